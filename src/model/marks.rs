//! Quotation marks: what is one, and which of them belong together.
//!
//! The one table of marks, and the one pairing: prose, citations, titles and the language server all ask it, so that what
//! one of them takes for a quotation is one for all.
//!
//! ```
//! use factbox::model::marks::{Manner, pair_text};
//!
//! let text = "A 6\" pipe: “invented \"it\" all\" and 'so on'";
//! let read = pair_text(text, Manner::new("en"));
//! let words: Vec<&str> = read.pairs.iter().map(|pair| &text[pair.inside()]).collect();
//! assert_eq!(words, ["invented \"it\" all", "it"]);
//! assert_eq!(read.pairs[1].depth, 1); // It stands within the first.
//! assert!(read.unpaired.is_empty()); // The inch is none.
//!
//! let read = pair_text("said \"invented it all", Manner::new("en"));
//! assert!(read.unpaired[0].opens);
//! assert_eq!(read.unpaired[0].words, 6..21);
//!
//! // Where single marks hold words too, apostrophes are told from them.
//! let text = "'the inspectors' note', rock 'n' roll";
//! let read = pair_text(text, Manner { single: true, ..Manner::new("en") });
//! assert_eq!(&text[read.pairs[0].inside()], "the inspectors' note");
//! ```
//!
//! Who has more than a text (code, citations, words that stand elsewhere in the file) makes [`Char`]s of it and calls
//! [`pair`]: the ranges are then indices of those characters. Marks may be two characters long: `''`.
//!
//! **How it is decided.** By the neighbours first: a mark opens after white space, an opening bracket or a dash and before a
//! word; it closes after a word or punctuation and before white space, punctuation or a bracket. Where they do not tell, by what
//! is open, by the style of the mark, by the language. A closing mark of any style closes what was opened last. Straight marks do
//! not nest in each other. Every double mark is in a pair, unpaired, or explained away; nothing else happens to it.

use std::ops::Range;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// A character of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Char {
    /// The character.
    pub value: char,
    /// What it is part of.
    pub kind: Kind,
}

/// What a character is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, which may have marks.
    Text,
    /// Something that has no marks and is written like a word: code, a formula, an address, an escaped character.
    Opaque,
    /// Something that is no text and counts as white space: a citation, an image, a footnote's number.
    Gap,
}

/// How marks are read.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Manner<'a> {
    /// The language, a BCP 47 tag: it decides where the neighbours do not.
    pub lang: &'a str,
    /// Whether single marks hold words too.
    pub single: bool,
    /// Whether raw HTML is published: readers see marks where it has quotations.
    pub html: bool,
    /// Whether the text is a cell of a table, where a mark that stands alone says *the same as above*.
    pub cell: bool,
}

impl<'a> Manner<'a> {
    /// Double marks in running text of this language.
    pub fn new(lang: &'a str) -> Self {
        Self { lang, single: false, html: false, cell: false }
    }
}

/// Which marks of a text belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The pairs, by where they open; no two cross.
    pub pairs: Vec<Pair>,
    /// Marks without a partner, in order.
    pub unpaired: Vec<Unpaired>,
    /// Double marks that are none here, in order.
    pub explained: Vec<Explained>,
}

/// Two marks, and what they enclose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Where the opening mark stands.
    pub open: Range<usize>,
    /// Where the closing mark stands.
    pub close: Range<usize>,
    /// How many pairs it stands in.
    pub depth: usize,
    /// Whether it opens with a double mark.
    pub double: bool,
}

impl Pair {
    /// What stands between the marks.
    pub fn inside(&self) -> Range<usize> {
        self.open.end..self.close.start
    }
}

/// A mark without a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// Where it stands.
    pub mark: Range<usize>,
    /// Whether it opens.
    pub opens: bool,
    /// What it would have enclosed, up to the next mark.
    pub words: Range<usize>,
    /// A single mark that was probably meant as its partner, if there is one: `'words"`.
    pub partner: Option<Range<usize>>,
}

/// A double mark that is none here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Where it stands.
    pub mark: Range<usize>,
    /// What it is.
    pub why: Why,
}

/// What a double mark is that encloses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Inches, or seconds: `6"`.
    Inches,
    /// It stands before the last letter of a Hebrew acronym.
    Gershayim,
    /// It stands for what is above it in a table.
    Ditto,
    /// It points from one word to the next: `Settings » Fonts`.
    Pointer,
}

/// What marks look like. `'' `` ‘‘ ’’` are two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `"`, `''`, and double primes, which some type for it.
    Straight,
    /// `“`
    SixSix,
    /// `”`
    NineNine,
    /// `„`
    Low,
    /// `«`
    Left,
    /// `»`
    Right,
    /// `「 『 〝`: can only open.
    Opening,
    /// `」 』 〞`: can only close.
    Closing,
}

/// The double marks of one character.
fn double(char: char) -> Option<Style> {
    Some(match char {
        '"' | '＂' | 'ʺ' | '″' | '‶' => Style::Straight,
        '“' | '‟' => Style::SixSix,
        '”' => Style::NineNine,
        '„' | '⹂' => Style::Low,
        '«' => Style::Left,
        '»' => Style::Right,
        '「' | '『' | '｢' | '〝' | '❝' => Style::Opening,
        '」' | '』' | '｣' | '〞' | '〟' | '❞' => Style::Closing,
        _ => return None,
    })
}

/// The characters that are a double mark where there are two of them.
fn twice(char: char) -> Option<Style> {
    Some(match char {
        '\'' => Style::Straight,
        '`' => Style::Opening,
        '‘' => Style::SixSix,
        '’' => Style::NineNine,
        '‚' => Style::Low,
        _ => return None,
    })
}

/// The single marks.
fn single(char: char) -> Option<Style> {
    Some(match char {
        '\'' | '＇' => Style::Straight,
        '‘' | '‛' => Style::SixSix,
        '’' | '´' => Style::NineNine,
        '‚' => Style::Low,
        '‹' => Style::Left,
        '›' => Style::Right,
        '`' => Style::Opening,
        _ => return None,
    })
}

/// Whether a character is a double quotation mark.
pub fn is_double(char: char) -> bool {
    double(char).is_some()
}

/// Whether a character is a single quotation mark or an apostrophe.
pub fn is_single(char: char) -> bool {
    single(char).is_some()
}

/// Whether a character is a quotation mark or an apostrophe of any kind, or is compared as one.
pub fn is_mark(char: char) -> bool {
    is_double(char) || is_single(char) || matches!(char, 'ʻ' | 'ʼ' | '׳' | '״' | '′')
}

/// Whether a text may hold double marks: told quickly, since most do not.
pub fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let again = |at: usize| at > 0 && bytes[at - 1] == bytes[at];
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'"' => true,
        b'\'' | b'`' => again(at),
        // What begins the marks beyond ASCII.
        0xC2 | 0xCA | 0xE2 | 0xE3 | 0xEF | 0xF0 => {
            let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
            is_double(char) || text[at + char.len_utf8()..].starts_with(char) && twice(char).is_some()
        }
        _ => false,
    })
}

/// Where the double mark ends with which a text begins: how many bytes it is long.
pub fn leading(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if is_double(first) {
        return Some(first.len_utf8());
    }
    (twice(first).is_some() && chars.next() == Some(first)).then_some(2 * first.len_utf8())
}

/// Whether a mark that opens a paragraph may say again that the quotation goes on that this mark has opened.
pub fn continues(opened: char, again: char) -> bool {
    let guillemet = |char: char| matches!(char, '«' | '»');
    opened == again || guillemet(opened) && guillemet(again)
}

/// What opens, and what closes it where nobody says otherwise. Of several that one mark closes, the first is the usual one.
const PARTNERS: [(char, char); 14] = [
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('»', '«'),
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('〝', '〞'),
    ('❝', '❞'),
    ('‘', '’'),
    ('‚', '‘'),
    ('‹', '›'),
    ('›', '‹'),
    ('`', '\''),
];

/// What closes what a mark opens: its partner, or the mark itself if it has none.
pub fn closing(mark: char) -> char {
    PARTNERS.iter().find(|(open, _)| *open == mark).map_or(mark, |(_, close)| *close)
}

/// What opens what a mark closes, likewise.
pub fn opening(mark: char) -> char {
    PARTNERS.iter().find(|(_, close)| *close == mark).map_or(mark, |(open, _)| *open)
}

/// The double marks that are known to open.
pub fn openers() -> impl Iterator<Item = char> {
    std::iter::once('"').chain(PARTNERS.into_iter().map(|(open, _)| open).filter(|open| is_double(*open)))
}

/// Pairs the marks of a text: ranges are its bytes.
pub fn pair_text(text: &str, manner: Manner) -> Pairing {
    if !(may_hold(text) || manner.single && text.contains(is_single)) {
        return Pairing::default();
    }
    let chars: Vec<Char> = text.chars().map(|value| Char { value, kind: Kind::Text }).collect();
    let mut read = pair(&chars, manner);
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let to_bytes = |range: &mut Range<usize>| *range = places[range.start]..places[range.end];
    for pair in &mut read.pairs {
        to_bytes(&mut pair.open);
        to_bytes(&mut pair.close);
    }
    for unpaired in &mut read.unpaired {
        to_bytes(&mut unpaired.mark);
        to_bytes(&mut unpaired.words);
        unpaired.partner.iter_mut().for_each(to_bytes);
    }
    for explained in &mut read.explained {
        to_bytes(&mut explained.mark);
    }
    read
}

/// Pairs the marks of running text: ranges are indices of `chars`.
pub fn pair(chars: &[Char], manner: Manner) -> Pairing {
    let Tokens { doubles, singles } = Tokens::read(chars);
    let mut fates = Doubles::new(&doubles, manner).read();
    if manner.cell {
        for (fate, token) in fates.iter_mut().zip(&doubles) {
            if matches!(fate, Fate::Unpaired { .. }) && token.stands == Stands::Alone {
                *fate = Fate::Explained(Why::Ditto);
            }
        }
    }
    let mut read = Pairing::default();
    for (index, (fate, token)) in fates.iter().zip(&doubles).enumerate() {
        let mark = token.range.clone();
        match fate {
            Fate::Opens(partner) => read.pairs.push(Pair {
                open: mark,
                close: doubles[*partner].range.clone(),
                depth: 0,
                double: true,
            }),
            Fate::Unpaired { opens } => {
                let is_used = |fate: &Fate| !matches!(fate, Fate::Explained(_));
                let words = if *opens {
                    let next = (index + 1..doubles.len()).find(|next| is_used(&fates[*next]));
                    mark.end..next.map_or(chars.len(), |next| doubles[next].range.start)
                } else {
                    let last = (0..index).rfind(|last| is_used(&fates[*last]));
                    last.map_or(0, |last| doubles[last].range.end)..mark.start
                };
                read.unpaired.push(Unpaired { mark, opens: *opens, words, partner: None });
            }
            Fate::Explained(why) => read.explained.push(Explained { mark, why: *why }),
            Fate::Closes | Fate::Open => {}
        }
    }
    if manner.single {
        Singles::new(chars, &singles).read(&mut read);
        read.pairs.sort_by_key(|pair| pair.open.start);
        read.unpaired.sort_by_key(|unpaired| unpaired.mark.start);
    } else if let [alone] = read.unpaired.as_mut_slice() {
        alone.partner = partner(alone, &singles, chars);
    }
    set_depths(&mut read.pairs);
    read
}

fn set_depths(pairs: &mut [Pair]) {
    let mut open: Vec<usize> = Vec::new();
    for pair in pairs {
        while open.last().is_some_and(|close| *close <= pair.open.start) {
            open.pop();
        }
        pair.depth = open.len();
        open.push(pair.close.start);
    }
}

/// The single mark that was meant as the partner of a double one.
fn partner(alone: &Unpaired, singles: &[Token], chars: &[Char]) -> Option<Range<usize>> {
    let within = singles
        .iter()
        .filter(|token| alone.words.start <= token.range.start && token.range.end <= alone.words.end);
    let fits = |token: &&Token| match token.stands {
        Stands::Opens => !alone.opens && !is_elision(chars, token),
        Stands::Closes => alone.opens && !token.after_digit && !may_be_possessive(chars, token),
        _ => false,
    };
    let mut fitting = within.filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only.range.clone()),
        _ => None,
    }
}

/// A mark, and what its neighbours say of it.
#[derive(Clone, Debug)]
struct Token {
    range: Range<usize>,
    style: Style,
    stands: Stands,
    /// Whether it stands right after a digit.
    after_digit: bool,
    /// How many digits stand before it; four are many.
    digits: usize,
    gershayim: Gershayim,
    /// Whether punctuation stands before it.
    after_end: bool,
    /// Whether white space stands after it.
    before_gap: bool,
}

/// What the neighbours of a mark say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Opens,
    Closes,
    /// Between words, or between punctuation and a word.
    Between,
    /// Between white space.
    Alone,
}

/// Whether a mark stands between Hebrew letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gershayim {
    No,
    /// It may open a quotation that a prefix is written together with.
    Perhaps,
    Yes,
}

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Word,
    /// Punctuation that ends something, closing brackets.
    End,
    /// Opening brackets.
    Bracket,
    /// Dashes and other signs.
    Sign,
}

fn class(char: Option<&Char>) -> Class {
    let Some(char) = char else { return Class::Gap };
    match char.kind {
        Kind::Gap => return Class::Gap,
        Kind::Opaque => return Class::Word,
        Kind::Text => {}
    }
    let char = char.value;
    if char.is_whitespace() {
        return Class::Gap;
    }
    if char.is_alphanumeric() {
        return Class::Word;
    }
    match char {
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '%' | '‰' | '°' | '。' | '，' | '、' | '；' | '：'
        | '！' | '？' | '．' | '،' | '؛' | '؟' | '।' | '′' | '″' => Class::End,
        '¿' | '¡' => Class::Bracket,
        _ => match char.general_category() {
            GeneralCategory::OpenPunctuation => Class::Bracket,
            GeneralCategory::ClosePunctuation => Class::End,
            category if is_sign(category) => Class::Sign,
            _ => Class::Word,
        },
    }
}

fn is_sign(category: GeneralCategory) -> bool {
    matches!(
        category,
        GeneralCategory::ConnectorPunctuation
            | GeneralCategory::DashPunctuation
            | GeneralCategory::InitialPunctuation
            | GeneralCategory::FinalPunctuation
            | GeneralCategory::OtherPunctuation
            | GeneralCategory::MathSymbol
            | GeneralCategory::CurrencySymbol
            | GeneralCategory::ModifierSymbol
            | GeneralCategory::OtherSymbol
    )
}

/// Whether a character is not seen: a soft hyphen, a direction mark.
fn is_invisible(char: char) -> bool {
    !char.is_ascii() && char.general_category() == GeneralCategory::Format
}

fn is_hebrew_letter(char: char) -> bool {
    matches!(char, 'א'..='ת' | '\u{FB1D}'..='\u{FB4F}')
}

/// The marks of a text. Marks beside each other have the same neighbours: those of them all.
struct Tokens {
    doubles: Vec<Token>,
    singles: Vec<Token>,
}

impl Tokens {
    fn read(chars: &[Char]) -> Self {
        let mut tokens = Self { doubles: Vec::new(), singles: Vec::new() };
        let is_quote =
            |char: &Char| char.kind == Kind::Text && (is_double(char.value) || is_single(char.value));
        let is_passed = |char: &Char| char.kind == Kind::Text && is_invisible(char.value);
        let mut at = 0;
        while at < chars.len() {
            if !is_quote(&chars[at]) {
                at += 1;
                continue;
            }
            let mut start = at;
            while start > 0 && is_passed(&chars[start - 1]) {
                start -= 1;
            }
            let mut end = at;
            while end < chars.len() && (is_quote(&chars[end]) || is_passed(&chars[end])) {
                end += 1;
            }
            tokens.run(chars, at, start..end);
            at = end;
        }
        tokens
    }

    /// Marks that stand together from `at` on, between the neighbours of `around`.
    fn run(&mut self, chars: &[Char], mut at: usize, around: Range<usize>) {
        let before = around.start.checked_sub(1).map(|before| class(chars.get(before)));
        let after = class(chars.get(around.end));
        let before = before.unwrap_or(Class::Gap);
        let stands = stands(before, after, &chars[around.end..]);
        // White space within `« »` and a dash outside, or the other way round: `—« so »—`.
        let is_spaced =
            matches!((before, after), (Class::Sign, Class::Gap) | (Class::Gap, Class::Sign | Class::Bracket));
        while at < around.end {
            let char = chars[at];
            let again = chars.get(at + 1) == Some(&char);
            let found = match double(char.value) {
                Some(style) => Some((1, style)),
                None => twice(char.value).filter(|_| again).map(|style| (2, style)),
            };
            let token = |length: usize, style: Style| {
                let digits = digits_before(chars, at);
                let range = at..at + length;
                let is_pointed = matches!(style, Style::Left | Style::Right);
                Token {
                    style,
                    stands: if is_pointed && is_spaced { Stands::Between } else { stands },
                    after_digit: digits > 0 && matches!(style, Style::Straight | Style::NineNine),
                    digits,
                    gershayim: gershayim(chars, &range),
                    after_end: before == Class::End,
                    before_gap: after == Class::Gap,
                    range,
                }
            };
            if let Some((length, style)) = found {
                self.doubles.push(token(length, style));
                at += length;
            } else {
                if let Some(style) = single(char.value) {
                    self.singles.push(token(1, style));
                }
                at += 1;
            }
        }
    }
}

fn stands(before: Class, after: Class, rest: &[Char]) -> Stands {
    let is_dots = || {
        let dots = rest.iter().take_while(|char| char.value == '.').count();
        dots > 1 || rest.first().is_some_and(|char| char.value == '…')
    };
    match (before, after) {
        (Class::Gap | Class::Bracket | Class::Sign, Class::Word | Class::Bracket | Class::Sign) => {
            Stands::Opens
        }
        (Class::Gap | Class::Bracket | Class::Sign, Class::End) if is_dots() => Stands::Opens,
        (Class::Gap | Class::Bracket, Class::Gap | Class::End) => Stands::Alone,
        (Class::Word | Class::End, Class::Word) => Stands::Between,
        _ => Stands::Closes,
    }
}

/// How many characters the number has that ends before `at`; four at most.
fn digits_before(chars: &[Char], at: usize) -> usize {
    let before = chars[..at].iter().rev().take(4);
    before.take_while(|char| char.kind == Kind::Text && char.value.is_numeric()).count()
}

/// The letters of Hebrew that are written together with the next word.
const PREFIXES: [char; 7] = ['ו', 'ה', 'ב', 'כ', 'ל', 'מ', 'ש'];

fn gershayim(chars: &[Char], mark: &Range<usize>) -> Gershayim {
    let letter = |char: &&Char| char.kind == Kind::Text && is_hebrew_letter(char.value);
    let before: Vec<&Char> = chars[..mark.start].iter().rev().take(4).take_while(letter).collect();
    let after = chars[mark.end..].iter().take(2).take_while(letter).count();
    if before.is_empty() || after == 0 {
        return Gershayim::No;
    }
    let is_prefix = before.len() < 4 && before.iter().all(|char| PREFIXES.contains(&char.value));
    if is_prefix && after > 1 { Gershayim::Perhaps } else { Gershayim::Yes }
}

/// What becomes of a double mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It opens what is not yet closed.
    Open,
    /// It opens what the mark with this index closes.
    Opens(usize),
    Closes,
    Unpaired {
        opens: bool,
    },
    Explained(Why),
}

/// The pairing of double marks.
struct Doubles<'a> {
    tokens: &'a [Token],
    lang: &'a str,
    fates: Vec<Fate>,
    /// What is open.
    open: Vec<usize>,
    /// Marks that were explained and may open after all, since the last that did not need to be.
    perhaps: Vec<usize>,
    /// For each mark, whether the next that does not stand after a digit closes, and whether there is one after a digit
    /// before it.
    ahead: Vec<(bool, bool)>,
}

/// How far down in what is open the partner of a mark is looked for.
const DEEPEST: usize = 4;

impl<'a> Doubles<'a> {
    fn new(tokens: &'a [Token], manner: Manner<'a>) -> Self {
        let mut ahead = vec![(false, false); tokens.len()];
        let mut next = (false, false);
        for (index, token) in tokens.iter().enumerate().rev() {
            ahead[index] = next;
            next = match token.gershayim {
                Gershayim::No if token.after_digit => (next.0, true),
                Gershayim::No => {
                    let closes = token.style == Style::Closing || token.stands == Stands::Closes;
                    (closes && token.style != Style::Opening, false)
                }
                _ => next,
            };
        }
        let lang = manner.lang.split(['-', '_']).next().unwrap_or("");
        Self {
            tokens,
            lang,
            fates: vec![Fate::Closes; tokens.len()],
            open: Vec::new(),
            perhaps: Vec::new(),
            ahead,
        }
    }

    fn read(mut self) -> Vec<Fate> {
        for index in 0..self.tokens.len() {
            let token = &self.tokens[index];
            if token.gershayim != Gershayim::No {
                self.explain(index, Why::Gershayim, token.gershayim == Gershayim::Perhaps);
            } else if token.after_digit && self.is_inches(index) {
                self.explain(index, Why::Inches, token.stands == Stands::Between);
            } else if self.is_pointer(token) {
                self.explain(index, Why::Pointer, false);
            } else if self.opens(token) {
                self.open(index);
            } else {
                self.close(index);
            }
        }
        for index in self.open {
            self.fates[index] = Fate::Unpaired { opens: true };
        }
        self.fates
    }

    fn explain(&mut self, index: usize, why: Why, perhaps: bool) {
        self.fates[index] = Fate::Explained(why);
        if perhaps && self.open.is_empty() {
            self.perhaps.push(index);
        }
    }

    /// Whether a mark after a digit stands for inches: nothing is open that it could close, or what is open closes later.
    fn is_inches(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        // `1984"` is a year.
        let is_short = token.digits < 4;
        let Some(&last) = self.open.last() else { return is_short || token.stands == Stands::Between };
        let (closes, more) = self.ahead[index];
        // `"22"` is a number in quotation marks.
        let is_all = token.range.start - self.tokens[last].range.end == token.digits;
        is_short && !is_all && (closes || more)
    }

    /// Whether a mark between white space points on: a mark like it opens nothing there, and closes only in languages that
    /// set white space within.
    fn is_pointer(&self, token: &Token) -> bool {
        let is_alone = token.stands == Stands::Alone && token.style == Style::Right;
        is_alone && self.open.is_empty() && !SPACED.contains(&self.lang)
    }

    fn opens(&self, token: &Token) -> bool {
        match (token.style, token.stands) {
            (Style::Opening, _) => true,
            (Style::Closing, _) => false,
            // After a digit that does not count inches.
            _ if token.after_digit => false,
            (_, Stands::Opens) => true,
            // `dit:« cela »`
            (Style::Left, Stands::Closes) => self.open.is_empty() && token.before_gap,
            (_, Stands::Closes) => false,
            _ => self.opens_by_style(token.style),
        }
    }

    /// Whether a mark opens whose neighbours do not tell.
    fn opens_by_style(&self, style: Style) -> bool {
        let Some(&last) = self.open.last() else { return true };
        let last = self.tokens[last].style;
        match style {
            Style::Straight | Style::NineNine | Style::Closing => false,
            Style::SixSix => last != Style::Low && !LOW_TO_HIGH.contains(&self.lang),
            Style::Low | Style::Opening => true,
            Style::Left => last != Style::Right,
            Style::Right => last != Style::Left && last != Style::Right && POINTING_IN.contains(&self.lang),
        }
    }

    fn open(&mut self, index: usize) {
        let straight = |index: usize| self.tokens[index].style == Style::Straight;
        if let Some(&last) = self.open.last()
            && straight(last)
            && straight(index)
        {
            self.fates[last] = Fate::Unpaired { opens: true };
            self.open.pop();
        }
        self.fates[index] = Fate::Open;
        self.open.push(index);
        self.perhaps.clear();
    }

    fn close(&mut self, index: usize) {
        let partner = match self.open.len() {
            0 => self.perhaps.pop(),
            length => {
                let passed_over = self.passed_over(index);
                self.open.truncate(length - passed_over);
                self.open.pop()
            }
        };
        self.perhaps.clear();
        self.fates[index] = match partner {
            Some(partner) => {
                self.fates[partner] = Fate::Opens(index);
                Fate::Closes
            }
            None => Fate::Unpaired { opens: false },
        };
    }

    /// How many marks that are open are given up, since the one that closes fits another below them, and nothing follows
    /// that could close that one.
    fn passed_over(&mut self, index: usize) -> usize {
        let closing = self.tokens[index].style;
        let (closes, _) = self.ahead[index];
        let mut above = self.open.iter().rev().take(DEEPEST);
        let depth = above.position(|open| fits(self.tokens[*open].style, closing));
        let depth = depth.filter(|_| !closes).unwrap_or(0);
        for above in self.open.iter().rev().take(depth) {
            self.fates[*above] = Fate::Unpaired { opens: true };
        }
        depth
    }
}

/// Languages in which `“` closes.
const LOW_TO_HIGH: [&str; 17] =
    ["de", "lb", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "lt", "lv", "et", "is", "ka", "sq", "uk"];

/// Languages in which `»` opens.
const POINTING_IN: [&str; 12] = ["da", "de", "sv", "fi", "hu", "cs", "sk", "sl", "hr", "sr", "pl", "nb"];

/// Languages that set white space within `« »`.
const SPACED: [&str; 4] = ["fr", "br", "oc", "hy"];

/// Whether marks of these styles are a usual pair.
fn fits(open: Style, close: Style) -> bool {
    matches!(
        (open, close),
        (Style::Straight, Style::Straight)
            | (Style::SixSix | Style::Low | Style::NineNine, Style::NineNine)
            | (Style::SixSix | Style::Low, Style::SixSix)
            | (Style::Left, Style::Right)
            | (Style::Right, Style::Left | Style::Right)
            | (Style::Opening, Style::Closing)
    )
}

/// The pairing of single marks, once the double ones are paired.
struct Singles<'a> {
    chars: &'a [Char],
    tokens: &'a [Token],
    /// For each mark, whether one follows that surely closes, before one that opens.
    ahead: Vec<bool>,
    /// What is open, in each pair of double marks that is open.
    open: Vec<Vec<usize>>,
    /// Apostrophes that may open after all.
    perhaps: Vec<usize>,
    pairs: Vec<(usize, usize)>,
    unpaired: Vec<(usize, bool)>,
}

impl<'a> Singles<'a> {
    fn new(chars: &'a [Char], tokens: &'a [Token]) -> Self {
        let mut ahead = vec![false; tokens.len()];
        let mut next = false;
        for (index, token) in tokens.iter().enumerate().rev() {
            ahead[index] = next;
            next = match token.stands {
                Stands::Opens => next && is_elision(chars, token),
                Stands::Closes => next || !token.after_digit && !may_be_possessive(chars, token),
                _ => next,
            };
        }
        Self {
            chars,
            tokens,
            ahead,
            open: vec![Vec::new()],
            perhaps: Vec::new(),
            pairs: Vec::new(),
            unpaired: Vec::new(),
        }
    }

    fn read(mut self, read: &mut Pairing) {
        // Where double pairs open and close: no single pair crosses them.
        let mut fences: Vec<(usize, bool)> = (read.pairs.iter())
            .flat_map(|pair| [(pair.open.start, true), (pair.close.start, false)])
            .collect();
        fences.sort_unstable();
        let mut fences = fences.into_iter().peekable();
        for index in 0..self.tokens.len() {
            while let Some((_, opens)) = fences.next_if(|(at, _)| *at < self.tokens[index].range.start) {
                self.perhaps.clear();
                if opens {
                    self.open.push(Vec::new());
                } else {
                    self.leave();
                }
            }
            self.take(index);
        }
        while !self.open.is_empty() {
            self.leave();
        }
        read.pairs.extend(self.pairs.iter().map(|(open, close)| Pair {
            open: self.tokens[*open].range.clone(),
            close: self.tokens[*close].range.clone(),
            depth: 0,
            double: false,
        }));
        let length = self.chars.len();
        read.unpaired.extend(self.unpaired.iter().map(|&(index, opens)| {
            let mark = self.tokens[index].range.clone();
            let words = if opens {
                mark.end..self.tokens.get(index + 1).map_or(length, |next| next.range.start)
            } else {
                index.checked_sub(1).map_or(0, |last| self.tokens[last].range.end)..mark.start
            };
            Unpaired { mark, opens, words, partner: None }
        }));
    }

    /// Gives up what is open within the double pair that closes.
    fn leave(&mut self) {
        for index in self.open.pop().unwrap_or_default() {
            // An apostrophe may stand where these stand; the others are nothing but marks.
            if self.tokens[index].style != Style::NineNine {
                self.unpaired.push((index, true));
            }
        }
    }

    fn is_open(&self) -> bool {
        self.open.last().is_some_and(|open| !open.is_empty())
    }

    fn take(&mut self, index: usize) {
        let token = &self.tokens[index];
        let apostrophe = matches!(token.style, Style::Straight | Style::NineNine);
        match token.stands {
            Stands::Opens if apostrophe && is_elision(self.chars, token) => self.perhaps.push(index),
            Stands::Opens => self.opens(index),
            Stands::Closes if apostrophe && self.is_apostrophe(index) => {}
            Stands::Closes => self.closes(index),
            Stands::Between if apostrophe && (!token.after_end || self.is_after_bracket(index)) => {}
            Stands::Between | Stands::Alone => match token.style {
                Style::SixSix | Style::Low | Style::Left | Style::Opening => self.opens(index),
                Style::Straight if !self.is_open() => self.opens(index),
                Style::Right if token.stands == Stands::Between && !self.is_open() => self.opens(index),
                _ => self.closes(index),
            },
        }
    }

    /// Whether a mark stands right after a square bracket: `[N]'a`.
    fn is_after_bracket(&self, index: usize) -> bool {
        let before = self.tokens[index].range.start.checked_sub(1);
        before.is_some_and(|before| self.chars[before].value == ']')
    }

    /// Whether a mark that might close is an apostrophe, or stands for feet.
    fn is_apostrophe(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        if is_short_and(self.chars, token) {
            return true;
        }
        if self.is_open() {
            (token.after_digit || may_be_possessive(self.chars, token)) && self.ahead[index]
        } else {
            self.perhaps.is_empty() || token.after_digit || may_be_possessive(self.chars, token)
        }
    }

    fn opens(&mut self, index: usize) {
        let straight = self.tokens[index].style == Style::Straight;
        let Some(open) = self.open.last_mut() else { return };
        if straight
            && let Some(&last) = open.last()
            && self.tokens[last].style == Style::Straight
        {
            open.pop();
            self.unpaired.push((last, true));
        }
        open.push(index);
        self.perhaps.clear();
    }

    fn closes(&mut self, index: usize) {
        let partner = self.open.last_mut().and_then(Vec::pop).or_else(|| self.perhaps.pop());
        self.perhaps.clear();
        match partner {
            Some(partner) => self.pairs.push((partner, index)),
            None if matches!(self.tokens[index].style, Style::Left | Style::Right) => {
                self.unpaired.push((index, false));
            }
            None => {}
        }
    }
}

/// Words that begin with an apostrophe.
const ELISIONS: [&str; 28] = [
    "tis", "twas", "twere", "twill", "twould", "twixt", "em", "til", "till", "cause", "cos", "coz", "bout",
    "round", "neath", "n", "s", "t", "k", "er", "im", "nuff", "fraid", "gainst", "mongst", "pon", "scuse",
    "kay",
];

/// The longest of them.
const LONGEST: usize = 6;

/// Whether a mark before a word is probably an apostrophe: `'80s`, `'tis`.
fn is_elision(chars: &[Char], token: &Token) -> bool {
    let rest = &chars[token.range.end..];
    let word: String = (rest.iter().take(LONGEST + 1).map(|char| char.value))
        .take_while(|char| char.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    let is_years = || {
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        digits == 2 && matches!(&word[2..], "" | "s")
    };
    ELISIONS.contains(&word.as_str()) || word.starts_with(|char: char| char.is_ascii_digit()) && is_years()
}

/// Whether a mark is the second of `'n'`.
fn is_short_and(chars: &[Char], token: &Token) -> bool {
    let Some(start) = token.range.start.checked_sub(2) else { return false };
    is_single(chars[start].value) && matches!(chars[start + 1].value, 'n' | 'N')
}

/// Whether a mark after a word may be an apostrophe that ends it: `the inspectors' note`, `goin' home`.
fn may_be_possessive(chars: &[Char], token: &Token) -> bool {
    let before =
        |back: usize| token.range.start.checked_sub(back).and_then(|at| chars.get(at)).map(|char| char.value);
    let ends = match before(1) {
        Some('s' | 'S' | 'x' | 'z') => true,
        Some('n') => before(2) == Some('i'),
        Some('o' | 'O') => before(2).is_none_or(|char| !char.is_alphanumeric()),
        _ => false,
    };
    let after = &chars[token.range.end..];
    let word = |at: usize| after.get(at).is_some_and(|char| class(Some(char)) == Class::Word);
    let space = after.first().is_some_and(|char| char.kind == Kind::Text && char.value.is_whitespace());
    ends && space && word(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with `[` and `]` for the marks of each pair, `?` for those without a partner, `.` for what is none.
    fn drawn(text: &str, manner: Manner) -> String {
        let read = pair_text(text, manner);
        let mut drawn: Vec<(Range<usize>, char)> = Vec::new();
        for pair in &read.pairs {
            drawn.extend([(pair.open.clone(), '['), (pair.close.clone(), ']')]);
        }
        drawn.extend(read.unpaired.iter().map(|unpaired| (unpaired.mark.clone(), '?')));
        drawn.extend(read.explained.iter().map(|explained| (explained.mark.clone(), '.')));
        drawn.sort_by_key(|(range, _)| range.start);
        let mut result = String::new();
        let mut at = 0;
        for (range, sign) in drawn {
            result.push_str(&text[at..range.start]);
            result.push(sign);
            at = range.end;
        }
        result + &text[at..]
    }

    fn check(lang: &str, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(drawn(text, Manner::new(lang)), *expected, "{text}");
        }
    }

    #[test]
    fn an_opening_mark_closes_at_the_next_closing_one_of_whatever_style() {
        for open in ["\"", "“", "”", "„", "‟", "«", "»", "「", "『", "〝", "''", "``", "＂", "‘‘"]
        {
            for close in ["\"", "“", "”", "«", "»", "」", "』", "〞", "〟", "''", "＂", "’’"] {
                for (text, expected) in [
                    (format!("He {open}said so{close} himself."), "He [said so] himself."),
                    (format!("{open}said so{close}"), "[said so]"),
                    (format!("({open}said so,{close})—he"), "([said so,])—he"),
                    (format!("he—{open}…said so{close}—he"), "he—[…said so]—he"),
                    (format!("„a {open}b c{close} d“"), "[a [b c] d]"),
                ] {
                    assert_eq!(drawn(&text, Manner::new("en")), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn marks_nest_by_their_neighbours() {
        check(
            "de",
            &[
                ("„keinen \"echten\" Faktor“", "[keinen [echten] Faktor]"),
                ("“one „two“ three” „four“", "[one [two] three] [four]"),
                ("「一『二』三」「四」", "[一[二]三][四]"),
                ("»a «b» c« «d»", "[a [b] c] [d]"),
                ("”a ”b” c”", "[a [b] c]"),
                ("« a « b » c »", "[ a [ b ] c ]"),
                ("dit—« a »—et:« b » (« c »)", "dit—[ a ]—et:[ b ] ([ c ])"),
                ("« a »(b) invented it »—he", "[ a ](b) invented it ?—he"),
                ("„Wort“und", "[Wort]und"),
                ("„er sagte—“ und", "[er sagte—] und"),
                ("\"a\"\"b\" \"'c' d\"", "[a][b] ['c' d]"),
            ],
        );
    }

    #[test]
    fn a_mark_without_a_partner_is_never_lost() {
        check(
            "en",
            &[
                ("\"invented it all himself.", "?invented it all himself."),
                ("invented it all\" himself.", "invented it all? himself."),
                ("\"never closed and \"good one\" here", "?never closed and [good one] here"),
                ("\"outer \"inner\" outer\"", "?outer [inner] outer?"),
                ("“he said \"no and left”", "[he said ?no and left]"),
                ("\"he said “no\" and left", "[he said ?no] and left"),
                ("“he said \"no” and left\"", "[he said [no] and left]"),
                ("said:\"invented it all\"", "said:[invented it all]"),
                ("he ″invented it all″ and ʺso onʺ", "he [invented it all] and [so on]"),
                ("he ″invented it all and", "he ?invented it all and"),
                ("said\"invented it\" and", "said[invented it] and"),
                ("said\"invented it and", "said?invented it and"),
                ("\" invented it all \" he", "[ invented it all ] he"),
                ("“ invented it all ” he", "[ invented it all ] he"),
                ("他说\"你好\"然后", "他说[你好]然后"),
                ("\"\u{200B}a b\u{200B}\"", "[\u{200B}a b\u{200B}]"),
                ("\"...\" and \"\"", "[...] and []"),
                ("Settings » Fonts » Serif", "Settings . Fonts . Serif"),
            ],
        );
    }

    #[test]
    fn inches_acronyms_and_ditto_marks_are_no_quotation_marks() {
        check(
            "en",
            &[
                ("A 6\" pipe, an 8” valve, 5'10\", 3''", "A 6. pipe, an 8. valve, 5'10., 3."),
                ("\"a 6\" pipe\" and \"41\" and \"41 more\"", "[a 6. pipe] and [41] and [41 more]"),
                ("“it had 41” and “sang”", "[it had 41] and [sang]"),
                ("\"1984\" is 12\" long", "[1984] is 12. long"),
                ("6\"x4\" and 40°26'46\"N", "6.x4. and 40°26'46.N"),
                ("6″ × 4″ and 40°26′46″N, 5′10″ tall", "6. × 4. and 40°26′46.N, 5′10. tall"),
                ("41\"invented it all\"", "41[invented it all]"),
                ("a 6\" pipe and \"invented", "a 6. pipe and ?invented"),
                ("invented in 1984\" and a 600\" pipe", "invented in 1984? and a 600. pipe"),
                ("\"it had 41\" he", "[it had 41] he"),
                ("מנכ\"ל החברה אמר", "מנכ.ל החברה אמר"),
                ("ב\"הארץ היום\" נכתב", "ב[הארץ היום] נכתב"),
                ("\"המנכ\"ל אמר\"", "[המנכ.ל אמר]"),
            ],
        );
        let cell = Manner { cell: true, ..Manner::new("en") };
        assert_eq!(drawn("\"", cell), ".");
        assert_eq!(drawn(" '' (est.)", cell), " . (est.)");
        assert_eq!(drawn("\" invented \"", cell), "[ invented ]");
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        let manner = Manner { single: true, ..Manner::new("en") };
        for (text, expected) in [
            ("'invented it all'", "[invented it all]"),
            ("‘the inspector’s note’ and ’tis", "[the inspector’s note] and ’tis"),
            ("'the inspectors' note', he", "[the inspectors' note], he"),
            ("'the inspectors' said Ann, and 'no'", "[the inspectors] said Ann, and [no]"),
            (
                "the inspectors' note on rock 'n' roll of the '80s",
                "the inspectors' note on rock 'n' roll of the '80s",
            ),
            ("'rock 'n' roll' is", "[rock 'n' roll] is"),
            ("'Tis the season,' he said. 'tis", "[Tis the season,] he said. 'tis"),
            ("'He said \"no\" and left'", "[He said [no] and left]"),
            ("\"He said 'no' and left\"", "[He said [no] and left]"),
            ("\"the dogs' tails\" and 'x y'", "[the dogs' tails] and [x y]"),
            ("‹a b› ‚c d‘ ’e f’", "[a b] [c d] [e f]"),
            ("said:'invented it all'", "said:[invented it all]"),
            ("'invented it all himself", "?invented it all himself"),
            ("''invented it all''", "[invented it all]"),
            ("5'10\" is 5' tall", "5'10. is 5' tall"),
            ("he's o'clock", "he's o'clock"),
        ] {
            assert_eq!(drawn(text, manner), expected, "{text}");
        }
    }

    #[test]
    fn a_single_mark_that_was_meant_as_a_double_one_is_known() {
        let partner = |text: &'static str| {
            pair_text(text, Manner::new("en")).unpaired[0].partner.clone().map(|range| &text[range.start..])
        };
        assert_eq!(partner("he 'invented it all\" then"), Some("'invented it all\" then"));
        assert_eq!(partner("he \"invented it's all' then"), Some("' then"));
        assert_eq!(partner("he \"invented it all then"), None);
        assert_eq!(partner("in the '80s he invented it\" then"), None);
    }

    #[test]
    fn marks_have_partners() {
        for (open, close) in PARTNERS {
            assert!(is_mark(open) && is_mark(close) && closing(open) == close, "{open}{close}");
            assert_eq!(is_double(open), is_double(close), "{open}{close}");
            assert_eq!(
                drawn(&format!("he {open}a b{close}"), Manner { single: true, ..Manner::new("") }),
                "he [a b]"
            );
        }
        // What stands for itself at both ends, and what two languages take in two ways.
        assert_eq!((closing('"'), opening('"')), ('"', '"'));
        assert_eq!((closing('”'), opening('”')), ('”', '“'));
        assert_eq!((closing('“'), opening('“')), ('”', '„'));
    }

    #[test]
    fn code_has_no_marks_and_a_citation_is_space() {
        let chars: Vec<Char> = "\"a `\"` b\"C"
            .chars()
            .map(|value| Char {
                value,
                kind: match value {
                    'C' => Kind::Gap,
                    '`' => Kind::Opaque,
                    _ => Kind::Text,
                },
            })
            .collect();
        let mut opaque = chars.clone();
        opaque[4].kind = Kind::Opaque;
        let read = pair(&opaque, Manner::new("en"));
        assert_eq!((read.pairs.len(), read.unpaired.len()), (1, 0));
        assert_eq!(read.pairs[0].inside(), 1..8);
    }

    /// Every mark is in one pair, without a partner, or explained; no pairs cross.
    #[test]
    fn every_mark_is_accounted_for() {
        const PIECES: [&str; 24] = [
            "\"", "“", "”", "„", "«", "»", "「", "』", "''", "'", "‘", "’", " ", "a", "B", "6", ".", ",",
            "(", ")", "—", "ה", "\u{AD}", ":",
        ];
        let mut state = 7u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(PIECES[(state >> 16) as usize % PIECES.len()]);
            }
            for (lang, single, cell) in [("en", false, false), ("de", true, false), ("sv", false, true)] {
                let read = pair_text(&text, Manner { lang, single, cell, ..Manner::new("") });
                let mut marks: Vec<Range<usize>> = Vec::new();
                for pair in &read.pairs {
                    marks.extend([pair.open.clone(), pair.close.clone()]);
                    assert!(pair.open.end <= pair.close.start, "{text}");
                }
                for (at, one) in read.pairs.iter().enumerate() {
                    for other in &read.pairs[at + 1..] {
                        let apart = one.close.end <= other.open.start;
                        assert!(apart || other.close.end <= one.close.start, "{text} crosses");
                    }
                }
                marks.extend(read.unpaired.iter().map(|it| it.mark.clone()));
                marks.extend(read.explained.iter().map(|it| it.mark.clone()));
                marks.sort_by_key(|range| range.start);
                assert!(marks.windows(2).all(|two| two[0].end <= two[1].start), "{text}: {marks:?}");
                let accounted: Vec<usize> = marks
                    .iter()
                    .filter(|range| text[(*range).clone()].contains(is_double))
                    .map(|it| it.start)
                    .collect();
                let all: Vec<usize> = text.match_indices(is_double).map(|(at, _)| at).collect();
                assert_eq!(accounted, all, "{text}");
                assert_eq!(
                    may_hold(&text),
                    text.contains(is_double) || ["''", "‘‘", "’’"].iter().any(|it| text.contains(it))
                );
            }
        }
    }

    #[test]
    fn many_marks_cost_no_more_than_linear_time() {
        for piece in [
            "\"",
            "\" ",
            " \"a",
            "a\" ",
            "“",
            "”",
            "“a \"",
            "'",
            " 'a",
            "s' ",
            "6\" ",
            "ב\"אא ",
            "\u{200B}\"",
        ] {
            let text = piece.repeat(100_000);
            for single in [false, true] {
                pair_text(&text, Manner { single, ..Manner::new("en") });
            }
        }
    }
}
