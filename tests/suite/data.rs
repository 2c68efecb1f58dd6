//! What machines read: the files of a site of odd titles, and what changes them.

use std::collections::BTreeMap;
use std::path::Path;

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::Level;
use factbox::digest::Digest;
use factbox::pages::page::Page;
use factbox::path::SitePath;
use factbox::world::{File, World};

/// The site in `tests/data/site`, published at an address.
fn odd() -> World {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/site");
    let (mut world, _) = super::rules::read(&root);
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    world.options.base_url = Some("https://example.org/sub/path/".to_owned());
    world
}

/// A site of these files, published at an address.
fn site(files: &[(&str, &str)]) -> World {
    let mut world = World::default();
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    world.options.base_url = Some("https://example.org/".to_owned());
    for (path, text) in files {
        world.files.insert(SitePath::new(path), File::text(text));
    }
    world
}

/// Whether a file is looked at here: pictures and the index of the search have tests of their own.
fn counts(page: &Page) -> bool {
    let path = page.path.as_str();
    !path.ends_with("/card.png") && !path.starts_with("search/")
}

/// The files of a site that are made, by path.
fn files(compilation: &Compilation) -> BTreeMap<String, String> {
    let grave: Vec<_> =
        compilation.diagnostics.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    let pages = compilation.pages.iter().filter(|page| counts(page));
    let rendered = pages.filter_map(|page| match compilation.render(page) {
        Ok(Rendered::Bytes(bytes)) => {
            Some((page.path.to_string(), String::from_utf8(bytes).expect("it is UTF-8")))
        }
        Ok(Rendered::Copy(_)) => None,
        Err(finding) => panic!("{}", finding.message),
    });
    rendered.collect()
}

fn made(world: &World) -> BTreeMap<String, String> {
    files(&compile(world, &Memos::default()))
}

fn errors(world: &World) -> Vec<String> {
    let found = compile(world, &Memos::default()).diagnostics;
    let errors = found.iter().filter(|finding| finding.level > Level::Info);
    errors.map(|finding| format!("{}: {}", finding.rule, finding.message)).collect()
}

#[test]
fn files_of_a_site_of_odd_titles() {
    let files = made(&odd());
    for name in [
        "feed.xml",
        "corrections.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "llms.txt",
        "claims.json",
        "sources.json",
        "_redirects",
        "odd.html",
        "alt/odd page/index.html",
        "about-us/index.html",
        "odd/claims.json",
        "odd/references.json",
        "odd/references.bib",
        "odd/index.md",
        "about/index.md",
        "الميناء/index.md",
    ] {
        let text = files.get(name).unwrap_or_else(|| panic!("there is no {name}: {:?}", files.keys()));
        let shown = if is(name, "json") { pretty(text) } else { text.clone() };
        insta::with_settings!({snapshot_path => "../data/expected", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name.replace(['/', ' '], "-"), shown);
        });
    }
    // The same address asked for twice by one page is one redirect.
    assert!(files.contains_key("old-odd/index.html") && files.contains_key("older/odd/index.html"));
}

/// Whether a file has this extension.
fn is(path: &str, extension: &str) -> bool {
    SitePath::new(path).extension() == extension
}

/// JSON as people read it.
fn pretty(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    serde_json::to_string_pretty(&value).expect("it can be written")
}

#[test]
fn what_is_private_is_in_no_file() {
    for (path, text) in made(&odd()) {
        for private in ["not-published", "private.txt", "allow uncited"] {
            assert!(!text.contains(private), "{private} is in {path}");
        }
        if is(&path, "html") {
            // The page's own scripts are files; what a title says is text.
            assert!(!text.contains("<script>alert"), "{path}");
        }
    }
}

#[test]
fn structured_data_is_one_script_that_nothing_ends() {
    let files = made(&odd());
    let page = &files["odd/index.html"];
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("it is there");
    let (json, _) = rest.split_once("</script>").expect("it ends");
    let value: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    insta::with_settings!({snapshot_path => "../data/expected", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("odd-json-ld", serde_json::to_string_pretty(&value).expect("it can be written"));
    });
    assert!(files["index.html"].contains("\"@type\":\"WebSite\""));
    assert!(!files["about/index.html"].contains("ld+json"));
}

#[test]
fn what_needs_an_address_is_left_out_without_one() {
    let mut world = odd();
    world.options.base_url = None;
    let files = made(&world);
    for name in ["feed.xml", "feed.json", "corrections.xml", "sitemap.xml", "llms.txt"] {
        assert!(!files.contains_key(name), "{name}");
    }
    assert!(!files["robots.txt"].contains("Sitemap"));
    let page = &files["odd/index.html"];
    assert!(!page.contains("canonical") && !page.contains("og:url") && !page.contains("og:image"), "{page}");
    assert!(page.contains("\"@type\":\"BackgroundNewsArticle\""));
    // Addresses within a file are relative to it.
    assert!(files["odd/claims.json"].contains("\"url\":\"../odd/#the-harbour-is-shut\""));
    assert!(files["claims.json"].contains("\"claims\":\"./odd/claims.json\""));
    for (path, text) in &files {
        assert!(!text.contains("example.org"), "{path}");
    }
}

#[test]
fn each_output_can_be_switched_off() {
    let page = "---\ntitle: A\ndate: 2026-11-01\nsources: [{id: g, title: G}]\n---\n\n## What we know\n\n- Rain. [@g]\n";
    let with = |config: &str| made(&site(&[("content/a.md", page), ("factbox.yaml", config)]));
    let all = with("");
    for (key, names) in [
        ("feeds", &["feed.xml", "feed.json", "corrections.xml"][..]),
        ("sitemap", &["sitemap.xml"]),
        ("llms", &["llms.txt"]),
        ("markdown", &["a/index.md"]),
        ("claims", &["claims.json", "a/claims.json"]),
        ("bibliography", &["sources.json", "a/references.json", "a/references.bib"]),
        ("json_ld", &[]),
    ] {
        let without = with(&format!("outputs: {{{key}: false}}"));
        let gone: Vec<&str> =
            all.keys().filter(|name| !without.contains_key(*name)).map(String::as_str).collect();
        let mut names = names.to_vec();
        names.sort_unstable();
        assert_eq!(gone, names, "{key}");
        // No page links to what is not there.
        for name in names {
            let file = name.rsplit('/').next().expect("it has a name");
            let shared = file == "claims.json" || file == "index.md";
            let html = &without["a/index.html"];
            assert!(!html.contains(&format!("{name}\"")) || shared && !html.contains(name), "{name}: {html}");
        }
        assert_eq!(without["a/index.html"].contains("ld+json"), key != "json_ld");
    }
    let none = with("outputs: false");
    let made: Vec<&str> = none
        .keys()
        .map(String::as_str)
        .filter(|name| !is(name, "html") && !name.starts_with("assets/"))
        .collect();
    assert_eq!(made, [".nojekyll", "robots.txt"]);
}

#[test]
fn two_things_at_an_old_path_are_an_error_at_its_place() {
    let world = site(&[
        ("content/a.md", "---\ntitle: A\nredirect_from: [/b/]\n---\n"),
        (
            "content/b.md",
            "---\ntitle: B\nredirect_from: [/b, ../x, /old, 'https://elsewhere.example/x']\n---\n",
        ),
        ("content/c.md", "---\ntitle: C\nredirect_from: [/old/, /feed.xml]\n---\n"),
    ]);
    assert_eq!(
        errors(&world),
        [
            "duplicate-url: `content/b.md` and `content/a.md` want one address, `/b/`",
            "bad-address: the page stands at `/b/` now",
            "bad-address: `../x` cannot be an old path of this page: it has a part `..`",
            "bad-address: `https://elsewhere.example/x` cannot be an old path of this page: it is not a path of this site",
            "duplicate-url: `content/c.md` and `content/b.md` want one address, `/old/`",
            "duplicate-url: `content/c.md` wants `/feed.xml/`, an address that factbox uses itself",
        ]
    );
}

#[test]
fn an_image_that_is_not_there_is_an_error() {
    let world = site(&[
        ("content/a.md", "---\ntitle: A\nimage: phto.jpg\n---\n"),
        ("content/photo.jpg", "jpeg"),
        ("content/b.md", "---\ntitle: B\nimage: 'https://cdn.example/x y.png'\n---\n"),
    ]);
    assert_eq!(errors(&world), ["missing-image: there is no image `phto.jpg`"]);
    let world = site(&[("content/b.md", "---\ntitle: B\nimage: 'https://cdn.example/x y.png'\n---\n")]);
    assert!(made(&world)["b/index.html"].contains("og:image\" content=\"https://cdn.example/x%20y.png\""));
}

/// The keys of a site's files.
fn keys(world: &World) -> BTreeMap<String, Digest> {
    let compilation = compile(world, &Memos::default());
    let pages = compilation.pages.iter().filter(|page| counts(page));
    pages.map(|page| (page.path.to_string(), page.key)).collect()
}

#[test]
fn an_edit_of_one_body_changes_the_files_of_its_page_alone() {
    let mut world = odd();
    let before = keys(&world);
    let path = SitePath::new("content/الميناء.md");
    let factbox::world::Content::Text(text) = world.files[&path].content.clone() else {
        panic!("it is text")
    };
    world.files.insert(path, File::text(&text.replace("الميناء مغلق. [", "الميناء مفتوح. [")));
    let after = keys(&world);
    let changed: Vec<&str> = before
        .iter()
        .filter(|(path, key)| after.get(*path) != Some(*key))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(
        changed,
        ["sources/gazette/index.html", "الميناء/claims.json", "الميناء/index.html", "الميناء/index.md"]
    );
}

#[test]
fn a_new_page_changes_no_data_of_another() {
    let mut world = odd();
    let before = keys(&world);
    world
        .files
        .insert(SitePath::new("content/new.md"), File::text("---\ntitle: New\ndate: 2026-11-19\n---\n"));
    let after = keys(&world);
    let changed: Vec<&str> = before
        .iter()
        .filter(|(path, key)| !is(path, "html") && after.get(*path) != Some(*key))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(changed, ["claims.json", "feed.json", "feed.xml", "llms.txt", "sitemap.xml"]);
}

#[test]
fn a_receipt_says_where_a_passage_stands() {
    let files = [
        (
            "content/a.md",
            "---\ntitle: A\nsources: [g]\n---\n\n## What we know\n\n- Rain. [@g, \"it ... rained\"]\n",
        ),
        ("content/sources/g.yaml", "title: G\n"),
    ];
    let words = factbox::parse::receipts::hash("it ... rained").to_hex();
    let hash = "0".repeat(64);
    let receipts = format!(
        "{{\"version\": 1, \"sources\": {{\"g\": {{\"sha256\": \"{hash}\", \"words\": 9, \"spans\": {{\"{words}\": {{\"at\": [[3, 5], [9, 15]], \"verdict\": \"marked\"}}}}}}}}}}"
    );
    let without = made(&site(&files));
    let with = made(&site(&[&files[..], &[("content/sources/receipts.json", receipts.as_str())]].concat()));
    assert!(!without["a/claims.json"].contains("TextPositionSelector\",\"start\":3"));
    for piece in
        ["{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":15}", "\"verified\":\"marked\"", &hash]
    {
        assert!(with["a/claims.json"].contains(piece), "{piece}: {}", with["a/claims.json"]);
    }
}

/// What stands in the text of a page.
fn text_of(page: &str) -> String {
    let (_, rest) = page.split_once("<div class=\"lede prose\">").unwrap_or(("", ""));
    let text = rest.split_once("<footer class=\"foot\">").map_or(rest, |(text, _)| text);
    // What differs without being seen: line ends, how an address is encoded; and what is not there is text.
    let text =
        text.replace(" class=\"raw\"", "").replace("<span class=\"missing\">", "").replace("</span>", "");
    let text = text.replace("%28", "(").replace("%29", ")").split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("<p> ", "<p>").replace(" </p>", "</p>")
}

/// Examples of CommonMark's specification whose clean Markdown is read otherwise than the original, with the reason.
const READ_OTHERWISE: [(usize, &str); 12] = [
    (158, "dashes in raw HTML become typographic"),
    (175, "raw HTML in an item becomes text of that item"),
    (190, "raw HTML becomes a paragraph"),
    (191, "raw HTML becomes a paragraph"),
    (200, "a link to the page itself leads to its address"),
    (484, "a link to nothing without words is left out"),
    (485, "a link to the page itself leads to its address"),
    (486, "a link to the page itself leads to its address"),
    (487, "a link to nothing without words is left out"),
    (501, "a link to the page itself leads to its address"),
    (567, "a link to the page itself leads to its address"),
    (626, "dashes in raw HTML become typographic"),
];

#[test]
fn clean_markdown_is_read_as_the_original() {
    let spec =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark/spec.json"));
    let spec: serde_json::Value = serde_json::from_str(&spec.expect("it is there")).expect("it is JSON");
    let page = |number: usize, body: &str| {
        (format!("content/e{number}.md"), format!("---\ntitle: E{number}\n---\n\nFirst.\n\n{body}\n"))
    };
    let examples: Vec<(usize, String)> = spec
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|example| {
            let number = example["number"].as_u64().expect("it has a number") as usize;
            (number, example["markdown"].as_str().expect("it has a text").to_owned())
        })
        .collect();
    let rendered = |bodies: &[(usize, String)]| {
        let files: Vec<(String, String)> = bodies.iter().map(|(number, body)| page(*number, body)).collect();
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let compilation = compile(&site(&files), &Memos::default());
        let texts = compilation.pages.iter().filter_map(|page| match compilation.render(page) {
            Ok(Rendered::Bytes(bytes)) => {
                Some((page.path.to_string(), String::from_utf8_lossy(&bytes).into_owned()))
            }
            _ => None,
        });
        texts.collect::<BTreeMap<_, _>>()
    };
    let original = rendered(&examples);
    let clean: Vec<(usize, String)> = examples
        .iter()
        .map(|(number, _)| {
            let markdown = &original[&format!("e{number}/index.md")];
            let (_, body) = markdown.split_once("\nFirst.\n").unwrap_or(("", markdown));
            (*number, body.to_owned())
        })
        .collect();
    let again = rendered(&clean);
    let mut otherwise = Vec::new();
    for (number, _) in &clean {
        let path = format!("e{number}/index.html");
        if text_of(&original[&path]) != text_of(&again[&path]) {
            otherwise.push(*number);
        }
    }
    assert_eq!(otherwise, READ_OTHERWISE.map(|(number, _)| number));
}
