//! `factbox serve`: the preview, kept up to date while the writer types.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::Context;

use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::report::Tally;
use crate::report::text::counted;
use crate::server::{self, Bound, Checked, Preview, Taken};
use crate::session::{OPEN_FOR_LONG, Refresh, Session, Settings};
use crate::watch::Watcher;
use crate::world::World;

use super::args::ServeArgs;
use super::build::Counts;
use super::exit::Exit;
use super::stack::STACK;
use super::terminal::{Said, Terminal};
use super::watch::{self, Heard, News};

pub(super) fn serve(mut settings: Settings, args: &ServeArgs, terminal: &Terminal) -> anyhow::Result<Exit> {
    settings.options.drafts = !args.no_drafts;
    let bound = Bound::take(args.port)?;
    let preview = Arc::new(Preview::new(settings.root.clone(), terminal.base.clone()));
    let shower = Shower {
        preview: Arc::clone(&preview),
        url: bound.url(),
        open: args.open,
        terminal: terminal.clone(),
        said: Said::default(),
        unfinished: None,
    };
    let hearing = args.hearing.clone();
    // Ends with the program: it writes nothing that could be left half done.
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let mut shower = shower;
            let terminal = shower.terminal.clone();
            let mut session = Session::new(settings);
            session.hold_open(OPEN_FOR_LONG);
            watch::watch(&mut session, &hearing, &terminal, |session, news| match news {
                News::Hint(path) => shower.show_ahead(session, path),
                News::Drafted(draft) => shower.show_first(draft),
                News::Refreshed(refresh, heard) => shower.show(refresh, heard),
            });
        })
        .context("the preview cannot start")?;
    server::run(bound, &preview)?;
    Ok(Exit::Fine)
}

/// Shows the newest state of the site, and says what came of it.
struct Shower {
    preview: Arc<Preview>,
    url: String,
    open: bool,
    terminal: Terminal,
    said: Said,
    /// What was read and is not yet known to be rendered without a fault.
    unfinished: Option<(Arc<World>, Arc<[Diagnostic]>)>,
}

impl Shower {
    /// Shows the page of a file that changed before the whole site is compiled again, where the file alone tells how it will
    /// be, and those that show its title: in a site of ten thousand pages the writer waits for few.
    fn show_ahead(&self, session: &Session, path: &Path) {
        let pages = self.preview.shown().and_then(|shown| session.again(&shown, path));
        if let Some(pages) = pages {
            self.preview.show_ahead(pages);
        }
    }

    /// Shows the pages of the first state of the site, so that the browser need not wait for what is said of them.
    fn show_first(&mut self, draft: &Refresh) {
        let mut found = draft.diagnostics.iter().chain(&draft.compilation.diagnostics);
        if self.preview.is_empty() && !found.any(|finding| finding.fatal) {
            self.preview.take(Refresh { diagnostics: Arc::default(), ..draft.clone() });
            self.open_once();
        }
    }

    fn show(&mut self, refresh: Option<Box<Refresh>>, heard: Heard<'_>) {
        let Heard { what, started, watcher } = heard;
        let Some(refresh) = refresh else {
            self.preview.forget_ahead();
            // What was cut short by nothing goes on.
            if let Some((world, diagnostics)) = self.unfinished.take() {
                self.check(world, diagnostics, watcher);
            }
            return;
        };
        let counts = Counts::of(&refresh.compilation.site);
        let diagnostics = Arc::clone(&refresh.diagnostics);
        let world = Arc::clone(&refresh.world);
        if what.is_none() {
            self.terminal.say_trusted(&refresh.compilation);
        }
        let taken = self.preview.take(*refresh);
        self.report(&diagnostics, &world);
        if what.is_none() {
            let is_shown = self.preview.shown().is_some();
            self.terminal.say(&serving(is_shown, &counts, &diagnostics, &self.url, started));
            self.open_once();
        }
        let (checked, diagnostics) = if taken.shown {
            self.check(world, diagnostics, watcher)
        } else {
            (Checked::default(), diagnostics)
        };
        if let Some(what) = what {
            self.terminal.say(&shown_again(&what, &taken, &checked, &diagnostics, started));
        }
    }

    /// Renders what has changed, as long as nothing else does, and says what is wrong with it besides `diagnostics`.
    fn check(
        &mut self,
        world: Arc<World>,
        mut diagnostics: Arc<[Diagnostic]>,
        watcher: &mut Watcher,
    ) -> (Checked, Arc<[Diagnostic]>) {
        let checked = self.preview.check(&mut || watcher.has_news());
        if !checked.diagnostics.is_empty() {
            diagnostics = diagnostics.iter().chain(&checked.diagnostics).cloned().collect();
            self.report(&diagnostics, &world);
        }
        self.unfinished = (!checked.is_complete).then(|| (world, Arc::clone(&diagnostics)));
        (checked, diagnostics)
    }

    fn report(&mut self, diagnostics: &[Diagnostic], world: &World) {
        let sources = |path: &SitePath| crate::session::source(world, path);
        // Where the standard output is gone there is still a browser.
        let _ = self.said.report_new(&self.terminal, diagnostics, &sources);
    }

    /// Shows the preview to the user who asked for it; where there is no browser, the address is said.
    fn open_once(&mut self) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
            ("open", &[])
        } else if cfg!(windows) {
            ("explorer", &[])
        } else {
            ("xdg-open", &[])
        };
        let mut command = Command::new(program);
        command.args(args).arg(&self.url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            // Waited for, so that nothing is left of it.
            Ok(mut child) => drop(thread::spawn(move || child.wait())),
            Err(problem) => self.terminal.insist(&format!(
                "warning: the browser cannot be opened (`{program}`: {problem}): open {}",
                self.url
            )),
        }
    }
}

/// The line that says where the preview is.
fn serving(
    is_shown: bool,
    counts: &Counts,
    diagnostics: &[Diagnostic],
    url: &str,
    started: Instant,
) -> String {
    let tally = Tally::of(diagnostics).to_string();
    if !is_shown {
        return format!("Nothing to show yet: {tally}. The preview is at {url} and follows; Ctrl-C ends it.");
    }
    format!(
        "Serving {}, {} after {:.2} s{}{tally}: {url} (Ctrl-C ends it)",
        counted(counts.explainers, "explainer"),
        counted(counts.sources, "source"),
        started.elapsed().as_secs_f64(),
        if tally.is_empty() { "" } else { "; " },
    )
}

/// The line that says what came of a change.
fn shown_again(
    what: &str,
    taken: &Taken,
    checked: &Checked,
    diagnostics: &[Diagnostic],
    started: Instant,
) -> String {
    let tally = Tally::of(diagnostics).to_string();
    if !taken.shown {
        return format!("{what}: not shown, {tally}; the preview stays as it was");
    }
    let gone = if taken.gone > 0 { format!(", {} gone", taken.gone) } else { String::new() };
    let cut_short = if checked.is_complete { "" } else { ", then something else changed" };
    format!(
        "{what}: {} rendered{gone} in {:.2} s{cut_short}{}{tally}",
        counted(checked.rendered, "page"),
        started.elapsed().as_secs_f64(),
        if tally.is_empty() { "" } else { "; " },
    )
}
