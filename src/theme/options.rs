//! What a site can set in a theme: `options` of `theme.yaml`, and the values that `factbox.yaml` gives them.
//!
//! An option may set a custom property of the style sheets; those that a site sets come out as one more style sheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::config::{self, Config, JsonText};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::fields::{Keys, Reader, UNKNOWN_KEY, WRONG_VALUE};
use crate::path::SitePath;
use crate::span::Place;
use crate::yaml::{Key, Node};

const KEYS: Keys = Keys {
    known: &[&["type"], &["default"], &["choices"], &["property"], &["description"]],
    foreign: &[],
    unread: &[],
    ignored: |key| key.starts_with("x-"),
    unknown: Level::Error,
};

/// Something that a site can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeOption {
    /// Its name in `theme.yaml`, in `factbox.yaml` and in templates.
    pub name: String,
    /// What its values are.
    pub kind: OptionKind,
    /// Its value if the site gives none.
    pub default: Json,
    /// The custom property that it sets, `--accent`; may be empty.
    pub property: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The value of the lowest theme that has it, which is what its style sheets say.
    built_in: Json,
}

/// What the values of an option are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// Text in one line.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of these.
    Choice(Vec<String>),
    /// `#1a4f8b`, or a pair for light and dark.
    Color,
}

impl OptionKind {
    /// The value as templates see it; what is expected, if it is none.
    fn value(&self, json: &Json) -> Result<Json, String> {
        let is_color = |json: &Json| json.as_str().is_some_and(is_color);
        let (fits, expected) = match self {
            Self::String => (json.as_str().is_some_and(|text| !text.contains('\n')), "a text in one line"),
            Self::Number => (json.is_number(), "a number"),
            Self::Boolean => (json.is_boolean(), "`true` or `false`"),
            Self::Choice(choices) => {
                if json.as_str().is_some_and(|text| choices.iter().any(|choice| choice == text)) {
                    return Ok(json.clone());
                }
                let names: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
                return Err(format!("one of {}", names.join(", ")));
            }
            Self::Color => match json.as_array().map(Vec::as_slice) {
                Some([light, dark]) if is_color(light) && is_color(dark) => {
                    let [light, dark] = [light, dark].map(|color| color.as_str().unwrap_or_default());
                    return Ok(Json::String(format!("light-dark({light}, {dark})")));
                }
                _ => (
                    is_color(json),
                    "a color such as `\"#1a4f8b\"`, or `[\"#1a4f8b\", \"#9cc4f2\"]` for light and dark",
                ),
            },
        };
        if fits { Ok(json.clone()) } else { Err(expected.to_owned()) }
    }
}

/// Whether a text is a colour of three or six hexadecimal digits.
fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Reads `options` of `theme.yaml`.
pub(super) fn read(reader: &mut Reader, node: Option<&Node>) -> Vec<ThemeOption> {
    let Some(node) = node else { return Vec::new() };
    let Some(entries) = node.entries() else {
        reader.report(reader.unexpected(node, "options by their names"));
        return Vec::new();
    };
    entries.iter().filter_map(|(key, node)| read_option(reader, key, node)).collect()
}

fn read_option(reader: &mut Reader, key: &Key, node: &Node) -> Option<ThemeOption> {
    let is_name = key.name.starts_with(|first: char| first.is_ascii_lowercase())
        && key.name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    if !is_name {
        let message = format!("`{}` cannot be the name of an option", key.name);
        reader.report(reader.wrong(key.span, message).help("write lower-case letters, digits and `_`"));
        return None;
    }
    let fields = reader.fields(node, &KEYS);
    let choices = reader.texts(fields.get("choices")).into_iter().map(|choice| choice.value).collect();
    let kinds = ["string", "number", "boolean", "choice", "color"];
    let kind = reader.choice(fields.get("type"), &kinds.map(|name| (name, name)));
    let description = reader.text(fields.get("description")).map(|text| text.value).unwrap_or_default();
    let property = reader.text(fields.get("property"));
    let (Some(kind), Some(default)) = (kind, fields.get("default")) else {
        if node.entries().is_some() {
            for (name, given) in [("type", fields.get("type")), ("default", fields.get("default"))] {
                if given.is_none() {
                    reader
                        .report(reader.wrong(key.span, format!("the option `{}` has no `{name}`", key.name)));
                }
            }
        }
        return None;
    };
    let kind = match kind.value {
        "string" => OptionKind::String,
        "number" => OptionKind::Number,
        "boolean" => OptionKind::Boolean,
        "color" => OptionKind::Color,
        _ => OptionKind::Choice(choices),
    };
    let property = property.and_then(|property| {
        let is_property = property.value.strip_prefix("--").is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        });
        let fits = match &kind {
            OptionKind::Number | OptionKind::Color => true,
            OptionKind::Choice(choices) => choices
                .iter()
                .all(|choice| choice.chars().all(|char| char.is_alphanumeric() || " .,%-#()".contains(char))),
            OptionKind::String | OptionKind::Boolean => false,
        };
        if !is_property {
            let message =
                format!("expected a custom property such as `--accent`, found `{}`", property.value);
            reader.report(reader.wrong(property.span, message));
        } else if !fits {
            let message = "only a number, a color or a choice of plain words can set a custom property";
            reader.report(reader.wrong(property.span, message));
        }
        (is_property && fits).then_some(property.value)
    });
    match kind.value(&default.to_json()) {
        Ok(value) => Some(ThemeOption {
            name: key.name.clone(),
            kind,
            built_in: value.clone(),
            default: value,
            property: property.unwrap_or_default(),
            description,
        }),
        Err(expected) => {
            reader.report(reader.unexpected(default, &expected));
            None
        }
    }
}

/// The options of a theme on top of those of the one that it builds on.
pub(super) fn inherited(below: Vec<ThemeOption>, own: Vec<ThemeOption>) -> Vec<ThemeOption> {
    let mut options = below;
    for option in own {
        match options.iter_mut().find(|other| other.name == option.name) {
            Some(other) => {
                // Where it sets the same property, the style sheet below still says the value from below.
                let same = other.property == option.property;
                let built_in = if same { other.built_in.clone() } else { option.built_in.clone() };
                *other = ThemeOption { built_in, ..option };
            }
            None => options.push(option),
        }
    }
    options
}

/// The values of all options, those of the site where it gives them.
pub(super) fn values(
    options: &[ThemeOption],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Json> {
    let mut values: BTreeMap<String, Json> =
        options.iter().map(|option| (option.name.clone(), option.default.clone())).collect();
    let place = |key: &str| Place::new(&SitePath::new(config::FILE_NAME), config.places.get(key));
    for (name, JsonText(text)) in &config.theme_options {
        let Some(option) = options.iter().find(|option| option.name == *name) else {
            let message = format!("the theme `{}` has no option `{name}`", config.theme);
            let finding =
                Diagnostic::error(UNKNOWN_KEY, place(&format!("theme.options.{name}.key")), message);
            let names: Vec<&str> = options.iter().map(|option| option.name.as_str()).collect();
            diagnostics.push(match did_you_mean(name, names.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None if names.is_empty() => finding.help("take it away: the theme has no options"),
                None => finding.help(format!("its options are `{}`", names.join("`, `"))),
            });
            continue;
        };
        let json: Json = serde_json::from_str(text).unwrap_or_default();
        match option.kind.value(&json) {
            Ok(value) => {
                values.insert(name.clone(), value);
            }
            Err(expected) => {
                let message = format!("expected {expected}, found `{text}`");
                let mut finding =
                    Diagnostic::error(WRONG_VALUE, place(&format!("theme.options.{name}")), message);
                let near = match (&option.kind, json.as_str()) {
                    (OptionKind::Choice(choices), Some(word)) => {
                        did_you_mean(word, choices.iter().map(String::as_str))
                    }
                    _ => None,
                };
                finding.help = near.map(|near| format!("did you mean `{near}`?").into());
                diagnostics.push(finding);
            }
        }
    }
    values
}

/// The style sheet that sets the custom properties of options whose values are not what the theme's own say; empty if
/// there is none.
pub(super) fn style_sheet(options: &[ThemeOption], values: &BTreeMap<String, Json>) -> String {
    let mut rules = String::new();
    let mut dark_rules = [String::new(), String::new()];
    for option in options.iter().filter(|option| !option.property.is_empty()) {
        let Some(value) = values.get(&option.name).filter(|value| **value != option.built_in) else {
            continue;
        };
        let css = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let _ = writeln!(rules, "  {}: {css};", option.property);
        let pair = css.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')?.split_once(", "));
        if let Some((light, dark)) = pair {
            for (rules, color) in dark_rules.iter_mut().zip([light, dark]) {
                let _ = writeln!(rules, "    {}: {color};", option.property);
            }
        }
    }
    if rules.is_empty() {
        return rules;
    }
    let mut css = format!(":root {{\n{rules}}}\n");
    if let [light, dark] = &dark_rules
        && !light.is_empty()
    {
        let _ = write!(
            css,
            "@supports not (color: light-dark(#000, #fff)) {{\n  :root {{\n{light}  }}\n  \
             @media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n  }}\n}}\n"
        );
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::yaml;

    const OPTIONS: &str = "\
options:
  accent: {type: color, default: ['#123456', '#abcdef'], property: --accent, description: D.}
  columns: {type: choice, choices: [one, two], default: two}
  measure: {type: number, default: 40, property: --measure}
  motto: {type: string, default: ''}
  grid: {type: boolean, default: true}
";

    fn options(text: &str) -> (Vec<ThemeOption>, Vec<String>) {
        let path = SitePath::new("themes/x/theme.yaml");
        let (node, diagnostics) = yaml::read(&path, text, Span::new(0, text.len()));
        let mut reader = Reader::new(&path, diagnostics);
        let node = node.unwrap();
        let entries = node.entries().unwrap();
        let options = read(&mut reader, entries.first().map(|(_, node)| node));
        (options, yaml::shown(text, &reader.into_diagnostics()))
    }

    fn set(text: &str) -> (BTreeMap<String, Json>, String, Vec<String>) {
        let (config, mut diagnostics) = config::read(&SitePath::new(config::FILE_NAME), text);
        let (options, wrong) = options(OPTIONS);
        assert_eq!(wrong, [""; 0]);
        let values = values(&options, &config, &mut diagnostics);
        let css = style_sheet(&options, &values);
        (values, css, yaml::shown(text, &diagnostics))
    }

    #[test]
    fn options_have_their_defaults() {
        let (values, css, found) = set("theme: x");
        assert_eq!(found, [""; 0]);
        assert_eq!(css, "");
        assert_eq!(
            serde_json::to_string(&values).unwrap(),
            r#"{"accent":"light-dark(#123456, #abcdef)","columns":"two","grid":true,"measure":40,"motto":""}"#
        );
    }

    #[test]
    fn a_site_sets_them() {
        let (values, css, found) = set(
            "theme:\n  name: x\n  options: {accent: ['#f00', '#0f0'], columns: one, measure: 44.5, motto: Hear, grid: false}",
        );
        assert_eq!(found, [""; 0]);
        assert_eq!(values["columns"], "one");
        assert_eq!(values["grid"], false);
        assert_eq!(
            css,
            ":root {\n  --accent: light-dark(#f00, #0f0);\n  --measure: 44.5;\n}\n\
             @supports not (color: light-dark(#000, #fff)) {\n  :root {\n    --accent: #f00;\n  }\n  \
             @media screen and (prefers-color-scheme: dark) {\n  :root {\n    --accent: #0f0;\n  }\n  }\n}\n"
        );
    }

    #[test]
    fn what_does_not_fit_is_found_where_it_stands() {
        let (values, _, found) = set(
            "theme:\n  name: x\n  options:\n    acent: '#f00'\n    accent: red\n    columns: towards\n    measure: wide\n    grid: 1\n",
        );
        assert_eq!(
            found,
            [
                "error[unknown-key] 4:5 the theme `x` has no option `acent`",
                "  => did you mean `accent`?",
                "error[wrong-value] 5:13 expected a color such as `\"#1a4f8b\"`, or `[\"#1a4f8b\", \"#9cc4f2\"]` for light and dark, found `\"red\"`",
                "error[wrong-value] 6:14 expected one of `one`, `two`, found `\"towards\"`",
                "error[wrong-value] 7:14 expected a number, found `\"wide\"`",
                "error[wrong-value] 8:11 expected `true` or `false`, found `1`",
            ]
        );
        assert_eq!(values["columns"], "two");
    }

    #[test]
    fn a_theme_cannot_promise_what_is_not_there() {
        let (read, found) = options(
            "options:\n  Bad: {}\n  a: {default: 1}\n  b: {type: numbr, default: 1}\n  c: {type: number, default: x}\n  \
             d: {type: string, default: x, property: --d}\n  e: {type: number, default: 1, property: e}\n  f: {type: boolean, default: true, colour: x}\n",
        );
        assert_eq!(read.iter().map(|option| option.name.as_str()).collect::<Vec<_>>(), ["d", "e", "f"]);
        assert_eq!(
            found,
            [
                "error[wrong-value] 2:3 `Bad` cannot be the name of an option",
                "  => write lower-case letters, digits and `_`",
                "error[wrong-value] 3:3 the option `a` has no `type`",
                "error[wrong-value] 4:13 expected one of `string`, `number`, `boolean`, `choice`, `color`, found `numbr`",
                "  => did you mean `number`?",
                "error[wrong-value] 5:30 expected a number, found `x`",
                "error[wrong-value] 6:43 only a number, a color or a choice of plain words can set a custom property",
                "error[wrong-value] 7:43 expected a custom property such as `--accent`, found `e`",
                "error[unknown-key] 8:37 unknown key `colour`",
            ]
        );
    }

    #[test]
    fn a_theme_may_give_another_default_to_what_it_inherits() {
        let (below, _) = options(OPTIONS);
        let (own, _) = options("options:\n  measure: {type: number, default: 30, property: --measure}\n");
        let options = inherited(below, own);
        let values = values(&options, &Config::default(), &mut Vec::new());
        assert_eq!(style_sheet(&options, &values), ":root {\n  --measure: 30;\n}\n");
    }
}
