//! One SARIF 2.1.0 document, for code scanning and other viewers of findings.

use std::collections::BTreeSet;
use std::io;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Level};
use crate::path::encode_path;
use crate::span::{Place, Span};

use super::place::{Files, Located};

pub(super) fn write(
    diagnostics: &[Diagnostic],
    files: &mut Files<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let rules: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    let rules: Vec<&str> = rules.into_iter().collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|diagnostic| result(diagnostic, &rules, files)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(|rule| json!({ "id": rule })).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn result(diagnostic: &Diagnostic, rules: &[&str], files: &mut Files<'_>) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.binary_search(&diagnostic.rule).unwrap_or_default(),
        "level": match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "note",
        },
        "message": { "text": message(diagnostic) },
    });
    let Some(place) = &diagnostic.place else { return result };
    result["locations"] = json!([{ "physicalLocation": physical(place, files) }]);
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(index, related)| {
            json!({
                "id": index + 1,
                "physicalLocation": physical(&related.place, files),
                "message": { "text": related.label },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(patch) = &diagnostic.patch {
        let located = files.locate(&Place::new(&place.path, patch.span));
        result["fixes"] = json!([{
            "description": { "text": diagnostic.help.as_deref().unwrap_or("replace it") },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&located.path) },
                "replacements": [{
                    "deletedRegion": region(&located),
                    "insertedContent": { "text": patch.replacement },
                }],
            }],
        }]);
    }
    result
}

/// Viewers show nothing but the message, so that it says all.
fn message(diagnostic: &Diagnostic) -> String {
    let mut message = diagnostic.message.to_string();
    for note in &diagnostic.notes {
        message.push('\n');
        message.push_str(note);
    }
    if let Some(help) = &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    message
}

fn physical(place: &Place, files: &mut Files<'_>) -> Value {
    let located = files.locate(place);
    let mut physical = json!({ "artifactLocation": { "uri": uri(&located.path) } });
    if located.start.is_some() && place.span != Span::default() {
        physical["region"] = region(&located);
    }
    physical
}

fn region(located: &Located) -> Value {
    match (located.start, located.end) {
        (Some(start), Some(end)) => json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }),
        _ => json!({ "byteOffset": located.span.start, "byteLength": located.span.end - located.span.start }),
    }
}

/// A path as a URI: relative, or of a file where it is not.
fn uri(path: &str) -> String {
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", encode_path(path))
}
