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

    /// The headings that have this role in every site.
    pub fn default_headings(self) -> &'static [&'static str] {
        match self {
            Self::Known => &["What we know"],
            Self::Reported => &["Reported by one source", "Also reported"],
            Self::Disputed => &["What's disputed", "What is disputed"],
            Self::Unknown => &["What we don't know"],
            Self::Words => &["In their own words"],
            Self::Timeline => &["Timeline"],
            Self::People => &["Who's who"],
            Self::Updates => &["Updates and corrections"],
        }
    }

    /// Whether a list item of such a section has to cite a source.
    pub fn needs_citation(self) -> bool {
        !matches!(self, Self::Unknown | Self::Updates)
    }
}
