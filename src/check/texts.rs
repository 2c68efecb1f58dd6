//! A text as the rules see it: its index, what it quotes itself, the runs of words that it is made of.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::parse::text::SourceText;

use super::quotes::index::{Index, each_word};
use super::quotes::normal::normalise;
use super::spans;

/// The text of a source, studied once.
#[derive(Debug)]
pub struct Text {
    /// The index of its words.
    pub index: Index,
    quotations: OnceLock<Vec<Quoted>>,
    shingles: OnceLock<Vec<u64>>,
}

/// Words in quotation marks in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where they stand in the words of the text, without the marks.
    pub range: Range<usize>,
    /// The words in lower case.
    pub words: Vec<Box<str>>,
}

/// From this share of the shorter text on, two texts probably have one upstream.
pub const UPSTREAM: f64 = 0.15;
/// From this share on, one is a copy of the other.
pub const COPY: f64 = 0.5;
/// How many words a shared run has.
const SHINGLE: usize = 7;
/// A text with fewer runs is too short to be judged.
const FEWEST: usize = 10;

impl Text {
    /// Brings a text into normal form.
    pub fn new(text: &Arc<SourceText>) -> Self {
        Self { index: Index::new(text), quotations: OnceLock::new(), shingles: OnceLock::new() }
    }

    /// What the text has in quotation marks.
    pub fn quotations(&self) -> &[Quoted] {
        self.quotations.get_or_init(|| {
            let text = &self.index.text;
            let mut quotations = Vec::new();
            for (at, start) in text.paragraphs.iter().enumerate() {
                let start = *start as usize;
                let end = text.paragraphs.get(at + 1).map_or(text.words.len(), |end| *end as usize);
                for quotation in spans::in_text(&text.words[start..end]) {
                    let range = quotation.span.range();
                    let range = start + range.start..start + range.end;
                    quotations.push(Quoted { words: words(&text.words[range.clone()]), range });
                }
            }
            quotations
        })
    }

    /// The runs of seven words outside quotation marks, hashed and sorted, each once.
    fn shingles(&self) -> &[u64] {
        self.shingles.get_or_init(|| {
            let text = &self.index.text.words;
            let mut shingles = BTreeSet::new();
            let mut from = 0;
            let quotations = self.quotations().iter().map(|quoted| quoted.range.clone());
            for quoted in quotations.chain(std::iter::once(text.len()..text.len())) {
                let outside = text.get(from..quoted.start).unwrap_or("");
                let words = words(outside);
                shingles.extend(words.windows(SHINGLE).map(hash));
                from = quoted.end.max(from);
            }
            shingles.into_iter().collect()
        })
    }
}

/// The words of a text in lower case.
pub fn words(text: &str) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = Vec::new();
    each_word(&normalise(text, &[]).text, |word, _| words.push(word.into()));
    words
}

/// FNV-1a: the same on every machine.
fn hash(words: &[Box<str>]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain(std::iter::once(0)));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The share of the shorter text's runs of seven words that the other one has too.
pub fn containment(one: &Text, other: &Text) -> f64 {
    let (one, other) = (one.shingles(), other.shingles());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < FEWEST {
        return 0.0;
    }
    let shared = short.iter().filter(|shingle| long.binary_search(shingle).is_ok()).count();
    shared as f64 / short.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::parse::text;

    fn study(words: &str) -> Text {
        Text::new(&Arc::new(text::read("x.txt", &words.into(), Digest::default())))
    }

    #[test]
    fn a_shared_quotation_is_no_copy() {
        let numbers = |from: usize| {
            (from..from + 30).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ")
        };
        let quotation = format!("“{}”", numbers(500));
        let one = study(&format!("{} {quotation} {}", numbers(0), numbers(100)));
        let other = study(&format!("{} {quotation} {}", numbers(200), numbers(300)));
        let copy = study(&format!("{} {}", numbers(0), numbers(400)));
        assert!(containment(&one, &other) < UPSTREAM);
        assert!((0.3..COPY + 0.1).contains(&containment(&one, &copy)));
        assert!(containment(&one, &one) > 0.99);
        assert!(containment(&study("short"), &study("short")) < UPSTREAM);
    }

    #[test]
    fn a_text_knows_what_it_quotes() {
        let text = study("She said “We’ll stay,” and \"no\".\n\nNot “open.\n\nHe: «да, да».");
        let quoted: Vec<&str> =
            text.quotations().iter().map(|quoted| &text.index.text.words[quoted.range.clone()]).collect();
        assert_eq!(quoted, ["We’ll stay,", "no", "да, да"]);
        assert_eq!(text.quotations()[0].words, ["well".into(), "stay".into()]);
    }
}
