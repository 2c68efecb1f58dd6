// Are the feeds, the sitemap and the list of redirects what their readers expect?
//
//     node feeds.mjs FOLDER https://host/path/
//
// Asked three ways. jing holds Atom against a grammar after RFC 4287 (atom.rnc). Our own reading asks what a grammar cannot: instants that
// there are, ids that differ, one alternate link, addresses that are files of this folder. feedsmith reads back what a feed
// reader would show.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { conclude, decode, files, read } from './folder.mjs';

const [folder, base] = process.argv.slice(2);
const findings = [];
let passed = 0;

function ask(what, holds) {
  if (holds) passed += 1;
  else findings.push(what);
}

/** Whether an address is that of a file of this folder, and of a place on it if it names one. */
function leadsSomewhere(address) {
  if (!address?.startsWith(base)) return false;
  const url = new URL(address);
  let file = decode(url.pathname.slice(new URL(base).pathname.length));
  if (file === '' || file.endsWith('/')) file += 'index.html';
  if (!existsSync(join(folder, file))) return false;
  return !url.hash || read(folder, file).includes(` id="${decode(url.hash.slice(1))}"`);
}

const isInstant = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text ?? '') && !Number.isNaN(Date.parse(text));

/** The elements of an XML document: name, attributes, text, children. */
function tree(xml) {
  const root = { name: '', children: [], attributes: {}, text: '' };
  const open = [root];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, children: [], text: '' };
      open.at(-1).children.push(element);
      open.push(element);
    },
    ontext(text) { open.at(-1).text += text; },
    onclosetag() { open.pop(); },
  }, { xmlMode: true, decodeEntities: true });
  parser.end(xml);
  return root.children.find((child) => !child.name.startsWith('?'));
}

const all = (element, name) => element.children.filter((child) => child.name === name);
const one = (element, name) => (all(element, name).length === 1 ? all(element, name)[0].text : undefined);

function isRelaxed(name) {
  const grammar = fileURLToPath(new URL('atom.rnc', import.meta.url));
  try {
    execFileSync('jing', ['-c', grammar, join(folder, name)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    passed += 1;
  } catch (error) {
    findings.push(...`${error.stdout}${error.stderr}`.trim().split('\n').map((line) => line.replace(`${folder}/`, '')));
  }
}

function atom(name, page) {
  isRelaxed(name);
  const feed = tree(read(folder, name));
  const link = (element, rel) => all(element, 'link').filter(({ attributes }) => attributes.rel === rel).map(({ attributes }) => attributes.href);
  ask(`${name}: its namespace`, feed.attributes.xmlns === 'http://www.w3.org/2005/Atom');
  ask(`${name}: one id, its own address`, one(feed, 'id') === base + name && link(feed, 'self').join() === base + name);
  ask(`${name}: one alternate link, to ${page || 'the home page'}`, link(feed, 'alternate').join() === base + page);
  ask(`${name}: when it was updated`, isInstant(one(feed, 'updated')));
  ask(`${name}: an author with a name`, all(feed, 'author').every((author) => one(author, 'name')));
  const entries = all(feed, 'entry');
  const ids = entries.map((entry) => one(entry, 'id'));
  ask(`${name}: ids that differ`, new Set(ids).size === entries.length);
  const updated = entries.map((entry) => one(entry, 'updated'));
  ask(`${name}: the latest first`, updated.every((when, index) => index === 0 || updated[index - 1] >= when));
  ask(`${name}: as new as its newest entry`, entries.length === 0 || one(feed, 'updated') === updated[0]);
  for (const entry of entries) {
    const title = one(entry, 'title');
    ask(`${name}: ${title}: instants`, isInstant(one(entry, 'updated')) && all(entry, 'published').every(({ text }) => isInstant(text)));
    ask(`${name}: ${title}: published before it was updated`, (one(entry, 'published') ?? '') <= one(entry, 'updated'));
    ask(`${name}: ${title}: one link, and it leads there`, link(entry, 'alternate').length === 1 && leadsSomewhere(link(entry, 'alternate')[0]));
  }
  const readBack = parseAtomFeed(read(folder, name));
  ask(`${name}: read back, the same entries`, (readBack.entries ?? []).map(({ id }) => id).join() === ids.join());
  return { titles: (readBack.entries ?? []).map(({ title }) => (typeof title === 'string' ? title : title?.value)), ids };
}

const { ids, titles } = atom('feed.xml', '');
atom('corrections.xml', 'corrections/');

const json = JSON.parse(read(folder, 'feed.json'));
ask('feed.json: its version', json.version === 'https://jsonfeed.org/version/1.1');
ask('feed.json: its own address', json.feed_url === `${base}feed.json` && json.home_page_url === base);
ask('feed.json: the entries of feed.xml', json.items.map(({ id }) => id).join() === ids.join() && json.items.map(({ title }) => title).join() === titles.join());
for (const item of json.items) {
  ask(`feed.json: ${item.title}: a text, instants, a link`, typeof item.content_text === 'string' && item.content_text !== '' &&
    isInstant(item.date_modified) && (item.date_published === undefined || isInstant(item.date_published)) && leadsSomewhere(item.url));
}
ask('feed.json: read back, as many items', parseJsonFeed(read(folder, 'feed.json')).items.length === ids.length);
// The heading of a page is what its entry is called.
for (const [index, id] of ids.entries()) {
  const html = read(folder, `${decode(id.slice(base.length))}index.html`);
  let heading = '';
  let isOpen = false;
  const parser = new Parser({
    onopentagname(name) { isOpen ||= name === 'h1'; },
    ontext(text) { if (isOpen) heading += text; },
    onclosetag(name) { if (name === 'h1') isOpen = false; },
  }, { decodeEntities: true });
  parser.end(html);
  ask(`feed.xml: ${id} is called ${titles[index]}, and its page ${heading}`, heading.trim() === titles[index]);
}

const isPage = (file) => file.endsWith('.html') && !['404.html', 'search/index.html'].includes(file) && !/http-equiv="refresh"|<p class="draft"/.test(read(folder, file));
const urls = all(tree(read(folder, 'sitemap.xml')), 'url');
const locations = urls.map((url) => one(url, 'loc'));
ask('sitemap.xml: every page, once', files(folder).filter(isPage).length === new Set(locations).size && locations.length === new Set(locations).size);
for (const url of urls) {
  const day = all(url, 'lastmod')[0]?.text;
  ask(`sitemap.xml: ${one(url, 'loc')}`, leadsSomewhere(one(url, 'loc')) && (day === undefined || /^\d{4}-\d\d-\d\d$/.test(day)));
}
ask('robots.txt: where the sitemap is', read(folder, 'robots.txt').includes(`\nSitemap: ${base}sitemap.xml\n`));

const redirects = files(folder).filter((file) => file.endsWith('.html') && /http-equiv="refresh"/.test(read(folder, file)));
const rules = existsSync(join(folder, '_redirects')) ? read(folder, '_redirects').trim().split('\n') : [];
ask('_redirects: a rule for each page that sends its readers on', rules.length === redirects.length);
for (const rule of rules) {
  const [from, to, status, ...rest] = rule.split(' ');
  const host = new URL(base).origin;
  ask(`_redirects: ${rule}`, status === '301!' && rest.length === 0 && leadsSomewhere(host + from) && leadsSomewhere(host + to) && from !== to);
}
conclude('feeds', passed, findings);
