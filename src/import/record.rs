//! A source on its way into a file: its key and its fields, by their names, in the order in which people read them.

use serde_json::{Map, Value};

use crate::yaml;

/// A source that was imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The key, and the name of the file.
    pub key: String,
    /// What is known of it; nothing in it is null.
    pub fields: Map<String, Value>,
}

/// The order in which fields are written; others follow.
const ORDER: [&str; 15] = [
    "type",
    "title",
    "title-short",
    "author",
    "editor",
    "container-title",
    "publisher",
    "issued",
    "URL",
    "accessed",
    "language",
    "kind",
    "text",
    "note",
    "agency",
];

impl Record {
    /// A source of which nothing is known but its key.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), fields: Map::new() }
    }

    /// Sets a field, unless there is nothing to set.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        let value = match value.into() {
            Value::String(text) if text.trim().is_empty() => return,
            Value::String(text) => Value::String(text.trim().to_owned()),
            Value::Null => return,
            value => value,
        };
        self.fields.insert(name.to_owned(), value);
    }

    /// The file `content/sources/<key>.yaml`.
    pub fn to_yaml(&self) -> String {
        let known = ORDER.iter().filter_map(|name| self.fields.get_key_value(*name));
        let others = self.fields.iter().filter(|(name, _)| !ORDER.contains(&name.as_str()));
        let fields: Map<String, Value> =
            known.chain(others).map(|(name, value)| (name.clone(), value.clone())).collect();
        if fields.is_empty() { String::new() } else { yaml::write(&Value::Object(fields)) }
    }
}

/// A text as a key: letters and digits, joined by `-`.
pub fn key_of(text: &str) -> String {
    let mut key = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(word);
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::source::Stated;
    use crate::parse::source;
    use crate::path::SitePath;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_back(
            title in "\\PC{1,60}", publisher in any::<String>(), note in "[ -~\n\t]{0,80}", word in WORDS,
        ) {
            let mut record = Record::new("x");
            for (name, value) in [("title", &title), ("publisher", &publisher), ("note", &note), ("container-title", &word)] {
                record.set(name, value.as_str());
            }
            let (read, found) = source::read(&SitePath::new("content/sources/x.yaml"), &record.to_yaml());
            prop_assert!(found.is_empty(), "{:?}\n{}", found, record.to_yaml());
            let read = read.expect("it is YAML");
            let is = |read: &Stated<String>, text: &str| match text.trim() {
                "" => *read == Stated::Omitted,
                "unknown" => *read == Stated::Unknown,
                text => *read == Stated::Known(text.to_owned()),
            };
            prop_assert!(is(&read.title, &title) && is(&read.publisher, &publisher), "{}", record.to_yaml());
            prop_assert!(is(&read.container_title, &word), "{}", record.to_yaml());
            prop_assert_eq!(read.note.unwrap_or_default(), note.trim());
        }
    }

    const WORDS: &str = "yes|no|null|~|2026-11-21|010|1e3|0x1f|- a|a: b|# a|'|\"|\\[a\\]|\\{a\\}|&a|\\*a|!a|%a|@a|`a|\\||>|,|\\?|true|.inf|<<|unknown|---";
}
