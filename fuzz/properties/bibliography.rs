//! Bibliographies: what is taken over can be read as sources, under keys of their own that can be cited; what cannot is said
//! with its place.

use std::collections::HashSet;

use factbox::import::{bibtex, csl};
use factbox::parse::cite::{bracketed, citing};
use factbox::parse::source;
use factbox::path::SitePath;

use super::text;

/// Reads a bibliography with these bytes as BibTeX and as CSL-JSON.
pub fn check(data: &[u8]) {
    let text = text(data);
    for read in [bibtex::read(&text), csl::read(&text)] {
        let (records, notes) = match read {
            Ok(read) => read,
            Err(why) => {
                assert!(!why.is_empty());
                continue;
            }
        };
        assert!(notes.iter().all(|note| !note.to_string().trim().is_empty()));
        let mut keys = HashSet::new();
        for record in &records {
            let key = &record.key;
            assert!(keys.insert(key.to_lowercase()), "{key:?} is there twice");
            let again = citing(key);
            let cited = bracketed(&again, 0, again.len(), false).expect("it can be cited");
            assert!(cited.citations.len() == 1 && *cited.citations[0].key == **key, "{again}");
            let path = SitePath::new(format!("content/sources/{key}.yaml"));
            let (source, found) = source::read(&path, &record.to_yaml());
            assert!(source.is_some() && found.is_empty(), "{found:?}\n{}", record.to_yaml());
        }
    }
}
