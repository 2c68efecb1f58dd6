//! The search for a quotation in a text: where it occurs, and how much had to be folded.

use std::ops::Range;

use memchr::memmem;

use crate::model::receipt::Grade;

use super::index::Index;
use super::pattern::{Gap, Needle, Pattern};
use crate::parse::normal::{Fold, is_boundary, is_word, without_hyphens};

/// Where a quotation occurs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// How much had to be folded.
    pub grade: Grade,
    /// Where each part of it stands in the words of the text.
    pub parts: Vec<Range<usize>>,
    /// What its ellipses leave out of the text; between parts.
    pub hidden: Vec<Range<usize>>,
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
    let normal = &index.normal.text;
    let plain = Haystack { text: normal, index: Some(index) };
    if let Some(places) = plain.all(&needle.plain.parts[0], [true; 2]) {
        return Some(best_of(quotation, index, &places));
    }
    let found = |grade: Grade, pattern: &Pattern, parts: Vec<Range<usize>>| {
        let hidden = pattern
            .gaps
            .iter()
            .zip(parts.windows(2))
            .filter(|(gap, _)| matches!(gap, Gap::Ellipsis { .. }))
            .map(|(_, pair)| index.original(&(pair[0].start..pair[1].end)))
            .collect::<Vec<_>>();
        let parts: Vec<Range<usize>> = parts.iter().map(|part| index.original(part)).collect();
        // From the end of one part to the beginning of the next.
        let hidden = hidden
            .into_iter()
            .filter_map(|around| {
                let first = parts.iter().find(|part| part.start == around.start)?;
                let second = parts.iter().find(|part| part.end == around.end)?;
                Some(first.end..second.start.max(first.end))
            })
            .collect();
        Match { grade, parts, hidden }
    };
    if let Some(marked) = &needle.marked
        && let Some(parts) = plain.pattern(marked)
    {
        return Some(found(Grade::Marked, marked, parts));
    }
    for (by, grade) in [
        (Fold::Case, Grade::Case),
        (Fold::Punctuation, Grade::Punctuation),
        (Fold::Both, Grade::PunctuationAndCase),
    ] {
        let Some(needle) = needle.folded(by) else { continue };
        let folded = index.folded(by);
        let haystack = Haystack { text: &folded.text, index: None };
        for pattern in std::iter::once(&needle.plain).chain(&needle.marked) {
            if let Some(parts) = haystack.pattern(pattern) {
                let parts = parts.iter().map(|part| folded.original(part, normal)).collect();
                return Some(found(grade, pattern, parts));
            }
        }
    }
    None
}

/// How many occurrences are looked at for one that is exact.
const LOOKED_AT: usize = 16;

/// The first occurrence that is exact, else the first.
fn best_of(quotation: &str, index: &Index, places: &[Range<usize>]) -> Match {
    let quotation = quotation.trim();
    let mut first = None;
    for place in places.iter().take(LOOKED_AT) {
        let place = index.original(place);
        if index.text.words.get(place.clone()) == Some(quotation) {
            return Match { grade: Grade::Exact, parts: vec![place], hidden: Vec::new() };
        }
        first = first.or(Some(place));
    }
    Match { grade: Grade::Typographic, parts: first.into_iter().collect(), hidden: Vec::new() }
}

/// Punctuation at the end of a quotation that may belong to the sentence around it.
fn is_final(char: char) -> bool {
    matches!(char, '.' | ',' | ';' | ':' | '。' | '，' | '；' | '：' | '、' | '،' | '؛')
}

struct Haystack<'a> {
    text: &'a str,
    /// The index, if the text is its normal form: words that are cut at line ends are found too.
    index: Option<&'a Index>,
}

impl Haystack<'_> {
    /// All places of a part, as it is or without final punctuation; `None` if there is none.
    fn all(&self, part: &str, bounded: [bool; 2]) -> Option<Vec<Range<usize>>> {
        let mut places = Vec::new();
        self.places(part, bounded, &mut places);
        if places.is_empty()
            && let Some(shorter) = part.strip_suffix(is_final)
        {
            self.places(shorter.trim_end(), bounded, &mut places);
        }
        if places.is_empty()
            && let Some(index) = self.index.filter(|index| !index.normal.soft.is_empty())
        {
            cut_words(index, part, bounded, &mut places);
            if places.is_empty()
                && let Some(shorter) = part.strip_suffix(is_final)
            {
                cut_words(index, shorter, bounded, &mut places);
            }
        }
        (!places.is_empty()).then_some(places)
    }

    fn places(&self, part: &str, bounded: [bool; 2], places: &mut Vec<Range<usize>>) {
        let finder = memmem::Finder::new(part.as_bytes());
        let mut from = 0;
        while let Some(offset) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + offset;
            let end = start + part.len();
            if (!bounded[0] || is_boundary(self.text, start)) && (!bounded[1] || is_boundary(self.text, end))
            {
                places.push(start..end);
            }
            from = start + part.chars().next().map_or(1, char::len_utf8);
        }
    }

    /// The places of the parts of a pattern, in order, with the smallest total gap.
    fn pattern(&self, pattern: &Pattern) -> Option<Vec<Range<usize>>> {
        let last = pattern.parts.len() - 1;
        let mut table: Vec<Vec<Step>> = Vec::with_capacity(pattern.parts.len());
        for (number, part) in pattern.parts.iter().enumerate() {
            let gap = number.checked_sub(1).map(|before| pattern.gaps[before]);
            let glued_before =
                if number == 0 { pattern.glued[0] } else { gap.is_some_and(Gap::is_glued_after) };
            let glued_after =
                if number == last { pattern.glued[1] } else { pattern.gaps[number].is_glued_before() };
            let bounded = [!glued_before, !glued_after];
            let mut places = self.all(part, bounded);
            if places.is_none() && gap.is_some() {
                // Punctuation after a bracket or an ellipsis may be the writer's.
                let trimmed = part.trim_start_matches(is_final).trim_start();
                places = (trimmed != part).then(|| self.all(trimmed, bounded)).flatten();
            }
            let places = places?;
            let steps = match gap {
                None => places.into_iter().map(|place| Step { place, cost: 0, from: 0 }).collect(),
                Some(gap) => self.steps(&table[number - 1], places, gap),
            };
            if steps.is_empty() {
                return None;
            }
            table.push(steps);
        }
        let mut at = table[last]
            .iter()
            .enumerate()
            .filter(|(_, step)| !pattern.glued[1] || self.word_end(step.place.end).is_some())
            .min_by_key(|(_, step)| (step.cost, step.place.start))?
            .0;
        let mut parts = Vec::with_capacity(table.len());
        for steps in table.iter().rev() {
            parts.push(steps[at].place.clone());
            at = steps[at].from;
        }
        parts.reverse();
        if pattern.glued[0] {
            parts[0].start = self.word_start(parts[0].start)?;
        }
        if pattern.glued[1] {
            let part = &mut parts[last];
            part.end = self.word_end(part.end)?;
        }
        Some(parts)
    }

    /// The places of a part after those of the one before it.
    fn steps(&self, before: &[Step], places: Vec<Range<usize>>, gap: Gap) -> Vec<Step> {
        let mut steps = Vec::new();
        // The places of a part are in order, and do they overlap, so are their ends.
        let mut next = 0;
        // The most that is covered up to there: where it ends, less what is left out.
        let mut best: Option<(usize, usize)> = None;
        for place in places {
            while next < before.len() && before[next].place.end <= place.start {
                let covered = before[next].place.end - before[next].cost;
                if best.is_none_or(|(most, _)| covered >= most) {
                    best = Some((covered, next));
                }
                next += 1;
            }
            let found = match gap {
                Gap::Ellipsis { .. } => best.map(|(covered, from)| (place.start - covered, from)),
                Gap::Words(_) | Gap::Letters { .. } => {
                    let limit = self.limit(place.start, gap);
                    before[..next]
                        .iter()
                        .enumerate()
                        .rev()
                        .take_while(|(_, step)| step.place.end >= limit)
                        .map(|(from, step)| (step.cost + place.start - step.place.end, from))
                        .min()
                }
            };
            steps.extend(found.map(|(cost, from)| Step { place, cost, from }));
        }
        steps
    }

    /// How far back from `start` a gap may begin.
    fn limit(&self, start: usize, gap: Gap) -> usize {
        let head = &self.text[..start];
        match gap {
            Gap::Letters { before, after } => {
                let mut left = head;
                if after {
                    left = left.trim_end_matches(is_word);
                }
                if !(before && after) {
                    left = left.trim_end_matches(|char| !is_word(char));
                }
                if before {
                    left = left.trim_end_matches(is_word);
                }
                left.len()
            }
            Gap::Words(words) => {
                let mut left = words;
                let mut within = false;
                for (at, char) in head.char_indices().rev() {
                    let word = is_word(char);
                    if word && (!within || crate::parse::text::is_spaceless(char)) {
                        if left == 0 {
                            return at + char.len_utf8();
                        }
                        left -= 1;
                    }
                    within = word;
                }
                0
            }
            Gap::Ellipsis { .. } => 0,
        }
    }

    fn word_start(&self, at: usize) -> Option<usize> {
        let start = self.text[..at].trim_end_matches(is_word).len();
        is_boundary(self.text, start).then_some(start)
    }

    fn word_end(&self, at: usize) -> Option<usize> {
        let end = self.text.len() - self.text[at..].trim_start_matches(is_word).len();
        is_boundary(self.text, end).then_some(end)
    }
}

/// A place of a part, the least that is left out up to there, and the place of the part before.
struct Step {
    place: Range<usize>,
    cost: usize,
    from: usize,
}

/// The places of a part in which words are cut at line ends: the hyphen there may be the word's own or not.
fn cut_words(index: &Index, part: &str, bounded: [bool; 2], places: &mut Vec<Range<usize>>) {
    let normal = &index.normal;
    let joined = index.joined();
    let needle = without_hyphens(part);
    let mut from = 0;
    let finder = memmem::Finder::new(needle.text.as_bytes());
    while let Some(offset) = joined.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        let at = from + offset;
        from = at + needle.text.chars().next().map_or(1, char::len_utf8);
        let start = joined.original(&(at..at + needle.text.len()), &normal.text).start;
        let Some(end) = walk(part, &normal.text, start, &normal.soft) else { continue };
        if (!bounded[0] || is_boundary(&normal.text, start))
            && (!bounded[1] || is_boundary(&normal.text, end))
        {
            places.push(start..end);
        }
    }
}

/// Where `part` ends if it stands in `text` from `start` on, hyphens at `soft` being there or not.
fn walk(part: &str, text: &str, start: usize, soft: &[u32]) -> Option<usize> {
    let mut at = start;
    for char in part.chars() {
        let next = text[at..].chars().next()?;
        if next == char {
            at += next.len_utf8();
            continue;
        }
        if next != '-' || soft.binary_search(&(at as u32)).is_err() {
            return None;
        }
        at += 1;
        let next = text[at..].chars().next()?;
        if next != char {
            return None;
        }
        at += next.len_utf8();
    }
    Some(at)
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
                ("[t]he walker walk[s] home", "marked: the walker walk | home"),
                ("the walker … [y]esterday she", "marked: the walker | esterday she"),
                ("the walk[s] ... slept", "marked: the walk | slept"),
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
                ("high wire", "-"),
            ],
        );
        check("a well-known act", &[("wellknown", "-")]);
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
