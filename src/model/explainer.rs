//! Explainers: documents in sections, with claims, disputes and remarks.

use super::body::Part;
use super::claim::Claim;
use super::dispute::Dispute;
use super::document::Document;
use super::role::Role;
use super::section::{Block, Section};

/// A document that says what is known, disputed and unknown of a subject.
#[derive(Clone, Debug)]
pub struct Explainer {
    /// The file as it was read.
    pub document: Document,
    /// Its sections; the first may have no heading (the lede).
    pub sections: Vec<Section>,
}

impl Explainer {
    /// The claims of all sections in reading order, positions of disputes among them.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.statements().map(|(claim, _)| claim)
    }

    /// The claims in reading order, each position with the dispute that it is taken in.
    pub fn statements(&self) -> impl Iterator<Item = (&Claim, Option<&Dispute>)> {
        self.sections.iter().flat_map(|section| &section.blocks).flat_map(|block| {
            let dispute = match block {
                Block::Dispute(dispute) => Some(&**dispute),
                _ => None,
            };
            block.claims().iter().map(move |claim| (claim, dispute))
        })
    }

    /// The sections, each with the part of the body that stands below its heading.
    pub fn section_parts(&self) -> impl Iterator<Item = (&Section, Part)> {
        let body = &self.document.body;
        let event = move |section: &Section| section.heading.map(|heading| body.headings[heading].event);
        self.sections.iter().enumerate().map(move |(index, section)| {
            let start = event(section).map_or(0, |event| body.inside(event).end + 1);
            let end = self.sections.get(index + 1).and_then(event).unwrap_or(body.events.len());
            (section, start..end.max(start))
        })
    }

    /// Whether it has headings of sections with a role, and nothing below any but the log: a skeleton.
    pub fn is_unwritten(&self) -> bool {
        let is_log = |section: &Section| section.role == Some(Role::Updates);
        self.sections.iter().any(|section| section.role.is_some() && !is_log(section))
            && self
                .section_parts()
                .all(|(section, part)| section.heading.is_some() && (is_log(section) || part.is_empty()))
    }

    /// The disputes in reading order.
    pub fn disputes(&self) -> impl Iterator<Item = &Dispute> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Dispute(dispute) => Some(&**dispute),
            _ => None,
        })
    }
}

impl AsRef<Document> for Explainer {
    fn as_ref(&self) -> &Document {
        &self.document
    }
}
