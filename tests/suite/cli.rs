//! The command line as a machine and an impatient user meet it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(20);

pub(super) struct Site {
    _folder: tempfile::TempDir,
    pub(super) root: PathBuf,
}

impl Site {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("site");
        let site = Self { _folder: folder, root };
        site.write("content/index.md", "---\ntitle: Home\n---\n\nWords.\n");
        site.write("static/a.txt", "one");
        site
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    pub(super) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factbox"));
        command.args(line.split_whitespace()).current_dir(&self.root).env_clear();
        command
    }

    pub(super) fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    /// The exit code and what was said on the standard error.
    pub(super) fn said(&self, line: &str) -> (i32, String) {
        let output = self.run(line);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    pub(super) fn published(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at("output").join(path)).ok()
    }

    /// Every path of the site, with the time at which it last changed.
    pub(super) fn all(&self) -> Vec<(PathBuf, std::time::SystemTime)> {
        fn visit(folder: &Path, all: &mut Vec<(PathBuf, std::time::SystemTime)>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                all.push((entry.path(), entry.metadata().unwrap().modified().unwrap()));
                if entry.file_type().unwrap().is_dir() {
                    visit(&entry.path(), all);
                }
            }
        }
        let mut all = Vec::new();
        visit(&self.root, &mut all);
        all.sort();
        all
    }
}

#[test]
fn timings_are_said_when_they_are_asked_for() {
    let site = Site::new();
    let (code, said) = site.said("build");
    assert!(code == 0 && !said.contains("stage"), "{said}");
    let heads = |said: &str| -> Vec<String> {
        said.lines().filter_map(|line| line.split("  ").next()).map(str::to_owned).collect()
    };
    site.write("content/a.md", "A page.\n");
    let (code, said) = site.said("build -q --timings");
    assert_eq!(code, 0, "{said}");
    for stage in ["read", "parse", "link", "theme", "check", "plan", "probe", "make", "commit", "all"] {
        assert!(heads(&said).iter().any(|head| head == stage), "no `{stage}`: {said}");
    }
    assert!(said.contains("\nexplainer.html "), "{said}");
    assert!(said.contains(" a/index.html (explainer.html)\n"), "{said}");
    site.write("content/a.md", "---\nsummary: A page.\ndate: 2025-01-01\n---\n\nA page.\n");
    assert_eq!(site.said("build --deny-warnings").0, 0);
    let (_, said) = site.said("build --timings");
    assert!(said.starts_with("Nothing has changed: ") && said.ends_with("Nothing was rendered.\n"), "{said}");
    assert!(!heads(&said).iter().any(|head| head == "parse"), "{said}");
    assert!(site.said("build --watch --timings").1.contains("cannot be used with"));
}

#[test]
fn what_was_warned_of_is_said_again_and_a_broken_site_before_a_broken_output() {
    let site = Site::new();
    site.write("content/a.md", "---\ncolour: red\n---\nA page.\n");
    for _ in 0..2 {
        let (code, said) = site.said("build");
        assert!(code == 0 && said.contains("warning[") && !said.contains("Nothing has changed"), "{said}");
    }
    fs::remove_dir_all(site.at("output/.factbox")).unwrap();
    site.write("output/.factbox", "no folder");
    site.write("content/a.md", "---\ntitle: [\n---\n");
    let (code, said) = site.said("build");
    assert!(code == 1 && said.contains("content/a.md:"), "{code} {said}");
}

/// What `bench/run` copies over its corpus.
#[test]
fn the_site_of_the_benchmarks_builds_without_a_finding() {
    fn copy(from: &Path, site: &Site, to: &str) {
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let to = format!("{to}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), site, &format!("{to}/"));
            } else {
                site.write(&to, &fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let site = Site::new();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/site"), &site, "");
    site.write("content/sources/s.yaml", "title: S\npublisher: P\nissued: 2024\n");
    let page = "summary: A page.\ndate: 2025-01-01\ntopics: [T]\nsources: [s]\n---\n\n## What we know\n\n- It is. [@s]\n";
    // A second page of each list leads back to the first.
    for number in 0..60 {
        site.write(&format!("content/p{number}.md"), &format!("---\ntitle: Page {number}\n{page}"));
    }
    let (code, said) = site.said("build --deny-warnings");
    assert_eq!(code, 0, "{said}");
    assert!(site.published("page/2/index.html").unwrap().contains("rel=\"prev\""));
    assert!(site.published("p1/index.html").unwrap().contains("id=\"src-s\""));
}

#[test]
fn a_pipe_is_shown_no_progress() {
    let site = Site::new();
    let (_, said) = site.said("build");
    assert!(!said.contains(['\r', '\u{1b}', '…']), "{said:?}");
}

/// A program that ends with the test.
pub(super) struct Running(pub(super) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(super) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LONG, "in vain: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn p03_what_is_gone_is_removed_and_a_check_writes_nothing() {
    let site = Site::new();
    let before = site.all();
    assert_eq!(site.said("check").0, 0);
    assert_eq!(site.all(), before);
    let (code, said) = site.said("build");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("written, 0 unchanged, 0 removed) in "), "{said}");
    assert_eq!(site.published("a.txt").as_deref(), Some("one"));
    fs::remove_file(site.at("static/a.txt")).unwrap();
    let (_, said) = site.said("build");
    assert!(said.contains("1 removed"), "{said}");
    assert_eq!(site.published("a.txt"), None);
}

#[test]
fn p11_what_is_typed_wrong_exits_with_two() {
    let site = Site::new();
    for line in [
        "",
        "bild",
        "build --nope",
        "build -o .",
        "build -o content/public",
        "check -C content",
        "check -C nowhere",
    ] {
        assert_eq!(site.said(line).0, 2, "{line}");
    }
    let epoch = site.command("check").env("SOURCE_DATE_EPOCH", "yesterday").output().unwrap();
    assert_eq!(epoch.status.code(), Some(2));
    assert!(!site.at("output").exists());
    assert_eq!(site.said("--version").0, 0);
}

#[test]
fn the_site_is_found_from_below() {
    let site = Site::new();
    site.write("factbox.yaml", "");
    let mut command = site.command("build");
    let output = command.current_dir(site.at("content")).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("Site: ../\n"));
    assert!(site.at("output/a.txt").exists());
}

#[test]
fn p04_content_with_errors_leaves_what_is_published() {
    let site = Site::new();
    site.run("build");
    site.write("static/a.txt", "two");
    fs::write(site.at("content/broken.md"), b"caf\xe9").unwrap();
    std::os::unix::fs::symlink("/etc/hostname", site.at("content/link.md")).unwrap();
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("content/broken.md") && said.contains("content/link.md"), "all of them: {said}");
    assert_eq!(site.published("a.txt").as_deref(), Some("one"));
    for (format, sign) in
        [("json", "{\"schema\":1,"), ("github", "::error file=content/"), ("sarif", "{\"$schema\"")]
    {
        let output = site.run(&format!("check --format {format}"));
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(sign), "{format}");
    }
}

#[test]
fn p02_a_file_in_the_way_is_named_and_left() {
    let site = Site::new();
    site.write("output/a.txt", "by hand");
    let (code, said) = site.said("build");
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("`a.txt`") && said.contains("--adopt"), "{said}");
    assert_eq!(site.published("a.txt").as_deref(), Some("by hand"));
    assert_eq!(site.said("build --adopt").0, 0);
    assert_eq!(site.published("a.txt").as_deref(), Some("one"));
}

#[test]
fn p11_a_reader_that_goes_away_is_no_failure_and_a_full_disk_is() {
    let site = Site::new();
    fs::write(site.at("content/broken.md"), b"caf\xe9").unwrap();
    for line in ["--help", "check --format json", "check", "build"] {
        let (_, closed) = std::io::pipe().unwrap();
        let (_, closed_too) = std::io::pipe().unwrap();
        let output = site.command(line).stdout(closed).stderr(closed_too).status().unwrap();
        assert_eq!(output.code(), Some(i32::from(line != "--help")), "{line}");
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    if let Ok(full) = full {
        let status = site.command("check --format json").stdout(full).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(3));
    }
}

#[test]
fn p13_a_named_pipe_does_not_stop_the_world() {
    let site = Site::new();
    for name in ["content/a.md", "static/b", "content/sources/text/c.txt"] {
        fs::create_dir_all(site.at(name).parent().unwrap()).unwrap();
        let made = Command::new("mkfifo").arg(site.at(name)).status().unwrap();
        assert!(made.success());
    }
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    assert_eq!(said.matches("is a named pipe").count(), 3, "{said}");
}

#[test]
fn p07_a_build_that_is_killed_while_publishing_is_mended() {
    let site = Site::new();
    let text = |version: u32, file: u32| format!("{version} {file} ").repeat(5_000);
    for version in 0..6 {
        for file in 0..60 {
            site.write(&format!("static/{}/{file}.txt", (file + version) % 9), &text(version, file));
        }
        for file in (0..60).filter(|file| version > 0 && (file + version) % 9 != (file + version - 1) % 9) {
            fs::remove_file(site.at(&format!("static/{}/{file}.txt", (file + version - 1) % 9))).unwrap();
        }
        let mut running = Running(site.command("build -q").spawn().unwrap());
        let intent = site.at("output/.factbox/intent");
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(400)
            && !intent.exists()
            && running.0.try_wait().unwrap().is_none()
        {}
        std::thread::sleep(Duration::from_millis(u64::from(version)));
        drop(running);
        // What is staged may be part of a file; what is published is whole.
        let is_published = |path: &Path| {
            path.starts_with(site.at("output")) && !path.starts_with(site.at("output/.factbox"))
        };
        for (path, _) in site.all().iter().filter(|(path, _)| is_published(path)) {
            if path.extension().is_some_and(|extension| extension == "txt") {
                let file = path.file_stem().unwrap().to_str().unwrap().parse();
                if let (Ok(file), Ok(published)) = (file, fs::read_to_string(path)) {
                    assert!(
                        (0..=version).any(|version| published == text(version, file)),
                        "part of {}",
                        path.display()
                    );
                }
            }
        }
    }
    assert_eq!(site.said("build -q"), (0, String::new()));
    assert_eq!(site.said("build -q -o ../clean").0, 0);
    let same = Command::new("diff")
        .args(["-r", "-x", ".factbox", "output", "../clean"])
        .current_dir(&site.root)
        .output();
    let same = same.unwrap();
    assert!(same.status.success(), "{}", String::from_utf8_lossy(&same.stdout));
}

#[test]
fn p23_watching_publishes_changes_and_outlives_errors() {
    let site = Site::new();
    let mut running = Running(site.command("watch").stderr(Stdio::null()).spawn().unwrap());
    let published = |path: &str, text: &str| site.published(path).as_deref() == Some(text);
    wait_until("the first build", || published("a.txt", "one"));
    site.write("static/a.txt", "two");
    wait_until("a change", || published("a.txt", "two"));
    site.write("static/new/b.txt", "new");
    wait_until("a new folder", || published("new/b.txt", "new"));
    fs::rename(site.at("static/new"), site.at("static/moved")).unwrap();
    wait_until("a moved folder", || published("moved/b.txt", "new") && site.published("new/b.txt").is_none());
    fs::write(site.at("content/broken.md"), b"caf\xe9").unwrap();
    site.write("static/a.txt", "three");
    std::thread::sleep(Duration::from_millis(300));
    assert!(published("a.txt", "two"), "nothing is published while something is broken");
    fs::remove_file(site.at("content/broken.md")).unwrap();
    wait_until("the mended site", || published("a.txt", "three"));
    fs::rename(site.at("content"), site.at("elsewhere")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(published("a.txt", "three"), "a site without content is not an empty one");
    fs::rename(site.at("elsewhere"), site.at("content")).unwrap();
    site.write("static/a.txt", "four");
    wait_until("the site that came back", || published("a.txt", "four"));
    assert!(running.0.try_wait().unwrap().is_none(), "only the user ends it");
    drop(running);
    assert!(published("a.txt", "four"));
}

#[test]
fn p24_after_a_switch_of_branches_the_output_is_that_of_a_clean_build() {
    let site = Site::new();
    let branch = |name: &str| {
        for number in 0..20 {
            let folder = if name == "one" { "" } else { "moved/" };
            site.write(
                &format!("{name}/content/{folder}{number}.md"),
                &format!("# Page {number}\n\nOn {name}.\n"),
            );
            site.write(&format!("{name}/static/{name}/{number}.txt"), name);
        }
        site.write(&format!("{name}/content/same.md"), &format!("# Same\n\nOn {name}.\n"));
        site.write(&format!("{name}/templates/topic.html"), &format!("{{# {name} #}}"));
        site.write(&format!("{name}/factbox.yaml"), &format!("title: {name}\n"));
    };
    branch("one");
    branch("two");
    // File by file, as version control writes it; and each folder in the place of the other, as a deployment does.
    let copied = "rm -rf content static templates && cp -R $1/. . && rm -rf $1.away";
    let moved = "for part in content static templates factbox.yaml; do mv $part away-$part; cp -R $1/$part new; mv new $part; done; rm -rf away-*";
    let _running = Running(site.command("watch").stderr(Stdio::null()).spawn().unwrap());
    let run = |line: &str, name: &str| {
        let shell = Command::new("/bin/sh").args(["-c", line, "sh", name]).current_dir(&site.root).status();
        assert!(shell.unwrap().success(), "{line}");
    };
    wait_until("the first build", || site.published("a.txt").is_some());
    for (way, name) in [(copied, "one"), (moved, "two"), (copied, "one"), (copied, "two"), (moved, "one")] {
        run(way, name);
        assert_eq!(site.said("build -q -o ../clean").0, 0);
        wait_until("the same output", || {
            let mut same = Command::new("diff");
            same.args(["-r", "-x", ".factbox", "output", "../clean"]).current_dir(&site.root);
            same.output().unwrap().status.success()
        });
    }
}

#[test]
fn a_quotation_is_verified_by_text_and_then_by_receipt() {
    let site = Site::new();
    site.write("content/sources/text/gazette.txt", "The harbour was closed on Monday, the mayor said.\n");
    site.write(
        "content/sources/gazette.yaml",
        "title: Closed\npublisher: The Gazette\nissued: 2026-11-16\ntext: gazette.txt\n",
    );
    site.write(
        "content/a.md",
        "# A\n\n## Reported by one source\n\n- It is shut. [@gazette, \"was closed on Monday\"]\n- It is \"shut tight\". [@gazette] <!-- allow quote-not-found: our words -->\n",
    );
    let (code, said) = site.said("check");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 verified against texts, 0 by receipt, 1 unverified"), "{said}");
    assert!(said.contains("1 finding waived"), "{said}");

    let (code, said) = site.said("receipts");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Wrote `content/sources/receipts.json`: 1 receipt of 1 source"), "{said}");
    assert!(site.said("receipts").1.contains("Nothing new for"), "the second time there is nothing to write");

    let quote = site.run("quote harbour closed Monday");
    assert_eq!(quote.status.code(), Some(0));
    let quote = String::from_utf8(quote.stdout).unwrap();
    assert!(quote.starts_with("[@gazette, \"") && quote.contains("gazette.txt:1"), "{quote}");
    assert_eq!(site.run("quote xyzzy plugh").status.code(), Some(1));

    fs::remove_file(site.at("content/sources/text/gazette.txt")).unwrap();
    let (_, said) = site.said("check");
    assert!(said.contains("0 verified against texts, 1 by receipt"), "{said}");
    assert_eq!(site.run("quote closed").status.code(), Some(1), "there is no text to look in");
}

#[test]
fn sources_that_no_page_uses_are_counted_and_not_published() {
    let said = |body: &str| {
        let site = Site::new();
        site.write("content/sources/text/gazette.txt", "The harbour was closed on Monday, the mayor said.\n");
        for (key, text) in [("gazette", "text: gazette.txt\n"), ("herald", "")] {
            let source = format!("title: Closed\npublisher: The {key}\nissued: 2026-11-16\n{text}");
            site.write(&format!("content/sources/{key}.yaml"), &source);
        }
        site.write("content/a.md", body);
        let (_, said) = site.said("check");
        site.said("build");
        let pages = ["gazette", "herald"].map(|key| site.published(&format!("sources/{key}/index.html")));
        (said.contains("no page cites or lists any"), pages.map(|page| page.is_some()), said)
    };
    for (body, is_said, published) in [
        ("# A\n\nWords.\n", true, [false, false]),
        ("---\ndraft: true\n---\n\n# A\n\nIt is shut. [@gazette]\n", true, [false, false]),
        ("# A\n\n## Reported by one source\n\n- It is shut. [@gazette]\n", false, [true, false]),
        ("---\ntitle: A\nsources: [herald]\n---\n\nWords.\n", false, [false, true]),
    ] {
        let (was_said, were_published, said) = said(body);
        assert_eq!((was_said, were_published), (is_said, published), "{body}{said}");
        let counted = "2 sources read, 1 of them with a text here; no page cites or lists any";
        assert_eq!(said.contains(counted), is_said, "{said}");
    }
}

#[test]
fn a_rule_is_explained_and_a_wrong_name_is_corrected() {
    let site = Site::new();
    let manual = site.run("explain unknown-source");
    assert_eq!(manual.status.code(), Some(0));
    assert!(String::from_utf8(manual.stdout).unwrap().starts_with("# unknown-source"));
    let (code, said) = site.said("explain unknown-sorce");
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `unknown-source`?"), "{said}");
}
