import { type Engine, type EnginePart, project, type RunLog, type Scenario } from '../../src/core';
import type { LanguageModel } from '../../src/engines/transformers/inside/language-model';
import { conversation, messagesOf, promptOf } from '../../src/projections';
import { builtInModel, play } from '../builtin-model/play';
import { scenarioWith } from './bench-scenario';
import { bareModel, countedEngine } from './counted-model';
import { median, type Row } from './row';

const turns = 40;
/** As short as a scenario may ask for, so that most of forty turns fit into the context of the built-in model. */
const shortReplies = 8;
const firstTokenRuns = 8;
/** As long as what models say in the scenarios of the page: 25 to 40 tokens. */
const sentences = [
  'I like the thought of a robot that waters the plants, because somebody has to remember them in the summer.',
  'That is nice, but who is going to help when it waters the cat instead, and who will say sorry to the cat?',
  'A small lamp walks through the dark house and hums, and the rooms turn over in their sleep like old dogs.',
  'My robot told a joke at breakfast this morning, and even the toaster had to laugh until the bread was black.',
];

/**
 * How much of its prompts an engine has to read, and how long a late turn waits for its first word. `naive` is what a
 * program reads that keeps no cache: before every turn the speaker's persona and the whole transcript, as the private
 * view words them. `ours` is what the engine says it computed. Cuts are the same on both sides.
 */
export async function prefillRows(): Promise<readonly Row[]> {
  const tokeniser = await bareModel();
  const ratio = async (scenario: Scenario, engine: Engine) => {
    const log = await play(scenario, { engine });
    await engine.dispose();
    return { value: naivePrefill(log, tokeniser) / ownPrefill(log), cuts: cutsOf(log) };
  };
  const row = (
    what: string,
    view: Scenario['view'],
    goal: number | null,
    found: Awaited<ReturnType<typeof ratio>>,
  ): Row => ({
    name: `prefill tokens, naive over ours, 4 agents ${turns} turns, ${view} view, ${what}, prompts cut anew ${found.cuts} times`,
    value: found.value,
    unit: 'ratio',
    goal,
    better: 'higher',
  });
  const short = { tokensPerTurn: shortReplies };
  const context = tokeniser.contextTokens.toLocaleString('en');
  const rows: Row[] = [];
  for (const [view, goal] of [
    ['shared', 20],
    ['private', 6],
  ] as const) {
    const ofShort = await ratio(scenarioWith('robots', turns, { view, ...short }), builtInModel());
    rows.push(row(`built-in model (context ${context}), replies of ${shortReplies} tokens`, view, goal, ofShort));
    const counted = await ratio(scenarioWith('robots', turns, { view }), countedEngine(tokeniser, 4096, sentences));
    rows.push(row('counted without a model, context 4,096, replies of about 25 tokens', view, null, counted));
  }
  const usual = await ratio(scenarioWith('robots', turns, { view: 'private' }), builtInModel());
  rows.push(row(`built-in model (context ${context}), replies as they come`, 'private', 6, usual));
  rows.push(await firstTokens());
  await tokeniser.dispose();
  return rows;
}

/** What the engine computed of the prompts of all finished turns. */
export function ownPrefill(log: RunLog): number {
  return log.reduce(
    (sum, fact) => sum + (fact.type === 'turn-finished' && fact.by.type === 'model' ? fact.by.usage.prefillTokens : 0),
    0,
  );
}

/** The tokens of the whole prompts of all finished turns, in the private view, whatever the view of the run was. */
export function naivePrefill(log: RunLog, { promptTokens }: LanguageModel): number {
  const talk = project(conversation, log);
  if (talk.scenario === null) throw new Error('The log has no beginning.');
  const scenario: Scenario = { ...talk.scenario, view: 'private' };
  return talk.turns
    .filter(({ state }) => state === 'finished')
    .reduce((sum, turn) => sum + promptTokens(messagesOf(promptOf(scenario, talk, turn))).length, 0);
}

/** How often a prompt lost turns that the same agent's, or in the shared view anybody's, prompt before it still had. */
export function cutsOf(log: RunLog): number {
  const { scenario, turns: taken } = project(conversation, log);
  return taken.filter((turn, index) => {
    const before = taken
      .slice(0, index)
      .findLast((other) => scenario?.view === 'shared' || other.agentId === turn.agentId);
    return turn.cut.length > (before?.cut.length ?? 0);
  }).length;
}

/**
 * From the request to the first word, timed from outside, so that making tokens of the prompt is counted too; medians over
 * all runs, of which the first is not counted, because it compiles what the others do.
 */
async function firstTokens(): Promise<Row> {
  const scenario = scenarioWith('robots', turns, { view: 'shared', tokensPerTurn: shortReplies });
  const early: number[] = [];
  const late: number[] = [];
  for (let run = 0; run <= firstTokenRuns; run += 1) {
    const engine = builtInModel();
    const waits: number[] = [];
    const timed: Engine = {
      ...engine,
      generate: (request, signal) => timedParts(engine.generate(request, signal), waits),
    };
    await play(scenario, { engine: timed });
    await engine.dispose();
    if (run === 0) continue;
    early.push(...waits.slice(2, 5));
    late.push(...waits.slice(-3));
  }
  return {
    name: `time to first token of turn ${turns} (38 to 40) over turn 4 (3 to 5), shared view, built-in model`,
    value: median(late) / median(early),
    unit: 'ratio',
    goal: 1.3,
    better: 'lower',
  };
}

/** Notes how long the first word took, of answers that came to an end. */
async function* timedParts(parts: AsyncIterable<EnginePart>, waits: number[]): AsyncGenerator<EnginePart, void> {
  const askedAt = performance.now();
  let wait: number | null = null;
  for await (const part of parts) {
    if (part.type === 'text') wait ??= performance.now() - askedAt;
    if (part.type === 'finish' && wait !== null) waits.push(wait);
    yield part;
  }
}
