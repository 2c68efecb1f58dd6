//! Lines and columns of many spans in a few files, fast also where a file is large and has one line.

use std::collections::HashMap;
use std::sync::Arc;

use crate::path::SitePath;
use crate::span::{LineColumn, Place, Span};

/// The files that findings are about.
pub struct Files<'a> {
    sources: &'a dyn Fn(&SitePath) -> Option<Arc<str>>,
    base: &'a str,
    read: HashMap<SitePath, Option<Arc<Source>>>,
}

/// A file's text, with what it takes to find a line or a column in it.
pub struct Source {
    /// The text.
    pub text: Arc<str>,
    /// Where each line starts.
    lines: Vec<usize>,
    /// How many code points stand before each multiple of [`STRIDE`] bytes.
    points: Vec<usize>,
}

/// A place, as tools want it.
pub struct Located {
    /// The path, from where the reader is.
    pub path: String,
    /// The first line and column; `None` if the file's text is not known.
    pub start: Option<LineColumn>,
    /// The line and column after the last.
    pub end: Option<LineColumn>,
    /// The bytes.
    pub span: Span,
}

const STRIDE: usize = 1024;

impl<'a> Files<'a> {
    /// Files whose texts `sources` knows, and whose paths are read from a folder in which the site is `base`.
    pub fn new(sources: &'a dyn Fn(&SitePath) -> Option<Arc<str>>, base: &'a str) -> Self {
        Self { sources, base, read: HashMap::new() }
    }

    /// The text of the file at `path`, if it has one.
    pub fn source(&mut self, path: &SitePath) -> Option<Arc<Source>> {
        if let Some(known) = self.read.get(path) {
            return known.clone();
        }
        let source = (self.sources)(path).map(|text| Arc::new(Source::new(text)));
        self.read.insert(path.clone(), source.clone());
        source
    }

    /// The path as it is written: from where the reader is.
    pub fn path(&self, path: &SitePath) -> String {
        if path.as_str().starts_with('/') { path.to_string() } else { format!("{}{path}", self.base) }
    }

    /// Lines and columns of `place`.
    pub fn locate(&mut self, place: &Place) -> Located {
        let source = self.source(&place.path);
        let at = |offset: u32| source.as_ref().map(|source| source.line_column(offset as usize));
        Located {
            path: self.path(&place.path),
            start: at(place.span.start),
            end: at(place.span.end.max(place.span.start)),
            span: place.span,
        }
    }
}

impl Source {
    fn new(text: Arc<str>) -> Self {
        let mut lines = vec![0];
        let mut points = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if offset % STRIDE == 0 {
                points.push(count);
            }
            count += usize::from(is_first(byte));
            if byte == b'\n' {
                lines.push(offset + 1);
            }
        }
        Self { text, lines, points }
    }

    /// The line and column of the byte at `offset`; of the end, if the offset lies beyond.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = self.floor(offset);
        let line = self.line(offset);
        LineColumn {
            line,
            column: self.points_before(offset) - self.points_before(self.line_start(line)) + 1,
        }
    }

    /// The number of the line, from 1, that the byte at `offset` stands in.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// Where the line of that number starts.
    pub fn line_start(&self, line: usize) -> usize {
        self.lines[line - 1]
    }

    /// Where the line of that number ends, its line feed not counted.
    pub fn line_end(&self, line: usize) -> usize {
        self.lines.get(line).map_or(self.text.len(), |next| next - 1)
    }

    /// The boundary between letters at `offset` or before it.
    pub fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn points_before(&self, offset: usize) -> usize {
        let known = (offset / STRIDE).min(self.points.len().saturating_sub(1));
        let Some(count) = self.points.get(known) else { return 0 };
        count + self.text.as_bytes()[known * STRIDE..offset].iter().filter(|byte| is_first(**byte)).count()
    }
}

/// Whether `byte` is the first of a code point.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::line_column;

    #[test]
    fn the_index_finds_what_counting_finds() {
        let long = format!("é\n\n{}\nend\n", "aé’𝄞".repeat(700));
        for text in ["", "\n", "été\nça va", &long] {
            let source = Source::new(text.into());
            for offset in 0..=text.len() + 2 {
                assert_eq!(
                    source.line_column(offset),
                    line_column(text, offset),
                    "{offset} in {} bytes",
                    text.len()
                );
            }
        }
    }
}
