//! Lists of words, by language: what negates, what hedges.

use super::texts::words;

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
    words(text).into_iter().find(|word| list.contains(&&**word) || contracted(word)).map(String::from)
}

/// The language itself, without region or script: `en` of `en-GB`.
pub fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_known_by_language() {
        assert_eq!(negation("it Isn’t so", "en-GB").as_deref(), Some("isnt"));
        assert_eq!(negation("a note of notes", "en"), None);
        assert_eq!(negation("das ist keine Antwort", "de").as_deref(), Some("keine"));
        assert_eq!(negation("without", "de"), None);
        assert_eq!(negation("sans attendre", "fr-CA").as_deref(), Some("sans"));
    }
}
