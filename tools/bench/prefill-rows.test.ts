import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { project, type RunLog, type Scenario } from '../../src/core';
import type { LanguageModel } from '../../src/engines/transformers/inside/language-model';
import { conversation, type Turn } from '../../src/projections';
import { builtInModel, play } from '../builtin-model/play';
import { scenarioWith } from './bench-scenario';
import { bareModel, countedEngine } from './counted-model';
import { cutsOf, naivePrefill, ownPrefill } from './prefill-rows';

// Loading the model takes a moment, and longer on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const views = ['private', 'shared'] as const;
let model: LanguageModel;
beforeAll(async () => {
  model = await bareModel();
});
afterAll(() => model.dispose());

const sentence = 'This is about as long as what somebody says in a turn, and then it is over.';
const counted = (view: Scenario['view'], turns: number, contextTokens: number) =>
  play(scenarioWith('robots', turns, { view }), { engine: countedEngine(model, contextTokens, [sentence]) });

/** The turns of a model with the tokens that were computed of their prompts. */
function turnsOf(log: RunLog) {
  return project(conversation, log).turns.flatMap((turn) =>
    turn.by?.type === 'model' ? [{ ...turn, ...turn.by.usage, cut: turn.cut }] : [],
  );
}

/** What a prompt has beyond the one that it goes on from: the agent's last, or in the shared view the last of all. */
function grownBy(turns: ReturnType<typeof turnsOf>, index: number, view: Scenario['view']): number {
  const turn = turns[index];
  const isBefore = (other: Turn) => view === 'shared' || other.agentId === turn?.agentId;
  const before = turns.slice(0, index).findLast(isBefore);
  return (turn?.promptTokens ?? 0) - (before?.promptTokens ?? 0);
}

describe('the built-in model in eight turns of four agents', () => {
  for (const view of views) {
    test(`never reads anything twice, ${view} view`, async () => {
      const engine = builtInModel();
      const log = await play(scenarioWith('robots', 8, { view, tokensPerTurn: 8 }), { engine });
      await engine.dispose();
      const turns = turnsOf(log);
      expect(turns).toHaveLength(8);
      for (const [index, { prefillTokens }] of turns.entries())
        expect(prefillTokens).toBeLessThanOrEqual(grownBy(turns, index, view));
      const first = turns.slice(0, view === 'shared' ? 1 : 4);
      const again = turns.slice(first.length).reduce((sum, { prefillTokens }) => sum + prefillTokens, 0);
      const whole = turns.slice(first.length).reduce((sum, { promptTokens }) => sum + promptTokens, 0);
      expect(again).toBeLessThan(whole / (view === 'shared' ? 10 : 2));
    });
  }
});

describe('counted with the genuine tokeniser and cache', () => {
  test('forty turns that fit into the context', async () => {
    const [inPrivate, shared] = [await counted('private', 40, 4096), await counted('shared', 40, 4096)];
    expect(cutsOf(inPrivate) + cutsOf(shared)).toBe(0);
    expect(naivePrefill(inPrivate, model) / ownPrefill(inPrivate)).toBeGreaterThan(6);
    expect(naivePrefill(shared, model) / ownPrefill(shared)).toBeGreaterThan(20);
  });

  test('the naive count of a private run is the sum of its prompts', async () => {
    const log = await counted('private', 8, 4096);
    expect(naivePrefill(log, model)).toBe(turnsOf(log).reduce((sum, { promptTokens }) => sum + promptTokens, 0));
  });

  test('a cut makes a prompt be read again once: by each agent for itself, or in the shared view by the first for all', async () => {
    for (const view of views) {
      const log = await counted(view, 40, 640);
      const turns = turnsOf(log);
      const readAgain = turns.filter((_, index) => grownBy(turns, index, view) < 0);
      expect(readAgain.length).toBe(cutsOf(log));
      expect(readAgain.length).toBeGreaterThan(view === 'shared' ? 1 : 4);
      const others = turns.filter(
        (turn, index) => !readAgain.includes(turn) && grownBy(turns, index, view) < turn.promptTokens,
      );
      for (const turn of others)
        expect(turn.prefillTokens).toBeLessThanOrEqual(grownBy(turns, turns.indexOf(turn), view));
    }
  });
});
