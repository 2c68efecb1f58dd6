//! Citations, by Pandoc's grammar: which source, where in it, and in which words.

use std::sync::Arc;

use crate::span::Span;

/// What stands in one pair of brackets, or a narrative citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationGroup {
    /// The citations, in order; never empty.
    pub citations: Vec<Citation>,
    /// Where the group stands, brackets included.
    pub span: Span,
    /// Whether it stands in brackets. A bare `@name` is a citation only where `name` is the key of a source.
    pub bracketed: bool,
    /// Quotation marks in it that have no partner, and so hold no passage.
    pub unpaired: Box<[LoneMark]>,
}

/// A quotation mark without a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoneMark {
    /// Where it stands.
    pub span: Span,
    /// Whether it opens.
    pub opens: bool,
}

/// The mention of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The key of the source, without `@` and braces.
    pub key: Box<str>,
    /// Where the key stands, without `@` and braces.
    pub key_span: Span,
    /// How the source is mentioned.
    pub mode: CitationMode,
    /// Words before the key: `see`. A `…` stands for a passage among them.
    pub prefix: Box<str>,
    /// Words after the key, the locator excepted. A `…` stands for a passage among them; what is but a passage is not here.
    pub suffix: Box<str>,
    /// Where in the source.
    pub locator: Option<Box<Locator>>,
    /// The words of the source that bear the claim: all that stands between quotation marks in the citation, in order.
    pub passages: Box<[Passage]>,
    /// Where the citation stands, from its prefix to its suffix.
    pub span: Span,
}

impl CitationGroup {
    /// What the group mentions: each citation as often as it has passages, and once if it has none.
    pub fn mentions(&self) -> impl Iterator<Item = (&Citation, Option<&Passage>)> {
        self.citations.iter().flat_map(Citation::mentions)
    }
}

impl Citation {
    /// Its mentions of the source: one for each passage, one if it has none.
    pub fn mentions(&self) -> impl Iterator<Item = (&Self, Option<&Passage>)> {
        (0..self.passages.len().max(1)).map(move |index| (self, self.passages.get(index)))
    }
}

/// How a source is mentioned (Pandoc's `citationMode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationMode {
    /// `[@key]`
    Normal,
    /// `[-@key]`: the prose has named the author.
    SuppressAuthor,
    /// `@key says`: the citation is part of the sentence.
    AuthorInText,
}

/// Where in a source (CSL: `label` and `locator`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// CSL's term: `page`, `chapter`, `section`, …
    pub label: &'static str,
    /// As written: `33-35`.
    pub value: Box<str>,
    /// The sign that it is announced by, which stays where it is: `§`; empty for a word.
    pub sign: &'static str,
}

/// Words of the source that bear the claim. `...` in them means *from here to there*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words as written, without the outer marks; line ends and what continues a block on the next line are one space.
    pub text: Arc<str>,
    /// Where they stand, without the outer marks.
    pub span: Span,
}
