//! `factbox list`: what there is, and what waits for somebody.

use crate::listing::{self, Item};
use crate::report::Format;
use crate::report::text::{counted, visible};
use crate::session::{Session, Settings};

use super::args::Listed;
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn list(mut settings: Settings, listed: Listed, terminal: &Terminal) -> anyhow::Result<Exit> {
    settings.options.drafts = true;
    settings.options.future = true;
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    let compilation = &refresh.compilation;
    let items = listing::list(listed.into(), &refresh.world, &compilation.site, &compilation.verification);
    if terminal.format == Format::Json {
        // One object per line, like findings.
        let lines: Result<Vec<String>, _> = items.iter().map(serde_json::to_string).collect();
        let lines = lines?;
        if !lines.is_empty() {
            Terminal::answer(&lines.join("\n"))?;
        }
        return Ok(Exit::Fine);
    }
    if !items.is_empty() {
        let lines: Vec<String> = items.iter().map(|item| shown(item, &terminal.base)).collect();
        Terminal::answer(&lines.join("\n"))?;
    }
    terminal.say(&counted(items.len(), listed.noun()));
    Ok(Exit::Fine)
}

/// The place, which editors and terminals make a link of, then what stands there.
fn shown(item: &Item, base: &str) -> String {
    let line = item.line.map(|line| format!(":{line}")).unwrap_or_default();
    let mut shown = format!("{base}{}{line}", item.path);
    let days = [("", &item.date), ("updated ", &item.updated), ("review by ", &item.review_by)];
    let days = days.iter().filter_map(|(name, day)| Some(format!("{name}{}", day.as_ref()?)));
    let facts = days.chain(item.status.map(str::to_owned)).collect::<Vec<_>>().join(", ");
    for part in [&item.title, &facts, &item.note] {
        if !part.is_empty() {
            shown.push_str("  ");
            shown.push_str(&visible(part));
        }
    }
    shown
}
