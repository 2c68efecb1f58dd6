//! A passage hedges, and the claim that cites it does not.
//!
//! *Reportedly*, *allegedly*, *ostensibly*, *apparently*, *may have*, *appears to*, *is said to*, *claims to*: the source does not
//! vouch for it, and the claim reads as if it did. Keep the hedge, or say whose word it is: "according to", "the article says".
//! Nothing is found where a passage of another origin says the same flatly.

use crate::diagnostic::{Diagnostic, Level};

use super::super::facts::is_stated;
use super::super::language;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "dropped-hedge",
    level: Level::Warning,
    source: include_str!("dropped_hedge.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let document = subject.document;
    let page = language::of(subject.language(None));
    for claim in explainer.claims().filter(|claim| is_stated(claim.role)) {
        let passages: Vec<_> = document.citations[claim.citations.clone()]
            .iter()
            .zip(&subject.entry.resolution.cited.citations[claim.citations.clone()])
            .flat_map(|(group, mentions)| group.mentions().zip(mentions))
            .filter_map(|((_, passage), mention)| Some((passage?, (*mention)?.reference())))
            .map(|(passage, source)| {
                let language = language::of(subject.language(Some(source)));
                let hedge = language.and_then(|language| language.doubt(&passage.text));
                (passage, source, hedge.map(|range| passage.text[range].to_owned()))
            })
            .collect();
        let Some((passage, source, Some(hedge))) = passages.iter().find(|(_, _, hedge)| hedge.is_some())
        else {
            continue;
        };
        let lead = claim.lead.as_ref().map_or("", |lead| &*lead.text);
        let stated = format!("{lead} {}", claim.text);
        if page.is_none_or(|page| page.doubt(&stated).or_else(|| page.attribution(&stated)).is_some()) {
            continue;
        }
        let flatly = passages.iter().any(|(_, other, hedge)| {
            let provenance = |source: usize| &subject.source(source).provenance;
            hedge.is_none() && other != source && provenance(*other).shared(provenance(*source)).is_none()
        });
        if flatly {
            continue;
        }
        let message = format!("the passage hedges (“{hedge}”), and the claim does not");
        found.push(
            RULE.finding(subject.first_line(claim.span), message)
                .related(subject.place(passage.span), "the passage")
                .help(format!("keep “{hedge}”, or say whose word it is")),
        );
    }
}
