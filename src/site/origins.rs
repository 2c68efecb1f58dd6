//! Origins: whether the sources of one claim bear each other out, or go back to one report.
//!
//! Sources are compared in pairs, among those that one claim cites; nothing is transitive across a whole site, so one wire
//! story never merges two papers for good. `unknown` equals nothing.
//!
//! Independence is stated, never concluded: two publishers are two publishers, and independent only where each source has an
//! `origin` of its own or says `reporting: own`, and nothing ties them.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::receipt::Receipts;
use crate::model::source::{Reporting, Source};

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
    /// The same wire, or one is the wire that the other prints.
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
    agencies: BTreeSet<String>,
    publisher: Option<String>,
    host: Option<String>,
    /// The keys of those that it goes back to, followed upwards.
    ancestry: BTreeSet<String>,
    /// The keys of sources whose texts are near-copies, by the receipts.
    near_copies: BTreeSet<String>,
    /// Whether it says that it is a report of its own: by an `origin`, or by `reporting: own`.
    is_stated: bool,
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
        let origin = source.origin.as_deref().and_then(name);
        let publisher = source.publisher.known().or(source.container_title.known());
        let reported_here = source.reporting == Some(Reporting::Own)
            && source.is_reported_elsewhere().is_none()
            && publisher.is_some();
        Self {
            is_stated: origin.is_some() || reported_here,
            origin,
            agencies: source.agency.as_deref().map(names).unwrap_or_default(),
            publisher: publisher.and_then(|publisher| name(publisher)),
            host: source.url.known().and_then(|url| host(&url.value)),
            ancestry,
            near_copies: BTreeSet::new(),
            key: source.key.clone(),
        }
    }

    /// What two sources have in common, if anything.
    pub fn shared(&self, other: &Self) -> Option<SharedBy> {
        let equal = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let is_wire_of = |one: &Self, other: &Self| {
            [&other.origin, &other.publisher].into_iter().flatten().any(|name| one.agencies.contains(name))
        };
        if equal(&self.origin, &other.origin) {
            Some(SharedBy::Origin)
        } else if !self.agencies.is_disjoint(&other.agencies)
            || is_wire_of(self, other)
            || is_wire_of(other, self)
        {
            Some(SharedBy::Agency)
        } else if self.goes_back_to(other)
            || other.goes_back_to(self)
            || !self.ancestry.is_disjoint(&other.ancestry)
        {
            Some(SharedBy::BasedOn)
        } else if equal(&self.origin, &other.publisher) || equal(&self.publisher, &other.origin) {
            Some(SharedBy::Origin)
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

    /// Whether both sources say that they are reports of their own, and nothing ties them.
    pub fn is_independent_of(&self, other: &Self) -> bool {
        self.is_stated && other.is_stated && self.shared(other).is_none()
    }

    /// Whether it is known who published each of two sources, they are not the same, and nothing ties them.
    pub fn has_other_publisher(&self, other: &Self) -> bool {
        self.publisher.is_some() && other.publisher.is_some() && self.shared(other).is_none()
    }
}

/// A name as it is compared: letters and digits in lower case, one space between words, without an article before it.
/// Nothing for what is no name.
fn name(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    // The points of `A.P.` are no part of the name; other punctuation sets words apart.
    let spaced: String = lower
        .chars()
        .filter(|char| !matches!(char, '.' | '\'' | '’'))
        .map(|char| if char.is_alphanumeric() { char } else { ' ' })
        .collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    Some(words.join(" ")).filter(|name| !name.is_empty() && name != "unknown")
}

/// The names in a list such as `dpa/AFP`, `AP, Reuters` or `AP and Reuters`, and the list as a whole, which may be one name.
fn names(text: &str) -> BTreeSet<String> {
    let parts = text.split(['/', ';', ',', '+']).flat_map(|part| part.split(" and ")).filter_map(name);
    parts.filter(|name| !COMPANY_FORMS.contains(&name.as_str())).chain(name(text)).collect()
}

/// What stands after a comma in the name of a company, and is no name.
const COMPANY_FORMS: [&str; 11] =
    ["ag", "co", "corp", "gmbh", "inc", "llc", "ltd", "limited", "nv", "plc", "sa"];

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
    /// At least two say that they are reports of their own, and nothing ties them; so many at most.
    Independent(usize),
    /// At least two have different publishers and nothing ties them, but nobody says that they are independent; so many
    /// publishers at most.
    Publishers(usize),
    /// Some share no origin that is known, but it is not known who published them; so many at most.
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
            Self::Publishers(_) => "publishers",
            Self::NotEstablished(_) => "not-established",
        }
    }

    /// How many origins there are: the largest set of sources in which no two share one.
    pub fn origins(self) -> usize {
        match self {
            Self::None => 0,
            Self::OneSource | Self::OneOrigin => 1,
            Self::Independent(origins) | Self::Publishers(origins) | Self::NotEstablished(origins) => origins,
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
            let independent = largest_set(sources, Provenance::is_independent_of);
            if independent > 1 {
                return Independence::Independent(independent);
            }
            match largest_set(sources, Provenance::has_other_publisher) {
                0 | 1 => Independence::NotEstablished(origins),
                publishers => Independence::Publishers(publishers),
            }
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
        check(&[daily(), source("b", published_by("The Weekly"))], Independence::Publishers(2));
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
        check(&papers, Independence::Publishers(2));
        check(&papers[..2], Independence::Publishers(2));
        check(&papers[2..], Independence::OneOrigin);
    }

    #[test]
    fn a_wire_and_the_paper_that_prints_it_are_one_origin() {
        let printed = |key: &str, publisher: &str, agency: &str| {
            source(key, |source| {
                published_by(publisher)(source);
                source.agency = Some(agency.to_owned());
            })
        };
        let wire = || source("wire", published_by("Meridian Wire"));
        for agency in [
            "Meridian Wire",
            "meridian  wire",
            "The Meridian Wire.",
            "dpa/Meridian Wire",
            "AP and Meridian Wire",
        ] {
            check(&[wire(), printed("paper", "The Paper", agency)], Independence::OneOrigin);
        }
        check(&[printed("a", "A", "AP, Reuters"), printed("b", "B", "A.P.")], Independence::OneOrigin);
        check(
            &[printed("a", "A", "Wire, Inc."), printed("b", "B", "Cable, Inc.")],
            Independence::Publishers(2),
        );
        check(&[wire(), printed("paper", "The Paper", "Other Wire")], Independence::Publishers(2));
        let labelled = source("label", |source| source.origin = Some("Meridian wire".to_owned()));
        check(&[wire(), labelled], Independence::OneOrigin);
        let contained =
            source("c", |source| source.container_title = Stated::Known("Meridian Wire".to_owned()));
        check(&[wire(), contained], Independence::OneOrigin);
    }

    #[test]
    fn independence_is_stated_never_concluded() {
        let paper = |key: &str, edit: fn(&mut Source)| {
            source(key, |source| {
                published_by(key)(source);
                edit(source);
            })
        };
        let own = |source: &mut Source| source.reporting = Some(Reporting::Own);
        let silent = |_: &mut Source| {};
        let origin = |source: &mut Source| source.origin = Some(format!("{} itself", source.key));
        check(&[paper("a", own), paper("b", own)], Independence::Independent(2));
        check(&[paper("a", own), paper("b", origin)], Independence::Independent(2));
        check(&[paper("a", own), paper("b", silent)], Independence::Publishers(2));
        check(&[paper("a", own), paper("b", silent), paper("c", own)], Independence::Independent(2));
        let six: Vec<Source> = ["a", "b", "c", "d", "e", "f"].map(|key| paper(key, silent)).into();
        check(&six, Independence::Publishers(6));
        // Who it is that did its own reporting is not known.
        check(&[paper("a", own), source("b", own)], Independence::NotEstablished(2));
        check(
            &[
                paper("a", own),
                paper("b", |source| {
                    source.reporting = Some(Reporting::Own);
                    source.agency = Some("AP".to_owned());
                }),
            ],
            Independence::Publishers(2),
        );
        let hosts = [source("a", at("https://a.example/1")), source("b", at("https://b.example/2"))];
        check(&hosts, Independence::NotEstablished(2));
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
