//! factbox, a static-site generator for explainers: pages that say what is known, disputed and unknown of a subject, each
//! statement with the sources that it rests on.
//!
//! # Steps
//!
//! - **Read the world.** [`disk`] reads every input file into a [`World`](world::World), a plain value; what day it is and
//!   what the command line says are in it too. From here to the output nothing asks the machine.
//! - **Parse.** [`parse`] makes one value of the [`model`] of each file: an explainer, a source, a plain page. It never
//!   fails; what is wrong is a [`Diagnostic`](diagnostic::Diagnostic) beside the value.
//! - **Link.** [`site::link`] gives each document its address, each link its target, each citation its source, and computes
//!   what leans on what. The [`Site`](site::Site) does not change after that.
//! - **Plan.** [`pages::plan`] reads the site and lists the pages: where each stands, what it is made from, and a key that
//!   changes when that does.
//! - **Check.** [`check::check`] reads the site and finds what an editor should look at.
//! - **Render.** [`theme`] turns a page's view into bytes, when somebody wants them; [`probe`] looks up the
//!   links that templates write.
//! - **Publish.** [`disk`] stages what differs beside the output and moves it into place when all is well.
//!
//! [`compile`] is the steps from parsing to probing on one screen; [`session::Session::refresh`] is all of them, and every
//! command calls it, or its two halves: there are pages before it is known what is wrong with them.
//!
//! The modules stand in dependency order, which is reading order: a module uses only modules declared above it. A test
//! holds that.

pub mod path;
pub mod span;
pub mod diagnostic;
pub mod digest;
pub mod conflict;
pub mod yaml;
pub mod date;
pub mod world;
pub mod output;
pub mod memo;
pub mod observer;
pub mod model;
pub mod fields;
pub mod config;
pub mod words;
pub mod parse;
pub mod import;
pub mod site;
pub mod check;
pub mod schema;
pub mod html;
pub mod pages;
pub mod theme;
pub mod probe;
pub mod compile;
pub mod listing;
pub mod report;
pub mod starter;
pub mod trial;
pub mod disk;
pub mod fetch;
pub mod watch;
pub mod session;
pub mod server;
pub mod lsp;
pub mod cli;
