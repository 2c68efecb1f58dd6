//! `factbox clean`: what was published goes, and nothing else.

use crate::diagnostic::Level;
use crate::disk::clean;
use crate::disk::publish::{Outcome, Target};
use crate::report::text::counted;
use crate::session::Settings;

use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn clean(settings: &Settings, terminal: &Terminal) -> anyhow::Result<Exit> {
    let Settings { root, output, .. } = settings;
    let waiting = || terminal.say("Waiting for a build of this site to end.");
    let target =
        Target { root, output, adopt: false, inputs: None, said: &[], waiting: &waiting, observer: &() };
    match clean::clean(target)? {
        Outcome::Published(published) => {
            terminal.report(&published.warnings, Level::Warning, &|_| None)?;
            for path in &published.removed {
                terminal.add(&format!("removed: {path}"));
            }
            let left = match clean::left(output) {
                0 => String::new(),
                left => format!("; left alone {} that factbox did not write", counted(left, "file")),
            };
            terminal.say(&format!("Removed {}{left}.", counted(published.removed.len(), "file")));
            Ok(Exit::Fine)
        }
        Outcome::Refused(found) | Outcome::Blocked(found) => {
            terminal.report(&found, Level::Warning, &|_| None)?;
            Ok(Exit::Machine)
        }
    }
}
