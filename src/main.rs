//! factbox, a static-site generator for explainers.

#![expect(clippy::disallowed_methods, reason = "the one place that reads the arguments")]

use std::process::ExitCode;

fn main() -> ExitCode {
    factbox::cli::run(std::env::args_os())
}
