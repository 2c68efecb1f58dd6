//! Routes: what stands at which address. The one place where a file's path becomes an address.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::document::Outline;
use crate::parse::ids::slug;
use crate::path::{BadOutputPath, OutputPath, SitePath, decode};
use crate::span::Place;

/// The folder with all that is written.
pub const CONTENT: &str = "content";
/// The folder of files that are copied as they are.
pub const STATIC: &str = "static";

/// The feed of new and updated explainers, as Atom.
pub const ATOM: &str = "feed.xml";
/// The same as JSON Feed.
pub const JSON_FEED: &str = "feed.json";
/// The feed of corrections.
pub const CORRECTIONS: &str = "corrections.xml";
/// The claims of a page, in its folder; at the site's root, the list of those files.
pub const CLAIMS: &str = "claims.json";
/// The clean Markdown of a page, in its folder.
pub const MARKDOWN: &str = "index.md";
/// The references of a page as CSL-JSON, in its folder.
pub const CSL_JSON: &str = "references.json";
/// The references of a page as BibTeX, in its folder.
pub const BIBTEX: &str = "references.bib";
/// All published sources as CSL-JSON.
pub const SOURCES: &str = "sources.json";
/// All pages, for crawlers.
pub const SITEMAP: &str = "sitemap.xml";
/// What crawlers may read.
pub const ROBOTS: &str = "robots.txt";
/// The site for language models.
pub const LLMS: &str = "llms.txt";
/// The page for addresses where nothing is.
pub const NOT_FOUND: &str = "404.html";

/// The files of the whole site, besides its pages, that an address may name, each with the key of the configuration for
/// the want of which it is not published.
pub fn site_files(config: &Config, is_addressed: bool) -> [(&'static str, Option<&'static str>); 9] {
    let outputs = &config.outputs;
    let listed = |name, is_on: bool| (name, (!is_on).then_some("outputs"));
    let addressed = |name, is_on: bool| match listed(name, is_on) {
        (name, None) if !is_addressed => (name, Some("base_url")),
        file => file,
    };
    [
        addressed(ATOM, outputs.feeds),
        addressed(JSON_FEED, outputs.feeds),
        addressed(CORRECTIONS, outputs.feeds),
        addressed(SITEMAP, outputs.sitemap),
        addressed(LLMS, outputs.llms),
        listed(CLAIMS, outputs.claims),
        listed(SOURCES, outputs.bibliography),
        (ROBOTS, None),
        (NOT_FOUND, None),
    ]
}

/// First parts of addresses that factbox uses itself.
const RESERVED: [&str; 8] =
    ["sources", "topics", "page", "assets", "corrections", "freshness", "search", ".factbox"];

/// What a file under `content/` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentKind {
    /// `content/index.md`
    Home,
    /// `content/pages/x.md`
    Plain,
    /// `content/topics/x.md`
    Topic,
    /// `content/sources/x.yaml`
    Source,
    /// Any other `.md`
    Explainer,
    /// A file that a page may link to.
    File,
}

/// What the file at `path` is; `None` if it is not under `content/`, or has no meaning there.
pub fn content_kind(path: &SitePath) -> Option<ContentKind> {
    let inner = path.as_str().strip_prefix("content/")?;
    let markdown = is_markdown(path);
    let yaml = matches!(path.extension().as_str(), "yaml" | "yml");
    let (first, rest) = inner.split_once('/').unwrap_or(("", inner));
    Some(match first {
        "" if rest == "index.md" => ContentKind::Home,
        "sources" if yaml && !rest.contains('/') => ContentKind::Source,
        "sources" if rest.starts_with("text/") || rest == "receipts.json" || markdown || yaml => return None,
        "topics" if markdown => ContentKind::Topic,
        "pages" if markdown => ContentKind::Plain,
        _ if markdown => ContentKind::Explainer,
        _ => ContentKind::File,
    })
}

/// Whether a file is read as Markdown.
fn is_markdown(path: &SitePath) -> bool {
    matches!(path.extension().as_str(), "md" | "markdown")
}

/// The last part of a topic's address: its `slug:`, else its file's name.
pub fn topic_slug(document: &Outline) -> String {
    let name = document.front_matter.slug.as_ref().map_or(document.path.stem(), |slug| slug.value.as_str());
    slug(name)
}

/// Where a document is published; an error if its name cannot stand in an address.
pub fn document_output(document: &Outline, kind: ContentKind) -> Result<OutputPath, Box<Diagnostic>> {
    let path = &document.path;
    let inner = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
    let inner = &inner[..inner.len() - path.extension().len() - 1];
    let inner = inner.strip_suffix("/index").unwrap_or(inner);
    let inner =
        if kind == ContentKind::Plain { inner.strip_prefix("pages/").unwrap_or(inner) } else { inner };
    let inner = match &document.front_matter.slug {
        Some(slug) => {
            let folder = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
            let slug = slug.value.trim_matches('/');
            if folder.is_empty() { slug.to_owned() } else { format!("{folder}/{slug}") }
        }
        None => inner.to_owned(),
    };
    let inner = if kind == ContentKind::Topic { format!("topics/{}", topic_slug(document)) } else { inner };
    if kind == ContentKind::Home {
        return Ok(index(""));
    }
    let place = || {
        document.front_matter.slug.as_ref().map_or(Place::start_of(path), |slug| Place::new(path, slug.span))
    };
    let first = inner.split('/').next().unwrap_or("").to_lowercase();
    if kind != ContentKind::Topic && RESERVED.contains(&first.as_str()) {
        return Err(Box::new(
            Diagnostic::error(
                "bad-address",
                place(),
                format!("the address `/{inner}/` begins with a name that factbox uses itself"),
            )
            .help("rename the file, or give it another `slug:`")
            .fatal(),
        ));
    }
    let is_page_of_list = kind == ContentKind::Topic && inner == "topics/page";
    let output = if is_page_of_list {
        Err(BadOutputPath::Reserved("page".to_owned()))
    } else {
        OutputPath::new(&format!("{inner}/index.html"))
    };
    output.map_err(|bad| {
        Box::new(
            Diagnostic::error(
                "bad-address",
                place(),
                format!("`{inner}` cannot be an address: {}", why(&bad)),
            )
            .help("rename the file, or give it a `slug:`")
            .fatal(),
        )
    })
}

/// Where a page sends its readers on from, given an old path as front matter gives it: `/old/` and `/old` are
/// `old/index.html`, `/old.html` is itself. The error says why no file can stand there.
pub fn redirect_output(path: &str) -> Result<OutputPath, String> {
    let path = path.split(['?', '#']).next().unwrap_or("").trim();
    if path.contains("://") {
        return Err("it is not a path of this site".to_owned());
    }
    let path = decode(path).unwrap_or_else(|| path.to_owned());
    let inner = path.trim_matches('/');
    if inner.is_empty() {
        return Err("nothing is left of it".to_owned());
    }
    let is_file = [".html", ".htm"].iter().any(|end| inner.to_ascii_lowercase().ends_with(end));
    let output =
        if is_file { OutputPath::new(inner) } else { OutputPath::new(&format!("{inner}/index.html")) };
    output.map_err(|bad| why(&bad))
}

/// Why a path cannot stand in the output, in words.
fn why(bad: &BadOutputPath) -> String {
    match bad {
        BadOutputPath::Empty => "nothing is left of it".to_owned(),
        BadOutputPath::Part(part) if part.is_empty() => "a part of it is empty".to_owned(),
        BadOutputPath::Part(part) => format!("it has a part `{part}`"),
        BadOutputPath::Character(char) => format!("it holds the character {char:?}"),
        BadOutputPath::Reserved(part) => format!("no file can be called `{part}` on every system"),
    }
}

/// The `index.html` of a folder, given without its slash, that is known to be good.
fn index(folder: &str) -> OutputPath {
    let path = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
    fixed(&path)
}

/// A path of ours, made of parts that are known to be good.
///
/// # Panics
///
/// If a part is not good: a mistake of ours.
pub fn fixed(path: &str) -> OutputPath {
    OutputPath::new(path).expect("the parts of this path are our own or were checked")
}

/// The social card of the page at `output`, in its folder.
pub fn social_card(output: &OutputPath) -> OutputPath {
    fixed(&format!("{}card.png", output.as_str().trim_end_matches("index.html")))
}

/// The page with this number, from 1, of a list at a folder.
pub fn numbered(folder: &str, number: usize) -> OutputPath {
    if number == 1 {
        return index(folder);
    }
    index(format!("{folder}/page/{number}").trim_start_matches('/'))
}

/// The name of a source's page: `[a-z0-9._-]` and letters beyond ASCII; anything else becomes a hyphen. `None` if nothing
/// is left of the key, or no file can be called so.
pub fn source_name(key: &str) -> Option<String> {
    let mut name = String::with_capacity(key.len());
    for char in key.chars().flat_map(char::to_lowercase) {
        let good = char.is_ascii_alphanumeric()
            || matches!(char, '.' | '_' | '-')
            || !char.is_ascii() && char.is_alphanumeric();
        if good {
            name.push(char);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches(['-', '.']).to_owned();
    (!name.is_empty() && name != "page" && OutputPath::new(&name).is_ok()).then_some(name)
}

/// Where a file under `content/` or `static/` is published, if a page links to it.
pub fn file_output(path: &SitePath) -> Option<OutputPath> {
    let inner = path.as_str().strip_prefix("content/").or_else(|| path.as_str().strip_prefix("static/"))?;
    OutputPath::new(inner).ok()
}

/// Who claims an address.
#[derive(Clone, Debug)]
pub struct Claimant {
    /// The file that asks for it; `None` if factbox makes it by itself.
    pub place: Option<Place>,
    /// Whether it is a file of `static/`, which wins over what factbox makes by itself.
    pub is_static: bool,
}

/// Whether no two of these paths collide, as nearly always: [`find_collisions`] says which do.
pub fn are_apart<'a>(paths: impl IndexedParallelIterator<Item = &'a OutputPath>) -> bool {
    let mut keys: Vec<String> = paths.map(OutputPath::collision_key).collect();
    keys.par_sort_unstable();
    let folder = |index: usize| keys[index].rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_there = |path: &str| keys.binary_search_by(|key| key.as_str().cmp(path)).is_ok();
    !(0..keys.len()).into_par_iter().any(|index| {
        let (key, before) = (&keys[index], index.checked_sub(1));
        // Of files that follow each other in a folder the first is enough.
        let is_first = before.is_none_or(|before| folder(before) != folder(index));
        before.is_some_and(|before| keys[before] == *key)
            || is_first && key.match_indices('/').any(|(at, _)| is_there(&key[..at]))
    })
}

/// Finds addresses that two things claim, also such as differ only in letter case or Unicode form, or where one is a folder
/// of the other. Returns the paths of what factbox makes by itself and that has to give way to a file of `static/`.
pub fn find_collisions(
    claims: &BTreeMap<OutputPath, Vec<Claimant>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<OutputPath> {
    let mut given_way = BTreeSet::new();
    let keys: Vec<String> = claims.par_iter().map(|(path, _)| path.collision_key()).collect();
    let mut seen: HashMap<&str, (&OutputPath, &Claimant)> = HashMap::with_capacity(keys.len());
    for (key, (path, claimants)) in keys.iter().zip(claims) {
        for claimant in claimants {
            let Some((first_path, first)) = seen.get(key.as_str()) else {
                seen.insert(key, (path, claimant));
                continue;
            };
            collide(path, claimant, first_path, first, diagnostics, &mut given_way);
        }
    }
    // A folder that collides with nothing, and whose files follow each other.
    let mut free = "";
    for (key, (path, claimants)) in keys.iter().zip(claims) {
        let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder == free {
            continue;
        }
        free = folder;
        for (at, _) in key.match_indices('/') {
            if let Some((first_path, first)) = seen.get(&key[..at])
                && let Some(claimant) = claimants.first()
            {
                free = "";
                collide(path, claimant, first_path, first, diagnostics, &mut given_way);
            }
        }
    }
    given_way
}

fn collide(
    path: &OutputPath,
    claimant: &Claimant,
    first_path: &OutputPath,
    first: &Claimant,
    diagnostics: &mut Vec<Diagnostic>,
    given_way: &mut BTreeSet<OutputPath>,
) {
    match (&claimant.place, &first.place) {
        (Some(place), None) | (None, Some(place)) if claimant.is_static || first.is_static => {
            given_way.insert(if claimant.place.is_none() { path } else { first_path }.clone());
            diagnostics.push(Diagnostic::new(
                crate::diagnostic::Level::Info,
                "duplicate-url",
                place.clone(),
                format!("`{}` takes the place of the one that factbox would make", place.path),
            ));
        }
        (Some(place), Some(other)) => diagnostics.push(
            Diagnostic::error(
                "duplicate-url",
                place.clone(),
                if path == first_path {
                    format!("`{}` and `{}` want one address, `/{}`", place.path, other.path, path.url().as_str())
                } else {
                    format!(
                        "`{}` and `{}` want addresses that not every system can tell apart, `/{path}` and `/{first_path}`",
                        place.path, other.path
                    )
                },
            )
            .related(other.clone(), "the other one")
            .help("rename one of them, or give it another `slug:`")
            .fatal(),
        ),
        (Some(place), None) | (None, Some(place)) => diagnostics.push(
            Diagnostic::error(
                "duplicate-url",
                place.clone(),
                format!("`{}` wants `/{}`, an address that factbox uses itself", place.path, path.url().as_str()),
            )
            .help("rename it, or give it another `slug:`")
            .fatal(),
        ),
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_folder() {
        for (path, kind) in [
            ("content/index.md", Some(ContentKind::Home)),
            ("content/a/index.md", Some(ContentKind::Explainer)),
            ("content/a/photo.jpg", Some(ContentKind::File)),
            ("content/pages/about.md", Some(ContentKind::Plain)),
            ("content/topics/water.md", Some(ContentKind::Topic)),
            ("content/sources/ap.yaml", Some(ContentKind::Source)),
            ("content/sources/text/ap.txt", None),
            ("content/sources/receipts.json", None),
            ("static/a.png", None),
        ] {
            assert_eq!(content_kind(&SitePath::new(path)), kind, "{path}");
        }
    }

    #[test]
    fn paths_are_apart_where_nothing_collides() {
        for paths in [
            &["a/index.html", "a-b/index.html", "a.html", "b/c", "b/d"][..],
            &["index.html", "A/x", "a/x"],
            &["a", "a-b", "a/b"],
            &["a/b", "a/b-c", "a/b.d", "a/b/c/d"],
            &["B/c", "a", "b"],
            &["straße/x", "STRASSE/x"],
            &["x", "x"],
            &["e\u{301}", "é/x"],
            &[],
        ] {
            let outputs: Vec<OutputPath> = paths.iter().map(|path| fixed(path)).collect();
            let mut claims: BTreeMap<OutputPath, Vec<Claimant>> = BTreeMap::new();
            for (number, output) in outputs.iter().enumerate() {
                let place = Some(Place::start_of(&SitePath::new(number.to_string())));
                claims.entry(output.clone()).or_default().push(Claimant { place, is_static: false });
            }
            let mut found = Vec::new();
            find_collisions(&claims, &mut found);
            assert_eq!(are_apart(outputs.par_iter()), found.is_empty(), "{paths:?}");
        }
    }

    #[test]
    fn keys_of_sources_become_names_of_files() {
        assert_eq!(source_name("kl-dispatch").as_deref(), Some("kl-dispatch"));
        assert_eq!(source_name("doi:10.1/X").as_deref(), Some("doi-10.1-x"));
        assert_eq!(source_name("https://x/a").as_deref(), Some("https-x-a"));
        assert_eq!(source_name("müller_2020").as_deref(), Some("müller_2020"));
        for bad in ["://", "aux", "page", "con.x", ""] {
            assert_eq!(source_name(bad), None, "{bad}");
        }
    }

    #[test]
    fn collisions_name_both() {
        let claimant =
            |path: &str| Claimant { place: Some(Place::start_of(&SitePath::new(path))), is_static: false };
        let ours = Claimant { place: None, is_static: false };
        let file = Claimant { is_static: true, ..claimant("static/robots.txt") };
        let mut claims: BTreeMap<OutputPath, Vec<Claimant>> = BTreeMap::new();
        claims.insert(fixed("a/index.html"), vec![claimant("content/a.md"), claimant("content/a/index.md")]);
        claims.insert(fixed("A/index.html"), vec![claimant("content/A.md")]);
        claims.insert(fixed("robots.txt"), vec![ours, file]);
        claims.insert(fixed("x"), vec![claimant("static/x")]);
        claims.insert(fixed("x/index.html"), vec![claimant("content/x.md")]);
        let mut diagnostics = Vec::new();
        let given_way = find_collisions(&claims, &mut diagnostics);
        assert_eq!(given_way.into_iter().collect::<Vec<_>>(), [fixed("robots.txt")]);
        let messages: Vec<&str> = diagnostics.iter().map(|found| &*found.message).collect();
        assert_eq!(
            messages,
            [
                "`content/a.md` and `content/A.md` want addresses that not every system can tell apart, `/a/index.html` and `/A/index.html`",
                "`content/a/index.md` and `content/A.md` want addresses that not every system can tell apart, `/a/index.html` and `/A/index.html`",
                "`static/robots.txt` takes the place of the one that factbox would make",
                "`content/x.md` and `static/x` want addresses that not every system can tell apart, `/x/index.html` and `/x`",
            ]
        );
    }
}
