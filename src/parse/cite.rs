//! Citations: what `[@` means. Pandoc's grammar, read from the file itself, so that every part has its exact place.
//!
//! Knows nothing of Markdown but what a citation may hold: escapes, code spans, and how a block quotation goes on in the
//! next line. Where a citation may stand is the business of `markdown.rs`.
//!
//! Three things are read differently from Pandoc: quotation marks protect what they enclose (`;`, `]`, `@`), which is a passage
//! of the source wherever it stands in the citation; a further key in a suffix is a further citation of the group
//! (`[@a and @b]`), so that none is overlooked; and a key is not looked for in an address.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::model::citation::{Citation, CitationGroup, CitationMode, Locator, LoneMark, Passage};
use crate::model::marks::{self, Kind, Manner, is_double, is_single};
use crate::path::composed;
use crate::span::Span;

use super::html;

/// No group of citations is longer than this, so that many opening brackets cost no more than linear time.
pub const LONGEST_GROUP: usize = 8 * 1024;

/// The longest key in braces, in characters.
const LONGEST_KEY: usize = 256;

/// How far a citation is read, in bytes, before it is clear that it needs more: further than any key.
const SHORT: usize = 5 * LONGEST_KEY;

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
    let read = |length: usize| {
        let chars = logical(source, at, limit.min(at + length), quoted);
        if chars.first()?.value != '[' || chars.get(1)?.value == '^' {
            return None;
        }
        let (citations, close, unpaired) = in_bracket(&chars, 0, |quotes| citations(&chars, 1, quotes))?;
        Some(CitationGroup { citations, span: Span::new(at, chars[close].end), bracketed: true, unpaired })
    };
    // Most groups are short; what comes after them need not be looked at.
    let short = if limit - at > SHORT { read(SHORT).filter(|group| group.unpaired.is_empty()) } else { None };
    short.or_else(|| read(LONGEST_GROUP))
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
    let first = citation(&chars, 0, key, mode, next);
    let bracket = (next..chars.len()).find(|&index| chars[index].value != ' ');
    let bracket =
        bracket.filter(|&index| !bare && mode == CitationMode::AuthorInText && chars[index].value == '[');
    let located = bracket.and_then(|bracket| {
        in_bracket(&chars, bracket, |quotes| locator_bracket(&chars, bracket, quotes, first.clone()))
    });
    let (citations, end, unpaired) = match located {
        Some((citations, close, unpaired)) => (citations, chars[close].end, unpaired),
        None => (vec![first], chars[next - 1].end, Box::default()),
    };
    Some(CitationGroup { citations, span: Span::new(at, end), bracketed: false, unpaired })
}

/// Reads the bracket after a narrative citation: its suffix, which is that citation's, and the citations that it holds. Returns
/// all of them, and where it closes.
fn locator_bracket(
    chars: &[Char],
    bracket: usize,
    quotes: &Quotes,
    mut first: Citation,
) -> Option<(Vec<Citation>, usize)> {
    let start = bracket + 1;
    let end = suffix_end(chars, start, quotes)?;
    let is_suffix = matches!(chars[end].value, ']' | ';') && !holds_key(chars, start..end, quotes);
    if is_suffix {
        set_suffix(&mut first, chars, start, end, quotes);
        first.span.end = chars[end - 1].end as u32;
    }
    if is_suffix && chars[end].value == ']' {
        return Some((vec![first], end));
    }
    // Without a suffix of its own, or with further citations after it.
    let (further, close) = citations(chars, if is_suffix { end + 1 } else { start }, quotes)?;
    let mut all = vec![first];
    all.extend(further);
    Some((all, close))
}

/// Whether a key stands in a range, not between quotation marks.
fn holds_key(chars: &[Char], range: Range<usize>, quotes: &Quotes) -> bool {
    range.into_iter().any(|index| key_at(chars, index).is_some() && !quotes.is_within(index))
}

/// Reads what stands in the bracket that opens at `open`: with the quotation marks that pair up in all that is before us, which
/// protect brackets between them; or else with those that pair up before the first bracket that closes. Returns what was read,
/// where it closes, and the marks in it that have no partner.
fn in_bracket<T>(
    chars: &[Char],
    open: usize,
    mut read: impl FnMut(&Quotes) -> Option<(T, usize)>,
) -> Option<(T, usize, Box<[LoneMark]>)> {
    let mut quotes = Quotes::of(chars);
    let found = match read(&quotes) {
        None if !quotes.pairs.is_empty() => {
            let close = suffix_end_of_bracket(chars, open + 1)?;
            quotes = Quotes::of(&chars[..=close]);
            read(&quotes)
        }
        found => found,
    };
    let (value, close) = found?;
    let unpaired = quotes.unpaired.iter().filter(|(mark, _)| (open..close).contains(&mark.start));
    let unpaired = unpaired.map(|&(ref mark, opens)| LoneMark {
        span: Span::new(chars[mark.start].start, chars[mark.end - 1].end),
        opens,
    });
    let unpaired = unpaired.collect();
    Some((value, close, unpaired))
}

/// The index of the bracket that closes the one before `from`, whatever stands between quotation marks.
fn suffix_end_of_bracket(chars: &[Char], from: usize) -> Option<usize> {
    let mut index = from;
    let mut depth = 0usize;
    while index < chars.len() {
        match chars[index].value {
            '\\' => index += 1,
            '`' => index = code_end(chars, index),
            '[' => depth += 1,
            ']' if depth == 0 => return Some(index),
            ']' => depth -= 1,
            _ => {}
        }
        index += 1;
    }
    None
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
fn citations(chars: &[Char], from: usize, quotes: &Quotes) -> Option<(Vec<Citation>, usize)> {
    let mut citations = Vec::new();
    let mut start = from;
    loop {
        let at = find_key(chars, start, quotes)?;
        let (key, mode, next) = key(chars, at)?;
        let end = suffix_end(chars, next, quotes)?;
        let mut citation = citation(chars, at, key, mode, next);
        let prefix = trim(chars, start, at);
        set_prefix(&mut citation, chars, &prefix, quotes);
        set_suffix(&mut citation, chars, next, end, quotes);
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

fn citation(chars: &[Char], at: usize, key: Range<usize>, mode: CitationMode, next: usize) -> Citation {
    Citation {
        key: composed(&chars[key.clone()].iter().map(|char| char.value).collect::<String>()).into(),
        key_span: Span::new(chars[key.start].start, chars[key.end - 1].end),
        mode,
        prefix: "".into(),
        suffix: "".into(),
        locator: None,
        passages: Box::default(),
        span: Span::new(chars[at].start, chars[next - 1].end),
    }
}

/// Where the next key begins, before the bracket that closes the group.
fn find_key(chars: &[Char], from: usize, quotes: &Quotes) -> Option<usize> {
    let mut index = from;
    let mut depth = 0usize;
    while index < chars.len() {
        if let Some(pair) = quotes.opening(index) {
            index = pair.whole.end;
            continue;
        }
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
fn key_at(chars: &[Char], index: usize) -> Option<(Range<usize>, CitationMode, usize)> {
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
fn key(chars: &[Char], at: usize) -> Option<(Range<usize>, CitationMode, usize)> {
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
fn suffix_end(chars: &[Char], from: usize, quotes: &Quotes) -> Option<usize> {
    let mut index = from;
    let mut depth = 0usize;
    while index < chars.len() {
        if let Some(pair) = quotes.opening(index) {
            index = pair.whole.end;
            continue;
        }
        match chars[index].value {
            '\\' => index += 1,
            '`' => index = code_end(chars, index),
            '[' => depth += 1,
            ']' | ';' if depth == 0 => return Some(index),
            ']' => depth -= 1,
            '@' | '-' if depth == 0 && key_at(chars, index).is_some() => return Some(index),
            '&' | '<' => index = whole_end(chars, index),
            _ => {}
        }
        index += 1;
    }
    None
}

/// The quotation marks of a citation.
#[derive(Default)]
struct Quotes {
    /// The outermost pairs, in order.
    pairs: Vec<Pair>,
    /// Marks without a partner, in order, and whether they open.
    unpaired: Vec<(Range<usize>, bool)>,
}

/// A pair of quotation marks.
struct Pair {
    /// From the first mark to the last.
    whole: Range<usize>,
    /// What is between them.
    inside: Range<usize>,
}

impl Quotes {
    /// The pair that opens at `index`.
    fn opening(&self, index: usize) -> Option<&Pair> {
        let at = self.pairs.binary_search_by_key(&index, |pair| pair.whole.start).ok()?;
        Some(&self.pairs[at])
    }

    /// The pairs within a range.
    fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Pair> {
        let first = self.pairs.partition_point(|pair| pair.whole.start < range.start);
        self.pairs[first..].iter().take_while(|pair| pair.whole.end <= range.end)
    }
}

impl Quotes {
    /// The quotation marks of some characters, but for what is in code and addresses.
    fn of(chars: &[Char]) -> Self {
        if !chars.iter().any(|char| may_be_mark(char.value)) {
            return Self::default();
        }
        let signs = signs(chars);
        let quotes = Self::paired(chars, &signs, Kind::Opaque);
        // An escaped mark is one between others; by itself it looks like any.
        let is_shown = |sign: &Sign| {
            sign.is_escaped
                && (is_double(sign.char.value) || is_single(sign.char.value))
                && !quotes.is_within(sign.place.start)
        };
        if signs.iter().any(is_shown) { Self::paired(chars, &signs, Kind::Text) } else { quotes }
    }

    fn paired(chars: &[Char], signs: &[Sign], escaped: Kind) -> Self {
        let kind = |sign: &Sign| if sign.is_escaped { escaped } else { sign.char.kind };
        let text: Vec<marks::Char> =
            signs.iter().map(|sign| marks::Char { kind: kind(sign), ..sign.char }).collect();
        let read = marks::pair(&text, Manner { single: true, ..Manner::new("") });
        let place = |range: &Range<usize>| signs[range.start].place.start..signs[range.end - 1].place.end;
        let families = |place: &Range<usize>| {
            let sign = signs.partition_point(|sign| sign.place.start < place.start);
            signs.get(sign).map(|sign| Family::of(sign.char.value))
        };
        // Straight marks do not nest; but where one that opens and one that closes are left over, they enclose what is
        // between them: `"the so-called "key", he said"`.
        let mut all: Vec<_> = read.pairs.iter().map(|pair| (place(&pair.open), place(&pair.close))).collect();
        let mut alone = Vec::new();
        let mut unpaired = read.unpaired.iter().peekable();
        while let Some(mark) = unpaired.next() {
            match unpaired.peek() {
                Some(next) if mark.opens && !next.opens => {
                    all.push((place(&mark.mark), place(&next.mark)));
                    unpaired.next();
                }
                _ => alone.push((place(&mark.mark), mark.opens)),
            }
        }
        all.sort_by_key(|(open, _)| open.start);
        let mut outermost: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for (open, close) in all {
            if outermost.last().is_none_or(|(_, last)| last.end <= open.start) {
                outermost.push((open, close));
            }
        }
        let pairs = whole(outermost, &families, &|between| ends_citation(chars, between)).into_iter();
        let pairs =
            pairs.map(|(open, close)| Pair { whole: open.start..close.end, inside: open.end..close.start });
        let quotes = Self { pairs: pairs.collect(), unpaired: Vec::new() };
        alone.retain(|(mark, _)| !quotes.is_within(mark.start));
        Self { unpaired: alone, ..quotes }
    }

    /// Whether a pair encloses what stands at `index`.
    fn is_within(&self, index: usize) -> bool {
        let next = self.pairs.partition_point(|pair| pair.whole.start <= index);
        next.checked_sub(1).is_some_and(|last| self.pairs[last].whole.contains(&index))
    }
}

/// Whether a citation ends within a range: its bracket closes, or another key follows a semicolon.
fn ends_citation(chars: &[Char], range: Range<usize>) -> bool {
    let mut depth = 0usize;
    range.clone().any(|index| match chars[index].value {
        '[' => {
            depth += 1;
            false
        }
        ']' if depth > 0 => {
            depth -= 1;
            false
        }
        ']' => true,
        ';' => chars[index + 1..range.end].iter().any(|char| char.value == '@'),
        _ => false,
    })
}

/// What sort of mark one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Pointed,
    Corner,
}

impl Family {
    fn of(mark: char) -> Self {
        match mark {
            '"' | '＂' | '\'' | '＇' => Self::Straight,
            '«' | '»' | '‹' | '›' => Self::Pointed,
            '「' | '」' | '『' | '』' | '｢' | '｣' => Self::Corner,
            _ => Self::Curly,
        }
    }
}

/// Where two mixed pairs fit together, they are one: words of a text are quoted from the midst of a remark to the midst of
/// another, `"they will,” he said, “not agree"`.
fn whole(
    all: Vec<(Range<usize>, Range<usize>)>,
    family: &impl Fn(&Range<usize>) -> Option<Family>,
    ends_citation: &impl Fn(Range<usize>) -> bool,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pairs: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(all.len());
    // The last mixed pair that may go on.
    let mut mixed: Option<usize> = None;
    for (open, close) in all {
        let (opening, closing) = (family(&open), family(&close));
        if opening == closing {
            // Another pair of the outer sort ends it.
            if mixed.is_some_and(|at| family(&pairs[at].0) == opening) {
                mixed = None;
            }
        } else if let Some(at) = mixed.take()
            && family(&pairs[at].0) == closing
            && family(&pairs[at].1) == opening
            && !ends_citation(pairs[at].1.end..open.start)
        {
            pairs[at].1 = close;
            pairs.truncate(at + 1);
            continue;
        } else {
            mixed = Some(pairs.len());
        }
        pairs.push((open, close));
    }
    pairs
}

/// A character of the text as readers see it.
struct Sign {
    char: marks::Char,
    /// Where it is written.
    place: Range<usize>,
    /// Whether it is written with a backslash.
    is_escaped: bool,
}

/// Whether a character may be a quotation mark, or the beginning of one that is written as an entity.
fn may_be_mark(char: char) -> bool {
    char == '&' || is_double(char) || is_single(char)
}

/// The text as readers see it: escapes and entities undone, without the marks of emphasis and the tags of HTML.
fn signs(chars: &[Char]) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(chars.len());
    let mut index = 0;
    while index < chars.len() {
        let start = index;
        let mut value = chars[index].value;
        let mut kind = Kind::Text;
        let is_escaped = escapes(chars, index);
        match value {
            '\\' if is_escaped => {
                index += 1;
                value = chars[index].value;
            }
            '`' => {
                let end = code_end(chars, index);
                // Backticks that nothing closes are text.
                if chars[index..=end].iter().any(|char| char.value != '`') {
                    kind = Kind::Opaque;
                    index = end;
                }
            }
            '&' => {
                let end = whole_end(chars, index);
                if let Some(decoded) = entity(&chars[index..=end]) {
                    value = decoded;
                    index = end;
                }
            }
            '<' => {
                let end = whole_end(chars, index);
                if end > index {
                    kind = Kind::Opaque;
                    index = end;
                } else if let Some(end) = tag_end(chars, index) {
                    index = end + 1;
                    continue;
                }
            }
            '*' => {
                index += 1;
                continue;
            }
            '_' if is_mark(chars, index) => {
                index += 1;
                continue;
            }
            _ => {}
        }
        signs.push(Sign { char: marks::Char { value, kind }, place: start..index + 1, is_escaped });
        index += 1;
    }
    signs
}

/// Whether a backslash at `index` escapes what follows.
fn escapes(chars: &[Char], index: usize) -> bool {
    chars[index].value == '\\' && chars.get(index + 1).is_some_and(|char| char.value.is_ascii_punctuation())
}

/// The longest entity, and the longest tag of HTML, that is looked for, in characters.
const LONGEST_ENTITY: usize = 32;
const LONGEST_TAG: usize = 256;

/// The character that an entity stands for.
fn entity(chars: &[Char]) -> Option<char> {
    if !(3..=LONGEST_ENTITY).contains(&chars.len()) {
        return None;
    }
    let written: String = chars.iter().map(|char| char.value).collect();
    let mut decoded = None;
    html::read(&written, |token, _| {
        if let html::Token::Text(text) = token {
            let text = std::str::from_utf8(text).ok().filter(|text| *text != written);
            decoded = decoded.or_else(|| text?.chars().next());
        }
    });
    decoded
}

/// The index of the mark that ends the tag of HTML that begins at `index`.
fn tag_end(chars: &[Char], index: usize) -> Option<usize> {
    let next = chars.get(index + 1)?.value;
    if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!')) {
        return None;
    }
    let within = &chars[index + 1..chars.len().min(index + LONGEST_TAG)];
    let end = within.iter().position(|char| matches!(char.value, '>' | '<'))?;
    (within[end].value == '>').then_some(index + 1 + end)
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
fn trim(chars: &[Char], mut start: usize, mut end: usize) -> Range<usize> {
    while start < end && chars[start].value.is_whitespace() {
        start += 1;
    }
    while end > start && chars[end - 1].value.is_whitespace() {
        end -= 1;
    }
    start..end
}

/// Takes a prefix apart: passages, and what is left.
fn set_prefix(citation: &mut Citation, chars: &[Char], whole: &Range<usize>, quotes: &Quotes) {
    let (words, passages) = apart(chars, whole, quotes);
    let Some(last) = words.iter().rposition(|words| has_words(&chars[words.clone()])) else {
        // The marks before a passage say nothing.
        let words = if passages.is_empty() { plain(&chars[whole.clone()]) } else { String::new() };
        citation.prefix = words.into();
        citation.passages = passages.into();
        return;
    };
    citation.prefix = joined(chars, &words[..=last]).into();
    citation.passages = passages.into();
}

/// Takes a suffix apart: locator, passages, and what is left.
fn set_suffix(citation: &mut Citation, chars: &[Char], from: usize, to: usize, quotes: &Quotes) {
    let whole = trim(chars, from, to);
    let (mut words, passages) = apart(chars, &whole, quotes);
    let first = skip_comma(chars, words[0].clone());
    let mut is_located = false;
    if let Some((locator, end)) = locator(chars, first.clone(), quotes) {
        citation.locator = Some(Box::new(locator));
        words[0] = skip_comma(chars, end..first.end);
        is_located = true;
    }
    // Between passages and after them a locator stands alone.
    for between in words.iter_mut().skip(1) {
        let alone = between_marks(chars, between.clone());
        if citation.locator.is_none()
            && let Some((locator, end)) = locator(chars, alone.clone(), quotes)
            && end == alone.end
        {
            citation.locator = Some(Box::new(locator));
            *between = end..end;
        }
    }
    let first = words.iter().position(|words| has_words(&chars[words.clone()]));
    citation.suffix = match first {
        // A bracket may close that opened before a passage.
        Some(first @ 1..) => joined(chars, &words[first..]).trim_start_matches([')', ' ']).into(),
        Some(_) => joined(chars, &words).into(),
        None if passages.is_empty() && !is_located => plain(&chars[whole]).into(),
        None if passages.is_empty() => plain(&chars[words[0].clone()]).into(),
        None => "".into(),
    };
    let mut all = std::mem::take(&mut citation.passages).into_vec();
    all.extend(passages);
    citation.passages = all.into();
}

/// What stands before, between and after the passages in a range, and the passages.
fn apart(chars: &[Char], range: &Range<usize>, quotes: &Quotes) -> (Vec<Range<usize>>, Vec<Passage>) {
    let mut words = Vec::new();
    let mut passages = Vec::new();
    let mut from = range.start;
    for pair in quotes.within(range) {
        let inside = trim(chars, pair.inside.start, pair.inside.end);
        if !has_words(&chars[inside.clone()]) {
            continue;
        }
        passages.push(Passage {
            text: unescape(&chars[inside.clone()]).into(),
            span: Span::new(chars[inside.start].start, chars[inside.end - 1].end),
        });
        words.push(from..pair.whole.start);
        from = pair.whole.end;
    }
    words.push(from..range.end);
    (words, passages)
}

fn has_words(chars: &[Char]) -> bool {
    chars.iter().any(|char| char.value.is_alphanumeric()) && plain(chars).contains(char::is_alphanumeric)
}

/// Words with `…` for each passage between them.
fn joined(chars: &[Char], words: &[Range<usize>]) -> String {
    let mut text = String::new();
    for (index, range) in words.iter().enumerate() {
        if index > 0 {
            if !text.is_empty() && !text.ends_with([' ', '(', '[']) {
                text.push(' ');
            }
            text.push('…');
        }
        text.push_str(&plain(&chars[range.clone()]));
    }
    text.trim().to_owned()
}

/// A range without the punctuation that sets it off.
fn between_marks(chars: &[Char], range: Range<usize>) -> Range<usize> {
    let is_mark = |char: &Char| char.value.is_whitespace() || ",;:.–—-|()".contains(char.value);
    let before = chars[range.clone()].iter().take_while(|char| is_mark(char)).count();
    let start = range.start + before;
    let after = chars[start..range.end].iter().rev().take_while(|char| is_mark(char)).count();
    start..range.end - after
}

fn skip_comma(chars: &[Char], range: Range<usize>) -> Range<usize> {
    let mut range = trim(chars, range.start, range.end);
    if range.start < range.end && chars[range.start].value == ',' {
        range = trim(chars, range.start + 1, range.end);
    }
    range
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

/// Those of them that are signs.
const SIGNS: [&str; 4] = ["§", "§§", "¶", "¶¶"];

/// The locator at the beginning of the range, and the index after it. A quotation mark ends it.
fn locator(chars: &[Char], range: Range<usize>, quotes: &Quotes) -> Option<(Locator, usize)> {
    let ends = |index: usize| {
        chars[index].value.is_whitespace()
            || chars[index].value == ','
            || quotes.unpaired.binary_search_by_key(&index, |(mark, _)| mark.start).is_ok()
    };
    let word_end = |from: usize| (from..range.end).find(|&index| ends(index)).unwrap_or(range.end);
    let text = |from: usize, to: usize| chars[from..to].iter().map(|char| char.value).collect::<String>();
    let first_end = word_end(range.start);
    let first = text(range.start, first_end).to_lowercase();
    let named = LOCATORS.iter().find(|(_, words)| words.contains(&first.as_str())).map(|(label, _)| *label);
    let (label, start) = match named {
        Some(label) => (label, skip_space(chars, first_end)),
        None => ("page", range.start),
    };
    let sign = SIGNS.into_iter().find(|sign| *sign == first).unwrap_or("");
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
    // What leads on to a passage is no part of the place: `p. 2: "words"`.
    let value = text(start, end);
    let value = value.trim_end_matches([':', ';', '–', '—', '-', '|', '(']).into();
    Some((Locator { label, value, sign }, end))
}

/// The text with escapes and entities undone and the marks of emphasis and code, and the tags of HTML, taken away.
fn plain(chars: &[Char]) -> String {
    let mut text = String::with_capacity(chars.len());
    let mut index = 0;
    while index < chars.len() {
        let value = chars[index].value;
        match value {
            '\\' if escapes(chars, index) => {
                index += 1;
                text.push(chars[index].value);
            }
            '&' => {
                let end = whole_end(chars, index);
                let decoded = entity(&chars[index..=end]);
                text.push(decoded.unwrap_or(value));
                index = decoded.map_or(index, |_| end);
            }
            '<' => match tag_end(chars, index).filter(|_| whole_end(chars, index) == index) {
                Some(end) => index = end,
                None => text.push(value),
            },
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
        index += usize::from(escapes(chars, index));
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
        assert_eq!(
            citation.locator,
            Some(Box::new(Locator { label: "page", value: "33-35, 38".into(), sign: "" }))
        );
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
            let [passage] = &*citation.passages else { panic!("{source}: {:?}", citation.passages) };
            assert_eq!(&*passage.text, words, "{source}");
            assert!(citation.suffix.is_empty(), "{source}");
            assert_eq!(passage.span.slice(source).chars().next(), words.chars().next());
        }
    }

    /// Prefix, locator, suffix and passages of the citations of a text, and its marks without a partner.
    fn drawn(source: &str) -> String {
        let group = if source.starts_with('@') {
            narrative(source, 0, source.len(), false, false)
        } else {
            bracketed(source, 0, source.len(), false)
        };
        let group = group.unwrap_or_else(|| panic!("no citation in {source}"));
        let mut drawn = Vec::new();
        for citation in &group.citations {
            let located = citation.locator.as_ref().map(|it| format!("{} {}", it.label, it.value));
            let mut parts = vec![citation.prefix.to_string(), format!("@{}", citation.key)];
            parts.extend([located.unwrap_or_default(), citation.suffix.to_string()]);
            parts.extend(citation.passages.iter().map(|passage| format!("<{}>", passage.text)));
            drawn.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
            for passage in &citation.passages {
                assert!(citation.span.contains(passage.span), "{source}");
            }
        }
        drawn.extend(group.unpaired.iter().map(|mark| format!("?{}", mark.span.start)));
        drawn.join("; ")
    }

    fn check(cases: &[(&str, &str)]) {
        for (source, expected) in cases {
            assert_eq!(drawn(source), *expected, "{source}");
        }
    }

    #[test]
    fn whatever_is_quoted_in_a_citation_is_a_passage_of_its_source() {
        check(&[
            (r#"[@k: "the inspector invented it"]"#, "@k <the inspector invented it>"),
            (r#"[@k - "invented it"]"#, "@k <invented it>"),
            (r#"[@k – "invented it"]"#, "@k <invented it>"),
            (r#"[@k | "invented it"]"#, "@k <invented it>"),
            (r#"[@k and "invented it"]"#, "@k and … <invented it>"),
            (r#"[@k, says "one" and "two"]"#, "@k , says … and … <one> <two>"),
            (r#"[@k, ("invented it")]"#, "@k <invented it>"),
            (r#"[@k, "one", and "two"]"#, "@k , and … <one> <two>"),
            (r#"[@k, "one", "two"]"#, "@k <one> <two>"),
            (r#"[@k, "one" (said so)]"#, "@k (said so) <one>"),
            (r#"[@k ("one") as told]"#, "@k as told <one>"),
            (
                r#"[as it says "invented it all" @k, "true words"]"#,
                "as it says @k <invented it all> <true words>",
            ),
            (r#"[see "one" in @k]"#, "see … in @k <one>"),
            (r#"["one" @k]"#, "@k <one>"),
            (r#"[@a, "x"; see "y; @z" in @b: "w"]"#, "@a <x>; see … in @b <y; @z> <w>"),
            (r#"[@a "x" and @b "y"]"#, "@a and <x>; @b <y>"),
            (r#"@k ["x"]"#, "@k <x>"),
            (r#"@k [p. 3, "x"]"#, "@k page 3 <x>"),
            (r#"@k [says "x"; see @b, "y"]"#, "@k says … <x>; see @b <y>"),
            (r#"@k [says "x" [@b]]"#, "@k"),
            (r#"@k [says "x"; no key]"#, "@k"),
            (r#"[@k, "by @user and \@handle"]"#, r"@k <by @user and @handle>"),
            (r#"[@k, "an [open bracket"]"#, "@k <an [open bracket>"),
            (r#"[@k, "a ] closed; one", "b"]"#, "@k <a ] closed; one> <b>"),
            (r#"[@k, "we are,” wrote @mill, “and so on"]"#, "@k <we are,” wrote @mill, “and so on>"),
            (r#"[@k, “we are," he wrote, "and so on”]"#, "@k <we are,\" he wrote, \"and so on>"),
            (r#"[@k, "one” and "two"]"#, "@k and … <one> <two>"),
            (r#"[@k, "one”] and [@l, “two"]"#, "@k <one>"),
            (r#"[@k, "one”; @l, “two"]"#, "@k <one>; @l <two>"),
        ]);
    }

    #[test]
    fn a_locator_ends_where_a_mark_begins_and_stands_before_or_after_a_passage() {
        check(&[
            (r#"[@k, p. 2, "41 boats sank"]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, p. 2"41 boats sank"]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, p. 2: "41 boats sank"]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, p. 2-3: "41 boats sank"]"#, "@k page 2-3 <41 boats sank>"),
            (r#"[@k, p. 2– "41 boats sank"]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, 12:31: "41 boats sank"]"#, "@k page 12:31 <41 boats sank>"),
            (r#"[@k, 2 "41 boats sank"]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, "41 boats sank", p. 2]"#, "@k page 2 <41 boats sank>"),
            (r#"[@k, "41 boats sank" (pp. 2-3)]"#, "@k page 2-3 <41 boats sank>"),
            (r#"[@k, p. 2, "one", p. 3, "two"]"#, "@k page 2 , p. 3, … <one> <two>"),
            (r#"[@k, p. 2 says "41 boats"]"#, "@k page 2 says … <41 boats>"),
            (r#"[@k, says "41" of 90 boats]"#, "@k , says … of 90 boats <41>"),
            ("[@k, § 12 Rn. 63]", "@k section 12 Rn. 63"),
        ]);
        assert_eq!(only("[@k, §§ 12, 13]").locator.unwrap().sign, "§§");
    }

    #[test]
    fn marks_of_any_style_hold_a_passage() {
        for source in [
            "[@k, “x\"]",
            "[@k, \"x”]",
            "[@k, ”x”]",
            "[@k, „x“]",
            "[@k, „x”]",
            "[@k, «x»]",
            "[@k, « x »]",
            "[@k, »x«]",
            "[@k, »x»]",
            "[@k, 「x」]",
            "[@k, 『x』]",
            "[@k, 'x']",
            "[@k, ‘x’]",
            "[@k, ‹x›]",
            "[@k, ‚x‘]",
            "[@k, ''x'']",
            "[@k, ``x'']",
            "[@k, ’x’]",
            "[@k, ＂x＂]",
            "[@k, *\"x\"*]",
            "[@k, _“x”_]",
            "[@k, <i>\"x\"</i>]",
            "[@k, \\\"x\\\"]",
            "[@k, &quot;x&quot;]",
            "[@k, &#8220;x&rdquo;]",
            "[@k,\"x\"]",
            "[@k:'x']",
        ] {
            assert_eq!(drawn(source), "@k <x>", "{source}");
        }
        check(&[
            ("[@k, the inspectors' note]", "@k , the inspectors' note"),
            ("[@k, it's O'Hara's]", "@k , it's O'Hara's"),
            ("[@k, 'the inspectors' note']", "@k <the inspectors' note>"),
            ("[@k, 'it’s so' and ‘it isn’t’]", "@k and … <it’s so> <it isn’t>"),
            ("[@k, a 6\" pipe]", "@k , a 6\" pipe"),
            ("[@k's \"x\"]", "@k 's … <x>"),
        ]);
    }

    #[test]
    fn a_mark_without_a_partner_is_known_and_its_words_are_shown() {
        check(&[
            (r#"[@k, "invented it all]"#, r#"@k , "invented it all; ?5"#),
            (r#"[@k, invented it all"]"#, r#"@k , invented it all"; ?20"#),
            (r#"[@k, "one" and "two]"#, r#"@k and "two <one>; ?15"#),
            (r#"[as "it says @k, p. 3]"#, r#"as "it says @k page 3; ?4"#),
            (r#"[@k, p. 2, "41 inspectors]"#, r#"@k page 2 "41 inspectors; ?11"#),
            (r#"[@k, "invented it] and he said "yes" there"#, r#"@k , "invented it; ?5"#),
            (r#"[@k, "invented it] and he sang" there"#, r#"@k , "invented it; ?5"#),
            (r#"@k ["invented it] and he sang" there"#, r#"@k "invented it; ?4"#),
            (r#"[@a, "lies; @b, p. 2]"#, r#"@a , "lies; @b page 2; ?5"#),
        ]);
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
        for piece in ["[@a ", "[@a, \"", "[@a, “", "[@a; \"x \"", "[@a `", "[@a, '", "[@a, &quot;", "[@a, <"]
        {
            let source = piece.repeat(20_000);
            assert_eq!(bracketed(&source, 0, source.len(), false), None);
        }
    }
}
