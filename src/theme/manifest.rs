//! `theme.yaml`: what a theme says of itself.

use super::options::{self, ThemeOption};
use crate::diagnostic::{Diagnostic, Level};
use crate::fields::{Keys, Reader};
use crate::pages::view::API;
use crate::path::SitePath;
use crate::span::{Span, Spanned};
use crate::yaml;

/// The name of the file, in the theme's folder.
pub(super) const FILE_NAME: &str = "theme.yaml";

const KEYS: Keys = Keys {
    known: &[&["name"], &["api"], &["description"], &["parent"], &["options"]],
    foreign: &[],
    unread: &["author", "homepage", "license", "version"],
    ignored: |key| key.starts_with("x-"),
    unknown: Level::Warning,
};

/// What a theme says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeManifest {
    /// Its name; may be empty.
    pub name: String,
    /// The version of the views that its templates are made for.
    pub api: u32,
    /// One sentence; may be empty.
    pub description: String,
    /// The theme that it builds on; the default theme if it names none.
    pub parent: Option<Spanned<String>>,
    /// What a site can set in it.
    pub options: Vec<ThemeOption>,
}

/// Reads `theme.yaml`; `None` if the theme cannot be used.
pub(super) fn read(path: &SitePath, text: &str) -> (Option<ThemeManifest>, Vec<Diagnostic>) {
    let (node, mut diagnostics) = yaml::read(path, text, Span::new(0, text.len()));
    let Some(node) = node else {
        if diagnostics.is_empty() {
            diagnostics.push(without_api(&Reader::new(path, Vec::new()), Span::default()));
        }
        return (None, diagnostics);
    };
    let mut reader = Reader::new(path, diagnostics);
    let fields = reader.fields(&node, &KEYS);
    let texts = ["name", "description"].map(|key| reader.text(fields.get(key)));
    let [name, description] = texts.map(|text| text.map(|text| text.value).unwrap_or_default());
    let parent = reader.text(fields.get("parent"));
    let options = options::read(&mut reader, fields.get("options"));
    let api = match fields.get("api") {
        None => {
            reader.report(without_api(&reader, fields.key_span("api").unwrap_or_default()));
            None
        }
        Some(node) => {
            match reader.integer(Some(node), &(1..=usize::MAX)).and_then(|api| u32::try_from(api).ok()) {
                Some(api) if api > API => {
                    let message = format!("the theme is made for `api: {api}`, this factbox has {API}");
                    reader.report(
                        reader.wrong(node.span, message).help("use a newer factbox, or an older theme"),
                    );
                    None
                }
                api => api,
            }
        }
    };
    let mut diagnostics = reader.into_diagnostics();
    for diagnostic in &mut diagnostics {
        diagnostic.fatal = diagnostic.level == Level::Error;
    }
    (api.map(|api| ThemeManifest { name, api, description, parent, options }), diagnostics)
}

fn without_api(reader: &Reader, span: Span) -> Diagnostic {
    let message = "the theme does not say which `api` it is made for";
    reader.wrong(span, message).help(format!("write `api: {API}`")).fatal()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Option<ThemeManifest>, Vec<String>) {
        let (manifest, diagnostics) = read(&SitePath::new("themes/x/theme.yaml"), text);
        assert_eq!(
            manifest.is_none(),
            diagnostics.iter().any(|diagnostic| diagnostic.fatal),
            "{diagnostics:#?}"
        );
        (manifest, diagnostics.into_iter().map(|diagnostic| diagnostic.message.to_string()).collect())
    }

    #[test]
    fn a_theme_says_what_it_is_made_for() {
        let (manifest, found) = said("name: x\napi: 1\ndescription: D.\nlicense: MIT\nparent: y\n");
        assert_eq!(found, [""; 0]);
        let manifest = manifest.unwrap();
        assert_eq!((manifest.name.as_str(), manifest.api, manifest.description.as_str()), ("x", 1, "D."));
        assert_eq!(manifest.parent.unwrap().value, "y");
    }

    #[test]
    fn a_theme_without_a_fitting_api_is_not_used() {
        assert_eq!(said("api: 2").1, ["the theme is made for `api: 2`, this factbox has 1"]);
        for text in ["", "name: x", "api:"] {
            assert_eq!(said(text).1, ["the theme does not say which `api` it is made for"], "{text}");
        }
        assert!(said("api: one").0.is_none());
        assert!(said("api: [").0.is_none());
    }

    #[test]
    fn an_unknown_key_is_a_warning() {
        assert_eq!(said("api: 1\ncolour: red").1, ["unknown key `colour`"]);
    }
}
