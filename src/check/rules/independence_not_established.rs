//! A claim under *What we know* that is borne out only by sources whose independence cannot be shown.
//!
//! Its sources share no origin that is known. But of one of them at least nobody knows who published it, so both may go back
//! to one report. The page says *independence not established* beside the claim; readers should not take two unknowns for
//! two witnesses. Find out who published what, or leave it at that.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::origins::Independence;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "independence-not-established",
    level: Level::Info,
    source: include_str!("independence_not_established.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (claim, independence) in subject.known_claims() {
        if matches!(independence, Independence::NotEstablished(_)) {
            found.push(
                RULE.finding(
                    subject.first_line(claim.span),
                    "it cannot be shown that the sources of this claim are independent of each other",
                )
                .help("say who published them (`publisher`, `URL`), or let the page say that it is not established"),
            );
        }
    }
}
