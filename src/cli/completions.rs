//! `factbox completions` and `factbox man`: what shells and manuals are told of the command line, from its own description.

use std::path::Path;

use anyhow::Context;

use super::args::{NAME, Shell, command_line};
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn completions(shell: Shell) -> anyhow::Result<Exit> {
    let shell = match shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Powershell => clap_complete::Shell::PowerShell,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command_line(), NAME, &mut script);
    Terminal::answer(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// Writes the manual: a page for each command into `folder`, or the first one to the standard output.
pub(super) fn manual(folder: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Exit> {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command_line()).render(&mut page)?;
        Terminal::answer(&String::from_utf8_lossy(&page))?;
        return Ok(Exit::Fine);
    };
    let failed = || format!("cannot write the manual to `{}`", folder.display());
    std::fs::create_dir_all(folder).with_context(failed)?;
    clap_mangen::generate_to(command_line(), folder).with_context(failed)?;
    terminal.say(&format!(
        "Wrote the manual to `{}`: `man -l {}/{NAME}.1`",
        folder.display(),
        folder.display()
    ));
    Ok(Exit::Fine)
}
