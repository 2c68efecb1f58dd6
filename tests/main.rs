//! All tests from outside: one binary. Each file is one subject; data stands in folders beside it.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests read their data, and print what they measured"
)]

mod suite {
    mod architecture;
    #[cfg(unix)]
    mod cli;
    mod commonmark;
    mod data;
    mod docs;
    #[cfg(unix)]
    mod first_run;
    mod fuzz;
    #[cfg(unix)]
    mod guide;
    mod holes;
    mod honest;
    mod import;
    mod licenses;
    #[cfg(unix)]
    mod lsp;
    mod mistakes;
    mod pages;
    mod pandoc;
    mod planted;
    #[cfg(unix)]
    mod promises;
    mod properties;
    mod quotes;
    mod release;
    mod rules;
    mod same_bytes;
    mod sample;
    mod themes;
    #[cfg(unix)]
    mod serve;
    mod search;
    mod yardstick;
}
