//! Answers that are computed once: what leans on a source, what a topic holds, what links here, what is related.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::date::Day;
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;
use crate::model::body::{Event, Part};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::model::section::Block;

use super::resolve::{Cited, Mention, Target};
use super::{Entry, EntryId, What};

/// How many related explainers a page shows at most.
const RELATED: usize = 5;
/// Of a source or topic that very many explainers share, so many are looked at.
const NEIGHBOURS: usize = 100;

/// A place in an explainer that cites a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Leaning {
    /// The role of its section; `None` for prose.
    pub role: Option<Role>,
    /// Its words: a claim's, its lead and a colon before them; a remark's title; the heading above prose.
    pub text: Arc<str>,
    /// Its id on the page.
    pub id: Arc<str>,
    /// The question, if it is a position.
    pub question: Arc<str>,
    /// The passages of the source that it cites.
    pub passages: Vec<Arc<str>>,
    /// Whether it cites other sources too.
    pub together: bool,
}

/// The places of an explainer that cite each source, by the source's number in the references; in reading order.
pub fn leaning(explainer: &Explainer, cited: &Cited) -> Vec<Vec<Leaning>> {
    let mut by_reference: Vec<Vec<Leaning>> = vec![Vec::new(); cited.references.len()];
    let nothing: Arc<str> = "".into();
    let title: Arc<str> = explainer.document.title.as_str().into();
    let body = &explainer.document.body;
    let mut add = |groups: std::ops::Range<usize>,
                   role: Option<Role>,
                   text: Arc<str>,
                   id: &Arc<str>,
                   question: &Arc<str>| {
        let mut here: BTreeMap<usize, Vec<Arc<str>>> = BTreeMap::new();
        for group in groups {
            for (citation, mention) in
                explainer.document.citations[group].citations.iter().zip(&cited.citations[group])
            {
                let Some(Mention { reference, .. }) = mention else { continue };
                let passages = here.entry(*reference).or_default();
                if let Some(passage) = &citation.passage
                    && !passages.contains(&passage.text)
                {
                    passages.reserve_exact(1);
                    passages.push(passage.text.clone());
                }
            }
        }
        let together = here.len() > 1;
        for (reference, passages) in here {
            by_reference[reference].push(Leaning {
                role,
                text: Arc::clone(&text),
                id: Arc::clone(id),
                question: Arc::clone(question),
                passages,
                together,
            });
        }
    };
    for section in &explainer.sections {
        let heading = section.heading.map(|heading| &body.headings[heading]);
        let (title, id) = heading.map_or((&title, &nothing), |heading| (&heading.text, &heading.id));
        for block in &section.blocks {
            match block {
                Block::Claims(claims) => {
                    for claim in claims {
                        add(claim.citations.clone(), Some(claim.role), statement(claim), &claim.id, &nothing);
                    }
                }
                Block::Dispute(dispute) => {
                    let question = &body.headings[dispute.heading].text;
                    for claim in &dispute.positions {
                        add(claim.citations.clone(), Some(claim.role), statement(claim), &claim.id, question);
                    }
                    for part in dispute.intro.iter().chain(&dispute.note) {
                        add(
                            groups_in(explainer, part),
                            Some(Role::Disputed),
                            Arc::clone(question),
                            &dispute.id,
                            &nothing,
                        );
                    }
                }
                Block::Remark(remark) => {
                    let (title, id) = remark.heading.map_or((title, id), |heading| {
                        (&body.headings[heading].text, &body.headings[heading].id)
                    });
                    let groups: Vec<usize> = (0..explainer.document.citations.len())
                        .filter(|&group| remark.span.contains(explainer.document.citations[group].span))
                        .collect();
                    if let (Some(first), Some(last)) = (groups.first(), groups.last()) {
                        add(*first..last + 1, Some(Role::Words), Arc::clone(title), id, &nothing);
                    }
                }
                Block::Prose(part) => add(groups_in(explainer, part), None, Arc::clone(title), id, &nothing),
                Block::Updates(updates) => {
                    for update in updates {
                        let groups = groups_in(explainer, &update.part);
                        add(groups, Some(Role::Updates), Arc::clone(&update.text), &update.id, &nothing);
                    }
                }
            }
        }
    }
    // What leans on a source stays for as long as the site does; most is one claim.
    for leaning in &mut by_reference {
        leaning.shrink_to_fit();
    }
    by_reference
}

/// For each reference, the others that some claim cites together with it, in their order.
pub fn beside(explainer: &Explainer, cited: &Cited) -> Vec<Vec<usize>> {
    let mut beside: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); cited.references.len()];
    for claim in explainer.claims() {
        let together: Vec<usize> = cited.sources(claim.citations.clone()).collect();
        for &one in &together {
            beside[one].extend(together.iter().filter(|&&other| other != one));
        }
    }
    beside.into_iter().map(|others| others.into_iter().collect()).collect()
}

/// What a claim says: its lead and a colon before its words, if both are there.
pub fn statement(claim: &Claim) -> Arc<str> {
    match &claim.lead {
        Some(lead) if claim.text.is_empty() => Arc::clone(&lead.text),
        Some(lead) => format!("{}: {}", lead.text, claim.text).into(),
        None => Arc::clone(&claim.text),
    }
}

/// The groups of citations in a part; those of one part are neighbours.
pub fn groups_in(explainer: &Explainer, part: &Part) -> std::ops::Range<usize> {
    let mut groups = explainer.document.body.events[part.clone()].iter().filter_map(|event| match event {
        Event::Citation(group) => Some(*group as usize),
        _ => None,
    });
    match groups.next() {
        Some(first) => first..groups.next_back().unwrap_or(first) + 1,
        None => 0..0,
    }
}

/// What links where: for each entry, the explainers and plain pages that link to it, in their order.
pub fn backlinks(entries: &[Entry]) -> Vec<Vec<EntryId>> {
    let mut backlinks: Vec<Vec<EntryId>> = vec![Vec::new(); entries.len()];
    let by_url: HashMap<&str, EntryId> =
        entries.iter().enumerate().map(|(id, entry)| (entry.url.as_str(), id)).collect();
    let links = entries.par_iter().enumerate().map(|(id, entry)| {
        let links = entry.resolution.links.iter().filter_map(|target| match target {
            Target::Site { url, .. } => by_url.get(url.as_str()).copied().filter(|&other| other != id),
            _ => None,
        });
        let counts = matches!(entry.what, What::Explainer(_) | What::Plain(_));
        links.filter(|_| counts).collect::<Vec<EntryId>>()
    });
    for (id, links) in links.collect::<Vec<_>>().into_iter().enumerate() {
        for other in links {
            if backlinks[other].last() != Some(&id) {
                backlinks[other].push(id);
            }
        }
    }
    backlinks
}

/// What each entry is related to: those that share groups with it (sources are worth two each, topics one), the nearest
/// first; among equals the one that changed last.
pub fn related(
    groups: impl Iterator<Item = (usize, Vec<EntryId>)>,
    changed: &[Option<Day>],
    memo: &Memo<Digest, Vec<EntryId>>,
) -> Vec<Arc<Vec<EntryId>>> {
    let mut shares: Vec<Vec<usize>> = vec![Vec::new(); changed.len()];
    let groups: Vec<_> = groups.collect();
    for (group, (_, members)) in groups.iter().enumerate() {
        for &member in members {
            shares[member].push(group);
        }
    }
    let looked_at: Vec<Keyed<Group>> = groups
        .into_par_iter()
        .map(|(worth, members)| {
            let members = members.into_iter().take(NEIGHBOURS).map(|id| (id, changed[id])).collect();
            Keyed::new(Group { worth, members })
        })
        .collect();
    let nothing = Arc::default();
    (0..changed.len())
        .into_par_iter()
        .map_init(
            || vec![0; changed.len()],
            |scores, own| {
                let groups: Vec<_> = shares[own].iter().map(|&group| &looked_at[group]).collect();
                if groups.is_empty() {
                    return Arc::clone(&nothing);
                }
                memo.get(&Digest::of_value(&(own, &groups)), || nearest(own, &groups, scores))
            },
        )
        .collect()
}

/// Entries that share a source or a topic, with when they last changed.
#[derive(Hash)]
struct Group {
    worth: usize,
    members: Vec<(EntryId, Option<Day>)>,
}

/// The neighbours of an entry in its groups, the nearest first. `scores` has a nought for each entry, before and after.
fn nearest(own: EntryId, groups: &[&Keyed<Group>], scores: &mut [usize]) -> Vec<EntryId> {
    let mut neighbours: Vec<(EntryId, Option<Day>)> = Vec::new();
    for group in groups {
        for &(other, changed) in group.members.iter().filter(|(other, _)| *other != own) {
            if scores[other] == 0 {
                neighbours.push((other, changed));
            }
            scores[other] += group.worth;
        }
    }
    let rank = |&(other, changed): &(EntryId, Option<Day>)| (Reverse((scores[other], changed)), other);
    if neighbours.len() > RELATED {
        neighbours.select_nth_unstable_by_key(RELATED, rank);
    }
    let mut nearest: Vec<_> = neighbours.iter().take(RELATED).copied().collect();
    nearest.sort_unstable_by_key(rank);
    for (other, _) in neighbours {
        scores[other] = 0;
    }
    nearest.into_iter().map(|(other, _)| other).collect()
}
