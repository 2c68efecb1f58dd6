//! Articles: what spans are cut from.

use std::fs;
use std::path::Path;

/// No more of a text is read than so many words: a quotation is looked up in all of it.
const WORDS: usize = 3_000;

/// A text, in paragraphs of words.
pub(crate) struct Article {
    pub(crate) name: String,
    /// The language of the text and of the pages on it.
    pub(crate) lang: String,
    /// Whether its words have spaces between them; else each character is taken for a word.
    pub(crate) is_spaced: bool,
    pub(crate) paragraphs: Vec<Vec<String>>,
    /// All its words, without punctuation and capitals.
    bare: String,
}

impl Article {
    pub(crate) fn new(name: &str, lang: &str, text: &str) -> Self {
        let is_spaced = !matches!(lang, "ja" | "zh" | "th");
        let mut left = WORDS;
        let mut paragraphs: Vec<Vec<String>> = Vec::new();
        for paragraph in text.split("\n\n") {
            let words: Vec<String> = if is_spaced {
                paragraph.split_whitespace().map(str::to_owned).collect()
            } else {
                paragraph.chars().filter(|char| !char.is_whitespace()).map(String::from).collect()
            };
            let words: Vec<String> = words.into_iter().take(left).collect();
            left -= words.len();
            if !words.is_empty() {
                paragraphs.push(words);
            }
        }
        let mut article =
            Self { name: name.to_owned(), lang: lang.to_owned(), is_spaced, paragraphs, bare: String::new() };
        let paragraphs: Vec<String> = article.paragraphs.iter().map(|words| article.join(words)).collect();
        article.bare = article.bare(&paragraphs.join(" "));
        article
    }

    pub(crate) fn join(&self, words: &[String]) -> String {
        words.join(if self.is_spaced { " " } else { "" })
    }

    /// The words of a text in lower case, one space around each.
    fn bare(&self, text: &str) -> String {
        let mut bare = String::from(" ");
        for char in text.chars() {
            match char.is_alphanumeric() {
                true => bare.extend(char.to_lowercase()),
                false if self.is_spaced && !bare.ends_with(' ') => bare.push(' '),
                false => {}
            }
        }
        if self.is_spaced && !bare.ends_with(' ') {
            bare.push(' ');
        }
        bare
    }

    /// Whether the words stand in this article, whatever their punctuation and capitals. What does is no false span.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let words = self.bare(text);
        self.bare.contains(if self.is_spaced { &words } else { words.trim() })
    }

    /// All words, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.paragraphs.iter().flatten()
    }
}

/// A word that stands in Markdown as it is, and that no quotation mark is in.
pub(crate) fn is_plain(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_alphanumeric());
    let each = chars.iter().enumerate().all(|(at, char)| match char {
        '.' | ',' | ';' | ':' | '!' | '?' | '%' | '(' | ')' | '/' | '-' | '–' | '—' | '€' | '£' | '、'
        | '。' | '・' => true,
        '\'' | '’' => is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)),
        '$' => chars.get(at + 1).is_some_and(char::is_ascii_digit),
        _ => char.is_alphanumeric(),
    });
    each && !word.contains("..") && !word.contains("//") && !word.contains("www.") && !word.contains("--")
}

/// Reads the texts in a folder, those of folders in it too, by path. A text's language is what its name begins with,
/// `de-harbour.txt`; else it is `lang`.
pub(crate) fn read(folder: &Path, lang: &str, most: usize) -> Vec<Article> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false => paths.push(path),
            }
        }
    }
    paths.sort();
    // Of many, each so many-th.
    let step = paths.len().div_ceil(most.max(1)).max(1);
    let mut articles = Vec::new();
    for path in paths.iter().step_by(step) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let lang = match name.split_once('-') {
            Some((lang, _)) if lang.len() == 2 && lang.bytes().all(|byte| byte.is_ascii_lowercase()) => lang,
            _ => lang,
        };
        let article = Article::new(&name, lang, &text.replace('\r', ""));
        if article.words().filter(|word| is_plain(word)).count() >= 80 {
            articles.push(article);
        }
    }
    articles
}
