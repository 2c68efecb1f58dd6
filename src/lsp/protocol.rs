//! Questions and answers as the protocol writes them. The one file that names `gen_lsp_types`.
//!
//! What a client can do is read leniently, since clients leave out what they cannot; all else is as the protocol says.

use std::collections::HashMap;

use gen_lsp_types as lsp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Level};
use crate::path::SitePath;
use crate::span::Place;

use super::complete::{Completion, Kind, triggers};
use super::definition::Lead;
use super::desk::Desk;
use super::fixes::Fix;
use super::held::{Change, Held};
use super::hints::Hint;
use super::hover::Hover;
use super::position::{Encoding, Position};
use super::symbols::Symbol;

/// What a client can do, and the folders that are open in it.
#[expect(clippy::struct_excessive_bools, reason = "a client can do a thing or not")]
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    /// How it counts.
    pub(super) encoding: Encoding,
    /// The URIs of its folders.
    pub(super) folders: Vec<String>,
    /// Whether it tells of files that change on disk, if asked to.
    pub(super) can_watch: bool,
    /// Whether it wants to know from where a definition leads.
    pub(super) takes_links: bool,
    /// Whether an outline may have levels.
    pub(super) takes_trees: bool,
    /// Whether a finding may have further places.
    pub(super) takes_related: bool,
}

/// A question about a place: the URI of the file, and the position.
pub(super) type At = (String, Position);

/// A question about a range: the URI of the file, and where it begins and ends.
pub(super) type Within = (String, (Position, Position));

fn read<T: DeserializeOwned>(params: Value) -> Result<T, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}

/// What we say can be said in JSON.
fn write(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// What a client says of itself.
pub(super) fn client(params: &Value) -> Client {
    let can =
        |what: &str| params.pointer(&format!("/capabilities/{what}")).and_then(Value::as_bool) == Some(true);
    let encodings = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let encoding = encodings.into_iter().flatten().find_map(|name| match name.as_str() {
        Some("utf-8") => Some(Encoding::Utf8),
        Some("utf-16") => Some(Encoding::Utf16),
        Some("utf-32") => Some(Encoding::Utf32),
        _ => None,
    });
    let folders = params["workspaceFolders"].as_array().into_iter().flatten();
    let mut folders: Vec<String> =
        folders.filter_map(|folder| folder["uri"].as_str()).map(str::to_owned).collect();
    if folders.is_empty() {
        folders.extend(params["rootUri"].as_str().map(str::to_owned));
    }
    Client {
        encoding: encoding.unwrap_or_default(),
        folders,
        can_watch: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
        takes_links: can("textDocument/definition/linkSupport"),
        takes_trees: can("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
        takes_related: can("textDocument/publishDiagnostics/relatedInformation"),
    }
}

/// What the server can do, for this client.
pub(super) fn initialized(client: &Client) -> Value {
    let encoding = match client.encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    };
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::Incremental),
        save: Some(lsp::Save::Bool(true)),
        ..Default::default()
    };
    let completion = lsp::CompletionOptions { trigger_characters: Some(triggers()), ..Default::default() };
    let actions = lsp::CodeActionOptions {
        code_action_kinds: Some(vec![lsp::CodeActionKind::QuickFix]),
        ..Default::default()
    };
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(lsp::ChangeNotifications::Bool(true)),
    };
    let capabilities = lsp::ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(lsp::TextDocumentSync::Options(sync)),
        completion_provider: Some(completion),
        hover_provider: Some(lsp::HoverProvider::Bool(true)),
        definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
        references_provider: Some(lsp::ReferencesProvider::Bool(true)),
        document_symbol_provider: Some(lsp::DocumentSymbolProvider::Bool(true)),
        code_action_provider: Some(lsp::CodeActionProvider::CodeActionOptions(actions)),
        inlay_hint_provider: Some(lsp::InlayHintProvider::Bool(true)),
        workspace: Some(lsp::WorkspaceOptions { workspace_folders: Some(folders), ..Default::default() }),
        ..Default::default()
    };
    let info =
        lsp::ServerInfo { name: "factbox".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    write(lsp::InitializeResult { capabilities, server_info: Some(info) })
}

/// What asks a client to tell of files that change on disk: the files of sites, and texts wherever they are.
pub(super) fn watch() -> Value {
    let globs = ["**/factbox.yaml", "**/{content,static,templates,themes,words}/**", "**/*.txt"];
    let watchers: Vec<Value> = globs.iter().map(|glob| json!({"globPattern": glob})).collect();
    write(lsp::RegistrationParams {
        registrations: vec![lsp::Registration {
            id: "files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({"watchers": watchers})),
        }],
    })
}

/// A text that was opened.
pub(super) fn opened(params: Value) -> Result<Held, String> {
    let lsp::DidOpenTextDocumentParams { text_document } = read(params)?;
    Ok(Held { uri: text_document.uri.0, version: text_document.version, text: text_document.text })
}

/// How a text was changed: its URI, the editor's count of changes, the changes.
pub(super) fn changed(params: Value) -> Result<(String, i32, Vec<Change>), String> {
    let lsp::DidChangeTextDocumentParams { text_document, content_changes } = read(params)?;
    let changes = content_changes.into_iter().map(|change| match change {
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
            Change { range: Some(positions(change.range)), text: change.text }
        }
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
            Change { range: None, text: change.text }
        }
    });
    Ok((text_document.text_document_identifier.uri.0, text_document.version, changes.collect()))
}

/// The URI of the text that something is said of.
pub(super) fn document(params: &Value) -> Result<String, String> {
    let document: lsp::TextDocumentIdentifier = read(params["textDocument"].clone())?;
    Ok(document.uri.0)
}

/// The folders that were opened and closed.
pub(super) fn folders(params: Value) -> Result<(Vec<String>, Vec<String>), String> {
    let lsp::DidChangeWorkspaceFoldersParams { event } = read(params)?;
    let uris = |folders: Vec<lsp::WorkspaceFolder>| folders.into_iter().map(|folder| folder.uri.0).collect();
    Ok((uris(event.added), uris(event.removed)))
}

/// The place that a question is about.
pub(super) fn at(params: Value) -> Result<At, String> {
    let at: lsp::TextDocumentPositionParams = read(params)?;
    Ok((at.text_document.uri.0, position(at.position)))
}

/// The range that a question is about.
pub(super) fn within(params: &Value) -> Result<Within, String> {
    Ok((document(params)?, positions(read(params["range"].clone())?)))
}

/// Whether somebody wants quick fixes, among what may be done.
pub(super) fn wants_fixes(params: &Value) -> bool {
    let only = params.pointer("/context/only").and_then(Value::as_array);
    only.is_none_or(|only| only.iter().any(|kind| matches!(kind.as_str(), Some("" | "quickfix"))))
}

fn position(position: lsp::Position) -> Position {
    Position { line: position.line, character: position.character }
}

fn positions(range: lsp::Range) -> (Position, Position) {
    (position(range.start), position(range.end))
}

fn range((start, end): (Position, Position)) -> lsp::Range {
    let position = |position: Position| lsp::Position { line: position.line, character: position.character };
    lsp::Range { start: position(start), end: position(end) }
}

fn location(desk: &Desk<'_>, place: &Place) -> lsp::Location {
    lsp::Location { uri: lsp::Uri(desk.uri(&place.path)), range: range(desk.range(&place.path, place.span)) }
}

fn markdown(value: &str) -> lsp::MarkupContent {
    lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: value.to_owned() }
}

/// What is wrong with a file.
pub(super) fn findings(desk: &Desk<'_>, client: &Client, path: &SitePath, findings: &[&Diagnostic]) -> Value {
    write(lsp::PublishDiagnosticsParams {
        uri: lsp::Uri(desk.uri(path)),
        version: desk.version(path),
        diagnostics: findings.iter().map(|finding| finding_of(desk, client, finding)).collect(),
    })
}

/// What is said of a file of which nothing is said any more.
pub(super) fn nothing(uri: &str) -> Value {
    json!({"uri": uri, "diagnostics": []})
}

fn finding_of(desk: &Desk<'_>, client: &Client, finding: &Diagnostic) -> lsp::Diagnostic {
    let place = desk.shown(finding.place.as_ref());
    let severity = match finding.level {
        Level::Error => lsp::DiagnosticSeverity::Error,
        Level::Warning => lsp::DiagnosticSeverity::Warning,
        Level::Info => lsp::DiagnosticSeverity::Information,
    };
    let mut message = finding.message.to_string();
    let help = finding.help.as_ref().map(|help| format!("help: {help}"));
    let label = Some(&*finding.label).filter(|label| !label.is_empty());
    let notes = finding.notes.iter().map(|note| &**note);
    for line in label.into_iter().chain(notes).chain(help.as_deref()) {
        message.push('\n');
        message.push_str(line);
    }
    let related = finding.related.iter().map(|related| lsp::DiagnosticRelatedInformation {
        location: location(desk, &desk.shown(Some(&related.place))),
        message: related.label.clone(),
    });
    let related: Vec<_> = related.collect();
    lsp::Diagnostic {
        range: range(desk.range(&place.path, place.span)),
        severity: Some(severity),
        code: Some(lsp::Code::String(finding.rule.to_owned())),
        source: Some("factbox".to_owned()),
        message: lsp::Message::String(message),
        related_information: (client.takes_related && !related.is_empty()).then_some(related),
        ..Default::default()
    }
}

/// What there is to know of a place.
pub(super) fn hover(desk: &Desk<'_>, path: &SitePath, hover: &Hover) -> Value {
    write(lsp::Hover {
        contents: lsp::Contents::MarkupContent(markdown(&hover.markdown)),
        range: Some(range(desk.range(path, hover.span))),
    })
}

/// What may be written at a place. What is typed next may change the list.
pub(super) fn completions(desk: &Desk<'_>, path: &SitePath, completions: &[Completion]) -> Value {
    let items = completions.iter().enumerate().map(|(index, completion)| {
        let kind = match completion.kind {
            Kind::Source | Kind::Anchor => lsp::CompletionItemKind::Reference,
            Kind::Passage => lsp::CompletionItemKind::Text,
            Kind::Page | Kind::File => lsp::CompletionItemKind::File,
            Kind::Key => lsp::CompletionItemKind::Property,
            Kind::Value => lsp::CompletionItemKind::Value,
        };
        let edit = lsp::TextEdit {
            range: range(desk.range(path, completion.replace)),
            new_text: completion.insert.clone(),
        };
        lsp::CompletionItem {
            label: completion.label.clone(),
            detail: Some(completion.detail.clone()).filter(|detail| !detail.is_empty()),
            documentation: Some(&completion.documentation)
                .filter(|documentation| !documentation.is_empty())
                .map(|documentation| lsp::Documentation::MarkupContent(markdown(documentation))),
            kind: Some(kind),
            sort_text: Some(format!("{index:05}")),
            filter_text: Some(completion.filter.clone()),
            text_edit: Some(lsp::CompletionItemTextEdit::TextEdit(edit)),
            ..Default::default()
        }
    });
    let is_incomplete = completions.iter().any(|completion| completion.kind == Kind::Passage);
    write(lsp::CompletionList { is_incomplete, items: items.collect(), ..Default::default() })
}

/// Where things lead.
pub(super) fn leads(desk: &Desk<'_>, client: &Client, path: &SitePath, leads: &[Lead]) -> Value {
    if !client.takes_links {
        return write(leads.iter().map(|lead| location(desk, &lead.to)).collect::<Vec<_>>());
    }
    let links = leads.iter().map(|lead| {
        let target = location(desk, &lead.to);
        lsp::LocationLink {
            origin_selection_range: Some(range(desk.range(path, lead.from))),
            target_uri: target.uri,
            target_range: target.range,
            target_selection_range: target.range,
        }
    });
    write(links.collect::<Vec<_>>())
}

/// Places that lead here.
pub(super) fn places(desk: &Desk<'_>, places: &[Place]) -> Value {
    write(places.iter().map(|place| location(desk, place)).collect::<Vec<_>>())
}

/// An outline.
pub(super) fn symbols(desk: &Desk<'_>, client: &Client, path: &SitePath, symbols: &[Symbol]) -> Value {
    if client.takes_trees {
        return write(symbols.iter().map(|symbol| tree(desk, path, symbol)).collect::<Vec<_>>());
    }
    let mut flat = Vec::new();
    let mut open: Vec<(&Symbol, Option<&str>)> = symbols.iter().rev().map(|symbol| (symbol, None)).collect();
    while let Some((symbol, container)) = open.pop() {
        let location = location(desk, &Place::new(path, symbol.line));
        flat.push(json!({
            "name": symbol.name,
            "kind": write(kind(symbol)),
            "location": write(location),
            "containerName": container,
        }));
        open.extend(symbol.below.iter().rev().map(|below| (below, Some(symbol.name.as_str()))));
    }
    Value::Array(flat)
}

fn kind(symbol: &Symbol) -> lsp::SymbolKind {
    if symbol.is_claim { lsp::SymbolKind::Field } else { lsp::SymbolKind::String }
}

fn tree(desk: &Desk<'_>, path: &SitePath, symbol: &Symbol) -> lsp::DocumentSymbol {
    let below: Vec<_> = symbol.below.iter().map(|below| tree(desk, path, below)).collect();
    let detail = Some(symbol.detail.to_owned()).filter(|detail| !detail.is_empty());
    let [whole, line] = [symbol.span, symbol.line].map(|span| range(desk.range(path, span)));
    lsp::DocumentSymbol::new(symbol.name.clone(), detail, kind(symbol), None, None, whole, line, Some(below))
}

/// Words beside claims.
pub(super) fn hints(desk: &Desk<'_>, path: &SitePath, hints: &[Hint]) -> Value {
    let hints = hints.iter().map(|hint| {
        let position = range((desk.position(path, hint.offset), Position::default())).start;
        json!({
            "position": write(position),
            "label": hint.label,
            "tooltip": write(markdown(&hint.tooltip)),
            "paddingLeft": true,
        })
    });
    Value::Array(hints.collect())
}

/// What would mend findings, each with the finding.
pub(super) fn fixes(
    desk: &Desk<'_>,
    client: &Client,
    path: &SitePath,
    fixes: &[(&Diagnostic, Fix)],
) -> Value {
    let actions = fixes.iter().map(|(finding, fix)| {
        let edit =
            lsp::TextEdit { range: range(desk.range(path, fix.span)), new_text: fix.replacement.clone() };
        let changes = HashMap::from([(lsp::Uri(desk.uri(path)), vec![edit])]);
        lsp::CodeAction {
            title: fix.title.clone(),
            kind: Some(lsp::CodeActionKind::QuickFix),
            diagnostics: Some(vec![finding_of(desk, client, finding)]),
            is_preferred: Some(fix.is_certain),
            edit: Some(lsp::WorkspaceEdit { changes: Some(changes), ..Default::default() }),
            ..Default::default()
        }
    });
    write(actions.collect::<Vec<_>>())
}
