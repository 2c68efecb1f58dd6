//! JSON: objects whose keys stand in the order in which they are given, without those that have nothing to say.

use serde_json::{Map, Value};

/// An object that is being made.
#[derive(Clone, Debug, Default)]
pub struct Object(Map<String, Value>);

impl Object {
    /// With this key.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// With this key, unless its value is empty: nothing, no text, no entries.
    #[must_use]
    pub fn given(self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(entries) => entries.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if is_empty { self } else { self.with(key, value) }
    }

    /// As it is written into a file.
    pub fn into_bytes(self) -> Vec<u8> {
        bytes(&self.into())
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// A value as it is written into a file.
pub fn bytes(value: &Value) -> Vec<u8> {
    format!("{value}\n").into_bytes()
}
