import { expect, test } from 'vitest';
import { amountsIn } from './amounts';

const english = amountsIn('en');
const chinese = amountsIn('zh');

test('a number always carries its unit', () => {
  expect(english.tokens(1)).toBe('1 token');
  expect(english.tokens(12_345)).toBe('12,345 tokens');
  expect(english.speed(12.34)).toBe('12.3 tokens/s');
  expect(chinese.tokens(12_345)).toBe('12,345 词元');
  expect(chinese.speed(250.4)).toBe('250 词元/秒');
});

test('time is told in the unit that a person would use', () => {
  expect(english.duration(84.2)).toBe('84 ms');
  expect(english.duration(1_240)).toBe('1.2 s');
  expect(english.duration(999.7)).toBe('1 s');
  expect(english.duration(59_980)).toBe('1 min 0 s');
  expect(chinese.duration(125_000)).toBe('2 分 5 秒');
});

test('sizes are told as download sizes are', () => {
  expect(english.bytes(0)).toBe('0 B');
  expect(english.bytes(999_700)).toBe('1 MB');
  expect(english.bytes(8_240_000)).toBe('8.2 MB');
  expect(english.bytes(640_000_000)).toBe('640 MB');
  expect(english.bytes(2_100_000_000)).toBe('2.1 GB');
});
