import type { AgentId, Link } from '../../core';

export type Place = { readonly x: number; readonly y: number };

/**
 * Where agents stand in the picture of a pattern, 0..1 both ways: a tree level by level with its root on top, everything
 * else in a circle, and agents that nothing links in a row.
 */
export function placesOf(agents: readonly AgentId[], links: readonly Link[]): ReadonlyMap<AgentId, Place> {
  if (links.length === 0) return rows([agents]);
  const levels = levelsOf(agents, links);
  return levels === null ? circle(agents) : rows(levels);
}

/** The levels of a tree that holds all agents; null if it is none. */
function levelsOf(agents: readonly AgentId[], links: readonly Link[]): readonly (readonly AgentId[])[] | null {
  const below = new Set(links.map(({ to }) => to));
  const roots = agents.filter((id) => !below.has(id));
  if (roots.length !== 1 || links.length !== agents.length - 1) return null;
  const levels: AgentId[][] = [];
  for (let level = roots; level.length > 0 && levels.length < agents.length; level = childrenOf(level, links))
    levels.push(level);
  return levels.flat().length === agents.length ? levels : null;
}

function childrenOf(parents: readonly AgentId[], links: readonly Link[]): AgentId[] {
  return parents.flatMap((parent) => links.filter(({ from }) => from === parent).map(({ to }) => to));
}

function rows(levels: readonly (readonly AgentId[])[]): ReadonlyMap<AgentId, Place> {
  return new Map(
    levels.flatMap((level, row) =>
      level.map((id, column) => [
        id,
        { x: (column + 0.5) / level.length, y: levels.length === 1 ? 0.5 : row / (levels.length - 1) },
      ]),
    ),
  );
}

function circle(agents: readonly AgentId[]): ReadonlyMap<AgentId, Place> {
  return new Map(
    agents.map((id, index) => {
      const angle = (2 * Math.PI * index) / agents.length - (agents.length === 2 ? Math.PI : Math.PI / 2);
      return [id, { x: 0.5 + 0.5 * Math.cos(angle), y: 0.5 + 0.5 * Math.sin(angle) }];
    }),
  );
}
