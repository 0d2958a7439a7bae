import type { EndCondition } from './end-condition';
import type { AgentId } from './ids';
import { optionProblems } from './option-problems';
import type { ScenarioProblem } from './pattern';
import { type Scenario, withoutVisitors } from './scenario';
import { teamProblems } from './team-problems';
import { outerScenario, type PatternLookup } from './teams';
import { type ToolId, toolIds } from './tool-ids';

/**
 * Everything that keeps a scenario from being run, in the order of the form; empty if it can be run. `patternFor` knows
 * the patterns that there are; `engineKinds` are the first parts of model ids that can be served.
 */
export function problemsOf(
  scenario: Scenario,
  patternFor: PatternLookup,
  engineKinds: readonly string[],
): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const pattern = patternFor(scenario.pattern.kind);
  const planned = outerScenario(scenario);
  if (withoutVisitors(scenario).agents.length === 0) problems.push({ path: 'agents', code: 'no-agents' });
  scenario.agents.forEach((agent, index) => {
    const name = agent.name.trim();
    if (lookOf(name) === '') problems.push({ path: `agents.${index}.name`, code: 'missing' });
    // A prompt tells speakers apart by `Name: `, and lists names with commas; what a tool gives stands behind its name.
    else if (/[:：,，、\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
      problems.push({ path: `agents.${index}.name`, code: 'name-unfit' });
    else if (
      scenario.agents.findIndex((other) => lookOf(other.name) === lookOf(name)) < index ||
      toolIds.some((tool) => lookOf(name) === tool)
    ) {
      problems.push({ path: `agents.${index}.name`, code: 'name-taken', details: { name } });
    }
    if (agent.player.type !== 'model') return;
    for (const field of ['modelId', 'secondModelId'] as const) {
      const model = agent.player[field];
      if (model !== undefined && !isServed(model, engineKinds))
        problems.push({ path: `agents.${index}.player.${field}`, code: 'model-unknown', details: { model } });
    }
  });
  if (pattern === undefined)
    problems.push({ path: 'pattern.kind', code: 'pattern-unknown', details: { kind: scenario.pattern.kind } });
  else {
    problems.push(...endProblems(scenario), ...drillProblems(scenario));
    if (scenario.takeOver === 'leader' && pattern.leader?.(planned) === undefined)
      problems.push({ path: 'takeOver', code: 'no-leader' });
    if (pattern.keepsSecrets && scenario.view === 'shared') problems.push({ path: 'view', code: 'view-shared' });
    problems.push(...optionProblems(scenario, pattern), ...pattern.problems(planned));
    problems.push(...teamProblems(scenario, patternFor));
  }
  return problems;
}

/** Names that look alike are one name: what is not seen, capitals and wide letters tell nobody apart. */
function lookOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
}

function isServed(modelId: string, engineKinds: readonly string[]): boolean {
  const slash = modelId.indexOf('/');
  return slash > 0 && slash < modelId.length - 1 && engineKinds.includes(modelId.slice(0, slash));
}

function canUse(tools: readonly ToolId[], tool: ToolId | undefined): boolean {
  return tool === undefined ? tools.length > 0 : tools.includes(tool);
}

/** Each has its path in the form: `ends.1` is the second condition of the list, `ends.1.0` the first of which it is put together. */
function endProblems({ ends, agents }: Scenario): readonly ScenarioProblem[] {
  const lines = ends?.type === 'any' || ends?.type === 'all' ? ends.of : ends === undefined ? [] : [ends];
  const problemsIn = (condition: EndCondition, path: string): readonly ScenarioProblem[] => {
    if (condition.type === 'any' || condition.type === 'all')
      return condition.of.flatMap((part, index) => problemsIn(part, `${path}.${index}`));
    if ((condition.type === 'text' || condition.type === 'agreement') && condition.text.trim() === '')
      return [{ path, code: 'missing' }];
    if (condition.type === 'tool' && !agents.some(({ tools = [] }) => canUse(tools, condition.tool)))
      return [{ path, code: 'tool-nobodys' }];
    if (condition.type !== 'judge') return [];
    const judge = agents.find(({ id }) => id === condition.agentId);
    if (judge === undefined || judge.player.type === 'visitor') return [{ path, code: 'agent-unknown' }];
    return condition.question.trim() === '' ? [{ path, code: 'missing' }] : [];
  };
  return lines.flatMap((line, index) => problemsIn(line, `ends.${index}`));
}

function drillProblems({ drills = [], agents, view }: Scenario): readonly ScenarioProblem[] {
  const isThere = (agentId: AgentId) => agents.some(({ id, player }) => id === agentId && player.type !== 'visitor');
  return drills.flatMap((drill, index): readonly ScenarioProblem[] => {
    const path = `drills.${index}`;
    if (!isThere(drill.agentId)) return [{ path, code: 'agent-unknown' }];
    if (drill.kind === 'inject' && drill.text.trim() === '') return [{ path, code: 'missing' }];
    if (drill.kind !== 'drop') return [];
    if (view === 'shared') return [{ path, code: 'view-shared' }];
    const { missedBy } = drill;
    return missedBy === undefined || (isThere(missedBy) && missedBy !== drill.agentId)
      ? []
      : [{ path, code: 'agent-unknown' }];
  });
}
