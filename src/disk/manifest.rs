//! The record of what we wrote: which files of the output are ours, and what they were made from.
//!
//! It is read as something that anybody may have written: a path in it that leads anywhere but into the output is passed
//! over. Lines rather than JSON, so that the record of ten thousand pages is read in no time:
//!
//! ```text
//! factbox manifest 1
//! inputs 0f3c…            the digest of all that the build depended on; `-` if it is not known
//! said 2 explainers        what the build said, line by line, to be said again when nothing has changed
//! 9a1b… 77e0… index.html  the digest of a file's bytes, the key that they were made from, its path
//! end
//! ```

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Level};
use crate::digest::Digest;
use crate::output::{Output, OutputFile};
use crate::path::OutputPath;

/// Our own folder in the output.
pub const FOLDER: &str = ".factbox";
/// The record's name in it.
pub const FILE: &str = "manifest";
/// The rule that findings about the output bear.
pub const RULE: &str = "output";

const HEAD: &str = "factbox manifest 1";
const END: &str = "end";

/// What we wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The digest of all that the build depended on, if it is known. When it is equal, and the files are as they were
    /// written, there is nothing to do.
    pub inputs: Option<Digest>,
    /// What the build said, in lines.
    pub said: Vec<String>,
    /// The files.
    pub output: Output,
}

/// A record as it was found.
#[derive(Default)]
pub struct Found {
    /// What it says.
    pub manifest: Manifest,
    /// The digest of the record itself; `None` if there is none.
    pub digest: Option<Digest>,
    /// What is odd about it.
    pub warnings: Vec<Diagnostic>,
}

/// Whether `path` is one that we keep for ourselves.
pub fn is_reserved(path: &OutputPath) -> bool {
    let key = path.collision_key();
    key == FOLDER || key.starts_with(".factbox/")
}

impl Manifest {
    /// The record as it is written.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(100 * (self.output.files.len() + 1));
        let inputs = self.inputs.map_or_else(|| "-".to_owned(), Digest::to_hex);
        let _ = writeln!(text, "{HEAD}\ninputs {inputs}");
        for line in &self.said {
            let _ = writeln!(text, "said {}", line.replace(['\n', '\r'], " "));
        }
        for (path, file) in &self.output.files {
            let _ = writeln!(text, "{} {} {path}", file.digest.to_hex(), file.key.to_hex());
        }
        text.push_str(END);
        text.push('\n');
        text
    }

    /// Reads a record, with the paths in it that cannot be ours; `None` if it is not one, or not the whole of one.
    pub fn parse(text: &str) -> Option<(Self, Vec<&str>)> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let head = lines.next()?;
        let inputs = lines.next()?.strip_prefix("inputs ")?;
        let inputs = if inputs == "-" { None } else { Some(Digest::from_hex(inputs)?) };
        if head != HEAD || lines.next_back()? != END {
            return None;
        }
        let mut lines = lines.peekable();
        let mut said = Vec::new();
        while let Some(line) = lines.peek().and_then(|line| line.strip_prefix("said ")) {
            said.push(line.to_owned());
            lines.next();
        }
        let mut manifest = Self { inputs, said, output: Output::default() };
        let mut strange = Vec::new();
        for line in lines {
            let (digest, rest) = line.split_once(' ')?;
            let (key, path) = rest.split_once(' ')?;
            let file = OutputFile { key: Digest::from_hex(key)?, digest: Digest::from_hex(digest)? };
            match OutputPath::new(path) {
                Ok(clean) if clean.as_str() == path && !is_reserved(&clean) => {
                    manifest.output.files.insert(clean, file);
                }
                _ => strange.push(path),
            }
        }
        Some((manifest, strange))
    }

    /// Reads the record in `folder`, ours in the output. One that is not understood counts as empty: whatever stands in the
    /// output is then not ours.
    pub fn read(folder: &Path) -> io::Result<Found> {
        let path = folder.join(FILE);
        let bytes = match fs::symlink_metadata(&path) {
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Found::default()),
            Err(problem) => return Err(problem),
            Ok(metadata) if metadata.is_file() => fs::read(&path)?,
            Ok(_) => Vec::new(),
        };
        let digest = Some(Digest::of_bytes(&bytes));
        let Some((manifest, strange)) = std::str::from_utf8(&bytes).ok().and_then(Self::parse) else {
            let warning = warning(format!(
                "`{FOLDER}/{FILE}` in the output is not understood: files there do not count as written by factbox"
            ));
            return Ok(Found { digest, warnings: vec![warning], ..Found::default() });
        };
        let warnings = strange
            .into_iter()
            .map(|path| {
                warning(format!(
                    "`{FOLDER}/{FILE}` lists `{path}`, which factbox cannot have written: passed over"
                ))
            })
            .collect();
        Ok(Found { manifest, digest, warnings })
    }
}

/// A warning about the output; it has no place in the writer's files.
pub(super) fn warning(message: String) -> Diagnostic {
    finding(Level::Warning, message)
}

/// A finding about the output.
pub(super) fn finding(level: Level, message: String) -> Diagnostic {
    Diagnostic::new(level, RULE, None, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(word: &str) -> OutputFile {
        OutputFile { key: Digest::of_value(word), digest: Digest::of_bytes(word.as_bytes()) }
    }

    fn manifest() -> Manifest {
        let files = ["a b/ü.html", "index.html"];
        Manifest {
            inputs: Some(Digest::of_bytes(b"all")),
            said: vec!["2 explainers".to_owned(), String::new()],
            output: Output { files: files.map(|path| (OutputPath::new(path).unwrap(), file(path))).into() },
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let manifest = manifest();
        assert_eq!(Manifest::parse(&manifest.to_text()), Some((manifest, vec![])));
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.to_text()), Some((empty, vec![])));
    }

    #[test]
    fn part_of_a_record_is_none() {
        let text = manifest().to_text();
        for length in 0..text.len() {
            if let Some(part) = text.get(..length) {
                assert_eq!(Manifest::parse(part), None, "{part:?}");
            }
        }
        assert_eq!(Manifest::parse(&text.replace("manifest 1", "manifest 2")), None);
    }

    #[test]
    fn paths_that_cannot_be_ours_are_passed_over() {
        let digest = Digest::default().to_hex();
        let bad = [
            "../x",
            "/etc/passwd",
            "a/../../x",
            ".factbox/manifest",
            ".Factbox/x",
            "a//b",
            "e\u{301}.html",
            "",
        ];
        let lines = bad.map(|path| format!("{digest} {digest} {path}\n")).concat();
        let text = format!("{HEAD}\ninputs -\n{lines}{digest} {digest} good.html\n{END}\n");
        let (manifest, strange) = Manifest::parse(&text).unwrap();
        assert_eq!(strange, bad);
        assert_eq!(manifest.output.files.keys().map(OutputPath::as_str).collect::<Vec<_>>(), ["good.html"]);
    }
}
