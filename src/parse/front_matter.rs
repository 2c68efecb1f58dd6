//! Front matter: the YAML between `---` lines at the beginning of a Markdown file.
//!
//! Knows the keys that describe a document, and those of other tools that mean the same. Knows nothing of the text below
//! it.

use crate::diagnostic::{Diagnostic, Level};
use crate::fields::{Fields, Keys, Reader, UNKNOWN_KEY};
use crate::model::front_matter::{FrontMatter, Private, Status};
use crate::model::source::Name;
use crate::path::SitePath;
use crate::span::{Place, Span, Spanned};
use crate::yaml;

use super::privacy::{self, NotPublic};
use super::source;

/// The rule of front matter that cannot be read.
const RULE: &str = "yaml";

/// The keys of front matter.
pub const KEYS: Keys = Keys {
    known: &[
        &["title"],
        &["summary", "description"],
        &["date"],
        &["updated", "lastmod", "date-modified"],
        &["review-by"],
        &["status"],
        &["topics"],
        &["tags"],
        &["sources", "references"],
        &["slug"],
        &["draft"],
        privacy::PRIVATE.names,
        &["publishDate", "publishdate"],
        &privacy::EXPIRY,
        &["authors", "author"],
        &["lang"],
        &["license"],
        &["template", "layout"],
        &["image"],
        &["redirect_from"],
        &["aliases"],
        &["extra"],
    ],
    foreign: &privacy::NAMES_ELSEWHERE,
    unread: &[],
    ignored: |_| false,
    unknown: Level::Warning,
};

/// The keys of `build`, which are Hugo's.
pub const BUILD_KEYS: Keys = Keys {
    known: &[&["render"], &["list"], &["publishResources"]],
    foreign: &[],
    unread: &[],
    ignored: |_| false,
    unknown: Level::Warning,
};

/// A Markdown file in its two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Where the YAML stands, without the lines around it; `None` if there is no front matter.
    pub yaml: Option<Span>,
    /// The byte at which the text begins.
    pub body: usize,
    /// Why the front matter cannot be told from the text.
    pub fault: Option<Fault>,
}

/// Why front matter cannot be told from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No line closes what the first one opens.
    Unclosed,
    /// It stands between `+++`.
    Toml,
    /// It begins without the line that opens it, or with one of other signs.
    Unopened,
    /// Something stands above it.
    Displaced,
}

/// Tells the front matter from the text. It begins on the first line, with `---`, and ends with a line `---` or `...`.
///
/// Empty lines above it are forgiven if it cannot be anything else: nobody means to publish what stands there.
pub fn split(text: &str) -> Split {
    let none = Split { yaml: None, body: 0, fault: None };
    let above: usize =
        text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let mut lines = text[above..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let (closing, fault): (&[&str], Option<Fault>) = match first.trim_end() {
        "---" => (&["---", "..."], None),
        "+++" if above == 0 => (&["+++"], Some(Fault::Toml)),
        _ => {
            let fault = misplaced(&text[above..]);
            return fault.map_or(none, |fault| Split { body: text.len(), fault: Some(fault), ..none });
        }
    };
    if above > 0 && !lines.clone().next().is_some_and(is_key) {
        return none;
    }
    let is_meant = lines.clone().next().is_some_and(is_known_key);
    let start = above + first.len();
    let mut end = start;
    for line in lines {
        if closing.contains(&line.trim_end()) {
            let yaml = fault.is_none().then(|| Span::new(start, end));
            return Split { yaml, body: end + line.len(), fault };
        }
        end += line.len();
    }
    if above > 0 && !is_meant {
        return none;
    }
    Split { yaml: None, body: text.len(), fault: fault.or(Some(Fault::Unclosed)) }
}

/// How many lines are looked at for front matter that does not stand at the top.
const FAR: usize = 12;

/// What is wrong where a file has no front matter and its first lines have keys as front matter does.
fn misplaced(text: &str) -> Option<Fault> {
    let is_dashes = |line: &str| {
        let signs = line.chars().filter(|char| !char.is_whitespace());
        signs.clone().count() > 0 && signs.clone().all(|char| matches!(char, '-' | '–' | '—' | '−'))
    };
    let lines: Vec<&str> = text.lines().take(FAR).collect();
    let [first, second, ..] = lines.as_slice() else { return None };
    if is_dashes(first) && is_known_key(second) {
        return Some(Fault::Unopened);
    }
    if is_known_key(first) {
        let end = |line: &&&str| matches!(line.trim_end(), "---" | "...");
        let is_yaml = |line: &&&str| {
            let line = line.trim_end();
            line.is_empty() || line.starts_with([' ', '#']) || line.starts_with("- ") || is_key(line)
        };
        let yaml = lines.iter().take_while(is_yaml).count();
        let is_closed = lines.get(yaml).is_some_and(|line| end(&line));
        return (is_closed || is_known_key(second)).then_some(Fault::Unopened);
    }
    // A comment or a heading above, and then what front matter begins with.
    let above = lines.iter().take_while(|line| !line.starts_with("```") && !line.starts_with("~~~"));
    let opens = above.zip(&lines[1..]).any(|(line, next)| line.trim_end() == "---" && is_known_key(next));
    opens.then_some(Fault::Displaced)
}

/// Whether a line begins with a key that front matter has: `title: …`.
fn is_known_key(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or("");
    is_key(line) && KEYS.read().any(|names| names.contains(&key))
}

/// Whether a line begins with a key: `title: …`.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        (value.trim_end().is_empty() || value.starts_with(' '))
            && key.starts_with(char::is_alphabetic)
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    })
}

/// Reads the front matter of the file at `path`, whose text is `text`; beside it the byte at which its body begins. What is
/// wrong is left out.
pub fn read(path: &SitePath, text: &str) -> (FrontMatter, usize, Vec<Diagnostic>) {
    let split = split(text);
    if let Some(fault) = split.fault {
        return (FrontMatter::default(), split.body, vec![explain(path, text, fault)]);
    }
    let Some(span) = split.yaml else { return (FrontMatter::default(), split.body, Vec::new()) };
    let (node, diagnostics) = yaml::read(path, text, span);
    let Some(node) = node else { return (FrontMatter::default(), split.body, diagnostics) };
    let mut found = Reader::new(path, diagnostics);
    let front_matter = of_node(&mut found, &node);
    (front_matter, split.body, found.into_diagnostics())
}

fn explain(path: &SitePath, text: &str, fault: Fault) -> Diagnostic {
    let above = text.len() - text.trim_start().len();
    let first = Span::new(above, above + text[above..].lines().next().unwrap_or_default().trim_end().len());
    let (message, help) = match fault {
        Fault::Unclosed => (
            "front matter begins here, and no line `---` ends it",
            "write a line `---` between the front matter and the text; a line across the page is `***`",
        ),
        Fault::Toml => {
            ("front matter between `+++` is TOML, which is not read", "write YAML between two lines `---`")
        }
        Fault::Unopened => (
            "front matter begins here, and no line `---` stands above it",
            "write a line of three hyphens, `---`, above its first key, and another one below its last",
        ),
        Fault::Displaced => (
            "front matter stands further down, and is not read there",
            "move it to the top of the file, its line `---` first",
        ),
    };
    let finding = Diagnostic::error(RULE, Place::new(path, first), message).help(help).fatal();
    let line = first.slice(text);
    match fault {
        // Another line that was meant to open it is replaced.
        Fault::Unopened if is_known_key(line) => finding.patch(Span { end: first.start, ..first }, "---\n"),
        Fault::Unopened => {
            let begin = text[..above].rfind('\n').map_or(0, |at| at + 1);
            finding.patch(Span::new(begin, first.end as usize), "---")
        }
        _ => finding,
    }
}

fn of_node(reader: &mut Reader, node: &yaml::Node) -> FrontMatter {
    let fields = reader.fields(node, &KEYS);
    let aliases = reader.texts(fields.get("aliases"));
    let (old_paths, aliases) = aliases.into_iter().partition(|alias| alias.value.starts_with('/'));
    let mut redirect_from = reader.texts(fields.get("redirect_from"));
    redirect_from.extend::<Vec<_>>(old_paths);
    let authors = source::names(reader, fields.get("authors"));
    let (status, unpublished) = status(reader, &fields);
    let private = private(reader, &fields);
    let is_draft = flag(reader, fields.get("draft")) == Some(true);
    let draft = is_draft || [&private, &unpublished].into_iter().flatten().any(|private| private.is_draft);
    let private = graver(private, unpublished.filter(|status| status.said != "status: draft"));
    FrontMatter {
        title: reader.text(fields.get("title")),
        summary: reader.text(fields.get("summary")),
        date: reader.day(fields.get("date")),
        updated: reader.day(fields.get("updated")),
        review_by: reader.day(fields.get("review-by")),
        status,
        topics: reader.texts(fields.get("topics")),
        tags: reader.texts(fields.get("tags")),
        sources: fields.get("sources").map(|node| source::entries(reader, node)).unwrap_or_default(),
        sources_span: fields.key_span("sources"),
        slug: reader.text(fields.get("slug")),
        draft,
        private,
        expires: reader.day(fields.get("expiryDate")),
        publish_date: reader.day(fields.get("publishDate")),
        authors: authors.known().into_iter().flatten().map(Name::to_string).collect(),
        lang: reader.language(fields.get("lang")),
        license: reader.text(fields.get("license")).map(|license| license.value),
        template: reader.text(fields.get("template")),
        image: reader.text(fields.get("image")),
        redirect_from,
        aliases,
        extra: fields.get("extra").map(yaml::Node::to_json).unwrap_or_default(),
    }
}

/// The status, or what it says of a page that is not public.
fn status(reader: &mut Reader, fields: &Fields) -> (Option<Spanned<Status>>, Option<Private>) {
    let node = fields.get("status");
    let text = node.and_then(yaml::Node::text).map(str::trim).unwrap_or_default();
    match privacy::STATUS.into_iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
        Some((word, is_draft)) => (None, Some(Private { said: format!("status: {word}"), is_draft })),
        None => (reader.choice(node, &Status::ALL.map(|status| (status.name(), status))), None),
    }
}

/// What says that a page is not public, by any key.
fn private(reader: &mut Reader, fields: &Fields) -> Option<Private> {
    let mut found = None;
    for key in privacy::keys() {
        let name = key.names[0];
        let Some(node) = fields.get(name) else { continue };
        let written = written(fields, name);
        let said = match key.not_public {
            NotPublic::Flag(not_public) => {
                (flag(reader, Some(node)) == Some(not_public)).then(|| format!("{written}: {not_public}"))
            }
            NotPublic::Unrendered => unrendered(reader, node).map(|word| format!("{written}: {word}")),
            NotPublic::Build => unbuilt(reader, node).map(|said| format!("{written}.{said}")),
            NotPublic::NoAddress => no_address(reader, fields, name),
        };
        found = graver(found, said.map(|said| Private { said, is_draft: key.is_draft }));
    }
    found
}

/// What keeps a page out of previews too, if either does; else the first.
fn graver(first: Option<Private>, second: Option<Private>) -> Option<Private> {
    match (&first, &second) {
        (Some(Private { is_draft: true, .. }), Some(Private { is_draft: false, .. })) => second,
        _ => first.or(second),
    }
}

/// What says that no page is to be made of the file in Hugo's `build`, `render: never`, if anything does.
fn unbuilt(reader: &mut Reader, node: &yaml::Node) -> Option<String> {
    let inner = reader.fields(node, &BUILD_KEYS);
    if let Some(word) = inner.get("render").and_then(|render| unrendered(reader, render)) {
        return Some(format!("render: {word}"));
    }
    if let Some(list) = inner.get("list").filter(|list| !is_word(list, &["always", "true"])) {
        let message = "`list` is not read: a page that is published is in the lists of the site";
        reader.report(
            Diagnostic::warning(UNKNOWN_KEY, reader.place(list.span), message)
                .help("write `private: true` to leave the page out, or take `list` away"),
        );
    }
    None
}

/// What says that a page has no address, `permalink: false`. An address is not read.
fn no_address(reader: &mut Reader, fields: &Fields, name: &str) -> Option<String> {
    if is_word(fields.get(name)?, &["false"]) {
        return Some(format!("{name}: false"));
    }
    let message = format!("`{name}` is not read: the address of a page is the path of its file");
    reader.report(
        Diagnostic::warning(UNKNOWN_KEY, reader.place(fields.key(name)?.span), message)
            .help("rename the file or give it a `slug:`, and write the old path under `redirect_from`"),
    );
    None
}

/// The value of `render` if it says that no page is to be made of the file.
fn unrendered(reader: &mut Reader, node: &yaml::Node) -> Option<String> {
    let text = node.text().unwrap_or_default().trim().to_ascii_lowercase();
    let is_rendered = match text.as_str() {
        "true" | "false" => text == "true",
        _ => reader.choice(Some(node), &privacy::RENDER)?.value,
    };
    (!is_rendered).then_some(text)
}

/// `true` or `false`, be it in quotation marks: who writes `draft: "true"` means it.
fn flag(reader: &mut Reader, node: Option<&yaml::Node>) -> Option<bool> {
    match node?.text().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => reader.boolean(node),
    }
}

fn is_word(node: &yaml::Node, words: &[&str]) -> bool {
    let text = node.text().unwrap_or_default().trim().to_ascii_lowercase();
    words.contains(&text.as_str())
}

/// A key as it was written.
fn written<'n>(fields: &Fields<'n>, name: &'n str) -> &'n str {
    fields.key(name).map_or(name, |key| &key.name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::front_matter::SourceEntryKind;
    use crate::span::Spanned;
    use crate::yaml::shown;

    /// Reads the front matter of a file with these lines of YAML; what is found.
    fn check(yaml: &str, expect: &[&str]) -> FrontMatter {
        let text = format!("---\n{yaml}\n---\nBody");
        let (front_matter, body, diagnostics) = read(&SitePath::new("content/x.md"), &text);
        assert_eq!(shown(&text, &diagnostics), expect, "{text}");
        assert_eq!(&text[body..], "Body");
        front_matter
    }

    fn values<T>(spanned: &[Spanned<T>]) -> Vec<&T> {
        spanned.iter().map(|spanned| &spanned.value).collect()
    }

    #[test]
    fn front_matter_ends_where_it_says() {
        for (text, yaml, body) in [
            ("", None, ""),
            ("Text\n---\na: b\n---\n", None, "Text\n---\na: b\n---\n"),
            ("----\na: b\n---\n", None, "----\na: b\n---\n"),
            (" ---\na: b\n---\n", None, " ---\na: b\n---\n"),
            ("\n \n---\na: b\n---\nText", Some("a: b\n"), "Text"),
            ("\n---\nWords\n---\n", None, "\n---\nWords\n---\n"),
            ("\n---\na: b\n", None, "\n---\na: b\n"),
            ("---\na: b\n---\nText", Some("a: b\n"), "Text"),
            ("---  \na: b\n--- \t\nText", Some("a: b\n"), "Text"),
            ("---\r\na: b\r\n---\r\nText", Some("a: b\r\n"), "Text"),
            ("---\na: b\n...\n---\nText", Some("a: b\n"), "---\nText"),
            ("---\n---\nText", Some(""), "Text"),
            ("---\na: b\n---", Some("a: b\n"), ""),
            ("---\na: |\n  ---\n---\nText", Some("a: |\n  ---\n"), "Text"),
        ] {
            let split = split(text);
            assert_eq!(split.yaml.map(|span| span.slice(text)), yaml, "{text:?}");
            assert_eq!((&text[split.body..], split.fault), (body, None), "{text:?}");
        }
    }

    #[test]
    fn front_matter_that_does_not_begin_the_file_is_found() {
        for (text, fault, mended) in [
            (
                "title: A\ndate: 2026-01-02\n---\n\nText",
                Some(Fault::Unopened),
                Some("---\ntitle: A\ndate: 2026-01-02\n---\n\nText"),
            ),
            ("title: A\n---\nText", Some(Fault::Unopened), Some("---\ntitle: A\n---\nText")),
            ("----\ntitle: A\n---\nText", Some(Fault::Unopened), Some("---\ntitle: A\n---\nText")),
            ("\n—\ntitle: A\n---\nText", Some(Fault::Unopened), Some("\n---\ntitle: A\n---\nText")),
            (" ---\ntitle: A\n---\nText", Some(Fault::Unopened), Some("---\ntitle: A\n---\nText")),
            ("<!-- mine -->\n---\ntitle: A\n---\nText", Some(Fault::Displaced), None),
            ("# A\n\n---\nsources: [a]\n---\nText", Some(Fault::Displaced), None),
            ("\n---\ntitle: A\n\nText", Some(Fault::Unclosed), None),
            ("```yaml\n---\ntitle: A\n---\n```\n", None, None),
            ("Note: the bridge is shut.\n---\nText", None, None),
            ("title: the word stands at the top of every page,\nand nobody reads it.", None, None),
            ("# A\n\n---\n\nText", None, None),
        ] {
            assert_eq!(split(text).fault, fault, "{text}");
            let found = read(&SitePath::new("content/x.md"), text).2;
            let patch = found.first().and_then(|finding| finding.patch.clone());
            let by_patch = patch.map(|patch| {
                let mut text = text.to_owned();
                text.replace_range(patch.span.range(), &patch.replacement);
                text
            });
            assert_eq!(by_patch.as_deref(), mended, "{text}");
        }
    }

    #[test]
    fn what_is_never_closed_or_no_yaml_is_an_error() {
        for (text, message, help) in [
            (
                "---\ntitle: a\n\nText\n",
                "front matter begins here, and no line `---` ends it",
                "write a line `---` between the front matter and the text; a line across the page is `***`",
            ),
            (
                "+++\ntitle = \"a\"\n+++\n",
                "front matter between `+++` is TOML, which is not read",
                "write YAML between two lines `---`",
            ),
        ] {
            let (front_matter, body, diagnostics) = read(&SitePath::new("content/x.md"), text);
            assert_eq!(
                shown(text, &diagnostics),
                [format!("error[yaml] 1:1 {message}"), format!("  => {help}")]
            );
            assert!(diagnostics[0].fatal && front_matter.title.is_none() && body == text.len());
        }
    }

    #[test]
    fn every_key_is_read() {
        let front_matter = check(
            "\
title: \"Rubio and Lavrov: what two reports say\"
summary: Two articles.
date: 2026-11-21
updated: \"2026-11-22\"
review-by: 2026-12-05T00:00:00Z
status: developing
topics: [ukraine-war, asean]
tags: one
sources:
  - kl-dispatch
  - id: balancing-act
    publisher: unknown
slug: 2026
draft: true
authors: [Ana Reis, {family: King, given: Martin}]
lang: en-GB
license: CC BY 4.0
template: wide
image: photo.jpg
redirect_from: /old/
aliases: [/older, The Meeting, meeting.html]
extra: {colour: red, since: 2026-11-21, order: 010, deep: [1, {a: ~}]}",
            &[],
        );
        assert_eq!(front_matter.title.unwrap().value, "Rubio and Lavrov: what two reports say");
        assert_eq!(front_matter.summary.unwrap().value, "Two articles.");
        assert_eq!(front_matter.date.unwrap().value.to_string(), "2026-11-21");
        assert_eq!(front_matter.updated.unwrap().value.to_string(), "2026-11-22");
        assert_eq!(front_matter.review_by.unwrap().value.to_string(), "2026-12-05");
        assert_eq!(front_matter.status.unwrap().value, Status::Developing);
        assert_eq!(values(&front_matter.topics), ["ukraine-war", "asean"]);
        assert_eq!(values(&front_matter.tags), ["one"]);
        assert!(matches!(&front_matter.sources[0].kind, SourceEntryKind::Key(key) if key == "kl-dispatch"));
        assert!(
            matches!(&front_matter.sources[1].kind, SourceEntryKind::Inline(source) if source.key == "balancing-act")
        );
        assert_eq!(front_matter.slug.unwrap().value, "2026");
        assert!(front_matter.draft);
        assert_eq!(front_matter.authors, ["Ana Reis", "Martin King"]);
        assert_eq!(front_matter.lang.unwrap().value, "en-GB");
        assert_eq!(front_matter.license.as_deref(), Some("CC BY 4.0"));
        assert_eq!(front_matter.template.unwrap().value, "wide");
        assert_eq!(front_matter.image.unwrap().value, "photo.jpg");
        assert_eq!(values(&front_matter.redirect_from), ["/old/", "/older"]);
        assert_eq!(values(&front_matter.aliases), ["The Meeting", "meeting.html"]);
        assert_eq!(
            front_matter.extra.to_string(),
            r#"{"colour":"red","since":"2026-11-21","order":"010","deep":[1,{"a":null}]}"#
        );
    }

    #[test]
    fn keys_of_other_tools_are_understood() {
        let front_matter =
            check("description: S\nlastmod: 2026-01-02\nreferences: [a]\nauthor: Ana\nlayout: wide", &[]);
        assert_eq!(front_matter.summary.unwrap().value, "S");
        assert_eq!(front_matter.updated.unwrap().value.to_string(), "2026-01-02");
        assert_eq!(front_matter.sources.len(), 1);
        assert_eq!(front_matter.authors, ["Ana"]);
        assert_eq!(front_matter.template.unwrap().value, "wide");
        let front_matter = check("date-modified: 2026-01-03", &[]);
        assert_eq!(front_matter.updated.unwrap().value.to_string(), "2026-01-03");
    }

    #[test]
    fn what_keeps_a_page_out_of_previews_outweighs_what_makes_it_a_draft() {
        for (yaml, said, is_draft) in [
            ("publish: false", "publish: false", true),
            ("publish: false\nhidden: true", "hidden: true", false),
            ("published: false\nstatus: private", "status: private", false),
            ("status: pending\nprivate: true", "private: true", false),
            ("unlisted: true\n_build: {render: link}", "unlisted: true", false),
            ("_build: {render: link}", "_build.render: link", false),
        ] {
            let private = check(yaml, &[]).private.unwrap();
            assert_eq!((private.said.as_str(), private.is_draft), (said, is_draft), "{yaml}");
        }
    }

    #[test]
    fn two_names_of_one_key_are_an_error_that_names_both() {
        check(
            "summary: a\ndescription: b\nsources: [a]\nreferences: [b]",
            &[
                "error[wrong-value] 3:1 `summary` and `description` are two names of one key",
                "  2:1 the other one",
                "  => keep one of the two",
                "error[wrong-value] 5:1 `sources` and `references` are two names of one key",
                "  4:1 the other one",
                "  => keep one of the two",
            ],
        );
    }

    #[test]
    fn unknown_keys_are_warnings_with_a_suggestion() {
        check(
            "titel: a\nsumary: b\nweight: 3\nreview_by: 2026-01-01",
            &[
                "warning[unknown-key] 2:1 unknown key `titel`",
                "  => did you mean `title`?",
                "warning[unknown-key] 3:1 unknown key `sumary`",
                "  => did you mean `summary`?",
                "warning[unknown-key] 4:1 unknown key `weight`",
                "warning[unknown-key] 5:1 unknown key `review_by`",
                "  => did you mean `review-by`?",
            ],
        );
    }

    #[test]
    fn all_errors_are_found_in_one_run_and_left_out() {
        let front_matter = check(
            "title: [a]\ndate: 21.11.2026\nupdated: 2026/1/2\nstatus: develloping\ntopics: [a, '']\ndraft: yes\nlang: en_US\n\
             sources: {a: b}\nslug: kept",
            &[
                "error[wrong-value] 5:9 expected one of `developing`, `settled`, `archived`, found `develloping`",
                "  => did you mean `developing`?",
                "error[wrong-value] 7:8 expected `true` or `false`, found `yes`",
                "  => write `true`",
                "error[wrong-value] 2:8 expected a text, found a list",
                "error[wrong-value] 3:7 expected a day such as `2026-11-21`, found `21.11.2026`",
                "error[wrong-value] 4:10 expected a day such as `2026-11-21`, found `2026/1/2`",
                "  => write `2026-01-02`",
                "error[wrong-value] 6:13 expected a text, found an empty one",
                "  => write something here, or take the entry away",
                "error[wrong-value] 9:10 expected a list of sources, found keys with values",
                "  => put `- ` in front of each source",
                "error[wrong-value] 8:7 expected the tag of a language such as `en` or `pt-BR`, found `en_US`",
                "  => write `en-US`",
            ],
        );
        assert!(
            front_matter.title.is_none() && front_matter.date.is_none() && front_matter.sources.is_empty()
        );
        assert_eq!(values(&front_matter.topics), ["a"]);
        assert_eq!(front_matter.slug.unwrap().value, "kept");
    }

    #[test]
    fn places_count_from_the_beginning_of_the_file() {
        let text = "---\nétat: x\ntitle: Ça va\nsources:\n---\nBody";
        let (front_matter, _, diagnostics) = read(&SitePath::new("content/x.md"), text);
        assert_eq!(shown(text, &diagnostics), ["warning[unknown-key] 2:1 unknown key `état`"]);
        assert_eq!(front_matter.title.unwrap().span.slice(text), "Ça va");
        assert_eq!(front_matter.sources_span.unwrap().slice(text), "sources");
        check(
            "title: a: b",
            &[
                "error[yaml] 2:9 a value with a colon in it needs quotation marks",
                "  => put the value between quotation marks: \"a: b\"",
            ],
        );
    }

    #[test]
    fn nothing_is_given_where_nothing_is_written() {
        for yaml in
            ["", "# nothing", "title:\ndate:\nsources:\ntopics:\ndraft:\nextra:", "title: ''\nlang: ~"]
        {
            let front_matter = check(yaml, &[]);
            assert!(front_matter.title.is_none() && front_matter.topics.is_empty() && !front_matter.draft);
            assert_eq!(front_matter.extra, serde_json::Value::Null);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_panic(
            lines in proptest::collection::vec((proptest::sample::select(NAMES), proptest::sample::select(VALUES)), 0..8),
        ) {
            let yaml: Vec<String> = lines.iter().map(|(name, value)| format!("{name}{value}\n")).collect();
            let text = format!("---\n{}---\n", yaml.concat());
            let (_, body, diagnostics) = read(&SitePath::new("content/x.md"), &text);
            prop_assert!(text.is_char_boundary(body));
            for finding in &diagnostics {
                prop_assert!(text.get(finding.place.as_ref().unwrap().span.range()).is_some());
            }
        }
    }

    const NAMES: &[&str] = &[
        "title: ",
        "date: ",
        "sources: ",
        "references: ",
        "sources:\n- ",
        "- ",
        "  issued: ",
        "  author: ",
        "  URL: ",
        "  id: ",
        "topics: ",
        "aliases: ",
        "status: ",
        "draft: ",
        "extra: ",
        "authors: ",
        "lang: ",
        "",
        "\u{e9}: ",
    ];

    const VALUES: &[&str] = &[
        "",
        "a",
        "[a, b]",
        "{a: b}",
        "~",
        "''",
        "2026-11-21",
        "2026-11-21T",
        "2026-11-21é",
        "[[a]]",
        "- ",
        "---",
        "...",
        "https://example.org/é",
        "https://",
        "{date-parts: [[1]]}",
        "{date-parts: [1]}",
        "{family: x}",
        "[{}]",
        "\"",
        "*a",
        "&a x",
        "true",
        "99999999999999999999",
        "unknown",
        "https://%ff/%",
        "é: é",
        "{id: a, title: b}",
    ];
}
