//! Syntax of another tool, which readers would see as text.
//!
//! The Markdown here is CommonMark with tables, footnotes, task lists, definition lists, GitHub's alerts, wikilinks and
//! Pandoc's citations. Pandoc, Quarto, Obsidian, Hugo, Jekyll and others read more: divs `::: {.note}`, spans
//! `[x]{.y}`, attributes, inline notes `^[…]`, `H~2~O`, `x^2^`, captions, `@fig-x`, `{{< figure >}}`, `{% include %}`,
//! `%%comments%%`, `![[notes]]`, `==marks==`, `^block-ids`, `> [!info]`, `!!! note`. None of that is read, so it stands on the page
//! as it was typed; a comment that was meant for nobody is published.
//!
//! Code, formulas, quotations and what a backslash stands before are let pass.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Body, Event, Link, Tag};
use crate::span::Span;

use super::super::foreign;
use super::super::prose::{self, Prose};
use super::super::rule::{Find, Rule, Subject, first_line};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "foreign-syntax",
    level: Level::Warning,
    source: include_str!("foreign_syntax.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    let tables = Tables::of(body);
    let mut comment = None;
    prose::each_block(body, body.part(), subject.marks(), |prose| {
        let whole = prose.span(&(0..prose.text.len()));
        for foreign in
            foreign::find(prose, &body.source, tables.are_beside(&body.source, whole), subject.marks())
        {
            let mut span = prose.span(&foreign.range);
            span.start -= foreign.lead;
            let mut finding = shown(subject, span, foreign.what).help(foreign.help);
            if let Some(instead) = foreign.instead {
                finding = finding.patch(span, instead);
            }
            found.push(finding);
        }
        found.extend(comment_over_blocks(subject, prose, &mut comment));
    });
    callouts(subject, found);
    citations(subject, found);
    for link in body.links.iter() {
        found.extend(embedded(subject, link));
    }
}

fn shown(subject: &Subject, span: Span, what: &str) -> Diagnostic {
    let place = subject.first_line(span);
    let written = place.span.slice(&subject.document.body.source);
    RULE.finding(place.clone(), format!("`{written}` is {what}, and is shown as text"))
}

/// The tables of a body.
struct Tables(Vec<Span>);

impl Tables {
    fn of(body: &Body) -> Self {
        let events = body.events.iter().zip(&body.spans);
        Self(
            events
                .filter(|(event, _)| matches!(event, Event::Start { tag: Tag::Table(_), .. }))
                .map(|(_, span)| *span)
                .collect(),
        )
    }

    /// Whether nothing but white space stands between a table and what is at `span`, or it is the last row of one.
    fn are_beside(&self, source: &str, span: Span) -> bool {
        let is_blank = |start: u32, end: u32| {
            source
                .get(start as usize..end as usize)
                .is_some_and(|between| between.len() < 64 && between.trim().is_empty())
        };
        let next = self.0.partition_point(|table| table.start < span.start);
        let before = next.checked_sub(1).and_then(|index| self.0.get(index));
        before.is_some_and(|table| {
            let is_within = span.end <= table.end;
            is_within && is_blank(span.end, table.end) || is_blank(table.end, span.start)
        }) || self.0.get(next).is_some_and(|table| is_blank(span.end, table.start))
    }
}

/// Obsidian's comments over several blocks: a line `%%`, and another one. `open` is the line that opened one.
fn comment_over_blocks(subject: &Subject, prose: &Prose, open: &mut Option<Span>) -> Option<Diagnostic> {
    let text = prose.text.trim();
    let is_one = text.starts_with("%%") || text.ends_with("%%");
    if !is_one || text.matches("%%").count().is_multiple_of(2) {
        return None;
    }
    let at = if open.is_none() { prose.text.rfind("%%") } else { prose.text.find("%%") }?;
    let span = prose.span(&(at..at + 2));
    let Some(first) = open.take() else {
        *open = Some(span);
        return None;
    };
    let finding = shown(subject, first, foreign::COMMENT)
        .related(subject.place(span), "it ends here")
        .help("write `<!--` and `-->`, or take it away: readers would see it");
    Some(finding)
}

/// The alerts that GitHub knows, with the callouts of Obsidian that are like them.
const ALERTS: [(&str, &[&str]); 5] = [
    ("NOTE", &["note", "info", "abstract", "summary", "tldr", "todo", "quote", "cite", "example"]),
    ("TIP", &["tip", "hint", "success", "check", "done"]),
    ("IMPORTANT", &["important"]),
    ("WARNING", &["warning", "attention", "question", "help", "faq"]),
    ("CAUTION", &["caution", "danger", "error", "bug", "failure", "fail", "missing"]),
];

/// Callouts that are no alerts: `> [!info]`, `> [!note] Title`.
fn callouts(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    for (event, span) in body.events.iter().zip(&body.spans) {
        if !matches!(event, Event::Start { tag: Tag::BlockQuote(None), .. }) {
            continue;
        }
        let line = first_line(&body.source, *span);
        let written = line.slice(&body.source);
        let inside = written.trim_start_matches(['>', ' ']);
        let Some((kind, rest)) = inside.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
            continue;
        };
        if kind.is_empty()
            || !kind.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '|' | ' '))
        {
            continue;
        }
        let start = line.end as usize - inside.len();
        let title = rest.trim_start_matches(['-', '+']).trim();
        let alert =
            ALERTS.iter().find(|(_, kinds)| kinds.iter().any(|known| known.eq_ignore_ascii_case(kind)));
        let alert = alert.map_or("NOTE", |(alert, _)| alert);
        let span = Span::new(start, line.end as usize);
        let finding = RULE.finding(
            subject.place(span),
            format!("`{inside}` is a callout of Obsidian’s, and is shown as text"),
        );
        let help = format!("write `[!{alert}]` alone on its line; a title is the first line below it");
        let finding = finding.help(help);
        let is_plain = written.strip_prefix("> ") == Some(inside);
        found.push(if title.is_empty() {
            finding.patch(span, format!("[!{alert}]"))
        } else if is_plain {
            finding.patch(span, format!("[!{alert}]\n> **{title}**\n>"))
        } else {
            finding
        });
    }
}

/// What Quarto refers to by these beginnings of keys.
const REFERRED: [&str; 13] =
    ["fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "def", "exm", "exr", "nte"];

/// Cross-references of Quarto's, `@fig-wall`, and numbered examples of Pandoc's, `(@wall)`.
fn citations(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let mentions = &subject.entry.resolution.cited.citations;
    for (group, mentions) in document.citations.iter().zip(mentions.iter()) {
        let [citation] = group.citations.as_slice() else { continue };
        if group.bracketed || mentions.iter().any(Option::is_some) {
            continue;
        }
        let is_reference = citation.key.split_once('-').is_some_and(|(kind, _)| REFERRED.contains(&kind));
        if is_reference {
            found.push(
                shown(subject, group.span, "a cross-reference of Quarto’s")
                    .help("write a link to the place, `[the figure](#id)`, or name it in words"),
            );
            continue;
        }
        let (start, end) = (group.span.start as usize, group.span.end as usize);
        let source = &document.body.source;
        let begins_line = source[..start].strip_suffix('(').is_some_and(|before| {
            before.trim_end_matches([' ', '\t', '>']).is_empty()
                || before.trim_end_matches([' ', '\t', '>']).ends_with('\n')
        });
        if begins_line && source[end..].starts_with(") ") {
            let span = Span::new(start - 1, end + 1);
            found.push(shown(subject, span, foreign::EXAMPLE).help("write a numbered list: `1. `"));
        }
    }
}

/// A page that is embedded, or a table of contents.
fn embedded(subject: &Subject, link: &Link) -> Option<Diagnostic> {
    if !foreign::is_foreign(link) {
        return None;
    }
    let written = link.span.slice(&subject.document.body.source);
    let (what, help, instead) = if link.image {
        let help = "write a link, `[[…]]`, or its words";
        ("embeds another page in Obsidian", help, written.trim_start_matches('!'))
    } else {
        let help = "take it away: an explainer lists its headings by itself";
        ("is a table of contents of GitLab’s", help, "")
    };
    let finding =
        RULE.finding(subject.first_line(link.span), format!("`{written}` {what}, which is not read"));
    Some(finding.help(help).patch(link.span, instead))
}
