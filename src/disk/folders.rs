//! Where the site is, and where it may be published.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::config;

use super::name;

/// Where a site is published unless another folder is named, at its root.
pub const OUTPUT: &str = "output";

/// The site that `start` belongs to, its links resolved: the nearest folder upwards with a `factbox.yaml`. `content/`
/// alone makes a site only of `start` itself, for folders of that name are everywhere.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = fs::canonicalize(start).ok()?;
    if is_root(&start) {
        return Some(start);
    }
    start.ancestors().find(|folder| folder.join(config::FILE_NAME).is_file()).map(Path::to_path_buf)
}

/// Whether `folder` holds a site.
pub fn is_root(folder: &Path) -> bool {
    folder.join(config::FILE_NAME).is_file() || folder.join("content").is_dir()
}

/// Whether there are Markdown files in `content/` of `root` besides those that are `known` by their paths.
pub fn has_pages(root: &Path, known: &dyn Fn(&str) -> bool) -> io::Result<bool> {
    let mut folders = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => continue,
            Err(problem) => return Err(problem),
        };
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                if !known(&name.replace(std::path::MAIN_SEPARATOR, "/")) {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// The folder to publish to, its links resolved: `named`, or `output/` of the site at `root`. In words why it may not be
/// that one, if it may not.
pub fn output_folder(root: &Path, named: Option<&Path>) -> Result<PathBuf, String> {
    let asked = named.map_or_else(|| root.join(OUTPUT), Path::to_path_buf);
    let shown = named.map_or_else(|| format!("{OUTPUT}/"), |named| named.display().to_string());
    if named.is_none() && asked.is_symlink() {
        return Err(format!("`{shown}` is a link: name the folder that it leads to with `--output-dir`"));
    }
    let output = resolve(&asked).map_err(|error| format!("`{shown}` cannot be published to: {error}"))?;
    if output == root {
        return Err(format!("`{shown}` is the site itself: publish to a folder of its own"));
    }
    if root.starts_with(&output) {
        return Err(format!("`{shown}` holds the site itself: publish to a folder of its own"));
    }
    if let Some(folder) = name::FOLDERS.iter().find(|folder| output.starts_with(root.join(folder))) {
        return Err(format!("`{shown}` lies in `{folder}/`, which is read: publish to a folder of its own"));
    }
    if output.exists() && !output.is_dir() {
        return Err(format!("`{shown}` is a file: publish to a folder"));
    }
    Ok(output)
}

/// `path` from the disk's root, with every link and `..` followed, whether or not its end exists.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for component in std::path::absolute(path)?.components() {
        match component {
            Component::Prefix(_) | Component::RootDir => resolved.push(component),
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Normal(part) => {
                resolved.push(part);
                if resolved.is_symlink() {
                    resolved = fs::canonicalize(&resolved)?;
                }
            }
        }
    }
    Ok(resolved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("site");
        fs::create_dir_all(root.join("content/a")).unwrap();
        (folder, root)
    }

    #[test]
    fn parents_are_searched_for_a_configuration_only() {
        let (_folder, root) = site();
        assert_eq!(find_root(&root), Some(root.clone()));
        assert_eq!(find_root(&root.join("content/a")), None);
        fs::write(root.join("factbox.yaml"), "").unwrap();
        assert_eq!(find_root(&root.join("content/a")), Some(root.clone()));
    }

    #[test]
    fn the_site_and_its_input_are_not_published_to() {
        let (_folder, root) = site();
        let reason = |named: &Path| output_folder(&root, Some(named)).unwrap_err();
        assert!(reason(&root).contains("is the site itself"));
        assert!(reason(root.parent().unwrap()).contains("holds the site"));
        assert!(reason(&root.join("x/../../site/.")).contains("is the site itself"));
        assert!(reason(&root.join("content/public")).contains("lies in `content/`"));
        assert!(reason(&root.join("static")).contains("lies in `static/`"));
        fs::write(root.join("file"), "").unwrap();
        assert!(reason(&root.join("file")).contains("is a file"));
        assert_eq!(output_folder(&root, None), Ok(root.join("output")));
        assert_eq!(output_folder(&root, Some(&root.join("contents"))), Ok(root.join("contents")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_hides_nothing() {
        let (_folder, root) = site();
        let outside = root.parent().unwrap().join("outside");
        fs::create_dir(&outside).unwrap();
        std::os::unix::fs::symlink(root.join("content"), root.join("public")).unwrap();
        assert!(output_folder(&root, Some(&root.join("public"))).unwrap_err().contains("lies in `content/`"));
        std::os::unix::fs::symlink(&outside, root.join("output")).unwrap();
        assert!(output_folder(&root, None).unwrap_err().contains("is a link"));
        assert_eq!(output_folder(&root, Some(&root.join("output"))), Ok(outside));
        std::os::unix::fs::symlink("nowhere", root.join("dangling")).unwrap();
        assert!(output_folder(&root, Some(&root.join("dangling"))).is_err());
    }
}
