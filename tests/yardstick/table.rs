//! What was measured, in a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::measure::Span;

/// How many there were, and how many of them were judged wrongly.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) truths: usize,
    /// True ones at which something is found.
    pub(crate) alarms: usize,
    pub(crate) errors: usize,
    /// False ones that pass.
    pub(crate) passed: usize,
}

impl Counts {
    fn add(&mut self, span: &Span) {
        let wrong = usize::from(span.is_wrong());
        let (all, wrongs) = match span.is_true() {
            true => (&mut self.truths, &mut self.alarms),
            false => (&mut self.errors, &mut self.passed),
        };
        *all += 1;
        *wrongs += wrong;
    }

    pub(crate) fn of<'a>(spans: impl Iterator<Item = &'a Span>) -> Self {
        let mut counts = Self::default();
        spans.for_each(|span| counts.add(span));
        counts
    }

    fn wrong(self) -> usize {
        self.alarms + self.passed
    }

    fn share(self) -> f64 {
        self.wrong() as f64 / (self.truths + self.errors).max(1) as f64
    }

    pub(crate) fn line(self, name: &str) -> String {
        format!(
            "{name:44} {:6} true, {:5} flagged   {:6} false, {:5} passed",
            self.truths, self.alarms, self.errors, self.passed
        )
    }
}

/// All that was measured, by kind, marks, spot, form and language.
pub(crate) fn table(spans: &[Span]) -> String {
    let mut text = String::new();
    let heads =
        ["kind of change", "marks", "place, or shape of citation", "form of the text", "house", "language"];
    for (dimension, head) in heads.into_iter().enumerate() {
        let mut rows: BTreeMap<&str, Counts> = BTreeMap::new();
        for span in spans {
            rows.entry(span.names()[dimension]).or_default().add(span);
        }
        let _ = writeln!(text, "\n{head}\n");
        for (name, counts) in rows {
            let mark = if counts.wrong() > 0 {
                format!("   {:5.1} %", 100.0 * counts.share())
            } else {
                String::new()
            };
            let _ = writeln!(text, "  {}{mark}", counts.line(name));
        }
    }
    let _ = write!(text, "\n  {}\n", Counts::of(spans.iter()).line("all"));
    text
}

/// One example, or a few, of each kind, marks and spot at which something is judged wrongly.
pub(crate) fn examples(spans: &[&Span], each: usize) -> String {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut text = String::new();
    for span in spans.iter().filter(|span| span.is_wrong()) {
        let names = span.names();
        let keys = [0, 1, 2].map(|at| format!("{at} {} {}", span.is_true(), names[at]));
        let is_new = keys.iter().any(|key| seen.get(key).copied().unwrap_or_default() < each);
        if !is_new {
            continue;
        }
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
        let said: Vec<String> = (span.found.iter())
            .map(|(rule, level, message)| format!("{}[{rule}] {message}", level.name()))
            .collect();
        let _ = writeln!(
            text,
            "\n{} · {} · {} · {} · {} · {}: wanted {:?}, found {}\n{}",
            names[0],
            names[1],
            names[2],
            names[3],
            names[4],
            names[5],
            span.wanted,
            if said.is_empty() { "nothing".to_owned() } else { said.join("; ") },
            span.markdown
        );
    }
    text
}

/// What is judged wrongly, by what all of it has in common: the kind, marks, spot, form or language with the largest share
/// of wrong ones, then the same of the rest, until at most `allowed` true ones are flagged and no false one passes.
pub(crate) fn blamed(spans: &[&Span]) -> Vec<(String, Counts)> {
    let mut rest = spans.to_vec();
    let mut blamed = Vec::new();
    while !is_held(Counts::of(rest.iter().copied())) {
        let mut names: BTreeMap<&str, Counts> = BTreeMap::new();
        for span in &rest {
            for name in &span.names()[..5] {
                names.entry(name).or_default().add(span);
            }
        }
        // What fails in all cases is to blame before what fails in company.
        let share = |counts: &Counts| {
            let of = |wrong: usize, all: usize| (wrong * 1_000_000 / all.max(4), wrong);
            of(counts.alarms, counts.truths).max(of(counts.passed, counts.errors))
        };
        let Some((name, counts)) = names.into_iter().max_by_key(|(_, counts)| share(counts)) else { break };
        blamed.push((name.to_owned(), counts));
        rest.retain(|span| !span.names().contains(&name));
    }
    blamed
}

/// No false span passes, and at most one true one in two thousand is flagged.
pub(crate) fn is_held(counts: Counts) -> bool {
    counts.passed == 0 && counts.alarms * 2_000 <= counts.truths
}
