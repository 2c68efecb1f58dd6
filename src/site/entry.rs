//! The documents that are published, each with all that linking found out of it.

use std::sync::Arc;

use crate::config::Outputs;
use crate::date::Day;
use crate::diagnostic::Diagnostic;
use crate::digest::Keyed;
use crate::model::cites::Leaning;
use crate::model::document::{Outline, Shelved};
use crate::model::explainer::Explainer;
use crate::path::{OutputPath, SiteUrl};

use super::origins::Independence;
use super::resolve::{Problem, ProblemKind, Resolution, Target};
use super::what::{PageFiles, What};

/// The index of an entry in [`Site::entries`](super::Site::entries).
pub type EntryId = usize;
/// The index of a source in [`Site::sources`](super::Site::sources).
pub type SourceId = usize;

/// A document that is published.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// Where it stands in the output.
    pub output: OutputPath,
    /// Its address.
    pub url: SiteUrl,
    /// What its links and citations mean.
    pub resolution: Resolution,
    /// Links that lead nowhere.
    pub problems: Arc<[Problem]>,
    /// The image that stands for it where it is shared.
    pub image: Option<Box<Target>>,
    /// What is wrong with that image, and the nearest one that exists.
    pub image_problem: Option<Box<ImageProblem>>,
    /// The source of each reference.
    pub sources: Vec<SourceId>,
    /// Sources that it lists and does not cite.
    pub uncited: Vec<SourceId>,
    /// Its topics, by their index in [`Site::topics`](super::Site::topics).
    pub topics: Vec<usize>,
    /// For each reference, the places that lean on it.
    pub leaning: Arc<[Keyed<Vec<Leaning>>]>,
    /// For each reference, the others that some claim cites together with it.
    pub beside: Arc<[Vec<usize>]>,
    /// How far its sources bear each other out.
    pub corroboration: Keyed<Corroboration>,
    /// Explainers that are related to it, the nearest first.
    pub related: Arc<Vec<EntryId>>,
    /// Explainers and plain pages that link to it.
    pub backlinks: Vec<EntryId>,
}

/// What is wrong with the image that stands for a document, and the nearest one that exists.
pub type ImageProblem = (ProblemKind, Option<String>);

/// How far the sources of an explainer bear each other out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Corroboration {
    /// Those that the whole page cites.
    pub page: Independence,
    /// Those of each claim, in the order of [`Explainer::claims`], and how many sources those are.
    pub claims: Vec<(Independence, usize)>,
}

impl Entry {
    /// What is published of it besides its page; nothing of an introduction.
    pub fn files(&self, outputs: Outputs) -> PageFiles {
        let (is_explainer, is_plain) = (self.explainer().is_some(), matches!(self.what, What::Plain(_)));
        PageFiles {
            markdown: outputs.markdown && (is_explainer || is_plain),
            claims: outputs.claims && is_explainer,
            references: outputs.bibliography && !(self.sources.is_empty() && self.uncited.is_empty()),
        }
    }

    /// Whether its page has a list of references: an explainer's has what it cites or lists, a plain page's what it cites.
    pub fn has_references(&self) -> bool {
        match self.what {
            What::Explainer(_) => !(self.sources.is_empty() && self.uncited.is_empty()),
            What::Plain(_) => !self.sources.is_empty(),
            What::Topic(_) | What::Home(_) => false,
        }
    }

    /// What is always at hand of the document.
    pub fn outline(&self) -> &Outline {
        self.what.outline()
    }

    /// The explainer, if it is one.
    pub fn explainer(&self) -> Option<&Shelved<Explainer>> {
        self.what.explainer()
    }

    /// When it last changed: `updated`, else `date`.
    pub fn changed(&self) -> Option<Day> {
        let front_matter = &self.outline().front_matter;
        front_matter.updated.as_ref().or(front_matter.date.as_ref()).map(|day| day.value)
    }
}

/// The documents that have an address. Nothing of them is linked yet.
pub(super) fn placed(
    documents: impl Iterator<Item = (What, Result<OutputPath, Box<Diagnostic>>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(documents.size_hint().1.unwrap_or(0));
    let (resolution, corroboration) = (Resolution::default(), Keyed::<Corroboration>::default());
    for (what, output) in documents {
        match output {
            Ok(output) => entries.push(Entry {
                what,
                url: output.url(),
                output,
                resolution: resolution.clone(),
                problems: Arc::default(),
                image: None,
                image_problem: None,
                sources: Vec::new(),
                uncited: Vec::new(),
                topics: Vec::new(),
                leaning: Arc::default(),
                beside: Arc::default(),
                corroboration: corroboration.clone(),
                related: Arc::default(),
                backlinks: Vec::new(),
            }),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    entries
}
