//! Documents: Markdown files as they were read.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use super::body::{Body, Link};
use super::citation::CitationGroup;
use super::cites::Cites;
use super::front_matter::FrontMatter;
use super::role::Role;
use super::update::Update;
use crate::digest::Digest;
use crate::memo::Recall;
use crate::path::SitePath;
use crate::span::Span;

/// What is always at hand of a document: all that the rest of the site may ask of it.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The file.
    pub path: SitePath,
    /// The whole file, front matter included: what spans point into.
    pub text: Arc<str>,
    /// Its front matter; all empty if it has none.
    pub front_matter: FrontMatter,
    /// Its title: that of the front matter, else the first `#` heading, else the file's name.
    pub title: String,
    /// The links and images of its body, in order.
    pub links: Arc<[Link]>,
    /// The keys that it cites, each once, in the order of their first mention.
    pub keys: Vec<Box<str>>,
    /// The entries of its log, as the writer ordered them.
    pub updates: Vec<Update>,
    /// What it cites, if sources have all of its keys.
    pub cites: Cites,
    /// The places of its page that can be linked to.
    pub places: Places,
    /// How many claims have each role, by its place in [`Role::ALL`]; of disputes, how many questions.
    pub counts: [u32; Role::ALL.len()],
    /// Whether its front matter could not be read: then nothing is known of its sources.
    pub is_broken: bool,
    /// The digest of the file and of what the configuration says about reading it: equal digests, equal documents.
    pub digest: Digest,
}

/// The places of a page that can be linked to, in one text: a site has very many of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Places(Box<str>);

/// A Markdown file as it was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What the rest of the site may ask of it.
    pub outline: Arc<Outline>,
    /// Its body, without the heading that became the title.
    pub body: Body,
    /// The groups of citations in the body, in order.
    pub citations: Vec<CitationGroup>,
    /// The waivers in the body's comments.
    pub waivers: Vec<Waiver>,
}

/// A document on the shelf: its outline can be seen, and the whole is there for whoever opens it. A site of many documents
/// does not hold them all open: most are asked for once, and read again where they are asked for again.
#[derive(Debug)]
pub struct Shelved<T> {
    outline: Arc<Outline>,
    whole: Arc<Recall<T>>,
}

/// A finding that the writer has looked at and lets stand: `<!-- allow RULE: reason -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule's name.
    pub rule: Box<str>,
    /// Why; empty if no reason is given, and then nothing is waived.
    pub reason: Box<str>,
    /// Where the comment stands.
    pub span: Span,
    /// The block that it is about: the innermost list item, block quotation, table row, footnote, description or else
    /// paragraph or heading that it stands in, or stands directly before.
    pub block: Span,
}

impl Places {
    /// Headings with their ids, and the ids of other places. No id holds a line end or a tab, and neither do the words of a
    /// heading.
    pub fn new<'a>(
        headings: impl Iterator<Item = (&'a str, &'a str)>,
        others: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut lines = String::new();
        for (words, id) in headings {
            lines.extend([id, "\t", words, "\n"]);
        }
        for id in others {
            lines.extend([id, "\n"]);
        }
        Self(lines.into())
    }

    /// The headings with their ids, in reading order.
    pub fn headings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.lines().filter_map(|line| line.split_once('\t')).map(|(id, words)| (words, id))
    }

    /// The ids of all.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.lines().map(|line| line.split_once('\t').map_or(line, |(id, _)| id))
    }
}

impl Outline {
    /// How many claims have this role; of disputes, how many questions.
    pub fn count(&self, role: Role) -> usize {
        self.counts[role.index()] as usize
    }
}

impl Deref for Document {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.outline
    }
}

impl AsRef<Document> for Document {
    fn as_ref(&self) -> &Document {
        self
    }
}

impl<T> Shelved<T> {
    /// A document that was just read, and how it is read again: with the same outline, from its text, in the same manner.
    pub fn new(
        outline: Arc<Outline>,
        whole: T,
        again: impl Fn(&Arc<Outline>) -> T + Send + Sync + 'static,
    ) -> Self {
        let known = Arc::clone(&outline);
        Self { outline, whole: Arc::new(Recall::new(whole, move || again(&known))) }
    }

    /// All of it.
    pub fn open(&self) -> Arc<T> {
        self.whole.get()
    }

    /// Whether it is held open, though nobody may have it.
    pub fn is_open(&self) -> bool {
        self.whole.is_kept()
    }

    /// Holds it open no longer than somebody has it.
    pub fn close(&self) {
        self.whole.let_go();
    }
}

impl<T> Deref for Shelved<T> {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.outline
    }
}

impl<T> Clone for Shelved<T> {
    fn clone(&self) -> Self {
        Self { outline: Arc::clone(&self.outline), whole: Arc::clone(&self.whole) }
    }
}

impl Hash for Outline {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
        self.digest.hash(state);
    }
}

impl<T> Hash for Shelved<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.outline.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_their_ids_and_headings_by_their_words() {
        let places =
            Places::new([("What we know", "what-we-know"), ("", "x")].into_iter(), ["rain"].into_iter());
        assert_eq!(places.ids().collect::<Vec<_>>(), ["what-we-know", "x", "rain"]);
        assert_eq!(places.headings().collect::<Vec<_>>(), [("What we know", "what-we-know"), ("", "x")]);
        assert_eq!(Places::default().ids().count(), 0);
    }

    #[test]
    fn a_closed_document_is_read_again_from_its_outline() {
        let outline = Arc::new(Outline { title: "A".to_owned(), ..Outline::default() });
        let shelved = Shelved::new(outline, 1, |outline| outline.title.len() + 1);
        assert_eq!((*shelved.open(), shelved.is_open()), (1, true));
        shelved.close();
        assert_eq!((*shelved.open(), shelved.is_open()), (2, false));
    }
}
