//! The inverted index: for each term, the documents that it occurs in and how much it weighs there.
//!
//! Terms stand in order and are dealt out to a given number of shards of about one size, so that all that begin with the same
//! letters are together. A shard is the terms and their postings by turns, with spaces between them. A posting is one number,
//! `(documents since the last one) × 16 + level`, in digits of five bits, the lowest first, each of the 64 letters of
//! [`DIGITS`]; letters from the 33rd on say that more follow.
//!
//! The level is what BM25 makes of the term's count, field by field, in sixteen steps. What is left for the browser is to
//! multiply by how rare the term is, so that it needs to know nothing of documents but their number.

use std::cmp::Ordering;
use std::ops::Range;

use foldhash::HashMap;

use super::terms::terms;
use crate::digest::{BytesHasher, Digest};

/// Where in a document a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// Its summary, its topics, a heading.
    Heading,
    /// A claim, an open question, an event, a person, a remark.
    Claim,
    /// A question that is disputed, or a position on it.
    Position,
    /// Who wrote and published a source, on its own page.
    Source,
    /// A source that the page cites.
    Cited,
    /// Anything else.
    Text,
}

impl Field {
    const COUNT: usize = 7;

    /// How much more than running text it counts.
    const BOOSTS: [f32; Self::COUNT] = [6.0, 2.0, 3.0, 3.0, 3.0, 1.5, 1.0];
}

/// BM25's `k1`: how soon further occurrences count for little.
const SATURATION: f32 = 1.2;
/// BM25's `b`: how far a long text counts for less.
const LENGTH: f32 = 0.5;
/// A text of usual length, in terms. A constant, so that no page weighs differently because another one has changed.
const USUAL_LENGTH: f32 = 600.0;

/// The lowest weight but one, and what each further level adds.
const FIRST_STEP: f32 = 0.35;
const STEP: f32 = 1.4;
const LEVELS: u32 = 16;

/// The digits of postings.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// As many documents make a part of the index.
pub const DOCUMENTS: usize = 128;

/// The index of a site.
#[derive(Debug)]
pub struct Index {
    /// Where each shard but the first one begins, in the order of UTF-16, which is JavaScript's: as many letters of its first
    /// term as tell it from the term before. Empty shards at the end have none.
    pub starts: Vec<String>,
    /// The shards.
    pub shards: Vec<String>,
    /// The digest of all terms and postings.
    pub digest: Digest,
}

/// The terms of some documents that follow each other, each with its postings there.
pub type Part = Vec<(Box<str>, Run)>;

/// The postings of a term in some documents that follow each other.
#[derive(Debug)]
pub struct Run {
    /// The first document, and the level there.
    first: (u32, u32),
    /// Those after it.
    rest: Postings,
}

/// The documents that one term occurs in.
#[derive(Debug, Default)]
struct Postings {
    digits: String,
    /// The number of the next document after the last one.
    next: u32,
}

impl Postings {
    fn push(&mut self, document: u32, level: u32) {
        let mut number = u64::from(document - self.next) * u64::from(LEVELS) + u64::from(level);
        self.next = document + 1;
        loop {
            let digit = (number & 31) as usize;
            number >>= 5;
            self.digits.push(char::from(DIGITS[if number == 0 { digit } else { digit + 32 }]));
            if number == 0 {
                break;
            }
        }
    }

    fn append(&mut self, Run { first: (document, level), rest }: &Run) {
        self.push(*document, *level);
        self.digits.push_str(&rest.digits);
        self.next = rest.next;
    }
}

/// Takes the documents with these numbers apart. `read` gives out the texts of the one with that number.
pub fn take_apart(documents: Range<usize>, read: impl Fn(usize, &mut dyn FnMut(Field, &str))) -> Part {
    let mut numbers: HashMap<Box<str>, usize> = HashMap::default();
    let mut runs: Vec<Option<Run>> = Vec::new();
    // Of each term how often it occurs in each field of the document at hand, and which terms do.
    let mut counts: Vec<[u16; Field::COUNT]> = Vec::new();
    let mut occurring: Vec<usize> = Vec::new();
    for document in documents {
        let mut length = 0.0;
        read(document, &mut |field, text| {
            terms(text, |term| {
                length += if field == Field::Text { 1.0 } else { 0.0 };
                let number = numbers.get(term).copied().unwrap_or_else(|| {
                    numbers.insert(term.into(), runs.len());
                    runs.push(None);
                    counts.push([0; Field::COUNT]);
                    runs.len() - 1
                });
                let counts = &mut counts[number];
                if *counts == [0; Field::COUNT] {
                    occurring.push(number);
                }
                let count = &mut counts[field as usize];
                *count = count.saturating_add(1);
            });
        });
        let long = 1.0 - LENGTH + LENGTH * length / USUAL_LENGTH;
        for number in occurring.drain(..) {
            let level = level(weight(&std::mem::take(&mut counts[number]), long));
            let document = document as u32;
            match &mut runs[number] {
                Some(run) => run.rest.push(document, level),
                none => {
                    let rest = Postings { digits: String::new(), next: document + 1 };
                    *none = Some(Run { first: (document, level), rest });
                }
            }
        }
    }
    numbers.into_iter().filter_map(|(term, number)| Some((term, runs[number].take()?))).collect()
}

/// What a term weighs that occurs so often in each field of a document, whose text is so long.
fn weight(counts: &[u16; Field::COUNT], long: f32) -> f32 {
    let fields = counts.iter().zip(Field::BOOSTS).enumerate().filter(|(_, (count, _))| **count > 0);
    fields
        .map(|(field, (&count, boost))| {
            let long = if field == Field::Text as usize { long } else { 1.0 };
            boost * (SATURATION + 1.0) * f32::from(count) / (f32::from(count) + SATURATION * long)
        })
        .sum()
}

/// The level of a weight: how many steps lie below it.
fn level(weight: f32) -> u32 {
    let mut step = FIRST_STEP;
    let mut level = 0;
    while level < LEVELS - 1 && weight >= step {
        step *= STEP;
        level += 1;
    }
    level
}

/// Puts the parts of an index together, which come in the order of their documents.
pub fn put_together(parts: impl Iterator<Item = Part>, shards: usize) -> Index {
    let mut found: HashMap<Box<str>, Postings> = HashMap::default();
    for (term, run) in parts.flatten() {
        found.entry(term).or_default().append(&run);
    }
    let mut found: Vec<(Box<str>, String)> =
        found.into_iter().map(|(term, postings)| (term, postings.digits)).collect();
    found.sort_unstable_by(|(one, _), (other, _)| in_utf_16(one, other));
    deal(found, shards)
}

/// The order of JavaScript.
fn in_utf_16(one: &str, other: &str) -> Ordering {
    if one.is_ascii() && other.is_ascii() {
        return one.cmp(other);
    }
    one.encode_utf16().cmp(other.encode_utf16())
}

/// Deals terms out to shards.
fn deal(found: Vec<(Box<str>, String)>, count: usize) -> Index {
    let bounds = bounds(&found, count);
    let mut hasher = BytesHasher::default();
    let starts = bounds[1..].iter().map_while(|bound| {
        let (term, _) = found.get(bound.start)?;
        let before = found[..bound.start].last().map_or("", |(term, _)| term);
        let shared = term.chars().zip(before.chars()).take_while(|(one, other)| one == other).count();
        Some(term.chars().take(shared + 1).collect())
    });
    let mut index =
        Index { starts: starts.collect(), shards: Vec::with_capacity(count), digest: Digest::default() };
    let mut found = found.into_iter();
    for bound in bounds {
        let mut shard = String::new();
        for (number, (term, postings)) in found.by_ref().take(bound.len()).enumerate() {
            if number > 0 {
                shard.push(' ');
            }
            shard.push_str(&term);
            shard.push(' ');
            shard.push_str(&postings);
        }
        hasher.update(shard.as_bytes());
        hasher.update(b"\n");
        index.shards.push(shard);
    }
    index.digest = hasher.finish();
    index
}

/// Which terms stand in which shard. A shard begins near the place where it would if all had one size, with the term there
/// whose digest is the lowest: an edit that moves the place a little mostly moves no beginning.
fn bounds(found: &[(Box<str>, String)], count: usize) -> Vec<Range<usize>> {
    let mut offsets: Vec<usize> = Vec::with_capacity(found.len() + 1);
    let mut total = 0;
    for (term, postings) in found {
        offsets.push(total);
        total += term.len() + postings.len() + 2;
    }
    let mut bounds = Vec::with_capacity(count);
    let mut start = 0;
    for shard in 1..=count {
        let place = |eighths: usize| offsets.partition_point(|&at| at < total * eighths / (count * 8));
        let end = if shard == count {
            found.len()
        } else {
            let near = place(shard * 8 - 2).max(start)..place(shard * 8 + 2).max(start);
            let lowest = near.clone().min_by_key(|&at| Digest::of_bytes(found[at].0.as_bytes()));
            lowest.unwrap_or(near.end)
        };
        bounds.push(start..end);
        start = end;
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(documents: usize, shards: usize, read: impl Fn(usize, &mut dyn FnMut(Field, &str))) -> Index {
        let parts = (0..documents).step_by(DOCUMENTS);
        put_together(parts.map(|first| take_apart(first..documents.min(first + DOCUMENTS), &read)), shards)
    }

    fn number(digits: &mut impl Iterator<Item = u8>) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let digit = digits.next()?;
            let digit = DIGITS.iter().position(|&other| other == digit).expect("it is a digit") as u64;
            number |= (digit & 31) << shift;
            shift += 5;
            if digit < 32 {
                return Some(number);
            }
        }
    }

    /// The documents and levels of a term, looked up as the browser does.
    fn look_up(index: &Index, term: &str) -> Vec<(u64, u64)> {
        let key: Vec<u16> = term.encode_utf16().collect();
        let shard = index.starts.partition_point(|start| start.encode_utf16().collect::<Vec<_>>() <= key);
        let words: Vec<&str> = index.shards[shard].split(' ').collect();
        let Some(at) = words.iter().step_by(2).position(|word| *word == term) else { return Vec::new() };
        let mut digits = words[2 * at + 1].bytes();
        let mut document = 0;
        std::iter::from_fn(|| number(&mut digits))
            .map(|number| {
                document += number / 16;
                document += 1;
                (document - 1, number % 16)
            })
            .collect()
    }

    fn words(document: usize) -> String {
        let words: Vec<String> =
            (0..60).map(|word| format!("w{}", (document * 31 + word * word) % 997)).collect();
        words.join(" ")
    }

    #[test]
    fn a_term_is_found_in_the_shard_that_its_beginning_names() {
        for shards in [1, 2, 16, 64] {
            let index = build(700, shards, |document, found| {
                found(Field::Title, &format!("number {document}"));
                found(Field::Text, &words(document));
                found(Field::Text, "𠮷野 豈 the");
            });
            assert_eq!(index.shards.len(), shards);
            assert_eq!(index.starts.len(), shards - 1);
            assert_eq!(look_up(&index, "the").len(), 700);
            assert_eq!(look_up(&index, "𠮷野").len(), 700);
            assert_eq!(
                look_up(&index, "641").iter().map(|(document, _)| *document).collect::<Vec<_>>(),
                [641]
            );
            for document in [0, 1, 511, 512, 699] {
                for word in words(document).split(' ') {
                    let found = look_up(&index, word);
                    assert!(found.iter().any(|(found, _)| *found == document as u64), "{word} in {document}");
                    assert!(found.is_sorted_by(|one, other| one.0 < other.0));
                }
            }
            assert_eq!(look_up(&index, "absent"), []);
        }
    }

    #[test]
    fn a_title_outweighs_a_claim_and_a_claim_outweighs_text() {
        let index = build(4, 1, |document, found| match document {
            0 => found(Field::Title, "tide"),
            1 => found(Field::Claim, "the tide"),
            2 => found(Field::Text, "tide tide tide tide tide"),
            _ => found(Field::Text, "the tide"),
        });
        let levels: Vec<u64> = look_up(&index, "tide").iter().map(|(_, level)| *level).collect();
        assert!(levels.is_sorted_by(|one, other| one > other), "{levels:?}");
    }

    #[test]
    fn a_small_edit_leaves_most_shards_as_they_are() {
        let index = |edit: &str| {
            build(700, 16, |document, found| {
                found(Field::Text, &words(document));
                if document == 350 {
                    found(Field::Text, edit);
                }
            })
        };
        let (before, after) =
            (index(""), index("something quite new in here, of a dozen words and more, w1x w2x w3x"));
        let same = before.shards.iter().zip(&after.shards).filter(|(one, other)| one == other).count();
        assert!(same >= 10, "{same} of 16");
        assert_ne!(before.digest, after.digest);
    }

    #[test]
    fn nothing_has_an_index_too() {
        let index = build(0, 4, |_, _| {});
        assert_eq!(index.shards, ["", "", "", ""]);
        assert!(index.starts.is_empty());
    }
}
