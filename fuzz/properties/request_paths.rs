//! Requests: whatever is asked, the answer is a page of the table, a file of the preview's own, or a refusal.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use factbox::compile::{Memos, Rendered, compile};
use factbox::config;
use factbox::path::{OutputPath, SitePath};
use factbox::server::{Answer, Ask, Body, Preview, answer, news};
use factbox::session::Refresh;
use factbox::starter;
use factbox::world::{File, World};

use super::text;

/// What is answered at all: what is broken and what is too much never happens here.
const STATUSES: [u16; 9] = [200, 206, 301, 304, 400, 403, 404, 405, 416];
/// What a foreign host is answered.
const MISDIRECTED: u16 = 421;
/// Headers that every answer may have.
const HEADERS: [&str; 6] = ["accept-ranges", "allow", "content-range", "content-type", "etag", "location"];
/// What stands around the key of a page in the tag that the preview adds.
const TAG: (&str, &str) =
    ("<script type=\"module\" src=\"/__factbox/preview.js\" data-key=\"", "\"></script>");

/// A preview, and the bytes of the pages that it has.
struct Shown {
    preview: Preview,
    base_path: String,
    pages: BTreeMap<OutputPath, Option<Vec<u8>>>,
}

/// The sample, published at the root and below it.
static SITES: LazyLock<[Shown; 2]> = LazyLock::new(|| {
    ["title: The mill\n", "base_url: https://example.org/sub/folder/\ncards: false\n"].map(Shown::new)
});

impl Shown {
    fn new(config: &str) -> Self {
        let mut world = World::default();
        for (path, text) in starter::SITE.into_iter().filter(|(path, _)| path.starts_with("content/")) {
            world.files.insert(SitePath::new(path), File::text(text));
        }
        // On this machine there is something at the second path, if anything ever came to read it.
        for path in ["static/zoë & co.txt", "static/etc/passwd"] {
            world.files.insert(SitePath::new(path), File::text("x"));
        }
        world.files.insert(SitePath::new(config::FILE_NAME), File::text(config));
        let compilation = compile(&world, &Memos::default());
        let pages = compilation.pages.iter().map(|page| {
            let bytes = match compilation.render(page) {
                Ok(Rendered::Bytes(bytes)) => Some(bytes),
                Ok(Rendered::Copy(_)) => None,
                Err(finding) => panic!("{finding:?}"),
            };
            (page.path.clone(), bytes)
        });
        let pages = pages.collect();
        let base_path = compilation.base_path().to_owned();
        let preview = Preview::new(PathBuf::from("/"), String::new());
        let diagnostics = Arc::default();
        assert!(preview.take(Refresh { world: Arc::new(world), compilation, diagnostics }).shown);
        Self { preview, base_path, pages }
    }
}

/// Asks for what a request with these bytes asks for: a method and a target on the first line, then headers.
pub fn check(data: &[u8]) {
    let text = text(data);
    let ask = ask(&text);
    for shown in &*SITES {
        let answered = answer(&shown.preview, &ask);
        check_answer(shown, &ask, &answered);
        let again = answer(&shown.preview, &ask);
        assert_eq!((answered.status, &answered.headers), (again.status, &again.headers), "{ask:?}");
    }
}

fn ask(text: &str) -> Ask {
    let mut lines = text.lines();
    let mut words = lines.next().unwrap_or_default().splitn(2, ' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default();
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let mut ask = Ask { method, path: path.to_owned(), query: query.map(str::to_owned), ..Ask::default() };
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let field = match name {
            "Host" => &mut ask.host,
            "Authority" => &mut ask.authority,
            "Origin" => &mut ask.origin,
            "Sec-Fetch-Site" => &mut ask.fetch_site,
            "Sec-Fetch-Mode" => &mut ask.fetch_mode,
            "If-None-Match" => &mut ask.if_none_match,
            "If-Range" => &mut ask.if_range,
            "Range" => &mut ask.range,
            _ => continue,
        };
        *field = Some(value.to_owned());
    }
    ask
}

fn check_answer(shown: &Shown, ask: &Ask, answered: &Answer) {
    let Answer { status, headers, body } = answered;
    if is_ours(ask) {
        assert!(STATUSES.contains(status), "{status} to {ask:?}");
    } else {
        let refused: &[u16] = if ask.host.is_none() { &[400] } else { &[MISDIRECTED] };
        assert!(refused.contains(status), "{status} to {ask:?}");
    }
    let is_read = matches!(ask.method.as_str(), "GET" | "HEAD");
    let is_foreign =
        ask.origin.as_ref().is_some_and(|origin| origin.strip_prefix("http://") != ask.host.as_deref());
    if !is_read || is_foreign {
        assert!(*status >= 400, "{status} to {ask:?}");
    }
    for (name, value) in headers {
        assert!(HEADERS.contains(name), "{name}");
        assert!(!value.contains(|char: char| char.is_control()), "{name}: {value:?}");
    }
    let header =
        |name: &str| headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str());
    if let Some(location) = header("location") {
        assert!(*status == 301 && location.starts_with('/') && location.is_ascii(), "{location}");
        assert!(!location.starts_with("//") && !location.contains('\\'), "{location}");
        let path = location.split('?').next().unwrap_or_default().to_owned();
        let there = answer(&shown.preview, &Ask { path, query: None, ..home() });
        assert_eq!(there.status, 200, "{location}");
    }
    match body {
        Body::Text(text) => {
            let own = *status == 200 || *status == 304;
            assert!(*status >= 300 || ask.path.starts_with("/__factbox/"), "{ask:?}");
            if own && ask.path == "/__factbox/places" {
                serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
            }
        }
        Body::Page(held, range) => {
            let all: &[u8] = (**held).as_ref();
            let part = all.get(range.start as usize..range.end as usize).expect("there is as much");
            let stated = format!("bytes {}-{}/{}", range.start, range.end.wrapping_sub(1), all.len());
            match status {
                206 => assert_eq!(header("content-range"), Some(stated.as_str())),
                _ => assert_eq!(part.len(), all.len()),
            }
            let wanted =
                if *status == 404 { OutputPath::new("404.html").ok() } else { named(shown, &ask.path) };
            let page = wanted.and_then(|path| shown.pages.get(&path)?.as_ref()).expect("it is in the table");
            assert!(without_tag(all) == *page, "{ask:?} is answered by another page");
        }
        Body::File(..) => panic!("{ask:?} is answered by a file"),
        Body::News(watch) => {
            let news = news(&shown.preview, watch);
            serde_json::from_str::<serde_json::Value>(&news).expect("it is JSON");
        }
        Body::Head(_) => assert_eq!(ask.method, "HEAD"),
    }
}

fn home() -> Ask {
    Ask { method: "GET".into(), path: "/".into(), host: Some("localhost".into()), ..Ask::default() }
}

/// Whether a request names this machine, and nothing else.
fn is_ours(ask: &Ask) -> bool {
    let is_name = |host: &str| {
        let lower = host.to_ascii_lowercase();
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
            lower.strip_prefix(name).is_some_and(|port| {
                port.is_empty()
                    || port
                        .strip_prefix(':')
                        .is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
            })
        })
    };
    ask.host.as_deref().is_some_and(is_name) && ask.authority.as_deref().is_none_or(is_name)
}

/// The page that an address names, by a reading of our own.
fn named(shown: &Shown, path: &str) -> Option<OutputPath> {
    let decoded = decoded(path)?;
    let bases = ["/", shown.base_path.as_str()];
    bases.iter().filter_map(|base| decoded.strip_prefix(base)).find_map(|inner| {
        let index = if inner.is_empty() || inner.ends_with('/') { "index.html" } else { "" };
        OutputPath::new(&format!("{inner}{index}")).ok().filter(|path| shown.pages.contains_key(path))
    })
}

/// Percent-encoding undone, once.
fn decoded(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits =
            path.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()));
        if let Some(digits) = digits.filter(|_| byte == b'%') {
            decoded.push(u8::from_str_radix(digits, 16).ok()?);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).ok()
}

/// A page without the tag that the preview adds.
fn without_tag(page: &[u8]) -> Vec<u8> {
    let find = |bytes: &[u8], words: &str| bytes.windows(words.len()).position(|it| it == words.as_bytes());
    let Some(start) = find(page, TAG.0) else { return page.to_vec() };
    let end = start + find(&page[start..], TAG.1).map_or(0, |at| at + TAG.1.len());
    [&page[..start], &page[end..]].concat()
}
