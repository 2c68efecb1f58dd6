//! How long the quotation check takes: `cargo bench --bench quotes`.
//!
//! 1,000 explainers with 30 quotations and passages each, against 500 texts of 1,000 words; then again with nothing changed,
//! and after an edit of one page; then the nearest passage in a text of 5 MB.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark asks for the time and prints it"
)]

use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;

use factbox::check;
use factbox::check::quotes::index::Index;
use factbox::check::quotes::near::nearest;
use factbox::compile::{Memos, compile};
use factbox::digest::Digest;
use factbox::parse::text;
use factbox::path::SitePath;
use factbox::world::{File, World};

const TEXTS: usize = 500;
const PAGES: usize = 1_000;
const WORDS: usize = 1_000;
const QUOTATIONS: usize = 30;

/// The next of a row of numbers that look random and are the same each time.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// Words of an invented language, a sentence of ten each, in paragraphs.
fn article(state: &mut u64, words: usize) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "den", "ko", "ri", "sal", "tum", "ve", "lor", "mi", "nat", "pe", "qua", "ros", "si", "tel",
        "un", "vas", "wo", "ze", "cha", "dri", "fen", "gol", "hu",
    ];
    (0..words)
        .map(|_| {
            let syllables = 1 + next(state) % 3;
            (0..syllables).map(|_| SYLLABLES[next(state) % SYLLABLES.len()]).collect()
        })
        .collect()
}

fn text_of(words: &[String]) -> String {
    let mut text = String::new();
    for (number, word) in words.iter().enumerate() {
        text.push_str(if number == 0 {
            ""
        } else if number % 100 == 0 {
            ".\n\n"
        } else if number % 10 == 0 {
            ". "
        } else {
            " "
        });
        text.push_str(word);
    }
    text
}

fn page(number: usize, articles: &[Vec<String>], state: &mut u64) -> String {
    let sources: Vec<usize> = (0..3).map(|offset| (number * 7 + offset * 131) % TEXTS).collect();
    let listed: Vec<String> = sources.iter().map(|source| format!("s{source}")).collect();
    let mut page =
        format!("---\ntitle: Page {number}\nsources: [{}]\n---\n\n## What we know\n\n", listed.join(", "));
    for item in 0..QUOTATIONS / 2 {
        let source = sources[item % 3];
        let mut cut = |words: usize| {
            let from = next(state) % (WORDS / 10 - 2) * 10;
            articles[source][from..from + words].join(" ")
        };
        let (quotation, passage) = (cut(8), cut(5));
        let _ = writeln!(page, "- They said \"{quotation}\" of it. [@s{source}, \"{passage}\"]");
    }
    page
}

fn main() {
    let mut state = 1;
    let articles: Vec<Vec<String>> = (0..TEXTS).map(|_| article(&mut state, WORDS)).collect();
    let mut world = World::default();
    for (number, words) in articles.iter().enumerate() {
        world.texts.insert(format!("{number}.txt"), File::text(&text_of(words)));
        let source =
            format!("id: s{number}\ntitle: S\npublisher: P{number}\nissued: 2024\ntext: {number}.txt\n");
        world.files.insert(SitePath::new(format!("content/sources/s{number}.yaml")), File::text(&source));
    }
    for number in 0..PAGES {
        let page = page(number, &articles, &mut state);
        world.files.insert(SitePath::new(format!("content/p{number}.md")), File::text(&page));
    }
    let memos = Memos::default();
    let compilation = compile(&world, &memos);

    let started = Instant::now();
    for (name, words) in articles.iter().map(|words| text_of(words)).enumerate() {
        std::hint::black_box(text::read(&format!("{name}.txt"), &words.into(), Digest::default()));
    }
    println!("read {TEXTS} texts of {WORDS} words, one thread: {:.1?}", started.elapsed());

    let checks = check::Memos::default();
    let started = Instant::now();
    let checked = check::check(&compilation.site, &[], &checks);
    println!("check {PAGES} pages, cold, all rules: {:.1?}", started.elapsed());
    println!("  {}; {} findings", checked.verification.counts(), checked.diagnostics.len());
    checks.end_of_refresh();
    let started = Instant::now();
    check::check(&compilation.site, &[], &checks);
    println!("check them again: {:.1?}", started.elapsed());

    let edited = page(PAGES, &articles, &mut state);
    world.files.insert(SitePath::new("content/p5.md"), File::text(&edited));
    let started = Instant::now();
    let edited = compile(&world, &memos);
    println!("compile after an edit of one page, from reading to planning: {:.1?}", started.elapsed());
    checks.end_of_refresh();
    let started = Instant::now();
    check::check(&edited.site, &[], &checks);
    println!("check after an edit of one page: {:.1?}", started.elapsed());

    let long = article(&mut state, 1_000_000);
    let quotation = long[500_000..500_030].join(" ").replace("ko", "nat");
    let words = text_of(&long);
    let started = Instant::now();
    let index = Index::new(&Arc::new(text::read("long.txt", &words.as_str().into(), Digest::default())));
    println!("index a text of {} KB: {:.1?}", words.len() / 1000, started.elapsed());
    for _ in 0..2 {
        let started = Instant::now();
        let near = nearest(&quotation, &index);
        println!("the nearest passage in it: {:.1?} ({})", started.elapsed(), near.is_some());
    }
}
