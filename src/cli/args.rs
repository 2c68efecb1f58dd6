//! What is typed, and what it means. The only code that reads the environment, the current folder and the clock.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anstream::{AutoStream, ColorChoice};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::check::rules;
use crate::config;
use crate::date::{Day, Today};
use crate::diagnostic::did_you_mean;
use crate::disk::folders;
use crate::listing::Subject;
use crate::report::Format;
use crate::session::Settings;
use crate::world::Options;

/// Turns a folder of Markdown into a site of explainers: what we know, what's disputed, what we don't know, each with its
/// sources.
#[derive(Parser, Debug)]
#[command(name = NAME, version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Args {
    /// What to do; without it the licences were asked for.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Print the licences of factbox and of what it is made with
    #[arg(long, exclusive = true)]
    licenses: bool,
    #[command(flatten)]
    pub(super) global: Global,
}

impl Args {
    /// Reads what was typed. What cannot be read, or asks for help, is answered on the terminal; then the error says
    /// whether the answer was asked for.
    pub(super) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, bool> {
        let parsed = Self::try_parse_from(args).and_then(|args| match args {
            Self { command: None, licenses: false, .. } => Err(command_line()
                .error(ErrorKind::MissingSubcommand, "say what to do: `factbox --help` lists the commands")),
            Self { command: Some(_), licenses: true, .. } => {
                Err(command_line().error(ErrorKind::ArgumentConflict, "`--licenses` stands alone"))
            }
            args => Ok(args),
        });
        parsed.map_err(|error| {
            // A reader that went away has read the help.
            let _ = error.print();
            error.exit_code() == 0
        })
    }
}

/// What the program is called.
pub(super) const NAME: &str = "factbox";

/// The whole command line.
pub(super) fn command_line() -> clap::Command {
    Args::command()
}

/// A command, for its reference.
pub(super) struct Described {
    /// `factbox new source`
    pub(super) name: String,
    pub(super) about: String,
    pub(super) usage: String,
    pub(super) options: Vec<DescribedOption>,
}

/// An argument or an option, for its reference.
pub(super) struct DescribedOption {
    /// `-o, --output-dir <DIR>`
    pub(super) name: String,
    pub(super) help: String,
    /// Whether every command has it.
    pub(super) global: bool,
}

/// All commands, each followed by its own.
pub(super) fn describe() -> Vec<Described> {
    let mut line = command_line();
    line.build();
    let mut all = Vec::new();
    for command in line.get_subcommands_mut() {
        describe_below(command, &mut all);
    }
    all
}

fn describe_below(command: &mut clap::Command, all: &mut Vec<Described>) {
    let name = command.get_bin_name().unwrap_or_default().to_owned();
    let options = command.get_arguments().filter(|arg| !arg.is_hide_set()).map(|arg| {
        let values = arg.get_possible_values();
        let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let names: Vec<String> = values.iter().map(|value| format!("`{}`", value.get_name())).collect();
        if !names.is_empty() && arg.get_action().takes_values() {
            help = format!("{help}{}{}", if help.is_empty() { "" } else { ": " }, names.join(", "));
        }
        DescribedOption { name: arg.to_string_with_short(), help, global: arg.is_global_set() }
    });
    all.push(Described {
        options: options.collect(),
        about: command.get_about().map(ToString::to_string).unwrap_or_default(),
        usage: command.render_usage().to_string().trim_start_matches("Usage: ").to_owned(),
        name,
    });
    for below in command.get_subcommands_mut() {
        describe_below(below, all);
    }
}

/// An argument as it is typed, its short form included.
trait Typed {
    fn to_string_with_short(&self) -> String;
}

impl Typed for clap::Arg {
    fn to_string_with_short(&self) -> String {
        let short = self.get_short().filter(|_| self.get_long().is_some());
        format!("{}{self}", short.map(|short| format!("-{short}, ")).unwrap_or_default())
    }
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    #[command(flatten)]
    OnSite(SiteCommand),
    /// Write a site worth reading, to start from; files that are there are left alone
    Init {
        /// The folder [default: this one]
        dir: Option<PathBuf>,
        /// Write a workflow too that checks and publishes the site
        #[arg(long, value_enum, value_name = "HOST")]
        ci: Option<Ci>,
    },
    /// Say what a rule wants and why
    Explain {
        /// The name of the rule, as findings bear it: `unknown-source`
        rule: String,
    },
    /// Serve an editor through the standard input and output, by the Language Server Protocol
    Lsp(LspArgs),
    /// Write the JSON Schema of a file that writers write, for the completion of editors
    Schema {
        /// The file
        #[arg(value_enum)]
        of: SchemaOf,
    },
    /// Write the completions of this command line for a shell
    ///
    /// Where each shell looks for them: `factbox completions bash > ~/.local/share/bash-completion/completions/factbox`,
    /// `factbox completions zsh > _factbox` in a folder of $fpath, `factbox completions fish >
    /// ~/.config/fish/completions/factbox.fish`, `factbox completions powershell >> $PROFILE`.
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Write the manual: a page for each command into a folder, or the first one to the standard output
    Man {
        /// The folder
        dir: Option<PathBuf>,
    },
}

/// What there is a schema of.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum SchemaOf {
    /// `factbox.yaml`
    Config,
    /// The front matter of an explainer
    Explainer,
    /// A file in `content/sources/`
    Source,
}

/// A shell.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Where a workflow runs.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum Ci {
    /// GitHub Actions and Pages
    Github,
}

/// What needs a site.
#[derive(Subcommand, Debug)]
pub(super) enum SiteCommand {
    /// Check the site, render it, and write what differs into the output folder
    Build(BuildArgs),
    /// Build whenever something changes; the same as `build --watch`
    Watch(WatchArgs),
    /// Show the site, drafts included, in a browser, as it is while you write; nothing is published
    Serve(ServeArgs),
    /// Check the site and write nothing
    Check,
    /// Write a page or a source from an archetype, to be filled in
    New(NewArgs),
    /// Take over sources from a reference manager, or documents from another generator
    Import(ImportArgs),
    /// List what there is, or what waits for somebody; with `--format json`, an object per line
    List {
        /// What to list
        #[arg(value_enum, default_value_t = Listed::Explainers)]
        what: Listed,
    },
    /// Work on the theme
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// Remove what was published, and nothing that factbox did not write
    Clean,
    /// Write down what the texts verify, for machines where the texts are not
    Receipts,
    /// Find the passages of the texts that some words may be from, ready to be cited
    Quote {
        /// The words
        #[arg(required = true)]
        words: Vec<String>,
    },
}

#[derive(clap::Args, Debug)]
pub(super) struct ImportArgs {
    /// Bibliographies (`.bib`, CSL-JSON), documents with front matter, or folders of documents
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What they are [default: told by their names and beginnings]
    #[arg(long, value_enum, value_name = "KIND")]
    pub(super) from: Option<From>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Subcommand, Debug)]
pub(super) enum ThemeCommand {
    /// Write templates into `templates/`, or words into `words/`, where they can be changed; without a name, all of the default theme into `themes/`
    Eject {
        /// The templates and words: `explainer.html`, `words/de.yaml`
        #[arg(value_name = "TEMPLATE")]
        templates: Vec<String>,
    },
    /// Say which file is used for a template, and in place of which others
    Which {
        /// The template: `explainer.html`
        template: String,
    },
    /// Render every kind of page with sample data
    Check,
}

/// What is imported.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum From {
    /// BibTeX or BibLaTeX
    Bibtex,
    /// CSL-JSON
    Csl,
    Hugo,
    Zola,
    Jekyll,
}

/// What to list.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum Listed {
    /// Every explainer, drafts included
    Explainers,
    /// Every plain page
    Pages,
    /// Every source
    Sources,
    /// Pages that are drafts
    Drafts,
    /// Pages with a date in the future
    Future,
    /// Explainers that are due to be looked at again
    Stale,
    /// Quotations and passages that neither a text nor a receipt verifies
    Unverified,
    /// Explainers that no page links to and that have no topic, sources that no page cites, texts that no source names
    Orphans,
}

impl Listed {
    /// What one of them is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Explainers => "explainer",
            Self::Pages => "page",
            Self::Sources => "source",
            Self::Drafts => "draft",
            Self::Future => "future page",
            Self::Stale => "stale explainer",
            Self::Unverified => "unverified quotation",
            Self::Orphans => "orphan",
        }
    }
}

impl std::convert::From<Listed> for Subject {
    fn from(listed: Listed) -> Self {
        match listed {
            Listed::Explainers => Self::Explainers,
            Listed::Pages => Self::Pages,
            Listed::Sources => Self::Sources,
            Listed::Drafts => Self::Drafts,
            Listed::Future => Self::Future,
            Listed::Stale => Self::Stale,
            Listed::Unverified => Self::Unverified,
            Listed::Orphans => Self::Orphans,
        }
    }
}

#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct NewArgs {
    /// The page's address: `harbour-closed`, `pages/about`, `topics/ferries`
    #[arg(required = true)]
    pub(super) slug: Option<String>,
    /// Its title [default: made from the address]
    #[arg(long)]
    pub(super) title: Option<String>,
    #[command(subcommand)]
    pub(super) what: Option<NewWhat>,
}

#[derive(Subcommand, Debug)]
pub(super) enum NewWhat {
    /// Write a source, from an archetype or from an article
    Source(NewSource),
}

#[derive(clap::Args, Debug)]
pub(super) struct NewSource {
    /// The key by which it is cited
    pub(super) key: String,
    /// An article that was saved as HTML or as text: what it says of itself is taken over, and its text
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// The address of an article, which is fetched; no other command but this asks for anything on the web
    #[arg(long, conflicts_with = "from")]
    pub(super) url: Option<String>,
}

#[derive(clap::Args, Debug, Clone, Default)]
pub(super) struct BuildArgs {
    /// Build again whenever something changes
    #[arg(long)]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) shared: WatchArgs,
}

#[derive(clap::Args, Debug, Clone, Default)]
pub(super) struct WatchArgs {
    /// Overwrite files in the output folder that factbox did not write
    #[arg(long)]
    pub(super) adopt: bool,
    #[command(flatten)]
    pub(super) hearing: HearingArgs,
}

#[derive(clap::Args, Debug, Clone, Default)]
pub(super) struct ServeArgs {
    /// Open the preview in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// The port to listen on; 0 for any [default: 4321, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// Leave drafts out
    #[arg(long, conflicts_with = "drafts")]
    pub(super) no_drafts: bool,
    #[command(flatten)]
    pub(super) hearing: HearingArgs,
}

#[derive(clap::Args, Debug, Clone, Default)]
pub(super) struct LspArgs {
    /// Leave drafts out
    #[arg(long, conflicts_with = "drafts")]
    pub(super) no_drafts: bool,
    /// The standard input and output, as always; for editors that say so
    #[arg(long, hide = true)]
    stdio: bool,
}

/// How to hear of changes.
#[derive(clap::Args, Debug, Clone, Default)]
pub(super) struct HearingArgs {
    /// How long to gather changes before acting on them, when watching [default: as short as is safe]
    #[arg(long, value_name = "MILLISECONDS", value_parser = milliseconds)]
    pub(super) debounce: Option<Duration>,
    /// Look for changes again and again rather than be told by the system, when watching [default: every 500 ms]
    #[arg(long, value_name = "MILLISECONDS", value_parser = period, num_args = 0..=1, require_equals = true, default_missing_value = "500")]
    pub(super) poll: Option<Duration>,
}

#[expect(clippy::struct_excessive_bools, reason = "a flag is on or off")]
#[derive(clap::Args, Debug, Clone)]
pub(super) struct Global {
    /// The folder of the site [default: this one, or the nearest above with a factbox.yaml]
    #[arg(short = 'C', long, value_name = "DIR", global = true)]
    root: Option<PathBuf>,
    /// Where to publish, from the current folder [default: output/ of the site]
    #[arg(short, long, value_name = "DIR", global = true)]
    output_dir: Option<PathBuf>,
    /// The folder with the texts of sources, in place of the configuration's
    #[arg(long, value_name = "DIR", global = true)]
    texts: Option<PathBuf>,
    /// The address at which the site will be published, in place of the configuration's
    #[arg(long, value_name = "URL", global = true, value_parser = base_url)]
    base_url: Option<String>,
    /// Include drafts
    #[arg(long, global = true)]
    drafts: bool,
    /// Include pages with a date in the future
    #[arg(long, global = true)]
    future: bool,
    /// What day it is [default: of `SOURCE_DATE_EPOCH`, else of the clock, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", global = true, value_parser = day)]
    today: Option<Day>,
    /// Let warnings fail as errors do
    #[arg(long, global = true)]
    pub(super) deny_warnings: bool,
    /// Let findings of a rule count as errors; may be given again
    #[arg(long, value_name = "RULE", global = true, value_parser = rule)]
    deny: Vec<String>,
    /// How findings are written; json, github and sarif go to the standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = FormatArg::Human, global = true)]
    format: FormatArg,
    /// When to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto, global = true)]
    color: When,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more: what is worth knowing, each file that is written or removed
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum FormatArg {
    Human,
    Short,
    Json,
    Github,
    Sarif,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum When {
    Auto,
    Always,
    Never,
}

/// What the flags mean, here and now.
pub(super) struct Settled {
    pub(super) settings: Settings,
    /// What stands before each path of the site, so that it holds from the current folder: empty, or `../site/`.
    pub(super) base: String,
}

impl Global {
    pub(super) fn format(&self) -> Format {
        match self.format {
            FormatArg::Human => Format::Human,
            FormatArg::Short => Format::Short,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
            FormatArg::Sarif => Format::Sarif,
        }
    }

    /// Whether to colour what goes to the standard error.
    pub(super) fn colour(&self) -> ColorChoice {
        match self.color {
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
            When::Auto => AutoStream::choice(&std::io::stderr()),
        }
    }

    /// The folder that a site is to be made in: `named`, from where `--root` says.
    pub(super) fn new_root(&self, named: Option<&Path>) -> PathBuf {
        let folder = match (&self.root, named) {
            (Some(root), Some(named)) => root.join(named),
            (Some(root), None) => root.clone(),
            (None, Some(named)) => named.to_path_buf(),
            (None, None) => PathBuf::new(),
        };
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
    }

    /// The root that `--root` names, links resolved; in words why it is none, if it is not.
    pub(super) fn named_root(&self) -> Result<Option<PathBuf>, String> {
        let Some(named) = &self.root else { return Ok(None) };
        let root = std::fs::canonicalize(named)
            .map_err(|problem| format!("`{}` cannot be read: {problem}", named.display()))?;
        if !folders::is_root(&root) {
            return Err(format!(
                "there is no site in `{}`: neither a `{}` nor a folder `content/`",
                named.display(),
                config::FILE_NAME
            ));
        }
        Ok(Some(root))
    }

    /// What the flags mean for a site that is only read, wherever it is; in words what is wrong with them, if something is.
    pub(super) fn for_reading(&self) -> Result<impl Fn(PathBuf) -> Settings + use<>, String> {
        let global = self.clone();
        let texts = self.texts.as_deref().map(folder_of_texts).transpose()?;
        drop(self.today()?);
        Ok(move |root: PathBuf| Settings {
            output: root.join(folders::OUTPUT),
            texts: texts.clone(),
            options: global.options(),
            // It was asked for before, and nothing is wrong with it.
            today: global.today().unwrap_or_else(|_| Box::new(Today::default)),
            root,
        })
    }

    fn options(&self) -> Options {
        Options {
            base_url: self.base_url.clone(),
            drafts: self.drafts,
            future: self.future,
            deny: self.deny.clone(),
            today: Today::default(),
        }
    }

    /// Finds the folders and the day; in words what is wrong with the flags, if something is.
    pub(super) fn settle(&self) -> Result<Settled, String> {
        let here = std::env::current_dir()
            .and_then(std::fs::canonicalize)
            .map_err(|problem| format!("the current folder cannot be read: {problem}"))?;
        let root = match self.named_root()? {
            Some(root) => root,
            None => folders::find_root(&here).ok_or_else(|| {
                format!(
                    "there is no site here: neither a `{0}` nor a folder `content/`, and no `{0}` further up; `--root DIR` \
                     names another place",
                    config::FILE_NAME
                )
            })?,
        };
        let output = folders::output_folder(&root, self.output_dir.as_deref())?;
        let texts = self.texts.as_deref().map(folder_of_texts).transpose()?;
        if let Some(texts) = &texts
            && (output.starts_with(texts) || texts.starts_with(&output))
        {
            return Err(
                "the output folder and that of the texts are one, or one lies in the other".to_owned()
            );
        }
        let options = self.options();
        let base = way(&here, &root);
        Ok(Settled { settings: Settings { root, output, texts, options, today: self.today()? }, base })
    }

    fn today(&self) -> Result<Box<dyn Fn() -> Today + Send + Sync>, String> {
        if let Some(day) = self.today {
            return Ok(Box::new(move || Today::fixed(day)));
        }
        if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty()) {
            let epoch = epoch.to_string_lossy();
            let today = epoch.parse().ok().and_then(Today::at_unix_time).ok_or_else(|| {
                format!(
                    "the environment's SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds since 1970"
                )
            })?;
            return Ok(Box::new(move || today));
        }
        Ok(Box::new(|| {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            Today::at_unix_time(since.as_secs().cast_signed()).unwrap_or_default()
        }))
    }
}

/// Whether somebody is looking at what goes to the standard error.
pub(super) fn is_watched_by_people() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether `folder` is the current one.
pub(super) fn is_same_folder(folder: &Path) -> bool {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    here.ok().is_some_and(|here| std::fs::canonicalize(folder).is_ok_and(|folder| folder == here))
}

fn folder_of_texts(named: &Path) -> Result<PathBuf, String> {
    match std::fs::canonicalize(named) {
        Ok(folder) if folder.is_dir() => Ok(folder),
        Ok(_) => Err(format!("`{}` is not a folder", named.display())),
        Err(problem) => Err(format!("`{}` cannot be read: {problem}", named.display())),
    }
}

/// The way from the folder `here` to `root`, with a final slash; empty if they are the same.
fn way(here: &Path, root: &Path) -> String {
    let way = match (root.strip_prefix(here), here.strip_prefix(root)) {
        (Ok(below), _) => below.to_path_buf(),
        (_, Ok(above)) => above.components().map(|_| "..").collect(),
        _ => root.to_path_buf(),
    };
    let way = way.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    if way.is_empty() { way } else { format!("{way}/") }
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).filter(|_| text.len() == 10).ok_or_else(|| "write it as 2026-11-21".to_owned())
}

fn rule(text: &str) -> Result<String, String> {
    if rules::names().any(|rule| rule == text) {
        return Ok(text.to_owned());
    }
    if rules::manual(text).is_some() {
        return Err("it is always an error".to_owned());
    }
    let near = did_you_mean(text, rules::names());
    Err(near.map_or_else(
        || "there is no such rule".to_owned(),
        |near| format!("there is no such rule; did you mean `{near}`?"),
    ))
}

fn milliseconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(number) if number <= 60_000 => Ok(Duration::from_millis(number)),
        _ => Err("a number from 0 to 60000".to_owned()),
    }
}

fn period(text: &str) -> Result<Duration, String> {
    let is_long_enough = |period: &Duration| period.as_millis() >= 10;
    milliseconds(text).ok().filter(is_long_enough).ok_or_else(|| "a number from 10 to 60000".to_owned())
}

fn base_url(text: &str) -> Result<String, String> {
    config::base_url(text).map_err(|expected| format!("write {expected}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(std::iter::once("factbox").chain(line.split_whitespace()))
    }

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn global_flags_stand_before_or_after_the_command() {
        for line in ["-C x -o y --drafts --format json check", "check -C x -o y --drafts --format json"] {
            let global = parse(line).unwrap().global;
            assert_eq!(
                (global.root, global.output_dir, global.drafts),
                (Some("x".into()), Some("y".into()), true)
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for line in [
            "",
            "bild",
            "build --draft",
            "build x",
            "check --watch",
            "build --today 2026-02-30",
            "build --today 2026-11-21T00:00:00",
            "build --base-url example.org",
            "build --base-url https://",
            "build --debounce -5",
            "watch --poll=5",
            "watch --poll 500",
            "serve --port 65536",
            "serve --drafts --no-drafts",
            "serve --adopt",
            "check -q -v",
            "check --format xml",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn how_often_to_look_may_be_said() {
        let poll = |line: &str| match parse(line).unwrap().command {
            Some(Command::OnSite(SiteCommand::Watch(watch))) => watch.hearing.poll,
            Some(Command::OnSite(SiteCommand::Serve(serve))) => serve.hearing.poll,
            _ => unreachable!(),
        };
        assert_eq!(poll("watch"), None);
        assert_eq!(poll("serve --poll"), Some(Duration::from_millis(500)));
        assert_eq!(poll("watch --poll=50"), Some(Duration::from_millis(50)));
    }

    #[test]
    fn the_way_to_the_site_is_short() {
        let way = |here: &str, root: &str| way(Path::new(here), Path::new(root));
        assert_eq!(way("/a/site", "/a/site"), "");
        assert_eq!(way("/a", "/a/b/site"), "b/site/");
        assert_eq!(way("/a/site/content/x", "/a/site"), "../../");
        assert_eq!(way("/b", "/a/site"), "/a/site/");
    }
}
