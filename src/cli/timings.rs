//! Where the time of a build went: `build --timings`.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::observer::{Observer, Stage, Task};

/// How many pages are named.
const SLOWEST: usize = 10;

/// An observer that looks at the clock.
#[derive(Default)]
pub(super) struct Stopwatch(Mutex<Timings>);

/// What a stopwatch has measured.
#[derive(Default)]
struct Timings {
    /// The stage that goes on, and what the clocks said when it began.
    current: Option<(Stage, Clocks)>,
    stages: BTreeMap<Stage, Spent>,
    compared: Duration,
    written: Duration,
    /// By template, or by what it is.
    kinds: BTreeMap<String, Kind>,
    /// The slowest pages, the slowest first.
    pages: Vec<(Duration, String, String)>,
}

#[derive(Clone, Copy)]
struct Clocks {
    wall: Instant,
    cpu: Option<Duration>,
}

/// How long something took: as we wait for it, and on all cores together where the system says so.
#[derive(Clone, Copy, Default)]
struct Spent {
    wall: Duration,
    cpu: Option<Duration>,
}

/// What all pages of a kind took together.
#[derive(Default)]
struct Kind {
    pages: u32,
    total: Duration,
    slowest: Duration,
}

impl Clocks {
    fn now() -> Self {
        Self { wall: Instant::now(), cpu: cpu_time() }
    }
}

/// The CPU time that all threads of this process have had.
#[cfg(unix)]
fn cpu_time() -> Option<Duration> {
    rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).try_into().ok()
}

/// Not known without `unsafe`.
#[cfg(not(unix))]
fn cpu_time() -> Option<Duration> {
    None
}

impl Stopwatch {
    fn with<T>(&self, act: impl FnOnce(&mut Timings) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was measured, as tables.
    pub(super) fn report(&self) -> String {
        self.with(|timings| timings.to_string())
    }
}

impl Observer for Stopwatch {
    fn begin(&self, stage: Stage) {
        self.with(|timings| timings.turn(Clocks::now(), Some(stage)));
    }

    fn end(&self) {
        self.with(|timings| timings.turn(Clocks::now(), None));
    }

    fn now(&self) -> Option<Instant> {
        Some(Instant::now())
    }

    fn did(&self, task: Task, since: Option<Instant>) {
        let took = since.map_or(Duration::ZERO, |since| since.elapsed());
        self.with(|timings| match task {
            Task::Compare => timings.compared += took,
            Task::Write => timings.written += took,
        });
    }

    fn rendered(&self, path: &str, kind: &str, since: Option<Instant>) {
        let took = since.map_or(Duration::ZERO, |since| since.elapsed());
        self.with(|timings| timings.rendered(path, kind, took));
    }
}

impl Timings {
    /// The current stage is over; `next` begins.
    fn turn(&mut self, now: Clocks, next: Option<Stage>) {
        if let Some((stage, then)) = self.current.take() {
            let spent = self.stages.entry(stage).or_default();
            spent.wall += now.wall - then.wall;
            let cpu = now.cpu.zip(then.cpu).map(|(now, then)| now.saturating_sub(then));
            spent.cpu = cpu.map(|cpu| cpu + spent.cpu.unwrap_or_default());
        }
        self.current = next.map(|stage| (stage, now));
    }

    fn rendered(&mut self, path: &str, kind: &str, took: Duration) {
        if !self.kinds.contains_key(kind) {
            self.kinds.insert(kind.to_owned(), Kind::default());
        }
        if let Some(kind) = self.kinds.get_mut(kind) {
            kind.pages += 1;
            kind.total += took;
            kind.slowest = kind.slowest.max(took);
        }
        if self.pages.len() < SLOWEST || self.pages.last().is_some_and(|(least, ..)| *least < took) {
            let at = self.pages.partition_point(|(other, ..)| *other >= took);
            self.pages.insert(at, (took, path.to_owned(), kind.to_owned()));
            self.pages.truncate(SLOWEST);
        }
    }
}

/// A time in milliseconds.
fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// What a stage is called.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "read",
        Stage::Parse => "parse",
        Stage::Link => "link",
        Stage::Theme => "theme",
        Stage::Check => "check",
        Stage::Plan => "plan",
        Stage::Probe => "probe",
        Stage::Make => "make",
        Stage::Wait => "wait",
        Stage::Commit => "commit",
    }
}

impl Display for Timings {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let cpu = |spent: Spent| spent.cpu.map_or_else(|| "-".to_owned(), milliseconds);
        writeln!(out, "Where the time went, in milliseconds (CPU: of all threads together)\n")?;
        writeln!(out, "{:<12}{:>10}{:>10}", "stage", "wall", "CPU")?;
        let mut total = Spent::default();
        for stage in Stage::ALL {
            let Some(spent) = self.stages.get(&stage).copied() else { continue };
            total.wall += spent.wall;
            total.cpu = spent.cpu.map(|cpu| cpu + total.cpu.unwrap_or_default());
            writeln!(out, "{:<12}{:>10}{:>10}", name(stage), milliseconds(spent.wall), cpu(spent))?;
        }
        writeln!(out, "{:<12}{:>10}{:>10}", "all", milliseconds(total.wall), cpu(total))?;

        let rendered: Duration = self.kinds.values().map(|kind| kind.total).sum();
        writeln!(out, "\n{:<12}{:>10}", "of make", "threads")?;
        for (name, spent) in [("compare", self.compared), ("render", rendered), ("write", self.written)] {
            writeln!(out, "{name:<12}{:>10}", milliseconds(spent))?;
        }
        if self.pages.is_empty() {
            return write!(out, "\nNothing was rendered.");
        }

        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|(_, kind)| std::cmp::Reverse(kind.total));
        let width = kinds.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(8) + 2;
        write!(out, "\n{:<width$}{:>8}{:>10}{:>10}{:>10}", "template", "pages", "total", "mean", "slowest")?;
        for (name, kind) in kinds {
            let (total, mean) = (milliseconds(kind.total), milliseconds(kind.total / kind.pages.max(1)));
            let slowest = milliseconds(kind.slowest);
            write!(out, "\n{name:<width$}{:>8}{total:>10}{mean:>10}{slowest:>10}", kind.pages)?;
        }
        write!(out, "\n\nThe slowest pages")?;
        for (took, path, kind) in &self.pages {
            write!(out, "\n{:>10}  {path} ({kind})", milliseconds(*took))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLISECOND: Duration = Duration::from_millis(1);

    #[test]
    fn tables_say_where_the_time_went() {
        let start = Instant::now();
        let at = |wall: u32, cpu: u32| Clocks {
            wall: start + wall * MILLISECOND,
            cpu: Some((100 + cpu) * MILLISECOND),
        };
        let mut timings = Timings::default();
        timings.turn(at(0, 0), Some(Stage::Read));
        timings.turn(at(12, 20), Some(Stage::Parse));
        timings.turn(at(30, 55), None);
        // Reading what came of it is no stage.
        timings.turn(at(40, 65), Some(Stage::Make));
        timings.turn(at(1040, 2065), Some(Stage::Commit));
        timings.turn(at(1050, 2075), None);
        timings.compared = 40 * MILLISECOND;
        timings.written = 300 * MILLISECOND;
        timings.rendered("a/index.html", "explainer.html", 900 * MILLISECOND);
        timings.rendered("b/index.html", "explainer.html", 100 * MILLISECOND);
        timings.rendered("feed.xml", "Atom feed", 500 * MILLISECOND);
        insta::assert_snapshot!(timings, @r"
        Where the time went, in milliseconds (CPU: of all threads together)

        stage             wall       CPU
        read              12.0      20.0
        parse             18.0      35.0
        make            1000.0    2000.0
        commit            10.0      10.0
        all             1040.0    2065.0

        of make        threads
        compare           40.0
        render          1500.0
        write            300.0

        template           pages     total      mean   slowest
        explainer.html         2    1000.0     500.0     900.0
        Atom feed              1     500.0     500.0     500.0

        The slowest pages
             900.0  a/index.html (explainer.html)
             500.0  feed.xml (Atom feed)
             100.0  b/index.html (explainer.html)
        ");
    }

    #[test]
    fn the_ten_slowest_pages_are_named_the_slowest_first() {
        let mut timings = Timings::default();
        for number in 0..30_u32 {
            timings.rendered(&format!("{number}"), "kind", number * 7 % 30 * MILLISECOND);
        }
        let times: Vec<u128> = timings.pages.iter().map(|(took, ..)| took.as_millis()).collect();
        assert_eq!(times, [29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
        assert_eq!(timings.kinds["kind"].pages, 30);
        assert_eq!(timings.kinds["kind"].slowest, 29 * MILLISECOND);
    }

    #[test]
    fn clocks_that_do_not_tell_cpu_time_leave_it_out() {
        let start = Instant::now();
        let mut timings = Timings::default();
        timings.turn(Clocks { wall: start, cpu: None }, Some(Stage::Read));
        timings.turn(Clocks { wall: start + MILLISECOND, cpu: None }, None);
        let report = timings.to_string();
        assert!(report.contains("read               1.0         -\n"), "{report}");
        assert!(report.ends_with("Nothing was rendered."), "{report}");
    }
}
