//! Items: what begins an item of a list in the eyes of a writer, and not in those of Markdown.

use crate::model::body::{Body, Event, Part, Tag};
use crate::model::marks::is_mark;

use super::lines::{Line, lines};

/// Signs that begin an item wherever they begin a line.
const BULLETS: &[char] = &[
    '•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '∙', '⁃', '·', '・', '‧', '➢', '➤', '►', '▸', '▶', '⚫',
    '✓', '✔', '➔', '→', '⇒', '◆', '★', '☆', '➜', '☐', '☑', '❖', '\u{f0b7}', '\u{f0a7}',
];

const DASHES: &[char] = &['–', '—', '―', '−', '‐', '‑'];

/// Whether a paragraph begins as an item would.
pub fn begins_as_item(body: &Body, paragraph: Part) -> bool {
    lines(body, paragraph).first().is_some_and(|line| mark_of(body, line, None).is_some())
}

/// How long the mark of an item is, and the space after it, that a line begins with.
pub fn mark_of(body: &Body, line: &Line, last: Option<&Line>) -> Option<usize> {
    // An item of a list has its mark, and no other one.
    if line.first && matches!(body.tag(line.block), Some(Tag::Item)) || line.before(body).ends_with('\\') {
        return None;
    }
    let is_text = matches!(body.events[line.part.start], Event::Text(_));
    let whole = line.source(body);
    // Some editors put spaces there that Markdown takes for letters.
    let written = whole.trim_start_matches(is_unseen);
    if written.len() < whole.len() && written.starts_with(['-', '*', '+']) {
        let rest = &written[1..];
        if line.first && rest.starts_with(char::is_whitespace) {
            return Some(whole.len() - rest.trim_start().len());
        }
    }
    let spaced = |mark: usize| whole.len() - written[mark..].trim_start().len();
    if let Some(bullet) = bullet(written) {
        return Some(spaced(bullet));
    }
    // Other marks are words where a sentence goes on.
    let begins = line.first || last.is_some_and(|last| is_finished(last.source(body)));
    // A single star is that of a note as well; items cite.
    let is_star = written.starts_with('*') && !written.starts_with("*)");
    if is_star && !cites_soon(body, line) {
        return None;
    }
    (is_text && begins).then(|| sign(written).map(spaced)).flatten()
}

/// How many events of a line's block are looked at for a citation.
const SOON: usize = 200;

/// Whether a citation stands in a line, or not far below it in the same block.
pub fn cites_soon(body: &Body, line: &Line) -> bool {
    let start = line.part.start;
    let end = body.inside(line.block).end.clamp(start, start + SOON);
    body.events[start..end].iter().any(|event| matches!(event, Event::Citation(_)))
}

/// Whether a character is white space to a reader, or nothing at all, and neither to Markdown.
pub fn is_unseen(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{feff}' | '\u{3000}')
}

/// How long the mark is that some words begin with, if it is one of an item.
pub fn mark(written: &str) -> Option<usize> {
    bullet(written).or_else(|| sign(written))
}

fn bullet(written: &str) -> Option<usize> {
    let first = written.chars().next()?;
    // ①, ②, …; 1️⃣
    let is_circled = matches!(first, '①'..='⑳');
    let is_keycap = first.is_ascii_digit() && written[1..].starts_with(['\u{fe0f}', '\u{20e3}']);
    if is_circled || is_keycap {
        return Some(
            written.len() - written[first.len_utf8()..].trim_start_matches(['\u{fe0f}', '\u{20e3}']).len(),
        );
    }
    let length = written.len() - written.trim_start_matches(BULLETS).len();
    (length > 0).then_some(length)
}

/// How long a mark is that begins an item only where a sentence may begin.
fn sign(written: &str) -> Option<usize> {
    let mut chars = written.chars();
    let first = chars.next()?;
    let second = chars.next();
    let rest = chars.as_str();
    let is_space = |char: Option<char>| char.is_some_and(char::is_whitespace);
    if DASHES.contains(&first) {
        let begins = |char: char| char.is_whitespace() || char.is_uppercase() || "\"“*[".contains(char);
        return second.is_some_and(begins).then(|| first.len_utf8());
    }
    if written.starts_with("-- ") || written.starts_with("--- ") {
        return written.find(' ');
    }
    if matches!(first, '-' | '*' | '+') {
        return match second? {
            ')' if rest.starts_with(char::is_whitespace) => Some(2),
            char if char.is_alphabetic() || is_unseen(char) || "\"“‘«„[".contains(char) => Some(1),
            '*' | '_' if first != '*' => Some(1),
            _ => None,
        };
    }
    if let Some(sign) = ["#. ", "[ ] ", "[x] ", "[X] "].into_iter().find(|sign| written.starts_with(sign)) {
        return Some(sign.trim_end().len());
    }
    let open = usize::from(first == '(');
    let inner = &written[open..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length =
        if digits > 0 { digits } else { inner.chars().next().filter(char::is_ascii_lowercase)?.len_utf8() };
    let after = &inner[length..];
    let close = after.chars().next()?;
    let next = after[close.len_utf8()..].chars().next();
    let is_mark = match close {
        ')' => is_space(next) || open == 0 && next.is_some_and(char::is_uppercase),
        '.' => open == 0 && digits > 0 && (is_space(next) || next.is_some_and(char::is_uppercase)),
        _ => false,
    };
    (is_mark && digits <= 3).then_some(open + length + 1)
}

/// Whether a line ends where a sentence may.
pub fn is_finished(written: &str) -> bool {
    let written = written.trim_end();
    let written =
        written.strip_suffix("-->").and_then(|rest| rest.rsplit_once("<!--")).map_or(written, |it| it.0);
    let end = written.trim_end().trim_end_matches(|char| is_mark(char) || matches!(char, '*' | '_' | ')'));
    end.ends_with(['.', '!', '?', '…', ':', ';', ']', '}', '。'])
}
