//! The files: YAML, its groups flattened into keys, and what is wrong with it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::message::{Form, Message, NUMBER, NUMBER_WORDS};
use super::plural::{CATEGORIES, OTHER, Plurals};
use super::tag::{ENGLISH, ancestors};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::path::SitePath;
use crate::span::{Place, Span};
use crate::yaml::{self, Key, Node, Value};

/// The rule of findings about words.
const RULE: &str = "words";

/// The groups that a file may add to: the type of a source is what its writer says.
const OPEN: [&str; 2] = ["work.", "locator."];

/// How many missing keys are named.
const NAMED: usize = 5;

/// A file of words.
#[derive(Clone, Debug)]
pub struct WordsFile {
    /// Where it is, or would be if it were not inside the binary.
    pub path: SitePath,
    /// Its language: its name, without `.yaml`.
    pub lang: String,
    /// What stands in it.
    pub text: Arc<str>,
    /// Whether it is the site's own.
    pub is_sites: bool,
}

/// All messages of a language.
pub(super) struct Messages {
    /// The language, as its file is called.
    pub(super) lang: String,
    /// The messages by their keys.
    pub(super) messages: BTreeMap<String, Message>,
}

/// A message, and where it stands.
struct Entry {
    key: String,
    message: Message,
    span: Span,
}

/// The messages of all languages, by the tag of the language in lower case.
pub(super) fn read_all(
    files: &[WordsFile],
    site_lang: &str,
    is_named: impl Fn(&str) -> bool,
) -> (BTreeMap<String, Messages>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut by_tag: BTreeMap<String, Vec<(&WordsFile, Vec<Entry>)>> = BTreeMap::new();
    for file in files {
        let (node, found) = yaml::read(&file.path, &file.text, Span::new(0, file.text.len()));
        diagnostics.extend(found);
        let mut reader = FileReader {
            path: &file.path,
            plurals: Plurals::of(&file.lang),
            entries: Vec::new(),
            diagnostics: Vec::new(),
        };
        if let Some(node) = &node {
            reader.group("", node);
        }
        diagnostics.extend(reader.diagnostics);
        by_tag.entry(file.lang.to_ascii_lowercase()).or_default().push((file, reader.entries));
    }

    let mut english: BTreeMap<String, Message> = BTreeMap::new();
    for (layer, (file, entries)) in by_tag.remove(ENGLISH).unwrap_or_default().into_iter().enumerate() {
        for entry in entries {
            let is_open = OPEN.iter().any(|group| entry.key.starts_with(group));
            if layer == 0 || is_open || english.contains_key(&entry.key) || is_named(&entry.key) {
                diagnostics.extend(unknown_values(&file.path, &entry, english.get(&entry.key)));
                english.insert(entry.key, entry.message);
            } else {
                diagnostics.push(unknown_key(&file.path, &entry, &english));
            }
        }
    }
    let mut languages = BTreeMap::new();
    let mut own_keys: BTreeMap<String, BTreeMap<String, Message>> = BTreeMap::new();
    // A variety comes after its language: `de` before `de-at`.
    for (tag, layers) in by_tag {
        let parent = ancestors(&tag).skip(1).find_map(|tag| own_keys.get(tag));
        let mut own: BTreeMap<String, Message> = parent.cloned().unwrap_or_default();
        let mut last = None;
        for (file, entries) in layers {
            for entry in entries {
                let is_open = OPEN.iter().any(|group| entry.key.starts_with(group));
                if is_open || english.contains_key(&entry.key) {
                    diagnostics.extend(unknown_values(&file.path, &entry, english.get(&entry.key)));
                    own.insert(entry.key, entry.message);
                } else {
                    diagnostics.push(unknown_key(&file.path, &entry, &english));
                }
            }
            last = Some(file);
        }
        let Some(last) = last else { continue };
        if last.is_sites || ancestors(&site_lang.to_ascii_lowercase()).any(|site| site == tag) {
            let missing: Vec<&str> =
                english.keys().filter(|key| !own.contains_key(*key)).map(String::as_str).collect();
            diagnostics.extend(missing_keys(&last.path, &missing));
        }
        let mut messages = english.clone();
        messages.extend(own.clone());
        own_keys.insert(tag.clone(), own);
        languages.insert(tag, Messages { lang: last.lang.clone(), messages });
    }
    languages.insert(ENGLISH.to_owned(), Messages { lang: ENGLISH.to_owned(), messages: english });
    (languages, diagnostics)
}

fn unknown_key(path: &SitePath, entry: &Entry, english: &BTreeMap<String, Message>) -> Diagnostic {
    let message = format!("there are no words called `{}`", entry.key);
    let finding = Diagnostic::warning(RULE, Place::new(path, entry.span), message);
    match did_you_mean(&entry.key, english.keys().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding,
    }
}

/// Values that the English words do not have: nobody fills them.
fn unknown_values<'a>(
    path: &'a SitePath,
    entry: &'a Entry,
    english: Option<&'a Message>,
) -> Option<Diagnostic> {
    let known = english?.values();
    let comes_with_number = |value: &str| known.contains(&NUMBER) && NUMBER_WORDS.contains(&value);
    let unknown = entry
        .message
        .values()
        .into_iter()
        .find(|&value| !known.contains(&value) && !comes_with_number(value))?;
    let message = format!("`{}` has no value `{{{unknown}}}`", entry.key);
    let finding = Diagnostic::warning(RULE, Place::new(path, entry.span), message);
    Some(if known.is_empty() {
        finding.help("write words without braces")
    } else {
        let known: Vec<String> = known.iter().map(|value| format!("`{{{value}}}`")).collect();
        finding.help(format!("its values are {}", known.join(", ")))
    })
}

fn missing_keys(path: &SitePath, missing: &[&str]) -> Option<Diagnostic> {
    if missing.is_empty() {
        return None;
    }
    let mut named = missing.iter().take(NAMED).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    if missing.len() > NAMED {
        named.push_str(", …");
    }
    let (words, them) = if missing.len() == 1 { ("one key", "it") } else { ("keys", "them") };
    let count = if missing.len() == 1 { String::new() } else { format!("{} ", missing.len()) };
    let finding =
        Diagnostic::warning(RULE, Place::start_of(path), format!("{count}{words} missing: {named}"));
    Some(finding.help(format!("add {them}; English stands in until then")))
}

/// Reads one file.
struct FileReader<'a> {
    path: &'a SitePath,
    plurals: Plurals,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

impl FileReader<'_> {
    fn group(&mut self, prefix: &str, node: &Node) {
        for (key, node) in node.entries().unwrap_or_default() {
            let name = if prefix.is_empty() { key.name.clone() } else { format!("{prefix}.{}", key.name) };
            let message = match &node.value {
                Value::Mapping(entries) if is_counted(entries) => self.counted(key, entries),
                Value::Mapping(_) => {
                    self.group(&name, node);
                    None
                }
                Value::Sequence(items) => self.list(items),
                Value::Null => None,
                Value::Bool(_) | Value::Number(_) | Value::String(_) => self.form(node).map(Message::One),
            };
            self.entries.extend(message.map(|message| Entry { key: name, message, span: key.span }));
        }
    }

    fn counted(&mut self, key: &Key, entries: &[(Key, Node)]) -> Option<Message> {
        let mut forms = BTreeMap::new();
        for (category, node) in entries {
            let name = CATEGORIES.into_iter().find(|name| *name == category.name);
            if let (Some(name), Some(form)) = (name, self.form(node)) {
                forms.insert(name, form);
            }
        }
        if !forms.contains_key(OTHER) {
            let message = format!("`{}` has no form `{OTHER}`", key.name);
            self.wrong(key.span, message, "write the form for all numbers that no other form is for");
            return None;
        }
        Some(Message::Counted(self.plurals.clone(), forms))
    }

    fn list(&mut self, items: &[Node]) -> Option<Message> {
        let mut words = Vec::with_capacity(items.len());
        for item in items {
            let Some(text) = item.text() else {
                self.wrong(item.span, "expected a text", "write words here");
                return None;
            };
            words.push(text.to_owned());
        }
        Some(Message::List(words))
    }

    fn form(&mut self, node: &Node) -> Option<Form> {
        let Some(text) = node.text() else {
            self.wrong(node.span, "expected a text", "write words here");
            return None;
        };
        let form = Form::read(text);
        if form.is_err() {
            let help = "write the name of a value between braces: `{n}`";
            self.wrong(node.span, "a brace without a value", help);
        }
        form.ok()
    }

    fn wrong(&mut self, span: Span, message: impl Into<Cow<'static, str>>, help: &str) {
        self.diagnostics.push(Diagnostic::warning(RULE, Place::new(self.path, span), message).help(help));
    }
}

/// Whether all keys are kinds of numbers.
fn is_counted(entries: &[(Key, Node)]) -> bool {
    let keys: BTreeSet<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
    !keys.is_empty() && keys.iter().all(|key| CATEGORIES.contains(key))
}
