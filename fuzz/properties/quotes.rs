//! Quotations: what stands in a text is found there, and what is found stands in the text, however odd both are.

use std::sync::Arc;

use factbox::check::quotes::index::Index;
use factbox::check::quotes::near::nearest;
use factbox::check::quotes::passages::find_passages;
use factbox::check::quotes::search::find;
use factbox::digest::Digest;
use factbox::parse::normal::{is_boundary, is_word, normal, normalise};
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
    let starts = &text.paragraphs;
    assert!(starts.first() == Some(&0) && starts.is_sorted());
    for &start in starts {
        let range = text.paragraph_at(start as usize);
        assert!(fits(&range, &text.words) && (range.start == start as usize || range.is_empty()));
    }
}

fn check_search(quotation: &str, index: &Index) {
    if let Some(found) = find(quotation, index) {
        for part in found.parts.iter().chain(&found.hidden) {
            assert!(fits(part, &index.text.words), "{part:?}");
            assert!(fits(&index.text.in_file(part).range(), &index.text.file), "{part:?}");
        }
        assert!(!found.parts.is_empty() && found.parts.windows(2).all(|pair| pair[0].start <= pair[1].start));
        assert!(fits(&found.whole(), &index.text.words));
    }
    if let Some(near) = nearest(quotation, index) {
        assert!(fits(&near.range, &index.text.words) && (0.0..=1.0).contains(&near.similarity), "{near:?}");
        assert!(fits(&index.text.in_file(&near.range).range(), &index.text.file), "{near:?}");
    }
    for passage in find_passages(quotation, [("key", index)]) {
        assert!(fits(&passage.range, &index.text.words) && passage.line > 0, "{passage:?}");
    }
}

/// Words that are cut out of a text are found in it, and the way back leads to the same words.
fn check_cut(from: usize, length: usize, index: &Index) {
    let text = &index.normal.text;
    let mut ends =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).filter(|at| is_boundary(text, *at));
    let Some(start) = ends.by_ref().nth(from) else { return };
    let Some(end) = ends.nth(length) else { return };
    let words = &text[start..end];
    if !normal(words).contains(is_word) {
        return;
    }
    let found = find(words, index).unwrap_or_else(|| panic!("{words:?} is not found in {text:?}"));
    let back = normalise(&index.text.words[found.whole()], &[]).text;
    let plain = |text: &str| -> String {
        text.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect()
    };
    assert_eq!(plain(&back), plain(&normal(words)), "{words:?} in {text:?}");
}
