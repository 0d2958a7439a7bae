import type { Random } from '../../base';

/** Words of people, models and mischief, in several scripts. Never half of a character, never longer than `longest`. */
export function randomText(random: Random, longest: number): string {
  const wanted = random.integer(0, Math.min(longest, random.pick([0, 12, 80, 400])));
  let text = '';
  while (text.length < wanted) {
    const word = random.pick(words);
    if (text.length + word.length > longest) break;
    text += word;
  }
  return text;
}

const words = [
  'the ',
  'agents ',
  'agree ',
  'because ',
  'of 3.14, ',
  '\n',
  '\n- ',
  '"quoted" ',
  'back\\slash ',
  '我们',
  '同意，',
  '因为',
  '。',
  '🙂',
  '👩‍🔬 ',
  'é',
  'שלום ',
  '\u0000',
  '\u001b',
  '\u2028',
  '\ufeff',
  '<script>alert(1)</script> ',
  '__proto__ ',
  '{{x}} ',
  '%E0%A4%A',
  '\t',
  ',',
  ']',
  '}',
];
