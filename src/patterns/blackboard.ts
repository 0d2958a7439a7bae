import { answerIn, answering, choosing, chosenIn, type JsonSchema, type Pattern, say, together } from '../core';
import { agentIn, countIn, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody, star } from './topologies';

/**
 * Agents read and write shared, typed entries instead of talking (Erman et al. 1980). In every round, whoever can
 * contribute does, side by side; when nobody can, the work is done, and somebody may sum it up.
 */
export const blackboard: Pattern = {
  kind: 'blackboard',
  words: {
    en: {
      name: 'Blackboard',
      description: 'Agents write typed entries on a shared board; whoever can add something does, until nobody can.',
      lookFor: 'Who adds to what is on the board, and who writes past it? When does it run dry?',
      fields: { rounds: 'Rounds at most', reader: 'Who sums up at the end' },
    },
    zh: {
      name: '黑板',
      description: '大家在共用的黑板上写分类的条目；谁能补充谁就写，直到没人能补充。',
      lookFor: '谁接着黑板上的内容写，谁各写各的？什么时候写不下去？',
      fields: { rounds: '最多几轮', reader: '最后由谁总结' },
    },
  },
  fields: [
    { name: 'rounds', type: 'count', initial: 3, from: 1, to: 20 },
    { name: 'reader', type: 'agent', initial: null, optional: true },
  ],
  sideBySide: true,
  keepsSecrets: false,
  problems: (scenario) => tooFewAgents(scenario, agentIn(scenario, 'reader') === undefined ? 1 : 2),
  topology: (scenario) => {
    const reader = agentIn(scenario, 'reader');
    const writers = scenario.agents.filter(({ id }) => id !== reader?.id);
    return [...everybodyWithEverybody({ agents: writers }), ...star(reader?.id, scenario)];
  },
  leader: (scenario) => agentIn(scenario, 'reader')?.id,
  *flow({ scenario }) {
    const reader = agentIn(scenario, 'reader');
    const writers = scenario.agents.filter(({ id }) => id !== reader?.id);
    const words = questionWords[scenario.language];
    const schema: JsonSchema = {
      type: 'object',
      properties: { kind: { type: 'string', enum: words.kinds }, entry: { type: 'string', maxLength: 120 } },
    };
    const board: string[] = [];
    /** What stands there, whoever wrote it. */
    const known = new Set<string>();
    const shown = (question: string) =>
      board.length === 0 ? question : `${words.board(board.slice(-mostShown).join('\n'))}\n${question}`;
    const canAdd = [{ text: words.yes }, { text: words.no }];
    for (let round = 0; round < countIn(scenario, 'rounds', 3); round += 1) {
      const asked = yield* together(writers.map(({ id }) => choosing(id, shown(words.canAdd), canAdd)));
      const able = writers.filter((_, place) => chosenIn(asked[place]) === 0);
      if (able.length === 0) break;
      const added = yield* together(able.map(({ id }) => answering(id, shown(words.add), schema)));
      able.forEach((writer, place) => {
        const entry = entryIn(answerIn(added[place]));
        if (entry === null || known.has(entry.text)) return;
        known.add(entry.text);
        board.push(`${entry.kind} (${writer.name}): ${entry.text}`);
      });
    }
    if (reader !== undefined) yield* say(reader.id, { brief: shown(words.bringTogether) });
  },
};

/** As many entries as an agent is shown: the newest. */
const mostShown = 12;

function entryIn(value: unknown): { readonly kind: string; readonly text: string } | null {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('entry' in value)) return null;
  const text = String(value.entry).trim();
  return text === '' ? null : { kind: String(value.kind), text };
}
