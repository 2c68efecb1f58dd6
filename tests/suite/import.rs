//! What others wrote, in our words. `tests/import/` holds a folder for each format; beside each file stands what becomes of
//! it. `UPDATE_EXPECT=1 cargo test` writes that anew.

use std::fs;
use std::path::{Path, PathBuf};

use factbox::import::article;

use super::rules::compare_file;

/// What becomes of a file is written beside it, with this at the end of its name.
const EXPECTED: &str = "expected";

/// The files to import below `tests/import/`, sorted.
fn inputs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (expected, inputs): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.into_iter().partition(|path| path.extension().is_some_and(|it| it == EXPECTED));
    for path in expected {
        assert!(inputs.contains(&path.with_extension("")), "nothing makes {}", path.display());
    }
    inputs
}

/// Holds what becomes of each file of a folder against what is written beside it.
fn check(folder: &str, import: impl Fn(&Path, &str) -> String) {
    let wrong: Vec<String> = inputs(folder)
        .iter()
        .filter_map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let mut beside = path.clone().into_os_string();
            beside.push(".");
            beside.push(EXPECTED);
            compare_file(Path::new(&beside), &import(path, &text))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn saved_articles_become_sources_with_texts() {
    check("articles", |path, text| {
        let is_html = path.extension().is_some_and(|extension| extension == "html");
        assert_eq!(article::looks_like_html(text), is_html && !path.ends_with("bare.html"));
        let article = article::read("key", text, is_html, Some("https://example.org/found"));
        let missing = article.missing.join(" ");
        format!("{}missing: {missing}\n---\n{}", article.record.to_yaml(), article.text)
    });
}
