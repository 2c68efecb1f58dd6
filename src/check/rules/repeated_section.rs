//! Two sections of one page under the same heading of a role.
//!
//! Readers find the same words twice in the list of contents, and a link leads to the first. It is what a merge or a copied
//! paragraph leaves behind: put the items of both under one heading.

use std::collections::HashMap;

use crate::config::folded;
use crate::diagnostic::{Diagnostic, Level};
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "repeated-section",
    level: Level::Warning,
    source: include_str!("repeated_section.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let mut seen: HashMap<String, Span> = HashMap::new();
    for section in explainer.sections.iter().filter(|section| section.role.is_some()) {
        let Some(heading) = section.heading.map(|heading| &explainer.document.body.headings[heading]) else {
            continue;
        };
        if let Some(first) = seen.get(&folded(&heading.text)) {
            found.push(
                RULE.finding(
                    subject.first_line(heading.span),
                    format!("the page has a section “{}” already", heading.text),
                )
                .related(subject.first_line(*first), "the first one")
                .help("put the items of both under one heading"),
            );
        } else {
            seen.insert(folded(&heading.text), heading.span);
        }
    }
}
