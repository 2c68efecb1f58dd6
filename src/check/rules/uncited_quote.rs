//! A block quotation, or four quoted words or more, that no source is cited for.
//!
//! On a page with sources, a quotation is only looked up where its paragraph or list item cites. A long one without a citation
//! is in nobody's text. Cite the source at its end. In headings, the title and the summary, where nothing can be cited, such words
//! have to occur in one of the page's sources. For words that are not a quotation, use single marks or *emphasis*.

use crate::diagnostic::{Diagnostic, Level};
use crate::parse::text::count_words;

use super::super::rule::{Find, Rule, Subject};
use super::super::verify::listed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "uncited-quote",
    level: Level::Warning,
    source: include_str!("uncited_quote.rs"),
    find: Find::Document(find),
};

/// How many words make a quotation that has to be cited.
const LONG: usize = 4;

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.lists_and_cites_nothing() || listed(subject.entry).next().is_none() {
        return;
    }
    for uncited in &subject.verified.uncited {
        if !uncited.is_block && count_words(&uncited.words) < LONG || uncited.cannot_cite && uncited.occurs {
            continue;
        }
        let place = subject.place(uncited.span);
        let mut finding = if uncited.cannot_cite {
            RULE.finding(place, "this quotation is in no source of the page")
                .help("quote the words of a source, or take the quotation marks away")
        } else {
            RULE.finding(place, "no source is cited for this quotation")
                .help("cite its source, `[@key]`, in the same paragraph or list item")
        };
        if let Some((source, found)) = &uncited.found {
            finding = subject.with_words(finding, "it occurs", *source, &found.whole());
            finding = finding.help(format!("cite its source: `[@{}]`", subject.source(*source).source.key));
        }
        found.push(finding);
    }
}
