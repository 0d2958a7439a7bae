import {
  type AgentId,
  choose,
  type DrawnNode,
  type DrawnNodeId,
  type DrawnRule,
  drawingOf,
  type Flow,
  type Link,
  type Pattern,
  type Scenario,
  say,
  sideBySide,
} from '../core';
import { branchesOf } from './drawn-branches';
import { DrawnGraph } from './drawn-graph';
import { drawnProblems } from './drawn-problems';
import { agentNamed } from './options';

/** The scenario draws its own flow: agents, questions, conditions, loops, branches side by side. See `core/drawing.ts`. */
export const drawn: Pattern = {
  kind: 'drawn',
  words: {
    en: {
      name: 'Drawn by hand',
      description: 'You draw who comes after whom: turns, questions, conditions, loops, and branches side by side.',
      lookFor: 'Follow the drawing with a finger while it runs. Which way is taken at each question, and why?',
      fields: {},
    },
    zh: {
      name: '自绘流程',
      description: '由你画出先后：发言、提问、条件、循环，以及同时进行的分支。',
      lookFor: '运行时用手指沿着图走。每到一个提问，走了哪条路，为什么？',
      fields: {},
    },
  },
  fields: [],
  sideBySide: true,
  keepsSecrets: false,
  problems: drawnProblems,
  topology: followers,
  *flow({ scenario }) {
    const walk = { scenario, graph: new DrawnGraph(drawingOf(scenario)), passed: new Map(), turns: 0 };
    const start = walk.graph.drawing.nodes.find(({ type }) => type === 'start');
    yield* follow(walk, start?.id, null, '');
  },
};

/** What is known on the way; all branches share it. */
type Walk = {
  readonly scenario: Scenario;
  readonly graph: DrawnGraph;
  /** How often the flow came by each condition. */
  readonly passed: Map<DrawnNodeId, number>;
  turns: number;
};

/** Where to go on (undefined: nowhere), and what was said last. */
type Onward = { readonly next: DrawnNodeId | undefined; readonly said: string };

/** Goes from node to node until `until` or an end; gives what was said last. */
function* follow(walk: Walk, first: DrawnNodeId | undefined, until: DrawnNodeId | null, before: string): Flow<string> {
  let onward: Onward = { next: first, said: before };
  let turns = walk.turns;
  let silent = 0;
  while (onward.next !== undefined && onward.next !== until) {
    const node = walk.graph.node(onward.next);
    if (node === undefined) break;
    onward = yield* passing(walk, node, onward.said);
    silent = walk.turns === turns ? silent + 1 : 0;
    turns = walk.turns;
    // `drawnProblems` finds these; without a turn a generator would never give the word back.
    if (silent > walk.graph.drawing.nodes.length) throw new Error('The drawing goes round and round without a turn.');
  }
  return onward.said;
}

function* passing(walk: Walk, node: DrawnNode, said: string): Flow<Onward> {
  const ways = walk.graph.waysFrom(node.id);
  switch (node.type) {
    case 'start':
    case 'join':
      return { next: ways[0]?.to, said };
    case 'turn': {
      const text: string = yield* say(node.agentId, { brief: node.brief.trim() });
      walk.turns += 1;
      return { next: ways[0]?.to, said: text };
    }
    case 'question': {
      const options = ways.map(({ label }) => optionOf(label.trim(), walk.scenario));
      const chosen: number = yield* choose(node.agentId, node.question.trim(), options);
      walk.turns += 1;
      return { next: (ways[chosen] ?? ways[0])?.to, said };
    }
    case 'condition': {
      const times = (walk.passed.get(node.id) ?? 0) + 1;
      walk.passed.set(node.id, times);
      const label = holds(node.rule, said, times, walk.turns) ? 'yes' : 'no';
      return { next: ways.find((way) => way.label === label)?.to, said };
    }
    case 'split': {
      const join = branchesOf(walk.graph, node.id)?.join;
      if (join === undefined) return { next: undefined, said };
      const last = yield* sideBySide(ways.map(({ to }) => follow(walk, to, join, said)));
      return { next: join, said: last.join('\n') };
    }
    case 'end':
      return { next: undefined, said };
  }
}

/** An option that is an agent's name means the agent. */
function optionOf(label: string, scenario: Scenario) {
  const agent = agentNamed(scenario, label);
  return agent === undefined ? { text: label } : { text: label, agentId: agent.id };
}

function holds(rule: DrawnRule, said: string, times: number, turns: number): boolean {
  switch (rule.type) {
    case 'says':
      return said.toLowerCase().includes(rule.text.trim().toLowerCase());
    case 'passed':
      return times >= rule.times;
    case 'turns':
      return turns >= rule.count;
  }
}

/** Who can have a turn right after whom. */
function followers(scenario: Scenario): readonly Link[] {
  const graph = new DrawnGraph(drawingOf(scenario));
  const agentAt = (id: DrawnNodeId): AgentId | undefined => {
    const node = graph.node(id);
    const agentId = node !== undefined && 'agentId' in node ? node.agentId : undefined;
    return scenario.agents.some((agent) => agent.id === agentId) ? agentId : undefined;
  };
  const turns = new Set(graph.drawing.nodes.flatMap(({ id }) => (agentAt(id) === undefined ? [] : [id])));
  const pairs = new Set<string>();
  for (const id of turns) {
    const next = graph.waysFrom(id).map(({ to }) => to);
    for (const reached of graph.reachableFrom(next, turns)) {
      const [from, to] = [agentAt(id), agentAt(reached)];
      if (from !== undefined && to !== undefined && from !== to) pairs.add(`${from} ${to}`);
    }
  }
  return [...pairs].flatMap((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    const both = pairs.has(`${to} ${from}`);
    return both && from > to ? [] : [{ from: from as AgentId, to: to as AgentId, both }];
  });
}
