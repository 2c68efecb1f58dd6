//! Checks: what an editor should look at. Reads the site, changes nothing, knows nothing of pages.
//!
//! A rule is one file under `rules/`, whose module documentation is its manual, and two lines in `rules/mod.rs`.

pub mod quotes;
pub mod spans;
pub mod words;
pub mod facts;
pub mod texts;
pub mod verify;
pub mod rule;
pub mod rules;
pub mod levels;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::parse::sections::Vocabulary;
use crate::site::{Entry, Site};
use crate::span::Place;

use rule::Subject;
use rules::RULES;
pub use verify::Memos;
use verify::Verification;

/// What a check has to say.
#[derive(Debug)]
pub struct Checked {
    /// What all rules find, waived findings left out. Levels are the rules' own; `factbox.yaml` comes later.
    pub diagnostics: Vec<Diagnostic>,
    /// What was verified, and how.
    pub verification: Verification,
}

/// Checks everything. What was computed for equal inputs is taken from the memo tables.
pub fn check(site: &Site, memos: &Memos) -> Checked {
    let vocabulary = Vocabulary::new(&site.config);
    let verification = verify::verify(site, memos);
    let diagnostics = (site.entries.par_iter().zip(&verification.pages))
        .flat_map_iter(|(entry, verified)| {
            check_entry(&Subject {
                site,
                vocabulary: &vocabulary,
                entry,
                verified,
                verification: &verification,
            })
        })
        .collect();
    Checked { diagnostics, verification }
}

fn check_entry(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        (rule.find)(subject, &mut found);
    }
    waive(subject.entry, &mut found);
    found
}

/// Takes out the findings that the writer lets stand, and finds waivers that waive nothing.
fn waive(entry: &Entry, found: &mut Vec<Diagnostic>) {
    let document = entry.document();
    let mut about_waivers = Vec::new();
    for waiver in &document.waivers {
        let place = Place::new(&document.path, waiver.span);
        let Some(rule) = RULES.iter().find(|rule| rule.name == &*waiver.rule) else {
            let mut finding = Diagnostic::warning(
                rules::UNUSED_ALLOW,
                place,
                format!("there is no rule `{}` to waive", waiver.rule),
            );
            if let Some(near) = did_you_mean(&waiver.rule, RULES.iter().map(|rule| rule.name)) {
                finding = finding.help(format!("did you mean `{near}`?"));
            }
            about_waivers.push(finding);
            continue;
        };
        if waiver.reason.is_empty() {
            about_waivers.push(
                Diagnostic::warning(
                    rules::ALLOW_WITHOUT_REASON,
                    place,
                    format!("this waiver of `{}` gives no reason, so it waives nothing", rule.name),
                )
                .help(format!("write `<!-- allow {}: why -->`", rule.name)),
            );
            continue;
        }
        let before = found.len();
        found.retain(|finding| {
            let here = finding.place.as_ref().is_some_and(|place| {
                place.path == document.path
                    && waiver.block.start <= place.span.start
                    && place.span.start < waiver.block.end
            });
            !(here && finding.rule == rule.name)
        });
        if found.len() == before {
            about_waivers.push(
                Diagnostic::warning(
                    rules::UNUSED_ALLOW,
                    place,
                    format!("this waiver waives nothing: `{}` finds nothing here", rule.name),
                )
                .help("take the comment away"),
            );
        }
    }
    found.append(&mut about_waivers);
}
