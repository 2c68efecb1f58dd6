//! Files of the site that a command writes because it was asked to: receipts, new pages and sources.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;

use crate::path::SitePath;

/// Writes `text` to the file at `path` below `root`, whole or not at all; `false` if it stands there already.
pub fn write(root: &Path, path: &SitePath, text: &str) -> anyhow::Result<bool> {
    let target = root.join(path.as_str());
    if fs::read(&target).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    let failed = || format!("cannot write `{path}`");
    let folder = target.parent().unwrap_or(root);
    fs::create_dir_all(folder).with_context(failed)?;
    // The name begins with a dot, so that nobody takes it for a file of the site.
    let staged = folder.join(format!(".{}.{}", path.file_name(), std::process::id()));
    let written = fs::File::create(&staged)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&staged, &target));
    if written.is_err() {
        // What is left of it is of no use, and whether it can be removed changes nothing.
        let _ = fs::remove_file(&staged);
    }
    written.with_context(failed)?;
    Ok(true)
}

/// Writes `text` to a new file at `path` below `root`; `false` if anything stands there, which is left alone.
pub fn create(root: &Path, path: &SitePath, text: &str) -> anyhow::Result<bool> {
    let target = root.join(path.as_str());
    let failed = || format!("cannot write `{}`", target.display());
    fs::create_dir_all(target.parent().unwrap_or(root)).with_context(failed)?;
    let mut file = match fs::File::options().write(true).create_new(true).open(&target) {
        Ok(file) => file,
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(problem) => return Err(problem).with_context(failed),
    };
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        // Half a file would be left alone the next time.
        let _ = fs::remove_file(&target);
    }
    written.with_context(failed)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_written_once_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = SitePath::new("content/sources/receipts.json");
        assert!(write(folder.path(), &path, "one").unwrap());
        assert!(!write(folder.path(), &path, "one").unwrap());
        assert!(write(folder.path(), &path, "two").unwrap());
        let entries: Vec<_> = fs::read_dir(folder.path().join("content/sources")).unwrap().collect();
        assert_eq!(entries.len(), 1);
        assert_eq!(fs::read_to_string(folder.path().join(path.as_str())).unwrap(), "two");
    }

    #[test]
    fn what_is_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = SitePath::new("content/a.md");
        assert!(create(folder.path(), &path, "one").unwrap());
        assert!(!create(folder.path(), &path, "two").unwrap());
        assert_eq!(fs::read_to_string(folder.path().join(path.as_str())).unwrap(), "one");
    }
}
