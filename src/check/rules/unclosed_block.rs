//! A comment or a code block that is opened and never closed, so that what follows is swallowed.
//!
//! A comment that no `-->` ends reaches to the end of the page, and nothing in it is published. A code block that no line of the
//! same marks ends reaches as far: what stands in it is shown as code, and is neither claim nor citation. Where the next
//! comment's `-->` ends a comment, all that stands between the two is gone as well.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Comment, Tag};
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unclosed-block",
    level: Level::Error,
    source: include_str!("unclosed_block.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    found.extend(body.comments.iter().filter_map(|comment| of_comment(subject, comment)));
    for at in body.part().filter(|&at| matches!(body.tag(at), Some(Tag::CodeBlock(_)))) {
        found.extend(of_code(subject, body.spans[at]));
    }
}

fn of_comment(subject: &Subject, comment: &Comment) -> Option<Diagnostic> {
    let written = comment.span.slice(&subject.document.body.source);
    let message = if !written.ends_with("-->") {
        "this comment is never closed, and nothing after it is published"
    } else if comment.text.contains("<!--") {
        "this comment is closed by the next one's `-->`, and nothing between the two is published"
    } else {
        return None;
    };
    let place = subject.first_line(comment.span);
    let first = place.span;
    let finding = RULE.finding(place, message).help("end it with `-->`");
    let line = first.slice(&subject.document.body.source);
    // Words on its first line are the comment, most likely all of it.
    let rest = line.strip_prefix("<!--").unwrap_or_default();
    let words = rest.trim_end_matches(['-', '>', '!', '—', '–', ' ']);
    let end = first.start as usize + (line.len() - rest.len()) + words.len();
    let is_sure = !words.trim().is_empty() && !rest.contains("<!--");
    Some(if is_sure { finding.patch(Span::new(end, first.end as usize), " -->") } else { finding })
}

/// A fence is closed by a line of as many of its marks, or more, and nothing else.
fn of_code(subject: &Subject, span: Span) -> Option<Diagnostic> {
    let written = span.slice(&subject.document.body.source);
    let mark = written.chars().next().filter(|char| matches!(char, '`' | '~'))?;
    let opening = written.chars().take_while(|char| *char == mark).count();
    let last = written.trim_end().lines().skip(1).last().unwrap_or("");
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    if opening < 3 || last.chars().count() >= opening && last.chars().all(|char| char == mark) {
        return None;
    }
    Some(
        RULE.finding(subject.first_line(span), "this code block is never closed, and what follows is code")
            .help("end it with a line of the same marks"),
    )
}
