//! The static files of a theme: each under a name that holds a fingerprint of what is in it, so that a browser may keep it
//! for ever.
//!
//! Style sheets name other files; those names become the new ones. A style sheet's fingerprint covers the files that it
//! names, theirs too, so that it changes when one of them does. This file knows nothing of templates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::digest::Digest;
use crate::path::{BadOutputPath, OutputPath, SitePath, decode, encode_path};

/// The folder of the output that static files of themes stand in.
const FOLDER: &str = "assets";

/// How many digits of its digest a file bears in its name.
const FINGERPRINT: usize = 10;

/// A static file of the theme, as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its name within the theme's `static/`: `style.css`.
    pub name: String,
    /// Where it is published: `assets/style.0123456789.css`.
    pub path: OutputPath,
    /// What is in it.
    pub content: AssetContent,
    /// The digest of what is in it.
    pub digest: Digest,
}

/// What is in a static file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetContent {
    /// These bytes.
    Bytes(Cow<'static, [u8]>),
    /// The bytes of this input file, which are only copied.
    File(SitePath),
}

/// A static file as the theme has it.
#[derive(Clone, Debug)]
pub(super) struct StaticFile {
    /// What is in it.
    pub(super) content: AssetContent,
    /// The digest of what is in it.
    pub(super) digest: Digest,
}

impl StaticFile {
    /// A file that holds `bytes`.
    pub(super) fn of_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        Self { digest: Digest::of_bytes(&bytes), content: AssetContent::Bytes(bytes) }
    }
}

/// Publishes the files of a theme, by their names within its `static/`. A name that cannot be published comes back with
/// the reason.
pub(super) fn publish(files: &BTreeMap<String, StaticFile>) -> (Vec<Asset>, Vec<(String, BadOutputPath)>) {
    let references: BTreeMap<&str, Vec<Reference>> = files
        .iter()
        .filter_map(|(name, file)| Some((name.as_str(), references(name, style_sheet(name, file)?, files))))
        .collect();
    let mut bad = Vec::new();
    let mut paths = BTreeMap::new();
    for (name, file) in files {
        let fingerprint = fingerprint(name, file, files, &references);
        match OutputPath::new(&format!("{FOLDER}/{}", with_fingerprint(name, &fingerprint))) {
            Ok(path) => {
                paths.insert(name.as_str(), path);
            }
            Err(reason) => bad.push((name.clone(), reason)),
        }
    }
    let mut assets = Vec::with_capacity(paths.len());
    for (&name, path) in &paths {
        let Some(file) = files.get(name) else { continue };
        let named = references.get(name).map_or(&[][..], Vec::as_slice);
        let file = match style_sheet(name, file) {
            Some(css) if !named.is_empty() => {
                StaticFile::of_bytes(rewritten(css, named, &paths).into_bytes())
            }
            _ => file.clone(),
        };
        let (content, digest) = (file.content, file.digest);
        assets.push(Asset { name: name.to_owned(), path: path.clone(), content, digest });
    }
    (assets, bad)
}

/// A file that a style sheet names.
struct Reference {
    /// Where in the style sheet its address stands.
    span: Range<usize>,
    /// Its name within the theme.
    target: String,
}

fn style_sheet<'a>(name: &str, file: &'a StaticFile) -> Option<&'a str> {
    let AssetContent::Bytes(bytes) = &file.content else { return None };
    (SitePath::new(name).extension() == "css").then(|| std::str::from_utf8(bytes).ok()).flatten()
}

/// The first digits of a digest of a file and of all that it leads to.
fn fingerprint(
    name: &str,
    file: &StaticFile,
    files: &BTreeMap<String, StaticFile>,
    references: &BTreeMap<&str, Vec<Reference>>,
) -> String {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![name];
    while let Some(next) = ahead.pop() {
        let targets = references.get(next).into_iter().flatten().map(|reference| reference.target.as_str());
        ahead.extend(targets.filter(|&target| reached.insert(target)));
    }
    reached.remove(name);
    let mut digest = file.digest;
    if !reached.is_empty() {
        let mut all = digest.to_hex();
        for target in reached {
            all.push_str(target);
            all.push('\0');
            all.push_str(&files.get(target).map(|file| file.digest).unwrap_or_default().to_hex());
        }
        digest = Digest::of_bytes(all.as_bytes());
    }
    let mut hex = digest.to_hex();
    hex.truncate(FINGERPRINT);
    hex
}

/// `fonts/a.woff2` becomes `fonts/a.0123456789.woff2`.
fn with_fingerprint(name: &str, fingerprint: &str) -> String {
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{folder}{slash}{stem}.{fingerprint}.{extension}"),
        None => format!("{folder}{slash}{file}.{fingerprint}"),
    }
}

/// The style sheet with the addresses of the theme's files as they are published. Only their last part differs.
fn rewritten(css: &str, references: &[Reference], paths: &BTreeMap<&str, OutputPath>) -> String {
    let mut out = String::with_capacity(css.len() + references.len() * (FINGERPRINT + 1));
    let mut written = 0;
    for Reference { span, target } in references {
        let Some(path) = paths.get(target.as_str()) else { continue };
        let address = &css[span.clone()];
        let (path_part, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let folder = path_part.rfind('/').map_or("", |slash| &path_part[..=slash]);
        let file = path.as_str().rsplit('/').next().unwrap_or_default();
        out.push_str(&css[written..span.start]);
        out.push_str(folder);
        out.push_str(&encode_path(file));
        out.push_str(rest);
        written = span.end;
    }
    out.push_str(&css[written..]);
    out
}

/// The files of the theme that a style sheet names, in the order in which it does.
fn references(name: &str, css: &str, files: &BTreeMap<String, StaticFile>) -> Vec<Reference> {
    let sheet = SitePath::new(name);
    let mut references = Vec::new();
    for span in addresses(css) {
        let address = &css[span.clone()];
        let path = &address[..address.find(['?', '#']).unwrap_or(address.len())];
        if path.is_empty() || path.starts_with('/') || path.contains([':', '\\']) {
            continue;
        }
        let target = decode(path).and_then(|path| sheet.join(&path));
        if let Some((target, _)) = target.and_then(|target| files.get_key_value(target.as_str())) {
            references.push(Reference { span, target: target.clone() });
        }
    }
    references
}

/// Where the addresses of a style sheet stand: those in `url(…)`, and the strings after `@import`.
fn addresses(css: &str) -> Vec<Range<usize>> {
    let bytes = css.as_bytes();
    let starts = |at: usize, word: &str| {
        bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    };
    let white = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut addresses = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let in_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || b"-_".contains(&bytes[at - 1]));
        if starts(at, "/*") {
            at = css[at + 2..].find("*/").map_or(bytes.len(), |length| at + 2 + length + 2);
        } else if matches!(bytes[at], b'"' | b'\'') {
            at = string_end(bytes, at) + 1;
        } else if starts(at, "@import") {
            at = white(at + "@import".len());
            if matches!(bytes.get(at), Some(b'"' | b'\'')) {
                let end = string_end(bytes, at);
                addresses.push(at + 1..end);
                at = end + 1;
            }
        } else if starts(at, "url(") && !in_word {
            at = white(at + "url(".len());
            if matches!(bytes.get(at), Some(b'"' | b'\'')) {
                let end = string_end(bytes, at);
                addresses.push(at + 1..end);
                at = end + 1;
            } else {
                let end = css[at..].find(')').map_or(bytes.len(), |length| at + length);
                addresses.push(at..at + css[at..end].trim_end().len());
                at = end + 1;
            }
        } else {
            at += css[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    addresses
}

/// Where the string that opens at `start` closes; the end of the style sheet, if it does not.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != bytes[start] {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &'static str)]) -> BTreeMap<String, StaticFile> {
        list.iter().map(|&(name, text)| (name.to_owned(), StaticFile::of_bytes(text.as_bytes()))).collect()
    }

    fn published(list: &[(&str, &'static str)]) -> BTreeMap<String, (String, String)> {
        let (assets, bad) = publish(&files(list));
        assert!(bad.is_empty(), "{bad:?}");
        assets
            .into_iter()
            .map(|asset| {
                let AssetContent::Bytes(bytes) = asset.content else { unreachable!() };
                (asset.name, (asset.path.to_string(), String::from_utf8(bytes.into_owned()).unwrap()))
            })
            .collect()
    }

    #[test]
    fn the_same_bytes_have_the_same_name() {
        let once = published(&[("style.css", "a{}"), ("LICENSE", "free")]);
        assert_eq!(once, published(&[("style.css", "a{}"), ("LICENSE", "free")]));
        let hex = Digest::of_bytes(b"a{}").to_hex();
        assert_eq!(once["style.css"].0, format!("assets/style.{}.css", &hex[..10]));
        assert!(once["LICENSE"].0.starts_with("assets/LICENSE."));
        assert_ne!(once["style.css"].0, published(&[("style.css", "b{}")])["style.css"].0);
    }

    #[test]
    fn style_sheets_name_files_as_they_are_published() {
        let all = published(&[
            (
                "css/a.css",
                "@import \"b.css\"; /* url(c.png) */ .é{x:url( '../img/c d.png?v#f' );y:URL(https://x.org/c.png);\
                 z:url(nowhere.png);s:\"url(b.css)\"}",
            ),
            ("css/b.css", ""),
            ("img/c d.png", "png"),
        ]);
        let new = |name: &str| all[name].0.rsplit('/').next().unwrap().to_owned();
        assert_eq!(
            all["css/a.css"].1,
            format!(
                "@import \"{}\"; /* url(c.png) */ .é{{x:url( '../img/{}?v#f' );y:URL(https://x.org/c.png);\
                 z:url(nowhere.png);s:\"url(b.css)\"}}",
                new("css/b.css"),
                new("img/c d.png").replace(' ', "%20"),
            )
        );
    }

    #[test]
    fn a_style_sheet_has_another_name_when_a_file_that_it_leads_to_has() {
        let sheet = "@import url(b.css); a{b:url(c.png)}";
        let old =
            published(&[("a.css", sheet), ("b.css", "@import 'a.css';i{j:url(d.png)}"), ("d.png", "1")]);
        let new =
            published(&[("a.css", sheet), ("b.css", "@import 'a.css';i{j:url(d.png)}"), ("d.png", "2")]);
        for name in ["a.css", "b.css", "d.png"] {
            assert_ne!(old[name].0, new[name].0, "{name}");
        }
    }

    #[test]
    fn what_does_not_close_does_no_harm() {
        for css in ["url(", "url('a", "/* x", "@import", "@import \"a\\", "\"\\", "é'é"] {
            let _ = addresses(css);
        }
    }
}
