import {
  type DrawnNode,
  drawingOf,
  limits,
  type Scenario,
  type ScenarioProblem,
  type ScenarioProblemCode,
} from '../core';
import { branchesOf } from './drawn-branches';
import { DrawnGraph } from './drawn-graph';

/**
 * What keeps a drawing from being run, each beside the node that it is about. A drawing without problems always comes to
 * an end, as far as its questions and conditions let it, and never asks two things at once of one agent: no node is
 * without a way on, so whoever cannot come to an end goes round in a loop that nothing leaves, and those are found.
 */
export function drawnProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const drawing = drawingOf(scenario);
  const graph = new DrawnGraph(drawing);
  return [
    ...endsProblems(graph),
    ...drawing.nodes.flatMap((node) => nodeProblems(scenario, graph, node)),
    ...lineProblems(graph),
    ...loopProblems(graph),
    ...branchProblems(scenario, graph),
    ...reachProblems(scenario, graph),
  ];
}

function at(
  graph: DrawnGraph,
  id: string,
  code: ScenarioProblemCode,
  details?: ScenarioProblem['details'],
): ScenarioProblem {
  return { path: `drawing.nodes.${graph.placeOf(id)}`, code, ...(details !== undefined && { details }) };
}

function endsProblems({ drawing: { nodes } }: DrawnGraph): readonly ScenarioProblem[] {
  const starts = nodes.filter(({ type }) => type === 'start').length;
  return [
    ...(starts === 1 ? [] : [{ path: 'drawing', code: 'start-missing' } as const]),
    ...(nodes.some(({ type }) => type === 'end') ? [] : [{ path: 'drawing', code: 'end-missing' } as const]),
  ];
}

/** What is wrong with a node and the lines that go out from it. */
function nodeProblems({ agents }: Scenario, graph: DrawnGraph, node: DrawnNode): readonly ScenarioProblem[] {
  const ways = graph.waysFrom(node.id);
  const problem = (code: ScenarioProblemCode, details?: ScenarioProblem['details']) => [
    at(graph, node.id, code, details),
  ];
  const agentProblem = () =>
    'agentId' in node && agents.every(({ id }) => id !== node.agentId) ? problem('agent-unknown') : [];
  const oneWay = () => {
    if (ways.length === 0) return problem('way-missing');
    return ways.length > 1 ? problem('ways-too-many', { most: 1 }) : [];
  };
  switch (node.type) {
    case 'end':
      return ways.length > 0 ? problem('ways-too-many', { most: 0 }) : [];
    case 'start':
    case 'join':
      return oneWay();
    case 'turn':
      return [...agentProblem(), ...oneWay()];
    case 'split':
      return ways.length < 2 ? problem('ways-too-few', { atLeast: 2 }) : [];
    case 'condition': {
      const empty = node.rule.type === 'says' && node.rule.text.trim() === '' ? problem('missing') : [];
      const of = (label: string) => ways.filter((way) => way.label === label).length;
      if (of('yes') === 0 || of('no') === 0) return [...empty, ...problem('way-missing')];
      return ways.length > 2 ? [...empty, ...problem('ways-too-many', { most: 2 })] : empty;
    }
    case 'question': {
      const labels = ways.map(({ label }) => label.trim().toLowerCase());
      const empty = node.question.trim() === '' || labels.includes('') ? problem('missing') : [];
      const same = new Set(labels).size < labels.length ? problem('labels-same') : [];
      const few = ways.length < 2 ? problem('ways-too-few', { atLeast: 2 }) : [];
      const many = ways.length > limits.options ? problem('ways-too-many', { most: limits.options }) : [];
      return [...agentProblem(), ...empty, ...same, ...few, ...many];
    }
  }
}

function lineProblems(graph: DrawnGraph): readonly ScenarioProblem[] {
  return graph.drawing.lines.flatMap(({ from, to }, place) =>
    graph.placeOf(from) === -1 || graph.placeOf(to) === -1
      ? [{ path: `drawing.lines.${place}`, code: 'line-to-nowhere' as const }]
      : [],
  );
}

/** A loop must have a way out that is taken by choice or by rule, and somebody must have a turn in it. */
function loopProblems(graph: DrawnGraph): readonly ScenarioProblem[] {
  const endless = graph.loops().filter((loop) => {
    const inside = new Set(loop);
    return !loop.some((id) => {
      const type = graph.node(id)?.type;
      const chooses = type === 'question' || type === 'condition';
      return chooses && graph.waysFrom(id).some(({ to }) => !inside.has(to));
    });
  });
  const silent = graph.loops(({ type }) => type !== 'turn' && type !== 'question');
  return [
    ...endless.map((loop) => at(graph, firstOf(graph, loop), 'loop-endless')),
    ...silent.map((loop) => at(graph, firstOf(graph, loop), 'loop-silent')),
  ];
}

/** Of some nodes the one that was drawn first. */
function firstOf(graph: DrawnGraph, ids: readonly string[]): string {
  return ids.reduce((first, id) => (graph.placeOf(id) < graph.placeOf(first) ? id : first));
}

/** Splits whose branches do not meet, joins that nothing was split for, and agents who would have to be in two places. */
function branchProblems({ agents }: Scenario, graph: DrawnGraph): readonly ScenarioProblem[] {
  const joins = new Set<string>();
  const problems: ScenarioProblem[] = [];
  for (const { id, type } of graph.drawing.nodes) {
    if (type !== 'split' || graph.waysFrom(id).length < 2) continue;
    const branches = branchesOf(graph, id);
    if (branches === null) {
      problems.push(at(graph, id, 'split-open'));
      continue;
    }
    joins.add(branches.join);
    const seen = new Set<string>();
    for (const side of branches.sides) {
      const here = new Set([...side].flatMap((one) => agentAt(graph.node(one))));
      for (const agentId of here) {
        const name = agents.find((agent) => agent.id === agentId)?.name ?? '';
        if (seen.has(agentId)) problems.push(at(graph, id, 'agent-on-both-sides', { name }));
        seen.add(agentId);
      }
    }
  }
  // As long as a split is open, nobody can say whose a join is.
  const open = problems.some(({ code }) => code === 'split-open');
  const alone = graph.drawing.nodes.filter(({ id, type }) => type === 'join' && !joins.has(id));
  return open ? problems : [...problems, ...alone.map(({ id }) => at(graph, id, 'join-alone'))];
}

/** Nodes that nothing leads to from the start, and agents who are in no node that something leads to. */
function reachProblems({ agents }: Scenario, graph: DrawnGraph): readonly ScenarioProblem[] {
  const { nodes } = graph.drawing;
  const starts = nodes.filter(({ type }) => type === 'start').map(({ id }) => id);
  if (starts.length === 0) return [];
  const reached = graph.reachableFrom(starts);
  const busy = new Set(nodes.flatMap((node) => (reached.has(node.id) ? agentAt(node) : [])));
  return [
    ...firstOfUnreached(graph, reached).map((id) => at(graph, id, 'node-unreachable')),
    ...agents
      .filter(({ id }) => !busy.has(id))
      .map(({ name }): ScenarioProblem => ({ path: 'drawing', code: 'agent-unused', details: { name } })),
  ];
}

/** Where lines are missing: of nodes that follow one another only the first, as the others are reached with it. */
function firstOfUnreached(graph: DrawnGraph, reached: ReadonlySet<string>): readonly string[] {
  const lost = graph.drawing.nodes.map(({ id }) => id).filter((id) => !reached.has(id));
  const after = new Set(lost.flatMap((id) => graph.waysFrom(id).flatMap(({ to }) => (to === id ? [] : [to]))));
  const found = new Set<string>();
  const covered = new Set<string>();
  // A ring has no first: whichever was drawn first stands for it.
  for (const id of [...lost.filter((one) => !after.has(one)), ...lost]) {
    if (covered.has(id)) continue;
    found.add(id);
    for (const one of graph.reachableFrom([id])) covered.add(one);
  }
  return lost.filter((id) => found.has(id));
}

function agentAt(node: DrawnNode | undefined): readonly string[] {
  return node !== undefined && 'agentId' in node ? [node.agentId] : [];
}
