//! Receipts: proof that words occur in texts that are not under version control.

use std::collections::BTreeMap;

use crate::digest::Sha256;
use crate::span::Place;

/// The receipts of a site, by the keys of sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Receipts {
    /// What is recorded of each source.
    pub sources: BTreeMap<String, SourceReceipt>,
}

/// What is recorded of the text of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SourceReceipt {
    /// The hash of the text: UTF-8 without a byte-order mark, with LF line ends.
    pub sha256: Sha256,
    /// How many words the text has.
    pub words: usize,
    /// The keys of sources whose texts are near-copies of this one, sorted.
    pub near_copies: Vec<String>,
    /// What was verified, by the hash of its normal form.
    pub spans: BTreeMap<Sha256, SpanReceipt>,
    /// Where it is recorded.
    pub place: Option<Place>,
}

/// A passage or quotation that was verified.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpanReceipt {
    /// Where its parts stand in the text, in code points; what lies between is left out by an ellipsis or a bracket.
    pub ranges: Vec<(usize, usize)>,
    /// How it stands there.
    pub grade: Grade,
}

/// How a quotation stands in its source, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Character for character.
    Exact,
    /// But for typography.
    Typographic,
    /// But for what its ellipses leave out and its brackets put in.
    Marked,
    /// But for capitals.
    Case,
    /// But for punctuation.
    Punctuation,
    /// But for punctuation and capitals.
    PunctuationAndCase,
}

impl Grade {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Exact,
        Self::Typographic,
        Self::Marked,
        Self::Case,
        Self::Punctuation,
        Self::PunctuationAndCase,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Typographic => "typographic",
            Self::Marked => "marked",
            Self::Case => "case",
            Self::Punctuation => "punctuation",
            Self::PunctuationAndCase => "punctuation-and-case",
        }
    }
}
