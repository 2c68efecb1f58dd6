//! `THIRD-PARTY.txt` names what is linked, in the versions of `Cargo.lock`; `node tests/site/licenses.mjs` writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What is linked on this system, as `name version` and licence, by Cargo's account.
fn linked() -> BTreeMap<String, String> {
    let host = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let host = String::from_utf8(host).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let root = metadata["resolve"]["root"].as_str().unwrap();
    let (mut seen, mut next) = (BTreeSet::from([root]), vec![root]);
    while let Some(id) = next.pop() {
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let is_linked =
                dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            let id = dependency["pkg"].as_str().unwrap();
            if is_linked && seen.insert(id) {
                next.push(id);
            }
        }
    }
    seen.remove(root);
    let packages = metadata["packages"].as_array().unwrap().iter();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    packages
        .filter(|package| seen.contains(package["id"].as_str().unwrap()))
        .map(|package| {
            (format!("{} {}", text(package, "name"), text(package, "version")), text(package, "license"))
        })
        .collect()
}

#[test]
fn what_is_linked_is_named_with_its_licence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("THIRD-PARTY.txt")).unwrap();
    let (_, list) = file.split_once("========\n\n").unwrap();
    let (list, _) = list.split_once("========").unwrap();
    let named: BTreeMap<&str, &str> = list
        .split("\n\n")
        .filter_map(|entry| {
            let mut lines = entry.trim().lines();
            Some((lines.next()?, lines.next()?.trim()))
        })
        .collect();
    let hint = "run `node tests/site/licenses.mjs > THIRD-PARTY.txt`";
    for (package, licence) in linked() {
        assert_eq!(named.get(package.as_str()).copied(), Some(licence.as_str()), "{package}: {hint}");
    }
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    for package in named.keys() {
        let (name, version) = package.split_once(' ').unwrap();
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")),
            "{package} is not in Cargo.lock: {hint}"
        );
    }
}

#[test]
fn the_program_says_under_which_licences_it_is() {
    let output = Command::new(env!("CARGO_BIN_EXE_factbox")).arg("--licenses").output().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    for words in [
        "factbox 0.1.0: MIT OR Apache-2.0",
        "\nserde 1.",
        "\nureq 3.",
        "Permission is hereby granted",
        "Mozilla Public License",
    ] {
        assert!(said.contains(words), "{words}");
    }
    for line in ["--licenses check", "-q", ""] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_factbox")).args(line.split_whitespace()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}");
    }
}
