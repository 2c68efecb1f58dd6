//! The outline of a document: its headings, and under them its claims.

use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::span::Span;

use super::asked::Asked;

/// A heading or a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    /// Its words.
    pub(super) name: String,
    /// What it is: a role, or nothing.
    pub(super) detail: &'static str,
    /// Whether it is a claim.
    pub(super) is_claim: bool,
    /// All of it, with what stands under it.
    pub(super) span: Span,
    /// Its first line.
    pub(super) line: Span,
    /// What stands under it.
    pub(super) below: Vec<Symbol>,
}

/// The outline of a document.
pub(super) fn symbols(asked: &Asked<'_>) -> Vec<Symbol> {
    let Some((_, entry)) = asked.entry() else { return Vec::new() };
    let document = entry.what.open();
    let body = &document.body;
    let line = |span: Span| crate::check::rule::first_line(&body.source, span);
    // Headings and claims in reading order; a claim is deeper than any heading.
    let mut flat: Vec<(u8, Symbol)> = body
        .headings
        .iter()
        .enumerate()
        .map(|(index, heading)| {
            let next = body.headings[index + 1..].iter().find(|next| next.level <= heading.level);
            let end = next.map_or(body.source.len(), |next| next.span.start as usize);
            let symbol = Symbol {
                name: heading.text.to_string(),
                detail: document.explainer().and_then(|explainer| role(explainer, index)).unwrap_or(""),
                is_claim: false,
                span: Span::new(heading.span.start as usize, end),
                line: line(heading.span),
                below: Vec::new(),
            };
            (heading.level, symbol)
        })
        .collect();
    flat.extend(document.explainer().into_iter().flat_map(Explainer::claims).map(|claim| {
        let symbol = Symbol {
            name: claim.statement().to_string(),
            detail: "",
            is_claim: true,
            span: claim.span,
            line: line(claim.span),
            below: Vec::new(),
        };
        (u8::MAX, symbol)
    }));
    flat.sort_by_key(|(level, symbol)| (symbol.span.start, *level));
    // Editors show nothing for an empty name, and some refuse the whole outline.
    for (_, symbol) in flat.iter_mut().filter(|(_, symbol)| symbol.name.trim().is_empty()) {
        "(no words)".clone_into(&mut symbol.name);
    }
    nest(&mut flat.into_iter().peekable(), 0)
}

fn nest(flat: &mut std::iter::Peekable<std::vec::IntoIter<(u8, Symbol)>>, above: u8) -> Vec<Symbol> {
    let mut here = Vec::new();
    while let Some((level, mut symbol)) = flat.next_if(|(level, _)| *level > above) {
        symbol.below = nest(flat, level);
        here.push(symbol);
    }
    here
}

/// The role of the section that a heading begins.
fn role(explainer: &Explainer, heading: usize) -> Option<&'static str> {
    let section = explainer.sections.iter().find(|section| section.heading == Some(heading))?;
    section.role.map(Role::name)
}
