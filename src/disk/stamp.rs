//! What tells without reading that a file is still the one that was read.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// What a disk says of a file: its length, its times, its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// When its bytes, name or mode last changed, in nanoseconds: no program can set it back. Zero where unknown.
    changed: i128,
    device: u64,
    inode: u64,
}

/// How long after a change another may still bear the same time; two seconds is the coarsest clock of a disk.
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp that goes with `metadata`.
    pub fn of(metadata: &Metadata) -> Self {
        let (changed, device, inode) = identity(metadata);
        Self { length: metadata.len(), modified: metadata.modified().ok(), changed, device, inode }
    }

    /// Whether a file that bore this stamp at the time `read` would bear another one, had it changed since. A change in the
    /// same tick of the disk's clock leaves no trace.
    pub fn was_settled(self, read: SystemTime) -> bool {
        let Some(modified) = self.modified else { return false };
        let changed = u64::try_from(self.changed)
            .map_or(modified, |nanoseconds| SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds));
        read.duration_since(modified.max(changed)).is_ok_and(|age| age > TICK)
    }

    /// Whether both are of one file, whatever happened to its bytes.
    pub fn is_same_file(self, other: Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (i128, u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    (changed, metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> (i128, u64, u64) {
    (0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_just_written_may_change_without_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        std::fs::write(&path, "a").unwrap();
        let stamp = Stamp::of(&std::fs::metadata(&path).unwrap());
        let now = SystemTime::now();
        assert!(!stamp.was_settled(now));
        assert!(stamp.was_settled(now + 2 * TICK));
    }
}
