// Can a site built with `links: explicit` be read from disk?
//
//     node disk.mjs FOLDER
//
// Opens the home page as a file and clicks each of its links to another page: each must show a page with its style, and without
// an error in the console. The link to search opens a dialog: `search.mjs` tries that. That all other links name a file is asked
// by `links.mjs FOLDER disk`.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, open } from './chromium.mjs';
import { conclude } from './folder.mjs';

const root = `${pathToFileURL(resolve(process.argv[2])).href}/`;
const home = `${root}index.html`;
const findings = [];
let passed = 0;
const browser = await launch();
const { tab, faults } = await open(browser, root, { viewport: { width: 1280, height: 800 } });

await tab.goto(home);
const hrefs = await tab.locator('a[href]').evaluateAll((links, root) => [...new Set(links
  .filter((link) => !link.matches('.find') && link.href.startsWith(root) && link.pathname.endsWith('.html') && link.pathname !== location.pathname)
  .map((link) => link.getAttribute('href')))], root);
if (hrefs.length === 0) findings.push('the home page links to no other page');

for (const href of hrefs) {
  faults.length = 0;
  await tab.goto(home);
  const link = tab.locator(`a[href=${JSON.stringify(href)}]`).first();
  const expected = await link.evaluate((element) => element.href);
  try {
    await link.click({ timeout: 5000 });
    await tab.waitForURL(expected, { timeout: 5000 });
  } catch (error) {
    faults.push(error.message.split('\n')[0]);
  }
  if (await tab.locator('h1').count() !== 1) faults.push('is no page with a heading');
  if (await tab.evaluate(() => document.styleSheets.length) === 0) faults.push('has no style');
  if (faults.length) findings.push(...faults.map((fault) => `${href}: ${fault}`));
  else passed += 1;
}

await browser.close();
conclude('disk', passed, findings);
