//! What is checked in a document: the quotations of each block, exactly where they stand.
//!
//! Reads the body's events; smart punctuation has changed marks there, so what was typed is taken from the file. Which marks
//! belong together, [`marks`] says. Code and addresses hold no quotations; emphasis and links within a quotation do not
//! matter. What a block cites, and whether its words occur, is the business of `verify.rs`.
//!
//! A quotation may go on over paragraphs, where a mark opens each and one closes the last.

use std::ops::Range;

use crate::model::body::{Body, Event, LinkKind, Part, Tag, Text};
use crate::model::document::Document;
use crate::model::marks::{self, Manner, Pairing};
use crate::parse::markdown::is_dash;
use crate::span::Span;

use super::markup::{self, Shown};

/// A block: what a citation in it is taken to bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// The groups of citations in it, by their index in [`Document::citations`].
    pub groups: Range<usize>,
    /// The block around it, if there is one: its citations count where this one has none.
    pub around: Option<usize>,
    /// The footnotes that it refers to: their citations count where there are no others.
    pub footnotes: Vec<usize>,
    /// The quotations in it, those of blocks within it excepted.
    pub quotations: Vec<Quotation>,
}

/// Words that the page prints as somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words as they were typed, escapes undone, without the outer marks.
    pub words: Box<str>,
    /// Where they stand, without the outer marks.
    pub span: Span,
    /// Whether it is a block quotation.
    pub is_block: bool,
    /// The link whose text it stands in, by its index in [`Body::links`].
    pub link: Option<usize>,
    /// Other blocks whose citations count: those that it goes on in, and the paragraph after the last.
    pub others: Vec<usize>,
}

/// A quotation mark without a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// Where the mark stands.
    pub span: Span,
    /// Whether it opens.
    pub opens: bool,
    /// The words that it would have enclosed, up to the next mark.
    pub words: Box<str>,
    /// A change that gives it its partner, where it is clear what was meant: a place, and the mark to stand there.
    pub patch: Option<(Span, char)>,
    /// Whether it has become the beginning of code.
    pub is_code: bool,
}

/// The blocks of a document, and what stands in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// The blocks; one within another comes after it.
    pub blocks: Vec<Block>,
    /// Quotations in headings.
    pub headings: Vec<Quotation>,
    /// Marks without a partner, anywhere.
    pub unpaired: Vec<Unpaired>,
}

/// Finds the blocks and quotations of a document.
pub fn blocks(document: &Document, manner: Manner) -> Blocks {
    let mut reader = Reader { document, body: &document.body, manner, found: Blocks::default() };
    reader.walk(document.body.part(), None);
    reader.found.unpaired.extend(taken_for_code(&document.body));
    reader.found
}

/// Marks of TeX, two backticks, with which Markdown begins code that goes on to the next two: ``` ``a'' and ``b'' ```.
fn taken_for_code(body: &Body) -> impl Iterator<Item = Unpaired> {
    let code = body.events.iter().zip(&body.spans).filter(|(event, _)| matches!(event, Event::Code(_)));
    code.filter_map(|(_, span)| {
        let inside = span.slice(&body.source).strip_prefix("``")?.strip_suffix("``")?;
        let (words, _) = inside.split_once("''")?;
        // Code needs two backticks only if it holds one, and it seldom ends where a quotation begins.
        let before_words =
            |char: char| char.is_whitespace() || matches!(char, '(' | '[' | ':' | '-' | '–' | '—');
        let is_typed = !inside.contains('`') && !words.starts_with(' ') && inside.ends_with(before_words);
        let mark = Span { end: span.start + 2, ..*span };
        is_typed.then(|| Unpaired {
            span: mark,
            opens: true,
            words: words.into(),
            patch: None,
            is_code: true,
        })
    })
}

/// The quoted words in a text that is no Markdown: a title, a summary; and its marks without a partner. Spans are those of
/// `text`.
pub fn in_text(text: &str, manner: Manner) -> (Vec<Quotation>, Vec<Unpaired>) {
    if !may_hold(text, manner) {
        return (Vec::new(), Vec::new());
    }
    let chars: Vec<Char> = text
        .char_indices()
        .map(|(at, char)| Char { value: char, span: Span::new(at, at + char.len_utf8()), kind: Kind::Text })
        .collect();
    let run = Run::new(0, chars, manner);
    let quotations = run.pairs().map(|pair| quotation(trim(&run.chars[pair.inside()]), false));
    (quotations.flatten().collect(), run.unpaired(text).collect())
}

/// The characters of a part of the body as they were typed, code and images excepted: each with whether it stands in
/// quotation marks (the marks included), and where.
pub fn running_text(document: &Document, part: Part, manner: Manner) -> Vec<(char, bool, Span)> {
    let reader = Reader { document, body: &document.body, manner, found: Blocks::default() };
    let run = Run::new(0, reader.chars(part), manner);
    let mut quoted = vec![false; run.chars.len()];
    for pair in run.pairs() {
        quoted[pair.open.start..pair.close.end].fill(true);
    }
    let text = run.chars.iter().zip(quoted).filter(|(char, _)| char.kind != Kind::Code);
    text.map(|(char, quoted)| (char.value, quoted, char.span)).collect()
}

fn may_hold(text: &str, manner: Manner) -> bool {
    if manner.single { text.contains(marks::is_mark) } else { marks::may_hold(text) }
}

/// A character of running text.
#[derive(Clone, Copy)]
struct Char {
    value: char,
    /// Where it stands in the file.
    span: Span,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Text of a link, by its index.
    Link(usize),
    /// Text of an address.
    Address,
    Code,
    /// Stands for a formula.
    Formula,
    /// Stands for something that is no text.
    Other,
}

impl Char {
    fn is_text(&self) -> bool {
        !matches!(self.kind, Kind::Formula | Kind::Other)
    }

    fn mark(&self) -> marks::Char {
        let kind = match self.kind {
            Kind::Text | Kind::Link(_) => marks::Kind::Text,
            Kind::Address | Kind::Code | Kind::Formula => marks::Kind::Opaque,
            Kind::Other => marks::Kind::Gap,
        };
        marks::Char { value: self.value, kind }
    }
}

/// Running text, and how its marks are paired.
struct Run {
    block: usize,
    chars: Vec<Char>,
    read: Pairing,
    /// What belongs to a quotation that goes on in another paragraph: its marks are not looked at again.
    taken: Range<usize>,
    /// The other blocks that such a quotation stands in, and the one after it.
    others: Vec<usize>,
}

impl Run {
    fn new(block: usize, mut chars: Vec<Char>, manner: Manner) -> Self {
        hide_addresses(&mut chars);
        let read = if chars.iter().any(|char| marks::is_mark(char.value)) {
            marks::pair(&chars.iter().map(Char::mark).collect::<Vec<_>>(), manner)
        } else {
            Pairing::default()
        };
        Self { block, chars, read, taken: 0..0, others: Vec::new() }
    }

    /// The quotations that stand in no other.
    fn pairs(&self) -> impl Iterator<Item = &marks::Pair> {
        self.read.pairs.iter().filter(|pair| pair.depth == 0 && !self.taken.contains(&pair.open.start))
    }

    /// The marks without a partner; `file` is what spans point into.
    fn unpaired(&self, file: &str) -> impl Iterator<Item = Unpaired> {
        let alone = self.read.unpaired.iter().filter(|alone| !self.taken.contains(&alone.mark.start));
        alone.filter_map(move |alone| {
            let mark = self.chars.get(alone.mark.start)?;
            let span = Span { start: mark.span.start, end: self.chars.get(alone.mark.end - 1)?.span.end };
            let partner = alone.partner.clone().and_then(|partner| self.chars.get(partner.start));
            // Not where the mark is written as an entity.
            let partner = partner.filter(|partner| {
                partner.span.slice(file).chars().eq([partner.value]) && alone.mark.len() == 1
            });
            Some(Unpaired {
                span,
                opens: alone.opens,
                words: words(trim(self.chars.get(alone.words.clone())?)).into(),
                is_code: false,
                patch: partner.map(|partner| {
                    let other = if alone.opens { marks::closing } else { marks::opening };
                    (partner.span, other(mark.value))
                }),
            })
        })
    }

    /// The mark of a quotation that goes on in the next paragraph: the last that opens and has no partner.
    fn left_open(&self) -> Option<&marks::Unpaired> {
        self.read.unpaired.last().filter(|alone| alone.opens)
    }

    /// The mark that this paragraph begins with.
    fn leading(&self) -> Option<usize> {
        let first = self.chars.iter().position(|char| !is_space(char))?;
        let opens = self.read.pairs.iter().any(|pair| pair.open.start == first)
            || self.read.unpaired.iter().any(|alone| alone.opens && alone.mark.start == first);
        opens.then_some(first)
    }

    /// Where the quotation closes that the mark at `leading` opens again.
    fn closing(&self, leading: usize) -> Option<Range<usize>> {
        let pair = self.read.pairs.iter().find(|pair| pair.open.start == leading);
        let alone = || self.read.unpaired.iter().find(|alone| !alone.opens).map(|alone| &alone.mark);
        pair.map(|pair| &pair.close).or_else(alone).cloned()
    }

    /// The length of the mark at `at`.
    fn mark_end(&self, at: usize) -> usize {
        let pairs = self.read.pairs.iter().map(|pair| &pair.open);
        let alone = self.read.unpaired.iter().map(|alone| &alone.mark);
        pairs.chain(alone).find(|mark| mark.start == at).map_or(at + 1, |mark| mark.end)
    }
}

/// Bare addresses hold no marks but those at their ends.
fn hide_addresses(chars: &mut [Char]) {
    let mut at = 0;
    while at + 2 < chars.len() {
        if !(chars[at].value == ':' && chars[at + 1].value == '/' && chars[at + 2].value == '/') {
            at += 1;
            continue;
        }
        let rest = chars[at..].iter();
        let mut end = at + rest.take_while(|char| !is_space(char) && char.kind != Kind::Code).count();
        let is_last = |char: char| char.is_alphanumeric() || matches!(char, '/' | '=' | '&' | '#');
        while end > at && !is_last(chars[end - 1].value) {
            end -= 1;
        }
        for char in &mut chars[at..end] {
            char.kind = Kind::Address;
        }
        at = end.max(at + 1);
    }
}

struct Reader<'a> {
    document: &'a Document,
    body: &'a Body,
    manner: Manner<'a>,
    found: Blocks,
}

impl<'a> Reader<'a> {
    fn block(&mut self, span: Span, around: Option<usize>) -> usize {
        let groups = &self.document.citations;
        let start = groups.partition_point(|group| group.span.start < span.start);
        let end = groups.partition_point(|group| group.span.start < span.end);
        self.found.blocks.push(Block {
            span,
            groups: start..end.max(start),
            around,
            footnotes: Vec::new(),
            quotations: Vec::new(),
        });
        self.found.blocks.len() - 1
    }

    fn walk(&mut self, part: Part, within: Option<usize>) {
        let body = self.body;
        let children: Vec<(usize, Part)> = body.children(part).collect();
        let is_end = |index: usize| matches!(body.events[index], Event::End { .. } | Event::Rule);
        let is_inline = |index: usize| body.tag(index).map_or(!is_end(index), Tag::is_inline);
        let quotation_ends = self.html_quotations(&children);
        let quotation_end = |child: usize| quotation_ends.get(child).copied().flatten();
        let mut next = 0;
        // Paragraphs that follow each other.
        let mut runs: Vec<Run> = Vec::new();
        while next < children.len() {
            let (index, ref whole) = children[next];
            if let Some(last) = quotation_end(next) {
                self.settle(&mut runs);
                let inside = self.within_html(&children[next], &children[last]);
                let span = body.span_of(&(whole.start..children[last].1.end));
                let block = self.block(span, within);
                self.block_quotation(inside, block);
                next = last + 1;
                continue;
            }
            if is_inline(index) {
                let mut end = next + 1;
                while end < children.len() && is_inline(children[end].0) && quotation_end(end).is_none() {
                    end += 1;
                }
                let run = whole.start..children[end - 1].1.end;
                let block = within.unwrap_or_else(|| self.block(body.span_of(&run), None));
                runs.push(self.run(run, block, self.manner));
                next = end;
                continue;
            }
            next += 1;
            let inside = body.inside(index);
            let span = body.spans[index];
            if !matches!(body.tag(index), Some(Tag::Paragraph)) {
                self.settle(&mut runs);
            }
            match body.tag(index) {
                Some(Tag::Paragraph) => {
                    let block = within.unwrap_or_else(|| self.block(span, None));
                    runs.push(self.run(inside, block, self.manner));
                }
                Some(
                    Tag::Item | Tag::FootnoteDefinition(_) | Tag::DefinitionTerm | Tag::DefinitionDescription,
                ) => {
                    let block = self.block(span, within);
                    self.walk(inside, Some(block));
                }
                Some(Tag::TableHead | Tag::TableRow) => {
                    let block = self.block(span, within);
                    let manner = Manner { cell: true, ..self.manner };
                    for (cell, _) in body.children(inside).collect::<Vec<_>>() {
                        let run = self.run(body.inside(cell), block, manner);
                        self.settle(&mut vec![run]);
                    }
                }
                Some(Tag::BlockQuote(None)) => {
                    let block = self.block(span, within);
                    self.block_quotation(inside, block);
                }
                Some(Tag::Heading(_)) => self.heading(inside),
                Some(Tag::BlockQuote(Some(_)) | Tag::List(_) | Tag::DefinitionList | Tag::Table(_)) => {
                    self.walk(inside, within);
                }
                _ => {}
            }
        }
        self.settle(&mut runs);
    }

    /// Running text of a block, and that of the descriptions and titles in it.
    fn run(&mut self, part: Part, block: usize, manner: Manner<'a>) -> Run {
        self.note_footnotes(part.clone(), block);
        self.descriptions(part.clone(), block);
        self.read(part, block, manner)
    }

    /// Running text. Most of it has no marks, and its characters are not looked at.
    fn read(&self, part: Part, block: usize, manner: Manner) -> Run {
        let chars = if self.may_hold(&part) { self.chars(part) } else { Vec::new() };
        Run::new(block, chars, manner)
    }

    fn may_hold(&self, part: &Part) -> bool {
        if may_hold(self.body.span_of(part).slice(&self.body.source), self.manner) {
            return true;
        }
        self.body.events[part.clone()].iter().any(|event| match event {
            Event::Text(text @ Text::Kept(_)) => may_hold(self.body.str(text), self.manner),
            Event::Html(_) => self.manner.html,
            _ => false,
        })
    }

    fn note_footnotes(&mut self, part: Part, block: usize) {
        for event in &self.body.events[part] {
            if let Event::FootnoteReference(footnote) = event {
                self.found.blocks[block].footnotes.push(*footnote as usize);
            }
        }
    }

    /// The descriptions of images, and their captions.
    fn descriptions(&mut self, part: Part, block: usize) {
        let body = self.body;
        for index in part {
            let Some(Tag::Image(image)) = body.tag(index) else { continue };
            let run = self.read(body.inside(index), block, self.manner);
            self.settle(&mut vec![run]);
            let Some(image) = body.links.get(*image as usize) else { continue };
            let (quotations, unpaired) = in_text(&image.title, self.manner);
            // Where the words stand within the title is not known.
            let span = image.span;
            let quotations = quotations.into_iter().map(|quotation| Quotation { span, ..quotation });
            self.found.blocks[block].quotations.extend(quotations);
            let unpaired = unpaired.into_iter().map(|alone| Unpaired { span, patch: None, ..alone });
            self.found.unpaired.extend(unpaired);
        }
    }

    fn heading(&mut self, part: Part) {
        let run = self.read(part, 0, self.manner);
        let quotations: Vec<Quotation> = run.pairs().filter_map(|pair| of_pair(&run.chars, pair)).collect();
        self.found.headings.extend(quotations);
        self.found.unpaired.extend(run.unpaired(&self.body.source));
    }

    /// What paragraphs that follow each other quote. They are taken out.
    fn settle(&mut self, runs: &mut Vec<Run>) {
        for first in 0..runs.len() {
            if let Some(last) = last_paragraph(runs, first) {
                let quotation = over_paragraphs(runs, first, last);
                let block = runs[first].block;
                self.found.blocks[block].quotations.extend(quotation);
            }
        }
        for run in runs.drain(..) {
            let others = || run.others.clone();
            let quotations = run.pairs().filter_map(|pair| {
                of_pair(&run.chars, pair).map(|found| Quotation { others: others(), ..found })
            });
            self.found.blocks[run.block].quotations.extend(quotations);
            self.found.unpaired.extend(run.unpaired(&self.body.source));
        }
    }

    /// The characters of running text as they were typed.
    fn chars(&self, part: Part) -> Vec<Char> {
        let mut chars: Vec<Char> = Vec::new();
        let mut links: Vec<(usize, Kind)> = Vec::new();
        let mut index = part.start;
        while index < part.end {
            let span = self.body.spans[index];
            links.retain(|(end, _)| *end > index);
            let kind = links.last().map_or(Kind::Text, |(_, kind)| *kind);
            let other = Char { value: ' ', span, kind: Kind::Other };
            match &self.body.events[index] {
                Event::Start { tag: Tag::Image(_), end } => {
                    chars.push(other);
                    index = *end as usize;
                }
                Event::Start { tag: Tag::CodeBlock(_), end } => index = *end as usize,
                Event::Start { tag: Tag::Link(link), end } => {
                    let kind = self.body.links.get(*link as usize).map(|link| link.kind);
                    let is_address = matches!(kind, Some(LinkKind::Autolink | LinkKind::Email));
                    let kind = if is_address { Kind::Address } else { Kind::Link(*link as usize) };
                    links.push((*end as usize, kind));
                }
                Event::Start { tag, .. } if !tag.is_inline() => Self::paragraph_break(&mut chars, span),
                Event::Text(text) => self.push_text(&mut chars, self.body.str(text), span, kind),
                Event::Code(text) => self.push_text(&mut chars, self.body.str(text), span, Kind::Code),
                Event::SoftBreak | Event::HardBreak => chars.push(Char { value: ' ', span, kind }),
                Event::Math(_) => chars.push(Char { kind: Kind::Formula, ..other }),
                Event::Citation(group) => match self.bare_name(*group as usize) {
                    // A handle, `@ada`, or a citation that is part of the sentence: words, in a quotation.
                    Some(name) => self.push_text(&mut chars, name.slice(&self.body.source), name, kind),
                    None => chars.push(other),
                },
                Event::FootnoteReference(_) => chars.push(other),
                Event::Html(html) if self.manner.html => {
                    self.push_html(&mut chars, self.body.str(html), span, kind);
                }
                _ => {}
            }
            index += 1;
        }
        chars
    }

    fn paragraph_break(chars: &mut Vec<Char>, span: Span) {
        if !chars.is_empty() {
            let span = Span { end: span.start, ..span };
            chars.extend([Char { value: '\n', span, kind: Kind::Text }; 2]);
        }
    }

    /// The text of an event: as it stands in the file, where smart punctuation has changed it.
    /// Where the name of a citation stands that is in no brackets, with its `@`.
    fn bare_name(&self, group: usize) -> Option<Span> {
        let group = self.document.citations.get(group).filter(|group| !group.bracketed)?;
        let end = group.citations.first()?.key_span.end;
        Some(Span { start: group.span.start, end })
    }

    fn push_text(&self, chars: &mut Vec<Char>, text: &str, span: Span, kind: Kind) {
        let typed = span.slice(&self.body.source);
        let is_smart = !typed.is_empty() && typed.chars().all(|char| matches!(char, '"' | '\'' | '-' | '.'));
        let text = if is_smart { typed } else { text };
        let as_it_is = text == typed;
        let mut at = span.start;
        for char in text.chars() {
            let end = if as_it_is { at + char.len_utf8() as u32 } else { span.end };
            chars.push(Char { value: char, span: Span { start: at, end }, kind });
            at = if as_it_is { end } else { span.start };
        }
    }

    /// What readers see of raw HTML.
    fn push_html(&self, chars: &mut Vec<Char>, html: &str, span: Span, kind: Kind) {
        let as_it_is = html == span.slice(&self.body.source);
        for (shown, range) in markup::shown(html) {
            let (value, kind) = match shown {
                Shown::Text(value) | Shown::Mark(value) => (value, kind),
                Shown::Code(value) => (value, Kind::Code),
            };
            let start = span.start as usize;
            let span = if as_it_is { Span::new(start + range.start, start + range.end) } else { span };
            chars.push(Char { value, span, kind });
        }
    }

    /// For each child the one with which the block quotation of raw HTML ends that it begins, if it does; empty where HTML is
    /// not published.
    fn html_quotations(&self, children: &[(usize, Part)]) -> Vec<Option<usize>> {
        if !self.manner.html {
            return Vec::new();
        }
        let mut ends = vec![None; children.len()];
        // What began each that is open, and how many were open before it.
        let mut open: Vec<(usize, isize)> = Vec::new();
        let mut depth = 0;
        for (at, (index, _)) in children.iter().enumerate() {
            let Event::Html(html) = &self.body.events[*index] else { continue };
            let before = depth;
            depth += markup::opened(self.body.str(html));
            while let Some((begin, _)) = open.pop_if(|(_, before)| depth <= *before) {
                ends[begin] = Some(at);
            }
            if depth > before {
                open.push((at, before));
            }
        }
        ends
    }

    /// What stands in such a block quotation: without its tags, where those stand alone.
    fn within_html(&self, first: &(usize, Part), last: &(usize, Part)) -> Part {
        let is_empty = |index: usize| match &self.body.events[index] {
            Event::Html(html) => {
                let mut shown = markup::shown(self.body.str(html)).into_iter();
                !shown.any(|(shown, _)| matches!(shown, Shown::Text(char) if !char.is_whitespace()))
            }
            _ => false,
        };
        let start = if is_empty(first.0) { first.1.end } else { first.1.start };
        start..if is_empty(last.0) { last.1.start } else { last.1.end }
    }

    /// A block quotation: what stands before the attribution, a last line or paragraph that begins with a dash. What the
    /// attribution quotes is read as in any other text.
    fn block_quotation(&mut self, inside: Part, block: usize) {
        self.note_footnotes(inside.clone(), block);
        let body = self.body;
        let mut end = inside.end;
        let mut rest = None;
        if let Some((last, part)) = body.children(inside.clone()).last() {
            let text = body.inside(last);
            match body.tag(last) {
                Some(Tag::Paragraph) => {
                    let begins_line = |at: usize| {
                        at == text.start || matches!(body.events[at - 1], Event::SoftBreak | Event::HardBreak)
                    };
                    let dash = text.clone().find(|&at| begins_line(at) && self.is_dash(at));
                    if let Some(dash) = dash {
                        end = dash;
                        rest = Some(dash..text.end);
                    }
                }
                // `- Name` is a list.
                Some(Tag::List(None)) if part.start > inside.start => {
                    end = part.start;
                    rest = Some(part);
                }
                _ => {}
            }
        }
        self.descriptions(inside.clone(), block);
        let chars = self.chars(inside.start..end);
        let chars: Vec<Char> = chars.into_iter().filter(Char::is_text).collect();
        let (words, repeated) = without_marks(trim(&chars), self.manner);
        let quotation = match repeated {
            Some(mark) => quotation(&without_repeated(words, mark), true),
            None => quotation(words, true),
        };
        self.found.blocks[block].quotations.extend(quotation);
        if let Some(rest) = rest {
            let run = self.read(rest, block, self.manner);
            self.settle(&mut vec![run]);
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(&self.body.events[at], Event::Text(text) if is_dash(self.body.str(text)))
    }
}

/// The paragraph in which the quotation closes that paragraph `first` leaves open, if a mark opens each one up to it.
fn last_paragraph(runs: &[Run], first: usize) -> Option<usize> {
    let open = runs[first].left_open()?;
    if runs[first].taken.contains(&open.mark.start) {
        return None;
    }
    let mark = runs[first].chars[open.mark.start].value;
    let mut next = first + 1;
    loop {
        let run = runs.get(next)?;
        let leading = run.leading()?;
        if !marks::continues(mark, run.chars[leading].value) {
            return None;
        }
        if run.closing(leading).is_some() {
            return Some(next);
        }
        next += 1;
    }
}

/// A quotation over paragraphs: its words without the marks that open each paragraph.
fn over_paragraphs(runs: &mut [Run], first: usize, last: usize) -> Option<Quotation> {
    // What it is taken from may be cited in any of them, for what else they quote too.
    let blocks: Vec<usize> = runs[first..].iter().take(last + 2 - first).map(|run| run.block).collect();
    let others = |own: usize| blocks.iter().copied().filter(|block| *block != own).collect::<Vec<_>>();
    let mut chars: Vec<Char> = Vec::new();
    for (index, run) in runs.iter_mut().enumerate().take(last + 1).skip(first) {
        let all = run.chars.len();
        let start = if index == first { run.left_open()?.mark.start } else { run.leading()? };
        let close = if index == last { run.closing(start) } else { None };
        let end = close.as_ref().map_or(all, |close| close.start);
        let words = trim(&run.chars[run.mark_end(start)..end]);
        if let (Some(_), Some(next)) = (chars.last(), words.first()) {
            let span = Span { end: next.span.start, ..next.span };
            chars.extend([Char { value: '\n', span, kind: Kind::Text }; 2]);
        }
        chars.extend_from_slice(words);
        run.taken = start..close.map_or(all, |close| close.end);
        run.others = others(run.block);
    }
    Some(Quotation { others: others(runs[first].block), ..quotation(&chars, false)? })
}

/// What a pair of marks encloses.
fn of_pair(chars: &[Char], pair: &marks::Pair) -> Option<Quotation> {
    let mut found = quotation(trim(&chars[pair.inside()]), false)?;
    let mut inside = chars[pair.inside()].iter().filter(|char| !is_space(char)).map(|char| char.kind);
    if let Some(Kind::Link(link)) = inside.next()
        && inside.all(|kind| kind == Kind::Link(link))
    {
        found.link = Some(link);
    }
    Some(found)
}

fn trim(chars: &[Char]) -> &[Char] {
    let is_text = |char: &Char| !char.value.is_whitespace();
    let Some(start) = chars.iter().position(is_text) else { return &[] };
    let end = chars.iter().rposition(is_text).map_or(start, |last| last + 1);
    &chars[start..end]
}

/// A block quotation without the marks that enclose all of it: a mark at the beginning and one at the end that are not those
/// of two quotations. With the mark that may open each paragraph, where the last has the partner.
fn without_marks<'a>(chars: &'a [Char], manner: Manner) -> (&'a [Char], Option<char>) {
    let read = marks::pair(&chars.iter().map(Char::mark).collect::<Vec<_>>(), manner);
    let end = match chars.last() {
        Some(last) if matches!(last.value, ',' | '.' | ';' | ':') => chars.len() - 1,
        _ => chars.len(),
    };
    let alone = |opens: bool| {
        let alone = read.unpaired.iter().filter(move |alone| alone.opens == opens);
        alone.map(|alone| (alone.mark.clone(), None))
    };
    let pairs = read.pairs.iter().enumerate();
    let opening = pairs.clone().map(|(index, pair)| (pair.open.clone(), Some(index))).chain(alone(true));
    let closing = pairs.map(|(index, pair)| (pair.close.clone(), Some(index))).chain(alone(false));
    let first = opening.into_iter().find(|(mark, _)| mark.start == 0);
    let last = closing.into_iter().find(|(mark, _)| mark.end == end);
    match (first, last) {
        (Some((first, pair)), Some((last, other))) if pair.is_none() || pair == other => {
            let repeated = if pair.is_none() { Some(chars[0].value) } else { None };
            (trim(&chars[first.end..last.start]), repeated)
        }
        _ => (chars, None),
    }
}

/// The words without the marks that open their paragraphs.
fn without_repeated(chars: &[Char], mark: char) -> Vec<Char> {
    let mut words: Vec<Char> = Vec::with_capacity(chars.len());
    let mut begins = false;
    for &char in chars {
        if !(begins && marks::continues(mark, char.value)) {
            words.push(char);
        }
        begins = char.value == '\n' || begins && char.value.is_whitespace();
    }
    words
}

fn words(chars: &[Char]) -> String {
    chars.iter().filter(|char| char.is_text()).map(|char| char.value).collect()
}

fn quotation(chars: &[Char], is_block: bool) -> Option<Quotation> {
    let words = words(chars);
    if !words.chars().any(char::is_alphanumeric) {
        return None;
    }
    let span = Span { start: chars.first()?.span.start, end: chars.last()?.span.end };
    Some(Quotation { words: words.into(), span, is_block, link: None, others: Vec::new() })
}

fn is_space(char: &Char) -> bool {
    char.kind == Kind::Other || char.value.is_whitespace() && char.kind != Kind::Formula
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::parse::document;
    use crate::path::SitePath;

    fn read(source: &str) -> Document {
        {
            let manner = document::Manner::new(&crate::config::Config::default());
            document::document(&SitePath::new("content/x.md"), &source.into(), Digest::default(), &manner)
                .value
        }
    }

    /// The words of block quotations and others where HTML is published.
    fn published(source: &str) -> Vec<String> {
        let blocks = blocks(&read(source), Manner { html: true, ..Manner::new("en") }).blocks;
        blocks
            .iter()
            .flat_map(|block| &block.quotations)
            .map(|quotation| quotation.words.to_string())
            .collect()
    }

    #[test]
    fn block_quotations_of_html_end_where_they_are_closed() {
        for (source, expected) in [
            ("<blockquote>\n\nOne.\n\n</blockquote>\n\nTwo.\n", vec!["One."]),
            ("<blockquote>\n\nOne.\n\n<blockquote>\n\nTwo.\n\n</blockquote>\n\nThree.\n", vec!["Two."]),
            ("</blockquote>\n\nOne.\n\n<blockquote>\n\nTwo.\n\n</blockquote>\n", vec!["Two."]),
        ] {
            let words: Vec<String> = published(source)
                .iter()
                .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(words, expected, "{source}");
        }
        // In one pass, however many stay open.
        let open = "<blockquote>\n\n".repeat(20_000);
        assert_eq!(published(&open).len(), 0);
    }

    /// Each block with citations or quotations: how many groups, and the words of each quotation.
    fn found(source: &str) -> Vec<(usize, Vec<String>)> {
        let document = read(source);
        let blocks = blocks(&document, Manner::new("en")).blocks;
        for quotation in blocks.iter().flat_map(|block| &block.quotations) {
            let typed = quotation.span.slice(source);
            assert!(!typed.is_empty() && !typed.starts_with(' '), "{typed:?}");
        }
        blocks
            .into_iter()
            .filter(|block| !block.groups.is_empty() || !block.quotations.is_empty())
            .map(|block| {
                (block.groups.len(), block.quotations.iter().map(|it| it.words.to_string()).collect())
            })
            .collect()
    }

    fn check(source: &str, expected: &[(usize, &[&str])]) {
        let found = found(source);
        let found: Vec<(usize, Vec<&str>)> = found
            .iter()
            .map(|(groups, words)| (*groups, words.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(usize, Vec<&str>)> =
            expected.iter().map(|(groups, words)| (*groups, words.to_vec())).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn marks_open_and_close_as_people_type_them() {
        for (text, words) in [
            ("He said \"it's here--now...\" [@a]", vec!["it's here--now..."]),
            ("A 6\" pipe and an 8\" valve", vec![]),
            ("מנכ\"ל החברה אמר", vec![]),
            ("(\"one\"), —\"two\"; ‘three’ 'four'", vec!["one", "two"]),
            (
                "“one „two“ three” „four“ „five” «six» »seven« 「eight」 « nine »",
                vec!["one „two“ three", "four", "five", "six", "seven", "eight", "nine"],
            ),
            ("\"outer \"inner\" outer\"", vec!["inner"]),
            ("“outer \"inner\" outer” „so\"", vec!["outer \"inner\" outer", "so"]),
            ("\"never closed and \"good one\" here", vec!["good one"]),
            ("他说\"你好\"然后", vec!["你好"]),
            ("‹a› ‚b‘ 『c』", vec!["c"]),
            ("\"...\" and \"\"", vec![]),
            ("It said \"Stop!\", then \"go\".", vec!["Stop!", "go"]),
            ("caf&eacute; \"caf&eacute; \\*star\\*\"", vec!["café *star*"]),
            ("&quot;a&quot; &ldquo;b&rdquo; ''c'' ‘‘d’’ ＂e＂", vec!["a", "b", "c", "d", "e"]),
            ("*\"a* b\" “[c](x.md) d\" **“e”** \"$f\"", vec!["a b", "c d", "e", "$f"]),
            (
                "<https://a.org/?\"b\"> https://a.org/?\"b\"c \"see https://a.org/b\"",
                vec!["see https://a.org/b"],
            ),
        ] {
            let found: Vec<String> = found(text).into_iter().flat_map(|(_, words)| words).collect();
            assert_eq!(found, words, "{text}");
        }
    }

    #[test]
    fn code_holds_no_quotations_and_the_text_of_links_and_images_does() {
        check("`\"code\"` [\"text\"](x.md \"title\") ![\"alt\"](x.png)", &[(0, &["alt", "text"])]);
        check("![a](x.png '\"so\"') \"b ![c](x.png) d\"", &[(0, &["so", "b  d"])]);
        check("\"one *two* [three](x.md) `four`\" and *\"five\"*", &[(0, &["one two three four", "five"])]);
        check("\"one [@a] two\" <!-- \"c\" -->", &[(1, &["one  two"])]);
        check("\"one @ada two\" and \"thanks \\@bell\" [@a]", &[(2, &["one @ada two", "thanks @bell"])]);
        check("\"one @the_bell two\", \"@ada_b\" [@a]", &[(3, &["one @the_bell two", "@ada_b"])]);
        check("    \"code\"\n\n```\n\"code\"\n```\n", &[]);
    }

    #[test]
    fn a_block_is_the_innermost_that_can_cite() {
        check("\"a\" [@a]\n\n\"b\"\n", &[(1, &["a"]), (0, &["b"])]);
        check("- \"a\" [@a]\n\n  \"b\"\n- \"c\"\n", &[(1, &["a", "b"]), (0, &["c"])]);
        check("- \"a\"\n  - \"b\" [@b]\n", &[(1, &["a"]), (1, &["b"])]);
        check("| \"a\" | [@a] |\n|---|---|\n| \"b\" | [@b] |\n", &[(1, &["a"]), (1, &["b"])]);
        check("T\n: \"a\" [@a]\n\nx[^1]\n\n[^1]: \"b\" [@b]\n", &[(1, &["a"]), (1, &["b"])]);
        check("> [!NOTE]\n> \"a\" [@a]\n>\n> \"b\"\n", &[(1, &["a"]), (0, &["b"])]);
        assert_eq!(blocks(&read("## \"a\" b\n\n\"c\""), Manner::new("en")).headings[0].words.as_ref(), "a");
    }

    #[test]
    fn a_block_quotation_is_one_quotation() {
        check(
            "> \"a, 'b' \"c\" d,\"\n>\n> — Ann, \"as told\", in [@a]\n",
            &[(1, &["a, 'b' \"c\" d,", "as told"])],
        );
        check("> a b\n> c\n> -- Ann [@a]\n", &[(1, &["a b c"])]);
        check("> “a\n>\n> “b” [@a]\n", &[(1, &["a\n\nb"])]);
        check("> a\n>\n> - Ann [@a]\n", &[(1, &["a"])]);
        check("- x [@a]\n  > \"a\"\n", &[(1, &[]), (0, &["a"])]);
        let document = read("- x [@a]\n  > \"a\"\n\ny[^1]\n\n[^1]: [@b]");
        let blocks = blocks(&document, Manner::new("en")).blocks;
        assert_eq!((blocks[1].around, blocks[2].footnotes.as_slice()), (Some(0), [0].as_slice()));
    }

    #[test]
    fn what_an_attribution_quotes_is_read_too() {
        check("> a b\n>\n> — Ann, who is \"so\" [@a]\n", &[(1, &["a b", "so"])]);
        check("> a b\n>\n> - Ann, who is \"so\" [@a]\n", &[(1, &["a b", "so"])]);
    }

    #[test]
    fn a_mark_that_opens_each_paragraph_opens_one_quotation() {
        check(
            "“f” He: “a.\n\n“b “c”.\n\n“d” and “e”. [@a]\n",
            &[(0, &["a.\n\nb “c”.\n\nd", "f"]), (1, &["e"])],
        );
        check("\"a.\n\n\"b\" \n\n[@a]\n", &[(0, &["a.\n\nb"]), (1, &[])]);
        check("- «a.\n\n  »b» [@a]\n", &[(1, &["a.\n\nb"])]);
        check("x[^1]\n\n[^1]: “a.\n\n    “b” [@a]\n", &[(1, &["a.\n\nb"])]);
        let document = read("“a.\n\n“b.”\n\nc [@a]\n\nd\n");
        let found = blocks(&document, Manner::new("en"));
        assert_eq!(found.blocks[0].quotations[0].others, [1, 2]);
        assert_eq!(found.unpaired, []);
        // A paragraph without the mark, a heading, another kind of mark.
        for text in ["“a.\n\nb”", "“a.\n\n## b\n\n“c”", "“a.\n\n\"b\"", "“a.\n\n“b.\n\nc"] {
            assert!(!blocks(&read(text), Manner::new("en")).unpaired.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_mark_without_a_partner_says_which_words_it_stands_at() {
        let found = |text: &str| -> Vec<(String, String)> {
            let unpaired = blocks(&read(text), Manner::new("en")).unpaired.into_iter();
            unpaired.map(|it| (it.span.slice(text).to_owned(), it.words.to_string())).collect()
        };
        assert_eq!(found("a \"b *c*\n[d](x) [@e]."), [("\"".to_owned(), "b *c* d .".replace('*', ""))]);
        assert_eq!(found("a &quot;b"), [("&quot;".to_owned(), "b".to_owned())]);
        assert_eq!(found("## a b”\n\n''c ![d„](x)").len(), 3);
        let text = "- he 'b c\" d\n";
        let patch = blocks(&read(text), Manner::new("en")).unpaired[0].patch.unwrap();
        assert_eq!((patch.0.slice(text), patch.1), ("'", '"'));
    }

    #[test]
    fn single_marks_hold_quotations_where_the_site_says_so() {
        let document = read("He 'said \"no\" to it', \"and 'yes'\", o'clock. [@a]");
        let found = blocks(&document, Manner { single: true, ..Manner::new("en") });
        let words: Vec<&str> = found.blocks[0].quotations.iter().map(|it| &*it.words).collect();
        assert_eq!(words, ["said \"no\" to it", "and 'yes'"]);
    }

    #[test]
    fn the_span_is_that_of_the_words() {
        let source = "> \"Putin\n> is not --\n> here\"\n>\n> — Ann [@a]\n";
        let document = read(source);
        let quotation = &blocks(&document, Manner::new("en")).blocks[0].quotations[0];
        assert_eq!(quotation.span.slice(source), "Putin\n> is not --\n> here");
        assert_eq!(&*quotation.words, "Putin is not -- here");
    }

    #[test]
    fn titles_have_quotations_too() {
        let text = "On \"the mill\" — „so“";
        let spans: Vec<&str> =
            in_text(text, Manner::new("en")).0.iter().map(|quotation| quotation.span.slice(text)).collect();
        assert_eq!(spans, ["the mill", "so"]);
    }
}
