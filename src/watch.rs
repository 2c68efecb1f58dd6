//! Hearing of changes. The one file that names notify.
//!
//! Events are hints: whoever waits here looks at the folders afterwards, so that an event too many costs a look and nothing
//! else. What matters is that none is missed. Folders are watched, never files, for a watch on a file is lost at the first
//! editor that saves by renaming. Reading is no change (our own reading least of all), and neither is what happens in the
//! output.

#![expect(clippy::disallowed_methods, reason = "an edge: it hears of changes")]

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::config;
use crate::digest::Digest;
use crate::disk::input;
use crate::disk::name;

/// How long to wait for the second half of a change: for the file after its removal, for the words in an empty one.
const SECOND_HALF: Duration = Duration::from_millis(100);
/// How long to gather where the system does not say that a file was closed.
const WITHOUT_CLOSE: Duration = Duration::from_millis(12);
/// When to look once more after a folder came: files may have come into it before it was watched.
const ONCE_MORE: Duration = Duration::from_millis(60);
/// How often to look where the system says nothing at all.
const PERIOD: Duration = Duration::from_millis(500);

/// Whether the system tells when a file that was written to is closed.
const HAS_CLOSE: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What to watch, and how.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The site's root, free of links.
    pub root: PathBuf,
    /// The folder with the texts of sources.
    pub texts: PathBuf,
    /// How long to gather changes after the first; `None` for as short as is safe.
    pub debounce: Option<Duration>,
    /// How often to look at the files; `None` for being told by the system, which is looking only where it cannot tell.
    pub poll: Option<Duration>,
}

/// What was heard.
#[derive(Debug, Default)]
pub struct Changes {
    /// Paths that something happened to; a hint.
    pub paths: Vec<PathBuf>,
    /// What the user should know about the watching itself.
    pub notice: Option<String>,
}

/// Hears of changes from the moment on that it is made.
pub struct Watcher {
    watched: Watched,
    by: By,
    /// Events that were heard and not yet taken.
    ahead: VecDeque<notify::Result<Event>>,
    /// When to look once more, whatever is heard.
    once_more: Option<Instant>,
    notice: Option<String>,
}

enum By {
    Events { watcher: RecommendedWatcher, events: Receiver<notify::Result<Event>>, armed: HashSet<PathBuf> },
    Looking { last: Digest, when: Instant },
}

/// Changes as they come in, until they are whole.
#[derive(Default)]
struct Batch {
    paths: Vec<PathBuf>,
    /// What is only half done: removed, empty, or written to and not closed.
    halves: HashSet<PathBuf>,
    is_relevant: bool,
}

impl Watcher {
    /// Begins to watch. If the system cannot, says so at the first change and looks for itself.
    pub fn new(watched: Watched) -> Self {
        let (sender, events) = channel();
        let handler = move |event: notify::Result<Event>| {
            if event.as_ref().is_ok_and(is_reading) {
                return;
            }
            // Nobody listens any more once the program ends.
            let _ = sender.send(event);
        };
        let native = RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false));
        let mut this = match native {
            Ok(native) if watched.poll.is_none() => {
                let by = By::Events { watcher: native, events, armed: HashSet::new() };
                Self { watched, by, ahead: VecDeque::new(), once_more: None, notice: None }
            }
            Ok(_) => Self::looking(watched, None),
            Err(problem) => Self::looking(watched, Some(&problem)),
        };
        this.arm();
        // Nothing has been read yet that could have been missed.
        this.once_more = None;
        this
    }

    /// Watches `texts` as the folder with the texts of sources from now on.
    pub fn follow(&mut self, texts: &Path) {
        if self.watched.texts != texts {
            texts.clone_into(&mut self.watched.texts);
            self.arm();
        }
    }

    /// Waits until something changes.
    pub fn wait(&mut self) -> Changes {
        loop {
            if let Some(changes) = self.wait_for(Duration::from_hours(1)) {
                return changes;
            }
        }
    }

    /// Waits until something changes, but no longer than `timeout`.
    pub fn wait_for(&mut self, timeout: Duration) -> Option<Changes> {
        let end = Instant::now() + timeout;
        self.arm();
        let paths = match self.by {
            By::Looking { .. } => self.look_until(end).then(Vec::new),
            By::Events { .. } => self.hear_until(end),
        };
        let paths = paths.or_else(|| self.notice.is_some().then(Vec::new))?;
        Some(Changes { paths, notice: self.notice.take() })
    }

    /// Whether something has changed that [`Watcher::wait`] would return at once for. Costs next to nothing.
    pub fn has_news(&mut self) -> bool {
        if self.notice.is_some() || self.once_more.is_some_and(|again| again <= Instant::now()) {
            return true;
        }
        match &mut self.by {
            By::Events { events, .. } => {
                self.ahead.extend(events.try_iter());
                let (watched, ahead) = (&self.watched, &self.ahead);
                ahead.iter().any(|event| match event {
                    Ok(event) => event.need_rescan() || event.paths.iter().any(|path| watched.is_input(path)),
                    Err(_) => true,
                })
            }
            By::Looking { last, when } => {
                if when.elapsed() < self.watched.poll.unwrap_or(PERIOD) {
                    return false;
                }
                *when = Instant::now();
                let has_changed = input::fingerprint(&self.watched.root, &self.watched.texts) != *last;
                if has_changed {
                    self.once_more = Some(*when);
                }
                has_changed
            }
        }
    }

    fn looking(watched: Watched, problem: Option<&notify::Error>) -> Self {
        let last = input::fingerprint(&watched.root, &watched.texts);
        let notice = problem.map(|problem| {
            let why = match problem.kind {
                notify::ErrorKind::MaxFilesWatch => {
                    "there are more folders than the system allows to watch".to_owned()
                }
                _ => problem.to_string(),
            };
            format!("the system cannot watch the site ({why}): looking for changes instead, again and again")
        });
        Self {
            watched,
            by: By::Looking { last, when: Instant::now() },
            ahead: VecDeque::new(),
            once_more: None,
            notice,
        }
    }

    /// Falls back to looking.
    fn give_up(&mut self, problem: &notify::Error) {
        *self = Self::looking(self.watched.clone(), Some(problem));
        self.once_more = Some(Instant::now());
    }

    /// Watches the folders that exist and are not watched yet.
    fn arm(&mut self) {
        let By::Events { watcher, armed, .. } = &mut self.by else { return };
        let root = &self.watched.root;
        let mut wanted = vec![(root.clone(), RecursiveMode::NonRecursive)];
        wanted.extend(name::FOLDERS.iter().map(|folder| (root.join(folder), RecursiveMode::Recursive)));
        if !name::FOLDERS.iter().any(|folder| self.watched.texts.starts_with(root.join(folder))) {
            wanted.push((self.watched.texts.clone(), RecursiveMode::NonRecursive));
        }
        let mut problem = None;
        for (folder, mode) in wanted {
            let is_folder = fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir());
            if !is_folder || armed.contains(&folder) {
                continue;
            }
            match watcher.watch(&folder, mode) {
                Ok(()) => {
                    self.once_more = Some(Instant::now() + ONCE_MORE);
                    armed.insert(folder);
                }
                // Gone again: its removal is an event.
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                Err(error) => problem = Some(error),
            }
        }
        if let Some(problem) = problem {
            self.give_up(&problem);
        }
    }

    /// Looks until something is different; whether it was.
    fn look_until(&mut self, end: Instant) -> bool {
        let period = self.watched.poll.unwrap_or(PERIOD);
        let By::Looking { last, when } = &mut self.by else { return false };
        if self.once_more.take().is_some() {
            return true;
        }
        loop {
            let rest = end.saturating_duration_since(Instant::now());
            if rest.is_zero() {
                return false;
            }
            std::thread::sleep(period.min(rest));
            *when = Instant::now();
            let now = input::fingerprint(&self.watched.root, &self.watched.texts);
            if std::mem::replace(last, now) != now {
                return true;
            }
        }
    }

    /// Listens until something whole has happened.
    fn hear_until(&mut self, end: Instant) -> Option<Vec<PathBuf>> {
        let mut batch = Batch::default();
        while !batch.is_relevant {
            let until = self.once_more.map_or(end, |again| again.min(end));
            if !self.hear(&mut batch, until) {
                if self.once_more.is_some_and(|again| again <= Instant::now()) {
                    self.once_more = None;
                    return Some(Vec::new());
                }
                return if matches!(self.by, By::Looking { .. }) { Some(Vec::new()) } else { None };
            }
        }
        let first = Instant::now();
        match self.watched.debounce {
            Some(debounce) => while self.hear(&mut batch, first + debounce) {},
            None if HAS_CLOSE => {
                while self.hear(&mut batch, Instant::now()) {}
                while !batch.halves.is_empty() && self.hear(&mut batch, first + SECOND_HALF) {}
            }
            None => while self.hear(&mut batch, first + WITHOUT_CLOSE) {},
        }
        while self.hear(&mut batch, Instant::now()) {}
        batch.paths.dedup();
        Some(batch.paths)
    }

    /// Takes the next event into `batch`; false if none came until then.
    fn hear(&mut self, batch: &mut Batch, until: Instant) -> bool {
        let By::Events { events, .. } = &self.by else { return false };
        let next = match self.ahead.pop_front() {
            Some(event) => Ok(event),
            None => events.recv_timeout(until.saturating_duration_since(Instant::now())),
        };
        match next {
            Ok(Ok(event)) => {
                self.take(&event, batch);
                true
            }
            Ok(Err(problem)) => {
                batch.is_relevant = true;
                self.give_up(&problem);
                false
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                batch.is_relevant = true;
                self.give_up(&notify::Error::generic("it stopped"));
                false
            }
        }
    }

    fn take(&mut self, event: &Event, batch: &mut Batch) {
        if event.need_rescan() {
            batch.is_relevant = true;
            self.once_more = Some(Instant::now() + ONCE_MORE);
        }
        let gone = matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::Any))
        );
        let renamed = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::Both)));
        for (index, path) in event.paths.iter().enumerate() {
            let gone = gone || (renamed && index == 0);
            if let (true, By::Events { watcher, armed, .. }) = (gone, &mut self.by)
                && armed.remove(path)
            {
                // A folder that comes back under its name is another one.
                let _ = watcher.unwatch(path);
            }
            if !self.watched.is_input(path) {
                continue;
            }
            batch.is_relevant = true;
            batch.paths.push(path.clone());
            match event.kind {
                // The other half of a rename has come, unless it only made a backup.
                _ if renamed && index == 0 => {
                    if event.paths.get(1).is_some_and(|to| self.watched.is_input(to)) {
                        batch.halves.remove(path);
                    } else {
                        batch.halves.insert(path.clone());
                    }
                }
                EventKind::Create(CreateKind::Folder) => self.once_more = Some(Instant::now() + ONCE_MORE),
                EventKind::Remove(_)
                | EventKind::Create(_)
                | EventKind::Modify(
                    ModifyKind::Name(RenameMode::From)
                    | ModifyKind::Data(_)
                    | ModifyKind::Any
                    | ModifyKind::Other,
                ) => {
                    batch.halves.insert(path.clone());
                }
                EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(_)) => {
                    match fs::symlink_metadata(path) {
                        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => {
                            batch.halves.insert(path.clone());
                        }
                        Ok(metadata) => {
                            if metadata.is_dir() {
                                self.once_more = Some(Instant::now() + ONCE_MORE);
                            }
                            batch.halves.remove(path);
                        }
                        Err(_) => {}
                    }
                }
                EventKind::Any | EventKind::Other | EventKind::Modify(ModifyKind::Metadata(_)) => {}
            }
        }
    }
}

impl Watched {
    /// Whether what happens to `path` can change the site.
    fn is_input(&self, path: &Path) -> bool {
        if let Ok(below) = path.strip_prefix(&self.texts) {
            return !below.iter().any(|part| name::is_left_behind(&part.to_string_lossy()));
        }
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        let mut parts = below.iter().map(|part| part.to_string_lossy());
        match parts.next() {
            Some(first) if first == config::FILE_NAME => true,
            Some(first) if name::FOLDERS.contains(&&*first) => {
                !parts.any(|part| name::is_passed_over(&first, &part))
            }
            _ => false,
        }
    }
}

/// Whether nothing was changed, only looked at.
fn is_reading(event: &Event) -> bool {
    matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    const LONG: Duration = Duration::from_secs(5);
    const SHORT: Duration = Duration::from_millis(250);

    struct Site {
        _folder: tempfile::TempDir,
        root: PathBuf,
    }

    impl Site {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = fs::canonicalize(folder.path()).unwrap();
            fs::create_dir_all(root.join("content/deep")).unwrap();
            fs::create_dir_all(root.join("output")).unwrap();
            fs::write(root.join("content/a.md"), "a").unwrap();
            Self { _folder: folder, root }
        }

        fn at(&self, path: &str) -> PathBuf {
            self.root.join(path)
        }

        fn watched(&self, poll: Option<Duration>) -> Watched {
            let texts = self.at(input::TEXTS);
            Watched { root: self.root.clone(), texts, debounce: None, poll }
        }

        fn watch(&self) -> Watcher {
            Watcher::new(self.watched(None))
        }
    }

    /// Waits until all is quiet.
    fn settle(watcher: &mut Watcher) {
        while watcher.wait_for(Duration::from_millis(120)).is_some() {}
    }

    fn names(changes: &Changes) -> Vec<String> {
        let mut names: Vec<String> =
            changes.paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn every_way_to_save_is_heard() {
        let site = Site::new();
        let mut watcher = site.watch();
        let page = site.at("content/a.md");
        let ways: [(&str, &dyn Fn()); 10] = [
            ("in place", &|| fs::write(&page, "one").unwrap()),
            ("renamed over", &|| {
                fs::write(site.at("content/.a.md.tmp"), "two").unwrap();
                fs::rename(site.at("content/.a.md.tmp"), &page).unwrap();
            }),
            ("from elsewhere", &|| {
                fs::write(site.at("x"), "three").unwrap();
                fs::rename(site.at("x"), &page).unwrap();
            }),
            ("away and anew", &|| {
                fs::rename(&page, site.at("content/a.md~")).unwrap();
                fs::write(&page, "four").unwrap();
            }),
            ("removed and anew", &|| {
                fs::remove_file(&page).unwrap();
                fs::write(&page, "five").unwrap();
            }),
            ("by a safe write", &|| {
                fs::write(site.at("content/a.md___jb_tmp___"), "six").unwrap();
                fs::rename(&page, site.at("content/a.md___jb_old___")).unwrap();
                fs::rename(site.at("content/a.md___jb_tmp___"), &page).unwrap();
                fs::remove_file(site.at("content/a.md___jb_old___")).unwrap();
            }),
            ("cut short and filled", &|| {
                let mut file = fs::File::create(&page).unwrap();
                std::io::Write::write_all(&mut file, b"seven").unwrap();
            }),
            ("linked", &|| {
                fs::write(site.at("x"), "six").unwrap();
                fs::remove_file(&page).unwrap();
                fs::hard_link(site.at("x"), &page).unwrap();
            }),
            ("by symbolic link", &|| {
                fs::remove_file(&page).unwrap();
                symlink("deep", &page).unwrap();
            }),
            ("removed", &|| fs::remove_file(&page).unwrap()),
        ];
        for (way, save) in ways {
            settle(&mut watcher);
            save();
            let changes = watcher.wait_for(LONG).unwrap_or_else(|| panic!("{way} was not heard"));
            assert!(names(&changes).contains(&"a.md".to_owned()), "{way}: {changes:?}");
        }
    }

    #[test]
    fn a_whole_save_is_heard_at_once_and_half_of_one_is_waited_for() {
        let site = Site::new();
        let mut watcher = site.watch();
        let page = site.at("content/a.md");
        let heard = |watcher: &mut Watcher| {
            let start = Instant::now();
            watcher.wait_for(LONG).unwrap();
            start.elapsed()
        };
        // On a machine with much else to do, not every time is short.
        let mut at_once = |save: &dyn Fn()| {
            (0..20).any(|_| {
                settle(&mut watcher);
                save();
                heard(&mut watcher) < SECOND_HALF
            })
        };
        assert!(at_once(&|| fs::write(&page, "whole").unwrap()));
        assert!(at_once(&|| {
            let (from, to) = if page.exists() { ("a.md", "b.md") } else { ("b.md", "a.md") };
            fs::rename(site.at("content").join(from), site.at("content").join(to)).unwrap();
        }));
        settle(&mut watcher);
        fs::write(&page, "").unwrap();
        assert!(heard(&mut watcher) >= SECOND_HALF);
        settle(&mut watcher);
        fs::remove_file(&page).unwrap();
        assert!(heard(&mut watcher) >= SECOND_HALF);
        settle(&mut watcher);
        // The second half comes while it is waited for.
        let first_halves: [&dyn Fn(); 2] =
            [&|| fs::remove_file(&page).unwrap(), &|| fs::rename(&page, site.at("content/a.md~")).unwrap()];
        for first_half in first_halves {
            fs::write(&page, "x").unwrap();
            settle(&mut watcher);
            first_half();
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    std::thread::sleep(Duration::from_millis(20));
                    fs::write(&page, "again").unwrap();
                });
                watcher.wait_for(LONG).unwrap();
                assert_eq!(fs::read_to_string(&page).unwrap(), "again");
            });
        }
    }

    #[test]
    fn folders_that_come_are_watched() {
        let site = Site::new();
        let mut watcher = site.watch();
        let mut hear = |path: &str, change: &dyn Fn()| {
            settle(&mut watcher);
            change();
            assert!(watcher.wait_for(LONG).is_some(), "{path}");
        };
        let write = |path: &str| {
            fs::create_dir_all(site.at(path).parent().unwrap()).unwrap();
            fs::write(site.at(path), "x").unwrap();
        };
        for path in
            ["content/new/b.md", "content/x/y/z/b.md", "static/a.png", "static/deep/b.png", "factbox.yaml"]
        {
            hear(path, &|| write(path));
            hear(path, &|| write(path));
        }
        // Moved as a whole, removed as a whole, and put back.
        hear("move", &|| fs::rename(site.at("content/x"), site.at("content/moved")).unwrap());
        hear("moved", &|| write("content/moved/y/z/b.md"));
        hear("remove", &|| fs::remove_dir_all(site.at("content")).unwrap());
        hear("again", &|| write("content/new/b.md"));
        hear("again", &|| write("content/new/b.md"));
        hear("away", &|| fs::rename(site.at("content"), site.at("elsewhere")).unwrap());
        hear("back", &|| fs::rename(site.at("elsewhere"), site.at("content")).unwrap());
        hear("back", &|| write("content/new/b.md"));
    }

    #[test]
    fn a_file_in_a_folder_that_just_came_is_not_missed() {
        let site = Site::new();
        let mut watcher = site.watch();
        for round in 0..20 {
            let folder = site.at(&format!("content/{round}/in"));
            fs::create_dir_all(&folder).unwrap();
            let mut seen = watcher.wait_for(LONG).is_some() && folder.join("a.md").exists();
            fs::write(folder.join("a.md"), "x").unwrap();
            while !seen {
                watcher.wait_for(LONG).expect("the file is missed");
                seen = folder.join("a.md").exists();
            }
            settle(&mut watcher);
        }
    }

    #[test]
    fn what_is_not_input_is_not_heard() {
        let site = Site::new();
        fs::write(site.at("content/.hidden"), "x").unwrap();
        let mut watcher = site.watch();
        fs::read_to_string(site.at("content/a.md")).unwrap();
        fs::read_dir(site.at("content")).unwrap().count();
        for path in [
            "output/a.html",
            "output/x",
            "README.md",
            "content/a.md~",
            "content/.a.md.swp",
            "content/4913",
            "content/.#a.md",
        ] {
            fs::write(site.at(path), "x").unwrap();
            fs::remove_file(site.at(path)).unwrap();
        }
        fs::create_dir(site.at(".git")).unwrap();
        let heard = watcher.wait_for(SHORT);
        assert!(heard.is_none(), "{heard:?}");
    }

    #[test]
    fn texts_elsewhere_are_watched_once_they_are_known() {
        let site = Site::new();
        let texts = tempfile::tempdir().unwrap();
        let texts = fs::canonicalize(texts.path()).unwrap();
        let mut watcher = site.watch();
        watcher.follow(&texts);
        settle(&mut watcher);
        fs::create_dir_all(&texts).unwrap();
        fs::write(texts.join("x.txt"), "words").unwrap();
        assert!(watcher.wait_for(LONG).is_some());
    }

    #[test]
    fn changes_that_come_close_together_are_heard_together() {
        let site = Site::new();
        let mut watcher =
            Watcher::new(Watched { debounce: Some(Duration::from_millis(200)), ..site.watched(None) });
        for page in 0..10 {
            fs::write(site.at(&format!("content/{page}.md")), "x").unwrap();
        }
        assert_eq!(names(&watcher.wait_for(LONG).unwrap()).len(), 10);
        assert!(watcher.wait_for(SHORT).is_none());
    }

    #[test]
    fn looking_finds_what_listening_hears() {
        let site = Site::new();
        let mut watcher = Watcher::new(site.watched(Some(Duration::from_millis(50))));
        assert!(watcher.wait_for(SHORT).is_none());
        fs::write(site.at("content/deep/b.md"), "x").unwrap();
        assert!(watcher.wait_for(LONG).is_some());
        assert!(watcher.wait_for(SHORT).is_none());
        fs::remove_file(site.at("content/deep/b.md")).unwrap();
        assert!(watcher.wait_for(LONG).is_some());
    }

    #[test]
    fn news_are_known_of_before_they_are_waited_for() {
        let site = Site::new();
        for poll in [None, Some(Duration::from_millis(10))] {
            let mut watcher = Watcher::new(site.watched(poll));
            settle(&mut watcher);
            fs::write(site.at("output/a.html"), "x").unwrap();
            fs::read(site.at("content/a.md")).unwrap();
            std::thread::sleep(SHORT);
            assert!(!watcher.has_news());
            fs::write(site.at("content/a.md"), format!("{poll:?}")).unwrap();
            std::thread::sleep(SHORT);
            assert!(watcher.has_news() && watcher.has_news());
            assert!(watcher.wait_for(LONG).is_some());
            settle(&mut watcher);
            assert!(!watcher.has_news());
        }
    }

    #[test]
    fn when_the_system_gives_up_looking_goes_on() {
        let site = Site::new();
        let mut watcher = site.watch();
        watcher.give_up(&notify::Error::new(notify::ErrorKind::MaxFilesWatch));
        let changes = watcher.wait_for(LONG).unwrap();
        assert!(changes.notice.unwrap().contains("looking for changes"));
        fs::write(site.at("content/b.md"), "x").unwrap();
        assert!(watcher.wait_for(LONG).unwrap().notice.is_none());
    }
}
