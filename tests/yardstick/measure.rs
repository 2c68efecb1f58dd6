//! Makes the spans, has them checked, and holds what is found against what must be.

use std::collections::BTreeSet;

use factbox::diagnostic::Level;

use super::article::{Article, is_plain};
use super::change::{Expected, KINDS, Kind};
use super::form::{FORMS, Form};
use super::marks::{MARKS, Marks};
use super::random::Random;
use super::site::{Block, Found, Site};
use super::spot::{PARAGRAPH_MARKS, PARAGRAPHS, Part, SPOTS, Spot, UNPAIRED};

/// What must be found where a span stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wanted {
    Nothing,
    Error,
    /// `lossy-ellipsis`, or an error.
    Lossy,
    /// `uncited-quote`, or an error: nothing can be cited there.
    Uncited,
}

/// A span, where it stands, and what was found there.
pub(crate) struct Span {
    pub(crate) kind: &'static str,
    pub(crate) marks: String,
    pub(crate) spot: &'static str,
    pub(crate) form: &'static str,
    pub(crate) lang: String,
    pub(crate) wanted: Wanted,
    pub(crate) markdown: String,
    pub(crate) found: Found,
    number: usize,
    is_british: bool,
}

impl Span {
    /// Whether the words are the source's.
    pub(crate) fn is_true(&self) -> bool {
        self.wanted == Wanted::Nothing
    }

    /// Whether a false span passes, or a true one is flagged.
    pub(crate) fn is_wrong(&self) -> bool {
        let has = |rule: &str| self.found.iter().any(|(found, ..)| *found == rule);
        let is_error = self.found.iter().any(|(_, level, _)| *level == Level::Error);
        match self.wanted {
            Wanted::Nothing => !self.found.is_empty(),
            Wanted::Error => !is_error,
            Wanted::Lossy => !is_error && !has("lossy-ellipsis"),
            Wanted::Uncited => !is_error && !has("uncited-quote"),
        }
    }

    /// Whether it is counted under this name, or under all of several with ` & ` between them.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        name.split(" & ").all(|name| self.names().contains(&name))
    }

    /// All that it is counted under.
    pub(crate) fn names(&self) -> [&str; 6] {
        let house = if self.is_british { "`quotes: single`" } else { "double marks" };
        [self.kind, &self.marks, self.spot, self.form, house, &self.lang]
    }
}

/// Makes so many spans of the articles and has them checked.
pub(crate) fn measure(articles: &[Article], count: usize) -> Vec<Span> {
    let seed = articles.iter().flat_map(Article::words).flat_map(|word| word.bytes());
    let seed = seed.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut maker = Maker {
        articles,
        random: Random::new(seed),
        sites: [Site::new(false), Site::new(true)],
        sources: BTreeSet::new(),
        spans: Vec::new(),
    };
    let mut tried = 0;
    while maker.spans.len() < count && tried < count * 20 {
        maker.next(tried);
        tried += 1;
    }
    let Maker { mut spans, sites, .. } = maker;
    let found = sites.map(Site::check);
    for span in &mut spans {
        span.found = found[usize::from(span.is_british)][span.number].clone();
    }
    spans
}

struct Maker<'a> {
    articles: &'a [Article],
    random: Random,
    /// One where single marks are scare quotes, and one where they hold quotations.
    sites: [Site; 2],
    /// The sources that are there, by site, article and form.
    sources: BTreeSet<(bool, usize, usize)>,
    spans: Vec<Span>,
}

/// What is about to be put somewhere.
struct Plan {
    article: usize,
    /// The article of the other source of the page.
    other: usize,
    form: usize,
    is_british: bool,
}

impl Maker<'_> {
    fn next(&mut self, number: usize) {
        let article = number % self.articles.len();
        let lang = &self.articles[article].lang;
        let others: Vec<usize> = (0..self.articles.len()).filter(|other| *other != article).collect();
        let alike: Vec<usize> =
            others.iter().copied().filter(|other| self.articles[*other].lang == *lang).collect();
        // The same neighbour for all, so that a page can hold many.
        let of = if alike.is_empty() { &others } else { &alike };
        let Some(&other) = of.iter().find(|other| **other > article).or(of.first()) else { return };
        let form = if self.random.one_in(2) { 0 } else { self.random.below(FORMS.len()) };
        let plan = Plan { article, other, form, is_british: self.random.one_in(10) };
        match self.random.below(100) {
            0..4 => self.unpaired(&plan),
            4..8 => self.paragraphs(&plan),
            _ => self.span(&plan),
        };
    }

    /// A span of any kind, between any marks, anywhere.
    fn span(&mut self, plan: &Plan) -> Option<()> {
        let kind = self.kind();
        let spot = self.random.pick(SPOTS);
        let marks = self.random.pick(MARKS);
        if marks.is_single && !spot.is_passage && !plan.is_british {
            return None;
        }
        let (cited, other) = (&self.articles[plan.article], &self.articles[plan.other]);
        let words = if kind.of_another {
            let words = (kind.cut)(other, cited, &mut self.random)?;
            (!cited.holds(&words)).then_some(words)?
        } else {
            (kind.cut)(cited, other, &mut self.random)?
        };
        let wanted = wanted(kind, spot, marks, plan, &words)?;
        if wanted != Wanted::Nothing && !kind.of_another && other.holds(&words) {
            return None;
        }
        let name = if spot.markdown.contains("{q}") { marks.name } else { "no marks" };
        let quoted = marks.around(&words);
        self.put(plan, spot, kind.name, name, wanted, &[("{q}", &quoted), ("{w}", &quoted_bare(&words))])
    }

    fn kind(&mut self) -> &'static Kind {
        let all: usize = KINDS.iter().map(|kind| kind.weight).sum();
        let mut at = self.random.below(all);
        let kind = KINDS.iter().find(|kind| {
            let is_here = at < kind.weight;
            at = at.saturating_sub(kind.weight);
            is_here
        });
        kind.unwrap_or(&KINDS[0])
    }

    /// A mark without a partner, beside words that are the source's or not.
    fn unpaired(&mut self, plan: &Plan) -> Option<()> {
        let spot = self.random.pick(UNPAIRED);
        let name = *self.random.pick(&["true: as it is", "word replaced"]);
        let kind = KINDS.iter().find(|kind| kind.name == name)?;
        let (cited, other) = (&self.articles[plan.article], &self.articles[plan.other]);
        let words = (kind.cut)(cited, other, &mut self.random)?;
        // After a digit it would be an inch.
        if plan.is_british || !words.ends_with(char::is_alphabetic) || words.contains(['\'', '’']) {
            return None;
        }
        self.put(plan, spot, "mark without a partner", spot.name, Wanted::Error, &[("{w}", &words)])
    }

    /// A quotation over the end of one paragraph and the beginning of the next.
    fn paragraphs(&mut self, plan: &Plan) -> Option<()> {
        let article = &self.articles[plan.article];
        let number = self.random.below(article.paragraphs.len().checked_sub(1)?);
        let [one, two] = [&article.paragraphs[number], &article.paragraphs[number + 1]];
        let (first, second) = (self.random.between(5, 12), self.random.between(5, 12));
        if !article.is_spaced || one.len() < first || two.len() < second || plan.is_british {
            return None;
        }
        let mut one = one[one.len() - first..].to_vec();
        let mut two = two[..second].to_vec();
        let is_letter = |word: &str| word.starts_with(char::is_alphabetic);
        let is_end = |word: &str| word.trim_end_matches(['.', '?', '!']).ends_with(char::is_alphabetic);
        let is_whole = one.iter().chain(&two).all(|word| is_plain(word))
            && is_letter(&one[0])
            && is_letter(&two[0])
            && is_end(&one[first - 1])
            && is_end(&two[second - 1]);
        if !is_whole {
            return None;
        }
        let is_true = self.random.one_in(2);
        if !is_true {
            let part = if self.random.one_in(3) { &mut two } else { &mut one };
            let at = self.random.between(1, part.len() - 1);
            let letters: String = part[at].chars().filter(|char| char.is_alphabetic()).rev().collect();
            part[at] = format!("{letters}x");
        }
        let spot = self.random.pick(PARAGRAPHS);
        let &(open, close) = self.random.pick(PARAGRAPH_MARKS);
        let (one, two) = (article.join(&one), article.join(&two));
        let (opened, closed) = (format!("<{one}"), format!("<{two}>"));
        let opened = opened.replace('<', open);
        let closed = closed.replace('<', open).replace('>', close);
        let name = format!("{open}… {open}…{close}");
        let (kind, wanted) = match is_true {
            true => ("true: two paragraphs", Wanted::Nothing),
            false => ("word of two paragraphs replaced", Wanted::Error),
        };
        self.put(plan, spot, kind, &name, wanted, &[("<{a}", &opened), ("<{b}>", &closed)])
    }

    /// Puts a span into its spot.
    fn put(
        &mut self,
        plan: &Plan,
        spot: &'static Spot,
        kind: &'static str,
        marks: &str,
        wanted: Wanted,
        words: &[(&str, &str)],
    ) -> Option<()> {
        let keys = [plan.article, plan.other].map(|article| self.source(plan, article));
        let mut markdown = spot.markdown.to_owned();
        for (name, article) in [("{t}", plan.article), ("{u}", plan.other)] {
            while markdown.contains(name) {
                let cut = KINDS[0].cut;
                let article = &self.articles[article];
                let words = (0..8).find_map(|_| {
                    let words = cut(article, article, &mut self.random)?;
                    // Nor may they be what a straight mark after a digit is.
                    (words.ends_with(char::is_alphabetic) && words.len() < 80).then_some(words)
                })?;
                markdown = markdown.replacen(name, &format!("\"{words}\""), 1);
            }
        }
        let number = self.spans.len().to_string();
        let fixed = [("{k}", keys[0].as_str()), ("{o}", &keys[1]), ("{n}", &number)];
        for (name, value) in fixed.iter().chain(words) {
            markdown = markdown.replace(name, value);
        }
        if spot.is_wrapped {
            markdown = in_short_lines(&markdown);
        }
        let lang = self.articles[plan.article].lang.clone();
        let is_apart = kind.contains("mark") || kind.contains("paragraphs");
        let block = Block { part: spot.part, markdown: markdown.clone(), is_apart };
        let site = &mut self.sites[usize::from(plan.is_british)];
        let number = site.put(&lang, &keys[0], &keys[1], block);
        self.spans.push(Span {
            kind,
            marks: marks.to_owned(),
            spot: spot.name,
            form: FORMS[plan.form].1,
            lang,
            wanted,
            markdown,
            found: Vec::new(),
            number,
            is_british: plan.is_british,
        });
        Some(())
    }

    /// The key of the source whose text is the article in this form.
    fn source(&mut self, plan: &Plan, article: usize) -> String {
        let key = format!("s{article}-{}", plan.form);
        if self.sources.insert((plan.is_british, article, plan.form)) {
            let form = FORMS[plan.form].0;
            let mut random = Random::new((article * FORMS.len() + plan.form) as u64);
            let text = form.write(&self.articles[article], &mut random);
            self.sites[usize::from(plan.is_british)].source(
                &key,
                &self.articles[article].lang,
                form.extension(),
                &text,
            );
        }
        key
    }
}

/// What must be found; `None` where the words do not go with the spot.
fn wanted(kind: &Kind, spot: &Spot, marks: &Marks, plan: &Plan, words: &str) -> Option<Wanted> {
    let form = FORMS[plan.form].0;
    let hides_break = kind.name == "ellipsis hides a paragraph break";
    // There is no such break, or one after each line.
    if hides_break && matches!(form, Form::Numbered | Form::Captions) {
        return None;
    }
    // In a group that cites both, the words are the other's.
    if kind.of_another && !spot.is_passage && spot.markdown.contains("@{o}; @{k}") {
        return None;
    }
    // Neither front matter nor the title of an image is Markdown.
    let has_markup = |marks: &str| marks.contains(['&', '\\', '`']);
    let is_markup =
        words.contains(['&', '*', '_', '\\']) || has_markup(marks.open) || has_markup(marks.close);
    let in_title = spot.markdown.contains(" '");
    let has_single = words.contains('\'') || marks.open.contains('\'') || marks.close.contains('\'');
    if ((spot.part == Part::Front || in_title) && is_markup) || (in_title && has_single) {
        return None;
    }
    if !spot.is_uncited {
        return Some(match kind.expected {
            Expected::Nothing => Wanted::Nothing,
            Expected::Error => Wanted::Error,
            Expected::Lossy => Wanted::Lossy,
        });
    }
    // Nothing is cited, all sources are asked, and few words are nobody's.
    let is_long = words.split(' ').count() >= 5 || words.chars().count() >= 30;
    match kind.expected {
        Expected::Nothing if is_long => Some(Wanted::Nothing),
        Expected::Error if is_long && !kind.of_another && !words.contains(['…', '[', '.']) => {
            Some(Wanted::Uncited)
        }
        _ => None,
    }
}

/// The words of a block quotation without marks: those within it are straight.
fn quoted_bare(words: &str) -> String {
    words.replace([super::marks::INNER_OPEN, super::marks::INNER_CLOSE], "\"")
}

/// Breaks lines where the next word cannot be taken for markup.
fn in_short_lines(markdown: &str) -> String {
    let mut wrapped = Vec::new();
    for line in markdown.lines() {
        let indent = match line {
            _ if line.starts_with("- ") => "  ",
            _ if line.starts_with("> ") => "> ",
            _ => "",
        };
        let mut current = String::new();
        for word in line.split(' ') {
            let is_safe = word.starts_with(|char: char| char.is_alphabetic() || "“„«»”\"[".contains(char));
            if current.chars().count() > 34
                && is_safe
                && !current.trim_start_matches(['-', '>', ' ']).is_empty()
            {
                wrapped.push(std::mem::replace(&mut current, format!("{indent}{word}")));
                continue;
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        wrapped.push(current);
    }
    wrapped.join("\n")
}
