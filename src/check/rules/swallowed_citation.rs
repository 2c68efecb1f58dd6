//! A citation at the beginning of a line with a colon after it.
//!
//! To Markdown `[@key]: word` is the definition of a link, of which nothing is left on the page: neither the citation nor
//! what follows it. Worse, every `[@key]` on the page is then a link to *word*. Write something before it, or take the colon
//! away.
//!
//! A name that is the key of no source and has an address, `[@ann]: https://example.org/ann`, is let pass: `[@ann]` is a link to
//! it.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "swallowed-citation",
    level: Level::Error,
    source: include_str!("swallowed_citation.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    let links = body.links.iter().filter(|link| subject.is_swallowed(link)).count();
    for (index, span) in subject.swallowed().enumerate() {
        let finding = RULE.finding(
            subject.first_line(span),
            "Markdown takes this citation for the definition of a link, and nothing of it is left on the page",
        );
        let finding = finding.help("write something before it, or take the colon away");
        found.push(match links {
            1 if index == 0 => finding.note("one citation on this page has become a link by it"),
            2.. if index == 0 => {
                finding.note(format!("{links} citations on this page have become links by it"))
            }
            _ => finding,
        });
    }
}
