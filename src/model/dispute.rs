//! Disputes: a question on which sources or people differ.

use std::sync::Arc;

use super::body::Part;
use super::claim::Claim;
use crate::span::Span;

/// A question, with the positions that are taken on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its id on the page, that of its heading.
    pub id: Arc<str>,
    /// The question: the index of its heading in [`Body::headings`](super::body::Body::headings).
    pub heading: usize,
    /// What stands between the heading and the positions.
    pub intro: Vec<Part>,
    /// The positions.
    pub positions: Vec<Claim>,
    /// The editor's note: what stands after the positions.
    pub note: Vec<Part>,
    /// Where the dispute stands, its heading included.
    pub span: Span,
}
