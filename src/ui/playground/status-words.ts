import type { Desk, Models } from '../../app';
import type { AgentId, Scenario, ToolId } from '../../core';
import { memberOf } from '../../projections';
import type { Amounts } from '../metrics/amounts';
import type { ControlWords } from '../texts/control';
import type { PlaygroundWords } from '../texts/playground';
import type { RobustnessWords } from '../texts/robustness';
import { shortened } from '../transcript/shortened';

/** What the run does, in a line of words. Each part says one thing; they are shown with a dot between them. */
export function statusWords(
  desk: Desk,
  models: Models,
  words: PlaygroundWords,
  amounts: Pick<Amounts, 'bytes'>,
  toolName: (id: ToolId) => string,
  control: ControlWords,
  failureWords: RobustnessWords,
): readonly string[] {
  const turns = desk.run?.conversation.turns ?? [];
  const scenario = desk.run?.conversation.scenario ?? desk.scenario;
  const of = scenario.budget.turns;
  const open = turns.findLast(({ state }) => state === 'open');
  const finished = turns.filter(({ state }) => state === 'finished').length;
  const back = desk.run?.shownTurns;
  if (back !== null && back !== undefined && isResting(desk)) return [words.lookingAt(back, desk.run?.turnCount ?? 0)];
  switch (desk.phase) {
    case 'idle':
      return [desk.problems.length > 0 ? words.notReady(desk.problems.length) : words.ready];
    case 'loading':
      return [words.loadingModel, ...loadingWords(desk, words, amounts)];
    case 'running':
      return [words.running, words.turnOf(open?.number ?? finished + 1, of), ...deviceWords(desk, models, words)];
    case 'pausing':
      return [words.running, words.finishingTurn];
    case 'waiting': {
      if (desk.approving !== null) {
        const { agentId, tool } = desk.approving;
        const name = scenario.agents.find(({ id }) => id === agentId)?.name ?? '';
        return [words.waitingForLeave(name, toolName(tool)), words.turnOf(open?.number ?? finished + 1, of)];
      }
      if (desk.reviewing !== null) {
        const { agentId } = desk.reviewing;
        const name = scenario.agents.find(({ id }) => id === agentId)?.name ?? '';
        return [control.waitingForReview(name), words.turnOf(open?.number ?? finished + 1, of)];
      }
      const name = scenario.agents.find(({ id }) => id === desk.waitingFor?.agentId)?.name ?? '';
      return [words.waitingFor(name), words.turnOf(open?.number ?? finished + 1, of)];
    }
    case 'paused':
      if (desk.run?.origin === 'recorded') return [words.recorded(desk.run.turnCount)];
      if (open !== undefined) return [words.pausedIn(open.number, of)];
      return [
        finished === 0 ? words.pausedAtStart : words.pausedAfter(finished, of),
        ...breakpointWords(desk, scenario, control),
      ];
    case 'failed':
      return [words.failedAt(turns.at(-1)?.number ?? 1)];
    case 'finished':
      if (desk.run?.origin === 'recorded') return [words.recorded(desk.run.turnCount)];
      return [words.finished(finished), ...endWords(desk, words), ...costWords(desk, failureWords)];
  }
}

/** The breakpoint that it stands at, if it does. */
function breakpointWords({ pausedAt, breakpoints }: Desk, scenario: Scenario, words: ControlWords): readonly string[] {
  switch (pausedAt?.type) {
    case 'agent':
      return [words.stoppedBefore(scenario.agents.find(({ id }) => id === pausedAt.agentId)?.name ?? '')];
    case 'text':
      return [words.stoppedAtText(breakpoints.text.trim())];
    case 'failure':
      return [words.stoppedAtFailure];
    case undefined:
      return [];
  }
}

/** The condition that ended the run, or the budget that was used up, and whose. */
function endWords({ run }: Desk, words: PlaygroundWords): readonly string[] {
  if (run?.status.type !== 'finished') return [];
  const { condition, reason, agentId } = run.status;
  const nameOf = (id: AgentId) => memberOf(run.conversation, id)?.name ?? '';
  const { most } = run.repeats;
  if (condition?.type === 'repeats' && most !== null)
    return [words.repeated(nameOf(most.agentId), most.times, shortened(most.text))];
  if (condition !== null) return [words.endedBy[condition.type]];
  if (reason !== 'turns-used-up' && reason !== 'tokens-used-up') return [];
  if (agentId !== null) return [words.usedUpBy[reason](nameOf(agentId))];
  return reason === 'tokens-used-up' ? [words.tokensUsedUp] : [];
}

/** What failures cost the run, in turns. */
function costWords({ run }: Desk, words: RobustnessWords): readonly string[] {
  if (run === null) return [];
  const { takenOver, triedAgain, bySecondModel } = run.failureCost;
  return [
    ...(takenOver > 0 ? [words.takenOver(takenOver)] : []),
    ...(triedAgain > 0 ? [words.triedAgain(triedAgain)] : []),
    ...(bySecondModel > 0 ? [words.bySecondModel(bySecondModel)] : []),
  ];
}

/** Nobody works on the run, so looking back at it is all that happens. */
function isResting({ phase }: Desk): boolean {
  return phase === 'paused' || phase === 'finished' || phase === 'failed' || phase === 'idle';
}

function loadingWords(desk: Desk, words: PlaygroundWords, amounts: Pick<Amounts, 'bytes'>): readonly string[] {
  if (desk.loading === null) return [];
  const { stage, loadedBytes, totalBytes } = desk.loading;
  if (stage === 'prepare') return [words.preparing];
  if (totalBytes === null) return loadedBytes === 0 ? [] : [amounts.bytes(loadedBytes)];
  return [words.bytesOf(amounts.bytes(loadedBytes), amounts.bytes(totalBytes))];
}

/** Where the models of this run compute, once they do. */
function deviceWords(desk: Desk, models: Models, words: PlaygroundWords): readonly string[] {
  const scenario = desk.run?.conversation.scenario ?? desk.scenario;
  const devices = scenario.agents.flatMap(({ player }) => {
    const ready = player.type === 'model' ? models.ready.get(player.modelId) : undefined;
    return ready === undefined ? [] : [ready.device];
  });
  return [...new Set(devices)].map((device) => words.onDevice[device]);
}
