import { expect, test } from 'vitest';
import { languages, scenarioProblemCodes } from '../../core';
import { agentLabel, problemSentence } from './problem-sentence';

const details = {
  name: 'Ada',
  from: 0,
  to: 9,
  atLeast: 2,
  longest: 40,
  most: 1,
  line: 3,
  kind: 'waltz',
  model: 'onnx/nobody/nothing',
};

test.each(scenarioProblemCodes)('%s has a whole sentence in both languages', (code) => {
  const [english, chinese] = languages.map((language) =>
    problemSentence({ path: 'agents.0.name', code, details }, language),
  );
  expect(english).toMatch(/^[A-Z].+\.$/);
  expect(chinese).toMatch(/。$/);
  expect(`${english}${chinese}`).not.toContain('undefined');
});

test('an agent without a name is called by its number', () => {
  expect(agentLabel(' Ada ', 0, 'en')).toBe('Ada');
  expect(agentLabel(' ', 1, 'en')).toBe('Agent 2');
  expect(agentLabel('', 1, 'zh')).toBe('智能体 2');
});
