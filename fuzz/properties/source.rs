//! Sources, receipts and the configuration: read with places for all that is wrong, and receipts are written as they are
//! read.

use factbox::config;
use factbox::parse::{receipts, source};
use factbox::path::SitePath;

use super::{finding, fits, text};

/// Reads a file with these bytes as each of them.
pub fn check(data: &[u8]) {
    let text = text(data);

    let path = SitePath::new("content/sources/gazette.yaml");
    let (read, found) = source::read(&path, &text);
    finding::check_in(&found, &path, &text);
    assert_eq!(read.is_none(), found.iter().any(|finding| finding.fatal));
    if let Some(source) = read {
        assert_eq!(source.key, "gazette");
        assert!(fits(&source.place.span.range(), &text));
        // What is published is an address of the web.
        let address = source.url.known().map(|url| url.value.as_str());
        assert!(address.is_none_or(factbox::fields::is_web_address), "{address:?}");
    }

    let path = SitePath::new(config::FILE_NAME);
    let (_, found) = config::read(&path, &text);
    finding::check_in(&found, &path, &text);

    let path = SitePath::new(receipts::FILE_NAME);
    let (read, found) = receipts::read(&path, &text);
    finding::check_in(&found, &path, &text);
    let written = receipts::write(&read);
    let (again, found) = receipts::read(&path, &written);
    assert!(found.is_empty(), "{found:?}\n{written}");
    assert_eq!(receipts::write(&again), written);
}
