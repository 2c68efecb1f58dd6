//! The site's configuration: `factbox.yaml`. Every key is optional; an unknown one is an error.
//!
//! Knows what a site can be told, not what is in it: whether there is such a rule, theme or page is seen later, with the
//! places that are kept here.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use crate::diagnostic::{Diagnostic, Level};
use crate::fields::{Keys, Reader, is_web_address, scheme};
use crate::model::front_matter::FrontMatter;
use crate::model::marks::Manner;
use crate::model::role::Role;
use crate::model::update::UpdateKind;
use crate::path::{SitePath, composed};
use crate::span::Span;
use crate::span::Spanned;
use crate::yaml::{self, Node, Value};

/// The name of the file, at the site's root.
pub const FILE_NAME: &str = "factbox.yaml";

/// What `factbox.yaml` says, defaults filled in.
#[derive(Clone, Debug, Hash)]
pub struct Config {
    /// `title`: the site's name.
    pub title: String,
    /// `description`: one sentence.
    pub description: String,
    /// `lang`: the language of the site, a BCP 47 tag.
    pub lang: String,
    /// `base_url`: where the site is published, with a final slash; for what cannot be relative.
    pub base_url: Option<String>,
    /// `links`
    pub links: Links,
    /// `theme`, or its `name`: a folder of `themes/`, or `default`.
    pub theme: String,
    /// `options` of `theme`, each with its value.
    pub theme_options: Vec<(String, JsonText)>,
    /// `texts`: the folder with the texts of sources, relative to the site's root.
    pub texts: String,
    /// `sections`: further headings by role.
    pub sections: BTreeMap<Role, Vec<String>>,
    /// `updates`: further words by type of update.
    pub updates: Vec<(UpdateKind, String)>,
    /// `markdown`
    pub markdown: MarkdownConfig,
    /// `check`
    pub check: CheckConfig,
    /// `quotes`: which marks hold quotations.
    pub quotes: Quotes,
    /// `menu`: links of the masthead, in place of the default ones; addresses as in Markdown links from `content/`.
    pub menu: Vec<MenuItem>,
    /// `outputs`: what is published for machines.
    pub outputs: Outputs,
    /// `paginate`: how many entries a list may have before it goes on on another page.
    pub paginate: usize,
    /// `search`: whether readers can search the site.
    pub search: bool,
    /// `cards`: draw a picture of each explainer for those who pass its address on.
    pub cards: bool,
    /// `csp`: the content security policy of every page; empty for none.
    pub csp: String,
    /// `extra`: anything, handed to templates.
    pub extra: JsonText,
    /// Where values stand that are looked up elsewhere.
    pub places: Places,
}

/// Where values of the configuration stand, by their keys: `theme`, `menu.0.url`; of `check.levels.RULE` it is the place of
/// the key. Hashes to nothing: a site is the same wherever its configuration says so.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<String, Span>);

impl Places {
    /// Where the value of `key` stands; the beginning of the file if it is not given.
    pub fn get(&self, key: &str) -> Span {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// The value, once its place is kept.
    fn keep<T>(&mut self, key: impl Into<String>, value: Spanned<T>) -> T {
        self.0.insert(key.into(), value.span);
        value.value
    }
}

impl Hash for Places {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A JSON value that can be hashed: kept as its text.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
pub struct JsonText(pub String);

/// How links between pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Links {
    /// Relative, to folders: `../topics/asean/`.
    Pretty,
    /// Relative, to files: `../topics/asean/index.html`; opens from disk.
    Explicit,
    /// From the site's root: `/topics/asean/`.
    Absolute,
}

/// Which quotation marks hold quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// Double ones: single ones hold words that are nobody's.
    Double,
    /// Single ones and double ones.
    Single,
}

impl Config {
    /// How quotation marks are read on a page: whatever asks which of its words are quoted asks with this.
    pub fn marks<'a>(&'a self, front_matter: &'a FrontMatter) -> Manner<'a> {
        let lang = front_matter.lang.as_ref().map_or(&*self.lang, |lang| &*lang.value);
        let single = self.quotes == Quotes::Single;
        Manner { single, html: self.markdown.raw_html, ..Manner::new(lang) }
    }
}

/// `markdown`: what the reading of Markdown may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct MarkdownConfig {
    /// `raw_html`: publish raw HTML as it is.
    pub raw_html: bool,
    /// `math`: read `$…$` and `$$…$$` as mathematics.
    pub math: bool,
}

/// `outputs`: what is published for machines, beside the pages. `outputs: false` is none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the configuration")]
pub struct Outputs {
    /// `feeds`: `feed.xml`, `feed.json`, `corrections.xml`.
    pub feeds: bool,
    /// `sitemap`: `sitemap.xml`.
    pub sitemap: bool,
    /// `llms`: `llms.txt`.
    pub llms: bool,
    /// `markdown`: the clean Markdown of each page.
    pub markdown: bool,
    /// `claims`: `claims.json`, of the site and of each explainer.
    pub claims: bool,
    /// `bibliography`: `sources.json`, and the references of each page as CSL-JSON and BibTeX.
    pub bibliography: bool,
    /// `json_ld`: structured data in the pages.
    pub json_ld: bool,
}

impl Outputs {
    const fn all(published: bool) -> Self {
        Self {
            feeds: published,
            sitemap: published,
            llms: published,
            markdown: published,
            claims: published,
            bibliography: published,
            json_ld: published,
        }
    }
}

impl Default for Outputs {
    fn default() -> Self {
        Self::all(true)
    }
}

/// `check`: how grave findings are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct CheckConfig {
    /// `levels`: by rule; `None` is `off`.
    pub levels: BTreeMap<String, Option<Level>>,
    /// `synonyms`: groups of words that mean one thing.
    pub synonyms: Vec<Vec<String>>,
}

/// An entry of `menu`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Explainers".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            base_url: None,
            links: Links::Pretty,
            theme: "default".to_owned(),
            theme_options: Vec::new(),
            texts: "content/sources/text".to_owned(),
            sections: BTreeMap::new(),
            updates: Vec::new(),
            markdown: MarkdownConfig::default(),
            check: CheckConfig::default(),
            quotes: Quotes::Double,
            menu: Vec::new(),
            outputs: Outputs::default(),
            paginate: 50,
            search: true,
            cards: true,
            csp: CSP.to_owned(),
            extra: JsonText("{}".to_owned()),
            places: Places::default(),
        }
    }
}

/// The keys of the file.
pub const KEYS: Keys = keys(&[
    &["title"],
    &["description"],
    &["lang"],
    &["base_url"],
    &["links"],
    &["theme"],
    &["texts"],
    &["sections"],
    &["updates"],
    &["markdown"],
    &["check"],
    &["quotes"],
    &["menu"],
    &["outputs"],
    &["paginate"],
    &["search"],
    &["cards"],
    &["csp"],
    &["extra"],
]);
/// The keys of `markdown`.
pub const MARKDOWN_KEYS: Keys = keys(&[&["raw_html"], &["math"]]);
/// The keys of `check`.
pub const CHECK_KEYS: Keys = keys(&[&["levels"], &["synonyms"]]);
/// The keys of `theme`, where it is more than a name.
pub const THEME_KEYS: Keys = keys(&[&["name"], &["options"]]);
/// The keys of `outputs`.
pub const OUTPUTS_KEYS: Keys =
    keys(&[&["feeds"], &["sitemap"], &["llms"], &["markdown"], &["claims"], &["bibliography"], &["json_ld"]]);
/// The keys of an entry of `menu`.
pub const MENU_KEYS: Keys = keys(&[&["title"], &["url"]]);

/// The words for `links`.
pub const LINKS: [(&str, Links); 3] =
    [("pretty", Links::Pretty), ("explicit", Links::Explicit), ("absolute", Links::Absolute)];

/// The words for `quotes`.
pub const QUOTES: [(&str, Quotes); 2] = [("double", Quotes::Double), ("single", Quotes::Single)];

/// The content security policy by default: nothing but what the site itself publishes, and images of other sites. Pages
/// fetch nothing; `connect-src` is for the preview, whose pages hear from it what has changed.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; \
                       font-src 'self'; media-src 'self' https:; connect-src 'self'; manifest-src 'self'; \
                       base-uri 'none'; form-action 'self'";

/// How many entries a page of a list may have: few enough for a reader's machine.
pub const PAGINATE: std::ops::RangeInclusive<usize> = 1..=1000;

const fn keys(known: &'static [&'static [&'static str]]) -> Keys {
    Keys { known, foreign: &[], unread: &[], ignored: |_| false, unknown: Level::Error }
}

/// Reads `factbox.yaml`. What is wrong keeps its default.
pub fn read(path: &SitePath, text: &str) -> (Config, Vec<Diagnostic>) {
    let (node, diagnostics) = yaml::read(path, text, Span::new(0, text.len()));
    let default = Config::default();
    let Some(node) = node else { return (default, diagnostics) };
    let mut found = Reader::new(path, diagnostics);
    let reader = &mut found;
    let fields = reader.fields(&node, &KEYS);
    let mut places = Places::default();
    let mut theme_options = Vec::new();
    let config = Config {
        title: reader.text(fields.get("title")).map_or(default.title, |title| title.value),
        description: reader.text(fields.get("description")).map_or(default.description, |text| text.value),
        lang: reader.language(fields.get("lang")).map_or(default.lang, |lang| places.keep("lang", lang)),
        base_url: address(reader, fields.get("base_url")).map(|url| places.keep("base_url", url)),
        links: reader.choice(fields.get("links"), &LINKS).map_or(default.links, |links| links.value),
        theme: theme(reader, fields.get("theme"), &mut theme_options, &mut places)
            .map_or(default.theme, |theme| places.keep("theme", theme)),
        theme_options,
        texts: folder(reader, fields.get("texts")).map_or(default.texts, |texts| places.keep("texts", texts)),
        sections: sections(reader, fields.get("sections")),
        updates: updates(reader, fields.get("updates")),
        markdown: markdown(reader, fields.get("markdown")),
        check: check(reader, fields.get("check"), &mut places),
        quotes: reader.choice(fields.get("quotes"), &QUOTES).map_or(default.quotes, |quotes| quotes.value),
        menu: menu(reader, fields.get("menu"), &mut places),
        outputs: outputs(reader, fields.get("outputs")),
        paginate: reader.integer(fields.get("paginate"), &PAGINATE).unwrap_or(default.paginate),
        search: reader.boolean(fields.get("search")).unwrap_or(default.search),
        cards: reader.boolean(fields.get("cards")).unwrap_or(default.cards),
        csp: policy(reader, fields.get("csp")).unwrap_or(default.csp),
        extra: extra(reader, fields.get("extra")).unwrap_or(default.extra),
        places,
    };
    (config, found.into_diagnostics())
}

/// The address that a site is published at, with a final slash; what is expected, if `text` is none.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if !is_web_address(text) {
        return Err("an address that begins with `https://`");
    }
    if text.contains(['?', '#']) {
        return Err("an address without `?` and `#`");
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// What two headings, or two words, have in common that are the same to a reader: letter case, the shape of apostrophes
/// and quotation marks and the width of white space do not count.
pub fn folded(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    // The narrow space within French marks belongs to them.
    let words = if words.contains('\u{202f}') {
        Cow::Owned(words.replace("«\u{202f}", "«").replace("\u{202f}»", "»"))
    } else {
        Cow::Borrowed(words)
    };
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_ascii() {
        line.make_ascii_lowercase();
        return line;
    }
    composed(&line.to_lowercase())
        .replace(['\u{2018}', '\u{2019}', '\u{02bc}'], "'")
        .replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"")
}

fn address(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    let address = reader.text(node)?;
    match base_url(&address.value) {
        Ok(value) => Some(Spanned { value, span: address.span }),
        Err(expected) => {
            let message = format!("expected {expected}, found `{}`", address.value);
            reader.report(reader.wrong(address.span, message));
            None
        }
    }
}

/// The name of a theme. It stands alone, or as `name` beside `options`.
fn theme(
    reader: &mut Reader,
    node: Option<&Node>,
    options: &mut Vec<(String, JsonText)>,
    places: &mut Places,
) -> Option<Spanned<String>> {
    let Some(node) = node.filter(|node| node.entries().is_some()) else {
        return folder_name(reader, node);
    };
    let fields = reader.fields(node, &THEME_KEYS);
    if let Some(node) = fields.get("options") {
        if node.entries().is_none() {
            reader.report(reader.unexpected(node, "options of the theme with their values"));
        }
        for (key, node) in node.entries().unwrap_or_default().iter().filter(|(_, node)| !node.is_null()) {
            let value = Spanned { value: JsonText(node.to_json().to_string()), span: node.span };
            places.0.insert(format!("theme.options.{}.key", key.name), key.span);
            options.push((key.name.clone(), places.keep(format!("theme.options.{}", key.name), value)));
        }
    }
    folder_name(reader, fields.get("name"))
}

/// The name of a folder in `themes/`.
fn folder_name(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    let name = reader.text(node)?;
    if name.value.starts_with('.') || name.value.contains(['/', '\\', ':']) {
        let message = format!("expected the name of a folder in `themes/`, found `{}`", name.value);
        reader.report(reader.wrong(name.span, message));
        return None;
    }
    Some(name)
}

/// A folder below the site's root, without a final slash.
fn folder(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<String>> {
    let folder = reader.text(node)?;
    let path = folder.value.trim_start_matches("./").trim_end_matches('/');
    let leads_out = path.split('/').any(|part| matches!(part, "" | "." | ".."));
    if leads_out || path.contains(['\\', ':']) {
        let message = format!("expected a folder below that of `{FILE_NAME}`, found `{}`", folder.value);
        let finding = reader.wrong(folder.span, message);
        reader
            .report(finding.help("write a path such as `content/sources/text`, with `/` between its parts"));
        return None;
    }
    Some(Spanned { value: path.to_owned(), span: folder.span })
}

fn sections(reader: &mut Reader, node: Option<&Node>) -> BTreeMap<Role, Vec<String>> {
    let roles =
        Role::ALL.map(|role| Named { value: role, name: role.name(), words: role.default_headings() });
    let mut sections: BTreeMap<Role, Vec<String>> = BTreeMap::new();
    for (role, heading) in further_words(reader, node, &roles) {
        sections.entry(role).or_default().push(heading);
    }
    sections
}

fn updates(reader: &mut Reader, node: Option<&Node>) -> Vec<(UpdateKind, String)> {
    let kinds =
        UpdateKind::ALL.map(|kind| Named { value: kind, name: kind.name(), words: kind.default_labels() });
    further_words(reader, node, &kinds)
}

/// What the configuration knows by a name, and the words that stand for it in every site.
struct Named<T> {
    value: T,
    name: &'static str,
    words: &'static [&'static str],
}

/// The words that the configuration adds by name. None may stand for two things.
fn further_words<T: Copy>(reader: &mut Reader, node: Option<&Node>, all: &[Named<T>]) -> Vec<(T, String)> {
    let Some(node) = node else { return Vec::new() };
    let Some(entries) = node.entries() else {
        reader.report(reader.unexpected(node, "keys with values"));
        return Vec::new();
    };
    let mut taken: HashMap<String, (&str, Option<Span>)> = HashMap::new();
    for named in all {
        taken.extend(named.words.iter().map(|word| (folded(word), (named.name, None))));
    }
    let mut further = Vec::new();
    for (key, node) in entries {
        let Some(named) = all.iter().find(|named| named.name == key.name) else {
            reader.unknown_key(key, all.iter().map(|named| named.name), Level::Error);
            continue;
        };
        let node = (!node.is_null()).then_some(node);
        for word in reader.texts(node) {
            match taken.get(&folded(&word.value)) {
                None => {
                    taken.insert(folded(&word.value), (named.name, Some(word.span)));
                    further.push((named.value, word.value));
                }
                // The site's own words are kept apart, also where they are known anyway.
                Some((name, None)) if *name == named.name => further.push((named.value, word.value)),
                Some((name, _)) if *name == named.name => {}
                Some((name, span)) => {
                    let message = format!("`{}` already stands for `{name}`", word.value);
                    let mut finding = reader.wrong(word.span, message);
                    if let Some(span) = span {
                        finding = finding.related(reader.place(*span), "given here");
                    }
                    reader.report(finding.help("let the same words stand for one thing only"));
                }
            }
        }
    }
    further
}

fn markdown(reader: &mut Reader, node: Option<&Node>) -> MarkdownConfig {
    let Some(node) = node else { return MarkdownConfig::default() };
    let fields = reader.fields(node, &MARKDOWN_KEYS);
    MarkdownConfig {
        raw_html: reader.boolean(fields.get("raw_html")).unwrap_or_default(),
        math: reader.boolean(fields.get("math")).unwrap_or_default(),
    }
}

/// A content security policy: the site's own, the default one for `true`, none for `false`.
fn policy(reader: &mut Reader, node: Option<&Node>) -> Option<String> {
    let node = node?;
    match node.value {
        Value::Bool(true) => None,
        Value::Bool(false) => Some(String::new()),
        Value::String(_) => {
            let policy = reader.text(Some(node))?;
            let words: Vec<&str> = policy.value.split_whitespace().collect();
            Some(words.join(" "))
        }
        _ => {
            reader.report(reader.unexpected(node, "a content security policy, `true` or `false`"));
            None
        }
    }
}

fn outputs(reader: &mut Reader, node: Option<&Node>) -> Outputs {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Outputs::default() };
    if node.entries().is_none() {
        return reader.boolean(Some(node)).map_or_else(Outputs::default, Outputs::all);
    }
    let fields = reader.fields(node, &OUTPUTS_KEYS);
    let mut is_on = |key| reader.boolean(fields.get(key)).unwrap_or(true);
    Outputs {
        feeds: is_on("feeds"),
        sitemap: is_on("sitemap"),
        llms: is_on("llms"),
        markdown: is_on("markdown"),
        claims: is_on("claims"),
        bibliography: is_on("bibliography"),
        json_ld: is_on("json_ld"),
    }
}

fn check(reader: &mut Reader, node: Option<&Node>, places: &mut Places) -> CheckConfig {
    let Some(node) = node else { return CheckConfig::default() };
    let fields = reader.fields(node, &CHECK_KEYS);
    CheckConfig {
        levels: levels(reader, fields.get("levels"), places),
        synonyms: synonyms(reader, fields.get("synonyms")),
    }
}

/// Groups of words that mean one thing: a list of lists.
fn synonyms(reader: &mut Reader, node: Option<&Node>) -> Vec<Vec<String>> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Vec::new() };
    let Value::Sequence(groups) = &node.value else {
        reader.report(reader.unexpected(node, "a list of groups, `[[U.S., American]]`"));
        return Vec::new();
    };
    groups
        .iter()
        .map(|group| reader.texts(Some(group)).into_iter().map(|word| word.value).collect())
        .collect()
}

fn levels(reader: &mut Reader, node: Option<&Node>, places: &mut Places) -> BTreeMap<String, Option<Level>> {
    let mut levels = BTreeMap::new();
    let Some(node) = node else { return levels };
    let Some(entries) = node.entries() else {
        reader.report(reader.unexpected(node, "rules with their levels"));
        return levels;
    };
    let names = [
        ("off", None),
        (Level::Info.name(), Some(Level::Info)),
        (Level::Warning.name(), Some(Level::Warning)),
        (Level::Error.name(), Some(Level::Error)),
    ];
    for (rule, node) in entries {
        if let Some(level) = reader.choice(Some(node), &names) {
            let level = Spanned { value: level.value, span: rule.span };
            let level = places.keep(format!("check.levels.{}", rule.name), level);
            levels.insert(rule.name.clone(), level);
        }
    }
    levels
}

fn menu(reader: &mut Reader, node: Option<&Node>, places: &mut Places) -> Vec<MenuItem> {
    let Some(node) = node else { return Vec::new() };
    let Value::Sequence(nodes) = &node.value else {
        let finding = reader.unexpected(node, "a list");
        reader.report(finding.help("write `- title: …` and below it `url: …` for each link"));
        return Vec::new();
    };
    let mut menu = Vec::with_capacity(nodes.len());
    for node in nodes {
        let fields = reader.fields(node, &MENU_KEYS);
        let title = reader.text(fields.get("title"));
        let url = reader.text(fields.get("url"));
        match (title, url) {
            (Some(_), Some(url)) if !is_published(&url.value) => {
                let message = format!("the address `{}` is not published", url.value);
                let help = "write a path, or an address with `https:`, `http:`, `mailto:` or `tel:`";
                reader.report(reader.wrong(url.span, message).help(help));
            }
            (Some(title), Some(url)) => {
                let url = places.keep(format!("menu.{}.url", menu.len()), url);
                menu.push(MenuItem { title: title.value, url });
            }
            (title, _) if node.entries().is_some() => {
                let missing = if title.is_none() { "title" } else { "url" };
                reader.report(reader.wrong(node.span, format!("a link of the menu needs a `{missing}`")));
            }
            _ => {}
        }
    }
    menu
}

/// Whether an address has no scheme, or one that is published.
fn is_published(address: &str) -> bool {
    let scheme = scheme(address).map(str::to_ascii_lowercase);
    scheme.is_none_or(|scheme| ["http", "https", "mailto", "tel"].contains(&scheme.as_str()))
}

fn extra(reader: &mut Reader, node: Option<&Node>) -> Option<JsonText> {
    let node = node?;
    if node.entries().is_none() {
        reader.report(reader.unexpected(node, "keys with values"));
        return None;
    }
    Some(JsonText(node.to_json().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    /// Reads the text; what is found.
    fn check(text: &str, expect: &[&str]) -> Config {
        let (config, diagnostics) = read(&SitePath::new(FILE_NAME), text);
        assert_eq!(yaml::shown(text, &diagnostics), expect, "{text}");
        config
    }

    #[test]
    fn nothing_is_needed() {
        for text in ["", "# nothing\n", "title:\nsections:\nmenu:\ncheck:\nextra: {}\n"] {
            assert_eq!(format!("{:?}", check(text, &[])), format!("{:?}", Config::default()));
        }
    }

    #[test]
    fn every_key_is_read() {
        let text = "\
title: Harbour notes
description: What is known about the harbour.
lang: pt-BR
base_url: https://example.org/notes
links: explicit
theme: plain
texts: ./articles/
sections:
  known: O que sabemos
  disputed: [\"Em disputa\", \"O que é disputado\"]
updates:
  correction: Correção
  update: [Novo, Atualização]
markdown: {raw_html: true, math: true}
cards: false
csp: \"default-src 'self';
  img-src *\"
check:
  levels: {single-origin: off, quote-case: warning, dropped-hedge: error, relative-date: info}
menu:
  - title: About
    url: pages/about.md
  - {title: Elsewhere, url: \"https://example.org\"}
outputs: {feeds: false, json_ld: true}
paginate: 20
search: false
extra: {z: 1, a: [no, 010, 2026-11-21, true]}
";
        let config = check(text, &[]);
        assert_eq!(config.title, "Harbour notes");
        assert_eq!(config.description, "What is known about the harbour.");
        assert_eq!(config.lang, "pt-BR");
        assert_eq!(config.base_url.as_deref(), Some("https://example.org/notes/"));
        assert_eq!(config.links, Links::Explicit);
        assert_eq!(config.theme, "plain");
        assert_eq!(config.texts, "articles");
        assert_eq!(
            config.sections,
            BTreeMap::from([
                (Role::Known, vec!["O que sabemos".to_owned()]),
                (Role::Disputed, vec!["Em disputa".to_owned(), "O que é disputado".to_owned()]),
            ])
        );
        let updates: Vec<(UpdateKind, &str)> =
            config.updates.iter().map(|(kind, word)| (*kind, word.as_str())).collect();
        assert_eq!(
            updates,
            [
                (UpdateKind::Correction, "Correção"),
                (UpdateKind::Update, "Novo"),
                (UpdateKind::Update, "Atualização"),
            ]
        );
        assert!(config.markdown.raw_html && config.markdown.math);
        assert!(!config.cards);
        assert_eq!(config.csp, "default-src 'self'; img-src *");
        assert_eq!(
            config.check.levels,
            BTreeMap::from([
                ("single-origin".to_owned(), None),
                ("quote-case".to_owned(), Some(Level::Warning)),
                ("dropped-hedge".to_owned(), Some(Level::Error)),
                ("relative-date".to_owned(), Some(Level::Info)),
            ])
        );
        assert_eq!(config.menu.len(), 2);
        assert_eq!(config.menu[0], MenuItem { title: "About".to_owned(), url: "pages/about.md".to_owned() });
        assert_eq!(config.outputs, Outputs { feeds: false, ..Outputs::default() });
        assert_eq!(config.paginate, 20);
        assert!(!config.search);
        assert_eq!(config.extra.0, r#"{"z":1,"a":["no","010","2026-11-21",true]}"#);
        assert_eq!(config.places.get("check.levels.quote-case").slice(text), "quote-case");
        assert_eq!(config.places.get("menu.1.url").slice(text), "\"https://example.org\"");
        assert_eq!(config.places.get("theme").slice(text), "plain");
        assert_eq!(config.places.get("lang").slice(text), "pt-BR");
        assert_eq!(config.places.get("nothing"), Span::default());
    }

    #[test]
    fn a_policy_is_the_default_one_another_or_none() {
        assert_eq!(check("csp: true", &[]).csp, CSP);
        assert_eq!(check("csp: false", &[]).csp, "");
        check(
            "csp: [a]",
            &["error[wrong-value] 1:6 expected a content security policy, `true` or `false`, found a list"],
        );
    }

    #[test]
    fn unknown_keys_are_errors() {
        check(
            "titel: x\nbase-url: x\nweight: 3\nmarkdown: {raw-html: true}\ncheck: {level: {}}\nmenu: [{titel: a}]\n",
            &[
                "error[unknown-key] 1:1 unknown key `titel`",
                "  => did you mean `title`?",
                "error[unknown-key] 2:1 unknown key `base-url`",
                "  => did you mean `base_url`?",
                "error[unknown-key] 3:1 unknown key `weight`",
                "error[unknown-key] 4:12 unknown key `raw-html`",
                "  => did you mean `raw_html`?",
                "error[unknown-key] 5:9 unknown key `level`",
                "  => did you mean `levels`?",
                "error[unknown-key] 6:9 unknown key `titel`",
                "  => did you mean `title`?",
                "error[wrong-value] 6:8 a link of the menu needs a `title`",
            ],
        );
    }

    #[test]
    fn what_is_published_for_machines_is_all_of_it_unless_said_otherwise() {
        assert_eq!(check("outputs: false", &[]).outputs, Outputs::all(false));
        assert_eq!(check("outputs: true", &[]).outputs, Outputs::default());
        check(
            "outputs: {feed: true, claims: no}",
            &[
                "error[unknown-key] 1:11 unknown key `feed`",
                "  => did you mean `feeds`?",
                "error[wrong-value] 1:31 expected `true` or `false`, found `no`",
                "  => write `false`",
            ],
        );
    }

    #[test]
    fn unreadable_yaml_leaves_the_defaults() {
        let config = check(
            "title: a: b\n",
            &[
                "error[yaml] 1:9 a value with a colon in it needs quotation marks",
                "  => put the value between quotation marks: \"a: b\"",
            ],
        );
        assert_eq!(config.title, "Explainers");
    }

    #[test]
    fn an_address_of_the_site_ends_with_a_slash() {
        for (text, address) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/", "https://example.org/"),
            (" http://localhost:4000/a/b// ", "http://localhost:4000/a/b/"),
        ] {
            assert_eq!(base_url(text).as_deref(), Ok(address));
        }
        check(
            "base_url: example.org",
            &["error[wrong-value] 1:11 expected an address that begins with `https://`, found `example.org`"],
        );
        check(
            "base_url: https://example.org/?a#b",
            &[
                "error[wrong-value] 1:11 expected an address without `?` and `#`, found `https://example.org/?a#b`",
            ],
        );
        assert!(base_url("javascript://example.org/").is_err());
    }

    #[test]
    fn a_heading_has_one_role() {
        check(
            "sections:\n  known: [Facts, What we know, ' facts ']\n  disputed: [FACTS, \"What’s disputed\"]\n  unkown: X\n  \
             unknown: What we know\n",
            &[
                "error[wrong-value] 3:14 `FACTS` already stands for `known`",
                "  2:11 given here",
                "  => let the same words stand for one thing only",
                "error[unknown-key] 4:3 unknown key `unkown`",
                "  => did you mean `unknown`?",
                "error[wrong-value] 5:12 `What we know` already stands for `known`",
                "  => let the same words stand for one thing only",
            ],
        );
        check("sections: [known]", &["error[wrong-value] 1:11 expected keys with values, found a list"]);
    }

    #[test]
    fn a_word_stands_for_one_type_of_update() {
        let config = check(
            "updates: {correction: Fix, update: [fix, More, Editor’s note], corection: X, editors-note: ''}\n",
            &[
                "error[wrong-value] 1:37 `fix` already stands for `correction`",
                "  1:23 given here",
                "  => let the same words stand for one thing only",
                "error[wrong-value] 1:48 `Editor’s note` already stands for `editors-note`",
                "  => let the same words stand for one thing only",
                "error[unknown-key] 1:64 unknown key `corection`",
                "  => did you mean `correction`?",
                "error[wrong-value] 1:92 expected a text, found an empty one",
                "  => write something here, or take the entry away",
            ],
        );
        assert_eq!(config.updates.len(), 2);
    }

    #[test]
    fn what_is_wrong_keeps_its_default_and_all_of_it_is_found() {
        let config = check(
            "lang: english language\nlinks: relative\npaginate: 0\ntheme: ../x\ntexts: /etc\nmarkdown: {raw_html: yes}\n\
             check: {levels: {a: of, b: 3}}\nmenu: {title: a}\nextra: [a]\ntitle: [a]\n",
            &[
                "error[wrong-value] 10:8 expected a text, found a list",
                "error[wrong-value] 1:7 expected the tag of a language such as `en` or `pt-BR`, found `english language`",
                "error[wrong-value] 2:8 expected one of `pretty`, `explicit`, `absolute`, found `relative`",
                "error[wrong-value] 4:8 expected the name of a folder in `themes/`, found `../x`",
                "error[wrong-value] 5:8 expected a folder below that of `factbox.yaml`, found `/etc`",
                "  => write a path such as `content/sources/text`, with `/` between its parts",
                "error[wrong-value] 6:22 expected `true` or `false`, found `yes`",
                "  => write `true`",
                "error[wrong-value] 7:21 expected one of `off`, `info`, `warning`, `error`, found `of`",
                "  => did you mean `off`?",
                "error[wrong-value] 7:28 expected one of `off`, `info`, `warning`, `error`, found `3`",
                "error[wrong-value] 8:7 expected a list, found keys with values",
                "  => write `- title: …` and below it `url: …` for each link",
                "error[wrong-value] 3:11 expected a whole number from 1 to 1000, found `0`",
                "error[wrong-value] 9:8 expected keys with values, found a list",
            ],
        );
        assert_eq!(format!("{config:?}"), format!("{:?}", Config::default()));
    }

    #[test]
    fn a_digest_tells_values_apart_and_not_places() {
        let digest = |text: &str| Digest::of_value(&check(text, &[]));
        assert_eq!(
            digest("theme: a\ncheck: {levels: {x: off}}"),
            digest("# moved\ncheck: {levels: {x: off}}\ntheme: a")
        );
        for (one, other) in [
            ("title: a", "title: b"),
            ("check: {levels: {x: off}}", "check: {levels: {x: info}}"),
            ("extra: {a: 1, b: 2}", "extra: {b: 2, a: 1}"),
            ("menu: [{title: a, url: b}]", "menu: [{title: b, url: a}]"),
            ("sections: {known: X}", "sections: {unknown: X}"),
        ] {
            assert_ne!(digest(one), digest(other));
        }
    }
}
