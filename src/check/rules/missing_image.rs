//! An image whose file is not there.
//!
//! Images stand beside the page (`photo.jpg`) or in `static/` (`/photo.jpg`), or have the whole address of another site. The
//! same holds for `image:` in front matter, which stands for the page where it is shared. Images in templates are looked up on
//! some pages of each template.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::body::Link;
use crate::site::resolve::ProblemKind;

use super::super::foreign::is_foreign;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-image",
    level: Level::Error,
    source: include_str!("missing_image.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let links = &document.body.links;
    let is_image = |link: &Link| link.image && !is_foreign(link);
    let problems = subject.entry.problems.iter().filter(|problem| is_image(&links[problem.link]));
    let shown = problems.map(|problem| {
        let link = &links[problem.link];
        (subject.first_line(link.span), &*link.destination, &problem.kind, &problem.suggestion)
    });
    let shared = match (&document.front_matter.image, subject.entry.image_problem.as_deref()) {
        (Some(image), Some((kind, near))) => {
            Some((subject.place(image.span), image.value.as_str(), kind, near))
        }
        _ => None,
    };
    for (place, destination, kind, suggestion) in shown.chain(shared) {
        if let ProblemKind::LeftOut(why) = kind {
            let message = format!("the image `{destination}` is left out of this build: it is {why}");
            found.push(
                RULE.finding(place, message).help("give the file another name, or take the image away"),
            );
            continue;
        }
        let message = match kind {
            ProblemKind::UnsafeScheme(_) | ProblemKind::NoAnchor { .. } | ProblemKind::UnreadableImage(_) => {
                continue;
            }
            ProblemKind::Ambiguous(_) => format!("several images are called `{destination}`"),
            ProblemKind::Outside => format!("the image `{destination}` is outside the site"),
            _ => format!("there is no image `{destination}`"),
        };
        let finding = RULE.finding(place, message);
        found.push(match suggestion {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => {
                finding.help("put the file beside the page, or into `static/` and write `/` before its name")
            }
        });
    }
}
