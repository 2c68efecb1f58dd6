//! The apparatus of a text: what is written there and is no word of the article.
//!
//! Marks of reference (`[12]`, `[note 3]`, `[citation needed]`, ¹²), the line numbers of a transcript, the time lines of captions,
//! page numbers and running heads. Only what cannot be mistaken: a number counts as a line's only in a column of them, as a
//! page's only where a page ends or where it breaks a sentence, as a mark's only in brackets that touch the word before.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::script::is_spaceless;

/// The apparatus of the words of a text: ranges in order, none within another. Those at `raised` were set above the line; each
/// with whether it is a link. A text that has no lines of its own has no pages.
pub fn apparatus(words: &str, raised: &[(Range<usize>, bool)], has_lines: bool) -> Vec<Range<usize>> {
    let mut found = reference_marks(words);
    let is_reference = |(range, is_link): &&(Range<usize>, bool)| {
        let letters = words.get(range.clone()).unwrap_or("").trim_matches(['[', ']', '(', ')']);
        let is_number = is_numbers(letters);
        let is_sign = letters.chars().count() == 1 && !letters.contains(char::is_uppercase);
        let is_linked = *is_link && (is_number || is_sign) && follows_words(words, range.start);
        is_linked || is_number && may_be_raised(words, range.start)
    };
    found.extend(raised.iter().filter(is_reference).map(|(range, _)| range.clone()));
    let mut layout = Layout::of(words);
    layout.times();
    if has_lines {
        layout.numbers();
        layout.pages();
    }
    found.append(&mut layout.found);
    found.sort_unstable_by_key(|range| (range.start, range.end));
    found.dedup_by(|next, before| {
        let overlaps = next.start < before.end || next.start == before.start;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
    found
}

/// What is written in brackets where a reference is missing, or about the words before, in the encyclopaedias of several
/// languages.
const REMARKS: [&str; 34] = [
    "citation needed",
    "clarification needed",
    "verification needed",
    "failed verification",
    "not in citation given",
    "better source needed",
    "non-primary source needed",
    "original research?",
    "page needed",
    "full citation needed",
    "attribution needed",
    "dubious",
    "disputed",
    "dead link",
    "when?",
    "who?",
    "where?",
    "which?",
    "why?",
    "how?",
    "by whom?",
    "according to whom?",
    "update",
    "beleg fehlt",
    "belege fehlen",
    "quelle fehlt",
    "réf. nécessaire",
    "réf. souhaitée",
    "cita requerida",
    "senza fonte",
    "bron?",
    "carece de fontes?",
    "källa behövs",
    "potrzebny przypis",
];

/// What stands before the number of a note or a page, in brackets: `[note 3]`, `[pg 12]`.
const NOTES: [&str; 17] = [
    "note", "notes", "nb", "n", "fn", "ref", "anm.", "anm", "nota", "noot", "not", "przypis", "page", "pg",
    "p.", "seite", "página",
];

/// Marks of reference in a text: in brackets that touch what stands before, or raised. In order.
pub fn reference_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut letters = b'a';
    let listed = listed(text);
    for (at, char) in text.match_indices(is_first).filter_map(|(at, first)| Some((at, first.chars().next()?)))
    {
        if found.last().is_some_and(|last: &Range<usize>| at < last.end) {
            continue;
        }
        if char != '[' {
            let length: usize =
                text[at..].chars().take_while(|char| is_raised(*char)).map(char::len_utf8).sum();
            let is_sign = matches!(char, '†' | '‡') && follows_words(text, at);
            if is_sign || may_be_raised(text, at) {
                found.push(at..at + length);
            }
            continue;
        }
        let Some(length) = text[at + 1..].find([']', '[', '\n']) else { continue };
        let end = at + 1 + length + 1;
        let inside = &text[at + 1..end - 1];
        let goes_on = |char: char| char.is_alphanumeric() && !is_spaceless(char);
        if !text[end - 1..].starts_with(']') || text[end..].starts_with(goes_on) {
            continue;
        }
        // A dash may be a minus before what is raised, but not before a bracket.
        let touches = follows_words(text, at)
            || text[..at].ends_with(['-', '–', '—'])
            || found.last().is_some_and(|last: &Range<usize>| last.end == at);
        let spaced =
            text[..at].strip_suffix([' ', '\u{a0}']).map(str::len).filter(|at| follows_words(text, *at));
        if is_numbers(inside) {
            if touches {
                found.push(at..end + page_length(&text[end..]));
            } else if let Some(start) = spaced.filter(|_| listed.contains(inside)) {
                found.push(start..end);
            }
        } else if touches && inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase()) {
            // `citizen[s]` is none, unless eighteen others came before.
            let letter = inside.as_bytes()[0];
            if letter <= letters {
                letters = letters.max(letter + 1);
                found.push(at..end);
            }
        } else if touches && inside.starts_with('^') && !inside.contains(char::is_whitespace) {
            found.push(at..end);
        } else if is_remark(inside)
            && let Some(start) = touches.then_some(at).or(spaced)
        {
            found.push(start..end);
        }
    }
    found
}

/// How long the page is that follows a number: `[12]:34`.
fn page_length(rest: &str) -> usize {
    let pages = rest.strip_prefix(':').map_or("", |pages| &pages[..pages.floor_char_boundary(12)]);
    let length =
        pages.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '-' | '–')).len();
    if pages.starts_with(|char: char| char.is_ascii_digit()) { 1 + pages.len() - length } else { 0 }
}

fn is_first(char: char) -> bool {
    char == '[' || is_raised(char)
}

fn is_raised(char: char) -> bool {
    matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

/// Numbers of references: `12`, `1, 2`, `3–5`.
fn is_numbers(inside: &str) -> bool {
    let mut numbers = inside.split([',', '-', '–', ';']).map(str::trim);
    numbers.all(|number| (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_remark(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    let lower = lower.split(" – ").next().unwrap_or("").trim();
    let note = lower.rsplit_once([' ', '\u{a0}']).filter(|(_, number)| {
        is_numbers(number) || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    REMARKS.contains(&lower) || note.is_some_and(|(note, _)| NOTES.contains(&note.trim()))
}

/// The numbers of a list of references, `[3] Frost, A.`, each at the beginning of a line.
fn listed(text: &str) -> HashSet<&str> {
    let lines = text.lines().filter_map(|line| line.trim_start().strip_prefix('['));
    lines
        .filter_map(|line| line.split_once(']'))
        .map(|(number, _)| number)
        .filter(|number| is_numbers(number))
        .collect()
}

/// Whether a word, or punctuation after one, ends at `at`.
fn follows_words(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_some_and(|char| {
        char.is_alphanumeric()
            || matches!(
                char,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '"'
                    | '”'
                    | '’'
                    | '\''
                    | '»'
                    | '“'
                    | ')'
                    | '%'
                    | '…'
                    | '。'
                    | '，'
                    | '、'
                    | '；'
                    | '：'
                    | '！'
                    | '？'
                    | '」'
                    | '』'
                    | '）'
            )
    })
}

/// Words after which a raised number is a power.
const UNITS: [&str; 14] = [
    "foot",
    "feet",
    "inch",
    "inches",
    "mile",
    "miles",
    "yard",
    "yards",
    "metre",
    "metres",
    "meter",
    "meters",
    "kilometre",
    "kilometres",
];

/// Whether a number that is raised at `at` is a mark: after a sentence's punctuation, or a word that is no unit and no symbol.
fn may_be_raised(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let Some(before) = head.chars().next_back() else { return false };
    if !before.is_alphabetic() {
        let sentence = head.trim_end_matches(|char: char| !char.is_alphanumeric() && !char.is_whitespace());
        return !before.is_alphanumeric()
            && follows_words(text, at)
            && sentence.ends_with(char::is_alphanumeric);
    }
    let word = &head[head.trim_end_matches(char::is_alphabetic).len()..];
    word.chars().count() > 3 && !UNITS.contains(&word.to_lowercase().as_str())
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// Where it begins in the text, and where the next begins.
    start: usize,
    end: usize,
    /// Its words, without space around them.
    words: &'a str,
    /// Where those begin.
    at: usize,
    /// Whether a blank line comes before it, and whether a form feed does.
    blank: bool,
    feed: bool,
    /// Whether it is no line of the article.
    is_out: bool,
}

/// The lines of a text, and what of them is no line of the article.
struct Layout<'a> {
    text: &'a str,
    lines: Vec<Line<'a>>,
    found: Vec<Range<usize>>,
}

impl<'a> Layout<'a> {
    fn of(text: &'a str) -> Self {
        let mut lines = Vec::new();
        // Before the first line there is nothing.
        let (mut start, mut blank, mut feed) = (0, true, false);
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            feed |= line[..line.len() - line.trim_start().len()].contains('\u{c}');
            if words.is_empty() {
                blank = true;
            } else {
                let at = start + (line.len() - line.trim_start().len());
                lines.push(Line { start, end: start + line.len(), words, at, blank, feed, is_out: false });
                blank = false;
                feed = line.trim_end_matches(['\n', '\r']).ends_with('\u{c}');
            }
            start += line.len();
        }
        Self { text, lines, found: Vec::new() }
    }

    /// Takes lines out, with the blank ones around them.
    fn take_out(&mut self, lines: Range<usize>) {
        let start = lines.start.checked_sub(1).map_or(0, |before| self.lines[before].end);
        let end = self.lines.get(lines.end).map_or(self.text.len(), |next| next.start);
        self.found.push(start..end);
        for line in &mut self.lines[lines] {
            line.is_out = true;
        }
    }

    /// The lines before and after these that are left.
    fn around(&self, lines: &Range<usize>) -> [Option<&Line<'a>>; 2] {
        let before = self.lines[..lines.start].iter().rev().take(FAR).find(|line| !line.is_out);
        [before, self.lines[lines.end..].iter().take(FAR).find(|line| !line.is_out)]
    }

    /// Finds the time lines of captions and transcripts.
    fn times(&mut self) {
        self.cues();
        self.inline_times();
        let times: Vec<(usize, Time)> = (0..self.lines.len())
            .filter(|at| !self.lines[*at].is_out)
            .filter_map(|at| Some((at, Time::at_start(self.lines[at].words)?)))
            .collect();
        let (alone, begun): (Vec<_>, Vec<_>) =
            times.into_iter().partition(|(at, time)| time.length == self.lines[*at].words.len());
        let is_rising =
            |times: &[(usize, Time)]| times.windows(2).all(|pair| pair[0].1.value <= pair[1].1.value);
        let many = alone.len() > 1 && is_rising(&alone);
        for (at, _) in alone.into_iter().filter(|(_, time)| many || time.is_plain) {
            self.take_out(at..at + 1);
        }
        let words = self.lines.iter().filter(|line| !line.is_out).count();
        let many = begun.len() > 2 && begun.len() * 3 >= words && is_rising(&begun);
        for (at, time) in begun {
            let Line { at, words, .. } = self.lines[at];
            let rest = words[time.length..].trim_start();
            if many || time.is_bracketed && time.is_plain {
                self.found.push(at..at + words.len() - rest.len());
            }
        }
    }

    /// Finds the cues of captions: `00:00:01,000 --> 00:00:04,000`, and the number before.
    fn cues(&mut self) {
        for at in 0..self.lines.len() {
            let words = self.lines[at].words;
            if at == 0 && words.starts_with("WEBVTT") {
                self.take_out(0..1);
            }
            let is_cue = words.split_once("-->").is_some_and(|(from, to)| {
                let is_time = |text: &str| Time::read(text.trim()).is_some();
                is_time(from) && is_time(to.trim().split(' ').next().unwrap_or(""))
            });
            if !is_cue {
                continue;
            }
            let is_numbered = at > 0
                && !self.lines[at].blank
                && self.lines[at - 1].words.bytes().all(|byte| byte.is_ascii_digit());
            self.take_out(at - usize::from(is_numbered)..at + 1);
        }
    }

    /// Finds `[00:12:31]` and `[inaudible 00:12:31]` within lines.
    fn inline_times(&mut self) {
        for (at, opening) in self.text.match_indices(['[', '<']) {
            let closing = if opening == "[" { ']' } else { '>' };
            let near = self.text.floor_char_boundary(at + 1 + LONGEST_REMARK);
            let Some(length) = self.text[at + 1..near].find([closing, '\n']) else { continue };
            let inside = &self.text[at + 1..at + 1 + length];
            let last = inside.rsplit(' ').next().unwrap_or("");
            let is_time = Time::read(last).is_some_and(|time| time.is_long && time.length == last.len());
            let others = inside.len() - last.len();
            let is_word = closing == ']' && inside[..others].trim().chars().all(char::is_alphabetic);
            if is_time && (others == 0 || is_word) {
                self.found.push(at..at + length + 2);
            }
        }
    }

    /// Finds columns of line numbers: they rise by one, and lines go on across them.
    fn numbers(&mut self) {
        let numbered: Vec<Option<Numbered<'a>>> =
            self.lines.iter().map(|line| Numbered::read(line.words).filter(|_| !line.is_out)).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, number) in numbered.iter().enumerate() {
            let Some(number) = number else { continue };
            let goes_on = runs.last().filter(|run| {
                run.end == at
                    && numbered[at - 1].as_ref().is_some_and(|last| last.number + 1 == number.number)
            });
            if goes_on.is_some() {
                if let Some(run) = runs.last_mut() {
                    run.end = at + 1;
                }
            } else {
                runs.push(at..at + 1);
            }
        }
        let of = |run: &Range<usize>| numbered[run.clone()].iter().flatten().collect::<Vec<_>>();
        if !runs.iter().any(|run| is_column(&of(run))) {
            return;
        }
        // In a text that has columns, what is left of one on its last page is one too.
        let is_rest = |run: &Range<usize>| {
            let lines = of(run);
            let begins = lines.first().is_some_and(|line| line.number == 1);
            (lines.len() > 1 || begins) && lines.iter().any(|line| !line.words.is_empty())
        };
        for at in runs.into_iter().filter(|run| is_rest(run) || is_column(&of(run))).flatten() {
            let Some(number) = &numbered[at] else { continue };
            let line = &mut self.lines[at];
            let end = if number.words.is_empty() {
                line.end
            } else {
                line.at + line.words.len() - number.words.len()
            };
            self.found.push(line.start..end);
            line.is_out = number.words.is_empty();
            line.words = number.words;
        }
    }

    /// Finds page numbers and running heads.
    fn pages(&mut self) {
        let shapes: Vec<Option<String>> = (0..self.lines.len()).map(|at| self.shape(at)).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for shape in shapes.iter().flatten() {
            *counts.entry(shape).or_default() += 1;
        }
        let pages: Vec<Option<Page>> =
            self.lines.iter().map(|line| Page::read(line.words).filter(|_| !line.is_out)).collect();
        let repeats = |at: usize| shapes[at].as_ref().is_some_and(|shape| counts[shape.as_str()] > 1);
        let mut at = 0;
        let mut groups: Vec<Range<usize>> = Vec::new();
        while at < self.lines.len() {
            let start = at;
            while at < self.lines.len() && at < start + LONGEST_HEAD && (pages[at].is_some() || repeats(at)) {
                at += 1;
            }
            if at > start {
                groups.push(start..at);
            } else {
                at += 1;
            }
        }
        let lone: Vec<u32> = groups
            .iter()
            .filter(|group| self.is_apart(group))
            .filter_map(|group| pages[group.clone()].iter().flatten().next())
            .map(|page| page.number)
            .collect();
        let is_row = lone.len() > 2 && lone.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        for group in groups {
            let feeds = (group.start..=group.end).any(|at| self.lines.get(at).is_some_and(|line| line.feed));
            let page = pages[group.clone()].iter().flatten().next();
            let repeated = group.clone().any(repeats);
            let breaks = self.breaks_sentence(&group);
            let is_head = match page {
                _ if feeds => true,
                Some(page) if page.is_named => breaks || is_row || self.is_apart(&group),
                Some(_) => self.is_apart(&group) && (breaks || is_row),
                None => repeated && breaks && self.is_apart(&group),
            };
            if is_head {
                self.take_out(group);
            }
        }
    }

    /// What a line looks like that may be a running head: its words without numbers.
    fn shape(&self, at: usize) -> Option<String> {
        let line = &self.lines[at];
        let next = self.lines.get(at + 1);
        let beside_page = |line: Option<&Line<'_>>| line.is_some_and(|line| Page::read(line.words).is_some());
        let is_apart = line.blank && next.is_none_or(|next| next.blank)
            || line.feed
            || next.is_some_and(|next| next.feed)
            || beside_page(next)
            || beside_page(at.checked_sub(1).and_then(|at| self.lines.get(at)));
        if line.is_out || !is_apart || line.words.len() > 100 || Page::read(line.words).is_some() {
            return None;
        }
        let mut shape = line.words.to_lowercase();
        shape.retain(|char| !char.is_ascii_digit());
        let shape = shape.split_whitespace().collect::<Vec<_>>().join(" ");
        (!shape.is_empty()).then_some(shape)
    }

    /// Whether blank lines set these lines apart.
    fn is_apart(&self, lines: &Range<usize>) -> bool {
        let next = self.lines.get(lines.end);
        lines.start > 0 && self.lines[lines.start].blank && next.is_some_and(|next| next.blank)
    }

    /// Whether a sentence goes on from before these lines to after them.
    fn breaks_sentence(&self, lines: &Range<usize>) -> bool {
        let [Some(before), Some(after)] = self.around(lines) else { return false };
        goes_on(before.words, after.words)
    }
}

/// A remark that a transcript has in brackets is no longer.
const LONGEST_REMARK: usize = 40;
/// A running head with its number has no more lines.
const LONGEST_HEAD: usize = 4;
/// How many lines are looked through for one that is left.
const FAR: usize = 16;
/// A line that is as wide is full; a letter of a script without spaces is as wide as two others.
const FULL_LINE: usize = 40;

/// Whether a sentence that stops at the end of one line goes on in another.
pub fn goes_on(before: &str, after: &str) -> bool {
    let ends = before.trim_end_matches(|char: char| {
        !char.is_alphanumeric()
            && !matches!(char, '.' | '!' | '?' | '…' | ',' | ';' | ':' | '-' | '–' | '—' | '。' | '！' | '？')
    });
    let (last, first) = (ends.chars().next_back(), after.trim_start().chars().next());
    let is_open =
        last.is_some_and(|last| last.is_alphanumeric() || matches!(last, ',' | ';' | '-' | '–' | '—'));
    let width: usize = before.chars().map(|char| 1 + usize::from(is_spaceless(char))).sum();
    let is_full = width >= FULL_LINE || matches!(last, Some(',' | ';' | '-'));
    is_open && first.is_some_and(|first| first.is_lowercase() || is_full && first.is_alphanumeric())
}

/// A time in a transcript.
#[derive(Clone, Copy, Debug)]
struct Time {
    /// In seconds, or minutes where it has hours and minutes alone: what rises.
    value: u32,
    /// How many bytes it has, brackets included.
    length: usize,
    /// Whether it has hours, minutes and seconds.
    is_long: bool,
    /// Whether brackets are around it.
    is_bracketed: bool,
    /// Whether it cannot be anything else.
    is_plain: bool,
}

impl Time {
    /// The time that a text begins with: `12:31`, `00:12:31`, `00:00:01,000`.
    fn read(text: &str) -> Option<Self> {
        let digits =
            |at: usize| text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut value = 0;
        let (mut at, mut fields) = (0, 0);
        loop {
            let count = digits(at);
            let is_right = if fields == 0 { (1..=3).contains(&count) } else { count == 2 };
            if !is_right || fields == 3 {
                return None;
            }
            value = value * 60 + text[at..at + count].parse::<u32>().ok()?;
            (at, fields) = (at + count, fields + 1);
            if !text[at..].starts_with(':') {
                break;
            }
            at += 1;
        }
        let thousandths =
            text[at..].starts_with([',', '.']).then(|| digits(at + 1)).filter(|count| *count == 3);
        at += thousandths.map_or(0, |count| count + 1);
        let ends = !text[at..].starts_with(char::is_alphanumeric);
        let is_long = fields == 3;
        (fields > 1 && ends).then_some(Self {
            value,
            length: at,
            is_long,
            is_bracketed: false,
            is_plain: is_long,
        })
    }

    /// The time that a line begins with, in brackets or not: also a span, `0:01 - 0:04`.
    fn at_start(line: &str) -> Option<Self> {
        for (opening, closing) in [('[', ']'), ('(', ')')] {
            if let Some(inside) = line.strip_prefix(opening) {
                let time = Self::read(inside)?;
                let length = time.length + 2;
                let is_plain = time.is_long || opening == '[';
                return inside[time.length..].starts_with(closing).then_some(Self {
                    length,
                    is_bracketed: true,
                    is_plain,
                    ..time
                });
            }
        }
        let time = Self::read(line)?;
        let rest = line[time.length..].trim_start_matches([' ', '-', '–', '—']);
        match Self::read(rest) {
            Some(end) if rest.len() < line.len() - time.length => {
                Some(Self { length: line.len() - rest.len() + end.length, is_plain: true, ..time })
            }
            _ => line[time.length..].chars().next().is_none_or(char::is_whitespace).then_some(time),
        }
    }
}

/// A line with a number before its words.
#[derive(Clone, Copy, Debug)]
struct Numbered<'a> {
    number: u32,
    /// The words after it.
    words: &'a str,
    /// Whether more than one space sets it apart, or a speaker follows.
    is_set_apart: bool,
}

impl<'a> Numbered<'a> {
    fn read(line: &'a str) -> Option<Self> {
        // A page's number may stand before the line's: `45:12`.
        let line = line
            .split_once(':')
            .filter(|(page, rest)| {
                (1..=5).contains(&page.len())
                    && page.bytes().all(|byte| byte.is_ascii_digit())
                    && rest.starts_with(|char: char| char.is_ascii_digit())
            })
            .map_or(line, |(_, rest)| rest);
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &line[digits..];
        if !(1..=2).contains(&digits) || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            return None;
        }
        let words = rest.trim_start();
        let is_speaker =
            words.split_whitespace().next().is_some_and(|word| matches!(word, "Q" | "Q." | "A" | "A."));
        let is_set_apart = rest.starts_with('\t') || rest.len() - words.len() > 1 || is_speaker;
        Some(Self { number: line[..digits].parse().ok()?, words, is_set_apart })
    }
}

/// Whether lines whose numbers rise by one are numbered as in a transcript, not the items of a list.
fn is_column(lines: &[&Numbered<'_>]) -> bool {
    let words: Vec<&str> = lines.iter().map(|line| line.words).filter(|words| !words.is_empty()).collect();
    if words.is_empty() {
        return lines.len() > 4;
    }
    let is_set_apart = lines.iter().filter(|line| line.is_set_apart).count() * 2 > lines.len();
    let is_broken = words.windows(2).any(|pair| {
        let is_within = |first: char| first.is_lowercase() || is_spaceless(first);
        let is_line = pair[0].split_whitespace().count() > 3 || pair[0].starts_with(is_spaceless);
        is_line && pair[1].starts_with(is_within) && goes_on(pair[0], pair[1])
    });
    let needed = if is_set_apart { 3 } else { 8 };
    lines.len() >= needed && is_broken
}

/// A line with the number of a page.
#[derive(Clone, Copy, Debug)]
struct Page {
    number: u32,
    /// Whether it is called a page, or dashes are around it.
    is_named: bool,
}

/// What a page is called before its number.
const PAGE: [&str; 14] = [
    "page", "pages", "p.", "pg.", "seite", "s.", "página", "pág.", "pagina", "pag.", "sida", "sid.",
    "strona", "str.",
];
/// What stands between the number of a page and how many there are.
const OF: [&str; 8] = ["of", "von", "sur", "de", "di", "van", "av", "z"];

impl Page {
    /// Reads `12`, `- 12 -`, `Page 3 of 12`, `3/12`, `xii`.
    fn read(line: &str) -> Option<Self> {
        if line.len() > 24 {
            return None;
        }
        let bare = line.trim_matches(|char: char| {
            matches!(char, '-' | '–' | '—' | '[' | ']' | '|' | '~' | '·') || char.is_whitespace()
        });
        let lower = bare.to_lowercase().replace('/', " / ");
        let words: Vec<&str> = lower.split_whitespace().collect();
        let (words, is_called) = match words.split_first() {
            Some((first, rest)) if PAGE.contains(first) => (rest, true),
            _ => (words.as_slice(), false),
        };
        let number = match words {
            [number] => *number,
            [number, of, all] if (*of == "/" || OF.contains(of)) && is_count(all) => *number,
            _ => return None,
        };
        let is_named = is_called || bare.len() < line.len();
        if is_count(number) {
            return Some(Self { number: number.parse().ok()?, is_named });
        }
        let is_roman =
            !number.is_empty() && number.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'));
        is_roman.then_some(Self { number: 0, is_named })
    }
}

fn is_count(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without its apparatus, white space as one space.
    fn read(text: &str) -> String {
        let mut left = String::new();
        let mut from = 0;
        for range in apparatus(text, &[], true) {
            left.push_str(&text[from..range.start]);
            from = range.end;
        }
        left.push_str(&text[from..]);
        left.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn marks_of_reference_are_none_of_the_words() {
        check(&[
            (
                "The mill[12] was shut.[3][4] It reopened in 1998,[a] briefly.[note 3]",
                "The mill was shut. It reopened in 1998, briefly.",
            ),
            (
                "It was shut.[citation needed] Some[who?] say so [clarification needed].",
                "It was shut. Some say so.",
            ),
            ("Two[1, 2] and three[3–5]:12–14 of them[9]:ten", "Two and three of them:ten"),
            ("It was shut.¹² The owner² left.”³", "It was shut. The owner left.”"),
            (
                "As shown [2], it is.\n\n[1] Frost, A.\n[2] Bell, B.",
                "As shown, it is. [1] Frost, A. [2] Bell, B.",
            ),
            // What is no mark.
            ("it cost [12] dollars", "it cost [12] dollars"),
            (
                "They [the citizens] and every citizen[s] walk[ed]",
                "They [the citizens] and every citizen[s] walk[ed]",
            ),
            (
                "12 km² of land, 5 m³, E=mc², 30 miles² and 10²",
                "12 km² of land, 5 m³, E=mc², 30 miles² and 10²",
            ),
            ("the vote [not the mill] failed [sic]", "the vote [not the mill] failed [sic]"),
            ("a[1]st", "a[1]st"),
            // Pages of a book.
            ("the mill [Pg 12] was [page 13] shut", "the mill was shut"),
        ]);
    }

    #[test]
    fn numbers_of_lines_are_none_of_the_words() {
        let transcript = "                                             12\n 1    Q.  Did you see the bridge close?\n 2    A.  I did. It was closed at six\n 3  in the morning, before anybody\n 4  had come.\n 5\n 6    Q.  And then?";
        assert_eq!(
            read(transcript),
            "12 Q. Did you see the bridge close? A. I did. It was closed at six in the morning, before anybody had come. Q. And then?"
        );
        check(&[
            // Lists have numbers of their own.
            (
                "1 egg\n2 cups of flour\n3 spoons of sugar\n4 apples",
                "1 egg 2 cups of flour 3 spoons of sugar 4 apples",
            ),
            ("1. One goes\n2. two goes\n3. three goes", "1. One goes 2. two goes 3. three goes"),
            (
                "They had counted the boats, and there were\n12 of them in the harbour.",
                "They had counted the boats, and there were 12 of them in the harbour.",
            ),
        ]);
    }

    #[test]
    fn times_of_captions_are_none_of_the_words() {
        check(&[
            (
                "1\n00:00:01,000 --> 00:00:04,000\nWe will not\n\n2\n00:00:04,000 --> 00:00:06,500\nclose the mill.",
                "We will not close the mill.",
            ),
            ("WEBVTT\n\n00:01.000 --> 00:04.000 align:start\nWe will", "We will"),
            ("00:12:31\nWe will not\n00:12:35\nclose it.", "We will not close it."),
            ("We will not\n00:12:31\nclose it.", "We will not close it."),
            ("[12:31] We will not\n[12:35] close it.", "We will not close it."),
            ("We will [00:12:31] not [inaudible 00:12:35] close it.", "We will not close it."),
            ("0:00\nWe will not\n0:03\nclose it.", "We will not close it."),
            ("0:00 We will not\n0:03 close\n0:05 it.", "We will not close it."),
            // Times that an article tells.
            ("We met at\n12:31 by the gate.", "We met at 12:31 by the gate."),
            ("It was 00:12:31 when she came (12:31).", "It was 00:12:31 when she came (12:31)."),
        ]);
    }

    #[test]
    fn page_numbers_and_running_heads_are_none_of_the_words() {
        check(&[
            ("The council will\n\n12\n\nnot close the mill.", "The council will not close the mill."),
            (
                "The council will\n\nPage 3 of 12\n\nnot close the mill.",
                "The council will not close the mill.",
            ),
            ("The council will\n\n- 3 -\n\nnot close it.", "The council will not close it."),
            ("The council will\n3\n\u{c}not close it.", "The council will not close it."),
            (
                "The council will\n\n3\n\u{c}THE MILL INQUIRY\n\nnot close it. And it will\n\n4\n\u{c}THE MILL INQUIRY\n\nnever do.",
                "The council will not close it. And it will never do.",
            ),
            (
                "The council will\n\nMill inquiry   13\n\nnot close it, and it will\n\nMill inquiry   14\n\nnever do.",
                "The council will not close it, and it will never do.",
            ),
            // Numbers that an article tells.
            ("It happened in\n12\nof them.", "It happened in 12 of them."),
            ("Count.\n\n12\n\nBoats came.", "Count. 12 Boats came."),
            ("in 12 of them", "in 12 of them"),
        ]);
    }
}
