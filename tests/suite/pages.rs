//! Pages: what stands where, for small sites made in memory.

use std::collections::BTreeMap;

use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::Level;
use factbox::digest::Digest;
use factbox::path::{OutputPath, SitePath};
use factbox::site::left_out::Why;
use factbox::world::{Content, File, ImageHeader, ImageSize, World};

struct Site {
    world: World,
}

impl Site {
    fn new(files: &[(&str, &str)]) -> Self {
        let mut world = World::default();
        world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
        for (path, text) in files {
            world.files.insert(SitePath::new(path), File::text(text));
        }
        Self { world }
    }

    fn with_bytes(mut self, path: &str) -> Self {
        let file = File {
            digest: Digest::of_bytes(path.as_bytes()),
            length: 3,
            content: Content::Bytes,
            image: path.contains("photo").then_some(ImageHeader::Size(ImageSize { width: 640, height: 480 })),
        };
        self.world.files.insert(SitePath::new(path), file);
        self
    }

    fn compile(&self) -> Compilation {
        compile(&self.world, &Memos::default())
    }

    /// Every file of the output: its text, or `copy of` and the file that it is a copy of.
    fn pages(&self) -> BTreeMap<String, String> {
        let compilation = self.compile();
        let errors: Vec<_> =
            compilation.diagnostics.iter().filter(|finding| finding.level == Level::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        compilation
            .pages
            .iter()
            .map(|page| {
                let text = match compilation.render(page) {
                    Ok(Rendered::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
                    Ok(Rendered::Copy(path)) => format!("copy of {path}"),
                    Err(finding) => panic!("{}", finding.message),
                };
                (page.path.to_string(), text)
            })
            .collect()
    }

    fn page(&self, path: &str) -> String {
        self.pages().remove(path).unwrap_or_else(|| panic!("there is no {path}"))
    }

    fn errors(&self) -> Vec<String> {
        let found = self.compile().diagnostics;
        let errors = found.iter().filter(|finding| finding.level == Level::Error);
        errors.map(|finding| format!("{}: {}", finding.rule, finding.message)).collect()
    }
}

/// Fails unless each piece stands in the text.
fn holds(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "{piece:?} is not in\n{text}");
    }
}

fn lacks(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(!text.contains(piece), "{piece:?} is in\n{text}");
    }
}

const GAZETTE: (&str, &str) =
    ("content/sources/gazette.yaml", "title: A closing\npublisher: The Gazette\nissued: 2026-11-01\n");
const HERALD: (&str, &str) =
    ("content/sources/herald.yaml", "title: Shut\npublisher: The Herald\nissued: 2026-11-02\n");

#[test]
fn links_lead_to_pages_headings_claims_and_files() {
    let site = Site::new(&[
        GAZETTE,
        ("content/harbour.md", "# The harbour\n\n## What we know\n\n- It is closed to ships. [@gazette]\n"),
        (
            "content/north/bridge/index.md",
            "---\ntitle: The bridge\naliases: [The old bridge]\n---\n\nSee [the harbour](../../harbour.md), [its claims](/harbour.md#what-we-know), \
             [one](../../harbour.md#it-is-closed-to-ships), [as an address](/harbour/), [about](../../pages/about.md), \
             [the source](../../sources/gazette.yaml), [here](#here) and [the plan](plan.pdf).\n\n## Here\n\n![A photo](photo.jpg \"Title\") ![A map](/map.svg)\n",
        ),
        ("content/pages/about.md", "# About us\n\n[[harbour]] [[The harbour#What we know]] [[the old bridge|that bridge]] [[#Nothing here|x]]\n\n## Nothing here\n"),
        ("content/topics/water.md", "# Water\n\n[[about us]]\n"),
        ("static/map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ])
    .with_bytes("content/north/bridge/photo.jpg")
    .with_bytes("content/north/bridge/plan.pdf")
    .with_bytes("content/north/bridge/unlinked.jpg");
    let pages = site.pages();
    holds(
        &pages["north/bridge/index.html"],
        &[
            "<a href=\"../../harbour/\">the harbour</a>",
            "<a href=\"../../harbour/#what-we-know\">its claims</a>",
            "<a href=\"../../harbour/#it-is-closed-to-ships\">one</a>",
            "<a href=\"../../harbour/\">as an address</a>",
            "<a href=\"../../about/\">about</a>",
            "<a href=\"../../sources/gazette/\">the source</a>",
            "<a href=\"#here\">here</a>",
            "<a href=\"../../north/bridge/plan.pdf\">the plan</a>",
            "<img src=\"../../north/bridge/photo.jpg\" alt=\"A photo\" title=\"Title\" width=\"640\" height=\"480\" decoding=\"async\">",
            "<img src=\"../../map.svg\" alt=\"A map\" loading=\"lazy\" decoding=\"async\">",
        ],
    );
    holds(
        &pages["about/index.html"],
        &[
            "<a href=\"../harbour/\">The harbour</a>",
            "<a href=\"../harbour/#what-we-know\">What we know</a>",
            "<a href=\"../north/bridge/\">that bridge</a>",
            "<a href=\"#nothing-here\">x</a>",
        ],
    );
    assert_eq!(pages["north/bridge/photo.jpg"], "copy of content/north/bridge/photo.jpg");
    assert!(!pages.contains_key("north/bridge/unlinked.jpg"), "what no page links is not published");
    holds(&pages["harbour/index.html"], &["../north/bridge/", "../about/"]);
}

#[test]
fn citations_stand_in_every_kind_of_block() {
    let site = Site::new(&[
        GAZETTE,
        HERALD,
        (
            "content/harbour.md",
            "---\ntitle: The harbour\n---\n\nAs @gazette [p. 2] says, and -@herald.\n\n## What we know\n\n- It is closed. \
             [see @gazette, pp. 3-4, \"closed\"; @herald]\n\n## A heading [@gazette]\n\n| a |\n|---|\n| b [@herald] |\n\n> Quoted\n> [@gazette,\n> \"two\n> words\"]\n\n\
             A note.[^n] `[@code]` <https://x.example/@path> me@x.example\n\n[^n]: With [@herald].\n",
        ),
    ]);
    let page = site.page("harbour/index.html");
    let chips = page.matches("role=\"doc-biblioref\"").count();
    assert_eq!(chips, 8, "{page}");
    holds(
        &page,
        &[
            "id=\"c-1-1\"",
            "p. 2",
            "pp. 3-4",
            "“two words”",
            "id=\"ref-1\"",
            "id=\"ref-2\"",
            "doc-backlink",
            "[@code]",
        ],
    );
    // Every link of the page to itself leads somewhere.
    for piece in page.split("href=\"#").skip(1) {
        let id = piece.split('"').next().unwrap_or("");
        assert!(page.contains(&format!("id=\"{id}\"")), "#{id} leads nowhere");
    }
}

#[test]
fn lists_go_on_over_several_pages() {
    let mut files = vec![GAZETTE];
    let texts: Vec<(String, String)> = (0..5)
        .map(|number| {
            (
                format!("content/page-{number}.md"),
                format!(
                    "---\ntitle: Page {number}\ntopics: [water]\ndate: 2026-11-0{}\n---\n\n## Reported by one source\n\n- It is closed. [@gazette]\n",
                    number + 1
                ),
            )
        })
        .collect();
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    files.push(("factbox.yaml", "paginate: 2\n"));
    let pages = Site::new(&files).pages();
    for path in [
        "page/2/index.html",
        "page/3/index.html",
        "topics/water/page/3/index.html",
        "sources/gazette/page/3/index.html",
    ] {
        assert!(pages.contains_key(path), "{path}: {:?}", pages.keys());
    }
    assert!(!pages.contains_key("page/4/index.html"));
    holds(&pages["index.html"], &["Page 4", "Page 3", "href=\"./page/2/\""]);
    holds(
        &pages["page/2/index.html"],
        &["Page 2", "Page 1", "href=\"../../page/3/\"", "href=\"../../page-2/\""],
    );
    lacks(&pages["page/2/index.html"], &[">Page 4<"]);
}

#[test]
fn links_are_written_as_the_configuration_says() {
    let page = ("content/a.md", "# A\n\n[b](b.md)\n");
    let other = ("content/b.md", "# B\n");
    let with = |config: &str| Site::new(&[page, other, ("factbox.yaml", config)]).pages();
    let pretty = with("links: pretty\n");
    holds(&pretty["a/index.html"], &["href=\"../b/\"", "href=\"../assets/"]);
    let explicit = with("links: explicit\n");
    holds(&explicit["a/index.html"], &["href=\"../b/index.html\"", "href=\"../index.html\""]);
    // What search puts before addresses is none.
    let home = explicit["index.html"].replace("data-root=\"./\"", "");
    lacks(&home, &["href=\"./\"", "/\""]);
    let absolute = with("links: absolute\nbase_url: https://example.org/news\n");
    holds(&absolute["a/index.html"], &["href=\"/news/b/\"", "href=\"https://example.org/news/a/\""]);
    // The page for addresses where nothing is is served at any depth.
    holds(&pretty["404.html"], &["href=\"/assets/"]);
    holds(&absolute["404.html"], &["href=\"/news/assets/"]);
}

#[test]
fn the_second_page_of_the_home_leads_back_whatever_links_are_like() {
    let pages = [("content/a.md", "# A\n"), ("content/b.md", "# B\n")];
    for (config, back) in [
        ("paginate: 1\n", "rel=\"prev\" href=\"../../\""),
        ("paginate: 1\nlinks: explicit\n", "rel=\"prev\" href=\"../../index.html\""),
        ("paginate: 1\nlinks: absolute\nbase_url: https://example.org/news\n", "rel=\"prev\" href=\"/news/"),
    ] {
        let site = Site::new(&[pages[0], pages[1], ("factbox.yaml", config)]);
        holds(&site.page("page/2/index.html").replace("../.././\"", "../../\""), &[back]);
    }
}

#[test]
fn a_template_of_the_site_may_extend_the_one_that_it_replaces() {
    let page = ("content/a.md", "---\ntitle: A\nextra: {colour: blue}\n---\n\nWords.\n");
    let extended = (
        "templates/explainer.html",
        "{% extends \"@theme/explainer.html\" %}{% block title %}Mine: {{ explainer.extra.colour }}{% endblock title %}",
    );
    let pages = Site::new(&[page, extended]).pages();
    holds(&pages["a/index.html"], &["<title>Mine: blue", "<p>Words.</p>"]);
    let chosen = ("content/b.md", "---\ntitle: B\ntemplate: poster\n---\n\nWords.\n");
    let poster = ("templates/poster.html", "<h1>{{ page.title }}</h1>");
    assert_eq!(Site::new(&[chosen, poster]).page("b/index.html"), "<h1>B</h1>");
}

#[test]
fn drafts_and_the_future_are_left_out_and_counted() {
    let mut site = Site::new(&[
        GAZETTE,
        HERALD,
        ("content/a.md", "# A\n\n[@gazette]\n"),
        ("content/b.md", "---\ntitle: B\ndraft: true\n---\n\n[@herald]\n"),
        ("content/c.md", "---\ntitle: C\ndate: 2026-11-22\n---\n"),
    ]);
    let pages = site.pages();
    assert!(pages.contains_key("sources/gazette/index.html"));
    for path in ["b/index.html", "c/index.html", "sources/herald/index.html"] {
        assert!(!pages.contains_key(path), "{path}");
    }
    let left_out = &site.compile().site.left_out;
    assert_eq!(left_out.values().collect::<Vec<_>>(), [&Why::Draft, &Why::Future]);
    site.world.options.drafts = true;
    site.world.options.future = true;
    let pages = site.pages();
    assert!(pages.contains_key("b/index.html") && pages.contains_key("c/index.html"));
    holds(&pages["b/index.html"], &["Draft"]);
}

#[test]
fn nothing_of_what_is_private_is_anywhere() {
    let mut site = Site::new(&[
        ("factbox.yaml", "title: T\nbase_url: https://example.org/\n"),
        ("content/open.md", "---\ntitle: Open\ndate: 2026-11-01\n---\n\nOpen words.\n"),
        (
            "content/a.md",
            "---\ntitle: Hushed A\ndate: 2026-11-01\npublish: false\ntopics: [hushed]\n---\n\nHushed.\n",
        ),
        ("content/b.md", "---\ntitle: Hushed B\ndate: 2026-11-01\nbuild: {render: never}\n---\n\nHushed.\n"),
        ("content/c.md", "---\ntitle: Hushed C\ndate: 2026-11-01\nexpiryDate: 2026-11-21\n---\n\nHushed.\n"),
        ("content/_notes/d.md", "---\ntitle: Hushed D\ndate: 2026-11-01\n---\n\nHushed.\n"),
        ("content/pages/e.md", "---\ntitle: Hushed E\nprivate: true\n---\n\nHushed.\n"),
        ("content/open (Ann's conflicted copy 2026-11-02).md", "---\ntitle: Hushed F\n---\n\nHushed.\n"),
        ("content/sources/_hushed.yaml", "type: webpage\ntitle: Hushed G\npublisher: P\n"),
        ("static/x.sync-conflict-20261101-101010-ABCDEFG.txt", "Hushed"),
    ]);
    for drafts in [false, true] {
        site.world.options.drafts = drafts;
        let left_out = site.compile().site.left_out.len();
        assert_eq!(left_out, if drafts { 7 } else { 8 });
        let pages = site.pages();
        for (path, text) in &pages {
            let shown = text.to_lowercase();
            assert!(drafts || !shown.contains("hushed"), "{path}");
            for letter in ["b", "c", "d", "e", "f", "g"] {
                assert!(!shown.contains(&format!("hushed {letter}")), "{path}");
            }
        }
        assert_eq!(pages.contains_key("a/index.html"), drafts);
        assert!(!pages["feed.xml"].contains("Hushed") && !pages["sitemap.xml"].contains("/a/"));
    }
}

#[test]
fn names_are_one_in_whichever_form_they_are_written() {
    let (composed, apart) = ("Gr\u{fc}\u{df}e", "Gru\u{308}\u{df}e");
    for (name, written) in [(composed, apart), (apart, composed), (apart, apart)] {
        let page = format!("content/{name}.md");
        let source = format!("content/sources/{name}.yaml");
        let topic = format!("content/topics/{name}.md");
        let text = format!(
            "---\ntitle: A\ndate: 2026-11-01\ntopics: [{written}]\n---\n\n![x]({written}-photo.png) ![y](/{written}-photo-2.png) \
             [x]({written}.md) [[{written}]] [z](/{written}/) [t](topics/{written}.md) [s](#{written})\n\n## {name}\n\n\
             It is so. [@{written}]\n"
        );
        let site = Site::new(&[
            ("content/a.md", &text),
            (&page, "---\ntitle: G\ndate: 2026-11-01\n---\n\nHi.\n"),
            (&topic, "---\ntitle: The topic\n---\n"),
            (
                &source,
                "type: webpage\ntitle: S\npublisher: P\nissued: 2026-01-01\nURL: https://example.org/\n",
            ),
        ])
        .with_bytes(&format!("content/{name}-photo.png"))
        .with_bytes(&format!("static/{name}-photo-2.png"));
        let pages = site.pages();
        assert!(pages.contains_key("topics/gr\u{fc}\u{df}e/index.html"), "{name} {written}");
    }
}

#[test]
fn an_attachment_is_found_by_its_name() {
    let site = Site::new(&[(
        "content/notes/a.md",
        "---\ntitle: A\ndate: 2026-11-01\n---\n\n![[photo.png]] ![[photo.png|100]]\n\n| a |\n|---|\n| ![[photo.png\\|100]] |\n",
    )])
    .with_bytes("content/Attachments/photo.png");
    let pages = site.pages();
    assert_eq!(pages["Attachments/photo.png"], "copy of content/Attachments/photo.png");
    let page = &pages["notes/a/index.html"];
    assert_eq!(page.matches("alt=\"photo.png\"").count(), 3, "{page}");
    let site = site.with_bytes("content/more/photo.png");
    assert_eq!(site.errors()[0], "missing-image: several images are called `photo.png`");
}

#[test]
fn a_file_of_static_wins_over_what_factbox_makes_and_not_over_what_is_written() {
    let site =
        Site::new(&[("content/a.md", "# A\n"), ("static/404.html", "gone"), ("static/CNAME", "example.org")]);
    let pages = site.pages();
    assert_eq!(pages["404.html"], "copy of static/404.html");
    assert_eq!(pages["CNAME"], "copy of static/CNAME");
    let site = Site::new(&[("content/a.md", "# A\n"), ("static/a/index.html", "x")]);
    assert_eq!(
        site.errors(),
        ["duplicate-url: `static/a/index.html` and `content/a.md` want one address, `/a/`"]
    );
    let site = Site::new(&[
        ("content/a.md", "# A\n"),
        ("content/a/index.md", "# A too\n"),
        ("content/pages/a.md", "# A three\n"),
    ]);
    assert_eq!(site.errors().len(), 2, "{:?}", site.errors());
}

#[test]
fn text_stays_text() {
    let site = Site::new(&[
        ("factbox.yaml", "title: \"<script>alert(1)</script>\"\ncheck: {levels: {unpaired-quote: off}}\n"),
        (
            "content/a.md",
            "---\ntitle: \"</title><script>alert(2)</script>\"\nsummary: \"\\\"><script>alert(3)</script>\"\ntopics: [\"<b>bold</b>\"]\n---\n\n\
             {{ site.title }} {% raw %} <script>alert(4)</script>\n\n<div onclick=\"x\">raw</div>\n\n<!-- a secret --> [x](javascript:alert(5)) \
             [y](JaVa&#x53;cript:alert(6)) ![z](data:image/svg+xml,x) <javascript:alert(7)>\n\n```\"><script>\ncode\n```\n",
        ),
        (
            "content/sources/gazette.yaml",
            "title: \"<script>alert(8)</script>\"\nnote: \"<img src=x onerror=alert(9)>\"\n",
        ),
        ("content/b.md", "# B\n\n## What we know\n\n- Rain. [@gazette, \"<script>alert(10)</script>\"]\n"),
    ]);
    for (path, page) in site.pages().iter().filter(|(path, _)| path.ends_with("index.html")) {
        lacks(
            page,
            &[
                "<script>",
                "<div onclick",
                "javascript:alert(5)\"",
                "href=\"java",
                "href=\"JaVa",
                "src=\"data:",
                "a secret",
                "<img src=x",
            ],
        );
        assert!(page.contains("&lt;script&gt;alert(1)"), "{path}");
    }
    holds(&site.page("a/index.html"), &["{{ site.title }} {% raw %}", "&lt;div onclick"]);
    let open = Site::new(&[
        ("factbox.yaml", "markdown: {raw_html: true}\n"),
        ("content/a.md", "# A\n\n<div class=\"x\">raw</div>\n"),
    ]);
    holds(&open.page("a/index.html"), &["<div class=\"x\">raw</div>"]);
}

#[test]
fn headings_of_another_language_have_roles() {
    let site = Site::new(&[
        GAZETTE,
        (
            "factbox.yaml",
            "lang: de\nsections:\n  known: Was wir wissen\n  unknown: [Was wir nicht wissen, Offene Fragen]\nupdates:\n  correction: Korrektur\n",
        ),
        (
            "content/hafen.md",
            "---\ntitle: Hafen\nupdated: 2026-11-20\n---\n\n## Was wir wissen\n\n- Er ist zu. [@gazette]\n\n## Offene Fragen\n\n- Wie lange?\n\n\
             ## Updates and corrections\n\n- **2026-11-20 — Korrektur.** Nicht die Brücke.\n",
        ),
    ]);
    let page = site.page("hafen/index.html");
    holds(
        &page,
        &[
            "lang=\"de\"",
            "id=\"was-wir-wissen\"",
            "id=\"er-ist-zu\"",
            "class=\"section known",
            "class=\"section unknown",
        ],
    );
    holds(&site.page("corrections/index.html"), &["Nicht die Brücke."]);
}

/// Fails if a link of a page leads to no page, or an id stands twice.
fn is_whole(pages: &BTreeMap<String, String>) {
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path} has an id twice");
        for piece in page.split("href=\"").skip(1).chain(page.split("src=\"").skip(1)) {
            let link = piece.split('"').next().unwrap_or("");
            if link.contains(':') {
                continue;
            }
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                path.clone()
            } else {
                let decoded = factbox::path::decode(file).expect("links are UTF-8");
                let joined = SitePath::new(format!("x/{path}")).join(&decoded).expect("no link leads out");
                let joined = joined
                    .as_str()
                    .strip_prefix('x')
                    .expect("it is below x")
                    .trim_start_matches('/')
                    .to_owned();
                if joined.is_empty() || file.ends_with('/') {
                    format!("{joined}/index.html").trim_start_matches('/').to_owned()
                } else {
                    joined
                }
            };
            let found = pages.get(&target);
            assert!(found.is_some(), "{path}: {link} leads to {target}, and nothing is there");
            let fragment = factbox::path::decode(fragment).expect("fragments are UTF-8");
            let has = found.is_some_and(|page| page.contains(&format!(" id=\"{fragment}\"")));
            assert!(fragment.is_empty() || fragment == "top" || has, "{path}: {link} leads to no place");
        }
    }
}

#[test]
fn every_link_of_an_odd_site_leads_somewhere() {
    let site = Site::new(&[
        GAZETTE,
        ("factbox.yaml", "menu:\n  - {title: About, url: pages/ab out.md}\n  - {title: Topics, url: /topics/}\n  - {title: Out, url: \"https://example.org/\"}\n"),
        ("content/b.md", "---\ntitle: B\ntopics: [\"Odd Name\", über]\n---\n\n[[b]] [[sub/b]] [dir](sub) [up](.) [top](#top) [lists](/corrections/) [s](/sources/gazette/) [@gazette]\n"),
        ("content/sub/b.md", "# B below\n\n[o](../topics/Odd%20Name.md) [x](../topics/x%20y.md) [other](../topics/slugged.md) [@gazette, \"a\"] [@gazette, \"a\"]\n"),
        ("content/sub/index.md", "# The folder\n\n## What we know\n\n- Same words here. [@gazette]\n- Same words here. [@gazette]\n\n## Same words here\n"),
        ("content/topics/Odd Name.md", "# Odd\n"),
        ("content/topics/x y.md", "# XY\n"),
        ("content/topics/slugged.md", "---\ntitle: Slugged\nslug: other\n---\n"),
        ("content/pages/ab out.md", "# About\n\n![i](/i%20j.png) [q](/i%20j.png?x=1)\n"),
        ("content/中文.md", "# 中文\n\n[[b]]\n"),
    ])
    .with_bytes("static/i j.png");
    is_whole(&site.pages());
    let sample = Site { world: super::rules::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).0 };
    is_whole(&sample.pages());
}

/// A site with every kind of page and file, whose about page has this text.
fn with_everything(config: &str, text: &str) -> Site {
    let about = format!("---\ntitle: About\n---\n\n{text}\n");
    let config = format!("menu: [{{title: Find, url: /search/}}]\n{config}");
    Site::new(&[
        GAZETTE,
        ("factbox.yaml", &config),
        (
            "content/a.md",
            "---\ntitle: A\ntopics: [t]\nredirect_from: [/old/, /2024/old.html]\n---\n\nX. [@gazette]\n",
        ),
        ("content/pages/about.md", &about),
    ])
}

#[test]
fn whatever_is_published_can_be_linked_to() {
    let config = "base_url: https://example.org/sub/\n";
    let nameless =
        ["assets/", "search/index.js", "search/terms/", "search/pages/", ".nojekyll", "_redirects"];
    let is_named = |path: &String| {
        !nameless.iter().any(|beginning| path.starts_with(beginning)) && !path.ends_with("card.png")
    };
    let published: Vec<String> = with_everything(config, "").pages().into_keys().filter(is_named).collect();
    for file in
        ["search/index.html", "feed.xml", "corrections.xml", "a/claims.json", "old/index.html", "llms.txt"]
    {
        assert!(published.iter().any(|path| path == file), "{file}: {published:#?}");
    }
    let links: Vec<String> = published.iter().map(|path| format!("[x](/{path})")).collect();
    let relative = "[x](index.md) [x](../feed.xml) [x](../a/claims.json) [x](../search/)";
    is_whole(&with_everything(config, &format!("{} {relative}", links.join(" "))).pages());
    is_whole(&with_everything(&format!("{config}links: explicit\n"), &links.join(" ")).pages());
}

#[test]
fn a_link_to_what_the_configuration_leaves_out_says_so() {
    for (config, link, help) in [
        ("", "/feed.xml", "it is published once `factbox.yaml` gives `base_url`, the address of the site"),
        ("outputs: false", "/claims.json", "`outputs` in `factbox.yaml` leaves it out"),
        ("outputs: {feeds: false}", "../feed.json", "`outputs` in `factbox.yaml` leaves it out"),
        ("outputs: false", "/a/claims.json", "link to a file of the site by its path, relative to this one"),
    ] {
        let site = with_everything(config, &format!("[x]({link})"));
        assert_eq!(site.errors(), [format!("broken-link: nothing is at `{link}`")], "{config}");
        let found = site.compile().diagnostics;
        let found = found.iter().find(|finding| finding.rule == "broken-link").expect("it is found");
        assert_eq!(found.help.as_deref(), Some(help), "{config} {link}");
    }
    let found = with_everything("search: false", "").compile().diagnostics;
    let help = found.iter().find(|finding| finding.rule == "broken-link").and_then(|it| it.help.as_deref());
    assert_eq!(help, Some("`search` in `factbox.yaml` leaves it out"), "{found:#?}");
}

#[test]
fn two_things_that_want_one_address_are_an_error_naming_both() {
    for (files, errors) in [
        (vec![("content/topics/Plain.md", "# A\n"), ("content/topics/plain.md", "# B\n")], 1),
        (vec![("content/topics/x y.md", "# A\n"), ("content/topics/x-y.md", "# B\n")], 1),
        (vec![("content/a.md", "---\ntopics: [C++]\n---\n"), ("content/b.md", "---\ntopics: [C]\n---\n")], 1),
        (
            vec![
                ("content/a.md", "![c](x.txt) [s](/x.txt)\n"),
                ("content/x.txt", "1"),
                ("static/x.txt", "2"),
            ],
            1,
        ),
        (vec![("content/topics/page.md", "# A\n")], 1),
        (
            vec![
                ("content/sources/G.yaml", "title: G\n"),
                ("content/sources/g.yaml", "title: g\n"),
                ("content/a.md", "[@g] [@G]\n"),
            ],
            1,
        ),
        (vec![("content/README.MD", "# A\n"), ("content/readme.md", "# B\n")], 1),
        (vec![("factbox.yaml", "menu: [{title: X, url: nope.md}]\n")], 1),
    ] {
        let found = Site::new(&files).errors();
        assert_eq!(found.len(), errors, "{files:?}: {found:#?}");
    }
}

#[test]
fn a_file_of_static_takes_the_place_of_assets_and_pages_of_lists() {
    let files = [("content/a.md", "# A\n"), ("content/b.md", "# B\n"), ("factbox.yaml", "paginate: 1\n")];
    let style = Site::new(&files)
        .pages()
        .into_keys()
        .find(|path| path.starts_with("assets/style."))
        .expect("there is a style sheet");
    let path = format!("static/{style}");
    let mut files = files.to_vec();
    files.extend([
        (path.as_str(), "mine"),
        ("static/page/2/index.html", "mine"),
        ("static/topics/index.html", "mine"),
    ]);
    let pages = Site::new(&files).pages();
    for path in [style.as_str(), "page/2/index.html", "topics/index.html"] {
        assert_eq!(pages[path], format!("copy of static/{path}"));
    }
}

#[test]
fn what_cannot_be_read_is_one_finding() {
    let site = Site::new(&[(
        "content/a.md",
        "---\ntitle: x: y\nsources: [gazette]\n---\n\n## What we know\n\n- Rain. [@gazette]\n",
    )]);
    assert_eq!(site.errors().len(), 1, "{:?}", site.errors());
}

#[test]
fn the_simplest_page_builds_with_one_warning() {
    let page = "---\ntitle: Simple\nsources:\n  - https://a.example/x\n  - https://b.example/y\n---\n\n## What we know\n\n- One thing.\n- Another.\n";
    let site = Site::new(&[("content/simple.md", page)]);
    let findings = site.compile().diagnostics;
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["no-citations"], "{findings:#?}");
    assert_eq!(findings[0].level, Level::Warning);
    holds(&site.page("simple/index.html"), &["https://a.example/x", "https://b.example/y", "Another."]);
}

/// What a remark with these versions looks like: the HTML of each, and of the comparisons below them.
fn versions(versions: &[&str]) -> Vec<String> {
    let mut text = "# A page\n\n## In their own words\n\n### A remark\n".to_owned();
    for version in versions {
        text.push_str("\n> ");
        text.push_str(&version.replace('\n', "\n> "));
        text.push_str("\n>\n> — A speaker, as quoted in [@gazette]\n\nBetween.\n");
    }
    let page = Site::new(&[GAZETTE, ("content/a.md", &text)]).page("a/index.html");
    let pieces = page.split("<figure class=\"version\">").skip(1).map(|piece| {
        let words = piece.split("<blockquote>").nth(1).and_then(|rest| rest.split("</blockquote>").next());
        let changes = piece.split("</summary>").nth(1).and_then(|rest| rest.split("</details>").next());
        format!("{}{}", words.expect("a version is a quotation").trim(), changes.unwrap_or_default())
    });
    pieces.collect()
}

#[test]
fn versions_of_a_remark_are_compared_word_by_word() {
    const ONLY: &str = "<mark class=\"only\">";
    const GAP: &str = "<span class=\"gap\"></span>";
    let cases: [(&[&str], &[&str]); 9] = [
        // The same but for typography.
        (
            &["\"It's the end -- of it...\"", "‘It’s the end – of it…’"],
            &["<p>“It’s the end – of it…”</p>", "<p>‘It’s the end – of it…’</p>"],
        ),
        (
            &["\"The harbour is closed.\"", "\"The old harbour is closed today.\""],
            &[
                "<p>“The{GAP} harbour is closed{GAP}.”</p>",
                "<p>“The {ONLY}old</mark> harbour is closed {ONLY}today</mark>.”</p>\
                 <p>“The <ins>old</ins> harbour is closed <ins>today</ins>.”</p>",
            ],
        ),
        // A word of several texts is marked in one piece; nothing is marked across what opens or closes.
        (
            &["It is closed for us all", "It isn't *closed to any* of us all"],
            &[
                "<p>It {ONLY}is</mark> closed {ONLY}for</mark>{GAP} us all</p>",
                "<p>It {ONLY}isn’t</mark> <em>closed {ONLY}to any</mark></em>{ONLY} of</mark> us all</p>\
                 <p>It <del>is</del> <ins>isn’t</ins> closed <del>for</del> <ins>to any of</ins> us all</p>",
            ],
        ),
        // Links and citations within stay what they are.
        (
            &["We said [no](https://a.org/) to that [@gazette]", "We said [never](https://a.org/) to that"],
            &[
                "<p>We said <a href=\"https://a.org/\">{ONLY}no</mark></a> to that <a class=\"chip\" id=\"c-1-1\" href=\"#ref-1\" role=\"doc-biblioref\"><b>1</b>A closing</a></p>",
                "<p>We said <a href=\"https://a.org/\">{ONLY}never</mark></a> to that</p>\
                 <p>We said <del>no</del> <ins>never</ins> to that</p>",
            ],
        ),
        // Too little in common.
        (
            &["One two three four", "Five six three seven"],
            &["<p>One two three four</p>", "<p>Five six three seven</p>"],
        ),
        (&["Yes we can", "Yes we may & will"], &["<p>Yes we can</p>", "<p>Yes we may &amp; will</p>"]),
        // Escaped everywhere.
        (
            &["a < b and c", "a < b and & c"],
            &[
                "<p>a &lt; b and c</p>",
                "<p>a &lt; b and {ONLY}&amp;</mark> c</p><p>a &lt; b and <ins>&amp;</ins> c</p>",
            ],
        ),
        // Three versions: what is marked is not in all of them.
        (
            &["We will go there now", "We will go there", "We will surely go there now"],
            &[
                "<p>We will{GAP} go there {ONLY}now</mark></p>",
                "<p>We will{GAP} go there{GAP}</p><p>We will go there <del>now</del></p>",
                "<p>We will {ONLY}surely</mark> go there {ONLY}now</mark></p>\
                 <p>We will <ins>surely</ins> go there <ins>now</ins></p>",
            ],
        ),
        // Without spaces, each character is a word.
        (
            &["我们明天去上海", "我们今天去上海"],
            &[
                "<p>我们{ONLY}明</mark>天去上海</p>",
                "<p>我们{ONLY}今</mark>天去上海</p><p>我们<del>明</del><ins>今</ins>天去上海</p>",
            ],
        ),
    ];
    for (written, expected) in cases {
        let expected: Vec<String> =
            expected.iter().map(|html| html.replace("{ONLY}", ONLY).replace("{GAP}", GAP)).collect();
        assert_eq!(versions(written), expected);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Marks lie over the words: without them the versions are what they would be alone.
    #[test]
    fn marks_change_no_word(written in proptest::collection::vec("([ab]|don't|\\*c d\\*|\\[e\\]\\(https://x\\.org\\)|`f`|U\\.S\\.|—|\"|&|火|\n|[@]gazette){3,14}", 2..4)) {
        let words: Vec<String> = written.iter().map(|version| version.replace("don't", " don't ")).collect();
        let words: Vec<&str> = words.iter().map(|version| version.trim()).collect();
        let marked = versions(&words);
        for (version, alone) in marked.iter().zip(&words) {
            let version = version.replace("<mark class=\"only\">", "").replace("</mark>", "").replace("<span class=\"gap\"></span>", "");
            let alone = versions(&[alone]);
            let strip = |html: &str| html.split("id=\"").map(|piece| piece.trim_start_matches(|char| char != '"')).collect::<String>();
            let alone = alone.first().map(|html| strip(html)).unwrap_or_default();
            proptest::prop_assert!(strip(&version).starts_with(&alone), "{version}\n{alone}");
        }
    }
}

#[test]
fn what_needs_review_is_listed_until_it_is_not() {
    let page = |name: &str, front_matter: &str| {
        (format!("content/{name}.md"), format!("---\ntitle: About {name}\n{front_matter}\n---\n\nText.\n"))
    };
    let written = [
        page("past", "date: 2026-11-10\nreview-by: 2026-11-20"),
        page("long-past", "date: 2026-11-11\nreview-by: 2026-11-01"),
        page("untouched", "date: 2026-11-01\nupdated: 2026-11-05\nstatus: developing"),
        page("touched", "date: 2026-11-01\nupdated: 2026-11-08\nstatus: developing"),
        page("soon", "date: 2026-11-10\nreview-by: 2026-12-05"),
        page("later", "date: 2026-11-10\nreview-by: 2026-12-06"),
        page("archived", "date: 2026-11-10\nreview-by: 2026-11-01\nstatus: archived"),
    ];
    let files: Vec<(&str, &str)> =
        written.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut site = Site::new(&files);
    let listed = |html: &str| -> Vec<String> {
        let titles = html.split("<h3><a href=\"../").skip(1);
        titles.filter_map(|rest| rest.split("/\"").next()).map(str::to_owned).collect()
    };
    let today = site.page("freshness/index.html");
    assert_eq!(listed(&today), ["long-past", "untouched", "past", "soon"]);
    holds(
        &today,
        &[
            "<h2 id=\"overdue\">",
            "Was to be reviewed by",
            "Developing, and not updated for two weeks",
            "Review by",
        ],
    );
    holds(
        &site.page("index.html"),
        &["<h2>Needs review</h2>", "<a href=\"./freshness/\">All that needs review</a>"],
    );
    holds(&site.page("past/index.html"), &["<p class=\"banner stale\" role=\"note\">"]);
    lacks(&site.page("soon/index.html"), &["class=\"banner"]);
    holds(&site.page("touched/index.html"), &["<p class=\"banner\" role=\"note\">"]);
    lacks(&site.page("archived/index.html"), &["class=\"banner"]);

    // Another day changes the page when something becomes due, and else not a byte of it.
    let mut on = |day: &str| {
        site.world.options.today = Today::fixed(Day::parse(day).expect("it is a day"));
        site.page("freshness/index.html")
    };
    assert_eq!(listed(&on("2026-11-20")), ["long-past", "untouched", "past"]);
    assert_eq!(listed(&on("2026-11-22")), ["long-past", "untouched", "past", "soon", "later"]);
    assert_eq!(on("2026-11-24"), on("2026-11-25"));
}

#[test]
fn a_card_stands_for_an_explainer_at_a_known_address() {
    let harbour = (
        "content/harbour.md",
        "---\ntitle: The harbour\n---\n\n## What we know\n\n- It is closed. [@gazette]\n",
    );
    let pictured = ("content/bridge.md", "---\ntitle: The bridge\nimage: photo.jpg\n---\n");
    let address = ("factbox.yaml", "base_url: https://example.org/x/\n");
    let files = [GAZETTE, harbour, pictured];
    let pages = Site::new(&files).with_bytes("content/photo.jpg").pages();
    assert!(!pages.contains_key("harbour/card.png"), "nobody could ask for it");
    assert!(pages.contains_key("photo.jpg"), "the image that stands for a page is published");

    let with = |more: &[(&str, &str)]| {
        let files = [&files[..], more].concat();
        Site::new(&files).with_bytes("content/photo.jpg").compile()
    };
    let key = |compilation: &Compilation, path: &str| {
        compilation.page(&OutputPath::new(path).expect("it is a path")).map(|page| page.key)
    };
    let one = with(&[address]);
    assert!(key(&one, "harbour/card.png").is_some());
    assert!(key(&one, "bridge/card.png").is_none(), "the writer's image stands for it");
    assert!(
        key(&with(&[("factbox.yaml", "base_url: https://example.org/\ncards: false\n")]), "harbour/card.png")
            .is_none()
    );

    // Another page, and another address, change nothing of what a card shows.
    let more =
        with(&[("factbox.yaml", "base_url: https://example.net/\n"), ("content/ferry.md", "# The ferry\n")]);
    assert_eq!(key(&one, "harbour/card.png"), key(&more, "harbour/card.png"));
    assert_ne!(key(&one, "harbour/index.html"), key(&more, "harbour/index.html"));
    let renamed = with(&[
        address,
        (
            "content/harbour.md",
            "---\ntitle: The port\n---\n\n## What we know\n\n- It is closed. [@gazette]\n",
        ),
    ]);
    assert_ne!(key(&one, "harbour/card.png"), key(&renamed, "harbour/card.png"));
}

#[test]
fn every_page_has_the_policy_that_the_configuration_says() {
    let meta = |csp: &str| {
        let site = Site::new(&[("factbox.yaml", csp), ("content/harbour.md", "# The harbour\n")]);
        let pages: Vec<String> = site
            .pages()
            .into_iter()
            .filter(|(path, _)| path.contains(".html"))
            .map(|(_, html)| html)
            .collect();
        let policies = pages.iter().map(|html| {
            let head = html.split("</head>").next().expect("there is a head");
            let (before, policy) = head.split_once("Content-Security-Policy\" content=\"")?;
            assert!(!before.contains("<link") && !before.contains("<script"), "it comes first");
            Some(policy.split('"').next().expect("it ends").replace("&#39;", "'"))
        });
        let mut policies: Vec<Option<String>> = policies.collect();
        policies.dedup();
        policies
    };
    assert_eq!(meta(""), [Some(factbox::config::CSP.to_owned())]);
    assert_eq!(meta("csp: default-src 'self'\n"), [Some("default-src 'self'".to_owned())]);
    assert_eq!(meta("csp: false\n"), [None]);
}
