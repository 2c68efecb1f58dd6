//! A heading of a section with a role, and nothing below it that the role is about.
//!
//! Readers see the heading and ask what is missing. Below *What we know* stands a list of claims, below *What's disputed* a `###`
//! question with a list of positions, below *In their own words* a block quotation: a paragraph alone is prose, and is not
//! counted. Write the first item, or take the heading away. A draft is let be.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Event, Part, Tag};
use crate::model::remark::RemarkPart;
use crate::model::role::Role;
use crate::model::section::{Block, Section};

use super::super::items::begins_as_item;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "empty-section",
    level: Level::Warning,
    source: include_str!("empty_section.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    if explainer.document.front_matter.draft || explainer.is_unwritten() {
        return;
    }
    let body = &explainer.document.body;
    for (section, part) in explainer.section_parts() {
        let (Some(role), Some(heading)) = (section.role, section.heading) else { continue };
        let heading = &body.headings[heading];
        let place = subject.first_line(heading.span);
        if part.is_empty() {
            found.push(
                RULE.finding(place, format!("“{}” has nothing below it", heading.text))
                    .help(format!("write {}, or take the heading away", wanted(role))),
            );
        } else if is_prose(subject, section) {
            found.push(
                RULE.finding(
                    place,
                    format!("“{}” has only prose below it, and nothing that counts", heading.text),
                )
                .help(format!("write {}", wanted(role))),
            );
        }
    }
}

/// What stands below a heading of a role.
fn wanted(role: Role) -> &'static str {
    match role {
        Role::Known | Role::Reported => "a list of claims, each with `- ` before it",
        Role::Disputed => "a question, `### …?`, and a list of positions below it",
        Role::Unknown => "a list of open questions, each with `- ` before it",
        Role::Words => "each remark as a block quotation, with `> ` before its lines",
        Role::Timeline => "a list of events, `- **when** — what`",
        Role::People => "a list of persons, `- **name** — who that is`",
        Role::Updates => "a list of entries, `- **2026-11-19 — Correction.** what was wrong`",
    }
}

/// Whether a section holds paragraphs alone that were meant as such. Those in a section of claims have a finding each.
fn is_prose(subject: &Subject, section: &Section) -> bool {
    let body = &subject.document.body;
    let is_paragraph = |part: &Part| body.tag(part.start) == Some(&Tag::Paragraph);
    let is_known = matches!(section.role, Some(Role::Known | Role::Reported));
    !is_known
        && section.blocks.iter().all(|block| match block {
            Block::Prose(part) => {
                is_paragraph(part)
                    && !begins_as_item(body, part.clone())
                    && !body.events[part.clone()].iter().any(|event| matches!(event, Event::Html(_)))
            }
            Block::Remark(remark) => {
                remark.parts.iter().all(|part| matches!(part, RemarkPart::Prose(part) if is_paragraph(part)))
            }
            Block::Claims(_) | Block::Dispute(_) | Block::Updates(_) => false,
        })
}
