//! Dates, and days that are counted from the day on which a text was issued.

use std::collections::BTreeSet;

use crate::date::{Day, Edtf};

/// A date, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month.
    pub day: Option<u8>,
    /// The year.
    pub year: Option<i16>,
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self { month: day.month(), day: Some(day.day()), year: Some(day.year()) }
    }
}

/// What a text counts from the day on which it was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relative {
    /// *on Monday*: the nearest before or after.
    Weekday(u8),
    /// *was closed on Monday*: the nearest before.
    PastWeekday(u8),
    /// *last Monday*, *next Monday*: of this week or of the one before or after.
    WeekdayOf(u8, i8),
    /// *yesterday*, *three days ago*.
    Days(i32),
    /// *last week*.
    Week(i32),
    /// *last month*.
    Month(i32),
    /// *last year*.
    Year(i32),
}

/// What the words that are counted from the day of issue come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// Days and months.
    pub dates: BTreeSet<Date>,
    /// Years.
    pub years: BTreeSet<i16>,
}

/// Resolves what a text of this date counts from it.
pub(super) fn resolve<'a>(issued: Edtf, relatives: impl Iterator<Item = &'a Relative>) -> Resolved {
    let mut resolved = Resolved::default();
    resolved.years.insert(issued.year);
    let day = issued.month.zip(issued.day).and_then(|(month, day)| Day::new(issued.year, month, day));
    if let Some(month) = issued.month {
        resolved.dates.insert(Date { month, day: issued.day, year: Some(issued.year) });
    }
    for relative in relatives {
        match *relative {
            Relative::Year(years) => {
                resolved.years.insert(issued.year.saturating_add(years as i16));
            }
            Relative::Month(months) => {
                let Some(month) = issued.month else { continue };
                let count = i32::from(issued.year) * 12 + i32::from(month) - 1 + months;
                let year = count.div_euclid(12) as i16;
                resolved.dates.insert(Date {
                    month: count.rem_euclid(12) as u8 + 1,
                    day: None,
                    year: Some(year),
                });
                resolved.years.insert(year);
            }
            Relative::Days(days) => resolved.add(day, [days]),
            Relative::Week(weeks) => {
                let Some(day) = day else { continue };
                let monday = weeks * 7 + 1 - i32::from(day.weekday());
                // *last week*: where it begins is a matter of country. *two weeks ago*: that day.
                resolved.add(Some(day), [monday - 1, monday, monday + 4, monday + 5, monday + 6, weeks * 7]);
            }
            Relative::Weekday(weekday) => {
                let Some(day) = day else { continue };
                let ahead = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
                // *Monday* in a text of a Monday is that day.
                resolved.add(Some(day), [ahead]);
                if ahead != 0 {
                    resolved.add(Some(day), [ahead - 7]);
                }
            }
            Relative::PastWeekday(weekday) => {
                let Some(day) = day else { continue };
                let back = (i32::from(day.weekday()) - i32::from(weekday)).rem_euclid(7);
                resolved.add(Some(day), [-back]);
            }
            Relative::WeekdayOf(weekday, week) => {
                let Some(day) = day else { continue };
                let ahead = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
                match week {
                    ..0 => resolved.add(Some(day), [ahead - 7, ahead - 14]),
                    0 => resolved.add(Some(day), [ahead, ahead - 7]),
                    _ => resolved.add(Some(day), [ahead, ahead + 7]),
                }
            }
        }
    }
    resolved
}

impl Resolved {
    fn add(&mut self, issued: Option<Day>, offsets: impl IntoIterator<Item = i32>) {
        let days = offsets.into_iter().filter_map(|offset| issued?.plus(offset));
        for day in days {
            self.dates.insert(day.into());
            self.years.insert(day.year());
        }
    }
}

/// The weekday of a date, 1 is Monday.
pub(super) fn weekday(year: i16, month: u8, day: u8) -> Option<u8> {
    Day::new(year, month, day).map(Day::weekday)
}
