//! What the links and citations of a document mean in this site.

use crate::digest::Digest;
use crate::path::SiteUrl;

/// What the links and citations of a document mean.
#[derive(Clone, Debug, Default, Hash)]
pub struct Resolution {
    /// Where its links and images lead, by their index in [`Body::links`](crate::model::body::Body::links).
    pub links: Vec<Target>,
    /// What its citations mean, by group and by place in the group; `None` where no source has the key.
    pub citations: Vec<Vec<Option<Mention>>>,
    /// The sources that it cites, in the order of their first mention: the reference list.
    pub references: Vec<Reference>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page or file of this site.
    Site {
        /// Its address.
        url: SiteUrl,
        /// A place on it.
        fragment: Option<Box<str>>,
        /// What it is called: the text of a wikilink that brings none.
        title: Box<str>,
    },
    /// A place on the same page.
    Here {
        /// The id, not encoded.
        fragment: Box<str>,
        /// What it is called.
        title: Box<str>,
    },
    /// Another site; its scheme is one of those that are published.
    External(Box<str>),
    /// Nothing that could be linked: the text stays.
    Nothing,
}

/// A citation of a document: the how-manieth mention of which reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// The index in [`Resolution::references`]; the number that readers see is one more.
    pub reference: usize,
    /// The how-manieth mention of this reference on the page, from 1.
    pub mention: usize,
    /// The how-manieth passage of this reference on the page, from 1; equal passages are one.
    pub passage: Option<usize>,
}

/// An entry of a page's reference list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The key of the source.
    pub key: Box<str>,
    /// What chips call it.
    pub short_label: Box<str>,
    /// The address of its page.
    pub url: SiteUrl,
    /// The digest of the source.
    pub digest: Digest,
    /// The passages that the page cites from it, in the order of their first mention.
    pub passages: Vec<Box<str>>,
    /// How often the page mentions it.
    pub mentions: usize,
}
