import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type Language, languages, type RunLog, type Scenario } from '../src/core';
import { builtIns } from '../src/scenarios';
import { playOnBuiltInModel } from './record-run';

// Each test runs a model, natively, for some seconds.
vi.setConfig({ testTimeout: 120_000 });

const messagesOf = (log: RunLog) => log.flatMap((fact) => (fact.type === 'message-sent' ? [fact.text] : []));
const withoutPeople = builtIns.filter(({ scenario }) =>
  scenario.en.agents.every(({ player }) => player.type === 'model'),
);
const cases = withoutPeople.flatMap((builtIn) => languages.map((language) => [builtIn.id, language] as const));

function scenarioOf(id: string, language: Language): Scenario {
  const found = builtIns.find((builtIn) => builtIn.id === id)?.scenario[language];
  if (found === undefined) throw new Error(`There is no scenario ${id}.`);
  return found;
}

test.each(cases)(
  '%s (%s) runs to its end on the built-in model, in its language, and nobody speaks for another',
  async (id, language) => {
    const scenario = scenarioOf(id, language);
    const log = await playOnBuiltInModel(scenario);
    expect(log.at(-1)).toMatchObject({ type: 'run-finished' });
    const said = messagesOf(log);
    const inLanguage = said.filter((text) => /\p{Script=Han}/u.test(text) === (language === 'zh'));
    expect(inLanguage.length / said.length).toBeGreaterThanOrEqual(0.9);
    const names = scenario.agents.map(({ name }) => name);
    for (const text of said) for (const name of names) expect(text.startsWith(`${name}:`)).toBe(false);
  },
);

test.each(languages)('the featured scenario (%s) stays on its subject and repeats nothing', async (language) => {
  const said = messagesOf(await playOnBuiltInModel(scenarioOf('debate', language)));
  expect(said.length).toBeGreaterThanOrEqual(8);
  expect(new Set(said).size).toBe(said.length);
  const knows = wordsAbout(language);
  const onSubject = said.filter((text) => wordsIn(text, language).filter((word) => knows.has(word)).length >= 2);
  expect(onSubject.length).toBeGreaterThanOrEqual(6);
});

/** The words with which the corpus speaks about homework: what the built-in model was taught of it. */
function wordsAbout(language: Language): ReadonlySet<string> {
  const folder = language === 'zh' ? 'chinese' : 'english';
  const file = readFileSync(new URL(`builtin-model/corpus/${folder}/subjects.txt`, import.meta.url), 'utf8');
  const section = file.split(/^# /m).find((part) => /homework|作业/.test(part.split('\n')[0] ?? ''));
  if (section === undefined) throw new Error('The corpus does not know homework any more.');
  return new Set(wordsIn(section, language));
}

/** Longer words in English; in Chinese, which writes no blanks, pairs of neighbouring characters. */
function wordsIn(text: string, language: Language): string[] {
  if (language === 'en') return [...new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])];
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return [
    ...new Set(
      runs.flatMap((run) =>
        Array.from(run)
          .slice(1)
          .map((character, index) => run[index] + character),
      ),
    ),
  ];
}
