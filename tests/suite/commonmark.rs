//! The 652 examples of CommonMark 0.31.2, with what factbox reads beyond it switched on.

use std::collections::BTreeMap;
use std::fs;

use factbox::digest::Keyed;
use factbox::html::{self, Context, Numbering};
use factbox::model::body::Link;
use factbox::model::document::Document;
use factbox::parse::markdown::{self, Dialect};
use factbox::site::resolve::{Resolution, Target};

#[derive(serde::Deserialize)]
struct Example {
    number: u32,
    section: String,
    markdown: String,
    html: String,
}

/// Examples that smart punctuation and wikilinks change, by design: each holds a straight quotation mark or apostrophe, two
/// hyphens or three dots in running text, or two brackets.
const CHANGED: &[u32] = &[
    14, 46, 55, 87, 91, 106, 197, 209, 210, 343, 352, 359, 363, 380, 385, 395, 508, 548, 559, 590, 619, 620,
    622, 624, 626, 632, 650,
];

fn examples() -> Vec<Example> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commonmark/spec.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the examples are in the repository"))
        .expect("they are JSON")
}

fn render(markdown: &str, dialect: Dialect) -> String {
    let parsed = markdown::parse(&markdown.into(), 0, dialect);
    let target = |link: &Link| Target::External(link.destination.clone());
    let resolution = Resolution {
        links: Keyed::new(parsed.body.links.iter().map(target).collect()),
        ..Resolution::default()
    };
    let numbering = Numbering::of(&parsed.body);
    let document = Document { body: parsed.body, citations: parsed.citations, ..Document::default() };
    let words = factbox::words::Words::default();
    let context = Context {
        words: &words,
        document: &document,
        resolution: &resolution,
        numbering: &numbering,
        root: "./",
        explicit: false,
        elsewhere: None,
        has_references: true,
        raw_html: true,
    };
    html::blocks(&context, document.body.part())
}

/// What may differ: entities for characters that need none, closed empty elements, white space between elements, what we
/// add to images, code and headings; and comments, which are dropped.
fn normalised(html: &str) -> String {
    let mut html = html.to_owned();
    while let Some(start) = html.find("<!--") {
        let end = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
        html.replace_range(start..end, "");
    }
    for (from, to) in [
        ("&quot;", "\""),
        (" />", ">"),
        (" loading=\"lazy\"", ""),
        (" decoding=\"async\"", ""),
        (" tabindex=\"0\"", ""),
        ("&#39;", "'"),
    ] {
        html = html.replace(from, to);
    }
    while let Some(start) =
        html.find("<span class=\"").filter(|start| html[start + 13..].find('"').is_some_and(|end| end == 1))
    {
        html.replace_range(start..start + "<span class=\"k\">".len(), "");
        let end = html[start..].find("</span>").map_or(html.len(), |end| start + end);
        html.replace_range(end..(end + 7).min(html.len()), "");
    }
    for level in 1..=6 {
        while let Some(start) = html.find(&format!("<h{level} id=\"")) {
            let end = start + html[start..].find('>').unwrap_or(0);
            html.replace_range(start..end, &format!("<h{level}"));
        }
    }
    let mut lines: Vec<&str> = html.lines().map(str::trim_end).collect();
    lines.retain(|line| !line.is_empty());
    lines.join("\n").replace(">\n<", "><").replace("\n</", "</").replace(">\n", ">")
}

fn failures(dialect: Dialect) -> BTreeMap<u32, String> {
    examples()
        .into_iter()
        .filter_map(|example| {
            let (ours, theirs) = (normalised(&render(&example.markdown, dialect)), normalised(&example.html));
            (ours != theirs).then(|| {
                (
                    example.number,
                    format!(
                        "{}\n{:?}\n  ours   {ours:?}\n  theirs {theirs:?}",
                        example.section, example.markdown
                    ),
                )
            })
        })
        .collect()
}

#[test]
fn structural_extensions_change_no_example() {
    assert_eq!(examples().len(), 652);
    let failures = failures(Dialect { smart_punctuation: false, wikilinks: false, ..Dialect::FULL });
    let report: Vec<String> = failures.iter().map(|(number, report)| format!("{number}: {report}")).collect();
    assert!(report.is_empty(), "{} of 652 differ\n{}", report.len(), report.join("\n"));
}

#[test]
fn smart_punctuation_and_wikilinks_change_the_listed_examples_alone() {
    let failures = failures(Dialect::FULL);
    let changed: Vec<u32> = failures.keys().copied().collect();
    assert_eq!(changed, CHANGED, "{failures:#?}");
}
