// What the preview adds to a page in the browser: it brings the page up to date in place, says what cannot be shown, and
// marks what was found where it stands. All of it is drawn outside the body, in a shadow of its own; the page is as it will
// be published.

import { Idiomorph } from './idiomorph.js';

const TAG = 'script[src="/__factbox/preview.js"]';
const here = () => `path=${encodeURIComponent(decodePath(location.pathname))}`;

function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// --- What was served -------------------------------------------------------------------------------------------------

// The attributes that each element was served with. What a script of the page has changed since (a menu that is open, a
// button that was shown) differs from them, and stays; what the writer has changed differs from the next ones.
const served = new WeakMap();
let head = null;

const attributes = (element) => new Map([...element.attributes].map(({ name, value }) => [name, value]));

function remember(root) {
  served.set(root, attributes(root));
  for (const element of root.querySelectorAll('*')) served.set(element, attributes(element));
}

/** Whether the writer, not a script, has changed an attribute. */
function isEdited(element, name, next) {
  const before = served.get(element);
  return !before || (before.get(name) ?? null) !== (next ?? null);
}

// --- Bringing the page up to date -------------------------------------------------------------------------------------

let key = document.querySelector(TAG)?.dataset.key ?? '';
let newest = null;
let isBusy = false;

/** Shows what the server has, until there is nothing newer. */
async function catchUp() {
  if (isBusy) return;
  isBusy = true;
  try {
    while (newest && !newest.gone && newest.key && newest.key !== key) {
      if (!key) return location.reload();
      const response = await fetch(location.href, { headers: { accept: 'text/html' } });
      // A page that came to this address by a redirect is another one.
      if (response.redirected || !(response.headers.get('content-type') ?? '').startsWith('text/html')) return location.reload();
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const next = page.querySelector(TAG)?.dataset.key;
      if (!next) return location.reload();
      if (!(await show(page))) return location.reload();
      key = next;
    }
  } catch {
    // The server has gone; when it is back it says what is new.
  } finally {
    isBusy = false;
  }
}

const scripts = (root) => [...root.querySelectorAll('head script:not([type="application/ld+json"])')]
  .filter((script) => !script.matches(TAG)).map((script) => script.outerHTML).join('\n');

/** Brings this page to the state of `page`; false if only a reload can. */
async function show(page) {
  if (scripts(head) !== scripts(page)) return false;
  await swapStyles(page);
  document.title = page.title;
  for (const name of ['lang', 'dir', 'class']) {
    const value = page.documentElement.getAttribute(name);
    if (isEdited(document.documentElement, name, value)) set(document.documentElement, name, value);
  }
  swapMeta(page);
  Idiomorph.morph(document.body, page.body, {
    morphStyle: 'outerHTML',
    ignoreActiveValue: true,
    callbacks: {
      // What no page brought, a script did; it is not the writer's to remove.
      beforeNodeRemoved: (node) => node.nodeType !== Node.ELEMENT_NODE || served.has(node),
      beforeAttributeUpdated: (name, element, change) => {
        const next = change === 'remove' ? null : upcoming.get(element)?.get(name);
        return next === undefined || isEdited(element, name, next);
      },
      beforeNodeMorphed: (old, next) => {
        if (old.nodeType === Node.ELEMENT_NODE && next.nodeType === Node.ELEMENT_NODE) upcoming.set(old, attributes(next));
      },
      afterNodeMorphed: (old) => {
        const next = upcoming.get(old);
        if (next) served.set(old, next);
      },
      afterNodeAdded: (node) => {
        if (node.nodeType === Node.ELEMENT_NODE) remember(node);
      },
    },
  });
  served.set(document.documentElement, attributes(page.documentElement));
  head = page;
  draw();
  return true;
}

/** The attributes that each element is about to have. */
const upcoming = new WeakMap();

function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

const sheets = (root) => [...root.querySelectorAll('head link[rel~="stylesheet"]')];

/** Puts new style sheets in the place of old ones, without a moment in which there are none. */
async function swapStyles(page) {
  const old = sheets(document);
  const wanted = sheets(page);
  const same = old.length === wanted.length && old.every((link, index) => link.getAttribute('href') === wanted[index].getAttribute('href'));
  if (same) return;
  const fresh = wanted.map((link) => document.importNode(link, true));
  await Promise.all(fresh.map((link) => new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  })));
  for (const link of old) link.remove();
}

/** Takes over what the head says that people and machines read. */
function swapMeta(page) {
  const said = 'head meta[name], head meta[property], head link[rel="canonical"], head link[rel="icon"], head link[rel="alternate"]';
  const [old, wanted] = [[...document.querySelectorAll(said)], [...page.querySelectorAll(said)]];
  if (old.map((element) => element.outerHTML).join() === wanted.map((element) => element.outerHTML).join()) return;
  for (const element of old) element.remove();
  document.head.append(...wanted.map((element) => document.importNode(element, true)));
}

// --- Hearing of changes -----------------------------------------------------------------------------------------------

let events = null;
let shownTable = null;

// A tab that nobody sees does not listen: browsers allow few connections to one host.
function listen() {
  if (events || document.visibilityState === 'hidden') return;
  events = new EventSource(`/__factbox/events?${here()}`);
  events.addEventListener('message', ({ data }) => hear(JSON.parse(data)));
}

function unlisten() {
  events?.close();
  events = null;
}

async function hear(news) {
  newest = news;
  if (news.table !== shownTable) {
    const response = await fetch(`/__factbox/places?${here()}`).catch(() => null);
    if (response?.ok) {
      table = await response.json();
      shownTable = news.table;
    }
  }
  await catchUp();
  draw();
}

addEventListener('pagehide', unlisten);
addEventListener('pageshow', listen);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? unlisten() : listen()));

// --- What is drawn ----------------------------------------------------------------------------------------------------

let table = { source: null, draft: false, places: {}, findings: [], elsewhere: [], elsewhere_count: 0, problem: null };
let dismissed = null;
let isListOpen = false;

const host = document.createElement('factbox-preview');
const shadow = host.attachShadow({ mode: 'open' });
const style = make('link', { rel: 'stylesheet', href: '/__factbox/preview.css' });
const marks = make('div', { class: 'marks' });
const corner = make('div', { class: 'corner' });
const overlay = make('div', { class: 'overlay', role: 'alertdialog', 'aria-label': 'What cannot be shown' });
overlay.hidden = true;
shadow.append(style, marks, corner, overlay);

function make(tag, wanted = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(wanted)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Choices last as long as the tab; where nothing may be stored, as long as the page. */
const remembered = {
  get: (name) => {
    try {
      return sessionStorage.getItem(`factbox-${name}`);
    } catch {
      return null;
    }
  },
  set: (name, value) => {
    try {
      sessionStorage.setItem(`factbox-${name}`, value);
    } catch {}
  },
};
let showsPlaces = remembered.get('places') === 'yes';

const counted = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

function draw() {
  drawOverlay();
  drawCorner();
  drawMarks();
}

function drawOverlay() {
  const problem = table.problem;
  if (!problem) dismissed = null;
  const isWanted = Boolean(problem) && problem !== dismissed;
  if (isWanted && overlay.dataset.text !== problem) {
    overlay.dataset.text = problem;
    const close = make('button', { type: 'button', onclick: dismiss }, 'Show the last good page');
    overlay.replaceChildren(
      make('div', { class: 'sheet' },
        make('header', {}, make('strong', {}, 'This cannot be shown yet'), close),
        make('pre', { tabindex: '0' }, problem),
        make('p', {}, 'Behind this is the page as it was before. This goes when the mistake does.')));
  }
  overlay.hidden = !isWanted;
}

function dismiss() {
  dismissed = table.problem;
  draw();
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !overlay.hidden) dismiss();
});

let drawnCorner = '';

function drawCorner() {
  const { places, ...rest } = table;
  const wanted = JSON.stringify([rest, Object.keys(places).length, isListOpen, overlay.hidden, showsPlaces, newest?.gone && newest.key !== key, newest?.moved]);
  // What a reader has opened in it stays open.
  if (wanted === drawnCorner) return;
  drawnCorner = wanted;
  const parts = [];
  if (newest?.gone && newest.key !== key) {
    const words = newest.moved ? ['This page has moved to ', make('a', { href: newest.moved }, newest.moved)] : ['This page is no longer there.'];
    parts.push(make('p', { class: 'gone', role: 'status' }, ...words));
  }
  if (table.draft) parts.push(make('p', { class: 'draft' }, 'Draft: not published'));
  if (table.problem && overlay.hidden) {
    parts.push(make('button', { type: 'button', class: 'problem', onclick: () => { dismissed = null; draw(); } }, 'Not up to date: see why'));
  }
  const count = table.findings.length + table.elsewhere_count;
  if (count > 0) {
    const grave = [...table.findings, ...table.elsewhere].some(({ level }) => level === 'error') ? 'error' : 'warning';
    const label = table.elsewhere_count && table.findings.length ? `${counted(table.findings.length, 'finding')} here, ${table.elsewhere_count} elsewhere`
      : table.findings.length ? `${counted(count, 'finding')} here` : `${counted(count, 'finding')} elsewhere`;
    parts.push(make('button', { type: 'button', class: `badge ${grave}`, 'aria-expanded': String(isListOpen), onclick: () => { isListOpen = !isListOpen; draw(); } }, label));
  }
  if (Object.keys(table.places).length > 0) {
    parts.push(make('button', { type: 'button', class: 'places', 'aria-pressed': String(showsPlaces), onclick: togglePlaces, title: 'Where each statement stands' }, 'Places'));
  }
  const list = isListOpen && count > 0 ? [drawList()] : [];
  const focus = [...corner.querySelectorAll('button')].indexOf(shadow.activeElement);
  corner.replaceChildren(...list, make('div', { class: 'row' }, ...parts));
  if (focus >= 0) corner.querySelectorAll('button')[focus]?.focus();
}

function togglePlaces() {
  showsPlaces = !showsPlaces;
  remembered.set('places', showsPlaces ? 'yes' : 'no');
  draw();
}

function drawList() {
  const item = (finding) => make('li', { class: finding.level },
    make('details', {},
      make('summary', {}, make('code', {}, finding.place), ` ${finding.message}`),
      make('pre', { tabindex: '0' }, finding.text)),
    ...(finding.id ? [make('a', { href: `#${encodeURIComponent(finding.id)}` }, 'show')] : []));
  const left = table.elsewhere_count - table.elsewhere.length;
  return make('div', { class: 'list', role: 'region', 'aria-label': 'Findings' },
    ...(table.findings.length ? [make('ul', {}, ...table.findings.map(item))] : []),
    ...(table.elsewhere.length ? [make('p', {}, 'In other files'), make('ul', {}, ...table.elsewhere.map(item))] : []),
    ...(left > 0 ? [make('p', {}, `and ${left} more, which the terminal lists`)] : []));
}

/** Draws marks over the page, beside what they are about. */
function drawMarks() {
  const drawn = [];
  const top = document.documentElement.getBoundingClientRect().top;
  const beside = (element, mark) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) return;
    mark.style.setProperty('top', `${box.top - top}px`);
    mark.style.setProperty('left', `${Math.max(0, box.left)}px`);
    mark.style.setProperty('height', `${box.height}px`);
    mark.style.setProperty('width', `${box.width}px`);
    mark.classList.toggle('narrow', box.left < 44);
    drawn.push(mark);
  };
  const byId = new Map();
  for (const finding of table.findings) byId.set(finding.id, [...(byId.get(finding.id) ?? []), finding]);
  for (const [id, findings] of byId) {
    const element = id === null ? document.querySelector('h1') : document.getElementById(id);
    if (!element) continue;
    const grave = findings.some(({ level }) => level === 'error') ? 'error' : 'warning';
    const words = findings.map(({ place, message }) => `${place} ${message}`).join('\n');
    const open = () => { isListOpen = true; draw(); };
    beside(element, make('div', { class: `mark ${grave}` }, make('button', { type: 'button', title: words, 'aria-label': words, onclick: open }, String(findings.length))));
  }
  if (showsPlaces) {
    for (const [id, place] of Object.entries(table.places)) {
      const element = document.getElementById(id);
      if (element) beside(element, make('div', { class: 'place' }, make('code', {}, place)));
    }
  }
  marks.replaceChildren(...drawn);
}

// --- The beginning ----------------------------------------------------------------------------------------------------

remember(document.documentElement);
head = document.cloneNode(true);
document.documentElement.append(host);
new ResizeObserver(() => drawMarks()).observe(document.body);
addEventListener('toggle', () => drawMarks(), true);
listen();
