import type { AgentId } from '../core';

/** Who does what. */
export type Assignment = { readonly agentId: AgentId; readonly task: string };

/** Work in steps: in each, everybody does the next of their own tasks, side by side. As many steps as the busiest has tasks. */
export function wavesOf(assignments: readonly Assignment[]): readonly (readonly Assignment[])[] {
  const waves: Assignment[][] = [];
  const done = new Map<AgentId, number>();
  for (const assignment of assignments) {
    const wave = done.get(assignment.agentId) ?? 0;
    done.set(assignment.agentId, wave + 1);
    const together = waves[wave] ?? [];
    if (together.length === 0) waves[wave] = together;
    together.push(assignment);
  }
  return waves;
}
