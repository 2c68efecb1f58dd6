//! `factbox quote`: the passages of the texts that some words may be from, ready to be cited.

use crate::check::quotes::index::Index;
use crate::check::quotes::passages;
use crate::session::{Session, Settings};

use super::exit::Exit;
use super::terminal::Terminal;

/// How many passages are shown.
const SHOWN: usize = 5;

pub(super) fn quote(settings: Settings, words: &str, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    let compilation = &refresh.compilation;
    let sources = &compilation.site.sources;
    let studied = &compilation.verification.texts;
    // Nobody cites a source before its words are found: its text is studied here.
    let others: Vec<Option<Index>> = (sources.iter().zip(studied))
        .map(|(source, text)| {
            source.text.as_ref().filter(|_| text.is_none()).map(|file| Index::new(&file.text))
        })
        .collect();
    let texts: Vec<(&str, &Index)> = (sources.iter().zip(studied).zip(&others))
        .filter_map(|((source, text), other)| {
            let index = text.as_ref().map(|text| &text.index).or(other.as_ref())?;
            Some((source.source.key.as_str(), index))
        })
        .collect();
    if texts.is_empty() {
        terminal
            .error("no source has a text here: put texts into the texts folder and name them in the sources");
        return Ok(Exit::Findings);
    }
    let found = passages::find_passages(words, texts);
    if found.is_empty() {
        terminal.error(&format!("nothing like “{words}” is in any of the texts"));
        return Ok(Exit::Findings);
    }
    // Where the words occur, what is merely like them is of no interest.
    let occur = found.iter().filter(|passage| passage.likeness >= 1.0).count();
    let lines: Vec<String> = found
        .iter()
        .take(if occur > 0 { occur.min(SHOWN) } else { SHOWN })
        .map(|passage| {
            let source = compilation.site.sources.iter().find(|source| source.source.key == passage.key);
            let file = source.and_then(|source| source.source.text.as_ref()).map_or("", |name| &name.value);
            format!(
                "{}\n    {file}:{}, {:.0} % alike",
                passage.citation,
                passage.line,
                passage.likeness * 100.0
            )
        })
        .collect();
    Terminal::answer(&lines.join("\n"))?;
    Ok(Exit::Fine)
}
