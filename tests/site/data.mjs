// Is the data that a site publishes what it says it is?
//
//     node data.mjs FOLDER
//
// claims.json by ajv against docs/static/schemas/claims.schema.json, and its inner references by our own reading; JSON-LD by TypeScript in the types
// of schema-dts; CSL-JSON, BibTeX and Markdown by Pandoc, which has to read back what the pages say.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { Parser } from 'htmlparser2';
import ts from 'typescript';
import { conclude, files, read } from './folder.mjs';

const folder = process.argv[2];
const findings = [];
let passed = 0;

function ask(what, holds) {
  if (holds) passed += 1;
  else findings.push(what);
}

const named = (name) => files(folder).filter((file) => file === name || file.endsWith(`/${name}`));
const pandoc = (text, ...options) => execFileSync('pandoc', options, { input: text, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });

function claims() {
  const schema = JSON.parse(readFileSync(new URL('../../docs/static/schemas/claims.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowMatchingProperties: true }).compile(schema);
  const paths = named('claims.json');
  ask('claims.json of the site and of a page', paths.includes('claims.json') && paths.length > 1);
  for (const path of paths) {
    const data = JSON.parse(read(folder, path));
    const isValid = validate(data);
    ask(`${path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`, isValid);
    if (path === 'claims.json') {
      ask(`${path}: lists each file`, data.pages.length === paths.length - 1);
      continue;
    }
    const html = read(folder, path.replace('claims.json', 'index.html'));
    const keys = new Set(data.sources.map(({ key }) => key));
    const ids = new Set(data.claims.map(({ id }) => id));
    const statements = [...data.claims, ...data.unknowns, ...data.timeline, ...data.people];
    ask(`${path}: ids that the page has`, [...statements, ...data.disputes, ...data.updates].every(({ id }) => html.includes(` id="${id}"`)));
    ask(`${path}: positions that are claims`, data.disputes.every(({ positions }) => positions.every((id) => ids.has(id))));
    ask(`${path}: sources that are listed`, statements.flatMap(({ citations }) => citations).every(({ source }) => keys.has(source)));
    const count = (status) => data.claims.filter((claim) => claim.status === status).length;
    ask(`${path}: counts that are true`, data.counts.known === count('known') && data.counts.reported === count('reported') &&
      data.counts.disputed === data.disputes.length && data.counts.unknown === data.unknowns.length);
  }
}

/** The JSON-LD of a page, as text. */
function scripts(html) {
  const found = [];
  let open = false;
  const parser = new Parser({
    onopentag(name, { type }) {
      open = name === 'script' && type === 'application/ld+json';
      if (open) found.push('');
    },
    ontext(text) { if (open) found[found.length - 1] += text; },
    onclosetag() { open = false; },
  });
  parser.end(html);
  return found;
}

function linkedData() {
  const here = fileURLToPath(new URL('.', import.meta.url));
  // Beside the packages, so that TypeScript finds them.
  const temporary = mkdtempSync(join(here, 'node_modules', '.ld-'));
  const pages = new Map();
  for (const file of files(folder).filter((name) => name.endsWith('.html'))) {
    for (const json of scripts(read(folder, file))) {
      const { '@context': context, ...thing } = JSON.parse(json);
      ask(`${file}: the context of schema.org`, context === 'https://schema.org');
      ask(`${file}: no ClaimReview`, !json.includes('ClaimReview'));
      const type = thing['@type'];
      const name = join(temporary, `page${pages.size}.ts`);
      writeFileSync(name, `import type { ${type}, WithContext } from 'schema-dts';\nexport const thing: WithContext<${type}> = ${JSON.stringify({ '@context': context, ...thing }, null, 1)};\n`);
      pages.set(name, file);
    }
  }
  ask('JSON-LD on a page', pages.size > 0);
  const program = ts.createProgram([...pages.keys()], { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 });
  const wrong = new Set();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    wrong.add(file?.fileName);
    findings.push(`${pages.get(file?.fileName) ?? file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 600)}`);
  }
  passed += [...pages.keys()].filter((name) => !wrong.has(name)).length;
  rmSync(temporary, { recursive: true });
}

/** What two bibliographies have in common if they say the same: Pandoc makes typographic marks of plain ones. */
const plain = (text) => (text ?? '').replace(/<[^>]+>/g, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

function bibliographies() {
  for (const path of [...named('references.json'), 'sources.json']) {
    const items = JSON.parse(read(folder, path));
    ask(`${path}: an id and a type each`, items.every(({ id, type }) => id && type) && new Set(items.map(({ id }) => id)).size === items.length);
    const back = JSON.parse(pandoc(read(folder, path), '-f', 'csljson', '-t', 'csljson'));
    ask(`${path}: Pandoc reads each title`, items.every(({ id, title }) => plain(back.find((item) => item.id === id)?.title) === plain(title)));
  }
  for (const path of named('references.bib')) {
    const items = JSON.parse(read(folder, path.replace('.bib', '.json')));
    const back = JSON.parse(pandoc(read(folder, path), '-f', 'bibtex', '-t', 'csljson'));
    ask(`${path}: as many entries as references.json`, back.length === items.length);
    for (const [index, item] of items.entries()) {
      const read = back[index] ?? {};
      const same = (key) => plain(read[key]) === plain(item[key]);
      ask(`${path}: ${item.id}: title ${JSON.stringify(read.title)} for ${JSON.stringify(item.title)}`, same('title'));
      ask(`${path}: ${item.id}: note ${JSON.stringify(read.note)} for ${JSON.stringify(item.note)}`, same('note'));
      ask(`${path}: ${item.id}: address ${read.URL} for ${item.URL}`, (read.URL ?? '') === (item.URL ?? ''));
      const names = (list) => (list ?? []).map(({ family, given, literal, 'non-dropping-particle': particle, 'dropping-particle': other }) =>
        plain([given, other, particle, family, literal].filter(Boolean).join(' '))).join('; ');
      ask(`${path}: ${item.id}: authors ${names(read.author)} for ${names(item.author)}`, names(read.author) === names(item.author));
      const date = JSON.stringify(item.issued?.['date-parts'] ?? null);
      ask(`${path}: ${item.id}: date ${JSON.stringify(read.issued)} for ${date}`, date === 'null' || JSON.stringify(read.issued?.['date-parts'] ?? null) === date);
    }
  }
}

function markdown() {
  const paths = named('index.md');
  ask('Markdown of a page', paths.length > 0);
  for (const path of paths) {
    const text = read(folder, path);
    const references = [...text.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(([, label]) => label);
    const definitions = [...text.matchAll(/^\[\^([^\]\s]+)\]:/gm)].map(([, label]) => label);
    ask(`${path}: each footnote is defined once`, new Set(definitions).size === definitions.length && references.every((label) => definitions.includes(label)));
    ask(`${path}: each definition is used`, definitions.every((label) => references.includes(label)));
    const ast = JSON.parse(pandoc(text, '-f', 'markdown', '-t', 'json'));
    const kinds = [];
    (function walk(node) {
      if (Array.isArray(node)) return node.forEach(walk);
      if (!node || typeof node !== 'object') return;
      if (node.t) kinds.push(node.t);
      Object.values(node).forEach(walk);
    })(ast.blocks);
    const count = (kind) => kinds.filter((each) => each === kind).length;
    // A reference within a footnote is none in Pandoc.
    const outside = [...text.replace(/^\[\^[^\]\s]+\]:.*(\n( {4}.*)?)*/gm, '').matchAll(/\[\^([^\]\s]+)\]/g)].length;
    ask(`${path}: ${count('Note')} footnotes for Pandoc, ${outside} in the text`, count('Note') === outside);
    ask(`${path}: no citation, no comment, no raw HTML or TeX, no formula`, ['Cite', 'RawInline', 'RawBlock', 'Math'].every((kind) => count(kind) === 0));
    const html = read(folder, path.replace('index.md', 'index.html'));
    const headings = [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].length;
    ask(`${path}: one title`, headings === 1 && ast.blocks[0].t === 'Header' && ast.blocks[0].c[0] === 1);
    const hrefs = JSON.stringify(ast.blocks).match(/"(?:\.\.\/|\.\/)[^"]*"/g) ?? [];
    for (const href of new Set(hrefs.map((quoted) => JSON.parse(quoted)))) {
      const target = decodeURIComponent(relative(folder, join(folder, path, '..', href.replace(/#.*/, ''))));
      const all = files(folder);
      ask(`${path}: ${href} leads somewhere`, all.includes(target) || all.includes(join(target, 'index.html')));
    }
  }
}

claims();
linkedData();
bibliographies();
markdown();
conclude('data', passed, findings);
