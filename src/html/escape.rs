//! The one place where text becomes HTML, for each place in which text may stand.
