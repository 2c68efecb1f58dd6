//! What the command line says about a build that concerns the site.

use crate::date::Today;

/// What the command line says about which pages there are.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The address at which the site is published.
    pub base_url: Option<String>,
    /// Whether drafts are pages.
    pub drafts: bool,
    /// Whether pages with a date in the future are pages.
    pub future: bool,
    /// What day it is.
    pub today: Today,
}
