//! What the rendering of a body needs to know besides the body: what its links and citations mean, and where it will stand.

use super::numbering::Numbering;
use crate::model::document::Document;
use crate::path::{SiteUrl, encode_fragment};
use crate::site::resolve::{Resolution, Target};
use crate::words::Words;

/// What the rendering of a document's parts needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// What its links and citations mean.
    pub resolution: &'a Resolution,
    /// The numbers of its footnotes and tables.
    pub numbering: &'a Numbering,
    /// What leads from the page that is rendered to the site's root: `../`, `./`, `/`, or the site's full address.
    pub root: &'a str,
    /// Whether links to pages end in `index.html`, so that they can be opened from disk.
    pub explicit: bool,
    /// The address of the document's own page, if what is rendered stands elsewhere: on another page, in a feed. It has
    /// no ids then, and what would lead to a place on the page leads to that place from there.
    pub elsewhere: Option<&'a SiteUrl>,
    /// Whether the page has a list of references. From an introduction, citations lead to the pages of their sources.
    pub has_references: bool,
    /// Whether raw HTML is published as it is; else it is shown as text.
    pub raw_html: bool,
    /// What is said around the document's own words.
    pub words: &'a Words,
}

impl Context<'_> {
    /// The link to a place on the document's page, by its id.
    pub fn place(&self, id: &str) -> String {
        let page = self.elsewhere.map(|url| site_url(self.root, self.explicit, url));
        format!("{}#{}", page.unwrap_or_default(), encode_fragment(id))
    }

    /// The link to a target, if it leads anywhere. It is not yet escaped for HTML.
    pub fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Site { url, fragment, .. } => {
                let mut href = site_url(self.root, self.explicit, url);
                if let Some(fragment) = fragment {
                    href.push('#');
                    href.push_str(&encode_fragment(fragment));
                }
                Some(href)
            }
            Target::Here { fragment, .. } => Some(self.place(fragment)),
            Target::External(url) => Some(url.as_ref().to_owned()),
            Target::Nothing => None,
        }
    }
}

/// The link to an address of this site from a page, given what leads from that page to the site's root. It is not yet
/// escaped for HTML.
pub fn site_url(root: &str, explicit: bool, url: &SiteUrl) -> String {
    let url = url.as_str();
    let index = if explicit && (url.is_empty() || url.ends_with('/')) { "index.html" } else { "" };
    let link = format!("{root}{url}{index}");
    // An empty link leads to the page that it stands on, which need not be the root.
    if link.is_empty() { "./".to_owned() } else { link }
}
