//! Parts of a body, as a page sees them: running text, or blocks.
//!
//! A part need not begin and end where something opens and closes: a claim's part begins after its lead, in the middle of
//! a paragraph. This file knows nothing of HTML.

use std::ops::Range;

use crate::model::body::{Body, Event, Part, Tag};
use crate::model::document::Document;

/// Whether an event stands in running text. Raw HTML may stand anywhere, and does.
pub fn is_inline(body: &Body, event: &Event) -> bool {
    match event {
        Event::Start { tag, .. } => tag.is_inline(),
        Event::End { start } => body.tag(*start as usize).is_some_and(Tag::is_inline),
        Event::Rule => false,
        _ => true,
    }
}

/// The running text of a part, if it is nothing but that, or one paragraph, or some of one.
pub fn running_text(body: &Body, part: &Part) -> Option<Part> {
    let mut text = part.clone();
    if let Some(Event::Start { tag: Tag::Paragraph, .. }) = body.events[text.clone()].first() {
        text.start += 1;
    }
    if let Some(Event::End { start }) = body.events[text.clone()].last()
        && body.tag(*start as usize) == Some(&Tag::Paragraph)
    {
        text.end -= 1;
    }
    body.events[text.clone()].iter().all(|event| is_inline(body, event)).then_some(text)
}

/// The part without the citations in brackets that it ends with and what separates them from the text, and which groups
/// those were: a range of [`Document::citations`].
///
/// Only for what is running text, one paragraph or some of one, which comes back without its paragraph; of anything else
/// nothing is cut. A citation that is part of the sentence (`as @key reports`) stays in it.
pub fn without_trailing_citations(document: &Document, part: Part) -> (Part, Range<usize>) {
    let body = &document.body;
    let Some(text) = running_text(body, &part) else { return (part, 0..0) };
    let mut cut = text.end;
    let mut groups: Option<Range<usize>> = None;
    for index in text.clone().rev() {
        match &body.events[index] {
            Event::Citation(group)
                if document.citations.get(*group as usize).is_some_and(|group| group.bracketed) =>
            {
                let group = *group as usize;
                groups = Some(group..groups.map_or(group + 1, |groups| groups.end));
                cut = index;
            }
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(words) if body.str(words).trim().is_empty() => {}
            _ => {
                // The breaks and the space before the first of them go, too.
                if groups.is_some() {
                    cut = index + 1;
                }
                break;
            }
        }
    }
    match groups {
        Some(groups) => (text.start..cut, groups),
        None => (text, 0..0),
    }
}
