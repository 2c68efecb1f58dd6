//! What version control leaves in a file where two people changed the same lines, and nobody has chosen yet.
//!
//! Knows neither Markdown nor YAML: a line of seven signs means the same in both.

use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::span::{Place, Span};

/// The rule of merge conflicts.
const RULE: &str = "merge-conflict";

/// What separates the two versions; beneath words it is the line of a heading, too.
const BETWEEN: &str = "=======";

/// How many lines within a conflict are named at most.
const OTHERS: usize = 4;

/// A conflict: the line that opens it, and those that divide and close it. Of one that was mended by half the last line is
/// left, and stands for all of it.
struct Conflict {
    first: Span,
    others: Vec<Span>,
}

/// The merge conflicts in the text of the file at `path`, of which lines that begin where `is_skipped` are left out.
pub fn find(path: &SitePath, text: &str, is_skipped: impl Fn(usize) -> bool) -> Vec<Diagnostic> {
    // A file without a conflict is one search.
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return Vec::new();
    }
    let mut found: Vec<Conflict> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if is_skipped(span.start as usize) {
            continue;
        }
        let line = line.trim_end();
        if is_mark(line, "<<<<<<<") {
            found.push(Conflict { first: span, others: Vec::new() });
            open = true;
        } else if is_mark(line, ">>>>>>>") {
            match found.last_mut().filter(|_| open) {
                Some(conflict) => conflict.others.push(span),
                None => found.push(Conflict { first: span, others: Vec::new() }),
            }
            open = false;
        } else if open
            && (line == BETWEEN || is_mark(line, "|||||||"))
            && let Some(conflict) = found.last_mut().filter(|conflict| conflict.others.len() < OTHERS)
        {
            conflict.others.push(span);
        }
    }
    found.into_iter().map(|conflict| conflict.explain(path)).collect()
}

/// Whether a line is a mark of seven signs, by itself or with a name after it.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

impl Conflict {
    fn explain(self, path: &SitePath) -> Diagnostic {
        let message = "a merge conflict that nobody has resolved: two versions of these lines stand here";
        let finding = Diagnostic::error(RULE, Place::new(path, self.first), message)
            .help("keep what is right of the two, and take the lines of signs away");
        self.others.into_iter().fold(finding, |finding, other| {
            finding.related(Place::new(path, other), "a line of signs that belongs to it")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, usize)> {
        let found = find(&SitePath::new("x.md"), text, |_| false);
        found.iter().map(|it| (it.place.as_ref().unwrap().span.start, it.related.len())).collect()
    }

    #[test]
    fn conflicts_are_found_whole_and_by_half() {
        for (text, expect) in [
            ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", vec![(0, 2)]),
            ("a\n<<<<<<< HEAD\na\n||||||| base\n=======\r\nb\r\n>>>>>>> other", vec![(2, 3)]),
            ("a\n>>>>>>> other\n", vec![(2, 0)]),
            ("<<<<<<<\n<<<<<<<\n", vec![(0, 0), (8, 0)]),
            ("Heading\n=======\n", vec![]),
            ("<<<<<<<<< a\n <<<<<<< a\n>>>>>>>> b\n|||||||\n<<<<<<<a\n", vec![]),
        ] {
            assert_eq!(found(text), expect, "{text}");
        }
    }
}
