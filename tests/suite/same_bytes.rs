//! The same input gives the same bytes: twice, with another number of threads, in another time zone, language and folder,
//! with files that are older or were written in another order.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, by its path from there; our own record left out.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap().map(Result::unwrap) {
            let inner = entry.path().strip_prefix(folder).unwrap().to_path_buf();
            if inner.starts_with(".factbox") {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                files.insert(inner, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Copies the sample site, the last file first.
fn copy_of_sample(to: &Path) {
    for folder in ["content", "themes"] {
        for (path, bytes) in files(&repository().join(folder)).iter().rev() {
            let target = to.join(folder).join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, bytes).unwrap();
        }
    }
    fs::copy(repository().join("factbox.yaml"), to.join("factbox.yaml")).unwrap();
}

fn build(root: &Path, output: &Path, environment: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factbox"));
    command
        .args(["build", "--today", "2026-11-21", "--base-url", "https://example.org/a/", "-o"])
        .arg(output)
        .arg("-C")
        .arg(root);
    let run = command.env_clear().envs(environment.iter().copied()).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    files(output)
}

#[test]
fn p09_the_same_bytes_wherever_and_however_it_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let root = repository();
    let first = build(&root, &folder.path().join("first"), &[("RAYON_NUM_THREADS", "1")]);
    assert!(first.len() > 10);
    let variations: [&[(&str, &str)]; 4] = [
        &[("RAYON_NUM_THREADS", "2")],
        &[("RAYON_NUM_THREADS", "16")],
        &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("HOME", "/nonexistent"), ("NO_COLOR", "1")],
    ];
    for (number, environment) in variations.into_iter().enumerate() {
        let again = build(&root, &folder.path().join(format!("{number}")), environment);
        assert_eq!(again.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
        for (path, bytes) in &first {
            assert!(again[path] == *bytes, "{} differs with {environment:?}", path.display());
        }
    }
    let elsewhere = folder.path().join("else where/ü");
    fs::create_dir_all(&elsewhere).unwrap();
    copy_of_sample(&elsewhere);
    let copy = build(&elsewhere, &elsewhere.join("output"), &[]);
    assert!(copy == first, "another folder gives other bytes");
}

#[test]
fn p09_an_output_that_was_built_over_several_edits_is_that_of_a_fresh_build() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    fs::create_dir_all(&root).unwrap();
    copy_of_sample(&root);
    let page = root.join("content/weapons-pause.md");
    let text = fs::read_to_string(&page).unwrap();
    for title in ["One", "Two", "Three"] {
        fs::write(&page, text.replace("title:", &format!("title: {title} #"))).unwrap();
        fs::write(root.join("content/extra.md"), format!("# {title}\n\nWords.\n")).unwrap();
        build(&root, &root.join("output"), &[]);
    }
    fs::remove_file(root.join("content/extra.md")).unwrap();
    fs::write(&page, text).unwrap();
    let warm = build(&root, &root.join("output"), &[]);
    let cold = build(&root, &folder.path().join("fresh"), &[]);
    assert!(warm == cold);
    assert!(!warm.keys().any(|path| path.starts_with("extra")));
}
