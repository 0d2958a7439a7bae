import { expect, test } from 'vitest';
import type { AppState } from '../../app';
import { shellWords } from '../texts/shell';
import { fragmentOf, pageOf, titleOf } from './page';

test('an address names the gallery, something to play, or holds it', () => {
  expect(pageOf('')).toEqual({ type: 'gallery' });
  expect(pageOf('#/')).toEqual({ type: 'gallery' });
  expect(pageOf('#/play/debate')).toEqual({ type: 'play', address: 'debate' });
  expect(pageOf('#s=1abc')).toEqual({ type: 'parcel', fragment: '#s=1abc' });
  expect(pageOf('#r=1abc')).toEqual({ type: 'parcel', fragment: '#r=1abc' });
});

test('what was put into an address is read from it again', () => {
  for (const address of ['debate', 'run-3f2a9c41', 'a b%/?#c']) {
    expect(pageOf(fragmentOf(address))).toEqual({ type: 'play', address });
  }
  expect(pageOf('#/play/%')).toEqual({ type: 'play', address: '%' });
});

test('the title tells how far the conversation is', () => {
  const scenario = { title: 'Debate' };
  const desk = (phase: string, turns: number | null) =>
    ({
      desk: {
        scenario,
        phase,
        run: turns === null ? null : { conversation: { scenario, turns: Array.from({ length: turns }) } },
      },
    }) as unknown as AppState;
  expect(titleOf(desk('idle', null), shellWords.en)).toBe('Debate · Colloquy');
  expect(titleOf(desk('loading', null), shellWords.en)).toBe('Loading model · Debate');
  expect(titleOf(desk('running', 1), shellWords.en)).toBe('1 turn · Debate');
  expect(titleOf(desk('running', 3), shellWords.en)).toBe('3 turns · Debate');
  expect(titleOf(desk('running', 3), shellWords.zh)).toBe('3 轮 · Debate');
});
