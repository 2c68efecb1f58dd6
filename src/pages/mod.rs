//! Pages: what is to be published, before it is rendered.
//!
//! [`plan`] reads the site and makes a list of pages. Each holds its *input*: all that its view is made from, in values
//! that are shared and cheap to compare. The view is a function of the input and the [`Frame`](page::Frame) alone, by its
//! signature, and so a page's key, the digest of both, is known before the view is built and cannot forget anything.
//! `check` knows nothing of this, and this knows nothing of `check`.
//!
//! A new kind of page is one file, with an input, and two lines here.

pub mod view;
pub mod page;
pub mod cards;
pub mod home;
pub mod explainer;
pub mod source;
pub mod topic;
pub mod corrections;
pub mod plain;

use crate::site::{Site, What};

use cards::Cards;
use page::{Frame, Page};

/// All pages of a site, by path.
pub fn plan(site: &Site, frame: &Frame) -> Vec<Page> {
    let cards = Cards::new(site, frame);
    let mut pages = Vec::new();
    pages.extend(home::plan(site, frame, &cards));
    for (id, entry) in site.entries.iter().enumerate() {
        match &entry.what {
            What::Explainer(explainer) => pages.push(explainer::plan(site, frame, &cards, id, explainer)),
            What::Plain(document) => pages.push(plain::plan(frame, &cards, entry, document)),
            What::Topic(_) | What::Home(_) => {}
        }
    }
    pages.extend(source::plan(site, frame, &cards));
    pages.extend(topic::plan(site, frame, &cards));
    pages.extend(corrections::plan(site, frame, &cards));
    pages.push(plain::not_found(frame));
    pages.push(Page::bytes(crate::site::routes::fixed(".nojekyll"), b""));
    pages.retain(|page| site.given_way.binary_search(&page.path).is_err());
    for (output, path) in &site.files {
        pages.push(Page::copy(output.clone(), path.clone()));
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}
