//! `factbox build`, once or whenever something changes.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Level};
use crate::disk::publish::{Outcome, Published};
use crate::observer::Observer;
use crate::pages::feed;
use crate::path::SitePath;
use crate::report::Tally;
use crate::report::text::counted;
use crate::session::{Refresh, Session, Settings, Standing};
use crate::site::Site;
use crate::site::left_out::{LeftOut, Why};

use super::args::{BuildArgs, is_watched_by_people};
use super::exit::{Exit, failed, verdict};
use super::progress::Progress;
use super::terminal::{Said, Terminal, trusted};
use super::timings::Stopwatch;
use super::watch::{self, News};

/// A few numbers, for the last line.
#[derive(Clone, Default)]
pub(super) struct Counts {
    pub(super) explainers: usize,
    pub(super) sources: usize,
    /// What was left out.
    left_out: LeftOut,
    /// Explainers that feeds leave out, because they have no date.
    undated: usize,
    /// What is left out, because the site's address is not known.
    unaddressed: &'static str,
}

impl Counts {
    pub(super) fn of(site: &Site) -> Self {
        let outputs = &site.config.outputs;
        let (has_feeds, is_addressed) = (outputs.feeds, site.base_url.is_some());
        Self {
            explainers: site.explainers.len(),
            sources: site.sources.iter().filter(|source| source.published).count(),
            left_out: site.left_out.clone(),
            undated: if has_feeds && is_addressed { feed::undated(site) } else { 0 },
            unaddressed: match (is_addressed, has_feeds || outputs.sitemap || outputs.llms) {
                (true, _) => "",
                (false, true) => "feeds, sitemap, llms.txt, canonical addresses",
                (false, false) => "canonical addresses",
            },
        }
    }

    /// What is published.
    fn published(&self) -> String {
        format!("{}, {}", counted(self.explainers, "explainer"), counted(self.sources, "source"))
    }

    /// What is left out, and what would bring it in; empty if nothing is.
    fn left_out(&self) -> String {
        let mut left_out = pages_left_out(&self.left_out);
        if self.undated > 0 {
            left_out
                .push(format!("{} without a date from feeds (date:)", counted(self.undated, "explainer")));
        }
        if !self.unaddressed.is_empty() {
            left_out.push(format!("{} (base_url)", self.unaddressed));
        }
        if left_out.is_empty() { String::new() } else { format!("; left out: {}", left_out.join(", ")) }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.published(), self.left_out())
    }
}

/// How many pages and files are left out for each reason, and what would bring them in.
pub(super) fn pages_left_out(left_out: &LeftOut) -> Vec<String> {
    let count = |is_it: fn(&Why) -> bool| left_out.values().filter(|why| is_it(why)).count();
    let mut said = BTreeSet::new();
    said.extend(left_out.values().filter_map(|why| match why {
        Why::Private(said) => Some(format!("`{said}`")),
        _ => None,
    }));
    let privacy = format!("private ({})", Vec::from_iter(said).join(", "));
    let drafts = count(|why| *why == Why::Draft);
    let future = count(|why| *why == Why::Future);
    let private = count(|why| matches!(why, Why::Private(_)));
    let expired = count(|why| *why == Why::Expired);
    let named = count(|why| *why == Why::Underscore);
    let copies = count(|why| *why == Why::Copy);
    let lines = [
        (drafts, format!("{} (--drafts)", counted(drafts, "draft"))),
        (future, format!("{} with a date in the future (--future)", counted(future, "page"))),
        (private, format!("{private} {privacy}")),
        (expired, format!("{expired} expired (`expiryDate`)")),
        (named, format!("{} with `_` before the name", counted(named, "file"))),
        (copies, if copies == 1 { "1 sync copy".to_owned() } else { format!("{copies} sync copies") }),
    ];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect()
}

/// A line for each page or file that is left out, with the reason.
pub(super) fn names_left_out(left_out: &LeftOut) -> impl Iterator<Item = String> {
    left_out.iter().map(|(path, why)| format!("left out: {path} is {why}"))
}

pub(super) fn build(
    settings: Settings,
    args: &BuildArgs,
    deny: bool,
    terminal: &Terminal,
) -> anyhow::Result<Exit> {
    let mut session = Session::new(settings);
    let adopt = args.shared.adopt;
    let stopwatch = args.timings.then(|| Arc::new(Stopwatch::default()));
    let mut observers: Vec<Arc<dyn Observer>> = Vec::new();
    observers.extend(Progress::new(terminal.quiet).map(|it| Arc::new(it) as Arc<dyn Observer>));
    observers.extend(stopwatch.clone().map(|it| it as Arc<dyn Observer>));
    session.observe(Arc::new(observers));
    if args.watch {
        let mut said = Said::default();
        watch::watch(&mut session, &args.shared.hearing, terminal, |session, news| {
            let News::Refreshed(Some(refresh), heard) = news else { return };
            let publisher = Publisher { adopt, deny, terminal, said: Some(&mut said) };
            if let Err(error) = publisher.publish(session, &refresh, heard.what.as_deref(), heard.started) {
                failed(&error, terminal);
            }
            if heard.what.is_none() && is_watched_by_people() {
                terminal.say("Watching for changes; Ctrl-C ends it.");
            }
        })
    }
    let started = Instant::now();
    let ended = if let Some(standing) = session.standing(&|| waiting(terminal)) {
        terminal.say(&nothing_to_do(standing, started.elapsed()));
        Ok(Exit::Fine)
    } else if let Some(refresh) = session.refresh() {
        Publisher { adopt, deny, terminal, said: None }.publish(&mut session, &refresh, None, started)
    } else {
        Ok(Exit::Fine)
    };
    if let Some(stopwatch) = stopwatch {
        terminal.insist(&format!("\n{}", stopwatch.report()));
    }
    // The process ends, and with it its memory: to give back the values of each page one by one would be work for nothing.
    std::mem::forget(session);
    ended
}

/// How to publish.
struct Publisher<'a> {
    adopt: bool,
    deny: bool,
    terminal: &'a Terminal,
    /// What was said before and need not be said again.
    said: Option<&'a mut Said>,
}

impl Publisher<'_> {
    /// Publishes what was compiled, if nothing is wrong with it, and says what came of it: in one line, if it is because
    /// `what` changed.
    fn publish(
        self,
        session: &mut Session,
        refresh: &Refresh,
        what: Option<&str>,
        started: Instant,
    ) -> anyhow::Result<Exit> {
        let Self { adopt, deny, terminal, said } = self;
        let mut diagnostics = refresh.diagnostics.to_vec();
        let mut exit = verdict(&diagnostics, deny);
        let mut published = None;
        let mut machine = None;
        if exit == Exit::Fine {
            // What would have to be said again is looked at again.
            let is_quiet = what.is_none() && diagnostics.iter().all(|finding| finding.level < Level::Warning);
            let said = is_quiet.then(|| {
                let mut lines = trusted(&refresh.compilation);
                lines.push(Counts::of(&refresh.compilation.site).to_string());
                lines
            });
            match session.publish(refresh, adopt, said.as_deref(), &|| waiting(terminal)) {
                Ok(Outcome::Published(it)) => {
                    diagnostics.extend(it.warnings.iter().cloned());
                    published = Some(it);
                }
                Ok(Outcome::Refused(refused)) => {
                    diagnostics.extend(refused);
                    exit = verdict(&diagnostics, deny);
                }
                Ok(Outcome::Blocked(blocked)) => {
                    diagnostics.extend(blocked);
                    exit = Exit::Machine;
                }
                Err(error) => machine = Some(error),
            }
        }
        let sources = |path: &SitePath| refresh.source(path);
        match said {
            Some(said) => said.report_new(terminal, &diagnostics, &sources)?,
            None => terminal.report(&diagnostics, Level::Warning, &sources)?,
        }
        if let Some(error) = machine {
            return Err(error);
        }
        if what.is_none() {
            terminal.say_trusted(&refresh.compilation);
        }
        let Some(published) = published else {
            terminal.say(&not_built(what, &diagnostics, deny));
            return Ok(exit);
        };
        for path in &published.written {
            terminal.add(&format!("written: {path}"));
        }
        for path in &published.removed {
            terminal.add(&format!("removed: {path}"));
        }
        for line in names_left_out(&refresh.compilation.site.left_out) {
            terminal.add(&line);
        }
        let took = started.elapsed();
        terminal.say(&match what {
            Some(what) => built_again(what, &published, &diagnostics, took),
            None => built(&Counts::of(&refresh.compilation.site), &published, &diagnostics, took),
        });
        Ok(exit)
    }
}

fn waiting(terminal: &Terminal) {
    terminal.say("Waiting for another build of this site to end.");
}

/// The last line of a build that went well.
fn built(counts: &Counts, published: &Published, diagnostics: &[Diagnostic], took: Duration) -> String {
    let mut line = format!(
        "Built {}, {} ({} written, {} unchanged, {} removed) in {:.2} s",
        counts.published(),
        counted(published.written.len() + published.unchanged, "file"),
        published.written.len(),
        published.unchanged,
        published.removed.len(),
        took.as_secs_f64(),
    );
    let tally = Tally::of(diagnostics).to_string();
    if !tally.is_empty() {
        line.push_str("; ");
        line.push_str(&tally);
    }
    line + &counts.left_out()
}

/// What a build says that has nothing to do: what the last one said.
fn nothing_to_do(standing: Standing, took: Duration) -> String {
    let Standing { mut said, files } = standing;
    let counts = said.pop().unwrap_or_default();
    let files = counted(files, "file");
    said.push(format!(
        "Nothing has changed: {files} as they were, looked at in {:.2} s; {counts}",
        took.as_secs_f64()
    ));
    said.join("\n")
}

/// The line of a build that something led to that changed.
fn built_again(what: &str, published: &Published, diagnostics: &[Diagnostic], took: Duration) -> String {
    let tally = Tally::of(diagnostics).to_string();
    format!(
        "{what}: {} written, {} removed in {:.2} s{}{tally}",
        published.written.len(),
        published.removed.len(),
        took.as_secs_f64(),
        if tally.is_empty() { "" } else { "; " },
    )
}

/// The last line of a build that did not go well.
fn not_built(what: Option<&str>, diagnostics: &[Diagnostic], deny: bool) -> String {
    let tally = Tally::of(diagnostics);
    let denied = if deny && tally.errors == 0 { " (--deny-warnings)" } else { "" };
    let not_built = what.map_or_else(|| "Not built".to_owned(), |what| format!("{what}: not built"));
    format!("{not_built}: {tally}{denied}; what is published stays as it was")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::OutputPath;
    use crate::span::Place;

    #[test]
    fn the_last_line_says_what_was_done_and_left_out() {
        let written = ["a", "b", "c"].map(|path| OutputPath::new(path).unwrap()).to_vec();
        let published = Published { written, unchanged: 11, ..Published::default() };
        let warning = Diagnostic::warning("x", Place::start_of(&SitePath::new("x")), "x");
        let left_out = |reasons: &[Why]| {
            let paths = (0..reasons.len()).map(|number| SitePath::new(format!("content/{number}.md")));
            paths.zip(reasons.iter().cloned()).collect::<LeftOut>()
        };
        let private = |said: &str| Why::Private(said.into());
        let two = left_out(&[Why::Draft, Why::Draft]);
        let counts = Counts { explainers: 2, sources: 2, left_out: two, ..Counts::default() };
        insta::assert_snapshot!(built(&counts, &published, std::slice::from_ref(&warning), Duration::from_millis(120)), @"Built 2 explainers, 2 sources, 14 files (3 written, 11 unchanged, 0 removed) in 0.12 s; 1 warning; left out: 2 drafts (--drafts)");
        let counts = Counts {
            explainers: 1,
            left_out: left_out(&[
                Why::Draft,
                Why::Future,
                private("publish: false"),
                private("headless: true"),
                private("publish: false"),
                Why::Expired,
                Why::Underscore,
                Why::Copy,
                Why::Copy,
            ]),
            undated: 1,
            unaddressed: "feeds",
            ..Counts::default()
        };
        insta::assert_snapshot!(built(&counts, &Published::default(), &[], Duration::from_millis(7)), @"Built 1 explainer, 0 sources, 0 files (0 written, 0 unchanged, 0 removed) in 0.01 s; left out: 1 draft (--drafts), 1 page with a date in the future (--future), 3 private (`headless: true`, `publish: false`), 1 expired (`expiryDate`), 1 file with `_` before the name, 2 sync copies, 1 explainer without a date from feeds (date:), feeds (base_url)");
        insta::assert_snapshot!(not_built(None, &[warning], true), @"Not built: 1 warning (--deny-warnings); what is published stays as it was");
    }
}
