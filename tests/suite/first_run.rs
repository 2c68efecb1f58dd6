//! The first ten minutes: `init`, `new` and what follows, by the real binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use factbox::starter;

/// An empty folder, and factbox in it.
pub(super) struct Desk {
    _folder: tempfile::TempDir,
    pub(super) root: PathBuf,
}

impl Desk {
    pub(super) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        Self { _folder: folder, root }
    }

    /// A desk with the site that `init` makes.
    pub(super) fn with_site() -> Self {
        let desk = Self::empty();
        assert_eq!(desk.said("init").0, 0);
        desk
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    pub(super) fn run(&self, line: &str) -> Output {
        self.run_args(&line.split_whitespace().collect::<Vec<_>>())
    }

    pub(super) fn run_args(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factbox"));
        command.args(args).current_dir(&self.root).env_clear();
        command.env("SOURCE_DATE_EPOCH", "1795305600").output().unwrap()
    }

    /// The exit code and what was said on the standard error.
    pub(super) fn said(&self, line: &str) -> (i32, String) {
        let output = self.run(line);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// The exit code and what was given on the standard output.
    pub(super) fn answered(&self, line: &str) -> (i32, String) {
        let output = self.run(line);
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    }

    /// Every file below a folder, by its path from there.
    pub(super) fn files(&self, folder: &str) -> Vec<String> {
        files(&self.at(folder))
    }

    /// Asserts that nothing at all is wrong.
    pub(super) fn assert_clean(&self) {
        let (code, said) = self.said("check -v --deny-warnings");
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(": nothing is wrong"), "{said}");
    }
}

pub(super) fn files(folder: &Path) -> Vec<String> {
    let mut folders = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(&below).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                files.push(entry.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    files.sort();
    files
}

#[test]
fn the_starter_in_the_binary_is_the_one_in_the_repository() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/site");
    let mut listed: Vec<&str> = starter::SITE.iter().map(|(path, _)| *path).chain(["factbox.yaml"]).collect();
    listed.sort_unstable();
    let found: Vec<String> = files(&folder).into_iter().filter(|path| !path.starts_with("output/")).collect();
    assert_eq!(found, listed);
}

#[test]
fn a_new_site_has_no_finding_with_and_without_its_texts() {
    let desk = Desk::empty();
    let (code, said) = desk.said("init tides");
    assert_eq!(code, 0);
    let next = "  cd tides\n  factbox serve --open   a preview in the browser\n  factbox check          looks each \
                quotation up in its source\n";
    assert_eq!(said, format!("Wrote 11 files into `tides/`.\nNext:\n{next}"));
    let check = |line: &str, verified: &str| {
        let (code, said) = desk.said(&format!("-C tides {line} -v --deny-warnings"));
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(verified) && said.contains(", 0 unverified"), "{said}");
        assert!(!said.contains("warning") && !said.contains("info"), "{said}");
        said
    };
    assert!(check("check", " verified against texts, 0 by receipt").ends_with(": nothing is wrong\n"));
    check("build -o with", " verified against texts, 0 by receipt");
    for text in ["ellery-courier.txt", "coastal-review.txt"] {
        fs::remove_file(desk.at("tides/content/sources/text").join(text)).unwrap();
    }
    assert!(check("check", ": 0 verified against texts, ").ends_with(": nothing is wrong\n"));
    check("build -o without", ": 0 verified against texts, ");
    let published = desk.files("with").into_iter().filter(|path| !path.starts_with(".factbox/"));
    for path in published {
        let [with, without] =
            ["with", "without"].map(|folder| fs::read(desk.at(folder).join(&path)).unwrap());
        assert!(with == without, "{path} depends on the texts");
    }
    assert!(desk.at("with/hallsay-ferry/index.html").exists());
}

#[test]
fn the_word_that_the_page_names_makes_a_finding() {
    let desk = Desk::with_site();
    let page = desk.read("content/hallsay-ferry.md");
    let sentence = page.replace('\n', " ");
    assert!(sentence.contains("change `crack` into `hole` in the citation below the first claim"), "{page}");
    let (above, below) = page.split_once("## What we know").unwrap();
    let (claim, citation) = below.split_once("[@").unwrap();
    let changed = format!("{above}## What we know{claim}[@{}", citation.replacen("crack", "hole", 1));
    desk.write("content/hallsay-ferry.md", &changed);
    let (code, said) = desk.said("check");
    assert_eq!(code, 1, "{said}");
    assert!(said.starts_with("error[passage-not-found]"), "{said}");
    assert!(said.contains("nearest: \"an inspector found a crack in the ramp\""), "{said}");
}

#[test]
fn files_that_are_there_are_left_alone() {
    let desk = Desk::empty();
    desk.write("content/index.md", "Mine.\n");
    desk.write("factbox.yaml", "title: Mine\n");
    let (code, said) = desk.said("init .");
    assert_eq!(code, 0);
    assert!(said.contains("Left alone what was there: `factbox.yaml`, `content/index.md`.\n"), "{said}");
    assert!(said.contains("Next:\n  factbox serve"), "no `cd` into where one is: {said}");
    assert_eq!(
        (desk.read("content/index.md"), desk.read("factbox.yaml")),
        ("Mine.\n".into(), "title: Mine\n".into())
    );
    desk.assert_clean();
    let before = desk.files(".");
    assert!(desk.said("init").1.starts_with("Wrote 0 files into `./`.\n"));
    let output = desk.run_args(&["new", "Über die Gezeiten"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("write `factbox new über-die-gezeiten --title \"Über die Gezeiten\"`"), "{said}");
    assert_eq!(desk.files("."), before);
}

#[test]
fn a_site_with_pages_of_its_own_gets_no_example() {
    let desk = Desk::empty();
    desk.write("content/deep/mine.md", "# Mine\n");
    let (code, said) = desk.said("init --ci github");
    assert_eq!(code, 0);
    assert!(said.contains("There are pages already, so the example was left out."), "{said}");
    assert_eq!(
        desk.files("."),
        [
            ".github/workflows/site.yml",
            ".gitignore",
            "content/deep/mine.md",
            "content/sources/text/.gitignore",
            "factbox.yaml"
        ]
    );
    desk.write("file", "");
    assert_eq!(desk.said("init file").0, 2);
}

#[test]
fn the_workflow_is_pinned_and_checks_before_it_builds() {
    let desk = Desk::empty();
    assert_eq!(desk.said("init --ci github").0, 0);
    let workflow = desk.read(".github/workflows/site.yml");
    for action in workflow.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action) {
        let (_, version) = action.split_once('@').unwrap();
        let (sha, tag) = version.split_once(" # v").unwrap();
        assert!(sha.len() == 40 && sha.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
        assert!(tag.starts_with(|c: char| c.is_ascii_digit()), "{action}");
    }
    assert!(workflow.contains(&format!("FACTBOX: \"{}\"", env!("CARGO_PKG_VERSION"))), "{workflow}");
    let at = |step: &str| workflow.find(step).unwrap_or_else(|| panic!("no {step}"));
    assert!(at("factbox check ") < at("factbox build ") && at("factbox build ") < at("deploy-pages"));
    // The commands of the workflow, as they stand there.
    let commands: Vec<&str> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("run: factbox ")).collect();
    assert_eq!(commands.len(), 2);
    let run = |command: &str| {
        let command = command.split(" ${").next().unwrap();
        desk.said(command)
    };
    assert_eq!(commands.iter().map(|command| run(command).0).collect::<Vec<_>>(), [0, 0]);
    for lost in ["receipts.json", "text/ellery-courier.txt"] {
        fs::remove_file(desk.at("content/sources").join(lost)).unwrap();
    }
    assert_eq!(commands.iter().map(|command| run(command).0).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(desk.said("check").0, 0, "at home it is a warning");
}

#[test]
fn a_rule_that_is_denied_must_be_one() {
    let desk = Desk::with_site();
    let (code, said) = desk.said("check --deny unverifiable-quot");
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `unverifiable-quote`?"), "{said}");
    assert_eq!(desk.said("check --deny unknown-source").0, 2);
    desk.write("factbox.yaml", "check: {levels: {unused-source: off}}\n");
    desk.write("content/x.md", "---\nsources: [ellery-courier, coastal-review]\n---\n\n## What we know\n\n- It is. [@ellery-courier]\n");
    assert!(!desk.said("check").1.contains("unused-source"));
    assert!(desk.said("check --deny unused-source").1.contains("error[unused-source]"));
}

#[test]
fn what_new_makes_is_visible_and_right() {
    let desk = Desk::with_site();
    for (line, path, page) in [
        ("new harbour-closed", "content/harbour-closed.md", "harbour-closed"),
        ("new 2026/no.md", "content/2026/no.md", "2026/no"),
        ("new pages/imprint", "content/pages/imprint.md", "imprint"),
        ("new topics/ferries", "content/topics/ferries.md", "topics/ferries"),
        ("new bundle/index", "content/bundle/index.md", "bundle"),
        ("new source gazette", "content/sources/gazette.yaml", ""),
    ] {
        let (code, said) = desk.said(line);
        assert_eq!(code, 0, "{said}");
        assert!(said.starts_with(&format!("Wrote `{path}`.\n")), "{said}");
        desk.assert_clean();
        // A draft is shown on demand, and published by nobody's oversight.
        let is_draft = desk.read(path).contains("\ndraft: true");
        assert_eq!(is_draft, said.contains("\nIt is a draft: "), "{said}");
        let (code, said) = desk.said("build");
        assert!(code == 0 && said.contains(" draft"), "{said}");
        assert!(!is_draft || !desk.at("output").join(page).exists(), "{page} is published");
        assert_eq!(desk.said("build -q --drafts").0, 0);
        assert!(page.is_empty() || desk.at("output").join(page).join("index.html").exists(), "{page}");
        let before = desk.read(path);
        let (code, said) = desk.said(line);
        assert!(code == 2 && said.contains("already: it is left alone"), "{said}");
        assert_eq!(desk.read(path), before);
    }
    assert!(desk.read("content/2026/no.md").starts_with("---\ntitle: No\n"));
    let page = desk.read("output/harbour-closed/index.html");
    assert!(page.contains("Harbour closed") && !page.contains("<!--"), "comments are not published");
}

#[test]
fn what_would_be_wrong_is_not_written() {
    let desk = Desk::with_site();
    let before = desk.files(".");
    for (line, code, why) in [
        ("new con", 1, "no file can be called `con` on every system"),
        ("new topics", 1, "a name that factbox uses itself"),
        ("new ../x", 2, "cannot be an address"),
        ("new a//b", 2, "cannot be an address"),
        ("new .x", 2, "cannot be an address"),
        ("new a:b", 2, "has `:` in it"),
        ("explain nothing-like-it", 2, "there are `quote-not-found`, "),
        ("new sources/x", 2, "factbox new source x"),
        ("new source a/b", 2, "cannot be a key"),
        ("new source x --from nowhere.html", 3, "cannot read `nowhere.html`"),
        ("new source x --url file:///etc/passwd", 3, "is not an address"),
        ("new", 2, "<SLUG>"),
    ] {
        let (exit, said) = desk.said(line);
        assert!(exit == code && said.contains(why), "{line}: {exit} {said}");
    }
    assert_eq!(desk.files("."), before);
}

#[test]
fn a_site_has_archetypes_of_its_own() {
    let desk = Desk::with_site();
    desk.write(
        "archetypes/explainer.md",
        "---\ntitle: {{ title }}\ndraft: true\n---\n\n{{ title }} ({{ slug }}, {{ date }})\n",
    );
    let output = desk.run_args(&["new", "tides", "--title", "Tides: a {{ date }} \"story\""]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("It is a draft"), "{said}");
    let page = desk.read("content/tides.md");
    assert!(page.ends_with("\n\nTides: a 2026-11-22 \"story\" (tides, 2026-11-22)\n"), "{page}");
    desk.assert_clean();
    desk.write("archetypes/explainer.md", "---\ntitle: [\n---\n");
    let (code, said) = desk.said("new broken");
    assert!(code == 1 && said.contains("would be wrong from the beginning"), "{said}");
}

#[test]
fn a_saved_article_becomes_a_source_with_a_text() {
    let desk = Desk::with_site();
    fs::remove_file(desk.at("content/sources/text/.gitignore")).unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/articles/graph.html");
    fs::copy(page, desk.at("saved.html")).unwrap();
    let (code, said) = desk.said("new source gz --from saved.html");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Wrote its text, 98 words, to `content/sources/text/gz.txt`."), "{said}");
    assert_eq!(desk.read("content/sources/text/.gitignore"), "*\n!.gitignore\n");
    desk.write(
        "content/closed.md",
        "---\ndate: 2026-11-22\nsources: [gz]\n---\n\n## Reported by one source\n\n- The wall moved. [@gz, \"the eastern wall had moved\"]\n",
    );
    desk.assert_clean();
    for again in ["new source gz --from saved.html", "new source gz"] {
        assert_eq!(desk.said(again).0, 2, "{again}");
    }
    fs::remove_file(desk.at("content/sources/gz.yaml")).unwrap();
    let (code, said) = desk.said("new source gz --from saved.html");
    assert!(code == 2 && said.contains("there is a text `gz.txt` already"), "{said}");
    assert!(!desk.at("content/sources/gz.yaml").exists(), "half a source would be in the way");

    // The name of a text may have 255 bytes, as that of any file, and this one's source would need one more.
    let before = desk.files("content");
    let (code, said) = desk.said(&format!("new source {} --from saved.html", "k".repeat(251)));
    assert!(code == 3 && said.contains("cannot write"), "{said}");
    assert_eq!(desk.files("content"), before, "half a source would be in the way");
}

#[test]
fn a_page_is_fetched_when_asked_for() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 2048];
        let length = stream.read(&mut request).unwrap();
        let body = b"<title>Ferm\xe9</title><p>Le caf\xe9 est ferm\xe9.</p>";
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=iso-8859-1\r\nconnection: close\r\n";
        write!(stream, "{head}content-length: {}\r\n\r\n", body.len()).unwrap();
        stream.write_all(body).unwrap();
        String::from_utf8(request[..length].to_vec()).unwrap()
    });
    let desk = Desk::with_site();
    let (code, said) = desk.said(&format!("new source cafe --url http://{address}/a/b"));
    assert_eq!(code, 0, "{said}");
    let request = server.join().unwrap().to_lowercase();
    assert!(
        request.starts_with("get /a/b http/1.1\r\n") && request.contains("user-agent: factbox/"),
        "{request}"
    );
    assert!(desk.read("content/sources/text/cafe.txt").contains("Le café est fermé."));
    let source = desk.read("content/sources/cafe.yaml");
    assert!(source.contains(&format!("\nURL: http://{address}/a/b\naccessed: 2026-11-22\n")), "{source}");
    assert!(source.starts_with("# Not in its metadata: author, publisher, issued. "), "{source}");
    desk.assert_clean();
}

#[test]
fn lists_say_what_there_is_and_what_waits() {
    let desk = Desk::with_site();
    desk.write("content/draft.md", "---\ntitle: A draft\ndraft: true\ntopics: [ferries]\n---\n\nWords.\n");
    desk.write(
        "content/later.md",
        "---\ntitle: Later\ndate: 2030-01-01\n---\n\nSee [the draft](draft.md).\n",
    );
    desk.write(
        "content/old.md",
        "---\ntitle: Old\ndate: 2026-01-01\nstatus: developing\nsources: [{id: leaflet, title: A leaflet, publisher: X, issued: 2026}]\n\
         ---\n\n## Reported by one source\n\n- It moved. [@leaflet, \"the wall\"]\n- It \"moved a lot\". [@ellery-courier]\n",
    );
    desk.write("content/sources/spare.yaml", "title: Spare\n");
    desk.write("content/sources/text/spare.txt", "Words.\n");
    for (what, expect) in [
        (
            "",
            "content/draft.md  A draft\n\
             content/hallsay-ferry.md  Why the Hallsay ferry stopped, and when it may sail again  2025-03-18, updated 2025-03-19, settled\n\
             content/later.md  Later  2030-01-01\n\
             content/old.md  Old  2026-01-01, developing\n",
        ),
        ("drafts", "content/draft.md  A draft\n"),
        ("future", "content/later.md  Later  2030-01-01\n"),
        ("stale", "content/old.md  Old  2026-01-01, developing\n"),
        (
            "unverified",
            "content/old.md:10  the wall  no text and no receipt\ncontent/old.md:11  moved a lot  not in the source\n",
        ),
        (
            "orphans",
            "content/later.md  Later  2030-01-01  no page links to it, and it has no topic\n\
             content/old.md  Old  2026-01-01, developing  no page links to it, and it has no topic\n\
             content/sources/spare.yaml  spare: Spare  no page cites it\n\
             content/sources/text/spare.txt  no source names it\n",
        ),
        ("pages", "content/pages/about.md  About this site\n"),
    ] {
        assert_eq!(desk.answered(&format!("list {what}")), (0, expect.to_owned()), "{what}");
    }
    let (code, answer) = desk.answered("list stale --format json");
    assert_eq!(code, 0);
    assert_eq!(
        answer,
        "{\"kind\":\"explainer\",\"path\":\"content/old.md\",\"line\":null,\"title\":\"Old\",\"url\":\"old/\",\"date\":\"2026-01-01\",\
         \"updated\":null,\"review_by\":null,\"status\":\"developing\",\"note\":\"\"}\n"
    );
    assert_eq!(desk.answered("list drafts --format json -C content/pages").0, 2);
    assert_eq!(desk.said("list nothing").0, 2);
    desk.run("list");
    assert!(!desk.at("output").exists(), "listing writes nothing");
}

#[test]
fn cleaning_takes_away_what_was_built() {
    let desk = Desk::with_site();
    let before = desk.files(".");
    assert_eq!(desk.said("build -q").0, 0);
    desk.write("output/mine.txt", "mine");
    let (code, said) = desk.said("clean");
    assert_eq!(code, 0);
    assert!(
        said.starts_with("Removed ") && said.ends_with("; left alone 1 file that factbox did not write.\n"),
        "{said}"
    );
    assert_eq!(desk.read("output/mine.txt"), "mine");
    fs::remove_dir_all(desk.at("output")).unwrap();
    assert_eq!(desk.files("."), before);
    assert_eq!(desk.said("clean").1, "Removed 0 files.\n");
}

#[test]
fn shells_and_manuals_know_every_command() {
    let desk = Desk::empty();
    let commands = [
        "build",
        "check",
        "clean",
        "completions",
        "explain",
        "init",
        "list",
        "man",
        "new",
        "quote",
        "receipts",
    ];
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (code, script) = desk.answered(&format!("completions {shell}"));
        assert_eq!(code, 0);
        for command in commands {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
        if shell == "bash" {
            desk.write("factbox.bash", &script);
            let ask = "source factbox.bash; COMP_WORDS=(factbox li); COMP_CWORD=1; _factbox factbox li factbox; echo ${COMPREPLY[*]}";
            let answer = Command::new("bash").args(["-c", ask]).current_dir(&desk.root).output().unwrap();
            assert_eq!(String::from_utf8(answer.stdout).unwrap(), "list\n");
        }
    }
    assert_eq!(desk.said("completions tcsh").0, 2);
    assert_eq!(desk.said("man pages").0, 0);
    for command in commands {
        assert!(desk.read(&format!("pages/factbox-{command}.1")).contains(".TH "), "{command} has no page");
    }
    assert!(desk.read("pages/factbox-new-source.1").contains("\\-\\-url"));
    let (_, first) = desk.answered("man");
    assert_eq!(first.trim_end(), desk.read("pages/factbox.1").trim_end());
}

#[test]
fn what_others_wrote_is_imported_and_nothing_is_overwritten() {
    let desk = Desk::with_site();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    for name in ["library.bib", "zotero.json"] {
        fs::copy(fixtures.join("sources").join(name), desk.at(name)).unwrap();
    }
    let (code, said) = desk.said("import library.bib zotero.json --dry-run");
    assert_eq!(code, 0, "{said}");
    assert!(!desk.at("content/sources/report.yaml").exists());
    desk.write("content/sources/report.yaml", "title: Mine\n");
    let (code, said) = desk.said("import library.bib zotero.json");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("library.bib: `oduya-2024.note` is private, and kept as `_note`"), "{said}");
    assert!(said.contains("there is a file `content/sources/report.yaml` already"), "{said}");
    assert!(
        said.contains("there is a file `content/sources/courier.yaml` already"),
        "one key in two files: {said}"
    );
    assert!(said.ends_with("Imported 2 files: wrote 8 files, 2 files left alone; 17 keys could not be taken over as they were\n"), "{said}");
    assert_eq!(desk.read("content/sources/report.yaml"), "title: Mine\n");
    desk.assert_clean();

    desk.write("blog/posts/tides/index.md", "+++\ntitle = 'Tides'\ndate = 2024-02-02\n+++\n\nTwice a day.\n");
    desk.write("blog/posts/tides/a.jpg", "");
    desk.write("blog/us.md", "---\ntitle: Us\nlayout: page\n---\nUs.\n");
    let (code, said) = desk.said("import blog");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Not copied: 1 other file beside the documents"), "{said}");
    assert_eq!(
        desk.read("content/posts/tides/index.md"),
        "---\ntitle: Tides\ndate: 2024-02-02\n---\n\nTwice a day.\n"
    );
    desk.assert_clean();

    desk.write("broken.md", "---\ntitle: a: b\n---\n");
    let (code, said) = desk.said("import broken.md");
    assert!(code == 1 && said.contains("broken.md:2:9: a value with a colon in it"), "{said}");
    desk.write("notes.txt", "Words.");
    let (code, said) = desk.said("import notes.txt");
    assert!(code == 1 && said.contains("say what it is with `--from`"), "{said}");
    assert_eq!(desk.said("import nowhere.bib").0, 3);
}

#[test]
fn templates_are_found_ejected_and_tried() {
    let desk = Desk::with_site();
    assert_eq!(desk.answered("theme which explainer"), (0, "explainer.html inside factbox\n".to_owned()));
    let (code, said) = desk.said("theme which explaner");
    assert!(code == 2 && said.contains("did you mean `explainer.html`?"), "{said}");

    assert_eq!(
        desk.said("theme eject explainer.html components"),
        (0, "Wrote `templates/explainer.html`.\nWrote `templates/components.html`.\n".to_owned())
    );
    assert_eq!(
        desk.answered("theme which templates/explainer.html").1,
        "templates/explainer.html\n  in place of explainer.html inside factbox\n"
    );
    assert_eq!(
        desk.said("theme eject explainer.html").1,
        "Left alone `templates/explainer.html`, which is there already.\n"
    );
    assert_eq!(
        desk.said("theme eject words/en.yaml words/de"),
        (0, "Wrote `words/en.yaml`.\nWrote `words/de.yaml`.\n".to_owned())
    );
    let (code, said) = desk.said("theme eject words/fr.yaml");
    assert!(code == 2 && said.contains("there are `words/de.yaml`, `words/en.yaml`"), "{said}");
    desk.assert_clean();
    assert_eq!(desk.said("build -q -o ejected").0, 0);
    fs::remove_dir_all(desk.at("templates")).unwrap();
    fs::remove_dir_all(desk.at("words")).unwrap();
    assert_eq!(desk.said("build -q -o plain").0, 0);
    for path in desk.files("plain").into_iter().filter(|path| !path.starts_with(".factbox")) {
        assert!(
            fs::read(desk.at("plain").join(&path)).unwrap()
                == fs::read(desk.at("ejected").join(&path)).unwrap(),
            "{path}"
        );
    }

    assert_eq!(desk.said("theme eject").0, 0);
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    assert_eq!(desk.files("themes/default"), files(&theme));
    assert_eq!(desk.answered("theme which base.html").1, "themes/default/templates/base.html\n");
    assert_eq!(desk.said("build -q -o ejected --adopt").0, 0);

    let (code, said) = desk.said("theme check");
    assert!(code == 0 && said.ends_with(": nothing is wrong\n"), "{said}");
    // A mistake in a template of a kind of page that this site does not have.
    for page in ["content/hallsay-ferry.md", "content/pages/about.md"] {
        fs::remove_file(desk.at(page)).unwrap();
    }
    desk.write(
        "templates/topic.html",
        "{% extends \"@theme/topic.html\" %}{% block main %}{{ topic.titel }}{% endblock %}",
    );
    let (code, said) = desk.said("theme check");
    assert!(code == 1 && said.contains("titel") && said.contains("templates/topic.html:1:"), "{said}");
}

#[test]
fn a_trial_renders_every_kind_of_page() {
    use factbox::world::World;
    let trial = factbox::trial::theme(&World::default());
    let kinds =
        ["corrections", "explainer", "home", "not-found", "plain", "source", "sources", "topic", "topics"];
    let templates: Vec<&str> = trial.templates.iter().map(|name| name.trim_end_matches(".html")).collect();
    for kind in kinds {
        assert!(templates.contains(&kind), "{kind} is not tried: {templates:?}");
    }
    assert!(trial.diagnostics.is_empty(), "{:?}", trial.diagnostics);
}
