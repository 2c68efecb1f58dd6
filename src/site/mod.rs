//! Everything, linked; nothing changes afterwards.
//!
//! [`link`] takes what was read from each file and returns the [`Site`]: which pages there are and at which addresses, what
//! their links and citations mean, what leans on what. `check` and `pages` are two readings of it.

pub mod routes;
pub mod left_out;
pub mod resolve;
pub mod index;
pub mod origins;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use crate::config::{Config, Outputs, folded};
use crate::date::{Day, Today};
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::body::{Link, LinkKind};
use crate::model::cites::Leaning;
use crate::model::document::{Document, Outline, Shelved};
use crate::model::explainer::Explainer;
use crate::model::front_matter::{SourceEntryKind, Status};
use crate::model::receipt::Receipts;
use crate::model::source::Source;
use crate::parse::cites::Citing;
use crate::parse::front_matter;
use crate::parse::ids::slug;
use crate::parse::text::SourceText;
use crate::path::{OutputPath, SitePath, SiteUrl, composed};
use crate::span::Place;

use crate::world::ImageHeader;
use left_out::{LeftOut, Why};
use origins::{Independence, Provenance};
use resolve::{Cited, Directory, Listed, Problem, ProblemKind, Reference, Resolution, Target};
use routes::ContentKind;

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

/// The index of an entry in [`Site::entries`].
pub type EntryId = usize;
/// The index of a source in [`Site::sources`].
pub type SourceId = usize;

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

/// What is wrong with the image that stands for a document, and the nearest one that exists.
pub type ImageProblem = (ProblemKind, Option<String>);

/// A document that is published.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// Where it stands in the output.
    pub output: OutputPath,
    /// Its address.
    pub url: SiteUrl,
    /// What its links and citations mean.
    pub resolution: Resolution,
    /// Links that lead nowhere.
    pub problems: Arc<[Problem]>,
    /// The image that stands for it where it is shared.
    pub image: Option<Box<Target>>,
    /// What is wrong with that image, and the nearest one that exists.
    pub image_problem: Option<Box<ImageProblem>>,
    /// The source of each reference.
    pub sources: Vec<SourceId>,
    /// Sources that it lists and does not cite.
    pub uncited: Vec<SourceId>,
    /// Its topics, by their index in [`Site::topics`].
    pub topics: Vec<usize>,
    /// For each reference, the places that lean on it.
    pub leaning: Arc<[Keyed<Vec<Leaning>>]>,
    /// For each reference, the others that some claim cites together with it.
    pub beside: Arc<[Vec<usize>]>,
    /// How far its sources bear each other out.
    pub corroboration: Keyed<Corroboration>,
    /// Explainers that are related to it, the nearest first.
    pub related: Arc<Vec<EntryId>>,
    /// Explainers and plain pages that link to it.
    pub backlinks: Vec<EntryId>,
}

/// What a published document is.
#[derive(Clone, Debug)]
pub enum What {
    /// An explainer.
    Explainer(Shelved<Explainer>),
    /// A plain page.
    Plain(Shelved<Document>),
    /// The introduction of a topic; published on the topic's page.
    Topic(Shelved<Document>),
    /// The introduction of the home page; published there.
    Home(Shelved<Document>),
}

/// A document that was opened.
#[derive(Clone, Debug)]
pub enum Opened {
    /// An explainer.
    Explainer(Arc<Explainer>),
    /// Any other.
    Other(Arc<Document>),
}

impl What {
    /// What is always at hand of the document.
    pub fn outline(&self) -> &Outline {
        match self {
            Self::Explainer(explainer) => explainer,
            Self::Plain(document) | Self::Topic(document) | Self::Home(document) => document,
        }
    }

    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Shelved<Explainer>> {
        match self {
            Self::Explainer(explainer) => Some(explainer),
            Self::Plain(_) | Self::Topic(_) | Self::Home(_) => None,
        }
    }

    /// All of the document.
    pub fn open(&self) -> Opened {
        match self {
            Self::Explainer(explainer) => Opened::Explainer(explainer.open()),
            Self::Plain(document) | Self::Topic(document) | Self::Home(document) => {
                Opened::Other(document.open())
            }
        }
    }
}

impl Opened {
    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Explainer> {
        match self {
            Self::Explainer(explainer) => Some(explainer),
            Self::Other(_) => None,
        }
    }
}

impl Deref for Opened {
    type Target = Document;

    fn deref(&self) -> &Document {
        match self {
            Self::Explainer(explainer) => &explainer.document,
            Self::Other(document) => document,
        }
    }
}

/// What is published of a page besides itself, in its folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PageFiles {
    /// Its clean Markdown.
    pub markdown: bool,
    /// Its claims.
    pub claims: bool,
    /// Its references, as CSL-JSON and as BibTeX.
    pub references: bool,
}

impl PageFiles {
    /// Whether a file with this name is published in the page's folder.
    pub fn has(self, name: &str) -> bool {
        match name {
            routes::MARKDOWN => self.markdown,
            routes::CLAIMS => self.claims,
            routes::CSL_JSON | routes::BIBTEX => self.references,
            _ => false,
        }
    }
}

impl Entry {
    /// What is published of it besides its page; nothing of an introduction.
    pub fn files(&self, outputs: Outputs) -> PageFiles {
        let (is_explainer, is_plain) = (self.explainer().is_some(), matches!(self.what, What::Plain(_)));
        PageFiles {
            markdown: outputs.markdown && (is_explainer || is_plain),
            claims: outputs.claims && is_explainer,
            references: outputs.bibliography && !(self.sources.is_empty() && self.uncited.is_empty()),
        }
    }

    /// Whether its page has a list of references: an explainer's has what it cites or lists, a plain page's what it cites.
    pub fn has_references(&self) -> bool {
        match self.what {
            What::Explainer(_) => !(self.sources.is_empty() && self.uncited.is_empty()),
            What::Plain(_) => !self.sources.is_empty(),
            What::Topic(_) | What::Home(_) => false,
        }
    }

    /// What is always at hand of the document.
    pub fn outline(&self) -> &Outline {
        self.what.outline()
    }

    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Shelved<Explainer>> {
        self.what.explainer()
    }

    /// When it last changed: `updated`, else `date`.
    pub fn changed(&self) -> Option<Day> {
        let front_matter = &self.outline().front_matter;
        front_matter.updated.as_ref().or(front_matter.date.as_ref()).map(|day| day.value)
    }
}

/// A source, and what is known of it in this site.
#[derive(Debug)]
pub struct SourceEntry {
    /// What it is.
    pub source: Keyed<Source>,
    /// Where its page stands in the output.
    pub output: OutputPath,
    /// The address of its page.
    pub url: SiteUrl,
    /// Where it comes from.
    pub provenance: Keyed<Provenance>,
    /// Its text, on a machine that has it. Nothing that is published depends on it.
    pub text: Option<SourceFile>,
    /// The explainers that cite it, the last changed first, with its number in their references.
    pub cited_by: Vec<(EntryId, usize)>,
    /// Whether a published page cites it.
    pub cited: bool,
    /// Whether a published page cites or lists it.
    pub published: bool,
}

/// The text of a source, and where it stands.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The file.
    pub path: SitePath,
    /// The text.
    pub text: Arc<SourceText>,
}

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// The last part of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Where its page stands in the output.
    pub output: OutputPath,
    /// The address of its page.
    pub url: SiteUrl,
    /// Its introduction.
    pub intro: Option<EntryId>,
    /// Its explainers, the last changed first.
    pub explainers: Vec<EntryId>,
}

/// How far the sources of an explainer bear each other out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Corroboration {
    /// Those that the whole page cites.
    pub page: Independence,
    /// Those of each claim, in the order of [`Explainer::claims`], and how many sources those are.
    pub claims: Vec<(Independence, usize)>,
}

/// What was linked before, by the digest of all that it depends on.
#[derive(Default)]
pub struct Memos {
    meanings: Memo<Digest, Meaning>,
    listed: Memo<Digest, Listed>,
    links: Memo<Digest, Resolved>,
    leads: Memo<Digest, Vec<SiteUrl>>,
    related: Memo<Digest, Vec<EntryId>>,
}

impl Memos {
    /// Forgets what the last site did not need.
    pub fn end_of_refresh(&self) {
        self.meanings.end_of_refresh();
        self.listed.end_of_refresh();
        self.links.end_of_refresh();
        self.leads.end_of_refresh();
        self.related.end_of_refresh();
    }
}

/// What the links of a document come to, and the image that stands for it.
struct Resolved {
    targets: Keyed<Vec<Target>>,
    problems: Arc<[Problem]>,
    image: (Option<Box<Target>>, Option<Box<ImageProblem>>),
}

impl Resolved {
    /// The addresses of pages that they lead to, each once.
    fn leads(&self) -> Vec<SiteUrl> {
        let pages = self.targets.iter().filter_map(|target| match target {
            Target::Site { url, file: None, .. } => Some(url),
            _ => None,
        });
        pages.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }
}

/// What the citations of a document come to.
#[derive(Default)]
struct Meaning {
    cited: Keyed<Cited>,
    leaning: Arc<[Keyed<Vec<Leaning>>]>,
    beside: Arc<[Vec<usize>]>,
    corroboration: Keyed<Corroboration>,
}

/// What the command line says about which pages there are.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The address at which the site is published.
    pub base_url: Option<String>,
    /// Whether drafts are pages.
    pub drafts: bool,
    /// Whether pages with a date in the future are pages.
    pub future: bool,
    /// What day it is.
    pub today: Today,
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
}

impl Site {
    /// The entry of an explainer that was read again, linked as it was before. `None` if that is not known without a look at
    /// the rest of the site: its front matter changed in more than the title, the title changed and something else too or a
    /// link goes by it, it cites another source, or a link was not there before.
    pub fn again(&self, explainer: &Shelved<Explainer>) -> Option<Entry> {
        let document: &Outline = explainer;
        let is_it = |entry: &&Entry| entry.explainer().is_some() && entry.outline().path == document.path;
        let entry = self.entries.iter().find(is_it)?;
        let before = entry.outline();
        let head = |document: &Outline| front_matter::split(&document.text).body;
        let is_renamed = document.title != before.title;
        let is_as_before = if is_renamed {
            differ_in_title(before, document) && !self.is_named(&[&before.title, &document.title])
        } else {
            document.text[..head(document)] == before.text[..head(before)]
        };
        if document.is_broken || document.keys != before.keys || !is_as_before {
            return None;
        }
        let known: HashMap<_, _> =
            before.links.iter().map(Link::meant).zip(&*entry.resolution.links).collect();
        let links = document.links.iter().map(|link| known.get(&link.meant()).map(|&target| target.clone()));
        let mut links = links.collect::<Option<Vec<Target>>>()?;
        if is_renamed {
            resolve::rename(&mut links, document, &entry.url, true);
        }
        let source =
            |key: &str| self.sources.binary_search_by(|source| source.source.key.as_str().cmp(key)).ok();
        let cited: Vec<Option<SourceId>> = document.keys.iter().map(|key| source(key)).collect();
        let what = What::Explainer(explainer.clone());
        let meaning = Meaning::of(&what, &cited, &self.sources);
        let again = Entry {
            resolution: Resolution { links: Keyed::new(links), cited: meaning.cited },
            leaning: meaning.leaning,
            beside: meaning.beside,
            corroboration: meaning.corroboration,
            what,
            ..entry.clone()
        };
        let listed = list(&again, self.config.outputs);
        let has = |id: &str| matches!(id, "" | "top") || listed.has(id);
        let is_there = |target: &Target| match target {
            Target::Here { fragment, .. } => has(fragment),
            Target::Site { url, fragment: Some(id), .. } if *url == entry.url => has(id),
            _ => true,
        };
        (entry.problems.is_empty() && again.resolution.links.iter().all(is_there)).then_some(again)
    }

    /// Whether a wiki link names a page that has, or had, one of these titles.
    fn is_named(&self, titles: &[&str]) -> bool {
        let titles: Vec<String> = titles.iter().map(|title| folded(title)).collect();
        self.entries.par_iter().any(|entry| resolve::names_any(entry.outline(), &titles))
    }
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
            (why, routes::document_output(outline, kind_of(what)))
        })
        .collect();
    let published = documents
        .into_iter()
        .zip(looked_at)
        .filter_map(|(what, (why, output))| is_published(what.outline(), why).then_some((what, output)));
    let mut entries = placed(published, &mut diagnostics);
    let mut sources = collect_sources(inputs.sources, &entries, &inputs.receipts, &mut diagnostics);
    for entry in &mut sources {
        let name = entry.source.text.as_ref().map(|name| name.value.as_str());
        entry.text = name.and_then(|name| {
            let (name, text) = named(&inputs.texts, name)?;
            let text = Arc::clone(text);
            Some(SourceFile { path: SitePath::new(format!("{}/{name}", inputs.texts_folder)), text })
        });
    }
    let by_key: HashMap<String, SourceId> =
        sources.iter().enumerate().map(|(id, entry)| (entry.source.key.clone(), id)).collect();
    cite(&mut entries, &mut sources, &by_key, memos);
    let mut topics = collect_topics(&mut entries, &mut diagnostics);

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
    let links = Links::new(known, memos);
    let resolved: Vec<Option<Arc<Resolved>>> = (entries.par_iter().zip(&links.listed))
        .map(|(entry, own)| {
            let document = entry.outline();
            let has_links = !document.links.is_empty() || document.front_matter.image.is_some();
            has_links.then(|| links.resolved(entry, own, memos))
        })
        .collect();
    let menu = menu(&config, &links, &mut diagnostics);
    drop(links);
    for (entry, resolved) in entries.iter_mut().zip(resolved) {
        if let Some(resolved) = resolved {
            entry.resolution.links = resolved.targets.clone();
            entry.problems = Arc::clone(&resolved.problems);
            (entry.image, entry.image_problem) = resolved.image.clone();
        }
    }

    let explainers = relate(&mut entries, &mut sources, &mut topics, memos);
    let files = linked_files(&entries, &inputs.files);
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

/// The text of this name, in whichever form its file's name is written.
fn named<'a>(
    texts: &'a BTreeMap<String, Arc<SourceText>>,
    name: &str,
) -> Option<(&'a String, &'a Arc<SourceText>)> {
    let is_it = |(known, _): &(&String, _)| !known.is_ascii() && composed(known) == composed(name);
    texts.get_key_value(name).or_else(|| (!name.is_ascii()).then(|| texts.iter().find(is_it)).flatten())
}

fn kind_of(what: &What) -> ContentKind {
    match what {
        What::Explainer(_) => ContentKind::Explainer,
        What::Plain(_) => ContentKind::Plain,
        What::Topic(_) => ContentKind::Topic,
        What::Home(_) => ContentKind::Home,
    }
}

/// The documents that have an address. Nothing of them is linked yet.
fn placed(
    documents: impl Iterator<Item = (What, Result<OutputPath, Box<Diagnostic>>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(documents.size_hint().1.unwrap_or(0));
    let (resolution, corroboration) = (Resolution::default(), Keyed::<Corroboration>::default());
    for (what, output) in documents {
        match output {
            Ok(output) => entries.push(Entry {
                what,
                url: output.url(),
                output,
                resolution: resolution.clone(),
                problems: Arc::default(),
                image: None,
                image_problem: None,
                sources: Vec::new(),
                uncited: Vec::new(),
                topics: Vec::new(),
                leaning: Arc::default(),
                beside: Arc::default(),
                corroboration: corroboration.clone(),
                related: Arc::default(),
                backlinks: Vec::new(),
            }),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    entries
}

/// Puts lists into their order, the last changed first, and finds what is related to what. Returns the explainers in that
/// order.
fn relate(
    entries: &mut [Entry],
    sources: &mut [SourceEntry],
    topics: &mut [Topic],
    memos: &Memos,
) -> Vec<EntryId> {
    let changed: Vec<Option<Day>> = entries.par_iter().map(Entry::changed).collect();
    let mut explainers: Vec<EntryId> =
        (0..entries.len()).filter(|&id| entries[id].explainer().is_some()).collect();
    explainers.par_sort_by_cached_key(|&id| (Reverse(changed[id]), &entries[id].outline().path));
    let mut place = vec![0; entries.len()];
    for (rank, &id) in explainers.iter().enumerate() {
        place[id] = rank;
    }
    topics.par_iter_mut().for_each(|topic| topic.explainers.sort_by_key(|&id| place[id]));
    sources.par_iter_mut().for_each(|source| source.cited_by.sort_by_key(|&(id, _)| place[id]));
    let by_source = sources.iter().map(|source| (2, source.cited_by.iter().map(|&(id, _)| id).collect()));
    let by_topic = topics.iter().map(|topic| (1, topic.explainers.clone()));
    let related = index::related(by_source.chain(by_topic), &changed, &memos.related);
    let backlinks = index::backlinks(entries);
    for ((entry, related), backlinks) in entries.iter_mut().zip(related).zip(backlinks) {
        entry.related = related;
        entry.backlinks = backlinks;
    }
    explainers
}

/// All sources by key: those with files, and those in place. Two that say the same are one.
fn collect_sources(
    shared: Vec<Keyed<Source>>,
    entries: &[Entry],
    receipts: &Receipts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<SourceEntry> {
    let in_place =
        entries.iter().flat_map(|entry| &entry.outline().front_matter.sources).filter_map(|listed| {
            match &listed.kind {
                SourceEntryKind::Inline(source) => Some(source.clone()),
                SourceEntryKind::Key(_) => None,
            }
        });
    let mut by_key: BTreeMap<String, Keyed<Source>> = BTreeMap::new();
    let mut names: BTreeMap<String, Keyed<Source>> = BTreeMap::new();
    let mut good = Vec::new();
    for source in shared.into_iter().chain(in_place) {
        if let Some(first) = by_key.get(&source.key) {
            if first.place != source.place && !first.says_the_same(&source) {
                diagnostics.push(
                    Diagnostic::error(
                        "duplicate-source",
                        source.place.clone(),
                        format!("two sources have the key `{}`", source.key),
                    )
                    .related(first.place.clone(), "the other one")
                    .help("give one of them another `id`, or describe it once, in `content/sources/`"),
                );
            }
            continue;
        }
        let Some(name) = routes::source_name(&source.key) else {
            diagnostics.push(
                Diagnostic::error(
                    "bad-address",
                    source.place.clone(),
                    format!("no page can be called after the source `{}`", source.key),
                )
                .help("give it another `id`")
                .fatal(),
            );
            continue;
        };
        if let Some(first) = names.get(&name) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-url",
                    source.place.clone(),
                    format!(
                        "the sources `{}` and `{}` want one address, `/sources/{name}/`",
                        first.key, source.key
                    ),
                )
                .related(first.place.clone(), "the other one")
                .help("give one of them another `id`")
                .fatal(),
            );
        }
        names.entry(name.clone()).or_insert_with(|| source.clone());
        by_key.insert(source.key.clone(), source.clone());
        good.push((source, name));
    }
    good.sort_by(|(a, _), (b, _)| a.key.cmp(&b.key));
    let mut provenances = Provenance::of_all(good.iter().map(|(source, _)| &**source), receipts);
    good.into_iter()
        .map(|(source, name)| {
            let output = routes::numbered(&format!("sources/{name}"), 1);
            SourceEntry {
                url: output.url(),
                output,
                provenance: provenances.remove(&source.key).map(Keyed::new).unwrap_or_default(),
                source,
                text: None,
                cited_by: Vec::new(),
                cited: false,
                published: false,
            }
        })
        .collect()
}

/// Gives each citation its meaning.
fn cite(
    entries: &mut [Entry],
    sources: &mut [SourceEntry],
    by_key: &HashMap<String, SourceId>,
    memos: &Memos,
) {
    entries.par_iter_mut().for_each(|entry| {
        let document = entry.what.outline();
        let cited: Vec<Option<SourceId>> =
            document.keys.iter().map(|key| by_key.get(&**key).copied()).collect();
        entry.sources = cited.iter().flatten().copied().collect();
        let listed = document.front_matter.sources.iter().filter_map(|listed| {
            let key = match &listed.kind {
                SourceEntryKind::Key(key) => composed(key),
                SourceEntryKind::Inline(source) => source.key.as_str().into(),
            };
            by_key.get(&*key)
        });
        entry.uncited = listed.copied().filter(|source| !entry.sources.contains(source)).collect();
        if cited.is_empty() {
            return;
        }
        let known = |id: &Option<SourceId>| {
            id.map(|id| (sources[id].source.digest(), &sources[id].url, sources[id].provenance.digest()))
        };
        let key = Digest::of_value(&(document.digest, cited.iter().map(known).collect::<Vec<_>>()));
        let meaning = memos.meanings.get(&key, || Meaning::of(&entry.what, &cited, sources));
        entry.resolution.cited = meaning.cited.clone();
        entry.leaning = Arc::clone(&meaning.leaning);
        entry.beside = Arc::clone(&meaning.beside);
        entry.corroboration = meaning.corroboration.clone();
    });
    for (id, entry) in entries.iter().enumerate() {
        if matches!(entry.what, What::Explainer(_)) {
            for (reference, &source) in entry.sources.iter().enumerate() {
                sources[source].cited_by.push((id, reference));
            }
        }
        for &source in &entry.sources {
            sources[source].cited = true;
        }
        for &source in entry.sources.iter().chain(&entry.uncited) {
            sources[source].published = true;
        }
    }
}

impl Meaning {
    /// What the citations of a document mean; `cited` are the sources that have its keys.
    fn of(what: &What, cited: &[Option<SourceId>], sources: &[SourceEntry]) -> Self {
        let outline = what.outline();
        let some_are_unknown = || {
            let document = what.open();
            Citing::of(&document, document.explainer()).cites(|key| cited[key].is_some())
        };
        let own = if cited.iter().all(Option::is_some) { &outline.cites } else { &some_are_unknown() };
        let known: Vec<&SourceEntry> = cited.iter().flatten().map(|&id| &sources[id]).collect();
        let references = known.iter().zip(&own.references).map(|(entry, usage)| Reference {
            source: entry.source.clone(),
            url: entry.url.clone(),
            usage: usage.clone(),
        });
        let meaning = Cited { citations: Arc::clone(&own.mentions), references: references.collect() };
        let independence = |groups: std::ops::Range<usize>| {
            let cited: Vec<&Provenance> =
                meaning.sources(groups).map(|reference| &*known[reference].provenance).collect();
            (origins::independence(&cited), cited.len())
        };
        let corroboration = match what {
            What::Explainer(_) => Corroboration {
                page: independence(0..meaning.citations.len()).0,
                claims: own.claims.iter().cloned().map(independence).collect(),
            },
            _ => Corroboration::default(),
        };
        Self {
            cited: Keyed::new(meaning),
            leaning: Arc::clone(&own.leaning),
            beside: Arc::clone(&own.beside),
            corroboration: Keyed::new(corroboration),
        }
    }
}

/// The topics that explainers name, and those that have an introduction.
fn collect_topics(entries: &mut [Entry], diagnostics: &mut Vec<Diagnostic>) -> Vec<Topic> {
    let mut by_slug: BTreeMap<String, Topic> = BTreeMap::new();
    // Where each topic was named first, and how.
    let mut named_first: BTreeMap<String, (String, Place)> = BTreeMap::new();
    let mut names: HashMap<&str, TopicName> = HashMap::new();
    for (id, entry) in entries.iter().enumerate() {
        let What::Topic(document) = &entry.what else { continue };
        let slug = routes::topic_slug(document);
        let topic = Topic {
            slug: slug.clone(),
            title: document.title.clone(),
            output: entry.output.clone(),
            url: entry.url.clone(),
            intro: Some(id),
            explainers: Vec::new(),
        };
        if let Some(first) = by_slug.get(&slug).and_then(|topic| topic.intro) {
            let (path, other) = (&document.path, &entries[first].outline().path);
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-url",
                    Place::start_of(path),
                    format!("`{path}` and `{other}` want one address, `/topics/{slug}/`"),
                )
                .related(Place::start_of(other), "the other one")
                .help("rename one of them, or give it another `slug:`")
                .fatal(),
            );
            continue;
        }
        by_slug.insert(slug, topic);
    }
    for (id, entry) in entries.iter().enumerate() {
        let Some(explainer) = entry.explainer() else { continue };
        for named in &explainer.front_matter.topics {
            let place = || Place::new(&explainer.path, named.span);
            let TopicName { slug, words, output } =
                names.entry(&named.value).or_insert_with(|| TopicName::of(&named.value));
            let Some(output) = output else {
                diagnostics.push(
                    Diagnostic::error(
                        "bad-address",
                        place(),
                        format!("the topic `{}` cannot be an address", named.value),
                    )
                    .help("call it by other words, with letters or digits in them"),
                );
                continue;
            };
            match named_first.get(slug) {
                None => {
                    named_first.insert(slug.clone(), (words.clone(), place()));
                }
                Some((first, _)) if first == words => {}
                Some((first, first_place)) => diagnostics.push(
                    Diagnostic::error(
                        "duplicate-url",
                        place(),
                        format!("the topics `{first}` and `{words}` want one address, `/topics/{slug}/`"),
                    )
                    .related(first_place.clone(), "the other one")
                    .help("call one of them by other words"),
                ),
            }
            let topic = by_slug.entry(slug.clone()).or_insert_with(|| Topic {
                slug: slug.clone(),
                title: topic_title(&named.value),
                url: output.url(),
                output: output.clone(),
                intro: None,
                explainers: Vec::new(),
            });
            if topic.explainers.last() != Some(&id) {
                topic.explainers.push(id);
            }
        }
    }
    let mut topics: Vec<Topic> = by_slug.into_values().collect();
    topics.sort_by(|a, b| (folded(&a.title), &a.slug).cmp(&(folded(&b.title), &b.slug)));
    for (index, topic) in topics.iter().enumerate() {
        for &explainer in &topic.explainers {
            entries[explainer].topics.push(index);
        }
    }
    topics
}

/// What the name of a topic comes to.
struct TopicName {
    slug: String,
    /// Its words: names that differ in nothing else are one.
    words: String,
    /// Where its page stands; nothing if the name cannot be an address.
    output: Option<OutputPath>,
}

impl TopicName {
    fn of(name: &str) -> Self {
        let slug = slug(name);
        let output = OutputPath::new(&format!("topics/{slug}/index.html")).ok().filter(|_| slug != "page");
        Self { words: folded(name).replace(['-', '_'], " "), slug, output }
    }
}

/// `ukraine-war` is *Ukraine war*; what has a space or a capital letter is taken as it is.
fn topic_title(name: &str) -> String {
    if name.contains(' ') || name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.map(|char| if char == '-' { ' ' } else { char })).collect()
}

/// All that there is to link to.
#[derive(Clone, Copy)]
struct Known<'a> {
    entries: &'a [Entry],
    sources: &'a [SourceEntry],
    topics: &'a [Topic],
    files: &'a BTreeSet<SitePath>,
    images: &'a BTreeMap<SitePath, ImageHeader>,
    left_out: &'a LeftOut,
    titles_left_out: &'a BTreeMap<SitePath, String>,
    config: &'a Config,
    is_addressed: bool,
}

/// What can be linked to: made when a link is met that was not resolved before.
struct Links<'a> {
    directory: LazyLock<Directory, Box<dyn FnOnce() -> Directory + Send + 'a>>,
    /// Of each entry.
    listed: Vec<Arc<Listed>>,
    /// The digest of what there is, but for the titles of documents.
    names: Digest,
    /// What each document is called, by its address, and the digest of all that.
    titles: HashMap<&'a SiteUrl, Vec<&'a str>>,
    titles_digest: Digest,
    /// The digest of all places on pages.
    places: Digest,
}

impl<'a> Links<'a> {
    fn new(known: Known<'a>, memos: &Memos) -> Self {
        let Known {
            entries,
            sources,
            topics,
            files,
            images,
            left_out,
            titles_left_out,
            config,
            is_addressed,
        } = known;
        let listed: Vec<Arc<Listed>> = entries
            .par_iter()
            .map(|entry| {
                let beside = (entry.files(config.outputs), entry.has_references());
                let key = Digest::of_value(&(entry.outline().digest, &entry.url, beside));
                memos.listed.get(&key, || list(entry, config.outputs))
            })
            .collect();
        let names: Vec<Digest> = listed.iter().map(|listed| listed.names).collect();
        let places: Vec<Digest> = listed.iter().map(|listed| listed.places).collect();
        let sources_named: Vec<_> = sources
            .iter()
            .map(|source| (source.source.digest(), &source.source.place.path, source.published))
            .collect();
        let topics_named: Vec<_> = topics.iter().map(|topic| (&topic.url, &topic.title)).collect();
        let mut titles: HashMap<&SiteUrl, Vec<&str>> = HashMap::with_capacity(entries.len());
        for entry in entries {
            titles.entry(&entry.url).or_default().push(&entry.outline().title);
        }
        let all_titles: Vec<&str> = entries.iter().map(|entry| entry.outline().title.as_str()).collect();
        let fixed = (routes::site_files(config, is_addressed), config.search);
        let left_out = (left_out, titles_left_out);
        let documents = listed.clone();
        Self {
            directory: LazyLock::new(Box::new(move || directory(&known, &documents))),
            listed,
            names: Digest::of_value(&(names, sources_named, topics_named, files, images, left_out, fixed)),
            titles,
            titles_digest: Digest::of_value(&all_titles),
            places: Digest::of_value(&places),
        }
    }

    /// What the links of an entry come to; looked up where nothing that they depend on has changed.
    fn resolved(&self, entry: &Entry, own: &Listed, memos: &Memos) -> Arc<Resolved> {
        let document = entry.outline();
        let key = self.key(entry, own);
        let mut resolved = None;
        let leads = memos.leads.get(&key, || resolved.insert(self.resolve(document)).leads());
        // A title is a part of each target that has it.
        let titles: Vec<_> = leads.iter().map(|url| self.titles.get(url)).collect();
        memos
            .links
            .get(&Digest::of_value(&(key, titles)), || resolved.unwrap_or_else(|| self.resolve(document)))
    }

    /// What the links of a document come to.
    fn resolve(&self, document: &Outline) -> Resolved {
        let (targets, problems) = self.directory.links(document);
        let image = document.front_matter.image.as_ref();
        let image = match image.map(|image| self.directory.image(&document.path, &image.value)) {
            Some(Ok(target)) => (Some(target.into()), None),
            Some(Err(problem)) => (None, Some(problem.into())),
            None => (None, None),
        };
        Resolved { targets: Keyed::new(targets), problems: problems.into(), image }
    }

    /// The digest of all that the meaning of an entry's links depends on, but for the titles of other pages that they lead to.
    fn key(&self, entry: &Entry, own: &Listed) -> Digest {
        let document = entry.outline();
        let written: Vec<_> = document.links.iter().map(Link::meant).collect();
        let image = document.front_matter.image.as_ref().map(|image| image.value.as_str());
        let mut links = document.links.iter().map(|link| &*link.destination).chain(image);
        let leads_to_places = links.any(|link| link.find('#').is_some_and(|at| at > 0));
        let goes_by_title = document.links.iter().any(|link| matches!(link.kind, LinkKind::Wiki(_)));
        Digest::of_value(&(
            (&document.path, &document.title, written, image),
            own.places,
            self.names,
            leads_to_places.then_some(self.places),
            goes_by_title.then_some(self.titles_digest),
        ))
    }
}

/// What a document is called, and the places on it.
fn list(entry: &Entry, outputs: Outputs) -> Listed {
    let document = entry.outline();
    let front_matter = &document.front_matter;
    let aliases: Vec<&str> = front_matter.aliases.iter().map(|alias| alias.value.as_str()).collect();
    let old: Vec<&str> = front_matter.redirect_from.iter().map(|old| old.value.as_str()).collect();
    let files = entry.files(outputs);
    let listed = Listed {
        names: Digest::of_value(&(&document.path, &entry.url, aliases, old, files)),
        what: Some(entry.what.clone()),
        has_references: entry.has_references(),
        files,
        ..Listed::page(entry.url.clone(), &document.title)
    };
    let headings: Vec<_> = listed.headings().collect();
    let ids: BTreeSet<_> = listed.ids().collect();
    Listed { places: Digest::of_value(&(headings, ids)), ..listed }
}

fn directory(known: &Known, listed: &[Arc<Listed>]) -> Directory {
    let Known { entries, sources, topics, files, images, left_out, titles_left_out, config, is_addressed } =
        *known;
    let mut directory = Directory {
        files: files.clone(),
        images: images.clone(),
        left_out: left_out.clone(),
        titles_left_out: titles_left_out.clone(),
        ..Directory::default()
    };
    for (entry, listed) in entries.iter().zip(listed) {
        let document = entry.outline();
        let address = address(&entry.output);
        directory.documents.insert(document.path.clone(), Arc::clone(listed));
        directory.addresses.insert(address.to_owned(), Arc::clone(listed));
        if matches!(entry.what, What::Home(_)) {
            continue;
        }
        let last = address.rsplit('/').next().unwrap_or(address);
        let aliases = document.front_matter.aliases.iter().map(|alias| (3, alias.value.as_str()));
        let names = [(0, address), (1, last), (2, document.title.as_str())];
        for (rank, name) in names.into_iter().chain(aliases) {
            let paths = directory.names[rank].entry(folded(name)).or_default();
            if !paths.contains(&document.path) {
                paths.push(document.path.clone());
            }
        }
    }
    let paths = entries.iter().map(|entry| &entry.outline().path);
    let paths = paths
        .chain(sources.iter().map(|source| &source.source.place.path))
        .chain(files)
        .chain(left_out.keys());
    for path in paths.filter(|path| !path.as_str().is_ascii()) {
        let composed = SitePath::new(composed(path.as_str()));
        if composed != *path {
            directory.spelled.insert(composed, path.clone());
        }
    }
    let page = |output: &OutputPath, title: &str| Arc::new(Listed::page(output.url(), title));
    for source in sources {
        let path = &source.source.place.path;
        let has_file = routes::content_kind(path) == Some(ContentKind::Source);
        if source.published {
            let listed = page(&source.output, source.source.label());
            directory.addresses.insert(address(&source.output).to_owned(), Arc::clone(&listed));
            directory.sources.extend(has_file.then(|| (path.clone(), listed)));
        } else if has_file {
            directory.uncited.insert(path.clone());
        }
    }
    let search = (routes::numbered("search", 1), "Search");
    let lists = [
        ("", "Home"),
        ("sources", "Sources"),
        ("topics", "Topics"),
        ("corrections", "Corrections"),
        ("freshness", "What needs review"),
    ];
    let lists = lists.map(|(folder, title)| (routes::numbered(folder, 1), title));
    let topics = topics.iter().map(|topic| (topic.output.clone(), topic.title.as_str()));
    for (output, title) in topics.chain(lists).chain(config.search.then_some(search.clone())) {
        directory.addresses.entry(address(&output).to_owned()).or_insert_with(|| page(&output, title));
    }
    if !config.search {
        directory.unpublished.insert(address(&search.0).to_owned(), "search");
    }
    for (name, lacks) in routes::site_files(config, is_addressed) {
        if let Some(key) = lacks {
            directory.unpublished.insert(name.to_owned(), key);
        } else {
            directory.addresses.entry(name.to_owned()).or_insert_with(|| page(&routes::fixed(name), name));
        }
    }
    for (entry, listed) in entries.iter().zip(listed) {
        for old in &entry.outline().front_matter.redirect_from {
            if let Ok(output) = routes::redirect_output(&old.value) {
                let address = address(&output).to_owned();
                directory.addresses.entry(address).or_insert_with(|| Arc::clone(listed));
            }
        }
    }
    directory
}

/// The address of a page without its final slash, not encoded.
fn address(output: &OutputPath) -> &str {
    output.as_str().trim_end_matches("index.html").trim_end_matches('/')
}

/// The links of the masthead that the configuration names, as if they were written in a page at the top of `content/`.
fn menu(config: &Config, links: &Links, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Target)> {
    let from = SitePath::new("content/index.md");
    let items = config.menu.iter().enumerate().map(|(index, item)| {
        let target = links.directory.link(&from, &item.url, false).unwrap_or_else(|(kind, near)| {
            let span = config.places.get(&format!("menu.{index}.url"));
            let place = Place::new(&SitePath::new(crate::config::FILE_NAME), span);
            let finding = Diagnostic::error("broken-link", place, format!("nothing is at `{}`", item.url));
            diagnostics.push(match (kind, near) {
                (ProblemKind::Unpublished(key), _) => finding.help(resolve::how_to_publish(key)),
                (_, Some(near)) => finding.help(format!("did you mean `{near}`?")),
                (_, None) => finding.help("write the path of a file below `content/`, or a whole address"),
            });
            Target::Nothing
        });
        (item.title.clone(), target)
    });
    items.collect()
}

/// The files to copy: all of `static/`, what published pages link to, and the images that stand for them.
fn linked_files(entries: &[Entry], files: &BTreeSet<SitePath>) -> BTreeSet<(OutputPath, SitePath)> {
    let targets =
        entries.iter().flat_map(|entry| entry.resolution.links.iter().chain(entry.image.as_deref()));
    let linked = targets.filter_map(|target| match target {
        Target::Site { file, .. } => file.as_ref(),
        _ => None,
    });
    let all_static = files.iter().filter(|path| path.as_str().starts_with("static/"));
    linked.chain(all_static).filter_map(|path| Some((routes::file_output(path)?, path.clone()))).collect()
}
