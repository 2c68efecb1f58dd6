//! The reference of the command line, `docs/content/pages/commands.md`: from its own description, so that it is never out of date.

use std::fmt::Write;

use super::args::{Described, describe};

const HEAD: &str = "\
# Commands

This page is made from the command line's own description: `UPDATE_DOCS=1 cargo test` writes it anew.

Progress and findings go to the standard error, what was asked for to the standard output. Exit codes: 0 fine, 1 the content
has errors, 2 usage or configuration, 3 the machine (a disk, a port, the network), 70 a mistake of ours.
";

/// The page, as Markdown.
pub fn commands() -> String {
    let mut page = HEAD.to_owned();
    let all = describe();
    for command in &all {
        let Described { name, about, usage, .. } = command;
        let _ = write!(page, "\n## {name}\n\n{about}.\n\n```text\n{usage}\n```\n");
        options(&mut page, command, false);
    }
    if let Some(first) = all.first() {
        page.push_str("\n## Options of every command\n");
        options(&mut page, first, true);
    }
    page
}

fn options(page: &mut String, command: &Described, global: bool) {
    let wanted: Vec<_> = command.options.iter().filter(|option| option.global == global).collect();
    if wanted.is_empty() {
        return;
    }
    page.push_str("\n| | |\n| --- | --- |\n");
    for option in wanted {
        let _ =
            writeln!(page, "| `{}` | {} |", option.name.replace('|', "\\|"), option.help.replace('|', "\\|"));
    }
}
