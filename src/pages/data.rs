//! What machines read: which files there are. Each is a pure function of what it is made from and of the
//! [`Ground`](super::frame::Ground); how each looks, the file named after it says.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::digest::Keyed;
use crate::path::{OutputPath, SiteUrl};
use crate::site::entry::{Entry, EntryId};
use crate::site::what::{PageFiles, What};
use crate::site::{Site, routes};
use crate::words::Words;

use super::cards::Cards;
use super::frame::Frame;
use super::page::{Data, Input, Page, PageContent};
use super::record::Records;
use super::sitemap::SitemapPage;
use super::{claims, feed, llms, redirect, sitemap};

/// The files in the folder of a page.
pub fn plan_entry(site: &Site, frame: &Frame, records: &Records<'_>, entry: &Entry) -> Vec<Page> {
    let PageFiles { markdown, claims, references } = entry.files(site.config.outputs);
    if !(markdown || claims || references) {
        return Vec::new();
    }
    let record = records.of(entry);
    let folder = entry.output.as_str().trim_end_matches("index.html");
    let file = |name: &str, data| Page::data(frame, routes::fixed(&format!("{folder}{name}")), data);
    let mut files = Vec::new();
    files.extend(markdown.then(|| {
        let lang = entry.outline().front_matter.lang.as_ref().map(|lang| lang.value.as_str());
        file(routes::MARKDOWN, Data::Markdown(record.clone(), frame.words(lang).clone()))
    }));
    files.extend(claims.then(|| file(routes::CLAIMS, Data::Claims(record.clone()))));
    if references {
        files.push(file(routes::CSL_JSON, Data::CslJson(record.sources.clone())));
        files.push(file(routes::BIBTEX, Data::Bibtex(record.sources.clone())));
    }
    files
}

/// The files of the whole site. `pages` are those that are planned already.
pub fn plan(
    site: &Site,
    frame: &Frame,
    cards: &Cards,
    records: &Records<'_>,
    pages: &[Page],
) -> (Vec<Page>, Vec<Diagnostic>) {
    let words = frame.words(None);
    let published = routes::site_files(&site.config, site.base_url.is_some());
    let is_published = |name: &str| published.iter().any(|(file, lacks)| *file == name && lacks.is_none());
    let mut files = Vec::new();
    let mut add = |name: &str, data: Data| files.push(Page::data(frame, routes::fixed(name), data));
    if is_published(routes::ATOM) {
        let all = Keyed::new(feed::plan(site));
        add(routes::ATOM, Data::Atom(all.clone(), routes::ATOM));
        add(routes::JSON_FEED, Data::JsonFeed(all, routes::JSON_FEED));
        add(
            routes::CORRECTIONS,
            Data::Atom(Keyed::new(feed::plan_corrections(site, words)), routes::CORRECTIONS),
        );
    }
    let has_sitemap = is_published(routes::SITEMAP);
    if has_sitemap {
        for (name, file) in sitemap::plan(listed(site, pages)) {
            add(&name, Data::Sitemap(file));
        }
    }
    add(routes::ROBOTS, Data::Robots { has_sitemap });
    if is_published(routes::CLAIMS) {
        let explainers = site.explainers.iter().map(|&id| {
            let url = &site.entries[id].url;
            (url.clone(), url.file(routes::CLAIMS), cards.entries[id].clone())
        });
        add(routes::CLAIMS, Data::ClaimsList(claims::List { pages: explainers.collect() }));
    }
    if is_published(routes::SOURCES) {
        add(routes::SOURCES, Data::CslJson(Keyed::new(records.published_sources())));
    }
    if is_published(routes::LLMS) {
        add(routes::LLMS, Data::Llms(Box::new(llms(site, words))));
    }
    let (redirects, diagnostics) = redirect::plan(site);
    if !redirects.is_empty() {
        add("_redirects", Data::Redirects(redirects.iter().map(|(.., redirect)| redirect.clone()).collect()));
    }
    files.extend(redirects.into_iter().map(|(path, place, redirect)| Page {
        asked_by: Some(place),
        ..Page::data(frame, path, Data::Redirect(Box::new(redirect)))
    }));
    (files, diagnostics)
}

/// The pages that crawlers may list, each with the day on which it last changed.
fn listed(site: &Site, pages: &[Page]) -> Vec<SitemapPage> {
    let changed: BTreeMap<&OutputPath, _> =
        site.entries.iter().map(|entry| (&entry.output, entry.changed())).collect();
    let latest = site.explainers.iter().filter_map(|&id| site.entries[id].changed()).max();
    pages
        .iter()
        .filter_map(|page| match &page.content {
            PageContent::Template(template) => Some((page, template)),
            _ => None,
        })
        .filter(|(_, template)| !template.head.draft && !matches!(template.input, Input::NotFound))
        .map(|(page, template)| SitemapPage {
            url: template.head.url.clone(),
            changed: match template.input {
                Input::Home(_) => latest,
                _ => changed.get(&page.path).copied().flatten(),
            },
        })
        .collect()
}

fn llms(site: &Site, words: &Words) -> llms::Input {
    let outputs = &site.config.outputs;
    let page = |id: EntryId| {
        let entry = &site.entries[id];
        let document = entry.outline();
        let url = if outputs.markdown { entry.url.file(routes::MARKDOWN) } else { entry.url.clone() };
        let summary = document.front_matter.summary.as_ref();
        (!document.front_matter.draft).then(|| llms::LlmsPage {
            title: document.title.clone(),
            url,
            summary: summary.map(|summary| summary.value.clone()).unwrap_or_default(),
        })
    };
    let is_plain = |&id: &EntryId| matches!(site.entries[id].what, What::Plain(_));
    let file = |name: &str| -> SiteUrl { routes::fixed(name).url() };
    let said = |key: &str| words.text(&format!("llms.{key}"), &[]);
    let mut data = vec![(said("sources"), routes::numbered("sources", 1).url())];
    data.extend(outputs.claims.then(|| (said("claims"), file(routes::CLAIMS))));
    data.extend(outputs.bibliography.then(|| (said("bibliography"), file(routes::SOURCES))));
    data.extend(outputs.feeds.then(|| (said("feed"), file(routes::ATOM))));
    data.push((words.text("title.corrections", &[]), routes::numbered("corrections", 1).url()));
    llms::Input {
        intro: said("intro"),
        headings: [words.text("title.explainers", &[]), said("pages")],
        explainers: site.explainers.iter().copied().filter_map(page).collect(),
        plain: (0..site.entries.len()).filter(is_plain).filter_map(page).collect(),
        data,
    }
}
