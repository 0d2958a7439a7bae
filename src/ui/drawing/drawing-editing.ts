import {
  type AgentId,
  type Drawing,
  type DrawnLine,
  type DrawnNode,
  type DrawnNodeId,
  drawnStep,
  limits,
} from '../../core';

/** Pure changes to a drawing, as its editor asks for them. What is not there changes nothing. */

export function withNode(drawing: Drawing, changed: DrawnNode): Drawing {
  return { ...drawing, nodes: drawing.nodes.map((node) => (node.id === changed.id ? changed : node)) };
}

/** Moves nodes to where a person put them. */
export function withPlaces(
  drawing: Drawing,
  places: ReadonlyMap<DrawnNodeId, { readonly x: number; readonly y: number }>,
): Drawing {
  const nodes = drawing.nodes.map((node) => {
    const place = places.get(node.id);
    return place === undefined ? node : { ...node, x: within(place.x), y: within(place.y) };
  });
  return { ...drawing, nodes };
}

const within = (side: number) => Math.round(Math.min(Math.max(side, -limits.drawingSide), limits.drawingSide));

/** Takes a node out; what led to it leads on to where it led, if that was one place only. */
export function withoutNode(drawing: Drawing, id: DrawnNodeId): Drawing {
  const [way, ...more] = drawing.lines.filter(({ from }) => from === id);
  const onward = way !== undefined && more.length === 0 && way.to !== id ? way.to : null;
  const lines = drawing.lines.flatMap((line) => {
    if (line.from === id) return [];
    if (line.to !== id) return [line];
    return onward === null ? [] : [{ ...line, to: onward }];
  });
  return { nodes: drawing.nodes.filter((node) => node.id !== id), lines };
}

export function withLine(drawing: Drawing, place: number, changed: DrawnLine): Drawing {
  return { ...drawing, lines: drawing.lines.map((line, index) => (index === place ? changed : line)) };
}

export function withoutLine(drawing: Drawing, place: number): Drawing {
  return { ...drawing, lines: drawing.lines.toSpliced(place, 1) };
}

/**
 * Draws a line. From a node with one way only it takes the place of the line before; a condition's first is `yes`, its
 * second `no`; a question's gets the next answer of `answerFor` that is free.
 */
export function withConnection(
  drawing: Drawing,
  from: DrawnNodeId,
  to: DrawnNodeId,
  answerFor: (number: number) => string,
): Drawing {
  const node = drawing.nodes.find(({ id }) => id === from);
  const ways = drawing.lines.filter((line) => line.from === from);
  const others = drawing.lines.filter((line) => line.from !== from);
  const full = drawing.lines.length >= limits.drawnLines;
  switch (node?.type) {
    case 'start':
    case 'turn':
    case 'join':
      return { ...drawing, lines: [...others, { from, to, label: '' }] };
    case 'split':
      if (full || ways.some((way) => way.to === to)) return drawing;
      return { ...drawing, lines: [...drawing.lines, { from, to, label: '' }] };
    case 'question':
      if (full) return drawing;
      return { ...drawing, lines: [...drawing.lines, { from, to, label: freeAnswer(ways, answerFor) }] };
    case 'condition': {
      const label = ways.some((way) => way.label === 'yes') ? 'no' : 'yes';
      const kept = ways.filter((way) => way.label !== label);
      return { ...drawing, lines: [...others, ...kept, { from, to, label }] };
    }
    default:
      return drawing;
  }
}

export type NewNode = 'turn' | 'question' | 'condition' | 'split' | 'join' | 'end';

type Insertion = {
  readonly type: NewNode;
  /** Behind which node it is put; null: it stands alone. */
  readonly after: DrawnNodeId | null;
  readonly agents: readonly AgentId[];
  readonly question: string;
  readonly answerFor: (number: number) => string;
};

/**
 * Puts a new node behind another one: what the other led to, the new one leads to. Questions and conditions also lead back
 * to where they come from; a split comes with two turns and the join in which they meet. Behind a split or a question that leads
 * somewhere, the new node is one more way. Gives the new node's id too.
 */
export function withInserted(drawing: Drawing, insertion: Insertion): { drawing: Drawing; id: DrawnNodeId } | null {
  const { type, after, agents, question, answerFor } = insertion;
  const count = type === 'split' ? 4 : 1;
  if (drawing.nodes.length + count > limits.drawnNodes || drawing.lines.length + 6 > limits.drawnLines) return null;
  const before = drawing.nodes.find(({ id }) => id === after);
  const lowest = drawing.nodes.reduce((y, node) => Math.max(y, node.y), 0);
  const idOf = (name: string) => freeId(drawing, name);
  const id = idOf(type);
  const [first, second = first] = agents;
  if (first === undefined && type !== 'join' && type !== 'end' && type !== 'condition') return null;
  const agentId = first as AgentId;

  const outgoing = drawing.lines.filter(({ from }) => from === after);
  // From a split or a question that leads somewhere already, a new node is one more way, beside the others.
  const beside = (before?.type === 'split' || before?.type === 'question') && outgoing.length > 0;
  const onward = outgoing.length === 1 && !beside ? outgoing[0] : undefined;
  const enters =
    before !== undefined && before.type !== 'end' && (beside || outgoing.length === 0 || onward !== undefined);
  const others = drawing.nodes.filter((node) => outgoing.some(({ to }) => to === node.id));
  const x = beside ? Math.max(before.x, ...others.map((node) => node.x)) + besideWidth : (before?.x ?? 0);
  const at = { x: within(x), y: within(before === undefined ? lowest + drawnStep : before.y + drawnStep) };
  // What followed moves down, so that the new node has room.
  const room = type === 'split' ? 3 : 1;
  const shifted =
    before === undefined || beside
      ? drawing.nodes
      : drawing.nodes.map((node) => (node.y > before.y ? { ...node, y: within(node.y + room * drawnStep) } : node));
  const kept = enters ? drawing.lines.filter((line) => line !== onward) : drawing.lines;
  const way = (from: DrawnNodeId, to: DrawnNodeId, label = ''): DrawnLine => ({ from, to, label });
  const entry =
    enters && after !== null ? [way(after, id, onward?.label ?? labelFrom(before, outgoing, answerFor))] : [];
  const on = (from: DrawnNodeId, label = '') => (enters && onward !== undefined ? [way(from, onward.to, label)] : []);
  const back = (label: string) =>
    before?.type === 'turn' || before?.type === 'question' ? [way(id, before.id, label)] : [];
  const make = (nodes: readonly DrawnNode[], lines: readonly DrawnLine[]) => ({
    drawing: { nodes: [...shifted, ...nodes], lines: [...kept, ...entry, ...lines] },
    id,
  });
  switch (type) {
    case 'turn':
      return make([{ ...at, id, type, agentId, brief: '' }], on(id));
    case 'question':
      return make([{ ...at, id, type, agentId, question }], [...back(answerFor(1)), ...on(id, answerFor(2))]);
    case 'condition':
      return make([{ ...at, id, type, rule: { type: 'passed', times: 3 } }], [...on(id, 'yes'), ...back('no')]);
    case 'join':
      return make([{ ...at, id, type }], on(id));
    case 'end':
      return make([{ ...at, id, type }], []);
    case 'split': {
      const join = idOf('join');
      const one = idOf('turn');
      const two = freeId(drawing, 'turn', new Set([one]));
      const turn = (turnId: string, x: number, who: AgentId): DrawnNode => ({
        type: 'turn',
        id: turnId,
        x: within(at.x + x),
        y: within(at.y + drawnStep),
        agentId: who,
        brief: '',
      });
      return make(
        [
          { ...at, id, type },
          turn(one, -110, agentId),
          turn(two, 110, second ?? agentId),
          { x: at.x, y: within(at.y + 2 * drawnStep), id: join, type: 'join' },
        ],
        [way(id, one), way(id, two), way(one, join), way(two, join), ...on(join)],
      );
    }
  }
}

const besideWidth = 228;

/** What one more line from a node is called. */
function labelFrom(
  node: DrawnNode | undefined,
  outgoing: readonly DrawnLine[],
  answerFor: (number: number) => string,
): string {
  if (node?.type === 'condition') return 'yes';
  return node?.type === 'question' ? freeAnswer(outgoing, answerFor) : '';
}

/** The first answer that none of a question's lines has. */
export function freeAnswer(ways: readonly DrawnLine[], answerFor: (number: number) => string): string {
  let number = 1;
  while (ways.some(({ label }) => label === answerFor(number))) number += 1;
  return answerFor(number);
}

function freeId(drawing: Drawing, name: string, taken: ReadonlySet<string> = new Set()): DrawnNodeId {
  for (let number = 1; ; number += 1) {
    const id = `${name}-${number}`;
    if (!taken.has(id) && drawing.nodes.every((node) => node.id !== id)) return id;
  }
}
