//! Links to the very words of a page on the web: text fragments (WICG *URL Fragment Text Directives*).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a text directive may hold as it is. Its syntax takes the comma, the ampersand and the hyphen.
const TEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~').remove(b'!').remove(b'\'');

/// A passage of more characters is named by its ends: what is that long often runs over several paragraphs, and a directive
/// finds words of one alone.
const LONGEST: usize = 300;
/// How many words name an end.
const END: usize = 6;

/// The link to a passage on the page at `address`, which browsers scroll to and highlight. Where the passage leaves words
/// out (`...`) or puts words in (`[…]`), from its first words to its last. Empty if there is no address.
pub fn live_link(address: &str, passage: &str) -> String {
    let pieces = pieces(passage);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return address.to_owned() };
    if address.is_empty() {
        return String::new();
    }
    let mut link = address.to_owned();
    // The directive follows the page's own fragment, and takes the place of one that the address came with.
    if let Some((before, _)) = address.split_once(":~:") {
        link.truncate(before.len());
    }
    if !link.contains('#') {
        link.push('#');
    }
    link.push_str(":~:text=");
    let mut push = |words: &str| link.extend(utf8_percent_encode(words, TEXT));
    if pieces.len() > 1 {
        push(first);
        push_end(&mut link, last);
    } else if first.chars().count() > LONGEST && first.split(' ').count() > 2 * END {
        let words: Vec<&str> = first.split(' ').collect();
        push(&words[..END].join(" "));
        push_end(&mut link, &words[words.len() - END..].join(" "));
    } else {
        push(first);
    }
    link
}

fn push_end(link: &mut String, words: &str) {
    link.push(',');
    link.extend(utf8_percent_encode(words, TEXT));
}

/// The words of a passage that stand in its source one after the other: what lies between ellipses and brackets. Words that
/// a bracket touches are left out, since a directive finds whole words only.
fn pieces(passage: &str) -> Vec<String> {
    let passage = passage.replace("...", "…");
    let mut pieces = vec![String::new()];
    let mut brackets = 0_usize;
    let mut in_touched = false;
    for char in passage.chars() {
        match char {
            '[' => {
                if brackets == 0
                    && let Some(piece) = pieces.last_mut()
                {
                    let whole = piece.trim_end_matches(|char: char| !char.is_whitespace()).len();
                    piece.truncate(whole);
                }
                brackets += 1;
            }
            ']' => {
                brackets = brackets.saturating_sub(1);
                in_touched = true;
                pieces.push(String::new());
            }
            '…' if brackets == 0 => pieces.push(String::new()),
            _ if brackets > 0 => {}
            _ => {
                in_touched = in_touched && !char.is_whitespace();
                if !in_touched && let Some(piece) = pieces.last_mut() {
                    piece.push(char);
                }
            }
        }
    }
    let words = |piece: &String| piece.split_whitespace().collect::<Vec<_>>().join(" ");
    pieces.iter().map(words).filter(|piece| piece.chars().any(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_live_link_leads_to_the_words() {
        for (address, passage, link) in [
            ("https://a.org/x", "on Thursday", "https://a.org/x#:~:text=on%20Thursday"),
            ("https://a.org/x#top", "on\n Thursday", "https://a.org/x#top:~:text=on%20Thursday"),
            ("https://a.org/x#:~:text=old", "new", "https://a.org/x#:~:text=new"),
            ("https://a.org/", "a, b & c-d", "https://a.org/#:~:text=a%2C%20b%20%26%20c%2Dd"),
            ("https://a.org/", "Just days ... frustration", "https://a.org/#:~:text=Just%20days,frustration"),
            ("https://a.org/", "a … b ... c", "https://a.org/#:~:text=a,c"),
            ("https://a.org/", "I mean [laughs] the key", "https://a.org/#:~:text=I%20mean,the%20key"),
            ("https://a.org/", "[T]he key ...", "https://a.org/#:~:text=key"),
            ("https://a.org/", "50% of “it”", "https://a.org/#:~:text=50%25%20of%20%E2%80%9Cit%E2%80%9D"),
            ("https://a.org/", "…", "https://a.org/"),
            ("", "on Thursday", ""),
        ] {
            assert_eq!(live_link(address, passage), link, "{passage}");
        }
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let passage = (0..100).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
        let link = live_link("https://a.org/", &passage);
        assert!(
            link.ends_with("text=w0%20w1%20w2%20w3%20w4%20w5,w94%20w95%20w96%20w97%20w98%20w99"),
            "{link}"
        );
    }
}
