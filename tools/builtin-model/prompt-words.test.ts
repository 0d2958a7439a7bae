import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages, shapeOf } from '../../src/core';
import { questionWords } from '../../src/patterns/question-words';
import { promptWords } from '../../src/projections/prompt-words';

const corpus = ['prompt.py', 'english/drills.py', 'chinese/drills.py']
  .map((file) => readFileSync(new URL(`corpus/${file}`, import.meta.url), 'utf8'))
  .join('\n');

test('the model was trained on the sentences of which the page makes its prompts', () => {
  for (const words of Object.values(promptWords)) {
    for (const sentence of [
      words.identity('{name}', '{role}'),
      words.topic('{topic}'),
      words.manner('{name}'),
      words.commonManner,
      words.called('{name}'),
      words.line('{name}', '{text}'),
      words.begin,
      words.goOn,
      words.answerInJson('$j'),
    ])
      expect(corpus).toContain(sentence);
  }
  for (const language of languages) {
    const { choose } = promptWords[language];
    const { nextSpeaker } = questionWords[language];
    const move = language === 'zh' ? '你走哪一步？' : 'Your move?';
    expect(corpus).toContain(choose(move, ['$c'], false));
    expect(corpus).toContain(choose(nextSpeaker, [], true).replace(/[.。]$/, ''));
  }
});

test('a schema is shown as it was in training', () => {
  const shape = shapeOf({
    type: 'object',
    properties: {
      speaker: { type: 'string', enum: ['Ada', 'Bo'] },
      points: { type: 'array', items: { type: 'string' } },
      offer: { type: 'number' },
      question: { type: 'boolean' },
    },
  });
  expect(shape).toBe('{"speaker": "Ada" | "Bo", "points": [string], "offer": number, "question": true | false}');
});
