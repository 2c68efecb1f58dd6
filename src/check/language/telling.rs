//! Telling words of a list of phrases: a text without any of them has no phrase of the list, and need not be read. Most have none.

use crate::model::marks;
use crate::parse::normal::is_dropped;

/// What a telling word is written like: all of it, or how it begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The word.
    Whole,
    /// How it begins.
    Stem,
    /// How it ends.
    Ending,
}

/// How many bytes of a word count for its length.
const LONGEST: usize = 31;

/// Telling words, in lower case.
#[derive(Debug, Default)]
pub struct Telling {
    words: Vec<(String, Form)>,
    /// Of words that begin with an ASCII letter, by its place in the alphabet: a bit for each length that one may have.
    lengths: [u32; 26],
    has_endings: bool,
}

impl Telling {
    /// These words. Of a word with signs, its longest part between them.
    pub fn of<'a>(words: impl IntoIterator<Item = (&'a str, Form)>) -> Self {
        let part = |(word, form): (&'a str, Form)| {
            let part = parts(word).max_by_key(|part| part.len()).unwrap_or("");
            let form = match form {
                Form::Stem if word.ends_with(part) => Form::Stem,
                Form::Ending if word.starts_with(part) => Form::Ending,
                _ => Form::Whole,
            };
            (part.to_lowercase(), form)
        };
        let mut words: Vec<(String, Form)> = words.into_iter().map(part).collect();
        words.sort_unstable();
        words.dedup();
        let mut telling = Self { lengths: [0; 26], has_endings: false, words };
        for (word, form) in &telling.words {
            let bit = 1u32 << word.len().min(LONGEST);
            let first =
                word.as_bytes().first().map_or(usize::MAX, |first| usize::from(first.wrapping_sub(b'a')));
            match form {
                Form::Whole => *telling.lengths.get_mut(first).unwrap_or(&mut 0) |= bit,
                Form::Stem => *telling.lengths.get_mut(first).unwrap_or(&mut 0) |= bit.wrapping_neg(),
                Form::Ending => telling.has_endings = true,
            }
        }
        telling
    }

    /// Whether one of the words is in a text, or may be there in parts.
    pub fn may_occur_in(&self, text: &str) -> bool {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let mut is_plain = true;
        let mut start = 0;
        for word in text.as_bytes().split(|byte| !is_part(byte)) {
            let end = start + word.len();
            let is_cut = || {
                let after = text.get(end..).and_then(|rest| rest.strip_prefix('-'));
                after.is_some_and(|after| after.starts_with(char::is_whitespace))
            };
            is_plain &= word.is_ascii();
            if word.is_ascii() && self.has(word) || is_cut() {
                return true;
            }
            start = end + 1;
        }
        !is_plain && self.may_occur_beyond_ascii(text)
    }

    fn may_occur_beyond_ascii(&self, text: &str) -> bool {
        // Words are read in normal form: accents that stand by themselves, ligatures and marks among letters are others there.
        let is_read_otherwise = |char: char| {
            is_dropped(char)
                || matches!(char, '‐' | '‑' | '\u{300}'..='\u{36f}' | '\u{fb00}'..='\u{fb06}')
                || char.is_alphanumeric() && marks::is_mark(char)
        };
        text.contains(is_read_otherwise)
            || parts(text).filter(|word| !word.is_ascii()).any(|word| {
                let lower = word.to_lowercase();
                self.words.iter().any(|(telling, form)| form.is(telling, &lower))
            })
            || parts(text).any(|word| word.is_ascii() && self.has(word.as_bytes()))
    }

    /// Whether a word of ASCII letters is one of the words.
    fn has(&self, word: &[u8]) -> bool {
        let Some(first) = word.first().map(u8::to_ascii_lowercase) else { return false };
        let is_it = |(telling, form): &(String, Form)| {
            let telling = telling.as_bytes();
            let part = match form {
                Form::Whole => Some(word),
                Form::Stem => word.get(..telling.len()),
                Form::Ending => word.len().checked_sub(telling.len()).map(|start| &word[start..]),
            };
            part.is_some_and(|part| part.eq_ignore_ascii_case(telling))
        };
        let lengths = self.lengths.get(usize::from(first.wrapping_sub(b'a')));
        let may_begin = match lengths {
            Some(lengths) => lengths >> word.len().min(LONGEST) & 1 == 1,
            None => true,
        };
        let first_of = |word: &(String, Form)| word.0.as_bytes().first().copied();
        let with_first = || {
            let start = self.words.partition_point(|word| first_of(word) < Some(first));
            self.words[start..].iter().take_while(move |word| first_of(word) == Some(first))
        };
        may_begin && with_first().any(is_it)
            || self.has_endings && self.words.iter().filter(|word| word.1 == Form::Ending).any(is_it)
    }
}

impl Form {
    /// Whether a word, in lower case, is written like a telling one.
    pub fn is(self, telling: &str, word: &str) -> bool {
        match self {
            Self::Whole => word == telling,
            Self::Stem => word.starts_with(telling),
            Self::Ending => word.ends_with(telling),
        }
    }
}

/// The runs of letters and digits in a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_words_are_found_however_they_are_written() {
        use Form::{Ending, Stem, Whole};
        let telling = Telling::of([
            ("may", Whole),
            ("alleg", Stem),
            ("n't", Ending),
            ("größe", Stem),
            ("ość", Ending),
            ("1990s", Whole),
        ]);
        for text in [
            "It may",
            "MAY",
            "allegedly",
            "Alleg.",
            "isn't",
            "isn’t",
            "Der Größere",
            "GRÖSSE, GRÖßE",
            "miłość",
            "al-\nlegedly",
            "al\u{ad}legedly",
            "gro\u{308}ße",
            "al-\u{a0}\nlegedly",
            "isnʼt",
            "allegedly with a ﬁne",
            "the 1990s",
            "“may”",
            "may’s",
        ] {
            assert!(telling.may_occur_in(text), "{text}");
        }
        for text in
            ["", "the mayor", "maybe", "a legal matter", "it is – well – so", "große", "“Größ”", "1990"]
        {
            assert!(!telling.may_occur_in(text), "{text}");
        }
    }
}
