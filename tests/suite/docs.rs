//! The manuals: what is generated from the code is what the code says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factbox::check::rules;
use factbox::config::{Config, LINKS, QUOTES};
use factbox::model::role::Role;
use factbox::model::update::UpdateKind;
use factbox::parse::source;
use factbox::schema::{DISCOURAGED, Subject, schema};
use serde_json::Value;

#[test]
fn the_manual_of_the_checks_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/pages/checks.md");
    let expected = rules::all_manuals();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == expected,
        "docs/content/pages/checks.md is out of date: run `UPDATE_DOCS=1 cargo test`"
    );
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

/// The places of `docs/content/pages/themes.md` that a test writes: the name of each, and what stands there.
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

/// Holds the places of a page that a test writes to what it would write.
fn hold(page: &str, places: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/pages").join(page);
    let written = fs::read_to_string(&path).expect("the page is there");
    let mut expected = written.clone();
    for (name, text) in places {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let start = expected.find(&open).expect("the place is there") + open.len();
        let end = start + expected[start..].find(&close).expect("the place ends");
        expected.replace_range(start..end, &format!("\n{}\n\n", text.trim_end()));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
        return;
    }
    assert!(written == expected, "{page} is out of date: run `UPDATE_DOCS=1 cargo test`");
}

#[test]
fn the_manual_of_themes_has_every_field_and_no_other() {
    hold("themes.md", &generated());
}

#[test]
fn the_references_have_every_key_and_no_other() {
    let config = schema(Subject::Config);
    let properties = &config["properties"];
    let below = |key: &str| keys(&properties[key], key, true);
    hold(
        "configuration.md",
        &[
            ("keys", keys(&config, "", true)),
            ("theme", keys(&properties["theme"]["anyOf"][1], "theme", true)),
            ("markdown", below("markdown")),
            ("check", below("check")),
            ("menu", keys(&properties["menu"]["items"], "menu", false)),
            ("outputs", keys(&properties["outputs"]["anyOf"][1], "outputs", true)),
            ("roles", words(&properties["sections"], &|name| headings(name))),
            ("updates", words(&properties["updates"], &|name| labels(name))),
        ],
    );
    hold("front-matter.md", &[("keys", keys(&schema(Subject::Explainer), "", false))]);
    let source = schema(Subject::Source);
    let types: Vec<String> = source::CSL_TYPES.iter().map(|kind| format!("`{kind}`")).collect();
    hold(
        "source-files.md",
        &[
            ("keys", keys(&source, "", false)),
            ("names", keys(&source["$defs"]["name"]["anyOf"][1], "", false)),
            ("types", types.join(", ")),
        ],
    );
}

/// The keys of a mapping as a table: what each means, what it may be, and, if `defaults`, what it is where it is not given.
fn keys(object: &Value, of: &str, defaults: bool) -> String {
    let properties = object["properties"].as_object().expect("it is a mapping");
    let said = |key: &str| properties[key]["description"].as_str().expect("a key has a meaning");
    let other_names = |key: &str| {
        let same = format!("The same as `{key}`.");
        let names: Vec<String> =
            properties.keys().filter(|name| said(name) == same).map(|name| format!("`{name}`")).collect();
        if names.is_empty() { String::new() } else { format!(" Also {}.", names.join(", ")) }
    };
    let head = if defaults {
        "| key | means | is | default |\n| --- | --- | --- | --- |\n"
    } else {
        "| key | means | is |\n| --- | --- | --- |\n"
    };
    let (mut table, mut of_others) = (head.to_owned(), String::new());
    let mut unread = Vec::new();
    for (key, value) in properties {
        let meaning = said(key);
        if meaning.starts_with("Right, and not read") {
            unread.push(format!("`{key}`"));
            continue;
        }
        if meaning.starts_with("The same as `") {
            continue;
        }
        let table = if value[DISCOURAGED] == true { &mut of_others } else { &mut table };
        let row = format!("| `{key}` | {meaning}{} | {} |", other_names(key), kind_of_value(value));
        table.push_str(&row);
        if defaults {
            let name = if of.is_empty() { key.clone() } else { format!("{of}.{key}") };
            let _ = write!(table, " {} |", default_of(&name));
        }
        table.push('\n');
    }
    if !of_others.is_empty() {
        let _ = write!(table, "\nWhat other tools write is read as it is meant there:\n\n{head}{of_others}");
    }
    if !unread.is_empty() {
        let _ = write!(table, "\nRight, and read past: {}.\n", unread.join(", "));
    }
    table
}

/// What a value may be, in words.
fn kind_of_value(value: &Value) -> String {
    if let Some(name) = value["$ref"].as_str() {
        let name = name.rsplit('/').next().expect("it has a last part");
        return match name {
            "text" => "text",
            "texts" => "text, or a list",
            "day" => "a day: `2026-11-21`",
            "date" => "a date: `2026-11-21`, `2026-11`, `2026~`",
            "language" => "a language tag: `en`, `pt-BR`",
            "address" => "an address: `https://…`",
            "name" | "names" => "a name, or a list",
            "source" => "a key, an address or a source",
            other => panic!("{other} has no words"),
        }
        .to_owned();
    }
    if let Some(choices) = value["enum"].as_array() {
        let choices: Vec<String> =
            choices.iter().filter_map(Value::as_str).map(|it| format!("`{it}`")).collect();
        return if choices.len() > 10 { "[a type](#types)".to_owned() } else { choices.join(", ") };
    }
    if let Some(word) = value["const"].as_str() {
        return format!("`{word}`");
    }
    if let Some(alternatives) = value["anyOf"].as_array() {
        let mut kinds: Vec<String> = Vec::new();
        let alternatives = alternatives.iter().filter(|kind| kind[DISCOURAGED] != true);
        for kind in alternatives.map(kind_of_value).filter(|kind| !kind.is_empty()) {
            let is_part = kinds.iter().any(|other| kind.contains(other.as_str()));
            if is_part { kinds = vec![kind] } else { kinds.push(kind) }
        }
        return kinds.join(", or ");
    }
    let of_type = |name: &str| match &value["type"] {
        Value::String(only) => only == name,
        Value::Array(types) => types.iter().any(|it| it == name),
        _ => false,
    };
    if of_type("integer") {
        return match (&value["minimum"], &value["maximum"]) {
            (Value::Number(from), Value::Number(to)) => format!("a number from {from} to {to}"),
            _ => "a number".to_owned(),
        };
    }
    if of_type("array") {
        return match kind_of_value(&value["items"]).as_str() {
            "" => "a list".to_owned(),
            kind => format!("a list: of each, {kind}"),
        };
    }
    let mut kinds = Vec::new();
    kinds.extend(of_type("boolean").then_some("`true` or `false`"));
    kinds.extend(of_type("string").then_some("text"));
    kinds.extend(of_type("object").then_some(match value["properties"].as_object() {
        Some(_) => "keys with values",
        None => "anything, by name",
    }));
    if kinds.is_empty() && of_type("null") {
        String::new()
    } else if kinds.is_empty() {
        "anything".to_owned()
    } else {
        kinds.join(", or ")
    }
}

/// What stands in for a key of the configuration that is not given.
fn default_of(key: &str) -> String {
    let config = Config::default();
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    let flag = |flag: bool| format!("`{flag}`");
    match key {
        "title" => format!("`{}`", config.title),
        "description" => or_nothing(&config.description),
        "lang" => format!("`{}`", config.lang),
        "base_url" => or_nothing(config.base_url.as_deref().unwrap_or_default()),
        "links" => {
            let (name, _) = LINKS.iter().find(|(_, links)| *links == config.links).expect("it has a name");
            format!("`{name}`")
        }
        "theme" | "theme.name" => format!("`{}`", config.theme),
        "theme.options" => "the theme's".to_owned(),
        "texts" => format!("`{}`", config.texts),
        "sections" | "updates" => "[those known anyway](#headings-and-words)".to_owned(),
        "markdown" | "check" => "as below".to_owned(),
        "markdown.raw_html" => flag(config.markdown.raw_html),
        "markdown.math" => flag(config.markdown.math),
        "check.levels" => "[of each rule](checks.md)".to_owned(),
        "check.synonyms" if config.check.synonyms.is_empty() => "nothing".to_owned(),
        "menu" if config.menu.is_empty() => "the theme's".to_owned(),
        "quotes" => {
            let (name, _) =
                QUOTES.iter().find(|(_, quotes)| *quotes == config.quotes).expect("it has a name");
            format!("`{name}`")
        }
        "outputs" => "all of them".to_owned(),
        "outputs.feeds" => flag(config.outputs.feeds),
        "outputs.sitemap" => flag(config.outputs.sitemap),
        "outputs.llms" => flag(config.outputs.llms),
        "outputs.markdown" => flag(config.outputs.markdown),
        "outputs.claims" => flag(config.outputs.claims),
        "outputs.bibliography" => flag(config.outputs.bibliography),
        "outputs.json_ld" => flag(config.outputs.json_ld),
        "paginate" => format!("`{}`", config.paginate),
        "search" => flag(config.search),
        "cards" => flag(config.cards),
        "csp" => "[a strict one](security.md)".to_owned(),
        "extra" => "nothing".to_owned(),
        other => panic!("nothing is said of the default of `{other}`"),
    }
}

/// Names with the words that stand for each.
fn words(object: &Value, of: &dyn Fn(&str) -> Vec<String>) -> String {
    let names = object["properties"].as_object().expect("it is a mapping").keys();
    let rows = names.map(|name| format!("| `{name}` | {} |\n", of(name).join("; ")));
    format!("| name | known anyway |\n| --- | --- |\n{}", rows.collect::<String>())
}

fn headings(name: &str) -> Vec<String> {
    let role = Role::ALL.into_iter().find(|role| role.name() == name).expect("it is a role");
    role.default_headings().iter().map(|&it| it.to_owned()).collect()
}

fn labels(name: &str) -> Vec<String> {
    let kind = UpdateKind::ALL.into_iter().find(|kind| kind.name() == name).expect("it is a type");
    kind.default_labels().iter().map(|&it| it.to_owned()).collect()
}

#[test]
fn the_reference_of_the_commands_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/pages/commands.md");
    let expected = factbox::cli::reference::commands();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the folder is there");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == expected,
        "docs/content/pages/commands.md is out of date: run `UPDATE_DOCS=1 cargo test`"
    );
}
