import type { Random } from '../../base';

type Expression =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'rule'; readonly name: string }
  | { readonly type: 'characters'; readonly characters: readonly string[] }
  | { readonly type: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly type: 'alternatives'; readonly ways: readonly Expression[] }
  | { readonly type: 'repeated'; readonly part: Expression; readonly least: number; readonly most: number };

/** What stands for "any character but these": plain ones, wide ones, and ones that mean something in JSON. */
const anything = [...'aZ 7}],:陈é👋'];

/** A text that a grammar (the library's EBNF, as far as it is used here) allows, drawn as a wild model would draw it. */
export function textOfGrammar(grammar: string, random: Random): string {
  const rules = new Map(
    grammar.split('\n').map((line) => {
      const [name = '', expression = ''] = line.split(/ ::= (.*)/s);
      return [name, parsed(expression)] as const;
    }),
  );
  const write = (expression: Expression): string => {
    switch (expression.type) {
      case 'text':
        return expression.text;
      case 'rule': {
        const rule = rules.get(expression.name);
        if (rule === undefined) throw new Error(`The grammar has no rule ${expression.name}.`);
        return write(rule);
      }
      case 'characters':
        return random.pick(expression.characters);
      case 'sequence':
        return expression.parts.map(write).join('');
      case 'alternatives':
        return write(random.pick(expression.ways));
      case 'repeated': {
        let [text, count] = ['', 0];
        while (count < expression.least || (count < expression.most && random.next() < 0.8)) {
          text += write(expression.part);
          count += 1;
        }
        return text;
      }
    }
  };
  return write({ type: 'rule', name: 'root' });
}

function parsed(source: string): Expression {
  const tokens = source.match(/"(?:[^"\\]|\\.)*"|\[(?:[^\]\\]|\\.)*\]|[\w]+|\{\d+,\d+\}|[()|*?]/g) ?? [];
  let at = 0;

  function alternatives(): Expression {
    const ways = [sequence()];
    while (tokens[at] === '|') {
      at += 1;
      ways.push(sequence());
    }
    return { type: 'alternatives', ways };
  }

  function sequence(): Expression {
    const parts: Expression[] = [];
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') parts.push(repeated(primary()));
    return { type: 'sequence', parts };
  }

  function primary(): Expression {
    const token = tokens[at++] as string;
    if (token.startsWith('"')) return { type: 'text', text: JSON.parse(token) as string };
    if (token.startsWith('[^')) return { type: 'characters', characters: anything };
    if (token.startsWith('[')) return { type: 'characters', characters: charactersOf(token.slice(1, -1)) };
    if (token !== '(') return { type: 'rule', name: token };
    const inner = alternatives();
    at += 1;
    return inner;
  }

  function repeated(part: Expression): Expression {
    const [least, most] = boundsOf(tokens[at]);
    if (least === null) return part;
    at += 1;
    return { type: 'repeated', part, least, most };
  }

  return alternatives();
}

function boundsOf(token: string | undefined): readonly [number, number] | readonly [null, 0] {
  if (token === '*') return [0, Infinity];
  if (token === '?') return [0, 1];
  const [, least, most] = /^\{(\d+),(\d+)\}$/.exec(token ?? '') ?? [];
  return least === undefined ? [null, 0] : [Number(least), Number(most)];
}

function charactersOf(listed: string): readonly string[] {
  const range = /^(.)-(.)$/.exec(listed);
  if (range === null) return [...listed.replaceAll('\\\\', '\\')];
  const [from, to] = [range[1] as string, range[2] as string].map((end) => end.charCodeAt(0)) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at));
}
