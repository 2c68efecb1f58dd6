//! Answers that are computed once: what links here, what is related.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::date::Day;
use crate::digest::{Digest, Keyed};
use crate::memo::Memo;

use super::entry::{Entry, EntryId};
use super::resolve::Target;
use super::sources::SourceEntry;
use super::topics::Topic;
use super::what::What;

/// How many related explainers a page shows at most.
const RELATED: usize = 5;
/// Of a source or topic that very many explainers share, so many are looked at.
const NEIGHBOURS: usize = 100;

/// Puts lists into their order, the last changed first, and finds what is related to what. Returns the explainers in that
/// order.
pub(super) fn relate(
    entries: &mut [Entry],
    sources: &mut [SourceEntry],
    topics: &mut [Topic],
    memo: &Memo<Digest, Vec<EntryId>>,
) -> Vec<EntryId> {
    let changed: Vec<Option<Day>> = entries.par_iter().map(Entry::changed).collect();
    let mut explainers: Vec<EntryId> =
        (0..entries.len()).filter(|&id| entries[id].explainer().is_some()).collect();
    explainers.par_sort_by_cached_key(|&id| (Reverse(changed[id]), &entries[id].outline().path));
    let mut place = vec![0; entries.len()];
    for (rank, &id) in explainers.iter().enumerate() {
        place[id] = rank;
    }
    topics.par_iter_mut().for_each(|topic| topic.explainers.sort_by_key(|&id| place[id]));
    sources.par_iter_mut().for_each(|source| source.cited_by.sort_by_key(|&(id, _)| place[id]));
    let by_source = sources.iter().map(|source| (2, source.cited_by.iter().map(|&(id, _)| id).collect()));
    let by_topic = topics.iter().map(|topic| (1, topic.explainers.clone()));
    let related = self::related(by_source.chain(by_topic), &changed, memo);
    let backlinks = self::backlinks(entries);
    for ((entry, related), backlinks) in entries.iter_mut().zip(related).zip(backlinks) {
        entry.related = related;
        entry.backlinks = backlinks;
    }
    explainers
}

/// What links where: for each entry, the explainers and plain pages that link to it, in their order.
fn backlinks(entries: &[Entry]) -> Vec<Vec<EntryId>> {
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
fn related(
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
