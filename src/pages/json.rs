//! JSON: objects whose keys stand in the order in which they are given, without those that have nothing to say.
//!
//! A value borrows its texts, and an object is a list: nothing is looked up in what is only written.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

/// A value.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
    /// What is JSON already.
    Json(String),
}

/// An object that is being made.
#[derive(Clone, Debug, Default)]
pub struct Object<'a>(Vec<(&'static str, Value<'a>)>);

impl<'a> Object<'a> {
    /// With this key, which it does not have yet.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Value<'a>>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// With this key, unless its value is empty: nothing, no text, no entries.
    #[must_use]
    pub fn given(self, key: &'static str, value: impl Into<Value<'a>>) -> Self {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::Text(text) => text.is_empty(),
            Value::List(entries) => entries.is_empty(),
            Value::Object(entries) => entries.0.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Json(_) => false,
        };
        if is_empty { self } else { self.with(key, value) }
    }

    /// As it is written into a file.
    pub fn into_bytes(self) -> Vec<u8> {
        bytes(&self.into())
    }
}

/// A value as it is written into a file.
pub fn bytes(value: &Value<'_>) -> Vec<u8> {
    let mut json = String::new();
    value.write(&mut json);
    json.push('\n');
    json.into_bytes()
}

impl Value<'_> {
    /// What serde makes of a value.
    pub fn of(value: &impl Serialize) -> Self {
        Self::Json(serde_json::to_string(value).unwrap_or_default())
    }

    /// Adds it to a text.
    pub fn write(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => {
                let _ = write!(json, "{number}");
            }
            Self::Text(text) => write_text(text, json),
            Self::List(entries) => {
                let mut before = '[';
                for entry in entries {
                    json.push(before);
                    entry.write(json);
                    before = ',';
                }
                json.push_str(if entries.is_empty() { "[]" } else { "]" });
            }
            Self::Object(Object(entries)) => {
                let mut before = '{';
                for (key, value) in entries {
                    json.push(before);
                    write_text(key, json);
                    json.push(':');
                    value.write(json);
                    before = ',';
                }
                json.push_str(if entries.is_empty() { "{}" } else { "}" });
            }
            Self::Json(value) => json.push_str(value),
        }
    }
}

fn write_text(text: &str, json: &mut String) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        json.push('"');
        json.push_str(text);
        json.push('"');
    } else {
        json.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<Object<'a>> for Value<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value<'_> {
    fn from(entries: Vec<T>) -> Self {
        Self::List(entries.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_serde_json_writes_them() {
        let texts = ["", "words", "\"quoted\" \\ \n\u{1}\u{7f}", "é \u{2028} \u{1F600}"];
        let object = Object::default()
            .with("texts", texts.to_vec())
            .given("nothing", None::<&str>)
            .given("empty", Object::default())
            .with("none", Vec::<bool>::new())
            .with(
                "inner",
                Object::default().with("number", 7_usize).with("is", true).with("null", None::<u32>),
            )
            .with("made", Value::of(&texts[2]));
        let expected = serde_json::json!({
            "texts": texts,
            "none": [],
            "inner": {"number": 7, "is": true, "null": null},
            "made": texts[2],
        });
        assert_eq!(String::from_utf8(object.into_bytes()).unwrap(), format!("{expected}\n"));
    }
}
