//! Lists of words, by language: what negates, what hedges, what attributes, the months.

use super::quotes::index::words;

/// The word that negates in `text`, if there is one.
pub fn negation(text: &str, language: &str) -> Option<String> {
    let list: &[&str] = match primary(language) {
        "de" | "lb" => &[
            "nicht",
            "kein",
            "keine",
            "keinen",
            "keinem",
            "keiner",
            "keines",
            "nie",
            "niemals",
            "niemand",
            "niemanden",
            "nichts",
            "ohne",
            "weder",
            "nirgends",
            "kaum",
        ],
        "fr" => &["ne", "pas", "sans", "jamais", "aucun", "aucune", "rien", "personne", "ni", "non", "guère"],
        "es" => {
            &["no", "sin", "nunca", "jamás", "ningún", "ninguno", "ninguna", "nada", "nadie", "ni", "tampoco"]
        }
        _ => &[
            "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "nowhere",
            "cannot", "hardly", "scarcely", "barely",
        ],
    };
    let english = !matches!(primary(language), "de" | "lb" | "fr" | "es");
    // Marks within a word were dropped: "isn't" is "isnt".
    let contracted = |word: &str| {
        english
            && matches!(
                word,
                "isnt"
                    | "arent"
                    | "wasnt"
                    | "werent"
                    | "dont"
                    | "doesnt"
                    | "didnt"
                    | "wont"
                    | "wouldnt"
                    | "cant"
                    | "couldnt"
                    | "shouldnt"
                    | "hasnt"
                    | "havent"
                    | "hadnt"
                    | "mustnt"
                    | "neednt"
                    | "aint"
                    | "shant"
                    | "mightnt"
            )
    };
    words(text).into_iter().find_map(|word| match word.strip_suffix("nt") {
        Some(verb) if contracted(&word) => Some(format!("{verb}n't")),
        _ => list.contains(&&*word).then(|| word.into()),
    })
}

/// The language itself, without region or script: `en` of `en-GB`.
pub fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// What hedges in `text`, if anything does.
pub fn hedge(text: &str, language: &str) -> Option<String> {
    let words = words(text);
    let single: &[&str] = match primary(language) {
        "de" | "lb" => &[
            "angeblich",
            "mutmaßlich",
            "offenbar",
            "anscheinend",
            "vermutlich",
            "scheinbar",
            "vorgeblich",
            "unbestätigt",
            "unbestätigten",
            "unbestätigte",
        ],
        "fr" => &[
            "apparemment",
            "prétendument",
            "semble",
            "semblent",
            "présumé",
            "présumée",
            "supposé",
            "supposée",
        ],
        "es" => {
            &["supuestamente", "presuntamente", "aparentemente", "presunto", "presunta", "parece", "parecen"]
        }
        _ => &["reportedly", "allegedly", "ostensibly", "apparently", "apparent", "unconfirmed"],
    };
    let english = !matches!(primary(language), "de" | "lb" | "fr" | "es");
    (0..words.len()).find_map(|at| {
        let word = |offset: usize| words.get(at + offset).map_or("", |word| &**word);
        let pair = [word(0), word(1)];
        if single.contains(&pair[0]) {
            return Some(pair[0].to_owned());
        }
        if !english {
            return None;
        }
        let is = matches!(pair[0], "is" | "are" | "was" | "were" | "be" | "been");
        let two = match pair {
            ["may" | "might", "have"]
            | ["believed" | "claims", "to"]
            | ["appear" | "appears", "to" | "that"]
            | ["it", "appears"] => true,
            ["appear" | "appears", "as"] => word(2) == "if",
            _ => false,
        };
        if two {
            return Some(pair.join(" "));
        }
        (is && [word(1), word(2)] == ["said", "to"]).then(|| "said to".to_owned())
    })
}

/// Whether `text` says whose word something is.
pub fn attributes(text: &str, language: &str) -> bool {
    let words = words(text);
    let single: &[&str] = match primary(language) {
        "de" | "lb" => &[
            "laut",
            "zufolge",
            "sagt",
            "sagte",
            "sagten",
            "sagen",
            "nennt",
            "nannte",
            "schreibt",
            "schrieb",
            "behauptet",
            "behauptete",
            "berichtet",
            "berichtete",
            "beschreibt",
            "beschrieb",
            "meint",
            "meinte",
            "glaubt",
            "glaubte",
            "erklärt",
            "erklärte",
        ],
        "fr" => &[
            "selon",
            "dit",
            "dits",
            "disent",
            "appelle",
            "appelait",
            "écrit",
            "affirme",
            "affirmait",
            "rapporte",
            "décrit",
            "soutient",
            "croit",
            "daprès",
            "pense",
            "déclare",
            "déclaré",
        ],
        "es" => &[
            "según",
            "dice",
            "dijo",
            "dicen",
            "dijeron",
            "llama",
            "llamó",
            "escribe",
            "escribió",
            "afirma",
            "afirmó",
            "informa",
            "informó",
            "describe",
            "describió",
            "sostiene",
            "cree",
            "piensa",
        ],
        _ => &[
            "say",
            "says",
            "said",
            "tell",
            "tells",
            "told",
            "call",
            "calls",
            "called",
            "write",
            "writes",
            "wrote",
            "claim",
            "claims",
            "claimed",
            "report",
            "reports",
            "reported",
            "describe",
            "describes",
            "described",
            "argue",
            "argues",
            "argued",
            "believe",
            "believes",
            "believed",
            "think",
            "thinks",
            "thought",
        ],
    };
    words.iter().any(|word| single.contains(&&**word))
        || words.windows(2).any(|pair| matches!([&*pair[0], &*pair[1]], ["according", "to"]))
}

const ENGLISH: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];
const GERMAN: [&[&str]; 12] = [
    &["januar", "jänner", "jan"],
    &["februar", "feb"],
    &["märz", "mrz"],
    &["april", "apr"],
    &["mai"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["dezember", "dez"],
];
const FRENCH: [&[&str]; 12] = [
    &["janvier", "janv"],
    &["février", "févr"],
    &["mars"],
    &["avril", "avr"],
    &["mai"],
    &["juin"],
    &["juillet", "juil"],
    &["août"],
    &["septembre", "sept"],
    &["octobre", "oct"],
    &["novembre", "nov"],
    &["décembre", "déc"],
];
const SPANISH: [&[&str]; 12] = [
    &["enero"],
    &["febrero"],
    &["marzo"],
    &["abril"],
    &["mayo"],
    &["junio"],
    &["julio"],
    &["agosto"],
    &["septiembre", "setiembre"],
    &["octubre"],
    &["noviembre"],
    &["diciembre"],
];

/// The month that a word names in this language, if it does. In English and German it has to be a capital.
pub fn month(word: &str, language: &str) -> Option<u8> {
    let (months, capital) = match primary(language) {
        "de" | "lb" => (&GERMAN, true),
        "fr" => (&FRENCH, false),
        "es" => (&SPANISH, false),
        _ => (&ENGLISH, true),
    };
    if capital && !word.starts_with(char::is_uppercase) {
        return None;
    }
    place(months, &word.to_lowercase())
}

/// The months that a word may name in some language.
pub fn month_in_any_language(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    if !matches!(lower.chars().next()?, 'a' | 'd' | 'e' | 'f' | 'j' | 'm' | 'n' | 'o' | 's')
        || lower.len() > 11
    {
        return None;
    }
    if word.starts_with(char::is_uppercase) {
        return [&ENGLISH, &GERMAN, &FRENCH, &SPANISH].into_iter().find_map(|months| place(months, &lower));
    }
    [&FRENCH, &SPANISH].into_iter().find_map(|months| place(months, &lower))
}

fn place(months: &[&[&str]; 12], lower: &str) -> Option<u8> {
    months.iter().position(|names| names.contains(&lower)).map(|index| index as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hedges_are_told_from_plain_words() {
        for (text, expected) in [
            ("was reportedly welcomed", Some("reportedly")),
            ("he is said to have left", Some("said to")),
            ("said to reporters", None),
            ("it appears in court", Some("it appears")),
            ("he appears in court", None),
            ("she appears as if asleep", Some("appears as")),
            ("they may have left", Some("may have")),
            ("they may leave", None),
        ] {
            assert_eq!(hedge(text, "en").as_deref(), expected, "{text}");
        }
        assert_eq!(hedge("er ist angeblich fort", "de").as_deref(), Some("angeblich"));
    }

    #[test]
    fn attributions_say_whose_word_it_is() {
        assert!(attributes("What the article calls a retreat", "en"));
        assert!(attributes("According to Frost", "en"));
        assert!(!attributes("He accords with it", "en"));
        assert!(attributes("Laut Frost", "de"));
    }

    #[test]
    fn months_have_names_and_abbreviations() {
        assert_eq!(month("Sept", "en"), Some(9));
        assert_eq!(month("may", "en"), None);
        assert_eq!(month("janv", "fr"), Some(1));
        assert_eq!(month_in_any_language("may"), None);
        assert_eq!(month_in_any_language("mayo"), Some(5));
    }

    #[test]
    fn negations_are_known_by_language() {
        assert_eq!(negation("it Isn’t so", "en-GB").as_deref(), Some("isn't"));
        assert_eq!(negation("a note of notes", "en"), None);
        assert_eq!(negation("das ist keine Antwort", "de").as_deref(), Some("keine"));
        assert_eq!(negation("without", "de"), None);
        assert_eq!(negation("sans attendre", "fr-CA").as_deref(), Some("sans"));
    }
}
