import { fail, ok } from '../base';
import { type Tool, unclearInput } from '../core';

/** Throws dice, as players write them: `2d6`, `d20`, `3d6 + 2`; one of six sides where nothing is said. */
export const dice: Tool = {
  id: 'dice',
  words: {
    en: { name: 'Dice', description: 'Throws dice.', input: 'which dice, such as 2d6 or d20 + 1' },
    zh: { name: '骰子', description: '掷骰子。', input: '掷什么骰子，例如 2d6 或 d20 + 1' },
  },
  run: (input, { random }) => {
    const asked = input.normalize('NFKC').trim().toLowerCase();
    const [whole, count = '1', sides = '6', sign = '+', bonus = '0'] =
      asked === '' ? [''] : (/^(\d{1,3})?\s*(?:d\s*(\d{1,4}))?(?:\s*([-+])\s*(\d{1,4}))?$/.exec(asked) ?? []);
    const most = { dice: Number(count), sides: Number(sides) };
    if (whole === undefined || most.dice < 1 || most.dice > 20 || most.sides < 2 || most.sides > 1_000)
      return Promise.resolve(fail(unclearInput(input)));
    const thrown = Array.from({ length: most.dice }, () => random.integer(1, most.sides));
    const added = Number(bonus) * (sign === '-' ? -1 : 1);
    const sum = thrown.reduce((total, one) => total + one, added);
    if (thrown.length === 1 && added === 0) return Promise.resolve(ok(String(sum)));
    const rest = added === 0 ? '' : ` ${sign} ${bonus}`;
    return Promise.resolve(ok(`${thrown.join(' + ')}${rest} = ${sum}`));
  },
};
