//! Workflow commands, which GitHub turns into annotations beside the lines of a pull request.

use std::io;

use crate::diagnostic::{Diagnostic, Level};

use super::place::Files;
use super::text::visible;

pub(super) fn write(
    diagnostics: &[Diagnostic],
    files: &mut Files<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for diagnostic in diagnostics {
        let command = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        write!(out, "::{command} ")?;
        if let Some(place) = &diagnostic.place {
            let located = files.locate(place);
            write!(out, "file={},", property(&located.path))?;
            if let (Some(start), Some(end)) = (located.start, located.end) {
                write!(out, "line={},", start.line)?;
                // GitHub takes columns only where a finding begins and ends on one line.
                if start.line == end.line {
                    write!(out, "col={},endLine={},endColumn={},", start.column, end.line, end.column)?;
                } else {
                    write!(out, "endLine={},", end.line)?;
                }
            }
        }
        write!(
            out,
            "title={}::{}",
            property(&format!("factbox ({})", diagnostic.rule)),
            data(&diagnostic.message)
        )?;
        for note in &diagnostic.notes {
            write!(out, "%0A{}", data(note))?;
        }
        if let Some(help) = &diagnostic.help {
            write!(out, "%0Ahelp: {}", data(help))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
