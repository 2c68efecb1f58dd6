//! Redirects: at an old path of a page, a page that sends its readers on; for Netlify and hosts like it, a list of all.
//!
//! Any host can serve the page. It needs no script, search engines are told where the page is now, and its links are
//! relative like all others.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::html::escape;
use crate::path::{OutputPath, SiteUrl};
use crate::site::{Site, routes};
use crate::span::Place;

use super::frame::Ground;

/// An old path, and where it leads.
#[derive(Clone, Debug, Hash)]
pub struct Redirect {
    /// The old address.
    from: SiteUrl,
    /// The page's address now.
    to: SiteUrl,
    /// The page's title.
    title: String,
    /// The page's language.
    lang: Option<String>,
}

/// The redirects of a site, each with where it stands and who asks for it; an old path that cannot be one is a finding.
pub fn plan(site: &Site) -> (Vec<(OutputPath, Place, Redirect)>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut redirects: Vec<(OutputPath, Place, Redirect)> = Vec::new();
    for entry in &site.entries {
        let document = entry.outline();
        let first = redirects.len();
        for old in &document.front_matter.redirect_from {
            let place = Place::new(&document.path, old.span);
            let output = match routes::redirect_output(&old.value) {
                Ok(output) => output,
                Err(why) => {
                    let message = format!("`{}` cannot be an old path of this page: {why}", old.value);
                    let help = "write the path that the page had, from the site's root: `/old-name/`";
                    diagnostics.push(Diagnostic::error("bad-address", place, message).help(help).fatal());
                    continue;
                }
            };
            if output == entry.output {
                let message = format!("the page stands at `/{}` now", entry.url.as_str());
                diagnostics
                    .push(Diagnostic::warning("bad-address", place, message).help("take the old path away"));
            } else if redirects[first..].iter().all(|(other, ..)| *other != output) {
                let redirect = Redirect {
                    from: output.url(),
                    to: entry.url.clone(),
                    title: document.title.clone(),
                    lang: document.front_matter.lang.as_ref().map(|lang| lang.value.clone()),
                };
                redirects.push((output, place, redirect));
            }
        }
    }
    (redirects, diagnostics)
}

/// The page at an old path.
pub fn html(redirect: &Redirect, ground: &Ground) -> Vec<u8> {
    let Redirect { from, to, title, lang } = redirect;
    let link = ground.link(from, to);
    let canonical = if ground.base_url.is_empty() { link.clone() } else { ground.absolute(to) };
    let mut html = "<!doctype html>\n<html lang=\"".to_owned();
    escape::attribute(lang.as_deref().unwrap_or(&ground.lang), &mut html);
    html.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape::text(title, &mut html);
    html.push_str("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"");
    escape::url(&canonical, &mut html);
    html.push_str("\">\n<meta http-equiv=\"refresh\" content=\"0; url=");
    escape::url(&link, &mut html);
    html.push_str("\">\n</head>\n<body>\n<h1><a href=\"");
    escape::url(&link, &mut html);
    html.push_str("\">");
    escape::text(title, &mut html);
    html.push_str("</a></h1>\n</body>\n</html>\n");
    html.into_bytes()
}

/// Netlify's `_redirects`. A rule wins over the page at the old path by its `!`, so that browsers are told of the move in the
/// answer's first line.
pub fn list(redirects: &[Redirect], ground: &Ground) -> Vec<u8> {
    let mut list = String::new();
    for Redirect { from, to, .. } in redirects {
        let _ = writeln!(list, "{base}{} {base}{} 301!", from.as_str(), to.as_str(), base = ground.base_path);
    }
    list.into_bytes()
}
