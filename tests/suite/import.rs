//! What others wrote, in our words. `tests/import/` holds a folder for each format; beside each file stands what becomes of
//! it. `UPDATE_EXPECT=1 cargo test` writes that anew.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use factbox::import::document::Generator;
use factbox::import::{article, bibtex, csl, document};
use factbox::parse::{front_matter, source};
use factbox::path::SitePath;
use factbox::span::Span;
use factbox::yaml;

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

/// Every value in a tree, with the keys that lead to it.
fn leaves(value: &Value, way: &str, found: &mut Vec<(String, String)>) {
    let below = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| leaves(value, &below(key), found)),
        Value::Array(values) => values.iter().for_each(|value| leaves(value, way, found)),
        Value::String(text) => found.push((way.to_owned(), text.trim().to_owned())),
        Value::Null => {}
        other => found.push((way.to_owned(), other.to_string())),
    }
}

/// The front matter of a fixture, read by the libraries and not by what is tested.
fn front_matter_of(text: &str) -> Value {
    if let Some(rest) = text.strip_prefix("+++\n") {
        let end = rest.find("+++").unwrap();
        return serde_json::to_value(rest[..end].parse::<toml::Table>().unwrap()).unwrap();
    }
    if text.starts_with('{') {
        return serde_json::Deserializer::from_str(text).into_iter().next().unwrap().unwrap();
    }
    let Some(text) = text.strip_prefix("---\n") else { return Value::Null };
    let yaml = &text[..text.find("---\n").unwrap()];
    let (node, _) = yaml::read(&SitePath::new("x.md"), yaml, Span::new(0, yaml.len()));
    node.unwrap().to_json()
}

#[test]
fn documents_of_other_generators_lose_nothing_that_is_not_said() {
    for (folder, own) in [("hugo", Generator::Hugo), ("zola", Generator::Zola), ("jekyll", Generator::Jekyll)]
    {
        assert!(inputs(folder).len() >= 10);
        check(folder, |path, text| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let document = document::read(name, text, Some(own)).unwrap();
            let guessed = document::read(name, text, None).unwrap().generator;

            let (_, body, found) = front_matter::read(&SitePath::new("content/x.md"), &document.text);
            assert!(found.is_empty(), "{name}: {found:?}\n{}", document.text);
            assert!(
                text.ends_with(&document.text[body..]) && !document.text[body..].starts_with("+++"),
                "{name}"
            );

            let mut after = Vec::new();
            leaves(&front_matter_of(&document.text), "", &mut after);
            let mut before = Vec::new();
            leaves(&front_matter_of(text), "", &mut before);
            for (way, value) in before {
                let is_kept = after.iter().any(|(_, other)| *other == value)
                    || value.split(' ').all(|word| after.iter().any(|(_, other)| other == word));
                let is_said = document
                    .notes
                    .iter()
                    .any(|note| way == note.key || way.starts_with(&format!("{}.", note.key)));
                assert!(is_kept || is_said, "{name}: `{way}: {value}` is lost\n{}", document.text);
            }
            let notes: Vec<String> = document.notes.iter().map(|note| format!("{note}\n")).collect();
            format!("{} (guessed: {guessed:?})\n{}----\n{}", document.path, notes.concat(), document.text)
        });
    }
}

#[test]
fn bibliographies_become_sources() {
    check("sources", |path, text| {
        let is_bibtex = path.extension().is_some_and(|extension| extension == "bib");
        let (records, notes) = if is_bibtex { bibtex::read(text) } else { csl::read(text) }.unwrap();
        let mut made: Vec<String> = notes.iter().map(|note| format!("{note}\n")).collect();
        for record in records {
            let file = format!("content/sources/{}.yaml", record.key);
            let (source, found) = source::read(&SitePath::new(&file), &record.to_yaml());
            assert!(source.is_some() && found.is_empty(), "{found:?}\n{}", record.to_yaml());
            made.push(format!("---- {file}\n{}", record.to_yaml()));
        }
        made.concat()
    });
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    for (text, why) in [
        ("+++\ntitle = \n+++\n", "2:9: "),
        ("+++\ntitle = 'a'\n", "1:1: no line `+++`"),
        ("---\ntitle: a: b\n---\n", "2:9: a value with a colon in it needs quotation marks"),
        ("---\ntitle: a\n", "1:1: no line `---`"),
        ("{\"title\": }", "expected value at line 1 column 11"),
    ] {
        let error = document::read("x.md", text, None).unwrap_err();
        assert!(error.starts_with(why), "{text}: {error}");
    }
    assert!(bibtex::read("@article{a, title = {b}\n@book{").unwrap_err().starts_with("2:"));
    assert!(csl::read("[{]").is_err() && csl::read("3").is_err());
}
