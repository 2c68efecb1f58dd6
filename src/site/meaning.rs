//! What the citations of a document mean: which sources they name, what leans on those, how far they bear each other out.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::cites::Leaning;
use crate::model::front_matter::SourceEntryKind;
use crate::parse::cites::Citing;
use crate::path::composed;

use super::entry::{Corroboration, Entry, SourceId};
use super::origins::{self, Provenance};
use super::resolve::{Cited, Reference};
use super::sources::SourceEntry;
use super::what::What;

/// What the citations of a document come to.
#[derive(Default)]
pub(super) struct Meaning {
    pub(super) cited: Keyed<Cited>,
    pub(super) leaning: Arc<[Keyed<Vec<Leaning>>]>,
    pub(super) beside: Arc<[Vec<usize>]>,
    pub(super) corroboration: Keyed<Corroboration>,
}

/// Gives each citation its meaning.
pub(super) fn cite(
    entries: &mut [Entry],
    sources: &mut [SourceEntry],
    by_key: &HashMap<String, SourceId>,
    memo: &Memo<Digest, Meaning>,
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
        let meaning = memo.get(&key, || Meaning::of(&entry.what, &cited, sources));
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
    pub(super) fn of(what: &What, cited: &[Option<SourceId>], sources: &[SourceEntry]) -> Self {
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
        let independence = |groups: Range<usize>| {
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
