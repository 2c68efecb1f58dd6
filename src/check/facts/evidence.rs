//! Whether a source bears a fact out: its text, and what is said of it.

use std::sync::Arc;

use super::date::{Date, Resolved, resolve, weekday};
use super::fact::{Name, What};
use super::name::UPPER;
use super::number::count;
use super::opening::Opening;
use super::stock::{Stock, roman};
use crate::model::source::{Name as Author, Source, SourceDate};
use crate::parse::normal::normalise;

/// All that a source has to say.
#[derive(Debug)]
pub struct Evidence {
    /// What its text has.
    text: Arc<Stock>,
    /// What is said of it: its title, publisher, authors.
    about: Stock,
    /// What it counts from the day on which it was issued.
    resolved: Resolved,
}

impl Evidence {
    /// That of a source with this text, in this language.
    pub fn new(text: Arc<Stock>, source: &Source, language: &str) -> Self {
        let about = about(source, language);
        let resolved = match source.issued.known().map(|issued| &issued.value) {
            Some(SourceDate::Edtf(issued)) => resolve(*issued, text.relatives.iter()),
            _ => Resolved::default(),
        };
        Self { text, about, resolved }
    }

    /// Whether the source says it, or what `synonyms` say is the same.
    pub fn supports(&self, what: &What, synonyms: &[Vec<String>]) -> bool {
        let either = |test: &dyn Fn(&Stock) -> bool| test(&self.text) || test(&self.about);
        match what {
            What::Amount(amount) => {
                let year = count(amount.value).and_then(|year| i16::try_from(year).ok());
                let is_year =
                    amount.unit.is_none() && year.is_some_and(|year| self.resolved.years.contains(&year));
                is_year || either(&|stock| stock.has_amount(amount))
            }
            What::Ordinal(value) => either(&|stock| stock.has_ordinal(*value)),
            What::Time(time) => either(&|stock| stock.has_time(*time)),
            What::Date(date) => self.has_date(*date),
            What::Weekday(day) => self.has_weekday(*day),
            What::Decade(decade) => either(&|stock| stock.has_decade(*decade)),
            What::Literal(literal) => either(&|stock| stock.has_literal(literal)),
            What::Name(name) => {
                let has = |word: &str, least: u8| either(&|stock| stock.has_word(word, least));
                let is_numeral = name.written == UPPER
                    && roman(&name.word.to_uppercase())
                        .is_some_and(|value| either(&|stock| stock.has_ordinal(value)));
                let has_initials = |letters: &str| either(&|stock| stock.has_initials(letters));
                is_numeral || name.is_in(&has, &has_initials) || name.has_synonym(synonyms, &has)
            }
            What::Relative(_) => true,
        }
    }

    /// Whether what begins a sentence may be a name: the source has the word that follows after another name.
    pub fn may_be_name(&self, what: &What) -> bool {
        match what {
            What::Name(Name { opening: Some(Opening::Name(next)), .. }) => self.text.has_after_name(next),
            _ => true,
        }
    }

    fn dates(&self) -> impl Iterator<Item = &Date> {
        self.text.dates.iter().chain(&self.about.dates).chain(&self.resolved.dates)
    }

    fn has_year(&self, year: i16) -> bool {
        self.resolved.years.contains(&year) || self.text.has_year(year) || self.about.has_year(year)
    }

    /// A day belongs to its month, and both to their year, if the source gives one.
    fn has_date(&self, date: Date) -> bool {
        let is_it = |own: &Date| match (date.year, own.year) {
            (Some(year), Some(own)) => year == own,
            // A month that is over when the text is issued may be of the year before.
            (Some(year), None) => self.has_year(year) || self.is_before_issue(year),
            (None, _) => true,
        };
        if self.dates_like(date.month, date.day).any(is_it) {
            return true;
        }
        // *on the 13th*
        let in_month = |own: &Date| date.year.is_none() || own.year == date.year;
        date.day.is_some_and(|day| self.text.has_day(day)) && self.dates_like(date.month, None).any(in_month)
    }

    /// Dates in a month, or on a day of it.
    fn dates_like(&self, month: u8, day: Option<u8>) -> impl Iterator<Item = &Date> {
        let first = Date { month, day, year: None };
        let last = Date { month, day: day.or(Some(u8::MAX)), year: Some(i16::MAX) };
        let sets = [&self.text.dates, &self.about.dates, &self.resolved.dates];
        sets.into_iter().flat_map(move |dates| dates.range(first..=last))
    }

    /// Whether a year is the one before that of issue.
    fn is_before_issue(&self, year: i16) -> bool {
        self.resolved.years.contains(&(year + 1)) && self.resolved.years.len() == 1
    }

    /// Whether the source names a weekday, or a date that falls on it.
    fn has_weekday(&self, day: u8) -> bool {
        let falls = |date: &Date| {
            let years: Vec<i16> = match date.year {
                Some(year) => vec![year],
                None => self.resolved.years.iter().copied().collect(),
            };
            years.into_iter().any(|year| date.day.and_then(|day| weekday(year, date.month, day)) == Some(day))
        };
        self.text.has_weekday(day) || self.dates().any(falls)
    }

    /// The words of the text, in normal form, in which it has another number that is near to one.
    pub fn near(&self, what: &What) -> Option<std::ops::Range<usize>> {
        match what {
            What::Amount(amount) => self.text.near(amount.value),
            _ => None,
        }
    }
}

/// What a source says of itself: when and where it was published, by whom, under which title.
fn about(source: &Source, language: &str) -> Stock {
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
            Author::Person { .. } => add(&name.to_string()),
            Author::Literal(name) => add(name),
        }
    }
    match source.issued.known().map(|issued| &issued.value) {
        Some(SourceDate::Edtf(date)) => add(&date.year.to_string()),
        Some(SourceDate::Literal(date)) => add(date),
        None => {}
    }
    Stock::of(&normalise(&text, &[]), &text, language)
}
