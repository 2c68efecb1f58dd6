//! What templates see: the contract with themes, version 1.
//!
//! Every key is always there; what is missing is `null`, an empty string or an empty list. Addresses (`url`) are relative
//! to the site's root and written as the site writes its links; a template puts `page.root` before them. Values named
//! `html` and those that end in `_html` are HTML and go through `safe`; all others are text, which Tera escapes.
//! Dates are `YYYY-MM-DD`, or empty.

use serde::Serialize;

use crate::digest::Keyed;
use crate::html::Chip;

/// The version of this contract; a theme names the one that it was made for.
pub const API: u32 = 1;

/// `site`: what all pages share.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The language, a BCP 47 tag.
    pub lang: String,
    /// Where the site is published, with a final slash; empty if that is not known.
    pub base_url: String,
    /// The address of the home page: empty, or `index.html`.
    pub home: String,
    /// The address of the list of what needs review.
    pub freshness: String,
    /// The links of the masthead.
    pub menu: Vec<MenuItemView>,
    /// The plain pages, by title: for the foot of the page.
    pub plain: Vec<MenuItemView>,
    /// The addresses of the theme's files by name: `site.assets["style.css"]`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// The address of the site's own style sheet, `static/custom.css`, which comes after all others; empty if there is none.
    pub custom_css: String,
    /// The addresses of the feeds.
    pub feeds: FeedsView,
    /// How many explainers, sources and topics are published.
    pub counts: SiteCounts,
    /// The address of the page to search on; empty if the site is not to be searched. The index stands beside it.
    pub search: String,
    /// The content security policy, for the head of every page; empty for none.
    pub csp: String,
    /// `extra` of `factbox.yaml`.
    pub extra: Extra,
}

/// `theme`: what the theme says of itself, and what the site has set in it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ThemeView {
    /// The name of its folder.
    pub name: String,
    /// The values of its options, by name; all of them are there.
    pub options: Extra,
}

/// How much there is of each kind.
#[derive(Clone, Copy, Debug, Serialize, Hash)]
pub struct SiteCounts {
    /// Explainers.
    pub explainers: usize,
    /// Sources.
    pub sources: usize,
    /// Topics.
    pub topics: usize,
    /// Corrections, of all explainers.
    pub corrections: usize,
}

/// The addresses of the feeds; empty if they are not published.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FeedsView {
    /// New and updated explainers, as Atom.
    pub atom: String,
    /// The same as JSON Feed.
    pub json: String,
    /// Corrections, as Atom.
    pub corrections: String,
}

/// A link of the masthead or of the foot.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct MenuItemView {
    /// Its words.
    pub title: String,
    /// Where it leads: an address of this site, or a whole one.
    pub url: String,
    /// Whether it leads to another site, and `page.root` is not to be put before it.
    pub external: bool,
}

/// Free data: any JSON.
#[derive(Clone, Debug, Default)]
pub struct Extra(pub serde_json::Value);

impl Serialize for Extra {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl std::hash::Hash for Extra {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_string().hash(state);
    }
}

/// `page`: what every page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// `home`, `explainer`, `source`, `sources`, `topic`, `topics`, `corrections`, `freshness`, `plain`, `search` or `not-found`.
    pub kind: &'static str,
    /// Its title, without the site's.
    pub title: String,
    /// One or two sentences for search engines; may be empty.
    pub description: String,
    /// Its address.
    pub url: String,
    /// What leads from it to the site's root: put before every `url`. Ends in a slash.
    pub root: String,
    /// Its whole address; empty if the site's is not known.
    pub canonical: String,
    /// The image that stands for it where it is shared; `null` if there is none.
    pub image: Option<ImageView>,
    /// What else is published of it.
    pub files: FilesView,
    /// Structured data, as JSON that may stand in a `<script>`; may be empty.
    pub json_ld: String,
    /// Its language, a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language of the words around the content, a BCP 47 tag: the page's, if there are words in it, else the site's,
    /// else English.
    pub words_lang: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// Where it is in a list that goes on over several pages; `null` if the list ends here.
    pub pager: Option<PagerView>,
}

/// An image that stands for a page.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// Its whole address.
    pub url: String,
    /// What is to be seen on it; may be empty.
    pub alt: String,
    /// Its width in pixels; 0 if it is not known.
    pub width: u32,
    /// Its height in pixels; 0 if it is not known.
    pub height: u32,
}

/// What is published of a page besides itself: addresses, empty for what is not.
#[derive(Clone, Debug, Serialize)]
pub struct FilesView {
    /// Its clean Markdown.
    pub markdown: String,
    /// Its claims, as JSON.
    pub claims: String,
    /// Its references, as CSL-JSON.
    pub csl_json: String,
    /// Its references, as BibTeX.
    pub bibtex: String,
}

/// A list that goes on over several pages.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub total: usize,
    /// The page before; empty on the first.
    pub previous: String,
    /// The page after; empty on the last.
    pub next: String,
}

/// An explainer in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// Its summary; may be empty.
    pub summary: String,
    /// Its language, a BCP 47 tag.
    pub lang: String,
    /// Its address.
    pub url: String,
    /// When it was first published; may be empty.
    pub date: String,
    /// When it last changed; may be empty.
    pub updated: String,
    /// `developing`, `settled`, `archived`, or empty.
    pub status: &'static str,
    /// When somebody is to look at it again; may be empty.
    pub review_by: String,
    /// Whether that day is past, or it is developing and was not updated for 14 days.
    pub overdue: bool,
    /// Whether it is a draft.
    pub draft: bool,
    /// How much it holds of each kind.
    pub counts: Counts,
    /// `one-source`, `one-origin`, `independent`, `publishers`, `not-established`, or empty without sources.
    pub independence: &'static str,
}

/// How many things an explainer says are certain to which degree.
#[derive(Clone, Copy, Debug, Default, Serialize, Hash, PartialEq, Eq)]
pub struct Counts {
    /// Claims that are known.
    pub known: usize,
    /// Claims that one source reports.
    pub reported: usize,
    /// Questions on which sources differ.
    pub disputed: usize,
    /// Open questions.
    pub unknown: usize,
    /// Sources that are cited.
    pub sources: usize,
    /// How many of them are independent, or how many publishers they have, if `independence` says so; else how many origins they have at most: the largest set in which no pair is known to share one.
    pub origins: usize,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TopicCard {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// How many explainers it has.
    pub count: usize,
}

/// A field of a source: what it is, or that nobody knows, or that nobody said.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct StatedView {
    /// `known`, `unknown` or `omitted`.
    pub state: &'static str,
    /// What it is; empty unless known.
    pub text: String,
}

/// A source in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SourceCard {
    /// Its key.
    pub key: String,
    /// Its title, else its address, else its key.
    pub title: String,
    /// What chips call it.
    pub short: String,
    /// The address of its page.
    pub url: String,
    /// CSL's type: `article-newspaper`; may be empty.
    pub kind_of_work: String,
    /// Who wrote it.
    pub author: StatedView,
    /// Who edited it.
    pub editor: StatedView,
    /// Where it appeared.
    pub container_title: StatedView,
    /// Who published it.
    pub publisher: StatedView,
    /// When it was published: EDTF, or as the source says.
    pub issued: StatedView,
    /// When it was read.
    pub accessed: StatedView,
    /// Its address on the web; only with a scheme that may be published.
    pub link: StatedView,
    /// The address of an archived copy; may be empty.
    pub archive_link: String,
    /// When it was archived; may be empty.
    pub archive_date: String,
    /// Its language; may be empty.
    pub lang: String,
    /// What a reader should bear in mind; may be empty.
    pub note: String,
    /// The wire that wrote it; may be empty.
    pub agency: String,
    /// `own`, if it says that its publisher did the reporting, or empty.
    pub reporting: &'static str,
    /// `report`, `analysis`, `opinion`, `primary`, `aggregate`, or empty.
    pub kind: &'static str,
    /// How many claims lean on it, in how many explainers.
    pub claims: usize,
    /// In how many explainers.
    pub explainers: usize,
}

/// Template `home.html`: `home`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The introduction; may be empty.
    pub intro_html: String,
    /// Explainers, the last changed first.
    pub explainers: Vec<Keyed<Card>>,
    /// The topics with the most explainers.
    pub topics: Vec<Keyed<TopicCard>>,
    /// The latest updates and corrections of all explainers.
    pub updates: Vec<Keyed<LoggedUpdate>>,
    /// Explainers that are overdue for a review, or soon will be.
    pub reviews: Vec<Keyed<Card>>,
}

/// Template `explainer.html`: `explainer`.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainerView {
    /// Title, dates, counts.
    pub card: Keyed<Card>,
    /// Its topics.
    pub topics: Vec<Keyed<TopicCard>>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its licence; may be empty.
    pub license: String,
    /// What stands before the first heading.
    pub lede_html: String,
    /// The contents: every section with a heading. A theme adds its own.
    pub contents: Vec<ContentsEntry>,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// Which statement rests on which source; `null` with fewer than two sources.
    pub grid: Option<GridView>,
    /// The footnotes; may be empty.
    pub footnotes_html: String,
    /// The sources that it cites, numbered.
    pub references: Vec<ReferenceView>,
    /// Sources that it lists and does not cite.
    pub further_sources: Vec<Keyed<SourceCard>>,
    /// Explainers that share sources or topics, the nearest first.
    pub related: Vec<Keyed<Card>>,
    /// Explainers and plain pages that link to it.
    pub backlinks: Vec<Keyed<Card>>,
    /// `extra` of its front matter.
    pub extra: Extra,
}

/// An entry of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry {
    /// Its words.
    pub title: String,
    /// The id that it leads to.
    pub id: String,
    /// The section's role; empty for prose.
    pub role: &'static str,
}

/// A section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// The id of its heading.
    pub id: String,
    /// Its heading.
    pub title_html: String,
    /// Its heading as text.
    pub title: String,
    /// Classes that the writer gave its heading.
    pub classes: Vec<String>,
    /// Its role; empty for prose.
    pub role: &'static str,
    /// How many claims, questions, remarks, events, people or updates it holds.
    pub count: usize,
    /// What it holds, in order.
    pub blocks: Vec<BlockView>,
}

/// A part of a section: the key that `kind` names is filled, the others are empty.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BlockView {
    /// `prose`, `claims`, `dispute`, `remark` or `updates`.
    pub kind: &'static str,
    /// Prose.
    pub html: String,
    /// Claims.
    pub claims: Vec<ClaimView>,
    /// A question with positions.
    pub dispute: Option<DisputeView>,
    /// Something that was said.
    pub remark: Option<RemarkView>,
    /// Entries of the log.
    pub updates: Vec<UpdateView>,
}

/// A claim, position, open question, event or person.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Its id.
    pub id: String,
    /// The role of its section.
    pub role: &'static str,
    /// What it begins with, set apart: a position's name, an event's time, a person's name; may be empty.
    pub lead: String,
    /// The same with markup.
    pub lead_html: String,
    /// Its words as running text, without the lead and the citations at its end; may be empty.
    pub html: String,
    /// Further paragraphs and lists.
    pub more_html: String,
    /// Its words as text.
    pub text: String,
    /// The citations at its end.
    pub chips: Vec<Chip>,
    /// How far its sources bear each other out.
    pub corroboration: Corroboration,
}

/// How far the sources of a claim bear each other out.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, Hash)]
pub struct Corroboration {
    /// `none`, `one-source`, `one-origin`, `independent` (as the sources say), `publishers` (that differ, and nobody says that
    /// they are independent) or `not-established`.
    pub kind: &'static str,
    /// How many sources are cited.
    pub sources: usize,
    /// How many of them are independent, or how many publishers they have, if `kind` says so; else how many origins they have at most: the largest set in which no pair is known to share one.
    pub origins: usize,
}

/// A question with positions.
#[derive(Clone, Debug, Serialize)]
pub struct DisputeView {
    /// The id of the question.
    pub id: String,
    /// The question.
    pub question_html: String,
    /// The question as text.
    pub question: String,
    /// What stands before the positions; may be empty.
    pub intro_html: String,
    /// The positions.
    pub positions: Vec<ClaimView>,
    /// The editor's note; may be empty.
    pub note_html: String,
}

/// Something that was said.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkView {
    /// Its id; may be empty.
    pub id: String,
    /// What it is called; may be empty.
    pub title_html: String,
    /// How many versions it has.
    pub count: usize,
    /// Whether words are marked in its versions: `<mark class="only">` holds what another version lacks, an empty
    /// `<span class="gap">` stands where another has more.
    pub is_marked: bool,
    /// Versions and prose, in order.
    pub parts: Vec<RemarkPartView>,
}

/// A version of a remark, or prose.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkPartView {
    /// `version` or `prose`.
    pub kind: &'static str,
    /// What was said, or the prose.
    pub html: String,
    /// Who said it, as quoted by whom; may be empty.
    pub attribution_html: String,
    /// The way from the version before it to this one, with `<del>` and `<ins>`; empty if the two are not alike.
    pub changes_html: String,
}

/// An entry of the log.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    /// Its id.
    pub id: String,
    /// When; may be empty.
    pub date: String,
    /// `first-published`, `update`, `clarification`, `correction`, `retraction`, `dispute-resolved`, `editors-note`, or
    /// empty if it could not be read.
    pub kind: &'static str,
    /// The words of its lead, for an entry that could not be read.
    pub lead: String,
    /// Its words; may be empty.
    pub html: String,
    /// Further paragraphs.
    pub more_html: String,
}

/// Which statement rests on which source. A blank is *not cited for this*, never a denial.
#[derive(Clone, Debug, Serialize)]
pub struct GridView {
    /// How many statements there are.
    pub statements: usize,
    /// The sources: the columns.
    pub sources: Vec<GridSource>,
    /// The statements: the rows, by section.
    pub groups: Vec<GridGroup>,
}

/// A column of the grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridSource {
    /// The source's number in the references.
    pub number: usize,
    /// What chips call it.
    pub short: String,
}

/// The rows of one role.
#[derive(Clone, Debug, Serialize)]
pub struct GridGroup {
    /// `known`, `reported` or `disputed`.
    pub role: &'static str,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of the grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridRow {
    /// The id of the statement.
    pub id: String,
    /// The question, if it is a position; else empty.
    pub question: String,
    /// Its first sentence.
    pub text: String,
    /// For each source, whether it is cited for this.
    pub cited: Vec<bool>,
}

/// An entry of the references.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView {
    /// Its number; its id is `ref-` and the number.
    pub number: usize,
    /// The source.
    pub source: Keyed<SourceCard>,
    /// The passages that the page cites; the id of one is `ref-`, this number, `-` and its own.
    pub passages: Vec<PassageView>,
    /// The ids of the mentions without a passage, to lead back to.
    pub mentions: Vec<String>,
}

/// A passage in the references.
#[derive(Clone, Debug, Serialize)]
pub struct PassageView {
    /// Its number, within its reference.
    pub number: usize,
    /// Its words, `...` as an ellipsis.
    pub text: String,
    /// A link to these words where the source stands on the web; empty if its address is not known.
    pub live_link: String,
    /// The ids of its mentions, to lead back to.
    pub mentions: Vec<String>,
}

/// Template `source.html`: `source`.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// What it is.
    pub card: Keyed<SourceCard>,
    /// Sources that share an origin with it, with the reason.
    pub shared_origins: Vec<SharedOrigin>,
    /// Sources that are cited beside it, where it is not known who published one of the two.
    pub not_established: Vec<Keyed<SourceCard>>,
    /// What leans on it, by explainer.
    pub leaning: Vec<LeaningView>,
}

/// A source that shares an origin with another.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SharedOrigin {
    /// The other source.
    pub source: Keyed<SourceCard>,
    /// Why: `origin`, `agency`, `publisher`, `host`, `based-on` or `near-copy`.
    pub reason: &'static str,
}

/// What leans on a source in one explainer.
#[derive(Clone, Debug, Serialize)]
pub struct LeaningView {
    /// The explainer.
    pub explainer: Keyed<Card>,
    /// The claims, by role.
    pub groups: Vec<LeaningGroup>,
}

/// Claims of one role that lean on a source.
#[derive(Clone, Debug, Serialize)]
pub struct LeaningGroup {
    /// `known`, `reported`, `disputed`, `unknown`, `words`, `timeline`, `people`, `updates`, or empty for prose.
    pub role: &'static str,
    /// The claims.
    pub claims: Vec<LeaningClaim>,
}

/// A claim that leans on a source.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LeaningClaim {
    /// Its words, its lead and a colon before them; for a remark, its title; for prose, the heading above it.
    pub text: String,
    /// Its address: the explainer's, with the claim's id.
    pub url: String,
    /// The question, if it is a position; else empty.
    pub question: String,
    /// The passages of the source that it cites.
    pub passages: Vec<String>,
    /// Whether it cites other sources too.
    pub together: bool,
}

/// Template `sources.html`: `sources`.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesView {
    /// The sources on this page of the list, by title.
    pub sources: Vec<Keyed<SourceCard>>,
}

/// Template `topic.html`: `topic`.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// What it is.
    pub card: Keyed<TopicCard>,
    /// The introduction; may be empty. Only on the first page of the list.
    pub intro_html: String,
    /// Its explainers, the last changed first.
    pub explainers: Vec<Keyed<Card>>,
}

/// Template `topics.html`: `topics`.
#[derive(Clone, Debug, Serialize)]
pub struct TopicsView {
    /// The topics, by title.
    pub topics: Vec<Keyed<TopicCard>>,
}

/// Template `corrections.html`: `corrections`.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionsView {
    /// Entries of all logs, the latest first; first publications are left out.
    pub updates: Vec<Keyed<LoggedUpdate>>,
}

/// Template `freshness.html`: `freshness`.
#[derive(Clone, Debug, Serialize)]
pub struct FreshnessView {
    /// Explainers on this page of the list that are overdue for a review, the longest first.
    pub overdue: Vec<Keyed<Card>>,
    /// Explainers on this page of the list whose review is due soon, the nearest first.
    pub soon: Vec<Keyed<Card>>,
}

/// An entry of a log, seen from elsewhere.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LoggedUpdate {
    /// When; may be empty.
    pub date: String,
    /// What it is, as in `UpdateView`.
    pub kind: &'static str,
    /// Its words as text.
    pub text: String,
    /// The explainer's title.
    pub title: String,
    /// Its address: the explainer's, with the entry's id.
    pub url: String,
}

/// Template `plain.html`: `plain`.
#[derive(Clone, Debug, Serialize)]
pub struct PlainView {
    /// The text.
    pub html: String,
    /// The footnotes; may be empty.
    pub footnotes_html: String,
    /// The sources that it cites, numbered.
    pub references: Vec<ReferenceView>,
    /// `extra` of its front matter.
    pub extra: Extra,
}
