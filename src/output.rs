//! What will stand where in the output: by path and digest.

use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::path::OutputPath;

/// The files of an output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// What stands where, sorted by path.
    pub files: BTreeMap<OutputPath, OutputFile>,
}

/// A file of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// The digest of all that its bytes were made from: equal keys, equal bytes.
    pub key: Digest,
    /// The digest of its bytes.
    pub digest: Digest,
}
