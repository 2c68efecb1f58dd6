//! Proper names: what is one, and in which other words a text may have it.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a word was written.
pub(super) const LOWER: u8 = 1;
/// With a capital.
pub(super) const CAPITAL: u8 = 2;
/// In capitals alone.
pub(super) const UPPER: u8 = 4;

/// How a word is written.
pub(super) fn case(word: &str) -> u8 {
    let mut letters = word.chars().filter(|char| char.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if word.chars().count() > 1 && letters.all(char::is_uppercase) { UPPER } else { CAPITAL }
        }
        _ => LOWER,
    }
}

/// A word in lower case, without marks on its letters and without points.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(|char| *char != '.').map(|char| char.to_ascii_lowercase()).collect();
    }
    let mut folded = String::with_capacity(word.len());
    for char in word.chars().flat_map(char::to_lowercase).nfd().filter(|char| !is_combining_mark(*char)) {
        match char {
            '.' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            char => folded.push(char),
        }
    }
    folded
}

/// A word with umlauts as they are written without: *Mueller*. None of a word that has none.
pub(super) fn fold_umlauts(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let written = |char: char| match char {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
        'ü' | 'Ü' => "ue",
        'å' | 'Å' => "aa",
        _ => "",
    };
    let has = word.chars().any(|char| !written(char).is_empty());
    has.then(|| {
        let replaced: String = word
            .chars()
            .map(|char| match written(char) {
                "" => char.to_string(),
                letters => letters.to_owned(),
            })
            .collect();
        fold(&replaced)
    })
}

/// What stands before a full stop that ends no sentence.
static ABBREVIATIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "mr mrs ms mx dr prof st ste mt ft no nos vs rep reps sen sens gov lt gen col capt sgt cpl pvt maj adm cmdr rev hon pres \
     sec atty asst dep supt insp det ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev okla \
     ore pa penn tenn tex va vt wash wis wyo ont que jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs \
     fri sat sun janv févr avr juil déc okt dez mrz ene abr ago dic bros jr sr fr sra srta dña herr hr fru nr bzw ca \
     fig vol art para sect ch pp ed eds approx est dept univ assn mme mlle mgr me abb chr sig"
        .split_whitespace()
        .collect()
});

/// Whether a word before a full stop is an abbreviation.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && ABBREVIATIONS.contains(word.to_lowercase().as_str())
}

/// Words that are written with a capital and name nobody: forms of address.
pub(super) fn is_address(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Miss"
            | "Mx"
            | "Sir"
            | "Dame"
            | "Lord"
            | "Lady"
            | "Madam"
            | "Herr"
            | "Frau"
            | "Mme"
            | "Mlle"
            | "Monsieur"
            | "Madame"
            | "Señor"
            | "Señora"
            | "Sr"
            | "Sra"
            | "Don"
            | "Doña"
            | "Signor"
            | "Signora"
            | "Senhor"
            | "Senhora"
            | "Mijnheer"
            | "Meneer"
            | "Mevrouw"
            | "Herrn"
            | "Pan"
            | "Pani"
    )
}

/// Endings that make of a place its people, of a thing its adjective, and the other way round.
const ENDINGS: [&str; 22] = [
    "er", "ers", "ian", "ians", "an", "ans", "ese", "ish", "ic", "ical", "al", "ist", "ists", "ism", "ite",
    "ites", "ary", "ive", "ives", "ment", "ial", "ans",
];
/// What is shorter is too often the beginning of another word.
const STEM: usize = 5;

/// Singular and plural of a word.
pub(super) fn plurals(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if let Some(stem) = word.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    } else if let Some(stem) = word.strip_suffix('y') {
        forms.push(format!("{stem}ies"));
    }
    if let Some(stem) = word.strip_suffix("es") {
        forms.push(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix('s') {
        forms.push(stem.to_owned());
    }
    forms.push(format!("{word}s"));
    forms.push(format!("{word}es"));
    forms
}

/// The other spelling of English of a word.
pub(super) fn spellings(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for (one, other) in [
        ("men", "man"),
        ("our", "or"),
        ("isation", "ization"),
        ("ence", "ense"),
        ("tre", "ter"),
        ("gramme", "gram"),
        ("ise", "ize"),
    ] {
        for (from, to) in [(one, other), (other, one)] {
            if let Some(stem) = word.strip_suffix(from).filter(|stem| stem.len() >= 3) {
                forms.push(format!("{stem}{to}"));
            }
        }
    }
    forms
}

/// People and adjectives of what a word names, and the other way round.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for ending in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= STEM) {
            forms.push(stem.to_owned());
            for vowel in ["a", "e", "o", "y", "ia"] {
                forms.push(format!("{stem}{vowel}"));
            }
        }
        if word.len() >= STEM {
            forms.push(format!("{word}{ending}"));
        }
        if let Some(stem) = word.strip_suffix(['a', 'e', 'o', 'y']).filter(|stem| stem.len() >= STEM) {
            forms.push(format!("{stem}{ending}"));
        }
    }
    // *American* of *America*.
    if let Some(stem) = word
        .strip_suffix("ns")
        .or_else(|| word.strip_suffix('n'))
        .filter(|stem| stem.len() >= STEM && stem.ends_with('a'))
    {
        forms.push(stem.to_owned());
    }
    if word.ends_with('a') && word.len() >= STEM {
        forms.extend([format!("{word}n"), format!("{word}ns")]);
    }
    forms
}

/// Words between those of a name whose letters its initials may leave out.
const SMALL: [&str; 26] = [
    "of", "and", "the", "for", "in", "on", "to", "at", "de", "la", "du", "des", "le", "les", "et", "del",
    "y", "e", "der", "die", "und", "für", "van", "voor", "di", "da",
];

/// Whether a word may stand in lower case within a name.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}
