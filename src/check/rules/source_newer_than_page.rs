//! A cited source was issued, or read, after the day that the page says it was updated.
//!
//! Either the page was changed and `updated:` was not, or a date is wrong. Dates are compared as exactly as they are known:
//! `2026-11` is not after 2026-11-13. A page without `updated:` is measured by `date:`, and not at all if it has neither.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::source::{SourceDate, Stated};
use crate::span::{Place, Spanned};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "source-newer-than-page",
    level: Level::Warning,
    source: include_str!("source_newer_than_page.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let front_matter = &subject.document.front_matter;
    let Some(updated) = front_matter.updated.as_ref().or(front_matter.date.as_ref()) else { return };
    for &source in &subject.entry.sources {
        let source = &subject.site.sources[source].source;
        let newer = |stated: &Stated<Spanned<SourceDate>>| match stated.known() {
            Some(Spanned { value: SourceDate::Edtf(date), span }) if date.is_after(updated.value) => {
                Some((*date, *span))
            }
            _ => None,
        };
        let issued = newer(&source.issued).map(|date| ("issued", date));
        let accessed = || newer(&source.accessed).map(|date| ("accessed", date));
        let Some((what, (date, span))) = issued.or_else(accessed) else { continue };
        let message = format!(
            "the page was last changed on {}, and cites `{}`, {what} {date}",
            updated.value, source.key
        );
        found.push(
            RULE.finding(subject.place(updated.span), message)
                .related(Place::new(&source.place.path, span), format!("`{what}` of the source"))
                .help("bring `updated:` up to date, or correct the date of the source"),
        );
    }
}
