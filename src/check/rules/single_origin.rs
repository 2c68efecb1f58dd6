//! A claim under *What we know* whose sources are one origin.
//!
//! What we know is what at least two sources say that do not go back to one report. Two papers that print one agency's
//! story, two articles of one publisher, and an article with another that is based on it are one origin: if it is wrong,
//! both are. Sources are compared in pairs, by `origin`, `agency`, `based-on`, `publisher` and the host of `URL`; a paper that
//! prints a wire's story has one origin with what the wire itself publishes. `unknown` equals nothing.
//!
//! Move the claim to *Reported by one source*, which says the same and says on what it rests; or cite a source of another
//! origin:
//!
//! ```markdown
//! ## Reported by one source
//!
//! - The bridge was closed on a Monday. [@harbour-gazette, "closed on Monday"]
//! ```

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::site::entry::SourceId;
use crate::site::origins::{Independence, SharedBy};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "single-origin",
    level: Level::Warning,
    source: include_str!("single_origin.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    // A page may have many of these, and they say much the same.
    let help = LazyCell::new(|| -> Arc<str> {
        format!("move it to “{}”, or cite a source of another origin", reported(subject, explainer)).into()
    });
    let mut pairs = BTreeMap::new();
    for (claim, independence) in subject.known_claims() {
        let message = match independence {
            Independence::OneSource => "what is known rests on one source here",
            Independence::OneOrigin => {
                "what is known rests on one origin here: its sources do not count as two"
            }
            Independence::None
            | Independence::Independent(_)
            | Independence::Publishers(_)
            | Independence::NotEstablished(_) => continue,
        };
        let mut finding = RULE.finding(subject.first_line(claim.span), message).help(Arc::clone(&help));
        finding.notes = shared(subject, claim, &mut pairs).into();
        found.push(finding);
    }
}

/// What the section is called where one source is enough: on this page, else in this site.
fn reported<'a>(subject: &'a Subject, explainer: &'a Explainer) -> &'a str {
    let headings = &explainer.document.body.headings;
    let section = explainer.sections.iter().find(|section| section.role == Some(Role::Reported));
    let own = section.and_then(|section| section.heading).map(|heading| &*headings[heading].text);
    let configured = subject.site.config.sections.get(&Role::Reported).and_then(|headings| headings.first());
    own.or(configured.map(String::as_str)).unwrap_or(Role::Reported.default_headings()[0])
}

/// What two sources have in common, in words.
type Pairs = BTreeMap<(SourceId, SourceId), Option<Arc<str>>>;

/// What every two of the claim's sources have in common.
fn shared(subject: &Subject, claim: &Claim, pairs: &mut Pairs) -> Vec<Arc<str>> {
    let mentions =
        subject.entry.resolution.cited.citations[claim.citations.clone()].iter().flatten().flatten();
    let cited: BTreeSet<SourceId> =
        mentions.map(|mention| subject.entry.sources[mention.reference()]).collect();
    let of_two = |one: SourceId, other: SourceId| {
        let (one, other) = (&subject.site.sources[one], &subject.site.sources[other]);
        let what = match one.provenance.shared(&other.provenance)? {
            SharedBy::Origin => "have the same `origin`",
            SharedBy::Agency => "go back to one wire, by `agency`",
            SharedBy::BasedOn => "go back to one report, by `based-on`",
            SharedBy::Publisher => "have the same `publisher`",
            SharedBy::NearCopy => "have nearly the same text, by the receipts",
            SharedBy::Host => "are from the same host",
        };
        Some(format!("`{}` and `{}` {what}", one.source.key, other.source.key).into())
    };
    let mut notes = Vec::new();
    for &one in &cited {
        for &other in cited.range(one + 1..) {
            notes.extend(pairs.entry((one, other)).or_insert_with(|| of_two(one, other)).clone());
        }
    }
    notes
}
