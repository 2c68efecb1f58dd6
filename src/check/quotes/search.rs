//! The search for a quotation in a text: where it occurs, and how much had to be folded.

use std::ops::Range;

use memchr::memmem;

use crate::model::receipt::Grade;
use crate::parse::normal::{Fold, MARK, is_boundary, is_squeezed, is_word, squeeze};
use crate::parse::script::is_spaceless;

use super::super::language;
use super::index::{Form, Haystack, Index};
use super::pattern::{End, Gap, Needle, Pattern};

/// Where a quotation occurs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// How much had to be folded.
    pub grade: Grade,
    /// Where each part of it stands in the words of the text.
    pub parts: Vec<Range<usize>>,
    /// What its ellipses leave out of the text: between parts, and the word beside an ellipsis at an end.
    pub hidden: Vec<Range<usize>>,
    /// What its brackets change.
    pub brackets: Vec<Bracket>,
    /// What stands at its front and at its end for what the text has there.
    pub ends: [End; 2],
}

/// What a bracket of a quotation changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bracket {
    /// What it stands for in the words of the text; empty if it only puts in.
    pub range: Range<usize>,
    /// What the quotation has in its place.
    pub words: Box<str>,
    /// Whether it changes letters of a word: both are that word.
    pub is_word: bool,
}

impl Match {
    /// All of it, what is left out included.
    pub fn whole(&self) -> Range<usize> {
        self.parts.first().map_or(0, |part| part.start)..self.parts.last().map_or(0, |part| part.end)
    }
}

/// Finds a quotation in a text: the way that needs the least folding, and there the occurrence that leaves out least.
pub fn find(quotation: &str, index: &Index) -> Option<Match> {
    let needle = Needle::new(quotation)?;
    for pattern in &needle.plain {
        for form in index.forms() {
            if let Some(places) = form.plain().all(&pattern.parts[0], [true; 2]) {
                return Some(best_of(quotation, index, form, &places));
            }
        }
    }
    if let Some(pattern) = &needle.marked {
        for form in index.forms() {
            if let Some(found) = form.plain().pattern(pattern) {
                return Some(found.in_text(Grade::Marked, pattern, form.plain(), index));
            }
        }
    }
    for (by, grade) in [
        (Fold::Case, Grade::Case),
        (Fold::Punctuation, Grade::Punctuation),
        (Fold::Both, Grade::PunctuationAndCase),
    ] {
        for pattern in needle.folded(by) {
            for form in index.forms() {
                let haystack = form.folded(by);
                if let Some(found) = haystack.pattern(&pattern) {
                    return Some(found.in_text(grade, &pattern, haystack, index));
                }
            }
        }
    }
    None
}

/// How many occurrences are looked at for one that is exact.
const LOOKED_AT: usize = 16;

/// The first occurrence that is exact, else the first.
fn best_of(quotation: &str, index: &Index, form: &Form, places: &[Range<usize>]) -> Match {
    let quotation = quotation.trim();
    let found = |grade: Grade, part: Option<Range<usize>>| Match {
        grade,
        parts: part.into_iter().collect(),
        hidden: Vec::new(),
        brackets: Vec::new(),
        ends: [End::Whole; 2],
    };
    let mut first = None;
    for place in places.iter().take(LOOKED_AT) {
        let place = form.plain().original(place, &index.text.words);
        if index.text.words.get(place.clone()) == Some(quotation) {
            return found(Grade::Exact, Some(place));
        }
        first = first.or(Some(place));
    }
    found(Grade::Typographic, first)
}

/// Punctuation at the end of a quotation that may belong to the sentence around it.
fn is_final(char: char) -> bool {
    matches!(char, '.' | ',' | ';' | ':' | '。' | '，' | '；' | '：' | '、' | '،' | '؛')
}

/// Where a part of a pattern stands.
#[derive(Clone, Debug)]
struct Placed {
    /// The part as it was looked for.
    part: Range<usize>,
    /// With the letters of its words for which brackets stand.
    whole: Range<usize>,
}

/// Where all parts of a pattern stand.
struct Found(Vec<Placed>);

/// A place of a part, the least that is left out up to there, and the place of the part before.
struct Step {
    place: Placed,
    cost: usize,
    from: usize,
}

impl Haystack<'_> {
    /// All places of a part, as it is or without final punctuation; `None` if there is none.
    fn all(&self, part: &str, bounded: [bool; 2]) -> Option<Vec<Range<usize>>> {
        let shorter = part.strip_suffix(is_final).map(str::trim_end).filter(|shorter| !shorter.is_empty());
        let mut places = Vec::new();
        for part in std::iter::once(part).chain(shorter) {
            self.places(part, bounded, &mut places);
            if !places.is_empty() {
                return Some(places);
            }
        }
        for part in std::iter::once(part).chain(shorter) {
            self.squeezed_places(part, bounded, &mut places);
            if !places.is_empty() {
                return Some(places);
            }
        }
        None
    }

    /// All places of a part of several, some of which may have what may be left out, and some not.
    fn all_ways(&self, part: &str, bounded: [bool; 2]) -> Option<Vec<Range<usize>>> {
        let mut places = self.all(part, bounded)?;
        if !self.optional.is_empty() {
            self.squeezed_places(part, bounded, &mut places);
            places.sort_unstable_by_key(|place| (place.start, place.end));
            places.dedup();
        }
        Some(places)
    }

    fn places(&self, part: &str, bounded: [bool; 2], places: &mut Vec<Range<usize>>) {
        let finder = memmem::Finder::new(part.as_bytes());
        let mut from = 0;
        while let Some(offset) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + offset;
            let end = start + part.len();
            if self.is_bounded(start..end, bounded) {
                places.push(start..end);
            }
            from = start + part.chars().next().map_or(1, char::len_utf8);
        }
    }

    /// The places of a part where some of what may be left out is left out, in the text or in the part.
    fn squeezed_places(&self, part: &str, bounded: [bool; 2], places: &mut Vec<Range<usize>>) {
        if self.optional.is_empty() {
            return;
        }
        let (needle, squeezed) = (squeeze(part), self.squeezed());
        let first = part.find(|char| !is_squeezed(char)).unwrap_or(0);
        let finder = memmem::Finder::new(needle.text.as_bytes());
        let mut from = 0;
        while let Some(offset) = squeezed.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + offset;
            from = at + needle.text.chars().next().map_or(1, char::len_utf8);
            let at = squeezed.original(&(at..at + needle.text.len()), self.text).start;
            let Some(start) = self.walk_back(&part[..first], at) else { continue };
            let Some(end) = self.walk(&part[first..], at) else { continue };
            if self.is_bounded(start..end, bounded) {
                places.push(start..end);
            }
        }
    }

    fn is_optional(&self, at: usize) -> bool {
        self.optional.binary_search(&(at as u32)).is_ok()
    }

    /// Where `part` ends if it stands in the text from `start` on, what is optional being there or not.
    fn walk(&self, part: &str, start: usize) -> Option<usize> {
        let mut ends = vec![start];
        for wanted in part.chars() {
            let mut next = Vec::with_capacity(ends.len());
            for mut at in ends {
                while let Some(char) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
                    let after = at + char.len_utf8();
                    if char == wanted && next.last() != Some(&after) {
                        next.push(after);
                    }
                    if !self.is_optional(at) {
                        break;
                    }
                    at = after;
                }
            }
            ends = next;
        }
        ends.first().copied()
    }

    /// Where `head` begins if it ends at `end`.
    fn walk_back(&self, head: &str, end: usize) -> Option<usize> {
        let mut at = end;
        let mut wanted = head.chars().rev().peekable();
        while let Some(char) = wanted.peek() {
            let before = self.text[..at].chars().next_back()?;
            at -= before.len_utf8();
            if before == *char {
                wanted.next();
            } else if !self.is_optional(at) {
                return None;
            }
        }
        Some(at)
    }

    fn is_bounded(&self, place: Range<usize>, bounded: [bool; 2]) -> bool {
        (!bounded[0] || self.is_boundary(place.start) && !self.is_negated(place.start))
            && (!bounded[1] || self.is_boundary(place.end))
    }

    /// Whether a word may begin or end here: also at the end of a line that may have cut a word, unless that would turn what
    /// it means.
    pub fn is_boundary(&self, at: usize) -> bool {
        let cut = [Some(at), at.checked_sub(1)].into_iter().flatten().find(|at| self.is_optional(*at));
        is_boundary(self.text, at)
            && cut.is_none_or(|cut| {
                let head = &self.text[..cut];
                // What negates is no word where a line's end has cut it off, nor is what it leaves.
                !language::negates_in_front(&head[head.trim_end_matches(is_word).len()..])
            })
    }

    /// The places of the parts of a pattern, in order, with the smallest total gap.
    fn pattern(&self, pattern: &Pattern) -> Option<Found> {
        let last = pattern.parts.len() - 1;
        let mut table: Vec<Vec<Step>> = Vec::with_capacity(pattern.parts.len());
        for (number, part) in pattern.parts.iter().enumerate() {
            let before = number.checked_sub(1).map_or(&pattern.ends[0], |before| &pattern.gaps[before]);
            let after = pattern.gaps.get(number).unwrap_or(&pattern.ends[1]);
            let bounded = [
                before.front.is_none() && before.within.is_none(),
                after.ending.is_none() && after.within.is_none(),
            ];
            let mut places = self.all_ways(part, bounded);
            if places.is_none() && number > 0 {
                // Punctuation after a bracket or an ellipsis may be the writer's.
                let trimmed = part.trim_start_matches(is_final).trim_start();
                places = (trimmed != part).then(|| self.all_ways(trimmed, bounded)).flatten();
            }
            let places = places?.into_iter().filter_map(|part| self.placed(part, before, after));
            let steps = match number.checked_sub(1) {
                None => places.map(|place| Step { place, cost: 0, from: 0 }).collect(),
                Some(number) => self.steps(&table[number], places, before),
            };
            if steps.is_empty() {
                return None;
            }
            table.push(steps);
        }
        let mut at =
            table[last].iter().enumerate().min_by_key(|(_, step)| (step.cost, step.place.part.start))?.0;
        let mut parts = Vec::with_capacity(table.len());
        for steps in table.iter().rev() {
            parts.push(steps[at].place.clone());
            at = steps[at].from;
        }
        parts.reverse();
        Some(Found(parts))
    }

    /// A part with the letters for which brackets stand at its ends; `None` if they cannot stand for those.
    fn placed(&self, part: Range<usize>, before: &Gap, after: &Gap) -> Option<Placed> {
        let mut whole = part.clone();
        if let Some(front) = &before.front {
            // Its case may be changed, and letters put in; none is left out.
            whole.start = self.word_start(part.start)?;
            let letters = &self.text[whole.start..part.start];
            if !letters.is_empty() && letters.to_lowercase() != front.to_lowercase() {
                return None;
            }
        }
        if let Some(ending) = &after.ending {
            whole.end = self.word_end(part.end)?;
            let start = self.word_start(part.end)?.max(whole.start);
            let count = |range: Range<usize>| self.text[range].chars().count();
            // Its ending may be changed, not what is more than the stem.
            let is_same = self.text[part.end..whole.end].to_lowercase() == ending.to_lowercase();
            if !is_same && count(part.end..whole.end) > count(start..part.end) + LONGER {
                return None;
            }
        }
        Some(Placed { part, whole })
    }

    /// The places of a part after those of the one before it.
    fn steps(&self, before: &[Step], places: impl Iterator<Item = Placed>, gap: &Gap) -> Vec<Step> {
        let mut steps = Vec::new();
        // The places of a part are in order, and do they overlap, so are their ends.
        let mut next = 0;
        // The most that is covered up to there: where it ends, less what is left out.
        let mut best: Option<(usize, usize)> = None;
        for place in places {
            let start = place.whole.start;
            while next < before.len() && before[next].place.whole.end <= start {
                let covered = before[next].place.whole.end - before[next].cost;
                if best.is_none_or(|(most, _)| covered >= most) {
                    best = Some((covered, next));
                }
                next += 1;
            }
            let found = if gap.ellipsis {
                best.map(|(covered, from)| (start - covered, from))
            } else {
                let limit = match &gap.within {
                    Some(letters) => self.within(start, letters),
                    None => self.limit(start, gap.words),
                };
                before[..next]
                    .iter()
                    .enumerate()
                    .rev()
                    .take_while(|(_, step)| step.place.whole.end >= limit)
                    .filter(|(_, step)| {
                        let letters = &self.text[step.place.whole.end..start];
                        gap.within.as_ref().is_none_or(|within| may_stand_for(within, letters))
                    })
                    .map(|(from, step)| (step.cost + start - step.place.whole.end, from))
                    .min()
            };
            steps.extend(found.map(|(cost, from)| Step { place, cost, from }));
        }
        steps
    }

    /// How far back from `start` a gap of so many words may begin.
    fn limit(&self, start: usize, words: usize) -> usize {
        let mut left = words;
        let mut within = false;
        for (at, char) in self.text[..start].char_indices().rev() {
            let word = is_word(char);
            if word && (!within || is_spaceless(char)) {
                if left == 0 {
                    return at + char.len_utf8();
                }
                left -= 1;
            }
            within = word;
        }
        0
    }

    /// How far back from `start` letters may begin for which a bracket within a word stands.
    fn within(&self, start: usize, letters: &str) -> usize {
        let head = self.text[..start].char_indices().rev();
        head.take_while(|(_, char)| is_word(*char))
            .take(letters.chars().count())
            .last()
            .map_or(start, |(at, _)| at)
    }

    /// Where the word begins that ends at `at` or holds it.
    fn word_start(&self, at: usize) -> Option<usize> {
        let start = self.text[..at].trim_end_matches(is_word).len();
        self.is_boundary(start).then_some(start)
    }

    /// Where the word ends that begins at `at` or holds it.
    fn word_end(&self, at: usize) -> Option<usize> {
        let end = self.text.len() - self.text[at..].trim_start_matches(is_word).len();
        self.is_boundary(end).then_some(end)
    }

    /// So many words before `at`, or after it, that nothing but a space sets apart.
    fn beside(&self, at: usize, words: usize, is_before: bool) -> Range<usize> {
        let is_letter = |char: char| is_word(char) || char == MARK;
        let mut place = at..at;
        for _ in 0..words {
            if is_before {
                let Some(head) = self.text[..place.start].strip_suffix(' ') else { break };
                place.start = head.trim_end_matches(is_letter).len();
            } else {
                let Some(rest) = self.text[place.end..].strip_prefix(' ') else { break };
                place.end = self.text.len() - rest.trim_start_matches(is_letter).len();
            }
        }
        place
    }
}

/// By how many letters what a bracket at a word's end stands for may be longer than what is left of the word.
const LONGER: usize = 2;

/// Whether a bracket within a word may stand for these letters: for none, for the same, or for as many.
fn may_stand_for(within: &str, letters: &str) -> bool {
    letters.chars().count() <= within.chars().count()
}

impl Found {
    /// The same in the words of the text, with what ellipses hide and brackets change.
    fn in_text(self, grade: Grade, pattern: &Pattern, haystack: Haystack<'_>, index: &Index) -> Match {
        let original = |range: &Range<usize>| haystack.original(range, &index.text.words);
        let Self(places) = self;
        let parts: Vec<Range<usize>> = places.iter().map(|place| original(&place.whole)).collect();
        let [first, last] = &pattern.ends;
        let ends = [first, last].map(Gap::end);
        let mut found = Match { grade, parts, hidden: Vec::new(), brackets: Vec::new(), ends };
        let gaps = std::iter::once(first).chain(&pattern.gaps).chain(std::iter::once(last));
        for (number, gap) in gaps.enumerate() {
            let before = number.checked_sub(1).map(|before| &places[before]);
            let after = places.get(number);
            found.letters(gap, before, after, haystack, &original);
            // From the end of one part to the beginning of the next; at an end, the words beside it.
            let beside = if gap.ellipsis { 1 } else { gap.put_in.split(' ').count() + 1 };
            let between = match (before, after) {
                (Some(_), Some(_)) => {
                    let end = found.parts[number - 1].end;
                    end..found.parts[number].start.max(end)
                }
                (None, Some(after)) => original(&haystack.beside(after.whole.start, beside, true)),
                (Some(before), None) => original(&haystack.beside(before.whole.end, beside, false)),
                (None, None) => continue,
            };
            if gap.ellipsis {
                found.hidden.push(between.clone());
            }
            if gap.words > 0 {
                let start = between.start;
                let range = if gap.ellipsis { start..start } else { between };
                found.brackets.push(Bracket { range, words: gap.put_in.as_str().into(), is_word: false });
            }
        }
        found
    }
}

impl Match {
    /// Adds the words whose letters brackets change in a gap between two places.
    fn letters(
        &mut self,
        gap: &Gap,
        before: Option<&Placed>,
        after: Option<&Placed>,
        haystack: Haystack<'_>,
        original: &impl Fn(&Range<usize>) -> Range<usize>,
    ) {
        let text = haystack.text;
        let mut add = |range: Range<usize>, words: String| {
            self.brackets.push(Bracket { range: original(&range), words: words.into(), is_word: true });
        };
        let start = |place: &Placed| text[..place.part.end].trim_end_matches(is_word).len();
        let end = |place: &Placed| text.len() - text[place.part.start..].trim_start_matches(is_word).len();
        if let (Some(within), Some(before), Some(after)) = (&gap.within, before, after) {
            let range = start(before)..end(after);
            let (head, tail) = (&text[range.start..before.part.end], &text[after.part.start..range.end]);
            add(range.clone(), format!("{head}{within}{tail}"));
        }
        if let (Some(ending), Some(before)) = (&gap.ending, before) {
            let range = start(before)..before.whole.end;
            add(range.clone(), format!("{}{ending}", &text[range.start..before.part.end]));
        }
        if let (Some(front), Some(after)) = (&gap.front, after) {
            let range = after.whole.start..end(after);
            add(range.clone(), format!("{front}{}", &text[after.part.start..range.end]));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::digest::Digest;
    use crate::parse::text;

    fn index(words: &str) -> Index {
        Index::new(&Arc::new(text::read("x.txt", &words.into(), Digest::default())))
    }

    /// What is found, part by part; `-` if nothing.
    fn found(quotation: &str, words: &str) -> String {
        match find(quotation, &index(words)) {
            None => "-".to_owned(),
            Some(found) => {
                let parts: Vec<&str> = found.parts.iter().map(|part| &words[part.clone()]).collect();
                format!("{}: {}", found.grade.name(), parts.join(" | "))
            }
        }
    }

    fn check(words: &str, cases: &[(&str, &str)]) {
        for (quotation, expected) in cases {
            assert_eq!(found(quotation, words), *expected, "{quotation:?} in {words:?}");
        }
    }

    const MILL: &str = "The mill “won’t close,” said Ada Frost. It employs 12,000 people — mostly women.\n\
        “We shall keep it open,” Frost said, though the owner did not agree. The mill isn't for sale.";

    #[test]
    fn each_grade_is_told_from_the_next() {
        check(
            MILL,
            &[
                ("said Ada Frost", "exact: said Ada Frost"),
                ("won't close,", "typographic: won’t close,"),
                ("won't close.", "typographic: won’t close"),
                ("12 000 people -- mostly women", "typographic: 12,000 people — mostly women"),
                ("The mill ... keep it open", "marked: The mill | keep it open"),
                ("we shall keep it open", "case: We shall keep it open"),
                ("Frost said though the owner", "punctuation: Frost said, though the owner"),
                ("frost said though the owner", "punctuation-and-case: Frost said, though the owner"),
                ("Frost said that the owner", "-"),
            ],
        );
    }

    #[test]
    fn words_are_whole() {
        check(
            MILL,
            &[
                ("agree", "exact: agree"),
                ("gree", "-"),
                ("is", "-"),
                ("Frost", "exact: Frost"),
                ("2,000 people", "-"),
            ],
        );
        check("They agreed on 3.5 percent. We can't.", &[("agree", "-"), ("on 3", "-"), ("We can", "-")]);
        check("President Bell's plan", &[("President Bell", "exact: President Bell")]);
    }

    #[test]
    fn an_ellipsis_hides_as_little_as_it_can() {
        check(
            "one a two. one b two c three. three",
            &[
                ("one ... three", "marked: one | three"),
                ("one … two [...] three", "marked: one | two | three"),
                ("three ... one", "-"),
            ],
        );
        let words = "one a two. one b two c three. three";
        let match_ = find("one ... three", &index(words)).unwrap();
        assert_eq!(match_.hidden.first(), Some(&(14..23)));
        assert_eq!(&words[match_.hidden[0].clone()], " b two c ");
        // An ellipsis of the source's own.
        check("well... maybe so", &[("well … maybe", "typographic: well... maybe")]);
    }

    #[test]
    fn brackets_stand_for_words_or_letters() {
        check(
            "He said the walker walked home. Yesterday she slept [sic] late.",
            &[
                ("[Bob] said the walker", "marked: said the walker"),
                ("He [Bob] said", "marked: He | said"),
                ("[t]he walker walk[s] home", "marked: the walker walked | home"),
                ("the walker … [y]esterday she", "marked: the walker | Yesterday she"),
                ("the walk[s] ... slept", "marked: the walker | slept"),
                ("she slept [sic] late", "exact: she slept [sic] late"),
                ("said [that] walked", "marked: said | walked"),
                ("He [x] late", "marked: He | late"),
                ("the walker [sic] walked", "marked: the walker walked"),
            ],
        );
        let far = format!("Begin {} end", "word ".repeat(13));
        check(&far, &[("Begin [x] end", "-"), ("Begin ... end", "marked: Begin | end")]);
    }

    #[test]
    fn words_that_are_cut_at_line_ends_are_found() {
        check(
            "a high-\nwire infor-\nmation act",
            &[
                ("high-wire information act", "typographic: high-\nwire infor-\nmation act"),
                ("highwire infor-mation", "typographic: high-\nwire infor-\nmation"),
                ("information ... act", "marked: infor-\nmation | act"),
                // With a space it is another word, though the same letters.
                ("high wire", "punctuation: high-\nwire"),
            ],
        );
        check("a well-known act", &[("wellknown", "-")]);
    }

    #[test]
    fn words_are_cut_and_folded_at_once() {
        check(
            "Un-\ncertainty, the vice-\nPresident said, was 12\u{a0}% of “in-\nformation”.",
            &[
                ("uncertainty", "case: Un-\ncertainty"),
                ("un-certainty", "case: Un-\ncertainty"),
                ("Uncertainty the vice-President", "punctuation: Un-\ncertainty, the vice-\nPresident"),
                ("Vicepresident said", "case: vice-\nPresident said"),
                ("vice president said", "punctuation-and-case: vice-\nPresident said"),
                ("VICE-PRESIDENT SAID WAS", "punctuation-and-case: vice-\nPresident said, was"),
                (
                    "the vice-president … 12% of “information”",
                    "case: the vice-\nPresident | 12\u{a0}% of “in-\nformation”",
                ),
                // Half a word is none, least of all where the other half negates.
                ("certainty, the", "-"),
                ("formation", "-"),
            ],
        );
        check("a non-\nviolent, anti-\nwar act", &[("violent", "-"), ("war act", "-")]);
    }

    #[test]
    fn a_mark_that_a_paragraph_repeats_is_there_or_not() {
        let words = "Frost said: “We built it.\n\n“But we shall never sell it.”\n\n“We burn it,” said Bell.";
        check(
            words,
            &[
                ("“But we shall never sell it.”", "exact: “But we shall never sell it.”"),
                ("We built it. But we shall", "typographic: We built it.\n\n“But we shall"),
                ("\"We built it. \"But we shall", "typographic: “We built it.\n\n“But we shall"),
                ("We built it.\n\n“But we shall", "exact: We built it.\n\n“But we shall"),
                ("“We built it. … never sell it.”", "marked: “We built it | never sell it.”"),
                ("“We burn it,”", "exact: “We burn it,”"),
                ("we built it but we", "punctuation-and-case: We built it.\n\n“But we"),
            ],
        );
        // Whatever the paragraph before left open.
        check(
            "A 6\" pipe “bent.\n\n“We saw it.”",
            &[("“We saw it.”", "exact: “We saw it.”"), ("We saw", "exact: We saw")],
        );
        check(
            "« Un.\n\n» Deux. »",
            &[("» Deux. »", "exact: » Deux. »"), ("Un. Deux.", "typographic: Un.\n\n» Deux.")],
        );
    }

    #[test]
    fn what_is_no_word_of_the_article_is_passed_over() {
        let words = "The mill[12] was shut.[3][note 4] It “cost [12] dollars”,² they say.[citation needed]";
        check(
            words,
            &[
                ("The mill was shut.", "typographic: The mill[12] was shut."),
                ("The mill[12] was shut.[3]", "exact: The mill[12] was shut.[3]"),
                ("The mill[7] was shut", "typographic: The mill[12] was shut"),
                (
                    "shut. It “cost [12] dollars”, they",
                    "typographic: shut.[3][note 4] It “cost [12] dollars”,² they",
                ),
                ("it cost dollars", "-"),
                ("mill … they say.", "marked: mill | they say."),
                ("the mill was shut", "case: The mill[12] was shut"),
            ],
        );
        // Marks that the quotation has and the text has not.
        check("The mill was shut.", &[("The mill[12] was shut.¹", "typographic: The mill was shut.")]);
        let transcript = " 1   Q.  Did you see the bridge?\n 2   A.  I did. It was closed at\n 3   six in the un-\n 4   certain morning.\n";
        check(
            transcript,
            &[
                (
                    "It was closed at six in the uncertain morning",
                    "typographic: It was closed at\n 3   six in the un-\n 4   certain morning",
                ),
                ("closed at 3 six", "typographic: closed at\n 3   six"),
                ("closed at 4 six", "-"),
            ],
        );
        let pages =
            "The council will infor-\n\n12\n\u{c}THE MILL\n\nmation is not\n\n13\n\u{c}THE MILL\n\nhere.";
        check(
            pages,
            &[(
                "will information is not here",
                "typographic: will infor-\n\n12\n\u{c}THE MILL\n\nmation is not\n\n13\n\u{c}THE MILL\n\nhere",
            )],
        );
        check("the oﬃce ﬁled it", &[("office filed", "typographic: oﬃce ﬁled"), ("ofice", "-")]);
        check("in 12 of the towns", &[("in of the towns", "-"), ("in 12 of", "exact: in 12 of")]);
    }

    #[test]
    fn a_point_that_begins_a_word_ends_no_quotation() {
        let text = "Read the \".log\" file first. L’» était là. Il dit « non ». Puis";
        check(
            text,
            &[
                ("the ›.log‹ file", "typographic: the \".log\" file"),
                ("the ».log« file", "typographic: the \".log\" file"),
                ("the ‘.log’ file", "typographic: the \".log\" file"),
                ("dit “non”. Puis", "typographic: dit « non ». Puis"),
                ("dit «non». Puis", "typographic: dit « non ». Puis"),
            ],
        );
    }

    #[test]
    fn a_mark_of_reference_may_follow_a_dash() {
        check(
            "The new ferry -[1] that is, the second —[2][3] sails at noon.",
            &[
                (
                    "new ferry - that is, the second — sails",
                    "typographic: new ferry -[1] that is, the second —[2][3] sails",
                ),
                ("ferry – that is", "typographic: ferry -[1] that is"),
            ],
        );
    }

    #[test]
    fn nothing_begins_after_what_negates_it() {
        check(
            "A non-violent protest, an Anti‑war march. A well-known author said no - never. Niet — zegt hij.",
            &[
                ("violent protest", "-"),
                ("-violent protest", "-"),
                ("Violent protest", "-"),
                ("violent protest an", "-"),
                ("war march", "-"),
                ("[violent] protest", "marked: protest"),
                ("A ... violent protest", "-"),
                ("non-violent protest", "exact: non-violent protest"),
                ("known author", "exact: known author"),
                ("never", "exact: never"),
                ("zegt hij", "exact: zegt hij"),
            ],
        );
        check("non-violent and violent protest", &[("violent protest", "exact: violent protest")]);
    }

    #[test]
    fn what_an_apostrophe_joins_may_change_its_case() {
        check(
            "Il n’a rien dit. C’est l’accord.",
            &[
                ("[N]'a rien dit", "marked: n’a rien dit"),
                ("[L]’accord", "marked: l’accord"),
                ("[N]'est", "-"),
            ],
        );
    }

    #[test]
    fn a_bracket_changes_case_and_endings_alone() {
        let words =
            "It is unlikely to be sold, and illegal to burn. Walkers saw he recieved them. Harmless talk.";
        check(
            words,
            &[
                ("It is [l]ikely to be sold", "-"),
                ("and [l]egal to burn", "-"),
                ("[L]ikely to be", "-"),
                ("is [U]nlikely to", "marked: is | unlikely to"),
                ("[un]likely to be", "marked: unlikely to be"),
                ("il[l]egal to", "marked: il | egal to"),
                ("rec[ei]ved them", "marked: rec | ved them"),
                ("saw [s]he recieved", "marked: saw | he recieved"),
                ("walker[] saw", "case: Walkers | saw"),
                ("Walk[ing] saw", "marked: Walkers | saw"),
                ("harm[ful] talk", "case: Harmless | talk"),
                ("Harm[ful] talk", "marked: Harmless | talk"),
                // What is left of a word is its stem.
                ("[i]l[l] to burn", "-"),
                ("is un[der] to be", "-"),
                ("is un[likely] to be", "marked: is unlikely | to be"),
            ],
        );
    }

    #[test]
    fn what_a_bracket_changes_is_told() {
        let changed = |quotation: &str, words: &str| -> Vec<String> {
            let found = find(quotation, &index(words)).unwrap();
            let hidden = found.hidden.iter().map(|range| format!("…{}", &words[range.clone()]));
            let brackets = found.brackets.iter();
            brackets.map(|it| format!("{}→{}", &words[it.range.clone()], it.words)).chain(hidden).collect()
        };
        let words = "The town will not close the harmless mill, she said.";
        for (quotation, expected) in [
            ("The town [may] close", vec![" will not →may"]),
            ("[The owner] will not close", vec!["The town →The owner"]),
            ("[may] close the", vec!["will not →may"]),
            ("The town will [close]", vec![" not close→close"]),
            ("The town will ...", vec!["… not"]),
            ("... close the", vec!["…not "]),
            ("the harm[ful] mill", vec!["harmless→harmful"]),
            ("[t]he town will [not] ... mill", vec!["The→the", "→not", "… not close the harmless "]),
            ("mill[, Frost,] she said", vec![", →, Frost,"]),
        ] {
            assert_eq!(changed(quotation, words), expected, "{quotation}");
        }
    }

    #[test]
    fn any_script_is_searched() {
        check(
            "他说：「我们知道。」然后走了。\nЕлена сказала: «Да, мы знаем».",
            &[
                ("我们知道", "exact: 我们知道"),
                ("我们知道，", "typographic: 我们知道"),
                ("“我们知道。”", "typographic: 「我们知道。」"),
                ("知道 然后", "punctuation: 知道。」然后"),
                ("Да, мы знаем.", "typographic: Да, мы знаем"),
                ("знае", "-"),
            ],
        );
        check("אמר מנכ״ל החברה: לא נמכור.", &[("מנכ\"ל החברה", "typographic: מנכ״ל החברה")]);
        check("Cafe\u{301} Zoë", &[("Café Zoë", "typographic: Cafe\u{301} Zoë")]);
        check("قال «نحن هنا» اليوم", &[("نحن هنا،", "typographic: نحن هنا")]);
        check("ฉันรู้แล้ว", &[("รู้แล้ว", "exact: รู้แล้ว")]);
    }

    #[test]
    fn nothing_is_no_quotation() {
        check("words", &[("", "-"), ("...", "-"), ("[...]", "-"), ("\"", "-")]);
        check("", &[("words", "-")]);
    }
}
