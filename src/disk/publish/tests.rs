//! Builds that go well, that fail at every step, and that are killed at every step.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;
use crate::disk::stage::Make;
use crate::path::SitePath;
use crate::span::Place;

/// What stands where: paths and texts.
type Tree = BTreeMap<String, String>;

struct Bench {
    _folder: tempfile::TempDir,
    root: PathBuf,
    output: PathBuf,
    memory: Memory,
    rendered: AtomicUsize,
    adopt: bool,
}

fn tree<const N: usize>(files: [(&str, &str); N]) -> Tree {
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// All that is in `folder`, our own folder there left out; folders end in a slash, links are shown.
fn read_tree(folder: &Path) -> Tree {
    fn visit(root: &Path, folder: &Path, tree: &mut Tree) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let kind = entry.file_type().unwrap();
            if name == manifest::FOLDER {
            } else if kind.is_dir() {
                tree.insert(format!("{name}/"), String::new());
                visit(root, &path, tree);
            } else if kind.is_symlink() {
                tree.insert(name, format!("-> {}", fs::read_link(&path).unwrap().display()));
            } else {
                tree.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut tree = Tree::new();
    visit(folder, folder, &mut tree);
    tree
}

/// `tree` without its folders.
fn files(tree: Tree) -> Tree {
    tree.into_iter().filter(|(path, _)| !path.ends_with('/')).collect()
}

/// Publishing from `root` to `output` as a build does that nothing stands in the way of.
fn target<'a>(root: &'a Path, output: &'a Path) -> Target<'a> {
    Target { root, output, adopt: false, inputs: None, said: &[], waiting: &|| {}, observer: &() }
}

/// What is in our own folder.
fn ours(output: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(output.join(manifest::FOLDER)).map_or_else(
        |_| Vec::new(),
        |entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect(),
    );
    names.sort();
    names
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("site");
        fs::create_dir_all(root.join("content")).unwrap();
        let output = root.join("output");
        Self {
            _folder: folder,
            root,
            output,
            memory: Memory::default(),
            rendered: AtomicUsize::new(0),
            adopt: false,
        }
    }

    fn with(files: &Tree) -> Self {
        let mut bench = Self::new();
        bench.published(files);
        bench
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.output.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Publishes `files`; a text of `FAILS` fails.
    fn publish_with(&mut self, files: &Tree, pause: Pause<'_>) -> anyhow::Result<Outcome> {
        let paths: Vec<OutputPath> = files.keys().map(|path| OutputPath::new(path).unwrap()).collect();
        let plan: Vec<_> = paths
            .iter()
            .zip(files.values())
            .map(|(path, text)| Planned { path, key: Digest::of_value(text), make: Make::Render(text) })
            .collect();
        let rendered = &self.rendered;
        let render = |text: &String| {
            rendered.fetch_add(1, Ordering::Relaxed);
            if text == "FAILS" {
                let place = Place::start_of(&SitePath::new("x"));
                return Err(Box::new(Diagnostic::error("template", place, "fails")));
            }
            Ok(text.clone().into_bytes())
        };
        let target = Target { adopt: self.adopt, ..target(&self.root, &self.output) };
        super::publish_with(target, &plan, &render, &mut self.memory, pause)
    }

    fn publish(&mut self, files: &Tree) -> anyhow::Result<Outcome> {
        self.publish_with(files, &mut || Ok(()))
    }

    fn published(&mut self, files: &Tree) -> Published {
        match self.publish(files).unwrap() {
            Outcome::Published(published) => {
                assert_eq!(ours(&self.output), [manifest::FILE], "left behind");
                published
            }
            other => panic!("{other:?}"),
        }
    }

    fn blocked(&mut self, files: &Tree) -> String {
        let before = read_tree(&self.output);
        match self.publish(files).unwrap() {
            Outcome::Blocked(findings) => {
                assert_eq!(read_tree(&self.output), before);
                assert!(ours(&self.output).iter().all(|name| name == manifest::FILE), "left behind");
                findings.into_iter().map(|it| it.message.clone()).collect::<Vec<_>>().join("\n")
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Two builds between which every kind of step happens.
fn before() -> Tree {
    tree([
        ("index.html", "old home"),
        ("same.html", "same"),
        ("gone/index.html", "gone"),
        ("gone/deep/er.html", "gone too"),
        ("file-to-folder", "a file"),
        ("folder-to-file/x/y.html", "in a folder"),
        ("folder-to-file/z.html", "in a folder"),
        ("Case.html", "capital"),
        ("feed.xml", "old feed"),
    ])
}

fn after() -> Tree {
    tree([
        ("index.html", "new home"),
        ("same.html", "same"),
        ("new/index.html", "new"),
        ("assets/style.css", "css"),
        ("file-to-folder/index.html", "in a folder now"),
        ("folder-to-file", "a file now"),
        ("case.html", "small"),
        ("feed.xml", "new feed"),
    ])
}

#[test]
fn a_second_build_renders_and_writes_only_what_differs() {
    let mut bench = Bench::new();
    let first = bench.published(&before());
    assert_eq!((first.written.len(), first.unchanged, first.removed.len()), (9, 0, 0));
    assert_eq!(files(read_tree(&bench.output)), before());
    let record = fs::metadata(bench.output.join(".factbox/manifest")).unwrap().modified().unwrap();

    bench.rendered = AtomicUsize::new(0);
    let second = bench.published(&before());
    assert_eq!((second.written.len(), second.unchanged, second.removed.len()), (0, 9, 0));
    assert_eq!(bench.rendered.load(Ordering::Relaxed), 0);
    assert_eq!(fs::metadata(bench.output.join(".factbox/manifest")).unwrap().modified().unwrap(), record);

    let third = bench.published(&after());
    assert_eq!((third.written.len(), third.unchanged, third.removed.len()), (7, 1, 6));
    assert_eq!(files(read_tree(&bench.output)), after());
    assert!(!bench.output.join("gone").exists(), "empty folders go");
}

#[test]
fn another_key_with_the_same_bytes_is_no_change() {
    let mut bench = Bench::with(&tree([("a.html", "a")]));
    let path = OutputPath::new("a.html").unwrap();
    let plan = [Planned { path: &path, key: Digest::of_bytes(b"other"), make: Make::Render(&()) }];
    let target = target(&bench.root, &bench.output);
    let outcome = super::publish(target, &plan, &|()| Ok(b"a".to_vec()), &mut bench.memory).unwrap();
    let Outcome::Published(published) = outcome else { panic!() };
    assert_eq!((published.written.len(), published.unchanged), (0, 1));
    let record = record(&bench.output, &|| {}).unwrap();
    assert_eq!(record.output.files[&path].key, Digest::of_bytes(b"other"));
    assert!(is_intact(&bench.output, &record, &mut bench.memory));
    bench.write("a.html", "b");
    assert!(!is_intact(&bench.output, &record, &mut bench.memory));
}

#[test]
fn what_was_changed_by_hand_is_mended() {
    let mut bench = Bench::with(&before());
    bench.write("index.html", "by hand");
    fs::remove_file(bench.output.join("feed.xml")).unwrap();
    let published = bench.published(&before());
    assert_eq!(published.written.len(), 2);
    assert_eq!(files(read_tree(&bench.output)), before());
}

#[test]
fn files_that_are_not_ours_survive() {
    let mut bench = Bench::new();
    let foreign =
        tree([(".gitkeep", ""), ("CNAME", "example.org"), (".git/config", "x"), ("gone/mine.txt", "mine")]);
    for (path, text) in &foreign {
        bench.write(path, text);
    }
    fs::create_dir_all(bench.output.join("gone/deep/empty")).unwrap();
    bench.published(&before());
    bench.published(&Tree::new());
    assert_eq!(files(read_tree(&bench.output)), foreign);
    assert!(bench.output.join("gone/deep/empty").is_dir());

    // A file that somebody put in the place of one of ours is theirs.
    bench.published(&before());
    bench.write("index.html", "by hand");
    let published = bench.published(&Tree::new());
    assert_eq!(published.warnings.len(), 1);
    assert_eq!(fs::read_to_string(bench.output.join("index.html")).unwrap(), "by hand");
}

#[test]
fn a_build_that_fails_changes_nothing() {
    let mut broken = after();
    broken.insert("broken.html".to_owned(), "FAILS".to_owned());
    let mut bench = Bench::new();
    assert!(matches!(bench.publish(&broken), Ok(Outcome::Refused(_))));
    assert!(!bench.output.exists(), "a first build that fails leaves nothing");

    bench.published(&before());
    let all = read_tree(&bench.output);
    let Ok(Outcome::Refused(diagnostics)) = bench.publish(&broken) else { panic!() };
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(read_tree(&bench.output), all);
    assert_eq!(ours(&bench.output), [manifest::FILE]);
}

#[test]
fn all_that_fails_is_reported() {
    let mut bench = Bench::new();
    let outcome = bench.publish(&tree([("a", "FAILS"), ("b", "fine"), ("c", "FAILS")])).unwrap();
    let Outcome::Refused(diagnostics) = outcome else { panic!() };
    assert_eq!(diagnostics.len(), 2);
}

#[test]
fn what_we_did_not_write_is_in_the_way_unless_it_is_the_same() {
    let mut bench = Bench::new();
    bench.write("index.html", "by hand");
    bench.write("same.html", "same");
    insta::assert_snapshot!(bench.blocked(&before()), @"`index.html` in the output was not written by factbox");
    for path in ["feed.xml", "gone/index.html", "Case.html"] {
        bench.write(path, "by hand");
    }
    insta::assert_snapshot!(bench.blocked(&before()), @"4 files in the output were not written by factbox: `Case.html`, `feed.xml`, `gone/index.html`, …");
    bench.adopt = true;
    let published = bench.published(&before());
    assert_eq!((published.adopted, published.unchanged), (5, 1));
    assert_eq!(files(read_tree(&bench.output)), before());
    bench.published(&Tree::new());
    assert_eq!(files(read_tree(&bench.output)), Tree::new(), "what was adopted is ours");
}

#[test]
fn links_and_folders_in_the_way_are_named_and_left() {
    let mut bench = Bench::new();
    let outside = bench.root.join("outside");
    fs::create_dir_all(outside.join("deep")).unwrap();
    fs::write(outside.join("x.html"), "mine").unwrap();
    fs::create_dir(&bench.output).unwrap();
    symlink(&outside, bench.output.join("gone")).unwrap();
    symlink(outside.join("x.html"), bench.output.join("index.html")).unwrap();
    bench.write("feed.xml/mine.txt", "mine");
    bench.write("folder-to-file", "mine");
    bench.adopt = true;
    insta::assert_snapshot!(bench.blocked(&before()), @"
    `feed.xml` is a folder in the output, where a file is to stand
    `folder-to-file` is a file in the output, where a folder is needed
    `gone` is a link in the output: factbox does not write through links
    `index.html` is a link in the output: factbox does not write through links
    ");
    assert_eq!(read_tree(&outside), tree([("deep/", ""), ("x.html", "mine")]));
}

#[test]
fn our_own_folder_is_not_entered_through_a_link() {
    let mut bench = Bench::new();
    let outside = bench.root.join("outside");
    fs::create_dir_all(&outside).unwrap();
    fs::create_dir(&bench.output).unwrap();
    symlink(&outside, bench.output.join(".factbox")).unwrap();
    assert!(bench.publish(&before()).is_err());
    fs::remove_file(bench.output.join(".factbox")).unwrap();
    for name in ["staging", "old"] {
        fs::create_dir_all(bench.output.join(".factbox")).unwrap();
        symlink(&outside, bench.output.join(".factbox").join(name)).unwrap();
        assert!(bench.publish(&before()).is_err(), "{name}");
        fs::remove_dir_all(bench.output.join(".factbox")).unwrap();
    }
    assert_eq!(read_tree(&outside), Tree::new());
    assert_eq!(read_tree(&bench.output), Tree::new());
}

#[test]
fn a_record_that_lies_harms_nobody() {
    let mut bench = Bench::with(&tree([("index.html", "home")]));
    let outside = bench.root.join("outside");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("x.html"), "mine").unwrap();
    fs::write(bench.root.join("content/a.md"), "mine").unwrap();
    symlink(&outside, bench.output.join("linked")).unwrap();
    symlink(outside.join("x.html"), bench.output.join("link.html")).unwrap();
    fs::create_dir(bench.output.join("folder")).unwrap();
    bench.write(".gitkeep", "");
    let path = bench.output.join(".factbox/manifest");
    let zero = Digest::default().to_hex();
    let untrue = [
        "../content/a.md",
        "../outside/x.html",
        "linked/x.html",
        "link.html",
        "folder",
        ".gitkeep",
        ".factbox/manifest",
        "/etc/hostname",
        "never/was.html",
    ];
    let lines = untrue.map(|path| format!("{zero} {zero} {path}\n")).concat();
    let record = fs::read_to_string(&path).unwrap().replace("end\n", &format!("{lines}end\n"));
    fs::write(&path, record).unwrap();
    let before = read_tree(&bench.output);
    let published = bench.published(&tree([("index.html", "home")]));
    assert_eq!(published.removed, []);
    assert_eq!(read_tree(&bench.output), before);
    assert_eq!(read_tree(&outside), tree([("x.html", "mine")]));
    assert_eq!(fs::read_to_string(bench.root.join("content/a.md")).unwrap(), "mine");
    let warnings: Vec<_> = published.warnings.into_iter().map(|it| it.message.clone()).collect();
    insta::assert_snapshot!(warnings.join("\n"), @"
    `.factbox/manifest` lists `../content/a.md`, which factbox cannot have written: passed over
    `.factbox/manifest` lists `../outside/x.html`, which factbox cannot have written: passed over
    `.factbox/manifest` lists `.factbox/manifest`, which factbox cannot have written: passed over
    `.factbox/manifest` lists `/etc/hostname`, which factbox cannot have written: passed over
    `link.html` is not removed from the output: it is no longer the file that factbox wrote
    `linked/x.html` is not removed from the output: `linked` is a link there
    ");
}

#[test]
fn a_record_that_is_not_understood_counts_as_none() {
    let mut bench = Bench::with(&before());
    bench.write(".factbox/manifest", "factbox manifest 1\ninputs -\ntorn of");
    insta::assert_snapshot!(bench.blocked(&after()), @"
    `file-to-folder` is a file in the output, where a folder is needed
    `folder-to-file` is a folder in the output, where a file is to stand
    2 files in the output were not written by factbox: `feed.xml`, `index.html`
    ");
    let published = bench.published(&before());
    assert_eq!((published.written.len(), published.unchanged, published.adopted), (0, 9, 9));
    assert_eq!(published.warnings.len(), 1);
    bench.published(&after());
    assert_eq!(files(read_tree(&bench.output)), after());
}

#[test]
fn plans_that_cannot_be_are_refused() {
    let mut bench = Bench::new();
    for paths in [[".factbox/manifest", "x"], [".Factbox", "x"], ["a", "a/index.html"]] {
        let outcome = bench.publish(&tree(paths.map(|path| (path, "x")))).unwrap();
        assert!(matches!(outcome, Outcome::Refused(_)), "{paths:?}");
    }
    assert!(!bench.output.exists());
}

#[test]
fn input_files_are_copied_as_they_were_read() {
    let mut bench = Bench::new();
    fs::write(bench.root.join("content/a.jpg"), "picture").unwrap();
    let (path, from) = (OutputPath::new("a.jpg").unwrap(), SitePath::new("content/a.jpg"));
    let mut copy = |digest: Digest| {
        let plan = [Planned::<()> { path: &path, key: digest, make: Make::Copy(&from, digest) }];
        let target = target(&bench.root, &bench.output);
        super::publish(target, &plan, &|()| unreachable!(), &mut bench.memory).unwrap()
    };
    assert!(matches!(copy(Digest::of_bytes(b"another")), Outcome::Refused(_)));
    assert!(matches!(copy(Digest::of_bytes(b"picture")), Outcome::Published(_)));
    assert_eq!(read_tree(&bench.output), tree([("a.jpg", "picture")]));
}

#[test]
fn modes_of_sources_are_not_copied() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let mut bench = Bench::with(&tree([("rendered.html", "x")]));
    let source = bench.root.join("content/a.jpg");
    fs::write(&source, "picture").unwrap();
    fs::set_permissions(&source, fs::Permissions::from_mode(0o400)).unwrap();
    let (path, from) = (OutputPath::new("a.jpg").unwrap(), SitePath::new("content/a.jpg"));
    let digest = Digest::of_bytes(b"picture");
    let plan = [Planned::<()> { path: &path, key: digest, make: Make::Copy(&from, digest) }];
    let target = target(&bench.root, &bench.output);
    super::publish(target, &plan, &|()| unreachable!(), &mut bench.memory).unwrap();
    let usual = bench.root.join("usual");
    fs::write(&usual, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode();
    assert_eq!(mode(&bench.output.join("a.jpg")), mode(&usual));
}

/// How many actions on the disk a commit from `before` to `after` takes.
fn actions() -> usize {
    let mut bench = Bench::with(&before());
    let mut count = 0;
    bench
        .publish_with(&after(), &mut || {
            count += 1;
            Ok(())
        })
        .unwrap();
    count
}

#[test]
fn a_commit_that_fails_at_any_step_is_taken_back() {
    let count = actions();
    assert!(count > 20, "{count}");
    let mut taken_back = 0;
    for failing in 0..count {
        let mut bench = Bench::with(&before());
        bench.write("mine.txt", "mine");
        fs::create_dir_all(bench.output.join("mine/empty")).unwrap();
        let old = read_tree(&bench.output);
        let record = fs::read(bench.output.join(".factbox/manifest")).unwrap();
        let mut at = 0;
        let outcome = bench.publish_with(&after(), &mut || {
            at += 1;
            if at == failing + 1 { Err(io::Error::other("the disk is full")) } else { Ok(()) }
        });
        if outcome.is_err() {
            taken_back += 1;
            assert_eq!(read_tree(&bench.output), old, "at {failing}");
            assert_eq!(fs::read(bench.output.join(".factbox/manifest")).unwrap(), record);
            assert_eq!(ours(&bench.output), [manifest::FILE], "at {failing}");
        }
        bench.published(&after());
        let mut expected = after();
        expected.insert("mine.txt".to_owned(), "mine".to_owned());
        assert_eq!(files(read_tree(&bench.output)), expected, "at {failing}");
    }
    assert_eq!(taken_back, count - 3, "all but the clearing away after the record");
}

#[test]
fn a_build_killed_at_any_step_leaves_whole_files_and_is_mended_by_the_next() {
    let mut bench = Bench::with(&before());
    let output = bench.output.clone();
    let snapshots = bench.root.join("snapshots");
    let mut count = 0;
    bench
        .publish_with(&after(), &mut || {
            copy_tree(&output, &snapshots.join(count.to_string()));
            count += 1;
            Ok(())
        })
        .unwrap();
    let (old, new) = (before(), after());
    let another =
        tree([("index.html", "third home"), ("gone/index.html", "gone"), ("folder-to-file", "third")]);
    for number in 0..count {
        let snapshot = snapshots.join(number.to_string());
        for (path, text) in files(read_tree(&snapshot)) {
            assert!(old.get(&path) == Some(&text) || new.get(&path) == Some(&text), "{path} at {number}");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(snapshot.join(path).exists(), "{path} is missing at {number}");
        }
        for next in [&old, &new, &another] {
            let mut bench = Bench::new();
            copy_tree(&snapshot, &bench.output);
            bench.published(next);
            let tree = read_tree(&bench.output);
            for folder in tree.keys().filter(|path| path.ends_with('/')) {
                let holds = |path: &String| path.starts_with(folder) && !path.ends_with('/');
                assert!(tree.keys().any(holds), "`{folder}` is empty at {number}");
            }
            assert_eq!(files(tree), *next, "at {number}");
        }
        // A build that fails after the killed one leaves one of the two sites, not a mixture.
        let mut bench = Bench::new();
        copy_tree(&snapshot, &bench.output);
        assert!(matches!(bench.publish(&tree([("x", "FAILS")])).unwrap(), Outcome::Refused(_)));
        let left = files(read_tree(&bench.output));
        assert!(left == old || left == new, "at {number}: {left:?}");
    }
}

#[test]
fn a_first_build_killed_at_any_step_is_mended_and_what_came_meanwhile_survives() {
    let mut bench = Bench::new();
    let output = bench.output.clone();
    let snapshots = bench.root.join("snapshots");
    let mut count = 0;
    bench
        .publish_with(&after(), &mut || {
            copy_tree(&output, &snapshots.join(count.to_string()));
            count += 1;
            Ok(())
        })
        .unwrap();
    for number in 0..count {
        let mut bench = Bench::new();
        copy_tree(&snapshots.join(number.to_string()), &bench.output);
        // It comes with its folder, which is the last to come; where it has not come yet, this one is not ours.
        let is_foreign = !bench.output.join("new/index.html").exists();
        if is_foreign {
            bench.write("new/index.html", "by hand");
            assert!(matches!(bench.publish(&after()).unwrap(), Outcome::Blocked(_)), "at {number}");
            assert_eq!(
                fs::read_to_string(bench.output.join("new/index.html")).unwrap(),
                "by hand",
                "at {number}"
            );
            fs::remove_file(bench.output.join("new/index.html")).unwrap();
        }
        bench.published(&after());
        assert_eq!(files(read_tree(&bench.output)), after(), "at {number}");
    }
}

#[test]
fn a_folder_that_is_new_comes_whole() {
    let pages = |count: usize| -> Tree {
        (0..count).map(|number| (format!("pages/{number}/index.html"), number.to_string())).collect()
    };
    let actions = |site: &Tree| {
        let (mut bench, mut count) = (Bench::new(), 0);
        bench
            .publish_with(site, &mut || {
                count += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(files(read_tree(&bench.output)), *site);
        count
    };
    assert_eq!(actions(&pages(200)), actions(&pages(1)));
}

#[test]
fn what_comes_where_a_new_folder_is_to_come_survives() {
    let site = tree([("pages/a.html", "a"), ("pages/b.html", "b")]);
    // After the output was looked at, and before the folder is moved.
    let with = |path: &str| {
        let mut bench = Bench::new();
        let folder = bench.output.join("pages");
        let mut foreign = (!path.is_empty()).then(|| bench.output.join(path));
        let mut is_first = true;
        let outcome = bench.publish_with(&site, &mut || {
            if std::mem::take(&mut is_first) {
                fs::create_dir(&folder)?;
                if let Some(path) = foreign.take() {
                    fs::write(path, "mine")?;
                }
            }
            Ok(())
        });
        (bench, outcome)
    };
    for foreign in ["pages/a.html", "pages/mine.html"] {
        let (mut bench, outcome) = with(foreign);
        assert!(outcome.is_err());
        assert_eq!(files(read_tree(&bench.output)), tree([(foreign, "mine")]));
        if foreign == "pages/mine.html" {
            bench.published(&site);
            let both = tree([("pages/a.html", "a"), ("pages/b.html", "b"), (foreign, "mine")]);
            assert_eq!(files(read_tree(&bench.output)), both);
        }
    }
    let (bench, outcome) = with("");
    assert!(matches!(outcome.unwrap(), Outcome::Published(_)));
    assert_eq!(files(read_tree(&bench.output)), site);
}

#[test]
fn a_new_folder_is_taken_back_without_what_came_into_it() {
    let site = tree([("pages/a.html", "a"), ("pages/b.html", "b")]);
    let mut bench = Bench::new();
    let (output, mine) = (bench.output.clone(), bench.output.join("pages/mine.html"));
    let outcome = bench.publish_with(&site, &mut || {
        if output.join("pages").exists() && !mine.exists() {
            fs::write(&mine, "mine")?;
            return Err(io::Error::other("the disk is full"));
        }
        Ok(())
    });
    assert!(outcome.is_err());
    assert_eq!(files(read_tree(&bench.output)), tree([("pages/mine.html", "mine")]));
    bench.published(&site);
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
}

#[test]
fn readers_see_whole_files_all_the_time() {
    let mut bench = Bench::new();
    let long = |word: &str| word.repeat(50_000);
    let sites: Vec<Tree> = ["old", "new"]
        .map(|word| (0..10).map(|page| (format!("{page}/index.html"), long(word))).collect())
        .to_vec();
    bench.published(&sites[0]);
    let done = AtomicBool::new(false);
    let output = bench.output.clone();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) {
                for page in 0..10 {
                    let text = fs::read_to_string(output.join(format!("{page}/index.html"))).unwrap();
                    assert!(text == long("old") || text == long("new"), "part of a page");
                    reads += 1;
                }
            }
            reads
        });
        for round in 0..20 {
            bench.published(&sites[(round + 1) % 2]);
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
}

#[test]
fn builds_at_once_do_not_mix() {
    let bench = Bench::new();
    let sites = [before(), after()];
    std::thread::scope(|scope| {
        for (index, site) in sites.iter().enumerate() {
            let mut bench = Bench { output: bench.output.clone(), ..Bench::new() };
            scope.spawn(move || {
                for round in 0..15 {
                    match bench.publish(site).unwrap() {
                        Outcome::Published(_) => {}
                        other => panic!("{index} {round}: {other:?}"),
                    }
                }
            });
        }
    });
    let left = files(read_tree(&bench.output));
    assert!(left == sites[0] || left == sites[1], "{left:?}");
    assert_eq!(ours(&bench.output), [manifest::FILE]);
}

#[test]
fn what_killed_builds_staged_is_cleared_away() {
    let mut bench = Bench::with(&before());
    bench.write(".factbox/staging/1-0/7", "torn");
    bench.write(".factbox/staging/1-0.lock", "");
    bench.write(".factbox/staging/2-0.lock", "");
    bench.write(".factbox/old/3", "old");
    bench.published(&after());
    assert_eq!(files(read_tree(&bench.output)), after());
}
