//! What a document cites, and where: read from the document alone, but for which of its keys sources have.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::digest::Keyed;
use crate::model::body::{Body, Part};
use crate::model::citation::CitationGroup;
use crate::model::cites::{Cites, Leaning, Mention, Mentions, Usage};
use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::explainer::Explainer;
use crate::model::role::Role;
use crate::model::section::{Block, Section};

/// A document, as far as its citations go.
#[derive(Clone, Copy)]
pub struct Citing<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its body.
    pub body: &'a Body,
    /// The groups of citations in the body.
    pub citations: &'a [CitationGroup],
    /// The keys that they cite, each once, in the order of their first mention.
    pub keys: &'a [Box<str>],
    /// The sections of an explainer.
    pub sections: Option<&'a [Section]>,
}

impl<'a> Citing<'a> {
    /// A document that was read; its sections, if it is an explainer.
    pub fn of(document: &'a Document, explainer: Option<&'a Explainer>) -> Self {
        Self {
            title: &document.title,
            body: &document.body,
            citations: &document.citations,
            keys: &document.keys,
            sections: explainer.map(|explainer| &*explainer.sections),
        }
    }

    /// What it cites, where sources have the keys with these indices.
    pub fn cites(&self, is_known: impl Fn(usize) -> bool) -> Cites {
        let (mentions, references) = self.mentions(is_known);
        let Some(sections) = self.sections else {
            return Cites { mentions: Arc::new(mentions), references, ..Cites::default() };
        };
        let leaning = vec![Vec::new(); references.len()];
        let reader = Reader { citing: *self, mentions: &mentions, nothing: "".into(), leaning };
        let leaning = reader.read(sections).into_iter().map(Keyed::new).collect();
        let claims: Vec<Range<usize>> = claims(sections).map(|claim| claim.citations.clone()).collect();
        let beside = beside(&claims, &mentions, references.len()).into();
        Cites { mentions: Arc::new(mentions), references, leaning, beside, claims }
    }

    fn mentions(&self, is_known: impl Fn(usize) -> bool) -> (Vec<Mentions>, Vec<Usage>) {
        let mut numbers = BTreeMap::new();
        for (_, key) in self.keys.iter().enumerate().filter(|(index, _)| is_known(*index)) {
            numbers.insert(&**key, numbers.len());
        }
        let mut used: Vec<(Vec<Arc<str>>, usize)> = vec![(Vec::new(), 0); numbers.len()];
        let groups = self.citations.iter().map(|group| {
            let mentions = group.mentions().map(|(citation, passage)| {
                let number = *numbers.get(&*citation.key)?;
                let (passages, mentions) = &mut used[number];
                *mentions += 1;
                let passage = passage.map(|passage| {
                    let known = passages.iter().position(|other| *other == passage.text);
                    known.unwrap_or_else(|| {
                        passages.push(passage.text.clone());
                        passages.len() - 1
                    }) + 1
                });
                Some(Mention::new(number, *mentions, passage))
            });
            mentions.collect()
        });
        let groups = groups.collect();
        let usages =
            used.into_iter().map(|(passages, mentions)| Usage { passages: passages.into(), mentions });
        (groups, usages.collect())
    }
}

/// The references that are mentioned in these groups, each once, in their order.
pub fn mentioned<'a>(groups: impl IntoIterator<Item = &'a Mentions>) -> impl Iterator<Item = usize> {
    let references = groups.into_iter().flatten().flatten().map(|mention| mention.reference());
    references.collect::<BTreeSet<_>>().into_iter()
}

fn claims(sections: &[Section]) -> impl Iterator<Item = &Claim> {
    sections.iter().flat_map(|section| &section.blocks).flat_map(Block::claims)
}

/// For each reference, the others that some claim cites together with it.
fn beside(claims: &[Range<usize>], mentions: &[Mentions], references: usize) -> Vec<Vec<usize>> {
    let mut beside: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); references];
    for groups in claims {
        let together: Vec<usize> = mentioned(&mentions[groups.clone()]).collect();
        for &one in &together {
            beside[one].extend(together.iter().filter(|&&other| other != one));
        }
    }
    beside.into_iter().map(|others| others.into_iter().collect()).collect()
}

/// Reads which places lean on which reference.
struct Reader<'a> {
    citing: Citing<'a>,
    mentions: &'a [Mentions],
    /// No question, no id.
    nothing: Arc<str>,
    /// Of each reference.
    leaning: Vec<Vec<Leaning>>,
}

impl Reader<'_> {
    fn read(mut self, sections: &[Section]) -> Vec<Vec<Leaning>> {
        let Citing { title, body, citations, .. } = self.citing;
        let nothing = Arc::clone(&self.nothing);
        let title: Arc<str> = title.into();
        for section in sections {
            let heading = section.heading.map(|heading| &body.headings[heading]);
            let (title, id) = heading.map_or((&title, &nothing), |heading| (&heading.text, &heading.id));
            for block in &section.blocks {
                match block {
                    Block::Claims(claims) => {
                        for claim in claims {
                            self.claim(claim, &nothing);
                        }
                    }
                    Block::Dispute(dispute) => {
                        let question = &body.headings[dispute.heading].text;
                        for claim in &dispute.positions {
                            self.claim(claim, question);
                        }
                        for part in dispute.intro.iter().chain(&dispute.note) {
                            self.part(part, Some(Role::Disputed), question, &dispute.id);
                        }
                    }
                    Block::Remark(remark) => {
                        let (title, id) = remark.heading.map_or((title, id), |heading| {
                            (&body.headings[heading].text, &body.headings[heading].id)
                        });
                        let is_within = |group: &usize| remark.span.contains(citations[*group].span);
                        let groups: Vec<usize> = (0..citations.len()).filter(is_within).collect();
                        if let (Some(first), Some(last)) = (groups.first(), groups.last()) {
                            self.add(*first..last + 1, Some(Role::Words), title, id, &nothing);
                        }
                    }
                    Block::Prose(part) => self.part(part, None, title, id),
                    Block::Updates(updates) => {
                        for update in updates {
                            self.part(&update.part, Some(Role::Updates), &update.text, &update.id);
                        }
                    }
                }
            }
        }
        self.leaning
    }

    fn claim(&mut self, claim: &Claim, question: &Arc<str>) {
        self.add(claim.citations.clone(), Some(claim.role), &claim.statement(), &claim.id, question);
    }

    fn part(&mut self, part: &Part, role: Option<Role>, text: &Arc<str>, id: &Arc<str>) {
        let nothing = Arc::clone(&self.nothing);
        self.add(self.citing.body.groups_in(part), role, text, id, &nothing);
    }

    fn add(
        &mut self,
        groups: Range<usize>,
        role: Option<Role>,
        text: &Arc<str>,
        id: &Arc<str>,
        question: &Arc<str>,
    ) {
        let mut here: BTreeMap<usize, Vec<Arc<str>>> = BTreeMap::new();
        for group in groups {
            for ((_, passage), mention) in self.citing.citations[group].mentions().zip(&self.mentions[group])
            {
                let Some(mention) = mention else { continue };
                let passages = here.entry(mention.reference()).or_default();
                if let Some(passage) = passage
                    && !passages.contains(&passage.text)
                {
                    passages.reserve_exact(1);
                    passages.push(passage.text.clone());
                }
            }
        }
        let together = here.len() > 1;
        for (reference, passages) in here {
            // What leans on a source stays for as long as the site does; most is one claim.
            self.leaning[reference].reserve_exact(1);
            self.leaning[reference].push(Leaning {
                role,
                text: Arc::clone(text),
                id: Arc::clone(id),
                question: Arc::clone(question),
                passages,
                together,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::digest::Digest;
    use crate::parse::document::{self, Manner};
    use crate::path::SitePath;

    #[test]
    fn what_no_source_has_is_not_cited_and_others_count_as_if_it_were_not_there() {
        let text = "## What we know\n\n- It rained. [@a, \"rain\"; @b]\n- It rose. [@c; @a, \"rose\"]\n- Wind. [@b]\n";
        let manner = Manner::new(&Config::default());
        let path = SitePath::new("content/x.md");
        let explainer = document::explainer(&path, &text.into(), Digest::default(), &manner).value;
        let citing = Citing::of(&explainer.document, Some(&explainer));
        let told = |cites: &Cites| {
            let mentions: Vec<Vec<_>> = (cites.mentions.iter())
                .map(|group| {
                    group.iter().map(|it| it.map(|it| (it.reference(), it.mention(), it.passage()))).collect()
                })
                .collect();
            let leaning: Vec<Vec<(String, bool)>> = (cites.leaning.iter())
                .map(|places| places.iter().map(|it| (it.text.to_string(), it.together)).collect())
                .collect();
            (mentions, leaning, cites.beside.to_vec())
        };
        let place = |words: &str, together| (words.to_owned(), together);
        assert_eq!(
            told(&explainer.document.cites),
            (
                vec![
                    vec![Some((0, 1, Some(1))), Some((1, 1, None))],
                    vec![Some((2, 1, None)), Some((0, 2, Some(2)))],
                    vec![Some((1, 2, None))],
                ],
                vec![
                    vec![place("It rained.", true), place("It rose.", true)],
                    vec![place("It rained.", true), place("Wind.", false)],
                    vec![place("It rose.", true)],
                ],
                vec![vec![1, 2], vec![0], vec![0]],
            )
        );
        let without_b = citing.cites(|key| key != 1);
        assert_eq!(
            told(&without_b),
            (
                vec![
                    vec![Some((0, 1, Some(1))), None],
                    vec![Some((1, 1, None)), Some((0, 2, Some(2)))],
                    vec![None],
                ],
                vec![
                    vec![place("It rained.", false), place("It rose.", true)],
                    vec![place("It rose.", true)],
                ],
                vec![vec![1], vec![0]],
            )
        );
    }
}
