//! What a text has of numbers, dates, times and words.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::date::{Date, Relative};
use super::fact::What;
use super::lexicon::lexicon;
use super::name::{CAPITAL, LOWER, UPPER, case, fold, fold_umlauts, is_small};
use super::number::Amount;
use super::reader::{Manner, Reader, read};
use super::time::Time;
use super::token::Kind;
use super::unit::Unit;
use crate::parse::normal::{MARK, Normal};

/// What a text has of facts.
#[derive(Clone, Debug, Default)]
pub struct Stock {
    /// The values of numbers by what they count, in order; those that count nothing in particular under no name.
    amounts: BTreeMap<&'static str, Vec<f64>>,
    /// The values of all numbers as they are written, in order.
    plain: Vec<f64>,
    /// Where each number stands in the normal form, with the word after it, by its value.
    places: Vec<(f64, Range<u32>)>,
    ordinals: BTreeSet<u32>,
    /// Those in digits, which may be days of a month: *on the 13th*.
    days: BTreeSet<u32>,
    times: Vec<Time>,
    pub(super) dates: BTreeSet<Date>,
    weekdays: BTreeSet<u8>,
    pub(super) relatives: BTreeSet<Relative>,
    decades: BTreeSet<u16>,
    literals: HashSet<Box<str>>,
    /// What the numbers of a table are to be multiplied by.
    scales: Vec<(f64, Option<Unit>)>,
    /// All words, folded, and how each was written.
    words: HashMap<Box<str>, u8>,
    /// Words with a capital that follow another one.
    after_names: HashSet<Box<str>>,
    /// The initials of runs of words with capitals.
    initials: HashSet<Box<str>>,
}

impl Stock {
    /// What a text in normal form has, which was made from `raw`, a text in this language.
    pub fn of(normal: &Normal, raw: &str, language: &str) -> Self {
        let reader = read(normal, raw, lexicon(language), true);
        let mut stock = Self::default();
        for item in &reader.items {
            let start = reader.tokens[item.tokens.start].range().start as u32;
            let place = start..reader.end_of_word_after(item) as u32;
            for reading in &item.readings {
                stock.add(reading);
                if let (What::Amount(amount), Manner::Plain | Manner::Words) = (reading, item.manner)
                    && !matches!(item.readings[0], What::Ordinal(_))
                {
                    stock.places.push((amount.value, place.clone()));
                }
                if let (What::Ordinal(day), Manner::Plain) = (reading, item.manner) {
                    stock.days.insert(*day);
                }
            }
            stock.relatives.extend(reader.ago(item));
        }
        stock.scales.clone_from(&reader.scales);
        stock.add_words(&reader, normal);
        stock.add_initials(&reader);
        stock.settle();
        stock
    }

    fn add(&mut self, what: &What) {
        match what {
            What::Amount(amount) => {
                let (measure, factor) = amount.unit.map_or(("", 1.0), |unit| (unit.measure, unit.factor));
                self.amounts.entry(measure).or_default().push(amount.value * factor);
                self.plain.push(amount.value);
            }
            What::Ordinal(value) => {
                self.ordinals.insert(*value);
            }
            What::Time(time) => self.times.push(*time),
            What::Date(date) => {
                self.dates.insert(*date);
                if let Some(year) = date.year {
                    self.plain.push(f64::from(year));
                }
            }
            What::Weekday(weekday) => {
                self.weekdays.insert(*weekday);
            }
            What::Relative(relative) => {
                self.relatives.insert(*relative);
            }
            What::Decade(decade) => {
                self.decades.insert(*decade);
            }
            What::Literal(literal) => {
                self.literals.insert(literal.as_str().into());
            }
            What::Name(_) => {}
        }
    }

    fn add_words(&mut self, reader: &Reader, normal: &Normal) {
        for (at, token) in reader.tokens.iter().enumerate() {
            let word = reader.str(at);
            match token.kind {
                Kind::Word => {
                    self.add_word(word);
                    let before = at.checked_sub(1).map_or("", |before| reader.str(before));
                    if [before, word].iter().all(|word| word.starts_with(char::is_uppercase)) {
                        self.after_names.insert(fold(word).into());
                    }
                    if let Some(value) = roman(word) {
                        self.ordinals.insert(value);
                        self.plain.push(f64::from(value));
                    }
                }
                Kind::Acronym => {
                    *self.words.entry(fold(word).into()).or_default() |= UPPER;
                }
                Kind::Char('-') if normal.soft.binary_search(&(token.range().start as u32)).is_ok() => {
                    // A word that was cut at the end of a line.
                    let before = at.checked_sub(1).map_or("", |before| reader.str(before));
                    self.add_word(&format!("{before}{}", reader.str(at + 1)));
                }
                _ => {}
            }
        }
    }

    fn add_word(&mut self, word: &str) {
        let written = case(word);
        let mut add = |word: String| *self.words.entry(word.into()).or_default() |= written;
        if let Some(word) = fold_umlauts(word) {
            add(word);
        }
        add(fold(word));
    }

    /// The initials of each run of words with capitals, with and without those of small words within.
    fn add_initials(&mut self, reader: &Reader) {
        let mut run: Vec<(char, bool)> = Vec::new();
        for at in 0..=reader.tokens.len() {
            let word = reader.str(at);
            let kind = reader.tokens.get(at).map(|token| token.kind);
            let first = word.chars().next().unwrap_or(' ');
            match kind {
                Some(Kind::Word) if first.is_uppercase() => run.push((first, false)),
                Some(Kind::Word) if !run.is_empty() && is_small(word) => run.push((first, true)),
                Some(Kind::Char('-' | '&' | MARK)) => {}
                _ => {
                    self.add_run(&run);
                    run.clear();
                }
            }
        }
    }

    fn add_run(&mut self, run: &[(char, bool)]) {
        for start in (0..run.len()).filter(|start| !run[*start].1) {
            let (mut all, mut large) = (String::new(), String::new());
            for (letter, small) in run[start..].iter().take(LONGEST_INITIALS) {
                let letter = fold(&letter.to_string());
                all.push_str(&letter);
                if !small {
                    large.push_str(&letter);
                    if large.len() > 1 {
                        self.initials.insert(large.as_str().into());
                        self.initials.insert(all.as_str().into());
                    }
                }
            }
        }
    }

    /// Puts everything into the order in which it is looked up.
    fn settle(&mut self) {
        for values in self.amounts.values_mut().chain([&mut self.plain]) {
            values.sort_unstable_by(f64::total_cmp);
            values.dedup();
        }
        self.scales.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.scales.dedup();
        self.times.sort_unstable_by_key(|time| (time.minutes, time.known));
        self.times.dedup();
        self.places.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.places.dedup_by(|one, other| one.0.total_cmp(&other.0).is_eq());
    }

    /// Whether it has a number that this one is, rounded.
    pub(super) fn has_amount(&self, amount: &Amount) -> bool {
        let (low, high) = amount.window();
        let counted = match amount.unit {
            None => has_between(&self.plain, low, high),
            Some(unit) => self.amounts.iter().any(|(measure, values)| {
                if measure.is_empty() {
                    has_between(values, low, high)
                } else {
                    Unit::may_be(measure, unit.measure)
                        && has_between(values, low * unit.factor, high * unit.factor)
                }
            }),
        };
        let is_counted_in = |head: &Option<Unit>| match (head, amount.unit) {
            (Some(head), Some(unit)) => Unit::may_be(head.measure, unit.measure),
            _ => true,
        };
        counted
            || self.scales.iter().any(|(scale, head)| {
                is_counted_in(head) && has_between(&self.plain, low / scale, high / scale)
            })
    }

    /// Whether it has a place in a row, or the number of it.
    pub(super) fn has_ordinal(&self, value: u32) -> bool {
        self.ordinals.contains(&value) || has_between(&self.plain, f64::from(value), f64::from(value))
    }

    /// Whether it has a day of some month, as an ordinal: *on the 13th*.
    pub(super) fn has_day(&self, day: u8) -> bool {
        self.days.contains(&u32::from(day))
    }

    pub(super) fn has_time(&self, time: Time) -> bool {
        self.times.iter().any(|own| own.may_be(time))
    }

    pub(super) fn has_weekday(&self, weekday: u8) -> bool {
        self.weekdays.contains(&weekday)
    }

    /// Whether it has a year.
    pub(super) fn has_year(&self, year: i16) -> bool {
        has_between(&self.plain, f64::from(year), f64::from(year))
    }

    /// Whether it has a decade, or a year of it.
    pub(super) fn has_decade(&self, decade: u16) -> bool {
        let is_it =
            |other: &u16| *other == decade || other % 100 == decade % 100 && (*other < 100 || decade < 100);
        let first = f64::from(if decade < 100 { 1900 + decade } else { decade });
        self.decades.iter().any(is_it) || has_between(&self.plain, first, first + 9.0)
    }

    pub(super) fn has_literal(&self, literal: &str) -> bool {
        self.literals.contains(literal)
    }

    /// Whether it has a word, written at least like this.
    pub(super) fn has_word(&self, word: &str, least: u8) -> bool {
        let needed = match least {
            LOWER => LOWER | CAPITAL | UPPER,
            CAPITAL => CAPITAL | UPPER,
            least => least,
        };
        self.words.get(word).is_some_and(|written| written & needed != 0)
    }

    /// Whether it has a word with a capital after another one.
    pub(super) fn has_after_name(&self, word: &str) -> bool {
        self.after_names.contains(word)
    }

    pub(super) fn has_initials(&self, letters: &str) -> bool {
        self.initials.contains(letters)
    }

    /// Where a number stands, with the word after it, that is near to another, if one is.
    pub(super) fn near(&self, value: f64) -> Option<Range<usize>> {
        let next = self.places.partition_point(|(own, _)| *own < value);
        let around =
            [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|at| self.places.get(at));
        let near = around.min_by(|one, other| (one.0 - value).abs().total_cmp(&(other.0 - value).abs()))?;
        let is_near = near.0 > 0.0 && value > 0.0 && (near.0 / value).max(value / near.0) <= NEAR;
        is_near.then_some(near.1.start as usize..near.1.end as usize)
    }
}

/// No name has more initials.
const LONGEST_INITIALS: usize = 10;
/// By how many times numbers differ at most that may have been taken for one another.
const NEAR: f64 = 1.25;

fn has_between(values: &[f64], low: f64, high: f64) -> bool {
    let from = values.partition_point(|value| *value < low);
    values.get(from).is_some_and(|value| *value <= high)
}

/// The value of a Roman numeral of two letters or more.
pub(super) fn roman(word: &str) -> Option<u32> {
    if !(2..=8).contains(&word.len()) {
        return None;
    }
    let digit = |char: u8| match char {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        b'M' => Some(1000),
        _ => None,
    };
    let digits: Vec<u32> = word.bytes().map(digit).collect::<Option<_>>()?;
    let mut value = 0;
    let mut last = 0;
    for own in digits.into_iter().rev() {
        value = if own < last { value - own } else { value + own };
        last = own.max(last);
    }
    Some(value)
}
