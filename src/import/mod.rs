//! What others wrote, in our words: saved pages, the files of reference managers, front matter of other generators.
//!
//! Pure, and never silently lossy: what has no place with us is named.

pub mod encoding;
pub mod note;
pub mod record;
pub mod csl;
pub mod bibtex;
pub mod document;
pub mod article;
