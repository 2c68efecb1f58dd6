//! The rules: what each must find, and what it must let pass.
//!
//! `tests/rules/<rule>/find` and `tests/rules/<rule>/pass` are sites, and `expected.txt` in each is all that is found there;
//! in `pass` nothing of the rule. `find-…` and `pass-…` are further ones. `UPDATE_EXPECT=1 cargo test` writes the expected
//! files anew: read the difference before you commit it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use factbox::check::rules::{RULES, is_structural};
use factbox::compile::{Compilation, Memos, compile};
use factbox::config;
use factbox::date::{Day, Today};
use factbox::diagnostic::{self, Diagnostic};
use factbox::disk::input;
use factbox::path::SitePath;
use factbox::span::{Place, line_column};
use factbox::world::{Content, File, Options, World};

/// What is expected of a site, beside it.
const EXPECTED: &str = "expected.txt";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The folders in `folder`, by name.
fn folders(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut folders: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| (path.file_name().expect("it has a name").to_string_lossy().into_owned(), path))
        .collect();
    folders.sort();
    folders
}

/// Reads the site at `root`, on 21 November 2026. What reading found is beside it.
pub(super) fn read(root: &Path) -> (World, Vec<Diagnostic>) {
    let root = fs::canonicalize(root).expect("the site is there");
    let day = Day::parse("2026-11-21").expect("it is a day");
    let options = Options { today: Today::fixed(day), ..Options::default() };
    let texts = |_: Option<&str>| root.join(input::TEXTS);
    input::read_world(&root, options, &texts, &mut input::Cache::default())
}

/// All that is wrong with a site, one finding in a line, what else belongs to it indented below.
pub(super) fn findings(world: &World, read: &[Diagnostic]) -> (Vec<Diagnostic>, String) {
    let mut found = compile(world, &Memos::default()).diagnostics;
    found.extend(read.iter().cloned());
    diagnostic::sort(&mut found);
    let mut lines = String::new();
    for finding in &found {
        let place =
            finding.place.as_ref().map(|place| format!("{} ", shown(world, place))).unwrap_or_default();
        writeln!(lines, "{place}{}[{}] {}", finding.level.name(), finding.rule, finding.message)
            .expect("it fits");
        for related in &finding.related {
            writeln!(lines, "    {} {}", shown(world, &related.place), related.label).expect("it fits");
        }
        for note in &finding.notes {
            writeln!(lines, "    = {note}").expect("it fits");
        }
        if let Some(help) = &finding.help {
            writeln!(lines, "    help: {help}").expect("it fits");
        }
    }
    (found, lines)
}

fn shown(world: &World, place: &Place) -> String {
    let text = place.path.as_str().strip_prefix(input::TEXTS).map(|name| name.trim_start_matches('/'));
    let file = text.and_then(|name| world.texts.get(name)).or_else(|| world.files.get(&place.path));
    match file.map(|file| &file.content) {
        Some(Content::Text(text)) => {
            let at = line_column(text, place.span.start as usize);
            format!("{}:{}:{}", place.path, at.line, at.column)
        }
        _ => place.path.to_string(),
    }
}

/// Holds `lines` against the expected ones in the site at `root`; the difference, if they are not the same.
pub(super) fn compare(root: &Path, lines: &str) -> Option<String> {
    compare_file(&root.join(EXPECTED), lines)
}

/// Holds `lines` against those in the file at `path`; the difference, if they are not the same.
pub(super) fn compare_file(path: &Path, lines: &str) -> Option<String> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, lines).expect("the folder is there");
    }
    let Ok(expected) = fs::read_to_string(path) else {
        return Some(format!("{} is missing", path.display()));
    };
    if expected == lines {
        return None;
    }
    let missing = expected.lines().filter(|line| !lines.lines().any(|other| other == *line));
    let further = lines.lines().filter(|line| !expected.lines().any(|other| other == *line));
    let difference: Vec<String> =
        missing.map(|line| format!("- {line}")).chain(further.map(|line| format!("+ {line}"))).collect();
    Some(format!("{}\n{}", path.display(), difference.join("\n")))
}

#[test]
fn each_rule_finds_and_lets_pass_what_its_sites_say() {
    let mut wrong = Vec::new();
    for (rule, folder) in folders(&folder()) {
        for (name, root) in folders(&folder) {
            let (world, read) = read(&root);
            let (found, lines) = findings(&world, &read);
            wrong.extend(compare(&root, &lines));
            let own = found.iter().filter(|finding| finding.rule == rule).count();
            let kind = name.split('-').next().unwrap_or_default();
            match kind {
                "find" if own == 0 => wrong.push(format!("{rule}/{name} finds nothing of the rule")),
                "pass" if own > 0 => wrong.push(format!("{rule}/{name} does not let pass:\n{lines}")),
                "find" | "pass" => {}
                _ => wrong.push(format!("{rule}/{name} is called neither `find` nor `pass`")),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\n`UPDATE_EXPECT=1 cargo test` writes the expected files",
        wrong.join("\n\n")
    );
}

/// The site with all rules switched off; `None` where its configuration says something of checks itself.
fn without_rules(world: &World) -> Option<World> {
    let path = SitePath::new(config::FILE_NAME);
    let said = world.text(&path).map_or("", |text| &**text);
    let off = RULES.iter().filter(|rule| !is_structural(rule));
    let levels: Vec<String> = off.map(|rule| format!("    {}: off\n", rule.name)).collect();
    let levels = levels.concat();
    let mut without = world.clone();
    without.files.insert(path, File::text(&format!("{said}\ncheck:\n  levels:\n{levels}")));
    (!said.contains("check:")).then_some(without)
}

#[test]
fn what_is_off_says_nothing_and_changes_nothing_else() {
    let mut looked_at = 0;
    for (rule, folder) in folders(&folder()) {
        for (name, root) in folders(&folder) {
            let (world, _) = read(&root);
            let Some(off) = without_rules(&world) else { continue };
            let mut denied = off.clone();
            let settable = RULES.iter().filter(|rule| !is_structural(rule));
            denied.options.deny = settable.clone().map(|rule| rule.name.to_owned()).collect();
            let memos = Memos::default();
            let [all, off, denied] = [world, off, denied].map(|world| compile(&world, &memos));
            let said = |compilation: &Compilation, with_rules: bool| -> Vec<String> {
                let is_off = |finding: &&Diagnostic| settable.clone().any(|rule| rule.name == finding.rule);
                (compilation.diagnostics.iter())
                    .filter(|finding| with_rules || !is_off(finding))
                    .map(|finding| format!("{} {:?} {}", finding.rule, finding.place, finding.message))
                    .collect::<BTreeSet<String>>()
                    .into_iter()
                    .collect()
            };
            assert_eq!(said(&off, true), said(&all, false), "{rule}/{name}");
            assert_eq!(said(&denied, true), said(&all, true), "{rule}/{name}");
            assert_eq!([off.waived, denied.waived], [all.waived; 2], "{rule}/{name}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 2 * RULES.len());
}

#[test]
fn each_rule_has_a_site_to_find_and_one_to_let_pass() {
    let wanted: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let there: BTreeSet<String> = folders(&folder()).into_iter().map(|(name, _)| name).collect();
    let missing: Vec<&String> = wanted.difference(&there).collect();
    assert!(missing.is_empty(), "no folders for {missing:?}");
    for rule in &wanted {
        let sites: Vec<String> = folders(&folder().join(rule)).into_iter().map(|(name, _)| name).collect();
        for kind in ["find", "pass"] {
            assert!(sites.iter().any(|site| site == kind), "`{rule}` has no site `{kind}`");
        }
    }
    for other in there.difference(&wanted) {
        assert!(factbox::check::rules::manual(other).is_some(), "there is no rule `{other}`");
    }
}

/// Rules about the structure of a page.
const STRUCTURE: [&str; 7] = [
    "lost-section",
    "lost-item",
    "merged-claims",
    "missing-lead",
    "unclosed-block",
    "unknown-section",
    "prose-in-claims",
];

#[test]
fn the_fix_of_a_structure_mends_it() {
    let mut fixed = 0;
    for rule in STRUCTURE {
        let (mut world, read) = read(&folder().join(rule).join("find"));
        let found = |world: &World| -> Vec<Diagnostic> {
            let (found, _) = findings(world, &read);
            found.into_iter().filter(|finding| finding.rule == rule).collect()
        };
        // One by one, as in an editor. What is mended may bring something else to light.
        let mut steps = 0;
        while let Some(finding) = found(&world).into_iter().find(|finding| finding.patch.is_some()) {
            let (place, patch) = (finding.place.clone().unwrap(), finding.patch.clone().unwrap());
            let Some(Content::Text(text)) = world.files.get(&place.path).map(|file| &file.content) else {
                panic!("{} is no text", place.path)
            };
            let mut text = text.to_string();
            text.replace_range(patch.span.range(), &patch.replacement);
            world.files.insert(place.path.clone(), File::text(&text));
            assert!(!found(&world).contains(&finding), "{rule}: {finding:?} is not mended:\n{text}");
            steps += 1;
            assert!(steps < 50, "{rule} mends and mends:\n{text}");
        }
        fixed += steps;
    }
    assert!(fixed > 30, "{fixed}");
}

#[test]
fn no_expectation_stands_where_nothing_is_compared() {
    for (rule, folder) in folders(&folder()) {
        assert!(!folder.join(EXPECTED).exists(), "{rule}/{EXPECTED} belongs into a site");
        for (name, root) in folders(&folder) {
            let is_site = root.join("content").is_dir();
            assert!(is_site, "{rule}/{name} is no site: nothing produces what is expected there");
        }
    }
}

#[test]
fn a_rules_findings_have_the_level_that_its_manual_says() {
    for (_, folder) in folders(&folder()) {
        for (_, root) in folders(&folder) {
            if root.join("factbox.yaml").exists() {
                continue;
            }
            let (world, read) = read(&root);
            for finding in findings(&world, &read).0 {
                if let Some(rule) = RULES.iter().find(|rule| rule.name == finding.rule) {
                    assert_eq!(finding.level, rule.level, "{}", rule.name);
                }
            }
        }
    }
}

#[test]
fn the_sample_has_neither_errors_nor_warnings() {
    let (world, read) = read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (found, lines) = findings(&world, &read);
    assert!(found.iter().all(|finding| finding.level == diagnostic::Level::Info), "{lines}");
}
