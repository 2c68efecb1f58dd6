//! What a new site begins with: files of `starter/`, which are inside the binary.
//!
//! A file that is to be filled in has names in double braces, `{{ title }}`. That is all there is to it: no conditions, no
//! loops, nothing that a writer has to learn before changing an archetype.

use crate::path::SitePath;
use crate::yaml;

/// The site that `init` writes: path and text.
pub const SITE: [(&str, &str); 10] = [
    (".gitignore", include_str!("../starter/site/.gitignore")),
    ("content/hallsay-ferry.md", include_str!("../starter/site/content/hallsay-ferry.md")),
    ("content/index.md", include_str!("../starter/site/content/index.md")),
    ("content/pages/about.md", include_str!("../starter/site/content/pages/about.md")),
    (
        "content/sources/coastal-review.yaml",
        include_str!("../starter/site/content/sources/coastal-review.yaml"),
    ),
    (
        "content/sources/ellery-courier.yaml",
        include_str!("../starter/site/content/sources/ellery-courier.yaml"),
    ),
    ("content/sources/receipts.json", include_str!("../starter/site/content/sources/receipts.json")),
    ("content/sources/text/.gitignore", include_str!("../starter/site/content/sources/text/.gitignore")),
    (
        "content/sources/text/coastal-review.txt",
        include_str!("../starter/site/content/sources/text/coastal-review.txt"),
    ),
    (
        "content/sources/text/ellery-courier.txt",
        include_str!("../starter/site/content/sources/text/ellery-courier.txt"),
    ),
];

/// The configuration that `init` writes.
pub const CONFIG: &str = include_str!("../starter/site/factbox.yaml");

/// Where GitHub looks for the workflow that `init --ci github` writes.
pub const GITHUB_FILE: &str = ".github/workflows/site.yml";

/// What `new` can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archetype {
    /// An explainer.
    Explainer,
    /// A plain page.
    Page,
    /// The introduction of a topic.
    Topic,
    /// A source.
    Source,
}

impl Archetype {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Explainer, Self::Page, Self::Topic, Self::Source];

    /// Its file in the site's `archetypes/`, which takes the place of ours.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Explainer => "explainer.md",
            Self::Page => "page.md",
            Self::Topic => "topic.md",
            Self::Source => "source.yaml",
        }
    }

    /// Ours.
    pub fn text(self) -> &'static str {
        match self {
            Self::Explainer => include_str!("../starter/archetypes/explainer.md"),
            Self::Page => include_str!("../starter/archetypes/page.md"),
            Self::Topic => include_str!("../starter/archetypes/topic.md"),
            Self::Source => include_str!("../starter/archetypes/source.yaml"),
        }
    }

    /// What a document at `path` is.
    pub fn of_document(path: &SitePath) -> Self {
        match path.as_str() {
            path if path.starts_with("content/pages/") => Self::Page,
            path if path.starts_with("content/topics/") => Self::Topic,
            _ => Self::Explainer,
        }
    }
}

/// The workflow for GitHub.
pub fn github_workflow() -> String {
    let text = include_str!("../starter/ci/github.yml");
    text.replace("{{ version }}", env!("CARGO_PKG_VERSION"))
}

/// Fills in the names of an archetype. In YAML, and that is all of a source and the front matter of a document, a value is
/// quoted where it would mean something else without.
pub fn fill(archetype: Archetype, text: &str, values: &[(&str, &str)]) -> String {
    let yaml = match archetype {
        Archetype::Source => text.len(),
        _ => crate::parse::front_matter::split(text).body,
    };
    let (yaml, rest) = text.split_at(yaml);
    let mut yaml = yaml.to_owned();
    let mut rest = rest.to_owned();
    for (name, value) in values {
        let name = format!("{{{{ {name} }}}}");
        // In a comment nothing is quoted.
        let lines = yaml.split_inclusive('\n').map(|line| {
            let is_comment = line.trim_start().starts_with('#');
            line.replace(&name, &if is_comment { (*value).to_owned() } else { yaml::scalar(value) })
        });
        yaml = lines.collect();
        rest = rest.replace(&name, value);
    }
    yaml + &rest
}

/// A title out of a slug: `harbour-closed` is `Harbour closed`.
pub fn title_of(slug: &str) -> String {
    let words = slug.split(['-', '_']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_words() {
        for (slug, title) in [("harbour-closed", "Harbour closed"), ("über_uns", "Über uns"), ("--", "")] {
            assert_eq!(title_of(slug), title);
        }
    }

    #[test]
    fn values_are_quoted_in_yaml_and_nowhere_else() {
        let text = "---\ntitle: {{ title }} # {{ none }}\n---\n\n# {{ title }}\n";
        let filled = |title| fill(Archetype::Explainer, text, &[("title", title)]);
        assert_eq!(filled("Tides"), "---\ntitle: Tides # {{ none }}\n---\n\n# Tides\n");
        let filled = filled("A: no");
        assert!(filled.contains("\"A: no\"") || filled.contains("'A: no'"), "{filled}");
        assert!(filled.ends_with("\n\n# A: no\n"), "{filled}");
    }
}
