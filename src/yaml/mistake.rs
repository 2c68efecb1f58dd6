//! What is wrong with YAML that cannot be read, in the words of somebody who writes front matter.
//!
//! The parser names a place and a state of its own that came to nothing there. This looks at the lines around the place
//! for the mistakes that people make, and says where the mistake is rather than where it came to light. Knows nothing of
//! the parser.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::span::{Place, Span};

/// The rule of all that is wrong with the YAML itself.
pub(super) const RULE: &str = "yaml";

/// What hinders the parser.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The whole is a list or a single value.
    NoMapping,
    /// A tab where only spaces may stand.
    Tab,
    /// A quotation mark that nothing closes.
    UnclosedQuote,
    /// Something after the quotation mark that closes a value.
    AfterQuote,
    /// A backslash between double quotation marks that means nothing.
    Escape,
    /// A character that no value begins with.
    Character,
    /// `*name`, where nothing has that name.
    UnknownAlias,
    /// A colon where no value can follow.
    Colon,
    /// A line without a colon where there ought to be a key.
    NoColon,
    /// Something between brackets or braces, or that they are not closed.
    Brackets,
    /// A line that stands too far left or right.
    Indentation,
    /// A second document in the file.
    SecondDocument,
    /// A value without a key.
    NoKey,
    /// A list or a mapping as a key.
    KeyNotText,
    /// Deeper or longer than anybody writes.
    TooMuch,
    /// Anything else, in the words of the parser.
    Other(String),
}

/// A mistake: where it is, what it is, what to do. Places are bytes of the YAML alone.
#[derive(Debug)]
pub(super) struct Mistake {
    range: Range<usize>,
    message: String,
    help: Option<String>,
    /// What to write in place of what, if that is certain.
    fix: Option<(Range<usize>, String)>,
}

impl Mistake {
    fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), help: None, fix: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The finding, in a file where the YAML begins at `offset`.
    pub(super) fn into_diagnostic(self, path: &SitePath, offset: usize) -> Diagnostic {
        let span = |range: Range<usize>| Span::new(offset + range.start, offset + range.end);
        let mut diagnostic =
            Diagnostic::error(RULE, Place::new(path, span(self.range)), self.message).fatal();
        diagnostic.help = self.help.map(Into::into);
        match self.fix {
            Some((range, replacement)) => diagnostic.patch(span(range), replacement),
            None => diagnostic,
        }
    }
}

/// What to say of YAML that is longer than `limit`.
pub(super) fn too_long(yaml: &str, limit: usize) -> Mistake {
    Mistake::new(
        Line::at(yaml, 0).range(),
        format!("{} bytes of YAML are more than can be meant: the limit is {limit}", yaml.len()),
    )
    .help("move what is long into the text of a page")
}

/// What to say of YAML in which the parser came to nothing at the byte `at`.
pub(super) fn explain(yaml: &str, at: usize, trouble: &Trouble) -> Mistake {
    let line = Line::at(yaml, at);
    match trouble {
        Trouble::NoMapping => no_mapping(&line),
        Trouble::Tab => tab(yaml, &line, at),
        Trouble::UnclosedQuote => unclosed_quote(yaml, &line, at),
        Trouble::AfterQuote => after_quote(yaml, &line, at),
        Trouble::Escape => escape(&line, at),
        Trouble::Character | Trouble::UnknownAlias => bad_start(&line, at),
        Trouble::Colon => colon(yaml, &line, at),
        Trouble::NoColon => no_colon(&line, at),
        Trouble::Brackets => brackets(yaml, &line, at),
        Trouble::Indentation => indentation(&line, at),
        Trouble::SecondDocument => second_document(yaml, &line),
        Trouble::NoKey => Mistake::new(line.to_end(at), "there is no key before the colon")
            .help("write the key: `key: value`"),
        Trouble::KeyNotText => Mistake::new(line.to_end(at), "a key is a word, not a list or a mapping")
            .help("write `key: value`, with a word for the key"),
        Trouble::TooMuch => {
            Mistake::new(line.to_end(at), "nested deeper, or repeated more often, than can be meant")
                .help("write the values out, with fewer levels and fewer aliases (`*name`)")
        }
        Trouble::Other(message) => Mistake::new(line.to_end(at), message.clone())
            .help("if the value holds punctuation, put it between quotation marks"),
    }
}

fn no_mapping(line: &Line) -> Mistake {
    if let Some(mistake) = unspaced_colon(line) {
        return mistake;
    }
    let mistake = Mistake::new(line.range(), "expected keys with values, as in `title: Some words`");
    if line.text().starts_with("- ") { mistake.help("write a key over the list: `topics:`") } else { mistake }
}

fn second_document(yaml: &str, line: &Line) -> Mistake {
    let marker = Line::before(yaml, line).filter(|before| before.text() == "---");
    Mistake::new(
        marker.as_ref().unwrap_or(line).range(),
        "a second YAML document begins here, and one is read",
    )
    .help("take this line and what follows it away")
}

fn tab(yaml: &str, line: &Line, at: usize) -> Mistake {
    let next = Line::after(yaml, line);
    let indented = [Some(line), next.as_ref()].into_iter().flatten().find_map(|line| {
        let tab = line.text.find('\t')?;
        line.text[..tab].trim().is_empty().then_some(line.start + tab..line.start + line.indent())
    });
    match indented {
        Some(range) => Mistake::new(range, "a line is indented with a tab, where YAML takes only spaces")
            .help("indent the line with spaces"),
        None => Mistake::new(line.to_end(at), "a tab stands where YAML takes only spaces")
            .help("put spaces in place of the tab"),
    }
}

fn unclosed_quote(yaml: &str, line: &Line, at: usize) -> Mistake {
    // The parser notices where the next line cannot be part of the value, or at the very end.
    let opening = line.and_before(yaml).into_iter().find_map(|line| {
        let value = line.value()?;
        let mark = line.yaml[value.clone()].chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        let end = line.start + line.text.len();
        (!is_closed(&line.yaml[value.start..end], mark)).then_some((value.start..end, mark))
    });
    match opening {
        Some((range, mark)) => Mistake::new(range, format!("the quotation mark `{mark}` is never closed"))
            .help(format!("end the value with `{mark}`")),
        None => Mistake::new(line.to_end(at), "a quotation mark is never closed")
            .help("end the value with the quotation mark that it begins with"),
    }
}

fn after_quote(yaml: &str, line: &Line, at: usize) -> Mistake {
    let message = "the value goes on after its closing quotation mark";
    let mistake = Mistake::new(line.to_end(at), message);
    let Some(value) = line.value() else {
        return mistake.help("put the whole value between quotation marks");
    };
    let written = &yaml[value.clone()];
    let mark = written.chars().next().unwrap_or_default();
    let Some(inner) = written.strip_prefix(['"', '\'']) else {
        return mistake.help("put the whole value between quotation marks");
    };
    // `"He said "no""` has its own marks around it; `"No" and no more` has not.
    quoting(mistake, value, inner.strip_suffix(mark).unwrap_or(written))
}

fn escape(line: &Line, at: usize) -> Mistake {
    let mut characters = line.yaml[at..line.end()].char_indices();
    let mut place = at..line.end();
    while let Some((index, character)) = characters.next() {
        if character == '\\'
            && let Some((_, escaped)) = characters.next()
            && !"0abtnvfre \"/\\N_LPxuU\t".contains(escaped)
        {
            place = at + index..at + index + 1 + escaped.len_utf8();
            break;
        }
    }
    Mistake::new(place, "a backslash between double quotation marks means something else, and not this")
        .help("write two backslashes for one, or put the value between single quotation marks")
}

fn bad_start(line: &Line, at: usize) -> Mistake {
    let character = line.yaml[at..].chars().next().unwrap_or(' ');
    let message = match character {
        '*' => format!("`{}` stands for a value with a name, and none has this one", line.word(at)),
        '`' => "a value cannot begin with a backtick".to_owned(),
        _ => format!("a value cannot begin with `{character}`"),
    };
    match line.value() {
        Some(value) if value.contains(&at) => {
            let written = &line.yaml[value.clone()];
            quoting(Mistake::new(value.clone(), message), value, written)
        }
        _ => Mistake::new(line.to_end(at), message).help("put the value between quotation marks"),
    }
}

fn colon(yaml: &str, line: &Line, at: usize) -> Mistake {
    if let Some(value) = line.value()
        && value.contains(&at)
    {
        let written = &yaml[value.clone()];
        let mistake = Mistake::new(line.character(at), "a value with a colon in it needs quotation marks");
        return quoting(mistake, value, written);
    }
    if let Some(before) = Line::before(yaml, line) {
        if let Some(mistake) = unspaced_colon(&before) {
            return mistake;
        }
        if line.indent() > before.indent() && before.value().is_some_and(|value| !value.is_empty()) {
            return Mistake::new(line.content(), "this line is indented more than the one before it").help(
                "begin it where the key before it begins; or put the value before it between quotation marks",
            );
        }
    }
    Mistake::new(line.character(at), "a colon stands where no value can follow")
        .help("put the value that it belongs to between quotation marks")
}

fn no_colon(line: &Line, at: usize) -> Mistake {
    unspaced_colon(line).unwrap_or_else(|| {
        Mistake::new(line.to_end(at), format!("expected `key: value`, found `{}`", shortened(line.text())))
            .help("write a colon and a space after the key; indent the line if it belongs to the value before it")
    })
}

fn brackets(yaml: &str, line: &Line, at: usize) -> Mistake {
    if line.value().is_some_and(|value| value.start == at) && yaml[at..].starts_with([']', '}']) {
        return bad_start(line, at);
    }
    let opening = line.and_before(yaml).into_iter().find_map(|line| {
        let value = line.value()?;
        let bracket = yaml[value.clone()].chars().next()?;
        let closing = match bracket {
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        let open = !yaml[value.clone()].contains(closing);
        open.then_some((value, bracket, closing))
    });
    match opening {
        Some((range, bracket, closing)) => {
            Mistake::new(range, format!("the bracket `{bracket}` is never closed"))
                .help(format!("end the list with `{closing}`; or, if it is no list, put it between quotation marks"))
        }
        None => Mistake::new(line.to_end(at), "what stands between these brackets cannot be read from here on")
            .help("separate the entries with one comma each, and put those with punctuation between quotation marks"),
    }
}

fn indentation(line: &Line, at: usize) -> Mistake {
    if let Some(value) = line.value()
        && line.yaml[value.clone()].starts_with(['[', '{'])
        && at > value.start
    {
        let written = &line.yaml[value.clone()];
        let mistake = Mistake::new(line.to_end(at), "the value goes on after its closing bracket");
        return quoting(mistake, value, written);
    }
    Mistake::new(line.content(), "this line does not line up with those before it")
        .help("begin it in the same column as the other lines of its list or mapping")
}

/// `title:Some words`: without a space after the colon this is no key.
fn unspaced_colon(line: &Line) -> Option<Mistake> {
    let text = line.text();
    let (key, value) = text.split_once(':')?;
    let is_key = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && key.starts_with(char::is_alphabetic);
    if !is_key || value.is_empty() || value.starts_with([' ', '/']) {
        return None;
    }
    let start = line.content().start;
    let after_colon = start + key.len() + 1;
    Some(Mistake {
        range: start..after_colon,
        message: format!("there is no space after `{key}:`"),
        help: Some(format!("write `{key}: {}`", shortened(value))),
        fix: Some((after_colon..after_colon, " ".to_owned())),
    })
}

/// With the value between quotation marks as the fix.
fn quoting(mistake: Mistake, range: Range<usize>, value: &str) -> Mistake {
    let quoted = quoted(value);
    Mistake {
        help: Some(format!("put the value between quotation marks: {}", shortened(&quoted))),
        fix: Some((range, quoted)),
        ..mistake
    }
}

/// The value between quotation marks that it does not hold itself.
fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// Whether the quotation mark that `value` begins with is closed within it.
fn is_closed(value: &str, mark: char) -> bool {
    let mut characters = value.chars().skip(1).peekable();
    while let Some(character) = characters.next() {
        let is_escape = match mark {
            '"' => character == '\\',
            _ => character == mark && characters.peek() == Some(&mark),
        };
        if is_escape {
            characters.next();
        } else if character == mark {
            return true;
        }
    }
    false
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// What YAML takes for white space within a line.
const BLANK: [char; 3] = [' ', '\t', '\r'];

/// A line of the YAML, without its line end.
struct Line<'a> {
    yaml: &'a str,
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn starting(yaml: &'a str, start: usize) -> Self {
        let text = yaml[start..].split('\n').next().unwrap_or_default();
        Self { yaml, start, text }
    }

    fn at(yaml: &'a str, at: usize) -> Self {
        Self::starting(yaml, yaml[..at].rfind('\n').map_or(0, |newline| newline + 1))
    }

    /// The line before it that is not empty.
    fn before(yaml: &'a str, line: &Self) -> Option<Self> {
        let before = yaml[..line.start].trim_end();
        (!before.is_empty()).then(|| Self::at(yaml, before.len()))
    }

    fn after(yaml: &'a str, line: &Self) -> Option<Self> {
        let start = line.end() + 1;
        (start < yaml.len()).then(|| Self::starting(yaml, start))
    }

    /// The line and, from below, those before it.
    fn and_before(&self, yaml: &'a str) -> Vec<Self> {
        let mut lines = vec![Self::starting(yaml, self.start)];
        // Nobody's value goes on for more lines than this; it keeps the search short in a file of one long value.
        while lines.len() < 200
            && let Some(before) = lines.last().and_then(|line| Self::before(yaml, line))
        {
            lines.push(before);
        }
        lines
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(BLANK).len()
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.trim_end_matches(BLANK).len()
    }

    /// The line without its indentation.
    fn content(&self) -> Range<usize> {
        let end = self.range().end;
        (self.start + self.indent()).min(end)..end
    }

    fn text(&self) -> &'a str {
        self.text.trim_matches(BLANK)
    }

    /// From `at` to the end of the line, and one character at least, if there is one.
    fn to_end(&self, at: usize) -> Range<usize> {
        let end = self.range().end;
        if at < end { at..end } else { at..at }
    }

    /// The character at `at`, if there is one.
    fn character(&self, at: usize) -> Range<usize> {
        at..at + self.yaml[at..].chars().next().map_or(0, char::len_utf8)
    }

    fn word(&self, at: usize) -> &'a str {
        self.yaml[at..self.end().max(at)].split_whitespace().next().unwrap_or_default()
    }

    /// The value of `key: value` or `- value`, by its looks.
    fn value(&self) -> Option<Range<usize>> {
        let content = self.content();
        let mut start = content.start;
        while let Some(rest) = self.yaml[start..content.end].strip_prefix("- ") {
            start = content.end - rest.trim_start_matches(BLANK).len();
        }
        let text = &self.yaml[start..content.end];
        let is_quoted = text.starts_with(['"', '\'', '[', '{']);
        let colon = if is_quoted { None } else { text.find(": ") };
        if let Some(colon) = colon {
            start = content.end - text[colon + 1..].trim_start_matches(BLANK).len();
        } else if start == content.start {
            return None;
        }
        let value = &self.yaml[start..content.end];
        // A plain value ends before a comment.
        let comment = if value.starts_with(['"', '\'']) { None } else { value.find(" #") };
        let value = comment.map_or(value, |comment| value[..comment].trim_end_matches(BLANK));
        Some(start..start + value.len())
    }
}
