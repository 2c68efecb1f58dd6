//! The layers of a theme: what is read from the site's own folders, the theme's, its parent's and the default theme's, one
//! over the other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::pages::view::API;
use crate::path::SitePath;
use crate::span::Place;
use crate::words::Languages;
use crate::words::file::WordsFile;
use crate::world::{Content, File, World};

use super::assets::{self, Asset, AssetContent, StaticFile};
use super::built_in::{DEFAULT, default_files};
use super::faults::{near, unreadable};
use super::manifest::{self, ThemeManifest};
use super::options::{self, ThemeOption};
use super::templates::{self, PREFIXES, Source, Sources};

/// The style sheet that sets what the site's options say.
const OPTIONS_STYLE: &str = "options.css";

/// The error that there is no theme of the name that the configuration gives.
pub(super) fn missing_theme(world: &World, config: &Config) -> Option<Diagnostic> {
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
pub(super) struct Chain {
    pub(super) manifest: ThemeManifest,
    /// The theme between it and the default theme.
    pub(super) parent: Option<String>,
    /// All options, those from below included.
    pub(super) options: Vec<ThemeOption>,
}

/// What the theme says of itself, and its parent, and the default theme.
pub(super) fn read_manifests(world: &World, config: &Config) -> (Option<Chain>, Vec<Diagnostic>) {
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
pub(super) type Layer = (&'static str, String);

/// The layers below the site's own, the lowest first.
pub(super) fn layers(theme: &str, parent: Option<&str>) -> Vec<Layer> {
    let [of_theme, of_parent, of_default] = PREFIXES;
    let mut layers = vec![(of_default, format!("themes/{DEFAULT}/"))];
    layers.extend(parent.map(|parent| (of_parent, format!("themes/{parent}/"))));
    layers.extend((theme != DEFAULT).then(|| (of_theme, format!("themes/{theme}/"))));
    layers
}

/// The templates of all layers.
pub(super) fn sources(world: &World, layers: &[Layer], diagnostics: &mut Vec<Diagnostic>) -> Sources {
    let mut sources = Sources::new();
    for (path, bytes) in default_files() {
        if let Some(name) = path.strip_prefix("templates/")
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            let [.., prefix] = PREFIXES;
            sources.insert(format!("{prefix}{name}"), Source::new(None, Cow::Borrowed(text)));
        }
    }
    let mut read = |folder: &str, prefix: &str| {
        for (name, path, file) in files_below(world, folder) {
            match &file.content {
                Content::Text(text) => {
                    let source = Source::new(Some(path.clone()), Cow::Owned(text.to_string()));
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
    templates::add_aliases(&mut sources);
    sources
}

/// What the interface says: files of the default theme inside the binary, of each layer, and of the site.
pub(super) fn languages(
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
pub(super) fn assets(
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
