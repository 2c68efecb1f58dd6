//! The head start of the page that is being typed: its entry, without a look at the rest of the site.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::config::{Outputs, folded};
use crate::digest::Keyed;
use crate::model::body::Link;
use crate::model::document::{Outline, Shelved};
use crate::model::explainer::Explainer;
use crate::parse::front_matter;

use super::entry::{Entry, SourceId};
use super::links;
use super::meaning::Meaning;
use super::resolve::{self, Resolution, Target};
use super::sources::SourceEntry;
use super::what::What;

/// The entry of an explainer that was read again, linked as it was before. `None` if that is not known without a look at
/// the rest of the site: its front matter changed in more than the title, the title changed and something else too or a
/// link goes by it, it cites another source, or a link was not there before.
pub(super) fn again(
    explainer: &Shelved<Explainer>,
    entries: &[Entry],
    sources: &[SourceEntry],
    outputs: Outputs,
) -> Option<Entry> {
    let document: &Outline = explainer;
    let is_it = |entry: &&Entry| entry.explainer().is_some() && entry.outline().path == document.path;
    let entry = entries.iter().find(is_it)?;
    let before = entry.outline();
    let head = |document: &Outline| front_matter::split(&document.text).body;
    let is_renamed = document.title != before.title;
    let is_as_before = if is_renamed {
        differ_in_title(before, document) && !is_named(entries, &[&before.title, &document.title])
    } else {
        document.text[..head(document)] == before.text[..head(before)]
    };
    if document.is_broken || document.keys != before.keys || !is_as_before {
        return None;
    }
    let known: HashMap<_, _> = before.links.iter().map(Link::meant).zip(&*entry.resolution.links).collect();
    let targets = document.links.iter().map(|link| known.get(&link.meant()).map(|&target| target.clone()));
    let mut targets = targets.collect::<Option<Vec<Target>>>()?;
    if is_renamed {
        resolve::rename(&mut targets, document, &entry.url, true);
    }
    let source = |key: &str| sources.binary_search_by(|source| source.source.key.as_str().cmp(key)).ok();
    let cited: Vec<Option<SourceId>> = document.keys.iter().map(|key| source(key)).collect();
    let what = What::Explainer(explainer.clone());
    let meaning = Meaning::of(&what, &cited, sources);
    let again = Entry {
        resolution: Resolution { links: Keyed::new(targets), cited: meaning.cited },
        leaning: meaning.leaning,
        beside: meaning.beside,
        corroboration: meaning.corroboration,
        what,
        ..entry.clone()
    };
    let listed = links::list(&again, outputs);
    let has = |id: &str| matches!(id, "" | "top") || listed.has(id);
    let is_there = |target: &Target| match target {
        Target::Here { fragment, .. } => has(fragment),
        Target::Site { url, fragment: Some(id), .. } if *url == entry.url => has(id),
        _ => true,
    };
    (entry.problems.is_empty() && again.resolution.links.iter().all(is_there)).then_some(again)
}

/// Whether a wiki link names a page that has, or had, one of these titles.
fn is_named(entries: &[Entry], titles: &[&str]) -> bool {
    let titles: Vec<String> = titles.iter().map(|title| folded(title)).collect();
    entries.par_iter().any(|entry| resolve::names_any(entry.outline(), &titles))
}

/// Whether the files of two documents are equal but for the value of `title`.
fn differ_in_title(before: &Outline, after: &Outline) -> bool {
    fn around(document: &Outline) -> Option<(&str, &str)> {
        let title = document.front_matter.title.as_ref()?.span.range();
        let text = &document.text;
        // With an anchor, other values may be the title's.
        if text[..front_matter::split(text).body].contains(" &") {
            return None;
        }
        Some((text.get(..title.start)?, text.get(title.end..)?))
    }
    around(before).is_some_and(|before| around(after) == Some(before))
}
