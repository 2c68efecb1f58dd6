//! Components that only place text, expanded where templates call them: `{{ <icon name="link" /> }}` becomes what `icon`
//! writes. Tera takes about as long for a call as for ten values, and a page has dozens of them.
//!
//! It is done only where nothing but the time can change: the component has one definition in all layers, its body is text
//! and its arguments, and they are given as plain strings. Whatever else stands there is left to Tera.

use std::collections::BTreeMap;
use std::ops::Range;

use super::filters::escape;

/// A template in which calls were expanded.
pub(super) struct Expanded {
    /// Its text, for Tera.
    pub(super) text: String,
    /// The calls: where they stand in the file, and what stands for them in the text.
    calls: Vec<(Range<usize>, Range<usize>)>,
}

impl Expanded {
    /// Where in its file stands what stands at a place of the text.
    pub(super) fn in_file(&self, place: &Range<usize>) -> Range<usize> {
        self.offset(place.start, |call| call.start)..self.offset(place.end, |call| call.end)
    }

    fn offset(&self, offset: usize, within: impl Fn(&Range<usize>) -> usize) -> usize {
        let before = self.calls.partition_point(|(_, text)| text.start < offset);
        match before.checked_sub(1).map(|index| &self.calls[index]) {
            Some((file, text)) if offset < text.end => within(file),
            Some((file, text)) => file.end + (offset - text.end),
            None => offset,
        }
    }
}

/// The templates in which something can be expanded, by name.
pub(super) fn expand<'a>(templates: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, Expanded> {
    let templates: Vec<_> = templates.map(|(name, text)| (name, text, tags(text))).collect();
    let mut components: BTreeMap<&str, Option<Component>> = BTreeMap::new();
    for (_, text, tags) in &templates {
        // What is raw may look like anything.
        if tags.iter().any(|tag| tag.word(text) == "raw") {
            return BTreeMap::new();
        }
        for (index, tag) in tags.iter().enumerate() {
            if tag.word(text) == "component" {
                let name = tag.inside(text).trim_start_matches("component").split('(').next();
                let name = name.unwrap_or_default().trim();
                let component = Component::read(text, &tags[index..]);
                components.entry(name).and_modify(|other| *other = None).or_insert(component);
            }
        }
    }
    templates
        .into_iter()
        .filter_map(|(name, text, tags)| {
            let mut expanded = Expanded { text: String::new(), calls: Vec::new() };
            let mut done = 0;
            for tag in &tags {
                let Some(written) = tag
                    .call(text)
                    .and_then(|(component, arguments)| components.get(component)?.as_ref()?.write(arguments))
                else {
                    continue;
                };
                expanded.text.push_str(&text[done..tag.range.start]);
                let start = expanded.text.len();
                expanded.text.push_str(&written);
                expanded.calls.push((tag.range.clone(), start..expanded.text.len()));
                done = tag.range.end;
            }
            expanded.text.push_str(&text[done..]);
            (done > 0).then_some((name, expanded))
        })
        .collect()
}

/// `{{ … }}`, `{% … %}` or `{# … #}`.
struct Tag {
    range: Range<usize>,
}

impl Tag {
    /// What stands in it, if it takes away no space around it.
    fn inside<'a>(&self, text: &'a str) -> &'a str {
        text[self.range.start + 2..self.range.end - 2].trim_matches('-').trim()
    }

    /// The word that a statement begins with.
    fn word<'a>(&self, text: &'a str) -> &'a str {
        let is_statement = text[self.range.start..].starts_with("{%");
        self.inside(text)
            .split(|char: char| !char.is_alphanumeric())
            .next()
            .filter(|_| is_statement)
            .unwrap_or("")
    }

    /// What it writes, if it writes something and takes away no space around it.
    fn written<'a>(&self, text: &'a str) -> Option<&'a str> {
        let inside = text[self.range.clone()].strip_prefix("{{")?.strip_suffix("}}")?;
        (!inside.starts_with('-') && !inside.ends_with('-')).then(|| inside.trim())
    }

    /// The component that it calls and writes, and the arguments.
    fn call<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        let call = self.written(text)?.strip_prefix('<')?.strip_suffix("/>")?;
        Some(call.split_once(' ').unwrap_or((call, "")))
    }
}

/// A component whose body is text and its arguments.
struct Component<'a> {
    parameters: Vec<&'a str>,
    /// Text, and the parameter whose value comes after it; the last text has none.
    body: Vec<(&'a str, Option<usize>)>,
}

impl<'a> Component<'a> {
    /// The component whose definition the first tag opens, if that is all it is.
    fn read(text: &'a str, tags: &[Tag]) -> Option<Self> {
        let [opening, rest @ ..] = tags else { return None };
        let (_, parameters) = opening.inside(text).strip_suffix(')')?.split_once('(')?;
        let parameters: Vec<&str> =
            parameters.split(',').map(str::trim).filter(|parameter| !parameter.is_empty()).collect();
        let is_name = |name: &&str| name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        if !parameters.iter().all(is_name) {
            return None;
        }
        let closing = rest.iter().position(|tag| tag.word(text) == "endcomponent")?;
        let mut body = Vec::new();
        let mut done = opening.range.end;
        for tag in &rest[..closing] {
            let value = tag.written(text)?;
            let parameter = parameters.iter().position(|parameter| *parameter == value)?;
            body.push((&text[done..tag.range.start], Some(parameter)));
            done = tag.range.end;
        }
        let closing = &rest[closing];
        body.push((&text[done..closing.range.start], None));
        if text[..opening.range.end].ends_with("-%}") {
            body[0].0 = body[0].0.trim_start();
        }
        if text[closing.range.start..].starts_with("{%-") {
            let last = body.len() - 1;
            body[last].0 = body[last].0.trim_end();
        }
        Some(Self { parameters, body })
    }

    /// What it writes with these arguments; `None` if they are not what it asks for, or not plain strings.
    fn write(&self, arguments: &str) -> Option<String> {
        let mut values = vec![None; self.parameters.len()];
        let mut rest = arguments.trim();
        while !rest.is_empty() {
            let (name, value) = rest.split_once("=\"")?;
            let (value, more) = value.split_once('"')?;
            let parameter = self.parameters.iter().position(|parameter| *parameter == name)?;
            if value.contains('\\') || values[parameter].replace(value).is_some() {
                return None;
            }
            rest = more.trim_start();
        }
        let values: Vec<&str> = values.into_iter().collect::<Option<_>>()?;
        let mut written = Vec::new();
        for (text, parameter) in &self.body {
            written.extend_from_slice(text.as_bytes());
            if let Some(parameter) = parameter {
                escape(values[*parameter], &mut written).ok()?;
            }
        }
        let written = String::from_utf8(written).ok()?;
        // What is beside it may take away space, and braces may become a tag.
        let stands = !written.is_empty() && written.trim() == written && !written.contains(['{', '}']);
        stands.then_some(written)
    }
}

/// The tags of a template. Where Tera would see others, the template is broken.
fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('{').map(|at| from + at) {
        let closing = match text.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                from = start + 1;
                continue;
            }
        };
        let Some(end) = end(text, start + 2, closing) else { break };
        tags.push(Tag { range: start..end });
        from = end;
    }
    tags
}

/// Where a tag ends: after what closes it, outside of strings.
fn end(text: &str, from: usize, closing: &str) -> Option<usize> {
    let mut quote = None;
    let mut bytes = text.bytes().enumerate().skip(from);
    while let Some((at, byte)) = bytes.next() {
        match quote {
            Some(_) if byte == b'\\' => {
                bytes.next();
            }
            Some(open) => quote = Some(open).filter(|open| *open != byte),
            None if text.as_bytes()[at..].starts_with(closing.as_bytes()) => return Some(at + 2),
            None => quote = Some(byte).filter(|byte| b"\"'`".contains(byte) && closing != "#}"),
        }
    }
    None
}
