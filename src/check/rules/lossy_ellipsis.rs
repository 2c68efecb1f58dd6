//! An ellipsis that leaves out a negation, more than 60 words, or the end of a paragraph.
//!
//! `...` says that what is left out does not matter. A *not* or *without* that is left out does, and so does a leap from one
//! subject to another. Cite two passages, or quote more. Where the words occur several times, the ellipsis is taken to hide as
//! little as it can. Words that negate or deny are known in English, German, French, Spanish, Italian,
//! Dutch, Portuguese, Swedish and Polish.

use crate::diagnostic::{Diagnostic, Level};
use crate::parse::text::count_words;

use super::super::language;
use super::super::rule::{Find, Rule, Subject, in_one_line};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "lossy-ellipsis",
    level: Level::Warning,
    source: include_str!("lossy_ellipsis.rs"),
    find: Find::Document(find),
};

/// More words than this are too many.
const MOST: usize = 60;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Outcome::Text { source, found: place } = &checked.outcome else { continue };
        let Some(text) = subject.text(*source) else { continue };
        let text = &text.index.text;
        let language = language::of(subject.language(Some(*source)));
        for hidden in &place.hidden {
            let words = text.words.get(hidden.clone()).unwrap_or("");
            let count = count_words(words);
            let hides = if let Some(negation) = language.and_then(|language| language.negation(words)) {
                format!("“{}”", in_one_line(&words[negation]))
            } else if count > MOST {
                format!("{count} words")
            } else if text.paragraph_at(hidden.start) != text.paragraph_at(hidden.end.saturating_sub(1)) {
                "the end of a paragraph".to_owned()
            } else {
                continue;
            };
            let message = format!("this ellipsis leaves out {hides}");
            let finding = RULE.finding(subject.place(checked.span), message);
            found.push(
                subject
                    .with_words(finding, "left out", *source, hidden)
                    .help("quote more, or take the two parts apart"),
            );
        }
    }
}
