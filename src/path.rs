//! Where things stand: paths of input files, paths in the output, addresses of pages.
//!
//! Plain values without a disk. An [`OutputPath`] refuses rather than repairs, so that nothing in the content can make us
//! write outside the output folder; a [`SiteUrl`] is relative to the site's root, so that every link in a page can be
//! written relative to the page.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::path::{MAIN_SEPARATOR, Path};
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text in composed form (NFC), in which names are compared: systems write `ü` as one character or as two.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The path of an input file relative to the site's root, with `/` between its parts, as on disk: `content/x.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Takes a path that is already relative and separated by `/`.
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(path.as_ref().into())
    }

    /// The path below `root` of what a machine calls `path`; the whole one where it is elsewhere.
    pub fn below(root: &Path, path: &Path) -> Self {
        let below = path.strip_prefix(root).unwrap_or(path);
        Self::new(below.to_string_lossy().replace(MAIN_SEPARATOR, "/"))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that the file stands in, without a final slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part: `x.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last part without its extension: `x`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The extension in lower case, without its dot; empty if there is none.
    pub fn extension(&self) -> String {
        let name = self.file_name();
        match name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
            _ => String::new(),
        }
    }

    /// Follows `reference`, a relative path with `/`, from the folder of this file. `None` if it leads out of the root.
    pub fn join(&self, reference: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self::new(parts.join("/")))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", &*self.0)
    }
}

/// Why a path cannot stand in the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadOutputPath {
    /// Nothing is left of it.
    Empty,
    /// It is absolute, or has a part such as `..` or `.`, or an empty one.
    Part(String),
    /// A part holds a character that no file system or web server carries unharmed.
    Character(char),
    /// A part is a device's name on Windows (`con`, `aux`, …) or ends in a dot or a space.
    Reserved(String),
}

/// Names of devices on Windows: no file may bear them, with any extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The path of a published file relative to the output folder: checked, with `/` between its parts, in Unicode form C.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Checks every part of `path`; refuses rather than repairs.
    pub fn new(path: &str) -> Result<Self, BadOutputPath> {
        if path.is_empty() {
            return Err(BadOutputPath::Empty);
        }
        for part in path.split('/') {
            if matches!(part, "" | "." | "..") {
                return Err(BadOutputPath::Part(part.to_owned()));
            }
            if let Some(character) = part
                .chars()
                .find(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
            {
                return Err(BadOutputPath::Character(character));
            }
            let stem = part.split('.').next().unwrap_or(part);
            if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || part.ends_with(['.', ' ']) {
                return Err(BadOutputPath::Reserved(part.to_owned()));
            }
        }
        Ok(Self(if path.is_ascii() { path.into() } else { path.nfc().collect::<String>().into() }))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that it stands in, the nearest first.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(self.0.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'))
            .map(|(folder, _)| folder)
    }

    /// What two paths have in common that a disk without letter case or with another Unicode form takes for one.
    pub fn collision_key(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        // By way of capitals, so that `ß` and `SS` are one, too.
        self.0.to_uppercase().to_lowercase().nfc().collect()
    }

    /// The address of the file, percent-encoded; that of `x/index.html` is `x/`.
    pub fn url(&self) -> SiteUrl {
        let path = match self.0.strip_suffix("index.html") {
            Some("") => "",
            Some(folder) if folder.ends_with('/') => folder,
            _ => &self.0,
        };
        SiteUrl(encode_path(path).into())
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", &*self.0)
    }
}

/// An address relative to the site's root, percent-encoded, without a leading slash: `topics/asean/`; empty for the home
/// page. A fragment is kept apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SiteUrl(Arc<str>);

impl SiteUrl {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a file in the folder of this page.
    #[must_use]
    pub fn file(&self, name: &str) -> Self {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        Self(format!("{folder}{slash}{}", encode_path(name)).into())
    }

    /// How many folders lie between the site's root and what the address names.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }
}

impl fmt::Debug for SiteUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", &*self.0)
    }
}

impl serde::Serialize for SiteUrl {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Characters that a path in a URL may not hold as they are (RFC 3986), and those that HTML would have to escape.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Percent-encodes a path, its slashes excepted.
pub fn encode_path(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, PATH)).into_owned()
}

/// Characters that may stand nowhere in a URL (RFC 3986).
const ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Percent-encodes what may stand nowhere in a URL; what is encoded already stays as it is.
pub fn encode_address(address: &str) -> String {
    Cow::from(utf8_percent_encode(address, ADDRESS)).into_owned()
}

/// Percent-encodes a fragment.
pub fn encode_fragment(fragment: &str) -> String {
    Cow::from(utf8_percent_encode(fragment, PATH)).into_owned()
}

/// Decodes percent-encoding once; `None` if what it holds is not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_follows_dots_and_stops_at_the_root() {
        let page = SitePath::new("content/a/b.md");
        assert_eq!(page.join("../c.md").unwrap().as_str(), "content/c.md");
        assert_eq!(page.join("./d/e.png").unwrap().as_str(), "content/a/d/e.png");
        assert_eq!(page.join("../../../x"), None);
    }

    #[test]
    fn output_paths_refuse_what_leads_out() {
        for bad in
            ["", "/etc/passwd", "a/../b", "a//b", "..", "a\\b", "aux/index.html", "x./y", "a\nb", "C:/x"]
        {
            assert!(OutputPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(OutputPath::new("a/b c/ü.html").is_ok());
    }

    #[test]
    fn addresses_are_encoded_and_pretty() {
        assert_eq!(OutputPath::new("index.html").unwrap().url().as_str(), "");
        assert_eq!(OutputPath::new("a b/index.html").unwrap().url().as_str(), "a%20b/");
        assert_eq!(OutputPath::new("feed.xml").unwrap().url().as_str(), "feed.xml");
        assert_eq!(OutputPath::new("x/myindex.html").unwrap().url().as_str(), "x/myindex.html");
    }

    #[test]
    fn names_that_differ_only_in_case_or_form_collide() {
        let a = OutputPath::new("Caf\u{e9}.html").unwrap();
        let b = OutputPath::new("cafe\u{301}.html").unwrap();
        assert_eq!(a.collision_key(), b.collision_key());
    }
}
