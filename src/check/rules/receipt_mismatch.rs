//! A receipt that its text contradicts.
//!
//! `content/sources/receipts.json` says which text verified what. Here the text of that source is another one, or it does not
//! hold words that a receipt says it holds. Either the text was fetched again, or the receipts were changed by hand. Look at which
//! is right, then write them anew: `factbox receipts`.

use crate::diagnostic::{Diagnostic, Level};
use crate::parse::receipts::hash;

use super::super::rule::{Find, Rule, Subject, in_one_line};
use super::super::verify::{Outcome, listed};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "receipt-mismatch",
    level: Level::Error,
    source: include_str!("receipt_mismatch.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (index, id) in listed(subject.entry).enumerate() {
        let key = &subject.site.sources[id].source.key;
        let (Some(text), Some(receipt)) = (subject.text(index), subject.site.receipts.sources.get(key))
        else {
            continue;
        };
        let Some(place) = &receipt.place else { continue };
        let mut mismatch = |message: String| {
            found.push(
                RULE.finding(place.clone(), message)
                    .help("look at what has changed, then run `factbox receipts`"),
            );
        };
        if text.index.text.sha256 != receipt.sha256 {
            mismatch(format!("the text of `{key}` is not the one that these receipts are of"));
            continue;
        }
        for checked in &subject.verified.checked {
            let missing = matches!(checked.outcome, Outcome::Missing { .. } | Outcome::Elsewhere { .. });
            if missing && checked.cited.contains(&index) && receipt.spans.contains_key(&hash(&checked.words))
            {
                let words = in_one_line(&checked.words);
                mismatch(format!(
                    "these receipts say that the text of `{key}` has \"{words}\", and it has not"
                ));
            }
        }
    }
}
