//! `content/sources/receipts.json`: read and written.
//!
//! ```json
//! {
//!   "version": 1,
//!   "sources": {
//!     "harbour-post": {
//!       "sha256": "…",
//!       "words": 470,
//!       "near_copies": ["harbour-wire"],
//!       "spans": {
//!         "…": {"at": [[120, 158]], "verdict": "exact"}
//!       }
//!     }
//!   }
//! }
//! ```
//!
//! What is equal is written in equal bytes, one span a line, so that a change is a line of a diff.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use crate::conflict;
use crate::diagnostic::Diagnostic;
use crate::digest::Sha256;
use crate::model::receipt::{Grade, Receipts, SourceReceipt, SpanReceipt};
use crate::path::SitePath;
use crate::span::{Place, Span};

/// Where the receipts of a site are.
pub const FILE_NAME: &str = "content/sources/receipts.json";
/// The only version of the format.
const VERSION: u64 = 1;
/// The rule of what is wrong with the file.
const RULE: &str = "wrong-value";

/// Under what receipts record words: the hash of their normal form.
pub fn hash(words: &str) -> Sha256 {
    Sha256::of_bytes(super::normal::normal(words).as_bytes())
}

/// Reads a file of receipts. What cannot be read verifies nothing.
pub fn read(path: &SitePath, text: &str) -> (Receipts, Vec<Diagnostic>) {
    match read_all(path, text) {
        Ok(read) => read,
        Err(finding) => (Receipts::default(), vec![*finding]),
    }
}

fn read_all(path: &SitePath, text: &str) -> Result<(Receipts, Vec<Diagnostic>), Box<Diagnostic>> {
    let help = "write the file anew: `factbox receipts`";
    let wrong = |span: Span, message: String| {
        Box::new(Diagnostic::error(RULE, Place::new(path, span), message).help(help))
    };
    if let Some(conflict) = conflict::find(path, text, |_| false).into_iter().next() {
        return Err(Box::new(conflict));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let line_start =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        wrong(Span::new(at, at), "these receipts are not JSON".to_owned())
    })?;
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        version => {
            let at = find_key(text, 0, "version").unwrap_or_default();
            let message = match version {
                Some(version) => {
                    format!("receipts of version {version} are not known; this is version {VERSION}")
                }
                None => "these receipts have no version".to_owned(),
            };
            return Err(wrong(at, message));
        }
    }
    let Some(sources) = value.get("sources").and_then(Value::as_object) else {
        return Err(wrong(Span::default(), "these receipts have no `sources`".to_owned()));
    };
    let mut receipts = Receipts::default();
    let mut diagnostics = Vec::new();
    let mut from = find_key(text, 0, "sources").map_or(0, |span| span.end as usize);
    for (key, value) in sources {
        let span = find_key(text, from, key).or_else(|| find_key(text, 0, key)).unwrap_or_default();
        from = from.max(span.end as usize);
        match source(value) {
            Some(source) => {
                let place = Some(Place::new(path, span));
                receipts.sources.insert(key.clone(), SourceReceipt { place, ..source });
            }
            None => diagnostics.push(*wrong(span, format!("the receipt of `{key}` cannot be read"))),
        }
    }
    Ok((receipts, diagnostics))
}

fn source(value: &Value) -> Option<SourceReceipt> {
    let hash = |text: &str| Sha256::from_hex(text);
    let near_copies = match value.get("near_copies") {
        None => Vec::new(),
        Some(keys) => {
            keys.as_array()?.iter().map(|key| key.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
    };
    let spans = match value.get("spans") {
        None => BTreeMap::new(),
        Some(spans) => spans
            .as_object()?
            .iter()
            .map(|(key, value)| Some((hash(key)?, span(value)?)))
            .collect::<Option<_>>()?,
    };
    Some(SourceReceipt {
        sha256: hash(value.get("sha256")?.as_str()?)?,
        words: usize::try_from(value.get("words")?.as_u64()?).ok()?,
        near_copies,
        spans,
        place: None,
    })
}

fn span(value: &Value) -> Option<SpanReceipt> {
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let range = |value: &Value| match value.as_array()?.as_slice() {
        [start, end] => Some((number(start)?, number(end)?)).filter(|(start, end)| start <= end),
        _ => None,
    };
    let verdict = value.get("verdict")?.as_str()?;
    Some(SpanReceipt {
        ranges: value.get("at")?.as_array()?.iter().map(range).collect::<Option<_>>()?,
        grade: Grade::ALL.into_iter().find(|grade| grade.name() == verdict)?,
    })
}

/// Where `"key":` stands from byte `from` on, without what follows the key.
fn find_key(text: &str, from: usize, key: &str) -> Option<Span> {
    let quoted = quote(key);
    text.get(from..)?
        .match_indices(&quoted)
        .find(|(at, _)| text[from + at + quoted.len()..].trim_start().starts_with(':'))
        .map(|(at, _)| Span::new(from + at, from + at + quoted.len()))
}

/// A JSON string.
fn quote(text: &str) -> String {
    Value::from(text).to_string()
}

/// The bytes of a file of receipts.
pub fn write(receipts: &Receipts) -> String {
    let mut json = format!("{{\n  \"version\": {VERSION},\n  \"sources\": {{");
    let mut first = true;
    for (key, source) in &receipts.sources {
        let _ = write!(json, "{}\n    {}: {{\n", if first { "" } else { "," }, quote(key));
        first = false;
        let _ = writeln!(json, "      \"sha256\": \"{}\",", source.sha256.to_hex());
        let _ = writeln!(json, "      \"words\": {},", source.words);
        if !source.near_copies.is_empty() {
            let keys: Vec<String> = source.near_copies.iter().map(|key| quote(key)).collect();
            let _ = writeln!(json, "      \"near_copies\": [{}],", keys.join(", "));
        }
        json.push_str("      \"spans\": {");
        for (number, (hash, span)) in source.spans.iter().enumerate() {
            let ranges: Vec<String> =
                span.ranges.iter().map(|(start, end)| format!("[{start}, {end}]")).collect();
            let _ = write!(
                json,
                "{}\n        \"{}\": {{\"at\": [{}], \"verdict\": \"{}\"}}",
                if number == 0 { "" } else { "," },
                hash.to_hex(),
                ranges.join(", "),
                span.grade.name()
            );
        }
        json.push_str(if source.spans.is_empty() { "}\n    }" } else { "\n      }\n    }" });
    }
    json.push_str(if receipts.sources.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> SitePath {
        SitePath::new(FILE_NAME)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let span = |ranges: &[(usize, usize)], grade| SpanReceipt { ranges: ranges.to_vec(), grade };
        let source = |key: &str, spans: &[(&str, SpanReceipt)], near_copies: &[&str]| SourceReceipt {
            sha256: Sha256::of_bytes(key.as_bytes()),
            words: 12,
            near_copies: near_copies.iter().map(|key| (*key).to_owned()).collect(),
            spans: spans
                .iter()
                .map(|(words, span)| (Sha256::of_bytes(words.as_bytes()), span.clone()))
                .collect(),
            place: None,
        };
        let receipts = Receipts {
            sources: BTreeMap::from([
                ("b".to_owned(), source("b", &[], &["sha256", "doi:10.1/\"x\""])),
                (
                    "sha256".to_owned(),
                    source(
                        "a",
                        &[
                            ("x", span(&[(0, 4), (9, 12)], Grade::Marked)),
                            ("y", span(&[(1, 2)], Grade::Exact)),
                        ],
                        &[],
                    ),
                ),
            ]),
        };
        for receipts in [Receipts::default(), receipts] {
            let text = write(&receipts);
            let (mut back, diagnostics) = read(&path(), &text);
            assert_eq!(diagnostics, []);
            for (key, source) in &mut back.sources {
                let place = source.place.take().unwrap();
                assert_eq!(place.span.slice(&text), format!("\"{key}\""));
            }
            assert_eq!(back, receipts);
            assert_eq!(write(&back), text);
            assert!(serde_json::from_str::<Value>(&text).is_ok());
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_at_its_place() {
        for (text, message, at) in [
            ("{\n  \"version\": 1,\n  x", "these receipts are not JSON", 20),
            ("{\"version\": 2}", "receipts of version 2 are not known; this is version 1", 1),
            ("{}", "these receipts have no version", 0),
            ("{\"version\": 1}", "these receipts have no `sources`", 0),
            (
                "{\"version\": 1, \"sources\": {\"a\": {\"words\": 1}}}",
                "the receipt of `a` cannot be read",
                27,
            ),
        ] {
            let (receipts, diagnostics) = read(&path(), text);
            assert_eq!(receipts, Receipts::default());
            assert_eq!(diagnostics[0].message, message);
            assert_eq!(diagnostics[0].place.as_ref().unwrap().span.start, at, "{text}");
        }
    }
}
