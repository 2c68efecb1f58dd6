//! A claim, a position, a version of a remark, an event or a person without a citation.
//!
//! What stands under *What we know*, *Reported by one source*, *What's disputed*, *In their own words*, *Timeline* and
//! *Who's who* says where it is from: `[@key]` at its end. Open questions need no source.
//!
//! A page that lists sources and cites none of them at all gets one warning, `no-citations`, instead.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::remark::RemarkPart;
use crate::model::role::Role;
use crate::model::section::Block;
use crate::parse::cite::citing;
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "uncited-claim",
    level: Level::Error,
    source: include_str!("uncited_claim.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    if subject.lists_and_cites_nothing() {
        return;
    }
    let listed = subject.entry.sources.iter().chain(&subject.entry.uncited);
    let keys: Vec<String> = listed
        .map(|&source| format!("`{}`", citing(&subject.site.sources[source].source.key)))
        .take(3)
        .collect();
    let help = match keys.as_slice() {
        [] => "name the source under `sources:` and cite it: `[@key]`".to_owned(),
        keys => format!("cite the source at its end: {}", keys.join(", ")),
    };
    let mut check = |what: &str, span: Span, groups: std::ops::Range<usize>| {
        let document = subject.document;
        // A key that no source has is a finding of its own.
        let cites = document.citations[groups.clone()]
            .iter()
            .zip(&subject.entry.resolution.cited.citations[groups])
            .any(|(group, mentions)| group.bracketed || mentions.iter().any(Option::is_some));
        if !cites && !subject.has_swallowed(span) {
            found.push(
                RULE.finding(subject.first_line(span), format!("{what} cites no source")).help(help.clone()),
            );
        }
    };
    for claim in explainer.claims().filter(|claim| claim.role.needs_citation()) {
        let what = match claim.role {
            Role::Disputed => "this position",
            Role::Timeline => "this event",
            Role::People => "this entry",
            _ => "this claim",
        };
        check(what, claim.span, claim.citations.clone());
    }
    for block in explainer.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Remark(remark) = block else { continue };
        for part in &remark.parts {
            if let RemarkPart::Version(version) = part {
                check("this version of the remark", version.span, version.citations.clone());
            }
        }
    }
}
