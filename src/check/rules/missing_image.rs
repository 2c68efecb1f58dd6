//! An image whose file is not there.
//!
//! Images stand beside the page (`photo.jpg`) or in `static/` (`/photo.jpg`), or have the whole address of another site.
//! Images in templates are looked up on some pages of each template.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::resolve::ProblemKind;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-image",
    level: Level::Error,
    source: include_str!("missing_image.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let links = &subject.entry.document().body.links;
    for problem in subject.entry.problems.iter() {
        let link = &links[problem.link];
        if !link.image || matches!(problem.kind, ProblemKind::UnsafeScheme(_) | ProblemKind::NoAnchor { .. })
        {
            continue;
        }
        let place = subject.first_line(link.span);
        let message = match problem.kind {
            ProblemKind::Outside => format!("the image `{}` is outside the site", link.destination),
            _ => format!("there is no image `{}`", link.destination),
        };
        let finding = RULE.finding(place, message);
        found.push(match &problem.suggestion {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => {
                finding.help("put the file beside the page, or into `static/` and write `/` before its name")
            }
        });
    }
}
