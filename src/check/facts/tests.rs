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
    let evidence = [evidence];
    facts
        .filter(|(readings, _)| is_missing(readings, &evidence, &[]))
        .map(|(_, range)| claim[range].to_owned())
        .collect()
}

/// Rows of a claim, a text, and what is missing. A date in front is that of the source.
fn check(language: &str, rows: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (claim, text, expected) in rows {
        let (issued, text) = match text.split_once(" | ") {
            Some((issued, text)) => (issued, text),
            None => ("2025-11-04", *text),
        };
        let found = missing(issued, language, claim, text);
        if found != *expected {
            wrong.push(format!("{claim}\n  {text}\n  found {found:?}, expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
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
fn things_are_not_money() {
    check(
        "en",
        &[
            ("It has 12 boats.", "It costs $12.", &["12"]),
            ("It has twelve wind farms.", "a dividend of 12.5p", &["twelve"]),
            ("It rose by 27%.", "It has 27 members.", &["27%"]),
            ("It rose by 27%.", "Change (%) 27", &[]),
            ("She is 27 years old.", "Mendez, 27, said", &[]),
            ("It has 27 new boats.", "27 of them", &[]),
            ("It has 27 members.", "27 men", &[]),
            ("He serves 54 weeks.", "fifty-four (54) months", &["54 weeks"]),
            ("The bill of €27.3 million", "Spending (£ million) 27.3", &["€27.3 million"]),
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
fn names_that_begin_a_sentence_are_looked_for_with_care() {
    let text = "The mayor, Ruth Okoye, said that the Old Bridge was shut. Traffic was sent round it. Her aide is Ann Brandt.";
    check(
        "en",
        &[
            ("Rita Okoye shut it.", text, &["Rita"]),
            ("Ruth Okoye shut it.", text, &[]),
            ("Okoye said so.", text, &[]),
            ("Okeye said so.", text, &["Okeye"]),
            ("Mayor Okoye shut it. Councillor Brandt did not.", text, &[]),
            ("Meanwhile Okoye left. Later Brandt came. In Okoye's view it is shut.", text, &[]),
            (
                "Cars go round. Nobody said why. Engineers told her. Parking is free. Staff said so.",
                text,
                &[],
            ),
            ("New Bridge is open.", text, &[]),
            ("Drivers told Okoye. It said so. Police said no.", text, &[]),
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

/// An article, the claims that an honest writer makes of it, and claims with one thing in each that is wrong.
fn check_article(issued: &str, text: &str, honest: &[&str], planted: &[(&str, &[&str])]) {
    let honest: Vec<(&str, Vec<&str>)> = honest.iter().map(|claim| (*claim, Vec::new())).collect();
    let planted = planted.iter().map(|(claim, wrong)| (*claim, wrong.to_vec()));
    let mut wrong = Vec::new();
    for (claim, expected) in honest.into_iter().chain(planted) {
        let found = missing(issued, "en", claim, text);
        if found != expected {
            wrong.push(format!("{claim}\n  found {found:?}, expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn a_wire_story() {
    check_article(
        "2025-10-08",
        "PORT ELLERY, Oct 8 (Meridian Wire) - A container ship with 23 crew on board ran aground off Cape Dorrow early on Wednesday, \
         the coast guard said, and about 40 tonnes of fuel oil had leaked by noon.\n\n\
         The Halvard Star, which is registered in Liberia and owned by a Greek company, was carrying 1,942 containers from Rotterdam \
         to Port Ellery when it struck a reef at 02:15 local time (0015 GMT), Coast Guard Commander Ines Duarte told reporters.\n\n\
         \"Nobody was hurt,\" Duarte said. Nineteen of the crew, most of them Filipinos, were taken off by helicopter; the master and \
         three engineers stayed aboard.\n\n\
         The U.S. Securities and Exchange Commission said last month that it was looking into the owner, Kyros Shipping, over a \
         $9.6 billion bond sale. Shares in Kyros fell 16.057% to 4.12 euros on Tuesday.\n\n\
         The last such accident at the cape was in March 1998, when two fishermen drowned.",
        &[
            "A ship with 23 crew ran aground off Cape Dorrow on 8 October 2025.",
            "It struck a reef at 2.15am on Wednesday, 8 October 2025.",
            "The Halvard Star had 1,942 containers on board, about 1,900 in all.",
            "Some 40 tons of oil had leaked by 12 p.m.",
            "19 of the crew were taken off; four, the master and three engineers, stayed.",
            "The SEC said in September 2025 that it was looking into Kyros Shipping.",
            "An American agency was looking into a bond sale of US$9.6bn by the Greek owner.",
            "Shares in Kyros fell by 16.06 per cent on 7 October 2025, to €4.12.",
            "The master and 3 engineers stayed on the Liberian ship.",
            "Two fishermen drowned at the cape in March 1998.",
            "Commander Ines Duarte of the Coast Guard said that nobody was hurt.",
            "Most of those on board come from the Philippines.",
        ],
        &[
            ("A ship with 32 crew ran aground off Cape Dorrow on 8 October 2025.", &["32"]),
            ("A ship with 23 crew ran aground off Cape Dorrow on 9 October 2025.", &["9 October 2025"]),
            ("It struck a reef at 2.51am.", &["2.51am"]),
            ("It struck a reef at 2.15pm.", &["2.15pm"]),
            ("The ship had 1,492 containers on board.", &["1,492"]),
            ("Some 40 litres of oil had leaked.", &["40 litres"]),
            ("The master and four boys stayed; seventeen were taken off.", &["four", "seventeen"]),
            ("The FDA was looking into a bond sale of $9.6bn.", &["FDA"]),
            ("It was a bond sale of $9.6 million.", &["$9.6 million"]),
            ("It was a bond sale of €9.6 billion.", &["€9.6 billion"]),
            ("Shares fell by 16.07 per cent.", &["16.07 per cent"]),
            ("The owner is a Turkish company.", &["Turkish"]),
            ("Two fishermen drowned at the cape in May 1998.", &["May 1998"]),
            ("Two fishermen drowned at the cape in March 1989.", &["March 1989"]),
            ("The ship was owned by Kyrus Shipping.", &["Kyrus"]),
            ("It was told by Commander Ines Duerte.", &["Duerte"]),
        ],
    );
}

#[test]
fn a_local_paper() {
    check_article(
        "2025-03-14",
        "School board votes 5-2 to close Linden Street Elementary\n\n\
         By Dana Whitlock\n\n\
         WESTBRIDGE, Minn. -- After nearly four hours of comments, the Westbridge school board voted 5-2 on Thursday night to close \
         Linden Street Elementary at the end of the school year. The meeting began at 6:30 p.m. and ended shortly before 11.\n\n\
         Linden Street has 214 pupils, down from 388 a decade ago. Closing it will save the district $1.3 million a year, \
         Superintendent Robert Haas said; the district faces a $4.75 million deficit.\n\n\
         Rep. Carla Mendez, D-Westbridge, and Sen. Todd Brandvold, R-Fergus, both spoke against it. \"I went there from first to \
         sixth grade,\" Mendez, 41, said.\n\n\
         Board members Ann Ostrow and Lyle Peck voted no. Pupils will go to St. Croix Elementary, 2.4 miles away. A second hearing is set for next \
         Tuesday at 7 p.m. in the Gov. Olson Auditorium.",
        &[
            "The school board voted by five to two on 13 March 2025 to close the school.",
            "The meeting on March 13 began at 18:30 and lasted nearly 4 hours.",
            "The school has 214 pupils; ten years ago it had 388.",
            "It will save $1.3m a year, says Superintendent Robert Haas.",
            "The deficit is about $4.8 million.",
            "Democrat Carla Mendez, a state representative, and Republican Senator Todd Brandvold spoke against it.",
            "Mendez is 41 years old.",
            "Members Ann Ostrow and Lyle Peck voted against it, in Westbridge, Minnesota.",
            "Pupils will go to Saint Croix Elementary, about 2.4 miles off.",
            "Another hearing is to be held on 18 March 2025 at 19:00, in the Governor Olson Auditorium.",
            "The meeting ended before 11 p.m.",
        ],
        &[
            ("The school board voted by six to one.", &["six"]),
            ("It voted on 14 February 2025.", &["14 February 2025"]),
            ("The meeting began at 8.30 p.m.", &["8.30 p.m."]),
            ("The school has 241 pupils.", &["241"]),
            ("It will save $1.4m a year.", &["$1.4m"]),
            ("The deficit is $4.57 million.", &["$4.57 million"]),
            ("It is 2.4 km away.", &["2.4 km"]),
            ("It is in Wisconsin.", &["Wisconsin"]),
            ("Senator Tom Brandvold spoke against it.", &["Tom"]),
            ("Another hearing is to be held on 19 March 2025.", &["19 March 2025"]),
            ("It is to be held at 8 p.m.", &["8 p.m."]),
        ],
    );
}

#[test]
fn a_press_release() {
    check_article(
        "2025-06-02",
        "Norwell Energy plc: Results for the year to 31 March 2025\n\n\
         LONDON, 2 June 2025. Norwell Energy plc (LSE: NWL) today reports revenue of GBP 3,412m (2024: GBP 3,198m), an increase of 6.7%, \
         and an operating profit of £287.4m. The Board proposes a final dividend of 12.5p per share.\n\n\
         \"We now run 14 offshore wind farms with 2.1 GW,\" said Chief Executive Officer Priya Raman. The company plans to invest £1.25 \
         billion over the next three years and to create some 650 jobs in Hull and Grimsby.\n\n\
         Norwell was founded in 1987 and employs more than 8,400 people in the UK, the Netherlands and Denmark.",
        &[
            "Revenue rose by 6.7 per cent to £3.4 billion in the year to 31 March 2025.",
            "Revenue was £3,412 million, after £3,198 million in 2024.",
            "The operating profit was 287.4 million pounds.",
            "It proposes a dividend of 12.5 pence per share.",
            "It has fourteen wind farms with 2,100 megawatts.",
            "Its CEO, Priya Raman, says so.",
            "It plans to invest £1.25bn in 3 years.",
            "It employs 8,400 people in Britain, Denmark and Holland.",
            "The British company was founded in 1987, it said on Monday, 2 June 2025.",
            "650 jobs are to come to Hull and Grimsby.",
        ],
        &[
            ("Revenue rose by 7.6 per cent.", &["7.6 per cent"]),
            ("Revenue was £3,421 million.", &["£3,421 million"]),
            ("The operating profit was €287.4m.", &["€287.4m"]),
            ("The operating profit was £287.4bn.", &["£287.4bn"]),
            ("It has twelve wind farms.", &["twelve"]),
            ("It has wind farms with 2.1 MW.", &["2.1 MW"]),
            ("The year ended on 30 March 2025.", &["30 March 2025"]),
            ("It employs 4,800 people in the UK, Germany and Denmark.", &["4,800", "Germany"]),
            ("It was founded in 1978.", &["1978"]),
            ("Jobs are to come to Hull and Whitby.", &["Whitby"]),
        ],
    );
}

#[test]
fn a_transcript() {
    check_article(
        "2025-09-17",
        "COUNCIL OF MARROW BAY - SPECIAL SESSION\nWednesday, September 17, 2025, 9:00 a.m.\n\n\
         CHAIR OKAFOR: Good morning. We have a quorum, nine of eleven members. Ms. Lindqvist, you have ten minutes.\n\
         MS. LINDQVIST: Thank you, Madam Chair. On the fourth of August at about half past six in the evening, I saw three trucks at the \
         gate. One was from Halden & Sons. I counted, um, maybe twenty-five, thirty barrels.\n\
         CHAIR OKAFOR: And you called the EPA?\n\
         MS. LINDQVIST: Twice. On the 5th and on the 7th. They came on August 12th.\n\
         MR. TRAN: How far is your house from the gate?\n\
         MS. LINDQVIST: Two hundred yards. A quarter of a mile by road.\n\
         MR. TRAN: The report says one hundred and forty thousand gallons.\n\
         (Recess from 10:40 a.m. to 11:05 a.m.)",
        &[
            "Nine of the 11 members were there on 17 September 2025.",
            "Lindqvist saw three trucks at 6.30 p.m. on 4 August.",
            "She counted 25 or 30 barrels on 4 August 2025.",
            "Ms Lindqvist called the EPA two times, on 5 August and 7 August.",
            "The EPA came on 12 August 2025.",
            "Her house is 200 yards from the gate, 0.25 miles by road.",
            "The report says 140,000 gallons.",
            "The session began at 9am and paused from 10.40 to 11.05 a.m.",
            "A truck came from Halden & Sons.",
            "Mr Tran asked, and Okafor had the chair.",
        ],
        &[
            ("Ten of the 12 members were there.", &["12"]),
            ("Lindqvist saw five trucks.", &["five"]),
            ("Lindqvist saw three trucks at 7.30 p.m.", &["7.30 p.m."]),
            ("It was on 4 September.", &["4 September"]),
            ("The EPA came on 13 August 2025.", &["13 August 2025"]),
            ("Her house is 300 yards from the gate.", &["300 yards"]),
            ("The report says 114,000 gallons.", &["114,000 gallons"]),
            ("The FBI came.", &["FBI"]),
            ("A truck came from Holden & Sons.", &["Holden"]),
        ],
    );
}

#[test]
fn an_encyclopaedia_article() {
    check_article(
        "2024-11",
        "The Varn Valley Railway was a narrow-gauge railway in Austria, opened on 3 June 1891 and closed on 28 September 1963. It ran \
         for 32.4 km (20.1 mi) from Oberstein to Lake Varn, with a gauge of 760 mm, and climbed to 1,108 metres (3,635 ft) above sea level. Its \
         engineer was Josef von Hagenau (1846–1919), a pupil of the Swiss Niklaus Riggenbach.\n\n\
         In its first year the line carried 61,300 passengers. During the Second World War it served an ironworks; in the 1950s traffic \
         fell by two thirds. The first three locomotives were built by Krauss in Linz, a fourth followed in 1907. In Zürich and Besançon two of them \
         are preserved. The population of Oberstein was 2,417 in the 1961 census.",
        &[
            "The railway was opened on 3 June 1891 and closed on 28 September 1963.",
            "It was 32 kilometres long, some 20 miles.",
            "It climbed to 1,108 m, or 3,635 feet.",
            "Its engineer was Josef von Hagenau, who was born in 1846 and died in 1919.",
            "In its first year it had 61,300 passengers, or about 61,000.",
            "During World War II it served an ironworks.",
            "In the fifties its traffic fell by two-thirds, or 67 per cent.",
            "The fourth locomotive came in 1907.",
            "Of the locomotives, two are in Zurich and Besancon.",
            "Of the Austrian town, 2,417 people are known; that was in 1961.",
            "Its engineer had learned from Niklaus Riggenbach of Switzerland.",
            "Its gauge was 76 cm, or 0.76 metres.",
        ],
        &[
            ("The railway was opened on 6 March 1891.", &["6 March 1891"]),
            ("The railway was opened on 3 June 1819.", &["3 June 1819"]),
            ("It was 34.2 km long.", &["34.2 km"]),
            ("It climbed to 1,180 metres.", &["1,180 metres"]),
            ("It climbed to 1,108 feet.", &["1,108 feet"]),
            ("In its first year it had 63,100 passengers.", &["63,100"]),
            ("In the 1930s its traffic fell.", &["1930s"]),
            ("Its traffic fell by a quarter of that.", &["a quarter"]),
            ("The fifth locomotive came in 1907.", &["fifth"]),
            ("It is in Australia.", &["Australia"]),
            ("Its engineer was Josef von Haganau.", &["Haganau"]),
        ],
    );
}

#[test]
fn a_report_with_tables() {
    check_article(
        "2025-05-20",
        "Annual report of the water board, 2024/25\n\n\
         Table 3. Leakage by district (million litres a day)\n\
         District      2023/24   2024/25   Change (%)\n\
         North         41.7      38.2      -8.4\n\
         South         112.0     96.5      -13.8\n\
         Total         153.7     134.7     -12.4\n\n\
         Table 4. Spending (£ million)\n\
         Repairs       27.3\n\
         Meters        9.05\n\n\
         Of 1,204 bursts, 88.5% were mended within 24 hours. The board fitted 35,120 meters. The target for 2030 is 100 million litres a \
         day. A survey of 2,046 customers between 3 and 21 February found that 7 in 10 were satisfied.",
        &[
            "Leakage in the South fell by 13.8 per cent to 96.5 million litres a day.",
            "In all it fell from 153.7 to 134.7 million litres a day.",
            "The board spent £27.3 million on repairs and £9.05m on meters.",
            "The board spent £27 million on repairs.",
            "Of the 1,204 bursts, 89 per cent were mended within a day.",
            "Of the bursts, 88% were mended within 24 hours.",
            "About 35,000 meters were fitted.",
            "By 2030 it is to be 100 million litres.",
            "In a survey from 3 to 21 February 2025, seven in ten of 2,046 customers were satisfied.",
        ],
        &[
            ("Leakage in the South fell by 18.3 per cent.", &["18.3 per cent"]),
            ("It fell to 137.4 million litres a day.", &["137.4 million litres"]),
            ("The board spent £23.7 million on repairs.", &["£23.7 million"]),
            ("The board spent €27.3 million on repairs.", &["€27.3 million"]),
            ("Of the bursts, 87 per cent were mended.", &["87 per cent"]),
            ("About 36,000 meters were fitted.", &["36,000 meters"]),
            ("The survey ended on 22 February 2025.", &["22 February 2025"]),
            ("It asked 2,064 customers in the West.", &["2,064", "West"]),
        ],
    );
}

#[test]
fn a_court_record() {
    check_article(
        "2025-02-11",
        "IN THE DISTRICT COURT OF CALDER COUNTY, STATE OF OREGON\nCase No. 24-CV-01873\n\n\
         STATE v. MERCER. OPINION AND ORDER. Before the Hon. Judith A. Kellerman.\n\n\
         1. The defendant, Wade Mercer, was arrested on November 9, 2023, and indicted on four counts of fraud under ORS 165.055. He pleaded not guilty on \
         Jan. 4, 2024. The jury, after eleven hours, found him guilty on Counts One, Two and Four and acquitted him on Count Three.\n\n\
         2. The State asked for 72 months. Under Section 12(b) the court may impose a fine of up to $250,000. The loss was $1,384,922.17, of which \
         $310,000 was paid back.\n\n\
         3. IT IS ORDERED that the defendant serve fifty-four (54) months, and pay restitution of $1,074,922.17 within 90 days. Dated this \
         11th day of February, 2025.",
        &[
            "Wade Mercer was arrested on 9 November 2023 and indicted on 4 counts of fraud.",
            "He pleaded not guilty on 4 January 2024.",
            "The jury took 11 hours and acquitted him on count three.",
            "The State of Oregon had asked for six years.",
            "He is to serve 54 months, or four and a half years.",
            "He is to pay back $1,074,922 within ninety days.",
            "The loss was about $1.4 million, or $1.38m.",
            "Judge Judith Kellerman ordered it on 11 February 2025.",
            "The fine may be up to $250,000 under section 12(b).",
            "The case has the number 24-CV-01873.",
        ],
        &[
            ("Wade Mercer was arrested on 8 November 2023.", &["8 November 2023"]),
            ("He pleaded not guilty on 4 June 2024.", &["4 June 2024"]),
            ("He was indicted on seven counts.", &["seven"]),
            ("The jury took 13 hours for it.", &["13 hours"]),
            ("He is to serve 45 months.", &["45 months"]),
            ("He is to serve 54 weeks.", &["54 weeks"]),
            ("He is to pay back $1,047,922.", &["$1,047,922"]),
            ("The fine may be up to $520,000.", &["$520,000"]),
            ("It was the State of Oklahoma.", &["Oklahoma"]),
            ("It was ordered by Judith Kallerman.", &["Kallerman"]),
            ("It was on 12 February 2025.", &["12 February 2025"]),
        ],
    );
}

#[test]
fn an_opinion() {
    check_article(
        "2025-08-30",
        "Opinion | The ferry that nobody rides\n\nBy Marguerite van der Laan\n\n\
         Last week I took the 7.15 from Quayside. There were three of us on a boat built for two hundred. Since the council bought it in the spring of \
         2022 it has cost the town half a million pounds a year; by my reckoning that is £41 for each passenger. Americans would call it a boondoggle, \
         the Scots something ruder.\n\n\
         Councillor Brian O'Dowd promised us a million passengers by 2025. Barely a tenth of that came. Two years ago, Prof. Helen Achebe of the University of \
         Dunmere warned that four out of five would stay in their cars. He laughed. On Monday he will ask for £750k more. Last year he asked for \
         twice that.",
        &[
            "Three people were on the 7.15 ferry, says Marguerite van der Laan.",
            "It has cost £500,000 a year since 2022.",
            "That is £41 a passenger, she says.",
            "Councillor Brian O'Dowd promised a million passengers by 2025.",
            "Only a tenth of the 1 million came.",
            "Professor Helen Achebe of Dunmere University warned of it in 2023.",
            "On 1 September 2025 the councillor will ask for £750,000.",
            "In 2024 he asked for more.",
            "Of travellers, 4 in 5 stay in their cars, it warned.",
            "The boat holds 200.",
        ],
        &[
            ("Four people were on the ferry, says Marguerite van der Loon.", &["Loon"]),
            ("It has cost £400,000 a year.", &["£400,000"]),
            ("That is £14 a passenger.", &["£14"]),
            ("That is $41 a passenger.", &["$41"]),
            ("Councillor Brian O'Dowd promised two million passengers.", &["two million"]),
            ("Professor Helen Acheba warned of it in 2021.", &["Acheba", "2021"]),
            ("On 2 September 2025 he will ask for £570,000.", &["2 September 2025", "£570,000"]),
            ("The boat holds 300.", &["300"]),
            ("The Welsh would be rude.", &["Welsh"]),
        ],
    );
}

#[test]
fn a_number_may_be_rounded_further_where_words_say_that_it_is() {
    check(
        "en",
        &[
            ("Some sixty people", "63 people", &[]),
            ("Sixty people", "63 people", &["Sixty"]),
            ("Some seventy people", "63 people", &["seventy"]),
            ("Roughly 600 metres", "640 metres", &[]),
            ("Roughly 700 metres", "640 metres", &["700 metres"]),
            ("600 metres", "640 metres", &["600 metres"]),
            ("More than $4 million", "$4.3m", &[]),
            ("More than $5 million", "$4.3m", &["$5 million"]),
            ("Close to 600 metres, almost 600, just over 600, at least 600", "620 metres", &[]),
            ("~600 metres, c. 600, ca. 600, approx. 600", "620 metres", &[]),
            ("An estimated $600m", "$640m", &[]),
            ("About 2.5 million", "2.6 million", &["2.5 million"]),
            ("Sixty or so people, or 60-odd", "63 people", &[]),
            ("About 12 people", "13 people", &["12"]),
            ("About 1,000 people", "1,400 people", &["1,000"]),
            ("About 12,000 people", "12,960 people", &["12,000"]),
        ],
    );
    check("fr", &[("Plus de quatre mille personnes", "4 300 personnes", &[])]);
    check("fr", &[("Environ 60 élus", "63 élus", &[]), ("Près de 70 élus", "63 élus", &["70"])]);
    check("de", &[("Rund 60 Boote", "63 Boote", &[]), ("Um 60 Prozent", "63 Prozent", &["60 Prozent"])]);
}

#[test]
fn minutes_are_counted_from_an_hour() {
    check(
        "en",
        &[
            ("At 10.05", "It is five minutes past ten.", &[]),
            ("At 10.10", "It is five minutes past ten.", &["10.10"]),
            ("At ten to eight", "at 7.50 am", &[]),
            ("At ten to nine", "at 7.50 am", &["ten to nine"]),
            ("About twenty-five past six in the evening", "at 18:25", &[]),
            ("At five to one", "at 12.55 p.m.", &[]),
            ("A quarter to one", "at 12:45", &[]),
            ("Ten to twelve boats", "10–12 boats", &[]),
        ],
    );
    check(
        "de",
        &[
            ("Um 7.30 Uhr", "um halb acht", &[]),
            ("Um halb acht", "um 8.30 Uhr", &["halb acht"]),
            ("Um Viertel nach neun", "um 9.15 Uhr", &[]),
            ("Um zehn vor acht", "um 7.50 Uhr", &[]),
        ],
    );
    check(
        "fr",
        &[
            ("À 10 h 05", "Il est dix heures cinq.", &[]),
            ("À 10 h 06", "Il est dix heures cinq.", &["10 h 06"]),
            ("À 18 h 30", "à six heures et demie du soir", &[]),
            ("À dix heures, cinq personnes", "à 10 h, cinq personnes", &[]),
        ],
    );
    check("de", &[("Um 10.05 Uhr", "um zehn Uhr fünf", &[]), ("Um zehn Uhr", "um 10 Uhr zwei Boote", &[])]);
    check("nl", &[("Om half acht", "om 7.30 uur", &[])]);
}

#[test]
fn a_short_month_alone_is_another_word() {
    check(
        "fr",
        &[
            ("Ils ont vu 7 fissures.", "sept fissures", &[]),
            ("Ils ont vu sept fissures.", "7 fissures", &[]),
            ("Ils ont vu sept fissures.", "8 fissures", &["sept"]),
            ("Le 3 sept. 2025", "le 3 septembre 2025", &[]),
        ],
    );
    check("es", &[("Cayó al mar.", "Cayó al agua.", &[])]);
}

#[test]
fn a_day_and_a_month_may_be_digits() {
    check(
        "de",
        &[
            ("Es traf am 23.05. ein.", "am 23. Mai", &[]),
            ("Es traf am 24.05. ein.", "am 23. Mai", &["24.05"]),
            ("Es traf am 23. Mai ein.", "am 23.5. eingegangen", &[]),
            ("Es war am Dienstagabend.", "2026-05-27 | am 26. Mai", &[]),
            ("Am 26. Mai 2026", "2026-05-27 | am Dienstagabend beschlossen", &[]),
            ("Am 25. Mai 2026", "2026-05-27 | am Dienstagabend beschlossen", &["25. Mai 2026"]),
        ],
    );
    check("fr", &[("Le 23/05", "le 23 mai", &[]), ("Le 24/05", "le 23 mai", &["24/05"])]);
    check("nl", &[("Op 26 mei 2026", "2026-05-27 | op dinsdagavond", &[])]);
}

#[test]
fn scales_are_shared_and_abbreviated() {
    check("fr", &[("Cela coûte 5,6 M€.", "5,6 millions d’euros", &[])]);
    check("fr", &[("Cela coûte 5,6 M€.", "5,6 milliards d’euros", &["5,6 M€"])]);
    check("de", &[("11.000 bis 13.000", "elf- bis dreizehntausend", &[])]);
    check(
        "en",
        &[
            ("11,000 to 13,000", "eleven to thirteen thousand", &[]),
            ("12,000 to 13,000", "eleven to thirteen thousand", &["12,000"]),
            ("Two to three hundred", "200 to 300", &[]),
            (
                "It was 420 million.",
                "It costs 1.3 billion. Once it was 900 million, and then a mere 420.",
                &[],
            ),
            ("It was 430 million.", "Once it was 900 million, and then a mere 420.", &["430 million"]),
            ("It was 420 million.", "It was 900 million, and 420 boats.", &["420 million"]),
            ("Ships stayed 16.06 hours.", "Mean stay (hours) 16.057", &[]),
            ("Ships stayed 16.06 hours.", "Mean stay (hours)\nFirst 412 16.057\nSecond 538 14.9", &[]),
            ("Ships stayed 16.08 hours.", "Mean stay (hours) 16.057", &["16.08 hours"]),
        ],
    );
}

#[test]
fn a_weekday_of_what_has_been_is_the_one_before() {
    check(
        "en",
        &[
            ("On 2 November 2026", "2026-11-04 | The bridge was closed on Monday.", &[]),
            ("On 9 November 2026", "2026-11-04 | The bridge was closed on Monday.", &["9 November 2026"]),
            (
                "On 9 November 2026",
                "2026-11-04 | Told to wait\n\nIt was shut on Monday.",
                &["9 November 2026"],
            ),
            ("On 9 November 2026", "2026-11-04 | The bridge was closed until Monday.", &[]),
            ("On 9 November 2026", "2026-11-04 | The board meets on Monday.", &[]),
            ("On 9 November 2026", "2026-11-04 | It was late. The board will meet on Monday.", &[]),
            ("On 9 November 2026", "2026-11-04 | It was due to open on Monday.", &[]),
            ("On 4 November 2026", "2026-11-04 | It was closed on Wednesday.", &[]),
        ],
    );
    check(
        "de",
        &[("Am 9. November 2026", "2026-11-04 | Sie wurde am Montag gesperrt.", &["9. November 2026"])],
    );
    check("de", &[("Am 9. November 2026", "2026-11-04 | Sie soll am Montag öffnen.", &[])]);
}
