//! A page lists sources and cites none of them.
//!
//! The simplest page that a writer thinks of has `sources:` and a list under *What we know*. It is published, with its
//! sources listed; but no reader can tell which statement rests on which. Add `[@key]` to each.

use crate::diagnostic::{Diagnostic, Level};
use crate::parse::cite::citing;
use crate::site::what::What;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "no-citations",
    level: Level::Warning,
    source: include_str!("no_citations.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let has_references = matches!(subject.entry.what, What::Explainer(_) | What::Plain(_));
    if !has_references || !subject.lists_and_cites_nothing() {
        return;
    }
    let document = subject.document;
    if subject.swallowed().next().is_some() {
        return;
    }
    let span = document.front_matter.sources_span.unwrap_or_default();
    let sources = &subject.entry.uncited;
    let count = document.front_matter.sources.len();
    let listed = if count == 1 { "1 source".to_owned() } else { format!("{count} sources") };
    let key = sources.first().map_or("key", |&source| subject.site.sources[source].source.key.as_str());
    found.push(
        RULE.finding(
            subject.first_line(span),
            format!("the page lists {listed} and cites none: readers cannot tell what rests on what"),
        )
        .help(format!("write `{}` at the end of each claim that rests on it", citing(key))),
    );
}
