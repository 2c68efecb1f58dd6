//! The second half of publishing: moving staged files into place, as a list of steps that can be taken back.
//!
//! A reader of the output sees each file whole at every moment: a new one comes by renaming it over the old one, never by
//! writing. A folder that was not there comes with all that is in it, and what is in it is listed all the same: taken back are
//! our files, one by one, and a folder in which somebody else put something meanwhile stays. Before the first step stands an intent, which lists them all; old bytes are kept until the record of what we
//! wrote has been replaced, which is the moment at which the build counts. If a step fails, or the next build finds an
//! intent because this one was killed, the steps are taken back in reverse: whether one was taken is told by where its
//! bytes are.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::digest::Digest;
use crate::path::OutputPath;

use super::bytes::{Bytes, TREE};
use super::manifest;

/// The name of the intent, in our folder.
const FILE: &str = "intent";
const HEAD: &str = "factbox intent 1";
const END: &str = "end";

/// Where a commit happens.
#[derive(Clone)]
pub(super) struct Places {
    /// The output.
    pub(super) output: PathBuf,
    /// Our folder in it.
    pub(super) ours: PathBuf,
}

/// One change of the output. Numbers name bytes in the folder of staged ones, and in that of old ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A folder is made.
    Folder(OutputPath),
    /// A folder comes as it was staged. The steps for what is in it are listed too, and are taken with this one.
    Tree(OutputPath),
    /// A file comes where there is none.
    Create(Bytes, OutputPath),
    /// A file comes in place of another.
    Replace(usize, OutputPath),
    /// A file goes.
    Remove(usize, OutputPath),
    /// An empty folder goes, to make room for a file.
    Clear(OutputPath),
}

impl Step {
    /// The folder that comes whole.
    fn tree(&self) -> Option<&str> {
        match self {
            Self::Tree(path) => Some(path.as_str()),
            _ => None,
        }
    }

    /// Whether what the step makes comes with one of `trees`.
    fn is_taken_with(&self, trees: &HashSet<&str>) -> bool {
        match self {
            Self::Folder(path) | Self::Create(_, path) => {
                trees.contains(path.as_str()) || path.folders().any(|folder| trees.contains(folder))
            }
            _ => false,
        }
    }
}

/// What a commit is about to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Intent {
    /// The digest of the record that the commit ends with.
    pub(super) manifest: Digest,
    /// The name of the staging folder.
    pub(super) staging: String,
    /// The steps, in their order.
    pub(super) steps: Vec<Step>,
}

/// Called before each action on the disk; a test makes it fail there, or looks at what a kill would leave.
pub(super) type Pause<'a> = &'a mut dyn FnMut() -> io::Result<()>;

impl Places {
    pub(super) fn new(output: &Path) -> Self {
        Self { output: output.to_path_buf(), ours: output.join(manifest::FOLDER) }
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.ours.join(manifest::FILE)
    }

    pub(super) fn intent(&self) -> PathBuf {
        self.ours.join(FILE)
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.ours.join("lock")
    }

    /// The folder of staging folders.
    pub(super) fn staging(&self) -> PathBuf {
        self.ours.join("staging")
    }

    /// The folder of bytes that stood in the output.
    pub(super) fn old(&self) -> PathBuf {
        self.ours.join("old")
    }

    fn at(&self, path: &OutputPath) -> PathBuf {
        self.output.join(path.as_str())
    }

    /// Refuses if one of our own folders is a link, through which we would write elsewhere.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        for folder in [self.ours.clone(), self.staging(), self.old()] {
            match fs::symlink_metadata(&folder) {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(_) => bail!("`{}` is not a folder: remove it", folder.display()),
                Err(problem) if problem.kind() == io::ErrorKind::NotFound => {}
                Err(problem) => {
                    return Err(problem).with_context(|| format!("cannot read `{}`", folder.display()));
                }
            }
        }
        Ok(())
    }
}

impl Intent {
    fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n{} {}\n", self.manifest.to_hex(), self.staging);
        for step in &self.steps {
            let _ = match step {
                Step::Folder(path) => writeln!(text, "folder 0 {path}"),
                Step::Tree(path) => writeln!(text, "tree 0 {path}"),
                Step::Create(Bytes::Number(number), path) => writeln!(text, "create {number} {path}"),
                Step::Create(Bytes::Tree, path) => writeln!(text, "create {TREE} {path}"),
                Step::Replace(number, path) => writeln!(text, "replace {number} {path}"),
                Step::Remove(number, path) => writeln!(text, "remove {number} {path}"),
                Step::Clear(path) => writeln!(text, "clear 0 {path}"),
            };
        }
        text.push_str(END);
        text.push('\n');
        text
    }

    /// Reads an intent, without the steps that we would not have written; `None` if it is none.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (head, second) = (lines.next()?, lines.next()?);
        let (manifest, staging) = second.split_once(' ')?;
        if head != HEAD || lines.next_back()? != END || !is_staging_name(staging) {
            return None;
        }
        let mut steps = Vec::new();
        for line in lines {
            let (verb, rest) = line.split_once(' ')?;
            let (number, path) = rest.split_once(' ')?;
            let bytes = if number == TREE { Bytes::Tree } else { Bytes::Number(number.parse().ok()?) };
            let Ok(path) = OutputPath::new(path) else { continue };
            if manifest::is_reserved(&path) {
                continue;
            }
            steps.push(match (verb, bytes) {
                ("create", bytes) => Step::Create(bytes, path),
                ("folder", _) => Step::Folder(path),
                ("tree", _) => Step::Tree(path),
                ("replace", Bytes::Number(number)) => Step::Replace(number, path),
                ("remove", Bytes::Number(number)) => Step::Remove(number, path),
                ("clear", _) => Step::Clear(path),
                _ => return None,
            });
        }
        Some(Self { manifest: Digest::from_hex(manifest)?, staging: staging.to_owned(), steps })
    }
}

fn is_staging_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Takes the steps and replaces the record by `record`; all of it, or nothing. The caller holds the lock.
pub(super) fn commit(places: &Places, intent: &Intent, record: &str, pause: Pause<'_>) -> anyhow::Result<()> {
    let staging = places.staging().join(&intent.staging);
    let new_record = staging.join(manifest::FILE);
    let new_intent = staging.join(FILE);
    let old = places.old();
    // All that needs room on the disk happens before the output is touched.
    fs::write(&new_record, record).with_context(|| format!("cannot write `{}`", new_record.display()))?;
    fs::write(&new_intent, intent.to_text())
        .with_context(|| format!("cannot write `{}`", new_intent.display()))?;
    fs::create_dir(&old).with_context(|| format!("cannot write to `{}`", places.ours.display()))?;

    let taken = (|| {
        act(pause, || fs::rename(&new_intent, places.intent()))
            .with_context(|| format!("cannot write `{}`", places.intent().display()))?;
        let trees: HashSet<&str> = intent.steps.iter().filter_map(Step::tree).collect();
        for step in intent.steps.iter().filter(|step| !step.is_taken_with(&trees)) {
            take(places, &staging, step, pause)?;
        }
        // The one sync of a build: the record, once everything that it tells of has been named. Whatever a loss of power
        // leaves of the files, the next build compares them with it and mends them.
        act(pause, || fs::File::options().append(true).open(&new_record)?.sync_all())
            .and_then(|()| act(pause, || fs::rename(&new_record, places.manifest())))
            .with_context(|| format!("cannot write `{}`", places.manifest().display()))
    })();
    if let Err(error) = taken {
        take_back(places, intent).with_context(|| {
            format!(
                "cannot put back what stood in `{}`; the next build will try again",
                places.output.display()
            )
        })?;
        let _ = fs::remove_file(places.intent());
        let _ = clear(places);
        return Err(error);
    }
    // From here on the build counts, and what cannot be cleared away is by the next.
    let _ = sync_folder(&places.ours);
    let _ = act(pause, || {
        remove_empty_folders(places, intent);
        Ok(())
    });
    let _ = act(pause, || fs::remove_file(places.intent()));
    let _ = act(pause, || fs::remove_dir_all(&old));
    Ok(())
}

/// Finishes or takes back what a killed build began. The caller holds the lock.
pub(super) fn recover(places: &Places) -> anyhow::Result<()> {
    let path = places.intent();
    let failed = || format!("cannot read `{}`", path.display());
    match fs::symlink_metadata(&path) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(problem) => return Err(problem).with_context(failed),
        Ok(metadata) if !metadata.is_file() => bail!("`{}` is not a file: remove it", path.display()),
        Ok(_) => {}
    }
    let text = String::from_utf8(fs::read(&path).with_context(failed)?).unwrap_or_default();
    if let Some(intent) = Intent::parse(&text) {
        let record = fs::read(places.manifest()).map(|bytes| Digest::of_bytes(&bytes));
        if record.ok() == Some(intent.manifest) {
            remove_empty_folders(places, &intent);
        } else {
            take_back(places, &intent).with_context(|| {
                format!("cannot put back what an interrupted build changed in `{}`", places.output.display())
            })?;
        }
    }
    fs::remove_file(&path).with_context(|| format!("cannot remove `{}`", path.display()))
}

/// Forgets old bytes that a commit left, which counted. The caller holds the lock, and there is no intent.
pub(super) fn clear(places: &Places) -> anyhow::Result<()> {
    let old = places.old();
    match fs::remove_dir_all(&old) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
            Err(problem).with_context(|| format!("cannot remove `{}`", old.display()))
        }
        _ => Ok(()),
    }
}

fn take(places: &Places, staging: &Path, step: &Step, pause: Pause<'_>) -> anyhow::Result<()> {
    let taken = match step {
        Step::Folder(path) => act(pause, || fs::create_dir(places.at(path))),
        Step::Clear(path) => act(pause, || fs::remove_dir(places.at(path))),
        Step::Tree(path) => act(pause, || fs::rename(Bytes::Tree.at(staging, path), places.at(path))),
        Step::Create(bytes, path) => act(pause, || fs::rename(bytes.at(staging, path), places.at(path))),
        Step::Replace(number, path) => act(pause, || keep(&places.at(path), &places.old(), *number))
            .and_then(|()| {
                act(pause, || fs::rename(Bytes::Number(*number).at(staging, path), places.at(path)))
            }),
        Step::Remove(number, path) => {
            act(pause, || fs::rename(places.at(path), places.old().join(number.to_string())))
        }
    };
    taken.with_context(|| {
        let (Step::Folder(path)
        | Step::Tree(path)
        | Step::Clear(path)
        | Step::Create(_, path)
        | Step::Replace(_, path)
        | Step::Remove(_, path)) = step;
        format!("cannot change `{}`", places.at(path).display())
    })
}

/// Gives the file at `path` a second name among the old ones, or copies it where a disk knows no second names.
fn keep(path: &Path, old: &Path, number: usize) -> io::Result<()> {
    let kept = old.join(number.to_string());
    fs::hard_link(path, &kept).or_else(|_| {
        let part = old.join(format!("{number}.part"));
        fs::copy(path, &part)?;
        fs::rename(part, kept)
    })
}

/// Takes the steps of `intent` back, as far as they were taken.
fn take_back(places: &Places, intent: &Intent) -> anyhow::Result<()> {
    let staging = places.staging().join(&intent.staging);
    for step in intent.steps.iter().rev() {
        let failed = |path: &OutputPath| format!("cannot change `{}`", places.at(path).display());
        match step {
            Step::Folder(path) => {
                // One that is not empty holds what is not ours.
                if let Some(at) = plain(places, path) {
                    let _ = fs::remove_dir(at);
                }
            }
            // What came in it is taken back by the steps that list it.
            Step::Tree(_) => {}
            Step::Create(bytes, path) => {
                // While the bytes are still staged, what stands there is not ours.
                let Some(at) = plain(places, path) else { continue };
                if !bytes.at(&staging, path).exists() && at.is_file() && !at.is_symlink() {
                    fs::remove_file(&at).with_context(|| failed(path))?;
                }
            }
            Step::Replace(number, path) => {
                let kept = places.old().join(number.to_string());
                if kept.exists()
                    && let Some(at) = plain(places, path)
                {
                    fs::rename(kept, at).with_context(|| failed(path))?;
                }
            }
            Step::Remove(number, path) => {
                let kept = places.old().join(number.to_string());
                if kept.exists()
                    && let Some(at) = plain(places, path)
                    && fs::symlink_metadata(&at).is_err()
                {
                    fs::rename(kept, at).with_context(|| failed(path))?;
                }
            }
            Step::Clear(path) => {
                if let Some(at) = plain(places, path)
                    && fs::symlink_metadata(&at).is_err()
                {
                    fs::create_dir(at).with_context(|| failed(path))?;
                }
            }
        }
    }
    Ok(())
}

/// Removes the folders in which files stood that are gone, as far as they are empty.
fn remove_empty_folders(places: &Places, intent: &Intent) {
    let removed = intent.steps.iter().filter_map(|step| match step {
        Step::Remove(_, path) => Some(path),
        _ => None,
    });
    let folders: BTreeSet<&str> = removed.flat_map(OutputPath::folders).collect();
    for folder in folders.into_iter().rev() {
        let path = OutputPath::new(folder).ok().and_then(|folder| plain(places, &folder));
        // One that is not empty holds something else.
        let _ = path.map(fs::remove_dir);
    }
}

/// Where `path` is on disk, if no folder on the way to it is a link.
fn plain(places: &Places, path: &OutputPath) -> Option<PathBuf> {
    let mut at = places.output.clone();
    let mut parts = path.as_str().split('/').peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        if parts.peek().is_some() && !fs::symlink_metadata(&at).is_ok_and(|metadata| metadata.is_dir()) {
            return None;
        }
    }
    Some(at)
}

/// Makes the names in a folder last. Not every system can.
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

fn act<T>(pause: Pause<'_>, action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    pause()?;
    action()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> OutputPath {
        OutputPath::new(path).unwrap()
    }

    #[test]
    fn an_intent_is_read_back() {
        let intent = Intent {
            manifest: Digest::of_bytes(b"x"),
            staging: "12-0".to_owned(),
            steps: vec![
                Step::Remove(3, path("a")),
                Step::Clear(path("b")),
                Step::Folder(path("a")),
                Step::Create(Bytes::Number(0), path("a/x y.html")),
                Step::Folder(path("b/c")),
                Step::Tree(path("b/c")),
                Step::Create(Bytes::Tree, path("b/c/z")),
                Step::Replace(1, path("index.html")),
            ],
        };
        let text = intent.to_text();
        assert_eq!(Intent::parse(&text), Some(intent));
        assert_eq!(Intent::parse(&text[..text.len() - 3]), None);
        assert_eq!(Intent::parse(&text.replace("12-0", "../x")), None);
        let strange = text.replace("a/x y.html", "../../x");
        assert_eq!(Intent::parse(&strange).unwrap().steps.len(), 7);
    }
}
