//! Structured data in the pages, as JSON-LD in the words of schema.org: what search engines read.
//!
//! An explainer is a `BackgroundNewsArticle` with its sources as citations, its claims and questions as parts, and its
//! corrections. It is no `ClaimReview`: that gives a verdict on a claim, and an explainer says what is known of a subject.

use crate::date::Day;
use crate::digest::Keyed;
use crate::html::escape;
use crate::model::dispute::Dispute;
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::model::update::UpdateKind;
use crate::path::encode_fragment;
use crate::site::resolve::{Resolution, Target};
use crate::span::Spanned;

use super::frame::{Frame, Head, HeadImage};
use super::json::{Object, Value};
use super::view::{SourceCard, TopicCard};

const CONTEXT: &str = "https://schema.org";

/// JSON that may stand in a `<script>`.
fn script(object: Object<'_>) -> String {
    let mut json = String::new();
    Value::from(object).write(&mut json);
    let mut script = String::with_capacity(json.len());
    escape::json(&json, &mut script);
    script
}

fn typed(name: &str) -> Object<'_> {
    Object::default().with("@type", name)
}

/// The data of the home page: what the site is called.
pub fn home(frame: &Frame) -> String {
    let ground = &frame.ground;
    if ground.base_url.is_empty() {
        return String::new();
    }
    let site = Object::default()
        .with("@context", CONTEXT)
        .with("@type", "WebSite")
        .with("name", ground.title.as_str())
        .with("url", ground.base_url.as_str())
        .given("description", ground.description.as_str())
        .with("inLanguage", ground.lang.as_str());
    script(site)
}

/// The data of an explainer.
pub fn explainer(
    explainer: &Explainer,
    resolution: &Resolution,
    sources: &[Keyed<SourceCard>],
    topics: &[Keyed<TopicCard>],
    head: &Head,
    frame: &Frame,
) -> String {
    let ground = &frame.ground;
    let front_matter = &explainer.document.front_matter;
    let url = if ground.base_url.is_empty() { String::new() } else { ground.absolute(&head.url) };
    let day = |day: &Option<Spanned<Day>>| day.as_ref().map(|day| day.value.to_string());
    let works: Vec<Value> = sources.iter().enumerate().map(|(index, source)| work(index, source)).collect();
    let authors: Vec<Value> =
        front_matter.authors.iter().map(|name| typed("Person").with("name", name.as_str()).into()).collect();
    let topics: Vec<Value> =
        topics.iter().map(|topic| typed("Thing").with("name", topic.title.as_str()).into()).collect();
    let tags: Vec<&str> = front_matter.tags.iter().map(|tag| tag.value.as_str()).collect();
    let image = head.image.as_ref().and_then(|image| image_address(image, frame));
    let publisher =
        typed("Organization").with("name", ground.title.as_str()).given("url", ground.base_url.as_str());
    let lang = front_matter.lang.as_ref().map_or(&ground.lang, |lang| &lang.value);
    let article = Object::default()
        .with("@context", CONTEXT)
        .with("@type", "BackgroundNewsArticle")
        .given("@id", url.as_str())
        .given("url", url.as_str())
        .with("headline", explainer.document.title.as_str())
        .given("description", front_matter.summary.as_ref().map(|summary| summary.value.as_str()))
        .given("image", image)
        .given("datePublished", day(&front_matter.date))
        .given("dateModified", day(&front_matter.updated).or_else(|| day(&front_matter.date)))
        .with("inLanguage", lang.as_str())
        .given("author", authors)
        .with("publisher", publisher)
        .given("license", front_matter.license.as_deref().filter(|license| license.starts_with("http")))
        .given("keywords", tags)
        .given("about", topics)
        .given("citation", works)
        .given("hasPart", parts(explainer, resolution))
        .given("correction", corrections(explainer));
    script(article)
}

fn image_address(image: &HeadImage, frame: &Frame) -> Option<String> {
    match &image.target {
        Target::Site { url, .. } if !frame.ground.base_url.is_empty() => Some(frame.ground.absolute(url)),
        Target::External(url) => Some(url.to_string()),
        _ => None,
    }
}

/// A place on the page. JSON-LD takes it for an address that is relative to the page's.
fn place(id: &str) -> String {
    format!("#{}", encode_fragment(id))
}

/// The place of a source in the references.
fn reference(index: usize) -> String {
    format!("#ref-{}", index + 1)
}

/// Something that has no more than a name, and may not have that.
fn named<'a>(kind: &'a str, name: &'a str) -> Option<Object<'a>> {
    (!name.is_empty()).then(|| typed(kind).with("name", name))
}

/// A source. Its type is the nearest that schema.org has.
fn work(index: usize, source: &SourceCard) -> Value<'_> {
    let kind = match source.kind_of_work.as_str() {
        "article-newspaper" => "NewsArticle",
        "article-journal" => "ScholarlyArticle",
        "article" | "article-magazine" => "Article",
        "book" => "Book",
        "report" => "Report",
        "thesis" => "Thesis",
        "dataset" => "Dataset",
        "legislation" | "bill" => "Legislation",
        "webpage" => "WebPage",
        "post-weblog" => "BlogPosting",
        "post" => "SocialMediaPosting",
        "software" => "SoftwareSourceCode",
        _ => "CreativeWork",
    };
    let issued = &source.issued.text;
    let is_date = issued.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    typed(kind)
        .with("@id", reference(index))
        .with("name", source.title.as_str())
        .given("url", source.link.text.as_str())
        .given("archivedAt", source.archive_link.as_str())
        .given("publisher", named("Organization", &source.publisher.text))
        .given("isPartOf", named("CreativeWork", &source.container_title.text))
        .given("creditText", source.author.text.as_str())
        .given("datePublished", if is_date { issued.as_str() } else { "" })
        .given("inLanguage", source.lang.as_str())
        .into()
}

/// What is claimed, and what is asked.
fn parts<'a>(explainer: &'a Explainer, resolution: &'a Resolution) -> Vec<Value<'a>> {
    let claims = explainer.claims().filter(|claim| matches!(claim.role, Role::Known | Role::Reported));
    let claims = claims.map(|claim| {
        typed("Claim").with("@id", place(&claim.id)).with("text", claim.statement().to_string()).into()
    });
    let cited = |groups: std::ops::Range<usize>| -> Vec<Value<'a>> {
        let mentions = resolution.cited.citations[groups].iter().flatten().flatten();
        let mut references: Vec<usize> = mentions.map(|mention| mention.reference()).collect();
        references.sort_unstable();
        references.dedup();
        references.into_iter().map(|index| Object::default().with("@id", reference(index)).into()).collect()
    };
    let question = |dispute: &'a Dispute| -> Value<'a> {
        let answers: Vec<Value> = dispute
            .positions
            .iter()
            .map(|position| {
                typed("Answer")
                    .with("@id", place(&position.id))
                    .with("text", position.statement().to_string())
                    .given("citation", cited(position.citations.clone()))
                    .into()
            })
            .collect();
        let name = &explainer.document.body.headings[dispute.heading].text;
        typed("Question")
            .with("@id", place(&dispute.id))
            .with("name", &**name)
            .given("suggestedAnswer", answers)
            .into()
    };
    claims.chain(explainer.disputes().map(question)).collect()
}

fn corrections(explainer: &Explainer) -> Vec<Value<'_>> {
    let is_correction = |kind| matches!(kind, Some(UpdateKind::Correction | UpdateKind::Retraction));
    let updates = explainer.document.updates.iter();
    updates
        .filter(|update| is_correction(update.kind))
        .map(|update| {
            typed("CorrectionComment")
                .with("@id", place(&update.id))
                .given("datePublished", update.date.map(|day| day.to_string()))
                .with("text", &*update.text)
                .into()
        })
        .collect()
}
