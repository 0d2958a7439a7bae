import { expect, test } from 'vitest';
import { languages, scenarioSchema } from '../core';
import { builtIns, featuredRun } from './index';

test.each(builtIns.flatMap((builtIn) => languages.map((language) => [builtIn.id, language, builtIn] as const)))(
  '%s (%s) is whole: it fits the schema, has a text everywhere, and speaks its language',
  (id, language, { scenario }) => {
    const { title, description, lookFor, topic, agents } = scenario[language];
    expect(scenarioSchema.safeParse(scenario[language]).success).toBe(true);
    expect(scenario[language]).toMatchObject({ id, language });
    expect(new Set(agents.map(({ name }) => name)).size).toBe(agents.length);
    for (const text of [title, description, lookFor, topic, ...agents.flatMap(({ name, role }) => [name, role])]) {
      expect(text).toMatch(language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u);
    }
  },
);

test('both languages of a scenario have the same agents under the same pattern', () => {
  for (const { scenario } of builtIns) {
    expect(scenario.zh.agents.map(({ id, player }) => [id, player])).toEqual(
      scenario.en.agents.map(({ id, player }) => [id, player]),
    );
    const { en, zh } = scenario;
    expect(zh.pattern.kind).toBe(en.pattern.kind);
    expect(Object.keys(zh.pattern.options)).toEqual(Object.keys(en.pattern.options));
    for (const [name, value] of Object.entries(en.pattern.options)) {
      // A text is of its language.
      if (typeof value !== 'string' || !/[ \n]/.test(value)) expect(zh.pattern.options[name]).toBe(value);
    }
  }
});

test('no two scenarios share an address', () => {
  expect(new Set(builtIns.map(({ id }) => id)).size).toBe(builtIns.length);
});

test.each(languages)('the recorded run (%s) is a whole run of the featured scenario as it is now', async (language) => {
  const log = await featuredRun(language);
  const [first] = log ?? [];
  expect(first?.type === 'run-started' && first.scenario).toEqual(builtIns[0]?.scenario[language]);
  expect(log?.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  const said = log?.flatMap((fact) => (fact.type === 'message-sent' ? [fact.text] : [])) ?? [];
  expect(new Set(said).size).toBe(builtIns[0]?.scenario[language].budget.turns);
});
