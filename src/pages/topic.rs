//! Topics, and the list of them.

use crate::digest::Keyed;
use crate::site::what::What;
use crate::site::{Site, routes};

use super::cards::Cards;
use super::frame::{self, Frame, Head, Intro, Sheet};
use super::renamed::Renamed;
use super::view::{Card, TopicCard, TopicView, TopicsView};

/// What the view of a topic is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    card: Keyed<TopicCard>,
    intro: Option<Intro>,
    explainers: Vec<Keyed<Card>>,
}

/// What the view of the list is made from.
#[derive(Clone, Debug, Hash)]
pub struct ListInput {
    topics: Vec<Keyed<TopicCard>>,
}

impl Input {
    /// The same where an explainer has got another title, if it shows anything of that.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        let intro = renamed.intro(self.intro.as_ref());
        let is_shown = intro.is_some() || renamed.is_among(&self.explainers);
        is_shown.then(|| Self {
            card: self.card.clone(),
            intro: intro.or_else(|| self.intro.clone()),
            explainers: renamed.cards(&self.explainers),
        })
    }
}

/// The pages of all topics.
pub fn plan(site: &Site, frame: &Frame, cards: &Cards) -> Vec<Sheet<Input>> {
    let mut pages = Vec::new();
    for (topic, card) in site.topics.iter().zip(&cards.topics) {
        let folder = format!("topics/{}", topic.slug);
        let intro = topic.intro.and_then(|id| match &site.entries[id].what {
            What::Topic(document) => {
                Some(Intro { document: document.clone(), resolution: site.entries[id].resolution.clone() })
            }
            _ => None,
        });
        let summary = intro.as_ref().and_then(|intro| intro.document.front_matter.summary.as_ref());
        let description = summary.map(|summary| summary.value.clone()).unwrap_or_default();
        for (path, explainers, pager) in
            frame::paginate(&topic.explainers, frame.paginate, |number| routes::numbered(&folder, number))
        {
            let is_first = pager.as_ref().is_none_or(|pager| pager.number == 1);
            let head = Head {
                title: topic.title.clone(),
                description: description.clone(),
                url: path.url(),
                lang: None,
                draft: false,
                pager,
                ..Head::default()
            };
            let input = Input {
                card: card.clone(),
                intro: intro.clone().filter(|_| is_first),
                explainers: cards.of(explainers),
            };
            pages.push(Sheet { path, head, input });
        }
    }
    pages
}

/// The pages of the list of topics.
pub fn plan_list(frame: &Frame, cards: &Cards) -> Vec<Sheet<ListInput>> {
    let mut pages = Vec::new();
    for (path, topics, pager) in
        frame::paginate(&cards.topics, frame.paginate, |number| routes::numbered("topics", number))
    {
        let head = Head {
            title: frame.words(None).text("title.topics", &[]),
            description: String::new(),
            url: path.url(),
            lang: None,
            draft: false,
            pager,
            ..Head::default()
        };
        let input = ListInput { topics: topics.to_vec() };
        pages.push(Sheet { path, head, input });
    }
    pages
}

/// `topic` in templates.
pub fn view(input: &Input, head: &Head, frame: &Frame) -> TopicView {
    TopicView {
        card: input.card.clone(),
        intro_html: input.intro.as_ref().map(|intro| intro.html(frame, &head.url)).unwrap_or_default(),
        explainers: input.explainers.clone(),
    }
}

/// `topics` in templates.
pub fn list_view(input: &ListInput) -> TopicsView {
    TopicsView { topics: input.topics.clone() }
}
