// Is what `factbox check --format sarif` writes SARIF 2.1.0, by the validator of those who made it?
//
//     node sarif.mjs FACTBOX SITE

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { conclude } from './folder.mjs';

const [factbox, site] = process.argv.slice(2).map((path) => resolve(path));
const package_ = createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-linux/package.json');
const validator = join(package_, '..', 'Sarif.Multitool');
chmodSync(validator, 0o755); // No script of a package runs while it is installed.

const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
const [log, verdict] = [join(folder, 'log.sarif'), join(folder, 'verdict.sarif')];
// The site has mistakes, so the exit code is not 0.
const { stdout } = spawnSync(factbox, ['check', '--today', '2026-11-21', '--format', 'sarif'], { cwd: site, maxBuffer: 1 << 28 });
writeFileSync(log, stdout);
const environment = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
execFileSync(validator, ['validate', log, '--output', verdict], { env: environment, stdio: 'ignore' });

const results = JSON.parse(stdout).runs[0].results;
const findings = JSON.parse(readFileSync(verdict, 'utf8')).runs[0].results
  .filter(({ level }) => level === 'error')
  .map(({ ruleId, message }) => `${ruleId} ${message.text ?? message.arguments?.join(' ')}`);
rmSync(folder, { recursive: true });
if (results.length < 100) findings.push(`only ${results.length} findings in ${site}`);
conclude('sarif', findings.length === 0 ? 1 : 0, findings);
