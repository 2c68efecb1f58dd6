//! P17, P17b, P18: hostile text, hostile links, and what templates cannot reach.

use std::collections::BTreeSet;
use std::fs;

use html5gum::{Token, Tokenizer};

use super::super::cli::Site;
use super::measure::{Bound, run};
use super::{assert_calm, tree};

/// A tag of a page, with its attributes, as a browser reads them.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// The tags of a page. The tokenizer is told what is no markup: scripts, styles, titles.
fn tags(page: &str) -> Vec<Tag> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut tags = Vec::new();
    let mut emitter = html5gum::DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token.unwrap() {
            Token::StartTag(tag) => tags.push(Tag {
                name: text(&tag.name),
                attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
            }),
            Token::Comment(comment) => panic!("a comment: {}", text(&comment)),
            _ => {}
        }
    }
    tags
}

/// The scheme of an address as browsers read it: without what they pass over.
fn scheme(address: &str) -> Option<String> {
    let address: String = address
        .trim_matches(|char: char| char <= ' ')
        .chars()
        .filter(|char| !matches!(char, '\t' | '\n' | '\r'))
        .collect();
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Attributes that hold an address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href"];

/// What hostile texts try to put on pages is called `evil`; nothing of ours is.
#[track_caller]
fn assert_harmless(site: &Site) -> (usize, usize) {
    let (mut pages, mut all) = (0, 0);
    for (path, bytes) in tree(&site.at("output")) {
        let text = || String::from_utf8(bytes.clone()).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
        if path.ends_with(".html") {
            pages += 1;
            let html = text();
            let mut in_policy = false;
            for Tag { name, attributes } in tags(&html) {
                all += 1;
                assert!(!name.contains("evil"), "{path}: <{name}>");
                assert!(
                    !matches!(
                        name.as_str(),
                        "style" | "iframe" | "object" | "embed" | "base" | "frame" | "applet"
                    ),
                    "{path}: <{name}>"
                );
                for (key, value) in &attributes {
                    assert!(
                        !key.starts_with("on") && !key.contains("evil") && key != "style" && key != "srcdoc",
                        "{path}: {key}={value}"
                    );
                    assert!(
                        key.chars().all(|char| char.is_ascii_alphanumeric() || "-_:".contains(char)),
                        "{path}: {key}"
                    );
                    if ADDRESSES.contains(&key.as_str()) {
                        let scheme = scheme(value);
                        let is_known =
                            matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto" | "tel"));
                        assert!(is_known, "{path}: {key}={value:?}");
                    }
                }
                let value = |key: &str| attributes.iter().find(|it| it.0 == key).map(|it| it.1.as_str());
                if name == "script" && value("type") != Some("application/ld+json") {
                    assert!(
                        value("src").is_some_and(|src| !src.contains("evil")),
                        "{path}: an inline script"
                    );
                }
                if name == "meta" {
                    assert_ne!(
                        value("http-equiv").map(str::to_lowercase).as_deref(),
                        Some("refresh"),
                        "{path}"
                    );
                    in_policy |= value("http-equiv")
                        .is_some_and(|it| it.eq_ignore_ascii_case("Content-Security-Policy"));
                }
            }
            assert!(in_policy, "{path} has no policy");
            for data in html.split("application/ld+json\">").skip(1) {
                let data = data.split("</script>").next().unwrap();
                serde_json::from_str::<serde_json::Value>(data)
                    .unwrap_or_else(|why| panic!("{path}: {why}: {data}"));
            }
        } else if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text()).unwrap_or_else(|why| panic!("{path}: {why}"));
        } else if path.ends_with(".xml") {
            assert_well_formed(&path, &text());
        }
    }
    (pages, all)
}

/// Whether XML is well formed: tags that match, references that are known, characters that XML has.
fn assert_well_formed(path: &str, xml: &str) {
    use quick_xml::events::Event;
    let is_of_xml = |char: char| matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if let Some(char) = xml.chars().find(|&char| !is_of_xml(char)) {
        panic!("{path} has {char:?}");
    }
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{path}: {why}")) {
            Event::Eof => break,
            Event::GeneralRef(name) => {
                let name: &str = &name;
                assert!(
                    name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name),
                    "{path}: &{name};"
                );
            }
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|why| panic!("{path}: {why}"));
                }
                assert!(!tag.name().as_ref().contains("evil"), "{path}");
            }
            _ => {}
        }
    }
}

/// Texts that break out of where they stand, wherever that is.
const HOSTILE: [&str; 16] = [
    "<script>evil()</script>",
    "</script><evil>",
    "</title><evil onload=evil()>",
    "\"><evil>",
    "' onmouseover='evil()",
    "\" onfocus=\"evil()\" x=\"",
    "<!-- <evil> -->",
    "--><evil>",
    "]]><evil>",
    "<![CDATA[<evil>",
    "{{ evil }} {% evil %} {# evil #}",
    "&lt;evil&gt; &#60;evil&#62; &evil;",
    "\\\"}</script><evil>",
    "\u{202e}live<\u{2066}evil>\u{200b}\u{feff}",
    "<svg/onload=evil()>`${evil}`",
    "\u{1b}[31m\u{7}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{2028}\u{2029}\u{fffe}\u{ffff}evil",
];

fn yaml(text: &str) -> String {
    // JSON strings are YAML strings; what JSON leaves as it is and YAML does not allow is escaped, too.
    let json = serde_json::to_string(text).unwrap();
    json.chars()
        .map(|char| match char {
            ' '..='~' => char.to_string(),
            char if (char as u32) < 0x1_0000 => format!("\\u{:04x}", char as u32),
            char => char.to_string(),
        })
        .collect()
}

#[test]
fn p17_hostile_text_in_every_field_stays_text() {
    let (mut cases, mut elements) = (0, 0);
    for (number, hostile) in HOSTILE.iter().enumerate() {
        let site = Site::new();
        let h = yaml(hostile);
        let in_markdown = hostile.replace(|char: char| char.is_control(), "");
        site.write(
            "factbox.yaml",
            &format!(
                "title: {h}\ndescription: {h}\nbase_url: https://example.org/sub/\nmarkdown: {{math: true}}\n"
            ),
        );
        let source = format!(
            "title: {h}\ntitle-short: {h}\nauthor: {h}\neditor: {h}\ncontainer-title: {h}\npublisher: {h}\nissued: {h}\n\
             accessed: {h}\nlanguage: {h}\nnote: {h}\nagency: {h}\norigin: {h}\nvolume: {h}\npage: {h}\nDOI: {h}\n"
        );
        site.write("content/sources/s.yaml", &source);
        site.write("content/topics/t.md", &format!("---\ntitle: {h}\n---\n\n{in_markdown}\n"));
        site.write(
            "content/a.md",
            &format!(
                "---\ntitle: {h}\nsummary: {h}\ndate: 2026-01-01\nupdated: 2026-02-01\ntopics: [t, {h}]\ntags: [{h}]\nauthors: [{h}]\n\
                 license: {h}\naliases: [{h}]\nextra: {{x: {h}}}\nsources: [s, {{id: in-place, title: {h}, publisher: {h}, issued: {h}}}]\n---\n\n\
                 Lede {in_markdown}\n\n## What we know\n\n- Claim {in_markdown} [@s, \"{in_markdown}\"]\n- Other [@in-place, p. {in_markdown}]\n\n\
                 ## What's disputed\n\n### {in_markdown}?\n\n- **{in_markdown}** yes [@s]\n- **No**, {in_markdown} [@in-place]\n\n\
                 ## In their own words\n\n### {in_markdown}\n\n> \"{in_markdown}\"\n>\n> — {in_markdown}, in [@s]\n\n> \"other {in_markdown}\" [@in-place]\n\n\
                 ## What we don't know\n\n- {in_markdown}\n\n## Timeline\n\n- **{in_markdown}** — {in_markdown} [@s]\n\n\
                 ## Who's who\n\n- **{in_markdown}** — {in_markdown} [@s]\n\n\
                 ## {in_markdown} {{#x .y}}\n\n`{in_markdown}` **{in_markdown}** [{in_markdown}](https://example.org/) ![{in_markdown}](x.png \"{in_markdown}\")\n\n\
                 ```{in_markdown}\n{in_markdown}\n```\n\n| {in_markdown} |\n|---|\n| {in_markdown} |\n\n$x {in_markdown}$\n\n[^1]\n\n[^1]: {in_markdown}\n\n\
                 Term\n: {in_markdown}\n\n> [!NOTE]\n> {in_markdown}\n\n\
                 ## Updates and corrections\n\n- **2026-02-01 — Correction.** {in_markdown}\n- **2026-01-01 — First published.** {in_markdown}\n"
            ),
        );
        site.write("content/x.png", "");
        // What editors should look at is not the matter here.
        let levels: String = [
            "missing-image",
            "broken-math",
            "passage-not-found",
            "quote-not-found",
            "unpaired-quote",
            "unreadable-image",
        ]
        .iter()
        .map(|rule| format!("    {rule}: off\n"))
        .collect();
        let config = fs::read_to_string(site.at("factbox.yaml")).unwrap() + "check:\n  levels:\n" + &levels;
        site.write("factbox.yaml", &config);
        let (code, said) = site.said("build --today 2026-03-01");
        assert_calm(&said);
        assert!(!said.contains('\u{1b}'), "no control character reaches the terminal: {said:?}");
        if code != 0 {
            // What cannot be published must be said; the rest of it is tried without the fields at fault.
            println!(
                "p17: {number} is refused: {}",
                said.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>().join("; ")
            );
            assert_eq!(code, 1, "{said}");
            assert!(said.contains("error["), "{said}");
            continue;
        }
        let (pages, tags) = assert_harmless(&site);
        assert!(pages > 8, "{pages}");
        (cases, elements) = (cases + 1, elements + tags);
    }
    println!(
        "p17: {cases} of {} hostile texts published in every field, {elements} tags read",
        HOSTILE.len()
    );
    assert!(cases >= HOSTILE.len() - 4, "most of them are published as text");
}

#[test]
fn p17_hostile_names_of_files_stay_text() {
    let site = Site::new();
    site.write("factbox.yaml", "base_url: https://example.org/\n");
    for name in
        ["<evil>", "\"><evil>", "' onload='evil()", "{{ evil }}", "&lt;evil&gt;", "a\nb", "`evil`", "$(evil)"]
    {
        site.write(&format!("content/{name}.md"), "Words.\n");
        site.write(&format!("static/{name}.txt"), "x");
        let (code, said) = site.said("build");
        assert_calm(&said);
        if code == 0 {
            assert_harmless(&site);
        } else {
            assert_eq!(code, 1, "{said}");
            fs::remove_file(site.at(&format!("content/{name}.md"))).unwrap();
            fs::remove_file(site.at(&format!("static/{name}.txt"))).unwrap();
        }
    }
}

#[test]
fn p17_raw_html_is_text_until_the_owner_allows_it() {
    let site = Site::new();
    site.write("content/a.md", "# A\n\n<evil onload=\"evil()\">x</evil>\n\nIn a <b onclick=evil()>line</b>.\n\n<script>evil()</script>\n");
    let (code, said) = site.said("build");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("raw-html"), "{said}");
    assert_harmless(&site);
    site.write("factbox.yaml", "markdown: {raw_html: true}\n");
    assert_eq!(site.said("build").0, 0);
    assert!(site.published("a/index.html").unwrap().contains("<evil onload"));
}

#[test]
fn p17_the_policy_is_first_in_the_head_and_nothing_of_ours_breaks_it() {
    let site = Site::new();
    site.write("factbox.yaml", "base_url: https://example.org/\n");
    site.write(
        "content/a.md",
        "---\ntitle: A\ndate: 2026-01-01\n---\n\n## What we know\n\n- X.\n\n```rust\nfn x() {}\n```\n",
    );
    site.said("build --future");
    site.write(
        "content/a.md",
        "---\ntitle: A\ndate: 2026-01-01\n---\n\n```rust\nfn x() {}\n```\n\n| a |\n|:-:|\n| b |\n",
    );
    assert_eq!(site.said("build").0, 0);
    let (pages, _) = assert_harmless(&site);
    assert!(pages > 4);
    let page = site.published("a/index.html").unwrap();
    let tags = tags(&page);
    let is_policy = |tag: &Tag| tag.attributes.iter().any(|(_, value)| value == "Content-Security-Policy");
    let policy = tags.iter().position(is_policy).unwrap();
    let first = tags.iter().position(|tag| ["script", "link", "style", "img"].contains(&tag.name.as_str()));
    assert!(first.is_some_and(|first| policy < first), "the policy comes before what it is about");
    let says = tags[policy].attributes.iter().find(|(name, _)| name == "content").unwrap().1.clone();
    assert!(
        says.contains("default-src 'none'") && says.contains("script-src 'self'") && !says.contains("unsafe"),
        "{says}"
    );
}

/// Addresses that run a script somewhere, in the disguises that have passed elsewhere.
const DISGUISES: [&str; 26] = [
    "javascript:evil()",
    "JaVaScRiPt:evil()",
    "&#106;avascript:evil()",
    "&#x6A;&#x61;vascript&colon;evil()",
    "java&Tab;script:evil()",
    "java&NewLine;script:evil()",
    "java&#9;script:evil()",
    "java&#10;script:evil()",
    "&#1;javascript:evil()",
    "&#32;javascript:evil()",
    "&nbsp;javascript:evil()",
    "javascript&#58;evil()",
    "javascript\\:evil()",
    "vbscript:evil()",
    "data:text/html,evil",
    "Data:text/html;base64,ZXZpbA",
    "data:image/svg+xml,evil",
    "file:///etc/passwd",
    "blob:https://example.org/evil",
    "view-source:javascript:evil()",
    "feed:javascript:evil()",
    "jar:https://evil!/x",
    "livescript:evil()",
    "about:blank",
    "ws://evil/",
    "x-evil:evil",
];

#[test]
fn p17b_unknown_schemes_are_harmless_and_reported() {
    let (mut tried, mut published) = (0, 0);
    for address in DISGUISES {
        let site = Site::new();
        let links = [
            format!("[a link]({address})"),
            format!("[a link](<{address}>)"),
            format!("[a link][ref]\n\n[ref]: {address}"),
            format!("![an image]({address})"),
            format!("[![both]({address})]({address})"),
            format!("<{address}>"),
        ];
        for (number, link) in links.iter().enumerate() {
            site.write(&format!("content/link-{number}.md"), &format!("# A\n\n{link}\n"));
        }
        for key in ["url", "archive-url", "URL"] {
            let source = format!("title: S\npublisher: P\nissued: 2026\n{key}: {}\n", yaml(address));
            site.write(
                &format!(
                    "content/sources/{}.yaml",
                    key.to_lowercase() + &key.len().to_string() + &key[..1].to_lowercase()
                ),
                &source,
            );
        }
        site.write("content/image.md", &format!("---\ntitle: A\nimage: {}\n---\n", yaml(address)));
        let (_, said) = site.said("build");
        assert_calm(&said);
        for (number, link) in links.iter().enumerate() {
            // What Markdown does not read as a link is text.
            let is_text = link.starts_with('<') || address.contains("!/");
            let file = format!("content/link-{number}.md:");
            assert!(is_text || said.contains(&file), "{link} is not reported: {said}");
        }
        // Published all the same, where the findings are switched off.
        let levels = ["unsafe-link", "broken-link", "missing-image", "raw-html"]
            .map(|rule| format!("    {rule}: off\n"))
            .concat();
        site.write("factbox.yaml", &format!("check:\n  levels:\n{levels}"));
        let mut code = site.said("build").0;
        if code != 0 {
            // What is an error at any level goes, and the rest is looked at.
            for entry in fs::read_dir(site.at("content/sources")).unwrap().map(Result::unwrap) {
                fs::remove_file(entry.path()).unwrap();
            }
            fs::remove_file(site.at("content/image.md")).unwrap();
            code = site.said("build").0;
        }
        if code == 0 {
            published += 1;
            assert_harmless(&site);
        }
        tried += links.len() + 4;

        let site = Site::new();
        site.write("factbox.yaml", &format!("base_url: {}\n", yaml(address)));
        let (code, said) = site.said("build");
        assert_calm(&said);
        assert_eq!(code, 2, "{address}: {said}");
        tried += 1;
    }
    assert!(published > DISGUISES.len() / 2, "{published}");
    println!("p17b: {tried} links with hostile schemes");
}

#[test]
fn p18_templates_reach_nothing_but_the_site() {
    let site = Site::new();
    fs::write(site.at("../secret.html"), "private words").unwrap();
    for template in [
        "{{ get_env(name=\"PATH\") }}",
        "{{ now() }}",
        "{{ get_random(start=0, end=9) }}",
        "{{ load_data(path=\"/etc/passwd\") }}",
        "{{ load_file(path=\"/etc/passwd\") }}",
        "{{ read_file(path=\"/etc/passwd\") }}",
        "{{ include_str(path=\"/etc/passwd\") }}",
        "{{ exec(command=\"id\") }}",
        "{{ get_url(path=\"x\") }}",
        "{{ get_file_hash(path=\"/etc/passwd\") }}",
        "{{ __tera_context }}{{ nothing_there }}",
        "{% include \"/etc/passwd\" %}",
        "{% include \"../../secret.html\" %}",
        "{% include \"../secret.html\" %}",
        "{% extends \"../../secret.html\" %}",
        "{% import \"/etc/passwd\" as x %}",
    ] {
        site.write("templates/home.html", template);
        let (code, said) = site.said("build");
        assert_eq!(code, 1, "{template}: {said}");
        assert!(said.contains("templates/home.html:1"), "{template}: {said}");
        assert_calm(&said);
        assert!(!site.at("output").exists(), "{template}");
    }
    // Text of the site is escaped whatever a template's file is called.
    site.write("content/index.md", "---\ntitle: \"<evil>\"\n---\n");
    fs::remove_file(site.at("templates/home.html")).unwrap();
    assert_eq!(site.said("build").0, 0);
    assert_harmless(&site);
}

#[test]
fn p18_runaway_templates_end_with_an_error() {
    let deep = |open: &str, close: &str, count: usize| {
        format!("{{{{ {}1{} }}}}", open.repeat(count), close.repeat(count))
    };
    let loops = |count: usize, inner: &str| {
        let open: String = (0..count).map(|n| format!("{{% for x{n} in some %}}")).collect();
        format!("{{% set some = range(end=1000) %}}{open}{inner}{}", "{% endfor %}".repeat(count))
    };
    for (name, template) in [
        ("includes itself", "{% include \"home.html\" %}".to_owned()),
        ("extends itself", "{% extends \"home.html\" %}".to_owned()),
        ("parentheses", deep("(", ")", 20_000)),
        ("lists", deep("[", "]", 20_000)),
        ("a long sum", format!("{{{{ 1{} }}}}", " + 1".repeat(100_000))),
        ("a long or", format!("{{{{ 1{} }}}}", " or 1".repeat(100_000))),
        ("many nots", format!("{{{{ {}true }}}}", "not ".repeat(50_000))),
        ("many minuses", format!("{{{{ {}1 }}}}", "-".repeat(50_000))),
        ("a long path", format!("{{{{ site{} }}}}", ".a".repeat(50_000))),
        ("indexes", format!("{{{{ site{}1{} }}}}", "[site".repeat(20_000), "]".repeat(20_000))),
        ("many filters", format!("{{{{ 1{} }}}}", " | default(value=1)".repeat(20_000))),
        ("a long text", format!("{{{{ \"\"{} }}}}", " ~ \"a\"".repeat(100_000))),
        ("ifs", format!("{}{}", "{% if true %}".repeat(20_000), "{% endif %}".repeat(20_000))),
        ("fors", format!("{}{}", "{% for a in [1] %}".repeat(20_000), "{% endfor %}".repeat(20_000))),
        (
            "blocks",
            (0..5_000)
                .map(|n| format!("{{% block b{n} %}}"))
                .chain((0..5_000).map(|_| "{% endblock %}".to_owned()))
                .collect(),
        ),
        ("much text", loops(3, "words and words and words")),
        ("long range", "{% for a in range(end=9999999999) %}x{% endfor %}".to_owned()),
        ("endless components", "{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}".to_owned()),
    ] {
        let site = Site::new();
        site.write("templates/home.html", &template);
        let built = run(&mut site.command("build"));
        built.hold(&format!("p18: {name}"), Bound { seconds: 60, memory: 1024 });
        assert!(built.code < 2, "{name}: {}", built.said);
        println!(
            "    {}",
            built.said.lines().next().unwrap_or_default().chars().take(120).collect::<String>()
        );
    }
}

#[test]
fn the_scheme_of_an_address_is_what_browsers_read() {
    let of = |address: &str| scheme(address).unwrap_or_default();
    assert_eq!(
        (of(" java\tscript:x"), of("a/b:c"), of("HTTPS://x"), of("#a:b")),
        ("javascript".into(), String::new(), "https".into(), String::new())
    );
    let found: BTreeSet<String> =
        tags("<a x='1'><!doctype html><title><b></title>").iter().map(|tag| tag.name.clone()).collect();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "title"]);
}
