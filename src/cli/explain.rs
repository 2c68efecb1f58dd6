//! `factbox explain`: what a rule wants, and why.

use crate::check::rules;
use crate::diagnostic::did_you_mean;

use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn explain(rule: &str, terminal: &Terminal) -> anyhow::Result<Exit> {
    if let Some(manual) = rules::manual(rule) {
        Terminal::answer(&manual)?;
        return Ok(Exit::Fine);
    }
    let near = did_you_mean(rule, rules::all_names()).map(|near| format!("; did you mean `{near}`?"));
    let all = || rules::all_names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    terminal.error(&format!(
        "there is no rule `{rule}`{}",
        near.unwrap_or_else(|| format!(": there are {}", all()))
    ));
    Ok(Exit::Usage)
}
