//! Phrases, and where a text has one.
//!
//! A list of phrases is written in lines, with commas between those of a line. `is|are` is one word of these, `den*` any word that begins so, `*n't`
//! any that ends so; `_` stands for one word or none, `…` for a few words of the same sentence. A word that begins with a capital
//! must have one in the text. A line that begins with `!` merely looks like a phrase of the list: words of it are none. A line that
//! begins with `#` says why.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::telling::{Form, Telling};
use crate::parse::normal::{MARK, is_dash, is_word, normalise};

/// How many words `…` may stand for.
const GAP: usize = 12;

/// How many bytes of a stem are looked up before it is compared.
const FIRST: usize = 2;

/// A list of phrases.
#[derive(Debug)]
pub struct Phrases {
    written: &'static str,
    read: OnceLock<Read>,
}

/// A list as it is looked up: phrases by how their first word is written.
#[derive(Debug, Default)]
struct Read {
    phrases: Vec<Phrase>,
    whole: HashMap<String, Vec<usize>>,
    /// By the first letters of the stem.
    stems: HashMap<[u8; FIRST], Vec<(String, usize)>>,
    endings: Vec<(String, usize)>,
    telling: Telling,
}

#[derive(Debug)]
struct Phrase {
    parts: Vec<Part>,
    /// Whether it merely looks like one.
    is_none: bool,
}

#[derive(Debug)]
enum Part {
    /// One of these words.
    OneOf(Vec<Pattern>),
    /// One word or none.
    Any,
    /// A few words of the same sentence.
    Gap,
}

/// A word, or how it begins or ends.
#[derive(Debug)]
struct Pattern {
    form: Form,
    /// In lower case.
    lower: String,
    /// Whether the word has to have a capital.
    capital: bool,
}

/// The words of a text, as phrases are looked for among them.
#[derive(Debug, Default)]
pub struct Words {
    list: Vec<Word>,
}

/// A word of a text.
#[derive(Debug)]
pub struct Word {
    /// In lower case; an apostrophe within is `'`.
    pub lower: Box<str>,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What stands between it and the word before.
    pub after: After,
}

/// What stands between two words, as far as it matters to phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum After {
    /// Nothing, white space, hyphens, quotation marks.
    Space,
    /// What sets words of a sentence apart: a comma, a bracket, a dash.
    Comma,
    /// What ends a sentence.
    Sentence,
}

impl Words {
    /// Reads a text. In a language that `elides`, `d'accord` is two words, `d'` and `accord`.
    pub fn of(text: &str, elides: bool) -> Self {
        let normal = normalise(text, &[]);
        let chars: Vec<(usize, char)> = normal.text.char_indices().collect();
        let is_word_at = |at: usize| chars.get(at).is_some_and(|(_, char)| is_word(*char));
        let mut list: Vec<Word> = Vec::new();
        let mut after = After::Space;
        let mut at = 0;
        while let Some(&(start, char)) = chars.get(at) {
            if !is_word(char) {
                after = after.max(After::of(char, is_word_at(at + 1)));
                at += 1;
                continue;
            }
            let mut word = String::new();
            loop {
                while let Some((_, char)) = chars.get(at).filter(|_| is_word_at(at)) {
                    word.extend(char.to_lowercase());
                    at += 1;
                }
                let Some((place, char)) = chars.get(at).filter(|_| is_word_at(at + 1)) else { break };
                if *char == MARK {
                    word.push('\'');
                } else if normal.soft.binary_search(&(*place as u32)).is_err() {
                    break;
                }
                at += 1;
                if elides && *char == MARK {
                    break;
                }
            }
            let end = chars.get(at).map_or(normal.text.len(), |(end, _)| *end);
            let range = normal.original(&(start..end), text);
            let before = list.last().map_or(0, |word| word.range.end);
            let gap = text.get(before..range.start).unwrap_or("");
            if after == After::Space && sets_apart(gap) {
                after = After::Comma;
            }
            list.push(Word { lower: word.into(), capital: char.is_uppercase(), range, after });
            after = After::Space;
        }
        Self { list }
    }

    /// The words in order.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// Where words stand in the text.
    pub fn range(&self, words: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.list.get(at).map(|word| &word.range);
        let first = place(words.start).map_or(0, |range| range.start);
        first..words.end.checked_sub(1).and_then(place).map_or(first, |range| range.end)
    }
}

impl After {
    fn of(char: char, word_follows: bool) -> Self {
        match char {
            '.' | '!' | '?' | ';' | '…' | '。' | '！' | '？' | '؟' | '।' if !word_follows => {
                Self::Sentence
            }
            ',' | ':' | '(' | ')' | '[' | ']' | '/' => Self::Comma,
            _ => Self::Space,
        }
    }
}

/// Whether a dash between two words sets them apart, as a hyphen does not. In normal form all dashes are one.
fn sets_apart(gap: &str) -> bool {
    let is_long = |char: char| is_dash(char) && !matches!(char, '-' | '‐' | '‑');
    gap.contains(is_long)
        || gap.contains("--")
        || (gap.contains(is_dash) && gap.contains(char::is_whitespace))
}

impl Phrases {
    /// A list, as it is written above.
    pub const fn new(written: &'static str) -> Self {
        Self { written, read: OnceLock::new() }
    }

    /// Where a text has one of these phrases: the numbers of its words. Of several that begin with one word the longest.
    pub fn find<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = Range<usize>> + 'a {
        let read = self.read();
        // Most texts have no phrase at all.
        let none = OnceCell::new();
        (0..words.list.len()).filter_map(move |at| {
            let length = read.longest(words, at, false)?;
            let none = none.get_or_init(|| read.none(words));
            (!none[at..at + length].iter().all(|none| *none)).then_some(at..at + length)
        })
    }

    /// Whether one of these phrases may be in a text: a quick look, before its words are read.
    pub fn may_occur_in(&self, text: &str) -> bool {
        self.read().telling.may_occur_in(text)
    }

    /// The first of these phrases in a text.
    pub fn first(&self, words: &Words) -> Option<Range<usize>> {
        self.find(words).next()
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| Read::of(self.written))
    }
}

impl Read {
    fn of(written: &'static str) -> Self {
        let mut read = Self::default();
        let lines = written.lines().filter(|line| !line.trim_start().starts_with('#'));
        let phrases = lines.flat_map(|line| line.split(',')).map(str::trim);
        for phrase in phrases.filter(|phrase| !phrase.is_empty()) {
            let is_none = phrase.starts_with('!');
            let parts: Vec<Part> = phrase.trim_start_matches('!').split_whitespace().map(Part::of).collect();
            let index = read.phrases.len();
            if let Some(Part::OneOf(patterns)) = parts.first() {
                for pattern in patterns {
                    let lower = pattern.lower.clone();
                    match pattern.form {
                        Form::Whole => read.whole.entry(lower).or_default().push(index),
                        Form::Stem => {
                            let first = first(&lower).expect("a stem has two letters");
                            read.stems.entry(first).or_default().push((lower, index));
                        }
                        Form::Ending => read.endings.push((lower, index)),
                    }
                }
            }
            read.phrases.push(Phrase { parts, is_none });
        }
        let phrases = read.phrases.iter().filter(|phrase| !phrase.is_none);
        read.telling = Telling::of(phrases.flat_map(Phrase::telling));
        read
    }

    /// Which words are none of the list, though they look so.
    fn none(&self, words: &Words) -> Vec<bool> {
        let mut none = vec![false; words.list.len()];
        for at in 0..words.list.len() {
            if let Some(length) = self.longest(words, at, true) {
                none[at..at + length].fill(true);
            }
        }
        none
    }

    /// How many words the longest phrase has that begins with the word at `at`.
    fn longest(&self, words: &Words, at: usize, is_none: bool) -> Option<usize> {
        let word = &*words.list[at].lower;
        let stems = first(word).and_then(|first| self.stems.get(&first)).into_iter().flatten();
        let by_stem = stems.filter(|(stem, _)| word.starts_with(&**stem)).map(|(_, index)| index);
        let by_ending =
            self.endings.iter().filter(|(ending, _)| word.ends_with(&**ending)).map(|(_, index)| index);
        (self.whole.get(word).into_iter().flatten().chain(by_stem).chain(by_ending))
            .map(|index| &self.phrases[*index])
            .filter(|phrase| phrase.is_none == is_none)
            .filter_map(|phrase| end(&phrase.parts, words, at, at))
            .map(|end| end - at)
            .max()
    }
}

/// The first bytes of a word.
fn first(word: &str) -> Option<[u8; FIRST]> {
    word.as_bytes().first_chunk().copied()
}

/// Where a phrase ends whose next parts these are, if the words from `at` on are those.
fn end(parts: &[Part], words: &Words, first: usize, at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let word = words.list.get(at)?;
    let follows = |most: After| at == first || word.after <= most;
    match part {
        Part::OneOf(patterns) => {
            let fits = follows(After::Space) && patterns.iter().any(|pattern| pattern.is(word));
            if fits { end(rest, words, first, at + 1) } else { None }
        }
        Part::Any => end(rest, words, first, at)
            .or_else(|| follows(After::Space).then(|| end(rest, words, first, at + 1))?),
        Part::Gap => gap_end(rest, words, at),
    }
}

/// The same after `…`: the rest may begin at any of a few words, unless a sentence ends before.
fn gap_end(rest: &[Part], words: &Words, at: usize) -> Option<usize> {
    let within = words.list[at..].iter().take(GAP).take_while(|word| word.after < After::Sentence).count();
    // What follows a comma within the gap begins anew.
    (at..at + within).find_map(|start| end(rest, words, start, start))
}

impl Phrase {
    /// The words one of which has to be in a text that has the phrase: those of its part that is the longest, however it is
    /// put.
    fn telling(&self) -> impl Iterator<Item = (&str, Form)> {
        let words = self.parts.iter().map(|part| match part {
            Part::OneOf(patterns) => patterns.as_slice(),
            Part::Any | Part::Gap => &[],
        });
        let shortest = |patterns: &&[Pattern]| patterns.iter().map(|pattern| pattern.lower.len()).min();
        let best = words.max_by_key(shortest).unwrap_or(&[]);
        best.iter().map(|pattern| (&*pattern.lower, pattern.form))
    }
}

impl Part {
    fn of(written: &'static str) -> Self {
        match written {
            "_" => Self::Any,
            "…" => Self::Gap,
            words => Self::OneOf(words.split('|').map(Pattern::of).collect()),
        }
    }
}

impl Pattern {
    fn of(written: &'static str) -> Self {
        let (form, word) = match (written.strip_suffix('*'), written.strip_prefix('*')) {
            (Some(stem), _) => (Form::Stem, stem),
            (_, Some(ending)) => (Form::Ending, ending),
            _ => (Form::Whole, written),
        };
        Self { form, lower: word.to_lowercase(), capital: word.starts_with(char::is_uppercase) }
    }

    fn is(&self, word: &Word) -> bool {
        self.form.is(&self.lower, &word.lower) && (word.capital || !self.capital)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(list: &'static str, text: &'t str, elides: bool) -> Vec<&'t str> {
        let words = Words::of(text, elides);
        Phrases::new(list).find(&words).map(|range| &text[words.range(&range)]).collect()
    }

    #[test]
    fn phrases_are_found_as_they_stand_in_the_text() {
        let list =
            "not\n*n't\nis|was _ said to\nlehnt* … ab\nden*\n!denim\n!not only\nrule|rules out\nmay\n!May";
        for (text, expected) in [
            ("It is Not so.", vec!["Not"]),
            ("It isn’t, and wasn't.", vec!["isn’t", "wasn't"]),
            ("She is widely said to be; he was, said to", vec!["is widely said to"]),
            ("Er lehnte den Plan der Stadt ab.", vec!["lehnte den Plan der Stadt ab", "den"]),
            ("Er lehnte an der Wand. Ab ging es", vec![]),
            ("not only denim", vec![]),
            ("They rule\nout; rules. Out", vec!["rule\nout"]),
            ("de\u{ad}nied, de-\nnies", vec!["de\u{ad}nied", "de-\nnies"]),
            ("no note", vec![]),
            ("we may, in May or MAY", vec!["may"]),
        ] {
            assert_eq!(found(list, text, false), expected, "{text}");
        }
    }

    #[test]
    fn elided_words_are_words_where_a_language_elides() {
        assert_eq!(found("n'\nd' après", "Il n’a rien d'après lui", true), ["n’", "d'après"]);
        assert_eq!(found("n'\nd'après", "Il n’a rien d'après lui", false), ["d'après"]);
    }

    #[test]
    fn words_know_what_sets_them_apart() {
        use After::{Comma, Sentence, Space};
        let after =
            |text: &str| Words::of(text, false).list.iter().map(|word| word.after).collect::<Vec<_>>();
        assert_eq!(
            after("a so-called, 3.5 t — b. C"),
            [Space, Space, Space, Comma, Space, Space, Comma, Sentence]
        );
        assert_eq!(after("a \"b\" - c–d (e)"), [Space, Space, Comma, Comma, Comma]);
    }

    #[test]
    fn a_quick_look_misses_no_phrase() {
        let sample = |part: &str| match part {
            "_" => "x".to_owned(),
            "…" => "x y".to_owned(),
            words => {
                let word = words.split('|').next().unwrap();
                let word = word.strip_suffix('*').map_or(word.to_owned(), |stem| format!("{stem}en"));
                word.strip_prefix('*').map_or(word.clone(), |ending| format!("is{ending}"))
            }
        };
        let cut = |text: &str, by: &str| {
            let longest = text.split(' ').max_by_key(|word| word.len()).unwrap();
            let at = longest.char_indices().nth(longest.chars().count() / 2).unwrap().0;
            text.replacen(longest, &format!("{}{by}{}", &longest[..at], &longest[at..]), 1)
        };
        let mut looked_at = 0;
        for language in super::super::LANGUAGES {
            for list in [&language.negations, &language.denials, &language.doubt, &language.attribution] {
                let lines = list.written.lines().filter(|line| !line.trim_start().starts_with('#'));
                let phrases = lines.flat_map(|line| line.split(',')).map(str::trim);
                for phrase in phrases.filter(|phrase| !phrase.is_empty() && !phrase.starts_with('!')) {
                    let text: String = phrase.split_whitespace().map(sample).collect::<Vec<_>>().join(" ");
                    for text in [
                        text.clone(),
                        text.to_uppercase(),
                        text.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
                        text.replace('\'', "ʼ"),
                        text.replace('\'', "’"),
                        format!("ʺ{text}ʺ ʻ{text}ʻ"),
                        cut(&text, "-\n"),
                        cut(&text, "-\u{a0}\n"),
                        cut(&text, "\u{ad}"),
                    ] {
                        let is_there = list.first(&language.words(&text)).is_some();
                        looked_at += usize::from(is_there);
                        assert!(!is_there || list.may_occur_in(&text), "{}: {text:?}", language.tag);
                    }
                }
            }
        }
        assert!(looked_at > 10_000, "{looked_at}");
    }

    #[test]
    fn any_number_of_words_is_looked_through_in_one_go() {
        let text = "lehnte ".repeat(20_000);
        assert_eq!(found("lehnt* … ab … nicht", &text, false).len(), 0);
    }
}
