/** The columns of a recorded run in a link. Frozen: links that people have kept are read by these names, in this order. */
const columnNames = [
  'kinds',
  'times',
  'agents',
  'tasks',
  'toggles',
  'again',
  'open',
  'cuts',
  'chosen',
  'makers',
  'prompt',
  'cached',
  'completion',
  'first',
  'took',
  'ends',
] as const;

/** What format 3 has besides. */
const laterColumnNames = ['addressed', 'tools'] as const;
export type ColumnName = (typeof columnNames | typeof laterColumnNames)[number];

/** The columns in which a log of this format is written. */
export function columnsOf(format: unknown): readonly ColumnName[] {
  return format === 1 || format === 2 ? columnNames : [...columnNames, ...laterColumnNames];
}

/** What each number in `kinds` stands for. It only grows at its end, like the lists below. */
export const kinds = [
  'turn-started',
  'turn-started-again',
  'prompt-cut',
  'message-sent',
  'action-taken',
  'turn-finished',
  'turn-failed',
  'run-finished',
  'prompt-summarised',
  'message-sent-to',
  'answer-given',
  'scenario-changed',
  'tool-called',
  'turn-taken-over',
  'turn-started-assigning',
  'drill-struck',
  'turn-failed-having-taken',
] as const;

export const toolOutcomes = ['result', 'refused', 'failed'] as const;
/** The tools by their numbers. It only grows at its end, in whatever order the scenario's schema lists them. */
export const toolNumbers = ['calculator', 'clock', 'dice', 'search', 'notes', 'javascript'] as const;
export const nextSteps = ['retry', 'give-up', 'second-model', 'take-over'] as const;
export const finishReasons = [
  'pattern-finished',
  'turns-used-up',
  'stopped',
  'condition-met',
  'tokens-used-up',
] as const;

/**
 * What both sides know of the turns so far, and what they guess from it. The writer and the reader walk through the
 * facts in step, so that whatever the guess gets right need not be sent.
 */
export class TurnsSoFar {
  readonly turns: TurnSoFar[] = [];
  /** Started, and neither finished nor failed; in the order of their start. */
  readonly open: TurnSoFar[] = [];
  /** `shared`: choices stand in everybody's prompt too. */
  constructor(private readonly view: unknown) {}

  private completionTokens = 0;
  private readonly lastPrompts = new Map<
    string,
    { readonly promptTokens: number; readonly completionTokensBefore: number }
  >();

  start(number: number, agent: string, perceived: readonly number[], at: number): void {
    const turn: TurnSoFar = {
      number,
      attempt: (this.turns[number - 1]?.attempt ?? 0) + 1,
      agent,
      perceived: [...perceived],
      at,
      listeners: null,
      spoke: false,
      finished: false,
    };
    this.turns[number - 1] = turn;
    this.open.push(turn);
  }

  end(turn: TurnSoFar, finished: boolean): void {
    turn.finished = finished;
    this.open.splice(this.open.indexOf(turn), 1);
  }

  /** The usual prompt: whatever was said so that the agent heard it in turns that are finished; in the shared view, whatever was done in them. */
  usuallyPerceived(agent: string): readonly number[] {
    return this.turns
      .filter((turn) => turn.finished && (this.view === 'shared' || (turn.spoke && hears(turn, agent))))
      .map(({ number }) => number);
  }

  /** The tokens of the last prompt of this agent, or else of anybody, and of all that was said since. */
  promptGuess(agent: string): number {
    const last = this.lastPrompts.get(agent) ?? this.lastPrompts.get(anybody);
    return last === undefined ? 0 : last.promptTokens + this.completionTokens - last.completionTokensBefore;
  }

  /** The tokens of this agent's last prompt: what a cache can hold. */
  cachedGuess(agent: string): number {
    return this.lastPrompts.get(agent)?.promptTokens ?? 0;
  }

  prompted(agent: string, promptTokens: number, completionTokens: number): void {
    const last = { promptTokens, completionTokensBefore: this.completionTokens };
    this.lastPrompts.set(agent, last).set(anybody, last);
    this.completionTokens += completionTokens;
  }
}

export type TurnSoFar = {
  readonly number: number;
  readonly attempt: number;
  readonly agent: string;
  /** What is left in the prompt. */
  perceived: number[];
  readonly at: number;
  /** Who heard it; null for everybody. */
  listeners: readonly string[] | null;
  spoke: boolean;
  finished: boolean;
};

function hears({ agent, listeners }: TurnSoFar, listener: string): boolean {
  return listeners === null || agent === listener || listeners.includes(listener);
}

/** No agent's id is empty. */
const anybody = '';
