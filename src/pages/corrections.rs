//! Updates and corrections of all explainers, the latest first.

use crate::digest::Keyed;
use crate::site::routes;

use super::cards::Cards;
use super::frame::{self, Frame, Head, Sheet};
use super::view::{CorrectionsView, LoggedUpdate};

/// What the view is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    updates: Vec<Keyed<LoggedUpdate>>,
}

/// The pages of the list.
pub fn plan(frame: &Frame, cards: &Cards) -> Vec<Sheet<Input>> {
    frame::paginate(&cards.updates, frame.paginate, |number| routes::numbered("corrections", number))
        .into_iter()
        .map(|(path, updates, pager)| {
            let head = Head {
                title: frame.words(None).text("title.corrections", &[]),
                description: String::new(),
                url: path.url(),
                lang: None,
                draft: false,
                pager,
                ..Head::default()
            };
            Sheet { path, head, input: Input { updates: updates.to_vec() } }
        })
        .collect()
}

/// `corrections` in templates.
pub fn view(input: &Input) -> CorrectionsView {
    CorrectionsView { updates: input.updates.clone() }
}
