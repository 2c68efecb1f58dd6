//! Facts that can be looked up: numbers, times, dates and proper names of a claim, and whether a source has them.
//!
//! Both sides are read alike, by [`reader`], in the words of their language: what a number comes to, not how it is written. A claim
//! is read sparingly: what may be no fact is none. A source is read generously: what may be one is one.

mod unit;
mod lexicon;
mod name;
mod opening;
mod alias;
mod token;
mod number;
mod time;
mod date;
mod fact;
mod reader;
mod stock;
mod evidence;

use std::borrow::Borrow;
use std::ops::Range;

use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::marks;
use crate::model::role::Role;
use crate::parse::normal::{MARK, normalise};
use crate::span::Span;

use super::spans::running_text;
use date::Date;
pub use evidence::Evidence;
pub use fact::{Fact, Name, What};
use lexicon::lexicon;
use opening::opening;
use reader::{Item, Manner, Reader, read};
pub use stock::Stock;
use token::Kind;

/// Whether the items of such a section state something that can be looked up.
pub fn is_stated(role: Role) -> bool {
    matches!(role, Role::Known | Role::Reported | Role::Disputed | Role::Timeline | Role::People)
}

/// The facts that a claim states, in the order in which they stand.
pub fn of_claim(document: &Document, claim: &Claim, language: &str, marks: marks::Manner) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(lead) = &claim.lead {
        // A name that is set apart is what the claim is about.
        let lead = of_part(document, lead.part.clone(), language, marks).into_iter();
        facts.extend(lead.filter(|fact| !matches!(fact.readings[..], [What::Name(_)])));
    }
    facts.extend(of_part(document, claim.part.clone(), language, marks));
    facts.extend(of_part(document, claim.more.clone(), language, marks));
    facts
}

fn of_part(document: &Document, part: Range<usize>, language: &str, marks: marks::Manner) -> Vec<Fact> {
    let mut text = String::new();
    let mut places: Vec<(usize, Span)> = Vec::new();
    let mut was_quoted = false;
    for (char, is_quoted, span) in running_text(document, part, marks) {
        // Words in quotation marks are checked on their own.
        if !(is_quoted && was_quoted) {
            places.push((text.len(), span));
            text.push(if is_quoted { MARK } else { char });
        }
        was_quoted = is_quoted;
    }
    let place = |range: Range<usize>| {
        let first = places.partition_point(|(at, _)| *at <= range.start).checked_sub(1)?;
        let last = places.partition_point(|(at, _)| *at < range.end).checked_sub(1)?;
        Some(Span { start: places[first].1.start, end: places[last].1.end })
    };
    let facts = in_text(&text, language).into_iter();
    facts.filter_map(|(readings, range)| Some(Fact { readings, span: place(range)? })).collect()
}

/// The facts of a text that a writer wrote, each with where it stands.
fn in_text(text: &str, language: &str) -> Vec<(Vec<What>, Range<usize>)> {
    let normal = normalise(text, &[]);
    let reader = read(&normal, text, lexicon(language), false);
    // In German all nouns have a capital.
    let primary = super::language::primary(language);
    let has_names = !matches!(primary, "de" | "lb");
    let is_english = primary == "en";
    let place = |tokens: &Range<usize>| {
        let start = reader.tokens[tokens.start].range().start;
        let end = reader.tokens[tokens.end.min(reader.tokens.len()) - 1].range().end;
        normal.original(&(start..end), text)
    };
    let mut facts = Vec::new();
    let mut items = reader.items.iter().peekable();
    let mut at = 0;
    while at < reader.tokens.len() {
        if let Some(item) = items.next_if(|item| item.tokens.start <= at) {
            let readings = stated(&reader, item);
            if !readings.is_empty() {
                facts.push((readings, place(&item.tokens)));
            }
            if items.peek().is_none_or(|next| next.tokens.start > at) {
                at = item.tokens.end.max(at + 1);
            }
            continue;
        }
        if let Some(name) = name_at(&reader, at, is_english).filter(|_| has_names) {
            facts.push((vec![What::Name(name)], place(&(at..at + 1))));
        }
        at += 1;
    }
    facts
}

/// What of an item of a claim is to be looked up.
fn stated(reader: &Reader, item: &Item) -> Vec<What> {
    let before = item.tokens.start.checked_sub(1);
    let is_dropped = |what: &What| match what {
        What::Relative(_) => true,
        // *one* and *first* are often no number.
        What::Amount(amount) => {
            let counts = amount.unit.is_some_and(|unit| unit.measure == "percent" || unit::is_money(unit));
            item.manner == Manner::Words && amount.value <= 1.0 && !counts
        }
        What::Ordinal(1) => item.manner == Manner::Words,
        // *a second boat* is another one; *second, …* counts reasons.
        What::Ordinal(2) => {
            item.manner == Manner::Words
                && (before.is_none_or(|before| reader.is_article(before))
                    || reader.tokens.get(item.tokens.end).is_none_or(|next| next.kind != Kind::Word))
        }
        // *May* and *March* at the beginning of a sentence.
        What::Date(Date { month: 3 | 5, day: None, year: None }) => reader.tokens[item.tokens.start].initial,
        _ => false,
    };
    if matches!(item.manner, Manner::Implied | Manner::Part(false))
        || item.readings.iter().any(|what| is_dropped(what) && !matches!(what, What::Relative(_)))
    {
        return Vec::new();
    }
    item.readings.iter().filter(|what| !is_dropped(what)).cloned().collect()
}

/// The proper name at a token, if one may be there.
fn name_at(reader: &Reader, at: usize, is_english: bool) -> Option<Name> {
    let token = &reader.tokens[at];
    let word = reader.str(at);
    let has_capital = word.starts_with(char::is_uppercase) && word.chars().count() > 1;
    let is_name = match token.kind {
        Kind::Acronym => true,
        Kind::Word => has_capital,
        _ => false,
    };
    if !is_name || name::is_address(word) {
        return None;
    }
    if token.kind == Kind::Acronym || !token.initial {
        return Some(Name::new(word, None));
    }
    let next =
        reader.tokens.get(at + 1).filter(|next| next.kind == Kind::Word && !next.glued && is_english)?;
    let opening = opening(word, &reader.text()[next.range()])?;
    Some(Name::new(word, Some(opening)))
}

/// Whether no source bears a fact out. Of a word that begins a sentence a source must give reason to think that it is a name.
pub fn is_missing(readings: &[What], evidence: &[impl Borrow<Evidence>], synonyms: &[Vec<String>]) -> bool {
    let supports = |what| evidence.iter().any(|evidence| evidence.borrow().supports(what, synonyms));
    let is_name = |what: &What| evidence.iter().any(|evidence| evidence.borrow().may_be_name(what));
    !readings.iter().any(supports) && readings.iter().all(is_name)
}

#[cfg(test)]
mod tests;
