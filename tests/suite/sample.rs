//! The sample site, as it stands in the repository: what a reader of it gets.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::model::explainer::Explainer;
use factbox::model::role::Role;
use factbox::model::section::Block;
use factbox::path::SitePath;
use factbox::world::{File, World};

fn sample() -> Compilation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut world = World::default();
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    let mut folders = vec![root.join("content")];
    let mut files = vec![root.join("factbox.yaml")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for path in files {
        let name = path.strip_prefix(root).expect("it is below the root").to_string_lossy().into_owned();
        if let Ok(text) = fs::read_to_string(&path) {
            world.files.insert(SitePath::new(name), File::text(&text));
        }
    }
    compile(&world, &Memos::default())
}

fn html(compilation: &Compilation, path: &str) -> String {
    let page = compilation.pages.iter().find(|page| page.path.as_str() == path).expect("the page is there");
    match compilation.render(page) {
        Ok(Rendered::Bytes(bytes)) => String::from_utf8(bytes).expect("a page is UTF-8"),
        Ok(Rendered::Copy(_)) => panic!("{path} is a copy"),
        Err(finding) => panic!("{}", finding.message),
    }
}

fn explainer(compilation: &Compilation, path: &str) -> Arc<Explainer> {
    let mut explainers = compilation.site.entries.iter().filter_map(|entry| entry.explainer());
    explainers.find(|explainer| explainer.path.as_str() == path).expect("the explainer is there").open()
}

#[test]
fn the_sample_has_no_findings() {
    let compilation = sample();
    let findings: Vec<String> = compilation
        .diagnostics
        .iter()
        .map(|finding| format!("{}: {}", finding.rule, finding.message))
        .collect();
    let grave =
        compilation.diagnostics.iter().filter(|finding| finding.level > factbox::diagnostic::Level::Info);
    assert_eq!(grave.count(), 0, "{findings:#?}");
}

#[test]
fn the_explainer_says_what_is_known_disputed_and_unknown() {
    let compilation = sample();
    let explainer = explainer(&compilation, "content/rubio-lavrov-malaysia.md");
    assert_eq!(explainer.document.count(Role::Known), 5);
    assert_eq!(explainer.document.count(Role::Reported), 12);
    assert_eq!(explainer.disputes().map(|dispute| dispute.positions.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!(explainer.document.count(Role::Unknown), 6);
    let remarks =
        explainer.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Remark(remark) => Some(remark.parts.len()),
            _ => None,
        });
    assert_eq!(remarks.collect::<Vec<_>>(), [3], "two versions and a sentence after them");
}

#[test]
fn the_explainer_does_not_say_what_no_source_says() {
    let compilation = sample();
    for path in ["content/rubio-lavrov-malaysia.md", "content/weapons-pause.md"] {
        let explainer = explainer(&compilation, path);
        let body = &explainer.document.body;
        for section in explainer.sections.iter().filter(|section| section.role != Some(Role::Updates)) {
            let text = section.span.slice(&body.source);
            assert!(!text.contains("202"), "{path}: no source gives a year");
            let garbled = text.contains("catching Secretary Rubio off guard");
            assert!(
                !garbled || section.role == Some(Role::Unknown),
                "{path}: the garbled sentence is no fact"
            );
        }
    }
}

#[test]
fn a_source_lists_the_claims_of_both_explainers() {
    let compilation = sample();
    for source in ["sources/balancing-act/index.html", "sources/kl-dispatch/index.html"] {
        let html = html(&compilation, source);
        for explainer in ["../../rubio-lavrov-malaysia/", "../../weapons-pause/"] {
            assert!(
                html.contains(&format!("href=\"{explainer}#")),
                "{source} does not lead to a claim of {explainer}"
            );
        }
    }
}

#[test]
fn the_page_says_that_independence_is_not_established() {
    let compilation = sample();
    for path in ["rubio-lavrov-malaysia/index.html", "index.html"] {
        let html = html(&compilation, path).to_lowercase();
        assert!(html.contains("independence not established") || html.contains("not establish"), "{path}");
    }
}

#[test]
fn explainers_link_to_each_other_and_nothing_is_absolute() {
    let compilation = sample();
    let (one, other) = (
        html(&compilation, "rubio-lavrov-malaysia/index.html"),
        html(&compilation, "weapons-pause/index.html"),
    );
    assert!(one.contains("href=\"../weapons-pause/"));
    assert!(other.contains("href=\"../rubio-lavrov-malaysia/"));
    for page in compilation.pages.iter() {
        if page.path.as_str().ends_with("index.html") {
            let html = html(&compilation, page.path.as_str());
            assert!(!html.contains("href=\"/") && !html.contains("src=\"/"), "{}", page.path);
        }
    }
}
