//! Reads numbers, times and dates in a text in normal form, in the words of its language. It reads both sides alike; what may be
//! read in several ways has several readings.

use std::collections::HashMap;
use std::ops::Range;

use super::date::{Date, Relative};
use super::fact::What;
use super::lexicon::{Entry, Half, Lexicon, Role};
use super::number::{Amount, Rounding, Words, count, of_digits};
use super::time::Time;
use super::token::{Kind, Token, tokens};
use super::unit::{self, Unit};
use crate::parse::normal::{MARK, Normal};

/// What was read, and where.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What it may be; one of them is meant.
    pub readings: Vec<What>,
    /// The tokens that it is made of.
    pub tokens: Range<usize>,
    /// How it is written.
    pub manner: Manner,
}

/// How something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// In digits, or as a name is.
    Plain,
    /// In words.
    Words,
    /// In words that tell of a number and are none: *both*.
    Implied,
    /// As a part of one; whether it says of what.
    Part(bool),
}

/// A text that is being read.
pub(super) struct Reader<'a> {
    /// The normal form.
    text: &'a str,
    normal: &'a Normal,
    raw: &'a str,
    lexicon: &'static Lexicon,
    /// Its tokens.
    pub tokens: Vec<Token>,
    entries: Vec<Option<&'static Entry>>,
    /// The parts of each number that is written as one word, by its token.
    joined: HashMap<usize, Vec<&'static Entry>>,
    /// What was read, in order.
    pub items: Vec<Item>,
    /// Scales in the head of a table, *in millions*, with the unit there.
    pub scales: Vec<(f64, Option<Unit>)>,
    /// The number that was read last, for a range.
    last: Option<Last>,
    /// The last scale of a number, and where that ends.
    scaled: Option<(f64, usize)>,
    /// Whether months in other languages are months.
    foreign: bool,
}

/// A number without scale and unit.
#[derive(Clone, Copy)]
struct Last {
    base: Amount,
    item: usize,
    /// The token after it.
    end: usize,
    is_bare: bool,
}

/// Reads a text in normal form, which was made from `raw`; with months of all languages, if `foreign`.
pub(super) fn read<'a>(
    normal: &'a Normal,
    raw: &'a str,
    lexicon: &'static Lexicon,
    foreign: bool,
) -> Reader<'a> {
    let text = normal.text.as_str();
    let tokens = tokens(text);
    let entry = |token: &Token| match token.kind {
        Kind::Word => lexicon.entry(&text[token.range()]),
        _ => None,
    };
    let entries: Vec<_> = tokens.iter().map(entry).collect();
    let words =
        tokens.iter().enumerate().filter(|(at, token)| token.kind == Kind::Word && entries[*at].is_none());
    let joined = words.filter_map(|(at, token)| Some((at, lexicon.joined(&text[token.range()])?))).collect();
    let (items, scales) = (Vec::new(), Vec::new());
    let mut reader = Reader {
        text,
        normal,
        raw,
        lexicon,
        tokens,
        entries,
        joined,
        items,
        scales,
        last: None,
        scaled: None,
        foreign,
    };
    let mut at = 0;
    while at < reader.tokens.len() {
        let next = if reader.tells(at) { reader.read(at) } else { None };
        at = next.unwrap_or(at + 1).max(at + 1);
    }
    reader
}

/// How far back a day of a month may stand before its month, in a list of days.
const DAYS: usize = 6;
/// How many tokens a number of words has at most.
const WORDS: usize = 24;
/// How many tokens after a number one may share its scale.
const ELLIPSIS: usize = 32;
/// How many tokens of its sentence are looked at for the time of a weekday, on each side.
const SENTENCE: usize = 40;

impl Reader<'_> {
    fn read(&mut self, at: usize) -> Option<usize> {
        self.table_scale(at);
        let next = self.date(at).or_else(|| self.time(at));
        next.or_else(|| self.number(at)).or_else(|| self.day(at))
    }

    /// Whether something may begin at a token. At most words nothing does.
    fn tells(&self, at: usize) -> bool {
        if self.kind(at) != Some(Kind::Word) || self.entry(at).is_some() {
            return true;
        }
        let word = self.str(at);
        let is_short = word.len() <= 3 && matches!(self.kind(at + 1), Some(Kind::Digits | Kind::Char(_)));
        is_short || self.joined.contains_key(&at)
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// The words of a token.
    pub(super) fn str(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range()])
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    fn is_char(&self, at: usize, char: char) -> bool {
        self.kind(at) == Some(Kind::Char(char))
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.kind(at) == Some(Kind::Word) && words.iter().any(|word| self.str(at).eq_ignore_ascii_case(word))
    }

    fn entry(&self, at: usize) -> Option<&'static Entry> {
        self.entries.get(at).copied().flatten()
    }

    fn is(&self, at: usize, test: impl Fn(&Entry) -> bool) -> bool {
        self.entry(at).is_some_and(test)
    }

    /// Where the word after an item ends, or else the item.
    pub(super) fn end_of_word_after(&self, item: &Item) -> usize {
        let is_noun = |next: &&Token| {
            next.kind == Kind::Word && next.range().len() > 3 && self.entry(item.tokens.end).is_none()
        };
        let next = self.tokens.get(item.tokens.end).filter(is_noun);
        let last = self.tokens.get(item.tokens.end.saturating_sub(1)).or(self.tokens.last());
        next.or(last).map_or(0, |token| token.range().end)
    }

    /// Whether a token stands for one: *a*.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.may(at, Role::Article)
    }

    fn may(&self, at: usize, role: Role) -> bool {
        self.is(at, |entry| entry.is(role))
    }

    /// Digits without separators.
    fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.str(at);
        let is_plain = self.kind(at) == Some(Kind::Digits)
            && word.len() <= 9
            && word.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| word.parse().ok().map(|value| (value, word.len()))).flatten()
    }

    /// Digits as they were written.
    fn written(&self, at: usize) -> &str {
        let range = self.tokens.get(at).map_or(0..0, Token::range);
        self.raw.get(self.normal.original(&range, self.raw)).unwrap_or("")
    }

    /// What was written between a token and the one before.
    fn gap(&self, at: usize) -> &str {
        let ends = at.checked_sub(1).and_then(|before| self.tokens.get(before)).zip(self.tokens.get(at));
        let Some((before, token)) = ends else { return "" };
        let start = self.normal.original(&before.range(), self.raw).end;
        let end = self.normal.original(&token.range(), self.raw).start;
        self.raw.get(start..end).unwrap_or("")
    }

    fn begins_paragraph(&self, at: usize) -> bool {
        self.gap(at).matches('\n').count() > 1
    }

    fn push(&mut self, tokens: Range<usize>, manner: Manner, readings: Vec<What>) {
        self.items.push(Item { readings, tokens, manner });
    }

    // Dates.

    fn date(&mut self, at: usize) -> Option<usize> {
        let in_digits = self.date_in_digits(at).or_else(|| self.day_in_digits(at));
        in_digits.or_else(|| self.day_and_month(at)).or_else(|| self.month_and_day(at))
    }

    /// `13.03.`, `13/03`, in languages that write no decimals so.
    fn day_in_digits(&mut self, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Digits) || self.lexicon.comma == Some(false) {
            return None;
        }
        let day_of = |day: &str, month: &str| {
            let is_short = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len());
            let (day, month) = (day.parse().ok()?, month.parse().ok()?);
            let is_valid = is_short && (1..=31).contains(&day) && (1..=12).contains(&month);
            is_valid.then_some(What::Date(Date { month, day: Some(day), year: None }))
        };
        if let Some((day, month)) = self.str(at).split_once('.') {
            let date = day_of(day, month).filter(|_| self.is_char(at + 1, '.') && self.glued(at + 1))?;
            let time =
                (month.len() == 2).then(|| Time::new(day.parse().ok()?, month.parse().ok()?, None, false));
            let mut readings = vec![date];
            readings.extend(time.flatten().map(What::Time));
            if self.lexicon.comma.is_none() {
                readings.extend(of_digits(self.written(at), None).into_iter().map(What::Amount));
            }
            self.push(at..at + 1, Manner::Plain, readings);
            return Some(at + 1);
        }
        let is_pair = self.is_char(at + 1, '/') && self.glued(at + 1) && self.glued(at + 2);
        let is_long =
            [at, at + 2].into_iter().all(|at| self.digits(at).is_some_and(|(_, length)| length == 2));
        if !is_pair || !is_long || self.is_char(at + 3, '/') && self.glued(at + 3) {
            return None;
        }
        let date = day_of(self.str(at), self.str(at + 2))?;
        self.push(at..at + 3, Manner::Plain, vec![date]);
        Some(at + 3)
    }

    /// `2025-03-13`, `13/03/2025`, `13.03.2025`.
    fn date_in_digits(&mut self, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Digits) {
            return None;
        }
        let (parts, next) = if self.str(at).contains('.') {
            let parts: Vec<&str> = self.str(at).split('.').collect();
            (
                parts
                    .iter()
                    .map(|part| Some((part.parse().ok()?, part.len())))
                    .collect::<Option<Vec<(u32, usize)>>>()?,
                at + 1,
            )
        } else {
            let mark = [1, 3].map(|offset| self.kind(at + offset).filter(|_| self.glued(at + offset)));
            if mark[0] != mark[1]
                || !matches!(mark[0], Some(Kind::Char('-' | '/')))
                || !self.glued(at + 2)
                || !self.glued(at + 4)
            {
                return None;
            }
            ([at, at + 2, at + 4].into_iter().map(|at| self.digits(at)).collect::<Option<Vec<_>>>()?, at + 5)
        };
        let [first, second, third] = parts[..] else { return None };
        let date = |year: u32, month: u32, day: u32| {
            let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
            valid.then_some(What::Date(Date {
                month: month as u8,
                day: Some(day as u8),
                year: Some(year as i16),
            }))
        };
        let readings: Vec<What> = if first.1 == 4 && second.1 <= 2 && third.1 <= 2 {
            date(first.0, second.0, third.0).into_iter().collect()
        } else if first.1 <= 2 && second.1 <= 2 && (third.1 == 4 || third.1 == 2) {
            let year = if third.1 == 2 { 2000 + third.0 } else { third.0 };
            let mut readings: Vec<What> = date(year, second.0, first.0).into_iter().collect();
            if self.lexicon.comma == Some(false) && first.0 != second.0 {
                readings.extend(date(year, first.0, second.0));
            }
            readings
        } else {
            Vec::new()
        };
        if readings.is_empty() {
            return None;
        }
        self.push(at..next, Manner::Plain, readings);
        Some(next)
    }

    /// The month at a token, and what comes after it and its full stop.
    fn month(&self, at: usize) -> Option<(u8, usize)> {
        if self.kind(at) != Some(Kind::Word) {
            return None;
        }
        let word = self.str(at);
        let foreign = || self.entry(at).and_then(|entry| entry.foreign_month).filter(|_| self.foreign);
        let month = self.lexicon.month(word).or_else(foreign)?;
        let is_short = self.is_char(at + 1, '.')
            && self.glued(at + 1)
            && self.tokens.get(at + 2).is_some_and(|next| !next.initial);
        Some((month, if is_short { at + 2 } else { at + 1 }))
    }

    /// The day of a month at a token: `3`, `3rd`, `3.`, *third*.
    fn day_of_month(&self, at: usize) -> Option<(u8, usize)> {
        if let Some((day, length)) = self.digits(at) {
            if length > 2 || !(1..=31).contains(&day) {
                return None;
            }
            let ordinal = self.glued(at + 1) && (self.is_ordinal_ending(at + 1) || self.is_char(at + 1, '.'));
            return Some((day as u8, if ordinal { at + 2 } else { at + 1 }));
        }
        let (words, next) = self.words(at)?;
        let value = words.value();
        count(value).filter(|day| (1..=31).contains(day)).map(|day| (day as u8, next))
    }

    fn is_ordinal_ending(&self, at: usize) -> bool {
        self.glued(at)
            && self.is_word(
                at,
                &["st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "º", "ª", "o", "a", "de", "ste"],
            )
    }

    /// `3 March 2025`, `3–5 March`, `3, 4 and 5 March`, *3. März*, *3 de marzo de 2025*.
    fn day_and_month(&mut self, at: usize) -> Option<usize> {
        let mut days = Vec::new();
        let mut next = at;
        let (month, end) = loop {
            let (day, after) = self.day_of_month(next)?;
            days.push((day, next..after));
            let mut after = after;
            while after < next + 4 && self.may(after, Role::Of) {
                after += 1;
            }
            if let Some(month) = self.month(after) {
                break month;
            }
            let joins = matches!(self.kind(after), Some(Kind::Char('-' | ',' | '/')))
                || self.is(after, |entry| entry.is(Role::Between) || entry.is(Role::And));
            if !joins || days.len() == DAYS {
                return None;
            }
            next = after + 1;
        };
        let (year, end) = self.year(end).map_or((None, end), |(year, end)| (Some(year), end));
        let last = days.len() - 1;
        for (index, (day, place)) in days.into_iter().enumerate() {
            let place = if index == last { place.start..end } else { place };
            self.push(place, Manner::Plain, vec![What::Date(Date { month, day: Some(day), year })]);
        }
        Some(end)
    }

    /// `March 3, 2025`, `March 3–5`, `March 2025`, *March*.
    fn month_and_day(&mut self, at: usize) -> Option<usize> {
        let (month, next) = self.month(at)?;
        let mut days = Vec::new();
        let mut end = next;
        // Digits alone: `March two` is no date.
        while let Some((day, after)) = self.digits(end).and_then(|_| self.day_of_month(end)) {
            let after = if self.is_char(after - 1, '.') { after - 1 } else { after };
            days.push((day, end, after));
            end = after;
            let joins = self.is_char(end, '-') || self.may(end, Role::Between);
            let goes_on =
                joins && days.len() < DAYS && self.digits(end + 1).is_some_and(|(_, length)| length <= 2);
            if !goes_on || self.month(end + 2).is_some() {
                break;
            }
            end += 1;
        }
        end = days.last().map_or(next, |(.., after)| *after);
        let counts = |at: usize| {
            self.kind(at) == Some(Kind::Word)
                && self.is(at, |entry| !entry.units.is_empty() || entry.scale.is_some())
        };
        if days.len() == 1 && (counts(end) || self.is_char(end, '%')) {
            // `In March 12 million came`.
            days.clear();
            end = next;
        }
        let year = self.year(end);
        let stop = year.map_or(end, |(_, after)| after);
        let year = year.map(|(year, _)| year);
        // *mar* is the sea, and *sept* is seven.
        let is_word = !self.lexicon.capitals && self.is(at, |entry| entry.short_month) && next == at + 1;
        if days.is_empty() && year.is_none() && is_word {
            return None;
        }
        if days.is_empty() {
            self.push(at..stop, Manner::Plain, vec![What::Date(Date { month, day: None, year })]);
            return Some(stop);
        }
        let last = days.len() - 1;
        for (index, (day, start, after)) in days.into_iter().enumerate() {
            let place = if index == 0 { at } else { start }..if index == last { stop } else { after };
            self.push(place, Manner::Plain, vec![What::Date(Date { month, day: Some(day), year })]);
        }
        Some(stop)
    }

    /// The year after a day and a month.
    fn year(&self, mut at: usize) -> Option<(i16, usize)> {
        while self.is_char(at, ',') || self.may(at, Role::Of) {
            at += 1;
        }
        let (year, length) = self.digits(at)?;
        let counts = self.is(at + 1, |entry| entry.scale.is_some()) || self.is_char(at + 1, '%');
        (length == 4 && (1000..2500).contains(&year) && !counts).then_some((year as i16, at + 1))
    }

    // Times.

    fn time(&mut self, at: usize) -> Option<usize> {
        let twelve = self.digits(at) == Some((12, 2)) || self.is(at, |entry| entry.cardinal == Some(12));
        let noon = if twelve { at + 1 } else { at };
        if let Some(minutes) = self.entry(noon).and_then(|entry| entry.time) {
            self.push(at..noon + 1, Manner::Plain, vec![What::Time(Time::known(minutes))]);
            return Some(noon + 1);
        }
        self.time_in_digits(at).or_else(|| self.time_in_words(at))
    }

    /// `18:38`, `6.38 p.m.`, `6pm`, `18 Uhr 38`, `18h38`, `1838 GMT`.
    fn time_in_digits(&mut self, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Digits) {
            return None;
        }
        let written = self.str(at);
        if let Some((hour, rest)) = written.split_once([':', '.']) {
            let is_colon = written.contains(':');
            let minute = rest.split(':').next().unwrap_or(rest);
            let exact = (1..=2).contains(&hour.len())
                && minute.len() == 2
                && (rest.len() == 2 || is_colon && rest.len() == 5);
            let (hour_value, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            let in_full = hour.starts_with('0');
            let half = self.half(at + 1);
            let is_hour = self.may(at + 1, Role::Hour);
            if !exact || !(is_colon || half.is_some() || is_hour) {
                return None;
            }
            let time = Time::new(hour_value, minute, half.map(|(half, _)| half), in_full)?;
            let end = half.map_or(at + 1 + usize::from(is_hour), |(_, end)| end);
            let next = self.push_time(at, end, time);
            if half.is_none()
                && !is_colon
                && let Some(unit) = self.entry(at + 1).and_then(|entry| entry.units.first())
            {
                // *16.06 hours* may be so long.
                let amounts = of_digits(self.written(at), self.lexicon.comma).into_iter();
                let amounts = amounts.map(|amount| What::Amount(amount.of(*unit)));
                self.items.last_mut().expect("it was pushed").readings.extend(amounts);
            }
            return Some(next);
        }
        let (value, length) = self.digits(at)?;
        if length == 4
            && self.is_word(at + 1, &["hours", "hrs", "GMT", "UTC", "BST", "CET", "EST", "EDT", "MEZ"])
        {
            let time = Time::new(value / 100, value % 100, None, true)?;
            return Some(self.push_time(at, at + 2, time));
        }
        if length > 2 {
            return None;
        }
        let hour = value;
        if let Some((half, end)) = self.half(at + 1) {
            let time = Time::new(hour, 0, Some(half), false).filter(|_| hour > 0)?;
            return Some(self.push_time(at, end, time));
        }
        let after = self.hour(at + 1)?;
        let minutes = self.digits(after).filter(|(minute, length)| *length == 2 && *minute < 60);
        let (minute, end) = minutes.map_or((0, after), |(minute, _)| (minute, after + 1));
        let half = self.half(end);
        let time = Time::new(hour, minute, half.map(|(half, _)| half), length == 2 && hour < 10)?;
        let end = half.map_or(end, |(_, end)| end);
        let next = self.push_time(at, end, time);
        if minutes.is_none()
            && let Some(unit) = self.entry(at + 1).and_then(|entry| entry.units.first())
        {
            // *18 heures* may be so long.
            let amount = Amount::whole(f64::from(value)).of(*unit);
            self.items.last_mut().expect("it was pushed").readings.push(What::Amount(amount));
        }
        Some(next)
    }

    /// What follows the word after a whole hour: *o’clock*, *Uhr*.
    fn hour(&self, at: usize) -> Option<usize> {
        if self.is_word(at, &["o"]) && self.is_char(at + 1, MARK) && self.is_word(at + 2, &["clock"]) {
            return Some(at + 3);
        }
        self.may(at, Role::Hour).then_some(at + 1)
    }

    /// Which half of the day is named, and what follows: *p.m.*, *in the morning*.
    fn half(&self, at: usize) -> Option<(Half, usize)> {
        let letter = self.str(at);
        let is_short = matches!(letter, "a" | "p" | "A" | "P")
            && self.is_char(at + 1, '.')
            && self.is_word(at + 2, &["m"]);
        if is_short || matches!(letter, "A.M." | "P.M.") {
            let half = if letter.starts_with(['a', 'A']) { Half::Morning } else { Half::Evening };
            let end = if is_short { at + 3 } else { at + 1 };
            return Some((half, end + usize::from(is_short && self.is_char(end, '.') && self.glued(end))));
        }
        if self.is_word(at, &["at"]) && self.is_word(at + 1, &["night"]) {
            return Some((Half::Evening, at + 2));
        }
        // Of *in the morning*, *de la tarde* the last word alone is in the list.
        for end in at..at + 3 {
            if let Some(half) = self.entry(end).and_then(|entry| entry.half) {
                return Some((half, end + 1));
            }
            let passes =
                self.is_char(end, MARK) || self.kind(end) == Some(Kind::Word) && self.str(end).len() <= 3;
            if !passes
                || self
                    .is(end, |entry| entry.is(Role::Between) || entry.is(Role::At) && entry.units.is_empty())
            {
                break;
            }
        }
        None
    }

    /// *six o’clock*, *six in the morning*, *half past six*.
    fn time_in_words(&mut self, at: usize) -> Option<usize> {
        if let Some(part) = self.entry(at).and_then(|entry| entry.part).filter(|part| matches!(part, 2 | 4)) {
            if part == 2
                && self.may(at, Role::NextHalf)
                && let Some(hour) = self.hour_in_words(at + 1)
            {
                let half = self.half(at + 2);
                let time = before_hour(hour, 30, half.map(|(half, _)| half))?;
                return Some(self.push_time(at, half.map_or(at + 2, |(_, end)| end), time));
            }
            let past = self.may(at + 1, Role::After);
            let to = part == 4 && self.may(at + 1, Role::Before);
            if !(past || to) {
                return None;
            }
            let hour = self.hour_in_words(at + 2)?;
            let half = self.half(at + 3);
            let named = half.map(|(half, _)| half);
            let time =
                if to { before_hour(hour, 15, named) } else { Time::new(hour, 60 / part, named, false) }?;
            return Some(self.push_time(at, half.map_or(at + 3, |(_, end)| end), time));
        }
        if let Some(next) = self.minutes_and_hour(at) {
            return Some(next);
        }
        let hour = self.entry(at)?.cardinal.filter(|hour| (1..=12).contains(hour))?;
        let after = self.hour(at + 1);
        if let Some((minutes, end)) = after.and_then(|after| self.minutes_after_hour(after)) {
            let half = self.half(end);
            let time = Time::new(hour, minutes, half.map(|(half, _)| half), false)?;
            return Some(self.push_time(at, half.map_or(end, |(_, end)| end), time));
        }
        let half = self.half(after.unwrap_or(at + 1));
        if after.is_none() && half.is_none() {
            return None;
        }
        let time = Time::new(hour, 0, half.map(|(half, _)| half), false)?;
        let end = half.map(|(_, end)| end).or(after)?;
        let next = self.push_time(at, end, time);
        if let Some(unit) = self.entry(at + 1).and_then(|entry| entry.units.first()) {
            let amount = Amount::whole(f64::from(hour)).of(*unit);
            self.items.last_mut().expect("it was pushed").readings.push(What::Amount(amount));
        }
        Some(next)
    }

    /// An hour of twelve.
    fn hour_in_words(&self, at: usize) -> Option<u32> {
        let hour = self.digits(at).map(|(hour, _)| hour).or_else(|| self.entry(at)?.cardinal)?;
        Some(hour).filter(|hour| (1..=12).contains(hour))
    }

    /// The minutes after a whole hour in words: *dix heures cinq*, *dix heures et demie*, *zehn Uhr fünf*.
    fn minutes_after_hour(&self, at: usize) -> Option<(u32, usize)> {
        let part = self.entry(at + 1).and_then(|entry| entry.part).filter(|part| matches!(part, 2 | 4));
        if let Some(part) = part.filter(|_| self.may(at, Role::And)) {
            return Some((60 / part, at + 2));
        }
        let (minutes, end) = self.words(at)?;
        let minutes = count(minutes.value()).filter(|minutes| (1..60).contains(minutes))?;
        // *zehn Uhr, zwei Boote*
        let is_alone = self.kind(end) != Some(Kind::Word) || self.half(end).is_some();
        is_alone.then_some((minutes, end))
    }

    /// *five minutes past ten*, *at ten to eight*.
    fn minutes_and_hour(&mut self, at: usize) -> Option<usize> {
        let (minutes, next) = self.words(at)?;
        let minutes = count(minutes.value()).filter(|minutes| (1..60).contains(minutes))?;
        let says_minutes = self
            .is(next, |entry| entry.units.iter().any(|unit| (unit.measure, unit.factor) == ("second", 60.0)));
        let joint = next + usize::from(says_minutes);
        let (is_after, is_before) = (self.may(joint, Role::After), self.may(joint, Role::Before));
        // *from ten to eight* is a range, and *by five to two* a vote.
        let is_at = at.checked_sub(1).is_some_and(|before| {
            self.may(before, Role::At) && !self.is_word(before, &["from", "between", "to", "past", "by"])
        });
        let is_time = says_minutes || minutes.is_multiple_of(5) && (is_at || self.is_word(joint, &["past"]));
        if !(is_time && (is_after || is_before)) {
            return None;
        }
        let hour = self.hour_in_words(joint + 1)?;
        let end = joint + 2;
        let half = self.half(end);
        if half.is_none() && (!self.units(end).0.is_empty() || self.counts_things(end)) {
            return None;
        }
        let named = half.map(|(half, _)| half);
        let time = if is_after {
            Time::new(hour, minutes, named, false)
        } else {
            before_hour(hour, minutes, named)
        }?;
        Some(self.push_time(at, half.map_or(end, |(_, end)| end), time))
    }

    fn push_time(&mut self, at: usize, end: usize, time: Time) -> usize {
        if let Some(last) = self.last.filter(|last| self.is_range(last.end, at)) {
            // *from 9 to 11 a.m.*
            let hour = last.base.value.trunc();
            let minute = ((last.base.value - hour) * 100.0).round();
            let start = count(hour)
                .zip(count(minute))
                .and_then(|(hour, minute)| Time::new(hour, minute, None, false));
            self.items[last.item].readings.extend(start.map(What::Time));
        }
        self.push(at..end, Manner::Plain, vec![What::Time(time)]);
        end
    }

    /// Whether what stands between two numbers makes them a range.
    fn is_range(&self, end: usize, start: usize) -> bool {
        // *elf- bis dreizehntausend*
        let is_cut = start == end + 2 && self.is_char(end, '-') && self.may(end + 1, Role::Between);
        is_cut || start == end + 1 && (self.is_char(end, '-') || self.may(end, Role::Between))
    }

    // Numbers.

    fn number(&mut self, at: usize) -> Option<usize> {
        let (money, start) = self.money_before(at);
        if self.kind(start) == Some(Kind::Digits) && self.str(start).contains(':') {
            return Some(self.score(start));
        }
        if money.is_none()
            && let Some(next) = self.decade(at).or_else(|| self.ordinal(at)).or_else(|| self.part(at))
        {
            return Some(next);
        }
        let (bases, manner, next) = self.base(start)?;
        if bases.is_empty() {
            let word = self.str(start).to_owned();
            self.push(at..next, Manner::Plain, vec![What::Literal(word)]);
            return Some(next);
        }
        let (scales, after_scale) = self.scale(next, money.is_some());
        let (mut units, mut end) = self.units(after_scale);
        let before = at.checked_sub(1).filter(|before| self.is_char(*before, '('));
        if before.is_some() && units.is_empty() && self.is_char(after_scale, ')') {
            // *fifty-four (54) months*
            units = self.units(after_scale + 1).0;
        }
        if units.is_empty() && money.is_none() && self.counts_things(end) {
            units = vec![Unit::THINGS];
            end = after_scale;
        }
        // In a table the first word of the next row is no unit: *16.057*, *Second*.
        let is_next_row = self.foreign
            && money.is_none()
            && end == after_scale + 1
            && self.str(after_scale).starts_with(char::is_uppercase)
            && self.gap(after_scale).contains('\n');
        if is_next_row {
            (units, end) = (Vec::new(), after_scale);
        }
        if let Some(money) = money {
            units = vec![money];
        }
        let mut readings = Vec::new();
        for base in &bases {
            for scale in &scales {
                let amount = base.times(*scale);
                // A year has no unit.
                let amount = if units.is_empty() || scale.is_some() || amount.rounding != Rounding::None {
                    amount
                } else {
                    Amount::whole(amount.value)
                };
                if units.is_empty() {
                    readings.push(What::Amount(amount));
                }
                readings.extend(units.iter().map(|unit| What::Amount(amount.of(*unit))));
            }
        }
        let is_bare = scales == [None] && units.is_empty();
        if let Some(metre) = self.glued_metre(next).filter(|_| scales != [None] && money.is_none()) {
            readings.extend(bases.iter().map(|base| What::Amount(base.of(metre))));
        }
        if is_bare {
            readings.extend(self.bare_time(at, start, &bases));
        }
        if self.is_rounded(at, end) {
            for reading in &mut readings {
                if let What::Amount(amount) = reading {
                    *amount = amount.loosely();
                }
            }
        }
        let shared = if manner == Manner::Words { self.scale_of_words(start, next) } else { None };
        let scales = shared.map_or(scales, |scale| vec![Some(scale)]);
        readings.extend(self.scale_before(end, &bases).filter(|_| is_bare).map(What::Amount));
        self.extend_range(at, &bases, &scales, &units, &mut readings, money);
        if let (Some(before), Some(last)) = (before, self.last)
            && last.end == before
            && last.base.window() == bases[0].window()
        {
            self.items[last.item].readings.clone_from(&readings);
        }
        self.last = Some(Last { base: bases[0], item: self.items.len(), end, is_bare });
        if let Some(scale) = scales[0].filter(|scale| *scale >= 1e6) {
            self.scaled = Some((scale, end));
        }
        self.push(at..end, manner, readings);
        Some(end)
    }

    /// Whether words around a number say that it is rounded: *about*, *more than*, *or so*.
    fn is_rounded(&self, at: usize, end: usize) -> bool {
        let is_after = self.is_word(end, &["or"]) && self.is_word(end + 1, &["so"])
            || self.is_char(end, '-') && self.is_word(end + 1, &["odd"]);
        let Some(before) = at.checked_sub(1) else { return is_after };
        let is_sign = self.is_char(before, '~') || self.is_char(before, '≈');
        let skips = self.is_char(before, '.') && self.glued(before) || self.may(before, Role::Than);
        let two_before = before.checked_sub(1).filter(|_| skips);
        is_after
            || is_sign
            || self.may(before, Role::Rounded)
            || two_before.is_some_and(|at| self.may(at, Role::Rounded))
    }

    /// What multiplies a number of words, at its end: *eleven to thirteen thousand*.
    fn scale_of_words(&self, start: usize, end: usize) -> Option<f64> {
        let mut scale = None;
        for at in (start..end).rev() {
            let last = match self.joined.get(&at) {
                Some(parts) => parts.last().copied(),
                None => self.entry(at),
            };
            let Some(by) = last.and_then(|entry| entry.scale) else { break };
            scale = Some(scale.unwrap_or(1.0) * by);
        }
        scale
    }

    /// What a number of a source without a scale comes to that shares the one before: *1.3 billion in May, and now 900*.
    fn scale_before(&self, end: usize, bases: &[Amount]) -> Option<Amount> {
        let is_alone = matches!(self.kind(end), None | Some(Kind::Char('.' | ',' | ';' | ')' | '!' | '?')));
        let (scale, place) = self.scaled.filter(|_| self.foreign && is_alone)?;
        let base = bases.first().filter(|base| base.value < 1000.0 && base.value >= 1.0)?;
        (end - place < ELLIPSIS).then(|| base.times(Some(scale)))
    }

    /// Whether the words after a number name things: `41 boats`, *twelve wind farms*.
    fn counts_things(&self, at: usize) -> bool {
        let is_plain = |at: usize| {
            let word = self.str(at);
            self.kind(at) == Some(Kind::Word)
                && self.entry(at).is_none()
                && word.starts_with(char::is_lowercase)
        };
        let is_plural = |at: usize| {
            let word = self.str(at);
            let is_other = [
                "this", "does", "less", "plus", "minus", "versus", "points", "times", "across", "perhaps",
                "always",
            ];
            matches!(word, "people" | "men" | "women" | "children")
                || word.len() >= 4
                    && word.ends_with('s')
                    && !word.ends_with("ss")
                    && !is_other.contains(&word)
        };
        self.lexicon.plural_s && is_plain(at) && (is_plural(at) || is_plain(at + 1) && is_plural(at + 1))
    }

    /// What an hour alone may be: `6.38`, *at six*.
    fn bare_time(&self, at: usize, start: usize, bases: &[Amount]) -> Option<What> {
        if let Some((hour, minute)) =
            self.str(start).split_once('.').filter(|_| self.kind(start) == Some(Kind::Digits))
        {
            let is_time = (1..=2).contains(&hour.len()) && minute.len() == 2;
            let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, None, hour.starts_with('0'))?;
            return is_time.then_some(What::Time(time));
        }
        let after_at = at.checked_sub(1).is_some_and(|before| self.may(before, Role::At));
        let hour = count(bases[0].value).filter(|hour| after_at && (1..=24).contains(hour))?;
        Time::new(hour, 0, None, false).map(What::Time)
    }

    /// A range shares what stands at its end: *10 to 12 per cent*, *$5–6m*, *2019–20*.
    fn extend_range(
        &mut self,
        at: usize,
        bases: &[Amount],
        scales: &[Option<f64>],
        units: &[Unit],
        readings: &mut Vec<What>,
        money: Option<Unit>,
    ) {
        let Some(last) = self.last.filter(|last| self.is_range(last.end, at)) else { return };
        if last.base.rounding == Rounding::None && bases[0].value < 100.0 && units.is_empty() {
            let year = (last.base.value / 100.0).trunc() * 100.0 + bases[0].value;
            readings.push(What::Amount(Amount { rounding: Rounding::None, ..Amount::whole(year) }));
        }
        let first = &mut self.items[last.item].readings;
        let known = first.iter().find_map(|reading| match reading {
            What::Amount(Amount { unit: Some(unit), .. }) => Some(*unit),
            _ => None,
        });
        for scale in scales.iter().filter(|_| scales != [None] || !units.is_empty()) {
            let amount = last.base.times(*scale);
            first.push(What::Amount(match known {
                Some(unit) => amount.of(unit),
                None => units.first().map_or(amount, |unit| amount.of(*unit)),
            }));
        }
        if let (Some(unit), None) = (known.filter(|unit| last.is_bare || unit::is_money(*unit)), money) {
            let more = scales.iter().flat_map(|scale| bases.iter().map(move |base| base.times(*scale)));
            if units.is_empty() {
                readings.extend(more.map(|amount| What::Amount(amount.of(unit))));
            }
        }
    }

    /// The currency before a number, and where the number begins.
    fn money_before(&self, at: usize) -> (Option<Unit>, usize) {
        let sign = |at: usize| match self.kind(at) {
            Some(Kind::Char(char)) => unit::sign(char).filter(|unit| unit::is_money(*unit)),
            _ => None,
        };
        match self.kind(at) {
            Some(Kind::Char(_)) => match sign(at) {
                Some(unit) => (Some(unit), at + 1),
                None => (None, at),
            },
            Some(Kind::Word | Kind::Acronym) => {
                if let Some(unit) = sign(at + 1).filter(|_| self.glued(at + 1)) {
                    return (Some(unit::before_sign(self.str(at)).unwrap_or(unit)), at + 2);
                }
                let stop = usize::from(self.is_char(at + 1, '.') && self.str(at).len() <= 3);
                match unit::code(self.str(at)) {
                    Some(unit) if self.kind(at + 1 + stop) == Some(Kind::Digits) => {
                        (Some(unit), at + 1 + stop)
                    }
                    _ => (None, at),
                }
            }
            _ => (None, at),
        }
    }

    /// `3:1` is two numbers.
    fn score(&mut self, at: usize) -> usize {
        let numbers: Vec<Amount> =
            self.str(at).split(':').filter_map(|part| part.parse().ok().map(Amount::whole)).collect();
        for amount in numbers {
            self.push(at..at + 1, Manner::Plain, vec![What::Amount(amount)]);
        }
        at + 1
    }

    /// `1990s`, `’90s`.
    fn decade(&mut self, at: usize) -> Option<usize> {
        let start = if self.is_char(at, MARK) && self.glued(at + 1) { at + 1 } else { at };
        let (value, length) = self.digits(start)?;
        let is_decade = value % 10 == 0
            && (length == 4 || length == 2 && value >= 20)
            && self.glued(start + 1)
            && self.is_word(start + 1, &["s"]);
        // `1990’s` lost its ending.
        if !is_decade {
            return None;
        }
        self.push(at..start + 2, Manner::Plain, vec![What::Decade(value as u16)]);
        Some(start + 2)
    }

    /// `3rd`, *twenty-third*.
    fn ordinal(&mut self, at: usize) -> Option<usize> {
        if let Some((value, _)) = self.digits(at) {
            if self.is_ordinal_ending(at + 1) {
                self.push(at..at + 2, Manner::Plain, vec![What::Ordinal(value)]);
                return Some(at + 2);
            }
            return None;
        }
        let (words, next) = self.words(at)?;
        if !self.is_ordinal(next - 1) {
            return None;
        }
        let value = words.value();
        let mut readings = vec![What::Ordinal(count(value)?)];
        if self.entry(at).is_some_and(|entry| entry.cardinal.is_some()) && next == at + 1 {
            readings.push(What::Amount(Amount::whole(value)));
        }
        let of = self.entry(at).and_then(|entry| entry.part).filter(|_| next == at + 1);
        let one = at.checked_sub(1).is_some_and(|before| self.may(before, Role::Article));
        if let Some(part) = of {
            if one && self.says_of_what(next) {
                readings = part_readings(1.0, f64::from(part));
                self.push(at..next, Manner::Part(true), readings);
                return Some(next);
            }
            if self.foreign {
                readings.extend(part_readings(1.0, f64::from(part)));
            }
        }
        self.push(at..next, Manner::Words, readings);
        Some(next)
    }

    fn is_ordinal(&self, at: usize) -> bool {
        match self.entry(at) {
            Some(entry) => entry.ordinal.is_some() && entry.cardinal.is_none(),
            None => {
                self.kind(at) == Some(Kind::Word)
                    && self.joined.get(&at).is_some_and(|parts| {
                        parts.last().is_some_and(|entry| entry.ordinal.is_some() && entry.cardinal.is_none())
                    })
            }
        }
    }

    fn says_of_what(&self, at: usize) -> bool {
        self.may(at, Role::Of) || matches!(self.kind(at), None | Some(Kind::Char(_)))
    }

    /// *half*, *two thirds*, *a quarter of a million*, *half an hour*.
    fn part(&mut self, at: usize) -> Option<usize> {
        let (over, from) = match self.words(at) {
            Some((words, next)) => {
                let part = next + usize::from(self.is_char(next, '-'));
                if !self.is(part, |entry| entry.part.is_some()) {
                    return None;
                }
                (words.value(), part)
            }
            None if self.may(at, Role::Article) => (1.0, at + 1),
            None => (1.0, at),
        };
        let part = self.entry(from)?.part?;
        let under = f64::from(part);
        if from == at && self.is(at, |entry| entry.ordinal.is_some()) {
            return None;
        }
        let has_number = from > at;
        let next = from + 1;
        let mut of = next;
        while of < next + 3 && self.is(of, |entry| entry.is(Role::Of) || entry.is(Role::Article)) {
            of += 1;
        }
        let dash = usize::from(self.is_char(of, '-'));
        let share = over / under;
        if let Some(scale) = self.entry(of + dash).and_then(|entry| entry.scale) {
            let (units, end) = self.units(of + dash + 1);
            let amount = Amount {
                value: share * scale,
                step: scale / 10.0,
                rounding: Rounding::Coarse,
                unit: units.first().copied(),
            };
            self.push(at..end, Manner::Words, vec![What::Amount(amount)]);
            return Some(end);
        }
        let (units, end) = if of > next || dash > 0 { self.units(of) } else { (Vec::new(), next) };
        let end = if units.is_empty() { next } else { end };
        let mut readings = part_readings(over, under);
        readings.extend(units.iter().map(|unit| {
            What::Amount(Amount { value: share, step: 0.02, rounding: Rounding::Fine, unit: Some(*unit) })
        }));
        let whole = of > next || self.says_of_what(next) && has_number;
        self.push(at..end, Manner::Part(whole && (has_number || part == 2)), readings);
        Some(end)
    }

    /// The digits or words of a number, and where they end. None of what is no number.
    fn base(&self, at: usize) -> Option<(Vec<Amount>, Manner, usize)> {
        if self.kind(at) == Some(Kind::Digits) {
            let mut bases = of_digits(self.written(at), self.lexicon.comma);
            let mut next = at + 1;
            if let Some(part) = fraction(self.str(next)) {
                for base in &mut bases {
                    *base =
                        Amount { value: base.value + part, step: 0.25, rounding: Rounding::Fine, unit: None };
                }
                next += 1;
            }
            let (more, next) = self.and_a_half(next);
            for base in bases.iter_mut().filter(|_| more > 0.0) {
                *base = Amount { value: base.value + more, step: 0.5, rounding: Rounding::Fine, unit: None };
            }
            return Some((bases, Manner::Plain, next));
        }
        if let Some(part) = fraction(self.str(at)) {
            return Some((
                vec![Amount { value: part, step: 0.02, rounding: Rounding::Fine, unit: None }],
                Manner::Plain,
                at + 1,
            ));
        }
        if let Some((words, next)) = self.words(at) {
            let (more, next) = self.and_a_half(next);
            let amount = Amount::whole(words.value());
            let amount = if more > 0.0 {
                Amount { value: amount.value + more, step: 0.5, rounding: Rounding::Fine, unit: None }
            } else {
                amount
            };
            return Some((vec![amount], Manner::Words, next));
        }
        // *a dozen*
        if self.may(at, Role::Article) && self.is(at + 1, |entry| entry.scale.is_some()) {
            return Some((vec![Amount::whole(1.0)], Manner::Words, at + 1));
        }
        let implied = self.entry(at)?.implied?;
        Some((vec![Amount::whole(f64::from(implied))], Manner::Implied, at + 1))
    }

    /// *and a half*
    fn and_a_half(&self, at: usize) -> (f64, usize) {
        let is_it = self.may(at, Role::And)
            && self.may(at + 1, Role::Article)
            && self.is(at + 2, |entry| entry.part == Some(2));
        if is_it { (0.5, at + 3) } else { (0.0, at) }
    }

    /// A number of words, and where it ends.
    fn words(&self, at: usize) -> Option<(Words, usize)> {
        let starts =
            |entry: &Entry| entry.cardinal.is_some() || entry.ordinal.is_some() || entry.is(Role::Bare);
        match self.entry(at) {
            Some(entry) if starts(entry) => {}
            Some(_) => return None,
            None => {
                if self.kind(at) != Some(Kind::Word) {
                    return None;
                }
                self.joined.get(&at).filter(|parts| starts(parts[0]))?;
            }
        }
        let mut words = Words::new(self.lexicon.and_after_tens);
        let mut best: Option<(Words, usize)> = None;
        // What was the best before *and*.
        let mut before_and: Option<(Words, usize)> = None;
        let mut next = at;
        while next < at + WORDS {
            if next > at && self.is_char(next, '-') {
                next += 1;
            }
            let single;
            let parts: &[&Entry] = match self.entry(next) {
                Some(entry) => {
                    single = [entry];
                    &single
                }
                None => match self.joined.get(&next) {
                    Some(parts) => parts,
                    None => break,
                },
            };
            let is_and = parts.len() == 1 && parts[0].is(Role::And);
            if is_and {
                before_and = best;
            }
            words.joined = parts.len() > 1;
            if !parts.iter().all(|entry| words.add(entry)) {
                let scale = parts.len() == 1 && parts[0].scale.is_some();
                if scale && before_and.is_some() {
                    return before_and;
                }
                break;
            }
            next += 1;
            if !is_and {
                best = Some((words, next));
            }
            if !is_and && self.is_ordinal(next - 1) {
                break;
            }
        }
        best
    }

    /// What multiplies a number, in each reading, and what follows.
    fn scale(&self, at: usize, is_money: bool) -> (Vec<Option<f64>>, usize) {
        let mut scale = None;
        let mut next = at;
        // `5,6 M€`
        let is_money = is_money || self.units_at(at + 1).0.first().is_some_and(|unit| unit::is_money(*unit));
        loop {
            let dash = usize::from(self.is_char(next, '-'));
            let place = next + dash;
            let letter = |letters: &[&str]| self.glued(place) && dash == 0 && self.is_word(place, letters);
            let by_letter = [(1e3, "k"), (1e6, "m"), (1e9, "b"), (1e12, "t")]
                .into_iter()
                .find(|(_, own)| letter(&[own]) || is_money && self.is_word(place, &[own]))
                .map(|(scale, _)| scale);
            let by_word = self
                .entry(place)
                .and_then(|entry| entry.scale.filter(|_| self.kind(place) == Some(Kind::Word)));
            match by_letter.or(by_word) {
                Some(by) if next < at + 6 => {
                    scale = Some(scale.unwrap_or(1.0) * by);
                    next = place + 1;
                    if by_letter.is_some() && !is_money && by > 1e3 {
                        // `5m` may be so long, and `5t` so heavy.
                        return (vec![scale, None], next);
                    }
                }
                _ => break,
            }
        }
        // *Mio. Euro*
        let is_short = next > at
            && self.is_char(next, '.')
            && self.glued(next)
            && self.str(next - 1).chars().count() <= 3;
        if is_short && !self.units(next + 1).0.is_empty() {
            next += 1;
        }
        (vec![scale], next)
    }

    fn glued_metre(&self, at: usize) -> Option<Unit> {
        if !self.glued(at) {
            return None;
        }
        match self.str(at) {
            "m" => Some(unit::named("metre")),
            "t" => Some(unit::named("tonne")),
            _ => None,
        }
    }

    /// The units after a number, in each reading, and what follows.
    fn units(&self, at: usize) -> (Vec<Unit>, usize) {
        let dash = usize::from(self.is_char(at, '-'));
        let (units, end) = self.units_at(at + dash);
        if units.is_empty() { (units, at) } else { (units, end) }
    }

    fn units_at(&self, at: usize) -> (Vec<Unit>, usize) {
        if let Some(Kind::Char(char)) = self.kind(at)
            && let Some(unit) = unit::sign(char)
        {
            // The sign of a currency that belongs to the next number.
            let is_next =
                unit::is_money(unit) && self.kind(at + 1) == Some(Kind::Digits) && self.glued(at + 1);
            return if is_next { (Vec::new(), at) } else { (vec![unit], at + 1) };
        }
        let pair = (self.str(at), self.str(at + 1));
        if matches!(pair, ("per" | "pour", "cent") | ("por", "ciento" | "cento") | ("per", "cento")) {
            return (vec![Unit::of("percent")], at + 2);
        }
        if !matches!(self.kind(at), Some(Kind::Word | Kind::Acronym)) {
            return (Vec::new(), at);
        }
        if let Some(unit) = unit::code(pair.0) {
            return (vec![unit], at + 1);
        }
        // *U.S. dollars*
        if let Some(entry) = self
            .entry(at + 1)
            .filter(|entry| self.entry(at).is_none() && entry.units.iter().any(|unit| unit::is_money(*unit)))
        {
            return (entry.units.iter().map(|unit| unit::of_country(pair.0, *unit)).collect(), at + 2);
        }
        match self.entry(at) {
            Some(entry) if !entry.units.is_empty() => {
                let units = entry.units.iter().map(|unit| unit::of_country(pair.1, *unit)).collect();
                (units, at + 1)
            }
            _ => (Vec::new(), at),
        }
    }

    // Days.

    /// Weekdays, and what is counted from today.
    fn day(&mut self, at: usize) -> Option<usize> {
        if let Some(weekday) =
            (self.kind(at) == Some(Kind::Word)).then(|| self.lexicon.weekday(self.str(at))).flatten()
        {
            let shift = [at.checked_sub(1), Some(at + 1)]
                .into_iter()
                .flatten()
                .find_map(|near| self.entry(near).and_then(|entry| entry.relative));
            let near = if self.is_past(at) { Relative::PastWeekday } else { Relative::Weekday };
            let relative = shift.map_or(near(weekday), |shift| Relative::WeekdayOf(weekday, shift));
            self.push(at..at + 1, Manner::Plain, vec![What::Weekday(weekday), What::Relative(relative)]);
            return Some(at + 1);
        }
        let entry = self.entry(at)?;
        if let Some(day) = entry.day {
            self.push(at..at + 1, Manner::Implied, vec![What::Relative(Relative::Days(i32::from(day)))]);
            return Some(at + 1);
        }
        // *last year*, *l’année dernière*
        let shift = i32::from(entry.relative?);
        let near = [Some(at + 1), at.checked_sub(1)].into_iter().flatten();
        let units = near.filter_map(|near| self.entry(near)).flat_map(|entry| &entry.units);
        let counted = units.copied().find_map(|unit| counted(unit, shift));
        // *last night*, *last December*, *last summer*
        let is_night = self.is_word(at + 1, &["night", "evening"]);
        let otherwise = if is_night { Relative::Days(shift) } else { Relative::Year(shift) };
        self.push(at..at + 1, Manner::Implied, vec![What::Relative(counted.unwrap_or(otherwise))]);
        Some(at + 1)
    }

    /// Whether the sentence of a weekday tells of what has been, and of nothing that is to come: *was closed on Monday*.
    fn is_past(&self, at: usize) -> bool {
        let back = (at.saturating_sub(SENTENCE)..at).rev();
        let begins = |at: usize| self.tokens[at].initial || self.begins_paragraph(at);
        let first = back.take_while(|at| !begins(at + 1)).last().unwrap_or(at);
        let more = at + 1..self.tokens.len().min(at + SENTENCE);
        let end = more.take_while(|at| !begins(*at)).last().map_or(at + 1, |last| last + 1);
        let is_to_come =
            |place: usize| self.may(place, Role::Future) || place < at && self.is_word(place, &["to"]);
        // *until Monday*
        let is_limit = at.checked_sub(1).is_some_and(|before| {
            self.may(before, Role::At) || self.may(before, Role::Between) && !self.may(before, Role::And)
        });
        !is_limit && (first..end).any(|place| self.may(place, Role::Past)) && !(first..end).any(is_to_come)
    }

    /// The scale in the head of a table: *in millions*, *€ million*, `£bn`, `’000`.
    fn table_scale(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        let Some(before) = before else { return };
        let is_head = match before {
            Kind::Char(char) => char == '(' || unit::sign(char).is_some_and(unit::is_money),
            Kind::Word => {
                self.is_word(at - 1, &["in", "en", "w", "i"]) || unit::code(self.str(at - 1)).is_some()
            }
            _ => false,
        };
        let scale = self.entry(at).and_then(|entry| entry.scale).or_else(|| match self.str(at) {
            "m" | "M" => Some(1e6),
            _ => None,
        });
        let money = match before {
            Kind::Char(char) => unit::sign(char).filter(|unit| unit::is_money(*unit)),
            _ => unit::code(self.str(at - 1)),
        };
        let of = at + 1 + usize::from(self.may(at + 1, Role::Of));
        let unit = money.or_else(|| self.units(of).0.first().copied());
        if let Some(scale) = scale.filter(|scale| is_head && *scale >= 1000.0) {
            self.scales.push((scale, unit));
        }
        if self.str(at) == "000" && matches!(before, Kind::Char(MARK)) {
            self.scales.push((1000.0, None));
        }
    }

    /// The readings of *three days ago*, which counts from today.
    pub(super) fn ago(&self, item: &Item) -> Option<Relative> {
        let after = self.may(item.tokens.end, Role::Ago);
        let before = item.tokens.start.checked_sub(1).is_some_and(|at| self.may(at, Role::Ago));
        if !(after || before) {
            return None;
        }
        item.readings.iter().find_map(|reading| {
            let What::Amount(Amount { value, unit: Some(unit), .. }) = reading else { return None };
            let many = count(*value).filter(|many| *many < 10_000)?;
            counted(*unit, -i32::try_from(many).ok()?)
        })
    }
}

/// So many minutes to an hour; what is before one is after twelve.
fn before_hour(hour: u32, minutes: u32, half: Option<Half>) -> Option<Time> {
    let hour = if hour == 1 { 12 } else { hour - 1 };
    Time::new(hour, 60 - minutes, half, false)
}

/// So many days, weeks, months or years from today.
fn counted(unit: Unit, many: i32) -> Option<Relative> {
    let is_so_long = |length: f64| (unit.factor - length).abs() < 1.0;
    Some(match unit.measure {
        "month" if is_so_long(1.0) => Relative::Month(many),
        "month" if is_so_long(12.0) => Relative::Year(many),
        "second" if is_so_long(86_400.0) => Relative::Days(many),
        "second" if is_so_long(604_800.0) => Relative::Week(many),
        _ => return None,
    })
}

/// What a part of one may be written as.
fn part_readings(over: f64, under: f64) -> Vec<What> {
    let share = over / under;
    let percent =
        Amount { value: share * 100.0, step: 2.0, rounding: Rounding::Fine, unit: Some(Unit::of("percent")) };
    let number = Amount { value: share, step: 0.02, rounding: Rounding::Fine, unit: None };
    vec![What::Amount(percent), What::Amount(number)]
}

fn fraction(word: &str) -> Option<f64> {
    Some(match word {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}
