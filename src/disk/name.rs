//! Which names below the site's root are not input.

/// The folders that hold input, at the site's root.
pub const FOLDERS: [&str; 5] = ["content", "static", "templates", "themes", "words"];

/// Whether a file or folder called `name` somewhere in `folder`, one of [`FOLDERS`], is passed over: what editors and
/// systems leave behind, and what starts with a dot. In `static/` names with a dot are published (`.well-known`,
/// `.htaccess`), but for those that mean something to version control: a `.gitignore` in the output would empty
/// deployments that commit it.
pub fn is_passed_over(folder: &str, name: &str) -> bool {
    if is_left_behind(name) {
        return true;
    }
    if folder == "static" {
        return matches!(name, ".git" | ".hg" | ".svn" | ".gitignore" | ".gitkeep" | ".factbox");
    }
    name.starts_with('.')
}

/// Whether an editor or a system made the file for itself: a backup, a swap file, a probe.
pub fn is_left_behind(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || name.contains("___jb_")
        || name.starts_with(".goutputstream-")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || name.rsplit_once('.').is_some_and(|(_, extension)| {
            matches!(extension, "swp" | "swo" | "swx" | "tmp" | "bak" | "crdownload" | "part")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_is_never_input() {
        for name in [
            "x.md~",
            ".#x.md",
            "#x.md#",
            ".x.md.swp",
            "4913",
            "x.md___jb_tmp___",
            "x.md___jb_old___",
            ".DS_Store",
            "x.tmp",
        ] {
            assert!(is_passed_over("content", name), "{name}");
            assert!(is_passed_over("static", name), "{name}");
        }
    }

    #[test]
    fn dot_files_of_hosts_are_published_from_static_alone() {
        for name in [".well-known", ".htaccess", "_headers", ".nojekyll", "CNAME", "4914", "#", "a#"] {
            assert!(!is_passed_over("static", name), "{name}");
        }
        assert!(is_passed_over("content", ".htaccess"));
        assert!(is_passed_over("static", ".gitignore"));
        assert!(!is_passed_over("content", "x.md"));
    }
}
