//! Bodies become HTML.

pub mod escape;
pub mod highlight;
