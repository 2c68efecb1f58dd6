//! What an import could not take over as it was.

use std::fmt;

/// A key that was not taken over as it was, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The key as it was, with those that it stands under: `params.author`; of a bibliography, `KEY.field`.
    pub key: String,
    /// What became of it, as the end of a sentence: *is left out*.
    pub what: String,
}

impl Note {
    /// A note.
    pub fn new(key: impl Into<String>, what: impl Into<String>) -> Self {
        Self { key: key.into(), what: what.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.key, self.what)
    }
}
