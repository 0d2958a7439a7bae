import { type AgentId, choose, type Option, type Pattern, type Scenario, type ScenarioProblem, say } from '../core';
import { agentNamed, countIn, flagIn, optionsOf, pairsIn, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody } from './topologies';

/** Whoever's turn it is chooses whom to speak to: one agent, a group, or everybody. Nobody else hears it, ever. */
export const messages: Pattern = {
  kind: 'messages',
  words: {
    en: {
      name: 'Private messages',
      description: 'Everybody in turn chooses whom to speak to: one, a group, or all. Nobody else hears it.',
      lookFor: 'Open a turn: its prompt holds only what was said to this agent. Who ends up knowing the most?',
      fields: { rounds: 'Rounds', groups: 'Groups', aloud: 'May speak to everybody' },
      hints: { groups: 'One on each line: guards: Ada, Bo' },
    },
    zh: {
      name: '私下消息',
      description: '大家轮流选择对谁说：一个人、一个小组或所有人。别人听不到。',
      lookFor: '打开一个回合：提示词里只有对它说过的话。最后谁知道得最多？',
      fields: { rounds: '轮数', groups: '小组', aloud: '可以对所有人说' },
      hints: { groups: '每行一个：守卫：小艾，小波' },
    },
  },
  fields: [
    { name: 'rounds', type: 'count', initial: 3, from: 1, to: 50 },
    { name: 'aloud', type: 'flag', initial: true },
    { name: 'groups', type: 'text', initial: '' },
  ],
  sideBySide: false,
  keepsSecrets: true,
  problems: (scenario) => [...tooFewAgents(scenario, 2), ...groupProblems(scenario)],
  topology: everybodyWithEverybody,
  *flow({ scenario }) {
    const words = questionWords[scenario.language];
    for (let round = 0; round < countIn(scenario, 'rounds', 3); round += 1) {
      for (const { id } of scenario.agents) {
        const addressees = addresseesFor(id, scenario);
        const chosen = addressees.length === 1 ? 0 : yield* choose(id, words.toWhom, addressees);
        yield* say(id, { to: addressees[chosen]?.to });
      }
    }
  },
};

/** `to`: undefined for everybody. */
type Addressee = Option & { readonly to: readonly AgentId[] | undefined };

function addresseesFor(speaker: AgentId, scenario: Scenario): readonly Addressee[] {
  const others = scenario.agents.filter(({ id }) => id !== speaker);
  const one = optionsOf(others).map((option): Addressee => ({ ...option, to: [option.agentId] }));
  const groups = groupsIn(scenario)
    .filter(({ members }) => members.includes(speaker) && members.length > 2)
    .map(({ name, members }): Addressee => ({ text: name, to: members.filter((id) => id !== speaker) }));
  const { everybody } = questionWords[scenario.language];
  const all: readonly Addressee[] =
    flagIn(scenario, 'aloud', true) && others.length > 1 ? [{ text: everybody, to: undefined }] : [];
  return [...one, ...groups, ...all];
}

function groupsIn(scenario: Scenario): readonly { readonly name: string; readonly members: readonly AgentId[] }[] {
  return pairsIn(scenario, 'groups').flatMap((pair) => {
    if (pair === null) return [];
    const members = pair[1].split(/[,，、]/u).map((name) => agentNamed(scenario, name)?.id);
    return [{ name: pair[0], members: members.filter((id) => id !== undefined) }];
  });
}

function groupProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const taken = new Set([questionWords[scenario.language].everybody, ...scenario.agents.map(({ name }) => name)]);
  const unclear = pairsIn(scenario, 'groups').findIndex((pair) => {
    if (pair === null || taken.has(pair[0])) return true;
    taken.add(pair[0]);
    return !pair[1].split(/[,，、]/u).every((name) => agentNamed(scenario, name) !== undefined);
  });
  return unclear === -1
    ? []
    : [{ path: 'pattern.options.groups', code: 'line-unclear', details: { line: unclear + 1 } }];
}
