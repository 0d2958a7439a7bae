import { agentOf, failure, turnIdOf } from '../core';
import type { Circumstances, TurnEnd } from './circumstances';
import { fallenBy, struck } from './drills';
import { modelTurn } from './model-turn';
import type { RunHost } from './run-host';
import { Spending } from './spending';
import { deedOf, failed } from './turn-facts';

/**
 * Takes one turn and tells what happened, as facts that end in `turn-finished` or `turn-failed`. Never throws for what an
 * engine or a tool does: a turn that cannot be taken is a fact like any other.
 */
export async function takeTurn(given: Circumstances): Promise<void> {
  const { scenario, turn, tell } = given;
  const agent = agentOf(scenario, turn.agentId);
  if (agent === undefined) throw new Error(`The pattern chose ${turn.agentId}, who is not in the scenario.`);
  const circumstances = struck(given);
  const { place } = circumstances;
  const spending = new Spending(turn.tokens);
  const goneOn = goingOnOf(given.host);
  try {
    const end =
      (await fallenBy(circumstances)) ??
      (await (agent.player.type === 'model'
        ? modelTurn(circumstances, agent, agent.player, spending)
        : humanTurn(circumstances)));
    tell(end.type === 'turn-failed' ? { ...end, took: { milliseconds: goneOn(), tokens: spending.tokens } } : end);
  } finally {
    place.leave();
  }
}

async function humanTurn({ host, turn, place, signal, tell }: Circumstances): Promise<TurnEnd> {
  // A person takes their time, and no model is to wait for it.
  place.leave();
  const turnId = turnIdOf(turn.number);
  const goneOn = goingOnOf(host);
  const said = await host.askHuman(turnId, turn.agentId, turn.task, signal);
  if (said === null)
    return failed(turnId, failure('engine/stopped', 'Stopped before the person spoke.'), '', 'give-up');
  const deed = deedOf(turn, said);
  if (deed === null) throw new Error(`A person did in ${turnId} what was not asked for.`);
  tell(deed);
  return { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: goneOn() } };
}

/** Begins to count the milliseconds in which the run does not stand still. */
function goingOnOf(host: RunHost): () => number {
  const time = () => host.now() - (host.stoodStillFor?.() ?? 0);
  const startedAt = time();
  return () => Math.max(0, Math.round(time() - startedAt));
}
