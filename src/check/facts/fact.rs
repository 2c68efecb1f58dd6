//! A fact: what it may be, and where it stands.

use super::alias;
use super::date::{Date, Relative};
use super::name::{CAPITAL, LOWER, UPPER, case, fold, fold_umlauts, forms, plurals, spellings};
use super::number::Amount;
use super::opening::Opening;
use super::time::Time;
use super::token::{Kind, tokens};
use crate::parse::normal::normalise;
use crate::span::Span;

/// A fact that a claim states.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it may be; one of them is meant.
    pub readings: Vec<What>,
    /// Where it stands.
    pub span: Span,
}

/// What is looked up.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A number.
    Amount(Amount),
    /// A place in a row.
    Ordinal(u32),
    /// A time of day.
    Time(Time),
    /// A day or a month.
    Date(Date),
    /// A weekday, 1 is Monday.
    Weekday(u8),
    /// What is counted from the day on which a text was issued.
    Relative(Relative),
    /// `1990s`: its first year, or the last two digits of that.
    Decade(u16),
    /// Digits that are no number: `192.168.1.1`.
    Literal(String),
    /// A proper name.
    Name(Name),
}

/// A proper name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The word, folded.
    pub word: String,
    /// With its umlauts written without.
    pub umlauts: Option<String>,
    /// How it was written.
    pub(super) written: u8,
    /// Whether it is initials with an ending: *MPs*.
    is_plural_initials: bool,
    /// Why it may be a name, if it begins a sentence.
    pub(super) opening: Option<Opening>,
}

impl Name {
    /// That of a word.
    pub(super) fn new(word: &str, opening: Option<Opening>) -> Self {
        let stem = word.strip_suffix('s').unwrap_or("");
        Self {
            word: fold(word),
            umlauts: fold_umlauts(word),
            written: case(&word.replace('.', "")),
            is_plural_initials: case(stem) == UPPER,
            opening,
        }
    }

    /// Whether words are there that name it; `has` is asked for a word and how it must be written at least, and `has_initials` for
    /// the initials of a name.
    pub(super) fn is_in(&self, has: &dyn Fn(&str, u8) -> bool, has_initials: &dyn Fn(&str) -> bool) -> bool {
        // *WHO* is not *who*.
        let least = if self.written == UPPER && self.word.len() <= 4 { CAPITAL } else { LOWER };
        let mut words = std::iter::once(&self.word).chain(&self.umlauts);
        words.any(|word| {
            let has_any = |forms: &[String]| forms.iter().any(|form| has(form, least));
            let plain = has(word, least) || has_any(&plurals(word)) || has_any(&spellings(word));
            let initials = || {
                self.may_be_initials()
                    && (has_initials(word) || word.strip_suffix('s').is_some_and(has_initials))
            };
            let other = || alias::is_in(word, self.written, has);
            let derived = || {
                least == LOWER && !alias::is_known(word) && forms(word).iter().any(|form| has(form, LOWER))
            };
            plain || initials() || other() || derived()
        })
    }

    fn may_be_initials(&self) -> bool {
        (2..=8).contains(&self.word.len()) && (self.written == UPPER || self.is_plural_initials)
    }

    pub(super) fn has_synonym(&self, synonyms: &[Vec<String>], has: &dyn Fn(&str, u8) -> bool) -> bool {
        synonyms.iter().any(|group| {
            let phrases: Vec<Vec<String>> = group.iter().map(|phrase| words(phrase)).collect();
            let is_same = |one: &str| one == self.word || plurals(one).contains(&self.word);
            phrases.iter().any(|phrase| phrase.iter().any(|word| is_same(word)))
                && phrases.iter().any(|phrase| {
                    phrase
                        .iter()
                        .all(|word| has(word, LOWER) || plurals(word).iter().any(|form| has(form, LOWER)))
                })
        })
    }
}

/// The words of a phrase as they are looked up.
fn words(phrase: &str) -> Vec<String> {
    let text = normalise(phrase, &[]).text;
    let tokens = tokens(&text).into_iter();
    tokens
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Acronym))
        .map(|token| fold(&text[token.range()]))
        .collect()
}
