//! A text that an editor holds: as it was opened, and as it was changed since.

use super::position::{Encoding, Lines, Position};

/// A text that an editor holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// How the editor names the file.
    pub(super) uri: String,
    /// The editor's count of changes.
    pub(super) version: i32,
    /// The text, with the editor's line ends.
    pub(super) text: String,
}

/// A change: another text in place of what stands between two positions, or of everything.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// From where to where; `None` for everything.
    pub(super) range: Option<(Position, Position)>,
    /// What stands there now.
    pub(super) text: String,
}

impl Held {
    /// Applies a change.
    pub(super) fn change(&mut self, change: &Change, encoding: Encoding) {
        let Some((from, to)) = change.range else {
            self.text.clone_from(&change.text);
            return;
        };
        let lines = Lines::new(self.text.as_str(), encoding, false);
        let (from, to) = (lines.offset(from), lines.offset(to));
        drop(lines);
        self.text.replace_range(from.min(to)..from.max(to), &change.text);
    }

    /// Whether the text begins with a byte-order mark, which nobody reads.
    pub(super) fn is_marked(&self) -> bool {
        self.text.starts_with('\u{feff}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_applied_one_after_the_other() {
        let mut held = Held { uri: String::new(), version: 1, text: "one\r\n😀 two\r\n".to_owned() };
        let mut change = |range: Option<[u32; 4]>, text: &str| {
            let at = |line, character| Position { line, character };
            let range = range.map(|[a, b, c, d]| (at(a, b), at(c, d)));
            held.change(&Change { range, text: text.to_owned() }, Encoding::Utf16);
            held.text.clone()
        };
        assert_eq!(change(Some([1, 3, 1, 6]), "three"), "one\r\n😀 three\r\n");
        assert_eq!(change(Some([0, 3, 1, 0]), ""), "one😀 three\r\n");
        assert_eq!(change(Some([0, 3, 0, 3]), "-"), "one-😀 three\r\n");
        // Positions that are not there are the nearest ones; an end before its beginning is the other way round.
        assert_eq!(change(Some([9, 9, 9, 9]), "!"), "one-😀 three\r\n!");
        assert_eq!(change(Some([0, 4, 0, 0]), ""), "😀 three\r\n!");
        assert_eq!(change(None, "new"), "new");
    }
}
