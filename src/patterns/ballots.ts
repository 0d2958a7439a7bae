import { type Agent, type AgentId, choosing, chosenIn, type Flow, type Option, together } from '../core';
import { optionsOf } from './options';

/** Points by agent. */
export type Scores = ReadonlyMap<AgentId, number>;

export type Ballot = { readonly voter: Agent; readonly chosen: Agent };

/** Everybody names one of the candidates, side by side. */
export function* vote(
  question: string,
  voters: readonly Agent[],
  candidates: readonly Agent[],
): Flow<readonly Ballot[]> {
  const offers = voters.map((voter) => candidatesFor(voter, candidates));
  const outcomes = yield* together(
    voters.map(({ id }, place) => choosing(id, question, optionsOf(offers[place] ?? []))),
  );
  return voters.flatMap((voter, place) => {
    const chosen = offers[place]?.[chosenIn(outcomes[place])];
    return chosen === undefined ? [] : [{ voter, chosen }];
  });
}

/** A vote counts as much as its voter weighs. */
export function counted(ballots: readonly Ballot[], weightOf: (voter: Agent) => number = () => 1): Scores {
  const scores = new Map<AgentId, number>();
  for (const { voter, chosen } of ballots) scores.set(chosen.id, (scores.get(chosen.id) ?? 0) + weightOf(voter));
  return scores;
}

/** Everybody ranks the candidates, the best first, by naming one of those that are left again and again. Borda's count (1781). */
export function* rank(question: string, voters: readonly Agent[], candidates: readonly Agent[]): Flow<Scores> {
  const left = new Map(voters.map((voter) => [voter.id, candidatesFor(voter, candidates)]));
  const scores = new Map<AgentId, number>();
  const options = (voter: Agent): readonly Option[] => optionsOf(left.get(voter.id) ?? []);
  for (;;) {
    const undecided = voters.filter((voter) => options(voter).length > 1);
    if (undecided.length === 0) return scores;
    const outcomes = yield* together(undecided.map((voter) => choosing(voter.id, question, options(voter))));
    undecided.forEach((voter, place) => {
      const rest = left.get(voter.id) ?? [];
      const chosen = rest[chosenIn(outcomes[place])] ?? rest[0];
      if (chosen === undefined) return;
      scores.set(chosen.id, (scores.get(chosen.id) ?? 0) + rest.length - 1);
      left.set(
        voter.id,
        rest.filter(({ id }) => id !== chosen.id),
      );
    });
  }
}

/** Whoever has most points; of equals the first in the list. */
export function winnerOf(scores: Scores, candidates: readonly Agent[]): Agent | undefined {
  return candidates.reduce<Agent | undefined>((best, candidate) => {
    if (best === undefined) return candidate;
    return (scores.get(candidate.id) ?? 0) > (scores.get(best.id) ?? 0) ? candidate : best;
  }, undefined);
}

/** Nobody votes for themselves where that leaves a choice. */
function candidatesFor(voter: Agent, candidates: readonly Agent[]): readonly Agent[] {
  const others = candidates.filter(({ id }) => id !== voter.id);
  return others.length > 1 ? others : candidates;
}
