//! `factbox check`: what is wrong, and nothing is written.

use std::time::Instant;

use crate::diagnostic::Level;
use crate::report::Tally;
use crate::report::text::counted;
use crate::session::{Session, Settings};

use super::build::{Counts, names_left_out, pages_left_out};
use super::exit::{Exit, verdict};
use super::terminal::{Terminal, unused};

pub(super) fn check(settings: Settings, deny: bool, terminal: &Terminal) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    let diagnostics = &refresh.diagnostics;
    terminal.report(diagnostics, Level::Info, &|path| refresh.source(path))?;
    let counts = Counts::of(&refresh.compilation.site);
    let tally = Tally::of(diagnostics);
    let mut found = tally.to_string();
    if found.is_empty() {
        "nothing is wrong".clone_into(&mut found);
    }
    if tally.infos > 0 {
        found.push_str("; ");
        found.push_str(&counted(tally.infos, "info"));
    }
    let left_out = &refresh.compilation.site.left_out;
    for line in names_left_out(left_out) {
        terminal.add(&line);
    }
    let left_out = pages_left_out(left_out);
    if !left_out.is_empty() {
        found.push_str("; left out: ");
        found.push_str(&left_out.join(", "));
    }
    terminal.say_trusted(&refresh.compilation);
    if let Some(line) = unused(&refresh.compilation) {
        terminal.say(&line);
    }
    terminal.say(&format!(
        "Checked {}, {} in {:.2} s: {found}",
        counted(counts.explainers, "explainer"),
        counted(counts.sources, "source"),
        started.elapsed().as_secs_f64(),
    ));
    Ok(verdict(diagnostics, deny))
}
