//! `factbox new`: a page or a source from an archetype, or a source from a saved article.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::compile::{Memos, compile};
use crate::diagnostic::{Diagnostic, Level};
use crate::disk::record;
use crate::fetch;
use crate::import::{article, encoding};
use crate::parse::{front_matter, ids};
use crate::path::SitePath;
use crate::session::{Refresh, Session, Settings};
use crate::starter::{self, Archetype};
use crate::world::File;

use super::args::{NewArgs, NewSource, NewWhat};
use super::exit::Exit;
use super::terminal::Terminal;

/// What `.gitignore` says in a folder of texts.
const KEEP_TEXTS: &str = "*\n!.gitignore\n";

pub(super) fn new(settings: Settings, args: &NewArgs, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut session = Session::new(settings);
    let Some(refresh) = session.refresh() else { return Ok(Exit::Fine) };
    let site = Desk { root: session.root(), texts: session.texts(), refresh: &refresh };
    match (&args.what, &args.slug) {
        (Some(NewWhat::Source(source)), _) => site.source(source, terminal),
        (None, Some(slug)) => site.document(slug, args.title.as_deref(), terminal),
        (None, None) => Ok(Exit::Usage),
    }
}

/// Where something new is made.
struct Desk<'a> {
    root: &'a Path,
    texts: &'a Path,
    refresh: &'a Refresh,
}

impl Desk<'_> {
    fn document(&self, slug: &str, title: Option<&str>, terminal: &Terminal) -> anyhow::Result<Exit> {
        let slug = slug.strip_prefix("content/").unwrap_or(slug);
        let slug = slug.strip_suffix(".md").unwrap_or(slug).trim_end_matches('/');
        if let Some(key) = slug.strip_prefix("sources/") {
            terminal.error(&format!("sources are made by `factbox new source {key}`"));
            return Ok(Exit::Usage);
        }
        if let Some(why) = unusable(slug) {
            terminal.error(&format!("`{slug}` cannot be an address: {why}"));
            // Somebody gave the title.
            let address = ids::slug(slug);
            if title.is_none() && slug.contains(' ') && unusable(&address).is_none() {
                terminal.insist(&format!("help: write `factbox new {address} --title \"{slug}\"`"));
            }
            return Ok(Exit::Usage);
        }
        let path = SitePath::new(format!("content/{slug}.md"));
        let archetype = Archetype::of_document(&path);
        let last = slug.strip_suffix("/index").unwrap_or(slug).rsplit('/').next().unwrap_or_default();
        let title = title.map_or_else(|| starter::title_of(last), str::to_owned);
        let text = self.filled(archetype, last, &title)?;
        let exit = self.write(&path, &text, terminal)?;
        if exit == Exit::Fine {
            terminal.say("Next: write it, with a preview beside it: `factbox serve --open`");
        }
        Ok(exit)
    }

    fn source(&self, source: &NewSource, terminal: &Terminal) -> anyhow::Result<Exit> {
        let key = source.key.strip_suffix(".yaml").unwrap_or(&source.key);
        if let Some(why) =
            unusable(key).or_else(|| key.contains('/').then(|| "a key has no `/` in it".to_owned()))
        {
            terminal.error(&format!("`{key}` cannot be a key: {why}"));
            return Ok(Exit::Usage);
        }
        let path = SitePath::new(format!("content/sources/{key}.yaml"));
        let exit = match (&source.from, &source.url) {
            (Some(file), _) => {
                let bytes = fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
                let content = encoding::decode(&bytes, None);
                let is_html = article::looks_like_html(&content)
                    || file
                        .extension()
                        .is_some_and(|it| it.eq_ignore_ascii_case("html") || it.eq_ignore_ascii_case("htm"));
                self.article(&path, &article::read(key, &content, is_html, None), terminal)?
            }
            (None, Some(address)) => {
                let page = fetch::fetch(address, fetch::Limits::default())?;
                let content = encoding::decode(&page.bytes, page.content_type.as_deref());
                let is_plain = page
                    .content_type
                    .is_some_and(|it| it.trim_start().to_ascii_lowercase().starts_with("text/plain"));
                self.article(&path, &article::read(key, &content, !is_plain, Some(&page.address)), terminal)?
            }
            (None, None) => self.write(&path, &self.filled(Archetype::Source, key, "")?, terminal)?,
        };
        if exit == Exit::Fine {
            terminal.say(&format!("Cite it with its words: [@{key}, \"words of the source\"]"));
        }
        Ok(exit)
    }

    /// Writes a source and its text.
    fn article(
        &self,
        path: &SitePath,
        article: &article::Article,
        terminal: &Terminal,
    ) -> anyhow::Result<Exit> {
        let mut record = article.record.clone();
        let text = SitePath::new(format!("{}.txt", record.key));
        if article.text.trim().is_empty() {
            terminal.insist("warning: there is no text in it");
        } else {
            record.set("text", text.as_str());
        }
        if record.fields.contains_key("URL") {
            record.set("accessed", self.today());
        }
        let mut yaml = record.to_yaml();
        if !article.missing.is_empty() {
            let missing = article.missing.join(", ");
            yaml = format!(
                "# Not in its metadata: {missing}. Write what is known, or `unknown` where you have looked.\n{yaml}"
            );
        }
        if self.texts.join(text.as_str()).exists() {
            terminal.error(&format!("there is a text `{text}` already: it is left alone"));
            return Ok(Exit::Usage);
        }
        if let Some(exit) = self.refused(path, &yaml, terminal)? {
            return Ok(exit);
        }
        if article.text.trim().is_empty() {
            return self.create(path, &yaml, terminal);
        }
        // The text first: a source that names a text which is not there would be left alone the next time.
        // Texts are their publishers': they stay out of version control unless a writer decides otherwise.
        record::create(self.texts, &SitePath::new(".gitignore"), KEEP_TEXTS)?;
        if !record::create(self.texts, &text, &article.text)? {
            terminal.error(&format!("there is a text `{text}` already: it is left alone"));
            return Ok(Exit::Usage);
        }
        let written = self.create(path, &yaml, terminal);
        if !matches!(written, Ok(Exit::Fine)) {
            // Whether it can be removed changes nothing of what went wrong.
            let _ = fs::remove_file(self.texts.join(text.as_str()));
            return written;
        }
        terminal.say(&format!(
            "Wrote its text, {} words, to `{}`.",
            article.text.split_whitespace().count(),
            self.texts.strip_prefix(self.root).unwrap_or(self.texts).join(text.as_str()).display()
        ));
        written
    }

    fn today(&self) -> String {
        self.refresh.world.options.today.day.to_string()
    }

    /// The text of an archetype, the site's own if it has one, with its names filled in.
    fn filled(&self, archetype: Archetype, name: &str, title: &str) -> anyhow::Result<String> {
        let own = self.root.join("archetypes").join(archetype.file_name());
        let text = match fs::read(&own) {
            Ok(bytes) => encoding::decode(&bytes, None),
            Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => archetype.text().to_owned(),
            Err(problem) => return Err(problem).with_context(|| format!("cannot read `{}`", own.display())),
        };
        let today = self.today();
        let values = [("title", title), ("date", &today), ("slug", name), ("key", name)];
        Ok(starter::fill(archetype, &text, &values))
    }

    /// Writes a new file, unless one is there, or the site with it would be wrong there.
    fn write(&self, path: &SitePath, text: &str, terminal: &Terminal) -> anyhow::Result<Exit> {
        match self.refused(path, text, terminal)? {
            None => self.create(path, text, terminal),
            Some(exit) => Ok(exit),
        }
    }

    /// What it comes to if a file is there already, or if the site would be wrong there, were the draft published.
    fn refused(&self, path: &SitePath, text: &str, terminal: &Terminal) -> anyhow::Result<Option<Exit>> {
        let world = &self.refresh.world;
        let taken = world.files.contains_key(path) || self.root.join(path.as_str()).exists();
        if taken {
            terminal.error(&format!("there is a file `{path}` already: it is left alone"));
            return Ok(Some(Exit::Usage));
        }
        let mut with = (**world).clone();
        with.files.insert(path.clone(), File::text(text));
        (with.options.drafts, with.options.future) = (true, true);
        let compilation = compile(&with, &Memos::default());
        let is_here = |finding: &&Diagnostic| finding.place.as_ref().is_some_and(|place| place.path == *path);
        let found: Vec<Diagnostic> = compilation.diagnostics.iter().filter(is_here).cloned().collect();
        if found.iter().any(|finding| finding.level == Level::Error) {
            let source = |wanted: &SitePath| {
                if wanted == path { Some(text.into()) } else { self.refresh.source(wanted) }
            };
            terminal.report(&found, Level::Error, &source)?;
            terminal.error(&format!("`{path}` would be wrong from the beginning: it was not written"));
            return Ok(Some(Exit::Findings));
        }
        Ok(None)
    }

    /// Writes a new file that nothing speaks against.
    fn create(&self, path: &SitePath, text: &str, terminal: &Terminal) -> anyhow::Result<Exit> {
        if !record::create(self.root, path, text)? {
            terminal.error(&format!("there is a file `{path}` already: it is left alone"));
            return Ok(Exit::Usage);
        }
        terminal.say(&format!("Wrote `{}{path}`.", terminal.base));
        if path.extension() == "md" {
            let front_matter = front_matter::read(path, text).0;
            let today = self.refresh.world.options.today.furthest;
            if front_matter.draft {
                terminal.say(
                    "It is a draft: `build` leaves it out until `draft: true` is taken away, `--drafts` and `serve` show it.",
                );
            } else if front_matter.date.is_some_and(|date| date.value > today) {
                terminal
                    .say("It is of the future: `build` leaves it out until its date, `--future` shows it.");
            }
        }
        Ok(Exit::Fine)
    }
}

/// Why `slug` cannot name a file on every machine, if it cannot.
fn unusable(slug: &str) -> Option<String> {
    if slug.is_empty() {
        return Some("there is nothing in it".to_owned());
    }
    for part in slug.split('/') {
        if part.is_empty() || part.starts_with('.') || part.starts_with('-') {
            return Some("a part of it is empty, or begins with a dot or a dash".to_owned());
        }
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if let Some(other) = part.chars().find(|c| !is_plain(*c)) {
            return Some(format!(
                "it has `{}` in it, and letters, digits, `-`, `_` and `.` are safe everywhere",
                other.escape_debug()
            ));
        }
    }
    None
}
