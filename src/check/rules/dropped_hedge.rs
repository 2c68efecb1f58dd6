//! A passage hedges, and the claim that cites it does not.
//!
//! *Reportedly*, *probably*, *may have*, *is said to*, *is accused of*: the source does not vouch for it, and the claim reads as if
//! it did. Keep the hedge in any words, or say whose word it is: *according to*, *the article says*, *by its own account*. What
//! counts as a hedge is one list for each language, the same for passages and claims; whose word it is counts in a claim alone.
//! Known are English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish; in other languages nothing is found.
//!
//! A hedge in another clause of the passage than the one that the claim has its words from is let pass, and so is a claim whose
//! passage of another origin says the same flatly, a question, and a position under *What's disputed*, which is somebody's.
//!
//! Where the text of the source is here, a hedge that stands right before the passage counts too (*He is accused of* `“taking £400”`),
//! and so does one that an ellipsis leaves out or that ends the sentence (`“the mill was sold”`*, reportedly*). What stands further
//! away in the sentence does not: too often it is about something else. A passage with a bracket or an ellipsis at its front stands
//! for what its clause has before it, and so a hedge counts anywhere there (`“[He] took it”` from *it is alleged that the mayor took it*).

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::citation::Passage;
use crate::model::role::Role;

use super::super::facts::is_stated;
use super::super::hedges::{self, Written};
use super::super::language;
use super::super::reach;
use super::super::rule::{Find, Rule, Subject, in_one_line};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "dropped-hedge",
    level: Level::Warning,
    source: include_str!("dropped_hedge.rs"),
    find: Find::Document(find),
};

/// How many bytes of the source on either side of a passage are looked at.
const NEAR: usize = 120;

/// What a claim drops.
enum Hedge {
    /// Words of the passage.
    Within(String),
    /// Words beside it, in the text of its source.
    Beside(Range<usize>),
}

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let Some(page) = language::of(subject.language(None)) else { return };
    let document = subject.document;
    for claim in explainer.claims().filter(|claim| is_stated(claim.role) && claim.role != Role::Disputed) {
        let lead = claim.lead.as_ref().map_or("", |lead| &*lead.text);
        let stated = format!("{lead} {}", claim.text);
        let passages: Vec<_> = document.citations[claim.citations.clone()]
            .iter()
            .zip(&subject.entry.resolution.cited.citations[claim.citations.clone()])
            .flat_map(|(group, mentions)| group.mentions().zip(mentions))
            .filter_map(|((_, passage), mention)| Some((passage?, (*mention)?.reference())))
            .map(|(passage, source)| (passage, source, hedge(subject, passage, source, (&stated, page))))
            .collect();
        let Some((passage, source, Some(hedge))) = passages.iter().find(|(_, _, hedge)| hedge.is_some())
        else {
            continue;
        };
        let flatly = passages.iter().any(|(_, other, hedge)| {
            let provenance = |source: usize| &subject.source(source).provenance;
            hedge.is_none() && other != source && provenance(*other).shared(provenance(*source)).is_none()
        });
        if flatly {
            continue;
        }
        let finding = |who: &str, words: &str| {
            let message = format!("{who} hedges (“{words}”), and the claim does not");
            RULE.finding(subject.first_line(claim.span), message)
                .related(subject.place(passage.span), "the passage")
                .help(format!("keep “{words}”, or say whose word it is"))
        };
        found.push(match hedge {
            Hedge::Within(words) => finding("the passage", words),
            Hedge::Beside(range) => {
                let text = subject.text(*source).and_then(|text| text.index.text.words.get(range.clone()));
                let finding = finding("the source", &in_one_line(text.unwrap_or("")));
                subject.with_words(finding, "beside the passage", *source, range)
            }
        });
    }
}

/// The hedge that a claim drops of a passage.
fn hedge(subject: &Subject, passage: &Passage, source: usize, claim: Written) -> Option<Hedge> {
    let language = language::of(subject.language(Some(source)))?;
    if let Some(hedge) = hedges::dropped((&passage.text, language), claim) {
        return Some(Hedge::Within(passage.text[hedge].to_owned()));
    }
    let checked = subject.verified.passage(passage.span)?;
    let Outcome::Text { source: in_source, found } = &checked.outcome else { return None };
    let text = &subject.text(*in_source).filter(|_| *in_source == source)?.index.text;
    let (start, end) = (found.parts.first()?.start, found.parts.last()?.end);
    let (first, last) = (text.paragraph_at(start), text.paragraph_at(end.saturating_sub(1)));
    let paragraph = first.start..last.end.max(first.end);
    let near = reach::around(&text.words, &(start..end), NEAR);
    let paragraph = near.start.max(paragraph.start)..near.end.min(paragraph.end);
    let within = |at: usize| at.clamp(paragraph.start, paragraph.end) - paragraph.start;
    let parts: Vec<_> = found.parts.iter().map(|part| within(part.start)..within(part.end)).collect();
    let hedge = hedges::beside((text.words.get(paragraph.clone())?, language), &parts, found.ends[0], claim)?;
    Some(Hedge::Beside(paragraph.start + hedge.start..paragraph.start + hedge.end))
}
