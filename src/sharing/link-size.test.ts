import { expect, test } from 'vitest';
import { type Random, randomAt } from '../base';
import {
  type AgentId,
  formatVersion,
  type Recorded,
  type RunEvent,
  type RunId,
  type RunLog,
  type Scenario,
  type ScenarioId,
  turnIdOf,
} from '../core';
import { linkFragmentFor, parcelFromFragment } from '.';
import { spokenSample } from './spoken-sample';

test('a recorded turn of 240 characters of dense English costs at most 165 characters of link, all its figures included', async () => {
  const empty = await lengthOf(recordedRun(0));
  const whole = await lengthOf(recordedRun(spokenSample.length));
  const perTurn = (whole - empty) / spokenSample.length;
  console.info(
    `link: ${empty} characters for the scenario, ${whole} with ${spokenSample.length} turns, ${perTurn.toFixed(1)} a turn`,
  );
  // The words alone are 145 with raw deflate, and 113 with Brotli, which browsers do not offer for writing.
  expect(perTurn).toBeLessThanOrEqual(165);
});

test('a turn of one sentence, as the model that comes with the page speaks, costs at most 70', async () => {
  const sentence = (number: number) => /^.*?[.?!](?= |$)/.exec(spokenSample[number - 1] ?? '')?.[0] ?? '';
  const lengths = spokenSample.map((_, index) => sentence(index + 1).length);
  const perTurn = ((await lengthOf(recordedRun(24, sentence))) - (await lengthOf(recordedRun(0)))) / 24;
  const characters = lengths.reduce((sum, length) => sum + length, 0) / 24;
  console.info(`link: ${perTurn.toFixed(1)} characters a turn of ${characters.toFixed(0)} characters`);
  expect(perTurn).toBeLessThanOrEqual(70);
});

test('what the usual prompt rule gives costs nothing: a run in which agents heard less is hardly longer', async () => {
  const [usual, deaf] = [
    recordedRun(24),
    recordedRun(24).map((fact) =>
      fact.type === 'turn-started' && fact.number === 20 ? { ...fact, perceived: [] } : fact,
    ),
  ];
  expect(await lengthOf(deaf)).toBeLessThan((await lengthOf(usual)) + 40);
});

test('a run too long for a link is refused, with its size', async () => {
  const random = randomAt(1, 1);
  const noise = () => Array.from({ length: 900 }, () => String.fromCharCode(random.integer(0x4e00, 0x9fff))).join('');
  const log = recordedRun(24).map((fact) => (fact.type === 'message-sent' ? { ...fact, text: noise() } : fact));
  const link = await linkFragmentFor({ type: 'run', log });
  expect(link).toMatchObject({ ok: false, reason: { code: 'link/too-large', details: { most: 32_000 } } });
  if (!link.ok) expect(link.reason.details?.bytes).toBeGreaterThan(32_000);
});

async function lengthOf(log: RunLog): Promise<number> {
  const link = await linkFragmentFor({ type: 'run', log });
  if (!link.ok) throw new Error(link.reason.message);
  expect(await parcelFromFragment(link.value)).toEqual({ ok: true, value: { type: 'run', log } });
  return link.value.length;
}

const scenario: Scenario = {
  format: formatVersion,
  view: 'private',
  longPrompts: 'cut',
  id: 'tram' as ScenarioId,
  language: 'en',
  title: 'A tram for River Street?',
  description: 'Two people disagree about a tram line, and a third tries to bring them together.',
  lookFor: 'Watch when the question they argue about becomes smaller.',
  topic: 'Should the city build a tram line along River Street?',
  agents: [
    agentNamed('ada', 'Ada', 'for the tram', 'Argue for the tram with numbers.'),
    agentNamed('ben', 'Ben', 'against the tram', 'Doubt every forecast; propose something cheaper.'),
    agentNamed('maya', 'Maya', 'mediator', 'Look for what both sides need, and sum up.'),
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 24, tokensPerTurn: 96 },
  seed: 20_261_122,
};

function agentNamed(id: string, name: string, role: string, instructions: string): Scenario['agents'][number] {
  return {
    id: id as AgentId,
    name,
    role,
    instructions,
    player: { type: 'model', modelId: 'builtin/colloquy-s', temperature: 0.7 },
  };
}

/** A run as the orchestrator writes it: times, caches and speeds scatter as they do on a laptop. */
function recordedRun(turns: number, textOf = (number: number) => spokenSample[number - 1] ?? ''): RunLog {
  const random = randomAt(2_026, 11);
  const log: Recorded[] = [];
  let at = 1_795_377_600_000 + random.integer(0, 86_400_000);
  const record = (event: RunEvent) => log.push({ ...event, sequence: log.length, at });
  record({ type: 'run-started', runId: 'run-3f2a9c41' as RunId, scenario, parent: null });
  for (let number = 1; number <= turns; number += 1) {
    const turnId = turnIdOf(number);
    const { id: agentId } = random.pick(scenario.agents.filter((_, index) => index === (number - 1) % 3));
    const text = textOf(number);
    const perceived = Array.from({ length: number - 1 }, (_, index) => turnIdOf(index + 1));
    at += random.integer(1, 6);
    record({ type: 'turn-started', turnId, number, attempt: 1, agentId, task: { type: 'speak' }, perceived });
    const usage = usageOf(random, number, text);
    at += usage.milliseconds + random.integer(2, 12);
    record({ type: 'message-sent', turnId, from: agentId, text });
    record({
      type: 'turn-finished',
      turnId,
      by: {
        type: 'model',
        modelId: 'builtin/colloquy-s',
        device: 'webgpu',
        ended: number % 9 === 0 ? 'length' : 'stop',
        usage,
      },
    });
  }
  return log;
}

function usageOf(random: Random, number: number, text: string) {
  const promptTokens = 92 + (number - 1) * 56 + random.integer(-12, 12);
  const completionTokens = Math.round(text.length / 4.4) + random.integer(-3, 3);
  const prefillTokens = number <= 3 ? promptTokens : 170 + random.integer(-15, 15);
  const firstTokenMilliseconds = Math.round(prefillTokens * 1.9) + random.integer(0, 60);
  return {
    promptTokens,
    prefillTokens,
    completionTokens,
    firstTokenMilliseconds,
    milliseconds: firstTokenMilliseconds + completionTokens * 41 + random.integer(0, 300),
  };
}
