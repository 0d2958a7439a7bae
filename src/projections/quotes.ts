import type { Json } from '../base';
import type { JsonSchema, TurnId, TurnTask } from '../core';

/** An answer whose words a pattern may hand on in what it asks others: entries of a board, parts of the work. */
export type Answered = {
  readonly turnId: TurnId;
  readonly agentName: string;
  /** What was filled in freely, without the marks at its end. */
  readonly texts: readonly string[];
};

/** An answer that stands in what a turn is asked, with how many characters of it. */
export type Quote = { readonly turnId: TurnId; readonly characters: number };

/** What of an answer can be handed on: its texts, but not those that the schema offered. */
export function textsToHandOn(value: Json, schema: JsonSchema): readonly string[] {
  const offered = offeredBy(schema);
  return [...new Set(textsIn(value).map(withoutEnd))].filter((text) => isTelling(text) && !offered.has(text));
}

/**
 * The answers whose words stand in what a turn is asked, oldest first. Where several agents wrote the same, it is that of
 * whoever is named there, else the newest.
 */
export function quotedIn(task: TurnTask, answers: readonly Answered[]): readonly Quote[] {
  const asked = wordsOf(task);
  const holders = new Map<string, Answered>();
  for (const answer of answers) {
    for (const text of answer.texts) {
      const known = holders.get(text);
      const isBetter = known === undefined ? stands(text, asked) : !stands(known.agentName, asked);
      if (isBetter) holders.set(text, answer);
    }
  }
  const found = new Map<TurnId, number>();
  for (const [text, { turnId }] of holders) found.set(turnId, (found.get(turnId) ?? 0) + text.length);
  return answers.flatMap(({ turnId }) => {
    const characters = found.get(turnId);
    return characters === undefined ? [] : [{ turnId, characters }];
  });
}

function wordsOf(task: TurnTask): string {
  if (task.type === 'choose') return [task.question, ...task.options.map(({ text }) => text)].join('\n');
  return task.brief ?? '';
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function offeredBy(schema: JsonSchema): ReadonlySet<string> {
  switch (schema.type) {
    case 'string':
      return new Set(schema.enum);
    case 'array':
      return offeredBy(schema.items);
    case 'object':
      return new Set(Object.values(schema.properties).flatMap((one) => [...offeredBy(one)]));
    default:
      return new Set();
  }
}

const withoutEnd = (text: string) => text.trim().replace(/[\s.。?？!！:：;；,，]+$/u, '');

/** A letter or two are everywhere; two Chinese characters are a word. */
const isTelling = (text: string) => text.length >= (/\p{Script=Han}/u.test(text) ? 2 : 3);

/** Whether it stands there as whole words; Chinese has no gaps between them. */
function stands(text: string, within: string): boolean {
  for (let at = within.indexOf(text); at !== -1; at = within.indexOf(text, at + 1)) {
    const [before = ' ', after = ' '] = [within[at - 1], within[at + text.length]];
    const isWhole = !(isLatin(before) && isLatin(text[0] ?? '')) && !(isLatin(after) && isLatin(text.at(-1) ?? ''));
    if (isWhole) return true;
  }
  return false;
}

const isLatin = (character: string) => /[\p{Script=Latin}\d]/u.test(character);
