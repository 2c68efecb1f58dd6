//! P12 to P15: what is wrong, hostile or strange in the files of a site.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;

use super::super::cli::Site;
use super::measure::{Bound, Costliest, run};
use super::{assert_calm, patterns};

/// Generous: builds for testing are slow.
const SOON: Bound = Bound { seconds: 60, memory: 1024 };

#[test]
fn p12_all_that_is_wrong_is_named_with_its_line_in_one_run() {
    let site = Site::new();
    let wrong = [
        ("content/a.md", "---\ntitle: [a\n---\n", "content/a.md:2"),
        ("content/b.md", "---\ntitle: B\ntitel: B\ndate: 2026-02-30\n---\n", "content/b.md:4"),
        ("content/c.md", "---\ntitle: C\n---\n\n## What we know\n\n- X. [@nobody]\n", "content/c.md:7"),
        ("content/d.md", "# D\n\n[x](nowhere.md)\n", "content/d.md:3"),
        ("content/e.md", "# E\n\n![x](nowhere.png)\n", "content/e.md:3"),
        ("content/f.md", "---\ntitle: F\ndraft: \"perhaps\"\n---\n", "content/f.md:3"),
        ("content/sources/s.yaml", "title: S\nurl: javascript:alert(1)\n", "content/sources/s.yaml:2"),
        ("content/sources/t.yaml", "title: {a: b}\n", "content/sources/t.yaml:1"),
        ("templates/topic.html", "\n\n{% if %}\n", "templates/topic.html:3"),
        ("templates/home.html", "{{ 1 +", "templates/home.html:1"),
        ("factbox.yaml", "title: X\ntitel: Y\nlinks: sometimes\n", "factbox.yaml:3"),
    ];
    for (path, text, _) in wrong {
        site.write(path, text);
    }
    fs::write(site.at("content/g.md"), b"caf\xe9").unwrap();
    let (code, said) = site.said("build");
    assert_eq!(code, 2, "a wrong configuration counts first: {said}");
    assert_calm(&said);
    for (_, _, place) in wrong {
        assert!(said.contains(place), "{place} is not named:\n{said}");
    }
    assert!(said.contains("content/g.md"));
    assert!(said.contains("expected `true` or `false`, found `perhaps`"), "{said}");
    fs::remove_file(site.at("factbox.yaml")).unwrap();
    assert_eq!(site.said("build").0, 1);
}

#[test]
fn p12_whatever_a_number_says_is_checked() {
    // Numbers of the command line and of files, far beyond what they may be.
    let site = Site::new();
    let endless = "9".repeat(40);
    for line in [
        format!("serve --port {endless}"),
        format!("build --today {endless}-01-01"),
        format!("watch --poll {endless}"),
    ] {
        let (code, said) = site.said(&line);
        assert_eq!(code, 2, "{line}: {said}");
        assert_calm(&said);
    }
    site.write(
        "content/a.md",
        &format!("---\ntitle: A\ndate: {endless}\nreview-by: -{endless}\n---\n\n{endless}. x\n"),
    );
    site.write("content/sources/s.yaml", &format!("title: S\nissued: {endless}\nvolume: {endless}\n"));
    let (_, said) = site.said("build");
    assert_calm(&said);
}

/// A site with one page, and a source that it may cite.
fn page(text: &[u8]) -> Site {
    let site = Site::new();
    site.write("content/sources/a.yaml", "title: A\npublisher: P\nissued: 2026-01-01\n");
    fs::write(site.at("content/harbour.md"), text).unwrap();
    site
}

#[test]
fn p13_pathological_markdown_takes_its_time_by_its_size() {
    // `PATTERNS=200000` for larger ones.
    let size = std::env::var("PATTERNS").ok().and_then(|size| size.parse().ok()).unwrap_or(3_000);
    let only = std::env::var("PATTERN").unwrap_or_default();
    let seconds = if size > 10_000 { 280 } else { 12 };
    let all: Vec<_> = patterns::all(size).into_iter().filter(|(name, _)| name.contains(&only)).collect();
    let mut costliest = Costliest::default();
    for (name, text) in &all {
        let written = page(format!("---\ntitle: T\n---\n\n{text}\n").as_bytes());
        let built = run(&mut written.command("build"));
        built.hold(&format!("p13: {name}, {} KiB", text.len() / 1024), Bound { seconds, memory: 1024 });
        assert!(built.code < 2, "{name}: {}", built.said);
        costliest.add(name, &built);
    }
    costliest.print("p13: pathological Markdown");
}

#[test]
fn p13_bombs_of_yaml_are_refused() {
    let laughs: String =
        (1..30).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "))).collect();
    let merges: String =
        (1..200).map(|n| format!("m{n}: &m{n}\n  <<: [*m{}, *m{}]\n  k{n}: 1\n", n - 1, n - 1)).collect();
    let bombs = [
        ("laughs", format!("a0: &a0 [x]\n{laughs}")),
        ("merges", format!("m0: &m0 {{k: 1}}\n{merges}")),
        ("lists in lists", format!("title: {}{}\n", "[".repeat(30_000), "]".repeat(30_000))),
        ("lists that never end", format!("title: {}\n", "[".repeat(60_000))),
        ("mappings in mappings", format!("title: {}\n", "{a: ".repeat(15_000))),
        ("dashes", format!("title:\n  {}\n", "- ".repeat(30_000))),
        ("questions", format!("title:\n  {}\n", "? ".repeat(30_000))),
        ("indentation", (0..340).map(|n| format!("{}a:\n", " ".repeat(n))).collect()),
        ("one key, often", "title: x\n".repeat(6_000)),
        ("many keys", (0..6_000).map(|n| format!("k{n}: x\n")).collect()),
        ("a long key", format!("{}: x\n", "k".repeat(60_000))),
        ("a long number", format!("title: {}\ndate: 0x{}\n", "9".repeat(30_000), "f".repeat(30_000))),
        ("tags", format!("title: {}x\n", "!!str ".repeat(9_000))),
        ("anchors", (0..5_000).map(|n| format!("k{n}: &a{n} x\n")).collect()),
        ("an alias to itself", "title: &a [*a]\n".to_owned()),
        ("quotation marks", format!("title: {}\n", "\"\\\"".repeat(20_000))),
        ("escapes", format!("title: \"{}\"\n", "\\U0010FFFF".repeat(6_000))),
        ("too much of it", "# x\n".repeat(100_000)),
        ("blocks of text", format!("title: |\n{}", "  x\n".repeat(15_000))),
        ("documents", "---\na: b\n".repeat(6_000)),
    ];
    let mut costliest = Costliest::default();
    for (name, bomb) in &bombs {
        for (path, text) in [
            ("content/bomb.md", format!("---\n{bomb}---\n\nWords.\n")),
            ("content/sources/bomb.yaml", bomb.clone()),
            ("factbox.yaml", bomb.clone()),
            ("words/xx.yaml", bomb.clone()),
        ] {
            let site = Site::new();
            site.write(path, &text);
            let built = run(&mut site.command("build"));
            built.hold(&format!("p13: {name} in {path}"), Bound { seconds: 20, memory: 400 });
            assert!((0..=2).contains(&built.code), "{name} in {path}: {} {}", built.code, built.said);
            costliest.add(&format!("{name} in {path}"), &built);
        }
    }
    costliest.print("p13: bombs of YAML");
}

#[test]
fn p13_large_pages_build_and_larger_files_are_refused_unread() {
    // Builds for testing are slow: a fifth of it will do, and all of it with `cargo test --release`.
    let megabytes = if cfg!(debug_assertions) { 4 } else { 20 };
    let paragraph = "It was a quiet day in the harbour, the *mayor* said, and [nobody](https://example.org/) knew why. \
        The boats stayed, the tide went out, and what had been planned was put off until the week after.\n\n";
    let text =
        format!("---\ntitle: Long\n---\n\n{}", paragraph.repeat(megabytes * 1_000_000 / paragraph.len()));
    run(&mut page(text.as_bytes()).command("build"))
        .hold(&format!("p13: a page of {megabytes} MB"), Bound { seconds: 60, memory: 3_000 });

    let claims = if cfg!(debug_assertions) { 4_000 } else { 40_000 };
    let text = format!(
        "# Claims\n\n## What we know\n\n{}",
        "- It is so, and not otherwise. [@a, p. 3]\n".repeat(claims)
    );
    run(&mut page(text.as_bytes()).command("build")).hold(&format!("p13: {claims} claims on a page"), SOON);

    let text = format!("# Same\n\n{}", "## Equal\n\nWords.\n\n".repeat(10_000));
    let built = run(&mut page(text.as_bytes()).command("build"));
    assert_eq!(built.hold("p13: 10,000 equal headings", SOON).code, 0);

    for (path, length) in [
        ("content/huge.md", 1 << 30),
        ("content/sources/text/huge.txt", 1 << 30),
        ("static/huge.bin", 3 << 30),
        ("content/sources/huge.yaml", 1 << 30),
        ("factbox.yaml", 1 << 30),
        ("templates/huge.html", 1 << 30),
    ] {
        let site = Site::new();
        fs::create_dir_all(site.at(path).parent().unwrap()).unwrap();
        fs::File::create(site.at(path)).unwrap().set_len(length).unwrap();
        let built = run(&mut site.command("build"));
        built.hold(&format!("p13: {path} of {} MiB", length >> 20), Bound { seconds: 10, memory: 300 });
        assert!(built.said.contains("too large") && built.said.contains(path), "{}", built.said);
        // A text that cannot be read is a warning: nothing that is published depends on it.
        assert!(built.code > 0 || path.ends_with(".txt"), "{}", built.said);
    }
}

#[test]
fn p13_code_that_grammars_are_slow_on_is_bounded_by_bytes() {
    let mut costliest = Costliest::default();
    for (language, unit) in SLOW {
        let mut text = String::from("# Code\n\n");
        while text.len() < 1_000_000 {
            let line = unit.repeat(100 / unit.len());
            text += &format!("```{language}\n{}```\n\n", (line + "\n").repeat(160));
        }
        let built = run(&mut page(text.as_bytes()).command("build"));
        built.hold(&format!("p13: a megabyte of {unit:?} as {language}"), SOON);
        assert_eq!(built.code, 0, "{}", built.said);
        costliest.add(&format!("{unit:?} as {language}"), &built);
    }
    costliest.print("p13: code");
}

/// Grammars, and what they take longest on: see `slowest_grammars` in `html/highlight.rs`.
const SLOW: [(&str, &str); 4] = [("lisp", "*"), ("typescript", "("), ("syslog", "(a,"), ("yaml", "a ")];

#[test]
fn p14_marks_line_ends_and_encodings() {
    let text = "---\ntitle: Über uns\n---\n\n## What we know\n\n- It is *so*. [@a]\n";
    let published = |bytes: &[u8]| {
        let site = page(bytes);
        let (code, said) = site.said("build");
        assert_eq!(code, 0, "{said}");
        site.published("harbour/index.html").unwrap()
    };
    let plain = published(text.as_bytes());
    assert!(plain.contains("Über uns") && plain.contains("<em>so</em>"));
    assert_eq!(published(format!("\u{feff}{text}").as_bytes()), plain, "a byte-order mark");
    assert_eq!(published(text.replace('\n', "\r\n").as_bytes()), plain, "CRLF");
    let utf_16 = |order: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(order).collect::<Vec<u8>>()
    };
    for (what, bytes) in [
        ("UTF-16, little end first", utf_16(u16::to_le_bytes)),
        ("UTF-16, big end first", utf_16(u16::to_be_bytes)),
        ("Latin-1", b"---\ntitle: \xdcber uns\n---\n".to_vec()),
        ("NUL", b"---\ntitle: A\n---\n\na\0b\n".to_vec()),
        ("half a character", b"# A\n\ncaf\xc3".to_vec()),
        ("surrogates", b"# A\n\n\xed\xa0\x80\n".to_vec()),
        ("random bytes", (0..=255).cycle().take(5_000).map(|byte: u8| byte.wrapping_mul(167)).collect()),
    ] {
        let site = page(&bytes);
        let (code, said) = site.said("build");
        assert_eq!(code, 1, "{what}: {said}");
        assert!(said.contains("content/harbour.md"), "{what}: {said}");
        assert_calm(&said);
        let source = page(b"# A\n");
        fs::write(source.at("content/sources/b.yaml"), &bytes).unwrap();
        fs::write(source.at("factbox.yaml"), &bytes).unwrap();
        let (code, said) = source.said("build");
        assert!(code == 1 || code == 2, "{what}: {said}");
        assert_calm(&said);
    }
}

#[test]
fn p14_every_legal_name_works_and_links_to_it_are_encoded() {
    let site = Site::new();
    let names = [
        "über uns",
        "caf\u{e9}",
        "дом",
        "漢字",
        "a&b",
        "100%",
        "a+b=c",
        "it's",
        "emoji 🎉",
        "e\u{301}tude",
        "עברית",
        "(x)",
        "a,b;c",
    ];
    let mut index = String::from("# Home\n\n");
    for name in names {
        site.write(&format!("content/{name}.md"), &format!("# Page {name}\n"));
        site.write(&format!("static/files/{name}.txt"), name);
        index += &format!("- [to it](<{name}.md>)\n");
    }
    site.write("content/index.md", &index);
    let (code, said) = site.said("build");
    assert_eq!(code, 0, "{said}");
    let home = site.published("index.html").unwrap();
    let mut followed = 0;
    for part in home.split("href=\"").skip(1) {
        let address = part
            .split('"')
            .next()
            .unwrap()
            .replace("&amp;", "&")
            .replace("&#39;", "'")
            .replace("&#x27;", "'");
        assert!(address.is_ascii() && !address.contains(' '), "{address} is not encoded");
        let path = address.split(['#', '?']).next().unwrap();
        if path.is_empty() || path.contains(':') {
            continue;
        }
        let path = percent_encoding::percent_decode_str(path).decode_utf8().unwrap().into_owned();
        let file = site.at("output").join(path.trim_start_matches("./"));
        assert!(file.join("index.html").exists() || file.is_file(), "{address} leads nowhere");
        followed += 1;
    }
    assert!(followed >= names.len());
    // A name that is not UTF-8 is an error that says so.
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    if fs::write(site.at("content").join(name), "# X\n").is_ok() {
        let (code, said) = site.said("build");
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("not UTF-8"), "{said}");
        assert_calm(&said);
    }
}

#[test]
fn p15_two_things_that_want_one_address_are_both_named() {
    for (one, other) in [
        ("content/Ab.md", "content/aB.md"),
        ("content/caf\u{e9}.md", "content/cafe\u{301}.md"),
        ("content/a.md", "content/a/index.md"),
        ("content/a.md", "content/pages/a.md"),
        ("static/Ab.txt", "static/aB.txt"),
        ("static/stra\u{df}e.txt", "static/STRASSE.txt"),
        ("content/sources/s.yaml", "content/sources/S.yaml"),
        ("content/a.md", "static/a/index.html"),
    ] {
        let site = Site::new();
        let text = |path: &str| {
            if path.ends_with("yaml") { "title: S\npublisher: P\nissued: 2026\n" } else { "# A\n" }
        };
        site.write(one, text(one));
        site.write(other, text(other));
        if fs::read_dir(site.at(one).parent().unwrap()).unwrap().count() < 2
            && one.rsplit_once('/').unwrap().0 == other.rsplit_once('/').unwrap().0
        {
            println!("LEFT OUT: this disk does not tell {one} and {other} apart");
            continue;
        }
        let (code, said) = site.said("build");
        assert_eq!(code, 1, "{one} and {other}: {said}");
        assert!(said.contains(one) && said.contains(other), "both are named: {said}");
        assert!(!site.at("output").exists());
    }
    // By what is written in them.
    let site = Site::new();
    site.write("content/one.md", "---\ntitle: A\nslug: same\n---\n");
    site.write("content/two.md", "---\ntitle: B\nslug: Same\n---\n");
    site.write("content/three.md", "---\ntitle: C\nredirect_from: [/same/]\n---\n");
    let (code, said) = site.said("build");
    assert_eq!(code, 1, "{said}");
    assert!(["one.md", "two.md", "three.md"].iter().all(|name| said.contains(name)), "{said}");
}

#[test]
fn p13_sockets_devices_and_unreadable_files_are_errors() {
    let site = Site::new();
    let _socket = std::os::unix::net::UnixListener::bind(site.at("static/socket")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", site.at("static/zero")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", site.at("content/zero.md")).unwrap();
    let device =
        Command::new("mknod").args([site.at("static/device").to_str().unwrap(), "c", "1", "5"]).output();
    let has_device = device.is_ok_and(|output| output.status.success());
    if !has_device {
        println!("LEFT OUT: no device can be made here");
    }
    let built = run(&mut site.command("build"));
    built.hold("p13: sockets and devices", Bound { seconds: 10, memory: 300 });
    assert_eq!(built.code, 1, "{}", built.said);
    for path in ["static/socket", "static/zero", "content/zero.md", "static/device"] {
        assert!(
            built.said.contains(path) || path.ends_with("device") && !has_device,
            "{path}: {}",
            built.said
        );
    }
}
