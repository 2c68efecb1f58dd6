//! What can be linked to, and what the links of each document come to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use crate::config::{self, Config, Outputs, folded};
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::body::{Link, LinkKind};
use crate::model::document::Outline;
use crate::path::{OutputPath, SitePath, SiteUrl, composed};
use crate::span::Place;
use crate::world::ImageHeader;

use super::directory::{Directory, Listed};
use super::entry::{Entry, ImageProblem};
use super::left_out::LeftOut;
use super::resolve::{self, Problem, ProblemKind, Target};
use super::routes::{self, ContentKind};
use super::sources::SourceEntry;
use super::topics::Topic;
use super::what::What;

/// What was resolved before, by the digest of all that it depends on.
#[derive(Default)]
pub(super) struct Memos {
    listed: Memo<Digest, Listed>,
    links: Memo<Digest, Resolved>,
    leads: Memo<Digest, Vec<SiteUrl>>,
}

impl Memos {
    /// Forgets what the last site did not need.
    pub(super) fn end_of_refresh(&self) {
        self.listed.end_of_refresh();
        self.links.end_of_refresh();
        self.leads.end_of_refresh();
    }
}

/// What the links of a document come to, and the image that stands for it.
pub(super) struct Resolved {
    pub(super) targets: Keyed<Vec<Target>>,
    pub(super) problems: Arc<[Problem]>,
    pub(super) image: (Option<Box<Target>>, Option<Box<ImageProblem>>),
}

impl Resolved {
    /// The addresses of pages that they lead to, each once.
    fn leads(&self) -> Vec<SiteUrl> {
        let pages = self.targets.iter().filter_map(|target| match target {
            Target::Site { url, file: None, .. } => Some(url),
            _ => None,
        });
        pages.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }
}

/// All that there is to link to.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) entries: &'a [Entry],
    pub(super) sources: &'a [SourceEntry],
    pub(super) topics: &'a [Topic],
    pub(super) files: &'a BTreeSet<SitePath>,
    pub(super) images: &'a BTreeMap<SitePath, ImageHeader>,
    pub(super) left_out: &'a LeftOut,
    pub(super) titles_left_out: &'a BTreeMap<SitePath, String>,
    pub(super) config: &'a Config,
    pub(super) is_addressed: bool,
}

/// What can be linked to: made when a link is met that was not resolved before.
pub(super) struct Links<'a> {
    directory: LazyLock<Directory, Box<dyn FnOnce() -> Directory + Send + 'a>>,
    /// Of each entry.
    pub(super) listed: Vec<Arc<Listed>>,
    /// The digest of what there is, but for the titles of documents.
    names: Digest,
    /// What each document is called, by its address, and the digest of all that.
    titles: HashMap<&'a SiteUrl, Vec<&'a str>>,
    titles_digest: Digest,
    /// The digest of all places on pages.
    places: Digest,
}

impl<'a> Links<'a> {
    pub(super) fn new(known: Known<'a>, memos: &Memos) -> Self {
        let Known {
            entries,
            sources,
            topics,
            files,
            images,
            left_out,
            titles_left_out,
            config,
            is_addressed,
        } = known;
        let listed: Vec<Arc<Listed>> = entries
            .par_iter()
            .map(|entry| {
                let beside = (entry.files(config.outputs), entry.has_references());
                let key = Digest::of_value(&(entry.outline().digest, &entry.url, beside));
                memos.listed.get(&key, || list(entry, config.outputs))
            })
            .collect();
        let names: Vec<Digest> = listed.iter().map(|listed| listed.names).collect();
        let places: Vec<Digest> = listed.iter().map(|listed| listed.places).collect();
        let sources_named: Vec<_> = sources
            .iter()
            .map(|source| (source.source.digest(), &source.source.place.path, source.published))
            .collect();
        let topics_named: Vec<_> = topics.iter().map(|topic| (&topic.url, &topic.title)).collect();
        let mut titles: HashMap<&SiteUrl, Vec<&str>> = HashMap::with_capacity(entries.len());
        for entry in entries {
            titles.entry(&entry.url).or_default().push(&entry.outline().title);
        }
        let all_titles: Vec<&str> = entries.iter().map(|entry| entry.outline().title.as_str()).collect();
        let fixed = (routes::site_files(config, is_addressed), config.search);
        let left_out = (left_out, titles_left_out);
        let documents = listed.clone();
        Self {
            directory: LazyLock::new(Box::new(move || directory(&known, &documents))),
            listed,
            names: Digest::of_value(&(names, sources_named, topics_named, files, images, left_out, fixed)),
            titles,
            titles_digest: Digest::of_value(&all_titles),
            places: Digest::of_value(&places),
        }
    }

    /// What the links of an entry come to; looked up where nothing that they depend on has changed.
    pub(super) fn resolved(&self, entry: &Entry, own: &Listed, memos: &Memos) -> Arc<Resolved> {
        let document = entry.outline();
        let key = self.key(entry, own);
        let mut resolved = None;
        let leads = memos.leads.get(&key, || resolved.insert(self.resolve(document)).leads());
        // A title is a part of each target that has it.
        let titles: Vec<_> = leads.iter().map(|url| self.titles.get(url)).collect();
        memos
            .links
            .get(&Digest::of_value(&(key, titles)), || resolved.unwrap_or_else(|| self.resolve(document)))
    }

    /// What the links of a document come to.
    fn resolve(&self, document: &Outline) -> Resolved {
        let (targets, problems) = self.directory.links(document);
        let image = document.front_matter.image.as_ref();
        let image = match image.map(|image| self.directory.image(&document.path, &image.value)) {
            Some(Ok(target)) => (Some(target.into()), None),
            Some(Err(problem)) => (None, Some(problem.into())),
            None => (None, None),
        };
        Resolved { targets: Keyed::new(targets), problems: problems.into(), image }
    }

    /// The digest of all that the meaning of an entry's links depends on, but for the titles of other pages that they lead to.
    fn key(&self, entry: &Entry, own: &Listed) -> Digest {
        let document = entry.outline();
        let written: Vec<_> = document.links.iter().map(Link::meant).collect();
        let image = document.front_matter.image.as_ref().map(|image| image.value.as_str());
        let mut links = document.links.iter().map(|link| &*link.destination).chain(image);
        let leads_to_places = links.any(|link| link.find('#').is_some_and(|at| at > 0));
        let goes_by_title = document.links.iter().any(|link| matches!(link.kind, LinkKind::Wiki(_)));
        Digest::of_value(&(
            (&document.path, &document.title, written, image),
            own.places,
            self.names,
            leads_to_places.then_some(self.places),
            goes_by_title.then_some(self.titles_digest),
        ))
    }
}

/// What a document is called, and the places on it.
pub(super) fn list(entry: &Entry, outputs: Outputs) -> Listed {
    let document = entry.outline();
    let front_matter = &document.front_matter;
    let aliases: Vec<&str> = front_matter.aliases.iter().map(|alias| alias.value.as_str()).collect();
    let old: Vec<&str> = front_matter.redirect_from.iter().map(|old| old.value.as_str()).collect();
    let files = entry.files(outputs);
    let listed = Listed {
        names: Digest::of_value(&(&document.path, &entry.url, aliases, old, files)),
        what: Some(entry.what.clone()),
        has_references: entry.has_references(),
        files,
        ..Listed::page(entry.url.clone(), &document.title)
    };
    let headings: Vec<_> = listed.headings().collect();
    let ids: BTreeSet<_> = listed.ids().collect();
    Listed { places: Digest::of_value(&(headings, ids)), ..listed }
}

fn directory(known: &Known, listed: &[Arc<Listed>]) -> Directory {
    let Known { entries, sources, topics, files, images, left_out, titles_left_out, config, is_addressed } =
        *known;
    let mut directory = Directory {
        files: files.clone(),
        images: images.clone(),
        left_out: left_out.clone(),
        titles_left_out: titles_left_out.clone(),
        ..Directory::default()
    };
    for (entry, listed) in entries.iter().zip(listed) {
        let document = entry.outline();
        let address = address(&entry.output);
        directory.documents.insert(document.path.clone(), Arc::clone(listed));
        directory.addresses.insert(address.to_owned(), Arc::clone(listed));
        if matches!(entry.what, What::Home(_)) {
            continue;
        }
        let last = address.rsplit('/').next().unwrap_or(address);
        let aliases = document.front_matter.aliases.iter().map(|alias| (3, alias.value.as_str()));
        let names = [(0, address), (1, last), (2, document.title.as_str())];
        for (rank, name) in names.into_iter().chain(aliases) {
            let paths = directory.names[rank].entry(folded(name)).or_default();
            if !paths.contains(&document.path) {
                paths.push(document.path.clone());
            }
        }
    }
    let paths = entries.iter().map(|entry| &entry.outline().path);
    let paths = paths
        .chain(sources.iter().map(|source| &source.source.place.path))
        .chain(files)
        .chain(left_out.keys());
    for path in paths.filter(|path| !path.as_str().is_ascii()) {
        let composed = SitePath::new(composed(path.as_str()));
        if composed != *path {
            directory.spelled.insert(composed, path.clone());
        }
    }
    let page = |output: &OutputPath, title: &str| Arc::new(Listed::page(output.url(), title));
    for source in sources {
        let path = &source.source.place.path;
        let has_file = routes::content_kind(path) == Some(ContentKind::Source);
        if source.published {
            let listed = page(&source.output, source.source.label());
            directory.addresses.insert(address(&source.output).to_owned(), Arc::clone(&listed));
            directory.sources.extend(has_file.then(|| (path.clone(), listed)));
        } else if has_file {
            directory.uncited.insert(path.clone());
        }
    }
    let search = (routes::numbered("search", 1), "Search");
    let lists = [
        ("", "Home"),
        ("sources", "Sources"),
        ("topics", "Topics"),
        ("corrections", "Corrections"),
        ("freshness", "What needs review"),
    ];
    let lists = lists.map(|(folder, title)| (routes::numbered(folder, 1), title));
    let topics = topics.iter().map(|topic| (topic.output.clone(), topic.title.as_str()));
    for (output, title) in topics.chain(lists).chain(config.search.then_some(search.clone())) {
        directory.addresses.entry(address(&output).to_owned()).or_insert_with(|| page(&output, title));
    }
    if !config.search {
        directory.unpublished.insert(address(&search.0).to_owned(), "search");
    }
    for (name, lacks) in routes::site_files(config, is_addressed) {
        if let Some(key) = lacks {
            directory.unpublished.insert(name.to_owned(), key);
        } else {
            directory.addresses.entry(name.to_owned()).or_insert_with(|| page(&routes::fixed(name), name));
        }
    }
    for (entry, listed) in entries.iter().zip(listed) {
        for old in &entry.outline().front_matter.redirect_from {
            if let Ok(output) = routes::redirect_output(&old.value) {
                let address = address(&output).to_owned();
                directory.addresses.entry(address).or_insert_with(|| Arc::clone(listed));
            }
        }
    }
    directory
}

/// The address of a page without its final slash, not encoded.
fn address(output: &OutputPath) -> &str {
    output.as_str().trim_end_matches("index.html").trim_end_matches('/')
}

/// The links of the masthead that the configuration names, as if they were written in a page at the top of `content/`.
pub(super) fn menu(
    config: &Config,
    links: &Links,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, Target)> {
    let from = SitePath::new("content/index.md");
    let items = config.menu.iter().enumerate().map(|(index, item)| {
        let target = links.directory.link(&from, &item.url, false).unwrap_or_else(|(kind, near)| {
            let span = config.places.get(&format!("menu.{index}.url"));
            let place = Place::new(&SitePath::new(config::FILE_NAME), span);
            let finding = Diagnostic::error("broken-link", place, format!("nothing is at `{}`", item.url));
            diagnostics.push(match (kind, near) {
                (ProblemKind::Unpublished(key), _) => finding.help(resolve::how_to_publish(key)),
                (_, Some(near)) => finding.help(format!("did you mean `{near}`?")),
                (_, None) => finding.help("write the path of a file below `content/`, or a whole address"),
            });
            Target::Nothing
        });
        (item.title.clone(), target)
    });
    items.collect()
}

/// The files to copy: all of `static/`, what published pages link to, and the images that stand for them.
pub(super) fn linked_files(
    entries: &[Entry],
    files: &BTreeSet<SitePath>,
) -> BTreeSet<(OutputPath, SitePath)> {
    let targets =
        entries.iter().flat_map(|entry| entry.resolution.links.iter().chain(entry.image.as_deref()));
    let linked = targets.filter_map(|target| match target {
        Target::Site { file, .. } => file.as_ref(),
        _ => None,
    });
    let all_static = files.iter().filter(|path| path.as_str().starts_with("static/"));
    linked.chain(all_static).filter_map(|path| Some((routes::file_output(path)?, path.clone()))).collect()
}
