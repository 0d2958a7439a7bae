import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages, shapeOf } from '../../src/core';
import { questionWords } from '../../src/patterns/question-words';
import { promptWords } from '../../src/projections/prompt-words';

const corpus = ['prompt.py', 'english/drills.py', 'chinese/drills.py', 'english/teamwork.py', 'chinese/teamwork.py']
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
    // How the line about the tools begins and ends, and what it says of the dice.
    const hints = promptWords[language].tools(['dice'], []);
    const [before = '', after = ''] = hints.split(/dice .*2d6/);
    expect(corpus).toContain(`'${before}{}${after}'`);
    expect(corpus).toContain(`'${/dice .*2d6/.exec(hints)?.[0]}'`);
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

test.each(languages)('the model was trained on what patterns ask (%s)', (language) => {
  const asked = Object.entries(questionWords[language]).filter(([name]) => name !== 'nextSpeaker');
  const sentences = asked.flatMap(([, words]) => (typeof words === 'object' ? words : [sentenceOf(words)]));
  // As it stands in Python.
  for (const sentence of sentences) expect(corpus).toContain(`'${sentence.replaceAll('\n', '\\n')}'`);
});

/** A sentence with `{}` in every slot. */
function sentenceOf(words: string | ((...slots: never[]) => string)): string {
  return typeof words === 'string' ? words : (words as (...slots: string[]) => string)('{}', '{}');
}
