//! What a rule is, and what it looks at.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::Link;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::front_matter::SourceEntryKind;
use crate::model::marks::Manner;
use crate::model::role::Role;
use crate::parse::cite;
use crate::parse::sections::Vocabulary;
use crate::site::Site;
use crate::site::entry::Entry;
use crate::site::origins::Independence;
use crate::site::sources::SourceEntry;
use crate::site::what::Opened;
use crate::span::{Place, Span, line_column};

use super::texts::Text;
use super::verify::{Verification, Verified, place_in_text, source_id};
use crate::parse::normal::is_dropped;

/// A rule: a name, how grave its findings are, a manual, and a function that finds.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `unknown-source`.
    pub name: &'static str,
    /// How grave its findings are where the configuration says nothing else.
    pub level: Level,
    /// The file that it is written in: its module documentation is the rule's manual.
    pub source: &'static str,
    /// Finds what is wrong.
    pub find: Find,
}

/// What a rule looks at, one at a time, and how it finds.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// A document. A waiver in it can let a finding stand.
    Document(fn(&Subject, &mut Vec<Diagnostic>)),
    /// A source that a published page cites or lists, once, however many pages do.
    Source(fn(&Site, &SourceEntry, &mut Vec<Diagnostic>)),
}

impl Rule {
    /// A finding of this rule.
    pub fn finding(&self, place: Place, message: impl Into<Cow<'static, str>>) -> Diagnostic {
        Diagnostic::new(self.level, self.name, place, message)
    }
}

/// What a rule looks at: a document, in its site.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The site.
    pub site: &'a Site,
    /// Which headings have a role.
    pub vocabulary: &'a Vocabulary,
    /// What the document is in the site.
    pub entry: &'a Entry,
    /// All of it.
    pub document: &'a Opened,
    /// Its passages and quotations, verified.
    pub verified: &'a Verified,
    /// Those of all documents, and the texts of sources.
    pub verification: &'a Verification,
}

impl Subject<'_> {
    /// The claims that are said to be known, each with how far its sources bear each other out; those that cite an unknown
    /// key are left out, since nobody knows what it stands for.
    pub fn known_claims(&self) -> impl Iterator<Item = (&Claim, Independence)> {
        let claims = self.explainer().into_iter().flat_map(Explainer::claims);
        let known = claims.filter(|claim| claim.role == Role::Known);
        known
            .filter(|claim| !self.cites_unknown(claim.citations.clone()))
            .map(|claim| (claim, self.site.independence(self.entry, claim.citations.clone())))
    }

    /// The explainer, if the document is one.
    pub fn explainer(&self) -> Option<&Explainer> {
        self.document.explainer()
    }

    /// The language of the document without its region, in lower case: `pt` of `pt-BR`. Lists of words are kept by it.
    pub fn page_language(&self) -> String {
        let lang = self.document.front_matter.lang.as_ref();
        let lang = lang.map_or(self.site.config.lang.as_str(), |lang| lang.value.as_str());
        lang.split(['-', '_']).next().unwrap_or(lang).to_ascii_lowercase()
    }

    /// How quotation marks are read in the document.
    pub fn marks(&self) -> Manner<'_> {
        self.site.config.marks(&self.document.front_matter)
    }

    /// A place in the document.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.document.path, span)
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
            .or(self.document.front_matter.lang.as_ref().map(|lang| lang.value.as_str()))
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
        let words = in_one_line(&text.article(range));
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
        self.place(first_line(&self.document.body.source, span))
    }

    /// The first line of the later of these two sources in the page's `sources`; that of the list, where it has neither.
    pub fn later_entry(&self, keys: [&String; 2]) -> Place {
        let front_matter = &self.document.front_matter;
        let entry = front_matter.sources.iter().rfind(|listed| {
            let key = match &listed.kind {
                SourceEntryKind::Key(key) => key,
                SourceEntryKind::Inline(source) => &source.key,
            };
            keys.contains(&key)
        });
        let span = entry.map(|entry| entry.span).or(front_matter.sources_span);
        self.first_line(span.unwrap_or_default())
    }

    /// Whether the document lists sources and has not one citation in its body: one finding says so, in place of many.
    pub fn lists_and_cites_nothing(&self) -> bool {
        let document = self.document;
        !document.front_matter.sources.is_empty() && !self.has_citations()
    }

    /// Whether these groups of citations name a source that does not exist: a finding of its own, and no reason for others.
    pub fn cites_unknown(&self, groups: std::ops::Range<usize>) -> bool {
        let cited = &self.document.citations[groups.clone()];
        let mentions = &self.entry.resolution.cited.citations[groups];
        cited
            .iter()
            .zip(mentions)
            .any(|(group, mentions)| group.bracketed && mentions.iter().any(Option::is_none))
    }

    /// Where citations stand that Markdown takes for the definition of a link. That of a handle which is the key of no source,
    /// with an address, is what it seems: `[@ann]: https://example.org/ann`.
    pub fn swallowed(&self) -> impl Iterator<Item = Span> {
        let body = &self.document.body;
        body.swallowed.iter().copied().filter(|span| {
            let written = span.slice(&body.source);
            let destination =
                written.split_once("]:").map_or("", |(_, destination)| destination.trim_start());
            self.is_citation(written, destination)
        })
    }

    /// Whether what is written like a citation is one, though Markdown has it lead to `destination`.
    fn is_citation(&self, written: &str, destination: &str) -> bool {
        let destination = destination.split_whitespace().next().unwrap_or("").trim_start_matches('<');
        let is_address = destination.contains('/') || destination.starts_with(['#', '.']);
        let is_address = is_address || destination.starts_with("mailto:") || destination.starts_with("www.");
        let group = cite::bracketed(written, 0, written.len(), false);
        let mut keys = group.iter().flat_map(|group| &group.citations).map(|citation| &*citation.key);
        !is_address || keys.any(|key| self.has_source(key) || self.describes(key))
    }

    /// Whether a source has this key.
    pub fn has_source(&self, key: &str) -> bool {
        self.site.sources.binary_search_by(|source| source.source.key.as_str().cmp(key)).is_ok()
    }

    /// Whether the page describes a source of this key in its front matter, whatever came of it.
    pub fn describes(&self, key: &str) -> bool {
        self.document.front_matter.sources.iter().any(|listed| match &listed.kind {
            SourceEntryKind::Inline(source) => source.key == key,
            SourceEntryKind::Key(_) => false,
        })
    }

    /// Whether a link was meant as a citation, whose key Markdown takes for the name of a link: a finding of its own.
    pub fn is_swallowed(&self, link: &Link) -> bool {
        let body = &self.document.body;
        let written = link.span.slice(&body.source);
        !body.swallowed.is_empty()
            && (written.starts_with("[@") || written.starts_with("[-@"))
            && self.is_citation(written, &link.destination)
    }

    /// Where the part of a link's destination stands that leads to a page, or with `place` the part after `#`; nothing where
    /// it is not written as it is read.
    pub fn destination(&self, link: &Link, place: bool) -> Option<Span> {
        let written = link.span.slice(&self.document.body.source);
        let at = written.rfind(&*link.destination)?;
        let (page, fragment) = link.destination.split_once('#').unwrap_or((&link.destination, ""));
        let part = if place { page.len() + 1..page.len() + 1 + fragment.len() } else { 0..page.len() };
        let start = link.span.start as usize + at;
        (!part.is_empty()).then(|| Span::new(start + part.start, start + part.end))
    }

    /// Whether a citation within `span` has become a link.
    pub fn has_swallowed(&self, span: Span) -> bool {
        let body = &self.document.body;
        !body.swallowed.is_empty()
            && body.links.iter().any(|link| span.contains(link.span) && self.is_swallowed(link))
    }

    /// Whether there is a citation in the body, of a source that exists or not. A bare `@name` counts only if it is one.
    pub fn has_citations(&self) -> bool {
        let document = self.document;
        document
            .citations
            .iter()
            .zip(self.entry.resolution.cited.citations.iter())
            .any(|(group, mentions)| group.bracketed || mentions.iter().any(Option::is_some))
    }
}

/// The first line of what stands at `span`, without white space at its end.
pub fn first_line(source: &str, span: Span) -> Span {
    let line = span.slice(source).lines().next().unwrap_or("").trim_end();
    Span::new(span.start as usize, span.start as usize + line.len())
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
