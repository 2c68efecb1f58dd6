//! What others show of an explainer that has got another title, where nothing else of it has changed.

use std::collections::HashMap;

use crate::digest::{Digest, Keyed};
use crate::model::cites::Leaning;
use crate::path::SiteUrl;
use crate::site::Site;
use crate::site::entry::Entry;
use crate::site::resolve::{self, Resolution, Target};

use super::frame::Intro;
use super::view::{Card, LoggedUpdate};

/// An explainer that has got another title, as others show it.
pub struct Renamed<'a> {
    entry: &'a Entry,
    before: Keyed<Card>,
    card: Keyed<Card>,
    /// What leans on each source, by the digest of what did before.
    leaning: HashMap<Digest, Keyed<Vec<Leaning>>>,
}

impl<'a> Renamed<'a> {
    /// What others show of `entry`, with its card before and now. `site` is as it was.
    pub fn new(site: &Site, entry: &'a Entry, before: &Keyed<Card>, card: &Keyed<Card>) -> Self {
        let was = site.entries.iter().find(|was| was.output == entry.output);
        let leaning = was.iter().flat_map(|was| was.leaning.iter().map(Keyed::digest));
        Self {
            entry,
            before: before.clone(),
            card: card.clone(),
            leaning: leaning.zip(entry.leaning.iter().cloned()).collect(),
        }
    }

    /// Whether a list shows it.
    pub fn is_among(&self, cards: &[Keyed<Card>]) -> bool {
        cards.iter().any(|card| self.is(card))
    }

    /// Whether a card is that which it had.
    pub fn is(&self, card: &Keyed<Card>) -> bool {
        card.digest() == self.before.digest()
    }

    /// The list, with what it is called now.
    pub fn cards(&self, cards: &[Keyed<Card>]) -> Vec<Keyed<Card>> {
        cards.iter().map(|card| if self.is(card) { self.card() } else { card.clone() }).collect()
    }

    /// Its card now.
    pub fn card(&self) -> Keyed<Card> {
        self.card.clone()
    }

    /// What leans on a source now, given what did before.
    pub fn leaning(&self, before: &Keyed<Vec<Leaning>>) -> Option<Keyed<Vec<Leaning>>> {
        self.leaning.get(&before.digest()).cloned()
    }

    /// Whether one of these is an entry of its log.
    pub fn is_logged(&self, updates: &[Keyed<LoggedUpdate>]) -> bool {
        let page = |url: &str| url.split('#').next() == Some(self.card.url.as_str());
        updates.iter().any(|update| page(&update.url))
    }

    /// What links and citations mean now; `None` if that is as it was.
    pub fn resolution(&self, before: &Resolution) -> Option<Resolution> {
        let url: &SiteUrl = &self.entry.url;
        let leads_here = |target: &Target| matches!(target, Target::Site { url: to, .. } if to == url);
        if !before.links.iter().any(leads_here) {
            return None;
        }
        let mut links = before.links.to_vec();
        resolve::rename(&mut links, self.entry.outline(), url, false);
        (links != **before.links)
            .then(|| Resolution { links: Keyed::new(links), cited: before.cited.clone() })
    }

    /// An introduction as it is now; `None` if that is as it was.
    pub fn intro(&self, before: Option<&Intro>) -> Option<Intro> {
        let before = before?;
        Some(Intro { resolution: self.resolution(&before.resolution)?, document: before.document.clone() })
    }
}
