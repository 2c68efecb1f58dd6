//! Keys of YAML: what they mean and what may stand there, by the schemas that `factbox schema` writes.
//!
//! Half of a line is no YAML yet, so the lines are read by their indentation alone, which is right where a writer writes
//! one key to a line.

use std::sync::LazyLock;

use serde_json::Value;

use crate::check::rules;
use crate::config;
use crate::parse::front_matter::{self, Fault};
use crate::path::SitePath;
use crate::schema::{DISCOURAGED, SAME, Subject, UNREAD, schema};
use crate::site::routes::{ContentKind, content_kind};
use crate::span::Span;

/// YAML in a file: what it describes, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Yaml {
    /// What it describes.
    pub(super) subject: Subject,
    /// Where it stands.
    pub(super) span: Span,
}

/// A step down: the value of a key, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of this key.
    Key(String),
    /// An entry of the list.
    Item,
}

/// What is written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A key, or the beginning of one.
    Key {
        /// The way to the mapping that it is a key of.
        path: Vec<Step>,
        /// The key, as far as it is written.
        span: Span,
        /// The keys that the mapping has besides.
        siblings: Vec<String>,
        /// Whether a value may stand here as well: after the dash of a list, or below a key.
        is_open: bool,
        /// Whether a colon follows.
        has_value: bool,
    },
    /// A value, or the beginning of one.
    Value {
        /// The way to it.
        path: Vec<Step>,
        /// What is written of it up to the place.
        span: Span,
    },
}

/// The YAML of the file at `path`, if it has one that factbox reads.
pub(super) fn yaml(path: &SitePath, text: &str) -> Option<Yaml> {
    let whole = Span::new(0, text.len());
    if path.as_str() == config::FILE_NAME {
        return Some(Yaml { subject: Subject::Config, span: whole });
    }
    match content_kind(path)? {
        ContentKind::Source => Some(Yaml { subject: Subject::Source, span: whole }),
        ContentKind::File => None,
        _ => {
            let split = front_matter::split(text);
            let open = || {
                let start = text.find('\n')? + 1;
                (split.fault == Some(Fault::Unclosed)).then(|| Span::new(start, text.len()))
            };
            Some(Yaml { subject: Subject::Explainer, span: split.yaml.or_else(open)? })
        }
    }
}

/// A line with a key.
struct Line {
    /// The way to its mapping.
    path: Vec<Step>,
    key: Span,
    /// The line that its mapping begins below; lines of one mapping have the same.
    owner: usize,
}

/// What encloses a line: how far it is indented, what it is, on which line.
type Open = (usize, Step, usize);

/// A line without its indentation and the dashes of lists, each of which opens an entry; and where it begins.
fn open_items<'l>(line: &'l str, number: usize, stack: &mut Vec<Open>) -> (&'l str, usize) {
    let mut rest = line.trim_start_matches(' ');
    let mut indent = line.len() - rest.len();
    while rest == "-" || rest.starts_with("- ") {
        while stack.last().is_some_and(|(at, step, _)| *at > indent || (*at == indent && *step == Step::Item))
        {
            stack.pop();
        }
        stack.push((indent, Step::Item, number));
        let after = rest[1..].trim_start_matches(' ');
        indent += rest.len() - after.len();
        rest = after;
    }
    (rest, indent)
}

/// Closes what ends where a key is indented by `indent`.
fn close(stack: &mut Vec<Open>, indent: usize) {
    while stack.last().is_some_and(|(at, _, _)| *at >= indent) {
        stack.pop();
    }
}

/// The length of the key that a line begins with, the colon excluded.
fn key_length(rest: &str) -> Option<usize> {
    let end = rest.find(':')?;
    let key = &rest[..end];
    let is_key = !key.is_empty()
        && key.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | '"' | '\''));
    (is_key && rest[end + 1..].chars().next().is_none_or(char::is_whitespace)).then_some(end)
}

fn path(stack: &[Open]) -> Vec<Step> {
    stack.iter().map(|(_, step, _)| step.clone()).collect()
}

fn owner(stack: &[Open]) -> usize {
    stack.last().map_or(usize::MAX, |(_, _, line)| *line)
}

fn name(key: &str) -> String {
    key.trim_matches(['"', '\'']).to_owned()
}

/// The lines of `yaml` with keys, and what is written at `offset` of `text`, with the line that its mapping begins below.
fn read(text: &str, yaml: Span, offset: usize) -> (Vec<Line>, Option<(Spot, usize)>) {
    let key = |stack: &[Open], span: Span, is_open: bool, has_value: bool| {
        (Spot::Key { path: path(stack), span, siblings: Vec::new(), is_open, has_value }, owner(stack))
    };
    let mut lines = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut spot = None;
    let mut start = yaml.start as usize;
    for (number, line) in yaml.slice(text).split('\n').enumerate() {
        let end = start + line.len();
        let is_here = (start..=end).contains(&offset);
        let blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        if blank && is_here && !line.trim_start().starts_with('#') {
            // What is written here belongs to what is indented less.
            let mut stack = stack.clone();
            let indent = offset - start;
            close(&mut stack, indent);
            spot = Some(key(&stack, Span::new(offset, offset), indent > 0, false));
        }
        if !blank {
            let (rest, indent) = open_items(line, number, &mut stack);
            let at = start + indent;
            close(&mut stack, indent);
            if let Some(length) = key_length(rest) {
                let span = Span::new(at, at + length);
                lines.push(Line { path: path(&stack), key: span, owner: owner(&stack) });
                if is_here && offset <= at + length {
                    spot = Some(key(&stack, span, false, true));
                }
                stack.push((indent, Step::Key(name(&rest[..length])), number));
                if is_here && offset > at + length {
                    spot = Some((value(text, &stack, at + length + 1, offset), 0));
                }
            } else if is_here && offset >= at {
                spot = Some(key(&stack, Span::new(at, offset), true, false));
            }
        }
        start = end + 1;
    }
    (lines, spot)
}

/// The value that is being written after a colon; in a list on the same line, its last entry.
fn value(text: &str, stack: &[Open], start: usize, offset: usize) -> Spot {
    let mut path = path(stack);
    let mut written = text.get(start..offset).unwrap_or("");
    let mut start = start;
    let trimmed = written.trim_start();
    if trimmed.starts_with('[') {
        path.push(Step::Item);
        let last = written.rfind(['[', ',']).map_or(0, |at| at + 1);
        start += last;
        written = &written[last..];
    }
    start += written.len() - written.trim_start().len();
    Spot::Value { path, span: Span::new(start.min(offset), offset) }
}

/// What is written at `offset` of `text`, if it lies in its YAML.
pub(super) fn spot(text: &str, yaml: Yaml, offset: usize) -> Option<Spot> {
    if offset < yaml.span.start as usize || offset > yaml.span.end as usize {
        return None;
    }
    let (lines, spot) = read(text, yaml.span, offset);
    let (mut spot, owner) = spot?;
    if let Spot::Key { path, span, siblings, .. } = &mut spot {
        *siblings = lines
            .iter()
            .filter(|line| line.owner == owner && line.path == *path && line.key.start != span.start)
            .map(|line| name(line.key.slice(text)))
            .collect();
    }
    Some(spot)
}

/// The schema of each kind of YAML.
fn schema_of(subject: Subject) -> &'static Value {
    static SCHEMAS: LazyLock<[Value; 3]> = LazyLock::new(|| Subject::ALL.map(schema));
    let at = Subject::ALL.iter().position(|other| *other == subject).unwrap_or(0);
    &SCHEMAS[at]
}

/// What a schema allows: itself, or what it refers to; what other tools write is left out.
fn alternatives<'s>(root: &'s Value, schema: &'s Value, found: &mut Vec<&'s Value>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        alternatives(root, &root["$defs"][name], found);
    }
    let any_of = schema["anyOf"].as_array().into_iter().flatten();
    for alternative in any_of.filter(|schema| !is_discouraged(schema)) {
        alternatives(root, alternative, found);
    }
    found.push(schema);
}

/// The schemas of what stands at the end of `path`.
fn at(subject: Subject, path: &[Step]) -> Vec<&'static Value> {
    let root = schema_of(subject);
    let mut here = vec![root];
    for step in path {
        let mut below = Vec::new();
        for schema in here {
            let next = match step {
                Step::Key(name) => &schema["properties"][name.as_str()],
                Step::Item => &schema["items"],
            };
            if next.is_object() {
                alternatives(root, next, &mut below);
            }
        }
        here = below;
    }
    here
}

/// A key that a mapping may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// It.
    pub(super) name: &'static str,
    /// What it means.
    pub(super) meaning: String,
    /// Whether it is worth an offer: of several names the first is, and what other tools write is not.
    pub(super) is_offered: bool,
}

/// The keys that a mapping at the end of `path` may have.
pub(super) fn keys(subject: Subject, path: &[Step]) -> Vec<Key> {
    let schemas = at(subject, path);
    let properties = schemas.iter().filter_map(|schema| schema["properties"].as_object()).flatten();
    properties
        .map(|(name, schema)| {
            let meaning = schema["description"].as_str().map(str::to_owned);
            let meaning =
                meaning.or_else(|| rules::manual(name).map(|manual| first(&manual))).unwrap_or_default();
            let is_offered = meaning != UNREAD && !meaning.starts_with(SAME) && !is_discouraged(schema);
            Key { name, meaning, is_offered }
        })
        .collect()
}

/// Whether a schema is of what other tools write.
fn is_discouraged(schema: &Value) -> bool {
    schema[DISCOURAGED] == true
}

/// Whether a list may stand at the end of `path`.
pub(super) fn is_list(subject: Subject, path: &[Step]) -> bool {
    at(subject, path).iter().any(|schema| schema["items"].is_object())
}

/// The words that may stand at the end of `path`.
pub(super) fn values(subject: Subject, path: &[Step]) -> Vec<&'static str> {
    let mut values: Vec<&str> = Vec::new();
    for schema in at(subject, path) {
        values.extend(schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str));
        values.extend(schema["const"].as_str());
        let is = |name: &str| {
            let is = |kind: &Value| kind.as_str() == Some(name);
            is(&schema["type"]) || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(is))
        };
        // A text may look like a flag.
        if is("boolean") && !is("string") {
            values.extend(["true", "false"]);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    values.retain(|value| seen.insert(*value));
    values
}

/// What a key means, and what may stand there, in Markdown; `None` if there is no such key.
pub(super) fn meaning(subject: Subject, path: &[Step], key: &str) -> Option<String> {
    let Key { meaning, .. } = keys(subject, path).into_iter().find(|known| known.name == key)?;
    let path: Vec<Step> = path.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
    let mut lines = vec![format!("`{key}`: {}", if meaning.is_empty() { "a key." } else { &meaning })];
    let values = values(subject, &path);
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        lines.push(format!("One of {}.", values.join(", ")));
    }
    Some(lines.join("\n\n"))
}

/// The first paragraph of a manual, below its name and level.
fn first(manual: &str) -> String {
    manual.split("\n\n").nth(2).unwrap_or_default().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written at the `|` of front matter.
    fn at_mark(text: &str) -> Spot {
        let text = format!("---\n{text}\n---\n\nBody.\n");
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let yaml = yaml(&SitePath::new("content/a.md"), &text).unwrap();
        spot(&text, yaml, offset).unwrap()
    }

    fn steps(path: &[Step]) -> String {
        let name = |step: &Step| match step {
            Step::Key(name) => name.clone(),
            Step::Item => "-".to_owned(),
        };
        path.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_know_their_mapping() {
        let check = |text: &str, expected: &str, others: &[&str]| match at_mark(text) {
            Spot::Key { path, siblings, .. } => {
                assert_eq!(
                    (steps(&path).as_str(), siblings),
                    (expected, others.iter().map(|it| (*it).to_owned()).collect()),
                    "{text}"
                );
            }
            Spot::Value { .. } => panic!("{text}: a value"),
        };
        check("title: A\nsta|\ndate: x", "", &["title", "date"]);
        check("title: A\n|", "", &["title"]);
        check("sta|tus: settled", "", &[]);
        check("sources:\n  - id: a\n    ti|", "sources -", &["id"]);
        check("sources:\n  - id: a\n    |", "sources -", &["id"]);
        check("sources:\n- id: a\n  tit|le: b\n- id: c", "sources -", &["id"]);
        check("sources:\n  - id: a\n  - i|", "sources -", &[]);
        check("sources:\n- id: a\nti|", "", &["sources"]);
        check(
            "sources:\n  - id: a\n    author:\n      - family: M\n        gi|",
            "sources - author -",
            &["family"],
        );
    }

    #[test]
    fn values_know_their_key() {
        let check = |text: &str, expected: &str, written: &str| match at_mark(text) {
            Spot::Value { path, span } => {
                let text = format!("---\n{}\n---\n\nBody.\n", text.replacen('|', "", 1));
                assert_eq!((steps(&path).as_str(), span.slice(&text)), (expected, written), "{text}");
            }
            Spot::Key { .. } => panic!("{text}: a key"),
        };
        check("status: se|", "status", "se");
        check("status:|", "status", "");
        check("status: |\ntitle: A", "status", "");
        check("topics: [ferries, har|bours]", "topics -", "har");
        check("sources:\n  - id: a\n    type: art|", "sources - type", "art");
    }

    #[test]
    fn an_entry_of_a_list_may_be_a_key_or_a_value() {
        let Spot::Key { path, is_open, .. } = at_mark("sources:\n  - ha|") else { panic!("a value") };
        assert_eq!((steps(&path).as_str(), is_open), ("sources -", true));
    }

    #[test]
    fn meanings_come_from_the_schemas() {
        let key = |name: &str| Step::Key(name.to_owned());
        assert!(meaning(Subject::Explainer, &[], "status").unwrap().contains("`settled`"));
        assert!(meaning(Subject::Explainer, &[], "nonsense").is_none());
        let in_place = [key("sources"), Step::Item];
        assert!(meaning(Subject::Explainer, &in_place, "type").unwrap().contains("`article-newspaper`"));
        assert!(
            keys(Subject::Config, &[key("check"), key("levels")]).iter().any(|key| key.name == "quote-case")
        );
        assert!(
            meaning(Subject::Config, &[key("check"), key("levels")], "quote-case")
                .unwrap()
                .contains("capitals")
        );
        assert_eq!(values(Subject::Config, &[key("check"), key("levels"), key("quote-case")])[0], "off");
        assert_eq!(values(Subject::Explainer, &[key("draft")]), ["true", "false"]);
        assert_eq!(values(Subject::Explainer, &[key("status")]), ["developing", "settled", "archived"]);
    }

    #[test]
    fn what_other_tools_write_has_a_meaning_and_is_not_offered() {
        let keys = keys(Subject::Explainer, &[]);
        let is_offered = |name: &str| keys.iter().find(|key| key.name == name).unwrap().is_offered;
        for key in crate::parse::privacy::ELSEWHERE {
            assert!(key.names.iter().all(|name| !is_offered(name)), "{key:?}");
            assert!(meaning(Subject::Explainer, &[], key.names[0]).unwrap().contains("leaves it out"));
        }
        assert!(is_offered("draft") && is_offered("private") && !is_offered("description"));
    }

    #[test]
    fn front_matter_that_is_not_closed_yet_has_keys() {
        let path = SitePath::new("content/a.md");
        let text = "---\ntitle: A\nsta";
        assert!(matches!(spot(text, yaml(&path, text).unwrap(), text.len()), Some(Spot::Key { .. })));
        assert_eq!(yaml(&path, "Body.\n"), None);
        assert_eq!(yaml(&SitePath::new("static/a.yaml"), "a: b"), None);
    }
}
