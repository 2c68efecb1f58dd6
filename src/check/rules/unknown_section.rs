//! A heading that is nearly that of a section with a role, or sources and no section with a role at all.
//!
//! *What we know* makes its list items claims, which need citations and are counted. *What is known* is prose to factbox,
//! and nothing in it is checked. Write the heading as the manual has it, or map yours to a role in `factbox.yaml`:
//! `sections: {known: What is known}`. A heading that says more, *What we know about the wall*, is one of these.

use crate::config::folded;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::role::Role;
use crate::parse::sections::{Vocabulary, undecorated};
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};
use super::lost_section;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unknown-section",
    level: Level::Warning,
    source: include_str!("unknown_section.rs"),
    find: Find::Document(find),
};

/// Headings that writers use for a role, and that are not close to its own in letters.
const OTHER_WORDS: [(&str, Role); 38] = [
    ("what is known", Role::Known),
    ("what's known", Role::Known),
    ("what is certain", Role::Known),
    ("what is confirmed", Role::Known),
    ("known", Role::Known),
    ("known facts", Role::Known),
    ("the facts", Role::Known),
    ("facts", Role::Known),
    ("confirmed facts", Role::Known),
    ("key facts", Role::Known),
    ("disputed", Role::Disputed),
    ("what's in dispute", Role::Disputed),
    ("in dispute", Role::Disputed),
    ("points of dispute", Role::Disputed),
    ("what is contested", Role::Disputed),
    ("what's contested", Role::Disputed),
    ("where sources disagree", Role::Disputed),
    ("unknown", Role::Unknown),
    ("unknowns", Role::Unknown),
    ("what is unknown", Role::Unknown),
    ("what is not known", Role::Unknown),
    ("what is unclear", Role::Unknown),
    ("what remains unclear", Role::Unknown),
    ("what remains unknown", Role::Unknown),
    ("open questions", Role::Unknown),
    ("in its own words", Role::Words),
    ("in her own words", Role::Words),
    ("in his own words", Role::Words),
    ("chronology", Role::Timeline),
    ("sequence of events", Role::Timeline),
    ("key dates", Role::Timeline),
    ("key players", Role::People),
    ("key people", Role::People),
    ("corrections", Role::Updates),
    ("updates", Role::Updates),
    ("changelog", Role::Updates),
    ("corrections and updates", Role::Updates),
    ("updates & corrections", Role::Updates),
];

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let mut near_any = false;
    for section in explainer.sections.iter().filter(|section| section.role.is_none()) {
        let Some(heading) = section.heading.map(|heading| &body.headings[heading]) else { continue };
        if subject.vocabulary.meant(&heading.text).is_some() {
            // That is surely lost: a finding of its own.
            near_any = true;
            continue;
        }
        let Some((role, near)) = near(subject.vocabulary, &heading.text) else { continue };
        near_any = true;
        let finding = RULE.finding(
            subject.first_line(heading.span),
            format!("“{}” is prose to factbox: its list items are no claims", heading.text),
        );
        let headings = role.default_headings();
        let written = near.as_ref().and_then(|near| {
            headings.iter().copied().find(|heading| folded(heading) == *near).or(Some(near.as_str()))
        });
        let help = format!(
            "did you mean “{}”? or map it in `factbox.yaml`: `sections: {{{}: \"{}\"}}`",
            written.unwrap_or(headings[0]),
            role.name(),
            heading.text
        );
        let at = heading.span.slice(&body.source).find(&*heading.text).filter(|_| !heading.text.is_empty());
        let start = at.map(|at| heading.span.start as usize + at);
        // A slip of the finger is sure; other words are the writer's.
        let mend = start.zip(written).map(|(start, by)| (Span::new(start, start + heading.text.len()), by));
        found.push(match mend {
            Some((place, by)) => finding.help(help).patch(place, by),
            None => finding.help(help),
        });
    }
    let front_matter = &explainer.document.front_matter;
    let has_role = explainer.sections.iter().any(|section| section.role.is_some());
    if !front_matter.sources.is_empty() && !has_role && !near_any && !lost_section::is_any(subject) {
        let span = front_matter.sources_span.unwrap_or_default();
        found.push(
            RULE.finding(
                subject.first_line(span),
                "the page has sources and no section with a role, so nothing on it is a claim",
            )
            .help("begin with a heading `## What we know` and a list below it"),
        );
    }
}

/// How long a heading is at most that says more than one of a section.
const LONGEST: usize = 160;

/// The role that a heading was perhaps meant to have, and the heading that it is a slip of the finger from, folded.
fn near(vocabulary: &Vocabulary, heading: &str) -> Option<(Role, Option<String>)> {
    let words = folded(heading);
    let bare = undecorated(&words);
    if let Some((_, role)) = OTHER_WORDS.iter().find(|(other, _)| *other == bare) {
        return Some((*role, None));
    }
    if bare.len() <= LONGEST
        && let Some(role) = part_of(vocabulary, bare)
    {
        return Some((role, None));
    }
    if !vocabulary.headings().any(|(known, _)| may_be_near(known, &words)) {
        return None;
    }
    let mut known: Vec<(&str, Role)> = vocabulary.headings().collect();
    known.sort_unstable();
    // Two headings that begin alike ("What we know", "What we saw") are not yet near.
    let is_near = |(known, _): &&(&str, Role)| is_near(&words, known);
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&words, known);
    let (near, role) = known.iter().filter(is_near).max_by(|a, b| likeness(a.0).total_cmp(&likeness(b.0)))?;
    Some((*role, Some((*near).to_owned())))
}

/// The role of the heading that a longer one begins with, *What we know about the wall*, or ends with after a mark, *The wall:
/// what we know*.
fn part_of(vocabulary: &Vocabulary, words: &str) -> Option<Role> {
    let ends = words.match_indices(' ').map(|(at, _)| (at, words[at + 1..].trim_start()));
    let begun = ends.clone().find_map(|(at, rest)| {
        let before = &words[..at];
        let role = vocabulary.role(before)?;
        let is_marked = before.ends_with([':', ',']) || rest.starts_with(['–', '—', '-', '(']);
        let goes_on = ABOUT.contains(&rest.split(' ').next().unwrap_or(rest));
        (is_marked || goes_on).then_some(role)
    });
    begun.or_else(|| {
        ends.filter(|(at, _)| words[..*at].ends_with([':', '–', '—', '-']) || HERE.contains(&&words[..*at]))
            .find_map(|(_, rest)| vocabulary.role(rest))
    })
}

/// Words that a heading of a section goes on with where it says what the page says anyway.
const ABOUT: &[&str] = &[
    "about",
    "of",
    "on",
    "in",
    "from",
    "at",
    "for",
    "regarding",
    "concerning",
    "with",
    "before",
    "after",
    "behind",
    "over",
    "von",
    "über",
    "zu",
    "zur",
    "zum",
    "der",
    "des",
    "im",
    "sur",
    "de",
    "du",
    "des",
    "sobre",
    "del",
    "su",
    "di",
    "del",
    "della",
    "om",
    "van",
    "over",
    "sobre",
    "da",
    "do",
    "o",
    "and",
    "und",
    "et",
    "y",
    "en",
    "och",
];

/// What a heading may say before that of a section.
const HERE: &[&str] = &["here's", "here is", "this is", "das ist", "voici", "esto es", "ecco", "dit is"];

/// Whether at most a fifth of the letters of one heading have to be changed to make it the other.
fn is_near(one: &str, other: &str) -> bool {
    strsim::normalized_damerau_levenshtein(one, other) >= 0.8
}

/// Whether [`is_near`] may say yes. Each change takes away at most one letter that is too many, and adds at most one that is too
/// few; letters are counted in few groups, which can make headings seem nearer and not farther.
fn may_be_near(one: &str, other: &str) -> bool {
    let mut surplus = [0_i32; 32];
    let mut lengths = [0_u32; 2];
    for char in one.chars() {
        surplus[char as usize % 32] += 1;
        lengths[0] += 1;
    }
    for char in other.chars() {
        surplus[char as usize % 32] -= 1;
        lengths[1] += 1;
    }
    let many: i32 = surplus.iter().filter(|surplus| **surplus > 0).sum();
    let few: i32 = surplus.iter().filter(|surplus| **surplus < 0).sum();
    5 * many.max(-few).unsigned_abs() <= lengths[0].max(lengths[1])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_near_may_be(one in "[a-d ’é]{0,12}", other in "[a-d ’é]{0,12}", cut in 0_usize..12) {
            let mut changed: Vec<char> = one.chars().collect();
            changed.truncate(changed.len().saturating_sub(2).max(cut));
            let places = usize::from(changed.len() > 1);
            changed.rotate_left(places);
            let changed: String = changed.into_iter().collect();
            for other in [&other, &changed] {
                prop_assert!(!is_near(&one, other) || may_be_near(&one, other), "{one} {other}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_finger_may_be_near() {
        for (one, other, near) in [
            ("what we know", "what we konw", true),
            ("what we know", "what we knows", true),
            ("what we know", "what the law says", false),
        ] {
            assert_eq!([is_near(one, other), may_be_near(one, other)], [near; 2], "{one} {other}");
        }
    }
}
