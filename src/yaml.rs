//! YAML as a tree in which every value knows where it stands.
//!
//! The one file that names serde_yaml.
