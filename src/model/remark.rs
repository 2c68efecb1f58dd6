//! Remarks: something that was said, as one or more sources print it.

use std::sync::Arc;

use super::body::Part;
use crate::span::Span;

/// Something that was said, in one or more versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its id on the page, that of its heading; empty if it has none.
    pub id: Arc<str>,
    /// What it is called: the index of its heading in [`Body::headings`](super::body::Body::headings).
    pub heading: Option<usize>,
    /// Versions and the prose between and after them, in order.
    pub parts: Vec<RemarkPart>,
    /// Where the remark stands, its heading included.
    pub span: Span,
}

/// A part of a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkPart {
    /// A block quotation.
    Version(Version),
    /// Anything else.
    Prose(Part),
}

/// A remark as one source prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What was said: the blocks within the block quotation before the paragraph that holds the attribution.
    pub quotation: Part,
    /// The running text before the attribution, where both stand in one paragraph.
    pub tail: Part,
    /// Who said it, as quoted by whom: the running text after the dash.
    pub attribution: Option<Part>,
    /// The words of the quotation, without markup.
    pub text: Box<str>,
    /// The groups of citations in it: a range of [`Document::citations`](super::document::Document::citations).
    pub citations: std::ops::Range<usize>,
    /// Where the block quotation stands.
    pub span: Span,
}
