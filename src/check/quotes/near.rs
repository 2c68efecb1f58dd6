//! The passage of a text that comes nearest to words that do not occur in it.
//!
//! Sellers' algorithm: the edit distance, in words, between the quotation and the best window of the text. Letter case and
//! punctuation do not count. In a long text only the windows are compared that share rare words with the quotation, so that
//! a search is bounded in steps.

use std::ops::Range;

use crate::parse::normal::{Fold, fold, is_boundary, normal};

use super::index::{Index, Words, each_word};
use super::pattern::Needle;
use super::search::find;

/// A passage that is similar.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Where it stands in the words of the text.
    pub range: Range<usize>,
    /// The share of the quotation's words that need no edit.
    pub similarity: f64,
    /// The words that were looked for: the quotation, or the part of it that does not occur.
    pub part: Option<String>,
}

/// What is less similar is not worth showing.
const LEAST: f64 = 0.5;
/// How many steps a search takes at most before it looks at windows only.
const STEPS: usize = 4_000_000;
/// How many places of shared words are looked at, and how many windows.
const PLACES: usize = 200_000;
const WINDOWS: usize = 64;
/// How many words of a quotation are compared.
const LONGEST: usize = 500;

/// The nearest passage, if one is near enough; never one that reads as what was looked for.
pub fn nearest(quotation: &str, index: &Index) -> Option<Near> {
    let needle = Needle::new(quotation)?;
    let parts = match &needle.marked {
        Some(pattern) => pattern.shown(),
        None => needle.plain.last()?.parts.clone(),
    };
    if let [whole] = parts.as_slice() {
        return nearest_words(whole, index);
    }
    // Of a quotation with ellipses or brackets, the longest part that does not occur.
    let missing = parts.iter().filter(|part| find(part, index).is_none()).max_by_key(|part| part.len());
    match missing {
        Some(part) => Some(Near { part: Some(part.clone()), ..nearest_words(part, index)? }),
        // All parts occur, but not in this order, or too far apart.
        None => nearest_words(&parts.join(" "), index),
    }
}

fn nearest_words(wanted: &str, index: &Index) -> Option<Near> {
    let words = index.words();
    let mut needle: Vec<Option<u32>> = Vec::new();
    each_word(wanted, |word, _| needle.push(words.number(word)));
    needle.truncate(LONGEST);
    if needle.iter().all(Option::is_none) {
        return None;
    }
    let windows = if needle.len() * words.list.len() <= STEPS {
        std::iter::once(0..words.list.len()).collect()
    } else {
        windows(&needle, words)
    };
    let best = windows.into_iter().filter_map(|window| sellers(&needle, words, window)).min()?;
    let similarity = 1.0 - share(best.cost, needle.len());
    if similarity < LEAST {
        return None;
    }
    let range = words.list[best.start].start as usize..words.list[best.end - 1].end as usize;
    let range = whole_words(&index.normal().text, range);
    let range = index.original(&range);
    let is_same = reads_as(&index.text.article(&range)) == reads_as(wanted);
    (!is_same).then_some(Near { range, similarity, part: None })
}

/// A range with all of the words at its ends: `3.5`, not `3`.
fn whole_words(text: &str, mut range: Range<usize>) -> Range<usize> {
    let is_inside = |at: usize| !text.is_char_boundary(at) || !is_boundary(text, at);
    while range.start > 0 && is_inside(range.start) {
        range.start -= 1;
    }
    while range.end < text.len() && is_inside(range.end) {
        range.end += 1;
    }
    range
}

/// What a reader takes words for who overlooks capitals and punctuation.
fn reads_as(words: &str) -> String {
    fold(&normal(words), &[], Fold::Both).text
}

/// A part of a whole, both of them numbers of words.
pub fn share(part: usize, whole: usize) -> f64 {
    f64::from(part as u32) / f64::from(whole.max(1) as u32)
}

/// An alignment, ordered by what is better: fewer edits, more equal words, a longer window (a word for
/// a word rather than none), further to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Aligned {
    cost: usize,
    unequal: usize,
    shorter: std::cmp::Reverse<usize>,
    start: usize,
    end: usize,
}

/// The best alignment of the needle with a part of the window.
fn sellers(needle: &[Option<u32>], words: &Words, window: Range<usize>) -> Option<Aligned> {
    #[derive(Clone, Copy)]
    struct Cell {
        cost: u32,
        equal: u32,
        start: u32,
    }
    let better = |a: Cell, b: Cell| {
        let key = |cell: Cell| (cell.cost, std::cmp::Reverse(cell.equal), cell.start);
        if key(b) < key(a) { b } else { a }
    };
    let mut column: Vec<Cell> = (0..=needle.len())
        .map(|row| Cell { cost: row as u32, equal: 0, start: window.start as u32 })
        .collect();
    let mut best: Option<Aligned> = None;
    for at in window {
        let number = words.list[at].number;
        let mut diagonal = column[0];
        column[0] = Cell { cost: 0, equal: 0, start: at as u32 + 1 };
        for row in 1..=needle.len() {
            let equal = needle[row - 1] == Some(number);
            let through = Cell {
                cost: diagonal.cost + u32::from(!equal),
                equal: diagonal.equal + u32::from(equal),
                start: if row == 1 { at as u32 } else { diagonal.start },
            };
            let left = column[row];
            let above = column[row - 1];
            let put_in = Cell { cost: left.cost + 1, ..left };
            let left_out = Cell { cost: above.cost + 1, ..above };
            diagonal = left;
            column[row] = better(better(through, put_in), left_out);
        }
        let cell = column[needle.len()];
        let (start, end) = (cell.start as usize, at + 1);
        if cell.equal == 0 || start >= end {
            continue;
        }
        let aligned = Aligned {
            cost: cell.cost as usize,
            unequal: needle.len() - cell.equal as usize,
            shorter: std::cmp::Reverse(end - start),
            start,
            end,
        };
        if best.is_none_or(|best| aligned < best) {
            best = Some(aligned);
        }
    }
    best
}

/// The windows of a long text that share most with the needle, by its rarest words.
fn windows(needle: &[Option<u32>], words: &Words) -> Vec<Range<usize>> {
    let length = needle.len();
    let mut shared: Vec<(usize, u32, usize)> = needle
        .iter()
        .enumerate()
        .filter_map(|(row, number)| number.map(|number| (words.places(number).len(), number, row)))
        .collect();
    shared.sort_unstable();
    let mut votes: Vec<usize> = Vec::new();
    for (count, number, row) in shared {
        if votes.len() + count > PLACES && !votes.is_empty() {
            break;
        }
        let places = words.places(number).iter().take(PLACES);
        votes.extend(places.map(|place| (*place as usize + length - row) / length));
    }
    votes.sort_unstable();
    let mut counted: Vec<(std::cmp::Reverse<usize>, usize)> =
        votes.chunk_by(|a, b| a == b).map(|chunk| (std::cmp::Reverse(chunk.len()), chunk[0])).collect();
    counted.sort_unstable();
    counted.truncate(WINDOWS);
    counted
        .into_iter()
        .map(|(_, bucket)| {
            let start = (bucket * length).saturating_sub(2 * length);
            start..(start + 5 * length).min(words.list.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::digest::Digest;
    use crate::parse::text;

    fn near(quotation: &str, words: &str) -> Option<String> {
        let index = Index::new(&Arc::new(text::read("x.txt", &words.into(), Digest::default())));
        nearest(quotation, &index).map(|near| words[near.range].to_owned())
    }

    #[test]
    fn the_nearest_window_is_found() {
        let words = "The council will not close the old mill; it is keeping all 700 jobs there. A halt in grain \
                     shipments followed.";
        for (quotation, expected) in [
            ("will not shut the old mill", Some("will not close the old mill")),
            ("keeping all 728 jobs", Some("keeping all 700 jobs")),
            ("not close the mill", Some("not close the old mill")),
            (
                "a halt in weapons shipments",
                Some(
                    "A halt in grain \
                     shipments",
                ),
            ),
            ("728 jobs", Some("700 jobs")),
            // It occurs, but for capitals and punctuation.
            ("The Council! Will (not) close", None),
            ("entirely other words here", None),
            ("the council ... all 728 jobs", Some("all 700 jobs")),
        ] {
            assert_eq!(near(quotation, words).as_deref(), expected, "{quotation}");
        }
    }

    #[test]
    fn what_was_refused_is_not_proposed() {
        let words = "They agreed on 3.5 percent. It is unlikely to be sold, and they can't say. high-\nwire Un-\ncertainty";
        for (quotation, expected) in [
            ("on 3", Some("on 3.5")),
            ("is [l]ikely to be sold", Some("is unlikely to be sold")),
            ("and they can", Some("and they can't")),
            ("certainty", None),
            ("percent … on 3.5", Some("agreed on 3.5")),
        ] {
            assert_eq!(near(quotation, words).as_deref(), expected, "{quotation}");
        }
    }

    #[test]
    fn in_a_long_text_windows_are_enough() {
        let filler: Vec<String> =
            (0..120_000).map(|number| format!("the word{} of ", number % 977)).collect();
        let filler = filler.concat();
        let words = format!("{filler}a quick brown fox jumped over the very lazy dogs of the mill. {filler}");
        let quotation = "the quick brown fox jumps over the very lazy dog of the mill";
        assert_eq!(
            near(quotation, &words).as_deref(),
            Some("a quick brown fox jumped over the very lazy dogs of the mill")
        );
    }
}
