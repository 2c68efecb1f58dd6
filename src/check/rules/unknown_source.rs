//! A citation names a key that no source has.
//!
//! `[@kl-dispach]` leads nowhere, and the claim before it rests on nothing. The same goes for a key in the page's `sources:`
//! without a file in `content/sources/`. A bare `@name` is a citation only if a source has that key, so an address of a
//! social network in running text is none.
//!
//! To mend it, write the key as the source's file has it, or describe the source: `factbox new source <key>`.

use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::model::document::Document;
use crate::model::front_matter::SourceEntryKind;
use crate::model::source::Source;
use crate::parse::cite::citing;
use crate::site::routes;
use crate::span::Span;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unknown-source",
    level: Level::Error,
    source: include_str!("unknown_source.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let sources = &subject.site.sources;
    let exists = |key: &str| subject.has_source(key);
    let unknown = |key: &str, span| {
        let finding = RULE.finding(subject.place(span), format!("no source has the key `{key}`"));
        if let Some(source) = sources.iter().find(|source| is_at(&source.source, key)) {
            return finding.help(format!("cite it by its key: `{}`", citing(&source.source.key)));
        }
        match did_you_mean(key, sources.iter().map(|source| source.source.key.as_str())) {
            Some(near) => {
                finding.help(format!("did you mean `{near}`?")).patch(span, fit(document, near, span))
            }
            None if routes::source_name(key).as_deref() == Some(key) => {
                finding.help(format!("describe it in `content/sources/{key}.yaml`, or under `sources:`"))
            }
            None => {
                finding.help("describe it under `sources:`, and give it a key of letters, digits and `-`")
            }
        }
    };
    for listed in &document.front_matter.sources {
        if let SourceEntryKind::Key(key) = &listed.kind
            && !exists(key)
        {
            found.push(unknown(key, listed.span));
        }
    }
    for (group, mentions) in document.citations.iter().zip(subject.entry.resolution.cited.citations.iter()) {
        let mut last = None;
        for ((citation, _), mention) in group.mentions().zip(mentions) {
            // A citation with several passages names its source once.
            let is_again = last.replace(citation.key_span) == Some(citation.key_span);
            // What is wrong with a source in place is a finding of its own.
            if is_again || mention.is_some() || !group.bracketed || subject.describes(&citation.key) {
                continue;
            }
            found.push(unknown(&citation.key, citation.key_span));
        }
    }
}

/// Whether a source stands at this address.
fn is_at(source: &Source, address: &str) -> bool {
    source.url.known().is_some_and(|url| url.value == address)
}

/// A key as it fits into the place of another: with braces, if it needs them and they are not there.
fn fit(document: &Document, key: &str, span: Span) -> String {
    let before = &document.body.source[..span.start as usize];
    if before.ends_with('@') && citing(key).contains('{') { format!("{{{key}}}") } else { key.to_owned() }
}
