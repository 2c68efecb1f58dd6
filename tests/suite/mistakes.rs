//! Mistakes: what a site with every mistake that we could think of is told, in one run, and that nothing in it, nor any
//! mutation of it, brings factbox down.
//!
//! `tests/mistakes/<site>/expected.txt` is all that is found in a site; `UPDATE_EXPECT=1 cargo test` writes it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use factbox::compile::{Memos, compile};
use factbox::path::SitePath;
use factbox::world::{Content, File, World};

use super::rules::{compare, findings, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

#[test]
fn all_mistakes_are_found_in_one_run_at_their_places() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder()).expect("the folder is there") {
        let root = entry.expect("it can be read").path();
        let (world, read) = read(&root);
        wrong.extend(compare(&root, &findings(&world, &read).1));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_mistakes_are_of_many_kinds() {
    let (world, read) = read(&folder().join("site"));
    let found = findings(&world, &read).0;
    // One kind: what is found, names and numbers left out.
    let kinds: BTreeSet<(&str, String)> = found
        .iter()
        .map(|finding| {
            let words = finding.message.split('`').step_by(2).collect::<String>();
            (finding.rule, words.chars().filter(|char| !char.is_ascii_digit()).collect())
        })
        .collect();
    assert!(kinds.len() >= 80, "{} kinds: {kinds:#?}", kinds.len());
}

/// A change to a file.
#[derive(Clone, Debug)]
enum Mutation {
    /// Takes a piece out.
    Cut { at: prop::sample::Index, length: usize },
    /// Puts a piece in.
    Put { at: prop::sample::Index, piece: String },
    /// Puts in a piece of another file.
    Splice { at: prop::sample::Index, from: prop::sample::Index, start: prop::sample::Index, length: usize },
    /// Swaps two lines.
    Swap { one: prop::sample::Index, other: prop::sample::Index },
    /// Ends the file here.
    End { at: prop::sample::Index },
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<prop::sample::Index>;
    let piece = prop_oneof![
        "[-\\[\\](){}:;,.@#*_>`'\"|&!?<= \t\n]{1,4}",
        "\\PC{1,3}",
        prop::sample::select(vec![
            "---\n",
            "- ",
            "\n## What we know\n\n",
            "### ",
            "> ",
            "[@",
            "[@gazette]",
            "[[",
            "]]",
            "{#",
            "<!-- allow ",
            " -->",
            "“",
            "„",
            "**2026-11-21 — Correction.** ",
            "é",
            "\u{2028}",
            "\u{200f}",
            "𝕏",
            "\u{301}",
            "2026-02-30",
            "%",
            "%ff",
            "://",
            "| a |\n|---|\n",
            "[^1]",
            "[^1]: ",
            "\n: ",
            "sources:\n  - ",
            "*a ",
            "&a ",
            "!!",
            "\"",
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        (index(), 1..40usize).prop_map(|(at, length)| Mutation::Cut { at, length }),
        (index(), piece).prop_map(|(at, piece)| Mutation::Put { at, piece }),
        (index(), index(), index(), 1..80usize).prop_map(|(at, from, start, length)| Mutation::Splice {
            at,
            from,
            start,
            length
        }),
        (index(), index()).prop_map(|(one, other)| Mutation::Swap { one, other }),
        index().prop_map(|at| Mutation::End { at }),
    ]
}

/// A place between two characters.
fn boundary(text: &str, index: prop::sample::Index) -> usize {
    let at = index.index(text.len() + 1);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The text from `start`, some `length` bytes of it.
fn piece(text: &str, start: usize, length: usize) -> &str {
    let end = (start + length).min(text.len());
    let end = (end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    &text[start..end]
}

fn mutate(text: &str, others: &[String], mutation: &Mutation) -> String {
    match mutation {
        Mutation::Cut { at, length } => {
            let start = boundary(text, *at);
            let cut = piece(text, start, *length).len();
            format!("{}{}", &text[..start], &text[start + cut..])
        }
        Mutation::Put { at, piece } => {
            let at = boundary(text, *at);
            format!("{}{piece}{}", &text[..at], &text[at..])
        }
        Mutation::Splice { at, from, start, length } => {
            let from = from.get(others);
            let at = boundary(text, *at);
            format!("{}{}{}", &text[..at], piece(from, boundary(from, *start), *length), &text[at..])
        }
        Mutation::Swap { one, other } => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
            lines.join("\n")
        }
        Mutation::End { at } => text[..boundary(text, *at)].to_owned(),
    }
}

fn texts(world: &World) -> Vec<(SitePath, String)> {
    let text = |content: &Content| match content {
        Content::Text(text) => Some(text.to_string()),
        Content::Bytes | Content::Unreadable(_) => None,
    };
    world.files.iter().filter_map(|(path, file)| Some((path.clone(), text(&file.content)?))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_brings_factbox_down(
        mutations in prop::collection::vec((any::<prop::sample::Index>(), mutation()), 1..40),
    ) {
        let (mut world, read) = read(&folder().join("site"));
        let mut files = texts(&world);
        let originals: Vec<String> = files.iter().map(|(_, text)| text.clone()).collect();
        for (file, mutation) in &mutations {
            let text = &mut file.get_mut(&mut files).1;
            *text = mutate(text, &originals, mutation);
        }
        for (path, text) in files {
            world.files.insert(path, File::text(&text));
        }
        let (found, _) = findings(&world, &read);
        for finding in &found {
            let Some(place) = &finding.place else { continue };
            if let Some(text) = world.text(&place.path) {
                let range = place.span.range();
                prop_assert!(text.get(range).is_some(), "{finding:?} is not a place in its file");
            }
            prop_assert!(factbox::check::rules::manual(finding.rule).is_some(), "no manual of `{}`", finding.rule);
        }
        let compilation = compile(&world, &Memos::default());
        for page in compilation.pages.iter() {
            // What cannot be rendered is a finding; what panics is a mistake of ours.
            let _ = compilation.render(page);
        }
    }
}
