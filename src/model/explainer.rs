//! Explainers: documents in sections, with claims, disputes and remarks.

use super::claim::Claim;
use super::dispute::Dispute;
use super::document::Document;
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
