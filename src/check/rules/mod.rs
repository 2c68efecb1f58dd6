//! The rules, one file each, in the order of the manual.

use super::rule::Rule;

mod altered_quote;
mod broken_anchor;
mod broken_link;
mod divergent_remark;
mod dropped_hedge;
mod lossy_ellipsis;
mod misattributed_quote;
mod missing_image;
mod near_identical_sources;
mod no_citations;
mod one_sided_dispute;
mod page_residue;
mod passage_not_found;
mod prose_in_claims;
mod quote_budget;
mod quote_case;
mod quote_not_found;
mod raw_html;
mod receipt_mismatch;
mod swallowed_citation;
mod uncited_claim;
mod uncited_quote;
mod unknown_section;
mod unknown_source;
mod unsafe_link;
mod unsupported_fact;
mod unused_source;
mod unverifiable_quote;
mod update_mismatch;

/// All rules.
pub const RULES: &[&Rule] = &[
    &quote_not_found::RULE,
    &passage_not_found::RULE,
    &misattributed_quote::RULE,
    &unknown_source::RULE,
    &uncited_claim::RULE,
    &swallowed_citation::RULE,
    &one_sided_dispute::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &missing_image::RULE,
    &update_mismatch::RULE,
    &receipt_mismatch::RULE,
    &unsupported_fact::RULE,
    &dropped_hedge::RULE,
    &divergent_remark::RULE,
    &altered_quote::RULE,
    &lossy_ellipsis::RULE,
    &near_identical_sources::RULE,
    &unverifiable_quote::RULE,
    &quote_budget::RULE,
    &uncited_quote::RULE,
    &no_citations::RULE,
    &unused_source::RULE,
    &unknown_section::RULE,
    &prose_in_claims::RULE,
    &raw_html::RULE,
    &unsafe_link::RULE,
    &quote_case::RULE,
    &page_residue::RULE,
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
