//! An ellipsis or a bracket in words of a language of which it is not known what negates.
//!
//! `lossy-ellipsis` finds a *not* that is left out in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and
//! Polish. In another language it can find none, and no other stands in for it. See for yourself that nothing is left out that
//! turns the meaning. A source whose `language` is not given is taken to be in that of the page.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Level};

use super::super::language;
use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unjudged-ellipsis",
    level: Level::Info,
    source: include_str!("unjudged_ellipsis.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    // Once for each source.
    let mut said = BTreeSet::new();
    for checked in &subject.verified.checked {
        let Outcome::Text { source, found: place } = &checked.outcome else { continue };
        let Some(text) = subject.text(*source) else { continue };
        let tag = subject.language(Some(*source));
        let is_changed = place.hidden.iter().any(|hidden| !hidden.is_empty())
            || place.brackets.iter().any(|bracket| {
                let article = text.index.text.article(&bracket.range);
                article.to_lowercase() != bracket.words.to_lowercase()
            });
        if language::of(tag).is_some() || !is_changed || !said.insert(*source) {
            continue;
        }
        let message =
            format!("nobody has judged what is left out here: what negates in `{tag}` is not known");
        let finding = RULE.finding(subject.place(checked.span), message);
        found.push(finding.help("see for yourself that nothing is left out that turns the meaning"));
    }
}
