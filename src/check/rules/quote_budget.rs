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
    let document = subject.entry.document();
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
    let mut by_receipt: Vec<&str> = Vec::new();
    for checked in &subject.verified.checked {
        match &checked.outcome {
            Outcome::Text { source, found } if *source == index => ranges.extend(found.parts.iter().cloned()),
            Outcome::Receipt { source, .. } if *source == index => by_receipt.push(&checked.words),
            _ => {}
        }
    }
    by_receipt.sort_unstable();
    by_receipt.dedup();
    let mut count = by_receipt.into_iter().map(count_words).sum();
    let Some(text) = subject.text(index) else { return count };
    ranges.sort_by_key(|range| range.start);
    let mut from = 0;
    for range in ranges {
        let start = range.start.max(from);
        if start < range.end {
            count += text.index.text.words.get(start..range.end).map_or(0, count_words);
            from = range.end;
        }
    }
    count
}
