//! A page: where it stands, what it is made from, and the key that says whether it has changed.

use std::sync::Arc;

use serde::Serialize;

use crate::digest::Digest;
use crate::model::document::Document;
use crate::path::{OutputPath, SitePath};
use crate::span::Place;

use super::frame::{Frame, Head, Sheet};
use super::{corrections, explainer, home, plain, robots, source, topic, view};

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
    /// A plain page.
    Plain(plain::Input),
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
            Self::Plain(_) => "plain",
            Self::NotFound => "not-found",
        }
    }
}

/// What a file that no template renders is written from: what machines read.
#[derive(Clone, Debug, Hash)]
pub enum Data {
    /// What crawlers may read.
    Robots,
}

impl Data {
    /// The bytes of the file.
    pub fn bytes(&self, frame: &Frame) -> Vec<u8> {
        match self {
            Self::Robots => robots::text(frame).into_bytes(),
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
    /// `plain`
    Plain(view::PlainView),
}

impl TemplatePage {
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
            Input::Plain(input) => View::Plain(plain::view(input, head, frame)),
            Input::NotFound => return None,
        };
        Some((self.input.kind(), view))
    }
}

impl Page {
    /// A page that the template of its kind renders.
    pub fn of_kind<I>(frame: &Frame, sheet: Sheet<I>, kind: impl Fn(I) -> Input) -> Self {
        Self::with_template(frame, sheet.path, sheet.head, kind(sheet.input), None, None)
    }

    /// The page of a document, whose writer may have chosen a template.
    pub fn of_document<I>(
        frame: &Frame,
        sheet: Sheet<I>,
        document: &Document,
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
        let page = TemplatePage { template, chosen_at, head, input };
        let key = Digest::of_value(&(frame, &page.template, &page.head, &page.input));
        Self { path, key, content: PageContent::Template(Arc::new(page)), asked_by }
    }

    /// A file that no template renders.
    pub fn data(frame: &Frame, path: OutputPath, data: Data) -> Self {
        let key = Digest::of_value(&(frame, &data));
        Self { path, key, content: PageContent::Data(Arc::new(data)), asked_by: None }
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
