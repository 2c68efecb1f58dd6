//! What is left out of a build, and why: drafts, what is not yet or no longer public, what is private by a key of another
//! tool, and files that by their names are not meant for readers.
//!
//! Private elsewhere is private here: a page that its writer's other tools would not publish is not published, and the last
//! line of a build says so.

use std::collections::BTreeMap;
use std::fmt;

use crate::model::front_matter::FrontMatter;
use crate::path::SitePath;

use super::choice::Choice;
use super::routes::{self, ContentKind};

/// What is left out, each with the reason.
pub type LeftOut = BTreeMap<SitePath, Why>;

/// Why a file is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It is a draft.
    Draft,
    /// Its date is in the future.
    Future,
    /// It says that it is not public: `publish: false`, as it is written.
    Private(Box<str>),
    /// It was public until a day that is past.
    Expired,
    /// Its name, or that of a folder around it, begins with `_`.
    Underscore,
    /// A program that synchronises files, or merges them, made it beside another one.
    Copy,
}

impl fmt::Display for Why {
    /// What it is, to be said after *it is*.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => formatter.write_str("a draft"),
            Self::Future => formatter.write_str("dated in the future"),
            Self::Private(said) => write!(formatter, "private (`{said}`)"),
            Self::Expired => formatter.write_str("expired (`expiryDate`)"),
            Self::Underscore => formatter.write_str("private (a name in its path begins with `_`)"),
            Self::Copy => formatter.write_str("a copy that a sync program or a merge left behind"),
        }
    }
}

/// Why a document is left out that says so itself; `None` if it is not.
pub(super) fn by_front_matter(front_matter: &FrontMatter, choice: &Choice) -> Option<Why> {
    let private = front_matter.private.as_ref().filter(|private| !(private.is_draft && choice.drafts));
    if let Some(private) = private {
        return Some(Why::Private(private.said.as_str().into()));
    }
    // On the day itself it is no longer public: the hour is not known.
    if front_matter.expires.as_ref().is_some_and(|day| day.value <= choice.today.day) {
        return Some(Why::Expired);
    }
    if front_matter.draft && !choice.drafts {
        return Some(Why::Draft);
    }
    let days = [&front_matter.date, &front_matter.publish_date];
    let is_of_future = days.into_iter().flatten().any(|day| day.value > choice.today.furthest);
    (is_of_future && !choice.future).then_some(Why::Future)
}

/// Why the file at `path` is left out whatever is in it; `None` if it is not, or means nothing anyway.
pub fn by_name(path: &SitePath) -> Option<Why> {
    let is_static = path.as_str().starts_with("static/");
    let kind = if is_static { ContentKind::File } else { routes::content_kind(path)? };
    let mut parts = path.as_str().split('/').skip(1);
    if parts.clone().any(is_copy) {
        return Some(Why::Copy);
    }
    // In `static/` the names are those of hosts: `_headers`, `_redirects`.
    let is_hidden = !is_static && parts.any(|part| part.starts_with('_'));
    (is_hidden && kind != ContentKind::Home).then_some(Why::Underscore)
}

/// What the names of copies say that are made where two machines changed one file, in the languages of those programs.
const COPIES: [&str; 16] = [
    "conflicted copy",
    "conflict copy",
    "conflicting copy",
    "case conflict",
    "konfliktkopie",
    "in konflikt stehende kopie",
    "copie en conflit",
    "copia en conflicto",
    "copia in conflitto",
    "cópia em conflito",
    "conflicterende kopie",
    "kopia powodująca konflikt",
    "sfconflict",
    "競合コピー",
    "冲突副本",
    "衝突複本",
];

/// Whether a file or folder called `name` is a copy that a program made beside another one because it could not tell which of
/// two is right: Dropbox, Nextcloud, Obsidian (`x (conflicted copy 2026-01-05).md`), Syncthing
/// (`x.sync-conflict-20260105-101010-ABCDEFG.md`), ownCloud (`x_conflict-20260105-101010.md`), `OneDrive`
/// (`x-DESKTOP-4F2K9QX.md`), Google Drive (`x [Conflict].md`), or a merge (`x_REMOTE_4711.md`, `x.md.orig`).
fn is_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    if lower.contains(".sync-conflict-") {
        return true;
    }
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    if matches!(extension, "orig" | "rej" | "mine" | "theirs") || extension.starts_with('~') {
        return true;
    }
    if lower.contains("[conflict]") || lower.contains("[conflicted]") {
        return true;
    }
    // A name of somebody may stand in brackets within them.
    let from_first = lower.find(['(', '[', '（']).map_or("", |open| &lower[open..]);
    if COPIES.iter().any(|copy| from_first.contains(copy)) {
        return true;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // What `git mergetool` and Subversion leave bears a number: `x_REMOTE_4711.md`.
    let of_merge = || {
        let (rest, number) = stem.rsplit_once('_')?;
        let (_, side) = rest.rsplit_once('_')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        Some(is_number && matches!(side, "BACKUP" | "BASE" | "LOCAL" | "REMOTE"))
    };
    let of_owncloud = || {
        let date = stem.rsplit_once("_conflict-")?.1;
        Some(date.len() >= 8 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
    };
    let of_machine = || {
        let (rest, id) = stem.rsplit_once('-')?;
        let is_id = (7..=8).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        Some(is_id && ["-DESKTOP", "-LAPTOP"].iter().any(|kind| rest.ends_with(kind)))
    };
    [of_merge(), of_owncloud(), of_machine()].contains(&Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Day, Today};
    use crate::parse::front_matter;

    /// Why a page with this line in its front matter is left out on 30 November 2026.
    fn why(line: &str, drafts: bool) -> Option<String> {
        let text = format!("---\n{line}\n---\nText");
        let (front_matter, _, diagnostics) = front_matter::read(&SitePath::new("content/x.md"), &text);
        assert!(diagnostics.is_empty(), "{line}: {diagnostics:?}");
        let choice =
            Choice { drafts, today: Today::fixed(Day::parse("2026-11-30").unwrap()), ..Choice::default() };
        by_front_matter(&front_matter, &choice).map(|why| why.to_string())
    }

    #[test]
    fn what_is_private_elsewhere_is_private_here() {
        for line in [
            "publish: false",
            "published: false",
            "public: false",
            "dg-publish: false",
            "private: true",
            "hidden: true",
            "unlisted: true",
            "headless: true",
            "render: never",
            "render: false",
            "render: \"false\"",
            "private: \"true\"",
            "permalink: false",
            "status: private",
        ] {
            let said = line.replace('"', "");
            assert_eq!(why(line, false), Some(format!("private (`{said}`)")), "{line}");
        }
        for line in ["build: {render: never}", "_build: {render: false}", "build: {render: link}"] {
            assert!(why(line, false).is_some_and(|why| why.starts_with("private")), "{line}");
        }
        for line in ["draft: true", "draft: \"true\"", "status: draft"] {
            assert_eq!(why(line, false).as_deref(), Some("a draft"), "{line}");
        }
        for line in
            ["expiryDate: 2026-11-29", "expirydate: 2026-11-30T18:00:00Z", "unpublishdate: 2020-01-01"]
        {
            assert_eq!(why(line, true).as_deref(), Some("expired (`expiryDate`)"), "{line}");
        }
        for line in ["date: 2026-12-01", "{date: 2026-01-01, publishDate: 2026-12-01}"] {
            assert_eq!(why(line, true).as_deref(), Some("dated in the future"), "{line}");
        }
    }

    #[test]
    fn what_is_public_elsewhere_is_public_here() {
        for line in [
            "publish: true",
            "published: true",
            "published: \"true\"",
            "private: false",
            "headless: false",
            "draft: \"false\"",
            "render: always",
            "render: true",
            "build: {render: always, list: always}",
            "expiryDate: 2026-12-01",
            "publishDate: 2026-11-30",
            "status: settled",
        ] {
            assert_eq!(why(line, false), None, "{line}");
        }
    }

    #[test]
    fn a_preview_shows_what_is_still_to_be_published() {
        for line in ["draft: true", "status: draft", "publish: false", "published: false"] {
            assert_eq!(why(line, true), None, "{line}");
        }
        for line in ["private: true", "headless: true", "render: never", "status: private"] {
            assert!(why(line, true).is_some(), "{line}");
        }
    }

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "x (Ann's conflicted copy 2026-01-05).md",
            "x (ANNS-MAC's conflicted copy 2026-01-05 (1)).md",
            "x (conflicted copy 2026-01-05 101010).md",
            "x (Conflicted copy Phone 202601051010).md",
            "x (In Konflikt stehende Kopie von Ann 2026-01-05).md",
            "x (Copie en conflit de Ann 2026-01-05).md",
            "x (Ann の競合コピー 2026-01-05).md",
            "x (SFConflict ann@example.org 2026-01-05-10-10-10).md",
            "x.sync-conflict-20260105-101010-ABCDEFG.md",
            "x_conflict-20260105-101010.md",
            "x-DESKTOP-4F2K9QX.md",
            "x [Conflict].md",
            "x_REMOTE_4711.md",
            "x.md.orig",
            "x.md.~1~",
        ] {
            assert!(is_copy(name), "{name}");
        }
        for name in [
            "x.md",
            "conflict.md",
            "conflicted-copy.md",
            "The conflict in Sudan.md",
            "Sudan (conflict).md",
            "Sudan (conflict of 2023).md",
            "x (1).md",
            "x 2.md",
            "desktop-computers.md",
            "origins.md",
            "remote_4711.md",
        ] {
            assert!(!is_copy(name), "{name}");
        }
    }

    #[test]
    fn names_with_an_underscore_are_for_writers() {
        for path in ["content/_x.md", "content/_drafts/x.md", "content/a/_b/c.png", "content/sources/_x.yaml"]
        {
            assert_eq!(by_name(&SitePath::new(path)), Some(Why::Underscore), "{path}");
        }
        for path in ["content/x_.md", "content/a_b/c.md", "static/_headers", "content/sources/text/_x.txt"] {
            assert_eq!(by_name(&SitePath::new(path)), None, "{path}");
        }
        assert_eq!(by_name(&SitePath::new("static/x (conflicted copy 2026-01-05).png")), Some(Why::Copy));
    }
}
