//! Themes and languages: what a site gets from its theme, its parent, its words and its own files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::Level;
use factbox::path::SitePath;
use factbox::world::{File, World};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn site(files: &[(&str, &str)]) -> World {
    let mut world = World::default();
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    world.files.extend(files.iter().map(|(path, text)| (SitePath::new(*path), File::text(text))));
    world
}

/// Adds the files of a folder of the repository.
fn add(world: &mut World, folder: &str) {
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(root()).expect("it is below the root").to_string_lossy();
                world.files.insert(SitePath::new(&*name), File::text(&text));
            }
        }
    }
}

fn pages(world: &World) -> BTreeMap<String, String> {
    let compilation = compile(world, &Memos::default());
    assert_eq!(found(&compilation, Level::Error), [""; 0]);
    let text = |page| match compilation.render(page) {
        Ok(Rendered::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Ok(Rendered::Copy(path)) => format!("copy of {path}"),
        Err(finding) => panic!("{finding:#?}"),
    };
    compilation.pages.iter().map(|page| (page.path.to_string(), text(page))).collect()
}

/// The findings of a level or graver, each with its place and help.
fn found(compilation: &Compilation, level: Level) -> Vec<String> {
    let findings = compilation.diagnostics.iter().filter(|finding| finding.level >= level);
    findings
        .map(|finding| {
            let place = finding.place.as_ref().map_or(String::new(), |place| {
                format!("{}:{}-{} ", place.path, place.span.start, place.span.end)
            });
            let help = finding.help.as_ref().map(|help| format!(" => {help}")).unwrap_or_default();
            format!("{place}{}{help}", finding.message)
        })
        .collect()
}

fn holds(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(wanted), "{wanted} is not in\n{text}");
    }
}

/// A page, its front matter first, in the words of its own language or of the site's.
const PAGE: &str = "## What we know\n\n- Closed. [@g, p. 3]\n\n## Updates and corrections\n\n\
                    - **2026-11-20 — Correction.** The day.[^1]\n\n[^1]: Note.\n\n> [!TIP]\n> So.\n";

fn page(lang: &str) -> String {
    let lang = if lang.is_empty() { String::new() } else { format!("lang: {lang}\n") };
    format!("---\ntitle: T\n{lang}updated: 2026-11-20\nsources: [g]\n---\n\n{PAGE}")
}

const SOURCE: (&str, &str) = (
    "content/sources/g.yaml",
    "title: Gazette\ntype: article-newspaper\nissued: 2026-11-16\npublisher: unknown\nauthor: A. B.\n",
);

#[test]
fn a_page_has_the_words_of_its_language_or_of_the_sites() {
    let pages_of = |site_lang: &str, files: &[(&str, &str)]| {
        let mut world = site(&[("factbox.yaml", &format!("lang: {site_lang}\n")), SOURCE]);
        for (name, lang) in [("own", ""), ("en", "en"), ("at", "de-AT"), ("ar", "ar"), ("fr", "fr")] {
            world.files.insert(SitePath::new(format!("content/{name}.md")), File::text(&page(lang)));
        }
        world.files.extend(files.iter().map(|(path, text)| (SitePath::new(*path), File::text(text))));
        pages(&world)
    };
    let german = [
        ">1 Aussage<",
        "S. 3",
        "Aktualisiert am <time datetime=\"2026-11-20\">20. November 2026</time>",
        "<strong>Korrektur.</strong>",
        "Zeitungsartikel. A. B., <time datetime=\"2026-11-16\">16. November 2026</time>. Verlag unbekannt.",
        "aria-label=\"Zurück zur Fußnote 1\"",
        ">Tipp</p>",
        "data-dark=\"Darstellung: dunkel\"",
    ];
    let english = [">1 claim<", "p. 3", "<strong>Correction.</strong>", ">Tip</p>", "Publisher unknown."];

    let pages = pages_of("de", &[]);
    holds(&pages["own/index.html"], &german);
    holds(&pages["own/index.html"], &["<html lang=\"de\" dir=\"ltr\">", ">Korrekturen</a>"]);
    holds(&pages["at/index.html"], &german);
    holds(&pages["at/index.html"], &["<html lang=\"de-AT\" dir=\"ltr\">"]);
    holds(&pages["fr/index.html"], &german);
    holds(
        &pages["fr/index.html"],
        &["<html lang=\"fr\" dir=\"ltr\">", "<a class=\"skip\" href=\"#main\" lang=\"de\">"],
    );
    holds(&pages["en/index.html"], &english);
    holds(&pages["en/index.html"], &["<ul lang=\"de\">", ">Korrekturen</a>"]);
    holds(&pages["ar/index.html"], &["<html lang=\"ar\" dir=\"rtl\">"]);
    holds(&pages["corrections/index.html"], &["<h1>Korrekturen</h1>"]);
    holds(&pages["404.html"], &["<h1>Seite nicht gefunden</h1>"]);

    // Whatever the site's language, a page in German says the same around its content.
    holds(&pages_of("en", &[])["at/index.html"], &german);
    holds(&pages_of("fr", &[])["own/index.html"], &english);

    let own = [("words/de.yaml", "count: {claims: {one: '{n} Behauptung', other: '{n} Behauptungen'}}\n")];
    holds(&pages_of("de", &own)["own/index.html"], &[">1 Behauptung<", ">Tipp</p>"]);
}

#[test]
fn words_that_are_missing_or_wrong_are_found() {
    let check = |config: &str, files: &[(&str, &str)], expected: &[&str]| {
        let mut world = site(files);
        world.files.insert(SitePath::new("factbox.yaml"), File::text(config));
        let compilation = compile(&world, &Memos::default());
        assert_eq!(found(&compilation, Level::Warning), expected);
    };
    check("lang: de", &[], &[]);
    check(
        "lang: fr",
        &[],
        &[
            "factbox.yaml:6-8 there are no interface words in `fr` => write `words/fr.yaml`; English stands in until then",
        ],
    );
    check(
        "lang: en",
        &[("words/en.yaml", "skipp: Jump\nfoot: Fine.\n")],
        &["words/en.yaml:0-5 there are no words called `skipp` => did you mean `skip`?"],
    );
    // What a template of the site names is the site's own.
    check(
        "lang: en",
        &[("words/en.yaml", "mine: Jump\n"), ("templates/x.html", "{{ \"mine\" | say }}")],
        &[],
    );
    let wrong = "{{ \"no.such\" | say }}";
    let world = site(&[("templates/not-found.html", wrong)]);
    let compilation = compile(&world, &Memos::default());
    let page = compilation.pages.iter().find(|page| page.path.as_str() == "404.html").expect("it is there");
    let Err(finding) = compilation.render(page) else { panic!("nothing is wrong") };
    assert_eq!(finding.message, "there are no words called `no.such`");
    assert_eq!(finding.place.as_ref().map(|place| place.path.as_str()), Some("templates/not-found.html"));
}

#[test]
fn a_theme_builds_on_one_other() {
    let config = ("factbox.yaml", "theme:\n  name: child\n  options: {accent: '#123456'}\n");
    let files = [
        config,
        ("themes/child/theme.yaml", "api: 1\nparent: news\noptions: {size: {type: number, default: 3}}\n"),
        (
            "themes/child/templates/not-found.html",
            "{% extends \"@parent/not-found.html\" %}{% block main %}child {{ super() }}{% endblock main %}",
        ),
        ("themes/child/static/news.css", "b{}"),
        (
            "themes/news/theme.yaml",
            "api: 1\noptions:\n  accent: {type: color, default: '#000', property: --accent}\n  size: {type: number, default: 2}\n",
        ),
        (
            "themes/news/templates/not-found.html",
            "{% extends \"@default/not-found.html\" %}{% block main %}news {{ theme.options.size }} {{ theme.options.accent }} {{ \"news.own\" | say }} {{ super() }}{% endblock main %}",
        ),
        ("themes/news/static/news.css", "a{}"),
        ("themes/news/static/only.css", "c{}"),
        ("themes/news/words/en.yaml", "news: {own: Own}\n"),
        ("themes/child/words/de.yaml", "news: {own: Eigenes}\n"),
    ];
    let pages = pages(&site(&files));
    holds(&pages["404.html"], &["child news 3 #123456 Own", "<h1>Page not found</h1>"]);
    let assets: Vec<&str> =
        pages.iter().filter(|(path, _)| path.starts_with("assets/")).map(|(_, text)| text.as_str()).collect();
    assert!(assets.contains(&"b{}") && assets.contains(&"c{}") && !assets.contains(&"a{}"));
    assert!(assets.contains(&":root {\n  --accent: #123456;\n}\n"));

    let check = |files: &[(&str, &str)], expected: &str| {
        let mut world = site(files);
        world.files.insert(SitePath::new("factbox.yaml"), File::text("theme: a"));
        assert_eq!(found(&compile(&world, &Memos::default()), Level::Error), [expected]);
    };
    check(
        &[("themes/a/theme.yaml", "api: 1\nparent: neews"), ("themes/news/theme.yaml", "api: 1")],
        "themes/a/theme.yaml:15-20 there is no theme `neews` => did you mean `news`?",
    );
    check(
        &[("themes/a/theme.yaml", "api: 1\nparent: a")],
        "themes/a/theme.yaml:15-16 the theme `a` is its own parent",
    );
    check(
        &[
            ("themes/a/theme.yaml", "api: 1\nparent: b"),
            ("themes/b/theme.yaml", "api: 1\nparent: c"),
            ("themes/c/theme.yaml", "api: 1"),
        ],
        "themes/a/theme.yaml:15-16 the theme `b` has a parent itself => a theme builds on one other, and on the default theme",
    );
    check(
        &[("themes/a/theme.yaml", "api: 1\nparent: b"), ("themes/b/static/x.css", "")],
        "themes/a/theme.yaml:15-16 the theme `b` has no `theme.yaml` => write `themes/b/theme.yaml`, with `api: 1` in it",
    );
}

#[test]
fn the_sites_own_style_sheet_comes_last() {
    let mut world = site(&[
        ("factbox.yaml", "theme: {name: ledger, options: {accent: '#123456'}}\n"),
        ("static/custom.css", "a{}"),
        ("content/a/b.md", "# A\n"),
    ]);
    add(&mut world, "themes");
    let pages = pages(&world);
    let page = &pages["a/b/index.html"];
    let sheets: Vec<&str> = page
        .split("<link rel=\"stylesheet\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|sheet| sheet.split('.').find(|part| part.len() > 1).unwrap_or(sheet))
        .collect();
    assert_eq!(sheets, ["/assets/style", "/assets/ledger", "/assets/options", "/custom"], "{page}");
    holds(page, &["href=\"../../custom.css\""]);
    assert_eq!(pages["custom.css"], "copy of static/custom.css");
    let without = site(&[("content/a.md", "# A\n")]);
    assert!(!self::pages(&without)["a/index.html"].contains("custom.css"));
}

#[test]
fn the_second_theme_shows_the_sample() {
    let mut world = site(&[("factbox.yaml", "theme: ledger\ntitle: The Plain Record\n")]);
    add(&mut world, "content");
    add(&mut world, "themes");
    assert_eq!(found(&compile(&world, &Memos::default()), Level::Warning), [""; 0]);
    let ledger = pages(&world);
    world.files.insert(SitePath::new("factbox.yaml"), File::text("title: The Plain Record\n"));
    let default = pages(&world);
    let html = |pages: &BTreeMap<String, String>| -> Vec<String> {
        pages.keys().filter(|path| SitePath::new(path.as_str()).extension() == "html").cloned().collect()
    };
    assert_eq!(html(&ledger), html(&default));
    for path in html(&ledger) {
        assert_ne!(ledger[&path], default[&path], "{path}");
        // It inherits: what a page says of its subject is the same.
        let ids = |page: &str| {
            let mut ids: Vec<String> = page
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(str::to_owned)
                .collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&ledger[&path]), ids(&default[&path]), "{path}");
    }
    holds(&ledger["rubio-lavrov-malaysia/index.html"], &["<p class=\"letter\">Position B</p>"]);
    holds(&ledger["index.html"], &["<div class=\"front three\">"]);
}

/// What stands between `open` and `close` is cut out of `text`; the pieces come back.
fn cut(text: &mut String, open: &str, close: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    while let Some(start) = text.find(open) {
        let end = text[start..].find(close).map_or(text.len(), |length| start + length + close.len());
        pieces.push(text[start..end].to_owned());
        text.replace_range(start..end, "\u{0}");
    }
    pieces
}

#[test]
fn templates_say_nothing_but_words_of_the_language_file() {
    const SPOKEN: [&str; 6] = ["aria-label", "title", "placeholder", "alt", "aria-description", "label"];
    let is_spoken = |text: &str| text.chars().any(char::is_alphabetic);
    let mut wrong = Vec::new();
    for theme in ["default", "ledger"] {
        let folder = root().join("themes").join(theme).join("templates");
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            let name = path.strip_prefix(root()).expect("it is below the root").display().to_string();
            let mut text = fs::read_to_string(&path).expect("it is text");
            cut(&mut text, "{#", "#}");
            let mut code = cut(&mut text, "{{", "}}");
            code.extend(cut(&mut text, "{%", "%}"));
            // A text in an expression is spoken if it looks like a sentence: it begins with a capital, or has spaces.
            for literal in code.iter().flat_map(|code| code.split('"').skip(1).step_by(2)) {
                let first = literal.chars().next().unwrap_or(' ');
                let has_words = literal.trim().split(' ').filter(|word| is_spoken(word)).count() > 1;
                if first.is_uppercase() || has_words {
                    wrong.push(format!("{name}: {literal}"));
                }
            }
            for tag in cut(&mut text, "<", ">") {
                for attribute in SPOKEN {
                    let value =
                        tag.split(&format!(" {attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
                    if value.is_some_and(is_spoken) {
                        wrong.push(format!("{name}: {tag}"));
                    }
                }
                // What scripts say stands in data.
                let mut data = tag.split(" data-").skip(1).filter_map(|rest| rest.split('"').nth(1));
                if data.any(is_spoken) {
                    wrong.push(format!("{name}: {tag}"));
                }
            }
            wrong.extend(
                text.split(['\u{0}', '\n'])
                    .filter(|text| is_spoken(text))
                    .map(|text| format!("{name}: {text}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn style_sheets_know_no_left_and_right() {
    for theme in ["default/static/style.css", "ledger/static/ledger.css"] {
        let css = fs::read_to_string(root().join("themes").join(theme)).expect("it is text");
        // Formulas run from left to right in every language.
        let lines = css.lines().enumerate().filter(|(_, line)| !line.starts_with(".m-"));
        for (index, line) in lines {
            for physical in [
                "margin-left",
                "margin-right",
                "padding-left",
                "padding-right",
                "border-left",
                "border-right",
                " left:",
                " right:",
                "text-align: left",
                "text-align: right",
                "float: left",
                "float: right",
            ] {
                assert!(!line.contains(physical), "{theme}:{}: {physical}", index + 1);
            }
        }
    }
}
