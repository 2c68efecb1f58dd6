//! A number, a time, a date or a proper name in a claim that no source has which the claim cites.
//!
//! Looked for are numbers in digits and in words, times of day, dates, and capitalised words that are not
//! the bold lead; not words in double quotation marks, which are checked on their own. What the source says of itself (its
//! date, title, publisher, authors) counts as its text.
//!
//! - A number is compared by what it comes to: 19 is *nineteen*, `$9.6bn` is *9.6 billion dollars*, `12.000` of a German text is
//!   `12,000`. It may be rounded as far as it is written: `16.06` for 16.057, `13,000` for 12,960; after *some*, *about* or
//!   *nearly* to its last place that is no zero, by a tenth at most. Another currency or unit is a finding. *One* and *first* are not looked for.
//! - A time is compared by the clock: 6.38 p.m. is `18:38`. Twelve and twenty-four hours are one where the source names no half of
//!   the day.
//! - A day belongs to its month: *13 March* is not found in *12 March* and *13 boats*. A weekday, *yesterday*, *last month*, *three
//!   years ago* of a text are counted from `issued`, so give the source its full date.
//! - A name is found in its plural, its possessive, without accents, by its initials where the source has the words (*SEC* for
//!   *Securities and Exchange Commission*; the words where the source has initials alone are a finding), by country and people (*U.S.*,
//!   *American*), by its usual abbreviation (*St.*, *Sen.*, *Minn.*). A word that begins a sentence is looked for in English, where it stands before a
//!   name or says something. In German, where all nouns are capitals, names are not looked for.
//!
//! Words for numbers, units and days are known in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish;
//! elsewhere numbers are looked for in digits alone.
//!
//! It is a net, not a proof: a number passes if the source has it anywhere. It is silent where the text of a cited source is not
//! here. Two names for one thing that it does not know are said in `factbox.yaml`: `check: {synonyms: [[Town Hall, council]]}`. A number
//! that you have counted or computed yourself is in no text: waive the finding, and say how you came to it,
//! `<!-- allow unsupported-fact: 41 and 17, added up -->`.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    // Many claims of a page cite the same few sources.
    let mut known: BTreeMap<usize, Arc<Evidence>> = BTreeMap::new();
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
        let facts = facts::of_claim(subject.document, claim, subject.language(None), subject.marks());
        if facts.is_empty() {
            continue;
        }
        let evidence: Vec<Arc<Evidence>> = (cited.iter().zip(&texts))
            .map(|(source, text)| {
                let evidence = known.entry(*source).or_insert_with(|| {
                    let language = subject.language(Some(*source));
                    Arc::new(Evidence::new(text.facts(language), &subject.source(*source).source, language))
                });
                Arc::clone(evidence)
            })
            .collect();
        let synonyms = &subject.site.config.check.synonyms;
        let is_missing = |fact: &Fact| facts::is_missing(&fact.readings, &evidence, synonyms);
        let missing: Vec<Fact> = facts.into_iter().filter(is_missing).collect();
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
                Some(format!(
                    "; the text has “{}”",
                    words_of(text.index.text.words.get(text.index.original(&place))?)
                ))
            })
        });
        let help = format!(
            "write what the source says, or cite the source that says this{}",
            near.unwrap_or_default()
        );
        found.push(RULE.finding(subject.place(span), message).help(help));
    }
}

/// Words on one line.
fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
