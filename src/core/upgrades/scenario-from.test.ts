import { expect, test } from 'vitest';
import golden from './golden/2/scenario.golden.json';
import { scenarioFrom } from './scenario-from';

test.each<[string, string, unknown]>([
  ['no object', 'format', 'scenario'],
  ['null', 'format', null],
  ['a list', 'format', []],
  ['no format', 'format', { ...golden, format: undefined }],
  ['a format that is no number', 'format', { ...golden, format: '1' }],
  ['format 0', 'format', { ...golden, format: 0 }],
  ['a field too many', '', { ...golden, endpoint: 'https://evil.example' }],
  ['a field too few', 'topic', (({ topic: _, ...rest }) => rest)(golden)],
  ['a title too long', 'title', { ...golden, title: 'x'.repeat(121) }],
  ['a fractional budget', 'budget.turns', { ...golden, budget: { ...golden.budget, turns: 1.5 } }],
  ['more turns than anybody may have', 'budget.turns', { ...golden, budget: { ...golden.budget, turns: 1e9 } }],
  [
    'a temperature that is none',
    'agents.0.player.temperature',
    withAgent({ player: { type: 'model', modelId: 'a/b', temperature: Number.NaN } }),
  ],
  [
    'an agent with a key',
    'agents.0.player',
    withAgent({ player: { type: 'model', modelId: 'a/b', temperature: 1, apiKey: 'sk' } }),
  ],
  ['a player of no known type', 'agents.0.player.type', withAgent({ player: { type: 'robot' } })],
  ['two agents with one id', 'agents.1.id', { ...golden, agents: [golden.agents[0], golden.agents[0]] }],
  [
    'too many agents',
    'agents',
    { ...golden, agents: Array.from({ length: 17 }, (_, index) => ({ ...golden.agents[0], id: `a-${index}` })) },
  ],
  ['half of a character', 'agents.0.name', withAgent({ name: 'A\ud800' })],
  ['a nested option', 'pattern.options.deep', { ...golden, pattern: { kind: 'x', options: { deep: { er: 1 } } } }],
])('%s is refused, with the field', (_, path, input) => {
  expect(scenarioFrom(input)).toMatchObject({ ok: false, reason: { type: 'invalid', path } });
});

test('a scenario from the future is told apart from a broken one', () => {
  expect(scenarioFrom({ ...golden, format: 4, aspects: [] })).toMatchObject({
    ok: false,
    reason: { type: 'from-the-future' },
  });
});

test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused wherever it stands', (key) => {
  const poison = `{"${key}":{"polluted":true}}`;
  for (const place of ['"budget":', '"options":', '"player":', '"agents":[']) {
    const text = JSON.stringify(golden).replace(
      place,
      `${place}${place.endsWith('[') ? `${poison},` : `${poison},"was":`}`,
    );
    expect(scenarioFrom(JSON.parse(text))).toMatchObject({ ok: false, reason: { type: 'invalid' } });
  }
  expect(scenarioFrom(JSON.parse(JSON.stringify(golden).replace('{', `{"${key}":{"polluted":true},`)))).toMatchObject({
    ok: false,
  });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('depth, size, cycles and strange objects are refused at once', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const wide = Array.from({ length: 1_000_000 }, () => 0);
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  for (const strange of [deep, wide, cycle, new Map(), new Date(), () => 1, Symbol('x'), 10n, /x/, new Proxy({}, {})]) {
    expect(scenarioFrom(strange).ok).toBe(false);
    expect(scenarioFrom({ ...golden, agents: strange }).ok).toBe(false);
    expect(scenarioFrom({ ...golden, pattern: { kind: 'x', options: { option: strange } } }).ok).toBe(false);
  }
});

function withAgent(change: object): unknown {
  return { ...golden, agents: [{ ...golden.agents[0], ...change }, ...golden.agents.slice(1)] };
}
