//! `factbox import`: what others wrote, as files of this site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::disk::{name, record};
use crate::import::document::Generator;
use crate::import::note::Note;
use crate::import::{bibtex, csl, document, encoding};
use crate::path::SitePath;
use crate::report::text::counted;
use crate::session::Settings;

use super::args::{From, ImportArgs};
use super::exit::Exit;
use super::terminal::Terminal;

/// A file of ours, before it is written.
struct Made {
    path: String,
    text: String,
}

pub(super) fn import(settings: &Settings, args: &ImportArgs, terminal: &Terminal) -> anyhow::Result<Exit> {
    let (mut inputs, mut others) = (Vec::new(), 0);
    for named in &args.files {
        let base = if named.is_dir() { named.as_path() } else { named.parent().unwrap_or(Path::new("")) };
        gather(named, base, &mut inputs, &mut others)
            .with_context(|| format!("cannot read `{}`", named.display()))?;
    }
    let (mut written, mut left, mut failed, mut noted) = (0, 0, 0, 0);
    for (file, inner) in &inputs {
        let shown = file.display();
        let bytes = fs::read(file).with_context(|| format!("cannot read `{shown}`"))?;
        let text = encoding::decode(&bytes, None);
        match read(&inner.to_string_lossy().replace('\\', "/"), &text, args.from) {
            Err(why) => {
                failed += 1;
                terminal.error(&format!("{shown}:{why}"));
            }
            Ok((made, remarks)) => {
                noted += remarks.len();
                for note in remarks {
                    terminal.say(&format!("{shown}: {note}"));
                }
                for Made { path, text } in made {
                    let path = SitePath::new(path);
                    if args.dry_run {
                        Terminal::answer(&format!("# {path}\n{text}"))?;
                    } else if record::create(&settings.root, &path, &text)? {
                        written += 1;
                        terminal.add(&format!("wrote {path}"));
                    } else {
                        left += 1;
                        terminal
                            .insist(&format!("warning: there is a file `{path}` already: it is left alone"));
                    }
                }
            }
        }
    }
    let left = if left == 0 { String::new() } else { format!(", {} left alone", counted(left, "file")) };
    terminal.say(&format!(
        "Imported {}: wrote {}{left}; {} could not be taken over as they were",
        counted(inputs.len() - failed, "file"),
        counted(written, "file"),
        counted(noted, "key"),
    ));
    if others > 0 {
        terminal.say(&format!("Not copied: {} beside the documents", counted(others, "other file")));
    }
    Ok(if failed == 0 { Exit::Fine } else { Exit::Findings })
}

/// The files to import at a path, each with its way from the base: all documents of a folder, in the order of their names.
/// Other files of a folder are counted.
fn gather(
    path: &Path,
    base: &Path,
    inputs: &mut Vec<(PathBuf, PathBuf)>,
    others: &mut usize,
) -> std::io::Result<()> {
    if !path.is_dir() {
        inputs.push((path.to_path_buf(), path.strip_prefix(base).unwrap_or(path).to_path_buf()));
        return Ok(());
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    entries.sort();
    for entry in entries {
        let file_name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_document = entry.extension().is_some_and(|it| it == "md" || it == "markdown" || it == "mkd");
        if entry.is_symlink() || name::is_passed_over("content", &file_name) {
            continue;
        }
        if entry.is_dir() || is_document {
            gather(&entry, base, inputs, others)?;
        } else {
            *others += 1;
        }
    }
    Ok(())
}

/// What becomes of a file; by its name and its beginning, unless it is said what it is.
fn read(inner: &str, text: &str, from: Option<From>) -> Result<(Vec<Made>, Vec<Note>), String> {
    let extension = inner.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let from = from.or(match extension.as_str() {
        "bib" | "bibtex" => Some(From::Bibtex),
        "json" => Some(From::Csl),
        _ => None,
    });
    let generator = match from {
        Some(From::Bibtex) => return bibtex::read(text).map(sources),
        Some(From::Csl) => return csl::read(text).map(sources),
        Some(From::Hugo) => Some(Generator::Hugo),
        Some(From::Zola) => Some(Generator::Zola),
        Some(From::Jekyll) => Some(Generator::Jekyll),
        None => None,
    };
    if generator.is_none() && !["md", "markdown", "mkd", "html"].contains(&extension.as_str()) {
        return Err(" say what it is with `--from`".to_owned());
    }
    let document = document::read(inner, text, generator)?;
    Ok((vec![Made { path: format!("content/{}", document.path), text: document.text }], document.notes))
}

fn sources((records, notes): (Vec<crate::import::record::Record>, Vec<Note>)) -> (Vec<Made>, Vec<Note>) {
    let made = records
        .iter()
        .map(|record| Made { path: format!("content/sources/{}.yaml", record.key), text: record.to_yaml() });
    (made.collect(), notes)
}
