//! Saved articles: whatever their bytes are, there is a text without control characters, a record that can be read, and for
//! each word of HTML its place in the file.

use std::sync::Arc;

use factbox::digest::Digest;
use factbox::import::{article, encoding};
use factbox::parse::{source, text};
use factbox::path::SitePath;

use super::fits;

/// Reads an article with these bytes, as HTML and as plain text.
pub fn check(data: &[u8]) {
    for content_type in [None, Some("text/html; charset=windows-1252")] {
        let page = encoding::decode(data, content_type);
        assert!(!page.contains(['\r', '\0']));
        for is_html in [false, true] {
            let read = article::read("key", &page, is_html, Some("https://example.org/found"));
            let yaml = read.record.to_yaml();
            let (source, found) = source::read(&SitePath::new("content/sources/key.yaml"), &yaml);
            assert!(source.is_some() && found.is_empty(), "{found:?}\n{yaml}");
            assert!(
                !read.text.contains("\n\n\n") && read.text.trim_end() == read.text.trim_end_matches('\n')
            );
            for name in &read.missing {
                assert!(!read.record.fields.contains_key(*name), "{name}");
            }
        }
        check_places(&page);
    }
}

/// The words of HTML stand in order, each where it says.
fn check_places(page: &str) {
    let read = text::read("x.html", &Arc::from(page), Digest::default());
    let mut before = 0;
    for (at, char) in read.words.char_indices() {
        let place = read.in_file(&(at..at + char.len_utf8())).range();
        assert!(fits(&place, page), "{char:?} at {at}: {place:?}");
        assert!(place.start >= before, "{char:?} at {at} stands before what is before it");
        before = place.start;
        let there = &page[place];
        let is_plain = char.is_alphanumeric() && there.chars().count() == 1;
        assert!(!is_plain || there.starts_with(char), "{char:?} at {at}: {there:?}");
    }
}
