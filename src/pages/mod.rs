//! Pages: what is to be published, before it is rendered.
//!
//! [`plan`] reads the site and makes a list of pages. Each holds its *input*: all that its view is made from, in values
//! that are shared and cheap to compare. The view is a function of the input and the [`Frame`](frame::Frame) alone, by its
//! signature, and so a page's key, the digest of both, is known before the view is built and cannot forget anything.
//! `check` knows nothing of this, and this knows nothing of `check`.
//!
//! A new kind of page is one file, with an input, a variant of [`page::Input`] and a line here; what machines read and no
//! template renders is one file and a variant of [`page::Data`].

pub mod view;
pub mod xml;
pub mod json;
pub mod frame;
pub mod cards;
pub mod live_link;
pub mod renamed;
pub mod freshness;
pub mod linked_data;
pub mod social_card;
pub mod home;
pub mod explainer;
pub mod source;
pub mod topic;
pub mod corrections;
pub mod plain;
pub mod record;
pub mod bibliography;
pub mod claims;
pub mod markdown;
pub mod feed;
pub mod sitemap;
pub mod robots;
pub mod llms;
pub mod redirect;
pub mod search;
pub mod page;
pub mod data;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::memo::Memo;
use crate::path::OutputPath;
use crate::site::entry::Entry;
use crate::site::routes::Claimant;
use crate::site::what::What;
use crate::site::{Site, routes};
use crate::span::Place;

use cards::Cards;
use frame::Frame;
use page::{Data, Input, Page, PageContent};
use record::Records;
use renamed::Renamed;

/// What was planned before, by the digest of all that it depends on.
#[derive(Default)]
pub struct Memos {
    cards: cards::Memos,
    collisions: Memo<Digest, (BTreeSet<OutputPath>, Vec<Diagnostic>)>,
    search: search::Memos,
    /// The pages of the last plan.
    last: Mutex<Arc<Vec<Page>>>,
}

impl Memos {
    /// Forgets what the last plan did not need.
    pub fn end_of_refresh(&self) {
        self.cards.end_of_refresh();
        self.collisions.end_of_refresh();
        self.search.end_of_refresh();
    }

    /// Has the next plan share what it can with these pages.
    pub fn remember(&self, pages: &Arc<Vec<Page>>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(pages);
    }

    fn last(&self) -> Arc<Vec<Page>> {
        Arc::clone(&self.last.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// All pages of a site, with the files of its theme, by path. No two stand at one path: what wants one is a finding.
pub fn plan(site: &Site, frame: &Frame, theme: Vec<Page>, memos: &Memos) -> (Vec<Page>, Vec<Diagnostic>) {
    let cards = Cards::new(site, frame, &memos.cards);
    let last = memos.last();
    let shared = |page: Page| page.shared_with(&last);
    let mut pages = theme;
    pages.reserve(last.len());
    let documents = site.entries.par_iter().enumerate().filter_map(|(id, entry)| match &entry.what {
        What::Explainer(explainer) => {
            let sheet = explainer::plan(site, frame, &cards, id, explainer);
            let kind = |input| Input::Explainer(Box::new(input));
            Some((entry, Page::of_document(frame, sheet, entry.outline(), kind)))
        }
        What::Plain(document) => {
            let sheet = plain::plan(site, &cards, entry, document);
            Some((entry, Page::of_document(frame, sheet, document, Input::Plain)))
        }
        What::Topic(_) | What::Home(_) => None,
    });
    let records = Records::new(site);
    let with_files = documents.flat_map_iter(|(entry, page)| {
        let files = data::plan_entry(site, frame, &records, entry);
        std::iter::once(page).chain(files)
    });
    pages.par_extend(with_files.map(shared));
    let drawn = site.entries.par_iter().zip(&cards.entries).filter(|(entry, _)| entry.explainer().is_some());
    pages.par_extend(
        drawn
            .filter_map(|(entry, card)| social_card::plan(site, frame, entry, card))
            .map(|drawn| shared(Page::social_card(drawn))),
    );
    let sources = (0..site.sources.len()).into_par_iter().flat_map_iter(|id| {
        let sheets = source::plan(site, frame, &cards, id);
        sheets.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Source)))
    });
    pages.par_extend(sources);
    let home = home::plan(site, frame, &cards);
    let source_list = source::plan_list(site, frame, &cards);
    let (topics, topic_list) = (topic::plan(site, frame, &cards), topic::plan_list(frame, &cards));
    let corrections = corrections::plan(frame, &cards);
    let freshness = freshness::plan(site, frame, &cards);
    pages.extend(home.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Home))));
    pages.extend(source_list.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Sources))));
    pages.extend(topics.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Topic))));
    pages.extend(topic_list.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Topics))));
    pages
        .extend(corrections.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Corrections))));
    pages.extend(freshness.into_iter().map(|sheet| shared(Page::of_kind(frame, sheet, Input::Freshness))));
    pages.push(Page::of_kind(frame, plain::not_found(frame), |()| Input::NotFound));
    pages.push(Page::bytes(routes::fixed(".nojekyll"), b""));
    let ((files, mut diagnostics), index) = rayon::join(
        || data::plan(site, frame, &cards, &records, &pages),
        || if site.config.search { plan_search(site, frame, memos) } else { Vec::new() },
    );
    pages.extend(files.into_iter().map(shared));
    pages.extend(index.into_iter().map(shared));
    pages.extend(site.files.iter().map(|(output, path)| Page::copy(output.clone(), path.clone())));
    let (pages, found) = settle(pages, &memos.collisions);
    diagnostics.extend(found);
    (pages, diagnostics)
}

/// The page to search on, and the index.
fn plan_search(site: &Site, frame: &Frame, memos: &Memos) -> Vec<Page> {
    let mut pages = vec![Page::of_kind(frame, search::plan(frame), |()| Input::Search)];
    let files = search::plan_index(site, &memos.search).into_par_iter();
    pages.par_extend(files.map(|(path, input)| Page::data(frame, path, Data::Search(input))));
    pages
}

/// The page of an explainer that was read again, where all that the page shows of others is as it was; after it, if it has
/// another title, the others of `pages` that show it. Of these, those are left out that are not known without a look at the
/// rest of the site.
pub fn again(site: &Site, frame: &Frame, entry: &Entry, pages: &[Page]) -> Option<Vec<Page>> {
    let own = pages.binary_search_by(|page| page.path.cmp(&entry.output)).ok()?;
    let PageContent::Template(before) = &pages[own].content else { return None };
    let Input::Explainer(input) = &before.input else { return None };
    let sheet = explainer::again(site, frame, entry, (&before.head, input))?;
    let renamed = (sheet.head.title != before.head.title)
        .then(|| Renamed::new(site, entry, input.card(), sheet.input.card()));
    let page = Page::of_document(frame, sheet, entry.outline(), |input| Input::Explainer(Box::new(input)));
    let mut again = vec![page];
    if let Some(renamed) = renamed {
        let others = pages[..own].par_iter().chain(&pages[own + 1..]);
        again.par_extend(others.filter_map(|page| page.renamed(frame, &renamed)));
    }
    Some(again)
}

/// Finds pages that want one address. A file of `static/` takes the place of what factbox would make.
fn settle(
    mut pages: Vec<Page>,
    memo: &Memo<Digest, (BTreeSet<OutputPath>, Vec<Diagnostic>)>,
) -> (Vec<Page>, Vec<Diagnostic>) {
    pages.par_sort_by(|a, b| (&a.path, &a.asked_by).cmp(&(&b.path, &b.asked_by)));
    let claims: Vec<_> = pages.iter().map(|page| (&page.path, &page.asked_by)).collect();
    let settled = memo.get(&Digest::of_value(&claims), || find_collisions(&claims));
    let (given_way, diagnostics) = &*settled;
    if !given_way.is_empty() {
        pages.retain(|page| page.asked_by.is_some() || !given_way.contains(&page.path));
    }
    pages.dedup_by(|a, b| a.path == b.path);
    if pages.capacity() > pages.len() + pages.len() / 8 {
        pages.shrink_to_fit();
    }
    (pages, diagnostics.clone())
}

fn find_collisions(claims: &[(&OutputPath, &Option<Place>)]) -> (BTreeSet<OutputPath>, Vec<Diagnostic>) {
    if routes::are_apart(claims.par_iter().map(|(path, _)| *path)) {
        return Default::default();
    }
    let mut claimants: BTreeMap<OutputPath, Vec<Claimant>> = BTreeMap::new();
    for (path, asked_by) in claims {
        let is_static = asked_by.as_ref().is_some_and(|place| place.path.as_str().starts_with("static/"));
        let claimant = Claimant { place: Option::clone(asked_by), is_static };
        claimants.entry(Clone::clone(path)).or_default().push(claimant);
    }
    let mut diagnostics = Vec::new();
    (routes::find_collisions(&claimants, &mut diagnostics), diagnostics)
}
