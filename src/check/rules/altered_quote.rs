//! A quotation or passage that differs from its source in punctuation alone, or in punctuation and capitals.
//!
//! All words are the source's, and in its order, but a comma, full stop or other mark was dropped, added or changed. Kinds of
//! quotation marks, dashes and spaces do not count, nor does a final `.`, `,`, `;` or `:`. Write the marks of the source, or show
//! what you left out with `...`.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::marks::is_double;
use crate::model::receipt::Grade;

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::Outcome;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "altered-quote",
    level: Level::Warning,
    source: include_str!("altered_quote.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for checked in &subject.verified.checked {
        let Some((source, grade)) = checked.agreement() else { continue };
        let how = match grade {
            Grade::Punctuation => "in punctuation",
            Grade::PunctuationAndCase => "in punctuation and capitals",
            _ => continue,
        };
        let what = checked.name();
        let key = &subject.source(source).source.key;
        let message = format!("this {what} differs from `{key}` {how}");
        let mut finding =
            RULE.finding(subject.place(checked.span), message).help("write it as the source does");
        if let Outcome::Text { found, .. } = &checked.outcome {
            finding = subject.with_words(finding, "source", source, &found.whole());
            if found.parts.len() == 1
                && let Some(text) = subject.text(source)
                && let words = text.index.text.article(&found.whole())
                && is_plain(&words)
            {
                finding = finding.patch(checked.span, words);
            }
        }
        found.push(finding);
    }
}

/// Whether words mean themselves in Markdown, in a quotation.
fn is_plain(words: &str) -> bool {
    let is_syntax =
        |char| matches!(char, '\n' | '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '&' | '|' | '~');
    !words.contains(|char| is_syntax(char) || is_double(char))
}
