//! More words of one source are published verbatim than a page should.
//!
//! Quotations and passages are published, and the texts are somebody's work. The budget is 30 % of the text or 400 words,
//! whichever is less, for each source on each page; words that are quoted twice count once. Shorten passages with `...`, cite
//! fewer of them, or say in your own words what they say.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::front_matter::SourceEntryKind;
use crate::parse::text::count_words;

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::{Outcome, listed};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "quote-budget",
    level: Level::Warning,
    source: include_str!("quote_budget.rs"),
    find: Find::Document(find),
};

/// The most words of a source that one page may publish.
const MOST: usize = 400;
/// The most of a source that one page may publish, in percent.
const SHARE: usize = 30;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    for (index, id) in listed(subject.entry).enumerate() {
        let key = &subject.site.sources[id].source.key;
        let receipt = subject.site.receipts.sources.get(key).map(|receipt| receipt.words);
        let Some(words) = subject.text(index).map(|text| text.index.text.count).or(receipt) else { continue };
        let published = published(subject, index);
        let budget = MOST.min(words * SHARE / 100);
        if published <= budget {
            continue;
        }
        let entry = document.front_matter.sources.iter().find(|listed| match &listed.kind {
            SourceEntryKind::Key(other) => other == key,
            SourceEntryKind::Inline(source) => source.key == *key,
        });
        let span = entry.map(|entry| entry.span).or(document.front_matter.sources_span).unwrap_or_default();
        found.push(
            RULE.finding(
                subject.first_line(span),
                format!("{published} words of `{key}` are published verbatim; its budget is {budget}"),
            )
            .note(format!("the text has {words} words; the budget is {SHARE} % of that, at most {MOST}"))
            .help("shorten passages with `...`, or say it in your own words"),
        );
    }
}

/// How many words of a source the page publishes verbatim, each once.
fn published(subject: &Subject, index: usize) -> usize {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut by_receipt: Vec<Range<usize>> = Vec::new();
    let (mut words, mut code_points) = (0, 0);
    for checked in &subject.verified.checked {
        match &checked.outcome {
            Outcome::Text { source, found } if *source == index => ranges.extend(found.parts.iter().cloned()),
            Outcome::Receipt { source, receipt } if *source == index => {
                words += count_words(&checked.words);
                for &(start, end) in &receipt.ranges {
                    code_points += end - start;
                    by_receipt.push(start..end);
                }
            }
            _ => {}
        }
    }
    let text = subject.text(index).map_or("", |text| &*text.index.text.words);
    let in_text = once(ranges).into_iter().map(|range| text.get(range).map_or(0, count_words)).sum::<usize>();
    // Of a text that is not here, words are counted by the length of what is published, once and in all.
    let length: usize = once(by_receipt).into_iter().map(|range| range.len()).sum();
    in_text + (words * length).checked_div(code_points).unwrap_or(0)
}

/// The same without what overlaps.
fn once(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut from = 0;
    ranges.retain_mut(|range| {
        range.start = range.start.max(from);
        from = from.max(range.end);
        range.start < range.end
    });
    ranges
}
