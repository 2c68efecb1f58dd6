//! Sections: what stands under a `##` heading. The heading's role says what the list items are.

use super::body::Part;
use super::claim::Claim;
use super::dispute::Dispute;
use super::remark::Remark;
use super::role::Role;
use super::update::Update;
use crate::span::Span;

/// What stands under a `##` heading, or before the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The index of its heading in [`Body::headings`](super::body::Body::headings); `None` before the first one.
    pub heading: Option<usize>,
    /// What its list items are; `None` for prose.
    pub role: Option<Role>,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// Where it stands, its heading included.
    pub span: Span,
}

impl Block {
    /// Its claims, positions of a dispute among them.
    pub fn claims(&self) -> &[Claim] {
        match self {
            Self::Claims(claims) => claims,
            Self::Dispute(dispute) => &dispute.positions,
            Self::Prose(_) | Self::Remark(_) | Self::Updates(_) => &[],
        }
    }
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Anything without a meaning of its own: a paragraph, a table, a list in a section without a role.
    Prose(Part),
    /// A list of claims.
    Claims(Vec<Claim>),
    /// A question, with positions.
    Dispute(Box<Dispute>),
    /// Something that was said.
    Remark(Box<Remark>),
    /// A list of entries of the log.
    Updates(Vec<Update>),
}
