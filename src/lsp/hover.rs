//! What there is to know of what stands at a place, in Markdown.

use crate::site::resolve::Target;
use crate::span::Span;

use super::asked::{Asked, Thing};
use super::card;
use super::definition;
use super::keys::{self, Spot};

/// What is said, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hover {
    /// The words.
    pub(super) markdown: String,
    /// What they are about.
    pub(super) span: Span,
}

/// What there is to know of what stands at a place.
pub(super) fn hover(asked: &Asked<'_>) -> Option<Hover> {
    of_thing(asked).or_else(|| of_key(asked))
}

fn of_thing(asked: &Asked<'_>) -> Option<Hover> {
    let site = asked.site();
    let (markdown, span) = match asked.thing()? {
        Thing::Citation { source, span, passage } => {
            let mut lines = vec![card::source(site, source)];
            if let Some((passage, (_, entry))) = passage.zip(asked.entry()) {
                lines.push(card::verified(asked.refresh, entry, passage));
            }
            (lines.join("\n\n---\n\n"), span)
        }
        Thing::Source(source, span) => (card::source(site, source), span),
        Thing::Topic(topic, span) => {
            let topic = &site.topics[topic];
            let count = topic.explainers.len();
            let explainers =
                if count == 1 { "1 explainer".to_owned() } else { format!("{count} explainers") };
            (format!("**{}** — {explainers}", card::plain(&topic.title)), span)
        }
        Thing::Link(target, span) => (of_link(asked, target)?, span),
        Thing::Quotation(checked) => {
            let (_, entry) = asked.entry()?;
            (card::verified(asked.refresh, entry, checked), checked.span)
        }
        Thing::Claim(index, span) => {
            let (id, _) = asked.entry()?;
            (card::corroboration(site, id, index), span)
        }
        Thing::SourceFile(_) => return None,
    };
    (!markdown.is_empty()).then_some(Hover { markdown, span })
}

fn of_link(asked: &Asked<'_>, target: &Target) -> Option<String> {
    match target {
        Target::Site { title, .. } => {
            let summary = definition::page(asked, target)
                .and_then(|entry| entry.outline().front_matter.summary.as_ref())
                .map(|summary| format!("\n\n{}", card::plain(&summary.value)));
            Some(format!("**{}**{}", card::plain(title), summary.unwrap_or_default()))
        }
        Target::Here { title, .. } => Some(format!("**{}**", card::plain(title))),
        Target::External(_) | Target::Nothing => None,
    }
}

fn of_key(asked: &Asked<'_>) -> Option<Hover> {
    let yaml = keys::yaml(asked.path, &asked.text)?;
    match keys::spot(&asked.text, yaml, asked.offset)? {
        Spot::Key { path, span, has_value: true, .. } => {
            let markdown =
                keys::meaning(yaml.subject, &path, span.slice(&asked.text).trim_matches(['"', '\'']))?;
            Some(Hover { markdown, span })
        }
        _ => None,
    }
}
