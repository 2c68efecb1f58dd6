//! Lists of what there is in a site, and of what waits for somebody: `factbox list`.

use serde::Serialize;

use crate::check::verify::{Outcome, Verification};
use crate::model::document::Outline;
use crate::path::SitePath;
use crate::site::Site;
use crate::site::entry::Entry;
use crate::site::what::What;
use crate::span::line_column;
use crate::world::World;

/// What to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Every explainer.
    Explainers,
    /// Every plain page.
    Pages,
    /// Every source.
    Sources,
    /// Documents that are drafts.
    Drafts,
    /// Documents with a date in the future.
    Future,
    /// Explainers that are due to be looked at again.
    Stale,
    /// Quotations and passages that neither a text nor a receipt verifies.
    Unverified,
    /// Explainers that no other page links to and that have no topic, sources that no page cites, texts that no source names.
    Orphans,
}

/// An entry of a list. Every key is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// `explainer`, `page`, `topic`, `home`, `source`, `text`, `quotation`, `passage`.
    pub kind: &'static str,
    /// The file.
    pub path: String,
    /// The line, from 1 on; where there is more in the file than the entry.
    pub line: Option<usize>,
    /// Its title, or its words.
    pub title: String,
    /// Its address in the site, from its root; where it has one.
    pub url: Option<String>,
    /// `date`
    pub date: Option<String>,
    /// `updated`
    pub updated: Option<String>,
    /// `review-by`
    pub review_by: Option<String>,
    /// `status`
    pub status: Option<&'static str>,
    /// Why it is in the list; empty if that goes without saying.
    pub note: String,
}

/// The list of `subject`, in the order of paths and places. The site must hold drafts and pages of the future, if those
/// are to be found.
pub fn list(subject: Subject, world: &World, site: &Site, verification: &Verification) -> Vec<Item> {
    let documents = |wanted: &dyn Fn(&Entry) -> bool| -> Vec<Item> {
        site.entries.iter().filter(|entry| wanted(entry)).map(of_entry).collect()
    };
    let is_draft = |entry: &Entry| entry.outline().front_matter.draft;
    let is_future = |entry: &Entry| {
        let date = &entry.outline().front_matter.date;
        date.as_ref().is_some_and(|date| date.value > site.today.furthest)
    };
    let mut items = match subject {
        Subject::Explainers => documents(&|entry| matches!(entry.what, What::Explainer(_))),
        Subject::Pages => documents(&|entry| matches!(entry.what, What::Plain(_))),
        Subject::Sources => sources(site, &|_| true),
        Subject::Drafts => documents(&is_draft),
        Subject::Future => documents(&is_future),
        Subject::Stale => {
            documents(&|entry| matches!(entry.what, What::Explainer(_)) && site.is_overdue(entry.outline()))
        }
        Subject::Unverified => unverified(site, verification),
        Subject::Orphans => orphans(world, site),
    };
    items.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    items
}

fn of_entry(entry: &Entry) -> Item {
    let document = entry.outline();
    let front_matter = &document.front_matter;
    Item {
        kind: match entry.what {
            What::Explainer(_) => "explainer",
            What::Plain(_) => "page",
            What::Topic(_) => "topic",
            What::Home(_) => "home",
        },
        url: Some(entry.url.as_str().to_owned()),
        date: front_matter.date.as_ref().map(|day| day.value.to_string()),
        updated: front_matter.updated.as_ref().map(|day| day.value.to_string()),
        review_by: front_matter.review_by.as_ref().map(|day| day.value.to_string()),
        status: front_matter.status.as_ref().map(|status| status.value.name()),
        ..item("", &document.path, &document.title)
    }
}

fn item(kind: &'static str, path: &SitePath, title: &str) -> Item {
    Item {
        kind,
        path: path.to_string(),
        line: None,
        title: title.to_owned(),
        url: None,
        date: None,
        updated: None,
        review_by: None,
        status: None,
        note: String::new(),
    }
}

fn sources(site: &Site, wanted: &dyn Fn(&crate::site::sources::SourceEntry) -> bool) -> Vec<Item> {
    site.sources
        .iter()
        .filter(|entry| wanted(entry))
        .map(|entry| Item {
            url: entry.published.then(|| entry.url.as_str().to_owned()),
            note: if entry.cited { String::new() } else { "no page cites it".to_owned() },
            ..item(
                "source",
                &entry.source.place.path,
                &format!("{}: {}", entry.source.key, entry.source.label()),
            )
        })
        .collect()
}

fn unverified(site: &Site, verification: &Verification) -> Vec<Item> {
    let mut items = Vec::new();
    for (entry, verified) in site.entries.iter().zip(&verification.pages) {
        let Outline { path, text, .. } = entry.outline();
        for checked in verified.checked.iter().filter(|checked| checked.agreement().is_none()) {
            let line = line_column(text, checked.span.start as usize).line;
            items.push(Item {
                line: Some(line),
                note: match &checked.outcome {
                    Outcome::Unverifiable { .. } => "no text and no receipt",
                    Outcome::Elsewhere { .. } => "in a source that is not cited there",
                    _ => "not in the source",
                }
                .to_owned(),
                ..item(checked.name(), path, &checked.words)
            });
        }
    }
    items
}

fn orphans(world: &World, site: &Site) -> Vec<Item> {
    // Plain pages are led to by the theme.
    let pages = site.entries.iter().filter(|entry| {
        matches!(entry.what, What::Explainer(_)) && entry.backlinks.is_empty() && entry.topics.is_empty()
    });
    let note = "no page links to it, and it has no topic".to_owned();
    let mut items: Vec<Item> = pages.map(|entry| Item { note: note.clone(), ..of_entry(entry) }).collect();
    items.extend(sources(site, &|entry| !entry.cited));
    let is_named = |name: &String| {
        site.sources.iter().any(|entry| entry.source.text.as_ref().is_some_and(|text| text.value == *name))
    };
    let folder = world.texts_in(&site.config.texts);
    items.extend(world.texts.keys().filter(|name| !is_named(name)).map(|name| Item {
        note: "no source names it".to_owned(),
        ..item("text", &SitePath::new(format!("{folder}/{name}")), "")
    }));
    items
}
