//! Honest pages: what a careful reporter writes is let pass, and an error planted in it is found.
//!
//! `tests/honest/site` has pages on sources of eight kinds, written before anybody asked what the checks would say to them.
//! `tests/honest/planted.txt` is a table of errors. `doubted.txt` has the honest claims that are doubted, and `lost.txt` the
//! errors that are not found; `UPDATE_EXPECT=1 cargo test` writes both anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use factbox::compile::{Memos, compile};
use factbox::diagnostic::{Diagnostic, Level};
use factbox::path::SitePath;
use factbox::world::{File, World};

use super::rules::{compare_file, read};

/// The rules of facts and hedges: at most one of their findings in fifty honest claims is noise.
const NOISY: [&str; 2] = ["unsupported-fact", "dropped-hedge"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/honest")
}

/// What is wrong with the pages, infos left out: file, line and message.
fn found(world: &World, memos: &Memos) -> Vec<(Diagnostic, String)> {
    let found = compile(world, memos).diagnostics.into_iter().filter(|finding| finding.level > Level::Info);
    found
        .map(|finding| {
            let place = finding.place.as_ref().map_or_else(String::new, |place| {
                let text = world.text(&place.path).expect("it is in a page");
                let line = text[..place.span.start as usize].matches('\n').count();
                format!("{}: {}", place.path, text.lines().nth(line).unwrap_or_default())
            });
            let said = format!("{place}\n    {}[{}] {}", finding.level.name(), finding.rule, finding.message);
            (finding, said)
        })
        .collect()
}

#[test]
fn hardly_an_honest_claim_is_doubted() {
    let (world, read) = read(&folder().join("site"));
    assert!(read.is_empty(), "{read:?}");
    let pages = world.files.iter().filter(|(path, _)| path.as_str().starts_with("content/"));
    let claims = pages.filter_map(|(path, _)| world.text(path)).flat_map(|text| text.lines());
    let claims = claims.filter(|line| line.starts_with("- ")).count();
    assert!(claims >= 200, "{claims} claims");
    let (noise, others): (Vec<_>, Vec<_>) = (found(&world, &Memos::default()).into_iter())
        .partition(|(finding, _)| NOISY.contains(&finding.rule));
    // What is computed is waived, whether it would be doubted or not.
    let others: Vec<String> = others
        .into_iter()
        .filter(|(finding, _)| finding.rule != "unused-allow")
        .map(|(_, said)| said)
        .collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
    let mut lines = String::new();
    for (_, said) in &noise {
        let _ = writeln!(lines, "{said}");
    }
    println!("{} of {claims} honest claims doubted\n{lines}", noise.len());
    let difference = compare_file(&folder().join("doubted.txt"), &lines);
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    assert!(noise.len() * 50 <= claims || !IS_HELD, "{} of {claims}:\n{lines}", noise.len());
}

/// Whether the figures are those that are wanted; until then they are shown in the tables, and no more.
const IS_HELD: bool = true;

/// An error that is planted: in which page, of which kind, and which words become which.
struct Planted {
    page: SitePath,
    kind: String,
    words: String,
    wrong: String,
}

fn planted() -> Vec<Planted> {
    let table = fs::read_to_string(folder().join("planted.txt")).expect("it is there");
    let mut page = SitePath::new("");
    let mut planted = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("## ") {
            page = SitePath::new(format!("content/{name}.md"));
            continue;
        }
        let (kind, words) = line.split_once(": ").unwrap_or_else(|| panic!("no kind: {line}"));
        let (words, wrong) = words.split_once(" → ").unwrap_or_else(|| panic!("no error: {line}"));
        let [kind, words, wrong] = [kind, words, wrong].map(str::to_owned);
        planted.push(Planted { page: page.clone(), kind, words, wrong });
    }
    planted
}

#[test]
fn every_error_that_is_planted_in_an_honest_page_is_found() {
    let (world, _) = read(&folder().join("site"));
    let memos = Memos::default();
    let said = |world: &World| -> BTreeSet<(String, String)> {
        let found = compile(world, &memos).diagnostics.into_iter();
        found
            .filter(|finding| finding.level > Level::Info)
            .map(|finding| (finding.rule.to_owned(), finding.message.to_string()))
            .collect()
    };
    let before = said(&world);
    let mut table: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut lost = String::new();
    for Planted { page, kind, words, wrong } in planted() {
        let text = world.text(&page).unwrap_or_else(|| panic!("no page {page}")).to_string();
        assert_eq!(text.matches(&words).count(), 1, "{page}: {words}");
        let mut planted = world.clone();
        planted.files.insert(page.clone(), File::text(&text.replace(&words, &wrong)));
        let rule = if kind == "hedge" { "dropped-hedge" } else { "unsupported-fact" };
        let is_found = said(&planted).difference(&before).any(|(found, _)| found == rule);
        let row = table.entry(kind.clone()).or_default();
        row.0 += 1;
        row.1 += usize::from(is_found);
        if !is_found {
            let _ = writeln!(lost, "{page}: {kind}: {words} → {wrong}");
        }
    }
    let all: usize = table.values().map(|row| row.0).sum();
    assert!(all >= 100, "{all} are planted");
    for (kind, (planted, found)) in &table {
        println!("{kind:8} {planted:3} planted, {found:3} found");
    }
    let difference = compare_file(&folder().join("lost.txt"), &lost);
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    assert!(lost.is_empty() || !IS_HELD, "{lost}");
}
