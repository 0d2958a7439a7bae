import { expect, test } from 'vitest';
import { failure } from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { scriptedEngine } from './scripted-engine';

const modelId = 'scripted/script';
const never = () => new AbortController().signal;

engineContract('the scripted engine', () => ({
  engine: scriptedEngine(['I like trains a great deal.'], { together: true, embeds: true }),
  modelId,
}));

test('answers come from the list, and the last one again and again', async () => {
  const engine = scriptedEngine(['One.', 'Two.']);
  const texts: unknown[] = [];
  for (let count = 0; count < 3; count += 1) {
    texts.push((await all(engine.generate(request(modelId), never()))).at(-1));
  }
  expect(texts).toMatchObject([{ text: 'One.' }, { text: 'Two.' }, { text: 'Two.' }]);
});

test('a script that is JSON of the schema stands, and any other gives way to the shortest that is', async () => {
  const engine = scriptedEngine(['{"sure":  false}', 'Surely.']);
  const schema = { type: 'object', properties: { sure: { type: 'boolean' } } } as const;
  const asked = request(modelId, { constraint: { type: 'json', schema }, maxTokens: 1 });
  expect((await all(engine.generate(asked, never()))).at(-1)).toMatchObject({ text: '{"sure":  false}' });
  expect((await all(engine.generate(asked, never()))).at(-1)).toMatchObject({ text: '{"sure": true}', ended: 'stop' });
});

test('it fails and hangs when told to', async () => {
  const lost = failure('engine/device-lost', 'Gone.');
  const engine = scriptedEngine([
    { type: 'fail', failure: lost, after: 'I was' },
    { type: 'hang', after: 'Hm' },
    'Fine.',
  ]);
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toEqual({ type: 'failure', failure: lost });
  const stop = new AbortController();
  const types: string[] = [];
  for await (const part of engine.generate(request(modelId), stop.signal)) {
    types.push(part.type);
    stop.abort();
  }
  expect(types).toEqual(['text', 'failure']);
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Fine.' });
});
