//! YAML as a tree in which every value knows where it stands, and in which nothing is lost of what was written.
//!
//! The one file that names `serde_yaml`. Knows nothing of what a key means: that is for whoever reads the tree. What
//! cannot be read as YAML is explained in the words of somebody who writes front matter, not in those of a parser.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::localizer::ExternalMessageSource;
use serde_yaml::{
    DuplicateKeyPolicy, Error, Location, MessageFormatter, NonFiniteFloatPolicy, Spanned,
    UserMessageFormatter,
};

use crate::conflict;
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::span::{Place, Span};

mod mistake;

use mistake::{Mistake, RULE, Trouble};

/// How many bytes of YAML are read at most. What describes a page is some hundred bytes long.
pub const LIMIT: usize = 64 * 1024;

/// A value, and where it stands in the whole file. What an alias stands for stands where the alias does.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands, its quotation marks or brackets included.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// A scalar as it was written; empty for anything else, and for strings, whose value says it.
    written: Box<str>,
}

/// What a node is, by the core schema of YAML 1.2: `no` and `010` are strings.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number that JSON can hold.
    Number(serde_json::Number),
    /// Anything else that is one value.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, each key once, in the order of the file; merged ones at the end.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Where it stands, its quotation marks included.
    pub span: Span,
    /// The key; of a number, as it was written.
    pub name: String,
}

impl Node {
    /// A scalar as text, just as it was written: `010`, `1.20` and `2026-11-21` keep their zeros. `None` for nothing, a
    /// list or a mapping.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            Value::Bool(_) | Value::Number(_) => Some(&self.written),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Whether nothing was written, or that there is nothing.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// The entries of a mapping; `None` for anything else.
    pub fn entries(&self) -> Option<&[(Key, Self)]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value as JSON, its keys in the order of the file.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.as_str().into(),
            Value::Sequence(nodes) => nodes.iter().map(Self::to_json).collect(),
            Value::Mapping(entries) => {
                entries.iter().map(|(key, node)| (key.name.clone(), node.to_json())).collect()
            }
        }
    }
}

/// Reads the YAML that stands at `span` of the file at `path`, whose whole text is `text`. The tree is a mapping, an empty
/// one if there is nothing; `None` if it cannot be read, and then there is a fatal finding.
pub fn read(path: &SitePath, text: &str, span: Span) -> (Option<Node>, Vec<Diagnostic>) {
    let yaml = span.slice(text);
    let offset = span.start as usize;
    let unreadable = |mistake: Mistake| (None, vec![mistake.into_diagnostic(path, offset)]);
    if yaml.len() > LIMIT {
        return unreadable(mistake::too_long(yaml, LIMIT));
    }
    // What the parser would say of these lines helps nobody.
    let is_elsewhere = |at: usize| !span.range().contains(&at);
    let conflicts = conflict::find(path, text, is_elsewhere);
    if !conflicts.is_empty() {
        return (None, conflicts.into_iter().map(Diagnostic::fatal).collect());
    }
    let raw = match parse(yaml) {
        Ok(raw) => raw,
        Err(error) => {
            let (trouble, at) = trouble(yaml, &error);
            return unreadable(mistake::explain(yaml, at, &trouble));
        }
    };
    let mut planter = Planter { path, text, offset, diagnostics: Vec::new() };
    let root = planter.plant(raw);
    match root.value {
        Value::Mapping(_) => (Some(root), planter.diagnostics),
        Value::Null => {
            let value = Value::Mapping(Vec::new());
            (Some(Node { span, value, written: Box::default() }), planter.diagnostics)
        }
        _ => unreadable(mistake::explain(yaml, root.span.start as usize - offset, &Trouble::NoMapping)),
    }
}

/// A value as YAML that [`read`] gives back: keys in their order, one to a line, quoted where they would mean something else.
pub fn write(value: &serde_json::Value) -> String {
    let options = serde_yaml::ser_options! {
        yaml_12: true,
        no_lang_directive: true,
        prefer_block_scalars: false,
        compact_list_indent: false,
    };
    // A JSON value has no key that YAML could not have, and nothing fails that is written to memory.
    serde_yaml::to_string_with_options(value, options).unwrap_or_default()
}

/// A text as it is written after a key.
pub fn scalar(text: &str) -> String {
    write(&serde_json::Value::from(text)).trim_end().to_owned()
}

fn parse(yaml: &str) -> Result<RawNode, Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        // Passed on, so that a finding can name both places, and every other one of the file.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 10_000,
        },
        with_snippet: false,
        emit_comments: false,
    };
    serde_yaml::from_str_with_options(yaml, options)
}

/// What the library delivers: places that have a beginning, but no end where the value is a collection.
struct RawNode(Spanned<RawValue>);

enum RawValue {
    Null,
    Bool(bool),
    /// `None` for what JSON has no number for.
    Number(Option<serde_json::Number>),
    String(String),
    Sequence(Vec<RawNode>),
    Mapping(Vec<(Spanned<String>, RawNode)>),
}

impl<'de> Deserialize<'de> for RawNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number(Some(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number(Some(number.into())))
    }

    fn visit_i128<E>(self, number: i128) -> Result<RawValue, E> {
        Ok(RawValue::Number(serde_json::Number::from_i128(number)))
    }

    fn visit_u128<E>(self, number: u128) -> Result<RawValue, E> {
        Ok(RawValue::Number(serde_json::Number::from_u128(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<RawValue, E> {
        Ok(RawValue::Number(serde_json::Number::from_f64(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
        Ok(RawValue::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = access.next_element()? {
            nodes.push(node);
        }
        Ok(RawValue::Sequence(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Mapping(entries))
    }
}

/// Turns what the library delivers into nodes.
struct Planter<'a> {
    path: &'a SitePath,
    text: &'a str,
    /// Where the YAML begins in the text.
    offset: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Planter<'_> {
    fn plant(&mut self, RawNode(raw): RawNode) -> Node {
        let is_alias = raw.referenced != raw.defined;
        let place = self.span(raw.referenced);
        let written = self.span(raw.defined).slice(self.text).trim_matches(['"', '\'']);
        let (value, written) = match raw.value {
            RawValue::Null => (Value::Null, ""),
            RawValue::Bool(value) => (Value::Bool(value), written),
            RawValue::Number(Some(number)) => (Value::Number(number), written),
            RawValue::Number(None) => (Value::String(written.to_owned()), ""),
            RawValue::String(text) => (Value::String(text), ""),
            RawValue::Sequence(nodes) => {
                (Value::Sequence(nodes.into_iter().map(|node| self.plant(node)).collect()), "")
            }
            RawValue::Mapping(entries) => (Value::Mapping(self.plant_entries(entries)), ""),
        };
        let written = written.into();
        let span = if is_alias { place } else { self.extent(place, &value) };
        Node { span, value, written }
    }

    fn plant_entries(&mut self, raw: Vec<(Spanned<String>, RawNode)>) -> Vec<(Key, Node)> {
        let mut entries: Vec<(Key, Node)> = Vec::with_capacity(raw.len());
        let mut seen = HashMap::with_capacity(raw.len());
        for (key, node) in raw {
            let key = Key { span: self.span(key.referenced), name: key.value };
            let node = self.plant(node);
            if let Some(&first) = seen.get(&key.name) {
                self.diagnostics.push(
                    Diagnostic::error(
                        RULE,
                        Place::new(self.path, key.span),
                        format!("`{}` is given twice", key.name),
                    )
                    .related(Place::new(self.path, first), "first given here")
                    .help("keep one of the two"),
                );
            } else {
                seen.insert(key.name.clone(), key.span);
                entries.push((key, node));
            }
        }
        entries
    }

    /// The place that the library names.
    fn span(&self, location: Location) -> Span {
        let yaml = &self.text[self.offset..];
        let (start, length) = match (location.span().byte_offset(), location.span().byte_len()) {
            (Some(start), Some(length)) => (start as usize, length as usize),
            _ => (byte_offset(yaml, location), 0),
        };
        let start = boundary(yaml, start);
        let end = boundary(yaml, start.saturating_add(length));
        // The place of a block scalar has the line ends after it, too.
        let length = yaml[start..end].trim_end().len();
        Span::new(self.offset + start, self.offset + start + length)
    }

    /// The place of a value. That of a collection has only a beginning, which of a block is not even its own; the
    /// collection reaches from its first value to its last, or from bracket to bracket.
    fn extent(&self, place: Span, value: &Value) -> Span {
        let spans: Vec<Span> = match value {
            Value::Sequence(nodes) => nodes.iter().map(|node| node.span).collect(),
            Value::Mapping(entries) => entries.iter().flat_map(|(key, node)| [key.span, node.span]).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return place,
        };
        let start = spans.iter().map(|span| span.start).min().unwrap_or(place.start);
        let end = spans.iter().map(|span| span.end).max().unwrap_or(place.end);
        let closing = match place.slice(self.text) {
            "[" => "]",
            "{" => "}",
            _ => return Span { start, end },
        };
        let rest = self.text.get(end as usize..).unwrap_or_default();
        let bracket = rest.trim_start_matches([' ', '\n', ',']);
        let to_bracket = if bracket.starts_with(closing) { rest.len() - bracket.len() + 1 } else { 0 };
        Span { start: place.start, end: end + to_bracket as u32 }
    }
}

/// What hinders the library, and at which byte.
fn trouble(yaml: &str, error: &Error) -> (Trouble, usize) {
    let at = error.location().map_or(0, |location| byte_offset(yaml, location));
    let mut error = error;
    while let Error::AliasError { error: inner, .. } | Error::WithSnippet { error: inner, .. } = error {
        error = inner;
    }
    let trouble = match error {
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(error) => of_parser(error.kind()),
            _ => None,
        },
        Error::MultipleDocuments { .. } => Some(Trouble::SecondDocument),
        Error::UnknownAnchor { .. } => Some(Trouble::UnknownAlias),
        Error::NullIntoString { .. } => Some(Trouble::NoKey),
        Error::Unexpected { .. } => Some(Trouble::KeyNotText),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => Some(Trouble::TooMuch),
        _ => None,
    };
    let said = || UserMessageFormatter.format_message(error).into_owned();
    (trouble.unwrap_or_else(|| Trouble::Other(said())), at)
}

fn of_parser(kind: &ErrorKind) -> Option<Trouble> {
    Some(match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => Trouble::Tab,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => Trouble::UnclosedQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Trouble::AfterQuote
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => Trouble::Escape,
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::BlockSequenceEntryNotAllowed => Trouble::Character,
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => Trouble::UnknownAlias,
        ErrorKind::MappingValueNotAllowed => Trouble::Colon,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Trouble::NoColon,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidColonPlacement => Trouble::Brackets,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidIndentation => Trouble::Indentation,
        ErrorKind::RecursionLimitExceeded => Trouble::TooMuch,
        _ => return None,
    })
}

/// The byte at a line and a column, which count characters from 1.
fn byte_offset(yaml: &str, location: Location) -> usize {
    let mut start = 0;
    for _ in 1..location.line() {
        match yaml[start..].find('\n') {
            Some(newline) => start += newline + 1,
            None => return yaml.len(),
        }
    }
    let column = (location.column() as usize).saturating_sub(1);
    let line = yaml[start..].split('\n').next().unwrap_or_default();
    start + line.char_indices().nth(column).map_or(line.len(), |(index, _)| index)
}

/// The boundary of characters at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Findings as the tests of all readers compare them: `error[yaml] 1:9 what is wrong`, and what to do after `=>`.
#[cfg(test)]
pub(crate) fn shown(text: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    use crate::span::line_column;

    let place = |place: &Place| {
        let at = line_column(text, place.span.start as usize);
        format!("{}:{}", at.line, at.column)
    };
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        let at = diagnostic.place.as_ref().map(place).unwrap_or_default();
        let level = diagnostic.level.name();
        lines.push(format!("{level}[{}] {at} {}", diagnostic.rule, diagnostic.message));
        lines.extend(
            diagnostic.related.iter().map(|other| format!("  {} {}", place(&other.place), other.label)),
        );
        lines.extend(diagnostic.help.iter().map(|help| format!("  => {help}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_all(yaml: &str) -> (Option<Node>, Vec<Diagnostic>) {
        read(&SitePath::new("content/x.md"), yaml, Span::new(0, yaml.len()))
    }

    fn node(yaml: &str) -> Node {
        let (node, diagnostics) = read_all(yaml);
        assert_eq!(shown(yaml, &diagnostics), [""; 0], "{yaml}");
        node.unwrap()
    }

    fn value(yaml: &str) -> Node {
        node(yaml).entries().unwrap()[0].1.clone()
    }

    /// The one fatal finding, where it is, and what it advises.
    fn check(yaml: &str, expect: &str, help: &str) {
        let (node, diagnostics) = read_all(yaml);
        assert_eq!(node, None, "{yaml}");
        assert_eq!(
            shown(yaml, &diagnostics),
            [format!("error[yaml] {expect}"), format!("  => {help}")],
            "{yaml}"
        );
        assert!(diagnostics[0].fatal);
    }

    /// Every value of the tree, with the bytes that it stands on.
    fn places(text: &str, node: &Node, places: &mut Vec<String>) {
        places.push(node.span.slice(text).to_owned());
        match &node.value {
            Value::Sequence(nodes) => nodes.iter().for_each(|node| self::places(text, node, places)),
            Value::Mapping(entries) => {
                for (key, node) in entries {
                    places.push(format!("{}:", key.span.slice(text)));
                    self::places(text, node, places);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_value_knows_where_it_stands_in_the_whole_file() {
        let text = "---\ntitle: \"Été\"\ntopics: [a, 'b' ,]\nsources:\n- id: x\n  issued: 2025\n---\nbody";
        let span = Span::new(4, text.len() - 8);
        let (node, diagnostics) = read(&SitePath::new("content/x.md"), text, span);
        assert!(diagnostics.is_empty());
        let mut found = Vec::new();
        places(text, &node.unwrap(), &mut found);
        assert_eq!(
            found,
            [
                "title: \"Été\"\ntopics: [a, 'b' ,]\nsources:\n- id: x\n  issued: 2025",
                "title:",
                "\"Été\"",
                "topics:",
                "[a, 'b' ,]",
                "a",
                "'b'",
                "sources:",
                "id: x\n  issued: 2025",
                "id: x\n  issued: 2025",
                "id:",
                "x",
                "issued:",
                "2025",
            ]
        );
    }

    #[test]
    fn scalars_can_be_had_as_they_were_written() {
        for (yaml, text) in [
            ("a: 2026-11-21", "2026-11-21"),
            ("a: 010", "010"),
            ("a: 1_000", "1_000"),
            ("a: 1.20", "1.20"),
            ("a: no", "no"),
            ("a: on", "on"),
            ("a: 2025", "2025"),
            ("a: +5", "+5"),
            ("a: 0x1F", "0x1F"),
            ("a: 1e999", "1e999"),
            ("a: .nan", ".nan"),
            ("a: 12:30", "12:30"),
            ("a: True", "True"),
            ("a: !!int \"5\"", "5"),
            ("a: !!str 2025", "2025"),
            ("a: \"5\"", "5"),
            ("a: 'it''s'", "it's"),
            ("a: \"x\\ty\"", "x\ty"),
            ("a: two\n  lines", "two lines"),
            ("a: |\n  two\n  lines\n", "two\nlines\n"),
            ("a: >-\n  two\n  lines\n", "two lines"),
            ("a: b # c", "b"),
            ("a: &x b", "b"),
            ("a: \"\"", ""),
        ] {
            assert_eq!(value(yaml).text(), Some(text), "{yaml}");
        }
        for yaml in ["a:", "a: ~", "a: null", "a: []", "a: {}"] {
            assert_eq!(value(yaml).text(), None, "{yaml}");
        }
    }

    #[test]
    fn types_are_those_of_yaml_1_2() {
        let yaml =
            "{a: no, b: true, c: 010, d: 1_000, e: 1.5, f: -3, g: 2026-01-02, h: \"true\", i: ~, j: .inf}";
        assert_eq!(
            node(yaml).to_json().to_string(),
            r#"{"a":"no","b":true,"c":"010","d":"1_000","e":1.5,"f":-3,"g":"2026-01-02","h":"true","i":null,"j":".inf"}"#
        );
    }

    #[test]
    fn nothing_is_an_empty_mapping() {
        for yaml in ["", "\n\n", "# a comment", "~"] {
            assert_eq!(node(yaml).entries().unwrap(), [], "{yaml:?}");
        }
    }

    #[test]
    fn aliases_and_merged_keys_are_resolved_where_they_stand() {
        let yaml = "base: &b {p: 1, q: 010}\none: *b\ntwo:\n  <<: *b\n  q: 3\n";
        let node = node(yaml);
        assert_eq!(
            node.to_json().to_string(),
            r#"{"base":{"p":1,"q":"010"},"one":{"p":1,"q":"010"},"two":{"q":3,"p":1}}"#
        );
        let entries = node.entries().unwrap();
        assert_eq!(entries[1].1.span.slice(yaml), "*b");
        let (p, value) = &entries[2].1.entries().unwrap()[1];
        assert_eq!((p.span.slice(yaml), value.span.slice(yaml), value.text()), ("*b", "*b", Some("1")));
    }

    #[test]
    fn a_key_given_twice_is_an_error_and_the_first_one_counts() {
        let yaml = "a: 1\nb: {c: 2, c: 3}\na: 4\n";
        let (node, diagnostics) = read_all(yaml);
        assert_eq!(node.unwrap().to_json().to_string(), r#"{"a":1,"b":{"c":2}}"#);
        assert_eq!(
            shown(yaml, &diagnostics),
            [
                "error[yaml] 2:11 `c` is given twice",
                "  2:5 first given here",
                "  => keep one of the two",
                "error[yaml] 3:1 `a` is given twice",
                "  1:1 first given here",
                "  => keep one of the two",
            ]
        );
    }

    #[test]
    fn a_colon_in_a_value_is_explained() {
        let needs_quotes = "a value with a colon in it needs quotation marks";
        check(
            "title: a: b # c",
            &format!("1:9 {needs_quotes}"),
            "put the value between quotation marks: \"a: b\"",
        );
        check(
            "x: y\ntitle: What's this: an \"explainer\"?",
            &format!("2:19 {needs_quotes}"),
            "put the value between quotation marks: 'What''s this: an \"explainer\"?'",
        );
        let (_, diagnostics) = read_all("title: a: b # c");
        let patch = diagnostics[0].patch.clone().unwrap();
        assert_eq!((patch.span, &*patch.replacement), (Span::new(7, 11), "\"a: b\""));
    }

    #[test]
    fn a_merge_conflict_is_called_one() {
        let yaml = "title: a\n<<<<<<< HEAD\ndate: 2026-01-01\n=======\ndate: 2026-01-02\n>>>>>>> other\n";
        let (node, diagnostics) = read_all(yaml);
        assert!(node.is_none() && diagnostics[0].fatal);
        assert_eq!(
            shown(yaml, &diagnostics),
            [
                "error[merge-conflict] 2:1 a merge conflict that nobody has resolved: two versions of these lines stand here",
                "  4:1 a line of signs that belongs to it",
                "  6:1 a line of signs that belongs to it",
                "  => keep what is right of the two, and take the lines of signs away",
            ]
        );
    }

    #[test]
    fn a_missing_space_after_a_colon_is_explained() {
        for yaml in ["title:Foo", "title:Foo\ndate: 2026-01-01"] {
            check(yaml, "1:1 there is no space after `title:`", "write `title: Foo`");
        }
        check("a: b\ntitle:Foo\nx: y", "2:1 there is no space after `title:`", "write `title: Foo`");
    }

    #[test]
    fn an_unclosed_quotation_mark_is_found_where_it_opens() {
        let expect = "the quotation mark `\"` is never closed";
        check("title: \"abc\ndate: \"2026\"", &format!("1:8 {expect}"), "end the value with `\"`");
        check("sources:\n- title: \"a\n  id: x", &format!("2:10 {expect}"), "end the value with `\"`");
        check("a: \"x \\\" y", &format!("1:4 {expect}"), "end the value with `\"`");
        check("a: 'it''s", "1:4 the quotation mark `'` is never closed", "end the value with `'`");
    }

    #[test]
    fn quotation_marks_within_quotation_marks_are_explained() {
        let expect = "the value goes on after its closing quotation mark";
        let help = "put the value between quotation marks";
        check("title: 'it's bad'\nx: y", &format!("1:12 {expect}"), &format!("{help}: \"it's bad\""));
        check("title: \"A\" and b", &format!("1:12 {expect}"), &format!("{help}: '\"A\" and b'"));
        check("title: \"A \"b\" c\"", &format!("1:12 {expect}"), &format!("{help}: 'A \"b\" c'"));
    }

    #[test]
    fn tabs_are_found_where_they_are() {
        let help = "indent the line with spaces";
        let expect = "a line is indented with a tab, where YAML takes only spaces";
        check("sources:\n\t- a", &format!("2:1 {expect}"), help);
        check("sources:\n  - a\n\t- b", &format!("3:1 {expect}"), help);
        check("x: y\n\tz: w", &format!("2:1 {expect}"), help);
        assert_eq!(value("x:\ty").text(), Some("y"));
    }

    #[test]
    fn values_that_cannot_begin_so_are_explained() {
        let help = "put the value between quotation marks";
        check("by: @foo", "1:5 a value cannot begin with `@`", &format!("{help}: \"@foo\""));
        check("- `a` b", "1:3 a value cannot begin with a backtick", &format!("{help}: \"`a` b\""));
        check("a: b]\nc: }", "2:4 a value cannot begin with `}`", &format!("{help}: \"}}\""));
        check(
            "t: *important* thing",
            "1:4 `*important*` stands for a value with a name, and none has this one",
            &format!("{help}: \"*important* thing\""),
        );
        check(
            "t: [Update] what we know",
            "1:13 the value goes on after its closing bracket",
            &format!("{help}: \"[Update] what we know\""),
        );
    }

    #[test]
    fn brackets_are_found_where_they_open() {
        let help = "end the list with `]`; or, if it is no list, put it between quotation marks";
        for yaml in ["topics: [a, b", "topics: [a, b\nx: y", "topics: [\n  a,\n  b\ntitle: x"] {
            check(yaml, "1:9 the bracket `[` is never closed", help);
        }
    }

    #[test]
    fn lines_that_stand_wrong_are_found() {
        let column = "begin it in the same column as the other lines of its list or mapping";
        let expect = "this line does not line up with those before it";
        check("sources:\n  - id: a\n   title: b", &format!("3:4 {expect}"), column);
        check("  a: 1\nb: 2", &format!("2:1 {expect}"), column);
        check(
            "a: 1\n b: 2",
            "2:2 this line is indented more than the one before it",
            "begin it where the key before it begins; or put the value before it between quotation marks",
        );
        check(
            "title: foo\nsummary\ndate: x",
            "2:1 expected `key: value`, found `summary`",
            "write a colon and a space after the key; indent the line if it belongs to the value before it",
        );
    }

    #[test]
    fn what_is_no_mapping_is_an_error() {
        let expect = "1:1 expected keys with values, as in `title: Some words`";
        check("- a\n- b", expect, "write a key over the list: `topics:`");
        let (node, diagnostics) = read_all("just text");
        assert_eq!((node, shown("", &diagnostics)), (None, vec![format!("error[yaml] {expect}")]));
        check(
            "a: b\n---\nc: d",
            "2:1 a second YAML document begins here, and one is read",
            "take this line and what follows it away",
        );
        check("~: x", "1:1 there is no key before the colon", "write the key: `key: value`");
        check(
            "[1, 2]: x",
            "1:1 a key is a word, not a list or a mapping",
            "write `key: value`, with a word for the key",
        );
        assert_eq!(value("a: b\n...\n").text(), Some("b"));
    }

    #[test]
    fn an_unknown_escape_is_found_within_its_string() {
        check(
            "a: \"bad \\q escape\"",
            "1:9 a backslash between double quotation marks means something else, and not this",
            "write two backslashes for one, or put the value between single quotation marks",
        );
    }

    #[test]
    fn what_nobody_writes_is_refused_at_once() {
        let (node, diagnostics) = read_all(&format!("a: {}", "x".repeat(LIMIT)));
        assert!(node.is_none() && diagnostics[0].message.starts_with("65539 bytes of YAML"));
        let levels = |count: usize, level: fn(usize) -> String| {
            (1..count).map(level).fold("a0: &a0 {k0: x}\n".to_owned(), |yaml, line| yaml + &line)
        };
        let bomb = levels(20, |level| {
            format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(","))
        });
        let merges = levels(1000, |level| {
            format!("a{level}: &a{level} {{<<: [*a{0}, *a{0}], k{level}: x}}\n", level - 1)
        });
        for yaml in ["[".repeat(LIMIT), "- ".repeat(LIMIT / 2), "{a: ".repeat(LIMIT / 4), bomb, merges] {
            let (node, diagnostics) = read_all(&yaml);
            assert!(node.is_none() && diagnostics.len() == 1, "{diagnostics:?}");
        }
        let deep = |depth: usize| format!("a: {}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read_all(&deep(60)).0.is_some());
        assert!(read_all(&deep(70)).0.is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_panic(
            tokens in proptest::collection::vec(proptest::sample::select(TOKENS), 0..40),
            before in "(|---\n|é\n)",
        ) {
            let text = format!("{before}{}", tokens.concat());
            let (node, diagnostics) = read(
                &SitePath::new("x.yaml"), &text, Span::new(before.len(), text.len()),
            );
            prop_assert_eq!(node.is_none(), diagnostics.iter().any(|finding| finding.fatal));
            let mut spans: Vec<Span> =
                diagnostics.iter().filter_map(|finding| Some(finding.place.as_ref()?.span)).collect();
            spans.extend(diagnostics.iter().filter_map(|finding| Some(finding.patch.as_ref()?.span)));
            if let Some(node) = &node {
                collect_spans(node, &mut spans);
            }
            for span in spans {
                prop_assert!(span.start as usize >= before.len(), "{:?}", span);
                prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
            }
        }

        /// Whatever fix is offered, taking it leads somewhere else: never to the same finding at the same place.
        #[test]
        fn a_fix_changes_the_finding(
            tokens in proptest::collection::vec(proptest::sample::select(TOKENS), 0..12),
        ) {
            let text = format!("title: {}", tokens.concat());
            let (_, diagnostics) = read_all(&text);
            if let Some((first, patch)) = diagnostics.first().and_then(|d| Some((d, d.patch.clone()?))) {
                let mut fixed = text.clone();
                fixed.replace_range(patch.span.range(), &patch.replacement);
                let (_, after) = read_all(&fixed);
                prop_assert!(after.first() != Some(first), "{text:?} {fixed:?}");
            }
        }
    }

    const TOKENS: &[&str] = &[
        "a",
        "b",
        "title",
        ":",
        ": ",
        " ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "- ",
        "\t",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "<<: ",
        "|\n",
        ">-\n",
        "# ",
        " #",
        "!!int ",
        "!!binary ",
        "!",
        "é",
        "…",
        "---\n",
        "...",
        "\\",
        "\\x",
        "?",
        "? ",
        "%",
        "@",
        "`",
        "1",
        "010",
        "1e999",
        "~",
        "true",
        "\u{0}",
        "\r",
        "\u{2028}",
        "\u{feff}",
        "\u{85}",
    ];

    fn collect_spans(node: &Node, spans: &mut Vec<Span>) {
        spans.push(node.span);
        match &node.value {
            Value::Sequence(nodes) => nodes.iter().for_each(|node| collect_spans(node, spans)),
            Value::Mapping(entries) => {
                for (key, node) in entries {
                    spans.push(key.span);
                    collect_spans(node, spans);
                }
            }
            _ => {}
        }
    }
}
