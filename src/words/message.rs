//! A message: words with places for values in them, in one form or in one for each kind of number.

use std::collections::BTreeMap;

use super::plural::{OTHER, Plurals};

/// The value that chooses the form.
pub(super) const NUMBER: &str = "n";

/// Values that come with [`NUMBER`]: it as a word, and with a capital.
pub(super) const NUMBER_WORDS: [&str; 2] = ["number", "Number"];

/// Something that is said.
#[derive(Clone, Debug, Hash)]
pub(super) enum Message {
    /// Words in one form.
    One(Form),
    /// A form for each kind of number, by the name of its kind; one is `other`.
    Counted(Plurals, BTreeMap<&'static str, Form>),
    /// A list, such as the months.
    List(Vec<String>),
}

/// Words, and the names of values between them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Form(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Piece {
    Words(String),
    Value(String),
}

impl Form {
    /// Reads `{n} of {total}`. The offset of a brace without its other half is the error.
    pub(super) fn read(text: &str) -> Result<Self, usize> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(found) = text[at..].find(['{', '}']) {
            let open = at + found;
            let name = text[open..].strip_prefix('{').and_then(|rest| Some(&rest[..rest.find('}')?]));
            let is_name = |name: &&str| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            };
            let name = name.filter(is_name).ok_or(open)?;
            if open > at {
                pieces.push(Piece::Words(text[at..open].to_owned()));
            }
            pieces.push(Piece::Value(name.to_owned()));
            at = open + name.len() + 2;
        }
        if at < text.len() {
            pieces.push(Piece::Words(text[at..].to_owned()));
        }
        Ok(Self(pieces))
    }

    /// The names of the values.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Value(name) => Some(name.as_str()),
        })
    }

    /// The words with the values in their places; the name of one that is not there is the error.
    pub(super) fn fill(&self, value: impl Fn(&str, &mut String) -> bool) -> Result<String, &str> {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Value(name) => {
                    if !value(name, &mut filled) {
                        return Err(name);
                    }
                }
            }
        }
        Ok(filled)
    }
}

impl Message {
    /// The form that goes with a number; a list has none.
    pub(super) fn form(&self, number: Option<usize>) -> Option<&Form> {
        match self {
            Self::One(form) => Some(form),
            Self::Counted(plurals, forms) => {
                let kind = number.map_or(OTHER, |number| plurals.category(number));
                forms.get(kind).or_else(|| forms.get(OTHER))
            }
            Self::List(_) => None,
        }
    }

    /// The names of the values of all forms.
    pub(super) fn values(&self) -> Vec<&str> {
        let mut values: Vec<&str> = match self {
            Self::One(form) => form.values().collect(),
            Self::Counted(_, forms) => forms.values().flat_map(Form::values).chain([NUMBER]).collect(),
            Self::List(_) => Vec::new(),
        };
        values.sort_unstable();
        values.dedup();
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_between_braces() {
        let form = Form::read("{n} of {total}, {n}").unwrap();
        assert_eq!(form.values().collect::<Vec<_>>(), ["n", "total", "n"]);
        let fill = |name: &str, out: &mut String| {
            out.push_str(if name == "n" { "1" } else { "2" });
            true
        };
        assert_eq!(form.fill(fill).unwrap(), "1 of 2, 1");
        assert_eq!(form.fill(|name, _| name == "n"), Err("total"));
        for (text, at) in [("a {", 2), ("a } b", 2), ("{}", 0), ("{a b}", 0), ("é {n", 3)] {
            assert_eq!(Form::read(text).err(), Some(at), "{text}");
        }
    }
}
