//! A claim under *What we know* whose sources are of nobody knows how many publishers.
//!
//! Its sources share no origin that is known. But of one of them at least nobody knows who published it, so both may go back
//! to one report. The page says *independence not established* beside the claim; readers should not take two unknowns for
//! two witnesses. Find out who published what, or leave it at that.
//!
//! Independence is stated, never concluded. Where two sources have different publishers and nothing ties them, the page says
//! *two publishers*. It says *two independent sources* where the file of each says `reporting: own`, its publisher did the
//! reporting, or has an `origin` of its own.

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
                .help("say who published them (`publisher`), or let the page say that it is not established"),
            );
        }
    }
}
