//! What a run costs: its time on the processor, and the most memory that it had. Printed, and held under bounds that no busy
//! machine reaches.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// No run may last longer, on however busy a machine.
const PATIENCE: Duration = Duration::from_mins(5);

/// What a run came to.
pub(super) struct Run {
    /// How it ended; by what signal it was killed, negative, if it was.
    pub(super) code: i32,
    /// What it said on the standard error.
    pub(super) said: String,
    /// How long it used a processor.
    pub(super) time: Duration,
    /// The most memory that it had, in MiB; 0 where the system does not say.
    pub(super) memory: u64,
}

/// The most that a run may cost.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    pub(super) seconds: u64,
    pub(super) memory: u64,
}

/// Runs a command to its end.
pub(super) fn run(command: &mut Command) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("said");
    let mut child = command
        .stdout(Stdio::null())
        .stderr(fs::File::create(&file).unwrap())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let id = child.id();
    let (over, memory) = (AtomicBool::new(false), AtomicU64::new(0));
    let used = std::thread::scope(|scope| {
        scope.spawn(|| {
            let started = Instant::now();
            while !over.load(Ordering::Relaxed) {
                let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
                let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
                let peak = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0);
                memory.fetch_max(peak, Ordering::Relaxed);
                if started.elapsed() > PATIENCE {
                    let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
                    break;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let used = child.wait4().unwrap();
        over.store(true, Ordering::Relaxed);
        used
    });
    let signal = || -std::os::unix::process::ExitStatusExt::signal(&used.status).unwrap_or(0);
    Run {
        code: used.status.code().unwrap_or_else(signal),
        said: String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned(),
        time: used.rusage.utime + used.rusage.stime,
        memory: memory.into_inner() / 1024,
    }
}

impl Run {
    /// Prints what the run of `what` has cost, and holds it under `bound`. It ends by itself, and calmly.
    #[track_caller]
    pub(super) fn hold(&self, what: &str, bound: Bound) -> &Self {
        println!("{what}: exit {}, {:.2} s, {} MiB", self.code, self.time.as_secs_f64(), self.memory);
        let said = self.said.chars().take(2_000).collect::<String>();
        assert!((0..=3).contains(&self.code), "{what}: exit {}\n{said}", self.code);
        super::assert_calm(&self.said);
        assert!(self.time.as_secs() < bound.seconds, "{what}: {:?}\n{said}", self.time);
        assert!(self.memory < bound.memory, "{what}: {} MiB\n{said}", self.memory);
        self
    }
}

/// The costliest of many runs, printed at the end.
#[derive(Default)]
pub(super) struct Costliest {
    count: usize,
    time: Duration,
    slowest: String,
    memory: u64,
    largest: String,
}

impl Costliest {
    pub(super) fn add(&mut self, what: &str, run: &Run) {
        self.count += 1;
        if run.time > self.time {
            (self.time, self.slowest) = (run.time, what.to_owned());
        }
        if run.memory > self.memory {
            (self.memory, self.largest) = (run.memory, what.to_owned());
        }
    }

    pub(super) fn print(&self, what: &str) {
        println!(
            "{what}: {} cases; at most {:.2} s ({}) and {} MiB ({})",
            self.count,
            self.time.as_secs_f64(),
            self.slowest,
            self.memory,
            self.largest
        );
    }
}
