//! What pages are made of before they are pages: what all of them share, what each says of itself, and lists that go on
//! over several of them.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::config::{Links, folded};
use crate::digest::{Digest, Keyed};
use crate::html::{self, Context, Numbering};
use crate::model::document::{Document, Shelved};
use crate::model::update::UpdateKind;
use crate::path::{OutputPath, SiteUrl};
use crate::site::entry::Entry;
use crate::site::resolve::{Resolution, Target};
use crate::site::what::{PageFiles, What};
use crate::site::{Site, routes};
use crate::words::tag::direction;
use crate::words::{Languages, Words};
use crate::world::ImageSize;

use super::view::{
    Extra, FeedsView, FilesView, ImageView, MenuItemView, PageView, PagerView, SiteCounts, SiteView,
};

/// A page that is planned: where it stands, what it says of itself, and what its view is made from.
#[derive(Clone, Debug)]
pub struct Sheet<I> {
    /// Where it stands.
    pub path: OutputPath,
    /// What it says of itself.
    pub head: Head,
    /// What its view is made from.
    pub input: I,
}

/// What every page says of itself.
#[derive(Clone, Debug, Default, Hash)]
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
    pub pager: Option<Box<Pager>>,
    /// The image that stands for it where it is shared.
    pub image: Option<Box<HeadImage>>,
    /// What else is published of it.
    pub files: PageFiles,
}

/// An image that stands for a page.
#[derive(Clone, Debug, Hash)]
pub struct HeadImage {
    /// Where it is: a file of this site, or one elsewhere.
    pub target: Target,
    /// What is to be seen on it; may be empty.
    pub alt: String,
    /// Its width and height in pixels, if they are known.
    pub size: Option<(u32, u32)>,
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
    /// What files that no template renders may know of the site.
    pub ground: Keyed<Ground>,
    /// How links between pages are written.
    pub links: Links,
    /// The path of the site's address, with slashes at both ends; `/` if it is not known.
    pub base_path: String,
    /// Whether raw HTML is published as it is.
    pub raw_html: bool,
    /// Whether pages hold structured data.
    pub json_ld: bool,
    /// How many entries a list may have before it goes on on another page.
    pub paginate: usize,
    /// What the interface says, by language.
    pub languages: Languages,
    /// The digest of the theme that renders the pages.
    pub theme: Digest,
}

/// What files that no template renders may know of the site: what the configuration says, and nothing that a new page would
/// change.
#[derive(Clone, Debug, Hash)]
pub struct Ground {
    /// The site's name.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The language, a BCP 47 tag.
    pub lang: String,
    /// Where the site is published, with a final slash; empty if that is not known.
    pub base_url: String,
    /// The path of the site's address, with slashes at both ends; `/` if it is not known.
    pub base_path: String,
    /// How links between pages are written.
    pub links: Links,
    /// Whether raw HTML is published as it is.
    pub raw_html: bool,
}

impl Ground {
    /// The whole address of a page or file; relative to the site's root if the site's address is not known.
    pub fn absolute(&self, url: &SiteUrl) -> String {
        format!("{}{}", self.base_url, url.as_str())
    }

    /// The address of a page or file as it is put after the way to the site's root.
    pub fn url(&self, url: &SiteUrl) -> String {
        written(self.links, url)
    }

    /// The address of a page or file as links on the page at `from` write it.
    pub fn link(&self, from: &SiteUrl, url: &SiteUrl) -> String {
        html::site_url(&self.root(from), self.links == Links::Explicit, url)
    }

    /// What leads from the page at `url` to the site's root.
    pub fn root(&self, url: &SiteUrl) -> String {
        root(self.links, &self.base_path, url)
    }
}

/// What leads from the page at `url` to the site's root.
fn root(links: Links, base_path: &str, url: &SiteUrl) -> String {
    match (links, url.depth()) {
        (Links::Absolute, _) => base_path.to_owned(),
        (_, 0) => "./".to_owned(),
        (_, depth) => "../".repeat(depth),
    }
}

impl Frame {
    /// What all pages of `site` share. `assets` are the addresses of the theme's files by name, `languages` its words and
    /// `theme` its digest.
    pub fn new(site: &Site, assets: BTreeMap<String, String>, languages: Languages, theme: Digest) -> Self {
        let config = &site.config;
        let base_url = site.base_url.clone().unwrap_or_default();
        let view = SiteView {
            title: config.title.clone(),
            description: config.description.clone(),
            lang: config.lang.clone(),
            home: written(config.links, &SiteUrl::default()),
            freshness: written(config.links, &routes::fixed("freshness/index.html").url()),
            menu: menu(site, languages.of(&config.lang)),
            plain: plain_pages(site),
            assets,
            custom_css: custom_css(site),
            counts: SiteCounts {
                explainers: site.explainers.len(),
                sources: site.sources.iter().filter(|source| source.published).count(),
                topics: site.topics.len(),
                corrections: count_corrections(site),
            },
            search: if config.search {
                written(config.links, &routes::fixed("search/index.html").url())
            } else {
                String::new()
            },
            csp: config.csp.clone(),
            extra: Extra(serde_json::from_str(&config.extra.0).unwrap_or_default()),
            feeds: feeds(site),
            base_url: base_url.clone(),
        };
        let ground = Ground {
            title: config.title.clone(),
            description: config.description.clone(),
            lang: config.lang.clone(),
            base_path: base_path(&base_url),
            base_url: base_url.clone(),
            links: config.links,
            raw_html: config.markdown.raw_html,
        };
        Self {
            site: Keyed::new(view),
            ground: Keyed::new(ground),
            links: config.links,
            base_path: base_path(&base_url),
            raw_html: config.markdown.raw_html,
            json_ld: config.outputs.json_ld,
            paginate: config.paginate,
            languages,
            theme,
        }
    }

    /// The words of a page in `lang`, or in the site's language.
    pub fn words(&self, lang: Option<&str>) -> &Keyed<Words> {
        self.languages.of(lang.unwrap_or(&self.site.lang))
    }

    /// What leads from the page at `url` to the site's root.
    pub fn root(&self, url: &SiteUrl) -> String {
        root(self.links, &self.base_path, url)
    }

    /// An address as templates see it: what is put after `page.root`.
    pub fn url(&self, url: &SiteUrl) -> String {
        written(self.links, url)
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
            image: head.image.as_ref().and_then(|image| self.image_view(image)),
            files: self.files_view(head),
            json_ld: String::new(),
            lang: lang.to_owned(),
            dir: direction(lang),
            words_lang: self.words(Some(lang)).lang().to_owned(),
            draft: head.draft,
            pager: head.pager.as_ref().map(|pager| PagerView {
                number: pager.number,
                total: pager.total,
                previous: pager.previous.as_ref().map(|url| self.list_url(url)).unwrap_or_default(),
                next: pager.next.as_ref().map(|url| self.list_url(url)).unwrap_or_default(),
            }),
        }
    }

    /// An image that stands for a page: whoever shows it elsewhere needs its whole address.
    fn image_view(&self, image: &HeadImage) -> Option<ImageView> {
        let url = match &image.target {
            Target::Site { url, .. } if !self.ground.base_url.is_empty() => self.ground.absolute(url),
            Target::External(url) => crate::path::encode_address(url),
            _ => return None,
        };
        let (width, height) = image.size.unwrap_or_default();
        Some(ImageView { url, alt: image.alt.clone(), width, height })
    }

    fn files_view(&self, head: &Head) -> FilesView {
        let file = |is_published: bool, name: &str| {
            if is_published { self.url(&head.url.file(name)) } else { String::new() }
        };
        let PageFiles { markdown, claims, references } = head.files;
        FilesView {
            markdown: file(markdown, routes::MARKDOWN),
            claims: file(claims, routes::CLAIMS),
            csl_json: file(references, routes::CSL_JSON),
            bibtex: file(references, routes::BIBTEX),
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
            has_references: true,
            raw_html: self.raw_html,
            words: self.words(document.front_matter.lang.as_ref().map(|lang| lang.value.as_str())),
        })
    }
}

/// The address of a page or file of the site, as templates see it: what is put after `page.root`.
fn written(links: Links, url: &SiteUrl) -> String {
    let file = html::site_url("/", links == Links::Explicit, url);
    file.strip_prefix('/').unwrap_or(&file).to_owned()
}

/// The links of the masthead: the configuration's, else the lists that there are.
fn menu(site: &Site, words: &Words) -> Vec<MenuItemView> {
    if !site.menu.is_empty() {
        let items = site.menu.iter().map(|(title, target)| {
            let (url, external) = match target {
                Target::Site { url, fragment, .. } => {
                    let fragment =
                        fragment.as_ref().map(|id| format!("#{}", crate::path::encode_fragment(id)));
                    (written(site.config.links, url) + &fragment.unwrap_or_default(), false)
                }
                Target::External(url) => (url.to_string(), true),
                Target::Here { .. } | Target::Nothing => {
                    (written(site.config.links, &SiteUrl::default()), false)
                }
            };
            MenuItemView { title: title.clone(), url, external }
        });
        return items.collect();
    }
    let own = |title: &str, path: &str| MenuItemView {
        title: words.text(title, &[]),
        url: written(site.config.links, &routes::fixed(path).url()),
        external: false,
    };
    let has_sources = site.sources.iter().any(|source| source.published);
    let mut menu = vec![own("title.explainers", "index.html")];
    menu.extend((!site.topics.is_empty()).then(|| own("title.topics", "topics/index.html")));
    menu.extend(has_sources.then(|| own("title.sources", "sources/index.html")));
    menu.push(own("title.corrections", "corrections/index.html"));
    menu
}

/// The feeds that are published: they need the site's address.
fn feeds(site: &Site) -> FeedsView {
    let is_published = site.config.outputs.feeds && site.base_url.is_some();
    let own = |name: &str| if is_published { name.to_owned() } else { String::new() };
    FeedsView { atom: own(routes::ATOM), json: own(routes::JSON_FEED), corrections: own(routes::CORRECTIONS) }
}

/// The plain pages, by title.
fn plain_pages(site: &Site) -> Vec<MenuItemView> {
    let plain = site.entries.iter().filter(|entry| matches!(entry.what, What::Plain(_)));
    let mut items: Vec<MenuItemView> = plain
        .map(|entry| MenuItemView {
            title: entry.outline().title.clone(),
            url: written(site.config.links, &entry.url),
            external: false,
        })
        .collect();
    items.sort_by_cached_key(|item| (folded(&item.title), item.url.clone()));
    items
}

/// How many corrections the explainers of a site have.
fn count_corrections(site: &Site) -> usize {
    let updates = site.explainers.iter().flat_map(|&id| &site.entries[id].outline().updates);
    updates.filter(|update| update.kind == Some(UpdateKind::Correction)).count()
}

/// The path of an address, with slashes at both ends.
fn base_path(base_url: &str) -> String {
    match base_url.split_once("://").and_then(|(_, rest)| rest.split_once('/')) {
        Some((_, path)) if !path.is_empty() => format!("/{path}"),
        _ => "/".to_owned(),
    }
}

/// The address of the site's own style sheet; empty if there is none.
fn custom_css(site: &Site) -> String {
    let output = routes::fixed("custom.css");
    let is_there = site.files.iter().any(|(path, _)| *path == output);
    if is_there { written(site.config.links, &output.url()) } else { String::new() }
}

/// Text that an introduction is made from: that of a topic or the home page.
#[derive(Clone, Debug)]
pub struct Intro {
    /// The document.
    pub document: Shelved<Document>,
    /// What its links mean.
    pub resolution: Resolution,
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
        let document = self.document.open();
        frame.with_html(&document, &self.resolution, url, |context| {
            let context = &Context { has_references: false, ..*context };
            let mut html = html::blocks(context, document.body.part());
            html.push_str(&html::footnotes(context));
            html
        })
    }
}

/// The image that stands for a page where it is shared: the writer's.
pub fn image(entry: &Entry) -> Option<Box<HeadImage>> {
    let target = entry.image.as_deref()?.clone();
    let size = match &target {
        Target::Site { size: Some(ImageSize { width, height }), .. } => Some((*width, *height)),
        _ => None,
    };
    Some(Box::new(HeadImage { target, alt: String::new(), size }))
}

/// A page of a list: where it stands, what is on it, and its place among the others if there are any.
pub type Part<'a, T> = (OutputPath, &'a [T], Option<Box<Pager>>);

/// Takes a list apart into pages of `size`; one page, if it is empty. `output` says where the page with a number stands.
pub fn paginate<T>(list: &[T], size: usize, output: impl Fn(usize) -> OutputPath) -> Vec<Part<'_, T>> {
    let total = list.len().div_ceil(size).max(1);
    (1..=total)
        .map(|number| {
            let part = list.chunks(size).nth(number - 1).unwrap_or(&[]);
            let neighbour = |number: usize| output(number).url();
            let pager = || Pager {
                number,
                total,
                previous: (number > 1).then(|| neighbour(number - 1)),
                next: (number < total).then(|| neighbour(number + 1)),
            };
            (output(number), part, (total > 1).then(|| Box::new(pager())))
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
}
