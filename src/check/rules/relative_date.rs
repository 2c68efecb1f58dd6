//! A time that moves: *Thursday*, *last week*, *recently*, with no date beside it.
//!
//! An explainer is read next year. *Last week* was right on the day that it was written, and is wrong ever after. Write the
//! date if a source gives it, `on Thursday, 10 July 2025`; a date in the same paragraph is anchor enough. If no source gives
//! one, quote the source's own word, `“Thursday”`, and say that the date is not known.
//!
//! Looked at is the page's own text, not what it quotes and not its log, in English, German, French, Spanish, Italian, Dutch,
//! Portuguese, Swedish and Polish (by `lang`); in other languages nothing is found.
//! *A Thursday*, *on Thursdays* and *the last week of July* do not move.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::role::Role;

use super::super::language::lists::entries;
use super::super::language::telling::{Form, Telling};
use super::super::language::{LANGUAGES, Language};
use super::super::prose;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "relative-date",
    level: Level::Info,
    source: include_str!("relative_date.rs"),
    find: Find::Document(find),
};

/// The words for time of a language, as they are looked for.
struct Times {
    language: &'static Language,
    periods: Vec<&'static str>,
    units: Vec<&'static str>,
    numbers: Vec<&'static str>,
    before_weekday: Vec<&'static str>,
    after: Vec<&'static str>,
    /// The phrases by a word that they begin with, in lower case; those that may begin with digits stand at `0`. Most words
    /// begin none.
    phrases: HashMap<String, Vec<&'static str>>,
    telling: Telling,
}

static TIMES: LazyLock<Vec<Times>> = LazyLock::new(|| LANGUAGES.map(Times::of).into());

impl Times {
    fn of(language: &'static Language) -> Self {
        let list = |written| entries(written).collect::<Vec<_>>();
        let time = &language.time;
        let mut times = Self {
            language,
            periods: list(time.periods),
            units: list(time.units),
            numbers: list(time.numbers),
            before_weekday: list(time.before_weekday),
            after: list(time.after),
            phrases: HashMap::new(),
            telling: telling(language),
        };
        for phrase in entries(time.phrases) {
            let first = phrase.split(' ').next().unwrap_or_default();
            let weekdays = language.weekdays.iter().flat_map(|names| names.split(' '));
            let words: Vec<&str> = match first {
                "{period}" => times.periods.iter().copied().chain(weekdays.flat_map(parts)).collect(),
                "{units}" => times.units.clone(),
                "{number}" => [&*times.numbers, &["0"]].concat(),
                word => vec![word],
            };
            for word in words {
                times.phrases.entry(word.to_lowercase()).or_default().push(phrase);
            }
        }
        times
    }
}

/// The words of a weekday's name: `segunda-feira` has two.
fn parts(name: &'static str) -> impl Iterator<Item = &'static str> {
    name.split('-')
}

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let code = subject.page_language();
    let Some(times) = TIMES.iter().find(|times| times.language.tag == code) else { return };
    let body = &explainer.document.body;
    let marks = subject.marks();
    let logs: Vec<_> = explainer
        .sections
        .iter()
        .filter(|section| section.role == Some(Role::Updates))
        .map(|section| section.span)
        .collect();
    prose::each_block(body, body.part(), marks, |prose| {
        if !times.telling.may_occur_in(&prose.text) {
            return;
        }
        for range in moving(&prose.unquoted(marks), times) {
            let span = prose.span(&range);
            if logs.iter().any(|log| log.contains(span)) {
                continue;
            }
            found.push(
                RULE.finding(
                    subject.first_line(span),
                    format!("“{}” moves with the day on which it is read", &prose.text[range]),
                )
                .help("write the date, if a source gives it, or quote the source's own word"),
            );
        }
    });
}

/// Of each phrase the longest word, and the weekdays: a text in which anything moves has one of them.
fn telling(language: &Language) -> Telling {
    let is_word = |part: &&str| !part.starts_with('{');
    let longest = |phrase: &'static str| phrase.split(' ').filter(is_word).max_by_key(|word| word.len());
    let weekdays = language.weekdays.iter().flat_map(|names| names.split(' '));
    let words = entries(language.time.phrases).filter_map(longest).chain(weekdays);
    Telling::of(words.map(|word| (word, Form::Whole)))
}

/// A word of a text, and where it stands.
struct Word<'t> {
    text: &'t str,
    lower: Cow<'t, str>,
    range: Range<usize>,
}

/// What moves in a text; nothing, if a date stands beside it.
fn moving(text: &str, times: &Times) -> Vec<Range<usize>> {
    let words = words(text);
    let mut moving = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let first = if is_number(&words[at]) { "0" } else { &*words[at].lower };
        let length = (times.phrases.get(first).into_iter().flatten())
            .filter_map(|phrase| matched(text, &words[at..], phrase, times))
            .chain(moving_weekday(text, &words, at, times))
            .max()
            .filter(|length| {
                let next = words.get(at + length).filter(|next| {
                    text[words[at + length - 1].range.end..next.range.start].trim().is_empty()
                });
                !next.is_some_and(|next| is_one_of(next, &times.after))
            });
        match length {
            Some(length) => {
                moving.push(words[at].range.start..words[at + length - 1].range.end);
                at += length;
            }
            None => at += 1,
        }
    }
    if moving.is_empty() || is_anchored(text, &words, times.language) { Vec::new() } else { moving }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(char::is_alphanumeric).map(|start| rest + start) {
        let end =
            text[start..].find(|char: char| !char.is_alphanumeric()).map_or(text.len(), |end| start + end);
        let word = &text[start..end];
        words.push(Word { text: word, lower: lower(word), range: start..end });
        rest = end;
    }
    words
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn is_number(word: &Word) -> bool {
    word.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is one of a list: letter by letter where the list has a capital, in any case where it has none.
fn is_one_of(word: &Word, list: &[&str]) -> bool {
    list.iter().any(|other| is(word, other))
}

fn is(word: &Word, other: &str) -> bool {
    if other.starts_with(char::is_uppercase) { word.text == other } else { word.lower == other }
}

/// How many words a phrase has, if `words` begin with it and no sentence ends within.
fn matched(text: &str, words: &[Word], phrase: &str, times: &Times) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        let word = words.get(length)?;
        length += match part {
            "{period}" if is_one_of(word, &times.periods) => 1,
            "{period}" => weekday(text, words, length, times.language)?,
            "{units}" if is_one_of(word, &times.units) => 1,
            "{number}" if is_one_of(word, &times.numbers) || is_number(word) => 1,
            part if is(word, part) => 1,
            _ => return None,
        };
    }
    let between = words[..length].windows(2).map(|pair| &text[pair[0].range.end..pair[1].range.start]);
    let joined = between
        .into_iter()
        .all(|gap| gap.chars().all(|char| char.is_whitespace() || matches!(char, '-' | '\'' | '’')));
    joined.then_some(length)
}

/// How many words the weekday has that is named at `at`.
fn weekday(text: &str, words: &[Word], at: usize, language: &Language) -> Option<usize> {
    let is_one = |end: usize| {
        let last = words.get(at + end - 1)?;
        language.weekday(text.get(words[at].range.start..last.range.end)?).map(|_| end)
    };
    is_one(1).or_else(|| is_one(2))
}

/// How many words the weekday has that is named at `at`, if it stands for one day, and for another next week.
fn moving_weekday(text: &str, words: &[Word], at: usize, times: &Times) -> Option<usize> {
    let length = weekday(text, words, at, times.language)?;
    (!(at > 0 && is_one_of(&words[at - 1], &times.before_weekday))).then_some(length)
}

/// Whether a date stands in the text: a year, a day of a month, or the page's own form of it, `2025-07-10`.
fn is_anchored(text: &str, words: &[Word], language: &Language) -> bool {
    let digits = |word: &Word, lengths: Range<usize>| lengths.contains(&word.text.len()) && is_number(word);
    let year = words.iter().any(|word| {
        let number = text[..word.range.start].ends_with(['$', '€', '£', '.', ','])
            || text[word.range.end..].starts_with('%');
        digits(word, 4..5) && matches!(word.text.as_bytes()[0], b'1' | b'2') && !number
    });
    let is_day = |word: &Word| {
        let number: String = word.text.chars().take_while(char::is_ascii_digit).collect();
        let ending = &word.lower[number.len()..];
        number.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
            && matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º")
    };
    let mut months = (0..words.len()).filter(|&at| language.month(words[at].text).is_some());
    let day_of_month = months.any(|at| {
        // `10 July`, `10 de julio`, `July 10`.
        [at.checked_sub(1), at.checked_sub(2), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|near| words.get(near))
            .any(is_day)
    });
    year || day_of_month
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::marks::Manner;

    #[test]
    fn each_phrase_has_a_telling_word() {
        for times in &*TIMES {
            let (language, telling) = (times.language, &times.telling);
            let name = |names: &'static str| {
                let mut name = names.split(' ').next().unwrap().to_owned();
                if language.capitals {
                    name[..1].make_ascii_uppercase();
                }
                name
            };
            let weekdays: Vec<String> = language.weekdays.iter().map(|names| name(names)).collect();
            let fill = |phrase: &str, place: usize| {
                let of = |words: &[&str]| words[place % words.len()].to_owned();
                let mut periods = times.periods.clone();
                periods.extend(weekdays.iter().map(|name| &**name));
                let phrase = phrase.replace("{period}", &of(&periods)).replace("{units}", &of(&times.units));
                phrase.replace("{number}", &of(&[&*times.numbers, &["12"]].concat()))
            };
            let mut phrases: Vec<&str> = entries(language.time.phrases).collect();
            phrases.extend(weekdays.iter().map(|name| &**name));
            let phrases = phrases.into_iter();
            for (phrase, place) in phrases.flat_map(|phrase| (0..20).map(move |place| (phrase, place))) {
                for text in [
                    format!("¡{}!", fill(phrase, place)),
                    fill(phrase, place).to_uppercase(),
                    format!("–{}’s", fill(phrase, place)).replace('k', "\u{212a}"),
                ] {
                    let moves = !moving(&text, times).is_empty();
                    assert!(moves || text.starts_with(char::is_uppercase), "{text}");
                    assert!(!moves || telling.may_occur_in(&text), "{text}");
                }
            }
            assert!(!telling.may_occur_in("Ünd 12 – , x9"));
        }
    }

    fn check(code: &str, text: &str, expected: &[&str]) {
        let times = TIMES.iter().find(|times| times.language.tag == code).unwrap();
        let found: Vec<&str> = moving(&prose::unquoted(text, Manner::new("")), times)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn times_that_move_are_found() {
        for (code, text, expected) in [
            ("en", "They met on Thursday, and last week too.", vec!["Thursday", "last week"]),
            ("en", "Recently it rose; three days ago it fell.", vec!["Recently", "three days ago"]),
            ("en", "It rose earlier this year and 10 years ago.", vec!["earlier this year", "10 years ago"]),
            ("en", "Last Thursday's talks", vec!["Last Thursday"]),
            (
                "de",
                "Heute und letzte Woche, vor zwei Tagen.",
                vec!["Heute", "letzte Woche", "vor zwei Tagen"],
            ),
            (
                "fr",
                "Aujourd’hui, la semaine dernière, il y a deux ans",
                vec!["Aujourd’hui", "la semaine dernière", "il y a deux ans"],
            ),
            (
                "es",
                "Ayer y la semana pasada, hace tres días",
                vec!["Ayer", "la semana pasada", "hace tres días"],
            ),
            ("it", "Ieri, l'anno scorso, tre giorni fa", vec!["Ieri", "anno scorso", "tre giorni fa"]),
            ("nl", "Gisteren en vorige maandag", vec!["Gisteren", "vorige maandag"]),
            (
                "pt",
                "Ontem, na segunda-feira e na semana passada",
                vec!["Ontem", "segunda-feira", "semana passada"],
            ),
            ("sv", "I går, förra veckan, i måndags", vec!["I går", "förra veckan", "måndags"]),
            (
                "pl",
                "Wczoraj, w zeszłym tygodniu, dwa lata temu",
                vec!["Wczoraj", "w zeszłym tygodniu", "dwa lata temu"],
            ),
        ] {
            check(code, text, &expected);
        }
    }

    #[test]
    fn times_that_stay_are_let_pass() {
        for (code, text) in [
            ("en", "They met on Thursday, July 10."),
            ("en", "In July 2025 it rose; the week before, it had not. It was a Thursday."),
            ("en", "On a Thursday, every Friday, and on Sundays; the last week of July."),
            ("en", "The Sunday Times reported it. Black Friday. At last. Week two."),
            ("en", "He said “last week” and \"recently\"."),
            ("en", "Last, year by year, it grew."),
            ("de", "An einem Montag, jeden Freitag; am Montag, dem 3. Mai."),
            ("fr", "Un jeudi, le lundi, chaque mardi."),
            ("es", "Un lunes, los martes."),
            ("it", "Il lunedì, un martedì; domenica di Pasqua."),
            ("nl", "Op maandag 3 maart, elke dinsdag."),
            ("pt", "Numa segunda-feira; na terça-feira, 3 de março. Sexta-feira Santa."),
            ("sv", "Måndagen den 3 mars, varje tisdag."),
            ("pl", "W poniedziałek 3 marca, każdy wtorek."),
        ] {
            check(code, text, &[]);
        }
    }
}
