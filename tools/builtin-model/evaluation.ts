import { randomAt } from '../../src/base';
import type { Agent, AgentId, Engine, Language, RunLog, Scenario } from '../../src/core';
import { formatVersion, languages } from '../../src/core';
import { builtIns } from '../../src/scenarios';
import { type ClosedWorld, closedWorld } from './closed-world';
import { type Judged, judge } from './judge';
import { builtInModel, play } from './play';

/** Right ones out of all. */
export type Share = { right: number; all: number };
export type Evaluation = Readonly<Record<Measure, Share>>;
export type Measure =
  | 'on subject'
  | 'only known words'
  | 'in role'
  | 'says something new'
  | 'talks without a repeat'
  | 'instruction followed'
  | 'asked is chosen';

/** The table of a number of held-out talks in each language: shares as `right/all`. */
export async function evaluate(talks: number, modelsPath?: string): Promise<Record<Language, Record<Measure, string>>> {
  const engine = builtInModel(modelsPath);
  const row = async (language: Language) => {
    const found = await evaluateIn(language, talks, engine);
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

function lineOf({ name, text, onSubject, wellFormed, repeated, sentenceAgain, outOfRole }: Judged): string {
  const faults = [
    !onSubject && 'off',
    !wellFormed && 'word',
    repeated ? 'again' : sentenceAgain && 'sentence',
    outOfRole && 'role',
  ].filter(Boolean);
  return `${name}: ${text}${faults.length > 0 ? `   ← ${faults.join(', ')}` : ''}`;
}

/** Talks of twelve turns on subjects and unseen topics by turns, then instructions, then choices; all seeded. */
export async function evaluateIn(language: Language, talks: number, engine: Engine): Promise<Evaluation> {
  const world = closedWorld(language);
  const count: Evaluation = {
    'on subject': { right: 0, all: 0 },
    'only known words': { right: 0, all: 0 },
    'in role': { right: 0, all: 0 },
    'says something new': { right: 0, all: 0 },
    'talks without a repeat': { right: 0, all: 0 },
    'instruction followed': { right: 0, all: 0 },
    'asked is chosen': { right: 0, all: 0 },
  };
  const add = (measure: Measure, right: boolean) => {
    count[measure].all += 1;
    if (right) count[measure].right += 1;
  };
  for (let talk = 0; talk < talks; talk += 1) {
    const scenario = heldOutTalk(language, talk, world);
    const judged = judge(await play(scenario, { engine }), scenario, world);
    for (const { onSubject, wellFormed, outOfRole, sentenceAgain } of judged) {
      add('on subject', onSubject);
      add('only known words', wellFormed);
      add('in role', !outOfRole);
      add('says something new', !sentenceAgain);
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
    for (const right of await choices(language, talk, world, engine)) add('asked is chosen', right);
  }
  return count;
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

/** People ask each other by name, and the coordinator has to choose whoever was asked. */
async function choices(language: Language, talk: number, world: ClosedWorld, engine: Engine): Promise<boolean[]> {
  const { names, asks } = wordsFor[language];
  const talkers = heldOutTalk(language, talk, world).agents.map(
    (agent): Agent => ({ ...agent, player: { type: 'human' } }),
  );
  const leader: Agent = {
    id: 'leader' as AgentId,
    name: names[(talk * 3 + 4) % names.length] ?? '',
    role: language === 'zh' ? '主持人' : 'moderator',
    instructions: '',
    player: builtIn,
  };
  const scenario: Scenario = {
    ...frame(language, talk),
    topic: heldOutTalk(language, talk, world).topic,
    agents: [leader, ...talkers],
    pattern: {
      kind: 'coordinator',
      options: { coordinator: leader.id, rounds: 6, opens: false, closes: false, mayRepeat: false },
    },
    budget: { turns: 12, tokensPerTurn: 64 },
  };
  const random = randomAt(talk, 7);
  const asked: string[] = [];
  const log = await play(scenario, {
    engine,
    askHuman: (speaker) => {
      const others = talkers.filter(({ id }) => id !== speaker);
      const other = others[random.integer(0, others.length - 1)];
      asked.push(other?.id ?? '');
      return (asks[asked.length % asks.length] ?? '').replace('$o', other?.name ?? '');
    },
  });
  const chosen = log.flatMap((fact) => (fact.type === 'action-taken' ? [fact.action.chosen as string] : []));
  // The first choice comes before anybody was asked.
  return chosen.slice(1).map((id, index) => id === asked[index]);
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

type Words = {
  readonly names: readonly string[];
  readonly unseen: readonly string[];
  readonly cast: readonly (readonly [role: string, instructions: string])[];
  readonly rules: readonly (readonly [instructions: string, holds: (text: string) => boolean])[];
  readonly asks: readonly string[];
};

/** Names and topics that the corpus does not have (a test holds it). */
export const wordsFor: Readonly<Record<Language, Words>> = {
  en: {
    names: ['Solveig', 'Baltasar', 'Quirin', 'Tamsin', 'Odalys', 'Ferrix', 'Wendelin', 'Marisol', 'Thaddeus'],
    unseen: ['garlic toothpaste', 'penguins in the office', 'knitted computers', 'a lottery for homework'],
    cast: [
      ['optimist', 'You love new ideas and look for the good side.'],
      ['skeptic', 'You doubt everything and look for weak points.'],
      ['moderator', 'You lead the talk and give everybody a turn.'],
    ],
    rules: [
      ['End every reply with a question.', (text) => /\?\s*$/.test(text)],
      ['Begin every reply with the word "Honestly".', (text) => text.startsWith('Honestly')],
      ['Speak like a pirate.', (text) => /arr|ahoy|timbers|yo ho|\bbe\b|\bye\b|\bme\b/i.test(text)],
      ['You love paper kites. Mention it.', (text) => /paper kites/i.test(text)],
    ],
    asks: ['$o, what do you think?', '$o, do you agree?', '$o, your turn?'],
  },
  zh: {
    names: ['沐阳', '芷若', '仲尼', '阿廖沙', '紫薇', '兰博', '南风', '格桑', '清欢'],
    unseen: ['大蒜牙膏', '办公室里的鹦鹉', '会做梦的冰箱', '竹子做的飞船'],
    cast: [
      ['乐观者', '你喜欢新想法，总看好的一面。'],
      ['怀疑者', '你什么都怀疑，爱找弱点。'],
      ['主持人', '你主持谈话，让每个人都说话。'],
    ],
    rules: [
      ['每次都以问句结尾。', (text) => /？\s*$/.test(text)],
      ['每次都以“说实话”开头。', (text) => text.startsWith('说实话')],
      ['像海盗一样说话。', (text) => /啊哈|哟嚯|扬帆|伙计|大海作证|跳海/.test(text)],
      ['你喜欢风筝，要提到它。', (text) => text.includes('风筝')],
    ],
    asks: ['$o，你怎么看？', '$o，你同意吗？', '你说呢，$o？'],
  },
};
