//! One JSON object per line.
//!
//! Lines and columns count from 1, columns in code points; `start` and `end` are byte offsets in the text as factbox reads
//! it: without a byte-order mark, with LF line ends.

use std::io;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Patch};
use crate::span::Place;

use super::place::Files;

/// The version of the objects' shape: raised when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    schema: u32,
    level: &'static str,
    rule: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Where,
    label: &'a str,
    related: Vec<Related<'a>>,
    notes: &'a [Arc<str>],
    help: Option<&'a str>,
    patch: Option<Replacement<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Where,
    label: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Where,
    replacement: &'a str,
}

/// Every key is always there: `null` where there is no place, or no text to count lines in.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Where {
    path: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    start: Option<u32>,
    end: Option<u32>,
}

pub(super) fn write(
    diagnostics: &[Diagnostic],
    files: &mut Files<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for diagnostic in diagnostics {
        serde_json::to_writer(&mut *out, &finding(diagnostic, files))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn finding<'a>(diagnostic: &'a Diagnostic, files: &mut Files<'_>) -> Finding<'a> {
    Finding {
        schema: SCHEMA,
        level: diagnostic.level.name(),
        rule: diagnostic.rule,
        message: &diagnostic.message,
        place: diagnostic.place.as_ref().map(|place| place_of(place, files)).unwrap_or_default(),
        label: &diagnostic.label,
        related: diagnostic
            .related
            .iter()
            .map(|related| Related { place: place_of(&related.place, files), label: &related.label })
            .collect(),
        notes: &diagnostic.notes,
        help: diagnostic.help.as_deref(),
        patch: diagnostic.patch.as_ref().zip(diagnostic.place.as_ref()).map(|(patch, place)| {
            let Patch { span, replacement } = &**patch;
            Replacement { place: place_of(&Place::new(&place.path, *span), files), replacement }
        }),
    }
}

fn place_of(place: &Place, files: &mut Files<'_>) -> Where {
    let located = files.locate(place);
    Where {
        path: Some(located.path),
        line: located.start.map(|start| start.line),
        column: located.start.map(|start| start.column),
        end_line: located.end.map(|end| end.line),
        end_column: located.end.map(|end| end.column),
        start: Some(located.span.start),
        end: Some(located.span.end),
    }
}
