import { fail, ok, type Result } from '../base';
import { type Failure, type Tool, unclearInput } from '../core';

/** Sums with the usual operators and functions, written in figures of either language. */
export const calculator: Tool = {
  id: 'calculator',
  words: {
    en: { name: 'Calculator', description: 'Works out sums.', input: 'a sum, such as 3 × (4 + 5)' },
    zh: { name: '计算器', description: '计算算式。', input: '算式，例如 3 × (4 + 5)' },
  },
  run: async (input) => calculated(input),
};

async function calculated(input: string): Promise<Result<string, Failure>> {
  if (input.length > longestSum) return fail(unclearInput(input));
  const { Parser } = await import('expr-eval-fork');
  const parser = new Parser({ allowMemberAccess: false, operators: onlyNumbers });
  // It would bring chance in.
  delete parser.functions.random;
  try {
    const value: unknown = parser.parse(plainSum(input)).evaluate({});
    if (typeof value !== 'number' || !Number.isFinite(value)) return fail(unclearInput(input));
    // Twelve figures: 0.1 + 0.2 is 0.3.
    return ok(String(Number(value.toPrecision(12))));
  } catch {
    return fail(unclearInput(input));
  }
}

/** The parser goes as deep as a sum is nested. */
const longestSum = 500;

/** No variables, texts, lists or programs. */
const onlyNumbers = {
  assignment: false,
  fndef: false,
  in: false,
  concatenate: false,
  conditional: false,
  logical: false,
  comparison: false,
  length: false,
  random: false,
};

/** A sum as people and models write it, in the parser's own signs. */
function plainSum(written: string): string {
  let sum = written.normalize('NFKC').trim();
  for (const [pattern, sign] of signs) sum = sum.replace(pattern, sign);
  return sum.trim();
}

const signs: readonly (readonly [RegExp, string])[] = [
  // 1,234,567; lists of arguments are told apart by their blanks or by having fewer figures.
  [/(?<=\d),(?=\d{3}(?!\d))/g, ''],
  [/[=＝]\s*[?？]?\s*$|[?？]\s*$/, ''],
  [/乘以|乘|×|✕|✖|⋅|·|(?<=[\d)])\s*x\s*(?=[\d(])|\btimes\b/gi, '*'],
  [/除以|÷|\bdivided by\b/gi, '/'],
  [/加上|加|\bplus\b/gi, '+'],
  [/减去|减|[−–—]|\bminus\b/gi, '-'],
  [/\*\*/g, '^'],
  [/π/g, 'PI'],
  [/%\s*(?:of|的)\s*/g, '/100*'],
  [/%\s*(?=$|[-+*/)])/g, '/100'],
];
