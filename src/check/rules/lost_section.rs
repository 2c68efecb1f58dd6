//! A heading of a section with a role, written so that it begins no section.
//!
//! `##What we know` is a paragraph to Markdown, a line in bold is one too, and `### What we know` is a part of the section above
//! it. What stands below is then published as prose: it is no claim, has no status, and no check looks at it. Write
//! `## What we know`: two marks, a space, the words of the heading, at the beginning of a line.
//!
//! The heading may be numbered (`## 1. What we know`), adorned, and end in a colon; `# What we know` is read as well. Words that
//! say how things stand today (*What we know so far*) make it another heading: leave them out, or map the heading to its role in
//! `factbox.yaml`. A heading that is near and not the same is `unknown-section`.

use crate::config::folded;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Body, Event, Heading, Tag};
use crate::model::role::Role;
use crate::parse::sections::{lasting, undecorated};
use crate::span::Span;

use super::super::lines::{Line, lines};
use super::super::rule::{Find, Rule, Subject, first_line};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "lost-section",
    level: Level::Error,
    source: include_str!("lost_section.rs"),
    find: Find::Document(find),
};

/// How long a line is at most that was meant as a heading.
const LONGEST: usize = 160;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    headings(subject, found);
    for line in lines(body, body.part()).iter().filter(|line| !line.quoted) {
        found.extend(of_line(subject, line));
    }
    for (at, event) in body.events.iter().enumerate() {
        match event {
            Event::Html(_) => found.extend(of_html(subject, body.spans[at])),
            Event::Start { tag: Tag::CodeBlock(_), .. } => of_code(subject, body.spans[at], found),
            _ => {}
        }
    }
}

/// Whether a section is lost on the page.
pub(super) fn is_any(subject: &Subject) -> bool {
    let mut found = Vec::new();
    find(subject, &mut found);
    !found.is_empty()
}

/// The finding that what stands at `span` begins no section.
fn lost(subject: &Subject, span: Span, words: &str, why: &str) -> Diagnostic {
    let words = undecorated(words);
    RULE.finding(subject.first_line(span), format!("“{words}” begins no section here: {why}"))
        .help(format!("write `## {words}` at the beginning of a line"))
}

fn headings(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let mut sections = explainer.sections.iter().filter(|section| section.heading.is_some()).peekable();
    let mut role = None;
    let mut top = body.children(body.part()).map(|(at, _)| at).peekable();
    for (index, heading) in body.headings.iter().enumerate() {
        if let Some(section) = sections.next_if(|section| section.heading == Some(index)) {
            role = section.role;
            found.extend(so_far(subject, heading, role));
            continue;
        }
        if subject.vocabulary.meant(&heading.text).is_none() {
            continue;
        }
        while top.next_if(|&at| at < heading.event).is_some() {}
        if top.peek() != Some(&heading.event) {
            let why = "it stands in a list, a block quotation or a note";
            found.push(lost(subject, heading.span, &heading.text, why));
        } else if !matches!(role, Some(Role::Disputed | Role::Words)) {
            let why = format!("its heading has {} marks", heading.level);
            let finding = lost(subject, heading.span, &heading.text, &why);
            found.push(match marks(body, heading) {
                Some(marks) => finding.patch(marks, "##"),
                None => finding,
            });
        }
    }
}

/// Where the marks of a heading stand.
fn marks(body: &Body, heading: &Heading) -> Option<Span> {
    let written = heading.span.slice(&body.source);
    let marks = written.len() - written.trim_start_matches('#').len();
    let start = heading.span.start as usize;
    (marks > 0).then(|| Span::new(start, start + marks))
}

/// The finding that a `##` heading says more than the one that is meant.
fn so_far(subject: &Subject, heading: &Heading, role: Option<Role>) -> Option<Diagnostic> {
    let meant = role.is_none().then(|| subject.vocabulary.meant(&heading.text)).flatten()?;
    let place = subject.first_line(heading.span);
    let lasting = lasting(&heading.text);
    let known = meant.default_headings();
    let default = known.iter().find(|known| folded(known) == lasting).copied();
    let wanted = default.unwrap_or(known[0]);
    let finding = RULE
        .finding(place, format!("“{}” is prose to factbox: its list items are no claims", heading.text))
        .help(format!(
            "write “{wanted}”, or map it in `factbox.yaml`: `sections: {{{}: \"{}\"}}`",
            meant.name(),
            heading.text
        ));
    let body = &subject.document.body;
    let at = heading.span.slice(&body.source).find(&*heading.text);
    Some(match at.zip(default) {
        Some((at, default)) => {
            let start = heading.span.start as usize + at;
            finding.patch(Span::new(start, start + heading.text.len()), default)
        }
        None => finding,
    })
}

/// What a line of running text was meant as, if it was meant as a heading.
fn of_line(subject: &Subject, line: &Line) -> Option<Diagnostic> {
    let body = &subject.document.body;
    let written = line.source(body);
    let has_marks = written.starts_with(['#', '＃', '=']);
    let is_term = matches!(body.tag(line.block), Some(Tag::DefinitionTerm));
    if written.len() > LONGEST {
        return None;
    }
    // A word alone on a line may be the last one of a paragraph.
    if !(has_marks || line.first || line.is_strong(body)) {
        return None;
    }
    // A list of contents names sections, too.
    let after = body.inside(line.block).end + 1;
    let heads_list = || [line.part.end, after].iter().any(|&at| matches!(body.tag(at), Some(Tag::List(_))));
    if line.depth > 0 && !has_marks && !heads_list() {
        return None;
    }
    let words = line.words(body);
    subject.vocabulary.meant(&words)?;
    if line.depth > 0 {
        return Some(lost(subject, line.span, &words, "it is the text of a list's item"));
    }
    let before = line.before(body);
    let why = if is_term {
        "it is the term of a definition"
    } else if before.ends_with('\\') {
        "its marks are escaped"
    } else if written.starts_with(['#', '＃']) {
        match written.trim_start_matches('#') {
            rest if written.len() - rest.len() > 6 => "a heading has six marks at the most",
            _ => "there is no space after its marks",
        }
    } else if line.is_strong(body) {
        "a line in bold is no heading"
    } else {
        "it is a paragraph"
    };
    let finding = lost(subject, line.span, &words, why);
    // What follows a term would be read as something else again.
    if is_term {
        return Some(finding);
    }
    let start = line.span.start as usize - before.len();
    Some(finding.patch(Span::new(start, line.span.end as usize), format!("## {}", undecorated(&words))))
}

/// HTML that holds nothing else on one of its lines.
fn of_html(subject: &Subject, span: Span) -> Option<Diagnostic> {
    let body = &subject.document.body;
    let written = span.slice(&body.source);
    let mut at = span.start as usize;
    for line in written.split_inclusive('\n') {
        let words = without_tags(line);
        if words.len() < line.trim().len() && subject.vocabulary.meant(&words).is_some() {
            let place = Span::new(at, at + line.trim_end().len());
            let finding = lost(subject, place, &words, "a heading in HTML is none to factbox");
            let is_whole = written.trim_end().len() == line.trim_end().len();
            return Some(if is_whole {
                finding.patch(place, format!("## {}", words.trim()))
            } else {
                finding
            });
        }
        at += line.len();
    }
    None
}

fn without_tags(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words.trim().to_owned()
}

/// Headings that are indented as code is.
fn of_code(subject: &Subject, span: Span, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    let written = span.slice(&body.source);
    if written.starts_with(['`', '~']) {
        return;
    }
    let mut at = span.start as usize;
    for line in written.split_inclusive('\n') {
        let is_meant = line.trim_start().starts_with('#') && subject.vocabulary.meant(line).is_some();
        if is_meant {
            let start = at + line.len() - line.trim_start().len();
            let place = Span::new(start, at + line.trim_end().len());
            let begin = body.source[..start].rfind('\n').map_or(0, |at| at + 1);
            let finding =
                lost(subject, first_line(&body.source, place), line.trim(), "it is indented as code is");
            let is_top = body.source[begin..start].trim().is_empty();
            found.push(if is_top {
                finding.patch(Span::new(begin, place.end as usize), format!("## {}", undecorated(line)))
            } else {
                finding
            });
        }
        at += line.len();
    }
}
