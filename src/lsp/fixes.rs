//! What would mend a finding: its own fix, and what the texts say that an editor may choose.

use crate::check::quotes::passages::marked;
use crate::check::verify::{Checked, Outcome, source_id};
use crate::diagnostic::Diagnostic;
use crate::model::marks::{is_double, is_mark, may_hold};
use crate::parse::normal::is_dropped;
use crate::site::entry::{Entry, EntryId};
use crate::span::Span;

use super::asked::Asked;
use super::card;

/// A change that would mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fix {
    /// What it does, in the imperative.
    pub(super) title: String,
    /// What is replaced.
    pub(super) span: Span,
    /// By what.
    pub(super) replacement: String,
    /// Whether there is no doubt.
    pub(super) is_certain: bool,
}

/// What would mend a finding in the file that is asked about.
pub(super) fn fixes(asked: &Asked<'_>, finding: &Diagnostic) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if let Some(patch) = &finding.patch {
        let title = if finding.rule == "altered-quote" || finding.rule == "quote-case" {
            WORDS.to_owned()
        } else {
            format!("Write `{}`", patch.replacement)
        };
        fixes.push(Fix { title, span: patch.span, replacement: patch.replacement.clone(), is_certain: true });
    }
    let Some(place) = &finding.place else { return fixes };
    if let Some((id, entry)) = asked.entry()
        && let Some(checked) = asked.checked(id).iter().find(|checked| checked.span == place.span)
        && is_of_words(finding.rule)
    {
        fixes.extend(
            by_text(asked, (id, entry), checked)
                .filter(|fix| !fixes.iter().any(|other| other.span == fix.span))
                .collect::<Vec<_>>(),
        );
    }
    fixes
}

const WORDS: &str = "Use the source's words";

/// Whether a rule compares words with those of a source.
fn is_of_words(rule: &str) -> bool {
    matches!(
        rule,
        "altered-quote" | "quote-case" | "quote-not-found" | "passage-not-found" | "misattributed-quote"
    )
}

/// The words of the source in place of those that were typed, or the source that has them in place of the one that is
/// cited.
fn by_text<'a>(
    asked: &'a Asked<'_>,
    (_, entry): (EntryId, &'a Entry),
    checked: &'a Checked,
) -> impl Iterator<Item = Fix> + 'a {
    let (source, range) = match &checked.outcome {
        Outcome::Text { source, found } if found.parts.len() == 1 => (Some(*source), found.whole()),
        // Of a quotation with a gap, only one part is wrong.
        Outcome::Missing { nearest: Some((source, near)) } if near.part.is_none() => {
            (Some(*source), near.range.clone())
        }
        _ => (None, 0..0),
    };
    let words = source.and_then(|source| {
        let text = asked.refresh.compilation.verification.texts[source_id(entry, source)].as_deref()?;
        let mut words = text.index.text.article(&range).split_whitespace().collect::<Vec<_>>().join(" ");
        words.retain(|char| !is_dropped(char));
        in_marks(asked, checked, &words)
    });
    words.into_iter().chain(cite_instead(asked, entry, checked))
}

/// The words between the marks that are there, or with others where the words have such marks themselves.
fn in_marks(asked: &Asked<'_>, checked: &Checked, words: &str) -> Option<Fix> {
    let fix = |span: Span, replacement: String| {
        Some(Fix { title: WORDS.to_owned(), span, replacement, is_certain: false })
    };
    let (start, end) = (checked.span.start as usize, checked.span.end as usize);
    let before = asked.text.get(..start)?.chars().next_back();
    let is_between_marks = before.is_some_and(is_mark);
    if !checked.is_passage {
        // In running text, what means something in Markdown is left to the writer.
        let is_plain = !words.contains(['\\', '*', '_', '[', ']', '<', '>', '`', '&', '|', '~']);
        let is_free = !is_between_marks || !may_hold(words);
        return if is_plain && is_free { fix(checked.span, words.to_owned()) } else { None };
    }
    let opening = before.filter(|char| is_mark(*char))?;
    let closing = asked.text.get(end..)?.chars().next().filter(|char| is_mark(*char))?;
    let is_free = !may_hold(words) && (is_double(opening) || !words.contains(is_mark));
    if is_free {
        return fix(checked.span, words.to_owned());
    }
    // Two of them may be one mark: `''`.
    let twice = |mark: char, more: Option<char>| {
        mark.len_utf8() * if !is_double(mark) && more == Some(mark) { 2 } else { 1 }
    };
    let before = asked.text[..start].chars().rev().nth(1);
    let after = asked.text[end..].chars().nth(1);
    fix(Span::new(start - twice(opening, before), end + twice(closing, after)), marked(words))
}

/// The source that has a passage, in place of the one that is cited for it.
fn cite_instead(asked: &Asked<'_>, entry: &Entry, checked: &Checked) -> Option<Fix> {
    let Outcome::Elsewhere { source, .. } = &checked.outcome else { return None };
    let key = &asked.site().sources[source_id(entry, *source)].source.key;
    let document = entry.what.open();
    let citations: Vec<_> = document
        .citations
        .iter()
        .flat_map(|group| &group.citations)
        .filter(|citation| citation.passages.iter().any(|passage| passage.span == checked.span))
        .collect();
    let [citation] = citations.as_slice() else { return None };
    // Braces, where there are some.
    let before = asked.text.get(..citation.key_span.start as usize)?;
    let replacement = if before.ends_with('{') { key.clone() } else { card::key(key) };
    Some(Fix {
        title: format!("Cite `{key}`, which has these words"),
        span: citation.key_span,
        replacement,
        is_certain: false,
    })
}
