//! factbox, a static-site generator for explainers.

use std::process::ExitCode;

fn main() -> ExitCode {
    factbox::cli::run(std::env::args_os())
}
