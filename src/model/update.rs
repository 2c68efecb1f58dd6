//! Updates: what was changed on a page, when and why.

use std::sync::Arc;

use super::body::Part;
use crate::date::Day;
use crate::span::Span;

/// An entry of the log: `**DATE — Type.** Text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Its id on the page.
    pub id: Arc<str>,
    /// When; `None` if it could not be read.
    pub date: Option<Day>,
    /// What it is; `None` if it could not be read.
    pub kind: Option<UpdateKind>,
    /// The words of the bold lead as written.
    pub lead: Box<str>,
    /// The running text of the entry's first paragraph, without the lead.
    pub part: Part,
    /// The blocks after that.
    pub more: Part,
    /// Its words, without markup and lead.
    pub text: Arc<str>,
    /// Where the item stands.
    pub span: Span,
}

/// What an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateKind {
    /// The page is new.
    FirstPublished,
    /// Something was added or brought up to date.
    Update,
    /// Something was said more clearly; nothing was wrong.
    Clarification,
    /// Something was wrong.
    Correction,
    /// The page, or a part of it, is withdrawn.
    Retraction,
    /// A dispute has been settled.
    DisputeResolved,
    /// A word to the reader.
    EditorsNote,
}

impl UpdateKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::FirstPublished,
        Self::Update,
        Self::Clarification,
        Self::Correction,
        Self::Retraction,
        Self::DisputeResolved,
        Self::EditorsNote,
    ];

    /// The name in `factbox.yaml` and in templates: `first-published`.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstPublished => "first-published",
            Self::Update => "update",
            Self::Clarification => "clarification",
            Self::Correction => "correction",
            Self::Retraction => "retraction",
            Self::DisputeResolved => "dispute-resolved",
            Self::EditorsNote => "editors-note",
        }
    }

    /// The words that a writer uses by default: `First published`; in the languages that factbox has words in, English
    /// first.
    pub fn default_labels(self) -> &'static [&'static str] {
        match self {
            Self::FirstPublished => &["First published", "Erstmals veröffentlicht"],
            Self::Update => &["Update", "Aktualisierung"],
            Self::Clarification => &["Clarification", "Klarstellung"],
            Self::Correction => &["Correction", "Korrektur"],
            Self::Retraction => &["Retraction", "Zurückziehung"],
            Self::DisputeResolved => &["Dispute resolved", "Streitfrage geklärt"],
            Self::EditorsNote => &["Editor's note", "Anmerkung der Redaktion"],
        }
    }
}
