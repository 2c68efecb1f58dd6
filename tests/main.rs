//! Tests of the whole program, from outside.

#[cfg(unix)]
mod cli;
