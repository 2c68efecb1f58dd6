//! Where things lead: a citation to its source and to the words in its text, a link to its page, a topic to its
//! introduction; and the way back, from a source to all that cites it and from a page to all that links to it.

use crate::check::verify::{Checked, Outcome, source_id};
use crate::model::body::Body;
use crate::site::entry::{Entry, EntryId, SourceId};
use crate::site::resolve::Target;
use crate::span::{Place, Span};

use super::asked::{Asked, Thing};

/// Where something leads, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// What leads there.
    pub(super) from: Span,
    /// Where it leads.
    pub(super) to: Place,
}

/// Where what stands at a place leads, the nearest first.
pub(super) fn definition(asked: &Asked<'_>) -> Vec<Lead> {
    let site = asked.site();
    let lead = |from: Span, to: Place| Lead { from, to };
    match asked.thing() {
        Some(Thing::Citation { source, span, passage }) => {
            let in_text = passage.and_then(|passage| words(asked, passage)).map(|to| lead(span, to));
            let described = lead(span, site.sources[source].source.place.clone());
            // On the words, the words come first.
            let on_words = passage.is_some_and(|passage| passage.span.range().contains(&asked.offset));
            let mut leads: Vec<Lead> = in_text.into_iter().collect();
            leads.insert(if on_words { leads.len() } else { 0 }, described);
            leads
        }
        Some(Thing::Quotation(checked)) => {
            words(asked, checked).map(|to| lead(checked.span, to)).into_iter().collect()
        }
        Some(Thing::Source(source, span)) => vec![lead(span, site.sources[source].source.place.clone())],
        Some(Thing::Topic(topic, span)) => {
            let intro = site.topics[topic].intro.map(|id| Place::start_of(&site.entries[id].outline().path));
            intro.map(|to| lead(span, to)).into_iter().collect()
        }
        Some(Thing::Link(target, span)) => {
            of_link(asked, target).map(|to| lead(span, to)).into_iter().collect()
        }
        Some(Thing::SourceFile(id)) => text_of(asked, id).into_iter().collect(),
        Some(Thing::Claim(..)) | None => Vec::new(),
    }
}

/// Where words stand in the text of a source.
fn words(asked: &Asked<'_>, checked: &Checked) -> Option<Place> {
    let (_, entry) = asked.entry()?;
    let (source, range) = match &checked.outcome {
        Outcome::Text { source, found } | Outcome::Elsewhere { source, found } => (*source, found.whole()),
        Outcome::Missing { nearest: Some((source, near)) } => (*source, near.range.clone()),
        Outcome::Receipt { .. } | Outcome::Unverifiable { .. } | Outcome::Missing { nearest: None } => {
            return None;
        }
    };
    asked.in_text(source_id(entry, source), &range)
}

/// The text that a source names, from its name in the source's file.
fn text_of(asked: &Asked<'_>, id: SourceId) -> Option<Lead> {
    let source = &asked.site().sources[id];
    let span = source.source.text.as_ref()?.span;
    let is_here = span.start as usize <= asked.offset && asked.offset <= span.end as usize;
    is_here.then(|| Some(Lead { from: span, to: Place::start_of(&source.text.as_ref()?.path) }))?
}

/// The document that a link leads to.
pub(super) fn page<'a>(asked: &Asked<'a>, target: &Target) -> Option<&'a Entry> {
    let Target::Site { url, .. } = target else { return None };
    asked.site().entries.iter().find(|entry| entry.url == *url)
}

fn of_link(asked: &Asked<'_>, target: &Target) -> Option<Place> {
    match target {
        Target::Site { file: Some(file), .. } => Some(Place::start_of(file)),
        Target::Site { url, fragment, .. } => {
            let source = || asked.site().sources.iter().find(|source| source.url == *url);
            let entry = page(asked, target).map(|entry| anchor(entry, fragment.as_deref()));
            entry.or_else(|| Some(source()?.source.place.clone()))
        }
        Target::Here { fragment, .. } => Some(anchor(asked.entry()?.1, Some(fragment))),
        Target::External(_) | Target::Nothing => None,
    }
}

/// A place on a page: a heading, a claim, or the beginning.
fn anchor(entry: &Entry, fragment: Option<&str>) -> Place {
    let document = entry.what.open();
    let found = fragment.and_then(|id| {
        let heading = document.body.headings.iter().find(|heading| &*heading.id == id);
        let claim = || document.explainer()?.claims().find(|claim| &*claim.id == id).map(|claim| claim.span);
        heading.map(|heading| heading.span).or_else(claim)
    });
    Place::new(&document.path, found.map(|span| first_line(&document.body, span)).unwrap_or_default())
}

/// The first line of what stands at `span`.
pub(super) fn first_line(body: &Body, span: Span) -> Span {
    crate::check::rule::first_line(&body.source, span)
}

/// All places that cite or name the source, or link to the page, that stands at a place; a page or source is meant by its
/// own file as well.
pub(super) fn references(asked: &Asked<'_>) -> Vec<Place> {
    let site = asked.site();
    let target = match asked.thing() {
        Some(Thing::Citation { source, .. } | Thing::Source(source, _) | Thing::SourceFile(source)) => {
            return citing(asked, source);
        }
        Some(Thing::Topic(topic, _)) => return of_topic(asked, topic),
        Some(Thing::Link(target, _)) => match page(asked, target) {
            Some(entry) => entry,
            None => return Vec::new(),
        },
        _ => match asked.entry() {
            Some((_, entry)) => entry,
            None => return Vec::new(),
        },
    };
    let leads = |entry: &&Entry, link: &Target| match link {
        Target::Site { url, .. } => *url == target.url,
        Target::Here { .. } => std::ptr::eq(*entry, target),
        Target::External(_) | Target::Nothing => false,
    };
    let links = site.entries.iter().flat_map(|entry| {
        let document = entry.outline();
        let links = document.links.iter().zip(entry.resolution.links.iter());
        links
            .filter(move |(_, link)| leads(&entry, link))
            .map(|(link, _)| Place::new(&document.path, link.span))
    });
    links.collect()
}

/// Where a source is cited, and where other sources go back to it.
fn citing(asked: &Asked<'_>, source: SourceId) -> Vec<Place> {
    let site = asked.site();
    let mut places = Vec::new();
    let cites = |id: EntryId| {
        let entry = &site.entries[id];
        if !entry.sources.contains(&source) {
            return Vec::new();
        }
        let document = entry.what.open();
        let groups = document.citations.iter().zip(entry.resolution.cited.citations.iter());
        let citations = groups.flat_map(|(group, mentions)| group.mentions().zip(mentions));
        let here = citations.filter_map(|((citation, _), mention)| {
            let cited = entry.sources[(*mention)?.reference()];
            (cited == source).then(|| Place::new(&document.path, citation.span))
        });
        let mut here: Vec<Place> = here.collect();
        here.dedup();
        here
    };
    places.extend((0..site.entries.len()).flat_map(cites));
    let key = &site.sources[source].source.key;
    for other in &site.sources {
        let upstream = other.source.based_on.iter().filter(|upstream| upstream.value == *key);
        places.extend(upstream.map(|upstream| Place::new(&other.source.place.path, upstream.span)));
    }
    places
}

fn of_topic(asked: &Asked<'_>, topic: usize) -> Vec<Place> {
    let slug = &asked.site().topics[topic].slug;
    let entries = asked.site().entries.iter();
    entries
        .flat_map(|entry| {
            let document = entry.outline();
            let named = document.front_matter.topics.iter();
            named
                .filter(|named| crate::parse::ids::slug(&named.value) == *slug)
                .map(|named| Place::new(&document.path, named.span))
        })
        .collect()
}
