//! Taking back what was published: the files that the record lists, and nothing else.

use std::fs;
use std::path::Path;

use super::manifest;
use super::publish::{self, Outcome, Target};
use super::stage::{Memory, Planned};

/// Publishes nothing at all, and then takes the record away too. Files that we did not write stay where they are, and so do
/// the folders that they are in.
pub fn clean(target: Target<'_>) -> anyhow::Result<Outcome> {
    if fs::symlink_metadata(target.output.join(manifest::FOLDER)).is_err() {
        return Ok(Outcome::Published(publish::Published::default()));
    }
    let nothing: [Planned<'_, ()>; 0] = [];
    let target = Target { adopt: false, inputs: None, said: &[], ..target };
    let outcome = publish::publish(target, &nothing, &|()| Ok(Vec::new()), &mut Memory::default())?;
    if let Outcome::Published(published) = &outcome
        && published.warnings.is_empty()
    {
        let ours = target.output.join(manifest::FOLDER);
        fs::remove_file(ours.join(manifest::FILE))?;
        // What is not empty holds what is not ours.
        let _ = fs::remove_dir(ours);
        let _ = fs::remove_dir(target.output);
    }
    Ok(outcome)
}

/// The files in `output` that are not ours, once it has been cleaned: how many.
pub fn left(output: &Path) -> usize {
    let mut folders = vec![output.to_path_buf()];
    let mut left = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                _ => left += usize::from(entry.file_name() != ".gitkeep"),
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::disk::stage::Make;
    use crate::path::OutputPath;

    fn target<'a>(root: &'a Path, output: &'a Path) -> Target<'a> {
        Target { root, output, adopt: false, inputs: None, said: &[], waiting: &|| {} }
    }

    #[test]
    fn only_what_the_record_lists_goes() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let output = root.join("output");
        let paths = ["a/b/index.html", "index.html"].map(|path| OutputPath::new(path).unwrap());
        let plan: Vec<Planned<'_, ()>> = paths
            .iter()
            .map(|path| Planned { path, key: Digest::of_value(path.as_str()), make: Make::Render(&()) })
            .collect();
        let publish = || {
            publish::publish(target(&root, &output), &plan, &|()| Ok(b"x".to_vec()), &mut Memory::default())
        };
        publish().unwrap();
        fs::write(output.join("a/mine.txt"), "mine").unwrap();
        let Outcome::Published(published) = clean(target(&root, &output)).unwrap() else { panic!() };
        assert_eq!((published.removed.len(), left(&output)), (2, 1));
        assert!(
            output.join("a/mine.txt").exists()
                && !output.join("a/b").exists()
                && !output.join(".factbox").exists()
        );
        fs::remove_dir_all(&output).unwrap();
        publish().unwrap();
        clean(target(&root, &output)).unwrap();
        assert!(!output.exists(), "nothing is left but an empty folder, which goes too");
        clean(target(&root, &output)).unwrap();
        assert!(!output.exists(), "there was nothing to clean");
    }

    #[test]
    fn without_a_record_nothing_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let output = root.join("output");
        fs::create_dir_all(output.join(".factbox")).unwrap();
        fs::write(output.join("index.html"), "x").unwrap();
        fs::write(output.join(".factbox/manifest"), "no record").unwrap();
        let Outcome::Published(published) = clean(target(&root, &output)).unwrap() else { panic!() };
        assert_eq!(published.warnings.len(), 1);
        assert!(output.join("index.html").exists());
    }
}
