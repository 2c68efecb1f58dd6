//! What a document cites, and where: by its *references*, the keys that sources have, in the order of their first mention.

use std::ops::Range;
use std::sync::Arc;

use super::role::Role;
use crate::digest::Keyed;

/// What a document cites.
#[derive(Clone, Debug, Default)]
pub struct Cites {
    /// What its groups of citations mention.
    pub mentions: Arc<Vec<Mentions>>,
    /// How each reference is used.
    pub references: Vec<Usage>,
    /// For each reference, the places that lean on it, in reading order; of an explainer.
    pub leaning: Arc<[Keyed<Vec<Leaning>>]>,
    /// For each reference, the others that some claim cites together with it, in their order; of an explainer.
    pub beside: Arc<[Vec<usize>]>,
    /// The groups of citations of each claim, in the order of [`Explainer::claims`](super::explainer::Explainer::claims).
    pub claims: Vec<Range<usize>>,
}

/// How a reference is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Usage {
    /// The passages that are cited from it, each once, in the order of their first mention.
    pub passages: Arc<[Arc<str>]>,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// A mention in a document: the how-manieth of which reference. Small, for a site has many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    reference: u32,
    number: u32,
    /// 0 for none.
    passage: u32,
}

/// What a group of citations mentions, as [`CitationGroup::mentions`](super::citation::CitationGroup::mentions) lists it; `None`
/// where no source has the key.
pub type Mentions = Box<[Option<Mention>]>;

/// A place in an explainer that cites a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Leaning {
    /// The role of its section; `None` for prose.
    pub role: Option<Role>,
    /// Its words: a claim's, its lead and a colon before them; a remark's title; the heading above prose.
    pub text: Arc<str>,
    /// Its id on the page.
    pub id: Arc<str>,
    /// The question, if it is a position.
    pub question: Arc<str>,
    /// The passages of the source that it cites.
    pub passages: Vec<Arc<str>>,
    /// Whether it cites other sources too.
    pub together: bool,
}

impl Mention {
    /// The how-manieth `mention` of a reference by its index, both passages and mentions from 1. No document is so long that
    /// these would not fit.
    pub fn new(reference: usize, mention: usize, passage: Option<usize>) -> Self {
        Self { reference: reference as u32, number: mention as u32, passage: passage.unwrap_or(0) as u32 }
    }

    /// The index of the reference; the number that readers see is one more.
    pub fn reference(self) -> usize {
        self.reference as usize
    }

    /// The how-manieth mention of this reference on the page, from 1.
    pub fn mention(self) -> usize {
        self.number as usize
    }

    /// The how-manieth passage of this reference on the page, from 1; equal passages are one.
    pub fn passage(self) -> Option<usize> {
        (self.passage > 0).then_some(self.passage as usize)
    }
}
