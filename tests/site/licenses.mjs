// Writes THIRD-PARTY.txt: what the binary is made of, with licences and copyright notices, from Cargo's own account and
// the files in the packages. It needs no package of npm.
//
//     node tests/site/licenses.mjs > THIRD-PARTY.txt

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const metadata = JSON.parse(
  execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
);
const packages = new Map(metadata.packages.map((it) => [it.id, it]));
const nodes = new Map(metadata.resolve.nodes.map((it) => [it.id, it]));

// What is linked, on any system: neither tests nor what only builds.
const linked = new Set();
const visit = (id) => {
  if (linked.has(id)) return;
  linked.add(id);
  for (const { pkg, dep_kinds } of nodes.get(id).deps) {
    if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  }
};
visit(metadata.resolve.root);
linked.delete(metadata.resolve.root);

const texts = new Map();
const entries = [...linked].map((id) => packages.get(id)).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
const lines = [];
for (const { name, version, license, repository, manifest_path } of entries) {
  lines.push(`${name} ${version}`, `    ${license}`);
  if (repository) lines.push(`    ${repository}`);
  const folder = dirname(manifest_path);
  const notices = new Set();
  for (const file of readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense|copyright)/i.test(file)).sort()) {
    let text;
    try {
      text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    } catch {
      continue;
    }
    for (const line of text.split('\n').map((line) => line.trim())) {
      // Not the placeholder and not the definitions of the Apache License.
      if (/^(\/\/ )?(copyright|©|\(c\))\b.*(\d{4}|the |contributors|authors)/i.test(line) && !/yyyy|copyright (owner|notice|license|holder)/i.test(line)) notices.add(line);
    }
    const is = (words) => words.every((word) => text.includes(word));
    const kind =
      is(['Apache License', 'TERMS AND CONDITIONS']) ? 'Apache-2.0'
      : is(['Mozilla Public License Version 2.0', 'Source Code Form']) ? 'MPL-2.0'
      : is(['UNICODE LICENSE V3']) ? 'Unicode-3.0'
      : is(['CDLA-Permissive-2.0']) || is(['Community Data License Agreement']) ? 'CDLA-Permissive-2.0'
      : is(['Permission to use, copy, modify, and/or distribute']) || is(['Permission to use, copy, modify, and distribute this software']) ? 'ISC'
      : is(['Neither the name', 'Redistributions of source code']) ? 'BSD-3-Clause'
      : is(['Permission is hereby granted, free of charge', 'The above copyright notice']) ? 'MIT'
      : is(['This software is provided', 'Altered source versions']) || is(["provided 'as-is'"]) ? 'Zlib'
      : is(['CC0 1.0 Universal']) ? 'CC0-1.0'
      : is(['This is free and unencumbered software']) ? 'Unlicense'
      : null;
    // The first whole text that is nothing but this licence stands for all.
    if (kind && (!texts.has(kind) || text.length < texts.get(kind).length) && !/^notice/i.test(file)) {
      if (kind !== 'Apache-2.0' || text.length > 9000) texts.set(kind, text);
    }
    if (/^notice/i.test(file)) text.trim().split('\n').forEach((line) => line.trim() && notices.add(line.trim()));
  }
  lines.push(...[...notices].map((notice) => `    ${notice}`), '');
}

const rule = '='.repeat(80);
process.stdout.write(`factbox is made with the packages below, each under the licence that stands there. Where a package leaves a choice of
licences, factbox takes MIT, and else the first. The texts of the licences follow. Packages under MPL-2.0 are used as they were
published; their source is at the address that is given.

The definitions of languages in syntect and two-face come from many authors, under licences that those packages list.

${rule}

${lines.join('\n')}
`);
for (const [kind, text] of [...texts].sort()) process.stdout.write(`${rule}\n${kind}\n${rule}\n\n${text.trim()}\n\n`);
