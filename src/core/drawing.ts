import * as z from 'zod/mini';
import type { AgentId } from './ids';
import { limits } from './limits';

/**
 * A flow that somebody drew: nodes, and lines that say what comes after what. It may be half drawn; the pattern `drawn`
 * says what keeps it from being run.
 */
export type Drawing = { readonly nodes: readonly DrawnNode[]; readonly lines: readonly DrawnLine[] };

export type DrawnNodeId = string;

/** `x` and `y` are the middle of the node in the picture, in its pixels at full size; they change nothing else. */
type At = { readonly id: DrawnNodeId; readonly x: number; readonly y: number };

export type DrawnNode = At &
  (
    | { readonly type: 'start' }
    /** The agent says something. */
    | { readonly type: 'turn'; readonly agentId: AgentId; readonly brief: string }
    /** The agent chooses among the labels of the lines that go out, and the flow goes on along the chosen one. */
    | { readonly type: 'question'; readonly agentId: AgentId; readonly question: string }
    /** Goes on along the line `yes` if the rule holds, along `no` if not; no model is asked. */
    | { readonly type: 'condition'; readonly rule: DrawnRule }
    /** Everything that goes out from here is done side by side, until it meets in a join. */
    | { readonly type: 'split' }
    /** Goes on when all that its split began has arrived. */
    | { readonly type: 'join' }
    | { readonly type: 'end' }
  );

export type DrawnNodeType = DrawnNode['type'];

export type DrawnRule =
  /** What was said last (after a join: last on any of its branches) holds this text, in capitals or not. */
  | { readonly type: 'says'; readonly text: string }
  /** The flow comes by this condition for the so-manieth time, or a later one. */
  | { readonly type: 'passed'; readonly times: number }
  /** So many turns of the drawing were finished, or more. */
  | { readonly type: 'turns'; readonly count: number };

/** `label`: the option of a question, `yes` or `no` of a condition; '' from every other node. */
export type DrawnLine = { readonly from: DrawnNodeId; readonly to: DrawnNodeId; readonly label: string };

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = (most: number) => z.int().check(z.gte(1), z.lte(most));
const nodeId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
const place = z.int().check(z.gte(-limits.drawingSide), z.lte(limits.drawingSide));
const agentId = z.pipe(
  z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  z.transform((id) => id as AgentId),
);
const at = { id: nodeId, x: place, y: place };

const rule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('says'), text: text(limits.optionLength) }),
  z.strictObject({ type: z.literal('passed'), times: count(limits.turns) }),
  z.strictObject({ type: z.literal('turns'), count: count(limits.turns) }),
]);

const node = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...at }),
  z.strictObject({ type: z.literal('turn'), ...at, agentId, brief: text(limits.drawnBriefLength) }),
  z.strictObject({ type: z.literal('question'), ...at, agentId, question: text(limits.drawnBriefLength) }),
  z.strictObject({ type: z.literal('condition'), ...at, rule }),
  z.strictObject({ type: z.literal('split'), ...at }),
  z.strictObject({ type: z.literal('join'), ...at }),
  z.strictObject({ type: z.literal('end'), ...at }),
]);

/** The shape of a drawing as it is written, kept and sent. No two nodes have one id; lines may lead to nothing. */
export const drawingSchema: z.ZodMiniType<Drawing, unknown> = z.strictObject({
  nodes: z.array(node).check(
    z.maxLength(limits.drawnNodes),
    z.refine((nodes) => new Set(nodes.map(({ id }) => id)).size === nodes.length),
  ),
  lines: z
    .array(z.strictObject({ from: nodeId, to: nodeId, label: text(limits.optionLength) }))
    .check(z.maxLength(limits.drawnLines)),
});

/** How far apart nodes stand in a column. */
export const drawnStep = 112;

/** What a flow is drawn from: from the start to each of the agents once, and to the end. */
export function firstDrawing(agents: readonly { readonly id: AgentId }[]): Drawing {
  const turns = agents.map(
    ({ id }, index): DrawnNode => ({
      type: 'turn',
      id: `turn-${index + 1}`,
      x: 0,
      y: (index + 1) * drawnStep,
      agentId: id,
      brief: '',
    }),
  );
  const nodes: readonly DrawnNode[] = [
    { type: 'start', id: 'start', x: 0, y: 0 },
    ...turns,
    { type: 'end', id: 'end', x: 0, y: (turns.length + 1) * drawnStep },
  ];
  const lines = nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id ?? '', to: id, label: '' }));
  return { nodes, lines };
}
