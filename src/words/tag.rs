//! Tags of languages (BCP 47): `de-AT`, `zh-Hant-TW`.

/// The language that is complete.
pub const ENGLISH: &str = "en";

/// A tag and those of the languages that it is a variety of: `zh-hant-tw`, `zh-hant`, `zh`.
pub(super) fn ancestors(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(parent, _)| parent))
}

/// The direction of a language's script: `ltr` or `rtl`.
pub fn direction(lang: &str) -> &'static str {
    const SCRIPTS: [&str; 10] =
        ["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"];
    const LANGUAGES: [&str; 15] =
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
    let lang = lang.to_ascii_lowercase();
    let mut parts = lang.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_rtl = match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&primary),
    };
    if is_rtl { "rtl" } else { "ltr" }
}
