// Does search find, by keyboard alone, over HTTP and from disk?
//
//     node search.mjs FACTBOX SITE       SITE is tests/search/site; terms.json stands beside it
//
// The terms that the browser sees are those of the table that the Rust tests read. On 10,000 generated pages the bytes that the
// first result needs are counted.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, open } from './chromium.mjs';
import { conclude, files, serve } from './folder.mjs';

const [factbox, site] = process.argv.slice(2).map((path) => resolve(path));
const table = JSON.parse(readFileSync(join(site, '..', 'terms.json'), 'utf8'));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const BUDGET = 150_000;

const findings = [];
let passed = 0;
const expect = (true_, finding) => {
  if (true_) passed += 1;
  else findings.push(finding);
};
const same = (found, expected, what) => expect(JSON.stringify(found) === JSON.stringify(expected),
  `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);

const folder = mkdtempSync(join(tmpdir(), 'search-'));
const browser = await launch();
try {
  cpSync(site, join(folder, 'site'), { recursive: true });
  build('site', 'pretty');
  writeFileSync(join(folder, 'site', 'factbox.yaml'), `${readFileSync(join(site, 'factbox.yaml'), 'utf8')}links: explicit\n`);
  build('site', 'explicit');
  writeFileSync(join(folder, 'site', 'factbox.yaml'), 'search: false\n');
  build('site', 'without');

  const host = await serve(join(folder, 'pretty'), '/any/sub/path/');
  await finds(host.url, '');
  await keyboard(host.url, '');
  await accessible(host.url);
  await withoutScript(host.url);
  await unreachable(host.url);
  await host.close();

  const disk = `${pathToFileURL(join(folder, 'explicit')).href}/`;
  await finds(disk, 'index.html');
  await keyboard(disk, 'index.html');

  same(files(join(folder, 'without')).filter((file) => file.startsWith('search')), [], 'search: false leaves files');
  const home = readFileSync(join(folder, 'without', 'index.html'), 'utf8');
  expect(!/class="find"|<dialog/.test(home), 'search: false leaves a way to search');

  await large();

} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
conclude('search', passed, findings);

function build(from, to) {
  execFileSync(factbox, ['-C', join(folder, from), 'build', '--today', '2026-11-21', '--output-dir', join(folder, to)], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** What is shown when the results of a query stand. */
async function results(tab, query) {
  await tab.locator('.search-box input').fill('');
  await tab.waitForFunction(() => document.querySelectorAll('.results li').length === 0);
  await tab.locator('.search-box input').fill(query);
  await tab.waitForFunction(() => document.querySelector('.search-box [role="status"]').textContent !== '');
  return tab.locator('.results li').evaluateAll((items) => items.map((item) => ({
    title: item.querySelector('a').textContent,
    href: item.querySelector('a').getAttribute('href'),
    kind: item.querySelector('.search-kind').textContent,
    text: item.querySelector('.search-text')?.textContent ?? '',
    marked: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
    lang: item.lang,
    elements: [...new Set([...item.querySelectorAll('*')].map((element) => element.localName))].sort().join(' '),
  })));
}

/** Queries with what they find first. */
async function finds(root, index) {
  const { tab, faults, close } = await open(browser, root, { viewport: { width: 1280, height: 800 } });
  await tab.goto(`${root}search/${index}?q=moorings`);
  await tab.waitForFunction(() => document.querySelectorAll('.results li').length === 1);
  expect((await tab.locator('.results a').getAttribute('href')).includes('#when-the-ferries-will-return-to'), '?q= leads elsewhere');

  const terms = await tab.evaluate((texts) => texts.map((text) => factboxSearch.terms(text)), table.map(({ text }) => text));
  table.forEach(({ text, terms: expected }, row) => same(terms[row], expected, `terms of ${JSON.stringify(text)}`));

  const harbour = `../harbour/${index}`;
  for (const [query, href, kind, marked] of [
    ['tromso', harbour, 'Explainer · Developing', 'Tromsø'],
    ['TROMSØ closed', harbour, 'Explainer · Developing', 'Tromsø'],
    ['caglar oyvind lukasz', `${harbour}#divers-found-a-crack-in-the`, 'Reported by one source · Developing', 'Çağlar'],
    ['ministry of fisheries', `${harbour}#the-ministry-of-fisheries-by-telegram`, 'Disputed · Developing', 'ministry'],
    ['who ordered', `${harbour}#who-ordered-the-closure`, 'Disputed · Developing', 'Who'],
    ['moorings', `${harbour}#when-the-ferries-will-return-to`, 'Not known · Developing', 'moorings'],
    ['seal swim', `${harbour}#the-harbour-master-on-the-crack`, 'In their own words · Developing', 'seal'],
    ['misspelt', `${harbour}#2026-11-03-correction`, 'Updates and corrections · Developing', 'misspelt'],
    ['engineer second opinion', harbour, 'Explainer · Developing', 'engineer'],
    ['cafe pier', harbour, 'Explainer · Developing', 'café'],
    ['lofoten gazette', `../sources/gazette/${index}`, 'Source', 'Lofoten'],
    ['coastal shipping', `../topics/coastal-shipping/${index}`, 'Topic', 'Coastal'],
    ['ombudsman', `../about/${index}`, 'Page', 'ombudsman'],
    ['telegr', `${harbour}#the-ministry-of-fisheries-by-telegram`, 'Disputed · Developing', 'telegram'],
    ['telegrams', `${harbour}#the-ministry-of-fisheries-by-telegram`, 'Disputed · Developing', 'telegram'],
    ['裂缝', `../xianggang/${index}#潜水员在防波堤上发现一道裂缝`, 'Reported by one source', '裂缝'],
    ['港口关闭', `../xianggang/${index}`, 'Explainer', '港口'],
    ['渔人码头', `../xianggang/${index}#自星期一起内港已经关闭渡轮改停渔人码头`, 'Reported by one source', '渔人码头'],
    ['東京湾', `../tokyo/${index}`, 'Explainer', '東京湾'],
    ['ﾌｪﾘｰ', `../tokyo/${index}#フェリーは月曜日から漁港に停泊している`, 'Reported by one source', 'フェリー'],
    ['湾', `../tokyo/${index}`, 'Explainer', '湾'],
    ['항구', `../busan/${index}`, 'Explainer', '항구'],
    ['균열', `../busan/${index}#잠수부들이-방파제에서-균열을-발견했다`, 'Reported by one source', '균열'],
  ]) {
    const [first] = await results(tab, query);
    const found = first && [decodeURIComponent(first.href), first.kind, first.marked.includes(marked)];
    same(found, [href.startsWith('../') ? href : `../${href}`, kind, true], `${index} ${query}`);
  }

  for (const nothing of ['walruses', 'narwhals', 'xylophone', '…']) {
    await tab.locator('.search-box input').fill(nothing);
    await tab.waitForFunction((said) => document.querySelector('.search-box [role="status"]').textContent === said, nothing === '…' ? '' : 'Nothing was found.');
    same(await tab.locator('.results li').count(), 0, nothing);
  }
  await results(tab, 'ferry xylophone');
  expect((await tab.locator('[role="status"]').textContent()).startsWith('No page has all of these words.'), 'nothing says that a word was not found');

  // What is hostile is text.
  const [hostile] = await results(tab, 'zebra');
  expect(hostile?.title.includes('<img src=x onerror="window.attacked=1">'), `the hostile title is ${hostile?.title}`);
  same(hostile?.elements, 'a mark p', 'elements of a hostile result');
  const [claim] = await results(tab, 'onerror means');
  expect(claim?.text.includes('</script><img src=x onerror="window.attacked=3">'), `the hostile claim is ${claim?.text}`);
  await results(tab, '<img src=x onerror=window.attacked=4> zebra');
  same(await tab.evaluate(() => window.attacked ?? null), null, 'a script ran');

  // More than ten.
  same((await results(tab, 'route')).length, 10, 'results at first');
  await tab.locator('.search-more').click();
  await tab.waitForFunction(() => document.querySelectorAll('.results li').length === 12);
  same(await tab.evaluate(() => [...document.querySelectorAll('.results li')].indexOf(document.activeElement.closest('li'))), 10, 'more results take the focus');
  same((await results(tab, 'tokyo 湾'))[0]?.lang, 'ja', 'the language of a result');
  same(faults, [], 'faults');
  await close();
}

/** From a page, without a mouse. */
async function keyboard(root, index) {
  const { tab, faults, close } = await open(browser, root, { viewport: { width: 1280, height: 800 } });
  const scripts = [];
  tab.on('request', (request) => scripts.push(request.url()));
  const focused = () => tab.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.localName);
  const isOpen = () => tab.locator('dialog.search').evaluate((dialog) => dialog.open);
  await tab.goto(`${root}about/${index}`);
  expect(!scripts.some((url) => /\/(search\/|assets\/search\.)/.test(url)), 'search is loaded before it is used');

  await tab.locator('.find').focus();
  for (const key of ['/', 'Control+k', 'Meta+k']) {
    await tab.keyboard.press(key);
    same([await isOpen(), await focused()], [true, 'input'], `${key} opens the field`);
    await tab.keyboard.press('Escape');
    same([await isOpen(), await focused()], [false, 'Search'], `Escape gives the focus back after ${key}`);
  }
  await tab.keyboard.press('Enter');
  same(await isOpen(), true, 'Enter on the link opens the field');
  await tab.keyboard.type('closure / closed');
  await tab.locator('.results li').first().waitFor();
  same(await tab.locator('.search-box input').inputValue(), 'closure / closed', 'a slash in the field is a slash');
  await tab.waitForFunction(() => document.querySelector('.search-box [role="status"]').textContent !== '');
  const titles = await tab.locator('.results a').allTextContents();
  await tab.keyboard.press('ArrowDown');
  await tab.waitForFunction(() => document.activeElement.localName === 'a');
  same(await focused(), titles[0], 'ArrowDown');
  await tab.keyboard.press('ArrowUp');
  same(await focused(), 'input', 'ArrowUp');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.activeElement.localName === 'a');
  same(await focused(), titles[0], 'Enter in the field');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Shift+Tab');
  same(await focused(), titles[0], 'Tab');
  await tab.keyboard.press('Escape');
  same([await isOpen(), await focused()], [false, 'Search'], 'Escape from a result');
  await tab.keyboard.press('/');
  await tab.keyboard.type('moorings');
  await tab.waitForFunction(() => document.querySelectorAll('.results li').length === 1);
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.activeElement.localName === 'a');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`${root}harbour/${index}#when-the-ferries-will-return-to`);
  passed += 1;
  // A place on the same page: the dialog is out of the way.
  await tab.keyboard.press('/');
  await tab.keyboard.type('seal');
  // Search is loaded when it is first used. From then on the arrow waits for what was typed: the results of its first letters
  // are others.
  await tab.locator('.results li').first().waitFor();
  await tab.keyboard.press('ArrowDown');
  await tab.waitForFunction(() => document.activeElement.localName === 'a');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`${root}harbour/${index}#the-harbour-master-on-the-crack`);
  same(await isOpen(), false, 'the dialog closes');
  same(faults, [], 'faults by keyboard');
  await close();
}

/** With results: nothing for axe, nothing wider than the window. */
async function accessible(root) {
  for (const colorScheme of ['light', 'dark']) {
    const { tab, faults, close } = await open(browser, root, { colorScheme });
    await tab.addInitScript(axeSource);
    for (const width of [320, 390, 1280]) {
      await tab.setViewportSize({ width, height: 800 });
      for (const address of ['search/', 'about/']) {
        await tab.goto(root + address);
        if (address === 'about/') await tab.locator('.find').click();
        await tab.locator('.search-box input').fill('closed zebra 裂缝');
        await tab.locator('.results li').first().waitFor();
        await tab.waitForFunction(() => document.querySelector('.search-box [role="status"]').textContent !== '');
        const wide = await tab.evaluate(() => [document.documentElement, document.querySelector('dialog')].some((element) => element && element.scrollWidth > element.clientWidth));
        expect(!wide, `${address} scrolls sideways at ${width} px`);
        if (width === 320) continue;
        const { violations } = await tab.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), WCAG);
        same(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${address} ${width} px ${colorScheme}`);
      }
    }
    same(faults, [], `faults in ${colorScheme}`);
    await close();
  }
}

async function withoutScript(root) {
  const { tab, close } = await open(browser, root, { javaScriptEnabled: false });
  await tab.goto(root);
  await tab.locator('.find').click();
  await tab.waitForURL(`${root}search/`);
  expect(await tab.locator('noscript p').isVisible(), 'the page does not say that it needs script');
  await tab.locator('noscript a, .plain-list a').getByText('Sources').first().click();
  await tab.waitForURL(`${root}sources/`);
  passed += 1;
  await close();
}

/** An index that does not arrive is said, and asked for again. */
async function unreachable(root) {
  const { tab, close } = await open(browser, root);
  await tab.route('**/terms/*', (route) => route.abort());
  await tab.goto(`${root}search/?q=seal`);
  await tab.getByText('The index could not be loaded.').waitFor();
  await tab.unroute('**/terms/*');
  await tab.locator('.search-box input').press('Enter');
  await tab.locator('.results li').first().waitFor();
  passed += 1;
  await close();
}

/** 10,000 pages of 800 words that are drawn as often as words of a language are: what the first result needs. */
async function large() {
  let seed = 5;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const syllables = ['ka', 'ro', 'min', 'sel', 'tu', 'ven', 'dar', 'lo', 'pis', 'ther', 'un', 'gra'];
  const word = () => {
    let rank = Math.floor(40000 ** random());
    let word = '';
    do {
      word += syllables[rank % syllables.length];
      rank = Math.floor(rank / syllables.length);
    } while (rank > 0);
    return word;
  };
  const hanzi = () => String.fromCodePoint(0x4e00 + Math.floor(2500 ** random()));
  const sentence = (number, unit, space) => `${Array.from({ length: number }, unit).join(space)}.`;
  const content = join(folder, 'large', 'content');
  mkdirSync(content, { recursive: true });
  mkdirSync(join(folder, 'large', 'templates'));
  // Only the pages to search on are looked at.
  for (const kind of ['explainer', 'source', 'topic']) writeFileSync(join(folder, 'large', 'templates', `${kind}.html`), '');
  for (let page = 0; page < 10_000; page += 1) {
    const [unit, space, longer] = page % 5 === 4 ? [hanzi, '', 2] : [word, ' ', 1];
    const text = (number) => sentence(number * longer, unit, space);
    const claims = Array.from({ length: 10 }, () => `- ${text(20)} [@paper-${Math.floor(random() * 500)}]`).join('\n');
    const prose = Array.from({ length: 12 }, () => text(50)).join('\n\n');
    const listed = [...new Set(claims.match(/paper-\d+/g))];
    writeFileSync(join(content, `page-${page}.md`), `---\ntitle: ${text(8)}\nsources: [${listed}]\n---\n\n${prose}\n\n## Reported by one source\n\n${claims}\n`);
  }
  writeFileSync(join(content, 'needle.md'), '# Where the needle is\n\nIt is in the haystack.\n');
  mkdirSync(join(content, 'sources'));
  for (let paper = 0; paper < 500; paper += 1) {
    writeFileSync(join(content, 'sources', `paper-${paper}.yaml`), `title: Paper ${paper} on ${word()}\npublisher: Publisher ${paper % 50}\nissued: 2026\n`);
  }
  build('large', 'big');

  const host = await serve(join(folder, 'big'), '/');
  for (const query of ['needle', 'ro', 'r', 'ro min', 'ro min sel tu ven', 'rorominsel', 'minka selro tulo', 'tuvens', 'needle haystack', 'paper 17', '丁', '丁丂', '丁丂七丄', '丂丁 ro needle']) {
    const { tab, faults, close } = await open(browser, host.url);
    let bytes = 0;
    const sizes = new Map();
    tab.on('response', (response) => {
      const file = decodeURI(new URL(response.url()).pathname);
      if (!/^\/(search\/.+|assets\/search\..+)$/.test(file)) return;
      sizes.set(file, statSync(join(folder, 'big', file)).size);
    });
    await tab.goto(`${host.url}search/`);
    // What has been asked for when the first result stands there.
    await tab.exposeFunction('stands', () => { bytes ||= [...sizes.values()].reduce((sum, size) => sum + size, 0); });
    await tab.evaluate(() => new MutationObserver(() => { if (document.querySelector('.results li')) window.stands(); }).observe(document.querySelector('.results'), { childList: true }));
    await tab.locator('.search-box input').fill(query);
    await tab.locator('.results li').first().waitFor();
    await tab.waitForFunction(() => document.querySelector('.search-box [role="status"]').textContent !== '');
    console.log(`  ${String(bytes).padStart(7)} bytes to the first result for ${query}; ${await tab.locator('[role="status"]').textContent()}`);
    expect(bytes > 0 && bytes <= BUDGET, `${bytes} bytes to the first result for ${query}: ${JSON.stringify([...sizes])}`);
    if (query === 'needle') same(await tab.locator('.results a').allTextContents(), ['Where the needle is'], query);
    same(faults, [], `faults at ${query}`);
    await close();
  }
  await host.close();
}
