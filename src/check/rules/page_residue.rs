//! A source's text has lines of the page that it was copied from.
//!
//! "Comments", "Subscribe", "Related Sources" at the beginning or end of a text are not the article's words. They do little
//! harm, but a quotation might be found in them, and they count as words. Cut them off, and write the receipts anew.

use crate::diagnostic::{Diagnostic, Level};
use crate::span::Place;

use super::super::rule::{Find, Rule, Subject, in_one_line};
use super::super::verify::listed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "page-residue",
    level: Level::Info,
    source: include_str!("page_residue.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (index, id) in listed(subject.entry).enumerate() {
        let source = &subject.site.sources[id].source;
        let (Some(text), Some(name)) = (subject.text(index), &source.text) else { continue };
        let residue = text.residue();
        if residue.is_empty() {
            continue;
        }
        let words = residue.iter().map(|range| text.index.text.words.get(range.clone()).unwrap_or(""));
        let words: Vec<String> = words.map(|words| format!("\"{}\"", in_one_line(words))).collect();
        let place = Place::new(&source.place.path, name.span);
        let message = format!("the text of `{}` has residue of a page: {}", source.key, words.join(", "));
        let mut finding = RULE.finding(place, message).help("cut it off, and write the receipts anew");
        for range in residue {
            if let Some(place) = subject.place_in_text(index, range) {
                finding = finding.related(place, "here");
            }
        }
        found.push(finding);
    }
}
