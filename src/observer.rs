//! What is told of a build while it goes on, by whoever wants to measure or to show it.
//!
//! The core may not look at a clock, so it says where it is, and an edge looks. What an observer does changes nothing, and
//! one that does nothing, `()`, costs nothing.

use std::sync::Arc;
use std::time::Instant;

/// The stages of a build, in their order. One begins when the one before is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Finding the input files and reading them.
    Read,
    /// Making a value of each file.
    Parse,
    /// Giving each page its address, each link its target, each citation its source.
    Link,
    /// Loading the theme.
    Theme,
    /// Listing the pages, with their keys.
    Plan,
    /// Looking for what an editor should look at.
    Check,
    /// Looking up the links that templates write.
    Probe,
    /// Making what differs, beside the output.
    Make,
    /// Waiting for another build of the site.
    Wait,
    /// Looking at what stands in the output, and moving into place what was made.
    Commit,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Self; 10] = [
        Self::Read,
        Self::Parse,
        Self::Link,
        Self::Theme,
        Self::Plan,
        Self::Check,
        Self::Probe,
        Self::Make,
        Self::Wait,
        Self::Commit,
    ];
}

/// What [`Stage::Make`] does for a file, on one of many threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Looking at what stands in its place.
    Compare,
    /// Writing or copying it.
    Write,
}

/// Is told of a build while it goes on, from many threads.
pub trait Observer: Send + Sync {
    /// A stage begins.
    fn begin(&self, stage: Stage) {
        let _ = stage;
    }

    /// The last stage is over.
    fn end(&self) {}

    /// So many files are to be made.
    fn planned(&self, files: usize) {
        let _ = files;
    }

    /// A file was made, or is as it should be.
    fn made(&self) {}

    /// What time it is, if that is to be known when something is over.
    fn now(&self) -> Option<Instant> {
        None
    }

    /// A task that began at `since` is over.
    fn did(&self, task: Task, since: Option<Instant>) {
        let _ = (task, since);
    }

    /// A page whose rendering began at `since` was rendered: where it stands, and its template or its kind.
    fn rendered(&self, path: &str, kind: &str, since: Option<Instant>) {
        let _ = (path, kind, since);
    }
}

/// Nobody.
impl Observer for () {}

/// All of them; they go by the clock of the first that has one.
impl Observer for Vec<Arc<dyn Observer>> {
    fn begin(&self, stage: Stage) {
        for observer in self {
            observer.begin(stage);
        }
    }

    fn end(&self) {
        for observer in self {
            observer.end();
        }
    }

    fn planned(&self, files: usize) {
        for observer in self {
            observer.planned(files);
        }
    }

    fn made(&self) {
        for observer in self {
            observer.made();
        }
    }

    fn now(&self) -> Option<Instant> {
        self.iter().find_map(|observer| observer.now())
    }

    fn did(&self, task: Task, since: Option<Instant>) {
        for observer in self {
            observer.did(task, since);
        }
    }

    fn rendered(&self, path: &str, kind: &str, since: Option<Instant>) {
        for observer in self {
            observer.rendered(path, kind, since);
        }
    }
}
