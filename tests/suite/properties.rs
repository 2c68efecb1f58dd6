//! What holds for any sequence of edits: warm equals cold, and no more is made again than the edit touches.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use factbox::check::verify;
use factbox::compile::{Compilation, Memos, Rendered, compile};
use factbox::date::{Day, Today};
use factbox::digest::Digest;
use factbox::disk::input;
use factbox::disk::publish::Outcome;
use factbox::pages::page::{Page, PageContent};
use factbox::parse::receipts;
use factbox::path::{OutputPath, SitePath};
use factbox::server::Preview;
use factbox::session::{Session, Settings};
use factbox::world::{File, ImageHeader, ImageSize, Options, World};
use proptest::prelude::*;

/// A change to what a site is made from.
#[derive(Clone, Debug)]
enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    /// The text of a source, of this name in the folder of texts.
    Text(&'static str, &'static str),
    RemoveText(&'static str),
    /// `factbox receipts`.
    Receipts,
    /// Another day.
    Day(&'static str),
}

const PAGES: [&str; 6] = [
    "content/index.md",
    "content/harbour.md",
    "content/bridge/index.md",
    "content/tides.md",
    "content/pages/about.md",
    "content/topics/water.md",
];
const SOURCES: [&str; 3] =
    ["content/sources/gazette.yaml", "content/sources/herald.yaml", "content/sources/council.yaml"];
const TEXTS: [&str; 3] = ["gazette.txt", "herald.txt", "council.txt"];
const OTHERS: [&str; 10] = [
    "factbox.yaml",
    "static/robots.txt",
    "static/custom.css",
    "words/en.yaml",
    "words/de.yaml",
    "static/map.svg",
    "templates/topic.html",
    "content/bridge/plan.txt",
    "content/bridge/photo.png",
    receipts::FILE_NAME,
];

fn page() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "## What we know\n",
        "## Reported by one source\n",
        "## What's disputed\n",
        "### Who closed it?\n",
        "- The harbour is closed. [@gazette]\n",
        "- The harbour is closed. [@gazette, \"closed\"; @herald]\n",
        "- The harbour may open in March. [@gazette, \"may open in March\"; @herald, \"a spokesman said\"]\n",
        "- The council closed 27 gates. [@herald, \"closed 12 gates\"] <!-- allow unsupported-fact: counted -->\n",
        "- \"Nobody asked us,\" he said. [@council] <!-- allow quote-not-found: our translation -->\n",
        "- He said <q>closed</q>. [@gazette]\n",
        "<blockquote>Nobody asked us</blockquote>\n",
        "- It opens. [@council, \"it … opens\"] It opens tomorrow.\n",
        "- **The council.** It says so. [@council]\n",
        "- Nobody knows. [@nobody]\n",
        "## What we don't know\n",
        "- When it opens.\n",
        "See [the tides](tides.md), [[bridge]] and [the map](/map.svg).\n",
        "See [a heading](harbour.md#what-we-know) and ![plan](bridge/plan.txt).\n",
        "The bridge: ![photo](bridge/photo.png); it cost $5-$10 million, or $x^2$.\n",
        "## Updates and corrections\n",
        "- **2026-11-20 — Correction.** It was the bridge.\n",
        "See [[tides]], [[harbour#what we know]] and [it](bridge/index.md#who-closed-it).\n",
        "- The gates open again. [@herald] {#gates}\n",
        "See [the gates](tides.md#gates).\n",
        "A note.[^1]\n\n[^1]: The note, as @herald has it.\n",
        "> \"Closed\" <b>now</b>\n>\n> — the mayor, in [@gazette]\n",
        "```rust\nfn main() {}\n```\n",
        "| a | b |\n|---|--:|\n| 1 | 2 |\n",
    ]);
    let front = prop::sample::select(vec![
        "",
        "---\ntitle: The harbour\ntopics: [water]\nsources: [gazette, herald]\n---\n",
        "---\ntitle: The bridge\ntopics: [water, roads]\ndate: 2026-11-01\nupdated: 2026-11-20\nstatus: developing\n---\n",
        "---\ntitle: The tides\ndraft: true\n---\n",
        "---\ntitle: Die Gezeiten\nlang: de\nsources: [gazette]\n---\n",
        "---\ntitle: The photo\nimage: /bridge/photo.png\n---\n",
        "---\ntitle: The gates\nsources: [council, gazette]\nreview-by: 2026-11-22\nupdated: 2026-11-20\n---\n",
        "---\ntitle: To come\ndate: 2026-11-23\n---\n",
        "---\ntitle: A porta\nlang: pt\nsources: [gazette, herald, council]\n---\n",
        "---\ntitle: The tides\nsources:\n  - https://example.org/tides\n---\n",
        "---\ntitle: Same\nslug: harbour\n---\n",
        "---\ntitle: [broken\n---\n",
    ]);
    (front, prop::collection::vec(line, 0..12))
        .prop_map(|(front, lines)| format!("{front}\n{}", lines.join("\n")))
}

fn source() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "title: A closing\npublisher: The Gazette\nissued: 2026-11-01\n",
        "title: A closing\npublisher: unknown\nissued: unknown\nnote: Short.\n",
        "title: Another title\npublisher: The Herald\nURL: https://herald.example/a\n",
        "title: A reprint\npublisher: The Herald\norigin: gazette\nissued: 2026-11-02\n",
        "title: Ours\npublisher: The Council\nreporting: own\nlanguage: de\ntext: herald.txt\n",
        "titel: broken\n",
        "title: [\n",
    ])
    .prop_map(str::to_owned)
}

fn other(path: &'static str) -> impl Strategy<Value = String> {
    prop::sample::select(match path {
        "factbox.yaml" => vec![
            "title: A\n",
            "title: B\nlinks: explicit\n",
            "title: A\nbase_url: https://example.org/x/\n",
            "title: A\nsections: {known: [Known for sure]}\npaginate: 2\n",
            "title: A\nlang: de\n",
            "theme: {name: default, options: {size: 3}}\n",
            "title: B\nbase_url: https://example.org/\nmarkdown: {math: true}\ncsp: false\n",
            "title: A\nlang: en\ntheme: ledger\nquotes: single\n",
            "title: A\ncheck: {levels: {unsupported-fact: off, quote-not-found: warning}, synonyms: [[gate, door]]}\n",
            "title: A\nmarkdown: {raw_html: true}\n",
            "titel: x\n",
        ],
        receipts::FILE_NAME => vec!["{}", "{\"version\": 1, \"sources\": {}}\n"],
        "words/en.yaml" | "words/de.yaml" => vec![
            "skip: Jump\n",
            "count: {claims: {one: '{n} statement', other: '{n} statements'}}\n",
            "skipp: Jump\n",
            "skip: [\n",
        ],
        "templates/topic.html" => vec![
            "{% extends \"@theme/topic.html\" %}",
            "<p>{{ topic.card.title }}</p>",
            "{{ nothing }}",
            "{% if %}",
        ],
        _ => vec!["one", "two"],
    })
    .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "The harbour is closed. It may open in March, a spokesman said.\n",
        "“Nobody asked us,” he said. The council closed 12 gates, and it never opens them.\n",
        "The council closed 27 gates in the harbour on Monday. Nobody asked us why.\n",
        "The harbour is closed. It may open in March, a spokesman said, and the council closed 12 gates of the harbour on a \
         Monday in the autumn without asking anybody.\n",
        "",
    ])
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (prop::sample::select(PAGES.to_vec()), page()).prop_map(|(path, text)| Edit::Write(path, text)),
        2 => (prop::sample::select(SOURCES.to_vec()), source()).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => prop::sample::select(OTHERS.to_vec())
            .prop_flat_map(|path| other(path).prop_map(move |text| Edit::Write(path, text))),
        1 => prop::sample::select(PAGES.iter().chain(&SOURCES).chain(&OTHERS).copied().collect::<Vec<_>>())
            .prop_map(Edit::Remove),
        1 => (prop::sample::select(PAGES.to_vec()), prop::sample::select(PAGES.to_vec()))
            .prop_map(|(from, to)| Edit::Rename(from, to)),
        2 => (prop::sample::select(TEXTS.to_vec()), text()).prop_map(|(name, text)| Edit::Text(name, text)),
        1 => prop::sample::select(TEXTS.to_vec()).prop_map(Edit::RemoveText),
        1 => Just(Edit::Receipts),
        1 => prop::sample::select(vec!["2026-11-21", "2026-11-22", "2026-11-24"]).prop_map(Edit::Day),
    ]
}

fn apply(world: &mut World, edit: &Edit) {
    match edit {
        Edit::Write(path, text) => {
            let image = path.contains(".png").then_some(match text.as_str() {
                "one" => ImageHeader::Unreadable,
                _ => ImageHeader::Size(ImageSize { width: 4, height: 3 }),
            });
            world.files.insert(SitePath::new(path), File { image, ..File::text(text) });
        }
        Edit::Remove(path) => {
            world.files.remove(&SitePath::new(path));
        }
        Edit::Rename(from, to) => {
            if let Some(file) = world.files.remove(&SitePath::new(from)) {
                world.files.insert(SitePath::new(to), file);
            }
        }
        Edit::Text(name, text) => drop(world.texts.insert((*name).to_owned(), File::text(text))),
        Edit::RemoveText(name) => drop(world.texts.remove(*name)),
        Edit::Receipts => {
            let receipts = receipts_of(&compile(world, &Memos::default()));
            world.files.insert(SitePath::new(receipts::FILE_NAME), File::text(&receipts));
        }
        Edit::Day(day) => world.options.today = today(day),
    }
}

/// What `factbox receipts` writes.
fn receipts_of(compilation: &Compilation) -> String {
    receipts::write(&verify::receipts(&compilation.site, &compilation.verification))
}

fn today(day: &str) -> Today {
    Today::fixed(Day::parse(day).expect("it is a day"))
}

fn empty_world() -> World {
    let mut world = World::default();
    world.options.today = today("2026-11-21");
    world
}

/// What stands where: each page's key, and its bytes or what is wrong with them.
type Pages = BTreeMap<OutputPath, (Digest, Result<Vec<u8>, String>)>;

fn render(compilation: &Compilation) -> Pages {
    let bytes = |page| match compilation.render(page) {
        Ok(Rendered::Bytes(bytes)) => Ok(bytes),
        Ok(Rendered::Copy(path)) => Ok(path.as_str().as_bytes().to_vec()),
        Err(finding) => Err(finding.message.to_string()),
    };
    compilation.pages.iter().map(|page| (page.path.clone(), (page.key, bytes(page)))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn warm_equals_cold(edits in prop::collection::vec(edit(), 1..16)) {
        let mut memos = Memos::default();
        memos.hold_open(0);
        let mut world = empty_world();
        let mut before: Pages = Pages::new();
        for edit in &edits {
            apply(&mut world, edit);
            let warm = compile(&world, &memos);
            memos.end_of_refresh();
            let cold = compile(&world, &Memos::default());
            prop_assert_eq!(&warm.diagnostics, &cold.diagnostics);
            let (warm, cold) = (render(&warm), render(&cold));
            prop_assert_eq!(warm.keys().collect::<Vec<_>>(), cold.keys().collect::<Vec<_>>());
            for (path, page) in &warm {
                prop_assert_eq!(page, &cold[path], "{}", path);
                // Equal keys, equal bytes: what has the key of before is not rendered again.
                if let Some((key, bytes)) = before.get(path)
                    && *key == page.0
                {
                    prop_assert_eq!(bytes, &page.1, "{} has its old key and other bytes", path);
                }
            }
            before = warm;
        }
    }
}

/// A site on disk, edited, published and previewed by one session.
struct Edited {
    folder: tempfile::TempDir,
    today: Arc<Mutex<Today>>,
    session: Session,
    preview: Preview,
    /// The keys of what is published.
    published: BTreeMap<OutputPath, Digest>,
    /// The keys of the pages that were rendered without a fault.
    rendered: BTreeMap<OutputPath, Digest>,
}

impl Edited {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a site");
        fs::create_dir(folder.path().join("content")).expect("it can be made");
        let today = Arc::new(Mutex::new(empty_world().options.today));
        let mut session = Self::session(folder.path(), "output", &today);
        // Less than one document: what is needed again is read again. A clean build holds all open.
        session.hold_open(0);
        let preview = Preview::new(session.root().to_path_buf(), String::new());
        Self { folder, today, session, preview, published: BTreeMap::new(), rendered: BTreeMap::new() }
    }

    fn session(folder: &Path, output: &str, today: &Arc<Mutex<Today>>) -> Session {
        let root = fs::canonicalize(folder).expect("it is there");
        let today = Arc::clone(today);
        Session::new(Settings {
            output: root.join(output),
            root,
            texts: None,
            options: Options { drafts: true, ..Options::default() },
            today: Box::new(move || *today.lock().expect("nobody panics with it")),
        })
    }

    fn apply(&self, edit: &Edit) {
        let at = |path: &str| self.folder.path().join(path);
        let text_at = |name: &str| at(input::TEXTS).join(name);
        let write = |path: &Path, text: &str| {
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        };
        match edit {
            Edit::Write(path, text) => write(&at(path), text),
            // What is not there cannot go.
            Edit::Remove(path) => drop(fs::remove_file(at(path))),
            Edit::Rename(from, to) => {
                fs::create_dir_all(at(to).parent().expect("it is in a folder")).expect("it can be made");
                drop(fs::rename(at(from), at(to)));
            }
            Edit::Text(name, text) => write(&text_at(name), text),
            Edit::RemoveText(name) => drop(fs::remove_file(text_at(name))),
            Edit::Receipts => {
                let mut session = Self::session(self.folder.path(), "nowhere", &self.today);
                let refresh = session.refresh().expect("it reads for the first time");
                write(&at(receipts::FILE_NAME), &receipts_of(&refresh.compilation));
            }
            Edit::Day(day) => *self.today.lock().expect("nobody panics with it") = today(day),
        }
    }

    /// Publishes and previews what the last edit came to, and compares what was made again with what had to be.
    fn follow(&mut self) -> Result<(), TestCaseError> {
        let Some(refresh) = self.session.refresh() else { return Ok(()) };
        let pages = &refresh.compilation.pages;
        let keys: BTreeMap<OutputPath, Digest> =
            pages.iter().map(|page| (page.path.clone(), page.key)).collect();
        let is_rendered = |page: &&Page| matches!(page.content, PageContent::Template(_));
        let due: BTreeMap<OutputPath, Digest> = pages
            .iter()
            .filter(is_rendered)
            .filter(|page| self.rendered.get(&page.path) != Some(&page.key))
            .map(|page| (page.path.clone(), page.key))
            .collect();
        if refresh.diagnostics.iter().any(|finding| finding.fatal) {
            prop_assert!(!self.preview.take(refresh).shown);
            return Ok(());
        }
        let outcome = self.session.publish(&refresh, false, None, &|| {}).expect("the machine works");
        if let Outcome::Published(published) = outcome {
            for path in &published.written {
                prop_assert!(self.published.get(path) != keys.get(path), "{} was written without need", path);
            }
            self.published = keys;
        }
        prop_assert!(self.preview.take(refresh).shown);
        let checked = self.preview.check(&mut || false);
        prop_assert_eq!(checked.rendered, due.len(), "what has changed is rendered, and nothing else");
        if checked.diagnostics.is_empty() {
            self.rendered.extend(due);
        } else {
            // Which of them failed is not said; all that stays known is what was before.
            self.rendered.retain(|path, _| !due.contains_key(path));
            self.preview = Preview::new(self.session.root().to_path_buf(), String::new());
            self.rendered.clear();
        }
        Ok(())
    }

    /// The files below a folder of output, with their bytes.
    fn files(&self, output: &str) -> BTreeMap<String, Vec<u8>> {
        fn visit(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in
                fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("it can be read").path())
            {
                let name = entry.strip_prefix(root).expect("it is below").to_string_lossy().into_owned();
                match entry.is_dir() {
                    true if name == ".factbox" => {}
                    true => visit(root, &entry, files),
                    false => drop(files.insert(name, fs::read(&entry).expect("it can be read"))),
                }
            }
        }
        let root = self.folder.path().join(output);
        let mut files = BTreeMap::new();
        visit(&root, &root, &mut files);
        files
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_publishes_what_a_clean_build_does_and_renders_what_an_edit_touches(
        edits in prop::collection::vec(edit(), 1..12)
    ) {
        let mut edited = Edited::new();
        for edit in &edits {
            edited.apply(edit);
            edited.follow()?;
        }
        let mut clean = Edited::session(edited.folder.path(), "clean", &edited.today);
        let refresh = clean.refresh().expect("it reads for the first time");
        if !refresh.diagnostics.iter().any(|finding| finding.fatal)
            && matches!(clean.publish(&refresh, false, None, &|| {}), Ok(Outcome::Published(_)))
        {
            prop_assert_eq!(edited.files("output"), edited.files("clean"));
        }
    }
}

#[test]
fn rendering_that_was_cut_short_goes_on_where_it_was() {
    let mut edited = Edited::new();
    edited.apply(&Edit::Write("content/harbour.md", "# The harbour\n\nWords.\n".to_owned()));
    let refresh = edited.session.refresh().expect("it reads for the first time");
    assert!(edited.preview.take(refresh).shown);
    let cut_short = edited.preview.check(&mut || true);
    assert!(!cut_short.is_complete && cut_short.rendered == 0);
    let whole = edited.preview.check(&mut || false);
    assert!(whole.is_complete && whole.rendered > 1);
    assert_eq!(edited.preview.check(&mut || false).rendered, 0);
}

#[test]
fn an_edit_of_a_body_changes_the_key_of_its_page_alone() {
    let mut world = empty_world();
    for (path, text) in [
        (
            "content/harbour.md",
            "---\ntitle: The harbour\ntopics: [water]\nsources: [gazette]\n---\n\nA lede.\n\n## What we know\n\n- It is closed. [@gazette]\n",
        ),
        (
            "content/tides.md",
            "---\ntitle: The tides\ntopics: [water]\nsources: [gazette]\n---\n\n## What we know\n\n- They rise. [@gazette]\n\nSee [the harbour](harbour.md).\n",
        ),
        ("content/sources/gazette.yaml", "title: A closing\npublisher: The Gazette\nissued: 2026-11-01\n"),
    ] {
        apply(&mut world, &Edit::Write(path, text.to_owned()));
    }
    let memos = Memos::default();
    let keys = |world: &World| -> BTreeMap<String, Digest> {
        compile(world, &memos).pages.iter().map(|page| (page.path.to_string(), page.key)).collect()
    };
    let changed = |before: &BTreeMap<String, Digest>, after: &BTreeMap<String, Digest>| -> Vec<String> {
        after
            .iter()
            .filter(|(path, key)| before.get(*path) != Some(key))
            .map(|(path, _)| path.clone())
            .collect()
    };
    let first = keys(&world);
    let text = world
        .text(&SitePath::new("content/harbour.md"))
        .expect("it is there")
        .replace("A lede.", "Another lede.");
    apply(&mut world, &Edit::Write("content/harbour.md", text.clone()));
    let second = keys(&world);
    let own = ["harbour/claims.json", "harbour/index.html", "harbour/index.md"];
    // The index of all words is one of these, too.
    let index = ["search/index.js", "search/pages/0.js", "search/terms/0.js"];
    assert_eq!(changed(&first, &second), [own, index].concat());

    let text = text.replace("It is closed.", "It is shut.");
    apply(&mut world, &Edit::Write("content/harbour.md", text.clone()));
    let third = keys(&world);
    assert_eq!(changed(&second, &third), [&own[..], &index, &["sources/gazette/index.html"]].concat());

    apply(
        &mut world,
        &Edit::Write("content/harbour.md", text.replace("title: The harbour", "title: The port")),
    );
    let fourth = keys(&world);
    assert_eq!(
        changed(&third, &fourth),
        [
            "claims.json",
            "harbour/claims.json",
            "harbour/index.html",
            "harbour/index.md",
            "index.html",
            index[0],
            index[1],
            index[2],
            "sources/gazette/index.html",
            "tides/claims.json",
            "tides/index.html",
            "tides/index.md",
            "topics/water/index.html"
        ]
    );
}
