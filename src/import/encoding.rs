//! Bytes of the web to text. The one file that names `encoding_rs`.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How many bytes of a page may come before it says how it is encoded; browsers look as far.
const HEAD: usize = 1024;

/// The text that bytes are: by their mark, by what the server said (`text/html; charset=…`), by what the page says, as
/// UTF-8 if they are, else as browsers would. Line ends are LF.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let named = content_type.and_then(charset).or_else(|| charset(&head));
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        // A page that says so in ASCII is not UTF-16.
        None => match named.map(Encoding::output_encoding) {
            Some(encoding) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => WINDOWS_1252,
        },
    };
    let (text, _, _) = encoding.decode(bytes);
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

/// The encoding that is named after `charset=`.
fn charset(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("charset").find_map(|(at, name)| {
        let rest = lower[at + name.len()..].trim_start().strip_prefix('=')?;
        let label = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/'));
        Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_before_the_server_before_the_page() {
        let utf16: Vec<u8> = "\u{feff}é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, Some("text/html; charset=iso-8859-1")), "é");
        let page = b"<meta charset=\"koi8-r\">\xc4\xc1";
        assert_eq!(decode(page, None), "<meta charset=\"koi8-r\">да");
        assert_eq!(decode(page, Some("text/html; Charset = 'windows-1251'")), "<meta charset=\"koi8-r\">ДБ");
        let old = b"<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x93\xfa\x96{";
        assert!(decode(old, None).ends_with("日本"));
    }

    #[test]
    fn without_a_word_it_is_utf_8_or_what_browsers_take_it_for() {
        assert_eq!(decode("“é”\r\n\rx".as_bytes(), Some("text/plain")), "“é”\n\nx");
        assert_eq!(decode(b"\x93\xe9\x94", None), "“é”");
        assert_eq!(decode(b"", Some("charset=")), "");
    }
}
