// @ts-check
/**
 * `npm run bench`: figures of the engine in Node and of the built page in a browser, as a table and as
 * `bench/results.json`. Ratios are taken inside one run, by turns, as medians, because machines are noisy; it exits
 * with 0 whatever the figures are. What is left of ten minutes goes to the cycles at its end.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { cycleRows } from './bench/cycle-rows.mjs';
import { keptFactsRow } from './bench/kept-facts-row.mjs';
import { pageRows } from './bench/page-rows.mjs';
import { recoveryRows } from './bench/recovery-rows.mjs';
import { sideBySideRows } from './bench/side-by-side-rows.mjs';
import { findChromium } from './chromium.mjs';
import { buildWhatIsStale, root } from './set-up.mjs';

// Nothing else keeps Node awake while an engine waits for its own turns.
setInterval(() => {}, 1000);
const { module: orchestration } = await runnerImport('./tools/bench/orchestration-row.ts');
const { module: prefill } = await runnerImport('./tools/bench/prefill-rows.ts');
const { module: crowd } = await runnerImport('./tools/bench/many-agents-rows.ts');
const { module: runs } = await runnerImport('./tools/bench/long-run.ts');
const { module: rows } = await runnerImport('./tools/bench/row.ts');

/** @type {import('./bench/row').Row[]} */
const found = [];
const startedAt = performance.now();
const longestSeconds = 570;
const secondsLeft = () => longestSeconds - (performance.now() - startedAt) / 1000;
/** @param {string} what @param {() => Promise<import('./bench/row').Row | readonly import('./bench/row').Row[]>} rowsOf */
async function measure(what, rowsOf) {
  found.push(...[await rowsOf()].flat());
  // After each, so that whoever stops it keeps what was measured.
  keep();
  console.error(`${Math.round((performance.now() - startedAt) / 1000)} s: ${what}`);
}

function keep() {
  const rows = found.map((row) => ({ ...row, value: Number(row.value.toPrecision(3)) }));
  mkdirSync(join(root, 'bench'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results.json'), `${JSON.stringify(rows, null, 2)}\n`);
  return rows;
}

await measure('the orchestrator', orchestration.orchestrationRow);
await measure('what is read of prompts', prefill.prefillRows);
await measure('many agents', crowd.manyAgentsRows);
const chrome = buildWhatIsStale() ? await findChromium() : undefined;
if (chrome === undefined) console.error('No browser was found, so nothing was measured on the page.');
else {
  await measure('facts that are kept', () => keptFactsRow(chrome));
  await measure('turns side by side', () => sideBySideRows(chrome));
  await measure('the page', async () => pageRows(chrome, await runs.longRun()));
  await measure('a worker that dies', () => recoveryRows(chrome));
  await measure('loading again and again', () => cycleRows(chrome, secondsLeft()));
}

const rounded = keep();
console.table(
  Object.fromEntries(
    rounded.map((row) => [
      row.name,
      { value: row.value, unit: row.unit, goal: row.goal ?? '', reached: rows.isReached(row) ? 'yes' : 'no' },
    ]),
  ),
);
process.exit(0);
