import { fail, ok } from '../base';
import { type Tool, unclearInput } from '../core';

/** What an agent writes down for itself, and reads again with an empty input. */
export const notes: Tool = {
  id: 'notes',
  words: {
    en: {
      name: 'Notes',
      description: 'Keeps notes that nobody else sees.',
      input: 'what to note; nothing, to read all notes',
    },
    zh: { name: '笔记', description: '记下只有自己看得到的笔记。', input: '要记的内容；不写就是读全部笔记' },
  },
  run: (input, { scenario, earlier }) => {
    const words = sentences[scenario.language];
    if (!isReading(input)) return Promise.resolve(input.length > longest ? fail(unclearInput(input)) : ok(words.noted));
    const noted = earlier.filter((written) => !isReading(written));
    if (noted.length === 0) return Promise.resolve(ok(words.nothing));
    // The newest matter most where there is no room for all.
    const lines = noted.map((note, index) => `${index + 1}. ${note.trim()}`);
    while (lines.length > 1 && lines.join('\n').length > longest) lines.shift();
    return Promise.resolve(ok(lines.join('\n')));
  },
};

/** Whether an input asks for the notes, instead of being one. */
function isReading(input: string): boolean {
  return /^(read|读|阅读|查看)?[.。]?$/i.test(input.trim());
}

const longest = 1_900;

const sentences = {
  en: { noted: 'Noted.', nothing: 'No notes yet.' },
  zh: { noted: '已记下。', nothing: '还没有笔记。' },
};
