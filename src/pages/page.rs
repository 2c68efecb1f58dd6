//! A page: where it stands, what it is made from, and the key that says whether it has changed.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::config::Links;
use crate::digest::{Digest, Keyed};
use crate::html::{self, Context, Numbering};
use crate::model::document::Document;
use crate::path::{OutputPath, SitePath, SiteUrl};
use crate::site::Entry;
use crate::site::resolve::Resolution;
use crate::span::Place;

use super::view::{PageView, PagerView, SiteView};
use super::{corrections, explainer, home, plain, source, topic};

/// A file of the output, before it is rendered.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it stands.
    pub path: OutputPath,
    /// The digest of all that its bytes are made from, the theme excepted.
    pub key: Digest,
    /// What it is made from.
    pub content: PageContent,
}

/// What a page is made from.
#[derive(Clone, Debug)]
pub enum PageContent {
    /// A template, with what it shows.
    Template(Arc<TemplatePage>),
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

/// What every page says of itself.
#[derive(Clone, Debug, Hash)]
pub struct Head {
    /// Its title, without the site's.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Its address.
    pub url: SiteUrl,
    /// Its language; `None` for the site's.
    pub lang: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Where it is in a list that goes on over several pages.
    pub pager: Option<Pager>,
}

/// Where a page is in a list that goes on over several pages.
#[derive(Clone, Debug, Hash)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub total: usize,
    /// The page before.
    pub previous: Option<SiteUrl>,
    /// The page after.
    pub next: Option<SiteUrl>,
}

/// What all pages of a site share: how links are written, what the site says of itself.
#[derive(Clone, Debug, Hash)]
pub struct Frame {
    /// `site` in templates.
    pub site: Keyed<SiteView>,
    /// How links between pages are written.
    pub links: Links,
    /// The path of the site's address, with slashes at both ends; `/` if it is not known.
    pub base_path: String,
    /// Whether raw HTML is published as it is.
    pub raw_html: bool,
    /// How many entries a list may have before it goes on on another page.
    pub paginate: usize,
}

impl Page {
    /// A page that the template of its kind renders.
    pub fn template(path: OutputPath, frame: &Frame, head: Head, input: Input) -> Self {
        let template = format!("{}.html", input.kind());
        Self::chosen_template(path, frame, head, input, template, None)
    }

    /// A page that another template renders, chosen at `place`.
    pub fn chosen_template(
        path: OutputPath,
        frame: &Frame,
        head: Head,
        input: Input,
        template: String,
        chosen_at: Option<Place>,
    ) -> Self {
        let page = TemplatePage { template, chosen_at, head, input };
        let key = Digest::of_value(&(frame, &page.template, &page.head, &page.input));
        Self { path, key, content: PageContent::Template(Arc::new(page)) }
    }

    /// A copy of a file of the site. Its key is completed by whoever knows the file's digest.
    pub fn copy(path: OutputPath, file: SitePath) -> Self {
        Self { path, key: Digest::of_value(&file), content: PageContent::Copy(file) }
    }

    /// A file with these bytes.
    pub fn bytes(path: OutputPath, bytes: &[u8]) -> Self {
        Self { path, key: Digest::of_bytes(bytes), content: PageContent::Bytes(bytes.into()) }
    }
}

impl Frame {
    /// What leads from the page at `url` to the site's root.
    pub fn root(&self, url: &SiteUrl) -> String {
        match (self.links, url.depth()) {
            (Links::Absolute, _) => self.base_path.clone(),
            (_, 0) => "./".to_owned(),
            (_, depth) => "../".repeat(depth),
        }
    }

    /// An address as templates see it: what is put after `page.root`.
    pub fn url(&self, url: &SiteUrl) -> String {
        let file = html::site_url("/", self.links == Links::Explicit, url);
        file.strip_prefix('/').unwrap_or(&file).to_owned()
    }

    /// The address of a place on a page.
    pub fn place(&self, url: &SiteUrl, id: &str) -> String {
        if id.is_empty() {
            return self.url(url);
        }
        format!("{}#{}", self.url(url), crate::path::encode_fragment(id))
    }

    /// `page` in templates.
    pub fn page_view(&self, kind: &'static str, head: &Head) -> PageView {
        let lang = head.lang.as_deref().unwrap_or(&self.site.lang);
        // The page for addresses where nothing is is served at any depth.
        let root = if kind == "not-found" { self.base_path.clone() } else { self.root(&head.url) };
        let base = &self.site.base_url;
        PageView {
            kind,
            title: head.title.clone(),
            description: head.description.clone(),
            url: self.url(&head.url),
            root,
            canonical: if base.is_empty() { String::new() } else { format!("{base}{}", head.url.as_str()) },
            lang: lang.to_owned(),
            dir: direction(lang),
            draft: head.draft,
            pager: head.pager.as_ref().map(|pager| PagerView {
                number: pager.number,
                total: pager.total,
                previous: pager.previous.as_ref().map(|url| self.list_url(url)).unwrap_or_default(),
                next: pager.next.as_ref().map(|url| self.list_url(url)).unwrap_or_default(),
            }),
        }
    }

    /// The address of a page of a list; that of the home page is not empty, since an empty one would mean that there is none.
    fn list_url(&self, url: &SiteUrl) -> String {
        let url = self.url(url);
        if url.is_empty() { "./".to_owned() } else { url }
    }

    /// Renders parts of a document for the page at `url`.
    pub fn with_html<R>(
        &self,
        document: &Document,
        resolution: &Resolution,
        url: &SiteUrl,
        render: impl FnOnce(&Context) -> R,
    ) -> R {
        let numbering = Numbering::of(&document.body);
        render(&Context {
            document,
            resolution,
            numbering: &numbering,
            root: &self.root(url),
            explicit: self.links == Links::Explicit,
            elsewhere: None,
            raw_html: self.raw_html,
        })
    }
}

/// The direction of a language's usual script.
fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];
    let primary = lang.split('-').next().unwrap_or("").to_ascii_lowercase();
    if RIGHT_TO_LEFT.contains(&primary.as_str()) { "rtl" } else { "ltr" }
}

/// The page of an explainer or a plain page: its writer may have chosen a template.
pub fn of_document(entry: &Entry, frame: &Frame, head: Head, input: Input) -> Page {
    let document = entry.document();
    match &document.front_matter.template {
        None => Page::template(entry.output.clone(), frame, head, input),
        Some(chosen) => {
            let name = &chosen.value;
            let template = if name.contains('.') { name.clone() } else { format!("{name}.html") };
            let place = Place::new(&document.path, chosen.span);
            Page::chosen_template(entry.output.clone(), frame, head, input, template, Some(place))
        }
    }
}

/// Text that an introduction is made from: that of a topic or the home page.
#[derive(Clone, Debug)]
pub struct Intro {
    /// The document.
    pub document: Arc<Document>,
    /// What its links mean.
    pub resolution: Arc<Resolution>,
}

impl Hash for Intro {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.document.hash(state);
        self.resolution.hash(state);
    }
}

impl Intro {
    /// The introduction as HTML on the page at `url`.
    pub fn html(&self, frame: &Frame, url: &SiteUrl) -> String {
        frame.with_html(&self.document, &self.resolution, url, |context| {
            let mut html = html::blocks(context, self.document.body.part());
            html.push_str(&html::footnotes(context));
            html
        })
    }
}

/// Takes a list apart into pages of `size`; one page, if it is empty. `output` says where the page with a number stands.
pub fn paginate<'a, T>(
    list: &'a [T],
    size: usize,
    output: impl Fn(usize) -> OutputPath,
) -> Vec<(OutputPath, &'a [T], Option<Pager>)> {
    let total = list.len().div_ceil(size).max(1);
    (1..=total)
        .map(|number| {
            let part = list.chunks(size).nth(number - 1).unwrap_or(&[]);
            let neighbour = |number: usize| output(number).url();
            let pager = (total > 1).then(|| Pager {
                number,
                total,
                previous: (number > 1).then(|| neighbour(number - 1)),
                next: (number < total).then(|| neighbour(number + 1)),
            });
            (output(number), part, pager)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::routes;

    #[test]
    fn a_list_is_one_page_at_least_and_ends_where_it_ends() {
        let pages = |count: usize| {
            let list: Vec<usize> = (0..count).collect();
            paginate(&list, 50, |number| routes::numbered("topics/x", number))
                .into_iter()
                .map(|(path, part, pager)| (path.as_str().to_owned(), part.len(), pager.is_some()))
                .collect::<Vec<_>>()
        };
        let page = |path: &str, count: usize, pager: bool| (path.to_owned(), count, pager);
        assert_eq!(pages(0), [page("topics/x/index.html", 0, false)]);
        assert_eq!(pages(50), [page("topics/x/index.html", 50, false)]);
        assert_eq!(
            pages(51),
            [page("topics/x/index.html", 50, true), page("topics/x/page/2/index.html", 1, true)]
        );
    }

    #[test]
    fn languages_have_directions() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("en"), "ltr");
        assert_eq!(direction("HE"), "rtl");
    }
}
