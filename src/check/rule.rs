//! What a rule is, and what it looks at.

use crate::diagnostic::Diagnostic;
use crate::model::explainer::Explainer;
use crate::parse::sections::Vocabulary;
use crate::site::{Entry, Site};
use crate::span::{Place, Span};

/// A rule: a name, a manual, and a function that finds.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `unknown-source`.
    pub name: &'static str,
    /// The file that it is written in: its module documentation is the rule's manual.
    pub source: &'static str,
    /// Finds what is wrong with one document.
    pub find: fn(&Subject, &mut Vec<Diagnostic>),
}

/// What a rule looks at: a document, in its site.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The site.
    pub site: &'a Site,
    /// Which headings have a role.
    pub vocabulary: &'a Vocabulary,
    /// The document.
    pub entry: &'a Entry,
}

impl Subject<'_> {
    /// The explainer, if the document is one.
    pub fn explainer(&self) -> Option<&Explainer> {
        self.entry.explainer().map(|explainer| &**explainer)
    }

    /// A place in the document.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.entry.document().path, span)
    }

    /// The first line of what stands at `span`, without white space at its end.
    pub fn first_line(&self, span: Span) -> Place {
        let text = span.slice(&self.entry.document().body.source);
        let line = text.lines().next().unwrap_or("").trim_end();
        self.place(Span::new(span.start as usize, span.start as usize + line.len()))
    }

    /// Whether the document lists sources and has not one citation in its body: one finding says so, in place of many.
    pub fn lists_and_cites_nothing(&self) -> bool {
        let document = self.entry.document();
        !document.front_matter.sources.is_empty() && !self.has_citations()
    }

    /// Whether there is a citation in the body, of a source that exists or not. A bare `@name` counts only if it is one.
    pub fn has_citations(&self) -> bool {
        let document = self.entry.document();
        document
            .citations
            .iter()
            .zip(&self.entry.resolution.citations)
            .any(|(group, mentions)| group.bracketed || mentions.iter().any(Option::is_some))
    }
}
