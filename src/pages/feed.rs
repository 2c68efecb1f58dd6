//! Feeds: what is new and what was corrected, as Atom (RFC 4287) and JSON Feed 1.1.
//!
//! An entry is a page, or an entry of a page's log, and its id is its address. Writers give days, and feeds want instants:
//! noon in UTC is on that day wherever a reader is, but for the islands beyond UTC+11, and it depends on no machine.

use crate::date::Day;
use crate::model::document::Outline;
use crate::model::update::{Update, UpdateKind};
use crate::path::{SiteUrl, encode_fragment};
use crate::site::entry::{Entry, EntryId};
use crate::site::{Site, routes};
use crate::words::Words;

use super::frame::Ground;
use super::json::{Object, Value};
use super::xml::Xml;

/// How many entries a feed has at most.
const LATEST: usize = 50;
/// What readers of JSON Feed know it by.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed.
#[derive(Clone, Debug, Hash)]
pub struct Feed {
    /// What it is called, after the site's name; empty for the feed of all.
    subtitle: String,
    /// The page that shows the same.
    page: SiteUrl,
    /// The day of the first explainer: when a feed without entries last changed.
    first_day: Option<Day>,
    /// The entries, the latest first.
    entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Hash)]
struct FeedEntry {
    title: String,
    url: SiteUrl,
    /// The place on the page; may be empty.
    fragment: String,
    published: Option<Day>,
    updated: Day,
    summary: String,
    authors: Vec<String>,
    categories: Vec<String>,
    lang: Option<String>,
}

/// The feed of new and updated explainers. What has no day is in none.
pub fn plan(site: &Site) -> Feed {
    let entries = dated(site).take(LATEST).map(|(id, explainer, updated)| {
        let front_matter = &explainer.front_matter;
        let summary = front_matter.summary.as_ref().map(|summary| summary.value.clone());
        let log = latest_update(explainer, updated).map(said);
        FeedEntry {
            title: explainer.title.clone(),
            url: site.entries[id].url.clone(),
            fragment: String::new(),
            published: front_matter.date.as_ref().map(|date| date.value),
            updated,
            summary: summary.into_iter().chain(log).collect::<Vec<_>>().join("\n\n"),
            authors: front_matter.authors.clone(),
            categories: site.entries[id]
                .topics
                .iter()
                .map(|&topic| site.topics[topic].title.clone())
                .collect(),
            lang: front_matter.lang.as_ref().map(|lang| lang.value.clone()),
        }
    });
    Feed {
        subtitle: String::new(),
        page: SiteUrl::default(),
        first_day: first_day(site),
        entries: entries.collect(),
    }
}

/// The feed of corrections and retractions.
pub fn plan_corrections(site: &Site, words: &Words) -> Feed {
    let mut entries: Vec<FeedEntry> = Vec::new();
    for &id in &site.explainers {
        let entry = &site.entries[id];
        let Some(explainer) = entry.explainer() else { continue };
        let front_matter = &explainer.front_matter;
        if front_matter.draft {
            continue;
        }
        for update in &explainer.updates {
            let Some(kind @ (UpdateKind::Correction | UpdateKind::Retraction)) = update.kind else {
                continue;
            };
            let Some(day) = update.date else { continue };
            entries.push(FeedEntry {
                title: explainer.title.clone(),
                url: entry.url.clone(),
                fragment: encode_fragment(&update.id),
                published: Some(day),
                updated: day,
                summary: said(update),
                authors: front_matter.authors.clone(),
                categories: vec![kind.name().to_owned()],
                lang: front_matter.lang.as_ref().map(|lang| lang.value.clone()),
            });
        }
    }
    // The sort is stable: corrections of one day stay in the order of their explainers.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(LATEST);
    Feed {
        subtitle: words.text("title.corrections", &[]),
        page: routes::numbered("corrections", 1).url(),
        first_day: first_day(site),
        entries,
    }
}

/// The explainers that a feed can tell of, the last changed first, with the day of the change.
fn dated(site: &Site) -> impl Iterator<Item = (EntryId, &Outline, Day)> {
    site.explainers.iter().filter_map(|&id| {
        let entry = &site.entries[id];
        let explainer = entry.outline();
        (!explainer.front_matter.draft).then_some((id, explainer, entry.changed()?))
    })
}

/// How many explainers no feed tells of, because they have no day. Drafts are in no feed whatever they have.
pub fn undated(site: &Site) -> usize {
    let is_undated = |entry: &Entry| !entry.outline().front_matter.draft && entry.changed().is_none();
    site.explainers.iter().filter(|&&id| is_undated(&site.entries[id])).count()
}

fn first_day(site: &Site) -> Option<Day> {
    dated(site)
        .map(|(_, explainer, changed)| {
            explainer.front_matter.date.as_ref().map_or(changed, |date| date.value)
        })
        .min()
}

/// What the log says of the day on which a page last changed.
fn latest_update(explainer: &Outline, day: Day) -> Option<&Update> {
    let is_news = |update: &&Update| {
        update.date == Some(day) && update.kind != Some(UpdateKind::FirstPublished) && !update.text.is_empty()
    };
    explainer.updates.iter().find(is_news)
}

/// An entry of the log, in the writer's words.
fn said(update: &Update) -> String {
    let lead = update.lead.trim_end_matches('.');
    if update.text.is_empty() { lead.to_owned() } else { format!("{lead}. {}", update.text) }
}

/// The instant that stands for a day.
fn instant(day: Day) -> String {
    format!("{day}T12:00:00Z")
}

impl Feed {
    fn title(&self, ground: &Ground) -> String {
        if self.subtitle.is_empty() {
            ground.title.clone()
        } else {
            format!("{} – {}", ground.title, self.subtitle)
        }
    }

    /// When anything in it last changed.
    fn updated(&self) -> String {
        let latest = self.entries.iter().map(|entry| entry.updated).max();
        latest.or(self.first_day).map_or_else(|| "1970-01-01T12:00:00Z".to_owned(), instant)
    }
}

impl FeedEntry {
    fn address(&self, ground: &Ground) -> String {
        let mut address = ground.absolute(&self.url);
        if !self.fragment.is_empty() {
            address.push('#');
            address.push_str(&self.fragment);
        }
        address
    }
}

/// A feed as Atom, which stands at `path`.
pub fn atom(feed: &Feed, path: &SiteUrl, ground: &Ground) -> Vec<u8> {
    let own = ground.absolute(path);
    let mut xml = Xml::new("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &ground.lang)]);
    xml.leaf("title", &[], &feed.title(ground));
    if feed.subtitle.is_empty() && !ground.description.is_empty() {
        xml.leaf("subtitle", &[], &ground.description);
    }
    xml.leaf("id", &[], &own);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    let page = ground.absolute(&feed.page);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
    xml.leaf("updated", &[], &feed.updated());
    xml.open("author", &[]);
    xml.leaf("name", &[], &ground.title);
    xml.leaf("uri", &[], &ground.base_url);
    xml.close();
    xml.leaf("generator", &[], "factbox");
    for entry in &feed.entries {
        let address = entry.address(ground);
        match entry.lang.as_deref().filter(|lang| *lang != ground.lang) {
            Some(lang) => xml.open("entry", &[("xml:lang", lang)]),
            None => xml.open("entry", &[]),
        }
        xml.leaf("title", &[], &entry.title);
        xml.leaf("id", &[], &address);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address)]);
        if let Some(published) = entry.published {
            xml.leaf("published", &[], &instant(published));
        }
        xml.leaf("updated", &[], &instant(entry.updated));
        for author in &entry.authors {
            xml.open("author", &[]);
            xml.leaf("name", &[], author);
            xml.close();
        }
        for category in &entry.categories {
            xml.empty("category", &[("term", category)]);
        }
        if !entry.summary.is_empty() {
            xml.leaf("summary", &[], &entry.summary);
        }
        xml.close();
    }
    xml.into_bytes()
}

/// A feed as JSON Feed, which stands at `path`.
pub fn json(feed: &Feed, path: &SiteUrl, ground: &Ground) -> Vec<u8> {
    let items: Vec<Value> = feed.entries.iter().map(|entry| item(entry, ground)).collect();
    Object::default()
        .with("version", VERSION)
        .with("title", feed.title(ground))
        .with("home_page_url", ground.absolute(&feed.page))
        .with("feed_url", ground.absolute(path))
        .given("description", ground.description.as_str())
        .with("language", ground.lang.as_str())
        .with(
            "authors",
            vec![Object::default().with("name", ground.title.as_str()).with("url", ground.base_url.as_str())],
        )
        .with("items", items)
        .into_bytes()
}

fn item<'a>(entry: &'a FeedEntry, ground: &Ground) -> Value<'a> {
    let address = entry.address(ground);
    let authors: Vec<Value> =
        entry.authors.iter().map(|name| Object::default().with("name", name.as_str()).into()).collect();
    // An item needs a text.
    let text = if entry.summary.is_empty() { &entry.title } else { &entry.summary };
    Object::default()
        .with("id", address.clone())
        .with("url", address)
        .with("title", entry.title.as_str())
        .with("content_text", text.as_str())
        .given("date_published", entry.published.map(instant))
        .with("date_modified", instant(entry.updated))
        .given("authors", authors)
        .given("tags", entry.categories.iter().map(String::as_str).collect::<Vec<_>>())
        .given("language", entry.lang.as_deref())
        .into()
}
