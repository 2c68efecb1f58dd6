//! The command line: what is typed becomes a session, what comes of it becomes words and an exit code.

#![expect(clippy::disallowed_methods, reason = "an edge: it reads what is typed and prints")]

mod args;
mod terminal;
mod exit;
mod stack;
mod progress;
mod timings;
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

use args::{Args, BuildArgs, Command, Global, SiteCommand};
use exit::{Exit, failed};
use stack::{STACK, worked};
use terminal::Terminal;

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
            let build = BuildArgs { watch: true, timings: false, shared: shared.clone() };
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
