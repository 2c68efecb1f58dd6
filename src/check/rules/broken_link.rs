//! A link leads nowhere: no page or file is there, several pages have the name, or the page is left out of this build.
//!
//! Links to other pages are written as paths to their files, relative to the page (`other.md`, `../pages/about.md`), from
//! the root (`/other.md`), or as wikilinks (`[[other]]`, `[[Title|text]]`). A wikilink names a slug, then a title, then an
//! alias. What factbox makes by itself has its address: `/sources/`, `/search/`, `/feed.xml`, `/other/claims.json`. Links to
//! other sites are not looked up.
//!
//! Links that stand in templates are looked up too, on some pages of each template; there is no comment that waives those.

use crate::diagnostic::{Diagnostic, Level};
use crate::site::resolve::{ProblemKind, how_to_publish};

use super::super::foreign::is_foreign;
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    level: Level::Error,
    source: include_str!("broken_link.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let links = &subject.document.body.links;
    for problem in subject.entry.problems.iter() {
        let link = &links[problem.link];
        if link.image || subject.is_swallowed(link) || is_foreign(link) {
            continue;
        }
        let place = subject.first_line(link.span);
        let destination = &link.destination;
        let finding = match &problem.kind {
            ProblemKind::Missing => {
                let finding = RULE.finding(place, format!("nothing is at `{destination}`"));
                match &problem.suggestion {
                    Some(near) => {
                        let finding = finding.help(format!("did you mean `{near}`?"));
                        let name = near.trim_start_matches("[[").trim_end_matches("]]");
                        match subject.destination(link, false) {
                            Some(span) => finding.patch(span, name),
                            None => finding,
                        }
                    }
                    None => finding.help("link to a file of the site by its path, relative to this one"),
                }
            }
            ProblemKind::LeftOut(why) => RULE
                .finding(place, format!("`{destination}` is left out of this build: it is {why}"))
                .help("publish it too, or take the link away"),
            ProblemKind::Outside => RULE
                .finding(place, format!("`{destination}` leads out of the site"))
                .help("nothing outside the site's folder is published"),
            ProblemKind::Ambiguous(paths) => RULE
                .finding(place, format!("several pages are called `{destination}`"))
                .note(format!("they are {}", paths.join(", ")))
                .help("name the address of the one that you mean, without slashes at its ends"),
            ProblemKind::Unpublished(key) => {
                RULE.finding(place, format!("nothing is at `{destination}`")).help(how_to_publish(key))
            }
            ProblemKind::NotCited => RULE
                .finding(place, format!("the source `{destination}` is not published: no page cites it"))
                .help("cite it, or take the link away"),
            ProblemKind::BadName => RULE
                .finding(place, format!("no address can bear the name of `{destination}`"))
                .help("rename the file"),
            ProblemKind::NoAnchor { .. } | ProblemKind::UnsafeScheme(_) | ProblemKind::UnreadableImage(_) => {
                continue;
            }
        };
        found.push(finding);
    }
}
