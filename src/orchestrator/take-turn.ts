import { agentOf, failure, turnIdOf } from '../core';
import type { Circumstances, TurnEnd } from './circumstances';
import { modelTurn } from './model-turn';
import { deedOf, failed } from './turn-facts';

/**
 * Takes one turn and tells what happened, as facts that end in `turn-finished` or `turn-failed`; gives the last one.
 * Never throws for what an engine or a tool does: a turn that cannot be taken is a fact like any other.
 */
export async function takeTurn(circumstances: Circumstances): Promise<TurnEnd> {
  const { scenario, turn, place, tell } = circumstances;
  const agent = agentOf(scenario, turn.agentId);
  if (agent === undefined) throw new Error(`The pattern chose ${turn.agentId}, who is not in the scenario.`);
  try {
    const end = await (agent.player.type === 'model'
      ? modelTurn(circumstances, agent, agent.player)
      : humanTurn(circumstances));
    tell(end);
    return end;
  } finally {
    place.leave();
  }
}

async function humanTurn({ host, turn, place, signal, tell }: Circumstances): Promise<TurnEnd> {
  // A person takes their time, and no model is to wait for it.
  place.leave();
  const turnId = turnIdOf(turn.number);
  const startedAt = host.now();
  const said = await host.askHuman(turnId, turn.agentId, turn.task, signal);
  if (said === null)
    return failed(turnId, failure('engine/stopped', 'Stopped before the person spoke.'), '', 'give-up');
  const deed = deedOf(turn, said);
  if (deed === null) throw new Error(`A person did in ${turnId} what was not asked for.`);
  tell(deed);
  return { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: Math.max(0, host.now() - startedAt) } };
}
