//! What each stage of a build costs by itself, on a site of 200 explainers made here: `cargo bench --bench stages`, or
//! `cargo bench --bench stages -- link` for one of them. Each starts with nothing remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use factbox::check;
use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::config::Config;
use factbox::digest::Digest;
use factbox::disk::publish::{self, Outcome, Target};
use factbox::disk::stage::{Make, Memory, Planned};
use factbox::pages;
use factbox::pages::frame::Frame;
use factbox::pages::page::{Page, PageContent};
use factbox::parse::document::{self, Manner};
use factbox::parse::{front_matter, source};
use factbox::path::SitePath;
use factbox::site::choice::Choice;
use factbox::site::what::What;
use factbox::site::{self, Inputs};
use factbox::world::{Content, File, Options, World};

const PAGES: usize = 200;
const SOURCES: usize = 100;

/// The next of a row of numbers that look random and are the same each time.
fn next(state: &mut usize, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

fn sentence(state: &mut usize) -> String {
    const NOUNS: [&str; 8] =
        ["harbour", "bridge", "ferry", "council", "library", "reservoir", "clinic", "quarry"];
    const VERBS: [&str; 6] = ["closed", "rebuilt", "taxed", "moved", "licensed", "counted"];
    let mut noun = || NOUNS[next(state, NOUNS.len())];
    let (one, other) = (noun(), noun());
    let verb = VERBS[next(state, VERBS.len())];
    format!("The {one} was {verb} in {} by the {other} of the *town*.", 1990 + next(state, 35))
}

fn sentences(state: &mut usize, count: usize) -> String {
    (0..count).map(|_| sentence(state)).collect::<Vec<_>>().join(" ")
}

/// About 700 words: claims with citations, a dispute, a table, a footnote, links to other pages.
fn explainer(number: usize) -> String {
    let state = &mut (number + 1);
    let sources: Vec<usize> = (0..4).map(|offset| (number * 7 + offset * 13) % SOURCES).collect();
    let mut page = format!(
        "---\ntitle: What became of number {number}\nsummary: {}\ndate: 2025-0{}-1{}\ntopics: [Topic {}, Topic {}]\nsources: [s{}, s{}, s{}, s{}]\n---\n\n",
        sentence(state),
        1 + number % 9,
        number % 10,
        number % 20,
        number % 20 + 1,
        sources[0],
        sources[1],
        sources[2],
        sources[3],
    );
    let _ = write!(page, "{}\n\n## What we know\n\n", sentences(state, 6));
    for claim in 0..9 {
        let cited = sources[claim % 4];
        let _ = match claim % 3 {
            0 => writeln!(
                page,
                "- {} [@s{cited}, p. {claim}; @s{}]",
                sentence(state),
                sources[(claim + 1) % 4]
            ),
            _ => writeln!(page, "- {} [@s{cited}]", sentence(state)),
        };
    }
    let _ = write!(page, "\n## What's disputed\n\n### Was it closed?\n\n");
    for (position, cited) in ["The council", "The owners"].iter().zip(&sources) {
        let _ = writeln!(page, "- **{position}.** {} [@s{cited}]", sentence(state));
    }
    let _ =
        write!(page, "\n## Background\n\n{}[^1]\n\n| place | year |\n| --- | ---: |\n", sentences(state, 8));
    for row in 0..6 {
        let _ = writeln!(page, "| place {row} | {} |", 1990 + next(state, 35));
    }
    let other = next(state, PAGES);
    let _ =
        write!(page, "\nSee [another](p{other}.md). {}\n\n[^1]: {}\n", sentences(state, 8), sentence(state));
    let _ = write!(page, "\n## What we don't know\n\n- Whether the bridge is open.\n- Who closed it.\n");
    page
}

fn source_file(number: usize) -> String {
    format!(
        "id: s{number}\ntitle: The report, number {number}\npublisher: The Gazette {}\nauthor: Noor Rossi\nissued: 2024-05-1{}\ntype: report\nURL: https://gazette.example/{number}\n",
        number % 30,
        number % 10,
    )
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let mut world = World { options: Options { future: true, ..Options::default() }, ..World::default() };
    let mut put = |path: String, text: &str| {
        world.files.insert(SitePath::new(path), File::text(text));
    };
    put("factbox.yaml".to_owned(), "title: Stages\nbase_url: https://stages.example/\ncards: false\n");
    (0..SOURCES).for_each(|number| put(format!("content/sources/s{number}.yaml"), &source_file(number)));
    (0..PAGES).for_each(|number| put(format!("content/p{number}.md"), &explainer(number)));
    world
});

static COMPILATION: LazyLock<Compilation> = LazyLock::new(|| {
    let compilation = compile(&WORLD, &Memos::default());
    assert_eq!(compilation.site.explainers.len(), PAGES);
    assert!(compilation.pages.len() > PAGES + SOURCES, "all pages are planned");
    compilation
});

/// The files of the world whose names end so.
fn files(end: &str) -> Vec<(&'static SitePath, &'static Arc<str>, Digest)> {
    let files = WORLD.files.iter().filter(|(path, _)| path.as_str().ends_with(end));
    let texts = files.filter_map(|(path, file)| match &file.content {
        Content::Text(text) => Some((path, text, file.digest)),
        Content::Bytes | Content::Unreadable(_) => None,
    });
    texts.collect()
}

/// Every page, rendered by template or written as data.
fn made() -> Vec<(&'static Page, Vec<u8>)> {
    let rendered = COMPILATION.pages.iter().filter_map(|page| match COMPILATION.render(page) {
        Ok(Rendered::Bytes(bytes)) => Some((page, bytes)),
        Ok(Rendered::Copy(_)) => None,
        Err(why) => panic!("{}: {why:?}", page.path),
    });
    rendered.collect()
}

#[divan::bench]
fn read_front_matter(bencher: Bencher) {
    let files = files(".md");
    bencher.counter(ItemsCount::new(files.len())).bench(|| {
        for (path, text, _) in &files {
            black_box(front_matter::read(path, text));
        }
    });
}

#[divan::bench]
fn read_markdown_with_citations(bencher: Bencher) {
    let files = files(".md");
    let manner = Manner::new(&Config::default());
    let bytes = files.iter().map(|(_, text, _)| text.len()).sum::<usize>();
    bencher.counter(ItemsCount::new(files.len())).counter(BytesCount::new(bytes)).bench(|| {
        for (path, text, digest) in &files {
            black_box(document::explainer(path, text, *digest, &manner));
        }
    });
}

#[divan::bench]
fn read_sources(bencher: Bencher) {
    let files = files(".yaml");
    bencher.counter(ItemsCount::new(files.len())).bench(|| {
        for (path, text, _) in &files {
            black_box(source::read(path, text));
        }
    });
}

#[divan::bench]
fn link(bencher: Bencher) {
    let compiled = &COMPILATION.site;
    let explainers = compiled.entries.iter().filter_map(|entry| match &entry.what {
        What::Explainer(explainer) => Some(explainer.clone()),
        What::Plain(_) | What::Topic(_) | What::Home(_) => None,
    });
    let explainers: Vec<_> = explainers.collect();
    let inputs = || Inputs {
        explainers: explainers.clone(),
        sources: compiled.sources.iter().map(|entry| entry.source.clone()).collect(),
        texts: BTreeMap::new(),
        files: BTreeSet::new(),
        ..Inputs::default()
    };
    bencher
        .counter(ItemsCount::new(PAGES))
        .with_inputs(|| (inputs(), Arc::clone(&compiled.config)))
        .bench_values(|(inputs, config)| {
            let choice = Choice { future: true, ..Choice::default() };
            site::link(inputs, config, &choice, &site::Memos::default())
        });
}

#[divan::bench]
fn check(bencher: Bencher) {
    let site = &COMPILATION.site;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| check::check(site, &[], &check::Memos::default()));
}

#[divan::bench]
fn plan(bencher: Bencher) {
    let site = &COMPILATION.site;
    let theme = COMPILATION.theme().expect("the default theme can be loaded");
    let frame = Frame::new(site, BTreeMap::new(), theme.languages().clone(), theme.digest());
    bencher
        .counter(ItemsCount::new(COMPILATION.pages.len()))
        .bench(|| pages::plan(site, &frame, Vec::new(), &pages::Memos::default()));
}

#[divan::bench(args = ["explainer.html", "source.html", "topic.html", "claims", "Markdown"])]
fn render(bencher: Bencher, kind: &str) {
    let pages: Vec<&Page> = COMPILATION.pages.iter().filter(|page| page.kind() == kind).collect();
    assert!(!pages.is_empty(), "there are pages of kind {kind}");
    let is_template = matches!(pages[0].content, PageContent::Template(_));
    assert_eq!(is_template, Path::new(kind).extension().is_some());
    bencher.counter(ItemsCount::new(pages.len())).bench(|| {
        for page in &pages {
            black_box(COMPILATION.render(page).is_ok());
        }
    });
}

/// Publishes what was rendered before; `into` is a folder of the output's own.
fn write_into(into: &Path, made: &[(&Page, Vec<u8>)]) {
    let plan: Vec<_> = made
        .iter()
        .map(|(page, bytes)| Planned { path: &page.path, key: page.key, make: Make::Render(bytes) })
        .collect();
    let output = into.join("output");
    let target = Target {
        root: into,
        output: &output,
        adopt: false,
        inputs: None,
        said: &[],
        waiting: &|| {},
        observer: &(),
    };
    let outcome = publish::publish(target, &plan, &|bytes| Ok(bytes.clone()), &mut Memory::default());
    assert!(matches!(outcome, Ok(Outcome::Published(_))));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn write(bencher: Bencher) {
    let made = made();
    let bytes = made.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    bencher
        .counter(ItemsCount::new(made.len()))
        .counter(BytesCount::new(bytes))
        // Nothing is deleted while time is measured: some file systems are slow for a while after that.
        .with_inputs(|| tempfile::tempdir().expect("a folder can be made"))
        .bench_values(|folder| {
            write_into(folder.path(), &made);
            folder
        });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn write_again_what_stands_there(bencher: Bencher) {
    let made = made();
    let folder = tempfile::tempdir().expect("a folder can be made");
    write_into(folder.path(), &made);
    bencher.counter(ItemsCount::new(made.len())).bench(|| write_into(folder.path(), &made));
}

fn main() {
    divan::main();
}
