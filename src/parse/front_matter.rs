//! Front matter: the YAML between `---` lines at the beginning of a Markdown file.
