//! Updates: what was changed on a page, when and why.

use std::sync::Arc;

use super::body::Part;
use crate::date::Day;
use crate::span::Span;

/// An entry of the log: `**DATE — Type.** Text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Its id on the page.
    pub id: Arc<str>,
    /// When; `None` if it could not be read.
    pub date: Option<Day>,
    /// What it is; `None` if it could not be read.
    pub kind: Option<UpdateKind>,
    /// The words of the bold lead as written.
    pub lead: Box<str>,
    /// The running text of the entry's first paragraph, without the lead.
    pub part: Part,
    /// The blocks after that.
    pub more: Part,
    /// Its words, without markup and lead.
    pub text: Arc<str>,
    /// Where the item stands.
    pub span: Span,
}

/// What an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateKind {
    /// The page is new.
    FirstPublished,
    /// Something was added or brought up to date.
    Update,
    /// Something was said more clearly; nothing was wrong.
    Clarification,
    /// Something was wrong.
    Correction,
    /// The page, or a part of it, is withdrawn.
    Retraction,
    /// A dispute has been settled.
    DisputeResolved,
    /// A word to the reader.
    EditorsNote,
}

impl UpdateKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::FirstPublished,
        Self::Update,
        Self::Clarification,
        Self::Correction,
        Self::Retraction,
        Self::DisputeResolved,
        Self::EditorsNote,
    ];

    /// The name in `factbox.yaml` and in templates: `first-published`.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstPublished => "first-published",
            Self::Update => "update",
            Self::Clarification => "clarification",
            Self::Correction => "correction",
            Self::Retraction => "retraction",
            Self::DisputeResolved => "dispute-resolved",
            Self::EditorsNote => "editors-note",
        }
    }

    /// The words that a writer uses by default: `First published`; in the languages whose headings are known, English first.
    pub fn default_labels(self) -> &'static [&'static str] {
        match self {
            Self::FirstPublished => &[
                "First published",
                "Erstmals veröffentlicht",
                "Première publication",
                "Primera publicación",
                "Prima pubblicazione",
                "Eerste publicatie",
                "Primeira publicação",
                "Först publicerad",
                "Pierwsza publikacja",
            ],
            Self::Update => &[
                "Update",
                "Aktualisierung",
                "Mise à jour",
                "Actualización",
                "Aggiornamento",
                "Atualização",
                "Uppdatering",
                "Aktualizacja",
            ],
            Self::Clarification => &[
                "Clarification",
                "Klarstellung",
                "Précision",
                "Aclaración",
                "Precisazione",
                "Verduidelijking",
                "Esclarecimento",
                "Förtydligande",
                "Wyjaśnienie",
            ],
            Self::Correction => &[
                "Correction",
                "Korrektur",
                "Corrección",
                "Correzione",
                "Correctie",
                "Correção",
                "Rättelse",
                "Sprostowanie",
            ],
            Self::Retraction => &[
                "Retraction",
                "Zurückziehung",
                "Rétractation",
                "Retractación",
                "Ritrattazione",
                "Intrekking",
                "Retratação",
                "Återkallelse",
                "Wycofanie",
            ],
            Self::DisputeResolved => &[
                "Dispute resolved",
                "Streitfrage geklärt",
                "Désaccord tranché",
                "Disputa resuelta",
                "Controversia risolta",
                "Geschil opgelost",
                "Disputa resolvida",
                "Tvist avgjord",
                "Spór rozstrzygnięty",
            ],
            Self::EditorsNote => &[
                "Editor's note",
                "Anmerkung der Redaktion",
                "Note de la rédaction",
                "Nota de la redacción",
                "Nota della redazione",
                "Noot van de redactie",
                "Nota da redação",
                "Redaktionens anmärkning",
                "Od redakcji",
            ],
        }
    }
}
