//! Documents and explainers: a Markdown file, read as a whole.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use crate::config::{Config, folded};
use crate::conflict;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::model::body::{Body, Event, Tag};
use crate::model::citation::CitationGroup;
use crate::model::cites::Cites;
use crate::model::document::{Document, Outline, Places, Waiver};
use crate::model::explainer::Explainer;
use crate::model::front_matter::FrontMatter;
use crate::model::role::Role;
use crate::model::section::{Block, Section};
use crate::path::SitePath;
use crate::span::{Place, Span};
use crate::words::quotes::{self, Marks};

use super::cites::Citing;
use super::front_matter;
use super::ids::Ids;
use super::markdown::{self, Dialect};
use super::sections::{self, Vocabulary};

/// A value of the model, and what was wrong in its file.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// How documents are read in a site: what the configuration says about it.
#[derive(Debug)]
pub struct Manner {
    vocabulary: Vocabulary,
    dialect: Dialect,
    /// The marks of the site's language.
    marks: Marks,
    digest: Digest,
}

impl Manner {
    /// What `config` says about reading.
    pub fn new(config: &Config) -> Self {
        Self {
            vocabulary: Vocabulary::new(config),
            dialect: Dialect { math: config.markdown.math, ..Dialect::FULL },
            marks: quotes::of(&config.lang),
            digest: Digest::of_value(&(
                &config.sections,
                &config.updates,
                config.markdown.math,
                &config.lang,
            )),
        }
    }

    /// Which headings have a role.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The digest of a document, before it is read: of its path, its bytes and this manner.
    pub fn digest(&self, path: &SitePath, file: Digest) -> Digest {
        Digest::of_value(&(path, file, self.digest))
    }
}

/// Reads an explainer.
pub fn explainer(path: &SitePath, text: &Arc<str>, digest: Digest, manner: &Manner) -> Read<Explainer> {
    let Parts { mut outline, mut body, citations, mut diagnostics } =
        read(path, text, digest, manner, Kind::Explainer);
    let mut sections = sections::read(&mut body, &citations, &manner.vocabulary);
    give_ids(path, &mut body, &mut sections, &mut diagnostics);
    summarise(&mut outline, &sections);
    let document = document_of(outline, body, citations, Some(&sections));
    Read { value: Explainer { document, sections }, diagnostics }
}

/// Reads a document without sections: a plain page, the introduction of a topic or of the home page.
pub fn document(path: &SitePath, text: &Arc<str>, digest: Digest, manner: &Manner) -> Read<Document> {
    let Parts { outline, mut body, citations, mut diagnostics } =
        read(path, text, digest, manner, Kind::Plain);
    give_ids(path, &mut body, &mut [], &mut diagnostics);
    Read { value: document_of(outline, body, citations, None), diagnostics }
}

/// Reads an explainer again whose outline is known.
pub fn explainer_again(outline: &Arc<Outline>, manner: &Manner) -> Explainer {
    let (mut body, citations) = body_again(outline, manner, Kind::Explainer);
    let mut sections = sections::read(&mut body, &citations, &manner.vocabulary);
    // What is wrong was found when it was read first.
    give_ids(&outline.path, &mut body, &mut sections, &mut Vec::new());
    let (outline, waivers) = (Arc::clone(outline), waivers(&body));
    Explainer { document: Document { outline, body, citations, waivers }, sections }
}

/// Reads a document without sections again whose outline is known.
pub fn document_again(outline: &Arc<Outline>, manner: &Manner) -> Document {
    let (mut body, citations) = body_again(outline, manner, Kind::Plain);
    give_ids(&outline.path, &mut body, &mut [], &mut Vec::new());
    Document { outline: Arc::clone(outline), waivers: waivers(&body), body, citations }
}

fn body_again(outline: &Outline, manner: &Manner, kind: Kind) -> (Body, Vec<CitationGroup>) {
    let from = front_matter::split(&outline.text).body;
    let (body, citations, _) = read_body(&outline.text, from, &outline.front_matter, manner, kind);
    (Body { links: Arc::clone(&outline.links), ..body }, citations)
}

/// What a document is read as: sections are an explainer's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Explainer,
    Plain,
}

/// A document that is being read.
struct Parts {
    outline: Outline,
    body: Body,
    citations: Vec<CitationGroup>,
    diagnostics: Vec<Diagnostic>,
}

fn read(path: &SitePath, text: &Arc<str>, digest: Digest, manner: &Manner, kind: Kind) -> Parts {
    let (front_matter, from, mut diagnostics) = front_matter::read(path, text);
    let (body, citations, title) = read_body(text, from, &front_matter, manner, kind);
    let title = title.unwrap_or_else(|| file_title(path));
    let code = OnceCell::new();
    let is_code = |at: usize| {
        let code: &Vec<Span> = code.get_or_init(|| code_blocks(&body));
        code.get(code.partition_point(|span| span.end as usize <= at))
            .is_some_and(|it| it.start as usize <= at)
    };
    // What stands in the front matter has been said.
    diagnostics.extend(conflict::find(path, text, |at| at < from || is_code(at)));
    let outline = Outline {
        path: path.clone(),
        text: Arc::clone(text),
        front_matter,
        title,
        links: Arc::clone(&body.links),
        keys: keys(&citations),
        updates: Vec::new(),
        cites: Cites::default(),
        places: Places::default(),
        counts: [0; Role::ALL.len()],
        is_broken: diagnostics.iter().any(|finding| finding.fatal),
        digest,
    };
    Parts { outline, body, citations, diagnostics }
}

/// Where the code blocks of a body stand.
fn code_blocks(body: &Body) -> Vec<Span> {
    let events = body.events.iter().zip(&body.spans);
    let is_code = |event: &Event| matches!(event, Event::Start { tag: Tag::CodeBlock(_), .. });
    events.filter(|(event, _)| is_code(event)).map(|(_, span)| *span).collect()
}

/// The body that begins at byte `from`, its citations, and the title that it or the front matter gives.
fn read_body(
    text: &Arc<str>,
    from: usize,
    front_matter: &FrontMatter,
    manner: &Manner,
    kind: Kind,
) -> (Body, Vec<CitationGroup>, Option<String>) {
    let marks = front_matter.lang.as_ref().map_or(manner.marks, |lang| quotes::of(&lang.value));
    let dialect = Dialect { marks, ..manner.dialect };
    let markdown::Parsed { mut body, citations } = markdown::parse(text, from, dialect);
    let given = front_matter.title.as_ref().map(|title| one_line(&title.value));
    let begins_section = |heading: &str| kind == Kind::Explainer && manner.vocabulary.role(heading).is_some();
    let title = take_title(&mut body, given, begins_section);
    for heading in &mut body.headings {
        // The page's own heading is its title.
        heading.level = heading.level.max(2);
    }
    (body, citations, title)
}

fn document_of(
    mut outline: Outline,
    body: Body,
    citations: Vec<CitationGroup>,
    sections: Option<&[Section]>,
) -> Document {
    let waivers = waivers(&body);
    let citing =
        Citing { title: &outline.title, body: &body, citations: &citations, keys: &outline.keys, sections };
    outline.cites = citing.cites(|_| true);
    let claims = sections.unwrap_or_default().iter().flat_map(|section| &section.blocks);
    let claims = claims.flat_map(Block::claims).map(|claim| &*claim.id);
    let updates = outline.updates.iter().map(|update| &*update.id);
    let headings = body.headings.iter().map(|heading| (&*heading.text, &*heading.id));
    outline.places = Places::new(headings, claims.chain(updates));
    Document { outline: Arc::new(outline), body, citations, waivers }
}

/// Notes what the rest of the site may ask of the sections.
fn summarise(outline: &mut Outline, sections: &[Section]) {
    let mut count = |role: Role| outline.counts[role.index()] += 1;
    for block in sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Claims(claims) => {
                // Of disputes the questions count.
                let counted = claims.iter().filter(|claim| claim.role != Role::Disputed);
                counted.for_each(|claim| count(claim.role));
            }
            Block::Dispute(_) => count(Role::Disputed),
            Block::Updates(updates) => outline.updates.extend_from_slice(updates),
            Block::Prose(_) | Block::Remark(_) => {}
        }
    }
    outline.updates.shrink_to_fit();
}

/// The keys that are cited, each once, in the order of their first mention.
fn keys(citations: &[CitationGroup]) -> Vec<Box<str>> {
    let mut seen = HashSet::new();
    let all = citations.iter().flat_map(|group| &group.citations).map(|citation| &citation.key);
    all.filter(|key| seen.insert(&***key)).cloned().collect()
}

/// The title: the one that is given, else the first `#` heading that begins no section. A `#` heading that says the title is
/// taken out of the body; what it cites stays there, as a paragraph of its own.
fn take_title(
    body: &mut Body,
    given: Option<String>,
    begins_section: impl Fn(&str) -> bool,
) -> Option<String> {
    let is_title = |text: &str| match &given {
        Some(given) => folded(given) == folded(text) || !begins_section(text),
        None => !begins_section(text),
    };
    let found = body.headings.iter().position(|heading| heading.level == 1 && is_title(&heading.text));
    let Some(heading) = found else { return given };
    let text = body.headings[heading].text.to_string();
    if given.as_ref().is_some_and(|given| folded(given) != folded(&text)) || text.is_empty() {
        return given;
    }
    let event = body.headings[heading].event;
    if body.children(body.part()).any(|(index, _)| index == event) {
        remove_heading(body, heading);
    }
    given.or(Some(text))
}

/// Takes a heading out of a body, and leaves a paragraph of its citations if it has any.
fn remove_heading(body: &mut Body, heading: usize) {
    let event = body.headings.remove(heading).event;
    for event in &mut body.events {
        if let Event::Start { tag: Tag::Heading(index), .. } = event
            && *index as usize > heading
        {
            *index -= 1;
        }
    }
    let inside = body.inside(event);
    if !body.events[inside.clone()].iter().any(|event| matches!(event, Event::Citation(_))) {
        remove_events(body, event..inside.end + 1);
        return;
    }
    if let Event::Start { tag, .. } = &mut body.events[event] {
        *tag = Tag::Paragraph;
    }
    for index in inside.rev() {
        if !matches!(body.events[index], Event::Citation(_)) {
            remove_events(body, index..index + 1);
        }
    }
}

/// Takes events out of a body: whole ones, or those that open and close the same things.
fn remove_events(body: &mut Body, part: std::ops::Range<usize>) {
    let shift = |index: &mut usize| {
        if *index >= part.end {
            *index -= part.len();
        }
    };
    body.events.drain(part.clone());
    body.spans.drain(part.clone());
    for event in &mut body.events {
        match event {
            Event::Start { end: other, .. } | Event::End { start: other } => {
                let mut index = *other as usize;
                shift(&mut index);
                *other = index as u32;
            }
            _ => {}
        }
    }
    for heading in &mut body.headings {
        shift(&mut heading.event);
    }
    for footnote in &mut body.footnotes {
        shift(&mut footnote.part.start);
        shift(&mut footnote.part.end);
    }
}

/// A text of several lines as one.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// A title from a file's name: `water-pricing.md` is *water pricing*.
fn file_title(path: &SitePath) -> String {
    let stem = path.stem();
    let name = match stem {
        "index" => path.folder().rsplit('/').next().unwrap_or(stem),
        stem => stem,
    };
    name.replace(['-', '_'], " ")
}

fn give_ids(path: &SitePath, body: &mut Body, sections: &mut [Section], diagnostics: &mut Vec<Diagnostic>) {
    let mut ids = Ids::default();
    let mut pin = |id: &mut Arc<str>, pinned: &mut bool, span: Span| {
        if *pinned && !ids.pin(id) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-id",
                    Place::new(path, span),
                    format!("the id `{id}` is taken on this page"),
                )
                .help("choose another id: another heading or claim has it, or every page has it"),
            );
            *pinned = false;
        }
    };
    for heading in &mut body.headings {
        pin(&mut heading.id, &mut heading.pinned, heading.span);
    }
    each_claim(sections, |claim| pin(&mut claim.id, &mut claim.pinned, claim.span));
    for heading in body.headings.iter_mut().filter(|heading| !heading.pinned) {
        heading.id = ids.heading(&heading.text).into();
    }
    each_claim(sections, |claim| {
        if !claim.pinned {
            let lead = claim.lead.as_ref().map_or("", |lead| &*lead.text);
            let words = lead.split_whitespace().chain(claim.text.split_whitespace());
            claim.id = ids.claim(words).into();
        }
    });
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Dispute(dispute) => dispute.id = body.headings[dispute.heading].id.clone(),
            Block::Remark(remark) => {
                remark.id =
                    remark.heading.map(|heading| body.headings[heading].id.clone()).unwrap_or_default();
            }
            Block::Updates(updates) => {
                for update in updates {
                    update.id = ids.claim(update.lead.split_whitespace()).into();
                }
            }
            Block::Prose(_) | Block::Claims(_) => {}
        }
    }
}

fn each_claim(sections: &mut [Section], mut visit: impl FnMut(&mut crate::model::claim::Claim)) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Claims(claims) => claims.iter_mut().for_each(&mut visit),
            Block::Dispute(dispute) => dispute.positions.iter_mut().for_each(&mut visit),
            Block::Prose(_) | Block::Remark(_) | Block::Updates(_) => {}
        }
    }
}

/// The waivers among the comments: `allow RULE: reason`, several separated by line ends.
fn waivers(body: &Body) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    let mut blocks = Blocks::of(body);
    for comment in &body.comments {
        let mut lines = comment.text.lines().filter_map(|line| line.trim().strip_prefix("allow ")).peekable();
        if lines.peek().is_none() {
            continue;
        }
        let block = blocks.at(comment.span);
        for rest in lines {
            let (rule, reason) = rest.split_once(':').unwrap_or((rest, ""));
            waivers.push(Waiver {
                rule: rule.trim().into(),
                reason: reason.trim().into(),
                span: comment.span,
                block,
            });
        }
    }
    waivers
}

/// The blocks that comments may be about, in one walk along with the comments.
struct Blocks {
    /// Where each stands, and whether it is a paragraph; in the order in which they begin.
    all: Vec<(Span, bool)>,
    /// How many of them begin before the last comment.
    begun: usize,
    /// Those among them that did not end before it.
    open: Vec<(Span, bool)>,
}

impl Blocks {
    fn of(body: &Body) -> Self {
        let block = |event: &Event| match event {
            Event::Start { tag: Tag::Paragraph, .. } => Some(true),
            Event::Start {
                tag:
                    Tag::Item
                    | Tag::BlockQuote(_)
                    | Tag::TableRow
                    | Tag::FootnoteDefinition(_)
                    | Tag::DefinitionDescription
                    | Tag::Heading(_),
                ..
            } => Some(false),
            _ => None,
        };
        let blocks = body.events.iter().zip(&body.spans);
        let mut all: Vec<(Span, bool)> = blocks
            .filter_map(|(event, span)| block(event).map(|is_paragraph| (*span, is_paragraph)))
            .collect();
        all.sort_by_key(|(span, _)| span.start);
        Self { all, begun: 0, open: Vec::new() }
    }

    /// The block that a comment is about, which stands after those that were asked for before: the innermost list item, block
    /// quotation, row, footnote, description, paragraph or heading that it stands in; else the next one after it.
    fn at(&mut self, comment: Span) -> Span {
        while let Some(&block) = self.all.get(self.begun).filter(|(span, _)| span.start <= comment.start) {
            close(&mut self.open, block.0.start);
            self.open.push(block);
            self.begun += 1;
        }
        close(&mut self.open, comment.start);
        let around = || self.open.iter().filter(|(span, _)| span.contains(comment));
        // Within an item or a block quotation, a paragraph is not a block of its own.
        let innermost = around().rfind(|(_, is_paragraph)| !is_paragraph).or_else(|| around().next());
        let after = || self.all.get(self.all.partition_point(|(span, _)| span.start < comment.end));
        innermost.or_else(after).map_or(comment, |(span, _)| *span)
    }
}

/// Takes away the innermost blocks that end before `at`.
fn close(open: &mut Vec<(Span, bool)>, at: u32) {
    while open.pop_if(|(span, _)| span.end <= at).is_some() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_explainer(source: &str) -> Read<Explainer> {
        let manner = Manner::new(&Config::default());
        explainer(&SitePath::new("content/water-pricing.md"), &source.into(), Digest::default(), &manner)
    }

    #[test]
    fn the_title_is_found_in_three_places() {
        for (source, title, headings) in [
            ("---\ntitle: A\n---\n\n# A\n\n## B", "A", vec!["B"]),
            ("---\ntitle: A\n\n  b\n---\n\n## B", "A b", vec!["B"]),
            ("---\ntitle: A\n---\n\n# C\n\n## B", "A", vec!["C", "B"]),
            ("Lede.\n\n# A\n\n## B\n\nText[^1]\n\n[^1]: Note", "A", vec!["B"]),
            ("## B", "water pricing", vec!["B"]),
            ("# What we know\n\n# A\n\n## B", "A", vec!["What we know", "B"]),
            ("---\ntitle: A\n---\n\n# What we know\n\n# A", "A", vec!["What we know"]),
            ("---\ntitle: Timeline\n---\n\n# Timeline\n\n## B", "Timeline", vec!["B"]),
            (
                "# A *long [@x] `title`* [@y]\n\nLede.\n\n## B\n\nText[^1]\n\n[^1]: Note",
                "A long title",
                vec!["B"],
            ),
        ] {
            let explainer = read_explainer(source).value;
            assert_eq!(explainer.document.title, title, "{source}");
            let body = &explainer.document.body;
            let texts: Vec<&str> = body.headings.iter().map(|heading| &*heading.text).collect();
            assert_eq!(texts, headings, "{source}");
            for (index, event) in body.events.iter().enumerate() {
                match event {
                    Event::Start { end, .. } => {
                        assert_eq!(body.events[*end as usize], Event::End { start: index as u32 });
                    }
                    Event::End { start } => assert!((*start as usize) < index),
                    _ => {}
                }
            }
            for footnote in &body.footnotes {
                assert_eq!(body.plain_text(footnote.part.clone()), "Note");
            }
        }
    }

    #[test]
    fn a_waiver_is_about_the_block_that_it_stands_in() {
        for (source, block) in [
            ("- One. <!-- allow x: y -->\n- Two.", "- One. <!-- allow x: y -->\n"),
            ("- One.\n\n  More. <!-- allow x: y -->\n", "- One.\n\n  More. <!-- allow x: y -->\n"),
            ("Some <!-- allow x: y --> text.", "Some <!-- allow x: y --> text."),
            ("<!-- allow x: y -->\n\nSome text.", "Some text."),
        ] {
            let document = read_explainer(source).value.document;
            assert_eq!(document.waivers.len(), 1, "{source}");
            assert_eq!(&*document.waivers[0].rule, "x");
            assert_eq!(document.waivers[0].block.slice(source).trim_end(), block.trim_end(), "{source}");
        }
    }

    #[test]
    fn claims_are_counted_by_role_and_disputes_by_question() {
        let text = "## What we know\n\n- Rain.\n- Snow.\n\n## What’s disputed\n\n- One says A.\n- Another says B.\n\n\
                    ### How much?\n\n- **A**: much.\n- **B**: little.\n";
        let document = read_explainer(text).value.document;
        assert_eq!((document.count(Role::Known), document.count(Role::Disputed)), (2, 1));
        assert_eq!(document.count(Role::Unknown), 0);
    }

    #[test]
    fn a_pinned_id_that_is_taken_is_an_error_at_the_second() {
        let read = read_explainer("## One {#a}\n\n## What we know\n\n- Rain. {#a}\n- Snow. {#ref-1}\n");
        let spans: Vec<u32> =
            read.diagnostics.iter().filter_map(|found| Some(found.place.as_ref()?.span.start)).collect();
        assert_eq!(spans, [30, 43]);
        let ids: Vec<&str> = read.value.claims().map(|claim| &*claim.id).collect();
        assert_eq!(ids, ["rain", "snow"]);
    }
}
