//! Roles: what the list items under a heading are.

/// What a section's list items are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Claims that are known.
    Known,
    /// Claims that one source reports.
    Reported,
    /// Questions on which sources differ.
    Disputed,
    /// Open questions.
    Unknown,
    /// Remarks, in the words of those who made them.
    Words,
    /// Events.
    Timeline,
    /// Persons and bodies.
    People,
    /// The log of updates and corrections.
    Updates,
}

impl Role {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 8] = [
        Self::Known,
        Self::Reported,
        Self::Disputed,
        Self::Unknown,
        Self::Words,
        Self::Timeline,
        Self::People,
        Self::Updates,
    ];

    /// Its place in [`Role::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The name in `factbox.yaml` and in templates: `known`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Reported => "reported",
            Self::Disputed => "disputed",
            Self::Unknown => "unknown",
            Self::Words => "words",
            Self::Timeline => "timeline",
            Self::People => "people",
            Self::Updates => "updates",
        }
    }

    /// The headings that have this role in every site: those of the languages that factbox has words in, English first.
    pub fn default_headings(self) -> &'static [&'static str] {
        match self {
            Self::Known => &["What we know", "Was wir wissen"],
            Self::Reported => &[
                "Reported by one source",
                "Also reported",
                "Von einer Quelle berichtet",
                "Außerdem berichtet",
            ],
            Self::Disputed => &["What's disputed", "What is disputed", "Was umstritten ist"],
            Self::Unknown => &["What we don't know", "Was wir nicht wissen"],
            Self::Words => &["In their own words", "Im Wortlaut"],
            Self::Timeline => &["Timeline", "Chronik"],
            Self::People => &["Who's who", "Wer ist wer"],
            Self::Updates => &["Updates and corrections", "Aktualisierungen und Korrekturen"],
        }
    }

    /// Whether a list item of such a section has to cite a source.
    pub fn needs_citation(self) -> bool {
        !matches!(self, Self::Unknown | Self::Updates)
    }
}
