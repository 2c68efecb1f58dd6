//! The house: what may use what, and which file may name which library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files below `folder`, with their text up to the tests.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path())
    {
        if entry.is_dir() {
            files.extend(self::files(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&entry).expect("it is text");
            let end = text.find("\n#[cfg(test)]").unwrap_or(text.len());
            files.push((entry, text[..end].to_owned()));
        }
    }
    files.sort();
    files
}

/// The modules that a file declares, in order.
fn declared(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| {
            line.trim().strip_prefix("pub ").unwrap_or(line.trim()).strip_prefix("mod ")?.strip_suffix(';')
        })
        .map(str::to_owned)
        .collect()
}

/// The modules of the crate that a text names by `crate::`, one of a list in braces included.
fn named(text: &str, prefix: &str) -> Vec<String> {
    let mut named = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split(['}', ';']).next().unwrap_or("").split(',').collect(),
                None => vec![rest],
            };
            for name in list {
                let name: String =
                    name.trim().chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
                named.push(name);
            }
        }
    }
    named
}

#[test]
fn a_module_uses_only_modules_declared_above_it() {
    let root = source();
    let order = declared(&fs::read_to_string(root.join("lib.rs")).expect("lib.rs is there"));
    let position = |name: &str| order.iter().position(|other| other == name);
    let mut wrong = Vec::new();
    for (path, text) in files(&root) {
        let inner = path.strip_prefix(&root).expect("it is below src");
        let module =
            inner.components().next().expect("it has a name").as_os_str().to_string_lossy().into_owned();
        let module = module.trim_end_matches(".rs").to_owned();
        let Some(own) = position(&module) else { continue };
        for used in named(&text, "crate::") {
            if position(&used).is_some_and(|used| used > own) {
                wrong.push(format!("{} uses `{used}`, which is declared below `{module}`", inner.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn within_a_folder_files_use_only_files_declared_above_them() {
    let root = source();
    let mut wrong = Vec::new();
    for (path, text) in files(&root) {
        let is_index = path.file_name().is_some_and(|name| name == "mod.rs");
        let folder =
            if is_index { path.parent().map(Path::to_path_buf) } else { Some(path.with_extension("")) };
        let Some(folder) = folder.filter(|folder| folder.is_dir() && *folder != root) else { continue };
        let order = declared(&text);
        let module =
            folder.strip_prefix(&root).expect("it is below src").to_string_lossy().replace('/', "::");
        for (own, name) in order.iter().enumerate() {
            let file = folder.join(format!("{name}.rs"));
            let Ok(text) = fs::read_to_string(&file) else { continue };
            let text = &text[..text.find("\n#[cfg(test)]").unwrap_or(text.len())];
            for used in named(text, "super::").into_iter().chain(named(text, &format!("crate::{module}::"))) {
                if order.iter().position(|other| *other == used).is_some_and(|used| used > own) {
                    wrong.push(format!("{module}::{name} uses `{used}`, which is declared below it"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_library_is_named_in_one_file() {
    let only: BTreeMap<&str, &str> = BTreeMap::from([
        ("tera", "theme.rs"),
        ("pulldown_cmark", "parse/markdown.rs"),
        ("serde_yaml", "yaml.rs"),
        ("walkdir", "disk/input.rs"),
        ("notify", "watch.rs"),
        ("syntect", "html/highlight.rs"),
        ("math_core", "parse/math.rs"),
        ("imagesize", "disk/image.rs"),
        ("exif", "disk/image.rs"),
        ("swash", "pages/social_card.rs"),
        ("png", "pages/social_card.rs"),
        ("jiff", "date.rs"),
        ("intl_pluralrules", "words/plural.rs"),
        ("unic_langid", "words/plural.rs"),
        ("blake3", "digest.rs"),
        ("sha2", "digest.rs"),
        ("foldhash", "pages/search/index.rs"),
        ("html5gum", "parse/html.rs"),
        ("memchr", "check/quotes/search.rs"),
        ("annotate_snippets", "report/human.rs"),
        ("quick_xml", "pages/xml.rs"),
        ("clap", "cli/args.rs"),
        ("axum", "server/http.rs"),
        ("hyper", "server/http.rs"),
        ("tokio", "server/http.rs"),
        ("futures_util", "server/http.rs"),
        ("similar", "html/differences.rs"),
        ("clap_complete", "cli/completions.rs"),
        ("clap_mangen", "cli/completions.rs"),
        ("ureq", "fetch.rs"),
        ("dom_smoothie", "import/article.rs"),
        ("encoding_rs", "import/encoding.rs"),
        ("biblatex", "import/bibtex.rs"),
        ("toml", "import/document.rs"),
        ("rustix", "cli/timings.rs"),
        ("lsp_server", "lsp/stdio.rs"),
        ("gen_lsp_types", "lsp/protocol.rs"),
    ]);
    let root = source();
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, text) in files(&root) {
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for library in only.keys() {
            if code.contains(&format!("{library}::")) || code.contains(&format!("use {library}")) {
                let inner = path.strip_prefix(&root).expect("it is below src").to_string_lossy().into_owned();
                found.entry(library).or_default().push(inner);
            }
        }
    }
    for (library, file) in only {
        assert_eq!(found.get(library), Some(&vec![file.to_owned()]), "{library}");
    }
}

#[test]
fn the_two_readings_of_a_site_do_not_know_each_other() {
    let root = source();
    for (one, other) in [("check", "pages"), ("check", "html"), ("pages", "check")] {
        for (path, text) in files(&root.join(one)) {
            assert!(
                !named(&text, "crate::").iter().any(|used| used == other),
                "{} uses `{other}`",
                path.display()
            );
        }
    }
}

#[test]
fn each_rule_is_listed_and_has_a_manual() {
    let folder = source().join("check/rules");
    for (path, text) in files(&folder) {
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        if name == "mod" {
            continue;
        }
        let rule = name.replace('_', "-");
        assert!(text.starts_with("//! ") && text.contains("\n//!\n"), "{name} has no manual");
        assert!(text.contains(&format!("name: \"{rule}\"")), "{name} is not called `{rule}`");
        assert!(factbox::check::rules::manual(&rule).is_some(), "`{rule}` is not listed");
    }
}
