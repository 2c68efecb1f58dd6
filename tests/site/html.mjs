// Is every page valid? Asks the W3C's checker (vnu) and html-validate.
//
//     node html.mjs FOLDER

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { conclude, pages } from './folder.mjs';

const folder = resolve(process.argv[2]);
const paths = pages(folder).map((page) => resolve(folder, page));
const findings = [];

function report(path, line, column, text, checker) {
  findings.push(`${relative(folder, path)}:${line ?? 1}:${column ?? 1}: ${text} (${checker})`);
}

const isData = (url, line) =>
  readFileSync(fileURLToPath(url), 'utf8').split('\n')[line - 1]?.includes('<script type="application/ld+json">');

const jar = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
const vnu = execFileSync('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...paths],
  { encoding: 'utf8', maxBuffer: 1 << 28 });
for (const { url, lastLine, firstColumn, message, subType, type } of JSON.parse(vnu).messages) {
  // For vnu, which reads from disk, nothing is the page's own; whether the policy fits is asked in a browser.
  if (message.startsWith('Resource violates Content Security Policy')) continue;
  // Data in a script is no script: browsers do not ask the policy.
  if (message.startsWith('Inline script violates Content Security Policy') && isData(url, lastLine)) continue;
  report(fileURLToPath(url), lastLine, firstColumn, `${subType ?? type}: ${message}`, 'vnu');
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'aria-label-misuse': ['error', { allowAnyNamable: true }], // A list may have a name.
    'doctype-style': ['error', { style: 'lowercase' }],
    'long-title': 'off', // A headline is as long as it is.
    'valid-id': ['error', { relaxed: true }], // An id may begin with a digit, as a claim may.
    'no-inline-style': 'error', // The content security policy forbids them.
  },
});
for (const path of paths) {
  const { results } = await validator.validateFile(path);
  for (const { messages } of results) {
    for (const { line, column, message, ruleId } of messages) report(path, line, column, message, ruleId);
  }
}

const wrong = new Set(findings.map((finding) => finding.split(':')[0]));
conclude('html', paths.length - wrong.size, findings);
