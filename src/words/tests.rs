use super::*;
use crate::path::SitePath;
use crate::words::tag::direction;

const ENGLISH_TEXT: &str = include_str!("../../themes/default/words/en.yaml");
const GERMAN_TEXT: &str = include_str!("../../themes/default/words/de.yaml");

/// Files as if the default theme had the first of each language and the site the others; with what is found.
fn read(site_lang: &str, files: &[(&str, &str)]) -> (Languages, Vec<String>) {
    let own = files.iter().map(|(lang, text)| (format!("words/{lang}.yaml"), *lang, *text, true));
    let files: Vec<WordsFile> = [("en", ENGLISH_TEXT), ("de", GERMAN_TEXT)]
        .into_iter()
        .map(|(lang, text)| (format!("themes/default/words/{lang}.yaml"), lang, text, false))
        .chain(own)
        .map(|(path, lang, text, is_sites)| WordsFile {
            path: SitePath::new(path),
            lang: lang.to_owned(),
            text: text.into(),
            is_sites,
        })
        .collect();
    let (languages, diagnostics) = Languages::read(&files, site_lang, |key| key == "own.key");
    let found = diagnostics.iter().map(|found| {
        let place = found.place.as_ref().unwrap();
        let text = files.iter().find(|file| file.path == place.path).map_or("", |file| &file.text);
        let at = crate::span::line_column(text, place.span.start as usize);
        let help = found.help.as_ref().map(|help| format!(" => {help}")).unwrap_or_default();
        format!("{}:{}:{} {}{help}", place.path, at.line, at.column, found.message)
    });
    let found = found.collect();
    (languages, found)
}

fn words(lang: &str) -> Keyed<Words> {
    let (languages, found) = read(lang, &[]);
    assert_eq!(found, [""; 0]);
    languages.of(lang).clone()
}

#[test]
fn german_has_every_word_that_english_has() {
    let (english, german) = (words("en"), words("de"));
    let german_alone = {
        let files = [WordsFile {
            path: SitePath::new("themes/default/words/de.yaml"),
            lang: ENGLISH.to_owned(),
            text: GERMAN_TEXT.into(),
            is_sites: false,
        }];
        Languages::read(&files, "en", |_| false).0
    };
    let german_alone = german_alone.of("en");
    assert_eq!(english.keys().collect::<Vec<_>>(), german_alone.keys().collect::<Vec<_>>());
    for (key, message) in &english.messages {
        let same = match (message, &german.messages[key]) {
            (Message::List(one), Message::List(other)) => one.len() == other.len(),
            (Message::One(_), Message::One(_)) => true,
            (Message::Counted(_, one), Message::Counted(_, other)) => one.keys().eq(other.keys()),
            _ => false,
        };
        assert!(same, "{key}");
    }
}

#[test]
fn what_is_said_agrees_with_the_number() {
    let (english, german) = (words("en"), words("de"));
    let say = |words: &Words, n| words.say("count.claims", &[("n", Value::Number(n))]).unwrap();
    assert_eq!([0, 1, 2].map(|n| say(&english, n)), ["0 claims", "1 claim", "2 claims"]);
    assert_eq!([1, 2].map(|n| say(&german, n)), ["1 Aussage", "2 Aussagen"]);
    assert_eq!(english.number(2), "two");
    assert_eq!(english.number(13), "13");
    assert_eq!(english.say("claim_count", &[]), Err(Unsaid::NoWords(None)));
    assert_eq!(english.say("count.claim", &[]), Err(Unsaid::NoWords(Some("count.claims".to_owned()))));
    assert_eq!(english.say("count.claims", &[]), Err(Unsaid::NoValue("n".to_owned())));
}

#[test]
fn dates_are_as_precise_as_their_source() {
    let (english, german) = (words("en"), words("de"));
    for (text, in_english, in_german) in [
        ("2026-11-21", "21 November 2026", "21. November 2026"),
        ("2025-07", "July 2025", "Juli 2025"),
        ("2025", "2025", "2025"),
        ("2025-07?", "July 2025 (uncertain)", "Juli 2025 (unsicher)"),
        ("2025~", "about 2025", "um 2025"),
        ("2025-07-10%", "about 10 July 2025 (uncertain)", "um 10. Juli 2025 (unsicher)"),
        ("last week", "last week", "last week"),
        ("", "", ""),
        ("0000", "0", "0"),
    ] {
        assert_eq!((english.date(text).as_str(), german.date(text).as_str()), (in_english, in_german));
    }
}

#[test]
fn a_page_has_the_dates_of_its_language_though_there_are_no_words_of_it() {
    let (languages, _) = read("en", &[]);
    for (lang, day, month) in [
        ("fr", "21 novembre 2026", "novembre 2026"),
        ("fr-CH", "21 novembre 2026", "novembre 2026"),
        ("pt-BR", "21 de novembro de 2026", "novembro de 2026"),
        ("pl", "21 listopada 2026", "listopad 2026"),
        ("nn", "21. november 2026", "november 2026"),
        ("ja", "2026年11月21日", "2026年11月"),
        ("de", "21. November 2026", "November 2026"),
        ("cy", "21 November 2026", "November 2026"),
    ] {
        let words = languages.of(lang);
        assert_eq!(
            (words.date("2026-11-21").as_str(), words.date("2026-11").as_str()),
            (day, month),
            "{lang}"
        );
        assert_eq!(words.date("2026"), "2026");
    }
    assert_eq!(languages.of("fr").lang(), "en");
    let (languages, _) = read("fr", &[("fr", "date: {months: [jour]}")]);
    assert_eq!(languages.of("fr").date("2026-01-02"), "2 jour 2026");
}

#[test]
fn locators_read_as_they_do_in_print() {
    let (english, german) = (words("en"), words("de"));
    for (label, value, in_english, in_german) in [
        ("page", "14", "p. 14", "S. 14"),
        ("page", "14-16", "pp. 14-16", "S. 14-16"),
        ("page", "A-3", "p. A-3", "S. A-3"),
        ("chapter", "xi, xiii", "chaps. xi, xiii", "Kap. xi, xiii"),
        ("sub verbo", "x", "s.v. x", "s. v. x"),
        ("timestamp", "1:20", "at 1:20", "bei 1:20"),
        ("", "x", "x", "x"),
        ("surface", "x", "surface x", "surface x"),
    ] {
        let locator = Locator { label, value: value.into(), sign: "" };
        assert_eq!(
            (english.locator(&locator).as_str(), german.locator(&locator).as_str()),
            (in_english, in_german)
        );
    }
}

#[test]
fn lists_read_as_sentences_do() {
    let items = ["publisher", "author", "date"].map(str::to_owned);
    assert_eq!(words("en").list(&items), "publisher, author and date");
    assert_eq!(words("de").list(&items[1..]), "author und date");
    assert_eq!(words("en").list(&items[..1]), "publisher");
}

#[test]
fn html_is_what_is_called_so() {
    let (languages, found) =
        read("en", &[("en", "own: {key: x}\nreferences: 'R <b>'\ndraft_html: <b>D</b>")]);
    assert_eq!(found, [""; 0]);
    let english = languages.of("en");
    assert_eq!(english.text("references", &[]), "R <b>");
    assert_eq!(english.text("draft_html", &[]), "<b>D</b>");
    assert_eq!(english.text("own.key", &[]), "x");
    let sources = [("sources", Value::Text("<a>"))];
    assert_eq!(english.text("explainer.from_html", &sources), "From &lt;a&gt;.");
    let sources = [("sources", Value::Html("<a>"))];
    assert_eq!(english.text("explainer.from_html", &sources), "From <a>.");
}

#[test]
fn a_language_falls_back_to_what_it_is_a_variety_of_then_to_the_sites() {
    let (languages, _) = read("de", &[("de-AT", "date: {months: [Jänner]}"), ("ar", "references: المراجع")]);
    assert_eq!(languages.of("de-AT").lang(), "de-AT");
    assert_eq!(languages.of("DE-at-1996").date("2026-01-02"), "2. Jänner 2026");
    assert_eq!(languages.of("de-AT").text("references", &[]), "Quellen");
    assert_eq!(languages.of("de-CH").lang(), "de");
    assert_eq!(languages.of("ar").text("references", &[]), "المراجع");
    assert_eq!(languages.of("ar").text("footnotes", &[]), "Footnotes");
    assert_eq!(languages.of("fr").lang(), "de");
    assert!(!languages.has("fr") && languages.has("de-CH"));
}

#[test]
fn what_is_wrong_with_words_is_found_where_it_stands() {
    let text = "referenzes: Sources\ncount:\n  claims: {one: '{m} x', two: x, other: '{n} x'}\n  \
                sources: {one: x}\nfootnotes: '{n'\nnumbers: [a, [b]]\nwork: {x: A work}\n";
    let (_, found) = read("en", &[("en", text)]);
    assert_eq!(
        found,
        [
            "words/en.yaml:1:1 there are no words called `referenzes` => did you mean `references`?",
            "words/en.yaml:3:3 `count.claims` has no value `{m}` => its values are `{n}`",
            "words/en.yaml:4:3 `sources` has no form `other` => write the form for all numbers that no other form is for",
            "words/en.yaml:5:12 a brace without a value => write the name of a value between braces: `{n}`",
            "words/en.yaml:6:14 expected a text => write words here",
        ]
    );
}

#[test]
fn a_language_that_lacks_words_says_which() {
    let (_, found) = read("en", &[("fr", "references: Sources")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("words/fr.yaml:1:1 ") && found[0].contains(" keys missing: `appearance."));
    // Nobody here reads it.
    let file = WordsFile {
        path: SitePath::new("themes/x/words/fr.yaml"),
        lang: "fr".to_owned(),
        text: "references: Sources".into(),
        is_sites: false,
    };
    assert!(Languages::read(&[file], "en", |_| false).1.len() <= 1);
}

#[test]
fn languages_have_directions() {
    for (lang, dir) in [
        ("ar-EG", "rtl"),
        ("en", "ltr"),
        ("HE", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("sr-Cyrl", "ltr"),
    ] {
        assert_eq!(direction(lang), dir, "{lang}");
    }
}

#[test]
fn the_interface_and_the_table_call_months_the_same() {
    for (lang, months) in [("en", &months::ENGLISH), ("de", &months::GERMAN)] {
        let words = words(lang);
        for (month, (beside_day, alone)) in
            (1..).zip(months.written.beside_day.into_iter().zip(months.written.alone))
        {
            assert!(words.date(&format!("2026-{month:02}-05")).contains(beside_day), "{beside_day}");
            assert!(words.date(&format!("2026-{month:02}")).contains(alone), "{alone}");
        }
    }
}

#[test]
fn a_month_is_known_by_all_its_names_and_by_no_other_word() {
    for word in
        ["march", "märz", "feber", "d", "de", "aout", "aprile", "września", "déc", "sept", "марта", "gener"]
    {
        assert_eq!(months::is_one(word), word.len() > 2, "{word}");
    }
    for word in ["set", "out", "ago", "gen", "1", "", "March"] {
        assert!(!months::is_one(word), "{word}");
    }
    assert_eq!(months::POLISH.by_name("września"), Some(9));
    assert_eq!(months::CATALAN.by_name("agost"), Some(8));
    assert_eq!(months::GREEK.by_name("μαΐου"), Some(5));
    assert_eq!((months::FRENCH.by_short("janv"), months::FRENCH.by_name("janv")), (Some(1), None));
    assert_eq!(months::JAPANESE.by_name("1"), None);
    assert_eq!(months::POLISH.by_short(""), None);
}
