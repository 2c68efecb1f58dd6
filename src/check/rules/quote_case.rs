//! A quotation or passage that differs from its source in capitals alone.
//!
//! Often the first letter was fitted to the sentence. Strict houses write `[t]he` for that; set the rule's level to `warning`
//! to hold writers to it, or to `off`.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::receipt::Grade;

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "quote-case",
    level: Level::Info,
    source: include_str!("quote_case.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Some((source, Grade::Case)) = checked.agreement() else { continue };
        let what = checked.name();
        let key = &subject.source(source).source.key;
        let message = format!("this {what} differs from `{key}` in capitals");
        let mut finding = RULE
            .finding(subject.place(checked.span), message)
            .help("write it as the source does, or mark the change: `[t]he`");
        if let Outcome::Text { found, .. } = &checked.outcome {
            finding = subject.with_words(finding, "source", source, &found.whole());
        }
        found.push(finding);
    }
}
