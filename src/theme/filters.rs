//! What the filters of templates do that need no words: plain functions from text to text. Nothing here knows of templates.

use crate::date::Edtf;

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
