//! `factbox lsp`: what is wrong, while it is being written, in the writer's editor.

use crate::lsp::{self, Sites};
use crate::session::Settings;

use super::args::{Global, LspArgs};
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn lsp(args: &LspArgs, global: &Global, terminal: &Terminal) -> anyhow::Result<Exit> {
    let flags = global.named_root().and_then(|root| Ok((root, global.for_reading()?)));
    let (only, settings) = match flags {
        Ok(flags) => flags,
        Err(what) => {
            terminal.error(&what);
            return Ok(Exit::Usage);
        }
    };
    let drafts = !args.no_drafts;
    let settings = Box::new(move |root| {
        let mut settings: Settings = settings(root);
        settings.options.drafts = drafts;
        settings
    });
    // The protocol wants 1 of whoever ends without having been shut down.
    let well = lsp::run(Sites { only, settings })?;
    Ok(if well { Exit::Fine } else { Exit::Findings })
}
