import { type Random, randomAt } from '../../src/base';
import {
  type Constraint,
  type Engine,
  type JsonSchema,
  type Language,
  type PromptMessage,
  shapeOf,
} from '../../src/core';
import { questionWords } from '../../src/patterns/question-words';
import { promptWords } from '../../src/projections/prompt-words';
import type { ClosedWorld, Subject } from './closed-world';
import { wordsFor } from './held-out-words';

/** One question with a right answer, made from names and numbers that were not trained on. */
type Task = {
  readonly messages: readonly PromptMessage[];
  readonly constraint: Constraint;
  readonly isRight: (answer: string) => boolean;
};

export const skills = ['sum', 'move', 'JSON is valid', 'JSON is right', 'asked is chosen'] as const;
export type Skill = (typeof skills)[number];

/** Puts this many questions of each kind, and gives every answer as right or wrong. */
export async function skillsIn(
  language: Language,
  count: number,
  world: ClosedWorld,
  engine: Engine,
  hear: (skill: Skill, right: boolean, task: string, answer: string) => void,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const random = randomAt(4000 + number, language === 'zh' ? 1 : 0);
    for (const [skill, made] of [
      ['sum', sum(language, random)],
      ['move', move(language, random)],
      ['asked is chosen', choice(language, random, world)],
      ['JSON is right', report(language, random, world)],
    ] as const) {
      const answer = await answered(engine, made);
      hear(skill, made.isRight(answer), made.messages.at(-1)?.content ?? '', answer);
      if (skill === 'JSON is right') hear('JSON is valid', isJson(answer), '', answer);
    }
  }
}

async function answered(engine: Engine, { messages, constraint }: Task): Promise<string> {
  const request = { modelId: 'builtin/colloquy', messages, maxTokens: 64, temperature: 0, seed: 1, constraint };
  for await (const part of engine.generate(request, new AbortController().signal)) {
    if (part.type === 'finish') return part.text;
    if (part.type === 'failure') return `(${part.failure.code})`;
  }
  return '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The pairs of numbers that the corpus program never adds or subtracts (`held_out` in drills.py). */
const isHeldOut = (a: number, b: number) =>
  (31 * a + 17 * b + 7 * Math.floor(a / 10) + 3 * Math.floor(b / 10)) % 11 === 0;

/** One step with numbers and a result of at most 100. */
function sum(language: Language, random: Random): Task {
  for (;;) {
    const sign = random.pick(['+', '+', '-', '-', '×', '÷'] as const);
    let [a, b] = [random.integer(0, 100), random.integer(0, 100)];
    if (sign === '×') [a, b] = [random.integer(1, 12), random.integer(1, 12)];
    if (sign === '÷') {
      b = random.integer(1, 12);
      a = b * random.integer(1, 12);
    }
    const result = { '+': a + b, '-': a - b, '×': a * b, '÷': a / b }[sign];
    if (('+-'.includes(sign) && !isHeldOut(a, b)) || a > 100 || result < 0 || result > 100) continue;
    const [me, other] = twoNames(language, random);
    const ask = language === 'zh' ? `${a} ${sign} ${b} 等于多少？` : `What is ${a} ${sign} ${b}?`;
    const role = language === 'zh' ? '数学家' : 'mathematician';
    return {
      messages: [
        system(
          language,
          me,
          role,
          '',
          [[other, language === 'zh' ? '客人' : 'guest']],
          language === 'zh' ? '算术' : 'sums',
        ),
        { role: 'user', content: promptWords[language].line(other, ask) },
      ],
      constraint: { type: 'none' },
      isRight: (answer) => Number(answer.match(/\d+/g)?.at(-1)) === result,
    };
  }
}

const games: Readonly<Record<Language, readonly (readonly [name: string, first: string, second: string])[]>> = {
  en: [
    ["the prisoner's dilemma", 'cooperate', 'defect'],
    ['the stag hunt', 'stag', 'hare'],
    ['the trust game', 'trust', 'cheat'],
  ],
  zh: [
    ['囚徒困境', '合作', '背叛'],
    ['猎鹿博弈', '猎鹿', '抓兔'],
    ['信任博弈', '信任', '欺骗'],
  ],
};

const strategies: readonly {
  readonly en: (c: string, d: string) => string;
  readonly zh: (c: string, d: string) => string;
  /** 0 or 1 from what was played before. */
  readonly next: (theirs: readonly number[]) => number;
}[] = [
  { en: (c) => `You always ${c}.`, zh: (c) => `你总是${c}。`, next: () => 0 },
  { en: (_, d) => `You always ${d}.`, zh: (_, d) => `你总是${d}。`, next: () => 1 },
  {
    en: (c) => `You play tit for tat: begin with ${c}, then do what the other did last.`,
    zh: (c) => `你以牙还牙：先${c}，然后对方上次怎么做，你就怎么做。`,
    next: (theirs) => theirs.at(-1) ?? 0,
  },
  {
    en: (c, d) => `Grim trigger: ${c} until the other plays ${d} once, then always ${d}.`,
    zh: (c, d) => `冷酷触发：一直${c}，直到对方有一次${d}，之后永远${d}。`,
    next: (theirs) => (theirs.includes(1) ? 1 : 0),
  },
  {
    en: (c) => `Begin with ${c}, then do the opposite of what the other did last.`,
    zh: (c) => `先${c}，然后和对方上次相反。`,
    next: (theirs) => (theirs.length === 0 ? 0 : 1 - (theirs.at(-1) ?? 0)),
  },
];

/** A round of a matrix game, some rounds in, by a stated strategy. */
function move(language: Language, random: Random): Task {
  const [game, ...moves] = random.pick(games[language]);
  const strategy = random.pick(strategies);
  const [me, other] = twoNames(language, random);
  const words = promptWords[language];
  const cue = words.choose(language === 'zh' ? '你走哪一步？' : 'Your move?', moves, false);
  const theirs: number[] = [];
  const player = language === 'zh' ? '玩家' : 'player';
  const messages: PromptMessage[] = [
    system(language, me, player, strategy[language](moves[0], moves[1]), [[other, player]], game),
    { role: 'user', content: `${words.begin}\n${cue}` },
  ];
  for (let round = random.integer(0, 5); round > 0; round -= 1) {
    messages.push({ role: 'assistant', content: moves[strategy.next(theirs)] ?? '' });
    theirs.push(random.integer(0, 1));
    messages.push({ role: 'user', content: `${words.line(other, moves[theirs.at(-1) ?? 0] ?? '')}\n${cue}` });
  }
  const right = moves[strategy.next(theirs)];
  return { messages, constraint: { type: 'one-of', texts: moves }, isRight: (answer) => answer === right };
}

/** People speak, the last one asks somebody by name, and the moderator is to give that one the word. */
function choice(language: Language, random: Random, world: ClosedWorld): Task {
  const { asks } = wordsFor[language];
  const subject = aSubject(random, world);
  const [me = '', ...others] = someNames(language, random, random.integer(3, 5));
  const asked = others[random.integer(0, others.length - 2)] ?? '';
  const asker = others.at(-1) ?? '';
  const roles =
    language === 'zh' ? ['乐观者', '怀疑者', '诗人', '生物学家'] : ['optimist', 'skeptic', 'poet', 'biologist'];
  const words = promptWords[language];
  const says = (name: string, text: string) => words.line(name, text);
  const lines = others
    .slice(0, random.integer(0, others.length - 1))
    .map((name) => says(name, aPoint(random, subject)));
  const ask = random.pick(asks).replace('$o', asked);
  const among = others.filter((name) => name !== asker);
  return {
    messages: [
      system(
        language,
        me,
        language === 'zh' ? '主持人' : 'moderator',
        '',
        others.map((name, index) => [name, roles[index % roles.length] ?? '']),
        subject.names[0] ?? '',
      ),
      {
        role: 'user',
        content: [
          ...lines,
          says(asker, joined(language, aPoint(random, subject), ask)),
          words.choose(questionWords[language].nextSpeaker, among, true),
        ].join('\n'),
      },
    ],
    constraint: { type: 'one-of', texts: among },
    isRight: (answer) => answer === asked,
  };
}

/** A report in JSON on what was said last. */
function report(language: Language, random: Random, world: ClosedWorld): Task {
  const zh = language === 'zh';
  const subject = aSubject(random, world);
  const [me = '', speaker = '', third = ''] = someNames(language, random, 3);
  const asks = random.next() < 0.4;
  const question = random.pick(wordsFor[language].asks).replace('$o', third);
  const text = asks ? joined(language, aPoint(random, subject), question) : aPoint(random, subject);
  const known: readonly (readonly [name: string, schema: JsonSchema, value: unknown])[] = [
    ['speaker', { type: 'string', ...(random.next() < 0.5 && { enum: [speaker, third] }) }, speaker],
    ['topic', { type: 'string' }, subject.names[0]],
    ['name', { type: 'string' }, me],
    ['question', { type: 'boolean' }, asks],
    ...(asks ? ([['asked', { type: 'string', enum: [me, third] }, third]] as const) : []),
  ];
  const start = random.integer(0, known.length - 1);
  const fields = [...known.slice(start), ...known.slice(0, start)].slice(0, random.integer(1, 3));
  const schema: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, shape]) => [name, shape])),
  };
  const right = JSON.stringify(Object.fromEntries(fields.map(([name, , value]) => [name, value])));
  const words = promptWords[language];
  return {
    messages: [
      system(
        language,
        me,
        zh ? '主持人' : 'moderator',
        '',
        [
          [speaker, zh ? '乐观者' : 'optimist'],
          [third, zh ? '怀疑者' : 'skeptic'],
        ],
        subject.names[0] ?? '',
      ),
      { role: 'user', content: `${words.line(speaker, text)}\n${words.answerInJson(shapeOf(schema))}` },
    ],
    constraint: { type: 'json', schema },
    isRight: (answer) => isJson(answer) && JSON.stringify(JSON.parse(answer)) === right,
  };
}

function system(
  language: Language,
  name: string,
  role: string,
  instructions: string,
  others: readonly (readonly [name: string, role: string])[],
  topic: string,
): PromptMessage {
  const words = promptWords[language];
  const lines = [
    words.identity(name, role),
    instructions,
    words.others(others.map(([other, its]) => ({ name: other, role: its }))),
    words.topic(topic),
    words.manner(name),
  ];
  return { role: 'system', content: lines.filter((line) => line !== '').join('\n') };
}

function twoNames(language: Language, random: Random): readonly [string, string] {
  const [one = '', other = ''] = someNames(language, random, 2);
  return [one, other];
}

function someNames(language: Language, random: Random, count: number): readonly string[] {
  const left = [...wordsFor[language].names];
  return Array.from({ length: count }, () => left.splice(random.integer(0, left.length - 1), 1)[0] ?? '');
}

function aSubject(random: Random, world: ClosedWorld): Subject {
  return random.pick(world.subjects.filter(({ group, debatable }) => group === '' && debatable));
}

function aPoint(random: Random, { sentences }: Subject): string {
  return random.pick(sentences);
}

function joined(language: Language, ...sentences: readonly string[]): string {
  return sentences.join(language === 'zh' ? '' : ' ');
}
