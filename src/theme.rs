//! Themes: templates and static files. Turns a page's views into its bytes.
//!
//! A template is looked for in the site's `templates/`, then in the theme's
//! `themes/<name>/templates/`, then in those of the theme that it names as its `parent`, then in the default theme, which is
//! inside the binary (`themes/default` on disk wins over it, file by file). Each layer can be named, so that a template can
//! build on the one that it replaces:
//!
//! | name | is |
//! | --- | --- |
//! | `explainer.html` | the first that is found |
//! | `@theme/explainer.html` | the theme's, else the next below |
//! | `@parent/explainer.html` | its parent's, else the default theme's |
//! | `@default/explainer.html` | the default theme's |
//!
//! Components can be replaced one by one: the one defined in the highest layer is used everywhere. Static files lie over
//! each other in the same way, and so do words, message by message.
//!
//! Everything is escaped but what goes through `safe`, whatever a template's file is called. Besides Tera's own filters
//! there are, all of them plain functions of their arguments and of the words of the page's language:
//!
//! | filter | gives |
//! | --- | --- |
//! | `say(…)` | the words with that key, values in their places: `"count.claims" \| say(n=2)` |
//! | `date` | `21 November 2026`, `July 2025`, `about 2025`, `2025 (uncertain)`; other text unchanged |
//! | `machine_date` | the same for `<time datetime>`; empty if it is no date |
//! | `number` | `two`; from 13 on, figures |
//! | `list` | `a, b and c` |
//! | `letters` | 1 is `a`, 27 is `aa` |
//! | `work` | a CSL type in words: `newspaper article` |
//! | `upper_first` | the text with a capital |
//! | `language_tag` | a BCP 47 tag for `lang`; empty if it has not the form of one |
//! | `fragment` | an id as a link's fragment, percent-encoded |
//! | `json` | JSON that may stand in a `<script>` |
//!
//! Templates reach the values that they are given and nothing else: no files, environment, clock or network. What a
//! runaway template may do is counted: nesting (by Tera), what `range` gives out, and bytes written.

mod built_in;
mod assets;
mod filters;
mod expansion;
mod options;
mod manifest;
mod templates;
mod faults;
mod layers;
mod engine;

pub use assets::{Asset, AssetContent};
pub use built_in::{DEFAULT, default_files};
pub use engine::Value;
pub use manifest::ThemeManifest;
pub use options::{OptionKind, ThemeOption};

use self::engine::Engines;
use self::layers::Chain;
use self::templates::{PREFIXES, Sources, plain_name};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::pages::view::{Extra, ThemeView};
use crate::path::SitePath;
use crate::words::Languages;
use crate::world::World;

/// How much stack a thread that renders should have, in bytes. Tera counts how deep components are nested, but what it
/// allows is more than the two megabytes that threads have by default can hold.
pub const STACK: usize = 16 << 20;

/// A theme, ready to render.
pub struct Theme {
    manifest: ThemeManifest,
    engines: Engines,
    languages: Languages,
    /// `theme` in templates.
    value: Value,
    sources: Sources,
    templates: Vec<String>,
    assets: Vec<Asset>,
    digest: Digest,
}

impl Theme {
    /// Reads the theme that the configuration names. Without a theme that can render, what is wrong is in the findings,
    /// all of it at once.
    pub fn load(world: &World, config: &Config) -> (Option<Self>, Vec<Diagnostic>) {
        if let Some(missing) = layers::missing_theme(world, config) {
            return (None, vec![missing]);
        }
        let (chain, mut diagnostics) = layers::read_manifests(world, config);
        let Some(Chain { manifest, parent, options }) = chain else { return (None, diagnostics) };
        let layers = layers::layers(&config.theme, parent.as_deref());
        let mut sources = layers::sources(world, &layers, &mut diagnostics);
        let values = options::values(&options, config, &mut diagnostics);
        let options_style = options::style_sheet(&options, &values);
        let assets = layers::assets(world, &layers, options_style, &mut diagnostics);
        let languages = layers::languages(world, config, &layers, &sources, &mut diagnostics);
        let engines =
            Engines::new(&mut sources, &languages).map_err(|faults| diagnostics.extend(faults)).ok();
        let Some(engines) = engines else { return (None, diagnostics) };
        if diagnostics.iter().any(|diagnostic| diagnostic.fatal) {
            return (None, diagnostics);
        }
        let values = serde_json::Value::Object(values.into_iter().collect());
        let view = ThemeView { name: config.theme.clone(), options: Extra(values) };
        let digest = Digest::of_value(&(
            env!("CARGO_PKG_VERSION"),
            sources.iter().map(|(name, source)| (name, &source.text)).collect::<Vec<_>>(),
            assets.iter().map(|asset| (&asset.name, &asset.path)).collect::<Vec<_>>(),
            &view,
            &languages,
        ));
        let mut templates: Vec<String> = sources.keys().map(|name| plain_name(name).to_owned()).collect();
        templates.sort();
        templates.dedup();
        let manifest = ThemeManifest { options, ..manifest };
        let value = Value::of(&view);
        (Some(Self { manifest, engines, languages, value, sources, templates, assets, digest }), diagnostics)
    }

    /// What the theme says of itself; its options with those that it inherits.
    pub fn manifest(&self) -> &ThemeManifest {
        &self.manifest
    }

    /// Whether there is a template of that name, in any layer: `explainer.html`.
    pub fn has(&self, template: &str) -> bool {
        self.templates.binary_search_by(|name| name.as_str().cmp(template)).is_ok()
    }

    /// The names of all templates, sorted.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.iter().map(String::as_str)
    }

    /// What the interface says, by language.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The templates that stand on disk, with their texts.
    pub fn files(&self) -> impl Iterator<Item = (&SitePath, &str)> {
        self.sources.values().filter_map(|source| Some((source.path.as_ref()?, &*source.text)))
    }

    /// The files that a template of that name stands in, with their texts, the one that is used first; without a path it is
    /// inside the binary.
    pub fn standing(&self, template: &str) -> Vec<(Option<&SitePath>, &str)> {
        let names = std::iter::once("").chain(PREFIXES).map(|prefix| format!("{prefix}{template}"));
        let mut standing: Vec<(Option<&SitePath>, &str)> = names
            .filter_map(|name| self.sources.get(&name))
            .map(|source| (source.path.as_ref(), &*source.text))
            .collect();
        // What a layer does not have, it finds in the one below: such aliases stand nowhere themselves.
        let lowest = standing.pop();
        standing.retain(|(path, _)| path.is_some());
        standing.extend(lowest);
        standing.dedup_by_key(|(path, _)| *path);
        standing
    }

    /// The static files, sorted by name.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }

    /// The digest of all in the theme that can change the bytes of a page.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Renders a template in a language with the values that it is given, by their names, and `theme`; on a thread with a
    /// stack of [`STACK`] bytes, if the theme is not to be trusted with it.
    pub fn render(
        &self,
        template: &str,
        lang: &str,
        values: &[(&'static str, Value)],
    ) -> Result<Vec<u8>, Diagnostic> {
        let words = self.languages.of(lang);
        self.engines.render(template, words, &self.value, values, &self.sources)
    }
}

#[cfg(test)]
mod tests;
