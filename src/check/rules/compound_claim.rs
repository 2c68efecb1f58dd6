//! Two sentences, or a semicolon, in one claim.
//!
//! A claim is known or reported as a whole, and its citations bear the whole of it. Of two sentences one may be wrong, or in
//! dispute tomorrow; then it cannot be moved without the other. Make two items of it, each with its citations:
//!
//! ```markdown
//! - The bridge was closed on a Monday. [@gazette]
//! - Ferries ran in its place. [@gazette]
//! ```
//!
//! Looked at are the items under *What we know* and *Reported by one source*, and not what they quote. Which full stops end a
//! sentence is known in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish; in other languages other
//! marks alone count.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::marks::is_mark;
use crate::model::role::Role;

use super::super::language::lists::entries;
use super::super::language::{self, Language};
use super::super::prose::{self, Prose};
use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "compound-claim",
    level: Level::Info,
    source: include_str!("compound_claim.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let body = &explainer.document.body;
    let tag = subject.page_language();
    let language = language::of(&tag);
    for claim in explainer.claims().filter(|claim| matches!(claim.role, Role::Known | Role::Reported)) {
        // A list within an item says what the item says more exactly; a second paragraph says something more.
        let mut texts: Vec<Prose> = prose::blocks(body, claim.part.clone(), subject.marks());
        let more = body.children(claim.more.clone());
        texts.extend(
            more.filter(|(at, _)| matches!(body.tag(*at), Some(crate::model::body::Tag::Paragraph)))
                .flat_map(|(_, part)| prose::blocks(body, part, subject.marks())),
        );
        let mut sentences = 0;
        let mut semicolon = false;
        for text in texts.iter().map(|text| text.unquoted(subject.marks())) {
            sentences += count(&text, language);
            // In Greek it is the question mark.
            semicolon |= text.contains([';', '；', '؛']) && tag != "el";
        }
        let message = if sentences > 1 {
            format!("this claim has {sentences} sentences")
        } else if semicolon {
            "this claim has a semicolon: it is two in one".to_owned()
        } else {
            continue;
        };
        found.push(
            RULE.finding(subject.first_line(claim.span), message)
                .help("make an item of each, with the citations that bear it"),
        );
    }
}

/// How many sentences a text has.
fn count(text: &str, language: Option<&Language>) -> usize {
    let closes = |char: char| is_mark(char) || matches!(char, ')' | ']' | '）');
    let text = text.trim();
    let mut sentences = usize::from(text.contains(char::is_alphanumeric));
    for (at, mark) in text.char_indices() {
        let after = &text[at + mark.len_utf8()..];
        let rest = match mark {
            // No white space follows these.
            '。' | '！' | '？' => after.trim_start_matches(closes),
            '.' | '!' | '?' | '…' | '؟' | '۔' | '।' => {
                let rest = after.trim_start_matches(closes);
                if !rest.starts_with(char::is_whitespace) {
                    continue;
                }
                rest.trim_start()
            }
            _ => continue,
        };
        let first =
            rest.trim_start_matches(|char: char| !char.is_alphanumeric() && char != '\u{1}').chars().next();
        // A sentence begins with a capital, a number, or a letter of a script that has none.
        let begins = first.is_some_and(|first| !first.is_lowercase());
        let is_end =
            || mark != '.' || language.is_some_and(|language| !is_abbreviation(&text[..at], language));
        sentences += usize::from(begins && is_end());
    }
    sentences
}

/// Whether the full stop after `before` belongs to its last word.
fn is_abbreviation(before: &str, language: &Language) -> bool {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '.' | '-');
    let word = &before[before.trim_end_matches(is_part).len()..];
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let letters = last.chars().count();
    let lower = last.to_lowercase();
    // `J.`, `U.S.`, `z. B.`; and `am 3. Mai`.
    (letters == 1 && last.starts_with(char::is_alphabetic))
        || (language.ordinal_points
            && !last.is_empty()
            && letters <= 2
            && last.chars().all(|char| char.is_ascii_digit()))
        || entries(language.abbreviations).any(|other| other == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted() {
        for (language, text, sentences) in [
            ("en", "Rain fell.", 1),
            ("en", "Rain fell. Snow fell.", 2),
            ("en", "Rain fell! \"Snow,\" he said. Then no more?", 3),
            ("en", "Mr. Doe of the U.S. Navy met Gen. J. K. Roe at 5.30 p.m. on Sept. 3.", 1),
            ("en", "He said “\u{1}\u{1}.” She left.", 2),
            ("en", "The site example.org is v2.0 now … and more", 1),
            ("en", "It weighs 3.5 t. It is heavy.", 1),
            ("en", "", 0),
            ("de", "Am 3. Mai kam z. B. Dr. Roth.", 1),
            ("de", "Es regnete. Es schneite.", 2),
            ("fr", "M. Roux vint. Il partit.", 2),
            ("pt", "O Sr. Silva mora na Av. Central. Chove.", 2),
            ("it", "Il dott. Rossi arriva alle 5. Piove.", 2),
            ("pl", "Dr. Nowak mieszka przy ul. Długiej od 3. dnia. Pada.", 2),
            ("zh", "下雨了。下雪了。", 2),
            ("fi", "Klo. Kolme. Sataa!", 1),
            ("fi", "Sataa! Paistaa!", 2),
        ] {
            assert_eq!(count(text, language::of(language)), sentences, "{text}");
        }
    }
}
