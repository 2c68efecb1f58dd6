//! One session: read again, compile again, reuse what is equal.
//!
//! Build, check, watch and the preview differ only in what they do with a [`Refresh`]. There are no change kinds: whatever
//! happened, the site is read again, and if all that a build depends on is equal, so is the build.

#![expect(clippy::disallowed_methods, reason = "an edge: it tells this program from another")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::compile::{self, Compilation, Memos, Rendered};
use crate::config;
use crate::date::Today;
use crate::diagnostic::{self, Diagnostic};
use crate::digest::Digest;
use crate::disk::input::{self, Cache};
use crate::disk::publish::{self, Outcome, Target};
use crate::disk::stage::{Make, Memory, Planned};
use crate::disk::stamp::Stamp;
use crate::observer::{Observer, Stage};
use crate::pages::page::{Page, PageContent};
use crate::path::SitePath;
use crate::world::{Content, File, Options, World};

/// So many bytes of text a session holds open as documents that stays for long: those of a site of 200 explainers.
pub const OPEN_FOR_LONG: usize = 1 << 20;

/// What stays the same for a whole session.
pub struct Settings {
    /// The site's root, free of links.
    pub root: PathBuf,
    /// The folder to publish to, free of links.
    pub output: PathBuf,
    /// The folder with the texts of sources, in place of the configuration's.
    pub texts: Option<PathBuf>,
    /// What the command line says about the build; the day in it is not used.
    pub options: Options,
    /// What day it is; asked at each refresh.
    pub today: Box<dyn Fn() -> Today + Send + Sync>,
}

/// A session, with what it remembers so as not to do it again.
pub struct Session {
    settings: Settings,
    cache: Cache,
    memos: Memos,
    memory: Memory,
    texts: PathBuf,
    open: BTreeMap<PathBuf, File>,
    inputs: Option<Digest>,
    /// What a draft was made from that is not checked yet.
    drafted: Option<Digest>,
    /// What was read, and not compiled yet.
    read: Option<Reading>,
    program: Digest,
    observer: Arc<dyn Observer>,
}

/// What was read: all that a build depends on, and its digest.
struct Reading {
    world: World,
    unread: Vec<Diagnostic>,
    inputs: Digest,
}

/// What the last build left, where nothing has changed since.
#[derive(Debug)]
pub struct Standing {
    /// What it said.
    pub said: Vec<String>,
    /// How many files stand there.
    pub files: usize,
}

/// What a refresh came to.
#[derive(Clone)]
pub struct Refresh {
    /// What was read.
    pub world: Arc<World>,
    /// What became of it.
    pub compilation: Compilation,
    /// What is wrong: what could not be read, and what is wrong in what was.
    pub diagnostics: Arc<[Diagnostic]>,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(settings: Settings) -> Self {
        let texts = settings.texts.clone().unwrap_or_else(|| settings.root.join(input::TEXTS));
        Self {
            settings,
            cache: Cache::default(),
            memos: Memos::default(),
            memory: Memory::default(),
            texts,
            open: BTreeMap::new(),
            inputs: None,
            drafted: None,
            read: None,
            program: program(),
            observer: Arc::new(()),
        }
    }

    /// Holds documents open whose texts come to this many bytes; others are read again when they are needed.
    pub fn hold_open(&mut self, bytes: usize) {
        self.memos.hold_open(bytes);
    }

    /// Tells `observer` of all that is done from now on.
    pub fn observe(&mut self, observer: Arc<dyn Observer>) {
        self.observer = observer;
    }

    /// The site's root.
    pub fn root(&self) -> &Path {
        &self.settings.root
    }

    /// The folder with the texts of sources, as of the last refresh.
    pub fn texts(&self) -> &Path {
        &self.texts
    }

    /// The digest of all that the last refresh depended on.
    pub fn inputs(&self) -> Option<Digest> {
        self.inputs
    }

    /// Takes `text`, which somebody is writing, for what is in the file at `path`, whatever the disk says; with `None` the
    /// disk's word holds again.
    pub fn hold(&mut self, path: &Path, text: Option<&str>) {
        match text {
            Some(text) => self.open.insert(path.to_path_buf(), input::typed(text)),
            None => self.open.remove(path),
        };
    }

    /// Reads the site and compiles it; `None` if nothing has changed since the last time.
    pub fn refresh(&mut self) -> Option<Refresh> {
        self.draft().map(|draft| self.check(draft))
    }

    /// Reads the site and compiles it as far as there are pages to be seen; `None` if nothing has changed since the last time.
    /// [`Session::check`] does the rest of a refresh.
    pub fn draft(&mut self) -> Option<Refresh> {
        let Reading { world, unread, inputs } = self.read.take().unwrap_or_else(|| self.read());
        if self.inputs == Some(inputs) {
            self.observer.end();
            return None;
        }
        self.drafted = Some(inputs);
        let compilation = compile::draft(&world, &self.memos, &*self.observer);
        Some(Refresh { world: Arc::new(world), compilation, diagnostics: unread.into() })
    }

    /// Finds all that is wrong with a draft.
    pub fn check(&mut self, draft: Refresh) -> Refresh {
        let Refresh { world, mut compilation, diagnostics: unread } = draft;
        compilation.check(&world, &self.memos, &*self.observer);
        self.memos.end_of_refresh();
        self.inputs = self.drafted.take();
        // They are many, and held once.
        let mut diagnostics = std::mem::take(&mut compilation.diagnostics);
        if !unread.is_empty() {
            diagnostics.extend_from_slice(&unread);
            diagnostic::sort(&mut diagnostics);
        }
        self.observer.end();
        Refresh { world, compilation, diagnostics: diagnostics.into() }
    }

    /// What the last build left, if another would leave the same: it said that the site need not be looked at again unless
    /// something changes, nothing has changed, and every file stands as it was written. `waiting` is called when another
    /// build is being waited for.
    pub fn standing(&mut self, waiting: &dyn Fn()) -> Option<Standing> {
        // Why the output cannot be read is said when it is published to, after what is wrong with the site.
        let record = publish::record(&self.settings.output, waiting).ok()?;
        let inputs = record.inputs?;
        let reading = self.read();
        let is_same =
            reading.inputs == inputs && publish::is_intact(&self.settings.output, &record, &mut self.memory);
        self.observer.end();
        self.read = Some(reading);
        is_same.then_some(Standing { said: record.said, files: record.output.files.len() })
    }

    fn read(&mut self) -> Reading {
        self.observer.begin(Stage::Read);
        let options = Options { today: (self.settings.today)(), ..self.settings.options.clone() };
        let texts = RefCell::new(PathBuf::new());
        let held = match self.open.get(&self.settings.root.join(config::FILE_NAME)).map(|file| &file.content)
        {
            Some(Content::Text(text)) => Some(Arc::clone(text)),
            _ => None,
        };
        let folder = |config: Option<&str>| {
            let config = held.as_deref().or(config);
            let folder = self.settings.texts.clone().unwrap_or_else(|| configured_texts(config));
            texts.replace(self.settings.root.join(&folder));
            folder
        };
        let (mut world, unread) = input::read_world(&self.settings.root, options, &folder, &mut self.cache);
        self.texts = texts.into_inner();
        input::lay_over(&mut world, &self.settings.root, &self.texts, &self.open);
        let inputs = digest(self.program, &world, &unread);
        Reading { world, unread, inputs }
    }

    /// The page of the file at `path` as the next refresh will make it, where that can be told from the file alone; after it
    /// others that change with it.
    pub fn again(&self, refresh: &Refresh, path: &Path) -> Option<Vec<Page>> {
        let path = SitePath::below(&self.settings.root, path);
        let before = refresh.world.files.get(&path)?;
        let file =
            input::read_again(&self.settings.root, &path).filter(|file| file.digest != before.digest)?;
        refresh.compilation.again(&path, &file, &self.memos)
    }

    /// Publishes what the last refresh came to. If that fails for reasons that lie outside the site, the next refresh does
    /// not count as unchanged. `said` is what is said of it, where there is nothing to be seen again: see
    /// [`Session::standing`].
    pub fn publish(
        &mut self,
        refresh: &Refresh,
        adopt: bool,
        said: Option<&[String]>,
        waiting: &(dyn Fn() + Sync),
    ) -> anyhow::Result<Outcome> {
        let Settings { root, output, .. } = &self.settings;
        let observer = &*self.observer;
        let inputs = self.inputs.filter(|_| said.is_some());
        let target =
            Target { root, output, adopt, inputs, said: said.unwrap_or_default(), waiting, observer };
        let render = |page: &Page| {
            let since = observer.now();
            let rendered = refresh.compilation.render(page)?;
            observer.rendered(page.path.as_str(), page.kind(), since);
            match rendered {
                Rendered::Bytes(bytes) => Ok(bytes),
                // Copies are planned as such.
                Rendered::Copy(_) => Ok(Vec::new()),
            }
        };
        let outcome = publish::publish(target, &refresh.plan(self.program), &render, &mut self.memory);
        observer.end();
        if matches!(outcome, Ok(Outcome::Blocked(_)) | Err(_)) {
            self.inputs = None;
        }
        outcome
    }
}

impl Refresh {
    /// The text of the file at `path`, if it has one: of an input file, or else of a source.
    pub fn source(&self, path: &SitePath) -> Option<Arc<str>> {
        source(&self.world, path)
    }

    /// What is to stand where. Another program may make other bytes of the same, so its keys are others.
    fn plan(&self, program: Digest) -> Vec<Planned<'_, Page>> {
        let copied = |page: &Page| match &page.content {
            PageContent::Copy(path) => self.world.files.get_key_value(path),
            PageContent::Template(_) | PageContent::Data(_) | PageContent::Bytes(_) => None,
        };
        self.compilation
            .pages
            .iter()
            .map(|page| Planned {
                path: &page.path,
                key: Digest::of_value(&(program, page.key)),
                make: match copied(page) {
                    Some((path, file)) => Make::Copy(path, file.digest),
                    None => Make::Render(page),
                },
            })
            .collect()
    }
}

/// The folder with the texts of sources that `factbox.yaml` names, relative to the site's root.
fn configured_texts(config: Option<&str>) -> PathBuf {
    let path = SitePath::new(config::FILE_NAME);
    config
        .map_or_else(|| PathBuf::from(input::TEXTS), |text| PathBuf::from(config::read(&path, text).0.texts))
}

/// The text of the file of `world` at `path`, if it has one: of an input file, or else of a source.
pub fn source(world: &World, path: &SitePath) -> Option<Arc<str>> {
    match &world.files.get(path).or_else(|| world.texts.get(path.file_name()))?.content {
        Content::Text(text) => Some(Arc::clone(text)),
        Content::Bytes | Content::Unreadable(_) => None,
    }
}

/// The digest of all that a build depends on: the program, the options, the day, every file.
fn digest(program: Digest, world: &World, unread: &[Diagnostic]) -> Digest {
    let files: Vec<_> = world.files.iter().map(|(path, file)| (path, file.digest)).collect();
    let texts: Vec<_> = world.texts.iter().map(|(name, file)| (name, file.digest)).collect();
    Digest::of_value(&(program, &world.options, files, texts, unread))
}

/// What tells this program from another version of it.
fn program() -> Digest {
    let stamp = std::env::current_exe().and_then(std::fs::metadata).ok().map(|metadata| Stamp::of(&metadata));
    Digest::of_value(&(env!("CARGO_PKG_VERSION"), stamp))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;
    use std::fs;
    use std::sync::Mutex;

    fn session(root: &Path, today: &Arc<Mutex<Today>>) -> Session {
        let today = Arc::clone(today);
        Session::new(Settings {
            root: root.to_path_buf(),
            output: root.join("output"),
            texts: None,
            options: Options::default(),
            today: Box::new(move || *today.lock().unwrap()),
        })
    }

    /// A site with a folder for content and these files.
    fn site<const N: usize>(files: [(&str, &str); N]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        (folder, root)
    }

    #[test]
    fn nothing_is_done_when_nothing_has_changed() {
        let (_folder, root) = site([("content/a.md", "a")]);
        let today = Arc::new(Mutex::new(Today::default()));
        let mut session = session(&root, &today);
        assert_eq!(session.refresh().unwrap().compilation.site.explainers.len(), 1);
        assert!(session.refresh().is_none());
        // The same words written again are no change, and neither is another file's time.
        fs::write(root.join("content/a.md"), "a").unwrap();
        assert!(session.refresh().is_none());
        fs::write(root.join("content/a.md"), "b").unwrap();
        assert!(session.refresh().is_some());
        *today.lock().unwrap() = Today::fixed(Day::parse("2026-11-21").unwrap());
        assert!(session.refresh().is_some());
        fs::create_dir_all(root.join(input::TEXTS)).unwrap();
        assert!(session.refresh().is_none());
        fs::write(root.join(input::TEXTS).join("x.txt"), "words").unwrap();
        let refresh = session.refresh().unwrap();
        assert_eq!(refresh.source(&SitePath::new("content/sources/text/x.txt")).as_deref(), Some("words"));
        assert_eq!(refresh.source(&SitePath::new("content/a.md")).as_deref(), Some("b"));
    }

    #[test]
    fn a_draft_has_the_pages_and_not_yet_what_an_editor_should_look_at() {
        let (_folder, root) = site([("content/explainers/a.md", "## What we know\n\n- It rained.\n")]);
        let mut session = session(&root, &Arc::default());
        let draft = session.draft().unwrap();
        let keys = |refresh: &Refresh| -> Vec<Digest> {
            refresh.compilation.pages.iter().map(|page| page.key).collect()
        };
        let drafted = keys(&draft);
        let rules = |refresh: &Refresh| -> Vec<&str> {
            let drafted = refresh.compilation.diagnostics.iter();
            drafted.chain(&*refresh.diagnostics).map(|it| it.rule).collect()
        };
        assert_eq!(rules(&draft), [""; 0]);
        let refresh = session.check(draft);
        assert_eq!(rules(&refresh), ["uncited-claim"]);
        assert_eq!(keys(&refresh), drafted);
        assert!(drafted.len() > 5);
        assert!(session.draft().is_none());
    }

    #[test]
    fn another_program_takes_nothing_for_made() {
        let (_folder, root) = site([("content/a.md", "a")]);
        let refresh = session(&root, &Arc::default()).refresh().unwrap();
        let keys = |program: &[u8]| -> Vec<Digest> {
            refresh.plan(Digest::of_bytes(program)).iter().map(|planned| planned.key).collect()
        };
        assert_eq!(keys(b"one"), keys(b"one"));
        assert!(keys(b"one").iter().zip(keys(b"another")).all(|(one, another)| *one != another));
    }

    #[test]
    fn what_was_not_published_is_tried_again() {
        let (_folder, root) = site([]);
        let mut session = session(&root, &Arc::default());
        fs::create_dir(root.join("output")).unwrap();
        fs::write(root.join("output/index.html"), "by hand").unwrap();
        let refresh = session.refresh().unwrap();
        assert!(matches!(session.publish(&refresh, false, None, &|| {}).unwrap(), Outcome::Blocked(_)));
        let refresh = session.refresh().unwrap();
        fs::remove_file(root.join("output/index.html")).unwrap();
        assert!(matches!(session.publish(&refresh, false, None, &|| {}).unwrap(), Outcome::Published(_)));
        assert!(session.refresh().is_none());
    }

    #[test]
    fn what_is_typed_in_running_text_can_be_seen_before_the_site_is_compiled() {
        let (_folder, root) = site([
            ("content/sources/a.yaml", "title: A\npublisher: The Gazette\n"),
            ("content/sources/b.yaml", "title: B\npublisher: The Courier\n"),
        ]);
        fs::write(root.join("content/y.md"), "# Y\n\nSee [x](x.md). [@b]\n").unwrap();
        let write = |text: &str| fs::write(root.join("content/x.md"), text).unwrap();
        let text = "---\ntitle: X\n---\nSee [y](y.md) and [below](#what-we-know).\n\n## What we know\n\n- It rose. [@a]\n";
        write(text);
        let mut session = session(&root, &Arc::default());
        let mut refresh = session.refresh().unwrap();
        let path = root.join("content/x.md");
        assert!(session.again(&refresh, &path).is_none(), "nothing has changed");
        let output = crate::path::OutputPath::new("x/index.html").unwrap();
        for (from, to) in [
            ("It rose.", "It rose by *ten*."),
            ("It rose by *ten*. [@a]", "It rose by *ten*. [@a]\n- It fell. [@a, \"it fell\"]"),
            ("See [y](y.md) and", "See"),
            ("It fell.", "It fell, see [below](#what-we-know)."),
        ] {
            let now = fs::read_to_string(&path).unwrap().replace(from, to);
            write(&now);
            let ahead = session.again(&refresh, &path).unwrap_or_else(|| panic!("{to}"));
            assert_eq!(ahead.len(), 1);
            let before = refresh.compilation.render(&ahead[0]).unwrap();
            refresh = session.refresh().unwrap();
            let page = refresh.compilation.page(&output).unwrap();
            let (Rendered::Bytes(before), Rendered::Bytes(after)) =
                (before, refresh.compilation.render(page).unwrap())
            else {
                panic!("pages are rendered")
            };
            assert!(before == after, "{to}");
        }
        for (from, to) in [
            ("title: X", "titel: X"),
            ("title: X", "title: Z\nsummary: S"),
            ("[@a]", "[@b]"),
            ("## What we know", "## What we don’t know"),
            ("See", "See [y](y.md) and [@a]"),
            ("---\ntitle", "---\ntitle: [\ntitle"),
        ] {
            let now = fs::read_to_string(&path).unwrap();
            write(&now.replace(from, to));
            assert!(session.again(&refresh, &path).is_none(), "{to}");
            write(&now);
        }
        assert!(session.again(&refresh, &root.join("content/sources/a.yaml")).is_none());
        assert!(session.again(&refresh, &root.join("content/new.md")).is_none());
        assert!(session.again(&refresh, &root.join("../x.md")).is_none());
    }

    #[test]
    fn pages_that_show_a_title_can_be_seen_before_the_site_is_compiled() {
        let known = "## What we know\n\n- It rose. [@a]\n";
        let page = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n{text}\n\n{known}");
        let (_folder, root) = site([
            ("factbox.yaml", "base_url: https://x.org/\n"),
            ("content/sources/a.yaml", "title: A\npublisher: The Gazette\n"),
            ("content/index.md", "See [[x]] and [its claims](explainers/x.md#what-we-know).\n"),
            ("content/pages/about.md", "See [[x|this]], [[x#what we know]] and [[x#references]].\n"),
            ("content/topics/t.md", "# T\n\nSee [[x]].\n"),
            ("content/explainers/y.md", &page("Ebb", "See [x](x.md) and [[X|it]].")),
            ("content/explainers/z.md", &page("Flow", "Nothing. [[x#top]] [[Ebb]]")),
            ("content/explainers/alone.md", "Nothing. [[Sea]]\n"),
            (
                "content/explainers/x.md",
                &format!(
                    "---\ntopics: [t]\ntitle: Tide # as it was\nreview-by: 2020-01-01\n---\n\
                     It. [@a] See [y](y.md), [here](#top), [[#What we know]] and [[x]].\n\n{known}"
                ),
            ),
        ]);
        let today = Today::fixed(Day::parse("2026-11-21").unwrap());
        let mut session = session(&root, &Arc::new(Mutex::new(today)));
        let mut refresh = session.refresh().unwrap();
        let path = root.join("content/explainers/x.md");
        let keys = |refresh: &Refresh| -> BTreeMap<String, Digest> {
            let pages = refresh
                .compilation
                .pages
                .iter()
                .filter(|page| matches!(page.content, PageContent::Template(_)));
            pages.map(|page| (page.path.to_string(), page.key)).collect()
        };
        for (from, to) in [
            ("Tide", "\"Tides, and more\""),
            ("\"Tides, and more\"", "The tide\n  in two lines"),
            ("two lines", "two rows"),
        ] {
            let now = fs::read_to_string(&path).unwrap().replace(from, to);
            fs::write(&path, now).unwrap();
            let ahead = session.again(&refresh, &path).unwrap_or_else(|| panic!("{to}"));
            assert_eq!(ahead[0].path.as_str(), "explainers/x/index.html");
            let before = keys(&refresh);
            refresh = session.refresh().unwrap();
            let mut changed = keys(&refresh);
            changed.retain(|path, key| before.get(path) != Some(key));
            let ahead: BTreeMap<String, Digest> =
                ahead.iter().map(|page| (page.path.to_string(), page.key)).collect();
            assert_eq!(ahead, changed, "{to}");
            assert_eq!(ahead.len(), 8);
        }
        let text = fs::read_to_string(&path).unwrap();
        let other = text.replace("The tide", "The moon");
        for (from, to) in [
            // Links go by these.
            ("The moon\n  in two rows", "Ebb"),
            ("The moon\n  in two rows", "sea"),
            ("It rose.", "It fell."),
            ("[t]", "[t, u]"),
            ("[t]", "[t"),
            ("The moon", "The moon: it"),
        ] {
            assert!(other.contains(from));
            fs::write(&path, other.replace(from, to)).unwrap();
            assert!(session.again(&refresh, &path).is_none(), "{to}");
        }
        fs::write(&path, other).unwrap();
        assert!(session.again(&refresh, &path).is_some());
    }

    #[test]
    fn what_stands_as_it_was_written_is_not_compiled_again() {
        let (_folder, root) = site([("content/a.md", "a")]);
        let today = Arc::new(Mutex::new(Today::default()));
        let standing = || session(&root, &today).standing(&|| {});
        let build = |said: Option<&[String]>| {
            let mut session = session(&root, &today);
            assert!(session.standing(&|| {}).is_none());
            let refresh = session.refresh().expect("what was read is compiled");
            session.publish(&refresh, false, said, &|| {}).unwrap();
        };
        build(None);
        assert!(standing().is_none(), "there was something to be seen again");
        build(Some(&["1 explainer".to_owned()]));
        let before = standing().unwrap();
        assert_eq!(before.said, ["1 explainer"]);
        assert!(before.files > 5);
        let home = root.join("output/index.html");
        for change in [
            &(|| fs::write(root.join("content/a.md"), "b").unwrap()) as &dyn Fn(),
            &|| fs::write(root.join("content/new.md"), "c").unwrap(),
            &|| fs::remove_file(root.join("content/new.md")).unwrap(),
            &|| fs::write(&home, "by hand").unwrap(),
            &|| fs::remove_file(&home).unwrap(),
            &|| *today.lock().unwrap() = Today::fixed(Day::parse("2026-11-21").unwrap()),
        ] {
            change();
            build(Some(&[]));
            assert!(standing().is_some());
        }
        assert_ne!(fs::read(&home).unwrap(), b"by hand");
    }
}
