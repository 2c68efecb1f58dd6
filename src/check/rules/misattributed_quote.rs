//! A quotation or passage that is in another source of the page than the one that is cited for it.
//!
//! The words occur, but not where the page says. Either the key is wrong, or the words belong to another claim. This finding
//! stands in place of `quote-not-found` and `passage-not-found`.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "misattributed-quote",
    level: Level::Error,
    source: include_str!("misattributed_quote.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Outcome::Elsewhere { source, found: place } = &checked.outcome else { continue };
        let what = checked.name();
        let key = &subject.source(*source).source.key;
        let cited = subject.keys(&checked.cited, "or");
        let message = format!("this {what} is in `{key}`, not in {cited}");
        let finding = RULE.finding(subject.place(checked.span), message);
        found.push(
            subject
                .with_words(finding, "there", *source, &place.whole())
                .help(format!("cite `{key}` for these words")),
        );
    }
}
