//! Front matter: the YAML between `---` lines at the beginning of a Markdown file.

use crate::diagnostic::Diagnostic;
use crate::model::front_matter::FrontMatter;
use crate::path::SitePath;

/// Reads.
pub fn read(_: &SitePath, text: &str) -> (FrontMatter, usize, Vec<Diagnostic>) {
    (FrontMatter::default(), 0, Vec::new())
}
