// Takes pictures of pages, for people to look at: at 390 and 1280 px, in light and in dark.
//
//     node screens.mjs FOLDER PICTURES [PAGE …]     all pages, or the named ones, as `topics/index.html`

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open } from './chromium.mjs';
import { address, pages, serve } from './folder.mjs';

const [folder, pictures, ...named] = process.argv.slice(2);
const site = await serve(folder, '/');
const browser = await launch();
mkdirSync(pictures, { recursive: true });

for (const page of named.length ? named : pages(folder)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      const { tab, close } = await open(browser, site.url, { colorScheme, viewport: { width, height: 900 } });
      await tab.goto(site.url + address(page));
      const picture = join(pictures, `${page.replace(/\.html$/, '').replaceAll('/', '-')}-${width}-${colorScheme}.png`);
      await tab.screenshot({ path: picture, fullPage: true });
      console.log(picture);
      await close();
    }
  }
}

await browser.close();
await site.close();
