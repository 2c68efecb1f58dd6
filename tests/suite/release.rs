//! What is released: what is in the package, and what the workflows run.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_package_has_what_it_is_built_from_and_no_more() {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--offline", "--allow-dirty"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let list = String::from_utf8(output.stdout).expect("paths are text");
    let files: Vec<String> = list.lines().map(|path| path.replace('\\', "/")).collect();
    for needed in [
        "build.rs",
        "src/main.rs",
        "themes/default/theme.yaml",
        "starter/site/content/index.md",
        "Cargo.lock",
    ] {
        assert!(files.iter().any(|file| file == needed), "{needed} is missing");
    }
    // Files that begin with a dot are left out of packages more easily than others.
    assert!(files.iter().any(|file| file == "starter/site/.gitignore"), "{files:#?}");
    for file in &files {
        let folder = file.split_once('/').map_or("", |(folder, _)| folder);
        assert!(["", "src", "starter", "themes"].contains(&folder), "{file} is packed");
        assert!(folder != "themes" || file.starts_with("themes/default/"), "{file} is packed");
    }
}

#[test]
fn workflows_are_pinned_and_may_no_more_than_they_need() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let mut actions = 0;
    for entry in fs::read_dir(folder).expect("there are workflows") {
        let path = entry.expect("it can be read").path();
        let text = fs::read_to_string(&path).expect("it is text");
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{} may more", path.display());
        for line in text.lines().filter_map(|line| line.split_once("uses: ").map(|(_, action)| action)) {
            let pin = line.split_once('@').map_or("", |(_, pin)| pin);
            let (commit, version) = pin.split_once(" # v").unwrap_or((pin, ""));
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{}: {line} is not pinned", path.display());
            actions += 1;
        }
        let jobs = text.matches("runs-on:").count();
        assert_eq!(
            text.matches("timeout-minutes:").count(),
            jobs,
            "{}: jobs that may run for ever",
            path.display()
        );
    }
    assert!(actions > 2, "{actions} actions");
}
