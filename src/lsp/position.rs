//! Positions as editors count them: a line, and code units within it, both from 0.

/// What the units are that a line is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client understands.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl Encoding {
    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// How many bytes the first `units` of a line are; the whole line, if it is shorter. What would lie within a character
    /// is the character's beginning.
    fn bytes(self, line: &str, units: usize) -> usize {
        let mut count = 0;
        for (at, char) in line.char_indices() {
            count += self.length(char.encode_utf8(&mut [0; 4]));
            if count > units {
                return at;
            }
        }
        line.len()
    }
}

/// A line, and code units within it, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Position {
    /// The line.
    pub(super) line: u32,
    /// The units before it in the line.
    pub(super) character: u32,
}

/// The lines of a text. `\n`, `\r\n` and `\r` end one, so that a text has the same positions as the editor's, whatever line
/// ends that has.
pub(super) struct Lines<T> {
    text: T,
    encoding: Encoding,
    /// Where each line starts and, without its end, ends.
    bounds: Vec<(usize, usize)>,
    /// What the editor has before the first line that the text has not: the units of a byte-order mark.
    mark: usize,
}

impl<T: AsRef<str>> Lines<T> {
    /// The lines of `text`; `marked` if the editor's has a byte-order mark, and `text` has not.
    pub(super) fn new(text: T, encoding: Encoding, marked: bool) -> Self {
        let mut bounds = Vec::new();
        let (mut start, mut at) = (0, 0);
        let bytes = text.as_ref().as_bytes();
        while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let end = at + found;
            at = if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
            bounds.push((start, end));
            start = at;
        }
        bounds.push((start, bytes.len()));
        let mark = if marked { encoding.length("\u{feff}") } else { 0 };
        Self { text, encoding, bounds, mark }
    }

    /// The byte at `position`; the nearest one before, if there is none.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some((start, end)) = self.bounds.get(position.line as usize) else {
            return self.text.as_ref().len();
        };
        let mark = if position.line == 0 { self.mark } else { 0 };
        let units = (position.character as usize).saturating_sub(mark);
        start + self.encoding.bytes(&self.text.as_ref()[*start..*end], units)
    }

    /// The position of the byte at `offset`; of the end, if the text is shorter.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.bounds.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (start, end) = self.bounds[line];
        let mut offset = offset.min(end);
        while !self.text.as_ref().is_char_boundary(offset) {
            offset -= 1;
        }
        let mark = if line == 0 { self.mark } else { 0 };
        let character = mark + self.encoding.length(&self.text.as_ref()[start..offset]);
        Position { line: line as u32, character: character as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn units_are_those_of_the_encoding() {
        let text = "a😀é\nx";
        for (encoding, end) in [(Encoding::Utf8, 7), (Encoding::Utf16, 4), (Encoding::Utf32, 3)] {
            let lines = Lines::new(text, encoding, false);
            assert_eq!(lines.position(7), at(0, end));
            assert_eq!(lines.offset(at(0, end)), 7);
            assert_eq!(lines.offset(at(0, 99)), 7);
            assert_eq!((lines.offset(at(1, 1)), lines.offset(at(9, 0))), (9, 9));
        }
        // Half a character is its beginning.
        assert_eq!(Lines::new(text, Encoding::Utf16, false).offset(at(0, 2)), 1);
        assert_eq!(Lines::new(text, Encoding::Utf8, false).position(3), at(0, 1));
    }

    #[test]
    fn line_ends_of_all_kinds_are_line_ends() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"] {
            let lines = Lines::new(text, Encoding::Utf16, false);
            assert_eq!(lines.position(text.find('b').unwrap()), at(1, 0));
            assert_eq!(lines.position(text.len()), at(3, 1));
            assert_eq!(&text[lines.offset(at(3, 0))..], "c");
            // Beyond a line's end is its end, not the next line.
            assert_eq!(lines.offset(at(0, 5)), 1);
        }
    }

    #[test]
    fn a_byte_order_mark_counts_on_the_first_line_alone() {
        let lines = Lines::new("ab\nc", Encoding::Utf16, true);
        assert_eq!((lines.position(1), lines.position(3)), (at(0, 2), at(1, 0)));
        assert_eq!((lines.offset(at(0, 0)), lines.offset(at(0, 2)), lines.offset(at(1, 1))), (0, 1, 4));
    }
}
