//! Sources: the articles and other works that are cited, in the words of CSL 1.0.2.

use crate::date::Edtf;
use crate::path::SitePath;
use crate::span::{Place, Span};

use crate::span::Spanned;

/// What is said of a field: nothing, that it was looked for and is unknown, or what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Stated<T> {
    /// The key is absent: an omission.
    #[default]
    Omitted,
    /// `unknown`: we looked, and it is unknown. Shown to readers.
    Unknown,
    /// What it is.
    Known(T),
}

impl<T> Stated<T> {
    /// What it is, if it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Omitted | Self::Unknown => None,
        }
    }
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// `id`: the key by which it is cited.
    pub key: String,
    /// `type`, one of CSL's: `article-newspaper`.
    pub kind_of_work: Option<Spanned<String>>,
    /// `title`
    pub title: Stated<String>,
    /// `title-short`: for chips and lists.
    pub title_short: Option<String>,
    /// `author`
    pub author: Stated<Vec<Name>>,
    /// `editor`
    pub editor: Stated<Vec<Name>>,
    /// `container-title`: the newspaper, journal or site that it appeared in.
    pub container_title: Stated<String>,
    /// `publisher`
    pub publisher: Stated<String>,
    /// `issued`: when it was published.
    pub issued: Stated<Spanned<SourceDate>>,
    /// `accessed`: when it was read.
    pub accessed: Stated<Spanned<SourceDate>>,
    /// `URL`, alias `url`.
    pub url: Stated<Spanned<String>>,
    /// `language`: a BCP 47 tag.
    pub language: Option<String>,
    /// `note`: what a reader should bear in mind. Public.
    pub note: Option<String>,
    /// `text`: the name of the file to verify against, inside the texts folder.
    pub text: Option<Spanned<String>>,
    /// `archive-url`: an archived copy.
    pub archive_url: Option<Spanned<String>>,
    /// `archive-date`: when it was archived.
    pub archive_date: Option<Spanned<SourceDate>>,
    /// `agency`: the wire that wrote it.
    pub agency: Option<String>,
    /// `based-on`: keys of the sources that it goes back to.
    pub based_on: Vec<Spanned<String>>,
    /// `origin`: a label that sources with one upstream share.
    pub origin: Option<String>,
    /// `reporting`: who did the reporting, as far as somebody says so.
    pub reporting: Option<Reporting>,
    /// `kind`: what sort of text it is.
    pub kind: Option<SourceKind>,
    /// Other keys: kept for the data files of reference managers, never published.
    pub other: Vec<String>,
    /// Where it is described: the file's first line, or its entry in a page's `sources`.
    pub place: Place,
}

impl Source {
    /// A source of which nothing is known but its key.
    pub fn new(key: impl Into<String>, path: &SitePath, span: Span) -> Self {
        Self {
            key: key.into(),
            kind_of_work: None,
            title: Stated::Omitted,
            title_short: None,
            author: Stated::Omitted,
            editor: Stated::Omitted,
            container_title: Stated::Omitted,
            publisher: Stated::Omitted,
            issued: Stated::Omitted,
            accessed: Stated::Omitted,
            url: Stated::Omitted,
            language: None,
            note: None,
            text: None,
            archive_url: None,
            archive_date: None,
            agency: None,
            based_on: Vec::new(),
            origin: None,
            reporting: None,
            kind: None,
            other: Vec::new(),
            place: Place::new(path, span),
        }
    }

    /// Whether another description says the same, wherever it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let unplaced = |source: &Self| {
            let mut source = source.clone();
            source.place = self.place.clone();
            let forget = |text: &mut Option<Spanned<String>>| {
                if let Some(text) = text {
                    text.span = Span::default();
                }
            };
            forget(&mut source.kind_of_work);
            forget(&mut source.text);
            forget(&mut source.archive_url);
            for key in &mut source.based_on {
                key.span = Span::default();
            }
            if let Stated::Known(url) = &mut source.url {
                url.span = Span::default();
            }
            for date in [&mut source.issued, &mut source.accessed] {
                if let Stated::Known(date) = date {
                    date.span = Span::default();
                }
            }
            if let Some(date) = &mut source.archive_date {
                date.span = Span::default();
            }
            source
        };
        unplaced(self) == unplaced(other)
    }

    /// The key by which it says that another did its reporting, if one does: a wire that is not its own publisher, a source that
    /// it goes back to, or that it is a digest.
    pub fn is_reported_elsewhere(&self) -> Option<&'static str> {
        let is_publisher = |agency: &String| {
            self.publisher.known().is_some_and(|publisher| publisher.to_lowercase() == agency.to_lowercase())
        };
        if self.agency.as_ref().is_some_and(|agency| !is_publisher(agency)) {
            Some("agency")
        } else if !self.based_on.is_empty() {
            Some("based-on")
        } else {
            (self.kind == Some(SourceKind::Aggregate)).then_some("kind: aggregate")
        }
    }

    /// What it is called in lists: its title, else its address, else its key.
    pub fn label(&self) -> &str {
        self.title
            .known()
            .map(String::as_str)
            .or_else(|| self.url.known().map(|url| url.value.as_str()))
            .unwrap_or(&self.key)
    }

    /// What it is called where there is little room: `title-short`, else publisher, else its label.
    pub fn short_label(&self) -> &str {
        self.title_short
            .as_deref()
            .or_else(|| self.title.known().map(String::as_str))
            .or_else(|| self.publisher.known().map(String::as_str))
            .unwrap_or_else(|| self.label())
    }
}

/// A name, in CSL's parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// A person.
    Person {
        /// `family`
        family: String,
        /// `given`; may be empty.
        given: String,
    },
    /// An organisation, or a name that is not to be taken apart.
    Literal(String),
}

impl std::fmt::Display for Name {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person { family, given } if given.is_empty() => formatter.write_str(family),
            Self::Person { family, given } => write!(formatter, "{given} {family}"),
            Self::Literal(name) => formatter.write_str(name),
        }
    }
}

/// A date of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SourceDate {
    /// To the precision that is known.
    Edtf(Edtf),
    /// Anything else, as it was written.
    Literal(String),
}

impl std::fmt::Display for SourceDate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Edtf(date) => write!(formatter, "{date}"),
            Self::Literal(text) => formatter.write_str(text),
        }
    }
}

/// Who did the reporting that a source prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reporting {
    /// Its publisher did it.
    Own,
}

impl Reporting {
    /// All values.
    pub const ALL: [Self; 1] = [Self::Own];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
        }
    }
}

/// What sort of text a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// Reporting.
    Report,
    /// Analysis.
    Analysis,
    /// Opinion.
    Opinion,
    /// A primary source: a document, a transcript.
    Primary,
    /// A digest of other reports.
    Aggregate,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Report, Self::Analysis, Self::Opinion, Self::Primary, Self::Aggregate];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Analysis => "analysis",
            Self::Opinion => "opinion",
            Self::Primary => "primary",
            Self::Aggregate => "aggregate",
        }
    }
}
