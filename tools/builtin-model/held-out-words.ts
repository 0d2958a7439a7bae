import type { Language } from '../../src/core';

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
