//! The rules, one file each, in the order of the manual.

use super::rule::Rule;

mod broken_anchor;
mod broken_link;
mod missing_image;
mod no_citations;
mod one_sided_dispute;
mod prose_in_claims;
mod raw_html;
mod swallowed_citation;
mod uncited_claim;
mod unknown_section;
mod unknown_source;
mod unsafe_link;
mod unused_source;
mod update_mismatch;

/// All rules.
pub const RULES: &[&Rule] = &[
    &unknown_source::RULE,
    &uncited_claim::RULE,
    &swallowed_citation::RULE,
    &one_sided_dispute::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &missing_image::RULE,
    &update_mismatch::RULE,
    &no_citations::RULE,
    &unused_source::RULE,
    &unknown_section::RULE,
    &prose_in_claims::RULE,
    &raw_html::RULE,
    &unsafe_link::RULE,
];

/// The name of the finding that a waiver waives nothing.
pub const UNUSED_ALLOW: &str = "unused-allow";
/// The name of the finding that a waiver gives no reason.
pub const ALLOW_WITHOUT_REASON: &str = "allow-without-reason";

/// Findings that come from reading and linking rather than from a rule, and whose level can be set all the same.
const OTHERS: [&str; 6] =
    ["unknown-key", "duplicate-id", "duplicate-source", UNUSED_ALLOW, ALLOW_WITHOUT_REASON, "wrong-value"];

/// The names of all findings whose level can be set.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name).chain(OTHERS)
}
