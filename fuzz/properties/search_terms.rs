//! Search: terms are words, a term is its own term, and the index holds each of them where the browser will look for it.

use std::collections::BTreeMap;

use factbox::pages::search::index::{Field, put_together, take_apart};
use factbox::pages::search::terms::terms;

use super::text;

/// As many shards are made.
const SHARDS: usize = 8;
/// As many documents are taken apart at a time.
const AT_A_TIME: usize = 3;

/// Takes a text with these bytes apart, and indexes its lines.
pub fn check(data: &[u8]) {
    let text = text(data);
    let found = terms_of(&text);
    for term in &found {
        assert!(!term.is_empty() && term.chars().all(|char| !char.is_whitespace()), "{term:?}");
        assert!(
            !term.chars().any(|char| char.is_ascii_uppercase() || char.is_ascii_punctuation()),
            "{term:?}"
        );
        assert_eq!(terms_of(term).first(), Some(term), "the first term of {term:?}");
    }
    let around = [terms_of("before"), found.clone(), terms_of("after")].concat();
    assert_eq!(terms_of(&format!("before {text} after")), around);

    let documents: Vec<&str> = text.lines().collect();
    let parts = (0..documents.len()).step_by(AT_A_TIME).map(|first| {
        let numbers = first..documents.len().min(first + AT_A_TIME);
        take_apart(numbers, |document, give| give(Field::Text, documents[document]))
    });
    let index = put_together(parts, SHARDS);
    assert_eq!(index.shards.len(), SHARDS);
    let mut postings: BTreeMap<&str, &str> = BTreeMap::new();
    for (number, shard) in index.shards.iter().enumerate() {
        let mut words = shard.split(' ').filter(|word| !word.is_empty());
        while let Some(term) = words.next() {
            assert_eq!(shard_of(term, &index.starts), number, "{term:?}: {:?}", index.starts);
            let known = postings.insert(term, words.next().expect("postings follow a term"));
            assert!(known.is_none(), "{term:?} is there twice");
        }
    }
    for (number, document) in documents.iter().enumerate() {
        for term in terms_of(document) {
            let held = postings.get(term.as_str()).expect("each term is in the index");
            assert!(documents_of(held).contains(&number), "{term:?} of line {number}: {held}");
        }
    }
}

fn terms_of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    terms(text, |term| found.push(term.to_owned()));
    found
}

/// The shard in which a browser looks for a term: strings are in the order of UTF-16 there.
fn shard_of(term: &str, starts: &[String]) -> usize {
    starts.iter().take_while(|start| start.encode_utf16().le(term.encode_utf16())).count()
}

/// The documents of postings: each number is the distance from the last one, times 16, and a level.
fn documents_of(postings: &str) -> Vec<usize> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut documents, mut next, mut number, mut shift) = (Vec::new(), 0, 0, 0);
    for digit in postings.chars() {
        let value = DIGITS.find(digit).expect("it is a digit");
        number |= (value & 31) << shift;
        shift += 5;
        if value < 32 {
            let document = next + (number >> 4);
            documents.push(document);
            next = document + 1;
            (number, shift) = (0, 0);
        }
    }
    documents
}
