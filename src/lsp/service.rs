//! The state of the server, and what it says to what it hears. Knows nothing of the streams that both come and go through.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::config;
use crate::diagnostic::Diagnostic;
use crate::disk::folders;
use crate::path::SitePath;
use crate::session::{OPEN_FOR_LONG, Refresh, Session, Settings};
use crate::span::Span;

use super::asked::Asked;
use super::complete::complete;
use super::definition::{definition, references};
use super::desk::Desk;
use super::fixes::fixes;
use super::held::Held;
use super::hints::hints;
use super::hover::hover;
use super::position::Position;
use super::protocol::{self, Client};
use super::symbols::symbols;
use super::uri;

/// Which sites there are.
pub struct Sites {
    /// The only one; `None` for those that the texts in the editor belong to.
    pub only: Option<PathBuf>,
    /// How the site at a root is read.
    pub settings: Box<dyn Fn(PathBuf) -> Settings>,
}

/// What comes from the client.
#[derive(Clone, Debug)]
pub(super) enum Heard {
    /// A question.
    Question { id: Value, method: String, params: Value },
    /// Something that happened.
    News { method: String, params: Value },
    /// An answer to a question of ours.
    Answer,
    /// Nothing that could be read, and why.
    Garbled(String),
}

/// What goes to the client.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// An answer.
    Answer { id: Value, answer: Result<Value, Refused> },
    /// Something that happened.
    News { method: &'static str, params: Value },
    /// A question of ours.
    Question { id: i32, method: &'static str, params: Value },
}

/// Why a question is not answered: a code of the protocol, and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) code: i32,
    pub(super) message: String,
}

const GARBLED: i32 = -32700;
const WRONG_TIME: i32 = -32600;
const NO_SUCH_METHOD: i32 = -32601;
const WRONG_PARAMS: i32 = -32602;
const OUR_MISTAKE: i32 = -32603;
const NOT_STARTED: i32 = -32002;
const CANCELLED: i32 = -32800;

fn refused(code: i32, message: impl Into<String>) -> Refused {
    Refused { code, message: message.into() }
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    ShutDown,
    /// Ended as agreed, or without having been shut down.
    Ended {
        well: bool,
    },
}

/// A site that texts in the editor belong to.
struct Site {
    session: Session,
    /// Its root as the editor calls it.
    named: PathBuf,
    /// What the last refresh came to.
    refresh: Option<Refresh>,
    /// What the editor was told to be wrong, by URI.
    told: BTreeMap<String, Value>,
    /// Whether something may have changed since.
    is_stale: bool,
}

/// The state of the server.
pub(super) struct Service {
    sites: Sites,
    phase: Phase,
    client: Client,
    /// The client's folders, as it calls them.
    folders: Vec<PathBuf>,
    /// The texts that the editor holds, by the paths of their files.
    held: BTreeMap<PathBuf, Held>,
    open: BTreeMap<PathBuf, Site>,
}

/// How a question about a place is answered.
type AtPlace = fn(&Client, &Desk<'_>, &SitePath, &Asked<'_>) -> Value;

/// What a question about a file is answered from.
type About<'a> = (Desk<'a>, SitePath);

impl Service {
    /// A server that has heard nothing yet.
    pub(super) fn new(sites: Sites) -> Self {
        Self {
            sites,
            phase: Phase::New,
            client: Client::default(),
            folders: Vec::new(),
            held: BTreeMap::new(),
            open: BTreeMap::new(),
        }
    }

    /// Whether the conversation has ended, and as agreed.
    pub(super) fn ended(&self) -> Option<bool> {
        match self.phase {
            Phase::Ended { well } => Some(well),
            _ => None,
        }
    }

    /// Ends the conversation: the client is gone, or says so.
    pub(super) fn end(&mut self) {
        self.phase = Phase::Ended { well: self.phase == Phase::ShutDown || self.ended() == Some(true) };
    }

    /// Takes all that waits, in its order, and says what there is to say to it. What is wrong is found once, after the last
    /// of it, or before a question is answered.
    pub(super) fn hear(&mut self, heard: Vec<Heard>) -> Vec<Said> {
        let mut said = Vec::new();
        let cancelled: Vec<Value> = heard
            .iter()
            .filter_map(|heard| match heard {
                Heard::News { method, params } if method == "$/cancelRequest" => Some(params["id"].clone()),
                _ => None,
            })
            .collect();
        for heard in heard {
            if self.ended().is_some() {
                return said;
            }
            match heard {
                Heard::Question { id, method, params } => {
                    let answer = if cancelled.contains(&id) {
                        Err(refused(CANCELLED, "cancelled"))
                    } else {
                        guarded(|| self.answer(&method, params, &mut said))
                    };
                    said.push(Said::Answer { id, answer });
                }
                Heard::News { method, params } => {
                    // What was said wrongly is not acted on; nobody waits for an answer.
                    let _ = guarded(|| self.notice(&method, params, &mut said).map(|()| Value::Null));
                }
                Heard::Garbled(why) => {
                    said.push(Said::Answer { id: Value::Null, answer: Err(refused(GARBLED, why)) });
                }
                Heard::Answer => {}
            }
        }
        self.settle(&mut said);
        said
    }

    fn answer(&mut self, method: &str, params: Value, said: &mut Vec<Said>) -> Result<Value, Refused> {
        match (self.phase, method) {
            (Phase::New, "initialize") => {
                self.client = protocol::client(&params);
                self.folders = self.client.folders.iter().filter_map(|uri| uri::path(uri)).collect();
                self.phase = Phase::Running;
                return Ok(protocol::initialized(&self.client));
            }
            (Phase::New, _) => return Err(refused(NOT_STARTED, "`initialize` comes first")),
            (Phase::Running, "initialize") => return Err(refused(WRONG_TIME, "`initialize` comes once")),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                return Ok(Value::Null);
            }
            (Phase::Running, _) => {}
            (Phase::ShutDown | Phase::Ended { .. }, _) => {
                return Err(refused(WRONG_TIME, "the server is shut down"));
            }
        }
        let wrong = |why: String| refused(WRONG_PARAMS, why);
        let at_place: Option<AtPlace> = match method {
            "textDocument/hover" => Some(|_, desk, path, asked| {
                hover(asked).map_or(Value::Null, |found| protocol::hover(desk, path, &found))
            }),
            "textDocument/completion" => {
                Some(|_, desk, path, asked| protocol::completions(desk, path, &complete(asked)))
            }
            "textDocument/definition" => {
                Some(|client, desk, path, asked| protocol::leads(desk, client, path, &definition(asked)))
            }
            "textDocument/references" => Some(|_, desk, _, asked| protocol::places(desk, &references(asked))),
            _ => None,
        };
        if let Some(of) = at_place {
            let (uri, position) = protocol::at(params).map_err(wrong)?;
            self.settle(said);
            let Some((desk, path)) = self.about(&uri) else { return Ok(Value::Null) };
            let asked = Asked::new(desk.refresh, &path, desk.offset(&path, position));
            return Ok(asked.map_or(Value::Null, |asked| of(&self.client, &desk, &path, &asked)));
        }
        match method {
            "textDocument/documentSymbol" => {
                let uri = protocol::document(&params).map_err(wrong)?;
                self.settle(said);
                let Some((desk, path)) = self.about(&uri) else { return Ok(Value::Null) };
                let asked = Asked::new(desk.refresh, &path, 0);
                Ok(asked.map_or(Value::Null, |asked| {
                    protocol::symbols(&desk, &self.client, &path, &symbols(&asked))
                }))
            }
            "textDocument/inlayHint" => {
                let (uri, range) = protocol::within(&params).map_err(wrong)?;
                self.settle(said);
                let Some((desk, path)) = self.about(&uri) else { return Ok(Value::Null) };
                let span = span(&desk, &path, range);
                let asked = Asked::new(desk.refresh, &path, 0);
                Ok(asked.map_or(Value::Null, |asked| protocol::hints(&desk, &path, &hints(&asked, span))))
            }
            "textDocument/codeAction" => {
                let (uri, range) = protocol::within(&params).map_err(wrong)?;
                self.settle(said);
                let found = self.about(&uri).filter(|_| protocol::wants_fixes(&params));
                let Some((desk, path)) = found else { return Ok(Value::Null) };
                let span = span(&desk, &path, range);
                let Some(asked) = Asked::new(desk.refresh, &path, span.start as usize) else {
                    return Ok(Value::Null);
                };
                let is_here = |finding: &&Diagnostic| {
                    finding.place.as_ref().is_some_and(|place| {
                        place.path == path && place.span.start <= span.end && span.start <= place.span.end
                    })
                };
                let findings = desk.refresh.diagnostics.iter().filter(is_here);
                let found: Vec<_> = findings
                    .flat_map(|finding| fixes(&asked, finding).into_iter().map(move |fix| (finding, fix)))
                    .collect();
                Ok(protocol::fixes(&desk, &self.client, &path, &found))
            }
            _ => Err(refused(NO_SUCH_METHOD, format!("there is no method `{method}`"))),
        }
    }

    fn notice(&mut self, method: &str, params: Value, said: &mut Vec<Said>) -> Result<(), Refused> {
        if method == "exit" {
            self.end();
            return Ok(());
        }
        if self.phase != Phase::Running {
            return Ok(());
        }
        let wrong = |why: String| refused(WRONG_PARAMS, why);
        match method {
            "initialized" => {
                if self.client.can_watch {
                    let method = "client/registerCapability";
                    said.push(Said::Question { id: 1, method, params: protocol::watch() });
                }
                for folder in self.folders.clone() {
                    self.enter(&folder);
                }
            }
            "textDocument/didOpen" => {
                let held = protocol::opened(params).map_err(wrong)?;
                let Some(named) = uri::path(&held.uri) else { return Ok(()) };
                let path = real(&named);
                if let Some(root) = self.root_of(&path, &named) {
                    self.open_site(root, &named);
                }
                self.hold(&path, Some(held));
            }
            "textDocument/didChange" => {
                let (uri, version, changes) = protocol::changed(params).map_err(wrong)?;
                let path = uri::path(&uri).map(|named| real(&named));
                let Some((path, mut held)) = path.and_then(|path| self.held.remove_entry(&path)) else {
                    return Ok(());
                };
                for change in &changes {
                    held.change(change, self.client.encoding);
                }
                held.version = version;
                self.hold(&path, Some(held));
            }
            "textDocument/didClose" => {
                let uri = protocol::document(&params).map_err(wrong)?;
                if let Some(path) = uri::path(&uri).map(|named| real(&named)) {
                    self.hold(&path, None);
                }
                self.leave(said);
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                for site in self.open.values_mut() {
                    site.is_stale = true;
                }
            }
            "workspace/didChangeWorkspaceFolders" => {
                let (added, removed) = protocol::folders(params).map_err(wrong)?;
                let removed: Vec<PathBuf> = removed.iter().filter_map(|uri| uri::path(uri)).collect();
                self.folders.retain(|folder| !removed.contains(folder));
                for folder in added.iter().filter_map(|uri| uri::path(uri)) {
                    self.enter(&folder);
                    self.folders.push(folder);
                }
                self.leave(said);
            }
            _ => {}
        }
        Ok(())
    }

    /// The root of the site that the file at `path` belongs to, which the editor calls `named`: the nearest folder with a
    /// `factbox.yaml`, else a folder of the editor's with `content/`.
    fn root_of(&self, path: &Path, named: &Path) -> Option<PathBuf> {
        if let Some(only) = &self.sites.only {
            return path.starts_with(only).then(|| only.clone());
        }
        let above = path.ancestors().skip(1).find(|folder| folder.join(config::FILE_NAME).is_file());
        let folder = || {
            let holds = |folder: &&PathBuf| named.starts_with(folder) && folders::is_root(folder);
            self.folders
                .iter()
                .filter(holds)
                .max_by_key(|folder| folder.as_os_str().len())
                .map(|folder| real(&folder.join(".")))
        };
        above.map(Path::to_path_buf).or_else(folder)
    }

    /// Opens the site that a folder of the editor's is, or lies in.
    fn enter(&mut self, folder: &Path) {
        if let Some(root) = self.root_of_folder(folder) {
            self.open_site(root, folder);
        }
    }

    fn root_of_folder(&self, folder: &Path) -> Option<PathBuf> {
        let found = || folders::find_root(folder);
        match &self.sites.only {
            Some(only) => Some(only.clone()),
            None => found(),
        }
    }

    fn open_site(&mut self, root: PathBuf, named: &Path) {
        if self.open.contains_key(&root) {
            return;
        }
        // The editor may call the root by another name, through a link.
        let is_root = |folder: &&Path| fs::canonicalize(folder).is_ok_and(|real| real == root);
        let named = named.ancestors().find(is_root).unwrap_or(&root).to_path_buf();
        let mut session = Session::new((self.sites.settings)(root.clone()));
        session.hold_open(OPEN_FOR_LONG);
        for (path, held) in &self.held {
            session.hold(path, Some(&held.text));
        }
        self.open.insert(root, Site { session, named, refresh: None, told: BTreeMap::new(), is_stale: true });
    }

    /// Takes the editor's text for what is in the file at `path`, or the disk's again.
    fn hold(&mut self, path: &Path, held: Option<Held>) {
        for (root, site) in &mut self.open {
            if is_of(site, root, path) {
                site.session.hold(path, held.as_ref().map(|held| held.text.as_str()));
                site.is_stale = true;
            }
        }
        match held {
            Some(held) => self.held.insert(path.to_path_buf(), held),
            None => self.held.remove(path),
        };
    }

    /// Closes the sites that no folder and no text of the editor belongs to, and takes back what was said of them.
    fn leave(&mut self, said: &mut Vec<Said>) {
        let mut needed: BTreeSet<PathBuf> =
            self.folders.iter().filter_map(|folder| self.root_of_folder(folder)).collect();
        needed.extend(self.held.iter().filter_map(|(path, held)| self.root_of(path, &uri::path(&held.uri)?)));
        self.open.retain(|root, site| {
            let is_needed = needed.contains(root);
            if !is_needed {
                said.extend(site.told.keys().map(|uri| news_of(protocol::nothing(uri))));
            }
            is_needed
        });
    }

    /// The file that `uri` names in its site.
    fn about(&self, uri: &str) -> Option<About<'_>> {
        let path = real(&uri::path(uri)?);
        let (root, site) = self
            .open
            .iter()
            .filter(|(root, site)| is_of(site, root, &path))
            .max_by_key(|(root, _)| root.as_os_str().len())?;
        let path = SitePath::below(root, &path);
        Some((desk(site, root, &self.held, &self.client)?, path))
    }

    /// Compiles the sites in which something may have changed, and says what is wrong now and was not said before.
    fn settle(&mut self, said: &mut Vec<Said>) {
        for (root, site) in &mut self.open {
            if !std::mem::take(&mut site.is_stale) {
                continue;
            }
            let ended = panic::catch_unwind(AssertUnwindSafe(|| {
                if let Some(refresh) = site.session.refresh() {
                    site.refresh = Some(refresh);
                }
                let now = desk(site, root, &self.held, &self.client)
                    .map(|desk| told(&desk, &self.client, &self.held));
                now.unwrap_or_default()
            }));
            // A mistake of ours has been said when it gets here; the next change may be past it.
            let Ok(now) = ended else { continue };
            let gone = site.told.keys().filter(|uri| !now.contains_key(*uri));
            said.extend(gone.map(|uri| news_of(protocol::nothing(uri))));
            let new = now.iter().filter(|(uri, params)| site.told.get(*uri) != Some(params));
            said.extend(new.map(|(_, params)| news_of(params.clone())));
            site.told = now;
        }
    }
}

/// Whether the file at `path` is one of a site, or the text of a source.
fn is_of(site: &Site, root: &Path, path: &Path) -> bool {
    path.starts_with(root)
        || folders::resolve(site.session.texts()).is_ok_and(|texts| path.parent() == Some(&*texts))
}

fn news_of(params: Value) -> Said {
    Said::News { method: "textDocument/publishDiagnostics", params }
}

fn desk<'a>(
    site: &'a Site,
    root: &'a Path,
    held: &'a BTreeMap<PathBuf, Held>,
    client: &Client,
) -> Option<Desk<'a>> {
    Some(Desk {
        refresh: site.refresh.as_ref()?,
        root,
        named: &site.named,
        held,
        encoding: client.encoding,
        lines: RefCell::new(HashMap::new()),
    })
}

/// What is wrong with each file: those with findings, and those that the editor holds.
fn told(desk: &Desk<'_>, client: &Client, held: &BTreeMap<PathBuf, Held>) -> BTreeMap<String, Value> {
    let mut by_path: BTreeMap<SitePath, Vec<&Diagnostic>> = BTreeMap::new();
    for path in held.keys().filter(|path| path.starts_with(desk.root)) {
        let path = SitePath::below(desk.root, path);
        if desk.refresh.source(&path).is_some() {
            by_path.insert(path, Vec::new());
        }
    }
    for finding in desk.refresh.diagnostics.iter() {
        by_path.entry(desk.shown(finding.place.as_ref()).path).or_default().push(finding);
    }
    by_path
        .iter()
        .map(|(path, findings)| (desk.uri(path), protocol::findings(desk, client, path, findings)))
        .collect()
}

fn span(desk: &Desk<'_>, path: &SitePath, (start, end): (Position, Position)) -> Span {
    Span::new(desk.offset(path, start), desk.offset(path, end))
}

/// The path of a file, its folder free of links.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()),
    }
}

/// What `work` comes to; a mistake of ours is an answer too, and the server goes on.
fn guarded(work: impl FnOnce() -> Result<Value, Refused>) -> Result<Value, Refused> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let why = match panic.downcast_ref::<String>() {
            Some(why) => why.as_str(),
            None => panic.downcast_ref::<&str>().copied().unwrap_or("no reason given"),
        };
        Err(refused(OUR_MISTAKE, format!("factbox made a mistake: {why}")))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn question(id: i32, method: &str, params: Value) -> Heard {
        Heard::Question { id: json!(id), method: method.to_owned(), params }
    }

    fn news(method: &str, params: Value) -> Heard {
        Heard::News { method: method.to_owned(), params }
    }

    #[test]
    fn what_waits_is_taken_together() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("factbox.yaml"), "").unwrap();
        let settings = |root: PathBuf| Settings {
            output: root.join("output"),
            root,
            texts: None,
            options: crate::world::Options::default(),
            today: Box::new(crate::date::Today::default),
        };
        let mut service = Service::new(Sites { only: None, settings: Box::new(settings) });
        let uri = uri::uri(&root.join("content/a.md"));
        let change = |version: i32, text: &str| {
            let document = json!({"uri": uri, "version": version});
            news(
                "textDocument/didChange",
                json!({"textDocument": document, "contentChanges": [{"text": text}]}),
            )
        };
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": "[@"});
        let hover = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
        let said = service.hear(vec![
            question(1, "initialize", json!({"capabilities": {}})),
            news("initialized", json!({})),
            news("textDocument/didOpen", json!({"textDocument": document})),
            change(2, "[@nobod"),
            change(3, "[@nobody]"),
            question(2, "textDocument/hover", hover.clone()),
            question(3, "textDocument/hover", hover),
            news("$/cancelRequest", json!({"id": 3})),
            change(4, "Nobody."),
        ]);
        let answers: Vec<_> = said
            .iter()
            .filter_map(|said| match said {
                Said::Answer { id, answer } => Some((id.clone(), answer.clone())),
                _ => None,
            })
            .collect();
        assert_eq!(answers[1], (json!(2), Ok(Value::Null)));
        assert_eq!(answers[2], (json!(3), Err(refused(CANCELLED, "cancelled"))));
        // Once before the question was answered, and once after all.
        let versions: Vec<_> = said
            .iter()
            .filter_map(|said| match said {
                Said::News { params, .. } => {
                    Some((params["version"].clone(), params["diagnostics"].as_array().unwrap().len()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(versions, [(json!(3), 1), (json!(4), 0)]);
    }

    #[test]
    fn a_mistake_of_ours_is_an_answer() {
        let answer = guarded(|| panic!("no such thing as {}", json!("x")));
        assert_eq!(
            answer.unwrap_err(),
            refused(OUR_MISTAKE, "factbox made a mistake: no such thing as \"x\"")
        );
        assert_eq!(guarded(|| Ok(json!(1))), Ok(json!(1)));
    }
}
