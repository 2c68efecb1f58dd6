//! Levels: what `factbox.yaml` says about how grave findings are.

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::path::SitePath;
use crate::span::Place;

use super::rules;

/// Gives findings the levels that the configuration sets; what cannot be rendered stays an error. Returns what is wrong
/// with the levels themselves.
pub fn set_levels(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain_mut(|finding| {
        if finding.fatal {
            return true;
        }
        match config.check.levels.get(finding.rule) {
            None => true,
            Some(None) => false,
            Some(Some(level)) => {
                finding.level = *level;
                true
            }
        }
    });
    let known = || rules::names();
    let path = SitePath::new(config::FILE_NAME);
    let unknown = config.check.levels.keys().filter(|rule| !known().any(|name| name == rule.as_str()));
    unknown
        .map(|rule| {
            let span = config.places.get(&format!("check.levels.{rule}"));
            let finding = Diagnostic::error(
                "unknown-key",
                Place::new(&path, span),
                format!("there is no rule `{rule}`"),
            );
            match did_you_mean(rule, known()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            }
        })
        .collect()
}
