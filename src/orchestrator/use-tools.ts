import { randomAt } from '../base';
import {
  type Agent,
  type Failure,
  failure,
  isJsonOf,
  limits,
  type ToolCall,
  type ToolId,
  type ToolOutcome,
  toolChoiceSchema,
  toolText,
  turnIdOf,
} from '../core';
import type { Heard, Question } from './ask-model';
import type { Circumstances } from './circumstances';
import type { WantedCall } from './run-host';
import type { Spending } from './spending';
import { bounded, keepable } from './turn-facts';

export type ToolsUsed =
  | { readonly type: 'used'; readonly calls: readonly ToolCall[] }
  | { readonly type: 'failed'; readonly failure: Failure };

/**
 * Lets an agent use its tools before it speaks: it is asked which one until it wants none, asks for the same again, or
 * has used as many as it may (`limits.callsPerTurn`). Each call that is over is a fact. An answer that names no tool of
 * the agent, in exactly the shape that was asked for, calls nothing.
 */
export async function useTools(
  circumstances: Circumstances,
  agent: Agent,
  ask: (question: Question) => Promise<Heard>,
  spending: Spending,
): Promise<ToolsUsed> {
  const { turn, signal, tell } = circumstances;
  const tools: readonly ToolId[] = agent.tools ?? [];
  const calls: ToolCall[] = [];
  if (turn.task.type !== 'speak' || tools.length === 0) return { type: 'used', calls };
  const constraint = { type: 'json', schema: toolChoiceSchema(tools) } as const;
  while (calls.length < limits.callsPerTurn) {
    const { end, usage } = await ask({ calls, choosesTool: true, constraint, forget: () => {}, hear: () => {} });
    if (end.type === 'failure') return { type: 'failed', failure: end.failure };
    if (usage !== null) spending.aside(usage);
    const wanted = end.type === 'finish' ? wantedCall(tools, end.text) : null;
    if (wanted === null || isRepeated(wanted, calls)) break;
    const outcome = await outcomeOf(circumstances, agent, wanted, calls);
    if (signal.aborted) return { type: 'failed', failure: failure('engine/stopped', 'Stopped while using a tool.') };
    const call = { ...wanted, outcome };
    tell({ type: 'tool-called', turnId: turnIdOf(turn.number), ...call });
    calls.push(call);
  }
  return { type: 'used', calls };
}

/** The call that a model's answer asks for; null where it asks for none. */
function wantedCall(tools: readonly ToolId[], text: string): WantedCall | null {
  if (!isJsonOf(toolChoiceSchema(tools), text)) return null;
  const { tool, input } = JSON.parse(text) as { readonly tool: string; readonly input: string };
  const id = tools.find((one) => one === tool);
  return id === undefined ? null : { tool: id, input: input.slice(0, limits.toolInputLength).toWellFormed() };
}

/** Small models ask for what they have just been told; only dice say something new the second time. */
function isRepeated({ tool, input }: WantedCall, calls: readonly ToolCall[]): boolean {
  return tool !== 'dice' && calls.some((call) => call.tool === tool && call.input.trim() === input.trim());
}

/** A border: whatever a tool does, the turn goes on. */
async function outcomeOf(
  { scenario, host, book, turn, signal }: Circumstances,
  agent: Agent,
  wanted: WantedCall,
  before: readonly ToolCall[],
): Promise<ToolOutcome> {
  if (agent.approval === true && !(await host.approve(turnIdOf(turn.number), agent.id, wanted, signal)))
    return { type: 'refused' };
  const tool = host.toolFor(wanted.tool);
  if (tool === null)
    return {
      type: 'failed',
      failure: failure('tool/missing', `There is no tool ${wanted.tool}.`, { tool: wanted.tool }),
    };
  const earlier = [...book.callsOf(agent.id), ...before].filter(
    (call) => call.tool === wanted.tool && call.outcome.type === 'result',
  );
  const step = (turn.number * 64 + turn.attempt) * (limits.callsPerTurn + 1) + before.length;
  const random = randomAt(scenario.seed ^ otherStream, step);
  const circumstances = { scenario, now: host.now(), random, earlier: earlier.map(({ input }) => input) };
  try {
    const result = await tool.run(wanted.input, circumstances, signal);
    if (result.ok) return { type: 'result', text: toolText(result.value) };
    return { type: 'failed', failure: keepable(result.reason) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'failed', failure: failure('tool/failed', bounded(message)) };
  }
}

/** Dice must not fall as the flow's own chance does. */
const otherStream = 0x5bd1_e995;
