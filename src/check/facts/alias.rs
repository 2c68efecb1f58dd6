//! Words for one thing: countries and their people, abbreviations, cities in other languages.
//!
//! `countries.tsv` has a line for each country: its ISO code, its names in nine languages (from CLDR), its adjectives and its
//! people in English. `aliases.txt` has a line for each other thing. A form with a capital must have one in the text, one in
//! capitals must have them all: *US* is not *us*.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::name::{CAPITAL, LOWER, UPPER, case, fold};

/// A form of a thing: its words, each with how it must be written.
type Form = Vec<(String, u8)>;

struct Aliases {
    groups: Vec<Vec<Form>>,
    /// The groups that have a word.
    by_word: HashMap<String, Vec<usize>>,
}

static ALIASES: LazyLock<Aliases> = LazyLock::new(|| {
    let countries =
        include_str!("countries.tsv").lines().map(|line| line.split('\t').skip(1).map(form).collect());
    let others = include_str!("aliases.txt")
        .lines()
        .map(|line| line.split(' ').map(|form| self::form(&form.replace('.', " "))).collect());
    let groups: Vec<Vec<Form>> = countries.chain(others).collect();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for (word, _) in group.iter().flatten() {
            let groups = by_word.entry(word.clone()).or_default();
            if groups.last() != Some(&index) {
                groups.push(index);
            }
        }
    }
    Aliases { groups, by_word }
});

fn form(words: &str) -> Form {
    let words = words.split([' ', '-', '\'', '’', ',']).filter(|word| !word.is_empty() && *word != "&");
    words.map(|word| (fold(word), case(&word.replace('.', "")))).collect()
}

/// Whether something that a word names has another form of which a text has every word; `has` is asked for words, and how they
/// must be written at least.
pub(super) fn is_in(word: &str, written: u8, has: impl Fn(&str, u8) -> bool) -> bool {
    let Some(groups) = ALIASES.by_word.get(word) else { return false };
    groups.iter().any(|group| {
        let group = &ALIASES.groups[*group];
        let names = group.iter().flatten().any(|(own, least)| own == word && allows(*least, written));
        names && group.iter().any(|form| form.iter().all(|(word, least)| has(word, *least)))
    })
}

/// Whether a word is one of a form of something.
pub(super) fn is_known(word: &str) -> bool {
    ALIASES.by_word.contains_key(word)
}

/// Whether a word that is written like this may be one that must at least be written like that.
pub(super) fn allows(least: u8, written: u8) -> bool {
    match least {
        LOWER => true,
        CAPITAL => written & (CAPITAL | UPPER) != 0,
        _ => written & UPPER != 0,
    }
}
