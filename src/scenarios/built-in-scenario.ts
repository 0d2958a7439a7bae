import type { Language, Scenario } from '../core';

/** What a scenario is about; the gallery is ordered by it. */
export const subjects = ['debate', 'science', 'story', 'teaching', 'market', 'planning', 'service', 'meeting'] as const;
export type Subject = (typeof subjects)[number];

/** A scenario that comes with the page, in both languages. */
export type BuiltInScenario = {
  /** As it stands in the address: `#/play/<id>`. */
  readonly id: string;
  readonly subject: Subject;
  readonly scenario: Readonly<Record<Language, Scenario>>;
};
