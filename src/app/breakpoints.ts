import type { AgentId, Recorded, TurnId } from '../core';

/** Where a run stands still by itself; kept with the desk, no part of the scenario. */
export type Breakpoints = {
  /** Before these agents take a turn. */
  readonly agents: readonly AgentId[];
  /** After a message that has this in it, whatever the case; '' never. */
  readonly text: string;
  /** When a turn has failed, before it is tried again. */
  readonly failure: boolean;
};

/** The one that a run stands at. */
export type Breakpoint =
  | { readonly type: 'agent'; readonly agentId: AgentId }
  | { readonly type: 'text'; readonly turnId: TurnId }
  | { readonly type: 'failure'; readonly turnId: TurnId };

export const noBreakpoints: Breakpoints = { agents: [], text: '', failure: false };

/** The breakpoint before these agents' turns; null if there is none. */
export function breakpointAt({ agents }: Breakpoints, next: readonly AgentId[]): Breakpoint | null {
  const agentId = next.find((id) => agents.includes(id));
  return agentId === undefined ? null : { type: 'agent', agentId };
}

/** The breakpoint that a fact meets; null if it meets none. */
export function breakpointIn({ text, failure }: Breakpoints, fact: Recorded): Breakpoint | null {
  const isFailure = fact.type === 'turn-failed' && fact.failure.code !== 'turn/sent-back';
  if (failure && isFailure) return { type: 'failure', turnId: fact.turnId };
  const wanted = folded(text);
  if (wanted === '' || fact.type !== 'message-sent' || !folded(fact.text).includes(wanted)) return null;
  return { type: 'text', turnId: fact.turnId };
}

export function breakpointCount({ agents, text, failure }: Breakpoints): number {
  return agents.length + Number(text.trim() !== '') + Number(failure);
}

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();
