//! A heading that is nearly that of a section with a role, or sources and no section with a role at all.
//!
//! *What we know* makes its list items claims, which need citations and are counted. *What is known* is prose to factbox,
//! and nothing in it is checked. Write the heading as the manual has it, or map yours to a role in `factbox.yaml`:
//! `sections: {known: What is known}`. Only `##` headings begin a section: `### What we know` is prose too, wherever it stands.

use crate::config::folded;
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::model::role::Role;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unknown-section",
    level: Level::Warning,
    source: include_str!("unknown_section.rs"),
    find: Find::Document(find),
};

/// Headings that writers use for a role, and that are not close to its own in letters.
const OTHER_WORDS: [(&str, Role); 20] = [
    ("what is known", Role::Known),
    ("known", Role::Known),
    ("known facts", Role::Known),
    ("the facts", Role::Known),
    ("key facts", Role::Known),
    ("disputed", Role::Disputed),
    ("what is contested", Role::Disputed),
    ("what's contested", Role::Disputed),
    ("where sources disagree", Role::Disputed),
    ("unknown", Role::Unknown),
    ("unknowns", Role::Unknown),
    ("what is unknown", Role::Unknown),
    ("what is not known", Role::Unknown),
    ("open questions", Role::Unknown),
    ("chronology", Role::Timeline),
    ("who is who", Role::People),
    ("key people", Role::People),
    ("corrections", Role::Updates),
    ("updates", Role::Updates),
    ("changelog", Role::Updates),
];

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let mut near_any = false;
    for section in explainer.sections.iter().filter(|section| section.role.is_none()) {
        let Some(heading) = section.heading.map(|heading| &body.headings[heading]) else { continue };
        let words = folded(&heading.text);
        let near =
            OTHER_WORDS.iter().find(|(other, _)| *other == words).map(|(_, role)| *role).or_else(|| {
                if !subject.vocabulary.headings().any(|(known, _)| may_be_near(known, &words)) {
                    return None;
                }
                let mut known: Vec<(&str, Role)> = subject.vocabulary.headings().collect();
                known.sort_unstable();
                let near = did_you_mean(&words, known.iter().map(|(words, _)| *words))?;
                // Two headings that begin alike ("What we know", "What we saw") are not yet near.
                let role = known.iter().find(|(words, _)| *words == near)?.1;
                is_near(&words, near).then_some(role)
            });
        let Some(role) = near else { continue };
        near_any = true;
        found.push(
            RULE.finding(
                subject.first_line(heading.span),
                format!("“{}” is prose to factbox: its list items are no claims", heading.text),
            )
            .help(format!(
                "did you mean “{}”? or map it in `factbox.yaml`: `sections: {{{}: \"{}\"}}`",
                role.default_headings()[0],
                role.name(),
                heading.text
            )),
        );
    }
    for heading in body.headings.iter().filter(|heading| heading.level > 2) {
        let within = explainer.sections.iter().rfind(|section| section.span.contains(heading.span));
        let within_role = within.is_some_and(|section| section.role.is_some());
        if within_role || subject.vocabulary.role(&heading.text).is_none() {
            continue;
        }
        near_any = true;
        let message =
            format!("“{}” begins no section here: its heading has {} marks", heading.text, heading.level);
        let help = format!("write it with two: `## {}`", heading.text);
        found.push(RULE.finding(subject.first_line(heading.span), message).help(help));
    }
    let front_matter = &explainer.document.front_matter;
    let has_role = explainer.sections.iter().any(|section| section.role.is_some());
    if !front_matter.sources.is_empty() && !has_role && !near_any {
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
