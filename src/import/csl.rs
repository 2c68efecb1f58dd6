//! CSL-JSON, as Zotero and Pandoc write it: its words are ours.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::note::Note;
use super::record::{Record, key_of};
use crate::date::Edtf;
use crate::fields::is_web_address;
use crate::parse::source;
use crate::path::SitePath;
use crate::span::Span;
use crate::yaml;

/// Fields that hold text to be read, in which reference managers keep tags of HTML.
const RICH: [&str; 4] = ["title", "title-short", "container-title", "publisher"];

/// The sources of a file of CSL-JSON, and what could not be taken over; in words why there are none.
pub fn read(text: &str) -> Result<(Vec<Record>, Vec<Note>), String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => return Err("expected a list of sources".to_owned()),
    };
    let (mut records, mut notes) = (Vec::new(), Vec::new());
    for (number, item) in items.into_iter().enumerate() {
        let Value::Object(item) = item else {
            notes.push(Note::new(format!("[{number}]"), "is no source and is left out"));
            continue;
        };
        records.push(record(item, number, &mut notes));
    }
    settle(&mut records, &mut notes);
    Ok((records, notes))
}

fn record(item: Map<String, Value>, number: usize, notes: &mut Vec<Note>) -> Record {
    let id = match item.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    let own = [&id, item.get("citation-key").and_then(Value::as_str).unwrap_or_default()];
    // Zotero's ids are addresses; what people cite by is the citation key.
    let name = if id.contains("://") && !own[1].is_empty() { own[1] } else { own[0] };
    let key = key_of(name.rsplit_once("://").map_or(name, |(_, rest)| rest));
    let key = if key.is_empty() { format!("source-{}", number + 1) } else { key };
    if key != id {
        notes.push(Note::new(format!("{key}.id"), format!("was `{id}`")));
    }
    let mut record = Record::new(key);
    for (name, value) in item {
        if name == "id" || value.is_null() {
            continue;
        }
        field(&mut record, &name, value, notes);
    }
    record
}

fn field(record: &mut Record, name: &str, value: Value, notes: &mut Vec<Note>) {
    let mut note = |what: &str| notes.push(Note::new(format!("{}.{name}", record.key), what));
    let is_known = source::KEYS.known.iter().any(|names| names.contains(&name));
    match name {
        "note" => {
            note("is private, and kept as `_note`: write `note` for what readers should know");
            record.set("_note", value);
        }
        "issued" | "accessed" | "archive-date" => {
            let date = plain_date(&value);
            record.set(name, date.map_or(value, Value::from));
        }
        "URL" | "url" | "archive-url" if !value.as_str().is_some_and(is_web_address) => {
            note("is no address of the web, and kept as `x-URL`");
            record.set("x-URL", value);
        }
        "type" if !value.as_str().is_some_and(|kind| source::CSL_TYPES.contains(&kind)) => {
            note("is no type of CSL, and kept as `x-type`");
            record.set("x-type", value);
        }
        _ if RICH.contains(&name) && value.as_str().is_some_and(|text| text.contains('<')) => {
            let text = value.as_str().unwrap_or_default();
            let plain = without_tags(text);
            if plain != text {
                note("had tags in it, which are dropped");
            }
            record.set(name, plain);
        }
        _ if is_known && is_right(name, &value) => record.set(name, value),
        _ if source::KEYS.unread.contains(&name) || (source::KEYS.ignored)(name) => record.set(name, value),
        _ => {
            note(&format!("has no place here, and is kept as `x-{name}`"));
            record.set(&format!("x-{name}"), value);
        }
    }
}

/// Whether a value has a shape that our reader takes.
fn is_right(name: &str, value: &Value) -> bool {
    match name {
        "author" | "editor" => match value {
            Value::Array(names) => names.iter().all(|name| name.is_object() || name.is_string()),
            other => other.is_object() || other.is_string(),
        },
        "based-on" => value.is_string() || value.is_array(),
        "text" => value.as_str().is_some_and(|name| !name.contains(['/', '\\'])),
        "kind" => false,
        _ => value.is_string() || value.is_number(),
    }
}

/// A date of CSL-JSON as we write it, if it is one day, month or year.
fn plain_date(value: &Value) -> Option<String> {
    let object = value.as_object()?;
    if object.keys().any(|key| !matches!(key.as_str(), "date-parts" | "circa")) {
        return None;
    }
    let [parts] = object.get("date-parts")?.as_array()?.as_slice() else { return None };
    let numbers: Option<Vec<u64>> = parts
        .as_array()?
        .iter()
        .map(|part| part.as_u64().or_else(|| part.as_str()?.trim().parse().ok()))
        .collect();
    let numbers = numbers?;
    let (year, rest) = numbers.split_first()?;
    let rest = rest.iter().map(|number| format!("-{number:02}"));
    let mut date = std::iter::once(format!("{year:04}")).chain(rest).collect::<String>();
    if object.get("circa").is_some_and(|circa| *circa != Value::Bool(false)) {
        date.push('~');
    }
    Edtf::parse(&date).map(|_| date)
}

/// A text without the tags that CSL allows in it.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(0, |end| end + 1);
        let name = tag[1..].trim_start_matches('/');
        let is_tag =
            ["i>", "b>", "sub>", "sup>", "span>", "span ", "sc>"].iter().any(|known| name.starts_with(known));
        let length = if is_tag && end > 0 { end } else { 1 };
        if !(is_tag && end > 0) {
            plain.push('<');
        }
        rest = &tag[length..];
    }
    plain + rest
}

/// Gives each record a key of its own, on every disk, and keeps under other names what our reader would not take.
pub(super) fn settle(records: &mut [Record], notes: &mut Vec<Note>) {
    // What stands there already, and the number of the next of the same name.
    let mut taken: HashMap<String, usize> = HashMap::new();
    for record in records {
        let wanted = record.key.clone();
        let mut number = *taken.entry(wanted.to_lowercase()).and_modify(|next| *next += 1).or_insert(1);
        while number > 1 && taken.contains_key(&format!("{wanted}-{number}").to_lowercase()) {
            number += 1;
        }
        if number > 1 {
            record.key = format!("{wanted}-{number}");
            taken.insert(wanted.to_lowercase(), number);
            taken.insert(record.key.to_lowercase(), 1);
            notes
                .push(Note::new(&wanted, format!("is there twice, and this one is called `{}`", record.key)));
        }
        keep_unread(record, notes);
    }
}

/// Keeps a field that our reader has something to say of under a name that it leaves alone.
fn keep_unread(record: &mut Record, notes: &mut Vec<Note>) {
    let yaml = record.to_yaml();
    let path = SitePath::new("source.yaml");
    let (_, found) = source::read(&path, &yaml);
    if found.is_empty() {
        return;
    }
    let (node, _) = yaml::read(&path, &yaml, Span::new(0, yaml.len()));
    let entries = node.as_ref().and_then(yaml::Node::entries).unwrap_or_default();
    for place in found.iter().filter_map(|finding| finding.place.as_ref()) {
        let Some((key, _)) = entries.iter().rfind(|(key, _)| key.span.start <= place.span.start) else {
            continue;
        };
        if let Some(value) = record.fields.shift_remove(&key.name) {
            let name = format!("x-{}", key.name);
            notes.push(Note::new(
                format!("{}.{}", record.key, key.name),
                format!("is not as a source has it, and kept as `{name}`"),
            ));
            record.fields.insert(name, value);
        }
    }
}
