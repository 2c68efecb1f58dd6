//! A number, a date or a proper name in a claim that occurs in no source that the claim cites.
//!
//! Looked for are numbers in digits, names of months, and capitalised words that do not begin a sentence and are not the bold
//! lead; not words in double quotation marks, which are checked on their own. A number is compared by its digits, without the
//! marks between groups of three; ordinals are their numbers; months equal their abbreviations. What the source says of itself
//! (its year, title, publisher, authors) counts as its text. In German, where all nouns are capitals, names are not looked for.
//!
//! It is a net, not a proof, and silent where the text of a cited source is not here. "U.S." in the article and "American" on the
//! page is a finding unless `factbox.yaml` says that they are one: `check: {synonyms: [[U.S., American]]}`.

use crate::diagnostic::{Diagnostic, Level};
use crate::span::Span;

use super::super::facts::{self, Evidence, Fact, is_stated};
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unsupported-fact",
    level: Level::Warning,
    source: include_str!("unsupported_fact.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    for claim in explainer.claims().filter(|claim| is_stated(claim.role)) {
        let mut cited: Vec<usize> = subject.entry.resolution.cited.citations[claim.citations.clone()]
            .iter()
            .flatten()
            .flatten()
            .map(|mention| mention.reference())
            .collect();
        cited.sort_unstable();
        cited.dedup();
        let texts: Option<Vec<_>> = cited.iter().map(|source| subject.text(*source)).collect();
        let Some(texts) = texts.filter(|texts| !texts.is_empty()) else { continue };
        let facts = facts::of_claim(subject.document, claim, subject.language(None));
        if facts.is_empty() {
            continue;
        }
        let evidence: Vec<Evidence> = (cited.iter().zip(&texts))
            .map(|(source, text)| {
                let language = subject.language(Some(*source));
                Evidence::new(text.facts(language), &subject.source(*source).source, language)
            })
            .collect();
        let synonyms = &subject.site.config.check.synonyms;
        let is_supported = |fact: &Fact| {
            let supports = |what| evidence.iter().any(|evidence| evidence.supports(what, synonyms));
            fact.readings.iter().any(supports)
        };
        let missing: Vec<Fact> = facts.into_iter().filter(|fact| !is_supported(fact)).collect();
        let (Some(first), Some(last)) = (missing.first(), missing.last()) else { continue };
        let file = &subject.document.body.source;
        let mut names: Vec<String> = Vec::new();
        for fact in &missing {
            let name = format!("“{}”", fact.span.slice(file));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let verb = if names.len() == 1 { "occurs" } else { "occur" };
        let keys = subject.keys(&cited, "and");
        let message = format!("{} {verb} in no text of {keys}", names.join(", "));
        let between = Span { start: first.span.start, end: last.span.end };
        let span = if between.slice(file).contains('\n') { first.span } else { between };
        let near = missing.iter().find_map(|fact| {
            (evidence.iter().zip(&texts)).find_map(|(evidence, text)| {
                let place = fact.readings.iter().find_map(|what| evidence.near(what))?;
                Some(format!("; the text has “{}”", text.index.text.words.get(text.index.original(&place))?))
            })
        });
        let help = format!(
            "write what the source says, or cite the source that says this{}",
            near.unwrap_or_default()
        );
        found.push(RULE.finding(subject.place(span), message).help(help));
    }
}
