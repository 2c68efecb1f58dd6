//! Raw HTML in Markdown, which is shown as text.
//!
//! A page is written by many hands, and HTML can carry a script. So it is published as the text that it is, unless the
//! site's owner says `markdown: {raw_html: true}` in `factbox.yaml`. Comments are no raw HTML: they are dropped.
//!
//! What readers see as a quotation in HTML that is published, in `<q>`, in `<blockquote>` or between marks, is one to the checks
//! too. Citations are Markdown: a block of HTML has none.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::Event;
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "raw-html",
    level: Level::Warning,
    source: include_str!("raw_html.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.site.config.markdown.raw_html {
        return;
    }
    let body = &subject.document.body;
    let mut last_line_end = 0;
    for (event, span) in body.events.iter().zip(&body.spans) {
        // One finding a line: `<b>word</b>` is two pieces of HTML and one thing to mend.
        if !matches!(event, Event::Html(_)) || span.start < last_line_end {
            continue;
        }
        let place = subject.first_line(*span);
        last_line_end = line_end(&body.source, place.span);
        found.push(
            RULE.finding(place, "raw HTML is shown as text")
                .help("write it in Markdown, or set `markdown: {raw_html: true}` in `factbox.yaml`"),
        );
    }
}

fn line_end(source: &str, span: Span) -> u32 {
    let rest = source.get(span.end as usize..).unwrap_or("");
    span.end + rest.find('\n').unwrap_or(rest.len()) as u32
}
