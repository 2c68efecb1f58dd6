//! Facts that can be looked up word by word: numbers, months, proper names.

use std::collections::HashSet;

use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::role::Role;
use crate::model::source::{Name, Source, SourceDate};
use crate::span::Span;

use super::language::{self, month_in_any_language, primary};
use super::spans::running_text;
use crate::parse::normal::{MARK, is_word, normalise};

/// A fact that a claim states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub what: What,
    /// As it was written.
    pub words: String,
    /// Where.
    pub span: Span,
}

/// What is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its digits, a point before decimals.
    Number(String),
    /// 1 to 12.
    Month(u8),
    /// In lower case.
    Name(String),
}

/// What a text has of such.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    numbers: HashSet<String>,
    months: HashSet<u8>,
    /// All words, and acronyms with points, in lower case.
    words: HashSet<String>,
}

/// Whether the items of such a section state something that can be looked up.
pub fn is_stated(role: Role) -> bool {
    matches!(role, Role::Known | Role::Reported | Role::Disputed | Role::Timeline | Role::People)
}

/// A token of a text in normal form.
enum Token<'a> {
    Number(String),
    /// The month of a date like `2026-11-02`.
    Month(u8),
    /// A word, and whether it begins a sentence.
    Word(&'a str, bool),
    /// `U.S.`, as `u.s`.
    Acronym(String),
}

/// Visits the tokens of a text in normal form, each with where it stands.
fn each_token(normal: &str, mut visit: impl FnMut(Token<'_>, std::ops::Range<usize>)) {
    let mut initial = true;
    let mut at = 0;
    while let Some(char) = normal[at..].chars().next() {
        let start = at;
        if let Some((year, month, day)) = date(&normal[at..]) {
            visit(Token::Number(year.to_string()), at..at + 4);
            visit(Token::Month(month), at + 5..at + 7);
            visit(Token::Number(day.to_string()), at + 8..at + 10);
            at += 10;
            initial = false;
        } else if char.is_ascii_digit() {
            let bytes = normal.as_bytes();
            let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            while digit(at) || matches!(bytes.get(at), Some(b'.' | b',' | b':')) && digit(at + 1) {
                at += 1;
            }
            let number = normal[start..at].replace(',', ".");
            let number = match number.trim_start_matches('0') {
                "" => "0".to_owned(),
                trimmed => trimmed.to_owned(),
            };
            visit(Token::Number(number), start..at);
            // An ordinal's ending, a unit.
            at += normal[at..].len() - normal[at..].trim_start_matches(is_word).len();
            initial = false;
        } else if is_word(char) {
            at += normal[at..].len() - normal[at..].trim_start_matches(is_word).len();
            let acronym = acronym_end(normal, start);
            if let Some(end) = acronym {
                at = end;
                let letters: Vec<String> = normal[start..end]
                    .split('.')
                    .filter(|letter| !letter.is_empty())
                    .map(str::to_lowercase)
                    .collect();
                visit(Token::Acronym(letters.join(".")), start..end);
                initial = true;
                continue;
            }
            visit(Token::Word(&normal[start..at], initial), start..at);
            initial = false;
            let rest = &normal[at..];
            if let Some(after) = rest.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(['s', 'S']))
                && !after.starts_with(is_word)
            {
                at += MARK.len_utf8() + 1;
            }
        } else {
            at += char.len_utf8();
            let opens = char == MARK
                && normal[..start].chars().next_back().is_none_or(|before| !is_word(before) && before != '.');
            initial = match char {
                '.' | '!' | '?' | ':' | '…' | '。' | '！' | '？' | '：' => true,
                _ if opens => true,
                ' ' | ')' | ']' | MARK => initial,
                _ => false,
            };
        }
    }
}

/// The year, month and day of a date that a text begins with: `2026-11-02`.
fn date(text: &str) -> Option<(u16, u8, u8)> {
    let written = text.get(..10)?;
    let mut parts = written.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_date = [year.len(), month.len(), day.len()] == [4, 2, 2]
        && written.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
        && !text[10..].starts_with(is_word);
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (is_date && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// Where an acronym with points ends that begins at `start`: `U.S.`
fn acronym_end(normal: &str, start: usize) -> Option<usize> {
    let mut end = start;
    let mut letters = 0;
    loop {
        let mut rest = normal[end..].chars();
        match (rest.next(), rest.next()) {
            (Some(letter), Some('.')) if letter.is_uppercase() => {
                letters += 1;
                end += letter.len_utf8() + 1;
            }
            _ => break,
        }
    }
    (letters >= 2).then_some(end)
}

/// The facts that a claim states, in the order in which they stand.
pub fn of_claim(document: &Document, claim: &Claim, language: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(lead) = &claim.lead {
        // A name that is set apart is what the claim is about.
        facts.extend(
            of_part(document, lead.part.clone(), language)
                .into_iter()
                .filter(|fact| !matches!(fact.what, What::Name(_))),
        );
    }
    facts.extend(of_part(document, claim.part.clone(), language));
    facts.extend(of_part(document, claim.more.clone(), language));
    facts
}

fn of_part(document: &Document, part: std::ops::Range<usize>, language: &str) -> Vec<Fact> {
    let typed = running_text(document, part);
    let mut text = String::new();
    let mut places: Vec<(usize, Span)> = Vec::new();
    for char in typed {
        // Words in quotation marks are checked on their own.
        let char = if char.1 { (MARK, char.2) } else { (char.0, char.2) };
        places.push((text.len(), char.1));
        text.push(char.0);
    }
    let normal = normalise(&text, &[]);
    let names = !matches!(primary(language), "de" | "lb");
    let known = language::of(language);
    let mut tokens: Vec<(What, std::ops::Range<usize>, bool)> = Vec::new();
    each_token(&normal.text, |token, range| match token {
        Token::Number(number) => tokens.push((What::Number(number), range, false)),
        Token::Month(month) => tokens.push((What::Month(month), range, false)),
        Token::Acronym(acronym) if names => tokens.push((What::Name(acronym), range, false)),
        Token::Acronym(..) => {}
        Token::Word(word, initial) => {
            let capital = word.starts_with(char::is_uppercase);
            if let Some(month) = known.and_then(|language| language.month(word)) {
                tokens.push((What::Month(month), range, initial));
            } else if names && capital && !initial && word.chars().count() > 1 {
                tokens.push((What::Name(word.to_lowercase()), range, false));
            }
        }
    });
    let mut facts = Vec::new();
    for (index, (what, range, initial)) in tokens.iter().enumerate() {
        // "May" at the beginning of a sentence is a month only beside a number.
        let ambiguous = *initial && matches!(what, What::Month(3 | 5));
        let beside_number = tokens
            .get(index + 1)
            .is_some_and(|(next, place, _)| matches!(next, What::Number(_)) && place.start <= range.end + 2);
        if ambiguous && !beside_number {
            continue;
        }
        let range = normal.original(range, &text);
        let words = text[range.clone()].to_owned();
        let first = places.partition_point(|(at, _)| *at <= range.start).saturating_sub(1);
        let last = places.partition_point(|(at, _)| *at < range.end).saturating_sub(1);
        let (Some((_, first)), Some((_, last))) = (places.get(first), places.get(last)) else { continue };
        let span = Span { start: first.start, end: last.end };
        facts.push(Fact { what: what.clone(), words, span });
    }
    facts
}

/// What a source says of itself: when and where it was published, by whom, under which title.
pub fn of_source(source: &Source) -> Facts {
    let mut text = String::new();
    let mut add = |words: &str| {
        text.push_str(words);
        text.push_str(" . ");
    };
    for words in
        [&source.title, &source.container_title, &source.publisher].into_iter().filter_map(|it| it.known())
    {
        add(words);
    }
    for words in [&source.title_short, &source.agency].into_iter().flatten() {
        add(words);
    }
    for name in source.author.known().into_iter().flatten() {
        match name {
            Name::Person { .. } => add(&name.to_string()),
            Name::Literal(name) => add(name),
        }
    }
    match source.issued.known().map(|issued| &issued.value) {
        Some(SourceDate::Edtf(date)) => add(&date.year.to_string()),
        Some(SourceDate::Literal(date)) => add(date),
        None => {}
    }
    Facts::of_text(&normalise(&text, &[]).text)
}

impl Facts {
    /// Those of a text in normal form.
    pub fn of_text(normal: &str) -> Self {
        let mut facts = Self::default();
        each_token(normal, |token, _| match token {
            Token::Number(number) => {
                facts.numbers.insert(number);
            }
            Token::Month(month) => {
                facts.months.insert(month);
            }
            Token::Acronym(acronym) => {
                facts.words.insert(acronym.replace('.', ""));
                facts.words.insert(acronym);
            }
            Token::Word(word, _) => {
                facts.months.extend(month_in_any_language(word));
                let lower = word.to_lowercase();
                if (2..=5).contains(&lower.len()) && word.chars().all(char::is_uppercase) {
                    facts.words.insert(dotted(&lower));
                }
                facts.words.insert(lower);
            }
        });
        facts
    }

    /// Whether the text has it, or what `synonyms` say is the same.
    pub fn support(&self, what: &What, synonyms: &[Vec<String>]) -> bool {
        match what {
            What::Number(number) => self.numbers.contains(number),
            What::Month(month) => self.months.contains(month),
            What::Name(name) => {
                self.has(name)
                    || synonyms.iter().any(|group| {
                        let words: Vec<Vec<String>> = group.iter().map(|phrase| words(phrase)).collect();
                        words.iter().any(|phrase| phrase.iter().any(|word| is_same(word, name)))
                            && words.iter().any(|phrase| phrase.iter().all(|word| self.has(word)))
                    })
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.words.contains(name)
            || name.strip_suffix('s').is_some_and(|singular| self.words.contains(singular))
            || self.words.contains(&format!("{name}s"))
            || (name.len() <= 5 && self.words.contains(&dotted(name)))
    }
}

/// Whether two names are one, or one is the plural of the other.
fn is_same(one: &str, other: &str) -> bool {
    one == other || one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// The words of a phrase as they are looked up.
fn words(phrase: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_token(&normalise(phrase, &[]).text, |token, _| match token {
        Token::Word(word, _) => words.push(word.to_lowercase()),
        Token::Acronym(acronym) => words.push(acronym),
        Token::Number(_) | Token::Month(_) => {}
    });
    words
}

fn dotted(word: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::digest::Digest;
    use crate::parse::document::{self, Manner};
    use crate::path::SitePath;

    fn facts(item: &str, language: &str) -> Vec<String> {
        let source = format!("## What we know\n\n- {item}\n");
        let manner = Manner::new(&Config::default());
        let read = document::explainer(
            &SitePath::new("content/x.md"),
            &source.as_str().into(),
            Digest::default(),
            &manner,
        );
        let claim = read.value.claims().next().unwrap();
        of_claim(&read.value.document, claim, language)
            .into_iter()
            .map(|fact| {
                format!(
                    "{}={}",
                    fact.span.slice(&source),
                    match fact.what {
                        What::Number(number) => number,
                        What::Month(month) => format!("m{month}"),
                        What::Name(name) => name,
                    }
                )
            })
            .collect()
    }

    #[test]
    fn numbers_months_and_names_are_found() {
        for (item, language, expected) in [
            (
                "The mill employs 12,000 people in Great Harwood.",
                "en",
                vec!["12,000=12000", "Great=great", "Harwood=harwood"],
            ),
            (
                "On Sept. 3rd, 2025, Ada Frost’s plan of 3.5%",
                "en",
                vec!["Sept=m9", "3=3", "2025=2025", "Ada=ada", "Frost=frost", "3.5=3.5"],
            ),
            (
                "It may rain. May she? May 5: \"Said Bob 7\" [@k] [“Foo 8” x](y.md)",
                "en",
                vec!["May=m5", "5=5"],
            ),
            ("A U.S. firm: The Anglo-Dutch one, not I", "en", vec!["U.S.=u.s", "Anglo=anglo", "Dutch=dutch"]),
            ("Das Werk hat im März 12 000 Leute", "de", vec!["März=m3", "12 000=12000"]),
            ("From 2026-11-02 on", "en", vec!["2026=2026", "11=m11", "02=2"]),
            ("Le 5 janvier à Paris", "fr", vec!["5=5", "janvier=m1", "Paris=paris"]),
        ] {
            assert_eq!(facts(item, language), expected, "{item}");
        }
    }

    #[test]
    fn a_text_supports_what_it_says_in_other_forms() {
        let text = Facts::of_text(
            &normalise("In September, 1,200 Americans in the US met Ada Frost on the 3rd.", &[]).text,
        );
        let none: &[Vec<String>] = &[];
        let name = |name: &str| What::Name(name.to_owned());
        for what in [
            What::Month(9),
            What::Number("1200".into()),
            What::Number("3".into()),
            name("american"),
            name("u.s"),
            name("frost"),
        ] {
            assert!(text.support(&what, none), "{what:?}");
        }
        for what in [What::Month(5), What::Number("200".into()), What::Number("12".into()), name("dutch")] {
            assert!(!text.support(&what, none), "{what:?}");
        }
        let synonyms = vec![
            vec!["Hollander".to_owned(), "Dutch".to_owned()],
            vec!["U.S.".to_owned(), "Yankee".to_owned()],
        ];
        assert!(text.support(&name("yankee"), &synonyms));
        assert!(!text.support(&name("dutch"), &synonyms));
    }
}
