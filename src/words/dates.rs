//! How a language writes dates of which there are no other words: CLDR's long dates.
//!
//! A page in a language that the interface does not speak has its dates in its own language all the same.

use super::months::{self, Months};

/// How a language writes dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Dates {
    /// Its tags.
    pub(super) tags: &'static [&'static str],
    /// A day, with `{day}`, `{month}` and `{year}`.
    pub(super) day: &'static str,
    /// A month and its year.
    pub(super) month: &'static str,
    /// Its months.
    pub(super) months: &'static Months,
}

const fn dates(
    tags: &'static [&'static str],
    day: &'static str,
    month: &'static str,
    months: &'static Months,
) -> Dates {
    Dates { tags, day, month, months }
}

/// Those of CLDR, for languages with many readers.
pub(super) static ALL: [Dates; 21] = [
    dates(&["fr"], "{day} {month} {year}", "{month} {year}", &months::FRENCH),
    dates(&["es"], "{day} de {month} de {year}", "{month} de {year}", &months::SPANISH),
    dates(&["it"], "{day} {month} {year}", "{month} {year}", &months::ITALIAN),
    dates(&["nl"], "{day} {month} {year}", "{month} {year}", &months::DUTCH),
    dates(&["pt"], "{day} de {month} de {year}", "{month} de {year}", &months::PORTUGUESE),
    dates(&["sv"], "{day} {month} {year}", "{month} {year}", &months::SWEDISH),
    dates(&["pl"], "{day} {month} {year}", "{month} {year}", &months::POLISH),
    dates(&["da"], "{day}. {month} {year}", "{month} {year}", &months::DANISH),
    dates(&["nb", "no", "nn"], "{day}. {month} {year}", "{month} {year}", &months::NORWEGIAN),
    dates(&["fi"], "{day}. {month} {year}", "{month} {year}", &months::FINNISH),
    dates(&["cs"], "{day}. {month} {year}", "{month} {year}", &months::CZECH),
    dates(&["ca"], "{day} {month} del {year}", "{month} del {year}", &months::CATALAN),
    dates(&["ro"], "{day} {month} {year}", "{month} {year}", &months::ROMANIAN),
    dates(&["hu"], "{year}. {month} {day}.", "{year}. {month}", &months::HUNGARIAN),
    dates(&["ru"], "{day} {month} {year} г.", "{month} {year} г.", &months::RUSSIAN),
    dates(&["uk"], "{day} {month} {year} р.", "{month} {year} р.", &months::UKRAINIAN),
    dates(&["el"], "{day} {month} {year}", "{month} {year}", &months::GREEK),
    dates(&["tr"], "{day} {month} {year}", "{month} {year}", &months::TURKISH),
    dates(&["ja"], "{year}年{month}月{day}日", "{year}年{month}月", &months::JAPANESE),
    dates(&["zh"], "{year}年{month}月{day}日", "{year}年{month}月", &months::CHINESE),
    dates(&["ko"], "{year}년 {month} {day}일", "{year}년 {month}", &months::KOREAN),
];

impl Dates {
    /// A date; `month` counts from 1.
    pub(super) fn write(&self, day: Option<u8>, month: u8, year: &str) -> String {
        let (pattern, months) = if day.is_some() {
            (self.day, &self.months.written.beside_day)
        } else {
            (self.month, &self.months.written.alone)
        };
        let month = months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        pattern.replace("{day}", &day).replace("{month}", month).replace("{year}", year)
    }
}
