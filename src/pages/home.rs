//! The home page: what is new, and what there is. Goes on under `/page/2/`.

use crate::digest::Keyed;
use crate::site::entry::EntryId;
use crate::site::what::What;
use crate::site::{Site, routes};

use super::cards::Cards;
use super::frame::{self, Frame, Head, Intro, Sheet};
use super::freshness;
use super::renamed::Renamed;
use super::view::{Card, HomeView, LoggedUpdate, TopicCard};

/// How many topics, updates and reviews the first page shows.
const TOPICS: usize = 12;
const UPDATES: usize = 6;
const REVIEWS: usize = 6;

/// What the view is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    intro: Option<Intro>,
    explainers: Vec<Keyed<Card>>,
    topics: Vec<Keyed<TopicCard>>,
    updates: Vec<Keyed<LoggedUpdate>>,
    reviews: Vec<Keyed<Card>>,
}

impl Input {
    /// The same where an explainer has got another title, if it shows anything of that; `None` too if it shows its log.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        let intro = renamed.intro(self.intro.as_ref());
        let is_listed = renamed.is_among(&self.explainers) || renamed.is_among(&self.reviews);
        let is_shown = (intro.is_some() || is_listed) && !renamed.is_logged(&self.updates);
        is_shown.then(|| Self {
            intro: intro.or_else(|| self.intro.clone()),
            explainers: renamed.cards(&self.explainers),
            reviews: renamed.cards(&self.reviews),
            ..self.clone()
        })
    }
}

/// The home page, and those on which its list goes on.
pub fn plan(site: &Site, frame: &Frame, cards: &Cards) -> Vec<Sheet<Input>> {
    let home = site.entries.iter().find_map(|entry| match &entry.what {
        What::Home(document) => Some((entry, document)),
        _ => None,
    });
    let mut topics: Vec<usize> = (0..site.topics.len()).collect();
    topics.sort_by_key(|&topic| (std::cmp::Reverse(site.topics[topic].explainers.len()), topic));
    let reviews: Vec<EntryId> = freshness::due(site, cards).into_iter().take(REVIEWS).collect();
    let reviews = cards.of(&reviews);
    let title = home.map_or(&site.config.title, |(_, document)| match &document.front_matter.title {
        Some(_) => &document.title,
        None => &site.config.title,
    });
    frame::paginate(&site.explainers, frame.paginate, |number| routes::numbered("", number))
        .into_iter()
        .map(|(path, explainers, pager)| {
            let is_first = pager.as_ref().is_none_or(|pager| pager.number == 1);
            let head = Head {
                title: title.clone(),
                description: site.config.description.clone(),
                url: path.url(),
                lang: None,
                draft: false,
                pager,
                ..Head::default()
            };
            let intro = home.filter(|_| is_first).map(|(entry, document)| Intro {
                document: document.clone(),
                resolution: entry.resolution.clone(),
            });
            let input = Input {
                intro,
                explainers: cards.of(explainers),
                topics: topics.iter().take(TOPICS).map(|&topic| cards.topics[topic].clone()).collect(),
                updates: cards.updates.iter().take(UPDATES).cloned().collect(),
                reviews: reviews.clone(),
            };
            Sheet { path, head, input }
        })
        .collect()
}

/// `home` in templates.
pub fn view(input: &Input, head: &Head, frame: &Frame) -> HomeView {
    HomeView {
        intro_html: input.intro.as_ref().map(|intro| intro.html(frame, &head.url)).unwrap_or_default(),
        explainers: input.explainers.clone(),
        topics: input.topics.clone(),
        updates: input.updates.clone(),
        reviews: input.reviews.clone(),
    }
}
