// Does every link of a built site lead somewhere?
//
//     node links.mjs FOLDER /any/path/             served under a path; links must be relative
//     node links.mjs FOLDER https://host/path/     served as the site that it was built for
//     node links.mjs FOLDER disk                   opened from disk: a link must name a file
//
// Asked twice. Our own reading is strict about fragments, about pages that nothing links to, and about addresses in feeds and data.
// linkinator is a second opinion, over HTTP; it takes `<a id="x" href="#y">` for a place called y, so it cannot be the only one.

import { File } from 'node:buffer';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { conclude, decode, files, isRedirect, pages, read, serve } from './folder.mjs';

const [folder, place] = process.argv.slice(2);
const fromDisk = place === 'disk';
const baseUrl = place.startsWith('http') ? place : undefined;
const path = baseUrl ? new URL(baseUrl).pathname : fromDisk ? '/' : place;
const findings = new Set();
let passed = 0;

/** Counts what was looked at: a finding is what is wrong with it, or nothing. */
function tally(place, wrong) {
  if (wrong) findings.add(`${place} ${wrong}`);
  else passed += 1;
}

const LINKS = {
  a: ['href'], area: ['href'], audio: ['src'], blockquote: ['cite'], del: ['cite'], embed: ['src'], form: ['action'], iframe: ['src'],
  image: ['href'], img: ['src', 'srcset'], input: ['src'], ins: ['cite'], link: ['href'], object: ['data'], q: ['cite'], script: ['src'],
  source: ['src', 'srcset'], track: ['src'], use: ['href'], video: ['src', 'poster'],
};

/** The names and the links of a document, each link with its line. */
function anatomy(html, isSvg) {
  const ids = new Set();
  const links = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (attributes.id) ids.add(attributes.id);
      if (tag === 'a' && attributes.name) ids.add(attributes.name);
      const line = html.slice(0, parser.startIndex).split('\n').length;
      for (const name of LINKS[tag] ?? []) {
        if (attributes[name] === undefined) continue;
        const urls = name === 'srcset' ? attributes[name].split(',').map((part) => part.trim().split(/\s+/)[0]) : [attributes[name]];
        for (const url of urls) links.push({ url, line, tag });
      }
    },
  }, { xmlMode: isSvg });
  parser.end(html);
  return { ids, links };
}

const documents = new Map(files(folder).filter((file) => /\.(html|svg)$/.test(file))
  .map((file) => [file, anatomy(read(folder, file), file.endsWith('.svg'))]));

/** What is wrong with a link to here: nothing, or a sentence. Reports the document that it leads to. */
function fault(url, root, follow = () => {}) {
  if (!url.href.startsWith(root)) return 'leaves the site\'s folder';
  let file = decode(url.pathname.slice(new URL(root).pathname.length));
  const found = statSync(join(folder, file), { throwIfNoEntry: false });
  if (fromDisk && !found?.isFile()) return found ? 'is a folder, which a disk does not open as a page' : 'is not there';
  if (file === '' || file.endsWith('/')) file += 'index.html';
  else if (found?.isDirectory()) return 'lacks its last slash';
  if (!existsSync(join(folder, file))) return 'is not there';
  follow(file);
  const fragment = decode(url.hash.slice(1)).replace(/:~:.*$/, '');
  if (fragment && documents.has(file) && !documents.get(file).ids.has(fragment)) return `has no #${fragment}`;
  return undefined;
}

/** A site's own address is the folder's. */
function localise(url, root) {
  return baseUrl && url.startsWith(baseUrl) ? root + url.slice(baseUrl.length) : url;
}

const linked = new Map([['index.html', []]]);
for (const [file, { links }] of documents) {
  // A host shows 404.html at any address, so its links start from the host's root, or the site's own address. No disk shows it.
  if (file === '404.html' && fromDisk) continue;
  const root = `http://site${file === '404.html' && !baseUrl ? '/' : path}`;
  for (const { url: written, line, tag } of links) {
    let url;
    try {
      url = new URL(localise(written, root), root + file);
    } catch {
      tally(`${file}:${line}: ${written}`, 'is no address');
      continue;
    }
    if (url.host !== 'site') continue;
    if (file === '404.html' && !/^([/#]|https?:)/.test(written)) tally(`${file}:${line}: ${written}`, 'is relative, and nobody knows to what');
    tally(`${file}:${line}: ${written}`, fault(url, root, (target) => {
      if (tag === 'a') linked.set(target, [...(linked.get(target) ?? []), file]);
    }));
  }
}

const reached = new Set(['index.html']);
for (const target of reached) for (const [to, from] of linked) if (from.includes(target)) reached.add(to);
for (const file of pages(folder)) {
  if (file === '404.html' || isRedirect(read(folder, file))) continue;
  tally(`${file}:`, reached.has(file) ? undefined : 'no page leads here from the home page');
}

if (baseUrl) {
  const root = `http://site${path}`;
  for (const file of files(folder).filter((name) => /\.(html|json|md|txt|xml)$/.test(name))) {
    for (const [written] of read(folder, file).replaceAll('&amp;', '&').matchAll(/https?:\/\/[^\s"'<>\\)\]]+/g)) {
      if (!written.startsWith(baseUrl)) continue;
      tally(`${file}: ${written}`, fault(new URL(localise(written.replace(/[.,;:]+$/, ''), root)), root));
    }
  }
}

if (!fromDisk) await secondOpinion();
conclude('links', passed, findings);

async function secondOpinion() {
  for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) delete process.env[name];
  globalThis.File ??= File; // Node 18 keeps it in a module; linkinator wants it everywhere.
  const { LinkChecker } = await import('linkinator');
  const site = await serve(folder, path, 'no page'); // Or it would read 404.html as if it stood where nothing is.
  const here = (url) => (url ?? '').replace(site.url, '') || 'index.html';
  const { links } = await new LinkChecker().check({
    path: site.url,
    recurse: true,
    checkCss: true,
    checkFragments: true,
    redirects: 'error',
    concurrency: 20,
    linksToSkip: async (url) => !url.startsWith(new URL(site.url).origin),
    urlRewriteExpressions: baseUrl ? [{ pattern: baseUrl, replacement: site.url }] : [],
  });
  await site.close();
  for (const { url, parent, state, status } of links) {
    if (state !== 'SKIPPED') tally(`${here(parent)}: ${here(url)}`, state === 'BROKEN' ? `is broken, says linkinator (${status})` : undefined);
  }
}
