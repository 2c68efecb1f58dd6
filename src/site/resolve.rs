//! What the links and citations of a document mean in this site.
//!
//! Finds; judges nothing: what leads nowhere is a [`Problem`] beside the resolution, and `check` says how grave that is.

use std::sync::Arc;

use crate::config::folded;
use crate::digest::Keyed;
use crate::model::body::LinkKind;
use crate::model::cites::{Mentions, Usage};
use crate::model::document::Outline;
use crate::model::source::Source;
use crate::parse::cites::mentioned;
use crate::path::{SitePath, SiteUrl, encode_path};
use crate::world::ImageSize;

use super::left_out::Why;

/// What the links and citations of a document mean.
#[derive(Clone, Debug, Default, Hash)]
pub struct Resolution {
    /// Where its links and images lead, by their index in [`Body::links`](crate::model::body::Body::links).
    pub links: Keyed<Vec<Target>>,
    /// What its citations mean.
    pub cited: Keyed<Cited>,
}

/// What the citations of a document mean.
#[derive(Clone, Debug, Default, Hash)]
pub struct Cited {
    /// What they mean, by group.
    pub citations: Arc<Vec<Mentions>>,
    /// The sources that it cites, in the order of their first mention: the reference list.
    pub references: Vec<Reference>,
}

impl Cited {
    /// The references that are mentioned in these groups of citations, each once.
    pub fn sources(&self, groups: impl IntoIterator<Item = usize>) -> impl Iterator<Item = usize> {
        mentioned(groups.into_iter().map(|group| &self.citations[group]))
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page or file of this site.
    Site {
        /// Its address.
        url: SiteUrl,
        /// A place on it.
        fragment: Option<Box<str>>,
        /// What it is called: the text of a wikilink that brings none.
        title: Box<str>,
        /// The file that is published there as it is, if it is one.
        file: Option<SitePath>,
        /// How large it is, if it is shown as an image and its header says so.
        size: Option<ImageSize>,
    },
    /// A place on the same page.
    Here {
        /// The id, not encoded.
        fragment: Box<str>,
        /// What it is called.
        title: Box<str>,
    },
    /// Another site; its scheme is one of those that are published.
    External(Box<str>),
    /// Nothing that could be linked: the text stays.
    Nothing,
}

/// An entry of a page's reference list.
#[derive(Clone, Debug, Hash)]
pub struct Reference {
    /// The source. Where it is described may be as of an earlier state: that is for
    /// [`Site::sources`](super::Site::sources) to say.
    pub source: Keyed<Source>,
    /// The address of its page.
    pub url: SiteUrl,
    /// How the page uses it.
    pub usage: Usage,
}

/// A link that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The index of the link in [`Body::links`](crate::model::body::Body::links).
    pub link: usize,
    /// What is wrong with it.
    pub kind: ProblemKind,
    /// The nearest thing that exists.
    pub suggestion: Option<String>,
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// No page or file is there.
    Missing,
    /// A page or file is there, but it is left out of this build.
    LeftOut(Why),
    /// A source is there, but no published page cites it.
    NotCited,
    /// It is published only if the configuration says something of this key.
    Unpublished(&'static str),
    /// A file is there, but no address can bear its name.
    BadName,
    /// The path leads out of the site.
    Outside,
    /// The page has no such place.
    NoAnchor {
        /// The page.
        page: String,
        /// The place.
        fragment: String,
    },
    /// The scheme is not one that is published.
    UnsafeScheme(String),
    /// Several pages have that name: their paths.
    Ambiguous(Vec<String>),
    /// A file is there, but it is no image that can be read.
    UnreadableImage(SitePath),
}

/// How [`Directory::names`](super::directory::Directory::names) has the name in a wiki link.
pub(super) fn wiki_key(name: &str) -> String {
    folded(name.strip_suffix(".md").unwrap_or(name))
}

/// Whether a document has a wiki link that names one of these pages, given by their titles.
pub fn names_any(document: &Outline, titles: &[String]) -> bool {
    let wiki = document.links.iter().filter(|link| matches!(link.kind, LinkKind::Wiki(_)));
    let mut names = wiki.map(|link| wiki_key(link.destination.split('#').next().unwrap_or_default().trim()));
    names.any(|name| titles.contains(&name))
}

/// Gives the targets that are called after the page of `document`, at `url`, its new title. `is_own` says whether the links
/// are on that page.
pub fn rename(targets: &mut [Target], document: &Outline, url: &SiteUrl, is_own: bool) {
    let is_heading =
        |fragment: &str| fragment != "top" && document.places.headings().any(|(_, id)| id == fragment);
    for target in targets {
        let (title, fragment) = match target {
            Target::Site { url: to, fragment, title, file: None, .. } if to == url => {
                (title, fragment.as_deref().unwrap_or_default())
            }
            Target::Here { fragment, title } if is_own => (title, &**fragment),
            _ => continue,
        };
        if !is_heading(fragment) {
            *title = document.title.as_str().into();
        }
    }
}

/// Where a link leads, or what is wrong with it and what is nearest.
pub type Found = Result<Target, (ProblemKind, Option<String>)>;

/// What to do for a file to be published that is not for want of something in `key` of the configuration.
pub fn how_to_publish(key: &str) -> &'static str {
    match key {
        "base_url" => "it is published once `factbox.yaml` gives `base_url`, the address of the site",
        "search" => "`search` in `factbox.yaml` leaves it out",
        _ => "`outputs` in `factbox.yaml` leaves it out",
    }
}

/// How the file at `to` is written in a link from the file at `from`.
pub fn relative(from: &SitePath, to: &SitePath) -> String {
    let from: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = to.as_str().split('/').collect();
    let common = from.iter().zip(&parts[..parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(from.len() - common);
    path.push_str(&parts[common..].join("/"));
    encode_path(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_lead_from_folder_to_folder() {
        let path = SitePath::new;
        assert_eq!(relative(&path("content/a/b.md"), &path("content/c d.md")), "../c%20d.md");
        assert_eq!(relative(&path("content/a.md"), &path("content/a/x.png")), "a/x.png");
        assert_eq!(relative(&path("content/a.md"), &path("static/x.png")), "../static/x.png");
    }
}
