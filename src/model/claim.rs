//! Claims: the list items of sections with a role, each of which can be pointed at.

use std::sync::Arc;

use super::body::Part;
use super::role::Role;
use crate::span::Span;

/// A list item of a section with a role: a claim proper under *known* and *reported*, a position in a dispute, an open
/// question, an event of the timeline, a person or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id on the page: its first six words, or as the writer pinned it.
    pub id: Arc<str>,
    /// Whether the writer pinned the id: a trailing `{#id}`.
    pub pinned: bool,
    /// What its section makes of it.
    pub role: Role,
    /// What it begins with, if that is set apart: the bold name of a position or a person, the time of an event.
    pub lead: Option<Box<Lead>>,
    /// The running text of the item's first paragraph, without the lead and the dash after it, citations included.
    pub part: Part,
    /// The blocks after that: further paragraphs, a list within the item.
    pub more: Part,
    /// Its words, without markup, lead and citations.
    pub text: Arc<str>,
    /// The groups of citations in it: a range of [`Document::citations`](super::document::Document::citations).
    pub citations: std::ops::Range<usize>,
    /// Where the item stands.
    pub span: Span,
}

impl Claim {
    /// What it says: its lead and a colon before its words, if both are there.
    pub fn statement(&self) -> Arc<str> {
        match &self.lead {
            Some(lead) if self.text.is_empty() => Arc::clone(&lead.text),
            Some(lead) => format!("{}: {}", lead.text, self.text).into(),
            None => Arc::clone(&self.text),
        }
    }
}

/// What a claim begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Its events.
    pub part: Part,
    /// Its words, without a final full stop.
    pub text: Arc<str>,
}
