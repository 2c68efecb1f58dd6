//! What needs review: explainers that are overdue, and those that soon will be.
//!
//! What stands here depends on the day only in who is listed: a page that says how many days are left would be another one
//! each day.

use std::cmp::Reverse;

use crate::date::Day;
use crate::digest::Keyed;
use crate::site::entry::EntryId;
use crate::site::{Site, routes};

use super::cards::Cards;
use super::frame::{self, Frame, Head, Sheet};
use super::renamed::Renamed;
use super::view::{Card, FreshnessView};

/// A review that is due within so many days is due soon.
const SOON: i32 = 14;

/// What the view is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    explainers: Vec<Keyed<Card>>,
}

impl Input {
    /// The same where an explainer has got another title, if it is listed.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        let is_listed = renamed.is_among(&self.explainers);
        is_listed.then(|| Self { explainers: renamed.cards(&self.explainers) })
    }
}

/// The explainers that are overdue for a review, the longest first, and then those that soon will be.
pub fn due(site: &Site, cards: &Cards) -> Vec<EntryId> {
    let mut due: Vec<(Reverse<bool>, Option<Day>, EntryId)> = Vec::new();
    for &id in &site.explainers {
        let document = site.entries[id].outline();
        let front_matter = &document.front_matter;
        let overdue = site.is_overdue(document);
        let review_by = front_matter.review_by.as_ref().map(|day| day.value);
        let is_soon = review_by.is_some_and(|day| day.days_since(site.today.day) <= SOON);
        if overdue || is_soon && cards.entries[id].status != "archived" {
            // What is developing and lies untouched has no such day, or one that is still to come.
            let changed = front_matter.updated.as_ref().or(front_matter.date.as_ref()).map(|day| day.value);
            let is_past = review_by.is_some_and(|day| site.today.day > day);
            let day = if overdue && !is_past { changed } else { review_by };
            due.push((Reverse(overdue), day, id));
        }
    }
    // The sort is stable: what is due on one day stays in the order of the home page.
    due.sort_by_key(|&(overdue, day, _)| (overdue, day));
    due.into_iter().map(|(_, _, id)| id).collect()
}

/// The pages of the list.
pub fn plan(site: &Site, frame: &Frame, cards: &Cards) -> Vec<Sheet<Input>> {
    let explainers = cards.of(&due(site, cards));
    frame::paginate(&explainers, frame.paginate, |number| routes::numbered("freshness", number))
        .into_iter()
        .map(|(path, explainers, pager)| {
            let head = Head {
                title: frame.words(None).text("title.freshness", &[]),
                url: path.url(),
                pager,
                ..Head::default()
            };
            Sheet { path, head, input: Input { explainers: explainers.to_vec() } }
        })
        .collect()
}

/// `freshness` in templates.
pub fn view(input: &Input) -> FreshnessView {
    let (overdue, soon) = input.explainers.iter().cloned().partition(|card| card.overdue);
    FreshnessView { overdue, soon }
}
