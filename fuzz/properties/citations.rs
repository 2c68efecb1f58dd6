//! Citations: every part stands where it says, groups stand in order and apart, and a key can be cited again.

use std::sync::Arc;

use factbox::model::citation::CitationGroup;
use factbox::parse::cite::{bracketed, citing, narrative};
use factbox::parse::markdown::{Dialect, parse};

use super::{fits, text};

/// As many marks of a text are read as citations.
const MARKS: usize = 64;

/// Reads the citations of a text with these bytes.
pub fn check(data: &[u8]) {
    let text: Arc<str> = text(data).into();
    for math in [false, true] {
        let parsed = parse(&text, 0, Dialect { math, ..Dialect::FULL });
        for group in &parsed.citations {
            check_group(group, &text);
        }
        for pair in parsed.citations.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
        }
    }
    for (at, _) in text.match_indices(['[', '@', '-']).take(MARKS) {
        for quoted in [false, true] {
            let limit = text.len();
            let groups =
                [bracketed(&text, at, limit, quoted), narrative(&text, at, limit, quoted, at % 2 == 0)];
            for group in groups.iter().flatten() {
                assert_eq!(group.span.start as usize, at);
                check_group(group, &text);
            }
        }
    }
}

fn check_group(group: &CitationGroup, text: &str) {
    let words = group.span.slice(text);
    assert!(fits(&group.span.range(), text) && !words.is_empty());
    if group.bracketed {
        assert!(words.starts_with('[') && words.ends_with(']'), "{words:?}");
    }
    assert!(!group.citations.is_empty());
    for mark in &group.unpaired {
        assert!(group.span.contains(mark.span) && fits(&mark.span.range(), text), "{group:?}");
    }
    assert!(group.mentions().count() >= group.citations.len());
    for citation in &group.citations {
        assert!(group.span.contains(citation.span) && fits(&citation.span.range(), text), "{citation:?}");
        assert!(citation.span.contains(citation.key_span), "{citation:?}");
        assert_eq!(citation.key_span.slice(text), &*citation.key);
        assert!(!citation.key.is_empty() && !citation.key.contains(char::is_whitespace), "{citation:?}");
        for passage in &citation.passages {
            assert!(
                citation.span.contains(passage.span) && fits(&passage.span.range(), text),
                "{citation:?}"
            );
            let written = passage.span.slice(text);
            assert!(
                passage.text.contains(char::is_alphanumeric) || written.contains(['&', '<']),
                "{citation:?}"
            );
            // Where nothing in it means something to Markdown.
            if !written.contains(['\\', '&', '<', '`', '[', '!', '$', '_', '*', '~']) {
                let plain = |text: &str| text.split(|char: char| !char.is_alphanumeric()).collect::<String>();
                assert_eq!(plain(written), plain(&passage.text));
            }
        }
        let again = citing(&citation.key);
        let read = bracketed(&again, 0, again.len(), false).expect("a key that was cited can be cited");
        assert!(matches!(read.citations.as_slice(), [other] if other.key == citation.key), "{again}");
        assert_eq!(read.span.end as usize, again.len());
    }
}
