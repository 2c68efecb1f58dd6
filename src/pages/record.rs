//! Records: what machines are told of a page. Made once and shared by all files that are written from it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::digest::{Digest, Keyed};
use crate::model::receipt::{Receipts, SourceReceipt};
use crate::model::source::Source;
use crate::path::SiteUrl;
use crate::site::Site;
use crate::site::entry::{Corroboration, Entry, SourceId};
use crate::site::resolve::Resolution;
use crate::site::what::What;

/// A source, as machines are told of it.
#[derive(Clone, Debug, Hash)]
pub struct SourceRecord {
    /// What it is.
    pub source: Keyed<Source>,
    /// The address of its page.
    pub url: SiteUrl,
}

/// A page, as machines are told of it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The explainer or plain page.
    pub what: What,
    /// Its address.
    pub url: SiteUrl,
    /// What its links and citations mean.
    pub resolution: Resolution,
    /// The titles of its topics.
    pub topics: Vec<String>,
    /// The sources that it cites, in the order of its references, and then those that it lists and does not cite.
    pub sources: Keyed<Vec<SourceRecord>>,
    /// How far its sources bear each other out.
    pub corroboration: Keyed<Corroboration>,
    receipts: Arc<Receipts>,
    /// Of each source that it cites.
    receipt_digests: Vec<Option<Digest>>,
}

impl Hash for Record {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { what, url, resolution, topics, sources, corroboration, receipts: _, receipt_digests } =
            self;
        what.outline().hash(state);
        (url, resolution, topics, sources, corroboration, receipt_digests).hash(state);
    }
}

impl Record {
    /// The source of a reference, by its index in [`Cited::references`](crate::site::resolve::Cited::references).
    pub fn source(&self, reference: usize) -> &SourceRecord {
        &self.sources[reference]
    }

    /// Sources that it lists and does not cite.
    pub fn further_sources(&self) -> &[SourceRecord] {
        &self.sources[self.resolution.cited.references.len()..]
    }

    /// What is recorded of the text of a source, by the source's index in [`Cited::references`](crate::site::resolve::Cited::references).
    pub fn receipt(&self, reference: usize) -> Option<&SourceReceipt> {
        self.receipts.sources.get(&self.source(reference).source.key)
    }
}

/// The records of a site.
pub struct Records<'s> {
    site: &'s Site,
    /// Of each source, by its index in [`Site::sources`].
    sources: Vec<SourceRecord>,
    /// The digest of what is recorded of the text of each.
    receipts: Vec<Option<Digest>>,
}

impl<'s> Records<'s> {
    /// The records of a site.
    pub fn new(site: &'s Site) -> Self {
        let sources = site
            .sources
            .iter()
            .map(|entry| SourceRecord { source: entry.source.clone(), url: entry.url.clone() });
        let receipts = site.sources.iter().map(|entry| {
            let SourceReceipt { sha256, spans, words: _, near_copies: _, place: _ } =
                site.receipts.sources.get(&entry.source.key)?;
            Some(Digest::of_value(&(sha256, spans)))
        });
        Self { site, sources: sources.collect(), receipts: receipts.collect() }
    }

    /// All sources that are published, by key.
    pub fn published_sources(&self) -> Vec<SourceRecord> {
        let records = self.site.sources.iter().zip(&self.sources);
        records.filter(|(entry, _)| entry.published).map(|(_, record)| record.clone()).collect()
    }

    /// The record of a page.
    pub fn of(&self, entry: &Entry) -> Keyed<Record> {
        let source = |&id: &SourceId| self.sources[id].clone();
        Keyed::new(Record {
            what: entry.what.clone(),
            url: entry.url.clone(),
            resolution: entry.resolution.clone(),
            topics: entry.topics.iter().map(|&topic| self.site.topics[topic].title.clone()).collect(),
            sources: Keyed::new(entry.sources.iter().chain(&entry.uncited).map(source).collect()),
            corroboration: entry.corroboration.clone(),
            receipts: Arc::clone(&self.site.receipts),
            receipt_digests: entry.sources.iter().map(|&id| self.receipts[id]).collect(),
        })
    }
}
