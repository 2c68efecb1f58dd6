//! Bibliographies: sources as CSL-JSON and as BibTeX, for reference managers and word processors.
//!
//! Only what readers are shown is told: no `text`, no keys of reference managers, no address that is not published.

use std::collections::HashSet;
use std::fmt::Write;

use crate::date::Edtf;
use crate::model::source::{Name, Source, SourceDate, Stated};
use crate::span::Spanned;

use super::cards::web_link;
use super::json::{self, Object, Value};
use super::record::SourceRecord;

/// Sources as CSL-JSON.
pub fn csl_json(sources: &[SourceRecord]) -> Vec<u8> {
    json::bytes(&Value::List(sources.iter().map(|record| csl_item(&record.source)).collect()))
}

/// The type of a source that gives none.
fn kind_of_work(source: &Source) -> &str {
    match &source.kind_of_work {
        Some(kind) => &kind.value,
        None if link(source).is_some() => "webpage",
        None => "document",
    }
}

/// The address of the original, if it may be published.
pub fn link(source: &Source) -> Option<String> {
    source.url.known().map(|url| web_link(&url.value)).filter(|link| !link.is_empty())
}

fn archive_link(source: &Source) -> String {
    source.archive_url.as_ref().map(|url| web_link(&url.value)).unwrap_or_default()
}

/// A source as an item of CSL-JSON. What CSL has no word for stands under `custom`, in the words of our source files.
fn csl_item(source: &Source) -> Value<'_> {
    fn text(field: &Stated<String>) -> Option<&str> {
        field.known().map(String::as_str)
    }
    fn date(field: &Stated<Spanned<SourceDate>>) -> Option<Object<'_>> {
        field.known().map(csl_date)
    }
    let custom = Object::default()
        .given("agency", source.agency.as_deref())
        .given("reporting", source.reporting.map(crate::model::source::Reporting::name))
        .given("kind", source.kind.map(crate::model::source::SourceKind::name))
        .given("archive-url", archive_link(source))
        .given("archive-date", source.archive_date.as_ref().map(|date| date.value.to_string()))
        .given("unknown", unknown(source));
    Object::default()
        .with("id", source.key.as_str())
        .with("type", kind_of_work(source))
        .given("title", text(&source.title))
        .given("title-short", source.title_short.as_deref())
        .given("author", source.author.known().map(|names| csl_names(names)))
        .given("editor", source.editor.known().map(|names| csl_names(names)))
        .given("container-title", text(&source.container_title))
        .given("publisher", text(&source.publisher))
        .given("issued", date(&source.issued))
        .given("accessed", date(&source.accessed))
        .given("URL", link(source))
        .given("language", source.language.as_deref())
        .given("note", source.note.as_deref())
        .given("custom", custom)
        .into()
}

/// The fields that were looked for and are unknown.
pub fn unknown(source: &Source) -> Vec<&'static str> {
    [
        ("title", source.title == Stated::Unknown),
        ("author", source.author == Stated::Unknown),
        ("editor", source.editor == Stated::Unknown),
        ("container-title", source.container_title == Stated::Unknown),
        ("publisher", source.publisher == Stated::Unknown),
        ("issued", source.issued == Stated::Unknown),
        ("accessed", source.accessed == Stated::Unknown),
        ("URL", source.url == Stated::Unknown),
    ]
    .into_iter()
    .filter_map(|(field, is_unknown)| is_unknown.then_some(field))
    .collect()
}

fn csl_names(names: &[Name]) -> Vec<Object<'_>> {
    names
        .iter()
        .map(|name| match name {
            Name::Person { family, given } => {
                Object::default().with("family", family.as_str()).given("given", given.as_str())
            }
            Name::Literal(name) => Object::default().with("literal", name.as_str()),
        })
        .collect()
}

fn csl_date(date: &Spanned<SourceDate>) -> Object<'_> {
    match &date.value {
        SourceDate::Literal(text) => Object::default().with("literal", text.as_str()),
        SourceDate::Edtf(date) => {
            let numbers = [Some(date.year.into()), date.month.map(Into::into), date.day.map(Into::into)];
            let parts: Vec<Value> = numbers.into_iter().flatten().map(Value::Number).collect();
            let is_about = date.uncertain || date.approximate;
            Object::default().with("date-parts", vec![parts]).given("circa", is_about.then_some(true))
        }
    }
}

/// Sources as BibTeX.
pub fn bibtex(sources: &[SourceRecord]) -> Vec<u8> {
    let mut bibtex = String::new();
    let mut taken = HashSet::new();
    for record in sources {
        let key = free_key(&record.source.key, &mut taken);
        if !bibtex.is_empty() {
            bibtex.push('\n');
        }
        push_entry(&record.source, &key, &mut bibtex);
    }
    bibtex.into_bytes()
}

/// A key that BibTeX can read, and that no entry before has. Most keys of sources are such.
fn free_key(key: &str, taken: &mut HashSet<String>) -> String {
    let good = |char: char| !char.is_whitespace() && !char.is_control() && !"\"#%'(),={}~\\@".contains(char);
    let key: String = key.chars().map(|char| if good(char) { char } else { '-' }).collect();
    // BibTeX does not tell keys apart by letter case.
    let mut keys = std::iter::once(key.clone()).chain((2..).map(|number| format!("{key}-{number}")));
    keys.find(|key| taken.insert(key.to_lowercase())).unwrap_or(key)
}

fn push_entry(source: &Source, key: &str, bibtex: &mut String) {
    let kind = kind_of_work(source);
    let container = source.container_title.known();
    let entry = match kind {
        "article-journal" | "article-magazine" | "article-newspaper" | "review" | "review-book"
            if container.is_some() =>
        {
            "article"
        }
        "book" if source.publisher.known().is_some() => "book",
        "chapter" if container.is_some() => "incollection",
        "paper-conference" if container.is_some() => "inproceedings",
        "thesis" if source.publisher.known().is_some() => "phdthesis",
        "report" if source.publisher.known().is_some() => "techreport",
        _ => "misc",
    };
    let _ = writeln!(bibtex, "@{entry}{{{key},");
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(bibtex, "  {name} = {{{value}}},");
        }
    };
    let text = |text: Option<&String>| text.map(|text| escaped(text)).unwrap_or_default();
    let verbatim =
        |text: Option<&String>| text.map(|title| format!("{{{}}}", escaped(title))).unwrap_or_default();
    // A title in braces keeps its capitals.
    field("title", &verbatim(source.title.known()));
    field("shorttitle", &verbatim(source.title_short.as_ref()));
    field("author", &source.author.known().map(|names| bibtex_names(names)).unwrap_or_default());
    field("editor", &source.editor.known().map(|names| bibtex_names(names)).unwrap_or_default());
    let holder = match entry {
        "article" => "journal",
        "misc" => "howpublished",
        _ => "booktitle",
    };
    field(holder, &text(container));
    let publisher = match entry {
        "phdthesis" => "school",
        "techreport" => "institution",
        _ => "publisher",
    };
    field(publisher, &text(source.publisher.known()));
    match source.issued.known().map(|date| &date.value) {
        Some(SourceDate::Edtf(date)) => {
            field("year", &format!("{:04}", date.year));
            field("month", &date.month.map(|month| month.to_string()).unwrap_or_default());
            field("day", &date.day.map(|day| day.to_string()).unwrap_or_default());
        }
        Some(SourceDate::Literal(text)) => field("year", &format!("{{{}}}", escaped(text))),
        None => {}
    }
    field("url", &link(source).map(|link| link.replace(['{', '}', '\\'], "")).unwrap_or_default());
    if let Some(SourceDate::Edtf(date @ Edtf { day: Some(_), .. })) =
        source.accessed.known().map(|date| &date.value)
    {
        field("urldate", &Edtf { uncertain: false, approximate: false, ..*date }.to_string());
    }
    field("language", &text(source.language.as_ref()));
    field("note", &text(source.note.as_ref()));
    bibtex.push_str("}\n");
}

/// Names as BibTeX takes them apart. In braces, ` and ` and commas are part of a name.
fn bibtex_names(names: &[Name]) -> String {
    let part = |name: &str| {
        let is_plain = name.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '.' | '\''));
        if is_plain { escaped(name) } else { format!("{{{}}}", escaped(name)) }
    };
    let names: Vec<String> = names
        .iter()
        .map(|name| match name {
            Name::Person { family, given } if given.is_empty() => format!("{{{}}}", escaped(family)),
            Name::Person { family, given } => {
                let given: Vec<String> = given.split_whitespace().map(part).collect();
                format!("{}, {}", part(family), given.join(" "))
            }
            Name::Literal(name) => format!("{{{}}}", escaped(name)),
        })
        .collect();
    names.join(" and ")
}

/// Text as TeX takes it for text, in commands that Pandoc knows too. White space and control characters are one space.
fn escaped(text: &str) -> String {
    // BibTeX counts braces, escaped or not.
    let mut depth = 0_i32;
    let is_balanced = text.chars().all(|char| {
        depth += i32::from(char == '{') - i32::from(char == '}');
        depth >= 0
    }) && depth == 0;
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' => escaped.push_str("{\\textbackslash}"),
            '{' if !is_balanced => escaped.push_str("{\\textbraceleft}"),
            '}' if !is_balanced => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '<' => escaped.push_str("{\\textless}"),
            '>' => escaped.push_str("{\\textgreater}"),
            // TeX has no plain quotation mark: its `"` closes.
            '"' => {
                let opens =
                    escaped.is_empty() || escaped.ends_with([' ', '(', '[', '-', '\u{2014}', '\u{2018}']);
                escaped.push(if opens { '\u{201c}' } else { '\u{201d}' });
            }
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(char);
            }
            char if char.is_whitespace() || char.is_control() => {
                if !escaped.ends_with(' ') && !escaped.is_empty() {
                    escaped.push(' ');
                }
            }
            char => escaped.push(char),
        }
    }
    escaped.truncate(escaped.trim_end().len());
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("50% of {A_B} & C\\D", "50\\% of \\{A\\_B\\} \\& C{\\textbackslash}D"),
            (" a\n\u{1} \"b\" ", "a “b”"),
            ("} open {", "{\\textbraceright} open {\\textbraceleft}"),
            ("$5 #1 <~^>", "\\$5 \\#1 {\\textless}{\\textasciitilde}{\\textasciicircum}{\\textgreater}"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn names_are_taken_apart_as_they_were_given() {
        let names = [
            Name::Person { family: "van Loon".to_owned(), given: "Ada B.".to_owned() },
            Name::Literal("Ministry of Works and Sons, Ltd".to_owned()),
            Name::Person { family: "others".to_owned(), given: String::new() },
        ];
        assert_eq!(
            bibtex_names(&names),
            "{van Loon}, Ada B. and {Ministry of Works and Sons, Ltd} and {others}"
        );
    }

    #[test]
    fn keys_are_readable_and_differ() {
        let mut taken = HashSet::new();
        let keys: Vec<String> =
            ["doi:10.1/x", "a b", "A-b", "über"].iter().map(|key| free_key(key, &mut taken)).collect();
        assert_eq!(keys, ["doi:10.1/x", "a-b", "A-b-2", "über"]);
    }
}
