//! The site that the spans are put into, and what is found where each of them stands.

use std::collections::BTreeMap;
use std::fmt::Write;

use factbox::compile::{Memos, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::{Diagnostic, Level};
use factbox::path::SitePath;
use factbox::world::{File, ImageHeader, ImageSize, World};

use super::spot::Part;

/// So many spans are on a page.
const PAGE: usize = 120;

/// The sections of an explainer, in order, and their headings.
const SECTIONS: [(Part, &str); 8] = [
    (Part::Claims, "Reported by one source"),
    (Part::Dispute, "What's disputed"),
    (Part::Unknown, "What we don't know"),
    (Part::Remarks, "In their own words"),
    (Part::Timeline, "Timeline"),
    (Part::People, "Who's who"),
    (Part::Prose, "Background"),
    (Part::Log, "Updates and corrections"),
];

/// What has to do with quotations and citations; pages are made of little else, and other rules find much in them.
const RULES: [&str; 13] = [
    "altered-quote",
    "foreign-syntax",
    "lossy-ellipsis",
    "misattributed-quote",
    "passage-not-found",
    "quote-case",
    "quote-not-found",
    "swallowed-citation",
    "uncited-quote",
    "unjudged-ellipsis",
    "unknown-source",
    "unpaired-quote",
    "unverifiable-quote",
];

/// A block that waits for its place.
pub(crate) struct Block {
    pub(crate) part: Part,
    pub(crate) markdown: String,
    /// What comes after it in its file, so that it does not run into the next.
    pub(crate) is_apart: bool,
}

/// What is found where a block stands: rule, level and message.
pub(crate) type Found = Vec<(&'static str, Level, String)>;

/// A site in the making.
pub(crate) struct Site {
    world: World,
    /// Blocks of explainers by language, source and other source; each with its number.
    waiting: BTreeMap<(String, String, String), Vec<(usize, Block)>>,
    /// Where each block stands.
    places: Vec<(SitePath, usize, usize)>,
    blocks: usize,
    files: usize,
}

impl Site {
    /// An empty site; in a British house single marks hold quotations.
    pub(crate) fn new(is_british: bool) -> Self {
        let mut world = World::default();
        world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
        let roles = [
            ("reported", "Reported by one source"),
            ("disputed", "What's disputed"),
            ("unknown", "What we don't know"),
            ("words", "In their own words"),
            ("timeline", "Timeline"),
            ("people", "Who's who"),
            ("updates", "Updates and corrections"),
        ];
        let mut config = String::from("title: Yardstick\nsections:\n");
        for (role, heading) in roles {
            let _ = writeln!(config, "  {role}: [\"{heading}\"]");
        }
        if is_british {
            config += "quotes: single\n";
        }
        world.files.insert(SitePath::new("factbox.yaml"), File::text(&config));
        let image = Some(ImageHeader::Size(ImageSize { width: 4, height: 3 }));
        world.files.insert(SitePath::new("static/view.png"), File { image, ..File::text("") });
        Self { world, waiting: BTreeMap::new(), places: Vec::new(), blocks: 0, files: 0 }
    }

    /// Adds a source with its text.
    pub(crate) fn source(&mut self, key: &str, lang: &str, extension: &str, text: &str) {
        let source = format!(
            "title: Source {key}\npublisher: Paper {key}\nissued: 2026-11-01\nlanguage: {lang}\ntext: {key}.{extension}\n"
        );
        self.world.files.insert(SitePath::new(format!("content/sources/{key}.yaml")), File::text(&source));
        self.world.texts.insert(format!("{key}.{extension}"), File::text(text));
    }

    /// Adds a block to a page in `lang` that lists both sources. Its number is what findings are asked for by.
    pub(crate) fn put(&mut self, lang: &str, source: &str, other: &str, block: Block) -> usize {
        let number = self.blocks;
        self.blocks += 1;
        let page = (lang.to_owned(), source.to_owned(), other.to_owned());
        self.waiting.entry(page).or_default().push((number, block));
        number
    }

    /// Writes all pages, checks the site, and says what is found at each block.
    pub(crate) fn check(mut self) -> Vec<Found> {
        self.places = vec![(SitePath::new(""), 0, 0); self.blocks];
        let waiting = std::mem::take(&mut self.waiting);
        let mut home: Vec<(usize, Block)> = Vec::new();
        for ((lang, source, other), mut blocks) in waiting {
            let sources = format!("sources: [{source}, {other}]\n");
            let mut rest = Vec::new();
            for (number, block) in blocks.drain(..) {
                match block.part {
                    Part::Front => self.front(&lang, &sources, number, &block),
                    Part::Home => home.push((number, block)),
                    _ => rest.push((number, block)),
                }
            }
            for part in [Part::Topic, Part::Plain] {
                let of_part;
                (of_part, rest) = rest.into_iter().partition(|(_, block)| block.part == part);
                self.introductions(&lang, part, of_part);
            }
            while !rest.is_empty() {
                let page: Vec<(usize, Block)> = rest.drain(..rest.len().min(PAGE)).collect();
                self.explainer(&lang, &sources, &page);
            }
        }
        let mut text = String::from("---\ntitle: Home\n---\n\n");
        self.write("content/index.md", &mut text, &home.iter().collect::<Vec<_>>());
        self.found()
    }

    fn name(&mut self) -> usize {
        self.files += 1;
        self.files
    }

    /// A page whose title or summary is the block.
    fn front(&mut self, lang: &str, sources: &str, number: usize, block: &Block) {
        let page = self.name();
        let path = SitePath::new(format!("content/f{page}.md"));
        let (key, value) = block.markdown.split_once(": ").expect("it is a key and a value");
        let title = if key == "title" { String::new() } else { format!("title: Page {page}\n") };
        let mut text = format!("---\nlang: {lang}\n{sources}{title}");
        let start = text.len();
        let _ = writeln!(text, "{key}: '{}'", value.replace('\'', "''"));
        self.places[number] = (path.clone(), start, text.len());
        // A page that cites nothing is told that alone.
        let first = sources.trim_start_matches("sources: [").split(',').next().unwrap_or_default();
        let _ = write!(text, "---\n\nWords. [@{first}]\n");
        self.world.files.insert(path, File::text(&text));
    }

    /// Topics or plain pages with these blocks.
    fn introductions(&mut self, lang: &str, part: Part, blocks: Vec<(usize, Block)>) {
        for blocks in blocks.chunks(PAGE) {
            let page = self.name();
            let folder = if part == Part::Topic { "topics" } else { "pages" };
            let mut text = format!("---\ntitle: Page {page}\nlang: {lang}\n---\n\n");
            if part == Part::Topic {
                let named = format!("---\ntitle: On {page}\ntopics: [t{page}]\n---\n\nWords.\n");
                self.world.files.insert(SitePath::new(format!("content/n{page}.md")), File::text(&named));
            }
            self.write(
                &format!("content/{folder}/t{page}.md"),
                &mut text,
                &blocks.iter().collect::<Vec<_>>(),
            );
        }
    }

    fn explainer(&mut self, lang: &str, sources: &str, blocks: &[(usize, Block)]) {
        let page = self.name();
        let path = format!("content/p{page}.md");
        let mut text =
            format!("---\ntitle: Page {page}\nlang: {lang}\nupdated: 2026-11-19\n{sources}---\n\n");
        let of_part = |part| blocks.iter().filter(|(_, block)| block.part == part).collect::<Vec<_>>();
        // A page that cites nothing is told that alone.
        if blocks.iter().all(|(_, block)| !block.markdown.contains("[@")) {
            let first = sources.trim_start_matches("sources: [").split(',').next().unwrap_or_default();
            let _ = write!(text, "Words. [@{first}]\n\n");
        }
        self.write(&path, &mut text, &of_part(Part::Lede));
        for (part, heading) in SECTIONS {
            let blocks = of_part(part);
            if !blocks.is_empty() {
                let _ = write!(text, "## {heading}\n\n");
                self.write(&path, &mut text, &blocks);
            }
        }
    }

    /// Writes blocks behind what is written in a file already.
    fn write(&mut self, path: &str, text: &mut String, blocks: &[&(usize, Block)]) {
        let path = SitePath::new(path);
        // A list of claims goes on with its next item; what is no item would go on with the last one.
        let is_item = |block: &Block| block.markdown.starts_with("- ") && block.part != Part::Prose;
        let next = blocks.iter().skip(1).map(|(_, block)| is_item(block)).chain([false]);
        for ((number, block), before_item) in blocks.iter().zip(next) {
            let start = text.len();
            text.push_str(&block.markdown);
            self.places[*number] = (path.clone(), start, text.len());
            text.push_str(match (is_item(block) && before_item, block.is_apart) {
                (true, _) => "\n",
                (false, true) => "\n\n* * *\n\n",
                (false, false) => "\n\n",
            });
        }
        text.push('\n');
        self.world.files.insert(path, File::text(text));
    }

    /// What is found at each block, of what has to do with quotations.
    fn found(self) -> Vec<Found> {
        let compilation = compile(&self.world, &Memos::default());
        let mut by_path: BTreeMap<&SitePath, Vec<&Diagnostic>> = BTreeMap::new();
        for finding in &compilation.diagnostics {
            if let Some(place) = finding.place.as_ref().filter(|_| RULES.contains(&finding.rule)) {
                by_path.entry(&place.path).or_default().push(finding);
            }
        }
        for findings in by_path.values_mut() {
            findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.span.start));
        }
        let none = Vec::new();
        let at = |finding: &Diagnostic| finding.place.as_ref().map_or(0, |place| place.span.start as usize);
        let found = self.places.iter().map(|(path, start, end)| {
            let findings = by_path.get(path).unwrap_or(&none);
            let from = findings.partition_point(|finding| at(finding) < *start);
            let here = findings[from..].iter().take_while(|finding| at(finding) < *end);
            here.map(|finding| (finding.rule, finding.level, finding.message.to_string())).collect()
        });
        found.collect()
    }
}
