//! Citations become chips: a number and a name that lead to the entry in the page's references.
//!
//! A chip is data first, so that templates can set the citations of a claim apart; [`write()`] is how they look in running
//! text. This file knows nothing of what stands in the references.

use std::ops::Range;

use serde::Serialize;

use super::context::{Context, site_url};
use super::escape;
use crate::model::body::{Event, Part};
use crate::model::citation::Passage;
use crate::model::cites::Mention;
use crate::model::document::Document;
use crate::site::resolve::Cited;

/// A citation as readers see it; one for each of its passages, if it has several: words before it are the first's, words after
/// it the last's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// The key of the source as the writer gave it.
    pub key: String,
    /// The number of the source in the page's references; 0 if no source has the key, and then there is no link.
    pub number: usize,
    /// What the source is called; `[@key]` if no source has the key.
    pub label: String,
    /// The id of this mention on the page: `c-1-2`; empty if it has none, as on another page than its own.
    pub id: String,
    /// The link to the passage in the references, or to the source if there is no passage; empty if no source has the key.
    pub href: String,
    /// What it is called on paper, where no link leads to the passage: `1.3`, the third passage of the first reference. Empty
    /// if there is no passage.
    pub note: String,
    /// Words before it: `see`.
    pub prefix: String,
    /// Where in the source: `p. 14`.
    pub locator: String,
    /// Words after it.
    pub suffix: String,
    /// The words of the source that bear the claim.
    pub passage: Option<String>,
}

/// The chips of some groups of citations, a range of [`Document::citations`](crate::model::document::Document::citations).
pub fn chips(context: &Context, groups: Range<usize>) -> Vec<Chip> {
    let mut chips = Vec::new();
    for index in groups {
        let Some(group) = context.document.citations.get(index) else { break };
        let cited = context.resolution.cited.citations.get(index).map_or(&[][..], |mentions| mentions);
        let mut place = 0;
        for citation in &group.citations {
            let all = citation.mentions().count();
            let mentions = cited.get(place..).unwrap_or_default();
            place += all;
            let mention = |number: usize| mentions.get(number).copied().flatten();
            // A key that no source has is shown once.
            let count = if mention(0).is_some() { all } else { 1 };
            for (number, (_, passage)) in citation.mentions().take(count).enumerate() {
                let mut chip = chip(context, &citation.key, passage, mention(number));
                if number == 0 {
                    citation.prefix.trim().clone_into(&mut chip.prefix);
                }
                if number + 1 == count {
                    let locator = citation.locator.as_ref();
                    chip.locator = locator.map(|locator| context.words.locator(locator)).unwrap_or_default();
                    citation.suffix.trim().clone_into(&mut chip.suffix);
                }
                chips.push(chip);
            }
        }
    }
    chips
}

/// Writes a group of citations in running text. Within a link (`in_link`) chips are not links themselves.
pub fn write(context: &Context, group: usize, in_link: bool, html: &mut String) {
    let Some(citations) = context.document.citations.get(group) else { return };
    let chips = chips(context, group..group + 1);
    if !citations.bracketed && chips.iter().all(|chip| chip.number == 0) {
        escape::text(citations.span.slice(&context.document.body.source), html);
        return;
    }
    for (index, chip) in chips.iter().enumerate() {
        if index > 0 {
            html.push(' ');
        }
        write_chip(chip, in_link, html);
    }
}

/// The groups of citations in the description of an image: they are shown beside it. A name that is no key is a word of it.
pub fn of_image<'a>(
    document: &'a Document,
    cited: &'a Cited,
    part: Part,
) -> impl Iterator<Item = usize> + 'a {
    let groups = document.body.events[part].iter().filter_map(|event| match event {
        Event::Citation(group) => Some(*group as usize),
        _ => None,
    });
    let is_bracketed = |group: usize| document.citations.get(group).is_some_and(|group| group.bracketed);
    groups.filter(move |group| is_bracketed(*group) || !is_name(cited, *group))
}

/// The words that describe an image: without citations, but for the names of sources that belong to the sentence.
pub fn description(document: &Document, cited: &Cited, part: Part) -> String {
    let body = &document.body;
    let mut words = String::new();
    let mut add = |more: &str| {
        if !words.is_empty()
            && !more.is_empty()
            && !more.starts_with(['.', ',', ';', ':', '!', '?', ')', '’', '\''])
        {
            words.push(' ');
        }
        words.push_str(more);
    };
    let mut from = part.start;
    for index in part.clone() {
        let Event::Citation(group) = body.events[index] else { continue };
        let group = group as usize;
        let Some(citations) = document.citations.get(group).filter(|group| !group.bracketed) else {
            continue;
        };
        add(&body.plain_text(from..index));
        from = index + 1;
        let mention = cited.citations.get(group).and_then(|mentions| mentions.first().copied().flatten());
        let reference = mention.and_then(|mention| cited.references.get(mention.reference()));
        match reference {
            Some(reference) => add(reference.source.short_label()),
            None if is_name(cited, group) => add(citations.span.slice(&body.source)),
            None => {}
        }
    }
    add(&body.plain_text(from..part.end));
    words
}

/// Whether none of a group's keys is one.
fn is_name(cited: &Cited, group: usize) -> bool {
    cited.citations.get(group).is_none_or(|mentions| mentions.iter().all(Option::is_none))
}

/// Writes a chip with the words around it.
pub fn write_chip(chip: &Chip, in_link: bool, html: &mut String) {
    let words = [&chip.prefix, &chip.locator, &chip.suffix];
    let alone = words.iter().all(|words| words.is_empty());
    if !alone {
        html.push_str("<span class=\"cite\">");
    }
    if !chip.prefix.is_empty() {
        escape::text(&chip.prefix, html);
        html.push(' ');
    }
    write_link(chip, in_link, html);
    for words in &words[1..] {
        if words.is_empty() {
            continue;
        }
        if !words.starts_with([',', ';', ':', '.', '!', '?', ')']) {
            html.push(' ');
        }
        escape::text(words, html);
    }
    if !alone {
        html.push_str("</span>");
    }
}

fn write_link(chip: &Chip, in_link: bool, html: &mut String) {
    if chip.number == 0 {
        html.push_str("<span class=\"unresolved\">");
        escape::text(&chip.label, html);
        html.push_str("</span>");
        return;
    }
    let element = if in_link { "span" } else { "a" };
    html.push('<');
    html.push_str(element);
    html.push_str(" class=\"chip\"");
    if !chip.id.is_empty() {
        html.push_str(" id=\"");
        escape::attribute(&chip.id, html);
        html.push('"');
    }
    if !chip.note.is_empty() {
        html.push_str(" data-note=\"");
        html.push_str(&chip.note);
        html.push('"');
    }
    if !in_link {
        html.push_str(" href=\"");
        escape::url(&chip.href, html);
        html.push_str("\" role=\"doc-biblioref\"");
    }
    html.push_str("><b>");
    html.push_str(&chip.number.to_string());
    html.push_str("</b>");
    escape::text(&chip.label, html);
    html.push_str("</");
    html.push_str(element);
    html.push('>');
}

fn chip(context: &Context, key: &str, passage: Option<&Passage>, mention: Option<Mention>) -> Chip {
    let mut chip = Chip {
        key: key.to_owned(),
        passage: passage.map(|passage| passage.text.to_string()),
        ..Chip::default()
    };
    let reference = mention.and_then(|mention| context.resolution.cited.references.get(mention.reference()));
    let (Some(mention), Some(reference)) = (mention, reference) else {
        chip.label = format!("[@{key}]");
        return chip;
    };
    chip.number = mention.reference() + 1;
    reference.source.short_label().clone_into(&mut chip.label);
    if context.elsewhere.is_none() {
        chip.id = format!("c-{}-{}", chip.number, mention.mention());
    }
    if !context.has_references {
        chip.href = site_url(context.root, context.explicit, &reference.url);
        return chip;
    }
    chip.note = mention.passage().map(|passage| format!("{}.{passage}", chip.number)).unwrap_or_default();
    chip.href = context.place(&match mention.passage() {
        Some(passage) => format!("ref-{}-{passage}", chip.number),
        None => format!("ref-{}", chip.number),
    });
    chip
}
