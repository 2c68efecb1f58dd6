//! The side table of a page: where what is on it stands in the files, what is found wrong there, and what cannot be shown.
//!
//! The browser's script reads it; nothing of it is in the page. Every key is always there.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Level};
use crate::path::{OutputPath, SitePath};
use crate::report::place::Files;
use crate::session::Refresh;
use crate::site::what::Opened;
use crate::span::{Place, Span};

use super::preview::{Preview, State};

/// How many findings of other pages are listed.
const ELSEWHERE: usize = 50;

/// What the script is told of a page.
#[derive(Serialize)]
pub(super) struct Table {
    /// The file that the page is made of; `null` if factbox makes it by itself.
    source: Option<String>,
    /// Whether it is a draft.
    draft: bool,
    /// Where each id of the page stands: `content/x.md:42`.
    places: BTreeMap<String, String>,
    /// What is wrong in the page's file.
    findings: Vec<Finding>,
    /// What is wrong in others, or as much of it as a list can hold.
    elsewhere: Vec<Finding>,
    /// How much of that there is.
    elsewhere_count: usize,
    /// What cannot be shown, as the terminal says it; `null` if all can.
    problem: Option<String>,
}

#[derive(Serialize)]
struct Finding {
    level: &'static str,
    rule: &'static str,
    message: String,
    /// `content/x.md:42:3`
    place: String,
    /// The id on the page that it stands at or after; `null` before the first one.
    id: Option<String>,
    /// The whole finding, as the terminal shows it.
    text: String,
}

/// What stands at a place of a page that can be pointed at.
struct Anchor {
    id: String,
    span: Span,
}

/// The table of the page at `path`.
pub(super) fn table(preview: &Preview, state: &State, path: &OutputPath) -> Table {
    let mut table = Table {
        source: None,
        draft: false,
        places: BTreeMap::new(),
        findings: Vec::new(),
        elsewhere: Vec::new(),
        elsewhere_count: 0,
        problem: preview.problem(state),
    };
    let Some(shown) = &state.shown else { return table };
    // A page that cannot be rendered is shown as it was, and so are its places.
    let refresh = state.page(path).map_or(shown, |(refresh, _)| refresh);
    let texts = |path: &SitePath| refresh.source(path);
    let mut files = Files::new(&texts, preview.base());
    let source = source_of(refresh, path);
    let anchors = source.as_ref().map_or(&[][..], |source| &source.anchors);
    if let Some(source) = &source {
        table.source = Some(files.path(&source.path));
        table.draft = source.draft;
        for anchor in &source.anchors {
            let place = located(&mut files, &Place::new(&source.path, anchor.span), false);
            table.places.entry(anchor.id.clone()).or_insert(place);
        }
    }
    let is_here = |finding: &Diagnostic| {
        let path = finding.place.as_ref().map(|place| &place.path);
        path.is_some() && path == source.as_ref().map(|source| &source.path)
    };
    let texts = |path: &SitePath| shown.source(path);
    let mut files = Files::new(&texts, preview.base());
    for finding in shown.diagnostics.iter().filter(|finding| finding.level > Level::Info) {
        let is_here = is_here(finding);
        table.elsewhere_count += usize::from(!is_here);
        if !is_here && table.elsewhere.len() >= ELSEWHERE {
            continue;
        }
        let near = if is_here { nearest(anchors, finding) } else { None };
        let row = Finding {
            level: finding.level.name(),
            rule: finding.rule,
            message: finding.message.to_string(),
            place: finding.place.as_ref().map_or_else(String::new, |place| located(&mut files, place, true)),
            id: near,
            text: preview.text(std::slice::from_ref(finding), shown),
        };
        if is_here { &mut table.findings } else { &mut table.elsewhere }.push(row);
    }
    table
}

/// `content/x.md:42`, with the column if asked for.
fn located(files: &mut Files<'_>, place: &Place, column: bool) -> String {
    let located = files.locate(place);
    match located.start {
        Some(start) if column => format!("{}:{}:{}", located.path, start.line, start.column),
        Some(start) => format!("{}:{}", located.path, start.line),
        None => located.path,
    }
}

/// The id that a finding stands at or after.
fn nearest(anchors: &[Anchor], finding: &Diagnostic) -> Option<String> {
    let at = finding.place.as_ref()?.span.start;
    let after = anchors.partition_point(|anchor| anchor.span.start <= at);
    anchors[..after].last().map(|anchor| anchor.id.clone())
}

/// The file that a page is made of.
struct Source {
    path: SitePath,
    draft: bool,
    /// What can be pointed at, in the order of the file.
    anchors: Vec<Anchor>,
}

fn source_of(refresh: &Refresh, path: &OutputPath) -> Option<Source> {
    let site = &refresh.compilation.site;
    if let Some(entry) = site.entries.iter().find(|entry| entry.output == *path) {
        let document = entry.outline();
        let mut anchors = anchors(&entry.what.open());
        anchors.sort_by_key(|anchor| anchor.span);
        return Some(Source { path: document.path.clone(), draft: document.front_matter.draft, anchors });
    }
    let source = site.sources.iter().find(|source| source.published && source.output == *path)?;
    Some(Source { path: source.source.place.path.clone(), draft: false, anchors: Vec::new() })
}

fn anchors(document: &Opened) -> Vec<Anchor> {
    let anchor = |id: &str, span: Span| Anchor { id: id.to_owned(), span };
    let mut anchors: Vec<Anchor> =
        document.body.headings.iter().map(|heading| anchor(&heading.id, heading.span)).collect();
    if let Some(explainer) = document.explainer() {
        anchors.extend(explainer.claims().map(|claim| anchor(&claim.id, claim.span)));
    }
    anchors.extend(document.updates.iter().map(|update| anchor(&update.id, update.span)));
    anchors
}
