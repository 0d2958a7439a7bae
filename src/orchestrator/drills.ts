import { randomAt } from '../base';
import { type AgentId, failure, limits, type RunEvent, type Scenario, type Strike, turnIdOf } from '../core';
import type { Book } from './book';
import type { Circumstances, TurnEnd, TurnToTake } from './circumstances';
import { failed } from './turn-facts';

/** Circumstances in which what is said is struck as the scenario's drills want it: the strike is a fact before the message is one. */
export function struck(given: Circumstances): Circumstances {
  const strikes = strikesOn(given).filter((strike) => strikesMessages(strike));
  if (strikes.length === 0 || given.turn.task.type !== 'speak') return given;
  const { turn, scenario, host } = given;
  const turnId = turnIdOf(turn.number);
  const isHidden = strikes.some(({ kind }) => kind === 'mute' || kind === 'garble');
  return {
    ...given,
    // What nobody is to hear is not shown while it is written either.
    host: isHidden ? { ...host, hear: () => {} } : host,
    tell: (event) => {
      if (event.type !== 'message-sent') return given.tell(event);
      for (const strike of strikes) given.tell({ type: 'drill-struck', turnId, strike });
      given.tell(strikes.reduce((message, strike) => messageAfter(strike, message, scenario, turn.number), event));
    },
  };
}

/** The end of a turn that a drill does not let happen, and its facts; null if it may be taken, after a while perhaps. */
export async function fallenBy(circumstances: Circumstances): Promise<TurnEnd | null> {
  const { turn, host, place, signal, tell } = circumstances;
  const turnId = turnIdOf(turn.number);
  for (const strike of strikesOn(circumstances)) {
    const isFatal = strike.kind === 'kill' || (strike.kind === 'mute' && turn.task.type !== 'speak');
    if (!isFatal && strike.kind !== 'slow') continue;
    tell({ type: 'drill-struck', turnId, strike });
    if (strike.kind === 'slow') {
      // No other turn is to wait for this one.
      place.leave();
      await host.wait(1000 * strike.seconds, signal);
      continue;
    }
    const reason =
      strike.kind === 'kill'
        ? failure('drill/killed', 'A drill has killed this agent.')
        : failure('drill/muted', 'A drill has muted this agent.');
    return failed(turnId, reason, '', 'give-up');
  }
  return null;
}

/** What strikes a turn, in the order in which it does, each kind once. It follows from the facts alone. */
function strikesOn({ scenario, book, turn }: Circumstances): readonly Strike[] {
  const { drills = [] } = scenario;
  if (drills.every(({ agentId }) => agentId !== turn.agentId)) return [];
  const { turns, messages } = ownTurns(book, turn);
  const isOwn = turn.owner === turn.agentId && turn.assigns === undefined;
  const hitting = drills.filter((drill) => {
    if (drill.agentId !== turn.agentId) return false;
    if (drill.kind === 'kill') return turns + (isOwn ? 1 : 0) >= drill.turn;
    return isOwn && drill.turn === 1 + (strikesMessages(drill) && drill.kind !== 'mute' ? messages : turns);
  });
  return order.flatMap((kind) => {
    const drill = hitting.find((one) => one.kind === kind);
    if (drill === undefined) return [];
    const { agentId: _, turn: __, ...strike } = drill;
    return [strike];
  });
}

const order = ['kill', 'slow', 'mute', 'garble', 'inject', 'drop'] as const satisfies Strike['kind'][];

function strikesMessages({ kind }: Strike): boolean {
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
    case 'drop':
      return { ...message, to: listenersAfter(strike.missedBy, message, scenario) };
    default:
      return message;
  }
}

function listenersAfter(
  missedBy: AgentId | undefined,
  { from, to }: Message,
  { agents }: Scenario,
): readonly AgentId[] {
  if (missedBy === undefined) return [];
  return (to ?? agents.map(({ id }) => id)).filter((id) => id !== missedBy && (to !== undefined || id !== from));
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
