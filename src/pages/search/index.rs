//! The inverted index: for each term, the documents that it occurs in and how much it weighs there.
//!
//! Terms stand in order and are dealt out to a given number of shards of about one size, so that all that begin with the same
//! letters are together. A shard is the terms and their postings by turns, with spaces between them. A posting is one number,
//! `(documents since the last one) × 16 + level`, in digits of five bits, the lowest first, each of the 64 letters of
//! [`DIGITS`]; letters from the 33rd on say that more follow.
//!
//! The level is what BM25 makes of the term's count, field by field, in sixteen steps. What is left for the browser is to
//! multiply by how rare the term is, so that it needs to know nothing of documents but their number.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use rayon::prelude::*;

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

/// As many documents are taken apart at a time, so that what was found in them need not all be kept.
const BATCH: usize = 512;

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

/// The documents that one term occurs in.
#[derive(Default)]
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
}

/// Builds the index of `documents` documents. `read` gives out the texts of the one with that number.
pub fn build(
    documents: usize,
    shards: usize,
    read: impl Fn(usize, &mut dyn FnMut(Field, &str)) + Sync,
) -> Index {
    let mut found: HashMap<Box<str>, Postings> = HashMap::new();
    for first in (0..documents).step_by(BATCH) {
        let batch: Vec<Vec<(Box<str>, u32)>> = (first..documents.min(first + BATCH))
            .into_par_iter()
            .map(|document| weigh(|field| read(document, field)))
            .collect();
        for (document, weighed) in (first as u32..).zip(batch) {
            for (term, level) in weighed {
                found.entry(term).or_default().push(document, level);
            }
        }
    }
    let mut found: Vec<(Box<str>, String)> =
        found.into_iter().map(|(term, postings)| (term, postings.digits)).collect();
    found.par_sort_unstable_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    deal(found, shards)
}

/// The terms of a document, each with its level.
fn weigh(read: impl FnOnce(&mut dyn FnMut(Field, &str))) -> Vec<(Box<str>, u32)> {
    let mut counts: HashMap<Box<str>, [u16; Field::COUNT]> = HashMap::new();
    let mut length = 0.0;
    read(&mut |field, text| {
        terms(text, |term| {
            length += if field == Field::Text { 1.0 } else { 0.0 };
            let counts = match counts.get_mut(term) {
                Some(counts) => counts,
                None => counts.entry(term.into()).or_default(),
            };
            let count = &mut counts[field as usize];
            *count = count.saturating_add(1);
        });
    });
    let long = 1.0 - LENGTH + LENGTH * length / USUAL_LENGTH;
    counts
        .into_iter()
        .map(|(term, counts)| {
            let weight = counts.iter().zip(Field::BOOSTS).enumerate().map(|(field, (&count, boost))| {
                let long = if field == Field::Text as usize { long } else { 1.0 };
                boost * (SATURATION + 1.0) * f32::from(count) / (f32::from(count) + SATURATION * long)
            });
            (term, level(weight.sum()))
        })
        .collect()
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
            let space = if number == 0 { "" } else { " " };
            let _ = write!(shard, "{space}{term} {postings}");
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
