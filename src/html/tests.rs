use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::digest::Keyed;
use crate::model::body::{Footnote, Heading, Link};
use crate::model::citation::{Citation, CitationGroup, CitationMode, Locator, Passage};
use crate::model::cites::{Mention, Usage};
use crate::model::document::Document;
use crate::model::source::Source;
use crate::path::{OutputPath, SitePath, SiteUrl};
use crate::site::resolve::{Cited, Reference, Resolution};
use crate::span::Span;
use crate::words::file::WordsFile;
use crate::words::{Languages, Words};

/// What is said in English.
fn english() -> Keyed<Words> {
    let file = WordsFile {
        path: SitePath::new("themes/default/words/en.yaml"),
        lang: "en".to_owned(),
        text: include_str!("../../themes/default/words/en.yaml").into(),
        is_sites: false,
    };
    Languages::read(&[file], "en", |_| false).0.of("en").clone()
}

/// A document under construction, event by event.
struct Page {
    document: Document,
    links: Vec<Target>,
    cited: Cited,
    source: String,
    raw_html: bool,
    explicit: bool,
    elsewhere: Option<SiteUrl>,
}

impl Page {
    fn new() -> Self {
        Self {
            document: Document::default(),
            links: Vec::new(),
            cited: Cited::default(),
            source: String::new(),
            raw_html: false,
            explicit: false,
            elsewhere: None,
        }
    }

    fn event(&mut self, event: Event) -> &mut Self {
        self.document.body.events.push(event);
        self.document.body.spans.push(Span::default());
        self
    }

    fn within(&mut self, tag: Tag, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let start = self.document.body.events.len();
        self.event(Event::Start { tag, end: 0 });
        inside(self);
        let close = self.document.body.events.len();
        if let Event::Start { end, .. } = &mut self.document.body.events[start] {
            *end = close as u32;
        }
        self.event(Event::End { start: start as u32 })
    }

    fn kept(&mut self, words: &str) -> Text {
        self.document.body.strings.push(words.into());
        Text::Kept(self.document.body.strings.len() as u32 - 1)
    }

    fn write(&mut self, words: &str) -> Span {
        let start = self.source.len();
        self.source.push_str(words);
        Span::new(start, self.source.len())
    }

    fn text(&mut self, words: &str) -> &mut Self {
        let span = self.write(words);
        self.event(Event::Text(Text::Source(span)))
    }

    fn html(&mut self, html: &str) -> &mut Self {
        let html = self.kept(html);
        self.event(Event::Html(html))
    }

    fn paragraph(&mut self, words: &str) -> &mut Self {
        self.within(Tag::Paragraph, |page| {
            page.text(words);
        })
    }

    fn item(&mut self, words: &str) -> &mut Self {
        self.within(Tag::Item, |page| {
            page.text(words);
        })
    }

    fn code_block(&mut self, info: &str, code: &str) -> &mut Self {
        let info = self.kept(info);
        self.within(Tag::CodeBlock(info), |page| {
            page.text(code);
        })
    }

    fn heading(&mut self, level: u8, id: &str, classes: &[&str], words: &str) -> &mut Self {
        let event = self.document.body.events.len();
        self.document.body.headings.push(Heading {
            level,
            id: id.into(),
            pinned: false,
            classes: classes.iter().map(|&class| class.into()).collect(),
            text: words.into(),
            span: Span::default(),
            event,
        });
        let index = self.document.body.headings.len() as u32 - 1;
        self.within(Tag::Heading(index), |page| {
            page.text(words);
        })
    }

    fn add_link(&mut self, kind: LinkKind, written: &str, title: &str, target: Target) -> u32 {
        let span = self.write(written);
        let link = Link { kind, image: false, destination: written.into(), title: title.into(), span };
        let links = &mut self.document.body.links;
        *links = links.iter().cloned().chain([link]).collect();
        self.links.push(target);
        self.document.body.links.len() as u32 - 1
    }

    fn link(&mut self, target: Target, title: &str, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let link = self.add_link(LinkKind::Plain, "", title, target);
        self.within(Tag::Link(link), inside)
    }

    fn wikilink(&mut self, written: &str, has_text: bool, words: &str, target: Target) -> &mut Self {
        let link = self.add_link(LinkKind::Wiki(has_text), written, "", target);
        self.within(Tag::Link(link), |page| {
            page.text(words);
        })
    }

    fn image(&mut self, target: Target, title: &str, description: &str) -> &mut Self {
        let link = self.add_link(LinkKind::Plain, "a.png", title, target);
        self.within(Tag::Image(link), |page| {
            page.text(description);
        })
    }

    fn table(&mut self, columns: &[Alignment], rows: &[&[&str]]) -> &mut Self {
        self.document.body.tables.push(columns.into());
        let table = self.document.body.tables.len() as u32 - 1;
        self.within(Tag::Table(table), |page| {
            for (index, row) in rows.iter().enumerate() {
                page.within(if index == 0 { Tag::TableHead } else { Tag::TableRow }, |page| {
                    for cell in *row {
                        page.within(Tag::TableCell, |page| {
                            if !cell.is_empty() {
                                page.text(cell);
                            }
                        });
                    }
                });
            }
        })
    }

    /// Defines as many footnotes; their texts follow by [`Page::note`].
    fn notes(&mut self, count: usize) -> &mut Self {
        let note = Footnote { label: "x".into(), part: 0..0, span: Span::default(), references: 0 };
        self.document.body.footnotes = vec![note; count];
        self
    }

    fn note(&mut self, index: usize, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let start = self.document.body.events.len() + 1;
        self.within(Tag::FootnoteDefinition(index as u32), inside);
        let end = self.document.body.events.len() - 1;
        self.document.body.footnotes[index].part = start..end;
        self
    }

    /// Cites as `written`: each key with its mention, if a source has it.
    fn cite(
        &mut self,
        written: &str,
        bracketed: bool,
        citations: Vec<(Citation, Option<Mention>)>,
    ) -> &mut Self {
        let span = self.write(written);
        let (citations, mentions): (_, Vec<_>) = citations.into_iter().unzip();
        self.document.citations.push(CitationGroup { citations, span, bracketed, unpaired: Box::default() });
        Arc::make_mut(&mut self.cited.citations).push(mentions.into());
        let group = self.document.citations.len() as u32 - 1;
        self.event(Event::Citation(group))
    }

    fn references(&mut self, labels: &[&str]) -> &mut Self {
        let path = SitePath::new("content/sources/x.yaml");
        let reference = |label: &&str| {
            let source = Source::new(*label, &path, Span::default());
            let source = Keyed::new(Source { title_short: Some((*label).to_owned()), ..source });
            Reference { source, url: SiteUrl::default(), usage: Usage::default() }
        };
        self.cited.references = labels.iter().map(reference).collect();
        self
    }

    fn with<T>(&mut self, render: impl FnOnce(&Context) -> T) -> T {
        self.document.body.source = self.source.as_str().into();
        let numbering = Numbering::of(&self.document.body);
        let words = english();
        let resolution =
            Resolution { links: Keyed::new(self.links.clone()), cited: Keyed::new(self.cited.clone()) };
        render(&Context {
            document: &self.document,
            resolution: &resolution,
            numbering: &numbering,
            root: "../",
            explicit: self.explicit,
            elsewhere: self.elsewhere.as_ref(),
            has_references: true,
            raw_html: self.raw_html,
            words: &words,
        })
    }

    fn part(&self) -> Part {
        self.document.body.part()
    }

    fn blocks(&mut self) -> String {
        let part = self.part();
        self.with(|context| blocks(context, part))
    }

    fn inline(&mut self) -> String {
        let part = self.part();
        self.with(|context| inline(context, part))
    }

    fn footnotes(&mut self) -> String {
        self.with(footnotes)
    }

    #[track_caller]
    fn check(&mut self, html: &str) {
        let blocks = self.blocks();
        assert_eq!(blocks.trim_end(), html);
        assert_whole(&blocks);
    }
}

/// Every tag that opens closes, in order, and no id occurs twice.
#[track_caller]
fn assert_whole(html: &str) {
    let mut open = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("a tag without end in {html}"));
        let name: String = tag.chars().take_while(|character| !character.is_whitespace()).collect();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{html}");
        } else if !matches!(name.as_str(), "br" | "hr" | "img" | "input") {
            open.push(name);
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{html}");
        if let Some((_, id)) = tag.split_once(" id=\"") {
            assert!(ids.insert(id.split('"').next().unwrap()), "{html}");
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

fn site(path: &str, fragment: Option<&str>, title: &str) -> Target {
    let url = OutputPath::new(path).unwrap().url();
    Target::Site { url, fragment: fragment.map(Into::into), title: title.into(), file: None, size: None }
}

fn here(fragment: &str, title: &str) -> Target {
    Target::Here { fragment: fragment.into(), title: title.into() }
}

fn citation(key: &str) -> Citation {
    Citation {
        key: key.into(),
        key_span: Span::default(),
        mode: CitationMode::Normal,
        prefix: "".into(),
        suffix: "".into(),
        locator: None,
        passages: Box::default(),
        span: Span::default(),
    }
}

fn mention(number: usize, mention: usize, passage: Option<usize>) -> Mention {
    Mention::new(number - 1, mention, passage)
}

const HOSTILE: &str = "<script>alert(1)</script>\" onload=\"x' & {{ y }}";
const HOSTILE_TEXT: &str = "&lt;script&gt;alert(1)&lt;/script&gt;\" onload=\"x' &amp; {{ y }}";
const HOSTILE_VALUE: &str = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x' &amp; {{ y }}";

#[test]
fn text_is_text_wherever_it_stands() {
    Page::new().paragraph(HOSTILE).check(&format!("<p>{HOSTILE_TEXT}</p>"));

    let mut page = Page::new();
    let code = page.kept(HOSTILE);
    page.event(Event::Code(code)).check(&format!("<code>{HOSTILE_TEXT}</code>"));

    Page::new().code_block("a\"><script>", HOSTILE).check(&format!(
        "<pre tabindex=\"0\"><code class=\"language-a&quot;&gt;&lt;script&gt;\">{HOSTILE_TEXT}</code></pre>"
    ));

    Page::new()
        .heading(2, HOSTILE, &[HOSTILE, "x"], HOSTILE)
        .check(&format!("<h2 id=\"{HOSTILE_VALUE}\" class=\"{HOSTILE_VALUE} x\">{HOSTILE_TEXT}</h2>"));

    Page::new()
        .link(Target::External("https://x.org/\"><script>".into()), HOSTILE, |page| {
            page.text(HOSTILE);
        })
        .check(&format!(
            "<a href=\"https://x.org/%22%3E%3Cscript%3E\" title=\"{HOSTILE_VALUE}\">{HOSTILE_TEXT}</a>"
        ));

    Page::new().image(Target::External("x.png".into()), HOSTILE, HOSTILE).check(&format!(
        "<img src=\"x.png\" alt=\"{HOSTILE_VALUE}\" title=\"{HOSTILE_VALUE}\" decoding=\"async\">"
    ));

    let cited = Citation { prefix: HOSTILE.into(), suffix: HOSTILE.into(), ..citation("x") };
    Page::new().references(&[HOSTILE]).cite("[@x]", true, vec![(cited, Some(mention(1, 1, None)))]).check(
        &format!(
            "<span class=\"cite\">{HOSTILE_TEXT} <a class=\"chip\" id=\"c-1-1\" href=\"#ref-1\" \
         role=\"doc-biblioref\"><b>1</b>{HOSTILE_TEXT}</a> {HOSTILE_TEXT}</span>"
        ),
    );
}

#[test]
fn tight_items_have_no_paragraphs_and_loose_ones_do() {
    Page::new()
        .within(Tag::List(None), |page| {
            page.item("a").within(Tag::Item, |page| {
                page.text("b").within(Tag::List(Some(3)), |page| {
                    page.item("c");
                });
            });
        })
        .within(Tag::List(Some(1)), |page| {
            page.within(Tag::Item, |page| {
                page.paragraph("d").event(Event::Rule);
            });
        })
        .check(
            "<ul>\n<li>a</li>\n<li>b\n<ol start=\"3\">\n<li>c</li>\n</ol>\n</li>\n</ul>\n\
             <ol>\n<li>\n<p>d</p>\n<hr>\n</li>\n</ol>",
        );
}

#[test]
fn boxes_to_tick_have_names() {
    Page::new()
        .within(Tag::List(None), |page| {
            page.within(Tag::Item, |page| {
                page.event(Event::TaskMarker(true)).text("a");
            })
            .within(Tag::Item, |page| {
                page.within(Tag::Paragraph, |page| {
                    page.event(Event::TaskMarker(false)).text("b");
                });
            });
        })
        .check(
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> a</li>\n\
             <li class=\"task\">\n<p><input type=\"checkbox\" disabled aria-label=\"to do\"> b</p>\n</li>\n</ul>",
        );
}

#[test]
fn tables_scroll_and_align_by_class() {
    let columns = [Alignment::None, Alignment::Left, Alignment::Center, Alignment::Right];
    Page::new().table(&columns, &[&["a", "b", "", "d"], &["1", "2", "3", "4"], &["5"]]).check(
        "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n\
         <tr><th scope=\"col\">a</th><th scope=\"col\" class=\"left\">b</th><td class=\"center\"></td>\
         <th scope=\"col\" class=\"right\">d</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"left\">2</td><td class=\"center\">3</td><td class=\"right\">4</td></tr>\n\
         <tr><td>5</td></tr>\n</tbody>\n</table></section>",
    );
}

#[test]
fn two_tables_have_two_names() {
    let html = Page::new().table(&[], &[&["a"]]).table(&[], &[&["b"], &["c"]]).blocks();
    assert!(html.contains(
        "aria-label=\"Table 1\"><table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table>"
    ));
    assert!(html.contains("aria-label=\"Table 2\""));
    assert_whole(&html);
}

#[test]
fn quotations_alerts_and_definitions() {
    Page::new()
        .within(Tag::BlockQuote(None), |page| {
            page.paragraph("a");
        })
        .within(Tag::BlockQuote(Some(Alert::Caution)), |page| {
            page.paragraph("b");
        })
        .within(Tag::DefinitionList, |page| {
            page.within(Tag::DefinitionTerm, |page| {
                page.within(Tag::Strikethrough, |page| {
                    page.text("c");
                });
            })
            .within(Tag::DefinitionDescription, |page| {
                page.text("d").event(Event::HardBreak).text("e");
            });
        })
        .check(
            "<blockquote>\n<p>a</p>\n</blockquote>\n\
             <div class=\"alert caution\" role=\"note\">\n<p class=\"label\">Caution</p>\n<p>b</p>\n</div>\n\
             <dl>\n<dt><del>c</del></dt>\n<dd>d<br>\ne</dd>\n</dl>",
        );
}

#[test]
fn code_is_coloured_where_its_language_is_known() {
    Page::new()
        .code_block("diff title", "-a\n")
        .code_block("rust,ignore", "fn\n")
        .code_block("", "<b>\n")
        .check(
            "<pre tabindex=\"0\"><code class=\"language-diff\"><span class=\"d\">-a</span>\n</code></pre>\n\
             <pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"k\">fn</span>\n</code></pre>\n\
             <pre tabindex=\"0\"><code>&lt;b&gt;\n</code></pre>",
        );
}

#[test]
fn the_language_of_code_is_read_however_it_is_written() {
    for (info, expected) in [
        ("python", "python"),
        ("rust,no_run", "rust"),
        ("js title=\"a.js\" {1,3}", "js"),
        ("js{1,3}", "js"),
        ("ts:main.ts", "ts"),
        ("python {linenos=1}", "python"),
        ("{.python}", "python"),
        ("{.python .numberLines}", "python"),
        ("{ .python }", "python"),
        ("{#id .python .numberLines}", "python"),
        ("{.python startFrom=\"5\"}", "python"),
        ("{python}", "python"),
        ("{r, echo=FALSE}", "r"),
        ("{=html}", "html"),
        ("{code-block} python", "python"),
        ("{#id}", ""),
        ("{numberLines=1}", ""),
        ("c++", "c++"),
        ("objective-c", "objective-c"),
        ("", ""),
    ] {
        assert_eq!(language(info), expected, "{info}");
    }
}

#[test]
fn links_lead_where_they_mean() {
    fn link(target: Target) -> Page {
        let mut page = Page::new();
        page.link(target, "", |page| {
            page.text("x");
        });
        page
    }
    link(site("a b/index.html", Some("é"), "")).check("<a href=\"../a%20b/#%C3%A9\">x</a>");
    link(site("index.html", None, "")).check("<a href=\"../\">x</a>");
    link(site("a.pdf", None, "")).check("<a href=\"../a.pdf\">x</a>");
    link(here("é", "")).check("<a href=\"#%C3%A9\">x</a>");
    link(Target::External("mailto:a@b.c".into())).check("<a href=\"mailto:a@b.c\">x</a>");
    link(Target::Nothing).check("x");

    let mut explicit = link(site("a/index.html", Some("b"), ""));
    explicit.explicit = true;
    explicit.check("<a href=\"../a/index.html#b\">x</a>");
}

#[test]
fn an_address_to_write_to_becomes_a_link() {
    let mut page = Page::new();
    let link = page.add_link(LinkKind::Email, "<a@b.c>", "", Target::External("a@b.c".into()));
    page.within(Tag::Link(link), |page| {
        page.text("a@b.c");
    })
    .check("<a href=\"mailto:a@b.c\">a@b.c</a>");
}

#[test]
fn addresses_of_the_site_start_at_its_root() {
    let home = SiteUrl::default();
    let page = OutputPath::new("a/index.html").unwrap().url();
    let feed = OutputPath::new("feed.xml").unwrap().url();
    assert_eq!(site_url("./", false, &home), "./");
    assert_eq!(site_url("", false, &home), "./");
    assert_eq!(site_url("../", true, &home), "../index.html");
    assert_eq!(site_url("/", false, &page), "/a/");
    assert_eq!(site_url("/", true, &page), "/a/index.html");
    assert_eq!(site_url("../../", true, &feed), "../../feed.xml");
}

#[test]
fn wikilinks_bear_the_name_of_their_target() {
    let target = || site("a/index.html", None, "The <A>");
    Page::new().wikilink("[[a]]", false, "a", target()).check("<a href=\"../a/\">The &lt;A&gt;</a>");
    Page::new().wikilink("[[a|b]]", true, "b", target()).check("<a href=\"../a/\">b</a>");
    Page::new().wikilink("[[#c]]", false, "#c", here("c", "See")).check("<a href=\"#c\">See</a>");
    Page::new().wikilink("[[<d>]]", false, "<d>", Target::Nothing).check("[[&lt;d&gt;]]");
    Page::new().wikilink("[[d|e]]", true, "e", Target::Nothing).check("[[d|e]]");
}

#[test]
fn an_image_that_is_missing_leaves_its_words() {
    Page::new()
        .image(site("x/a.png", None, ""), "", "an a")
        .image(Target::Nothing, "", "a <b>")
        .image(here("x", ""), "", "")
        .check(
            "<img src=\"../x/a.png\" alt=\"an a\" decoding=\"async\">\
             <span class=\"missing\">a &lt;b&gt;</span><span class=\"missing\">a.png</span>",
        );
}

#[test]
fn the_words_of_an_image_wait_for_no_name() {
    for (before, after, expected) in [
        ("A map of the quay ", "", "A map of the quay"),
        ("A map of the quay ", ", 1920", "A map of the quay, 1920"),
        ("A map, after ", "", "A map, after Post"),
        ("After ", ", 1920", "After Post, 1920"),
        ("A map (after ", ") of the quay", "A map (after Post) of the quay"),
        ("A map (", ")", "A map (Post)"),
        ("A map — ", "", "A map — Post"),
        ("A map, ", "", "A map, Post"),
        ("Source: ", ".", "Source: Post."),
        ("A map, cf. ", "", "A map, cf. Post"),
        ("", " shows the quay", "Post shows the quay"),
        ("", "", ""),
        ("Eine Karte nach ", "", "Eine Karte nach Post"),
        ("Boote im See ", "", "Boote im See"),
        ("Une carte d’après ", "", "Une carte d’après Post"),
        ("Une carte d’", "", "Une carte d’Post"),
        ("Mapa, wg ", "", "Mapa, wg Post"),
    ] {
        let mut page = Page::new();
        page.references(&["Post"]);
        let link = page.add_link(LinkKind::Plain, "a.png", "", site("x/a.png", None, ""));
        page.within(Tag::Image(link), |page| {
            page.text(before);
            page.cite("[@a]", true, vec![(citation("a"), Some(mention(1, 1, None)))]);
            page.text(after);
        });
        page.document.body.source = page.source.as_str().into();
        let part = 1..page.document.body.events.len() - 1;
        let words = super::citation::description(&page.document, &page.cited, part);
        assert_eq!(words, expected, "{before}[@a]{after}");
    }
}

#[test]
fn links_do_not_nest() {
    let mut page = Page::new();
    page.notes(1).references(&["A"]);
    page.link(here("x", ""), "", |page| {
        page.link(here("y", ""), "", |page| {
            page.text("y");
        });
        page.wikilink("[[z]]", false, "z", here("z", "Z"));
        page.event(Event::FootnoteReference(0));
        page.cite("@a", false, vec![(citation("a"), Some(mention(1, 1, None)))]);
    })
    .link(here("v", ""), "", |page| {
        page.text("v");
    })
    .note(0, |page| {
        page.paragraph("n");
    })
    .check(
        "<a href=\"#x\">yZ<sup id=\"fnref-1\">1</sup><span class=\"chip\" id=\"c-1-1\"><b>1</b>A</span></a>\
         <a href=\"#v\">v</a>",
    );
}

#[test]
fn raw_html_is_text_unless_it_is_published() {
    let mut page = Page::new();
    page.within(Tag::Paragraph, |page| {
        page.html("<b>").text("a").html("</b>");
    })
    .html("<div>\n")
    .html("</div>\n")
    .paragraph("c");
    page.check("<p>&lt;b&gt;a&lt;/b&gt;</p>\n<p class=\"raw\">&lt;div&gt;\n&lt;/div&gt;</p>\n<p>c</p>");
    page.raw_html = true;
    page.check("<p><b>a</b></p>\n<div>\n</div>\n<p>c</p>");
}

#[test]
fn raw_html_alone_in_a_paragraph_is_running_text() {
    let mut page = Page::new();
    page.within(Tag::Paragraph, |page| {
        page.html("<wbr>");
    });
    assert_eq!(page.inline(), "&lt;wbr&gt;");
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    let mut page = Page::new();
    page.notes(4)
        .note(0, |page| {
            page.within(Tag::Paragraph, |page| {
                page.text("zero").event(Event::FootnoteReference(3));
            });
        })
        .within(Tag::Paragraph, |page| {
            page.text("a")
                .event(Event::FootnoteReference(1))
                .event(Event::FootnoteReference(0))
                .event(Event::FootnoteReference(1));
        })
        .note(1, |page| {
            page.within(Tag::BlockQuote(None), |page| {
                page.paragraph("one");
            });
        })
        .note(2, |page| {
            page.paragraph("never").event(Event::FootnoteReference(2));
        })
        .note(3, |page| {
            page.text("three");
        });
    let text = "<p>a<sup><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>\
                <sup><a id=\"fnref-2\" href=\"#fn-2\" role=\"doc-noteref\">2</a></sup>\
                <sup><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>";
    page.check(text);
    let footnotes = page.footnotes();
    assert_eq!(
        footnotes,
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
         <li id=\"fn-1\"><blockquote>\n<p>one</p>\n</blockquote>\n\
         <p><a class=\"back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩\u{fe0e}</a> \
         <a class=\"back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">\
         ↩\u{fe0e}<sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn-2\"><p>zero<sup><a id=\"fnref-3\" href=\"#fn-3\" role=\"doc-noteref\">3</a></sup> \
         <a class=\"back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Back to reference 2\">↩\u{fe0e}</a></p>\n</li>\n\
         <li id=\"fn-3\">three <a class=\"back\" href=\"#fnref-3\" role=\"doc-backlink\" aria-label=\"Back to reference 3\">↩\u{fe0e}</a></li>\n\
         </ol>\n</section>\n"
    );
    assert_whole(&(page.blocks() + &footnotes));

    // The last reference alone has the number that it has on the page.
    let reference =
        page.part().rev().find(|&index| page.document.body.events[index] == Event::FootnoteReference(1));
    let index = reference.unwrap();
    let html = page.with(|context| inline(context, index..index + 1));
    assert!(html.contains("fnref-1-2"), "{html}");
}

#[test]
fn a_page_without_footnotes_has_no_section_for_them() {
    let mut page = Page::new();
    page.notes(1).note(0, |page| {
        page.paragraph("never");
    });
    assert_eq!(page.footnotes(), "");
    assert_eq!(page.blocks(), "");
}

#[test]
fn chips_lead_to_passages() {
    let mut page = Page::new();
    page.references(&["A", "B"]).cite(
        "[@a, \"w\"; see @b, pp. 3-4, and on]",
        true,
        vec![
            (
                Citation {
                    passages: [Passage { text: "w".into(), span: Span::default() }].into(),
                    ..citation("a")
                },
                Some(mention(1, 2, Some(3))),
            ),
            (
                Citation {
                    prefix: "see".into(),
                    locator: Some(Box::new(Locator { label: "page", value: "3-4".into(), sign: "" })),
                    suffix: ", and on".into(),
                    ..citation("b")
                },
                Some(mention(2, 1, None)),
            ),
        ],
    );
    page.check(
        "<a class=\"chip\" id=\"c-1-2\" data-note=\"1.3\" href=\"#ref-1-3\" role=\"doc-biblioref\"><b>1</b>A</a> \
         <span class=\"cite\">see <a class=\"chip\" id=\"c-2-1\" href=\"#ref-2\" role=\"doc-biblioref\"><b>2</b>B</a> \
         pp. 3-4, and on</span>",
    );
    let chips = page.with(|context| chips(context, 0..1));
    assert_eq!(
        serde_json::to_string(&chips[0]).unwrap(),
        "{\"key\":\"a\",\"number\":1,\"label\":\"A\",\"id\":\"c-1-2\",\"href\":\"#ref-1-3\",\
         \"note\":\"1.3\",\"prefix\":\"\",\"locator\":\"\",\"suffix\":\"\",\"passage\":\"w\"}"
    );
}

#[test]
fn each_passage_of_a_citation_has_a_chip() {
    let passage = |words: &str| Passage { text: words.into(), span: Span::default() };
    let cited = Citation {
        prefix: "see".into(),
        suffix: ", says … and …".into(),
        passages: [passage("w"), passage("x")].into(),
        ..citation("a")
    };
    let mut page = Page::new();
    page.references(&["A"]);
    let span = page.write("[see @a, says \"w\" and \"x\"]");
    page.document.citations.push(CitationGroup {
        citations: vec![cited.clone(), Citation { key: "b".into(), ..cited }],
        span,
        bracketed: true,
        unpaired: Box::default(),
    });
    let mentions = [Some(mention(1, 1, Some(1))), Some(mention(1, 2, Some(2))), None, None];
    Arc::make_mut(&mut page.cited.citations).push(mentions.into());
    page.event(Event::Citation(0));
    page.check(
        "<span class=\"cite\">see <a class=\"chip\" id=\"c-1-1\" data-note=\"1.1\" href=\"#ref-1-1\" role=\"doc-biblioref\"><b>1</b>A</a></span> \
         <span class=\"cite\"><a class=\"chip\" id=\"c-1-2\" data-note=\"1.2\" href=\"#ref-1-2\" role=\"doc-biblioref\"><b>1</b>A</a>, says … and …</span> \
         <span class=\"cite\">see <span class=\"unresolved\">[@b]</span>, says … and …</span>",
    );
}

#[test]
fn a_key_that_no_source_has_is_shown() {
    let mut page = Page::new();
    page.references(&["A"])
        .cite("@nobody", false, vec![(citation("nobody"), None)])
        .text(" ")
        .cite("@a", false, vec![(citation("a"), Some(mention(1, 1, None)))])
        .text(" ")
        .cite("[@a; @<b>]", true, vec![(citation("a"), Some(mention(1, 2, None))), (citation("<b>"), None)]);
    page.check(
        "@nobody <a class=\"chip\" id=\"c-1-1\" href=\"#ref-1\" role=\"doc-biblioref\"><b>1</b>A</a> \
         <a class=\"chip\" id=\"c-1-2\" href=\"#ref-1\" role=\"doc-biblioref\"><b>1</b>A</a> \
         <span class=\"unresolved\">[@&lt;b&gt;]</span>",
    );
}

#[test]
fn locators_are_short() {
    let short = |label: &'static str, value: &str| {
        english().locator(&Locator { label, value: value.into(), sign: "" })
    };
    assert_eq!(short("page", "14"), "p. 14");
    assert_eq!(short("page", "33\u{2013}35"), "pp. 33\u{2013}35");
    assert_eq!(short("page", "xi, xiii"), "pp. xi, xiii");
    assert_eq!(short("page", "A-3"), "p. A-3");
    assert_eq!(short("chapter", "2"), "chap. 2");
    assert_eq!(short("stanza", "2"), "stanza 2");
}

#[test]
fn elsewhere_there_are_no_ids_and_places_are_on_the_page() {
    let mut page = Page::new();
    page.references(&["A"])
        .notes(1)
        .heading(3, "h", &[], "H")
        .link(here("h", ""), "", |page| {
            page.text("x");
        })
        .event(Event::FootnoteReference(0))
        .cite("[@a]", true, vec![(citation("a"), Some(mention(1, 1, Some(1))))]);
    page.elsewhere = Some(OutputPath::new("b/index.html").unwrap().url());
    page.check(
        "<h3>H</h3>\n<a href=\"../b/#h\">x</a><sup><a href=\"../b/#fn-1\" role=\"doc-noteref\">1</a></sup>\
         <a class=\"chip\" data-note=\"1.1\" href=\"../b/#ref-1-1\" role=\"doc-biblioref\"><b>1</b>A</a>",
    );
}

#[test]
fn one_paragraph_is_unwrapped() {
    assert_eq!(Page::new().paragraph("a ").inline(), "a");
    assert_eq!(Page::new().text("a").inline(), "a");
    assert_eq!(Page::new().paragraph("a").paragraph("b").inline(), "<p>a</p>\n<p>b</p>");
    assert_eq!(Page::new().inline(), "");
}

/// A list item with a lead and two paragraphs: the lead is events 1 to 4.
fn item_with_lead() -> Page {
    let mut page = Page::new();
    page.within(Tag::Paragraph, |page| {
        page.within(Tag::Strong, |page| {
            page.text("Lead");
        })
        .text("rest");
    })
    .paragraph("more");
    page
}

#[test]
fn what_a_part_cuts_through_is_opened_and_closed() {
    let mut page = item_with_lead();
    let end = page.part().end;
    let mut render = |part: Part| page.with(|context| (blocks(context, part.clone()), inline(context, part)));
    assert_eq!(render(4..end).0, "<p>rest</p>\n<p>more</p>\n");
    assert_eq!(render(4..6), ("<p>rest</p>\n".to_owned(), "rest".to_owned()));
    assert_eq!(
        render(0..4),
        ("<p><strong>Lead</strong></p>\n".to_owned(), "<strong>Lead</strong>".to_owned())
    );
    assert_eq!(render(2..3).1, "Lead");
}

#[test]
fn every_range_of_events_is_whole() {
    let mut page = Page::new();
    page.notes(1)
        .references(&["A"])
        .heading(2, "h", &[], "h")
        .within(Tag::List(None), |page| {
            page.within(Tag::Item, |page| {
                page.paragraph("a").code_block("diff", "+a\n");
                page.link(here("h", ""), "", |page| {
                    page.image(Target::External("x".into()), "", "y");
                });
            });
        })
        .table(&[Alignment::Left], &[&["a", ""], &["b", "c"]])
        .within(Tag::BlockQuote(Some(Alert::Tip)), |page| {
            page.within(Tag::Paragraph, |page| {
                page.wikilink("[[a]]", false, "a", Target::Nothing).event(Event::FootnoteReference(0)).cite(
                    "[@a]",
                    true,
                    vec![(citation("a"), Some(mention(1, 1, None)))],
                );
            });
        })
        .note(0, |page| {
            page.paragraph("n").html("<i>\n");
        });
    let end = page.part().end;
    page.with(|context| {
        for start in 0..=end {
            for end in start..=end {
                assert_whole(&blocks(context, start..end));
                assert_whole(&inline(context, start..end));
            }
        }
    });
}

#[test]
fn no_depth_is_too_deep() {
    const DEPTH: usize = 200_000;
    let mut page = Page::new();
    for depth in 0..DEPTH {
        let tag = if depth % 2 == 0 { Tag::Emphasis } else { Tag::BlockQuote(None) };
        page.event(Event::Start { tag, end: (2 * DEPTH - 1 - depth) as u32 });
    }
    for depth in (0..DEPTH).rev() {
        page.event(Event::End { start: depth as u32 });
    }
    assert!(page.blocks().ends_with("</blockquote>\n</em>"));
    let half = page.with(|context| blocks(context, DEPTH..2 * DEPTH));
    assert!(half.starts_with("<em><em>") || half.starts_with("<em>\n<blockquote>"), "{}", &half[..40]);
}

/// The text without its trailing citations, and which groups those were.
#[track_caller]
fn check_trailing(page: &mut Page, text: &str, groups: Range<usize>) {
    let part = page.part();
    let html = page.with(|context| {
        let (part, cut) = without_trailing_citations(context.document, part);
        assert_eq!(cut, groups);
        inline(context, part)
    });
    assert_eq!(html, text);
}

#[test]
fn trailing_citations_are_cut_off() {
    fn cite(page: &mut Page, bracketed: bool) -> &mut Page {
        page.cite("@a", bracketed, vec![(citation("a"), None)])
    }
    let mut page = Page::new();
    cite(&mut page, true).text(" a").event(Event::SoftBreak);
    cite(&mut page, true).text("\n ");
    cite(&mut page, true);
    check_trailing(&mut page, "<span class=\"unresolved\">[@a]</span> a", 1..3);

    let mut page = Page::new();
    page.within(Tag::Paragraph, |page| {
        page.text("a ");
        cite(page, true);
    });
    check_trailing(&mut page, "a", 0..1);

    let mut page = Page::new();
    page.text("As reported by ");
    cite(&mut page, false);
    check_trailing(&mut page, "As reported by @a", 0..0);

    let mut page = Page::new();
    page.text("a ");
    cite(&mut page, true).text(".");
    check_trailing(&mut page, "a <span class=\"unresolved\">[@a]</span>.", 0..0);

    let mut page = Page::new();
    cite(&mut page, true);
    check_trailing(&mut page, "", 0..1);

    let mut page = Page::new();
    page.paragraph("a").within(Tag::Paragraph, |page| {
        cite(page, true);
    });
    check_trailing(&mut page, "<p>a</p>\n<p><span class=\"unresolved\">[@a]</span></p>", 0..0);
}

proptest! {
    #[test]
    fn words_make_no_markup(words in "[<>&\"'/=! a-z-]{0,40}", id in "[<>&\"'a-z]{1,9}") {
        let mut page = Page::new();
        page.references(&[&words]).heading(2, &id, &[&words], &words).code_block(&words, &words);
        page.link(Target::External(words.as_str().into()), &words, |page| {
            page.image(Target::External(words.as_str().into()), &words, &words);
        });
        page.html(&words).wikilink(&words, false, "", here(&words, &words));
        page.wikilink(&words, false, "", Target::Nothing).image(Target::Nothing, "", &words);
        page.cite(&words, true, vec![(citation(&words), Some(mention(1, 1, None))), (citation(&words), None)]);
        page.cite(&words, false, vec![(citation(&words), None)]);
        let html = page.blocks();
        assert_whole(&html);
        for name in ["script", "b ", "i>", "x"] {
            prop_assert!(!html.contains(&format!("<{name}")), "{}", html);
        }
    }
}
