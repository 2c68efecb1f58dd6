//! Patterns: what a quotation asks for, once its ellipses and brackets are read.

use crate::parse::apparatus::reference_marks;
use crate::parse::normal::{Fold, MARK, fold, is_word, normal, normalise_without};

/// A quotation, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The parts that have to occur, in order; never empty, each with a letter or a digit.
    pub parts: Vec<String>,
    /// What may stand between two parts; one fewer than parts.
    pub gaps: Vec<Gap>,
    /// The ellipses and brackets before the first part and after the last.
    pub ends: [Gap; 2],
}

/// Ellipses and brackets in one place of a quotation, and what the text may have there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Whether there is an ellipsis: the text may have anything.
    pub ellipsis: bool,
    /// How many words the brackets may stand for.
    pub words: usize,
    /// The words in them.
    pub put_in: String,
    /// What a bracket at the end of the word before puts there: `ed` of `walk[ed]`.
    pub ending: Option<String>,
    /// What a bracket at the front of the word after puts there: `T` of `[T]he`.
    pub front: Option<String>,
    /// What a bracket within a word puts there: `ei` of `rec[ei]ve`.
    pub within: Option<String>,
}

/// What stands at an end of a quotation for what the text has there, if anything does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Nothing: the quotation is whole there.
    Whole,
    /// A bracket that changes letters of its first or last word: `[H]e`.
    Letters,
    /// An ellipsis.
    Ellipsis,
    /// A bracket that puts in words, whether or not there is an ellipsis: `[He]`.
    Words,
}

/// How many words `[word]` may stand for.
const INSERTION: usize = 12;

/// A quotation in normal form, as it was written and as its ellipses and brackets may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As it was written; then with the marks that it repeats where its paragraphs begin, and without its marks of reference.
    pub plain: Vec<Pattern>,
    /// With ellipses and brackets, if it has any.
    pub marked: Option<Pattern>,
}

impl Needle {
    /// Reads a quotation; `None` if it holds no letter and no digit.
    pub fn new(quotation: &str) -> Option<Self> {
        let written = normal(quotation);
        if !written.chars().any(is_word) {
            return None;
        }
        let mut plain = vec![written];
        if quotation.contains("\n\n") {
            plain.push(normalise_without(&[], quotation, &[]).text.trim().to_owned());
        }
        let references = reference_marks(quotation);
        if !references.is_empty() {
            plain.push(normalise_without(&references, quotation, &[]).text.trim().to_owned());
        }
        plain.dedup();
        let last = plain.last().filter(|_| !references.is_empty());
        let read = last.or(plain.first()).and_then(|written| Pattern::marked(written));
        let plain: Vec<Pattern> = plain.into_iter().map(Pattern::plain).collect();
        let marked = read.filter(|pattern| !plain.contains(pattern));
        Some(Self { plain, marked })
    }

    /// The same with more folded than typography: all ways to read it of which something is left.
    pub fn folded(&self, by: Fold) -> impl Iterator<Item = Pattern> + '_ {
        self.plain.iter().chain(&self.marked).filter_map(move |pattern| pattern.folded(by))
    }
}

impl Pattern {
    fn plain(written: String) -> Self {
        Self { parts: vec![written], gaps: Vec::new(), ends: Default::default() }
    }

    /// Reads ellipses and brackets; `None` if no part with a letter is left.
    fn marked(normal: &str) -> Option<Self> {
        let mut builder = Builder::default();
        let mut rest = normal;
        while !rest.is_empty() {
            if let Some(after) = ["[...]", "(...)", "..."].iter().find_map(|dots| rest.strip_prefix(dots)) {
                builder.end_part();
                builder.gap.ellipsis = true;
                rest = after;
                continue;
            }
            let inside = rest.strip_prefix('[').and_then(|inside| Some((inside, inside.find([']', '['])?)));
            if let Some((inside, close)) = inside
                && inside[close..].starts_with(']')
            {
                rest = &inside[close + 1..];
                builder.bracket(inside[..close].trim(), rest);
                continue;
            }
            let length = rest.chars().next().map_or(0, char::len_utf8);
            builder.part.push_str(&rest[..length]);
            rest = &rest[length..];
        }
        builder.finish()
    }

    fn folded(&self, by: Fold) -> Option<Self> {
        let parts: Vec<String> =
            self.parts.iter().map(|part| fold(part, &[], by).text.trim().to_owned()).collect();
        parts.iter().all(|part| !part.is_empty()).then(|| Self { parts, ..self.clone() })
    }

    /// The parts as a reader sees them: with the letters that brackets put in, and one where nothing else stands between two.
    pub fn shown(&self) -> Vec<String> {
        let letters = |letters: &Option<String>| letters.clone().unwrap_or_default();
        let mut shown: Vec<String> = Vec::new();
        for (number, part) in self.parts.iter().enumerate() {
            let before = number.checked_sub(1).map_or(&self.ends[0], |before| &self.gaps[before]);
            let after = self.gaps.get(number).unwrap_or(&self.ends[1]);
            let words = format!("{}{part}{}", letters(&before.front), letters(&after.ending));
            match shown.last_mut() {
                Some(last) if before.is_letters() => {
                    let between = before.within.as_deref().unwrap_or(" ");
                    *last = format!("{last}{between}{words}");
                }
                _ => shown.push(words),
            }
        }
        shown
    }
}

impl Gap {
    /// What it is where it stands at an end.
    pub fn end(&self) -> End {
        if self.words > 0 {
            End::Words
        } else if self.ellipsis {
            End::Ellipsis
        } else if self.ending.is_some() || self.front.is_some() {
            End::Letters
        } else {
            End::Whole
        }
    }

    /// Whether brackets change letters of words here, and nothing else.
    fn is_letters(&self) -> bool {
        !self.ellipsis && self.words == 0
    }

    fn put_in(&mut self, words: &str) {
        self.words += INSERTION;
        if !words.is_empty() {
            self.put_in.push_str(if self.put_in.is_empty() { "" } else { " " });
            self.put_in.push_str(words);
        }
    }
}

#[derive(Default)]
struct Builder {
    parts: Vec<String>,
    gaps: Vec<Gap>,
    first: Gap,
    part: String,
    /// What stands before the part that is being read.
    gap: Gap,
}

impl Builder {
    /// A bracket that holds `words`, before `rest`.
    fn bracket(&mut self, words: &str, rest: &str) {
        if matches!(words.trim_end_matches('!'), "sic" | "Sic" | "SIC") {
            let trimmed = self.part.trim_end().len();
            self.part.truncate(trimmed);
            return;
        }
        let is_after_word = self.part.ends_with(is_word);
        // `[N]'a`: the case of what an apostrophe joins to the word.
        let is_letter = words.chars().count() == 1 && words.starts_with(is_word);
        let joined = rest.strip_prefix(MARK).filter(|_| is_letter).unwrap_or(rest);
        let is_before_word = joined.starts_with(is_word);
        self.end_part();
        let (mut words, gap) = (words, &mut self.gap);
        match (is_after_word, is_before_word) {
            (true, true) if is_fragment(words) => {
                gap.within = Some(words.to_owned());
                return;
            }
            (true, _) => {
                let (ending, others) = words.split_once(' ').unwrap_or((words, ""));
                if is_fragment(ending) {
                    gap.ending = Some(ending.to_owned());
                    words = others;
                }
            }
            (false, true) => {
                let (others, front) = words.rsplit_once(' ').unwrap_or(("", words));
                if is_fragment(front) {
                    gap.front = Some(front.to_owned());
                    words = others;
                }
            }
            (false, false) => {}
        }
        if !words.is_empty() || !(is_after_word || is_before_word) {
            gap.put_in(words);
        }
    }

    fn end_part(&mut self) {
        let part = std::mem::take(&mut self.part);
        let part = part.trim();
        if !part.chars().any(is_word) {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        if self.parts.is_empty() {
            self.first = gap;
        } else {
            self.gaps.push(gap);
        }
        self.parts.push(part.to_owned());
    }

    fn finish(mut self) -> Option<Pattern> {
        self.end_part();
        let ends = [self.first, self.gap];
        (!self.parts.is_empty()).then_some(Pattern { parts: self.parts, gaps: self.gaps, ends })
    }
}

/// Whether a bracket's words are part of a word.
fn is_fragment(words: &str) -> bool {
    words.chars().all(|char| is_word(char) || matches!(char, MARK | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A gap as it may be written: `ed]` an ending, `...`, `12 that` words, `[t` a front, `=ei` letters within a word.
    fn shown(gap: &Gap) -> String {
        let mut shown: Vec<String> = Vec::new();
        shown.extend(gap.ending.as_ref().map(|ending| format!("{ending}]")));
        shown.extend(gap.ellipsis.then(|| "...".to_owned()));
        shown.extend((gap.words > 0).then(|| format!("{} {}", gap.words, gap.put_in)));
        shown.extend(gap.front.as_ref().map(|front| format!("[{front}")));
        shown.extend(gap.within.as_ref().map(|within| format!("={within}")));
        shown.join(" ")
    }

    #[test]
    fn ellipses_and_brackets_are_read() {
        for (quotation, parts, gaps) in [
            ("a b", vec!["a b"], vec!["", ""]),
            ("a … b [...] c", vec!["a", "b", "c"], vec!["", "...", "...", ""]),
            ("... a ...", vec!["a"], vec!["...", "..."]),
            ("He [Bob] said", vec!["He", "said"], vec!["", "12 Bob", ""]),
            ("they [sic] walk[ed] on", vec!["they walk", "on"], vec!["", "ed]", ""]),
            ("[T]he end[s]", vec!["he end"], vec!["[T", "s]"]),
            ("a [b] ... c", vec!["a", "c"], vec!["", "... 12 b", ""]),
            ("... [i]t ran", vec!["t ran"], vec!["... [i", ""]),
            ("walk[ed] ... [i]t", vec!["walk", "t"], vec!["", "ed] ... [i", ""]),
            ("rec[ei]ve", vec!["rec", "ve"], vec!["", "=ei", ""]),
            ("mill[s and looms] run", vec!["mill", "run"], vec!["", "s] 12 and looms", ""]),
            ("Frost[, the owner,] said", vec!["Frost", "said"], vec!["", "12 , the owner,", ""]),
            ("[a] [b] c [d]", vec!["c"], vec!["24 a b", "12 d"]),
            ("a [b", vec!["a [b"], vec!["", ""]),
        ] {
            let needle = Needle::new(quotation).unwrap();
            let pattern = needle.marked.unwrap_or_else(|| needle.plain[0].clone());
            let [first, last] = &pattern.ends;
            let all: Vec<String> =
                std::iter::once(first).chain(&pattern.gaps).chain(std::iter::once(last)).map(shown).collect();
            assert_eq!(
                (pattern.parts.iter().map(String::as_str).collect(), all),
                (parts, gaps.into_iter().map(str::to_owned).collect()),
                "{quotation}"
            );
        }
        assert_eq!(Needle::new("..."), None);
    }

    #[test]
    fn marks_of_reference_are_read_as_written_and_as_none() {
        let plain = |quotation: &str| -> Vec<String> {
            Needle::new(quotation).unwrap().plain.iter().map(|pattern| pattern.parts[0].clone()).collect()
        };
        assert_eq!(plain("the mill[12] was"), ["the mill[12] was", "the mill was"]);
        assert_eq!(plain("it cost [12] dollars"), ["it cost [12] dollars"]);
    }
}
