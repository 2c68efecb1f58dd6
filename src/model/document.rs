//! Documents: Markdown files as they were read.

use std::hash::{Hash, Hasher};

use super::body::Body;
use super::citation::CitationGroup;
use super::front_matter::FrontMatter;
use crate::digest::Digest;
use crate::path::SitePath;
use crate::span::Span;

/// A Markdown file as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub path: SitePath,
    /// Its front matter; all empty if it has none.
    pub front_matter: FrontMatter,
    /// Its title: that of the front matter, else the first `#` heading, else the file's name.
    pub title: String,
    /// Its body, without the heading that became the title.
    pub body: Body,
    /// The groups of citations in the body, in order.
    pub citations: Vec<CitationGroup>,
    /// The keys that they cite, each once, in the order of their first mention.
    pub keys: Vec<Box<str>>,
    /// Whether its front matter could not be read: then nothing is known of its sources.
    pub is_broken: bool,
    /// The waivers in the body's comments.
    pub waivers: Vec<Waiver>,
    /// The digest of the file and of what the configuration says about reading it: equal digests, equal documents.
    pub digest: Digest,
}

/// A finding that the writer has looked at and lets stand: `<!-- allow RULE: reason -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule's name.
    pub rule: Box<str>,
    /// Why; empty if no reason is given, and then nothing is waived.
    pub reason: Box<str>,
    /// Where the comment stands.
    pub span: Span,
    /// The block that it is about: the innermost list item, block quotation, table row, footnote, description or else
    /// paragraph or heading that it stands in, or stands directly before.
    pub block: Span,
}

impl Hash for Document {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
        self.digest.hash(state);
    }
}
