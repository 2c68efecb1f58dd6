//! One file in, one value of the model out. Never fails: what is wrong is a diagnostic beside the value.

pub mod html;
pub mod script;
pub mod apparatus;
pub mod text;
pub mod normal;
pub mod cite;
pub mod math;
pub mod markdown;
pub mod ids;
pub mod when;
pub mod sections;
pub mod cites;
pub mod source;
pub mod receipts;
pub mod privacy;
pub mod front_matter;
pub mod document;
