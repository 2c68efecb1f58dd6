//! Publishing: the output becomes what is planned, or stays what it was.
//!
//! Staged first, then checked against what stands in the output, then committed; see [`stage`] and
//! [`commit`]. We change and remove only what the record says that we wrote, and never through a link.
//! A lock is held only from the check to the end of the commit; if another build committed meanwhile, staging is done
//! again, which then keeps nearly all.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, bail};

use crate::diagnostic::{Diagnostic, Level};
use crate::digest::Digest;
use crate::observer::{Observer, Stage};
use crate::output::Output;
use crate::path::OutputPath;

use super::bytes::Bytes;
use super::commit::{self, Intent, Pause, Places, Step};
use super::lock::Lock;
use super::manifest::{self, Found, Manifest, finding, warning};
use super::stage::{self, Folders, Memory, Planned, Staged, Staging};
use super::stamp::Stamp;

/// How often staging is done again because the output changed meanwhile. From the second time on no other build can.
const ATTEMPTS: usize = 8;

/// Where and how to publish.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The site's root, from which input files are copied.
    pub root: &'a Path,
    /// The folder to publish to; see [`folders::output_folder`](super::folders::output_folder).
    pub output: &'a Path,
    /// Whether files that we did not write are taken over where they are in the way.
    pub adopt: bool,
    /// The digest of all that the build depends on, for the record; `None` if the next build is to look at it all again.
    pub inputs: Option<Digest>,
    /// What is said of the build, for the record.
    pub said: &'a [String],
    /// Called when another build is being waited for.
    pub waiting: &'a (dyn Fn() + Sync),
    /// Told of what is done.
    pub observer: &'a dyn Observer,
}

impl<'a> Target<'a> {
    /// What to do when another build is being waited for.
    fn waits(self) -> impl Fn() + 'a {
        move || {
            self.observer.begin(Stage::Wait);
            (self.waiting)();
        }
    }
}

/// What publishing came to.
#[derive(Debug)]
pub enum Outcome {
    /// The output is what was planned.
    Published(Published),
    /// Nothing was changed: some files cannot be made, for reasons that lie in the site.
    Refused(Vec<Diagnostic>),
    /// Nothing was changed: something in the output is in the way.
    Blocked(Vec<Diagnostic>),
}

/// What changed in the output.
#[derive(Debug, Default)]
pub struct Published {
    /// The files that were written.
    pub written: Vec<OutputPath>,
    /// How many were as they should be.
    pub unchanged: usize,
    /// The files that were removed.
    pub removed: Vec<OutputPath>,
    /// How many files that we had not written are ours from now on.
    pub adopted: usize,
    /// What is odd about the output.
    pub warnings: Vec<Diagnostic>,
}

/// Makes `plan` stand in the output. `render` is called on many threads.
pub fn publish<P: Sync>(
    target: Target<'_>,
    plan: &[Planned<'_, P>],
    render: &(impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>> + Sync),
    memory: &mut Memory,
) -> anyhow::Result<Outcome> {
    publish_with(target, plan, render, memory, &mut || Ok(()))
}

/// What the record in `output` says, once what a killed build left there is put in order.
pub fn record(output: &Path, waiting: &dyn Fn()) -> anyhow::Result<Manifest> {
    let places = Places::new(output);
    places.check()?;
    if places.intent().exists() {
        let _lock = Lock::take(&places.lock(), waiting)?;
        commit::recover(&places)?;
    }
    Ok(read(&places)?.manifest)
}

/// Whether every file that `manifest` lists stands in `output` with the bytes that it was written with.
pub fn is_intact(output: &Path, manifest: &Manifest, memory: &mut Memory) -> bool {
    memory.is_intact(output, &manifest.output)
}

fn publish_with<P: Sync>(
    target: Target<'_>,
    plan: &[Planned<'_, P>],
    render: &(impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>> + Sync),
    memory: &mut Memory,
    pause: Pause<'_>,
) -> anyhow::Result<Outcome> {
    let in_the_way = conflicts(plan);
    if !in_the_way.is_empty() {
        return Ok(Outcome::Refused(in_the_way));
    }
    let fresh = Fresh::note(target.output);
    let outcome = attempt(target, plan, render, memory, pause);
    if !matches!(outcome, Ok(Outcome::Published(_))) {
        fresh.tidy();
    }
    outcome
}

fn attempt<P: Sync>(
    target: Target<'_>,
    plan: &[Planned<'_, P>],
    render: &(impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>> + Sync),
    memory: &mut Memory,
    pause: Pause<'_>,
) -> anyhow::Result<Outcome> {
    let places = Places::new(target.output);
    places.check()?;
    let mut lock = None;
    for _ in 0..ATTEMPTS {
        if places.intent().exists() {
            if lock.is_none() {
                lock = Some(Lock::take(&places.lock(), &target.waits())?);
            }
            commit::recover(&places)?;
        }
        let old = read(&places)?;
        let staging = Staging::create(&places.staging())?;
        target.observer.begin(Stage::Make);
        let staged = match stage::stage(
            Folders { root: target.root, output: target.output },
            plan,
            render,
            &old.manifest.output,
            &staging,
            memory,
            target.observer,
        )? {
            stage::Outcome::Staged(staged) => staged,
            stage::Outcome::Refused(diagnostics) => return Ok(Outcome::Refused(diagnostics)),
        };
        if lock.is_none() {
            lock = Some(Lock::take(&places.lock(), &target.waits())?);
        }
        target.observer.begin(Stage::Commit);
        // Another build may have committed, or died committing, while this one was staging.
        if places.intent().exists() || read(&places)?.digest != old.digest {
            continue;
        }
        commit::clear(&places)?;
        let outcome = settle(target, &places, old, &staged, &staging, memory, pause).transpose();
        drop(staging);
        if let Some(outcome) = outcome {
            Staging::clear(&places.staging());
            let _ = fs::remove_dir(places.staging());
            return outcome;
        }
    }
    bail!("`{}` keeps changing: does something else write there?", target.output.display())
}

fn read(places: &Places) -> anyhow::Result<Found> {
    Manifest::read(&places.ours).with_context(|| format!("cannot read `{}`", places.manifest().display()))
}

/// Checks what was staged against what stands in the output, and commits; `None` if the output changed meanwhile.
fn settle(
    target: Target<'_>,
    places: &Places,
    old: Found,
    staged: &[Staged],
    staging: &Staging,
    memory: &mut Memory,
    pause: Pause<'_>,
) -> anyhow::Result<Option<Outcome>> {
    let manifest = Manifest {
        inputs: target.inputs,
        said: target.said.to_vec(),
        output: Output { files: staged.iter().map(|staged| (staged.path.clone(), staged.file)).collect() },
    };
    let mut survey = Survey::new(target, &old.manifest.output, staged);
    let mut published = Published { warnings: old.warnings, ..Published::default() };
    let removed = survey.going(&mut published.warnings)?;
    for staged in staged {
        survey.check(staged, memory)?;
    }
    if survey.has_changed {
        return Ok(None);
    }
    let blocked = survey.findings();
    if !blocked.is_empty() {
        return Ok(Some(Outcome::Blocked(blocked)));
    }

    let steps = survey.steps(staged, &removed);
    published.written = staged.iter().filter(|it| it.bytes.is_some()).map(|it| it.path.clone()).collect();
    published.unchanged = staged.len() - published.written.len();
    published.adopted = survey.adopted;
    published.removed = removed;
    let record = manifest.to_text();
    let digest = Digest::of_bytes(record.as_bytes());
    if steps.is_empty() && old.digest == Some(digest) {
        return Ok(Some(Outcome::Published(published)));
    }
    let name = staging.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let intent = Intent { manifest: digest, staging: name, steps };
    if let Err(error) = commit::commit(places, &intent, &record, pause) {
        // What could not be put back needs to know what was staged.
        if places.intent().exists() {
            staging.keep();
        }
        return Err(error);
    }

    for staged in staged.iter().filter(|staged| staged.bytes.is_some()) {
        memory.remember(target.output, &staged.path, staged.file.digest);
    }
    Ok(Some(Outcome::Published(published)))
}

/// What in the plan itself cannot be: our own folder, and a file where another needs a folder.
fn conflicts<P>(plan: &[Planned<'_, P>]) -> Vec<Diagnostic> {
    let paths: BTreeSet<&str> = plan.iter().map(|planned| planned.path.as_str()).collect();
    let mut findings = Vec::new();
    for path in plan.iter().map(|planned| planned.path) {
        if manifest::is_reserved(path) {
            let message =
                format!("`{path}` cannot be published: `{}/` is factbox's own folder", manifest::FOLDER);
            findings.push(finding(Level::Error, message));
        }
        if let Some(folder) = path.folders().find(|folder| paths.contains(folder)) {
            let message =
                format!("`{folder}` cannot be published as a file: `{path}` needs a folder of that name");
            findings.push(finding(Level::Error, message));
        }
    }
    findings
}

/// What stands in the output, compared with what is to stand there.
struct Survey<'a> {
    target: Target<'a>,
    old: &'a Output,
    planned: BTreeSet<&'a OutputPath>,
    /// What stands where a folder is needed, by path.
    folders: HashMap<String, Standing>,
    /// The listed files that go.
    going: BTreeSet<OutputPath>,
    /// The folders that have to be made, the outer ones first.
    make: BTreeSet<OutputPath>,
    /// The folders that give way to a file, the inner ones first.
    clear: Vec<OutputPath>,
    /// The paths at which a file stands.
    occupied: BTreeSet<OutputPath>,
    foreign: Vec<OutputPath>,
    blocked: Vec<Diagnostic>,
    adopted: usize,
    /// Whether something that was to be kept is not what it was a moment ago.
    has_changed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Nothing,
    Folder,
    File(Stamp),
    Link,
    Other,
}

fn standing(path: &Path) -> anyhow::Result<Standing> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Ok(Standing::Link),
        Ok(metadata) if metadata.is_dir() => Ok(Standing::Folder),
        Ok(metadata) if metadata.is_file() => Ok(Standing::File(Stamp::of(&metadata))),
        Ok(_) => Ok(Standing::Other),
        Err(problem) if matches!(problem.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(Standing::Nothing)
        }
        Err(problem) => Err(problem).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

impl<'a> Survey<'a> {
    fn new(target: Target<'a>, old: &'a Output, staged: &'a [Staged]) -> Self {
        Self {
            target,
            old,
            planned: staged.iter().map(|staged| &staged.path).collect(),
            folders: HashMap::new(),
            going: BTreeSet::new(),
            make: BTreeSet::new(),
            clear: Vec::new(),
            occupied: BTreeSet::new(),
            foreign: Vec::new(),
            blocked: Vec::new(),
            adopted: 0,
            has_changed: false,
        }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.target.output.join(path)
    }

    /// The listed files that are not planned any more and stand there.
    fn going(&mut self, warnings: &mut Vec<Diagnostic>) -> anyhow::Result<Vec<OutputPath>> {
        let old = self.old;
        for (path, file) in &old.files {
            // A `.gitkeep` keeps the folder in the repository, whoever wrote it.
            if self.planned.contains(path) || path.as_str().rsplit('/').next() == Some(".gitkeep") {
                continue;
            }
            let by_link =
                path.folders().find(|folder| self.folder(folder).is_ok_and(|it| it == Standing::Link));
            if let Some(folder) = by_link {
                let message = format!("`{path}` is not removed from the output: `{folder}` is a link there");
                warnings.push(warning(message));
                continue;
            }
            match standing(&self.at(path.as_str()))? {
                Standing::File(_) if Memory::is_at(self.target.output, path, file.digest)? => {
                    self.going.insert(path.clone());
                }
                Standing::Nothing | Standing::Folder => {}
                Standing::File(_) | Standing::Link | Standing::Other => warnings.push(warning(format!(
                    "`{path}` is not removed from the output: it is no longer the file that factbox wrote"
                ))),
            }
        }
        Ok(self.going.iter().cloned().collect())
    }

    /// What stands where a folder called `path` is needed.
    fn folder(&mut self, path: &str) -> anyhow::Result<Standing> {
        if let Some(known) = self.folders.get(path) {
            return Ok(*known);
        }
        let standing = standing(&self.at(path))?;
        self.folders.insert(path.to_owned(), standing);
        Ok(standing)
    }

    /// Looks at the place where `staged` is to stand.
    fn check(&mut self, staged: &Staged, memory: &Memory) -> anyhow::Result<()> {
        let path = &staged.path;
        let folders: Vec<&str> = path.folders().collect();
        for folder in folders.into_iter().rev() {
            let standing = self.folder(folder)?;
            let in_the_way = match standing {
                Standing::Folder => continue,
                Standing::Nothing => None,
                // A file of ours that goes makes room for the folder.
                Standing::File(_) if self.going.contains(folder) => None,
                Standing::File(_) => Some("is a file in the output, where a folder is needed"),
                Standing::Link => Some("is a link in the output: factbox does not write through links"),
                Standing::Other => Some("is neither a file nor a folder in the output"),
            };
            if let Some(what) = in_the_way {
                self.block(folder, what);
                return Ok(());
            }
            if !self.make.contains(folder) {
                let bad = |bad| anyhow::anyhow!("`{folder}`: {bad:?}");
                self.make.insert(OutputPath::new(folder).map_err(bad)?);
            }
        }
        let listed = self.old.files.contains_key(path);
        let standing = standing(&self.at(path.as_str()))?;
        if staged.bytes.is_none() && standing != memory.stamp(path).map_or(Standing::Nothing, Standing::File)
        {
            self.has_changed = true;
        }
        match standing {
            Standing::Nothing => {}
            // It came after the file was staged.
            Standing::File(_) if staged.bytes == Some(Bytes::Tree) => self.has_changed = true,
            Standing::File(_) => {
                self.occupied.insert(path.clone());
                match (listed, staged.bytes) {
                    (true, _) => {}
                    (false, None) => self.adopted += 1,
                    // The same file under the name of one that goes, on a disk that does not tell capitals apart.
                    (false, Some(_)) if self.is_going_by_another_name(path) => {
                        self.occupied.remove(path);
                    }
                    (false, Some(_)) if self.target.adopt => self.adopted += 1,
                    (false, Some(_)) => self.foreign.push(path.clone()),
                }
            }
            Standing::Folder => match self.emptied(path)? {
                Some(folders) => self.clear.extend(folders),
                None => self.block(path.as_str(), "is a folder in the output, where a file is to stand"),
            },
            Standing::Link => {
                self.block(path.as_str(), "is a link in the output: factbox does not write through links");
            }
            Standing::Other => self.block(path.as_str(), "is neither a file nor a folder in the output"),
        }
        Ok(())
    }

    fn is_going_by_another_name(&self, path: &OutputPath) -> bool {
        let key = path.collision_key();
        let real = |path: &OutputPath| fs::canonicalize(self.at(path.as_str())).ok();
        self.going.iter().any(|going| going.collision_key() == key && real(going) == real(path))
    }

    /// The folder at `path` and those in it, the inner ones first, if nothing will be left in them.
    fn emptied(&self, path: &OutputPath) -> anyhow::Result<Option<Vec<OutputPath>>> {
        let mut folders = vec![path.clone()];
        let mut next = 0;
        while let Some(folder) = folders.get(next).cloned() {
            next += 1;
            let at = self.at(folder.as_str());
            let entries = fs::read_dir(&at).with_context(|| format!("cannot read `{}`", at.display()))?;
            for entry in entries {
                let entry = entry.with_context(|| format!("cannot read `{}`", at.display()))?;
                let inner = entry
                    .file_name()
                    .to_str()
                    .and_then(|name| OutputPath::new(&format!("{folder}/{name}")).ok());
                let Some(inner) = inner else { return Ok(None) };
                match entry.file_type().with_context(|| format!("cannot read `{}`", at.display()))? {
                    kind if kind.is_dir() => folders.push(inner),
                    _ if self.going.contains(&inner) => {}
                    _ => return Ok(None),
                }
            }
        }
        folders.reverse();
        Ok(Some(folders))
    }

    fn block(&mut self, path: &str, what: &str) {
        let finding =
            finding(Level::Error, format!("`{path}` {what}")).help("move it elsewhere, or remove it");
        if !self.blocked.contains(&finding) {
            self.blocked.push(finding);
        }
    }

    /// What is in the way.
    fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = self.blocked.clone();
        if !self.foreign.is_empty() {
            let named: Vec<String> = self.foreign.iter().take(3).map(|path| format!("`{path}`")).collect();
            let count = self.foreign.len();
            let message = match count {
                1 => format!("{} in the output was not written by factbox", named[0]),
                2 | 3 => {
                    format!("{count} files in the output were not written by factbox: {}", named.join(", "))
                }
                _ => format!(
                    "{count} files in the output were not written by factbox: {}, …",
                    named.join(", ")
                ),
            };
            let help = "move what you want to keep elsewhere (to `static/`, if it is to be published), or let factbox \
                        overwrite it: `--adopt`";
            findings.push(finding(Level::Error, message).help(help));
        }
        findings
    }

    /// The outermost of the folders that have to be made which can come as they were staged, each with whether pages are in it.
    fn trees(&self, staged: &[Staged]) -> impl Iterator<Item = (&OutputPath, bool)> {
        let mut trees: BTreeMap<&OutputPath, Option<bool>> = BTreeMap::new();
        for staged in staged {
            let Some(tree) = staged.path.folders().filter_map(|folder| self.make.get(folder)).last() else {
                continue;
            };
            let has_pages = trees.entry(tree).or_insert(Some(false));
            *has_pages = match staged.bytes {
                Some(Bytes::Tree) => has_pages.map(|has_pages| has_pages || is_page(&staged.path)),
                Some(Bytes::Number(_)) | None => None,
            };
        }
        trees.into_iter().filter_map(|(path, has_pages)| Some((path, has_pages?)))
    }

    /// The commit, step by step. What must make room goes first; then come new files, for pages to find what they refer to;
    /// then changed ones, pages last; what nothing refers to any more goes at the end.
    fn steps(&self, staged: &[Staged], removed: &[OutputPath]) -> Vec<Step> {
        let planned: HashSet<String> = self.planned.iter().map(|path| path.collision_key()).collect();
        let clear: BTreeSet<&str> = self.clear.iter().map(OutputPath::as_str).collect();
        let makes_room = |path: &OutputPath| {
            planned.contains(&path.collision_key())
                || self.make.contains(path)
                || path.folders().any(|folder| clear.contains(folder))
        };
        let (first, last): (Vec<_>, Vec<_>) = removed.iter().partition(|path| makes_room(path));
        let number = |index: usize| staged.len() + index;
        let mut steps: Vec<Step> = first
            .iter()
            .enumerate()
            .map(|(index, path)| Step::Remove(number(index), (*path).clone()))
            .collect();
        steps.extend(self.clear.iter().cloned().map(Step::Clear));
        steps.extend(self.make.iter().cloned().map(Step::Folder));

        let mut files: Vec<((bool, bool, &OutputPath), Step)> = staged
            .iter()
            .filter_map(|staged| {
                let path = &staged.path;
                let is_occupied = self.occupied.contains(path);
                let step = match staged.bytes? {
                    Bytes::Number(number) if is_occupied => Step::Replace(number, path.clone()),
                    bytes => Step::Create(bytes, path.clone()),
                };
                Some(((is_occupied, is_page(path), path), step))
            })
            .collect();
        files.extend(
            self.trees(staged).map(|(path, has_pages)| ((false, has_pages, path), Step::Tree(path.clone()))),
        );
        files.sort_by_key(|(order, _)| *order);
        steps.extend(files.into_iter().map(|(_, step)| step));
        let rest = last.iter().enumerate();
        steps.extend(rest.map(|(index, path)| Step::Remove(number(first.len() + index), (*path).clone())));
        steps
    }
}

fn is_page(path: &OutputPath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}

/// Which of the folders that publishing makes were not there, so that a build that fails leaves none of them.
struct Fresh {
    folders: Vec<PathBuf>,
}

impl Fresh {
    fn note(output: &Path) -> Self {
        let ours = output.join(manifest::FOLDER);
        let wanted =
            [ours.join("staging"), ours.clone()].into_iter().chain(output.ancestors().map(Path::to_path_buf));
        Self { folders: wanted.take_while(|folder| fs::symlink_metadata(folder).is_err()).collect() }
    }

    fn tidy(self) {
        for folder in self.folders {
            let _ = fs::remove_dir(folder);
        }
    }
}

impl Memory {
    /// Remembers that a file was just written.
    fn remember(&mut self, output: &Path, path: &OutputPath, digest: Digest) {
        if let Ok(metadata) = fs::symlink_metadata(output.join(path.as_str())) {
            self.insert(path.clone(), &metadata, SystemTime::now(), digest);
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
