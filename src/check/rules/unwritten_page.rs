//! A page that still is the skeleton that `factbox new` wrote, or has lines of it.
//!
//! A skeleton is a draft, and drafts are not published. Without `draft: true` its headings would be, with nothing below them, or
//! with the examples that say what goes where. Write the page, or put `draft: true` back.

use std::sync::LazyLock;

use crate::config::folded;
use crate::diagnostic::{Diagnostic, Level};
use crate::span::Span;

use super::super::lines::lines;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unwritten-page",
    level: Level::Error,
    source: include_str!("unwritten_page.rs"),
    find: Find::Document(find),
};

/// What the skeleton says by way of example, without citations.
static EXAMPLES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let skeleton = include_str!("../../../starter/archetypes/explainer.md");
    let examples = skeleton.lines().filter_map(|line| {
        let line = line.trim_start_matches("<!--").trim_start();
        let words = line.strip_prefix("- ").or_else(|| line.strip_prefix("### "))?;
        let words = words.split(" [@").next().unwrap_or(words);
        // What is filled in is no example, and a word or two anybody may write.
        let is_telling = !words.contains("{{") && words.split_whitespace().count() > 3;
        is_telling.then_some(words)
    });
    examples.collect()
});

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    if explainer.document.front_matter.draft {
        return;
    }
    let body = &explainer.document.body;
    if explainer.is_unwritten() {
        let heading = explainer.sections.iter().find_map(|section| section.heading);
        let span = heading.map_or_else(Span::default, |heading| body.headings[heading].span);
        found.push(
            RULE.finding(
                subject.first_line(span),
                "the page has headings, and nothing is written below them",
            )
            .help("write it, or put `draft: true` into its front matter until it is written"),
        );
    }
    // Nobody has most of them, and then no line is looked at.
    let from = |heading: usize| body.headings[heading].span.start as usize;
    let below = explainer.sections.iter().find_map(|section| section.heading).map_or(body.source.len(), from);
    let written = body.source.get(below..).unwrap_or("");
    let examples: Vec<String> = (EXAMPLES.iter())
        .filter(|example| written.contains(**example))
        .map(|example| folded(&example.replace("**", "")))
        .collect();
    if examples.is_empty() {
        return;
    }
    let lines = lines(body, body.part());
    let lines = lines.iter().map(|line| (line.span, line.words(body)));
    let headings = body.headings.iter().map(|heading| (heading.span, heading.text.to_string()));
    for (span, words) in lines.chain(headings).filter(|(_, words)| examples.contains(&folded(words))) {
        found.push(
            RULE.finding(subject.first_line(span), format!("“{words}” is an example of what goes here"))
                .help("write what is to stand here, or take the line away"),
        );
    }
}
