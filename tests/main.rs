//! All tests from outside: one binary. Each file is one subject; data stands in folders beside it.

mod suite {
    mod architecture;
    mod commonmark;
    mod pandoc;
    mod properties;
    mod sample;
}
