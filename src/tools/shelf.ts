import MiniSearch from 'minisearch';
import type { Scenario } from '../core';
import { type Passage, passagesOf, wordsOf } from './passages';

/** The documents of a scenario, ready to be searched. */
export type Shelf = { about(query: string, most: number): readonly Passage[] };

const shelves = new WeakMap<Scenario, Shelf>();

/** Reads the documents when they are first asked for. */
export function shelfOf(scenario: Scenario): Shelf {
  const known = shelves.get(scenario);
  if (known !== undefined) return known;
  const passages = passagesOf(scenario.documents ?? []);
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    tokenize: (text) => wordsOf(text),
    processTerm: (word) => word,
  });
  index.addAll(passages);
  const shelf: Shelf = {
    about: (query, most) =>
      index
        .search(query)
        .slice(0, most)
        .flatMap(({ id }) => passages[Number(id)] ?? []),
  };
  shelves.set(scenario, shelf);
  return shelf;
}
