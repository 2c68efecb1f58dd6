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
        self.count(span.is_true(), span.is_wrong());
    }

    fn count(&mut self, is_true: bool, is_wrong: bool) {
        let (all, wrongs) = match is_true {
            true => (&mut self.truths, &mut self.alarms),
            false => (&mut self.errors, &mut self.passed),
        };
        *all += 1;
        *wrongs += usize::from(is_wrong);
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
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut rest: Vec<(&Span, bool, Vec<usize>)> = Vec::with_capacity(spans.len());
    for span in spans {
        let [kind, marks, spot, form, house, lang] = span.names();
        let alone = [kind, marks, spot, form, house].map(str::to_owned);
        let pairs = [[form, lang], [kind, form], [kind, lang], [house, marks], [kind, spot]];
        let names = alone.into_iter().chain(pairs.map(|pair| pair.join(" & ")));
        let mut id = |name: String| {
            let next = ids.len();
            *ids.entry(name).or_insert(next)
        };
        rest.push((span, span.is_wrong(), names.map(&mut id).collect()));
    }
    let mut names = vec![String::new(); ids.len()];
    for (name, id) in ids {
        names[id] = name;
    }
    let mut blamed = Vec::new();
    while !is_held(Counts::of(rest.iter().map(|(span, ..)| *span))) {
        let mut counts = vec![Counts::default(); names.len()];
        for (span, is_wrong, ids) in &rest {
            for id in ids {
                counts[*id].count(span.is_true(), *is_wrong);
            }
        }
        // What fails in all cases is to blame before what fails in company.
        let share = |counts: &Counts| {
            let of = |wrong: usize, all: usize| (wrong * 1_000_000 / all.max(4), wrong);
            of(counts.alarms, counts.truths).max(of(counts.passed, counts.errors))
        };
        let Some(worst) = (0..names.len()).max_by_key(|id| share(&counts[*id])) else { break };
        blamed.push((names[worst].clone(), counts[worst]));
        rest.retain(|(.., ids)| !ids.contains(&worst));
    }
    blamed
}

/// No false span passes, and at most one true one in two thousand is flagged.
pub(crate) fn is_held(counts: Counts) -> bool {
    counts.passed == 0 && counts.alarms * 2_000 <= counts.truths
}
