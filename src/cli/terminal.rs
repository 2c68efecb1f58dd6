//! What is said, and where: progress on the standard error, what was asked for on the standard output.
//!
//! A reader that goes away is no failure: whoever pipes into `head` has seen enough.

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::Arc;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use rayon::prelude::*;

use crate::check::verify::Counts;
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Level};
use crate::digest::Digest;
use crate::path::SitePath;
use crate::report::text::counted;
use crate::report::{self, Face, Format};

/// How to speak.
#[derive(Clone)]
pub(super) struct Terminal {
    pub(super) format: Format,
    pub(super) colour: ColorChoice,
    /// What stands before each path of the site.
    pub(super) base: String,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
}

impl Terminal {
    /// Says `line`, unless asked to be quiet.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            self.insist(line);
        }
    }

    /// Says how many quotations and passages were verified, and how, and how many findings were waived, if there are any.
    pub(super) fn say_trusted(&self, compilation: &Compilation) {
        for line in trusted(compilation) {
            self.say(&line);
        }
    }

    /// Says `line` if asked for more.
    pub(super) fn add(&self, line: &str) {
        if self.verbose {
            self.insist(line);
        }
    }

    /// Says `line`.
    pub(super) fn insist(&self, line: &str) {
        let _ = writeln!(AutoStream::new(io::stderr(), self.colour), "{line}");
    }

    /// Gives what was asked for.
    pub(super) fn answer(text: &str) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
        forgive(written).context("cannot write to the standard output")
    }

    /// Says what is wrong with the machine or the command line.
    pub(super) fn error(&self, what: &str) {
        let (on, off) =
            if self.colour == ColorChoice::Never { ("", "") } else { ("\u{1b}[1;31m", "\u{1b}[0m") };
        self.insist(&format!("{on}error{off}: {}", report::text::visible(what)));
    }

    /// Shows those of `diagnostics` that are at least as grave as `least`; machines are shown all.
    pub(super) fn report(
        &self,
        diagnostics: &[Diagnostic],
        least: Level,
        sources: &dyn Fn(&SitePath) -> Option<Arc<str>>,
    ) -> anyhow::Result<()> {
        let face = Face { format: self.format, colour: self.colour != ColorChoice::Never, base: &self.base };
        if self.format.is_for_machines() {
            let mut out = io::BufWriter::new(io::stdout().lock());
            let written = report::write(face, diagnostics, sources, &mut out).and_then(|()| out.flush());
            return forgive(written).context("cannot write to the standard output");
        }
        let least = match (self.quiet, self.verbose) {
            (true, _) => Level::Error,
            (_, true) => Level::Info,
            _ => least,
        };
        let shown: Vec<Diagnostic> = diagnostics.iter().filter(|it| it.level >= least).cloned().collect();
        let mut out = io::BufWriter::new(AutoStream::new(io::stderr(), self.colour).lock());
        // Where even this cannot be said, there is nobody to say it to.
        let _ = report::write(face, &shown, sources, &mut out).and_then(|()| out.flush());
        Ok(())
    }
}

/// How many quotations and passages were verified, and how, and how many findings were waived, if there are any.
pub(super) fn trusted(compilation: &Compilation) -> Vec<String> {
    let counts = compilation.verification.counts();
    let mut lines = Vec::new();
    if counts != Counts::default() {
        lines.push(unknown(compilation, counts).unwrap_or_else(|| counts.to_string()));
    }
    if compilation.waived > 0 {
        lines.push(format!("{} waived", counted(compilation.waived, "finding")));
    }
    lines
}

/// Why nothing could be verified, where that is because there is nothing to verify it against.
fn unknown(compilation: &Compilation, counts: Counts) -> Option<String> {
    let texts = compilation.verification.texts.iter().flatten().count();
    if counts.texts + counts.receipts > 0 || texts > 0 {
        return None;
    }
    let receipts = compilation.site.receipts.sources.values().any(|source| !source.spans.is_empty());
    let receipts = if receipts { "no receipt says anything of them" } else { "there are no receipts" };
    let all = counts.unverified;
    let what = if all == 1 { "quotation or passage" } else { "quotations and passages" };
    Some(format!("0 of {all} {what} verified: no text of any source is here, and {receipts}"))
}

/// How many sources were read that no page cites or lists, where those are all.
pub(super) fn unused(compilation: &Compilation) -> Option<String> {
    let sources = &compilation.site.sources;
    if sources.is_empty() || sources.iter().any(|source| source.published) {
        return None;
    }
    let texts = sources.iter().filter(|source| source.text.is_some()).count();
    Some(format!(
        "{} read, {texts} of them with a text here; no page cites or lists any",
        counted(sources.len(), "source")
    ))
}

/// What was reported before, by the digest of rule, file and message: a finding that only moved is none that is new.
#[derive(Default)]
pub(super) struct Said(HashSet<Digest>);

impl Said {
    /// Shows those of `diagnostics` that were not among the last; machines are shown all.
    pub(super) fn report_new(
        &mut self,
        terminal: &Terminal,
        diagnostics: &[Diagnostic],
        sources: &dyn Fn(&SitePath) -> Option<Arc<str>>,
    ) -> anyhow::Result<()> {
        let name = |it: &Diagnostic| {
            Digest::of_value(&(it.rule, it.place.as_ref().map(|place| &place.path), &it.message))
        };
        let names: Vec<Digest> = diagnostics.par_iter().map(name).collect();
        let before = std::mem::replace(&mut self.0, names.iter().copied().collect());
        if terminal.format.is_for_machines() {
            return terminal.report(diagnostics, Level::Warning, sources);
        }
        let new: Vec<Diagnostic> = (names.iter().zip(diagnostics))
            .filter(|(name, _)| !before.contains(name))
            .map(|(_, it)| it.clone())
            .collect();
        terminal.report(&new, Level::Warning, sources)
    }
}

/// A pipe that was closed is no failure.
fn forgive(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
