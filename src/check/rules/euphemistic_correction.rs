//! A correction that says that something was clarified, fixed or updated.
//!
//! A correction says what was wrong and what is right. *Clarifies the date* hides from the reader who saw the page before
//! that the date was wrong. Something that was right and could be misread is a *Clarification*; something new is an
//! *Update*; only entries of the type *Correction* are looked at, and not what they quote, in English, German, French, Spanish,
//! Italian, Dutch, Portuguese, Swedish and Polish.
//!
//! ```markdown
//! - **2026-11-22 — Correction.** We said that the bridge was closed on a Monday. It was a Tuesday.
//! ```

use crate::diagnostic::{Diagnostic, Level};
use crate::model::marks::Manner;
use crate::model::update::UpdateKind;

use super::super::language::{self, Language};
use super::super::prose;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "euphemistic-correction",
    level: Level::Warning,
    source: include_str!("euphemistic_correction.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let Some(language) = language::of(&subject.page_language()) else { return };
    for update in
        explainer.document.updates.iter().filter(|update| update.kind == Some(UpdateKind::Correction))
    {
        let part = update.part.start..update.more.end.max(update.part.end);
        let word = prose::blocks(body, part, subject.marks())
            .iter()
            .find_map(|prose| euphemism(prose, language, subject.marks()));
        let Some(word) = word else { continue };
        found.push(
            RULE.finding(
                subject.first_line(update.span),
                format!("a correction that says “{word}” does not say that something was wrong"),
            )
            .help("say what was wrong and what is right, or call it a clarification or an update"),
        );
    }
}

/// The first euphemism in a text, as it is written there.
fn euphemism(prose: &prose::Prose, language: &Language, marks: Manner) -> Option<String> {
    let words = language.words(&prose.unquoted(marks));
    let found = language.euphemisms.first(&words)?;
    Some(prose.text.get(words.range(&found))?.to_owned())
}
