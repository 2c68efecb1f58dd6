//! One session: read again, compile again, reuse what is equal.
//!
//! Build, check, watch and the preview differ only in what they do with a [`Refresh`]. There are no change kinds: whatever
//! happened, the site is read again, and if all that a build depends on is equal, so is the build.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::date::Today;
use crate::diagnostic::{self, Diagnostic};
use crate::digest::Digest;
use crate::disk::input::{self, Cache};
use crate::disk::publish::{self, Outcome, Target};
use crate::disk::stage::{Memory, Planned};
use crate::disk::stamp::Stamp;
use crate::path::SitePath;
use crate::world::{Options, World};

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

/// The core, as far as a session knows it: functions without side effects.
pub struct Core<C> {
    /// The folder with the texts of sources, from what is in `factbox.yaml`; relative to the site's root.
    pub texts: fn(Option<&str>) -> PathBuf,
    /// What becomes of a world.
    pub compile: Box<dyn Fn(&World) -> C + Send + Sync>,
}

/// A session, with what it remembers so as not to do it again.
pub struct Session {
    settings: Settings,
    cache: Cache,
    memory: Memory,
    texts: PathBuf,
    inputs: Option<Digest>,
    program: Digest,
}

/// What a refresh came to.
pub struct Refresh<C> {
    /// What was read.
    pub world: Arc<World>,
    /// What became of it.
    pub compilation: C,
    /// What could not be read.
    pub unread: Vec<Diagnostic>,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(settings: Settings) -> Self {
        let texts = settings.texts.clone().unwrap_or_else(|| settings.root.join(input::TEXTS));
        Self {
            settings,
            cache: Cache::default(),
            memory: Memory::default(),
            texts,
            inputs: None,
            program: program(),
        }
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

    /// Reads the site and compiles it; `None` if nothing has changed since the last time.
    pub fn refresh<C>(&mut self, core: &Core<C>) -> Option<Refresh<C>> {
        let (world, unread) = self.read(core.texts)?;
        let compilation = (core.compile)(&world);
        Some(Refresh { world: Arc::new(world), compilation, unread })
    }

    /// Reads the site, and what cannot be read of it; `None` if nothing has changed since the last time.
    pub fn read(&mut self, texts: fn(Option<&str>) -> PathBuf) -> Option<(World, Vec<Diagnostic>)> {
        let options = Options { today: (self.settings.today)(), ..self.settings.options.clone() };
        let used = RefCell::new(PathBuf::new());
        let folder = |config: Option<&str>| {
            let folder = self.settings.texts.clone().unwrap_or_else(|| texts(config));
            used.replace(self.settings.root.join(&folder));
            folder
        };
        let (world, mut unread) = input::read_world(&self.settings.root, options, &folder, &mut self.cache);
        self.texts = used.into_inner();
        diagnostic::sort(&mut unread);
        let inputs = digest(self.program, &world, &unread);
        (self.inputs.replace(inputs) != Some(inputs)).then_some((world, unread))
    }

    /// Whether what was last read is what is published, down to each byte: then there is nothing to compile.
    pub fn is_published(&mut self, waiting: &dyn Fn()) -> anyhow::Result<bool> {
        let record = publish::record(&self.settings.output, waiting)?;
        let is_equal = record.inputs.is_some() && record.inputs == self.inputs;
        Ok(is_equal && publish::is_intact(&self.settings.output, &record, &mut self.memory))
    }

    /// Publishes what the last refresh came to. If that fails for reasons that lie outside the site, the next refresh does
    /// not count as unchanged.
    pub fn publish<P: Sync>(
        &mut self,
        plan: &[Planned<'_, P>],
        render: &(impl Fn(&P) -> Result<Vec<u8>, Box<Diagnostic>> + Sync),
        adopt: bool,
        waiting: &(dyn Fn() + Sync),
    ) -> anyhow::Result<Outcome> {
        let Settings { root, output, .. } = &self.settings;
        let target = Target { root, output, adopt, inputs: self.inputs, waiting };
        let outcome = publish::publish(target, plan, render, &mut self.memory);
        if matches!(outcome, Ok(Outcome::Blocked(_)) | Err(_)) {
            self.inputs = None;
        }
        outcome
    }
}

impl<C> Refresh<C> {
    /// The text of the file at `path`, if it has one: of an input file, or else of a source.
    pub fn source(&self, path: &SitePath) -> Option<Arc<str>> {
        source(&self.world, path)
    }
}

fn source(world: &World, path: &SitePath) -> Option<Arc<str>> {
    use crate::world::Content;
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
    use crate::digest::Digest;
    use crate::disk::stage::Make;
    use crate::path::OutputPath;
    use std::fs;
    use std::sync::Mutex;

    fn core() -> Core<usize> {
        Core { texts: |_| PathBuf::from(input::TEXTS), compile: Box::new(|world| world.files.len()) }
    }

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

    #[test]
    fn nothing_is_done_when_nothing_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("content/a.md"), "a").unwrap();
        let today = Arc::new(Mutex::new(Today::default()));
        let mut session = session(&root, &today);
        assert_eq!(session.refresh(&core()).unwrap().compilation, 1);
        assert!(session.refresh(&core()).is_none());
        // The same words written again are no change, and neither is another file's time.
        fs::write(root.join("content/a.md"), "a").unwrap();
        assert!(session.refresh(&core()).is_none());
        fs::write(root.join("content/a.md"), "b").unwrap();
        assert!(session.refresh(&core()).is_some());
        *today.lock().unwrap() = Today::fixed(Day::parse("2026-11-21").unwrap());
        assert!(session.refresh(&core()).is_some());
        fs::create_dir_all(root.join(input::TEXTS)).unwrap();
        assert!(session.refresh(&core()).is_none());
        fs::write(root.join(input::TEXTS).join("x.txt"), "words").unwrap();
        let refresh = session.refresh(&core()).unwrap();
        assert_eq!(refresh.source(&SitePath::new("content/sources/text/x.txt")).as_deref(), Some("words"));
        assert_eq!(refresh.source(&SitePath::new("content/a.md")).as_deref(), Some("b"));
    }

    #[test]
    fn what_was_not_published_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let mut session = session(&root, &Arc::default());
        let path = OutputPath::new("index.html").unwrap();
        let plan = [Planned { path: &path, key: Digest::default(), make: Make::Render(&()) }];
        fs::create_dir(root.join("output")).unwrap();
        fs::write(root.join("output/index.html"), "by hand").unwrap();
        session.refresh(&core()).unwrap();
        let publish =
            |session: &mut Session| session.publish(&plan, &|()| Ok(b"x".to_vec()), false, &|| {}).unwrap();
        assert!(matches!(publish(&mut session), Outcome::Blocked(_)));
        assert!(session.refresh(&core()).is_some());
        fs::remove_file(root.join("output/index.html")).unwrap();
        assert!(!session.is_published(&|| {}).unwrap());
        assert!(matches!(publish(&mut session), Outcome::Published(_)));
        assert!(session.refresh(&core()).is_none());
        assert!(session.is_published(&|| {}).unwrap());
        fs::write(root.join("output/index.html"), "by hand").unwrap();
        assert!(!session.is_published(&|| {}).unwrap());
    }
}
