import { expect, test } from 'vitest';
import type { Desk, Models } from '../../app';
import { type AgentId, formatVersion, type RunId, type Scenario, type ScenarioId, type TurnId } from '../../core';
import { conversation, conversationGraph, failureCost, metrics, repeats } from '../../projections';
import { amountsIn } from '../metrics/amounts';
import { controlWords } from '../texts/control';
import { playgroundWords } from '../texts/playground';
import { robustnessWords } from '../texts/robustness';
import { statusWords } from './status-words';

const scenario: Scenario = {
  format: formatVersion,
  view: 'private',
  longPrompts: 'cut',
  id: 'talk' as ScenarioId,
  language: 'en',
  title: 'Talk',
  description: '',
  lookFor: '',
  topic: '',
  agents: [
    {
      id: 'a' as AgentId,
      name: 'Alice',
      role: '',
      instructions: '',
      player: { type: 'model', modelId: 'm/1', temperature: 0 },
    },
    { id: 'b' as AgentId, name: 'Bob', role: '', instructions: '', player: { type: 'human' } },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 1,
};
const desk = {
  scenario,
  problems: [],
  run: null,
  phase: 'idle',
  loading: null,
  waitingFor: null,
  approving: null,
  reviewing: null,
  breakpoints: { agents: [], text: '', failure: false },
  pausedAt: null,
  selected: null,
} as unknown as Desk;
const models: Models = { cards: [], ready: new Map([['m/1', { device: 'wasm', because: 'no-webgpu' }]]) };
const said = (change: Partial<Desk>, language: 'en' | 'zh' = 'en') =>
  statusWords(
    { ...desk, ...change },
    models,
    playgroundWords[language],
    amountsIn(language),
    (tool) => tool,
    controlWords[language],
    robustnessWords[language],
  ).join(' · ');

test('before the first run it says whether one can be started', () => {
  expect(said({})).toBe('Ready to run');
  expect(said({ problems: [{ path: 'title', code: 'missing' }] })).toBe('Not ready yet: one field needs you');
});

test('a run says its turn and where it is computed', () => {
  expect(said({ phase: 'running' })).toBe('Running · turn 1 of 12 · on WASM, this device');
  expect(said({ phase: 'pausing' })).toBe('Running · finishing this turn');
  expect(said({ phase: 'running' }, 'zh')).toBe('运行中 · 第 1/12 次发言 · 本机 WASM');
});

test('a download says how much of how much', () => {
  const loading = { modelId: 'm/1', stage: 'download', fraction: 0.2, loadedBytes: 12e6, totalBytes: 60e6 } as const;
  expect(said({ phase: 'loading', loading })).toBe('Loading model · 12 MB of 60 MB');
});

test('it says for whom it waits', () => {
  expect(
    said({ phase: 'waiting', waitingFor: { turnId: 'turn-1' as never, agentId: 'b', task: { type: 'speak' } } }),
  ).toBe('Waiting for you, as Bob · turn 1 of 12');
});

const ran: NonNullable<Desk['run']> = {
  runId: 'run-1' as RunId,
  log: [],
  origin: 'live',
  shownTurns: null,
  playing: false,
  speed: 1,
  conversation: conversation.initial,
  graph: conversationGraph.initial,
  metrics: metrics.initial,
  failureCost: failureCost.initial,
  status: { type: 'not-started' },
  repeats: repeats.initial,
  turnCount: 9,
};

test('looking back at a run that rests says which turn is shown', () => {
  const run = { ...ran, shownTurns: 3 };
  expect(said({ phase: 'finished', run })).toBe('Looking at turn 3 of 9');
  expect(said({ phase: 'running', run })).toContain('Running');
});

test('a pause says at which breakpoint it is, if at one', () => {
  expect(said({ phase: 'paused' })).toBe('Paused before the first turn');
  expect(said({ phase: 'paused', pausedAt: { type: 'agent', agentId: 'a' as AgentId } })).toMatch(
    / · breakpoint: before Alice$/,
  );
  const breakpoints = { agents: [], text: 'tax', failure: false };
  const pausedAt = { type: 'text', turnId: 'turn-1' as TurnId } as const;
  expect(said({ phase: 'paused', breakpoints, pausedAt }, 'zh')).toMatch(/ · 断点：有人说到“tax”$/);
});

test('a run that finished says what failures cost it', () => {
  const run = { ...ran, failureCost: { ...failureCost.initial, attempts: 4, takenOver: 2, triedAgain: 1 } };
  expect(said({ phase: 'finished', run: ran })).toBe('Finished after 0 turns');
  expect(said({ phase: 'finished', run })).toBe('Finished after 0 turns · 2 turns taken over · 1 tried again');
  expect(said({ phase: 'finished', run }, 'zh')).toBe('已结束，共 0 次发言 · 接替 2 次 · 重试 1 次');
});

test('the end says whose budget was used up, and what went in circles', () => {
  const run: NonNullable<Desk['run']> = {
    ...ran,
    conversation: { ...conversation.initial, scenario },
    status: { type: 'finished', reason: 'tokens-used-up', condition: null, agentId: 'b' as AgentId },
    repeats: {
      ...repeats.initial,
      most: { agentId: 'a' as AgentId, text: 'Yes.\nYes.', turnId: 'turn-3' as TurnId, times: 3 },
    },
  };
  expect(said({ phase: 'finished', run })).toContain('Bob has no tokens left');
  const ofRun = { ...run, status: { ...run.status, agentId: null } as typeof run.status };
  expect(said({ phase: 'finished', run: ofRun })).toContain('all tokens are used up');
  const condition = { type: 'repeats', times: 3 } as const;
  const circles = { ...run, status: { type: 'finished', reason: 'condition-met', condition, agentId: null } as const };
  expect(said({ phase: 'finished', run: circles })).toContain('Alice said the same 3 times: “Yes. Yes.”');
  expect(said({ phase: 'finished', run: circles }, 'zh')).toContain('Alice把同样的话说了 3 次');
});
