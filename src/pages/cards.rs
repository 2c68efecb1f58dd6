//! Cards: what lists say of an explainer, a source, a topic. Made once and shared by all pages that show them.

use rayon::prelude::*;

use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::role::Role;
use crate::model::source::{Name, Source, Stated};
use crate::model::update::UpdateKind;
use crate::path::encode_address;
use crate::site::Site;
use crate::site::entry::{Entry, EntryId};
use crate::site::origins::Independence;
use crate::site::sources::SourceEntry;

use super::frame::Frame;
use super::view::{Card, Corroboration, Counts, LoggedUpdate, SourceCard, StatedView, TopicCard};

/// The cards of a site.
#[derive(Debug)]
pub struct Cards {
    /// Of explainers and plain pages, by their index in [`Site::entries`]; others have empty ones.
    pub entries: Vec<Keyed<Card>>,
    /// Of sources, by their index in [`Site::sources`].
    pub sources: Vec<Keyed<SourceCard>>,
    /// Of topics, by their index in [`Site::topics`].
    pub topics: Vec<Keyed<TopicCard>>,
    /// Entries of all logs but first publications, the latest first.
    pub updates: Vec<Keyed<LoggedUpdate>>,
}

/// The cards that were made before, by the digest of all that they show.
#[derive(Default)]
pub struct Memos {
    entries: Memo<Digest, Keyed<Card>>,
    sources: Memo<Digest, Keyed<SourceCard>>,
}

impl Memos {
    /// Forgets the cards that the last plan did not need.
    pub fn end_of_refresh(&self) {
        self.entries.end_of_refresh();
        self.sources.end_of_refresh();
    }
}

impl Cards {
    /// The cards of a site.
    pub fn new(site: &Site, frame: &Frame, memos: &Memos) -> Self {
        let topics = site.topics.iter().map(|topic| {
            Keyed::new(TopicCard {
                title: topic.title.clone(),
                url: frame.url(&topic.url),
                count: topic.explainers.len(),
            })
        });
        Self {
            entries: site.entries.par_iter().map(|entry| card(site, frame, entry, memos)).collect(),
            sources: site.sources.par_iter().map(|source| source_card(site, frame, source, memos)).collect(),
            topics: topics.collect(),
            updates: updates(site, frame),
        }
    }

    /// The cards of these entries.
    pub fn of(&self, entries: &[EntryId]) -> Vec<Keyed<Card>> {
        entries.iter().map(|&entry| self.entries[entry].clone()).collect()
    }
}

fn card(site: &Site, frame: &Frame, entry: &Entry, memos: &Memos) -> Keyed<Card> {
    let document = entry.outline();
    let overdue = site.is_overdue(document);
    let key = (
        document.digest,
        &entry.url,
        frame.links,
        &frame.site.lang,
        entry.corroboration.page,
        entry.sources.len(),
        overdue,
    );
    let card = || Keyed::new(explainer_card(frame, entry, overdue));
    Keyed::clone(&memos.entries.get(&Digest::of_value(&key), card))
}

/// The card of an explainer or a plain page.
pub fn explainer_card(frame: &Frame, entry: &Entry, overdue: bool) -> Card {
    let document = entry.outline();
    let front_matter = &document.front_matter;
    let day = |day: &Option<crate::span::Spanned<crate::date::Day>>| {
        day.as_ref().map(|day| day.value.to_string()).unwrap_or_default()
    };
    let count = |role: Role| entry.explainer().map_or(0, |explainer| explainer.count(role));
    Card {
        title: document.title.clone(),
        summary: front_matter.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
        lang: front_matter.lang.as_ref().map_or_else(|| frame.site.lang.clone(), |lang| lang.value.clone()),
        url: frame.url(&entry.url),
        date: day(&front_matter.date),
        updated: day(&front_matter.updated),
        status: front_matter.status.as_ref().map_or("", |status| status.value.name()),
        review_by: day(&front_matter.review_by),
        overdue,
        draft: front_matter.draft,
        counts: Counts {
            known: count(Role::Known),
            reported: count(Role::Reported),
            disputed: count(Role::Disputed),
            unknown: count(Role::Unknown),
            sources: entry.sources.len(),
            origins: entry.corroboration.page.origins(),
        },
        independence: match entry.corroboration.page {
            Independence::None => "",
            other => other.name(),
        },
    }
}

fn source_card(site: &Site, frame: &Frame, entry: &SourceEntry, memos: &Memos) -> Keyed<SourceCard> {
    let claims =
        entry.cited_by.iter().map(|&(id, reference)| site.entries[id].leaning[reference].len()).sum();
    let key = (entry.source.digest(), &entry.url, frame.links, claims, entry.cited_by.len());
    let card = || Keyed::new(described(frame, entry, claims));
    Keyed::clone(&memos.sources.get(&Digest::of_value(&key), card))
}

fn described(frame: &Frame, entry: &SourceEntry, claims: usize) -> SourceCard {
    let source: &Source = &entry.source;
    let text = |field: &Stated<String>| stated(field, Clone::clone);
    let names = |field: &Stated<Vec<Name>>| {
        stated(field, |names| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    };
    SourceCard {
        key: source.key.clone(),
        title: source.label().to_owned(),
        short: source.short_label().to_owned(),
        url: frame.url(&entry.url),
        kind_of_work: source.kind_of_work.as_ref().map(|kind| kind.value.clone()).unwrap_or_default(),
        author: names(&source.author),
        editor: names(&source.editor),
        container_title: text(&source.container_title),
        publisher: text(&source.publisher),
        issued: stated(&source.issued, |date| date.value.to_string()),
        accessed: stated(&source.accessed, |date| date.value.to_string()),
        link: stated(&source.url, |url| web_link(&url.value)),
        archive_link: source.archive_url.as_ref().map(|url| web_link(&url.value)).unwrap_or_default(),
        archive_date: source.archive_date.as_ref().map(|date| date.value.to_string()).unwrap_or_default(),
        lang: source.language.clone().unwrap_or_default(),
        note: source.note.clone().unwrap_or_default(),
        agency: source.agency.clone().unwrap_or_default(),
        reporting: source.reporting.map_or("", crate::model::source::Reporting::name),
        kind: source.kind.map_or("", crate::model::source::SourceKind::name),
        claims,
        explainers: entry.cited_by.len(),
    }
}

fn stated<T>(field: &Stated<T>, text: impl Fn(&T) -> String) -> StatedView {
    match field {
        Stated::Omitted => StatedView { state: "omitted", text: String::new() },
        Stated::Unknown => StatedView { state: "unknown", text: String::new() },
        Stated::Known(value) => StatedView { state: "known", text: text(value) },
    }
}

/// An address that may be published as a link; empty if its scheme is another than those of the web.
pub fn web_link(url: &str) -> String {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        encode_address(url)
    } else {
        String::new()
    }
}

fn updates(site: &Site, frame: &Frame) -> Vec<Keyed<LoggedUpdate>> {
    let mut updates = Vec::new();
    for &id in &site.explainers {
        let entry = &site.entries[id];
        let Some(explainer) = entry.explainer() else { continue };
        for update in
            explainer.updates.iter().filter(|update| update.kind != Some(UpdateKind::FirstPublished))
        {
            let logged = LoggedUpdate {
                date: update.date.map(|date| date.to_string()).unwrap_or_default(),
                kind: update.kind.map_or("", UpdateKind::name),
                text: update.text.to_string(),
                title: explainer.title.clone(),
                url: frame.place(&entry.url, &update.id),
            };
            updates.push((update.date, logged));
        }
    }
    // The sort is stable: updates of one day stay in the order of their explainers.
    updates.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    updates.into_iter().map(|(_, update)| Keyed::new(update)).collect()
}

/// How far the sources of a claim bear each other out, as templates see it.
pub fn corroboration(independence: Independence, sources: usize) -> Corroboration {
    Corroboration { kind: independence.name(), sources, origins: independence.origins() }
}
