//! The preview: the site from memory, on this machine alone, and what a writer wants to know of it.
//!
//! [`Preview`] holds the last state of the site that can be rendered, and is handed the next one as a
//! [`Refresh`](crate::session::Refresh). An answer is a function of that state and of what is asked ([`answer`]): pages are
//! looked up in the list of planned pages, never on disk, and rendered when somebody asks for them. Only [`http`] knows of
//! sockets. What is served is what would be published, and the tag of a script; all that the script shows besides (where a
//! claim stands, findings, what cannot be rendered) it asks for itself, under `/__factbox/`.

#![expect(
    clippy::disallowed_methods,
    reason = "an edge: it listens, and waits for clients no longer than is decent"
)]

mod media;
mod cache;
mod preview;
mod table;
mod answer;
mod http;

pub use answer::{Answer, Ask, Body, answer, news};
pub use http::{Bound, run};
pub use preview::{Checked, Preview, Taken};
