//! An ellipsis or a bracket that leaves out a negation or a denial; an ellipsis that leaves out more than 60 words, or the end
//! of a paragraph.
//!
//! `...` says that what is left out does not matter, and `[word]` that it is put in for clarity. A *not*, *without* or *denied*
//! that is left out does matter, and so does a leap from one subject to another:
//!
//! ```markdown
//! > "The mayor ... took the money" [@harbour-post]
//! > "The town [may] close the mill" [@harbour-post]
//! ```
//!
//! are findings if the article has *The mayor denied that he took the money* and *will not close the mill*. Nor may a bracket put a
//! negation in (`[not]`), or turn a word: `harm[ful]` for *harmless*. Cite two passages, or quote more.
//!
//! A bracket or an ellipsis at the front of a quotation stands for what the clause has before it: `"[He] took the money"` and
//! `"[H]e took the money"` are findings too, unless the sentence of the page negates as well (*He denied that* `"[he] took the money"`).
//! So is one at the end, where the last word of the clause negates it: *nahm das Geld am Montag nicht*.
//!
//! Where the words occur several times, the ellipsis is taken to hide as little as it can. What negates and denies is known in
//! English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish, and is looked up in the language of the source,
//! or else of the page. Where nothing is known of a language, `unjudged-ellipsis` says so.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level};
use crate::parse::normal::{is_word, normal};
use crate::parse::text::{SourceText, count_words};
use crate::span::Span;

use super::super::language::phrases::After;
use super::super::language::{self, Language};
use super::super::quotes::pattern::End;
use super::super::quotes::search::{Bracket, Match};
use super::super::reach;
use super::super::rule::{Find, Rule, Subject, in_one_line};
use super::super::verify::{Checked, Outcome};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "lossy-ellipsis",
    level: Level::Warning,
    source: include_str!("lossy_ellipsis.rs"),
    find: Find::Document(find),
};

/// More words than this are too many.
const MOST: usize = 60;
/// How many bytes around what is left out are looked at for the rest of a phrase: *rather* of *rather than*.
const AROUND: usize = 80;
/// How many bytes beside a quotation are looked at for what negates its clause.
const CLAUSE: usize = 240;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let page = language::of(subject.language(None));
    for checked in &subject.verified.checked {
        let Outcome::Text { source, found: place } = &checked.outcome else { continue };
        let Some(text) = subject.text(*source) else { continue };
        let text = &text.index.text;
        let language = language::of(subject.language(Some(*source)));
        let place_of = || subject.place(checked.span);
        // Where what stands beside the first and the last word is found already.
        let (first, last) = (place.whole().start, place.whole().end);
        let mut told = [false; 2];
        let mut tell = |range: &Range<usize>| {
            told = [told[0] || range.end <= first, told[1] || range.start >= last];
        };
        for hidden in &place.hidden {
            let Some(hides) = hides(text, hidden, language) else { continue };
            tell(hidden);
            let finding = RULE.finding(place_of(), format!("this ellipsis leaves out {hides}"));
            let finding = subject.with_words(finding, "left out", *source, hidden);
            found.push(finding.help("quote more, or take the two parts apart"));
        }
        for bracket in &place.brackets {
            let Some(changes) = changes(text, bracket, [language, page]) else { continue };
            tell(&bracket.range);
            let finding = RULE.finding(place_of(), format!("this bracket {changes}"));
            let finding = if text.article(&bracket.range).contains(is_word) {
                subject.with_words(finding, "in its place", *source, &bracket.range)
            } else {
                finding
            };
            found.push(finding.help("write the words of the source, or say it in your own"));
        }
        let Some(cut) = language.and_then(|language| cut_off(text, place, told, language)) else { continue };
        if page.is_some_and(|page| is_kept(subject, checked, page)) {
            continue;
        }
        let negation = in_one_line(&text.words[cut.clone()]);
        let side = if cut.start < first { "begins after" } else { "ends before" };
        let finding = RULE.finding(place_of(), format!("this {} {side} “{negation}”", checked.name()));
        let whole = cut.start.min(first)..cut.end.max(last);
        let finding = subject.with_words(finding, "in the source", *source, &whole);
        found.push(finding.help("quote the negation too, or say it in your own words"));
    }
}

/// What negates, in the clause of a quotation, all that it shows, where an ellipsis or a bracket stands for what is before it or
/// after it. Ends where something is `told` already are not looked at again.
fn cut_off(text: &SourceText, place: &Match, told: [bool; 2], language: &Language) -> Option<Range<usize>> {
    let [front, back] = place.ends;
    let (first, last) = (place.parts.first()?, place.parts.last()?);
    if !told[0] {
        let start = reach::around(&text.words, first, CLAUSE).start.max(text.paragraph_at(first.start).start);
        let part = first.start - start..first.end - start;
        let found = text
            .words
            .get(start..first.end)
            .and_then(|around| reach::negation_before(around, &part, front, language));
        if let Some(found) = found {
            return Some(start + found.start..start + found.end);
        }
    }
    let end =
        reach::around(&text.words, last, CLAUSE).end.min(text.paragraph_at(last.end.saturating_sub(1)).end);
    let around =
        text.words.get(last.start..end).filter(|_| !told[1] && matches!(back, End::Ellipsis | End::Words))?;
    let found = reach::negation_after(around, &(0..last.end - last.start), language)?;
    Some(last.start + found.start..last.start + found.end)
}

/// Whether the page itself negates in the sentence that quotes: *he denied that “[he] took the money”*.
fn is_kept(subject: &Subject, checked: &Checked, language: &Language) -> bool {
    let document = subject.document;
    let source = &document.body.source;
    let (mut start, mut end) = (checked.span.start as usize, checked.span.end as usize);
    if let Some(group) = document.citations.iter().find(|group| group.span.contains(checked.span)) {
        (start, end) = (group.span.start as usize, group.span.start as usize);
    }
    let (Some(before), Some(after)) = (source.get(..start), source.get(end..)) else { return false };
    let body = &document.body;
    let begins_block = |(index, span): (usize, &Span)| {
        let is_block = body.tag(index).is_some_and(|tag| !tag.is_inline());
        (is_block && span.contains(checked.span)).then_some(span.start as usize)
    };
    let block = body.spans.iter().enumerate().filter_map(begins_block).max().unwrap_or(0);
    let near = reach::around(before, &(before.len()..before.len()), CLAUSE).start;
    let before = before.get(block.max(near)..).unwrap_or("");
    let words = language.words(before);
    let sentence = words.list().iter().rfind(|word| word.after == After::Sentence);
    let before = &before[sentence.map_or(0, |word| word.range.start)..];
    let after = after.split(['\n', '.', ';', '[']).next().unwrap_or("").trim_end();
    language.negation(before).is_some() || language.negation(after).is_some()
}

/// What an ellipsis leaves out that it may not.
fn hides(text: &SourceText, hidden: &Range<usize>, language: Option<&Language>) -> Option<String> {
    if let Some(negation) = negation(text, hidden, language) {
        return Some(format!("“{negation}”"));
    }
    let count = count_words(&text.article(hidden));
    if count > MOST {
        return Some(format!("{count} words"));
    }
    text.has_paragraph_end(hidden).then(|| "the end of a paragraph".to_owned())
}

/// What a bracket does that it may not.
fn changes(text: &SourceText, bracket: &Bracket, languages: [Option<&Language>; 2]) -> Option<String> {
    let article = text.article(&bracket.range);
    let known = || languages.into_iter().flatten();
    if bracket.is_word {
        let is_turned = known().any(|language| language.is_turned(&article, &bracket.words));
        return is_turned.then(|| format!("makes “{}” of “{}”", bracket.words, in_one_line(&article)));
    }
    if is_own(&article, &bracket.words) {
        return None;
    }
    if let Some(negation) = negation(text, &bracket.range, languages[0]) {
        return Some(format!("stands in place of “{negation}”"));
    }
    let put_in = known().find_map(|language| language.negation(&bracket.words));
    put_in.map(|put_in| format!("puts in “{}”", &bracket.words[put_in]))
}

/// Whether a bracket that holds these words is the source's own, not the writer's.
fn is_own(article: &str, words: &str) -> bool {
    let inside = normal(article);
    let inside = inside.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| inside.trim() == words && !words.is_empty())
}

/// What negates or denies in a part of a text, also if a word of it is shown.
fn negation(text: &SourceText, part: &Range<usize>, language: Option<&Language>) -> Option<String> {
    let words = &text.words;
    let Range { start, end } = reach::around(words, part, AROUND);
    let around = &words[start..end];
    let negation = language?.negation_in(around, &(part.start - start..part.end - start))?;
    Some(in_one_line(&around[negation]))
}
