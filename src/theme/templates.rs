//! The templates of all layers, by the names that they have for each other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::path::SitePath;

use super::expansion::Expanded;

/// Names of the layers below the site's own, as templates write them, the highest first.
pub(super) const PREFIXES: [&str; 3] = ["@theme/", "@parent/", "@default/"];

/// All templates by the names under which Tera has them.
pub(super) type Sources = BTreeMap<String, Source>;

/// The source of a template.
pub(super) struct Source {
    /// The file; `None` if it is inside the binary.
    pub(super) path: Option<SitePath>,
    pub(super) text: Cow<'static, str>,
    /// What Tera has of it, if that is not the text itself.
    pub(super) expanded: Option<Expanded>,
}

impl Source {
    pub(super) fn new(path: Option<SitePath>, text: Cow<'static, str>) -> Self {
        Self { path, text, expanded: None }
    }

    /// What Tera has of it.
    pub(super) fn compiled(&self) -> &str {
        self.expanded.as_ref().map_or(&self.text, |expanded| &expanded.text)
    }
}

/// What a layer does not have, its name finds in the layer below.
pub(super) fn add_aliases(sources: &mut Sources) {
    let [of_theme, of_parent, of_default] = PREFIXES;
    for (layer, below) in [(of_parent, of_default), (of_theme, of_parent)] {
        let missing: Vec<String> = sources
            .keys()
            .filter_map(|name| name.strip_prefix(below))
            .filter(|name| !sources.contains_key(&format!("{layer}{name}")))
            .map(str::to_owned)
            .collect();
        for name in missing {
            let source = &sources[&format!("{below}{name}")];
            // A component may be defined once in a layer, so a template with components is built upon, not repeated.
            let defines = ["% component ", "%- component "].iter().any(|tag| source.text.contains(tag));
            let alias = if defines {
                Source::new(None, Cow::Owned(format!("{{% extends \"{below}{name}\" %}}")))
            } else {
                Source::new(source.path.clone(), source.text.clone())
            };
            sources.insert(format!("{layer}{name}"), alias);
        }
    }
}

/// The names of all templates as other templates write them, without and with the prefix of their layer.
pub(super) fn template_names(sources: &Sources) -> impl Iterator<Item = &str> {
    sources.keys().flat_map(|name| [plain_name(name), name.as_str()])
}

/// A template's name without the prefix of its layer.
pub(super) fn plain_name(name: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
}
