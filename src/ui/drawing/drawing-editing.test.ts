import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentId, type Drawing, drawingSchema, firstDrawing } from '../../core';
import {
  type NewNode,
  withConnection,
  withInserted,
  withLine,
  withoutLine,
  withoutNode,
  withPlaces,
} from './drawing-editing';
import { tidyPlaces } from './drawing-layout';

const agents = ['ada', 'bo'] as AgentId[];
const first = firstDrawing(agents.map((id) => ({ id })));
const answerFor = (number: number) => `answer ${number}`;
const insert = (drawing: Drawing, type: NewNode, after: string | null) => {
  const inserted = withInserted(drawing, { type, after, agents, question: 'Again?', answerFor });
  if (inserted === null) throw new Error('There was no room.');
  return inserted;
};
const linesOf = ({ lines }: Drawing) => lines.map(({ from, label, to }) => `${from}-${label}>${to}`).sort();

test('a new turn stands between the one that was chosen and what came after it', () => {
  const { drawing, id } = insert(first, 'turn', 'turn-1');
  expect(id).toBe('turn-3');
  expect(linesOf(drawing)).toEqual(['start->turn-1', 'turn-1->turn-3', 'turn-2->end', 'turn-3->turn-2']);
  expect(linesOf(withoutNode(drawing, id))).toEqual(linesOf(first));
});

test('a new question leads back with its first answer and on with its second', () => {
  const { drawing } = insert(first, 'question', 'turn-2');
  expect(linesOf(drawing)).toEqual([
    'question-1-answer 1>turn-2',
    'question-1-answer 2>end',
    'start->turn-1',
    'turn-1->turn-2',
    'turn-2->question-1',
  ]);
});

test('new branches come with two agents and the join in which they meet', () => {
  const { drawing, id } = insert(first, 'split', 'turn-2');
  expect(drawing.lines.filter(({ from }) => from === id)).toHaveLength(2);
  const speakers = drawing.nodes.slice(-3).flatMap((node) => (node.type === 'turn' ? [node.agentId] : []));
  expect(speakers).toEqual(agents);
  expect(linesOf(drawing)).toContain('join-1->end');
});

test('behind a question or a split that leads somewhere, a new turn is one more way', () => {
  const asked = insert(first, 'question', 'turn-2');
  const third = insert(asked.drawing, 'turn', asked.id);
  expect(linesOf(third.drawing)).toEqual([...linesOf(asked.drawing), `question-1-answer 3>${third.id}`].sort());
  const split = insert(first, 'split', 'turn-2');
  const branch = insert(split.drawing, 'turn', split.id);
  expect(branch.drawing.lines.filter(({ from }) => from === split.id)).toHaveLength(3);
});

test('a line from a node with one way takes the place of the one before; a condition says yes, then no', () => {
  expect(linesOf(withConnection(first, 'turn-1', 'end', answerFor))).toEqual([
    'start->turn-1',
    'turn-1->end',
    'turn-2->end',
  ]);
  const { drawing, id } = insert(first, 'condition', null);
  const both = withConnection(withConnection(drawing, id, 'end', answerFor), id, 'turn-1', answerFor);
  expect(both.lines.filter(({ from }) => from === id)).toEqual([
    { from: id, to: 'end', label: 'yes' },
    { from: id, to: 'turn-1', label: 'no' },
  ]);
});

test('nothing is drawn from an end, and nothing is inserted where there is no room', () => {
  expect(withConnection(first, 'end', 'turn-1', answerFor)).toBe(first);
  const nodes = Array.from({ length: 64 }, (_, number) => ({ type: 'end' as const, id: `end-${number}`, x: 0, y: 0 }));
  expect(withInserted({ nodes, lines: [] }, { type: 'turn', after: null, agents, question: '', answerFor })).toBeNull();
});

test('whatever is done to a drawing, it keeps its shape and can be tidied, no node upon another', () => {
  const types = ['turn', 'question', 'condition', 'split', 'join', 'end'] as const;
  const act = fc.tuple(fc.constantFrom('insert', 'remove', 'connect', 'unline', 'relabel', 'move'), fc.nat(), fc.nat());
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let drawing = first;
      for (const [kind, one, other] of acts) {
        const idAt = (place: number) => drawing.nodes[place % Math.max(drawing.nodes.length, 1)]?.id ?? 'none';
        const [a, b] = [idAt(one), idAt(other)];
        if (kind === 'insert') {
          const type = types[other % types.length] ?? 'turn';
          const after = one % 5 === 0 ? null : a;
          drawing = withInserted(drawing, { type, after, agents, question: 'Again?', answerFor })?.drawing ?? drawing;
        } else if (kind === 'remove') drawing = withoutNode(drawing, a);
        else if (kind === 'connect') drawing = withConnection(drawing, a, b, answerFor);
        else if (kind === 'unline') drawing = withoutLine(drawing, one % 20);
        else if (kind === 'relabel') drawing = withLine(drawing, one % 20, { from: a, to: b, label: 'x' });
        else drawing = withPlaces(drawing, new Map([[a, { x: one * 1e6, y: -other / 3 }]]));
      }
      expect(drawingSchema.safeParse(drawing).success).toBe(true);
      const tidied = withPlaces(drawing, tidyPlaces(drawing));
      expect(drawingSchema.safeParse(tidied).success).toBe(true);
      expect(new Set(tidied.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(tidied.nodes.length);
    }),
    { seed: 3 },
  );
});
