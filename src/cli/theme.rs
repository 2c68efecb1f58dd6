//! `factbox theme`: which template wins, a template of one's own to change, a theme on trial.

use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::disk::record;
use crate::path::SitePath;
use crate::report::Tally;
use crate::report::text::counted;
use crate::session::{Refresh, Session, Settings};
use crate::theme::{self, Theme};
use crate::trial;

use super::args::ThemeCommand;
use super::exit::{Exit, verdict};
use super::terminal::Terminal;

pub(super) fn theme(
    settings: Settings,
    command: &ThemeCommand,
    deny: bool,
    terminal: &Terminal,
) -> anyhow::Result<Exit> {
    let root = settings.root.clone();
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    if let ThemeCommand::Check = command {
        return check(&refresh, deny, terminal);
    }
    let Some(theme) = refresh.compilation.theme() else {
        let is_grave = |finding: &&Diagnostic| finding.fatal;
        let found: Vec<Diagnostic> = refresh.diagnostics.iter().filter(is_grave).cloned().collect();
        terminal.report(&found, Level::Error, &|path| refresh.source(path))?;
        terminal.error("there is no theme that can render");
        return Ok(Exit::Findings);
    };
    match command {
        ThemeCommand::Which { template } => {
            let Some(template) = known(theme, template, terminal) else { return Ok(Exit::Usage) };
            let standing = theme.standing(&template);
            let lines = standing.iter().enumerate().map(|(place, (path, _))| {
                let before = if place == 0 { "" } else { "  in place of " };
                match path {
                    Some(path) => format!("{before}{}{path}", terminal.base),
                    None => format!("{before}{template} inside factbox"),
                }
            });
            Terminal::answer(&lines.collect::<Vec<_>>().join("\n"))?;
            Ok(Exit::Fine)
        }
        ThemeCommand::Eject { templates } => {
            let mut files = Vec::new();
            for template in templates {
                if let Some(name) = template.strip_prefix("words/") {
                    let Some(words) = words(name, terminal) else { return Ok(Exit::Usage) };
                    files.push(words);
                    continue;
                }
                let Some(template) = known(theme, template, terminal) else { return Ok(Exit::Usage) };
                // Where the site has one of its own, there is nothing to eject.
                if let Some((_, text)) = theme.standing(&template).first() {
                    files.push((format!("templates/{template}"), text.as_bytes()));
                }
            }
            if templates.is_empty() {
                let all = theme::default_files().iter();
                files.extend(all.map(|(path, bytes)| (format!("themes/{}/{path}", theme::DEFAULT), *bytes)));
            }
            let (mut written, mut left) = (0, 0);
            for (path, bytes) in files {
                let text = String::from_utf8_lossy(bytes);
                if record::create(&root, &SitePath::new(&path), &text)? {
                    written += 1;
                    terminal.say(&format!("Wrote `{}{path}`.", terminal.base));
                } else {
                    left += 1;
                    terminal.say(&format!("Left alone `{}{path}`, which is there already.", terminal.base));
                }
            }
            terminal.add(&format!("{} written, {left} left alone", counted(written, "file")));
            Ok(Exit::Fine)
        }
        ThemeCommand::Check => Ok(Exit::Fine),
    }
}

/// The file of the default theme's words with that name, as the site may have one of its own.
fn words(name: &str, terminal: &Terminal) -> Option<(String, &'static [u8])> {
    let path = format!("words/{}.yaml", name.strip_suffix(".yaml").unwrap_or(name));
    let found = theme::default_files().iter().find(|(file, _)| *file == path);
    if found.is_none() {
        let all = theme::default_files().iter().filter(|(file, _)| file.starts_with("words/"));
        let all = all.map(|(file, _)| format!("`{file}`")).collect::<Vec<_>>().join(", ");
        terminal.error(&format!(
            "the default theme has no `{path}`: there are {all}, and a copy of one is a beginning for another language"
        ));
    }
    found.map(|(_, bytes)| (path, *bytes))
}

/// Renders every kind of page with sample data.
fn check(refresh: &Refresh, deny: bool, terminal: &Terminal) -> anyhow::Result<Exit> {
    let trial = trial::theme(&refresh.world);
    terminal.report(&trial.diagnostics, Level::Warning, &|path| refresh.source(path))?;
    let mut found = Tally::of(&trial.diagnostics).to_string();
    if found.is_empty() {
        "nothing is wrong".clone_into(&mut found);
    }
    terminal.say(&format!(
        "Rendered {} with {} of sample data: {found}",
        counted(trial.templates.len(), "template"),
        counted(trial.pages, "page"),
    ));
    Ok(verdict(&trial.diagnostics, deny))
}

/// The name of a template as the theme has it, or a word on what it may be.
fn known(theme: &Theme, name: &str, terminal: &Terminal) -> Option<String> {
    let name = name.strip_prefix("templates/").unwrap_or(name);
    let name = if name.contains('.') { name.to_owned() } else { format!("{name}.html") };
    if theme.has(&name) {
        return Some(name);
    }
    let near = did_you_mean(&name, theme.templates()).map(|near| format!("; did you mean `{near}`?"));
    let all = theme.templates().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    terminal.error(&format!(
        "there is no template `{name}`{}",
        near.unwrap_or_else(|| format!(": there are {all}"))
    ));
    None
}
