/** Prints sample conversations: node tools/builtin-model/converse.mjs <model folder> [turns] [seed] [temperature] */

import { samples } from './samples.mjs';
import { loadTalker, messagesFor, reply } from './talker.mjs';

const [folder = 'public/models/builtin', turns = '9', seed = '1', temperature] = process.argv.slice(2);
const talker = await loadTalker(folder);
for (const { language, topic, agents } of samples) {
  console.log(`\n== ${topic}`);
  const said = [];
  for (let turn = 0; turn < Number(turns); turn++) {
    const me = agents[turn % agents.length];
    const text =
      me.says?.[Math.floor(turn / agents.length)] ??
      (await reply(talker, messagesFor(language, agents, topic, me, said), {
        seed: Number(seed) * 1000 + turn,
        ...(temperature ? { temperature: Number(temperature) } : {}),
      }));
    said.push({ name: me.name, text });
    console.log(`${me.name}: ${text}`);
  }
}
