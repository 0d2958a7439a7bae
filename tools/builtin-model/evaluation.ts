import type { Agent, AgentId, Engine, Language, RunLog, Scenario } from '../../src/core';
import { formatVersion, languages } from '../../src/core';
import { builtIns } from '../../src/scenarios';
import { type ClosedWorld, closedWorld } from './closed-world';
import { wordsFor } from './held-out-words';
import { bargainOf, type Judged, judge } from './judge';
import { builtInModel, play } from './play';
import { searchesIn } from './search';
import { type Skill, skills, skillsIn } from './skills';

/** Right ones out of all. */
export type Share = { right: number; all: number };

const talkMeasures = [
  'on subject',
  'only known words',
  'in role',
  'own side',
  'says something new',
  'talks without a repeat',
  'instruction followed',
] as const;
type TalkMeasure = (typeof talkMeasures)[number];
export type Measure = TalkMeasure | Skill | 'passage found';

/** The table of a number of held-out talks in each language, five questions a talk for each skill, and all held-out searches: shares as `right/all`. */
export async function evaluate(talks: number, modelsPath?: string): Promise<Record<Language, Record<Measure, string>>> {
  const engine = builtInModel(modelsPath);
  const row = async (language: Language) => {
    const found = {
      ...(await evaluateTalks(language, talks, engine)),
      ...(await evaluateSkills(language, talks * 5, engine)),
      ...(await evaluateSearch(language, engine)),
    };
    return Object.fromEntries(Object.entries(found).map(([measure, { right, all }]) => [measure, `${right}/${all}`]));
  };
  const table = { en: await row('en'), zh: await row('zh') } as Record<Language, Record<Measure, string>>;
  await engine.dispose();
  return table;
}

/** Prints what is said in every built-in scenario without people, with a mark at each message that breaks a rule. */
export async function readAloud(print: (line: string) => void, modelsPath?: string): Promise<void> {
  const engine = builtInModel(modelsPath);
  for (const language of languages) {
    const world = closedWorld(language);
    for (const { scenario } of builtIns) {
      if (scenario[language].agents.some(({ player }) => player.type === 'human')) continue;
      print(`\n== ${scenario[language].title}`);
      for (const judged of judge(await play(scenario[language], { engine }), scenario[language], world))
        print(lineOf(judged));
    }
  }
  await engine.dispose();
}

function lineOf({ name, text, onSubject, wellFormed, repeated, sentenceAgain, keepsRole, pointOf }: Judged): string {
  const faults = [
    !onSubject && 'off',
    !wellFormed && 'word',
    repeated ? 'again' : sentenceAgain && 'sentence',
    !keepsRole && (pointOf === 'other' ? 'side' : 'role'),
  ].filter(Boolean);
  return `${name}: ${text}${faults.length > 0 ? `   ← ${faults.join(', ')}` : ''}`;
}

/** Prints what counted against the model in the table of so many talks: wrong answers, and messages that break a rule. */
export async function readWrong(print: (line: string) => void, talks: number, modelsPath?: string): Promise<void> {
  const engine = builtInModel(modelsPath);
  for (const language of languages) {
    const world = closedWorld(language);
    await skillsIn(language, talks * 5, world, engine, (skill, right, task, answer) => {
      if (!right) print(`${language}, ${skill}: ${task.replaceAll('\n', ' / ')} → ${answer}`);
    });
    for (let talk = 0; talk < talks; talk += 1) {
      const scenario = heldOutTalk(language, talk, world);
      print(`\n== ${scenario.topic}`);
      const lines = judge(await play(scenario, { engine }), scenario, world).map(lineOf);
      for (const line of lines.filter((one) => one.includes('←'))) print(line);
    }
  }
  await engine.dispose();
}

/** Prints for each built-in scenario without people how many rules each seed breaks in both languages together, the best seeds first. */
export async function readSeeds(print: (line: string) => void, seeds: number, modelsPath?: string): Promise<void> {
  const engine = builtInModel(modelsPath);
  const worlds = { en: closedWorld('en'), zh: closedWorld('zh') };
  for (const { id, scenario } of builtIns) {
    if (scenario.en.agents.some(({ player }) => player.type === 'human')) continue;
    const found: { readonly seed: number; readonly broken: number }[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      let broken = 0;
      for (const language of languages) {
        const seeded = { ...scenario[language], seed };
        broken += brokenIn(await play(seeded, { engine }), seeded, worlds[language]);
      }
      found.push({ seed, broken });
    }
    found.sort((one, other) => one.broken - other.broken);
    const best = found.slice(0, 6).map(({ seed, broken }) => `${seed} (${broken})`);
    const now = found.find(({ seed }) => seed === scenario.en.seed);
    print(`${id}: now ${scenario.en.seed} (${now?.broken ?? '?'}); best ${best.join(', ')}`);
  }
  await engine.dispose();
}

function brokenIn(log: RunLog, scenario: Scenario, world: ClosedWorld): number {
  const faults = judge(log, scenario, world).map(
    ({ onSubject, wellFormed, repeated, sentenceAgain, keepsRole }) =>
      [!onSubject, !wellFormed, repeated, sentenceAgain, !keepsRole].filter(Boolean).length,
  );
  const { pastLimit, backwards } = bargainOf(log, scenario);
  const unfinished = log.at(-1)?.type === 'run-finished' ? 0 : 100;
  const wrongOffers = scenario.id === 'market' ? pastLimit.length + backwards.length : 0;
  return faults.reduce((sum, count) => sum + count, unfinished + wrongOffers);
}

/** Talks of twelve turns on subjects and unseen topics by turns, and instructions; all seeded. */
export async function evaluateTalks(
  language: Language,
  talks: number,
  engine: Engine,
): Promise<Readonly<Record<TalkMeasure, Share>>> {
  const world = closedWorld(language);
  const { shares, add } = counter(talkMeasures);
  for (let talk = 0; talk < talks; talk += 1) {
    const scenario = heldOutTalk(language, talk, world);
    const judged = judge(await play(scenario, { engine }), scenario, world);
    for (const { onSubject, wellFormed, keepsRole, sentenceAgain, pointOf } of judged) {
      add('on subject', onSubject);
      add('only known words', wellFormed);
      add('in role', keepsRole);
      add('says something new', !sentenceAgain);
      if (pointOf !== null) add('own side', pointOf === 'own');
    }
    // A turn that could not be taken, and those after it, are wrong in every way.
    for (let missing = judged.length; missing < scenario.budget.turns; missing += 1) {
      for (const measure of ['on subject', 'only known words', 'in role', 'says something new'] as const)
        add(measure, false);
    }
    add(
      'talks without a repeat',
      judged.every(({ repeated }) => !repeated),
    );
    for (const [instructions, holds] of wordsFor[language].rules) {
      const obeying = heldOutTalk(language, talk, world, instructions);
      for (const text of messagesBy(await play(obeying, { engine }), 'a')) add('instruction followed', holds(text));
    }
  }
  return shares;
}

/** A number of questions for each skill, all seeded. */
export async function evaluateSkills(
  language: Language,
  questions: number,
  engine: Engine,
): Promise<Readonly<Record<Skill, Share>>> {
  const { shares, add } = counter(skills);
  await skillsIn(language, questions, closedWorld(language), engine, add);
  return shares;
}

/** How often the passage that answers a held-out question is among the three nearest (recall@3), by the engine's vectors. */
export async function evaluateSearch(
  language: Language,
  engine: Engine,
): Promise<Readonly<Record<'passage found', Share>>> {
  const { shares, add } = counter(['passage found']);
  await searchesIn(closedWorld(language), engine, (found) => add('passage found', found));
  return shares;
}

function counter<Counted extends string>(measures: readonly Counted[]) {
  const shares = Object.fromEntries(measures.map((measure) => [measure, { right: 0, all: 0 }])) as Record<
    Counted,
    Share
  >;
  const add = (measure: Counted, right: boolean) => {
    shares[measure].all += 1;
    if (right) shares[measure].right += 1;
  };
  return { shares, add };
}

/** Three agents with names that the corpus does not have; every other topic is one that it does not have either. */
function heldOutTalk(language: Language, talk: number, world: ClosedWorld, instructions?: string): Scenario {
  const { names, unseen, cast } = wordsFor[language];
  const subjects = world.subjects.filter(({ group, debatable }) => group === '' && debatable);
  const subject = subjects[(talk * 5) % subjects.length];
  const topic = (talk % 2 === 0 ? subject?.names.at(-1) : unseen[(talk >> 1) % unseen.length]) ?? '';
  const people = cast.map(([role, usual], index): Agent => {
    const name = names[(talk * 3 + index) % names.length] ?? '';
    const own = index === 0 && instructions !== undefined ? instructions : usual;
    return { id: 'abc'.charAt(index) as AgentId, name, role, instructions: own, player: builtIn };
  });
  return {
    ...frame(language, talk),
    topic,
    agents: instructions === undefined ? people : people.slice(0, 2),
    budget: { turns: instructions === undefined ? 12 : 4, tokensPerTurn: 64 },
  };
}

const builtIn: Agent['player'] = { type: 'model', modelId: 'builtin/colloquy', temperature: 0.7 };

function frame(language: Language, talk: number): Omit<Scenario, 'topic' | 'agents' | 'budget'> {
  return {
    format: formatVersion,
    view: 'private',
    longPrompts: 'cut',
    id: `held-out-${talk}` as Scenario['id'],
    language,
    title: `Talk ${talk}`,
    description: '',
    lookFor: '',
    pattern: { kind: 'round-robin', options: {} },
    seed: 1000 + talk,
  };
}

function messagesBy(log: RunLog, id: string): readonly string[] {
  return log.flatMap((fact) => (fact.type === 'message-sent' && fact.from === id ? [fact.text] : []));
}
