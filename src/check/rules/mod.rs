//! The rules, one file each, in the order of the manual: `docs/content/pages/checks.md` and `factbox explain`.

use super::reading::READINGS;
use super::rule::Rule;
use crate::diagnostic::Level;

mod altered_quote;
mod broken_anchor;
mod broken_link;
mod broken_math;
mod compound_claim;
mod dispute_not_a_question;
mod divergent_remark;
mod dropped_hedge;
mod empty_section;
mod euphemistic_correction;
mod foreign_syntax;
mod incomplete_source;
mod independence_not_established;
mod lossy_ellipsis;
mod lost_item;
mod lost_section;
mod merged_claims;
mod misattributed_quote;
mod missing_image;
mod missing_lead;
mod near_identical_sources;
mod no_citations;
mod one_sided_dispute;
mod overdue_review;
mod page_residue;
mod passage_not_found;
mod prose_in_claims;
mod quote_budget;
mod quote_case;
mod quote_not_found;
mod raw_html;
mod receipt_mismatch;
mod relative_date;
mod repeated_section;
mod shared_quotation;
mod single_origin;
mod single_origin_dispute;
mod source_newer_than_page;
mod swallowed_citation;
mod uncited_claim;
mod uncited_quote;
mod unjudged_ellipsis;
mod unclosed_block;
mod unknown_section;
mod unknown_source;
mod unpaired_quote;
mod unsafe_link;
mod unreadable_image;
mod unsupported_fact;
mod unused_source;
mod unverifiable_quote;
mod unwritten_page;
mod update_mismatch;

/// All rules.
pub const RULES: &[&Rule] = &[
    &quote_not_found::RULE,
    &passage_not_found::RULE,
    &misattributed_quote::RULE,
    &unpaired_quote::RULE,
    &unknown_source::RULE,
    &uncited_claim::RULE,
    &swallowed_citation::RULE,
    &one_sided_dispute::RULE,
    &lost_section::RULE,
    &lost_item::RULE,
    &unclosed_block::RULE,
    &unwritten_page::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &missing_image::RULE,
    &broken_math::RULE,
    &update_mismatch::RULE,
    &receipt_mismatch::RULE,
    &unsupported_fact::RULE,
    &dropped_hedge::RULE,
    &divergent_remark::RULE,
    &altered_quote::RULE,
    &lossy_ellipsis::RULE,
    &unjudged_ellipsis::RULE,
    &near_identical_sources::RULE,
    &unverifiable_quote::RULE,
    &quote_budget::RULE,
    &uncited_quote::RULE,
    &single_origin::RULE,
    &source_newer_than_page::RULE,
    &overdue_review::RULE,
    &incomplete_source::RULE,
    &unused_source::RULE,
    &no_citations::RULE,
    &unknown_section::RULE,
    &prose_in_claims::RULE,
    &merged_claims::RULE,
    &missing_lead::RULE,
    &empty_section::RULE,
    &repeated_section::RULE,
    &euphemistic_correction::RULE,
    &unreadable_image::RULE,
    &raw_html::RULE,
    &foreign_syntax::RULE,
    &unsafe_link::RULE,
    &quote_case::RULE,
    &page_residue::RULE,
    &independence_not_established::RULE,
    &single_origin_dispute::RULE,
    &shared_quotation::RULE,
    &relative_date::RULE,
    &compound_claim::RULE,
    &dispute_not_a_question::RULE,
];

/// Rules whose findings leave nothing to publish in that place: they have no level to set, and cannot be waived.
const STRUCTURAL: [&str; 1] = ["unknown-source"];

/// Whether the findings of a rule stay errors, whatever the configuration or a waiver says.
pub fn is_structural(rule: &Rule) -> bool {
    STRUCTURAL.contains(&rule.name)
}

/// The names of all findings whose level can be set.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().filter(|finding| finding.settable).map(|finding| finding.name)
}

/// The names of all findings.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    all().map(|finding| finding.name)
}

/// The manual of the rule or finding called `name`, in Markdown: its name and level, what it finds, and why.
pub fn manual(name: &str) -> Option<String> {
    all().find(|finding| finding.name == name).map(|finding| section(&finding, 1))
}

/// The manual of all rules and findings, in Markdown: `docs/content/pages/checks.md`.
pub fn all_manuals() -> String {
    let rows = all().map(|finding| {
        let Finding { name, level, manual, .. } = &finding;
        let finds = manual.split("\n\n").next().unwrap_or("").replace('\n', " ").replace('|', "\\|");
        format!("| [`{name}`](#{name}) | {} | {} |\n", level.name(), finds.trim_end_matches('.'))
    });
    let table: String = rows.collect();
    let sections: Vec<String> = all().map(|finding| section(&finding, 2)).collect();
    format!("{INTRODUCTION}\n| rule | level | finds |\n|---|---|---|\n{table}\n{}", sections.join("\n"))
}

const INTRODUCTION: &str = "\
<!-- Written by a test from the comments of src/check: `UPDATE_DOCS=1 cargo test` after a change there. -->

# Checks

`factbox check` reads the whole site and says what an editor should look at; `factbox build` does the same before it
publishes. Every check runs offline, from the Markdown, the texts of the sources and the receipts.

An `error` fails the build. A `warning` fails it under `--deny-warnings`. An `info` is shown by `check` alone.
`factbox explain <rule>` prints the section of a rule.

Levels are set by rule in `factbox.yaml`:

```yaml factbox.yaml
check:
  levels:
    compound-claim: warning # off, info, warning or error
    relative-date: off
```

A single finding is waived by a comment in its block, with the reason, best at the end of a line. Readers never see it:

```markdown
- The mayor called it \"a triumph\". [@gazette] <!-- allow quote-not-found: our translation from the Danish -->
```
";

/// What there is to say of a rule or another finding.
struct Finding {
    name: &'static str,
    level: Level,
    settable: bool,
    manual: String,
}

fn all() -> impl Iterator<Item = Finding> {
    let rules = RULES.iter().map(|rule| Finding {
        name: rule.name,
        level: rule.level,
        settable: !is_structural(rule),
        manual: module_documentation(rule.source),
    });
    let readings = READINGS.iter().map(|reading| Finding {
        name: reading.name,
        level: reading.level,
        settable: reading.settable,
        manual: reading.manual.to_owned(),
    });
    rules.chain(readings)
}

/// The comment that a file begins with.
fn module_documentation(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n")
}

fn section(finding: &Finding, heading_level: usize) -> String {
    let marks = "#".repeat(heading_level);
    let level = if finding.settable {
        format!("Level: {}.", finding.level.name())
    } else {
        format!("Level: {}, always.", finding.level.name())
    };
    format!("{marks} {}\n\n{level}\n\n{}\n", finding.name, finding.manual.trim_end())
}
