// Does the preview keep up with a writer?
//
//     node preview.mjs BINARY
//
// Serves a small site of its own, edits its files as an editor would, and looks at the page in a browser: what changed is
// shown, and what the reader had before them (scroll position, focus, what is open) is still there.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { launch, open } from './chromium.mjs';
import { conclude } from './folder.mjs';

const binary = resolve(process.argv[2]);
const root = mkdtempSync(join(tmpdir(), 'preview-'));
const LONG = { timeout: 20_000 };

const claims = (count) => Array.from({ length: count }, (_, number) => `- Statement number ${number} of many, in so many words. [@gazette]\n`).join('');
const page = ({ words = 'One.', count = 60, title = 'The harbour', end = '' } = {}) => `---
title: ${title}
sources:
  - id: gazette
    title: Closed
    publisher: The Gazette
    issued: 2026-11-16
---

${words}

## Reported by one source

${claims(count)}
## What we don't know

- When it opens again.
${end}`;

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

// The strictest rules that a site may have: what the preview adds keeps to them too.
write('templates/base.html', `{% extends "@theme/base.html" %}
{% block head %}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'">{% endblock head %}
`);
write('factbox.yaml', 'title: Tides\nmarkdown: {raw_html: true}\n');
const extra = '\n## Parts\n\n<details id="more"><summary>More</summary>Words within.</details>\n\n<div id="card" popover="manual">A card.</div>\n\n<input id="field" aria-label="Field">\n';
write('content/harbour.md', page({ end: extra }));
write('content/tides.md', '---\ntitle: The tides\ndraft: true\n---\n\n## What we don\'t know\n\n- When they turn.\n');

const { server, url } = await start();
const browser = await launch();
const findings = [];
let passed = 0;

async function check(what, test, expected = /^$/) {
  const { tab, faults, close } = await open(browser, url);
  try {
    await test(tab);
    const wrong = faults.filter((fault) => !expected.test(fault));
    findings.push(...wrong.map((fault) => `${what}: ${fault}`));
    if (wrong.length === 0) passed += 1;
  } catch (error) {
    findings.push(`${what}: ${error.message.split('\n').slice(0, 4).join(' ')}`);
  }
  await close();
}

await check('an edit is shown in place', async (tab) => {
  await arrive(tab, 'harbour/');
  await tab.evaluate(() => {
    globalThis.stayed = true;
    document.getElementById('more').open = true;
    document.getElementById('card').showPopover();
    const field = document.getElementById('field');
    field.value = 'typed';
    field.focus({ preventScroll: true });
    scrollTo(0, 1500);
  });
  const before = await tab.evaluate(() => scrollY);
  write('content/harbour.md', page({ words: 'Two.', end: extra }));
  await tab.waitForFunction(() => document.querySelector('.lede')?.textContent.includes('Two.'), null, LONG);
  const after = await tab.evaluate(() => ({
    stayed: globalThis.stayed,
    scroll: scrollY,
    focus: document.activeElement.id,
    value: document.getElementById('field').value,
    details: document.getElementById('more').open,
    popover: document.getElementById('card').matches(':popover-open'),
    theme: document.querySelector('button.theme').hidden,
  }));
  expect(after, { stayed: true, scroll: before, focus: 'field', value: 'typed', details: true, popover: true, theme: false });
});

await check('a page that did not change is not touched', async (tab) => {
  await arrive(tab, 'harbour/');
  await tab.evaluate(() => {
    globalThis.changes = 0;
    new MutationObserver((records) => { globalThis.changes += records.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const listens = tab.waitForEvent('console', { predicate: (message) => message.text() === 'listens', ...LONG });
  const told = tab.waitForEvent('console', { predicate: (message) => message.text() === 'told', ...LONG });
  await tab.evaluate(() => {
    // Another listener at the same source: when it is told of the other page, this one has been told of nothing.
    const other = new EventSource('/__factbox/events?path=/tides/');
    let first = true;
    other.onmessage = () => {
      console.log(first ? 'listens' : 'told');
      if (!first) other.close();
      first = false;
    };
  });
  await listens;
  write('content/tides.md', '---\ntitle: The tides\ndraft: true\n---\n\n## What we don\'t know\n\n- When the tides turn.\n');
  await told;
  expect(await tab.evaluate(() => globalThis.changes), 0);
});

await check('a style sheet is swapped without a reload', async (tab) => {
  await arrive(tab, 'harbour/');
  await tab.evaluate(() => { globalThis.stayed = true; scrollTo(0, 800); });
  write('themes/default/static/style.css', 'body { background: rgb(1, 2, 3); min-height: 4000px }');
  await tab.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)', null, LONG);
  await tab.waitForFunction(() => document.querySelectorAll('head link[rel=stylesheet]').length === 1, null, LONG);
  expect(await tab.evaluate(() => globalThis.stayed), true);
  rmSync(join(root, 'themes'), { recursive: true });
  await tab.waitForFunction(() => getComputedStyle(document.body).backgroundColor !== 'rgb(1, 2, 3)', null, LONG);
  expect(await tab.evaluate(() => globalThis.stayed), true);
});

await check('what cannot be shown is said, until it is mended', async (tab) => {
  await arrive(tab, 'harbour/');
  write('content/harbour.md', '---\ntitle: [broken\n---\n');
  const overlay = tab.locator('factbox-preview .overlay');
  await overlay.waitFor({ state: 'visible', ...LONG });
  const text = await overlay.locator('pre').textContent();
  if (!text.includes('content/harbour.md:')) throw new Error(`no place in: ${text}`);
  // The page as it was, behind it.
  expect(await tab.locator('main li').count() > 50, true);
  await overlay.getByRole('button').click();
  await overlay.waitFor({ state: 'hidden', ...LONG });
  await tab.locator('factbox-preview .problem').click();
  await overlay.waitFor({ state: 'visible', ...LONG });
  await tab.keyboard.press('Escape');
  await overlay.waitFor({ state: 'hidden', ...LONG });
  // A reader who comes now sees the last good page, and why it is not newer.
  await tab.reload();
  await overlay.waitFor({ state: 'visible', ...LONG });
  write('content/harbour.md', page({ words: 'Mended.', end: extra }));
  await overlay.waitFor({ state: 'hidden', ...LONG });
  await tab.waitForFunction(() => document.querySelector('.lede')?.textContent.includes('Mended.'), null, LONG);
});

await check('of two hundred saves the last is shown', async (tab) => {
  await arrive(tab, 'harbour/');
  for (let number = 1; number <= 200; number += 1) {
    const text = page({ words: `Save ${number}.`, end: extra });
    if (number % 3) write('content/harbour.md', text);
    else {
      // As editors do that write beside the file first.
      write('content/.harbour.md.tmp', text);
      renameSync(join(root, 'content/.harbour.md.tmp'), join(root, 'content/harbour.md'));
    }
    if (number % 7 === 0) await new Promise((done) => { setImmediate(done); });
  }
  await tab.waitForFunction(() => document.querySelector('.lede')?.textContent.includes('Save 200.'), null, LONG);
});

await check('findings are counted, listed and marked where they stand', async (tab) => {
  await arrive(tab, 'harbour/');
  write('content/harbour.md', page({ end: '\n## Reported by one source\n\n- Nobody cites this.\n' }));
  const badge = tab.locator('factbox-preview .badge');
  await badge.waitFor({ state: 'visible', ...LONG });
  await badge.click();
  const item = tab.locator('factbox-preview .list li').filter({ hasText: 'cites no source' });
  await item.locator('code').first().waitFor({ state: 'visible', ...LONG });
  const mark = tab.locator('factbox-preview .mark.error');
  const claim = tab.locator('#nobody-cites-this');
  const [a, b] = [await mark.boundingBox(), await claim.boundingBox()];
  if (Math.abs(a.y - b.y) > 2) throw new Error(`the mark stands at ${a.y}, the claim at ${b.y}`);
  await tab.locator('factbox-preview button.places').click();
  await tab.locator('factbox-preview .place').filter({ hasText: /content\/harbour\.md:\d+/ }).first().waitFor({ state: 'attached', ...LONG });
  write('content/harbour.md', page({ end: extra }));
  await tab.waitForFunction(() => !document.querySelector('factbox-preview').shadowRoot.querySelector('.mark.error'), null, LONG);
});

await check('drafts say that they are', async (tab) => {
  await arrive(tab, 'tides/');
  await tab.locator('main .draft').waitFor({ state: 'visible', ...LONG });
});

await check('a page that moves says where to', async (tab) => {
  await arrive(tab, 'harbour/');
  renameSync(join(root, 'content/harbour.md'), join(root, 'content/port.md'));
  const link = tab.locator('factbox-preview .gone a');
  await link.waitFor({ state: 'visible', ...LONG });
  await link.click();
  await tab.waitForURL('**/port/', LONG);
  renameSync(join(root, 'content/port.md'), join(root, 'content/harbour.md'));
  await link.waitFor({ state: 'visible', ...LONG });
});

await check('a preview that ends and comes back is heard again', async (tab) => {
  const first = await start();
  await tab.unrouteAll?.();
  await tab.context().unroute('**');
  await arrive(tab, 'harbour/', first.url);
  await stop(first.server);
  write('content/harbour.md', page({ words: 'After the break.', end: extra }));
  const again = await start(new URL(first.url).port);
  await tab.waitForFunction(() => document.querySelector('.lede')?.textContent.includes('After the break.'), null, LONG);
  await stop(again.server);
  // The browser says of itself that it lost the connection.
}, /^console: Failed to load resource: net::ERR_/);

await check('a tab that nobody sees holds no connection', async (tab) => {
  // More tabs than a browser opens connections to one host.
  const tabs = await Promise.all(Array.from({ length: 8 }, () => tab.context().newPage()));
  for (const each of tabs) {
    await each.goto(`${url}harbour/`, { waitUntil: 'load' });
    await each.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }
  await arrive(tab, 'harbour/');
});

await browser.close();
await stop(server);
rmSync(root, { recursive: true });
conclude('preview', passed, findings);

/** A preview of the site, once it says where it is. */
async function start(port = '0') {
  const server = spawn(binary, ['-C', root, 'serve', '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const url = await new Promise((found, failed) => {
    server.stderr.on('data', (data) => {
      said += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (address) found(address[0]);
    });
    server.on('exit', () => failed(new Error(`the preview ended: ${said}`)));
  });
  return { server, url };
}

function stop(server) {
  return new Promise((done) => {
    server.removeAllListeners('exit');
    server.on('exit', done);
    server.kill('SIGINT');
  });
}

/** Opens a page and waits until it listens. */
async function arrive(tab, path, at = url) {
  await tab.goto(at + path, { waitUntil: 'load' });
  await tab.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/__factbox/places')), null, LONG);
}

function expect(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} rather than ${b}`);
}
