//! The command line: what is typed becomes a session, what comes of it becomes words and an exit code.

#![expect(clippy::disallowed_methods, reason = "an edge: it reads what is typed and prints")]

mod args;
mod terminal;
mod watch;
mod build;
mod serve;
mod check;
mod clean;
mod completions;
mod explain;
mod import;
mod licenses;
mod init;
mod list;
mod lsp;
mod new;
mod quote;
mod receipts;
pub mod reference;
mod schema;
mod theme;

use std::ffi::OsString;
use std::io::Write;
use std::panic;
use std::process::ExitCode;
use std::thread;

use crate::compile::MISTAKE;
use crate::config;
use crate::diagnostic::{Diagnostic, Level};
use crate::report::Tally;

use args::{Args, BuildArgs, Command, Global, SiteCommand};
use terminal::Terminal;

/// The stack of the threads that work: text can be nested as deep as the limits allow, on every machine alike.
const STACK: usize = 32 * 1024 * 1024;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
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

/// Runs the command that `args` ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    panic::set_hook(Box::new(say_mistake));
    let args = match Args::read(args) {
        Ok(args) => args,
        Err(was_asked_for) => return if was_asked_for { Exit::Fine.into() } else { Exit::Usage.into() },
    };
    let work = || {
        // A second pool would fail; there is none.
        let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
        command(&args)
    };
    worked(work).into()
}

/// Works on a thread with a known stack. A panic ends the work, and has been said by then.
fn worked(work: impl FnOnce() -> Exit + Send) -> Exit {
    let ended = thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map(thread::ScopedJoinHandle::join)
    });
    match ended {
        Ok(Ok(exit)) => exit,
        Ok(Err(_panic)) => Exit::Mistake,
        Err(_) => Exit::Machine,
    }
}

fn command(args: &Args) -> Exit {
    let global = &args.global;
    let mut terminal = Terminal {
        format: global.format(),
        colour: global.colour(),
        base: String::new(),
        quiet: global.quiet,
        verbose: global.verbose,
    };
    let ended = match &args.command {
        Some(Command::OnSite(command)) => on_site(command, global, &mut terminal),
        Some(Command::Init { dir, ci }) => init::init(&global.new_root(dir.as_deref()), *ci, &terminal),
        Some(Command::Lsp(args)) => lsp::lsp(args, global, &terminal),
        Some(Command::Schema { of }) => schema::schema(*of),
        Some(Command::Completions { shell }) => completions::completions(*shell),
        Some(Command::Man { dir }) => completions::manual(dir.as_deref(), &terminal),
        Some(Command::Explain { rule }) => explain::explain(rule, &terminal),
        None => licenses::licenses(),
    };
    ended.unwrap_or_else(|error| failed(&error, &terminal))
}

fn on_site(command: &SiteCommand, global: &Global, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let settled = match global.settle() {
        Ok(settled) => settled,
        Err(what) => {
            terminal.error(&what);
            return Ok(Exit::Usage);
        }
    };
    terminal.base.clone_from(&settled.base);
    if !settled.base.is_empty() {
        terminal.say(&format!("Site: {}", settled.base));
    }
    let deny = global.deny_warnings;
    match command {
        SiteCommand::Build(build) => build::build(settled.settings, build, deny, terminal),
        SiteCommand::Watch(shared) => {
            let build = BuildArgs { watch: true, shared: shared.clone() };
            build::build(settled.settings, &build, deny, terminal)
        }
        SiteCommand::Serve(serve) => serve::serve(settled.settings, serve, terminal),
        SiteCommand::Check => check::check(settled.settings, deny, terminal),
        SiteCommand::Import(args) => import::import(&settled.settings, args, terminal),
        SiteCommand::List { what } => list::list(settled.settings, *what, terminal),
        SiteCommand::Theme(command) => theme::theme(settled.settings, command, deny, terminal),
        SiteCommand::Clean => clean::clean(&settled.settings, terminal),
        SiteCommand::New(args) => new::new(settled.settings, args, terminal),
        SiteCommand::Receipts => receipts::receipts(settled.settings, terminal),
        SiteCommand::Quote { words } => quote::quote(settled.settings, &words.join(" "), terminal),
    }
}

/// Says what the machine did wrong.
fn failed(error: &anyhow::Error, terminal: &Terminal) -> Exit {
    terminal.error(&format!("{error:#}"));
    Exit::Machine
}

/// How a run ends that found `diagnostics`.
fn verdict(diagnostics: &[Diagnostic], deny_warnings: bool) -> Exit {
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

/// Says that a panic is our mistake, and what to report.
fn say_mistake(panic: &panic::PanicHookInfo<'_>) {
    let what = match panic.payload().downcast_ref::<String>() {
        Some(what) => what,
        None => panic.payload().downcast_ref::<&str>().copied().unwrap_or("no reason given"),
    };
    let place =
        panic.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    let whereto = match env!("CARGO_PKG_REPOSITORY") {
        "" => String::new(),
        repository => format!(" to {repository}/issues"),
    };
    let _ = writeln!(
        std::io::stderr(),
        "factbox made a mistake, and it is ours, not yours: {what}{place}, factbox {}\n\
         Please report this line{whereto}, and the page that it happened on, if you may share it.",
        env!("CARGO_PKG_VERSION"),
    );
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
        assert_eq!(worked(|| panic!("on purpose")), Exit::Mistake);
        let mistake = Diagnostic::error(MISTAKE, Place::start_of(&SitePath::new("content/a.md")), "x");
        assert_eq!(verdict(&[mistake], false), Exit::Mistake);
    }
}
