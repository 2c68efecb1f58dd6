//! Plurals: which form of a message goes with a number, by the rules of its language.
//!
//! The one file that names `intl_pluralrules` and `unic_langid`: a table of these rules (CLDR), and its keys.

use std::fmt;
use std::hash::{Hash, Hasher};

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// The names of the forms (CLDR).
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form that every message has.
pub(super) const OTHER: &str = "other";

/// The rules of a language.
#[derive(Clone)]
pub(super) struct Plurals {
    lang: Box<str>,
    rules: Option<PluralRules>,
}

impl fmt::Debug for Plurals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Plurals({})", self.lang)
    }
}

impl Hash for Plurals {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lang.hash(state);
    }
}

impl Plurals {
    /// The rules of the language with that tag. One that nobody has rules for tells no numbers apart.
    pub(super) fn of(lang: &str) -> Self {
        let primary = lang.split('-').next().unwrap_or_default();
        let rules = primary
            .parse::<LanguageIdentifier>()
            .ok()
            .and_then(|lang| PluralRules::create(lang, PluralRuleType::CARDINAL).ok());
        Self { lang: primary.into(), rules }
    }

    /// The name of the form that goes with a number.
    pub(super) fn category(&self, number: usize) -> &'static str {
        match self.rules.as_ref().and_then(|rules| rules.select(number).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_forms_of_their_language() {
        let forms = |lang: &str, numbers: &[usize]| {
            let plurals = Plurals::of(lang);
            numbers.iter().map(|&number| plurals.category(number)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(forms("en", &[0, 1, 2]), "other one other");
        assert_eq!(forms("de-AT", &[0, 1, 21]), "other one other");
        assert_eq!(forms("fr", &[0, 1, 2]), "one one other");
        assert_eq!(forms("pl", &[1, 2, 5, 22]), "one few many few");
        assert_eq!(forms("ar", &[0, 1, 2, 3, 11, 100]), "zero one two few many other");
        assert_eq!(forms("ja", &[0, 1, 2]), "other other other");
        assert_eq!(forms("tlh", &[1]), "other");
    }
}
