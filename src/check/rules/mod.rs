//! The rules, one file each, in the order of the manual.

use super::rule::Rule;

mod broken_anchor;
mod broken_link;
mod missing_image;
mod no_citations;
mod one_sided_dispute;
mod prose_in_claims;
mod raw_html;
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
