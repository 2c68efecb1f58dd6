//! A page: where it stands, what it is made from, and the key that says whether it has changed.

use std::sync::Arc;

use serde::Serialize;

use crate::digest::{Digest, Keyed};
use crate::model::document::Outline;
use crate::model::explainer::Explainer;
use crate::path::{OutputPath, SitePath};
use crate::site::routes;
use crate::span::Place;
use crate::words::Words;

use super::feed::Feed;
use super::frame::{Frame, Ground, Head, Sheet};
use super::record::{Record, SourceRecord};
use super::redirect::Redirect;
use super::renamed::Renamed;
use super::sitemap::Sitemap;
use super::{
    bibliography, claims, corrections, explainer, feed, freshness, home, linked_data, llms, markdown, plain,
    redirect, robots, search, sitemap, social_card, source, topic, view,
};

/// A file of the output, before it is rendered.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it stands.
    pub path: OutputPath,
    /// The digest of all that its bytes are made from.
    pub key: Digest,
    /// What it is made from.
    pub content: PageContent,
    /// The file that asks for this address; `None` if factbox makes the page by itself.
    pub asked_by: Option<Place>,
}

/// What a page is made from.
#[derive(Clone, Debug)]
pub enum PageContent {
    /// A template, with what it shows.
    Template(Arc<TemplatePage>),
    /// What factbox writes without a template.
    Data(Arc<Data>),
    /// A file of the site, as it is.
    Copy(SitePath),
    /// These bytes.
    Bytes(Arc<[u8]>),
}

/// A page that a template renders.
#[derive(Clone, Debug, Hash)]
pub struct TemplatePage {
    /// The template's name: `explainer.html`.
    pub template: String,
    /// Where the writer chose it, if not by the kind of page.
    pub chosen_at: Option<Place>,
    /// What every page says of itself.
    pub head: Head,
    /// What its view is made from.
    pub input: Input,
}

/// What a page's view is made from.
#[derive(Clone, Debug, Hash)]
pub enum Input {
    /// The home page.
    Home(home::Input),
    /// An explainer.
    Explainer(Box<explainer::Input>),
    /// A source.
    Source(source::Input),
    /// All sources.
    Sources(source::ListInput),
    /// A topic.
    Topic(topic::Input),
    /// All topics.
    Topics(topic::ListInput),
    /// Updates and corrections of all explainers.
    Corrections(corrections::Input),
    /// What needs review.
    Freshness(freshness::Input),
    /// A plain page.
    Plain(plain::Input),
    /// The page to search on.
    Search,
    /// The page for addresses where nothing is.
    NotFound,
}

impl Input {
    /// The name of the kind of page, and of its template.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Explainer(_) => "explainer",
            Self::Source(_) => "source",
            Self::Sources(_) => "sources",
            Self::Topic(_) => "topic",
            Self::Topics(_) => "topics",
            Self::Corrections(_) => "corrections",
            Self::Freshness(_) => "freshness",
            Self::Plain(_) => "plain",
            Self::Search => "search",
            Self::NotFound => "not-found",
        }
    }

    /// The same input where an explainer has got another title, if it shows anything of that.
    fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        Some(match self {
            Self::Home(input) => Self::Home(input.renamed(renamed)?),
            Self::Explainer(input) => Self::Explainer(Box::new(input.renamed(renamed)?)),
            Self::Source(input) => Self::Source(input.renamed(renamed)?),
            Self::Topic(input) => Self::Topic(input.renamed(renamed)?),
            Self::Freshness(input) => Self::Freshness(input.renamed(renamed)?),
            Self::Plain(input) => Self::Plain(input.renamed(renamed)?),
            Self::Sources(_) | Self::Topics(_) | Self::Corrections(_) | Self::Search | Self::NotFound => {
                return None;
            }
        })
    }
}

/// What a file that no template renders is written from: what machines read.
#[derive(Clone, Debug, Hash)]
pub enum Data {
    /// What crawlers may read.
    Robots {
        /// Whether there is a list of all pages.
        has_sitemap: bool,
    },
    /// A feed, by the name of its file.
    Atom(Keyed<Feed>, &'static str),
    /// A feed as JSON, by the name of its file.
    JsonFeed(Keyed<Feed>, &'static str),
    /// A file of the list of all pages.
    Sitemap(Sitemap),
    /// What language models are told of the site.
    Llms(Box<llms::Input>),
    /// The claims of an explainer.
    Claims(Keyed<Record>),
    /// The list of the files of claims.
    ClaimsList(claims::List),
    /// Sources as CSL-JSON.
    CslJson(Keyed<Vec<SourceRecord>>),
    /// Sources as BibTeX.
    Bibtex(Keyed<Vec<SourceRecord>>),
    /// A page as Markdown, with the words of its language.
    Markdown(Keyed<Record>, Keyed<Words>),
    /// What sends readers on from an old path.
    Redirect(Box<Redirect>),
    /// The list of old paths, for hosts that read one.
    Redirects(Vec<Redirect>),
    /// A file of the index that readers search.
    Search(search::Input),
    /// The picture that stands for an explainer.
    SocialCard(Box<social_card::Input>),
}

impl Data {
    /// What such a file is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Robots { .. } => "robots.txt",
            Self::Atom(..) => "Atom feed",
            Self::JsonFeed(..) => "JSON feed",
            Self::Sitemap(_) => "sitemap",
            Self::Llms(_) => "llms.txt",
            Self::Claims(_) | Self::ClaimsList(_) => "claims",
            Self::CslJson(_) => "CSL-JSON",
            Self::Bibtex(_) => "BibTeX",
            Self::Markdown(..) => "Markdown",
            Self::Redirect(_) | Self::Redirects(_) => "redirect",
            Self::Search(_) => "search index",
            Self::SocialCard(_) => "social card",
        }
    }

    /// The bytes of the file.
    pub fn bytes(&self, ground: &Ground) -> Vec<u8> {
        let url = |name: &str| routes::fixed(name).url();
        match self {
            Self::Robots { has_sitemap } => robots::text(*has_sitemap, ground).into_bytes(),
            Self::Atom(feed, name) => feed::atom(feed, &url(name), ground),
            Self::JsonFeed(feed, name) => feed::json(feed, &url(name), ground),
            Self::Sitemap(sitemap) => sitemap::xml(sitemap, ground),
            Self::Llms(input) => llms::text(input, ground),
            Self::Claims(record) => claims::claims(record, ground),
            Self::ClaimsList(list) => claims::list(list, ground),
            Self::CslJson(sources) => bibliography::csl_json(sources),
            Self::Bibtex(sources) => bibliography::bibtex(sources),
            Self::Markdown(record, words) => markdown::markdown(record, words, ground),
            Self::Redirect(redirect) => redirect::html(redirect, ground),
            Self::Redirects(redirects) => redirect::list(redirects, ground),
            Self::Search(input) => search::script(input, ground),
            Self::SocialCard(input) => social_card::png(input),
        }
    }
}

/// What a template shows besides the site and the page itself.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `home`
    Home(view::HomeView),
    /// `explainer`
    Explainer(Box<view::ExplainerView>),
    /// `source`
    Source(view::SourceView),
    /// `sources`
    Sources(view::SourcesView),
    /// `topic`
    Topic(view::TopicView),
    /// `topics`
    Topics(view::TopicsView),
    /// `corrections`
    Corrections(view::CorrectionsView),
    /// `freshness`
    Freshness(view::FreshnessView),
    /// `plain`
    Plain(view::PlainView),
}

impl Input {
    /// The explainer that it is made from, opened, if there is one.
    pub fn open(&self) -> Option<Arc<Explainer>> {
        match self {
            Self::Explainer(input) => Some(input.open()),
            _ => None,
        }
    }
}

impl TemplatePage {
    /// `page` in templates.
    pub fn page_view(&self, frame: &Frame) -> view::PageView {
        let json_ld = match &self.input {
            _ if !frame.json_ld => String::new(),
            Input::Home(_) => linked_data::home(frame),
            Input::Explainer(input) => explainer::json_ld(input, &self.head, frame),
            _ => String::new(),
        };
        view::PageView { json_ld, ..frame.page_view(self.input.kind(), &self.head) }
    }

    /// What the template shows, and the name by which it knows it; nothing on the page for addresses where nothing is.
    pub fn view(&self, frame: &Frame) -> Option<(&'static str, View)> {
        let head = &self.head;
        let view = match &self.input {
            Input::Home(input) => View::Home(home::view(input, head, frame)),
            Input::Explainer(input) => View::Explainer(Box::new(explainer::view(input, head, frame))),
            Input::Source(input) => View::Source(source::view(input, frame)),
            Input::Sources(input) => View::Sources(source::list_view(input)),
            Input::Topic(input) => View::Topic(topic::view(input, head, frame)),
            Input::Topics(input) => View::Topics(topic::list_view(input)),
            Input::Corrections(input) => View::Corrections(corrections::view(input)),
            Input::Freshness(input) => View::Freshness(freshness::view(input)),
            Input::Plain(input) => View::Plain(plain::view(input, head, frame)),
            Input::Search | Input::NotFound => return None,
        };
        Some((self.input.kind(), view))
    }
}

impl Page {
    /// The template that renders it, or else what it is.
    pub fn kind(&self) -> &str {
        match &self.content {
            PageContent::Template(template) => &template.template,
            PageContent::Data(data) => data.kind(),
            PageContent::Copy(_) => "copy",
            PageContent::Bytes(_) => "file of the theme",
        }
    }

    /// The same page; what it is made from is not held twice if it is among `pages`, which are sorted by path.
    pub(super) fn shared_with(self, pages: &[Self]) -> Self {
        let known = pages.binary_search_by(|page| page.path.cmp(&self.path)).ok().map(|index| &pages[index]);
        match known.filter(|known| known.key == self.key).cloned() {
            Some(Self { path, key, content, asked_by: _ }) => {
                Self { path, key, content, asked_by: self.asked_by }
            }
            None => self,
        }
    }

    /// A page that the template of its kind renders.
    pub fn of_kind<I>(frame: &Frame, sheet: Sheet<I>, kind: impl Fn(I) -> Input) -> Self {
        Self::with_template(frame, sheet.path, sheet.head, kind(sheet.input), None, None)
    }

    /// The page of a document, whose writer may have chosen a template.
    pub fn of_document<I>(
        frame: &Frame,
        sheet: Sheet<I>,
        document: &Outline,
        kind: impl Fn(I) -> Input,
    ) -> Self {
        let chosen = document.front_matter.template.as_ref().map(|template| {
            let name = &template.value;
            let name = if name.contains('.') { name.clone() } else { format!("{name}.html") };
            (name, Place::new(&document.path, template.span))
        });
        let asked_by = Some(Place::start_of(&document.path));
        Self::with_template(frame, sheet.path, sheet.head, kind(sheet.input), chosen, asked_by)
    }

    fn with_template(
        frame: &Frame,
        path: OutputPath,
        head: Head,
        input: Input,
        chosen: Option<(String, Place)>,
        asked_by: Option<Place>,
    ) -> Self {
        let (template, chosen_at) = match chosen {
            Some((template, place)) => (template, Some(place)),
            None => (format!("{}.html", input.kind()), None),
        };
        Self::of_template(frame, path, TemplatePage { template, chosen_at, head, input }, asked_by)
    }

    fn of_template(frame: &Frame, path: OutputPath, page: TemplatePage, asked_by: Option<Place>) -> Self {
        let key = Digest::of_value(&(frame, &page.template, &page.head, &page.input));
        Self { path, key, content: PageContent::Template(Arc::new(page)), asked_by }
    }

    /// The same page where an explainer that it shows has got another title; `None` if it shows nothing of it, or that is not
    /// known from this page alone.
    pub fn renamed(&self, frame: &Frame, renamed: &Renamed) -> Option<Self> {
        let PageContent::Template(page) = &self.content else { return None };
        let page = TemplatePage { input: page.input.renamed(renamed)?, ..(**page).clone() };
        Some(Self::of_template(frame, self.path.clone(), page, self.asked_by.clone()))
    }

    /// A file that no template renders.
    pub fn data(frame: &Frame, path: OutputPath, data: Data) -> Self {
        let key = Digest::of_value(&(&frame.ground, &data));
        Self { path, key, content: PageContent::Data(Arc::new(data)), asked_by: None }
    }

    /// A social card. Its key leaves out what all pages share, of which it shows nothing.
    pub fn social_card((path, input): (OutputPath, social_card::Input)) -> Self {
        let key = Digest::of_value(&("social card", social_card::EDITION, &input));
        let content = PageContent::Data(Arc::new(Data::SocialCard(Box::new(input))));
        Self { path, key, content, asked_by: None }
    }

    /// A copy of a file of the site. Its key is completed by whoever knows the file's digest.
    pub fn copy(path: OutputPath, file: SitePath) -> Self {
        let asked_by = Some(Place::start_of(&file));
        Self { path, key: Digest::of_value(&file), content: PageContent::Copy(file), asked_by }
    }

    /// A file with these bytes.
    pub fn bytes(path: OutputPath, bytes: &[u8]) -> Self {
        Self { path, key: Digest::of_bytes(bytes), content: PageContent::Bytes(bytes.into()), asked_by: None }
    }
}
