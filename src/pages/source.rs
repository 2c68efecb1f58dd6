//! Sources: one source with every claim of every explainer that leans on it, and the list of all.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::config::folded;
use crate::digest::Keyed;
use crate::model::cites::Leaning;
use crate::model::role::Role;
use crate::path::SiteUrl;
use crate::site::entry::SourceId;
use crate::site::{Site, routes};

use super::cards::Cards;
use super::frame::{self, Frame, Head, Sheet};
use super::renamed::Renamed;
use super::view::{
    Card, LeaningClaim, LeaningGroup, LeaningView, SharedOrigin, SourceCard, SourceView, SourcesView,
};

/// What the view of a source is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    card: Keyed<SourceCard>,
    shared_origins: Vec<SharedOrigin>,
    not_established: Vec<Keyed<SourceCard>>,
    leaning: Vec<ExplainerLeaning>,
}

/// The places of one explainer that lean on a source, or as many of them as the page shows.
#[derive(Clone, Debug)]
struct ExplainerLeaning {
    card: Keyed<Card>,
    url: SiteUrl,
    leaning: Keyed<Vec<Leaning>>,
    shown: std::ops::Range<usize>,
}

impl Hash for ExplainerLeaning {
    /// Only what is shown counts.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { card, url, leaning, shown } = self;
        (card, url, shown).hash(state);
        if shown.len() == leaning.len() {
            leaning.hash(state);
        } else {
            leaning[shown.clone()].hash(state);
        }
    }
}

impl Input {
    /// The same where an explainer has got another title, if that leans on it.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        if !self.leaning.iter().any(|leaning| renamed.is(&leaning.card)) {
            return None;
        }
        let mut again = self.clone();
        for leaning in again.leaning.iter_mut().filter(|leaning| renamed.is(&leaning.card)) {
            leaning.leaning = renamed.leaning(&leaning.leaning)?;
            leaning.card = renamed.card();
        }
        Some(again)
    }
}

/// What the view of the list is made from.
#[derive(Clone, Debug, Hash)]
pub struct ListInput {
    sources: Vec<Keyed<SourceCard>>,
}

/// The pages of the list of sources.
pub fn plan_list(site: &Site, frame: &Frame, cards: &Cards) -> Vec<Sheet<ListInput>> {
    let mut published: Vec<SourceId> = published(site).collect();
    published.sort_by_cached_key(|&id| (folded(&cards.sources[id].title), id));
    frame::paginate(&published, frame.paginate, |number| routes::numbered("sources", number))
        .into_iter()
        .map(|(path, sources, pager)| {
            let head = Head {
                title: frame.words(None).text("title.sources", &[]),
                description: String::new(),
                url: path.url(),
                lang: None,
                draft: false,
                pager,
                ..Head::default()
            };
            let input = ListInput { sources: sources.iter().map(|&id| cards.sources[id].clone()).collect() };
            Sheet { path, head, input }
        })
        .collect()
}

fn published(site: &Site) -> impl Iterator<Item = SourceId> {
    (0..site.sources.len()).filter(|&id| site.sources[id].published)
}

/// The pages of a source; none, if no published page lists it.
pub fn plan(site: &Site, frame: &Frame, cards: &Cards, id: SourceId) -> Vec<Sheet<Input>> {
    let source = &site.sources[id];
    if !source.published {
        return Vec::new();
    }
    let (shared_origins, not_established) = compare(site, cards, id);
    // A list of places, taken apart into pages, and each page's places put together by explainer.
    let places: Vec<(usize, usize)> = source
        .cited_by
        .iter()
        .enumerate()
        .flat_map(|(index, &(entry, reference))| {
            (0..site.entries[entry].leaning[reference].len()).map(move |place| (index, place))
        })
        .collect();
    let folder = source.output.as_str().trim_end_matches("/index.html");
    frame::paginate(&places, frame.paginate, |number| routes::numbered(folder, number))
        .into_iter()
        .map(|(path, places, pager)| {
            let mut shown: BTreeMap<usize, std::ops::Range<usize>> = BTreeMap::new();
            for &(index, place) in places {
                shown.entry(index).or_insert(place..place).end = place + 1;
            }
            let leaning = shown
                .into_iter()
                .map(|(index, shown)| {
                    let (entry, reference) = source.cited_by[index];
                    ExplainerLeaning {
                        card: cards.entries[entry].clone(),
                        url: site.entries[entry].url.clone(),
                        leaning: site.entries[entry].leaning[reference].clone(),
                        shown,
                    }
                })
                .collect();
            let head = Head {
                title: source.source.label().to_owned(),
                description: String::new(),
                url: path.url(),
                lang: None,
                draft: false,
                pager,
                ..Head::default()
            };
            let input = Input {
                card: cards.sources[id].clone(),
                shared_origins: shared_origins.clone(),
                not_established: not_established.clone(),
                leaning,
            };
            Sheet { path, head, input }
        })
        .collect()
}

/// The sources that some claim cites together with this one: those that share an origin with it, and those of which nobody
/// knows whether they have another publisher.
fn compare(site: &Site, cards: &Cards, id: SourceId) -> (Vec<SharedOrigin>, Vec<Keyed<SourceCard>>) {
    let mut beside: Vec<SourceId> = Vec::new();
    for &(entry, reference) in &site.sources[id].cited_by {
        let entry = &site.entries[entry];
        beside.extend(entry.beside[reference].iter().map(|&other| entry.sources[other]));
    }
    beside.sort_unstable();
    beside.dedup();
    let own = &site.sources[id].provenance;
    let mut shared_origins = Vec::new();
    let mut not_established = Vec::new();
    for other in beside {
        let provenance = &site.sources[other].provenance;
        let card = || cards.sources[other].clone();
        match own.shared(provenance) {
            Some(reason) => shared_origins.push(SharedOrigin { source: card(), reason: reason.name() }),
            None if own.is_independent_of(provenance) || own.has_other_publisher(provenance) => {}
            None => not_established.push(card()),
        }
    }
    (shared_origins, not_established)
}

/// `source` in templates.
pub fn view(input: &Input, frame: &Frame) -> SourceView {
    SourceView {
        card: input.card.clone(),
        shared_origins: input.shared_origins.clone(),
        not_established: input.not_established.clone(),
        leaning: input.leaning.iter().map(|leaning| leaning_view(leaning, frame)).collect(),
    }
}

fn leaning_view(leaning: &ExplainerLeaning, frame: &Frame) -> LeaningView {
    let mut groups: BTreeMap<Option<Role>, Vec<LeaningClaim>> = BTreeMap::new();
    for place in &leaning.leaning[leaning.shown.clone()] {
        groups.entry(place.role).or_default().push(LeaningClaim {
            text: place.text.to_string(),
            url: frame.place(&leaning.url, &place.id),
            question: place.question.to_string(),
            passages: place.passages.iter().map(|passage| passage.replace("...", "…")).collect(),
            together: place.together,
        });
    }
    // What stands in prose comes last.
    let prose = groups.remove(&None).map(|claims| LeaningGroup { role: "", claims });
    let by_role =
        groups.into_iter().map(|(role, claims)| LeaningGroup { role: role.map_or("", Role::name), claims });
    LeaningView { explainer: leaning.card.clone(), groups: by_role.chain(prose).collect() }
}

/// `sources` in templates.
pub fn list_view(input: &ListInput) -> SourcesView {
    SourcesView { sources: input.sources.clone() }
}
