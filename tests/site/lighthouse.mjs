// What does Lighthouse say of a page?
//
//     node lighthouse.mjs FOLDER PAGE
//
// Accessibility, best practices and search engines must have 100 of 100. Performance depends on how busy the machine is, and
// must have 95 in the best of three runs.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { executablePath, flags } from './chromium.mjs';
import { conclude, serve } from './folder.mjs';

const [folder, page] = process.argv.slice(2);
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

const site = await serve(folder, '/');
const best = {};
const reasons = {};
for (let run = 0; run < 3; run += 1) {
  const chrome = await launch({ chromePath: executablePath, chromeFlags: ['--headless=new', ...flags], ignoreDefaultFlags: false });
  const { lhr } = await lighthouse(site.url + page, { port: chrome.port, logLevel: 'silent', output: 'json' });
  await chrome.kill();
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
    const points = Math.round(score * 100);
    if (points <= (best[name] ?? -1)) continue;
    best[name] = points;
    const short = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1);
    reasons[name] = short.map(({ id }) => `${id}${lhr.audits[id].displayValue ? ` (${lhr.audits[id].displayValue})` : ''}`).join(', ');
  }
  if (Object.entries(LEAST).every(([name, least]) => best[name] >= least)) break;
}
await site.close();

const findings = [];
for (const [name, least] of Object.entries(LEAST)) {
  console.log(`  ${name}: ${best[name]}${reasons[name] ? `, for ${reasons[name]}` : ''}`);
  if (best[name] < least) findings.push(`${name}: ${best[name]} of ${least}`);
}
conclude('lighthouse', Object.keys(LEAST).length - findings.length, findings);
