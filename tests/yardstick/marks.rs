//! Quotation marks as they are typed.

/// A way to put words between quotation marks.
pub(crate) struct Marks {
    pub(crate) name: &'static str,
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    /// What a quotation within the quotation is put between.
    pub(crate) inner: (&'static str, &'static str),
    /// Single marks hold words in citations, and everywhere where a site says `quotes: single`.
    pub(crate) is_single: bool,
}

const fn double(
    name: &'static str,
    open: &'static str,
    close: &'static str,
    inner: (&'static str, &'static str),
) -> Marks {
    Marks { name, open, close, inner, is_single: false }
}

const fn single(
    name: &'static str,
    open: &'static str,
    close: &'static str,
    inner: (&'static str, &'static str),
) -> Marks {
    Marks { name, open, close, inner, is_single: true }
}

const CURLY: (&str, &str) = ("‘", "’");
const STRAIGHT: (&str, &str) = ("'", "'");
const LOW: (&str, &str) = ("‚", "‘");

/// All that is tried.
pub(crate) const MARKS: &[Marks] = &[
    double("\"…\"", "\"", "\"", STRAIGHT),
    double("“…”", "“", "”", CURLY),
    double("“…\"", "“", "\"", CURLY),
    double("\"…”", "\"", "”", STRAIGHT),
    double("”…”", "”", "”", ("’", "’")),
    double("“…“", "“", "“", CURLY),
    double("„…“", "„", "“", LOW),
    double("„…”", "„", "”", CURLY),
    double("„…\"", "„", "\"", LOW),
    double("‟…”", "‟", "”", CURLY),
    double("«…»", "«", "»", ("‹", "›")),
    double("« … »", "«\u{a0}", "\u{a0}»", ("“", "”")),
    double("« … », narrow", "«\u{202f}", "\u{202f}»", ("“", "”")),
    double("»…«", "»", "«", ("›", "‹")),
    double("»…»", "»", "»", CURLY),
    double("「…」", "「", "」", ("『", "』")),
    double("『…』", "『", "』", ("「", "」")),
    double("〝…〟", "〝", "〟", CURLY),
    double("〝…〞", "〝", "〞", CURLY),
    double("＂…＂", "＂", "＂", CURLY),
    double("''…''", "''", "''", CURLY),
    double("``…''", "``", "''", CURLY),
    double("\\\"…\\\"", "\\\"", "\\\"", CURLY),
    double("&quot;…&quot;", "&quot;", "&quot;", CURLY),
    double("&#34;…&#x22;", "&#34;", "&#x22;", CURLY),
    double("&ldquo;…&rdquo;", "&ldquo;", "&rdquo;", CURLY),
    double("&bdquo;…&ldquo;", "&bdquo;", "&ldquo;", LOW),
    double("&laquo;…&raquo;", "&laquo;", "&raquo;", CURLY),
    double("“…&quot;", "“", "&quot;", CURLY),
    double("„…“ with \"…\" in it", "„", "“", ("\"", "\"")),
    double("“…” with \"…\" in it", "“", "”", ("\"", "\"")),
    double("«…» with «…» in it", "«", "»", ("«", "»")),
    single("'…'", "'", "'", ("\"", "\"")),
    single("‘…’", "‘", "’", ("“", "”")),
    single("‹…›", "‹", "›", ("«", "»")),
    single("‚…‘", "‚", "‘", ("„", "“")),
    single("›…‹", "›", "‹", ("»", "«")),
];

/// In place of the marks of a quotation within a quotation.
pub(crate) const INNER_OPEN: char = '\u{e000}';
/// Closes it.
pub(crate) const INNER_CLOSE: char = '\u{e001}';

impl Marks {
    pub(crate) fn around(&self, words: &str) -> String {
        let words = words.replace(INNER_OPEN, self.inner.0).replace(INNER_CLOSE, self.inner.1);
        format!("{}{words}{}", self.open, self.close)
    }
}
