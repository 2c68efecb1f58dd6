//! What the filters of templates say: dates, numbers and lists in English words.
//!
//! Plain functions from text to text; nothing here knows of templates.

use crate::date::Edtf;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const NUMBERS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A date for readers, to the precision that it has: `21 November 2026`, `July 2025`, `about 2025`, `July 2025
/// (uncertain)`. What is not a date stays as it is.
pub(super) fn date(text: &str) -> String {
    let Some(date) = Edtf::parse(text) else { return text.to_owned() };
    let mut words = String::new();
    if date.approximate {
        words.push_str("about ");
    }
    if let Some(day) = date.day {
        words.push_str(&day.to_string());
        words.push(' ');
    }
    if let Some(month) = date.month.and_then(|month| MONTHS.get(usize::from(month) - 1)) {
        words.push_str(month);
        words.push(' ');
    }
    words.push_str(&date.year.to_string());
    if date.uncertain {
        words.push_str(" (uncertain)");
    }
    words
}

/// The same date for machines, as the `datetime` of a `<time>` may be; empty if it is not a date.
pub(super) fn machine_date(text: &str) -> String {
    // HTML has no year 0.
    let date = Edtf::parse(text).filter(|date| date.year > 0);
    date.map(|date| Edtf { uncertain: false, approximate: false, ..date }.to_string()).unwrap_or_default()
}

/// How many there are of something: `1 claim`, `2 claims`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A number up to twelve as a word.
pub(super) fn number(number: usize) -> String {
    NUMBERS.get(number).map_or_else(|| number.to_string(), |&word| word.to_owned())
}

/// A list as a sentence has it: `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
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

/// What kind of work a CSL type is: `article-newspaper` is a `newspaper article`.
pub(super) fn work(kind: &str) -> String {
    let words = match kind {
        "article-journal" => "journal article",
        "article-magazine" => "magazine article",
        "article-newspaper" => "newspaper article",
        "entry-dictionary" => "dictionary entry",
        "entry-encyclopedia" => "encyclopedia entry",
        "graphic" => "image",
        "legal_case" => "court case",
        "legislation" => "law",
        "motion_picture" => "film",
        "musical_score" => "score",
        "paper-conference" => "conference paper",
        "post-weblog" => "blog post",
        "review-book" => "book review",
        "song" => "recording",
        "webpage" => "web page",
        other => return other.replace(['-', '_'], " "),
    };
    words.to_owned()
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
        for (text, words, machine) in [
            ("2026-11-21", "21 November 2026", "2026-11-21"),
            ("2025-07", "July 2025", "2025-07"),
            ("2025", "2025", "2025"),
            ("2025-07?", "July 2025 (uncertain)", "2025-07"),
            ("2025~", "about 2025", "2025"),
            ("2025-07-10%", "about 10 July 2025 (uncertain)", "2025-07-10"),
            ("last week", "last week", ""),
            ("", "", ""),
            ("0000", "0", ""),
        ] {
            assert_eq!((date(text).as_str(), machine_date(text).as_str()), (words, machine), "{text}");
        }
    }

    #[test]
    fn numbers_and_lists_read_as_sentences_do() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(0, "claim", "claims"), "0 claims");
        assert_eq!(number(2), "two");
        assert_eq!(number(13), "13");
        let items = ["publisher", "author", "date"].map(str::to_owned);
        assert_eq!(list(&items), "publisher, author and date");
        assert_eq!(list(&items[..1]), "publisher");
        assert_eq!([1, 26, 27, 703].map(letters), ["a", "z", "aa", "aaa"]);
    }

    #[test]
    fn only_tags_are_languages() {
        assert_eq!(language_tag("pt-BR"), "pt-BR");
        assert_eq!(language_tag("English"), "");
        assert_eq!(language_tag("en\" onclick=\"x"), "");
    }
}
