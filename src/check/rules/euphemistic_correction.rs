//! A correction that says that something was clarified, fixed or updated.
//!
//! A correction says what was wrong and what is right. *Clarifies the date* hides from the reader who saw the page before
//! that the date was wrong. Something that was right and could be misread is a *Clarification*; something new is an
//! *Update*; only entries of the type *Correction* are looked at, and not what they quote.
//!
//! ```markdown
//! - **2026-11-22 — Correction.** We said that the bridge was closed on a Monday. It was a Tuesday.
//! ```

use crate::diagnostic::{Diagnostic, Level};
use crate::model::update::UpdateKind;

use super::super::prose;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "euphemistic-correction",
    level: Level::Warning,
    source: include_str!("euphemistic_correction.rs"),
    find: Find::Document(find),
};

/// The words of a language: a word with `…` at its end stands for all that begin so.
fn euphemisms(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["clarif…", "fix", "fixes", "fixed", "fixing", "updat…"],
        "de" => &[
            "klargestellt",
            "klarstell…",
            "klarzustell…",
            "präzisier…",
            "aktualisier…",
            "behoben",
            "behebt",
            "behob",
            "nachgebessert",
        ],
        "fr" => {
            &["clarifi…", "précis…", "actualis…", "mis à jour", "mise à jour", "mettre à jour", "met à jour"]
        }
        "es" => &["aclar…", "actualiz…", "puntualiz…", "subsan…", "precisa", "precisamos", "precisado"],
        _ => &[],
    }
}

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let language = subject.page_language();
    for update in
        explainer.document.updates.iter().filter(|update| update.kind == Some(UpdateKind::Correction))
    {
        let part = update.part.start..update.more.end.max(update.part.end);
        let word = prose::blocks(body, part).iter().find_map(|prose| euphemism(prose, &language));
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
fn euphemism(prose: &prose::Prose, language: &str) -> Option<String> {
    let text = prose.unquoted();
    let words: Vec<&str> =
        text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_one = |words: &[&str], pattern: &str| {
        pattern.split(' ').zip(words).all(|(part, word)| match part.strip_suffix('…') {
            Some(stem) => word.to_lowercase().starts_with(stem),
            None => word.to_lowercase() == part,
        })
    };
    (0..words.len()).find_map(|start| {
        euphemisms(language).iter().find_map(|pattern| {
            let words = words.get(start..start + pattern.split(' ').count())?;
            is_one(words, pattern).then(|| words.join(" "))
        })
    })
}
