import { expect, test } from 'vitest';
import { failure } from '../../core';
import { pacedParts } from './paced-parts';
import type { PartAt } from './protocol';

function paced() {
  const clock = { now: 0 };
  const posted: string[] = [];
  const post = ({ at, part }: PartAt) => posted.push(`${at} ${part.type === 'text' ? part.text : part.type}`);
  const parts = pacedParts(post, () => clock.now);
  const say = (text: string, at = 0) => parts.add({ at, part: { type: 'text', text } });
  return { clock, posted, parts, say };
}

test('the first words go at once, and those that come within a frame together', () => {
  const { clock, posted, say } = paced();
  say('I');
  expect(posted).toEqual(['0 I']);
  for (const word of [' like', ' trains', ' a', ' lot']) {
    clock.now += 5;
    say(word);
  }
  expect(posted).toEqual(['0 I', '0  like trains a']);
});

test('words that come slowly go one by one', () => {
  const { clock, posted, say } = paced();
  for (const word of ['I', ' like']) {
    clock.now += 40;
    say(word);
  }
  expect(posted).toEqual(['0 I', '0  like']);
});

test('nothing overtakes, and each answer gets its own words', () => {
  const { posted, say, parts } = paced();
  say('I');
  say(' like', 0);
  say('You', 1);
  say(' do', 1);
  parts.add({ at: 1, part: { type: 'failure', failure: failure('engine/stopped', 'Stopped.') } });
  expect(posted).toEqual(['0 I', '0  like', '1 You do', '1 failure']);
  say(' trains');
  parts.send();
  parts.send();
  expect(posted.slice(4)).toEqual(['0  trains']);
});
