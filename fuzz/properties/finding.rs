//! Findings: each has a place that is there, and can be said in every format.

use std::sync::Arc;

use factbox::diagnostic::Diagnostic;
use factbox::path::SitePath;
use factbox::report::{self, Face, Format};

use super::fits;

/// As many findings are said as this.
const SAID: usize = 64;

/// Checks findings in files whose text `source` knows.
pub fn check(findings: &[Diagnostic], source: &dyn Fn(&SitePath) -> Option<Arc<str>>) {
    for finding in findings {
        let related = finding.related.iter().map(|related| &related.place);
        for place in finding.place.iter().chain(related) {
            if let Some(text) = source(&place.path) {
                assert!(fits(&place.span.range(), &text), "{finding:?}");
            }
        }
        assert!(!finding.message.is_empty() && !finding.rule.is_empty(), "{finding:?}");
    }
    let findings = &findings[..findings.len().min(SAID)];
    for format in [Format::Human, Format::Short, Format::Json, Format::Github, Format::Sarif] {
        let mut said = Vec::new();
        let face = Face { format, colour: false, base: "" };
        report::write(face, findings, source, &mut said).expect("memory takes all that is written");
        let said = String::from_utf8(said).expect("a report is text");
        // A terminal does what control characters say; JSON has escapes for those of ASCII alone.
        let is_json = matches!(format, Format::Json | Format::Sarif);
        let acts = |char: char| char.is_control() && char != '\n' && !(is_json && char >= '\u{7f}');
        assert!(!said.contains(acts), "{format:?}: {said:?}");
        match format {
            Format::Json => {
                assert_eq!(said.lines().count(), findings.len(), "{said}");
                for line in said.lines() {
                    serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
                }
            }
            Format::Sarif => drop(serde_json::from_str::<serde_json::Value>(&said).expect("it is JSON")),
            // What is no command of ours would be one of the writer's text.
            Format::Github => {
                assert_eq!(said.lines().count(), findings.len(), "{said}");
                for line in said.lines() {
                    let command = line.strip_prefix("::").and_then(|rest| rest.split([' ', ':']).next());
                    assert!(matches!(command, Some("error" | "warning" | "notice")), "{line}");
                }
            }
            Format::Short => assert!(said.lines().count() >= findings.len(), "{said}"),
            Format::Human => {}
        }
    }
}

/// Checks findings in one file.
pub fn check_in(findings: &[Diagnostic], path: &SitePath, text: &str) {
    let text: Arc<str> = text.into();
    check(findings, &|other| (other == path).then(|| Arc::clone(&text)));
}
