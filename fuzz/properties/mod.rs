//! What holds for any input.
//!
//! Each file is one subject: its function `check` takes whatever bytes there are, and panics where something does not hold.
//! The fuzz target of the same name calls it with what the engine makes up; `tests/suite/fuzz.rs` calls it, in the ordinary
//! tests, with what is kept of that.

pub mod finding;
pub mod article;
pub mod bibliography;
pub mod citations;
pub mod front_matter;
pub mod quotes;
pub mod request_paths;
pub mod search_terms;
pub mod sections;
pub mod site;
pub mod source;

/// Panics where something does not hold of these bytes.
pub type Check = fn(&[u8]);

/// The properties, by the names of their targets.
pub const ALL: [(&str, Check); 10] = [
    ("article", article::check),
    ("bibliography", bibliography::check),
    ("citations", citations::check),
    ("front_matter", front_matter::check),
    ("quotes", quotes::check),
    ("request_paths", request_paths::check),
    ("search_terms", search_terms::check),
    ("sections", sections::check),
    ("site", site::check),
    ("source", source::check),
];

/// The text that a file with these bytes would be; what is no text becomes one.
fn text(data: &[u8]) -> String {
    let text = String::from_utf8_lossy(data).replace('\0', " ");
    factbox::disk::text::decode(text.into_bytes()).expect("it is UTF-8 without a NUL")
}

/// Whether both ends of a range stand between characters of `text`.
fn fits(range: &std::ops::Range<usize>, text: &str) -> bool {
    text.get(range.clone()).is_some()
}
