//! A quotation or passage of a source of which there is neither the text nor a receipt.
//!
//! Put the text into `content/sources/text/` (it stays on your machine) and name it in the source: `text: article.txt`. Where the
//! texts are private to one machine, `factbox receipts` there writes down what they verify, and the receipts go with the site.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unverifiable-quote",
    level: Level::Warning,
    source: include_str!("unverifiable_quote.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Outcome::Unverifiable { sources } = &checked.outcome else { continue };
        let what = checked.name();
        let keys = subject.keys(sources, "and");
        let message = format!("this {what} cannot be verified: no text of {keys} is here, and no receipt");
        let unnamed: Vec<usize> =
            sources.iter().copied().filter(|source| subject.source(*source).source.text.is_none()).collect();
        let help = if unnamed.is_empty() {
            let names: Vec<String> = sources
                .iter()
                .filter_map(|source| subject.source(*source).source.text.as_ref())
                .map(|name| format!("`{}`", name.value))
                .collect();
            format!("put {} into the texts folder, or write receipts where it is", names.join(" and "))
        } else {
            "name the file of its text in the source, `text: article.txt`, or write receipts".to_owned()
        };
        found.push(RULE.finding(subject.place(checked.span), message).help(help));
    }
}
