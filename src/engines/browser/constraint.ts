import { type Constraint, isJsonOf, jsonSchemaOf } from '../../core';

/** What the browser is told to hold an answer to; undefined leaves it free. The schema is of draft 2020-12. */
export function responseConstraintOf(constraint: Constraint): object | undefined {
  switch (constraint.type) {
    case 'none':
      return undefined;
    case 'one-of':
      return { type: 'string', enum: constraint.texts };
    case 'json':
      return jsonSchemaOf(constraint.schema);
  }
}

/** The answer as the contract wants it; null if it is none that the constraint allows. */
export function readAnswer(answer: string, constraint: Constraint): string | null {
  switch (constraint.type) {
    case 'none':
      return answer;
    case 'one-of': {
      const chosen = parsed(answer);
      return constraint.texts.find((text) => text === chosen || text === answer.trim()) ?? null;
    }
    case 'json':
      return isJsonOf(constraint.schema, answer) ? answer : null;
  }
}

/** `undefined` where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
