//! `updated` is not the date of the newest entry of the log, or an entry cannot be read.
//!
//! An entry of *Updates and corrections* is `- **2026-11-21 — Correction.** What was wrong.` Its type is one of First
//! published, Update, Clarification, Correction, Retraction, Dispute resolved, Editor's note, or a word that `factbox.yaml`
//! maps to one of them under `updates:`. A page without a log is not checked.

use crate::date::Day;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::model::section::Block;
use crate::model::update::UpdateKind;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "update-mismatch",
    level: Level::Error,
    source: include_str!("update_mismatch.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    for update in &explainer.document.updates {
        let place = subject.first_line(update.span);
        if update.date.is_none() {
            found.push(
                RULE.finding(place, "this entry of the log does not begin with a date and its type, in bold")
                    .help("write `- **2026-11-21 — Update.** What has changed.`"),
            );
        } else if update.kind.is_none() {
            let types: Vec<&str> = UpdateKind::ALL.iter().map(|kind| kind.default_labels()[0]).collect();
            found.push(
                RULE.finding(place, "the type of this entry of the log is not known")
                    .help(format!("write one of: {}", types.join(", "))),
            );
        }
    }
    stray_entries(subject, explainer, found);
    let dated = explainer.document.updates.iter().filter_map(|update| Some((update.date?, update.span)));
    // Of two entries of one day the first one that is written.
    let Some((newest, entry)) = dated.reduce(|newest, other| if other.0 > newest.0 { other } else { newest })
    else {
        return;
    };
    let front_matter = &explainer.document.front_matter;
    match (&front_matter.updated, &front_matter.date) {
        (Some(updated), _) if updated.value == newest => {}
        (None, Some(date)) if date.value == newest => {}
        (Some(updated), _) => found.push(
            RULE.finding(
                subject.place(updated.span),
                format!("the page says it was updated on {}, its log ends on {newest}", updated.value),
            )
            .related(subject.first_line(entry), "the newest entry")
            .help(format!("write `updated: {newest}`, or add an entry to the log")),
        ),
        (None, _) => found.push(
            RULE.finding(
                subject.first_line(entry),
                "the page has a newer entry in its log and no `updated:`",
            )
            .help(format!("write `updated: {newest}` in the front matter")),
        ),
    }
}

/// Paragraphs of the log that begin as an entry does, and are none: only items of a list are.
fn stray_entries(subject: &Subject, explainer: &Explainer, found: &mut Vec<Diagnostic>) {
    let body = &explainer.document.body;
    for section in explainer.sections.iter().filter(|section| section.role == Some(Role::Updates)) {
        for block in &section.blocks {
            let Block::Prose(part) = block else { continue };
            let words = body.plain_text(part.clone());
            if words.get(..10).and_then(Day::parse).is_some() {
                found.push(
                    RULE.finding(
                        subject.first_line(body.spans[part.start]),
                        "this entry is not in the log: it is a paragraph",
                    )
                    .help("make it an item of the list: write `- ` before it"),
                );
            }
        }
    }
}
