//! An article that was saved from the web: what its metadata say of it, and its text without what stands around it. The one
//! file that names `dom_smoothie`.
//!
//! Metadata are believed in this order: JSON-LD, what Google Scholar and Dublin Core ask for, `OpenGraph`, the rest. What is
//! not there is left out: an editor has to look for it.

use dom_smoothie::{Config, Readability, TextMode};
use serde_json::{Map, Value, json};

use super::record::Record;
use crate::date::Edtf;
use crate::digest::Digest;
use crate::fields::{day, is_web_address};
use crate::parse::text;

/// How many elements a page may have.
const MAX_ELEMENTS: usize = 100_000;

/// How deep elements may be nested: beyond that, reading a page takes longer than anybody waits.
const MAX_NESTING: usize = 1_000;

/// How deep the values of JSON-LD are followed.
const MAX_DEPTH: usize = 8;

/// What every source should say and a page's metadata may not.
const WANTED: [&str; 4] = ["title", "author", "publisher", "issued"];

/// A saved article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What its metadata say of it.
    pub record: Record,
    /// Its words: the title, and paragraphs with an empty line between them.
    pub text: String,
    /// The fields that its metadata do not have, and that a source should.
    pub missing: Vec<&'static str>,
}

/// Reads an article: `content`, which is HTML or plain text, with the key of the source that it will be; `address` is where
/// it was found, if that is known.
pub fn read(key: &str, content: &str, is_html: bool, address: Option<&str>) -> Article {
    let mut record = Record::new(key);
    let text = if is_html { read_html(&mut record, content) } else { read_text(&mut record, content) };
    if !record.fields.contains_key("URL") {
        record.set("URL", address.unwrap_or_default());
    }
    let missing = WANTED.into_iter().filter(|name| !record.fields.contains_key(*name)).collect();
    Article { record, text, missing }
}

/// Whether a text is HTML, by its beginning.
pub fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<!--", "<?xml", "<article", "<title"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// A plain text says nothing of itself but what its first line may be: its title, if that is short and stands alone.
fn read_text(record: &mut Record, content: &str) -> String {
    let text = paragraphs(content);
    if let Some((first, _)) = text.split_once("\n\n")
        && !first.contains('\n')
        && first.chars().count() <= 150
        && !first.ends_with(['.', ',', ';', ':'])
    {
        record.set("title", first);
    }
    record.set("type", "article");
    text
}

fn read_html(record: &mut Record, content: &str) -> String {
    let config =
        Config { max_elements_to_parse: MAX_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    // What is not understood is words all the same.
    let words = || text::read("page.html", &content.into(), Digest::default()).words.to_string();
    if nesting(content) > MAX_NESTING {
        return paragraphs(&words());
    }
    let Ok(mut page) = Readability::new(content, None, Some(config)) else { return paragraphs(&words()) };
    let json = json_ld(&page);
    let head = Head(metas(&page));

    let of_journal = head.first(&[JOURNAL]).map(|_| "article-journal");
    record.set("type", json.kind_of_work().or(of_journal).unwrap_or("webpage"));
    let title =
        json.text(&["headline", "name"]).or_else(|| head.first(&TITLES)).map(|title| one_line(&title));
    let title =
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| one_line(&page.get_article_title()));
    record.set("title", title.as_str());
    record.set("author", authors(&json, &head));
    let container = json.names("isPartOf").into_iter().next().or_else(|| head.first(&[JOURNAL]));
    record.set("container-title", one_line(&container.unwrap_or_default()));
    let publisher = json.names("publisher").into_iter().next().or_else(|| head.first(&PUBLISHERS));
    record.set("publisher", one_line(&publisher.unwrap_or_default()));
    let issued = json.text(&["datePublished", "dateCreated"]).or_else(|| head.first(&DATES));
    record.set("issued", issued.and_then(|issued| date_of(&issued)));
    let canonical = page.doc.select("link[rel~='canonical']").attr("href").map(|href| href.to_string());
    let addresses = [canonical, head.first(&["og:url"]), json.address()];
    let mut addresses = addresses.into_iter().flatten().map(|address| address.trim().to_owned());
    record.set("URL", addresses.find(|address| is_web_address(address)));
    let of_page = page.doc.select("html").attr("lang").map(|lang| lang.to_string());
    let language = json.text(&["inLanguage"]).or(of_page).or_else(|| head.first(&LANGUAGES));
    record.set("language", language.and_then(|language| language_of(&language)));
    record.set("kind", json.kind());

    let text = page.parse().map(|article| article.text_content.to_string()).unwrap_or_default();
    let text = if text.trim().is_empty() { words() } else { text };
    let text = paragraphs(&text);
    if title.is_empty() || text.starts_with(&title) { text } else { format!("{title}\n\n{text}") }
}

/// How deep the elements of a page are nested, about: those that need no end are not counted.
fn nesting(content: &str) -> usize {
    const ENDLESS: [&str; 24] = [
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "param", "path", "rp", "rt", "source", "td", "th", "tr", "wbr",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in content.match_indices('<') {
        let rest = &content[at + 1..];
        let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || ENDLESS.contains(&name.as_str()) {
            continue;
        }
        depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The authors: a name, or a list of them.
fn authors(json: &JsonLd, head: &Head) -> Value {
    let mut authors = json.names("author");
    if authors.is_empty() {
        authors = AUTHORS
            .iter()
            .map(|name| head.all(name).filter(|author| !author.contains("://")).collect::<Vec<_>>())
            .find(|authors| !authors.is_empty())
            .unwrap_or_default();
    }
    let mut names: Vec<Value> = Vec::new();
    for author in authors {
        let author = one_line(&author);
        let name = match author.split(", ").collect::<Vec<_>>().as_slice() {
            // Libraries write the family's name first; no name has more than a few words.
            [family, given] if author.split(' ').count() <= 4 => json!({ "family": family, "given": given }),
            _ => Value::from(without_by(&author)),
        };
        if name != "" && !names.contains(&name) {
            names.push(name);
        }
    }
    match names.len() {
        0 => Value::Null,
        1 => names.remove(0),
        _ => Value::Array(names),
    }
}

/// The entries of a page's head: names in lower case, and contents that are not empty.
struct Head(Vec<(String, String)>);

impl Head {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = String> + 'a {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, content)| content.clone())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).next())
    }
}

const JOURNAL: &str = "citation_journal_title";
const TITLES: [&str; 5] = ["citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"];
const AUTHORS: [&str; 6] =
    ["citation_author", "dc.creator", "author", "article:author", "parsely-author", "byl"];
const PUBLISHERS: [&str; 5] =
    ["citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "application-name"];
#[rustfmt::skip]
const DATES: [&str; 11] = [
    "citation_publication_date", "citation_date", "article:published_time", "og:article:published_time", "dc.date",
    "dcterms.issued", "dcterms.date", "datepublished", "pubdate", "parsely-pub-date", "date",
];
const LANGUAGES: [&str; 3] = ["og:locale", "content-language", "dc.language"];

fn metas(page: &Readability) -> Vec<(String, String)> {
    let mut metas = Vec::new();
    for meta in &page.doc.select("meta[content]") {
        let content = meta.attr_or("content", "").trim().to_owned();
        for name in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(name) = meta.attr(name).filter(|_| !content.is_empty()) {
                metas.push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }
    metas
}

/// What a page says of itself in schema.org's words.
struct JsonLd {
    /// The article; empty if there is none.
    article: Map<String, Value>,
    /// Everything that has an `@id`.
    named: Vec<Map<String, Value>>,
}

/// The types that are an article, the more telling ones first, with what they are to us: type and kind.
const TYPES: [(&str, &str, &str); 15] = [
    ("ReportageNewsArticle", "article-newspaper", "report"),
    ("BackgroundNewsArticle", "article-newspaper", "report"),
    ("AnalysisNewsArticle", "article-newspaper", "analysis"),
    ("AskPublicNewsArticle", "article-newspaper", ""),
    ("OpinionNewsArticle", "article-newspaper", "opinion"),
    ("ReviewNewsArticle", "article-newspaper", "opinion"),
    ("NewsArticle", "article-newspaper", ""),
    ("ScholarlyArticle", "article-journal", ""),
    ("BlogPosting", "post-weblog", ""),
    ("LiveBlogPosting", "post-weblog", ""),
    ("SocialMediaPosting", "post", ""),
    ("Report", "report", ""),
    ("TechArticle", "article", ""),
    ("Article", "article", ""),
    ("WebPage", "webpage", ""),
];

fn json_ld(page: &Readability) -> JsonLd {
    let mut objects = Vec::new();
    for script in &page.doc.select("script[type='application/ld+json']") {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if let Ok(value) = serde_json::from_str(text) {
            gather(&value, &mut objects, MAX_DEPTH);
        }
    }
    let rank = |object: &Map<String, Value>| {
        let types = types(object);
        TYPES.iter().position(|(name, ..)| types.contains(name))
    };
    let article =
        objects.iter().filter_map(|object| Some((rank(object)?, object))).min_by_key(|(rank, _)| *rank);
    let article = article.map(|(_, object)| object.clone()).unwrap_or_default();
    let named = objects.into_iter().filter(|object| object.contains_key("@id")).collect();
    JsonLd { article, named }
}

/// All objects of lists and graphs.
fn gather(value: &Value, objects: &mut Vec<Map<String, Value>>, depth: usize) {
    let below: Vec<&Value> = match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(object) => {
            objects.push(object.clone());
            object.values().collect()
        }
        _ => Vec::new(),
    };
    for value in below.into_iter().filter(|_| depth > 0) {
        gather(value, objects, depth - 1);
    }
}

fn types(object: &Map<String, Value>) -> Vec<&str> {
    match object.get("@type") {
        Some(Value::String(name)) => vec![bare(name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(bare).collect(),
        _ => Vec::new(),
    }
}

/// A type without its namespace.
fn bare(name: &str) -> &str {
    name.rsplit(['/', ':', '#']).next().unwrap_or(name)
}

impl JsonLd {
    fn entry(&self) -> Option<&'static (&'static str, &'static str, &'static str)> {
        let types = types(&self.article);
        TYPES.iter().find(|(name, ..)| types.contains(name))
    }

    fn kind_of_work(&self) -> Option<&'static str> {
        self.entry().map(|(_, of_work, _)| *of_work)
    }

    fn kind(&self) -> Option<&'static str> {
        self.entry().map(|(.., kind)| *kind)
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| match self.article.get(*name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
            _ => None,
        })
    }

    /// The names of persons and bodies: a text, an object, a reference to one, or a list of those.
    fn names(&self, name: &str) -> Vec<String> {
        let values = match self.article.get(name) {
            Some(Value::Array(values)) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        values.iter().filter_map(|value| self.name(value)).filter(|name| !name.contains("://")).collect()
    }

    fn name(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(name) => Some(name.clone()),
            Value::Object(object) => match object.get("name") {
                Some(Value::String(name)) => Some(name.clone()),
                Some(Value::Array(names)) => names.first()?.as_str().map(str::to_owned),
                _ => {
                    let id = object.get("@id")?;
                    let is_named = |other: &&Map<String, Value>| other.get("@id") == Some(id);
                    let mut others = self.named.iter().filter(is_named);
                    others.find_map(|other| other.get("name")?.as_str().map(str::to_owned))
                }
            },
            _ => None,
        }
    }

    fn address(&self) -> Option<String> {
        match self.article.get("mainEntityOfPage") {
            Some(Value::String(address)) => Some(address.clone()),
            Some(Value::Object(object)) => object.get("@id")?.as_str().map(str::to_owned),
            _ => self.article.get("url")?.as_str().map(str::to_owned),
        }
    }
}

/// The day, month or year that a date of the web names: `2026-11-21T09:30:00Z`, `2026/11/21`, `2026-11`.
fn date_of(text: &str) -> Option<String> {
    let text = text.trim().replace('/', "-");
    let start = text.get(..10).filter(|start| day(start).is_some());
    if let Some(start) = start {
        return Some(start.to_owned());
    }
    Edtf::parse(&text).map(|_| text)
}

/// The tag of a language as we write it: `en-GB` for `en_GB`.
fn language_of(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.split('-').all(is_part).then_some(tag)
}

fn without_by(author: &str) -> &str {
    match author.split_once(' ') {
        Some((by, name)) if by.eq_ignore_ascii_case("by") => name.trim(),
        _ => author,
    }
}

/// A text on one line, without the entities that some sites write twice.
fn one_line(text: &str) -> String {
    let text = text
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without white space around them, and one empty line between paragraphs.
fn paragraphs(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let text = lines.join("\n");
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_without_a_bottom_is_words() {
        let page = format!("<html><title>Deep</title>{}<p>Down here.", "<div>".repeat(200_000));
        let article = read("x", &page, true, None);
        assert_eq!(article.text, "Deep\n\nDown here.\n");
        assert_eq!(nesting("<p><p><br><li><div><span></span><b></b></div>"), 2);
    }

    #[test]
    fn dates_are_taken_as_far_as_they_are_one() {
        for (text, date) in [
            ("2026-11-21T09:30:00+01:00", Some("2026-11-21")),
            ("2026/11/21", Some("2026-11-21")),
            (" 2026-11 ", Some("2026-11")),
            ("2026", Some("2026")),
            ("21 November 2026", None),
            ("", None),
        ] {
            assert_eq!(date_of(text).as_deref(), date, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_panic(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..20)) {
            let page = parts.concat();
            let article = read("x", &page, true, Some("https://example.org/"));
            prop_assert!(article.text.is_empty() || article.text.ends_with('\n'));
        }
    }

    const PARTS: &[&str] = &[
        "<html lang=é>",
        "<head>",
        "<title>",
        "</title>",
        "<meta name=author content=', '>",
        "<meta property=og:title content=a>",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"@type\":\"Article\",\"author\":[[[{}]]],\"headline\":[1]}",
        "{\"@graph\":[{\"@id\":1,\"@type\":[]}]}",
        "<body>",
        "<p>",
        "</p>",
        "words, and more words; ",
        "<div class=comment>",
        "</div>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<article>",
        "<br><br>",
        "\u{0}",
        "é",
        "&amp;",
        "<![CDATA[",
        "<svg><title>",
        "<template>",
        "<link rel=canonical href='https://é'>",
        "<noscript><img>",
    ];
}
