//! `claims.json`: the claims of an explainer as data, and the list of all such files. `docs/content/pages/data.md` describes the format, and
//! `docs/static/schemas/claims.schema.json` holds it.
//!
//! Passages are told as selectors of the W3C's Web Annotation model. A selector quotes what the page quotes and no word more:
//! what stands before and after it in the source is not ours to publish. Where it stands in the text, the receipts say.

use crate::date::Day;
use crate::digest::Keyed;
use crate::model::body::Part;
use crate::model::citation::{Citation, Passage};
use crate::model::claim::Claim;
use crate::model::dispute::Dispute;
use crate::model::explainer::Explainer;
use crate::model::receipt::{Grade, SpanReceipt};
use crate::model::remark::{Remark, RemarkPart};
use crate::model::role::Role;
use crate::model::section::Block;
use crate::model::update::{Update, UpdateKind};
use crate::parse::receipts::hash;
use crate::path::{SiteUrl, encode_fragment};
use crate::span::Spanned;

use super::bibliography::{link, unknown};
use super::cards::corroboration;
use super::frame::Ground;
use super::json::{Object, Value};
use super::record::{Record, SourceRecord};
use super::view::{Card, Corroboration};

/// The version of the format. A new key is no new version.
const VERSION: u32 = 1;

/// The list of the files of all explainers.
#[derive(Clone, Debug, Hash)]
pub struct List {
    /// The explainers, the last changed first: the address of each, of its file, and its card.
    pub pages: Vec<(SiteUrl, SiteUrl, Keyed<Card>)>,
}

/// The list of the files of all explainers.
pub fn list(list: &List, ground: &Ground) -> Vec<u8> {
    let root = SiteUrl::default();
    let pages: Vec<Object> = list
        .pages
        .iter()
        .map(|(url, file, card)| {
            Object::default()
                .with("title", card.title.as_str())
                .with("url", address(ground, &root, url))
                .with("claims", address(ground, &root, file))
                .given("date", card.date.as_str())
                .given("updated", card.updated.as_str())
                .given("status", card.status)
                .with("counts", Value::of(&card.counts))
        })
        .collect();
    let site = Object::default()
        .with("title", ground.title.as_str())
        .given("url", ground.base_url.as_str())
        .with("lang", ground.lang.as_str());
    Object::default().with("version", VERSION).with("site", site).with("pages", pages).into_bytes()
}

/// The whole address of a page or file; relative to the file in the folder of `from` if the site's address is not known.
fn address(ground: &Ground, from: &SiteUrl, url: &SiteUrl) -> String {
    if ground.base_url.is_empty() { ground.link(from, url) } else { ground.absolute(url) }
}

/// The claims of an explainer; nothing of a page that is none.
pub fn claims(record: &Record, ground: &Ground) -> Vec<u8> {
    let document = record.what.open();
    let Some(explainer) = document.explainer() else { return Vec::new() };
    let teller = Teller { record, explainer, page: address(ground, &record.url, &record.url), ground };
    let all = record.corroboration.claims.iter();
    let mut corroborations = all.map(|&(independence, sources)| corroboration(independence, sources));
    let mut claims = Vec::new();
    let mut disputes = Vec::new();
    let mut further: [(Role, &'static str, Vec<Value>); 3] = [
        (Role::Unknown, "unknowns", Vec::new()),
        (Role::Timeline, "timeline", Vec::new()),
        (Role::People, "people", Vec::new()),
    ];
    let mut remarks = Vec::new();
    let mut updates = Vec::new();
    for block in explainer.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Claims(list) => {
                for claim in list {
                    let told = teller.claim(claim, corroborations.next(), None);
                    match further.iter_mut().find(|(role, ..)| *role == claim.role) {
                        Some((_, _, list)) => list.push(told),
                        None => claims.push(told),
                    }
                }
            }
            Block::Dispute(dispute) => {
                for claim in &dispute.positions {
                    claims.push(teller.claim(claim, corroborations.next(), Some(dispute)));
                }
                disputes.push(teller.dispute(dispute));
            }
            Block::Remark(remark) => remarks.push(teller.remark(remark)),
            Block::Updates(list) => updates.extend(list.iter().map(|update| teller.update(update))),
            Block::Prose(_) => {}
        }
    }
    let mut file = Object::default()
        .with("version", VERSION)
        .with("page", teller.page())
        .with("counts", teller.counts())
        .with("claims", claims)
        .with("disputes", disputes);
    for (_, key, list) in further {
        file = file.with(key, list);
    }
    let sources: Vec<Value> =
        record.sources.iter().enumerate().map(|(index, source)| teller.source(index, source)).collect();
    file.with("remarks", remarks).with("updates", updates).with("sources", sources).into_bytes()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Tells of one explainer.
struct Teller<'a> {
    record: &'a Record,
    explainer: &'a Explainer,
    /// The page's address.
    page: String,
    ground: &'a Ground,
}

impl<'a> Teller<'a> {
    fn page(&self) -> Value<'_> {
        let document = &self.explainer.document;
        let front_matter = &document.front_matter;
        let day = |day: &Option<Spanned<Day>>| day.as_ref().map(|day| day.value.to_string());
        let lang = front_matter.lang.as_ref().map_or(&self.ground.lang, |lang| &lang.value);
        Object::default()
            .with("title", document.title.as_str())
            .with("url", self.page.as_str())
            .given("summary", front_matter.summary.as_ref().map(|summary| summary.value.as_str()))
            .with("lang", lang.as_str())
            .given("date", day(&front_matter.date))
            .given("updated", day(&front_matter.updated))
            .given("review_by", day(&front_matter.review_by))
            .given("status", front_matter.status.as_ref().map(|status| status.value.name()))
            .given("authors", texts(&front_matter.authors))
            .given("topics", texts(&self.record.topics))
            .given("license", front_matter.license.as_deref())
            .into()
    }

    fn counts(&self) -> Value<'_> {
        let count = |role| self.explainer.document.count(role);
        Object::default()
            .with("known", count(Role::Known))
            .with("reported", count(Role::Reported))
            .with("disputed", count(Role::Disputed))
            .with("unknown", count(Role::Unknown))
            .with("sources", self.record.resolution.cited.references.len())
            .with("origins", self.record.corroboration.page.origins())
            .into()
    }

    fn place(&self, id: &str) -> String {
        format!("{}#{}", self.page, encode_fragment(id))
    }

    fn claim(
        &self,
        claim: &'a Claim,
        corroboration: Option<Corroboration>,
        dispute: Option<&'a Dispute>,
    ) -> Value<'a> {
        let is_certainty =
            matches!(claim.role, Role::Known | Role::Reported | Role::Disputed | Role::Unknown);
        let lead = claim.lead.as_ref().map(|lead| &*lead.text);
        Object::default()
            .with("id", &*claim.id)
            .with("url", self.place(&claim.id))
            .given("status", if is_certainty { claim.role.name() } else { "" })
            .given("dispute", dispute.map(|dispute| &*dispute.id))
            .given("lead", lead)
            .with("text", &*claim.text)
            .with("corroboration", corroboration.map(|corroboration| Value::of(&corroboration)))
            .with("citations", self.citations(claim.citations.clone()))
            .into()
    }

    fn dispute(&self, dispute: &'a Dispute) -> Value<'a> {
        let body = &self.explainer.document.body;
        let words = |parts: &[Part]| {
            parts.iter().map(|part| body.plain_text(part.clone())).collect::<Vec<_>>().join("\n\n")
        };
        let positions: Vec<&str> = dispute.positions.iter().map(|position| &*position.id).collect();
        Object::default()
            .with("id", &*dispute.id)
            .with("url", self.place(&dispute.id))
            .with("question", &*body.headings[dispute.heading].text)
            .given("intro", words(&dispute.intro))
            .with("positions", positions)
            .given("note", words(&dispute.note))
            .with("citations", self.citations_in(dispute.intro.iter().chain(&dispute.note)))
            .into()
    }

    fn remark(&self, remark: &'a Remark) -> Value<'a> {
        let body = &self.explainer.document.body;
        let versions: Vec<Value> = remark
            .parts
            .iter()
            .filter_map(|part| match part {
                RemarkPart::Version(version) => {
                    let attribution = version.attribution.as_ref().map(|part| body.plain_text(part.clone()));
                    let told = Object::default()
                        .with("text", &*version.text)
                        .given("attribution", attribution)
                        .with("citations", self.citations(version.citations.clone()));
                    Some(told.into())
                }
                RemarkPart::Prose(_) => None,
            })
            .collect();
        let title = remark.heading.map(|heading| &*body.headings[heading].text);
        let place = if remark.id.is_empty() { self.page.clone() } else { self.place(&remark.id) };
        Object::default()
            .given("id", &*remark.id)
            .with("url", place)
            .given("title", title)
            .with("versions", versions)
            .into()
    }

    fn update(&self, update: &'a Update) -> Value<'a> {
        Object::default()
            .with("id", &*update.id)
            .with("url", self.place(&update.id))
            .given("date", update.date.map(|date| date.to_string()))
            .given("kind", update.kind.map(UpdateKind::name))
            .given("text", &*update.text)
            .into()
    }

    fn source(&self, index: usize, record: &'a SourceRecord) -> Value<'a> {
        let source = &record.source;
        let is_cited = index < self.record.resolution.cited.references.len();
        let receipt = if is_cited { self.record.receipt(index) } else { None };
        Object::default()
            .with("key", source.key.as_str())
            .with("title", source.label())
            .with("url", address(self.ground, &self.record.url, &record.url))
            .given("link", link(source))
            .given("unknown", unknown(source))
            .with("cited", is_cited)
            .given("text_sha256", receipt.map(|receipt| receipt.sha256.to_hex()))
            .into()
    }

    fn citations_in<'p>(&self, parts: impl Iterator<Item = &'p Part>) -> Vec<Value<'a>> {
        parts.flat_map(|part| self.citations(self.explainer.document.body.groups_in(part))).collect()
    }

    /// The citations of sources that there are, each as often as it has passages.
    fn citations(&self, groups: std::ops::Range<usize>) -> Vec<Value<'a>> {
        let resolution = &self.record.resolution;
        groups
            .flat_map(|group| {
                self.explainer.document.citations[group].mentions().zip(&resolution.cited.citations[group])
            })
            .filter_map(|((citation, passage), mention)| {
                Some(self.citation(citation, passage, (*mention)?.reference()))
            })
            .collect()
    }

    fn citation(&self, citation: &'a Citation, passage: Option<&'a Passage>, reference: usize) -> Value<'a> {
        let locator = citation
            .locator
            .as_ref()
            .map(|locator| Object::default().with("label", locator.label).with("value", &*locator.value));
        let told = Object::default()
            .with("source", self.record.source(reference).source.key.as_str())
            .given("prefix", citation.prefix.trim())
            .given("locator", locator)
            .given("suffix", citation.suffix.trim());
        let Some(passage) = passage else { return told.into() };
        let receipt = self.record.receipt(reference);
        let found = receipt.and_then(|receipt| receipt.spans.get(&hash(&passage.text)));
        told.with("passage", &*passage.text)
            .with("selector", selectors(&passage.text, found))
            .given("verified", found.map(|found| found.grade.name()))
            .into()
    }
}

/// The selectors of a passage: by its words and, where a receipt says so, by where they stand.
fn selectors<'a>(passage: &'a str, receipt: Option<&SpanReceipt>) -> Vec<Value<'a>> {
    let is_whole = receipt.is_some_and(|receipt| receipt.ranges.len() == 1 && receipt.grade != Grade::Marked);
    let parts = if is_whole { vec![passage] } else { parts(passage) };
    let quote = |words: &'a str| Object::default().with("type", "TextQuoteSelector").with("exact", words);
    let position = |start: usize, end: usize| {
        Object::default().with("type", "TextPositionSelector").with("start", start).with("end", end)
    };
    let mut selectors: Vec<Value> = vec![match parts.as_slice() {
        [first, .., last] => {
            // A range ends before what its last selector selects: here, after its last character.
            let end = last.chars().count();
            let end = position(end, end);
            Object::default()
                .with("type", "RangeSelector")
                .with("startSelector", quote(first))
                .with("endSelector", quote(last).with("refinedBy", end))
                .into()
        }
        [one] => quote(one).into(),
        [] => quote(passage).into(),
    }];
    if let Some((first, last)) = receipt.and_then(|receipt| receipt.ranges.first().zip(receipt.ranges.last()))
    {
        selectors.push(position(first.0, last.1).into());
    }
    selectors
}

/// The words of a passage between what its ellipses leave out and its brackets put in.
fn parts(passage: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = passage;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        let length = if here.starts_with("...") {
            here.len() - here.trim_start_matches('.').len()
        } else if here.starts_with('…') {
            '…'.len_utf8()
        } else if here.starts_with("(...)") {
            5
        } else if here.starts_with('[') {
            here.find(']').map_or(0, |close| close + 1)
        } else {
            0
        };
        if length == 0 {
            at += here.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        parts.push(&rest[..at]);
        rest = &rest[at + length..];
        at = 0;
    }
    parts.push(rest);
    parts.into_iter().map(str::trim).filter(|part| part.chars().any(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_passage_is_taken_apart_at_what_is_left_out() {
        for (passage, expected) in [
            ("in Malaysia", &["in Malaysia"][..]),
            ("Taking place ... summit", &["Taking place", "summit"]),
            ("... the end", &["the end"]),
            ("one … two (...) three [...] four....", &["one", "two", "three", "four"]),
            ("he [Trump] said [sic] so", &["he", "said", "so"]),
            ("an open [bracket", &["an open [bracket"]),
            ("[...]", &[]),
        ] {
            assert_eq!(parts(passage), expected, "{passage}");
        }
    }

    fn told(passage: &str, receipt: Option<&SpanReceipt>) -> serde_json::Value {
        let mut json = String::new();
        Value::List(selectors(passage, receipt)).write(&mut json);
        serde_json::from_str(&json).expect("it is JSON")
    }

    #[test]
    fn selectors_say_no_word_that_the_page_does_not_quote() {
        let receipt = SpanReceipt { ranges: vec![(10, 16), (30, 36)], grade: Grade::Marked };
        assert_eq!(
            told("Taking ... summit", Some(&receipt)),
            json!([
                {
                    "type": "RangeSelector",
                    "startSelector": {"type": "TextQuoteSelector", "exact": "Taking"},
                    "endSelector": {
                        "type": "TextQuoteSelector",
                        "exact": "summit",
                        "refinedBy": {"type": "TextPositionSelector", "start": 6, "end": 6},
                    },
                },
                {"type": "TextPositionSelector", "start": 10, "end": 36},
            ])
        );
        let literal = SpanReceipt { ranges: vec![(0, 12)], grade: Grade::Exact };
        assert_eq!(told("I [laugh] so", Some(&literal))[0]["exact"], "I [laugh] so");
        assert_eq!(told("words", None), json!([{"type": "TextQuoteSelector", "exact": "words"}]));
    }
}
