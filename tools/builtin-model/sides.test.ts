import { expect, test } from 'vitest';
import type { Language, Scenario } from '../../src/core';
import { builtIns } from '../../src/scenarios';
import { closedWorld } from './closed-world';
import { subjectFor } from './judge';
import { pointsIn } from './sides';

function scenarioOf(id: string, language: Language): Scenario {
  const found = builtIns.find((builtIn) => builtIn.id === id)?.scenario[language];
  if (found === undefined) throw new Error(`There is no scenario ${id}.`);
  return found;
}

/** Whose point a text is for the agent of this name. */
function heard(scenario: Scenario, name: string, text: string) {
  const world = closedWorld(scenario.language);
  const from = scenario.agents.find((agent) => agent.name === name);
  return pointsIn(scenario, subjectFor(scenario.topic, world), world)(text, from);
}

test('a point is the own one or the other side’s, whatever was answered before it', () => {
  const debate = scenarioOf('debate', 'en');
  const forIt = 'Leo says sleep, but homework builds good habits that help for life.';
  expect(heard(debate, 'Maya', forIt)).toBe('own');
  expect(heard(debate, 'Leo', forIt)).toBe('other');
  expect(heard(debate, 'Leo', 'Maya has a point about habits. But: Children need play, and homework steals it.')).toBe(
    'own',
  );
  const cats = scenarioOf('cats-or-dogs', 'zh');
  expect(heard(cats, '小芙', '问得好。猫爱干净，不用你帮它洗澡。')).toBe('own');
  expect(heard(cats, '小芙', '问得好。叫它不来，猫太有傲气。')).toBe('other');
});

test('on a topic that the corpus does not have, sides have the points that hold for anything', () => {
  const unseen = { ...scenarioOf('debate', 'en'), topic: 'knitted computers' };
  expect(heard(unseen, 'Maya', 'Think of the time saved with knitted computers.')).toBe('own');
  expect(heard(unseen, 'Leo', 'Who pays for knitted computers? The cost will not be small.')).toBe('own');
  expect(heard(unseen, 'Maya', 'Who pays for knitted computers? The cost will not be small.')).toBe('other');
});

test('who only answers, asks or is neutral makes no point of a side, and in a lesson nobody does', () => {
  const debate = scenarioOf('debate', 'en');
  expect(heard(debate, 'Leo', 'Practice? That is only half the story, Maya.')).toBeNull();
  expect(heard(debate, 'Leo', 'Could we meet halfway: some waste of time, some a first step?')).toBeNull();
  expect(heard(debate, 'Iris', 'Homework builds good habits that help for life.')).toBeNull();
  const lesson = { ...scenarioOf('lesson', 'en'), topic: debate.topic };
  expect(heard(lesson, 'Clara', 'Homework builds good habits that help for life.')).toBeNull();
});
