//! The search index: what is in it, what is not, and what a change touches. What readers see of it is tested in a browser, by
//! `tests/site/search.mjs`.

use std::collections::BTreeMap;

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::digest::Digest;
use factbox::pages::frame::Frame;
use factbox::pages::page::{Data, PageContent};
use factbox::pages::search;
use factbox::path::SitePath;
use factbox::words::Languages;
use factbox::world::{File, World};
use rayon::prelude::*;

const HARBOUR: &str = "\
---
title: The harbour
summary: A summary.
sources: [gazette]
topics: [water]
extra: {secret: extravaganza}
---

Ferries wait. <!-- allow relative-date: narwhal -->

## Reported by one source

- It is closed. [@gazette, \"a passage\"]
";

fn world(files: &[(&str, &str)]) -> World {
    let mut world = World::default();
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    let gazette =
        ("content/sources/gazette.yaml", "title: A closing\npublisher: The Gazette\ntext: gazette.txt\n");
    for (path, text) in [("content/harbour.md", HARBOUR), gazette].iter().chain(files) {
        world.files.insert(SitePath::new(path), File::text(text));
    }
    world.texts.insert("gazette.txt".to_owned(), File::text("a passage of an unpublished walrus"));
    world
}

/// The files of the index by path.
fn index(compilation: &Compilation) -> BTreeMap<String, String> {
    let scripts = compilation.pages.iter().filter(|page| page.path.as_str().starts_with("search/"));
    let scripts = scripts.filter(|page| matches!(page.content, PageContent::Data(_)));
    scripts
        .map(|page| match compilation.render(page) {
            Ok(Rendered::Bytes(bytes)) => {
                (page.path.to_string(), String::from_utf8(bytes).expect("it is UTF-8"))
            }
            _ => panic!("{} is not rendered", page.path),
        })
        .collect()
}

fn keys(compilation: &Compilation) -> BTreeMap<String, Digest> {
    let scripts = compilation.pages.iter().filter(|page| page.path.as_str().starts_with("search/"));
    scripts.map(|page| (page.path.to_string(), page.key)).collect()
}

#[test]
fn what_is_published_is_in_the_index_and_nothing_else() {
    let world = world(&[
        ("content/draft.md", "---\ntitle: A hidden draft\ndraft: true\n---\n\nOstrich.\n"),
        ("content/later.md", "---\ntitle: A hidden page\ndate: 2027-01-01\n---\n\nOstrich.\n"),
        ("content/sources/uncited.yaml", "title: A hidden source\npublisher: Ostrich\n"),
    ]);
    let files = index(&compile(&world, &Memos::default()));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["search/index.js", "search/pages/0.js", "search/pages/1.js", "search/terms/0.js"]);
    assert_eq!(
        files["search/pages/0.js"],
        "factboxSearch(\"pages/0\",[{\"kind\":\"explainer\",\"status\":\"\",\"url\":\"harbour/\",\"title\":\"The harbour\",\"lang\":\"\",\
         \"places\":[[\"\",\"\",\"A summary.\"],[\"\",\"\",\"Ferries wait.\"],[\"reported\",\"it-is-closed\",\"It is closed.\"],\
         [\"source\",\"references\",\"A closing. The Gazette\"],[\"topic\",\"\",\"Water\"]]}]);\n"
    );
    assert_eq!(
        files["search/pages/1.js"],
        "factboxSearch(\"pages/1\",[{\"kind\":\"topic\",\"status\":\"\",\"url\":\"topics/water/\",\"title\":\"Water\",\"lang\":\"\",\"places\":[]},\
         {\"kind\":\"source\",\"status\":\"\",\"url\":\"sources/gazette/\",\"title\":\"A closing\",\"lang\":\"\",\"places\":[[\"\",\"\",\"The Gazette\"]]}]);\n"
    );
    let terms = &files["search/terms/0.js"];
    for term in ["harbour", "ferries", "closed", "gazette", "closing", "water", "summary"] {
        assert!(
            terms.contains(&format!("\"{term} ")) || terms.contains(&format!(" {term} ")),
            "{term} in {terms}"
        );
    }
    let all: String = files.values().map(String::as_str).collect();
    for private in ["walrus", "narwhal", "ostrich", "Ostrich", "hidden", "extravaganza", "txt"] {
        assert!(!all.contains(private), "{private} in {all}");
    }
}

#[test]
fn a_change_touches_the_file_of_its_page_and_no_other_ones_key() {
    let pages: Vec<(String, String)> = (0..40)
        .map(|page| (format!("content/p{page:02}.md"), format!("# Page {page}\n\nWords.\n")))
        .collect();
    let mut files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (&**path, &**text)).collect();
    let memos = Memos::default();
    let before = keys(&compile(&world(&files), &memos));
    files[20].1 = "# Page 20\n\nOther words.\n";
    let after = keys(&compile(&world(&files), &memos));
    let touched: Vec<&str> =
        after.iter().filter(|(path, key)| before[*path] != **key).map(|(path, _)| &**path).collect();
    // The harbour stands before them.
    assert_eq!(touched, ["search/index.js", "search/pages/5.js", "search/terms/0.js"]);
}

#[test]
fn a_rebuild_does_not_build_the_index() {
    let compilation = compile(&world(&[]), &Memos::default());
    let corpus = compilation.pages.iter().find_map(|page| {
        let PageContent::Data(data) = &page.content else { return None };
        let Data::Search(input) = &**data else { return None };
        input.corpus().cloned()
    });
    let corpus = corpus.expect("the site can be searched");
    for page in compilation.pages.iter() {
        if !page.path.as_str().starts_with("search/") {
            assert!(compilation.render(page).is_ok());
        }
    }
    assert!(!corpus.is_indexed());
    index(&compilation);
    assert!(corpus.is_indexed());
}

#[test]
fn the_index_is_the_same_however_many_threads_want_it_at_once() {
    let pages: Vec<(String, String)> = (0..600)
        .map(|page| {
            (format!("content/p{page}.md"), format!("# Page {page}\n\n{}", "Words of it. ".repeat(9)))
        })
        .collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (&**path, &**text)).collect();
    let site = compile(&world(&files), &Memos::default()).site;
    let frame = Frame::new(&site, BTreeMap::default(), Languages::default(), Digest::default());
    let threads =
        |count| rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("there are threads");
    let (one, many) = (threads(1), threads(12));
    let build = || -> Vec<Vec<u8>> {
        let files = search::plan_index(&site, &search::Memos::default());
        files.par_iter().map(|(_, input)| search::script(input, &frame.ground)).collect()
    };
    let first = one.install(build);
    for _ in 0..10 {
        assert!(many.install(build) == first);
    }
}

#[test]
fn a_site_need_not_be_searched() {
    let compilation = compile(&world(&[("factbox.yaml", "search: false\n")]), &Memos::default());
    assert!(keys(&compilation).is_empty());
    for page in compilation.pages.iter() {
        if let Ok(Rendered::Bytes(bytes)) = compilation.render(page)
            && matches!(page.content, PageContent::Template(_))
        {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains("search"), "{} in {text}", page.path);
        }
    }
}
