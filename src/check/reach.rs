//! How far a negation or a hedge reaches: whether what a text says in a clause is denied or doubted by words that stand before it
//! there, or, where a language negates so, by the last word of the clause.
//!
//! A person who reads *denied that the mayor of the town took the money* knows that the denial reaches the money, and that it does not
//! in *did not resign, and took the money* or *declined to be named said*. Words alone are read here; it is no grammar.

use std::ops::Range;

use super::language::Language;
use super::language::phrases::{After, Phrases, Words};
use super::quotes::pattern::End;

/// How many words may stand between a negation and what it reaches: as many as a bracket may stand for.
const FAR: usize = 12;

/// How many words may stand between a negation and who says so: *refused to say*.
const NEAR: usize = 2;

/// The words of a text, and which of them turn what others say.
struct Reading<'a> {
    words: &'a Words,
    language: &'a Language,
    turning: Vec<Range<usize>>,
}

/// A range of a text with at most so many bytes of it on either side, and no word cut in two.
pub(super) fn around(text: &str, range: &Range<usize>, bytes: usize) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.saturating_sub(bytes));
    let before = text.get(start..range.start).unwrap_or("");
    let skipped = if start == 0 { 0 } else { before.find(char::is_whitespace).unwrap_or(before.len()) };
    let end = text.ceil_char_boundary((range.end + bytes).min(text.len()));
    let after = text.get(range.end..end).unwrap_or("");
    let kept = if end == text.len() { after.len() } else { after.rfind(char::is_whitespace).unwrap_or(0) };
    start + skipped..range.end + kept
}

/// What negates or denies before `part` in its clause, so that it reaches the words at `part`, which are quoted and have `front`
/// before them.
pub(super) fn negation_before(
    text: &str,
    part: &Range<usize>,
    front: End,
    language: &Language,
) -> Option<Range<usize>> {
    // A quotation that begins with the words of its source stands for none before them.
    if front == End::Whole {
        return None;
    }
    let words = language.words(text.get(..part.end)?);
    let first = words.list().partition_point(|word| word.range.end <= part.start);
    let found = before(&words, first, front, language, &[&language.negations, &language.denials])?;
    Some(words.range(&found))
}

/// What negates the clause of the words at `part` after them, as the last that it has: *nahm das Geld am Montag nicht*.
pub(super) fn negation_after(text: &str, part: &Range<usize>, language: &Language) -> Option<Range<usize>> {
    let words = language.words(text);
    let list = words.list();
    let reading = Reading::new(&words, language, &[&language.negations, &language.denials]);
    let end = list.partition_point(|word| word.range.start < part.end);
    let joins = reading.starts(&language.conjunctions);
    let own = (end..list.len()).take_while(|at| list[*at].after == After::Space && !joins.contains(at));
    let next = own.take(FAR).last()? + 1;
    let ends = list.get(next).is_none_or(|word| word.after > After::Space || joins.contains(&next));
    let found = reading.turning.iter().find(|found| ends && found.start >= end && found.end == next)?;
    Some(words.range(found))
}

/// The words of one of these lists, by number, that stand before word `first` in its clause and reach it. A quotation begins
/// there, and has `front` before it. With letters or dots in place of words it may be any part of a sentence, *the mill* of *did
/// not close the mill*: it has to be a clause, which a link begins.
pub(super) fn before(
    words: &Words,
    first: usize,
    front: End,
    language: &Language,
    lists: &[&Phrases],
) -> Option<Range<usize>> {
    let is_linked = |within: usize| {
        let near = first.saturating_sub(within)..first;
        language.links.find(words).any(|link| near.contains(&link.start))
    };
    let is_clause = match front {
        End::Whole => false,
        End::Letters => is_linked(1),
        End::Ellipsis => is_linked(2),
        End::Words => true,
    };
    is_clause.then(|| Reading::new(words, language, lists).before(first))?
}

impl<'a> Reading<'a> {
    fn new(words: &'a Words, language: &'a Language, lists: &[&Phrases]) -> Self {
        Self { words, language, turning: lists.iter().flat_map(|list| list.find(words)).collect() }
    }

    /// Where phrases of a list begin.
    fn starts(&self, list: &Phrases) -> Vec<usize> {
        list.find(self.words).map(|found| found.start).collect()
    }

    fn before(&self, first: usize) -> Option<Range<usize>> {
        let list = self.words.list();
        let language = self.language;
        let [joins, asides, links] =
            [&language.conjunctions, &language.asides, &language.links].map(|list| self.starts(list));
        let says: Vec<Range<usize>> = language.attribution.find(self.words).collect();
        for at in (0..first).rev().take(FAR + 1) {
            let is_apart = match list.get(at + 1).map_or(After::Space, |word| word.after) {
                After::Space => false,
                After::Comma => !(language.comma_before_links && links.contains(&(at + 1))),
                After::Sentence => true,
            };
            if is_apart {
                return None;
            }
            if let Some(found) = self.turning.iter().find(|found| found.contains(&at)) {
                return Some(found.clone());
            }
            if joins.contains(&at) || asides.contains(&at) {
                return None;
            }
            if let Some(said) = says.iter().find(|said| said.contains(&at)) {
                return self.of_saying(said, &asides);
            }
        }
        None
    }

    /// What turns that something is said; not what turns something else of who says it.
    fn of_saying(&self, said: &Range<usize>, asides: &[usize]) -> Option<Range<usize>> {
        let list = self.words.list();
        let begins = (0..=said.start).rev().find(|at| list[*at].after > After::Space).unwrap_or(0);
        let found = self.turning.iter().find(|found| {
            found.end <= said.start && said.start - found.end <= NEAR && begins <= found.start
        })?;
        let is_aside = asides.iter().any(|aside| (begins..found.start).contains(aside));
        (!is_aside).then(|| found.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::language;
    use super::*;

    #[test]
    fn negations_reach_as_far_as_a_person_reads_them() {
        for (tag, text, expected) in [
            ("en", "The mayor denied that he [took the money].", Some("denied")),
            ("en", "The mayor denied that the former clerk of the town had [taken it].", Some("denied")),
            ("en", "She refused to say he [took it].", Some("refused")),
            ("en", "It is not true that he [took it].", Some("not")),
            ("en", "There is no evidence that she [took it].", Some("no")),
            ("en", "No member of the council has ever said he [took it].", None),
            ("en", "Not all of the councillors [took it].", Some("Not")),
            ("en", "Nobody said he [took it].", Some("Nobody")),
            ("en", "She did not resign, and he [took it].", None),
            ("en", "She did not resign and he [took it].", None),
            ("en", "She did not resign. He [took it].", None),
            ("en", "Nobody was hurt when he [took it].", None),
            ("en", "A man who declined to be named said he [took it].", None),
            ("en", "A man who was not there on Monday said he [took it].", None),
            ("en", "Police did not name the man who [took it].", None),
            ("de", "Er bestritt, dass der Bürgermeister das Geld [genommen habe].", Some("bestritt")),
            ("de", "Er kam nicht, als der Bürgermeister das Geld [nahm].", None),
            ("fr", "Il nie que le maire de la ville ait [pris cet argent].", Some("nie")),
            ("pl", "Zaprzeczył, że burmistrz tego miasta [wziął te pieniądze].", Some("Zaprzeczył")),
            ("sv", "Hon förnekade att kommunens borgmästare [tog pengarna].", Some("förnekade")),
        ] {
            let (head, rest) = text.split_once('[').unwrap();
            let (inside, tail) = rest.split_once(']').unwrap();
            let plain = format!("{head}{inside}{tail}");
            let part = head.len()..head.len() + inside.len();
            let found = negation_before(&plain, &part, End::Words, language::of(tag).unwrap())
                .map(|range| &plain[range]);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn no_word_is_cut_in_two_around_a_range() {
        let text = "The minor knot, tied “ärger” by no notary";
        for (range, bytes, expected) in [
            (0..3, 4, "The"),
            (10..14, 2, "knot,"),
            (10..14, 4, "knot,"),
            (10..14, 7, "minor knot, tied"),
            (10..14, 40, "The minor knot, tied “ärger” by no notary"),
            (31..33, 2, "by"),
        ] {
            let range = if range.start == 31 { text.find("by").map(|at| at..at + 2).unwrap() } else { range };
            assert_eq!(text[around(text, &range, bytes)].trim(), expected, "{range:?} {bytes}");
        }
    }

    #[test]
    fn what_is_no_clause_is_not_reached() {
        let english = language::of("en").unwrap();
        for (text, front, expected) in [
            ("The mayor denied that [he took it].", End::Letters, true),
            ("The mayor denied that [he took it].", End::Ellipsis, true),
            ("The mayor denied that he [took it].", End::Ellipsis, true),
            ("The mayor denied that he [took it].", End::Whole, false),
            ("The mayor did not close [the mill].", End::Letters, false),
            ("The mayor did not close [the mill].", End::Ellipsis, false),
        ] {
            let (head, rest) = text.split_once('[').unwrap();
            let part = head.len()..head.len() + rest.find(']').unwrap();
            let plain = text.replace(['[', ']'], "");
            assert_eq!(negation_before(&plain, &part, front, english).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn the_last_word_of_a_clause_may_negate_it() {
        for (tag, text, expected) in [
            ("de", "Der Bürgermeister [nahm das Geld] am Montag nach Ostern nicht.", Some("nicht")),
            ("de", "Der Bürgermeister [nahm das Geld] am Montag nicht, sagt er.", Some("nicht")),
            ("nl", "De burgemeester [nam het geld] op maandag niet.", Some("niet")),
            ("sv", "Borgmästaren [tog pengarna] i måndags inte.", Some("inte")),
            ("de", "Der Bürgermeister [nahm das Geld] am Montag, und er kam nicht.", None),
            ("de", "Der Bürgermeister [nahm das Geld]. Er kam nicht.", None),
            ("en", "The mayor [took the money] on a Monday without a word.", None),
            ("en", "The mayor [took the money] and did not.", None),
        ] {
            let (head, rest) = text.split_once('[').unwrap();
            let (inside, tail) = rest.split_once(']').unwrap();
            let plain = format!("{head}{inside}{tail}");
            let part = head.len()..head.len() + inside.len();
            let found = negation_after(&plain, &part, language::of(tag).unwrap()).map(|range| &plain[range]);
            assert_eq!(found, expected, "{text}");
        }
    }
}
