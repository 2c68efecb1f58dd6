//! How a passage may go on: what of a source's text begins with what has been typed.

use std::ops::Range;

use crate::check::quotes::index::{Index, words};
use crate::check::quotes::passages::find_passages;
use crate::model::marks::{Manner, is_double, pair_text};
use crate::parse::normal::is_dropped;

/// How many places of a text are offered, and how many of its sentences where nothing has been typed.
const PLACES: usize = 12;
const SENTENCES: usize = 60;
/// A passage that ends with a clause has so many words at least.
const FEWEST: usize = 3;

/// Passages of a text that begin with `typed`: up to the end of a clause and of the sentence, for each place. Where nothing
/// begins so, the sentence that has most of the words; where nothing has been typed, every sentence.
pub(super) fn passages(typed: &str, index: &Index) -> Vec<String> {
    let wanted = words(typed);
    let mut found: Vec<Range<usize>> = Vec::new();
    if wanted.is_empty() {
        found.extend(sentences(index).take(SENTENCES));
    }
    for start in beginnings(&wanted, index).into_iter().take(PLACES) {
        let end = sentence_end(&index.text.words, start, paragraph_end(index, start));
        found.extend(clause_end(&index.text.words, start, end, wanted.len()).map(|clause| start..clause));
        found.push(start..end);
    }
    if found.is_empty() {
        let passages = find_passages(typed, [("", index)]).into_iter();
        found.extend(
            passages.filter_map(|passage| {
                sentences(index).find(|sentence| sentence.contains(&passage.range.start))
            }),
        );
    }
    let mut passages: Vec<String> = Vec::new();
    for range in found {
        let passage = in_one_line(with_its_mark(&index.text.words, range));
        if !passage.is_empty() && !passages.contains(&passage) {
            passages.push(passage);
        }
    }
    passages
}

/// The words as they are cited: white space as one space, without what ends a sentence and is not the source's to say.
fn in_one_line(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.retain(|char| !is_dropped(char));
    balance(&mut line);
    let end = line.trim_end_matches(['.', ',', ';', ':']).len();
    line.truncate(end);
    line
}

/// Takes marks away whose counterpart is elsewhere, and a pair around everything: of a pair both belong to the words, or none.
fn balance(line: &mut String) {
    let read = pair_text(line, Manner::new(""));
    let ends = |mark: &Range<usize>| mark.start == 0 || mark.end == line.len();
    let mut drop: Vec<Range<usize>> = Vec::new();
    if let Some(around) = read.pairs.iter().find(|pair| pair.open.start == 0 && pair.close.end == line.len())
    {
        drop.extend([around.open.clone(), around.close.clone()]);
    }
    drop.extend(read.unpaired.iter().map(|unpaired| unpaired.mark.clone()).filter(ends));
    drop.sort_by_key(|mark| mark.start);
    for mark in drop.into_iter().rev() {
        line.replace_range(mark, "");
    }
}

/// The words at `range`, with the mark before them that is closed within them.
fn with_its_mark(text: &str, range: Range<usize>) -> &str {
    let words = text.get(range.clone()).unwrap_or("");
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let Some(mark) = before.filter(|char| is_double(*char)) else { return words };
    let with = &text[range.start - mark.len_utf8()..range.end];
    let is_closed = pair_text(with, Manner::new("")).pairs.first().is_some_and(|pair| pair.open.start == 0);
    if is_closed { with } else { words }
}

/// Where these words stand in a row, the last of them perhaps only begun.
fn beginnings(wanted: &[Box<str>], index: &Index) -> Vec<usize> {
    let Some((last, whole)) = wanted.split_last() else { return Vec::new() };
    let words_of_text = &index.words().list;
    let whole: Option<Vec<u32>> = whole.iter().map(|word| index.words().number(word)).collect();
    let Some(whole) = whole else { return Vec::new() };
    let begins = |at: usize| {
        let word = &words_of_text[at];
        let written = &index.normal().text[word.start as usize..word.end as usize];
        // Marks within a word do not count, as where the words of a text are told apart.
        words(written).first().is_some_and(|word| word.starts_with(&**last))
    };
    let starts: Vec<usize> = match whole.first() {
        Some(first) => index.words().places(*first).iter().map(|place| *place as usize).collect(),
        None => (0..words_of_text.len()).collect(),
    };
    starts
        .into_iter()
        .filter(|start| {
            let end = start + whole.len();
            end < words_of_text.len()
                && words_of_text[*start..end].iter().map(|word| word.number).eq(whole.iter().copied())
                && begins(end)
        })
        .map(|start| {
            index.original(&(words_of_text[start].start as usize..words_of_text[start].end as usize)).start
        })
        .collect()
}

fn paragraph_end(index: &Index, at: usize) -> usize {
    let range = index.text.paragraph_at(at);
    range.start + index.text.words[range].trim_end().len()
}

fn sentences(index: &Index) -> impl Iterator<Item = Range<usize>> + '_ {
    let text = &index.text.words;
    let mut next = 0;
    std::iter::from_fn(move || {
        next += text[next..].len() - text[next..].trim_start().len();
        if next >= text.len() {
            return None;
        }
        let start = next;
        next = sentence_end(text, start, paragraph_end(index, start)).max(start + 1);
        while !text.is_char_boundary(next) {
            next += 1;
        }
        Some(start..next)
    })
}

/// Where the sentence ends that `start` lies in, `limit` at the latest. A full stop after one or two letters is that of a
/// name: `U.S.`, `J.`, `Dr.`
fn sentence_end(text: &str, start: usize, limit: usize) -> usize {
    let part = &text[start..limit];
    for (at, char) in part.char_indices() {
        if !matches!(char, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + char.len_utf8();
        let rest = &part[end..];
        let closing = rest.len() - rest.trim_start_matches(['"', '”', '’', '\'', '»', ')']).len();
        end += closing;
        let rest = &part[end..];
        let is_wide = matches!(char, '。' | '！' | '？');
        if !is_wide && !rest.starts_with(char::is_whitespace) {
            continue;
        }
        let word = part[..at].rsplit(|char: char| char.is_whitespace() || char == '(').next().unwrap_or("");
        let is_short =
            char == '.' && (word.contains('.') || word.chars().filter(|it| it.is_alphabetic()).count() <= 2);
        let next = rest.trim_start().chars().next();
        if closing == 0
            && (is_short && word.chars().any(char::is_alphabetic) || next.is_some_and(char::is_lowercase))
        {
            continue;
        }
        return start + end;
    }
    limit
}

/// Where a clause of the sentence ends, after the words that have been typed.
fn clause_end(text: &str, start: usize, end: usize, typed: usize) -> Option<usize> {
    let part = &text[start..end];
    part.char_indices()
        .filter(|(at, char)| {
            let rest = &part[at + char.len_utf8()..];
            matches!(char, ',' | ';' | ':' | '—' | '–')
                && (rest.starts_with(char::is_whitespace) || *char == '—')
        })
        .map(|(at, _)| at)
        .find(|at| part[..*at].split_whitespace().count() >= FEWEST.max(typed + 1))
        .map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::digest::Digest;
    use crate::parse::text;

    const TEXT: &str = "The council closed the old mill on Monday, to save money. It had stood for\n140 years.\n\n\
        “We’ll miss it,” said J. Moss, who runs the U.S. Mill Trust. The council did not answer. Nobody came? She said: “It’s gone.”\n";

    fn check(typed: &str, expected: &[&str]) {
        let index = Index::new(&Arc::new(text::read("x.txt", &TEXT.into(), Digest::default())));
        assert_eq!(passages(typed, &index), expected, "{typed}");
    }

    #[test]
    fn what_begins_as_it_was_typed_goes_on_to_the_clause_and_the_sentence() {
        check("the old m", &["the old mill on Monday", "the old mill on Monday, to save money"]);
        check("it had", &["It had stood for 140 years"]);
        check("The council did", &["The council did not answer"]);
        check("nobody", &["Nobody came?"]);
        // Typography and capitals do not count; names do not end sentences.
        check(
            "we'll miss",
            &["“We’ll miss it,” said J. Moss", "“We’ll miss it,” said J. Moss, who runs the U.S. Mill Trust"],
        );
        check("It’s gone", &["It’s gone"]);
    }

    #[test]
    fn words_that_stand_elsewhere_are_found_together() {
        check("mill money council", &["The council closed the old mill on Monday, to save money"]);
        check("zebra", &[]);
    }

    #[test]
    fn before_anything_is_typed_there_are_all_sentences() {
        check(
            "",
            &[
                "The council closed the old mill on Monday, to save money",
                "It had stood for 140 years",
                "“We’ll miss it,” said J. Moss, who runs the U.S. Mill Trust",
                "The council did not answer",
                "Nobody came?",
                "She said: “It’s gone.”",
            ],
        );
    }
}
