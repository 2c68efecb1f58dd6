//! BibTeX and BibLaTeX. The one file that names biblatex.

use std::collections::HashMap;

use biblatex::{
    Bibliography, ChunksExt, DateValue, Datetime, Entry, EntryType, Pair, ParseError, PermissiveType, Person,
    RawBibliography, RawChunk,
};
use serde_json::{Value, json};

use super::csl::settle;
use super::note::Note;
use super::record::{Record, key_of};
use crate::date::Edtf;
use crate::fields::is_web_address;
use crate::span::line_column;

/// Fields with the same meaning under another name.
const SAME: [(&str, &str); 22] = [
    ("shorttitle", "title-short"),
    ("journaltitle", "container-title"),
    ("journal", "container-title"),
    ("booktitle", "container-title"),
    ("publisher", "publisher"),
    ("institution", "publisher"),
    ("school", "publisher"),
    ("organization", "publisher"),
    ("doi", "DOI"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "page"),
    ("edition", "edition"),
    ("series", "collection-title"),
    ("location", "publisher-place"),
    ("address", "publisher-place"),
    ("abstract", "abstract"),
    ("keywords", "keyword"),
    ("chapter", "chapter-number"),
    ("version", "version"),
];

/// Languages by the names that babel has for them.
const LANGUAGES: [(&str, &str); 16] = [
    ("english", "en"),
    ("american", "en-US"),
    ("british", "en-GB"),
    ("german", "de"),
    ("ngerman", "de"),
    ("french", "fr"),
    ("spanish", "es"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("brazilian", "pt-BR"),
    ("dutch", "nl"),
    ("russian", "ru"),
    ("polish", "pl"),
    ("swedish", "sv"),
    ("danish", "da"),
    ("turkish", "tr"),
];

/// Fields that are read together with others.
const TOGETHER: [&str; 10] =
    ["title", "subtitle", "author", "editor", "date", "year", "month", "day", "crossref", "xdata"];

/// The sources of a bibliography, and what could not be taken over; in words why there are none, with line and column.
pub fn read(text: &str) -> Result<(Vec<Record>, Vec<Note>), String> {
    let said = |at: usize, why: &dyn std::fmt::Display| {
        let place = line_column(text, at);
        format!("{}:{}: {why}", place.line, place.column)
    };
    let wrong = |error: ParseError| said(error.span.start, &error.kind);
    let raw = RawBibliography::parse(text).map_err(wrong)?;
    check_abbreviations(&raw)
        .map_err(|at| said(at, &"these abbreviations stand for themselves, or for too much"))?;
    if let Some(at) = endless(&raw).map_err(wrong)? {
        return Err(said(at, &"`crossref` and `xdata` lead from here in a circle, or too far"));
    }
    let bibliography = Bibliography::from_raw(raw).map_err(wrong)?;
    let mut notes = Vec::new();
    let mut records: Vec<Record> = bibliography.iter().map(|entry| record(entry, &mut notes)).collect();
    settle(&mut records, &mut notes);
    Ok((records, notes))
}

/// How far abbreviations and entries may lead to others, and how much may come of one: bytes of abbreviations, entries.
const DEPTH: usize = 32;
const BYTES: usize = 1 << 20;
const ENTRIES: usize = 1000;

/// Where a value is that stands for too much, or for itself: the library puts in all that it stands for, without end.
fn check_abbreviations(raw: &RawBibliography) -> Result<(), usize> {
    let numbers: HashMap<&str, usize> =
        raw.abbreviations.iter().enumerate().map(|(number, pair)| (pair.key.v, number)).collect();
    let own = |pair: &Pair| -> Node {
        let mut node = Node { size: 1, leads_to: Vec::new() };
        for chunk in &pair.value.v {
            match chunk.v {
                RawChunk::Normal(text) => node.size += text.len(),
                RawChunk::Abbreviation(name) => node.leads_to.extend(numbers.get(name)),
            }
        }
        node
    };
    let fields = raw.entries.iter().flat_map(|entry| &entry.v.fields);
    let pairs: Vec<&Pair> = raw.abbreviations.iter().chain(fields).collect();
    let nodes: Vec<Node> = pairs.iter().map(|pair| own(pair)).collect();
    oversized(&nodes, BYTES).map_or(Ok(()), |number| Err(pairs[number].key.span.start))
}

/// Where an entry is that inherits from too many, or from itself: the library copies all that it inherits from, without end.
fn endless(raw: &RawBibliography) -> Result<Option<usize>, ParseError> {
    const LINKS: [(&str, &str); 2] = [("crossref", "x-crossref"), ("xdata", "x-xdata")];
    let mut apart = raw.clone();
    for pair in apart.entries.iter_mut().flat_map(|entry| &mut entry.v.fields) {
        let link = LINKS.iter().find(|(name, _)| pair.key.v.eq_ignore_ascii_case(name));
        pair.key.v = link.map_or(pair.key.v, |(_, other)| other);
    }
    let apart = Bibliography::from_raw(apart)?;
    let numbers: HashMap<&str, usize> =
        apart.iter().enumerate().map(|(number, entry)| (entry.key.as_str(), number)).collect();
    let nodes: Vec<Node> = apart
        .iter()
        .map(|entry| {
            let mut keys = entry.get_as::<Vec<String>>("x-xdata").unwrap_or_default();
            keys.extend(entry.get_as::<String>("x-crossref"));
            let found = keys.iter().filter_map(|key| numbers.get(apart.get(key)?.key.as_str()).copied());
            Node { size: 1, leads_to: found.collect() }
        })
        .collect();
    Ok(oversized(&nodes, ENTRIES).map(|number| raw.entries[number].v.key.span.start))
}

/// What leads to others, by their numbers.
struct Node {
    size: usize,
    leads_to: Vec<usize>,
}

/// The first node that leads to itself, further than [`DEPTH`], or to more than `most`, whatever it leads to twice counted
/// twice.
fn oversized(nodes: &[Node], most: usize) -> Option<usize> {
    // The size and the depth of each, once known.
    let mut known: Vec<Option<(usize, usize)>> = vec![None; nodes.len()];
    for first in 0..nodes.len() {
        let mut way = vec![(first, 0)];
        while let Some((number, next)) = way.last_mut() {
            let Node { size, leads_to } = &nodes[*number];
            if let Some(&below) = leads_to.get(*next).filter(|_| known[*number].is_none()) {
                *next += 1;
                if known[below].is_none() {
                    way.push((below, 0));
                }
                // A circle is deeper than any depth.
                if way.len() > DEPTH {
                    return Some(first);
                }
                continue;
            }
            let below = || leads_to.iter().filter_map(|&number| known[number]);
            let size = below().fold(*size, |sum, (size, _)| sum.saturating_add(size));
            let depth = 1 + below().map(|(_, depth)| depth).max().unwrap_or(0);
            if size > most || depth > DEPTH {
                return Some(first);
            }
            known[*number] = Some((size, depth));
            way.pop();
        }
    }
    None
}

fn record(entry: &Entry, notes: &mut Vec<Note>) -> Record {
    let key = key_of(&entry.key);
    let key = if key.is_empty() { "source".to_owned() } else { key };
    if key != entry.key {
        notes.push(Note::new(format!("{key}.id"), format!("was `{}`", entry.key)));
    }
    let mut record = Record::new(key);
    record.set("type", kind_of_work(entry));
    let text = |name: &str| entry.get(name).map(|chunks| one_line(&chunks.format_verbatim()));
    let title = [text("title"), text("subtitle")].into_iter().flatten().collect::<Vec<_>>().join(": ");
    record.set("title", title);
    record.set("author", entry.author().map(|people| names(&people)).unwrap_or_default());
    let editors = entry.editors().unwrap_or_default();
    record.set("editor", names(&editors.into_iter().flat_map(|(people, _)| people).collect::<Vec<_>>()));
    record.set("issued", issued(entry));
    for (name, chunks) in &entry.fields {
        let value = one_line(&chunks.format_verbatim());
        if TOGETHER.contains(&name.as_str()) || value.is_empty() {
            continue;
        }
        let mut note = |what: String| notes.push(Note::new(format!("{}.{name}", record.key), what));
        let same = SAME.iter().find(|(own, _)| own == name).map(|(_, ours)| *ours);
        match (name.as_str(), same) {
            ("url", _) if is_web_address(&value) => record.set("URL", value),
            ("urldate", _) if Edtf::parse(&value).is_some() => record.set("accessed", value),
            ("number", _) => {
                let ours = if matches!(entry.entry_type, EntryType::Article) { "issue" } else { "number" };
                record.set(ours, value);
            }
            ("note" | "annote" | "annotation", _) => {
                note("is private, and kept as `_note`: write `note` for what readers should know".to_owned());
                let before =
                    record.fields.get("_note").and_then(Value::as_str).unwrap_or_default().to_owned();
                record.set("_note", format!("{before}\n{value}"));
            }
            ("langid" | "language", _)
                if language(&value).is_some() && !record.fields.contains_key("language") =>
            {
                record.set("language", language(&value));
            }
            ("file", _) => {
                note("is private, and kept as `_file`".to_owned());
                record.set("_file", value);
            }
            (_, Some(ours)) if !record.fields.contains_key(ours) => record.set(ours, value),
            _ => {
                note(format!("has no place here, and is kept as `x-{name}`"));
                record.set(&format!("x-{name}"), value);
            }
        }
    }
    // What was written and not understood is kept as it was.
    for (name, ours) in [("author", "author"), ("editor", "editor"), ("date", "issued"), ("year", "issued")] {
        if let Some(value) = text(name).filter(|value| !value.is_empty() && !record.fields.contains_key(ours))
        {
            record.set(ours, value);
        }
    }
    record
}

fn kind_of_work(entry: &Entry) -> &'static str {
    let is_paper = ["newspaper", "magazine"].into_iter().find(|kind| {
        let subtype = entry.get("entrysubtype").map(|chunks| chunks.format_verbatim().to_lowercase());
        subtype.as_deref() == Some(*kind)
    });
    match (&entry.entry_type, is_paper) {
        (EntryType::Article, Some("newspaper")) => "article-newspaper",
        (EntryType::Article, Some(_)) => "article-magazine",
        (EntryType::Article, None) => "article-journal",
        (EntryType::Book | EntryType::MvBook | EntryType::Booklet | EntryType::Proceedings, _) => "book",
        (EntryType::InBook | EntryType::InCollection, _) => "chapter",
        (EntryType::InProceedings, _) => "paper-conference",
        (EntryType::MastersThesis | EntryType::PhdThesis | EntryType::Thesis, _) => "thesis",
        (EntryType::TechReport | EntryType::Report | EntryType::Manual, _) => "report",
        (EntryType::Unpublished, _) => "manuscript",
        (EntryType::Online, _) => "webpage",
        (EntryType::Patent, _) => "patent",
        (EntryType::Periodical, _) => "periodical",
        (EntryType::Dataset, _) => "dataset",
        (EntryType::Software, _) => "software",
        (EntryType::InReference, _) => "entry",
        (EntryType::Collection | EntryType::MvCollection, _) => "collection",
        _ => "document",
    }
}

fn names(people: &[Person]) -> Value {
    let names = people.iter().map(|person| {
        // A body is written in braces, and has no given name.
        if person.given_name.is_empty() && person.prefix.is_empty() && person.suffix.is_empty() {
            return Value::from(person.name.as_str());
        }
        let mut name = json!({"family": person.name, "given": person.given_name});
        for (key, part) in [("non-dropping-particle", &person.prefix), ("suffix", &person.suffix)] {
            if !part.is_empty() {
                name[key] = Value::from(part.as_str());
            }
        }
        name
    });
    let mut names: Vec<Value> = names.filter(|name| name != "").collect();
    match names.len() {
        0 => Value::Null,
        1 => names.remove(0),
        _ => Value::Array(names),
    }
}

fn issued(entry: &Entry) -> Option<String> {
    let date = match entry.date().ok()? {
        PermissiveType::Typed(date) => date,
        PermissiveType::Chunks(_) => return None,
    };
    let one = |at: &Datetime| {
        let month = at.month.map(|month| format!("-{:02}", month + 1));
        let day = at.day.map(|day| format!("-{:02}", day + 1));
        format!("{:04}{}{}", at.year, month.unwrap_or_default(), day.unwrap_or_default())
    };
    let mut text = match &date.value {
        DateValue::At(at) => one(at),
        DateValue::After(at) => format!("{}/..", one(at)),
        DateValue::Before(at) => format!("../{}", one(at)),
        DateValue::Between(from, to) => format!("{}/{}", one(from), one(to)),
    };
    match (date.uncertain, date.approximate) {
        (true, true) => text.push('%'),
        (true, false) => text.push('?'),
        (false, true) => text.push('~'),
        (false, false) => {}
    }
    Some(text)
}

/// The tag of a language, by its name or as it is.
fn language(name: &str) -> Option<String> {
    let known =
        LANGUAGES.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, tag)| (*tag).to_owned());
    let is_tag = (2..=3).contains(&name.split('-').next().unwrap_or_default().len())
        && name
            .split('-')
            .all(|part| part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    known.or_else(|| is_tag.then(|| name.to_owned()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
