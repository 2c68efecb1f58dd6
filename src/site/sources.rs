//! The sources of the site: those with files and those that pages describe, each with its text.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::digest::Keyed;
use crate::model::front_matter::SourceEntryKind;
use crate::model::receipt::Receipts;
use crate::model::source::Source;
use crate::parse::text::SourceText;
use crate::path::{OutputPath, SitePath, SiteUrl, composed};

use super::entry::{Entry, EntryId};
use super::origins::Provenance;
use super::routes;

/// A source, and what is known of it in this site.
#[derive(Debug)]
pub struct SourceEntry {
    /// What it is.
    pub source: Keyed<Source>,
    /// Where its page stands in the output.
    pub output: OutputPath,
    /// The address of its page.
    pub url: SiteUrl,
    /// Where it comes from.
    pub provenance: Keyed<Provenance>,
    /// Its text, on a machine that has it. Nothing that is published depends on it.
    pub text: Option<SourceFile>,
    /// The explainers that cite it, the last changed first, with its number in their references.
    pub cited_by: Vec<(EntryId, usize)>,
    /// Whether a published page cites it.
    pub cited: bool,
    /// Whether a published page cites or lists it.
    pub published: bool,
}

/// The text of a source, and where it stands.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The file.
    pub path: SitePath,
    /// The text.
    pub text: Arc<SourceText>,
}

/// All sources by key: those with files, and those in place. Two that say the same are one.
pub(super) fn collect(
    shared: Vec<Keyed<Source>>,
    entries: &[Entry],
    receipts: &Receipts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<SourceEntry> {
    let in_place =
        entries.iter().flat_map(|entry| &entry.outline().front_matter.sources).filter_map(|listed| {
            match &listed.kind {
                SourceEntryKind::Inline(source) => Some(source.clone()),
                SourceEntryKind::Key(_) => None,
            }
        });
    let mut by_key: BTreeMap<String, Keyed<Source>> = BTreeMap::new();
    let mut names: BTreeMap<String, Keyed<Source>> = BTreeMap::new();
    let mut good = Vec::new();
    for source in shared.into_iter().chain(in_place) {
        if let Some(first) = by_key.get(&source.key) {
            if first.place != source.place && !first.says_the_same(&source) {
                diagnostics.push(
                    Diagnostic::error(
                        "duplicate-source",
                        source.place.clone(),
                        format!("two sources have the key `{}`", source.key),
                    )
                    .related(first.place.clone(), "the other one")
                    .help("give one of them another `id`, or describe it once, in `content/sources/`"),
                );
            }
            continue;
        }
        let Some(name) = routes::source_name(&source.key) else {
            diagnostics.push(
                Diagnostic::error(
                    "bad-address",
                    source.place.clone(),
                    format!("no page can be called after the source `{}`", source.key),
                )
                .help("give it another `id`")
                .fatal(),
            );
            continue;
        };
        if let Some(first) = names.get(&name) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-url",
                    source.place.clone(),
                    format!(
                        "the sources `{}` and `{}` want one address, `/sources/{name}/`",
                        first.key, source.key
                    ),
                )
                .related(first.place.clone(), "the other one")
                .help("give one of them another `id`")
                .fatal(),
            );
        }
        names.entry(name.clone()).or_insert_with(|| source.clone());
        by_key.insert(source.key.clone(), source.clone());
        good.push((source, name));
    }
    good.sort_by(|(a, _), (b, _)| a.key.cmp(&b.key));
    let mut provenances = Provenance::of_all(good.iter().map(|(source, _)| &**source), receipts);
    good.into_iter()
        .map(|(source, name)| {
            let output = routes::numbered(&format!("sources/{name}"), 1);
            SourceEntry {
                url: output.url(),
                output,
                provenance: provenances.remove(&source.key).map(Keyed::new).unwrap_or_default(),
                source,
                text: None,
                cited_by: Vec::new(),
                cited: false,
                published: false,
            }
        })
        .collect()
}

/// Gives each source its text, where there is one of the name that it gives, in `folder`.
pub(super) fn add_texts(
    sources: &mut [SourceEntry],
    texts: &BTreeMap<String, Arc<SourceText>>,
    folder: &str,
) {
    for entry in sources {
        let name = entry.source.text.as_ref().map(|name| name.value.as_str());
        entry.text = name.and_then(|name| {
            let (name, text) = named(texts, name)?;
            let text = Arc::clone(text);
            Some(SourceFile { path: SitePath::new(format!("{folder}/{name}")), text })
        });
    }
}

/// The text of this name, in whichever form its file's name is written.
fn named<'a>(
    texts: &'a BTreeMap<String, Arc<SourceText>>,
    name: &str,
) -> Option<(&'a String, &'a Arc<SourceText>)> {
    let is_it = |(known, _): &(&String, _)| !known.is_ascii() && composed(known) == composed(name);
    texts.get_key_value(name).or_else(|| (!name.is_ascii()).then(|| texts.iter().find(is_it)).flatten())
}
