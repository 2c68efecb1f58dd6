//! The preview over raw sockets: clients tidy an address before they ask, so what is asked here is written by hand.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::cli::{Running, Site, wait_until};

/// How long a socket may be silent in a test.
const PATIENCE: Duration = Duration::from_secs(30);

struct Served {
    running: Running,
    port: u16,
    said: Arc<Mutex<String>>,
}

impl Served {
    fn start(site: &Site, line: &str) -> Self {
        let mut running =
            Running(site.command(&format!("serve {line}")).stderr(Stdio::piped()).spawn().unwrap());
        let stderr = running.0.stderr.take().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let heard = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                *heard.lock().unwrap() += &(line + "\n");
            }
        });
        let mut port = None;
        wait_until("the address", || {
            let said = said.lock().unwrap();
            port = said
                .split_once("http://127.0.0.1:")
                .and_then(|(_, rest)| rest.split_once('/')?.0.parse().ok());
            port.is_some()
        });
        Self { running, port: port.unwrap(), said }
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends these bytes and reads all that comes back.
    fn send(&self, bytes: impl AsRef<[u8]>) -> Vec<u8> {
        let mut stream = self.connect();
        stream.write_all(bytes.as_ref()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// Asks for a path as it is written, with further lines in the head.
    fn ask(&self, method: &str, path: &str, lines: &[&str]) -> Response {
        let host = format!("Host: localhost:{}", self.port);
        let host = if lines.iter().any(|line| line.starts_with("Host:")) { "X: y" } else { &host };
        let mut head = format!("{method} {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n");
        for line in lines {
            head.push_str(line);
            head.push_str("\r\n");
        }
        Response::read(&self.send(head + "\r\n"))
    }

    fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &[])
    }

    /// Listens to the news of a page.
    fn listen(&self, path: &str) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        write!(stream, "GET /__factbox/events?path={path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        BufReader::new(stream)
    }

    fn signal(&self, name: &str) {
        let pid = self.running.0.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// What the machine says of the process, in KiB.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.running.0.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

struct Response {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Response {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or_else(|| {
            panic!("no answer: {:?}", String::from_utf8_lossy(bytes));
        });
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Self { status, headers, body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The next event that a page is told.
fn next_news(events: &mut BufReader<TcpStream>) -> serde_json::Value {
    let started = Instant::now();
    loop {
        assert!(started.elapsed() < PATIENCE, "no news");
        let mut line = String::new();
        assert!(events.read_line(&mut line).unwrap() > 0, "the server hung up");
        if let Some(data) = line.trim_end().strip_prefix("data: ") {
            return serde_json::from_str(data).unwrap();
        }
    }
}

/// A site with a bit of everything.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/harbour.md",
        "---\ntitle: The harbour\nsources:\n  - id: gazette\n    title: Closed\n    publisher: The Gazette\n    issued: 2026-11-16\n---\n\n## Reported by one source\n\n- It is closed. [@gazette]\n- Nobody cites this.\n",
    );
    site.write(
        "content/tides.md",
        "---\ntitle: The tides\ndraft: true\n---\n\n## What we don't know\n\n- When they turn.\n",
    );
    site.write("content/über.md", "# Über\n\nWords.\n");
    site.write("content/sources/text/gazette.txt", "private words");
    site.write("static/video.mp4", "0123456789");
    site.write("static/plain", "<script>");
    site
}

fn without_script(page: &str) -> String {
    let start =
        page.find("<script type=\"module\" src=\"/__factbox/preview.js\"").expect("it has the script");
    let end = start + page[start..].find("</script>").unwrap() + "</script>".len();
    format!("{}{}", &page[..start], &page[end..])
}

#[test]
fn p20_previewed_bytes_are_published_bytes_and_a_script() {
    let site = site();
    let text = fs::read_to_string(site.at("content/harbour.md")).unwrap();
    site.write("content/harbour.md", &text.replace("- Nobody cites this.\n", ""));
    let served = Served::start(&site, "--port 0");
    assert!(!site.at("output").exists(), "the preview writes nothing");
    assert_eq!(site.said("build --drafts -q").0, 0);
    let mut pages = 0;
    for (path, _) in site.all().iter().filter(|(path, _)| path.is_file()) {
        let Ok(inner) = path.strip_prefix(site.at("output")) else { continue };
        if inner.starts_with(".factbox") {
            continue;
        }
        let inner = inner.to_str().unwrap();
        let address: String = inner
            .bytes()
            .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
        let answer = served.get(&format!("/{address}"));
        assert_eq!(answer.status, 200, "{inner}");
        let published = fs::read(path).unwrap();
        if answer.header("content-type").starts_with("text/html") {
            assert_eq!(without_script(&answer.text()), String::from_utf8(published).unwrap(), "{inner}");
            pages += 1;
        } else {
            assert_eq!(answer.body, published, "{inner}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string());
    }
    assert!(pages > 6, "drafts are pages");
    drop(served);
    let served = Served::start(&site, "--port 0 --no-drafts");
    assert_eq!((served.get("/tides/").status, served.get("/harbour/").status), (404, 200));
}

#[test]
fn p20_what_is_not_in_the_list_is_not_there_however_it_is_spelt() {
    let site = site();
    site.write("secret.txt", "private words");
    fs::write(site.root.parent().unwrap().join("outside.txt"), "private words").unwrap();
    let served = Served::start(&site, "--port 0");
    let absolute = site.at("secret.txt");
    for path in [
        "/../outside.txt",
        "/../../../../etc/passwd",
        "/%2e%2e/outside.txt",
        "/%2E%2E%2Foutside.txt",
        "/..%2foutside.txt",
        "/harbour/../../outside.txt",
        "/..\\outside.txt",
        "/..%5coutside.txt",
        "/%5c..%5coutside.txt",
        "/%252e%252e/outside.txt",
        "/%252e%252e%252foutside.txt",
        "/.%00./outside.txt",
        "/harbour/%00",
        "/video.mp4%00.html",
        "/%c0%ae%c0%ae/outside.txt",
        "/%ff",
        "/..%20/outside.txt",
        "/....//outside.txt",
        "/..;/outside.txt",
        "//etc/passwd",
        "//evil.example/..",
        "/\\evil.example",
        "/%2f%2fevil.example/",
        "/./secret.txt",
        "/secret.txt",
        "/factbox.yaml",
        "/content/harbour.md",
        "/content/sources/text/gazette.txt",
        "/sources/text/gazette.txt",
        "/static/video.mp4",
        "/.git/config",
        "/output/index.html",
        "/file:///etc/passwd",
        absolute.to_str().unwrap(),
        "/__factbox/",
        "/__factbox/../secret.txt",
        "/__factbox/%2e%2e/secret.txt",
        "/__factbox/places/x",
        "/harbour//",
        "/harbour/index.html/",
        "/video.mp4/",
    ] {
        let answer = served.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("private words") && !answer.text().contains("root:"), "{path}");
        assert_eq!(answer.header("location"), "", "{path}");
    }
    for path in [
        "places?path=/../../etc/passwd",
        "places?path=%00",
        "places?path=//evil",
        "places",
        "places?path=%ff",
    ] {
        let answer = served.get(&format!("/__factbox/{path}"));
        assert_eq!(answer.status, 200);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&answer.text()).unwrap()["source"],
            serde_json::Value::Null
        );
    }
}

#[test]
fn p19_only_this_machine_and_the_preview_itself_are_answered() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let port = served.port;
    let status = |lines: &[&str]| served.ask("GET", "/harbour/", lines).status;
    let own = format!("http://localhost:{port}");
    assert_eq!(status(&[&format!("Origin: {own}")]), 200);
    assert_eq!(status(&["Host: 127.0.0.1"]), 200);
    assert_eq!(status(&[&format!("Host: [::1]:{port}")]), 200);
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "0.0.0.0",
    ] {
        assert_eq!(status(&[&format!("Host: {host}")]), 421, "{host}");
    }
    for origin in ["http://evil.example", "null", "http://localhost:1", "https://localhost", ""] {
        assert_eq!(status(&[&format!("Origin: {origin}")]), 403, "{origin}");
        for path in ["/__factbox/events?path=/", "/__factbox/places?path=/", "/__factbox/preview.js"] {
            assert_eq!(
                served.ask("GET", path, &[&format!("Origin: {origin}")]).status,
                403,
                "{origin}: {path}"
            );
        }
    }
    let from = |site: &str, mode: &str| {
        status(&[&format!("Sec-Fetch-Site: {site}"), &format!("Sec-Fetch-Mode: {mode}")])
    };
    assert_eq!(
        (from("cross-site", "navigate"), from("same-origin", "cors"), from("none", "navigate")),
        (200, 200, 200)
    );
    assert_eq!(
        (from("cross-site", "no-cors"), from("same-site", "no-cors"), from("cross-site", "cors")),
        (403, 403, 403)
    );
    let answer = served.get("/harbour/");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(answer.header("access-control-allow-origin"), "");

    let raw = |request: &str| {
        Response::read(&served.send(format!("{request}\r\nConnection: close\r\n\r\n"))).status
    };
    assert_eq!(raw("GET /harbour/ HTTP/1.1"), 400, "no host");
    assert_eq!(raw("GET /harbour/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"), 400, "two hosts");
    assert_eq!(raw("GET http://evil.example/harbour/ HTTP/1.1\r\nHost: localhost"), 421);
    assert_eq!(raw("GET http://localhost/harbour/ HTTP/1.1\r\nHost: localhost"), 200);
    assert_eq!(raw("GET http://localhost/../../etc/passwd HTTP/1.1\r\nHost: localhost"), 404);
}

#[test]
fn p21_it_answers_as_a_static_host_does() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let page = served.get("/harbour/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), "no-cache");
    let tag = page.header("etag").to_owned();
    assert!(tag.starts_with('"'));
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let answer = served.ask("GET", "/harbour/", &[&format!("If-None-Match: {known}")]);
        assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (304, 0, &*tag), "{known}");
    }
    assert_eq!(served.ask("GET", "/harbour/", &["If-None-Match: \"x\""]).status, 200);
    let head = served.ask("HEAD", "/harbour/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.body.len().to_string());
    assert_eq!(served.ask("HEAD", "/__factbox/events?path=/", &[]).status, 200);

    for (path, kind) in [
        ("/video.mp4", "video/mp4"),
        ("/plain", "application/octet-stream"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/__factbox/preview.js", "text/javascript; charset=utf-8"),
        ("/__factbox/preview.css", "text/css; charset=utf-8"),
        ("/__factbox/places?path=/", "application/json; charset=utf-8"),
        ("/__factbox/idiomorph.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(served.get("/%C3%BCber/").status, 200);

    let moved = served.get("/harbour?q=a%20b");
    assert_eq!((moved.status, moved.header("location")), (301, "/harbour/?q=a%20b"));
    assert_eq!(served.get("/%c3%bcber").header("location"), "/%C3%BCber/");
    let missing = served.get("/no/such/page/");
    assert_eq!((missing.status, missing.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(missing.text().contains("Page not found"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        let answer = served.ask(method, "/harbour/", &["Content-Length: 0"]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }

    let range = |range: &str| served.ask("GET", "/video.mp4", &[&format!("Range: {range}")]);
    let part = range("bytes=2-4");
    assert_eq!(
        (part.status, part.text().as_str(), part.header("content-range")),
        (206, "234", "bytes 2-4/10")
    );
    assert_eq!(range("bytes=-3").text(), "789");
    assert_eq!(range("bytes=8-").text(), "89");
    let beyond = range("bytes=10-");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */10"));
    let endless = "9".repeat(30);
    assert_eq!(range(&format!("bytes=8-{endless}")).text(), "89");
    assert_eq!(range(&format!("bytes=-{endless}")).text(), "0123456789");
    assert_eq!(range(&format!("bytes={endless}-")).status, 416);
    assert_eq!((range("bytes=0-1,3-4").status, range("nonsense").status), (200, 200));
    let tag = part.header("etag");
    let if_same = |tag: &str| {
        served.ask("GET", "/video.mp4", &["Range: bytes=0-0", &format!("If-Range: {tag}")]).status
    };
    assert_eq!((if_same(tag), if_same("\"x\"")), (206, 200));
}

#[test]
fn p22_nonsense_is_answered_or_dropped_and_others_are_served() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(200_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(5000));
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: local\x00host\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
    ] {
        let mut stream = served.connect();
        // The other side may close before it has read all of it.
        let _ = stream.write_all(garbage);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(
            !answer.starts_with("HTTP/1.1 200")
                || garbage.starts_with(b"GET / HTTP/1.1\r\nHost: localhost\r\nT"),
            "{answer}"
        );
        assert_eq!(served.get("/harbour/").status, 200);
    }
}

#[test]
fn p22_clients_that_do_not_read_or_do_not_ask_cost_little() {
    let site = site();
    // A page of some megabytes, and a file of more.
    let claim = "- Nobody knows how it went on, or whether it did.\n";
    site.write("content/long.md", &format!("# Long\n\n{}", claim.repeat(20_000)));
    fs::write(site.at("static/large.bin"), vec![7; 48 << 20]).unwrap();
    let served = Served::start(&site, "--port 0");
    let length = served.get("/long/").body.len();
    assert!(length > 1 << 20, "{length}");
    let before = served.memory();
    let mut silent: Vec<TcpStream> = Vec::new();
    for number in 0..200 {
        let mut stream = served.connect();
        match number % 4 {
            0 => {}
            1 => stream.write_all(b"GET /har").unwrap(),
            2 => stream.write_all(b"GET /long/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap(),
            _ => stream.write_all(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap(),
        }
        silent.push(stream);
    }
    let started = Instant::now();
    assert_eq!(served.get("/harbour/").status, 200, "others are served");
    assert!(started.elapsed() < PATIENCE / 2);
    let grown = served.memory().saturating_sub(before);
    assert!(grown < 96 << 10, "{grown} KiB for 200 clients that do not read");
    // Whoever has not asked by now is let go.
    let mut waits = silent.swap_remove(1);
    assert_eq!(waits.read(&mut [0; 256]).map_or(0, |count| count.min(1)), 0);
}

#[test]
fn what_changes_is_told_and_what_cannot_be_shown_too() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let mut events = served.listen("/harbour/");
    let first = next_news(&mut events);
    let key = |page: &Response| {
        let text = page.text();
        let (_, rest) = text.split_once("data-key=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(first["key"], key(&served.get("/harbour/")));
    assert_eq!((&first["gone"], &first["moved"]), (&false.into(), &serde_json::Value::Null));

    // A change that the page shows.
    let text = fs::read_to_string(site.at("content/harbour.md")).unwrap();
    site.write("content/harbour.md", &text.replace("It is closed.", "It is shut."));
    let second = next_news(&mut events);
    assert_ne!(second["key"], first["key"]);
    let page = served.get("/harbour/");
    assert_eq!(second["key"], key(&page));
    assert!(page.text().contains("It is shut."));

    // The side table: where things stand, and what is wrong with them.
    let table = |path: &str| -> serde_json::Value {
        serde_json::from_str(&served.get(&format!("/__factbox/places?path={path}")).text()).unwrap()
    };
    // It follows the page, which is shown before the site is compiled.
    let mut here = table("/harbour/");
    while here["places"]["it-is-shut"].is_null() {
        next_news(&mut events);
        here = table("/harbour/");
    }
    assert_eq!(here["source"], "content/harbour.md");
    assert_eq!(here["places"]["it-is-shut"], "content/harbour.md:12");
    assert_eq!(here["places"]["reported-by-one-source"], "content/harbour.md:10");
    let finding =
        here["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "uncited-claim").unwrap();
    assert_eq!((&finding["id"], &finding["level"]), (&"nobody-cites-this".into(), &"error".into()));
    assert!(finding["place"].as_str().unwrap().starts_with("content/harbour.md:13:"));
    assert!(finding["text"].as_str().unwrap().contains("13 | - Nobody cites this."));
    assert_eq!(table("/tides/")["draft"], true);
    assert_eq!(table("/no/such/page/")["source"], serde_json::Value::Null);

    // What cannot be rendered: the page stays, and the table says what the terminal says.
    site.write("content/harbour.md", "---\ntitle: [broken\n---\n");
    let third = next_news(&mut events);
    assert_eq!(third["key"], second["key"]);
    // News of the change before may have been told only now.
    while table("/harbour/")["problem"].is_null() {
        next_news(&mut events);
    }
    let problem = table("/harbour/")["problem"].as_str().unwrap().to_owned();
    assert!(problem.contains("content/harbour.md:"), "{problem}");
    assert!(served.get("/harbour/").text().contains("It is shut."));
    wait_until("the terminal", || served.said().contains("not shown, 1 error"));
    assert!(served.said().contains(problem.lines().next().unwrap()), "{}", served.said());

    // Mended.
    site.write("content/harbour.md", &text.replace("It is closed.", "It is open."));
    let fourth = next_news(&mut events);
    assert_ne!(fourth["key"], third["key"]);
    assert_eq!(table("/harbour/")["problem"], serde_json::Value::Null);

    // Moved, and gone.
    fs::rename(site.at("content/harbour.md"), site.at("content/port.md")).unwrap();
    let fifth = next_news(&mut events);
    assert_eq!((&fifth["gone"], &fifth["moved"]), (&true.into(), &"/port/".into()));
    fs::remove_file(site.at("content/port.md")).unwrap();
    let sixth = next_news(&mut events);
    assert_eq!((&sixth["gone"], &sixth["moved"]), (&true.into(), &serde_json::Value::Null));
}

#[test]
fn p23_a_page_whose_template_fails_is_shown_as_it_was() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let before = served.get("/harbour/").text();
    // Wait until all of it is known to be good.
    site.write("static/a.txt", "two");
    wait_until("the second line", || served.said().contains("static/a.txt changed: "));
    let mut events = served.listen("/harbour/");
    next_news(&mut events);
    site.write(
        "templates/explainer.html",
        "{% extends \"@theme/explainer.html\" %}\n{% block end %}{{ nothing.at.all }}{% endblock end %}\n",
    );
    let problem = loop {
        next_news(&mut events);
        let table: serde_json::Value =
            serde_json::from_str(&served.get("/__factbox/places?path=/harbour/").text()).unwrap();
        if let Some(problem) = table["problem"].as_str() {
            break problem.to_owned();
        }
    };
    assert!(problem.contains("templates/explainer.html:2:"), "{problem}");
    assert_eq!(served.get("/harbour/").text(), before);
    assert_eq!(served.get("/").status, 200);
    site.write(
        "templates/explainer.html",
        "{% extends \"@theme/explainer.html\" %}\n{% block end %}<p>The end.</p>{% endblock end %}\n",
    );
    wait_until("the mended page", || served.get("/harbour/").text().contains("<p>The end.</p>"));
    let table = served.get("/__factbox/places?path=/harbour/").text();
    assert!(table.contains("\"problem\":null"), "{table}");
}

#[test]
fn a_site_that_cannot_be_rendered_yet_is_waited_for() {
    let site = site();
    let text = fs::read_to_string(site.at("content/harbour.md")).unwrap();
    site.write("content/harbour.md", "---\ntitle: [broken\n---\n");
    let served = Served::start(&site, "--port 0");
    let answer = served.get("/");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("content/harbour.md:") && answer.text().contains("/__factbox/preview.js"));
    let mut events = served.listen("/");
    assert_eq!(next_news(&mut events)["key"], serde_json::Value::Null);
    site.write("content/harbour.md", &text);
    assert_ne!(next_news(&mut events)["key"], serde_json::Value::Null);
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn a_site_below_a_path_is_served_there_too() {
    let site = site();
    site.write("factbox.yaml", "base_url: https://example.org/sub/\nlinks: absolute\n");
    let served = Served::start(&site, "--port 0");
    assert_eq!((served.get("/harbour/").status, served.get("/sub/harbour/").status), (200, 200));
    assert_eq!((served.get("/sub/").status, served.get("/sub/robots.txt").status), (200, 200));
    assert_eq!(served.get("/sub/../../etc/passwd").status, 404);
}

#[test]
fn p21_a_taken_port_is_named_and_the_next_free_one_is_found() {
    let site = site();
    let first = Served::start(&site, "");
    let second = Served::start(&site, "");
    assert_ne!(first.port, second.port);
    let (code, said) = site.said(&format!("serve --port {}", first.port));
    assert_eq!(code, 3);
    assert!(said.contains(&format!("port {} is taken", first.port)), "{said}");
}

#[test]
fn p21_it_ends_at_once_and_the_port_is_free_again() {
    let site = site();
    for signal in ["-INT", "-TERM"] {
        let mut served = Served::start(&site, "--port 0");
        let port = served.port;
        let mut events = served.listen("/");
        next_news(&mut events);
        let _half = served.connect().write_all(b"GET /");
        served.signal(signal);
        let mut code = None;
        wait_until("the end", || {
            code = served.running.0.try_wait().unwrap();
            code.is_some()
        });
        assert_eq!(code.unwrap().code(), Some(0), "{signal}");
        let again = Served::start(&site, &format!("--port {port}"));
        assert_eq!(again.port, port);
    }
    assert!(!site.at("output").exists());
}

#[test]
fn what_is_said_is_a_line_for_each_change() {
    let site = site();
    let served = Served::start(&site, "--port 0");
    let first = served.said();
    let text = fs::read_to_string(site.at("content/harbour.md")).unwrap();
    site.write("content/harbour.md", &text.replace("It is closed.", "It is shut."));
    let said = |needle: &str| served.said()[first.len()..].contains(needle);
    wait_until("the line", || said("content/harbour.md changed: "));
    let rest = served.said()[first.len()..].to_owned();
    assert_eq!(rest.lines().count(), 1, "what was said is not said again: {rest}");
    // The page, and that of its source.
    assert!(rest.starts_with("content/harbour.md changed: 2 pages rendered in "), "{rest}");
    assert!(rest.contains(" s; 1 error"), "{rest}");
}

#[test]
fn the_browser_is_opened_if_asked_for() {
    let site = site();
    let folder = site.at("bin");
    site.write("bin/xdg-open", "#!/bin/sh\necho \"$1\" > \"${0%/*}/opened\"\n");
    fs::set_permissions(folder.join("xdg-open"), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let mut command = site.command("serve --port 0 --open");
    let _running = Running(command.env("PATH", path).stderr(Stdio::null()).spawn().unwrap());
    wait_until("the browser", || {
        fs::read_to_string(folder.join("opened")).is_ok_and(|url| url.starts_with("http://127.0.0.1:"))
    });
}
