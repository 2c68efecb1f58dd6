//! `factbox quote`: the passages of the texts that some words may be from, ready to be cited.

use std::ops::Range;

use super::index::{Index, words};
use super::near::{nearest, share};
use super::search::find;

/// A passage, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The key of the source.
    pub key: String,
    /// The words of the source, white space as one space.
    pub words: String,
    /// Where they stand in the words of the text.
    pub range: Range<usize>,
    /// The line in the file of the text, from 1.
    pub line: usize,
    /// How much of what was looked for it has: 1 if it occurs.
    pub likeness: f64,
    /// The words as a citation: `[@key, "words"]`.
    pub citation: String,
}

/// How many words around those that were looked for are searched for the others.
const AROUND: usize = 12;

/// The passages of the texts that are most like `looked_for`, the best first: one for each text, at most.
pub fn find_passages<'a>(
    looked_for: &str,
    texts: impl IntoIterator<Item = (&'a str, &'a Index)>,
) -> Vec<Passage> {
    let mut passages: Vec<Passage> = texts
        .into_iter()
        .filter_map(|(key, index)| {
            let (range, likeness) = place(looked_for, index)?;
            let words = index.text.article(&range);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let at = index.text.in_file(&range).start as usize;
            let line = index.text.file.get(..at)?.bytes().filter(|byte| *byte == b'\n').count() + 1;
            let citation = format!("[@{key}, {}]", marked(&words));
            Some(Passage { key: key.to_owned(), words, range, line, likeness, citation })
        })
        .collect();
    passages.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.key.cmp(&b.key)));
    passages
}

fn place(looked_for: &str, index: &Index) -> Option<(Range<usize>, f64)> {
    if let Some(found) = find(looked_for, index) {
        return Some((found.whole(), 1.0));
    }
    if let Some(near) = nearest(looked_for, index) {
        return Some((near.range, near.similarity));
    }
    together(looked_for, index)
}

/// The passage in which most of the words stand together, in any order.
fn together(looked_for: &str, index: &Index) -> Option<(Range<usize>, f64)> {
    let text = index.words();
    let mut wanted: Vec<Option<u32>> = words(looked_for).iter().map(|word| text.number(word)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let count = words(looked_for).len();
    let width = count + AROUND;
    let mut places: Vec<(u32, u32)> = wanted
        .iter()
        .flatten()
        .flat_map(|number| text.places(*number).iter().map(move |place| (*place, *number)))
        .collect();
    places.sort_unstable();
    let mut best: Option<(usize, usize, usize)> = None;
    let mut from = 0;
    for to in 0..places.len() {
        while (places[to].0 - places[from].0) as usize >= width {
            from += 1;
        }
        let mut numbers: Vec<u32> = places[from..=to].iter().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if best.is_none_or(|(most, _, _)| numbers.len() > most) {
            best = Some((numbers.len(), from, to));
        }
    }
    let (most, from, to) = best?;
    let likeness = share(most, count) / 2.0;
    if most * 2 < wanted.len() {
        return None;
    }
    let start = text.list[places[from].0 as usize].start as usize;
    let end = text.list[places[to].0 as usize].end as usize;
    Some((index.original(&(start..end)), likeness))
}

/// Words in marks that they do not hold themselves.
pub fn marked(words: &str) -> String {
    if !words.contains('"') {
        format!("\"{words}\"")
    } else if !words.contains(['“', '”']) {
        format!("“{words}”")
    } else {
        format!("\"{}\"", words.replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::digest::Digest;
    use crate::parse::text;

    #[test]
    fn the_best_passage_of_each_text_comes_first() {
        let index =
            |words: &str| Index::new(&Arc::new(text::read("x.txt", &words.into(), Digest::default())));
        let one = index("Nothing here.\nThe council closed the old mill on Monday, to save money.");
        let other = index("A mill that is old was, in the end, closed by the council.");
        let third = index("Nothing at all.");
        let texts = [("third", &third), ("other", &other), ("one", &one)];
        let found = find_passages("Council “closed” the old mill", texts);
        let shown: Vec<_> = found.iter().map(|it| (it.key.as_str(), it.words.as_str(), it.line)).collect();
        assert_eq!(
            shown,
            [
                ("one", "council closed the old mill", 2),
                ("other", "mill that is old was, in the end, closed by the council", 1)
            ]
        );
        assert_eq!(found[0].citation, "[@one, \"council closed the old mill\"]");
        assert_eq!(find_passages("", texts), []);
    }

    #[test]
    fn marks_in_the_words_are_kept_apart_from_those_around_them() {
        assert_eq!(marked("a \"b\""), "“a \"b\"”");
        assert_eq!(marked("a “b” \"c\""), "\"a “b” \\\"c\\\"\"");
    }
}
