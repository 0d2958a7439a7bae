import { type Agent, type AgentId, outerScenario } from '../core';
import { type Conversation, chosenAgent } from './conversation';

/** How often each agent's answer was found the best: by those who voted, or by a judge. */
export type AnswerScores = ReadonlyMap<AgentId, number>;

/**
 * Whose answers were chosen in a run in which several answer and one answer is made of theirs; nobody's where that is not
 * its pattern. Of a ranking, the first place counts. What a team chooses inside is not meant.
 */
export function answerScores({ scenario, turns }: Conversation): AnswerScores {
  if (scenario?.pattern.kind !== 'fusion') return new Map();
  const { agents, pattern } = scenario;
  const members = outerScenario(scenario).agents.filter(({ id }) => id !== pattern.options.judge);
  const scores = new Map(members.map(({ id }) => [id, 0]));
  for (const { task, action, state, agentId, insteadOf, assigns } of turns) {
    const owner = insteadOf ?? agentId;
    if (state !== 'finished' || task.type !== 'choose' || assigns !== null || !agents.some(({ id }) => id === owner))
      continue;
    const others = members.filter(({ id }) => id !== owner);
    const candidates = others.length > 1 ? others : members;
    const isFirstPlace = task.options.length === candidates.length;
    if (!isFirstPlace || !task.options.every((option) => scores.has(option.agentId as AgentId))) continue;
    const chosen = chosenAgent({ task, action });
    if (chosen !== null) scores.set(chosen, (scores.get(chosen) ?? 0) + 1);
  }
  return scores;
}

/** Scores of several runs, added up. */
export function addedScores(all: readonly AnswerScores[]): AnswerScores {
  const sum = new Map<AgentId, number>();
  for (const scores of all) for (const [id, score] of scores) sum.set(id, (sum.get(id) ?? 0) + score);
  return sum;
}

/**
 * How much each agent's vote weighs after these scores: its share of them, as a multiple of an even share. Everybody is
 * taken to have been chosen once more than they were, so that nobody is silenced and little is made of little (Laplace).
 */
export function learnedWeights(
  scores: AnswerScores,
  members: readonly Pick<Agent, 'id'>[],
): ReadonlyMap<AgentId, number> {
  const chosen = ({ id }: Pick<Agent, 'id'>) => scores.get(id) ?? 0;
  const total = members.reduce((sum, member) => sum + chosen(member), 0);
  return new Map(
    members.map((member) => {
      const weight = (members.length * (chosen(member) + 1)) / (total + members.length);
      return [member.id, Math.round(100 * weight) / 100];
    }),
  );
}
