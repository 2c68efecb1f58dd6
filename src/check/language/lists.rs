//! What the checks know of a language.

use std::ops::Range;

use super::phrases::{Phrases, Words};

/// A language, as far as the checks know it.
#[derive(Debug)]
pub struct Language {
    /// Its tag without region or script: `en`.
    pub tag: &'static str,
    /// Whether it writes two words as one around an apostrophe: *l'accord*, *n'a*.
    pub elides: bool,
    /// What negates, and what takes back much: *not*, *hardly*, *except*, *unlikely*.
    pub negations: Phrases,
    /// Who denies, refuses, fails or stops.
    pub denials: Phrases,
    /// What is not vouched for: *reportedly*, *may have*, *is said to*. In a passage and in a claim it is a hedge.
    pub doubt: Phrases,
    /// Whose word something is: *says*, *according to*. In a claim it is a hedge; in a passage it is not.
    pub attribution: Phrases,
    /// Whether months and weekdays have a capital.
    pub capitals: bool,
    /// The forms of each month's name, January first.
    pub months: [&'static str; 12],
    /// How each is abbreviated, without its full stop.
    pub short_months: [&'static str; 12],
    /// The forms of each weekday's name, Monday first.
    pub weekdays: [&'static str; 7],
}

impl Language {
    /// The words of a text.
    pub fn words(&self, text: &str) -> Words {
        Words::of(text, self.elides)
    }

    /// What first negates or denies in a text, and where.
    pub fn negation(&self, text: &str) -> Option<Range<usize>> {
        self.first(&[&self.negations, &self.denials], text)
    }

    /// What first doubts in a text, and where.
    pub fn doubt(&self, text: &str) -> Option<Range<usize>> {
        self.first(&[&self.doubt], text)
    }

    /// What first says in a text whose word something is, and where.
    pub fn attribution(&self, text: &str) -> Option<Range<usize>> {
        self.first(&[&self.attribution], text)
    }

    fn first(&self, lists: &[&Phrases], text: &str) -> Option<Range<usize>> {
        let words = self.words(text);
        let found = lists.iter().filter_map(|list| list.first(&words));
        found.min_by_key(|range| range.start).map(|range| words.range(&range))
    }

    /// The month that a word names, if it does: 1 is January.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.month_by_name(word).or_else(|| self.place(&self.short_months, word))
    }

    /// The month that a word names in full.
    pub fn month_by_name(&self, word: &str) -> Option<u8> {
        self.place(&self.months, word)
    }

    /// The weekday that a word names, if it does: 1 is Monday.
    pub fn weekday(&self, word: &str) -> Option<u8> {
        self.place(&self.weekdays, word)
    }

    fn place(&self, names: &[&str], word: &str) -> Option<u8> {
        if self.capitals && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let lower = word.to_lowercase();
        if lower.is_empty() {
            return None;
        }
        let is_one = |names: &&str| names.split(' ').any(|name| name == lower);
        names.iter().position(is_one).map(|index| index as u8 + 1)
    }
}
