//! How far a long build is: one line on a terminal, written over again and again, and gone when the build is over.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::observer::{Observer, Stage};

use super::args::is_watched_by_people;

/// How long a build may take without a word.
const SILENCE: Duration = Duration::from_secs(1);
/// How often the line is written.
const PERIOD: Duration = Duration::from_millis(100);

/// An observer that shows a line.
pub(super) struct Progress(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Wakes the thread that writes.
    changed: Condvar,
    made: AtomicUsize,
}

#[derive(Default)]
struct State {
    /// When the build began.
    started: Option<Instant>,
    /// What it is doing.
    stage: Option<Stage>,
    planned: usize,
    /// How many columns of the line are written.
    shown: usize,
    /// Whether there will be no more builds.
    is_over: bool,
}

impl Progress {
    /// One that shows its line if somebody is looking: the standard error is a terminal.
    pub(super) fn new(quiet: bool) -> Option<Self> {
        if quiet || !is_watched_by_people() {
            return None;
        }
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        thread::Builder::new().spawn(move || of_thread.write()).ok()?;
        Some(Self(shared))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.turn(|state| state.is_over = true);
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, with the line taken away, so that whoever speaks next has the line for himself.
    fn turn(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        let speaks = state.stage.is_some_and(|it| it != Stage::Wait);
        if state.is_over || !speaks {
            state.show("");
        }
        drop(state);
        self.changed.notify_one();
    }

    /// Writes the line until there are no more builds.
    fn write(&self) {
        let mut state = self.state();
        while !state.is_over {
            let Some(started) = state.started.filter(|_| state.stage.is_some()) else {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            if started.elapsed() >= SILENCE
                && let Some(line) = line(state.stage, self.made.load(Ordering::Relaxed), state.planned)
            {
                state.show(&line);
            }
            state = self.changed.wait_timeout(state, PERIOD).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl State {
    /// Writes `line` over the one that is there, and leaves the cursor at its start, for whoever speaks next.
    fn show(&mut self, line: &str) {
        let width = line.chars().count();
        if let Some(words) = over(line, width, self.shown) {
            let mut out = io::stderr().lock();
            // Where nobody can be told there is nobody to tell it to.
            let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
        }
        self.shown = width;
    }
}

/// What writes a line of `width` columns over one of `shown` columns; nothing over nothing.
fn over(line: &str, width: usize, shown: usize) -> Option<String> {
    let rest = " ".repeat(shown.saturating_sub(width));
    (width + shown > 0).then(|| format!("{line}{rest}\r"))
}

impl Observer for Progress {
    fn begin(&self, stage: Stage) {
        self.0.turn(|state| {
            if stage == Stage::Read || state.started.is_none() {
                state.started = Some(Instant::now());
            }
            state.stage = Some(stage);
        });
    }

    fn end(&self) {
        self.0.turn(|state| state.stage = None);
    }

    fn planned(&self, files: usize) {
        self.0.made.store(0, Ordering::Relaxed);
        self.0.state().planned = files;
    }

    fn made(&self) {
        self.0.made.fetch_add(1, Ordering::Relaxed);
    }
}

/// What is said while `stage` goes on.
fn line(stage: Option<Stage>, made: usize, planned: usize) -> Option<String> {
    Some(match stage? {
        Stage::Read => "Reading …".to_owned(),
        Stage::Parse => "Parsing …".to_owned(),
        Stage::Link => "Linking …".to_owned(),
        Stage::Theme => "Loading the theme …".to_owned(),
        Stage::Check => "Checking …".to_owned(),
        Stage::Plan => "Planning …".to_owned(),
        Stage::Probe => "Looking up the links of templates …".to_owned(),
        Stage::Make => format!("Rendering {} of {} …", thousands(made), thousands(planned)),
        Stage::Commit => "Publishing …".to_owned(),
        Stage::Wait => return None,
    })
}

/// `10000` as `10,000`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_it_is() {
        let make = |made, planned| line(Some(Stage::Make), made, planned).unwrap();
        assert_eq!(make(3412, 10_000), "Rendering 3,412 of 10,000 …");
        assert_eq!(make(7, 999), "Rendering 7 of 999 …");
        assert_eq!(make(100_000, 1_234_567), "Rendering 100,000 of 1,234,567 …");
        assert_eq!(line(Some(Stage::Check), 0, 0).as_deref(), Some("Checking …"));
    }

    #[test]
    fn nothing_is_said_when_nothing_goes_on_or_another_speaks() {
        assert_eq!(line(None, 0, 0), None);
        assert_eq!(line(Some(Stage::Wait), 5, 5), None);
    }

    #[test]
    fn a_line_leaves_nothing_of_the_one_before() {
        assert_eq!(over("abc", 3, 0).as_deref(), Some("abc\r"));
        assert_eq!(over("a…", 2, 5).as_deref(), Some("a…   \r"));
        assert_eq!(over("", 0, 3).as_deref(), Some("   \r"));
        assert_eq!(over("", 0, 0), None);
    }
}
