//! How a language writes quotation marks: CLDR's `delimiters`, where its typographers do not differ.

use super::tag::ancestors;

/// The marks that typewritten ones become: those around a quotation, and those around one within it, or around single words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Marks {
    /// Opens a quotation; with the space that belongs to it.
    pub open: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Opens what stood in single marks.
    pub inner_open: &'static str,
    /// Closes it.
    pub inner_close: &'static str,
}

const fn marks(
    open: &'static str,
    close: &'static str,
    inner_open: &'static str,
    inner_close: &'static str,
) -> Marks {
    Marks { open, close, inner_open, inner_close }
}

/// Those of English, and of every language that is not among [`BY_LANGUAGE`].
pub const ENGLISH: Marks = marks("“", "”", "‘", "’");

/// By language, and by language and region or script where those differ.
const BY_LANGUAGE: &[(&[&str], Marks)] = &[
    (
        &["de", "cs", "sk", "sl", "hr", "et", "is", "lb", "lv", "mk", "dsb", "hsb", "ksh", "nds", "luy"],
        marks("„", "“", "‚", "‘"),
    ),
    (&["de-ch", "de-li", "gsw", "fr-ch", "it-ch", "rm", "fa", "az-cyrl"], marks("«", "»", "‹", "›")),
    (&["fr"], marks("«\u{202f}", "\u{202f}»", "“", "”")),
    (&["bg", "lt", "prg", "ka"], marks("„", "“", "‚", "‘")),
    (&["bs"], marks("„", "”", "‘", "’")),
    (&["sr"], marks("„", "”", "’", "’")),
    (&["pl", "ro"], marks("„", "”", "«", "»")),
    (&["hu"], marks("„", "”", "»", "«")),
    (&["sv", "fi", "he", "yi", "se", "rn"], marks("”", "”", "’", "’")),
    (&["no", "nb", "nn"], marks("«", "»", "‘", "’")),
    (&["ru", "uk", "be", "tt", "os", "sah", "bua", "tyv", "ky"], marks("«", "»", "„", "“")),
    (
        &[
            "it", "es", "ca", "el", "eu", "sq", "ast", "br", "sc", "cv", "hy", "oc", "pt-pt", "pt-ao",
            "pt-mz", "pt-cv", "pt-ch", "pt-gw", "pt-st", "pt-tl", "pt-mo", "pt-lu", "pt-gq", "kab", "lij",
            "pms", "ti",
        ],
        marks("«", "»", "“", "”"),
    ),
    // Latin America writes as English does.
    (
        &[
            "es-419", "es-ar", "es-bo", "es-br", "es-cl", "es-co", "es-cr", "es-cu", "es-do", "es-ec",
            "es-gt", "es-hn", "es-mx", "es-ni", "es-pa", "es-pe", "es-pr", "es-py", "es-sv", "es-us",
            "es-uy", "es-ve",
        ],
        ENGLISH,
    ),
    (&["ar", "ur", "syr"], marks("”", "“", "’", "‘")),
    (&["ja", "yue", "zh-hant", "zh-tw", "zh-hk", "zh-mo"], marks("「", "」", "『", "』")),
];

/// The marks of a language by its tag (BCP 47), of its region or script if those have their own.
pub fn of(lang: &str) -> Marks {
    let tag = lang.to_ascii_lowercase().replace('_', "-");
    let known = |tag: &str| BY_LANGUAGE.iter().find(|(tags, _)| tags.contains(&tag)).map(|(_, marks)| *marks);
    // A script may stand before the region: `zh-Hant-TW`.
    ancestors(&tag).find_map(known).unwrap_or(ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_region_or_the_language() {
        for (lang, expected) in [
            ("en", "“x” ‘y’"),
            ("en-GB", "“x” ‘y’"),
            ("de", "„x“ ‚y‘"),
            ("de-AT", "„x“ ‚y‘"),
            ("de-CH", "«x» ‹y›"),
            ("fr", "«\u{202f}x\u{202f}» “y”"),
            ("fr-CA", "«\u{202f}x\u{202f}» “y”"),
            ("fr-CH", "«x» ‹y›"),
            ("it", "«x» “y”"),
            ("es", "«x» “y”"),
            ("es-MX", "“x” ‘y’"),
            ("pt-BR", "“x” ‘y’"),
            ("pt-PT", "«x» “y”"),
            ("sv", "”x” ’y’"),
            ("fi", "”x” ’y’"),
            ("pl", "„x” «y»"),
            ("hu", "„x” »y«"),
            ("nb", "«x» ‘y’"),
            ("nl", "“x” ‘y’"),
            ("da", "“x” ‘y’"),
            ("zh-Hant-TW", "「x」 『y』"),
            ("zh", "“x” ‘y’"),
            ("xx", "“x” ‘y’"),
        ] {
            let Marks { open, close, inner_open, inner_close } = of(lang);
            assert_eq!(format!("{open}x{close} {inner_open}y{inner_close}"), expected, "{lang}");
        }
    }
}
