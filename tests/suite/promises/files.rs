//! P1 to P8: the files of whoever runs factbox.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::cli::{Running, Site};
use super::{Seeded, assert_calm, can_run, tree};

/// A site whose pages all say which version they are of, often.
fn write_version(site: &Site, version: usize) {
    for page in 0..4 {
        let text = format!("Version {version} of it.\n\n").repeat(200);
        site.write(&format!("content/page-{page}.md"), &format!("# Page {page}\n\n{text}"));
    }
    site.write("static/a.txt", &format!("Version {version} of it.\n").repeat(3_000));
}

/// The one version that a published file is of; nothing if it is a part of one, or of several.
fn version(text: &str) -> Option<usize> {
    let mut versions = text.split("Version ").skip(1).map(|rest| rest.split_once(" of it.").map(|it| it.0));
    let first = versions.next()??;
    let rest: Vec<_> = versions.collect();
    let is_whole = rest.iter().all(|version| *version == Some(first)) && rest.len() >= 199;
    let is_ended = text.ends_with("</html>\n") || text.ends_with("of it.\n");
    (is_whole && is_ended).then(|| first.parse().ok())?
}

#[track_caller]
fn assert_is_clean_build(site: &Site) {
    assert_eq!(site.said("build -q").0, 0);
    assert_eq!(site.said("build -q -o ../clean").0, 0);
    let (ours, clean) = (tree(&site.at("output")), tree(&site.at("../clean")));
    assert!(ours == clean, "{:?} is not {:?}", ours.keys(), clean.keys());
}

#[test]
fn p01_what_is_not_ours_survives_every_command() {
    let site = Site::new();
    for path in [".git/config", "CNAME", "own/index.html", ".well-known/x", "own/empty/deep/x"] {
        site.write(&format!("output/{path}"), "by hand");
    }
    let outside = site.at("../outside.txt");
    fs::write(&outside, "outside").unwrap();
    let by_hand = tree(&site.at("output"));
    assert_eq!(site.said("build -q").0, 0);
    site.write("content/more.md", "# More\n");
    assert_eq!(site.said("build -q").0, 0);
    fs::remove_file(site.at("content/more.md")).unwrap();
    assert_eq!(site.said("build -q").0, 0);

    // A record that lies: of files outside, of files that somebody wrote, of files that were changed since.
    let record = site.at("output/.factbox/manifest");
    let text = fs::read_to_string(&record).unwrap();
    let line = text.lines().find(|line| line.ends_with(" a.txt")).unwrap().to_owned();
    let with = |path: &str| line.replace(" a.txt", &format!(" {path}"));
    let lies = ["../../outside.txt", "/etc/hostname", "CNAME", "own/index.html", "../content/index.md"];
    let lies: Vec<String> = lies.into_iter().map(with).collect();
    fs::write(&record, text.replace(&line, &format!("{line}\n{}", lies.join("\n")))).unwrap();
    let (code, said) = site.said("build");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("../../outside.txt"), "{said}");
    assert!(
        said.contains("`CNAME` is not removed") && said.contains("`own/index.html` is not removed"),
        "{said}"
    );

    assert_eq!(site.said("clean").0, 0);
    assert_eq!(tree(&site.at("output")), by_hand, "what is left is what was there");
    assert_eq!(fs::read_to_string(outside).unwrap(), "outside");
    assert!(site.at("content/index.md").exists());
}

#[test]
fn p01_no_folder_named_costs_anybody_a_file() {
    let site = Site::new();
    site.write("../neighbour/index.html", "by hand");
    site.write("../neighbour/src/main.c", "int main;");
    fs::write(site.at("../index.html"), "by hand").unwrap();
    let parent = site.root.parent().unwrap().to_path_buf();
    let before = tree(&parent);
    for folder in ["..", ".", "/", "../neighbour", "content", "content/x", "static", "themes/x", "templates"]
    {
        let (code, said) = site.said(&format!("build -o {folder}"));
        assert!(code == 2 || code == 3, "{folder}: {code} {said}");
        assert_eq!(tree(&parent), before, "{folder}");
        site.said(&format!("clean -o {folder}"));
        assert_eq!(tree(&parent), before, "clean {folder}");
    }
}

#[test]
fn p02_nothing_is_written_through_a_link() {
    for link in ["index.html", "a.txt", "assets", ".factbox", "feed.xml"] {
        let site = Site::new();
        site.write("factbox.yaml", "base_url: https://example.org/\n");
        site.write("content/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n\nWords.\n");
        let outside = site.at("../outside");
        fs::create_dir_all(outside.join("folder")).unwrap();
        fs::write(outside.join("file"), "outside").unwrap();
        fs::create_dir(site.at("output")).unwrap();
        let target = if matches!(link, "assets" | ".factbox") { "folder" } else { "file" };
        symlink(outside.join(target), site.at("output").join(link)).unwrap();
        let before = tree(&outside);
        let (code, said) = site.said("build");
        assert_eq!(code, 3, "{link}: {said}");
        assert!(said.contains(link), "{link}: {said}");
        assert_eq!(tree(&outside), before, "{link}");
        assert!(fs::symlink_metadata(site.at("output").join(link)).unwrap().is_symlink());
        assert!(site.published("404.html").is_none(), "nothing is written at all");
    }
}

#[test]
fn p02_folders_pipes_and_changed_files_in_the_way_are_named() {
    for kind in ["folder", "pipe"] {
        let site = Site::new();
        fs::create_dir(site.at("output")).unwrap();
        let way = site.at("output/index.html");
        if kind == "folder" {
            fs::create_dir(&way).unwrap();
            fs::write(way.join("own.txt"), "by hand").unwrap();
        } else {
            assert!(Command::new("mkfifo").arg(&way).status().unwrap().success());
        }
        let (code, said) = site.said("build");
        assert_eq!(code, 3, "{said}");
        assert!(said.contains("index.html"), "{said}");
        assert!(way.exists());
    }
}

#[test]
fn p03_renamed_and_removed_pages_are_gone_and_their_folders() {
    let site = Site::new();
    for page in ["one", "two", "deep/three"] {
        site.write(&format!("content/{page}.md"), "---\ntitle: A page\ntopics: [harbour]\n---\n\nWords.\n");
    }
    assert_eq!(site.said("build -q").0, 0);
    assert!(
        site.published("deep/three/index.html").is_some()
            && site.published("topics/harbour/index.html").is_some()
    );
    fs::rename(site.at("content/one.md"), site.at("content/One.md")).unwrap();
    fs::remove_dir_all(site.at("content/deep")).unwrap();
    let two = site.at("content/two.md");
    fs::write(&two, fs::read_to_string(&two).unwrap().replace("topics: [harbour]\n", "draft: true\n"))
        .unwrap();
    assert_is_clean_build(&site);
    assert!(site.published("two/index.html").is_none() && !site.at("output/deep").exists());
}

/// Runs a build in a shell after `before`; its exit code.
fn build_after(site: &Site, before: &str) -> i32 {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{before}; exec \"$0\" build"), env!("CARGO_BIN_EXE_factbox")]);
    let output = shell.current_dir(&site.root).output().unwrap();
    assert_calm(&String::from_utf8_lossy(&output.stderr));
    output.status.code().unwrap_or(-1)
}

#[test]
fn p04_a_full_disk_leaves_what_is_published() {
    let site = Site::new();
    assert_eq!(site.said("build -q").0, 0);
    let before = tree(&site.at("output"));
    // Not a file can grow beyond 100 KB; the first small ones are written by then.
    site.write("static/b/large.txt", &"words and more words\n".repeat(40_000));
    site.write("static/a.txt", "two");
    site.write("content/new.md", "# New\n\nWords.\n");
    assert_eq!(build_after(&site, "trap '' XFSZ; ulimit -f 200"), 3);
    assert_eq!(tree(&site.at("output")), before);
    // Killed by the same limit.
    assert!(build_after(&site, "ulimit -f 200; ulimit -c 0") != 0);
    assert_eq!(tree(&site.at("output")), before);
    assert_is_clean_build(&site);

    // A file system that is really full.
    if !can_run("unshare", &["-m", "true"]) {
        return;
    }
    let site = Site::new();
    fs::create_dir(site.at("output")).unwrap();
    let script = "mount -t tmpfs -o size=600k tmpfs output || exit 99; $0 build -q || exit 98; \
        cp -R output ../before || exit 97; head -c 800000 /dev/zero > static/zeros; echo two > static/a.txt; \
        $0 build -q; test $? = 3 || exit 96; diff -r -x .factbox output ../before || exit 95; \
        rm static/zeros; $0 build -q || exit 94; grep -q two output/a.txt || exit 93";
    let mut shell = Command::new("unshare");
    shell.args(["-m", "sh", "-c", script, env!("CARGO_BIN_EXE_factbox")]).current_dir(&site.root);
    let output = shell.output().unwrap();
    match output.status.code() {
        Some(99) => println!("LEFT OUT: no file system can be mounted here"),
        code => assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&output.stderr)),
    }
}

#[test]
fn p04_without_permission_and_without_content_nothing_changes() {
    let site = Site::new();
    assert_eq!(site.said("build -q").0, 0);
    let before = tree(&site.at("output"));
    site.write("static/a.txt", "two");
    for (line, code) in
        [("build -o /proc/factbox", 3), ("build -o /dev/null/x", 3), ("build -o static/a.txt/x", 2)]
    {
        let (was, said) = site.said(line);
        assert!(was == code || was == 3, "{line}: {was} {said}");
        assert_calm(&said);
    }
    fs::rename(site.at("content"), site.at("elsewhere")).unwrap();
    assert_eq!(site.said("build").0, 2, "this is no site");
    site.write("factbox.yaml", "");
    assert_eq!(site.said("build").0, 1, "this is one that has lost its content");
    fs::remove_file(site.at("factbox.yaml")).unwrap();
    assert_eq!(tree(&site.at("output")), before);
    fs::rename(site.at("elsewhere"), site.at("content")).unwrap();

    // As somebody who may not write there.
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let mut command = Command::new(env!("CARGO_BIN_EXE_factbox"));
    if is_root {
        let nobody = [
            "--reuid",
            "65534",
            "--regid",
            "65534",
            "--clear-groups",
            env!("CARGO_BIN_EXE_factbox"),
            "--version",
        ];
        if !can_run("setpriv", &nobody) {
            return;
        }
        command = Command::new("setpriv");
        command.args(&nobody[..nobody.len() - 1]);
        fs::set_permissions(site.root.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(site.at("output"), fs::Permissions::from_mode(0o555)).unwrap();
    let output = command.arg("build").current_dir(&site.root).output().unwrap();
    fs::set_permissions(site.at("output"), fs::Permissions::from_mode(0o755)).unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("output"), "{said}");
    assert_eq!(tree(&site.at("output")), before);
}

#[test]
fn p04_templates_that_fail_leave_what_is_published() {
    let site = Site::new();
    site.write("content/a.md", "# A\n\nWords.\n");
    assert_eq!(site.said("build -q").0, 0);
    let before = tree(&site.at("output"));
    site.write("static/a.txt", "two");
    site.write("templates/explainer.html", "{{ nothing.at.all }}");
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("templates/explainer.html:1:"), "{said}");
    assert_eq!(tree(&site.at("output")), before);
}

#[test]
fn p05_nothing_in_the_content_can_name_a_place_outside() {
    let bad = [
        "../../evil",
        "/evil",
        "..",
        "..\\\\evil",
        "%2e%2e/evil",
        ".factbox/manifest",
        ".git/hooks/x",
        "evil\\0x",
    ];
    let mut tried = 0;
    for text in bad {
        for front in [
            format!("slug: \"{text}\""),
            format!("redirect_from: [\"{text}\"]"),
            format!("aliases: [\"/{text}\"]"),
            format!("topics: [\"{text}\"]"),
            format!("sources: [{{id: \"{text}\", title: A, publisher: B, issued: 2026}}]"),
            format!("image: \"{text}\""),
            format!("template: \"{text}\""),
        ] {
            let site = Site::new();
            site.write("content/a.md", &format!("---\ntitle: A\n{front}\n---\n\n![x]({text})\n"));
            let parent = site.root.parent().unwrap();
            let mut before = tree(parent);
            let (code, said) = site.said("build");
            assert!(code == 0 || code == 1, "{front}: {code} {said}");
            assert_calm(&said);
            let after = tree(parent);
            before.insert("site/output".to_owned(), Vec::new());
            let inside = |path: &str| before.contains_key(path) || path.starts_with("site/output/");
            assert!(after.keys().all(|path| inside(path)), "{front}: {:?}", after.keys());
            assert!(!after.contains_key("site/output/.git"), "{front}");
            tried += 1;
        }
    }
    println!("p05: {tried} fields with places outside");
}

#[test]
fn p06_a_reader_sees_whole_pages_through_a_hundred_builds() {
    let site = Site::new();
    write_version(&site, 0);
    assert_eq!(site.said("build -q").0, 0);
    let over = AtomicBool::new(false);
    let (seen, last) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut seen, mut last) = (0usize, 0usize);
            while !over.load(Ordering::Relaxed) {
                for path in [
                    "page-0/index.html",
                    "page-1/index.html",
                    "page-2/index.html",
                    "page-3/index.html",
                    "a.txt",
                ] {
                    let text = site.published(path).unwrap_or_else(|| panic!("a gap at {path}"));
                    let of = version(&text).unwrap_or_else(|| panic!("a part of {path}"));
                    (seen, last) = (seen + 1, last.max(of));
                }
                std::thread::sleep(Duration::from_micros(300));
            }
            (seen, last)
        });
        for number in 1..=100 {
            write_version(&site, number);
            assert_eq!(site.said("build -q"), (0, String::new()));
        }
        over.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    println!("p06: {seen} files read through 100 builds, the last of version {last}");
    assert!(seen > 500 && last >= 95, "{seen} {last}");
}

#[test]
fn p07_killed_at_any_moment_every_file_is_whole_and_the_next_build_is_a_clean_one() {
    let site = Site::new();
    write_version(&site, 0);
    let started = Instant::now();
    assert_eq!(site.said("build -q").0, 0);
    let whole = started.elapsed().as_micros() as u64;
    let mut random = Seeded(7);
    let mut cut = 0;
    for number in 1..=24 {
        write_version(&site, number);
        site.write(&format!("content/extra-{}.md", number % 3), &format!("# Extra {number}\n"));
        let _ = fs::remove_file(site.at(&format!("content/extra-{}.md", (number + 1) % 3)));
        let mut running = Running(site.command("build -q").stderr(Stdio::null()).spawn().unwrap());
        std::thread::sleep(Duration::from_micros(random.below(whole * 5 / 4)));
        cut += usize::from(running.0.try_wait().unwrap().is_none());
        drop(running);
        for page in 0..4 {
            let text = site.published(&format!("page-{page}/index.html")).expect("it is there");
            assert!(version(&text).is_some_and(|version| version <= number), "a part after {number}");
        }
        assert!(version(&site.published("a.txt").unwrap()).is_some());
    }
    println!("p07: 24 builds, {cut} of them killed");
    assert_is_clean_build(&site);
}

#[test]
fn p07_builds_at_once_take_turns() {
    let site = Site::new();
    write_version(&site, 1);
    for round in 0..3 {
        let mut all: Vec<_> = (0..4)
            .map(|number| {
                site.write("content/turn.md", &format!("# Turn\n\n{round} {number}\n"));
                Running(site.command("build -q").stderr(Stdio::null()).spawn().unwrap())
            })
            .collect();
        for running in &mut all {
            let code = running.0.wait().unwrap().code();
            // A file that is being written while it is read is an error that names it.
            assert!(matches!(code, Some(0 | 1)), "{code:?}");
        }
        assert!(version(&site.published("a.txt").unwrap()) == Some(1));
    }
    assert_is_clean_build(&site);
}

#[test]
fn p08_files_that_change_and_vanish_while_they_are_read_are_errors_or_fine() {
    let site = Site::new();
    let over = AtomicBool::new(false);
    let mut outcomes = [0; 2];
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0u64;
            while !over.load(Ordering::Relaxed) {
                number += 1;
                let path = site.at(&format!("content/f{}.md", number % 7));
                let large = site.at(&format!("static/f{}.bin", number % 3));
                let folder = site.at(&format!("content/d{}", number % 2));
                let _ = fs::write(&path, format!("# F\n\n{number}\n").repeat((number % 50) as usize));
                let _ = fs::write(&large, vec![number as u8; 200_000]);
                let _ = fs::create_dir(&folder);
                let _ = fs::write(folder.join("x.md"), "# X\n");
                std::thread::sleep(Duration::from_millis(number * 37 % 300));
                if number.is_multiple_of(3) {
                    let _ = fs::remove_file(&path);
                    let _ = fs::remove_file(&large);
                    let _ = fs::remove_dir_all(&folder);
                }
            }
        });
        for _ in 0..20 {
            let (code, said) = site.said("build");
            assert!(code == 0 || code == 1, "{code} {said}");
            assert_calm(&said);
            if code == 1 {
                assert!(said.contains("content/") || said.contains("static/"), "it is named: {said}");
            }
            outcomes[usize::from(code == 1)] += 1;
        }
        over.store(true, Ordering::Relaxed);
    });
    println!("p08: {} builds were fine, {} named what changed", outcomes[0], outcomes[1]);
    assert_is_clean_build(&site);
}

#[test]
fn p10_published_files_can_be_read_whatever_the_modes_of_the_sources() {
    let site = Site::new();
    site.write("static/b.sh", "#!/bin/sh\n");
    for (path, mode) in [("static/a.txt", 0o600), ("static/b.sh", 0o700), ("content/index.md", 0o400)] {
        fs::set_permissions(site.at(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    assert_eq!(build_after(&site, "umask 022"), 0);
    let mut files = 0;
    let mut open = vec![site.at("output")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            if entry.file_type().unwrap().is_dir() {
                if entry.file_name() != ".factbox" {
                    assert_eq!(mode, 0o755, "{:?}", entry.path());
                    open.push(entry.path());
                }
            } else {
                assert_eq!(mode, 0o644, "{:?}", entry.path());
                files += 1;
            }
        }
    }
    assert!(files > 5);
}

#[test]
fn p10_files_of_editors_and_systems_are_not_published() {
    let site = Site::new();
    let names = [
        ".DS_Store",
        "Thumbs.db",
        "a.txt~",
        ".a.txt.swp",
        "#a.txt#",
        ".#a.txt",
        "4913",
        "a.md.swp",
        ".git/x",
        "desktop.ini",
    ];
    for name in names {
        for folder in ["content", "static"] {
            site.write(&format!("{folder}/{name}"), "private words");
        }
    }
    let (code, said) = site.said("build");
    assert_eq!(code, 0, "{said}");
    for (path, bytes) in tree(&site.at("output")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("private words"), "{path}");
    }
}

#[test]
fn p16_what_leads_out_of_the_site_is_not_published() {
    let site = Site::new();
    let outside = site.at("../outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret.txt"), "private words").unwrap();
    fs::write(outside.join("page.md"), "# Private words\n").unwrap();
    fs::write(outside.join("x.png"), "private words").unwrap();
    let link = |to: &Path, at: &str| {
        fs::create_dir_all(site.at(at).parent().unwrap()).unwrap();
        symlink(to, site.at(at)).unwrap();
    };
    link(&outside.join("secret.txt"), "static/secret.txt");
    link(Path::new("../../outside/secret.txt"), "static/relative.txt");
    link(&outside.join("page.md"), "content/linked.md");
    link(&outside, "static/folder");
    link(&outside, "content/folder");
    link(&outside.join("page.md"), "templates/explainer.html");
    link(Path::new("loop"), "static/loop");
    link(Path::new("nowhere"), "static/nowhere");
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    for path in [
        "static/secret.txt",
        "static/relative.txt",
        "content/linked.md",
        "static/folder",
        "content/folder",
        "templates/explainer.html",
        "static/loop",
        "static/nowhere",
    ] {
        assert!(said.contains(path), "{path} is not named: {said}");
        fs::remove_file(site.at(path)).unwrap();
    }
    assert!(!site.at("output").exists());

    // Paths in the content that lead out.
    site.write("content/a/index.md", "---\ntitle: A\nimage: ../../../outside/x.png\n---\n\n![x](../../../outside/x.png) [y](../../../outside/secret.txt)\n");
    site.write(
        "content/sources/s.yaml",
        "title: S\npublisher: P\nissued: 2026\ntext: ../../../outside/secret.txt\n",
    );
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    assert!(!site.at("output").exists());
    // The texts of sources are private wherever a link stands.
    fs::remove_dir_all(site.at("content/a")).unwrap();
    fs::remove_file(site.at("content/sources/s.yaml")).unwrap();
    site.write("content/sources/text/t.txt", "private words");
    link(&site.at("content/sources/text/t.txt"), "static/t.txt");
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    fs::remove_file(site.at("static/t.txt")).unwrap();
    assert_eq!(site.said("build -q").0, 0);
    for (path, bytes) in tree(&site.at("output")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("private words"), "{path}");
    }
}
