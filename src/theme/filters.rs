//! What the filters of templates do that need no words, and how text is escaped in them: plain functions from text to text.
//! Nothing here knows of templates.

use std::io::{self, Write};

use crate::date::Edtf;

/// The filters that are ours, for "did you mean".
pub(super) const FILTERS: [&str; 11] = [
    "say",
    "date",
    "machine_date",
    "number",
    "list",
    "letters",
    "work",
    "upper_first",
    "language_tag",
    "fragment",
    "json",
];

/// A date for machines, as the `datetime` of a `<time>` may be; empty if it is not a date.
pub(super) fn machine_date(text: &str) -> String {
    // HTML has no year 0.
    let date = Edtf::parse(text).filter(|date| date.year > 0);
    date.map(|date| Edtf { uncertain: false, approximate: false, ..date }.to_string()).unwrap_or_default()
}

/// A number in letters, as lists have it: 1 is `a`, 27 is `aa`.
pub(super) fn letters(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// A language as the `lang` of an element may be; empty if it has not the form of a BCP 47 tag.
pub(super) fn language_tag(text: &str) -> String {
    let text = text.trim();
    let mut parts = text.split('-');
    let is_language = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let is_tag = is_language
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if is_tag { text.to_owned() } else { String::new() }
}

/// What stands for a byte in HTML; empty if it stands for itself.
static ESCAPED: [&str; 256] = {
    let mut escaped = [""; 256];
    escaped[b'&' as usize] = "&amp;";
    escaped[b'<' as usize] = "&lt;";
    escaped[b'>' as usize] = "&gt;";
    escaped[b'"' as usize] = "&quot;";
    escaped[b'\'' as usize] = "&#39;";
    escaped
};

/// Escapes text for any place in HTML where text may stand, attributes in either kind of quotation marks included.
pub(super) fn escape(text: &str, html: &mut dyn Write) -> io::Result<()> {
    let mut written = 0;
    for (index, byte) in text.bytes().enumerate() {
        let escaped = ESCAPED[usize::from(byte)];
        if escaped.is_empty() {
            continue;
        }
        html.write_all(&text.as_bytes()[written..index])?;
        html.write_all(escaped.as_bytes())?;
        written = index + 1;
    }
    html.write_all(&text.as_bytes()[written..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_their_source() {
        for (text, machine) in [
            ("2026-11-21", "2026-11-21"),
            ("2025-07?", "2025-07"),
            ("2025~", "2025"),
            ("2025-07-10%", "2025-07-10"),
            ("last week", ""),
            ("", ""),
            ("0000", ""),
        ] {
            assert_eq!(machine_date(text), machine, "{text}");
        }
    }

    #[test]
    fn numbers_become_letters() {
        assert_eq!([1, 26, 27, 703].map(letters), ["a", "z", "aa", "aaa"]);
    }

    #[test]
    fn only_tags_are_languages() {
        assert_eq!(language_tag("pt-BR"), "pt-BR");
        assert_eq!(language_tag("English"), "");
        assert_eq!(language_tag("en\" onclick=\"x"), "");
    }
}
