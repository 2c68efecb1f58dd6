//! Prose: the running text of a block, with a way back to the file, and with what is quoted told from what is not.
//!
//! For rules about the page's own words. Block quotations, code, citations and the descriptions of images are none of them.

use std::borrow::Cow;

use crate::model::body::{Body, Event, Part, Tag, Text};
use crate::model::marks::{self, Manner};
use crate::span::Span;

use super::markup;

/// The running text of a block.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Its words; a line end is a space.
    pub text: String,
    /// Where its pieces begin: in the text, in the file, and whether they stand there letter by letter.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    span: Span,
    verbatim: bool,
}

/// The prose of each block in `part`: a paragraph, the text of an item, a cell, a heading.
pub fn blocks(body: &Body, part: Part, manner: Manner) -> Vec<Prose> {
    let mut blocks = Vec::new();
    each_block(body, part, manner, |prose| blocks.push(std::mem::take(prose)));
    blocks
}

/// Visits what [`blocks`] lists.
pub fn each_block(body: &Body, part: Part, manner: Manner, mut visit: impl FnMut(&mut Prose)) {
    let mut current = Prose::default();
    let mut end_block = |prose: &mut Prose| {
        if !prose.text.trim_start().is_empty() {
            visit(prose);
        }
        prose.text.clear();
        prose.pieces.clear();
    };
    let mut at = part.start;
    while at < part.end {
        let mut next = at + 1;
        match &body.events[at] {
            Event::Start { tag, end } => {
                if matches!(tag, Tag::BlockQuote(None) | Tag::CodeBlock(_) | Tag::Image(_)) {
                    next = *end as usize + 1;
                }
                if !tag.is_inline() {
                    end_block(&mut current);
                }
            }
            Event::End { start } => {
                if body.tag(*start as usize).is_none_or(|tag| !tag.is_inline()) {
                    end_block(&mut current);
                }
            }
            event => current.push(body, event, body.spans[at], manner),
        }
        at = next;
    }
    end_block(&mut current);
}

impl Prose {
    fn push(&mut self, body: &Body, event: &Event, span: Span, manner: Manner) {
        let mut mark = [0; 4];
        let (words, span, verbatim) = match event {
            Event::Text(Text::Source(span)) => (span.slice(&body.source), *span, true),
            Event::Text(text @ Text::Kept(_)) => (body.str(text), span, false),
            // Code and formulas are words of their own, and no words of the page.
            Event::Code(_) | Event::Math(_) => ("`", span, false),
            Event::SoftBreak | Event::HardBreak => (" ", span, false),
            Event::Html(text) if manner.html => {
                let Some(tag) = markup::mark(body.str(text)) else { return };
                (&*tag.encode_utf8(&mut mark), span, false)
            }
            _ => return,
        };
        self.pieces.push(Piece { start: self.text.len(), span, verbatim });
        self.text.push_str(words);
    }

    /// Where a range of the text stands in the file.
    pub fn span(&self, range: &std::ops::Range<usize>) -> Span {
        let place = |offset: usize, is_end: bool| {
            let before = |piece: &Piece| piece.start < offset || !is_end && piece.start == offset;
            let index = self.pieces.partition_point(before).saturating_sub(1);
            let Some(piece) = self.pieces.get(index) else { return 0 };
            match (piece.verbatim, is_end) {
                (true, _) => piece.span.start + (offset - piece.start) as u32,
                (false, true) => piece.span.end,
                (false, false) => piece.span.start,
            }
        };
        Span { start: place(range.start, false), end: place(range.end, true) }
    }

    /// The text with what it quotes blotted out.
    pub fn unquoted(&self, manner: Manner) -> Cow<'_, str> {
        unquoted(&self.text, manner)
    }
}

/// What stands for a byte that is quoted: no letter of any word.
const BLOT: char = '\u{1}';

/// A text with all that stands between quotation marks blotted out, byte by byte, so that offsets hold. A full stop,
/// question or exclamation mark before the closing mark is left: it may end a sentence of the page.
pub fn unquoted<'t>(text: &'t str, manner: Manner) -> Cow<'t, str> {
    let read = marks::pair_text(text, manner);
    if read.pairs.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    for pair in read.pairs.iter().filter(|pair| pair.depth == 0) {
        let inside = &text[pair.inside()];
        let end = inside.trim_end_matches(['.', '?', '!', '…', '。', '？', '！']).len();
        plain.push_str(&text[at..pair.open.end]);
        plain.extend(std::iter::repeat_n(BLOT, end));
        plain.push_str(&inside[end..]);
        at = pair.close.start;
    }
    plain.push_str(&text[at..]);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::{self, Dialect};

    #[test]
    fn a_range_leads_back_to_the_file() {
        let source = "He *said* it's on\n  [this Thursday](x.md) that \"it\" `ran` [@a] out.";
        let parsed = markdown::parse(&source.into(), 0, Dialect::FULL);
        let blocks = blocks(&parsed.body, parsed.body.part(), Manner::new(""));
        assert_eq!(blocks.len(), 1);
        let prose = &blocks[0];
        for words in ["said", "on", "this Thursday", "that", "out."] {
            let start = prose.text.find(words).unwrap();
            assert_eq!(prose.span(&(start..start + words.len())).slice(source), words, "{}", prose.text);
        }
    }

    #[test]
    fn what_is_quoted_is_blotted_out() {
        for (text, expected) in [
            ("He said “no. No.” twice.", "He said “######.” twice."),
            ("\"No,\" he said.", "\"###\" he said."),
            ("Er sagte „nein“ und «ja».", "Er sagte „####“ und «##»."),
            ("A 6\" pipe and an 8\" one", "A 6\" pipe and an 8\" one"),
            ("It “never ends", "It “never ends"),
        ] {
            let plain = unquoted(text, Manner::new(""));
            assert_eq!(plain.replace(BLOT, "#"), expected);
            assert_eq!(plain.len(), text.len());
        }
        let single = Manner { single: true, ..Manner::new("en") };
        let plain = unquoted("He said 'no “no”', and that's \"it\".", single);
        assert_eq!(plain.replace(BLOT, "#"), "He said '###########', and that's \"##\".");
    }
}
