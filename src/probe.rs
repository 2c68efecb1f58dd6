//! Probes: where the links lead that templates write.
//!
//! What a writer links to is checked in Markdown, before there are pages. A link that stands in a template is met here: of
//! each template of the site some pages are rendered, and their links looked up among the pages and their ids. The
//! embedded theme has no dead links, so a site without templates of its own costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::pages::page::{Page, PageContent};
use crate::parse::html::{self, Token};
use crate::path::{OutputPath, SitePath, decode};
use crate::span::{Place, Span};

/// How many pages of a template are looked at: the first, the last, and some between them.
const PAGES: usize = 4;

/// What a probe looks at.
pub struct Probe<'a> {
    /// All pages, by path.
    pub pages: &'a [Page],
    /// The templates on disk.
    pub templates: Vec<(&'a SitePath, &'a str)>,
    /// The path of the site's address, with slashes at both ends.
    pub base_path: &'a str,
    /// Renders a page, on any thread; nothing if that fails.
    pub render: &'a (dyn Fn(&Page) -> Option<Vec<u8>> + Sync),
}

/// What a page has.
#[derive(Default)]
struct Probed {
    /// Its links, with whether they are images.
    links: Vec<(String, bool)>,
    ids: BTreeSet<String>,
}

impl Probe<'_> {
    /// The digest of all that the findings depend on.
    pub fn key(&self) -> Digest {
        let some: Vec<_> = self.some().into_iter().map(|(template, page)| (template, page.key)).collect();
        let paths: Vec<_> = self.pages.iter().map(|page| &page.path).collect();
        Digest::of_value(&(some, paths))
    }

    /// Some pages of each template.
    fn some(&self) -> Vec<(&str, &Page)> {
        let mut by_template: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
        for page in self.pages {
            if let PageContent::Template(template) = &page.content {
                by_template.entry(&template.template).or_default().push(page);
            }
        }
        let mut some = Vec::new();
        for (template, pages) in by_template {
            let last = pages.len() - 1;
            let places: BTreeSet<usize> = (0..PAGES).map(|part| part * last / (PAGES - 1)).collect();
            some.extend(places.into_iter().map(|place| (template, pages[place])));
        }
        some
    }

    /// The links of some pages that lead nowhere, each once. Places on pages are known of those pages alone.
    pub fn find(&self) -> Vec<Diagnostic> {
        let some = self.some();
        let probed: BTreeMap<&OutputPath, Probed> =
            some.par_iter().filter_map(|(_, page)| Some((&page.path, read(&(self.render)(page)?)))).collect();
        let mut said = BTreeSet::new();
        let mut found = Vec::new();
        for (template, page) in some {
            for (address, is_image) in probed.get(&page.path).into_iter().flat_map(|probed| &probed.links) {
                let Some((rule, message)) = self.problem(page, address, *is_image, &probed) else { continue };
                let place = self.place(template, address);
                if said.insert((place.clone(), rule)) {
                    let finding = Diagnostic::error(rule, place, message);
                    found.push(finding.note(format!("it stands on the page `/{}`", page.path)));
                }
            }
        }
        found
    }

    /// The rule that a link breaks, and how; nothing if it leads somewhere, or out of the site.
    fn problem(
        &self,
        page: &Page,
        address: &str,
        is_image: bool,
        probed: &BTreeMap<&OutputPath, Probed>,
    ) -> Option<(&'static str, String)> {
        let address = address.trim();
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or("");
        let is_elsewhere =
            path.starts_with("//") || path.split('/').next().is_some_and(|first| first.contains(':'));
        if is_elsewhere {
            return None;
        }
        let rule = if is_image { "missing-image" } else { "broken-link" };
        let nothing = || Some((rule, format!("a template links to `{address}`, where nothing is")));
        let target = if path.is_empty() {
            page
        } else {
            let Some(target) = self.target(page, path) else { return nothing() };
            target
        };
        let fragment = decode(fragment).unwrap_or_default();
        let is_named = !fragment.is_empty() && fragment != "top" && !fragment.starts_with(":~:");
        if !is_named || probed.get(&target.path).is_none_or(|probed| probed.ids.contains(&fragment)) {
            return None;
        }
        let message = format!("a template links to `{address}`, and that page has no `{fragment}`");
        Some(("broken-anchor", message))
    }

    /// The page that a path leads to from another one.
    fn target(&self, from: &Page, path: &str) -> Option<&Page> {
        let path = decode(path)?;
        let absolute = match path.strip_prefix('/') {
            Some(_) => {
                let inside = path.strip_prefix(self.base_path)?;
                SitePath::new("").join(inside)?.as_str().to_owned()
            }
            None => SitePath::new(from.path.as_str()).join(&path)?.as_str().to_owned(),
        };
        let folder = absolute.trim_matches('/');
        let index = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        let is_folder = path.ends_with('/') || matches!(path.rsplit('/').next(), Some("." | ".."));
        let names = if is_folder { vec![index] } else { vec![folder.to_owned(), index] };
        names.iter().find_map(|name| {
            let at = self.pages.binary_search_by(|page| page.path.as_str().cmp(name)).ok()?;
            Some(&self.pages[at])
        })
    }

    /// Where a link is written: in the template that holds its last words, else at the start of the page's.
    fn place(&self, template: &str, address: &str) -> Place {
        let written = address.trim_start_matches(['.', '/']);
        let is_own = |path: &SitePath| path.as_str().ends_with(&format!("templates/{template}"));
        let own = self.templates.iter().filter(|(path, _)| is_own(path));
        let others = self.templates.iter().filter(|(path, _)| !is_own(path));
        let found = own.chain(others).find_map(|(path, text)| {
            let at = text.find(written).filter(|_| !written.is_empty())?;
            Some(Place::new(path, Span::new(at, at + written.len())))
        });
        found.unwrap_or_else(|| Place::start_of(&SitePath::new(format!("templates/{template}"))))
    }
}

/// The links and ids of a page.
fn read(page: &[u8]) -> Probed {
    let mut probed = Probed::default();
    let (mut tag, mut attribute) = (Vec::new(), Vec::new());
    html::read(&String::from_utf8_lossy(page), |token, _| match token {
        Token::Open(name) => tag = name.to_vec(),
        Token::Attribute(name) => attribute = name.to_vec(),
        Token::Value(value) => {
            let value = || String::from_utf8_lossy(value).into_owned();
            match (tag.as_slice(), attribute.as_slice()) {
                (_, b"id") => {
                    probed.ids.insert(value());
                }
                (b"img", b"src") => probed.links.push((value(), true)),
                (b"a" | b"area" | b"link", b"href") | (_, b"src") => probed.links.push((value(), false)),
                _ => {}
            }
        }
        Token::Close(_) | Token::Text(_) => {}
    });
    probed
}
