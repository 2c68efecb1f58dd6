//! Fields: the keys of a YAML mapping as typed values. What does not fit is a finding at its place, and reading goes on,
//! so that one run finds all that is wrong with a file.
//!
//! Knows the shapes that values have, not what a site, a page or a source is: that is for `config` and `parse`.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::date::Day;
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::path::SitePath;
use crate::span::Spanned;
use crate::span::{Place, Span};
use crate::yaml::{Key, Node, Value};

/// The rule of values that are not what is wanted.
pub const WRONG_VALUE: &str = "wrong-value";

/// The rule of keys that nothing reads.
pub const UNKNOWN_KEY: &str = "unknown-key";

/// The keys that a mapping may have.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// Each with its other names after it.
    pub known: &'static [&'static [&'static str]],
    /// Keys of other tools, likewise: they are read as they are meant there, and nobody is told to write them.
    pub foreign: &'static [&'static [&'static str]],
    /// Keys that are right, though nobody reads their values.
    pub unread: &'static [&'static str],
    /// Whether a key is nobody's business here, and nothing is said of it.
    pub ignored: fn(&str) -> bool,
    /// How grave any other key is.
    pub unknown: Level,
}

impl Keys {
    /// The keys whose values are read, each with its other names after it.
    pub fn read(&self) -> impl Iterator<Item = &'static [&'static str]> {
        self.known.iter().chain(self.foreign).copied()
    }
}

/// The entries of a mapping, by the first name of their keys.
#[derive(Debug, Default)]
pub struct Fields<'n> {
    entries: Vec<(&'static str, &'n Key, &'n Node)>,
    unread: Vec<&'n Key>,
}

impl<'n> Fields<'n> {
    /// The value of a key; `None` if it is absent or nothing stands there.
    pub fn get(&self, name: &str) -> Option<&'n Node> {
        let (_, _, node) = self.entries.iter().find(|(known, _, _)| *known == name)?;
        (!node.is_null()).then_some(*node)
    }

    /// Where a key stands, even if there is no value.
    pub fn key_span(&self, name: &str) -> Option<Span> {
        self.entries.iter().find(|(known, _, _)| *known == name).map(|(_, key, _)| key.span)
    }

    /// A key as it was written, under whichever of its names.
    pub fn key(&self, name: &str) -> Option<&'n Key> {
        self.entries.iter().find(|(known, _, _)| *known == name).map(|(_, key, _)| *key)
    }

    /// The keys that are right, though nobody reads their values.
    pub fn unread(&self) -> impl Iterator<Item = &'n str> {
        self.unread.iter().map(|key| key.name.as_str())
    }
}

/// Reads values, and gathers what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    path: &'a SitePath,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of the file at `path`, with what was found in it before.
    pub fn new(path: &'a SitePath, diagnostics: Vec<Diagnostic>) -> Self {
        Self { path, diagnostics }
    }

    /// What was found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The file.
    pub fn path(&self) -> &'a SitePath {
        self.path
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.path, span)
    }

    /// Adds a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// An error for a value that is not what is wanted, to be reported.
    #[must_use]
    pub fn wrong(&self, span: Span, message: impl Into<Cow<'static, str>>) -> Diagnostic {
        Diagnostic::error(WRONG_VALUE, self.place(span), message)
    }

    /// An error for a value that is not what is `expected`, `a list`; to be reported.
    #[must_use]
    pub fn unexpected(&self, node: &Node, expected: &str) -> Diagnostic {
        self.wrong(node.span, format!("expected {expected}, found {}", found(node)))
    }

    /// The fields of a mapping. A key that is not among `keys` is a finding, and so are two names of one key.
    pub fn fields<'n>(&mut self, node: &'n Node, keys: &Keys) -> Fields<'n> {
        let mut fields = Fields::default();
        let Some(entries) = node.entries() else {
            self.report(self.unexpected(node, "keys with values"));
            return fields;
        };
        for (key, node) in entries {
            let names = keys.read().find(|names| names.contains(&key.name.as_str()));
            let Some(name) = names.and_then(|names| names.first()) else {
                if keys.unread.contains(&key.name.as_str()) {
                    fields.unread.push(key);
                } else if !(keys.ignored)(&key.name) {
                    let names = keys.read().flatten().chain(keys.unread).copied();
                    self.unknown_key(key, names, keys.unknown);
                }
                continue;
            };
            if let Some((_, first, _)) = fields.entries.iter().find(|(known, _, _)| known == name) {
                let related = self.place(first.span);
                let message = format!("`{}` and `{}` are two names of one key", first.name, key.name);
                let finding = self.wrong(key.span, message).related(related, "the other one");
                self.report(finding.help("keep one of the two"));
            } else {
                fields.entries.push((name, key, node));
            }
        }
        fields
    }

    /// A finding at a key that is none of `known`.
    pub fn unknown_key<'k>(&mut self, key: &Key, known: impl IntoIterator<Item = &'k str>, level: Level) {
        let message = format!("unknown key `{}`", key.name);
        let finding = Diagnostic::new(level, UNKNOWN_KEY, self.place(key.span), message);
        self.report(instead(finding, key.span, did_you_mean(&key.name, known), probably));
    }

    /// A text, as it was written, without white space around it; `None` if there is none, or it is empty.
    pub fn text(&mut self, node: Option<&Node>) -> Option<Spanned<String>> {
        let node = node?;
        if node.text().is_none() && !node.is_null() {
            self.report(self.unexpected(node, "a text"));
        }
        let value = node.text()?.trim().to_owned();
        (!value.is_empty()).then_some(Spanned { value, span: node.span })
    }

    /// A list of texts, none of them empty. A single text is a list of one.
    pub fn texts(&mut self, node: Option<&Node>) -> Vec<Spanned<String>> {
        let Some(node) = node else { return Vec::new() };
        let nodes = match &node.value {
            Value::Sequence(nodes) => nodes.as_slice(),
            Value::Mapping(_) => {
                self.report(self.unexpected(node, "a text or a list of texts"));
                return Vec::new();
            }
            _ => std::slice::from_ref(node),
        };
        let mut texts = Vec::with_capacity(nodes.len());
        for node in nodes {
            match self.text(Some(node)) {
                Some(text) => texts.push(text),
                None if node.is_null() || node.text().is_some() => {
                    let finding = self.wrong(node.span, "expected a text, found an empty one");
                    self.report(finding.help("write something here, or take the entry away"));
                }
                None => {}
            }
        }
        texts
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, node: Option<&Node>) -> Option<bool> {
        let node = node?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        let meant = match node.text().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "yes" | "on" | "y" | "1" | "true" => Some(true),
            "no" | "off" | "n" | "0" | "false" => Some(false),
            _ => None,
        };
        let meant = meant.map(|meant| if meant { "true" } else { "false" });
        let text = node.text().unwrap_or_default();
        let is_quoted = meant == Some(text);
        let finding = if is_quoted {
            self.wrong(node.span, format!("expected `true` or `false`, found the text \"{text}\""))
        } else {
            self.unexpected(node, "`true` or `false`")
        };
        self.report(instead(finding, node.span, meant, if is_quoted { unquoted } else { certainly }));
        None
    }

    /// A whole number within a range.
    pub fn integer(&mut self, node: Option<&Node>, range: &RangeInclusive<usize>) -> Option<usize> {
        let node = node?;
        let number = match &node.value {
            Value::Number(number) => number.as_u64().and_then(|number| usize::try_from(number).ok()),
            _ => None,
        };
        if number.is_none_or(|number| !range.contains(&number)) {
            let (start, end) = (range.start(), range.end());
            self.report(self.unexpected(node, &format!("a whole number from {start} to {end}")));
            return None;
        }
        number
    }

    /// A calendar day: `2026-11-21`, or an instant by RFC 3339, of which the day counts.
    pub fn day(&mut self, node: Option<&Node>) -> Option<Spanned<Day>> {
        let node = node?;
        let text = node.text().unwrap_or_default().trim();
        if let Some(value) = day(text) {
            return Some(Spanned { value, span: node.span });
        }
        let meant = rewritten_day(text).map(|day| day.to_string());
        let finding = self.unexpected(node, "a day such as `2026-11-21`");
        self.report(instead(finding, node.span, meant.as_deref(), certainly));
        None
    }

    /// One of some words.
    pub fn choice<T: Copy>(
        &mut self,
        node: Option<&Node>,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let node = node?;
        let text = node.text().unwrap_or_default().trim();
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text) {
            return Some(Spanned { value: *value, span: node.span });
        }
        let names = || choices.iter().map(|(name, _)| *name);
        let expected = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let finding = self.unexpected(node, &format!("one of {expected}"));
        self.report(instead(finding, node.span, did_you_mean(text, names()), probably));
        None
    }

    /// A language by its tag (BCP 47): `en`, `pt-BR`.
    pub fn language(&mut self, node: Option<&Node>) -> Option<Spanned<String>> {
        let language = self.text(node)?;
        let mut parts = language.value.split('-');
        let is_tag = parts.next().is_some_and(|first| {
            (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        }) && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if is_tag {
            return Some(language);
        }
        let tag = language.value;
        let message = format!("expected the tag of a language such as `en` or `pt-BR`, found `{tag}`");
        let meant = tag.contains('_').then(|| tag.replace('_', "-"));
        self.report(instead(self.wrong(language.span, message), language.span, meant.as_deref(), certainly));
        None
    }
}

/// The calendar day that a text names: `2026-11-21`, or an instant by RFC 3339, of which the day counts.
pub fn day(text: &str) -> Option<Day> {
    Day::parse(text).filter(|_| text.len() == 10 || is_time(&text[10..]))
}

/// Whether a text is an address of the web: `http://` or `https://`, a host, and nothing that would have to be escaped.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return false;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => {
            address.contains(':') && address.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))
        }
        None => {
            host.starts_with(char::is_alphanumeric)
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        }
    };
    is_host
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && !text.contains(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}')
        })
}

/// The scheme of an address, if it begins with one: `javascript`.
pub fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    is_scheme.then_some(scheme)
}

/// A finding with what is to stand at `span` instead, if that is known.
fn instead(finding: Diagnostic, span: Span, meant: Option<&str>, help: fn(&str) -> String) -> Diagnostic {
    match meant {
        Some(meant) => finding.help(help(meant)).patch(span, meant),
        None => finding,
    }
}

fn probably(meant: &str) -> String {
    format!("did you mean `{meant}`?")
}

fn certainly(meant: &str) -> String {
    format!("write `{meant}`")
}

fn unquoted(meant: &str) -> String {
    format!("write `{meant}`, without quotation marks")
}

/// What stands at a node, in a few words.
fn found(node: &Node) -> String {
    const LENGTH: usize = 40;
    match (&node.value, node.text().map(str::trim)) {
        (Value::Sequence(_), _) => "a list".to_owned(),
        (Value::Mapping(_), _) => "keys with values".to_owned(),
        (_, None) => "nothing".to_owned(),
        (_, Some("")) => "an empty text".to_owned(),
        (_, Some(text)) => {
            let text = text.split('\n').next().unwrap_or_default();
            match text.char_indices().nth(LENGTH) {
                Some((end, _)) => format!("`{}…`", text[..end].trim_end()),
                None => format!("`{text}`"),
            }
        }
    }
}

/// Whether a text is the time of an instant by RFC 3339: `T09:30:00Z`. The seconds and the zone may be missing, as
/// writers leave them out.
fn is_time(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', 't', ' ']) else { return false };
    let zone = time.find(['Z', 'z', '+', '-', ' ']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_number = |text: &str, below: u8| {
        text.len() == 2
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|number: u8| number < below)
    };
    let is_clock = |text: &str, lengths: RangeInclusive<usize>| {
        let parts: Vec<&str> = text.split(':').collect();
        let limits = [24, 60, 61];
        lengths.contains(&parts.len()) && parts.iter().zip(limits).all(|(part, below)| is_number(part, below))
    };
    let zone = zone.trim_start();
    is_clock(time, 2..=3)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (matches!(zone, "" | "Z" | "z")
            || zone.strip_prefix(['+', '-']).is_some_and(|offset| is_clock(offset, 2..=2)))
}

/// The day that a text with year, month and day in this order means: `2026/1/5`.
fn rewritten_day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let numbers = (year.parse::<u16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    let (year, month, day) = (year.len() == 4).then_some(numbers)?;
    Day::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{read, shown};

    const KEYS: Keys = Keys {
        known: &[&["title"], &["updated", "lastmod"], &["topics"]],
        foreign: &[],
        unread: &["volume"],
        ignored: |key| key.starts_with('_'),
        unknown: Level::Warning,
    };

    /// Reads the YAML with `get` from the fields of its mapping; what is found, and what it gives.
    fn check(yaml: &str, get: impl FnOnce(&mut Reader, &Fields) -> String, value: &str, expect: &[&str]) {
        let path = SitePath::new("content/x.md");
        let (node, diagnostics) = read(&path, yaml, Span::new(0, yaml.len()));
        let mut reader = Reader::new(&path, diagnostics);
        let node = node.unwrap();
        let fields = reader.fields(&node, &KEYS);
        assert_eq!(get(&mut reader, &fields), value, "{yaml}");
        assert_eq!(shown(yaml, &reader.into_diagnostics()), expect, "{yaml}");
    }

    fn title(
        yaml: &str,
        value: &str,
        expect: &[&str],
        get: impl FnOnce(&mut Reader, Option<&Node>) -> String,
    ) {
        let yaml = format!("title: {yaml}");
        check(&yaml, |reader, fields| get(reader, fields.get("title")), value, expect);
    }

    #[test]
    fn unknown_keys_are_found_and_private_ones_are_not() {
        check(
            "titel: a\nxyz: b\n_note: c\ntitle: d\nvolume: 3\nvolme: 4\n",
            |reader, fields| {
                let title = reader.text(fields.get("title")).unwrap().value;
                title + ", " + &fields.unread().collect::<String>()
            },
            "d, volume",
            &[
                "warning[unknown-key] 1:1 unknown key `titel`",
                "  => did you mean `title`?",
                "warning[unknown-key] 2:1 unknown key `xyz`",
                "warning[unknown-key] 6:1 unknown key `volme`",
                "  => did you mean `volume`?",
            ],
        );
    }

    #[test]
    fn two_names_of_one_key_are_an_error_and_the_first_one_counts() {
        check(
            "updated: 2026-01-01\nlastmod: 2026-01-02\n",
            |reader, fields| reader.day(fields.get("updated")).unwrap().value.to_string(),
            "2026-01-01",
            &[
                "error[wrong-value] 2:1 `updated` and `lastmod` are two names of one key",
                "  1:1 the other one",
                "  => keep one of the two",
            ],
        );
    }

    #[test]
    fn what_is_no_mapping_has_no_fields() {
        check(
            "title: [a]",
            |reader, fields| {
                reader.fields(fields.get("title").unwrap(), &KEYS).get("title").is_some().to_string()
            },
            "false",
            &["error[wrong-value] 1:8 expected keys with values, found a list"],
        );
    }

    #[test]
    fn texts_are_as_they_were_written() {
        let text = |reader: &mut Reader, node: Option<&Node>| {
            reader.text(node).map(|text| text.value).unwrap_or_default()
        };
        for (yaml, value) in [
            ("1984", "1984"),
            ("no", "no"),
            ("true", "true"),
            ("\" a \"", "a"),
            ("", ""),
            ("~", ""),
            ("''", ""),
            ("|\n  a\n", "a"),
        ] {
            title(yaml, value, &[], text);
        }
        title("{a: b}", "", &["error[wrong-value] 1:8 expected a text, found keys with values"], text);
    }

    #[test]
    fn one_text_is_a_list_of_one() {
        let texts = |reader: &mut Reader, node: Option<&Node>| {
            let texts = reader.texts(node);
            texts.into_iter().map(|text| text.value).collect::<Vec<_>>().join("|")
        };
        title("a", "a", &[], texts);
        title("[no, 1.20, on]", "no|1.20|on", &[], texts);
        title("", "", &[], texts);
        title("[]", "", &[], texts);
        let empty = "expected a text, found an empty one";
        let help = "  => write something here, or take the entry away";
        title("''", "", &[&format!("error[wrong-value] 1:8 {empty}"), help], texts);
        title(
            "[a, '', ~]",
            "a",
            &[
                &format!("error[wrong-value] 1:12 {empty}"),
                help,
                &format!("error[wrong-value] 1:16 {empty}"),
                help,
            ],
            texts,
        );
        title("[[a], b]", "b", &["error[wrong-value] 1:9 expected a text, found a list"], texts);
        title(
            "{a: b}",
            "",
            &["error[wrong-value] 1:8 expected a text or a list of texts, found keys with values"],
            texts,
        );
    }

    #[test]
    fn booleans_are_true_or_false() {
        let boolean = |reader: &mut Reader, node: Option<&Node>| format!("{:?}", reader.boolean(node));
        title("true", "Some(true)", &[], boolean);
        title("False", "Some(false)", &[], boolean);
        title("", "None", &[], boolean);
        title(
            "yes",
            "None",
            &["error[wrong-value] 1:8 expected `true` or `false`, found `yes`", "  => write `true`"],
            boolean,
        );
        title(
            "\"true\"",
            "None",
            &[
                "error[wrong-value] 1:8 expected `true` or `false`, found the text \"true\"",
                "  => write `true`, without quotation marks",
            ],
            boolean,
        );
        title(
            "perhaps",
            "None",
            &["error[wrong-value] 1:8 expected `true` or `false`, found `perhaps`"],
            boolean,
        );
    }

    #[test]
    fn integers_are_within_their_range() {
        let integer =
            |reader: &mut Reader, node: Option<&Node>| format!("{:?}", reader.integer(node, &(1..=10)));
        title("10", "Some(10)", &[], integer);
        for bad in ["0", "11", "-1", "1.5", "ten", "\"5\""] {
            let found = bad.trim_matches('"');
            let expect =
                format!("error[wrong-value] 1:8 expected a whole number from 1 to 10, found `{found}`");
            title(bad, "None", &[&expect], integer);
        }
    }

    #[test]
    fn days_are_calendar_days_or_instants() {
        let day = |reader: &mut Reader, node: Option<&Node>| {
            reader.day(node).map(|day| day.value.to_string()).unwrap_or_default()
        };
        for good in [
            "2026-11-21",
            "\"2026-11-21\"",
            "2026-11-21T09:30:00Z",
            "2026-11-21T09:30:00.123+02:00",
            "2026-11-21 09:30:00 -05:00",
            "2026-11-21 09:30",
        ] {
            title(good, "2026-11-21", &[], day);
        }
        title("", "", &[], day);
        for (bad, help) in [
            ("21.11.2026", None),
            ("2026-02-30", None),
            ("2026-11-21 or so", None),
            ("2026-11-21T25:00:00Z", None),
            ("2026-11-21Z", None),
            ("November 2026", None),
            ("2026", None),
            ("2026/1/5", Some("  => write `2026-01-05`")),
            ("2026-1-5", Some("  => write `2026-01-05`")),
        ] {
            let expect = format!("error[wrong-value] 1:8 expected a day such as `2026-11-21`, found `{bad}`");
            let expect: Vec<&str> = std::iter::once(expect.as_str()).chain(help).collect();
            title(bad, "", &expect, day);
        }
    }

    #[test]
    fn choices_are_suggested() {
        let choices = [("pretty", 1), ("explicit", 2)];
        let choice = |reader: &mut Reader, node: Option<&Node>| {
            format!("{:?}", reader.choice(node, &choices).map(|choice| choice.value))
        };
        title("explicit", "Some(2)", &[], choice);
        title(
            "preti",
            "None",
            &[
                "error[wrong-value] 1:8 expected one of `pretty`, `explicit`, found `preti`",
                "  => did you mean `pretty`?",
            ],
            choice,
        );
        title(
            "[pretty]",
            "None",
            &["error[wrong-value] 1:8 expected one of `pretty`, `explicit`, found a list"],
            choice,
        );
    }

    #[test]
    fn languages_are_tags() {
        let language = |reader: &mut Reader, node: Option<&Node>| {
            reader.language(node).map(|language| language.value).unwrap_or_default()
        };
        for good in ["en", "pt-BR", "zh-Hant-TW", "no"] {
            title(good, good, &[], language);
        }
        let expected = "error[wrong-value] 1:8 expected the tag of a language such as `en` or `pt-BR`, found";
        title("pt_BR", "", &[&format!("{expected} `pt_BR`"), "  => write `pt-BR`"], language);
        title("\"en\\\" x\"", "", &[&format!("{expected} `en\" x`")], language);
    }

    #[test]
    fn addresses_of_the_web_are_told_from_others() {
        for good in [
            "https://example.org",
            "HTTP://example.org:8080/a?b=c#d",
            "https://de.wikipedia.org/wiki/Köln_(Begriff)",
            "https://[2001:db8::1]:80/",
            "https://münchen.example/",
            "http://localhost:4000",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "https://",
            "https:///x",
            "https://a b/",
            "https://u:p@example.org/",
            "javascript://example.org/%0Aalert(1)",
            "ftp://example.org",
            "https://example.org/\"x",
            "https://example.org/a b",
            "https://example.org:x/",
            "https://?x",
            "//example.org",
            "https://[::1",
            "java\nscript:x",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert_eq!(scheme("javascript:alert(1)"), Some("javascript"));
        assert_eq!(scheme("mailto:a@example.org"), Some("mailto"));
        for none in ["example.org:80/x", "/a:b", "words and: more", ""] {
            assert_eq!(scheme(none), None, "{none}");
        }
    }
}
