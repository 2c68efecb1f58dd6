//! A citation at the beginning of a line with a colon after it.
//!
//! To Markdown `[@key]: word` is the definition of a link, of which nothing is left on the page: neither the citation nor
//! what follows it. Write something before it, or take the colon away.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "swallowed-citation",
    level: Level::Error,
    source: include_str!("swallowed_citation.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for span in &subject.entry.document().body.swallowed {
        found.push(
            RULE.finding(subject.first_line(*span),
                "Markdown takes this citation for the definition of a link, and nothing of it is left on the page",
            )
            .help("write something before it, or take the colon away"),
        );
    }
}
