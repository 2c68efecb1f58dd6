//! `docs/content/pages/promises.md` names every test of a promise, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The names of all tests below a folder.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let names = text.lines().filter_map(|line| line.trim_start().strip_prefix("fn "));
            found.extend(names.filter_map(|line| Some(line.split_once('(')?.0.to_owned())));
        }
    }
}

#[test]
fn each_promise_has_its_tests_in_the_table_and_each_test_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    functions(&root.join("tests/suite"), &mut tests);
    let of_promises: BTreeSet<&String> = tests
        .iter()
        .filter(|name| {
            let number = name.strip_prefix('p').unwrap_or("");
            number.len() > 3 && number.as_bytes()[..2].iter().all(u8::is_ascii_digit)
        })
        .collect();
    let mut all = tests.clone();
    functions(&root.join("src"), &mut all);

    let page = fs::read_to_string(root.join("docs/content/pages/promises.md")).unwrap();
    let mut rows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in page.lines().filter(|line| line.starts_with("| P")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [promise, held_by, figure] = cells.as_slice() else { panic!("not three cells: {row}") };
        let number = promise.split('.').next().unwrap().trim_start_matches('P').to_owned();
        assert!(!figure.is_empty(), "no figure: {row}");
        let names = held_by.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        assert!(rows.insert(number, names).is_none(), "twice: {row}");
    }
    let mut numbers: Vec<String> = (1..=26).map(|number| number.to_string()).collect();
    numbers.insert(17, "17b".to_owned());
    for number in &numbers {
        let names = rows.get(number).unwrap_or_else(|| panic!("P{number} is not in the table"));
        let own = format!("p{:0>width$}_", number, width = if number.ends_with('b') { 3 } else { 2 });
        assert!(names.iter().any(|name| name.starts_with(&own)), "P{number} has no test of its own");
    }
    assert_eq!(rows.len(), numbers.len());
    let named: BTreeSet<&String> = rows.values().flatten().collect();
    for name in &named {
        assert!(all.contains(*name), "there is no test `{name}`");
    }
    for test in of_promises {
        assert!(named.contains(test), "`{test}` is not in the table");
    }
}
