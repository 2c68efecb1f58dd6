use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::world::File;

type Json = serde_json::Value;

/// A site with these files, and what loading its theme gives.
fn load(theme: &str, files: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>) {
    let manifest = ("themes/news/theme.yaml", "api: 1");
    let files = files.iter().chain([&manifest]).map(|(path, text)| (SitePath::new(path), File::text(text)));
    let world = World { files: files.collect(), ..World::default() };
    Theme::load(&world, &Config { theme: theme.to_owned(), ..Config::default() })
}

fn loaded(theme: &str, files: &[(&str, &str)]) -> Theme {
    let (theme, diagnostics) = load(theme, files);
    theme.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn faults(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let (theme, diagnostics) = load(DEFAULT, files);
    assert!(theme.is_none());
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.fatal), "{diagnostics:#?}");
    diagnostics
}

fn page_of(theme: &Theme, template: &str, values: &[(&'static str, Json)]) -> Result<String, Diagnostic> {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, Value::of(value))).collect();
    theme.render(template, "en", &values).map(|bytes| String::from_utf8(bytes).unwrap())
}

fn rendered(theme: &Theme, kind: &'static str, view: Option<Json>) -> String {
    let mut values = vec![("site", site(theme)), ("page", page(kind))];
    values.extend(view.map(|view| (kind, view)));
    page_of(theme, &format!("{kind}.html"), &values).unwrap_or_else(|fault| panic!("{fault:#?}"))
}

fn site(theme: &Theme) -> Json {
    let assets: BTreeMap<_, _> =
        theme.assets().map(|asset| (asset.name.clone(), asset.path.url().as_str().to_owned())).collect();
    json!({
        "title": "The Record", "description": "What is known.", "lang": "en", "base_url": "https://example.org/",
        "plain": [{"title": "About", "url": "about/", "external": false}],
        "home": "",
        "menu": [
            {"title": "Explainers", "url": "", "external": false},
            {"title": "Topics", "url": "topics/", "external": false},
            {"title": "Elsewhere", "url": "https://example.com/?a&b", "external": true},
        ],
        "assets": assets,
        "custom_css": "custom.css",
        "freshness": "freshness/",
        "feeds": {"atom": "feed.xml", "json": "feed.json", "corrections": "corrections.xml"},
        "counts": {"explainers": 2, "sources": 2, "topics": 1, "corrections": 1},
        "extra": {},
    })
}

fn page(kind: &str) -> Json {
    json!({
        "kind": kind, "title": "Who closed <the> bridge?", "description": "A \"bridge\".", "url": "topics/bridges/",
        "root": "../../", "canonical": "https://example.org/topics/bridges/", "lang": "en", "dir": "ltr", "words_lang": "en",
        "draft": true, "pager": {"number": 2, "total": 3, "previous": "topics/", "next": "topics/page/3/"},
        "image": {"url": "https://example.org/a.png?a&b", "alt": "A \"bridge\"", "width": 1200, "height": 630},
        "files": {
            "markdown": "topics/bridges/index.md", "claims": "topics/bridges/claims.json",
            "csl_json": "topics/bridges/references.json", "bibtex": "topics/bridges/references.bib",
        },
        "json_ld": "{\"name\":\"\\u003c/script>\"}",
    })
}

fn card() -> Json {
    json!({
        "title": "Who closed <the> bridge?", "summary": "Two reports.", "lang": "nl", "url": "bridge/", "date": "2026-11-20",
        "updated": "2026-11-21", "status": "developing", "review_by": "2026-12-05", "overdue": true, "draft": false,
        "counts": {"known": 2, "reported": 1, "disputed": 1, "unknown": 0, "sources": 2, "origins": 2},
        "independence": "not-established",
    })
}

fn topic() -> Json {
    json!({"title": "Bridges", "url": "topics/bridges/", "count": 1})
}

fn known(text: &str) -> Json {
    json!({"state": "known", "text": text})
}

fn source_card() -> Json {
    let unknown = json!({"state": "unknown", "text": ""});
    let omitted = json!({"state": "omitted", "text": ""});
    json!({
        "key": "order", "title": "The <order>", "short": "Order", "url": "sources/order/",
        "kind_of_work": "article-newspaper", "author": unknown, "editor": omitted,
        "container_title": known("The Paper"), "publisher": unknown, "issued": known("2025-07?"),
        "accessed": known("2026-11-21"), "link": known("https://example.com/?a=1&b=2"),
        "archive_link": "https://archive.example/1", "archive_date": "2026-11", "lang": "fr", "note": "No byline.",
        "agency": "A Wire", "reporting": "own", "kind": "report", "claims": 3, "explainers": 1,
    })
}

fn chip(number: usize, passage: &Json) -> Json {
    json!({
        "key": "order", "number": number, "label": "Order", "id": "c-1-1", "href": "#ref-1-1", "prefix": "see",
        "locator": "p. 3", "suffix": "and after", "passage": passage,
    })
}

fn claim(id: &str, role: &str, lead: &str, html: &str, kind: &str) -> Json {
    json!({
        "id": id, "role": role, "lead": lead, "lead_html": lead, "html": html, "more_html": "<p>More.</p>",
        "text": html, "chips": [chip(1, &json!("until ... reopened")), chip(0, &Json::Null)],
        "corroboration": {"kind": kind, "sources": 2, "origins": 1},
    })
}

fn section(role: &str, blocks: &Json) -> Json {
    json!({
        "id": format!("section-{role}"), "title_html": "A &amp; B", "title": "A & B", "classes": ["wide"],
        "role": role, "count": 2, "blocks": blocks,
    })
}

fn block(kind: &str) -> Json {
    json!({"kind": kind, "html": "<p>Prose.</p>", "claims": [], "dispute": null, "remark": null, "updates": []})
}

fn claims(claims: &Json) -> Json {
    let mut block = block("claims");
    block["claims"] = claims.clone();
    block
}

fn update(kind: &str) -> Json {
    json!({
        "id": format!("update-{kind}"), "date": if kind.is_empty() { "" } else { "2026-11-21" }, "kind": kind,
        "lead": "Last week", "html": "Words.", "more_html": "",
    })
}

fn logged_update() -> Json {
    json!({
        "date": "2026-11-21", "kind": "editors-note", "text": "Words.", "title": "Who closed <the> bridge?",
        "url": "bridge/#update-editors-note",
    })
}

fn reference() -> Json {
    json!({
        "number": 1, "source": source_card(),
        "passages": [{"number": 1, "text": "until … <reopened>", "live_link": "https://example.org/a#:~:text=until,reopened", "mentions": ["c-1-1", "c-1-3"]}],
        "mentions": ["c-1-2"],
    })
}

fn explainer() -> Json {
    let mut dispute = block("dispute");
    dispute["dispute"] = json!({
        "id": "who", "question_html": "Who?", "question": "Who?", "intro_html": "<p>So.</p>",
        "positions": [claim("p-1", "disputed", "The mayor", "", "none"), claim("p-2", "disputed", "", "Nobody.", "none")],
        "note_html": "<p>Both can be true.</p>",
    });
    let mut remark = block("remark");
    remark["remark"] = json!({
        "id": "remark", "title_html": "On <em>it</em>", "count": 3, "is_marked": true,
        "parts": [
            {"kind": "version", "html": "<p>“Yes.”</p>", "attribution_html": "The mayor", "changes_html": "“Yes<ins>, yes</ins>.”"},
            {"kind": "prose", "html": "<p>So.</p>", "attribution_html": "", "changes_html": ""},
        ],
    });
    let mut updates = block("updates");
    updates["updates"] = json!([update("correction"), update("")]);
    json!({
        "card": card(), "topics": [topic()], "tags": ["bridge"], "authors": ["A", "B", "C"], "license": "CC BY 4.0",
        "lede_html": "<p>Lede.</p>",
        "contents": [
            {"title": "A", "id": "section-known", "role": "known"}, {"title": "B", "id": "section-", "role": ""},
            {"title": "References", "id": "references", "role": ""},
        ],
        "sections": [
            section("known", &json!([
                block("prose"),
                claims(&json!([
                    claim("k-1", "known", "", "It is closed.", "not-established"),
                    claim("k-2", "known", "Lead", "", "independent"),
                    claim("k-3", "known", "", "It was closed.", "one-origin"),
                ])),
            ])),
            section("reported", &json!([claims(&json!([claim("r-1", "reported", "", "On a day.", "one-source")]))])),
            section("disputed", &json!([dispute])),
            section("words", &json!([remark])),
            section("unknown", &json!([claims(&json!([claim("u-1", "unknown", "", "Why?", "none")]))])),
            section("timeline", &json!([claims(&json!([claim("t-1", "timeline", "Thursday", "Closed.", "none")]))])),
            section("people", &json!([claims(&json!([claim("w-1", "people", "A. Mayor", "Mayor.", "none")]))])),
            section("updates", &json!([updates])),
            section("", &json!([block("prose")])),
        ],
        "grid": {
            "statements": 1, "sources": [{"number": 1, "short": "Order"}, {"number": 2, "short": "Report"}],
            "groups": [{"role": "known", "rows": [{"id": "k-1", "question": "", "text": "It is closed.", "cited": [true, false]}]}],
        },
        "footnotes_html": "<ol><li id=\"fn-1\">Note.</li></ol>",
        "references": [reference()], "further_sources": [source_card()], "related": [card()], "backlinks": [card()],
        "extra": {"b": 1, "a": 2},
    })
}

/// A sample of each view, by its template's name.
fn views() -> Vec<(&'static str, Option<Json>)> {
    let together = json!({
        "text": "It is closed.", "url": "bridge/#k-1", "question": "", "passages": ["until … reopened"], "together": true,
    });
    let alone = json!({
        "text": "The mayor", "url": "bridge/#p-1", "question": "Who?", "passages": [], "together": false,
    });
    let groups: Vec<_> = ["known", "reported", "disputed", "unknown", "words", "timeline", "people", ""]
        .iter()
        .map(|role| json!({"role": role, "claims": [together, alone]}))
        .collect();
    vec![
        (
            "home",
            Some(json!({
                "intro_html": "<p>Welcome.</p>", "explainers": [card(), card()], "topics": [topic()],
                "updates": [logged_update()], "reviews": [card()],
            })),
        ),
        ("explainer", Some(explainer())),
        (
            "source",
            Some(json!({
                "card": source_card(), "shared_origins": [{"source": source_card(), "reason": "near-copy"}],
                "not_established": [source_card(), source_card()], "leaning": [{"explainer": card(), "groups": groups}],
            })),
        ),
        ("sources", Some(json!({"sources": [source_card()]}))),
        ("topic", Some(json!({"card": topic(), "intro_html": "<p>Intro.</p>", "explainers": [card()]}))),
        ("topics", Some(json!({"topics": [topic()]}))),
        ("corrections", Some(json!({"updates": [logged_update()]}))),
        ("freshness", Some(json!({"overdue": [card()], "soon": [card()]}))),
        (
            "plain",
            Some(json!({
                "html": "<p>Text.</p>", "footnotes_html": "<ol></ol>", "references": [reference()], "extra": {},
            })),
        ),
        ("not-found", None),
    ]
}

/// The same view with nothing in it that may be missing.
fn emptied(value: Json, key: &str) -> Json {
    match value {
        Json::Array(_) => json!([]),
        Json::Object(_) if ["grid", "image", "pager"].contains(&key) => Json::Null,
        Json::Object(map) => {
            map.into_iter().map(|(key, value)| (key.clone(), emptied(value, &key))).collect()
        }
        Json::String(_) if key == "state" => json!("omitted"),
        Json::String(_) if ["kind", "role", "title", "url", "lang", "dir", "root"].contains(&key) => value,
        Json::String(_) => json!(""),
        Json::Number(_) => json!(0),
        Json::Bool(_) => json!(false),
        Json::Null => Json::Null,
    }
}

#[test]
fn the_default_theme_is_inside_the_binary() {
    let names: Vec<_> = default_files().iter().map(|(name, _)| *name).collect();
    assert!(names.is_sorted());
    for (kind, _) in views() {
        assert!(names.contains(&format!("templates/{kind}.html").as_str()), "{kind}");
    }
    assert!(["theme.yaml", "static/style.css"].iter().all(|name| names.contains(name)));
}

#[test]
fn every_template_renders_its_view() {
    let theme = loaded(DEFAULT, &[]);
    for (kind, view) in views() {
        let html = rendered(&theme, kind, view.clone());
        assert_eq!(html.matches("<h1").count(), 1, "{kind}");
        assert!(
            html.contains("<title>Who closed &lt;the&gt; bridge?, page 2 · The Record</title>"),
            "{kind}"
        );
        assert!(!html.contains("style=") && !html.contains("<script>"), "{kind}");
        let symbols: Vec<_> = between(&html, "<use href=\"#", "\"");
        assert!(
            symbols.iter().all(|id| html.contains(&format!("<symbol id=\"{id}\""))),
            "{kind}: {symbols:?}"
        );
    }
}

#[test]
fn every_template_renders_a_view_in_which_nothing_is_filled() {
    let theme = loaded(DEFAULT, &[]);
    for (kind, view) in views() {
        let mut values = vec![("site", site(&theme)), ("page", emptied(page(kind), ""))];
        values.extend(view.map(|view| (kind, emptied(view, ""))));
        page_of(&theme, &format!("{kind}.html"), &values)
            .unwrap_or_else(|fault| panic!("{kind}: {fault:#?}"));
    }
}

#[test]
fn no_id_stands_twice() {
    let theme = loaded(DEFAULT, &[]);
    for (kind, view) in views() {
        let html = rendered(&theme, kind, view);
        let mut ids = between(&html, " id=\"", "\"");
        // The sample cites one passage again and again.
        ids.retain(|id| !id.starts_with("c-"));
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{kind}");
    }
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn what_nobody_knows_is_said_and_what_nobody_said_is_left_out() {
    let theme = loaded(DEFAULT, &[]);
    let (_, view) = views().swap_remove(2);
    let html = rendered(&theme, "source", view);
    assert!(html.contains("<dt>Publisher</dt><dd>Unknown</dd>"));
    assert!(html.contains("<dd><time datetime=\"2025-07\">July 2025 (uncertain)</time></dd>"));
    assert!(!html.contains("<dt>Editor</dt>"));
}

#[test]
fn text_from_the_content_stays_text() {
    let theme = loaded(
        DEFAULT,
        &[
            ("templates/plain.html", "<p title='{{ page.title }}'>{{ page.title }}{{ page.extra }}"),
            ("templates/raw.txt", "{{ page.title }}"),
            ("templates/data.html", "<script type=\"application/ld+json\">{{ page | json }}</script>"),
        ],
    );
    let hostile = "</title><script>alert('1')</script> {{ 7 * 7 }} \"' onclick='x";
    let page = json!({"title": hostile, "extra": {hostile: hostile}});
    for template in ["plain.html", "raw.txt", "data.html"] {
        let html = page_of(&theme, template, &[("page", page.clone())]).unwrap();
        assert!(!html.contains("<script>"), "{html}");
        assert!(template == "data.html" || !html.contains("' onclick"), "{html}");
        assert!(!html.contains("49"), "{html}");
    }
    let data = page_of(&theme, "data.html", &[("page", page.clone())]).unwrap();
    let json: Json = serde_json::from_str(between(&data, "json\">", "</script>")[0]).unwrap();
    assert_eq!(json, page);

    let mut values = vec![("site", site(&theme)), ("page", page_with("title", hostile))];
    for (kind, view) in views() {
        values.truncate(2);
        values.extend(view.map(|view| (kind, view)));
        let html = page_of(&theme, &format!("@default/{kind}.html"), &values).unwrap();
        assert!(!html.contains("<script>"), "{kind}");
    }
}

fn page_with(key: &str, value: &str) -> Json {
    let mut page = page("plain");
    page[key] = json!(value);
    page
}

#[test]
fn a_higher_layer_wins() {
    let files = [
        ("themes/news/templates/topics.html", "news"),
        ("themes/news/templates/plain.html", "news"),
        ("themes/default/templates/topics.html", "default"),
        ("themes/default/templates/topic.html", "default"),
        ("templates/plain.html", "site"),
        ("templates/own/new.html", "own"),
        ("templates/.hidden.html", "{{"),
    ];
    let theme = loaded("news", &files);
    let text = |template: &str| page_of(&theme, template, &[]).unwrap();
    assert_eq!(text("plain.html"), "site");
    assert_eq!(text("@theme/plain.html"), "news");
    assert_eq!(text("topics.html"), "news");
    assert_eq!(text("@default/topics.html"), "default");
    assert_eq!(text("topic.html"), "default");
    assert_eq!(text("@theme/topic.html"), "default");
    assert_eq!(text("own/new.html"), "own");
    assert!(theme.has("own/new.html") && theme.has("explainer.html") && !theme.has("@theme/plain.html"));
    assert!(theme.templates().any(|name| name == "own/new.html"));
    assert_eq!(page_of(&loaded(DEFAULT, &files), "topics.html", &[]).unwrap(), "default");
}

#[test]
fn a_template_can_build_on_the_one_it_replaces() {
    let on_theme =
        "{% extends \"@theme/not-found.html\" %}{% block main %}mine, {{ super() }}{% endblock main %}";
    let theme = loaded(DEFAULT, &[("templates/not-found.html", on_theme)]);
    let html = rendered(&theme, "not-found", None);
    assert!(html.contains("mine, ") && html.contains("<h1>"));

    let base = "{% extends \"@default/base.html\" %}{% block head %}<meta name=\"x\" content=\"y\">{% endblock head %}";
    let theme =
        loaded("news", &[("themes/news/templates/base.html", base), ("templates/not-found.html", on_theme)]);
    let html = rendered(&theme, "not-found", None);
    assert!(html.contains("mine, ") && html.contains("<meta name=\"x\""));
}

#[test]
fn components_can_be_replaced_one_by_one() {
    let own = "{% component icon(name) %}({{ name }}){% endcomponent icon %}";
    let theme = loaded(DEFAULT, &[("templates/components.html", own)]);
    let html = rendered(&theme, "topic", views().swap_remove(4).1);
    assert!(html.contains("(known)") && html.contains("<symbol"));
}

fn at(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref().unwrap();
    format!("{}:{}-{}", place.path, place.span.start, place.span.end)
}

#[test]
fn all_broken_templates_are_named_with_their_places() {
    let faults = faults(&[
        ("templates/a.html", "é {{ page.title | dat }}"),
        ("templates/b.html", "{% extends \"bas.html\" %}"),
        ("templates/c.html", "line\n{% if %}"),
        ("templates/d.html", "{% include \"d.html\" %}"),
        ("templates/explainer.html", "{% extends \"explainer.html\" %}"),
    ]);
    let said: Vec<_> = faults
        .iter()
        .map(|fault| format!("{} {} | {}", at(fault), fault.message, fault.help.as_deref().unwrap_or("-")))
        .collect();
    insta::assert_debug_snapshot!(said, @r#"
    [
        "templates/a.html:19-22 unknown filter `dat` | did you mean `date`?",
        "templates/b.html:11-21 there is no template `bas.html` | did you mean `base.html`?",
        "templates/c.html:11-13 found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(` | -",
        "templates/d.html:11-19 the template includes itself | -",
        "templates/explainer.html:11-27 the template extends itself | name the theme's: `@theme/explainer.html`",
    ]
    "#);
}

#[test]
fn one_component_in_two_templates_is_an_error_with_two_places() {
    let component = "{% component x() %}{% endcomponent x %}";
    let faults = faults(&[("templates/a.html", component), ("templates/b.html", component)]);
    assert_eq!(at(&faults[0]), "templates/b.html:3-14");
    assert_eq!(faults[0].related[0].place.path.as_str(), "templates/a.html");
}

#[test]
fn what_goes_wrong_while_rendering_has_its_place_and_the_nearest_name() {
    let theme = loaded(DEFAULT, &[("templates/plain.html", "é\n<p>{{ page.titel }}</p>")]);
    let fault = page_of(&theme, "plain.html", &[("page", page("plain"))]).unwrap_err();
    assert_eq!(at(&fault), "templates/plain.html:14-19");
    assert_eq!(fault.message, "field `titel` is not defined");
    assert_eq!(fault.help.as_deref(), Some("did you mean `title`?"));
    assert!(fault.fatal);

    let theme = loaded(DEFAULT, &[]);
    let fault = page_of(&theme, "topics.html", &[("page", page("topics"))]).unwrap_err();
    assert_eq!(fault.place, None);
    assert!(fault.message.contains("in the built-in template base.html:"), "{}", fault.message);
    assert!(page_of(&theme, "nowhere.html", &[]).unwrap_err().message.contains("nowhere.html"));
}

/// What Tera has of a template, beside a component.
fn expanded(component: &str, template: &str) -> Option<String> {
    let templates = [("a.html", template), ("b.html", component)];
    expansion::expand(templates.into_iter()).remove("a.html").map(|expanded| expanded.text)
}

#[test]
fn a_component_that_places_text_is_expanded_where_it_is_called() {
    let mark = "{% component mark(a, b) -%}\n<i class=\"{{ a }}\">{{b}}</i>\n{%- endcomponent mark %}";
    for (template, text) in [
        ("é {{ <mark a=\"1\" b=\"<x>\" /> }}!", "é <i class=\"1\">&lt;x&gt;</i>!"),
        ("{{<mark b=\"\" a=\"'\"/>}}{% if c %}\n", "<i class=\"&#39;\"></i>{% if c %}\n"),
        (
            "{% set x %}{{ <mark a=\"1\" b=\"2\" /> }}{% endset %}",
            "{% set x %}<i class=\"1\">2</i>{% endset %}",
        ),
    ] {
        assert_eq!(expanded(mark, template).as_deref(), Some(text));
    }
    for template in [
        "{{- <mark a=\"1\" b=\"2\" /> }}",
        "{{ <mark a=\"1\" b=\"2\" /> -}}",
        "{{ <mark a={c} b=\"2\" /> }}",
        "{{ <mark a b=\"2\" /> }}",
        "{{ <mark a=\"1\" /> }}",
        "{{ <mark a=\"1\" a=\"1\" b=\"2\" /> }}",
        "{{ <mark a=\"1\" b=\"2\" c=\"3\" /> }}",
        "{{ <mark a=\"\\n\" b=\"2\" /> }}",
        "{{ <mark a=\"1\" b=\"}}\" /> }}",
        "{{ <marks a=\"1\" b=\"2\" /> }}",
        "{{ <mark a=\"1\" b=\"2\" /> | upper }}",
        "{# {{ <mark a=\"1\" b=\"2\" /> }} #}",
        "{{ '{{ <mark a=\"1\" b=\"2\" /> }}' }}",
        "{% raw %}{{ <mark a=\"1\" b=\"2\" /> }}{% endraw %}",
        "{%component mark(a, b)%}{% endcomponent mark %}{{ <mark a=\"1\" b=\"2\" /> }}",
        "{{ <mark a=\"1\" b=\"2\" />",
    ] {
        assert_eq!(expanded(mark, template), None, "{template}");
    }
    for other in [
        "{% component mark(a) %} {{ a }} {% endcomponent mark %}",
        "{% component mark(a) %}{% endcomponent mark %}",
        "{% component mark(a) %}{{ a }}{{ page }}{% endcomponent mark %}",
        "{% component mark(a) %}{{ a | upper }}{% endcomponent mark %}",
        "{% component mark(a) %}{{- a }}{% endcomponent mark %}",
        "{% component mark(a) %}{% if a %}{{ a }}{% endif %}{% endcomponent mark %}",
        "{% component mark(a) %}{{ a }}{# ! #}{% endcomponent mark %}",
        "{% component mark(a: string) %}{{ a }}{% endcomponent mark %}",
        "{% component mark(a=\"1\") %}{{ a }}{% endcomponent mark %}",
        "{% component mark(a, @page) %}{{ a }}{% endcomponent mark %}",
        "{# {% component mark(a) %}{{ a }}{% endcomponent mark %} #}",
    ] {
        assert_eq!(expanded(other, "{{ <mark a=\"1\" /> }}"), None, "{other}");
    }
}

#[test]
fn what_is_expanded_writes_the_same() {
    let theme = loaded(DEFAULT, &[]);
    // Where anything is raw, nothing is expanded.
    let plain = loaded(DEFAULT, &[("templates/raw.html", "{% raw %}{% endraw %}")]);
    let is_expanded = |theme: &Theme| theme.sources.values().any(|source| source.expanded.is_some());
    assert!(is_expanded(&theme) && !is_expanded(&plain));
    for (kind, view) in views() {
        assert_eq!(rendered(&theme, kind, view.clone()), rendered(&plain, kind, view), "{kind}");
    }
}

#[test]
fn what_goes_wrong_beside_an_expanded_call_has_its_place() {
    let files = [
        ("templates/x.html", "{% component x(a) %}[{{ a }}]{% endcomponent x %}"),
        (
            "templates/plain.html",
            "{{ <x a=\"é\" /> }} {{ page.title }} {{ <x a=\"b\" /> }} {{ page.titel }}{{ <x a=\"c\" /> }}",
        ),
    ];
    let theme = loaded(DEFAULT, &files);
    let fault = page_of(&theme, "plain.html", &[("page", page("plain"))]).unwrap_err();
    let start = files[1].1.find("titel").unwrap();
    assert_eq!(at(&fault), format!("templates/plain.html:{start}-{}", start + 5));

    let page = json!({"title": "t", "titel": "u"});
    assert_eq!(page_of(&theme, "plain.html", &[("page", page)]).unwrap(), "[é] t [b] u[c]");
}

#[test]
fn a_runaway_template_ends_with_an_error() {
    let nested = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}";
    let long = "{% set x = [c for c in range(end=5000)] %}{% for a in x %}{% for b in x %}1234567890{% endfor %}{% endfor %}";
    let recursive = "{% component x() %}{{ <x /> }}{% endcomponent x %}{{ <x /> }}";
    let including = "{% component y() %}{% include \"e.html\" %}{% endcomponent y %}{% include \"e.html\" %}";
    let theme = loaded(
        DEFAULT,
        &[
            ("templates/a.html", nested),
            ("templates/b.html", long),
            ("templates/c.html", recursive),
            ("templates/d.html", including),
            ("templates/e.html", "{{ <y /> }}"),
        ],
    );
    let judge = move || {
        for (template, words) in [
            ("a.html", "`range`"),
            ("b.html", "longer than 64 MiB"),
            ("c.html", "recursion"),
            ("d.html", "recursion"),
        ] {
            let fault = page_of(&theme, template, &[]).unwrap_err();
            assert!(fault.message.contains(words), "{}", fault.message);
        }
    };
    std::thread::Builder::new().stack_size(STACK).spawn(judge).unwrap().join().unwrap();
}

#[test]
fn a_theme_that_is_not_there_is_an_error_with_a_suggestion() {
    let (theme, faults) = load("new", &[("themes/news/templates/base.html", "")]);
    assert!(theme.is_none());
    assert_eq!(faults[0].message, "there is no theme `new`");
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `news`?"));
    assert_eq!(load("../x", &[]).1[0].rule, "theme");
}

#[test]
fn a_theme_without_a_manifest_is_an_error() {
    let (theme, faults) = load("old", &[("themes/old/templates/base.html", "")]);
    assert!(theme.is_none());
    assert_eq!(faults[0].message, "the theme `old` has no `theme.yaml`");
    assert_eq!(faults[0].help.as_deref(), Some("write `themes/old/theme.yaml`, with `api: 1` in it"));
    assert_eq!(loaded(DEFAULT, &[]).manifest().name, "default");
}

#[test]
fn static_files_of_the_theme_lie_over_the_default_ones() {
    let theme = loaded(
        "news",
        &[
            ("themes/news/static/style.css", "a{b:url(img/x.svg)}"),
            ("themes/news/static/img/x.svg", "<svg/>"),
        ],
    );
    let asset = |name: &str| theme.assets().find(|asset| asset.name == name).unwrap();
    let image = asset("img/x.svg").path.as_str().rsplit('/').next().unwrap().to_owned();
    let AssetContent::Bytes(css) = &asset("style.css").content else { unreachable!() };
    assert_eq!(std::str::from_utf8(css).unwrap(), format!("a{{b:url(img/{image})}}"));
    assert!(theme.assets().any(|asset| asset.name == "theme.js"));
}

#[test]
fn a_theme_has_another_digest_when_something_in_it_changes() {
    let digest = |files: &[(&str, &str)]| loaded(DEFAULT, files).digest();
    assert_eq!(digest(&[]), digest(&[]));
    assert_ne!(digest(&[]), digest(&[("templates/x.html", "")]));
    assert_ne!(digest(&[("templates/x.html", "")]), digest(&[("templates/x.html", "y")]));
    assert_ne!(digest(&[]), digest(&[("themes/default/static/style.css", "")]));
}

#[test]
fn maps_are_walked_in_their_own_order() {
    let theme =
        loaded(DEFAULT, &[("templates/x.html", "{% for k, v in page.extra %}{{ k }}{{ v }} {% endfor %}")]);
    let page = json!({"extra": {"z": 1, "a": 2, "m": 3, "b": 4}});
    assert_eq!(page_of(&theme, "x.html", &[("page", page)]).unwrap(), "z1 a2 m3 b4 ");
}
