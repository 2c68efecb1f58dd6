//! The topics of the site: those that explainers name, and those that have an introduction.

use std::collections::{BTreeMap, HashMap};

use crate::config::folded;
use crate::diagnostic::Diagnostic;
use crate::parse::ids::slug;
use crate::path::{OutputPath, SiteUrl};
use crate::span::Place;

use super::entry::{Entry, EntryId};
use super::routes;
use super::what::What;

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// The last part of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Where its page stands in the output.
    pub output: OutputPath,
    /// The address of its page.
    pub url: SiteUrl,
    /// Its introduction.
    pub intro: Option<EntryId>,
    /// Its explainers, the last changed first.
    pub explainers: Vec<EntryId>,
}

/// The topics that explainers name, and those that have an introduction.
pub(super) fn collect(entries: &mut [Entry], diagnostics: &mut Vec<Diagnostic>) -> Vec<Topic> {
    let mut by_slug: BTreeMap<String, Topic> = BTreeMap::new();
    // Where each topic was named first, and how.
    let mut named_first: BTreeMap<String, (String, Place)> = BTreeMap::new();
    let mut names: HashMap<&str, TopicName> = HashMap::new();
    for (id, entry) in entries.iter().enumerate() {
        let What::Topic(document) = &entry.what else { continue };
        let slug = routes::topic_slug(document);
        let topic = Topic {
            slug: slug.clone(),
            title: document.title.clone(),
            output: entry.output.clone(),
            url: entry.url.clone(),
            intro: Some(id),
            explainers: Vec::new(),
        };
        if let Some(first) = by_slug.get(&slug).and_then(|topic| topic.intro) {
            let (path, other) = (&document.path, &entries[first].outline().path);
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-url",
                    Place::start_of(path),
                    format!("`{path}` and `{other}` want one address, `/topics/{slug}/`"),
                )
                .related(Place::start_of(other), "the other one")
                .help("rename one of them, or give it another `slug:`")
                .fatal(),
            );
            continue;
        }
        by_slug.insert(slug, topic);
    }
    for (id, entry) in entries.iter().enumerate() {
        let Some(explainer) = entry.explainer() else { continue };
        for named in &explainer.front_matter.topics {
            let place = || Place::new(&explainer.path, named.span);
            let TopicName { slug, words, output } =
                names.entry(&named.value).or_insert_with(|| TopicName::of(&named.value));
            let Some(output) = output else {
                diagnostics.push(
                    Diagnostic::error(
                        "bad-address",
                        place(),
                        format!("the topic `{}` cannot be an address", named.value),
                    )
                    .help("call it by other words, with letters or digits in them"),
                );
                continue;
            };
            match named_first.get(slug) {
                None => {
                    named_first.insert(slug.clone(), (words.clone(), place()));
                }
                Some((first, _)) if first == words => {}
                Some((first, first_place)) => diagnostics.push(
                    Diagnostic::error(
                        "duplicate-url",
                        place(),
                        format!("the topics `{first}` and `{words}` want one address, `/topics/{slug}/`"),
                    )
                    .related(first_place.clone(), "the other one")
                    .help("call one of them by other words"),
                ),
            }
            let topic = by_slug.entry(slug.clone()).or_insert_with(|| Topic {
                slug: slug.clone(),
                title: topic_title(&named.value),
                url: output.url(),
                output: output.clone(),
                intro: None,
                explainers: Vec::new(),
            });
            if topic.explainers.last() != Some(&id) {
                topic.explainers.push(id);
            }
        }
    }
    let mut topics: Vec<Topic> = by_slug.into_values().collect();
    topics.sort_by(|a, b| (folded(&a.title), &a.slug).cmp(&(folded(&b.title), &b.slug)));
    for (index, topic) in topics.iter().enumerate() {
        for &explainer in &topic.explainers {
            entries[explainer].topics.push(index);
        }
    }
    topics
}

/// What the name of a topic comes to.
struct TopicName {
    slug: String,
    /// Its words: names that differ in nothing else are one.
    words: String,
    /// Where its page stands; nothing if the name cannot be an address.
    output: Option<OutputPath>,
}

impl TopicName {
    fn of(name: &str) -> Self {
        let slug = slug(name);
        let output = OutputPath::new(&format!("topics/{slug}/index.html")).ok().filter(|_| slug != "page");
        Self { words: folded(name).replace(['-', '_'], " "), slug, output }
    }
}

/// `ukraine-war` is *Ukraine war*; what has a space or a capital letter is taken as it is.
fn topic_title(name: &str) -> String {
    if name.contains(' ') || name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.map(|char| if char == '-' { ' ' } else { char })).collect()
}
