// @ts-check
import { runnerImport } from 'vite';

/**
 * Judges the built-in model by rules over the closed world, on held-out names and topics, a table a language:
 *
 *   npm run model:evaluate [-- talks a language] [folder that has the model in builtin/]
 *   npm run model:evaluate -- --read [folder]      instead prints every built-in scenario as the model plays it
 *   npm run model:evaluate -- --wrong [talks] [folder]      instead prints what counts against the model in the table
 *   npm run model:evaluate -- --seeds [seeds] [folder]      instead prints which seeds suit each built-in scenario
 */
const given = process.argv.slice(2);
const talks = Number(given.find((word) => /^\d+$/.test(word)) ?? 6);
const folder = given.find((word) => !/^(--\w+|\d+)$/.test(word));
// Nothing else keeps Node awake while the engine waits for its own turns.
setInterval(() => {}, 1000);
const { module } = await runnerImport('./tools/builtin-model/evaluation.ts');
if (given.includes('--read')) await module.readAloud(console.log, folder);
else if (given.includes('--wrong')) await module.readWrong(console.log, talks, folder);
else if (given.includes('--seeds')) await module.readSeeds(console.log, talks, folder);
else console.table(await module.evaluate(talks, folder));
process.exit(0);
