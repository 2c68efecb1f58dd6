//! What can be linked to, by all the names that writers have for it, and where a link leads.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::config::folded;
use crate::diagnostic::did_you_mean;
use crate::digest::Digest;
use crate::model::body::LinkKind;
use crate::model::document::Outline;
use crate::parse::ids::slug;
use crate::path::{SitePath, SiteUrl, composed, decode, encode_path};
use crate::world::ImageHeader;

use super::left_out::LeftOut;
use super::resolve::{Found, Problem, ProblemKind, Target, relative, wiki_key};
use super::routes;
use super::what::{PageFiles, What};

/// The schemes of links that are published.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What can be linked to.
#[derive(Debug, Default)]
pub struct Directory {
    /// Published documents by the path of their file.
    pub documents: HashMap<SitePath, Arc<Listed>>,
    /// Sources by the path of their file.
    pub sources: HashMap<SitePath, Arc<Listed>>,
    /// The files of sources that no published page cites.
    pub uncited: BTreeSet<SitePath>,
    /// Files that may be linked to.
    pub files: BTreeSet<SitePath>,
    /// What the headers of those say that are images.
    pub images: BTreeMap<SitePath, ImageHeader>,
    /// What is left out of this build.
    pub left_out: LeftOut,
    /// Paths that are not in composed form, by what they are in that form: `Grüße.md` as a Mac writes it.
    pub spelled: BTreeMap<SitePath, SitePath>,
    /// The titles of documents that are.
    pub titles_left_out: BTreeMap<SitePath, String>,
    /// Published documents by their names: addresses, then the last parts of addresses, then titles, then aliases; folded.
    pub names: [HashMap<String, Vec<SitePath>>; 4],
    /// Pages and files of the site by their address without the final slash; old addresses of pages too.
    pub addresses: HashMap<String, Arc<Listed>>,
    /// Addresses at which factbox could publish something, each with the key of the configuration for the want of which it
    /// does not.
    pub unpublished: HashMap<String, &'static str>,
}

/// A page that can be linked to.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its address.
    pub url: SiteUrl,
    /// Its title.
    pub title: Box<str>,
    /// What it is, if it has places that can be linked to.
    pub what: Option<What>,
    /// Whether it has a list of references.
    pub has_references: bool,
    /// What is published in its folder.
    pub files: PageFiles,
    /// The digest of what it is called but for its title: its file, its addresses, its aliases, the files in its folder.
    pub names: Digest,
    /// The digest of the places on it.
    pub places: Digest,
}

impl Listed {
    /// A page that no file of its own stands for, and that has no places.
    pub fn page(url: SiteUrl, title: &str) -> Self {
        Self {
            url,
            title: title.into(),
            what: None,
            has_references: false,
            files: PageFiles::default(),
            names: Digest::default(),
            places: Digest::default(),
        }
    }

    /// Its headings with their ids.
    pub fn headings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.what.iter().flat_map(|what| what.outline().places.headings())
    }

    /// The ids of places on it.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.what.iter().flat_map(|what| what.outline().places.ids());
        ids.chain(self.has_references.then_some("references"))
    }

    /// Whether there is a place on it with this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids().any(|other| other == id)
    }
}

impl Directory {
    /// Where each link of a document leads.
    pub fn links(&self, document: &Outline) -> (Vec<Target>, Vec<Problem>) {
        let mut problems = Vec::new();
        let targets = document
            .links
            .iter()
            .enumerate()
            .map(|(index, link)| {
                let mut found = match link.kind {
                    LinkKind::Email => Ok(Target::External(format!("mailto:{}", link.destination).into())),
                    LinkKind::Wiki(_) if !link.image => self.wikilink(&document.path, &link.destination),
                    LinkKind::Plain | LinkKind::Autolink | LinkKind::Wiki(_) => {
                        self.link(&document.path, &link.destination, link.image)
                    }
                };
                if link.image && matches!(link.kind, LinkKind::Wiki(_)) && is_missing(&found) {
                    found = self.attachment(&link.destination).unwrap_or(found);
                }
                if link.image && matches!(found, Ok(Target::Site { file: None, .. } | Target::Here { .. })) {
                    // A page is no image.
                    found = Err((ProblemKind::Missing, None));
                }
                if let Some(file) = self.unreadable_image(&found).filter(|_| link.image) {
                    let kind = ProblemKind::UnreadableImage(file.clone());
                    problems.push(Problem { link: index, kind, suggestion: None });
                }
                found.unwrap_or_else(|(kind, suggestion)| {
                    let still = match &kind {
                        ProblemKind::NoAnchor { .. } => {
                            self.without_anchor(&document.path, &link.destination)
                        }
                        _ => Target::Nothing,
                    };
                    problems.push(Problem { link: index, kind, suggestion });
                    still
                })
            })
            .collect();
        (targets, problems)
    }

    /// The image that is called so, wherever in `content/` it stands: a vault names its attachments without their folders.
    fn attachment(&self, name: &str) -> Option<Found> {
        let composed_name = composed(name);
        let is_it =
            |path: &&SitePath| path.file_name() == name || composed(path.file_name()) == composed_name;
        let found: Vec<&SitePath> = self.files.iter().filter(|path| is_image(path)).filter(is_it).collect();
        match found.as_slice() {
            [] => None,
            [path] => {
                let inner = path.as_str().split_once('/').map_or(path.as_str(), |(_, inner)| inner);
                Some(self.link(&SitePath::new("content/x.md"), &encode_path(&format!("/{inner}")), true))
            }
            paths => {
                Some(Err((ProblemKind::Ambiguous(paths.iter().map(ToString::to_string).collect()), None)))
            }
        }
    }

    /// The file that is found, if it should be an image and none can be read from it.
    fn unreadable_image<'a>(&self, found: &'a Found) -> Option<&'a SitePath> {
        match found {
            Ok(Target::Site { file: Some(file), .. }) => {
                (self.images.get(file) == Some(&ImageHeader::Unreadable)).then_some(file)
            }
            _ => None,
        }
    }

    /// The image that stands for the document at `from`: a file of the site, or one elsewhere.
    pub fn image(&self, from: &SitePath, destination: &str) -> Found {
        let found = self.link(from, destination, true);
        if let Some(file) = self.unreadable_image(&found) {
            return Err((ProblemKind::UnreadableImage(file.clone()), None));
        }
        match found {
            Ok(target @ (Target::External(_) | Target::Site { file: Some(_), .. })) => Ok(target),
            // A page is no image, whatever places it has.
            Ok(_) | Err((ProblemKind::NoAnchor { .. }, _)) => Err((ProblemKind::Missing, None)),
            Err(problem) => Err(problem),
        }
    }

    /// Where a link leads that is written in the file at `from`.
    pub fn link(&self, from: &SitePath, destination: &str, image: bool) -> Found {
        let destination = destination.trim();
        if destination.starts_with("//") {
            return Ok(Target::External(destination.into()));
        }
        if let Some(scheme) = scheme(destination) {
            let safe =
                SCHEMES.contains(&scheme.as_str()) && !(image && scheme != "http" && scheme != "https");
            if !safe {
                return Err((ProblemKind::UnsafeScheme(scheme), None));
            }
            // What a browser drops from an address is dropped here, so that the scheme is what it seems to be.
            return Ok(Target::External(
                destination.chars().filter(|char| !char.is_control()).collect::<String>().into(),
            ));
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(decode(fragment).unwrap_or_else(|| fragment.to_owned()))),
            None => (destination, None),
        };
        let path = path.split('?').next().unwrap_or("");
        let fragment = fragment.filter(|fragment| !fragment.is_empty());
        if path.is_empty() {
            return match fragment {
                Some(fragment) => self.here(from, &fragment),
                None => Ok(self.top(from)),
            };
        }
        let path = decode(path).unwrap_or_else(|| path.to_owned());
        let candidates = candidates(from, &path).ok_or((ProblemKind::Outside, None))?;
        let candidates = self.as_spelled(candidates);
        for candidate in &candidates {
            if let Some(listed) = self.documents.get(candidate).or_else(|| self.sources.get(candidate)) {
                return with_anchor(listed, fragment.as_deref());
            }
            if self.files.contains(candidate) {
                let url = routes::file_output(candidate).ok_or((ProblemKind::BadName, None))?.url();
                let title = candidate.file_name().into();
                let size = match self.images.get(candidate) {
                    Some(ImageHeader::Size(size)) if image => Some(*size),
                    _ => None,
                };
                return Ok(Target::Site {
                    url,
                    fragment: fragment.map(Into::into),
                    title,
                    file: Some(candidate.clone()),
                    size,
                });
            }
        }
        let address = self.address(from, &path).unwrap_or_default();
        if let Some(listed) = self.addresses.get(&address) {
            return with_anchor(listed, fragment.as_deref());
        }
        if let Some(target) = self.beside(&address) {
            return Ok(target);
        }
        if let Some(key) = self.unpublished.get(&address) {
            return Err((ProblemKind::Unpublished(key), None));
        }
        if let Some(why) = candidates.iter().find_map(|candidate| self.left_out.get(candidate)) {
            return Err((ProblemKind::LeftOut(why.clone()), None));
        }
        if candidates.iter().any(|candidate| self.uncited.contains(candidate)) {
            return Err((ProblemKind::NotCited, None));
        }
        Err((ProblemKind::Missing, self.nearest(from, &path, image)))
    }

    /// The paths, and those of files whose names are the same but for the form in which their letters are written.
    fn as_spelled(&self, mut paths: Vec<SitePath>) -> Vec<SitePath> {
        if paths.iter().all(|path| path.as_str().is_ascii()) {
            return paths;
        }
        for index in 0..paths.len() {
            let composed = SitePath::new(composed(paths[index].as_str()));
            paths.extend(self.spelled.get(&composed).cloned());
            paths.push(composed);
        }
        paths
    }

    /// What a path means that is written as an address, `../other/`: that from the site's root, as [`Self::addresses`] has
    /// it.
    fn address(&self, from: &SitePath, path: &str) -> Option<String> {
        let absolute = if let Some(absolute) = path.strip_prefix('/') {
            absolute.to_owned()
        } else {
            let own = self.documents.get(from).map_or("", |own| own.url.as_str());
            SitePath::new(format!("{}x", decode(own)?)).join(path)?.as_str().to_owned()
        };
        let folder = absolute.trim_end_matches('/');
        let folder = folder.strip_suffix("index.html").unwrap_or(folder).trim_end_matches('/');
        Some(composed(folder).into_owned())
    }

    /// What factbox publishes in the folder of a page: its Markdown, its claims, its references.
    fn beside(&self, address: &str) -> Option<Target> {
        let (folder, name) = address.rsplit_once('/')?;
        let listed = self.addresses.get(folder).filter(|listed| listed.files.has(name))?;
        let (url, title) = (listed.url.file(name), name.into());
        Some(Target::Site { url, fragment: None, title, file: None, size: None })
    }

    /// The top of the page that the file at `from` becomes.
    fn top(&self, from: &SitePath) -> Target {
        let title = self.documents.get(from).map(|own| own.title.clone()).unwrap_or_default();
        Target::Here { fragment: "".into(), title }
    }

    fn nearest(&self, from: &SitePath, path: &str, image: bool) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let files = self.files.iter().filter(|file| image == is_image(file));
        let pages = self.documents.keys().filter(|_| !image);
        let mut names: Vec<&SitePath> = files.chain(pages).collect();
        names.sort();
        let near = did_you_mean(name, names.iter().map(|path| path.file_name()))?;
        let found = names.iter().find(|path| path.file_name() == near)?;
        Some(relative(from, found))
    }

    fn wikilink(&self, from: &SitePath, destination: &str) -> Found {
        let (name, heading) = destination.split_once('#').unwrap_or((destination, ""));
        let (name, heading) = (name.trim(), heading.trim());
        if name.is_empty() {
            return self.here(from, heading);
        }
        let key = wiki_key(name);
        for names in &self.names {
            match names.get(&key).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([path]) => {
                    return with_anchor(
                        &self.documents[path],
                        Some(heading).filter(|heading| !heading.is_empty()),
                    );
                }
                Some(paths) => {
                    return Err((
                        ProblemKind::Ambiguous(paths.iter().map(ToString::to_string).collect()),
                        None,
                    ));
                }
            }
        }
        let is_it = |path: &SitePath| {
            let title = self.titles_left_out.get(path);
            folded(path.stem()) == key || title.is_some_and(|title| folded(title) == key)
        };
        if let Some((_, why)) = self.left_out.iter().find(|(path, _)| is_it(path)) {
            return Err((ProblemKind::LeftOut(why.clone()), None));
        }
        let mut known: Vec<&str> = self.names.iter().flat_map(HashMap::keys).map(String::as_str).collect();
        known.sort_unstable();
        Err((ProblemKind::Missing, did_you_mean(&key, known).map(|near| format!("[[{near}]]"))))
    }

    fn here(&self, from: &SitePath, fragment: &str) -> Found {
        match self.documents.get(from) {
            Some(own) => match with_anchor(own, Some(fragment))? {
                Target::Site { fragment: Some(fragment), title, .. } => Ok(Target::Here { fragment, title }),
                other => Ok(other),
            },
            None => Ok(Target::Here { fragment: fragment.into(), title: fragment.into() }),
        }
    }

    /// The target of a link whose page exists and whose place on it does not.
    fn without_anchor(&self, from: &SitePath, destination: &str) -> Target {
        let page = destination.split('#').next().unwrap_or("");
        if page.trim().is_empty() {
            return self.top(from);
        }
        self.link(from, page, false).or_else(|_| self.wikilink(from, page)).unwrap_or(Target::Nothing)
    }
}

fn is_missing(found: &Found) -> bool {
    matches!(found, Err((ProblemKind::Missing, _)))
}

/// The page, at a place that is named by its id or by the words of its heading.
fn with_anchor(listed: &Listed, fragment: Option<&str>) -> Found {
    let target = |fragment: Option<Box<str>>, title: &str| {
        Ok(Target::Site { url: listed.url.clone(), fragment, title: title.into(), file: None, size: None })
    };
    let Some(fragment) = fragment else { return target(None, &listed.title) };
    if fragment == "top" {
        // Every page has a top, by the HTML standard.
        return target(Some("top".into()), &listed.title);
    }
    if listed.has(fragment) {
        let heading = listed.headings().find(|(_, id)| *id == fragment);
        let title = heading.map_or(&*listed.title, |(words, _)| words);
        return target(Some(fragment.into()), title);
    }
    let words = folded(fragment);
    if let Some((_, id)) = listed.headings().find(|(heading, _)| folded(heading) == words) {
        return target(Some(id.into()), fragment);
    }
    let near = did_you_mean(&slug(fragment), listed.ids()).map(|near| format!("#{near}"));
    Err((ProblemKind::NoAnchor { page: listed.title.to_string(), fragment: fragment.to_owned() }, near))
}

/// The scheme of an address, in lower case, as a browser sees it: control characters and white space count for nothing.
fn scheme(destination: &str) -> Option<String> {
    let (before, _) = destination.split_once(':')?;
    let scheme: String = before.chars().filter(|char| !char.is_control() && !char.is_whitespace()).collect();
    let shaped = scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.'));
    shaped.then(|| scheme.to_ascii_lowercase())
}

/// The files that a path in a link may mean: relative to the document; from the site's root, `static/` or `content/`.
fn candidates(from: &SitePath, path: &str) -> Option<Vec<SitePath>> {
    let root = SitePath::new("x");
    let from_root = path.strip_prefix("@/").or_else(|| path.strip_prefix('/'));
    let mut candidates = if let Some(path) = from_root {
        let inner = root.join(path)?;
        vec![
            SitePath::new(format!("{}/{inner}", routes::STATIC)),
            SitePath::new(format!("{}/{inner}", routes::CONTENT)),
            SitePath::new(format!("{}/pages/{inner}", routes::CONTENT)),
        ]
    } else {
        vec![from.join(path)?]
    };
    // A folder is the page in it.
    let folders: Vec<SitePath> =
        candidates.iter().map(|folder| SitePath::new(format!("{folder}/index.md"))).collect();
    candidates.extend(folders);
    Some(candidates)
}

fn is_image(path: &SitePath) -> bool {
    matches!(path.extension().as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_what_a_browser_sees() {
        for (destination, expected) in [
            ("https://x.org", Some("https")),
            ("JavaScript:alert(1)", Some("javascript")),
            ("java\nscript:alert(1)", Some("javascript")),
            (" \u{1}javascript:x", Some("javascript")),
            ("a/b:c", None),
            ("#a:b", None),
            ("x.md", None),
        ] {
            assert_eq!(scheme(destination).as_deref(), expected, "{destination:?}");
        }
    }
}
