//! Words with a citation of their own, in a section of claims, that are no claim of their own.
//!
//! A claim is an item of a list right below the heading. An item that is indented below another one is a part of it, and so are
//! a line that no `- ` begins and a second statement on the same line: their sources are counted as if they bore out the
//! claim above. The rows of a table, a list of definitions and a list within a block quotation are prose. Give each statement
//! an item of its own; if it does belong to the one above, cite for both at the end of that one.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Body, Event, Part, Tag};
use crate::model::explainer::Explainer;
use crate::model::marks::is_double;
use crate::model::role::Role;
use crate::model::section::Block;
use crate::parse::markdown::is_dash;
use crate::span::Span;

use super::super::items::{cites_soon, is_finished};
use super::super::lines::{Line, lines};
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "merged-claims",
    level: Level::Warning,
    source: include_str!("merged_claims.rs"),
    find: Find::Document(find),
};

/// Signs that stand between two statements on one line, and in no sentence.
const BULLETS: &[char] = &['•', '‣', '◦', '▪', '●'];

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    for (section, part) in explainer.section_parts() {
        let is_list = |role: Role| role.needs_citation() && role != Role::Words;
        if section.role.is_none_or(|role| !is_list(role)) {
            continue;
        }
        for line in continued(&explainer.document.body, part) {
            found.push(
                RULE.finding(
                    subject.place(line),
                    "this line goes on with the claim above: no `- ` begins it",
                )
                .help("begin it with `- ` if it is a claim of its own, else indent it by two spaces")
                .patch(Span { start: line.start, end: line.start }, "- "),
            );
        }
        for block in &section.blocks {
            if let Block::Prose(part) = block {
                found.extend(prose(subject, part));
            }
        }
    }
    nested(subject, explainer, found);
}

fn cites(body: &Body, part: Part) -> bool {
    body.events.get(part).is_some_and(|events| events.iter().any(|event| matches!(event, Event::Citation(_))))
}

/// Lines in a list that go on with the item above, whose sentence is finished and cited, and have citations of their own.
fn continued(body: &Body, part: Part) -> Vec<Span> {
    let lines = lines(body, part);
    let mut found = Vec::new();
    let mut cited = false;
    let mut last: Option<&Line> = None;
    for line in lines.iter().filter(|line| line.depth == 1 && !line.quoted) {
        cited &= !line.first;
        if cited
            && last.is_some_and(|last| last.block == line.block && is_finished(last.source(body)))
            && line.before(body).is_empty()
            && line.words(body).trim_start_matches(is_double).starts_with(char::is_uppercase)
            && cites_soon(body, line)
        {
            found.push(line.span);
        }
        cited |= line.cites(body);
        last = Some(line);
    }
    found
}

/// A block in a section of claims that holds statements which are none.
fn prose(subject: &Subject, part: &Part) -> Option<Diagnostic> {
    let body = &subject.document.body;
    let what = match body.tag(part.start)? {
        Tag::Table(_) => "the rows of a table are no claims",
        Tag::DefinitionList => "definitions are no claims",
        Tag::BlockQuote(_) => "the items of a list in a block quotation are no claims",
        _ => return None,
    };
    let row = part.clone().find(|&at| {
        matches!(body.tag(at), Some(Tag::TableRow | Tag::DefinitionDescription | Tag::Item))
            && cites(body, body.inside(at))
    })?;
    let finding = RULE.finding(subject.first_line(body.spans[row]), what);
    Some(finding.help("make each an item of a list: `- `, at the beginning of a line"))
}

/// Items below an item, and statements behind one.
fn nested(subject: &Subject, explainer: &Explainer, found: &mut Vec<Diagnostic>) {
    let body = &explainer.document.body;
    for claim in explainer.claims().filter(|claim| claim.role.needs_citation()) {
        let item = claim.more.clone().find(|&at| {
            matches!(body.tag(at), Some(Tag::Item | Tag::TableRow)) && cites(body, body.inside(at))
        });
        if let Some(item) = item {
            let place = subject.first_line(body.spans[item]);
            found.push(
                RULE.finding(place, "what stands within another item is no claim of its own, and it cites")
                    .help("begin it where the item above begins, if it is a claim of its own"),
            );
        }
        if let Some(between) = between(body, &claim.part) {
            found.push(
                RULE.finding(subject.place(between), "two claims stand on one line")
                    .help("begin a line of its own, with `- `, for the second one")
                    .patch(between, "\n- "),
            );
        }
    }
}

/// What stands between two statements of a running text that both cite.
fn between(body: &Body, part: &Part) -> Option<Span> {
    let is_citation = |at: &usize| matches!(body.events[*at], Event::Citation(_));
    let first = part.clone().find(is_citation)?;
    let last = part.clone().rfind(is_citation).filter(|last| *last > first)?;
    (first..last).find_map(|at| {
        let Event::Text(text) = &body.events[at] else { return None };
        let (words, span) = (body.str(text), body.spans[at]);
        if is_dash(words) {
            let after = body.source.get(span.end as usize..)?;
            let begins = after
                .trim_start_matches(|char| is_double(char) || matches!(char, '*' | '_'))
                .starts_with(char::is_uppercase);
            let before = body.source.get(body.spans[part.start].start as usize..span.start as usize)?;
            return (span.slice(&body.source).trim() == "-" && begins && is_finished(before)).then_some(span);
        }
        let written = span.slice(&body.source);
        let at = written.find(BULLETS)?;
        let start = written[..at].trim_end().len();
        let rest = written[at..].trim_start_matches(BULLETS);
        let end = written.len() - rest.trim_start().len();
        (start < at).then(|| Span::new(span.start as usize + start, span.start as usize + end))
    })
}
