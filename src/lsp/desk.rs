//! The files of a site as an editor calls them, and the places in them as it counts them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::config;
use crate::path::SitePath;
use crate::session::Refresh;
use crate::span::{Place, Span};

use super::held::Held;
use super::position::{Encoding, Lines, Position};
use super::uri;

type FileLines = Option<Rc<Lines<Arc<str>>>>;

/// The files of a site, for one answer.
pub(super) struct Desk<'a> {
    /// The site.
    pub(super) refresh: &'a Refresh,
    /// Its root, free of links.
    pub(super) root: &'a Path,
    /// Its root as the editor calls it.
    pub(super) named: &'a Path,
    /// The texts that the editor holds, by the paths of their files.
    pub(super) held: &'a BTreeMap<PathBuf, Held>,
    /// How it counts.
    pub(super) encoding: Encoding,
    /// The lines of files that were asked for before.
    pub(super) lines: RefCell<HashMap<SitePath, FileLines>>,
}

impl Desk<'_> {
    fn held(&self, path: &SitePath) -> Option<&Held> {
        self.held.get(&self.root.join(path.as_str()))
    }

    /// What the editor calls the file at `path`; as it calls it itself, if it holds it.
    pub(super) fn uri(&self, path: &SitePath) -> String {
        match self.held(path) {
            Some(held) => held.uri.clone(),
            None => uri::uri(&self.named.join(path.as_str())),
        }
    }

    /// The editor's count of changes to the file at `path`, if it holds it.
    pub(super) fn version(&self, path: &SitePath) -> Option<i32> {
        self.held(path).map(|held| held.version)
    }

    /// The place of a finding in a file that an editor can show; what is in none is shown in the configuration.
    pub(super) fn shown(&self, place: Option<&Place>) -> Place {
        let is_file = |path: &SitePath| {
            let world = &self.refresh.world;
            world.files.contains_key(path) || world.texts.contains_key(path.file_name())
        };
        place
            .filter(|place| is_file(&place.path))
            .cloned()
            .unwrap_or_else(|| Place::start_of(&SitePath::new(config::FILE_NAME)))
    }

    fn lines(&self, path: &SitePath) -> FileLines {
        if let Some(known) = self.lines.borrow().get(path) {
            return known.clone();
        }
        let is_marked = self.held(path).is_some_and(Held::is_marked);
        let lines = self.refresh.source(path).map(|text| Rc::new(Lines::new(text, self.encoding, is_marked)));
        self.lines.borrow_mut().insert(path.clone(), lines.clone());
        lines
    }

    /// A byte of the file at `path`, as a position.
    pub(super) fn position(&self, path: &SitePath, offset: usize) -> Position {
        self.lines(path).map(|lines| lines.position(offset)).unwrap_or_default()
    }

    /// A position in the file at `path`, as a byte.
    pub(super) fn offset(&self, path: &SitePath, position: Position) -> usize {
        self.lines(path).map_or(0, |lines| lines.offset(position))
    }

    /// Where a place begins and ends.
    pub(super) fn range(&self, path: &SitePath, span: Span) -> (Position, Position) {
        (self.position(path, span.start as usize), self.position(path, span.end as usize))
    }
}
