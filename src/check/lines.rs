//! Lines: the running text of a body as it stands in the file, line by line.
//!
//! For rules about what a writer meant by the beginning of a line, and Markdown reads otherwise. Headings, code and tables
//! have no lines here.

use crate::model::body::{Body, Event, Part, Tag};
use crate::span::Span;

/// A line of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, from its first character that is neither white space nor the mark of a block around it.
    pub span: Span,
    /// Its events. Emphasis may open in one line and close in another.
    pub part: Part,
    /// The event that opens what it is a line of: a paragraph, an item, a term.
    pub block: usize,
    /// Whether it is the first line there.
    pub first: bool,
    /// How many lists and block quotations it stands in.
    pub depth: usize,
    /// Whether it stands in a block quotation.
    pub quoted: bool,
}

impl Line {
    /// What stands there in the file.
    pub fn source<'a>(&self, body: &'a Body) -> &'a str {
        self.span.slice(&body.source)
    }

    /// What stands before it on its line in the file: white space, and marks of the blocks around it.
    pub fn before<'a>(&self, body: &'a Body) -> &'a str {
        let before = body.source.get(..self.span.start as usize).unwrap_or("");
        &before[before.rfind('\n').map_or(0, |at| at + 1)..]
    }

    /// Its words, without markup and citations.
    pub fn words(&self, body: &Body) -> String {
        body.plain_text(self.part.clone())
    }

    /// Whether it holds nothing but strong emphasis, citations aside.
    pub fn is_strong(&self, body: &Body) -> bool {
        let mut children = body.children(self.part.clone()).map(|(at, _)| at);
        matches!(children.next().and_then(|at| body.tag(at)), Some(Tag::Strong))
            && children.all(|at| match &body.events[at] {
                Event::Text(text) => !body.str(text).contains(char::is_alphanumeric),
                event => matches!(event, Event::Citation(_)),
            })
    }

    /// Whether a citation stands in it.
    pub fn cites(&self, body: &Body) -> bool {
        body.events[self.part.clone()].iter().any(|event| matches!(event, Event::Citation(_)))
    }
}

/// The lines of running text in a part of a body.
pub fn lines(body: &Body, part: Part) -> Vec<Line> {
    let mut reader = Reader { body, lines: Vec::new(), open: Vec::new(), start: None, first: true };
    let mut at = part.start;
    while at < part.end {
        at = reader.step(at);
    }
    reader.close(part.end);
    reader.lines
}

struct Reader<'a> {
    body: &'a Body,
    lines: Vec<Line>,
    /// The blocks that are open, each with how many items and block quotations are open with it.
    open: Vec<(usize, usize, usize)>,
    /// Where the line begins that is being read.
    start: Option<usize>,
    first: bool,
}

impl Reader<'_> {
    /// Looks at the event at `at`, and says which one is next.
    fn step(&mut self, at: usize) -> usize {
        let body = self.body;
        match &body.events[at] {
            Event::Start { tag, end } if !tag.is_inline() => {
                self.close(at);
                self.first = true;
                if matches!(tag, Tag::CodeBlock(_) | Tag::Heading(_) | Tag::Table(_)) {
                    return *end as usize + 1;
                }
                let (_, items, quotes) = self.open.last().copied().unwrap_or_default();
                let items = items + usize::from(*tag == Tag::Item);
                let quotes = quotes + usize::from(matches!(tag, Tag::BlockQuote(_)));
                self.open.push((at, items, quotes));
            }
            Event::End { start } if body.tag(*start as usize).is_none_or(|tag| !tag.is_inline()) => {
                self.close(at);
                self.first = true;
                self.open.pop();
            }
            Event::SoftBreak | Event::HardBreak => {
                self.close(at);
                self.first = false;
            }
            Event::End { .. } | Event::Rule => {}
            _ => {
                self.start.get_or_insert(at);
            }
        }
        at + 1
    }

    fn close(&mut self, end: usize) {
        let (Some(start), Some(&(block, items, quotes))) = (self.start.take(), self.open.last()) else {
            return;
        };
        let part = start..end;
        let span = Span { start: self.body.spans[start].start, end: self.body.span_of(&part).end };
        let written = span.slice(&self.body.source);
        let line = written.lines().next().unwrap_or("").trim_end().len();
        let span = Span::new(span.start as usize, span.start as usize + line);
        let depth = items + quotes;
        self.lines.push(Line { span, part, block, first: self.first, depth, quoted: quotes > 0 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::{self, Dialect};

    #[test]
    fn lines_are_those_of_the_file() {
        let source = "One *two\nthree* four.\n\n- **a**\n  b\n\n      code\n  - c\n\n> d [@k]\n> -- e\n\n# No\n\n| x |\n|---|\n";
        let body = markdown::parse(&source.into(), 0, Dialect::FULL).body;
        let lines = lines(&body, body.part());
        let shown: Vec<_> = (lines.iter())
            .map(|line| (line.before(&body), line.source(&body), line.first, line.depth))
            .collect();
        assert_eq!(
            shown,
            [
                ("", "One *two", true, 0),
                ("", "three* four.", false, 0),
                ("- ", "**a**", true, 1),
                ("  ", "b", false, 1),
                ("  - ", "c", true, 2),
                ("> ", "d [@k]", true, 1),
                ("> ", "-- e", false, 1),
            ]
        );
        assert!(lines[2].is_strong(&body) && !lines[0].is_strong(&body));
        assert!(lines[5].cites(&body) && lines[5].quoted && !lines[4].quoted);
        assert_eq!(lines[1].words(&body), "three four.");
    }
}
