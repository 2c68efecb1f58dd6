//! A line in a section with a role that was meant as an item of its list, and is none to Markdown.
//!
//! A bullet from a word processor (`•`, `–`, `·`), a number that Markdown does not read (`(1)`, `a)`), a `-` without a space after
//! it, and an item that is indented as code is, all look like items in the editor. To Markdown they are a paragraph, a part of
//! the claim above, or code: they are no claims, nobody counts them, and no check asks for their sources. Write `- ` at the
//! beginning of the line. `1.` and `1)` with a space make items as well.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Part, Tag};
use crate::model::role::Role;
use crate::span::Span;

use super::super::items;
use super::super::lines::{Line, lines};
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "lost-item",
    level: Level::Error,
    source: include_str!("lost_item.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    for (section, part) in explainer.section_parts() {
        // Remarks are block quotations, and what begins with a dash is who said them.
        if section.role.is_none() || section.role == Some(Role::Words) {
            continue;
        }
        let lines = lines(body, part.clone());
        let mut last: Option<&Line> = None;
        for line in lines.iter().filter(|line| !line.quoted) {
            found.extend(of_line(subject, line, last.filter(|last| last.block == line.block)));
            last = Some(line);
        }
        code(subject, part, found);
    }
}

fn of_line(subject: &Subject, line: &Line, last: Option<&Line>) -> Option<Diagnostic> {
    let body = &subject.document.body;
    let mark = items::mark_of(body, line, last)?;
    let start = line.span.start as usize;
    let written = line.source(body)[..mark].trim_matches(items::is_unseen).trim_end();
    let finding = RULE
        .finding(subject.place(line.span), format!("`{written}` begins no item of a list here"))
        .help("begin the line with `- `");
    let before = line.before(body);
    Some(if before.trim().is_empty() {
        finding.patch(Span::new(start - before.len(), start + mark), "- ")
    } else {
        finding
    })
}

/// Items that are indented as code is.
fn code(subject: &Subject, part: Part, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    for at in part.filter(|&at| matches!(body.tag(at), Some(Tag::CodeBlock(_)))) {
        let span = body.spans[at];
        let written = span.slice(&body.source);
        if written.starts_with(['`', '~']) {
            continue;
        }
        let mut start = span.start as usize;
        for line in written.split_inclusive('\n') {
            let words = line.trim();
            let begins = words.starts_with(['-', '*', '+']) && words[1..].starts_with(char::is_whitespace)
                || items::mark(words).is_some();
            if begins || words.contains("[@") {
                let from = start + line.len() - line.trim_start().len();
                let place = Span::new(from, from + words.len());
                let finding = RULE
                    .finding(
                        subject.place(place),
                        "this line is indented so far that it is code, and no item",
                    )
                    .help("take the white space before it away");
                let begin = body.source[..from].rfind('\n').map_or(0, |at| at + 1);
                let is_top = begins && body.source[begin..from].trim().is_empty();
                found.push(if is_top { finding.patch(Span::new(begin, from), "") } else { finding });
            }
            start += line.len();
        }
    }
}
