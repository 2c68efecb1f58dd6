//! A time that moves: *Thursday*, *last week*, *recently*, with no date beside it.
//!
//! An explainer is read next year. *Last week* was right on the day that it was written, and is wrong ever after. Write the
//! date if a source gives it, `on Thursday, 10 July 2025`; a date in the same paragraph is anchor enough. If no source gives
//! one, quote the source's own word, `“Thursday”`, and say that the date is not known.
//!
//! Looked at is the page's own text, not what it quotes and not its log, in English, German, French and Spanish (by `lang`).
//! *A Thursday*, *on Thursdays* and *the last week of July* do not move.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::role::Role;

use super::super::prose;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "relative-date",
    level: Level::Info,
    source: include_str!("relative_date.rs"),
    find: Find::Document(find),
};

/// The words for time of a language. Those in lower case match any case; a capital must be one.
struct Language {
    code: &'static str,
    weekdays: &'static [&'static str],
    months: &'static [&'static str],
    /// What `{period}` stands for: what can be this, last or next; weekdays too.
    periods: &'static [&'static str],
    /// What `{units}` stands for: what can be ago.
    units: &'static [&'static str],
    /// What `{number}` stands for, beside digits.
    numbers: &'static [&'static str],
    /// What moves, beside weekdays by themselves. The longest match counts.
    phrases: &'static [&'static str],
    /// After these words a weekday does not move: *a Thursday*, *every Thursday*, *Black Friday*.
    before_weekday: &'static [&'static str],
    /// Before these words nothing does: *last week of*, *Sunday Times*.
    after: &'static [&'static str],
}

#[rustfmt::skip]
const LANGUAGES: [Language; 4] = [
    Language {
        code: "en",
        weekdays: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: &[
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
            "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
        ],
        periods: &["morning", "afternoon", "evening", "week", "weekend", "month", "quarter", "year", "decade", "spring", "summer", "autumn", "winter"],
        units: &["minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"],
        numbers: &["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "some", "several", "many"],
        phrases: &[
            "today", "yesterday", "tomorrow", "tonight", "recently", "lately", "currently", "nowadays", "at present", "these days",
            "earlier today", "later today", "last night", "this {period}", "earlier this {period}", "later this {period}", "last {period}",
            "early last {period}", "late last {period}", "next {period}", "the past {period}", "the coming {period}", "in recent {units}",
            "in the last few {units}", "in the past few {units}", "the past {number} {units}", "the last {number} {units}",
            "in the coming {units}", "{number} {units} ago", "a few {units} ago", "a couple of {units} ago",
        ],
        before_weekday: &["a", "an", "every", "each", "any", "one", "some", "that", "the", "same", "following", "previous", "black", "good", "bloody", "ash", "palm", "super", "easter", "cyber", "maundy", "holy", "shrove", "fat", "whit"],
        after: &["of", "Times", "Mail", "Telegraph", "Mirror", "Express", "Post", "Herald", "Night"],
    },
    Language {
        code: "de",
        weekdays: &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"],
        months: &["Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        periods: &["Woche", "Wochenende", "Monat", "Monats", "Quartal", "Jahr", "Jahre", "Jahres", "Jahrzehnt", "Frühjahr", "Frühling", "Sommer", "Herbst", "Winter"],
        units: &["Minuten", "Stunde", "Stunden", "Tag", "Tagen", "Woche", "Wochen", "Monat", "Monaten", "Jahr", "Jahren", "Jahrzehnten"],
        numbers: &["einem", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "einigen", "wenigen", "mehreren"],
        phrases: &[
            "heute", "gestern", "vorgestern", "übermorgen", "kürzlich", "neulich", "jüngst", "derzeit", "zurzeit", "momentan", "gegenwärtig",
            "vor kurzem", "vor Kurzem", "in letzter Zeit", "dieser Tage", "vor {number} {units}", "letzte {period}", "letzten {period}",
            "letzter {period}", "letztes {period}", "vergangene {period}", "vergangenen {period}", "vergangener {period}", "vergangenes {period}",
            "vorige {period}", "vorigen {period}", "nächste {period}", "nächsten {period}", "nächster {period}", "nächstes {period}",
            "kommende {period}", "kommenden {period}", "kommendes {period}", "diese {period}", "diesen {period}", "dieser {period}", "dieses {period}",
        ],
        before_weekday: &["ein", "einem", "einen", "eines", "jeden", "jedem", "jeder"],
        after: &["des", "der", "vor", "nach"],
    },
    Language {
        code: "fr",
        weekdays: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        months: &["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        periods: &["semaine", "année", "décennie", "fois", "mois", "an", "trimestre", "printemps", "été", "automne", "hiver", "matin", "soir", "week"],
        units: &["minutes", "heure", "heures", "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "année", "années"],
        numbers: &["un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quelques", "plusieurs"],
        phrases: &[
            "aujourd hui", "hier", "avant hier", "demain", "récemment", "actuellement", "dernièrement", "ces derniers {units}", "ces dernières {units}",
            "ces jours ci", "cette semaine", "cette année", "ce mois", "ce mois ci", "ce matin", "ce soir", "la {period} dernière", "la {period} prochaine",
            "la {period} passée", "l année dernière", "l année prochaine", "l an dernier", "l an passé", "l an prochain", "le mois dernier",
            "le mois prochain", "le mois passé", "l été dernier", "l hiver dernier", "l automne dernier", "le printemps dernier", "il y a {number} {units}",
        ],
        before_weekday: &["un", "chaque", "le", "les", "des", "du", "premier", "second", "deuxième", "troisième"],
        after: &["de", "du", "des", "saint", "noir"],
    },
    Language {
        code: "es",
        weekdays: &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        months: &["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre"],
        periods: &["semana", "mes", "año", "década", "trimestre", "primavera", "verano", "otoño", "invierno", "fin"],
        units: &["minutos", "hora", "horas", "día", "días", "semana", "semanas", "mes", "meses", "año", "años"],
        numbers: &["un", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "unos", "unas", "varios", "varias", "pocos", "pocas"],
        phrases: &[
            "hoy", "ayer", "anteayer", "anoche", "recientemente", "actualmente", "últimamente", "en la actualidad", "esta {period}", "este {period}",
            "la {period} pasada", "el {period} pasado", "la próxima {period}", "el próximo {period}", "la {period} próxima", "el {period} próximo",
            "la {period} que viene", "el {period} que viene", "los últimos {units}", "las últimas {units}", "hace {number} {units}",
        ],
        before_weekday: &["un", "cada", "los", "algún", "cualquier", "primer", "segundo", "tercer"],
        after: &["de", "santo"],
    },
];

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let code = subject.page_language();
    let Some(place) = LANGUAGES.iter().position(|language| language.code == code) else { return };
    let (language, telling) = (&LANGUAGES[place], &TELLING[place]);
    let body = &explainer.document.body;
    let logs: Vec<_> = explainer
        .sections
        .iter()
        .filter(|section| section.role == Some(Role::Updates))
        .map(|section| section.span)
        .collect();
    prose::each_block(body, body.part(), |prose| {
        if !telling.occur_in(&prose.text) {
            return;
        }
        for range in moving(&prose.unquoted(), language) {
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

/// Words of which a text has one if anything in it moves, and most texts have none: of each phrase the longest word, and the
/// weekdays. In lower case.
struct Telling {
    words: Vec<String>,
    /// Of those that begin with an ASCII letter, by its place in the alphabet: a bit for each length.
    lengths: [u32; 26],
}

static TELLING: LazyLock<[Telling; 4]> = LazyLock::new(|| LANGUAGES.map(|language| Telling::of(&language)));

impl Telling {
    fn of(language: &Language) -> Self {
        let is_word = |part: &&str| !part.starts_with('{');
        let longest = |phrase: &&'static str| phrase.split(' ').filter(is_word).max_by_key(|word| word.len());
        let words = language.phrases.iter().filter_map(longest).chain(language.weekdays.iter().copied());
        let mut words: Vec<String> = words.map(str::to_lowercase).collect();
        words.sort_unstable();
        words.dedup();
        let mut lengths = [0; 26];
        for word in &words {
            if let Some(lengths) = lengths.get_mut(usize::from(word.as_bytes()[0].wrapping_sub(b'a'))) {
                *lengths |= 1u32.checked_shl(word.len() as u32).expect("a word of a phrase is short");
            }
        }
        Self { words, lengths }
    }

    /// Whether one of the words is in the text, quoted or not.
    fn occur_in(&self, text: &str) -> bool {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        text.as_bytes().split(|byte| !is_part(byte)).any(|word| {
            let Some(first) = word.first() else { return false };
            if !word.is_ascii() {
                let word = String::from_utf8_lossy(word).to_lowercase();
                return word
                    .split(|char: char| !char.is_alphanumeric())
                    .any(|word| self.words.iter().any(|telling| telling == word));
            }
            let lengths = self.lengths.get(usize::from(first.to_ascii_lowercase().wrapping_sub(b'a')));
            word.len() < 32
                && lengths.is_some_and(|lengths| lengths >> word.len() & 1 == 1)
                && self.words.iter().any(|telling| telling.as_bytes().eq_ignore_ascii_case(word))
        })
    }
}

/// A word of a text, and where it stands.
struct Word<'t> {
    text: &'t str,
    lower: Cow<'t, str>,
    range: Range<usize>,
}

/// The phrases of each language of [`LANGUAGES`] by a word that they begin with, in lower case; those that may begin with
/// digits stand at `0`. Most words begin none.
static PHRASES: LazyLock<[HashMap<String, Vec<&'static str>>; 4]> =
    LazyLock::new(|| LANGUAGES.map(|language| phrases(&language)));

fn phrases(language: &Language) -> HashMap<String, Vec<&'static str>> {
    let mut by_word: HashMap<String, Vec<&'static str>> = HashMap::new();
    for phrase in language.phrases {
        let first = phrase.split(' ').next().unwrap_or_default();
        let words: Vec<&str> = match first {
            "{period}" => [language.periods, language.weekdays].concat(),
            "{units}" => language.units.to_vec(),
            "{number}" => [language.numbers, &["0"]].concat(),
            word => vec![word],
        };
        for word in words {
            by_word.entry(word.to_lowercase()).or_default().push(phrase);
        }
    }
    by_word
}

/// What moves in a text; nothing, if a date stands beside it.
fn moving(text: &str, language: &Language) -> Vec<Range<usize>> {
    let words = words(text);
    let place = LANGUAGES.iter().position(|other| other.code == language.code);
    let Some(phrases) = place.map(|place| &PHRASES[place]) else { return Vec::new() };
    let mut moving = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let first = if is_number(&words[at]) { "0" } else { &*words[at].lower };
        let length = (phrases.get(first).into_iter().flatten())
            .filter_map(|phrase| matched(text, &words[at..], phrase, language))
            .chain(is_weekday(&words, at, language).then_some(1))
            .max()
            .filter(|length| {
                let next = words.get(at + length).filter(|next| {
                    text[words[at + length - 1].range.end..next.range.start].trim().is_empty()
                });
                !next.is_some_and(|next| is_one_of(next, language.after))
            });
        match length {
            Some(length) => {
                moving.push(words[at].range.start..words[at + length - 1].range.end);
                at += length;
            }
            None => at += 1,
        }
    }
    if moving.is_empty() || is_anchored(text, &words, language) { Vec::new() } else { moving }
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
fn matched(text: &str, words: &[Word], phrase: &str, language: &Language) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        let word = words.get(length)?;
        let fits = match part {
            "{period}" => is_one_of(word, language.periods) || is_one_of(word, language.weekdays),
            "{units}" => is_one_of(word, language.units),
            "{number}" => is_one_of(word, language.numbers) || is_number(word),
            part => is(word, part),
        };
        if !fits {
            return None;
        }
        length += 1;
    }
    let between = words[..length].windows(2).map(|pair| &text[pair[0].range.end..pair[1].range.start]);
    let joined = between
        .into_iter()
        .all(|gap| gap.chars().all(|char| char.is_whitespace() || matches!(char, '-' | '\'' | '’')));
    joined.then_some(length)
}

/// Whether the word at `at` is a weekday that stands for one day, and for another next week.
fn is_weekday(words: &[Word], at: usize, language: &Language) -> bool {
    is_one_of(&words[at], language.weekdays)
        && !(at > 0 && is_one_of(&words[at - 1], language.before_weekday))
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
    let mut months = (0..words.len()).filter(|&at| is_one_of(&words[at], language.months));
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

    #[test]
    fn each_phrase_has_a_telling_word() {
        for (language, telling) in LANGUAGES.iter().zip(&*TELLING) {
            let fill = |phrase: &str, place: usize| {
                let of = |words: &[&str]| words[place % words.len()].to_owned();
                let periods = [language.periods, language.weekdays].concat();
                let phrase =
                    phrase.replace("{period}", &of(&periods)).replace("{units}", &of(language.units));
                phrase.replace("{number}", &of(&[language.numbers, &["12"]].concat()))
            };
            let phrases = language.phrases.iter().chain(language.weekdays);
            for (phrase, place) in phrases.flat_map(|phrase| (0..20).map(move |place| (phrase, place))) {
                for text in [
                    format!("¡{}!", fill(phrase, place)),
                    fill(phrase, place).to_uppercase(),
                    format!("–{}’s", fill(phrase, place)).replace('k', "\u{212a}"),
                ] {
                    let moves = !moving(&text, language).is_empty();
                    assert!(moves || text.starts_with(char::is_uppercase), "{text}");
                    assert!(!moves || telling.occur_in(&text), "{text}");
                }
            }
            assert!(!telling.occur_in("Ünd 12 – , x9"));
        }
    }

    fn check(code: &str, text: &str, expected: &[&str]) {
        let language = LANGUAGES.iter().find(|language| language.code == code).unwrap();
        let found: Vec<&str> =
            moving(&prose::unquoted(text), language).into_iter().map(|range| &text[range]).collect();
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
        ] {
            check(code, text, &[]);
        }
    }
}
