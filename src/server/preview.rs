//! What the preview shows: the last state of the site that can be rendered, and what stands in the way of a newer one.
//!
//! Readers take the state as it is at one moment, whole; the next one takes its place in one step.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::compile::Rendered;
use crate::diagnostic::{self, Diagnostic};
use crate::digest::Digest;
use crate::pages::page::{Page, PageContent};
use crate::path::{OutputPath, SitePath};
use crate::report::{self, Face, Format};
use crate::session::Refresh;

use super::cache::{Cache, Held};
use super::media;

/// How many pages are rendered before it is asked again whether there is something newer.
const CHUNK: usize = 64;
/// How many moves are remembered.
const MOVES: usize = 4096;
/// How many findings the page shows of what cannot be rendered.
const SHOWN: usize = 20;

/// The preview of a site.
pub struct Preview {
    /// The site's root, from which files are copied.
    pub(super) root: PathBuf,
    /// What stands before each path of the site, as on the terminal.
    base: String,
    state: Mutex<Arc<State>>,
    cache: Cache,
    /// The pages that are known to be rendered without a fault, by key.
    good: Mutex<HashMap<OutputPath, Digest>>,
    listener: Mutex<Option<Box<dyn Fn() + Send>>>,
}

/// What there is to be seen at one moment.
#[derive(Clone, Default)]
pub(super) struct State {
    /// The last state of the site without anything fatal.
    pub(super) shown: Option<Arc<Refresh>>,
    /// The last one of which every page could be rendered.
    whole: Option<Arc<Refresh>>,
    /// What keeps a newer state from being shown, as the terminal says it.
    fatal: Option<String>,
    /// The pages that cannot be rendered, and why.
    failed: BTreeMap<OutputPath, Failure>,
    /// Pages as they will be in the next state of the site.
    ahead: BTreeMap<OutputPath, Ahead>,
    /// Where pages went that are no longer where they were.
    moved: HashMap<OutputPath, OutputPath>,
}

#[derive(Clone)]
struct Ahead {
    page: Page,
    /// Whether it is the page that was edited, not one that shows another's title.
    is_edited: bool,
}

#[derive(Clone)]
struct Failure {
    key: Digest,
    why: Arc<Diagnostic>,
}

/// What came of a new state of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whether it is shown; if not, the one before still is.
    pub shown: bool,
    /// How many pages and files have come or changed.
    pub changed: usize,
    /// How many are gone.
    pub gone: usize,
}

/// What came of rendering what nobody has asked for.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// How many pages were rendered.
    pub rendered: usize,
    /// What is wrong with those that could not be.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether nothing is left to be rendered.
    pub is_complete: bool,
}

/// A page as it is to be served.
pub(super) enum Served {
    /// These bytes.
    Bytes(Arc<Held>),
    /// Those of this file of the site, with their digest.
    Copy(SitePath, Digest),
    /// It cannot be rendered, and never could.
    Failed,
    /// Too much is being sent already.
    Busy,
}

impl Preview {
    /// A preview of the site at `root` that shows nothing yet. `base` stands before each path of the site.
    pub fn new(root: PathBuf, base: String) -> Self {
        Self {
            root,
            base,
            state: Mutex::default(),
            cache: Cache::default(),
            good: Mutex::default(),
            listener: Mutex::default(),
        }
    }

    /// Calls `listener` whenever there is something new to be seen.
    pub(super) fn listen(&self, listener: impl Fn() + Send + 'static) {
        *lock(&self.listener) = Some(Box::new(listener));
    }

    /// What there is to be seen now.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&lock(&self.state))
    }

    /// Whether nothing has been read yet.
    pub fn is_empty(&self) -> bool {
        let state = self.state();
        state.shown.is_none() && state.fatal.is_none()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        self.change_quietly(change);
        if let Some(listener) = &*lock(&self.listener) {
            listener();
        }
    }

    /// Tells nobody.
    fn change_quietly(&self, change: impl FnOnce(&mut State)) {
        let mut state = lock(&self.state);
        let mut next = State::clone(&state);
        change(&mut next);
        let before = std::mem::replace(&mut *state, Arc::new(next));
        drop(state);
        forget(before);
    }

    /// Shows a new state of the site, if it can be rendered; else says why not, and shows the one before.
    pub fn take(&self, refresh: Refresh) -> Taken {
        let fatal: Vec<Diagnostic> = refresh.diagnostics.iter().filter(|it| it.fatal).cloned().collect();
        if !fatal.is_empty() {
            let text = self.text(&fatal, &refresh);
            self.change(|state| {
                state.fatal = Some(text);
                state.ahead.clear();
            });
            return Taken { shown: false, changed: 0, gone: 0 };
        }
        let refresh = Arc::new(refresh);
        let old = self.state();
        let (changed, gone) = difference(old.shown.as_deref(), &refresh);
        let mut moved = old.moved.clone();
        if let Some(before) = old.shown.as_ref().filter(|_| gone > 0) {
            moved.extend(moves(before, &refresh));
        }
        moved.retain(|from, to| {
            refresh.compilation.page(from).is_none() && refresh.compilation.page(to).is_some()
        });
        if moved.len() > MOVES {
            moved.clear();
        }
        // What could not be rendered and has not changed still cannot; what has changed is tried before it is shown, so that
        // an error does not go and come back.
        let still = |(path, failure): (&OutputPath, &Failure)| {
            let page = refresh.compilation.page(path)?;
            if page.key == failure.key {
                return Some((path.clone(), failure.clone()));
            }
            let why = render(&refresh, page).err()?;
            Some((path.clone(), Failure { key: page.key, why }))
        };
        let failed: BTreeMap<OutputPath, Failure> = old.failed.iter().take(CHUNK).filter_map(still).collect();
        self.change(|state| {
            state.shown = Some(Arc::clone(&refresh));
            state.fatal = None;
            state.failed = failed;
            state.ahead.clear();
            state.moved = moved;
        });
        forget(old);
        Taken { shown: true, changed, gone }
    }

    /// Shows pages of the state that is to come, if the first of them can be rendered.
    pub fn show_ahead(&self, pages: Vec<Page>) {
        let state = self.state();
        let Some(shown) = state.shown.as_ref().filter(|_| state.fatal.is_none()) else { return };
        let Some(first) = pages.first() else { return };
        if let Ok(bytes) = render(shown, first) {
            self.hold(first, bytes);
            self.change(|state| {
                for (index, page) in pages.into_iter().enumerate() {
                    let is_edited = index == 0;
                    // What was typed on a page is more than another's title on it.
                    if is_edited || state.ahead.get(&page.path).is_none_or(|known| !known.is_edited) {
                        state.ahead.insert(page.path.clone(), Ahead { page, is_edited });
                    }
                }
            });
        }
    }

    /// Shows nothing but the state that was taken last.
    pub fn forget_ahead(&self) {
        if self.state().ahead.is_empty() {
            return;
        }
        self.change(|state| {
            state.ahead.clear();
            let shown = state.shown.as_ref();
            let key =
                |path: &OutputPath| shown.and_then(|shown| shown.compilation.page(path)).map(|page| page.key);
            state.failed.retain(|path, failure| key(path) == Some(failure.key));
        });
    }

    /// The state of the site that is shown.
    pub fn shown(&self) -> Option<Arc<Refresh>> {
        self.state().shown.clone()
    }

    /// Renders what has changed and nobody has asked for, to see whether it can be, until `is_over`.
    pub fn check(&self, is_over: &mut dyn FnMut() -> bool) -> Checked {
        let state = self.state();
        let mut checked = Checked::default();
        let Some(shown) = state.shown.clone() else { return Checked { is_complete: true, ..checked } };
        let mut good = std::mem::take(&mut *lock(&self.good));
        let pages: Vec<&Page> = shown
            .compilation
            .pages
            .iter()
            .filter(|page| matches!(page.content, PageContent::Template(_)))
            .filter(|page| good.get(&page.path) != Some(&page.key))
            .collect();
        checked.is_complete = true;
        for chunk in pages.chunks(CHUNK) {
            if is_over() {
                checked.is_complete = false;
                break;
            }
            let rendered: Vec<_> = chunk.par_iter().map(|page| (*page, render(&shown, page))).collect();
            let mut failed = Vec::new();
            for (page, result) in rendered {
                checked.rendered += 1;
                match result {
                    Ok(bytes) => {
                        good.insert(page.path.clone(), page.key);
                        if pages.len() <= CHUNK {
                            // Somebody is about to look at it.
                            self.hold(page, bytes);
                        }
                    }
                    Err(why) => {
                        checked.diagnostics.push((*why).clone());
                        failed.push((page.path.clone(), Failure { key: page.key, why }));
                    }
                }
            }
            self.fail(&failed);
        }
        if pages.len() > CHUNK || good.len() > shown.compilation.pages.len() {
            let planned: HashSet<&OutputPath> =
                shown.compilation.pages.iter().map(|page| &page.path).collect();
            good.retain(|path, _| planned.contains(path));
        }
        *lock(&self.good) = good;
        if checked.is_complete && self.state().failed.is_empty() {
            self.change_quietly(|state| state.whole = Some(shown));
        }
        diagnostic::sort(&mut checked.diagnostics);
        checked
    }

    /// Remembers pages that cannot be rendered.
    fn fail(&self, failed: &[(OutputPath, Failure)]) {
        let known = self.state();
        let is_new = |(path, failure): &(OutputPath, Failure)| {
            known.failed.get(path).is_none_or(|known| known.key != failure.key)
        };
        if failed.iter().any(is_new) {
            self.change(|state| state.failed.extend(failed.iter().cloned()));
        }
    }

    /// The page that stands at `path` in `state`, with its key: the last that could be rendered. `Err` if none ever could.
    pub(super) fn serve(&self, state: &State, path: &OutputPath) -> Option<(Digest, Served)> {
        let (refresh, page) = state.page(path)?;
        let key = page.key;
        if let PageContent::Copy(from) = &page.content {
            let digest = refresh.world.files.get(from)?.digest;
            return Some((key, Served::Copy(from.clone(), digest)));
        }
        if let Some(held) = self.cache.get(cache_key(page)) {
            return Some((key, Served::Bytes(held)));
        }
        if state.failed.get(path).is_some_and(|failure| failure.key == key) {
            return Some((key, Served::Failed));
        }
        match render(refresh, page) {
            Ok(bytes) => Some((key, self.hold(page, bytes).map_or(Served::Busy, Served::Bytes))),
            Err(why) => {
                let failed = [(path.clone(), Failure { key, why })];
                self.fail(&failed);
                // Once more, now that it is known.
                let mut known = state.clone();
                known.failed.extend(failed);
                match known.page(path) {
                    Some((_, page)) if page.key != key => self.serve(&known, path),
                    _ => Some((key, Served::Failed)),
                }
            }
        }
    }

    /// Holds the bytes of a page as they are served: with the tag of the script, if it is one for people.
    fn hold(&self, page: &Page, bytes: Vec<u8>) -> Option<Arc<Held>> {
        let bytes =
            if media::is_page(page.path.as_str()) { with_script(&bytes, &page.key.to_hex()) } else { bytes };
        self.cache.hold(cache_key(page), bytes)
    }

    /// Why not all of the newest state can be shown, as the terminal says it.
    pub(super) fn problem(&self, state: &State) -> Option<String> {
        if state.fatal.is_some() {
            return state.fatal.clone();
        }
        let shown = state.shown.as_ref()?;
        let mut whys: Vec<Diagnostic> = Vec::new();
        for failure in state.failed.values() {
            if whys.len() < SHOWN && !whys.contains(&failure.why) {
                whys.push((*failure.why).clone());
            }
        }
        (!whys.is_empty()).then(|| self.text(&whys, shown))
    }

    /// Findings as the terminal shows them.
    pub(super) fn text(&self, diagnostics: &[Diagnostic], refresh: &Refresh) -> String {
        let face = Face { format: Format::Human, colour: false, base: &self.base };
        let mut text = Vec::new();
        let shown = &diagnostics[..diagnostics.len().min(SHOWN)];
        // A list in memory takes all that is written to it.
        let _ = report::write(face, shown, &|path| refresh.source(path), &mut text);
        String::from_utf8_lossy(&text).trim_end().to_owned()
    }

    /// What stands before each path of the site.
    pub(super) fn base(&self) -> &str {
        &self.base
    }
}

impl State {
    /// The page at `path`, and the state of the site that it is of: the newest, unless it cannot be rendered.
    pub(super) fn page(&self, path: &OutputPath) -> Option<(&Arc<Refresh>, &Page)> {
        let shown = self.shown.as_ref()?;
        let has_failed = |page: &Page| self.failed.get(path).is_some_and(|failure| failure.key == page.key);
        if let Some(ahead) = self.ahead.get(path).filter(|ahead| !has_failed(&ahead.page)) {
            return Some((shown, &ahead.page));
        }
        let page = shown.compilation.page(path)?;
        let failed = has_failed(page);
        let whole = self.whole.as_ref().filter(|_| failed);
        let before = whole.and_then(|whole| Some((whole, whole.compilation.page(path)?)));
        Some(before.unwrap_or((shown, page)))
    }

    /// Where the page that stood at `path` stands now.
    pub(super) fn moved(&self, path: &OutputPath) -> Option<&OutputPath> {
        self.moved.get(path)
    }
}

/// Gives back the memory of a state while something else goes on: that of ten thousand pages takes its time.
fn forget(state: Arc<State>) {
    rayon::spawn(move || drop(state));
}

/// The bytes of a page that is no copy.
fn render(refresh: &Refresh, page: &Page) -> Result<Vec<u8>, Arc<Diagnostic>> {
    match refresh.compilation.render(page) {
        Ok(Rendered::Bytes(bytes)) => Ok(bytes),
        Ok(Rendered::Copy(_)) => Ok(Vec::new()),
        Err(why) => Err(Arc::new(*why)),
    }
}

/// Pages for people bear the script's tag, so that equal bytes at two addresses are not always served as equal bytes.
fn cache_key(page: &Page) -> Digest {
    Digest::of_value(&(page.key, media::is_page(page.path.as_str())))
}

/// A page with the script's tag in its head, or at its end if it has none.
fn with_script(page: &[u8], key: &str) -> Vec<u8> {
    let tag = format!("<script type=\"module\" src=\"/__factbox/preview.js\" data-key=\"{key}\"></script>");
    let at = after_head_tag(page).unwrap_or(page.len());
    [&page[..at], tag.as_bytes(), &page[at..]].concat()
}

/// Where the tag that opens the head ends.
fn after_head_tag(page: &[u8]) -> Option<usize> {
    let starts = |at: usize| {
        page.get(at..at + 5).is_some_and(|tag| tag.eq_ignore_ascii_case(b"<head"))
            && page.get(at + 5).is_some_and(|next| matches!(next, b'>' | b' ' | b'\t' | b'\n' | b'\r'))
    };
    let start = (0..page.len().min(64 << 10)).find(|&at| starts(at))?;
    page[start..].iter().position(|&byte| byte == b'>').map(|end| start + end + 1)
}

/// How many pages have come or changed, and how many are gone.
fn difference(before: Option<&Refresh>, after: &Refresh) -> (usize, usize) {
    let before = before.map_or(&[][..], |before| &**before.compilation.pages);
    let after = &**after.compilation.pages;
    let (mut changed, mut gone, mut old) = (0, 0, before.iter().peekable());
    // Both are sorted by path.
    for page in after {
        while old.next_if(|old| old.path < page.path).is_some() {
            gone += 1;
        }
        match old.next_if(|old| old.path == page.path) {
            Some(old) if old.key == page.key => {}
            _ => changed += 1,
        }
    }
    (changed, gone + old.count())
}

/// The pages that stand elsewhere now: those of the same file, or of a file with the same bytes.
fn moves(before: &Refresh, after: &Refresh) -> Vec<(OutputPath, OutputPath)> {
    let file = |page: &Page| Some(page.asked_by.as_ref()?.path.clone());
    let gone = before.compilation.pages.iter().filter(|page| after.compilation.page(&page.path).is_none());
    let gone: Vec<(&Page, SitePath)> = gone.filter_map(|page| Some((page, file(page)?))).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let mut by_file = HashMap::new();
    let mut by_bytes = HashMap::new();
    for page in &*after.compilation.pages {
        if before.compilation.page(&page.path).is_some() {
            continue;
        }
        if let Some(file) = file(page) {
            by_bytes.extend(after.world.files.get(&file).map(|file| (file.digest, &page.path)));
            by_file.insert(file, &page.path);
        }
    }
    gone.into_iter()
        .filter_map(|(page, file)| {
            let bytes = before.world.files.get(&file).map(|file| file.digest);
            let to = by_file.get(&file).or_else(|| by_bytes.get(&bytes?))?;
            Some((page.path.clone(), OutputPath::clone(to)))
        })
        .collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_head_or_at_the_end() {
        let page = |html: &str| {
            String::from_utf8(with_script(html.as_bytes(), "k"))
                .unwrap()
                .replace(" type=\"module\" src=\"/__factbox/preview.js\" data-key=\"k\"", "")
        };
        assert_eq!(page("<html><HEAD lang=x>\n<title>"), "<html><HEAD lang=x><script></script>\n<title>");
        assert_eq!(page("<header>words</header>"), "<header>words</header><script></script>");
        assert_eq!(page(""), "<script></script>");
    }
}
