//! Bodies become HTML: any part of one, as blocks or as running text, without inline styles and scripts.
//!
//! A body is a flat list of events, and this is one walk over it with a stack of closing tags: no depth of nesting is too
//! deep, and the time it takes is proportional to its length. What text may do to a page is decided in [`escape`] alone.
//!
//! Knows nothing of pages, sections and templates: where a part stands, and what stands around it, is theirs to say.

pub mod escape;
pub mod highlight;
pub mod numbering;
pub mod part;
pub mod context;
pub mod citation;
pub mod differences;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use crate::model::body::{Alert, Alignment, Body, Event, LinkKind, Part, Tag, Text};
use crate::site::resolve::Target;
use crate::words::Value;
use crate::world::ImageSize;

use differences::MarkKind;

pub use citation::{Chip, chips};
pub use context::{Context, site_url};
pub use differences::{Differences, Marks, differences};
pub use numbering::Numbering;
pub use part::without_trailing_citations;

/// A part as blocks.
///
/// A part that is running text comes without a paragraph of its own. What a part cuts through is opened at its beginning
/// and closed at its end, so that every range of events is whole HTML. Definitions of footnotes are left out.
pub fn blocks(context: &Context, part: Part) -> String {
    marked_blocks(context, part, &Marks::NONE)
}

/// A part as blocks, with marks over its text.
pub fn marked_blocks(context: &Context, part: Part, marks: &Marks) -> String {
    let mut writer = Writer {
        context,
        marks,
        body: &context.document.body,
        html: String::new(),
        closers: Vec::new(),
        link_end: 0,
        columns: &[],
        column: 0,
        in_head: false,
        in_rows: false,
    };
    writer.part(&part);
    writer.html
}

/// A part as running text: without its paragraph, if it is one. What has more blocks than one stays blocks.
pub fn inline(context: &Context, part: Part) -> String {
    marked_inline(context, part, &Marks::NONE)
}

/// A part as running text, with marks over it.
pub fn marked_inline(context: &Context, part: Part, marks: &Marks) -> String {
    let text = part::running_text(&context.document.body, &part).unwrap_or(part);
    let mut html = marked_blocks(context, text, marks);
    html.truncate(html.trim_ascii_end().len());
    html
}

/// The footnotes that the document refers to, as a section for the end of its page; empty if there are none.
pub fn footnotes(context: &Context) -> String {
    let mut html = String::new();
    let notes = context.numbering.notes();
    if notes.is_empty() {
        return html;
    }
    html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
    push_attribute("aria-label", &context.words.text("footnotes", &[]), &mut html);
    html.push_str(">\n<ol>\n");
    for (index, note) in notes.iter().enumerate() {
        let number = index + 1;
        html.push_str("<li");
        push_id(context, &format!("fn-{number}"), &mut html);
        html.push('>');
        html.push_str(&blocks(context, context.document.body.footnotes[note.footnote].part.clone()));
        // The ways back stand in the last paragraph, or else in one of their own.
        let end = if html.ends_with("</p>\n") {
            html.truncate(html.len() - "</p>\n".len());
            "</p>\n"
        } else if html.ends_with('\n') {
            html.push_str("<p>");
            "</p>\n"
        } else {
            ""
        };
        for reference in 1..=note.references {
            let name = reference_name(number, reference);
            html.push_str(if html.ends_with("<p>") { "<a" } else { " <a" });
            push_attribute("class", "back", &mut html);
            push_url("href", &context.place(&format!("fnref-{name}")), &mut html);
            push_attribute("role", "doc-backlink", &mut html);
            let label = context.words.text("footnote_back", &[("name", Value::Text(&name))]);
            push_attribute("aria-label", &label, &mut html);
            html.push_str(">\u{21a9}\u{fe0e}");
            if reference > 1 {
                let _ = write!(html, "<sup>{reference}</sup>");
            }
            html.push_str("</a>");
        }
        html.push_str(end);
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n</section>\n");
    html
}

/// What tells the references to a footnote apart: `1`, `1-2`, `1-3`.
fn reference_name(number: usize, reference: usize) -> String {
    if reference == 1 { number.to_string() } else { format!("{number}-{reference}") }
}

fn push_id(context: &Context, id: &str, html: &mut String) {
    if context.elsewhere.is_none() && !id.is_empty() {
        push_attribute("id", id, html);
    }
}

fn push_attribute(name: &str, value: &str, html: &mut String) {
    let _ = write!(html, " {name}=\"");
    escape::attribute(value, html);
    html.push('"');
}

fn push_url(name: &str, url: &str, html: &mut String) {
    let _ = write!(html, " {name}=\"");
    escape::url(url, html);
    html.push('"');
}

/// What closes a table; the rows' own closing tag comes before it.
const TABLE_END: &str = "</table></section>\n";

struct Writer<'a> {
    context: &'a Context<'a>,
    marks: &'a Marks,
    body: &'a Body,
    html: String,
    /// What closes each thing that is open.
    closers: Vec<&'static str>,
    /// The event that closes the link that was opened last: links cannot nest.
    link_end: usize,
    /// The alignment of the columns of the table that is open: tables cannot nest either.
    columns: &'a [Alignment],
    /// The index of the next column.
    column: usize,
    /// Whether the row that is open is the head of its table.
    in_head: bool,
    /// Whether the rows below the head have begun.
    in_rows: bool,
}

impl<'a> Writer<'a> {
    fn part(&mut self, part: &Part) {
        let body = self.body;
        for event in body.events[part.clone()].iter().rev() {
            if let Event::End { start } = event
                && let start = *start as usize
                && start < part.start
                && let Some(tag) = body.tag(start)
            {
                self.open(tag, start);
            }
        }
        let mut index = part.start;
        while index < part.end {
            index = self.event(index, part.end);
        }
        while !self.closers.is_empty() {
            self.close();
        }
        if self.in_rows {
            self.html.push_str("</tbody>\n");
        }
    }

    /// Writes an event, with all that is in it if it is written as one, and returns the index of the next.
    fn event(&mut self, index: usize, part_end: usize) -> usize {
        let body = self.body;
        match &body.events[index] {
            Event::Start { tag, end } => {
                let end = *end as usize;
                let inside = index + 1..end.min(part_end);
                match tag {
                    Tag::FootnoteDefinition(_) => return end + 1,
                    Tag::CodeBlock(info) => {
                        self.code_block(info, inside);
                        return end + 1;
                    }
                    Tag::Image(link) => {
                        self.image(*link as usize, index, inside);
                        return end + 1;
                    }
                    Tag::Link(link) if self.whole_link(*link as usize, index) => return end + 1,
                    Tag::Link(link) => self.link(*link as usize, index, end),
                    tag => self.open(tag, index),
                }
            }
            Event::End { .. } => self.close(),
            Event::Text(text) => self.text(index, body.str(text)),
            Event::Code(text) => {
                self.html.push_str("<code>");
                escape::text(body.str(text), &mut self.html);
                self.html.push_str("</code>");
            }
            Event::Math(formula) => self.formula(*formula as usize),
            Event::Html(_) => return self.raw_html(index, part_end),
            Event::Citation(group) => {
                citation::write(self.context, *group as usize, self.is_in_link(index), &mut self.html);
            }
            Event::FootnoteReference(_) => self.footnote_reference(index),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => {
                self.fresh_line();
                self.html.push_str("<hr>\n");
            }
            Event::TaskMarker(done) => {
                self.html.push_str("<input type=\"checkbox\" disabled");
                self.html.push_str(if *done { " checked" } else { "" });
                let label = self.context.words.text(if *done { "text.done" } else { "text.to_do" }, &[]);
                push_attribute("aria-label", &label, &mut self.html);
                self.html.push_str("> ");
            }
        }
        index + 1
    }

    fn text(&mut self, index: usize, text: &str) {
        let mut written = 0;
        for mark in self.marks.of(index) {
            escape::text(&text[written..mark.range.start], &mut self.html);
            let (opener, closer) = match mark.kind {
                MarkKind::Gap => ("<span class=\"gap\"></span>", ""),
                MarkKind::Only { begins, ends } => {
                    (if begins { "<mark class=\"only\">" } else { "" }, if ends { "</mark>" } else { "" })
                }
            };
            self.html.push_str(opener);
            escape::text(&text[mark.range.clone()], &mut self.html);
            self.html.push_str(closer);
            written = mark.range.end;
        }
        escape::text(&text[written..], &mut self.html);
    }

    /// Writes the opening tag of what opens at `index`, and remembers the closing one.
    fn open(&mut self, tag: &'a Tag, index: usize) {
        if !tag.is_inline() && !matches!(tag, Tag::TableCell) {
            self.fresh_line();
        }
        let (opener, closer) = match tag {
            Tag::Paragraph => ("<p>", "</p>\n"),
            Tag::Heading(heading) => ("", self.heading(*heading as usize)),
            Tag::BlockQuote(None) => ("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(alert)) => {
                self.open_alert(*alert);
                ("</p>\n", "</div>\n")
            }
            Tag::List(None) => ("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => ("<ol>\n", "</ol>\n"),
            Tag::List(Some(start)) => {
                let _ = write!(self.html, "<ol start=\"{start}\"");
                (">\n", "</ol>\n")
            }
            Tag::Item if self.is_task(index) => ("<li class=\"task\">", "</li>\n"),
            Tag::Item => ("<li>", "</li>\n"),
            Tag::DefinitionList => ("<dl>\n", "</dl>\n"),
            Tag::DefinitionTerm => ("<dt>", "</dt>\n"),
            Tag::DefinitionDescription => ("<dd>", "</dd>\n"),
            Tag::Table(table) => {
                self.columns = &self.body.tables[*table as usize];
                self.in_rows = false;
                // What is too wide scrolls, by keyboard too; two such regions on a page differ by their names.
                self.html.push_str("<section class=\"scroll\" tabindex=\"0\"");
                let words = self.context.words;
                let label = match self.context.numbering.table(index) {
                    Some(number) => words.text("text.table_number", &[("n", Value::Number(number))]),
                    None => words.text("text.table", &[]),
                };
                push_attribute("aria-label", &label, &mut self.html);
                ("><table>\n", TABLE_END)
            }
            Tag::TableHead => {
                (self.column, self.in_head) = (0, true);
                ("<thead>\n<tr>", "</tr>\n</thead>\n")
            }
            Tag::TableRow => {
                (self.column, self.in_head) = (0, false);
                let is_first = !std::mem::replace(&mut self.in_rows, true);
                (if is_first { "<tbody>\n<tr>" } else { "<tr>" }, "</tr>\n")
            }
            Tag::TableCell => self.cell(index),
            Tag::Emphasis => ("<em>", "</em>"),
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<del>", "</del>"),
            // Written whole or not at all; here a part begins in the midst of one.
            Tag::Link(_) | Tag::Image(_) | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) => ("", ""),
        };
        self.html.push_str(opener);
        self.closers.push(closer);
    }

    /// Writes the opening tag of an alert, and its label but for the end.
    fn open_alert(&mut self, alert: Alert) {
        let name = alert_name(alert);
        let _ = write!(self.html, "<div class=\"alert {name}\" role=\"note\">\n<p class=\"label\">");
        escape::text(&self.context.words.text(&format!("text.{name}"), &[]), &mut self.html);
    }

    fn close(&mut self) {
        let Some(closer) = self.closers.pop() else { return };
        if closer == TABLE_END && std::mem::take(&mut self.in_rows) {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str(closer);
    }

    fn heading(&mut self, index: usize) -> &'static str {
        const CLOSERS: [&str; 6] = ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];
        let Some(heading) = self.body.headings.get(index) else { return "" };
        let level = usize::from(heading.level).clamp(1, 6);
        let _ = write!(self.html, "<h{level}");
        push_id(self.context, &heading.id, &mut self.html);
        if !heading.classes.is_empty() {
            push_attribute("class", &heading.classes.join(" "), &mut self.html);
        }
        self.html.push('>');
        CLOSERS[level - 1]
    }

    /// Whether an item begins with a box to tick, in its paragraph if it has any.
    fn is_task(&self, index: usize) -> bool {
        let first = if self.body.tag(index + 1) == Some(&Tag::Paragraph) { index + 2 } else { index + 1 };
        matches!(self.body.events.get(first), Some(Event::TaskMarker(_)))
    }

    fn cell(&mut self, index: usize) -> (&'static str, &'static str) {
        // A header without words would head its column with silence.
        let is_header = self.in_head && !self.body.inside(index).is_empty();
        self.html.push_str(if is_header { "<th scope=\"col\"" } else { "<td" });
        match self.columns.get(self.column) {
            Some(Alignment::Left) => self.html.push_str(" class=\"left\""),
            Some(Alignment::Center) => self.html.push_str(" class=\"center\""),
            Some(Alignment::Right) => self.html.push_str(" class=\"right\""),
            Some(Alignment::None) | None => {}
        }
        self.column += 1;
        (">", if is_header { "</th>" } else { "</td>" })
    }

    fn code_block(&mut self, info: &Text, inside: Part) {
        self.fresh_line();
        let language = language(self.body.str(info));
        // Code that is too wide scrolls, by keyboard too.
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            push_attribute("class", &format!("language-{language}"), &mut self.html);
        }
        self.html.push('>');
        let end = self.body.spans[inside.clone()].last().map_or(0, |span| span.end as usize);
        let code: String = self.body.events[inside]
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(self.body.str(text)),
                _ => None,
            })
            .collect();
        let coloured = if end > highlight::MAX_PLACE { None } else { highlight::highlight(&code, language) };
        match coloured {
            Some(coloured) => self.html.push_str(&coloured),
            None => escape::text(&code, &mut self.html),
        }
        self.html.push_str("</code></pre>\n");
    }

    /// A formula; its TeX, if there is something wrong with it.
    fn formula(&mut self, index: usize) {
        let Some(formula) = self.body.formulas.get(index) else { return };
        if let Ok(mathml) = &formula.mathml {
            self.html.push_str(mathml);
        } else {
            self.html.push_str("<code>");
            escape::text(formula.span.slice(&self.body.source), &mut self.html);
            self.html.push_str("</code>");
        }
    }

    /// An image, and the citations in its description, which are no words of it.
    fn image(&mut self, index: usize, event: usize, inside: Part) {
        self.image_alone(index, event, inside.clone());
        for group in citation::of_image(self.context.document, &self.context.resolution.cited, inside) {
            self.html.push(' ');
            citation::write(self.context, group, self.is_in_link(event), &mut self.html);
        }
    }

    fn image_alone(&mut self, index: usize, event: usize, inside: Part) {
        let mut description =
            citation::description(self.context.document, &self.context.resolution.cited, inside);
        let Some(link) = self.body.links.get(index) else { return };
        // What a vault has there is the width of the image.
        if link.kind == LinkKind::Wiki(true) && description.chars().all(|it| it.is_ascii_digit() || it == 'x')
        {
            description = link.destination.to_string();
        }
        let source = match self.target(index) {
            target @ (Target::Site { .. } | Target::External(_)) => self.context.href(target),
            Target::Here { .. } | Target::Nothing => None,
        };
        let Some(source) = source else {
            self.html.push_str("<span class=\"missing\">");
            let words = if description.is_empty() { &link.destination } else { description.as_str() };
            escape::text(words, &mut self.html);
            self.html.push_str("</span>");
            return;
        };
        self.html.push_str("<img");
        push_url("src", &source, &mut self.html);
        push_attribute("alt", &description, &mut self.html);
        if !link.title.is_empty() {
            push_attribute("title", &link.title, &mut self.html);
        }
        if let Target::Site { size: Some(ImageSize { width, height }), .. } = self.target(index) {
            let _ = write!(self.html, " width=\"{width}\" height=\"{height}\"");
        }
        // What readers see first is not put off.
        let is_first = self.context.numbering.first_image() == Some(event);
        self.html.push_str(if is_first { "" } else { " loading=\"lazy\"" });
        self.html.push_str(" decoding=\"async\">");
    }

    /// Writes a link whose text is not what stands in it, and says whether it is one: a wikilink by the name of its target,
    /// or one without a target as it was written.
    fn whole_link(&mut self, index: usize, event: usize) -> bool {
        let Some(link) = self.body.links.get(index) else { return false };
        let LinkKind::Wiki(has_text) = link.kind else { return false };
        let words = match self.target(index) {
            Target::Nothing => link.span.slice(&self.body.source),
            Target::Site { title, .. } | Target::Here { title, .. } if !has_text && !title.is_empty() => {
                title
            }
            _ => return false,
        };
        let closer = if self.is_in_link(event) { "" } else { self.open_link(index) };
        escape::text(words, &mut self.html);
        self.html.push_str(closer);
        true
    }

    fn link(&mut self, index: usize, event: usize, end: usize) {
        if self.is_in_link(event) {
            self.closers.push("");
            return;
        }
        let closer = self.open_link(index);
        self.closers.push(closer);
        if !closer.is_empty() {
            self.link_end = end;
        }
    }

    /// Writes the opening tag of a link, if it leads anywhere, and returns the closing one.
    fn open_link(&mut self, index: usize) -> &'static str {
        let Some(link) = self.body.links.get(index) else { return "" };
        let Some(mut url) = self.context.href(self.target(index)) else { return "" };
        if link.kind == LinkKind::Email && !url.starts_with("mailto:") {
            url.insert_str(0, "mailto:");
        }
        self.html.push_str("<a");
        push_url("href", &url, &mut self.html);
        if !link.title.is_empty() {
            push_attribute("title", &link.title, &mut self.html);
        }
        self.html.push('>');
        "</a>"
    }

    fn target(&self, link: usize) -> &'a Target {
        self.context.resolution.links.get(link).unwrap_or(&Target::Nothing)
    }

    fn is_in_link(&self, event: usize) -> bool {
        event < self.link_end
    }

    fn footnote_reference(&mut self, index: usize) {
        let Some(reference) = self.context.numbering.reference(index) else {
            let span = self.body.spans.get(index).copied().unwrap_or_default();
            escape::text(span.slice(&self.body.source), &mut self.html);
            return;
        };
        let number = reference.number;
        let id = format!("fnref-{}", reference_name(number, reference.reference));
        if self.is_in_link(index) {
            self.html.push_str("<sup");
            push_id(self.context, &id, &mut self.html);
            let _ = write!(self.html, ">{number}</sup>");
        } else {
            self.html.push_str("<sup><a");
            push_id(self.context, &id, &mut self.html);
            push_url("href", &self.context.place(&format!("fn-{number}")), &mut self.html);
            let _ = write!(self.html, " role=\"doc-noteref\">{number}</a></sup>");
        }
    }

    /// Writes the raw HTML that begins at `index`, up to the next event of another kind.
    fn raw_html(&mut self, index: usize, part_end: usize) -> usize {
        let mut html = String::new();
        let mut next = index;
        while next < part_end
            && let Event::Html(text) = &self.body.events[next]
        {
            html.push_str(self.body.str(text));
            next += 1;
        }
        let in_text = self.is_text_before(index) || self.is_text_at(next);
        if !in_text {
            self.fresh_line();
        }
        if self.context.raw_html {
            self.html.push_str(&html);
        } else if in_text {
            escape::text(&html, &mut self.html);
        } else if !html.trim().is_empty() {
            self.html.push_str("<p class=\"raw\">");
            escape::text(html.trim_end(), &mut self.html);
            self.html.push_str("</p>\n");
        }
        next
    }

    /// Whether running text, or the beginning of some, stands before an event.
    fn is_text_before(&self, index: usize) -> bool {
        match index.checked_sub(1).and_then(|before| self.body.events.get(before)) {
            Some(Event::Start { tag, .. }) => tag.is_inline() || holds_text(tag),
            Some(event) => part::is_inline(self.body, event),
            None => false,
        }
    }

    /// Whether an event is running text, or the end of some.
    fn is_text_at(&self, index: usize) -> bool {
        match self.body.events.get(index) {
            Some(Event::End { start }) => {
                self.body.tag(*start as usize).is_some_and(|tag| tag.is_inline() || holds_text(tag))
            }
            Some(event) => part::is_inline(self.body, event),
            None => false,
        }
    }

    fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}

/// Whether nothing but running text stands in it.
fn holds_text(tag: &Tag) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Heading(_) | Tag::TableCell | Tag::DefinitionTerm)
}

/// The name of an alert, as its class has it.
fn alert_name(alert: Alert) -> &'static str {
    match alert {
        Alert::Note => "note",
        Alert::Tip => "tip",
        Alert::Important => "important",
        Alert::Warning => "warning",
        Alert::Caution => "caution",
    }
}

/// The language that the words after a fence name, however their tool writes it: `python`, `rust,no_run`, `js {1,3}`,
/// `js:main.js`; in braces, `{.python .numberLines}`, `{#id .python}`, `{r, echo=FALSE}`, `{code-block} python`.
fn language(info: &str) -> &str {
    let info = info.trim();
    let Some(inside) = info.strip_prefix('{') else {
        let word = info.split_whitespace().next().unwrap_or_default();
        let end = word.find([',', ':', '{', '[', '(']).unwrap_or(word.len());
        return word[..end].trim_start_matches('.');
    };
    let (inside, after) = inside.split_once('}').unwrap_or((inside, ""));
    let mut words = inside.split([' ', '\t', ',']).filter(|word| !word.is_empty());
    // A directive of MyST's, whose argument is the language.
    if let "code" | "code-block" | "code-cell" | "sourcecode" = inside.trim() {
        return after.split_whitespace().next().unwrap_or_default();
    }
    let is_name = |word: &&str| word.starts_with(char::is_alphabetic) && !word.contains('=');
    let first = words.clone().next().unwrap_or_default();
    let class = words.find_map(|word| word.strip_prefix('.'));
    class.or_else(|| first.strip_prefix('=')).or_else(|| Some(first).filter(is_name)).unwrap_or_default()
}
