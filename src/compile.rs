//! World → Compilation: the whole pipeline, on one screen.
//!
//! ```text
//! read the configuration → read each file → link → load the theme → plan │ check → probe
//! ```
//!
//! A pure function of the world. What was computed for equal inputs is taken from the memo tables; they change nothing but
//! the time it takes. Nothing is rendered here: [`Compilation::render`] makes the bytes of a page when somebody wants them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::check;
use crate::check::verify::Verification;
use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic, Level, did_you_mean};
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::document::{Document, Outline, Shelved};
use crate::model::explainer::Explainer;
use crate::model::source::Source;
use crate::observer::{Observer, Stage};
use crate::pages;
use crate::pages::frame::Frame;
use crate::pages::page::{Page, PageContent, TemplatePage};
use crate::parse::document::{self, Manner, Read};
use crate::parse::receipts;
use crate::parse::text::{self, SourceText};
use crate::path::{OutputPath, SitePath};
use crate::probe::Probe;
use crate::site::choice::Choice;
use crate::site::left_out::{self, Why};
use crate::site::routes::{self, ContentKind};
use crate::site::{self, Inputs, Site};
use crate::span::Place;
use crate::theme::{AssetContent, Theme, Value};
use crate::world::{Content, File, ImageHeader, World};

/// So many bytes of text may be held open as documents, unless somebody says otherwise.
const OPEN: usize = 1 << 30;

/// How many documents are held open.
struct Shelf {
    /// So many bytes of text may be.
    room: usize,
    /// And so many are.
    open: AtomicUsize,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { room: OPEN, open: AtomicUsize::new(0) }
    }
}

/// What was read before, by the digest of all that its reading depends on.
#[derive(Default)]
pub struct Memos {
    shelf: Shelf,
    explainers: Memo<Digest, Read<Shelved<Explainer>>>,
    documents: Memo<Digest, Read<Shelved<Document>>>,
    sources: Memo<Digest, Read<Option<Keyed<Source>>>>,
    themes: Memo<Digest, (Option<Arc<Theme>>, Vec<Diagnostic>)>,
    texts: Memo<Digest, SourceText>,
    links: site::Memos,
    checks: check::Memos,
    pages: pages::Memos,
    probes: Memo<Digest, Vec<Diagnostic>>,
}

impl Memos {
    /// Holds documents open whose texts come to this many bytes; others are read again when they are needed.
    pub fn hold_open(&mut self, bytes: usize) {
        self.shelf.room = bytes;
    }

    /// Counts a document that is held open, if there is room for it, and else closes it.
    fn shelve<T>(&self, document: &Shelved<T>) {
        let Shelf { room, open } = &self.shelf;
        let take = |open: usize| Some(open + document.text.len()).filter(|open| open <= room);
        if document.is_open() && open.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_err() {
            document.close();
        }
    }

    /// What `others` know of themes, and of nothing else. To read a theme is most of the work that a small site makes.
    #[must_use]
    pub fn with_themes_of(others: &Self) -> Self {
        Self { themes: others.themes.clone(), ..Self::default() }
    }

    /// Forgets what the last compilation did not need.
    pub fn end_of_refresh(&self) {
        self.explainers.end_of_refresh();
        self.documents.end_of_refresh();
        self.sources.end_of_refresh();
        self.themes.end_of_refresh();
        self.texts.end_of_refresh();
        self.links.end_of_refresh();
        self.checks.end_of_refresh();
        self.pages.end_of_refresh();
        self.probes.end_of_refresh();
    }
}

/// A site, ready to be rendered, and what is wrong with it.
#[derive(Clone)]
pub struct Compilation {
    /// Everything, linked.
    pub site: Arc<Site>,
    /// The pages, by path; none if there is no theme to render them with.
    pub pages: Arc<Vec<Page>>,
    /// What is wrong, in the order in which a reader meets it; levels are those of the configuration. A refresh takes them.
    pub diagnostics: Vec<Diagnostic>,
    /// What was verified against texts and receipts.
    pub verification: Verification,
    /// How many findings the writers let stand, by waivers with reasons.
    pub waived: usize,
    frame: Frame,
    theme: Option<Arc<Theme>>,
    site_value: Value,
}

/// The bytes of a page, or where they are.
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Those of a file of the site.
    Copy(SitePath),
}

/// Compiles the world.
pub fn compile(world: &World, memos: &Memos) -> Compilation {
    let mut compilation = draft(world, memos, &());
    compilation.check(world, memos, &());
    compilation
}

/// Compiles the world as far as there are pages to be rendered, and says where it is. Of what is wrong it knows all that
/// is fatal in the files; [`Compilation::check`] finds the rest.
pub fn draft(world: &World, memos: &Memos, observer: &dyn Observer) -> Compilation {
    observer.begin(Stage::Parse);
    memos.shelf.open.store(0, Ordering::Relaxed);
    let (config, mut diagnostics) = read_config(world);
    let config = Arc::new(config);

    let (mut inputs, found) = read_files(world, &config, memos);
    diagnostics.extend(found);
    diagnostics.extend(read_texts(world, &config, memos, &mut inputs));

    observer.begin(Stage::Link);
    let options = &world.options;
    let choice = Choice {
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        future: options.future,
        today: options.today,
    };
    let (site, found) = site::link(inputs, Arc::clone(&config), &choice, &memos.links);
    diagnostics.extend(found);

    observer.begin(Stage::Theme);
    let (theme, found) = load_theme(world, &config, memos);
    diagnostics.extend(found);

    observer.begin(Stage::Plan);
    let assets = theme.iter().flat_map(|theme| theme.assets());
    let frame = Frame::new(
        &site,
        assets.map(|asset| (asset.name.clone(), asset.path.url().as_str().to_owned())).collect(),
        theme.as_ref().map(|theme| theme.languages().clone()).unwrap_or_default(),
        theme.as_ref().map(|theme| theme.digest()).unwrap_or_default(),
    );
    let pages = plan(world, &site, &frame, theme.as_deref(), memos, &mut diagnostics);
    let site_value = Value::of(&*frame.site);
    Compilation {
        site: Arc::new(site),
        pages,
        diagnostics,
        waived: 0,
        verification: Verification::default(),
        frame,
        theme,
        site_value,
    }
}

fn read_config(world: &World) -> (Config, Vec<Diagnostic>) {
    let path = SitePath::new(config::FILE_NAME);
    match world.files.get(&path).map(|file| &file.content) {
        Some(Content::Text(text)) => config::read(&path, text),
        Some(Content::Unreadable(why)) => (Config::default(), vec![unreadable(&path, why)]),
        Some(Content::Bytes) | None => (Config::default(), Vec::new()),
    }
}

fn unreadable(path: &SitePath, why: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", Place::start_of(path), format!("`{path}` {why}")).fatal()
}

/// Nothing that is published depends on a text, so this stops nothing.
fn unreadable_text(folder: &str, name: &str, why: &str) -> Diagnostic {
    let path = SitePath::new(format!("{folder}/{name}"));
    Diagnostic::warning("unreadable-file", Place::start_of(&path), format!("`{path}` {why}"))
}

/// Reads the texts of sources, and the receipts of those that are not here.
fn read_texts(world: &World, config: &Config, memos: &Memos, inputs: &mut Inputs) -> Vec<Diagnostic> {
    let folder = world.texts_in(&config.texts);
    folder.clone_into(&mut inputs.texts_folder);
    let mut diagnostics = Vec::new();
    let texts: Vec<_> = world.texts.iter().collect();
    let texts: Vec<_> = texts
        .par_iter()
        .map(|(name, file)| match &file.content {
            Content::Text(content) => {
                let digest = text::digest(name, file.digest);
                Ok(((*name).clone(), memos.texts.get(&digest, || text::read(name, content, digest))))
            }
            Content::Unreadable(why) => Err(unreadable_text(folder, name, why)),
            Content::Bytes => Err(unreadable_text(folder, name, "is no text")),
        })
        .collect();
    for text in texts {
        match text {
            Ok((name, text)) => {
                inputs.texts.insert(name, text);
            }
            Err(finding) => diagnostics.push(finding),
        }
    }
    let path = SitePath::new(receipts::FILE_NAME);
    if let Some(text) = world.text(&path) {
        let (read, found) = receipts::read(&path, text);
        inputs.receipts = Arc::new(read);
        diagnostics.extend(found);
    }
    diagnostics
}

/// What was made of a file.
enum Item {
    Home(Shelved<Document>),
    Explainer(Shelved<Explainer>),
    Plain(Shelved<Document>),
    Topic(Shelved<Document>),
    Source(Option<Keyed<Source>>),
    File(SitePath, Option<ImageHeader>),
    LeftOut(SitePath, Why),
}

/// Reads all files on all cores; the order in which that happens is not seen.
fn read_files(world: &World, config: &Config, memos: &Memos) -> (Inputs, Vec<Diagnostic>) {
    let manner = Arc::new(Manner::new(config));
    let files: Vec<_> = world.files.iter().collect();
    let items: Vec<(Item, Vec<Diagnostic>)> = files
        .par_iter()
        .filter_map(|(path, file)| {
            let is_static = path.as_str().starts_with("static/");
            let kind = if is_static { ContentKind::File } else { routes::content_kind(path)? };
            if let Some(why) = left_out::by_name(path) {
                return Some((Item::LeftOut((*path).clone(), why), Vec::new()));
            }
            if kind == ContentKind::File {
                if let Content::Unreadable(why) = &file.content {
                    return Some((Item::File((*path).clone(), None), vec![unreadable(path, why)]));
                }
                return Some((Item::File((*path).clone(), file.image), Vec::new()));
            }
            let text = match &file.content {
                Content::Text(text) => text,
                Content::Bytes => return None,
                Content::Unreadable(why) => return Some((Item::Source(None), vec![unreadable(path, why)])),
            };
            Some(read_file(path, kind, text, file.digest, &manner, memos))
        })
        .collect();
    let mut inputs = Inputs::default();
    let mut diagnostics = Vec::new();
    for (item, found) in items {
        diagnostics.extend(found);
        match item {
            Item::Home(document) => inputs.home = Some(document),
            Item::Explainer(explainer) => inputs.explainers.push(explainer),
            Item::Plain(document) => inputs.plain.push(document),
            Item::Topic(document) => inputs.topics.push(document),
            Item::Source(source) => inputs.sources.extend(source),
            Item::File(path, image) => {
                inputs.images.extend(image.map(|image| (path.clone(), image)));
                inputs.files.insert(path);
            }
            Item::LeftOut(path, why) => {
                inputs.left_out.insert(path, why);
            }
        }
    }
    (inputs, diagnostics)
}

fn read_file(
    path: &SitePath,
    kind: ContentKind,
    text: &Arc<str>,
    file: Digest,
    manner: &Arc<Manner>,
    memos: &Memos,
) -> (Item, Vec<Diagnostic>) {
    let key = manner.digest(path, file);
    let document = || {
        let read = memos
            .documents
            .get(&key, || shelved(document::document, document::document_again, path, text, key, manner));
        memos.shelve(&read.value);
        (read.value.clone(), read.diagnostics.clone())
    };
    match kind {
        ContentKind::Explainer => {
            let read = memos.explainers.get(&key, || {
                shelved(document::explainer, document::explainer_again, path, text, key, manner)
            });
            memos.shelve(&read.value);
            (Item::Explainer(read.value.clone()), read.diagnostics.clone())
        }
        ContentKind::Source => {
            let read = memos.sources.get(&key, || {
                let (source, diagnostics) = crate::parse::source::read(path, text);
                Read { value: source.map(Keyed::new), diagnostics }
            });
            (Item::Source(read.value.clone()), read.diagnostics.clone())
        }
        ContentKind::Home => {
            let (document, found) = document();
            (Item::Home(document), found)
        }
        ContentKind::Plain => {
            let (document, found) = document();
            (Item::Plain(document), found)
        }
        ContentKind::Topic => {
            let (document, found) = document();
            (Item::Topic(document), found)
        }
        ContentKind::File => (Item::File(path.clone(), None), Vec::new()),
    }
}

/// How a kind of document is read from its file.
type ReadFirst<T> = fn(&SitePath, &Arc<str>, Digest, &Manner) -> Read<T>;

/// Reads a document, and says how it is read again.
fn shelved<T: AsRef<Document> + 'static>(
    read: ReadFirst<T>,
    again: fn(&Arc<Outline>, &Manner) -> T,
    path: &SitePath,
    text: &Arc<str>,
    key: Digest,
    manner: &Arc<Manner>,
) -> Read<Shelved<T>> {
    let Read { value, diagnostics } = read(path, text, key, manner);
    let outline = Arc::clone(&value.as_ref().outline);
    let manner = Arc::clone(manner);
    let again = move |outline: &Arc<Outline>| again(outline, &manner);
    Read { value: Shelved::new(outline, value, again), diagnostics }
}

fn load_theme(world: &World, config: &Config, memos: &Memos) -> (Option<Arc<Theme>>, Vec<Diagnostic>) {
    let is_theme = |path: &SitePath| {
        ["templates/", "themes/", "words/"].iter().any(|folder| path.as_str().starts_with(folder))
    };
    let files: Vec<(&SitePath, Digest)> = world
        .files
        .iter()
        .filter(|(path, _)| is_theme(path))
        .map(|(path, file)| (path, file.digest))
        .collect();
    // Findings stand at places of the configuration.
    let config_file = world.files.get(&SitePath::new(config::FILE_NAME)).map(|file| file.digest);
    let key = Digest::of_value(&(&config.theme, &config.theme_options, &config.lang, config_file, files));
    let loaded = memos.themes.get(&key, || {
        let (theme, diagnostics) = Theme::load(world, config);
        (theme.map(Arc::new), diagnostics)
    });
    (loaded.0.clone(), loaded.1.clone())
}

/// All pages, the theme's files among them; the keys of copies cover the bytes of files. None without a theme.
fn plan(
    world: &World,
    site: &Site,
    frame: &Frame,
    theme: Option<&Theme>,
    memos: &Memos,
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<Vec<Page>> {
    let assets = theme.into_iter().flat_map(Theme::assets).map(|asset| match &asset.content {
        AssetContent::Bytes(bytes) => Page::bytes(asset.path.clone(), bytes),
        AssetContent::File(path) => Page { asked_by: None, ..Page::copy(asset.path.clone(), path.clone()) },
    });
    let (mut pages, found) = pages::plan(site, frame, assets.collect(), &memos.pages);
    diagnostics.extend(found);
    let Some(theme) = theme else { return Arc::default() };
    for page in &mut pages {
        match &page.content {
            PageContent::Template(template) => diagnostics.extend(unknown_template(theme, template)),
            PageContent::Copy(path) => {
                let digest = world.files.get(path).map(|file| file.digest);
                page.key = Digest::of_value(&(digest, page.key));
            }
            PageContent::Data(_) | PageContent::Bytes(_) => {}
        }
    }
    let pages = Arc::new(pages);
    memos.pages.remember(&pages);
    pages
}

fn unknown_template(theme: &Theme, page: &TemplatePage) -> Option<Diagnostic> {
    if theme.has(&page.template) {
        return None;
    }
    let place = page.chosen_at.clone()?;
    let finding =
        Diagnostic::error("template", place, format!("there is no template `{}`", page.template)).fatal();
    Some(match did_you_mean(&page.template, theme.templates()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("write it as `templates/{}`", page.template)),
    })
}

/// The rule of findings that are our mistakes: pages at which factbox itself failed.
pub const MISTAKE: &str = "mistake";

impl Compilation {
    /// Finds what else is wrong, for an editor to look at, and sorts all of it.
    pub fn check(&mut self, world: &World, memos: &Memos, observer: &dyn Observer) {
        observer.begin(Stage::Check);
        let checked = check::check(&self.site, &world.options.deny, &memos.checks);
        self.diagnostics.extend(checked.diagnostics);
        (self.waived, self.verification) = (checked.waived, checked.verification);
        observer.begin(Stage::Probe);
        let found = self.probe(memos);
        self.diagnostics.extend(found);
        let config = &self.site.config;
        let unknown_rules = check::levels::set_levels(config, &world.options.deny, &mut self.diagnostics);
        self.diagnostics.extend(unknown_rules);
        diagnostic::sort(&mut self.diagnostics);
    }

    /// The bytes of a page. May be called from many threads. A mistake of ours is a finding of the page, and other pages can
    /// be rendered.
    pub fn render(&self, page: &Page) -> Result<Rendered, Box<Diagnostic>> {
        catch_unwind(AssertUnwindSafe(|| self.content(page))).unwrap_or_else(|_| Err(Box::new(mistake(page))))
    }

    fn content(&self, page: &Page) -> Result<Rendered, Box<Diagnostic>> {
        match &page.content {
            PageContent::Bytes(bytes) => Ok(Rendered::Bytes(bytes.to_vec())),
            PageContent::Data(data) => Ok(Rendered::Bytes(data.bytes(&self.frame.ground))),
            PageContent::Copy(path) => Ok(Rendered::Copy(path.clone())),
            PageContent::Template(template) => self.render_template(template).map(Rendered::Bytes),
        }
    }

    fn render_template(&self, page: &TemplatePage) -> Result<Vec<u8>, Box<Diagnostic>> {
        let lang = page.head.lang.as_deref().unwrap_or(&self.frame.site.lang);
        // Two values are made from it.
        let _open = page.input.open();
        let mut values =
            vec![("site", self.site_value.clone()), ("page", Value::of(&page.page_view(&self.frame)))];
        values.extend(page.view(&self.frame).map(|(name, view)| (name, Value::of(&view))));
        // A page without a theme is never planned.
        self.theme
            .as_ref()
            .map_or(Ok(Vec::new()), |theme| theme.render(&page.template, lang, &values).map_err(Box::new))
    }

    /// The page of the explainer at `path` as it will be once the file holds this, where that can be told without a look at the
    /// rest of the site: what its writer types in running text. After it, where nothing but its title changed, the pages that
    /// show it. `None` otherwise.
    ///
    /// It is the preview's head start, and no other way to compile: the compilation that follows has the last word.
    pub fn again(&self, path: &SitePath, file: &File, memos: &Memos) -> Option<Vec<Page>> {
        let kind = routes::content_kind(path).filter(|kind| *kind == ContentKind::Explainer)?;
        let Content::Text(text) = &file.content else { return None };
        let manner = Arc::new(Manner::new(&self.site.config));
        let (Item::Explainer(explainer), found) = read_file(path, kind, text, file.digest, &manner, memos)
        else {
            return None;
        };
        if found.iter().any(|finding| finding.fatal) {
            return None;
        }
        let entry = self.site.again(&explainer)?;
        pages::again(&self.site, &self.frame, &entry, &self.pages)
    }

    /// The path of the site's address, with slashes at both ends; `/` if it is not known.
    pub fn base_path(&self) -> &str {
        &self.frame.base_path
    }

    /// The links that templates write and that lead nowhere.
    fn probe(&self, memos: &Memos) -> Vec<Diagnostic> {
        let templates: Vec<_> = self.theme.iter().flat_map(|theme| theme.files()).collect();
        if templates.is_empty() {
            return Vec::new();
        }
        // What cannot be rendered is said by whoever publishes or shows it; a mistake of ours, by all.
        let mistakes = Mutex::new(Vec::new());
        let render = |page: &Page| match self.render(page) {
            Ok(Rendered::Bytes(bytes)) => Some(bytes),
            Ok(Rendered::Copy(_)) => None,
            Err(why) => {
                if why.rule == MISTAKE {
                    mistakes.lock().unwrap_or_else(PoisonError::into_inner).push(*why);
                }
                None
            }
        };
        let probe =
            Probe { pages: &self.pages, templates, base_path: &self.frame.base_path, render: &render };
        let find = || {
            let mut found = probe.find();
            found.append(&mut mistakes.lock().unwrap_or_else(PoisonError::into_inner));
            found
        };
        memos.probes.get(&probe.key(), find).to_vec()
    }

    /// The theme, if there is one that can render.
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_deref()
    }

    /// The page that stands at `path`.
    pub fn page(&self, path: &OutputPath) -> Option<&Page> {
        self.pages.binary_search_by(|page| page.path.cmp(path)).ok().map(|index| &self.pages[index])
    }
}

fn mistake(page: &Page) -> Diagnostic {
    let message =
        format!("factbox made a mistake at `/{}`, and it is ours, not yours", page.path.url().as_str());
    let mistake = Diagnostic::new(Level::Error, MISTAKE, page.asked_by.clone(), message);
    mistake.note("nothing in your files should do that: what to report stands above").fatal()
}
