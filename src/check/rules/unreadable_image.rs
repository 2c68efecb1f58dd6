//! An image whose file is not one: its header cannot be read.
//!
//! Browsers show a broken picture in its place, and the page jumps when it is loaded, for nobody knows how large it is. The
//! file may have been cut short, be empty, or be something else under an image's name. Looked at are the headers of `.png`,
//! `.jpg`, `.jpeg`, `.gif`, `.webp` and `.avif`.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::resolve::ProblemKind;
use crate::span::Place;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "unreadable-image",
    level: Level::Warning,
    source: include_str!("unreadable_image.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let shown = subject.entry.problems.iter().map(|problem| {
        let link = &document.body.links[problem.link];
        (subject.first_line(link.span), &*link.destination, &problem.kind)
    });
    let shared = match (&document.front_matter.image, subject.entry.image_problem.as_deref()) {
        (Some(image), Some((kind, _))) => Some((subject.place(image.span), image.value.as_str(), kind)),
        _ => None,
    };
    for (place, destination, kind) in shown.chain(shared) {
        let ProblemKind::UnreadableImage(ref file) = *kind else { continue };
        found.push(
            RULE.finding(place, format!("`{destination}` is no image that can be read"))
                .related(Place::start_of(file), "this file")
                .help("save the image again, under the name of what it is"),
        );
    }
}
