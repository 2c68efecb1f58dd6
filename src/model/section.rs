//! Sections: what stands under a `##` heading. The heading's role says what the list items are.

use super::body::Part;
use super::claim::Claim;
use super::dispute::Dispute;
use super::remark::Remark;
use super::update::Update;
use crate::span::Span;

/// What a section's list items are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Claims that are known.
    Known,
    /// Claims that one source reports.
    Reported,
    /// Questions on which sources differ.
    Disputed,
    /// Open questions.
    Unknown,
    /// Remarks, in the words of those who made them.
    Words,
    /// Events.
    Timeline,
    /// Persons and bodies.
    People,
    /// The log of updates and corrections.
    Updates,
}

impl Role {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 8] = [
        Self::Known,
        Self::Reported,
        Self::Disputed,
        Self::Unknown,
        Self::Words,
        Self::Timeline,
        Self::People,
        Self::Updates,
    ];

    /// The name in `factbox.yaml` and in templates: `known`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Reported => "reported",
            Self::Disputed => "disputed",
            Self::Unknown => "unknown",
            Self::Words => "words",
            Self::Timeline => "timeline",
            Self::People => "people",
            Self::Updates => "updates",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The headings that have this role in every site.
    pub fn default_headings(self) -> &'static [&'static str] {
        match self {
            Self::Known => &["What we know"],
            Self::Reported => &["Reported by one source", "Also reported"],
            Self::Disputed => &["What's disputed", "What is disputed"],
            Self::Unknown => &["What we don't know"],
            Self::Words => &["In their own words"],
            Self::Timeline => &["Timeline"],
            Self::People => &["Who's who"],
            Self::Updates => &["Updates and corrections"],
        }
    }

    /// Whether a list item of such a section has to cite a source.
    pub fn needs_citation(self) -> bool {
        !matches!(self, Self::Unknown | Self::Updates)
    }
}

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

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Anything without a meaning of its own: a paragraph, a table, a list in a section without a role.
    Prose(Part),
    /// A list of claims.
    Claims(Vec<Claim>),
    /// A question, with positions.
    Dispute(Dispute),
    /// Something that was said.
    Remark(Remark),
    /// A list of entries of the log.
    Updates(Vec<Update>),
}
