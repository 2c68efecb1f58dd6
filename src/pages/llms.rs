//! `llms.txt`: what language models are told of the site (llmstxt.org): what it is, and where each page's Markdown is.

use std::fmt::Write;

use crate::path::SiteUrl;

use super::frame::Ground;
use super::markdown::escaped;

/// What the file is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    /// The explainers, the last changed first.
    pub explainers: Vec<Listed>,
    /// The plain pages, by path.
    pub plain: Vec<Listed>,
    /// Other files: what each is called, and where it is.
    pub data: Vec<(&'static str, SiteUrl)>,
}

/// A page in the list.
#[derive(Clone, Debug, Hash)]
pub struct Listed {
    /// Its title.
    pub title: String,
    /// The address of its Markdown, or its own if that is not published.
    pub url: SiteUrl,
    /// Its summary; may be empty.
    pub summary: String,
}

/// `llms.txt`
pub fn text(input: &Input, ground: &Ground) -> Vec<u8> {
    let mut text = format!("# {}\n", escaped(&ground.title));
    if !ground.description.is_empty() {
        let _ = write!(text, "\n> {}\n", escaped(&ground.description));
    }
    text.push_str(
        "\nEach explainer says what is known, what one source alone reports, what is disputed and what is not known of its \
         subject: the heading that a statement stands under says which. Footnotes name the sources, with the words that \
         bear the statement.\n",
    );
    for (heading, pages) in [("Explainers", &input.explainers), ("Pages", &input.plain)] {
        if pages.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n");
        for page in pages {
            let _ = write!(text, "- [{}]({})", escaped(&page.title), ground.absolute(&page.url));
            if !page.summary.is_empty() {
                let _ = write!(text, ": {}", escaped(&page.summary));
            }
            text.push('\n');
        }
    }
    if !input.data.is_empty() {
        text.push_str("\n## Optional\n\n");
        for (title, url) in &input.data {
            let _ = writeln!(text, "- [{title}]({})", ground.absolute(url));
        }
    }
    text.into_bytes()
}
