//! Markdown: the body of a file becomes a [`Body`].
//!
//! The one file that names pulldown-cmark. It knows where a citation may stand (in running text, not in code, links,
//! addresses and raw HTML); `cite.rs` knows what one looks like. Citations are read from the file at the places where the
//! parser found text, and the events that they cover are swallowed: so brackets within a passage need no second parser.
//!
//! Ids are given later (`ids.rs`), when all headings and claims are known.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{self as cmark, CowStr, Options, Parser};

use crate::model::body::{
    Alert, Alignment, Body, Comment, Event, Footnote, Formula, Heading, Link, LinkKind, Tag, Text,
};
use crate::model::citation::CitationGroup;
use crate::span::Span;
use crate::words::quotes::{self, Marks};

use super::{cite, math};

/// A body, and the groups of citations in it.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The body.
    pub body: Body,
    /// The groups of citations, in reading order.
    pub citations: Vec<CitationGroup>,
}

/// Which Markdown is read.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Typographic quotation marks, dashes and ellipses for typewritten ones.
    pub smart_punctuation: bool,
    /// The quotation marks that typewritten ones become.
    pub marks: Marks,
    /// `[[page]]`
    pub wikilinks: bool,
    /// `$x$` and `$$x$$`, by Pandoc's rule.
    pub math: bool,
}

impl Dialect {
    /// What factbox reads: CommonMark, GFM's tables, task lists, strikethrough, footnotes and alerts, definition lists,
    /// heading attributes, smart punctuation and wikilinks. Mathematics is switched on by the site.
    pub const FULL: Self =
        Self { smart_punctuation: true, marks: quotes::ENGLISH, wikilinks: true, math: false };

    fn options(self) -> Options {
        let mut options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM
            | Options::ENABLE_DEFINITION_LIST;
        options.set(Options::ENABLE_SMART_PUNCTUATION, self.smart_punctuation);
        options.set(Options::ENABLE_WIKILINKS, self.wikilinks);
        options.set(Options::ENABLE_MATH, self.math);
        options
    }
}

/// Parses what stands in `source` from byte `from` on. Spans are those of `source`.
pub fn parse(source: &Arc<str>, from: usize, dialect: Dialect) -> Parsed {
    let text = source.get(from..).unwrap_or("");
    let letters = mask_letters(text);
    let text = letters.text.as_deref().unwrap_or(text);
    let money = if dialect.math { mask_money(text, dialect) } else { None };
    let text = money.as_deref().unwrap_or(text);
    let masks = Masks { has_money: money.is_some(), letters: letters.masks };
    let mut events: Vec<(cmark::Event<'_>, Range<usize>)> = Vec::with_capacity(text.len() / 12);
    let parser = Parser::new_ext(text, dialect.options());
    let mut swallowed: Vec<Span> = parser
        .reference_definitions()
        .iter()
        .filter(|(label, _)| label.trim_start_matches('-').starts_with('@'))
        .map(|(_, definition)| Span::new(definition.span.start + from, definition.span.end + from))
        .collect();
    swallowed.sort_unstable();
    for (event, range) in parser.into_offset_iter() {
        let event = if masks.are_none() { event } else { masks.unmasked(event) };
        events.push((event, range.start + from..range.end + from));
    }
    let partners = partners(&events);
    let mut footnotes = HashMap::new();
    for (event, _) in &events {
        if let cmark::Event::Start(cmark::Tag::FootnoteDefinition(label)) = event {
            let next = footnotes.len();
            footnotes.entry(label.to_string()).or_insert(next);
        }
    }
    let mut reader = Reader {
        source,
        events: &events,
        partners: &partners,
        footnotes,
        body: Body { source: Arc::clone(source), swallowed, ..Body::default() },
        citations: Vec::new(),
        open: Vec::new(),
        skip_to: 0,
        skip_from: 0,
        found_links: Vec::new(),
        links: Vec::new(),
        last_text_end: usize::MAX,
        in_code: false,
        marks: dialect.marks,
        in_single_marks: false,
        fruitless: 0,
    };
    reader.body.footnotes =
        vec![
            Footnote { label: "".into(), part: 0..0, span: Span::default(), references: 0 };
            reader.footnotes.len()
        ];
    reader.read();
    let Reader { mut body, mut citations, found_links, .. } = reader;
    body.links = found_links.into();
    // A body may stay for as long as the site does.
    body.events.shrink_to_fit();
    body.spans.shrink_to_fit();
    body.strings.shrink_to_fit();
    body.headings.shrink_to_fit();
    body.tables.shrink_to_fit();
    citations.shrink_to_fit();
    Parsed { body, citations }
}

/// Stands for a dollar sign that is no mark of mathematics while the parser reads: a character that is not text.
const MASK: char = '\u{1a}';

/// How often a text is read again to find the next such dollar sign of each paragraph.
const READINGS: usize = 64;

/// The text with a [`MASK`] for each dollar sign that would begin a formula in the parser's view and does not in Pandoc's:
/// the sign that would end the formula stands before a digit, as in `$5-$10 million`. `None` if there is none.
fn mask_money(text: &str, dialect: Dialect) -> Option<String> {
    if !text.contains('$') || text.contains(MASK) {
        return text.contains('$').then(|| text.replace('$', "\u{1a}"));
    }
    let mut masked: Option<String> = None;
    for reading in 0.. {
        let current = masked.as_deref().unwrap_or(text);
        let mut found = Vec::new();
        let mut first_of_block = true;
        for (event, range) in Parser::new_ext(current, dialect.options()).into_offset_iter() {
            match event {
                cmark::Event::InlineMath(_) => {
                    let before_digit = current.as_bytes().get(range.end).is_some_and(u8::is_ascii_digit);
                    // What follows in the same paragraph depends on what this one turns out to be.
                    if before_digit && std::mem::take(&mut first_of_block) {
                        found.push(range.start);
                    }
                }
                cmark::Event::Start(tag) if !is_inline(&tag) => first_of_block = true,
                _ => {}
            }
        }
        if found.is_empty() {
            break;
        }
        let mut bytes = current.to_owned();
        if reading == READINGS {
            return Some(bytes.replace('$', "\u{1a}"));
        }
        for at in found {
            bytes.replace_range(at..=at, "\u{1a}");
        }
        masked = Some(bytes);
    }
    masked
}

fn is_inline(tag: &cmark::Tag<'_>) -> bool {
    matches!(
        tag,
        cmark::Tag::Emphasis
            | cmark::Tag::Strong
            | cmark::Tag::Strikethrough
            | cmark::Tag::Link { .. }
            | cmark::Tag::Image { .. }
    )
}

/// A text in which some letters are masked, if any are, and what stands for which.
#[derive(Default)]
struct Letters {
    text: Option<String>,
    masks: HashMap<char, char>,
}

/// The signs that stand for letters while the parser reads: to it they are punctuation.
const LETTER_MASKS: std::ops::RangeInclusive<char> = '\u{2e00}'..='\u{2e2e}';

/// The text with signs for those letters of Chinese, Japanese and Korean that stand beside a run of `*` or `~` with
/// punctuation on its other side: `**強調。**次`. These languages have no spaces between words, so that by CommonMark's rule such a
/// run neither opens nor closes anything; beside punctuation it does.
fn mask_letters(text: &str) -> Letters {
    let mut letters = Letters::default();
    if text.is_ascii() {
        return letters;
    }
    let bytes = text.as_bytes();
    let mut found: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~')) {
        let start = at + offset;
        let length = bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count();
        at = start + length;
        let (before, after) = (text[..start].chars().next_back(), text[at..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        if is_spaceless_letter(before) && is_mark(after) {
            found.push((start - before.len_utf8(), before));
        } else if is_spaceless_letter(after) && is_mark(before) {
            found.push((at, after));
        }
    }
    if found.is_empty() {
        return letters;
    }
    let mut free = LETTER_MASKS.filter(|mask| !text.contains(*mask));
    let mut by_letter: HashMap<char, char> = HashMap::new();
    let mut masked = bytes.to_vec();
    for (at, letter) in found {
        let known = by_letter.get(&letter).copied();
        // What is found when no sign is left stays as it is.
        let Some(mask) = known.or_else(|| free.next()) else { continue };
        by_letter.insert(letter, mask);
        letters.masks.insert(mask, letter);
        // Both are three bytes long.
        mask.encode_utf8(&mut masked[at..at + letter.len_utf8()]);
    }
    letters.text = String::from_utf8(masked).ok();
    letters
}

/// Whether a character is a letter of a script without spaces between words and particles, three bytes long as the signs are
/// that stand for it.
fn is_spaceless_letter(char: char) -> bool {
    matches!(char,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3031}'..='\u{3035}' | '\u{3041}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{318e}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{ff10}'..='\u{ff19}'
        | '\u{ff66}'..='\u{ff9f}')
}

/// Whether a character is punctuation or a symbol.
fn is_mark(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_punctuation();
    }
    !char.is_alphanumeric() && !char.is_whitespace() && !char.is_control()
}

/// What stands for other characters while the parser reads.
struct Masks {
    has_money: bool,
    letters: HashMap<char, char>,
}

impl Masks {
    fn are_none(&self) -> bool {
        !self.has_money && self.letters.is_empty()
    }

    /// A text with the characters that are masked.
    fn text<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        let unmasked = |char: char| match char {
            MASK if self.has_money => Some('$'),
            _ if LETTER_MASKS.contains(&char) => self.letters.get(&char).copied(),
            _ => None,
        };
        if !text.chars().any(|char| unmasked(char).is_some()) {
            return text;
        }
        text.chars().map(|char| unmasked(char).unwrap_or(char)).collect::<String>().into()
    }

    /// The event with what the parser saw a mask for.
    fn unmasked<'t>(&self, event: cmark::Event<'t>) -> cmark::Event<'t> {
        let text = |text| self.text(text);
        unmasked(event, text)
    }
}

/// The event with all its texts as `text` makes them.
fn unmasked<'t>(event: cmark::Event<'t>, text: impl Fn(CowStr<'t>) -> CowStr<'t>) -> cmark::Event<'t> {
    match event {
        cmark::Event::Text(it) => cmark::Event::Text(text(it)),
        cmark::Event::Code(it) => cmark::Event::Code(text(it)),
        cmark::Event::Html(it) => cmark::Event::Html(text(it)),
        cmark::Event::InlineHtml(it) => cmark::Event::InlineHtml(text(it)),
        cmark::Event::InlineMath(it) => cmark::Event::InlineMath(text(it)),
        cmark::Event::DisplayMath(it) => cmark::Event::DisplayMath(text(it)),
        cmark::Event::FootnoteReference(it) => cmark::Event::FootnoteReference(text(it)),
        cmark::Event::Start(tag) => cmark::Event::Start(match tag {
            cmark::Tag::Heading { level, id, classes, attrs } => cmark::Tag::Heading {
                level,
                id: id.map(&text),
                classes: classes.into_iter().map(&text).collect(),
                attrs,
            },
            cmark::Tag::CodeBlock(cmark::CodeBlockKind::Fenced(info)) => {
                cmark::Tag::CodeBlock(cmark::CodeBlockKind::Fenced(text(info)))
            }
            cmark::Tag::FootnoteDefinition(label) => cmark::Tag::FootnoteDefinition(text(label)),
            cmark::Tag::Link { link_type, dest_url, title, id } => {
                cmark::Tag::Link { link_type, dest_url: text(dest_url), title: text(title), id: text(id) }
            }
            cmark::Tag::Image { link_type, dest_url, title, id } => {
                cmark::Tag::Image { link_type, dest_url: text(dest_url), title: text(title), id: text(id) }
            }
            other => other,
        }),
        other => other,
    }
}

/// For each event that opens or closes something, the index of its partner.
fn partners(events: &[(cmark::Event<'_>, Range<usize>)]) -> Vec<usize> {
    let mut partners = vec![0; events.len()];
    let mut open = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            cmark::Event::Start(_) => open.push(index),
            cmark::Event::End(_) => {
                if let Some(start) = open.pop() {
                    partners[start] = index;
                    partners[index] = start;
                }
            }
            _ => {}
        }
    }
    partners
}

struct Reader<'a> {
    source: &'a Arc<str>,
    events: &'a [(cmark::Event<'a>, Range<usize>)],
    partners: &'a [usize],
    footnotes: HashMap<String, usize>,
    body: Body,
    citations: Vec<CitationGroup>,
    /// The links and images so far.
    found_links: Vec<Link>,
    /// What is open: the index of its event in the body, and where it ends in the file.
    open: Vec<Open>,
    /// Up to where the last citation has swallowed the text, and from which event on.
    skip_to: usize,
    skip_from: usize,
    /// For each link and image that is open, whether it is an image: there are no citations in the text of a link.
    links: Vec<bool>,
    /// Where the last text ended that the parser delivered: a backslash before a text that is not itself text escapes it.
    last_text_end: usize,
    in_code: bool,
    /// The quotation marks of the page's language.
    marks: Marks,
    /// Whether a single quotation mark has opened what the next one closes that can.
    in_single_marks: bool,
    /// How many bytes were read for citations in vain.
    fruitless: usize,
}

/// After so many bytes that were read for citations in vain, and so many times those of the file, brackets are text.
const FRUITLESS: (usize, usize) = (1 << 20, 8);

/// The longest address before an `@` that is a part of it.
const LONGEST_ADDRESS: usize = 512;

struct Open {
    event: usize,
    end: usize,
    /// Whether the running text goes on after it.
    inline: bool,
    quotes: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut index = 0;
        while index < self.events.len() {
            let (event, range) = &self.events[index];
            let swallowed = match event {
                cmark::Event::End(_) => self.partners[index] > self.skip_from && range.start < self.skip_to,
                cmark::Event::Text(_) => range.start < self.skip_to && range.end <= self.skip_to,
                _ => range.start < self.skip_to,
            };
            if swallowed {
                index += 1;
                continue;
            }
            match event {
                cmark::Event::Start(cmark::Tag::HtmlBlock) => {
                    self.html_block(index);
                    index = self.partners[index] + 1;
                    continue;
                }
                cmark::Event::Start(tag) => self.start(index, tag, range),
                cmark::Event::End(_) => self.end(range),
                cmark::Event::Text(text) => self.text(index, text, range.clone()),
                cmark::Event::Code(text) => {
                    let text = self.keep(text, range);
                    self.push(Event::Code(text), range);
                }
                cmark::Event::Html(html) | cmark::Event::InlineHtml(html) => self.html(html, range),
                cmark::Event::FootnoteReference(label) => {
                    if let Some(&footnote) = self.footnotes.get(&**label) {
                        self.body.footnotes[footnote].references += 1;
                        self.push(Event::FootnoteReference(footnote as u32), range);
                    }
                }
                cmark::Event::SoftBreak => self.push(Event::SoftBreak, range),
                cmark::Event::HardBreak => self.push(Event::HardBreak, range),
                cmark::Event::Rule => self.push(Event::Rule, range),
                cmark::Event::TaskListMarker(ticked) => self.push(Event::TaskMarker(*ticked), range),
                cmark::Event::InlineMath(tex) => self.formula(tex, false, range),
                cmark::Event::DisplayMath(tex) => self.formula(tex, true, range),
            }
            index += 1;
        }
    }

    fn push(&mut self, event: Event, range: &Range<usize>) {
        self.body.events.push(event);
        self.body.spans.push(Span::new(range.start, range.end));
    }

    /// The text as a span of the file if it stands there as it is.
    fn keep(&mut self, text: &str, range: &Range<usize>) -> Text {
        if self.source.get(range.clone()) == Some(text) {
            return Text::Source(Span::new(range.start, range.end));
        }
        self.body.strings.push(text.into());
        Text::Kept(self.body.strings.len() as u32 - 1)
    }

    fn start(&mut self, index: usize, tag: &cmark::Tag<'_>, range: &Range<usize>) {
        if let cmark::Tag::Link { link_type: cmark::LinkType::WikiLink { .. }, dest_url, .. } = tag
            && dest_url.starts_with(['@', '-'])
            && let Some(group) = cite::bracketed(self.source, range.start + 1, range.end, self.quotes())
        {
            // `[[@key]]` is a citation between brackets.
            let cited = group.span.range();
            self.push(
                Event::Text(Text::Source(Span::new(range.start, cited.start))),
                &(range.start..cited.start),
            );
            self.cite(index, group);
            self.push(Event::Text(Text::Source(Span::new(cited.end, range.end))), &(cited.end..range.end));
            self.skip_to = range.end;
            self.skip_from = index - 1;
            return;
        }
        let tag = self.tag(tag, range, index);
        if matches!(tag, Tag::Link(_) | Tag::Image(_)) {
            self.links.push(matches!(tag, Tag::Image(_)));
        }
        self.in_code |= matches!(tag, Tag::CodeBlock(_));
        // What describes an image ends before its address.
        let is_described = matches!(tag, Tag::Image(_)) && self.partners[index] > index + 1;
        let end = if is_described { self.events[self.partners[index] - 1].1.end } else { range.end };
        self.open.push(Open {
            event: self.body.events.len(),
            end,
            inline: tag.is_inline() && !is_described,
            quotes: matches!(tag, Tag::BlockQuote(_)),
        });
        self.push(Event::Start { tag, end: 0 }, range);
    }

    fn end(&mut self, range: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let end = self.body.events.len();
        if let Event::Start { tag, end: closes } = &mut self.body.events[open.event] {
            *closes = end as u32;
            match tag {
                Tag::Link(_) | Tag::Image(_) => {
                    self.links.pop();
                }
                Tag::CodeBlock(_) => self.in_code = false,
                &mut Tag::FootnoteDefinition(footnote) => {
                    let footnote = &mut self.body.footnotes[footnote as usize];
                    if footnote.part.is_empty() {
                        footnote.part = open.event + 1..end;
                    }
                }
                &mut Tag::Heading(heading) => {
                    let text = self.body.plain_text(open.event + 1..end);
                    self.body.headings[heading as usize].text = text.into();
                }
                _ => {}
            }
        }
        self.push(Event::End { start: open.event as u32 }, range);
    }

    fn tag(&mut self, tag: &cmark::Tag<'_>, range: &Range<usize>, index: usize) -> Tag {
        let span = Span::new(range.start, range.end);
        match tag {
            cmark::Tag::Heading { level, id, classes, .. } => {
                self.body.headings.push(Heading {
                    level: *level as u8,
                    id: id.as_deref().unwrap_or("").into(),
                    pinned: id.is_some(),
                    classes: classes.iter().map(|class| class.to_string().into()).collect(),
                    text: "".into(),
                    span,
                    event: self.body.events.len(),
                });
                Tag::Heading(self.body.headings.len() as u32 - 1)
            }
            cmark::Tag::BlockQuote(kind) => Tag::BlockQuote(kind.map(|kind| match kind {
                cmark::BlockQuoteKind::Note => Alert::Note,
                cmark::BlockQuoteKind::Tip => Alert::Tip,
                cmark::BlockQuoteKind::Important => Alert::Important,
                cmark::BlockQuoteKind::Warning => Alert::Warning,
                cmark::BlockQuoteKind::Caution => Alert::Caution,
            })),
            cmark::Tag::CodeBlock(cmark::CodeBlockKind::Fenced(info)) => {
                Tag::CodeBlock(self.keep_anywhere(info))
            }
            cmark::Tag::CodeBlock(cmark::CodeBlockKind::Indented) => Tag::CodeBlock(self.keep_anywhere("")),
            cmark::Tag::List(start) => Tag::List(start.map(|start| u32::try_from(start).unwrap_or(u32::MAX))),
            cmark::Tag::Item => Tag::Item,
            cmark::Tag::FootnoteDefinition(label) => {
                let footnote = self.footnotes.get(&**label).copied().unwrap_or(0);
                if self.body.footnotes[footnote].label.is_empty() {
                    self.body.footnotes[footnote].label = label.to_string().into();
                    self.body.footnotes[footnote].span = span;
                }
                Tag::FootnoteDefinition(footnote as u32)
            }
            cmark::Tag::DefinitionList => Tag::DefinitionList,
            cmark::Tag::DefinitionListTitle => Tag::DefinitionTerm,
            cmark::Tag::DefinitionListDefinition => Tag::DefinitionDescription,
            cmark::Tag::Table(alignments) => {
                let columns = alignments.iter().map(|alignment| match alignment {
                    cmark::Alignment::None => Alignment::None,
                    cmark::Alignment::Left => Alignment::Left,
                    cmark::Alignment::Center => Alignment::Center,
                    cmark::Alignment::Right => Alignment::Right,
                });
                self.body.tables.push(columns.collect());
                Tag::Table(self.body.tables.len() as u32 - 1)
            }
            cmark::Tag::TableHead => Tag::TableHead,
            cmark::Tag::TableRow => Tag::TableRow,
            cmark::Tag::TableCell => Tag::TableCell,
            cmark::Tag::Emphasis => Tag::Emphasis,
            cmark::Tag::Strong => Tag::Strong,
            cmark::Tag::Strikethrough => Tag::Strikethrough,
            cmark::Tag::Link { link_type, dest_url, title, .. } => {
                Tag::Link(self.link(*link_type, false, dest_url, title, span))
            }
            cmark::Tag::Image { link_type, dest_url, title, .. } => {
                Tag::Image(self.link(*link_type, true, dest_url, title, span))
            }
            // The parser's options leave these out, and a block of HTML is read as a whole.
            cmark::Tag::Paragraph
            | cmark::Tag::HtmlBlock
            | cmark::Tag::MetadataBlock(_)
            | cmark::Tag::Superscript
            | cmark::Tag::Subscript => {
                debug_assert!(matches!(tag, cmark::Tag::Paragraph), "event {index}");
                Tag::Paragraph
            }
        }
    }

    fn keep_anywhere(&mut self, text: &str) -> Text {
        self.body.strings.push(text.into());
        Text::Kept(self.body.strings.len() as u32 - 1)
    }

    fn link(
        &mut self,
        kind: cmark::LinkType,
        image: bool,
        destination: &CowStr<'_>,
        title: &CowStr<'_>,
        span: Span,
    ) -> u32 {
        let kind = match kind {
            cmark::LinkType::Autolink => LinkKind::Autolink,
            cmark::LinkType::Email => LinkKind::Email,
            cmark::LinkType::WikiLink { has_pothole } => LinkKind::Wiki(has_pothole),
            _ => LinkKind::Plain,
        };
        // In a table, the bar of `[[page\\|words]]` is escaped.
        let is_escaped = kind == LinkKind::Wiki(true) && destination.ends_with('\\');
        let destination = &destination[..destination.len() - usize::from(is_escaped)];
        self.found_links.push(Link {
            kind,
            image,
            destination: destination.to_string().into(),
            title: title.to_string().into(),
            span,
        });
        self.found_links.len() as u32 - 1
    }

    fn formula(&mut self, tex: &str, display: bool, range: &Range<usize>) {
        if tex.is_empty() {
            // Four dollar signs are no formula in Pandoc's view.
            self.push_text(range.start, range.end);
            return;
        }
        self.body.formulas.push(Formula {
            tex: tex.into(),
            mathml: math::mathml(tex, display).map(Into::into),
            span: Span::new(range.start, range.end),
        });
        self.push(Event::Math(self.body.formulas.len() as u32 - 1), range);
    }

    /// Whether a block quotation is open, whose marks begin each line.
    fn quotes(&self) -> bool {
        self.open.iter().any(|open| open.quotes)
    }

    /// Where the running text ends that is open.
    fn running_text_end(&self) -> usize {
        self.open.iter().rev().find(|open| !open.inline).map_or(self.source.len(), |open| open.end)
    }

    /// Text: citations are looked for where the file holds it as it is.
    fn text(&mut self, index: usize, text: &str, mut range: Range<usize>) {
        let escaped = self.escaped(&range);
        self.last_text_end = range.end;
        let as_it_is = self.source.get(range.clone()) == Some(text);
        if range.start < self.skip_to {
            range.start = self.skip_to;
        }
        if !as_it_is {
            let text = self.in_own_marks(text, &range);
            let text = self.keep(text, &range);
            self.push(Event::Text(text), &range);
            return;
        }
        if self.links.last() == Some(&false) || self.in_code {
            self.push_text(range.start, range.end);
            return;
        }
        let mut written = range.start;
        let mut at = range.start + usize::from(escaped);
        while let Some(offset) = self.source.get(at..range.end).and_then(|rest| rest.find(['[', '@'])) {
            at += offset;
            let Some(group) = self.citation_at(index, at, range.start) else {
                at += 1;
                continue;
            };
            let cited = group.span.range();
            self.push_text(written, cited.start);
            self.cite(index, group);
            written = cited.end.min(range.end);
            at = written;
            self.skip_to = cited.end;
            self.skip_from = index;
        }
        self.push_text(written, range.end);
    }

    /// A quotation mark that was typed as `"` or `'`, as the page's language writes it; any other text as it is.
    fn in_own_marks<'t>(&mut self, text: &'t str, range: &Range<usize>) -> &'t str {
        let typed = self.source.get(range.clone()).unwrap_or("");
        match (typed, text) {
            ("\"", "“") => self.marks.open,
            ("\"", "”") => self.marks.close,
            ("'", "‘") => {
                self.in_single_marks = true;
                self.marks.inner_open
            }
            ("'", "’") => {
                // Within a word it is an apostrophe.
                let closes = self.in_single_marks
                    && !self.source[range.end..].starts_with(char::is_alphanumeric)
                    && !self.source[..range.start].ends_with(char::is_whitespace);
                self.in_single_marks &= !closes;
                if closes { self.marks.inner_close } else { text }
            }
            _ => text,
        }
    }

    /// Whether the first character of the text was escaped by a backslash that is no text itself.
    fn escaped(&self, range: &Range<usize>) -> bool {
        range.start > 0
            && self.source.as_bytes()[range.start - 1] == b'\\'
            && self.last_text_end != range.start
    }

    /// The group of citations that begins at `at`, a bracket or `@` in the text of event `index`.
    fn citation_at(&mut self, index: usize, at: usize, text_start: usize) -> Option<CitationGroup> {
        let limit = self.running_text_end();
        let quoted = self.quotes();
        let (some, for_each) = FRUITLESS;
        let is_over = self.fruitless > some + for_each * self.source.len();
        let length = cite::LONGEST_GROUP.min(limit - at);
        if self.source.as_bytes()[at] == b'[' {
            if is_over || !may_be_group(&self.source.as_bytes()[at + 1..at + length]) {
                return None;
            }
            let group = cite::bracketed(self.source, at, limit, quoted)
                .filter(|group| self.covers_whole_events(index, group.span, true));
            if group.is_none() {
                self.fruitless += length;
            }
            return group;
        }
        let before = self.source[..at].chars().next_back();
        let in_word = |at: usize| self.source[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let minus = before == Some('-') && at > text_start && !in_word(at - 1);
        let start = if minus { at - 1 } else { at };
        // A full stop before it makes it the middle of a name (`site.@name`), as in Pandoc.
        if in_word(start) || self.source[..start].ends_with('.') || self.in_address(start) {
            return None;
        }
        [is_over, true].into_iter().find_map(|bare| {
            let group = cite::narrative(self.source, start, limit, quoted, bare)?;
            let end = group.span.end as usize;
            if !bare
                && !self.source[..end].ends_with(']')
                && self.source[end..limit].trim_start().starts_with('[')
            {
                self.fruitless += length;
            }
            self.covers_whole_events(index, group.span, bare).then_some(group)
        })
    }

    /// Whether the word before `at` is the beginning of an address: `https://example.org/@name`.
    fn in_address(&self, at: usize) -> bool {
        let mut from = at.saturating_sub(LONGEST_ADDRESS);
        while !self.source.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.source[from..at];
        let start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let word = before.get(start..).unwrap_or("");
        word.contains("://") || word.trim_start_matches(['(', '[', '<', '"']).starts_with("www.")
    }

    /// Whether swallowing `span` leaves the structure whole: nothing that opens or closes within it does so alone, and no
    /// code or block is cut. `links` says whether it may swallow a link.
    fn covers_whole_events(&self, index: usize, span: Span, links: bool) -> bool {
        let span = span.range();
        for (at, (event, range)) in self.events.iter().enumerate().skip(index) {
            let is_end = matches!(event, cmark::Event::End(_));
            if range.start >= span.end || is_end && range.end >= span.end {
                break;
            }
            let whole = match event {
                cmark::Event::Text(_) | cmark::Event::SoftBreak | cmark::Event::HardBreak => true,
                cmark::Event::Start(cmark::Tag::Link { .. }) => links && range.end <= span.end,
                cmark::Event::End(_) => self.partners[at] > index,
                cmark::Event::Start(
                    cmark::Tag::Emphasis | cmark::Tag::Strong | cmark::Tag::Strikethrough,
                )
                | cmark::Event::Code(_)
                | cmark::Event::InlineMath(_)
                | cmark::Event::DisplayMath(_)
                | cmark::Event::FootnoteReference(_)
                | cmark::Event::InlineHtml(_) => range.end <= span.end,
                _ => false,
            };
            if !whole {
                return false;
            }
        }
        true
    }

    /// Adds a group of citations that begins in the text of event `index`.
    fn cite(&mut self, index: usize, mut group: CitationGroup) {
        for passage in group.citations.iter_mut().flat_map(|citation| &mut citation.passages) {
            if let Some(text) = self.prose(index, passage.span) {
                passage.text = text.into();
            }
        }
        let range = group.span.range();
        self.citations.push(group);
        self.push(Event::Citation(self.citations.len() as u32 - 1), &range);
    }

    /// The words of a passage as running text has them: without markup, escapes and entities undone; quotation marks and
    /// ellipses as they were typed. `None` where all of it is text.
    fn prose(&self, index: usize, span: Span) -> Option<String> {
        let written = span.slice(self.source);
        if !written.contains(['\\', '*', '_', '&', '<', '`', '~', '-', '[', '!']) {
            return None;
        }
        let span = span.range();
        let mut words = String::with_capacity(written.len());
        let mut at = index;
        while let Some((event, range)) = self.events.get(at).filter(|(_, range)| range.start < span.end) {
            at += 1;
            let is_end = matches!(event, cmark::Event::End(_));
            if range.end <= span.start || is_end {
                continue;
            }
            let start = range.start.max(span.start);
            let typed = &self.source[start..range.end.min(span.end)];
            match event {
                cmark::Event::Text(text) => {
                    let as_it_is = self.source.get(range.clone()) == Some(&**text);
                    let is_mark = typed.chars().all(|char| matches!(char, '"' | '\'' | '.'));
                    let is_cut = range.start < span.start || span.end < range.end;
                    words.push_str(if as_it_is || is_mark || is_cut { typed } else { text });
                }
                cmark::Event::Code(text) => words.push_str(text),
                cmark::Event::SoftBreak | cmark::Event::HardBreak => words.push(' '),
                cmark::Event::InlineHtml(tag) if is_break(tag) => words.push(' '),
                cmark::Event::Start(cmark::Tag::Link {
                    link_type: cmark::LinkType::WikiLink { .. }, ..
                }) => {
                    words.push_str(typed);
                    at = self.partners[at - 1] + 1;
                }
                cmark::Event::InlineMath(_)
                | cmark::Event::DisplayMath(_)
                | cmark::Event::FootnoteReference(_) => words.push_str(typed),
                _ => {}
            }
        }
        Some(words)
    }

    /// Pushes text that stands in the file as it is. A dash between words, or at the beginning, becomes an event of its
    /// own, so that what stands before and after it (a lead, an attribution) is a part; other neighbours become one.
    fn push_text(&mut self, start: usize, end: usize) {
        let mut from = start;
        while from < end {
            let rest = &self.source[from..end];
            let (to, dash) = match next_dash(rest) {
                Some((0, length)) => (from + length, true),
                Some((offset, _)) => (from + offset, false),
                None => (end, false),
            };
            let span = Span::new(from, to);
            let mergeable = !dash
                && !self.body.events.last().is_some_and(|_| self.last_is_dash())
                && matches!(self.body.events.last(), Some(Event::Text(Text::Source(last))) if last.end as usize == from);
            if mergeable && let Some(Event::Text(Text::Source(last))) = self.body.events.last_mut() {
                last.end = span.end;
                if let Some(last) = self.body.spans.last_mut() {
                    last.end = span.end;
                }
            } else {
                self.push(Event::Text(Text::Source(span)), &(from..to));
            }
            from = to;
        }
    }

    fn last_is_dash(&self) -> bool {
        match self.body.events.last() {
            Some(Event::Text(text)) => is_dash(self.body.str(text)),
            _ => false,
        }
    }

    fn html(&mut self, html: &str, range: &Range<usize>) {
        if let Some(comment) = html.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            self.body
                .comments
                .push(Comment { text: comment.trim().into(), span: Span::new(range.start, range.end) });
            return;
        }
        let text = self.keep(html, range);
        self.push(Event::Html(text), range);
    }

    /// A block of HTML: its comments are taken out; what is left is raw HTML.
    fn html_block(&mut self, index: usize) {
        let range = self.events[index].1.clone();
        let mut html = String::new();
        for (event, _) in &self.events[index + 1..self.partners[index]] {
            if let cmark::Event::Html(line) | cmark::Event::Text(line) = event {
                html.push_str(line);
            }
        }
        let mut rest = html.as_str();
        let mut left = String::new();
        let mut from = range.start;
        while let Some(open) = rest.find("<!--") {
            left.push_str(&rest[..open]);
            let after = &rest[open + 4..];
            let (comment, next) = match after.find("-->") {
                Some(close) => (&after[..close], &after[close + 3..]),
                None => (after, ""),
            };
            let start = self.source[from..range.end].find("<!--").map_or(from, |offset| from + offset);
            let end =
                self.source[start..range.end].find("-->").map_or(range.end, |offset| start + offset + 3);
            self.body.comments.push(Comment { text: comment.trim().into(), span: Span::new(start, end) });
            from = end;
            rest = next;
        }
        left.push_str(rest);
        if !left.trim().is_empty() {
            let text = self.keep(&left, &range);
            self.push(Event::Html(text), &range);
        }
    }
}

/// Whether a tag of HTML breaks the line.
fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_start();
    name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"))
        && !name[2..].starts_with(|char: char| char.is_ascii_alphanumeric())
}

/// Whether what stands after an opening bracket may be a group of citations: there is a key before the next bracket closes.
fn may_be_group(after: &[u8]) -> bool {
    let end = after.iter().position(|byte| matches!(byte, b'[' | b']')).unwrap_or(after.len());
    after.get(end) == Some(&b'[') || after[..end].contains(&b'@')
}

/// Whether a text is a dash with white space around it, and nothing else.
pub fn is_dash(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|char| matches!(char, '—' | '–' | '-' | '―'))
}

/// The next dash in `text` that has white space or an end on both sides: its offset with the space before it, and its
/// length with the space around it.
fn next_dash(text: &str) -> Option<(usize, usize)> {
    // The first bytes of dashes.
    let may_be = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'-' | b'\xe2'));
    for (offset, _) in may_be {
        let Some(dash) = text[offset..].chars().next() else { break };
        if !matches!(dash, '—' | '–' | '-' | '―') {
            continue;
        }
        let after = &text[offset + dash.len_utf8()..];
        let before = &text[..offset];
        let open = before.is_empty() || before.ends_with([' ', '\t']);
        let closed = after.is_empty() || after.starts_with([' ', '\t']);
        if open && closed {
            let start = before.trim_end_matches([' ', '\t']).len();
            let trailing = after.len() - after.trim_start_matches([' ', '\t']).len();
            return Some((start, offset + dash.len_utf8() + trailing - start));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(source: &str) -> Parsed {
        parse(&source.into(), 0, Dialect::FULL)
    }

    /// The keys of each group, and the text around them.
    fn check(source: &str, groups: &[&[&str]], text: &str) {
        let parsed = parsed(source);
        let found: Vec<Vec<&str>> = parsed
            .citations
            .iter()
            .map(|group| group.citations.iter().map(|citation| &*citation.key).collect())
            .collect();
        assert_eq!(found, groups, "{source}");
        assert_eq!(parsed.body.plain_text(parsed.body.part()), text, "{source}");
    }

    #[test]
    fn an_event_is_small() {
        assert!(size_of::<Event>() <= 24, "{}", size_of::<Event>());
    }

    #[test]
    fn citations_stand_in_running_text() {
        check("Rain fell. [@a; @b]", &[&["a", "b"]], "Rain fell.");
        check("# Rain [@a]", &[&["a"]], "Rain");
        check("| x |\n|---|\n| y [@a] |", &[&["a"]], "x y");
        check("> Rain\n> [see @a,\n> \"two\n> words\"]", &[&["a"]], "Rain");
        check("Rain.[^1]\n\n[^1]: Much [@a].", &[&["a"]], "Rain. Much.");
        check("*Rain [@a]* and [@b]", &[&["a"], &["b"]], "Rain and");
        check("[see *also* @a, **p. 3**]", &[&["a"]], "");
        check("[@a][@b]", &[&["a"], &["b"]], "");
        check("[[@a]]", &[&["a"]], "[]");
        check("[text [@a] more]", &[&["a"]], "[text more]");
    }

    #[test]
    fn brackets_within_a_passage_belong_to_it() {
        check(r#"Rain. [@k, "I mean [laughs] the key"]"#, &[&["k"]], "Rain.");
        check(r#"Rain. [@k, "see [[x]] and *this* [...] `here`"]"#, &[&["k"]], "Rain.");
    }

    #[test]
    fn a_passage_is_read_as_prose_is() {
        for (source, words) in [
            ("[@k, \"a *b* **c** _d_ ~~e~~ `f`\"]", "a b c d e f"),
            ("[@k, \"a * b * c and a_b_c\"]", "a * b * c and a_b_c"),
            ("[@k, \"a &amp; b &quot;c&quot; d&rsquo;s &#8212; e\"]", "a & b \"c\" d’s — e"),
            ("[@k, \"a <i>b</i><br>c<br/>d\"]", "a b c d"),
            ("[@k, \"a \\* b \\@c \\\"d\\\" e\"]", "a * b @c \"d\" e"),
            ("[@k, \"it's a -- b --- c ... d\"]", "it's a – b — c ... d"),
            ("[@k, \"a [b](c.md) <https://x.org/>\"]", "a b https://x.org/"),
            ("[@k, \"a [...] [b] [[c]] [d]e\"]", "a [...] [b] [[c]] [d]e"),
            ("[@k, \"a\n  b *c\n  d* e\"]", "a b c d e"),
            ("> [@k, \"a\n> b *c*\"]", "a b c"),
            ("| x |\n|---|\n| [@k, \"a \\| *b*\"] |", "a | b"),
            ("[@k, \"a[^1] b\"]\n\n[^1]: c", "a[^1] b"),
        ] {
            let parsed = parsed(source);
            let passages: Vec<&str> = parsed
                .citations
                .iter()
                .flat_map(CitationGroup::mentions)
                .filter_map(|(_, passage)| Some(&*passage?.text))
                .collect();
            assert_eq!(passages, [words], "{source}");
        }
    }

    #[test]
    fn narrative_citations_are_no_addresses() {
        check("@a says", &[&["a"]], "says");
        check("As @a [p. 33] says", &[&["a"]], "As says");
        check("As @a [this](x.md) says", &[&["a"]], "As this says");
        check(
            "me@x.org and https://m.online/@user and \\@a",
            &[],
            "me@x.org and https://m.online/@user and @a",
        );
    }

    #[test]
    fn code_links_and_html_hold_no_citations() {
        check("`[@a]` [@b](u) [x @c](u) <me@x.org>", &[], "[@a] @b x @c me@x.org");
        check("```\n[@a]\n```", &[], "[@a]");
        check("\\[@a]", &[&["a"]], "[]");
        check("<i title='[@a]'>x</i>", &[], "x");
    }

    #[test]
    fn a_wikilink_in_a_table_has_its_bar_escaped() {
        let body = parsed("| a |\n|---|\n| [[b\\|Text]] |\n| ![[p.png\\|100]] |\n\n[[c|d]]").body;
        let links: Vec<&str> = body.links.iter().map(|link| &*link.destination).collect();
        assert_eq!(links, ["b", "p.png", "c"]);
        assert_eq!(body.plain_text(body.part()), "a Text 100 d");
    }

    #[test]
    fn comments_are_dropped_and_kept_apart() {
        let parsed = parsed("One <!-- allow x: y --> two.\n\n<!-- alone -->\n\nThree.");
        let comments: Vec<&str> = parsed.body.comments.iter().map(|comment| &*comment.text).collect();
        assert_eq!(comments, ["allow x: y", "alone"]);
        assert!(!parsed.body.events.iter().any(|event| matches!(event, Event::Html(_))));
        assert_eq!(parsed.body.comments[1].span.slice(&parsed.body.source), "<!-- alone -->");
    }

    /// What emphasis, strong emphasis and strikethrough there is in a text, one after another.
    fn emphasised(source: &str) -> Vec<String> {
        let body = parsed(source).body;
        let marked = |index: &usize| {
            matches!(body.tag(*index), Some(Tag::Emphasis | Tag::Strong | Tag::Strikethrough))
        };
        let starts = (0..body.events.len()).filter(marked);
        starts.map(|start| body.plain_text(body.inside(start))).collect()
    }

    #[test]
    fn emphasis_ends_beside_punctuation_where_words_have_no_spaces() {
        for (source, expected) in [
            ("**これは強調。**次の文。", &["これは強調。"][..]),
            ("*（注）*と**「鉤」**です。", &["（注）", "「鉤」"]),
            ("彼は**「鉤」**と言った。", &["「鉤」"]),
            ("**真，**她", &["真，"]),
            ("他说**“你好”**了。", &["“你好”"]),
            ("**\"인용\"**가 **(주)**는 **50%**입니다", &["“인용”", "(주)", "50%"]),
            ("~~削除。~~次", &["削除。"]),
            ("前**`code`**后", &["code"]),
            ("**強調**です", &["強調"]),
            ("2**3と**4、5", &["3と"]),
            ("**bold.**word", &[]),
        ] {
            assert_eq!(emphasised(source), expected, "{source}");
        }
        let source = "[と**「鉤」**です](と**「u」**で.md \"と**「t」**で\") `と**「c」**で` と**「鉤」**で";
        let body = parsed(source).body;
        assert_eq!(body.plain_text(body.part()), "と「鉤」です と**「c」**で と「鉤」で");
        assert_eq!(&*body.links[0].destination, "と**「u」**で.md");
        assert_eq!(&*body.links[0].title, "と**「t」**で");
    }

    #[test]
    fn every_sign_that_stands_for_a_letter_is_punctuation_to_the_parser() {
        for mask in LETTER_MASKS {
            let events = Parser::new(&format!("a{mask}**.b**{mask}c")).count();
            assert_eq!(events, 7, "{mask:?}");
        }
    }

    #[test]
    fn typewritten_marks_become_those_of_the_language() {
        for (lang, source, expected) in [
            ("de", "Er sagte \"nein\" und 'ja', wie's war.", "Er sagte „nein“ und ‚ja‘, wie’s war."),
            ("de", "\"Er sagte 'nein', 'ja'\" und Ann' Haus", "„Er sagte ‚nein‘, ‚ja‘“ und Ann’ Haus"),
            ("de-CH", "\"nein\" und 'ja'", "«nein» und ‹ja›"),
            ("fr", "Il a dit \"non\", l'ami.", "Il a dit «\u{202f}non\u{202f}», l’ami."),
            ("fr-CH", "Il a dit \"non\".", "Il a dit «non»."),
            ("it", "Ha detto \"no\", l'amico.", "Ha detto «no», l’amico."),
            ("sv", "Han sa \"nej\" och 'ja'.", "Han sa ”nej” och ’ja’."),
            ("pl", "\"nie\"", "„nie”"),
            ("en", "\"don't 'do' it\" -- so...", "“don’t ‘do’ it” – so…"),
            ("de", "`\"x\"` und \\\"y\\\" und “z” &quot;q&quot;", "\"x\" und \"y\" und “z” \"q\""),
        ] {
            let dialect = Dialect { marks: quotes::of(lang), ..Dialect::FULL };
            let body = parse(&source.into(), 0, dialect).body;
            assert_eq!(body.plain_text(body.part()), expected, "{lang}");
        }
        let dialect = Dialect { marks: quotes::of("de"), math: true, ..Dialect::FULL };
        let body = parse(&"```\n\"x\" 'y'\n```\n\n$\"x\"$".into(), 0, dialect).body;
        assert_eq!(body.plain_text(body.part()), "\"x\" 'y' \"x\"");
    }

    #[test]
    fn dashes_between_words_stand_alone() {
        for source in ["- **Last week** — a pause", "- Last week -- a pause", "- Last week – a pause"] {
            let parsed = parsed(source);
            let dashes = parsed
                .body
                .events
                .iter()
                .filter(|event| matches!(event, Event::Text(text) if is_dash(parsed.body.str(text))));
            assert_eq!(dashes.count(), 1, "{source}");
        }
    }

    #[test]
    fn what_opens_knows_where_it_closes() {
        let parsed = parsed("> - a\n>   - b *c*\n\n| x |\n|---|\n| y |");
        for (index, event) in parsed.body.events.iter().enumerate() {
            if let Event::Start { end, .. } = event {
                assert_eq!(parsed.body.events[*end as usize], Event::End { start: index as u32 });
            }
        }
        assert_eq!(parsed.body.events.len(), parsed.body.spans.len());
    }
}
