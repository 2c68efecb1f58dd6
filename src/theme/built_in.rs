//! The default theme, which is inside the binary.

/// The name of the theme that is inside the binary.
pub const DEFAULT: &str = "default";

/// The files of the default theme, as they are inside the binary: path within the theme and bytes, sorted by path.
pub fn default_files() -> &'static [(&'static str, &'static [u8])] {
    include!(concat!(env!("OUT_DIR"), "/default_theme.rs"))
}
