//! What a rule is, and what it looks at.

use crate::diagnostic::Diagnostic;
use crate::model::explainer::Explainer;
use crate::parse::sections::Vocabulary;
use crate::site::{Entry, Site, SourceEntry};
use crate::span::{Place, Span, line_column};

use super::quotes::normal::is_dropped;
use super::texts::Text;
use super::verify::{Verification, Verified, place_in_text, source_id};

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
    /// Its passages and quotations, verified.
    pub verified: &'a Verified,
    /// Those of all documents, and the texts of sources.
    pub verification: &'a Verification,
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

    /// The source with this index among those that the page lists.
    pub fn source(&self, index: usize) -> &SourceEntry {
        &self.site.sources[source_id(self.entry, index)]
    }

    /// The text of the source with this index among those that the page lists.
    pub fn text(&self, index: usize) -> Option<&Text> {
        self.verification.texts[source_id(self.entry, index)].as_deref()
    }

    /// A place in the file of a source's text, for a range of its words.
    pub fn place_in_text(&self, index: usize, range: &std::ops::Range<usize>) -> Option<Place> {
        place_in_text(self.site, source_id(self.entry, index), range)
    }

    /// The language of a source, else that of the page, else that of the site.
    pub fn language(&self, source: Option<usize>) -> &str {
        source
            .map(|source| self.source(source))
            .and_then(|source| source.source.language.as_deref())
            .or(self.entry.document().front_matter.lang.as_ref().map(|lang| lang.value.as_str()))
            .unwrap_or(&self.site.config.lang)
    }

    /// A finding with words of a source: `what: "words" (file:line)`, and the place in its file.
    pub fn with_words(
        &self,
        finding: Diagnostic,
        what: &str,
        index: usize,
        range: &std::ops::Range<usize>,
    ) -> Diagnostic {
        let (Some(text), Some(place)) = (self.text(index), self.place_in_text(index, range)) else {
            return finding;
        };
        let text = &text.index.text;
        let words = in_one_line(text.words.get(range.clone()).unwrap_or(""));
        let line = line_column(&text.file, place.span.start as usize).line;
        finding
            .note(format!("{what}: \"{words}\" ({}:{line})", place.path.file_name()))
            .related(place, format!("in `{}`", self.source(index).source.key))
    }

    /// The keys of sources that the page lists: `` `a` `` or `` `a` and `b` ``.
    pub fn keys(&self, sources: &[usize], and: &str) -> String {
        let mut keys: Vec<String> =
            sources.iter().map(|source| format!("`{}`", self.source(*source).source.key)).collect();
        let last = keys.pop().unwrap_or_default();
        if keys.is_empty() { last } else { format!("{} {and} {last}", keys.join(", ")) }
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

/// How many characters of a source a note shows.
const SHOWN: usize = 240;

/// Words with all white space as one space; long ones are cut.
pub fn in_one_line(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.retain(|char| !is_dropped(char));
    if let Some((at, _)) = line.char_indices().nth(SHOWN) {
        line.truncate(at);
        line.push('…');
    }
    line
}
