//! `sitemap.xml`: all pages, with the days on which they changed. More than a file may hold go into several, and then
//! `sitemap.xml` is the list of those.

use crate::date::Day;
use crate::path::SiteUrl;
use crate::site::routes;

use super::frame::Ground;
use super::xml::Xml;

/// How many addresses a file may hold, by the protocol.
const LIMIT: usize = 50_000;
const NAMESPACE: [(&str, &str); 1] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

/// A page that crawlers may list.
#[derive(Clone, Debug, Hash)]
pub struct SitemapPage {
    /// Its address.
    pub url: SiteUrl,
    /// When it last changed, if that is known.
    pub changed: Option<Day>,
}

/// The files of a sitemap by name: all pages in one, or a list of parts and the parts.
pub fn plan(mut pages: Vec<SitemapPage>) -> Vec<(String, Sitemap)> {
    pages.sort_by(|a, b| a.url.cmp(&b.url));
    split(pages, LIMIT)
}

fn split(pages: Vec<SitemapPage>, limit: usize) -> Vec<(String, Sitemap)> {
    let name = |number: usize| format!("sitemap-{number}.xml");
    if pages.len() <= limit {
        return vec![(routes::SITEMAP.to_owned(), Sitemap::Pages(pages))];
    }
    let parts = pages.chunks(limit).map(<[SitemapPage]>::to_vec).map(Sitemap::Pages);
    let mut files: Vec<(String, Sitemap)> =
        parts.enumerate().map(|(index, part)| (name(index + 1), part)).collect();
    let urls = files.iter().map(|(name, _)| routes::fixed(name).url()).collect();
    files.push((routes::SITEMAP.to_owned(), Sitemap::Index(urls)));
    files
}

/// A file of a sitemap.
#[derive(Clone, Debug, Hash)]
pub enum Sitemap {
    /// Pages.
    Pages(Vec<SitemapPage>),
    /// Other files of the sitemap.
    Index(Vec<SiteUrl>),
}

/// A file of a sitemap.
pub fn xml(sitemap: &Sitemap, ground: &Ground) -> Vec<u8> {
    match sitemap {
        Sitemap::Pages(pages) => {
            let mut xml = Xml::new("urlset", &NAMESPACE);
            for page in pages {
                xml.open("url", &[]);
                xml.leaf("loc", &[], &ground.absolute(&page.url));
                if let Some(day) = page.changed {
                    xml.leaf("lastmod", &[], &day.to_string());
                }
                xml.close();
            }
            xml.into_bytes()
        }
        Sitemap::Index(files) => {
            let mut xml = Xml::new("sitemapindex", &NAMESPACE);
            for file in files {
                xml.open("sitemap", &[]);
                xml.leaf("loc", &[], &ground.absolute(file));
                xml.close();
            }
            xml.into_bytes()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_file_cannot_hold_goes_into_several() {
        let page = |number: usize| SitemapPage { url: routes::numbered("x", number).url(), changed: None };
        let names = |count: usize| {
            let files = split((1..=count).map(page).collect(), 2);
            let held = |sitemap: &Sitemap| match sitemap {
                Sitemap::Pages(pages) => pages.len(),
                Sitemap::Index(files) => files.len(),
            };
            files.iter().map(|(name, file)| format!("{name}: {}", held(file))).collect::<Vec<_>>()
        };
        assert_eq!(names(2), ["sitemap.xml: 2"]);
        assert_eq!(names(3), ["sitemap-1.xml: 2", "sitemap-2.xml: 1", "sitemap.xml: 2"]);
    }
}
