import type { Json } from '../base';
import type { AgentId, Flow, JsonSchema, Scenario } from '../core';
import { answer } from '../core';
import { questionWords } from './question-words';

/** Asks an agent to split the work, and gives as many different parts; the whole of it where none was named. */
export function* splitBy(agentId: AgentId, count: number, scenario: Scenario, whole: string): Flow<readonly string[]> {
  if (count < 2) return [whole];
  const named = yield* answer(agentId, questionWords[scenario.language].splitWork(count), partsSchema(count));
  const parts = partsIn(named);
  return parts.length > 0 ? parts : [whole];
}

function partsSchema(count: number): JsonSchema {
  const part: JsonSchema = { type: 'string', maxLength: 60 };
  return { type: 'object', properties: { parts: { type: 'array', items: part, minItems: count, maxItems: count } } };
}

function partsIn(value: Json): readonly string[] {
  const parts = typeof value === 'object' && value !== null && 'parts' in value ? value.parts : [];
  const texts = Array.isArray(parts) ? parts.filter((part) => typeof part === 'string') : [];
  return [...new Set(texts.map(taskOf))].filter((text) => text !== '');
}

/** A task as it stands inside a question: without the stop or the question mark at its end. */
export function taskOf(text: string): string {
  return text.trim().replace(/[\s.。?？!！:：;；,，]+$/u, '');
}
