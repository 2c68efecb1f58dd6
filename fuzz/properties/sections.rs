//! Documents: events nest, what they name is there, claims stand within their sections, ids are unique, and a body is no
//! larger than its file allows.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use factbox::config;
use factbox::digest::Digest;
use factbox::model::body::{Body, Event, Tag, Text};
use factbox::model::document::Document;
use factbox::model::explainer::Explainer;
use factbox::model::remark::RemarkPart;
use factbox::model::section::Block;
use factbox::parse::document::{Manner, explainer};
use factbox::path::SitePath;

use super::{finding, fits, text};

/// As many events may come of one byte.
const EVENTS: usize = 16;

/// Reads an explainer with these bytes, with and without mathematics.
pub fn check(data: &[u8]) {
    let text: Arc<str> = text(data).into();
    let path = SitePath::new("content/x.md");
    for yaml in ["", "markdown: {math: true}\n"] {
        let (config, _) = config::read(&SitePath::new(config::FILE_NAME), yaml);
        let read = explainer(&path, &text, Digest::default(), &Manner::new(&config));
        finding::check_in(&read.diagnostics, &path, &text);
        check_document(&read.value.document, &text);
        check_sections(&read.value, &text);
    }
}

fn check_document(document: &Document, text: &str) {
    let body = &document.body;
    assert!(!document.title.contains('\n'), "{:?}", document.title);
    assert_eq!(body.events.len(), body.spans.len());
    assert!(body.events.len() <= EVENTS * (text.len() + EVENTS), "{} events", body.events.len());
    assert!(body.spans.iter().all(|span| fits(&span.range(), text)));
    check_events(body, document);
    for (index, heading) in body.headings.iter().enumerate() {
        assert!((2..=6).contains(&heading.level) && fits(&heading.span.range(), text), "{heading:?}");
        assert_eq!(body.tag(heading.event), Some(&Tag::Heading(index as u32)));
    }
    let spans = body.links.iter().map(|link| link.span).chain(body.formulas.iter().map(|it| it.span));
    let spans = spans.chain(body.comments.iter().map(|comment| comment.span)).chain(body.swallowed.clone());
    let spans = spans.chain(document.waivers.iter().flat_map(|waiver| [waiver.span, waiver.block]));
    assert!(spans.into_iter().all(|span| fits(&span.range(), text)));
    for footnote in &body.footnotes {
        check_part(body, &footnote.part);
    }
    for formula in &body.formulas {
        match &formula.mathml {
            Ok(mathml) => check_xml(mathml),
            Err(fault) => assert!(fits(&fault.range, &formula.tex), "{formula:?}"),
        }
    }
}

/// What opens closes, nothing closes what another has opened, and what is named by its index is there.
fn check_events(body: &Body, document: &Document) {
    let mut open = Vec::new();
    for (index, event) in body.events.iter().enumerate() {
        let is_text = |text: &Text| match text {
            Text::Source(span) => fits(&span.range(), &body.source),
            Text::Kept(index) => (*index as usize) < body.strings.len(),
        };
        match event {
            Event::Start { tag, end } => {
                let end = *end as usize;
                assert!(end > index && body.events.get(end) == Some(&Event::End { start: index as u32 }));
                open.push(index);
                assert!(match tag {
                    Tag::Heading(heading) => (*heading as usize) < body.headings.len(),
                    Tag::Link(link) | Tag::Image(link) => (*link as usize) < body.links.len(),
                    Tag::FootnoteDefinition(note) => (*note as usize) < body.footnotes.len(),
                    Tag::Table(table) => (*table as usize) < body.tables.len(),
                    Tag::CodeBlock(info) => is_text(info),
                    _ => true,
                });
            }
            Event::End { start } => assert_eq!(open.pop(), Some(*start as usize)),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => assert!(is_text(text)),
            Event::Math(formula) => assert!((*formula as usize) < body.formulas.len()),
            Event::Citation(group) => assert!((*group as usize) < document.citations.len()),
            Event::FootnoteReference(note) => assert!((*note as usize) < body.footnotes.len()),
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskMarker(_) => {}
        }
    }
    assert!(open.is_empty());
}

/// A part holds whole events.
fn check_part(body: &Body, part: &Range<usize>) {
    assert!(part.start <= part.end && part.end <= body.events.len(), "{part:?}");
    for event in &body.events[part.clone()] {
        match event {
            Event::Start { end, .. } => assert!(part.contains(&(*end as usize)), "{part:?}"),
            Event::End { start } => assert!(part.contains(&(*start as usize)), "{part:?}"),
            _ => {}
        }
    }
}

fn check_sections(explainer: &Explainer, text: &str) {
    let Explainer { document, sections } = explainer;
    let body = &document.body;
    let mut ids = HashSet::new();
    let mut is_new = |id: &Arc<str>| {
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{id:?}");
        assert!(ids.insert(Arc::clone(id)), "the id `{id}` stands twice");
    };
    body.headings.iter().for_each(|heading| is_new(&heading.id));
    for claim in explainer.claims() {
        is_new(&claim.id);
        check_part(body, &claim.part);
        check_part(body, &claim.more);
        if let Some(lead) = &claim.lead {
            check_part(body, &lead.part);
        }
        let groups = document.citations.get(claim.citations.clone()).expect("they are there");
        assert!(groups.iter().all(|group| claim.span.contains(group.span)), "{claim:?}");
        assert!(!claim.text.contains('\n'), "{claim:?}");
        assert!(sections.iter().any(|section| section.span.contains(claim.span)), "{claim:?}");
    }
    for block in sections.iter().flat_map(|section| &section.blocks) {
        let Block::Remark(remark) = block else { continue };
        for part in &remark.parts {
            let RemarkPart::Version(version) = part else { continue };
            let attribution = version.attribution.iter();
            for part in attribution.chain([&version.quotation, &version.tail]) {
                check_part(body, part);
            }
            assert!(document.citations.get(version.citations.clone()).is_some(), "{version:?}");
        }
    }
    for update in &document.updates {
        is_new(&update.id);
        check_part(body, &update.part);
        check_part(body, &update.more);
    }
    assert!(sections.iter().all(|section| fits(&section.span.range(), text)));
    assert!(sections.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
}

/// Checks that it is well-formed XML.
pub fn check_xml(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(tag)) => {
                depth += 1;
                check_attributes(&tag, xml);
            }
            Ok(quick_xml::events::Event::Empty(tag)) => check_attributes(&tag, xml),
            Ok(quick_xml::events::Event::End(_)) => depth -= 1,
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error}: {xml}"),
        }
    }
    assert_eq!(depth, 0, "{xml}");
    let is_char =
        |char: char| matches!(char, '\t' | '\n' | ' '..) && !matches!(char, '\u{fffe}' | '\u{ffff}');
    assert!(xml.chars().all(is_char), "{xml:?}");
}

fn check_attributes(tag: &quick_xml::events::BytesStart, xml: &str) {
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{error}: {xml}"));
        assert!(!attribute.value.contains('<'), "{xml}");
    }
}
