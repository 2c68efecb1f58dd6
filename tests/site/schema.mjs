// Are the schemas that `factbox schema` writes JSON Schema (draft 2020-12), and do they accept what is right and refuse
// what is not? By a validator that is not ours.
//
//     node schema.mjs FACTBOX SITE …

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { conclude } from './folder.mjs';

const [factbox, ...sites] = process.argv.slice(2).map((path) => resolve(path));
const findings = [];
let passed = 0;
const expect = (is, what) => {
  if (is) passed += 1;
  else findings.push(what);
};

const schemas = {};
for (const name of ['config', 'explainer', 'source']) {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  const schema = JSON.parse(execFileSync(factbox, ['schema', name], { encoding: 'utf8' }));
  expect(schema.$schema === 'https://json-schema.org/draft/2020-12/schema', `${name} names another draft`);
  expect(ajv.validateSchema(schema), `${name} is no schema: ${ajv.errorsText()}`);
  schemas[name] = (value, where, is = true) => {
    schemas[name].validate ??= ajv.compile(schema);
    const accepted = schemas[name].validate(value);
    expect(accepted === is, `${name}: ${where} is ${accepted ? 'accepted' : `refused: ${ajv.errorsText(schemas[name].validate.errors)}`}`);
  };
}

const markdown = (folder) =>
  readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
for (const site of sites) {
  if (existsSync(join(site, 'factbox.yaml'))) schemas.config(parse(readFileSync(join(site, 'factbox.yaml'), 'utf8')), site);
  for (const path of markdown(join(site, 'content'))) {
    const text = readFileSync(path, 'utf8');
    const front = /^---\n(.*?)^---$/ms.exec(text);
    if (front) schemas.explainer(parse(front[1]), path);
  }
  const sources = join(site, 'content/sources');
  for (const name of readdirSync(sources).filter((name) => name.endsWith('.yaml'))) {
    schemas.source(parse(readFileSync(join(sources, name), 'utf8')), join(sources, name));
  }
}

const right = {
  config: [null, {}, { title: 2026, lang: 'pt-BR', links: 'explicit', paginate: 20, menu: [{ title: 'a', url: 'b' }] },
    { check: { levels: { 'single-origin': 'off' }, synonyms: [['a', 'b']] }, sections: { known: 'X', disputed: ['Y'] }, extra: { a: [1] } }],
  explainer: [{}, { title: 'a', lastmod: '2026-11-21T09:30:00Z', sources: ['a', 'https://example.org', { id: 'b', author: [{ family: 'x' }, 'y'] }] },
    { references: [{ id: 'c', issued: { 'date-parts': [[2025, 7]] }, volume: 3, _zotero: {} }] }, { extra: 3, authors: { name: 'x' } }],
  source: [{}, { publisher: 'unknown', issued: '2025-07~', URL: 'https://example.org', 'x-own': 1, DOI: '10.1/x' }],
};
const wrong = {
  config: [{ titel: 'a' }, { links: 'relative' }, { paginate: 0 }, { paginate: '5' }, { check: { levels: { 'no-such-rule': 'off' } } },
    { check: { levels: { 'single-origin': 'loud' } } }, { menu: [{ titel: 'a' }] }, { base_url: 'example.org' }, { lang: 'english language' }, []],
  explainer: [{ titel: 'a' }, { date: '21.11.2026' }, { status: 'done' }, { draft: 'yes' }, { sources: { a: 'b' } }, { sources: [{ id: 'a', titel: 'b' }] }, 3],
  source: [{ titel: 'a' }, { URL: 'javascript:alert(1)' }, { text: 'a/b.txt' }, { kind: 'rumour' }, { type: 'newspaper' }, { author: [{ fammily: 'x' }] }],
};
for (const [name, values] of Object.entries(right)) for (const value of values) schemas[name](value, JSON.stringify(value));
for (const [name, values] of Object.entries(wrong)) for (const value of values) schemas[name](value, JSON.stringify(value), false);
conclude('schema', passed, findings);
