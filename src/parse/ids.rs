//! Ids: what a heading, a claim, an entry of the log is called in an address.
//!
//! Headings by GitHub's algorithm; claims by their first six words, without their section, so that an address survives
//! when a claim moves from disputed to known. What the writer pins comes first.

use std::collections::{HashMap, HashSet};

use crate::path::composed;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Ids that the pages of every theme use themselves.
const RESERVED: [&str; 10] = [
    "main",
    "references",
    "footnotes",
    "at-a-glance",
    "who-says-what",
    "contents",
    "related",
    "search",
    "backlinks",
    "cite-this",
];

/// Beginnings of the ids of citations, references and footnotes; a number follows.
const RESERVED_BEGINNINGS: [&str; 4] = ["c-", "ref-", "fn-", "fnref-"];

/// The ids of one page.
#[derive(Debug, Default)]
pub struct Ids {
    used: HashSet<String>,
    /// The next number to try for a slug, so that many equal headings take linear time.
    next: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id that the writer pinned; `false` if it is taken or reserved.
    pub fn pin(&mut self, id: &str) -> bool {
        !is_reserved(id) && self.used.insert(id.to_owned())
    }

    /// An id for a heading of these words: GitHub's, `-1` and so on if it is taken.
    pub fn heading(&mut self, text: &str) -> String {
        let slug = slug(text);
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        self.free(&slug, 1)
    }

    /// An id for a claim of these words: the first six, `-2` and so on if it is taken.
    pub fn claim<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) -> String {
        let (mut slug, mut count) = (String::with_capacity(48), 0);
        let mut made = String::new();
        for word in words {
            made.clear();
            push_slug(word, &mut made);
            let word = made.trim_matches('-');
            if word.is_empty() {
                continue;
            }
            if count > 0 {
                slug.push('-');
            }
            slug.push_str(word);
            count += 1;
            if count == 6 {
                break;
            }
        }
        let slug = if slug.is_empty() { "claim".to_owned() } else { shorten(slug) };
        self.free(&slug, 2)
    }

    fn free(&mut self, slug: &str, first_number: usize) -> String {
        if !is_reserved(slug) && self.used.insert(slug.to_owned()) {
            return slug.to_owned();
        }
        let number = self.next.entry(slug.to_owned()).or_insert(first_number);
        loop {
            let candidate = format!("{slug}-{number}");
            *number += 1;
            if !is_reserved(&candidate) && self.used.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

fn is_reserved(id: &str) -> bool {
    RESERVED.contains(&id)
        || RESERVED_BEGINNINGS.iter().any(|beginning| {
            id.strip_prefix(beginning)
                .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
        })
}

/// Words without spaces (Chinese, Japanese) make one long word: an address has room for forty letters of it.
fn shorten(slug: String) -> String {
    if slug.chars().count() <= 80 { slug } else { slug.chars().take(40).collect() }
}

/// GitHub's algorithm: lower case; letters, marks, numbers, connectors and hyphens stay, a space becomes a hyphen, and
/// everything else goes.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    push_slug(text.trim(), &mut slug);
    slug
}

fn push_slug(text: &str, slug: &mut String) {
    for char in composed(text).chars() {
        if char.is_ascii() {
            push_lower(char.to_ascii_lowercase(), slug);
        } else {
            char.to_lowercase().for_each(|char| push_lower(char, slug));
        }
    }
}

fn push_lower(char: char, slug: &mut String) {
    match char {
        ' ' | '\t' | '\n' => slug.push('-'),
        '-' | '_' | 'a'..='z' | '0'..='9' => slug.push(char),
        char if !char.is_ascii()
            && matches!(
                char.general_category_group(),
                GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark | GeneralCategoryGroup::Number
            ) =>
        {
            slug.push(char);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(ids: &mut Ids, text: &str) -> String {
        ids.claim(text.split_whitespace())
    }

    #[test]
    fn headings_have_githubs_ids() {
        let mut ids = Ids::default();
        assert_eq!(ids.heading("What's disputed"), "whats-disputed");
        assert_eq!(ids.heading("What’s disputed"), "whats-disputed-1");
        assert_eq!(ids.heading("Über 5 % – und mehr"), "über-5---und-mehr");
        assert_eq!(ids.heading("References"), "references-1");
        assert_eq!(ids.heading("!?"), "section");
        assert_eq!(ids.heading("中文 标题"), "中文-标题");
    }

    #[test]
    fn claims_are_called_by_their_first_six_words() {
        let mut ids = Ids::default();
        assert_eq!(
            claim(&mut ids, "Rubio met Lavrov in Malaysia, at the time"),
            "rubio-met-lavrov-in-malaysia-at"
        );
        assert_eq!(
            claim(&mut ids, "Rubio met Lavrov — in Malaysia, at noon"),
            "rubio-met-lavrov-in-malaysia-at-2"
        );
        assert_eq!(claim(&mut ids, "“…”"), "claim");
        assert_eq!(claim(&mut ids, "-- Über_- --x--y-- —"), "über_-x--y");
        assert_eq!(claim(&mut ids, "A B c d É - 6 7"), "a-b-c-d-é-6");
    }

    #[test]
    fn what_is_pinned_comes_first_and_once() {
        let mut ids = Ids::default();
        assert!(ids.pin("the-claim"));
        assert!(!ids.pin("the-claim"));
        assert!(!ids.pin("ref-1"));
        assert_eq!(claim(&mut ids, "The claim"), "the-claim-2");
    }

    #[test]
    fn ten_thousand_equal_headings_take_no_time() {
        let mut ids = Ids::default();
        for _ in 0..10_000 {
            ids.heading("Same");
        }
        assert_eq!(ids.heading("Same"), "same-10000");
    }
}
