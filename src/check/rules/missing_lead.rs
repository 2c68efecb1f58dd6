//! An event without its date, or a person without a name.
//!
//! An event begins with when it was, and a person with the name: `- **11 March 2025** — what happened`, `- **Ann Reed** — who that
//! is`. A dash, a colon or a comma after a date sets it off as well (`11 March 2025: …`), and so does a dash after a name. Where
//! the date stands in the middle of the sentence, nothing is set off: the event is shown without a date.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::{Body, Event, Tag};
use crate::model::claim::Claim;
use crate::model::role::Role;
use crate::parse::markdown::is_dash;
use crate::parse::when;
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-lead",
    level: Level::Warning,
    source: include_str!("missing_lead.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    for claim in explainer.claims() {
        match claim.role {
            Role::Timeline if claim.lead.is_none() || !is_set_off(body, claim) => {
                found.push(event(subject, claim));
            }
            Role::Timeline if claim.text.is_empty() && has_more_than_date(claim) => found.push(
                RULE.finding(
                    subject.first_line(claim.span),
                    "the date of this event is not set off: all of it is bold, or stands before a dash",
                )
                .help("end the bold words after the date: `- **11 March 2025** — what happened`"),
            ),
            Role::People if !is_named(claim) => found.push(person(subject, claim)),
            _ => {}
        }
    }
}

/// Whether the lead of an event is one: bold or before a dash, and not the beginning of a sentence that goes on.
fn is_set_off(body: &Body, claim: &Claim) -> bool {
    let Some(lead) = claim.lead.as_deref() else { return false };
    if when::is_date(&lead.text) {
        return true;
    }
    let before = body.span_of(&lead.part).end as usize;
    let after = body.spans.get(claim.part.start).map_or(before, |span| span.start as usize);
    let between = body.source.get(before..after).unwrap_or("");
    let is_bold = lead.part.start > 0 && body.tag(lead.part.start - 1) == Some(&Tag::Strong);
    if claim.text.is_empty() || !lead.text.contains(char::is_alphanumeric) {
        return false;
    }
    if is_bold {
        let inside = body.span_of(&lead.part).slice(&body.source);
        let mut rest = body.events[claim.part.clone()].iter();
        let begins_with_sign = rest.next().is_some_and(|event| match event {
            Event::Text(text) => body.str(text).trim_start().starts_with([':', ',', ';', '.', '(']),
            _ => false,
        });
        return between.contains(['-', '—', '–', '―'])
            || inside.ends_with([':', '.', '?', '!'])
            || begins_with_sign;
    }
    // A pair of dashes is one in a sentence.
    let dashes = |event: &Event| matches!(event, Event::Text(text) if is_dash(body.str(text)));
    !body.events[claim.part.clone()].iter().any(dashes)
}

/// Whether an entry begins with a name: letters, whatever they are.
fn is_named(claim: &Claim) -> bool {
    claim.lead.as_ref().is_some_and(|lead| lead.text.contains(char::is_alphabetic))
}

/// Whether the lead is a date with what happened.
fn has_more_than_date(claim: &Claim) -> bool {
    claim.lead.as_ref().is_some_and(|lead| when::read(&lead.text).is_some())
}

fn event(subject: &Subject, claim: &Claim) -> Diagnostic {
    let body = &subject.document.body;
    let finding = RULE
        .finding(subject.first_line(claim.span), "no date of this event is set off from what happened")
        .help("begin with when it was: `- **11 March 2025** — what happened`");
    if claim.lead.is_some() {
        return finding;
    }
    let Some(start) = text_start(body, claim) else { return finding };
    let line = body.source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let Some(found) = when::in_sentence(line) else { return finding };
    let date = &line[found.date];
    let mut rest = line[found.rest..].chars();
    let begin: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    let first = line[found.rest..].len() - rest.as_str().len();
    let span = Span::new(start, start + found.rest + first);
    finding.patch(span, format!("**{date}** — {begin}"))
}

fn person(subject: &Subject, claim: &Claim) -> Diagnostic {
    let body = &subject.document.body;
    let finding = RULE
        .finding(subject.first_line(claim.span), "this entry does not begin with a name that is set off")
        .help("begin with the name: `- **Ann Reed** — who that is`");
    let Some(start) = text_start(body, claim) else { return finding };
    let line = body.source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let Some(end) = line.find([':', ',']) else { return finding };
    let (name, rest) = (&line[..end], &line[end + 1..]);
    let is_name =
        |word: &str| word.starts_with(|char: char| char.is_uppercase()) || PARTICLES.contains(&word);
    let words = name.split_whitespace();
    let is_short = (2..=5).contains(&words.clone().count());
    if is_short && words.clone().all(is_name) && rest.starts_with(' ') && !rest.trim().is_empty() {
        let gap = rest.len() - rest.trim_start().len();
        return finding.patch(Span::new(start, start + end + 1 + gap), format!("**{name}** — "));
    }
    finding
}

/// Small words within names.
const PARTICLES: &[&str] = &[
    "of", "de", "del", "della", "di", "da", "dos", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben",
    "van", "den", "der", "ter", "ten", "von", "vom", "zu", "zum", "zur", "af", "av", "y", "e", "i", "the",
];

/// Where the text of a claim begins, if it begins with words.
fn text_start(body: &Body, claim: &Claim) -> Option<usize> {
    let first = claim.part.start;
    matches!(body.events.get(first), Some(Event::Text(_))).then(|| body.spans[first].start as usize)
}
