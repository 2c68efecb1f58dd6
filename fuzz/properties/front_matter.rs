//! Front matter: told from the text in one way, with values at their places; YAML is written as it is read; the front matter
//! of other generators becomes ours.

use factbox::import::document;
use factbox::parse::front_matter::{read, split};
use factbox::path::SitePath;
use factbox::span::Span;
use factbox::yaml;

use super::{finding, fits, text};

/// Reads the front matter of a file with these bytes.
pub fn check(data: &[u8]) {
    let text = text(data);
    let path = SitePath::new("content/x.md");
    let split = split(&text);
    let body = split.body;
    assert!(fits(&(body..text.len()), &text));
    assert!(body == 0 || body == text.len() || text[..body].ends_with('\n'));
    let (front_matter, from, found) = read(&path, &text);
    assert_eq!(from, body);
    finding::check_in(&found, &path, &text);
    let is_fatal = found.iter().any(|finding| finding.fatal);
    assert!(split.fault.is_none() || is_fatal);
    for value in [&front_matter.title, &front_matter.summary, &front_matter.slug].into_iter().flatten() {
        assert!(fits(&value.span.range(), &text), "{value:?}");
        if let Some(yaml) = split.yaml {
            assert!(yaml.contains(value.span), "{value:?}");
        }
    }
    match split.yaml {
        Some(span) => {
            assert!(fits(&span.range(), &text) && span.end as usize <= body && split.fault.is_none());
            assert!(span.slice(&text).lines().all(|line| !matches!(line.trim_end(), "---" | "...")));
            written_as_read(&path, &text, span);
        }
        None => assert!(split.fault.is_some() || body == 0),
    }
    // Whatever comes after front matter is text.
    let below = format!("---\ntitle: The mill\n---\n{text}");
    let (title, from, found) = read(&path, &below);
    assert_eq!((from, found.len()), (below.len() - text.len(), 0));
    assert_eq!(title.title.map(|title| title.value).as_deref(), Some("The mill"));

    if let Ok(imported) = document::read("_posts/2026-11-21-x.md", &text, None) {
        let (_, body, found) = read(&path, &imported.text);
        assert!(!found.iter().any(|finding| finding.fatal), "{found:?}\n{}", imported.text);
        assert!(text.ends_with(&imported.text[body..]), "{}", imported.text);
    }
}

/// What is read as YAML, written and read again is the same.
fn written_as_read(path: &SitePath, text: &str, span: Span) {
    let (Some(node), _) = yaml::read(path, text, span) else { return };
    let value = node.to_json();
    let written = yaml::write(&value);
    if written.len() <= yaml::LIMIT {
        let (again, found) = yaml::read(path, &written, Span::new(0, written.len()));
        assert_eq!(again.map(|node| node.to_json()), Some(value), "{found:?}\n{written}");
    }
}
