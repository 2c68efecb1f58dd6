//! A source does not say when it was issued and who published it, or, if it has a `URL`, neither when it was read nor where
//! a copy is kept.
//!
//! A reader who wants to judge a source asks who says so and when; an address alone may lead to something else next year.
//! Where you have looked and it cannot be found out, say so, and readers are told:
//!
//! ```yaml
//! id: leaflet
//! publisher: unknown
//! issued: unknown
//! URL: https://example.org/leaflet
//! accessed: 2026-11-21 # or archive-url: https://…
//! ```
//!
//! Each source is looked at once, however many pages cite it. What is listed and not cited is found by `unused-source`, or by
//! `no-citations`, and left alone here.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::source::Stated;
use crate::site::Site;
use crate::site::sources::SourceEntry;

use super::super::rule::{Find, Rule};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "incomplete-source",
    level: Level::Warning,
    source: include_str!("incomplete_source.rs"),
    find: Find::Source(find),
};

fn find(_: &Site, entry: &SourceEntry, found: &mut Vec<Diagnostic>) {
    if !entry.cited {
        return;
    }
    let source = &entry.source;
    let mut missing = Vec::new();
    if source.issued == Stated::Omitted {
        missing.push("`issued`");
    }
    if source.publisher == Stated::Omitted {
        missing.push("`publisher`");
    }
    let has_address = source.url.known().is_some();
    if has_address && source.accessed == Stated::Omitted && source.archive_url.is_none() {
        missing.push("`accessed` or `archive-url`");
    }
    if missing.is_empty() {
        return;
    }
    let message = format!("the source `{}` has no {}", source.key, list(&missing));
    found.push(
        RULE.finding(source.place.clone(), message)
            .help("add what is known, and say `unknown` of what you have looked for and not found"),
    );
}

/// `a`, `a` and no `b`, `a`, no `b` and no `c`.
fn list(missing: &[&str]) -> String {
    match missing {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and no {last}", rest.join(", no ")),
    }
}
