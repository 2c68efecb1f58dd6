//! The language server over its standard streams: recorded conversations, and what a client should never say.
//!
//! `tests/lsp/*.txt` are conversations about the site in `tests/lsp/site`, which stands in a folder with a space and letters
//! beyond ASCII in its name. A line that begins with `>` is what the client does, the lines below it are what comes of it;
//! `UPDATE_EXPECT=1 cargo test` writes them anew. `¦` is the place that is asked about.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A URI as VS Code writes it: all that could mean something is encoded.
fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").unwrap();
        }
    }
    uri
}

/// A server, and a client that understands nothing by itself.
struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: i32,
    /// What was said besides answers, since it was last looked at.
    news: Vec<Value>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factbox"))
            .args(["lsp", "--today", "2025-05-12"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output, next: 1, news: Vec::new() }
    }

    fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send_body(&mut self, body: &str) {
        self.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send_body(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    fn receive(&mut self) -> Option<Value> {
        let mut length = None;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = Some(value.trim().parse::<usize>().unwrap());
            }
        }
        let mut body = vec![0; length.unwrap()];
        self.output.read_exact(&mut body).unwrap();
        Some(serde_json::from_slice(&body).unwrap())
    }

    /// Asks, and waits for the answer; what comes before it is kept.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.next;
        self.next += 1;
        let question = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.send_body(&question.to_string());
        self.answer(&json!(id))
    }

    fn answer(&mut self, id: &Value) -> Value {
        loop {
            let message = self.receive().expect("the server is there");
            if message.get("method").is_none() && message["id"] == *id {
                return message;
            }
            self.news.push(message);
        }
    }

    fn initialize(&mut self, root: &Path, capabilities: Value) -> Value {
        let capabilities = if capabilities.is_null() { can(&[]) } else { capabilities };
        let params = json!({"processId": null, "rootUri": uri(root), "capabilities": capabilities});
        let answer = self.ask("initialize", &params);
        self.notify("initialized", &json!({}));
        answer
    }

    /// How the server ends when nothing more is said.
    fn status(mut self) -> Option<i32> {
        drop(self.input.take());
        let mut rest = Vec::new();
        self.output.read_to_end(&mut rest).unwrap();
        self.child.wait().unwrap().code()
    }
}

/// What a client can do that is up to date.
fn can(encodings: &[&str]) -> Value {
    json!({
        "general": {"positionEncodings": encodings},
        "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
        "textDocument": {
            "definition": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "publishDiagnostics": {"relatedInformation": true},
        },
    })
}

/// A client that has texts open, and writes down what it sees.
struct Editor {
    server: Server,
    root: PathBuf,
    texts: BTreeMap<String, (i32, String)>,
    utf8: bool,
}

impl Editor {
    fn uri(&self, path: &str) -> String {
        uri(&self.root.join(path))
    }

    fn text(&self, path: &str) -> String {
        match self.texts.get(path) {
            Some((_, text)) => text.clone(),
            None => fs::read_to_string(self.root.join(path)).unwrap(),
        }
    }

    fn position(&self, text: &str, at: usize) -> Value {
        let before = &text[..at];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let written = &before[start..];
        let character = if self.utf8 { written.len() } else { written.encode_utf16().count() };
        json!({"line": line, "character": character})
    }

    /// The one place where `words` stand, and the position of their `¦` or else of their beginning.
    fn find(&self, path: &str, words: &str) -> (usize, Value) {
        let words = words.replace("\\n", "\n");
        let text = self.text(path);
        let plain = words.replacen('¦', "", 1);
        let found: Vec<_> = text.match_indices(&plain).map(|(at, _)| at).collect();
        assert_eq!(found.len(), 1, "`{plain}` stands {} times in {path}", found.len());
        let at = found[0] + words.find('¦').unwrap_or(0);
        (found[0], self.position(&text, at))
    }

    /// All that has been said until now.
    fn news(&mut self) -> String {
        // What is asked is answered after all that was heard before.
        let document = json!({"textDocument": {"uri": self.uri("factbox.yaml")}});
        self.server.ask("textDocument/documentSymbol", &document);
        let mut said = String::new();
        for message in std::mem::take(&mut self.server.news) {
            let params = &message["params"];
            match message["method"].as_str() {
                Some("textDocument/publishDiagnostics") => self.write_findings(params, &mut said),
                Some(method) => {
                    writeln!(said, "{method} {}", self.named(params)).unwrap();
                    let answer = json!({"jsonrpc": "2.0", "id": message["id"], "result": null});
                    self.server.send_body(&answer.to_string());
                }
                None => writeln!(said, "{message}").unwrap(),
            }
        }
        said
    }

    /// With the site's own names in place of URIs.
    fn named(&self, value: &Value) -> String {
        value.to_string().replace(&format!("{}/", uri(&self.root)), "")
    }

    fn file(&self, uri: &Value) -> String {
        let uri = uri.as_str().unwrap();
        // Of a file that is not open the server makes the name: with a space and letters of all kinds it is encoded.
        let path = percent_decoded(uri.strip_prefix("file://").unwrap());
        path.strip_prefix(&format!("{}/", self.root.display())).unwrap_or(&path).to_owned()
    }

    fn write_findings(&self, params: &Value, said: &mut String) {
        let version = params["version"].as_i64().map(|version| format!(" v{version}")).unwrap_or_default();
        let findings = params["diagnostics"].as_array().unwrap();
        let none = if findings.is_empty() { ": nothing" } else { "" };
        writeln!(said, "{}{version}{none}", self.file(&params["uri"])).unwrap();
        for finding in findings {
            let level = ["", "error", "warning", "info"][finding["severity"].as_u64().unwrap() as usize];
            let message = finding["message"].as_str().unwrap().replace('\n', "\n      ");
            let rule = finding["code"].as_str().unwrap();
            writeln!(said, "  {} {level}[{rule}]: {message}", range(&finding["range"])).unwrap();
            for related in finding["relatedInformation"].as_array().into_iter().flatten() {
                let location = &related["location"];
                let (file, range) = (self.file(&location["uri"]), range(&location["range"]));
                writeln!(said, "      {file} {range} {}", related["message"].as_str().unwrap()).unwrap();
            }
        }
    }

    fn ask(&mut self, method: &str, path: &str, words: &str) -> Value {
        let (_, position) = self.find(path, words);
        let params = json!({
            "textDocument": {"uri": self.uri(path)},
            "position": position,
            "context": {"includeDeclaration": true},
        });
        let answer = self.server.ask(&format!("textDocument/{method}"), &params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Does what a line says, and writes down what comes of it.
    #[expect(
        clippy::too_many_lines,
        reason = "each thing that a client does is a few lines, and there are many"
    )]
    fn act(&mut self, line: &str) -> String {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (path, words) = rest.split_once(": ").unwrap_or((rest, ""));
        let document = json!({"uri": self.uri(path)});
        match verb {
            "open" => {
                let mut text = fs::read_to_string(self.root.join(path)).unwrap_or_default();
                // As an editor holds it that keeps line ends.
                if words == "with CRLF" {
                    text = text.replace('\n', "\r\n");
                }
                self.texts.insert(path.to_owned(), (1, text.clone()));
                let params = json!({"textDocument": {"uri": document["uri"], "languageId": "markdown", "version": 1, "text": text}});
                self.server.notify("textDocument/didOpen", &params);
                self.news()
            }
            "change" | "append" => {
                let text = self.text(path);
                let (old, new) = words.split_once(" ==> ").unwrap_or(("", words));
                let (at, start) = if verb == "append" {
                    (text.len(), self.position(&text, text.len()))
                } else {
                    self.find(path, old)
                };
                let (old, new) = (old.replace("\\n", "\n"), new.replace("\\n", "\n"));
                let end = self.position(&text, at + old.len());
                let (version, text) = self.texts.get_mut(path).expect("it is open");
                text.replace_range(at..at + old.len(), &new);
                *version += 1;
                let params = json!({
                    "textDocument": {"uri": document["uri"], "version": version},
                    "contentChanges": [{"range": {"start": start, "end": end}, "text": new}],
                });
                self.server.notify("textDocument/didChange", &params);
                self.news()
            }
            "save" => {
                fs::write(self.root.join(path), self.text(path)).unwrap();
                self.server.notify("textDocument/didSave", &json!({"textDocument": document}));
                self.news()
            }
            "close" => {
                self.texts.remove(path);
                self.server.notify("textDocument/didClose", &json!({"textDocument": document}));
                self.news()
            }
            // Somebody else writes or removes a file, and the editor hears of it.
            "disk" | "remove" => {
                let file = self.root.join(path);
                if verb == "remove" {
                    fs::remove_file(&file).unwrap();
                } else {
                    let text = fs::read_to_string(&file).unwrap_or_default();
                    let (old, new) = words.split_once(" ==> ").unwrap_or(("", words));
                    let new = new.replace("\\n", "\n");
                    let text = if old.is_empty() { new } else { text.replacen(old, &new, 1) };
                    fs::write(&file, text).unwrap();
                }
                let change = json!({"changes": [{"uri": document["uri"], "type": 2}]});
                self.server.notify("workspace/didChangeWatchedFiles", &change);
                self.news()
            }
            "hover" => {
                let hover = self.ask("hover", path, words);
                match hover["contents"]["value"].as_str() {
                    Some(value) => format!("{}\n{}", range(&hover["range"]), indented(value)),
                    None => "nothing\n".to_owned(),
                }
            }
            "complete" => {
                let list = self.ask("completion", path, words);
                let mut said = String::new();
                for item in list["items"].as_array().unwrap() {
                    let detail =
                        item["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
                    let edit = &item["textEdit"];
                    let label = item["label"].as_str().unwrap();
                    writeln!(
                        said,
                        "{label}{detail} {} {:?}",
                        range(&edit["range"]),
                        edit["newText"].as_str().unwrap()
                    )
                    .unwrap();
                }
                if said.is_empty() { "nothing\n".to_owned() } else { said }
            }
            "document" => {
                let list = self.ask("completion", path, words);
                let first = &list["items"].as_array().unwrap()[0];
                indented(first["documentation"]["value"].as_str().unwrap())
            }
            "definition" | "references" => {
                let mut said = String::new();
                for found in self.ask(verb, path, words).as_array().unwrap() {
                    let (uri, place) = match found.get("targetUri") {
                        Some(uri) => (uri, &found["targetRange"]),
                        None => (&found["uri"], &found["range"]),
                    };
                    writeln!(said, "{} {}", self.file(uri), range(place)).unwrap();
                }
                if said.is_empty() { "nowhere\n".to_owned() } else { said }
            }
            "symbols" => {
                let answer =
                    self.server.ask("textDocument/documentSymbol", &json!({"textDocument": document}));
                let mut said = String::new();
                write_symbols(answer["result"].as_array().unwrap(), 0, &mut said);
                said
            }
            "hints" => {
                let range =
                    json!({"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}});
                let params = json!({"textDocument": document, "range": range});
                let answer = self.server.ask("textDocument/inlayHint", &params);
                let mut said = String::new();
                for hint in answer["result"].as_array().unwrap() {
                    let at = &hint["position"];
                    writeln!(said, "{}:{} {}", at["line"], at["character"], hint["label"].as_str().unwrap())
                        .unwrap();
                }
                said
            }
            // What may be done about what is wrong there; with `==> N` the Nth is done.
            "fixes" => {
                let (words, chosen) = words.split_once(" ==> ").unwrap_or((words, ""));
                let (_, position) = self.find(path, words);
                let params = json!({
                    "textDocument": document,
                    "range": {"start": position, "end": position},
                    "context": {"diagnostics": []},
                });
                let answer = self.server.ask("textDocument/codeAction", &params);
                let actions = answer["result"].as_array().unwrap().clone();
                let mut said = String::new();
                for action in &actions {
                    let edits = action["edit"]["changes"].as_object().unwrap();
                    let (uri, edits) = edits.iter().next().unwrap();
                    assert_eq!(*uri, self.uri(path));
                    let edit = &edits[0];
                    let preferred = if action["isPreferred"] == true { " (certain)" } else { "" };
                    let rule = action["diagnostics"][0]["code"].as_str().unwrap();
                    writeln!(
                        said,
                        "[{rule}] {}{preferred}: {} {:?}",
                        action["title"].as_str().unwrap(),
                        range(&edit["range"]),
                        edit["newText"].as_str().unwrap()
                    )
                    .unwrap();
                }
                if let Ok(chosen) = chosen.parse::<usize>() {
                    let edit = &actions[chosen - 1]["edit"]["changes"][&self.uri(path)][0];
                    let (version, text) = self.texts.get_mut(path).unwrap();
                    *text = applied(text, edit, self.utf8);
                    *version += 1;
                    let params = json!({
                        "textDocument": {"uri": document["uri"], "version": version},
                        "contentChanges": [{"text": text}],
                    });
                    self.server.notify("textDocument/didChange", &params);
                    said += &self.news();
                }
                if said.is_empty() { "nothing\n".to_owned() } else { said }
            }
            other => panic!("nobody knows how to {other}"),
        }
    }
}

/// A text after an edit.
fn applied(text: &str, edit: &Value, utf8: bool) -> String {
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        let units = at["character"].as_u64().unwrap() as usize;
        let mut count = 0;
        let rest = text[start..].char_indices();
        let found = rest.clone().find(|(_, char)| {
            let is_there = count >= units;
            count += if utf8 { char.len_utf8() } else { char.len_utf16() };
            is_there
        });
        found.map_or(text.len(), |(at, _)| start + at)
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..])
}

fn percent_decoded(text: &str) -> String {
    let (mut bytes, mut at) = (Vec::new(), 0);
    while at < text.len() {
        if text.as_bytes()[at] == b'%' {
            bytes.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            bytes.push(text.as_bytes()[at]);
            at += 1;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Two spaces before each line, so that none looks like what a client does.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}

fn range(range: &Value) -> String {
    let at = |place: &Value| format!("{}:{}", place["line"], place["character"]);
    format!("{}-{}", at(&range["start"]), at(&range["end"]))
}

fn write_symbols(symbols: &[Value], depth: usize, said: &mut String) {
    for symbol in symbols {
        let detail = symbol["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let (name, line) = (symbol["name"].as_str().unwrap(), range(&symbol["range"]));
        writeln!(said, "{}{name}{detail} {line}", "  ".repeat(depth)).unwrap();
        write_symbols(symbol["children"].as_array().unwrap(), depth + 1, said);
    }
}

/// Has a conversation again, and returns it as it went this time.
fn converse(recorded: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("my säite #1");
    copy(&self::folder().join("site"), &root);
    let utf8 = recorded.contains("> utf-8");
    let mut server = Server::start(&[]);
    let encodings: &[&str] = if utf8 { &["utf-8", "utf-16"] } else { &[] };
    let answer = server.initialize(&root, can(encodings));
    let expected = if utf8 { "utf-8" } else { "utf-16" };
    assert_eq!(answer["result"]["capabilities"]["positionEncoding"], expected);
    let mut editor = Editor { server, root, texts: BTreeMap::new(), utf8 };
    let mut again = String::new();
    for line in recorded.lines() {
        if let Some(line) = line.strip_prefix("> ") {
            writeln!(again, "> {line}").unwrap();
            again += &match line {
                "utf-8" | "start" => editor.news(),
                line => editor.act(line),
            };
            again.push('\n');
        } else if line.starts_with('#') {
            writeln!(again, "{line}").unwrap();
        }
    }
    assert!(editor.server.ask("shutdown", &Value::Null)["result"].is_null());
    editor.server.notify("exit", &Value::Null);
    assert_eq!(editor.server.status(), Some(0));
    format!("{}\n", again.trim_end())
}

#[test]
fn conversations_go_as_recorded() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        count += 1;
        let recorded = fs::read_to_string(&path).unwrap();
        let again = converse(&recorded);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, again).unwrap();
        } else if again != recorded {
            let differs = again.lines().zip(recorded.lines()).position(|(a, b)| a != b);
            let line = differs.unwrap_or_else(|| again.lines().count().min(recorded.lines().count()));
            let at = |text: &str| text.lines().skip(line).take(6).collect::<Vec<_>>().join("\n");
            wrong.push(format!(
                "{}:{}\nrecorded:\n{}\nnow:\n{}",
                path.display(),
                line + 1,
                at(&recorded),
                at(&again)
            ));
        }
    }
    assert!(count >= 5, "only {count} conversations");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_protocol_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("site");
    copy(&self::folder().join("site"), &root);
    let code = |answer: &Value| answer["error"]["code"].as_i64();

    let mut server = Server::start(&[]);
    // Nothing before `initialize`, and that once.
    assert_eq!(code(&server.ask("textDocument/hover", &json!({}))), Some(-32002));
    server.notify("textDocument/didOpen", &json!({}));
    let capabilities = server.initialize(&root, Value::Null)["result"]["capabilities"].clone();
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(code(&server.ask("initialize", &json!({"capabilities": {}}))), Some(-32600));

    // What is not understood is refused, and the server goes on.
    assert_eq!(code(&server.ask("textDocument/fold", &json!({}))), Some(-32601));
    assert_eq!(code(&server.ask("textDocument/hover", &json!({"position": "here"}))), Some(-32602));
    assert_eq!(code(&server.ask("textDocument/hover", &Value::Null)), Some(-32602));
    for (method, params) in [
        ("textDocument/didChange", json!({"textDocument": 1})),
        (
            "textDocument/didChange",
            json!({"textDocument": {"uri": "file:///nobody.md", "version": 1}, "contentChanges": []}),
        ),
        ("textDocument/didClose", json!({"textDocument": {"uri": "untitled:1"}})),
        ("$/setTrace", json!({"value": "off"})),
        ("workspace/didChangeConfiguration", json!({"settings": null})),
        ("nobody/knows", Value::Null),
    ] {
        server.notify(method, &params);
    }
    for body in ["{\"jsonrpc\": \"2.0\", ", "[]", "\u{1F600}"] {
        server.send_body(body);
        let answer = server.answer(&Value::Null);
        assert_eq!(code(&answer), Some(-32700), "{body}");
    }
    server.send_body(r#"{"jsonrpc":"2.0","id":"a word","method":"textDocument/hover","params":{}}"#);
    assert_eq!(code(&server.answer(&json!("a word"))), Some(-32602));

    // Places that are not there are the nearest ones, or nothing.
    let far = json!({"line": 4_000_000_000_u32, "character": 4_000_000_000_u32});
    for path in ["content/varn-clock.md", "content/gone.md", "output/x.html", "../outside.md"] {
        let document = json!({"uri": format!("{}/{path}", uri(&root))});
        for method in ["hover", "completion", "definition", "references"] {
            let params =
                json!({"textDocument": document, "position": far, "context": {"includeDeclaration": true}});
            let answer = server.ask(&format!("textDocument/{method}"), &params);
            assert_eq!(code(&answer), None, "{method} {path}: {answer}");
        }
        for method in ["codeAction", "inlayHint", "documentSymbol"] {
            let range = json!({"start": far, "end": {"line": 0, "character": 0}});
            let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
            let answer = server.ask(&format!("textDocument/{method}"), &params);
            assert_eq!(code(&answer), None, "{method} {path}: {answer}");
        }
    }

    // After `shutdown` nothing is answered but `exit`.
    assert!(server.ask("shutdown", &Value::Null)["result"].is_null());
    assert_eq!(code(&server.ask("shutdown", &Value::Null)), Some(-32600));
    server.notify("exit", &Value::Null);
    assert_eq!(server.status(), Some(0));
}

#[test]
fn how_it_ends_says_whether_that_was_agreed() {
    let folder = tempfile::tempdir().unwrap();
    // The client is gone.
    assert_eq!(Server::start(&[]).status(), Some(1));
    let mut server = Server::start(&[]);
    server.initialize(folder.path(), Value::Null);
    assert_eq!(server.status(), Some(1));
    // `exit` without `shutdown`.
    let mut server = Server::start(&[]);
    server.initialize(folder.path(), Value::Null);
    server.notify("exit", &Value::Null);
    assert_eq!(server.status(), Some(1));
    // Gone after `shutdown`.
    let mut server = Server::start(&["--stdio"]);
    server.initialize(folder.path(), Value::Null);
    server.ask("shutdown", &Value::Null);
    assert_eq!(server.status(), Some(0));
    // What is not the protocol at all.
    let mut server = Server::start(&[]);
    server.send_raw(b"GET / HTTP/1.1\nHost: localhost\nAccept: */*\n\n");
    assert_eq!(server.status(), Some(1));
    // Flags that are wrong are said on the standard error.
    assert_eq!(Server::start(&["-C", "/nowhere"]).status(), Some(2));
}

#[test]
fn a_text_outside_of_any_site_is_served_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.md");
    fs::write(&path, "[@nobody, \"x\"]\n").unwrap();
    let mut server = Server::start(&[]);
    server.initialize(folder.path(), Value::Null);
    let document = json!({"uri": uri(&path)});
    let opened = json!({"uri": uri(&path), "languageId": "markdown", "version": 1, "text": "[@nobody]\n"});
    server.notify("textDocument/didOpen", &json!({"textDocument": opened}));
    let params = json!({"textDocument": document, "position": {"line": 0, "character": 3}});
    for method in ["hover", "completion", "definition"] {
        assert_eq!(server.ask(&format!("textDocument/{method}"), &params)["result"], Value::Null);
    }
    server.notify("textDocument/didClose", &json!({"textDocument": document}));
    server.ask("shutdown", &Value::Null);
    assert!(
        server.news.iter().all(|message| message["method"] == "client/registerCapability"),
        "{:?}",
        server.news
    );
}

#[test]
fn a_site_is_known_as_long_as_something_of_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("site");
    copy(&self::folder().join("site"), &root);
    let page = root.join("content/varn-clock.md");
    let broken = fs::read_to_string(&page).unwrap().replace("built in 1891\"", "built in 1892\"");
    fs::write(&page, &broken).unwrap();
    // The editor's folder is another one, and calls the site by another name.
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(&root, &link).unwrap();
    let mut server = Server::start(&[]);
    server.initialize(elsewhere.path(), Value::Null);
    let about = uri(&link.join("content/pages/about.md"));
    let opened = json!({"uri": about, "languageId": "markdown", "version": 1, "text": "Nobody.\n"});
    server.notify("textDocument/didOpen", &json!({"textDocument": opened}));
    server.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": about}}));
    server.notify("textDocument/didClose", &json!({"textDocument": {"uri": about}}));
    server.ask("shutdown", &Value::Null);
    let named = format!("file://{}/content/varn-clock.md", link.display());
    let said: Vec<usize> = server
        .news
        .iter()
        .filter(|message| message["params"]["uri"] == named.as_str())
        .map(|message| message["params"]["diagnostics"].as_array().unwrap().len())
        .collect();
    // The passage, and the place that the page has no more.
    assert_eq!(said, [2, 0], "{:?}", server.news);
}
