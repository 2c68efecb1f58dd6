//! The forms in which an article comes: what is printed between its words is no part of it.

use super::article::Article;
use super::random::Random;

/// How the text of an article is written into its file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    /// In lines of 72 characters.
    Wrapped,
    /// With the marks of references: `[12]`, `[a]`, `[citation needed]`.
    References,
    /// In the numbered lines of a court's transcript, 25 to a page.
    Numbered,
    /// Under the time lines of a film's captions.
    Captions,
    /// As it comes out of a PDF: ligatures, soft hyphens, words broken at the end of a line, the head of a page.
    Pages,
    Html,
}

pub(crate) const FORMS: &[(Form, &str)] = &[
    (Form::Plain, "plain"),
    (Form::Wrapped, "wrapped lines"),
    (Form::References, "marks of references"),
    (Form::Numbered, "numbered lines"),
    (Form::Captions, "captions with times"),
    (Form::Pages, "pages of a PDF"),
    (Form::Html, "HTML"),
];

impl Form {
    /// What the file's name ends with.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            _ => "txt",
        }
    }

    pub(crate) fn write(self, article: &Article, random: &mut Random) -> String {
        let paragraphs = article.paragraphs.iter();
        match self {
            Self::Plain => paragraphs.map(|words| article.join(words)).collect::<Vec<_>>().join("\n\n"),
            Self::Wrapped => {
                let wrapped = paragraphs.map(|words| lines(article, words, 72).join("\n"));
                wrapped.collect::<Vec<_>>().join("\n\n")
            }
            Self::References => {
                let marked = paragraphs.map(|words| article.join(&with_references(words, random)));
                marked.collect::<Vec<_>>().join("\n\n")
            }
            Self::Numbered => numbered(article),
            Self::Captions => captions(article),
            Self::Pages => pages(article, random),
            Self::Html => html(article, random),
        }
    }
}

fn lines(article: &Article, words: &[String], width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        let line = lines.last_mut().expect("there is one");
        if !line.is_empty() && line.chars().count() + word.chars().count() >= width {
            lines.push(word.clone());
            continue;
        }
        if !line.is_empty() && article.is_spaced {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines
}

fn with_references(words: &[String], random: &mut Random) -> Vec<String> {
    let mut number = 0;
    words
        .iter()
        .map(|word| {
            if !random.one_in(9) {
                return word.clone();
            }
            number += 1;
            let mark = match random.below(8) {
                0 => "[a]".to_owned(),
                1 => "[citation needed]".to_owned(),
                2 => format!("[{number}][{}]", number + 1),
                _ => format!("[{number}]"),
            };
            format!("{word}{mark}")
        })
        .collect()
}

fn numbered(article: &Article) -> String {
    let mut text = String::new();
    let mut number = 0;
    for words in &article.paragraphs {
        for line in lines(article, words, 56) {
            number += 1;
            text += &format!("{:>2}   {line}\n", (number - 1) % 25 + 1);
            if number % 25 == 0 {
                text += &format!("\n{:>40}\n\u{c}\n", number / 25);
            }
        }
    }
    text
}

fn captions(article: &Article) -> String {
    let mut text = String::from("WEBVTT\n\n");
    let mut seconds = 0;
    let time =
        |seconds: usize| format!("{:02}:{:02}:{:02}.000", seconds / 3600, seconds / 60 % 60, seconds % 60);
    for words in &article.paragraphs {
        for line in lines(article, words, 40) {
            text += &format!("{} --> {}\n{line}\n\n", time(seconds), time(seconds + 3));
            seconds += 3;
        }
    }
    text
}

fn pages(article: &Article, random: &mut Random) -> String {
    const LIGATURES: [(&str, &str); 5] = [("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")];
    let mut text = String::new();
    let mut number = 0;
    for words in &article.paragraphs {
        let words: Vec<String> = words
            .iter()
            .map(|word| {
                LIGATURES.iter().fold(word.clone(), |word, (letters, one)| word.replace(letters, one))
            })
            .collect();
        for line in lines(article, &words, 64) {
            number += 1;
            text += &broken(article, &line, random);
            if number % 12 == 0 {
                text +=
                    &format!("\n{}\n\u{c}{}\n\n", number / 12, article.name.to_uppercase().replace('-', " "));
            }
        }
        text += "\n";
    }
    text
}

/// A line whose last word may be broken into the next line.
fn broken(article: &Article, line: &str, random: &mut Random) -> String {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let letters = last.chars().count();
    if !article.is_spaced || letters < 7 || !last.chars().all(char::is_alphabetic) {
        return format!("{line}\n");
    }
    let at = last.char_indices().nth(letters / 2).map_or(0, |(at, _)| line.len() - last.len() + at);
    match random.below(3) {
        0 => format!("{line}\n"),
        1 => format!("{}-\n{}\n", &line[..at], &line[at..]),
        _ => format!("{}\u{ad}{}\n", &line[..at], &line[at..]),
    }
}

fn html(article: &Article, random: &mut Random) -> String {
    let mut text = format!("<html><head><title>{}</title></head><body>\n", article.name);
    for words in &article.paragraphs {
        let words: Vec<String> = words
            .iter()
            .map(|word| {
                let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('é', "&eacute;");
                match random.below(14) {
                    0 => format!("<em>{word}</em>"),
                    1 => format!("<a href=\"/x?a=1\">{word}</a>"),
                    2 => format!("{word}<sup class=\"reference\"><a href=\"#n1\">[1]</a></sup>"),
                    _ => word,
                }
            })
            .collect();
        text += &format!("<p>{}</p>\n", lines(article, &words, 90).join("\n"));
    }
    text + "</body></html>\n"
}
