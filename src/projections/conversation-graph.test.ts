import { expect, test } from 'vitest';
import {
  type AgentId,
  failure,
  type JsonSchema,
  project,
  type Recorded,
  type RunEvent,
  type RunId,
  turnIdOf,
} from '../core';
import { scenarioExample } from '../core/testing/scenario-example';
import { conversationGraph } from './conversation-graph';

const scenario = scenarioExample(['Maya', 'Leo', 'Iris']);
const agent = (name: string) => name as AgentId;

function graphOf(...events: readonly RunEvent[]) {
  const start: RunEvent = { type: 'run-started', runId: 'run-1' as RunId, scenario, parent: null };
  return project(
    conversationGraph,
    [start, ...events].map((event, sequence): Recorded => ({ ...event, sequence, at: 0 })),
  );
}

function started(
  number: number,
  name: string,
  perceived: readonly number[],
): Extract<RunEvent, { type: 'turn-started' }> {
  const turnId = turnIdOf(number);
  return {
    type: 'turn-started',
    turnId,
    number,
    attempt: 1,
    agentId: agent(name),
    task: { type: 'speak' },
    perceived: perceived.map(turnIdOf),
  };
}

function finished(number: number, name: string, text: string): readonly RunEvent[] {
  const turnId = turnIdOf(number);
  return [
    { type: 'message-sent', turnId, from: agent(name), text },
    { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: 1 } },
  ];
}

const taken = (number: number, name: string, perceived: readonly number[], text: string) => [
  started(number, name, perceived),
  ...finished(number, name, text),
];

test('an edge means: was in the prompt of', () => {
  const graph = graphOf(...taken(1, 'maya', [], 'One.'), ...taken(2, 'leo', [1], 'Two.'), started(3, 'iris', [1, 2]));
  expect(graph.edges.map(({ id }) => id)).toEqual(['turn-1->turn-2', 'turn-1->turn-3', 'turn-2->turn-3']);
});

test('an edge is as heavy as its share of the messages in the prompt', () => {
  const graph = graphOf(
    ...taken(1, 'maya', [], '123456789'),
    ...taken(2, 'leo', [1], '123'),
    started(3, 'iris', [1, 2]),
  );
  expect(graph.edges.filter(({ to }) => to === 'turn-3').map(({ share }) => share)).toEqual([0.75, 0.25]);
});

test('what was cut from a prompt has no edge, and the rest weighs more', () => {
  const graph = graphOf(
    ...taken(1, 'maya', [], '123456789'),
    ...taken(2, 'leo', [1], '123'),
    started(3, 'iris', [1, 2]),
    { type: 'prompt-cut', turnId: turnIdOf(3), cut: [turnIdOf(1)] },
  );
  expect(graph.edges.filter(({ to }) => to === 'turn-3')).toMatchObject([{ id: 'turn-2->turn-3', share: 1 }]);
});

test('an answer that stands in what others are asked was in their prompts', () => {
  const schema: JsonSchema = { type: 'object', properties: { entry: { type: 'string' } } };
  const wrote = (number: number, name: string, entry: string): readonly RunEvent[] => [
    { ...started(number, name, []), task: { type: 'answer', brief: 'Add something.', schema } },
    {
      type: 'action-taken',
      turnId: turnIdOf(number),
      agentId: agent(name),
      action: { type: 'answer', value: { entry } },
    },
    { type: 'turn-finished', turnId: turnIdOf(number), by: { type: 'human', milliseconds: 1 } },
  ];
  const brief = 'On the board:\nMaya: Bees dance.\nLeo: Bees see.\nBring it together.';
  const graph = graphOf(...wrote(1, 'maya', 'Bees dance.'), ...wrote(2, 'leo', 'Bees see.'), {
    ...started(3, 'iris', []),
    task: { type: 'speak', brief },
  });
  expect(graph.edges.map(({ id, kind, share }) => `${id} ${kind} ${share.toFixed(2)}`)).toEqual([
    'turn-1->turn-3 prompt 0.56',
    'turn-2->turn-3 prompt 0.44',
  ]);
});

test('a choice leads to the speaker that it chose, and to nobody else', () => {
  const options = ['leo', 'iris'].map((name) => ({ text: name, agentId: agent(name) }));
  const choice: RunEvent[] = [
    { ...started(1, 'maya', []), task: { type: 'choose', question: 'Who?', options } },
    { type: 'action-taken', turnId: turnIdOf(1), agentId: agent('maya'), action: { type: 'choose', option: 1 } },
    { type: 'turn-finished', turnId: turnIdOf(1), by: { type: 'human', milliseconds: 1 } },
  ];
  const graph = graphOf(...choice, ...taken(2, 'iris', [], 'Me.'), started(3, 'leo', [2]));
  expect(graph.edges.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'turn-1->turn-2 choice',
    'turn-2->turn-3 prompt',
  ]);
});

test('turns side by side share a row, and turns one after another do not', () => {
  const graph = graphOf(
    ...taken(1, 'maya', [], 'One.'),
    started(2, 'leo', [1]),
    started(3, 'iris', [1]),
    ...finished(2, 'leo', 'Two.'),
    ...finished(3, 'iris', 'Three.'),
    started(4, 'maya', [1, 2, 3]),
  );
  expect(graph.nodes.map(({ row, lane }) => [row, lane])).toEqual([
    [0, 0],
    [1, 1],
    [1, 2],
    [2, 0],
  ]);
});

test('a turn that is taken again is one node with one set of edges', () => {
  const again = { ...(started(2, 'leo', [1]) as Extract<RunEvent, { type: 'turn-started' }>), attempt: 2 };
  const failed: RunEvent = {
    type: 'turn-failed',
    turnId: turnIdOf(2),
    failure: { code: 'engine/worker-dead', message: '' },
    partialText: '',
    next: 'retry',
  };
  const graph = graphOf(...taken(1, 'maya', [], 'One.'), started(2, 'leo', [1]), failed, again);
  expect(graph.nodes).toHaveLength(2);
  expect(graph.edges.map(({ id }) => id)).toEqual(['turn-1->turn-2']);
});

test('whoever chose several has an edge to each of them, until they have spoken', () => {
  const options = ['leo', 'iris'].map((name) => ({ text: name, agentId: agent(name) }));
  const choice = (number: number, option: number): readonly RunEvent[] => [
    { ...started(number, 'maya', []), task: { type: 'choose', question: 'Who?', options } },
    { type: 'action-taken', turnId: turnIdOf(number), agentId: agent('maya'), action: { type: 'choose', option } },
    { type: 'turn-finished', turnId: turnIdOf(number), by: { type: 'human', milliseconds: 1 } },
  ];
  const graph = graphOf(
    ...choice(1, 0),
    ...choice(2, 1),
    ...taken(3, 'leo', [], 'I do this.'),
    ...taken(4, 'iris', [], 'And I that.'),
    started(5, 'leo', [3]),
  );
  expect(graph.edges.filter(({ kind }) => kind === 'choice').map(({ id }) => id)).toEqual([
    'turn-1->turn-3',
    'turn-2->turn-4',
  ]);
});

test('a turn that is tried again keeps its place, and those that were taken beside it theirs', () => {
  const failed: RunEvent = {
    type: 'turn-failed',
    turnId: turnIdOf(2),
    failure: failure('engine/device-lost', 'Gone.'),
    partialText: '',
    next: 'retry',
  };
  const graph = graphOf(
    ...taken(1, 'maya', [], 'One.'),
    started(2, 'leo', [1]),
    started(3, 'iris', [1]),
    failed,
    ...finished(3, 'iris', 'Three.'),
    { ...started(2, 'leo', [1]), attempt: 2 },
    ...finished(2, 'leo', 'Two.'),
    started(4, 'maya', [1, 2, 3]),
  );
  expect(graph.nodes.map(({ number, row }) => [number, row])).toEqual([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
  ]);
  expect(graph.edges.map(({ id }) => id).sort()).toEqual([
    'turn-1->turn-2',
    'turn-1->turn-3',
    'turn-1->turn-4',
    'turn-2->turn-4',
    'turn-3->turn-4',
  ]);
});

test('a turn that is taken over moves to the lane of whoever takes it, and below where that agent stands already', () => {
  const given = (number: number, code = 'engine/worker-dead' as const): RunEvent => ({
    type: 'turn-failed',
    turnId: turnIdOf(number),
    failure: { code, message: '' },
    partialText: '',
    next: 'take-over',
  });
  const by = (name: string) => ({ ...started(2, name, [1]), attempt: 2, insteadOf: agent('leo') });
  const alone = graphOf(...taken(1, 'maya', [], 'One.'), started(2, 'leo', [1]), given(2), by('iris'));
  expect(alone.nodes[1]).toMatchObject({ agentId: 'iris', insteadOf: 'leo', lane: 2, row: 1 });
  const beside = graphOf(
    ...taken(1, 'maya', [], 'One.'),
    started(2, 'leo', [1]),
    started(3, 'iris', [1]),
    given(2),
    ...finished(3, 'iris', 'Three.'),
    by('iris'),
    ...finished(2, 'iris', 'Two.'),
    started(4, 'maya', [1, 2, 3]),
  );
  expect(beside.nodes.map(({ row, lane }) => [row, lane])).toEqual([
    [0, 0],
    [2, 2],
    [1, 2],
    [3, 0],
  ]);
});
