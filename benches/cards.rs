//! What a social card costs: `cargo bench --bench cards`. The goal is 4 ms of one core's time for a card that is drawn; one
//! that has not changed is not drawn.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a measurement reads the clock and prints"
)]

use std::time::{Duration, Instant};

use factbox::pages::social_card::{Input, png};

/// How many cards are drawn, each with another title.
const CARDS: usize = 400;

fn main() {
    let words = [
        "bridge", "harbour", "council", "closed", "ferry", "what", "two", "reports", "agree", "and", "where",
    ];
    let mut seed = 1_usize;
    let cards: Vec<Input> = (0..CARDS)
        .map(|number| {
            let title = (0..8 + number % 12).map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                words[(seed >> 33) % words.len()]
            });
            let count = |count: usize, word: &str| (count, word.to_owned());
            Input {
                site: "The Plain Record".to_owned(),
                title: title.collect::<Vec<_>>().join(" "),
                counts: [
                    count(5 + number, "Known"),
                    count(12, "One source"),
                    count(3, "Disputed"),
                    count(6, "Unknown"),
                ],
            }
        })
        .collect();
    png(&cards[0]);
    let mut times: Vec<Duration> = Vec::with_capacity(CARDS);
    let mut bytes = 0;
    for card in &cards {
        let start = Instant::now();
        bytes += png(card).len();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "a card: median {:.2} ms, slowest of a hundred {:.2} ms, {} KiB",
        milliseconds(times[CARDS / 2]),
        milliseconds(times[CARDS * 99 / 100]),
        bytes / CARDS / 1024
    );
}
