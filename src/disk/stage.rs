//! The first half of publishing: making every file that will differ, beside the output and without touching it.
//!
//! What has the key and the bytes that the record tells of is kept without being rendered. The rest is rendered on all
//! cores, compared with what stands there, and written to a folder of this build's own, on the output's disk, if it
//! differs; its bytes are forgotten at once, so that ten thousand pages need no memory for them. The folder goes when the
//! build ends, however it ends; what a killed build left is cleared away by the next.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use anyhow::Context;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::observer::{Observer, Task};
use crate::output::{Output, OutputFile};
use crate::path::{OutputPath, SitePath};

use super::bytes::Bytes;
use super::input;
use super::lock::Lock;
use super::stamp::Stamp;

/// A file that is to stand in the output.
pub struct Planned<'a, P> {
    /// Where.
    pub path: &'a OutputPath,
    /// The digest of all that its bytes are made from: equal keys, equal bytes.
    pub key: Digest,
    /// How its bytes are made.
    pub make: Make<'a, P>,
}

/// How the bytes of a file are made.
pub enum Make<'a, P> {
    /// By rendering a page.
    Render(&'a P),
    /// By copying an input file, whose bytes have this digest.
    Copy(&'a SitePath, Digest),
}

/// What of the output was verified before: a file whose stamp is the same is not read again.
#[derive(Default)]
pub struct Memory(HashMap<OutputPath, Seen>);

#[derive(Clone, Copy)]
pub(super) struct Seen {
    stamp: Stamp,
    read: SystemTime,
    digest: Digest,
}

/// A file of the plan, made.
pub(super) struct Staged {
    pub(super) path: OutputPath,
    pub(super) file: OutputFile,
    /// Where its bytes are staged; `None` if they stand in the output already.
    pub(super) bytes: Option<Bytes>,
}

/// A staging folder: this build's own, gone when it is dropped.
pub(super) struct Staging {
    pub(super) folder: PathBuf,
    kept: AtomicBool,
    /// Says to other builds that this one is alive. Last, so that it is let go of last.
    _lock: Lock,
}

impl Staging {
    /// A new one in `all`, the folder of such folders.
    pub(super) fn create(all: &Path) -> anyhow::Result<Self> {
        let failed = || format!("cannot write to `{}`", all.display());
        for number in 0.. {
            fs::create_dir_all(all).with_context(failed)?;
            let name = format!("{}-{number}", std::process::id());
            let folder = all.join(&name);
            if folder.exists() {
                continue;
            }
            let lock = match Lock::try_take(&all.join(format!("{name}.lock"))) {
                // Another build that ended took the empty folder away.
                Err(error) if is_not_found(&error) => continue,
                other => other?,
            };
            if let Some(lock) = lock {
                fs::create_dir(&folder).with_context(failed)?;
                return Ok(Self { folder, kept: AtomicBool::new(false), _lock: lock });
            }
        }
        unreachable!("there is always a further number")
    }

    /// Clears away what killed builds left in `all`.
    pub(super) fn clear(all: &Path) {
        let Ok(entries) = fs::read_dir(all) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.extension().is_none() {
                // The lock is taken even where its file is gone, so that nobody else takes the name.
                if let Ok(Some(_lock)) = Lock::try_take(&all.join(format!("{name}.lock"))) {
                    let _ = fs::remove_dir_all(&path);
                }
            } else if !path.with_extension("").exists() {
                drop(Lock::try_take(&path));
            }
        }
    }

    /// Leaves the folder to the next build, which has to put back what this one could not.
    pub(super) fn keep(&self) {
        self.kept.store(true, Ordering::Relaxed);
    }
}

fn is_not_found(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|problem| problem.kind() == io::ErrorKind::NotFound)
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.kept.load(Ordering::Relaxed) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

impl Memory {
    /// Remembers what was seen of the file at `path`.
    pub(super) fn insert(
        &mut self,
        path: OutputPath,
        metadata: &fs::Metadata,
        read: SystemTime,
        digest: Digest,
    ) {
        self.0.insert(path, Seen { stamp: Stamp::of(metadata), read, digest });
    }

    /// The digest of the file at `path` in `output`, if a regular file stands there.
    pub(super) fn digest(&self, output: &Path, path: &OutputPath) -> io::Result<Option<Seen>> {
        let disk = output.join(path.as_str());
        let read = SystemTime::now();
        let look = || {
            let metadata = fs::symlink_metadata(&disk)?;
            if !metadata.is_file() {
                return Ok(None);
            }
            let stamp = Stamp::of(&metadata);
            if let Some(seen) = self.0.get(path)
                && seen.stamp == stamp
                && stamp.was_settled(seen.read)
            {
                return Ok(Some(*seen));
            }
            let (mut file, stamp) = input::open_regular(&disk)?;
            let (digest, _) = input::digest_of(&mut file, |_| Ok(()))?;
            Ok(Some(Seen { stamp, read, digest }))
        };
        look().or_else(|problem: io::Error| match problem.kind() {
            // Gone, a file on the way to it, or exchanged by another build just now: there is nothing to keep.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::Other => Ok(None),
            _ => Err(problem),
        })
    }

    /// Whether the file at `path` in `output` has the bytes with this digest.
    pub(super) fn is_at(output: &Path, path: &OutputPath, digest: Digest) -> io::Result<bool> {
        Ok(Self::default().digest(output, path)?.is_some_and(|seen| seen.digest == digest))
    }

    /// The stamp of the file at `path` when it was last looked at.
    pub(super) fn stamp(&self, path: &OutputPath) -> Option<Stamp> {
        self.0.get(path).map(|seen| seen.stamp)
    }

    /// Whether every file of `files` stands in `output` with the bytes that it was written with.
    pub(super) fn is_intact(&mut self, output: &Path, files: &Output) -> bool {
        let seen: Option<Vec<_>> = files
            .files
            .par_iter()
            .map(|(path, file)| {
                let seen = self.digest(output, path).ok().flatten()?;
                (seen.digest == file.digest).then(|| (path.clone(), seen))
            })
            .collect();
        seen.map(|seen| self.0 = seen.into_iter().collect()).is_some()
    }
}

/// Where input files are copied from, and where the output stands.
#[derive(Clone, Copy)]
pub(super) struct Folders<'a> {
    pub(super) root: &'a Path,
    pub(super) output: &'a Path,
}

/// What staging came to.
pub(super) enum Outcome {
    /// All files, in the plan's order.
    Staged(Vec<Staged>),
    /// Some cannot be made, for reasons that lie in the site.
    Refused(Vec<Diagnostic>),
}

/// Makes the files of `plan` that are not in `output` as they should be.
pub(super) fn stage<P: Sync>(
    folders: Folders<'_>,
    plan: &[Planned<'_, P>],
    render: &(impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>> + Sync),
    old: &Output,
    staging: &Staging,
    memory: &mut Memory,
    observer: &dyn Observer,
) -> anyhow::Result<Outcome> {
    let Folders { root, output } = folders;
    observer.planned(plan.len());
    let renamed = renamed(plan, old);
    let stop = AtomicBool::new(false);
    let results: Vec<Result<Option<Made>, Failure>> = plan
        .par_iter()
        .enumerate()
        .map(|(number, planned)| {
            if stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            let known = if renamed.contains(planned.path) { None } else { old.files.get(planned.path) };
            let rewrite = renamed.contains(planned.path);
            let maker = Maker { root, output, staging, memory, observer, number, rewrite };
            let made = maker.make(planned, render, known);
            observer.made();
            if matches!(made, Err(Failure::Machine(_))) {
                stop.store(true, Ordering::Relaxed);
            }
            made.map(Some)
        })
        .collect();

    let (mut staged, mut refused) = (Vec::with_capacity(plan.len()), Vec::new());
    memory.0.clear();
    for result in results {
        match result {
            Ok(Some((file, seen))) => {
                memory.0.extend(seen.map(|seen| (file.path.clone(), seen)));
                staged.push(file);
            }
            Ok(None) => {}
            Err(Failure::Site(diagnostic)) => refused.push(*diagnostic),
            Err(Failure::Machine(error)) => return Err(error),
        }
    }
    Ok(if refused.is_empty() { Outcome::Staged(staged) } else { Outcome::Refused(refused) })
}

/// The planned paths that only a disk which tells capitals and Unicode forms apart keeps from a path that is going: there
/// the old file and the new one may be the same, so that what stands there proves nothing.
fn renamed<P>(plan: &[Planned<'_, P>], old: &Output) -> HashSet<OutputPath> {
    let planned: HashSet<&OutputPath> = plan.iter().map(|planned| planned.path).collect();
    let going: HashSet<String> =
        old.files.keys().filter(|path| !planned.contains(path)).map(OutputPath::collision_key).collect();
    if going.is_empty() {
        return HashSet::new();
    }
    planned.into_iter().filter(|path| going.contains(&path.collision_key())).cloned().collect()
}

/// A file, and what was seen of it if it stands in the output already.
type Made = (Staged, Option<Seen>);

enum Failure {
    Site(Box<Diagnostic>),
    Machine(anyhow::Error),
}

struct Maker<'a> {
    root: &'a Path,
    output: &'a Path,
    staging: &'a Staging,
    memory: &'a Memory,
    observer: &'a dyn Observer,
    number: usize,
    /// Whether to write the file whatever stands there.
    rewrite: bool,
}

impl Maker<'_> {
    fn make<P>(
        &self,
        planned: &Planned<'_, P>,
        render: &impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>>,
        known: Option<&OutputFile>,
    ) -> Result<Made, Failure> {
        let since = self.observer.now();
        let stands = self
            .memory
            .digest(self.output, planned.path)
            .with_context(|| format!("cannot read `{}`", self.output.join(planned.path.as_str()).display()));
        let stands = stands.map_err(Failure::Machine)?.filter(|_| !self.rewrite);
        self.observer.did(Task::Compare, since);
        let kept = |seen: Seen| {
            let file = OutputFile { key: planned.key, digest: seen.digest };
            (Staged { path: planned.path.clone(), file, bytes: None }, Some(seen))
        };
        if let (Some(known), Some(stands)) = (known, stands)
            && known.key == planned.key
            && known.digest == stands.digest
        {
            return Ok(kept(stands));
        }
        let bytes = self.bytes(planned.path, stands.is_some());
        let place = bytes.at(&self.staging.folder, planned.path);
        let digest = match &planned.make {
            Make::Render(page) => {
                let bytes = render(page).map_err(Failure::Site)?;
                let digest = Digest::of_bytes(&bytes);
                if let Some(stands) = stands.filter(|stands| stands.digest == digest) {
                    return Ok(kept(stands));
                }
                self.write(&place, &bytes).map_err(Failure::Machine)?;
                digest
            }
            Make::Copy(from, digest) => {
                if let Some(stands) = stands.filter(|stands| stands.digest == *digest) {
                    return Ok(kept(stands));
                }
                self.copy(&place, from, *digest)?;
                *digest
            }
        };
        let file = OutputFile { key: planned.key, digest };
        Ok((Staged { path: planned.path.clone(), file, bytes: Some(bytes) }, None))
    }

    /// Where the bytes of the file at `path` are to be staged.
    fn bytes(&self, path: &OutputPath, stands: bool) -> Bytes {
        let is_missing = |folder: &str| {
            fs::symlink_metadata(self.output.join(folder))
                .is_err_and(|problem| problem.kind() == io::ErrorKind::NotFound)
        };
        match path.folders().next() {
            Some(folder) if !stands && is_missing(folder) => Bytes::Tree,
            _ => Bytes::Number(self.number),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let since = self.observer.now();
        let write = || create(path)?.write_all(bytes);
        write().with_context(|| format!("cannot write `{}`", path.display()))?;
        self.observer.did(Task::Write, since);
        Ok(())
    }

    fn copy(&self, path: &Path, from: &SitePath, digest: Digest) -> Result<(), Failure> {
        let site = |what: &str| Failure::Site(Box::new(input::error(from, what)));
        let mut source =
            input::open(self.root, from).map_err(|problem| site(&format!("cannot be copied: {problem}")))?;
        let since = self.observer.now();
        let failed = || format!("cannot write `{}`", path.display());
        let mut target = create(path).with_context(failed).map_err(Failure::Machine)?;
        let mut written = Ok(());
        let copied = input::digest_of(&mut source, |piece| {
            written = target.write_all(piece);
            if written.is_ok() { Ok(()) } else { Err(io::Error::other("the copy could not be written")) }
        });
        written.with_context(failed).map_err(Failure::Machine)?;
        match copied {
            Ok((copied, _)) if copied == digest => {
                self.observer.did(Task::Write, since);
                Ok(())
            }
            Ok(_) => Err(site("changed while it was being copied")),
            Err(problem) => Err(site(&format!("cannot be copied: {problem}"))),
        }
    }
}

/// A new file, with the folders that it stands in.
fn create(path: &Path) -> io::Result<fs::File> {
    fs::File::create_new(path).or_else(|problem| match path.parent() {
        Some(folder) if problem.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::File::create_new(path)
        }
        _ => Err(problem),
    })
}
