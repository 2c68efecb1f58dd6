//! Verification: each passage against its own source, each quotation against the sources that its block cites.
//!
//! A text outranks a receipt; a receipt verifies where the text is absent. Finds; judges nothing: how grave an outcome is,
//! the rules say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::memo::Memo;
use crate::model::body::Footnote;
use crate::model::citation::{CitationGroup, LoneMark, Passage};
use crate::model::document::Document;
use crate::model::marks::Manner;
use crate::model::receipt::{Grade, Receipts, SourceReceipt, SpanReceipt};
use crate::parse::normal::{Fold, fold, is_boundary, normal};
use crate::parse::receipts::hash;
use crate::parse::text::count_words;
use crate::site::Site;
use crate::site::entry::{Entry, SourceId};
use crate::site::resolve::{Cited, Target};
use crate::span::{Place, Span};

use super::quotes::near::{Near, nearest};
use super::quotes::search::{Match, find};
use super::spans::{self, Block, Quotation, Unpaired};
use super::texts::{Text, UPSTREAM, containment};

/// What was computed before, by the digest of all that it depends on.
#[derive(Default)]
pub struct Memos {
    texts: Memo<Digest, Text>,
    pages: Memo<Digest, Verified>,
    pairs: Memo<(Digest, Digest), f64>,
}

impl Memos {
    /// Forgets what the last check did not need.
    pub fn end_of_refresh(&self) {
        self.texts.end_of_refresh();
        self.pages.end_of_refresh();
        self.pairs.end_of_refresh();
    }
}

/// Everything of a site that was verified, and the texts to look up more in.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// For each document, by its index in [`Site::entries`].
    pub pages: Vec<Arc<Verified>>,
    /// The text of each source that a page lists, by its index in [`Site::sources`].
    pub texts: Vec<Option<Arc<Text>>>,
    /// How much the texts of two sources share that one page lists.
    shared: BTreeMap<(SourceId, SourceId), f64>,
}

/// What was verified in a document.
#[derive(Debug, Default)]
pub struct Verified {
    /// The passages, and the quotations in blocks that cite, in reading order.
    pub checked: Vec<Checked>,
    /// Quotations in blocks that cite nothing, in headings, in the title and the summary.
    pub uncited: Vec<Uncited>,
    /// Quotation marks without a partner: what they would have enclosed was not looked up.
    pub unpaired: Vec<Unpaired>,
}

/// A passage or a quotation, and what came of it.
#[derive(Debug)]
pub struct Checked {
    /// The words as they were typed.
    pub words: Box<str>,
    /// Where they stand, without the outer marks.
    pub span: Span,
    /// Whether it is a passage.
    pub is_passage: bool,
    /// The sources that it may be from: the passage's own, or those that the block cites. By their index in
    /// [`listed`].
    pub cited: Vec<usize>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Verified {
    /// What came of the passage at a span.
    pub fn passage(&self, span: Span) -> Option<&Checked> {
        let first = self.checked.partition_point(|checked| checked.span < span);
        self.checked[first..]
            .iter()
            .take_while(|checked| checked.span == span)
            .find(|checked| checked.is_passage)
    }
}

impl Checked {
    /// What it is called.
    pub fn name(&self) -> &'static str {
        if self.is_passage { "passage" } else { "quotation" }
    }

    /// The source that it is from and how well it agrees with it, by its text or by receipt; nothing if it was not found.
    pub fn agreement(&self) -> Option<(usize, Grade)> {
        match &self.outcome {
            Outcome::Text { source, found } => Some((*source, found.grade)),
            Outcome::Receipt { source, receipt } => Some((*source, receipt.grade)),
            _ => None,
        }
    }
}

/// What comes of words that are looked for. Sources are meant by their index in [`listed`].
#[derive(Debug)]
pub enum Outcome {
    /// They occur in the text of a cited source.
    Text {
        /// The source.
        source: usize,
        /// Where.
        found: Match,
    },
    /// A receipt says that they occur in a cited source, whose text is not here.
    Receipt {
        /// The source.
        source: usize,
        /// Where and how they stand there.
        receipt: SpanReceipt,
    },
    /// They occur in none of the cited sources, but in another one that the page lists.
    Elsewhere {
        /// That source.
        source: usize,
        /// Where.
        found: Match,
    },
    /// They occur in none of the cited sources, of which at least one has neither text nor receipt.
    Unverifiable {
        /// Those sources.
        sources: Vec<usize>,
    },
    /// They do not occur.
    Missing {
        /// The passage that comes nearest, and its source.
        nearest: Option<(usize, Near)>,
    },
}

/// A quotation where no source is cited.
#[derive(Debug)]
pub struct Uncited {
    /// The words as they were typed.
    pub words: Box<str>,
    /// Where they stand.
    pub span: Span,
    /// Whether it is a block quotation.
    pub is_block: bool,
    /// Whether it stands where nothing can be cited: in a heading, the title or the summary.
    pub cannot_cite: bool,
    /// The source that it occurs in, of those that the page lists, and where.
    pub found: Option<(usize, Match)>,
    /// Whether it occurs in one of them, or a receipt says so.
    pub occurs: bool,
}

/// The sources that a document cites, and then those that it lists and does not cite.
pub fn listed(entry: &Entry) -> impl Iterator<Item = SourceId> + '_ {
    entry.sources.iter().chain(&entry.uncited).copied()
}

/// The source with this index in [`listed`].
pub fn source_id(entry: &Entry, index: usize) -> SourceId {
    entry.sources.get(index).copied().unwrap_or_else(|| entry.uncited[index - entry.sources.len()])
}

/// Verifies everything in a site.
pub fn verify(site: &Site, memos: &Memos) -> Verification {
    let texts: Vec<Option<Arc<Text>>> = site
        .sources
        .par_iter()
        .map(|source| {
            let file = source.text.as_ref().filter(|_| source.published)?;
            Some(memos.texts.get(&file.text.digest, || Text::new(&file.text)))
        })
        .collect();
    let receipts: Vec<Option<(&SourceReceipt, Digest)>> = site
        .sources
        .iter()
        .map(|source| {
            let receipt = site.receipts.sources.get(&source.source.key)?;
            let spans: Vec<_> = receipt.spans.iter().collect();
            Some((receipt, Digest::of_value(&spans)))
        })
        .collect();
    let pages = site
        .entries
        .par_iter()
        .map(|entry| {
            let sources: Vec<Known<'_>> = listed(entry)
                .map(|id| Known {
                    key: &site.sources[id].source.key,
                    text: texts[id].as_deref(),
                    receipt: receipts[id],
                })
                .collect();
            let seen: Vec<_> = sources
                .iter()
                .map(|known| {
                    (
                        known.key,
                        known.text.map(|text| text.index.text.digest),
                        known.receipt.map(|(_, digest)| digest),
                    )
                })
                .collect();
            let outline = entry.outline();
            let manner = site.config.marks(&outline.front_matter);
            let links = entry.resolution.links.digest();
            let key = Digest::of_value(&(outline.digest, &outline.path, seen, links, manner));
            memos.pages.get(&key, || verify_document(entry, &sources, manner))
        })
        .collect();
    let shared = shared(site, &texts, memos);
    Verification { pages, texts, shared }
}

/// What there is to look words up in.
struct Known<'a> {
    key: &'a str,
    text: Option<&'a Text>,
    receipt: Option<(&'a SourceReceipt, Digest)>,
}

fn verify_document(entry: &Entry, sources: &[Known<'_>], manner: Manner) -> Verified {
    let document = &*entry.what.open();
    let spans::Blocks { blocks, headings, mut unpaired } = spans::blocks(document, manner);
    let mut checked = Vec::new();
    let mut uncited = Vec::new();
    for (passage, source) in passages(document, entry) {
        checked.push(check(&passage.text, passage.span, true, vec![source], sources));
    }
    for group in &document.citations {
        unpaired.extend(group.unpaired.iter().map(|mark| in_citation(document, group, *mark)));
    }
    for quotation in after_names(document, entry) {
        let block = around(&blocks, quotation.span);
        let cited =
            block.map(|block| cited_by(block, &blocks, &document.body.footnotes, &entry.resolution.cited));
        match cited {
            Some(cited) if !cited.is_empty() => {
                checked.push(check(&quotation.words, quotation.span, false, cited, sources));
            }
            _ => uncited.push(without_source(&quotation, block.is_none(), sources)),
        }
    }
    for block in &blocks {
        if block.quotations.is_empty() {
            continue;
        }
        let own = cited_by(block, &blocks, &document.body.footnotes, &entry.resolution.cited);
        // The log may quote what the page said before.
        let is_logged = || document.updates.iter().any(|update| update.span.contains(block.span));
        for quotation in block.quotations.iter().filter(|quotation| !is_name(quotation, entry)) {
            let mut cited = own.clone();
            for other in &quotation.others {
                cited.extend(of_groups(blocks[*other].groups.clone(), &entry.resolution.cited));
            }
            cited.sort_unstable();
            cited.dedup();
            if !cited.is_empty() {
                checked.push(check(&quotation.words, quotation.span, false, cited, sources));
            } else if !is_logged() {
                uncited.push(without_source(quotation, false, sources));
            }
        }
    }
    let headings = headings.iter().filter(|quotation| !is_name(quotation, entry));
    uncited.extend(headings.map(|quotation| without_source(quotation, true, sources)));
    let front_matter = &document.front_matter;
    let title = match &front_matter.title {
        Some(title) => (&*title.value, title.span),
        None => (&*document.title, title_span(document)),
    };
    let summary = front_matter.summary.iter().map(|summary| (&*summary.value, summary.span));
    for (text, span) in std::iter::once(title).chain(summary) {
        // Where the words stand within it is not known.
        let (quotations, alone) = spans::in_text(text, manner);
        let quotations = quotations.into_iter().map(|quotation| Quotation { span, ..quotation });
        uncited.extend(quotations.map(|quotation| without_source(&quotation, true, sources)));
        unpaired.extend(alone.into_iter().map(|alone| Unpaired { span, patch: None, ..alone }));
    }
    checked.sort_by_key(|checked| checked.span);
    unpaired.sort_by_key(|alone| alone.span);
    checked.shrink_to_fit();
    uncited.shrink_to_fit();
    unpaired.shrink_to_fit();
    Verified { checked, uncited, unpaired }
}

/// A mark without a partner in a citation.
fn in_citation(document: &Document, group: &CitationGroup, mark: LoneMark) -> Unpaired {
    let span = mark.span;
    let citation = group.citations.iter().find(|citation| citation.span.contains(span));
    // Up to the key, or from it on.
    let part = citation.map_or(group.span, |citation| {
        let key = citation.key_span;
        if span.start < key.start {
            Span { end: key.start, ..citation.span }
        } else {
            Span { start: key.end, ..citation.span }
        }
    });
    let words = if mark.opens { Span { start: span.end, ..part } } else { Span { end: span.start, ..part } };
    let words = words.slice(&document.body.source);
    let words = words.trim_matches(|char: char| "[]{}@-,;:".contains(char) || char.is_whitespace());
    Unpaired { span, opens: mark.opens, words: words.into(), patch: None, is_code: false }
}

/// What is quoted in the brackets after names that are the keys of no source: both are text.
fn after_names<'a>(document: &'a Document, entry: &'a Entry) -> impl Iterator<Item = Quotation> + 'a {
    let groups = document.citations.iter().zip(entry.resolution.cited.citations.iter());
    let names = groups.filter(|(group, mentions)| !group.bracketed && mentions.iter().all(Option::is_none));
    let passages = names.flat_map(|(group, _)| group.mentions()).filter_map(|(_, passage)| passage);
    passages.map(|passage| Quotation {
        words: (*passage.text).into(),
        span: passage.span,
        is_block: false,
        link: None,
        others: Vec::new(),
    })
}

/// The innermost block around a span.
fn around(blocks: &[Block], span: Span) -> Option<&Block> {
    let next = blocks.partition_point(|block| block.span.start <= span.start);
    let mut block = &blocks[next.checked_sub(1)?];
    while !block.span.contains(span) {
        block = &blocks[block.around?];
    }
    Some(block)
}

/// The heading that is the title.
fn title_span(document: &Document) -> Span {
    let mut start = 0;
    for line in document.text.split_inclusive('\n') {
        if line.trim_start().starts_with("# ") {
            return Span::new(start, start + line.trim_end().len());
        }
        start += line.len();
    }
    Span::default()
}

/// Whether a quotation is the name of what it links to: the title of a page of this site, or a heading, has those words.
fn is_name(quotation: &Quotation, entry: &Entry) -> bool {
    let target = quotation.link.and_then(|link| entry.resolution.links.get(link));
    let Some(Target::Site { title, file: None, .. } | Target::Here { title, .. }) = target else {
        return false;
    };
    let plain = |words: &str| fold(&normal(words), &[], Fold::Both).text;
    let (title, words) = (plain(title), plain(&quotation.words));
    let ends = |at: usize| is_boundary(&title, at) && is_boundary(&title, at + words.len());
    !words.is_empty() && title.match_indices(&words).any(|(at, _)| ends(at))
}

/// The passages of sources that exist, each with its source.
fn passages<'a>(document: &'a Document, entry: &'a Entry) -> impl Iterator<Item = (&'a Passage, usize)> {
    document.citations.iter().zip(entry.resolution.cited.citations.iter()).flat_map(|(group, mentions)| {
        let mentions = group.mentions().zip(mentions);
        mentions.filter_map(|((_, passage), mention)| Some((passage?, (*mention)?.reference())))
    })
}

/// The sources that a block cites; those of the block around it, or of its footnotes, where it cites none.
fn cited_by(block: &Block, blocks: &[Block], footnotes: &[Footnote], cited: &Cited) -> Vec<usize> {
    let own = of_groups(block.groups.clone(), cited);
    if !own.is_empty() {
        return own;
    }
    for footnote in &block.footnotes {
        let definition = blocks.iter().find(|block| block.span == footnotes[*footnote].span);
        let cited =
            definition.map(|definition| of_groups(definition.groups.clone(), cited)).unwrap_or_default();
        if !cited.is_empty() {
            return cited;
        }
    }
    block.around.map(|around| cited_by(&blocks[around], blocks, footnotes, cited)).unwrap_or_default()
}

/// The sources that these groups of citations name, each once.
fn of_groups(groups: std::ops::Range<usize>, cited: &Cited) -> Vec<usize> {
    let mentions = cited.citations[groups].iter().flatten().flatten();
    let mut sources: Vec<usize> = mentions.map(|mention| mention.reference()).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn check(words: &str, span: Span, is_passage: bool, cited: Vec<usize>, sources: &[Known<'_>]) -> Checked {
    let outcome = outcome(words, &cited, sources);
    Checked { words: words.into(), span, is_passage, cited, outcome }
}

fn outcome(words: &str, cited: &[usize], sources: &[Known<'_>]) -> Outcome {
    let in_text = |source: usize| Some((source, find(words, &sources[source].text?.index)?));
    let best = cited.iter().filter_map(|source| in_text(*source)).min_by_key(|(_, found)| found.grade);
    if let Some((source, found)) = best {
        return Outcome::Text { source, found };
    }
    let without: Vec<usize> =
        cited.iter().copied().filter(|source| sources[*source].text.is_none()).collect();
    let hash = hash(words);
    for &source in &without {
        if let Some((receipt, _)) = sources[source].receipt
            && let Some(span) = receipt.spans.get(&hash)
        {
            return Outcome::Receipt { source, receipt: span.clone() };
        }
    }
    if !without.is_empty() {
        return Outcome::Unverifiable { sources: without };
    }
    let others = (0..sources.len()).filter(|source| !cited.contains(source));
    if let Some((source, found)) = others.filter_map(in_text).min_by_key(|(_, found)| found.grade) {
        return Outcome::Elsewhere { source, found };
    }
    let near =
        cited.iter().filter_map(|source| Some((*source, nearest(words, &sources[*source].text?.index)?)));
    Outcome::Missing {
        nearest: near.fold(None, |best: Option<(usize, Near)>, near| match best {
            Some(best) if best.1.similarity >= near.1.similarity => Some(best),
            _ => Some(near),
        }),
    }
}

fn without_source(quotation: &Quotation, cannot_cite: bool, sources: &[Known<'_>]) -> Uncited {
    let words = &quotation.words;
    let in_text = |(source, known): (usize, &Known<'_>)| Some((source, find(words, &known.text?.index)?));
    let found = sources.iter().enumerate().find_map(in_text);
    let hash = hash(words);
    let has_receipt = |known: &Known<'_>| {
        known.text.is_none() && known.receipt.is_some_and(|(receipt, _)| receipt.spans.contains_key(&hash))
    };
    Uncited {
        words: words.clone(),
        span: quotation.span,
        is_block: quotation.is_block,
        cannot_cite,
        occurs: found.is_some() || sources.iter().any(has_receipt),
        found,
    }
}

/// How many words make a quotation that has to be cited.
const LONG: usize = 4;

impl Uncited {
    /// Whether it is a quotation in any case: fewer words may be nobody's.
    pub fn is_long(&self) -> bool {
        self.is_block || count_words(&self.words) >= LONG
    }
}

/// How many passages and quotations were verified in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Counts {
    /// Against a text.
    pub texts: usize,
    /// By a receipt.
    pub receipts: usize,
    /// Not at all.
    pub unverified: usize,
}

impl Verification {
    /// The share of the shorter text that two sources have in common; nothing, if no page lists both.
    pub fn shared(&self, one: SourceId, other: SourceId) -> f64 {
        self.shared.get(&(one.min(other), one.max(other))).copied().unwrap_or(0.0)
    }

    /// How many passages and quotations were verified in which way: those that cite, those of titles and headings that
    /// occur, and what stands at a mark without a partner.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for page in &self.pages {
            for checked in &page.checked {
                match checked.outcome {
                    Outcome::Text { .. } => counts.texts += 1,
                    Outcome::Receipt { .. } => counts.receipts += 1,
                    _ => counts.unverified += 1,
                }
            }
            for uncited in page.uncited.iter().filter(|it| it.cannot_cite && it.occurs && it.is_long()) {
                match uncited.found {
                    Some(_) => counts.texts += 1,
                    None => counts.receipts += 1,
                }
            }
            counts.unverified += page.unpaired.len();
        }
        counts
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.texts + self.receipts + self.unverified;
        let what = if all == 1 { "quotation or passage" } else { "quotations and passages" };
        write!(
            formatter,
            "{all} {what}: {} verified against texts, {} by receipt, {} unverified",
            self.texts, self.receipts, self.unverified
        )
    }
}

/// The receipts of what the texts verify. What is recorded of sources without a text here stays as it is.
pub fn receipts(site: &Site, verification: &Verification) -> Receipts {
    let mut receipts = Receipts::default();
    for (source, text) in site.sources.iter().zip(&verification.texts) {
        let key = &source.source.key;
        let receipt = if let Some(text) = text {
            let text = &text.index.text;
            Some(SourceReceipt {
                sha256: text.sha256,
                words: text.count,
                near_copies: Vec::new(),
                spans: BTreeMap::new(),
                place: None,
            })
        } else {
            site.receipts.sources.get(key).filter(|_| source.published).cloned()
        };
        receipts.sources.extend(receipt.map(|receipt| (key.clone(), receipt)));
    }
    for (entry, page) in site.entries.iter().zip(&verification.pages) {
        let checked = page.checked.iter().filter_map(|checked| match &checked.outcome {
            Outcome::Text { source, found } => Some((source, found, &checked.words)),
            _ => None,
        });
        let uncited = page.uncited.iter().filter_map(|uncited| {
            let (source, found) = uncited.found.as_ref().filter(|_| uncited.cannot_cite)?;
            Some((source, found, &uncited.words))
        });
        for (source, found, words) in checked.chain(uncited) {
            let id = source_id(entry, *source);
            let Some(text) = &verification.texts[id] else { continue };
            if let Some(receipt) = receipts.sources.get_mut(&site.sources[id].source.key) {
                receipt.spans.insert(hash(words), span_receipt(&text.index.text.words, found));
            }
        }
    }
    for &(one, other) in
        verification.shared.iter().filter(|(_, share)| **share >= UPSTREAM).map(|(pair, _)| pair)
    {
        for (one, other) in [(one, other), (other, one)] {
            let other = site.sources[other].source.key.clone();
            if let Some(receipt) = receipts.sources.get_mut(&site.sources[one].source.key) {
                receipt.near_copies.push(other);
            }
        }
    }
    for receipt in receipts.sources.values_mut() {
        receipt.near_copies.sort();
        receipt.near_copies.dedup();
    }
    receipts
}

/// Where a match stands in the text, in code points.
fn span_receipt(words: &str, found: &Match) -> SpanReceipt {
    let mut ranges = Vec::with_capacity(found.parts.len());
    let (mut at, mut count) = (0, 0);
    let mut code_points = |offset: usize| {
        count += words[at..offset].chars().count();
        at = offset;
        count
    };
    for part in &found.parts {
        let start = code_points(part.start);
        ranges.push((start, code_points(part.end)));
    }
    SpanReceipt { ranges, grade: found.grade }
}

/// How much the texts share of each pair of sources that one page lists.
fn shared(site: &Site, texts: &[Option<Arc<Text>>], memos: &Memos) -> BTreeMap<(SourceId, SourceId), f64> {
    let mut pairs = BTreeSet::new();
    for entry in &site.entries {
        let ids: Vec<SourceId> = listed(entry).filter(|id| texts[*id].is_some()).collect();
        for (at, &one) in ids.iter().enumerate() {
            pairs.extend(ids[at + 1..].iter().map(|&other| (one.min(other), one.max(other))));
        }
    }
    let pairs: Vec<_> = pairs.into_iter().collect();
    pairs
        .par_iter()
        .filter_map(|&pair| {
            let (one, other) = (texts[pair.0].as_deref()?, texts[pair.1].as_deref()?);
            let key = (one.index.text.digest, other.index.text.digest);
            Some((pair, *memos.pairs.get(&key, || containment(one, other))))
        })
        .collect()
}

/// A place in the file of a text, for a range of its words.
pub fn place_in_text(site: &Site, id: SourceId, range: &std::ops::Range<usize>) -> Option<Place> {
    let file = site.sources[id].text.as_ref()?;
    Some(Place::new(&file.path, file.text.in_file(range)))
}
