//! Raw HTML, where a site publishes it: what readers see of it, and which of its tags they see as quotation marks.

use std::ops::Range;

use crate::parse::html::{self, Token};

/// What `<q>` is to the pairing of marks: one that only opens, and one that only closes.
const QUOTE: [char; 2] = ['「', '」'];

/// The same for `<blockquote>`.
const BLOCK: [char; 2] = ['『', '』'];

/// A character that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Of text; what stands between two blocks is a space.
    Text(char),
    /// Of code.
    Code(char),
    /// A tag, as a quotation mark.
    Mark(char),
}

/// What readers see of raw HTML, and where each character of it stands there.
pub(super) fn shown(html: &str) -> Vec<(Shown, Range<usize>)> {
    let mut shown = Vec::new();
    let (mut code, mut hidden) = (0_usize, 0_usize);
    let mut has_block = false;
    html::read(html, |token, at| {
        let (name, opens) = match token {
            Token::Open(name) => (name, true),
            Token::Close(name) => (name, false),
            Token::Text(_) if hidden > 0 => return,
            Token::Text(text) => {
                let text = String::from_utf8_lossy(text);
                let is_verbatim = html.get(at..).is_some_and(|rest| rest.starts_with(&*text));
                for (offset, char) in text.char_indices() {
                    let start = if is_verbatim { at + offset } else { at };
                    let end = if is_verbatim { start + char.len_utf8() } else { at };
                    let char = if code > 0 { Shown::Code(char) } else { Shown::Text(char) };
                    shown.push((char, start..end));
                }
                return;
            }
            Token::Attribute(_) | Token::Value(_) => return,
        };
        let count = |depth: &mut usize| *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
        let place = at..html.get(at..).and_then(|rest| rest.find('>')).map_or(html.len(), |end| at + end + 1);
        match name {
            b"code" | b"pre" | b"kbd" | b"samp" => count(&mut code),
            b"script" | b"style" | b"template" => count(&mut hidden),
            b"q" => shown.push((Shown::Mark(QUOTE[usize::from(!opens)]), place)),
            b"blockquote" if opens || has_block => {
                has_block = opens;
                shown.push((Shown::Mark(BLOCK[usize::from(!opens)]), place));
            }
            // Whose words they are is none of them.
            b"footer" | b"cite" | b"figcaption" if has_block => {
                has_block = false;
                shown.push((Shown::Mark(BLOCK[1]), place));
            }
            name if !is_inline(name) => shown.push((Shown::Text(' '), place)),
            _ => {}
        }
    });
    shown
}

/// The mark that a single tag is, if it is one.
pub(super) fn mark(tag: &str) -> Option<char> {
    match shown(tag)[..] {
        [(Shown::Mark(mark), _)] => Some(mark),
        _ => None,
    }
}

/// By how many block quotations more are open after this HTML than before it.
pub(super) fn opened(html: &str) -> isize {
    let mut opened = 0;
    html::read(html, |token, _| match token {
        Token::Open(b"blockquote") => opened += 1,
        Token::Close(b"blockquote") => opened -= 1,
        _ => {}
    });
    opened
}

/// Whether the words on both sides of such a tag may be one.
fn is_inline(name: &[u8]) -> bool {
    const INLINE: [&[u8]; 27] = [
        b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"data", b"del", b"dfn", b"em", b"font", b"i", b"ins",
        b"mark", b"ruby", b"s", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"time", b"tt",
        b"u", b"var", b"wbr",
    ];
    INLINE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_see_marks_where_html_has_quotations() {
        for (html, expected) in [
            ("<q>", "「"),
            ("<Q cite=\"x\">a</Q>", "「a」"),
            ("<p>He said <q>no <q>and</q> no</q>.</p>", " He said 「no 「and」 no」. "),
            ("<blockquote>a<p>b</blockquote>", "『a b』"),
            ("<blockquote>a <footer>— Ann, in <cite>B</cite></footer></blockquote>", "『a 』— Ann, in B  "),
            ("<b>a</b>b<br>c", "ab c"),
            ("<code>\"a\"</code><script>\"b\"</script>&quot;c&quot;", "`a`\"c\""),
            ("<img alt=\"<q>\">", " "),
            ("</blockquote>", " "),
        ] {
            let seen: String = shown(html)
                .into_iter()
                .map(|(shown, _)| match shown {
                    Shown::Code('"') => '`',
                    Shown::Text(char) | Shown::Mark(char) | Shown::Code(char) => char,
                })
                .collect();
            assert_eq!(seen, expected, "{html}");
        }
        assert_eq!((mark("</q>"), mark("<b>"), mark("<q>a</q>")), (Some('」'), None, None));
        assert_eq!((opened("<blockquote>a"), opened("b</blockquote>"), opened("<p>")), (1, -1, 0));
    }
}
