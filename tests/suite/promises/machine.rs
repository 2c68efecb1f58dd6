//! P9, P11, P25, P26 and what happens when we are at fault.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::super::cli::{Running, Site, wait_until};
use super::{can_run, tree};

#[test]
fn p09_nothing_of_the_machine_is_in_the_output() {
    let site = Site::new();
    site.write("factbox.yaml", "base_url: https://example.org/\n");
    site.write("content/a.md", "---\ntitle: A\ndate: 2026-01-01\nsources: [{id: s, title: S, publisher: P, issued: 2026}]\n---\n\n## Reported by one source\n\n- X. [@s]\n");
    let mut command = site.command("build -q --today 2026-11-21");
    let environment = [
        ("USER", "somebody-here"),
        ("HOSTNAME", "this-machine"),
        ("HOME", "/home/somebody-here"),
        ("SECRET", "a-secret-token"),
    ];
    assert!(command.envs(environment).status().unwrap().success());
    let host = Command::new("uname")
        .arg("-n")
        .output()
        .map(|output| String::from_utf8(output.stdout).unwrap())
        .unwrap();
    let folder = site.root.parent().unwrap().to_string_lossy().into_owned();
    for (path, bytes) in tree(&site.at("output")) {
        let text = String::from_utf8_lossy(&bytes);
        for trace in [
            "somebody-here",
            "this-machine",
            "a-secret-token",
            &folder,
            env!("CARGO_MANIFEST_DIR"),
            &format!("://{}", host.trim()),
        ] {
            assert!(!text.contains(trace), "{path} has {trace}");
        }
    }
    let record = fs::read_to_string(site.at("output/.factbox/manifest")).unwrap();
    assert!(!record.contains(&folder));
}

#[test]
fn p09_neither_times_nor_order_nor_inputs_modes_are_seen() {
    let site = Site::new();
    let again = Site::new();
    let pages: Vec<usize> = (0..30).collect();
    let write = |site: &Site, page: usize| {
        site.write(
            &format!("content/{page}.md"),
            &format!("---\ntitle: Page {page}\ntopics: [t{}]\n---\n\nWords.\n", page % 3),
        );
    };
    for page in 0..pages.len() {
        write(&site, pages[page]);
        write(&again, pages[pages.len() - 1 - page]);
    }
    for page in pages {
        let file = fs::File::options().write(true).open(again.at(&format!("content/{page}.md"))).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(page as u64 * 86_400)).unwrap();
    }
    for (site, threads, zone) in [(&site, "1", "UTC"), (&again, "7", "America/St_Johns")] {
        let mut command = site.command("build -q --today 2026-11-21");
        assert!(command.env("RAYON_NUM_THREADS", threads).env("TZ", zone).status().unwrap().success());
    }
    assert!(tree(&site.at("output")) == tree(&again.at("output")));
}

#[test]
fn p11_no_command_needs_a_home_and_check_writes_nothing() {
    let site = Site::new();
    // `command` clears the environment: HOME, PATH, LANG and TERM are unset.
    for line in [
        "check",
        "list",
        "explain unknown-source",
        "schema config",
        "completions bash",
        "--help",
        "--version",
        "--licenses",
        "theme check",
    ] {
        let before = site.all();
        let output = site.run(line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(0..=2)), "{line}: {:?} {said}", output.status);
        super::assert_calm(&said);
        assert_eq!(site.all(), before, "{line} writes");
        // Nobody reads it, and everything is closed.
        let closed = format!("exec \"$0\" {line} >&- 2>&- <&-");
        let status = Command::new("sh")
            .args(["-c", &closed, env!("CARGO_BIN_EXE_factbox")])
            .current_dir(&site.root)
            .status()
            .unwrap();
        assert!(status.code().is_some_and(|code| code != 70), "{line}: {status}");
    }
    for line in
        ["build --colour", "check -x", "serve --port x", "build extra", "explain", "new", "list everything"]
    {
        let (code, said) = site.said(line);
        assert_eq!(code, 2, "{line}: {said}");
        super::assert_calm(&said);
    }
    let mut folder = Command::new("sh");
    folder.args([
        "-c",
        "mkdir gone && cd gone && rmdir ../gone && \"$0\" check",
        env!("CARGO_BIN_EXE_factbox"),
    ]);
    let output = folder.current_dir(&site.root).output().unwrap();
    assert!(matches!(output.status.code(), Some(2 | 3)), "{output:?}");
    super::assert_calm(&String::from_utf8_lossy(&output.stderr));
}

#[test]
fn p23_mended_or_not_the_preview_ends_when_the_user_says_so() {
    let site = Site::new();
    assert_eq!(site.said("build -q").0, 0);
    let before = tree(&site.at("output"));
    let mut running =
        Running(site.command("watch").stderr(fs::File::create(site.at("../said")).unwrap()).spawn().unwrap());
    let said = || fs::read_to_string(site.at("../said")).unwrap();
    wait_until("the first build", || said().contains("Built "));
    // Front matter that breaks, its mending, a template that breaks: what has ended others.
    for (path, text) in [
        ("content/b.md", "---\ntitle: B\n"),
        ("content/b.md", "title: B\n---\n"),
        ("content/b.md", "---\n- a\n---\n"),
        ("templates/home.html", "{% if %}"),
        ("templates/home.html", "{{ fail_on_purpose() }}"),
        ("factbox.yaml", "[["),
    ] {
        let before = said().matches("error").count();
        site.write(path, text);
        wait_until("what is wrong", || said().matches("error").count() > before);
        assert!(running.0.try_wait().unwrap().is_none(), "{text} ended it");
    }
    fs::remove_file(site.at("templates/home.html")).unwrap();
    fs::remove_file(site.at("factbox.yaml")).unwrap();
    site.write("content/b.md", "# B\n");
    wait_until("the mended site", || site.published("b/index.html").is_some());
    fs::remove_file(site.at("content/b.md")).unwrap();
    wait_until("the page to go", || {
        std::thread::sleep(Duration::from_millis(50));
        tree(&site.at("output")) == before
    });
    let signal = if hears_interrupts() { "-INT" } else { "-TERM" };
    assert!(Command::new("kill").args([signal, &running.0.id().to_string()]).status().unwrap().success());
    wait_until("the end", || running.0.try_wait().unwrap().is_some());
    assert!(tree(&site.at("output")) == before, "ending it removes nothing");
}

/// Whether what is started from here can be ended by Ctrl-C: what a shell starts in the background cannot.
fn hears_interrupts() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    ignored & 1 << (2 - 1) == 0
}

#[test]
fn p25_nothing_happens_when_nothing_changes_and_nothing_grows() {
    let site = Site::new();
    let mut running = Running(
        site.command("watch -v").stderr(fs::File::create(site.at("../said")).unwrap()).spawn().unwrap(),
    );
    let said = || fs::read_to_string(site.at("../said")).unwrap();
    wait_until("the first build", || said().contains("Built "));
    let id = running.0.id();
    // The fewest of some looks: files that are being read are open.
    let open_files = || {
        let look = |_| {
            std::thread::sleep(Duration::from_millis(30));
            fs::read_dir(format!("/proc/{id}/fd")).map_or(0, Iterator::count)
        };
        (0..10).map(look).min().unwrap_or(0)
    };
    let memory = || {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0").to_owned();
        line.split_whitespace().next().and_then(|word| word.parse::<u64>().ok()).unwrap_or(0)
    };
    let builds = || said().matches(" written, ").count();
    let touch = |number: usize| {
        site.write("static/a.txt", &format!("{number}"));
        wait_until("the change", || site.published("a.txt") == Some(format!("{number}")));
    };
    (0..10).for_each(touch);
    let (before, files) = (memory(), open_files());
    (10..60).for_each(touch);
    let after = memory();
    let files_after = open_files();
    println!(
        "p25: {before} KiB and {files} open files after 10 builds, {after} KiB and {files_after} after 60"
    );
    assert!(files_after <= files, "{files_after} open files, {files} before");
    assert!(after < before + 20_000, "{after} KiB, {before} before");
    // The output, the same words again, a file that is passed over: no reason to build.
    std::thread::sleep(Duration::from_millis(400));
    let count = builds();
    let text = site.published("a.txt").unwrap();
    site.write("static/a.txt", &text);
    site.write("output/own.txt", "by hand");
    site.write("content/.a.md.swp", "x");
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(builds(), count, "{}", said());
    assert!(running.0.try_wait().unwrap().is_none());
}

#[test]
fn p26_a_build_needs_no_network_and_runs_no_other_program() {
    let site = Site::new();
    site.write("factbox.yaml", "base_url: https://example.org/\n");
    site.write(
        "content/sources/s.yaml",
        "title: S\npublisher: P\nissued: 2026\nurl: https://example.org/article\n",
    );
    site.write("content/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n\n## Reported by one source\n\n- X. [@s]\n\n```sh\nrm -rf /\n```\n\n![x](https://example.org/x.png)\n");
    // No program can be found, no proxy is asked, and what a network would need is not there.
    let mut command = site.command("build");
    let output =
        command.env("PATH", "/nonexistent").env("HTTPS_PROXY", "http://127.0.0.1:1").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let built = tree(&site.at("output"));
    // Without any program of its own it could start, by the system's own limit: none may be started by this user.
    if can_run("unshare", &["-r", "-n", "true"]) {
        let mut alone = Command::new("unshare");
        alone
            .args(["-r", "-n", env!("CARGO_BIN_EXE_factbox"), "build", "-q", "-o", "../alone"])
            .current_dir(&site.root);
        let output = alone.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(tree(&site.at("../alone")) == built);
    }
    // What the system was asked for.
    if can_run("strace", &["-f", "-o", "/dev/null", "true"]) {
        let log = site.at("../strace");
        let mut traced = Command::new("strace");
        traced.args(["-f", "-e", "trace=execve,execveat,socket,connect,fork", "-o"]).arg(&log);
        traced
            .args([env!("CARGO_BIN_EXE_factbox"), "build", "-q", "-o", "../traced"])
            .current_dir(&site.root);
        assert!(traced.status().unwrap().success());
        let log = fs::read_to_string(log).unwrap();
        let calls = |name: &str| log.lines().filter(|line| line.contains(&format!("{name}("))).count();
        println!("p26: execve {}, socket {}, connect {}", calls("execve"), calls("socket"), calls("connect"));
        assert_eq!(
            (calls("execve"), calls("socket"), calls("connect"), calls("fork")),
            (1, 0, 0, 0),
            "{log}"
        );
    }
}

/// Builds for testing have a function for templates that fails on purpose.
#[cfg(debug_assertions)]
#[test]
fn a_mistake_of_ours_is_said_to_be_ours_and_takes_nothing_else_down() {
    let site = Site::new();
    site.write("content/a.md", "# A\n\nWords.\n");
    site.write("content/b.md", "# B\n\nWords.\n");
    site.write("content/topics/t.md", "# T\n");
    assert_eq!(site.said("build -q").0, 0);
    let before = tree(&site.at("output"));
    site.write("static/a.txt", "two");
    site.write(
        "templates/explainer.html",
        "{% if page.title == \"A\" %}{{ fail_on_purpose() }}{% endif %}{{ nothing.at.all }}",
    );
    for line in ["build", "check", "build --format json"] {
        let output = site.run(line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(70), "{line}: {said}");
        assert!(said.contains("factbox made a mistake, and it is ours, not yours: on purpose"), "{said}");
        assert!(
            said.contains("Please report this line") && said.contains(env!("CARGO_PKG_VERSION")),
            "{said}"
        );
        assert!(
            !said.contains("RUST_BACKTRACE")
                && !said.contains("stack backtrace")
                && !said.contains("panicked"),
            "{said}"
        );
        let all = said + &String::from_utf8_lossy(&output.stdout);
        assert!(all.contains("/a/"), "the page is named: {all}");
    }
    assert_eq!(tree(&site.at("output")), before);
    // Where a page alone is at fault, others are rendered, and what is wrong with them is said in the same run.
    site.write("templates/plain.html", "{{ nothing.at.all }}");
    site.write("content/pages/p.md", "# P\n");
    fs::remove_file(site.at("templates/explainer.html")).unwrap();
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
}
