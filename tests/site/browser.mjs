// Does every page work in a browser?
//
//     node browser.mjs FOLDER PATH [PAGE …]     all pages, or the named ones, as `topics/index.html`
//
// For every page at the width of a phone, a wide phone and a desk: nothing scrolls sideways, one `h1`, no error in the console,
// no request to another host, the first Tab shows a link that skips to the text, and axe finds nothing against WCAG 2.2 AA,
// in light and in dark. A wrong address shows 404.html.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch, open } from './chromium.mjs';
import { address, conclude, isRedirect, pages, read, serve } from './folder.mjs';

const [folder, path, ...named] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [320, 390, 1280];

const findings = [];
let passed = 0;
const site = await serve(folder, path);
const browser = await launch();

const queue = (named.length ? named : pages(folder)).values();
await Promise.all([visit(), visit()]);

await browser.close();
await site.close();
conclude('browser', passed, findings);

async function visit() {
  for (const file of queue) {
    // 404.html as a reader sees it: at an address that nothing has.
    const url = site.url + (file === '404.html' ? 'no/such/page/' : address(file));
    const found = isRedirect(read(folder, file)) ? await redirect(url) : await page(url);
    if (found.size === 0) passed += 1;
    findings.push(...[...found].map((finding) => `${file}: ${finding}`));
  }
}

async function page(url) {
  const found = new Set();
  for (const colorScheme of ['light', 'dark']) {
    const { tab, faults, close } = await open(browser, new URL(url).origin, { colorScheme });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(url, { waitUntil: 'load' });
      for (const wide of await tab.evaluate(overflow)) found.add(`${width} px: ${wide}`);
      if (width === 320) continue;
      for (const violation of await accessibility(tab)) found.add(`${colorScheme}: ${violation}`);
    }
    const headings = await tab.locator('h1').count();
    if (headings !== 1) found.add(`${headings} h1 headings`);
    const focus = await skipLink(tab);
    if (focus) found.add(focus);
    for (const fault of faults) found.add(fault);
    await close();
  }
  return found;
}

async function redirect(url) {
  const found = new Set();
  const { tab, faults, close } = await open(browser, new URL(url).origin);
  const arrival = tab.waitForResponse((response) => response.request().isNavigationRequest() && response.url() !== url, { timeout: 5000 });
  await tab.goto(url, { waitUntil: 'commit' });
  const response = await arrival.catch(() => undefined);
  if (!response?.ok()) found.add(response ? `sends the reader to ${response.url()}, which is not there` : 'sends nobody on');
  for (const fault of faults) found.add(fault);
  await close();
  return found;
}

/** In the page: what is wider than the window. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1);
  const names = wide.map((element) => element.tagName.toLowerCase() + (element.classList.length ? `.${element.classList[0]}` : ''));
  return [`scrolls sideways (${document.documentElement.scrollWidth}): ${[...new Set(names)].slice(0, 4).join(', ')}`];
}

async function accessibility(tab) {
  await tab.evaluate(axeSource);
  const { violations } = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, any, all, none }) =>
    `axe: ${id} at ${target.join(' ')} ${[...any, ...all, ...none].map((check) => check.message)[0] ?? ''}`));
}

/** What is wrong with where the first Tab leads. */
async function skipLink(tab) {
  await tab.keyboard.press('Tab');
  return tab.evaluate(() => {
    const link = document.activeElement;
    const target = link?.getAttribute?.('href') ?? '';
    if (!/^#./.test(target) || !document.getElementById(decodeURIComponent(target.slice(1)))) return 'the first Tab finds no skip link';
    const { top, left, bottom, right } = link.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom > top && right > left ? undefined : 'the skip link stays out of sight';
  });
}
