//! A quotation that occurs in none of the sources that its block cites.
//!
//! Words in double quotation marks of any style, and block quotations, are looked for in the texts of the sources that the same list item
//! or paragraph cites. Typography does not matter: straight or curly marks, kinds of dashes, spaces, line ends, hyphenation.
//! `...` stands for words that are left out, `[word]` for words that are put in, and a final comma or full stop may be yours.
//! Capitals and punctuation are other rules (`quote-case`, `altered-quote`). All other words must be the source's.
//!
//! ```markdown
//! > "we will not close the mill" [@harbour-post]
//! ```
//!
//! is an error if the article has *we won't close the mill*. Quote those words, or take the quotation marks away and say it in
//! your own. For words that nobody said, use single marks or *emphasis*: they are not looked up, nor is code; with
//! `quotes: single` in `factbox.yaml` single marks hold quotations too. A translation is waived with a reason: `<!-- allow quote-not-found: our translation -->`.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "quote-not-found",
    level: Level::Error,
    source: include_str!("quote_not_found.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Outcome::Missing { nearest } = &checked.outcome else { continue };
        if checked.is_passage {
            continue;
        }
        let message = match checked.cited.as_slice() {
            [_] => format!("quotation does not occur in {}", subject.keys(&checked.cited, "or")),
            [_, _] => format!("quotation occurs neither in {}", subject.keys(&checked.cited, "nor in")),
            _ => format!("quotation occurs in none of {}", subject.keys(&checked.cited, "and")),
        };
        let mut finding = RULE.finding(subject.place(checked.span), message);
        finding = match nearest {
            Some((source, near)) => subject
                .with_words(finding, "nearest", *source, &near.range)
                .help("quote those words, or take the quotation marks away"),
            None => finding.help("quote the words of the source, or take the quotation marks away"),
        };
        found.push(finding);
    }
}
