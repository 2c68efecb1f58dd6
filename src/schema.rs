//! JSON Schemas (draft 2020-12) of what writers write in YAML, for the completion of editors: `factbox.yaml`, the front
//! matter of a document, the file of a source.
//!
//! The keys come from where they are read, and so do the words that a value may be; what is said here is what each key
//! means. A key without a meaning, or a meaning without a key, is a mistake of ours that a test finds.

use serde_json::{Map, Value, json};

use crate::check::rules;
use crate::config;
use crate::diagnostic::Level;
use crate::fields::Keys;
use crate::model::front_matter::Status;
use crate::model::role::Role;
use crate::model::source::{Reporting, SourceKind};
use crate::model::update::UpdateKind;
use crate::parse::{front_matter, privacy, source};

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `factbox.yaml`
    Config,
    /// The front matter of an explainer or another document.
    Explainer,
    /// `content/sources/<key>.yaml`
    Source,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Config, Self::Explainer, Self::Source];
}

/// What is said of a key that is right, though nothing reads it.
pub const UNREAD: &str = "Right, and not read by factbox.";

/// What is said of another name of a key begins so.
pub const SAME: &str = "The same as";

/// What is said of a key or a value of other tools: it is read, and not to be written.
pub const DISCOURAGED: &str = "deprecated";

/// A key's name, what it means, and the schema of its value.
type Meaning = (&'static str, &'static str, Value);

/// The schema, with all that it refers to.
pub fn schema(subject: Subject) -> Value {
    let (title, root) = match subject {
        Subject::Config => ("factbox.yaml", object(&config::KEYS, &config())),
        Subject::Explainer => ("Front matter of factbox", object(&front_matter::KEYS, &explainer())),
        Subject::Source => ("A source of factbox", object(&source::KEYS, &source())),
    };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(title));
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    // Nothing at all is an empty mapping.
    schema.insert("type".to_owned(), json!(["object", "null"]));
    let mut named = json!({
        "text": {"type": ["string", "number", "boolean", "null"]},
        "texts": {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "array", "items": {"$ref": "#/$defs/text"}}]},
        "day": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}([Tt ].*)?$"}]},
        "language": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}]},
        "address": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|unknown$)"}]},
    });
    if subject != Subject::Config {
        named["name"] = json!({"anyOf": [{"$ref": "#/$defs/text"}, object(&source::NAME_KEYS, &name())]});
        named["names"] = json!({"anyOf": [{"$ref": "#/$defs/name"}, {"type": "array", "items": {"$ref": "#/$defs/name"}}]});
        named["date"] = json!({"anyOf": [{"$ref": "#/$defs/text"}, object(&source::DATE_KEYS, &date())]});
    }
    if subject == Subject::Explainer {
        let source = object(&source::KEYS, &self::source());
        named["source"] = json!({"anyOf": [{"type": ["string", "number"]}, source]});
    }
    schema.insert("$defs".to_owned(), named);
    Value::Object(schema)
}

/// A mapping with these keys, and what they mean.
fn object(keys: &Keys, meanings: &[Meaning]) -> Value {
    let mut properties = Map::new();
    for names in keys.read() {
        let meaning = names.first().and_then(|first| meanings.iter().find(|(name, ..)| name == first));
        let Some((first, description, value)) = meaning else { continue };
        for name in names {
            let mut property =
                if keys.foreign.contains(&names) { discouraged(value.clone()) } else { value.clone() };
            let description =
                if name == first { (*description).to_owned() } else { format!("{SAME} `{first}`.") };
            if let Value::Object(property) = &mut property {
                property.insert("description".to_owned(), Value::from(description));
            }
            properties.insert((*name).to_owned(), property);
        }
    }
    for name in keys.unread {
        properties.insert((*name).to_owned(), json!({"description": UNREAD}));
    }
    let mut object = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if (keys.ignored)("_x") {
        object["patternProperties"] = json!({"^(_|x-)": {"description": "Kept for other programs."}});
    }
    object
}

/// A mapping with these words as its keys.
fn by_words<'a>(words: impl IntoIterator<Item = &'a str>, value: &Value) -> Value {
    let properties: Map<String, Value> =
        words.into_iter().map(|word| (word.to_owned(), value.clone())).collect();
    json!({"type": ["object", "null"], "properties": properties, "additionalProperties": false})
}

fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let words = words.into_iter().map(Value::from).chain([Value::Null]);
    json!({"enum": words.collect::<Vec<_>>()})
}

fn named(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn flag() -> Value {
    json!({"type": ["boolean", "null"]})
}

/// What `render` may be.
fn render() -> Value {
    let words = privacy::RENDER.iter().map(|(word, _)| json!(word));
    json!({"enum": words.chain([json!(true), json!(false), Value::Null]).collect::<Vec<_>>()})
}

fn config() -> Vec<Meaning> {
    let levels = ["off", Level::Info.name(), Level::Warning.name(), Level::Error.name()];
    let check = [
        ("levels", "How grave the findings of a rule are.", by_words(rules::names(), &one_of(levels))),
        (
            "synonyms",
            "Groups of words that mean one thing.",
            json!({"type": ["array", "null"], "items": named("texts")}),
        ),
    ];
    let item = object(
        &config::MENU_KEYS,
        &[
            ("title", "The words of the link.", named("text")),
            ("url", "Where it leads: a path from `content/`, or an address.", named("text")),
        ],
    );
    let markdown = [
        ("raw_html", "Publish raw HTML as it is.", flag()),
        ("math", "Read `$…$` and `$$…$$` as mathematics.", flag()),
    ];
    let theme = [
        ("name", "A folder of `themes/`.", named("text")),
        ("options", "What the theme lets a site choose.", json!({"type": ["object", "null"]})),
    ];
    let outputs = [
        ("feeds", "`feed.xml`, `feed.json`, `corrections.xml`.", flag()),
        ("sitemap", "`sitemap.xml`.", flag()),
        ("llms", "`llms.txt`.", flag()),
        ("markdown", "The clean Markdown of each page.", flag()),
        ("claims", "`claims.json`, of the site and of each explainer.", flag()),
        ("bibliography", "`sources.json`, and the references of each page as CSL-JSON and BibTeX.", flag()),
        ("json_ld", "Structured data in the pages.", flag()),
    ];
    vec![
        ("title", "The site's name.", named("text")),
        ("description", "What the site is, in one sentence.", named("text")),
        ("lang", "The language of the site: `en`, `pt-BR`.", named("language")),
        ("base_url", "Where the site is published; for what cannot be relative.", named("address")),
        ("links", "How links between pages are written.", one_of(config::LINKS.map(|(name, _)| name))),
        (
            "theme",
            "A folder of `themes/`, or that and options.",
            json!({"anyOf": [named("text"), object(&config::THEME_KEYS, &theme)]}),
        ),
        ("texts", "The folder with the texts of sources.", named("text")),
        ("sections", "Further headings of sections.", by_words(Role::ALL.map(Role::name), &named("texts"))),
        (
            "updates",
            "Further words for types of updates.",
            by_words(UpdateKind::ALL.map(UpdateKind::name), &named("texts")),
        ),
        (
            "markdown",
            "What the reading of Markdown may do.",
            nullable(object(&config::MARKDOWN_KEYS, &markdown)),
        ),
        ("check", "How grave findings are.", nullable(object(&config::CHECK_KEYS, &check))),
        (
            "quotes",
            "Which marks hold quotations: double ones, or single ones too.",
            one_of(config::QUOTES.map(|(name, _)| name)),
        ),
        ("menu", "The links of the masthead.", json!({"type": ["array", "null"], "items": item})),
        (
            "outputs",
            "What is published for machines; `false` for none of it.",
            json!({"anyOf": [{"type": ["boolean", "null"]}, object(&config::OUTPUTS_KEYS, &outputs)]}),
        ),
        (
            "paginate",
            "How many entries a list may have before it goes on on another page.",
            json!({"type": ["integer", "null"], "minimum": config::PAGINATE.start(), "maximum": config::PAGINATE.end()}),
        ),
        ("search", "Whether readers can search the site.", flag()),
        ("cards", "Draw a picture of each explainer for those who pass its address on.", flag()),
        (
            "csp",
            "The content security policy of every page; `false` for none.",
            json!({"type": ["boolean", "string", "null"]}),
        ),
        ("extra", "Anything, handed to templates.", json!({"type": ["object", "null"]})),
    ]
}

fn explainer() -> Vec<Meaning> {
    vec![
        ("title", "The title; else the first heading.", named("text")),
        ("summary", "One or two sentences, for lists and search engines.", named("text")),
        ("date", "When it was first published.", named("day")),
        ("updated", "When it was last changed.", named("day")),
        ("review-by", "The day by which somebody looks at it again.", named("day")),
        (
            "status",
            "Whether it is still changing.",
            json!({"anyOf": [
                one_of(Status::ALL.map(Status::name)),
                discouraged(json!({"enum": privacy::STATUS.map(|(word, _)| word)})),
            ]}),
        ),
        ("topics", "Slugs or names of topics.", named("texts")),
        ("tags", "Tags.", named("texts")),
        (
            "sources",
            "Keys of `content/sources/`, addresses, or sources in place.",
            json!({"anyOf": [{"type": "null"}, named("source"), {"type": "array", "items": named("source")}]}),
        ),
        ("slug", "The last part of the address.", named("text")),
        ("draft", "Leave it out until `--drafts`.", flag()),
        ("private", "`true` leaves it out, of previews too.", flag()),
        ("publishDate", "It is left out until this day.", named("day")),
        ("expiryDate", "It is left out from this day on.", named("day")),
        ("authors", "Who wrote it.", named("names")),
        ("lang", "Its language, if it is not the site's.", named("language")),
        ("license", "A name or an address.", named("text")),
        ("template", "The template to render it with.", named("text")),
        ("image", "A file beside the page, or an address.", named("text")),
        ("redirect_from", "Paths where it stood before.", named("texts")),
        ("aliases", "Names for `[[…]]`; those that start with `/` are old paths.", named("texts")),
        ("extra", "Anything, handed to templates.", json!({})),
        ("publish", "`false` leaves it out until `--drafts`, as Obsidian Publish does.", flag()),
        ("published", "`false` leaves it out until `--drafts`, as Jekyll does.", flag()),
        ("public", "`false` leaves it out.", flag()),
        ("hidden", "`true` leaves it out.", flag()),
        ("unlisted", "`true` leaves it out.", flag()),
        ("headless", "`true` leaves it out, as Hugo does.", flag()),
        ("render", "`never` leaves it out, as Hugo does.", render()),
        (
            "build",
            "Hugo’s: `render: never` leaves it out.",
            nullable(object(
                &front_matter::BUILD_KEYS,
                &[
                    ("render", "`never` leaves the page out.", render()),
                    ("list", "Not read: a page that is published is in the lists.", json!({})),
                    (
                        "publishResources",
                        "Not read: files are published where a page links to them.",
                        json!({}),
                    ),
                ],
            )),
        ),
        ("permalink", "`false` leaves it out, as Eleventy does.", json!({"type": ["boolean", "null"]})),
    ]
}

fn source() -> Vec<Meaning> {
    vec![
        ("id", "The key by which it is cited; of a file, its name.", named("text")),
        (
            "type",
            "What sort of work it is, in CSL's words.",
            json!({"anyOf": [one_of(source::CSL_TYPES), {"const": "unknown"}]}),
        ),
        ("title", "Its title.", named("text")),
        ("title-short", "A short title, for chips and lists.", named("text")),
        ("author", "Who wrote it; `unknown` if you have looked.", named("names")),
        ("editor", "Who edited it.", named("names")),
        ("container-title", "The newspaper, journal or site that it appeared in.", named("text")),
        ("publisher", "Who published it; `unknown` if you have looked.", named("text")),
        (
            "issued",
            "When it was published: `2026-11-21`, `2026-11`, `2026~`; `unknown` if you have looked.",
            named("date"),
        ),
        ("accessed", "When it was read.", named("date")),
        ("URL", "Its address.", named("address")),
        ("language", "Its language.", named("text")),
        ("note", "What a reader should bear in mind. Public.", named("text")),
        (
            "text",
            "The name of a file in the folder of texts.",
            json!({"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^[^/\\\\]+$"}]}),
        ),
        ("archive-url", "An archived copy.", named("address")),
        ("archive-date", "When it was archived.", named("date")),
        ("agency", "The wire that wrote it.", named("text")),
        ("based-on", "Keys of the sources that it goes back to.", named("texts")),
        ("origin", "A label that sources with one upstream share.", named("text")),
        (
            "reporting",
            "`own`: its publisher did the reporting itself.",
            one_of(Reporting::ALL.map(Reporting::name)),
        ),
        ("kind", "What sort of text it is.", one_of(SourceKind::ALL.map(SourceKind::name))),
    ]
}

fn name() -> Vec<Meaning> {
    vec![
        ("family", "The family's name.", named("text")),
        ("given", "The given name.", named("text")),
        ("literal", "A name that is not to be taken apart.", named("text")),
        ("suffix", "`Jr.`", named("text")),
        ("dropping-particle", "`de` in Jean de La Fontaine.", named("text")),
        ("non-dropping-particle", "`van` in Vincent van Gogh.", named("text")),
    ]
}

fn date() -> Vec<Meaning> {
    let number = json!({"type": ["integer", "string", "null"]});
    vec![
        ("date-parts", "`[[2026, 11, 21]]`", json!({"type": ["array", "null"]})),
        ("literal", "The date in words.", named("text")),
        ("circa", "Whether it is about that date.", json!({})),
        ("year", "The year.", number.clone()),
        ("month", "The month.", number.clone()),
        ("day", "The day.", number),
    ]
}

/// What is read and is not to be written, in the words of JSON Schema.
fn discouraged(mut schema: Value) -> Value {
    schema[DISCOURAGED] = json!(true);
    schema
}

fn nullable(mut object: Value) -> Value {
    object["type"] = json!(["object", "null"]);
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_meaning_and_every_meaning_a_key() {
        for (keys, meanings) in [
            (&config::KEYS, config()),
            (&front_matter::KEYS, explainer()),
            (&source::KEYS, source()),
            (&source::NAME_KEYS, name()),
            (&source::DATE_KEYS, date()),
        ] {
            let keys: Vec<&str> = keys.read().map(|names| names[0]).collect();
            let meant: Vec<&str> = meanings.iter().map(|(name, ..)| *name).collect();
            assert_eq!(keys, meant);
        }
        let config = schema(Subject::Config);
        let below = |key: &str| config["properties"][key]["properties"].as_object().unwrap().len();
        assert_eq!(below("markdown"), config::MARKDOWN_KEYS.known.len());
        assert_eq!(below("check"), config::CHECK_KEYS.known.len());
        let theme = &config["properties"]["theme"]["anyOf"][1]["properties"];
        assert_eq!(theme.as_object().unwrap().len(), config::THEME_KEYS.known.len());
        let item = &config["properties"]["menu"]["items"]["properties"];
        assert_eq!(item.as_object().unwrap().len(), config::MENU_KEYS.known.len());
    }

    #[test]
    fn other_names_of_a_key_mean_the_same() {
        let schema = schema(Subject::Explainer);
        let properties = &schema["properties"];
        assert_eq!(properties["lastmod"]["$ref"], properties["updated"]["$ref"]);
        assert_eq!(properties["lastmod"]["description"], "The same as `updated`.");
    }
}
