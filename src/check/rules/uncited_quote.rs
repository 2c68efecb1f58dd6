//! A block quotation, or four quoted words or more, that no source is cited for.
//!
//! On a site with sources, a quotation is looked up where its paragraph, list item, table row or note cites; one over several
//! paragraphs, where any of them or the one right after cites. A long one without a citation is in nobody's text. Cite the
//! source at its end. In headings, the title and the summary, where nothing can be cited, such words have to occur in one of the
//! page's sources. For words that are not a quotation, use single marks or *emphasis*. Where raw HTML is published, what stands in
//! `<q>` and `<blockquote>` is quoted.
//!
//! Quoted words in the text of a link are let pass where they are a name: the title of the page of this site that it leads to,
//! or the heading. Entries of the log may quote what the page said before.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "uncited-quote",
    level: Level::Warning,
    source: include_str!("uncited_quote.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.lists_and_cites_nothing() || subject.site.sources.is_empty() {
        return;
    }
    for uncited in &subject.verified.uncited {
        if !uncited.is_long() || uncited.cannot_cite && uncited.occurs {
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
