//! Two sources print one remark in different words, and the page quotes one version as if it were the only one.
//!
//! Two quotations in two texts are one remark if they share a run of at least five words that is seven tenths of the shorter one.
//! If one is a part of the other, it is only shortened. Otherwise readers should see both: under *In their own words*, each
//! with its source.

use crate::diagnostic::{Diagnostic, Level};

use super::super::quotes;
use super::super::rule::{Find, Rule, Subject};
use super::super::texts::is_divergent;
use super::super::verify::{Outcome, listed};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "divergent-remark",
    level: Level::Warning,
    source: include_str!("divergent_remark.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let count = listed(subject.entry).count();
    let mut seen = Vec::new();
    for checked in subject.verified.checked.iter().filter(|checked| !checked.is_passage) {
        let Outcome::Text { source, found: place } = &checked.outcome else { continue };
        let Some(version) = subject.text(*source).and_then(|text| text.quoted_at(&place.whole())) else {
            continue;
        };
        for other in (0..count).filter(|other| other != source) {
            let Some(text) = subject.text(other) else { continue };
            // Words that both sources have are not what they differ in.
            if quotes::search::find(&checked.words, &text.index).is_some() {
                continue;
            }
            for divergent in text.quotations().iter().filter(|divergent| is_divergent(version, divergent)) {
                let pair = (*source, version.range.start, other, divergent.range.start);
                if seen.contains(&pair) || is_shown(subject, other, &divergent.range) {
                    continue;
                }
                seen.push(pair);
                let key = &subject.source(other).source.key;
                let message =
                    format!("`{key}` prints this remark in other words, and the page does not show them");
                let finding = RULE.finding(subject.place(checked.span), message);
                found.push(
                    subject
                        .with_words(finding, "there", other, &divergent.range)
                        .help("show both versions, each with its source, under *In their own words*"),
                );
            }
        }
    }
}

/// Whether the page quotes words of this source in this range of its text.
fn is_shown(subject: &Subject, source: usize, range: &std::ops::Range<usize>) -> bool {
    let text = subject.text(source);
    subject
        .verified
        .checked
        .iter()
        .filter(|checked| !checked.is_passage && checked.cited.contains(&source))
        .any(|checked| {
            let found = match &checked.outcome {
                Outcome::Text { source: other, found } if *other == source => Some(found.whole()),
                _ => text.and_then(|text| Some(quotes::search::find(&checked.words, &text.index)?.whole())),
            };
            found.is_some_and(|found| found.start < range.end && range.start < found.end)
        })
}
