//! Times of day.

use super::lexicon::Half;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// In minutes from midnight.
    pub minutes: u16,
    /// Whether it is said which half of the day it is in.
    pub known: bool,
}

const NOON: u16 = 12 * 60;
const DAY: u16 = 24 * 60;

impl Time {
    /// The time of an hour and a minute, if there is one.
    pub(super) fn new(hour: u32, minute: u32, half: Option<Half>, written_in_full: bool) -> Option<Self> {
        if hour > 24 || minute > 59 {
            return None;
        }
        let minutes = (hour * 60 + minute) as u16;
        Some(match half {
            Some(Half::Morning) if hour <= 12 => Self { minutes: minutes % NOON, known: true },
            Some(Half::Evening) if hour <= 12 => Self { minutes: minutes % NOON + NOON, known: true },
            _ => Self { minutes: minutes % DAY, known: hour == 0 || hour > 12 || written_in_full },
        })
    }

    /// One that is known.
    pub(super) fn known(minutes: u16) -> Self {
        Self { minutes: minutes % DAY, known: true }
    }

    /// Whether both may be one time: six is six in the morning, or in the evening.
    pub(super) fn may_be(self, other: Self) -> bool {
        if self.known && other.known {
            self.minutes == other.minutes
        } else {
            self.minutes % NOON == other.minutes % NOON
        }
    }
}
