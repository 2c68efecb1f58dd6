//! Normal form: what typography does not change, with the way back to the text as it was.
//!
//! Unicode form C, ligatures letter by letter; soft hyphens, zero-width characters and direction marks dropped; all quotation
//! marks and apostrophes one; a run of dashes with the spaces around it one dash; a run of dots and `…` three dots without
//! spaces around it; any white space one space, and none between characters of scripts that have none or such a one and a digit, nor before `!`, `?`, `:`,
//! `;`, nor between a number and `%`; no separators between groups of three digits; no space inside guillemets.
//!
//! What a typesetter puts in is marked as such: a hyphen where a line ends, a mark that is repeated where a paragraph begins
//! inside a quotation. It is there or not, as a quotation has it.
//!
//! Letter case and words are never folded here: see [`Fold`].

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::script::is_spaceless;
use crate::model::marks::is_mark;

/// What all quotation marks and apostrophes become.
pub const MARK: char = '"';

/// A text in normal form.
#[derive(Clone, Debug, Default)]
pub struct Normal {
    /// The text.
    pub text: String,
    /// Hyphens that stood at the end of a line, between letters: a word may have been cut there.
    pub soft: Vec<u32>,
    /// Marks that open a quotation once more, where a paragraph of it begins.
    pub repeated: Vec<u32>,
    points: Points,
}

/// From which byte of a derived text on, up to the next point, it stands where in the one that it was made from.
#[derive(Clone, Debug, Default)]
struct Points(Vec<(u32, u32)>);

impl Points {
    fn add(&mut self, derived: usize, original: usize) {
        let expected = self.0.last().map(|(at, from)| *from as usize + derived - *at as usize);
        if expected != Some(original) {
            self.0.push((derived as u32, original as u32));
        }
    }

    fn original(&self, derived: usize) -> usize {
        let next = self.0.partition_point(|(at, _)| *at as usize <= derived);
        next.checked_sub(1).map_or(0, |point| self.0[point].1 as usize + derived - self.0[point].0 as usize)
    }
}

/// A character, and where it stood.
type Char = (char, u32);

/// Whether a character is a dash or a hyphen.
pub fn is_dash(char: char) -> bool {
    matches!(char, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－' | '⸺' | '⸻')
}

/// Whether a character is dropped: a soft hyphen, or one without width.
pub fn is_dropped(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a character is part of a word: a letter, a digit, or a mark on one.
pub fn is_word(char: char) -> bool {
    char.is_alphanumeric() || is_combining(char)
}

fn is_combining(char: char) -> bool {
    char >= '\u{300}' && char.general_category_group() == GeneralCategoryGroup::Mark
}

/// A quotation in normal form; a paragraph begins after each blank line.
pub fn normal(quotation: &str) -> String {
    let paragraphs: Vec<u32> = std::iter::once(0)
        .chain(quotation.match_indices("\n\n").map(|(at, blank)| (at + blank.len()) as u32))
        .collect();
    let normal = normalise(quotation.trim(), &paragraphs);
    normal.without_repeated().trim().to_owned()
}

/// The normal form of `text`, whose paragraphs begin at these bytes.
pub fn normalise(text: &str, paragraphs: &[u32]) -> Normal {
    normalise_without(&[], text, paragraphs)
}

/// The normal form of `text` without these ranges, which are in order.
pub fn normalise_without(left_out: &[Range<usize>], text: &str, paragraphs: &[u32]) -> Normal {
    let chars = composed(text, left_out);
    let mut writer = Writer {
        chars: &chars,
        paragraphs,
        normal: Normal {
            text: String::with_capacity(text.len()),
            soft: Vec::new(),
            repeated: Vec::new(),
            points: Points::default(),
        },
        open: [None; 2],
    };
    writer.write();
    writer.normal
}

impl Normal {
    /// The text without marks that are repeated where a paragraph begins.
    pub fn without_repeated(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for &at in &self.repeated {
            text.push_str(&self.text[from..at as usize]);
            from = at as usize + MARK.len_utf8();
        }
        text.push_str(&self.text[from..]);
        text
    }

    /// Where a range of the normal form stands in the text that it was made from.
    pub fn original(&self, range: &std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
        let start = self.points.original(range.start);
        let Some(last) = self.text.get(range.clone()).and_then(|part| part.chars().next_back()) else {
            return start..start;
        };
        let at = self.points.original(range.end - last.len_utf8());
        let rest = text.get(at..).unwrap_or("");
        let mut length = 0;
        for (index, char) in rest.char_indices() {
            if index > 0 && starts_cluster(char) {
                break;
            }
            length = index + char.len_utf8();
        }
        start..(at + length).max(start)
    }
}

/// The characters of `text` outside these ranges in form C, without those that are dropped.
fn composed(text: &str, left_out: &[Range<usize>]) -> Vec<Char> {
    let mut chars: Vec<Char> = Vec::with_capacity(text.len());
    let mut from = 0;
    for range in left_out {
        compose(text.get(from..range.start).unwrap_or(""), from, &mut chars);
        from = range.end.max(from);
    }
    compose(text.get(from..).unwrap_or(""), from, &mut chars);
    chars
}

/// Adds the characters of a part of a text, which begins there at `from`. A soft hyphen at the end of a line stays.
fn compose(part: &str, from: usize, chars: &mut Vec<Char>) {
    let mut rest = part.char_indices().map(|(at, char)| (from + at, char)).peekable();
    while let Some((at, char)) = rest.next() {
        if char.is_ascii() && rest.peek().is_none_or(|(_, next)| next.is_ascii()) {
            chars.push((char, at as u32));
            continue;
        }
        if is_dropped(char) {
            if char == '\u{AD}' && rest.peek().is_some_and(|(_, next)| *next == '\n') {
                chars.push(('-', at as u32));
            }
            continue;
        }
        let letters = ligature(char);
        if rest.peek().is_none_or(|(_, next)| starts_cluster(*next)) {
            if let Some(letters) = letters {
                chars.extend(letters.chars().map(|char| (char, at as u32)));
            } else if is_nfc_quick(std::iter::once(char)) == IsNormalized::Yes {
                chars.push((char, at as u32));
            } else {
                chars.extend(std::iter::once(char).nfc().map(|char| (char, at as u32)));
            }
            continue;
        }
        let mut cluster: Vec<char> = letters.map_or_else(|| vec![char], |letters| letters.chars().collect());
        while let Some((_, next)) = rest.next_if(|(_, next)| !starts_cluster(*next)) {
            cluster.push(next);
        }
        chars.extend(cluster.into_iter().nfc().map(|char| (char, at as u32)));
    }
}

/// The letters that a printer has cast in one.
fn ligature(char: char) -> Option<&'static str> {
    Some(match char {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// Whether nothing before a character can combine with it.
fn starts_cluster(char: char) -> bool {
    char < '\u{300}'
        || (canonical_combining_class(char) == 0
            && is_nfc_quick(std::iter::once(char)) == IsNormalized::Yes
            && !is_combining(char))
}

struct Writer<'a> {
    chars: &'a [Char],
    /// Where the next paragraphs begin.
    paragraphs: &'a [u32],
    normal: Normal,
    /// The double and the single mark that opened a quotation which is still open.
    open: [Option<char>; 2],
}

impl Writer<'_> {
    fn write(&mut self) {
        let mut index = 0;
        while index < self.chars.len() {
            let (char, at) = self.chars[index];
            if self.begins_paragraph(index) && !char.is_whitespace() {
                while self.paragraphs.first().is_some_and(|start| *start <= at) {
                    self.paragraphs = &self.paragraphs[1..];
                }
                let end = self.repeated(index);
                if end > index {
                    index = end;
                    continue;
                }
                self.open = [None; 2];
            }
            index = if char.is_ascii_alphabetic() {
                self.push(char, at);
                index + 1
            } else if char.is_whitespace() {
                self.space(index)
            } else if char.is_ascii_digit() {
                self.number(index)
            } else if is_dash(char) {
                self.dash(index)
            } else if let Some(end) = self.ellipsis_end(index) {
                self.ellipsis(index, end)
            } else if is_mark(char) {
                self.mark(index)
            } else {
                let before = self.normal.text.strip_suffix(' ').and_then(|text| text.chars().next_back());
                if is_unspaced(char) && before.is_some_and(is_unspaced) {
                    self.unspace();
                }
                self.push(char, at);
                index + 1
            };
        }
    }

    /// Whether a paragraph begins at `index`, or before it since the last.
    fn begins_paragraph(&self, index: usize) -> bool {
        let at = self.chars.get(index).map(|(_, at)| at);
        self.paragraphs.first().is_some_and(|start| at.is_some_and(|at| start <= at))
    }

    /// The marks that opened the quotation, once more; returns where they end.
    fn repeated(&mut self, index: usize) -> usize {
        let mut end = index;
        while end < index + self.open.len()
            && let Some(&(char, at)) = self.chars.get(end)
            && self.opens_again(char)
        {
            self.normal.repeated.push(self.normal.text.len() as u32);
            self.push(MARK, at);
            end += 1;
            if matches!(char, '«' | '»' | '‹') {
                end = self.skip_space(end);
            }
        }
        end
    }

    /// Whether a paragraph that begins with this mark goes on with the quotation that is open.
    fn opens_again(&self, char: char) -> bool {
        match (self.open[0], char) {
            // In French and Spanish the mark that will close it.
            (Some('«'), '»') | (Some(_), '"') => true,
            _ => self.open.contains(&Some(char)),
        }
    }

    fn push(&mut self, char: char, at: u32) {
        self.normal.points.add(self.normal.text.len(), at as usize);
        self.normal.text.push(char);
    }

    /// Takes back a space, where a mark was dropped between it and what has none before it.
    fn unspace(&mut self) {
        if self.normal.text.ends_with(' ') {
            self.normal.text.pop();
        }
    }

    fn char(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(char, _)| *char)
    }

    fn before(&self, index: usize) -> Option<char> {
        self.char(index.checked_sub(1)?)
    }

    fn skip_space(&self, mut index: usize) -> usize {
        while self.char(index).is_some_and(char::is_whitespace) {
            index += 1;
        }
        index
    }

    fn space(&mut self, index: usize) -> usize {
        let end = self.skip_space(index);
        let last = self.normal.text.chars().next_back();
        let Some(next) = self.char(end) else { return end };
        let glued = matches!(last, None | Some(' '))
            || is_dash(next)
            || self.ellipsis_end(end).is_some()
            || (matches!(next, '»' | '›') && self.is_end(end + 1) && !self.begins_paragraph(end))
            || matches!(next, '!' | '?' | ':' | ';')
            || matches!(next, '%' | '‰') && last.is_some_and(char::is_numeric)
            || last.is_some_and(is_unspaced) && is_unspaced(next)
            || last.is_some_and(is_spaceless) && next.is_numeric()
            || last.is_some_and(char::is_numeric) && is_spaceless(next);
        if !glued {
            self.push(' ', self.chars[index].1);
        }
        end
    }

    /// Whether what stands at `index` can follow a closing mark.
    fn is_end(&self, index: usize) -> bool {
        self.char(index).is_none_or(|char| {
            // In `›.txt‹` the point begins a word.
            let begins_word = char == '.' && self.char(index + 1).is_some_and(is_word);
            char.is_whitespace()
                || !begins_word
                    && matches!(char, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…' | '»' | '›')
        })
    }

    /// A run of dashes with the spaces within and around it; those before it were not written.
    fn dash(&mut self, index: usize) -> usize {
        let mut end = index + 1;
        loop {
            let next = self.skip_space(end);
            if !self.char(next).is_some_and(is_dash) {
                break;
            }
            end = next + 1;
        }
        let next = self.skip_space(end);
        let is_letter = |char: Option<char>| char.is_some_and(char::is_alphabetic);
        let line_ends = self.chars[end..next].iter().filter(|(char, _)| *char == '\n').count();
        if end == index + 1
            && line_ends == 1
            && matches!(self.char(index), Some('-' | '‐'))
            && is_letter(self.before(index))
            && is_letter(self.char(next))
        {
            self.normal.soft.push(self.normal.text.len() as u32);
        }
        self.unspace();
        if !self.normal.text.ends_with('-') {
            self.push('-', self.chars[index].1);
        }
        next
    }

    /// Where the ellipsis that begins at `index` ends, if one does.
    fn ellipsis_end(&self, index: usize) -> Option<usize> {
        let mut dots = 0;
        let mut end = index;
        let mut next = index;
        loop {
            match self.char(next)? {
                '.' => dots += 1,
                '…' => dots += 3,
                _ => break,
            }
            end = next + 1;
            next = end;
            let after = self.skip_space(next);
            if matches!(self.char(after), Some('.' | '…')) {
                next = after;
            }
            if next >= self.chars.len() {
                break;
            }
        }
        (dots >= 3).then_some(end)
    }

    fn ellipsis(&mut self, index: usize, end: usize) -> usize {
        let places: Vec<u32> = self.chars[index..end]
            .iter()
            .filter(|(char, _)| !char.is_whitespace())
            .flat_map(|&(char, at)| std::iter::repeat_n(at, if char == '…' { 3 } else { 1 }))
            .collect();
        let last = places.len() - 1;
        self.unspace();
        if self.normal.text.ends_with("...") {
            return self.skip_space(end);
        }
        for at in [places[0], places[1], places[last]] {
            self.push('.', at);
        }
        self.skip_space(end)
    }

    fn mark(&mut self, index: usize) -> usize {
        let (char, at) = self.chars[index];
        self.push(MARK, at);
        let before = self.before(index);
        let next = self.char(index + 1);
        let opens = before.is_none_or(|char| char.is_whitespace() || is_dash(char) || is_opening(char));
        let spaced = next.is_some_and(char::is_whitespace);
        match char {
            '“' if self.open[0] == Some('„') => self.open[0] = None,
            '“' | '„' | '「' => self.open[0] = Some(char),
            '«' | '»' if opens && !(spaced && char == '»') => self.open[0] = Some(char),
            '”' | '」' | '«' | '»' => self.open[0] = None,
            '"' if opens && !spaced => self.open[0] = Some(char),
            '"' if next.is_none_or(|next| !next.is_alphanumeric()) => self.open[0] = None,
            '‘' => self.open[1] = Some(char),
            '’' if next.is_none_or(|next| !next.is_alphanumeric()) => self.open[1] = None,
            _ => {}
        }
        // A part of a quotation may begin with the mark that goes on with it.
        let goes_on = before.is_none() && char == '»';
        if opens && spaced && (matches!(char, '«' | '‹') || goes_on) {
            return self.skip_space(index + 1);
        }
        index + 1
    }

    /// A number, without the separators between its groups of three.
    fn number(&mut self, index: usize) -> usize {
        let digits =
            |from: usize| self.chars[from..].iter().take_while(|(char, _)| char.is_ascii_digit()).count();
        let first = digits(index);
        let mut end = index + first;
        let continues = self.before(index).is_some_and(|char| matches!(char, '.' | ','))
            && index >= 2
            && self.chars[index - 2].0.is_ascii_digit();
        if first <= 3 && !continues && self.chars[index].0 != '0' {
            let separator = self.char(end).filter(|char| is_separator(*char));
            let mut groups = end;
            while separator.is_some() && self.char(groups) == separator && digits(groups + 1) == 3 {
                groups += 4;
            }
            // Not the beginning of something else: 192.168.1.1.
            let more = self.char(groups) == separator && digits((groups + 1).min(self.chars.len())) > 0;
            if !more || separator.is_some_and(char::is_whitespace) {
                end = groups;
            }
        }
        for &(char, at) in &self.chars[index..end] {
            if char.is_ascii_digit() {
                self.push(char, at);
            }
        }
        end
    }
}

/// What may stand between groups of three digits.
fn is_separator(char: char) -> bool {
    matches!(
        char,
        ',' | '.' | '\'' | '’' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2008}' | '\u{2007}' | '٬'
    )
}

fn is_opening(char: char) -> bool {
    matches!(char, '(' | '[' | '{' | '¿' | '¡' | '“' | '„' | '‘' | '«')
}

/// Whether there is no space beside a character of this kind.
fn is_unspaced(char: char) -> bool {
    is_spaceless(char) || matches!(char, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF65}')
}

/// What is folded beyond typography, to tell a small difference from a great one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Letter case.
    Case,
    /// Punctuation: marks are dropped, all else is a space.
    Punctuation,
    /// Both.
    Both,
}

/// A normal form that was folded further.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// What in it may be left out.
    pub optional: Vec<u32>,
    points: Points,
}

impl Folded {
    /// Where a range stands in the normal form that it was made from.
    pub fn original(&self, range: &std::ops::Range<usize>, normal: &str) -> std::ops::Range<usize> {
        let start = self.points.original(range.start);
        let Some(last) = self.text.get(range.clone()).and_then(|part| part.chars().next_back()) else {
            return start..start;
        };
        let at = self.points.original(range.end - last.len_utf8());
        let length = normal.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..(at + length).max(start)
    }
}

/// Folds a text in normal form, of which the characters at these bytes may be left out.
pub fn fold(normal: &str, optional: &[u32], by: Fold) -> Folded {
    let mut folded = Folded { text: String::with_capacity(normal.len()), ..Folded::default() };
    let mut optional = optional.iter().peekable();
    // Where the next space comes from, and whether it may be left out.
    let mut space: Option<(usize, bool)> = None;
    let mut last = None;
    let mut rest = normal.char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let is_optional = optional.next_if(|optional| **optional as usize == at).is_some();
        let next = rest.peek().map(|(_, next)| *next);
        if by != Fold::Case && !is_word(char) {
            let in_number = matches!(char, '.' | ',' | ':')
                && last.is_some_and(|last: char| last.is_ascii_digit())
                && next.is_some_and(|next| next.is_ascii_digit());
            if in_number {
                folded.push('.', at);
            } else if char != MARK {
                space = Some(space.map_or((at, is_optional), |(first, _)| (first, false)));
            }
            last = Some(char);
            continue;
        }
        if let Some((space, is_optional)) = space.take()
            && let Some(before) = folded.text.chars().next_back()
            && !(is_spaceless(before) && is_spaceless(char))
        {
            folded.push_optional(' ', space, is_optional);
        }
        last = Some(char);
        if by == Fold::Punctuation {
            folded.push(char, at);
        } else {
            for lower in char.to_lowercase() {
                folded.push_optional(lower, at, is_optional);
            }
        }
    }
    folded
}

impl Folded {
    fn push(&mut self, char: char, at: usize) {
        self.points.add(self.text.len(), at);
        self.text.push(char);
    }

    fn push_optional(&mut self, char: char, at: usize, is_optional: bool) {
        if is_optional {
            self.optional.push(self.text.len() as u32);
        }
        self.push(char, at);
    }
}

/// Whether a character is of a kind that may be left out where a typesetter put it in.
pub fn is_squeezed(char: char) -> bool {
    matches!(char, '-' | ' ' | MARK)
}

/// A normal form, folded or not, without hyphens, spaces and marks: whatever of them may be left out, what has them and what does
/// not are one.
pub fn squeeze(normal: &str) -> Folded {
    let mut squeezed = Folded { text: String::with_capacity(normal.len()), ..Folded::default() };
    for (at, char) in normal.char_indices().filter(|(_, char)| !is_squeezed(*char)) {
        squeezed.push(char, at);
    }
    squeezed
}

/// Whether a word may begin or end at byte `at` of a normal form, folded or not.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    let mut back = head.chars().rev();
    let mut on = tail.chars();
    let (Some(before), Some(after)) = (back.next(), on.next()) else { return true };
    if is_combining(after) {
        // A mark that stands on nothing.
        return before.is_whitespace();
    }
    if is_spaceless(before) || is_spaceless(after) {
        return true;
    }
    if is_word(before) && is_word(after) {
        return false;
    }
    let is_point = |char: char| matches!(char, '.' | ',' | ':');
    let is_digit = |char: Option<char>| char.is_some_and(char::is_numeric);
    if (before.is_numeric() && is_point(after) && is_digit(on.clone().next()))
        || (is_point(before) && after.is_numeric() && is_digit(back.clone().next()))
    {
        return false;
    }
    // "can" is not in "can't".
    let is_not = matches!(before, 'n' | 'N')
        && after == MARK
        && matches!(on.next(), Some('t' | 'T'))
        && on.next().is_none_or(|char| !is_word(char));
    !is_not
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&str, &str)]) {
        for (text, expected) in pairs {
            assert_eq!(normalise(text, &[]).text, *expected, "{text:?}");
        }
    }

    #[test]
    fn typography_is_folded() {
        check(&[
            ("“It’s ‘so’”, «he» said", "\"It\"s \"so\"\", \"he\" said"),
            ("a — b – c -- d--e‑f", "a-b-c-d-e-f"),
            ("a … b... c . . . d ...... e", "a...b...c...d...e"),
            ("a.b etc. x..y", "a.b etc. x..y"),
            ("  a \u{a0}\n b\t", "a b"),
            ("soft\u{ad}hyphen zero\u{200b}width \u{202b}rtl\u{202c}", "softhyphen zerowidth rtl"),
            ("cafe\u{301} caf\u{e9} \u{212b}", "caf\u{e9} caf\u{e9} \u{c5}"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
        ]);
    }

    #[test]
    fn space_inside_guillemets_is_dropped_and_outside_it_is_kept() {
        check(&[
            ("il dit « oui » et non", "il dit \"oui\" et non"),
            ("er sagte »ja« und nein", "er sagte \"ja\" und nein"),
            ("« oui », dit-il", "\"oui\", dit-il"),
            ("«да» и", "\"да\" и"),
        ]);
    }

    #[test]
    fn separators_between_groups_of_three_are_dropped() {
        check(&[
            ("12,000 and 12 000, 12.000 or 12’000", "12000 and 12000, 12000 or 12000"),
            ("1,234,567.89", "1234567.89"),
            ("in 2023, 500 and 2023 500", "in 2023, 500 and 2023 500"),
            ("0.125 3.14 12,34 192.168.100.1", "0.125 3.14 12,34 192.168.100.1"),
            ("a 5", "a 5"),
        ]);
    }

    #[test]
    fn scripts_without_spaces_have_none() {
        check(&[
            ("我们\n知道。 他", "我们知道。他"),
            ("「ウソ」 だ", "\"ウソ\" だ"),
            ("我 know 我", "我 know 我"),
        ]);
    }

    #[test]
    fn a_mark_that_is_repeated_at_a_paragraph_may_be_left_out() {
        for (text, with, without) in [
            (
                "He said: “One.\n\n“Two.” Then\n\n“Three.”",
                "He said: \"One. \"Two.\" Then \"Three.\"",
                "He said: \"One. Two.\" Then \"Three.\"",
            ),
            ("“‘One\n\n“‘two’”", "\"\"One \"\"two\"\"", "\"\"One two\"\""),
            ("« Un.\n\n» Deux. »", "\"Un. \"Deux.\"", "\"Un. Deux.\""),
            ("“One.\n\n\"Two.\"", "\"One. \"Two.\"", "\"One. Two.\""),
            ("One.\n\n“Two.”", "One. \"Two.\"", "One. \"Two.\""),
        ] {
            let paragraphs: Vec<u32> = text.match_indices("\n\n").map(|(at, _)| at as u32 + 2).collect();
            let normal = normalise(text, &paragraphs);
            assert_eq!((&*normal.text, &*normal.without_repeated()), (with, without), "{text}");
        }
    }

    #[test]
    fn ligatures_are_letters() {
        let text = "the oﬃce ﬁled a ﬂat aﬆer";
        let normal = normalise(text, &[]);
        assert_eq!(normal.text, "the office filed a flat aster");
        let at = normal.text.find("office").unwrap();
        assert_eq!(&text[normal.original(&(at..at + 6), text)], "oﬃce");
        assert_eq!(&text[normal.original(&(at..at + 2), text)], "oﬃ");
    }

    #[test]
    fn what_is_left_out_is_not_there_and_offsets_hold() {
        let text = "the mill[12] was\n 7 shut";
        let normal = normalise_without(&[8..12, 17..20], text, &[]);
        assert_eq!(normal.text, "the mill was shut");
        let at = normal.text.find("was shut").unwrap();
        assert_eq!(&text[normal.original(&(at..at + 8), text)], "was\n 7 shut");
        assert_eq!(&text[normal.original(&(4..8), text)], "mill");
    }

    #[test]
    fn space_before_marks_of_a_sentence_is_dropped() {
        check(&[
            ("Oui\u{202f}! Non\u{a0}? Si : 12\u{202f}% et 3 %", "Oui! Non? Si: 12% et 3%"),
            ("a % b", "a % b"),
        ]);
    }

    #[test]
    fn hyphens_at_line_ends_are_marked() {
        let normal = normalise("a high-\nwire act, infor\u{ad}\nmation, 3-\n4, end -\nnot", &[]);
        assert_eq!(normal.text, "a high-wire act, infor-mation, 3-4, end-not");
        assert_eq!(normal.soft, [6, 22]);
    }

    #[test]
    fn the_way_back_leads_to_the_same_words() {
        let text = "“Cafe\u{301}” — 12,000 …  done";
        let normal = normalise(text, &[]);
        assert_eq!(normal.text, "\"Caf\u{e9}\"-12000...done");
        for (part, original) in
            [("Caf\u{e9}", "Cafe\u{301}"), ("12000", "12,000"), ("done", "done"), ("...", "…")]
        {
            let at = normal.text.find(part).unwrap();
            assert_eq!(&text[normal.original(&(at..at + part.len()), text)], original);
        }
    }

    #[test]
    fn folding_leads_back_too() {
        let normal = "He said-twice-\"No, 3.5\"";
        let folded = fold(normal, &[], Fold::Both);
        assert_eq!(folded.text, "he said twice no 3.5");
        let at = folded.text.find("no 3.5").unwrap();
        assert_eq!(&normal[folded.original(&(at..at + 6), normal)], "No, 3.5");
    }

    #[test]
    fn words_end_where_words_end() {
        for (text, at, expected) in [
            ("agreed", 5, false),
            ("Ann\"s", 3, true),
            ("can\"t", 3, false),
            ("can\"t", 4, true),
            ("3.5", 1, false),
            ("3. 5", 1, true),
            ("我们", 3, true),
            ("x", 0, true),
        ] {
            assert_eq!(is_boundary(text, at), expected, "{text} at {at}");
        }
    }
}
