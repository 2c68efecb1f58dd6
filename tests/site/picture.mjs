// Takes the picture of the README: the top of the sample's explainer, with one of its citation cards open.
//
//     node picture.mjs FOLDER docs/sample.png     FOLDER is the built sample
//
// The same pixels come out on a machine with the same fonts and the same Chromium; no test compares them.

import { statSync } from 'node:fs';
import { launch, open } from './chromium.mjs';
import { serve } from './folder.mjs';

const PAGE = 'rubio-lavrov-malaysia/';
/** What GitHub shows without a thought. */
const LARGEST = 150_000;

const [folder, picture] = process.argv.slice(2);
const site = await serve(folder, '/');
const browser = await launch();
const { tab, faults, close } = await open(browser, site.url, { colorScheme: 'light', viewport: { width: 1040, height: 820 } });
await tab.goto(site.url + PAGE);
await tab.locator('#what-we-know').scrollIntoViewIfNeeded();
const chip = tab.locator('main li a[href^="#ref-"]').first();
await tab.evaluate(() => document.querySelector('#what-we-know').scrollIntoView({ block: 'center' }));
await chip.click();
await tab.locator('#card').waitFor();
await tab.screenshot({ path: picture });
await close();
await browser.close();
await site.close();
const { size } = statSync(picture);
console.log(`${picture}: ${size} bytes`);
if (faults.length || size > LARGEST) {
  console.log([...faults, size > LARGEST ? `more than ${LARGEST} bytes` : ''].join('\n'));
  process.exitCode = 1;
}
