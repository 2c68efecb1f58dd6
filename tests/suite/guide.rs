//! The documentation, as a reader uses it: what it says is typed is typed, in order, by the real binary, and what it says is
//! printed is compared; what it says is written is written and tried.
//!
//! - In a block `console`, what follows `$` is typed; what stands below is what is printed. A line `…` stands for anything,
//!   and times for any time. Programs other than factbox are known by name and left out; a server is not started.
//! - A block whose language is followed by a path (`yaml factbox.yaml`) is that file.
//! - `yaml front-matter` and `markdown body` are a part of a page, and nothing may be wrong with it.
//! - A comment `<!-- replace "this" by "that" in path -->` is what a sentence asks the reader to do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::first_run::Desk;
use super::rules::{findings, read};

/// Programs that a reader runs, and the tests do not.
const OTHERS: [&str; 5] = ["./tests/run", "cargo", "git", "netlify", "npx"];
/// What a part of a page is tried in spite of.
const PARTIAL: [&str; 4] = ["unused-source", "no-citations", "unknown-section", "incomplete-source"];
/// What a part of a page may cite.
const GAZETTE: &str = "Harbour closed after storm\n\nThe harbour of Ellery has been closed since Monday, 16 November, the harbour \
                       master said. \
                       \"The eastern wall has moved by a hand's breadth,\" she told reporters.\n";
const HERALD: &str =
    "Ellery harbour will stay shut until further notice. The harbour was closed on Monday, 16 November.\n";

/// What a page asks its reader to do.
#[derive(Debug)]
enum Step {
    /// A command, and what it prints.
    Type(String, Vec<String>),
    /// A file with this text.
    Write(String, String),
    /// A part of a page.
    Try(String, String),
    /// Words to replace in a file.
    Replace(String, String, String),
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The steps of a page, each with its line.
fn steps(page: &str, text: &str) -> Vec<(usize, Step)> {
    let mut steps = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(comment) = line.strip_prefix("<!-- replace ") {
            let parts: Vec<&str> = comment.split('"').collect();
            let path = parts[4].trim().strip_prefix("in ").expect("a file is named").trim_end_matches(" -->");
            steps
                .push((number + 1, Step::Replace(path.to_owned(), parts[1].to_owned(), parts[3].to_owned())));
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let whole = || format!("{}\n", block.join("\n"));
        match info.split_whitespace().collect::<Vec<_>>()[..] {
            ["console"] => {
                for (below, line) in block.iter().enumerate() {
                    match (line.strip_prefix("$ "), steps.last_mut()) {
                        (Some(command), _) => {
                            steps.push((number + 2 + below, Step::Type(command.to_owned(), Vec::new())));
                        }
                        (None, Some((_, Step::Type(_, printed)))) => printed.push((*line).to_owned()),
                        _ => panic!("{page}:{}: nothing was typed before", number + 2),
                    }
                }
            }
            ["yaml" | "markdown", part @ ("front-matter" | "body")] => {
                steps.push((number + 1, Step::Try(part.to_owned(), whole())));
            }
            [_, path] => steps.push((number + 1, Step::Write(path.to_owned(), whole()))),
            ["yaml" | "markdown"] if page != "checks.md" && page != "README.md" => {
                panic!("{page}:{}: say what this is a part of, and it is tried", number + 1)
            }
            _ => {}
        }
    }
    steps
}

/// A reader at work.
struct Reader {
    desk: Desk,
    folder: PathBuf,
}

impl Reader {
    fn factbox(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factbox"));
        command.args(arguments).current_dir(&self.folder).env_clear();
        let output = command.env("SOURCE_DATE_EPOCH", "1795305600").output().expect("it can be run");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).expect("it is text"))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("it can be written");
    }

    /// The findings in a file, but for what a part of a page cannot help.
    fn findings(&self, path: &str) -> Vec<String> {
        let (_, said) = self.factbox(&["check", "--format", "short"]);
        let here = |line: &&str| line.starts_with(&format!("{path}:"));
        let grave = |line: &&str| !PARTIAL.iter().any(|rule| line.contains(&format!("[{rule}]")));
        said.lines().filter(here).filter(grave).map(str::to_owned).collect()
    }

    fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Type(command, printed) => self.enter(command, printed),
            Step::Write(path, text) => {
                let files = [("factbox.yaml", ""), ("content/", ""), ("words/", ""), ("themes/", "")];
                self.write(path, text);
                let is_input = files.iter().any(|(beginning, _)| path.starts_with(beginning));
                let found = if is_input { self.findings(path) } else { Vec::new() };
                if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
            }
            Step::Try(part, text) => {
                let page = match part.as_str() {
                    "body" => format!("---\ntitle: An example\nsources: [gazette, herald]\n---\n\n{text}"),
                    _ => format!("---\n{text}---\n\nText.\n"),
                };
                self.write("content/example.md", &page);
                let found = self.findings("content/example.md");
                fs::remove_file(self.folder.join("content/example.md")).expect("it was written");
                if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
            }
            Step::Replace(path, this, that) => {
                let text = fs::read_to_string(self.folder.join(path)).expect("the file is there");
                if !text.contains(this) {
                    return Err(format!("`{this}` is not in {path}"));
                }
                self.write(path, &text.replace(this, that));
                Ok(())
            }
        }
    }

    fn enter(&mut self, command: &str, printed: &[String]) -> Result<(), String> {
        if let Some((command, path)) = command.split_once(" > ") {
            let words: Vec<&str> = command.split_whitespace().collect();
            let (is_fine, said) = self.factbox(&words[1..]);
            self.write(path, &said);
            return if is_fine { Ok(()) } else { Err(said) };
        }
        let words: Vec<&str> = command.split_whitespace().collect();
        match words[..] {
            ["mkdir", "-p", folder] => {
                fs::create_dir_all(self.folder.join(folder)).map_err(|problem| problem.to_string())
            }
            ["cd", folder] => {
                self.folder = fs::canonicalize(self.folder.join(folder)).map_err(|it| it.to_string())?;
                Ok(())
            }
            ["factbox", "serve" | "watch", ..] => {
                let (is_right, said) = self.factbox(&[&words[1..], &["--help"]].concat());
                if is_right { Ok(()) } else { Err(said) }
            }
            ["factbox", ..] => {
                let (is_fine, said) = self.factbox(&words[1..]);
                let fails = printed.iter().any(|line| line.starts_with("error"));
                if is_fine == fails {
                    return Err(format!("`{command}` says\n{said}"));
                }
                compare(printed, &said)
                    .map_err(|line| format!("`{command}` does not print\n{line}\nbut\n{said}"))
            }
            [program, ..] if OTHERS.contains(&program) => Ok(()),
            _ => Err(format!("`{command}` is no command that readers are known to run")),
        }
    }
}

/// Compares what is printed with what is said to be; the first line that is not there.
fn compare(expected: &[String], printed: &str) -> Result<(), String> {
    let printed: Vec<String> = printed.lines().map(timeless).collect();
    let mut rest = printed.iter();
    let mut may_skip = false;
    for line in expected {
        if line.trim() == "…" {
            may_skip = true;
            continue;
        }
        let wanted = timeless(line);
        let found = if may_skip { rest.any(|it| *it == wanted) } else { rest.next() == Some(&wanted) };
        if !found {
            return Err(line.clone());
        }
        may_skip = false;
    }
    match rest.next() {
        Some(more) if !may_skip && !expected.is_empty() => {
            Err(format!("(nothing after that, and there is) {more}"))
        }
        _ => Ok(()),
    }
}

/// A line with any time in place of the one that it took.
fn timeless(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let is_time = |at: usize| {
        at > 0 && words[at - 1] == "in" && words[at].parse::<f64>().is_ok() && {
            words.get(at + 1).is_some_and(|unit| unit.starts_with('s'))
        }
    };
    let shown = (0..words.len()).map(|at| if is_time(at) { "T" } else { words[at] });
    shown.collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

fn follow(page: &str, path: &Path, reader: &mut Reader) {
    let text = fs::read_to_string(path).expect("the page is there");
    let steps = steps(page, &text);
    assert!(!steps.is_empty(), "{page} asks its reader to do nothing");
    let wrong: Vec<String> = steps
        .iter()
        .filter_map(|(line, step)| Some(format!("{page}:{line}: {}", reader.take(step).err()?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn empty() -> Reader {
    let desk = Desk::empty();
    Reader { folder: desk.root.clone(), desk }
}

/// A site with the two sources that examples cite.
fn furnished() -> Reader {
    let reader = empty();
    assert_eq!(reader.desk.said("init").0, 0);
    for (key, text) in [("gazette", GAZETTE), ("herald", HERALD)] {
        let source = format!("title: {key}\npublisher: {key}\nissued: 2026-11-17\ntext: {key}.txt\n");
        reader.write(&format!("content/sources/{key}.yaml"), &source);
        reader.write(&format!("content/sources/text/{key}.txt"), text);
    }
    let theme = root().join("themes/ledger");
    for file in super::first_run::files(&theme) {
        let text = fs::read(theme.join(&file)).expect("it is there");
        let path = reader.folder.join("themes/ledger").join(&file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("it can be written");
    }
    reader
}

#[test]
fn the_readme_can_be_followed() {
    follow("README.md", &root().join("README.md"), &mut empty());
}

#[test]
fn the_guide_can_be_followed() {
    follow("writing.md", &root().join("docs/content/pages/writing.md"), &mut empty());
}

#[test]
fn every_example_of_the_documentation_works() {
    let mut followed = 0;
    for path in super::first_run::files(&root().join("docs/content/pages")) {
        let file = root().join("docs/content/pages").join(&path);
        let text = fs::read_to_string(&file).expect("it is text");
        if path != "writing.md" && path != "checks.md" && !steps(&path, &text).is_empty() {
            follow(&path, &file, &mut furnished());
            followed += 1;
        }
    }
    assert!(followed > 5, "there are examples on more pages than {followed}");
}

#[test]
fn the_documentation_has_no_findings() {
    let (world, found) = read(&root().join("docs"));
    let (_, lines) = findings(&world, &found);
    assert!(!lines.contains(" error[") && !lines.contains(" warning["), "{lines}");
}
