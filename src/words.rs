//! Words: what the interface says, by language. `Skip to the text`, `2 claims`, `21 November 2026`.
//!
//! They come from files, `words/<language>.yaml` of the themes and of the site; English is complete, and stands in for what
//! another language lacks. A message is found by its key, takes values in braces, and has a form for each kind of number
//! that its language tells apart. A message whose key ends in `_html` is HTML; the values in it are escaped.
//!
//! Knows nothing of pages and themes: which files there are is theirs to say.

pub mod tag;
pub mod months;
mod dates;
mod plural;
mod message;
pub mod file;
pub mod quotes;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::date::Edtf;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::digest::{Digest, Keyed};
use crate::model::citation::Locator;

use dates::Dates;
use file::{Messages, WordsFile};
use message::{Message, NUMBER, NUMBER_WORDS};
use tag::{ENGLISH, ancestors};

/// What the interface says in one language.
#[derive(Clone, Debug, Default, Hash)]
pub struct Words {
    lang: String,
    messages: BTreeMap<String, Message>,
    /// How dates are written, if not as the messages say: on pages in a language that there are no words of.
    dates: Option<&'static Dates>,
}

/// A value in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// How many there are.
    Number(usize),
    /// Text, which is escaped where the message is HTML.
    Text(&'a str),
    /// HTML; only for messages that are.
    Html(&'a str),
}

/// Why nothing can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// There are no such words; perhaps these were meant.
    NoWords(Option<String>),
    /// This value is missing.
    NoValue(String),
}

impl Words {
    /// The language, as its file is called.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// What stands under a key, with values in their places. The form is that of the number `n`; it may stand in words
    /// too: `number`, and `Number` with a capital.
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> Result<String, Unsaid> {
        let missing = || {
            Unsaid::NoWords(did_you_mean(key, self.messages.keys().map(String::as_str)).map(str::to_owned))
        };
        let value = |name: &str| values.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        let number = match value(NUMBER) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        let form = self.messages.get(key).and_then(|message| message.form(number)).ok_or_else(missing)?;
        let is_html = key.ends_with("_html");
        let fill = |name: &str, out: &mut String| {
            match (value(name), number) {
                (Some(Value::Number(number)), _) => out.push_str(&number.to_string()),
                (Some(Value::Text(text)), _) if is_html => escape(text, out),
                (Some(Value::Text(text) | Value::Html(text)), _) => out.push_str(text),
                (None, Some(number)) if name == NUMBER_WORDS[0] => out.push_str(&self.number(number)),
                (None, Some(number)) if name == NUMBER_WORDS[1] => {
                    out.push_str(&upper_first(&self.number(number)));
                }
                (None, _) => return false,
            }
            true
        };
        form.fill(fill).map_err(|name| Unsaid::NoValue(name.to_owned()))
    }

    /// What stands under a key of ours; the key itself where there are no such words.
    pub fn text(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.say(key, values).unwrap_or_else(|_| key.to_owned())
    }

    /// A number up to twelve as a word.
    pub fn number(&self, number: usize) -> String {
        self.list_item("numbers", number).map_or_else(|| number.to_string(), str::to_owned)
    }

    /// A list as a sentence has it: `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                format!(
                    "{}{}{last}",
                    first.join(&self.text("list.between", &[])),
                    self.text("list.last", &[])
                )
            }
        }
    }

    /// A date for readers, to the precision that it has: `21 November 2026`, `July 2025`, `about 2025`. What is not a date
    /// stays as it is.
    pub fn date(&self, text: &str) -> String {
        let Some(date) = Edtf::parse(text) else { return text.to_owned() };
        let year = date.year.to_string();
        let mut words = match self.dates.zip(date.month) {
            Some((dates, month)) => dates.write(date.day, month, &year),
            None => self.written(date, &year),
        };
        if date.approximate {
            words = self.text("date.about", &[("date", Value::Text(&words))]);
        }
        if date.uncertain {
            words = self.text("date.uncertain", &[("date", Value::Text(&words))]);
        }
        words
    }

    /// A date as the messages have it.
    fn written(&self, date: Edtf, year: &str) -> String {
        let months = if date.day.is_some() { "date.months" } else { "date.months_alone" };
        let month = date.month.and_then(|month| self.list_item(months, usize::from(month) - 1));
        match (month, date.day) {
            (Some(month), Some(day)) => self.text(
                "date.day",
                &[
                    ("day", Value::Number(day.into())),
                    ("month", Value::Text(month)),
                    ("year", Value::Text(year)),
                ],
            ),
            (Some(month), None) => {
                self.text("date.month", &[("month", Value::Text(month)), ("year", Value::Text(year))])
            }
            (None, _) => self.text("date.year", &[("year", Value::Text(year))]),
        }
    }

    /// What kind of work a CSL type is: `article-newspaper` is a `newspaper article`.
    pub fn work(&self, kind: &str) -> String {
        self.say(&format!("work.{kind}"), &[]).unwrap_or_else(|_| kind.replace(['-', '_'], " "))
    }

    /// Where in a source: `p. 14`, `pp. 14-16`.
    pub fn locator(&self, locator: &Locator) -> String {
        // A sign is one in every language, and means more than its word: the paragraphs of a law.
        if !locator.sign.is_empty() {
            return format!("{} {}", locator.sign, locator.value);
        }
        let label = match locator.label {
            "article-locator" => "article",
            "number" => "issue",
            "sub verbo" => "sub-verbo",
            label => label,
        };
        let value = ("value", Value::Text(&locator.value));
        let form = self.messages.get(&format!("locator.{label}")).and_then(|message| match message {
            // Several pages are several in every language, however many.
            Message::Counted(_, forms) => forms.get(if is_several(&locator.value) { "other" } else { "one" }),
            other => other.form(None),
        });
        let fill = |name: &str, out: &mut String| {
            out.push_str(if name == value.0 { &locator.value } else { "" });
            true
        };
        match form.map(|form| form.fill(fill)) {
            Some(Ok(words)) => words,
            _ if label.is_empty() => locator.value.to_string(),
            _ => format!("{label} {}", locator.value),
        }
    }

    fn list_item(&self, key: &str, index: usize) -> Option<&str> {
        match self.messages.get(key)? {
            Message::List(items) => items.get(index).map(String::as_str),
            Message::One(_) | Message::Counted(..) => None,
        }
    }

    /// All keys, each with the names of its values.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.messages.iter().map(|(key, message)| (key.as_str(), message.values()))
    }
}

/// Whether a locator's value names several: `33-35`, `xi, xiii`; not `A-3`.
fn is_several(value: &str) -> bool {
    let mut pieces = value.split(['-', '\u{2013}', ',', '&']).map(str::trim);
    let is_number = |piece: &str| {
        !piece.is_empty()
            && piece.chars().all(|character| character.is_ascii_digit() || "ivxlcdm".contains(character))
    };
    pieces.next().is_some_and(is_number) && pieces.next().is_some_and(is_number)
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
}

/// A text with a capital, as a sentence begins; the rest as it is.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

/// What the interface says, in all languages that there are files of.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    by_tag: BTreeMap<String, Keyed<Words>>,
    sites: Keyed<Words>,
    /// The site's words with the dates of languages that there are no words of.
    dated: BTreeMap<&'static str, Keyed<Words>>,
    digest: Digest,
}

impl Hash for Languages {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl Languages {
    /// Reads files of words, those of the lowest layer first; of one layer, in any order. `site_lang` is the site's
    /// language, and `is_named` says whether a template names a key.
    pub fn read(
        files: &[WordsFile],
        site_lang: &str,
        is_named: impl Fn(&str) -> bool,
    ) -> (Self, Vec<Diagnostic>) {
        let (read, mut diagnostics) = file::read_all(files, site_lang, is_named);
        let words = |Messages { lang, messages }| Keyed::new(Words { lang, messages, dates: None });
        let by_tag: BTreeMap<_, _> = read.into_iter().map(|(tag, messages)| (tag, words(messages))).collect();
        crate::diagnostic::sort(&mut diagnostics);
        let english = by_tag.get(ENGLISH).cloned().unwrap_or_default();
        let digest = Digest::of_value(&by_tag);
        let mut languages = Self { digest, by_tag, sites: english, dated: BTreeMap::new() };
        languages.sites = languages.of(site_lang).clone();
        for dates in &dates::ALL {
            for tag in dates.tags.iter().filter(|tag| !languages.by_tag.contains_key(**tag)) {
                let words = Words { dates: Some(dates), ..(*languages.sites).clone() };
                languages.dated.insert(*tag, Keyed::new(words));
            }
        }
        languages.digest = Digest::of_value(&(languages.digest, &languages.sites.lang));
        (languages, diagnostics)
    }

    /// The words for a page in a language: those of the language, or of the one that it is a variety of; else the site's, with
    /// the dates of the language where they are known.
    pub fn of(&self, lang: &str) -> &Keyed<Words> {
        let lang = lang.to_ascii_lowercase();
        let own = ancestors(&lang).find_map(|tag| self.by_tag.get(tag));
        own.or_else(|| ancestors(&lang).find_map(|tag| self.dated.get(tag))).unwrap_or(&self.sites)
    }

    /// Whether there are words for a language, or for the one that it is a variety of.
    pub fn has(&self, lang: &str) -> bool {
        ancestors(&lang.to_ascii_lowercase()).any(|tag| self.by_tag.contains_key(tag))
    }

    /// The words of all languages that there are files of, by the tag of the language in lower case.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Keyed<Words>)> {
        self.by_tag.iter().map(|(tag, words)| (tag.as_str(), words))
    }
}

#[cfg(test)]
mod tests;
