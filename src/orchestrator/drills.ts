import { randomAt } from '../base';
import { type Drill, failure, limits, type RunEvent, type Scenario, type Strike, turnIdOf } from '../core';
import type { Book } from './book';
import type { Circumstances, TurnEnd, TurnToTake } from './circumstances';
import { failed } from './turn-facts';

/** Circumstances in which what is said is struck as the scenario's drills want it: the strike is a fact before the message is one. */
export function struck(given: Circumstances): Circumstances {
  const drills = drillsOn(given).filter(strikesMessages);
  if (drills.length === 0 || given.turn.task.type !== 'speak') return given;
  const { turn, scenario, host } = given;
  const turnId = turnIdOf(turn.number);
  const isHidden = drills.some(({ kind }) => kind === 'mute' || kind === 'garble');
  return {
    ...given,
    // What nobody is to hear is not shown while it is written either.
    host: isHidden ? { ...host, hear: () => {} } : host,
    tell: (event) => {
      if (event.type !== 'message-sent') return given.tell(event);
      const strikes = drills.map((drill) => strikeOf(drill, event, scenario));
      for (const strike of strikes) given.tell({ type: 'drill-struck', turnId, strike });
      given.tell(strikes.reduce((message, strike) => messageAfter(strike, message, scenario, turn.number), event));
    },
  };
}

/** The end of a turn that a drill does not let happen, and its facts; null if it may be taken, after a while perhaps. */
export async function fallenBy(circumstances: Circumstances): Promise<TurnEnd | null> {
  const { turn, host, place, signal, tell } = circumstances;
  const turnId = turnIdOf(turn.number);
  for (const drill of drillsOn(circumstances)) {
    if (drill.kind === 'slow') {
      const { kind, seconds } = drill;
      tell({ type: 'drill-struck', turnId, strike: { kind, seconds } });
      // No other turn is to wait for this one.
      place.leave();
      await host.wait(1000 * seconds, signal);
    } else if (drill.kind === 'kill') {
      tell({ type: 'drill-struck', turnId, strike: { kind: 'kill' } });
      return failed(turnId, failure('drill/killed', 'A drill has killed this agent.'), '', 'give-up');
    } else if (drill.kind === 'mute' && turn.task.type !== 'speak') {
      tell({ type: 'drill-struck', turnId, strike: { kind: 'mute' } });
      return failed(turnId, failure('drill/muted', 'A drill has muted this agent.'), '', 'give-up');
    }
  }
  return null;
}

/** The drills that strike a turn, in the order in which they do, each kind once. They follow from the facts alone. */
function drillsOn({ scenario, book, turn }: Circumstances): readonly Drill[] {
  const { drills = [] } = scenario;
  if (drills.every(({ agentId }) => agentId !== turn.agentId)) return [];
  const { turns, messages } = ownTurns(book, turn);
  const isOwn = turn.owner === turn.agentId && turn.assigns === undefined;
  const hitting = drills.filter((drill) => {
    if (drill.agentId !== turn.agentId) return false;
    if (drill.kind === 'kill') return turns + (isOwn ? 1 : 0) >= drill.turn;
    return isOwn && drill.turn === 1 + (strikesMessages(drill) && drill.kind !== 'mute' ? messages : turns);
  });
  return order.flatMap((kind) => hitting.filter((drill) => drill.kind === kind).slice(0, 1));
}

const order = ['kill', 'slow', 'mute', 'garble', 'inject', 'drop'] as const satisfies Drill['kind'][];

function strikesMessages({ kind }: Drill): boolean {
  return kind !== 'kill' && kind !== 'slow';
}

/** How many turns and messages of its own an agent had before this one, taken over or not. */
function ownTurns({ conversation }: Book, { agentId, number }: TurnToTake): { turns: number; messages: number } {
  const own = conversation.turns.filter(
    (turn) => turn.number < number && turn.assigns === null && (turn.insteadOf ?? turn.agentId) === agentId,
  );
  return { turns: own.length, messages: own.filter(({ task }) => task.type === 'speak').length };
}

type Message = Extract<RunEvent, { type: 'message-sent' }>;

function strikeOf(drill: Drill, message: Message, { agents }: Scenario): Strike {
  switch (drill.kind) {
    case 'slow':
      return { kind: 'slow', seconds: drill.seconds };
    case 'inject':
      return { kind: 'inject', text: drill.text };
    case 'drop': {
      const listeners = (message.to ?? agents.map(({ id }) => id)).filter((id) => id !== message.from);
      return { kind: 'drop', missedBy: listeners.filter((id) => (drill.missedBy ?? id) === id) };
    }
    default:
      return { kind: drill.kind };
  }
}

function messageAfter(strike: Strike, message: Message, scenario: Scenario, step: number): Message {
  switch (strike.kind) {
    case 'mute':
      return { ...message, text: '' };
    case 'garble':
      return { ...message, text: garbled(message.text, scenario.seed, step) };
    case 'inject': {
      const said = message.text.slice(0, limits.messageLength - strike.text.length - 1).toWellFormed();
      return { ...message, text: said === '' ? strike.text : `${said}\n${strike.text}` };
    }
    case 'drop': {
      const listeners = message.to ?? scenario.agents.map(({ id }) => id).filter((id) => id !== message.from);
      return { ...message, to: listeners.filter((id) => !strike.missedBy.includes(id)) };
    }
    default:
      return message;
  }
}

/** The same words in another order; in Chinese, the same characters. The same seed and step give the same order. */
export function garbled(text: string, seed: number, step: number): string {
  const random = randomAt(seed ^ otherStream, step);
  const words = text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
  // Fisher and Yates, as Durstenfeld (1964) does it in place.
  for (let last = words.length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [words[last], words[other]] = [words[other] ?? '', words[last] ?? ''];
  }
  const isHan = (word: string) => /\p{Script=Han}/u.test(word);
  return words.reduce(
    (joined, word) => joined + (joined === '' || isHan(joined.at(-1) ?? '') || isHan(word) ? '' : ' ') + word,
    '',
  );
}

/** Words must not be drawn as the flow's own chance is. */
const otherStream = 0x2545_f491;
