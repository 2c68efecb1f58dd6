//! Clean Markdown: a page as Pandoc and GitHub read it, for people who copy it and machines that read it.
//!
//! A walk over the body, like that of `html`, with the levels that a line stands in on a stack: no depth of nesting is too deep.
//! Citations become footnotes, links lead to the published pages, and text is escaped so that it stays text. Comments,
//! waivers, ids and classes are left out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use crate::html::{self, Numbering};
use crate::model::body::{Alert, Alignment, Body, Event, LinkKind, Part, Tag};
use crate::model::citation::{Citation, CitationGroup, CitationMode};
use crate::model::cites::Mention;
use crate::model::document::Document;
use crate::model::explainer::Explainer;
use crate::model::remark::RemarkPart;
use crate::model::section::Block;
use crate::model::source::Source;
use crate::path::{encode_address, encode_fragment};
use crate::site::resolve::Target;
use crate::words::Words;

use super::bibliography::link;
use super::cards::web_link;
use super::frame::Ground;
use super::record::Record;

/// The page as Markdown.
pub fn markdown(record: &Record, words: &Words, ground: &Ground) -> Vec<u8> {
    let opened = record.what.open();
    let document = &*opened;
    let mut text = front_matter(record, ground);
    let _ = write!(text, "\n# {}\n", escaped(&document.title));
    let mut writer = Writer {
        record,
        words,
        ground,
        document,
        body: &document.body,
        numbering: Numbering::of(&document.body),
        labelled: opened.explainer().map(labelled).unwrap_or_default(),
        text,
        line: String::new(),
        levels: Vec::new(),
        lists: Vec::new(),
        closed_list: false,
        gap: Gap::Blank,
        columns: &[],
        is_head: false,
        in_cell: false,
        in_note: false,
        link_end: 0,
        opened: 0,
        closers: Vec::new(),
        notes: Vec::new(),
        note_numbers: HashMap::new(),
        described: vec![None; record.resolution.cited.references.len()],
    };
    writer.part(document.body.part());
    writer.further_sources();
    writer.footnotes();
    writer.text.into_bytes()
}

/// What describes the page.
fn front_matter(record: &Record, ground: &Ground) -> String {
    let document = record.what.outline();
    let front_matter = &document.front_matter;
    let mut text = "---\n".to_owned();
    let mut field = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{key}: {value}");
        }
    };
    let day = |day: &Option<crate::span::Spanned<crate::date::Day>>| {
        day.as_ref().map(|day| day.value.to_string()).unwrap_or_default()
    };
    let list = |values: &mut dyn Iterator<Item = &str>| {
        let values: Vec<String> = values.map(yaml_text).collect();
        if values.is_empty() { String::new() } else { format!("[{}]", values.join(", ")) }
    };
    let text_of = |value: Option<&String>| value.map(|value| yaml_text(value)).unwrap_or_default();
    field("title", &yaml_text(&document.title));
    field("summary", &text_of(front_matter.summary.as_ref().map(|summary| &summary.value)));
    if !ground.base_url.is_empty() {
        field("url", &yaml_text(&ground.absolute(&record.url)));
    }
    field("date", &day(&front_matter.date));
    field("updated", &day(&front_matter.updated));
    field("review-by", &day(&front_matter.review_by));
    field("status", front_matter.status.as_ref().map_or("", |status| status.value.name()));
    field("authors", &list(&mut front_matter.authors.iter().map(String::as_str)));
    field("topics", &list(&mut record.topics.iter().map(String::as_str)));
    field("tags", &list(&mut front_matter.tags.iter().map(|tag| tag.value.as_str())));
    let lang = front_matter.lang.as_ref().map_or(&ground.lang, |lang| &lang.value);
    field("lang", &yaml_text(lang));
    field("license", &text_of(front_matter.license.as_ref()));
    text.push_str("---\n");
    text
}

/// A text in YAML's double quotation marks: JSON's, but for characters that YAML does not print.
fn yaml_text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(char);
            }
            '\n' => quoted.push_str("\\n"),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(char));
            }
            char if char.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// The groups of citations that say who is quoted: without the name of the source they would say nothing.
fn labelled(explainer: &Explainer) -> HashSet<usize> {
    let blocks = explainer.sections.iter().flat_map(|section| &section.blocks);
    let parts = blocks.flat_map(|block| match block {
        Block::Remark(remark) => remark.parts.as_slice(),
        _ => &[],
    });
    let attributions = parts.filter_map(|part| match part {
        RemarkPart::Version(version) => version.attribution.clone(),
        RemarkPart::Prose(_) => None,
    });
    let events = attributions.flat_map(|part| &explainer.document.body.events[part]);
    events
        .filter_map(|event| match event {
            Event::Citation(group) => Some(*group as usize),
            _ => None,
        })
        .collect()
}

/// What stands between two blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing: the block is the first.
    None,
    /// The end of a line.
    Line,
    /// A blank line.
    Blank,
}

/// Something that its lines stand in: a quotation, an item.
struct Level {
    /// What its first line begins with, while that is not written.
    first: Option<String>,
    /// What all others begin with.
    rest: String,
    /// Whether no blank lines stand between its blocks.
    is_tight: bool,
}

/// A list that is open.
struct List {
    /// The number of the next item; `None` with bullets.
    next: Option<u32>,
    /// Whether it follows another list directly, and has to look different.
    other: bool,
    is_tight: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a place that the walk may be in")]
struct Writer<'a> {
    record: &'a Record,
    words: &'a Words,
    ground: &'a Ground,
    document: &'a Document,
    body: &'a Body,
    numbering: Numbering,
    labelled: HashSet<usize>,
    text: String,
    /// The running text of the block that is open.
    line: String,
    levels: Vec<Level>,
    lists: Vec<List>,
    /// Whether the list that was closed last has the other look.
    closed_list: bool,
    gap: Gap,
    columns: &'a [Alignment],
    is_head: bool,
    in_cell: bool,
    /// Whether this is a footnote: footnotes cannot refer to others everywhere.
    in_note: bool,
    link_end: usize,
    /// The length of the running text when emphasis was opened last.
    opened: usize,
    /// What closes each piece of markup in running text.
    closers: Vec<String>,
    /// The texts of the footnotes that citations became.
    notes: Vec<String>,
    note_numbers: HashMap<String, usize>,
    /// What was said of each source so far.
    described: Vec<Option<String>>,
}

impl<'a> Writer<'a> {
    fn part(&mut self, part: Part) {
        let mut index = part.start;
        while index < part.end {
            index = self.event(index);
        }
        self.flush();
    }

    /// Writes an event, with all that is in it if it is written as one, and returns the index of the next.
    fn event(&mut self, index: usize) -> usize {
        let body = self.body;
        match &body.events[index] {
            Event::Start { tag, end } => {
                let end = *end as usize;
                if tag.is_inline() {
                    return self.open_inline(tag, index, end);
                }
                if !matches!(tag, Tag::TableHead | Tag::TableRow | Tag::TableCell) {
                    self.flush();
                }
                match tag {
                    Tag::FootnoteDefinition(_) => return end + 1,
                    Tag::CodeBlock(info) => {
                        let code: String = body.events[index + 1..end]
                            .iter()
                            .filter_map(|event| match event {
                                Event::Text(text) => Some(body.str(text)),
                                _ => None,
                            })
                            .collect();
                        self.code_block(body.str(info), &code);
                        return end + 1;
                    }
                    tag => self.open(tag, index),
                }
            }
            Event::End { start } => {
                if let Some(tag) = body.tag(*start as usize) {
                    if tag.is_inline() { self.close_inline() } else { self.close(tag) }
                }
            }
            Event::Text(text) => self.words(body.str(text)),
            Event::Code(text) => {
                let code = code_span(body.str(text), self.in_cell);
                self.markup(&code);
            }
            // As it is written: Pandoc reads the same marks.
            Event::Math(_) => self.markup(body.spans[index].slice(&body.source)),
            Event::Html(html) => self.html(body.str(html)),
            Event::Citation(group) => self.citation(*group as usize),
            Event::FootnoteReference(_) => match self.numbering.reference(index) {
                Some(reference) => {
                    let label = format!("[^n{}]", reference.number);
                    self.markup(&label);
                }
                None => self.words(body.spans[index].slice(&body.source)),
            },
            Event::SoftBreak => self.line.push(if self.in_cell { ' ' } else { '\n' }),
            Event::HardBreak => self.line.push_str(if self.in_cell { " " } else { "\\\n" }),
            Event::Rule => {
                self.flush();
                self.block(&["___"]);
            }
            Event::TaskMarker(done) => self.markup(if *done { "[x] " } else { "[ ] " }),
        }
        index + 1
    }

    /// Opens a block.
    fn open(&mut self, tag: &'a Tag, index: usize) {
        let body = self.body;
        match tag {
            Tag::BlockQuote(alert) => {
                self.separate();
                self.levels.push(Level { first: None, rest: "> ".to_owned(), is_tight: false });
                if let Some(alert) = alert {
                    self.block(&[&format!("[!{}]", alert_name(*alert))]);
                    self.gap = Gap::Line;
                }
            }
            Tag::List(start) => {
                let follows = index > 0
                    && matches!(&body.events[index - 1], Event::End { start } if matches!(body.tag(*start as usize), Some(Tag::List(_))));
                let items = body.children(body.inside(index));
                let is_tight = items
                    .flat_map(|(item, _)| body.children(body.inside(item)))
                    .all(|(child, _)| body.tag(child) != Some(&Tag::Paragraph));
                self.lists.push(List { next: *start, other: follows && !self.closed_list, is_tight });
            }
            Tag::Item => {
                let Some(list) = self.lists.last_mut() else { return };
                let marker = match &mut list.next {
                    Some(next) => {
                        let number = *next;
                        *next = next.saturating_add(1);
                        format!("{number}{} ", if list.other { ')' } else { '.' })
                    }
                    None => (if list.other { "* " } else { "- " }).to_owned(),
                };
                let is_tight = list.is_tight;
                self.separate();
                self.levels.push(Level { rest: " ".repeat(marker.len()), first: Some(marker), is_tight });
            }
            Tag::DefinitionDescription => {
                self.gap = Gap::Line;
                self.separate();
                let first = Some(":   ".to_owned());
                self.levels.push(Level { first, rest: "    ".to_owned(), is_tight: false });
            }
            Tag::Table(table) => self.columns = &self.body.tables[*table as usize],
            Tag::TableHead => {
                self.is_head = true;
                self.line.push('|');
            }
            Tag::TableRow => {
                self.is_head = false;
                self.line.push('|');
            }
            Tag::TableCell => {
                self.in_cell = true;
                self.line.push(' ');
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: &'a Tag) {
        match tag {
            Tag::Heading(heading) => {
                let level =
                    self.body.headings.get(*heading as usize).map_or(1, |heading| usize::from(heading.level));
                let words = std::mem::take(&mut self.line).replace('\n', " ");
                let heading = format!("{} {}", "#".repeat(level), words.trim());
                // A closing sequence would be no part of the heading.
                let text = heading.trim_end_matches('#');
                let closes = text.len() < heading.len() && text.ends_with(' ') && !text.trim().is_empty();
                let slash = if closes { "\\" } else { "" };
                self.block(&[format!("{text}{slash}{}", &heading[text.len()..]).trim_end()]);
            }
            Tag::BlockQuote(_) | Tag::DefinitionDescription => {
                self.flush();
                self.leave();
                self.gap = self.gap_after();
            }
            Tag::Item => {
                self.flush();
                self.leave();
                self.gap = match self.lists.last() {
                    Some(list) if list.is_tight => Gap::Line,
                    _ => Gap::Blank,
                };
            }
            Tag::List(_) => {
                self.closed_list = self.lists.pop().is_some_and(|list| list.other);
                self.gap = self.gap_after();
            }
            Tag::TableCell => {
                self.in_cell = false;
                self.line.push_str(" |");
            }
            Tag::TableHead | Tag::TableRow => {
                let row = std::mem::take(&mut self.line);
                self.block(&[&row]);
                self.gap = Gap::Line;
                if std::mem::take(&mut self.is_head) {
                    let columns = self.columns.iter().map(|alignment| match alignment {
                        Alignment::None => " --- |",
                        Alignment::Left => " :-- |",
                        Alignment::Center => " :-: |",
                        Alignment::Right => " --: |",
                    });
                    let rule: String = std::iter::once("|").chain(columns).collect();
                    self.block(&[&rule]);
                    self.gap = Gap::Line;
                }
            }
            Tag::Table(_) => self.gap = self.gap_after(),
            _ => self.flush(),
        }
    }

    /// Leaves a level; one in which nothing stood is its first line alone.
    fn leave(&mut self) {
        if self.levels.last().is_some_and(|level| level.first.is_some()) || self.gap == Gap::None {
            self.block(&[""]);
        }
        self.levels.pop();
    }

    /// Writes what stands between the block before and the one that begins now.
    fn separate(&mut self) {
        if self.gap == Gap::Blank && !self.text.is_empty() {
            let start = self.text.len();
            for level in &self.levels {
                self.text.push_str(&level.rest);
            }
            let end = start + self.text[start..].trim_end().len();
            self.text.truncate(end);
            self.text.push('\n');
        }
        self.gap = Gap::None;
    }

    /// Writes the lines of a block.
    fn block(&mut self, lines: &[&str]) {
        self.separate();
        for line in lines {
            let start = self.text.len();
            for level in &mut self.levels {
                match level.first.take() {
                    Some(first) => self.text.push_str(&first),
                    None => self.text.push_str(&level.rest),
                }
            }
            self.text.push_str(line);
            if line.is_empty() {
                let end = start + self.text[start..].trim_end().len();
                self.text.truncate(end);
            }
            self.text.push('\n');
        }
        self.gap = self.gap_after();
    }

    /// What stands between a block that ends here and the next one.
    fn gap_after(&self) -> Gap {
        if self.levels.last().is_some_and(|level| level.is_tight) { Gap::Line } else { Gap::Blank }
    }

    /// Writes the running text of the block that ends here.
    fn flush(&mut self) {
        self.opened = 0;
        if self.line.trim().is_empty() {
            self.line.clear();
            return;
        }
        let line = std::mem::take(&mut self.line);
        let lines: Vec<Cow<'_, str>> =
            line.split('\n').map(str::trim_ascii).filter(|line| !line.is_empty()).map(line_start).collect();
        let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
        self.block(&lines);
    }

    fn code_block(&mut self, info: &str, code: &str) {
        let longest = code.split(|char| char != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let info = info.split_whitespace().next().unwrap_or_default().replace('`', "");
        let first = format!("{fence}{info}");
        let mut lines = vec![first.as_str()];
        lines.extend(code.lines());
        lines.push(&fence);
        self.block(&lines);
    }

    fn html(&mut self, html: &str) {
        if !self.ground.raw_html {
            for (index, line) in html.split('\n').enumerate() {
                if index > 0 {
                    self.line.push('\n');
                }
                self.words(line);
            }
        } else if self.line.is_empty() && html.ends_with('\n') {
            self.block(&html.lines().collect::<Vec<_>>());
            self.gap = Gap::Line;
        } else {
            self.markup(html);
        }
    }

    /// Adds text to the running text.
    fn words(&mut self, words: &str) {
        let before = self.line.chars().next_back();
        let start = self.line.len();
        push_escaped(words, before, self.in_cell, &mut self.line);
        // Punctuation is typographic by now; what is plain was meant so.
        if self.line.as_bytes()[start..].iter().any(|byte| matches!(byte, b'"' | b'\'')) {
            let plain = self.line.split_off(start).replace('"', "\\\"").replace('\'', "\\'");
            self.line.push_str(&plain);
        }
    }

    /// Adds markup to the running text.
    fn markup(&mut self, markup: &str) {
        // An exclamation mark before a link would make an image of it.
        if markup.starts_with('[') && self.line.ends_with('!') && !self.line.ends_with("\\!") {
            self.line.pop();
            self.line.push_str("\\!");
        }
        self.line.push_str(markup);
    }

    fn open_inline(&mut self, tag: &'a Tag, index: usize, end: usize) -> usize {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                // Next to another mark, a second one of the same character could be taken for a part of it.
                let is_nested = self.line.len() == self.opened && self.line.ends_with('*');
                let follows = !is_nested && self.line.ends_with('*') && !self.line.ends_with("\\*");
                let star = if follows || is_nested && *tag == Tag::Emphasis { "_" } else { "*" };
                let mark = match tag {
                    Tag::Emphasis => star.to_owned(),
                    Tag::Strong => star.repeat(2),
                    _ => "~~".to_owned(),
                };
                self.markup(&mark);
                self.opened = self.line.len();
                self.closers.push(mark);
            }
            Tag::Image(link) => {
                let cited = &self.record.resolution.cited;
                let alt = html::citation::description(self.document, cited, index + 1..end);
                self.image(*link as usize, &alt);
                for group in
                    html::citation::of_image(self.document, cited, index + 1..end).collect::<Vec<_>>()
                {
                    self.citation(group);
                }
                return end + 1;
            }
            Tag::Link(link) => {
                if index < self.link_end {
                    self.closers.push(String::new());
                } else {
                    return self.link(*link as usize, index, end);
                }
            }
            _ => {}
        }
        index + 1
    }

    fn close_inline(&mut self) {
        let Some(closer) = self.closers.pop() else { return };
        self.line.push_str(&closer);
    }

    fn link(&mut self, index: usize, event: usize, end: usize) -> usize {
        let body = self.body;
        let Some(link) = body.links.get(index) else { return end + 1 };
        let target = self.target(index);
        let href = self.href(target).map(|href| {
            let mail = link.kind == LinkKind::Email && !href.starts_with("mailto:");
            if mail { format!("mailto:{href}") } else { href }
        });
        if let LinkKind::Wiki(has_text) = link.kind {
            let words = match target {
                Target::Nothing => Some(link.span.slice(&body.source)),
                Target::Site { title, .. } | Target::Here { title, .. } if !has_text && !title.is_empty() => {
                    Some(&**title)
                }
                _ => None,
            };
            if let Some(words) = words {
                match href {
                    Some(href) => {
                        let link = format!("[{}]({})", escaped(words), destination(&href, &link.title));
                        self.markup(&link);
                    }
                    None => self.words(words),
                }
                return end + 1;
            }
        }
        match href {
            Some(href) => {
                self.markup("[");
                self.closers.push(format!("]({})", destination(&href, &link.title)));
                self.link_end = end;
            }
            None => self.closers.push(String::new()),
        }
        event + 1
    }

    fn image(&mut self, index: usize, alt: &str) {
        let Some(link) = self.body.links.get(index) else { return };
        let source = match self.target(index) {
            target @ (Target::Site { .. } | Target::External(_)) => self.href(target),
            Target::Here { .. } | Target::Nothing => None,
        };
        match source {
            Some(source) => {
                let image = format!("![{}]({})", escaped(alt), destination(&source, &link.title));
                self.line.push_str(&image);
            }
            None => self.words(if alt.is_empty() { &link.destination } else { alt }),
        }
    }

    fn target(&self, link: usize) -> &'a Target {
        self.record.resolution.links.get(link).unwrap_or(&Target::Nothing)
    }

    /// The address of a link; a place on the page is one on its HTML page, which has the ids.
    fn href(&self, target: &Target) -> Option<String> {
        let (url, fragment) = match target {
            Target::Site { url, fragment, .. } => (url, fragment.as_deref()),
            Target::Here { fragment, .. } => (&self.record.url, Some(&**fragment)),
            Target::External(url) => return Some(url.to_string()),
            Target::Nothing => return None,
        };
        let mut href = self.ground.link(&self.record.url, url);
        if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
            href.push('#');
            href.push_str(&encode_fragment(fragment));
        }
        Some(href)
    }

    /// Citations become references to footnotes; within a footnote, words in brackets.
    fn citation(&mut self, index: usize) {
        let Some(group) = self.document.citations.get(index) else { return };
        let mentions = self.record.resolution.cited.citations.get(index).map_or(&[][..], |mentions| mentions);
        let is_known = mentions.iter().any(Option::is_some);
        if !group.bracketed && !is_known {
            self.words(group.span.slice(&self.body.source));
            return;
        }
        let is_labelled = self.labelled.contains(&index) || !group.bracketed;
        if self.in_note {
            let told: Vec<String> =
                mentioned(group, mentions).map(|(citation, mention)| self.told(citation, mention)).collect();
            let told = format!("({})", told.join("; "));
            self.markup(&told);
            return;
        }
        if !is_labelled && is_known && !self.line.trim().is_empty() && !self.line.ends_with("\\\n") {
            let end = self.line.trim_end().len();
            self.line.truncate(end);
        }
        for (place, (citation, mention)) in mentioned(group, mentions).enumerate() {
            let Some(mention) = mention else {
                let key = format!("[@{}]", citation.key);
                self.words(&key);
                continue;
            };
            if is_labelled || citation.mode == CitationMode::AuthorInText {
                if place > 0 {
                    self.words(", ");
                }
                let label = self.record.resolution.cited.references[mention.reference()]
                    .source
                    .short_label()
                    .to_owned();
                self.words(&label);
            }
            let told = self.told(citation, Some(mention));
            let notes = &mut self.notes;
            let number = *self.note_numbers.entry(told).or_insert_with_key(|told| {
                notes.push(told.clone());
                notes.len()
            });
            let label = format!("[^{number}]");
            self.markup(&label);
        }
    }

    /// What a citation says: the source, where in it, and the words that bear the statement.
    fn told(&mut self, citation: &Citation, mention: Option<Mention>) -> String {
        let Some(mention) = mention else { return escaped(&format!("[@{}]", citation.key)) };
        let mut told = String::new();
        if !citation.prefix.trim().is_empty() {
            told.push_str(&escaped(citation.prefix.trim()));
            told.push(' ');
        }
        let source = &self.record.source(mention.reference()).source;
        told.push_str(self.described[mention.reference()].get_or_insert_with(|| described(source)));
        let place = citation.locator.as_ref().map(|locator| self.words.locator(locator)).unwrap_or_default();
        for words in [place.as_str(), citation.suffix.trim().trim_start_matches(',').trim()] {
            if !words.is_empty() {
                told.push_str(", ");
                told.push_str(&escaped(words));
            }
        }
        for (index, passage) in citation.passages.iter().enumerate() {
            let separator = if index == 0 { ": " } else { "; " };
            let _ = write!(told, "{separator}“{}”", escaped(&passage.text.replace("...", "…")));
        }
        told
    }

    /// Sources that the page lists and does not cite.
    fn further_sources(&mut self) {
        let told: Vec<String> = self
            .record
            .further_sources()
            .iter()
            .map(|record| format!("- {}", described(&record.source)))
            .collect();
        if !told.is_empty() {
            self.gap = Gap::Blank;
            self.block(&["___"]);
            self.block(&told.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    fn footnotes(&mut self) {
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            self.gap = Gap::Blank;
            self.block(&[&format!("[^{}]: {note}", index + 1)]);
        }
        self.in_note = true;
        let notes: Vec<usize> = self.numbering.notes().iter().map(|note| note.footnote).collect();
        for (index, footnote) in notes.into_iter().enumerate() {
            self.gap = Gap::Blank;
            self.separate();
            let first = Some(format!("[^n{}]: ", index + 1));
            self.levels.push(Level { first, rest: "    ".to_owned(), is_tight: false });
            self.part(self.body.footnotes[footnote].part.clone());
            self.leave();
        }
    }
}

/// The citations of a group, each with its first mention; the others are of the same source.
fn mentioned<'g>(
    group: &'g CitationGroup,
    mentions: &[Option<Mention>],
) -> impl Iterator<Item = (&'g Citation, Option<Mention>)> {
    let mut place = 0;
    group.citations.iter().map(move |citation| {
        let mention = mentions.get(place).copied().flatten();
        place += citation.mentions().count();
        (citation, mention)
    })
}

fn alert_name(alert: Alert) -> &'static str {
    match alert {
        Alert::Note => "NOTE",
        Alert::Tip => "TIP",
        Alert::Important => "IMPORTANT",
        Alert::Warning => "WARNING",
        Alert::Caution => "CAUTION",
    }
}

/// A source in one line: its title, which leads to the original, and who published it when.
fn described(source: &Source) -> String {
    let title = escaped(source.label());
    let archive = source.archive_url.as_ref().map(|url| web_link(&url.value)).filter(|link| !link.is_empty());
    let mut told = match link(source).or(archive) {
        Some(link) => format!("[{title}]({})", destination(&link, "")),
        None => title,
    };
    let author = source
        .author
        .known()
        .map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let issued = source.issued.known().map(|date| date.value.to_string());
    let further =
        [author.as_ref(), source.container_title.known(), source.publisher.known(), issued.as_ref()];
    for words in further.into_iter().flatten() {
        told.push_str(", ");
        told.push_str(&escaped(words));
    }
    told
}

/// The destination of a link, with its title.
fn destination(url: &str, title: &str) -> String {
    let mut destination = encode_address(url).replace('(', "%28").replace(')', "%29").replace('\\', "%5C");
    if !title.is_empty() {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(destination, " \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""));
    }
    destination
}

/// Code in running text.
fn code_span(code: &str, in_cell: bool) -> String {
    let runs: HashSet<usize> = code.split(|char| char != '`').map(str::len).collect();
    let ticks = "`".repeat((1..=runs.len() + 1).find(|count| !runs.contains(count)).unwrap_or(1));
    let padded = code.starts_with('`')
        || code.ends_with('`')
        || code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if padded { " " } else { "" };
    let code = if in_cell { code.replace('|', "\\|") } else { code.to_owned() };
    format!("{ticks}{pad}{code}{pad}{ticks}")
}

/// Text of one line, so that Markdown takes it for text.
pub fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.bytes().all(is_plain) {
        return line;
    }
    let mut escaped = String::with_capacity(line.len());
    push_escaped(&line, None, true, &mut escaped);
    escaped
}

/// Whether the byte is one of text wherever it stands.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' ' | b'!' | b'"' | b'#' | b'%' | b'\'' | b'(' | b')' | b'+'..=b';' | b'='..=b'?' | b'A'..=b'Z' | b'a'..=b'z' | b'}')
}

/// Adds text that follows the character `before`.
fn push_escaped(text: &str, before: Option<char>, in_cell: bool, markdown: &mut String) {
    let mut before = before.unwrap_or(' ');
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|byte| !is_plain(byte)).unwrap_or(rest.len());
        markdown.push_str(&rest[..plain]);
        before = rest[..plain].bytes().next_back().map_or(before, char::from);
        let mut chars = rest[plain..].chars();
        let Some(char) = chars.next() else { break };
        rest = chars.as_str();
        let next = rest.chars().next();
        let in_word = before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric);
        let is_markup = match char {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' | '$' | '{' => true,
            '_' => !in_word,
            '@' => !before.is_alphanumeric(),
            '&' => next.is_none_or(|next| next.is_alphanumeric() || next == '#'),
            '|' => in_cell,
            _ => false,
        };
        if is_markup {
            markdown.push('\\');
        }
        // What no file should hold is not passed on.
        markdown.push(if char.is_control() && !matches!(char, '\t' | '\n') { '\u{fffd}' } else { char });
        before = char;
    }
}

/// A line of running text, so that its beginning begins no block.
fn line_start(line: &str) -> Cow<'_, str> {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_alphanumeric());
    let word = &line[..line.len() - rest.len()];
    let is_number = (1..=9).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    // Pandoc knows lists that count in letters and in Roman numbers.
    let is_letters =
        word.len() == 1 || !word.is_empty() && word.chars().all(|char| "ivxlcdmIVXLCDM".contains(char));
    if (is_number || is_letters)
        && rest.starts_with(['.', ')'])
        && rest[1..].chars().next().is_none_or(char::is_whitespace)
    {
        return format!("{word}\\{rest}").into();
    }
    let begins_block = line.starts_with(['#', '>', '+', '-', '=', '|', '%'])
        || line.starts_with(": ")
        || line == ":"
        || line.starts_with('(') && line.find(')').is_some_and(|close| close < 8);
    if begins_block { format!("\\{line}").into() } else { line.into() }
}
