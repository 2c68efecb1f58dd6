//! A claim under *What we know* whose sources are one origin.
//!
//! What we know is what at least two sources say that do not go back to one report. Two papers that print one agency's
//! story, two articles of one publisher, and an article with another that is based on it are one origin: if it is wrong,
//! both are. Sources are compared in pairs, by `origin`, `agency`, `based-on`, `publisher` and the host of `URL`; `unknown`
//! equals nothing.
//!
//! Move the claim to *Reported by one source*, which says the same and says on what it rests; or cite a source of another
//! origin:
//!
//! ```markdown
//! ## Reported by one source
//!
//! - The bridge was closed on a Monday. [@harbour-gazette, "closed on Monday"]
//! ```

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::site::origins::{Independence, SharedBy};
use crate::site::{SourceEntry, SourceId};

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
    for (claim, independence) in subject.known_claims() {
        let message = match independence {
            Independence::OneSource => "what is known rests on one source here",
            Independence::OneOrigin => {
                "what is known rests on one origin here: its sources do not count as two"
            }
            Independence::None | Independence::Independent(_) | Independence::NotEstablished(_) => continue,
        };
        let finding = RULE.finding(subject.first_line(claim.span), message);
        let mut finding = finding.help(format!(
            "move it to “{}”, or cite a source of another origin",
            reported(subject, explainer)
        ));
        finding.notes = shared(subject, claim);
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

/// What every two of the claim's sources have in common.
fn shared(subject: &Subject, claim: &Claim) -> Vec<String> {
    let mentions =
        subject.entry.resolution.cited.citations[claim.citations.clone()].iter().flatten().flatten();
    let cited: BTreeSet<SourceId> =
        mentions.map(|mention| subject.entry.sources[mention.reference]).collect();
    let sources: Vec<&SourceEntry> = cited.into_iter().map(|id| &subject.site.sources[id]).collect();
    let mut notes = Vec::new();
    for (index, one) in sources.iter().enumerate() {
        for other in &sources[index + 1..] {
            let Some(shared) = one.provenance.shared(&other.provenance) else { continue };
            let what = match shared {
                SharedBy::Origin => "have the same `origin`",
                SharedBy::Agency => "are from the same `agency`",
                SharedBy::BasedOn => "go back to one report, by `based-on`",
                SharedBy::Publisher => "have the same `publisher`",
                SharedBy::NearCopy => "have nearly the same text, by the receipts",
                SharedBy::Host => "are from the same host",
            };
            notes.push(format!("`{}` and `{}` {what}", one.source.key, other.source.key));
        }
    }
    notes
}
