//! Files as editors name them: `file:///site/content/caf%C3%A9%20closed.md`.

use std::path::{Path, PathBuf};

use crate::path::{decode, encode_path};

/// The file that a URI names; `None` if it names something else.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = decode(path.split(['?', '#']).next()?)?;
    // `/c:/site` is a path of Windows.
    let drive = path.as_bytes();
    if drive.len() > 2 && drive[1].is_ascii_alphabetic() && drive[2] == b':' {
        return Some(PathBuf::from(&path[1..]));
    }
    path.starts_with('/').then(|| PathBuf::from(path))
}

/// The URI of a file.
pub(super) fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", encode_path(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_spaces_and_letters_of_all_kinds_come_back() {
        for name in ["/site/a.md", "/my site/café #1 100%.md", "/сайт/日本.md", "/a&b'c/x.md"] {
            assert_eq!(path(&uri(Path::new(name))).as_deref(), Some(Path::new(name)));
        }
        assert_eq!(uri(Path::new("/my site/é.md")), "file:///my%20site/%C3%A9.md");
        assert_eq!(path("file:///my site/%C3%A9%3A.md").as_deref(), Some(Path::new("/my site/é:.md")));
        assert_eq!(path("file://localhost/a.md").as_deref(), Some(Path::new("/a.md")));
    }

    #[test]
    fn drives_have_no_slash_before_them() {
        assert_eq!(path("file:///c%3A/site/a.md").as_deref(), Some(Path::new("c:/site/a.md")));
        assert_eq!(uri(Path::new("c:/site/a.md")), "file:///c:/site/a.md");
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for uri in
            ["untitled:Untitled-1", "https://example.org/a.md", "file://server/a.md", "file:", "", "/a"]
        {
            assert_eq!(path(uri), None, "{uri}");
        }
    }
}
