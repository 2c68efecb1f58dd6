//! What is said of things, in Markdown: a source, words of it and how they were verified, how far sources bear a claim out.

use std::ops::Range;

use crate::check::texts::Text;
use crate::check::verify::{Checked, Outcome, source_id};
use crate::model::receipt::Grade;
use crate::model::source::{Name, Source, SourceDate, Stated};
use crate::parse::cite::citing;
use crate::parse::normal::is_dropped;
use crate::session::Refresh;
use crate::site::Site;
use crate::site::entry::{Entry, EntryId, SourceId};
use crate::site::origins::{Independence, SharedBy};
use crate::span::line_column;

/// How many characters are shown before and after a passage.
const AROUND: usize = 200;

/// Text that means itself in Markdown, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        for char in word.chars().filter(|char| !is_dropped(*char)) {
            if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~' | '$') {
                plain.push('\\');
            }
            plain.push(char);
        }
    }
    plain
}

/// A key as it is written after the at sign: in braces, if it needs them.
pub(super) fn key(key: &str) -> String {
    let group = citing(key);
    group.trim_start_matches("[@").trim_end_matches(']').to_owned()
}

/// Publisher, date and authors, as far as they are known: `Harbour Post · 2026-11-02 · Ada Moss`.
pub(super) fn byline(source: &Source) -> String {
    let names = |names: &Stated<Vec<Name>>| {
        let names = names.known()?.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        (!names.is_empty()).then_some(names)
    };
    let date = |date: &SourceDate| date.to_string();
    let publisher = source.container_title.known().or(source.publisher.known());
    let parts = [
        publisher.cloned(),
        source.issued.known().map(|issued| date(&issued.value)),
        names(&source.author),
        source.agency.as_ref().map(|agency| format!("via {agency}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What there is to know of a source.
pub(super) fn source(site: &Site, id: SourceId) -> String {
    let entry = &site.sources[id];
    let source = &entry.source;
    let mut lines = vec![format!("**{}** — `{}`", plain(source.label()), source.key)];
    let byline = byline(source);
    if !byline.is_empty() {
        lines.push(plain(&byline));
    }
    if let Some(url) = source.url.known() {
        lines.push(format!("<{}>", crate::path::encode_address(&url.value)));
    }
    if let Some(note) = &source.note {
        lines.push(format!("*{}*", plain(note)));
    }
    if source.place.path.as_str().starts_with("content/sources/") && entry.cited_by.len() > 1 {
        lines.push(format!("Cited by {} explainers.", entry.cited_by.len()));
    }
    lines.join("\n\n")
}

/// Words of a text with what stands around them; they are set in bold.
fn surroundings(text: &Text, parts: &[Range<usize>]) -> String {
    let words = &text.index.text.words;
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return String::new() };
    let before = text.index.text.paragraph_at(first.start).start..first.start;
    let after = last.end..text.index.text.paragraph_at(last.end.saturating_sub(1)).end;
    let mut shown = String::from("> ");
    let slice = |range: Range<usize>| words.get(range).unwrap_or("");
    let lead = slice(before);
    let skipped = lead.chars().count().saturating_sub(AROUND);
    if skipped > 0 {
        shown.push('…');
    }
    let lead: String = lead.chars().skip(skipped).collect();
    shown.push_str(&spaced(&lead));
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            shown.push_str(&spaced(slice(parts[at - 1].end..part.start)));
        }
        shown.push_str("**");
        shown.push_str(&plain(slice(part.clone())));
        shown.push_str("**");
    }
    let rest = slice(after);
    let tail: String = rest.chars().take(AROUND).collect();
    shown.push_str(spaced(&tail).trim_end());
    if tail.len() < rest.trim_end().len() {
        shown.push('…');
    }
    shown
}

/// Text that means itself, with a space where it begins or ends with white space.
fn spaced(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let words = plain(text);
    if words.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    format!(
        "{}{words}{}",
        space(text.starts_with(char::is_whitespace)),
        space(text.ends_with(char::is_whitespace))
    )
}

/// Words of a source where they stand, and how they were verified.
pub(super) fn verified(refresh: &Refresh, entry: &Entry, checked: &Checked) -> String {
    let compilation = &refresh.compilation;
    let site = &compilation.site;
    let key = |index: usize| site.sources[source_id(entry, index)].source.key.as_str();
    let text = |index: usize| compilation.verification.texts[source_id(entry, index)].as_deref();
    let keys = |indices: &[usize]| {
        indices.iter().map(|index| format!("`{}`", key(*index))).collect::<Vec<_>>().join(", ")
    };
    let shown = |index: usize, parts: &[Range<usize>]| {
        text(index).map(|text| format!("{}\n\n", surroundings(text, parts))).unwrap_or_default()
    };
    match &checked.outcome {
        Outcome::Text { source, found } => format!(
            "{}Verified against {}{}.",
            shown(*source, &found.parts),
            place(site, source_id(entry, *source), &found.whole()),
            how(found.grade)
        ),
        Outcome::Receipt { receipt, .. } => {
            format!("Verified by receipt{}; the text is not here.", how(receipt.grade))
        }
        Outcome::Elsewhere { source, found } => format!(
            "{}Does not occur in {}, but in `{}`.",
            shown(*source, &found.parts),
            keys(&checked.cited),
            key(*source)
        ),
        Outcome::Unverifiable { sources } => {
            format!("Not verified: there is neither a text nor a receipt for {}.", keys(sources))
        }
        Outcome::Missing { nearest } => {
            let nearest = nearest.as_ref().map(|(source, near)| {
                format!("\n\nNearest:\n\n{}", shown(*source, std::slice::from_ref(&near.range)).trim_end())
            });
            format!("Does not occur in {}.{}", keys(&checked.cited), nearest.unwrap_or_default())
        }
    }
}

/// Where words of a text stand: `` `kl.txt`, line 4 ``.
fn place(site: &Site, id: SourceId, range: &Range<usize>) -> String {
    let Some(file) = &site.sources[id].text else { return "its text".to_owned() };
    let start = file.text.in_file(range).start as usize;
    format!("`{}`, line {}", file.path.file_name(), line_column(&file.text.file, start).line)
}

fn how(grade: Grade) -> &'static str {
    match grade {
        Grade::Exact => ", character for character",
        Grade::Typographic => ", but for typography",
        Grade::Marked => ", but for what its ellipses leave out and its brackets put in",
        Grade::Case => ", but for capitals",
        Grade::Punctuation => ", but for punctuation",
        Grade::PunctuationAndCase => ", but for punctuation and capitals",
    }
}

/// How far the sources of a claim bear each other out, in few words; `None` if it cites none.
pub(super) fn origins(independence: Independence, sources: usize) -> Option<String> {
    Some(match independence {
        Independence::None => return None,
        Independence::OneSource => "1 source".to_owned(),
        Independence::OneOrigin => format!("{sources} sources, 1 origin"),
        Independence::Independent(origins) if origins == sources => format!("{origins} independent sources"),
        Independence::Independent(origins) => format!("{sources} sources, {origins} of them independent"),
        Independence::Publishers(publishers) if publishers == sources => format!("{publishers} publishers"),
        Independence::Publishers(publishers) => format!("{sources} sources, {publishers} publishers"),
        Independence::NotEstablished(_) => format!("{sources} sources, independence not established"),
    })
}

/// How far the sources of the claim with this index bear each other out, and what they share.
pub(super) fn corroboration(site: &Site, id: EntryId, claim: usize) -> String {
    let entry = &site.entries[id];
    let Some((independence, count)) = entry.corroboration.claims.get(claim).copied() else {
        return String::new();
    };
    let Some(short) = origins(independence, count) else { return "No source is cited.".to_owned() };
    let document = entry.what.open();
    let claim = document.explainer().and_then(|explainer| explainer.claims().nth(claim));
    let groups = claim.map_or(0..0, |claim| claim.citations.clone());
    let sources: Vec<SourceId> =
        entry.resolution.cited.sources(groups).map(|reference| entry.sources[reference]).collect();
    let mut lines = vec![format!("**{short}**"), String::new()];
    for id in &sources {
        let source = &site.sources[*id].source;
        let byline = byline(source);
        let byline =
            if byline.is_empty() { "publisher and date not known".to_owned() } else { plain(&byline) };
        lines.push(format!("- `{}`: {byline}", source.key));
    }
    let mut pairs = Vec::new();
    for (at, one) in sources.iter().enumerate() {
        for other in &sources[at + 1..] {
            let [one, other] = [&site.sources[*one], &site.sources[*other]];
            let keys = format!("`{}` and `{}`", one.source.key, other.source.key);
            if let Some(shared) = one.provenance.shared(&other.provenance) {
                pairs.push(format!("{keys} {}.", share(shared)));
            } else if one.provenance.has_other_publisher(&other.provenance) {
                if !one.provenance.is_independent_of(&other.provenance) {
                    pairs.push(format!(
                        "{keys} have different publishers. If both did their own reporting, say so: `reporting: own`."
                    ));
                }
            } else if !one.provenance.is_independent_of(&other.provenance) {
                pairs.push(format!("{keys}: it is not known who published one of them."));
            }
        }
    }
    if !pairs.is_empty() {
        lines.push(String::new());
        lines.push(pairs.join("  \n"));
    }
    lines.join("\n")
}

fn share(shared: SharedBy) -> &'static str {
    match shared {
        SharedBy::Origin => "name the same `origin`",
        SharedBy::Agency => "go back to one wire",
        SharedBy::BasedOn => "go back to one source",
        SharedBy::Publisher => "have one publisher",
        SharedBy::Host => "stand on one host",
        SharedBy::NearCopy => "have nearly the same text",
    }
}
