//! Paragraphs in a section of claims, before or between its lists, or with a citation.
//!
//! Under *What we know* and *Reported by one source* the items of the list are claims. A paragraph there is read as one and
//! is none: it has no status, no address and no check. Make it an item, or move it before the first heading. A paragraph below the
//! list, and one in a timeline or in *Who's who*, is a note as long as it cites nothing.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Event, Tag};
use crate::model::role::Role;
use crate::model::section::Block;

use super::super::items::begins_as_item;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "prose-in-claims",
    level: Level::Warning,
    source: include_str!("prose_in_claims.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    for section in &explainer.sections {
        let is_known = matches!(section.role, Some(Role::Known | Role::Reported));
        if !is_known && !matches!(section.role, Some(Role::Timeline | Role::People)) {
            continue;
        }
        let last_list = section.blocks.iter().rposition(|block| matches!(block, Block::Claims(_)));
        for (index, block) in section.blocks.iter().enumerate() {
            let Block::Prose(part) = block else { continue };
            let is_paragraph = body.tag(part.start) == Some(&Tag::Paragraph);
            if !is_paragraph || begins_as_item(body, part.clone()) {
                continue;
            }
            let is_note = !is_known || last_list.is_some_and(|last| index > last);
            let cites = || body.events[part.clone()].iter().any(|event| matches!(event, Event::Citation(_)));
            if !is_note || cites() {
                found.push(
                    RULE.finding(
                        subject.first_line(body.spans[part.start]),
                        "a paragraph in a section of claims is no claim",
                    )
                    .help("make it an item of the list (`- `), or move it before the first heading"),
                );
            }
        }
    }
}
