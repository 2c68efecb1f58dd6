//! Holes: what once went out with "nothing is wrong", and true words that were called wrong, one by one.
//!
//! `tests/holes/inputs.txt` has the inputs, `tests/holes/expected.txt` the table: each with what is found. An input that is
//! judged wrongly has `✗` before it. `UPDATE_EXPECT=1 cargo test` writes the table anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use factbox::compile::{Memos, compile};
use factbox::diagnostic::Level;
use factbox::path::SitePath;
use factbox::world::{Content, File, ImageHeader, ImageSize, World};

use super::rules::{compare_file, read};

const PAGE: &str = "content/hallsay-ferry.md";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/holes")
}

/// The site that `factbox init` writes, with a few further sources.
fn starter() -> World {
    let (mut world, read) = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/site"));
    assert!(read.is_empty(), "{read:?}");
    for entry in fs::read_dir(folder().join("texts")).expect("it is there") {
        let path = entry.expect("it can be read").path();
        let key = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let source = format!("title: {key}\npublisher: {key}\nissued: 2025-03-01\ntext: {key}.txt\n");
        world.files.insert(SitePath::new(format!("content/sources/{key}.yaml")), File::text(&source));
        world.texts.insert(format!("{key}.txt"), File::text(&fs::read_to_string(&path).expect("it is text")));
    }
    let image = Some(ImageHeader::Size(ImageSize { width: 4, height: 3 }));
    world.files.insert(SitePath::new("static/view.png"), File { image, ..File::text("") });
    world
}

/// The starter with the input in its place.
fn with(world: &World, place: &str, input: &str) -> World {
    let mut world = world.clone();
    let mut change = |path: &str, with: &dyn Fn(&str) -> String| {
        let path = SitePath::new(path);
        let Some(Content::Text(text)) = world.files.get(&path).map(|file| file.content.clone()) else {
            panic!("no {path}")
        };
        let changed = with(&text);
        assert_ne!(changed, *text);
        world.files.insert(path, File::text(&changed));
    };
    let behind = |text: &str| format!("{text}\n{input}\n");
    match place {
        "in place of the first passage" => change(PAGE, &|text: &str| {
            let first = text.find("  [@ellery-courier, \"").expect("it cites") + 2;
            let end = first + text[first..].find("]\n").expect("it ends") + 1;
            format!("{}{input}{}", &text[..first], &text[end..])
        }),
        "in the lede" => {
            let lede = |text: &str| {
                let at = text.find("## What we know").expect("it is there");
                let cites = input.contains('@') || input.starts_with("It is a “hinge”");
                let cite = if cites { "" } else { " [@ellery-courier]" };
                format!("{}{input}{cite}\n\n{}", &text[..at], &text[at..])
            };
            change(PAGE, &lede);
        }
        "in `content/index.md`" => change("content/index.md", &behind),
        "in `content/pages/about.md`" => change("content/pages/about.md", &behind),
        "as the title, as the summary" => {
            let value = format!("'{}'", input.replace('\'', "''"));
            change(PAGE, &|text: &str| with_value(&with_value(text, "title", &value), "summary", &value));
        }
        "as the sections of a page" => {
            let page = format!(
                "---\ntitle: Another\ndate: 2025-03-19\nsources: [ellery-courier, coastal-review]\n---\n\nWords.\n\n{input}\n"
            );
            world.files.insert(SitePath::new("content/another.md"), File::text(&page));
        }
        _ => panic!("no such place: {place}"),
    }
    world
}

fn with_value(text: &str, key: &str, value: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.starts_with(&format!("{key}: ")) { format!("{key}: {value}\n") } else { format!("{line}\n") }
    });
    lines.collect()
}

/// What is found in a site: how often each rule finds something, infos left out.
fn found(world: &World, memos: &Memos) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for finding in compile(world, memos).diagnostics {
        // These are found since a passage is gone, or a source or many words are new.
        let is_beside = matches!(
            finding.rule,
            "unused-source" | "unsupported-fact" | "incomplete-source" | "single-origin" | "quote-budget"
        );
        if finding.level > Level::Info && !is_beside {
            *found.entry(format!("{}[{}]", finding.level.name(), finding.rule)).or_default() += 1;
        }
    }
    found
}

/// Each input with what is found; how many are judged wrongly.
fn table() -> (String, usize) {
    let (starter, memos) = (starter(), Memos::default());
    let before = found(&starter, &memos);
    assert!(before.is_empty(), "the starter itself: {before:?}");
    let inputs = fs::read_to_string(folder().join("inputs.txt")).expect("it is there");
    let (mut text, mut wrong) = (String::new(), 0);
    let (mut must_find, mut place) = (true, "");
    let from = inputs.find("\n## ").expect("it has a heading");
    for line in inputs[from..].lines().filter(|line| !line.is_empty()) {
        let head =
            line.strip_prefix("## ").filter(|head| head.starts_with("find, ") || head.starts_with("pass, "));
        if let Some(head) = head {
            let (what, rest) = head.split_once(", ").expect("it says what must be found");
            (must_find, place) = (what == "find", rest.split_once(": ").map_or(rest, |(place, _)| place));
            let _ = write!(text, "{}## {head}\n\n", if text.is_empty() { "" } else { "\n" });
            continue;
        }
        let found = found(&with(&starter, place, &line.replace("\\n", "\n").replace("\\t", "\t")), &memos);
        let is_right = found.is_empty() != must_find;
        wrong += usize::from(!is_right);
        let found: Vec<String> = found
            .into_iter()
            .map(|(rule, times)| if times > 1 { format!("{rule} × {times}") } else { rule })
            .collect();
        let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
        let _ = write!(text, "{}{line}\n    {found}\n", if is_right { "" } else { "✗ " });
    }
    (text, wrong)
}

#[test]
fn no_hole_is_open_and_no_true_word_is_called_wrong() {
    let (table, wrong) = table();
    let difference = compare_file(&folder().join("expected.txt"), &table);
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    assert!(wrong == 0, "{wrong} are judged wrongly:\n{table}");
}
