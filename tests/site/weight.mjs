// How heavy is a page, as it is sent without compression and without its images?
//
//     node weight.mjs FOLDER PAGE
//
// HTML at most 60,000 bytes, and the style sheets and scripts that it names at most 40,000 together. What search loads when
// it is used does not count.

import { posix } from 'node:path';
import { conclude, read } from './folder.mjs';

const [folder, page] = process.argv.slice(2);
const html = read(folder, page);
const named = [...html.matchAll(/<link\s[^>]*rel="stylesheet"[^>]*href="([^"]+)"|<script\s[^>]*src="([^"]+)"/g)].map((match) => match[1] ?? match[2]);
const size = (file) => Buffer.byteLength(read(folder, file));
const assets = named.map((href) => posix.join(posix.dirname(page), href));

const findings = [];
for (const [what, bytes, most] of [
  ['HTML', Buffer.byteLength(html), 60_000],
  ['style sheets and scripts', assets.map(size).reduce((sum, bytes) => sum + bytes, 0), 40_000],
]) {
  console.log(`  ${what}: ${bytes} of ${most} bytes`);
  if (bytes > most) findings.push(`${what}: ${bytes - most} bytes too many`);
}
if (assets.length === 0) findings.push(`${page} names no style sheet`);
conclude('weight', 3 - findings.length, findings);
