//! What a published document is, and what is published in its folder.

use std::ops::Deref;
use std::sync::Arc;

use crate::model::document::{Document, Outline, Shelved};
use crate::model::explainer::Explainer;

use super::routes::{self, ContentKind};

/// What a published document is.
#[derive(Clone, Debug)]
pub enum What {
    /// An explainer.
    Explainer(Shelved<Explainer>),
    /// A plain page.
    Plain(Shelved<Document>),
    /// The introduction of a topic; published on the topic's page.
    Topic(Shelved<Document>),
    /// The introduction of the home page; published there.
    Home(Shelved<Document>),
}

/// A document that was opened.
#[derive(Clone, Debug)]
pub enum Opened {
    /// An explainer.
    Explainer(Arc<Explainer>),
    /// Any other.
    Other(Arc<Document>),
}

impl What {
    /// What is always at hand of the document.
    pub fn outline(&self) -> &Outline {
        match self {
            Self::Explainer(explainer) => explainer,
            Self::Plain(document) | Self::Topic(document) | Self::Home(document) => document,
        }
    }

    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Shelved<Explainer>> {
        match self {
            Self::Explainer(explainer) => Some(explainer),
            Self::Plain(_) | Self::Topic(_) | Self::Home(_) => None,
        }
    }

    /// What it is by the place of its file.
    pub fn kind(&self) -> ContentKind {
        match self {
            Self::Explainer(_) => ContentKind::Explainer,
            Self::Plain(_) => ContentKind::Plain,
            Self::Topic(_) => ContentKind::Topic,
            Self::Home(_) => ContentKind::Home,
        }
    }

    /// All of the document.
    pub fn open(&self) -> Opened {
        match self {
            Self::Explainer(explainer) => Opened::Explainer(explainer.open()),
            Self::Plain(document) | Self::Topic(document) | Self::Home(document) => {
                Opened::Other(document.open())
            }
        }
    }
}

impl Opened {
    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Explainer> {
        match self {
            Self::Explainer(explainer) => Some(explainer),
            Self::Other(_) => None,
        }
    }
}

impl Deref for Opened {
    type Target = Document;

    fn deref(&self) -> &Document {
        match self {
            Self::Explainer(explainer) => &explainer.document,
            Self::Other(document) => document,
        }
    }
}

/// What is published of a page besides itself, in its folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PageFiles {
    /// Its clean Markdown.
    pub markdown: bool,
    /// Its claims.
    pub claims: bool,
    /// Its references, as CSL-JSON and as BibTeX.
    pub references: bool,
}

impl PageFiles {
    /// Whether a file with this name is published in the page's folder.
    pub fn has(self, name: &str) -> bool {
        match name {
            routes::MARKDOWN => self.markdown,
            routes::CLAIMS => self.claims,
            routes::CSL_JSON | routes::BIBTEX => self.references,
            _ => false,
        }
    }
}
