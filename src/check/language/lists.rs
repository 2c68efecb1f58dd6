//! What the checks know of a language.

use std::ops::Range;

use crate::words::months::Months;

use super::numerals::Numerals;
use super::phrases::{Phrases, Words};

/// A language, as far as the checks know it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none excludes another")]
#[derive(Debug)]
pub struct Language {
    /// Its tag without region or script: `en`.
    pub tag: &'static str,
    /// Whether it writes two words as one around an apostrophe: *l'accord*, *n'a*.
    pub elides: bool,
    /// Whether it writes the parts of a noun as words of their own: *bank robber*.
    pub compounds: bool,
    /// What may begin another clause of a sentence: *and*, *but*, *although*.
    pub conjunctions: Phrases,
    /// What begins a clause of its own, which a negation before it does not reach: *who*, *when*, *after*.
    pub asides: Phrases,
    /// What joins a clause to what is said of it: *denied that*.
    pub links: Phrases,
    /// Whether a comma before these sets nothing apart: *bestritt, dass*.
    pub comma_before_links: bool,
    /// What turns the meaning of a word at its front: *un-*, *il-*.
    pub negating_fronts: &'static str,
    /// What does so with a hyphen after it: *non-violent*.
    pub negating_hyphened: &'static str,
    /// What turns it at its end, and the forms of that: *-less*.
    pub negating_endings: &'static str,
    /// What negates, and what takes back much: *not*, *hardly*, *except*, *unlikely*.
    pub negations: Phrases,
    /// Who denies, refuses, fails or stops.
    pub denials: Phrases,
    /// What is not vouched for: *reportedly*, *may have*, *is said to*. In a passage and in a claim it is a hedge.
    pub doubt: Phrases,
    /// Of these what is in doubt is what somebody or something is, not what is said of it: *the alleged thief left*.
    pub epithets: Phrases,
    /// Whose word something is: *says*, *according to*. In a claim it is a hedge; in a passage it is not.
    pub attribution: Phrases,
    /// Whether months and weekdays have a capital.
    pub capitals: bool,
    /// Its months.
    pub months: &'static Months,
    /// The forms of each weekday's name, Monday first.
    pub weekdays: [&'static str; 7],
    /// The words for time.
    pub time: Time,
    /// Words with a full stop after them that end no sentence; single letters apart.
    pub abbreviations: &'static str,
    /// Whether a full stop makes an ordinal of a number: *am 3. Mai*.
    pub ordinal_points: bool,
    /// What a correction says that does not say that something was wrong.
    pub euphemisms: Phrases,
    /// Its words for numbers, units and times.
    pub numerals: Numerals,
}

/// The words for time of a language, with commas between them. Those in lower case match any case; a capital must be one.
#[derive(Debug)]
pub struct Time {
    /// What `{period}` stands for: what can be this, last or next; weekdays too.
    pub periods: &'static str,
    /// What `{units}` stands for: what can be ago.
    pub units: &'static str,
    /// What `{number}` stands for, beside digits.
    pub numbers: &'static str,
    /// What moves with the day, beside weekdays by themselves. The longest match counts.
    pub phrases: &'static str,
    /// After these words a weekday does not move: *a Thursday*, *every Thursday*, *Black Friday*.
    pub before_weekday: &'static str,
    /// Before these words nothing does: *last week of*, *Sunday Times*.
    pub after: &'static str,
}
/// What is left of a word without its ending has as many letters.
const SHORTEST_STEM: usize = 3;

impl Language {
    /// The words of a text.
    pub fn words(&self, text: &str) -> Words {
        Words::of(text, self.elides)
    }

    /// What first negates or denies in a text, and where.
    pub fn negation(&self, text: &str) -> Option<Range<usize>> {
        self.first(&[&self.negations, &self.denials], text)
    }

    /// What negates or denies in a text, all of it that has its first or its last word within `part`.
    pub fn negation_in(&self, text: &str, part: &Range<usize>) -> Option<Range<usize>> {
        let lists = [&self.negations, &self.denials];
        if !may_have(&lists, text) {
            return None;
        }
        let words = self.words(text);
        let is_in = |word: usize| {
            let range = words.range(&(word..word + 1));
            range.start < part.end && part.start < range.end
        };
        let found = lists.into_iter().flat_map(|list| list.find(&words));
        let found = found.filter(|phrase| is_in(phrase.start) || is_in(phrase.end - 1));
        found.min_by_key(|phrase| phrase.start).map(|phrase| words.range(&phrase))
    }

    /// Whether `shown`, in place of `word`, turns what it says: by its front or its ending, *harmful* for *harmless*, or because
    /// the one negates and the other does not, *now* for *not*. A stem that is left says the same whatever its ending.
    pub fn is_turned(&self, word: &str, shown: &str) -> bool {
        let [word, shown] = [word, shown].map(str::to_lowercase);
        let has_ending = |word: &str| {
            let stems =
                self.negating_endings.split_whitespace().filter_map(|ending| word.strip_suffix(ending));
            stems.map(|stem| stem.chars().count()).max().is_some_and(|stem| stem >= SHORTEST_STEM)
        };
        let has_front = |long: &str, short: &str| {
            let front = long.strip_suffix(short);
            front.is_some_and(|front| match front.strip_suffix('-') {
                Some(front) => has(self.negating_hyphened, front) || has(self.negating_fronts, front),
                None => has(self.negating_fronts, front),
            })
        };
        let negates = |word: &str| self.negation(word).is_some();
        let stem = word.chars().zip(shown.chars()).take_while(|(one, other)| one == other).count();
        has_ending(&word) != has_ending(&shown)
            || has_front(&word, &shown)
            || has_front(&shown, &word)
            || (negates(&shown) && !negates(&word))
            || (negates(&word) && !negates(&shown) && stem <= SHORTEST_STEM)
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
        if !may_have(lists, text) {
            return None;
        }
        let words = self.words(text);
        let found = lists.iter().filter_map(|list| list.first(&words));
        found.min_by_key(|range| range.start).map(|range| words.range(&range))
    }

    /// The month that a word names, if it does: 1 is January.
    pub fn month(&self, word: &str) -> Option<u8> {
        let lower = self.name(word)?;
        self.months.by_name(&lower).or_else(|| self.months.by_short(&lower))
    }

    /// The weekday that a word names, if it does: 1 is Monday.
    pub fn weekday(&self, word: &str) -> Option<u8> {
        let lower = self.name(word)?;
        let is_one = |names: &&str| names.split(' ').any(|name| name == lower);
        self.weekdays.iter().position(is_one).map(|index| index as u8 + 1)
    }

    /// A word in lower case, if it may name a month or a weekday.
    fn name(&self, word: &str) -> Option<String> {
        let may_be = !self.capitals || word.starts_with(char::is_uppercase);
        (may_be && !word.is_empty()).then(|| word.to_lowercase())
    }
}

/// Whether a text may have a phrase of one of these lists.
fn may_have(lists: &[&Phrases], text: &str) -> bool {
    lists.iter().any(|list| list.may_occur_in(text))
}

/// Whether a list with spaces between its words, all in lower case, has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty()
        && list.split(' ').any(|entry| word.chars().flat_map(char::to_lowercase).eq(entry.chars()))
}

/// The entries of a list with commas between them.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty())
}
