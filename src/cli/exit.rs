//! How the program ends, and what decides that.

use std::process::ExitCode;

use crate::compile::MISTAKE;
use crate::config;
use crate::diagnostic::{Diagnostic, Level};
use crate::report::Tally;

use super::terminal::Terminal;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All is well.
    Fine = 0,
    /// The content has errors.
    Findings = 1,
    /// The command line or the configuration is wrong.
    Usage = 2,
    /// The machine failed: a disk, a port.
    Machine = 3,
    /// We made a mistake.
    Mistake = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Says what the machine did wrong.
pub(super) fn failed(error: &anyhow::Error, terminal: &Terminal) -> Exit {
    terminal.error(&format!("{error:#}"));
    Exit::Machine
}

/// How a run ends that found `diagnostics`.
pub(super) fn verdict(diagnostics: &[Diagnostic], deny_warnings: bool) -> Exit {
    let is_of_config = |diagnostic: &Diagnostic| {
        let place = diagnostic.place.as_ref();
        place.is_some_and(|place| place.path.as_str() == config::FILE_NAME)
    };
    let tally = Tally::of(diagnostics);
    if diagnostics.iter().any(|diagnostic| diagnostic.rule == MISTAKE) {
        Exit::Mistake
    } else if diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level == Level::Error && is_of_config(diagnostic))
    {
        Exit::Usage
    } else if tally.errors > 0 || (deny_warnings && tally.warnings > 0) {
        Exit::Findings
    } else {
        Exit::Fine
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SitePath;
    use crate::span::Place;

    #[test]
    fn an_error_in_the_configuration_is_one_of_usage() {
        let at = |path: &str| Place::start_of(&SitePath::new(path));
        let content = Diagnostic::error("x", at("content/a.md"), "x");
        let warning = Diagnostic::warning("x", at("factbox.yaml"), "x");
        let config = Diagnostic::error("x", at("factbox.yaml"), "x");
        assert_eq!(verdict(&[], true), Exit::Fine);
        assert_eq!(verdict(std::slice::from_ref(&warning), false), Exit::Fine);
        assert_eq!(verdict(&[warning], true), Exit::Findings);
        assert_eq!(verdict(std::slice::from_ref(&content), false), Exit::Findings);
        assert_eq!(verdict(&[content, config], false), Exit::Usage);
    }

    #[test]
    fn a_mistake_of_ours_exits_with_70() {
        let mistake = Diagnostic::error(MISTAKE, Place::start_of(&SitePath::new("content/a.md")), "x");
        assert_eq!(verdict(&[mistake], false), Exit::Mistake);
    }
}
