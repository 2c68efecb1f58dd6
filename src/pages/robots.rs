//! What crawlers may read: everything, and where the list of all pages is (RFC 9309).

use super::frame::Ground;

/// `robots.txt`
pub fn text(has_sitemap: bool, ground: &Ground) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if has_sitemap {
        text.push_str("\nSitemap: ");
        text.push_str(&ground.base_url);
        text.push_str("sitemap.xml\n");
    }
    text
}
