import type { Agent, AgentId, Scenario, ScenarioProblem } from '../core';

/** A number among the pattern's options; `initial` where there is none. */
export function countIn({ pattern }: Scenario, name: string, initial: number): number {
  const value = pattern.options[name];
  return typeof value === 'number' ? value : initial;
}

export function flagIn({ pattern }: Scenario, name: string, initial: boolean): boolean {
  const value = pattern.options[name];
  return typeof value === 'boolean' ? value : initial;
}

/** One of a few words; the first of them where the option says none of them. */
export function choiceIn<Choice extends string>(
  { pattern }: Scenario,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  return choices.find((choice) => choice === pattern.options[name]) ?? choices[0];
}

/** The agent that an option names; undefined if there is none of this id. */
export function agentIn({ agents, pattern }: Scenario, name: string): Agent | undefined {
  return agents.find(({ id }) => id === pattern.options[name]);
}

/** The agent that an option names. Only for a scenario without problems. */
export function leaderIn(scenario: Scenario, name: string): AgentId {
  const agent = agentIn(scenario, name);
  if (agent === undefined) throw new Error(`The option ${name} names no agent of the scenario.`);
  return agent.id;
}

/** What is wrong with an option that has to name an agent, `others` or more beside it. */
export function leaderProblems(scenario: Scenario, name: string, others: number): readonly ScenarioProblem[] {
  if (agentIn(scenario, name) === undefined) return [{ path: `pattern.options.${name}`, code: 'agent-unknown' }];
  return tooFewAgents(scenario, others + 1);
}

export function tooFewAgents({ agents }: Scenario, atLeast: number): readonly ScenarioProblem[] {
  return agents.length < atLeast ? [{ path: 'agents', code: 'needs-more-agents', details: { atLeast } }] : [];
}

/** Agents as options to choose from. */
export function optionsOf(agents: readonly Agent[]) {
  return agents.map(({ id, name }) => ({ text: name, agentId: id }));
}

/** The lines of a text option that are not blank, trimmed. */
export function linesIn({ pattern }: Scenario, name: string): readonly string[] {
  const value = pattern.options[name];
  if (typeof value !== 'string') return [];
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Lines of the form `left: right` (also with a Chinese colon); null for a line without a colon. */
export function pairsIn(scenario: Scenario, name: string): readonly (readonly [left: string, right: string] | null)[] {
  return linesIn(scenario, name).map((line) => {
    const [, left, right] = /^([^:：]+)[:：](.+)$/u.exec(line) ?? [];
    return left === undefined || right === undefined ? null : [left.trim(), right.trim()];
  });
}

/** The agent with this name; undefined if there is none. */
export function agentNamed({ agents }: Scenario, name: string): Agent | undefined {
  return agents.find((agent) => agent.name.trim().toLowerCase() === name.trim().toLowerCase());
}
