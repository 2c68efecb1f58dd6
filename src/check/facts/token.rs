//! The tokens of a text in normal form: words, digits, and each other character.

use std::ops::Range;

use super::name::is_abbreviation;
use crate::parse::normal::{MARK, is_word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits after them.
    Word,
    /// Letters with points: `U.S.`
    Acronym,
    /// Digits, with points, commas and colons between them.
    Digits,
    /// Any other character but a space.
    Char(char),
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    start: u32,
    end: u32,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether a sentence may begin with it.
    pub initial: bool,
}

impl Token {
    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The tokens of a text in normal form.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut initial = true;
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        if char == ' ' {
            at += 1;
            continue;
        }
        let start = at;
        let glued = tokens.last().is_some_and(|token| token.end as usize == start);
        let begins = initial;
        let kind = if char.is_ascii_digit() {
            at = digits_end(text, start);
            initial = false;
            Kind::Digits
        } else if is_word(char) {
            let after_digits = glued && tokens.last().is_some_and(|token| token.kind == Kind::Digits);
            let is_part = |char: char| is_word(char) && !(after_digits && char.is_ascii_digit());
            at += text[at..].len() - text[at..].trim_start_matches(is_part).len();
            if let Some(end) = acronym_end(text, start) {
                at = end;
                initial = true;
                Kind::Acronym
            } else {
                initial = false;
                Kind::Word
            }
        } else {
            at += char.len_utf8();
            initial = match char {
                '.' => !(glued && tokens.last().is_some_and(|token| is_abbreviated(text, token))),
                '!' | '?' | ':' | '…' | '。' | '！' | '？' | '：' => true,
                MARK if !glued => true,
                ')' | ']' | MARK => initial,
                _ => false,
            };
            Kind::Char(char)
        };
        tokens.push(Token { kind, start: start as u32, end: at as u32, glued, initial: begins });
        if kind == Kind::Word {
            at += possessive(&text[at..]);
        }
    }
    tokens
}

/// How long the ending of a possessive is: `’s`, as a normal form has it.
fn possessive(rest: &str) -> usize {
    match rest.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(['s', 'S'])) {
        Some(after) if !after.starts_with(is_word) => MARK.len_utf8() + 1,
        _ => 0,
    }
}

fn digits_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit(at) || matches!(bytes.get(at), Some(b'.' | b',' | b':')) && digit(at + 1) {
        at += 1;
    }
    at
}

/// Whether the full stop after a token is that of an abbreviation, and no end of a sentence.
fn is_abbreviated(text: &str, token: &Token) -> bool {
    let word = &text[token.range()];
    token.kind == Kind::Word && (word.chars().nth(1).is_none() || is_abbreviation(word))
}

/// Where an acronym with points ends that begins at `start`: `U.S.`
fn acronym_end(text: &str, start: usize) -> Option<usize> {
    let mut end = start;
    let mut letters = 0;
    loop {
        let mut rest = text[end..].chars();
        match (rest.next(), rest.next()) {
            (Some(letter), Some('.')) if letter.is_uppercase() => {
                letters += 1;
                end += letter.len_utf8() + 1;
            }
            _ => break,
        }
    }
    (letters >= 2).then_some(end)
}
