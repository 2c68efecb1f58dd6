//! Search: an index of the whole site in small files, which the reader's browser fetches as it needs them, and the page to
//! search on.
//!
//! | file | holds |
//! | --- | --- |
//! | `search/index.js` | how much there is, and where each shard begins |
//! | `search/terms/N.js` | a shard of the [`index`]: terms, and the documents that they occur in |
//! | `search/pages/N.js` | some documents as results show them: title, address, and the text of each place |
//!
//! Each is a script that hands its data to one function, since pages from disk can load scripts and nothing else. A query
//! reads the first file once, a shard for each word, and the file of each document that it shows.
//!
//! *Why not a library.* What a browser can search with is mostly made for an index that it holds whole, of the size of the text:
//! that of `MiniSearch` 7.2 has 4.2 MB for 1,000 pages of 800 words, where 150 kB are what the first result of 10,000 may need;
//! `FlexSearch`, Lunr, Elasticlunr, Fuse and Orama have the same shape. Pagefind and `InfiSearch` do fetch parts, by WebAssembly,
//! which pages from disk cannot fetch and a strict content security policy forbids; Pagefind also takes half a megabyte of
//! memory a page and builds all anew for each change. Tantivy reads its files at random places and has no reader for browsers.
//! Stemmers would have to agree to the letter on both sides, for each language; beginnings of words do most of what they do. The
//! normal forms and classes of letters are Unicode's, by the libraries that factbox has.
//!
//! *What a change costs.* Planning hashes the digests of documents that are known already. The index is built when the first
//! byte of it is wanted, once for all shards: in the preview when somebody searches, and not when a page is rebuilt.

pub mod terms;
pub mod index;

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

use crate::digest::{BytesHasher, Digest, Keyed};
use crate::memo::Memo;
use crate::model::body::{Body, Event, Part};
use crate::model::claim::Claim;
use crate::model::document::{Document, Shelved};
use crate::model::explainer::Explainer;
use crate::model::remark::{Remark, RemarkPart};
use crate::model::role::Role;
use crate::model::section::{Block, Section};
use crate::model::source::{Name, Source};
use crate::path::{OutputPath, SiteUrl};
use crate::site::entry::SourceId;
use crate::site::what::{Opened, What};
use crate::site::{Site, routes};

use super::frame::{Frame, Ground, Head, Sheet};
use index::{Field, Index};

/// So many bytes of Markdown have their terms in one shard, as far as there may be as many shards.
const SHARD: usize = 32 << 10;
/// How many shards there may be.
const MAX_SHARDS: usize = 2048;
/// How many explainers or plain pages stand in one file.
const PAGES: usize = 4;
/// How many topics or sources do.
const ENTRIES: usize = 32;
/// So many bytes of a document's text are there to be shown. All of it is searched.
const SHOWN: usize = 24 << 10;

/// All that can be found, by the numbers that the index knows it by: explainers and plain pages first, then topics and sources.
#[derive(Debug)]
pub struct Corpus {
    records: Vec<Keyed<Record>>,
    /// How many of them are explainers or plain pages.
    pages: usize,
    shards: usize,
    /// The parts of the index, until it is put together.
    parts: Vec<OnceLock<Mutex<Option<index::Part>>>>,
    /// Built from the records when it is first needed.
    index: OnceLock<Index>,
}

impl Hash for Corpus {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { records, pages, shards, parts: _, index: _ } = self;
        (records, pages, shards).hash(state);
    }
}

/// A document, topic or source that can be found.
#[derive(Debug, Hash)]
pub struct Record {
    what: RecordKind,
    url: SiteUrl,
    /// The sources that it cites or lists.
    sources: Vec<Keyed<Source>>,
    /// The titles of its topics.
    topics: Vec<String>,
}

#[derive(Debug, Hash)]
enum RecordKind {
    Explainer(Shelved<Explainer>),
    Plain(Shelved<Document>),
    Topic(String, Option<Shelved<Document>>),
    Source(Keyed<Source>),
}

/// What a file of the index is made from.
#[derive(Clone, Debug, Hash)]
pub enum Input {
    /// How much there is, and what is where.
    Directory(Keyed<Corpus>),
    /// The shard with this number.
    Terms(Keyed<Corpus>, usize),
    /// The records of the file with this number.
    Records(Vec<Keyed<Record>>, usize),
}

/// The page to search on.
pub fn plan(frame: &Frame) -> Sheet<()> {
    let path = routes::fixed("search/index.html");
    let head =
        Head { title: frame.words(None).text("title.search", &[]), url: path.url(), ..Head::default() };
    Sheet { path, head, input: () }
}

/// What was planned before, by its digest: what is equal is held once.
#[derive(Default)]
pub struct Memos {
    corpora: Memo<Digest, Keyed<Corpus>>,
    records: Memo<Digest, Keyed<Record>>,
}

impl Memos {
    /// Forgets what the last plan did not need.
    pub fn end_of_refresh(&self) {
        self.corpora.end_of_refresh();
        self.records.end_of_refresh();
    }

    fn record(&self, record: Record) -> Keyed<Record> {
        let record = Keyed::new(record);
        Keyed::clone(&self.records.get(&record.digest(), || record.clone()))
    }
}

/// The files of the index. What was made of an equal corpus is taken from the table, and its index with it.
pub fn plan_index(site: &Site, memos: &Memos) -> Vec<(OutputPath, Input)> {
    let corpus = Keyed::new(corpus(site, memos));
    let corpus = Keyed::clone(&memos.corpora.get(&corpus.digest(), || corpus.clone()));
    let mut files = vec![(routes::fixed("search/index.js"), Input::Directory(corpus.clone()))];
    for shard in 0..corpus.shards {
        let path = routes::fixed(&format!("search/terms/{shard}.js"));
        files.push((path, Input::Terms(corpus.clone(), shard)));
    }
    let (pages, entries) = corpus.records.split_at(corpus.pages);
    for (number, records) in pages.chunks(PAGES).chain(entries.chunks(ENTRIES)).enumerate() {
        let path = routes::fixed(&format!("search/pages/{number}.js"));
        files.push((path, Input::Records(records.to_vec(), number)));
    }
    files
}

fn corpus(site: &Site, memos: &Memos) -> Corpus {
    let source = |id: SourceId| site.sources[id].source.clone();
    let documents = site.entries.par_iter().filter_map(|entry| {
        let what = match &entry.what {
            What::Explainer(explainer) => RecordKind::Explainer(explainer.clone()),
            What::Plain(document) => RecordKind::Plain(document.clone()),
            What::Topic(_) | What::Home(_) => return None,
        };
        let record = Record {
            what,
            url: entry.url.clone(),
            sources: entry.sources.iter().chain(&entry.uncited).map(|&id| source(id)).collect(),
            topics: entry.topics.iter().map(|&topic| site.topics[topic].title.clone()).collect(),
        };
        Some((memos.record(record), entry.outline().text.len()))
    });
    let (mut records, bytes): (Vec<_>, Vec<usize>) = documents.unzip();
    let pages = records.len();
    let unlinked = |what, url: &SiteUrl| Record { what, url: url.clone(), sources: vec![], topics: vec![] };
    for topic in &site.topics {
        let intro = topic.intro.and_then(|id| match &site.entries[id].what {
            What::Topic(document) => Some(document.clone()),
            _ => None,
        });
        records.push(memos.record(unlinked(RecordKind::Topic(topic.title.clone(), intro), &topic.url)));
    }
    for (id, entry) in site.sources.iter().enumerate().filter(|(_, entry)| entry.published) {
        records.push(memos.record(unlinked(RecordKind::Source(source(id)), &entry.url)));
    }
    let shards = (bytes.iter().sum::<usize>() / SHARD).next_power_of_two().min(MAX_SHARDS);
    let parts = records.chunks(index::DOCUMENTS).map(|_| OnceLock::new()).collect();
    Corpus { records, pages, shards, parts, index: OnceLock::new() }
}

impl Input {
    /// What the index is made from, if this is a file of terms.
    pub fn corpus(&self) -> Option<&Keyed<Corpus>> {
        match self {
            Self::Directory(corpus) | Self::Terms(corpus, _) => Some(corpus),
            Self::Records(..) => None,
        }
    }
}

impl Corpus {
    /// Whether the index has been built: somebody wanted a file of it.
    pub fn is_indexed(&self) -> bool {
        self.index.get().is_some()
    }

    fn index(&self) -> &Index {
        if let Some(index) = self.index.get() {
            return index;
        }
        // Whoever wants the index helps to build it. A thread that waits for others does other work meanwhile, and may come
        // here again: whatever holds a lock has to be done by one thread.
        self.parts.par_iter().enumerate().for_each(|(number, part)| {
            part.get_or_init(|| Mutex::new(Some(self.part(number))));
        });
        self.index.get_or_init(|| {
            let parts = self.parts.iter().filter_map(OnceLock::get);
            let parts = parts.map(|part| part.lock().unwrap_or_else(PoisonError::into_inner).take());
            let parts = parts.map(|part| part.expect("the parts are put together once"));
            index::put_together(parts, self.shards)
        })
    }

    fn part(&self, number: usize) -> index::Part {
        let first = number * index::DOCUMENTS;
        index::take_apart(first..self.records.len().min(first + index::DOCUMENTS), |number, found| {
            let record = &self.records[number];
            found(Field::Title, record.title());
            record.places(record.open().as_ref(), &mut |place| found(place.field, &place.text));
        })
    }

    /// Changes when any shard does, and when a number comes to stand for something else. In the addresses of all files but
    /// the first, so that no browser mixes what it kept with what is new.
    fn version(&self) -> String {
        let mut hasher = BytesHasher::default();
        hasher.update(self.index().digest.to_hex().as_bytes());
        for record in &self.records {
            hasher.update(record.url.as_str().as_bytes());
            hasher.update(b"\n");
        }
        hasher.finish().to_hex()[..8].to_owned()
    }
}

/// What `search/index.js` holds.
#[derive(Serialize)]
struct Directory<'a> {
    version: String,
    records: usize,
    pages: usize,
    /// How many pages stand in a file, and how many other records.
    sizes: [usize; 2],
    starts: &'a str,
}

/// A record as results show it.
#[derive(Serialize)]
struct Shown<'a> {
    kind: &'static str,
    status: &'static str,
    url: String,
    title: &'a str,
    lang: &'a str,
    /// Of each place its role, its id and its words.
    places: Vec<(&'static str, &'a str, Cow<'a, str>)>,
}

/// A file of the index.
pub fn script(input: &Input, ground: &Ground) -> Vec<u8> {
    match input {
        Input::Directory(corpus) => call(
            "index",
            &Directory {
                version: corpus.version(),
                records: corpus.records.len(),
                pages: corpus.pages,
                sizes: [PAGES, ENTRIES],
                starts: &corpus.index().starts.join(" "),
            },
        ),
        Input::Terms(corpus, shard) => call(&format!("terms/{shard}"), &corpus.index().shards[*shard]),
        Input::Records(records, number) => {
            let opened: Vec<Option<Opened>> = records.iter().map(|record| record.open()).collect();
            let records = records.iter().zip(&opened);
            let shown: Vec<Shown> =
                records.map(|(record, whole)| record.shown(whole.as_ref(), ground)).collect();
            call(&format!("pages/{number}"), &shown)
        }
    }
}

/// Hands data to the script that asked for it.
fn call<T: Serialize>(name: &str, data: &T) -> Vec<u8> {
    let mut script = format!("factboxSearch(\"{name}\",").into_bytes();
    // A vector takes all that is written to it, and these data have no keys that JSON lacks.
    let _ = serde_json::to_writer(&mut script, data);
    script.extend_from_slice(b");\n");
    script
}

/// A place in a record: what is searched and shown as one.
struct Spot<'a> {
    field: Field,
    /// What stands there: a role, `source`, `topic`, or empty.
    role: &'static str,
    id: &'a str,
    text: Cow<'a, str>,
}

impl Record {
    fn kind(&self) -> &'static str {
        match self.what {
            RecordKind::Explainer(_) => "explainer",
            RecordKind::Plain(_) => "plain",
            RecordKind::Topic(..) => "topic",
            RecordKind::Source(_) => "source",
        }
    }

    fn title(&self) -> &str {
        match &self.what {
            RecordKind::Explainer(explainer) => &explainer.title,
            RecordKind::Plain(document) => &document.title,
            RecordKind::Topic(title, _) => title,
            RecordKind::Source(source) => source.label(),
        }
    }

    /// The document, if it stands for one.
    fn open(&self) -> Option<Opened> {
        match &self.what {
            RecordKind::Explainer(explainer) => Some(Opened::Explainer(explainer.open())),
            RecordKind::Plain(document) | RecordKind::Topic(_, Some(document)) => {
                Some(Opened::Other(document.open()))
            }
            RecordKind::Topic(_, None) | RecordKind::Source(_) => None,
        }
    }

    fn shown<'a>(&'a self, whole: Option<&'a Opened>, ground: &Ground) -> Shown<'a> {
        let front_matter = whole.map(|document| &document.front_matter);
        let lang = match &self.what {
            RecordKind::Source(source) => source.language.as_deref(),
            _ => front_matter.and_then(|front_matter| front_matter.lang.as_ref()).map(|lang| &*lang.value),
        };
        let status = front_matter.and_then(|front_matter| front_matter.status.as_ref());
        let mut bytes = 0;
        let mut places = Vec::new();
        self.places(whole, &mut |place| {
            bytes += place.text.len();
            if bytes <= SHOWN {
                places.push((place.role, place.id, place.text));
            }
        });
        Shown {
            kind: self.kind(),
            status: status.map_or("", |status| status.value.name()),
            url: ground.url(&self.url),
            title: self.title(),
            lang: lang.unwrap_or_default(),
            places,
        }
    }

    /// Gives out what can be found besides the title, in reading order, a summary first.
    fn places<'a>(&'a self, whole: Option<&'a Opened>, found: &mut dyn FnMut(Spot<'a>)) {
        let mut found = |place: Spot<'a>| {
            if !place.text.is_empty() {
                found(place);
            }
        };
        let summary = whole.and_then(|document| document.front_matter.summary.as_ref());
        if let Some(summary) = summary {
            found(Spot { field: Field::Heading, role: "", id: "", text: (&summary.value).into() });
        }
        match whole {
            Some(Opened::Explainer(explainer)) => {
                for section in &explainer.sections {
                    section_places(&explainer.document.body, section, &mut found);
                }
            }
            Some(Opened::Other(document)) => {
                prose(&document.body, document.body.part(), "", &mut found);
            }
            None => {}
        }
        match &self.what {
            RecordKind::Explainer(_) | RecordKind::Plain(_) | RecordKind::Topic(..) => {}
            RecordKind::Source(source) => {
                found(Spot { field: Field::Source, role: "", id: "", text: facts(source).into() });
                let note = source.note.as_deref().unwrap_or_default();
                found(Spot { field: Field::Text, role: "", id: "", text: note.into() });
            }
        }
        for source in &self.sources {
            let text = format!("{}. {}", source.label(), facts(source)).into();
            found(Spot { field: Field::Cited, role: "source", id: "references", text });
        }
        for topic in &self.topics {
            found(Spot { field: Field::Heading, role: "topic", id: "", text: topic.into() });
        }
    }
}

/// Who wrote and published a source.
fn facts(source: &Source) -> String {
    let authors = source.author.known().into_iter().flatten().map(Name::to_string);
    let published = [&source.container_title, &source.publisher].map(|stated| stated.known().cloned());
    let mut facts: Vec<String> =
        authors.chain(published.into_iter().flatten()).chain(source.agency.clone()).collect();
    facts.dedup();
    facts.join(", ")
}

fn section_places<'a>(body: &'a Body, section: &'a Section, found: &mut impl FnMut(Spot<'a>)) {
    let heading = section.heading.map(|heading| &body.headings[heading]);
    let id = heading.map_or("", |heading| &heading.id);
    if let Some(heading) = heading {
        // Headings of sections with a role are the same on every page.
        let text = if section.role.is_none() { &heading.text } else { "" };
        found(Spot { field: Field::Heading, role: "", id, text: text.into() });
    }
    for block in &section.blocks {
        match block {
            Block::Prose(part) => prose(body, part.clone(), id, found),
            Block::Claims(claims) => {
                for claim in claims {
                    let text = stated(body, claim);
                    found(Spot { field: Field::Claim, role: claim.role.name(), id: &claim.id, text });
                }
            }
            Block::Dispute(dispute) => {
                let (role, id) = (Role::Disputed.name(), &*dispute.id);
                let text = (&*body.headings[dispute.heading].text).into();
                found(Spot { field: Field::Position, role, id, text });
                for part in &dispute.intro {
                    found(Spot { field: Field::Text, role, id, text: body.plain_text(part.clone()).into() });
                }
                for claim in &dispute.positions {
                    let text = stated(body, claim);
                    found(Spot { field: Field::Position, role, id: &claim.id, text });
                }
                for part in &dispute.note {
                    found(Spot { field: Field::Text, role, id, text: body.plain_text(part.clone()).into() });
                }
            }
            Block::Remark(remark) => remark_places(body, remark, id, found),
            Block::Updates(updates) => {
                for update in updates {
                    let more = body.plain_text(update.more.clone()).into();
                    let text = joined([(&*update.lead).into(), (&*update.text).into(), more]);
                    found(Spot { field: Field::Text, role: Role::Updates.name(), id: &update.id, text });
                }
            }
        }
    }
}

/// A claim, and what is said of it besides.
fn stated<'a>(body: &'a Body, claim: &'a Claim) -> Cow<'a, str> {
    let statement =
        if claim.lead.is_none() { (&*claim.text).into() } else { claim.statement().to_string().into() };
    joined([statement, body.plain_text(claim.more.clone()).into()])
}

fn remark_places<'a>(body: &'a Body, remark: &'a Remark, section: &'a str, found: &mut impl FnMut(Spot<'a>)) {
    let role = Role::Words.name();
    let id = if remark.id.is_empty() { section } else { &remark.id };
    if let Some(heading) = remark.heading {
        found(Spot { field: Field::Claim, role, id, text: (&*body.headings[heading].text).into() });
    }
    for part in &remark.parts {
        let (field, text) = match part {
            RemarkPart::Version(version) => {
                let speaker = version.attribution.clone().map(|part| speaker(body, part));
                (Field::Claim, joined([(&*version.text).into(), speaker.unwrap_or_default().into()]))
            }
            RemarkPart::Prose(part) => (Field::Text, body.plain_text(part.clone()).into()),
        };
        found(Spot { field, role, id, text });
    }
}

/// The words of an attribution, without those that lead to the citation at its end: *as quoted in*.
fn speaker(body: &Body, part: Part) -> String {
    let cites = matches!(body.events[part.clone()].last(), Some(Event::Citation(_)));
    let text = body.plain_text(part);
    match text.rfind(',') {
        Some(comma) if cites => text[..comma].to_owned(),
        _ => text,
    }
}

/// Each block of running text, with the id of the heading above it.
fn prose<'a>(body: &'a Body, part: Part, id: &'a str, found: &mut impl FnMut(Spot<'a>)) {
    let mut id = id;
    for (event, part) in body.children(part) {
        let field = match body.heading(event) {
            Some(heading) => {
                id = &body.headings[heading].id;
                Field::Heading
            }
            None => Field::Text,
        };
        found(Spot { field, role: "", id, text: body.plain_text(part).into() });
    }
}

fn joined<const N: usize>(texts: [Cow<'_, str>; N]) -> Cow<'_, str> {
    let mut texts = texts.into_iter().filter(|text| !text.is_empty());
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |all, text| all + " " + text)
}
