//! Spans: words cut from an article, as they are or with a change planted.

use super::article::{Article, is_plain};
use super::language::{denials, is_innocent, negations, pronoun};
use super::marks::{INNER_CLOSE, INNER_OPEN};
use super::random::Random;

/// What must be found where a span stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Expected {
    /// Nothing: the words are the source's.
    Nothing,
    /// An error: they are not.
    Error,
    /// `lossy-ellipsis` or an error: what is left out matters.
    Lossy,
}

/// Cuts a span from an article, or from it and another one; none if the article has nothing that could be cut so.
type Cut = fn(&Article, &Article, &mut Random) -> Option<String>;

/// A kind of span.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) expected: Expected,
    /// Whether the span is cut from the source that it does not cite.
    pub(crate) of_another: bool,
    /// How often it is tried, of all of them.
    pub(crate) weight: usize,
    pub(crate) cut: Cut,
}

const fn kind(name: &'static str, expected: Expected, weight: usize, cut: Cut) -> Kind {
    Kind { name, expected, of_another: false, weight, cut }
}

use Expected::{Error, Lossy, Nothing};

/// All kinds of spans.
pub(crate) const KINDS: &[Kind] = &[
    kind("true: as it is", Nothing, 30, as_it_is),
    kind("true: a long sentence", Nothing, 8, long),
    kind("true: few words", Nothing, 8, few),
    kind("true: a final mark", Nothing, 6, final_mark),
    kind("true: other typography", Nothing, 8, other_typography),
    kind("true: a quotation in it", Nothing, 8, quotation_within),
    kind("true: ellipsis", Nothing, 12, ellipsis),
    kind("true: [word]", Nothing, 8, bracket),
    kind("true: [T]he", Nothing, 6, bracket_case),
    kind("true: walk[ed]", Nothing, 6, bracket_ending),
    kind("true: [sic]", Nothing, 4, sic),
    kind("true: emphasis in it", Nothing, 6, emphasis),
    kind("word replaced", Error, 12, replaced),
    kind("word left out", Error, 8, left_out),
    kind("word put in", Error, 8, put_in),
    kind("letter changed", Error, 8, letter_changed),
    kind("word cut short", Error, 6, cut_short),
    kind("number changed", Error, 8, number_changed),
    kind("negation left out", Error, 8, negation_left_out),
    kind("negation put in", Error, 8, negation_put_in),
    kind("name swapped", Error, 8, name_swapped),
    kind("words reordered", Error, 8, reordered),
    Kind { of_another: true, ..kind("another source", Error, 10, as_it_is) },
    kind("ellipsis, wrong order", Error, 5, ellipsis_backwards),
    kind("ellipsis over two sources", Error, 5, ellipsis_over_sources),
    kind("ellipsis, word replaced", Error, 5, ellipsis_replaced),
    kind("bracket, word replaced", Error, 5, bracket_replaced),
    kind("[l]egal", Error, 8, bracket_front),
    kind("ellipsis hides a negation", Lossy, 8, ellipsis_negation),
    kind("ellipsis hides a denial", Lossy, 8, ellipsis_denial),
    kind("bracket hides a negation", Lossy, 8, bracket_negation),
    kind("bracket hides a denial", Lossy, 6, bracket_denial),
    kind("bracket puts in a negation", Lossy, 6, bracket_negates),
    kind("ellipsis hides a paragraph break", Lossy, 4, ellipsis_paragraphs),
];

/// Words that follow one another in a paragraph and stand in Markdown as they are.
fn window(article: &Article, random: &mut Random, least: usize, most: usize) -> Option<Vec<String>> {
    let stretch = if article.is_spaced { 1 } else { 2 };
    for _ in 0..12 {
        let paragraph = random.pick(&article.paragraphs);
        let length = random.between(least * stretch, most * stretch + 1);
        if paragraph.len() < length {
            continue;
        }
        let start = random.below(paragraph.len() - length + 1);
        if splits_number(paragraph, start) || splits_number(paragraph, start + length) {
            continue;
        }
        if let Some(words) = trimmed(&paragraph[start..start + length]) {
            return Some(words);
        }
    }
    None
}

/// Whether a number of several words, `4 300`, has its end after the place.
fn splits_number(words: &[String], at: usize) -> bool {
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    let begins = |at: usize| is_digit(words.get(at).and_then(|word| word.chars().next()));
    let ends = |at: usize| is_digit(words.get(at).and_then(|word| word.chars().last()));
    // Where each character is taken for a word, a point is one, too.
    let is_point = |at: usize| words.get(at).is_some_and(|word| matches!(word.as_str(), "." | "," | ":"));
    let last = at.checked_sub(1);
    last.is_some_and(|last| {
        (ends(last) && (begins(at) || (is_point(at) && begins(at + 1))))
            || (is_point(last) && begins(at) && last.checked_sub(1).is_some_and(ends))
    })
}

/// The words without what stands before the first and after the last letter; none if one of them cannot be written as
/// it is.
fn trimmed(words: &[String]) -> Option<Vec<String>> {
    let mut words = words.to_vec();
    let outside = |char: char| !char.is_alphanumeric();
    let (first, last) = (0, words.len() - 1);
    // A currency or a minus belongs to its number.
    let start = words[first].trim_start_matches(|char| outside(char) && !matches!(char, '$' | '€' | '£'));
    words[first] = start.to_owned();
    words[last] = words[last].trim_end_matches(outside).to_owned();
    let whole = words.iter().all(|word| is_plain(word));
    (whole && !words[first].is_empty() && !words[last].is_empty()).then_some(words)
}

/// A window around a word of which `is_wanted` is true, with at least one word on either side; and where the word is.
fn window_around(
    article: &Article,
    random: &mut Random,
    side: usize,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<(Vec<String>, usize)> {
    let places: Vec<(usize, usize)> = (article.paragraphs.iter().enumerate())
        .flat_map(|(number, words)| words.iter().enumerate().map(move |(at, word)| (number, at, word)))
        .filter(|(_, _, word)| is_wanted(word))
        .map(|(number, at, _)| (number, at))
        .collect();
    for _ in 0..6 {
        let &(number, at) = places.get(random.below(places.len()))?;
        let words = &article.paragraphs[number];
        let (before, after) = (random.between(side, side + 5), random.between(side, side + 5));
        let Some(start) = at.checked_sub(before) else { continue };
        if at + after >= words.len() || splits_number(words, start) || splits_number(words, at + after + 1) {
            continue;
        }
        if let Some(words) = trimmed(&words[start..=at + after]) {
            return Some((words, before));
        }
    }
    None
}

/// The words, if they are none of the article.
fn if_false(article: &Article, words: &[String]) -> Option<String> {
    let text = article.join(words);
    (!article.holds(&text)).then_some(text)
}

fn core(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphanumeric())
}

fn is_latin(article: &Article) -> bool {
    article.is_spaced
}

fn as_it_is(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    Some(article.join(&window(article, random, 4, 16)?))
}

fn long(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    Some(article.join(&window(article, random, 17, 40)?))
}

fn few(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    Some(article.join(&window(article, random, 1, 4)?))
}

fn final_mark(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let words = article.join(&window(article, random, 4, 12)?);
    let marks: &[&str] = if article.is_spaced { &[".", ",", ";", ":"] } else { &["。", "、"] };
    Some(words + *random.pick(marks))
}

fn other_typography(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 5, 16)?;
    for word in &mut words {
        *word = match random.below(3) {
            0 => word.replace('\'', "’").replace('–', "—"),
            1 => word.replace('’', "'").replace(['–', '—'], "--"),
            _ => word.replace('’', "&rsquo;").replace('–', "&ndash;"),
        };
    }
    let space = *random.pick(&[" ", "\u{a0}", "&nbsp;", " "]);
    Some(if article.is_spaced { words.join(space) } else { words.concat() })
}

/// Words with a whole quotation in them, its marks left to whoever puts marks around the span.
fn quotation_within(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    if !article.is_spaced {
        return None;
    }
    let opens = |word: &str| word.starts_with(['“', '"', '„', '«']);
    let closes = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
        word.ends_with(['”', '"', '“', '»']) && word.chars().count() > 1
    };
    for _ in 0..12 {
        let paragraph = random.pick(&article.paragraphs);
        let Some(open) = (0..paragraph.len()).find(|at| opens(&paragraph[*at])) else { continue };
        let Some(close) = (open..paragraph.len()).find(|at| closes(&paragraph[*at])) else { continue };
        if open == 0 || close + 1 >= paragraph.len() || close - open > 20 {
            continue;
        }
        let start = open - 1 - random.below(open.min(5));
        let end = close + 1 + random.below((paragraph.len() - close - 1).min(5));
        let mut words = paragraph[start..=end].to_vec();
        let (open, close) = (open - start, close - start);
        let char = words[open].chars().next()?;
        words[open] = words[open][char.len_utf8()..].to_owned();
        let at = words[close].rfind(['”', '"', '“', '»'])?;
        let char = words[close][at..].chars().next()?;
        words[close].replace_range(at..at + char.len_utf8(), "");
        let Some(mut words) = trimmed(&words) else { continue };
        words[open].insert(0, INNER_OPEN);
        let at = at.min(words[close].len()) + if open == close { INNER_OPEN.len_utf8() } else { 0 };
        let at = at.min(words[close].len());
        if !words[close].is_char_boundary(at) {
            continue;
        }
        words[close].insert(at, INNER_CLOSE);
        return Some(words.join(" "));
    }
    None
}

/// How an ellipsis is written, between two words.
fn dots(article: &Article, random: &mut Random) -> &'static str {
    const SPACED: &[&str] = &[" ... ", " … ", " [...] ", " […] ", "... ", "… ", " …, "];
    const JOINED: &[&str] = &["…", "……", "[…]"];
    random.pick::<&str>(if article.is_spaced { SPACED } else { JOINED })
}

/// A window whose middle can be hidden: the words before it, the middle, and the words after it.
type Parts = (Vec<String>, Vec<String>, Vec<String>);

fn parts(article: &Article, random: &mut Random) -> Option<Parts> {
    let words = window(article, random, 10, 24)?;
    let start = random.between(3, words.len() - 5);
    let end = random.between(start + 1, words.len() - 3);
    if splits_number(&words, start) || splits_number(&words, end) {
        return None;
    }
    Some((words[..start].to_vec(), words[start..end].to_vec(), words[end..].to_vec()))
}

fn ellipsis(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    (0..8).find_map(|_| {
        let (before, hidden, after) = parts(article, random)?;
        let text = article.join(&before) + dots(article, random) + &article.join(&after);
        is_innocent(&hidden, &article.lang).then_some(text)
    })
}

fn bracket(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    (0..8).find_map(|_| {
        let (before, hidden, after) = parts(article, random)?;
        let is_right = article.is_spaced && hidden.len() <= 4 && is_innocent(&hidden, &article.lang);
        let pronoun = pronoun(&article.lang);
        is_right.then(|| format!("{} [{pronoun}] {}", before.join(" "), after.join(" ")))
    })
}

fn bracket_case(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 5, 14)?;
    let first = words[0].chars().next().filter(|char| char.is_alphabetic())?;
    let other: String =
        if first.is_uppercase() { first.to_lowercase().collect() } else { first.to_uppercase().collect() };
    // `ß` and `ŉ` have no capital of one letter.
    if !is_latin(article) || other.chars().count() != 1 || other.starts_with(first) {
        return None;
    }
    words[0] = format!("[{other}]{}", &words[0][first.len_utf8()..]);
    Some(words.join(" "))
}

fn bracket_ending(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let is_long = |word: &str| word.chars().count() >= 6 && word.chars().all(char::is_lowercase);
    let (mut words, at) = window_around(article, random, 2, is_long).filter(|_| is_latin(article))?;
    if !is_innocent(&words[at..=at], &article.lang) {
        return None;
    }
    let length = words[at].chars().count();
    let stem: String = words[at].chars().take((length - random.between(1, 4)).max(4)).collect();
    words[at] = format!("{stem}[{}]", random.pick(&["ed", "s", "en", "ing"]));
    Some(words.join(" "))
}

fn sic(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 5, 12)?;
    let at = random.between(1, words.len() - 1);
    words.insert(at, "[sic]".to_owned());
    article.is_spaced.then(|| words.join(" "))
}

fn emphasis(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let is_word = |word: &str| word.chars().all(char::is_alphanumeric);
    let (mut words, at) = window_around(article, random, 2, is_word).filter(|_| article.is_spaced)?;
    let mark = *random.pick(&["*", "_", "**"]);
    words[at] = format!("{mark}{}{mark}", words[at]);
    Some(words.join(" "))
}

/// A word of the article that is not the given one.
fn other_word(article: &Article, random: &mut Random, word: &str) -> Option<String> {
    (0..20).find_map(|_| {
        let paragraph: &Vec<String> = random.pick(&article.paragraphs);
        let other = random.pick::<String>(paragraph).clone();
        let is_other = core(&other).to_lowercase() != core(word).to_lowercase();
        (is_other && is_plain(&other) && !core(&other).is_empty()).then(|| core(&other).to_owned())
    })
}

fn replaced(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 4, 16)?;
    let at = random.below(words.len());
    words[at] = other_word(article, random, &words[at])?;
    if_false(article, &words)
}

fn left_out(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 5, 16)?;
    words.remove(random.between(1, words.len() - 1));
    if_false(article, &words)
}

fn put_in(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 4, 14)?;
    let at = random.between(1, words.len());
    words.insert(at, other_word(article, random, "")?);
    if_false(article, &words)
}

fn letter_changed(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let is_word = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    let (mut words, at) = window_around(article, random, 2, is_word)?;
    let mut letters: Vec<char> = words[at].chars().collect();
    let which = random.below(letters.len());
    match random.below(3) {
        0 => drop(letters.remove(which)),
        1 => letters.insert(which, 'e'),
        _ => letters[which] = if letters[which] == 'a' { 'o' } else { 'a' },
    }
    words[at] = letters.into_iter().collect();
    if_false(article, &words)
}

/// A word that ends or begins too early: *agree* of *agreed*.
fn cut_short(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 3, 10).filter(|_| article.is_spaced)?;
    let at = if random.one_in(2) { 0 } else { words.len() - 1 };
    let letters: Vec<char> = words[at].chars().collect();
    if letters.len() < 4 || !letters.iter().all(|char| char.is_alphabetic()) {
        return None;
    }
    let part = if at == 0 { &letters[2..] } else { &letters[..letters.len() - 1] };
    words[at] = part.iter().collect();
    if_false(article, &words)
}

fn number_changed(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let (mut words, at) = window_around(article, random, 2, has_digit)?;
    let digits: Vec<usize> =
        words[at].char_indices().filter(|(_, char)| char.is_ascii_digit()).map(|(at, _)| at).collect();
    let &which = digits.get(random.below(digits.len()))?;
    let digit = words[at].as_bytes()[which];
    let other = b'0' + (digit - b'0' + 1 + random.below(9) as u8) % 10;
    words[at].replace_range(which..=which, std::str::from_utf8(&[other]).ok()?);
    if_false(article, &words)
}

fn is_one_of(word: &str, of: &[&str]) -> bool {
    of.contains(&core(word).to_lowercase().as_str())
}

fn negation_left_out(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let negations = negations(&article.lang);
    let (mut words, at) = window_around(article, random, 1, |word| is_one_of(word, negations))?;
    words.remove(at);
    if_false(article, &words)
}

fn negation_put_in(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let negations = negations(&article.lang);
    let mut words = window(article, random, 4, 14).filter(|_| !negations.is_empty())?;
    let at = random.between(1, words.len());
    words.insert(at, (*random.pick(negations)).to_owned());
    if_false(article, &words)
}

fn name_swapped(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let is_name = |word: &str| {
        let word = core(word);
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() >= 3
    };
    let (mut words, at) = window_around(article, random, 1, is_name).filter(|_| article.is_spaced)?;
    let names: Vec<&String> = article.words().filter(|word| is_name(word) && is_plain(word)).collect();
    words[at] = core(random.pick::<&String>(&names)).to_owned();
    if_false(article, &words)
}

fn reordered(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let mut words = window(article, random, 4, 14)?;
    let at = random.below(words.len() - 1);
    words.swap(at, at + 1);
    if_false(article, &trimmed(&words)?)
}

fn ellipsis_backwards(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let (before, _, after) = parts(article, random)?;
    let (before, after) = (article.join(&before), article.join(&after));
    // Neither may stand a second time in the right order.
    let twice = |text: &str| !article.is_spaced || text.split(' ').count() < 4;
    if twice(&before) || twice(&after) || article.name.is_empty() {
        return None;
    }
    let times =
        |text: &str| article.join(&article.words().cloned().collect::<Vec<_>>()).matches(text).count();
    (times(&before) == 1 && times(&after) == 1).then(|| after + dots(article, random) + &before)
}

fn ellipsis_over_sources(article: &Article, other: &Article, random: &mut Random) -> Option<String> {
    let one = article.join(&window(article, random, 4, 8)?);
    let two = other.join(&window(other, random, 4, 8)?);
    let (one, two) = if random.one_in(2) { (one, two) } else { (two, one) };
    let is_in_one = [article, other].iter().any(|article| article.holds(&one) && article.holds(&two));
    (!is_in_one).then(|| one + dots(article, random) + &two)
}

fn ellipsis_replaced(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let (mut before, _, after) = parts(article, random)?;
    let at = random.below(before.len());
    before[at] = other_word(article, random, &before[at])?;
    let before = if_false(article, &before)?;
    Some(before + dots(article, random) + &article.join(&after))
}

fn bracket_replaced(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let (before, _, mut after) = parts(article, random).filter(|_| article.is_spaced)?;
    let at = random.below(after.len());
    after[at] = other_word(article, random, &after[at])?;
    let after = if_false(article, &after)?;
    Some(format!("{} [{}] {after}", before.join(" "), pronoun(&article.lang)))
}

fn bracket_front(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let is_long = |word: &str| word.chars().count() >= 5 && word.chars().all(char::is_lowercase);
    let (mut words, at) = window_around(article, random, 2, is_long).filter(|_| is_latin(article))?;
    let letters: Vec<char> = words[at].chars().collect();
    let dropped = random.between(1, 4).min(letters.len() - 2);
    let rest = |start: usize| letters[start..].iter().collect::<String>();
    words[at] = rest(dropped);
    if_false(article, &words)?;
    words[at] = format!("[{}]{}", letters[dropped], rest(dropped + 1));
    Some(words.join(" "))
}

/// A window around one of the words, with what hides it in its place.
fn hiding(
    article: &Article,
    random: &mut Random,
    of: &[&str],
    hide: impl Fn(&mut Random) -> String,
) -> Option<String> {
    let (words, at) =
        window_around(article, random, 3, |word| is_one_of(word, of)).filter(|_| article.is_spaced)?;
    let (start, end) = (at - random.below(2), at + 1 + random.below(2));
    if splits_number(&words, start) || splits_number(&words, end) {
        return None;
    }
    let shown = hide(random);
    let (before, after) = (words[..start].join(" "), words[end..].join(" "));
    // If what is left stands elsewhere without the word, it is true.
    let without = format!("{before} {after}");
    (!article.holds(&without)).then(|| format!("{before}{shown}{after}"))
}

fn ellipsis_negation(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    hiding(article, random, negations(&article.lang), |random| dots(article, random).to_owned())
}

fn ellipsis_denial(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    hiding(article, random, denials(&article.lang), |random| dots(article, random).to_owned())
}

fn bracket_negation(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    hiding(article, random, negations(&article.lang), |_| format!(" [{}] ", pronoun(&article.lang)))
}

fn bracket_denial(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    hiding(article, random, denials(&article.lang), |_| format!(" [{}] ", pronoun(&article.lang)))
}

fn bracket_negates(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let negations = negations(&article.lang);
    let mut words = window(article, random, 5, 12).filter(|_| !negations.is_empty())?;
    let at = random.between(2, words.len() - 1);
    words.insert(at, format!("[{}]", random.pick(negations)));
    Some(words.join(" "))
}

fn ellipsis_paragraphs(article: &Article, _: &Article, random: &mut Random) -> Option<String> {
    let number = random.below(article.paragraphs.len() - 1);
    let [one, two] = [&article.paragraphs[number], &article.paragraphs[number + 1]];
    if !article.is_spaced || one.len() < 12 || two.len() < 12 {
        return None;
    }
    let one = trimmed(&one[one.len() - 9..one.len() - 3])?;
    let two = trimmed(&two[3..9])?;
    Some(one.join(" ") + dots(article, random) + &two.join(" "))
}
