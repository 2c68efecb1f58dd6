//! Reading the site again whenever something changes: what `watch` and `serve` share.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::report::text::counted;
use crate::session::{Refresh, Session};
use crate::watch::{Changes, Watched, Watcher};

use super::args::HearingArgs;
use super::terminal::Terminal;

/// What was heard before a refresh.
pub(super) struct Heard<'a> {
    /// What changed, in words; `None` at the first refresh.
    pub(super) what: Option<String>,
    /// When it was heard.
    pub(super) started: Instant,
    /// Hears of what happens meanwhile.
    pub(super) watcher: &'a mut Watcher,
}

/// What there is to act upon.
pub(super) enum News<'a> {
    /// Something happened to this file; a refresh follows.
    Hint(&'a Path),
    /// There are pages to be seen, before it is known what an editor should look at.
    Drafted(&'a Refresh),
    /// What came of a refresh: nothing, if all is equal.
    Refreshed(Option<Box<Refresh>>, Heard<'a>),
}

/// So many files are hinted at one by one; more were not saved by hand.
const HINTS: usize = 4;

/// Refreshes now and whenever something may have changed, until the user ends it, and hands over what came of it. What is
/// wrong is said, and does not end it.
pub(super) fn watch(
    session: &mut Session,
    args: &HearingArgs,
    terminal: &Terminal,
    mut act: impl FnMut(&mut Session, News<'_>),
) -> ! {
    let mut watcher = Watcher::new(Watched {
        root: session.root().to_path_buf(),
        texts: session.texts().to_path_buf(),
        debounce: args.debounce,
        poll: args.poll,
    });
    let mut what = None;
    let mut hints: Vec<PathBuf> = Vec::new();
    loop {
        let started = Instant::now();
        // A mistake of ours has been said when it gets here; the next save may be past it.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| {
            for hint in hints.drain(..) {
                act(session, News::Hint(&hint));
            }
            let refresh = session.draft().map(|draft| {
                act(session, News::Drafted(&draft));
                session.check(draft)
            });
            let heard = Heard { what: what.take(), started, watcher: &mut watcher };
            act(session, News::Refreshed(refresh.map(Box::new), heard));
        }));
        watcher.follow(session.texts());
        let changes = watcher.wait();
        if let Some(notice) = &changes.notice {
            terminal.insist(&format!("warning: {notice}"));
        }
        what = Some(what_changed(&changes, session.root()));
        hints = changes.paths;
        hints.sort();
        hints.dedup();
        if hints.len() > HINTS {
            hints.clear();
        }
    }
}

/// What the user did, as far as it was heard: `content/x.md changed`.
fn what_changed(changes: &Changes, root: &Path) -> String {
    let mut paths: Vec<String> = changes
        .paths
        .iter()
        .filter_map(|path| Some(path.strip_prefix(root).ok()?.to_string_lossy().into_owned()))
        .collect();
    paths.sort();
    paths.dedup();
    match paths.as_slice() {
        [] => "Something changed".to_owned(),
        [one] => format!("{one} changed"),
        [one, rest @ ..] => format!("{one} and {} changed", counted(rest.len(), "other")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_said_in_short() {
        let changed = |paths: &[&str]| {
            let changes = Changes { paths: paths.iter().map(Into::into).collect(), notice: None };
            what_changed(&changes, Path::new("/site"))
        };
        assert_eq!(changed(&["/site/content/a.md", "/site/content/a.md"]), "content/a.md changed");
        assert_eq!(
            changed(&["/site/content/b.md", "/site/content/a.md"]),
            "content/a.md and 1 other changed"
        );
        assert_eq!(changed(&["/elsewhere/x.txt"]), "Something changed");
    }
}
