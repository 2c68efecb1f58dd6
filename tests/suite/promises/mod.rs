//! The promises of `docs/content/pages/promises.md`, held over the program itself: each test is named after the promise that it holds,
//! here and in the files of the command line and the preview.

#![expect(clippy::disallowed_macros, reason = "what was seen is printed")]
#![expect(clippy::format_collect, clippy::format_push_string, reason = "hostile files need not be made fast")]
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "these files are our own")]
#![expect(clippy::too_many_lines, reason = "a table of patterns")]

mod files;
mod input;
mod machine;
mod measure;
mod patterns;
mod table;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

/// All that stands below `folder`, by path: the bytes of files, the targets of links, nothing for folders. Our own record is
/// left out.
pub(super) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut tree = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().map(Result::unwrap) {
            let path = entry.path();
            let inner = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if inner == ".factbox" {
                continue;
            }
            let kind = entry.file_type().unwrap();
            // What goes while it is looked at is not there.
            let bytes = if kind.is_symlink() {
                fs::read_link(&path).map(|link| link.as_os_str().as_bytes().to_vec()).unwrap_or_default()
            } else if kind.is_file() {
                fs::read(&path).unwrap_or_default()
            } else {
                Vec::new()
            };
            if kind.is_dir() {
                open.push(path);
            }
            tree.insert(inner, bytes);
        }
    }
    tree
}

/// Whether all is well with what the program said: no panic, no trace of one.
#[track_caller]
pub(super) fn assert_calm(said: &str) {
    for word in ["panicked", "made a mistake", "RUST_BACKTRACE", "stack overflow"] {
        assert!(!said.contains(word), "{said}");
    }
}

/// Whether a program can be run here; says so if it cannot.
pub(super) fn can_run(program: &str, arguments: &[&str]) -> bool {
    let can = Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success());
    if !can {
        println!("LEFT OUT: `{program} {}` does not work here", arguments.join(" "));
    }
    can
}

/// Numbers that look random and are the same each time.
pub(super) struct Seeded(pub(super) u64);

impl Seeded {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
