//! What may be written at a place: keys of sources, passages of their texts, links and anchors, keys of YAML and their
//! values.
//!
//! What is being written is no citation or link yet, so it is told by the text before the place, not by the parser; the
//! parser says where there is code.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::quotes::index::Index;
use crate::check::quotes::passages::marked;
use crate::config::folded;
use crate::model::body::{Event, Tag};
use crate::model::document::Document;
use crate::model::explainer::Explainer;
use crate::model::marks::{self, Manner, is_double, is_mark};
use crate::parse::front_matter;
use crate::path::{SitePath, decode};
use crate::schema::Subject;
use crate::site::entry::SourceId;
use crate::site::resolve::relative;
use crate::site::routes::{ContentKind, content_kind};
use crate::site::what::What;
use crate::span::Span;
use crate::theme::Theme;

use super::asked::Asked;
use super::card;
use super::keys::{self, Key, Spot, Step, Yaml};
use super::passages::passages;

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    /// What it is called in a list.
    pub(super) label: String,
    /// A few words beside it.
    pub(super) detail: String,
    /// What there is to know of it, in Markdown.
    pub(super) documentation: String,
    /// What sort of thing it is.
    pub(super) kind: Kind,
    /// What it replaces.
    pub(super) replace: Span,
    /// What is written.
    pub(super) insert: String,
    /// What is compared with what has been typed.
    pub(super) filter: String,
}

/// What sort of thing may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The key of a source.
    Source,
    /// Words of a source.
    Passage,
    /// A page.
    Page,
    /// Another file.
    File,
    /// A place on a page.
    Anchor,
    /// A key of YAML.
    Key,
    /// A value.
    Value,
}

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted<'t> {
    /// The key of a source, from `start` on.
    Source { start: usize, braced: bool },
    /// Words of the source with this key, from the mark at `start` on.
    Passage { key: &'t str, start: usize, mark: &'t str },
    /// The destination of a link.
    Link { start: usize, image: bool },
    /// A place on the page at `destination`.
    Anchor { destination: &'t str, start: usize },
    /// The name of a page in a wikilink.
    Wiki { start: usize },
    /// A heading of the page called `name`.
    WikiAnchor { name: &'t str, start: usize },
}

/// The characters after which an editor asks without being told to.
pub(super) fn triggers() -> Vec<String> {
    ['@', '[', '(', '#', '/'].into_iter().chain(marks::openers()).map(String::from).collect()
}

/// What may be written at a place, the best first.
pub(super) fn complete(asked: &Asked<'_>) -> Vec<Completion> {
    let text = &*asked.text;
    if let Some(yaml) = keys::yaml(asked.path, text) {
        if let Some(spot) = keys::spot(text, yaml, asked.offset) {
            return in_yaml(asked, yaml, &spot);
        }
        if yaml.subject != Subject::Explainer {
            return Vec::new();
        }
    }
    if content_kind(asked.path).is_none_or(|kind| kind == ContentKind::File)
        || asked.offset < front_matter::split(text).body
        || asked.document().is_some_and(|document| is_code(&document, asked.offset))
    {
        return Vec::new();
    }
    match wanted(text, asked.offset) {
        Some(Wanted::Source { start, braced }) => sources(asked, start, braced),
        Some(Wanted::Passage { key, start, mark }) => passages_of(asked, key, start, mark),
        Some(Wanted::Link { start, image }) => links(asked, start, image),
        Some(Wanted::Anchor { destination, start }) => {
            let target = match decode(destination).filter(|path| !path.is_empty()) {
                Some(path) => path
                    .strip_prefix('/')
                    .map_or_else(|| asked.path.join(&path), |path| Some(SitePath::new(path))),
                None => Some(asked.path.clone()),
            };
            target.map(|target| anchors(asked, &target, start, false)).unwrap_or_default()
        }
        Some(Wanted::Wiki { start }) => wikilinks(asked, start),
        Some(Wanted::WikiAnchor { name, start }) => {
            named(asked, name).map(|target| anchors(asked, &target, start, true)).unwrap_or_default()
        }
        None => Vec::new(),
    }
}

/// Whether there is code at a place.
fn is_code(document: &Document, offset: usize) -> bool {
    let body = &document.body;
    body.events.iter().zip(&body.spans).any(|(event, span)| {
        let is_code = matches!(
            event,
            Event::Code(_) | Event::Math(_) | Event::Html(_) | Event::Start { tag: Tag::CodeBlock(_), .. }
        );
        is_code && (span.start as usize) < offset && offset < span.end as usize
    })
}

/// Whether a character may be part of a key, its last one excluded.
fn is_of_key(char: char) -> bool {
    char.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(char)
}

/// What is being written before `offset`.
fn wanted(text: &str, offset: usize) -> Option<Wanted<'_>> {
    let block_start = text[..offset].rfind("\n\n").map_or(0, |at| at + 2);
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..offset];
    if let Some(at) = line.rfind("[[")
        && !line[at..].contains("]]")
        && !line[at..].contains('|')
        && !line[at + 2..].starts_with('@')
    {
        let written = &line[at + 2..];
        let start = line_start + at + 2;
        return Some(match written.split_once('#') {
            Some((name, _)) => Wanted::WikiAnchor { name, start: start + name.len() + 1 },
            None => Wanted::Wiki { start },
        });
    }
    if let Some(at) = line.rfind("](")
        && !line[at..].contains([')', ' '])
    {
        let written = &line[at + 2..];
        let start = line_start + at + 2;
        if let Some((destination, _)) = written.split_once('#') {
            return Some(Wanted::Anchor { destination, start: start + destination.len() + 1 });
        }
        let image = line[..at].rfind('[').is_some_and(|open| line[..open].ends_with('!'));
        return Some(Wanted::Link { start, image });
    }
    in_citation(text, block_start, offset).or_else(|| key(text, block_start, offset))
}

/// The passage that is being written, if one is: an open mark, after a key, in an open bracket.
fn in_citation(text: &str, block_start: usize, offset: usize) -> Option<Wanted<'_>> {
    let block = &text[block_start..offset];
    let read = marks::pair_text(block, Manner { single: true, ..Manner::new("") });
    let mut pairs = read.pairs.iter().filter(|pair| pair.depth == 0).peekable();
    let mut unpaired = read.unpaired.iter().peekable();
    let mut bracket = false;
    let mut piece = block_start;
    let mut open: Option<Range<usize>> = None;
    let mut chars = block.char_indices();
    while let Some((offset, char)) = chars.next() {
        let at = block_start + offset;
        while pairs.peek().is_some_and(|pair| pair.close.start <= offset) {
            pairs.next();
        }
        let is_quoted = pairs.peek().is_some_and(|pair| pair.open.start <= offset);
        if is_quoted || open.is_some() {
            continue;
        }
        while unpaired.peek().is_some_and(|mark| mark.mark.start < offset) {
            unpaired.next();
        }
        let mark = unpaired.peek().filter(|mark| mark.mark.start == offset).map(|mark| &mark.mark);
        match char {
            '\\' => {
                chars.next();
            }
            '[' => (bracket, piece) = (true, at + 1),
            ']' => bracket = false,
            ';' => piece = at + 1,
            _ if bracket && text[piece..at].contains('@') => {
                // The last mark has nothing after it yet that would tell what it is.
                let begins =
                    char == '\'' && block[offset..].len() == 1 && !block[..offset].ends_with(is_of_word);
                open = mark.cloned().or_else(|| begins.then_some(offset..offset + 1));
            }
            _ => {}
        }
    }
    let open = open?;
    let start = block_start + open.start;
    let mark = &text[start..block_start + open.end];
    let after = &text[piece + text[piece..start].find('@')? + 1..start];
    let key = if let Some(braced) = after.strip_prefix('{') {
        braced.split('}').next()?
    } else {
        let end = after.find(|char| !is_of_key(char)).unwrap_or(after.len());
        after[..end].trim_end_matches(|char: char| !char.is_alphanumeric() && char != '_')
    };
    Some(Wanted::Passage { key, start, mark })
}

fn is_of_word(char: char) -> bool {
    char.is_alphanumeric()
}

/// The key that is being written, if one is: an at sign that no word stands before.
fn key(text: &str, block_start: usize, offset: usize) -> Option<Wanted<'_>> {
    let at = block_start + text[block_start..offset].rfind('@')?;
    let before = text[..at].chars().next_back();
    if before.is_some_and(|char| char.is_alphanumeric() || matches!(char, '\\' | '@' | '/')) {
        return None;
    }
    let written = &text[at + 1..offset];
    match written.strip_prefix('{') {
        Some(braced) => {
            (!braced.contains(['}', '\n'])).then_some(Wanted::Source { start: at + 2, braced: true })
        }
        None => written.chars().all(is_of_key).then_some(Wanted::Source { start: at + 1, braced: false }),
    }
}

/// From `start` to the end of what is written there already.
fn written(asked: &Asked<'_>, start: usize, is_part: impl Fn(char) -> bool) -> Span {
    let rest = &asked.text[asked.offset..];
    Span::new(start, asked.offset + rest.find(|char| !is_part(char)).unwrap_or(rest.len()))
}

/// The sources that may be cited: those that the page names before the others.
fn sources(asked: &Asked<'_>, start: usize, braced: bool) -> Vec<Completion> {
    let entry = asked.entry().map(|(_, entry)| entry);
    let listed: BTreeSet<SourceId> =
        entry.into_iter().flat_map(|entry| entry.sources.iter().chain(&entry.uncited)).copied().collect();
    let mut ids: Vec<SourceId> = (0..asked.site().sources.len()).collect();
    ids.sort_by_key(|id| !listed.contains(id));
    let replace = if braced {
        written(asked, start, |char| char != '}' && char != '\n')
    } else {
        written(asked, start, is_of_key)
    };
    // A sentence may end after a key.
    let replace = if asked.offset == replace.end as usize {
        replace
    } else {
        trimmed(&asked.text, replace, asked.offset)
    };
    ids.into_iter()
        .map(|id| {
            let key = &asked.site().sources[id].source.key;
            let insert = if braced { key.clone() } else { card::key(key) };
            source(asked, id, replace, insert)
        })
        .collect()
}

fn trimmed(text: &str, span: Span, least: usize) -> Span {
    let end = span.slice(text).trim_end_matches(['.', ',', ':', ';', '?', '!']).len();
    Span::new(span.start as usize, (span.start as usize + end).max(least))
}

fn source(asked: &Asked<'_>, id: SourceId, replace: Span, insert: String) -> Completion {
    let source = &asked.site().sources[id].source;
    Completion {
        label: source.key.clone(),
        detail: card::byline(source),
        documentation: card::source(asked.site(), id),
        kind: Kind::Source,
        replace,
        filter: format!("{insert} {}", source.label()),
        insert,
    }
}

/// Words of a source that go on from what has been typed, with the marks around them.
fn passages_of(asked: &Asked<'_>, key: &str, start: usize, mark: &str) -> Vec<Completion> {
    let typed = &asked.text[start + mark.len()..asked.offset];
    let Some((id, source)) = asked.source(key) else { return Vec::new() };
    // What is replaced must stand on one line.
    let verification = &asked.refresh.compilation.verification;
    if typed.contains('\n') {
        return Vec::new();
    }
    let of_page = verification.texts[id].as_deref().map(|text| &text.index);
    // The text of a source that no page cites yet is not indexed.
    let own = source.text.as_ref().filter(|_| of_page.is_none()).map(|file| Index::new(&file.text));
    let Some(index) = of_page.or(own.as_ref()) else { return Vec::new() };
    let rest = &asked.text[asked.offset..];
    let closing = marks::leading(rest).unwrap_or_else(|| {
        let single = !mark.contains(is_double);
        rest.chars().next().filter(|char| single && is_mark(*char)).map_or(0, char::len_utf8)
    });
    let closer =
        if closing > 0 { rest[..closing].to_owned() } else { mark.chars().map(marks::closing).collect() };
    let replace = Span::new(start, asked.offset + closing);
    passages(typed, index)
        .into_iter()
        .map(|words| {
            let is_free =
                mark != "\"" && !words.contains(if mark.contains(is_double) { is_double } else { is_mark });
            Completion {
                insert: if is_free { format!("{mark}{words}{closer}") } else { marked(&words) },
                detail: source.source.key.clone(),
                documentation: format!("{}\n\n> {}", card::source(asked.site(), id), card::plain(&words)),
                kind: Kind::Passage,
                replace,
                filter: asked.text[start..asked.offset].to_owned(),
                label: words,
            }
        })
        .collect()
}

/// What a link may lead to: pages, and files that are published; images in place of an image.
fn links(asked: &Asked<'_>, start: usize, image: bool) -> Vec<Completion> {
    let replace = written(asked, start, |char| !char.is_whitespace() && !matches!(char, ')' | '#'));
    let item = |path: &SitePath, title: &str, kind: Kind| {
        let insert = relative(asked.path, path);
        Completion {
            label: insert.clone(),
            detail: title.to_owned(),
            documentation: String::new(),
            kind,
            replace,
            filter: format!("{insert} {title}"),
            insert,
        }
    };
    let mut found = Vec::new();
    if !image {
        for entry in &asked.site().entries {
            let document = entry.outline();
            if document.path != *asked.path {
                found.push(item(&document.path, &document.title, Kind::Page));
            }
        }
        for entry in asked.site().sources.iter().filter(|entry| entry.cited) {
            let source = &entry.source;
            if content_kind(&source.place.path) == Some(ContentKind::Source) {
                found.push(item(&source.place.path, source.label(), Kind::Page));
            }
        }
    }
    let files = asked.refresh.world.files.iter().filter(|(path, file)| {
        content_kind(path) == Some(ContentKind::File)
            && (!image || file.image.is_some() || path.extension() == "svg")
    });
    found.extend(files.map(|(path, _)| item(path, "", Kind::File)));
    found
}

/// The places of the page that the file at `target` becomes.
fn anchors(asked: &Asked<'_>, target: &SitePath, start: usize, by_words: bool) -> Vec<Completion> {
    let Some(entry) = asked.site().entries.iter().find(|entry| entry.outline().path == *target) else {
        return Vec::new();
    };
    let replace =
        written(asked, start, |char| !matches!(char, ')' | ']' | '|' | '\n') && (by_words || char != ' '));
    let place = |id: &str, words: &str, insert: &str| Completion {
        label: insert.to_owned(),
        detail: if by_words { format!("#{id}") } else { words.to_owned() },
        documentation: String::new(),
        kind: Kind::Anchor,
        replace,
        insert: insert.to_owned(),
        filter: format!("{insert} {words}"),
    };
    let document = entry.what.open();
    let headings = document.body.headings.iter();
    let mut found: Vec<Completion> = headings
        .map(|heading| place(&heading.id, &heading.text, if by_words { &heading.text } else { &heading.id }))
        .collect();
    if !by_words {
        let claims = document.explainer().into_iter().flat_map(Explainer::claims);
        found.extend(claims.map(|claim| place(&claim.id, &claim.statement(), &claim.id)));
    }
    found
}

/// The pages that a wikilink may name.
fn wikilinks(asked: &Asked<'_>, start: usize) -> Vec<Completion> {
    let replace = written(asked, start, |char| !matches!(char, ']' | '|' | '#' | '\n'));
    let pages =
        asked.site().entries.iter().filter(|entry| matches!(entry.what, What::Explainer(_) | What::Plain(_)));
    let slug = |url: &str| url.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let slugs: Vec<String> = pages.clone().map(|entry| slug(entry.url.as_str())).collect();
    pages
        .zip(&slugs)
        .filter(|(entry, _)| entry.outline().path != *asked.path)
        .map(|(entry, slug)| {
            let is_alone = slugs.iter().filter(|other| *other == slug).count() == 1;
            let address = entry.url.as_str().trim_end_matches('/');
            let name = decode(if is_alone { slug } else { address }).unwrap_or_default();
            Completion {
                label: name.clone(),
                detail: entry.outline().title.clone(),
                documentation: String::new(),
                kind: Kind::Page,
                replace,
                filter: format!("{name} {}", entry.outline().title),
                insert: name,
            }
        })
        .collect()
}

/// The file of the page that a wikilink calls `name`.
fn named(asked: &Asked<'_>, name: &str) -> Option<SitePath> {
    let key = folded(name.trim());
    if key.is_empty() {
        return Some(asked.path.clone());
    }
    let address = |url: &str| decode(url.trim_end_matches('/')).map(|url| folded(&url)).unwrap_or_default();
    let found = asked.site().entries.iter().find(|entry| {
        let document = entry.outline();
        let address = address(entry.url.as_str());
        address == key
            || address.rsplit('/').next() == Some(key.as_str())
            || folded(&document.title) == key
            || document.front_matter.aliases.iter().any(|alias| folded(&alias.value) == key)
    });
    found.map(|entry| entry.outline().path.clone())
}

fn in_yaml(asked: &Asked<'_>, yaml: Yaml, spot: &Spot) -> Vec<Completion> {
    match spot {
        Spot::Key { path, span, siblings, is_open, has_value } => {
            let replace = Span::new(span.start as usize, (span.end as usize).max(asked.offset));
            // Below a key that wants a list, an entry is begun.
            let is_list =
                *is_open && matches!(path.last(), Some(Step::Key(_))) && keys::is_list(yaml.subject, path);
            let (mut path, dash) = (path.clone(), if is_list { "- " } else { "" });
            path.extend(is_list.then_some(Step::Item));
            let mut found = if *is_open { values(asked, yaml, &path, replace) } else { Vec::new() };
            let keys = keys::keys(yaml.subject, &path).into_iter();
            let is_new = |key: &str| is_list || !siblings.iter().any(|sibling| sibling == key);
            let keys = keys.filter(|key| key.is_offered && is_new(key.name));
            found.extend(keys.map(|Key { name: key, meaning, .. }| Completion {
                label: key.to_owned(),
                detail: String::new(),
                documentation: meaning,
                kind: Kind::Key,
                replace,
                insert: if *has_value { key.to_owned() } else { format!("{key}: ") },
                filter: key.to_owned(),
            }));
            for completion in &mut found {
                completion.insert.insert_str(0, dash);
            }
            found
        }
        Spot::Value { path, span } => values(asked, yaml, path, *span),
    }
}

/// The values that may stand at the end of `path`: words of the schema, or what the site has.
fn values(asked: &Asked<'_>, yaml: Yaml, path: &[Step], replace: Span) -> Vec<Completion> {
    let item = |value: &str, detail: &str, kind: Kind| Completion {
        label: value.to_owned(),
        detail: detail.to_owned(),
        documentation: String::new(),
        kind,
        replace,
        insert: crate::yaml::scalar(value),
        filter: format!("{value} {detail}"),
    };
    // After a colon there is a space.
    let spaced = asked.text[..replace.start as usize].ends_with(':');
    let mut found: Vec<Completion> = keys::values(yaml.subject, path)
        .into_iter()
        .map(|value| Completion { insert: value.to_owned(), ..item(value, "", Kind::Value) })
        .collect();
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Item => None,
    };
    let last = path.iter().rev().find_map(key).unwrap_or_default();
    let depth = path.iter().filter(|step| matches!(step, Step::Key(_))).count();
    let site = asked.site();
    let shared = |asked: &Asked<'_>| -> Vec<Completion> {
        (0..site.sources.len())
            .filter(|id| content_kind(&site.sources[*id].source.place.path) == Some(ContentKind::Source))
            .filter(|id| site.sources[*id].source.place.path != *asked.path)
            .map(|id| source(asked, id, replace, crate::yaml::scalar(&site.sources[id].source.key)))
            .collect()
    };
    match (yaml.subject, last.as_str()) {
        (Subject::Explainer, "sources" | "references") if depth == 1 => found.extend(shared(asked)),
        (Subject::Source | Subject::Explainer, "based-on") => found.extend(shared(asked)),
        (Subject::Explainer, "topics") => {
            found.extend(site.topics.iter().map(|topic| item(&topic.slug, &topic.title, Kind::Value)));
        }
        (Subject::Source | Subject::Explainer, "text") => {
            found.extend(asked.refresh.world.texts.keys().map(|name| item(name, "", Kind::File)));
        }
        (Subject::Explainer, "template") => {
            let templates = asked.refresh.compilation.theme().into_iter().flat_map(Theme::templates);
            found.extend(templates.map(|name| item(name, "", Kind::File)));
        }
        (Subject::Explainer, "image") => {
            let images =
                asked.refresh.world.files.iter().filter(|(path, file)| {
                    file.image.is_some() && content_kind(path) == Some(ContentKind::File)
                });
            found.extend(images.map(|(path, _)| item(&relative(asked.path, path), "", Kind::File)));
        }
        (Subject::Config, "theme" | "name")
            if depth == 1 || path.first() == Some(&Step::Key("theme".to_owned())) =>
        {
            let folder =
                |path: &SitePath| Some(path.as_str().strip_prefix("themes/")?.split_once('/')?.0.to_owned());
            let themes: BTreeSet<String> =
                asked.refresh.world.files.keys().filter_map(folder).chain(["default".to_owned()]).collect();
            found.extend(themes.iter().map(|name| item(name, "", Kind::Value)));
        }
        _ => {}
    }
    if spaced {
        for completion in &mut found {
            completion.insert.insert(0, ' ');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is being written at the `|`.
    #[expect(clippy::ref_option, reason = "what is expected is written as it is returned")]
    fn check(text: &str, expected: &Option<Wanted<'_>>) {
        let offset = text.find('|').unwrap();
        assert_eq!(wanted(&text.replacen('|', "", 1), offset), *expected, "{text}");
    }

    #[test]
    fn the_text_before_a_place_tells_what_is_written() {
        let source = |start, braced| Some(Wanted::Source { start, braced });
        check("Closed. [@|", &source(10, false));
        check("Closed. [@har|bour]", &source(10, false));
        check("[@a; @|", &source(6, false));
        check("[see @{a b|", &source(7, true));
        check("as @har| says", &source(4, false));
        check("me@example|", &None);
        check("\\@har|", &None);
        check("[@a, p. 3]|", &None);
        let passage = |key, start, mark| Some(Wanted::Passage { key, start, mark });
        check("[@mill, \"|", &passage("mill", 8, "\""));
        check("[@mill, \"the old|\"]", &passage("mill", 8, "\""));
        check("[@a, \"x\"; @{b c}, “the|", &passage("b c", 18, "“"));
        check("He said \"no\". [@a,\n  \"it|", &passage("a", 21, "\""));
        check("[@mill: \"the|", &passage("mill", 8, "\""));
        check("[@mill – »the|", &passage("mill", 11, "»"));
        check("[@mill, says \"the old\" and ''it|", &passage("mill", 27, "''"));
        check("the inspectors' note [@mill, 'the old|", &passage("mill", 29, "'"));
        check("[@mill, '|", &passage("mill", 8, "'"));
        check("[@mill, the mill's|", &None);
        check("[@mill, \"the old\"|", &None);
        check("\"no [@a] |", &None);
        let link = |start, image| Some(Wanted::Link { start, image });
        check("[x](|", &link(4, false));
        check("![x](a/|", &link(5, true));
        check("[x](a.md)|", &None);
        check("[x](a.md#|", &Some(Wanted::Anchor { destination: "a.md", start: 9 }));
        check("[x](#wh|", &Some(Wanted::Anchor { destination: "", start: 5 }));
        check("[[Mill|", &Some(Wanted::Wiki { start: 2 }));
        check("[[Mill#wh|", &Some(Wanted::WikiAnchor { name: "Mill", start: 7 }));
        check("[[Mill]] |", &None);
    }
}
