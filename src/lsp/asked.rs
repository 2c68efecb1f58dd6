//! What is asked about: a place in a file of a site, and what stands there.

use std::sync::Arc;

use crate::check::verify::Checked;
use crate::model::front_matter::SourceEntryKind;
use crate::path::SitePath;
use crate::session::Refresh;
use crate::site::Site;
use crate::site::entry::{Entry, EntryId, SourceId};
use crate::site::resolve::Target;
use crate::site::sources::SourceEntry;
use crate::site::what::Opened;
use crate::span::{Place, Span};

/// A place in a file of a site.
pub(super) struct Asked<'a> {
    /// The site, with what the editors hold.
    pub(super) refresh: &'a Refresh,
    /// The file.
    pub(super) path: &'a SitePath,
    /// Its text, as it was compiled.
    pub(super) text: Arc<str>,
    /// The byte.
    pub(super) offset: usize,
}

/// What stands at a place.
pub(super) enum Thing<'a> {
    /// A citation, by its group and its place in it, of a source that exists.
    Citation {
        /// The source.
        source: SourceId,
        /// Where the citation stands.
        span: Span,
        /// What came of its passage, the nearest if it has several.
        passage: Option<&'a Checked>,
    },
    /// The key of a source in front matter or in another source.
    Source(SourceId, Span),
    /// A topic of the page, by its index in [`Site::topics`].
    Topic(usize, Span),
    /// A link, and where it leads.
    Link(&'a Target, Span),
    /// A quotation in a block that cites.
    Quotation(&'a Checked),
    /// A claim, by its place in reading order.
    Claim(usize, Span),
    /// The file of a source.
    SourceFile(SourceId),
}

impl<'a> Asked<'a> {
    /// A place in the file at `path`; `None` if the site has no such text.
    pub(super) fn new(refresh: &'a Refresh, path: &'a SitePath, offset: usize) -> Option<Self> {
        Some(Self { refresh, path, text: refresh.source(path)?, offset })
    }

    /// The site.
    pub(super) fn site(&self) -> &'a Site {
        &self.refresh.compilation.site
    }

    /// The document that the file is, if it is part of this build.
    pub(super) fn entry(&self) -> Option<(EntryId, &'a Entry)> {
        self.site().entries.iter().enumerate().find(|(_, entry)| entry.outline().path == *self.path)
    }

    /// All of that document.
    pub(super) fn document(&self) -> Option<Opened> {
        self.entry().map(|(_, entry)| entry.what.open())
    }

    /// The source that the file describes.
    pub(super) fn source_file(&self) -> Option<(SourceId, &'a SourceEntry)> {
        let is_alone = |entry: &SourceEntry| entry.source.place.path == *self.path;
        self.site().sources.iter().enumerate().find(|(_, entry)| is_alone(entry) && self.entry().is_none())
    }

    /// The source with this key.
    pub(super) fn source(&self, key: &str) -> Option<(SourceId, &'a SourceEntry)> {
        let sources = &self.site().sources;
        let id = sources.binary_search_by(|entry| entry.source.key.as_str().cmp(key)).ok()?;
        Some((id, &sources[id]))
    }

    /// Whether the place lies in a span, its end included.
    fn is_in(&self, span: Span) -> bool {
        span.start as usize <= self.offset && self.offset <= span.end as usize
    }

    /// How far a span is from the place.
    fn distance(&self, span: Span) -> usize {
        (span.start as usize).saturating_sub(self.offset) + self.offset.saturating_sub(span.end as usize)
    }

    /// What stands there, the smallest thing first.
    pub(super) fn thing(&self) -> Option<Thing<'a>> {
        let Some((id, entry)) = self.entry() else { return self.in_source() };
        self.citation(id, entry)
            .or_else(|| self.in_front_matter(entry))
            .or_else(|| self.link(entry))
            .or_else(|| self.quotation(id))
            .or_else(|| self.claim(entry))
    }

    /// What came of the passages and quotations of a document.
    pub(super) fn checked(&self, id: EntryId) -> &'a [Checked] {
        &self.refresh.compilation.verification.pages[id].checked
    }

    fn citation(&self, id: EntryId, entry: &'a Entry) -> Option<Thing<'a>> {
        let document = entry.what.open();
        let group = document.citations.iter().position(|group| self.is_in(group.span))?;
        let citations = &document.citations[group].citations;
        let at = (0..citations.len()).min_by_key(|at| self.distance(citations[*at].span))?;
        let before: usize = citations[..at].iter().map(|citation| citation.mentions().count()).sum();
        let mention = (*entry.resolution.cited.citations.get(group)?.get(before)?)?;
        let citation = &citations[at];
        let passage = citation.passages.iter().min_by_key(|passage| self.distance(passage.span));
        let verified = &self.refresh.compilation.verification.pages[id];
        let passage = passage.and_then(|passage| verified.passage(passage.span));
        Some(Thing::Citation { source: entry.sources[mention.reference()], span: citation.span, passage })
    }

    fn in_front_matter(&self, entry: &'a Entry) -> Option<Thing<'a>> {
        let front_matter = &entry.outline().front_matter;
        let listed = front_matter.sources.iter().find_map(|listed| match &listed.kind {
            SourceEntryKind::Key(key) if self.is_in(listed.span) => Some((key, listed.span)),
            _ => None,
        });
        if let Some((key, span)) = listed {
            return Some(Thing::Source(self.source(key)?.0, span));
        }
        let at = front_matter.topics.iter().position(|topic| self.is_in(topic.span))?;
        // Topics of one name are one.
        let slug = crate::parse::ids::slug(&front_matter.topics[at].value);
        let topic = self.site().topics.iter().position(|topic| topic.slug == slug)?;
        Some(Thing::Topic(topic, front_matter.topics[at].span))
    }

    fn link(&self, entry: &'a Entry) -> Option<Thing<'a>> {
        let links = &entry.outline().links;
        let at = (0..links.len())
            .filter(|at| self.is_in(links[*at].span))
            .min_by_key(|at| links[*at].span.range().len())?;
        Some(Thing::Link(entry.resolution.links.get(at)?, links[at].span))
    }

    fn quotation(&self, id: EntryId) -> Option<Thing<'a>> {
        let checked = self.checked(id).iter().find(|checked| !checked.is_passage && self.is_in(checked.span));
        checked.map(Thing::Quotation)
    }

    fn claim(&self, entry: &'a Entry) -> Option<Thing<'a>> {
        let explainer = entry.explainer()?.open();
        let mut claims = explainer.claims().enumerate();
        claims.find(|(_, claim)| self.is_in(claim.span)).map(|(index, claim)| Thing::Claim(index, claim.span))
    }

    fn in_source(&self) -> Option<Thing<'a>> {
        let (id, entry) = self.source_file()?;
        let upstream = entry.source.based_on.iter().find(|key| self.is_in(key.span));
        let upstream = upstream.and_then(|key| Some((self.source(&key.value)?.0, key.span)));
        Some(upstream.map_or(Thing::SourceFile(id), |(id, span)| Thing::Source(id, span)))
    }

    /// The text of a source that a range of its words stands in.
    pub(super) fn in_text(&self, id: SourceId, range: &std::ops::Range<usize>) -> Option<Place> {
        crate::check::verify::place_in_text(self.site(), id, range)
    }
}
