//! Measures the checks on texts of your own: `cargo run --example yardstick -- --texts FOLDER`.
//!
//! `--spans 20000` says how many quotations and passages are made of the texts, `--lang de` what language those are in
//! whose names do not begin with one (`de-harbour.txt`), `--most 400` how many texts are read, `--examples 2` how many of
//! what was judged wrongly are printed, of each kind. Without `--texts` it takes the project's own.

#![allow(missing_docs, reason = "nobody links an example")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "it reads texts, and prints what it measured"
)]

#[path = "../tests/yardstick/mod.rs"]
mod yardstick;

use std::path::Path;
use std::time::Instant;

use yardstick::{article, measure, table};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let number = |name: &str, default: usize| {
        value(name).map_or(default, |value| value.parse().expect("it is a number"))
    };
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yardstick/texts");
    let texts = value("--texts").map_or(own, |folder| Path::new(folder).to_path_buf());
    let lang = value("--lang").map_or("en", String::as_str);
    let articles = article::read(&texts, lang, number("--most", 400));
    println!(
        "{} texts of {} words",
        articles.len(),
        articles.iter().flat_map(article::Article::words).count()
    );
    let started = Instant::now();
    let spans = measure::measure(&articles, number("--spans", 20_000));
    println!("{} spans in {:.1?}", spans.len(), started.elapsed());
    let all: Vec<&measure::Span> = spans.iter().collect();
    println!("{}", table::examples(&all, number("--examples", 1)));
    println!("{}", table::table(&spans));
    for (name, counts) in table::blamed(&all) {
        println!("to blame: {}", counts.line(&name));
    }
}
