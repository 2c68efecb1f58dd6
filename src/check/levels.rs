//! Levels: what `factbox.yaml` says about how grave findings are.

use std::collections::BTreeSet;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::path::SitePath;
use crate::span::Place;

use super::rules;

/// The rules whose findings [`set_levels`] takes out, and that need not be run.
pub fn off(config: &Config, deny: &[String]) -> BTreeSet<&'static str> {
    rules::names().filter(|rule| is_off(rule, config, deny)).collect()
}

/// Whether the configuration switches a rule off, and `deny` does not name it.
fn is_off(rule: &str, config: &Config, deny: &[String]) -> bool {
    matches!(config.check.levels.get(rule), Some(None)) && !deny.iter().any(|denied| denied == rule)
}

/// Gives findings the levels that the configuration sets. What cannot be published stays an error, and so does what is
/// wrong with the configuration itself. Rules of `deny` are errors, whatever the configuration says. Returns what is wrong with
/// the levels.
pub fn set_levels(config: &Config, deny: &[String], diagnostics: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
    let path = SitePath::new(config::FILE_NAME);
    let settable: BTreeSet<&str> = rules::names().collect();
    diagnostics.retain_mut(|finding| {
        let in_config = finding.place.as_ref().is_some_and(|place| place.path == path);
        if finding.fatal || in_config || !settable.contains(finding.rule) {
            return true;
        }
        if is_off(finding.rule, config, deny) {
            return false;
        }
        if deny.iter().any(|rule| rule == finding.rule) {
            finding.level = Level::Error;
        } else if let Some(Some(level)) = config.check.levels.get(finding.rule) {
            finding.level = *level;
        }
        true
    });
    let unknown = config.check.levels.keys().filter(|rule| !settable.contains(rule.as_str()));
    unknown
        .map(|rule| {
            let place = Place::new(&path, config.places.get(&format!("check.levels.{rule}")));
            if rules::manual(rule).is_some() {
                let message = format!("the level of `{rule}` cannot be set: it is always an error");
                return Diagnostic::error("wrong-value", place, message).help("take the line away");
            }
            let finding = Diagnostic::error("unknown-key", place, format!("there is no rule `{rule}`"));
            match did_you_mean(rule, settable.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            }
        })
        .collect()
}
