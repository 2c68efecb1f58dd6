// Do citation cards and the switch between light and dark do what they should, and does all else work without scripts?
//
//     node cards.mjs FOLDER
//
// FOLDER is what `site/harbour` builds. By keyboard, mouse and finger: a card opens on Enter, click, tap and hover and never on
// focus alone, holds what it should, stays in the window, moves nothing, closes, and gives the focus back.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch, open } from './chromium.mjs';
import { conclude, serve } from './folder.mjs';

const [folder] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PAGE = 'harbour/';

const site = await serve(folder, '/');
const browser = await launch();
const findings = [];
let passed = 0;

/** Runs a check in a tab of its own, which says what is wrong. */
async function check(name, options, run) {
  const { page = PAGE, ...context } = options;
  const { tab, faults, close } = await open(browser, site.url, { viewport: { width: 1280, height: 800 }, ...context });
  tab.setDefaultTimeout(5000);
  await tab.goto(site.url + page, { waitUntil: 'load' });
  const wrong = [];
  const same = (what, found, expected) => {
    if (found !== expected) wrong.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  };
  const holds = (what, truth) => truth || wrong.push(what);
  try {
    await run(tab, { same, holds });
  } catch (error) {
    wrong.push(error.message.split('\n')[0]);
  }
  wrong.push(...faults);
  await close();
  if (wrong.length === 0) passed += 1;
  findings.push(...wrong.map((finding) => `${name}: ${finding}`));
}

const chips = (tab) => tab.locator('a.chip');
const card = (tab) => tab.locator('#card');
const isOpen = (tab) => tab.evaluate(() => document.querySelector('#card')?.matches(':popover-open') ?? false);
const focused = (tab) => tab.evaluate(() => document.activeElement.id);
const opens = (tab) => card(tab).waitFor({ state: 'visible', timeout: 3000 });
const closes = (tab) => card(tab).waitFor({ state: 'hidden', timeout: 3000 });
/** Lets as much time pass in the page as a card waits before it opens or closes, and more. */
const settle = (tab) => tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
const axe = async (tab) => {
  await tab.evaluate(axeSource);
  const { violations } = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(({ target }) => `${id} at ${target.join(' ')}`)).join(', ');
};

await check('focus alone opens nothing', {}, async (tab, { holds, same }) => {
  const total = await chips(tab).count();
  const met = new Set();
  for (let step = 0; step < 400 && met.size < total; step += 1) {
    await tab.keyboard.press('Tab');
    const id = await tab.evaluate(() => document.activeElement.matches('a.chip') ? document.activeElement.id : '');
    if (id) met.add(id);
    if (await isOpen(tab)) holds(`${id} opened a card`, false);
  }
  same('chips that Tab reaches', met.size, total);
  await settle(tab);
  holds('a card opened later', !(await isOpen(tab)));
});

await check('Enter opens, Escape closes', {}, async (tab, { holds, same }) => {
  const chip = chips(tab).nth(1);
  same('role', await chip.getAttribute('role'), 'doc-biblioref');
  same('says that it opens a dialog', await chip.getAttribute('aria-haspopup'), 'dialog');
  same('expanded before', await chip.getAttribute('aria-expanded'), 'false');
  await chip.focus();
  await tab.keyboard.press('Enter');
  await opens(tab);
  same('focus', await focused(tab), 'card');
  same('expanded', await chip.getAttribute('aria-expanded'), 'true');
  same('role of the card', await card(tab).getAttribute('role'), 'dialog');
  holds('it has its name from its title', await tab.getByRole('dialog', { name: 'Harbour closed until further notice' }).isVisible());
  const address = tab.url();
  await tab.keyboard.press('Escape');
  await closes(tab);
  same('focus after Escape', await focused(tab), await chip.getAttribute('id'));
  same('expanded after Escape', await chip.getAttribute('aria-expanded'), 'false');
  same('address', tab.url(), address);
});

await check('a card by keyboard alone', {}, async (tab, { holds, same }) => {
  await chips(tab).nth(1).focus();
  await tab.keyboard.press('Enter');
  await opens(tab);
  const met = [];
  for (let step = 0; step < 12 && (await isOpen(tab)); step += 1) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(() => document.activeElement.closest('#card') && (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent));
    if (at) met.push(at);
  }
  same('what Tab meets', met.join(' | '),
    'Close | Read these words in the original | About this source | Read the original | Archived copy, 17 November 2026 | In the references');
  holds('Tab out of it does not close it', !(await isOpen(tab)));
  await chips(tab).nth(1).focus();
  await tab.keyboard.press('Enter');
  await opens(tab);
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await closes(tab);
  same('focus after the button', await focused(tab), await chips(tab).nth(1).getAttribute('id'));
});

await check('what a card holds', {}, async (tab, { same }) => {
  const read = async (chip) => {
    await chip.focus();
    await tab.keyboard.press('Enter');
    await opens(tab);
    const text = (await card(tab).innerText()).split('\n').map((line) => line.trim()).filter(Boolean).join(' | ');
    const links = await card(tab).locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')).join(' '));
    const lang = await card(tab).locator('.passage').evaluateAll((all) => all[0]?.lang);
    await tab.keyboard.press('Escape');
    await closes(tab);
    return { text, links, lang };
  };
  const claim = tab.locator('#the-harbour-has-been-closed-since a.chip');
  const known = await read(claim.nth(0));
  same('of a source of which much is known', known.text,
    '× | Harbour closed until further notice | Newspaper article. A. Writer, The Gazette, 16 November 2026. Accessed 17 November 2026. | “closed since Monday” | ' +
    'Two publishers | Read these words in the original | About this source | Read the original | Archived copy, 17 November 2026 | In the references');
  same('links', known.links, 'https://gazette.example/harbour#story:~:text=closed%20since%20Monday ../sources/gazette/ ' +
    'https://gazette.example/harbour#story https://archive.example/2026/gazette #ref-1-2');
  const german = await read(claim.nth(1));
  same('language of a passage', german.lang, 'de');
  same('from here to there', german.links.split(' ')[0], 'https://herald.example/der-hafen#:~:text=seit%20Montag,geschlossen');
  const unknown = await read(tab.locator('#the-council a.chip').first());
  same('of a source of which little is known', unknown.text,
    '× | Minutes of the harbour council, with a title that is long enough to need several lines on the screen of a telephone | ' +
    'Minutes of the harbour council, seventeenth session. Publisher and date unknown. No link known. | “resolves that the harbour shall be closed” | About this source | In the references');
  same('links', unknown.links, '../sources/council/ #ref-3-2');
  const whole = await read(tab.locator('[id="2026-11-16-the-harbour-is-closed"] a.chip'));
  same('without a passage', whole.text.split(' | ')[3], 'Cited as a whole, without a passage.');
  const blog = await read(tab.locator('#nobody a.chip').first());
  same('nobody said who published it', blog.text.split(' | ')[2], 'Blog post. B. Walker, November 2026. Publisher not stated. Accessed 20 November 2026.');
});

await check('the link to the words finds them', {}, async (tab, { holds, same }) => {
  const body = `<!doctype html><html lang="en"><title>The original</title><link rel="icon" href="data:,"><h1>The original</h1>
    <p style="margin-block: 200vh">It is closed since Monday. I saw the crane lean, creak &amp; sway.</p>`;
  await tab.route('**/original.html*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  for (const id of ['the-harbour-has-been-closed-since', 'a-crane-fell-or-nearly-fell']) {
    await tab.goto(site.url + PAGE);
    await tab.locator(`#${id} a.chip`).first().click();
    const href = await card(tab).locator('.in-original').getAttribute('href');
    const fragment = href.slice(href.indexOf(':~:'));
    await tab.goto('about:blank');
    await tab.goto(`${site.url}original.html#${fragment}`);
    await tab.waitForFunction(() => scrollY > 0, undefined, { timeout: 3000 }).catch(() => holds(`${fragment} finds nothing`, false));
  }
  await tab.goto('about:blank');
  await tab.goto(`${site.url}original.html#:~:text=nowhere`);
  same('what is not there is not found', await tab.evaluate(() => scrollY), 0);
});

await check('click', {}, async (tab, { holds, same }) => {
  const [one, two] = [chips(tab).nth(1), chips(tab).nth(2)];
  await one.click();
  await opens(tab);
  same('title', await card(tab).locator('h2').innerText(), 'Harbour closed until further notice');
  await one.click();
  await settle(tab);
  holds('a second click does not close it', !(await isOpen(tab)));
  await one.click();
  await opens(tab);
  await tab.mouse.click(5, 400);
  await closes(tab);
  same('expanded', await tab.locator('a.chip[aria-expanded="true"]').count(), 0);
  await two.click();
  await opens(tab);
  await tab.locator('#the-closure-was-decided-by-the a.chip').last().click();
  await opens(tab);
  same('open cards', await tab.locator(':popover-open').count(), 1);
  same('expanded chips', await tab.locator('a.chip[aria-expanded="true"]').count(), 1);
  await card(tab).locator('.in-references').click();
  await closes(tab);
  holds('it leads to the references', /#ref-1$/.test(tab.url()));
  for (const key of ['ctrlKey', 'metaKey', 'shiftKey']) {
    const stays = await one.evaluate((link, key) => {
      let untouched;
      addEventListener('click', (event) => { untouched = !event.defaultPrevented; event.preventDefault(); }, { once: true });
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
      return untouched;
    }, key);
    holds(`a click with ${key} is not the browser's any more`, stays && !(await isOpen(tab)));
  }
});

await check('hover', {}, async (tab, { holds, same }) => {
  const chip = chips(tab).nth(1);
  const box = () => card(tab).boundingBox();
  await chip.hover();
  await opens(tab);
  same('focus stays', await focused(tab), '');
  const { x, y, width, height } = await box();
  await tab.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await settle(tab);
  holds('it closes under the pointer', await isOpen(tab));
  await tab.mouse.move(5, 5, { steps: 4 });
  await closes(tab);
  await chip.hover();
  await opens(tab);
  await tab.keyboard.press('Escape');
  await closes(tab);
  await tab.mouse.move(5, 5);
  await chip.hover();
  await opens(tab);
  await chip.click();
  await opens(tab);
  await tab.mouse.move(5, 5, { steps: 4 });
  await settle(tab);
  holds('one that was clicked closes when the pointer leaves', await isOpen(tab));
});

for (const width of [320, 390]) {
  await check(`tap, ${width} px`, { viewport: { width, height: 700 }, hasTouch: true, isMobile: true }, async (tab, { holds, same }) => {
    await chips(tab).nth(1).tap();
    await opens(tab);
    same('focus', await focused(tab), 'card');
    await tab.touchscreen.tap(width / 2, 20);
    await closes(tab);
    holds('the tap that closes it leads elsewhere', !tab.url().includes('#'));
    await chips(tab).nth(2).tap();
    await opens(tab);
    await card(tab).locator('.close').tap();
    await closes(tab);
    holds('no address has changed', !tab.url().includes('#'));
  });
}

for (const page of [PAGE, 'mina/', 'about/']) {
  for (const width of [320, 390, 700, 1280]) {
    await check(`every card of ${page} at ${width} px is in the window and moves nothing`, { page, viewport: { width, height: 640 } }, async (tab, { holds }) => {
      await tab.evaluate(() => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.shift += value; })).observe({ type: 'layout-shift', buffered: false });
      });
      for (let index = 0, total = await chips(tab).count(); index < total; index += 1) {
        const chip = chips(tab).nth(index);
        await chip.scrollIntoViewIfNeeded();
        const before = await chip.boundingBox();
        await chip.focus();
        await tab.keyboard.press('Enter');
        await opens(tab);
        const after = await chip.boundingBox();
        const { x, y, width: wide, height } = await card(tab).boundingBox();
        if (x < -0.5 || y < -0.5 || x + wide > width + 0.5 || y + height > 640.5) holds(`chip ${index}: at ${[x, y, wide, height].map(Math.round)}`, false);
        if (Math.abs(before.x - after.x) + Math.abs(before.y - after.y) > 0.5) holds(`chip ${index} moves`, false);
        if (await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) holds(`chip ${index}: the page scrolls sideways`, false);
        await tab.keyboard.press('Escape');
        await closes(tab);
      }
      holds('the layout shifts', (await tab.evaluate(() => globalThis.shift)) === 0);
    });
  }
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [390, 1280]) {
    await check(`axe with open cards, ${colorScheme}, ${width} px`, { colorScheme, viewport: { width, height: 800 } }, async (tab, { same }) => {
      for (const id of ['the-harbour-has-been-closed-since', 'the-council', '2026-11-16-the-harbour-is-closed']) {
        const chip = tab.locator(`[id="${id}"] a.chip`).first();
        await chip.focus();
        await tab.keyboard.press('Enter');
        await opens(tab);
        same(id, await axe(tab), '');
        await tab.keyboard.press('Escape');
        await closes(tab);
      }
    });
  }
}

await check('the switch by keyboard', { colorScheme: 'light' }, async (tab, { holds, same }) => {
  const state = () => tab.evaluate(() => [document.documentElement.dataset.theme ?? 'system', getComputedStyle(document.body).backgroundColor, document.querySelector('.theme').getAttribute('aria-label')].join(' | '));
  const paper = { light: 'rgb(255, 253, 249)', dark: 'rgb(22, 21, 19)' };
  for (let step = 0; step < 20; step += 1) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(() => document.activeElement.matches('button.theme'))) break;
  }
  same('at first', await state(), `system | ${paper.light} | Theme: as the system`);
  await tab.keyboard.press('Enter');
  same('once', await state(), `light | ${paper.light} | Theme: light`);
  await tab.keyboard.press('Space');
  same('twice', await state(), `dark | ${paper.dark} | Theme: dark`);
  await tab.reload();
  same('remembered', await state(), `dark | ${paper.dark} | Theme: dark`);
  await tab.goto(site.url);
  same('on another page', await state(), `dark | ${paper.dark} | Theme: dark`);
  await tab.locator('button.theme').click();
  same('around', await state(), `system | ${paper.light} | Theme: as the system`);
  holds('nothing is left behind', (await tab.evaluate(() => localStorage.length)) === 0);
});

await check('without scripts', { javaScriptEnabled: false }, async (tab, { holds, same }) => {
  holds('the switch is shown, and does nothing', !(await tab.locator('button.theme').isVisible()));
  same('cards', await tab.locator('.card').count(), 0);
  const chip = tab.locator('#the-harbour-has-been-closed-since a.chip').first();
  await chip.click();
  holds('a chip leads to its passage', tab.url().endsWith('#ref-1-2'));
  const passage = tab.locator('#ref-1-2');
  same('the passage', (await passage.locator('q').innerText()).trim(), '“closed since Monday”');
  const { y } = await passage.boundingBox();
  holds('it is in the window', y >= 0 && y < 800);
  await passage.getByRole('doc-backlink').or(passage.locator('[role=doc-backlink]')).first().click();
  holds('and back', tab.url().endsWith(`#${await chip.getAttribute('id')}`));
  const lines = tab.locator('.word-by-word').first();
  await lines.locator('summary').click();
  holds('the comparison opens', await lines.locator('ins').first().isVisible());
  for (const link of await tab.locator('nav[aria-label="Site"] a').evaluateAll((all) => all.map((link) => link.href))) {
    same(link, (await tab.goto(link)).status(), 200);
  }
});

await check('reduced motion, forced colours', { forcedColors: 'active', reducedMotion: 'reduce' }, async (tab, { same, holds }) => {
  same('scrolling', await tab.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  await chips(tab).nth(1).click();
  await opens(tab);
  holds('the card has an edge', await card(tab).evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth) >= 1));
});

await check('print', {}, async (tab, { same }) => {
  await chips(tab).nth(1).click();
  await opens(tab);
  await tab.emulateMedia({ media: 'print' });
  const shown = await tab.locator('.masthead nav, .theme, .skip, .toc, .card, .permalink, .back, .pager, .foot, .word-by-word').evaluateAll((all) => all.filter((element) => element.getClientRects().length).map((element) => element.className || element.tagName).join(' '));
  same('what is of no use on paper', shown, '');
});

await browser.close();
await site.close();
conclude('cards', passed, findings);
