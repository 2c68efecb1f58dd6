//! The manual: what is generated from the code is what the code says.

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
