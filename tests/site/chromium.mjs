// Debian's Chromium, asking nobody but the site that it is shown.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** A headless browser with a fresh profile. */
export function launch() {
  if (!executablePath) throw new Error('no Chromium: install it, or say in CHROMIUM where it is');
  return chromium.launch({ executablePath, args: flags });
}

/** A tab that keeps what went wrong in it: console errors, exceptions, failed requests, and requests to anywhere but `home`. */
export async function open(browser, home, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const tab = await context.newPage();
  const faults = [];
  await context.route('**', (route) => {
    const url = route.request().url();
    if (url.startsWith(home) || /^(data|blob|about):/.test(url)) return route.continue();
    faults.push(`asks ${url}`);
    return route.abort();
  });
  tab.on('console', (message) => {
    // Chromium says so of any page that is served as not found, which is what 404.html is for.
    const own = message.location().url === tab.url() && /status of 404/.test(message.text());
    if (message.type() === 'error' && !own) faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  tab.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  return { tab, faults, close: () => context.close() };
}
