import { expect, test } from 'vitest';
import { languages, type Scenario, scenarioProblemCodes } from '../../core';
import { problemPlace, problemSentence } from './problem-sentence';

const details = { name: 'Ada', from: 0, to: 9, atLeast: 2, longest: 40, kind: 'waltz', model: 'onnx/nobody/nothing' };

test.each(scenarioProblemCodes)('%s has a whole sentence in both languages', (code) => {
  const [english, chinese] = languages.map((language) =>
    problemSentence({ path: 'agents.0.name', code, details }, language),
  );
  expect(english).toMatch(/^[A-Z].+\.$/);
  expect(chinese).toMatch(/。$/);
  expect(`${english}${chinese}`).not.toContain('undefined');
});

test('a problem is placed by the name of the agent, or by its number while it has none', () => {
  const scenario = { agents: [{ name: 'Ada' }, { name: ' ' }] } as unknown as Scenario;
  expect(problemPlace({ path: 'agents.0.player.modelId', code: 'model-unknown' }, scenario, 'en')).toBe('Ada · Model');
  expect(problemPlace({ path: 'agents.1.name', code: 'missing' }, scenario, 'en')).toBe('Agent 2 · Name');
  expect(problemPlace({ path: 'agents', code: 'no-agents' }, scenario, 'zh')).toBe('智能体');
});
