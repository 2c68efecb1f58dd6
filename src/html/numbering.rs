//! What is numbered on a page besides its sources: footnotes, by their first reference, and tables; and which image is the
//! first.
//!
//! Computed once for each document, in one pass over its body and one over each footnote that is referred to, so that a
//! number is the same whichever part of the body is rendered first, or again.

use crate::model::body::{Body, Event, Part, Tag};

/// The numbers of a document.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    notes: Vec<Note>,
    references: Vec<NoteReference>,
    tables: Vec<usize>,
    first_image: Option<usize>,
}

/// A footnote that is referred to; its number is its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// The index in [`Body::footnotes`].
    pub footnote: usize,
    /// How many references lead to it.
    pub references: usize,
}

/// A reference to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteReference {
    /// The index of its event.
    event: usize,
    /// The number of the footnote, from 1.
    pub number: usize,
    /// The how-manieth reference to that footnote it is, from 1.
    pub reference: usize,
}

impl Numbering {
    /// The numbers of a body: what readers meet first has the lower one. They meet the footnotes after all else, in the
    /// order of their numbers, and what footnotes refer to after that.
    pub fn of(body: &Body) -> Self {
        let is_image = |event: &Event| matches!(event, Event::Start { tag: Tag::Image(_), .. });
        let first_image = body.events.iter().position(is_image);
        let mut numbering = Self { first_image, ..Self::default() };
        let mut numbers: Vec<Option<usize>> = vec![None; body.footnotes.len()];
        numbering.read(body, body.part(), &mut numbers);
        let mut next = 0;
        while let Some(note) = numbering.notes.get(next) {
            numbering.read(body, body.footnotes[note.footnote].part.clone(), &mut numbers);
            next += 1;
        }
        numbering.references.sort_unstable_by_key(|reference| reference.event);
        numbering.tables.sort_unstable();
        numbering
    }

    /// The event of the first image.
    pub fn first_image(&self) -> Option<usize> {
        self.first_image
    }

    /// The footnotes that are referred to, in the order of their numbers.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The reference that stands at the event with this index; `None` if nothing published refers to it from there.
    pub fn reference(&self, event: usize) -> Option<NoteReference> {
        let index = self.references.binary_search_by_key(&event, |reference| reference.event).ok()?;
        Some(self.references[index])
    }

    /// The number of the table that opens at the event with this index; `None` if it is the only one.
    pub fn table(&self, event: usize) -> Option<usize> {
        let index = self.tables.binary_search(&event).ok()?;
        (self.tables.len() > 1).then_some(index + 1)
    }

    fn read(&mut self, body: &Body, part: Part, numbers: &mut [Option<usize>]) {
        let mut index = part.start;
        while index < part.end {
            match &body.events[index] {
                // Footnotes stand at the end of the page, and what describes an image is not seen.
                Event::Start { tag: Tag::FootnoteDefinition(_) | Tag::Image(_), end } => {
                    index = *end as usize;
                }
                Event::Start { tag: Tag::Table(_), .. } => self.tables.push(index),
                Event::FootnoteReference(footnote) => {
                    let footnote = *footnote as usize;
                    if let Some(number) = numbers.get_mut(footnote) {
                        let number = *number.get_or_insert_with(|| {
                            self.notes.push(Note { footnote, references: 0 });
                            self.notes.len()
                        });
                        let note = &mut self.notes[number - 1];
                        note.references += 1;
                        self.references.push(NoteReference {
                            event: index,
                            number,
                            reference: note.references,
                        });
                    }
                }
                _ => {}
            }
            index += 1;
        }
    }
}
