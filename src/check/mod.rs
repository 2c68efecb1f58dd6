//! Checks: what an editor should look at. Reads the site, changes nothing, knows nothing of pages.
//!
//! A rule is one file under `rules/`, whose module documentation is its manual, and two lines in `rules/mod.rs`.

mod markup;
pub mod prose;
pub mod lines;
pub mod items;
mod foreign;
pub mod language;
pub mod quotes;
pub mod spans;
mod reach;
pub mod hedges;
pub mod facts;
pub mod texts;
pub mod verify;
pub mod rule;
pub mod reading;
pub mod rules;
pub mod levels;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::digest::Digest;
use crate::memo::Memo;
use crate::model::document::Document;
use crate::parse::sections::Vocabulary;
use crate::path::SitePath;
use crate::site::Site;
use crate::site::entry::Entry;
use crate::site::sources::SourceEntry;
use crate::span::Place;

use reading::{ALLOW_WITHOUT_REASON, READINGS, Reading, UNUSED_ALLOW};
use rule::{Find, Rule, Subject, first_line};
use rules::RULES;
use verify::Verification;

/// What a check has to say.
#[derive(Debug)]
pub struct Checked {
    /// What all rules find, waived findings left out. Levels are the rules' own; `factbox.yaml` comes later.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings the writers let stand, by waivers with reasons.
    pub waived: usize,
    /// What was verified, and how.
    pub verification: Verification,
}

/// What was computed before, by the digest of all that it depends on.
#[derive(Default)]
pub struct Memos {
    verification: verify::Memos,
    /// What was found in each document.
    findings: Memo<Digest, Found>,
}

impl Memos {
    /// Forgets what the last check did not need.
    pub fn end_of_refresh(&self) {
        self.verification.end_of_refresh();
        self.findings.end_of_refresh();
    }
}

/// What is found in one document, and how many findings its waivers let stand.
#[derive(Debug, Default)]
struct Found {
    diagnostics: Vec<Diagnostic>,
    waived: usize,
}

/// Checks everything. What was computed for equal inputs is taken from the memo tables. Rules that are switched off are not
/// run; those of `deny` are, whatever the configuration says.
pub fn check(site: &Site, deny: &[String], memos: &Memos) -> Checked {
    let vocabulary = Vocabulary::new(&site.config);
    let verification = verify::verify(site, &memos.verification);
    let off = levels::off(&site.config, deny);
    let around = around(site, &off, &verification);
    let found: Vec<Arc<Found>> = (site.entries.par_iter().zip(&verification.pages))
        .map(|(entry, verified)| {
            memos.findings.get(&key(entry, around), || {
                let (vocabulary, document, verification) = (&vocabulary, &entry.what.open(), &verification);
                check_entry(&Subject { site, vocabulary, entry, document, verified, verification }, &off)
            })
        })
        .collect();
    let waived = found.iter().map(|found| found.waived).sum();
    let mut diagnostics = Vec::with_capacity(found.iter().map(|found| found.diagnostics.len()).sum());
    diagnostics.extend(found.iter().flat_map(|found| found.diagnostics.iter().cloned()));
    let outlines = site.entries.iter().map(Entry::outline);
    let texts: HashMap<&SitePath, &str> = outlines.map(|outline| (&outline.path, &*outline.text)).collect();
    let used = site.sources.par_iter().filter(|source| source.published);
    diagnostics.par_extend(used.flat_map_iter(|source| check_source(site, source, &off, &texts)));
    Checked { diagnostics, waived, verification }
}

/// The digest of all that findings in a document depend on beside the document and what it leads to: the configuration,
/// the rules that are off, the day, every source with its text and receipts.
fn around(site: &Site, off: &BTreeSet<&str>, verification: &Verification) -> Digest {
    let sources: Vec<_> = (site.sources.iter().zip(&verification.texts))
        .map(|(source, text)| {
            let text = text.as_ref().map(|text| text.index.text.digest);
            let path = source.text.as_ref().map(|file| &file.path);
            (source.source.digest(), &source.source.place, source.published, text, path)
        })
        .collect();
    Digest::of_value(&(&*site.config, off, site.today, &*site.receipts, sources))
}

/// The digest of all that findings in a document depend on.
fn key(entry: &Entry, around: Digest) -> Digest {
    let kind = std::mem::discriminant(&entry.what);
    Digest::of_value(&(
        around,
        kind,
        entry.outline(),
        &entry.output,
        &entry.resolution,
        &*entry.problems,
        &entry.image_problem,
        (&entry.sources, &entry.uncited),
    ))
}

fn check_entry(subject: &Subject, off: &BTreeSet<&str>) -> Found {
    let document = subject.document;
    // What cannot be read is one finding; what follows from it would be many.
    if document.is_broken {
        return Found::default();
    }
    // A waiver waives something or nothing, whether or not its rule is off.
    let is_waived = |rule: &Rule| document.waivers.iter().any(|waiver| &*waiver.rule == rule.name);
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| !off.contains(rule.name) || is_waived(rule)) {
        if let Find::Document(find) = rule.find {
            find(subject, &mut found);
        }
    }
    let waived = waive(document, &mut found);
    found.shrink_to_fit();
    Found { diagnostics: found, waived }
}

/// What is wrong with a source. One that is described on a page is shown by the first line of its entry there.
fn check_source(
    site: &Site,
    source: &SourceEntry,
    off: &BTreeSet<&str>,
    texts: &HashMap<&SitePath, &str>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| !off.contains(rule.name)) {
        if let Find::Source(find) = rule.find {
            find(site, source, &mut found);
        }
    }
    for place in found.iter_mut().filter_map(|finding| finding.place.as_mut()) {
        if let Some(text) = texts.get(&place.path) {
            place.span = first_line(text, place.span);
        }
    }
    found
}

/// Takes out the findings that the writer lets stand, and finds waivers that waive nothing. Returns how many it took out.
fn waive(document: &Document, found: &mut Vec<Diagnostic>) -> usize {
    let mut waived = 0;
    let mut about_waivers = Vec::new();
    for waiver in &document.waivers {
        let place = Place::new(&document.path, waiver.span);
        let allow = |reading: &Reading, message: String| {
            Diagnostic::new(reading.level, reading.name, place.clone(), message)
        };
        let Some(rule) = RULES.iter().find(|rule| rule.name == &*waiver.rule) else {
            about_waivers.push(no_such_rule(&waiver.rule, &allow));
            continue;
        };
        if let Some(why) = cannot_be_waived(rule) {
            let message = format!("a finding of `{}` cannot be waived: {why}", rule.name);
            about_waivers
                .push(allow(UNUSED_ALLOW, message).help("take the comment away, and mend what is found"));
            continue;
        }
        if waiver.reason.is_empty() {
            let message = format!("this waiver of `{}` gives no reason, so it waives nothing", rule.name);
            let help = format!("write `<!-- allow {}: why -->`", rule.name);
            about_waivers.push(allow(ALLOW_WITHOUT_REASON, message).help(help));
            continue;
        }
        let before = found.len();
        found.retain(|finding| {
            let here = finding.place.as_ref().is_some_and(|place| {
                place.path == document.path
                    && waiver.block.start <= place.span.start
                    && place.span.start < waiver.block.end
            });
            !(here && finding.rule == rule.name)
        });
        waived += before - found.len();
        if found.len() == before {
            let message = format!("this waiver waives nothing: `{}` finds nothing here", rule.name);
            about_waivers.push(allow(UNUSED_ALLOW, message).help("take the comment away"));
        }
    }
    found.append(&mut about_waivers);
    waived
}

/// Why a finding of `rule` cannot be waived by a comment, if it cannot.
fn cannot_be_waived(rule: &Rule) -> Option<&'static str> {
    if rules::is_structural(rule) {
        Some("there would be nothing to publish in its place")
    } else if matches!(rule.find, Find::Source(_)) {
        Some("it is about a source, not about a block of this page")
    } else {
        None
    }
}

fn no_such_rule(name: &str, allow: &dyn Fn(&Reading, String) -> Diagnostic) -> Diagnostic {
    if READINGS.iter().any(|reading| reading.name == name) {
        let message = format!("a finding of `{name}` cannot be waived: it comes from reading the file");
        return allow(UNUSED_ALLOW, message).help("take the comment away, and mend what is found");
    }
    let finding = allow(UNUSED_ALLOW, format!("there is no rule `{name}` to waive"));
    match did_you_mean(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding,
    }
}
