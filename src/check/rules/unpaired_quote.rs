//! A quotation mark without a partner: the words at it were not looked up.
//!
//! What stands between double quotation marks is a quotation, whatever their style: `"…"`, `“…”`, `„…“`, `«…»`, `»…«`, `「…」`,
//! `''…''`, and any opening mark with any closing one. Whether a mark opens or closes is read from what stands beside it. Where
//! the other one is forgotten, mistyped, or in another paragraph, nobody can say which words are quoted.
//!
//! ```markdown
//! - The inspector "invented it all himself. [@harbour-post]
//! ```
//!
//! Add the mark that is missing, or take this one away. A quotation over several paragraphs has a mark at the beginning of each
//! and one at the end of the last. With `quotes: single` in `factbox.yaml` the same holds for single marks.
//!
//! TeX's ``` ``…'' ``` can stand once in a paragraph: what is between two pairs of backticks is code.
//!
//! No quotation marks are inches (`6"`, `5'10"`), the marks of Hebrew acronyms, a mark that stands alone in a cell of a table,
//! and anything in code, formulas and addresses. A mark that is meant as a character is best written as code.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject, in_one_line};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unpaired-quote",
    level: Level::Error,
    source: include_str!("unpaired_quote.rs"),
    find: Find::Document(find),
};

/// How many of the words are shown.
const SHOWN: usize = 8;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for alone in &subject.verified.unpaired {
        let (what, missing) = if alone.opens { ("opens", "closes") } else { ("closes", "opens") };
        let message = if alone.is_code {
            "Markdown takes this quotation mark for the beginning of code, which the next one ends".to_owned()
        } else {
            format!("this quotation mark {what} a quotation that none {missing}")
        };
        let mut finding = RULE.finding(subject.place(alone.span), message);
        let words = shown(&alone.words, alone.opens);
        if !words.is_empty() {
            finding = finding.note(format!("not looked up: \"{words}\""));
        }
        finding = match alone.patch {
            Some((span, mark)) => finding
                .help(format!("did you mean `{mark}` at the other end of the words?"))
                .patch(span, mark.to_string()),
            None if alone.is_code => finding.help("write `\"…\"` or `“…”` in place of ``` ``…'' ```"),
            None => finding.help("add the other mark, or take this one away"),
        };
        found.push(finding);
    }
}

/// The words next to the mark.
fn shown(words: &str, opens: bool) -> String {
    let line = in_one_line(words);
    let all: Vec<&str> = line.split(' ').collect();
    if all.len() <= SHOWN {
        line
    } else if opens {
        format!("{} …", all[..SHOWN].join(" "))
    } else {
        format!("… {}", all[all.len() - SHOWN..].join(" "))
    }
}
