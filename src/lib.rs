//! factbox, a static-site generator for explainers.
pub mod path;
pub mod span;
pub mod diagnostic;
pub mod digest;
pub mod yaml;
pub mod date;
pub mod world;
pub mod output;
pub mod memo;
pub mod model;
pub mod config;
pub mod parse;
pub mod site;
pub mod html;
pub mod report;
pub mod disk;
pub mod watch;
