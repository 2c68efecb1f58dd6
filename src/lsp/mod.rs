//! The language server: what a writer's editor wants to know while a file is being written.
//!
//! A [`Service`] holds the texts that the editor holds and a [`Session`](crate::session::Session) for each site that they
//! belong to, which reads those in place of the files on disk. What waits is taken together: however many keys were pressed
//! meanwhile, the site is compiled once. What is said to be wrong is what `check` says, and each answer is a function of the
//! last [`Refresh`](crate::session::Refresh) and the place that is asked about, in our own words. Only `protocol` knows how
//! the protocol writes them, and only `stdio` that they come and go through the standard input and output.

#![expect(
    clippy::disallowed_methods,
    reason = "an edge: it finds sites, and reads and writes the standard streams"
)]

mod position;
mod uri;
mod held;
mod asked;
mod card;
mod keys;
mod passages;
mod complete;
mod definition;
mod hover;
mod symbols;
mod hints;
mod fixes;
mod desk;
mod protocol;
mod service;
mod stdio;

pub use service::Sites;
pub use stdio::run;
