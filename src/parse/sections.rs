//! Sections: what the headings and lists of a body mean. The role of a `##` heading says what its list items are.

use std::collections::HashMap;
use std::ops::Range;

use crate::config::{Config, folded};
use crate::date::Day;
use crate::model::body::{Body, Event, Part, Tag, Text};
use crate::model::citation::CitationGroup;
use crate::model::claim::{Claim, Lead};
use crate::model::dispute::Dispute;
use crate::model::remark::{Remark, RemarkPart, Version};
use crate::model::role::Role;
use crate::model::section::{Block, Section};
use crate::model::update::{Update, UpdateKind};
use crate::span::Span;

use super::markdown::is_dash;
use super::when::{self, When};

/// The vocabulary of a site: which headings have which role, and which words are which type of update.
#[derive(Debug)]
pub struct Vocabulary {
    roles: HashMap<String, Role>,
    updates: HashMap<String, UpdateKind>,
}

impl Vocabulary {
    /// The default words, and those that the configuration adds.
    pub fn new(config: &Config) -> Self {
        let mut roles = HashMap::new();
        for role in Role::ALL {
            for heading in role.default_headings() {
                roles.insert(folded(heading), role);
            }
        }
        for (role, headings) in &config.sections {
            for heading in headings {
                roles.insert(folded(heading), *role);
            }
        }
        let mut updates: HashMap<String, UpdateKind> = UpdateKind::ALL
            .into_iter()
            .flat_map(|kind| kind.default_labels().iter().map(move |label| (folded(label), kind)))
            .collect();
        updates.extend(config.updates.iter().map(|(kind, words)| (folded(words), *kind)));
        Self { roles, updates }
    }

    /// The role that a heading of these words has. A number before them, signs around them and a colon after them do not
    /// count.
    pub fn role(&self, heading: &str) -> Option<Role> {
        let role = |words: &str| self.roles.get(words).copied();
        let words = folded(heading);
        role(&words).or_else(|| role(undecorated(&words)))
    }

    /// The role that is meant by a heading of these words: theirs, or that of the words without those that say how things
    /// stand today, as in *What we know so far*.
    pub fn meant(&self, heading: &str) -> Option<Role> {
        self.role(heading).or_else(|| self.roles.get(&lasting(heading)).copied())
    }

    /// All headings that have a role, folded.
    pub fn headings(&self) -> impl Iterator<Item = (&str, Role)> {
        self.roles.iter().map(|(heading, role)| (heading.as_str(), *role))
    }
}

/// Words in a heading that say how things stand today, and nothing of what stands below it.
const PASSING: &[&str] = &[
    "so",
    "far",
    "now",
    "right",
    "today",
    "currently",
    "still",
    "already",
    "yet",
    "to",
    "date",
    "really",
    "do",
    "actually",
    "the",
    "bisher",
    "bislang",
    "derzeit",
    "aktuell",
    "jetzt",
    "heute",
    "schon",
    "bereits",
    "noch",
    "aujourd'hui",
    "jusqu'ici",
    "actuellement",
    "encore",
    "déjà",
    "hasta",
    "ahora",
    "hoy",
    "todavía",
    "aún",
    "finora",
    "ancora",
    "oggi",
    "nu",
    "nog",
    "já",
    "ainda",
];

/// A heading's words, folded, without those that say how things stand today: `what we know` of *What we know so far*.
pub fn lasting(heading: &str) -> String {
    let words = folded(heading);
    let is_passing = |word: &&str| !PASSING.contains(word);
    let lasting: Vec<&str> = undecorated(&words).split(' ').filter(is_passing).collect();
    lasting.join(" ")
}

/// A heading's words without what numbers or adorns them: `1. What we know`, `✅ What we know`, `What we know:`.
pub fn undecorated(words: &str) -> &str {
    let is_sign = |char: char| !char.is_alphanumeric();
    let trimmed = words.trim_matches(is_sign);
    let number = trimmed.find(is_sign).filter(|&end| {
        let (number, rest) = trimmed.split_at(end);
        let is_roman = || number.chars().all(|char| "ivxIVX".contains(char));
        let is_letter = || number.len() == 1;
        let is_number = || number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number() || rest.starts_with(['.', ')', ':']) && (is_letter() || is_roman())
    });
    number.map_or(trimmed, |end| trimmed[end..].trim_start_matches(|char: char| !char.is_alphabetic()))
}

/// Takes a body apart into sections. A claim's pinned id, `{#id}` at its end, is taken out of the body.
pub fn read(body: &mut Body, citations: &[CitationGroup], vocabulary: &Vocabulary) -> Vec<Section> {
    set_off_dates(body, vocabulary);
    let top: Vec<(usize, Part)> = body.children(body.part()).collect();
    let mut sections = Vec::new();
    let mut current = Section { heading: None, role: None, blocks: Vec::new(), span: Span::default() };
    let mut blocks: Vec<(usize, Part)> = Vec::new();
    let mut reader = Reader { body, citations, vocabulary };
    for (index, part) in top {
        if let Some(heading) = reader.body.heading(index)
            && reader.body.headings[heading].level <= 2
        {
            reader.close(&mut sections, current, &blocks);
            let text = &reader.body.headings[heading].text;
            let role = vocabulary.role(text);
            current = Section {
                heading: Some(heading),
                role,
                blocks: Vec::new(),
                span: reader.body.headings[heading].span,
            };
            blocks.clear();
        } else {
            blocks.push((index, part));
        }
    }
    reader.close(&mut sections, current, &blocks);
    sections
}

/// Takes the events of a timeline apart where a date at their beginning ends, so that date and rest are parts. The day of a
/// German date, `11. März 2025`, is the number of a list to Markdown: it becomes a word again.
fn set_off_dates(body: &mut Body, vocabulary: &Vocabulary) {
    let mut cuts = Cuts::default();
    let mut in_timeline = false;
    for (index, _) in body.children(body.part()) {
        if let Some(heading) = body.heading(index).filter(|heading| body.headings[*heading].level <= 2) {
            in_timeline = vocabulary.role(&body.headings[heading].text) == Some(Role::Timeline);
        } else if in_timeline && matches!(body.tag(index), Some(Tag::List(_))) {
            for (item, _) in body.children(body.inside(index)) {
                cuts.of_item(body, item);
            }
        }
    }
    if !cuts.is_empty() {
        *body = cuts.apply(std::mem::take(body));
    }
}

/// Where the events of a body are taken apart, in the order of the file.
#[derive(Default)]
struct Cuts {
    /// Bytes of the file at which texts end.
    places: Vec<u32>,
    /// Events that are left out: those of a list within an item that is none.
    gone: Vec<usize>,
    /// What becomes a text of its own before an event.
    numbers: Vec<(usize, Span)>,
}

impl Cuts {
    fn is_empty(&self) -> bool {
        self.places.is_empty() && self.gone.is_empty() && self.numbers.is_empty()
    }

    fn of_item(&mut self, body: &Body, item: usize) {
        let mut item = item;
        if let Some((list, inner)) = only_item(body, item).filter(|(_, inner)| day(body, *inner).is_some()) {
            self.gone.extend([list, inner, body.inside(inner).end, body.inside(list).end]);
            item = inner;
        }
        let text = item + 1 + usize::from(body.tag(item + 1) == Some(&Tag::Paragraph));
        let Some(Event::Text(_)) = body.events.get(text) else { return };
        let number = day(body, item);
        self.numbers.extend(number.map(|number| (text, number)));
        let start = number.map_or(body.spans[text].start, |number| number.start);
        if let Some(when) = when_at(body, start) {
            self.places.extend([when.date.start, when.date.end, when.rest].map(|at| start + at as u32));
        }
    }

    fn apply(mut self, body: Body) -> Body {
        self.gone.sort_unstable();
        let mut places = self.places.into_iter().peekable();
        let mut gone = self.gone.into_iter().peekable();
        let mut numbers = self.numbers.into_iter().peekable();
        // Where each event is now.
        let mut moved = Vec::with_capacity(body.events.len() + 1);
        let mut pieces: Vec<(Event, Span)> = Vec::with_capacity(body.events.len());
        let text = |piece: Span| (Event::Text(Text::Source(piece)), piece);
        for (index, (event, span)) in body.events.iter().zip(&body.spans).enumerate() {
            moved.push(pieces.len() as u32);
            if gone.next_if_eq(&index).is_some() {
                continue;
            }
            pieces.extend(numbers.next_if(|(at, _)| *at == index).map(|(_, number)| text(number)));
            let Event::Text(Text::Source(whole)) = event else {
                pieces.push((event.clone(), *span));
                continue;
            };
            let mut start = whole.start;
            while places.next_if(|&at| at <= start).is_some() {}
            while let Some(end) = places.next_if(|&at| at < whole.end) {
                pieces.push(text(Span { start, end }));
                start = end;
            }
            pieces.push(text(Span { start, end: whole.end }));
        }
        moved.push(pieces.len() as u32);
        let (events, spans) = pieces.into_iter().unzip();
        let mut body = Body { events, spans, ..body };
        for event in &mut body.events {
            if let Event::Start { end: other, .. } | Event::End { start: other } = event {
                *other = moved[*other as usize];
            }
        }
        for heading in &mut body.headings {
            heading.event = moved[heading.event] as usize;
        }
        for footnote in &mut body.footnotes {
            let Part { start, end } = footnote.part.clone();
            footnote.part = moved[start] as usize..moved[end] as usize;
        }
        body
    }
}

/// The list that an item begins with, and the only item of that list.
fn only_item(body: &Body, item: usize) -> Option<(usize, usize)> {
    let list = item + 1;
    let Some(Tag::List(Some(_))) = body.tag(list) else { return None };
    let mut items = body.children(body.inside(list));
    let (inner, _) = items.next()?;
    items.next().is_none().then_some((list, inner))
}

/// The number of an item that is the day of a month: `11. ` before `März`.
fn day(body: &Body, item: usize) -> Option<Span> {
    let text = item + 1 + usize::from(body.tag(item + 1) == Some(&Tag::Paragraph));
    let (item, text) = (body.spans.get(item)?, body.spans.get(text)?);
    let number = Span { start: item.start, end: text.start };
    let digits = number.slice(&body.source).trim_end().strip_suffix('.')?;
    let is_day = digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    (is_day && when::begins_with_month(text.slice(&body.source))).then_some(number)
}

/// The date that the line which begins at `start` begins with.
fn when_at(body: &Body, start: u32) -> Option<When> {
    when::read(body.source.get(start as usize..)?.lines().next()?)
}

/// How many words a name has at most, titles and offices included.
const LONGEST_NAME: usize = 8;

/// Blocks: the index of the event that opens each, and its part.
type Blocks<'a> = &'a [(usize, Part)];

struct Reader<'a> {
    body: &'a mut Body,
    citations: &'a [CitationGroup],
    vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    fn close(&mut self, sections: &mut Vec<Section>, mut section: Section, blocks: &[(usize, Part)]) {
        if section.heading.is_none() && blocks.is_empty() {
            return;
        }
        section.span = self.span(section.heading, blocks);
        section.blocks = match section.role {
            None => prose(blocks),
            Some(Role::Disputed) => self.disputes(blocks),
            Some(Role::Words) => self.remarks(blocks),
            Some(Role::Updates) => self.log(blocks),
            Some(role) => self.claims_and_prose(blocks, role),
        };
        // Sections stay for as long as the site does.
        section.blocks.shrink_to_fit();
        sections.push(section);
    }

    fn span(&self, heading: Option<usize>, blocks: &[(usize, Part)]) -> Span {
        let heading = heading.map(|heading| self.body.headings[heading].span);
        let spans = || heading.into_iter().chain(blocks.iter().map(|(index, _)| self.body.spans[*index]));
        Span {
            start: spans().map(|span| span.start).min().unwrap_or(0),
            end: spans().map(|span| span.end).max().unwrap_or(0),
        }
    }

    fn is_list(&self, index: usize) -> bool {
        matches!(self.body.tag(index), Some(Tag::List(_)))
    }

    fn claims_and_prose(&mut self, blocks: &[(usize, Part)], role: Role) -> Vec<Block> {
        blocks
            .iter()
            .map(|(index, part)| {
                if self.is_list(*index) {
                    Block::Claims(self.claims(*index, role))
                } else {
                    Block::Prose(part.clone())
                }
            })
            .collect()
    }

    /// The blocks before the first `###` heading, then one group for each such heading.
    fn by_heading<'b>(&self, blocks: Blocks<'b>) -> Vec<(Option<usize>, Blocks<'b>)> {
        let starts: Vec<usize> = (0..blocks.len())
            .filter(|&at| {
                self.body.heading(blocks[at].0).is_some_and(|heading| self.body.headings[heading].level == 3)
            })
            .collect();
        let mut groups = vec![(None, &blocks[..starts.first().copied().unwrap_or(blocks.len())])];
        for (number, &start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(blocks.len());
            if let Some(heading) = self.body.heading(blocks[start].0) {
                groups.push((Some(heading), &blocks[start + 1..end]));
            }
        }
        groups
    }

    fn disputes(&mut self, blocks: &[(usize, Part)]) -> Vec<Block> {
        let mut disputes = Vec::new();
        for (heading, blocks) in self.by_heading(blocks) {
            let Some(heading) = heading else {
                disputes.extend(self.claims_and_prose(blocks, Role::Disputed));
                continue;
            };
            let mut dispute = Dispute {
                id: "".into(),
                heading,
                intro: Vec::new(),
                positions: Vec::new(),
                note: Vec::new(),
                span: self.span(Some(heading), blocks),
            };
            for (index, part) in blocks {
                if self.is_list(*index) {
                    dispute.positions.extend(self.claims(*index, Role::Disputed));
                } else if dispute.positions.is_empty() {
                    dispute.intro.push(part.clone());
                } else {
                    dispute.note.push(part.clone());
                }
            }
            disputes.push(Block::Dispute(Box::new(dispute)));
        }
        disputes
    }

    fn remarks(&mut self, blocks: &[(usize, Part)]) -> Vec<Block> {
        let mut remarks = Vec::new();
        for (heading, blocks) in self.by_heading(blocks) {
            let is_quotation =
                |body: &Body, index: usize| matches!(body.tag(index), Some(Tag::BlockQuote(None)));
            if heading.is_none() && !blocks.iter().any(|(index, _)| is_quotation(self.body, *index)) {
                remarks.extend(prose(blocks));
                continue;
            }
            let parts = blocks
                .iter()
                .map(|(index, part)| {
                    if is_quotation(self.body, *index) {
                        RemarkPart::Version(self.version(*index))
                    } else {
                        RemarkPart::Prose(part.clone())
                    }
                })
                .collect();
            let span = self.span(heading, blocks);
            remarks.push(Block::Remark(Box::new(Remark { id: "".into(), heading, parts, span })));
        }
        remarks
    }

    /// A block quotation: its last paragraph, or a line of it, that begins with a dash is the attribution.
    fn version(&self, index: usize) -> Version {
        let inside = self.body.inside(index);
        let span = self.body.spans[index];
        let mut quotation = inside.clone();
        let mut tail = inside.end..inside.end;
        let mut attribution = None;
        if let Some((paragraph, part)) = self.body.children(inside.clone()).last()
            && self.body.tag(paragraph) == Some(&Tag::Paragraph)
        {
            let text = self.body.inside(paragraph);
            let dash = self.body.children(text.clone()).map(|(at, _)| at).find(|&at| {
                let first = at == text.start
                    || matches!(self.body.events[at - 1], Event::SoftBreak | Event::HardBreak);
                first && self.is_dash(at)
            });
            if let Some(dash) = dash {
                quotation = inside.start..part.start;
                tail = text.start..dash.saturating_sub(1).max(text.start);
                attribution = Some(dash + 1..text.end);
            }
        }
        let mut words = self.body.plain_text(quotation.clone());
        let rest = self.body.plain_text(tail.clone());
        if !words.is_empty() && !rest.is_empty() {
            words.push(' ');
        }
        words.push_str(&rest);
        Version { quotation, tail, attribution, text: words.into(), citations: self.cited(span), span }
    }

    fn log(&mut self, blocks: &[(usize, Part)]) -> Vec<Block> {
        blocks
            .iter()
            .map(|(index, part)| {
                if !self.is_list(*index) {
                    return Block::Prose(part.clone());
                }
                let items: Vec<(usize, Part)> = self.body.children(self.body.inside(*index)).collect();
                Block::Updates(items.iter().map(|(item, _)| self.update(*item)).collect())
            })
            .collect()
    }

    fn update(&mut self, item: usize) -> Update {
        let (text, more) = self.running_text(item);
        let (lead, part) = self.strong_lead(&text).unwrap_or((None, text));
        let words = lead.as_ref().map_or("", |lead| &*lead.text);
        let (date, kind) = match words.split_once(['—', '–', '-'].as_slice()) {
            // The hyphens of the date come first: the dash is the first one after ten characters.
            Some(_) => {
                let date = words.get(..10).and_then(Day::parse);
                let rest = words.get(10..).unwrap_or("").trim_start_matches([' ', '—', '–', '-', '―']);
                let kind =
                    self.vocabulary.updates.get(&folded(rest.trim_end_matches(['.', ':', ' ']))).copied();
                (date, kind)
            }
            None => (None, None),
        };
        Update {
            id: "".into(),
            date,
            kind,
            lead: words.into(),
            text: self.body.plain_text(part.start..more.end.max(part.end)).into(),
            part,
            more,
            span: self.body.spans[item],
        }
    }

    fn claims(&mut self, list: usize, role: Role) -> Vec<Claim> {
        let items: Vec<(usize, Part)> = self.body.children(self.body.inside(list)).collect();
        items.iter().map(|(item, _)| self.claim(*item, role)).collect()
    }

    fn claim(&mut self, item: usize, role: Role) -> Claim {
        let span = self.body.spans[item];
        let (text, more) = self.running_text(item);
        let pinned = self.take_pinned_id(&text);
        let (lead, part) = match role {
            Role::Disputed => self.strong_lead(&text),
            Role::People => self.strong_lead(&text).or_else(|| self.name_lead(&text)),
            Role::Timeline => {
                self.strong_lead(&text).or_else(|| self.date_lead(&text)).or_else(|| self.dash_lead(&text))
            }
            _ => None,
        }
        .unwrap_or((None, text));
        let words = self.body.plain_text(part.start..more.end.max(part.end));
        Claim {
            pinned: pinned.is_some(),
            id: pinned.unwrap_or_default().into(),
            role,
            lead: lead.map(Box::new),
            text: words.into(),
            part,
            more,
            citations: self.cited(span),
            span,
        }
    }

    /// The running text of an item's first paragraph, and the blocks after it.
    fn running_text(&self, item: usize) -> (Part, Part) {
        let inside = self.body.inside(item);
        match self.body.tag(inside.start) {
            Some(Tag::Paragraph) if !inside.is_empty() => {
                let text = self.body.inside(inside.start);
                (text.clone(), text.end + 1..inside.end)
            }
            _ => {
                let end = inside
                    .clone()
                    .find(|&at| matches!(self.body.tag(at), Some(tag) if !tag.is_inline()))
                    .unwrap_or(inside.end);
                (inside.start..end, end..inside.end)
            }
        }
    }

    /// `{#id}` at the end of a running text, taken out of it. It is read from the file, since smart punctuation takes text
    /// apart.
    fn take_pinned_id(&mut self, text: &Part) -> Option<Box<str>> {
        let end = self.body.spans[text.clone()].last()?.end as usize;
        let start = self.body.spans[text.start].start as usize;
        let source = self.body.source.get(start..end)?;
        let open = source.rfind("{#")?;
        let id = source[open..].trim_end().strip_prefix("{#")?.strip_suffix('}')?;
        if id.is_empty() || id.contains(|char: char| char.is_whitespace() || "{}#\"<>".contains(char)) {
            return None;
        }
        let id = id.into();
        let open = (start + open) as u32;
        let is_text = |event: &Event| matches!(event, Event::Text(_) | Event::SoftBreak | Event::HardBreak);
        let first = text.clone().rfind(|&at| self.body.spans[at].start <= open)?;
        if !self.body.events[first..text.end].iter().all(is_text) {
            return None;
        }
        for at in first..text.end {
            let start = self.body.spans[at].start.min(open);
            let kept =
                self.body.source.get(start as usize..open as usize).unwrap_or("").trim_end().len() as u32;
            self.body.events[at] = Event::Text(Text::Source(Span { start, end: start + kept }));
        }
        Some(id)
    }

    /// A bold beginning, and what follows it and a dash or colon.
    fn strong_lead(&self, text: &Part) -> Option<(Option<Lead>, Part)> {
        let Event::Start { tag: Tag::Strong, end } = &self.body.events.get(text.start)? else { return None };
        let end = *end as usize;
        if text.is_empty() || end >= text.end {
            return None;
        }
        let lead = self.lead(text.start + 1..end);
        let mut rest = end + 1..text.end;
        if !rest.is_empty() && self.is_dash(rest.start) {
            rest.start += 1;
        }
        Some((Some(lead), rest))
    }

    /// What stands before the first dash that is not within emphasis or a link.
    fn dash_lead(&self, text: &Part) -> Option<(Option<Lead>, Part)> {
        let dash = self.body.children(text.clone()).map(|(at, _)| at).find(|&at| self.is_dash(at))?;
        (dash > text.start).then(|| (Some(self.lead(text.start..dash)), dash + 1..text.end))
    }

    /// A date at the beginning, where it is set off from the rest: the text is cut at its ends.
    fn date_lead(&self, text: &Part) -> Option<(Option<Lead>, Part)> {
        let first = self.body.children(text.clone()).next()?.1;
        if matches!(self.body.tag(text.start), Some(Tag::Emphasis | Tag::Link(_))) {
            // A date in emphasis or in a link, and a sign after it.
            let words = self.body.plain_text(first.clone());
            let rest = self.body.spans.get(first.end)?;
            let rest = rest.slice(&self.body.source).trim_start_matches([':', ',', ' ']);
            let is_date =
                when::read(&format!("{words}: {rest}")).is_some_and(|when| when.date.end == words.len());
            return (is_date && first.end < text.end)
                .then(|| (Some(self.lead(first.clone())), first.end..text.end));
        }
        let at = self.body.spans.get(text.start)?.start;
        let when = when_at(self.body, at)?;
        let at = at as usize;
        let is_before = |index: usize, end: usize| (self.body.spans[index].end as usize) <= at + end;
        let starts =
            |from: usize| text.clone().find(|&index| self.body.spans[index].start as usize >= at + from);
        let (start, rest) = (starts(when.date.start)?, starts(when.rest)?);
        let end = (start..rest).find(|&index| !is_before(index, when.date.end)).unwrap_or(rest);
        let is_text = |index: usize| matches!(self.body.events[index], Event::Text(_));
        (end > start && (text.start..rest).all(is_text))
            .then(|| (Some(self.lead(start..end)), rest..text.end))
    }

    /// A name before the first dash: some words, and no sentence.
    fn name_lead(&self, text: &Part) -> Option<(Option<Lead>, Part)> {
        let (lead, part) = self.dash_lead(text)?;
        let is_name = lead.as_ref().is_some_and(|lead| lead.text.split_whitespace().count() <= LONGEST_NAME);
        is_name.then_some((lead, part))
    }

    fn lead(&self, part: Part) -> Lead {
        let text = self.body.plain_text(part.clone());
        Lead { part, text: text.trim_end_matches(['.', ':', ' ']).into() }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(&self.body.events[at], Event::Text(text) if is_dash(self.body.str(text)))
    }

    /// The groups of citations that stand within `span`.
    fn cited(&self, span: Span) -> Range<usize> {
        let start = self.citations.partition_point(|group| group.span.start < span.start);
        let end = self.citations.partition_point(|group| group.span.start < span.end);
        start..end
    }
}

fn prose(blocks: &[(usize, Part)]) -> Vec<Block> {
    blocks.iter().map(|(_, part)| Block::Prose(part.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::{self, Dialect};

    fn sections(source: &str) -> (Body, Vec<Section>) {
        let mut parsed = markdown::parse(&source.into(), 0, Dialect::FULL);
        let sections = read(&mut parsed.body, &parsed.citations, &Vocabulary::new(&Config::default()));
        (parsed.body, sections)
    }

    fn claims(section: &Section) -> Vec<&Claim> {
        section
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Claims(claims) => claims.iter().collect(),
                Block::Dispute(dispute) => dispute.positions.iter().collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn roles_do_not_mind_case_and_marks() {
        let (_, sections) =
            sections("Lede.\n\n## WHAT WE KNOW\n\n## What’s disputed\n\n## What's  disputed\n\n## Other");
        let roles: Vec<_> = sections.iter().map(|section| section.role).collect();
        assert_eq!(roles, [None, Some(Role::Known), Some(Role::Disputed), Some(Role::Disputed), None]);
    }

    #[test]
    fn what_adorns_a_heading_is_none_of_its_words() {
        for (words, role) in [
            ("1. What we know", Some(Role::Known)),
            ("1.2) What we know:", Some(Role::Known)),
            ("IV. Timeline", Some(Role::Timeline)),
            ("B) Timeline", Some(Role::Timeline)),
            ("3 – Timeline", Some(Role::Timeline)),
            ("✅ What’s disputed?", Some(Role::Disputed)),
            ("What we know ##", Some(Role::Known)),
            ("1\u{fe0f}\u{20e3} Who's who", Some(Role::People)),
            ("Was strittig ist", Some(Role::Disputed)),
            ("Ce que nous savons", Some(Role::Known)),
            ("2026 Timeline", None),
            ("A timeline", None),
            ("What we know so far", None),
            ("What we saw", None),
            ("", None),
            ("1.", None),
        ] {
            assert_eq!(Vocabulary::new(&Config::default()).role(words), role, "{words}");
        }
        for (words, role) in [
            ("What we know so far", Some(Role::Known)),
            ("3. What we currently know:", Some(Role::Known)),
            ("What we don't know yet", Some(Role::Unknown)),
            ("Was wir bisher wissen", Some(Role::Known)),
            ("What we know about tides", None),
            ("How we know", None),
            ("So far", None),
        ] {
            assert_eq!(Vocabulary::new(&Config::default()).meant(words), role, "{words}");
        }
    }

    #[test]
    fn claims_have_words_citations_and_pinned_ids() {
        let (_, sections) = sections(
            "## What we know\n\n- Rain *fell*. [@a] {#rain}\n- Hail. {#hail--1}\n- Snow. [@b; @c]\n\n  More snow. [@d]\n",
        );
        let claims = claims(&sections[0]);
        assert_eq!(&*claims[0].text, "Rain fell.");
        assert_eq!((&*claims[0].id, claims[0].pinned), ("rain", true));
        assert_eq!(claims[0].citations, 0..1);
        assert_eq!((&*claims[1].text, &*claims[1].id), ("Hail.", "hail--1"));
        assert_eq!(&*claims[2].text, "Snow. More snow.");
        assert_eq!(claims[2].citations, 1..3);
    }

    #[test]
    fn positions_events_and_people_have_leads() {
        let (_, sections) = sections(
            "## What's disputed\n\nBefore.\n\n### Who did it?\n\nSome say.\n\n- **The Pentagon.** So it says. [@a]\n- **He.** [@b]\n\nBoth.\n\n\
             ## Timeline\n\n- **Last week** — A pause. [@a]\n- Thursday — A meeting. [@b]\n\n## Who's who\n\n- **Ann** — A person. [@a]\n",
        );
        let leads = |section: &Section| {
            claims(section)
                .iter()
                .map(|claim| (claim.lead.as_ref().map(|lead| lead.text.to_string()), claim.text.to_string()))
                .collect::<Vec<_>>()
        };
        let pair = |lead: &str, text: &str| (Some(lead.to_owned()), text.to_owned());
        assert_eq!(leads(&sections[0]), [pair("The Pentagon", "So it says."), pair("He", "")]);
        assert_eq!(leads(&sections[1]), [pair("Last week", "A pause."), pair("Thursday", "A meeting.")]);
        assert_eq!(leads(&sections[2]), [pair("Ann", "A person.")]);
        let Block::Dispute(dispute) = &sections[0].blocks[1] else { panic!() };
        assert_eq!((dispute.intro.len(), dispute.note.len()), (1, 1));
    }

    #[test]
    fn dates_that_are_set_off_are_leads() {
        let dates = |source: &str| {
            let (body, sections) =
                sections(&format!("[^1]: Note\n\n## Timeline\n\n{source}\n\n## Other\n\nText[^1]\n"));
            for (index, event) in body.events.iter().enumerate() {
                if let Event::Start { end, .. } = event {
                    assert_eq!(body.events[*end as usize], Event::End { start: index as u32 });
                }
            }
            assert_eq!(body.plain_text(body.footnotes[0].part.clone()), "Note");
            assert!(body.headings.iter().all(|heading| body.heading(heading.event).is_some()));
            let timeline = sections.iter().find(|section| section.role.is_some()).unwrap();
            let lead =
                |claim: &&Claim| claim.lead.as_ref().map_or_else(String::new, |lead| lead.text.to_string());
            claims(timeline).iter().map(|claim| format!("{}|{}", lead(claim), claim.text)).collect::<Vec<_>>()
        };
        for (source, expect) in [
            (
                "- 11 March 2025: it “closed”. [@a]\n- 12 March 2025, it's *shut*. [@a]",
                vec!["11 March 2025|it “closed”.", "12 March 2025|it’s shut."],
            ),
            (
                "- 2025-03-11 The ramp closed. [@a]\n\n- March 2025: closed -- for good [@a]",
                vec!["2025-03-11|The ramp closed.", "March 2025|closed – for good"],
            ),
            ("- 10 – 11 March 2025 — closed. [@a]", vec!["10 – 11 March 2025|closed."]),
            ("- 10--11 March 2025: closed. [@a]", vec!["10–11 March 2025|closed."]),
            (
                "- *11 March 2025*: closed. [@a]\n- [12 March](#x), shut. [@a]",
                vec!["11 March 2025|: closed.", "12 March|, shut."],
            ),
            (
                "- 11. März 2025: zu. [@a]\n- 12. März 2025 — *auf*. [@a]\n- 13. Stock. [@a]",
                vec!["11. März 2025|zu.", "12. März 2025|auf.", "|Stock."],
            ),
            (
                "1. 11 March 2025: closed. [@a]\n2. On 12 March 2025, shut. [@a]",
                vec!["11 March 2025|closed.", "|On 12 March 2025, shut."],
            ),
            (
                "11. März 2025: zu. [@a]\n12. März 2025: auf. [@a]",
                vec!["11. März 2025|zu.", "12. März 2025|auf."],
            ),
            (
                "- (11 March 2025) Closed. [@a]\n- The ramp, an old one, closed. [@a]",
                vec!["11 March 2025|Closed.", "|The ramp, an old one, closed."],
            ),
        ] {
            assert_eq!(dates(source), expect, "{source}");
        }
    }

    #[test]
    fn versions_of_a_remark_have_attributions() {
        let (body, sections) = sections(
            "## In their own words\n\n### Ann on rain\n\n> \"It rains.\"\n>\n> — Ann, in [@a]\n\n> \"It\n> rains!\"\n> — Ann, in [@b]\n\n> Bare.\n\nAfter.\n",
        );
        let Block::Remark(remark) = &sections[0].blocks[0] else { panic!() };
        let versions: Vec<_> = remark
            .parts
            .iter()
            .filter_map(|part| match part {
                RemarkPart::Version(version) => Some((
                    version.text.to_string(),
                    version.attribution.clone().map(|part| body.plain_text(part)),
                    version.citations.len(),
                )),
                RemarkPart::Prose(_) => None,
            })
            .collect();
        let attribution = || Some("Ann, in".to_owned());
        assert_eq!(
            versions,
            [
                ("“It rains.”".to_owned(), attribution(), 1),
                ("“It rains!”".to_owned(), attribution(), 1),
                ("Bare.".to_owned(), None, 0)
            ]
        );
        assert_eq!(remark.parts.len(), 4);
    }

    #[test]
    fn entries_of_the_log_have_date_and_type() {
        let (_, sections) = sections(
            "## Updates and corrections\n\n- **2026-11-21 — First published.**\n- **2026-11-22 – Correction.** We said *x*.\n- **Yesterday.** Hm.\n",
        );
        let Block::Updates(updates) = &sections[0].blocks[0] else { panic!() };
        assert_eq!(updates[0].kind, Some(UpdateKind::FirstPublished));
        assert_eq!(updates[0].date, Day::parse("2026-11-21"));
        assert_eq!((updates[1].kind, &*updates[1].text), (Some(UpdateKind::Correction), "We said x."));
        assert_eq!((updates[2].kind, updates[2].date), (None, None));
    }

    #[test]
    fn odd_items_lose_nothing() {
        let (body, sections) =
            sections("## What we know\n\n-\n- ```\n  code\n  ```\n- a\n  - b [@k]\n\n> quote\n\n1. one\n");
        let claims = claims(&sections[0]);
        assert_eq!(claims.len(), 4);
        assert_eq!(&*claims[2].text, "a b");
        assert!(claims[1].part.is_empty() && !claims[1].more.is_empty());
        assert_eq!(body.plain_text(claims[1].more.clone()), "code");
    }
}
