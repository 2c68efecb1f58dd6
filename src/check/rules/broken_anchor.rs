//! A link names a place that its page does not have.
//!
//! Places are headings, by GitHub's algorithm (*What's disputed* is `#whats-disputed`), claims by their first six words, and
//! ids that the writer pinned with `{#id}`. A wikilink may name the words of the heading: `[[page#What's disputed]]`.
//! Links in templates are looked up on some pages of each template.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::resolve::ProblemKind;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "broken-anchor",
    level: Level::Error,
    source: include_str!("broken_anchor.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let links = &subject.document.body.links;
    for problem in subject.entry.problems.iter() {
        let ProblemKind::NoAnchor { page, fragment } = &problem.kind else { continue };
        let link = &links[problem.link];
        let place = subject.first_line(link.span);
        let finding = RULE.finding(place, format!("“{page}” has no place `#{fragment}`"));
        found.push(match &problem.suggestion {
            Some(near) => {
                let finding = finding.help(format!("did you mean `{near}`?"));
                match subject.destination(link, true) {
                    Some(span) => finding.patch(span, near.trim_start_matches('#')),
                    None => finding,
                }
            }
            None => finding.help("link to a heading or a claim of that page, or to the page"),
        });
    }
}
