//! `llms.txt`: what language models are told of the site (llmstxt.org): what it is, and where each page's Markdown is.

use std::fmt::Write;

use crate::path::SiteUrl;

use super::frame::Ground;
use super::markdown::escaped;

/// What the file is made from.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    /// What explainers are.
    pub intro: String,
    /// What the lists of explainers and of plain pages are called.
    pub headings: [String; 2],
    /// The explainers, the last changed first.
    pub explainers: Vec<LlmsPage>,
    /// The plain pages, by path.
    pub plain: Vec<LlmsPage>,
    /// Other files: what each is called, and where it is.
    pub data: Vec<(String, SiteUrl)>,
}

/// A page in the list.
#[derive(Clone, Debug, Hash)]
pub struct LlmsPage {
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
    let _ = write!(text, "\n{}\n", escaped(&input.intro));
    for (heading, pages) in input.headings.iter().zip([&input.explainers, &input.plain]) {
        if pages.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {}\n\n", escaped(heading));
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
            let _ = writeln!(text, "- [{}]({})", escaped(title), ground.absolute(url));
        }
    }
    text.into_bytes()
}
