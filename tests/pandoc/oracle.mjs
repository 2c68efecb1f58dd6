// Asks Pandoc what is a citation: reads cases.json, writes expected.json. And what is a formula: reads math.json and writes the
// answers into it.
//
//     node tests/pandoc/oracle.mjs            writes expected.json and math.json
//     node tests/pandoc/oracle.mjs --check    compares with them, and exits 1 where Pandoc says otherwise

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = (name) => new URL(name, import.meta.url);

/** Pandoc's syntax tree of a Markdown text. Without `smart`, quotation marks stay as they are typed. */
function parse(markdown) {
  return new Promise((resolve, reject) => {
    const child = execFile('pandoc', ['-f', 'markdown-smart', '-t', 'json'], (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)));
    child.stdin.end(markdown);
  });
}

/** The citations of a syntax tree in its order: a list for each `Cite`. */
function cites(node) {
  if (Array.isArray(node)) return node.flatMap(cites);
  if (node === null || typeof node !== 'object') return [];
  if (node.t !== 'Cite') return Object.values(node).flatMap(cites);
  // The second half of a `Cite` is its own text again, for writers that know no citations.
  const [citations] = node.c;
  const inside = citations.flatMap((c) => cites([c.citationPrefix, c.citationSuffix]));
  return [citations.map(citation), ...inside];
}

function citation({ citationId, citationMode, citationPrefix, citationSuffix }) {
  return { id: citationId, mode: citationMode.t, prefix: plain(citationPrefix), suffix: plain(citationSuffix) };
}

/** The words of inlines: without markup, spaces and line ends as one space and none at the ends, straight quotation marks. */
function plain(inlines) {
  return inlines.map(words).join('').replace(/\s+/g, ' ').trim().replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

function words({ t, c }) {
  switch (t) {
    case 'Str': return c;
    case 'Space': case 'SoftBreak': case 'LineBreak': return ' ';
    case 'Code': case 'Math': return c[1];
    case 'Emph': case 'Strong': case 'Underline': case 'Strikeout':
    case 'Superscript': case 'Subscript': case 'SmallCaps': return c.map(words).join('');
    case 'Cite': case 'Link': case 'Image': case 'Span': return c[1].map(words).join('');
    case 'RawInline': case 'Note': return '';
    default: throw new Error(`an inline that this script does not know: ${t}`);
  }
}

/** The formulas of a syntax tree in its order: how each is shown, and its TeX. */
function formulas(node) {
  if (Array.isArray(node)) return node.flatMap(formulas);
  if (node === null || typeof node !== 'object') return [];
  if (node.t === 'Math') return [[node.c[0].t === 'DisplayMath' ? 'display' : 'inline', node.c[1]]];
  return Object.values(node).flatMap(formulas);
}

const cases = JSON.parse(readFileSync(file('cases.json'), 'utf8'));
const answers = new Array(cases.length);
const queue = cases.entries();
await Promise.all(Array.from({ length: 4 }, async () => {
  for (const [i, { input }] of queue) answers[i] = cites((await parse(input)).blocks);
}));

const known = JSON.parse(readFileSync(file('math.json'), 'utf8'));
const math = await Promise.all(known.map(async ({ input, ...rest }) => ({ input, ...rest, math: formulas((await parse(input)).blocks) })));

const text = `[\n${answers.map((answer) => JSON.stringify(answer)).join(',\n')}\n]\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(file('expected.json'), text);
  writeFileSync(file('math.json'), `[\n${math.map((answer) => JSON.stringify(answer)).join(',\n')}\n]\n`);
  console.log(`wrote the citations of ${cases.length} inputs and the formulas of ${math.length}`);
} else {
  const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8'));
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const differs = (i) => !same(answers[i], expected[i]) && !(cases[i]?.newer && same(answers[i], cases[i].newer));
  const wrong = Array.from({ length: Math.max(cases.length, expected.length) }, (_, i) => i).filter(differs);
  for (const i of wrong) {
    console.log(`case ${i}: ${JSON.stringify(cases[i]?.input)}`);
    console.log(`  expected ${JSON.stringify(expected[i])}\n  pandoc   ${JSON.stringify(answers[i])}`);
  }
  const unlike = math.filter((answer, i) => !same(answer, known[i]));
  for (const { input, math } of unlike) console.log(`formulas of ${JSON.stringify(input)}\n  pandoc   ${JSON.stringify(math)}`);
  const failed = wrong.length + unlike.length;
  console.log(`pandoc: ${cases.length + math.length - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
