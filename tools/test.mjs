// @ts-check
/**
 * `npm test`: everything that must hold, from a fresh clone. Installs what is missing, then checks types, lint, that nothing is unused, units
 * (the floor plan among them), the build, its size, and the built page in a real browser; stops at the first step
 * that fails. Whatever happens, its last line is `N passed, N failed`, counting every test and one for each other
 * check, and it exits with 0 only when nothing failed.
 *
 *   npm test -- --unit [filter …]    only the unit tests (Vitest's filters)
 *   npm test -- --e2e [filter …]     only the build and the end-to-end tests (Playwright's filters)
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installMissingFonts } from './chromium.mjs';
import { closingLine, countsOfPlaywright, countsOfVitest, failedOne, judged, passedOne, sumOf } from './counts.mjs';
import { buildWhatIsStale, builtFolder, installWhatIsMissing, runTool } from './set-up.mjs';
import { checkSize } from './size.mjs';

const [only, ...filters] = process.argv.slice(2);
if (only !== undefined && only !== '--unit' && only !== '--e2e') {
  console.error('Usage: npm test, or npm test -- --unit [filter …], or npm test -- --e2e [filter …]');
  process.exit(1);
}
const reports = mkdtempSync(join(tmpdir(), 'colloquy-test-'));

/**
 * A step answers with what it counted; one that fails says why before it does.
 * @typedef {{ name: string, take: () => import('./counts.mjs').Counts | Promise<import('./counts.mjs').Counts> }} Step
 */

/** @type {Record<'install' | 'types' | 'lint' | 'unused' | 'unit' | 'build' | 'size' | 'e2e', Step>} */
const steps = {
  install: { name: 'packages', take: () => held(installWhatIsMissing()) },
  types: { name: 'types', take: () => held(runTool('typescript/bin/tsc', ['--noEmit']) === 0) },
  lint: { name: 'lint', take: () => held(runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) === 0) },
  unused: { name: 'unused code', take: () => held(runTool('knip/bin/knip.js', []) === 0) },
  unit: { name: 'floor plan and unit tests', take: unitTests },
  build: { name: 'build', take: () => held(buildWhatIsStale()) },
  size: { name: 'size', take: size },
  e2e: { name: 'end-to-end tests', take: endToEndTests },
};
const plan = {
  all: [steps.install, steps.types, steps.lint, steps.unused, steps.unit, steps.build, steps.size, steps.e2e],
  '--unit': [steps.install, steps.unit],
  '--e2e': [steps.install, steps.build, steps.e2e],
}[only ?? 'all'];

const counted = [];
const times = [];
for (const { name, take } of plan) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const counts = await taken(take);
  counted.push(counts);
  times.push(`${name} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  if (counts.failed > 0) {
    console.error(`\nStopped at "${name}", which failed; what comes after it was not tried.`);
    break;
  }
}
rmSync(reports, { recursive: true, force: true });

const total = sumOf(counted);
console.log(`\n${times.join(', ')}`);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {boolean} well */
function held(well) {
  return well ? passedOne : failedOne;
}

/** A step that throws has failed too, and the closing line is still printed. @param {Step['take']} take */
async function taken(take) {
  try {
    return await take();
  } catch (error) {
    console.error(error);
    return failedOne;
  }
}

function unitTests() {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = runTool('vitest/vitest.mjs', ['run', ...reporters, ...filters]);
  return judged(existsSync(file) ? countsOfVitest(JSON.parse(readFileSync(file, 'utf8'))) : undefined, status);
}

function size() {
  const objections = checkSize(builtFolder);
  for (const objection of objections) console.error(`  ${objection}`);
  return held(objections.length === 0);
}

async function endToEndTests() {
  const chrome = await findChromium();
  if (chrome === undefined) return failedOne;
  installMissingFonts();
  const file = join(reports, 'e2e.json');
  const status = runTool('@playwright/test/cli.js', ['test', '--config', 'e2e/playwright.config.ts', ...filters], {
    CHROME: chrome,
    E2E_PORT: String(await freePort()),
    E2E_REPORT: file,
  });
  return judged(existsSync(file) ? countsOfPlaywright(JSON.parse(readFileSync(file, 'utf8'))) : undefined, status);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, 'localhost', () => {
      const at = server.address();
      server.close(() => done(typeof at === 'object' && at !== null ? at.port : 4174));
    });
  });
}
