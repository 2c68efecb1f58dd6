//! Tera: parses the templates of a theme, ties them together, and renders pages.
//!
//! The one file that names it. What templates can do, they can do by what is registered here.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::sync::OnceLock;

use serde::Serialize;
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::Diagnostic;
use crate::digest::Keyed;
use crate::html::escape;
use crate::path::encode_fragment;
use crate::words::{self, Languages, Unsaid, Words};

use super::faults::{fault, registration_faults, wrong_name};
use super::templates::{PREFIXES, Sources};
use super::{expansion, filters};

/// What room a page is given at first, in bytes.
const SHORT_PAGE: usize = 16 << 10;

/// The longest page, in bytes.
const MAX_PAGE: usize = 64 << 20;

/// How many numbers `range` gives out to one page.
const MAX_NUMBERS: usize = 1_000_000;

thread_local! {
    /// How many numbers `range` may still give out to the page that this thread renders. Set before each page.
    static NUMBERS_LEFT: Cell<usize> = const { Cell::new(MAX_NUMBERS) };
}

/// A value for templates. A clone costs nothing, so that what all pages share is made once.
#[derive(Clone, Debug)]
pub struct Value(tera::Value);

impl Value {
    /// Makes a value of a view.
    pub fn of<T: Serialize + ?Sized>(view: &T) -> Self {
        Self(tera::Value::from_serializable(view))
    }
}

/// Tera for each language.
pub(super) struct Engines {
    /// With the words of English.
    english: Tera,
    /// By the tag that the words of a language bear; made for the first page in it.
    by_language: BTreeMap<String, OnceLock<Tera>>,
}

impl Engines {
    /// Parses all templates and ties them together; else says everything that is wrong with any of them.
    pub(super) fn new(sources: &mut Sources, languages: &Languages) -> Result<Self, Vec<Diagnostic>> {
        let english = compile(sources, languages.of(words::tag::ENGLISH))?;
        let tags = languages.all().map(|(_, words)| words.lang().to_owned());
        Ok(Self { english, by_language: tags.map(|tag| (tag, OnceLock::new())).collect() })
    }

    /// Renders a template with these words, with `theme` and the values that it is given, by their names.
    pub(super) fn render(
        &self,
        template: &str,
        words: &Keyed<Words>,
        theme: &Value,
        values: &[(&'static str, Value)],
        sources: &Sources,
    ) -> Result<Vec<u8>, Diagnostic> {
        let Some(tera) = self.by_language.get(words.lang()) else { return Ok(Vec::new()) };
        let tera = tera.get_or_init(|| {
            let mut tera = self.english.clone();
            add_words(&mut tera, words);
            tera
        });
        let mut context = tera::Context::new();
        context.insert_value("theme", theme.0.clone());
        for (name, value) in values {
            context.insert_value(*name, value.0.clone());
        }
        NUMBERS_LEFT.set(MAX_NUMBERS);
        let mut page = PageWriter { bytes: Vec::with_capacity(SHORT_PAGE), is_full: false };
        match tera.render_to(template, &context, &mut page) {
            Ok(()) => Ok(page.bytes),
            Err(_) if page.is_full => {
                let message = format!("the page is longer than {} MiB", MAX_PAGE >> 20);
                Err(fault(sources, &registered(sources, template), None, &message))
            }
            Err(error) => Err(match error.kind() {
                ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                    let place = &report.span().range;
                    let expanded = sources.get(report.filename()).and_then(|source| source.expanded.as_ref());
                    let place = expanded.map_or_else(|| place.clone(), |expanded| expanded.in_file(place));
                    fault(sources, report.filename(), Some(place), report.message())
                }
                kind => fault(sources, &registered(sources, template), None, &kind.to_string()),
            }),
        }
    }
}

/// The name under which Tera has a template.
fn registered(sources: &Sources, template: &str) -> String {
    std::iter::once("")
        .chain(PREFIXES)
        .map(|prefix| format!("{prefix}{template}"))
        .find(|name| sources.contains_key(name))
        .unwrap_or_else(|| template.to_owned())
}

/// The bytes of a page, up to a limit.
struct PageWriter {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for PageWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes.len() + bytes.len() > MAX_PAGE {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Parses all templates and ties them together; else says everything that is wrong with any of them.
fn compile(sources: &mut Sources, words: &Keyed<Words>) -> Result<Tera, Vec<Diagnostic>> {
    let texts = sources.iter().map(|(name, source)| (name.as_str(), &*source.text));
    let expanded: Vec<_> =
        expansion::expand(texts).into_iter().map(|(name, expanded)| (name.to_owned(), expanded)).collect();
    for (name, expanded) in expanded {
        sources.entry(name).and_modify(|source| source.expanded = Some(expanded));
    }
    let tied = |sources: &Sources| {
        let mut tera = engine();
        add_words(&mut tera, words);
        let texts = sources.iter().map(|(name, source)| (name.as_str(), source.compiled()));
        tera.add_raw_templates(texts).map(|()| tera)
    };
    if let Ok(tera) = tied(sources) {
        return Ok(tera);
    }
    // What is wrong is said of the files as they are.
    for source in sources.values_mut() {
        source.expanded = None;
    }
    tied(sources).map_err(|_| template_faults(sources, words))
}

/// All that is wrong with templates that do not go together.
fn template_faults(sources: &Sources, words: &Keyed<Words>) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    // A template that is broken becomes empty, so that the others can still be judged.
    let mut texts: BTreeMap<&str, &str> =
        sources.iter().map(|(name, source)| (name.as_str(), source.text.as_ref())).collect();
    for (name, text) in &mut texts {
        let result = Tera::new().add_raw_template(name, text);
        if let Err(error) = result
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let place = report.span().range.clone();
            faults.push(fault(sources, report.filename(), Some(place), report.message()));
            *text = "";
        }
    }
    loop {
        let mut tera = engine();
        add_words(&mut tera, words);
        let Err(error) = tera.add_raw_templates(&texts) else { break };
        let (name, target, message) = match error.kind() {
            ErrorKind::MissingParent { current, parent } => {
                (current, parent, format!("there is no template `{parent}`"))
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let Some(target) = inheritance_chain.first() else { break };
                (tpl, target, "the template extends itself".to_owned())
            }
            ErrorKind::CircularInclude { include_chain, .. } => {
                let [.., name, target] = include_chain.as_slice() else { break };
                (name, target, "the template includes itself".to_owned())
            }
            ErrorKind::Msg(message) => {
                faults.extend(registration_faults(sources, message, !faults.is_empty()));
                break;
            }
            kind => {
                faults.push(fault(sources, "", None, &kind.to_string()));
                break;
            }
        };
        faults.push(wrong_name(sources, name, target, &message));
        match texts.get_mut(name.as_str()) {
            Some(text) if !text.is_empty() => *text = "",
            _ => break,
        }
    }
    crate::diagnostic::sort(&mut faults);
    faults
}

/// Tera with our filters, and without what is not for themes.
fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(PREFIXES).expect("prefixes are set before the first template");
    tera.autoescape_on([""]);
    tera.set_escape_fn(filters::escape);
    tera.register_filter("machine_date", |text: &str, _: Kwargs, _: &State| filters::machine_date(text));
    tera.register_filter("letters", |number: usize, _: Kwargs, _: &State| filters::letters(number));
    tera.register_filter("upper_first", |text: &str, _: Kwargs, _: &State| words::upper_first(text));
    tera.register_filter("language_tag", |text: &str, _: Kwargs, _: &State| filters::language_tag(text));
    tera.register_filter("fragment", |id: &str, _: Kwargs, _: &State| encode_fragment(id));
    tera.register_filter("json", json);
    // What a mistake of ours looks like can be seen in builds for testing alone.
    #[cfg(debug_assertions)]
    tera.register_function("fail_on_purpose", |_: Kwargs, _: &State| -> String { panic!("on purpose") });
    tera.register_function("range", |arguments: Kwargs, _: &State| range(&arguments));
    tera
}

/// Adds the filters that say something in a language.
fn add_words(tera: &mut Tera, words: &Keyed<Words>) {
    let own = || words.clone();
    let words = own();
    // Most words need no values, and every page says dozens of them.
    let said: HashMap<String, OnceLock<tera::Value>> =
        words.keys().map(|(key, _)| (key.to_owned(), OnceLock::new())).collect();
    tera.register_filter("say", move |key: &str, arguments: Kwargs, _: &State| {
        let said = said.get(key).filter(|_| arguments.iter().next().is_none());
        if let Some(value) = said.and_then(OnceLock::get) {
            return Ok(value.clone());
        }
        let value = say(&words, key, &arguments)?;
        Ok(said.map_or_else(|| value.clone(), |said| said.get_or_init(|| value.clone()).clone()))
    });
    let words = own();
    tera.register_filter("date", move |text: &str, _: Kwargs, _: &State| words.date(text));
    let words = own();
    tera.register_filter("number", move |number: usize, _: Kwargs, _: &State| words.number(number));
    let words = own();
    tera.register_filter("list", move |items: Vec<String>, _: Kwargs, _: &State| words.list(&items));
    let words = own();
    tera.register_filter("work", move |kind: &str, _: Kwargs, _: &State| words.work(kind));
}

/// The words with a key, with the arguments as their values. Words whose key ends in `_html` are HTML.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> TeraResult<tera::Value> {
    let values: Vec<(&str, &tera::Value)> =
        arguments.iter().filter_map(|(name, value)| Some((name.as_str()?, value))).collect();
    let values: Vec<(&str, words::Value)> = values
        .iter()
        .filter_map(|(name, value)| {
            let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
            let value = match (number, value.as_str()) {
                (Some(number), _) => words::Value::Number(number),
                (None, Some(html)) if value.is_safe() => words::Value::Html(html),
                (None, text) => words::Value::Text(text?),
            };
            Some((*name, value))
        })
        .collect();
    match words.say(key, &values) {
        Ok(html) if key.ends_with("_html") => Ok(tera::Value::safe_string(&html)),
        Ok(text) => Ok(tera::Value::normal_string(&text)),
        Err(Unsaid::NoWords(Some(near))) => {
            Err(tera::Error::message(format!("there are no words called `{key}`. Did you mean `{near}`?")))
        }
        Err(Unsaid::NoWords(None)) => Err(tera::Error::message(format!("there are no words called `{key}`"))),
        Err(Unsaid::NoValue(name)) => {
            Err(tera::Error::message(format!("the words `{key}` need the value `{name}`")))
        }
    }
}

/// JSON without the characters that could end a `<script>` or open a comment in it.
fn json(value: &tera::Value, _: Kwargs, _: &State) -> TeraResult<tera::Value> {
    let json = serde_json::to_string(value).map_err(tera::Error::message)?;
    let mut html = String::with_capacity(json.len());
    escape::json(&json, &mut html);
    Ok(tera::Value::safe_string(&html))
}

/// Tera's `range`, within what a page may have of it.
fn range(arguments: &Kwargs) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or(0);
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    let step = usize::try_from(step).ok().filter(|&step| step > 0);
    let step = step.ok_or_else(|| tera::Error::message("`step_by` has to be 1 or more"))?;
    let length = usize::try_from(end.saturating_sub(start)).unwrap_or(0).div_ceil(step);
    let left = NUMBERS_LEFT.get();
    if length > left {
        return Err(tera::Error::message(format!(
            "`range` gives out no more than {MAX_NUMBERS} numbers to a page"
        )));
    }
    NUMBERS_LEFT.set(left - length);
    Ok((start..end).step_by(step).collect())
}
