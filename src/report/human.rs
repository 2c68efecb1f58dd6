//! In rustc's shape, with the lines that a finding is about. The one file that names annotate-snippets.
//!
//! Only the lines around a span are handed over, and of a long line only what is near, so that a report on a page of
//! twenty megabytes costs no more than one on a page of twenty lines.

use std::io;

use annotate_snippets::{AnnotationKind, Group, Level as Head, Origin, Patch, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Level, Related};
use crate::path::SitePath;
use crate::span::Span;

use super::place::{Files, Source};
use super::text::visible;

/// How wide a line may be before it is cut around the span.
const WIDTH: usize = 110;
/// How many bytes of a line may stand beside the span; where there are more, half as many are kept. More than fit into
/// the width: the renderer cuts to it.
const BESIDE: usize = 480;
/// The same for a fix, of which the renderer cuts nothing.
const BESIDE_FIX: usize = 80;
/// How many bytes a span may have to be shown as a whole; of a longer one, its beginning is.
const LONGEST: usize = 4096;

pub(super) fn write(
    diagnostics: &[Diagnostic],
    files: &mut Files<'_>,
    colour: bool,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    for diagnostic in diagnostics {
        writeln!(out, "{}\n", render(diagnostic, files, &renderer))?;
    }
    Ok(())
}

fn render(diagnostic: &Diagnostic, files: &mut Files<'_>, renderer: &Renderer) -> String {
    let head = match diagnostic.level {
        Level::Error => Head::ERROR,
        Level::Warning => Head::WARNING,
        Level::Info => Head::INFO,
    };
    let mut group = Group::with_title(head.primary_title(visible(&diagnostic.message)).id(diagnostic.rule));
    let mut wrong_columns = Vec::new();
    let mut apart: Vec<&Related> = diagnostic.related.iter().collect();
    if let Some(place) = &diagnostic.place {
        let near;
        (near, apart) = apart.into_iter().partition(|related| {
            related.place.path == place.path && union(place.span, related.place.span).len() <= LONGEST
        });
        let mut marks = vec![(AnnotationKind::Primary, place.span, &*diagnostic.label)];
        marks.extend(near.iter().map(|it| (AnnotationKind::Context, it.place.span, it.label.as_str())));
        group = show(group, &place.path, &marks, files, &mut wrong_columns);
    }
    for related in apart {
        let mark = (AnnotationKind::Context, related.place.span, related.label.as_str());
        group = show(group, &related.place.path, &[mark], files, &mut wrong_columns);
    }
    for note in &diagnostic.notes {
        group = group.element(Head::NOTE.no_name().message(visible(note)));
    }
    let fix = fix(diagnostic, files);
    if let (Some(help), None) = (&diagnostic.help, &fix) {
        group = group.element(Head::HELP.message(visible(help)));
    }
    let mut text = match fix {
        Some(fix) => renderer.render(&[group, fix]),
        None => renderer.render(&[group]),
    };
    // Without line numbers the renderer leaves out the space that stands before the arrow everywhere else.
    let second = text.find('\n').map_or(text.len(), |end| end + 1);
    if let Some(arrow) =
        text[second..].find("--> ").filter(|arrow| !text[second..second + arrow].contains([' ', '\n']))
    {
        text.insert(second + arrow, ' ');
    }
    for (wrong, right) in wrong_columns {
        text = text.replacen(&wrong, &right, 1);
    }
    text
}

/// Adds the lines of `marks`, which stand in the file at `path`.
fn show<'a>(
    group: Group<'a>,
    path: &SitePath,
    marks: &[(AnnotationKind, Span, &'a str)],
    files: &mut Files<'_>,
    wrong_columns: &mut Vec<(String, String)>,
) -> Group<'a> {
    let shown_path = visible(&files.path(path)).into_owned();
    let whole =
        marks.iter().map(|(_, span, _)| *span).reduce(|a, b| Span::new(union(a, b).start, union(a, b).end));
    let source = files.source(path).filter(|_| whole != Some(Span::default()));
    let (Some(source), Some(whole)) = (source, whole) else {
        // A file as a whole, or one without a text: there is no line to show.
        let group = group.element(Origin::path(shown_path));
        return marks
            .iter()
            .filter(|(_, _, label)| !label.is_empty())
            .fold(group, |group, (_, _, label)| group.element(Head::NOTE.no_name().message(visible(label))));
    };
    let window = Window::around(&source, whole, BESIDE);
    if window.left_out > 0 {
        let first = source.floor(marks[0].1.start as usize);
        let right = source.line_column(first);
        if right.line == window.first_line {
            let at = |column| format!("{shown_path}:{}:{column}", right.line);
            wrong_columns.push((at(right.column - window.left_out), at(right.column)));
        }
    }
    let annotations: Vec<_> = marks
        .iter()
        .map(|(kind, span, label)| {
            let annotation = kind.span(window.range(&source, *span));
            if label.is_empty() { annotation } else { annotation.label(visible(label)) }
        })
        .collect();
    group.element(
        Snippet::source(window.text).line_start(window.first_line).path(shown_path).annotations(annotations),
    )
}

/// The fix as a difference; `None` if there is none, or it is too long to be read.
fn fix<'a>(diagnostic: &'a Diagnostic, files: &mut Files<'_>) -> Option<Group<'a>> {
    let (patch, place) = (diagnostic.patch.as_ref()?, diagnostic.place.as_ref()?);
    let source = files.source(&place.path)?;
    if patch.span.range().len() + patch.replacement.len() > LONGEST {
        return None;
    }
    let window = Window::around(&source, patch.span, BESIDE_FIX);
    let range = window.range(&source, patch.span);
    let title = diagnostic.help.as_deref().map_or_else(|| "replace it".into(), visible);
    let replacement: String = patch.replacement.split('\n').map(visible).collect::<Vec<_>>().join("\n");
    Some(
        Group::with_title(Head::HELP.secondary_title(title)).element(
            Snippet::source(window.text)
                .line_start(window.first_line)
                .path(visible(&files.path(&place.path)).into_owned())
                .patch(Patch::new(range, replacement)),
        ),
    )
}

/// The lines around a span, cut where they are long.
struct Window {
    text: String,
    first_line: usize,
    /// The byte of the file that the text begins with, the ellipsis not counted.
    start: usize,
    /// The byte of the file that the text ends before.
    end: usize,
    /// The bytes of the ellipsis at the beginning.
    ellipsis: usize,
    /// By how many code points the first line is shorter on the left than in the file.
    left_out: usize,
}

const ELLIPSIS: char = '…';

impl Window {
    fn around(source: &Source, span: Span, beside: usize) -> Self {
        let from = source.floor(span.start as usize);
        let first_line = source.line(from);
        let mut to = source.floor(span.end.max(span.start) as usize);
        if to - from > LONGEST {
            to = source.floor(from + LONGEST).min(source.line_end(first_line));
        }
        // A span that takes in a line feed ends with its line, not at the start of the next.
        let last_line = source.line(if to > from { to - 1 } else { to });
        let (line_start, line_end) = (source.line_start(first_line), source.line_end(last_line).max(to));
        let start = if from - line_start > beside { source.floor(from - beside / 2) } else { line_start };
        let end = if line_end - to > beside { source.floor(to + beside / 2) } else { line_end };

        let mut text = String::with_capacity(end - start + 8);
        let cut = start > line_start;
        if cut {
            text.push(ELLIPSIS);
        }
        // Those of two bytes that terminals obey are shown by one of two bytes, so that offsets stay.
        text.extend(
            source.text[start..end].chars().map(|c| if ('\u{80}'..='\u{9f}').contains(&c) { '·' } else { c }),
        );
        if end < line_end {
            text.push(ELLIPSIS);
        }
        let left_out = if cut { source.text[line_start..start].chars().count() - 1 } else { 0 };
        let ellipsis = if cut { ELLIPSIS.len_utf8() } else { 0 };
        Self { text, first_line, start, end, ellipsis, left_out }
    }

    /// Where `span` stands in the text.
    fn range(&self, source: &Source, span: Span) -> std::ops::Range<usize> {
        let at = |offset: u32| {
            source.floor(offset as usize).clamp(self.start, self.end) - self.start + self.ellipsis
        };
        at(span.start)..at(span.end.max(span.start))
    }
}

fn union(a: Span, b: Span) -> std::ops::Range<usize> {
    a.start.min(b.start) as usize..a.end.max(b.end) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Place;
    use std::sync::Arc;

    fn check(text: &str, diagnostic: &Diagnostic) -> String {
        let text: Arc<str> = text.into();
        let sources = move |_: &SitePath| Some(Arc::clone(&text));
        let mut out = Vec::new();
        write(std::slice::from_ref(diagnostic), &mut Files::new(&sources, "site/"), false, &mut out).unwrap();
        String::from_utf8(out).unwrap().trim_end().to_owned()
    }

    fn at(start: usize, end: usize) -> Diagnostic {
        Diagnostic::warning(
            "rule",
            Place::new(&SitePath::new("content/x.md"), Span::new(start, end)),
            "message",
        )
    }

    #[test]
    fn an_empty_span_has_its_place() {
        insta::assert_snapshot!(check("one\ntwo\n", &at(5, 5).label("here")), @"
        warning[rule]: message
         --> site/content/x.md:2:2
          |
        2 | two
          |  ^ here
        ");
        insta::assert_snapshot!(check("one\ntwo", &at(7, 7)), @"
        warning[rule]: message
         --> site/content/x.md:2:4
          |
        2 | two
          |    ^
        ");
        insta::assert_snapshot!(check("one\n", &at(4, 4)), @"
        warning[rule]: message
         --> site/content/x.md:2:1
          |
        2 |
          | ^
        ");
        insta::assert_snapshot!(check("", &at(3, 9)), @"
        warning[rule]: message
         --> site/content/x.md:1:1
          |
        1 |
          | ^
        ");
    }

    #[test]
    fn a_long_line_is_cut_and_its_column_stays() {
        let text = format!("{}the words{}", "é word ".repeat(10_000), " and on".repeat(10_000));
        let start = text.find("the words").unwrap();
        insta::assert_snapshot!(check(&text, &at(start, start + 9).label("these").patch(Span::new(start, start + 3), "a")), @"
        warning[rule]: message
         --> site/content/x.md:1:70001
          |
        1 | ...é word é word é word é word é word é word the words and on and on and on and on and on and on and on...
          |                                              ^^^^^^^^^ these
          |
        help: replace it
          |
        1 - …é word é word é word é word é word the words and on and on and on and on and o…
        1 + …é word é word é word é word é word a words and on and on and on and on and o…
          |
        ");
    }

    #[test]
    fn a_long_span_is_shown_by_its_beginning() {
        let text = "a line of words\n".repeat(100_000);
        insta::assert_snapshot!(check(&text, &at(18, 1_500_000)), @"
        warning[rule]: message
         --> site/content/x.md:2:3
          |
        2 | a line of words
          |   ^^^^^^^^^^^^^
        ");
        let text = "x".repeat(1_000_000);
        assert!(check(&text, &at(10, 900_000)).len() < 20_000);
    }

    #[test]
    fn two_places_on_neighbouring_lines_share_a_picture() {
        let text = "title: a\ndate: b\ntitle: c\n";
        let place = Place::new(&SitePath::new("content/x.md"), Span::new(0, 5));
        insta::assert_snapshot!(check(text, &at(17, 22).label("again").related(place, "first")), @"
        warning[rule]: message
         --> site/content/x.md:3:1
          |
        1 | title: a
          | ----- first
        2 | date: b
        3 | title: c
          | ^^^^^ again
        ");
    }

    #[test]
    fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
        let text = "a\u{1b}[31m\u{9b}31m b\n";
        let shown = check(text, &at(0, 1).note("\u{1b}]0;x\u{7}").help("\u{9b}1m").label("\u{1b}"));
        assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{shown:?}");
    }

    #[test]
    fn spans_that_fit_no_text_do_no_harm() {
        for (start, end) in [(0, 900), (900, 900), (5, 2), (1, 2)] {
            check("é\n\n", &at(start, end).patch(Span::new(start, end), "x"));
        }
    }
}
