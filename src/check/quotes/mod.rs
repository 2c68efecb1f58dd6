//! The quotation check: whether words occur in a text, how much has to be folded for that, and what comes nearest.
//!
//! Knows texts and words; not which words of a page are quotations (`spans.rs`), nor how grave it is if they do not occur
//! (the rules).

pub mod pattern;
pub mod index;
pub mod search;
pub mod near;
pub mod passages;
