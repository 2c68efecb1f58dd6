//! Themes: templates and static files. Turns a page's views into its bytes.
//!
//! The one file that names tera. A template is looked for in the site's `templates/`, then in the theme's
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

mod assets;
mod filters;
mod options;
mod manifest;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{ErrorKind, Kwargs, ReportError, State, Tera, TeraResult};

pub use assets::{Asset, AssetContent};
pub use manifest::ThemeManifest;
pub use options::{OptionKind, ThemeOption};

use self::assets::StaticFile;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::digest::{Digest, Keyed};
use crate::html::escape;
use crate::pages::view::{API, Extra, ThemeView};
use crate::path::{SitePath, encode_fragment};
use crate::span::{Place, Span, line_column};
use crate::words::{self, Languages, Unsaid, Words, WordsFile};
use crate::world::{Content, File, World};

/// The name of the theme that is inside the binary.
pub const DEFAULT: &str = "default";

/// How much stack a thread that renders should have, in bytes. Tera counts how deep components are nested, but what it
/// allows is more than the two megabytes that threads have by default can hold.
pub const STACK: usize = 16 << 20;

/// The rule of findings about templates.
const RULE: &str = "template";

/// Names of the layers below the site's own, as templates write them, the highest first.
const PREFIXES: [&str; 3] = ["@theme/", "@parent/", "@default/"];

/// The style sheet that sets what the site's options say.
const OPTIONS_STYLE: &str = "options.css";

/// The longest page, in bytes.
const MAX_PAGE: usize = 64 << 20;

/// How many numbers `range` gives out to one page.
const MAX_NUMBERS: usize = 1_000_000;

/// The filters that are ours, for "did you mean".
const FILTERS: [&str; 11] = [
    "say",
    "date",
    "machine_date",
    "number",
    "list",
    "letters",
    "work",
    "upper_first",
    "language_tag",
    "fragment",
    "json",
];

thread_local! {
    /// How many numbers `range` may still give out to the page that this thread renders. Set before each page.
    static NUMBERS_LEFT: Cell<usize> = const { Cell::new(MAX_NUMBERS) };
}

/// The files of the default theme, as they are inside the binary: path within the theme and bytes, sorted by path.
pub fn default_files() -> &'static [(&'static str, &'static [u8])] {
    include!(concat!(env!("OUT_DIR"), "/default_theme.rs"))
}

/// A theme, ready to render.
pub struct Theme {
    manifest: ThemeManifest,
    /// With the words of English.
    engine: Tera,
    /// One for each language, by the tag that its words bear; made for the first page in it.
    engines: BTreeMap<String, OnceLock<Tera>>,
    languages: Languages,
    /// `theme` in templates.
    value: Value,
    sources: Sources,
    templates: Vec<String>,
    assets: Vec<Asset>,
    digest: Digest,
}

/// A value for templates. A clone costs nothing, so that what all pages share is made once.
#[derive(Clone, Debug)]
pub struct Value(tera::Value);

impl Value {
    /// Makes a value of a view.
    pub fn of<T: Serialize + ?Sized>(view: &T) -> Self {
        Self(tera::Value::from_serializable(view))
    }
}

/// All templates by the names under which Tera has them.
type Sources = BTreeMap<String, Source>;

/// The source of a template.
struct Source {
    /// The file; `None` if it is inside the binary.
    path: Option<SitePath>,
    text: Cow<'static, str>,
}

impl Theme {
    /// Reads the theme that the configuration names. Without a theme that can render, what is wrong is in the findings,
    /// all of it at once.
    pub fn load(world: &World, config: &Config) -> (Option<Self>, Vec<Diagnostic>) {
        if let Some(missing) = missing_theme(world, config) {
            return (None, vec![missing]);
        }
        let (chain, mut diagnostics) = read_manifests(world, config);
        let Some(Chain { manifest, parent, options }) = chain else { return (None, diagnostics) };
        let layers = layers(&config.theme, parent.as_deref());
        let sources = sources(world, &layers, &mut diagnostics);
        let values = options::values(&options, config, &mut diagnostics);
        let options_style = options::style_sheet(&options, &values);
        let assets = assets(world, &layers, options_style, &mut diagnostics);
        let languages = languages(world, config, &layers, &sources, &mut diagnostics);
        let english = languages.of(words::ENGLISH);
        let engine = compile(&sources, english).map_err(|faults| diagnostics.extend(faults)).ok();
        let Some(engine) = engine else { return (None, diagnostics) };
        if diagnostics.iter().any(|diagnostic| diagnostic.fatal) {
            return (None, diagnostics);
        }
        let engines = languages.all().map(|(_, words)| (words.lang().to_owned(), OnceLock::new())).collect();
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
        (
            Some(Self { manifest, engine, engines, languages, value, sources, templates, assets, digest }),
            diagnostics,
        )
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
        let Some(tera) = self.engines.get(words.lang()) else { return Ok(Vec::new()) };
        let tera = tera.get_or_init(|| {
            let mut tera = self.engine.clone();
            add_words(&mut tera, words);
            tera
        });
        let mut context = tera::Context::new();
        context.insert_value("theme", self.value.0.clone());
        for (name, value) in values {
            context.insert_value(*name, value.0.clone());
        }
        NUMBERS_LEFT.set(MAX_NUMBERS);
        let mut page = PageWriter::default();
        match tera.render_to(template, &context, &mut page) {
            Ok(()) => Ok(page.bytes),
            Err(_) if page.is_full => {
                let message = format!("the page is longer than {} MiB", MAX_PAGE >> 20);
                Err(fault(&self.sources, &self.registered(template), None, &message))
            }
            Err(error) => Err(match error.kind() {
                ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                    reported(&self.sources, report)
                }
                kind => fault(&self.sources, &self.registered(template), None, &kind.to_string()),
            }),
        }
    }

    /// The name under which Tera has a template.
    fn registered(&self, template: &str) -> String {
        std::iter::once("")
            .chain(PREFIXES)
            .map(|prefix| format!("{prefix}{template}"))
            .find(|name| self.sources.contains_key(name))
            .unwrap_or_else(|| template.to_owned())
    }
}

/// The bytes of a page, up to a limit.
#[derive(Default)]
struct PageWriter {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for PageWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_PAGE {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The error that there is no theme of the name that the configuration gives.
fn missing_theme(world: &World, config: &Config) -> Option<Diagnostic> {
    let fault = wrong_theme(config, format!("there is no theme `{}`", config.theme));
    missing(world, &config.theme, fault).map(|fault| match fault.help {
        Some(_) => fault,
        None => fault.help(format!("create the folder `themes/{}`, or leave `theme` out", config.theme)),
    })
}

/// The fault, if there is no theme of that name, with the nearest that there is.
fn missing(world: &World, name: &str, fault: Diagnostic) -> Option<Diagnostic> {
    let mut themes: Vec<&str> = files_below(world, "themes/")
        .filter_map(|(path, ..)| path.split_once('/').map(|(folder, _)| folder))
        .chain([DEFAULT])
        .collect();
    if themes.contains(&name) {
        return None;
    }
    themes.sort_unstable();
    themes.dedup();
    Some(near(fault, name, themes))
}

/// An error at the theme's name in the configuration.
fn wrong_theme(config: &Config, message: impl Into<Cow<'static, str>>) -> Diagnostic {
    let place = Place::new(&SitePath::new(config::FILE_NAME), config.places.get("theme"));
    Diagnostic::error("theme", place, message).fatal()
}

/// What a theme says of itself, and what it takes from those that it builds on.
struct Chain {
    manifest: ThemeManifest,
    /// The theme between it and the default theme.
    parent: Option<String>,
    /// All options, those from below included.
    options: Vec<ThemeOption>,
}

/// What the theme says of itself, and its parent, and the default theme.
fn read_manifests(world: &World, config: &Config) -> (Option<Chain>, Vec<Diagnostic>) {
    let without = |path: &SitePath| {
        let fault =
            wrong_theme(config, format!("the theme `{}` has no `{}`", config.theme, manifest::FILE_NAME));
        fault.help(format!("write `{path}`, with `api: {API}` in it"))
    };
    let (manifest, mut diagnostics) = read_manifest(world, &config.theme, without);
    let Some(manifest) = manifest else { return (None, diagnostics) };
    let own_path = manifest_path(&config.theme);
    let wrong =
        |span, message: String| Diagnostic::error("theme", Place::new(&own_path, span), message).fatal();
    let named = manifest.parent.clone().filter(|parent| parent.value != DEFAULT);
    let mut options = Vec::new();
    if config.theme != DEFAULT {
        let (default, _) = read_manifest(world, DEFAULT, without);
        options = default.map(|default| default.options).unwrap_or_default();
    }
    if let Some(parent) = &named {
        let (name, span) = (parent.value.as_str(), parent.span);
        if name == config.theme {
            diagnostics.push(wrong(span, format!("the theme `{name}` is its own parent")));
            return (None, diagnostics);
        }
        let fault = wrong(span, format!("there is no theme `{name}`"));
        if let Some(missing) = missing(world, name, fault) {
            diagnostics.push(missing);
            return (None, diagnostics);
        }
        let without = |path: &SitePath| {
            wrong(span, format!("the theme `{name}` has no `{}`", manifest::FILE_NAME))
                .help(format!("write `{path}`, with `api: {API}` in it"))
        };
        let (manifest, found) = read_manifest(world, name, without);
        diagnostics.extend(found);
        let Some(manifest) = manifest else { return (None, diagnostics) };
        if let Some(further) = manifest.parent.filter(|further| further.value != DEFAULT) {
            let message = format!("the theme `{name}` has a parent itself");
            let fault =
                wrong(span, message).related(Place::new(&manifest_path(name), further.span), "this one");
            diagnostics.push(fault.help("a theme builds on one other, and on the default theme"));
            return (None, diagnostics);
        }
        options = options::inherited(options, manifest.options);
    }
    let options = options::inherited(options, manifest.options.clone());
    (Some(Chain { manifest, parent: named.map(|parent| parent.value), options }), diagnostics)
}

fn manifest_path(theme: &str) -> SitePath {
    SitePath::new(format!("themes/{theme}/{}", manifest::FILE_NAME))
}

/// What a theme says of itself. The default theme's own word counts where nothing is on disk.
fn read_manifest(
    world: &World,
    theme: &str,
    without: impl Fn(&SitePath) -> Diagnostic,
) -> (Option<ThemeManifest>, Vec<Diagnostic>) {
    let path = manifest_path(theme);
    let built_in = || default_files().iter().find(|(name, _)| *name == manifest::FILE_NAME);
    match world.files.get(&path).map(|file| &file.content) {
        Some(Content::Text(text)) => manifest::read(&path, text),
        Some(Content::Unreadable(reason)) => (None, vec![unreadable(&path, reason)]),
        Some(Content::Bytes) | None if theme == DEFAULT => {
            let text = built_in().map_or("", |(_, bytes)| std::str::from_utf8(bytes).unwrap_or_default());
            manifest::read(&path, text)
        }
        Some(Content::Bytes) | None => (None, vec![without(&path)]),
    }
}

/// The input files below a folder, with their paths within it. Hidden files are left out.
fn files_below<'a>(
    world: &'a World,
    folder: &'a str,
) -> impl Iterator<Item = (&'a str, &'a SitePath, &'a File)> {
    world
        .files
        .range(SitePath::new(folder)..)
        .map_while(move |(path, file)| Some((path.as_str().strip_prefix(folder)?, path, file)))
        .filter(|(path, ..)| path.split('/').all(|part| !part.starts_with('.')))
}

/// A theme's layer: the name that templates have for it, and its folder on disk.
type Layer = (&'static str, String);

/// The layers below the site's own, the lowest first.
fn layers(theme: &str, parent: Option<&str>) -> Vec<Layer> {
    let [of_theme, of_parent, of_default] = PREFIXES;
    let mut layers = vec![(of_default, format!("themes/{DEFAULT}/"))];
    layers.extend(parent.map(|parent| (of_parent, format!("themes/{parent}/"))));
    layers.extend((theme != DEFAULT).then(|| (of_theme, format!("themes/{theme}/"))));
    layers
}

/// The templates of all layers.
fn sources(world: &World, layers: &[Layer], diagnostics: &mut Vec<Diagnostic>) -> Sources {
    let mut sources = Sources::new();
    for (path, bytes) in default_files() {
        if let Some(name) = path.strip_prefix("templates/")
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            let [.., prefix] = PREFIXES;
            sources.insert(format!("{prefix}{name}"), Source { path: None, text: Cow::Borrowed(text) });
        }
    }
    let mut read = |folder: &str, prefix: &str| {
        for (name, path, file) in files_below(world, folder) {
            match &file.content {
                Content::Text(text) => {
                    let source = Source { path: Some(path.clone()), text: Cow::Owned(text.to_string()) };
                    sources.insert(format!("{prefix}{name}"), source);
                }
                Content::Unreadable(reason) => diagnostics.push(unreadable(path, reason)),
                Content::Bytes => {}
            }
        }
    };
    for (prefix, folder) in layers {
        read(&format!("{folder}templates/"), prefix);
    }
    read("templates/", "");
    add_aliases(&mut sources);
    sources
}

/// What a layer does not have, its name finds in the layer below.
fn add_aliases(sources: &mut Sources) {
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
                Source { path: None, text: Cow::Owned(format!("{{% extends \"{below}{name}\" %}}")) }
            } else {
                Source { path: source.path.clone(), text: source.text.clone() }
            };
            sources.insert(format!("{layer}{name}"), alias);
        }
    }
}

/// What the interface says: files of the default theme inside the binary, of each layer, and of the site.
fn languages(
    world: &World,
    config: &Config,
    layers: &[Layer],
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Languages {
    let mut files = Vec::new();
    let lang = |name: &str| name.strip_suffix(".yaml").map(str::to_owned);
    for (path, bytes) in default_files() {
        if let Some(name) = path.strip_prefix("words/")
            && let (Some(lang), Ok(text)) = (lang(name), std::str::from_utf8(bytes))
        {
            let path = SitePath::new(format!("themes/{DEFAULT}/{path}"));
            files.push(WordsFile { path, lang, text: text.into(), is_sites: false });
        }
    }
    let folders = layers.iter().map(|(_, folder)| (format!("{folder}words/"), false));
    for (folder, is_sites) in folders.chain([("words/".to_owned(), true)]) {
        for (name, path, file) in files_below(world, &folder) {
            match (&file.content, lang(name)) {
                (Content::Text(text), Some(lang)) => {
                    // What is on disk takes the place of what is inside the binary.
                    files.retain(|other| other.path != *path);
                    files.push(WordsFile { path: path.clone(), lang, text: Arc::clone(text), is_sites });
                }
                (Content::Unreadable(reason), _) => diagnostics.push(unreadable(path, reason)),
                (Content::Text(_) | Content::Bytes, _) => {}
            }
        }
    }
    let is_named = |key: &str| {
        let key = format!("\"{key}\"");
        sources.values().any(|source| source.text.contains(&key))
    };
    let (languages, found) = Languages::read(&files, &config.lang, is_named);
    diagnostics.extend(found);
    if !languages.has(&config.lang) {
        let place = Place::new(&SitePath::new(config::FILE_NAME), config.places.get("lang"));
        let message = format!("there are no interface words in `{}`", config.lang);
        let help = format!("write `words/{}.yaml`; English stands in until then", config.lang);
        diagnostics.push(Diagnostic::warning("words", place, message).help(help));
    }
    languages
}

/// The static files of the theme, on top of those of the themes below, and the style sheet of the options.
fn assets(
    world: &World,
    layers: &[Layer],
    options_style: String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Asset> {
    let mut files = BTreeMap::new();
    for &(path, bytes) in default_files() {
        if let Some(name) = path.strip_prefix("static/") {
            files.insert(name.to_owned(), StaticFile::of_bytes(bytes));
        }
    }
    let mut places: BTreeMap<String, &SitePath> = BTreeMap::new();
    let folders: Vec<String> = layers.iter().map(|(_, folder)| format!("{folder}static/")).collect();
    for folder in &folders {
        for (name, path, file) in files_below(world, folder) {
            let file = match &file.content {
                Content::Text(text) => StaticFile::of_bytes(text.as_bytes().to_vec()),
                Content::Bytes => {
                    StaticFile { content: AssetContent::File(path.clone()), digest: file.digest }
                }
                Content::Unreadable(reason) => {
                    diagnostics.push(unreadable(path, reason));
                    continue;
                }
            };
            files.insert(name.to_owned(), file);
            places.insert(name.to_owned(), path);
        }
    }
    if !options_style.is_empty() {
        files.insert(OPTIONS_STYLE.to_owned(), StaticFile::of_bytes(options_style.into_bytes()));
    }
    let (assets, bad) = assets::publish(&files);
    for (name, reason) in bad {
        let Some(path) = places.get(&name) else { continue };
        diagnostics.push(
            Diagnostic::error(
                "bad-address",
                Place::start_of(path),
                format!("`{name}` cannot be the name of a published file"),
            )
            .note(format!("{reason:?}"))
            .fatal(),
        );
    }
    assets
}

fn unreadable(path: &SitePath, reason: &str) -> Diagnostic {
    Diagnostic::error(RULE, Place::start_of(path), format!("`{path}` {reason}")).fatal()
}

/// Parses all templates and ties them together; else says everything that is wrong with any of them.
fn compile(sources: &Sources, words: &Keyed<Words>) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = engine();
    add_words(&mut tera, words);
    let texts = sources.iter().map(|(name, source)| (name.as_str(), source.text.as_ref()));
    match tera.add_raw_templates(texts) {
        Ok(()) => Ok(tera),
        Err(_) => Err(template_faults(sources, words)),
    }
}

/// All that is wrong with templates that do not go together.
fn template_faults(sources: &Sources, words: &Keyed<Words>) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    // A template that is broken becomes empty, so that the others can still be judged.
    let mut texts: BTreeMap<&str, &str> =
        sources.iter().map(|(name, source)| (name.as_str(), source.text.as_ref())).collect();
    for (name, text) in &mut texts {
        let result = Tera::new().add_raw_template(name, text);
        if let Err(error) = result
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            faults.push(reported(sources, report));
            *text = "";
        }
    }
    loop {
        let mut tera = engine();
        add_words(&mut tera, words);
        let Err(error) = tera.add_raw_templates(&texts) else { break };
        let (name, target, message) = match error.kind() {
            ErrorKind::MissingParent { current, parent } => {
                (current, parent, format!("there is no template `{parent}`"))
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let Some(target) = inheritance_chain.first() else { break };
                (tpl, target, "the template extends itself".to_owned())
            }
            ErrorKind::CircularInclude { include_chain, .. } => {
                let [.., name, target] = include_chain.as_slice() else { break };
                (name, target, "the template includes itself".to_owned())
            }
            ErrorKind::Msg(message) => {
                faults.extend(registration_faults(sources, message, !faults.is_empty()));
                break;
            }
            kind => {
                faults.push(fault(sources, "", None, &kind.to_string()));
                break;
            }
        };
        faults.push(wrong_name(sources, name, target, &message));
        match texts.get_mut(name.as_str()) {
            Some(text) if !text.is_empty() => *text = "",
            _ => break,
        }
    }
    crate::diagnostic::sort(&mut faults);
    faults
}

/// Tera with our filters, and without what is not for themes.
fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(PREFIXES).expect("prefixes are set before the first template");
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape);
    tera.register_filter("machine_date", |text: &str, _: Kwargs, _: &State| filters::machine_date(text));
    tera.register_filter("letters", |number: usize, _: Kwargs, _: &State| filters::letters(number));
    tera.register_filter("upper_first", |text: &str, _: Kwargs, _: &State| words::upper_first(text));
    tera.register_filter("language_tag", |text: &str, _: Kwargs, _: &State| filters::language_tag(text));
    tera.register_filter("fragment", |id: &str, _: Kwargs, _: &State| encode_fragment(id));
    tera.register_filter("json", json);
    // What a mistake of ours looks like can be seen in builds for testing alone.
    #[cfg(debug_assertions)]
    tera.register_function("fail_on_purpose", |_: Kwargs, _: &State| -> String { panic!("on purpose") });
    tera.register_function("range", |arguments: Kwargs, _: &State| range(&arguments));
    tera
}

/// Adds the filters that say something in a language.
fn add_words(tera: &mut Tera, words: &Keyed<Words>) {
    let own = || words.clone();
    let words = own();
    tera.register_filter("say", move |key: &str, arguments: Kwargs, _: &State| say(&words, key, &arguments));
    let words = own();
    tera.register_filter("date", move |text: &str, _: Kwargs, _: &State| words.date(text));
    let words = own();
    tera.register_filter("number", move |number: usize, _: Kwargs, _: &State| words.number(number));
    let words = own();
    tera.register_filter("list", move |items: Vec<String>, _: Kwargs, _: &State| words.list(&items));
    let words = own();
    tera.register_filter("work", move |kind: &str, _: Kwargs, _: &State| words.work(kind));
}

/// The words with a key, with the arguments as their values. Words whose key ends in `_html` are HTML.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> TeraResult<tera::Value> {
    let values: Vec<(&str, &tera::Value)> =
        arguments.iter().filter_map(|(name, value)| Some((name.as_str()?, value))).collect();
    let values: Vec<(&str, words::Value)> = values
        .iter()
        .filter_map(|(name, value)| {
            let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
            let value = match (number, value.as_str()) {
                (Some(number), _) => words::Value::Number(number),
                (None, Some(html)) if value.is_safe() => words::Value::Html(html),
                (None, text) => words::Value::Text(text?),
            };
            Some((*name, value))
        })
        .collect();
    match words.say(key, &values) {
        Ok(html) if key.ends_with("_html") => Ok(tera::Value::safe_string(&html)),
        Ok(text) => Ok(tera::Value::normal_string(&text)),
        Err(Unsaid::NoWords(Some(near))) => {
            Err(tera::Error::message(format!("there are no words called `{key}`. Did you mean `{near}`?")))
        }
        Err(Unsaid::NoWords(None)) => Err(tera::Error::message(format!("there are no words called `{key}`"))),
        Err(Unsaid::NoValue(name)) => {
            Err(tera::Error::message(format!("the words `{key}` need the value `{name}`")))
        }
    }
}

/// Escapes text for any place in HTML where text may stand, attributes in either kind of quotation marks included.
fn escape(text: &str, html: &mut dyn Write) -> io::Result<()> {
    let mut written = 0;
    for (index, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.write_all(&text.as_bytes()[written..index])?;
        html.write_all(escaped.as_bytes())?;
        written = index + 1;
    }
    html.write_all(&text.as_bytes()[written..])
}

/// JSON without the characters that could end a `<script>` or open a comment in it.
fn json(value: &tera::Value, _: Kwargs, _: &State) -> TeraResult<tera::Value> {
    let json = serde_json::to_string(value).map_err(tera::Error::message)?;
    let mut html = String::with_capacity(json.len());
    escape::json(&json, &mut html);
    Ok(tera::Value::safe_string(&html))
}

/// Tera's `range`, within what a page may have of it.
fn range(arguments: &Kwargs) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or(0);
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    let step = usize::try_from(step).ok().filter(|&step| step > 0);
    let step = step.ok_or_else(|| tera::Error::message("`step_by` has to be 1 or more"))?;
    let length = usize::try_from(end.saturating_sub(start)).unwrap_or(0).div_ceil(step);
    let left = NUMBERS_LEFT.get();
    if length > left {
        return Err(tera::Error::message(format!(
            "`range` gives out no more than {MAX_NUMBERS} numbers to a page"
        )));
    }
    NUMBERS_LEFT.set(left - length);
    Ok((start..end).step_by(step).collect())
}

/// What is wrong, where Tera says it is.
fn reported(sources: &Sources, report: &ReportError) -> Diagnostic {
    fault(sources, report.filename(), Some(report.span().range.clone()), report.message())
}

/// A name in a template that leads nowhere, or in a circle.
fn wrong_name(sources: &Sources, name: &str, target: &str, message: &str) -> Diagnostic {
    let text = sources.get(name).map_or("", |source| &source.text);
    let place = [target, plain_name(target)].into_iter().find_map(|target| {
        ["\"", "'", "`"].into_iter().find_map(|mark| {
            let start = text.find(&format!("{mark}{target}{mark}"))?;
            Some(start..start + target.len() + 2)
        })
    });
    let diagnostic = fault(sources, name, place, message);
    if sources.contains_key(target) {
        let is_own = target == name && sources.contains_key(&format!("{}{name}", PREFIXES[0]));
        return if is_own {
            diagnostic.help(format!("name the theme's: `{}{name}`", PREFIXES[0]))
        } else {
            diagnostic
        };
    }
    near(diagnostic, target, template_names(sources))
}

/// The reports in one message: what Tera finds only when all templates are there. If some of them are broken
/// (`incomplete`), only what does not depend on others is believed.
fn registration_faults(sources: &Sources, message: &str, incomplete: bool) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for report in message.split("\n\n") {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let depends = !["Unknown filter", "Unknown test", "Unknown function"]
            .iter()
            .any(|own| message.starts_with(own));
        if incomplete && depends {
            continue;
        }
        let location = lines.next().and_then(|line| {
            let mut parts = line.split_once("--> ")?.1.rsplitn(3, ':');
            let column: usize = parts.next()?.parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            Some((parts.next()?, line, column))
        });
        let Some((name, line, column)) = location else {
            faults.push(duplicate_component(sources, message));
            continue;
        };
        let width = lines.last().map_or(0, |line| line.matches('^').count());
        let text = sources.get(name).map_or("", |source| &source.text);
        let start = offset(text, line, column);
        let end = text[start..].char_indices().nth(width).map_or(text.len(), |(length, _)| start + length);
        let diagnostic = fault(sources, name, Some(start..end), message);
        let word = message.split('`').nth(1).unwrap_or_default();
        faults.push(if message.starts_with("Unknown filter") {
            near(diagnostic, word, FILTERS)
        } else if message.starts_with("Unknown template") {
            near(diagnostic, word, template_names(sources))
        } else {
            diagnostic
        });
    }
    faults
}

/// Tera's message that a component is defined in two templates of one layer.
fn duplicate_component(sources: &Sources, message: &str) -> Diagnostic {
    let mut words = message.split('`').skip(1).step_by(2);
    let (Some(component), Some(first), Some(second)) = (words.next(), words.next(), words.next()) else {
        return fault(sources, "", None, message);
    };
    let definition = |template: &str| {
        let text = &sources.get(template)?.text;
        let start = text.find(&format!("component {component}"))?;
        Some(start..start + "component ".len() + component.len())
    };
    let message = format!("the component `{component}` is defined twice");
    let diagnostic = fault(sources, second, definition(second), &message);
    match (sources.get(first).and_then(|source| source.path.as_ref()), definition(first)) {
        (Some(path), Some(span)) => {
            diagnostic.related(Place::new(path, Span::new(span.start, span.end)), "the other one")
        }
        _ => diagnostic,
    }
}

/// The names of all templates as other templates write them, without and with the prefix of their layer.
fn template_names(sources: &Sources) -> impl Iterator<Item = &str> {
    sources.keys().flat_map(|name| [plain_name(name), name.as_str()])
}

/// A template's name without the prefix of its layer.
fn plain_name(name: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
}

/// With the nearest candidate, if there is one.
fn near<'a>(diagnostic: Diagnostic, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    match did_you_mean(word, candidates) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// The byte at a line and column, both from 1; columns count code points.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(length, _)| start + length)
}

/// A fault of a template, in our words, at its place if it is in a file.
fn fault(sources: &Sources, name: &str, range: Option<Range<usize>>, message: &str) -> Diagnostic {
    let (fact, more) = message.split_once(". ").unwrap_or((message.trim_end_matches('.'), ""));
    let mut fact = lower_first(fact);

    let source = sources.get(name);
    let place = source.and_then(|source| source.path.as_ref()).map(|path| {
        let span = range.as_ref().map_or(Span::default(), |range| Span::new(range.start, range.end));
        Place::new(path, span)
    });
    if let (None, Some(source)) = (&place, source) {
        let plain = plain_name(name);
        fact = match range {
            Some(range) => {
                let at = line_column(&source.text, range.start);
                format!("{fact}, in the built-in template {plain}:{}:{}", at.line, at.column)
            }
            None => format!("{fact}, in the built-in template {plain}"),
        };
    }
    let mut diagnostic = Diagnostic::new(Level::Error, RULE, place, fact).fatal();
    if let Some((what, fields)) = more.split_once(": ")
        && what.starts_with("Available")
    {
        let word = message.split('`').nth(1).unwrap_or_default();
        diagnostic = near(diagnostic, word, fields.split(", "));
    }
    if more.is_empty() { diagnostic } else { diagnostic.note(lower_first(more)) }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
}

#[cfg(test)]
mod tests;
