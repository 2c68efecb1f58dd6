//! Puts `themes/default` into the binary, so that factbox needs no file besides itself.
//!
//! Writes `default_theme.rs` into the build's own folder: a list of paths and contents, sorted by path, which `theme/built_in.rs`
//! includes.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and prints"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let theme = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("themes/default");
    // Naming a folder is enough for Cargo to look at everything in it.
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=build.rs");

    let mut files = Vec::new();
    collect(&theme, "", &mut files)?;
    files.sort();

    let mut list = String::from("&[\n");
    for (name, path) in &files {
        let path =
            path.to_str().ok_or_else(|| io::Error::other("the path of the repository is not UTF-8"))?;
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),").map_err(io::Error::other)?;
    }
    list.push(']');
    fs::write(Path::new(&variable("OUT_DIR")?).join("default_theme.rs"), list)
}

/// Adds the files below `folder`, each with its path relative to the theme, with `/` between its parts. Hidden files are
/// left out.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
        let name = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, entry.path()));
        }
    }
    Ok(())
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}
