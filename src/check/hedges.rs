//! Hedges: what a passage does not vouch for, and whether a claim keeps it.
//!
//! Both sides are read with the same lists of words, each in its own language. A passage hedges by doubt; a claim also by saying
//! whose word it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::language::Language;
use super::language::phrases::{After, Word, Words};
use super::quotes::pattern::End;
use super::reach;

/// How many words both sides of a conjunction must have, for it to join clauses rather than words.
const CLAUSE: usize = 3;

/// How many hedges of a passage are looked at: each is weighed against all of its words.
const MOST: usize = 32;

/// How many letters of words have to be the same, so that they are taken for forms of one.
const STEM: usize = 5;

/// Words, and their language.
pub type Written<'a> = (&'a str, &'static Language);

/// Where a passage hedges what a claim states flatly, if it does.
pub fn dropped(passage: Written, claim: Written) -> Option<Range<usize>> {
    let language = passage.1;
    if !language.doubt.may_occur_in(passage.0) {
        return None;
    }
    let words = language.words(passage.0);
    let mut hedges = language.doubt.find(&words).take(MOST).peekable();
    hedges.peek()?;
    let (stated, page) = (claim.1.words(claim.0), claim.1);
    if is_doubted(claim, &stated) {
        return None;
    }
    let about = stems(stated.list());
    let clauses = Clauses::of(&words, language);
    let hedge = hedges.find(|hedge| clauses.concerns(hedge, &about))?;
    // Of "he allegedly told her" the telling is what is in doubt, and no attribution.
    let in_doubt: BTreeSet<&str> = clauses.after(&hedge).iter().map(|word| &*word.lower).collect();
    let is_in_doubt =
        |found: Range<usize>| stated.list()[found].iter().all(|word| in_doubt.contains(&*word.lower));
    page.attribution.find(&stated).all(is_in_doubt).then(|| words.range(&hedge))
}

/// Where the source hedges what a claim states flatly, though the passage does not: right beside it, or in what an ellipsis
/// leaves out. The parts of the passage stand at `parts` in these words of the source. What stands at its
/// `front` may stand for what its clause has before it.
pub fn beside(source: Written, parts: &[Range<usize>], front: End, claim: Written) -> Option<Range<usize>> {
    let language = source.1;
    if !language.doubt.may_occur_in(source.0) {
        return None;
    }
    let words = language.words(source.0);
    let list = words.list();
    let place = |part: &Range<usize>| {
        let first = list.partition_point(|word| word.range.end <= part.start);
        first..list.partition_point(|word| word.range.start < part.end).max(first)
    };
    let parts: Vec<_> = parts.iter().map(place).collect();
    let (first, end) = (parts.first()?.start, parts.last()?.end);
    let begins = |at: usize| list.get(at).is_none_or(|word| at == 0 || word.after == After::Sentence);
    let is_beside = |hedge: &Range<usize>| {
        if hedge.end <= first {
            // "He is accused of [stealing]", "It is possible that [he stole]", "Reportedly, [he stole]".
            let most = if begins(hedge.start) { After::Comma } else { After::Space };
            first - hedge.end <= 1
                && list
                    .get(hedge.end..=first)
                    .is_some_and(|words| words.iter().all(|word| word.after <= most))
        } else if hedge.start >= end {
            hedge.start == end && !begins(end) && begins(hedge.end)
        } else {
            !parts.iter().any(|part| part.start <= hedge.start && hedge.end <= part.end)
        }
    };
    let before = || reach::before(&words, first, front, language, &[&language.doubt]);
    let hedge = language.doubt.find(&words).find(is_beside).or_else(before)?;
    let stated = claim.1.words(claim.0);
    let is_flat = !is_doubted(claim, &stated) && claim.1.attribution.first(&stated).is_none();
    is_flat.then(|| words.range(&hedge))
}

/// Whether a claim doubts what it says, or asks.
fn is_doubted(claim: Written, words: &Words) -> bool {
    claim.0.trim_end().ends_with('?') || claim.1.doubt.first(words).is_some()
}

/// The clauses of a text: where each begins among its words, and how it is set apart from the one before.
struct Clauses<'a> {
    words: &'a Words,
    language: &'a Language,
    begins: Vec<(usize, Joint)>,
}

/// How a clause is set apart from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Sentence,
    /// A comma or the like.
    Comma,
    /// A conjunction.
    Conjunction,
    /// A conjunction after a comma.
    Both,
}

impl<'a> Clauses<'a> {
    fn of(words: &'a Words, language: &'a Language) -> Self {
        let list = words.list();
        let joins: BTreeSet<usize> = language.conjunctions.find(words).map(|found| found.start).collect();
        let mut begins = vec![(0, Joint::Sentence)];
        for (at, word) in list.iter().enumerate().skip(1) {
            match (word.after, joins.contains(&at)) {
                (After::Sentence, _) => begins.push((at, Joint::Sentence)),
                (After::Comma, true) => begins.push((at, Joint::Both)),
                (After::Comma, false) => begins.push((at, Joint::Comma)),
                (After::Space, true) => begins.push((at, Joint::Conjunction)),
                (After::Space, false) => {}
            }
        }
        // A conjunction between two words joins no clauses.
        let end = |index: usize| begins.get(index + 1).map_or(list.len(), |(at, _)| *at);
        let is_long = |index: usize| stems(&list[begins[index].0..end(index)]).len() >= CLAUSE;
        let stays: Vec<bool> = (0..begins.len())
            .map(|index| {
                begins[index].1 != Joint::Conjunction || (index > 0 && is_long(index - 1) && is_long(index))
            })
            .collect();
        let begins =
            begins.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(begin, _)| begin).collect();
        Self { words, language, begins }
    }

    /// What follows a hedge in its own clause.
    fn after(&self, hedge: &Range<usize>) -> &'a [Word] {
        let end = self.begins.iter().map(|(at, _)| *at).find(|at| *at >= hedge.end);
        &self.words.list()[hedge.end..end.unwrap_or(self.words.list().len())]
    }

    /// What a hedge governs: its clause and those that go on after it. One that is put in between governs its sentence, if it
    /// is all that is put in; an epithet governs what it is an epithet of.
    fn governed(&self, hedge: &Range<usize>) -> Range<usize> {
        let at = self.begins.partition_point(|(begin, _)| *begin <= hedge.start) - 1;
        let next = &self.begins[at + 1..];
        let end = |ends: &dyn Fn(Joint) -> bool| {
            next.iter().find(|(_, joint)| ends(*joint)).map_or(self.words.list().len(), |(at, _)| *at)
        };
        let (start, joint) = self.begins[at];
        let own_end = end(&|_| true);
        if self.is_epithet(hedge) {
            return hedge.start..self.named(hedge.end..own_end);
        }
        let rest = [start..hedge.start, hedge.end.min(own_end)..own_end];
        if rest.into_iter().all(|part| stems(&self.words.list()[part]).is_empty()) {
            let back = self.begins[..=at].iter().rev().find(|(_, joint)| *joint == Joint::Sentence);
            return back.map_or(0, |(at, _)| *at)..end(&|joint| joint == Joint::Sentence);
        }
        let is_aside = start == hedge.start && joint == Joint::Comma;
        if is_aside && next.first().is_some_and(|(_, joint)| *joint == Joint::Comma) {
            return start..own_end;
        }
        start..end(&|joint| matches!(joint, Joint::Sentence | Joint::Both))
    }

    /// Where the noun ends that follows an epithet.
    fn named(&self, rest: Range<usize>) -> usize {
        let list = self.words.list();
        let first = rest.clone().find(|at| is_telling(&list[*at])).unwrap_or(rest.start);
        let is_compound = |at: &usize| self.language.compounds && rest.contains(at) && is_telling(&list[*at]);
        if is_compound(&(first + 1)) { first + 2 } else { (first + 1).min(rest.end) }
    }

    /// Whether a hedge doubts what somebody or something is, rather than what is said of it.
    fn is_epithet(&self, hedge: &Range<usize>) -> bool {
        let mut epithets = self.language.epithets.find(self.words);
        epithets.any(|epithet| epithet.start <= hedge.start && epithet.end == hedge.end)
    }

    /// Whether a hedge may be about what a claim says: unless the claim has its words from elsewhere in the passage.
    fn concerns(&self, hedge: &Range<usize>, claim: &BTreeSet<String>) -> bool {
        let list = self.words.list();
        let governed = self.governed(hedge);
        let mut own = stems(&list[governed.start..hedge.start.max(governed.start)]);
        own.extend(stems(&list[hedge.end.min(governed.end)..governed.end]));
        let mut others = stems(&list[..governed.start]);
        others.extend(stems(&list[governed.end..]));
        let shared = |one: &BTreeSet<String>, not: &BTreeSet<String>| {
            let only: Vec<_> = one.difference(not).collect();
            (only.iter().filter(|stem| claim.contains(**stem)).count(), only.len())
        };
        let ((from_own, of_own), (from_others, of_others)) = (shared(&own, &others), shared(&others, &own));
        let little = from_own == 0 || (3 * from_own <= of_own && 3 * from_others >= 2 * of_others);
        from_others < if self.is_epithet(hedge) { 1 } else { 2 } || !little
    }
}

/// Whether a word tells what a text is about.
fn is_telling(word: &Word) -> bool {
    word.lower.starts_with(char::is_numeric) || word.lower.chars().count() > 3
}

/// The words that tell what a text is about, each by how it begins: numbers, and words of four letters or more.
fn stems(words: &[Word]) -> BTreeSet<String> {
    words.iter().filter(|word| is_telling(word)).map(|word| word.lower.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::language;
    use super::*;

    /// Passages and claims that cite them, from eight kinds of source. Of those that pass, one in fifty may be a false alarm.
    const TABLE: &str = include_str!("../../tests/data/hedges.txt");

    #[test]
    fn hedges_are_read_as_a_person_reads_them() {
        let (mut missed, mut false_alarms) = (Vec::new(), Vec::new());
        let (mut flat, mut honest) = (0, 0);
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (verdict, rest) = line.split_once(' ').unwrap();
            let (tags, rest) = rest.split_once(" | ").unwrap();
            let (passage, claim) = rest.split_once(" => ").unwrap();
            let (from, to) = tags.split_once('/').unwrap_or((tags, tags));
            let (from, to) = (language::of(from).unwrap(), language::of(to).unwrap());
            let hedge = dropped((passage, from), (claim, to)).map(|hedge| &passage[hedge]);
            let (count, wrong) = match verdict {
                "find" => (&mut flat, hedge.is_none().then_some(&mut missed)),
                "pass" => (&mut honest, hedge.is_some().then_some(&mut false_alarms)),
                other => panic!("{other}"),
            };
            *count += 1;
            if let Some(wrong) = wrong {
                let kept = to.doubt(claim).or_else(|| to.attribution(claim)).map(|hedge| &claim[hedge]);
                wrong.push(format!("{line}\n    in the passage {hedge:?}, in the claim {kept:?}"));
            }
        }
        assert!(missed.is_empty(), "of {flat} flat claims: {missed:#?}");
        assert!(false_alarms.len() * 50 <= honest, "of {honest} honest claims: {false_alarms:#?}");
        assert!(flat >= 60 && honest >= 60);
    }

    #[test]
    fn a_source_that_hedges_beside_a_passage_hedges() {
        for (paragraph, claim, expected) in [
            ("Police said the man allegedly [broke in] twice.", "The man broke in.", Some("allegedly")),
            ("Police said the man allegedly [broke in] twice.", "The man broke in, police say.", None),
            ("He is accused of [taking £400 from the till].", "He took £400 from the till.", Some("accused")),
            ("Reportedly, [the mill was sold] in May.", "The mill was sold.", Some("Reportedly")),
            ("It is possible that [the mill was sold].", "The mill was sold.", Some("possible")),
            (
                "[The mill was sold],\nreportedly. It is possible that it rained.",
                "The mill was sold.",
                Some("reportedly"),
            ),
            ("[The mill] was allegedly [sold] in May.", "The mill was sold.", Some("allegedly")),
            ("[The mill was allegedly sold] in May.", "The mill was sold.", None),
            ("The owner is a suspected thief, and [the mill was sold].", "The mill was sold.", None),
            ("He may have left. [The mill was sold] in May.", "The mill was sold.", None),
            ("[The mill was sold] in May. Perhaps it was old.", "The mill was sold.", None),
            ("[The mill was sold], and the owner may have left.", "The mill was sold.", None),
        ] {
            let english = language::of("en").unwrap();
            let (mut text, mut parts) = (String::new(), Vec::new());
            for (index, part) in paragraph.split(['[', ']']).enumerate() {
                if index % 2 == 1 {
                    parts.push(text.len()..text.len() + part.len());
                }
                text.push_str(part);
            }
            let found =
                beside((&text, english), &parts, End::Whole, (claim, english)).map(|range| &text[range]);
            assert_eq!(found, expected, "{paragraph}");
        }
    }

    #[test]
    fn a_passage_that_is_open_at_its_front_stands_for_what_is_before_it() {
        let english = language::of("en").unwrap();
        for (text, passage, expected) in [
            ("It is alleged that the old mayor took it.", "took it", Some("alleged")),
            ("The clerk apparently and the mayor took it.", "took it", None),
            ("The alleged thief left, and the old mayor took it.", "took it", None),
            ("Perhaps it rained. The old mayor of the town took it.", "took it", None),
        ] {
            let at = text.find(passage).unwrap();
            let part = at..at + passage.len();
            let parts = std::slice::from_ref(&part);
            let claim = ("The mayor took it.", english);
            let found = beside((text, english), parts, End::Words, claim).map(|range| &text[range]);
            assert_eq!(found, expected, "{text}");
            assert_eq!(beside((text, english), parts, End::Whole, claim), None, "{text}");
        }
    }

    #[test]
    fn long_passages_are_read_in_one_go() {
        let english = language::of("en").unwrap();
        let passage = "It may snow, and the mill is said to be, or so, closed. ".repeat(3_000);
        assert!(dropped((&passage, english), ("It rained in the town.", english)).is_some());
        let passage = format!("The town mill burned. {}", "Snow may fall, and hail may fall. ".repeat(3_000));
        assert!(dropped((&passage, english), ("The town mill burned.", english)).is_none());
    }
}
