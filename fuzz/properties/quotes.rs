//! Quotations: what stands in a text is found there, and what is found stands in the text, however odd both are.

use std::sync::Arc;

use factbox::check::quotes::index::Index;
use factbox::check::quotes::near::nearest;
use factbox::check::quotes::passages::find_passages;
use factbox::check::quotes::search::find;
use factbox::digest::Digest;
use factbox::parse::normal::{is_word, normal};
use factbox::parse::text::{SourceText, read};

use super::{fits, text};

/// What stands between the text and the quotation.
const BETWEEN: &str = "\n====\n";

/// Looks for a quotation in a text. The first two bytes say which words of the text are cut out and looked for besides.
pub fn check(data: &[u8]) {
    let Some(([from, length], rest)) = data.split_first_chunk() else { return };
    let text = text(rest);
    let (words, quotation) = text.split_once(BETWEEN).unwrap_or((&text, &text));
    for name in ["x.txt", "x.html"] {
        let index = Index::new(&Arc::new(read(name, &words.into(), Digest::default())));
        check_text(&index.text);
        check_search(quotation, &index);
        check_cut(usize::from(*from), usize::from(*length), &index);
    }
}

/// Paragraphs and the way back to the file.
fn check_text(text: &SourceText) {
    let apart = &text.apparatus;
    assert!(apart.iter().all(|apart| fits(apart, &text.words) && !apart.is_empty()), "{apart:?}");
    assert!(apart.windows(2).all(|pair| pair[0].end <= pair[1].start), "{apart:?}");
    let starts = &text.paragraphs;
    assert!(starts.first() == Some(&0) && starts.is_sorted());
    for &start in starts {
        let range = text.paragraph_at(start as usize);
        assert!(fits(&range, &text.words) && (range.start == start as usize || range.is_empty()));
    }
}

fn check_search(quotation: &str, index: &Index) {
    if let Some(found) = find(quotation, index) {
        let brackets = found.brackets.iter().map(|bracket| &bracket.range);
        for part in found.parts.iter().chain(&found.hidden).chain(brackets) {
            assert!(fits(part, &index.text.words), "{part:?}");
            assert!(fits(&index.text.in_file(part).range(), &index.text.file), "{part:?}");
        }
        assert!(!found.parts.is_empty() && found.parts.windows(2).all(|pair| pair[0].start <= pair[1].start));
        assert!(fits(&found.whole(), &index.text.words));
    }
    if let Some(near) = nearest(quotation, index) {
        let found = find(quotation, index);
        let same = normal(&index.text.article(&near.range)) == normal(quotation);
        assert!(!same || found.is_some(), "{quotation:?} is refused and proposed");
        assert!(fits(&near.range, &index.text.words) && (0.0..=1.0).contains(&near.similarity), "{near:?}");
        assert!(fits(&index.text.in_file(&near.range).range(), &index.text.file), "{near:?}");
    }
    for passage in find_passages(quotation, [("key", index)]) {
        assert!(fits(&passage.range, &index.text.words) && passage.line > 0, "{passage:?}");
    }
}

/// Words that are cut out of a text are found in it, and the way back leads to the same words.
fn check_cut(from: usize, length: usize, index: &Index) {
    let text = &index.normal().text;
    let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut ends = places.filter(|at| index.is_boundary(*at));
    let Some(start) = ends.by_ref().nth(from) else { return };
    let Some(end) = ends.nth(length) else { return };
    let words = &text[start..end];
    if !normal(words).contains(is_word) {
        return;
    }
    let found = find(words, index).unwrap_or_else(|| panic!("{words:?} is not found in {text:?}"));
    let back = normal(&index.text.article(&found.whole()));
    let plain = |text: &str| -> String {
        text.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect()
    };
    assert_eq!(plain(&back), plain(&normal(words)), "{words:?} in {text:?}");
}
