//! A passage that does not occur in the source that it is given for.
//!
//! A passage is what stands between quotation marks in a citation, `[@key, "words of the source"]`: the words that bear the claim.
//! It may stand anywhere in it, and several may; single marks hold one too: `[see "some words" in @key, p. 3, 'and others']`. It
//! has to be in that source's text, not in another one that the claim cites. `...` in it means *from here to there*; otherwise
//! the words must be the source's, whatever their typography.
//!
//! To mend it, copy the words from the source: `factbox quote "some words"` finds them, with the key.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "passage-not-found",
    level: Level::Error,
    source: include_str!("passage_not_found.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Outcome::Missing { nearest } = &checked.outcome else { continue };
        if !checked.is_passage {
            continue;
        }
        let message = format!("passage does not occur in {}", subject.keys(&checked.cited, "or"));
        let mut finding = RULE.finding(subject.place(checked.span), message);
        finding = match nearest {
            Some((source, near)) => subject
                .with_words(finding, "nearest", *source, &near.range)
                .help("cite those words, if they bear the claim"),
            None => finding.help("copy the words that bear the claim from the source"),
        };
        found.push(finding);
    }
}
