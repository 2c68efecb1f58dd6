//! A lock between builds of one output, held while one of them commits.
//!
//! The file goes with the lock, so that a build that fails leaves nothing behind. Who waited for a file that meanwhile went
//! takes the next one.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::stamp::Stamp;

/// A lock that is held until it is dropped.
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock at `path`; `waiting` is called once if another build has it.
    pub fn take(path: &Path, waiting: &dyn Fn()) -> anyhow::Result<Self> {
        let mut told = false;
        loop {
            if let Some(lock) = Self::attempt(path, true, &mut || {
                if !std::mem::replace(&mut told, true) {
                    waiting();
                }
            })? {
                return Ok(lock);
            }
        }
    }

    /// Takes the lock at `path` unless another process has it.
    pub fn try_take(path: &Path) -> anyhow::Result<Option<Self>> {
        Self::attempt(path, false, &mut || {})
    }

    fn attempt(path: &Path, wait: bool, waiting: &mut dyn FnMut()) -> anyhow::Result<Option<Self>> {
        let failed = || format!("cannot lock `{}`", path.display());
        if path.is_symlink() {
            anyhow::bail!("`{}` is a link: it is not followed", path.display());
        }
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .with_context(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if !wait => return Ok(None),
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().with_context(failed)?;
            }
            // Some network disks know no locks: builds there are not kept from each other, but each is still whole.
            Err(TryLockError::Error(problem)) if problem.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(problem)) => return Err(problem).with_context(failed),
        }
        let is_current = fs::symlink_metadata(path).is_ok_and(|named| {
            file.metadata().is_ok_and(|held| Stamp::of(&named).is_same_file(Stamp::of(&held)))
        });
        Ok(is_current.then(|| Self { file, path: path.to_path_buf() }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn one_at_a_time_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let _lock = Lock::take(&path, &|| {}).unwrap();
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
        assert!(!path.exists());
    }

    #[test]
    fn a_lock_that_is_held_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = Lock::try_take(&path).unwrap().unwrap();
        assert!(Lock::try_take(&path).unwrap().is_none());
        drop(lock);
        assert!(Lock::try_take(&path).unwrap().is_some());
    }
}
