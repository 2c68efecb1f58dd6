//! Dates as sources and writers give them: a subset of EDTF (ISO 8601-2), and whole calendar days.
//!
//! The one file that names jiff.

use std::fmt;

use jiff::civil;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(civil::Date);

impl Day {
    /// Reads `2026-11-21`, or the day of an RFC 3339 instant as it is written there; `None` if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.get(..10)?;
        let rest = &text[10..];
        let shaped = day.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !shaped || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
            return None;
        }
        civil::Date::new(day[..4].parse().ok()?, day[5..7].parse().ok()?, day[8..].parse().ok()?)
            .ok()
            .map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of a year, a month and a day of it, if there is one.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }

    /// The weekday, 1 is Monday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// The day that is so many days later, or earlier.
    pub fn plus(self, days: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// How many days after `earlier` this day is; negative if before.
    pub fn days_since(self, earlier: Self) -> i32 {
        earlier.0.until(self.0).map_or(0, |span| span.get_days())
    }

    /// The day of a Unix time in seconds, in the time zone that is `hours` ahead of UTC.
    pub fn of_unix_time(seconds: i64, hours: i8) -> Option<Self> {
        let instant = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(jiff::tz::Offset::constant(hours).to_datetime(instant).date()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What day it is: in UTC, and where the calendar is furthest ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Today {
    /// The day in UTC, or the one that `--today` names.
    pub day: Day,
    /// The latest day that any time zone has reached (UTC+14). A date is in the future only if it is later than this.
    pub furthest: Day,
}

impl Today {
    /// Today is `day`, everywhere.
    pub fn fixed(day: Day) -> Self {
        Self { day, furthest: day }
    }

    /// Today at a Unix time in seconds.
    pub fn at_unix_time(seconds: i64) -> Option<Self> {
        Some(Self { day: Day::of_unix_time(seconds, 0)?, furthest: Day::of_unix_time(seconds, 14)? })
    }
}

impl Default for Today {
    fn default() -> Self {
        Self::fixed(Day(civil::Date::constant(1970, 1, 1)))
    }
}

/// A date to the precision that is known: `2025`, `2025-07`, `2025-07-10`, with `?` (uncertain), `~` (approximate) or
/// `%` (both) at its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Edtf {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// The source is not sure of it.
    pub uncertain: bool,
    /// It is an estimate.
    pub approximate: bool,
}

impl Edtf {
    /// Reads a date; `None` if it is not of the form above, or there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, uncertain, approximate) = match text.chars().last()? {
            '?' => (&text[..text.len() - 1], true, false),
            '~' => (&text[..text.len() - 1], false, true),
            '%' => (&text[..text.len() - 1], true, true),
            _ => (text, false, false),
        };
        let mut parts = text.split('-');
        let mut next = |digits: usize| match parts.next() {
            None => Some(None),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<i16>().ok().map(Some)
            }
            Some(_) => None,
        };
        let year = next(4)??;
        let month = next(2)?.map(i16::unsigned_abs);
        let day = next(2)?.map(i16::unsigned_abs);
        if parts.next().is_some() || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        let month = month.map(|month| month as u8);
        let day = day.map(|day| day as u8);
        if let Some(day) = day {
            civil::Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day).ok()?).ok()?;
        }
        Some(Self { year, month, day, uncertain, approximate })
    }

    /// Whether the date lies wholly after `day`, at its own precision: `2026-11` is not after 2026-11-13.
    pub fn is_after(self, day: Day) -> bool {
        let own = (self.year, self.month.unwrap_or(0), self.day.unwrap_or(0));
        let other = (
            day.year(),
            if self.month.is_some() { day.month() } else { 0 },
            if self.day.is_some() { day.day() } else { 0 },
        );
        own > other
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        formatter.write_str(match (self.uncertain, self.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days_are_read_and_written() {
        assert_eq!(day("2026-11-21").to_string(), "2026-11-21");
        assert_eq!(day("2026-11-21T23:59:00-05:00"), day("2026-11-21"));
        for bad in ["2026-02-30", "2026-1-1", "21.11.2026", "2026-11-21x", "", "2026-11", "٢٠٢٦-١١-٢١"]
        {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        assert_eq!(day("2026-12-05").days_since(day("2026-11-21")), 14);
        assert_eq!(day("2026-11-20").days_since(day("2026-11-21")), -1);
        assert_eq!(Day::new(2026, 11, 30), Some(day("2026-11-30")));
        assert_eq!(Day::new(2026, 2, 29), None);
        assert_eq!(day("2026-11-30").weekday(), 1);
        assert_eq!(day("2026-12-01").plus(-2), Some(day("2026-11-29")));
        assert_eq!(day("2026-12-01").plus(i32::MAX), None);
    }

    #[test]
    fn edtf_keeps_its_precision() {
        for text in ["2025", "2025-07", "2025-07-10", "2025-07-10?", "2025~", "2025-07%"] {
            assert_eq!(Edtf::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "?", "25", "2025-13", "2025-02-30", "2025-07-10-1", "July 2025", "2025-7"] {
            assert_eq!(Edtf::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_month_is_not_after_a_day_within_it() {
        assert!(!Edtf::parse("2026-11").unwrap().is_after(day("2026-11-13")));
        assert!(Edtf::parse("2026-12").unwrap().is_after(day("2026-11-13")));
        assert!(Edtf::parse("2026-11-14").unwrap().is_after(day("2026-11-13")));
        assert!(!Edtf::parse("2026").unwrap().is_after(day("2026-01-01")));
    }

    #[test]
    fn the_calendar_is_furthest_ahead_in_kiribati() {
        let today = Today::at_unix_time(1_700_000_000).unwrap(); // 2023-11-14T22:13:20Z
        assert_eq!(today.day, day("2023-11-14"));
        assert_eq!(today.furthest, day("2023-11-15"));
    }
}
