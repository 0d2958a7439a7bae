import {
  type Agent,
  type AgentId,
  formatVersion,
  type Language,
  limits,
  type Scenario,
  type ScenarioId,
} from '../core';

/** Pure changes to a scenario, as the editor asks for them. An agent that is not there changes nothing. */

export function withAgent(scenario: Scenario, agent: Agent): Scenario {
  return scenario.agents.length >= limits.agents ? scenario : { ...scenario, agents: [...scenario.agents, agent] };
}

/** A new agent with a name that nobody has yet. */
export function newAgent(scenario: Scenario, id: string, modelId: string): Agent {
  const name = freeName(scenario, scenario.language === 'zh' ? newNames.zh : newNames.en);
  return { id: id as AgentId, name, role: '', instructions: '', player: { type: 'model', modelId, temperature: 0.8 } };
}

/** Somebody who is in nobody's plans and cuts in, with a name that nobody has yet. */
export function newVisitor(scenario: Scenario): Agent {
  const [name, role] = scenario.language === 'zh' ? ['访客', '访客'] : ['Visitor', 'visitor'];
  const id = ['visitor', 'visitor-2', 'visitor-3'].find((free) => scenario.agents.every((agent) => agent.id !== free));
  if (id === undefined) throw new Error('There are visitors enough.');
  return { id: id as AgentId, name: freeName(scenario, [name]), role, instructions: '', player: { type: 'visitor' } };
}

export function withDuplicate(scenario: Scenario, agentId: AgentId, newId: string): Scenario {
  const index = scenario.agents.findIndex(({ id }) => id === agentId);
  const agent = scenario.agents[index];
  if (agent === undefined || scenario.agents.length >= limits.agents) return scenario;
  const copy: Agent = { ...agent, id: newId as AgentId, name: freeName(scenario, [agent.name]) };
  return { ...scenario, agents: scenario.agents.toSpliced(index + 1, 0, copy) };
}

export function withoutAgent(scenario: Scenario, agentId: AgentId): Scenario {
  const { teams, ...others } = scenario;
  // A team without its leader, or without anybody else, is none.
  const left = teams
    ?.filter(({ leader }) => leader !== agentId)
    .map((team) => ({ ...team, members: team.members.filter((id) => id !== agentId) }))
    .filter(({ members }) => members.length > 0);
  return {
    ...others,
    agents: scenario.agents.filter(({ id }) => id !== agentId),
    ...(left !== undefined && left.length > 0 && { teams: left }),
  };
}

export function withAgentMoved(scenario: Scenario, agentId: AgentId, by: -1 | 1): Scenario {
  const from = scenario.agents.findIndex(({ id }) => id === agentId);
  const agent = scenario.agents[from];
  const to = from + by;
  if (agent === undefined || to < 0 || to >= scenario.agents.length) return scenario;
  return { ...scenario, agents: scenario.agents.toSpliced(from, 1).toSpliced(to, 0, agent) };
}

/** Two agents who take turns: the smallest scenario that runs. */
export function newScenario(
  id: string,
  language: Language,
  modelId: string,
  seed: number,
  agentIds: readonly [string, string],
): Scenario {
  const empty: Scenario = {
    format: formatVersion,
    id: id as ScenarioId,
    language,
    title: language === 'zh' ? '新场景' : 'New scenario',
    description: '',
    lookFor: '',
    topic: language === 'zh' ? '家里的机器人' : 'robots at home',
    agents: [],
    view: 'private',
    longPrompts: 'cut',
    pattern: { kind: 'round-robin', options: {} },
    budget: { turns: 8, tokensPerTurn: 64 },
    seed,
  };
  return agentIds.reduce((scenario, agentId) => withAgent(scenario, newAgent(scenario, agentId, modelId)), empty);
}

const newNames: Record<Language, readonly string[]> = {
  en: ['Alice', 'Bob', 'Carol', 'David', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy'],
  zh: ['小明', '小红', '小华', '小丽', '小军', '小芳', '小强', '小梅'],
};

/** The first of the names that nobody has; if all are taken, the first with the lowest number that makes it new. */
function freeName(scenario: Scenario, names: readonly string[]): string {
  const taken = new Set(scenario.agents.map(({ name }) => name.trim()));
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const [base = ''] = names;
  for (let number = 2; ; number += 1) {
    const name = `${base.slice(0, limits.nameLength - 4)} ${number}`;
    if (!taken.has(name)) return name;
  }
}
