//! A dispute all of whose positions come from one origin: a source at odds with itself.
//!
//! That is worth knowing, and worth saying: readers take a dispute for one between people who know different things. Say in
//! the editor's note, the paragraph below the positions, that one report says both; or cite who else takes a side.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::origins::Independence;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "single-origin-dispute",
    level: Level::Info,
    source: include_str!("single_origin_dispute.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let headings = &explainer.document.body.headings;
    for dispute in explainer.disputes().filter(|dispute| dispute.positions.len() > 1) {
        // Where a position rests on nothing, or on nobody knows what, it cannot be told where it comes from.
        let unclear = dispute.positions.iter().any(|position| {
            let groups = position.citations.clone();
            let mut mentions = subject.entry.resolution.cited.citations[groups.clone()].iter().flatten();
            subject.cites_unknown(groups) || !mentions.any(Option::is_some)
        });
        if unclear {
            continue;
        }
        let groups = dispute.positions.iter().flat_map(|position| position.citations.clone());
        let message = match subject.site.independence(subject.entry, groups) {
            Independence::OneSource => "all positions of this dispute are from one source",
            Independence::OneOrigin => "all positions of this dispute are from one origin",
            Independence::None
            | Independence::Independent(_)
            | Independence::Publishers(_)
            | Independence::NotEstablished(_) => continue,
        };
        found.push(RULE.finding(subject.first_line(headings[dispute.heading].span), message).help(
            "say below the positions that one report is at odds with itself, or cite who else takes a side",
        ));
    }
}
