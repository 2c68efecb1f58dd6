//! A dispute with fewer than two positions.
//!
//! Under *What's disputed* a `###` heading asks the question, and each item of the list below it is a position. With one
//! position, or none, there is nothing to weigh: move the claim to *Reported by one source*, or add the other side.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "one-sided-dispute",
    level: Level::Error,
    source: include_str!("one_sided_dispute.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let headings = &explainer.document.body.headings;
    for dispute in explainer.disputes() {
        let message = match dispute.positions.len() {
            0 => "this dispute has no position",
            1 => "this dispute has one position",
            _ => continue,
        };
        found.push(
            RULE.finding(subject.first_line(headings[dispute.heading].span), message)
                .help("give each side an item of the list below the question"),
        );
    }
}
