//! How far the sources of each claim bear it out, in few words beside it.

use crate::model::role::Role;
use crate::span::Span;

use super::asked::Asked;
use super::card;

/// A few words beside a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hint {
    /// The byte that they stand before.
    pub(super) offset: usize,
    /// The words.
    pub(super) label: String,
    /// What there is to say besides, in Markdown.
    pub(super) tooltip: String,
}

/// The hints for the claims that lie in `range`: those that stand under *known*, *reported* and *disputed*, at the end of
/// the line that their citations end on.
pub(super) fn hints(asked: &Asked<'_>, range: Span) -> Vec<Hint> {
    let Some((id, entry)) = asked.entry() else { return Vec::new() };
    let document = entry.what.open();
    let Some(explainer) = document.explainer() else { return Vec::new() };
    let claims = explainer.claims().enumerate();
    claims
        .filter(|(_, claim)| matches!(claim.role, Role::Known | Role::Reported | Role::Disputed))
        .filter(|(_, claim)| claim.span.start <= range.end && range.start <= claim.span.end)
        .filter_map(|(index, claim)| {
            let (independence, count) = *entry.corroboration.claims.get(index)?;
            let label = card::origins(independence, count)?;
            let last = document.citations.get(claim.citations.clone())?.last()?.span.end as usize;
            let rest = &document.body.source[last..];
            let offset = last + rest.find('\n').unwrap_or(rest.len());
            Some(Hint { offset, label, tooltip: card::corroboration(asked.site(), id, index) })
        })
        .collect()
}
