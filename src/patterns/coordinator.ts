import { fail, ok } from '../base';
import {
  type AgentId,
  failure,
  type Pattern,
  type PatternOptions,
  type PlannedTurn,
  type Scenario,
  type ScenarioProblem,
} from '../core';

type State = {
  /** Finished turns in which a chosen agent spoke. */
  readonly chosenTurns: number;
  readonly openings: number;
  readonly closings: number;
  /** Chosen, and yet to speak. */
  readonly chosen: AgentId | null;
  readonly lastSpeaker: AgentId | null;
  /** What happened in the turn that is open; it counts once the turn is finished. */
  readonly inTurn: { readonly type: 'spoke' | 'chose'; readonly agentId: AgentId } | null;
};

/**
 * One agent leads: before every turn the coordinator names the next speaker, by a choice that cannot come out as
 * anything but one of the names. It can open the conversation and sum it up.
 */
export const coordinator: Pattern<State> = {
  kind: 'coordinator',
  words: {
    en: {
      name: 'Coordinator',
      description: 'One agent leads and names the next speaker each time.',
      fields: {
        coordinator: 'Who leads',
        rounds: 'Turns given to others (0: until the turns are used up)',
        opens: 'Opens with a word of its own',
        closes: 'Sums up at the end',
        mayRepeat: 'May name the same speaker twice running',
      },
    },
    zh: {
      name: '协调者',
      description: '由一位主持，每次点名下一位发言者。',
      fields: {
        coordinator: '由谁主持',
        rounds: '点名次数（0 表示直到用完发言次数）',
        opens: '先说开场白',
        closes: '最后做总结',
        mayRepeat: '可以连续点同一位',
      },
    },
  },
  fields: [
    { name: 'coordinator', type: 'agent', initial: null },
    { name: 'rounds', type: 'count', initial: 0, from: 0, to: 100 },
    { name: 'opens', type: 'flag', initial: true },
    { name: 'closes', type: 'flag', initial: true },
    { name: 'mayRepeat', type: 'flag', initial: false },
  ],
  problems,
  start: (scenario) => {
    const [problem] = problems(scenario);
    if (problem !== undefined)
      return fail(
        failure('scenario/invalid', `The coordinator pattern cannot run: ${problem.code} at ${problem.path}.`),
      );
    const options = optionsOf(scenario.pattern.options);
    const others = scenario.agents.map(({ id }) => id).filter((id) => id !== options.coordinator);
    return ok({
      name: 'coordinator',
      initial: { chosenTurns: 0, openings: 0, closings: 0, chosen: null, lastSpeaker: null, inTurn: null },
      apply: (state, event) => {
        switch (event.type) {
          case 'turn-started':
            return { ...state, inTurn: null };
          case 'message-sent':
            return { ...state, inTurn: { type: 'spoke', agentId: event.from } };
          case 'action-taken':
            return { ...state, inTurn: { type: 'chose', agentId: event.action.chosen } };
          case 'turn-finished':
            return finished(state, options);
          default:
            return state;
        }
      },
      decide: (state) => {
        const lead = (task: PlannedTurn['task']) =>
          ({ type: 'take-turns', turns: [{ agentId: options.coordinator, task }] }) as const;
        if (options.opens && state.openings === 0) return lead({ type: 'speak' });
        if (state.chosen !== null)
          return { type: 'take-turns', turns: [{ agentId: state.chosen, task: { type: 'speak' } }] };
        if (options.rounds > 0 && state.chosenTurns >= options.rounds) {
          return options.closes && state.closings === 0 ? lead({ type: 'speak' }) : { type: 'finish' };
        }
        const among =
          options.mayRepeat || others.length === 1 ? others : others.filter((id) => id !== state.lastSpeaker);
        return lead({ type: 'choose-speaker', among });
      },
    });
  },
};

type Options = {
  readonly coordinator: AgentId;
  readonly rounds: number;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly mayRepeat: boolean;
};

function finished(state: State, { coordinator: leader, opens }: Options): State {
  const { inTurn } = state;
  if (inTurn === null) return state;
  const { agentId } = inTurn;
  if (inTurn.type === 'chose') return { ...state, inTurn: null, chosen: agentId };
  if (agentId !== leader) {
    return { ...state, inTurn: null, chosenTurns: state.chosenTurns + 1, chosen: null, lastSpeaker: agentId };
  }
  return opens && state.openings === 0
    ? { ...state, inTurn: null, openings: 1 }
    : { ...state, inTurn: null, closings: state.closings + 1 };
}

function optionsOf(options: PatternOptions): Options {
  return {
    coordinator: String(options.coordinator ?? '') as AgentId,
    rounds: typeof options.rounds === 'number' ? options.rounds : 0,
    opens: options.opens !== false,
    closes: options.closes !== false,
    mayRepeat: options.mayRepeat === true,
  };
}

function problems(scenario: Scenario): readonly ScenarioProblem[] {
  const leader = scenario.agents.find(({ id }) => id === scenario.pattern.options.coordinator);
  if (leader === undefined) return [{ path: 'pattern.options.coordinator', code: 'agent-unknown' }];
  if (leader.player.type === 'human') return [{ path: 'pattern.options.coordinator', code: 'coordinator-human' }];
  if (scenario.agents.length < 2) return [{ path: 'agents', code: 'needs-more-agents', details: { atLeast: 2 } }];
  return [];
}
