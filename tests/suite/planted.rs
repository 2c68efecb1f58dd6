//! Planted errors: each is found at its place, and its clean twin has no finding. The table of results is the test.
//!
//! The first six are those that the rules were made for: a word left out, a source that lacks it, a date that no source
//! gives, a wrong number, a dropped hedge, a singular made a plural.

use std::collections::BTreeMap;

use factbox::compile::{Memos, compile};
use factbox::date::{Day, Today};
use factbox::diagnostic::Level;
use factbox::path::SitePath;
use factbox::world::{File, World};

/// The harbour's paper.
const GAZETTE: &str = "\
SALTHAVEN – The harbour of Salthaven was closed on Tuesday after an inspection found cracks in the north pier. The harbour master, \
Ines Moreau, said the order would stay in force until the pier is safe. “We are not gambling with people’s lives; the pier stays \
shut,” Moreau said.

The pier was built in 1931 and carries 640 metres of track. Inspectors counted 27 cracks, of which 4 were deeper than a hand. \
Repairs will reportedly cost 2.8 million crowns, and were ostensibly planned for last year.

The shipping company Nordvik said it had not been told beforehand. It employs 312 people in the town. Its ferries carried 84,000 \
passengers in the summer. A strike in the port, called by the dockers’ union, ended in March without an agreement on pay.
";

/// The paper of the next town.
const HERALD: &str = "\
The port authority has shut the harbour of Salthaven. Its head, Ines Moreau, called the damage to the north pier serious. \
A spokesman for Nordvik, Pavel Lind, said the company was informed on Monday evening. “We will reroute every ferry to Brannholm,” \
he said.

The authority has asked the ministry in Karlsund for help. The ministry may have known of the cracks since the spring, said Lind. \
About 30 cracks were counted. The mayor, Tove Aasen, did not rule out a longer closure and has not asked for a second inspection.
";

/// What is planted, of which kind, by which rule it must be found, at which words; and the same without the error.
struct Planted {
    kind: &'static str,
    error: &'static str,
    rule: &'static str,
    words: &'static str,
    twin: &'static str,
}

const fn planted(
    kind: &'static str,
    error: &'static str,
    rule: &'static str,
    words: &'static str,
    twin: &'static str,
) -> Planted {
    Planted { kind, error, rule, words, twin }
}

const ALTERED: &str = "altered words";
const SWAPPED: &str = "swapped sources";
const NUMBERS: &str = "invented numbers";
const NAMES: &str = "invented names";
const HEDGES: &str = "dropped hedges";
const NEGATIONS: &str = "elided negations";
const YEARS: &str = "wrong years and dates";

const TABLE: &[Planted] = &[
    planted(
        ALTERED,
        r#"She is "not gambling with lives". [@gazette]"#,
        "quote-not-found",
        "not gambling with lives",
        r#"She is "not gambling with people's lives". [@gazette]"#,
    ),
    planted(
        SWAPPED,
        r#"It was shut. [@herald, "on Tuesday"]"#,
        "misattributed-quote",
        "on Tuesday",
        r#"It was shut. [@gazette, "on Tuesday"]"#,
    ),
    planted(
        YEARS,
        "The harbour was closed on July 10, 2025. [@gazette]",
        "unsupported-fact",
        "July",
        "The harbour was closed on Tuesday. [@gazette]",
    ),
    planted(
        NUMBERS,
        "Inspectors counted 28 cracks. [@gazette]",
        "unsupported-fact",
        "28",
        "Inspectors counted 27 cracks. [@gazette]",
    ),
    planted(
        HEDGES,
        r#"Repairs will be dear. [@gazette, "will reportedly cost 2.8 million"]"#,
        "dropped-hedge",
        "- Repairs",
        r#"Repairs will reportedly be dear. [@gazette, "will reportedly cost 2.8 million"]"#,
    ),
    planted(
        ALTERED,
        r#"There was a strike. [@gazette, "A strike in the ports"]"#,
        "passage-not-found",
        "A strike in the ports",
        r#"There was a strike. [@gazette, "A strike in the port"]"#,
    ),
    planted(
        ALTERED,
        r#"She said "the pier stays closed". [@gazette]"#,
        "quote-not-found",
        "the pier stays closed",
        r#"She said "the pier stays shut". [@gazette]"#,
    ),
    planted(
        ALTERED,
        r#"He said: "We will reroute all ferries to Brannholm". [@herald]"#,
        "quote-not-found",
        "We will reroute all",
        r#"He said: "We will reroute every ferry to Brannholm". [@herald]"#,
    ),
    planted(
        ALTERED,
        r#"It was serious. [@herald, "called the damage to the pier serious"]"#,
        "passage-not-found",
        "called the damage to the pier",
        r#"It was serious. [@herald, "called the damage to the north pier serious"]"#,
    ),
    planted(
        ALTERED,
        r#"The order stays. [@gazette, "would stay in force until the pier was safe"]"#,
        "passage-not-found",
        "would stay in force",
        r#"The order stays. [@gazette, "would stay in force until the pier is safe"]"#,
    ),
    planted(
        ALTERED,
        r#"Cracks were found. [@gazette, "an inspection found crack in the north pier"]"#,
        "passage-not-found",
        "an inspection found crack",
        r#"Cracks were found. [@gazette, "an inspection found cracks in the north pier"]"#,
    ),
    planted(
        ALTERED,
        r#"He said "the company was told on Monday evening". [@herald]"#,
        "quote-not-found",
        "the company was told",
        r#"He said "the company was informed on Monday evening". [@herald]"#,
    ),
    planted(
        ALTERED,
        r#"The company said it "had been told beforehand". [@gazette]"#,
        "quote-not-found",
        "had been told beforehand",
        r#"The company said it "had not been told beforehand". [@gazette]"#,
    ),
    planted(
        SWAPPED,
        r#"He said "We will reroute every ferry". [@gazette]"#,
        "misattributed-quote",
        "We will reroute every ferry",
        r#"He said "We will reroute every ferry". [@herald]"#,
    ),
    planted(
        SWAPPED,
        r#"It is old. [@herald, "was built in 1931"]"#,
        "misattributed-quote",
        "was built in 1931",
        r#"It is old. [@gazette, "was built in 1931"]"#,
    ),
    planted(
        SWAPPED,
        r#"They asked. [@gazette, "asked the ministry in Karlsund"]"#,
        "misattributed-quote",
        "asked the ministry",
        r#"They asked. [@herald, "asked the ministry in Karlsund"]"#,
    ),
    planted(
        SWAPPED,
        r#"She said "the pier stays shut". [@herald]"#,
        "misattributed-quote",
        "the pier stays shut",
        r#"She said "the pier stays shut". [@gazette]"#,
    ),
    planted(
        SWAPPED,
        r#"It ended. [@herald, "ended in March"]"#,
        "misattributed-quote",
        "ended in March",
        r#"It ended. [@gazette, "ended in March"]"#,
    ),
    planted(
        SWAPPED,
        r#"It was told. [@gazette, "informed on Monday evening"]"#,
        "misattributed-quote",
        "informed on Monday",
        r#"It was told. [@herald, "informed on Monday evening"]"#,
    ),
    planted(
        NUMBERS,
        "The pier carries 460 metres of track. [@gazette]",
        "unsupported-fact",
        "460",
        "The pier carries 640 metres of track. [@gazette]",
    ),
    planted(
        NUMBERS,
        "It employs 321 people. [@gazette]",
        "unsupported-fact",
        "321",
        "It employs 312 people. [@gazette]",
    ),
    planted(
        NUMBERS,
        "The ferries carried 48,000 passengers. [@gazette]",
        "unsupported-fact",
        "48,000",
        "The ferries carried 84 000 passengers. [@gazette]",
    ),
    planted(
        NUMBERS,
        "Repairs will reportedly cost 28 million crowns. [@gazette]",
        "unsupported-fact",
        "28",
        "Repairs will reportedly cost 2.8 million crowns. [@gazette]",
    ),
    planted(
        NUMBERS,
        "About 27 cracks were counted. [@herald]",
        "unsupported-fact",
        "27",
        "About 30 cracks were counted. [@herald]",
    ),
    planted(
        NUMBERS,
        r#"There are many. [@gazette, "counted 37 cracks"]"#,
        "passage-not-found",
        "counted 37 cracks",
        r#"There are many. [@gazette, "counted 27 cracks"]"#,
    ),
    planted(
        NUMBERS,
        "Of the cracks, 14 were deep. [@gazette]",
        "unsupported-fact",
        "14",
        "Of the cracks, 4 were deep. [@gazette]",
    ),
    planted(
        NAMES,
        "The harbour master is Ines Morel. [@gazette]",
        "unsupported-fact",
        "Morel",
        "The harbour master is Ines Moreau. [@gazette]",
    ),
    planted(
        NAMES,
        "The shipping company Nordlys was not told. [@gazette]",
        "unsupported-fact",
        "Nordlys",
        "The shipping company Nordvik was not told. [@gazette]",
    ),
    planted(
        NAMES,
        "The spokesman Pavel Lindgren spoke. [@herald]",
        "unsupported-fact",
        "Lindgren",
        "The spokesman Pavel Lind spoke. [@herald]",
    ),
    planted(
        NAMES,
        "The ferries go to Brannvik. [@herald]",
        "unsupported-fact",
        "Brannvik",
        "The ferries go to Brannholm. [@herald]",
    ),
    planted(
        NAMES,
        "The ministry in Oslo was asked. [@herald]",
        "unsupported-fact",
        "Oslo",
        "The ministry in Karlsund was asked. [@herald]",
    ),
    planted(
        NAMES,
        "The mayor, Tove Aasen, was silent. [@gazette]",
        "unsupported-fact",
        "Tove",
        "The mayor, Tove Aasen, was asked. [@herald]",
    ),
    planted(
        NAMES,
        "The closure of Salthaven was ordered by Pavel Lind. [@gazette]",
        "unsupported-fact",
        "Pavel",
        "The closure of Salthaven was ordered by Ines Moreau. [@gazette]",
    ),
    planted(
        HEDGES,
        r#"The repairs were planned. [@gazette, "were ostensibly planned"]"#,
        "dropped-hedge",
        "- The repairs",
        r#"The repairs were ostensibly planned. [@gazette, "were ostensibly planned"]"#,
    ),
    planted(
        HEDGES,
        r#"The ministry knew of the cracks. [@herald, "may have known of the cracks"]"#,
        "dropped-hedge",
        "- The ministry",
        r#"The ministry may have known of the cracks. [@herald, "may have known of the cracks"]"#,
    ),
    planted(
        HEDGES,
        r#"The work will cost millions. [@gazette, "reportedly cost 2.8 million crowns"]"#,
        "dropped-hedge",
        "- The work",
        r#"The work, the paper writes, will cost millions. [@gazette, "reportedly cost 2.8 million crowns"]"#,
    ),
    planted(
        HEDGES,
        r#"Cracks were known since the spring. [@herald, "may have known of the cracks since the spring"]"#,
        "dropped-hedge",
        "- Cracks",
        r#"According to Lind, cracks were known since the spring. [@herald, "may have known of the cracks since the spring"]"#,
    ),
    planted(
        HEDGES,
        r#"It was meant for last year. [@gazette, "ostensibly planned for last year"]"#,
        "dropped-hedge",
        "- It was meant",
        r#"It was apparently meant for last year. [@gazette, "ostensibly planned for last year"]"#,
    ),
    planted(
        NEGATIONS,
        r#"It was told. [@gazette, "said it had ... been told beforehand"]"#,
        "lossy-ellipsis",
        "said it had",
        r#"It was not told. [@gazette, "said it had not been told beforehand"]"#,
    ),
    planted(
        NEGATIONS,
        r#"She gambles. [@gazette, "We are ... gambling with people's lives"]"#,
        "lossy-ellipsis",
        "We are",
        r#"She does not gamble. [@gazette, "We are not gambling with people's lives"]"#,
    ),
    planted(
        NEGATIONS,
        r#"They agreed. [@gazette, "ended in March ... an agreement on pay"]"#,
        "lossy-ellipsis",
        "ended in March",
        r#"They did not agree. [@gazette, "ended in March without an agreement on pay"]"#,
    ),
    planted(
        NEGATIONS,
        r#"She ruled it out. [@herald, "Tove Aasen, did ... rule out a longer closure"]"#,
        "lossy-ellipsis",
        "Tove Aasen",
        r#"She did not rule it out. [@herald, "Tove Aasen, did not rule out a longer closure"]"#,
    ),
    planted(
        NEGATIONS,
        r#"She asked for another. [@herald, "and has ... asked for a second inspection"]"#,
        "lossy-ellipsis",
        "and has",
        r#"She did not ask for another. [@herald, "and has not asked for a second inspection"]"#,
    ),
    planted(
        NEGATIONS,
        r#"It hides a paragraph. [@gazette, "the pier stays shut ... was built in 1931"]"#,
        "lossy-ellipsis",
        "the pier stays shut",
        r#"It hides little. [@gazette, "counted 27 cracks ... deeper than a hand"]"#,
    ),
    planted(
        YEARS,
        "The pier was built in 1913. [@gazette]",
        "unsupported-fact",
        "1913",
        "The pier was built in 1931. [@gazette]",
    ),
    planted(
        YEARS,
        "The strike ended in May. [@gazette]",
        "unsupported-fact",
        "May",
        "The strike ended in March. [@gazette]",
    ),
    planted(
        YEARS,
        "The harbour was closed on Wednesday. [@gazette]",
        "unsupported-fact",
        "Wednesday",
        "The harbour was closed on Tuesday. [@gazette]",
    ),
    planted(
        YEARS,
        "The strike ended in March 2026. [@gazette]",
        "unsupported-fact",
        "March 2026",
        "The strike ended in March. [@gazette]",
    ),
    planted(
        YEARS,
        "The company was informed on Sunday. [@herald]",
        "unsupported-fact",
        "Sunday",
        "The company was informed on Monday. [@herald]",
    ),
];

/// What is found on a page with this item, of warnings and errors: the rule, and the words at its place.
fn found(item: &str) -> Vec<(String, String)> {
    let mut world = World::default();
    world.options.today = Today::fixed(Day::parse("2026-11-21").expect("it is a day"));
    for (key, publisher, text) in
        [("gazette", "The Salthaven Gazette", GAZETTE), ("herald", "The Brannholm Herald", HERALD)]
    {
        let source =
            format!("title: The harbour\npublisher: {publisher}\nissued: unknown\ntext: {key}.txt\n");
        world.files.insert(SitePath::new(format!("content/sources/{key}.yaml")), File::text(&source));
        world.texts.insert(format!("{key}.txt"), File::text(text));
    }
    let page = format!(
        "---\ntitle: The harbour\nsources: [gazette, herald]\n---\n\n## Reported by one source\n\n- {item}\n"
    );
    world.files.insert(SitePath::new("content/harbour.md"), File::text(&page));
    compile(&world, &Memos::default())
        .diagnostics
        .iter()
        // The page lists both sources, so that each can be taken for the other.
        .filter(|finding| finding.level > Level::Info && finding.rule != "unused-source")
        .map(|finding| {
            let span = finding.place.as_ref().expect("it has a place").span;
            (finding.rule.to_owned(), span.slice(&page).to_owned())
        })
        .collect()
}

#[test]
fn every_planted_error_is_found_and_no_twin_is() {
    let mut table: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for planted in TABLE {
        let row = table.entry(planted.kind).or_default();
        row.0 += 1;
        let errors = found(planted.error);
        let is_found =
            errors.iter().any(|(rule, words)| rule == planted.rule && words.starts_with(planted.words));
        row.1 += usize::from(is_found);
        if !is_found {
            wrong.push(format!("not found: {}\n    {errors:?}", planted.error));
        }
        let alarms = found(planted.twin);
        row.2 += alarms.len();
        if !alarms.is_empty() {
            wrong.push(format!("false alarm: {}\n    {alarms:?}", planted.twin));
        }
    }
    let rows: Vec<String> = table
        .iter()
        .map(|(kind, (planted, found, alarms))| {
            format!("{kind:24} {planted:3} planted, {found:3} found, {alarms} false alarms")
        })
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", rows.join("\n"), wrong.join("\n"));
    insta::assert_snapshot!(rows.join("\n"), @r"
    altered words              9 planted,   9 found, 0 false alarms
    dropped hedges             6 planted,   6 found, 0 false alarms
    elided negations           6 planted,   6 found, 0 false alarms
    invented names             7 planted,   7 found, 0 false alarms
    invented numbers           8 planted,   8 found, 0 false alarms
    swapped sources            7 planted,   7 found, 0 false alarms
    wrong years and dates      6 planted,   6 found, 0 false alarms
    ");
}
