//! The world as one refresh sees it: every input file, the options, what day it is.
//!
//! A plain value. Whoever makes one (`disk.rs`, a test) has read everything that there is to read; from here to the
//! output nothing asks the machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Today;
use crate::digest::Digest;
use crate::path::SitePath;

/// All that a build depends on.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The files below the site's root that have a meaning: `factbox.yaml`, `content/`, `static/`, `templates/`,
    /// `themes/`. Sorted by path.
    pub files: BTreeMap<SitePath, File>,
    /// The texts of sources, by file name.
    pub texts: BTreeMap<String, File>,
    /// The folder that the texts are in, as the writer would name it from the root; empty for the configuration's.
    pub texts_folder: String,
    /// What the command line says.
    pub options: Options,
}

/// What the command line says about the build.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// The address at which the site will be published, in place of the configuration's.
    pub base_url: Option<String>,
    /// Whether drafts are pages.
    pub drafts: bool,
    /// Whether pages with a date in the future are pages.
    pub future: bool,
    /// Rules whose findings are errors, whatever the configuration says.
    pub deny: Vec<String>,
    /// What day it is.
    pub today: Today,
}

/// An input file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct File {
    /// The digest of its bytes as they are on disk.
    pub digest: Digest,
    /// Its length in bytes.
    pub length: u64,
    /// What is in it, as far as the core needs to know.
    pub content: Content,
    /// What its header says, if it is called as an image of pixels is.
    pub image: Option<ImageHeader>,
}

/// What the header of an image says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageHeader {
    /// How large the image is, as it is shown.
    Size(ImageSize),
    /// It is none that can be read.
    Unreadable,
}

/// How large an image is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImageSize {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// Text: UTF-8, without a byte-order mark, with LF line ends.
    Text(Arc<str>),
    /// Bytes that are only copied; they stay on disk.
    Bytes,
    /// What cannot be read, and why: `is not UTF-8 (first wrong byte at 17)`.
    Unreadable(String),
}

impl File {
    /// A file that holds `text`.
    pub fn text(text: &str) -> Self {
        Self {
            digest: Digest::of_bytes(text.as_bytes()),
            length: text.len() as u64,
            content: Content::Text(text.into()),
            image: None,
        }
    }
}

impl World {
    /// The folder that the texts of sources are in, as the writer would name it; `configured` is the configuration's.
    pub fn texts_in<'a>(&'a self, configured: &'a str) -> &'a str {
        if self.texts_folder.is_empty() { configured } else { &self.texts_folder }
    }

    /// The text of the file at `path`, if there is one and it is text.
    pub fn text(&self, path: &SitePath) -> Option<&Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text(text) => Some(text),
            Content::Bytes | Content::Unreadable(_) => None,
        }
    }
}
