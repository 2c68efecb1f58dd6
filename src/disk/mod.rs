//! The disk: reading the site, publishing what became of it. The only code that opens a file of the site or of the
//! output.
//!
//! Reading makes a [`World`](crate::world::World) and findings; publishing takes what is to stand where and puts there what
//! differs. Both are told paths and decide nothing about their meaning.

#![expect(clippy::disallowed_methods, reason = "an edge: it reads the site and writes the output")]

pub mod stamp;
pub mod name;
pub mod text;
pub mod folders;
pub mod manifest;
pub mod image;
pub mod input;
pub mod lock;
pub mod bytes;
pub mod stage;
pub mod commit;
pub mod publish;
pub mod clean;
pub mod record;
