//! Everything, linked; nothing changes afterwards.
//!
//! [`link`] takes what was read from each file and returns the [`Site`]: which pages there are and at which addresses, what
//! their links and citations mean, what leans on what. `check` and `pages` are two readings of it.

pub mod routes;
pub mod choice;
pub mod left_out;
pub mod what;
pub mod resolve;
pub mod directory;
pub mod origins;
pub mod entry;
pub mod sources;
pub mod topics;
mod meaning;
mod links;
mod index;
mod ahead;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::date::Today;
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::document::{Document, Outline, Shelved};
use crate::model::explainer::Explainer;
use crate::model::front_matter::Status;
use crate::model::receipt::Receipts;
use crate::model::source::Source;
use crate::parse::text::SourceText;
use crate::path::{OutputPath, SitePath};
use crate::world::ImageHeader;

use choice::Choice;
use entry::{Entry, EntryId, SourceId};
use left_out::{LeftOut, Why};
use links::{Known, Links, Resolved};
use meaning::Meaning;
use origins::Independence;
use resolve::Target;
use sources::SourceEntry;
use topics::Topic;
use what::What;

/// What was read, file by file.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The introduction of the home page.
    pub home: Option<Shelved<Document>>,
    /// All explainers.
    pub explainers: Vec<Shelved<Explainer>>,
    /// All plain pages.
    pub plain: Vec<Shelved<Document>>,
    /// The introductions of topics.
    pub topics: Vec<Shelved<Document>>,
    /// The sources that have files of their own.
    pub sources: Vec<Keyed<Source>>,
    /// The texts of sources, by the names of their files.
    pub texts: BTreeMap<String, Arc<SourceText>>,
    /// The folder that the texts are in, as the writer would name it.
    pub texts_folder: String,
    /// What was verified before.
    pub receipts: Arc<Receipts>,
    /// Other files under `content/`, and those of `static/`.
    pub files: BTreeSet<SitePath>,
    /// What the headers of those say that are images.
    pub images: BTreeMap<SitePath, ImageHeader>,
    /// What is left out by its name.
    pub left_out: LeftOut,
}

/// All that is to be published, linked.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// Where it is published, with a final slash.
    pub base_url: Option<String>,
    /// What day it is.
    pub today: Today,
    /// The documents that are published: explainers, plain pages, introductions; by path within each kind.
    pub entries: Vec<Entry>,
    /// The explainers among them, the last changed first.
    pub explainers: Vec<EntryId>,
    /// All sources, by key; those that no published page cites are not published.
    pub sources: Vec<SourceEntry>,
    /// The topics, by title.
    pub topics: Vec<Topic>,
    /// Files to copy, and where to.
    pub files: BTreeSet<(OutputPath, SitePath)>,
    /// The links of the masthead that the configuration names, with where they lead.
    pub menu: Vec<(String, Target)>,
    /// What is left out of this build, and why.
    pub left_out: LeftOut,
    /// What was verified before, on a machine that had the texts.
    pub receipts: Arc<Receipts>,
}

/// What was linked before, by the digest of all that it depends on.
#[derive(Default)]
pub struct Memos {
    meanings: Memo<Digest, Meaning>,
    links: links::Memos,
    related: Memo<Digest, Vec<EntryId>>,
}

impl Memos {
    /// Forgets what the last site did not need.
    pub fn end_of_refresh(&self) {
        self.meanings.end_of_refresh();
        self.links.end_of_refresh();
        self.related.end_of_refresh();
    }
}

impl Site {
    /// How far the sources that are cited in these groups of citations, those of one claim, bear each other out.
    pub fn independence(&self, entry: &Entry, groups: impl IntoIterator<Item = usize>) -> Independence {
        let provenance = |reference: usize| &*self.sources[entry.sources[reference]].provenance;
        origins::independence(&entry.resolution.cited.sources(groups).map(provenance).collect::<Vec<_>>())
    }

    /// Whether an explainer is overdue for a review: `review-by` is past, or it is developing and was not updated for 14
    /// days.
    pub fn is_overdue(&self, document: &Outline) -> bool {
        let front_matter = &document.front_matter;
        let today = self.today.day;
        match (&front_matter.review_by, &front_matter.status) {
            (_, Some(status)) if status.value == Status::Archived => false,
            (Some(review_by), _) if today > review_by.value => true,
            (_, Some(status)) if status.value == Status::Developing => front_matter
                .updated
                .as_ref()
                .or(front_matter.date.as_ref())
                .is_some_and(|changed| today.days_since(changed.value) > 14),
            _ => false,
        }
    }

    /// The entry of an explainer that was read again, linked as it was before; `None` if that is not known without a look at
    /// the rest of the site.
    pub fn again(&self, explainer: &Shelved<Explainer>) -> Option<Entry> {
        ahead::again(explainer, &self.entries, &self.sources, self.config.outputs)
    }
}

/// Links everything. What stands in the way of an address or a name is a diagnostic beside the site.
pub fn link(inputs: Inputs, config: Arc<Config>, choice: &Choice, memos: &Memos) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut left_out = inputs.left_out;
    let mut titles_left_out = BTreeMap::new();
    let mut is_published = |document: &Outline, why: Option<Why>| {
        let Some(why) = why else { return true };
        titles_left_out.insert(document.path.clone(), document.title.clone());
        left_out.insert(document.path.clone(), why);
        false
    };
    let explainers = inputs.explainers.into_iter().map(What::Explainer);
    let plain = inputs.plain.into_iter().map(What::Plain);
    let topics = inputs.topics.into_iter().map(What::Topic);
    let home = inputs.home.into_iter().map(What::Home);
    let documents: Vec<What> = explainers.chain(plain).chain(topics).chain(home).collect();
    let looked_at: Vec<_> = documents
        .par_iter()
        .map(|what| {
            let outline = what.outline();
            let why = left_out::by_front_matter(&outline.front_matter, choice);
            (why, routes::document_output(outline, what.kind()))
        })
        .collect();
    let published = documents
        .into_iter()
        .zip(looked_at)
        .filter_map(|(what, (why, output))| is_published(what.outline(), why).then_some((what, output)));
    let mut entries = entry::placed(published, &mut diagnostics);
    let mut sources = sources::collect(inputs.sources, &entries, &inputs.receipts, &mut diagnostics);
    sources::add_texts(&mut sources, &inputs.texts, &inputs.texts_folder);
    let by_key: HashMap<String, SourceId> =
        sources.iter().enumerate().map(|(id, entry)| (entry.source.key.clone(), id)).collect();
    meaning::cite(&mut entries, &mut sources, &by_key, &memos.meanings);
    let mut topics = topics::collect(&mut entries, &mut diagnostics);

    let base_url = choice.base_url.clone().or_else(|| config.base_url.clone());
    let known = Known {
        entries: &entries,
        sources: &sources,
        topics: &topics,
        files: &inputs.files,
        images: &inputs.images,
        left_out: &left_out,
        titles_left_out: &titles_left_out,
        config: &config,
        is_addressed: base_url.is_some(),
    };
    let links = Links::new(known, &memos.links);
    let resolved: Vec<Option<Arc<Resolved>>> = (entries.par_iter().zip(&links.listed))
        .map(|(entry, own)| {
            let document = entry.outline();
            let has_links = !document.links.is_empty() || document.front_matter.image.is_some();
            has_links.then(|| links.resolved(entry, own, &memos.links))
        })
        .collect();
    let menu = links::menu(&config, &links, &mut diagnostics);
    drop(links);
    for (entry, resolved) in entries.iter_mut().zip(resolved) {
        if let Some(resolved) = resolved {
            entry.resolution.links = resolved.targets.clone();
            entry.problems = Arc::clone(&resolved.problems);
            (entry.image, entry.image_problem) = resolved.image.clone();
        }
    }

    let explainers = index::relate(&mut entries, &mut sources, &mut topics, &memos.related);
    let files = links::linked_files(&entries, &inputs.files);
    let site = Site {
        config,
        base_url,
        today: choice.today,
        entries,
        explainers,
        sources,
        topics,
        files,
        menu,
        left_out,
        receipts: inputs.receipts,
    };
    (site, diagnostics)
}
