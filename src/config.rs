//! The site's configuration: `factbox.yaml`. Every key is optional; an unknown one is an error.

use std::collections::BTreeMap;

use crate::model::section::Role;
use crate::model::update::UpdateKind;

/// The name of the file, at the site's root.
pub const FILE_NAME: &str = "factbox.yaml";

/// What `factbox.yaml` says, defaults filled in.
#[derive(Clone, Debug, Hash)]
pub struct Config {
    /// `title`: the site's name.
    pub title: String,
    /// `description`: one sentence.
    pub description: String,
    /// `lang`: the language of the site, a BCP 47 tag.
    pub lang: String,
    /// `base_url`: where the site is published, with a final slash; for what cannot be relative.
    pub base_url: Option<String>,
    /// `links`
    pub links: Links,
    /// `theme`: a folder of `themes/`, or `default`.
    pub theme: String,
    /// `texts`: the folder with the texts of sources, relative to the site's root.
    pub texts: String,
    /// `sections`: further headings by role.
    pub sections: BTreeMap<Role, Vec<String>>,
    /// `updates`: further words by type of update.
    pub updates: Vec<(UpdateKind, String)>,
    /// `markdown`
    pub markdown: MarkdownConfig,
    /// `check`
    pub check: CheckConfig,
    /// `menu`: links of the masthead, in place of the default ones; addresses as in Markdown links from `content/`.
    pub menu: Vec<MenuItem>,
    /// `paginate`: how many entries a list may have before it goes on on another page.
    pub paginate: usize,
    /// `extra`: anything, handed to templates.
    pub extra: JsonText,
}

/// A JSON value that can be hashed: kept as its text.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
pub struct JsonText(pub String);

/// How links between pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Links {
    /// Relative, to folders: `../topics/asean/`.
    Pretty,
    /// Relative, to files: `../topics/asean/index.html`; opens from disk.
    Explicit,
    /// From the site's root: `/topics/asean/`.
    Absolute,
}

/// `markdown`: what the reading of Markdown may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct MarkdownConfig {
    /// `raw_html`: publish raw HTML as it is.
    pub raw_html: bool,
}

/// `check`: how grave findings are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct CheckConfig {
    /// `levels`: by rule; `None` is `off`.
    pub levels: BTreeMap<String, Option<crate::diagnostic::Level>>,
}

/// An entry of `menu`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Explainers".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            base_url: None,
            links: Links::Pretty,
            theme: "default".to_owned(),
            texts: "content/sources/text".to_owned(),
            sections: BTreeMap::new(),
            updates: Vec::new(),
            markdown: MarkdownConfig::default(),
            check: CheckConfig::default(),
            menu: Vec::new(),
            paginate: 50,
            extra: JsonText("{}".to_owned()),
        }
    }
}
