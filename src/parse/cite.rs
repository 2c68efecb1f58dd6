//! Citations: what `[@` means. Pandoc's grammar, read from the file itself, so that every part has its exact place.
//!
//! Knows nothing of Markdown but what a citation may hold: escapes, code spans, and how a block quotation goes on in the
//! next line. Where a citation may stand is the business of `markdown.rs`.
//!
//! Three things are read differently from Pandoc: double quotation marks protect what they enclose (`;`, `]`); a further key
//! in a suffix is a further citation of the group (`[@a and @b]`), so that none is overlooked; and a key is not looked for
//! in an address.

use unicode_normalization::char::is_combining_mark;

use crate::model::citation::{Citation, CitationGroup, CitationMode, Locator, Passage};
use crate::path::composed;
use crate::span::Span;

/// No group of citations is longer than this, so that many opening brackets cost no more than linear time.
pub const LONGEST_GROUP: usize = 8 * 1024;

/// The longest key in braces, in characters.
const LONGEST_KEY: usize = 256;

/// How far a narrative citation is read, in bytes, before it is clear that it has a bracket: further than any key.
const SHORT: usize = 5 * LONGEST_KEY;

/// Pairs of double quotation marks: what opens, and what closes.
pub const DOUBLE_QUOTES: [(char, &[char]); 6] =
    [('"', &['"']), ('“', &['”', '“']), ('„', &['“', '”']), ('«', &['»']), ('»', &['«']), ('「', &['」'])];

/// Punctuation that may stand within a key, if a letter, a digit or `_` follows.
const WITHIN_KEY: &str = ":.#$%&-+?<>~/";

/// A character of the logical text: line ends and what continues a block on the next line are one space.
#[derive(Clone, Copy)]
struct Char {
    value: char,
    start: usize,
    end: usize,
}

/// Reads the group of citations whose bracket opens at byte `at`, not going beyond `limit`. `quoted` says whether the lines
/// after the first begin with the marks of a block quotation.
pub fn bracketed(source: &str, at: usize, limit: usize, quoted: bool) -> Option<CitationGroup> {
    let chars = logical(source, at, limit.min(at + LONGEST_GROUP), quoted);
    if chars.first()?.value != '[' || chars.get(1)?.value == '^' {
        return None;
    }
    let (citations, close) = citations(&chars, 1)?;
    Some(CitationGroup { citations, span: Span::new(at, chars[close].end), bracketed: true })
}

/// Reads the narrative citation that begins at byte `at` with `@` or `-@`: `@key says`, `@key [p. 33]`. `bare` is the
/// citation without the bracketed locator, for where the bracket turns out to be something else.
pub fn narrative(source: &str, at: usize, limit: usize, quoted: bool, bare: bool) -> Option<CitationGroup> {
    let begins_key = |char: char| char.is_alphanumeric() || matches!(char, '_' | '{');
    let sign = source.get(at..limit)?.trim_start_matches('-');
    if !sign.strip_prefix('@')?.starts_with(begins_key) {
        return None;
    }
    let mut chars = logical(source, at, limit.min(at + SHORT), quoted);
    let (_, _, next) = key(&chars, 0)?;
    let after = chars[next..].iter().find(|char| char.value != ' ');
    let is_settled = after.is_some_and(|char| bare || char.value != '[') && next + 2 < chars.len();
    if !is_settled {
        chars = logical(source, at, limit.min(at + LONGEST_GROUP), quoted);
    }
    let (key, mode, next) = key(&chars, 0)?;
    let mode = if mode == CitationMode::Normal { CitationMode::AuthorInText } else { mode };
    let mut first = citation(&chars, 0, key, mode, next);
    let mut end = chars[next - 1].end;
    let mut rest = Vec::new();
    if !bare && mode == CitationMode::AuthorInText {
        let bracket = (next..chars.len()).find(|&index| chars[index].value != ' ').unwrap_or(chars.len());
        if chars.get(bracket).is_some_and(|char| char.value == '[')
            && let Some((suffix, close, more)) = locator_bracket(&chars, bracket)
        {
            set_suffix(&mut first, &chars, suffix.start, suffix.end);
            first.span.end = chars[suffix.end - 1].end as u32;
            end = chars[close].end;
            rest = more;
        }
    }
    let mut citations = vec![first];
    citations.append(&mut rest);
    Some(CitationGroup { citations, span: Span::new(at, end), bracketed: false })
}

/// The bracket after a narrative citation: its suffix, where it closes, and the citations that it holds.
fn locator_bracket(chars: &[Char], bracket: usize) -> Option<(std::ops::Range<usize>, usize, Vec<Citation>)> {
    let start = bracket + 1;
    let suffix_end = suffix_end(chars, start)?;
    if chars[suffix_end].value == ']' && !holds_key(&chars[start..suffix_end]) {
        return Some((start..suffix_end, suffix_end, Vec::new()));
    }
    // Without a suffix of its own, or with further citations after it.
    let (suffix, from) = match chars[suffix_end].value {
        ';' if !holds_key(&chars[start..suffix_end]) => (start..suffix_end, suffix_end + 1),
        _ => (start..start, start),
    };
    let (citations, close) = citations(chars, from)?;
    Some((suffix, close, citations))
}

fn holds_key(chars: &[Char]) -> bool {
    (0..chars.len()).any(|index| key_at(chars, index).is_some())
}

/// The characters from `at`, with each line end and what continues the block on the next line as one space. Ends before a
/// blank line.
fn logical(source: &str, at: usize, limit: usize, quoted: bool) -> Vec<Char> {
    let mut limit = limit.min(source.len());
    while !source.is_char_boundary(limit) {
        limit -= 1;
    }
    let Some(text) = source.get(at..limit) else { return Vec::new() };
    let mut chars: Vec<Char> = Vec::with_capacity(64);
    let mut rest = text.char_indices().peekable();
    while let Some((offset, value)) = rest.next() {
        let start = at + offset;
        if value != '\n' {
            chars.push(Char { value, start, end: start + value.len_utf8() });
            continue;
        }
        let mut end = start + 1;
        while let Some(&(next, mark)) = rest.peek() {
            if !(matches!(mark, ' ' | '\t') || quoted && mark == '>') {
                if mark == '\n' {
                    return chars;
                }
                break;
            }
            end = at + next + 1;
            rest.next();
        }
        chars.push(Char { value: ' ', start, end });
    }
    chars
}

/// The citations from `from` up to the bracket that closes the group, and the index of that bracket.
fn citations(chars: &[Char], from: usize) -> Option<(Vec<Citation>, usize)> {
    let mut citations = Vec::new();
    let mut start = from;
    loop {
        let at = find_key(chars, start)?;
        let (key, mode, next) = key(chars, at)?;
        let end = suffix_end(chars, next)?;
        let mut citation = citation(chars, at, key, mode, next);
        let prefix = trim(chars, start, at);
        citation.prefix = plain(&chars[prefix.clone()]).into();
        set_suffix(&mut citation, chars, next, end);
        let first = if prefix.is_empty() { at } else { prefix.start };
        let last = trim(chars, next, end).end.max(next);
        citation.span = Span::new(chars[first].start, chars[last - 1].end);
        citations.push(citation);
        match chars[end].value {
            ']' => {
                // Most groups hold one or two, and stay for as long as the site does.
                citations.shrink_to_fit();
                return Some((citations, end));
            }
            ';' => start = end + 1,
            // A further key.
            _ => start = end,
        }
    }
}

fn citation(
    chars: &[Char],
    at: usize,
    key: std::ops::Range<usize>,
    mode: CitationMode,
    next: usize,
) -> Citation {
    Citation {
        key: composed(&chars[key.clone()].iter().map(|char| char.value).collect::<String>()).into(),
        key_span: Span::new(chars[key.start].start, chars[key.end - 1].end),
        mode,
        prefix: "".into(),
        suffix: "".into(),
        locator: None,
        passage: None,
        span: Span::new(chars[at].start, chars[next - 1].end),
    }
}

/// Where the next key begins, before the bracket that closes the group.
fn find_key(chars: &[Char], from: usize) -> Option<usize> {
    let mut index = from;
    let mut depth = 0usize;
    while index < chars.len() {
        match chars[index].value {
            '\\' => index += 1,
            '`' => index = code_end(chars, index),
            '[' => depth += 1,
            ']' | ';' if depth == 0 => return None,
            ']' => depth -= 1,
            '@' | '-' if depth == 0 && key_at(chars, index).is_some() => return Some(index),
            _ => {}
        }
        index += 1;
    }
    None
}

/// Whether a key, with or without `-`, begins at `index`, not directly after a letter or a digit.
fn key_at(chars: &[Char], index: usize) -> Option<(std::ops::Range<usize>, CitationMode, usize)> {
    if index > 0 && chars[index - 1].value.is_alphanumeric() {
        return None;
    }
    key(chars, index)
}

/// How the source with this key is cited: `[@key]`, with braces around a key that would end early without them.
pub fn citing(key: &str) -> String {
    let plain = format!("[@{key}]");
    let whole = bracketed(&plain, 0, plain.len(), false)
        .is_some_and(|group| matches!(group.citations.as_slice(), [citation] if *citation.key == *key && citation.suffix.is_empty()));
    if whole { plain } else { format!("[@{{{key}}}]") }
}

/// The key that begins at `at` with `@` or `-@`: where its name stands, the mode, and the index after it.
fn key(chars: &[Char], at: usize) -> Option<(std::ops::Range<usize>, CitationMode, usize)> {
    let value = |index: usize| chars.get(index).map(|char| char.value);
    let (mode, sign) = if value(at) == Some('-') {
        (CitationMode::SuppressAuthor, at + 1)
    } else {
        (CitationMode::Normal, at)
    };
    if value(sign) != Some('@') {
        return None;
    }
    let start = sign + 1;
    if value(start) == Some('{') {
        let mut depth = 1;
        let mut index = start + 1;
        while let Some(char) = value(index) {
            match char {
                '{' => depth += 1,
                '}' => depth -= 1,
                char if char.is_whitespace() || index - start > LONGEST_KEY => return None,
                _ => {}
            }
            if depth == 0 {
                return (index > start + 1).then_some((start + 1..index, mode, index + 1));
            }
            index += 1;
        }
        return None;
    }
    // A Mac writes `ü` as two characters, of which the second is no letter.
    let regular = |index: usize| {
        value(index).is_some_and(|char| char.is_alphanumeric() || char == '_' || is_combining_mark(char))
    };
    if !regular(start) {
        return None;
    }
    let mut end = start + 1;
    loop {
        if regular(end) {
            end += 1;
        } else if value(end).is_some_and(|char| WITHIN_KEY.contains(char)) && regular(end + 1) {
            end += 2;
        } else if matches!(value(end), Some(':' | '/')) && value(end + 1) == Some('/') {
            end += 1;
        } else {
            return Some((start..end, mode, end));
        }
    }
}

/// Where the suffix that begins at `from` ends: the index of the `;`, `]` or further key after it.
fn suffix_end(chars: &[Char], from: usize) -> Option<usize> {
    let mut index = from;
    let mut depth = 0usize;
    // Marks that nothing closes from here on are looked for once.
    let mut unclosed: Vec<char> = Vec::new();
    while index < chars.len() {
        match chars[index].value {
            '\\' => index += 1,
            '`' => index = code_end(chars, index),
            '[' => depth += 1,
            ']' | ';' if depth == 0 => return Some(index),
            ']' => depth -= 1,
            '@' | '-' if depth == 0 && key_at(chars, index).is_some() => return Some(index),
            '&' | '<' => index = whole_end(chars, index),
            mark if opens(chars, index) && !unclosed.contains(&mark) => match quotation_end(chars, index) {
                Some(close) => index = close,
                None => unclosed.push(mark),
            },
            _ => {}
        }
        index += 1;
    }
    None
}

/// The index of the mark that closes the double quotation that opens at `index`, if one opens there. Marks within it are
/// paired; where they do not pair, the first mark after which no letter or digit follows closes it.
fn quotation_end(chars: &[Char], index: usize) -> Option<usize> {
    let closers = DOUBLE_QUOTES.iter().find(|(mark, _)| *mark == chars[index].value)?.1;
    if !opens(chars, index) {
        return None;
    }
    let mut first = None;
    let mut depth = 1usize;
    let mut at = index + 1;
    while at < chars.len() {
        let value = chars[at].value;
        if value == '\\' {
            at += 1;
        } else if value == chars[index].value && opens(chars, at) {
            depth += 1;
        } else if closers.contains(&value)
            && chars.get(at + 1).is_none_or(|next| !next.value.is_alphanumeric())
        {
            first = first.or(Some(at));
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
        at += 1;
    }
    first
}

/// Whether a mark that can open a quotation does so at `index`.
fn opens(chars: &[Char], index: usize) -> bool {
    if !DOUBLE_QUOTES.iter().any(|(mark, _)| *mark == chars[index].value) {
        return false;
    }
    let before = index.checked_sub(1).map(|before| chars[before].value);
    before.is_none_or(|char| char.is_whitespace() || matches!(char, '(' | '[' | '{' | '—' | '–' | '-' | ','))
        && chars
            .get(index + 1)
            .is_some_and(|next| !next.value.is_whitespace() || matches!(chars[index].value, '«' | '»'))
}

/// The index of the last backtick of the code span that opens at `index`; `index` plus its run if none closes it.
fn code_end(chars: &[Char], index: usize) -> usize {
    let run = |from: usize| chars[from..].iter().take_while(|char| char.value == '`').count();
    let open = run(index);
    let mut at = index + open;
    while at < chars.len() {
        if chars[at].value == '`' {
            let close = run(at);
            if close == open {
                return at + close - 1;
            }
            at += close;
        } else {
            at += 1;
        }
    }
    index + open - 1
}

/// The last index of the entity (`&amp;`) or address (`<https://…>`) that begins at `index`; `index` if it is none.
fn whole_end(chars: &[Char], index: usize) -> usize {
    let (close, legal): (char, fn(char) -> bool) = match chars[index].value {
        '&' => (';', |char| char.is_ascii_alphanumeric() || char == '#'),
        _ => ('>', |char| !char.is_whitespace()),
    };
    let end = (index + 1..chars.len()).find(|&at| chars[at].value == close || !legal(chars[at].value));
    let is_address = |end: usize| chars[index + 1..end].iter().any(|char| char.value == ':');
    match end {
        Some(end) if chars[end].value == close && end > index + 1 && (close == ';' || is_address(end)) => end,
        _ => index,
    }
}

fn skip_space(chars: &[Char], mut index: usize) -> usize {
    while chars.get(index).is_some_and(|char| char.value.is_whitespace()) {
        index += 1;
    }
    index
}

/// The range without white space at its ends.
fn trim(chars: &[Char], mut start: usize, mut end: usize) -> std::ops::Range<usize> {
    while start < end && chars[start].value.is_whitespace() {
        start += 1;
    }
    while end > start && chars[end - 1].value.is_whitespace() {
        end -= 1;
    }
    start..end
}

/// Takes a suffix apart: locator, passage, and what is left.
fn set_suffix(citation: &mut Citation, chars: &[Char], from: usize, to: usize) {
    let whole = trim(chars, from, to);
    let mut rest = skip_comma(chars, whole.clone());
    if let Some(passage) = passage(chars, rest.clone()) {
        citation.passage = Some(passage);
        return;
    }
    if let Some((locator, end)) = locator(chars, rest.clone()) {
        citation.locator = Some(Box::new(locator));
        rest = skip_comma(chars, end..rest.end);
        if let Some(passage) = passage(chars, rest.clone()) {
            citation.passage = Some(passage);
            return;
        }
        citation.suffix = plain(&chars[rest]).into();
        return;
    }
    citation.suffix = plain(&chars[whole]).into();
}

fn skip_comma(chars: &[Char], range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut range = trim(chars, range.start, range.end);
    if range.start < range.end && chars[range.start].value == ',' {
        range = trim(chars, range.start + 1, range.end);
    }
    range
}

/// The passage, if the range is one double-quoted string: it ends with the mark that closes it, or with a closing mark
/// and none within it opens another.
fn passage(chars: &[Char], range: std::ops::Range<usize>) -> Option<Passage> {
    if range.len() < 3 {
        return None;
    }
    let last = range.end - 1;
    let closers = DOUBLE_QUOTES.iter().find(|(mark, _)| *mark == chars[range.start].value)?.1;
    let close = quotation_end(&chars[..range.end], range.start)?;
    let alone =
        || !(range.start + 1..last).any(|at| chars[at].value == chars[range.start].value && opens(chars, at));
    if close != last && !(closers.contains(&chars[last].value) && alone()) {
        return None;
    }
    let words = range.start + 1..last;
    Some(Passage {
        text: unescape(&chars[words.clone()]).into(),
        span: Span::new(chars[words.start].start, chars[words.end - 1].end),
    })
}

/// CSL's terms for locators, by the words that announce them.
const LOCATORS: [(&str, &[&str]); 14] = [
    ("page", &["p.", "pp.", "page", "pages"]),
    ("chapter", &["chap.", "chaps.", "ch.", "chapter", "chapters"]),
    ("section", &["sec.", "secs.", "section", "sections", "§", "§§"]),
    ("paragraph", &["para.", "paras.", "paragraph", "paragraphs", "¶", "¶¶"]),
    ("volume", &["vol.", "vols.", "volume", "volumes"]),
    ("figure", &["fig.", "figs.", "figure", "figures"]),
    ("line", &["l.", "ll.", "line", "lines"]),
    ("note", &["n.", "nn.", "note", "notes"]),
    ("issue", &["no.", "nos.", "issue"]),
    ("part", &["pt.", "pts.", "part", "parts"]),
    ("book", &["bk.", "bks.", "book", "books"]),
    ("column", &["col.", "cols.", "column", "columns"]),
    ("folio", &["fol.", "fols.", "folio", "folios"]),
    ("verse", &["v.", "vv.", "verse", "verses"]),
];

/// The locator at the beginning of the range, and the index after it.
fn locator(chars: &[Char], range: std::ops::Range<usize>) -> Option<(Locator, usize)> {
    let word_end = |from: usize| {
        (from..range.end)
            .find(|&index| chars[index].value.is_whitespace() || chars[index].value == ',')
            .unwrap_or(range.end)
    };
    let text = |from: usize, to: usize| chars[from..to].iter().map(|char| char.value).collect::<String>();
    let first_end = word_end(range.start);
    let first = text(range.start, first_end).to_lowercase();
    let named = LOCATORS.iter().find(|(_, words)| words.contains(&first.as_str())).map(|(label, _)| *label);
    let (label, start) = match named {
        Some(label) => (label, skip_space(chars, first_end)),
        None => ("page", range.start),
    };
    let is_number = |from: usize, to: usize| {
        let word = text(from, to);
        word.chars().any(|char| char.is_ascii_digit())
            || named.is_some()
                && !word.is_empty()
                && word.chars().all(|char| "ivxlcdmIVXLCDM-–".contains(char))
    };
    let mut end = start;
    let mut at = start;
    while at < range.end {
        let stop = word_end(at);
        if !is_number(at, stop) {
            break;
        }
        end = stop;
        at = stop;
        if chars.get(at).is_some_and(|char| at < range.end && char.value == ',') {
            at += 1;
        }
        at = skip_space(chars, at).min(range.end);
    }
    if end <= start {
        return None;
    }
    Some((Locator { label, value: text(start, end).into() }, end))
}

/// The text with escapes undone and the marks of emphasis and code taken away.
fn plain(chars: &[Char]) -> String {
    let mut text = String::with_capacity(chars.len());
    let mut index = 0;
    while index < chars.len() {
        let value = chars[index].value;
        match value {
            '\\' if chars.get(index + 1).is_some_and(|char| char.value.is_ascii_punctuation()) => {
                index += 1;
                text.push(chars[index].value);
            }
            '*' | '`' => {}
            '_' if is_mark(chars, index) => {}
            ' ' if text.ends_with(' ') => {}
            _ => text.push(value),
        }
        index += 1;
    }
    text
}

/// Whether an underscore opens or closes emphasis rather than standing within a word.
fn is_mark(chars: &[Char], index: usize) -> bool {
    let is_word = |index: Option<usize>| {
        index.and_then(|index| chars.get(index)).is_some_and(|char| char.value.is_alphanumeric())
    };
    !(is_word(index.checked_sub(1)) && is_word(Some(index + 1)))
}

/// The text with escapes undone.
fn unescape(chars: &[Char]) -> String {
    let mut text = String::with_capacity(chars.len());
    let mut index = 0;
    while index < chars.len() {
        let escapes = chars[index].value == '\\'
            && chars.get(index + 1).is_some_and(|char| char.value.is_ascii_punctuation());
        index += usize::from(escapes);
        text.push(chars[index].value);
        index += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_cited_so_that_it_is_read_again() {
        for (key, expected) in [
            ("gazette", "[@gazette]"),
            ("doi:10.1/x", "[@doi:10.1/x]"),
            ("port,a", "[@{port,a}]"),
            ("a.", "[@{a.}]"),
            ("é", "[@é]"),
        ] {
            assert_eq!(citing(key), expected);
        }
    }

    fn group(source: &str) -> Option<CitationGroup> {
        bracketed(source, 0, source.len(), true)
    }

    fn only(source: &str) -> Citation {
        let mut group = group(source).unwrap_or_else(|| panic!("no citation in {source}"));
        assert_eq!(group.citations.len(), 1, "{source}");
        group.citations.remove(0)
    }

    #[test]
    fn prefix_key_locator_and_suffix_are_told_apart() {
        let citation = only("[see @ap, pp. 33-35, 38 and *passim*]");
        assert_eq!(&*citation.prefix, "see");
        assert_eq!(&*citation.key, "ap");
        assert_eq!(citation.locator, Some(Box::new(Locator { label: "page", value: "33-35, 38".into() })));
        assert_eq!(&*citation.suffix, "and passim");
        assert_eq!(citation.mode, CitationMode::Normal);
        assert_eq!(only("[-@ap]").mode, CitationMode::SuppressAuthor);
        assert_eq!(only("[@ap, chap. iv]").locator.unwrap().label, "chapter");
        assert_eq!(&*only("[@ap and others]").suffix, "and others");
    }

    #[test]
    fn a_quoted_suffix_is_the_passage_and_has_its_place() {
        for (source, words) in [
            (r#"[@k, "on Thursday"]"#, "on Thursday"),
            (r#"[@k "on Thursday"]"#, "on Thursday"),
            ("[@k, “on Thursday”]", "on Thursday"),
            ("[@k, «on Thursday»]", "on Thursday"),
            (r#"[@k, p. 14, "on Thursday"]"#, "on Thursday"),
            (r#"[@k, "semi; colon"]"#, "semi; colon"),
            (r#"[@k, "I mean [laughs] the key"]"#, "I mean [laughs] the key"),
            (r#"[@k, "a 6" pipe"]"#, r#"a 6" pipe"#),
            (r#"[@k, "the so-called "key", he said"]"#, r#"the so-called "key", he said"#),
            ("[@k, \"two\n  lines\"]", "two lines"),
            ("[@k, \"two\n> > lines\"]", "two lines"),
            (r#"[@k, "a \"b\" c"]"#, r#"a "b" c"#),
        ] {
            let citation = only(source);
            let passage = citation.passage.unwrap_or_else(|| panic!("no passage in {source}"));
            assert_eq!(&*passage.text, words, "{source}");
            assert!(citation.suffix.is_empty(), "{source}");
            assert_eq!(passage.span.slice(source).chars().next(), words.chars().next());
        }
        assert_eq!(only(r#"[@k, "one" and "two"]"#).passage, None);
        assert_eq!(only(r#"[@k, said "one"]"#).passage, None);
    }

    #[test]
    fn several_citations_share_a_bracket() {
        let group = group(r#"[@a, "x; y"; see -@b, p. 2; @{odd; key}]"#);
        assert_eq!(group, None, "a braced key holds no space");
        let group = bracketed(r#"[@a, "x; y"; see -@b, p. 2; @{odd;key}]"#, 0, 99, false).unwrap();
        let keys: Vec<&str> = group.citations.iter().map(|citation| &*citation.key).collect();
        assert_eq!(keys, ["a", "b", "odd;key"]);
        assert_eq!(&*group.citations[1].prefix, "see");
        assert_eq!(group.citations[1].mode, CitationMode::SuppressAuthor);
    }

    #[test]
    fn what_is_no_citation_is_left_alone() {
        for source in [
            "[a]",
            "[me@x.org]",
            "[a; @b]",
            "[^@a]",
            "[@]",
            "[@ a]",
            "[\\@a]",
            "[@a",
            "[see `@a`]",
            "[@a\n\nb]",
        ] {
            assert_eq!(group(source), None, "{source}");
        }
    }

    #[test]
    fn keys_end_where_pandoc_ends_them() {
        for (source, expected) in [
            ("@a_b_c_.", "a_b_c_"),
            ("@a..b", "a"),
            ("@a:b", "a:b"),
            ("@a's", "a"),
            ("@9x", "9x"),
            ("@müller/20", "müller/20"),
            ("@https://x.org/a", "https://x.org/a"),
        ] {
            let group = narrative(source, 0, source.len(), false, false).unwrap();
            assert_eq!(&*group.citations[0].key, expected, "{source}");
        }
    }

    #[test]
    fn a_narrative_citation_takes_the_bracket_after_it() {
        let group = narrative("@a [p. 33; see @b] says", 0, 23, false, false).unwrap();
        assert_eq!(group.citations[0].locator.as_ref().unwrap().label, "page");
        assert_eq!(group.citations[0].mode, CitationMode::AuthorInText);
        assert_eq!(&*group.citations[1].prefix, "see");
        assert_eq!(group.span, Span::new(0, 18));
        let group = narrative("@a [@b]", 0, 7, false, false).unwrap();
        assert_eq!(group.citations.len(), 2);
        assert_eq!(narrative("@a [b", 0, 5, false, false).unwrap().span, Span::new(0, 2));
    }

    #[test]
    fn many_open_brackets_and_marks_cost_linear_time() {
        for piece in ["[@a ", "[@a, \"", "[@a, “", "[@a; \"x \"", "[@a `"] {
            let source = piece.repeat(20_000);
            assert_eq!(bracketed(&source, 0, source.len(), false), None);
        }
    }
}
