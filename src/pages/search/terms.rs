//! Terms: what the words of a text are found by.
//!
//! The reader's browser takes its queries apart by the same steps, in `search.js` of the default theme; a table that both
//! read, `tests/search/terms.json`, holds them together.
//!
//! 1. Normal form: NFKC, lower case, the accents of Latin, Greek and Cyrillic and the points of Hebrew and Arabic taken
//!    away, letters such as `ø` and `ß` written as those that people type in their place, NFC.
//! 2. Runs of letters, marks and numbers are words; a long one counts as far as its 32nd character.
//! 3. Scripts that put no spaces between words, and Korean, whose words take endings, are cut into pairs of neighbours: `東京湾`
//!    is `東京`, `京湾` and `湾`. Each character begins one term, so that one alone can be looked up as a beginning.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// As many characters of a word count.
const LONGEST: usize = 32;

/// Punctuation of running text that is none of ASCII's. Like white space, it joins with nothing before or after it.
const PUNCTUATION: [char; 7] = ['‘', '’', '“', '”', '–', '—', '…'];

/// Gives out the terms of a text, in order, as often as they occur.
pub fn terms(text: &str, mut found: impl FnMut(&str)) {
    let mut lower = String::new();
    // Nothing of the normal form reaches over white space, and most of a text has it already.
    for chunk in text.split_ascii_whitespace() {
        if chunk.is_ascii() {
            terms_of_ascii(chunk, &mut lower, &mut found);
            continue;
        }
        for chunk in chunk.split(PUNCTUATION) {
            if chunk.is_ascii() {
                terms_of_ascii(chunk, &mut lower, &mut found);
            } else {
                for run in normal(chunk).split(|char| !is_of_word(char)) {
                    terms_of_run(run, &mut found);
                }
            }
        }
    }
}

fn terms_of_ascii(chunk: &str, lower: &mut String, found: &mut impl FnMut(&str)) {
    for word in chunk.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = &word[..word.len().min(LONGEST)];
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            found(lower);
        } else {
            found(word);
        }
    }
}

/// Cuts a run of letters where its scripts change from such as have spaces to such as have none.
fn terms_of_run(run: &str, found: &mut impl FnMut(&str)) {
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|char| is_unspaced(char) != unspaced).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        if !unspaced {
            let end = part.char_indices().nth(LONGEST).map_or(part.len(), |(end, _)| end);
            found(&part[..end]);
            continue;
        }
        let mut ends = part.char_indices().map(|(at, _)| at).skip(2).chain([part.len()]);
        for (at, char) in part.char_indices() {
            found(&part[at..ends.next().unwrap_or(at + char.len_utf8())]);
        }
    }
}

fn normal(text: &str) -> String {
    let lower = text.nfkc().collect::<String>().to_lowercase();
    let mut letters = String::with_capacity(lower.len());
    for char in lower.nfd().filter(|char| !is_dropped(*char)) {
        match char {
            'ß' => letters.push_str("ss"),
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'þ' => letters.push_str("th"),
            'ø' => letters.push('o'),
            'ł' => letters.push('l'),
            'đ' | 'ð' => letters.push('d'),
            'ħ' => letters.push('h'),
            'ı' => letters.push('i'),
            'ς' => letters.push('σ'),
            char => letters.push(char),
        }
    }
    letters.nfc().collect()
}

/// Accents, points and what is not seen.
fn is_dropped(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200d}')
}

fn is_of_word(char: char) -> bool {
    matches!(
        char.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark | GeneralCategoryGroup::Number
    )
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn terms_are_those_of_the_table_that_the_browser_reads_too() {
        let table: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/search/terms.json")).expect("it is JSON");
        let rows = table.as_array().expect("it is a list");
        assert!(rows.len() > 30);
        for row in rows {
            let text = row["text"].as_str().expect("each row has a text");
            let mut found = Vec::new();
            terms(text, |term| found.push(term.to_owned()));
            assert_eq!(serde_json::to_value(&found).expect("it is JSON"), row["terms"], "{text:?}");
        }
    }
}
