import * as z from 'zod/mini';
import type { Json } from '../../base';
import type { ModelCard } from '../../core';
import type { WebLlmLibrary } from './library';
import { modelCardOf } from './model-card';

const testModelSchema = z.strictObject({
  model: z.string(),
  model_id: z.string(),
  model_lib: z.string(),
  vram_required_MB: z.number(),
  overrides: z.strictObject({ context_window_size: z.number() }),
});

const settingsSchema = z.strictObject({
  testModels: z.array(testModelSchema),
  hubMirror: z.nullable(z.string()),
});

/** A model of a test's own: where its files and its library lie. Never from a link or a file. */
export type TestModel = z.infer<typeof testModelSchema>;

export function settingsFor(testModels: readonly TestModel[], hubMirror: string | null): Json {
  return { testModels, hubMirror };
}

/** What stands in for the hub; null if nothing does. */
export function hubMirrorIn(settings: Json): string | null {
  return settings === null ? null : settingsSchema.parse(settings).hubMirror;
}

/** The library's models and their cards, with the page's test models in their place if it named any. */
export function withTestModels(
  settings: Json,
  library: WebLlmLibrary,
  cards: readonly ModelCard[],
): { readonly library: WebLlmLibrary; readonly cards: readonly ModelCard[] } {
  const { testModels } = settingsSchema.parse(settings ?? settingsFor([], null));
  if (testModels.length === 0) return { library, cards };
  return { library: { ...library, models: testModels }, cards: testModels.map(modelCardOf) };
}
