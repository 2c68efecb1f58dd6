//! Patterns: what a quotation asks for, once its ellipses and brackets are read.

use crate::parse::normal::{Fold, fold, is_word, normal};

/// A quotation, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The parts that have to occur, in order; never empty, each with a letter or a digit.
    pub parts: Vec<String>,
    /// What may stand between two parts; one fewer than parts.
    pub gaps: Vec<Gap>,
    /// Whether letters may stand before the first part and after the last, up to the end of the word.
    pub glued: [bool; 2],
}

/// What may stand between two parts of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// `...`: anything.
    Ellipsis {
        /// Whether a bracket stands before it at the end of a word: `walk[ed] ...`
        before: bool,
        /// Whether a word goes on after it and a bracket: `... [i]t`
        after: bool,
    },
    /// `[word]`: so many words at most.
    Words(usize),
    /// Letters of the word before, `walk[ed]`, of the word after, `[T]he`, or within one.
    Letters {
        /// Whether the bracket stands at the end of a word.
        before: bool,
        /// Whether a word goes on after it.
        after: bool,
    },
}

impl Gap {
    /// Whether the word before it may go on in the text.
    pub fn is_glued_before(self) -> bool {
        matches!(self, Self::Ellipsis { before: true, .. } | Self::Letters { before: true, .. })
    }

    /// Whether the word after it may begin earlier in the text.
    pub fn is_glued_after(self) -> bool {
        matches!(self, Self::Ellipsis { after: true, .. } | Self::Letters { after: true, .. })
    }
}

/// How many words `[word]` may stand for.
const INSERTION: usize = 12;

/// A quotation in normal form, as it was written and as its ellipses and brackets may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As it was written.
    pub plain: Pattern,
    /// With ellipses and brackets, if it has any.
    pub marked: Option<Pattern>,
}

impl Needle {
    /// Reads a quotation; `None` if it holds no letter and no digit.
    pub fn new(quotation: &str) -> Option<Self> {
        let normal = normal(quotation);
        let plain = Pattern { parts: vec![normal.clone()], gaps: Vec::new(), glued: [false; 2] };
        if !normal.chars().any(is_word) {
            return None;
        }
        let marked = Pattern::marked(&normal).filter(|pattern| *pattern != plain);
        Some(Self { plain, marked })
    }

    /// The same with more folded than typography; `None` if nothing is left of a part.
    pub fn folded(&self, by: Fold) -> Option<Self> {
        let marked = match &self.marked {
            Some(pattern) => pattern.folded(by),
            None => None,
        };
        Some(Self { plain: self.plain.folded(by)?, marked })
    }
}

impl Pattern {
    /// Reads ellipses and brackets; `None` if no part with a letter is left.
    fn marked(normal: &str) -> Option<Self> {
        let mut builder = Builder::default();
        let mut rest = normal;
        while !rest.is_empty() {
            if let Some(after) = ["[...]", "(...)", "..."].iter().find_map(|dots| rest.strip_prefix(dots)) {
                builder.gap(Gap::Ellipsis { before: false, after: false });
                rest = after;
                continue;
            }
            let inside = rest.strip_prefix('[').and_then(|inside| Some((inside, inside.find([']', '['])?)));
            if let Some((inside, close)) = inside
                && inside[close..].starts_with(']')
            {
                let after = &inside[close + 1..];
                let word = inside[..close].trim();
                if matches!(word.trim_end_matches('!'), "sic" | "Sic" | "SIC") {
                    let trimmed = builder.part.trim_end().len();
                    builder.part.truncate(trimmed);
                } else {
                    let gap = Gap::Letters {
                        before: builder.part.ends_with(is_word),
                        after: after.starts_with(is_word),
                    };
                    let free = gap == Gap::Letters { before: false, after: false };
                    builder.gap(if free { Gap::Words(INSERTION) } else { gap });
                }
                rest = after;
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
}

#[derive(Default)]
struct Builder {
    parts: Vec<String>,
    gaps: Vec<Gap>,
    part: String,
    /// The gap before the part that is being read.
    before: Option<Gap>,
    glued: [bool; 2],
}

impl Builder {
    fn gap(&mut self, gap: Gap) {
        self.end_part();
        self.before = Some(match (self.before, gap) {
            (None, gap) => gap,
            (Some(one @ Gap::Ellipsis { .. }), other) | (Some(one), other @ Gap::Ellipsis { .. }) => {
                Gap::Ellipsis { before: one.is_glued_before(), after: other.is_glued_after() }
            }
            (Some(Gap::Words(a)), Gap::Words(b)) => Gap::Words(a + b),
            (Some(Gap::Letters { .. }), Gap::Words(words)) | (Some(Gap::Words(words)), _) => {
                Gap::Words(words + 1)
            }
            (Some(Gap::Letters { .. }), Gap::Letters { .. }) => Gap::Words(2),
        });
    }

    fn end_part(&mut self) {
        let part = std::mem::take(&mut self.part);
        let part = part.trim();
        if !part.chars().any(is_word) {
            return;
        }
        match (self.parts.is_empty(), self.before.take()) {
            (true, before) => self.glued[0] = before.is_some_and(Gap::is_glued_after),
            (false, before) => self.gaps.push(before.unwrap_or(Gap::Words(1))),
        }
        self.parts.push(part.to_owned());
    }

    fn finish(mut self) -> Option<Pattern> {
        self.end_part();
        self.glued[1] = self.before.is_some_and(Gap::is_glued_before);
        (!self.parts.is_empty()).then_some(Pattern { parts: self.parts, gaps: self.gaps, glued: self.glued })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELLIPSIS: Gap = Gap::Ellipsis { before: false, after: false };

    #[test]
    fn ellipses_and_brackets_are_read() {
        for (quotation, parts, gaps, glued) in [
            ("a b", vec!["a b"], vec![], [false, false]),
            ("a … b [...] c", vec!["a", "b", "c"], vec![ELLIPSIS; 2], [false; 2]),
            ("... a ...", vec!["a"], vec![], [false; 2]),
            ("He [Bob] said", vec!["He", "said"], vec![Gap::Words(12)], [false; 2]),
            (
                "they [sic] walk[ed] on",
                vec!["they walk", "on"],
                vec![Gap::Letters { before: true, after: false }],
                [false; 2],
            ),
            ("[T]he end[s]", vec!["he end"], vec![], [true, true]),
            ("a [b] ... c", vec!["a", "c"], vec![ELLIPSIS], [false; 2]),
            ("... [i]t ran", vec!["t ran"], vec![], [true, false]),
            (
                "walk[ed] ... [i]t",
                vec!["walk", "t"],
                vec![Gap::Ellipsis { before: true, after: true }],
                [false; 2],
            ),
            ("a [b", vec!["a [b"], vec![], [false; 2]),
        ] {
            let needle = Needle::new(quotation).unwrap();
            let pattern = needle.marked.unwrap_or(needle.plain);
            assert_eq!(
                (pattern.parts.iter().map(String::as_str).collect(), pattern.gaps, pattern.glued),
                (parts, gaps, glued),
                "{quotation}"
            );
        }
        assert_eq!(Needle::new("..."), None);
    }
}
