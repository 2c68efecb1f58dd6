//! `factbox build`, once or whenever something changes.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Level};
use crate::disk::publish::{Outcome, Published};
use crate::pages::feed;
use crate::report::Tally;
use crate::report::text::counted;
use crate::session::{Refresh, Session, Settings};
use crate::site::Site;
use crate::watch::{Changes, Watched, Watcher};

use super::args::{BuildArgs, is_watched_by_people};
use super::terminal::Terminal;
use super::{Exit, failed, verdict};

/// A few numbers, for the last line.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) explainers: usize,
    pub(super) sources: usize,
    /// Drafts that were left out.
    drafts: usize,
    /// Pages of the future that were left out.
    future: usize,
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
            drafts: site.left_out.drafts,
            future: site.left_out.future,
            undated: if has_feeds && is_addressed { feed::undated(site) } else { 0 },
            unaddressed: match (is_addressed, has_feeds || outputs.sitemap || outputs.llms) {
                (true, _) => "",
                (false, true) => "feeds, sitemap, llms.txt, canonical addresses",
                (false, false) => "canonical addresses",
            },
        }
    }
}

pub(super) fn build(
    settings: Settings,
    args: &BuildArgs,
    deny: bool,
    terminal: &Terminal,
) -> anyhow::Result<Exit> {
    let mut session = Session::new(settings);
    if !args.watch {
        let started = Instant::now();
        return match session.refresh() {
            Some(refresh) => publish(&mut session, &refresh, args.shared.adopt, deny, terminal, started),
            None => Ok(Exit::Fine),
        };
    }
    watch(&mut session, args, deny, terminal)
}

/// Builds whenever something changes, until the user ends it. What is wrong is said, and does not end it.
fn watch(session: &mut Session, args: &BuildArgs, deny: bool, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut watcher = Watcher::new(Watched {
        root: session.root().to_path_buf(),
        texts: session.texts().to_path_buf(),
        debounce: args.shared.debounce,
        poll: args.shared.poll,
    });
    let mut changes = Changes::default();
    loop {
        let started = Instant::now();
        // A mistake of ours has been said when it gets here; the next save may be past it.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| {
            let Some(refresh) = session.refresh() else { return };
            if let Some(what) = what_changed(&changes, session.root()) {
                terminal.say(&what);
            }
            if let Err(error) = publish(session, &refresh, args.shared.adopt, deny, terminal, started) {
                failed(&error, terminal);
            }
            if is_watched_by_people() {
                terminal.say("Watching for changes; Ctrl-C ends it.");
            }
        }));
        watcher.follow(session.texts());
        changes = watcher.wait();
        if let Some(notice) = &changes.notice {
            terminal.insist(&format!("warning: {notice}"));
        }
    }
}

/// Publishes what was compiled, if nothing is wrong with it, and says what came of it.
fn publish(
    session: &mut Session,
    refresh: &Refresh,
    adopt: bool,
    deny: bool,
    terminal: &Terminal,
    started: Instant,
) -> anyhow::Result<Exit> {
    let mut diagnostics = refresh.diagnostics.clone();
    let mut exit = verdict(&diagnostics, deny);
    let mut published = None;
    let mut machine = None;
    if exit == Exit::Fine {
        let waiting = || terminal.say("Waiting for another build of this site to end.");
        match session.publish(refresh, adopt, &waiting) {
            Ok(Outcome::Published(it)) => {
                diagnostics.extend(it.warnings.iter().cloned());
                published = Some(it);
            }
            Ok(Outcome::Refused(refused)) => {
                diagnostics.extend(refused);
                exit = Exit::Findings;
            }
            Ok(Outcome::Blocked(blocked)) => {
                diagnostics.extend(blocked);
                exit = Exit::Machine;
            }
            Err(error) => machine = Some(error),
        }
    }
    terminal.report(&diagnostics, Level::Warning, &|path| refresh.source(path))?;
    if let Some(error) = machine {
        return Err(error);
    }
    terminal.say_trusted(&refresh.compilation);
    match published {
        Some(published) => {
            for path in &published.written {
                terminal.add(&format!("written: {path}"));
            }
            for path in &published.removed {
                terminal.add(&format!("removed: {path}"));
            }
            terminal.say(&built(
                Counts::of(&refresh.compilation.site),
                &published,
                &diagnostics,
                started.elapsed(),
            ));
        }
        None => terminal.say(&not_built(&diagnostics, deny)),
    }
    Ok(exit)
}

/// The last line of a build that went well.
fn built(counts: Counts, published: &Published, diagnostics: &[Diagnostic], took: Duration) -> String {
    let mut line = format!(
        "Built {}, {}, {} ({} written, {} unchanged, {} removed) in {:.2} s",
        counted(counts.explainers, "explainer"),
        counted(counts.sources, "source"),
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
    let mut left_out = Vec::new();
    if counts.drafts > 0 {
        left_out.push(format!("{} (--drafts)", counted(counts.drafts, "draft")));
    }
    if counts.future > 0 {
        left_out.push(format!("{} with a date in the future (--future)", counted(counts.future, "page")));
    }
    if counts.undated > 0 {
        left_out.push(format!("{} without a date from feeds (date:)", counted(counts.undated, "explainer")));
    }
    if !counts.unaddressed.is_empty() {
        left_out.push(format!("{} (base_url)", counts.unaddressed));
    }
    if !left_out.is_empty() {
        line.push_str("; left out: ");
        line.push_str(&left_out.join(", "));
    }
    line
}

/// The last line of a build that did not go well.
fn not_built(diagnostics: &[Diagnostic], deny: bool) -> String {
    let tally = Tally::of(diagnostics);
    let denied = if deny && tally.errors == 0 { " (--deny-warnings)" } else { "" };
    format!("Not built: {tally}{denied}; what is published stays as it was")
}

/// What the user did, as far as it was heard: `content/x.md changed`.
fn what_changed(changes: &Changes, root: &Path) -> Option<String> {
    let mut paths: Vec<String> = changes
        .paths
        .iter()
        .filter_map(|path| Some(path.strip_prefix(root).ok()?.to_string_lossy().into_owned()))
        .collect();
    paths.sort();
    paths.dedup();
    match paths.as_slice() {
        [] => None,
        [one] => Some(format!("{one} changed")),
        [one, rest @ ..] => Some(format!("{one} and {} changed", counted(rest.len(), "other"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::{OutputPath, SitePath};
    use crate::span::Place;

    #[test]
    fn the_last_line_says_what_was_done_and_left_out() {
        let written = ["a", "b", "c"].map(|path| OutputPath::new(path).unwrap()).to_vec();
        let published = Published { written, unchanged: 11, ..Published::default() };
        let warning = Diagnostic::warning("x", Place::start_of(&SitePath::new("x")), "x");
        let counts = Counts { explainers: 2, sources: 2, drafts: 2, ..Counts::default() };
        insta::assert_snapshot!(built(counts, &published, std::slice::from_ref(&warning), Duration::from_millis(120)), @"Built 2 explainers, 2 sources, 14 files (3 written, 11 unchanged, 0 removed) in 0.12 s; 1 warning; left out: 2 drafts (--drafts)");
        let counts = Counts {
            explainers: 1,
            drafts: 1,
            future: 1,
            undated: 1,
            unaddressed: "feeds",
            ..Counts::default()
        };
        insta::assert_snapshot!(built(counts, &Published::default(), &[], Duration::from_millis(7)), @"Built 1 explainer, 0 sources, 0 files (0 written, 0 unchanged, 0 removed) in 0.01 s; left out: 1 draft (--drafts), 1 page with a date in the future (--future), 1 explainer without a date from feeds (date:), feeds (base_url)");
        insta::assert_snapshot!(not_built(&[warning], true), @"Not built: 1 warning (--deny-warnings); what is published stays as it was");
    }

    #[test]
    fn what_changed_is_said_in_short() {
        let changed = |paths: &[&str]| {
            let changes = Changes { paths: paths.iter().map(Into::into).collect(), notice: None };
            what_changed(&changes, Path::new("/site")).unwrap_or_default()
        };
        assert_eq!(changed(&["/site/content/a.md", "/site/content/a.md"]), "content/a.md changed");
        assert_eq!(
            changed(&["/site/content/b.md", "/site/content/a.md"]),
            "content/a.md and 1 other changed"
        );
        assert_eq!(changed(&["/elsewhere/x.txt"]), "");
    }
}
