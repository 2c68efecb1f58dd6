//! The yardstick: thousands of quotations and passages, true ones and false ones, and what the checks say to each.
//!
//! From articles it cuts spans, plants a change in some, and puts each somewhere on a page of a site that is checked as
//! every site is. What is found at a span's place is held against what must be found there. The same articles give the
//! same spans.

#![allow(
    clippy::assigning_clones,
    clippy::format_push_string,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::match_bool,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    dead_code,
    reason = "what is made here is short, and not each of those who use it uses all"
)]

pub(crate) mod article;
pub(crate) mod change;
pub(crate) mod form;
pub(crate) mod language;
pub(crate) mod marks;
pub(crate) mod measure;
pub(crate) mod random;
pub(crate) mod site;
pub(crate) mod spot;
pub(crate) mod table;
