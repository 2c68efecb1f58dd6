//! What the fuzz targets keep: every input of their corpora, and every one that something was wrong with once, in
//! `tests/fuzz/`. The properties are the same; no nightly compiler is needed. `fuzz/README.md` says how more is found.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/properties/mod.rs"]
#[expect(unreachable_pub, reason = "the targets are programs of their own")]
mod properties;

/// The files of a folder, sorted; none if there is no such folder.
fn inputs(folder: &str, target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(target);
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    paths
}

/// Checks all inputs of a target.
fn replay(target: &str) {
    let (_, check) = properties::ALL.iter().find(|(name, _)| *name == target).expect("it has a property");
    let corpus = inputs("fuzz/corpus", target);
    assert!(!corpus.is_empty(), "{target} has no corpus");
    for path in corpus.into_iter().chain(inputs("tests/fuzz", target)) {
        let data = fs::read(&path).expect("it can be read");
        let holds = catch_unwind(|| check(&data)).is_ok();
        assert!(holds, "something does not hold of {}", path.display());
    }
}

/// A test for each target.
macro_rules! replayed {
    ($($target:ident)*) => {
        const REPLAYED: &[&str] = &[$(stringify!($target)),*];
        mod what_was_found_holds {
            $(#[test] fn $target() { super::replay(stringify!($target)); })*
        }
    };
}

replayed! { article bibliography citations front_matter quotes request_paths search_terms sections site source }

#[test]
fn each_property_has_a_target_and_is_replayed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("fuzz/Cargo.toml")).expect("it is there");
    let named: Vec<&str> = properties::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, REPLAYED);
    for name in &named {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in the manifest");
        let target = fs::read_to_string(root.join(format!("fuzz/targets/{name}.rs"))).expect("it is there");
        assert!(target.contains(&format!("properties::{name}::check")), "{name} checks something else");
    }
    for folder in ["fuzz/corpus", "tests/fuzz"] {
        for entry in fs::read_dir(root.join(folder)).expect("it is there") {
            let name = entry.expect("it can be read").file_name();
            assert!(named.iter().any(|known| **known == *name), "{folder}/{} has no target", name.display());
        }
    }
}
