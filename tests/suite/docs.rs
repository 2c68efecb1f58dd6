//! The manuals: what is generated from the code is what the code says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factbox::check::rules;

#[test]
fn the_manual_of_the_checks_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let expected = rules::all_manuals();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "docs/checks.md is out of date: run `UPDATE_DOCS=1 cargo test`");
}

#[test]
fn a_manual_says_what_is_found_and_how_grave_it_is() {
    let manual = rules::manual("single-origin").expect("there is such a rule");
    assert!(
        manual.starts_with("# single-origin\n\nLevel: warning.\n\nA claim under *What we know*"),
        "{manual}"
    );
    let manual = rules::manual("unknown-source").expect("there is such a rule");
    assert!(manual.contains("\n\nLevel: error, always.\n\n"), "{manual}");
    assert!(rules::manual("wrong-value").is_some());
    assert_eq!(rules::manual("no-such-rule"), None);
}

/// The places of `docs/themes.md` that a test writes: the name of each, and what stands there.
fn generated() -> Vec<(&'static str, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("the file is there");
    let filters: Vec<String> = read("src/theme.rs")
        .lines()
        .skip_while(|line| *line != "//! | filter | gives |")
        .map_while(|line| line.strip_prefix("//! ").filter(|row| row.starts_with('|')))
        .map(str::to_owned)
        .collect();
    vec![
        ("filters", filters.join("\n")),
        ("templates", templates(root)),
        ("components", components(&read("themes/default/templates/components.html"))),
        ("properties", properties(&read("themes/default/static/style.css"))),
        ("views", views(&[&read("src/pages/view.rs"), &read("src/html/citation.rs")])),
    ]
}

/// The templates with the values and the blocks that they have.
fn templates(root: &Path) -> String {
    let folder = root.join("themes/default/templates");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name().into_string().expect("it is text"))
        .filter(|name| name != "components.html")
        .collect();
    names.sort();
    let values = fs::read_to_string(root.join("src/pages/view.rs")).expect("the file is there");
    let rows = names.iter().map(|name| {
        let text = fs::read_to_string(folder.join(name)).expect("it is text");
        let blocks: Vec<String> = text
            .split("block ")
            .skip(1)
            .filter_map(|rest| rest.split_whitespace().next())
            .filter(|block| block.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
            .map(|block| format!("`{block}`"))
            .collect();
        let mut unique = Vec::new();
        for block in blocks {
            if text.contains(&format!("endblock {}", block.trim_matches('`'))) && !unique.contains(&block) {
                unique.push(block);
            }
        }
        let value = values.split(&format!("/// Template `{name}`: `")).nth(1);
        let value = value.and_then(|rest| rest.split('`').next()).map(|value| format!("`{value}`"));
        format!("| `{name}` | {} | {} |\n", value.unwrap_or_default(), unique.join(", "))
    });
    format!("| template | value | blocks |\n| --- | --- | --- |\n{}", rows.collect::<String>())
}

/// The components with their arguments, and the comment before each.
fn components(text: &str) -> String {
    let mut rows = String::new();
    for (at, _) in text.match_indices("{% component ") {
        let rest = &text[at + "{% component ".len()..];
        let signature = rest.split_inclusive(')').next().expect("it has arguments");
        let comment =
            text[..at].trim_end().rsplit("{#-").next().and_then(|comment| comment.strip_suffix("-#}"));
        let _ = writeln!(rows, "| `{signature}` | {} |", comment.unwrap_or_default().trim());
    }
    format!("| component | is |\n| --- | --- |\n{rows}")
}

/// The custom properties of the first rule of a style sheet.
fn properties(css: &str) -> String {
    let rule =
        css.split(":root {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("there is a rule");
    let rows = rule.lines().filter_map(|line| {
        let (name, value) = line.trim().split_once(": ")?;
        name.starts_with("--")
            .then(|| format!("| `{name}` | `{}` |\n", value.split(';').next().unwrap_or(value)))
    });
    format!("| property | is |\n| --- | --- |\n{}", rows.collect::<String>())
}

/// The structures of some files whose values templates see, with all their fields.
fn views(files: &[&str]) -> String {
    let mut sections = String::new();
    let all: String = files.concat();
    for file in files {
        for (at, _) in file.match_indices("\npub struct ") {
            let rest = &file[at + "\npub struct ".len()..];
            let Some((name, body)) = rest.split_once(" {\n") else { continue };
            // `Extra` is whatever the writer gives.
            if name.contains('(') {
                continue;
            }
            let name = name.split(['<', ' ']).next().unwrap_or(name);
            let before = file[..at].rsplit("\n\n").next().unwrap_or_default();
            assert!(before.contains("Serialize"), "{name} is no view");
            let doc: Vec<&str> = before.lines().filter_map(|line| line.strip_prefix("/// ")).collect();
            let body = body.split("\n}").next().unwrap_or(body);
            let mut rows = String::new();
            let mut meaning: Vec<&str> = Vec::new();
            for line in body.lines().map(str::trim) {
                assert!(!line.starts_with("#["), "{name}: {line}: a field is called as templates know it");
                if let Some(words) = line.strip_prefix("/// ") {
                    meaning.push(words);
                } else if let Some(field) = line.strip_prefix("pub ") {
                    let (key, kind) = field.trim_end_matches(',').split_once(": ").expect("it has a type");
                    assert!(!meaning.is_empty(), "{name}.{key} says what it means");
                    let words = meaning.join(" ").replace('|', "\\|");
                    let _ = writeln!(rows, "| `{key}` | {} | {words} |", kind_in_words(kind, &all));
                    meaning.clear();
                }
            }
            let doc = doc.join(" ");
            let _ =
                writeln!(sections, "### {name}\n\n{doc}\n\n| key | type | is |\n| --- | --- | --- |\n{rows}");
        }
    }
    sections.trim_end().to_owned()
}

/// A type, as somebody who writes templates calls it.
fn kind_in_words(kind: &str, all: &str) -> String {
    let inside = |wrapper: &str| kind.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", kind_in_words(inner, all));
    }
    if let Some(inner) = inside("Option<") {
        return format!("{} or `null`", kind_in_words(inner, all));
    }
    if let Some(inner) = inside("Keyed<") {
        return kind_in_words(inner, all);
    }
    if let Some(inner) = inside("std::collections::BTreeMap<String, ").or_else(|| inside("BTreeMap<String, "))
    {
        return format!("{} by name", kind_in_words(inner, all));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "usize" | "u32" | "u64" | "i64" | "f64" => "number".to_owned(),
        "bool" => "`true` or `false`".to_owned(),
        "Extra" => "any".to_owned(),
        name => {
            assert!(all.contains(&format!("pub struct {name} {{")), "{name} is no view");
            format!("[{name}](#{})", name.to_lowercase())
        }
    }
}

#[test]
fn the_manual_of_themes_has_every_field_and_no_other() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md");
    let written = fs::read_to_string(&path).expect("the manual is there");
    let mut expected = written.clone();
    for (name, text) in generated() {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let start = expected.find(&open).expect("the place is there") + open.len();
        let end = start + expected[start..].find(&close).expect("the place ends");
        expected.replace_range(start..end, &format!("\n{}\n\n", text.trim_end()));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
        return;
    }
    assert!(written == expected, "docs/themes.md is out of date: run `UPDATE_DOCS=1 cargo test`");
}

#[test]
fn the_reference_of_the_commands_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let expected = factbox::cli::reference::commands();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "docs/commands.md is out of date: run `UPDATE_DOCS=1 cargo test`");
}
