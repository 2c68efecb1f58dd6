//! What pages are made of before they are pages: what all of them share, what each says of itself, and lists that go on
//! over several of them.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::config::{Links, folded};
use crate::digest::{Digest, Keyed};
use crate::html::{self, Context, Numbering};
use crate::model::document::Document;
use crate::model::update::UpdateKind;
use crate::path::{OutputPath, SiteUrl};
use crate::site::resolve::{Resolution, Target};
use crate::site::{Site, What, routes};
use crate::words::{Languages, Words, direction};

use super::view::{Extra, MenuItemView, PageView, PagerView, SiteCounts, SiteView};

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
    /// What the interface says, by language.
    pub languages: Languages,
    /// The digest of the theme that renders the pages.
    pub theme: Digest,
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
            extra: Extra(serde_json::from_str(&config.extra.0).unwrap_or_default()),
            base_url: base_url.clone(),
        };
        Self {
            site: Keyed::new(view),
            links: config.links,
            base_path: base_path(&base_url),
            raw_html: config.markdown.raw_html,
            paginate: config.paginate,
            languages,
            theme,
        }
    }

    /// The words of a page in `lang`, or in the site's language.
    pub fn words(&self, lang: Option<&str>) -> &Words {
        self.languages.of(lang.unwrap_or(&self.site.lang))
    }

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

/// The plain pages, by title.
fn plain_pages(site: &Site) -> Vec<MenuItemView> {
    let plain = site.entries.iter().filter(|entry| matches!(entry.what, What::Plain(_)));
    let mut items: Vec<MenuItemView> = plain
        .map(|entry| MenuItemView {
            title: entry.document().title.clone(),
            url: written(site.config.links, &entry.url),
            external: false,
        })
        .collect();
    items.sort_by_cached_key(|item| (folded(&item.title), item.url.clone()));
    items
}

/// How many corrections the explainers of a site have.
fn count_corrections(site: &Site) -> usize {
    let explainers = site.explainers.iter().filter_map(|&id| site.entries[id].explainer());
    explainers
        .flat_map(|explainer| explainer.updates())
        .filter(|update| update.kind == Some(UpdateKind::Correction))
        .count()
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
    pub document: Arc<Document>,
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
        frame.with_html(&self.document, &self.resolution, url, |context| {
            let mut html = html::blocks(context, self.document.body.part());
            html.push_str(&html::footnotes(context));
            html
        })
    }
}

/// Takes a list apart into pages of `size`; one page, if it is empty. `output` says where the page with a number stands.
pub fn paginate<T>(
    list: &[T],
    size: usize,
    output: impl Fn(usize) -> OutputPath,
) -> Vec<(OutputPath, &[T], Option<Pager>)> {
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
}
