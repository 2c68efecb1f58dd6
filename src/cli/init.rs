//! `factbox init`: a site worth reading, from nothing.

use std::path::Path;

use crate::config;
use crate::disk::{folders, record};
use crate::path::SitePath;
use crate::report::text::counted;
use crate::starter;

use super::args::{Ci, is_same_folder};
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn init(folder: &Path, ci: Option<Ci>, terminal: &Terminal) -> anyhow::Result<Exit> {
    if folder.exists() && !folder.is_dir() {
        terminal.error(&format!("`{}` is a file: name a folder", folder.display()));
        return Ok(Exit::Usage);
    }
    let is_example = |path: &str| starter::SITE.iter().any(|(own, _)| *own == path);
    // Who has pages of their own does not want the example among them.
    let has_pages = folders::has_pages(folder, &is_example)?;
    let mut files = vec![(config::FILE_NAME, starter::CONFIG.to_owned())];
    let is_ignore = |path: &str| path.ends_with(".gitignore");
    let wanted = starter::SITE.iter().filter(|(path, _)| !has_pages || is_ignore(path));
    files.extend(wanted.map(|(path, text)| (*path, (*text).to_owned())));
    match ci {
        Some(Ci::Github) => files.push((starter::GITHUB_FILE, starter::github_workflow())),
        None => {}
    }
    let (mut written, mut left) = (Vec::new(), Vec::new());
    for (path, text) in files {
        let is_new = record::create(folder, &SitePath::new(path), &text)?;
        if is_new { &mut written } else { &mut left }.push(path);
    }
    for path in &written {
        terminal.add(&format!("wrote {path}"));
    }
    terminal.say(&format!("Wrote {} into `{}`.", counted(written.len(), "file"), shown(folder)));
    if !left.is_empty() {
        let names = left.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
        terminal.say(&format!("Left alone what was there: {names}."));
    }
    if has_pages {
        terminal.say("There are pages already, so the example was left out.");
    }
    if written.contains(&starter::GITHUB_FILE) {
        terminal.say(&format!("Read the first lines of `{}`.", starter::GITHUB_FILE));
    }
    let go = if is_same_folder(folder) { String::new() } else { format!("  cd {}\n", quoted(folder)) };
    terminal.say(&format!(
        "Next:\n{go}  factbox serve --open   a preview in the browser\n  factbox check          \
         looks each quotation up in its source"
    ));
    Ok(Exit::Fine)
}

fn shown(folder: &Path) -> String {
    let shown = folder.display().to_string();
    if shown.ends_with('/') { shown } else { format!("{shown}/") }
}

/// A folder as it can be typed.
fn quoted(folder: &Path) -> String {
    let name = folder.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':' | '~');
    if name.chars().all(is_plain) { name } else { format!("\"{name}\"") }
}
