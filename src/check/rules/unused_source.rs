//! A source is listed and never cited.
//!
//! Either a citation is missing, or the source is no longer needed. It is shown to readers under the references, as not
//! cited.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::front_matter::SourceEntryKind;
use crate::parse::cite::citing;
use crate::site::what::What;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unused-source",
    level: Level::Warning,
    source: include_str!("unused_source.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let has_references = matches!(subject.entry.what, What::Explainer(_) | What::Plain(_));
    if !has_references || subject.lists_and_cites_nothing() {
        return;
    }
    let document = subject.document;
    for &source in &subject.entry.uncited {
        let key = &subject.site.sources[source].source.key;
        let listed = document.front_matter.sources.iter().find(|listed| match &listed.kind {
            SourceEntryKind::Key(other) => other == key,
            SourceEntryKind::Inline(source) => source.key == *key,
        });
        let Some(listed) = listed else { continue };
        found.push(
            RULE.finding(
                subject.first_line(listed.span),
                format!("the source `{key}` is listed and never cited"),
            )
            .help(format!("cite it, `{}`, or take it off the list", citing(key))),
        );
    }
}
