//! How long a site takes to be read, compiled and planned again after an edit of one page:
//! `cargo bench --bench refresh -- SITE [PAGE]`, with a site of any size.
//!
//! PAGE is a file below `content/`; without it, the first. It is put back when the measurement is over.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark asks for the time, edits a file and prints"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use factbox::date::Today;
use factbox::session::{Session, Settings};
use factbox::world::Options;

const ROUNDS: usize = 21;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(root) = arguments.next() else {
        println!("usage: cargo bench --bench refresh -- SITE [PAGE]");
        return;
    };
    let root = fs::canonicalize(root).expect("the site exists");
    let page = arguments.next().map_or_else(|| first_page(&root.join("content")), |page| root.join(page));
    let output = tempfile::tempdir().expect("a folder for the output can be made");
    let mut session = Session::new(Settings {
        output: output.path().join("output"),
        texts: None,
        options: Options { future: true, ..Options::default() },
        today: Box::new(Today::default),
        root,
    });
    let started = Instant::now();
    let first = session.refresh().expect("the first refresh reads everything");
    println!("cold: {:.1?} for {} pages", started.elapsed(), first.compilation.pages.len());
    drop(first);

    let text = fs::read_to_string(&page).expect("the page is text");
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|round| {
            fs::write(&page, format!("{text}\nAn edit, the {round}th.\n")).expect("the page can be written");
            let started = Instant::now();
            let refresh = session.refresh().expect("the page has changed");
            let time = started.elapsed();
            drop(refresh);
            time
        })
        .collect();
    fs::write(&page, text).expect("the page can be written");
    times.sort();
    println!(
        "after an edit of {}: median {:.1?}, slowest {:.1?} of {ROUNDS}",
        page.display(),
        times[ROUNDS / 2],
        times[ROUNDS - 1]
    );
}

/// The first page of a site that is no list, by path.
fn first_page(folder: &Path) -> PathBuf {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let folders = paths.iter().filter(|path| path.is_dir() && !path.ends_with("sources"));
    let page = paths.iter().find(|path| path.extension().is_some_and(|extension| extension == "md"));
    match page {
        Some(page) => page.clone(),
        None => first_page(folders.into_iter().next().expect("there is a page")),
    }
}
