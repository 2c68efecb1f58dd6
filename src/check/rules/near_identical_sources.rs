//! Two sources that a page lists, whose texts are near-copies, and nothing says that they have one origin.
//!
//! Quotations are left out, since two articles may quote one remark; of the rest, runs of seven words are compared. From 15 % of
//! the shorter text on, both probably go back to one report; from half of it on, one is a copy. They count as one origin, so a
//! claim that cites both is not corroborated by that. Say so: give both the same `origin:`, or the later one `based-on:`.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::entry::SourceId;
use crate::site::origins::SharedBy;

use super::super::rule::{Find, Rule, Subject};
use super::super::texts::{COPY, UPSTREAM};
use super::super::verify::listed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "near-identical-sources",
    level: Level::Warning,
    source: include_str!("near_identical_sources.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let ids: Vec<SourceId> = listed(subject.entry).collect();
    for (at, &one) in ids.iter().enumerate() {
        for &other in &ids[at + 1..] {
            let share = subject.verification.shared(one, other);
            let sources = [&subject.site.sources[one], &subject.site.sources[other]];
            let grouped = sources[0].provenance.shared(&sources[1].provenance);
            if share < UPSTREAM || grouped.is_some_and(|by| by != SharedBy::NearCopy) {
                continue;
            }
            let [one, other] = sources.map(|source| &source.source.key);
            let message = if share >= COPY {
                format!("`{one}` and `{other}` are copies of one text")
            } else {
                format!("`{one}` and `{other}` probably go back to one report")
            };
            found.push(
                RULE.finding(subject.later_entry([one, other]), message)
                    .note(format!(
                        "they share {:.0} % of the runs of seven words outside quotations",
                        share * 100.0
                    ))
                    .help("give both the same `origin:`, or one of them `based-on:` the other"),
            );
        }
    }
}
