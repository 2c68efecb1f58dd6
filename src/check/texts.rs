//! A text as the rules see it: its index, what it quotes itself, the runs of words that it is made of.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::model::marks::Manner;
use crate::parse::normal::normalise;
use crate::parse::text::SourceText;

use super::facts::Stock;
use super::quotes::index::{Index, each_word, words};
use super::quotes::near::share;
use super::spans;

/// The text of a source, studied once.
#[derive(Debug)]
pub struct Text {
    /// The index of its words.
    pub index: Index,
    quotations: OnceLock<Vec<Quoted>>,
    shingles: OnceLock<Vec<u64>>,
    quoted_runs: OnceLock<Vec<(u64, u32)>>,
    /// What it has of facts, by the language in which it was read.
    facts: Mutex<Vec<(Box<str>, Arc<Stock>)>>,
    residue: OnceLock<Vec<Range<usize>>>,
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
/// How many words two texts have in common that share a quotation.
const SHARED_RUN: usize = 8;
/// A text with fewer runs is too short to be judged.
const FEWEST: usize = 10;

impl Text {
    /// Brings a text into normal form.
    pub fn new(text: &Arc<SourceText>) -> Self {
        Self {
            index: Index::new(text),
            quotations: OnceLock::new(),
            shingles: OnceLock::new(),
            quoted_runs: OnceLock::new(),
            facts: Mutex::default(),
            residue: OnceLock::new(),
        }
    }

    /// What the text has in quotation marks.
    pub fn quotations(&self) -> &[Quoted] {
        self.quotations.get_or_init(|| {
            let text = &self.index.text;
            let mut quotations = Vec::new();
            for (at, start) in text.paragraphs.iter().enumerate() {
                let start = *start as usize;
                let end = text.paragraphs.get(at + 1).map_or(text.words.len(), |end| *end as usize);
                let manner = Manner::new("");
                for quotation in spans::in_text(&text.words[start..end], manner).0 {
                    let range = quotation.span.range();
                    let range = start + range.start..start + range.end;
                    quotations.push(Quoted { words: words(&text.words[range.clone()]), range });
                }
            }
            quotations
        })
    }

    /// What the text quotes around a range of its words, or within it.
    pub fn quoted_at(&self, range: &Range<usize>) -> Option<&Quoted> {
        self.quotations()
            .iter()
            .find(|quoted| quoted.range.start < range.end && range.start < quoted.range.end)
    }

    /// The numbers, dates and words of the text, read as one in this language.
    pub fn facts(&self, language: &str) -> Arc<Stock> {
        let of = || self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, stock)) = of().iter().find(|(own, _)| **own == *language) {
            return Arc::clone(stock);
        }
        let stock = Arc::new(Stock::of(self.index.normal(), &self.index.text.words, language));
        of().push((language.into(), Arc::clone(&stock)));
        stock
    }

    /// The runs of eight words in quotation marks, hashed, each with the index of its quotation; sorted.
    fn quoted_runs(&self) -> &[(u64, u32)] {
        self.quoted_runs.get_or_init(|| {
            let quotations = self.quotations().iter().enumerate();
            let mut runs: Vec<(u64, u32)> = quotations
                .flat_map(|(index, quoted)| {
                    let words: Vec<u64> = quoted.words.iter().map(|word| hash_word(word)).collect();
                    let runs = words.windows(SHARED_RUN).map(|run| hash(run.iter().copied()));
                    runs.map(move |run| (run, index as u32)).collect::<Vec<_>>()
                })
                .collect();
            runs.sort_unstable();
            runs.dedup_by_key(|run| run.0);
            runs
        })
    }

    /// Lines that belong to the page from which the text was copied.
    pub fn residue(&self) -> &[Range<usize>] {
        self.residue.get_or_init(|| residue(&self.index.text.words))
    }

    /// The runs of seven words outside quotation marks, hashed and sorted, each once.
    fn shingles(&self) -> &[u64] {
        self.shingles.get_or_init(|| {
            let text = &self.index.text.words;
            let mut shingles = Vec::new();
            let mut from = 0;
            let quotations = self.quotations().iter().map(|quoted| quoted.range.clone());
            for quoted in quotations.chain(std::iter::once(text.len()..text.len())) {
                let outside = text.get(from..quoted.start).unwrap_or("");
                let mut words = Vec::new();
                each_word(&normalise(outside, &[]).text, |word, _| words.push(hash_word(word)));
                shingles.extend(words.windows(SHINGLE).map(|run| hash(run.iter().copied())));
                from = quoted.end.max(from);
            }
            shingles.sort_unstable();
            shingles.dedup();
            shingles
        })
    }
}

/// What stands on pages beside an article.
const RESIDUE: [&str; 29] = [
    "comments",
    "comment",
    "leave a comment",
    "post a comment",
    "no comments",
    "subscribe",
    "subscribe now",
    "sign up",
    "log in",
    "sign in",
    "related sources",
    "related articles",
    "related stories",
    "related",
    "related posts",
    "read more",
    "read next",
    "more from",
    "more stories",
    "recommended",
    "share",
    "share this",
    "share this article",
    "advertisement",
    "newsletter",
    "sign up for our newsletter",
    "most read",
    "trending",
    "skip to content",
];

/// The lines of a text that stand on pages beside an article: among its first three and its last five.
fn residue(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            lines.push(start..start + trimmed.len());
        }
        at += line.len();
    }
    let count = lines.len();
    let ends = lines.into_iter().enumerate().filter(|(number, _)| *number < 3 || number + 5 >= count);
    ends.map(|(_, line)| line)
        .filter(|line| {
            line.len() < 60 && {
                let words = words(&text[line.clone()]).join(" ");
                RESIDUE.contains(&words.as_str())
            }
        })
        .collect()
}

/// How many words two versions of a remark share in a run at least.
const RUN: usize = 5;

/// Whether two quotations are one remark in different words: they share a run of five words or more that is seven tenths of
/// the shorter, and neither is a part of the other.
pub fn is_divergent(one: &Quoted, other: &Quoted) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() {
        (&one.words, &other.words)
    } else {
        (&other.words, &one.words)
    };
    if short.len() < RUN || long.windows(short.len()).any(|window| window == short.as_slice()) {
        return false;
    }
    let run = longest_run(short, long);
    run >= RUN && run * 10 >= short.len() * 7
}

/// How many words the longest run has that both have.
fn longest_run(one: &[Box<str>], other: &[Box<str>]) -> usize {
    let mut best = 0;
    let mut runs = vec![0; other.len() + 1];
    for word in one {
        for at in (0..other.len()).rev() {
            runs[at + 1] = if *word == other[at] { runs[at] + 1 } else { 0 };
            best = best.max(runs[at + 1]);
        }
    }
    best
}

/// Where two texts quote the same words, a run of eight at least: the first such quotation of the one, and that of the other.
pub fn shared_quotation(one: &Text, other: &Text) -> Option<[Range<usize>; 2]> {
    let others = other.quoted_runs();
    let shared = one.quoted_runs().iter().filter_map(|(run, quotation)| {
        let place = others.binary_search_by_key(run, |(run, _)| *run).ok()?;
        Some((*quotation, others[place].1))
    });
    let (first, second) = shared.min()?;
    Some([(one, first), (other, second)].map(|(text, index)| text.quotations()[index as usize].range.clone()))
}

/// FNV-1a, over bytes or over hashes of words: the same on every machine.
fn hash(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |hash, value| (hash ^ value).wrapping_mul(0x0100_0000_01b3))
}

fn hash_word(word: &str) -> u64 {
    hash(word.bytes().map(u64::from))
}

/// The share of the shorter text's runs of seven words that the other one has too.
pub fn containment(one: &Text, other: &Text) -> f64 {
    let (one, other) = (one.shingles(), other.shingles());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < FEWEST {
        return 0.0;
    }
    let mut rest = long.iter().peekable();
    let shared = short
        .iter()
        .filter(|shingle| {
            while rest.next_if(|other| other < shingle).is_some() {}
            rest.peek() == Some(shingle)
        })
        .count();
    share(shared, short.len())
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
    fn a_quotation_that_two_texts_share_is_found_in_both() {
        let one = study("He said “no”. “We shall not sell the mill to anybody this year,” Frost said.");
        let other = study("“I tell you: we shall not sell the mill to anybody. Never,” said Frost.");
        let [first, second] = shared_quotation(&one, &other).unwrap();
        assert!(one.index.text.words[first].starts_with("We shall"));
        assert!(other.index.text.words[second].starts_with("I tell"));
        let seven = study("“We shall not sell the mill to you,” he said.");
        assert_eq!(shared_quotation(&one, &seven), None);
        let unquoted = study("We shall not sell the mill to anybody this year.");
        assert_eq!(shared_quotation(&one, &unquoted), None);
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
