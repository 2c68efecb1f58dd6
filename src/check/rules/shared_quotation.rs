//! Two sources that a page lists print one quotation of eight words or more.
//!
//! Where both reporters stood in the room, that is no wonder. Where they did not, one may have the words from the other, or both
//! from one release, and then their agreement is worth less than it seems. It cannot be seen from the texts whether the words
//! were spoken in public, so this is a hint, whatever else is said of the sources. If they have one upstream, say so: give both
//! the same `origin:`, or the later one `based-on:`; then nothing is said here any more.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::entry::SourceId;

use super::super::rule::{Find, Rule, Subject};
use super::super::texts::shared_quotation;
use super::super::verify::listed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "shared-quotation",
    level: Level::Info,
    source: include_str!("shared_quotation.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let ids: Vec<SourceId> = listed(subject.entry).collect();
    for (first, &one) in ids.iter().enumerate() {
        let Some(text) = subject.text(first) else { continue };
        for (second, &other) in ids.iter().enumerate().skip(first + 1) {
            let sources = [&subject.site.sources[one], &subject.site.sources[other]];
            let Some(shared) = subject.text(second).and_then(|other| shared_quotation(text, other)) else {
                continue;
            };
            if sources[0].provenance.shared(&sources[1].provenance).is_some() {
                continue;
            }
            let [one, other] = sources.map(|source| &source.source.key);
            let message = format!("`{one}` and `{other}` print one quotation");
            let finding = RULE.finding(subject.later_entry([one, other]), message);
            let finding = subject.with_words(finding, "in one", first, &shared[0]);
            found.push(
                subject
                    .with_words(finding, "in the other", second, &shared[1])
                    .help("if it was not said in public, give both the same `origin:`"),
            );
        }
    }
}
