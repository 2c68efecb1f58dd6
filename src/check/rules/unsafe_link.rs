//! A link whose scheme is not one of those that are published.
//!
//! Published links are relative or have the schemes `http`, `https`, `mailto` or `tel`; an image only the first two.
//! Anything else (`javascript:`, `data:`, `file:`) is published as text without a link.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::resolve::ProblemKind;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unsafe-link",
    level: Level::Warning,
    source: include_str!("unsafe_link.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let links = &subject.document.body.links;
    for problem in subject.entry.problems.iter() {
        let ProblemKind::UnsafeScheme(scheme) = &problem.kind else { continue };
        found.push(
            RULE.finding(
                subject.first_line(links[problem.link].span),
                format!("an address that begins with `{scheme}:` is not published"),
            )
            .help("link to `https:`, `http:`, `mailto:` or `tel:`; if it is no scheme, write `./` before it"),
        );
    }
}
