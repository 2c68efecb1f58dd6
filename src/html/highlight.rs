//! Code blocks, coloured by class. The one file that names syntect and the grammars that it lacks.
//!
//! What a grammar calls a piece of code becomes one of sixteen classes of one letter each. They are public: themes build on
//! them, and they stay when the highlighter changes.
//!
//! | class | what |
//! | --- | --- |
//! | `a` | attribute: of a tag, a decorator, the key of a mapping, a command's option |
//! | `b` | constant: `true`, `null`, `self`, a named value |
//! | `c` | comment |
//! | `d` | deleted line |
//! | `e` | escape or placeholder in a string |
//! | `f` | function or macro |
//! | `g` | tag |
//! | `i` | inserted line |
//! | `k` | keyword, built-in type |
//! | `m` | heading of markup, of a difference |
//! | `n` | number |
//! | `o` | operator |
//! | `p` | punctuation |
//! | `s` | string |
//! | `t` | type |
//! | `v` | variable |
//!
//! Spans do not nest and end with their line, so that each line stands for itself. How much code is coloured is limited
//! by bytes alone, never by time: the same code has the same colours on every machine. This file knows nothing of bodies.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// The longest block that is coloured, in bytes.
const MAX_BLOCK: usize = 32 * 1024;

/// The longest line that is coloured, in bytes: grammars take long on lines without end.
const MAX_LINE: usize = 500;

/// How far into its file code is coloured, in bytes, so that a page with any number of blocks is bounded, too.
pub const MAX_PLACE: usize = 64 * 1024;

/// Grammars that take seconds for a few kilobytes of spaces or stars: their code stays plain.
const TOO_SLOW: [&str; 2] = ["Lisp", "SystemVerilog"];

/// The grammars: constant data, unpacked when the first code block asks for it.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The grammars by name and by extension, in lower case. An extension comes before a name, and the last before the first.
static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let syntaxes = SYNTAXES.syntaxes().iter().enumerate();
    let names = syntaxes.clone().map(|(index, syntax)| (&syntax.name, index));
    let extensions = syntaxes
        .flat_map(|(index, syntax)| syntax.file_extensions.iter().map(move |extension| (extension, index)));
    names.chain(extensions).map(|(name, index)| (name.to_ascii_lowercase(), index)).collect()
});

/// Names of languages that no grammar answers to, and the one that does.
const ALIASES: [(&str, &str); 33] = [
    ("apache", "Apache Conf"),
    ("assembly", "asm"),
    ("cjs", "js"),
    ("console", "bash"),
    ("cplusplus", "c++"),
    ("csharp", "cs"),
    ("docker", "Dockerfile"),
    ("dosini", "ini"),
    ("fsharp", "F#"),
    ("golang", "go"),
    ("ipython", "python"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("jsonl", "json"),
    ("jsx", "js"),
    ("ksh", "bash"),
    ("mdx", "markdown"),
    ("mjs", "js"),
    ("mysql", "sql"),
    ("ndjson", "json"),
    ("node", "js"),
    ("objc", "Objective-C"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("psql", "sql"),
    ("pycon", "python"),
    ("python3", "python"),
    ("shell", "bash"),
    ("shell-session", "bash"),
    ("shellsession", "bash"),
    ("sqlite", "sql"),
    ("terminal", "bash"),
    ("udiff", "diff"),
];

/// What a scope does to the class of the code that stands in it.
#[derive(Clone, Copy)]
enum Effect {
    /// It has a class of its own.
    Class(char),
    /// It has a class where what surrounds it has none.
    Weak(char),
    /// It has none, whatever surrounds it: code within a string.
    Plain,
    /// It has that of what surrounds it.
    Inherit,
}

use Effect::{Class, Inherit, Plain, Weak};

/// What scopes do, by the beginning of their names; the longest beginning counts.
const RULES: [(&str, Effect); 65] = [
    ("source", Plain),
    ("text", Plain),
    ("meta.embedded", Plain),
    ("meta.group.expansion.command", Plain),
    ("meta.interpolation", Plain),
    ("meta.template.expression", Plain),
    ("comment", Class('c')),
    ("constant", Class('b')),
    ("constant.character", Class('e')),
    ("constant.numeric", Class('n')),
    ("constant.other.placeholder", Class('e')),
    ("entity.name", Class('t')),
    ("entity.name.constant", Class('b')),
    ("entity.name.function", Class('f')),
    ("entity.name.label", Class('b')),
    ("entity.name.macro", Class('f')),
    ("entity.name.section", Class('m')),
    ("entity.name.tag", Class('g')),
    ("entity.name.tag.toml", Class('a')),
    ("entity.name.tag.yaml", Class('a')),
    ("entity.name.variable", Class('v')),
    ("entity.other.attribute-name", Class('a')),
    ("entity.other.inherited-class", Class('t')),
    ("entity.other.pseudo-class", Class('a')),
    ("entity.other.pseudo-element", Class('a')),
    ("keyword", Class('k')),
    ("keyword.operator", Class('o')),
    ("keyword.operator.logical.python", Class('k')),
    ("keyword.operator.new", Class('k')),
    ("keyword.operator.word", Class('k')),
    ("keyword.other.unit", Class('n')),
    ("markup.deleted", Class('d')),
    ("markup.heading", Class('m')),
    ("markup.inserted", Class('i')),
    ("markup.quote", Class('c')),
    ("markup.raw", Class('s')),
    ("markup.underline.link", Class('s')),
    ("meta.diff.header", Class('m')),
    ("meta.diff.range", Class('m')),
    ("meta.mapping.key", Class('a')),
    ("punctuation", Weak('p')),
    ("punctuation.definition.annotation", Class('a')),
    ("punctuation.definition.variable", Class('v')),
    ("storage", Class('k')),
    ("storage.type.numeric", Class('n')),
    ("storage.type.string", Class('s')),
    ("string", Class('s')),
    ("support.class", Class('t')),
    ("support.constant", Class('b')),
    ("support.function", Class('f')),
    ("support.macro", Class('f')),
    ("support.module", Class('t')),
    ("support.other.namespace", Class('t')),
    ("support.struct", Class('t')),
    ("support.type", Class('t')),
    ("support.type.property-name", Class('a')),
    ("support.variable", Class('v')),
    ("variable", Class('v')),
    ("variable.annotation", Class('a')),
    ("variable.function", Class('f')),
    ("variable.language", Class('b')),
    ("variable.language.star", Class('o')),
    ("variable.macro", Class('f')),
    ("variable.parameter.option", Class('a')),
    ("variable.type", Class('t')),
];

/// The rules, longest beginning first.
static LONGEST_FIRST: LazyLock<Vec<(Scope, Effect)>> = LazyLock::new(|| {
    let mut rules: Vec<(Scope, Effect)> = RULES
        .into_iter()
        .filter_map(|(beginning, effect)| Some((Scope::new(beginning).ok()?, effect)))
        .collect();
    rules.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    rules
});

/// The code as HTML, coloured by the grammar of `language`. `None` if there is no such grammar, or too much code: it is
/// plain text then.
pub fn highlight(code: &str, language: &str) -> Option<String> {
    if code.len() > MAX_BLOCK || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let mut parser = ParseState::new(syntax(language)?);
    let mut scopes = ScopeStack::new();
    // The class of each scope on the stack, so that nothing walks down a deep stack for every word.
    let mut classes: Vec<Option<char>> = Vec::new();
    let mut effects: HashMap<Scope, Effect> = HashMap::new();
    let mut painter = Painter::default();
    for line in code.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        let mut done = 0;
        for (at, operation) in parser.parse_line(line, &SYNTAXES).ok()? {
            let at = at.min(text.len());
            painter.paint(text.get(done..at)?, classes.last().copied().flatten());
            done = at;
            let change = |basic: BasicScopeStackOp, _: &[Scope]| match basic {
                BasicScopeStackOp::Push(scope) => {
                    let around = classes.last().copied().flatten();
                    let effect = *effects.entry(scope).or_insert_with(|| effect(scope));
                    classes.push(class(effect, around));
                }
                BasicScopeStackOp::Pop => {
                    classes.pop();
                }
            };
            scopes.apply_with_hook(&operation, change).ok()?;
        }
        painter.paint(text.get(done..)?, classes.last().copied().flatten());
        painter.end_line();
        if text.len() < line.len() {
            painter.html.push('\n');
        }
    }
    Some(painter.html)
}

/// The grammar that answers to a name or an extension, unless it is that of plain text.
fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(language));
    let name = alias.map_or(language, |(_, name)| name).to_ascii_lowercase();
    let syntax = &SYNTAXES.syntaxes()[*BY_NAME.get(&name)?];
    let is_plain = syntax.name == "Plain Text" || TOO_SLOW.contains(&syntax.name.as_str());
    (!is_plain).then_some(syntax)
}

fn effect(scope: Scope) -> Effect {
    let rule = LONGEST_FIRST.iter().find(|(beginning, _)| beginning.is_prefix_of(scope));
    rule.map_or(Inherit, |(_, effect)| *effect)
}

fn class(effect: Effect, around: Option<char>) -> Option<char> {
    match effect {
        // The key of a mapping is a string, too.
        Class('s') if around == Some('a') => around,
        Class(class) => Some(class),
        Weak(class) => around.or(Some(class)),
        Plain => None,
        Inherit => around,
    }
}

/// Writes spans; neighbours of one class share theirs, with the space between them.
#[derive(Default)]
struct Painter {
    html: String,
    open: Option<char>,
    space: String,
}

impl Painter {
    fn paint(&mut self, text: &str, class: Option<char>) {
        let word = text.trim_ascii();
        let Some((before, after)) = text.split_once(word).filter(|_| !word.is_empty()) else {
            self.space.push_str(text);
            return;
        };
        self.space.push_str(before);
        if class != self.open {
            self.close();
        }
        self.end_space();
        if class != self.open
            && let Some(class) = class
        {
            self.html.push_str("<span class=\"");
            self.html.push(class);
            self.html.push_str("\">");
            self.open = Some(class);
        }
        escape::text(word, &mut self.html);
        self.space.push_str(after);
    }

    fn end_line(&mut self) {
        self.close();
        self.end_space();
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn end_space(&mut self) {
        escape::text(&self.space, &mut self.html);
        self.space.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(language: &str, code: &str, html: &str) {
        assert_eq!(highlight(code, language).as_deref(), Some(html));
    }

    /// What a browser shows of it.
    fn shown(html: &str) -> String {
        let mut text = String::new();
        for (index, piece) in html.split('<').enumerate() {
            text.push_str(if index == 0 { piece } else { piece.split_once('>').unwrap().1 });
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn words_have_classes() {
        check(
            "rust",
            "let x: &str = \"a\\n\"; // <b>\n",
            "<span class=\"k\">let</span> x<span class=\"p\">:</span> <span class=\"o\">&amp;</span><span class=\"k\">str</span> \
             <span class=\"o\">=</span> <span class=\"s\">\"a</span><span class=\"e\">\\n</span><span class=\"s\">\"</span>\
             <span class=\"p\">;</span> <span class=\"c\">// &lt;b&gt;</span>\n",
        );
        check("diff", "-x\n+y\n", "<span class=\"d\">-x</span>\n<span class=\"i\">+y</span>\n");
    }

    #[test]
    fn keys_of_mappings_are_alike() {
        check(
            "json",
            "{\"a\": 1}",
            "<span class=\"p\">{</span><span class=\"a\">\"a\"</span><span class=\"p\">:</span> <span class=\"n\">1</span><span class=\"p\">}</span>",
        );
        check(
            "yaml",
            "a: b\n",
            "<span class=\"a\">a</span><span class=\"p\">:</span> <span class=\"s\">b</span>\n",
        );
    }

    #[test]
    fn each_line_stands_for_itself() {
        check("c", "/* a\n\n b */\n", "<span class=\"c\">/* a</span>\n\n <span class=\"c\">b */</span>\n");
    }

    #[test]
    fn code_within_a_string_is_code() {
        check(
            "js",
            "`a${b}`\n",
            "<span class=\"s\">`a</span><span class=\"p\">${</span><span class=\"v\">b</span><span class=\"p\">}</span><span class=\"s\">`</span>\n",
        );
    }

    #[test]
    fn names_extensions_and_aliases_are_languages() {
        for language in ["Rust", "rs", "c++", "C#", "TOML", "ts", "tsx", "dockerfile", "kotlin", "sh", "html"]
        {
            assert!(highlight("x", language).is_some(), "{language}");
        }
        for (alias, _) in ALIASES {
            assert!(highlight("x", alias).is_some(), "{alias}");
        }
        for plain in ["", "text", "txt", "plain", "plaintext", "none", "nonsense", "Plain Text", "lisp", "sv"]
        {
            assert_eq!(highlight("x", plain), None, "{plain}");
        }
    }

    #[test]
    fn grammars_are_found_as_syntect_finds_them() {
        for (name, index) in &*BY_NAME {
            let found = SYNTAXES.find_syntax_by_token(name).unwrap();
            assert!(std::ptr::eq(found, &raw const SYNTAXES.syntaxes()[*index]), "{name}");
        }
        for syntax in SYNTAXES.syntaxes() {
            let names = syntax.file_extensions.iter().chain([&syntax.name]);
            assert!(names.into_iter().all(|name| BY_NAME.contains_key(&name.to_ascii_lowercase())));
        }
    }

    #[test]
    fn every_rule_is_a_scope_and_every_class_documented() {
        assert_eq!(LONGEST_FIRST.len(), RULES.len());
        let documentation = include_str!("highlight.rs");
        for (_, effect) in RULES {
            if let Class(class) | Weak(class) = effect {
                assert!(documentation.contains(&format!("//! | `{class}` |")), "{class}");
            }
        }
    }

    #[test]
    fn too_much_code_stays_plain() {
        assert!(highlight(&"x\n".repeat(MAX_BLOCK / 2), "json").is_some());
        assert_eq!(highlight(&"x\n".repeat(MAX_BLOCK / 2 + 1), "json"), None);
        assert_eq!(highlight(&"x".repeat(MAX_LINE + 1), "json"), None);
    }

    /// What grammars take longest on: `cargo test --lib slowest -- --ignored --nocapture`.
    #[test]
    #[ignore = "prints a table"]
    #[expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "it measures, and prints")]
    fn slowest_grammars() {
        const LENGTHS: [usize; 2] = [100, 400];
        let pieces = [
            "(", "[", "{", "<", "\"", "'", "`", "\\", "a", " ", "\t", "/", "*", "-", "#", "$", "a(", "a ",
            "<a ", "(a,", "a.", "a<", "[a", "*a", "a:", "\\\"", "{{", "a b(",
        ];
        let mut slow: Vec<(u128, usize, String, &str)> = Vec::new();
        for syntax in SYNTAXES.syntaxes() {
            for piece in pieces {
                for length in LENGTHS {
                    let line = piece.repeat(length / piece.len()) + "\n";
                    let mut parser = ParseState::new(syntax);
                    // The first lines compile expressions.
                    let micros = (0..4).map(|_| {
                        let started = std::time::Instant::now();
                        let _ = parser.parse_line(&line, &SYNTAXES);
                        started.elapsed().as_micros()
                    });
                    slow.push((micros.min().unwrap_or(0), length, syntax.name.clone(), piece));
                }
            }
        }
        slow.sort();
        for length in LENGTHS {
            println!("lines of {length} bytes: milliseconds for a line, seconds for 32 KiB of them");
            for (micros, _, syntax, piece) in slow.iter().rev().filter(|it| it.1 == length).take(30) {
                let block = *micros as usize * (32 * 1024 / length) / 1_000_000;
                println!("{:8} {block:6}  {syntax}: {piece:?}", micros / 1000);
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(code in "[a-z<>&\"'`{}\\[\\]()#/*=.,;:$ 0-9\n\u{e9}\u{1F600}-]{0,80}") {
            for language in ["rust", "python", "html", "bash", "markdown", "php"] {
                prop_assert_eq!(shown(&highlight(&code, language).unwrap()), code.as_str());
            }
        }
    }
}
