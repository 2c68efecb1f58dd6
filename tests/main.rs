//! All tests from outside: one binary. Each file is one subject; data stands in folders beside it.

mod suite {
    mod architecture;
    mod commonmark;
    mod docs;
    mod mistakes;
    mod pandoc;
    mod rules;
}
