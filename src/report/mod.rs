//! Faces: findings as people and tools read them. One file per format, all from the same [`Diagnostic`]s.
//!
//! Knows no rule and no disk: the texts of files are asked for by path, and the lines go to whatever is written to.

pub mod place;
pub mod text;
mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::path::SitePath;

use place::Files;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// In rustc's shape, with the lines that they are about.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object per line.
    Json,
    /// Commands that GitHub's workflows turn into annotations.
    Github,
    /// One SARIF 2.1.0 document.
    Sarif,
}

impl Format {
    /// Whether it is made for machines, who want all findings, and on the standard output.
    pub fn is_for_machines(self) -> bool {
        matches!(self, Self::Json | Self::Github | Self::Sarif)
    }
}

/// The looks of a report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Face<'a> {
    /// How findings are written.
    pub format: Format,
    /// Whether they are coloured, by ANSI escape codes; only [`Format::Human`] and [`Format::Short`] are.
    pub colour: bool,
    /// What stands before each path, so that it holds from where the reader is: empty, or `../site/`.
    pub base: &'a str,
}

/// Writes `diagnostics`, in their order. `sources` gives the text of a file by its path.
pub fn write(
    face: Face<'_>,
    diagnostics: &[Diagnostic],
    sources: &dyn Fn(&SitePath) -> Option<Arc<str>>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut files = Files::new(sources, face.base);
    match face.format {
        Format::Human => human::write(diagnostics, &mut files, face.colour, out),
        Format::Short => short::write(diagnostics, &mut files, face.colour, out),
        Format::Json => json::write(diagnostics, &mut files, out),
        Format::Github => github::write(diagnostics, &mut files, out),
        Format::Sarif => sarif::write(diagnostics, &mut files, out),
    }
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What is worth knowing.
    pub infos: usize,
}

impl Tally {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |level| diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
        Self { errors: count(Level::Error), warnings: count(Level::Warning), infos: count(Level::Info) }
    }
}

/// `2 errors, 1 warning`; empty if there is neither.
impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [text::counted(self.errors, "error"), text::counted(self.warnings, "warning")];
        let some: Vec<String> = parts
            .into_iter()
            .zip([self.errors, self.warnings])
            .filter(|(_, n)| *n > 0)
            .map(|(p, _)| p)
            .collect();
        formatter.write_str(&some.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{Place, Span};

    /// Findings that between them have everything: two files, letters of several bytes, a fix, no place.
    fn write_all(format: Format) -> String {
        let page = "---\ntitle: Été\n---\n\n> “Putin is not treating people right” [@balancing-act]\nlast";
        let article = "one\ntwo\n“Putin is not treating human beings right,” he said.\n";
        let path = SitePath::new("content/a b.md");
        let text = SitePath::new("content/sources/text/x.txt");
        let find = |text: &str, words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let quote = find(page, "“Putin is not treating people right”");
        let diagnostics = [
            Diagnostic::error(
                "quote-not-found",
                Place::new(&path, quote),
                "quotation does not occur in `balancing-act`",
            )
            .label("not in the text")
            .related(
                Place::new(&text, find(article, "“Putin is not treating human beings right,”")),
                "the nearest passage",
            )
            .note("nearest: \"Putin is not treating human beings right\"")
            .help("use the source's words")
            .patch(quote, "“Putin is not treating human beings right,”"),
            Diagnostic::warning(
                "empty-summary",
                Place::new(&path, Span::new(page.len(), page.len())),
                "100%, or: none",
            ),
            Diagnostic::new(Level::Info, "title", Place::start_of(&path), "title taken from the heading"),
            Diagnostic::new(Level::Warning, "base-url", None, "no `base_url`").help("set it"),
        ];
        let sources = |asked: &SitePath| match asked.as_str() {
            "content/a b.md" => Some(page.into()),
            "content/sources/text/x.txt" => Some(article.into()),
            _ => None,
        };
        let mut out = Vec::new();
        write(Face { format, colour: false, base: "" }, &diagnostics, &sources, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn people_read_the_lines_in_question() {
        insta::assert_snapshot!(write_all(Format::Human), @r#"
        error[quote-not-found]: quotation does not occur in `balancing-act`
         --> content/a b.md:5:3
          |
        5 | > “Putin is not treating people right” [@balancing-act]
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not in the text
          |
         ::: content/sources/text/x.txt:3:1
          |
        3 | “Putin is not treating human beings right,” he said.
          | ------------------------------------------- the nearest passage
          |
          = nearest: "Putin is not treating human beings right"
        help: use the source's words
          |
        5 - > “Putin is not treating people right” [@balancing-act]
        5 + > “Putin is not treating human beings right,” [@balancing-act]
          |

        warning[empty-summary]: 100%, or: none
         --> content/a b.md:6:5
          |
        6 | last
          |     ^

        info[title]: title taken from the heading
         --> content/a b.md

        warning[base-url]: no `base_url`
         |
         = help: set it
        "#);
    }

    #[test]
    fn in_short_each_finding_is_a_line() {
        insta::assert_snapshot!(write_all(Format::Short), @"
        content/a b.md:5:3: error[quote-not-found]: quotation does not occur in `balancing-act`
        content/a b.md:6:5: warning[empty-summary]: 100%, or: none
        content/a b.md:1:1: info[title]: title taken from the heading
        warning[base-url]: no `base_url`
        ");
    }

    #[test]
    fn json_has_places_in_lines_and_in_bytes() {
        insta::assert_snapshot!(write_all(Format::Json), @r#"
        {"schema":1,"level":"error","rule":"quote-not-found","message":"quotation does not occur in `balancing-act`","path":"content/a b.md","line":5,"column":3,"endLine":5,"endColumn":39,"start":24,"end":64,"label":"not in the text","related":[{"path":"content/sources/text/x.txt","line":3,"column":1,"endLine":3,"endColumn":44,"start":8,"end":55,"label":"the nearest passage"}],"notes":["nearest: \"Putin is not treating human beings right\""],"help":"use the source's words","patch":{"path":"content/a b.md","line":5,"column":3,"endLine":5,"endColumn":39,"start":24,"end":64,"replacement":"“Putin is not treating human beings right,”"}}
        {"schema":1,"level":"warning","rule":"empty-summary","message":"100%, or: none","path":"content/a b.md","line":6,"column":5,"endLine":6,"endColumn":5,"start":86,"end":86,"label":"","related":[],"notes":[],"help":null,"patch":null}
        {"schema":1,"level":"info","rule":"title","message":"title taken from the heading","path":"content/a b.md","line":1,"column":1,"endLine":1,"endColumn":1,"start":0,"end":0,"label":"","related":[],"notes":[],"help":null,"patch":null}
        {"schema":1,"level":"warning","rule":"base-url","message":"no `base_url`","path":null,"line":null,"column":null,"endLine":null,"endColumn":null,"start":null,"end":null,"label":"","related":[],"notes":[],"help":"set it","patch":null}
        "#);
    }

    #[test]
    fn github_gets_commands() {
        insta::assert_snapshot!(write_all(Format::Github), @r#"
        ::error file=content/a b.md,line=5,col=3,endLine=5,endColumn=39,title=factbox (quote-not-found)::quotation does not occur in `balancing-act`%0Anearest: "Putin is not treating human beings right"%0Ahelp: use the source's words
        ::warning file=content/a b.md,line=6,col=5,endLine=6,endColumn=5,title=factbox (empty-summary)::100%25, or: none
        ::notice file=content/a b.md,line=1,col=1,endLine=1,endColumn=1,title=factbox (title)::title taken from the heading
        ::warning title=factbox (base-url)::no `base_url`%0Ahelp: set it
        "#);
    }

    #[test]
    fn sarif_is_one_document() {
        let document = write_all(Format::Sarif).replace("{\"ruleId\"", "\n{\"ruleId\"");
        insta::assert_snapshot!(document, @r#"
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"factbox","semanticVersion":"0.1.0","rules":[{"id":"base-url"},{"id":"empty-summary"},{"id":"quote-not-found"},{"id":"title"}]}},"columnKind":"unicodeCodePoints","results":[
        {"ruleId":"quote-not-found","ruleIndex":2,"level":"error","message":{"text":"quotation does not occur in `balancing-act`\nnearest: \"Putin is not treating human beings right\"\nhelp: use the source's words"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"content/a%20b.md"},"region":{"startLine":5,"startColumn":3,"endLine":5,"endColumn":39}}}],"relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"content/sources/text/x.txt"},"region":{"startLine":3,"startColumn":1,"endLine":3,"endColumn":44}},"message":{"text":"the nearest passage"}}],"fixes":[{"description":{"text":"use the source's words"},"artifactChanges":[{"artifactLocation":{"uri":"content/a%20b.md"},"replacements":[{"deletedRegion":{"startLine":5,"startColumn":3,"endLine":5,"endColumn":39},"insertedContent":{"text":"“Putin is not treating human beings right,”"}}]}]}]},
        {"ruleId":"empty-summary","ruleIndex":1,"level":"warning","message":{"text":"100%, or: none"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"content/a%20b.md"},"region":{"startLine":6,"startColumn":5,"endLine":6,"endColumn":5}}}]},
        {"ruleId":"title","ruleIndex":3,"level":"note","message":{"text":"title taken from the heading"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"content/a%20b.md"}}}]},
        {"ruleId":"base-url","ruleIndex":0,"level":"warning","message":{"text":"no `base_url`\nhelp: set it"}}]}]}
        "#);
    }

    #[test]
    fn what_there_is_none_of_is_not_counted() {
        assert_eq!(Tally { errors: 2, warnings: 1, infos: 5 }.to_string(), "2 errors, 1 warning");
        assert_eq!(Tally { errors: 1, warnings: 0, infos: 0 }.to_string(), "1 error");
        assert_eq!(Tally::default().to_string(), "");
    }
}
