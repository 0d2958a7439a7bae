import { expect, test } from 'vitest';
import type { RunLog } from '../../src/core';
import { builtIns } from '../../src/scenarios';
import { closedWorld } from './closed-world';
import { judge } from './judge';

type Said = readonly (readonly [from: string, text: string])[];

/** How each of these messages is judged, in the debate about homework. */
function judged(...said: Said): ReturnType<typeof judge> {
  const debate = builtIns.find(({ id }) => id === 'debate')?.scenario.en;
  if (debate === undefined) throw new Error('There is no debate.');
  const log = said.map(([from, text], sequence) => ({ type: 'message-sent', from, text, sequence }));
  return judge(log as unknown as RunLog, debate, closedWorld('en'));
}

const keepRoles = (...said: Said) => judged(...said).map(({ keepsRole }) => keepsRole);

test('a role is kept by points of its own side, and lost by the other side’s', () => {
  expect(
    keepRoles(
      ['optimist', 'Homework builds good habits that help for life.'],
      ['skeptic', 'Practice? That is only half the story, Maya.'],
      ['skeptic', 'Homework builds good habits that help for life.'],
      ['optimist', 'Children need play, and homework steals it.'],
    ),
  ).toEqual([true, true, false, false]);
});

test('a role is lost by speaking as somebody else, or to oneself', () => {
  expect(keepRoles(['optimist', 'Leo: I doubt it.'], ['skeptic', 'What do you think, Leo?'])).toEqual([false, false]);
});

test('who leads gives the word, asks, or says what the talk is about', () => {
  expect(
    keepRoles(
      ['moderator', 'Welcome! Today we talk about homework in primary school.'],
      ['moderator', 'Leo, the word is yours.'],
      ['moderator', 'Who wants to go on?'],
      ['moderator', 'Tired children learn little after a long day.'],
    ),
  ).toEqual([true, true, true, false]);
});

test('a word of the other language is none', () => {
  const wellFormed = judged(['optimist', 'Homework makes new words stick.'], ['optimist', 'Homework makes 底 stick.']);
  expect(wellFormed.map((one) => one.wellFormed)).toEqual([true, false]);
});
