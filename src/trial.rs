//! A trial of a theme: every kind of page, rendered with sample data and with hardly any, before a writer meets what is wrong.
//!
//! The sample is the site that `init` writes, which has every section that a page can have. Of the site itself there are
//! the configuration and the templates.

use std::collections::BTreeMap;

use crate::compile::{Memos, compile};
use crate::diagnostic::{self, Diagnostic};
use crate::pages::page::PageContent;
use crate::path::SitePath;
use crate::starter;
use crate::world::{File, Options, World};

/// What a trial came to.
#[derive(Debug, Default)]
pub struct Trial {
    /// The templates that were rendered, sorted.
    pub templates: Vec<String>,
    /// How many pages were rendered.
    pub pages: usize,
    /// What is wrong with the theme.
    pub diagnostics: Vec<Diagnostic>,
}

/// A page that says next to nothing.
const BARE: &str = "## What we know\n\n- It is so.\n";

/// Renders all pages of two samples with the theme of `world`.
pub fn theme(world: &World) -> Trial {
    let mut trial = Trial::default();
    let full = starter::SITE.iter().map(|(path, text)| (*path, *text));
    let bare = [("content/bare.md", BARE), ("content/pages/plain.md", "Words.\n")];
    for sample in [full.collect(), Vec::from(bare)] {
        render(&sample_world(world, &sample), &mut trial);
    }
    trial.templates.sort();
    trial.templates.dedup();
    diagnostic::sort(&mut trial.diagnostics);
    trial.diagnostics.dedup();
    trial
}

/// The configuration and the templates of `world`, with the content of a sample.
fn sample_world(world: &World, sample: &[(&str, &str)]) -> World {
    let mut files = world.files.clone();
    files.retain(|path, _| !path.as_str().starts_with("content/") && !path.as_str().starts_with("static/"));
    for (path, text) in
        sample.iter().filter(|(path, _)| path.starts_with("content/") && !path.contains("/text/"))
    {
        files.insert(SitePath::new(*path), File::text(text));
    }
    // The sample has its day, whatever day it is here.
    let options = Options { future: true, ..world.options.clone() };
    World { files, texts: BTreeMap::new(), options, ..world.clone() }
}

fn render(world: &World, trial: &mut Trial) {
    let compilation = compile(world, &Memos::default());
    let is_of_theme = |finding: &&Diagnostic| match &finding.place {
        Some(place) => is_theme(&place.path),
        None => matches!(finding.rule, "template" | "theme"),
    };
    trial
        .diagnostics
        .extend(compilation.diagnostics.iter().filter(|it| is_of_theme(it) || it.rule == "theme").cloned());
    for page in &*compilation.pages {
        let PageContent::Template(template) = &page.content else { continue };
        trial.pages += 1;
        trial.templates.push(template.template.clone());
        if let Err(finding) = compilation.render(page) {
            trial.diagnostics.push(*finding);
        }
    }
}

fn is_theme(path: &SitePath) -> bool {
    path.as_str().starts_with("templates/") || path.as_str().starts_with("themes/")
}
