//! A formula that cannot be read: the page shows its TeX in its place.
//!
//! With `markdown: {math: true}`, `$x^2$` is a formula in running text and `$$x^2$$` one that stands alone, by Pandoc's rule:
//! no space inside the marks, and no digit after the closing one, so that `$5-$10 million` is money. `\$` is a dollar sign
//! anywhere, and what has braces that do not match is text. Formulas become MathML when the site is built; commands that define others, load something or link somewhere
//! are not known.

use crate::diagnostic::{Diagnostic, Level};
use crate::span::{Place, Span};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "broken-math",
    level: Level::Error,
    source: include_str!("broken_math.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    for formula in &document.body.formulas {
        let Err(fault) = &formula.mathml else { continue };
        let written = formula.span.slice(&document.body.source);
        let marks = written.len() - written.trim_start_matches('$').len();
        // In a block quotation the lines of a formula have marks between them: then the whole of it is the place.
        let as_it_is = written.get(marks..).is_some_and(|rest| rest.starts_with(&*formula.tex));
        let place = if as_it_is && !fault.range.is_empty() {
            let start = formula.span.start as usize + marks;
            Place::new(&document.path, Span::new(start + fault.range.start, start + fault.range.end))
        } else {
            subject.first_line(formula.span)
        };
        found.push(
            RULE.finding(place, fault.message.to_string())
                .help("write TeX that can be read, or `\\$` for a dollar sign"),
        );
    }
}
