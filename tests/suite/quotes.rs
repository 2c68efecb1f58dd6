//! The quotation check from outside: invented articles, pages with a planted error each, and their clean twins.

use std::collections::BTreeMap;
use std::sync::Arc;

use factbox::check::quotes::index::Index;
use factbox::check::quotes::near::nearest;
use factbox::check::quotes::passages::find_passages;
use factbox::check::quotes::search::find;
use factbox::check::verify;
use factbox::compile::{Compilation, Memos, compile};
use factbox::digest::Digest;
use factbox::parse::normal::normal;
use factbox::parse::{receipts, text};
use factbox::path::SitePath;
use factbox::span::line_column;
use factbox::world::{File, World};
use proptest::prelude::*;

/// The town's paper on the mill.
const POST: &str = "\
Harwood Mill to stay open, owner says
GREAT HARWOOD – The owner of Harwood Mill, Ada Frost, said on Tuesday that the mill will stay open. “We will not close the mill; \
it is keeping all of our 1,240 people in work,” Frost told the council, which had reportedly prepared for the worst.

The mill, built in 1884, makes cotton cloth. In September 2023 its boiler broke, and without telling the council Frost ordered \
a new one from the Dutch firm Van Loon. The council's leader, Tom Ashby, called the order \"a leap in the dark\".

Ashby said he had never been asked. The repair is said to have cost £3.5 million. Work on it took nine weeks — far longer than \
planned — and ended on 12 December.
";

/// A wire story on the same.
const WIRE: &str = "\
A cotton mill in the north of England has been saved, its owner Ada Frost said. \"We'll not close the mill; it is keeping all of \
our people in work,\" she told reporters.

About 1,200 people work there. The mill's boiler broke in autumn 2023. A halt in cloth deliveries followed, and some customers \
left. Councillor Tom Ashby apparently opposed the repair, which may have cost £4 million.
";

/// A copy of the wire story, with another first line.
const COPY: &str = "\
Saved: a cotton mill. A cotton mill in the north of England has been saved, its owner Ada Frost said. About 1,200 people work \
there. The mill's boiler broke in autumn 2023. A halt in cloth deliveries followed, and some customers left. Councillor Tom \
Ashby apparently opposed the repair, which may have cost £4 million. Comments are closed.
";

const SHEET: &str = "<html><head><style>p { color: red }</style></head><body><h1>Fact sheet</h1><p>The mill spins <b>40</b> tonnes&nbsp;of \
cotton a we&shy;ek.</p><p>It does not dye cloth. Visitors are \
welcome on weekdays, when guides show them the looms and the wheel, and the shop by the gate sells towels and yarn.</p></body></html>";

struct Place {
    world: World,
}

impl Place {
    fn new(page: &str) -> Self {
        let mut place = Self { world: World::default() };
        for (key, text) in
            [("post", "post.txt"), ("wire", "wire.txt"), ("sheet", "sheet.html"), ("lost", "lost.txt")]
        {
            let publisher = if key == "post" { "Harwood Post" } else { "unknown" };
            place.file(
                &format!("content/sources/{key}.yaml"),
                &format!(
                    "id: {key}\ntitle: The {key}\npublisher: {publisher}\nissued: 2024-01\ntext: {text}\n"
                ),
            );
        }
        for (name, text) in [("post.txt", POST), ("wire.txt", WIRE), ("sheet.html", SHEET)] {
            place.world.texts.insert(name.to_owned(), File::text(text));
        }
        place.page(page);
        place
    }

    fn page(&mut self, page: &str) {
        self.file("content/mill.md", page);
    }

    fn file(&mut self, path: &str, text: &str) {
        self.world.files.insert(SitePath::new(path), File::text(text));
    }

    fn compile(&self) -> Compilation {
        compile(&self.world, &Memos::default())
    }

    /// What the rules that read texts find: `rule: words`.
    fn findings(&self) -> Vec<String> {
        let compilation = self.compile();
        let mut found = Vec::new();
        for finding in &compilation.diagnostics {
            let place = finding.place.as_ref().unwrap();
            if !TEXT_RULES.contains(&finding.rule) {
                continue;
            }
            let text = self.world.text(&place.path).unwrap();
            let words = place.span.slice(text);
            let column = line_column(text, place.span.start as usize).column;
            assert!(column > 0 && !words.is_empty(), "{finding:?}");
            found.push(format!("{}: {words}", finding.rule));
        }
        found
    }
}

const TEXT_RULES: [&str; 15] = [
    "quote-not-found",
    "passage-not-found",
    "misattributed-quote",
    "altered-quote",
    "quote-case",
    "lossy-ellipsis",
    "unverifiable-quote",
    "uncited-quote",
    "quote-budget",
    "receipt-mismatch",
    "unsupported-fact",
    "dropped-hedge",
    "divergent-remark",
    "near-identical-sources",
    "page-residue",
];

fn page(body: &str) -> String {
    format!("---\ntitle: The mill\nsources: [post, wire, sheet]\n---\n\n{body}\n")
}

/// An item under *What we know*, and what is found in it.
fn check(cases: &[(&str, &[&str])]) {
    for (item, expected) in cases {
        let found = Place::new(&page(&format!("## What we know\n\n- {item}\n"))).findings();
        assert_eq!(found, *expected, "{item}");
    }
}

#[test]
fn altered_words_are_found_and_their_twins_are_not() {
    check(&[
        ("He called it \"a leap in the dark\". [@post]", &[]),
        ("He called it \"a jump in the dark\". [@post]", &["quote-not-found: a jump in the dark"]),
        ("He called it \"a leap into the dark\". [@post]", &["quote-not-found: a leap into the dark"]),
        (
            "She said: \"We will not close the mill\". [@post]",
            &["divergent-remark: We will not close the mill"],
        ),
        ("She said: \"We will close the mill\". [@post]", &["quote-not-found: We will close the mill"]),
        ("It kept \"our 1240 people in work\". [@post]", &["divergent-remark: our 1240 people in work"]),
        ("It kept \"our 1,420 people in work\". [@post]", &["quote-not-found: our 1,420 people in work"]),
        ("It kept \"our 240 people\". [@post]", &["quote-not-found: our 240 people"]),
        ("There was *\"a halt in cloth deliveries\"*. [@wire]", &["quote-case: a halt in cloth deliveries"]),
        ("There was a halt. [@wire, \"A halt in cloth deliveries\"]", &[]),
        (
            "There was a halt. [@wire, \"A halt in cloths deliveries\"]",
            &["passage-not-found: A halt in cloths deliveries"],
        ),
        ("It took long. [@post, \"nine weeks -- far longer than planned\"]", &[]),
        (
            "It took long. [@post, \"nine weeks, far longer than planned\"]",
            &["altered-quote: nine weeks, far longer than planned"],
        ),
        ("It was open. [@post, \"the mill will stay\"]", &[]),
        ("It was open. [@post, \"the mill will sta\"]", &["passage-not-found: the mill will sta"]),
        ("It spins. [@sheet, \"40 tonnes of cotton a week\"]", &[]),
        (
            "It spins. [@sheet, \"41 tonnes of cotton a week\"]",
            &["passage-not-found: 41 tonnes of cotton a week"],
        ),
        ("It spins. [@sheet, \"color: red\"]", &["passage-not-found: color: red"]),
    ]);
}

#[test]
fn swapped_sources_are_found_and_their_twins_are_not() {
    check(&[
        ("So it was. [@post, \"built in 1884\"]", &[]),
        ("So it was. [@wire, \"built in 1884\"]", &["misattributed-quote: built in 1884"]),
        ("So it was. [@wire, \"built in 1884\"; @post]", &["misattributed-quote: built in 1884"]),
        ("He said \"a leap in the dark\". [@post; @wire]", &[]),
        ("He said \"a leap in the dark\". [@wire]", &["misattributed-quote: a leap in the dark"]),
        ("He said \"a leap in the dark\". [@wire; @post]", &[]),
        ("It was \"autumn 2023\" [@wire]", &[]),
        ("It was \"autumn 2023\" [@sheet; @post]", &["misattributed-quote: autumn 2023"]),
    ]);
}

#[test]
fn ellipses_and_brackets_hide_no_more_than_they_may() {
    check(&[
        ("So. [@post, \"The mill ... makes cotton cloth\"]", &[]),
        (
            "So. [@post, \"makes cotton cloth ... The mill\"]",
            &["passage-not-found: makes cotton cloth ... The mill"],
        ),
        (
            "So. [@post, \"its boiler broke ... Frost ordered a new one\"]",
            &["lossy-ellipsis: its boiler broke ... Frost ordered a new one"],
        ),
        ("So. [@post, \"In September 2023 its boiler broke\"; @post, \"Frost ordered a new one\"]", &[]),
        (
            "So. [@post, \"Frost told the council ... makes cotton cloth\"]",
            &[
                "dropped-hedge: - So. [@post, \"Frost told the council ... makes cotton cloth\"]",
                "lossy-ellipsis: Frost told the council ... makes cotton cloth",
            ],
        ),
        ("So. [@sheet, \"spins 40 tonnes … cloth\"]", &["lossy-ellipsis: spins 40 tonnes … cloth"]),
        ("He said \"[it was] a leap in the dark\" [@post]", &[]),
        ("He said \"he had never been [told or] asked\" [@post]", &[]),
        ("He said \"he had [...] been asked\" [@post]", &["lossy-ellipsis: he had [...] been asked"]),
        ("He said \"[T]he repair is said to have cost\" [@post]", &[]),
    ]);
}

#[test]
fn facts_and_hedges_are_held_against_the_texts() {
    check(&[
        ("The mill employs 1,240 people. [@post]", &[]),
        ("The mill employs 1,204 people. [@post]", &["unsupported-fact: 1,204"]),
        ("The mill employs 1240 people. [@wire]", &["unsupported-fact: 1240"]),
        ("The boiler broke in Sept. 2023. [@post]", &[]),
        ("The boiler broke in October 2023. [@post]", &["unsupported-fact: October 2023"]),
        ("The boiler broke in September 2022. [@post]", &["unsupported-fact: September 2022"]),
        ("The work ended on December 12th. [@post]", &[]),
        ("The work ended on December 13th. [@post]", &["unsupported-fact: December 13th"]),
        ("The boiler came from Van Loon. [@post]", &[]),
        ("The boiler came from Van Dam. [@post]", &["unsupported-fact: Dam"]),
        ("The boiler came from the German firm. [@post]", &["unsupported-fact: German"]),
        ("It cost £3.5 million, as the *Harwood Post* wrote in 2024. [@post]", &[]),
        ("It cost 35 million. [@post]", &["unsupported-fact: 35 million"]),
        ("The mill has forty looms. Ashby's council knew. [@post]", &["unsupported-fact: forty"]),
        ("The repair reportedly cost millions. [@post, \"is said to have cost\"]", &[]),
        (
            "The repair cost millions. [@post, \"is said to have cost\"]",
            &["dropped-hedge: - The repair cost millions. [@post, \"is said to have cost\"]"],
        ),
        (
            "Ashby opposed it. [@wire, \"apparently opposed the repair\"]",
            &["dropped-hedge: - Ashby opposed it. [@wire, \"apparently opposed the repair\"]"],
        ),
        ("Ashby apparently opposed it. [@wire, \"apparently opposed the repair\"]", &[]),
        ("According to the wire, Ashby opposed it. [@wire, \"apparently opposed the repair\"]", &[]),
        (
            "The council had prepared. [@post, \"had reportedly prepared\"]",
            &["dropped-hedge: - The council had prepared. [@post, \"had reportedly prepared\"]"],
        ),
        ("Frost told the council. [@post, \"Frost told the council\"]", &[]),
    ]);
}

#[test]
fn a_remark_that_two_sources_print_differently_is_shown_twice() {
    let post = "> \"We will not close the mill; it is keeping all of our 1,240 people in work,\"\n>\n> — Ada Frost, in [@post]\n";
    let wire =
        "> “We'll not close the mill; it is keeping all of our people in work,”\n> — Ada Frost, in [@wire]\n";
    let found =
        |body: &str| Place::new(&page(&format!("## In their own words\n\n### Frost\n\n{body}"))).findings();
    assert_eq!(found(&format!("{post}\n{wire}")), Vec::<String>::new());
    let words = "We will not close the mill; it is keeping all of our 1,240 people in work,";
    assert_eq!(found(post), [format!("divergent-remark: {words}")]);
    // What both print is in no dispute.
    assert_eq!(
        found("> \"not close the mill; it is keeping all of our\"\n>\n> — [@post]\n"),
        Vec::<String>::new()
    );
}

#[test]
fn long_quotations_without_a_citation_are_found() {
    for (body, expected) in [
        (
            "Some \"three words here\" [@post]\n\nx \"one two three\"",
            vec!["quote-not-found: three words here"],
        ),
        ("x [@post]\n\nHe said \"a leap in the dark\".", vec!["uncited-quote: a leap in the dark"]),
        ("x [@post]\n\n> Words.\n", vec!["uncited-quote: Words."]),
        (
            "x [@post]\n\n## On “a leap in the dark”\n\n`\"a b c d e\"` 'a b c d e' [\"a b c d e\"](https://x.example)",
            vec!["uncited-quote: a b c d e"],
        ),
        ("x [@post]\n\n## On “a leap in the night”", vec!["uncited-quote: a leap in the night"]),
        ("x[^1] \"a leap in the dark\"\n\n[^1]: [@post]", vec![]),
        ("- x [@post]\n  - \"a leap in the dark\"", vec![]),
    ] {
        assert_eq!(Place::new(&page(body)).findings(), expected, "{body}");
    }
    let title = "---\ntitle: 'The “leap in the night”'\nsummary: '“a leap in the dark”'\nsources: [post]\n---\n\nx [@post]\n";
    assert_eq!(Place::new(title).findings(), ["uncited-quote: 'The “leap in the night”'"]);
    assert_eq!(
        Place::new("He said \"one two three four five\".").findings(),
        ["uncited-quote: one two three four five"]
    );
    assert_eq!(Place::new("He said \"one two three\".").findings(), Vec::<String>::new());
}

#[test]
fn what_has_neither_text_nor_receipt_is_said() {
    let body = "---\ntitle: The mill\nsources: [post, lost]\n---\n\n";
    for (text, expected) in [
        ("\"lost words\" [@lost]", vec!["unverifiable-quote: lost words"]),
        ("\"lost words\" [@lost; @post]", vec!["unverifiable-quote: lost words"]),
        ("\"built in 1884\" [@lost; @post]", vec![]),
        ("[@lost, \"lost words\"]", vec!["unverifiable-quote: lost words"]),
    ] {
        assert_eq!(Place::new(&format!("{body}{text}\n")).findings(), expected, "{text}");
    }
    assert_eq!(
        Place::new("---\nsources: [lost]\n---\n\n## What we know\n\n- In Paris in 1999. [@lost]\n")
            .findings(),
        Vec::<String>::new()
    );
}

#[test]
fn near_copies_want_an_origin() {
    let build = |origin: &str| {
        let mut place =
            Place::new("---\ntitle: The mill\nsources:\n  - wire\n  - copy\n---\n\nx [@wire; @copy]\n");
        place.file(
            "content/sources/copy.yaml",
            &format!("id: copy\npublisher: Other\ntext: copy.txt\n{origin}"),
        );
        place.file(
            "content/sources/wire.yaml",
            &format!("id: wire\npublisher: Wire\ntext: wire.txt\n{origin}"),
        );
        place.world.texts.insert("copy.txt".to_owned(), File::text(COPY));
        place
    };
    assert_eq!(build("").findings(), ["near-identical-sources: copy"]);
    assert_eq!(build("origin: wire-2023\n").findings(), Vec::<String>::new());
    let place = build("");
    let compilation = place.compile();
    let receipts = verify::receipts(&compilation.site, &compilation.verification);
    assert_eq!(receipts.sources["wire"].near_copies, ["copy"]);
    assert_eq!(receipts.sources["copy"].near_copies, ["wire"]);
}

#[test]
fn a_page_that_publishes_too_much_of_a_source_is_told_so() {
    let mut place = Place::new(
        "---\ntitle: The mill\nsources: [wire, sheet]\n---\n\nx [@sheet, \"The mill spins 40 tonnes of cotton a week\"; @sheet, \"Visitors are welcome on weekdays\"; @wire]\n",
    );
    assert_eq!(place.findings(), ["quote-budget: sheet"]);
    place.page("---\ntitle: The mill\nsources: [wire, sheet]\n---\n\nx [@sheet, \"40 tonnes\"; @sheet, \"40 tonnes\"; @wire]\n");
    assert_eq!(place.findings(), Vec::<String>::new());
}

#[test]
fn residue_of_a_page_is_pointed_out() {
    let mut place = Place::new("---\ntitle: The mill\nsources: [post]\n---\n\nx [@post]\n");
    place.world.texts.insert("post.txt".to_owned(), File::text(&format!("{POST}\nShare this\nComments\n")));
    assert_eq!(place.findings(), ["page-residue: post.txt"]);
}

const RECEIPTED: &str = "\
## What we know

- He said \"a leap in the dark\". [@post, \"built in 1884\"]
- So. [@post, \"The mill ... makes cotton cloth\"; @sheet, \"40 tonnes\"]
";

/// Pages, and the line that counts what they quote.
const COUNTS: &str = include_str!("../data/counts.txt");

#[test]
fn every_span_in_quotation_marks_is_counted() {
    let mut place = Place::new(&page(RECEIPTED));
    let compilation = place.compile();
    let receipts = verify::receipts(&compilation.site, &compilation.verification);
    place.file(receipts::FILE_NAME, &receipts::write(&receipts));
    place.world.texts.remove("sheet.html");
    let front_matter = "---\ntitle: The mill\nsources: [post, sheet, lost]\n---\n\n";
    let mut wrong = Vec::new();
    let lines = COUNTS.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    for line in lines {
        let (body, expected) = line.split_once(" => ").expect("it says what is expected");
        place.page(&format!("{front_matter}{}\n", body.replace("\\n", "\n")));
        let counted = place.compile().verification.counts().to_string();
        if counted != expected {
            wrong.push(format!("{body} => {counted}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn receipts_verify_where_the_texts_are_absent() {
    let mut place = Place::new(&page(RECEIPTED));
    let with_texts = place.compile();
    assert_eq!(
        with_texts.verification.counts().to_string(),
        "4 quotations and passages: 4 verified against texts, 0 by receipt, 0 unverified"
    );
    let json = receipts::write(&verify::receipts(&with_texts.site, &with_texts.verification));
    place.file(receipts::FILE_NAME, &json);
    assert_eq!(place.findings(), Vec::<String>::new());

    let texts = std::mem::take(&mut place.world.texts);
    assert_eq!(place.findings(), Vec::<String>::new());
    let without = place.compile();
    assert_eq!(
        without.verification.counts().to_string(),
        "4 quotations and passages: 0 verified against texts, 4 by receipt, 0 unverified"
    );
    // Written again without the texts, nothing is lost.
    assert_eq!(receipts::write(&verify::receipts(&without.site, &without.verification)), json);
    // A passage that has changed is verified by nothing.
    place.page(&page(&RECEIPTED.replace("built in 1884", "built in 1885")));
    assert_eq!(place.findings(), ["unverifiable-quote: built in 1885"]);

    // A text outranks a receipt.
    place.world.texts = texts;
    place.page(&page(RECEIPTED));
    place.world.texts.insert("post.txt".to_owned(), File::text(&POST.replace("1884", "1885")));
    assert_eq!(
        place.findings(),
        ["receipt-mismatch: \"post\"", "passage-not-found: built in 1884"]
            .map(str::to_owned)
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_pages_are_the_same_with_and_without_the_texts() {
    let mut place = Place::new(&page(RECEIPTED));
    let compilation = place.compile();
    let json = receipts::write(&verify::receipts(&compilation.site, &compilation.verification));
    place.file(receipts::FILE_NAME, &json);
    let keys = |place: &Place| -> BTreeMap<String, String> {
        place.compile().pages.iter().map(|page| (page.path.as_str().to_owned(), page.key.to_hex())).collect()
    };
    let with = keys(&place);
    place.world.texts.clear();
    assert_eq!(keys(&place), with);
}

#[test]
fn a_waiver_with_a_reason_lets_a_quotation_stand() {
    check(&[(
        "He said \"ein Sprung ins Dunkle\". [@post] <!-- allow quote-not-found: our translation -->",
        &[],
    )]);
}

#[test]
fn the_place_in_the_text_is_shown() {
    let place = Place::new(&page("x \"40 tons of cotton a week\" [@sheet]"));
    let compilation = place.compile();
    let finding = compilation.diagnostics.iter().find(|finding| finding.rule == "quote-not-found").unwrap();
    assert_eq!(*finding.notes, ["nearest: \"40 tonnes of cotton a week\" (sheet.html:1)".into()]);
    let related = &finding.related[0].place;
    assert_eq!(related.path.as_str(), "content/sources/text/sheet.html");
    assert_eq!(related.span.slice(SHEET), "40</b> tonnes&nbsp;of cotton a we&shy;ek");
}

/// Texts of words in several scripts, with all the typography that is folded.
fn source() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "mill",
        "Frost",
        "isn’t",
        "can't",
        "high-wire",
        "infor-\nmation",
        "1,240",
        "12\u{a0}000",
        "3.5",
        "café",
        "cafe\u{301}",
        "ZOË",
        "知道",
        "「我们」",
        "かな",
        "ฉันรู้",
        "מנכ״ל",
        "שלום",
        "\u{202b}نحن\u{202c}",
        "soft\u{ad}hyphen",
        "zero\u{200b}width",
        "[sic]",
        "…",
        "...",
        ". . .",
        " — ",
        "--",
        "–",
        "“so”",
        "« da »",
        "»ja«",
        "‘we’",
        "un-\ncertain",
        "mill[12]",
        "was.¹",
        "\n\n12\n\n",
        "[00:12:31]",
        "\u{c}",
        "[l]egal",
        "\"no\"",
        "U.S.",
        "(or",
        "not)",
        "!",
        "?",
        ".",
        ",",
        ";",
        ":",
        "\n\n“",
        "\n",
        "\n\n",
        "\t",
        "한국",
        "\u{1112}\u{1161}\u{11ab}",
        "İstanbul",
        "ß",
        "ﬁ",
        "é",
        "🙂",
        "&amp;",
        "<b>",
    ]);
    let space = prop::sample::select(vec![" ", " ", " ", " ", "\n", "", "\u{a0}"]);
    prop::collection::vec((piece, space), 1..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

fn index(name: &str, words: &str) -> Index {
    Index::new(&Arc::new(text::read(name, &words.into(), Digest::default())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is cut out of a text at the boundaries of words is found in it, and the way back leads to the same words.
    #[test]
    fn what_is_cut_out_of_a_text_is_found(words in source(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let index = index("x.txt", &words);
        let boundaries: Vec<usize> = (0..=index.normal().text.len())
            .filter(|at| index.normal().text.is_char_boundary(*at) && index.is_boundary(*at))
            .collect();
        let (one, other) = (*from.get(&boundaries), *to.get(&boundaries));
        let range = one.min(other)..one.max(other);
        let segment = index.normal().text[range].to_owned();
        let wanted = normal(&segment);
        if wanted.chars().any(char::is_alphanumeric) {
            let found = find(&segment, &index);
            prop_assert!(found.is_some(), "{segment:?} in {words:?}");
            let whole = found.map(|found| found.whole()).unwrap_or_default();
            let back = normal(&index.text.article(&whole));
            let plain = |text: &str| -> String { text.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect() };
            prop_assert_eq!(plain(&back), plain(&wanted));
        }
    }

    /// Nothing that is looked for, and nothing that it is looked for in, stops the search.
    #[test]
    fn no_text_and_no_quotation_stops_the_search(words in source(), other in source(), noise in any::<String>()) {
        for (quotation, text) in [(&other, &words), (&noise, &words), (&words, &noise), (&noise, &noise)] {
            for name in ["x.txt", "x.html"] {
                let index = index(name, text);
                if let Some(found) = find(quotation, &index) {
                    let brackets = found.brackets.iter().map(|bracket| &bracket.range);
                    for part in found.parts.iter().chain(&found.hidden).chain(brackets) {
                        prop_assert!(index.text.words.get(part.clone()).is_some());
                        let place = index.text.in_file(part);
                        prop_assert!(text.get(place.range()).is_some(), "{text:?}");
                    }
                }
                if let Some(near) = nearest(quotation, &index) {
                    prop_assert!(index.text.words.get(near.range).is_some());
                }
                find_passages(quotation, [("a", &index)]);
            }
        }
        let mut place = Place::new(&page(&format!("## What we know\n\n- {other} [@post, \"{words}\"]\n\n> {noise}\n> — [@wire]\n")));
        place.world.texts.insert("post.txt".to_owned(), File::text(&noise));
        place.world.texts.insert("wire.txt".to_owned(), File::text(&words));
        place.compile();
    }
}
