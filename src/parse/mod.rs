//! One file in, one value of the model out. Never fails: what is wrong is a diagnostic beside the value.

pub mod source;
pub mod front_matter;
