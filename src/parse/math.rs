//! Mathematics: TeX becomes MathML. The one file that names math-core.
//!
//! What the library writes as inline style becomes an attribute or a class, for pages have no inline style: `mathcolor`
//! for colours, and for the rest the classes of [`CLASSES`], which the theme draws. What is in neither is left out, and so
//! are ids and links between formulas.

use std::ops::Range;
use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::model::body::Fault;

/// The longest formula that is read, in bytes.
const MAX_LENGTH: usize = 10_000;

/// How deeply a formula may nest: the library calls itself for each level.
const MAX_DEPTH: usize = 50;

/// Constant data, made when the first formula asks for it.
static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

/// Styles that become classes.
const CLASSES: [(&str, &str); 18] = [
    ("text-align:left", "m-left"),
    ("text-align:right", "m-right"),
    ("padding-left:0", "m-flush-left"),
    ("padding-right:0", "m-flush-right"),
    ("padding-left:1em", "m-gap-left"),
    ("padding-top:0", "m-flush-top"),
    ("padding-bottom:0", "m-flush-bottom"),
    ("width:100%", "m-wide"),
    ("width:50%", "m-half"),
    ("width:7.5%", "m-narrow"),
    ("border-left:0.05emsolidcurrentcolor", "m-line-left"),
    ("border-right:0.05emsolidcurrentcolor", "m-line-right"),
    ("border-top:0.05emsolidcurrentcolor", "m-line-top"),
    ("border-left:0.05emdashedcurrentcolor", "m-dash-left"),
    ("border-right:0.05emdashedcurrentcolor", "m-dash-right"),
    ("border-top:0.05emdashedcurrentcolor", "m-dash-top"),
    ("margin-left:-0.16666667em", "m-back"),
    ("font-variant-caps:small-caps", "m-small-caps"),
];

/// The MathML of a formula, or what is wrong with it and where in `tex`.
pub fn mathml(tex: &str, display: bool) -> Result<String, Fault> {
    let whole = |message: String| Fault { range: 0..tex.len(), message: message.into() };
    if tex.len() > MAX_LENGTH {
        return Err(whole(format!("the formula is longer than {MAX_LENGTH} bytes")));
    }
    if depth(tex) > MAX_DEPTH {
        return Err(whole(format!("the formula nests more than {MAX_DEPTH} levels deep")));
    }
    if let Some(range) = open_switch(tex) {
        let message =
            format!("`{}` in a table needs braces around it and what it is about", &tex[range.clone()]);
        return Err(Fault { range, message: message.into() });
    }
    if let Some((at, char)) = tex.char_indices().find(|(_, char)| is_unseen(*char)) {
        let message = format!("`{}` means nothing in a formula", char.escape_unicode());
        return Err(Fault { range: at..at + char.len_utf8(), message: message.into() });
    }
    let Some(converter) = CONVERTER.as_ref() else { return Err(whole("cannot be read".to_owned())) };
    let manner = if display { MathDisplay::Block } else { MathDisplay::Inline };
    match converter.convert_with_local_state(tex, manner) {
        Ok(result) => Ok(without_styles(&result.mathml)),
        Err(error) => {
            let message = error.error_message().replace(['"', '\n'], "`");
            let mut letters = message.trim_end_matches('.').chars();
            let message: String =
                letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
            let is_place = tex.get(error.0.clone()).is_some();
            let range = if is_place { error.0.clone() } else { 0..tex.len() };
            Err(Fault { range, message: message.into() })
        }
    }
}

/// Whether a character may stand in no page: a control character other than tabs and line ends, or a noncharacter.
fn is_unseen(char: char) -> bool {
    char.is_control() && !matches!(char, '\n' | '\t')
        || matches!(char, '\u{fdd0}'..='\u{fdef}')
        || u32::from(char) & 0xfffe == 0xfffe
}

/// A command that concerns all that follows in its group, in a row or cell of a table that ends before the group does: the
/// library would lose the end of the cell.
fn open_switch(tex: &str) -> Option<Range<usize>> {
    /// What is open: whether it is a table, and the switch in the cell.
    type Open = (bool, Option<Range<usize>>);
    let mut open: Vec<Open> = Vec::new();
    for (range, token) in tokens(tex) {
        match token {
            "\\begin" => open.push((true, None)),
            "{" | "\\left" => open.push((false, None)),
            "}" | "\\right" | "\\end" => drop(open.pop()),
            "&" | "\\\\" | "\\cr" => {
                if let Some((true, Some(switch))) = open.last() {
                    return Some(switch.clone());
                }
            }
            _ if SWITCHES.contains(&token) => {
                if let Some((_, switch)) = open.last_mut() {
                    switch.get_or_insert(range);
                }
            }
            _ => {}
        }
    }
    None
}

/// Commands that concern all that follows.
const SWITCHES: [&str; 8] = [
    "\\color",
    "\\displaystyle",
    "\\textstyle",
    "\\scriptstyle",
    "\\scriptscriptstyle",
    "\\over",
    "\\atop",
    "\\choose",
];

/// The commands of a formula, and its other characters.
fn tokens(tex: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &tex[from..];
        let first = rest.chars().next()?;
        let mut length = first.len_utf8();
        if first == '\\' {
            let name = &rest[1..];
            let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
            length = 1 + if letters > 0 { letters } else { name.chars().next().map_or(0, char::len_utf8) };
        }
        let range = from..from + length;
        from += length;
        Some((range, &rest[..length]))
    })
}

/// How deeply a formula may nest at most: by brackets, and by commands whose arguments are commands.
fn depth(tex: &str) -> usize {
    let mut outer: Vec<usize> = Vec::new();
    let (mut depth, mut deepest) = (0, 0);
    for (_, token) in tokens(tex) {
        match token {
            "{" | "\\begin" | "\\left" => {
                outer.push(depth);
                depth += 1;
            }
            "}" => depth = outer.pop().unwrap_or(0),
            "\\end" | "\\right" => depth = outer.pop().unwrap_or(0) + 1,
            "^" | "_" => depth += 1,
            command if command.starts_with('\\') => depth += 1,
            space if space.trim().is_empty() => {}
            // What is no command is an argument; after it, the commands before it have theirs.
            _ => depth = outer.last().map_or(0, |outer| outer + 1),
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Without inline styles, ids and links.
fn without_styles(mathml: &str) -> String {
    let mut clean = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some(open) = rest.find('<') {
        let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
        clean.push_str(&rest[..open]);
        let mut tag = &rest[open..end];
        let is_table = tag.starts_with("<mtable");
        while let Some(at) = tag.find("=\"") {
            let name_start = tag[..at].rfind(' ').map_or(0, |space| space + 1);
            let Some(length) = tag[at + 2..].find('"') else { break };
            let (name, value) = (&tag[name_start..at], &tag[at + 2..at + 2 + length]);
            match name {
                "style" => {
                    clean.push_str(tag[..name_start].trim_end());
                    style(value, &mut clean);
                }
                // The default, which not every checker knows on a table.
                "scriptlevel" if is_table => {
                    clean.push_str(tag[..name_start].trim_end());
                }
                "id" | "href" => clean.push_str(tag[..name_start].trim_end()),
                _ => clean.push_str(&tag[..=at + 2 + length]),
            }
            tag = &tag[at + 2 + length + 1..];
        }
        clean.push_str(tag);
        rest = &rest[end..];
    }
    clean.push_str(rest);
    clean
}

/// Writes the attributes that say what a style says.
fn style(style: &str, clean: &mut String) {
    let mut classes = Vec::new();
    for declaration in style.split(';') {
        let declaration: String = declaration.split_whitespace().collect();
        if let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == declaration) {
            classes.push(*class);
        } else if let Some(colour) = declaration.strip_prefix("color:") {
            clean.push_str(" mathcolor=\"");
            clean.push_str(colour);
            clean.push('"');
        }
    }
    if !classes.is_empty() {
        clean.push_str(" class=\"");
        clean.push_str(&classes.join(" "));
        clean.push('"');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn inline(tex: &str) -> String {
        mathml(tex, false).unwrap_or_else(|fault| panic!("{tex}: {}", fault.message))
    }

    #[test]
    fn formulas_become_mathml_without_styles_ids_and_links() {
        assert_eq!(inline("x^2"), "<math><msup><mi>x</mi><mn>2</mn></msup></math>");
        assert_eq!(inline(r"\color{red} x"), "<math><mrow mathcolor=\"#FF0000\"><mi>x</mi></mrow></math>");
        assert_eq!(inline(r"\!x"), "<math><mspace class=\"m-back\"/><mi>x</mi></math>");
        assert!(mathml("x", true).is_ok_and(|block| block.starts_with("<math display=\"block\">")));
        for tex in [
            r"\begin{align} a &= b \label{main}\\ c &= d \end{align}",
            r"\begin{array}{|c:c|}\hline a & b\\\hdashline\end{array}",
            r"\begin{cases} x & y \\ z & w\end{cases}",
            r"\text{<img style=x onerror=y>}",
            r"\kern-3em x",
            r"\begin{cases} {\displaystyle x} & y \end{cases}",
            r"\displaystyle x \over y",
        ] {
            let mathml = inline(tex);
            assert!(
                !mathml.contains(" style=\"") && !mathml.contains(" id=\"") && !mathml.contains("<img"),
                "{mathml}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_found_where_it_stands() {
        for (tex, place, message) in [
            (r"a + \unknown{b}", r"\unknown", r"unknown command `\unknown`"),
            (r"\frac{a", "", "expected closing token `}`, but reached end of input"),
            ("a}", "}", "unmatched closing token: `}`"),
            (
                r"\begin{cases} \displaystyle x & y \end{cases}",
                r"\displaystyle",
                r"`\displaystyle` in a table needs braces around it and what it is about",
            ),
        ] {
            let fault = mathml(tex, false).expect_err(tex);
            assert_eq!(&*fault.message, message);
            assert_eq!(&tex[fault.range], place, "{tex}");
        }
    }

    #[test]
    fn a_formula_has_an_end() {
        for (opens, closes) in [
            (r"\sqrt{", "}"),
            (r"\left(", r"\right)"),
            (r"\begin{matrix}", r"\end{matrix}"),
            ("x^{", "}"),
            (r"\sqrt", ""),
            ("{", "}"),
            (r"\hat ", ""),
            (r"\text{", "}"),
        ] {
            let nested = |depth: usize| {
                let tex = format!("{}x{}", opens.repeat(depth), closes.repeat(depth));
                mathml(&tex, false).map_err(|fault| fault.message.to_string())
            };
            let _ = nested(40);
            let deep = nested(300).expect_err(opens);
            assert_eq!(deep, "the formula nests more than 50 levels deep", "{opens}");
        }
        assert!(mathml(&"x+".repeat(6_000), false).is_err());
        assert!(mathml(&"x+".repeat(4_000), false).is_ok());
        // A long formula that is not deep.
        assert!(mathml(&r"\frac{1}{\alpha_1}+\left(x\right)".repeat(200), false).is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_a_formula_or_a_fault(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "\\frac", "{", "}", "^", "_", "\\left(", "\\right)", "\\begin{array}{c|c}", "\\end{array}", "&",
                    "\\\\", "\\sqrt", "[", "]", "x", "12", "\\text{", "$", "\\hline", "'", "\\not", "é", "中", " ", "\\",
                    "#1", "%", "~", "\\color{red}", "\\label{x}", "\\begin{align}", "\\end{align}", "<", ">", "\"", "\0",
                ]),
                0..24,
            ),
            display: bool,
        ) {
            let tex: String = pieces.concat();
            match mathml(&tex, display) {
                Ok(mathml) => prop_assert!(!mathml.contains(" style=\"")),
                Err(fault) => prop_assert!(tex.get(fault.range).is_some()),
            }
        }
    }
}
