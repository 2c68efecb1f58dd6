// The language server before a real client: the protocol library of VS Code, and the files of two sites.
//
//     node lsp.mjs FACTBOX SITE FAULTY
//
// Both sites are copied into a folder with a space in its name. What the server says to be wrong is compared with what
// `factbox check --drafts` finds in all of FAULTY; SITE, that of `factbox init`, is edited as a writer would.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import rpc from 'vscode-languageserver-protocol/node';
import { conclude } from './folder.mjs';

const {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  InitializeRequest, InitializedNotification, ShutdownRequest, ExitNotification, RegistrationRequest,
  DidOpenTextDocumentNotification, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification,
  DidChangeWatchedFilesNotification, PublishDiagnosticsNotification, CompletionRequest, HoverRequest, DefinitionRequest,
  ReferencesRequest, DocumentSymbolRequest, CodeActionRequest, InlayHintRequest, ResponseError,
  Hover, CodeAction, InlayHint, Diagnostic, LocationLink, DocumentSymbol, Location,
} = rpc;

const [factbox, site, faulty] = process.argv.slice(2).map((path) => resolve(path));
const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'lsp-'))), 'my sites');
const findings = [];
let passed = 0;
const check = (what, holds, seen) => {
  if (holds) passed += 1;
  else findings.push(`${what}: ${JSON.stringify(seen)?.slice(0, 400)}`);
};

/** A client that has `root` open, and what it was told. */
async function connect(root, encodings) {
  const server = spawn(factbox, ['lsp', '--today', '2026-11-21'], { stdio: ['pipe', 'pipe', 'inherit'], cwd: tmpdir() });
  const ended = new Promise((done) => server.on('exit', done));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const told = new Map();
  const registered = [];
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics, version }) => {
    told.set(fileURLToPath(uri), { diagnostics, version });
  });
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => { registered.push(...registrations); });
  connection.listen();
  const { capabilities, serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'site' }],
    capabilities: {
      general: { positionEncodings: encodings },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const end = async () => {
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    return ended;
  };
  return { connection, told, registered, capabilities, serverInfo, end };
}

/** A file that is open in a client. */
class Open {
  constructor(client, path, text = readFileSync(path, 'utf8')) {
    Object.assign(this, { client, path, text, version: 1, uri: pathToFileURL(path).href });
  }

  async open() {
    const textDocument = { uri: this.uri, languageId: 'markdown', version: 1, text: this.text };
    await this.client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    await this.settled();
    return this;
  }

  /** What is asked is answered after what was said before. */
  settled() {
    return this.client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: this.uri } });
  }

  position(offset) {
    const before = this.text.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, character: offset - (before.lastIndexOf('\n') + 1) };
  }

  offset({ line, character }) {
    return this.text.split('\n').slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
  }

  /** Puts `text` in place of the first `old`, one key at a time. */
  async type(old, text) {
    const start = this.text.indexOf(old);
    if (start < 0) throw new Error(`${old} is not in ${this.path}`);
    const change = (range, text) => {
      this.version += 1;
      const textDocument = { uri: this.uri, version: this.version };
      return this.client.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges: [{ range, text }] });
    };
    const range = { start: this.position(start), end: this.position(start + old.length) };
    this.text = this.text.slice(0, start) + this.text.slice(start + old.length);
    await change(range, '');
    let at = start;
    for (const key of text) {
      const place = this.position(at);
      this.text = this.text.slice(0, at) + key + this.text.slice(at);
      at += key.length;
      await change({ start: place, end: place }, key);
    }
    await this.settled();
  }

  /** What was said of it last, of the text as it is now. */
  get findings() {
    const told = this.client.told.get(this.path);
    return told?.version === this.version ? told.diagnostics : undefined;
  }

  ask(type, place, more = {}) {
    const position = this.position(place);
    return this.client.connection.sendRequest(type, { textDocument: { uri: this.uri }, position, ...more });
  }

  after(words) {
    return this.text.indexOf(words) + words.length;
  }
}

// All that `check` finds, as it says it, and nothing else.
for (const encoding of ['utf-16', 'utf-8']) {
  const root = join(folder, `faulty ${encoding}`);
  cpSync(faulty, root, { recursive: true });
  const client = await connect(root, [encoding]);
  check(`${encoding} is agreed upon`, client.capabilities.positionEncoding === encoding, client.capabilities.positionEncoding);
  const configuration = await new Open(client, join(root, 'factbox.yaml')).open();
  const { stdout } = spawnSync(factbox, ['check', '--drafts', '--today', '2026-11-21', '--format', 'json'], { cwd: root, maxBuffer: 1 << 28 });
  const found = stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  const texts = new Map();
  const lines = (path) => {
    if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), 'utf8').replace(/^\ufeff/, '').split(/\r\n|\r|\n/));
    return texts.get(path);
  };
  // Columns of `check` count code points from 1.
  const place = (path, line, column) => {
    const before = [...(lines(path)[line - 1] ?? '')].slice(0, column - 1).join('');
    return `${line - 1}:${encoding === 'utf-8' ? Buffer.byteLength(before) : before.length}`;
  };
  const expected = found.map(({ path, line, column, endLine, endColumn, level, rule, message }) => {
    const at = line === null ? '0:0-0:0' : `${place(path, line, column)}-${place(path, endLine, endColumn)}`;
    return line === null ? `${level}[${rule}] ${message}` : `${path} ${at} ${level}[${rule}] ${message}`;
  });
  const levels = [undefined, 'error', 'warning', 'info'];
  const unplaced = new Set(expected.filter((line) => /^(error|warning|info)\[/.test(line)));
  const said = [];
  for (const [path, { diagnostics }] of client.told) {
    for (const { range: { start, end }, severity, code, message } of diagnostics) {
      const head = `${levels[severity]}[${code}] ${message.split('\n')[0]}`;
      const at = `${start.line}:${start.character}-${end.line}:${end.character}`;
      said.push(unplaced.has(head) ? head : `${path.slice(root.length + 1)} ${at} ${head}`);
    }
  }
  const missing = expected.filter((line) => !said.includes(line));
  const besides = said.filter((line) => !expected.includes(line));
  check(`${encoding}: all that check finds is said`, found.length > 100 && missing.length === 0, missing.slice(0, 3));
  check(`${encoding}: nothing else is said`, said.length === expected.length && besides.length === 0, besides.slice(0, 3));
  check(`${encoding}: findings are of the protocol`, [...client.told.values()].every(({ diagnostics }) => diagnostics.every(Diagnostic.is)), '');
  check('the configuration is open', configuration.findings !== undefined, configuration.findings);
  check('the end is as agreed', await client.end() === 0);
}

// A writer at work.
const root = join(folder, 'site');
cpSync(site, root, { recursive: true });
const client = await connect(root, ['utf-16']);
check('the server says who it is', client.serverInfo?.name === 'factbox', client.serverInfo);
const page = await new Open(client, join(root, 'content/hallsay-ferry.md')).open();
check('files that change on disk are asked for', client.registered.some(({ method }) => method === DidChangeWatchedFilesNotification.method), client.registered);
check('nothing is wrong with the first site', page.findings?.length === 0 && [...client.told.values()].every(({ diagnostics }) => diagnostics.length === 0), [...client.told]);

await page.type('found a crack in the ramp"', 'found a hole in the ramp"');
const [wrong] = page.findings ?? [];
check('what is wrong is said as it is typed', page.findings?.length === 1 && wrong.code === 'passage-not-found', page.findings);
check('with the place in the text', wrong?.relatedInformation?.[0]?.location.uri.endsWith('ellery-courier.txt'), wrong);
const context = { diagnostics: page.findings ?? [] };
const actions = await page.client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: page.uri }, range: wrong.range, context });
check('a fix is offered', actions.length === 1 && CodeAction.is(actions[0]) && actions[0].title === "Use the source's words", actions);
const [edit] = actions[0].edit.changes[page.uri];
await page.type(page.text.slice(page.offset(edit.range.start), page.offset(edit.range.end)), edit.newText);
check('and mends it', page.findings?.length === 0 && page.text.includes('found a crack in the ramp"'), page.findings);

const claim = '- The crack is in the ramp\'s hinge.';
const hover = await page.ask(HoverRequest.type, page.after('[@ellery-courier, "is in the'));
check('a citation shows its source and words', Hover.is(hover) && /\*\*is in the hinge of the ramp\*\*/.test(hover.contents.value) && hover.contents.value.includes('ellery-courier.txt'), hover);
const corroboration = await page.ask(HoverRequest.type, page.after(claim.slice(0, 20)));
check('a claim shows how far its sources bear it out', /independent sources|origin/.test(corroboration?.contents.value), corroboration);
const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: page.uri }, range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } });
check('and beside it', hints.length > 10 && hints.every(InlayHint.is), hints);
const definition = await page.ask(DefinitionRequest.type, page.after('[@ellery-courier, "is in the'));
check('words lead to the text, and then to the source', definition.length === 2 && definition.every(LocationLink.is) && definition[0].targetUri.endsWith('.txt') && definition[1].targetUri.endsWith('ellery-courier.yaml'), definition);
const references = await page.ask(ReferencesRequest.type, page.after('[@ellery-cou'), { context: { includeDeclaration: true } });
check('a source is found where it is cited', references.length > 15 && references.every(Location.is), references);
const symbols = await page.settled();
check('there is an outline', symbols.length > 5 && symbols.every(DocumentSymbol.is), symbols);

/** What may be written at the end of what is typed in place of `old`. */
const completed = async (old, text) => {
  await page.type(old, text);
  const list = await page.ask(CompletionRequest.type, page.after(text));
  check('a list of completions', Array.isArray(list?.items) && typeof list.isIncomplete === 'boolean', list);
  return list.items;
};
const added = '- Who pays for the repair.';
const keys = await completed(added, `${added} [@`);
check('keys of sources', keys.map(({ label }) => label).sort().join() === 'coastal-review,ellery-courier' && keys[0].documentation.kind === 'markdown', keys);
const passages = await completed(`${added} [@`, `${added} [@ellery-courier, "would say who`);
check('passages', passages.length > 0 && passages[0].textEdit.newText.startsWith('"would say who is to pay'), passages);
const { range, newText } = passages[0].textEdit;
await page.type(page.text.slice(page.offset(range.start), page.offset(range.end)), `${newText}]`);
check('a passage that was taken is in the text', page.findings?.length === 0, page.findings);
const statuses = await completed('status: settled', 'status: ');
check('words of a key', statuses.map(({ label }) => label).join() === 'developing,settled,archived', statuses);
await page.type('status: ', 'status: settled');

// What others do.
const source = join(root, 'content/sources/coastal-review.yaml');
const before = readFileSync(source, 'utf8');
writeFileSync(source, before.replace(/^publisher:.*$/m, ''));
const changes = [{ uri: pathToFileURL(source).href, type: 2 }];
await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
await page.settled();
check('a file that somebody else changes', client.told.get(source)?.diagnostics[0]?.code === 'incomplete-source', client.told.get(source));
writeFileSync(source, before);
await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
await page.type('title: "Why', 'tilte: "Why');
check('a mistake that nobody has saved', page.findings?.some(({ code }) => code === 'unknown-key'), page.findings);
await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: page.uri } });
await page.settled();
check('is gone with the text that had it', client.told.get(page.path)?.diagnostics.length === 0 && client.told.get(source)?.diagnostics.length === 0, client.told.get(page.path));
const refused = await client.connection.sendRequest('factbox/nobody-knows').catch((error) => error);
check('what nobody knows is refused', refused instanceof ResponseError && refused.code === -32601, refused);
check('the end is as agreed', await client.end() === 0);

rmSync(folder, { recursive: true });
conclude('lsp', passed, findings);
