//! What the checks know of languages: what negates, what hedges, who says so, the names of months.
//!
//! Each language is a file that reads as data. One that has no file is not known, and no other stands in for it: a check that
//! needs words finds nothing there.

pub mod telling;
pub mod phrases;
pub mod numerals;
pub mod lists;
mod en;
mod de;
mod fr;
mod es;
mod it;
mod nl;
mod pt;
mod sv;
mod pl;

pub use lists::Language;

/// The languages that are known.
pub static LANGUAGES: [&Language; 9] = [
    &en::ENGLISH,
    &de::GERMAN,
    &fr::FRENCH,
    &es::SPANISH,
    &it::ITALIAN,
    &nl::DUTCH,
    &pt::PORTUGUESE,
    &sv::SWEDISH,
    &pl::POLISH,
];

/// The language of this tag, whatever its region or script, if it is known.
pub fn of(tag: &str) -> Option<&'static Language> {
    let primary = primary(tag);
    LANGUAGES.into_iter().find(|language| language.tag.eq_ignore_ascii_case(primary))
}

/// The language itself, without region or script: `en` of `en-GB`.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The month that a word may name in some language. An abbreviation of three letters is too often another word elsewhere,
/// unless it has the capital that it needs.
pub fn month_in_any_language(word: &str) -> Option<u8> {
    let is_long = word.chars().count() > 3;
    LANGUAGES.into_iter().find_map(|language| {
        let is_telling = is_long || language.capitals;
        language.month_by_name(word).or_else(|| language.month(word).filter(|_| is_telling))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negation<'t>(text: &'t str, tag: &str) -> Option<&'t str> {
        of(tag)?.negation(text).map(|range| &text[range])
    }

    #[test]
    fn words_are_turned_by_their_ends() {
        for (tag, word, shown, expected) in [
            ("en", "harmless", "harmful", true),
            ("en", "hopeless", "hopelessness", false),
            ("en", "bless", "blessed", false),
            ("en", "likely", "unlikely", true),
            ("en", "cannot", "can", true),
            ("en", "violent", "non-violent", true),
            ("en", "he", "she", false),
            ("en", "open", "reopen", false),
            ("en", "now", "not", true),
            ("en", "denied", "denies", false),
            ("en", "neither", "neiten", false),
            ("en", "The", "the", false),
            ("de", "harmlose", "harmvolle", true),
            ("de", "arbeitslos", "arbeitslose", false),
            ("sv", "arbetslös", "arbetsam", true),
            ("nl", "hopeloos", "hoopvol", true),
            ("fr", "juste", "injuste", true),
        ] {
            assert_eq!(of(tag).unwrap().is_turned(word, shown), expected, "{word}, {shown}");
        }
    }

    #[test]
    fn no_language_stands_in_for_another() {
        for tag in ["lb", "nb", "nn", "da", "gsw", "zh", "", "e", "english"] {
            assert!(of(tag).is_none(), "{tag}");
        }
        for tag in ["en", "en-GB", "EN_us", "pt-BR", "de-Latn-AT"] {
            assert!(of(tag).is_some(), "{tag}");
        }
    }

    #[test]
    fn months_have_names_and_abbreviations() {
        let month = |word: &str, tag: &str| of(tag).unwrap().month(word);
        assert_eq!(month("Sept", "en"), Some(9));
        assert_eq!(month("may", "en"), None);
        assert_eq!(month("janv", "fr"), Some(1));
        assert_eq!(month("września", "pl"), Some(9));
        assert_eq!(month("", "pl"), None);
        for (word, expected) in [
            ("may", None),
            ("mayo", Some(5)),
            ("set", None),
            ("Out", None),
            ("Jan", Some(1)),
            ("mai", Some(5)),
        ] {
            assert_eq!(month_in_any_language(word), expected, "{word}");
        }
    }

    #[test]
    fn negations_are_known_by_language() {
        for (tag, text, expected) in [
            ("en-GB", "it Isn’t so", Some("Isn’t")),
            ("en", "a note of notes, and a few more", None),
            ("en", "the mayor ruled it out", Some("ruled it out")),
            ("en", "unlikely to be sold", Some("unlikely")),
            ("de", "das ist keine Antwort", Some("keine")),
            ("de", "without", None),
            ("de", "Der Rat lehnte den Plan der Werft ab", Some("lehnte den Plan der Werft ab")),
            ("de", "Er bestritt das", Some("bestritt")),
            ("fr-CA", "sans attendre", Some("sans")),
            ("fr", "Il n’a dit à une personne que", Some("n’")),
            ("fr", "la mairie dément", Some("dément")),
            ("es", "el alcalde desmintió", Some("desmintió")),
            ("it", "ha smentito la notizia", Some("smentito")),
            ("nl", "de burgemeester wees het plan af", Some("wees het plan af")),
            ("pt", "recusou a proposta no porto", Some("recusou")),
            ("pt", "a ponte no porto", None),
            ("sv", "hon förnekade det", Some("förnekade")),
            ("pl", "rzecznik zaprzeczył", Some("zaprzeczył")),
        ] {
            assert_eq!(negation(text, tag), expected, "{text}");
        }
    }

    /// What denies, refuses or takes back, in every form; what merely looks so.
    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn whoever_denies_refuses_or_stops_negates() {
        let mut missed = Vec::new();
        for (tag, words) in [
            (
                "en",
                "not never none nobody nothing nowhere neither nor without hardly barely scarcely rarely seldom few",
            ),
            (
                "en",
                "unlikely false falsely wrong wrongly untrue except unless cannot won't didn’t isn't aren't couldn't",
            ),
            (
                "en",
                "deny denies denied denying denial refuse refuses refused refusing refusal fail fails failed failing",
            ),
            (
                "en",
                "failure reject rejects rejected rejecting rejection dispute disputes disputed disputing decline",
            ),
            (
                "en",
                "declines declined declining cease ceases ceased ceasing stop stops stopped stopping prevent prevents",
            ),
            (
                "en",
                "prevented preventing prevention lack lacks lacked lacking retract retracts retracted retraction",
            ),
            (
                "en",
                "withdraw withdraws withdrew withdrawn withdrawing withdrawal doubt doubts doubted doubting doubtful",
            ),
            ("en", "impossible illegal unable unwilling unproven incorrect unfounded baseless"),
            (
                "de",
                "nicht kein keine keinem nie niemals niemand nichts weder ohne kaum selten unwahrscheinlich falsch unwahr",
            ),
            (
                "de",
                "bestreitet bestritt bestritten leugnet leugnete geleugnet dementiert weigert weigerte verweigert",
            ),
            (
                "de",
                "abgelehnt ablehnt zurückgewiesen ausgeschlossen bezweifelt gescheitert verhindert widerrufen fehlt außer",
            ),
            (
                "fr",
                "ne pas jamais rien aucun aucune ni sans guère rarement improbable faux fausse impossible sauf",
            ),
            (
                "fr",
                "nie nient nié niait démenti dément démentir refuse refusé rejette rejeté échoué cessé empêché doute",
            ),
            (
                "es",
                "no nunca jamás nadie nada ninguno ni tampoco sin apenas improbable falso falsa imposible excepto",
            ),
            (
                "es",
                "niega negó negaron negado desmiente desmintió rechaza rechazó cesó impidió carece retiró duda descartó",
            ),
            (
                "it",
                "non mai nessuno nessuna niente nulla né senza neanche improbabile falso falsa impossibile tranne",
            ),
            (
                "it",
                "nega negò negato smentisce smentì smentito rifiuta rifiutò respinto fallito cessato impedito dubita",
            ),
            (
                "nl",
                "niet nooit niemand niets geen zonder nauwelijks zelden onwaarschijnlijk onwaar onjuist behalve tenzij",
            ),
            (
                "nl",
                "ontkent ontkende ontkend weigert weigerde geweigerd afgewezen verworpen betwist betwijfelt gestopt mislukt",
            ),
            (
                "pt",
                "não nunca jamais ninguém nada nenhum nem sem raramente improvável falso falsa impossível exceto",
            ),
            (
                "pt",
                "nega negou negaram desmente desmentiu recusa recusou rejeitou falhou cessou impediu duvida retirou",
            ),
            (
                "sv",
                "inte ej ingen inget inga aldrig utan varken knappast sällan osannolikt falsk felaktigt omöjligt utom",
            ),
            (
                "sv",
                "förnekar förnekade nekar dementerar vägrar vägrade avvisar avslog misslyckades upphörde hindrade tvivlar",
            ),
            (
                "pl",
                "nie nigdy nikt nic żaden żadna bez ani rzadko nieprawda fałszywy niemożliwe zamiast oprócz",
            ),
            (
                "pl",
                "zaprzecza zaprzeczył odmawia odmówił odrzucił wykluczył kwestionuje przestał zapobiegł wątpi wycofał",
            ),
        ] {
            missed.extend(words.split(' ').filter(|word| negation(word, tag).is_none()));
        }
        assert!(missed.is_empty(), "{missed:?}");
        for (tag, phrase) in [
            ("en", "the fire is far from out"),
            ("en", "the wall rather than the gate"),
            ("en", "a bus instead of a train"),
            ("en", "it ruled out a sale"),
            ("en", "ruling that out"),
            ("de", "Der Rat lehnt den Verkauf ab"),
            ("de", "er wies den Vorwurf zurück"),
            ("fr", "loin d’être vrai"),
            ("fr", "il n'ira"),
            ("nl", "zij lehnt, nee: zij wijst het af"),
            ("es", "en lugar de un tren"),
        ] {
            assert!(negation(phrase, tag).is_some(), "{phrase}");
        }
        for (tag, text) in [
            (
                "en",
                "In a few days the note about denim and the fewest stones will be another knot in the noble nook.",
            ),
            ("de", "Er lehnte an der Wand und nickte; der Keiler lief neben dem Nichtschwimmer."),
            ("fr", "Une personne a vu un peu de pluie."),
            ("es", "Hace poco vino un poco de lluvia, y todos están a salvo."),
            ("it", "Un poco di pioggia, e tra poco il sole."),
            ("nl", "De trein wees de weg."),
            ("pt", "Há pouco a ponte no porto abriu para o comboio."),
            ("sv", "Hon gick över bron."),
            ("pl", "Niedawno w Niemczech niektórzy widzieli most."),
        ] {
            assert_eq!(negation(text, tag), None, "{text}");
        }
    }
}
