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
            let line = line.trim();
            let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
            line.strip_prefix("mod ")?.strip_suffix(';')
        })
        .map(str::to_owned)
        .collect()
}

/// A text without the lines that are comments.
fn code(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

/// What stands behind each `prefix` of a path in a text of code.
fn behind<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let is_within = |char: char| char.is_alphanumeric() || char == '_' || char == ':';
    let starts = code.match_indices(prefix).filter(|(at, _)| !code[..*at].ends_with(is_within));
    starts.map(|(at, _)| &code[at + prefix.len()..]).collect()
}

/// The names that a text has behind a prefix such as `crate::`, each one of a list in braces included.
fn named(text: &str, prefix: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in behind(&code(text), prefix) {
        let Some(list) = rest.strip_prefix('{') else {
            named.push(first_name(rest));
            continue;
        };
        let mut depth = 0;
        let mut is_first = true;
        for (at, char) in list.char_indices() {
            match char {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_first = true,
                _ if is_first && !char.is_whitespace() => {
                    named.push(first_name(&list[at..]));
                    is_first = false;
                }
                _ => {}
            }
        }
    }
    named
}

/// The name at the start of a text; `*` for all names.
fn first_name(text: &str) -> String {
    if text.starts_with('*') {
        return "*".to_owned();
    }
    text.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect()
}

/// A module, with what stands in its file above the tests.
struct Module {
    /// Its path: `["check", "rules", "merged_claims"]`.
    path: Vec<String>,
    text: String,
}

impl Module {
    fn name(&self) -> String {
        self.path.join("::")
    }

    /// The module `child` that it declares, and all modules below that.
    fn below<'a>(&self, child: &str, modules: &'a [Self]) -> impl Iterator<Item = &'a Self> {
        let path = [self.path.as_slice(), &[child.to_owned()]].concat();
        modules.iter().filter(move |module| module.path.starts_with(&path))
    }

    /// The names that it uses of the module at `above`, which is further up the same path.
    fn uses_of(&self, above: &[String]) -> Vec<String> {
        let by_super = "super::".repeat(self.path.len() - above.len());
        let by_crate = format!("crate::{}::", above.join("::"));
        let used = named(&self.text, &by_super).into_iter().filter(|name| name != "super");
        used.chain(named(&self.text, &by_crate)).collect()
    }

    /// Whether its code names something in the module `child` that it declares.
    fn uses(&self, child: &str) -> bool {
        let code = code(&self.text);
        let by_path = |prefix: &str| named(&self.text, prefix).iter().any(|name| name == child);
        !behind(&code, &format!("{child}::")).is_empty()
            || by_path("self::")
            || by_path(&format!("crate::{}::", self.name()))
    }
}

/// All modules but the crate itself, in the order of their paths.
fn modules() -> Vec<Module> {
    let root = source();
    let mut modules = Vec::new();
    for (file, text) in files(&root) {
        let inner = file.strip_prefix(&root).expect("it is below src").with_extension("");
        let mut path: Vec<String> = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if path.last().is_some_and(|name| name == "mod") {
            path.pop();
        }
        // Tests in files of their own see what they test.
        let is_of_crate = path.len() == 1 && matches!(&*path[0], "lib" | "main");
        if !is_of_crate && path.last().is_some_and(|name| name != "tests") {
            modules.push(Module { path, text });
        }
    }
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    modules
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
    let modules = modules();
    let mut wrong = Vec::new();
    for index in &modules {
        let order = declared(&index.text);
        for (own, child) in order.iter().enumerate() {
            for module in index.below(child, &modules) {
                for used in module.uses_of(&index.path) {
                    if order.iter().position(|other| *other == used).is_some_and(|used| used > own) {
                        wrong.push(format!(
                            "{} uses `{used}`, which is declared below `{child}`",
                            module.name()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The circles that are still there: a file, and why it and its index file use each other. The list is exact.
const CIRCLES: [(&str, &str); 0] = [];

#[test]
fn a_file_and_its_index_file_do_not_use_each_other() {
    let modules = modules();
    let mut circles: BTreeMap<String, String> = BTreeMap::new();
    for index in &modules {
        let order = declared(&index.text);
        for child in used_by_index(index, &order, &modules) {
            for module in index.below(child, &modules) {
                let mut used = module.uses_of(&index.path);
                used.retain(|name| !order.contains(name));
                used.sort();
                used.dedup();
                if !used.is_empty() {
                    let (name, index, used) = (module.name(), index.name(), used.join("`, `"));
                    let circle = format!("{name} uses `{used}` of `{index}`, which uses `{child}`");
                    circles.insert(name, circle);
                }
            }
        }
    }
    let known: BTreeMap<&str, &str> = BTreeMap::from(CIRCLES);
    let new: Vec<&str> = (circles.iter().filter(|(name, _)| !known.contains_key(name.as_str())))
        .map(|(_, circle)| circle.as_str())
        .collect();
    let gone: Vec<&&str> = known.keys().filter(|name| !circles.contains_key(**name)).collect();
    assert!(
        new.is_empty(),
        "{} circles; move what both use into a file declared above:\n{}",
        new.len(),
        new.join("\n")
    );
    assert!(gone.is_empty(), "no circles any more, take them out of the list: {gone:?}");
}

/// The modules among `order` that an index file uses, those included that they use among themselves.
fn used_by_index<'a>(index: &Module, order: &'a [String], modules: &[Module]) -> Vec<&'a String> {
    let mut used: Vec<&String> = order.iter().filter(|child| index.uses(child)).collect();
    let mut at = 0;
    while let Some(child) = used.get(at).copied() {
        for name in index.below(child, modules).flat_map(|module| module.uses_of(&index.path)) {
            used.extend(order.iter().find(|other| **other == name && !used.contains(other)));
        }
        at += 1;
    }
    used
}

#[test]
fn each_library_is_named_in_one_file() {
    let only: BTreeMap<&str, &str> = BTreeMap::from([
        ("tera", "theme/engine.rs"),
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
