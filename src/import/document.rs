//! Documents of Hugo, Zola and Jekyll: their front matter in our words, and the text as it is. The one file that names
//! toml.
//!
//! What has no place with us is kept under `extra`, where templates find it, and is named.

use serde_json::{Map, Value};

use super::note::Note;
use crate::fields::day;
use crate::parse::front_matter;
use crate::parse::privacy::{self, NotPublic};
use crate::path::SitePath;
use crate::span::{Span, line_column};
use crate::yaml;

/// Who wrote a document for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// Hugo: YAML, TOML or JSON.
    Hugo,
    /// Zola: TOML or YAML.
    Zola,
    /// Jekyll: YAML.
    Jekyll,
}

/// A document in our words.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path in `content/`: `2026/tides.md`.
    pub path: String,
    /// The file.
    pub text: String,
    /// Whose it was taken for.
    pub generator: Generator,
    /// What could not be taken over as it was.
    pub notes: Vec<Note>,
}

/// The order in which keys are written: these, those that say that a page is not public, and then the rest.
const FIRST: [&str; 7] = ["title", "summary", "date", "publishDate", privacy::EXPIRY[0], "updated", "draft"];

const REST: [&str; 9] =
    ["slug", "authors", "topics", "tags", "lang", "license", "image", "redirect_from", "extra"];

/// What a key of another generator becomes.
#[derive(Clone, Copy)]
enum Becomes {
    Text(&'static str),
    Texts(&'static str),
    Day(&'static str),
    Flag(&'static str),
    /// The opposite of a flag.
    NotFlag(&'static str),
    /// A path where the page stood before, or several.
    OldPath,
    Authors,
    Image,
    /// A mapping whose keys are keys of ours: Zola's `taxonomies`.
    Taxonomies,
    /// A mapping that goes into `extra` key by key.
    Extra,
}

use Becomes::{Authors, Day, Extra, Flag, Image, NotFlag, OldPath, Taxonomies, Text, Texts};

const HUGO: [(&str, Becomes); 16] = [
    ("title", Text("title")),
    ("description", Text("summary")),
    ("summary", Text("summary")),
    ("date", Day("date")),
    ("publishDate", Day("publishDate")),
    ("lastmod", Day("updated")),
    ("draft", Flag("draft")),
    ("slug", Text("slug")),
    ("url", OldPath),
    ("aliases", OldPath),
    ("tags", Texts("tags")),
    ("categories", Texts("topics")),
    ("author", Authors),
    ("authors", Authors),
    ("images", Image),
    ("params", Extra),
];

const ZOLA: [(&str, Becomes); 11] = [
    ("title", Text("title")),
    ("description", Text("summary")),
    ("date", Day("date")),
    ("updated", Day("updated")),
    ("draft", Flag("draft")),
    ("slug", Text("slug")),
    ("path", OldPath),
    ("aliases", OldPath),
    ("authors", Authors),
    ("taxonomies", Taxonomies),
    ("extra", Extra),
];

const JEKYLL: [(&str, Becomes); 18] = [
    ("title", Text("title")),
    ("description", Text("summary")),
    ("excerpt", Text("summary")),
    ("date", Day("date")),
    ("last_modified_at", Day("updated")),
    ("published", NotFlag("draft")),
    ("draft", Flag("draft")),
    ("slug", Text("slug")),
    ("permalink", OldPath),
    ("redirect_from", OldPath),
    ("tags", Texts("tags")),
    ("tag", Texts("tags")),
    ("categories", Texts("topics")),
    ("category", Texts("topics")),
    ("author", Authors),
    ("authors", Authors),
    ("lang", Text("lang")),
    ("image", Image),
];

/// Reads the document at `path`, as it was in its folder. Without a generator it is guessed at. In words why it cannot be
/// read, with line and column.
pub fn read(path: &str, text: &str, generator: Option<Generator>) -> Result<Document, String> {
    let (form, matter, body) = split(text)?;
    let generator = generator.unwrap_or_else(|| guess(path, form, &matter));
    let mut import = Import { generator, front: Map::new(), extra: Map::new(), notes: Vec::new() };
    for (key, value) in matter {
        import.key(&key, value);
    }
    let path = import.path(path);
    if !import.front.contains_key("date")
        && let Some(day) = import.front.shift_remove("publishDate")
    {
        import.front.insert("date".to_owned(), day);
    }
    import.body(body);
    let Import { mut front, extra, notes, .. } = import;
    if !extra.is_empty() {
        front.insert("extra".to_owned(), Value::Object(extra));
    }
    let mut ordered = Map::new();
    let privacy = privacy::keys().map(|key| key.names[0]);
    for name in FIRST.into_iter().chain(privacy).chain(REST) {
        if let Some(value) = front.shift_remove(name) {
            ordered.insert(name.to_owned(), value);
        }
    }
    let text = if ordered.is_empty() && front_matter::split(body).yaml.is_none() {
        body.to_owned()
    } else {
        let yaml = if ordered.is_empty() { String::new() } else { yaml::write(&Value::Object(ordered)) };
        format!("---\n{yaml}---\n{body}")
    };
    Ok(Document { path, text, generator, notes })
}

/// How front matter is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Yaml,
    Toml,
    Json,
    None,
}

/// The front matter of a file, and its text.
fn split(text: &str) -> Result<(Form, Map<String, Value>, &str), String> {
    if text.starts_with('{') && !text.starts_with("{{") && !text.starts_with("{%") {
        let mut stream = serde_json::Deserializer::from_str(text).into_iter();
        let value: Value = match stream.next() {
            Some(Ok(value)) => value,
            Some(Err(error)) => return Err(error.to_string()),
            None => Value::Null,
        };
        let Value::Object(matter) = value else { return Err("1:1: expected keys with values".to_owned()) };
        return Ok((Form::Json, matter, text[stream.byte_offset()..].trim_start_matches('\n')));
    }
    if let Some(rest) = text.strip_prefix("+++\n") {
        let end = rest.find("\n+++").map(|end| end + 1).or_else(|| rest.starts_with("+++").then_some(0));
        let Some(end) = end else { return Err("1:1: no line `+++` ends the front matter".to_owned()) };
        let table: toml::Table = rest[..end].parse().map_err(|error: toml::de::Error| {
            let place = line_column(text, error.span().map_or(0, |span| span.start) + 4);
            format!("{}:{}: {}", place.line, place.column, error.message())
        })?;
        let body = rest[end + 3..].split_once('\n').map_or("", |(_, body)| body);
        return Ok((Form::Toml, table.into_iter().map(|(key, value)| (key, of_toml(value))).collect(), body));
    }
    let split = front_matter::split(text);
    let Some(span) = split.yaml else {
        return match split.fault {
            Some(_) => Err("1:1: no line `---` ends the front matter".to_owned()),
            None => Ok((Form::None, Map::new(), text)),
        };
    };
    let (node, found) =
        yaml::read(&SitePath::new("x.md"), text, Span::new(span.start as usize, span.end as usize));
    if let Some(Value::Object(matter)) = node.map(|node| node.to_json()) {
        return Ok((Form::Yaml, matter, &text[split.body..]));
    }
    let finding = found.first();
    let place = finding.and_then(|it| it.place.as_ref()).map_or(0, |place| place.span.start as usize);
    let place = line_column(text, place);
    let what = finding.map_or("is no YAML", |finding| &*finding.message);
    Err(format!("{}:{}: {what}", place.line, place.column))
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::from(flag),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, of_toml(value))).collect())
        }
    }
}

/// Whose a document most probably is.
fn guess(path: &str, form: Form, matter: &Map<String, Value>) -> Generator {
    let has = |keys: &[&str]| keys.iter().any(|key| matter.contains_key(*key));
    let of_zola = ["extra", "taxonomies", "in_search_index", "sort_by", "page_template", "paginate_by"];
    let of_jekyll = ["layout", "permalink", "published", "redirect_from", "last_modified_at", "excerpt"];
    match form {
        Form::Json => Generator::Hugo,
        _ if has(&of_zola) || (form == Form::Toml && (has(&["template"]) || has(&["updated", "path"]))) => {
            Generator::Zola
        }
        Form::Toml => Generator::Hugo,
        _ if has(&of_jekyll) || dated(path).is_some() => Generator::Jekyll,
        _ => Generator::Hugo,
    }
}

/// The day at the beginning of a file's name, and the rest of it.
fn dated(path: &str) -> Option<(&str, &str)> {
    let name = path.rsplit('/').next()?;
    let (date, rest) = (name.get(..10)?, name.get(10..)?);
    day(date)?;
    Some((date, rest.strip_prefix(['-', '_'])?))
}

struct Import {
    generator: Generator,
    front: Map<String, Value>,
    extra: Map<String, Value>,
    notes: Vec<Note>,
}

impl Import {
    fn table(&self) -> &'static [(&'static str, Becomes)] {
        match self.generator {
            Generator::Hugo => &HUGO,
            Generator::Zola => &ZOLA,
            Generator::Jekyll => &JEKYLL,
        }
    }

    fn note(&mut self, key: &str, what: impl Into<String>) {
        self.notes.push(Note::new(key, what));
    }

    fn key(&mut self, key: &str, value: Value) {
        // Hugo's keys may be written in any case.
        let is_key =
            |own: &str| own == key || self.generator == Generator::Hugo && own.eq_ignore_ascii_case(key);
        let becomes = self.table().iter().find(|(own, _)| is_key(own)).map(|(_, becomes)| *becomes);
        if value.is_null() {
            self.note(key, "is empty, and left out");
            return;
        }
        let Some(becomes) = becomes else { return self.other(key, value) };
        match becomes {
            Text(ours) => match scalar(&value) {
                Some(text) => self.set(key, ours, Value::from(text), value),
                None => self.keep(key, key, value),
            },
            Texts(ours) => match texts(&value, self.generator == Generator::Jekyll) {
                Some(texts) => self.add(ours, texts),
                None => self.keep(key, key, value),
            },
            Day(ours) => self.day(key, ours, value),
            // What is neither is taken as it is: that it is no draft may not be concluded.
            Flag(ours) => match flag(&value) {
                Some(flag) => self.set(key, ours, Value::from(flag), value),
                None => self.set(key, ours, value.clone(), value),
            },
            NotFlag(ours) => match flag(&value) {
                Some(flag) => {
                    self.note(key, format!("became `{ours}: {}`", !flag));
                    self.set(key, ours, Value::from(!flag), value);
                }
                None => self.other(key, value),
            },
            OldPath => self.old_paths(key, value),
            Authors => match authors(&value) {
                Some(names) => self.add("authors", names),
                None => self.keep(key, key, value),
            },
            Image => self.image(key, value),
            Taxonomies => self.taxonomies(key, value),
            Extra => match value {
                Value::Object(below) => {
                    for (name, value) in below {
                        if self.extra.contains_key(&name) {
                            self.keep(&format!("{key}.{name}"), &format!("{key}.{name}"), value);
                        } else {
                            self.extra.insert(name, value);
                        }
                    }
                }
                value => self.keep(key, key, value),
            },
        }
    }

    /// A key that becomes no other: it is taken as it is if it says that the page is not public, and else kept.
    fn other(&mut self, key: &str, value: Value) {
        let is_it = |own: &&str| own.eq_ignore_ascii_case(key);
        if privacy::EXPIRY.iter().any(is_it) {
            let ours = privacy::EXPIRY[0];
            if !self.front.contains_key(ours) {
                self.day(key, ours, value.clone());
            }
            self.front.entry(ours).or_insert(value);
            return;
        }
        let Some(ours) = privacy::keys().find(|ours| ours.names.iter().any(is_it)) else {
            return self.keep(key, key, value);
        };
        let is_made = |render: &Value| flag(render) == Some(true) || render.as_str() == Some("always");
        let says_nothing = match ours.not_public {
            NotPublic::Build => value.get("render").is_none_or(is_made),
            NotPublic::NoAddress => flag(&value) != Some(false),
            NotPublic::Flag(_) | NotPublic::Unrendered => false,
        };
        if says_nothing {
            return self.keep(key, key, value);
        }
        self.front.entry(ours.names[0]).or_insert(value);
    }

    /// Sets a key of ours, unless another one of theirs came before.
    fn set(&mut self, key: &str, ours: &str, value: Value, as_it_was: Value) {
        if self.front.contains_key(ours) {
            self.keep(key, key, as_it_was);
        } else {
            self.front.insert(ours.to_owned(), value);
        }
    }

    fn add(&mut self, ours: &str, texts: Vec<String>) {
        let entry = self.front.entry(ours).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = entry {
            for text in texts.into_iter().map(Value::from) {
                if !list.contains(&text) {
                    list.push(text);
                }
            }
        }
    }

    /// Keeps what has no place with us.
    fn keep(&mut self, key: &str, name: &str, value: Value) {
        let mut name = name.to_owned();
        while self.extra.contains_key(&name) {
            name.push('_');
        }
        let shown = if name == key { String::new() } else { format!(" as `{name}`") };
        self.note(key, format!("has no place here, and is kept under `extra`{shown}"));
        self.extra.insert(name, value);
    }

    fn day(&mut self, key: &str, ours: &str, value: Value) {
        let text = value.as_str().unwrap_or_default().trim().to_owned();
        // Jekyll's `08:30:00 +0100` is no time of RFC 3339, but a time.
        let is_time = |rest: &str| {
            rest.is_empty()
                || rest.starts_with(['T', 't', ' '])
                    && rest.chars().all(|c| {
                        c.is_ascii_digit() || matches!(c, 'T' | 't' | 'Z' | 'z' | ' ' | ':' | '.' | '+' | '-')
                    })
        };
        match text.get(..10).filter(|start| day(start).is_some() && is_time(&text[10..])) {
            Some(_) if self.front.contains_key(ours) => self.keep(key, key, value),
            Some(start) => {
                self.front.insert(ours.to_owned(), Value::from(start));
                if text.len() > 10 {
                    let time = text[10..].trim_start_matches(['T', 't', ' ']).to_owned();
                    self.note(key, format!("is a day here: its time, {time}, is dropped"));
                }
            }
            // What cannot be read may not make a page public: it is an error where it is.
            None if ours == "publishDate" => self.set(key, ours, value.clone(), value),
            None => self.keep(key, key, value),
        }
    }

    fn old_paths(&mut self, key: &str, value: Value) {
        let Some(paths) = texts(&value, false) else { return self.keep(key, key, value) };
        let mut old = Vec::new();
        for path in paths {
            // Jekyll's patterns, and addresses on other hosts, are no paths of this site.
            if path.contains("://")
                || path.split('/').any(|part| part.starts_with(':'))
                || !path.contains(|c: char| c.is_alphanumeric())
            {
                self.keep(key, key, Value::from(path));
            } else if path.starts_with('/') {
                old.push(path);
            } else if self.generator == Generator::Hugo && key.eq_ignore_ascii_case("aliases") {
                self.note(key, format!("was relative to the page: look at `/{path}` in `redirect_from`"));
                old.push(format!("/{path}"));
            } else {
                self.note(key, format!("is a path, and so became `/{path}`"));
                old.push(format!("/{path}"));
            }
        }
        if matches!(key, "url" | "permalink" | "path") && !old.is_empty() {
            self.note(
                key,
                "is where the page was: it is under `redirect_from`, and the address is the file's name",
            );
        }
        if !old.is_empty() {
            self.add("redirect_from", old);
        }
    }

    fn image(&mut self, key: &str, value: Value) {
        let first = match &value {
            Value::String(path) => Some(path.clone()),
            Value::Object(image) => image.get("path").and_then(Value::as_str).map(str::to_owned),
            Value::Array(images) => images.first().and_then(Value::as_str).map(str::to_owned),
            _ => None,
        };
        let Some(first) = first.filter(|_| !self.front.contains_key("image")) else {
            return self.keep(key, key, value);
        };
        self.front.insert("image".to_owned(), Value::from(first));
        self.note(key, "names a file: see that it is beside the page, or in `static/`");
        let has_more = match &value {
            Value::Object(image) => image.len() > 1,
            Value::Array(images) => images.len() > 1,
            _ => false,
        };
        if has_more {
            self.keep(key, key, value);
        }
    }

    fn taxonomies(&mut self, key: &str, value: Value) {
        let Value::Object(taxonomies) = value else { return self.keep(key, key, value) };
        for (name, terms) in taxonomies {
            let ours = match name.as_str() {
                "tags" => Some("tags"),
                "categories" | "topics" => Some("topics"),
                "authors" => Some("authors"),
                _ => None,
            };
            match (ours, texts(&terms, false)) {
                (Some(ours), Some(texts)) => self.add(ours, texts),
                _ => self.keep(&format!("{key}.{name}"), &name, terms),
            }
        }
    }

    /// Where the document goes, and what its name says of it.
    fn path(&mut self, path: &str) -> String {
        let path = path.strip_prefix("./").unwrap_or(path);
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut stem = if stem == "_index" { "index" } else { stem }.to_owned();
        if let Some((date, rest)) = dated(path).filter(|_| self.generator != Generator::Hugo) {
            if !self.front.contains_key("date") {
                self.front.insert("date".to_owned(), Value::from(date));
            }
            rest.rsplit_once('.').map_or(rest, |(stem, _)| stem).clone_into(&mut stem);
        }
        let folder =
            folder.split('/').filter(|part| !matches!(*part, "" | "." | ".." | "_posts" | "_drafts"));
        let mut parts: Vec<&str> = folder.collect();
        if path.split('/').any(|part| part == "_drafts") && !self.front.contains_key("draft") {
            self.front.insert("draft".to_owned(), Value::from(true));
        }
        parts.push(&stem);
        format!("{}.md", parts.join("/"))
    }

    /// Names what the text has of the other generator's own.
    fn body(&mut self, body: &str) {
        let marks: &[&str] = match self.generator {
            Generator::Hugo => &["{{<", "{{%"],
            Generator::Zola => &["{{", "{%"],
            Generator::Jekyll => &["{%", "{{", "{:"],
        };
        for (number, line) in body.lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                self.note(
                    mark,
                    format!("in line {} of the text is text here, and stays as it is", number + 1),
                );
            }
        }
    }
}

/// `true` or `false`, be it in quotation marks.
fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
        _ => None,
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// A list of texts; a single one is a list of one, or of its words.
fn texts(value: &Value, in_words: bool) -> Option<Vec<String>> {
    match value {
        Value::Array(values) => values.iter().map(scalar).collect(),
        Value::String(text) if in_words => Some(text.split_whitespace().map(str::to_owned).collect()),
        other => scalar(other).map(|text| vec![text]),
    }
}

/// Names: a text, a mapping with nothing but a `name`, or a list of those.
fn authors(value: &Value) -> Option<Vec<String>> {
    let name = |value: &Value| match value {
        Value::Object(author) if author.len() == 1 => scalar(author.get("name")?),
        Value::Object(_) => None,
        other => scalar(other),
    };
    match value {
        Value::Array(values) => values.iter().map(name).collect(),
        other => Some(vec![name(other)?]),
    }
}
