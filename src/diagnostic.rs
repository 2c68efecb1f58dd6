//! What is wrong in the writer's files, as data: travels beside the values, is printed by `report`.
//!
//! Knows no rule: a rule's name is text here.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use rayon::prelude::*;

use crate::span::{Place, Span};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; shown by `check`.
    Info,
    /// To be looked at; fails under `--deny-warnings`.
    Warning,
    /// Fails the build.
    Error,
}

impl Level {
    /// The word for it: `info`, `warning`, `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A finding, and how grave it is: the configuration may say otherwise than the rule. What was found is shared, since many
/// hold it: memo tables, the state that is shown, whoever says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How grave it is.
    pub level: Level,
    finding: Arc<Finding>,
}

/// What was found, with its place in the file that the writer edits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule that found it: `unknown-source`.
    pub rule: &'static str,
    /// The fact, in lower case and without a full stop; names in backticks.
    pub message: Cow<'static, str>,
    /// Where; `None` if it is not in a file.
    pub place: Option<Place>,
    /// A few words beside the place; may be empty.
    pub label: Box<str>,
    /// Other places that belong to it.
    pub related: Box<[Related]>,
    /// Further facts, each after `=`: `nearest: "…"`.
    pub notes: Box<[Arc<str>]>,
    /// What to do, in the imperative.
    pub help: Option<Arc<str>>,
    /// The fix, if it is certain.
    pub patch: Option<Box<Patch>>,
    /// Whether the page can still be rendered. Only what cannot (unreadable YAML, two things on one address) stops the
    /// preview.
    pub fatal: bool,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub label: String,
}

/// A replacement of bytes in the file of the finding's place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Patch {
    /// What to replace.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Diagnostic {
    /// A finding of `rule` at `place`; `None` if it is not in a file.
    pub fn new(
        level: Level,
        rule: &'static str,
        place: impl Into<Option<Place>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        let mut message = message.into();
        if let Cow::Owned(message) = &mut message {
            // It stays for as long as the site does.
            message.shrink_to_fit();
        }
        let finding = Finding {
            rule,
            message,
            place: place.into(),
            label: Box::default(),
            related: Box::default(),
            notes: Box::default(),
            help: None,
            patch: None,
            fatal: false,
        };
        Self { level, finding: Arc::new(finding) }
    }

    /// An error of `rule` at `place`.
    pub fn error(rule: &'static str, place: Place, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Level::Error, rule, place, message)
    }

    /// A warning of `rule` at `place`.
    pub fn warning(rule: &'static str, place: Place, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Level::Warning, rule, place, message)
    }

    /// With a few words beside the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<Box<str>>) -> Self {
        self.label = label.into();
        self
    }

    /// With another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        let known = std::mem::take(&mut self.related);
        self.related = known.into_iter().chain([Related { place, label: label.into() }]).collect();
        self
    }

    /// With a further fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<Arc<str>>) -> Self {
        let known = std::mem::take(&mut self.notes);
        self.notes = known.into_iter().chain([note.into()]).collect();
        self
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Arc<str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the fix: `replacement` in place of `span`.
    #[must_use]
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.patch = Some(Box::new(Patch { span, replacement: replacement.into() }));
        self
    }

    /// Marked as one that leaves nothing to render.
    #[must_use]
    pub fn fatal(mut self) -> Self {
        self.fatal = true;
        self
    }
}

impl Deref for Diagnostic {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

/// What others hold stays as it was.
impl DerefMut for Diagnostic {
    fn deref_mut(&mut self) -> &mut Finding {
        Arc::make_mut(&mut self.finding)
    }
}

/// Puts findings into the order in which a reader meets them: by file, place, gravity, rule, message; each once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.par_sort_by(|a, b| {
        (&a.place, std::cmp::Reverse(a.level), a.rule, &a.message).cmp(&(
            &b.place,
            std::cmp::Reverse(b.level),
            b.rule,
            &b.message,
        ))
    });
    diagnostics.dedup();
}

/// The candidate nearest to `word`, if one is near enough to have been meant. Letter case does not count.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let keys = ["title", "topics", "sources", "summary"];
        assert_eq!(did_you_mean("topisc", keys), Some("topics"));
        assert_eq!(did_you_mean("Sumary", keys), Some("summary"));
        assert_eq!(did_you_mean("weight", keys), None);
    }
}
