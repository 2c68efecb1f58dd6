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
    /// Words before the key: `see`.
    pub prefix: Box<str>,
    /// Words after the key and its locator, the passage excepted.
    pub suffix: Box<str>,
    /// Where in the source.
    pub locator: Option<Box<Locator>>,
    /// The words of the source that bear the claim.
    pub passage: Option<Passage>,
    /// Where the citation stands, from its prefix to its suffix.
    pub span: Span,
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
}

/// Words of the source that bear the claim. `...` in them means *from here to there*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words as written, without the outer marks; line ends and what continues a block on the next line are one space.
    pub text: Arc<str>,
    /// Where they stand, without the outer marks.
    pub span: Span,
}
