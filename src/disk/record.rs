//! A file of the site that a command writes because it was asked to: the receipts.

use std::fs;
use std::io::Write;
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
}
