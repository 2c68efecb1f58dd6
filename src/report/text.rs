//! Words for terminals: nothing that comes from a file may move the cursor or change the colour.

use std::borrow::Cow;
use std::fmt::Display;

/// `text` on one line: control characters are shown by their pictures, those that turn the direction by `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| picture(character) != character) {
        Cow::Owned(text.chars().map(picture).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn picture(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        '\u{2028}' | '\u{2029}' => ' ',
        _ => character,
    }
}

/// `1 page`, `2 pages`.
pub fn counted(count: usize, noun: impl Display) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_and_words_are_left() {
        assert_eq!(visible("a\u{1b}[31mb\n\u{9b}"), "a␛[31mb␊�");
        assert!(matches!(visible("été 👩‍🚀"), Cow::Borrowed(_)));
    }
}
