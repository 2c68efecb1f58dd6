//! Citations as Pandoc reads them: a table of inputs, what Pandoc made of each, and where we differ on purpose.

use std::collections::BTreeMap;
use std::fs;

use factbox::model::citation::{Citation, CitationMode};
use factbox::parse::front_matter;
use factbox::parse::markdown::{self, Dialect};
use factbox::path::SitePath;

#[derive(serde::Deserialize)]
struct Case {
    input: String,
    #[serde(default)]
    extension: Option<String>,
    /// What Pandoc 3 makes of it, where that is something else.
    #[serde(default)]
    newer: Option<Groups>,
}

#[derive(serde::Deserialize, Debug, PartialEq, Eq, Clone)]
struct Cited {
    id: String,
    mode: String,
    prefix: String,
    suffix: String,
}

type Groups = Vec<Vec<Cited>>;

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/tests/pandoc/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).expect("the table is in the repository"))
        .expect("it is JSON")
}

const DEFINITION: &str = "CommonMark reads the definition of a link; the rule `swallowed-citation` finds it";
const ADDRESS: &str = "never in addresses";
const LINK: &str = "never in links; CommonMark's links come first";
const FURTHER_KEY: &str =
    "a further key in a suffix is a further citation of the group, so that none is overlooked";
const NESTED: &str = "brackets within a suffix are text";
const NEIGHBOURS: &str = "two brackets side by side are two groups";
const PASSAGE: &str = "double quotation marks protect what they enclose";
const WORD: &str = "a key does not begin within a word";
const CARET: &str = "an undefined footnote is text, and a bare key in it is a citation if it is known";
const EMPHASIS: &str = "emphasis around a key does not unmake the group";
const DECOMPOSED: &str =
    "a letter of a key may be written as two characters, as some systems write names of files";
const MARKUP: &str = "the words of prefix and suffix are kept as written";

/// Where we differ from Pandoc on purpose, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    ("@a\n\n[@a]: http://x.org", DEFINITION),
    ("@a [@b](u)", LINK),
    ("@a@b", WORD),
    ("See https://x.org/@a.", ADDRESS),
    ("[*@a*]", EMPHASIS),
    ("[*see @a*]", EMPHASIS),
    ("[@a and @b]", FURTHER_KEY),
    ("[@a*b]", EMPHASIS),
    ("[@a, ![alt](u)]", MARKUP),
    ("[@a, *see [@b]*]", NESTED),
    ("[@a, <b>x</b>]", MARKUP),
    ("[@a, <https://x.org/;b>]", MARKUP),
    ("[@a, [see @b]]", NESTED),
    ("[@a, [x](u)]", MARKUP),
    ("[@a, \\; @b]", FURTHER_KEY),
    ("[@a, p. 3, @b]", FURTHER_KEY),
    ("[@a, see @b]", FURTHER_KEY),
    ("[@a, ~~x~~ y]", MARKUP),
    ("[@a; @b]\n\n[@a; @b]: http://x.org", DEFINITION),
    ("[@a@b]", WORD),
    ("[@a\u{301}b]", DECOMPOSED),
    ("[@a\\; @b]", FURTHER_KEY),
    ("[@a]\n\n[@a]: http://x.org", DEFINITION),
    ("[@a](u)", LINK),
    ("[@a]: http://x.org", DEFINITION),
    ("[@a]: text", DEFINITION),
    ("[@a][@b]", NEIGHBOURS),
    ("[@a][@b][@c]", NEIGHBOURS),
    ("[@a][]", NEIGHBOURS),
    ("[@a][x]", NEIGHBOURS),
    ("[@a；@b]", FURTHER_KEY),
    ("[@k, \"10% off; 5\\$\"]", PASSAGE),
    ("[@k, \"<b>bold</b>\"]", MARKUP),
    ("[@k, \"a]b\"]", PASSAGE),
    ("[@k, \"by @user\"]", PASSAGE),
    ("[@k, \"semi; colon\"]", PASSAGE),
    ("[@k, \"words\"](u)", LINK),
    ("[@k, \"words\"]: more", DEFINITION),
    ("[@me@x.org]", WORD),
    ("[^@a]", CARET),
    ("[see [@a] there](u)", LINK),
    ("[see [x](u) @a]", MARKUP),
    ("[text @a](u)", LINK),
    ("https://mastodon.online/@user", ADDRESS),
];

fn ours(input: &str) -> Groups {
    let (_, from, _) = front_matter::read(&SitePath::new("content/x.md"), input);
    let parsed = markdown::parse(&input.into(), from, Dialect::FULL);
    let source = &parsed.body.source;
    parsed
        .citations
        .iter()
        .map(|group| group.citations.iter().map(|citation| cited(citation, source)).collect())
        .collect()
}

fn cited(citation: &Citation, source: &str) -> Cited {
    // The suffix is the text after the key: we take it apart into locator, passage and the rest.
    let after_key = citation.key_span.end as usize;
    let mut suffix =
        source.get(after_key..citation.span.end as usize).unwrap_or("").trim_start_matches('}').to_owned();
    if citation.mode == CitationMode::AuthorInText {
        suffix = suffix.trim().trim_start_matches('[').trim_end_matches(']').to_owned();
    }
    Cited {
        id: citation.key.to_string(),
        mode: match citation.mode {
            CitationMode::Normal => "NormalCitation",
            CitationMode::SuppressAuthor => "SuppressAuthor",
            CitationMode::AuthorInText => "AuthorInText",
        }
        .to_owned(),
        // The prefix, too, is taken apart.
        prefix: before_key(citation, source),
        suffix: plain(&suffix),
    }
}

fn before_key(citation: &Citation, source: &str) -> String {
    let before = source.get(citation.span.start as usize..citation.key_span.start as usize).unwrap_or("");
    plain(before.trim_end_matches('{').trim_end_matches('@').trim_end_matches('-'))
}

/// Text without the marks that Pandoc reads as markup, and with white space folded.
fn plain(text: &str) -> String {
    let text = text.replace("\n>", "\n").replace(['*', '`', '_', '\\'], "").replace("&amp;", "&");
    let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(groups: &Groups) -> Groups {
    let fold =
        |cited: &Cited| Cited { prefix: plain(&cited.prefix), suffix: plain(&cited.suffix), ..cited.clone() };
    groups.iter().map(|group| group.iter().map(fold).collect()).collect()
}

#[test]
fn citations_are_read_as_pandoc_reads_them() {
    let cases: Vec<Case> = read("cases.json");
    let expected: Vec<Groups> = read("expected.json");
    assert_eq!(cases.len(), expected.len());
    assert!(cases.len() >= 60);
    let mut differing = BTreeMap::new();
    for (case, theirs) in cases.iter().zip(&expected) {
        if case.extension.is_some() {
            continue;
        }
        let (ours, theirs) = (folded(&ours(&case.input)), folded(theirs));
        if ours != theirs && case.newer.as_ref().map(folded).as_ref() != Some(&ours) {
            differing.insert(case.input.clone(), (ours, theirs));
        }
    }
    let known = |input: &String| DIFFERENCES.iter().any(|(listed, _)| listed == input);
    let unknown: Vec<_> = differing.iter().filter(|(input, _)| !known(input)).collect();
    assert!(unknown.is_empty(), "{} differ\n{unknown:#?}", unknown.len());
    let gone: Vec<_> = DIFFERENCES.iter().filter(|(input, _)| !differing.contains_key(*input)).collect();
    assert!(gone.is_empty(), "these are listed as different and are not: {gone:#?}");
}

#[derive(serde::Deserialize)]
struct MathCase {
    input: String,
    math: Vec<(String, String)>,
}

/// Where we differ from Pandoc on purpose, or by the parser's rule, and what we read instead.
const MATH_DIFFERENCES: &[(&str, &[(&str, &str)])] = &[];

/// The formulas of a text. Pandoc makes a space of a line end.
fn formulas(input: &str) -> Vec<(String, String)> {
    let parsed = markdown::parse(&input.into(), 0, Dialect { math: true, ..Dialect::FULL });
    let formula = |formula: &factbox::model::body::Formula| {
        let display = formula.span.slice(input).starts_with("$$");
        let words = formula.tex.split_whitespace().collect::<Vec<_>>().join(" ");
        (if display { "display" } else { "inline" }.to_owned(), words)
    };
    parsed.body.formulas.iter().map(formula).collect()
}

#[test]
fn formulas_are_what_pandoc_takes_for_formulas() {
    let cases: Vec<MathCase> = read("math.json");
    let mut differences = Vec::new();
    for MathCase { input, math } in cases {
        let expected: Vec<(String, String)> = math
            .into_iter()
            .map(|(kind, tex)| (kind, tex.split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect();
        let found = formulas(&input);
        let known = MATH_DIFFERENCES.iter().find(|(known, _)| *known == input).map(|(_, ours)| {
            ours.iter().map(|(kind, tex)| ((*kind).to_owned(), (*tex).to_owned())).collect::<Vec<_>>()
        });
        match known {
            Some(ours) => assert!(found == ours && ours != expected, "{input:?}: {found:?}"),
            None if found == expected => {}
            None => differences.push(format!("{input:?}: Pandoc {expected:?}, we {found:?}")),
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn without_formulas_a_dollar_is_a_dollar() {
    let cases: Vec<MathCase> = read("math.json");
    for MathCase { input, .. } in cases {
        let body = markdown::parse(&input.as_str().into(), 0, Dialect::FULL).body;
        assert!(body.formulas.is_empty());
    }
    // The signs that are no marks are all there, wherever they stand.
    let source = "$1-$2 [a$1-$2](b$1-$2 'c$1-$2') `d$1-$2` <https://x.org/$1-$2>\n\n```e$1-$2\n$1-$2\n```\n";
    let body = markdown::parse(&source.into(), 0, Dialect { math: true, ..Dialect::FULL }).body;
    assert!(body.formulas.is_empty(), "{:?}", body.formulas);
    assert_eq!(body.plain_text(body.part()), "$1-$2 a$1-$2 d$1-$2 https://x.org/$1-$2 $1-$2");
    assert_eq!((&*body.links[0].destination, &*body.links[0].title), ("b$1-$2", "c$1-$2"));
    assert_eq!(&*body.links[1].destination, "https://x.org/$1-$2");
    assert!(body.strings.iter().any(|string| &**string == "e$1-$2"));
}

#[test]
fn money_without_end_is_read_in_time() {
    let source = "costs $5-$10, ".repeat(5_000);
    let body = markdown::parse(&source.as_str().into(), 0, Dialect { math: true, ..Dialect::FULL }).body;
    assert_eq!(body.plain_text(body.part()), source.trim_end());
}
