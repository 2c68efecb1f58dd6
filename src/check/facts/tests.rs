//! Claims beside the text of their source, and what of the claim the source does not have.

use super::*;
use crate::date::Edtf;
use crate::model::source::{Source, SourceDate, Stated};
use crate::path::SitePath;
use crate::span::Spanned;

/// What a source of this date and text does not have of a claim; both in the language before the colon, the claim in English.
fn missing(issued: &str, language: &str, claim: &str, text: &str) -> Vec<String> {
    let (page, of) = language.split_once('<').unwrap_or((language, language));
    let mut source = Source::new("x", &SitePath::new("content/x.md"), Span::default());
    source.title = Stated::Known("A title".into());
    if let Some(date) = Edtf::parse(issued) {
        source.issued = Stated::Known(Spanned { value: SourceDate::Edtf(date), span: Span::default() });
    }
    let stock = Stock::of(&normalise(text, &[]), text, of);
    let evidence = Evidence::new(stock.into(), &source, of);
    let facts = in_text(claim, page).into_iter();
    facts
        .filter(|(readings, _)| !readings.iter().any(|what| evidence.supports(what, &[])))
        .map(|(_, range)| claim[range].to_owned())
        .collect()
}

/// Rows of a claim, a text, and what is missing. A date in front is that of the source.
fn check(language: &str, rows: &[(&str, &str, &[&str])]) {
    let mut wrong = String::new();
    for (claim, text, expected) in rows {
        let (issued, text) = match text.split_once(" | ") {
            Some((issued, text)) => (issued, text),
            None => ("2025-11-04", *text),
        };
        let found = missing(issued, language, claim, text);
        if found != *expected {
            wrong.push_str(&format!("{claim}\n  {text}\n  found {found:?}, expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn numbers_are_compared_by_value() {
    check(
        "en",
        &[
            ("It has 19 boats.", "There are nineteen boats.", &[]),
            ("It has nineteen boats.", "There are 19 boats.", &[]),
            ("It has fourteen boats.", "There are twelve boats.", &["fourteen"]),
            ("It has 41 boats.", "There are 14 boats.", &["41"]),
            ("Some 300 came.", "Three hundred people came.", &[]),
            ("Three hundred and five came.", "305 came.", &[]),
            ("Two thousand, or 350,000", "There were 2,000 or three hundred and fifty thousand.", &[]),
            ("A dozen boats sank.", "Twelve boats sank.", &[]),
            ("Twelve boats sank.", "A dozen boats sank.", &[]),
            ("Twelve boats sank.", "Two dozen boats sank.", &["Twelve"]),
            ("Half a million people fled.", "Some 500,000 people fled.", &[]),
            ("500,000 people fled.", "Half a million people fled.", &[]),
            ("Twenty-one ships", "21 ships", &[]),
            ("21 ships", "twenty-one ships", &[]),
            ("22 ships", "twenty-one ships and two boats", &["22"]),
            ("Two thirds of voters", "66 per cent of the voters", &[]),
            ("67% of voters", "two-thirds of the voters", &[]),
            ("A quarter of pupils", "25 percent of pupils", &[]),
            ("A quarter of pupils", "a third of the pupils", &["A quarter"]),
            ("Half of the pupils", "50% of pupils", &[]),
            ("Half of the pupils", "60% of pupils", &["Half"]),
            ("It cost $9.6bn.", "It cost US$9.6 billion.", &[]),
            ("It cost 9.6 billion dollars.", "The $9.6bn plan", &[]),
            ("It cost $9.6bn.", "It cost $9.6 million.", &["$9.6bn"]),
            ("It cost $5m.", "It cost €5m.", &["$5m"]),
            ("It cost £5m.", "It cost €5 million and $5 million.", &["£5m"]),
            ("It cost 5 million euros.", "It cost €5m.", &[]),
            ("It cost EUR 5 million.", "It cost 5m euros.", &[]),
            ("It cost A$5m.", "It cost US$5m.", &["A$5m"]),
            ("It cost 2 crore rupees.", "It cost Rs. 20,000,000.", &[]),
            ("It cost 3.5 lakh rupees.", "It cost ₹350,000.", &[]),
            ("Pay of £450k", "pay of £450,000", &[]),
            ("A budget of 2.5tn yen", "a budget of ¥2.5 trillion", &[]),
            ("16.057 is no 16057", "It is 16057.", &["16.057"]),
            ("It is 16,057.", "It is 16.057.", &["16,057"]),
            ("The third pier", "the 3rd pier", &[]),
            ("The 3rd pier", "the third pier", &[]),
            ("The fourth pier", "the third pier", &["fourth"]),
            ("The 21st century", "the twenty-first century", &[]),
            ("A rise of 12 per cent", "a rise of 12%", &[]),
            ("A rise of 12 percent", "a 12 per cent rise", &[]),
            ("A rise of 12 percentage points", "12 points", &[]),
            ("It lies 12 km away.", "It lies 12 miles away.", &["12 km"]),
            ("It lies 12 kilometres away.", "It is a 12-km walk.", &[]),
            ("It lies 1.5 km away.", "It lies 1,500 metres away.", &[]),
            ("It took 90 minutes.", "It took an hour and a half, or 1.5 hours.", &[]),
            ("It took half an hour.", "It took 30 minutes.", &[]),
            ("In 14 days", "within two weeks", &[]),
            ("Within 12 weeks", "within 12 days", &["12 weeks"]),
            ("Aged 41", "the 41-year-old driver", &[]),
            ("10 to 12 boats", "10–12 boats", &[]),
            ("Between 10% and 12%", "10 to 12 percent", &[]),
            ("$5 million to $6 million", "$5–6 million", &[]),
            ("They won 3-1.", "It ended 3–1.", &[]),
            ("They won 3-1.", "It ended 3–2.", &["1"]),
            ("In the 1990s", "in the 1990s", &[]),
            ("In the '90s", "in the 1990s", &[]),
            ("In the 1980s", "in the 1990s", &["1980s"]),
            ("In 1884", "in 1884", &[]),
            ("In 1885", "in 1884", &["1885"]),
            ("In 2000", "in 1999", &["2000"]),
            ("From 2019 to 2020", "in 2019–20", &[]),
            ("World War II", "the Second World War", &[]),
            ("The Second World War", "World War II", &[]),
            ("Pope Leo XIV", "Leo the 14th", &[]),
            ("One man, at first, had none.", "He had it.", &[]),
            ("A second boat came, and it took one second.", "Another boat came.", &[]),
            ("Two men were held.", "Both men were held.", &[]),
            ("It happened twice, to both.", "It happened.", &[]),
            ("Two and a half million", "2.5 million", &[]),
            ("2½ hours", "two and a half hours", &[]),
            ("Nineteen ninety-four", "in 1994", &[]),
            ("Between 200 and 300", "between two hundred and three hundred", &[]),
            ("203", "between two hundred and three hundred", &["203"]),
            ("Address 192.168.1.1", "at 192.168.1.1", &[]),
            ("Address 192.168.1.2", "at 192.168.1.1", &["192.168.1.2"]),
            ("50 cents", "It costs 50 cents.", &[]),
            ("9 degrees", "9°C", &[]),
        ],
    );
}

#[test]
fn a_number_may_be_rounded_as_far_as_it_is_written() {
    check(
        "en",
        &[
            ("16.06 metres", "16.057 metres", &[]),
            ("16.05 metres", "16.057 metres", &["16.05 metres"]),
            ("About 16 metres", "16.057 metres", &[]),
            ("Nearly 13,000 people", "12,960 people", &[]),
            ("Some 12,000 people", "12,960 people", &["12,000"]),
            ("88 per cent", "88.5 per cent", &[]),
            ("89 per cent", "88.5 per cent", &[]),
            ("90 per cent", "88.5 per cent", &["90 per cent"]),
            ("$9.6bn", "$9,612,300,000", &[]),
            ("$9.7bn", "$9,612,300,000", &["$9.7bn"]),
            ("40 boats", "41 boats", &["40"]),
            ("20 people", "19 people", &["20"]),
            ("More than 400 people", "412 people", &[]),
            ("Two million people", "1.96 million people", &[]),
            ("Two million people", "1.6 million people", &["Two million"]),
            ("12,345 people", "12,000 people", &["12,345"]),
            ("A third of voters", "33.4% of voters", &[]),
        ],
    );
}

#[test]
fn tables_have_their_scale_at_their_head() {
    check(
        "en",
        &[
            ("Revenue of €412.3 million", "Table 1 (€ million)\nRevenue 412.3\nCosts 380.0", &[]),
            ("Revenue of $412.3 million", "All figures in millions of dollars.\nRevenue 412.3", &[]),
            ("Sales of £41,000", "£'000\nSales 41", &[]),
            ("Turnout was 61.2%.", "Turnout (%)\nNorth 61.2\nSouth 48.0", &[]),
            ("Turnout was 62.1%.", "Turnout (%)\nNorth 61.2\nSouth 48.0", &["62.1%"]),
        ],
    );
}

#[test]
fn times_of_day_are_compared_by_value() {
    check(
        "en",
        &[
            ("At 18:38", "at 6.38 p.m.", &[]),
            ("At 6.38 p.m.", "at 18:38", &[]),
            ("At 6:38", "at 18:38", &[]),
            ("At 6.38", "at 6:38", &[]),
            ("At 18.38", "at 6:38", &[]),
            ("At 6.38 a.m.", "at 18:38", &["6.38 a.m."]),
            ("At 6.39 p.m.", "at 18:38", &["6.39 p.m."]),
            ("At 2.15am", "at 02:15", &[]),
            ("At 02:15", "at 2.15 in the morning", &[]),
            ("At 2.15pm", "at 02:15", &["2.15pm"]),
            ("At noon", "at 12:00", &[]),
            ("At 12 noon", "at midday", &[]),
            ("At midnight", "at 00:00", &[]),
            ("At midnight", "at noon", &["midnight"]),
            ("At 6 p.m.", "at six in the evening", &[]),
            ("At 6 a.m.", "from six until midnight", &[]),
            ("At 7 a.m.", "from six in the morning, with seven boats", &["7 a.m."]),
            ("At six o'clock", "at 6pm", &[]),
            ("At half past six", "at 6:30", &[]),
            ("At 6.30pm", "at half past six", &[]),
            ("From 9am to 11am", "from 9 to 11 a.m.", &[]),
            ("At 1838 GMT", "at 18:38", &[]),
            ("It was 6.38 metres long.", "6.38 metres", &[]),
            ("It was 6.38 metres long.", "at 6:38", &["6.38 metres"]),
        ],
    );
}

#[test]
fn dates_are_read_in_their_usual_forms() {
    check(
        "en",
        &[
            ("On 13 March 2025", "on March 13, 2025", &[]),
            ("On March 13, 2025", "on 13 March", &[]),
            ("On 13 March 2025", "2025-03-13", &[]),
            ("On 13 March 2025", "13/03/2025", &[]),
            ("On 13 March 2025", "on 3/13/2025", &[]),
            ("On 2025-03-13", "on 13th March 2025", &[]),
            ("On the 13th of March", "on Mar. 13", &[]),
            ("On 13 March", "on 12 March with 13 boats", &["13 March"]),
            ("13 boats", "on 13 March with 12 boats", &["13"]),
            ("On 13 March", "on 13 April, after March", &["13 March"]),
            ("On 13 March 2024", "on 13 March 2025", &["13 March 2024"]),
            ("On March 31", "on March 13", &["March 31"]),
            ("In March 2024", "on 12 March 2025 about 2024", &["March 2024"]),
            ("In March", "on 3 March", &[]),
            ("In April", "on 3 March", &["April"]),
            ("Between 3 and 5 March", "3–5 March", &[]),
            ("On March 3 and 5", "on 3 and 5 March", &[]),
            ("On 4 March", "on 3 and 5 March", &["4 March"]),
            ("In Sept. 2024", "in September 2024", &[]),
            ("It may rain. May she? In May.", "in May", &[]),
            ("In March 12 million came.", "in March; 12 million", &[]),
        ],
    );
}

#[test]
fn days_are_counted_from_the_day_of_issue() {
    // A Tuesday.
    check(
        "en",
        &[
            ("On 4 November 2025", "It rained.", &[]),
            ("On Tuesday, 4 November 2025", "It rained.", &[]),
            ("On Monday, 3 November 2025", "on Monday", &[]),
            ("On 3 November", "yesterday", &[]),
            ("On 5 November", "tomorrow", &[]),
            ("On 5 November", "yesterday", &["5 November"]),
            ("On 1 November", "on Saturday", &[]),
            ("On 8 November", "on Saturday", &[]),
            ("On 2 November", "on Saturday", &["2 November"]),
            ("On 11 November", "next Tuesday", &[]),
            ("On 28 October", "last Tuesday", &[]),
            ("In the week of 27 October", "last week", &[]),
            ("In October 2025", "last month", &[]),
            ("In November 2025", "this month", &[]),
            ("In December 2025", "next month", &[]),
            ("In 2024", "last year", &[]),
            ("In 2026", "next year", &[]),
            ("In 2023", "last year", &["2023"]),
            ("On 1 November 2025", "three days ago", &[]),
            ("In 2022", "three years ago", &[]),
            ("In August 2025", "three months ago", &[]),
            ("In December 2025", "2026-01-12 | in December", &[]),
            ("On 3 December 2025", "2026-01-12 | on 3 December", &[]),
            ("On the 2nd of November", "It happened on the 2nd.", &[]),
            ("On Sunday", "on 2 November", &[]),
            ("On Friday", "on 2 November", &["Friday"]),
            ("In 2025", "2025 | It rained.", &[]),
        ],
    );
}

#[test]
fn names_are_known_in_their_other_forms() {
    check(
        "en",
        &[
            ("The SEC sued.", "The Securities and Exchange Commission sued.", &[]),
            ("The DOJ sued.", "the Department of Justice", &[]),
            ("By the Securities Commission", "the SEC", &["Securities", "Commission"]),
            ("The FDA sued.", "The Securities and Exchange Commission sued.", &["FDA"]),
            ("Many MPs left.", "Members of Parliament left, an MP said.", &[]),
            ("In America", "The U.S. said", &[]),
            ("The U.S. said", "Americans", &[]),
            ("The United States said", "American officials", &[]),
            ("An American said", "the US", &[]),
            ("He told us the US.", "he told us", &["US"]),
            ("In Britain", "the UK", &[]),
            ("The British said", "the United Kingdom", &[]),
            ("The Ecuadorian navy", "in Ecuador", &[]),
            ("From Ecuador", "the Ecuadorean", &[]),
            ("The Dutch said", "the Netherlands", &[]),
            ("From Spain", "Spaniards", &[]),
            ("From Sweden", "a Swede", &[]),
            ("The Danish said", "Swedish", &["Danish"]),
            ("The Nigerian army", "in Niger", &["Nigerian"]),
            ("From North Korea", "South Korean", &["North"]),
            ("From Austria", "Australian", &["Austria"]),
            ("In St. Paul", "in Saint Paul", &[]),
            ("In Saint Paul", "in St. Paul", &[]),
            ("Of Minnesota", "Rep. Ann Ellis, D-Minn.", &[]),
            ("By Democrat Ann Ellis of Minnesota", "Rep. Ann Ellis (D-Minn.)", &[]),
            ("Of Ohio", "Ann Ellis, D-Minn.", &["Ohio"]),
            ("By Senator Ellis", "Sen. Ellis", &[]),
            ("By Gov. Ellis", "Governor Ellis", &[]),
            ("By Dr. Ellis and Mr. Boyd", "Doctor Ellis and Boyd", &[]),
            ("By Mr. Bond", "Boyd", &["Bond"]),
            ("In Zurich", "in Zürich", &[]),
            ("By Mueller", "Müller", &[]),
            ("By Müller", "Mueller", &[]),
            ("By Jean-Luc van der Berg", "Jean-Luc van der Berg", &[]),
            ("By Ruth Okeye", "Ruth Okoye", &["Okeye"]),
            ("Okoye's and the Okoyes' bridge", "Okoye's bridge", &[]),
            ("In the Netherlands", "NETHERLANDS: FLOOD", &[]),
            ("The Labour Party", "the Labor Party", &[]),
            ("Of the Defence Ministry", "the defense ministry", &[]),
            ("The Londoners", "in London", &[]),
            ("In Great Harwood", "in Great Norwood", &["Harwood"]),
            ("The Anglo-Danish firm", "a Danish firm", &["Anglo"]),
            ("Of the EU", "the European Union", &[]),
            ("In Germany", "in Deutschland", &[]),
            ("By Washington", "They wash the car and feel ill.", &["Washington"]),
            ("By Plan B. The town", "plan B of the town", &[]),
        ],
    );
}

#[test]
fn each_language_has_its_own_words() {
    check(
        "de",
        &[
            ("Es waren 23 Boote.", "dreiundzwanzig Boote", &[]),
            ("Dreiundzwanzig Boote", "23 Boote", &[]),
            ("Es waren 32 Boote.", "dreiundzwanzig Boote", &["32"]),
            ("12.000 Autos", "12 000 Fahrzeuge", &[]),
            ("Zwölftausend Autos", "12.000 Autos", &[]),
            ("3,5 Mio. Euro", "3.500.000 €", &[]),
            ("3,5 Mrd. Euro", "3,5 Mio. Euro", &["3,5 Mrd. Euro"]),
            ("Um 6 Uhr 38", "um 6.38 Uhr", &[]),
            ("Um 18 Uhr", "18:00 Uhr", &[]),
            ("Am 13. März 2025", "am 13.03.2025", &[]),
            ("Am 13. März", "am 14. März, 13 Boote", &["13. März"]),
            ("Am 3. November", "gestern", &[]),
            ("Der dritte Pfeiler", "am 3. Pfeiler", &[]),
            ("12 Prozent", "12 %", &[]),
            ("Ein Drittel der Leute", "33 Prozent", &[]),
            ("Im Oktober", "im vergangenen Monat", &[]),
        ],
    );
    check(
        "fr",
        &[
            ("Il y a 94 bateaux.", "quatre-vingt-quatorze bateaux", &[]),
            ("Soixante-quinze bateaux", "75 bateaux", &[]),
            ("À 18h38", "à 18 h 38", &[]),
            ("12 000 voitures", "12.000 voitures", &[]),
            ("3,5 millions d’euros", "3,5 M€ ou 3 500 000 euros", &[]),
            ("Le 13 mars 2025", "le 13 mars", &[]),
            ("Le 1er mars", "le premier mars", &[]),
            ("12 pour cent", "12 %", &[]),
            ("Le 3 novembre", "hier", &[]),
            ("En France", "en Belgique", &["France"]),
        ],
    );
    check(
        "es",
        &[
            ("Treinta y dos barcos", "32 barcos", &[]),
            ("El 13 de marzo de 2025", "13 de marzo", &[]),
            ("12 por ciento", "12 %", &[]),
            ("Doscientos mil", "200.000", &[]),
            ("El 3 de noviembre", "ayer", &[]),
        ],
    );
    check(
        "it",
        &[
            ("Ventitré navi", "23 navi", &[]),
            ("Il 13 marzo", "13 marzo 2025", &[]),
            ("24 navi", "ventitré navi", &["24"]),
        ],
    );
    check(
        "nl",
        &[
            ("Drieëntwintig boten", "23 boten", &[]),
            ("Op 13 maart", "13 maart", &[]),
            ("Om 6 uur", "om zes uur", &[]),
        ],
    );
    check("pt", &[("Vinte e três barcos", "23 barcos", &[]), ("Em 13 de março de 2025", "13 de março", &[])]);
    check(
        "sv",
        &[("Tjugotre båtar", "23 båtar", &[]), ("Den 13 mars", "13 mars", &[]), ("5 mil", "fem mil", &[])],
    );
    check("pl", &[("Dwadzieścia trzy łodzie", "23 łodzie", &[]), ("13 marca 2025", "13 marca", &[])]);
    check(
        "en<de",
        &[
            ("12,000 cars", "12.000 Autos", &[]),
            ("16.06 metres", "16,057 Meter", &[]),
            ("23 cars", "dreiundzwanzig Autos", &[]),
            ("13 March", "am 13. März", &[]),
            ("Twelve cars", "elf Autos", &["Twelve"]),
            ("$5 million", "5 Millionen Dollar", &[]),
        ],
    );
    // No language stands in for another.
    check("xx", &[("Nineteen 19", "19", &[]), ("19", "nineteen", &["19"]), ("12,000", "12.000", &[])]);
}
