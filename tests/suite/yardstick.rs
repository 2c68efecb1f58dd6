//! The yardstick: of thousands of quotations and passages no false one passes, and hardly a true one is flagged.
//!
//! `tests/README.md` says how to run it on texts of one's own. What `tests/yardstick/not-yet.txt` names, with the reason,
//! is measured and not held.

#[path = "../yardstick/mod.rs"]
mod made;

use std::fs;
use std::path::Path;

use made::{article, measure, table};

/// So many spans are made.
const SPANS: usize = 20_000;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

fn articles() -> Vec<article::Article> {
    let folders = ["yardstick/texts", "honest/site/content/sources/text", "search/site/content"];
    folders.iter().flat_map(|texts| article::read(&folder().join(texts), "en", usize::MAX)).collect()
}

/// The names that are not held yet.
fn not_yet() -> Vec<String> {
    let file = fs::read_to_string(folder().join("yardstick/not-yet.txt")).expect("it is there");
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.rsplit_once(" ← ").map_or(line, |(name, _)| name).trim().to_owned()).collect()
}

#[test]
fn no_false_span_passes_and_hardly_a_true_one_is_flagged() {
    let articles = articles();
    let spans = measure::measure(&articles, SPANS);
    assert_eq!(spans.len(), SPANS);
    let not_yet = not_yet();
    for name in &not_yet {
        assert!(spans.iter().any(|span| span.is_called(name)), "nothing is called `{name}`");
    }
    let is_held = |span: &&measure::Span| !not_yet.iter().any(|name| span.is_called(name));
    let held: Vec<&measure::Span> = spans.iter().filter(is_held).collect();
    let counts = table::Counts::of(held.iter().copied());
    println!("{}\n  {}", table::table(&spans), counts.line("held"));
    let blamed: Vec<String> = table::blamed(&held)
        .iter()
        .map(|(name, counts)| format!("to blame: {}", counts.line(name)))
        .collect();
    let examples = table::examples(&held, 1);
    assert!(table::is_held(counts), "{examples}\n{}\n{}", blamed.join("\n"), counts.line("held"));
}
