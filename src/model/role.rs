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

    /// The headings that have this role in every site, by language, English first. A page whose language the interface does
    /// not have is read all the same: what is known is not lost with it.
#[rustfmt::skip]
    pub fn default_headings(self) -> &'static [&'static str] {
        match self {
            Self::Known => &[
                "What we know", "Was wir wissen", "Ce que nous savons", "Ce que l'on sait", "Ce qu'on sait",
                "Lo que sabemos", "Qué sabemos", "Cosa sappiamo", "Quello che sappiamo", "Wat we weten", "O que sabemos",
                "O que se sabe", "Vad vi vet", "Co wiemy",
            ],
            Self::Reported => &[
                "Reported by one source", "Also reported", "Von einer Quelle berichtet", "Außerdem berichtet",
                "Selon une seule source", "Según una sola fuente", "Secondo una sola fonte", "Volgens één bron",
                "Segundo uma só fonte", "Enligt en källa", "Według jednego źródła",
            ],
            Self::Disputed => &[
                "What's disputed", "What is disputed", "Was umstritten ist", "Was strittig ist", "Ce qui est contesté",
                "Ce qui fait débat", "Lo que se discute", "Cosa è controverso", "Wat omstreden is", "Wat betwist wordt",
                "O que é contestado", "Vad som är omstritt", "Co jest sporne",
            ],
            Self::Unknown => &[
                "What we don't know", "What we do not know", "Was wir nicht wissen", "Ce que nous ne savons pas",
                "Ce que l'on ne sait pas", "Ce qu'on ne sait pas", "Lo que no sabemos", "Qué no sabemos",
                "Cosa non sappiamo", "Quello che non sappiamo", "Wat we niet weten", "O que não sabemos",
                "O que não se sabe", "Vad vi inte vet", "Czego nie wiemy",
            ],
            Self::Words => &[
                "In their own words", "Im Wortlaut", "Dans leurs propres mots", "En sus propias palabras",
                "Con le loro parole", "In hun eigen woorden", "Nas suas próprias palavras", "Med deras egna ord",
                "Ich własnymi słowami",
            ],
            Self::Timeline => &[
                "Timeline", "Chronik", "Zeitleiste", "Chronologie", "Cronología", "Cronologia", "Tijdlijn",
                "Linha do tempo", "Tidslinje", "Kalendarium", "Oś czasu",
            ],
            Self::People => &[
                "Who's who", "Who is who", "Wer ist wer", "Qui est qui", "Quién es quién", "Chi è chi", "Wie is wie",
                "Quem é quem", "Vem är vem", "Kto jest kim",
            ],
            Self::Updates => &[
                "Updates and corrections", "Aktualisierungen und Korrekturen", "Mises à jour et corrections",
                "Actualizaciones y correcciones", "Aggiornamenti e correzioni", "Updates en correcties",
                "Atualizações e correções", "Uppdateringar och rättelser", "Aktualizacje i poprawki",
            ],
        }
    }

    /// Whether a list item of such a section has to cite a source.
    pub fn needs_citation(self) -> bool {
        !matches!(self, Self::Unknown | Self::Updates)
    }
}
