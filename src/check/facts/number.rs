//! Numbers by value: how digits and words are read, and which number is another one, rounded.

use super::lexicon::{Entry, Role};
use super::unit::Unit;

/// A number, and of what it counts so many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// What it comes to.
    pub value: f64,
    /// What one more in its last written place comes to.
    pub step: f64,
    /// How it may be rounded.
    pub rounding: Rounding,
    /// What it counts.
    pub unit: Option<Unit>,
}

/// How a number may be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all: a year.
    None,
    /// To its last place.
    Fine,
    /// To its last place that is not zero, and by a twentieth at most.
    Coarse,
    /// To its last place that is not zero, and by a tenth at most, since it says that it is: *some sixty*.
    Loose,
}

/// A number that ends in zeros is off by this part of itself at most.
const COARSE: f64 = 0.05;
/// The same of one that says that it is rounded.
const LOOSE: f64 = 0.1;
/// How far two readings of one number may be apart, since a third is no decimal.
const SAME: f64 = 1e-9;

impl Amount {
    /// One that counts nothing in particular, and is written with `zeros` at its end.
    pub(super) fn whole(value: f64) -> Self {
        let mut step = 1.0;
        // Below a hundred a zero at the end is a digit like others: forty is not forty-one.
        if value >= 100.0 {
            while value % (step * 10.0) == 0.0 && step < value {
                step *= 10.0;
            }
        }
        let rounding = if step > 1.0 { Rounding::Coarse } else { Rounding::Fine };
        Self { value, step, rounding, unit: None }
    }

    /// So many thousands, millions, dozens.
    pub(super) fn times(self, scale: Option<f64>) -> Self {
        let Some(scale) = scale else { return self };
        let is_whole = self.step >= 1.0;
        let rounding = if is_whole { Rounding::Coarse } else { Rounding::Fine };
        Self { value: self.value * scale, step: self.step * scale, rounding, unit: self.unit }
    }

    /// The same, where words say that it is rounded.
    pub(super) fn loosely(self) -> Self {
        let is_whole =
            self.step >= 1.0 && (self.rounding == Rounding::Coarse || (self.step - 1.0).abs() < SAME);
        if !is_whole || self.rounding == Rounding::None {
            return self;
        }
        let mut step = self.step;
        while self.value % (step * 10.0) == 0.0 && step < self.value {
            step *= 10.0;
        }
        if step > 1.0 { Self { step, rounding: Rounding::Loose, ..self } } else { self }
    }

    /// The same in a unit.
    pub(super) fn of(self, unit: Unit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Between which numbers one lies that this may be, rounded.
    pub(super) fn window(&self) -> (f64, f64) {
        let off = match self.rounding {
            Rounding::None => 0.0,
            Rounding::Fine => self.step / 2.0,
            Rounding::Coarse => (self.step / 2.0).min(self.value * COARSE),
            Rounding::Loose => (self.step / 2.0).min(self.value * LOOSE),
        };
        let off = off + self.value.abs() * SAME;
        (self.value - off, self.value + off)
    }
}

/// The readings of digits with separators as they were written; `comma` says whether a comma stands before decimals, if that
/// is known. None of what is no number, like `192.168.1.1`.
pub(super) fn of_digits(written: &str, comma: Option<bool>) -> Vec<Amount> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let mut separators: Vec<(char, usize)> = Vec::new();
    let mut before = 0;
    for char in written.chars() {
        if char.is_ascii_digit() {
            before += 1;
        } else {
            separators.push((char, before));
        }
    }
    let after = digits.len() - separators.last().map_or(0, |(_, before)| *before);
    let whole = || digits.parse().ok().map(Amount::whole);
    let decimal = || {
        let value: f64 = format!("{}.{}", &digits[..digits.len() - after], &digits[digits.len() - after..])
            .parse()
            .ok()?;
        let step = 10f64.powi(-i32::try_from(after).ok()?);
        Some(Amount { value, step, rounding: Rounding::Fine, unit: None })
    };
    let is_point = |char: char| matches!(char, '.' | ',');
    let found: Vec<Option<Amount>> = match separators.as_slice() {
        [] => {
            let year = digits.len() == 4
                && digits.parse().is_ok_and(|year: u16| {
                    (1900..2100).contains(&year) || (1000..2200).contains(&year) && !year.is_multiple_of(100)
                });
            vec![
                whole()
                    .map(|amount| if year { Amount { rounding: Rounding::None, ..amount } } else { amount }),
            ]
        }
        separators if separators.iter().all(|(char, _)| !is_point(*char)) => vec![whole()],
        [(mark, start)] => {
            if after != 3 || *start > 3 || digits.starts_with('0') {
                vec![decimal()]
            } else {
                match comma.map(|comma| comma == (*mark == ',')) {
                    Some(true) => vec![decimal()],
                    Some(false) => vec![whole()],
                    None => vec![whole(), decimal()],
                }
            }
        }
        [(first, start), .., (last, _)] => {
            let same = separators.iter().all(|(char, _)| char == first);
            let groups = separators.windows(2).all(|pair| (2..=3).contains(&(pair[1].1 - pair[0].1)));
            let inner = separators[..separators.len() - 1].iter().all(|(char, _)| char == first);
            if same && groups && after == 3 && (1..=3).contains(start) {
                vec![whole()]
            } else if !same && inner && is_point(*last) && groups {
                vec![decimal()]
            } else {
                Vec::new()
            }
        }
    };
    found.into_iter().flatten().collect()
}

/// The whole number that a value is, if it is one.
#[expect(clippy::cast_sign_loss, reason = "it is not negative")]
pub(super) fn count(value: f64) -> Option<u32> {
    let is_whole = value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value);
    is_whole.then_some(value as u32)
}

/// A number of words that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// What its thousands, millions and so on come to.
    total: f64,
    /// What is to be multiplied by the next of those.
    group: Option<u32>,
    /// The last of those.
    scale: f64,
    and: bool,
    /// Whether *and* may stand after tens: *vingt et un*.
    and_after_tens: bool,
    /// Whether its words are written as one, ones first: *dreiundzwanzig*.
    pub joined: bool,
}

impl Words {
    pub(super) fn new(and_after_tens: bool) -> Self {
        let scale = f64::INFINITY;
        Self { total: 0.0, group: None, scale, and: false, and_after_tens, joined: false }
    }

    /// What the words come to.
    pub(super) fn value(&self) -> f64 {
        self.total + f64::from(self.group.unwrap_or(0))
    }

    fn is_empty(&self) -> bool {
        self.group.is_none() && self.total == 0.0
    }

    /// Adds a word; false if the number ends before it.
    pub(super) fn add(&mut self, entry: &Entry) -> bool {
        if let Some(value) = entry.cardinal.or(entry.ordinal) {
            return self.cardinal(value);
        }
        if let Some(scale) = entry.scale.filter(|_| !self.is_empty() || entry.is(Role::Bare)) {
            return self.scale(scale, entry.small_scale);
        }
        if entry.is(Role::And) && !self.is_empty() {
            self.and = true;
            return true;
        }
        false
    }

    fn cardinal(&mut self, value: u32) -> bool {
        let and = std::mem::replace(&mut self.and, false);
        let Some(group) = self.group else {
            self.group = Some(value);
            return self.total == 0.0 || f64::from(value) < self.scale;
        };
        let (last, tens) = (group % 100, group.is_multiple_of(10) && group % 100 >= 20);
        let is_tens = value.is_multiple_of(10) && (20..100).contains(&value);
        let is_joined = match (last, value) {
            (_, 0) => false,
            (0, 1..100) if group > 0 => true,
            (20.., 1..10) if tens => !and || self.and_after_tens,
            // soixante-quinze
            (60 | 80, 10..20) => true,
            // dreiundzwanzig
            (1..10, _) => and && self.joined && is_tens,
            _ => false,
        };
        self.group = if is_joined {
            Some(group + value)
        } else if last == 4 && value == 20 && !and {
            // quatre-vingts
            Some(group + 76)
        } else if (16..=20).contains(&group) && !and && (10..100).contains(&value) {
            // nineteen ninety
            Some(group * 100 + value)
        } else {
            return false;
        };
        true
    }

    fn scale(&mut self, scale: f64, small: Option<u32>) -> bool {
        if self.and && self.group.is_some() {
            return false;
        }
        self.and = false;
        let group = self.group.unwrap_or(1);
        if let Some(small) = small {
            self.group = Some(group.saturating_mul(small));
            return group < 100;
        }
        self.total += f64::from(group) * scale;
        self.group = None;
        let is_smaller = scale < self.scale;
        self.scale = scale;
        is_smaller
    }
}
