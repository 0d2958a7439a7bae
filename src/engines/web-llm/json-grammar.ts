import { allowedTexts, itemBounds, type JsonSchema } from '../../core';
import { digitBounds } from '../json';
import { quoted } from './one-of-grammar';

/**
 * A grammar (the library's EBNF) of the JSON texts of a schema, written as every engine here writes them. Not the
 * library's own way from a schema, because that allows blanks without end; and without the bounds of strings and arrays,
 * because the library compiles a string of up to 200 characters for 25 seconds with a large vocabulary (measured, see
 * decision 6). Who reads the answer has to mind them.
 */
export function jsonGrammar(schema: JsonSchema): string {
  const { whole, fraction } = digitBounds;
  const rules = [
    String.raw`text ::= "\"" character* "\""`,
    String.raw`character ::= [^"\\\u0000-\u001f] | "\\" ["\\/nrt]`,
    `integer ::= "0" | "-"? [1-9] [0-9]{0,${whole - 1}}`,
    `number ::= integer decimals? | "-0" decimals`,
    `decimals ::= "." [0-9]{1,${fraction}}`,
  ];
  const root = expressionOf(schema, (expression) => {
    const name = `item${rules.length}`;
    rules.push(`${name} ::= ${expression}`);
    return name;
  });
  return [`root ::= ${root}`, ...rules].join('\n');
}

function expressionOf(schema: JsonSchema, ruleFor: (expression: string) => string): string {
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties).map(
        ([name, part], at) =>
          `${quoted(`${at === 0 ? '{' : ', '}${JSON.stringify(name)}: `)} ${expressionOf(part, ruleFor)}`,
      );
      return [...parts, quoted(parts.length === 0 ? '{}' : '}')].join(' ');
    }
    case 'array': {
      const item = ruleFor(expressionOf(schema.items, ruleFor));
      const { least, most } = itemBounds(schema);
      if (most === 0) return '"[]"';
      const others = `(", " ${item}){${Math.max(0, least - 1)},${most - 1}}`;
      return least === 0 ? `"[" (${item} ${others})? "]"` : `"[" ${item} ${others} "]"`;
    }
    case 'string': {
      const texts = allowedTexts(schema);
      return texts === null ? 'text' : `(${texts.map((text) => quoted(JSON.stringify(text))).join(' | ')})`;
    }
    case 'number':
    case 'integer':
      return schema.type;
    case 'boolean':
      return '("true" | "false")';
  }
}
