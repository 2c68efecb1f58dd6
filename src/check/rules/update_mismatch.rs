//! `updated` is not the date of the newest entry of the log, or an entry cannot be read.
//!
//! An entry of *Updates and corrections* is `- **2026-11-21 — Correction.** What was wrong.` Its type is one of First
//! published, Update, Clarification, Correction, Retraction, Dispute resolved, Editor's note, or a word that `factbox.yaml`
//! maps to one of them under `updates:`. A page without a log is not checked.

use crate::diagnostic::Diagnostic;
use crate::model::update::UpdateKind;

use super::super::rule::{Rule, Subject};

/// The rule.
pub(super) const RULE: Rule =
    Rule { name: "update-mismatch", source: include_str!("update_mismatch.rs"), find };

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    for update in explainer.updates() {
        let place = || subject.first_line(update.span);
        if update.date.is_none() {
            found.push(
                Diagnostic::error(RULE.name, place(), "this entry of the log does not begin with a date")
                    .help("write `- **2026-11-21 — Update.** What has changed.`"),
            );
        } else if update.kind.is_none() {
            let types: Vec<&str> = UpdateKind::ALL.iter().map(|kind| kind.default_label()).collect();
            found.push(
                Diagnostic::error(RULE.name, place(), "the type of this entry of the log is not known")
                    .help(format!("write one of: {}", types.join(", "))),
            );
        }
    }
    let Some(newest) =
        explainer.updates().filter(|update| update.date.is_some()).max_by_key(|update| update.date)
    else {
        return;
    };
    let Some(newest_date) = newest.date else { return };
    let front_matter = &explainer.document.front_matter;
    match front_matter.updated.as_ref().or(front_matter.date.as_ref()) {
        Some(updated) if updated.value == newest_date => {}
        Some(updated) => found.push(
            Diagnostic::error(
                RULE.name,
                subject.place(updated.span),
                format!("the page says it was updated on {}, its log ends on {newest_date}", updated.value),
            )
            .related(subject.first_line(newest.span), "the newest entry")
            .help(format!("write `updated: {newest_date}`, or add an entry to the log")),
        ),
        None => found.push(
            Diagnostic::error(
                RULE.name,
                subject.first_line(newest.span),
                "the page has a log and no `updated:`",
            )
            .help(format!("write `updated: {newest_date}` in the front matter")),
        ),
    }
}
