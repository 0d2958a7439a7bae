import type { AgentId, Projection, Recorded, TurnId } from '../core';

/** What somebody has said again and again. */
export type Repeat = {
  readonly agentId: AgentId;
  /** As it was said the last time, and in which turn. */
  readonly text: string;
  readonly turnId: TurnId;
  /** How often, the first time included; 2 at least. */
  readonly times: number;
};

export type Repeats = {
  /** What was repeated most often, the latest of those; null while nobody repeats themselves. */
  readonly most: Repeat | null;
  /** How often each agent has said the same, by `sameWords`. */
  readonly said: ReadonlyMap<string, number>;
  /** Said in a turn that is not finished yet. */
  readonly open: ReadonlyMap<TurnId, Pick<Repeat, 'agentId' | 'text'>>;
};

/** Who says the same again, and how often: a talk that goes in circles. Each message costs as much as a copy of what was said once. */
export const repeats: Projection<Repeats> = {
  name: 'repeats',
  initial: { most: null, said: new Map(), open: new Map() },
  apply: (state, event) => {
    switch (event.type) {
      case 'run-started':
        return repeats.initial;
      case 'message-sent':
        return { ...state, open: new Map(state.open).set(event.turnId, { agentId: event.from, text: event.text }) };
      case 'turn-failed':
      case 'turn-finished':
        return ended(state, event);
      default:
        return state;
    }
  },
};

function ended(
  state: Repeats,
  { type, turnId }: Extract<Recorded, { type: 'turn-failed' | 'turn-finished' }>,
): Repeats {
  const spoken = state.open.get(turnId);
  if (spoken === undefined) return state;
  const open = new Map(state.open);
  open.delete(turnId);
  if (type === 'turn-failed') return { ...state, open };
  const words = sameWords(spoken.agentId, spoken.text);
  const times = (state.said.get(words) ?? 0) + 1;
  const isMost = times > 1 && times >= (state.most?.times ?? 0);
  return {
    most: isMost ? { ...spoken, turnId, times } : state.most,
    said: new Map(state.said).set(words, times),
    open,
  };
}

/** Two messages of an agent are the same if this is: capitals, blanks, and the marks between words do not count. */
export function sameWords(agentId: AgentId, text: string): string {
  const said = text.normalize('NFKC').toLowerCase().trim();
  // What stands in a number or a sum is no mark between words.
  const words = said.replace(/\s+|(?![-%/])\p{P}(?!\d)/gu, '');
  return `${agentId} ${words === '' ? said : words}`;
}
