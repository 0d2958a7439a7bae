import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { randomAt } from '../../../../base';
import type { JsonSchema } from '../../../../core';
import { beginningOf, type JsonPlace, placeAfter } from '../../../json';
import { tokenBytesOf } from './token-bytes';
import { placeAfterToken, tokensAt, vocabularyOf } from './vocabulary';

type TokenizerFile = { readonly model: { readonly vocab: Record<string, number> } };

const builtin = JSON.parse(
  readFileSync(new URL('../../../../../public/models/builtin/tokenizer.json', import.meta.url), 'utf8'),
) as TokenizerFile;
const builtinBytes = tokenBytesOf(new Map(Object.entries(builtin.model.vocab)), builtin);
const textOf = (bytes: Uint8Array | null | undefined) => bytes && new TextDecoder().decode(bytes);

test('a byte-level vocabulary writes every byte, and its marks write nothing', () => {
  const single = new Set(builtinBytes.flatMap((bytes) => (bytes?.length === 1 ? [bytes[0]] : [])));
  expect(single.size).toBe(256);
  expect(textOf(builtinBytes[builtin.model.vocab.Ġthe ?? -1])).toBe(' the');
  expect(builtinBytes[builtin.model.vocab['<|end|>'] ?? -1]).toBeNull();
});

test('a vocabulary of SentencePiece has blanks and bytes of its own', () => {
  const file = {
    added_tokens: [{ id: 0 }],
    decoder: { type: 'Sequence', decoders: [{ type: 'Replace' }, { type: 'ByteFallback' }, { type: 'Fuse' }] },
  };
  const bytes = tokenBytesOf(
    new Map([
      ['</s>', 0],
      ['▁the▁', 1],
      ['<0xE9>', 2],
      ['陈', 4],
    ]),
    file,
  );
  expect(bytes[0]).toBeNull();
  expect(textOf(bytes[1])).toBe(' the ');
  expect(bytes[2]).toEqual(Uint8Array.of(0xe9));
  expect(bytes[3]).toBeNull();
  expect(textOf(bytes[4])).toBe('陈');
});

test('exactly the tokens may come whose bytes may, one after the other', () => {
  const vocabulary = vocabularyOf(builtinBytes);
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      who: { type: 'string', enum: ['Ada', '陈明'] },
      points: { type: 'array', items: { type: 'string', maxLength: 6 } },
      far: { type: 'number' },
    },
  };
  const random = randomAt(3, 0);
  for (let round = 0; round < 4; round += 1) {
    let place: JsonPlace = beginningOf(schema);
    for (let step = 0; step < 60; step += 1) {
      const hurried = round === 3;
      const found: number[] = [];
      tokensAt(vocabulary, place, hurried, (id) => found.push(id));
      if (step % 4 === 0) {
        const byHand = builtinBytes.flatMap((bytes, id) => {
          if (bytes === null) return [];
          const after = [...bytes].reduce<JsonPlace | null>((at, byte) => at && placeAfter(at, byte, hurried), place);
          return after === null ? [] : [id];
        });
        expect([...found].sort((a, b) => a - b)).toEqual(byHand);
      }
      if (found.length === 0) break;
      place = placeAfterToken(vocabulary, place, random.pick(found), hurried) as JsonPlace;
    }
  }
});
