//! The texts of sources: the words to search, where paragraphs begin, and where each word stands in the file.
//!
//! `.txt` and `.md` are taken as they are. Of `.html` and `.htm` the words are taken out: comments, scripts, styles,
//! templates and attributes are dropped, entities decoded, the tags of running text vanish without a space, the others are
//! paragraph breaks. Knows nothing of quotations.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::digest::{Digest, Sha256};
use crate::span::Span;

use super::apparatus::{apparatus, goes_on};
use super::html::{self, Token};
use super::script::is_spaceless;

/// The text of a source.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The file as it was read.
    pub file: Arc<str>,
    /// Its words, to search in; the file itself, unless that is HTML.
    pub words: Arc<str>,
    /// Where each paragraph begins in the words; the first begins at 0.
    pub paragraphs: Vec<u32>,
    /// What in the words is none of the article's: marks of reference, numbers of lines and pages. In order.
    pub apparatus: Vec<Range<usize>>,
    /// The SHA-256 of the file as it was read: UTF-8 without a byte-order mark, with LF line ends.
    pub sha256: Sha256,
    /// How many words it has; a Han character or a Kana is one.
    pub count: usize,
    /// The digest of the file and of how it was read: equal digests, equal texts.
    pub digest: Digest,
    /// From which byte of the words on, up to the next point, they stand how far on in the file.
    points: Vec<(u32, u32)>,
}

/// Whether the text in a file of this name is HTML.
fn is_html(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm")
    })
}

/// The digest of the text that [`read`] makes of a file, before it is read.
pub fn digest(name: &str, file: Digest) -> Digest {
    Digest::of_value(&(is_html(name), file))
}

/// Reads the file of this name.
pub fn read(name: &str, file: &Arc<str>, digest: Digest) -> SourceText {
    let sha256 = Sha256::of_bytes(file.as_bytes());
    let (words, points, raised) = if is_html(name) {
        let Html { words, points, raised, .. } = Html::read(file);
        (words.into(), points, raised)
    } else {
        (Arc::clone(file), Vec::new(), Vec::new())
    };
    let apparatus = apparatus(&words, &raised, !is_html(name));
    SourceText {
        paragraphs: paragraphs(&words, &apparatus),
        apparatus,
        count: count_words(&words),
        file: Arc::clone(file),
        words,
        sha256,
        digest,
        points,
    }
}

impl SourceText {
    /// Where a range of the words stands in the file.
    pub fn in_file(&self, range: &std::ops::Range<usize>) -> Span {
        if self.points.is_empty() {
            return Span::new(range.start, range.end);
        }
        let place = |offset: usize| {
            let next = self.points.partition_point(|(words, _)| *words as usize <= offset);
            next.checked_sub(1).map_or(0, |point| {
                let (words, file) = self.points[point];
                file as usize + (offset - words as usize)
            })
        };
        let start = place(range.start).min(self.file.len());
        let last = self.words.get(range.clone()).and_then(|words| words.chars().next_back());
        let end = last.map_or(start, |last| {
            let at = place(range.end - last.len_utf8()).min(self.file.len());
            let rest = self.file.get(at..).unwrap_or("");
            at + reference(rest, last).or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(0)
        });
        Span::new(start, end.max(start))
    }

    /// The article's words in a range of the text: without its apparatus.
    pub fn article(&self, range: &Range<usize>) -> Cow<'_, str> {
        let first = self.apparatus.partition_point(|apart| apart.end <= range.start);
        let mut apart = self.apparatus[first..].iter().take_while(|apart| apart.start < range.end).peekable();
        if apart.peek().is_none() {
            return Cow::Borrowed(self.words.get(range.clone()).unwrap_or(""));
        }
        let mut words = String::with_capacity(range.len());
        let mut from = range.start;
        for apart in apart {
            words.push_str(self.words.get(from..apart.start).unwrap_or(""));
            from = apart.end;
        }
        words.push_str(self.words.get(from..range.end).unwrap_or(""));
        Cow::Owned(words)
    }

    /// Whether a paragraph ends within a range of the words. Captions that follow each other are one.
    pub fn has_paragraph_end(&self, range: &Range<usize>) -> bool {
        let from = self.paragraphs.partition_point(|start| *start as usize <= range.start);
        let starts = self.paragraphs[from..].iter().map(|start| *start as usize);
        starts.take_while(|start| *start < range.end).any(|start| !self.begins_caption(start))
    }

    fn begins_caption(&self, at: usize) -> bool {
        let next = self.apparatus.partition_point(|apart| apart.end < at);
        let before = self.apparatus.get(next).filter(|apart| apart.end == at);
        before.is_some_and(|apart| self.words[apart.clone()].contains("-->"))
    }

    /// The paragraph that holds the byte at `offset` of the words.
    pub fn paragraph_at(&self, offset: usize) -> std::ops::Range<usize> {
        let next = self.paragraphs.partition_point(|start| *start as usize <= offset);
        let start = next.checked_sub(1).map_or(0, |index| self.paragraphs[index] as usize);
        let end = self.paragraphs.get(next).map_or(self.words.len(), |end| *end as usize);
        start..end
    }
}

/// How many words a text has: what stands between spaces and holds a letter or a digit; each Han character and Kana is one.
pub fn count_words(text: &str) -> usize {
    let (mut count, mut within) = (0, false);
    for char in text.chars() {
        if char.is_ascii() {
            let letter = char.is_ascii_alphanumeric();
            count += usize::from(letter && !within);
            within = (within || letter) && !char.is_ascii_whitespace();
        } else if is_spaceless(char) && char.is_alphabetic() {
            count += 1;
            within = false;
        } else if char.is_alphanumeric() {
            count += usize::from(!within);
            within = true;
        } else if char.is_whitespace() {
            within = false;
        }
    }
    count
}

/// A median line longer than this, in a text without blank lines, is a paragraph.
const LONG_LINE: usize = 100;

/// Where the paragraphs of a text begin: after a blank line; after each line where there are no blank lines and lines are
/// long. None begins where a page ends within a sentence.
fn paragraphs(text: &str, apparatus: &[Range<usize>]) -> Vec<u32> {
    let mut starts = vec![0];
    let mut blank = false;
    let mut at = 0;
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let next = apparatus.partition_point(|apart| apart.end <= at);
        let is_apart =
            apparatus.get(next).is_some_and(|apart| apart.start <= at && at + line.len() <= apart.end);
        if line.trim().is_empty() {
            blank = !lines.is_empty();
        } else if !is_apart {
            let before = lines.last().map_or(0, |(start, _)| *start);
            let is_page_end = next > 0 && apparatus[next - 1].end == at && apparatus[next - 1].start > before;
            if blank && !(is_page_end && goes_on(text[before..at].lines().next().unwrap_or(""), line)) {
                starts.push(at as u32);
            }
            blank = false;
            lines.push((at, line.chars().count()));
        }
        at += line.len();
    }
    if starts.len() == 1 && lines.len() > 1 {
        let mut lengths: Vec<usize> = lines.iter().map(|(_, length)| *length).collect();
        let middle = lengths.len() / 2;
        let (_, median, _) = lengths.select_nth_unstable(middle);
        if *median > LONG_LINE {
            starts.extend(lines[1..].iter().map(|(start, _)| *start as u32));
        }
    }
    starts
}

/// Elements whose content is not text.
const DROPPED: [&[u8]; 4] = [b"script", b"style", b"template", b"noscript"];

/// Elements of running text; all others are paragraph breaks.
const INLINE: [&[u8]; 37] = [
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"data", b"del", b"dfn",
    b"em", b"font", b"i", b"img", b"ins", b"kbd", b"label", b"mark", b"meta", b"nobr", b"q", b"rt", b"ruby",
    b"s", b"samp", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"time", b"tt", b"u", b"wbr",
];

#[derive(Default)]
struct Html {
    words: String,
    points: Vec<(u32, u32)>,
    /// A space or a paragraph break that comes before the next word, and where it stands in the file.
    gap: Option<(&'static str, usize)>,
    /// The element that is being dropped, and how deep in elements of its name.
    dropping: Option<(Vec<u8>, usize)>,
    /// What is set above the line, and whether it is a link.
    raised: Vec<(Range<usize>, bool)>,
    /// Where what is being set above the line begins, and whether it is a link.
    raising: Option<(usize, bool)>,
}

impl Html {
    fn read(file: &str) -> Self {
        let mut words = Self::default();
        html::read(file, |token, at| match token {
            Token::Open(name) => words.open(name, at),
            Token::Close(name) => words.close(name, at),
            Token::Text(text) => words.text(&String::from_utf8_lossy(text), file, at),
            Token::Attribute(_) | Token::Value(_) => {}
        });
        words
    }

    fn open(&mut self, name: &[u8], at: usize) {
        match &mut self.dropping {
            Some((dropped, depth)) => *depth += usize::from(dropped == name),
            None if DROPPED.contains(&name) => self.dropping = Some((name.to_vec(), 1)),
            None => {
                match name {
                    b"sup" => self.raising = Some((self.words.len(), false)),
                    b"a" => self.raising = self.raising.map(|(start, _)| (start, true)),
                    _ => {}
                }
                self.tag(name, at);
            }
        }
    }

    fn close(&mut self, name: &[u8], at: usize) {
        match &mut self.dropping {
            Some((dropped, depth)) if dropped == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.dropping = None;
                }
            }
            Some(_) => {}
            None => {
                if name == b"sup"
                    && let Some((start, is_link)) = self.raising.take()
                    && start < self.words.len()
                {
                    self.raised.push((start..self.words.len(), is_link));
                }
                self.tag(name, at);
            }
        }
    }

    fn tag(&mut self, name: &[u8], at: usize) {
        match name {
            b"br" => self.gap = self.gap.or(Some((" ", at))),
            name if INLINE.contains(&name) => {}
            _ => self.gap = Some(("\n\n", at)),
        }
    }

    /// Adds text that begins at byte `at` of the file.
    fn text(&mut self, text: &str, file: &str, at: usize) {
        if self.dropping.is_some() {
            return;
        }
        let mut from = at;
        for char in text.chars() {
            let mut rest = file.get(from..).unwrap_or("");
            while char != '<'
                && let Some(after) = rest.strip_prefix(NO_TAG)
            {
                from += NO_TAG.len();
                rest = after;
            }
            let is_there = rest.starts_with(char);
            // Without a length: the second character of a reference.
            let length = reference(rest, char).unwrap_or(if is_there { char.len_utf8() } else { 0 });
            if char.is_ascii_whitespace() {
                self.gap = self.gap.or(Some((" ", from)));
            } else {
                self.push(char, from);
            }
            from += length;
        }
    }

    fn push(&mut self, char: char, from: usize) {
        if let Some((gap, at)) = self.gap.take()
            && !self.words.is_empty()
        {
            self.point(at);
            self.words.push_str(gap);
        }
        self.point(from);
        self.words.push(char);
    }

    fn point(&mut self, file: usize) {
        let words = self.words.len();
        let expected =
            self.points.last().map(|(words_at, file_at)| *file_at as usize + words - *words_at as usize);
        if expected != Some(file) {
            self.points.push((words as u32, file as u32));
        }
    }
}

/// What browsers overlook in the midst of text.
const NO_TAG: &str = "</>";

/// No reference has a name of more letters, and none of those that need no semicolon.
const LONGEST_NAME: usize = 32;
const LONGEST_OPEN_NAME: usize = 6;

/// How long the reference at the beginning of `text` is that stands for `char`: `&amp;`, `&#8212;`, and those that need no
/// semicolon, whose end only their meaning tells: `&copyright` is `©right`. `None` if there is none.
fn reference(text: &str, char: char) -> Option<usize> {
    let rest = text.strip_prefix('&')?;
    let count = |rest: &str, is: fn(&u8) -> bool| rest.bytes().take_while(is).count();
    let (name, open) = if let Some(number) = rest.strip_prefix('#') {
        let digits = match number.strip_prefix(['x', 'X']) {
            Some(number) => 1 + count(number, u8::is_ascii_hexdigit),
            None => count(number, u8::is_ascii_digit),
        };
        (1 + digits, 1 + digits..=1 + digits)
    } else {
        let name = count(&rest[..rest.floor_char_boundary(LONGEST_NAME)], u8::is_ascii_alphanumeric);
        (name, 2..=name.min(LONGEST_OPEN_NAME))
    };
    let closed = rest[name..].starts_with(';').then_some(name + 2);
    closed
        .into_iter()
        .chain(open.rev().map(|name| name + 1))
        .find(|length| stands_for(&text[..*length], char))
}

/// Whether a text is one reference, and stands for `char` or for that and one more.
fn stands_for(reference: &str, char: char) -> bool {
    let mut meant = String::new();
    html::read(reference, |token, _| {
        if let Token::Text(text) = token {
            meant.push_str(&String::from_utf8_lossy(text));
        }
    });
    let mut chars = meant.chars();
    chars.next() == Some(char)
        && match chars.next() {
            None => true,
            // Of what has no semicolon, a second character is left over.
            Some(second) => reference.ends_with(';') && second != ';' && chars.next().is_none(),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, file: &str) -> SourceText {
        read(name, &file.into(), Digest::default())
    }

    #[test]
    fn html_is_read_as_a_browser_shows_it() {
        for (html, words) in [
            ("<p>One <b>t</b>wo.</p><p>Three&nbsp;four</p>", "One two.\n\nThree\u{a0}four"),
            ("a<br>b<!-- c --><script>if (a < b) d</script>e", "a be"),
            ("<title>T &amp; U</title><style>p {}</style>x\n\n\ny", "T & U\n\nx y"),
            ("<template><p>no</p></template><noscript>no</noscript>yes", "yes"),
            ("<p title=\"no\">caf&eacute; &#8212; &lt;ok&gt;", "café — <ok>"),
            ("<ul><li>a<li>b</ul>", "a\n\nb"),
            ("", ""),
        ] {
            assert_eq!(&*text("x.html", html).words, words, "{html}");
        }
        assert_eq!(&*text("x.txt", "<b>").words, "<b>");
    }

    #[test]
    fn words_of_html_have_their_places_in_the_file() {
        let file = "<p>Zoë &amp; Ann&rsquo;s <i>caf&eacute;</i></p>\n<p>opens</p>";
        let text = text("x.HTM", file);
        for (words, place) in [
            ("Zoë", "Zoë"),
            ("&", "&amp;"),
            ("Ann’s", "Ann&rsquo;s"),
            ("café", "caf&eacute;"),
            ("s café", "s <i>caf&eacute;"),
            ("opens", "opens"),
        ] {
            let start = text.words.find(words).unwrap();
            assert_eq!(text.in_file(&(start..start + words.len())).slice(file), place);
        }
    }

    #[test]
    fn references_without_semicolons_end_where_their_meaning_does() {
        let file = "&copyright a&notin;in b&notit c&#65ript d&#x41;x e&ampamp; f&fjlig;j g&#0000000000000000000000000000000000065; &;h";
        let text = text("x.html", file);
        assert_eq!(&*text.words, "©right a∉in b¬it cAript dAx e&amp; ffjj gA &;h");
        for (words, place) in [
            ("right", "right"),
            ("in b", "in b"),
            ("it c", "it c"),
            ("ript", "ript"),
            ("x e", "x e"),
            ("&amp;", "&ampamp;"),
            ("g", "g"),
            ("&;h", "&;h"),
        ] {
            let start = text.words.find(words).unwrap();
            assert_eq!(text.in_file(&(start..start + words.len())).slice(file), place, "{words}");
        }
    }

    #[test]
    fn paragraphs_are_told_by_blank_lines_or_long_lines() {
        let long = "word ".repeat(30);
        for (file, starts) in [
            ("one\ntwo\n\nthree\n \nfour", vec![0, 9, 17]),
            ("one\ntwo", vec![0]),
            (&format!("{long}\n{long}\nshort\n"), vec![0, 151, 302]),
            (&format!("{long}\n\n{long}\nshort\n"), vec![0, 152]),
        ] {
            assert_eq!(text("x.txt", file).paragraphs, starts, "{file}");
        }
        let html = text("x.html", "<p>a\n\nb<p>c");
        assert_eq!(html.paragraph_at(0), 0..5);
        assert_eq!(html.paragraph_at(5), 5..6);
    }

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(count_words("It's a high-wire act — 3 times."), 6);
        assert_eq!(count_words("我们 know。"), 3);
        assert_eq!(count_words("  — "), 0);
    }
}
