import { type Agent, choose, type Flow, type Link, type Pattern, type Scenario, say, sideBySide } from '../core';
import { countIn, tooFewAgents } from './options';
import { splitBy, taskOf } from './parts';
import { questionWords } from './question-words';

/**
 * A tree of levels: whoever leads splits the work among those below, who may lead teams of their own. What somebody says
 * they cannot do is passed up to whoever leads them; the results are brought together on every level.
 */
export const hierarchy: Pattern = {
  kind: 'hierarchy',
  words: {
    en: {
      name: 'Hierarchy',
      description: 'Levels: work is handed down in parts, done as low as it can be, and what is too hard is passed up.',
      lookFor: 'What is passed up, and how far? Does the top still know what was found at the bottom?',
      fields: { width: 'How many each one leads' },
      hints: { width: 'The first agent of the list is the top, those after it its team, and so on, level by level.' },
    },
    zh: {
      name: '层级',
      description: '逐级分派：任务分成部分往下交，尽量在低层完成，太难的往上交。',
      lookFor: '什么被往上交，交到哪一层？最上面的人还知道底层的发现吗？',
      fields: { width: '每人带几个人' },
      hints: { width: '列表的第一位在最上面，后面几位是他的小组，依此逐级往下。' },
    },
  },
  fields: [{ name: 'width', type: 'count', initial: 2, from: 1, to: 5 }],
  sideBySide: true,
  keepsSecrets: true,
  problems: (scenario) => tooFewAgents(scenario, 2),
  topology: (scenario) =>
    scenario.agents.flatMap((agent): readonly Link[] =>
      reportsOf(agent, scenario).map((report) => ({ from: agent.id, to: report.id, both: true })),
    ),
  leader: ({ agents: [top] }) => top?.id,
  *flow({ scenario }) {
    const [top] = scenario.agents;
    if (top !== undefined) yield* workOf(top, taskOf(scenario.topic), null, scenario);
  },
};

/** What an agent does about a task with the team below it; gives the tasks that it passes up. */
function* workOf(agent: Agent, task: string, boss: Agent | null, scenario: Scenario): Flow<readonly string[]> {
  const words = questionWords[scenario.language];
  const to = boss === null ? undefined : [boss.id];
  const team = reportsOf(agent, scenario);
  if (team.length === 0) {
    if (yield* passes(agent, task, boss, scenario)) return [task];
    yield* say(agent.id, { brief: words.yourPart(task), to, about: task });
    return [];
  }
  const parts = yield* splitBy(agent.id, team.length, scenario, task);
  const shares = team.slice(0, parts.length);
  const passedUp = (yield* sideBySide(
    shares.map((report, place) => workOf(report, parts[place] ?? task, agent, scenario)),
  )).flat();
  const tooHard: string[] = [];
  for (const hard of passedUp) {
    if (yield* passes(agent, hard, boss, scenario)) tooHard.push(hard);
    else yield* say(agent.id, { brief: words.yourPart(hard), to, about: hard });
  }
  yield* say(agent.id, { brief: words.bringTogether, to, about: task });
  return tooHard;
}

/** Whether an agent leaves a task to whoever leads it. At the top there is nobody to pass it to. */
function* passes(agent: Agent, task: string, boss: Agent | null, { language }: Scenario): Flow<boolean> {
  if (boss === null) return false;
  const { canYou, yes, no } = questionWords[language];
  return (yield* choose(agent.id, canYou(task), [{ text: yes }, { text: no }])) === 1;
}

/** Those whom an agent leads, as the order of the list and the width say: 1 leads 2 and 3, 2 leads 4 and 5, … */
function reportsOf(agent: Agent, scenario: Scenario): readonly Agent[] {
  const width = countIn(scenario, 'width', 2);
  const first = scenario.agents.indexOf(agent) * width + 1;
  return scenario.agents.slice(first, first + width);
}
