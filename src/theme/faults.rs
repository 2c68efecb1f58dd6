//! What is wrong with a theme, in our words: a message of the engine becomes a finding at its place.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::path::SitePath;
use crate::span::{Place, Span, line_column};

use super::filters::FILTERS;
use super::templates::{PREFIXES, Sources, plain_name, template_names};

/// The rule of findings about templates.
const RULE: &str = "template";

/// A file that cannot be read.
pub(super) fn unreadable(path: &SitePath, reason: &str) -> Diagnostic {
    Diagnostic::error(RULE, Place::start_of(path), format!("`{path}` {reason}")).fatal()
}

/// A name in a template that leads nowhere, or in a circle.
pub(super) fn wrong_name(sources: &Sources, name: &str, target: &str, message: &str) -> Diagnostic {
    let text = sources.get(name).map_or("", |source| &source.text);
    let place = [target, plain_name(target)].into_iter().find_map(|target| {
        ["\"", "'", "`"].into_iter().find_map(|mark| {
            let start = text.find(&format!("{mark}{target}{mark}"))?;
            Some(start..start + target.len() + 2)
        })
    });
    let diagnostic = fault(sources, name, place, message);
    if sources.contains_key(target) {
        let is_own = target == name && sources.contains_key(&format!("{}{name}", PREFIXES[0]));
        return if is_own {
            diagnostic.help(format!("name the theme's: `{}{name}`", PREFIXES[0]))
        } else {
            diagnostic
        };
    }
    near(diagnostic, target, template_names(sources))
}

/// The reports in one message: what Tera finds only when all templates are there. If some of them are broken
/// (`incomplete`), only what does not depend on others is believed.
pub(super) fn registration_faults(sources: &Sources, message: &str, incomplete: bool) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for report in message.split("\n\n") {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let depends = !["Unknown filter", "Unknown test", "Unknown function"]
            .iter()
            .any(|own| message.starts_with(own));
        if incomplete && depends {
            continue;
        }
        let location = lines.next().and_then(|line| {
            let mut parts = line.split_once("--> ")?.1.rsplitn(3, ':');
            let column: usize = parts.next()?.parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            Some((parts.next()?, line, column))
        });
        let Some((name, line, column)) = location else {
            faults.push(duplicate_component(sources, message));
            continue;
        };
        let width = lines.last().map_or(0, |line| line.matches('^').count());
        let text = sources.get(name).map_or("", |source| &source.text);
        let start = offset(text, line, column);
        let end = text[start..].char_indices().nth(width).map_or(text.len(), |(length, _)| start + length);
        let diagnostic = fault(sources, name, Some(start..end), message);
        let word = message.split('`').nth(1).unwrap_or_default();
        faults.push(if message.starts_with("Unknown filter") {
            near(diagnostic, word, FILTERS)
        } else if message.starts_with("Unknown template") {
            near(diagnostic, word, template_names(sources))
        } else {
            diagnostic
        });
    }
    faults
}

/// Tera's message that a component is defined in two templates of one layer.
fn duplicate_component(sources: &Sources, message: &str) -> Diagnostic {
    let mut words = message.split('`').skip(1).step_by(2);
    let (Some(component), Some(first), Some(second)) = (words.next(), words.next(), words.next()) else {
        return fault(sources, "", None, message);
    };
    let definition = |template: &str| {
        let text = &sources.get(template)?.text;
        let start = text.find(&format!("component {component}"))?;
        Some(start..start + "component ".len() + component.len())
    };
    let message = format!("the component `{component}` is defined twice");
    let diagnostic = fault(sources, second, definition(second), &message);
    match (sources.get(first).and_then(|source| source.path.as_ref()), definition(first)) {
        (Some(path), Some(span)) => {
            diagnostic.related(Place::new(path, Span::new(span.start, span.end)), "the other one")
        }
        _ => diagnostic,
    }
}

/// With the nearest candidate, if there is one.
pub(super) fn near<'a>(
    diagnostic: Diagnostic,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    match did_you_mean(word, candidates) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// The byte at a line and column, both from 1; columns count code points.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(length, _)| start + length)
}

/// A fault of a template, in our words, at its place if it is in a file.
pub(super) fn fault(sources: &Sources, name: &str, range: Option<Range<usize>>, message: &str) -> Diagnostic {
    let (fact, more) = message.split_once(". ").unwrap_or((message.trim_end_matches('.'), ""));
    let mut fact = lower_first(fact);

    let source = sources.get(name);
    let place = source.and_then(|source| source.path.as_ref()).map(|path| {
        let span = range.as_ref().map_or(Span::default(), |range| Span::new(range.start, range.end));
        Place::new(path, span)
    });
    if let (None, Some(source)) = (&place, source) {
        let plain = plain_name(name);
        fact = match range {
            Some(range) => {
                let at = line_column(&source.text, range.start);
                format!("{fact}, in the built-in template {plain}:{}:{}", at.line, at.column)
            }
            None => format!("{fact}, in the built-in template {plain}"),
        };
    }
    let mut diagnostic = Diagnostic::new(Level::Error, RULE, place, fact).fatal();
    if let Some((what, fields)) = more.split_once(": ")
        && what.starts_with("Available")
    {
        let word = message.split('`').nth(1).unwrap_or_default();
        diagnostic = near(diagnostic, word, fields.split(", "));
    }
    if more.is_empty() { diagnostic } else { diagnostic.note(lower_first(more)) }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
}
