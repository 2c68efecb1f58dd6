//! Whole sites: whatever the files say, every page can be rendered, what they say stays text, and what was computed before
//! changes no byte.
//!
//! A site is one text: a line `=== content/x.md` begins a file, what stands above the first such line is
//! `content/page.md`. A line `=== EDIT` ends the site; the files after it are written over the others, and one without any
//! text is removed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::Diagnostic;
use factbox::digest::Digest;
use factbox::pages::page::PageContent;
use factbox::parse::html::{self, Token};
use factbox::path::{OutputPath, SitePath};
use factbox::session;
use factbox::world::{File, ImageHeader, ImageSize, Options, World};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::sections::check_xml;
use super::{finding, text};

/// What begins a file.
const FILE: &str = "=== ";
/// What begins the edit.
const EDIT: &str = "EDIT";
/// Where files may be written; `texts/` holds the texts of sources.
const FOLDERS: [&str; 4] = ["content/", "static/", "words/", "texts/"];
/// As many files have a meaning.
const FILES: usize = 24;

/// The threads that factbox makes have as much stack.
static THREADS: LazyLock<ThreadPool> = LazyLock::new(|| {
    ThreadPoolBuilder::new().num_threads(2).stack_size(32 << 20).build().expect("there are threads")
});

/// The default theme, read once.
static THEME: LazyLock<Memos> = LazyLock::new(|| {
    let memos = Memos::default();
    compile(&World::default(), &memos);
    memos
});

/// Elements that the default theme and Markdown make, and those of MathML.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "blockquote",
    "body",
    "br",
    "button",
    "circle",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "line",
    "ol",
    "option",
    "p",
    "path",
    "polyline",
    "rect",
    "pre",
    "q",
    "s",
    "script",
    "search",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "symbol",
    "table",
    "tbody",
    "td",
    "template",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
    "use",
    "wbr",
    "math",
    "maction",
    "annotation",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

/// Attributes that hold addresses.
const ADDRESSES: [&str; 6] = ["href", "src", "action", "cite", "formaction", "poster"];
/// Schemes that are published.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Builds a site with these bytes, and then the edited one.
pub fn check(data: &[u8]) {
    let text = text(data);
    THREADS.install(|| check_site(&text));
}

fn check_site(text: &str) {
    let (before, after) = worlds(text);
    let memos = Memos::with_themes_of(&THEME);
    let first = compile(&before, &memos);
    memos.end_of_refresh();
    let pages = rendered(&first);
    check_pages(&first, &pages);
    let source = |path: &SitePath| session::source(&before, path);
    finding::check(&first.diagnostics, &source);

    // The texts of sources are private, and nothing that is published depends on them.
    let without = World { texts: BTreeMap::new(), ..before.clone() };
    assert_eq!(keys(&compile(&without, &memos)), keys(&first));

    let warm = compile(&after, &memos);
    let cold = compile(&after, &Memos::with_themes_of(&memos));
    assert_eq!(warm.diagnostics, cold.diagnostics);
    let (warm, cold) = (rendered(&warm), rendered(&cold));
    for (path, page) in &warm {
        assert!(cold.get(path) == Some(page), "{path} is another when warm");
        if let Some((key, bytes)) = pages.get(path)
            && *key == page.0
        {
            assert!(*bytes == page.1, "{path} has its old key and other bytes");
        }
    }
    assert_eq!(warm.len(), cold.len());
}

/// The site, and the edited one.
fn worlds(text: &str) -> (World, World) {
    let today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    let options = Options { drafts: true, today, ..Options::default() };
    let mut before = World { options, ..World::default() };
    let mut after = None;
    let mut path = "content/page.md";
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n').chain(std::iter::once(FILE)) {
        if let Some(next) = line.strip_prefix(FILE) {
            write(after.as_mut().unwrap_or(&mut before), path, &text[start..at]);
            path = next.trim();
            start = at + line.len();
            if path == EDIT && after.is_none() {
                after = Some(before.clone());
            }
        }
        at += line.len();
    }
    let after = after.unwrap_or_else(|| before.clone());
    (before, after)
}

fn write(world: &mut World, path: &str, text: &str) {
    let is_whole = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && path.len() < 256;
    let is_known = path == "factbox.yaml" || FOLDERS.iter().any(|folder| path.starts_with(folder));
    if !is_whole || !is_known || path.contains(char::is_control) {
        return;
    }
    let image = (SitePath::new(path).extension() == "png").then_some(if text.len().is_multiple_of(2) {
        ImageHeader::Unreadable
    } else {
        ImageHeader::Size(ImageSize { width: 1200, height: 630 })
    });
    let file = File { image, ..File::text(text) };
    let is_removed = text.trim().is_empty();
    if let Some(name) = path.strip_prefix("texts/") {
        match is_removed {
            true => drop(world.texts.remove(name)),
            false if world.texts.len() < FILES => drop(world.texts.insert(name.to_owned(), file)),
            false => {}
        }
        return;
    }
    let path = SitePath::new(path);
    match is_removed {
        true => drop(world.files.remove(&path)),
        false if world.files.len() < FILES => drop(world.files.insert(path, file)),
        false => {}
    }
}

type Pages = BTreeMap<OutputPath, (Digest, Result<Vec<u8>, Box<Diagnostic>>)>;

/// The pages that are made of something; the theme's files are not.
fn rendered(compilation: &Compilation) -> Pages {
    let is_made = |content: &PageContent| matches!(content, PageContent::Template(_) | PageContent::Data(_));
    let made = compilation.pages.iter().filter(|page| is_made(&page.content));
    made.map(|page| {
        let bytes = compilation.render(page).map(|rendered| match rendered {
            Rendered::Bytes(bytes) => bytes,
            Rendered::Copy(path) => path.as_str().as_bytes().to_vec(),
        });
        (page.path.clone(), (page.key, bytes))
    })
    .collect()
}

fn keys(compilation: &Compilation) -> BTreeMap<&OutputPath, Digest> {
    compilation.pages.iter().map(|page| (&page.path, page.key)).collect()
}

fn check_pages(compilation: &Compilation, pages: &Pages) {
    let is_fatal = compilation.diagnostics.iter().any(|finding| finding.fatal);
    let paths: BTreeSet<String> = compilation.pages.iter().map(|page| page.path.collision_key()).collect();
    assert!(is_fatal || paths.len() == compilation.pages.len(), "two pages stand at one address");
    for (path, (_, bytes)) in pages {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(finding) => {
                assert!(is_fatal, "{path} cannot be rendered: {finding:?}");
                continue;
            }
        };
        let name = path.as_str();
        let extension = SitePath::new(name).extension();
        if extension == "png" {
            continue;
        }
        let text = std::str::from_utf8(bytes).expect("a page is text");
        if extension == "json" {
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        } else if extension == "xml" {
            check_xml(text);
        } else if extension == "html" && !compilation.site.config.markdown.raw_html {
            check_html(name, text);
        }
    }
}

/// No element and no attribute that nobody of ours wrote, no address with another scheme, no id twice.
fn check_html(name: &str, page: &str) {
    let mut ids = BTreeSet::new();
    let mut element = String::new();
    let mut attribute = String::new();
    html::read(page, |token, at| match token {
        Token::Open(open) => {
            element = String::from_utf8_lossy(open).into_owned();
            assert!(
                ELEMENTS.contains(&element.as_str()),
                "{name}: <{element}> at {at}: {}",
                around(page, at)
            );
        }
        Token::Attribute(written) => {
            attribute = String::from_utf8_lossy(written).into_owned();
            let is_known = attribute.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-:".contains(&byte));
            let is_foreign = attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc";
            let is_hostile = attribute.starts_with("hostile");
            assert!(is_known && !is_foreign && !is_hostile, "{name}: {attribute}: {}", around(page, at));
        }
        Token::Value(value) => {
            let value = String::from_utf8_lossy(value);
            if attribute == "id" {
                assert!(ids.insert(value.clone().into_owned()), "{name}: the id `{value}` stands twice");
            }
            if ADDRESSES.contains(&attribute.as_str()) {
                assert!(is_harmless(&value), "{name}: {value}: {}", around(page, at));
            }
        }
        Token::Close(_) | Token::Text(_) => {}
    });
}

/// Whether a browser would take an address for one of another page, and not for something to do.
fn is_harmless(address: &str) -> bool {
    let seen: String = address.chars().filter(|char| !char.is_control() && *char != ' ').collect();
    let Some((scheme, _)) = seen.split_once(':') else { return true };
    let is_scheme = scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char));
    !is_scheme || SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
}

fn around(page: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(80);
    let mut end = (at + 80).min(page.len());
    while !page.is_char_boundary(start) {
        start -= 1;
    }
    while !page.is_char_boundary(end) {
        end += 1;
    }
    &page[start..end]
}
