//! Origins: whether the sources of one claim bear each other out, or go back to one report.
//!
//! Sources are compared in pairs, among those that one claim cites; nothing is transitive across a whole site, so one wire
//! story never merges two papers for good. `unknown` equals nothing.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::receipt::Receipts;
use crate::model::source::Source;

/// Hosts that carry what many publish: two sources there share no origin by that.
const PLATFORMS: [&str; 22] = [
    "archive.is",
    "archive.org",
    "archive.ph",
    "bsky.app",
    "docs.google.com",
    "documentcloud.org",
    "drive.google.com",
    "facebook.com",
    "github.com",
    "instagram.com",
    "linkedin.com",
    "mastodon.social",
    "medium.com",
    "reddit.com",
    "scribd.com",
    "t.me",
    "threads.net",
    "tiktok.com",
    "twitter.com",
    "web.archive.org",
    "x.com",
    "youtube.com",
];

/// What two sources have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharedBy {
    /// The same label in `origin`.
    Origin,
    /// The same wire.
    Agency,
    /// One goes back to the other, or both to a third.
    BasedOn,
    /// The same publisher.
    Publisher,
    /// The same host.
    Host,
    /// Nearly the same text.
    NearCopy,
}

impl SharedBy {
    /// The word for it in templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Agency => "agency",
            Self::BasedOn => "based-on",
            Self::Publisher => "publisher",
            Self::Host => "host",
            Self::NearCopy => "near-copy",
        }
    }
}

/// What is known of where a source comes from.
#[derive(Clone, Debug, Default, Hash)]
pub struct Provenance {
    origin: Option<String>,
    agency: Option<String>,
    publisher: Option<String>,
    host: Option<String>,
    /// The keys of those that it goes back to, followed upwards.
    ancestry: BTreeSet<String>,
    /// The keys of sources whose texts are near-copies, by the receipts.
    near_copies: BTreeSet<String>,
    key: String,
}

impl Provenance {
    /// What is known of each source, by key. Near-copies are those that the receipts record, so that it does not depend on
    /// whose machine has the texts.
    pub fn of_all<'a>(
        sources: impl Iterator<Item = &'a Source> + Clone,
        receipts: &Receipts,
    ) -> HashMap<String, Self> {
        let based_on: HashMap<&str, Vec<&str>> = sources
            .clone()
            .map(|source| {
                (source.key.as_str(), source.based_on.iter().map(|key| key.value.as_str()).collect())
            })
            .collect();
        sources
            .map(|source| {
                let mut provenance = Self::of(source, &based_on);
                if let Some(receipt) = receipts.sources.get(&source.key) {
                    provenance.near_copies.extend(receipt.near_copies.iter().cloned());
                }
                (source.key.clone(), provenance)
            })
            .collect()
    }

    fn of(source: &Source, based_on: &HashMap<&str, Vec<&str>>) -> Self {
        let mut ancestry = BTreeSet::new();
        let mut open = vec![source.key.as_str()];
        while let Some(key) = open.pop() {
            let above = based_on.get(key).into_iter().flatten();
            open.extend(above.filter(|key| ancestry.insert((**key).to_owned())));
        }
        let fold = |text: &String| {
            Some(text.trim().to_lowercase()).filter(|text| !text.is_empty() && text != "unknown")
        };
        Self {
            origin: source.origin.as_ref().and_then(fold),
            agency: source.agency.as_ref().and_then(fold),
            publisher: source.publisher.known().and_then(fold),
            host: source.url.known().and_then(|url| host(&url.value)),
            ancestry,
            near_copies: BTreeSet::new(),
            key: source.key.clone(),
        }
    }

    /// What two sources have in common, if anything.
    pub fn shared(&self, other: &Self) -> Option<SharedBy> {
        let equal = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        if equal(&self.origin, &other.origin) {
            Some(SharedBy::Origin)
        } else if equal(&self.agency, &other.agency) {
            Some(SharedBy::Agency)
        } else if self.goes_back_to(other)
            || other.goes_back_to(self)
            || !self.ancestry.is_disjoint(&other.ancestry)
        {
            Some(SharedBy::BasedOn)
        } else if equal(&self.publisher, &other.publisher) {
            Some(SharedBy::Publisher)
        } else if equal(&self.host, &other.host) {
            Some(SharedBy::Host)
        } else if self.near_copies.contains(&other.key) || other.near_copies.contains(&self.key) {
            Some(SharedBy::NearCopy)
        } else {
            None
        }
    }

    fn goes_back_to(&self, other: &Self) -> bool {
        self.key == other.key || self.ancestry.contains(&other.key)
    }

    /// Whether it can be shown that two sources share nothing.
    pub fn shown_independent(&self, other: &Self) -> bool {
        self.is_established() && other.is_established() && self.shared(other).is_none()
    }

    /// Whether it is known who published it: of two such sources that share nothing the independence can be shown.
    pub fn is_established(&self) -> bool {
        self.publisher.is_some() || self.host.is_some()
    }
}

/// The host of an address, without `www.`; `None` for a platform that many share.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty() && !PLATFORMS.contains(&host)).then(|| host.to_owned())
}

/// How far the sources of a claim bear each other out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Independence {
    /// No source is cited.
    #[default]
    None,
    /// One source.
    OneSource,
    /// Several sources, and every two of them share an origin.
    OneOrigin,
    /// At least two are shown to be independent; so many at most.
    Independent(usize),
    /// Some share no origin that is known, but their independence cannot be shown; so many at most.
    NotEstablished(usize),
}

impl Independence {
    /// The name in templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::OneSource => "one-source",
            Self::OneOrigin => "one-origin",
            Self::Independent(_) => "independent",
            Self::NotEstablished(_) => "not-established",
        }
    }

    /// How many origins there are: the largest set of sources in which no two share one.
    pub fn origins(self) -> usize {
        match self {
            Self::None => 0,
            Self::OneSource | Self::OneOrigin => 1,
            Self::Independent(origins) | Self::NotEstablished(origins) => origins,
        }
    }
}

/// Compares the sources of one claim, each given once.
pub fn independence(sources: &[&Provenance]) -> Independence {
    match sources.len() {
        0 => Independence::None,
        1 => Independence::OneSource,
        _ => {
            let origins = largest_set(sources, |a, b| a.shared(b).is_none());
            if origins == 1 {
                return Independence::OneOrigin;
            }
            let shown = largest_set(sources, Provenance::shown_independent);
            if shown > 1 { Independence::Independent(shown) } else { Independence::NotEstablished(origins) }
        }
    }
}

/// The size of the largest set of sources of which every two are apart. Exact for up to 16 sources, beyond that the size of
/// a set found by taking those with the fewest neighbours first.
fn largest_set(sources: &[&Provenance], apart: impl Fn(&Provenance, &Provenance) -> bool) -> usize {
    let count = sources.len();
    let mut neighbours = vec![HashSet::new(); count];
    for first in 0..count {
        for second in first + 1..count {
            if !apart(sources[first], sources[second]) {
                neighbours[first].insert(second);
                neighbours[second].insert(first);
            }
        }
    }
    if count <= 16 {
        let masks: Vec<u32> =
            neighbours.iter().map(|set| set.iter().fold(0, |mask, other| mask | 1 << other)).collect();
        return (1u32..1 << count)
            .filter(|set| (0..count).all(|member| set & 1 << member == 0 || set & masks[member] == 0))
            .map(u32::count_ones)
            .max()
            .unwrap_or(0) as usize;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&member| (neighbours[member].len(), member));
    let mut taken: Vec<usize> = Vec::new();
    for member in order {
        if taken.iter().all(|other| !neighbours[member].contains(other)) {
            taken.push(member);
        }
    }
    taken.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::Stated;
    use crate::path::SitePath;
    use crate::span::Span;
    use crate::span::Spanned;

    fn source(key: &str, edit: impl Fn(&mut Source)) -> Source {
        let mut source = Source::new(key, &SitePath::new("x"), Span::default());
        edit(&mut source);
        source
    }

    fn check(sources: &[Source], expected: Independence) {
        let all = Provenance::of_all(sources.iter(), &Receipts::default());
        let list: Vec<&Provenance> = sources.iter().map(|source| &all[&source.key]).collect();
        assert_eq!(independence(&list), expected);
    }

    fn published_by(publisher: &str) -> impl Fn(&mut Source) {
        let publisher = publisher.to_owned();
        move |source| source.publisher = Stated::Known(publisher.clone())
    }

    fn at(url: &str) -> impl Fn(&mut Source) {
        let url = url.to_owned();
        move |source| source.url = Stated::Known(Spanned { value: url.clone(), span: Span::default() })
    }

    #[test]
    fn unknown_equals_nothing() {
        let unknown = |source: &mut Source| source.publisher = Stated::Unknown;
        check(&[source("a", unknown), source("b", unknown)], Independence::NotEstablished(2));
        check(
            &[source("a", published_by("unknown")), source("b", published_by("Unknown"))],
            Independence::NotEstablished(2),
        );
    }

    #[test]
    fn pairs_share_what_they_share() {
        let daily = || source("a", published_by("The Daily"));
        check(&[daily(), source("b", published_by("the daily"))], Independence::OneOrigin);
        check(&[daily(), source("b", published_by("The Weekly"))], Independence::Independent(2));
        check(
            &[source("a", at("https://www.x.example/1")), source("b", at("http://x.example/2"))],
            Independence::OneOrigin,
        );
        check(
            &[source("a", at("https://youtube.com/1")), source("b", at("https://youtube.com/2"))],
            Independence::NotEstablished(2),
        );
        check(&[daily()], Independence::OneSource);
        check(&[], Independence::None);
    }

    #[test]
    fn one_wire_story_does_not_merge_two_papers() {
        let agency = |key: &str, publisher: &str| {
            source(key, |source| {
                published_by(publisher)(source);
                source.agency = Some("AP".to_owned());
            })
        };
        let papers = [
            source("a", published_by("A")),
            source("b", published_by("B")),
            agency("a-ap", "A"),
            agency("b-ap", "B"),
        ];
        check(&papers, Independence::Independent(2));
        check(&papers[..2], Independence::Independent(2));
        check(&papers[2..], Independence::OneOrigin);
    }

    #[test]
    fn what_a_source_is_based_on_is_followed_upwards() {
        let based_on = |key: &str, upstream: &str| {
            source(key, |source| {
                published_by(key)(source);
                source.based_on = vec![Spanned { value: upstream.to_owned(), span: Span::default() }];
            })
        };
        check(
            &[based_on("a", "b"), based_on("b", "c"), source("c", published_by("c"))],
            Independence::OneOrigin,
        );
        check(&[based_on("a", "x"), based_on("b", "x")], Independence::OneOrigin);
        check(&[based_on("a", "b"), based_on("b", "a")], Independence::OneOrigin);
    }
}
