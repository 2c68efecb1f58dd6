//! What says in front matter that a page is not public: our own key, and the keys and words of other tools.
//!
//! Those of others are read, so that nothing is published that was private there. Nobody is told to write them.

/// A key that says whether a page is public.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// It, with its other names after it.
    pub names: &'static [&'static str],
    /// Which of its values say that the page is not public.
    pub not_public: NotPublic,
    /// Whether such a page is still to be published, so that previews show it as they show drafts.
    pub is_draft: bool,
}

/// Which values of a key say that a page is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPublic {
    /// This one of `true` and `false`.
    Flag(bool),
    /// The words of [`RENDER`] that mean that no page is made.
    Unrendered,
    /// Keys with values, of which `render` is one as above.
    Build,
    /// `false`, where an address might stand, which is not read.
    NoAddress,
}

const fn flag(names: &'static [&'static str], not_public: bool, is_draft: bool) -> Key {
    Key { names, not_public: NotPublic::Flag(not_public), is_draft }
}

const fn never(names: &'static [&'static str], not_public: NotPublic) -> Key {
    Key { names, not_public, is_draft: false }
}

/// Our own.
pub const PRIVATE: Key = flag(&["private"], true, false);

/// Those of other tools.
pub const ELSEWHERE: [Key; 9] = [
    flag(&["publish", "dg-publish"], false, true),
    flag(&["published"], false, true),
    flag(&["public"], false, false),
    flag(&["hidden"], true, false),
    flag(&["unlisted"], true, false),
    flag(&["headless"], true, false),
    never(&["render"], NotPublic::Unrendered),
    never(&["build", "_build"], NotPublic::Build),
    never(&["permalink"], NotPublic::NoAddress),
];

/// The names of those of other tools.
pub const NAMES_ELSEWHERE: [&[&str]; ELSEWHERE.len()] = {
    let mut names: [&[&str]; ELSEWHERE.len()] = [&[]; ELSEWHERE.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ELSEWHERE[at].names;
        at += 1;
    }
    names
};

/// All of them.
pub fn keys() -> impl Iterator<Item = Key> {
    std::iter::once(PRIVATE).chain(ELSEWHERE)
}

/// The names of the day from which a page is no longer public.
pub const EXPIRY: [&str; 3] = ["expiryDate", "expirydate", "unpublishdate"];

/// Words of other tools for a `status` that is not public, and whether it is one that is still to be published.
pub const STATUS: [(&str, bool); 6] = [
    ("draft", true),
    ("pending", true),
    ("unpublished", true),
    ("private", false),
    ("hidden", false),
    ("unlisted", false),
];

/// The values of `render`, and whether a page is made.
pub const RENDER: [(&str, bool); 3] = [("always", true), ("never", false), ("link", false)];
