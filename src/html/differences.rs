//! Where versions of one remark differ, word by word.
//!
//! Typography is no difference: quotation marks are left out of the comparison, and dashes and ellipses are one. Versions
//! that have too little in common are not compared. This file knows nothing of HTML but what a comparison in one line needs.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::escape;
use crate::model::body::{Body, Event, Part, Tag};
use crate::model::marks;
use crate::parse::script::is_spaceless;

/// How many words and punctuation marks a version may have, and a remark how many versions, to be compared.
const MOST_TOKENS: usize = 1000;
const MOST_VERSIONS: usize = 12;

/// Versions are alike if they share this many words, and if those are at least half of all.
const FEWEST_SHARED: usize = 3;

/// What is to be marked in a version, in the order of the events of its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

/// A mark in the text of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event's index.
    event: usize,
    /// From where to where in the event's text; empty for a gap.
    pub range: Range<usize>,
    /// What is there.
    pub kind: MarkKind,
}

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Words that another version lacks. They may go on from the event before, and in the event after.
    Only {
        /// Whether the words begin here.
        begins: bool,
        /// Whether the words end here.
        ends: bool,
    },
    /// A place where another version has more.
    Gap,
}

impl Marks {
    /// No marks.
    pub const NONE: Self = Self(Vec::new());

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The marks in the text of an event, in order.
    pub fn of(&self, event: usize) -> &[Mark] {
        let start = self.0.partition_point(|mark| mark.event < event);
        let end = self.0.partition_point(|mark| mark.event <= event);
        &self.0[start..end]
    }
}

/// What the comparison of a version with the others has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// What is to be marked in it.
    pub marks: Marks,
    /// The way from the version before it to this one, as HTML; empty if the two are not alike, or the same.
    pub from_before: String,
}

/// Compares the versions of a remark: the parts of a body that hold the words of each.
pub fn differences(body: &Body, versions: &[Vec<Part>]) -> Vec<Differences> {
    let mut found = vec![Differences::default(); versions.len()];
    if versions.len() < 2 || versions.len() > MOST_VERSIONS {
        return found;
    }
    let versions: Vec<Version> = versions.iter().map(|parts| Version::read(body, parts)).collect();
    let mut only: Vec<Vec<bool>> = versions.iter().map(|version| vec![false; version.tokens.len()]).collect();
    // Before which token there is a gap; one more than there are tokens.
    let mut gaps: Vec<Vec<bool>> =
        versions.iter().map(|version| vec![false; version.tokens.len() + 1]).collect();
    for two in 1..versions.len() {
        for one in 0..two {
            let (old, new) = (&versions[one], &versions[two]);
            let Some(hunks) = compare(old, new) else { continue };
            for hunk in hunks.iter().filter(|hunk| !hunk.equal) {
                let (old_words, new_words) = (old.words(&hunk.old), new.words(&hunk.new));
                only[one][hunk.old.clone()].fill(true);
                only[two][hunk.new.clone()].fill(true);
                gaps[one][hunk.old.end] |= new_words > old_words;
                gaps[two][hunk.new.end] |= old_words > new_words;
            }
            if one + 1 == two && hunks.iter().any(|hunk| !hunk.equal) {
                found[two].from_before = in_one_line(old, new, &hunks);
            }
        }
    }
    for (index, version) in versions.iter().enumerate() {
        found[index].marks = version.marks(body, &only[index], &gaps[index]);
    }
    found
}

/// The words of a version.
#[derive(Debug, Default)]
struct Version {
    /// Its text as one piece.
    text: String,
    /// Where in `text` the text of which event begins, and where it ends.
    segments: Vec<(Range<usize>, usize)>,
    tokens: Vec<Token>,
}

/// A word, or a punctuation mark.
#[derive(Debug)]
struct Token {
    /// Where it stands in the version's text.
    range: Range<usize>,
    /// What it is compared by.
    key: String,
    is_word: bool,
}

impl Version {
    fn read(body: &Body, parts: &[Part]) -> Self {
        let mut version = Self::default();
        for part in parts {
            let mut index = part.start;
            while index < part.end {
                match &body.events[index] {
                    Event::Start {
                        tag: Tag::CodeBlock(_) | Tag::Image(_) | Tag::FootnoteDefinition(_),
                        end,
                    } => {
                        index = *end as usize;
                        version.text.push(' ');
                    }
                    Event::Text(text) => {
                        let start = version.text.len();
                        version.text.push_str(body.str(text));
                        version.segments.push((start..version.text.len(), index));
                    }
                    Event::Code(text) => version.text.push_str(body.str(text)),
                    Event::Start { tag, .. } if tag.is_inline() => {}
                    Event::End { start } if body.tag(*start as usize).is_some_and(Tag::is_inline) => {}
                    Event::Citation(_) | Event::FootnoteReference(_) | Event::Html(_) => {}
                    _ => version.text.push(' '),
                }
                index += 1;
            }
            version.text.push(' ');
        }
        version.tokens = tokens(&version.text);
        version
    }

    /// How many of these tokens are words.
    fn words(&self, tokens: &Range<usize>) -> usize {
        self.tokens[tokens.clone()].iter().filter(|token| token.is_word).count()
    }

    /// What stands between a token and the one before it.
    fn before(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.tokens[token - 1].range.end };
        let end = self.tokens.get(token).map_or(self.text.len(), |token| token.range.start);
        &self.text[start..end]
    }

    /// The text from one token to another, what stands before the first excepted.
    fn slice(&self, tokens: &Range<usize>) -> &str {
        match (self.tokens.get(tokens.start), self.tokens[tokens.clone()].last()) {
            (Some(first), Some(last)) => &self.text[first.range.start..last.range.end],
            _ => "",
        }
    }

    fn marks(&self, body: &Body, only: &[bool], gaps: &[bool]) -> Marks {
        let mut marks = Vec::new();
        let mut token = 0;
        while token <= self.tokens.len() {
            if gaps[token] {
                let at = if token == 0 { 0 } else { self.tokens[token - 1].range.end };
                // The text that the place ends, or begins.
                let segment = self.segments.iter().find(|(range, _)| range.start <= at && at <= range.end);
                if let Some((range, event)) = segment {
                    let at = at - range.start;
                    marks.push(Mark { event: *event, range: at..at, kind: MarkKind::Gap });
                }
            }
            let end =
                (token..only.len()).find(|&at| !only[at] || at > token && gaps[at]).unwrap_or(only.len());
            if end > token {
                let (first, last) = (&self.tokens[token].range, &self.tokens[end - 1].range);
                self.mark(body, &(first.start..last.end), &mut marks);
            }
            token = end.max(token + 1);
        }
        Marks(marks)
    }

    /// Marks a stretch of the text, in one piece as far as nothing opens or closes in it.
    fn mark(&self, body: &Body, stretch: &Range<usize>, marks: &mut Vec<Mark>) {
        let first = marks.len();
        for (range, event) in &self.segments {
            let (start, end) = (range.start.max(stretch.start), range.end.min(stretch.end));
            if start >= end {
                continue;
            }
            let goes_on = marks[first..].last().is_some_and(|before| {
                body.events[before.event + 1..*event]
                    .iter()
                    .all(|event| matches!(event, Event::SoftBreak | Event::Text(_)))
            });
            if goes_on && let Some(Mark { kind: MarkKind::Only { ends, .. }, .. }) = marks.last_mut() {
                *ends = false;
            }
            marks.push(Mark {
                event: *event,
                range: start - range.start..end - range.start,
                kind: MarkKind::Only { begins: !goes_on, ends: true },
            });
        }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, char)) = chars.next() {
        let mut end = start + char.len_utf8();
        let mut take_while = |goes_on: &dyn Fn(char) -> bool| {
            while let Some((at, next)) = chars.next_if(|(_, next)| goes_on(*next)) {
                end = at + next.len_utf8();
            }
        };
        let is_word = char.is_alphanumeric();
        let key = if is_word {
            if is_spaceless(char) {
                take_while(&is_mark);
            } else {
                let goes_on = |char: char| {
                    char.is_alphanumeric() && !is_spaceless(char)
                        || is_mark(char)
                        || matches!(char, '\'' | '’')
                };
                take_while(&goes_on);
                // An apostrophe at the end is a quotation mark.
                end = start + text[start..end].trim_end_matches(['\'', '’']).len();
            }
            text[start..end].replace('’', "'")
        } else if is_dash(char) {
            take_while(&is_dash);
            "-".to_owned()
        } else if matches!(char, '.' | '…') {
            take_while(&|next| matches!(next, '.' | '…'));
            if &text[start..end] == "." { "." } else { "…" }.to_owned()
        } else if char.is_whitespace() || char.is_control() || marks::is_mark(char) {
            continue;
        } else {
            take_while(&is_mark);
            text[start..end].to_owned()
        };
        tokens.push(Token { range: start..end, key, is_word });
    }
    tokens
}

fn is_mark(char: char) -> bool {
    char.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_dash(char: char) -> bool {
    matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A stretch of two versions that is the same in both, or not.
#[derive(Clone, Debug)]
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
    equal: bool,
}

/// The way from one version to another; `None` if they have too little in common, or are too long.
fn compare(old: &Version, new: &Version) -> Option<Vec<Hunk>> {
    if old.tokens.len().max(new.tokens.len()) > MOST_TOKENS {
        return None;
    }
    let keys = |version: &Version| version.tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let equal = matches!(op, DiffOp::Equal { .. });
        push(&mut hunks, Hunk { old: op.old_range(), new: op.new_range(), equal });
    }
    let shared: usize = hunks.iter().filter(|hunk| hunk.equal).map(|hunk| old.words(&hunk.old)).sum();
    let all = old.words(&(0..old.tokens.len())) + new.words(&(0..new.tokens.len()));
    if shared < FEWEST_SHARED || shared * 4 < all {
        return None;
    }
    // One word in the midst of others that differ is chance, and would only be in a reader's way.
    let size = |hunk: &Hunk| old.words(&hunk.old) + new.words(&hunk.new);
    let is_chance = |index: usize, hunk: &Hunk| {
        let neighbours = [index.checked_sub(1), Some(index + 1)];
        let differ = |at: Option<usize>| at.and_then(|at| hunks.get(at)).is_some_and(|hunk| size(hunk) >= 3);
        hunk.equal && size(hunk) <= 2 && neighbours.into_iter().all(differ)
    };
    let mut joined = Vec::new();
    for (index, hunk) in hunks.iter().enumerate() {
        push(&mut joined, Hunk { equal: hunk.equal && !is_chance(index, hunk), ..hunk.clone() });
    }
    Some(joined)
}

fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    match hunks.last_mut() {
        Some(last) if last.equal == hunk.equal => {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        }
        _ => hunks.push(hunk),
    }
}

/// Both versions in one line: what the one has and the other has not struck out or put in.
fn in_one_line(old: &Version, new: &Version, hunks: &[Hunk]) -> String {
    let mut html = String::new();
    for hunk in hunks {
        if hunk.equal {
            escape::text(new.before(hunk.new.start), &mut html);
            escape::text(new.slice(&hunk.new), &mut html);
            continue;
        }
        if !hunk.old.is_empty() {
            if old.before(hunk.old.start).contains(char::is_whitespace) && !html.is_empty() {
                html.push(' ');
            }
            html.push_str("<del>");
            escape::text(old.slice(&hunk.old), &mut html);
            html.push_str("</del>");
        }
        if !hunk.new.is_empty() {
            escape::text(new.before(hunk.new.start), &mut html);
            html.push_str("<ins>");
            escape::text(new.slice(&hunk.new), &mut html);
            html.push_str("</ins>");
        }
    }
    escape::text(new.before(new.tokens.len()), &mut html);
    html.trim().to_owned()
}
