/**
 * Judges the shipped files by rules over the closed world: node tools/builtin-model/evaluate.mjs [model folder] [talks a language]
 * Names are drawn from held-out ones that the corpus does not hold, and half of the topics are unseen.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { choose, loadTalker, messagesFor, reply } from './talker.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [folder = path.join(here, '../../public/models/builtin'), talks = '4'] = process.argv.slice(2);
const words = {
  en: {
    corpus: 'english',
    names: ['Solveig', 'Baltasar', 'Quirin', 'Tamsin', 'Odalys', 'Ferrix', 'Wendelin', 'Marisol', 'Thaddeus'],
    unseen: ['garlic toothpaste', 'penguins in the office', 'knitted computers', 'a lottery for homework'],
    cast: [
      ['optimist', 'You love new ideas and look for the good side.'],
      ['skeptic', 'You doubt everything and look for weak points.'],
      ['moderator', 'You lead the talk and give everybody a turn.'],
    ],
    question: /\?\s*$/,
    rules: [
      ['End every reply with a question.', (text) => /\?\s*$/.test(text)],
      ['Begin every reply with the word "Honestly".', (text) => text.startsWith('Honestly')],
      ['Speak like a pirate.', (text) => /arr|ahoy|timbers|yo ho|\bbe\b|\bye\b/i.test(text)],
      ['You love paper kites. Mention it.', (text) => /paper kites/i.test(text)],
    ],
    asked: (name) => `${name}, what do you think?`,
  },
  zh: {
    corpus: 'chinese',
    names: ['沐阳', '芷若', '仲尼', '阿廖沙', '紫薇', '兰博', '南风', '格桑', '清欢'],
    unseen: ['大蒜牙膏', '办公室里的鹦鹉', '会做梦的冰箱', '竹子做的飞船'],
    cast: [
      ['乐观者', '你喜欢新想法，总看好的一面。'],
      ['怀疑者', '你什么都怀疑，爱找弱点。'],
      ['主持人', '你主持谈话，让每个人都说话。'],
    ],
    question: /？\s*$/,
    rules: [
      ['每次都以问句结尾。', (text) => /？\s*$/.test(text)],
      ['每次都以“说实话”开头。', (text) => text.startsWith('说实话')],
      ['像海盗一样说话。', (text) => /啊哈|哟嚯|扬帆|伙计|大海作证|跳海/.test(text)],
      ['你喜欢风筝，要提到它。', (text) => text.includes('风筝')],
    ],
    asked: (name) => `${name}，你怎么看？`,
  },
};

const talker = await loadTalker(folder);
for (const [language, world] of Object.entries(words)) console.table({ [language]: await judge(language, world) });

async function judge(language, world) {
  const subjects = subjectsOf(world.corpus).filter(({ group, points }) => group === '' && points.includes('+'));
  const vocabulary = wordsOf(
    fs
      .readdirSync(path.join(here, 'corpus', world.corpus))
      .map((file) => read(world.corpus, file))
      .join('\n'),
    language,
  );
  const count = {
    replies: 0,
    onSubject: 0,
    closed: 0,
    prefix: 0,
    strangers: 0,
    named: 0,
    repeated: 0,
    wellFormed: 0,
    rule: 0,
    rules: 0,
    choice: 0,
    choices: 0,
  };
  for (let talk = 0; talk < Number(talks); talk++) {
    const subject = talk % 2 === 0 ? subjects[(talk * 5) % subjects.length] : undefined;
    const topic = subject?.topic ?? world.unseen[(talk >> 1) % world.unseen.length];
    const agents = world.cast.map(([role, instructions], n) => ({
      name: world.names[(talk * 3 + n) % world.names.length],
      role,
      instructions,
    }));
    const said = [];
    for (let turn = 0; turn < 12; turn++) {
      const me = agents[turn % 3];
      const text = await reply(talker, messagesFor(language, agents, topic, me, said), { seed: talk * 100 + turn });
      count.replies++;
      count.prefix += agents.some(({ name }) => text.startsWith(`${name}:`) || text.startsWith(`${name}：`)) ? 1 : 0;
      count.named += agents.some((other) => other !== me && text.includes(other.name)) ? 1 : 0;
      count.strangers +=
        world.names.some((name) => text.includes(name) && !agents.some((agent) => agent.name === name)) ||
        text.includes(me.name)
          ? 1
          : 0;
      count.repeated += said.some((earlier) => earlier.text === text) ? 1 : 0;
      const known = new Set([
        ...vocabulary,
        ...wordsOf([topic, ...agents.flatMap(({ name, role }) => [name, role])].join(' '), language),
      ]);
      const spoken = [...wordsOf(text, language)];
      count.wellFormed += spoken.length > 0 && spoken.every((word) => known.has(word)) ? 1 : 0;
      count.closed++;
      count.onSubject += onSubject(text, topic, subject, agents, language) ? 1 : 0;
      said.push({ name: me.name, text });
    }
    for (const [instructions, holds] of world.rules) {
      const [a, b] = agents;
      const text = await reply(
        talker,
        messagesFor(language, [{ ...a, instructions }, b], topic, { ...a, instructions }, [
          { name: b.name, text: said[1].text },
        ]).map((m) => m),
        { seed: talk },
      );
      count.rules++;
      count.rule += holds(text) ? 1 : 0;
    }
    for (const asked of [agents[0], agents[1]]) {
      const names = [agents[0].name, agents[1].name];
      const heard = [
        ...said.slice(0, 2),
        { name: agents[asked === agents[0] ? 1 : 0].name, text: world.asked(asked.name) },
      ];
      count.choices++;
      count.choice +=
        (await choose(talker, messagesFor(language, agents, topic, agents[2], heard, names), names)) === asked.name
          ? 1
          : 0;
    }
  }
  const share = (part, whole) => `${part}/${whole}`;
  return {
    'on subject': share(count.onSubject, count.closed),
    'all words known': share(count.wellFormed, count.replies),
    'names another': share(count.named, count.replies),
    'own or absent name': share(count.strangers, count.replies),
    'name prefix': share(count.prefix, count.replies),
    repeated: share(count.repeated, count.replies),
    'instruction followed': share(count.rule, count.rules),
    'choice of who was asked': share(count.choice, count.choices),
  };
}

/** Says the topic, or three words in a row of what is known about it; a leader's short turns count when they name somebody. */
function onSubject(text, topic, subject, agents, language) {
  if (text.includes(topic)) return true;
  if (
    subject !== undefined &&
    (text.toLowerCase().includes(subject.short.toLowerCase()) ||
      runs(subject.points, language).some((run) => text.toLowerCase().includes(run)))
  )
    return true;
  return /[?？]\s*$/.test(text) && agents.some(({ name }) => text.includes(name));
}

function runs(text, language) {
  const flat = text.toLowerCase().replace(/[{}|]/g, ' ');
  if (language === 'zh') return [...flat.matchAll(/(?=([\u4e00-\u9fff]{3}))/g)].map((match) => match[1]);
  return [...flat.matchAll(/(?=\b(\w+ \w+ \w+)\b)/g)].map((match) => match[1]);
}

function wordsOf(text, language) {
  return new Set(
    language === 'zh'
      ? (text.match(/[\u4e00-\u9fff]|[a-z]{4,}/gi) ?? [])
      : (text.toLowerCase().match(/[a-z]+|[\u4e00-\u9fff]/g) ?? []),
  );
}

function subjectsOf(corpus) {
  return read(corpus, 'subjects.txt')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head, ...lines] = block.split('\n');
      const [name, topics] = head.split(/[|｜]/);
      const [short, group = ''] = name.split('@').map((part) => part.trim());
      return { short, group, topic: topics.split(/[;；]/)[0].trim(), points: lines.join('\n') };
    });
}

function read(corpus, file) {
  const at = path.join(here, 'corpus', corpus, file);
  return fs.statSync(at).isFile() ? fs.readFileSync(at, 'utf8') : '';
}
