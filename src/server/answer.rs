//! What is answered to what is asked: a function of the preview's state. Knows nothing of sockets.
//!
//! An address is decoded once and looked up in the list of planned pages. What is not in the list is not there, however it
//! is spelt; nothing of it becomes a path on disk. Other sites that the writer has open are kept from reading the preview: it
//! answers to its own name alone, and to no script but its own.

use std::fs::File;
use std::ops::Range;
use std::sync::Arc;

use crate::compile::Compilation;
use crate::digest::Digest;
use crate::disk::input;
use crate::pages::page::Page;
use crate::path::{OutputPath, decode, encode_address};
use crate::site::routes;

use super::cache::Held;
use super::media::content_type;
use super::preview::{Preview, Served, State};
use super::table;

/// Names that a preview on this machine goes by.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The script of the preview.
const SCRIPT: &str = include_str!("preview.js");
/// Its style sheet.
const STYLE: &str = include_str!("preview.css");
/// The library that brings a page to a new state in place.
const IDIOMORPH: &str = concat!(include_str!("idiomorph.min.js"), "\nexport { Idiomorph };\n");

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The method.
    pub method: String,
    /// The path as it came, percent-encoded.
    pub path: String,
    /// What comes after the question mark.
    pub query: Option<String>,
    /// The host in the address itself, where a client writes the whole of it.
    pub authority: Option<String>,
    /// `Host`; `None` if there is not exactly one.
    pub host: Option<String>,
    /// `Origin`
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`
    pub fetch_site: Option<String>,
    /// `Sec-Fetch-Mode`
    pub fetch_mode: Option<String>,
    /// `If-None-Match`
    pub if_none_match: Option<String>,
    /// `If-Range`
    pub if_range: Option<String>,
    /// `Range`
    pub range: Option<String>,
}

/// What is answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// What stands in the head, besides what every answer has.
    pub headers: Vec<(&'static str, String)>,
    /// What follows.
    pub body: Body,
}

/// What follows the head of an answer.
pub enum Body {
    /// Text of ours.
    Text(String),
    /// A part of a page.
    Page(Arc<Held>, Range<u64>),
    /// A part of a file.
    File(File, Range<u64>),
    /// The news of a page, for as long as somebody listens.
    News(Watch),
    /// Nothing, where there would be this many bytes.
    Head(u64),
}

/// The page that somebody has open.
#[derive(Clone, Debug)]
pub struct Watch(Option<OutputPath>);

/// Answers.
pub fn answer(preview: &Preview, ask: &Ask) -> Answer {
    if let Some(refused) = refuse(ask) {
        return refused;
    }
    let state = preview.state();
    let mut answer = match ask.path.strip_prefix("/__factbox/") {
        Some(name) => own(preview, &state, ask, name),
        None => page(preview, &state, ask),
    };
    if ask.method == "HEAD" {
        answer.body = Body::Head(answer.body.length());
    }
    answer
}

/// What is said to somebody who is not to be served.
fn refuse(ask: &Ask) -> Option<Answer> {
    let Some(host) = &ask.host else { return Some(text(400, "one Host header is needed")) };
    let is_ours = |host: &str| NAMES.contains(&name_of(host).to_ascii_lowercase().as_str());
    if !is_ours(host) || ask.authority.as_deref().is_some_and(|host| !is_ours(host)) {
        return Some(text(421, "this preview answers to localhost and 127.0.0.1 alone"));
    }
    let is_foreign = ask.origin.as_ref().is_some_and(|origin| *origin != format!("http://{host}"));
    // A link from elsewhere may lead here; nothing else from elsewhere may.
    let is_embedded = matches!(ask.fetch_site.as_deref(), Some("cross-site" | "same-site"))
        && ask.fetch_mode.as_deref() != Some("navigate");
    if is_foreign || is_embedded {
        return Some(text(403, "this preview is not for other sites"));
    }
    if !matches!(ask.method.as_str(), "GET" | "HEAD") {
        let mut answer = text(405, "GET and HEAD are all that is answered here");
        answer.headers.push(("allow", "GET, HEAD".to_owned()));
        return Some(answer);
    }
    None
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// What the script asks for.
fn own(preview: &Preview, state: &State, ask: &Ask, name: &str) -> Answer {
    let watched = || watched(state, ask.query.as_deref());
    match name {
        "preview.js" => fixed(ask, "text/javascript; charset=utf-8", SCRIPT),
        "idiomorph.js" => fixed(ask, "text/javascript; charset=utf-8", IDIOMORPH),
        "preview.css" => fixed(ask, "text/css; charset=utf-8", STYLE),
        "places" => typed(200, "application/json; charset=utf-8", table_of(preview, state, &watched())),
        "events" => Answer {
            status: 200,
            headers: vec![("content-type", "text/event-stream".to_owned())],
            body: Body::News(watched()),
        },
        _ => text(404, "there is nothing here"),
    }
}

/// The page that is named in a query: `path=/x/`.
fn watched(state: &State, query: Option<&str>) -> Watch {
    let path =
        query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("path="));
    let path = path.and_then(decode);
    let Some(compilation) = state.shown.as_ref().map(|shown| &shown.compilation) else {
        return Watch(path.and_then(|path| candidates(&path, "/").into_iter().next()));
    };
    let candidates = path.map(|path| candidates(&path, compilation.base_path())).unwrap_or_default();
    let here = candidates.iter().find(|path| compilation.page(path).is_some());
    Watch(here.or(candidates.first()).cloned())
}

/// What is new of a page, as JSON: its key, whether it is gone and where to, and the digest of its side table.
pub fn news(preview: &Preview, watch: &Watch) -> String {
    let state = preview.state();
    let here = watch.0.as_ref().and_then(|path| Some((path, state.page(path)?.1)));
    let missing = || state.page(&OutputPath::new(routes::NOT_FOUND).ok()?).map(|(_, page)| page.key);
    let moved = watch.0.as_ref().filter(|_| here.is_none()).and_then(|path| state.moved(path));
    serde_json::json!({
        "key": here.map(|(_, page)| page.key).or_else(missing).map(Digest::to_hex),
        "gone": here.is_none() && state.shown.is_some(),
        "moved": moved.map(|path| format!("/{}", path.url().as_str())),
        "table": Digest::of_bytes(table_of(preview, &state, watch).as_bytes()).to_hex(),
    })
    .to_string()
}

fn table_of(preview: &Preview, state: &State, watch: &Watch) -> String {
    let missing = || OutputPath::new(routes::NOT_FOUND).ok();
    let path = watch.0.clone().or_else(missing);
    path.map(|path| serde_json::to_string(&table::table(preview, state, &path)).unwrap_or_default())
        .unwrap_or_default()
}

/// A page or a file of the site.
fn page(preview: &Preview, state: &State, ask: &Ask) -> Answer {
    let Some(compilation) = state.shown.as_ref().map(|shown| &shown.compilation) else {
        return broken(preview, state);
    };
    match find(compilation, &ask.path) {
        Some(Found::Page(path)) => served(preview, state, ask, path, 200),
        Some(Found::Folder(path)) => {
            let query =
                ask.query.as_ref().map(|query| format!("?{}", encode_address(query))).unwrap_or_default();
            let mut answer = text(301, "this page has a slash at its end");
            answer.headers.push(("location", format!("/{}{query}", path.url().as_str())));
            answer
        }
        None => match OutputPath::new(routes::NOT_FOUND) {
            Ok(path) if compilation.page(&path).is_some() => served(preview, state, ask, &path, 404),
            _ => text(404, "there is nothing here"),
        },
    }
}

enum Found<'a> {
    Page(&'a OutputPath),
    /// There is a page if a slash is added.
    Folder(&'a OutputPath),
}

/// What stands at an address.
fn find<'a>(compilation: &'a Compilation, path: &str) -> Option<Found<'a>> {
    let decoded = decode(path)?;
    let page = |path: &OutputPath| compilation.page(path).map(|page: &'a Page| &page.path);
    let candidates = candidates(&decoded, compilation.base_path());
    if let Some(path) = candidates.iter().find_map(page) {
        return Some(Found::Page(path));
    }
    if decoded.ends_with('/') {
        return None;
    }
    let folder = |path: &OutputPath| page(&OutputPath::new(&format!("{path}/index.html")).ok()?);
    candidates.iter().find_map(folder).map(Found::Folder)
}

/// The files that an address may mean: below the root, or below the path that the site will be published at.
fn candidates(decoded: &str, base_path: &str) -> Vec<OutputPath> {
    let file = |inner: &str| {
        let index = if inner.is_empty() || inner.ends_with('/') { "index.html" } else { "" };
        OutputPath::new(&format!("{inner}{index}")).ok()
    };
    let below_root = decoded.strip_prefix('/').and_then(file);
    let below_base = decoded.strip_prefix(base_path).filter(|_| base_path != "/").and_then(file);
    below_root.into_iter().chain(below_base).collect()
}

fn served(preview: &Preview, state: &State, ask: &Ask, path: &OutputPath, status: u16) -> Answer {
    let kind = content_type(path.as_str());
    match preview.serve(state, path) {
        Some((_, Served::Bytes(held))) => {
            let length = held.as_ref().as_ref().len() as u64;
            let digest = held.digest;
            part(ask, status, kind, digest, length, |range| Body::Page(held, range))
        }
        Some((_, Served::Copy(from, digest))) => {
            let opened = input::open(&preview.root, &from);
            match opened.and_then(|file| Ok((file.metadata()?.len(), file))) {
                Ok((length, file)) => {
                    part(ask, status, kind, digest, length, |range| Body::File(file, range))
                }
                // It has just gone, and the next refresh knows.
                Err(_) => text(404, "this file cannot be read any more"),
            }
        }
        Some((_, Served::Failed)) => broken(preview, &preview.state()),
        Some((_, Served::Busy)) => text(503, "too much is being sent already"),
        None => text(404, "there is nothing here"),
    }
}

/// The page in place of one that never could be rendered.
fn broken(preview: &Preview, state: &State) -> Answer {
    let problem = preview.problem(state).unwrap_or_default();
    let escaped = problem.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Nothing to show yet</title>\
         <script type=\"module\" src=\"/__factbox/preview.js\" data-key=\"\"></script></head>\n\
         <body><pre>{escaped}</pre></body></html>\n"
    );
    typed(500, "text/html; charset=utf-8", page)
}

/// The part of something that is asked for, if the client does not have it already.
fn part(
    ask: &Ask,
    status: u16,
    kind: &str,
    digest: Digest,
    length: u64,
    body: impl FnOnce(Range<u64>) -> Body,
) -> Answer {
    let tag = format!("\"{}\"", digest.to_hex());
    let mut headers = vec![("etag", tag.clone())];
    if status == 200 && ask.if_none_match.as_ref().is_some_and(|known| names(known, &tag)) {
        return Answer { status: 304, headers, body: Body::Text(String::new()) };
    }
    headers.push(("content-type", kind.to_owned()));
    headers.push(("accept-ranges", "bytes".to_owned()));
    let is_same = ask.if_range.as_ref().is_none_or(|known| *known == tag);
    let range = ask.range.as_ref().filter(|_| status == 200 && is_same && ask.method == "GET");
    match range.map_or(Asked::All, |range| asked(range, length)) {
        Asked::All => Answer { status, headers, body: body(0..length) },
        Asked::Part(range) => {
            headers.push(("content-range", format!("bytes {}-{}/{length}", range.start, range.end - 1)));
            Answer { status: 206, headers, body: body(range) }
        }
        Asked::Beyond => {
            let mut answer = text(416, "there is less than that");
            answer.headers.push(("content-range", format!("bytes */{length}")));
            answer
        }
    }
}

/// Whether `tag` is in a list of entity tags.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    All,
    Part(Range<u64>),
    Beyond,
}

/// What `Range` means for something of this length. Several ranges at once, and what is no range, mean all of it.
fn asked(range: &str, length: u64) -> Asked {
    // More digits than a number has are a place beyond any end.
    let number = |text: &str| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| (!text.is_empty()).then(|| text.parse::<u64>().unwrap_or(u64::MAX)))
    };
    let Some((first, last)) = range.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'))
    else {
        return Asked::All;
    };
    let (Some(first), Some(last)) = (number(first.trim()), number(last.trim())) else { return Asked::All };
    match (first, last) {
        (None, None) => Asked::All,
        (None, Some(0)) => Asked::Beyond,
        (None, Some(_)) if length == 0 => Asked::Beyond,
        (None, Some(count)) => Asked::Part(length.saturating_sub(count)..length),
        (Some(first), Some(last)) if last < first => Asked::All,
        (Some(first), _) if first >= length => Asked::Beyond,
        (Some(first), last) => {
            Asked::Part(first..last.map_or(length, |last| last.saturating_add(1).min(length)))
        }
    }
}

/// A file that is part of factbox.
fn fixed(ask: &Ask, kind: &str, content: &str) -> Answer {
    let tag = format!("\"{}\"", Digest::of_bytes(content.as_bytes()).to_hex());
    if ask.if_none_match.as_ref().is_some_and(|known| names(known, &tag)) {
        return Answer { status: 304, headers: vec![("etag", tag)], body: Body::Text(String::new()) };
    }
    let mut answer = typed(200, kind, content.to_owned());
    answer.headers.push(("etag", tag));
    answer
}

fn text(status: u16, words: &str) -> Answer {
    typed(status, "text/plain; charset=utf-8", format!("{words}\n"))
}

fn typed(status: u16, kind: &str, content: String) -> Answer {
    Answer { status, headers: vec![("content-type", kind.to_owned())], body: Body::Text(content) }
}

impl Body {
    /// How many bytes there are.
    fn length(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::Page(_, range) | Self::File(_, range) => range.end - range.start,
            Self::News(_) => 0,
            Self::Head(length) => *length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rfc_9110_has_them() {
        for (range, part) in [
            ("bytes=0-0", Asked::Part(0..1)),
            ("bytes=2-", Asked::Part(2..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-99", Asked::Part(0..10)),
            ("bytes=5-99999999999999", Asked::Part(5..10)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=4-3", Asked::All),
            ("bytes=0-1,3-4", Asked::All),
            ("bytes=99999999999999999999999-", Asked::Beyond),
            ("bytes=99999999999999999999999-0", Asked::All),
            ("bytes=5-99999999999999999999999", Asked::Part(5..10)),
            ("bytes=-99999999999999999999999", Asked::Part(0..10)),
            ("bytes=a-b", Asked::All),
            ("bytes=-", Asked::All),
            ("lines=0-1", Asked::All),
        ] {
            assert_eq!(asked(range, 10), part, "{range}");
        }
        assert_eq!(asked("bytes=-1", 0), Asked::Beyond);
    }

    #[test]
    fn names_of_this_machine_are_known_and_others_are_not() {
        let status = |host: &str| {
            let ask =
                Ask { method: "GET".into(), path: "/".into(), host: Some(host.into()), ..Ask::default() };
            refuse(&ask).map(|answer| answer.status)
        };
        for ours in ["localhost", "LOCALHOST:4321", "127.0.0.1:4321", "[::1]:80", "[::1]"] {
            assert_eq!(status(ours), None, "{ours}");
        }
        for foreign in [
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.nip.io",
            "0.0.0.0",
            "",
            "[::2]",
            "a@localhost",
        ] {
            assert_eq!(status(foreign), Some(421), "{foreign}");
        }
    }

    #[test]
    fn addresses_mean_files_below_the_root_or_the_published_path() {
        let candidates = |decoded: &str, base: &str| {
            candidates(decoded, base).iter().map(|path| path.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(candidates("/", "/"), ["index.html"]);
        assert_eq!(candidates("/a/", "/"), ["a/index.html"]);
        assert_eq!(candidates("/sub/a/", "/sub/"), ["sub/a/index.html", "a/index.html"]);
        for nothing in ["", "//", "//evil.example/..", "/../x", "/a/../b", "/a\\b", "/a\0", "/.", "a", "*"] {
            assert!(candidates(nothing, "/").is_empty(), "{nothing:?}");
        }
    }
}
