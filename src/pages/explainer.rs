//! Explainers: sections, claims, disputes, remarks, and the sources that they rest on.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::digest::Keyed;
use crate::html::{self, Context};
use crate::model::body::Part;
use crate::model::claim::Claim;
use crate::model::document::Shelved;
use crate::model::explainer::Explainer;
use crate::model::remark::{Remark, RemarkPart};
use crate::model::role::Role;
use crate::model::section::{Block, Section};
use crate::model::update::{Update, UpdateKind};
use crate::site::Site;
use crate::site::entry::{self, Entry, EntryId};
use crate::site::resolve::{Cited, Resolution};

use super::cards::{self, Cards, corroboration};
use super::frame::{self, Frame, Head, Sheet};
use super::linked_data;
use super::live_link::live_link;
use super::renamed::Renamed;
use super::social_card;
use super::view::{
    BlockView, Card, ClaimView, ContentsEntry, Corroboration, DisputeView, ExplainerView, Extra, GridGroup,
    GridRow, GridSource, GridView, PassageView, ReferenceView, RemarkPartView, RemarkView, SectionView,
    SourceCard, TopicCard, UpdateView,
};

/// What the view is made from.
#[derive(Clone, Debug)]
pub struct Input {
    explainer: Shelved<Explainer>,
    resolution: Resolution,
    card: Keyed<Card>,
    topics: Vec<Keyed<TopicCard>>,
    /// The source of each reference.
    sources: Vec<Keyed<SourceCard>>,
    further_sources: Vec<Keyed<SourceCard>>,
    related: Vec<Keyed<Card>>,
    backlinks: Vec<Keyed<Card>>,
    corroboration: Keyed<entry::Corroboration>,
}

impl Hash for Input {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            explainer,
            resolution,
            card,
            topics,
            sources,
            further_sources,
            related,
            backlinks,
            corroboration,
        } = self;
        explainer.hash(state);
        resolution.hash(state);
        (card, topics, sources, further_sources, related, backlinks, corroboration).hash(state);
    }
}

/// The page of an explainer.
pub fn plan(
    site: &Site,
    frame: &Frame,
    cards: &Cards,
    id: EntryId,
    explainer: &Shelved<Explainer>,
) -> Sheet<Input> {
    let entry = &site.entries[id];
    let front_matter = &explainer.front_matter;
    let source_cards =
        |sources: &[usize]| sources.iter().map(|&source| cards.sources[source].clone()).collect();
    let input = Input {
        explainer: explainer.clone(),
        resolution: entry.resolution.clone(),
        card: cards.entries[id].clone(),
        topics: entry.topics.iter().map(|&topic| cards.topics[topic].clone()).collect(),
        sources: source_cards(&entry.sources),
        further_sources: source_cards(&entry.uncited),
        related: cards.of(&entry.related),
        backlinks: cards.of(&entry.backlinks),
        corroboration: entry.corroboration.clone(),
    };
    let head = Head {
        title: explainer.title.clone(),
        description: input.card.summary.clone(),
        url: entry.url.clone(),
        lang: front_matter.lang.as_ref().map(|lang| lang.value.clone()),
        draft: front_matter.draft,
        pager: None,
        image: frame::image(entry).or_else(|| social_card::image(site, frame, entry, &input.card)),
        files: entry.files(site.config.outputs),
    };
    Sheet { path: entry.output.clone(), head, input }
}

/// The same page, where the explainer was read again and all that the page shows of others is as it was.
pub fn again(site: &Site, frame: &Frame, entry: &Entry, before: (&Head, &Input)) -> Option<Sheet<Input>> {
    let (head, input) = before;
    let explainer = entry.explainer()?.clone();
    let card = Keyed::new(cards::explainer_card(frame, entry, site.is_overdue(entry.outline())));
    let image = frame::image(entry).or_else(|| social_card::image(site, frame, entry, &card));
    let input = Input {
        explainer,
        resolution: entry.resolution.clone(),
        card,
        corroboration: entry.corroboration.clone(),
        ..input.clone()
    };
    let head = Head { title: entry.outline().title.clone(), image, ..head.clone() };
    Some(Sheet { path: entry.output.clone(), head, input })
}

impl Input {
    /// The explainer.
    pub fn open(&self) -> Arc<Explainer> {
        self.explainer.open()
    }

    /// What lists say of it.
    pub fn card(&self) -> &Keyed<Card> {
        &self.card
    }

    /// The same where another explainer has got another title, if it shows anything of that.
    pub fn renamed(&self, renamed: &Renamed) -> Option<Self> {
        let resolution = renamed.resolution(&self.resolution);
        if resolution.is_none() && !renamed.is_among(&self.related) && !renamed.is_among(&self.backlinks) {
            return None;
        }
        Some(Self {
            resolution: resolution.unwrap_or_else(|| self.resolution.clone()),
            related: renamed.cards(&self.related),
            backlinks: renamed.cards(&self.backlinks),
            ..self.clone()
        })
    }
}

/// Structured data, as JSON that may stand in a `<script>`.
pub fn json_ld(input: &Input, head: &Head, frame: &Frame) -> String {
    let Input { explainer, resolution, sources, topics, .. } = input;
    linked_data::explainer(&explainer.open(), resolution, sources, topics, head, frame)
}

/// `explainer` in templates.
pub fn view(input: &Input, head: &Head, frame: &Frame) -> ExplainerView {
    let explainer = input.explainer.open();
    let document = &explainer.document;
    let front_matter = &document.front_matter;
    frame.with_html(document, &input.resolution, &head.url, |context| {
        let claims = input.corroboration.claims.iter();
        let mut corroborations = claims.map(|&(independence, sources)| corroboration(independence, sources));
        let mut lede_html = String::new();
        let mut sections = Vec::new();
        for section in &explainer.sections {
            let viewed = section_view(context, section, &mut corroborations);
            if section.heading.is_none() {
                lede_html = viewed.blocks.iter().map(|block| block.html.as_str()).collect();
            } else {
                sections.push(viewed);
            }
        }
        ExplainerView {
            card: input.card.clone(),
            topics: input.topics.clone(),
            tags: front_matter.tags.iter().map(|tag| tag.value.clone()).collect(),
            authors: front_matter.authors.clone(),
            license: front_matter.license.clone().unwrap_or_default(),
            lede_html,
            contents: sections
                .iter()
                .map(|section| ContentsEntry {
                    title: section.title.clone(),
                    id: section.id.clone(),
                    role: section.role,
                })
                .collect(),
            grid: grid(&explainer, &input.resolution.cited, &sections),
            sections,
            footnotes_html: html::footnotes(context),
            references: references(&input.resolution, &input.sources),
            further_sources: input.further_sources.clone(),
            related: input.related.clone(),
            backlinks: input.backlinks.clone(),
            extra: Extra(front_matter.extra.clone()),
        }
    })
}

fn section_view(
    context: &Context,
    section: &Section,
    corroborations: &mut impl Iterator<Item = Corroboration>,
) -> SectionView {
    let body = &context.document.body;
    let heading = section.heading.map(|heading| &body.headings[heading]);
    let mut count = 0;
    let mut blocks = Vec::new();
    for block in &section.blocks {
        let mut claims = |claims: &[Claim]| -> Vec<ClaimView> {
            claims
                .iter()
                .map(|claim| claim_view(context, claim, corroborations.next().unwrap_or(NOTHING)))
                .collect()
        };
        let view = match block {
            Block::Prose(part) => {
                BlockView { kind: "prose", html: html::blocks(context, part.clone()), ..BlockView::default() }
            }
            Block::Claims(list) => {
                count += list.len();
                BlockView { kind: "claims", claims: claims(list), ..BlockView::default() }
            }
            Block::Dispute(dispute) => {
                count += 1;
                let question = &body.headings[dispute.heading];
                let joined = |parts: &[Part]| {
                    parts.iter().map(|part| html::blocks(context, part.clone())).collect::<String>()
                };
                let view = DisputeView {
                    id: dispute.id.to_string(),
                    question_html: html::inline(context, body.inside(question.event)),
                    question: question.text.to_string(),
                    intro_html: joined(&dispute.intro),
                    positions: claims(&dispute.positions),
                    note_html: joined(&dispute.note),
                };
                BlockView { kind: "dispute", dispute: Some(view), ..BlockView::default() }
            }
            Block::Remark(remark) => {
                count += 1;
                BlockView {
                    kind: "remark",
                    remark: Some(remark_view(context, remark)),
                    ..BlockView::default()
                }
            }
            Block::Updates(updates) => {
                count += updates.len();
                let updates = updates.iter().map(|update| update_view(context, update)).collect();
                BlockView { kind: "updates", updates, ..BlockView::default() }
            }
        };
        blocks.push(view);
    }
    SectionView {
        id: heading.map(|heading| heading.id.to_string()).unwrap_or_default(),
        title_html: heading
            .map(|heading| html::inline(context, body.inside(heading.event)))
            .unwrap_or_default(),
        title: heading.map(|heading| heading.text.to_string()).unwrap_or_default(),
        classes: heading
            .map(|heading| heading.classes.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        role: section.role.map_or("", Role::name),
        count,
        blocks,
    }
}

/// What no source bears out.
const NOTHING: Corroboration = Corroboration { kind: "none", sources: 0, origins: 0 };

fn claim_view(context: &Context, claim: &Claim, corroboration: Corroboration) -> ClaimView {
    let (part, trailing) = html::without_trailing_citations(context.document, claim.part.clone());
    ClaimView {
        id: claim.id.to_string(),
        role: claim.role.name(),
        lead: claim.lead.as_ref().map(|lead| lead.text.to_string()).unwrap_or_default(),
        lead_html: claim.lead.as_ref().map(|lead| lead_html(context, &lead.part)).unwrap_or_default(),
        html: html::inline(context, part),
        more_html: html::blocks(context, claim.more.clone()),
        text: claim.text.to_string(),
        chips: html::chips(context, trailing),
        corroboration,
    }
}

/// A lead, without the full stop that it ends in: it becomes a heading or a cell.
fn lead_html(context: &Context, part: &Part) -> String {
    let html = html::inline(context, part.clone());
    html.trim_end_matches(['.', ':']).to_owned()
}

fn remark_view(context: &Context, remark: &Remark) -> RemarkView {
    let body = &context.document.body;
    let words = remark.parts.iter().filter_map(|part| match part {
        RemarkPart::Version(version) => Some(vec![version.quotation.clone(), version.tail.clone()]),
        RemarkPart::Prose(_) => None,
    });
    let differences = html::differences(body, &words.collect::<Vec<_>>());
    let mut compared = differences.iter().cloned();
    let parts: Vec<RemarkPartView> = remark
        .parts
        .iter()
        .map(|part| match part {
            RemarkPart::Version(version) => {
                let found = compared.next().unwrap_or_default();
                let mut html = html::marked_blocks(context, version.quotation.clone(), &found.marks);
                if !version.tail.is_empty() {
                    html.push_str("<p>");
                    html.push_str(&html::marked_inline(context, version.tail.clone(), &found.marks));
                    html.push_str("</p>\n");
                }
                let attribution = version.attribution.clone().map(|part| html::inline(context, part));
                RemarkPartView {
                    kind: "version",
                    html,
                    attribution_html: attribution.unwrap_or_default(),
                    changes_html: found.from_before,
                }
            }
            RemarkPart::Prose(part) => RemarkPartView {
                kind: "prose",
                html: html::blocks(context, part.clone()),
                attribution_html: String::new(),
                changes_html: String::new(),
            },
        })
        .collect();
    RemarkView {
        id: remark.id.to_string(),
        title_html: remark
            .heading
            .map(|heading| html::inline(context, body.inside(body.headings[heading].event)))
            .unwrap_or_default(),
        count: differences.len(),
        is_marked: differences.iter().any(|found| !found.marks.is_empty()),
        parts,
    }
}

fn update_view(context: &Context, update: &Update) -> UpdateView {
    UpdateView {
        id: update.id.to_string(),
        date: update.date.map(|date| date.to_string()).unwrap_or_default(),
        kind: update.kind.map_or("", UpdateKind::name),
        lead: update.lead.to_string(),
        html: html::inline(context, update.part.clone()),
        more_html: html::blocks(context, update.more.clone()),
    }
}

/// The references of a page: each source with its passages, and the ways back to where they are mentioned.
pub fn references(resolution: &Resolution, sources: &[Keyed<SourceCard>]) -> Vec<ReferenceView> {
    let mut references: Vec<ReferenceView> = resolution
        .cited
        .references
        .iter()
        .zip(sources)
        .enumerate()
        .map(|(index, (reference, source))| ReferenceView {
            number: index + 1,
            source: source.clone(),
            passages: reference
                .usage
                .passages
                .iter()
                .enumerate()
                .map(|(index, text)| PassageView {
                    number: index + 1,
                    text: text.replace("...", "…"),
                    live_link: live_link(&source.link.text, text),
                    mentions: Vec::new(),
                })
                .collect(),
            mentions: Vec::new(),
        })
        .collect();
    for mention in resolution.cited.citations.iter().flatten().flatten() {
        let id = format!("c-{}-{}", mention.reference() + 1, mention.mention());
        let reference = &mut references[mention.reference()];
        match mention.passage() {
            Some(passage) => reference.passages[passage - 1].mentions.push(id),
            None => reference.mentions.push(id),
        }
    }
    references
}

/// Which statement rests on which source.
fn grid(explainer: &Explainer, cited: &Cited, sections: &[SectionView]) -> Option<GridView> {
    let references = &cited.references;
    if references.len() < 2 {
        return None;
    }
    let mut groups: Vec<GridGroup> = Vec::new();
    for role in [Role::Known, Role::Reported, Role::Disputed] {
        let statements = explainer.statements().filter(|(claim, _)| claim.role == role);
        let rows: Vec<GridRow> = statements
            .map(|(claim, dispute)| {
                let mentions = &cited.citations[claim.citations.clone()];
                let is_cited = |reference| {
                    mentions.iter().flatten().flatten().any(|mention| mention.reference() == reference)
                };
                let question = dispute.map(|dispute| &explainer.document.body.headings[dispute.heading].text);
                GridRow {
                    id: claim.id.to_string(),
                    question: question.map(ToString::to_string).unwrap_or_default(),
                    text: first_sentence(&claim.statement()).to_owned(),
                    cited: (0..references.len()).map(is_cited).collect(),
                }
            })
            .collect();
        if !rows.is_empty() {
            groups.push(GridGroup { role: role.name(), rows });
        }
    }
    let statements = groups.iter().map(|group| group.rows.len()).sum();
    (statements > 0 && !sections.is_empty()).then(|| GridView {
        statements,
        sources: references
            .iter()
            .enumerate()
            .map(|(index, reference)| GridSource {
                number: index + 1,
                short: reference.source.short_label().to_owned(),
            })
            .collect(),
        groups,
    })
}

/// The first sentence of a text. The full stop of an abbreviation (`U.S.`, `Mr.`) ends none.
fn first_sentence(text: &str) -> &str {
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        match char {
            '。' | '！' | '？' => return &text[..end],
            '.' | '!' | '?' => {}
            _ => continue,
        }
        let rest = text[end..].trim_start_matches(['”', '"', '’', ')']);
        let next = rest.trim_start();
        if rest.len() == next.len()
            || !next.starts_with(|next: char| next.is_uppercase() || "“\"‘(".contains(next))
        {
            continue;
        }
        let word = text[..at].rsplit(|char: char| char.is_whitespace() || char == '(').next().unwrap_or("");
        let abbreviation =
            char == '.' && (word.chars().count() <= 1 || word.contains('.') || ABBREVIATIONS.contains(&word));
        if !abbreviation {
            return &text[..text.len() - rest.len()];
        }
    }
    text
}

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 12] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "No", "vs"];

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn abbreviations_end_no_sentence() {
        for (text, sentence) in [
            ("The U.S. Army came. It left.", "The U.S. Army came."),
            ("It rained. It poured.", "It rained."),
            ("He said “no.” Then he left.", "He said “no.”"),
            ("Mr. Smith v. Jones", "Mr. Smith v. Jones"),
            ("3.5 percent of it", "3.5 percent of it"),
            ("雨が降った。風が吹いた。", "雨が降った。"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), sentence);
        }
    }
}
