//! One line each: `content/x.md:5:30: error[rule]: message`, as compilers have always written and editors read.

use std::io;

use crate::diagnostic::{Diagnostic, Level};

use super::place::Files;
use super::text::visible;

pub(super) fn write(
    diagnostics: &[Diagnostic],
    files: &mut Files<'_>,
    colour: bool,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for diagnostic in diagnostics {
        if let Some(place) = &diagnostic.place {
            let located = files.locate(place);
            write!(out, "{}:", visible(&located.path))?;
            if let Some(start) = located.start {
                write!(out, "{}:{}:", start.line, start.column)?;
            }
            write!(out, " ")?;
        }
        let (on, off) = match (colour, diagnostic.level) {
            (false, _) => ("", ""),
            (true, Level::Error) => ("\u{1b}[1;31m", "\u{1b}[0m"),
            (true, Level::Warning) => ("\u{1b}[1;33m", "\u{1b}[0m"),
            (true, Level::Info) => ("\u{1b}[1;34m", "\u{1b}[0m"),
        };
        writeln!(
            out,
            "{on}{}[{}]{off}: {}",
            diagnostic.level.name(),
            diagnostic.rule,
            visible(&diagnostic.message)
        )?;
    }
    Ok(())
}
