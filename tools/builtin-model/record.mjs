// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';
import { runTool } from '../set-up.mjs';

/**
 * Runs the featured scenario on the built-in model, in Node, in both languages, and writes what happened to
 * `src/scenarios/recorded/`: the conversation on which the page opens. Facts carry the times of this run.
 * `npm run model:record` after the model, the prompt or the scenario has changed.
 */
// Nothing else keeps Node awake while the engine waits for its own turns.
setInterval(() => {}, 1000);
const { module: scenarios } = await runnerImport('./src/scenarios/index.ts');
const { module: stage } = await runnerImport('./tools/builtin-model/play.ts');
const engine = stage.builtInModel();
await mkdir('src/scenarios/recorded', { recursive: true });
for (const language of ['en', 'zh']) {
  const log = await stage.play(scenarios.builtIns[0].scenario[language], { engine });
  if (log.at(-1).type !== 'run-finished') throw new Error('A turn could not be taken.');
  const file = `src/scenarios/recorded/featured.${language}.json`;
  await writeFile(file, `${JSON.stringify(log)}\n`);
  for (const fact of log) if (fact.type === 'message-sent') console.log(`${fact.from}: ${fact.text}`);
  console.log(`→ ${file}\n`);
}
process.exit(runTool('@biomejs/biome/bin/biome', ['format', '--write', 'src/scenarios/recorded']));
