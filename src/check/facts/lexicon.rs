//! The words of a language that tell of numbers, units, times and days, each looked up once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::language::{self, LANGUAGES, Language};
use super::unit::{Unit, named};

/// Which half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// Before noon.
    Morning,
    /// After noon.
    Evening,
}

/// What a word may do between others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It joins the words of a number: *and*.
    And,
    /// It stands for one: *a*.
    Article,
    /// It stands between the ends of a range: *to*.
    Between,
    /// It may stand between a day, a month and a year: *of*.
    Of,
    /// It follows a whole hour: *Uhr*.
    Hour,
    /// It stands before an hour: *at*.
    At,
    /// It counts back from today: *ago*.
    Ago,
    /// It is a scale that needs no number before it: *mille*.
    Bare,
    /// It says that a number is rounded: *about*.
    Rounded,
    /// It may stand between that and the number: *than*.
    Than,
    /// It stands between minutes and the hour before: *past*.
    After,
    /// It stands between minutes and the hour to come: *to*.
    Before,
    /// It makes an hour half an hour before it: *halb*.
    NextHalf,
    /// It tells of what has been: *was*.
    Past,
    /// It tells of what is to come: *will*.
    Future,
}

/// What a word may tell of.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// A number.
    pub cardinal: Option<u32>,
    /// A place in a row.
    pub ordinal: Option<u32>,
    /// What multiplies a number.
    pub scale: Option<f64>,
    /// The same, up to a hundred.
    pub small_scale: Option<u32>,
    /// The lower number of a fraction.
    pub part: Option<u32>,
    /// A number, of which it tells without being one.
    pub implied: Option<u32>,
    /// Units, of which one is meant.
    pub units: Vec<Unit>,
    /// A time of day, in minutes.
    pub time: Option<u16>,
    /// A half of the day.
    pub half: Option<Half>,
    /// A day, counted from today.
    pub day: Option<i8>,
    /// Which week, month or year, counted from this one.
    pub relative: Option<i8>,
    /// A month.
    pub month: Option<u8>,
    /// Whether it is short for it.
    pub short_month: bool,
    /// The month that it names in another language.
    pub foreign_month: Option<u8>,
    /// A weekday, 1 is Monday.
    pub weekday: Option<u8>,
    roles: Vec<Role>,
}

impl Entry {
    /// Whether it may do this between others.
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The words of a language.
pub(super) struct Lexicon {
    entries: HashMap<String, Entry>,
    /// Whether a comma stands before decimals; unknown where the language is.
    pub comma: Option<bool>,
    /// Whether *and* may stand between tens and ones.
    pub and_after_tens: bool,
    /// Whether an *s* makes a plural, as in English.
    pub plural_s: bool,
    /// Whether months and weekdays have a capital.
    pub capitals: bool,
    /// The first three letters of the words that a joined number may begin with; none, if the language joins none.
    heads: HashSet<String>,
}

/// One for each language, and the last for those that are not known.
static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let known = LANGUAGES.iter().map(|language| Lexicon::new(Some(language)));
    known.chain(std::iter::once(Lexicon::new(None))).collect()
});

/// The lexicon of the language with this tag.
pub(super) fn lexicon(tag: &str) -> &'static Lexicon {
    let primary = language::primary(tag);
    let place = LANGUAGES.iter().position(|language| language.tag.eq_ignore_ascii_case(primary));
    &LEXICONS[place.unwrap_or(LANGUAGES.len())]
}

/// Units that are written alike everywhere.
const EVERYWHERE: &str = "
    km km
    cm cm
    mm mm
    kg kg
    hectare ha
    kmh kmh
    kw kw
    mw mw
    gw gw
    ";

impl Lexicon {
    fn new(language: Option<&'static Language>) -> Self {
        let mut own = Self {
            entries: HashMap::new(),
            comma: language.map(|language| language.numerals.comma),
            and_after_tens: language.is_some_and(|language| language.numerals.and_after_tens),
            plural_s: language.is_some_and(|language| language.tag == "en"),
            capitals: language.is_some_and(|language| language.capitals),
            heads: HashSet::new(),
        };
        own.units(EVERYWHERE);
        for other in LANGUAGES {
            for month in 1..=12 {
                // Shorter ones are too often another word.
                for name in other.months.names(month).filter(|name| name.chars().count() > 3) {
                    own.entries.entry(name.to_lowercase()).or_default().foreign_month = Some(month);
                }
            }
        }
        if let Some(language) = language {
            own.add(language);
        }
        own
    }

    fn add(&mut self, language: &'static Language) {
        let numerals = &language.numerals;
        self.each(numerals.cardinals, |entry, value| entry.cardinal = value.parse().ok());
        self.each(numerals.ordinals, |entry, value| entry.ordinal = value.parse().ok());
        self.each(numerals.scales, |entry, value| {
            entry.scale = value.parse().ok();
            entry.small_scale = value.parse().ok().filter(|scale| *scale <= 100);
        });
        self.each(numerals.parts, |entry, value| {
            entry.part = value.strip_prefix("1/").and_then(|it| it.parse().ok());
        });
        self.each(numerals.implied, |entry, value| entry.implied = value.parse().ok());
        self.each(numerals.times, |entry, value| entry.time = value.parse().ok());
        self.each(numerals.days, |entry, value| entry.day = value.parse().ok());
        self.each(numerals.relative, |entry, value| entry.relative = value.parse().ok());
        self.each(numerals.halves, |entry, value| {
            entry.half = Some(if value == "am" { Half::Morning } else { Half::Evening });
        });
        self.units(numerals.units);
        self.mark(numerals.bare, |entry| entry.roles.push(Role::Bare));
        self.mark(numerals.and, |entry| entry.roles.push(Role::And));
        self.mark(numerals.articles, |entry| entry.roles.push(Role::Article));
        self.mark(numerals.between, |entry| entry.roles.push(Role::Between));
        self.mark(numerals.of, |entry| entry.roles.push(Role::Of));
        self.mark(numerals.hour, |entry| entry.roles.push(Role::Hour));
        self.mark(numerals.at, |entry| entry.roles.push(Role::At));
        self.mark(numerals.ago, |entry| entry.roles.push(Role::Ago));
        self.mark(numerals.rounded, |entry| entry.roles.push(Role::Rounded));
        self.mark(numerals.than, |entry| entry.roles.push(Role::Than));
        self.mark(numerals.after, |entry| entry.roles.push(Role::After));
        self.mark(numerals.before, |entry| entry.roles.push(Role::Before));
        self.mark(numerals.next_half, |entry| entry.roles.push(Role::NextHalf));
        self.mark(numerals.past, |entry| entry.roles.push(Role::Past));
        self.mark(numerals.future, |entry| entry.roles.push(Role::Future));
        for month in 1..=12 {
            for name in language.months.short(month) {
                let entry = self.entries.entry(name.to_owned()).or_default();
                (entry.month, entry.short_month) = (Some(month), true);
            }
        }
        for month in 1..=12 {
            for name in language.months.names(month) {
                let entry = self.entries.entry(name.to_lowercase()).or_default();
                (entry.month, entry.short_month) = (Some(month), false);
            }
        }
        for (weekday, names) in (1..).zip(language.weekdays) {
            self.mark(names, |entry| entry.weekday = Some(weekday));
            for name in names.split_whitespace() {
                for part in numerals.parts_of_day.split_whitespace() {
                    self.entries.entry(format!("{name}{part}")).or_default().weekday = Some(weekday);
                }
            }
        }
        if numerals.joined {
            let first =
                self.entries.iter().filter(|(_, entry)| entry.cardinal.is_some() || entry.is(Role::Bare));
            self.heads = first.filter_map(|(word, _)| head(word)).map(str::to_owned).collect();
        }
    }

    fn each(&mut self, lines: &'static str, set: impl Fn(&mut Entry, &'static str)) {
        for line in lines.lines() {
            let mut words = line.split_whitespace();
            let Some(value) = words.next() else { continue };
            for word in words {
                set(self.entries.entry(word.to_owned()).or_default(), value);
            }
        }
    }

    fn units(&mut self, lines: &'static str) {
        self.each(lines, |entry, name| entry.units.push(named(name)));
    }

    fn mark(&mut self, words: &'static str, set: impl Fn(&mut Entry)) {
        for word in words.split_whitespace() {
            set(self.entries.entry(word.to_owned()).or_default());
        }
    }

    /// What a word tells of.
    pub(super) fn entry(&self, word: &str) -> Option<&Entry> {
        self.entries.get(&*lower(word))
    }

    /// The month that a word names.
    pub(super) fn month(&self, word: &str) -> Option<u8> {
        self.entry(word)?.month.filter(|_| !self.capitals || word.starts_with(char::is_uppercase))
    }

    /// The weekday that a word names, 1 is Monday.
    pub(super) fn weekday(&self, word: &str) -> Option<u8> {
        self.entry(word)?.weekday.filter(|_| !self.capitals || word.starts_with(char::is_uppercase))
    }

    /// The parts of a number that is written as one word: *drei und zwanzig*.
    pub(super) fn joined(&'static self, word: &str) -> Option<Vec<&'static Entry>> {
        if self.heads.is_empty() || word.len() > LONGEST || !self.heads.contains(head(&lower(word))?) {
            return None;
        }
        let word = lower(word);
        // From each place, the parts that reach the end; the longest first.
        let mut reached: Vec<Option<(usize, &'static Entry)>> = vec![None; word.len() + 1];
        for start in (0..word.len()).rev().filter(|start| word.is_char_boundary(*start)) {
            let ends = (start + 1..=word.len()).rev().filter(|end| word.is_char_boundary(*end));
            reached[start] =
                ends.filter(|end| *end == word.len() || reached[*end].is_some()).find_map(|end| {
                    let entry = self.entries.get(&word[start..end])?;
                    let counts = entry.cardinal.is_some() || entry.scale.is_some() || entry.is(Role::And);
                    let counts = counts || end == word.len() && entry.ordinal.is_some();
                    (counts && end - start < word.len()).then_some((end, entry))
                });
        }
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some((end, entry)) = reached[at] {
            parts.push(entry);
            at = end;
        }
        (!parts.is_empty()).then_some(parts)
    }
}

/// No number that people write is longer.
const LONGEST: usize = 80;

fn head(word: &str) -> Option<&str> {
    word.char_indices().nth(2).map(|(at, char)| &word[..at + char.len_utf8()])
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}
