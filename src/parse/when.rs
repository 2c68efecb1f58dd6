//! When: the date that a text begins with, as writers put it. `11 March 2025: the ramp closed`.
//!
//! Names of months and days are known in some languages, all of them at once: a date in one is no word of another. Knows
//! nothing of what an event is; a sentence that begins with a date and goes on (*March 2025 was cold*) sets none off.

use std::ops::Range;

use crate::model::marks::is_double;
use crate::words::months;

/// A date at the beginning of a text, and where the rest of it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Where the date stands.
    pub date: Range<usize>,
    /// Where the rest begins, after what sets the date off.
    pub rest: usize,
}

#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
];

/// Parts of a year or a day, which name a date with others.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "spring", "summer", "autumn", "fall", "winter", "morning", "afternoon", "evening", "night", "noon", "midnight", "dawn",
    "frühjahr", "frühling", "sommer", "herbst", "morgens", "mittags", "abends", "nachts", "uhr",
    "printemps", "été", "automne", "hiver", "matin", "soir", "primavera", "verano", "otoño", "invierno", "estate", "autunno",
    "inverno", "lente", "zomer", "herfst", "verão", "outono", "vår", "sommar", "höst", "wiosna", "lato", "jesień", "zima",
    "q1", "q2", "q3", "q4", "am", "pm", "a.m", "p.m", "h", "bc", "ad", "bce", "ce",
];

/// Words that stand before a date, or within.
#[rustfmt::skip]
const AROUND: &[&str] = &[
    "early", "mid", "mid-", "late", "about", "around", "circa", "ca", "c", "before", "after", "since", "until", "by", "from",
    "beginning", "end", "start", "middle", "the", "of", "to", "at", "between", "and",
    "anfang", "mitte", "ende", "um", "gegen", "seit", "bis", "vor", "nach", "am", "im", "vom", "zum", "ab",
    "début", "mi", "fin", "vers", "le", "de", "au", "du", "à", "jusqu'au", "depuis", "l'", "d'",
    "el", "del", "al", "hacia", "principios", "finales", "mediados", "desde", "hasta", "il", "dal", "verso", "metà", "inizio", "fine",
    "den", "begin", "eind", "half", "van", "tot", "rond", "em", "em", "início", "meados", "cerca", "até", "omkring", "mitten", "slutet",
    "början", "av", "till", "około", "koniec", "początek", "do", "od",
];

/// Words after a comma that go on with the date's sentence.
#[rustfmt::skip]
const GOING_ON: &[&str] = &[
    "and", "or", "but", "when", "which", "where", "und", "oder", "als", "wo", "et", "ou", "où", "quand", "y", "cuando", "quando", "toen",
    "och", "när", "oraz", "kiedy",
];

/// Words before a date that make it a part of a sentence: *on 11 March*, *im März*.
#[rustfmt::skip]
const IN_SENTENCE: &[&str] = &[
    "on", "in", "at", "during", "by", "am", "im", "le", "en", "el", "il", "a", "op", "em", "no", "na", "den", "i", "w", "dnia",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `2025-03-11`, `11.3.2025`, `3/11/2025`
    Whole,
    /// `2025`
    Year,
    /// `11`, `11th`, `11.`
    Number,
    Month,
    Day,
    /// `9.40`, `14:30`
    Time,
    Part,
    Around,
}

/// The date that `text`, one line, begins with, if something sets it off from the rest.
pub fn read(text: &str) -> Option<When> {
    let opened = text.starts_with(['(', '[']);
    let start = usize::from(opened);
    let dated = Dated::read(text, start)?;
    let end = dated.end;
    let after = &text[end..];
    let rest = |separator: usize| {
        let rest = end + separator;
        let rest = rest + text[rest..].len() - text[rest..].trim_start().len();
        (rest < text.len()).then_some(When { date: start..end, rest })
    };
    if opened {
        let close = after.chars().next().filter(|char| matches!(char, ')' | ']'))?;
        let separator = after[close.len_utf8()..].trim_start_matches([':', ',', '.', '-', '–', '—', ' ']);
        return rest(after.len() - separator.len());
    }
    let spaces = after.len() - after.trim_start().len();
    let mut chars = after[spaces..].chars();
    let sign = chars.next()?;
    let stands_apart = spaces > 0 || chars.as_str().starts_with(char::is_whitespace);
    let length = spaces + sign.len_utf8();
    let is_set_off = match sign {
        ':' | ';' | '|' | '=' | '→' | '>' | '-' => stands_apart,
        '—' | '–' | '―' => true,
        '.' => stands_apart && dated.is_full(),
        ',' => stands_apart && dated.is_numbered() && !goes_on(chars.as_str()),
        // A whole day needs no mark; another date that has all its parts needs a sentence after it.
        _ if spaces > 0 => {
            let begins = sign.is_uppercase() || is_double(sign);
            return (dated.is_whole || dated.is_full() && begins).then(|| rest(spaces)).flatten();
        }
        _ => false,
    };
    is_set_off.then(|| rest(length)).flatten()
}

/// A date that stands in the sentence that `text` begins with, *On 11 March 2025, the ramp …*, and where the sentence goes on.
pub fn in_sentence(text: &str) -> Option<When> {
    let (first, rest) = text.split_once(' ')?;
    let known = IN_SENTENCE.contains(&&*first.to_lowercase());
    let start = if known { text.len() - rest.trim_start().len() } else { 0 };
    let dated = Dated::read(text, start).filter(Dated::is_numbered)?;
    let after = text[dated.end..].trim_start_matches([',', ' ']);
    let begins = after.starts_with(char::is_alphabetic) && after.len() < text.len() - dated.end;
    begins.then(|| When { date: start..dated.end, rest: text.len() - after.len() })
}

/// Whether a text holds a number, a month or a day of the week: what a reader takes for a date.
pub fn is_date(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
        || text
            .split(|char: char| !char.is_alphanumeric())
            .map(str::to_lowercase)
            .any(|word| months::is_one(&word) || DAYS.contains(&&*word) || PARTS.contains(&&*word))
}

/// Whether a month's name begins a text.
pub fn begins_with_month(text: &str) -> bool {
    let word = text.split(|char: char| !char.is_alphabetic()).next().unwrap_or("").to_lowercase();
    months::is_one(&word)
}

fn goes_on(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.split(|char: char| !char.is_alphanumeric()).next().unwrap_or("");
    GOING_ON.contains(&&*word.to_lowercase()) || Dated::read(text, 0).is_some()
}

/// The words of a date.
#[derive(Debug, Default)]
struct Dated {
    end: usize,
    kinds: Vec<Kind>,
    /// Whether it is a day in figures alone.
    is_whole: bool,
}

impl Dated {
    /// Reads on from `start` for as long as there are words of a date.
    fn read(text: &str, start: usize) -> Option<Self> {
        let mut dated = Self::default();
        let mut at = start;
        // Nobody writes a longer date.
        while dated.kinds.len() < 12 {
            let Some((kind, length)) = token(&text[at..], &dated.kinds) else { break };
            dated.kinds.push(kind);
            at += length;
            if kind != Kind::Around {
                dated.end = at;
            }
            let Some(next) = dated.next(&text[at..]) else { break };
            at += next;
        }
        while dated.kinds.last() == Some(&Kind::Around) {
            dated.kinds.pop();
        }
        dated.is_whole = dated.kinds == [Kind::Whole];
        let has = |kind: Kind| dated.kinds.contains(&kind);
        let names =
            has(Kind::Whole) || has(Kind::Year) || has(Kind::Month) || has(Kind::Day) || has(Kind::Time);
        names.then_some(dated)
    }

    /// How far it is to what may be the next word of the date: over white space, a dash, or a comma where dates have one.
    fn next(&self, text: &str) -> Option<usize> {
        let rest = text.trim_start();
        let gap = text.len() - rest.len();
        let sign = rest.chars().next()?;
        let after = rest[sign.len_utf8()..].trim_start_matches('-').trim_start();
        let over = text.len() - after.len();
        let begins = |text: &str| token(text, &self.kinds).map(|(kind, _)| kind);
        match sign {
            // A range: figures and names alone go on with it.
            '–' | '—' | '-' | '/' | '―' => {
                let kind = begins(after)?;
                let is_range =
                    matches!(kind, Kind::Whole | Kind::Year | Kind::Number | Kind::Month | Kind::Time);
                is_range.then_some(over)
            }
            ',' => {
                let kind = begins(after)?;
                let last = *self.kinds.last()?;
                let goes_on = match kind {
                    Kind::Year => matches!(last, Kind::Number | Kind::Month),
                    Kind::Number | Kind::Month | Kind::Whole => last == Kind::Day,
                    Kind::Day | Kind::Time => true,
                    Kind::Part => last != Kind::Month,
                    Kind::Around => false,
                };
                goes_on.then_some(over)
            }
            // Nothing stands between `mid-` and what it is the middle of.
            _ if gap > 0 || self.kinds.last() == Some(&Kind::Around) => begins(rest).map(|_| gap),
            '\'' | '’' => Some(0),
            _ => None,
        }
    }

    fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether it names a day or a month with its year.
    fn is_full(&self) -> bool {
        self.has(Kind::Whole) || self.has(Kind::Year) && self.has(Kind::Month)
    }

    /// Whether there is a figure in it beside a name, so that no sentence begins so by chance.
    fn is_numbered(&self) -> bool {
        self.is_full()
            || self.has(Kind::Time)
            || self.has(Kind::Month) && self.has(Kind::Number)
            || self.has(Kind::Year) && (self.has(Kind::Part) || self.has(Kind::Day))
    }
}

/// The word of a date that a text begins with, and its length.
fn token(text: &str, before: &[Kind]) -> Option<(Kind, usize)> {
    if text.starts_with(|char: char| char.is_ascii_digit()) {
        return figure(text);
    }
    let end =
        text.find(|char: char| !(char.is_alphanumeric() || matches!(char, '’' | '\''))).unwrap_or(text.len());
    let mut length = end;
    let word = text[..end].to_lowercase().replace('’', "'");
    let word = &&*word;
    if text[end..].starts_with('-') && (*word == "mid" || *word == "mi") {
        return Some((Kind::Around, end + 1));
    }
    // `a.m.`, `p.m.`
    if (*word == "a" || *word == "p") && text[end..].starts_with(".m") {
        let dotted = end + 2 + usize::from(text[end + 2..].starts_with('.'));
        return before.contains(&Kind::Time).then_some((Kind::Part, dotted));
    }
    let hyphenated = text[end..].starts_with("-feira");
    if hyphenated {
        length = end + "-feira".len();
    }
    let is_short = word.chars().count() <= 5;
    let dotted = length + usize::from(is_short && text[length..].starts_with(". "));
    if months::is_one(word) {
        return Some((Kind::Month, if is_full_name(word) { length } else { dotted }));
    }
    if DAYS.contains(word) || hyphenated {
        return Some((
            Kind::Day,
            if word.ends_with("day") || word.chars().count() > 5 { length } else { dotted },
        ));
    }
    if PARTS.contains(word) {
        return Some((Kind::Part, length));
    }
    AROUND.contains(word).then_some((Kind::Around, if is_short && *word != "the" { dotted } else { length }))
}

/// Whether a month's name is no abbreviation, after which a full stop ends a sentence.
fn is_full_name(word: &str) -> bool {
    word.chars().count() > 4
        || matches!(
            word,
            "may" | "june" | "july" | "juni" | "juli" | "mai" | "mars" | "märz" | "août" | "maj" | "mei"
        )
}

/// A number, a year, a day in figures, a time.
fn figure(text: &str) -> Option<(Kind, usize)> {
    let length = text
        .find(|char: char| !(char.is_ascii_digit() || matches!(char, '.' | ':' | '/' | '-')))
        .unwrap_or(text.len());
    let figures = text[..length].trim_end_matches(['.', ':', '/', '-']);
    let parts: Vec<&str> = figures.split(['.', '/', '-', ':']).collect();
    let digits: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let value = |index: usize| parts.get(index).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let follows = text[figures.len()..].chars().next();
    if follows.is_some_and(|char| {
        char.is_alphabetic()
            && !text[figures.len()..].starts_with(['s', 't', 'n', 'r', 'h', 'e', 'º', 'ª', 'U', 'o'])
    }) {
        return None;
    }
    let is_year = |index: usize| digits.get(index) == Some(&4) && (1000..2200).contains(&value(index));
    let is_separated = |by: char| figures.chars().all(|char| char.is_ascii_digit() || char == by);
    match digits.as_slice() {
        [4, 2] | [4, 2, 2]
            if (is_separated('-') || is_separated('/')) && is_year(0) && (1..=12).contains(&value(1)) =>
        {
            Some((Kind::Whole, figures.len()))
        }
        [1..=2, 1..=2, 4] if !is_separated(':') && is_year(2) && value(0) <= 31 && value(1) <= 31 => {
            Some((Kind::Whole, figures.len()))
        }
        [1..=2, 2] if (is_separated(':') || is_separated('.')) && value(0) < 25 && value(1) < 60 => {
            Some((Kind::Time, figures.len()))
        }
        _ => {
            // The first number of a range.
            let length = parts[0].len();
            let after = &text[length..];
            if is_year(0) {
                let decade = after.starts_with('s') && !after[1..].starts_with(char::is_alphanumeric);
                return Some((Kind::Year, length + usize::from(decade)));
            }
            if length > 2 || !(1..=31).contains(&value(0)) {
                return None;
            }
            let ordinal =
                ["st", "nd", "rd", "th", "er", "º", "ª", "o", "e", "."].into_iter().find(|ordinal| {
                    after.strip_prefix(ordinal).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                });
            Some((Kind::Number, length + ordinal.map_or(0, str::len)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date and the rest, as `date|rest`.
    fn shown(text: &str) -> String {
        read(text).map_or_else(String::new, |when| format!("{}|{}", &text[when.date], &text[when.rest..]))
    }

    #[test]
    fn dates_that_are_set_off_are_read() {
        for (text, expect) in [
            ("11 March 2025: The ramp closed.", "11 March 2025|The ramp closed."),
            ("11 March 2025, the ramp closed.", "11 March 2025|the ramp closed."),
            ("11 March 2025, a ramp closed.", "11 March 2025|a ramp closed."),
            ("9.40 a.m., a ramp closed.", "9.40 a.m.|a ramp closed."),
            ("March 11, 2025: it closed", "March 11, 2025|it closed"),
            ("March 11th, it closed", "March 11th|it closed"),
            ("March 2025: it closed", "March 2025|it closed"),
            ("Tuesday, 11 March 2025, it closed", "Tuesday, 11 March 2025|it closed"),
            ("2025-03-11 The ramp closed", "2025-03-11|The ramp closed"),
            ("2025-03-11: it closed", "2025-03-11|it closed"),
            ("2025-03: it closed", "2025-03|it closed"),
            ("2025: it closed", "2025|it closed"),
            ("10–11 March 2025: it closed", "10–11 March 2025|it closed"),
            ("10 – 11 March 2025 — it closed", "10 – 11 March 2025|it closed"),
            ("11 March – 2 April 2025: it closed", "11 March – 2 April 2025|it closed"),
            ("2025-03-11/2025-03-14: it closed", "2025-03-11/2025-03-14|it closed"),
            ("1974–1976: it was built", "1974–1976|it was built"),
            ("11. März 2025: Sie schließt.", "11. März 2025|Sie schließt."),
            ("Dienstag, 11. März 2025, 9.40 Uhr: zu", "Dienstag, 11. März 2025, 9.40 Uhr|zu"),
            ("11.3.2025: zu", "11.3.2025|zu"),
            ("1er mars 2025 : fermé", "1er mars 2025|fermé"),
            ("11 de marzo de 2025: cerrado", "11 de marzo de 2025|cerrado"),
            ("11 mars 2025, rampen stängdes", "11 mars 2025|rampen stängdes"),
            ("11 marca 2025: zamknięta", "11 marca 2025|zamknięta"),
            ("11 March 2025. The ramp closed.", "11 March 2025|The ramp closed."),
            ("11 March 2025—the ramp closed", "11 March 2025|the ramp closed"),
            ("(11 March 2025) The ramp closed", "11 March 2025|The ramp closed"),
            ("11 March 2025 The ramp closed", "11 March 2025|The ramp closed"),
            ("11 March 2025, 9.40 a.m.: it closed", "11 March 2025, 9.40 a.m.|it closed"),
            ("14:30: it closed", "14:30|it closed"),
            ("Thursday: it closed", "Thursday|it closed"),
            ("Early March 2025, it closed", "Early March 2025|it closed"),
            ("Mid-March 2025: it closed", "Mid-March 2025|it closed"),
            ("Spring 2025: it closed", "Spring 2025|it closed"),
            ("The 1990s: it closed", "The 1990s|it closed"),
            ("Sept. 11, 2025: it closed", "Sept. 11, 2025|it closed"),
            ("12 déc. 2025 : elle ferma", "12 déc. 2025|elle ferma"),
            ("3. marts 2025: den lukkede", "3. marts 2025|den lukkede"),
            ("3. května 2025: zavřeli", "3. května 2025|zavřeli"),
        ] {
            assert_eq!(shown(text), expect, "{text}");
        }
    }

    #[test]
    fn sentences_set_no_date_off() {
        for text in [
            "The ramp closed on 11 March 2025, and opened in April.",
            "May, the prime minister, resigned.",
            "March 2025 was cold.",
            "11 March 2025 was a Tuesday.",
            "11 March 2025, and again in April, it closed.",
            "1974, 1976 and 1980 saw floods.",
            "2000, mostly women, marched.",
            "12,000 people marched.",
            "12 people marched: it rained.",
            "Thursday, the ramp closed.",
            "Everybody: out.",
            "Set: the wall fell.",
            "Out: the wall fell.",
            "",
            "11 March 2025",
            "11 March 2025:",
            "9.40 crowns, it says, is enough",
        ] {
            assert_eq!(shown(text), "", "{text}");
        }
    }

    #[test]
    fn a_date_in_a_sentence_is_no_lead_and_known() {
        let shown = |text: &str| {
            in_sentence(text).map(|when| (text[when.date].to_owned(), text[when.rest..].to_owned()))
        };
        let pair = |date: &str, rest: &str| Some((date.to_owned(), rest.to_owned()));
        assert_eq!(shown("On 11 March 2025, the ramp closed."), pair("11 March 2025", "the ramp closed."));
        assert_eq!(shown("In March 2025 the ramp closed."), pair("March 2025", "the ramp closed."));
        assert_eq!(shown("Im März 2025 schloss sie."), pair("März 2025", "schloss sie."));
        assert_eq!(shown("The ramp closed on 11 March 2025."), None);
        assert_eq!(shown("In time the ramp closed."), None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[0-9a-zA-Zäé’'.,:/–()\\- ]{0,24}|(11|2025|März|a\\.m\\.|1er|mid-|,| |–|:){0,12}") {
            for when in [read(&text), in_sentence(&text)].into_iter().flatten() {
                proptest::prop_assert!(text.get(when.date).is_some() && text.get(when.rest..).is_some());
            }
        }
    }
}
