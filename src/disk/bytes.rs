//! Where the bytes of a file wait, in the staging folder, until they are moved into place.

use std::path::{Path, PathBuf};

use crate::path::OutputPath;

/// The folder of staged files that bear their own paths, in the staging folder.
pub(super) const TREE: &str = "tree";

/// Where the bytes of a file are staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// Under a number.
    Number(usize),
    /// Under the file's own path, since the folder that it is to stand in is not there: it may come as a whole.
    Tree,
}

impl Bytes {
    /// Where the bytes of the file at `path` are, in the folder `staging`.
    pub(super) fn at(self, staging: &Path, path: &OutputPath) -> PathBuf {
        match self {
            Self::Number(number) => staging.join(number.to_string()),
            Self::Tree => staging.join(TREE).join(path.as_str()),
        }
    }
}
