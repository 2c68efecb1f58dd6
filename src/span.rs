//! Where in a file: byte offsets, and the lines and columns that people read.

use crate::path::SitePath;

/// A range of bytes in a file as the writer edits it, front matter included. No input file is larger than 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text that stands there; empty if the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A value, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the file.
    pub span: Span,
}

/// A span of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub path: SitePath,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// The place of `span` in the file at `path`.
    pub fn new(path: &SitePath, span: Span) -> Self {
        Self { path: path.clone(), span }
    }

    /// The beginning of the file, for what concerns it as a whole.
    pub fn start_of(path: &SitePath) -> Self {
        Self::new(path, Span::default())
    }
}

/// A line and a column, both counted from 1; columns count code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The line and column of the byte at `offset` in `text`; of its end, if the offset lies beyond.
pub fn line_column(text: &str, offset: usize) -> LineColumn {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    LineColumn {
        line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        assert_eq!(line_column("été\nça va", 11), LineColumn { line: 2, column: 5 });
        assert_eq!(line_column("", 3), LineColumn { line: 1, column: 1 });
    }
}
