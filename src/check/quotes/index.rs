//! The index of a text: computed once, so that each search in it is short.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::parse::script::is_spaceless;
use crate::parse::text::SourceText;

use crate::parse::normal::{
    Fold, Folded, MARK, Normal, fold, is_word, normalise, normalise_without, squeeze,
};

use super::super::language;

/// A text, ready to be searched. What a search needs only when a quotation is not found is computed then, once.
#[derive(Debug)]
pub struct Index {
    /// The text.
    pub text: Arc<SourceText>,
    form: Form,
    /// The form that has what is no word of the article too, where there is such.
    as_written: OnceLock<Option<Form>>,
    words: OnceLock<Words>,
}

/// A normal form of a text, and what is folded further.
#[derive(Debug)]
pub struct Form {
    /// The normal form.
    pub normal: Normal,
    /// What in it may be left out.
    optional: Vec<u32>,
    /// Hyphens that join to a word what negates it: `non-violent`.
    negating: Vec<u32>,
    squeezed: OnceLock<Folded>,
    folded: [OnceLock<Looked>; 3],
}

/// A folded form, and the same without what may be left out.
#[derive(Debug)]
struct Looked {
    folded: Folded,
    squeezed: OnceLock<Folded>,
}

/// A form of a text to look for words in.
#[derive(Clone, Copy, Debug)]
pub struct Haystack<'a> {
    /// The form.
    pub text: &'a str,
    /// What in it may be left out.
    pub optional: &'a [u32],
    squeezed: &'a OnceLock<Folded>,
    folded: Option<&'a Folded>,
    form: &'a Form,
}

/// The words of a text, in lower case, each by its number.
#[derive(Debug, Default)]
pub struct Words {
    /// The words in order: the number of each, and where it stands in the normal form.
    pub list: Vec<Word>,
    numbers: HashMap<Box<str>, u32>,
    /// The places of each word: a range of `places` begins here.
    first: Vec<u32>,
    places: Vec<u32>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its number: equal words have equal numbers.
    pub number: u32,
    /// Where it begins in the normal form.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Index {
    /// Brings a text into normal form.
    pub fn new(text: &Arc<SourceText>) -> Self {
        Self {
            form: Form::new(normalise_without(&text.apparatus, &text.words, &text.paragraphs), &text.words),
            text: Arc::clone(text),
            as_written: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    /// The normal form of the text, without what is no word of the article.
    pub fn normal(&self) -> &Normal {
        &self.form.normal
    }

    /// The forms that words are looked for in: the article, then all that is written there.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        let as_written = || {
            let text = &self.text;
            (!text.apparatus.is_empty())
                .then(|| Form::new(normalise(&text.words, &text.paragraphs), &text.words))
        };
        let as_written = std::iter::once_with(move || self.as_written.get_or_init(as_written).as_ref());
        std::iter::once(&self.form).chain(as_written.flatten())
    }

    /// Whether a word may begin or end at this byte of the normal form.
    pub fn is_boundary(&self, at: usize) -> bool {
        self.form.plain().is_boundary(at)
    }

    /// The words of the text.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::new(&self.form.normal.text))
    }

    /// Where a range of the normal form stands in the words of the text.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        self.form.normal.original(range, &self.text.words)
    }
}

impl Form {
    fn new(normal: Normal, words: &str) -> Self {
        let mut optional: Vec<u32> = normal.soft.iter().chain(&normal.repeated).copied().collect();
        optional.sort_unstable();
        let joins = |at: &usize| {
            let head = normal.text[..*at].trim_end_matches(is_word).len();
            let front = &normal.text[head..*at];
            let is_front = language::negates_hyphened(front);
            // In normal form a dash has no spaces around it.
            let written = || &words[normal.original(&(head..*at + 1), words)];
            is_front && !written().contains(|char: char| char.is_whitespace() || matches!(char, '–' | '—'))
        };
        let hyphens = normal.text.match_indices('-').map(|(at, _)| at);
        let negating = hyphens.filter(joins).map(|at| at as u32).collect();
        let folded = [const { OnceLock::new() }; 3];
        Self { normal, optional, negating, squeezed: OnceLock::new(), folded }
    }

    /// The normal form, to look for words in.
    pub fn plain(&self) -> Haystack<'_> {
        let Self { normal, optional, squeezed, .. } = self;
        Haystack { text: &normal.text, optional, squeezed, folded: None, form: self }
    }

    /// The same with more folded than typography.
    pub fn folded(&self, by: Fold) -> Haystack<'_> {
        let place = match by {
            Fold::Case => 0,
            Fold::Punctuation => 1,
            Fold::Both => 2,
        };
        let Looked { folded, squeezed } = self.folded[place].get_or_init(|| Looked {
            folded: fold(&self.normal.text, &self.optional, by),
            squeezed: OnceLock::new(),
        });
        Haystack {
            text: &folded.text,
            optional: &folded.optional,
            squeezed,
            folded: Some(folded),
            form: self,
        }
    }
}

impl Haystack<'_> {
    /// Whether a hyphen joins what begins here to what negates it.
    pub fn is_negated(&self, at: usize) -> bool {
        let form = self.form;
        if form.negating.is_empty() {
            return false;
        }
        let at = self.folded.map_or(at, |folded| folded.original(&(at..at + 1), &form.normal.text).start);
        let hyphen = [at.checked_sub(1), Some(at)].into_iter().flatten();
        hyphen.into_iter().any(|at| form.negating.binary_search(&(at as u32)).is_ok())
    }

    /// The form without what may be left out, and all that looks like it.
    pub fn squeezed(&self) -> &Folded {
        self.squeezed.get_or_init(|| squeeze(self.text))
    }

    /// Where a range of the form stands in the words of the text.
    pub fn original(&self, range: &Range<usize>, words: &str) -> Range<usize> {
        let normal = &self.form.normal;
        match self.folded {
            Some(folded) => normal.original(&folded.original(range, &normal.text), words),
            None => normal.original(range, words),
        }
    }
}

/// The words of a normal form, in lower case, and where each stands. Marks within a word do not count.
pub fn each_word(normal: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let mut start = 0;
    let mut end = 0;
    for (at, char) in normal.char_indices() {
        if !word.is_empty() && (is_spaceless(char) || !(is_word(char) || char == MARK)) {
            visit(&word, start..end);
            word.clear();
        }
        if !is_word(char) {
            continue;
        }
        if word.is_empty() {
            start = at;
        }
        end = at + char.len_utf8();
        if char.is_ascii() {
            word.push(char.to_ascii_lowercase());
        } else {
            word.extend(char.to_lowercase());
        }
        if is_spaceless(char) {
            visit(&word, start..end);
            word.clear();
        }
    }
    if !word.is_empty() {
        visit(&word, start..end);
    }
}

/// The words of a text in lower case.
pub fn words(text: &str) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = Vec::new();
    each_word(&normalise(text, &[]).text, |word, _| words.push(word.into()));
    words
}

impl Words {
    fn new(normal: &str) -> Self {
        let mut words = Self::default();
        each_word(normal, |word, range| {
            let number = if let Some(&number) = words.numbers.get(word) {
                number
            } else {
                let number = words.numbers.len() as u32;
                words.numbers.insert(word.into(), number);
                number
            };
            words.list.push(Word { number, start: range.start as u32, end: range.end as u32 });
        });
        let mut first = vec![0; words.numbers.len() + 1];
        for word in &words.list {
            first[word.number as usize + 1] += 1;
        }
        for number in 1..first.len() {
            first[number] += first[number - 1];
        }
        let mut next = first.clone();
        words.places = vec![0; words.list.len()];
        for (place, word) in words.list.iter().enumerate() {
            let slot = &mut next[word.number as usize];
            words.places[*slot as usize] = place as u32;
            *slot += 1;
        }
        words.first = first;
        words
    }

    /// The number of a word in lower case; `None` if the text does not have it.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// Where the word with this number stands, by its index in the list.
    pub fn places(&self, number: u32) -> &[u32] {
        let number = number as usize;
        &self.places[self.first[number] as usize..self.first[number + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_places() {
        let words = Words::new("Don\"t stop, \"don\"t\" 我们 stop");
        let ranges: Vec<_> = words.list.iter().map(|word| (word.number, word.start, word.end)).collect();
        assert_eq!(ranges, [(0, 0, 5), (1, 6, 10), (0, 13, 18), (2, 20, 23), (3, 23, 26), (1, 27, 31)]);
        assert_eq!(words.places(words.number("stop").unwrap()), [1, 5]);
        assert_eq!(words.number("go"), None);
    }
}
