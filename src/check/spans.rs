//! What is checked in a document: the quotations of each block, exactly where they stand.
//!
//! Reads the body's events; smart punctuation has changed marks there, so what was typed is taken from the file. Code, link
//! text and single marks are no quotations; emphasis and links within a quotation do not matter. What a block cites, and
//! whether its words occur, is the business of `verify.rs`.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::body::{Body, Event, Part, Tag, Text};
use crate::model::document::Document;
use crate::parse::markdown::is_dash;
use crate::parse::text::is_spaceless;
use crate::span::Span;

use crate::parse::normal;

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
}

/// The blocks of a document, and the quotations in its headings, which belong to none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// The blocks; one within another comes after it.
    pub blocks: Vec<Block>,
    /// Quotations in headings.
    pub headings: Vec<Quotation>,
}

/// Finds the blocks and quotations of a document.
pub fn blocks(document: &Document) -> Blocks {
    let mut reader = Reader { document, body: &document.body, found: Blocks::default() };
    reader.walk(document.body.part(), None);
    reader.found
}

/// The double-quoted words in a text that is no Markdown: a title, a summary. Spans are those of `text`.
pub fn in_text(text: &str) -> Vec<Quotation> {
    let chars: Vec<Char> = text
        .char_indices()
        .map(|(at, char)| Char { value: char, span: Span::new(at, at + char.len_utf8()), kind: Kind::Text })
        .collect();
    quoted(&chars)
}

/// The characters of a part of the body as they were typed, code and images excepted: each with whether it stands in
/// quotation marks (the marks included), and where.
pub fn running_text(document: &Document, part: Part) -> Vec<(char, bool, Span)> {
    let reader = Reader { document, body: &document.body, found: Blocks::default() };
    let chars = reader.chars(part);
    let mut quoted = vec![false; chars.len()];
    let mut pairs = Pairs::default();
    let mut next = 0;
    while next < chars.len() {
        match opens(&chars, next).then(|| pairs.closing(&chars, next)).flatten() {
            Some(close) => {
                quoted[next..=close].fill(true);
                next = close + 1;
            }
            None => next += 1,
        }
    }
    let text = chars.into_iter().zip(quoted).filter(|(char, _)| char.kind != Kind::Code);
    text.map(|(char, quoted)| (char.value, quoted, char.span)).collect()
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
    Code,
    /// Stands for something that is no text.
    Other,
}

struct Reader<'a> {
    document: &'a Document,
    body: &'a Body,
    found: Blocks,
}

impl Reader<'_> {
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
        let mut next = 0;
        while next < children.len() {
            let (index, ref whole) = children[next];
            if is_inline(index) {
                let mut end = next + 1;
                while end < children.len() && is_inline(children[end].0) {
                    end += 1;
                }
                let run = whole.start..children[end - 1].1.end;
                let block = within.unwrap_or_else(|| self.block(body.span_of(&run), None));
                self.run(run, block);
                next = end;
                continue;
            }
            next += 1;
            let inside = body.inside(index);
            let span = body.spans[index];
            match body.tag(index) {
                Some(Tag::Paragraph) => {
                    let block = within.unwrap_or_else(|| self.block(span, None));
                    self.run(inside, block);
                }
                Some(Tag::Item | Tag::FootnoteDefinition(_) | Tag::DefinitionDescription) => {
                    let block = self.block(span, within);
                    self.walk(inside, Some(block));
                }
                Some(Tag::TableHead | Tag::TableRow) => {
                    let block = self.block(span, within);
                    for (cell, _) in body.children(inside).collect::<Vec<_>>() {
                        self.run(body.inside(cell), block);
                    }
                }
                Some(Tag::BlockQuote(None)) => {
                    let block = self.block(span, within);
                    self.note_footnotes(inside.clone(), block);
                    let quotation = self.block_quotation(inside);
                    self.found.blocks[block].quotations.extend(quotation);
                }
                Some(Tag::Heading(_)) => {
                    let quotations = self.quoted(inside);
                    self.found.headings.extend(quotations);
                }
                Some(Tag::BlockQuote(Some(_)) | Tag::List(_) | Tag::DefinitionList | Tag::Table(_)) => {
                    self.walk(inside, within);
                }
                _ => {}
            }
        }
    }

    /// Running text of a block.
    fn run(&mut self, part: Part, block: usize) {
        self.note_footnotes(part.clone(), block);
        let quotations = self.quoted(part);
        self.found.blocks[block].quotations.extend(quotations);
    }

    fn note_footnotes(&mut self, part: Part, block: usize) {
        for event in &self.body.events[part] {
            if let Event::FootnoteReference(footnote) = event {
                self.found.blocks[block].footnotes.push(*footnote as usize);
            }
        }
    }

    /// The double-quoted spans in running text. Most of it has no such marks.
    fn quoted(&self, part: Part) -> Vec<Quotation> {
        let has_marks = |text: &str| {
            text.bytes().any(|byte| byte == b'"' || !byte.is_ascii())
                && text.contains(|char| closers(char).is_some())
        };
        let events = self.body.events[part.clone()].iter().zip(&self.body.spans[part.clone()]);
        let mut texts = events.filter_map(|(event, span)| match event {
            Event::Text(text @ Text::Source(_)) => Some([self.body.str(text), ""]),
            Event::Text(text @ Text::Kept(_)) => Some([self.body.str(text), span.slice(&self.body.source)]),
            _ => None,
        });
        if texts.any(|texts| texts.into_iter().any(has_marks)) {
            quoted(&self.chars(part))
        } else {
            Vec::new()
        }
    }

    /// The characters of running text as they were typed.
    fn chars(&self, part: Part) -> Vec<Char> {
        let mut chars: Vec<Char> = Vec::new();
        let mut links: Vec<(usize, usize)> = Vec::new();
        let mut index = part.start;
        while index < part.end {
            let span = self.body.spans[index];
            links.retain(|(end, _)| *end > index);
            let kind = links.last().map_or(Kind::Text, |(_, link)| Kind::Link(*link));
            let other = Char { value: ' ', span, kind: Kind::Other };
            match &self.body.events[index] {
                Event::Start { tag: Tag::Image(_), end } => {
                    chars.push(other);
                    index = *end as usize;
                }
                Event::Start { tag: Tag::CodeBlock(_), end } => index = *end as usize,
                Event::Start { tag: Tag::Link(link), end } => links.push((*end as usize, *link as usize)),
                Event::Start { tag, .. } if !tag.is_inline() => Self::paragraph_break(&mut chars, span),
                Event::Text(text) => self.push_text(&mut chars, self.body.str(text), span, kind),
                Event::Code(text) => self.push_text(&mut chars, self.body.str(text), span, Kind::Code),
                Event::SoftBreak | Event::HardBreak => chars.push(Char { value: ' ', span, kind }),
                Event::Citation(_) | Event::FootnoteReference(_) | Event::Math(_) => chars.push(other),
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

    /// A block quotation: what stands before the attribution, a last line or paragraph that begins with a dash.
    fn block_quotation(&self, inside: Part) -> Option<Quotation> {
        let mut end = inside.end;
        if let Some((last, part)) = self.body.children(inside.clone()).last() {
            let text = self.body.inside(last);
            match self.body.tag(last) {
                Some(Tag::Paragraph) => {
                    let begins_line = |at: usize| {
                        at == text.start
                            || matches!(self.body.events[at - 1], Event::SoftBreak | Event::HardBreak)
                    };
                    let dash = text.clone().find(|&at| begins_line(at) && self.is_dash(at));
                    end = dash.unwrap_or(end);
                }
                // `- Name` is a list.
                Some(Tag::List(None)) if part.start > inside.start => end = part.start,
                _ => {}
            }
        }
        let chars = self.chars(inside.start..end);
        let chars: Vec<Char> = chars.into_iter().filter(|char| char.kind != Kind::Other).collect();
        quotation(without_marks(trim(&chars)), true)
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(&self.body.events[at], Event::Text(text) if is_dash(self.body.str(text)))
    }
}

fn trim(chars: &[Char]) -> &[Char] {
    let is_text = |char: &Char| !char.value.is_whitespace();
    let Some(start) = chars.iter().position(is_text) else { return &[] };
    let end = chars.iter().rposition(is_text).map_or(start, |last| last + 1);
    &chars[start..end]
}

/// A block quotation without the marks that enclose all of it.
fn without_marks(chars: &[Char]) -> &[Char] {
    let [first, .., last] = chars else { return chars };
    let Some(closers) = closers(first.value) else { return chars };
    let inner = match last.value {
        char if closers.contains(&char) => &chars[1..chars.len() - 1],
        ',' | '.' | ';' | ':' if chars.len() > 3 && closers.contains(&chars[chars.len() - 2].value) => {
            &chars[1..chars.len() - 2]
        }
        _ => return chars,
    };
    trim(inner)
}

fn quotation(chars: &[Char], is_block: bool) -> Option<Quotation> {
    let words: String = chars.iter().filter(|char| char.kind != Kind::Other).map(|char| char.value).collect();
    if !words.chars().any(char::is_alphanumeric) {
        return None;
    }
    let span = Span { start: chars.first()?.span.start, end: chars.last()?.span.end };
    Some(Quotation { words: words.into(), span, is_block })
}

/// What closes a quotation that a double mark opens; `None` for what is no double mark.
fn closers(mark: char) -> Option<&'static [char]> {
    Some(match mark {
        '"' | '＂' => &['"', '＂'],
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        _ => return None,
    })
}

/// The double-quoted spans in running text.
fn quoted(chars: &[Char]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut pairs = Pairs::default();
    let mut next = 0;
    while next < chars.len() {
        let Some(close) = opens(chars, next).then(|| pairs.closing(chars, next)).flatten() else {
            next += 1;
            continue;
        };
        let in_link = matches!(chars[next].kind, Kind::Link(_)) && chars[next].kind == chars[close].kind;
        if !in_link {
            found.extend(quotation(trim(&chars[next + 1..close]), false));
        }
        next = close + 1;
    }
    found
}

fn is_space(char: &Char) -> bool {
    char.kind == Kind::Other || char.value.is_whitespace()
}

/// Whether a double mark opens a quotation at `at`.
fn opens(chars: &[Char], at: usize) -> bool {
    let mark = chars[at].value;
    if closers(mark).is_none() || chars[at].kind == Kind::Code {
        return false;
    }
    let Some(next) = chars.get(at + 1) else { return false };
    let free = at.checked_sub(1).is_none_or(|before| {
        let before = &chars[before];
        is_space(before)
            || normal::is_dash(before.value)
            || matches!(
                before.value,
                '(' | '[' | '{' | '“' | '„' | '‘' | '‚' | '«' | '¿' | '¡' | '（' | '，' | '。' | '：'
            )
            || is_spaceless(before.value)
    });
    match mark {
        '“' | '„' | '「' => !is_space(next),
        '«' => free,
        '»' => free && !is_space(next),
        _ => free && !is_space(next) && !matches!(next.value, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'),
    }
}

/// Which marks close which in a running text, read once for each kind of mark: a text may open any number of quotations
/// that nothing closes.
#[derive(Default)]
struct Pairs(HashMap<char, Nesting>);

/// How deep quotations with one kind of mark are nested.
struct Nesting {
    /// After each character.
    depths: Vec<i32>,
    /// Where each depth is come to by a mark that closes, in order.
    closed: HashMap<i32, Vec<usize>>,
}

impl Pairs {
    /// Where the quotation that opens at `at` closes. Marks within it are paired.
    fn closing(&mut self, chars: &[Char], at: usize) -> Option<usize> {
        let mark = chars[at].value;
        let closers = closers(mark)?;
        let nesting = self.0.entry(mark).or_insert_with(|| Nesting::of(chars, mark, closers));
        let closed = nesting.closed.get(&(nesting.depths[at] - 1))?;
        closed.get(closed.partition_point(|&index| index <= at)).copied()
    }
}

impl Nesting {
    fn of(chars: &[Char], mark: char, closers: &[char]) -> Self {
        let straight = closers.contains(&mark);
        let mut nesting = Self { depths: Vec::with_capacity(chars.len()), closed: HashMap::new() };
        let mut depth = 0;
        for (index, char) in chars.iter().enumerate() {
            let ends = char.kind != Kind::Code
                && closers.contains(&char.value)
                && (!straight
                    || chars.get(index + 1).is_none_or(|next| {
                        next.kind == Kind::Other || !next.value.is_alphanumeric() || is_spaceless(next.value)
                    }));
            let opens = char.value == mark
                && opens(chars, index)
                && !(straight && ends && beside_spaceless(chars, index));
            if opens {
                depth += 1;
            } else if ends {
                depth -= 1;
                nesting.closed.entry(depth).or_default().push(index);
            }
            nesting.depths.push(depth);
        }
        nesting
    }
}

/// Whether the character before `index` is of a script without spaces.
fn beside_spaceless(chars: &[Char], index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        is_spaceless(chars[before].value)
            || matches!(chars[before].value, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF65}')
    })
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

    /// Each block with citations or quotations: how many groups, and the words of each quotation.
    fn found(source: &str) -> Vec<(usize, Vec<String>)> {
        let document = read(source);
        let blocks = blocks(&document).blocks;
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
            ("\"outer \"inner\" outer\"", vec!["outer \"inner\" outer"]),
            ("\"never closed and \"good one\" here", vec!["good one"]),
            ("他说\"你好\"然后", vec!["你好"]),
            ("‹a› ‚b‘ 『c』", vec![]),
            ("\"...\" and \"\"", vec![]),
            ("It said \"Stop!\", then \"go\".", vec!["Stop!", "go"]),
            ("caf&eacute; \"caf&eacute; \\*star\\*\"", vec!["café *star*"]),
        ] {
            let found: Vec<String> = found(text).into_iter().flat_map(|(_, words)| words).collect();
            assert_eq!(found, words, "{text}");
        }
    }

    #[test]
    fn code_and_link_text_are_no_quotations() {
        check("`\"code\"` [\"text\"](x.md \"title\") ![\"alt\"](x.png)", &[]);
        check("\"one *two* [three](x.md) `four`\" and *\"five\"*", &[(0, &["one two three four", "five"])]);
        check("\"one [@a] two\" <!-- \"c\" -->", &[(1, &["one  two"])]);
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
        assert_eq!(blocks(&read("## \"a\" b\n\n\"c\"")).headings[0].words.as_ref(), "a");
    }

    #[test]
    fn a_block_quotation_is_one_quotation() {
        check("> \"a, 'b' \"c\" d,\"\n>\n> — Ann, \"as told\", in [@a]\n", &[(1, &["a, 'b' \"c\" d,"])]);
        check("> a b\n> c\n> -- Ann [@a]\n", &[(1, &["a b c"])]);
        check("> “a\n>\n> “b” [@a]\n", &[(1, &["a\n\n“b"])]);
        check("> a\n>\n> - Ann [@a]\n", &[(1, &["a"])]);
        check("- x [@a]\n  > \"a\"\n", &[(1, &[]), (0, &["a"])]);
        let document = read("- x [@a]\n  > \"a\"\n\ny[^1]\n\n[^1]: [@b]");
        let blocks = blocks(&document).blocks;
        assert_eq!((blocks[1].around, blocks[2].footnotes.as_slice()), (Some(0), [0].as_slice()));
    }

    #[test]
    fn the_span_is_that_of_the_words() {
        let source = "> \"Putin\n> is not --\n> here\"\n>\n> — Ann [@a]\n";
        let document = read(source);
        let quotation = &blocks(&document).blocks[0].quotations[0];
        assert_eq!(quotation.span.slice(source), "Putin\n> is not --\n> here");
        assert_eq!(&*quotation.words, "Putin is not -- here");
    }

    #[test]
    fn titles_have_quotations_too() {
        let text = "On \"the mill\" — „so“";
        let spans: Vec<&str> = in_text(text).iter().map(|quotation| quotation.span.slice(text)).collect();
        assert_eq!(spans, ["the mill", "so"]);
    }
}
