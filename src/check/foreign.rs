//! Syntax of other tools that is text here: what readers would see of it, and what to write instead.
//!
//! Knows what Pandoc, Quarto, Obsidian, Hugo, Jekyll, `mkdocs`, and their like read in running text. Looks at one block at a
//! time; how far it looks for what closes is bounded, so that it takes linear time on any text.

use std::ops::Range;

use crate::model::body::{Link, LinkKind};
use crate::model::marks::Manner;

use super::prose::Prose;

/// A piece of foreign syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Where it stands in the text of the block.
    pub(super) range: Range<usize>,
    /// What it is: `a fenced div of Pandoc or Quarto`.
    pub(super) what: &'static str,
    /// What to do instead.
    pub(super) help: &'static str,
    /// What to write in its place, if that is certain.
    pub(super) instead: Option<String>,
    /// How many bytes of it stand before that in the file, which Markdown takes for something else.
    pub(super) lead: u32,
}

/// How many bytes are looked through for what closes.
const REACH: usize = 600;

/// A block of running text, and its file.
struct Block<'a> {
    prose: &'a Prose,
    /// Its text, with what it quotes blotted out.
    text: &'a str,
    source: &'a str,
}

/// The foreign syntax in a block of running text. `by_table` says whether a table stands right before or after it.
pub(super) fn find(prose: &Prose, source: &str, by_table: bool, marks: Manner) -> Vec<Foreign> {
    let text = prose.unquoted(marks);
    let block = Block { prose, text: &text, source };
    let mut found: Vec<Foreign> = Vec::new();
    found.extend(by_table.then(|| block.caption()).flatten());
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_suspicious) {
        at += offset;
        match block.at(at).filter(|_| !block.is_escaped(at)) {
            Some(foreign) => {
                at = foreign.range.end.max(at + 1);
                found.push(foreign);
            }
            None => at += 1,
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Characters that foreign syntax begins with; `i` and `e` begin `import` and `export`.
fn is_suspicious(char: char) -> bool {
    matches!(char, '{' | '^' | '~' | '=' | '%' | ':' | '[' | '!' | '?' | '|' | '(' | '\\' | '.' | 'i' | 'e')
}

fn foreign(range: Range<usize>, what: &'static str, help: &'static str) -> Foreign {
    Foreign { range, what, help, instead: None, lead: 0 }
}

impl Foreign {
    fn instead(self, instead: Option<String>) -> Self {
        Self { instead, ..self }
    }
}

impl<'a> Block<'a> {
    fn at(&self, at: usize) -> Option<Foreign> {
        match self.text.as_bytes()[at] {
            b'{' => self.braces(at),
            b'^' => self.caret(at),
            b'~' => self.subscript(at),
            b'=' => self.mark(at),
            b'%' => self.comment(at),
            b':' => self.colon(at),
            b'[' => self.bracket(at),
            b'!' | b'?' => self.admonition(at),
            b'|' => self.line_block(at),
            b'(' => self.example(at),
            b'\\' => self.tex(at),
            b'.' => self.directive(at),
            _ => self.module(at),
        }
    }

    /// What follows, as far as it is looked at.
    fn after(&self, at: usize) -> &'a str {
        let mut end = (at + REACH).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(at..end).unwrap_or("")
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Where a place of the text stands in the file.
    fn place(&self, at: usize) -> usize {
        let end = self.text[at..].chars().next().map_or(at, |char| at + char.len_utf8());
        self.prose.span(&(at..end)).start as usize
    }

    /// What the file has from the end of the character before `start` to `end`, marks of emphasis included.
    fn written(&self, start: usize, end: usize) -> &'a str {
        let start = self.prose.span(&(start - 1..start)).end as usize;
        self.source.get(start..self.place(end)).unwrap_or("")
    }

    fn is_escaped(&self, at: usize) -> bool {
        self.text.as_bytes()[at] != b'\\' && self.source[..self.place(at)].ends_with('\\')
    }

    /// The rest of the line of the file at this place, if the place is where the line's text begins.
    fn line(&self, at: usize) -> Option<&'a str> {
        let place = self.place(at);
        let is_first = self.text[..at].trim().is_empty();
        let start = self.source[..place].rfind('\n').map_or(0, |end| end + 1);
        let is_start =
            is_first || self.source[start..place].bytes().all(|it| matches!(it, b' ' | b'\t' | b'>'));
        is_start.then(|| self.source[place..].lines().next().unwrap_or("").trim_end())
    }

    /// A range from here that has the rest of the line.
    fn to_line_end(&self, at: usize, line: &str) -> Range<usize> {
        let end = self.place(at) + line.len();
        let rest = self.after(at).char_indices().skip(1);
        let length = rest.map(|(offset, _)| offset).find(|offset| self.place(at + offset) >= end);
        at..at + length.unwrap_or(self.after(at).len())
    }

    fn braces(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        let closed = |open: usize, close: &str| {
            rest.get(open..)?.find(close).map(|end| at..at + open + end + close.len())
        };
        if rest.starts_with("{{<") || rest.starts_with("{{%") {
            let help = "write in Markdown what it would show";
            return Some(foreign(closed(3, "}}")?, "a shortcode of Hugo or Quarto", help));
        }
        if rest.starts_with("{{") {
            let help = "write what it stands for";
            return Some(foreign(closed(2, "}}")?, "a placeholder of a template", help));
        }
        if rest.starts_with("{%") {
            let help = "write in Markdown what it would show";
            return Some(foreign(closed(2, "%}")?, "a tag of Liquid, Jinja or Tera", help));
        }
        if rest.starts_with("{# ") {
            return Some(foreign(closed(2, "#}")?, "a comment of a template", "write `<!-- … -->`"));
        }
        if rest.starts_with("{/*") {
            return Some(foreign(closed(3, "*/}")?, "a comment of MDX", "write `<!-- … -->`"));
        }
        let range = closed(1, "}")?;
        let inside = &self.text[at + 1..range.end - 1];
        if let Some(inside) = inside.strip_prefix(':') {
            let is_it =
                inside.trim_start().starts_with(|it: char| it.is_ascii_alphabetic() || "#.".contains(it));
            let help = "take it away: classes and attributes are not read";
            return is_it.then(|| {
                foreign(range, "kramdown’s syntax for attributes", help).instead(Some(String::new()))
            });
        }
        let is_role =
            !inside.is_empty() && inside.bytes().all(|it| it.is_ascii_lowercase() || b":-".contains(&it));
        if is_role && self.text[range.end..].starts_with('`') {
            return Some(foreign(range, "a role of MyST", "write a link, or take it away"));
        }
        self.attributes(range)
    }

    /// `{#id .class key=value}`
    fn attributes(&self, range: Range<usize>) -> Option<Foreign> {
        let written = self.prose.span(&range).slice(self.source);
        let inside = written.strip_prefix('{')?.strip_suffix('}')?;
        if inside.trim().is_empty() || !are_attributes(inside) {
            return None;
        }
        if self.before(range.start) == Some(']')
            && let Some(open) = self.opening(range.start - 1)
        {
            let words = self.written(open + 1, range.start - 1);
            let help = "take brackets and braces away: classes and attributes are not read";
            return Some(
                foreign(open..range.end, "a span of Pandoc’s with attributes", help)
                    .instead(Some(words.to_owned())),
            );
        }
        let help = "take it away: classes and attributes are not read, and ids only at the end of a heading or a claim";
        Some(foreign(range, "Pandoc’s syntax for attributes", help).instead(Some(String::new())))
    }

    /// The bracket that the one at `close` closes.
    fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (at, byte) in self.text.bytes().enumerate().take(close).rev().take(REACH) {
            match byte {
                b']' => depth += 1,
                b'[' if depth == 0 => return Some(at),
                b'[' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    fn caret(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        if let Some(note) = rest.strip_prefix("^[") {
            let end = note.find(']')?;
            let help = "write `[^1]` there, and `[^1]: …` in a paragraph of its own";
            let has_words = note[..end].contains(char::is_alphabetic);
            return has_words.then(|| foreign(at..at + 2 + end + 1, "an inline note of Pandoc’s", help));
        }
        let before = self.before(at);
        if before.is_some_and(|it| it.is_alphanumeric() || matches!(it, ')' | ']')) {
            let content = between(&rest[1..], '^')?;
            let end = at + content.len() + 2;
            if self.text[end..].starts_with(char::is_alphanumeric) {
                return None;
            }
            let help = "write it with characters of Unicode, `x²`, or as a formula, `$x^2$`, with `markdown: {math: true}`";
            return Some(
                foreign(at..end, "a superscript of Pandoc’s", help).instead(mapped(content, &SUPERSCRIPTS)),
            );
        }
        // The name of a block, at its end.
        let name = self.text[at + 1..].trim_end();
        let is_name = !name.is_empty()
            && name.len() < 64
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && name.bytes().any(|it| it.is_ascii_alphabetic());
        let is_alone = self.text[..at].trim().is_empty();
        let may_be = is_name
            && before.is_none_or(char::is_whitespace)
            && (!is_alone || name.bytes().any(|it| it.is_ascii_digit() || it == b'-'));
        let help = "take it away: claims have ids by themselves, or by `{#id}` at their end";
        may_be.then(|| {
            foreign(at..at + 1 + name.len(), "the name of a block in Obsidian", help)
                .instead(Some(String::new()))
        })
    }

    fn subscript(&self, at: usize) -> Option<Foreign> {
        let is_after = |it: char| it.is_alphabetic() || it == ')';
        self.before(at).filter(|it| is_after(*it))?;
        let content = between(&self.after(at)[1..], '~')?;
        let help = "write it with characters of Unicode, `H₂O`, or as a formula, `$H_2O$`, with `markdown: {math: true}`";
        let range = at..at + content.len() + 2;
        Some(foreign(range, "a subscript of Pandoc’s", help).instead(mapped(content, &SUBSCRIPTS)))
    }

    fn mark(&self, at: usize) -> Option<Foreign> {
        let inside = self.after(at).strip_prefix("==")?;
        let is_open = self.before(at).is_none_or(|it| !it.is_ascii_alphanumeric() && it != '=')
            && !inside.starts_with(|it: char| it.is_whitespace() || it == '=');
        let length = inside.find("==").filter(|_| is_open)?;
        let content = &inside[..length];
        let is_closed = !content.is_empty()
            && !content.ends_with(char::is_whitespace)
            && !inside[length + 2..].starts_with('=');
        let range = at..at + 4 + length;
        let written = self.written(at + 2, at + 2 + length);
        is_closed.then(|| {
            foreign(range, "a mark of Obsidian or Pandoc", "write `**…**`")
                .instead(Some(format!("**{written}**")))
        })
    }

    fn comment(&self, at: usize) -> Option<Foreign> {
        let inside = self.after(at).strip_prefix("%%")?;
        if self.before(at).is_some_and(|it| it.is_alphanumeric() || it == '%') || inside.starts_with('%') {
            return None;
        }
        let length = inside.find("%%")?;
        let range = at..at + 4 + length;
        let written = self.written(at + 2, at + 2 + length).trim();
        let can_be = !written.contains("--") && !written.contains('>') && !written.is_empty();
        let instead = can_be.then(|| format!("<!-- {written} -->"));
        Some(
            foreign(range, COMMENT, "write `<!-- … -->`, or take it away: readers would see it")
                .instead(instead),
        )
    }

    fn colon(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        // After a paragraph, Markdown takes the first colon for the mark of a definition.
        let is_definition = self.text[..at].trim().is_empty() && self.source[..self.place(at)].ends_with(':');
        if rest.starts_with(":::") || is_definition && rest.starts_with("::") {
            let line = self.line(at)?;
            let name = line.trim_matches(':').trim();
            let is_div =
                name.starts_with('{') || name.starts_with(char::is_alphabetic) && name.split(' ').count() < 8;
            let help = "take it away, with the `:::` that closes it; `> [!NOTE]` makes a note";
            let range = self.to_line_end(at, line);
            let div = foreign(range, "a fenced div of Pandoc, Quarto or Docusaurus", help);
            return is_div.then_some(Foreign { lead: u32::from(is_definition), ..div });
        }
        if self.before(at).is_some_and(|it| it.is_alphanumeric() || matches!(it, ':' | '/' | '`')) {
            return None;
        }
        let name = rest[1..].split(':').next()?;
        let is_name = name.len() > 1
            && name.len() < 40
            && name.starts_with(|it: char| it.is_ascii_lowercase() || matches!(it, '+' | '-'))
            && name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_+-".contains(&it));
        let end = at + name.len() + 2;
        if !is_name || self.text.as_bytes().get(end - 1) != Some(&b':') {
            return None;
        }
        let next = self.text[end..].chars().next();
        if next == Some('`') {
            let help = "write a link or code, as Markdown has it";
            return Some(foreign(at..end, "a role of reStructuredText", help));
        }
        let is_apart = next.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, ':' | '/' | '['));
        is_apart.then(|| foreign(at..end, "the name of an emoji", "write the emoji itself"))
    }

    fn bracket(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        if self.text.trim().eq_ignore_ascii_case("[toc]") {
            let help = "take it away: an explainer lists its headings by itself";
            return Some(
                foreign(at..at + 5, "a table of contents of Python-Markdown", help)
                    .instead(Some(String::new())),
            );
        }
        let tag = rest.strip_prefix("[/")?.split(']').next()?;
        let is_tag = TAGS.iter().any(|known| known.eq_ignore_ascii_case(tag))
            && rest[2 + tag.len()..].starts_with(']');
        is_tag.then(|| foreign(at..at + tag.len() + 3, "BBCode", "write it in Markdown"))
    }

    fn admonition(&self, at: usize) -> Option<Foreign> {
        let line = self.line(at)?;
        let rest = ["!!! ", "???+ ", "??? "].iter().find_map(|mark| line.strip_prefix(mark))?;
        let kind = rest.trim_start().split(' ').next().unwrap_or("");
        let title = rest.trim_start()[kind.len()..].trim();
        let is_it = !kind.is_empty()
            && kind.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')
            && (title.is_empty() || title.starts_with('"') || title.starts_with("inline"));
        let help = "write `> [!NOTE]`, and `> ` before each line of it";
        is_it.then(|| foreign(self.to_line_end(at, line), "an admonition of MkDocs", help))
    }

    fn line_block(&self, at: usize) -> Option<Foreign> {
        let is_line = |line: &str| line.strip_prefix("| ").is_some_and(|rest| !rest.contains('|'));
        let line = self.line(at).filter(|line| is_line(line))?;
        let next = self.source[self.place(at) + line.len()..].trim_start_matches(['\r', '\n']).lines().next();
        let help = "take `| ` away, and end each line with a backslash";
        let is_first = self.text[..at].trim().is_empty();
        let is_it = is_first && next.is_some_and(|next| is_line(next.trim_start_matches(['>', ' '])));
        is_it.then(|| foreign(at..at + 2, "a line block of Pandoc’s", help))
    }

    fn example(&self, at: usize) -> Option<Foreign> {
        let name = self.after(at).strip_prefix("(@")?.split(')').next()?;
        let is_name = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it));
        let end = at + name.len() + 3;
        let is_it =
            is_name && self.line(at).is_some() && self.text[end.min(self.text.len())..].starts_with(' ');
        is_it.then(|| foreign(at..end, EXAMPLE, "write a numbered list: `1. `"))
    }

    fn tex(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        let name = rest[1..].split(|it: char| !it.is_ascii_alphabetic()).next()?;
        let end = at + 1 + name.len();
        let help = "write it in Markdown; formulas are read with `markdown: {math: true}`";
        let is_alone =
            ALONE.contains(&name) && self.line(at).is_some_and(|line| line.len() == name.len() + 1);
        let has_argument = name.len() > 1 && self.text[end..].starts_with('{') && rest.contains('}');
        // In a formula that is not read as one, the dollar signs are what is wrong.
        let is_formula = self.text[..at].contains('$');
        (is_alone || has_argument && !is_formula).then(|| foreign(at..end, "a command of TeX", help))
    }

    fn directive(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at).strip_prefix(".. ")?;
        let name = rest.split("::").next()?;
        let is_name = !name.is_empty()
            && name.len() < 40
            && name.len() < rest.len()
            && name.bytes().all(|it| it.is_ascii_lowercase() || b"-:".contains(&it));
        let is_it = is_name && self.line(at).is_some();
        let help = "write in Markdown what it would show";
        is_it.then(|| foreign(at..at + 3 + name.len() + 2, "a directive of reStructuredText", help))
    }

    fn module(&self, at: usize) -> Option<Foreign> {
        let rest = self.after(at);
        if !rest.starts_with("import ") && !rest.starts_with("export ") {
            return None;
        }
        let line = self.line(at)?.trim_end_matches(';');
        let is_import = line.starts_with("import ")
            && line
                .rsplit_once(" from ")
                .is_some_and(|(_, from)| from.starts_with(['\'', '"']) && from.ends_with(['\'', '"']));
        let is_export = ["export const ", "export default ", "export function ", "export let "]
            .iter()
            .any(|start| line.starts_with(start))
            && line.contains(['=', '(', '{']);
        let help = "take it away, and write in Markdown what its components would show";
        (is_import || is_export).then(|| foreign(self.to_line_end(at, line), "a line of MDX", help))
    }

    /// `: caption` or `Table: caption` beside a table.
    fn caption(&self) -> Option<Foreign> {
        let at = self.text.len() - self.text.trim_start().len();
        let mark = [": ", "Table: ", "table: "].into_iter().find(|mark| self.text[at..].starts_with(mark))?;
        let help = "write it as a sentence before the table";
        Some(foreign(at..at + mark.trim_end().len(), "the caption of a table in Pandoc", help))
    }
}

/// Tags of bulletin boards, `[b]…[/b]`.
const TAGS: [&str; 13] =
    ["b", "i", "u", "s", "url", "img", "quote", "code", "list", "size", "color", "spoiler", "email"];

/// Commands of TeX that stand alone on a line.
const ALONE: [&str; 6] = ["newpage", "pagebreak", "clearpage", "noindent", "tableofcontents", "maketitle"];

/// What `%%…%%` is.
pub(super) const COMMENT: &str = "a comment of Obsidian’s";

/// What `(@)` is.
pub(super) const EXAMPLE: &str = "an example list of Pandoc’s";

/// Whether a link is none but another tool's: an embedded page, a table of contents.
pub(super) fn is_foreign(link: &Link) -> bool {
    matches!(link.kind, LinkKind::Wiki(_))
        && if link.image { !has_extension(&link.destination) } else { is_contents(&link.destination) }
}

/// `[[_TOC_]]`, GitLab's.
fn is_contents(destination: &str) -> bool {
    ["_toc_", "toc"].iter().any(|name| name.eq_ignore_ascii_case(destination))
}

/// Whether a file is named that is no note: `wall.png`.
fn has_extension(destination: &str) -> bool {
    let file = destination.split('#').next().unwrap_or("");
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    !extension.is_empty()
        && extension.len() <= 5
        && extension.bytes().all(|it| it.is_ascii_alphanumeric())
        && extension.bytes().any(|it| it.is_ascii_alphabetic())
        && !extension.eq_ignore_ascii_case("md")
}

/// What stands before the next `mark`, if it is a few characters without white space.
fn between(rest: &str, mark: char) -> Option<&str> {
    let end = rest.find(|it: char| it == mark || it.is_whitespace())?;
    let content = &rest[..end];
    (rest[end..].starts_with(mark) && !content.is_empty() && content.chars().count() <= 20).then_some(content)
}

/// Whether the words in braces are attributes, each of them: `#id`, `.class`, `key=value`, `=format`.
fn are_attributes(inside: &str) -> bool {
    let mut rest = inside.trim();
    while !rest.is_empty() {
        let is_name = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | ':' | '.');
        let name_length = |from: &str| from.find(|it: char| !is_name(it)).unwrap_or(from.len());
        let begins_name = |from: &str| from.starts_with(|it: char| it.is_alphabetic() || it == '_');
        let length = if let Some(name) = rest.strip_prefix(['#', '.', '=']) {
            if !begins_name(name) {
                return false;
            }
            1 + name_length(name)
        } else if begins_name(rest) {
            let key = name_length(rest);
            let Some(value) = rest[key..].strip_prefix('=') else { return false };
            let value_length = match value.chars().next() {
                Some(mark @ ('"' | '\'')) => match value[1..].find(mark) {
                    Some(end) => end + 2,
                    None => return false,
                },
                Some(it) if !it.is_whitespace() => value.find(char::is_whitespace).unwrap_or(value.len()),
                _ => return false,
            };
            key + 1 + value_length
        } else {
            return false;
        };
        let after = &rest[length..];
        if !after.is_empty() && !after.starts_with(char::is_whitespace) {
            return false;
        }
        rest = after.trim_start();
    }
    true
}

/// What is raised or lowered in Unicode, each with what it stands for.
const SUPERSCRIPTS: [(char, char); 15] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
];
const SUBSCRIPTS: [(char, char); 14] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('(', '₍'),
    (')', '₎'),
];

fn mapped(content: &str, table: &[(char, char)]) -> Option<String> {
    let one = |char: char| table.iter().find(|(from, _)| *from == char).map(|(_, to)| *to);
    content.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;
    use crate::parse::markdown::{self, Dialect};

    /// Each piece of foreign syntax in a text, with what is to be written in its place.
    fn found(source: &str) -> Vec<String> {
        let parsed = markdown::parse(&source.into(), 0, Dialect::FULL);
        let blocks = prose::blocks(&parsed.body, parsed.body.part(), Manner::new(""));
        let found = blocks.iter().flat_map(|prose| {
            find(prose, source, false, Manner::new("")).into_iter().map(|foreign| {
                let mut span = prose.span(&foreign.range);
                span.start -= foreign.lead;
                let written = span.slice(source).to_owned();
                match foreign.instead {
                    Some(instead) => format!("{written} → {instead}"),
                    None => written,
                }
            })
        });
        found.collect()
    }

    #[test]
    fn foreign_syntax_is_found() {
        for (source, expected) in [
            ("::: {.callout-note title=\"A\"}\nText\n:::", "::: {.callout-note title=\"A\"}"),
            (":::tip Read this\n\nText\n\n:::", ":::tip Read this"),
            ("Before.\n\n::: {.note}\n\nText\n\n:::", "::: {.note}"),
            ("Before.\n:::warning\nText\n:::", ":::warning"),
            ("A [span]{.smallcaps} here.", "[span]{.smallcaps} → span"),
            ("A [span with *stars*]{lang=fr}.", "[span with *stars*]{lang=fr} → span with *stars*"),
            ("![Wall](x.png){#fig-one width=\"50%\"}", "{#fig-one width=\"50%\"} → "),
            ("A [link](x.md){.button}.", "{.button} → "),
            ("`x`{.python} and", "{.python} → "),
            ("Text.\n{: .note}", "{: .note} → "),
            ("A note^[Inside.] and", "^[Inside.]"),
            ("H~2~O", "~2~ → ₂"),
            ("x^2^, and", "^2^ → ²"),
            ("the 4^th^ day", "^th^"),
            ("A {{< figure src=\"x.png\" >}} there", "{{< figure src=\"x.png\" >}}"),
            ("{{% note %}} Text", "{{% note %}}"),
            ("Hello {{ name }}.", "{{ name }}"),
            ("{% include x.html %}", "{% include x.html %}"),
            ("{# not shown #}", "{# not shown #}"),
            ("Public. %%not for readers%% More.", "%%not for readers%% → <!-- not for readers -->"),
            ("So ==very== much.", "==very== → **very**"),
            ("这是==高亮==的", "==高亮== → **高亮**"),
            ("The wall moved. ^wall-1", "^wall-1 → "),
            ("- The wall moved. ^37066d", "^37066d → "),
            ("!!! note \"Title\"\n    Text", "!!! note \"Title\""),
            ("??? warning\n    Text", "??? warning"),
            ("[TOC]", "[TOC] → "),
            ("See :ref:`there`.", ":ref:"),
            (".. note:: Text", ".. note::"),
            ("See {doc}`there`.", "{doc}"),
            ("| Roses are red\n| violets are blue", "| "),
            ("(@) A thing", "(@)"),
            ("import Tabs from '@theme/Tabs';", "import Tabs from '@theme/Tabs'"),
            ("export const meta = {title: 'x'}", "export const meta = {title: 'x'}"),
            ("A \\textbf{word}.", "\\textbf"),
            ("\\newpage", "\\newpage"),
            ("[b]bold[/b]", "[/b]"),
            ("Well done :tada: all", ":tada:"),
        ] {
            assert_eq!(found(source), [expected], "{source}");
        }
    }

    #[test]
    fn honest_prose_is_let_pass() {
        for source in [
            "About ~20 people, ~30 boats, and 10~20~30.",
            "2^10 is 1024, x^2 and y^2 too, and x^2+y^2.",
            ":::\n\nText",
            "He wrote 50% {sic}, {a, b}, {1, 2} and {}.",
            "if a == b or a==1 and b==2, then ==",
            "`{{ name }}`, `==x==`, `%%x%%` and `x^2^` are code.",
            "```\n::: {.note}\n==x==\n{{ x }}\n```",
            "a_b, :) :-) :D and 10:30:45; std::io::Result",
            "100%% sure, and 5 %% more",
            "He said \"{{ name }}\" and “==x==”.",
            "\\{{ name }} and \\==x== and \\%%x%%",
            "What??? Really!!! No.",
            "The set {x: x > 0} and {n}.",
            "A C++ class, C:\\temp and a\\b.",
            "## A heading {#pinned .class}",
            "See note ^1",
            "<https://example.org/~user/{id}>",
            "$5 and $10; 3 | 4",
            "importing goods from 'abroad' and exports",
            "Term\n: What it means",
            "^_^ and ^^ and m^2",
            "at 10 :30: sharp",
            "| a | b |\n|---|---|\n| 1 | 2 |",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn many_marks_take_linear_time() {
        for mark in ["{", "{{", "^[", "x^", "x~", "==", "%%", ":a", "[", "]{.a", "a:::", "| x\n", "{#a "] {
            let text = mark.repeat(1 << 13);
            found(&text);
        }
    }
}
