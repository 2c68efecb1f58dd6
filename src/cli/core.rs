//! Where the commands meet the core: the one file that knows both.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::disk::input;
use crate::disk::stage::{Make, Planned};
use crate::path::{OutputPath, SitePath};
use crate::session::Core;
use crate::span::Place;
use crate::world::{Content, World};

/// What the core makes of a world, as far as the commands need to know.
pub(super) struct Compilation {
    pages: Vec<Page>,
    /// What is wrong in the writer's files.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How much there is of what.
    pub(super) counts: Counts,
}

/// A few numbers, for the last line.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) explainers: usize,
    pub(super) sources: usize,
    /// Drafts that were left out.
    pub(super) drafts: usize,
    /// Pages of the future that were left out.
    pub(super) future: usize,
}

/// A file of the output.
pub(super) struct Page {
    path: OutputPath,
    key: Digest,
    from: From,
}

enum From {
    Text(String),
    File(SitePath, Digest),
}

/// The core. Until it is joined: clean Markdown and the files of `static/`.
pub(super) fn core() -> Core<Compilation> {
    Core { texts: |_| PathBuf::from(input::TEXTS), compile: Box::new(compile) }
}

fn compile(world: &World) -> Compilation {
    let mut compilation =
        Compilation { pages: Vec::new(), diagnostics: Vec::new(), counts: Counts::default() };
    for (path, file) in &world.files {
        let (to, from) = match (&file.content, path.as_str().strip_prefix("static/")) {
            (Content::Unreadable(why), _) => {
                let place = Place::start_of(path);
                compilation.diagnostics.push(Diagnostic::error(
                    input::RULE,
                    place,
                    format!("`{path}` {why}"),
                ));
                continue;
            }
            (_, Some(name)) => (name.to_owned(), From::File(path.clone(), file.digest)),
            (Content::Text(text), None) if path.extension() == "md" => {
                compilation.counts.explainers += 1;
                let name = path.as_str().trim_start_matches("content/").trim_end_matches(".md");
                (format!("{name}/index.md"), From::Text(text.to_string()))
            }
            _ => continue,
        };
        match OutputPath::new(&to) {
            Ok(to) => compilation.pages.push(Page { path: to, key: file.digest, from }),
            Err(bad) => {
                let message = format!("`{path}` cannot be published: {bad:?}");
                compilation.diagnostics.push(Diagnostic::error(input::RULE, Place::start_of(path), message));
            }
        }
    }
    compilation
}

impl Compilation {
    /// What is to stand where.
    pub(super) fn plan(&self) -> Vec<Planned<'_, Page>> {
        self.pages
            .iter()
            .map(|page| Planned {
                path: &page.path,
                key: page.key,
                make: match &page.from {
                    From::Text(_) => Make::Render(page),
                    From::File(path, digest) => Make::Copy(path, *digest),
                },
            })
            .collect()
    }

    /// The bytes of `page`; called from many threads.
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the core's renderer has a theme, and fails"
    )]
    pub(super) fn render(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        match &page.from {
            From::Text(text) => Ok(text.clone().into_bytes()),
            From::File(..) => Ok(Vec::new()),
        }
    }
}
