//! Words that turn a sentence round, by language: the yardstick's own, so that it does not ask the checks what they know.

/// What turns a sentence into its contrary when it is put in or left out.
pub(crate) fn negations(lang: &str) -> &'static [&'static str] {
    match lang {
        "en" => &["not", "never", "no"],
        "de" => &["nicht", "nie", "kein", "keine", "keinen", "niemals"],
        "fr" => &["pas", "jamais", "aucun", "aucune"],
        "es" => &["no", "nunca", "jamás", "ningún", "ninguna"],
        "it" => &["non", "mai", "nessun", "nessuna"],
        "nl" => &["niet", "nooit", "geen"],
        "pt" => &["não", "nunca", "nenhum", "nenhuma"],
        "sv" => &["inte", "aldrig", "ingen", "inga"],
        "pl" => &["nie", "nigdy", "żaden", "żadnych"],
        _ => &[],
    }
}

/// Verbs and the like by which somebody denies, refuses, fails or doubts, as they stand in articles.
pub(crate) fn denials(lang: &str) -> &'static [&'static str] {
    match lang {
        "en" => &[
            "denied",
            "denies",
            "refused",
            "refuses",
            "failed",
            "rejected",
            "disputed",
            "declined",
            "stopped",
            "prevented",
            "lacks",
            "lacked",
            "retracted",
            "withdrew",
            "withdrawn",
            "doubted",
            "doubts",
            "without",
            "nobody",
            "nothing",
            "none",
            "neither",
            "hardly",
            "barely",
            "rarely",
            "unlikely",
            "false",
            "wrong",
            "untrue",
            "unless",
        ],
        "de" => &[
            "bestritt",
            "bestreitet",
            "dementierte",
            "leugnet",
            "leugnete",
            "verweigerte",
            "weigerte",
            "ohne",
            "kaum",
            "niemand",
            "nichts",
            "weder",
            "falsch",
            "statt",
            "bezweifelt",
            "bezweifelte",
            "widerrief",
            "scheiterte",
        ],
        "fr" => &[
            "nie", "nié", "démenti", "dément", "refuse", "refusé", "rejeté", "sans", "rien", "personne",
            "guère", "faux", "doute", "échoué",
        ],
        "es" => &[
            "negó",
            "niega",
            "desmintió",
            "rechazó",
            "rechaza",
            "sin",
            "nadie",
            "nada",
            "apenas",
            "falso",
            "duda",
            "tampoco",
        ],
        "it" => &[
            "negato",
            "nega",
            "smentito",
            "smentisce",
            "rifiutato",
            "senza",
            "nessuno",
            "nulla",
            "falso",
            "dubita",
        ],
        "nl" => &["ontkende", "ontkent", "weigerde", "zonder", "niemand", "niets", "nauwelijks", "onwaar"],
        "pt" => &[
            "negou",
            "nega",
            "desmentiu",
            "recusou",
            "rejeitou",
            "sem",
            "ninguém",
            "nada",
            "falso",
            "duvida",
        ],
        "sv" => &[
            "förnekade",
            "förnekar",
            "vägrade",
            "vägrar",
            "avvisade",
            "utan",
            "ingenting",
            "knappast",
            "falskt",
            "tvivlar",
        ],
        "pl" => &[
            "zaprzeczył",
            "zaprzeczyła",
            "odmówił",
            "odmówiła",
            "odrzucił",
            "bez",
            "nikt",
            "nic",
            "nieprawda",
            "wątpi",
        ],
        _ => &[],
    }
}

/// Beginnings of words that an honest ellipsis leaves in sight: more of them than deny.
fn suspects(lang: &str) -> &'static [&'static str] {
    match lang {
        "en" => &[
            "no", "never", "neither", "hardly", "barely", "scarce", "rare", "seldom", "few", "little", "un",
            "false", "wrong", "far", "rather", "instead", "except", "den", "refus", "fail", "reject", "rul",
            "disput", "declin", "ceas", "stop", "prevent", "lack", "retract", "withd", "doubt", "without",
            "cannot", "only", "but", "contra", "abandon", "avoid", "forb", "ban", "cancel", "dis", "mis",
            "ill", "im", "in", "against", "halt", "end", "miss", "absen", "repud", "rebut", "refut",
            "object", "oppos", "scrap", "drop", "suspend", "revok", "nought", "nil", "zero", "than", "save",
            "bar", "block", "less", "least", "short", "too", "loath", "reluct", "hinder", "stead", "quash",
            "overturn", "exclud",
        ],
        "de" => &[
            "nicht", "nie", "kein", "ohne", "kaum", "weder", "falsch", "un", "auß", "auss", "statt", "leugn",
            "bestr", "dement", "weiger", "verw", "abl", "lehn", "fehl", "zweif", "bezw", "zurück", "widerr",
            "stopp", "hinder", "verh", "mangel", "scheit", "wies", "selten", "wenig", "sonst", "nein", "irr",
            "miss", "wider", "entf", "ver", "anst", "noch", "schw", "aufh", "hör", "aus", "end", "dag",
            "geg", "bez",
        ],
        "fr" => &[
            "ne", "n'", "n’", "ni", "pas", "jamais", "aucun", "sans", "rien", "personne", "guère", "faux",
            "fauss", "dout", "dém", "refus", "rejet", "sauf", "non", "plutôt", "peu", "éch", "cess", "manqu",
            "contest", "retir", "rare", "in", "im", "emp", "arrêt", "renon", "déme", "loin", "lieu", "plus",
            "qu", "exce", "hors", "contr",
        ],
        "es" => &[
            "no", "ni", "nun", "jam", "nin", "sin", "nad", "apenas", "fals", "dud", "neg", "nieg", "desm",
            "rech", "tamp", "salvo", "exc", "poc", "fall", "fra", "ces", "dej", "falt", "retir", "rara",
            "in", "im", "imp", "lejos", "vez", "raro", "desc", "reh", "contr", "evit", "menos", "car",
        ],
        "it" => &[
            "non", "mai", "ness", "senza", "null", "niente", "fals", "dubi", "neg", "sment", "rifiu",
            "respi", "né", "tranne", "poc", "fall", "cess", "manc", "ritir", "rar", "in", "im", "appena",
            "anzi", "invece", "meno", "contr", "esclu", "salvo", "imped", "smet", "lontan",
        ],
        "nl" => &[
            "n", "on", "zonder", "weiger", "gee", "vals", "twijf", "beh", "weinig", "af", "mis", "verw",
            "stop", "in", "tegen",
        ],
        "pt" => &[
            "n", "sem", "fals", "duv", "desm", "rec", "rej", "ning", "salvo", "pouc", "falh", "cess", "falt",
            "retir", "rar", "in", "im", "nem", "tamp", "mal", "menos", "contr", "deix", "exce", "long",
            "vez", "apenas", "jamais",
        ],
        "sv" => &[
            "inte", "ald", "ing", "förn", "vägr", "avv", "utan", "knapp", "fals", "tviv", "o", "fel", "miss",
            "sälla", "få", "neka", "fel", "upph", "slut", "hindr", "sakna", "dra", "drog", "varken",
            "snarare", "ist", "utom", "ej", "icke", "osann", "best", "tog", "ta", "mot", "för",
        ],
        "pl" => &[
            "ni", "żad", "bez", "zaprz", "odm", "odrz", "wątp", "nik", "nic", "poza", "zamiast", "mało",
            "brak", "rzad", "prze", "wyco", "wstrz", "zaw", "oprócz", "ledwie", "chyba", "fał", "ani", "w",
            "za", "o", "kwest", "dal",
        ],
        _ => &[""],
    }
}

/// Whether what an ellipsis hides can be no denial.
pub(crate) fn is_innocent(words: &[String], lang: &str) -> bool {
    words.iter().all(|word| {
        let word = word.to_lowercase();
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        let is_contracted = word.contains("n't") || word.contains("n’t");
        !is_contracted && !suspects(lang).iter().any(|suspect| word.starts_with(suspect))
    })
}

/// A word that stands for somebody or something named before.
pub(crate) fn pronoun(lang: &str) -> &'static str {
    match lang {
        "de" => "sie",
        "fr" => "elle",
        "es" => "ella",
        "it" => "lei",
        "nl" => "zij",
        "pt" => "ela",
        "sv" => "hon",
        "pl" => "ona",
        _ => "they",
    }
}
