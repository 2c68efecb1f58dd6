//! Plain pages, and the page for addresses where nothing is.

use std::hash::{Hash, Hasher};

use crate::digest::Keyed;
use crate::html;
use crate::model::document::{Document, Shelved};
use crate::site::entry::Entry;
use crate::site::resolve::Resolution;
use crate::site::{Site, routes};

use super::cards::Cards;
use super::explainer::references;
use super::frame::{self, Frame, Head, Sheet};
use super::renamed::Renamed;
use super::view::{Extra, PlainView, SourceCard};

/// What the view is made from.
#[derive(Clone, Debug)]
pub struct Input {
    document: Shelved<Document>,
    resolution: Resolution,
    /// The source of each reference.
    sources: Vec<Keyed<SourceCard>>,
}

impl Hash for Input {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { document, resolution, sources } = self;
        document.hash(state);
        (resolution, sources).hash(state);
    }
}

impl Input {
    /// The same where an explainer has got another title, if it links to that.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        Some(Self { resolution: renamed.resolution(&self.resolution)?, ..self.clone() })
    }
}

/// A plain page.
pub fn plan(site: &Site, cards: &Cards, entry: &Entry, document: &Shelved<Document>) -> Sheet<Input> {
    let front_matter = &document.front_matter;
    let head = Head {
        title: document.title.clone(),
        description: front_matter.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
        url: entry.url.clone(),
        lang: front_matter.lang.as_ref().map(|lang| lang.value.clone()),
        draft: front_matter.draft,
        pager: None,
        image: frame::image(entry),
        files: entry.files(site.config.outputs),
    };
    let input = Input {
        document: document.clone(),
        resolution: entry.resolution.clone(),
        sources: entry.sources.iter().map(|&source| cards.sources[source].clone()).collect(),
    };
    Sheet { path: entry.output.clone(), head, input }
}

/// The page for addresses where nothing is: `404.html`, as every host expects it.
pub fn not_found(frame: &Frame) -> Sheet<()> {
    let path = routes::fixed(routes::NOT_FOUND);
    let head = Head {
        title: frame.words(None).text("title.not_found", &[]),
        description: String::new(),
        url: path.url(),
        lang: None,
        draft: false,
        pager: None,
        ..Head::default()
    };
    Sheet { path, head, input: () }
}

/// `plain` in templates.
pub fn view(input: &Input, head: &Head, frame: &Frame) -> PlainView {
    let document = input.document.open();
    frame.with_html(&document, &input.resolution, &head.url, |context| PlainView {
        html: html::blocks(context, document.body.part()),
        footnotes_html: html::footnotes(context),
        references: references(&input.resolution, &input.sources),
        extra: Extra(document.front_matter.extra.clone()),
    })
}
