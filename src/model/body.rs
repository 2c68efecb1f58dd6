//! The body of a document: a flat list of events, as the parser delivers them, in our own words.
//!
//! An event that opens something knows where it closes, so that a part of the body is a range of events, and skipping one
//! is one step. Text is mostly a span of the file; only what the parser changed (smart punctuation, entities) is kept apart.

use std::ops::Range;
use std::sync::Arc;

use crate::span::Span;

/// A part of a body: a range of its events.
pub type Part = Range<usize>;

/// A body as it was parsed.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The whole file, front matter included: what spans point into.
    pub source: Arc<str>,
    /// The events, in reading order.
    pub events: Vec<Event>,
    /// Where each event stands in the file; as many as events.
    pub spans: Vec<Span>,
    /// Texts that do not stand in the file as they are.
    pub strings: Vec<Box<str>>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The links and images, in order.
    pub links: Arc<[Link]>,
    /// How the columns of each table are aligned, in order.
    pub tables: Vec<Box<[Alignment]>>,
    /// The formulas, in order.
    pub formulas: Vec<Formula>,
    /// The footnotes that are defined, in the order of their definitions.
    pub footnotes: Vec<Footnote>,
    /// The comments, in order: none is published, some hold waivers.
    pub comments: Vec<Comment>,
    /// Citations that Markdown takes for the definition of a link, `[@key]: …`, and of which nothing is left.
    pub swallowed: Vec<Span>,
}

/// A step through the body. Small, for a site has millions of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something opens; it closes at the event with index `end`.
    Start {
        /// What opens.
        tag: Tag,
        /// The index of the event that closes it.
        end: u32,
    },
    /// What opened at the event with index `start` closes.
    End {
        /// The index of the event that opened it.
        start: u32,
    },
    /// Text.
    Text(Text),
    /// A code span.
    Code(Text),
    /// A formula, by its index in [`Body::formulas`].
    Math(u32),
    /// Raw HTML, in a paragraph or a block of its own.
    Html(Text),
    /// A group of citations, by its index in [`Document::citations`](super::document::Document::citations).
    Citation(u32),
    /// A reference to a footnote, by its index in [`Body::footnotes`].
    FootnoteReference(u32),
    /// The end of a line that is none on the page.
    SoftBreak,
    /// The end of a line.
    HardBreak,
    /// A thematic break.
    Rule,
    /// The box of a task list's item, ticked or not.
    TaskMarker(bool),
}

/// Text of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// It stands in the file as it is.
    Source(Span),
    /// It is kept at this index of [`Body::strings`].
    Kept(u32),
}

/// What an event opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// A heading, by its index in [`Body::headings`].
    Heading(u32),
    /// A block quotation, or an alert.
    BlockQuote(Option<Alert>),
    /// A code block, with the words after its fence.
    CodeBlock(Text),
    /// A list: numbered from here, or with bullets.
    List(Option<u32>),
    /// An item of a list.
    Item,
    /// The text of a footnote, by its index in [`Body::footnotes`].
    FootnoteDefinition(u32),
    /// A definition list.
    DefinitionList,
    /// A term in a definition list.
    DefinitionTerm,
    /// What a term means.
    DefinitionDescription,
    /// A table, by the index of its columns in [`Body::tables`].
    Table(u32),
    /// The head of a table; its cells follow.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A cell of a table.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// A link, by its index in [`Body::links`].
    Link(u32),
    /// An image, by its index in [`Body::links`]; what it holds is its description.
    Image(u32),
}

/// The kinds of alert that GitHub knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the theme likes.
    None,
    /// At the start.
    Left,
    /// In the middle.
    Center,
    /// At the end.
    Right,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page, by GitHub's algorithm or as the writer pinned it.
    pub id: Arc<str>,
    /// Whether the writer pinned the id: `{#id}`.
    pub pinned: bool,
    /// Classes that the writer gave: `{.class}`.
    pub classes: Vec<Box<str>>,
    /// Its words, without markup and citations.
    pub text: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// The index of the event that opens it.
    pub event: usize,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `[text](destination)` or by reference.
    Plain,
    /// `<https://…>`
    Autolink,
    /// `<me@example.org>`: the destination has no `mailto:`.
    Email,
    /// `[[name]]`; `true` if it brings its own text: `[[name|text]]`.
    Wiki(bool),
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub kind: LinkKind,
    /// Whether it is an image.
    pub image: bool,
    /// Its destination as written, escapes and entities undone.
    pub destination: Box<str>,
    /// Its title; empty if it has none.
    pub title: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Its TeX, without the marks around it.
    pub tex: Box<str>,
    /// Its MathML, or what is wrong with it.
    pub mathml: Result<Box<str>, Fault>,
    /// Where it stands, its marks included.
    pub span: Span,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as bytes of [`Formula::tex`].
    pub range: Range<usize>,
    /// What, in words.
    pub message: Box<str>,
}

/// A footnote that is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its label as written.
    pub label: Box<str>,
    /// The events between the two that open and close its definition.
    pub part: Part,
    /// Where its definition stands.
    pub span: Span,
    /// How many references there are to it.
    pub references: usize,
}

/// An HTML comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What stands between `<!--` and `-->`, trimmed.
    pub text: Box<str>,
    /// Where it stands, its marks included.
    pub span: Span,
}

impl Link {
    /// All that where it leads depends on, within one page.
    pub fn meant(&self) -> (LinkKind, bool, &str) {
        (self.kind, self.image, &self.destination)
    }
}

impl Body {
    /// The words of a text.
    pub fn str(&self, text: &Text) -> &str {
        match text {
            Text::Source(span) => span.slice(&self.source),
            Text::Kept(index) => self.strings.get(*index as usize).map_or("", |string| string),
        }
    }

    /// All of it.
    pub fn part(&self) -> Part {
        0..self.events.len()
    }

    /// What lies between the event at `start` and the one that closes it.
    pub fn inside(&self, start: usize) -> Part {
        match &self.events[start] {
            Event::Start { end, .. } => start + 1..*end as usize,
            _ => start..start,
        }
    }

    /// The events of `part` that are not inside another event of `part`, each with the part that it spans.
    pub fn children(&self, part: Part) -> impl Iterator<Item = (usize, Part)> + '_ {
        let mut next = part.start;
        std::iter::from_fn(move || {
            if next >= part.end {
                return None;
            }
            let start = next;
            next = match &self.events[start] {
                Event::Start { end, .. } => *end as usize + 1,
                _ => start + 1,
            };
            Some((start, start..next))
        })
    }

    /// The tag that the event at `index` opens, if it opens something.
    pub fn tag(&self, index: usize) -> Option<&Tag> {
        match self.events.get(index)? {
            Event::Start { tag, .. } => Some(tag),
            _ => None,
        }
    }

    /// The heading that the event at `index` opens, by its index in [`Body::headings`], if it opens one.
    pub fn heading(&self, index: usize) -> Option<usize> {
        match self.tag(index)? {
            Tag::Heading(heading) => Some(*heading as usize),
            _ => None,
        }
    }

    /// Where a part stands in the file.
    pub fn span_of(&self, part: &Part) -> Span {
        let spans = &self.spans[part.clone()];
        Span {
            start: spans.iter().map(|span| span.start).min().unwrap_or(0),
            end: spans.iter().map(|span| span.end).max().unwrap_or(0),
        }
    }

    /// The groups of citations in a part; those of one part are neighbours.
    pub fn groups_in(&self, part: &Part) -> Range<usize> {
        let mut groups = self.events[part.clone()].iter().filter_map(|event| match event {
            Event::Citation(group) => Some(*group as usize),
            _ => None,
        });
        match groups.next() {
            Some(first) => first..groups.next_back().unwrap_or(first) + 1,
            None => 0..0,
        }
    }

    /// The words of a part without markup, citations and footnotes; every break and block boundary is one space.
    pub fn plain_text(&self, part: Part) -> String {
        let mut plain = String::new();
        let mut after_citation = false;
        let mut spaced = false;
        let add = |text: &str, spaced: &mut bool, plain: &mut String| {
            // The narrow space within quotation marks belongs to them.
            let is_space = |char: char| char.is_whitespace() && char != '\u{202f}';
            for (index, word) in text.split(is_space).enumerate() {
                *spaced |= index > 0;
                if word.is_empty() {
                    continue;
                }
                if std::mem::take(spaced) && !plain.is_empty() {
                    plain.push(' ');
                }
                plain.push_str(word);
            }
        };
        for event in &self.events[part] {
            match event {
                Event::Text(text) | Event::Code(text) => {
                    let text = self.str(text);
                    // What a citation leaves before a full stop is no space.
                    if std::mem::take(&mut after_citation) && text.starts_with(['.', ',', ';', ':', '!', '?'])
                    {
                        spaced = false;
                    }
                    add(text, &mut spaced, &mut plain);
                }
                Event::Math(formula) => {
                    after_citation = false;
                    let tex = self.formulas.get(*formula as usize).map_or("", |formula| &formula.tex);
                    add(tex, &mut spaced, &mut plain);
                }
                Event::Citation(_) => after_citation = true,
                Event::SoftBreak | Event::HardBreak => spaced = true,
                Event::Start { tag, .. } if !tag.is_inline() => spaced = true,
                _ => {}
            }
        }
        plain
    }
}

impl Tag {
    /// Whether it stands in running text.
    pub fn is_inline(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link(_) | Self::Image(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_small() {
        assert_eq!(size_of::<Event>(), 16);
    }
}
