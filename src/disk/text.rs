//! Bytes of a file to text: UTF-8, without a byte-order mark, with LF line ends.

/// The text that `bytes` are, or in a few words why they are none: `is not UTF-8 (first wrong byte at 17)`.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if let Some(name) = wide_encoding(&bytes) {
        return Err(format!("is not UTF-8 (first wrong byte at 0): it looks like {name}, save it as UTF-8"));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| not_utf8(&error))?;
    if let Some(offset) = text.find('\0') {
        return Err(format!(
            "is not text (a NUL byte at {offset}, on line {})",
            line_of(text.as_bytes(), offset)
        ));
    }
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}

fn not_utf8(error: &std::string::FromUtf8Error) -> String {
    let bytes = error.as_bytes();
    let offset = error.utf8_error().valid_up_to();
    // Where every byte beyond ASCII is a letter or a mark of Windows-1252, that is what old editors wrote.
    let looks = if bytes.iter().any(|byte| matches!(byte, 0 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
        ""
    } else if bytes.iter().any(|byte| (0x80..0xa0).contains(byte)) {
        ": it looks like Windows-1252, save it as UTF-8"
    } else {
        ": it looks like Latin-1, save it as UTF-8"
    };
    format!("is not UTF-8 (first wrong byte at {offset}, on line {}){looks}", line_of(bytes, offset))
}

/// The name of an encoding with two or four bytes per character, told by its mark or by its zeros.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(64) & !1];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = start.len() / 2 * 3 / 4;
    (start.len() >= 8 && (zeros(0) > most) != (zeros(1) > most)).then_some("UTF-16")
}

fn line_of(bytes: &[u8], offset: usize) -> usize {
    bytes[..offset].split(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_are_taken_away() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc\n\r\n".to_vec()).unwrap(), "a\nb\nc\n\n");
        assert_eq!(decode(Vec::new()).unwrap(), "");
    }

    #[test]
    fn other_encodings_are_named() {
        let utf16: Vec<u8> = "title: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        insta::assert_snapshot!(decode(utf16.clone()).unwrap_err(), @"is not UTF-8 (first wrong byte at 0): it looks like UTF-16, save it as UTF-8");
        let marked = [vec![0xff, 0xfe], utf16].concat();
        assert!(decode(marked).unwrap_err().contains("UTF-16"));
        insta::assert_snapshot!(decode(b"one\nd\xe9j\xe0 vu".to_vec()).unwrap_err(), @"is not UTF-8 (first wrong byte at 5, on line 2): it looks like Latin-1, save it as UTF-8");
        insta::assert_snapshot!(decode(b"\x93one\x94".to_vec()).unwrap_err(), @"is not UTF-8 (first wrong byte at 0, on line 1): it looks like Windows-1252, save it as UTF-8");
        insta::assert_snapshot!(decode(b"one\x81".to_vec()).unwrap_err(), @"is not UTF-8 (first wrong byte at 3, on line 1)");
        insta::assert_snapshot!(decode(b"one\ntwo\0".to_vec()).unwrap_err(), @"is not text (a NUL byte at 7, on line 2)");
    }
}
