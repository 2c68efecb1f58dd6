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

/// The words that describe an image: without citations, but for the names of sources that belong to the sentence. Those are
/// citations in no brackets, and those that the words before them wait for: *A map, after* `[@source]`.
pub fn description(document: &Document, cited: &Cited, part: Part) -> String {
    let body = &document.body;
    let mut words = String::new();
    let mut from = part.start;
    for index in part.clone() {
        let Event::Citation(group) = body.events[index] else { continue };
        let group = group as usize;
        let Some(citations) = document.citations.get(group) else { continue };
        add(&body.plain_text(from..index), &mut words);
        from = index + 1;
        let follows = || !body.plain_text(from..part.end).trim().is_empty();
        if citations.bracketed && !is_waiting(&words, follows) {
            continue;
        }
        if is_name(cited, group) {
            if !citations.bracketed {
                add(citations.span.slice(&body.source), &mut words);
            }
            continue;
        }
        let mentions = cited.citations.get(group).into_iter().flatten().flatten();
        let references = mentions.filter_map(|mention| cited.references.get(mention.reference()));
        let mut labels: Vec<&str> = references.map(|reference| reference.source.short_label()).collect();
        labels.dedup();
        add(&labels.join(", "), &mut words);
    }
    add(&body.plain_text(from..part.end), &mut words);
    words
}

/// Adds words to a description.
fn add(more: &str, words: &mut String) {
    let begins = |char: char| matches!(char, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '’' | '\'');
    let is_joined = words.is_empty() || more.starts_with(begins) || words.ends_with(['(', '[']);
    if !is_joined && !more.is_empty() && !is_elided(words) {
        words.push(' ');
    }
    words.push_str(more);
}

/// Whether words end in one that an apostrophe joins to the next: *d’*.
fn is_elided(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or("");
    last.strip_suffix(['’', '\'']).is_some_and(|last| (1..=2).contains(&last.chars().count()))
}

/// Words that wait for a name, in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish; the words of an
/// image may be in another language than the page.
const WAITING: [&str; 9] = [
    "after and as at by cf. for from in of on or per see the than to under via with",
    "an auf aus bei beim durch für gemäß im laut mit nach oder siehe und vgl. vom von zu zum zur",
    "au aux avec chez dans de des du d'après et ou par pour selon sur voir",
    "con de del en para por según ver véase",
    "cfr. con da dai dal dalla dei del della di nel nella per secondo vedi",
    "bij door en met naar of uit van volgens voor zie",
    "com conforme da do das dos em na para pela pelo por segundo ver",
    "av efter eller enligt från hos och på se ur vid",
    "lub na od oraz przez w według wg z za ze zob.",
];

/// Whether a description waits for the name of what is cited after these words; `follows` says whether it has words after it.
fn is_waiting(words: &str, follows: impl Fn() -> bool) -> bool {
    let words = words.trim_end();
    if words.is_empty() {
        return follows();
    }
    let is_open = |char: char| matches!(char, ',' | ':' | ';' | '(' | '[' | '—' | '–' | '-' | '，' | '：');
    let (before, last) = words.rsplit_once(char::is_whitespace).unwrap_or(("", words));
    let last = last.trim_start_matches(['(', '[']).replace('’', "'");
    // A capital is that of the first word, or of a name: *Im See*.
    let last = if before.is_empty() { last.to_lowercase() } else { last };
    words.ends_with(is_open)
        || is_elided(words)
        || WAITING.iter().any(|list| list.split(' ').any(|it| it == last))
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
