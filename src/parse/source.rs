//! Sources: `content/sources/<key>.yaml`, and entries in place.
//!
//! Knows CSL's words, and the shapes in which people and reference managers write them. Knows nothing of other files:
//! whether a key names a source, or a text is there, is seen later.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::date::{Day, Edtf};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::digest::Keyed;
use crate::fields::{Fields, Keys, Reader, WRONG_VALUE, day, is_web_address, scheme};
use crate::model::front_matter::{SourceEntry, SourceEntryKind};
use crate::model::source::{Name, Reporting, Source, SourceDate, SourceKind, Stated};
use crate::path::{self, SitePath, composed};
use crate::span::Span;
use crate::span::Spanned;
use crate::yaml::{self, Node, Value};

/// The rule of addresses that are not published.
const UNSAFE_LINK: &str = "unsafe-link";

/// The rule of two sources of one page with one key.
const DUPLICATE_SOURCE: &str = "duplicate-source";

/// The keys of a source.
pub const KEYS: Keys = Keys {
    known: &[
        &["id"],
        &["type"],
        &["title"],
        &["title-short", "shortTitle"],
        &["author"],
        &["editor"],
        &["container-title"],
        &["publisher"],
        &["issued"],
        &["accessed"],
        &["URL", "url"],
        &["language"],
        &["note"],
        &["text"],
        &["archive-url"],
        &["archive-date"],
        &["agency"],
        &["based-on"],
        &["origin"],
        &["reporting"],
        &["kind"],
    ],
    foreign: &[],
    unread: CSL_VARIABLES,
    // What reference managers and their users keep for themselves.
    ignored: |key| key.starts_with('_') || key.starts_with("x-"),
    unknown: Level::Warning,
};

/// The keys of a name.
pub const NAME_KEYS: Keys = Keys {
    known: &[
        &["family"],
        &["given"],
        &["literal", "name"],
        &["suffix"],
        &["dropping-particle"],
        &["non-dropping-particle"],
    ],
    foreign: &[],
    unread: &["comma-suffix", "static-ordering", "parse-names"],
    ..KEYS
};

/// The keys of a date.
pub const DATE_KEYS: Keys = Keys {
    known: &[&["date-parts"], &["literal", "raw"], &["circa"], &["year"], &["month"], &["day"]],
    foreign: &[],
    unread: &["season"],
    ..KEYS
};

/// The types of CSL 1.0.2, appendix III.
#[rustfmt::skip]
pub const CSL_TYPES: [&str; 45] = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
];

/// The variables of CSL 1.0.2, appendix IV, and the further keys of CSL-JSON, that [`Source`] has no field for.
#[rustfmt::skip]
const CSL_VARIABLES: &[&str] = &[
    // Standard variables.
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "call-number", "categories", "citation-key", "citation-label", "collection-title",
    "container-title-short", "custom", "dimensions", "division", "DOI", "event", "event-place",
    "event-title", "genre", "ISBN", "ISSN", "journalAbbreviation", "jurisdiction", "keyword", "license",
    "medium", "original-publisher", "original-publisher-place", "original-title", "part-title", "PMCID",
    "PMID", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "source",
    "status", "volume-title", "year-suffix",
    // Numbers.
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number",
    "issue", "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first",
    "part-number", "printing-number", "section", "supplement-number", "version", "volume",
    // Dates.
    "available-date", "event-date", "original-date", "submitted",
    // Names.
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
];

/// Reads the file of a shared source, whose key is its name; `None` if it is no YAML.
pub fn read(path: &SitePath, text: &str) -> (Option<Source>, Vec<Diagnostic>) {
    let (node, diagnostics) = yaml::read(path, text, Span::new(0, text.len()));
    let Some(node) = node else { return (None, diagnostics) };
    let mut reader = Reader::new(path, diagnostics);
    let mut source = from_node(&mut reader, &node);
    let key = &*composed(path.stem());
    if !source.key.is_empty() && source.key != key {
        let id = node.entries().into_iter().flatten().find(|(name, _)| name.name == "id");
        let span = id.map_or(node.span, |(_, id)| id.span);
        let message = format!("the `id` is `{}`, and the file's name says `{key}`", source.key);
        let help = format!("write `id: {key}`, or leave `id` out");
        reader.report(reader.wrong(span, message).help(help));
    }
    if let Some(character) = uncitable(key) {
        let message =
            format!("a key with `{character}` in it could not be cited, and the file's name is the key");
        reader
            .report(reader.wrong(Span::new(0, 0), message).help("rename the file: letters, digits and `-`"));
    }
    key.clone_into(&mut source.key);
    source.place = reader.place(Span::new(0, text.find('\n').unwrap_or(text.len())));
    (Some(source), reader.into_diagnostics())
}

/// Reads the `sources` of a page: keys, addresses, and sources in place. Of two with one key the first one counts.
pub fn entries(reader: &mut Reader, node: &Node) -> Vec<SourceEntry> {
    let nodes = match &node.value {
        Value::Sequence(nodes) => nodes.as_slice(),
        Value::String(_) => std::slice::from_ref(node),
        _ => {
            let finding = reader.unexpected(node, "a list of sources");
            reader.report(finding.help("put `- ` in front of each source"));
            return Vec::new();
        }
    };
    let entries = nodes.iter().filter_map(|node| entry(reader, node)).collect();
    with_keys(reader, entries)
}

/// Reads a source from its mapping. Its key is its `id`, and empty if it has none.
pub fn from_node(reader: &mut Reader, node: &Node) -> Source {
    let fields = reader.fields(node, &KEYS);
    let source = Source {
        key: id(reader, fields.get("id")),
        kind_of_work: kind_of_work(reader, fields.get("type")),
        title: stated_text(reader, fields.get("title")),
        title_short: known_text(reader, fields.get("title-short")).map(|title| title.value),
        author: names(reader, fields.get("author")),
        editor: names(reader, fields.get("editor")),
        container_title: stated_text(reader, fields.get("container-title")),
        publisher: stated_text(reader, fields.get("publisher")),
        issued: stated_date(reader, fields.get("issued")),
        accessed: stated_date(reader, fields.get("accessed")),
        url: stated_address(reader, fields.get("URL")),
        language: known_text(reader, fields.get("language")).map(|language| language.value),
        note: reader.text(fields.get("note")).map(|note| note.value),
        text: file_name(reader, fields.get("text")),
        archive_url: known(stated_address(reader, fields.get("archive-url"))),
        archive_date: known(stated_date(reader, fields.get("archive-date"))),
        // Two sources of unknown origin do not share one.
        agency: known_text(reader, fields.get("agency")).map(|agency| agency.value),
        based_on: reader.texts(fields.get("based-on")),
        origin: known_text(reader, fields.get("origin")).map(|origin| origin.value),
        reporting: reporting(reader, fields.get("reporting")),
        kind: kind(reader, fields.get("kind")),
        other: fields.unread().map(str::to_owned).collect(),
        place: reader.place(node.span),
    };
    if let Some(reporting) = fields.get("reporting").filter(|_| source.reporting.is_some())
        && let Some(other) = source.is_reported_elsewhere()
    {
        let message = format!("`reporting: own` and `{other}` contradict each other");
        let finding = Diagnostic::warning(WRONG_VALUE, reader.place(reporting.span), message);
        reader.report(finding.help("leave `reporting` out where another did the reporting"));
    }
    source
}

/// Reads names: a text, `family` and `given`, `literal` or `name`, or a list of those.
pub fn names(reader: &mut Reader, node: Option<&Node>) -> Stated<Vec<Name>> {
    let Some(node) = node else { return Stated::Omitted };
    let nodes = match &node.value {
        Value::Sequence(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if let [node] = nodes
        && node.text().is_some_and(is_unknown)
    {
        return Stated::Unknown;
    }
    let names: Vec<Name> = nodes.iter().filter_map(|node| name(reader, node)).collect();
    if names.is_empty() { Stated::Omitted } else { Stated::Known(names) }
}

fn entry(reader: &mut Reader, node: &Node) -> Option<SourceEntry> {
    let kind = if node.entries().is_some() {
        let source = from_node(reader, node);
        if source.key.is_empty() && source.url.known().is_none() && source.title.known().is_none() {
            // An `id` that cannot be one was found already.
            let has_id =
                node.entries().into_iter().flatten().any(|(key, id)| key.name == "id" && !id.is_null());
            if !has_id {
                let finding = reader.wrong(node.span, "a source needs an `id`, a `URL` or a `title`");
                reader.report(finding.help("give it the key by which it is cited: `id: some-name`"));
            }
            return None;
        }
        SourceEntryKind::Inline(Keyed::new(source))
    } else if matches!(node.value, Value::Sequence(_))
        || node.text().is_none_or(|text| text.trim().is_empty())
    {
        let finding = reader.unexpected(node, "a source");
        reader.report(finding.help("write its key, its address, or `id: …` with what is known of it below"));
        return None;
    } else {
        let text = reader.text(Some(node))?;
        if is_web_address(&text.value) {
            let mut source = Source::new("", reader.path(), node.span);
            source.url = Stated::Known(text);
            SourceEntryKind::Inline(Keyed::new(source))
        } else {
            SourceEntryKind::Key(text.value)
        }
    };
    Some(SourceEntry { kind, span: node.span })
}

/// The entries with a key each, and each key once. What writers gave comes before what is derived, wherever it stands.
fn with_keys(reader: &mut Reader, entries: Vec<SourceEntry>) -> Vec<SourceEntry> {
    let mut given: HashMap<String, Span> = HashMap::new();
    let mut addresses: HashMap<String, Span> = HashMap::new();
    let mut is_first = |entry: &SourceEntry| {
        let key = match &entry.kind {
            SourceEntryKind::Key(key) => key,
            SourceEntryKind::Inline(source) if !source.key.is_empty() => &source.key,
            // Two entries with one address and no key are the same source; without an address, nobody knows.
            SourceEntryKind::Inline(source) => {
                let Some(url) = source.url.known() else { return true };
                return is_first_of(reader, &mut addresses, &url.value, entry.span);
            }
        };
        is_first_of(reader, &mut given, key, entry.span)
    };
    let mut entries: Vec<SourceEntry> = entries.into_iter().filter(|entry| is_first(entry)).collect();
    for entry in &mut entries {
        if let SourceEntryKind::Inline(source) = &mut entry.kind
            && source.key.is_empty()
        {
            let key = derived_key(source);
            let keys = std::iter::once(key.clone()).chain((2..).map(|number| format!("{key}-{number}")));
            let key = keys.into_iter().find(|key| !given.contains_key(key)).unwrap_or(key);
            given.insert(key.clone(), entry.span);
            *source = Keyed::new(Source { key, ..Source::clone(source) });
        }
    }
    entries
}

fn is_first_of(reader: &mut Reader, seen: &mut HashMap<String, Span>, key: &str, span: Span) -> bool {
    let Some(first) = seen.get(key) else {
        seen.insert(key.to_owned(), span);
        return true;
    };
    let message = format!("`{key}` is listed twice");
    let finding = Diagnostic::error(DUPLICATE_SOURCE, reader.place(span), message);
    let related = reader.place(*first);
    reader.report(finding.related(related, "first listed here").help("keep one of the two"));
    false
}

/// A key for a source that has none: from its address, else from its title.
fn derived_key(source: &Source) -> String {
    let key = match (source.url.known(), source.title.known()) {
        (Some(url), _) => key_of_address(&url.value),
        (None, Some(title)) => slug(title),
        (None, None) => String::new(),
    };
    if key.is_empty() { "source".to_owned() } else { key }
}

/// The host and the last part of the path that says something: `example-org-harbour-dredged`.
fn key_of_address(address: &str) -> String {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let authority = authority.to_lowercase();
    let host = authority.rsplit_once(':').map_or(authority.as_str(), |(host, _)| host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let last = path
        .split('/')
        .rev()
        .map(|part| slug(without_extension(&path::decode(part).unwrap_or_else(|| part.to_owned()))))
        .find(|part| !part.is_empty() && part != "index");
    slug(&format!("{host} {}", last.unwrap_or_default()))
}

fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if extension.len() <= 5 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}

/// Letters and digits of a text, without their accents, joined by `-`; whole words of it, as far as they are readable.
fn slug(text: &str) -> String {
    const LENGTH: usize = 60;
    let plain: String = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    let mut slug = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.is_empty() {
            slug.extend(word.chars().take(LENGTH));
        } else if slug.len() + 1 + word.len() > LENGTH {
            break;
        } else {
            slug.push('-');
            slug.push_str(word);
        }
    }
    slug.make_ascii_lowercase();
    slug
}

fn id(reader: &mut Reader, node: Option<&Node>) -> String {
    let Some(id) = reader.text(node) else { return String::new() };
    if let Some(character) = uncitable(&id.value) {
        let message = format!("a key with `{character}` in it could not be cited");
        reader.report(reader.wrong(id.span, message).help("write letters, digits and `-`"));
        return String::new();
    }
    id.value
}

/// The character of a key that cannot stand in a citation, as a writer sees it.
fn uncitable(key: &str) -> Option<String> {
    let bad = key.chars().find(|c| c.is_control() || c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']'));
    bad.map(|character| character.escape_debug().to_string())
}

fn kind_of_work(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    let kind = known_text(reader, node)?;
    if !CSL_TYPES.contains(&kind.value.as_str()) {
        let message = format!("`{}` is not a type of CSL", kind.value);
        // `newspaper` is nearest to `article-newspaper`, however many letters it lacks.
        let ending = format!("-{}", kind.value.to_lowercase());
        let meant = CSL_TYPES
            .into_iter()
            .find(|csl| csl.ends_with(&ending))
            .or_else(|| did_you_mean(&kind.value, CSL_TYPES));
        let mut finding = Diagnostic::warning(WRONG_VALUE, reader.place(kind.span), message);
        finding.help = meant.map(|meant| format!("did you mean `{meant}`?").into());
        reader.report(finding);
    }
    Some(kind)
}

fn kind(reader: &mut Reader, node: Option<&Node>) -> Option<SourceKind> {
    let node = node.filter(|node| !node.text().is_some_and(is_unknown));
    reader.choice(node, &SourceKind::ALL.map(|kind| (kind.name(), kind))).map(|kind| kind.value)
}

fn reporting(reader: &mut Reader, node: Option<&Node>) -> Option<Reporting> {
    let node = node.filter(|node| !node.text().is_some_and(is_unknown));
    reader.choice(node, &Reporting::ALL.map(|reporting| (reporting.name(), reporting))).map(|it| it.value)
}

fn file_name(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    let name = reader.text(node)?;
    if name.value.contains(['/', '\\']) || name.value.contains("..") {
        let message = format!("expected the name of a file, found the path `{}`", name.value);
        reader.report(
            reader
                .wrong(name.span, message)
                .help("put the file into the folder of texts, and write its name"),
        );
        return None;
    }
    Some(name)
}

fn stated_text(reader: &mut Reader, node: Option<&Node>) -> Stated<String> {
    match reader.text(node) {
        None => Stated::Omitted,
        Some(text) if is_unknown(&text.value) => Stated::Unknown,
        Some(text) => Stated::Known(text.value),
    }
}

/// A text of which nothing is said where it is unknown.
fn known_text(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    reader.text(node).filter(|text| !is_unknown(&text.value))
}

fn known<T>(stated: Stated<T>) -> Option<T> {
    match stated {
        Stated::Known(value) => Some(value),
        Stated::Omitted | Stated::Unknown => None,
    }
}

fn is_unknown(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("unknown")
}

/// An address of the web. Any other is left out, so that nothing can publish it.
fn stated_address(reader: &mut Reader, node: Option<&Node>) -> Stated<Spanned<String>> {
    let Some(address) = reader.text(node) else { return Stated::Omitted };
    if is_unknown(&address.value) {
        return Stated::Unknown;
    }
    if is_web_address(&address.value) {
        return Stated::Known(address);
    }
    match scheme(&address.value) {
        Some(scheme) if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") => {
            let message = format!("an address with `{scheme}:` is not published");
            let finding = Diagnostic::warning(UNSAFE_LINK, reader.place(address.span), message);
            reader.report(finding.help("write one that begins with `https://`"));
        }
        _ => {
            let message =
                format!("expected an address that begins with `https://`, found `{}`", address.value);
            let completed = format!("https://{}", address.value);
            let mut finding = reader.wrong(address.span, message);
            finding.help = is_web_address(&completed).then(|| format!("write `{completed}`").into());
            reader.report(finding);
        }
    }
    Stated::Omitted
}

fn name(reader: &mut Reader, node: &Node) -> Option<Name> {
    if node.entries().is_none() {
        return reader.text(Some(node)).map(|text| Name::Literal(text.value));
    }
    let fields = reader.fields(node, &NAME_KEYS);
    let mut part = |key: &str| reader.text(fields.get(key)).map(|text| text.value);
    if let Some(literal) = part("literal") {
        return Some(Name::Literal(literal));
    }
    let join = |parts: [Option<String>; 2], separator| {
        parts.into_iter().flatten().collect::<Vec<_>>().join(separator)
    };
    let given = join([part("given"), part("dropping-particle")], " ");
    let family = join([part("non-dropping-particle"), part("family")], " ");
    let suffix = part("suffix");
    match (family.is_empty(), given.is_empty()) {
        (false, _) => Some(Name::Person { family: join([Some(family), suffix], ", "), given }),
        (true, false) => Some(Name::Literal(join([Some(given), suffix], ", "))),
        (true, true) => {
            let finding = reader.wrong(node.span, "expected a name, found none");
            reader.report(
                finding.help("write `family: …` and `given: …`, or `literal: …` for an organisation"),
            );
            None
        }
    }
}

fn stated_date(reader: &mut Reader, node: Option<&Node>) -> Stated<Spanned<SourceDate>> {
    let Some(node) = node else { return Stated::Omitted };
    let date = if node.entries().is_some() {
        let fields = reader.fields(node, &DATE_KEYS);
        date_of_fields(reader, &fields)
    } else {
        match reader.text(Some(node)) {
            Some(text) if is_unknown(&text.value) => return Stated::Unknown,
            text => text.map(|text| date_of_text(&text.value)),
        }
    };
    date.map_or(Stated::Omitted, |value| Stated::Known(Spanned { value, span: node.span }))
}

fn date_of_text(text: &str) -> SourceDate {
    let of_day = |day: Day| Edtf {
        year: day.year(),
        month: Some(day.month()),
        day: Some(day.day()),
        uncertain: false,
        approximate: false,
    };
    Edtf::parse(text)
        .or_else(|| day(text).map(of_day))
        .map_or_else(|| SourceDate::Literal(text.to_owned()), SourceDate::Edtf)
}

/// A date as CSL-JSON has it: `date-parts: [[2025, 7, 10]]`, of a range two of them; or `year`, `month` and `day`.
fn date_of_fields(reader: &mut Reader, fields: &Fields) -> Option<SourceDate> {
    if let Some(literal) = reader.text(fields.get("literal")) {
        return Some(date_of_text(&literal.value));
    }
    let circa = fields.get("circa").is_some_and(|node| !matches!(node.text(), Some("false" | "0")));
    let edtf = |parts: &[&str]| {
        let widths = [4, 2, 2];
        let parts: Vec<String> =
            parts.iter().zip(widths).map(|(part, width)| format!("{part:0>width$}")).collect();
        Edtf::parse(&parts.join("-")).map(|date| Edtf { approximate: circa, ..date })
    };
    let Some(node) = fields.get("date-parts") else {
        let parts: Vec<Spanned<String>> =
            ["year", "month", "day"].iter().map_while(|key| reader.text(fields.get(key))).collect();
        let parts: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
        return edtf(&parts).map(SourceDate::Edtf);
    };
    let days = match &node.value {
        Value::Sequence(days) => days.as_slice(),
        _ => &[],
    };
    let days: Option<Vec<Edtf>> = days
        .iter()
        .map(|day| match &day.value {
            Value::Sequence(parts) => edtf(&parts.iter().map_while(Node::text).collect::<Vec<_>>()),
            _ => None,
        })
        .collect();
    match days.as_deref() {
        Some([day]) => Some(SourceDate::Edtf(*day)),
        Some([first, last]) => Some(SourceDate::Literal(format!("{first}/{last}"))),
        _ => {
            let finding = reader.wrong(node.span, "expected `[[year, month, day]]`");
            reader.report(finding.help("write the date as `2025-07-10`"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the file of the source `dispatch`; what is found.
    fn check(text: &str, expect: &[&str]) -> Source {
        let (source, diagnostics) = read(&SitePath::new("content/sources/dispatch.yaml"), text);
        assert_eq!(yaml::shown(text, &diagnostics), expect, "{text}");
        source.unwrap()
    }

    /// Reads the list under `sources`; keys and what is found. A source in place has a `+` before its key.
    fn check_entries(text: &str, keys: &[&str], expect: &[&str]) -> Vec<SourceEntry> {
        let path = SitePath::new("content/x.md");
        let (node, diagnostics) = yaml::read(&path, text, Span::new(0, text.len()));
        let mut reader = Reader::new(&path, diagnostics);
        let entries = entries(&mut reader, &node.unwrap().entries().unwrap()[0].1);
        let found: Vec<String> = entries
            .iter()
            .map(|entry| match &entry.kind {
                SourceEntryKind::Key(key) => key.clone(),
                SourceEntryKind::Inline(source) => format!("+{}", source.key),
            })
            .collect();
        assert_eq!(found, keys, "{text}");
        assert_eq!(yaml::shown(text, &reader.into_diagnostics()), expect, "{text}");
        entries
    }

    fn shown_date(date: &Stated<Spanned<SourceDate>>) -> String {
        match date.known().map(|date| &date.value) {
            Some(SourceDate::Edtf(date)) => date.to_string(),
            Some(SourceDate::Literal(text)) => format!("'{text}'"),
            None => format!("{date:?}"),
        }
    }

    #[test]
    fn every_key_is_read() {
        let text = "\
id: dispatch
type: article-newspaper
title: \"The harbour: dredged, twice\"
title-short: Dispatch
author: [Ana Reis, {family: King, given: Martin Luther, suffix: Jr.}]
editor: {literal: City of Springfield}
container-title: The Dispatch
publisher: unknown
issued: 2025-07-10?
accessed: 2026-11-21T08:00:00Z
URL: https://example.org/harbour
language: en-US
note: No byline.
text: 000_3c16.txt
archive-url: https://web.archive.org/web/2026/https://example.org/harbour
archive-date: 2026
agency: Reuters
based-on: [wire, other]
origin: wire-of-july
kind: analysis
volume: 12
DOI: 10.1000/1
_note: mine
x-zotero: {a: b}
";
        let source = check(text, &[]);
        assert_eq!(source.key, "dispatch");
        assert_eq!(source.kind_of_work.as_ref().unwrap().value, "article-newspaper");
        assert_eq!(source.title, Stated::Known("The harbour: dredged, twice".to_owned()));
        assert_eq!(source.title_short.as_deref(), Some("Dispatch"));
        let authors: Vec<String> = source.author.known().unwrap().iter().map(Name::to_string).collect();
        assert_eq!(authors, ["Ana Reis", "Martin Luther King, Jr."]);
        assert_eq!(source.editor, Stated::Known(vec![Name::Literal("City of Springfield".to_owned())]));
        assert_eq!(source.container_title, Stated::Known("The Dispatch".to_owned()));
        assert_eq!(source.publisher, Stated::Unknown);
        assert_eq!(shown_date(&source.issued), "2025-07-10?");
        assert_eq!(shown_date(&source.accessed), "2026-11-21");
        assert_eq!(source.url.known().unwrap().value, "https://example.org/harbour");
        assert_eq!(source.url.known().unwrap().span.slice(text), "https://example.org/harbour");
        assert_eq!(source.language.as_deref(), Some("en-US"));
        assert_eq!(source.note.as_deref(), Some("No byline."));
        assert_eq!(source.text.as_ref().unwrap().value, "000_3c16.txt");
        assert!(source.archive_url.as_ref().unwrap().value.starts_with("https://web.archive.org/"));
        assert!(matches!(source.archive_date.as_ref().unwrap().value, SourceDate::Edtf(_)));
        assert_eq!(source.agency.as_deref(), Some("Reuters"));
        let upstream: Vec<&str> = source.based_on.iter().map(|key| key.value.as_str()).collect();
        assert_eq!(upstream, ["wire", "other"]);
        assert_eq!(source.origin.as_deref(), Some("wire-of-july"));
        assert_eq!(source.kind, Some(SourceKind::Analysis));
        assert_eq!(source.other, ["volume", "DOI"]);
        assert_eq!(source.place.span.slice(text), "id: dispatch");
    }

    #[test]
    fn a_file_needs_nothing_in_it() {
        let source = check("", &[]);
        assert_eq!(
            source,
            Source::new("dispatch", &SitePath::new("content/sources/dispatch.yaml"), Span::default())
        );
    }

    #[test]
    fn unknown_is_not_omitted_and_shares_nothing() {
        let source = check(
            "title: Unknown\nauthor: [unknown]\nissued: UNKNOWN\nURL: unknown\npublisher:\nagency: unknown\n\
             origin: unknown\nkind: unknown\ntitle-short: unknown\narchive-url: unknown\n",
            &[],
        );
        assert_eq!(source.title, Stated::Unknown);
        assert_eq!(source.author, Stated::Unknown);
        assert_eq!(source.issued, Stated::Unknown);
        assert_eq!(source.url, Stated::Unknown);
        assert_eq!(source.publisher, Stated::Omitted);
        assert_eq!((source.agency, source.origin, source.kind, source.title_short), (None, None, None, None));
        assert_eq!(source.archive_url, None);
    }

    #[test]
    fn who_did_the_reporting_may_be_said_and_is_not_contradicted() {
        assert_eq!(check("reporting: own\n", &[]).reporting, Some(Reporting::Own));
        assert_eq!(check("reporting: unknown\n", &[]).reporting, None);
        for (text, place, key) in [
            ("reporting: own\nagency: Reuters\n", "1:12", "agency"),
            ("based-on: wire\nreporting: own\n", "2:12", "based-on"),
            ("reporting: own\nkind: aggregate\n", "1:12", "kind: aggregate"),
        ] {
            let message =
                format!("warning[wrong-value] {place} `reporting: own` and `{key}` contradict each other");
            check(text, &[&message, "  => leave `reporting` out where another did the reporting"]);
        }
        check("reporting: own\npublisher: Reuters\nagency: reuters\n", &[]);
    }

    #[test]
    fn the_id_is_the_name_of_the_file() {
        let source = check(
            "title: A\nid: despatch\n",
            &[
                "error[wrong-value] 2:5 the `id` is `despatch`, and the file's name says `dispatch`",
                "  => write `id: dispatch`, or leave `id` out",
            ],
        );
        assert_eq!(source.key, "dispatch");
    }

    #[test]
    fn unknown_keys_are_warnings_with_a_suggestion() {
        check(
            "tilte: A\nbased_on: x\ndoi: 10.1/x\nmood: calm\nauthor: {famly: X, given: Y}\n",
            &[
                "warning[unknown-key] 1:1 unknown key `tilte`",
                "  => did you mean `title`?",
                "warning[unknown-key] 2:1 unknown key `based_on`",
                "  => did you mean `based-on`?",
                "warning[unknown-key] 3:1 unknown key `doi`",
                "  => did you mean `DOI`?",
                "warning[unknown-key] 4:1 unknown key `mood`",
                "warning[unknown-key] 5:10 unknown key `famly`",
                "  => did you mean `family`?",
            ],
        );
    }

    #[test]
    fn types_are_those_of_csl() {
        let source = check(
            "type: newspaper\n",
            &[
                "warning[wrong-value] 1:7 `newspaper` is not a type of CSL",
                "  => did you mean `article-newspaper`?",
            ],
        );
        assert_eq!(source.kind_of_work.unwrap().value, "newspaper");
        check(
            "type: web-page\nkind: reports\n",
            &[
                "warning[wrong-value] 1:7 `web-page` is not a type of CSL",
                "  => did you mean `webpage`?",
                "error[wrong-value] 2:7 expected one of `report`, `analysis`, `opinion`, `primary`, `aggregate`, \
                 found `reports`",
                "  => did you mean `report`?",
            ],
        );
        check("type: webpage", &[]);
    }

    #[test]
    fn names_are_taken_in_every_shape() {
        for (yaml, expect) in [
            ("Ana Reis", "Ana Reis"),
            ("[Ana Reis, The Dispatch]", "Ana Reis|The Dispatch"),
            ("{family: Reis, given: Ana}", "Ana Reis"),
            ("[{family: Reis}, {literal: UNHCR}, {name: WHO}]", "Reis|UNHCR|WHO"),
            ("{given: Ludwig, non-dropping-particle: van, family: Beethoven}", "Ludwig van Beethoven"),
            ("{given: Plato}", "Plato"),
        ] {
            let source = check(&format!("author: {yaml}"), &[]);
            let names: Vec<String> = source.author.known().unwrap().iter().map(Name::to_string).collect();
            assert_eq!(names.join("|"), expect);
        }
        let source = check(
            "author: [{suffix: Jr.}, [a]]\n",
            &[
                "error[wrong-value] 1:10 expected a name, found none",
                "  => write `family: …` and `given: …`, or `literal: …` for an organisation",
                "error[wrong-value] 1:25 expected a text, found a list",
            ],
        );
        assert_eq!(source.author, Stated::Omitted);
    }

    #[test]
    fn dates_are_taken_in_every_shape() {
        for (yaml, expect) in [
            ("2025", "2025"),
            ("2025-07", "2025-07"),
            ("\"2025-07-10~\"", "2025-07-10~"),
            ("2025-07-10 09:30", "2025-07-10"),
            ("July 2025", "'July 2025'"),
            ("2025-07-10There", "'2025-07-10There'"),
            ("{date-parts: [[2025, 7, 10]]}", "2025-07-10"),
            ("{date-parts: [[\"2025\", \"07\"]], circa: true}", "2025-07~"),
            ("{date-parts: [[2025, 7, 10], [2025, 7, 12]]}", "'2025-07-10/2025-07-12'"),
            ("{literal: 2025-07}", "2025-07"),
            ("{raw: spring}", "'spring'"),
            ("{year: 2025, month: 7}", "2025-07"),
            ("{}", "Omitted"),
            ("", "Omitted"),
        ] {
            assert_eq!(shown_date(&check(&format!("issued: {yaml}"), &[]).issued), expect, "{yaml}");
        }
        for yaml in ["[2025, 7]", "[[2025, 13]]", "2025", "[[]]"] {
            check(
                &format!("issued: {{date-parts: {yaml}}}"),
                &[
                    "error[wrong-value] 1:22 expected `[[year, month, day]]`",
                    "  => write the date as `2025-07-10`",
                ],
            );
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_kept() {
        let source = check(
            "url: javascript:alert(1)\narchive-url: data:text/html,x\n",
            &[
                "warning[unsafe-link] 1:6 an address with `javascript:` is not published",
                "  => write one that begins with `https://`",
                "warning[unsafe-link] 2:14 an address with `data:` is not published",
                "  => write one that begins with `https://`",
            ],
        );
        assert_eq!((source.url, source.archive_url), (Stated::Omitted, None));
        check(
            "URL: example.org/x\narchive-url: https://exa mple.org\n",
            &[
                "error[wrong-value] 1:6 expected an address that begins with `https://`, found `example.org/x`",
                "  => write `https://example.org/x`",
                "error[wrong-value] 2:14 expected an address that begins with `https://`, found `https://exa mple.org`",
            ],
        );
        check(
            "URL: https://example.org\nurl: https://example.org\n",
            &[
                "error[wrong-value] 2:1 `URL` and `url` are two names of one key",
                "  1:1 the other one",
                "  => keep one of the two",
            ],
        );
    }

    #[test]
    fn a_text_is_a_bare_file_name() {
        for path in ["../secret.txt", "/etc/passwd", "a/b.txt", "a\\b.txt", ".."] {
            let source = check(
                &format!("text: {path}"),
                &[
                    &format!("error[wrong-value] 1:7 expected the name of a file, found the path `{path}`"),
                    "  => put the file into the folder of texts, and write its name",
                ],
            );
            assert_eq!(source.text, None);
        }
    }

    #[test]
    fn unreadable_yaml_is_no_source() {
        let (source, diagnostics) = read(&SitePath::new("content/sources/x.yaml"), "- a\n");
        assert!(source.is_none() && diagnostics.len() == 1 && diagnostics[0].fatal);
    }

    #[test]
    fn sources_are_named_in_every_way() {
        let entries = check_entries(
            "sources:\n- kl-dispatch\n- id: only\n- https://www.example.org/2025/The-Harbour_dredged.html?x=1#top\n\
             - URL: https://example.org/\n- {title: \"Über den Hafen: ein Bericht\"}\n- 2025\n",
            &[
                "kl-dispatch",
                "+only",
                "+example-org-the-harbour-dredged",
                "+example-org",
                "+uber-den-hafen-ein-bericht",
                "2025",
            ],
            &[],
        );
        let SourceEntryKind::Inline(source) = &entries[2].kind else { panic!() };
        assert!(source.url.known().unwrap().value.ends_with("?x=1#top"));
        check_entries("sources: kl-dispatch", &["kl-dispatch"], &[]);
        check_entries("sources: []", &[], &[]);
    }

    #[test]
    fn derived_keys_are_readable_and_unique() {
        check_entries(
            "sources:\n- https://example.org/a\n- https://example.org/b/a\n- id: example-org-a-2\n- https://example.org/a?b\n\
             - {title: 港}\n- {title: 湾}\n",
            &[
                "+example-org-a",
                "+example-org-a-3",
                "+example-org-a-2",
                "+example-org-a-4",
                "+source",
                "+source-2",
            ],
            &[],
        );
        for (address, key) in [
            ("https://example.org:8080/", "example-org"),
            ("https://example.org/news/index.html", "example-org-news"),
            ("https://example.org/caf%C3%A9/", "example-org-cafe"),
            ("https://example.org/%E6%B8%AF", "example-org"),
            ("https://example.org/?id=3", "example-org"),
            ("https://example.org/v1.20-notes", "example-org-v1-20-notes"),
            (
                "https://example.org/the-quick-brown-fox-jumps-over-the-lazy-dog-and-then-rests",
                "example-org-the-quick-brown-fox-jumps-over-the-lazy-dog-and",
            ),
        ] {
            assert_eq!(key_of_address(address), key);
        }
    }

    #[test]
    fn a_source_is_listed_once() {
        let listed_twice = |at: &str, key: &str, first: &str| {
            [
                format!("error[duplicate-source] {at} `{key}` is listed twice"),
                format!("  {first} first listed here"),
                "  => keep one of the two".to_owned(),
            ]
        };
        let expect = [
            listed_twice("3:3", "a", "2:3"),
            listed_twice("5:3", "a", "2:3"),
            listed_twice("6:3", "https://example.org/x", "4:3"),
        ]
        .concat();
        let expect: Vec<&str> = expect.iter().map(String::as_str).collect();
        check_entries(
            "sources:\n- a\n- id: a\n- https://example.org/x\n- a\n- URL: https://example.org/x\n",
            &["a", "+example-org-x"],
            &expect,
        );
    }

    #[test]
    fn what_names_no_source_is_an_error() {
        let help = "  => write its key, its address, or `id: …` with what is known of it below";
        check_entries(
            "sources:\n- \n- [a]\n- {publisher: X}\n- ''\n- id: \"a{b\"\n  title: C\n",
            &["+c"],
            &[
                "error[wrong-value] 2:3 expected a source, found nothing",
                help,
                "error[wrong-value] 3:3 expected a source, found a list",
                help,
                "error[wrong-value] 4:3 a source needs an `id`, a `URL` or a `title`",
                "  => give it the key by which it is cited: `id: some-name`",
                "error[wrong-value] 5:3 expected a source, found an empty text",
                help,
                "error[wrong-value] 6:7 a key with `{` in it could not be cited",
                "  => write letters, digits and `-`",
            ],
        );
        check_entries(
            "sources: {a: b}",
            &[],
            &[
                "error[wrong-value] 1:10 expected a list of sources, found keys with values",
                "  => put `- ` in front of each source",
            ],
        );
    }
}
