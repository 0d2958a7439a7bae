import * as z from 'zod/mini';
import { type Language, languages, limits } from '../core';
import { hubMirrorFrom } from './hub-mirror';
import { paces } from './pace';
import type { Settings } from './state';

/** The settings of a first visit, and over them what an earlier one left behind: whatever does not fit is forgotten. */
export function settingsFrom(kept: unknown, preferredLanguage: Language): Settings {
  const usual: Settings = {
    language: preferredLanguage,
    theme: 'system',
    scenarioOpen: true,
    readingOpen: true,
    agreedModels: [],
    hubMirror: null,
    pace: 'fast',
    mostTurns: 100,
    mostTokens: 100_000,
  };
  const read = settingsSchema.safeParse(kept);
  if (!read.success) return usual;
  const known = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
  return { ...usual, ...(known as Partial<Settings>) };
}

/** Perhaps of an older version, perhaps written by hand: each field for itself. */
const settingsSchema = z.object({
  language: z.catch(z.optional(z.enum(languages)), undefined),
  theme: z.catch(z.optional(z.enum(['system', 'light', 'dark'])), undefined),
  scenarioOpen: z.catch(z.optional(z.boolean()), undefined),
  readingOpen: z.catch(z.optional(z.boolean()), undefined),
  agreedModels: z.catch(z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(500))), undefined),
  pace: z.catch(z.optional(z.enum(paces)), undefined),
  mostTurns: z.catch(z.optional(z.int().check(z.gte(1), z.lte(limits.turns))), undefined),
  mostTokens: z.catch(z.optional(z.int().check(z.gte(1), z.lte(limits.runTokens))), undefined),
  hubMirror: z.catch(z.optional(z.string().check(z.refine((text) => hubMirrorFrom(text) === text))), undefined),
});
