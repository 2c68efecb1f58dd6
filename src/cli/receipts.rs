//! `factbox receipts`: writes down what the texts verify, so that it can be verified where the texts are not.

use crate::check::verify;
use crate::diagnostic::Level;
use crate::disk::record;
use crate::parse::receipts;
use crate::path::SitePath;
use crate::report::text::counted;
use crate::session::{Session, Settings};

use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn receipts(settings: Settings, terminal: &Terminal) -> anyhow::Result<Exit> {
    let root = settings.root.clone();
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    let compilation = &refresh.compilation;
    // Other findings are those of `check`; here only what stands in the way of a receipt matters.
    let of_verification = |rule: &str| rule.ends_with("-quote") || rule.ends_with("-not-found");
    let found: Vec<_> = refresh
        .diagnostics
        .iter()
        .filter(|finding| finding.fatal || finding.level > Level::Info && of_verification(finding.rule))
        .cloned()
        .collect();
    terminal.report(&found, Level::Warning, &|path| refresh.source(path))?;

    let receipts = verify::receipts(&compilation.site, &compilation.verification);
    let spans: usize = receipts.sources.values().map(|source| source.spans.len()).sum();
    let path = SitePath::new(receipts::FILE_NAME);
    let written = record::write(&root, &path, &receipts::write(&receipts))?;
    terminal.say(&compilation.verification.counts().to_string());
    terminal.say(&format!(
        "{} `{path}`: {} of {}",
        if written { "Wrote" } else { "Nothing new for" },
        counted(spans, "receipt"),
        counted(receipts.sources.len(), "source"),
    ));
    Ok(Exit::Fine)
}
