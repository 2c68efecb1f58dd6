//! The one place where text becomes HTML: one function for each kind of place in which text may stand.
//!
//! Whatever a writer, a source or a file name says goes through here and stays text. This file knows nothing of Markdown,
//! pages and templates (templates have their own escaping), and does not judge whether an address may be published.

/// Writes text between tags.
pub fn text(text: &str, html: &mut String) {
    escape(text, false, html);
}

/// Writes the value of an attribute, which has to stand in double quotation marks.
pub fn attribute(value: &str, html: &mut String) {
    escape(value, true, html);
}

/// Writes an address as the value of an attribute, which has to stand in double quotation marks.
///
/// What a URL cannot hold as it is becomes percent-encoded; what is percent-encoded already stays as it is, so that
/// encoding twice is the same as encoding once.
pub fn url(url: &str, html: &mut String) {
    let literal = ip_literal(url);
    let bytes = url.as_bytes();
    let mut in_fragment = false;
    for (index, &byte) in bytes.iter().enumerate() {
        let legal = match byte {
            b'&' => {
                html.push_str("&amp;");
                continue;
            }
            b'#' => !std::mem::replace(&mut in_fragment, true),
            b'%' => {
                let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
                is_hex(index + 1) && is_hex(index + 2)
            }
            b'[' | b']' => literal.contains(&index),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$'()*+,;=".contains(&byte),
        };
        if legal {
            html.push(char::from(byte));
        } else {
            html.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
}

/// Writes JSON into a `<script>`. What could end the script or begin a comment becomes an escape that JSON undoes: only the
/// strings of JSON hold such characters.
pub fn json(json: &str, html: &mut String) {
    replace(json, html, |character| match character {
        '<' => Some("\\u003c"),
        '>' => Some("\\u003e"),
        '&' => Some("\\u0026"),
        _ => None,
    });
}

fn escape(text: &str, in_attribute: bool, html: &mut String) {
    replace(text, html, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if in_attribute => Some("&quot;"),
        _ => None,
    });
}

/// Writes a text with others in the places of some of its characters: those that begin with a byte of
/// [`MAY_BEGIN_ESCAPED`]; what HTML forbids is among them.
fn replace(text: &str, html: &mut String, escaped: impl Fn(char) -> Option<&'static str>) {
    let mut written = 0;
    let mut at = 0;
    while let Some(length) =
        text.as_bytes()[at..].iter().position(|&byte| MAY_BEGIN_ESCAPED[usize::from(byte)])
    {
        at += length;
        let Some(character) = text[at..].chars().next() else { break };
        let next = at + character.len_utf8();
        if let Some(escaped) = escaped(character).or(is_forbidden(character).then_some("\u{fffd}")) {
            html.push_str(&text[written..at]);
            html.push_str(escaped);
            written = next;
        }
        at = next;
    }
    html.push_str(&text[written..]);
}

/// The bytes with which characters begin that may not stay as they are.
const MAY_BEGIN_ESCAPED: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Of characters of several bytes, those of the blocks in which there are forbidden ones: U+0080, U+F000, and from
        // U+10000 on.
        may[byte] = matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | 0..0x20 | 0x7f | 0xc2 | 0xef..);
        byte += 1;
    }
    may
};

/// Whether HTML forbids a character wherever it stands: control characters other than white space, and noncharacters.
fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(character) & 0xfffe == 0xfffe
}

/// Where an address has a host in brackets, as IPv6 has: the one place in which brackets are legal.
fn ip_literal(url: &str) -> std::ops::Range<usize> {
    let Some(slashes) = url.find("//") else { return 0..0 };
    let scheme = &url[..slashes];
    if !scheme.is_empty() && (!scheme.ends_with(':') || scheme.contains(['/', '?', '#'])) {
        return 0..0;
    }
    let start = slashes + 2;
    let end = url[start..].find(['/', '?', '#', '\\']).map_or(url.len(), |length| start + length);
    let host = start + url[start..end].rfind('@').map_or(0, |at| at + 1);
    match url[host..end].find(']') {
        Some(length) if url[host..end].starts_with('[') => host..host + length + 1,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: fn(&str, &mut String), input: &str) -> String {
        let mut html = String::new();
        write(input, &mut html);
        html
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            written(text, "<script>alert(\"1 & 2\")</script>"),
            "&lt;script&gt;alert(\"1 &amp; 2\")&lt;/script&gt;"
        );
        assert_eq!(written(text, "&lt; é \u{1F600}"), "&amp;lt; é \u{1F600}");
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        assert_eq!(
            written(attribute, "x\" onclick=\"alert('1')\"><b>"),
            "x&quot; onclick=&quot;alert('1')&quot;&gt;&lt;b&gt;"
        );
    }

    #[test]
    fn characters_that_html_forbids_are_replaced() {
        assert_eq!(
            written(text, "a\0b\u{1b}c\u{85}d\u{ffff}e\u{1fffe}f\t\n"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\t\n"
        );
    }

    #[test]
    fn every_forbidden_character_is_found_by_its_first_byte() {
        for character in ('\0'..=char::MAX).filter(|character| is_forbidden(*character)) {
            assert_eq!(written(text, &format!("a{character}b")), "a\u{fffd}b", "{character:?}");
        }
    }

    #[test]
    fn addresses_are_encoded_once() {
        assert_eq!(
            written(url, "https://x.org/a b/%20/é?q=\"<1>\"&r=100%#f#g"),
            "https://x.org/a%20b/%20/%C3%A9?q=%22%3C1%3E%22&amp;r=100%25#f%23g"
        );
        assert_eq!(written(url, "../a%20b/#caf%C3%A9"), "../a%20b/#caf%C3%A9");
        assert_eq!(written(url, "java\nscript:alert(1)"), "java%0Ascript:alert(1)");
    }

    #[test]
    fn brackets_are_legal_around_a_host_alone() {
        assert_eq!(written(url, "http://[::1]:80/[x]"), "http://[::1]:80/%5Bx%5D");
        assert_eq!(written(url, "//u@[::1]"), "//u@[::1]");
        assert_eq!(written(url, "a?u=http://[::1]"), "a?u=http://%5B::1%5D");
        assert_eq!(written(url, "http://x[y]/"), "http://x%5By%5D/");
    }

    proptest! {
        #[test]
        fn nothing_opens_a_tag(input in "\\PC*|[<>&\"'a\\x00-\\x20]*") {
            for write in [text, attribute, url] {
                let html = written(write, &input);
                prop_assert!(!html.contains(['<', '>']), "{html:?}");
                prop_assert!(!html.contains(is_forbidden), "{html:?}");
            }
        }

        #[test]
        fn nothing_leaves_an_attribute(input in "\\PC*|[<>&\"'a\\x00-\\x20]*") {
            for write in [attribute, url] {
                let html = written(write, &input);
                prop_assert!(!html.contains('"'), "{html:?}");
            }
        }

        #[test]
        fn addresses_hold_legal_characters_alone(input in "\\PC*") {
            let html = written(url, &input);
            prop_assert!(html.bytes().all(|byte| byte.is_ascii_graphic()), "{html:?}");
            let again = written(url, &html.replace("&amp;", "&"));
            prop_assert_eq!(again, html);
        }
    }
}
