//! Front matter: what describes a document, as it was read.

use crate::date::Day;
use crate::digest::Keyed;
use crate::span::{Span, Spanned};

use super::source::Source;

/// What describes a document. Every key is optional.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<Spanned<String>>,
    /// `summary`, alias `description`: one or two sentences.
    pub summary: Option<Spanned<String>>,
    /// `date`: when it was first published.
    pub date: Option<Spanned<Day>>,
    /// `updated`, aliases `lastmod` and `date-modified`.
    pub updated: Option<Spanned<Day>>,
    /// `review-by`: the day by which somebody looks at it again.
    pub review_by: Option<Spanned<Day>>,
    /// `status`
    pub status: Option<Spanned<Status>>,
    /// `topics`: slugs or names.
    pub topics: Vec<Spanned<String>>,
    /// `tags`
    pub tags: Vec<Spanned<String>>,
    /// `sources`, exact alias `references`.
    pub sources: Vec<SourceEntry>,
    /// Where `sources` stands; `None` if the key is absent.
    pub sources_span: Option<Span>,
    /// `slug`: the last part of the address.
    pub slug: Option<Spanned<String>>,
    /// `draft`, or what means the same elsewhere: it may be shown to its writer alone.
    pub draft: bool,
    /// What says that it is not public, if it is not, `draft` apart.
    pub private: Option<Private>,
    /// `expiryDate`: the day from which it is no longer public.
    pub expires: Option<Spanned<Day>>,
    /// `publishDate`: the day from which it is public.
    pub publish_date: Option<Spanned<Day>>,
    /// `authors`, alias `author`.
    pub authors: Vec<String>,
    /// `lang`: a BCP 47 tag.
    pub lang: Option<Spanned<String>>,
    /// `license`: a name or an address.
    pub license: Option<String>,
    /// `template`: the theme's template to render it with.
    pub template: Option<Spanned<String>>,
    /// `image`: a file beside the page, or an address.
    pub image: Option<Spanned<String>>,
    /// `redirect_from`, and the entries of `aliases` that start with `/`: old paths.
    pub redirect_from: Vec<Spanned<String>>,
    /// The other entries of `aliases`: names for `[[…]]`.
    pub aliases: Vec<Spanned<String>>,
    /// `extra`: anything, handed to templates.
    pub extra: serde_json::Value,
}

/// Whether a page is still changing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// The story is moving, and the page with it.
    Developing,
    /// Not expected to change.
    Settled,
    /// No longer kept up.
    Archived,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Developing, Self::Settled, Self::Archived];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Developing => "developing",
            Self::Settled => "settled",
            Self::Archived => "archived",
        }
    }
}

/// What says that a page is not public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// The key and its value, as they were written: `publish: false`.
    pub said: String,
    /// Whether it is one that is still to be published, so that previews show it as they show drafts.
    pub is_draft: bool,
}

/// An entry of `sources:`.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// What it is.
    pub kind: SourceEntryKind,
    /// Where it stands.
    pub span: Span,
}

/// The ways to name a source in front matter.
#[derive(Clone, Debug)]
pub enum SourceEntryKind {
    /// The key of a shared source: a file under `content/sources/`.
    Key(String),
    /// A source in place, its `id` given or derived; from a bare address too.
    Inline(Keyed<Source>),
}
